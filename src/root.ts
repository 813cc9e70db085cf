// Where the installed package lies, which version it is, and which examples come with it. This file stands directly in src/, and its build
// directly in dist/.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds package.json, dist, templates and examples. */
export const packageRoot = join(import.meta.dirname, '..');

/** The version in package.json. */
export const packageVersion = (): string => JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version;

/** The worked examples, by name. */
export const exampleNames = (): string[] =>
  readdirSync(join(packageRoot, 'examples'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
