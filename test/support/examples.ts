// The examples that ship with tde, and where their documents stand.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/outside.ts';

export const examplesFolder = join(packageRoot, 'examples');

export const exampleNames = readdirSync(examplesFolder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

export const exampleFile = (name: string): string => join(examplesFolder, name, 'tde.yaml');

/** Every project file of the examples, the finished cycles among them, the current one of each last. */
export const exampleFiles: readonly string[] = exampleNames.flatMap((name) =>
  readdirSync(join(examplesFolder, name))
    .filter((entry) => entry.endsWith('.yaml'))
    .sort()
    .map((entry) => join(examplesFolder, name, entry)),
);

/** An example that went all the way: every section of its first cycle is finished. */
export const finishedExample = join(examplesFolder, 'lead-paint', 'tde.cycle-1.yaml');

/** Where the documents of a project file stand: those of a finished cycle below a folder of its own. */
export const expectedFolder = (file: string): string =>
  join(dirname(file), 'expected', ...(/\.(cycle-\d+)\./.exec(file)?.slice(1) ?? []));
