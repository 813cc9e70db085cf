// Gives the method a run works with: the built-in one, compiled to JSON when tde was built, or a pack in a folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../outside.ts';
import type { Method } from './types.ts';

/** The built-in method, or with `folder` the pack there; throws a UserError with every problem of that pack. */
export async function loadMethod(folder?: string): Promise<Method> {
  if (folder !== undefined) return (await import('./pack.ts')).readPack(folder);
  return JSON.parse(readFileSync(join(packageRoot, 'dist', 'method.json'), 'utf8'));
}
