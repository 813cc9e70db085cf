// The examples that ship with tde, and what they say as changes to save.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadMethod } from '../../src/method/load.ts';
import type { Answers, Change } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { packageRoot } from '../../src/root.ts';
import { tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

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

/** All that a project says, as changes to save. */
export const changesOf = ({ byId, finished }: Answers): Change[] => [
  ...Object.entries(byId).map(([id, answer]) => ({ id, answer })),
  ...finished.map((section) => ({ id: `finished.${section}`, answer: { value: 'yes' } })),
];

/** An example made anew, from its file with --answers, and by one `tde set` for each answer: the file and the documents. */
export async function madeBothWays(file: string): Promise<{ whole: string[]; single: string[] }> {
  const [whole, single] = [tempDir(), tempDir()];
  const { answers } = readProject(file, await loadMethod());
  await call(whole, 'init', '--answers', file);
  await call(single, 'init', '--no-input');
  for (const { id, answer = {} } of changesOf(answers)) {
    const { value = [], note, findOut } = answer;
    await call(
      single,
      ...['set', id],
      ...(note === undefined ? [] : ['--note', note]),
      ...(findOut === undefined ? [] : ['--find-out', findOut]),
      '--',
      ...(typeof value === 'string' ? [value] : value),
    );
  }
  return { whole: await filesOf(whole), single: await filesOf(single) };
}

// --- internal ---

async function call(cwd: string, ...argv: string[]): Promise<string> {
  const { code, out, err } = await runTde(argv, { cwd });
  if (code !== 0) throw new Error(`${argv.join(' ')}\n${err}`);
  return out;
}

const filesOf = async (cwd: string): Promise<string[]> => [
  readFileSync(join(cwd, 'tde.yaml'), 'utf8'),
  await call(cwd, 'pitch'),
  await call(cwd, 'outline'),
  await call(cwd, 'recommend'),
];
