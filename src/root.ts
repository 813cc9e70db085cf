// Where the installed package lies, and which version it is. This file stands directly in src/, and its build directly in dist/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds package.json, dist, templates and examples. */
export const packageRoot = join(import.meta.dirname, '..');

/** The version in package.json. */
export const packageVersion = (): string => JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version;
