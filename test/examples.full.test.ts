// Each example, answer by answer, which takes a while, since every `tde set` is a save to the disk; and what is counted in their logs.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadLexicon } from '../src/evidence/lexicon.ts';
import { survey } from '../src/evidence/survey.ts';
import { loadMethod } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { changesOf, isEmpty } from '../src/project/answers.ts';
import { readProject } from '../src/project/file.ts';
import { exampleFile, exampleFiles, exampleNames, examplesFolder } from './support/examples.ts';
import { tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();

// Of the two examples that are finished the fuller one: a save takes the longer the more there is, and the other one holds no kind of answer
// that is not in the rest.
const oneByOne = exampleFiles.filter((file) => !file.endsWith(join('complete-streets', 'tde.cycle-1.yaml')));

test.each(oneByOne)(
  'the example %s comes out the same to the byte from --answers and from one `tde set` for each answer',
  async (file) => {
    const [whole, single] = [tempDir(), tempDir()];
    await call(whole, 'init', '--answers', file);
    await call(single, 'init', '--no-input');
    // A record comes with its first answer.
    const answered = changesOf(readProject(file, method).answers).filter(({ answer }) => !isEmpty(answer));
    for (const { id, answer: { value = [], note, findOut } = {} } of answered)
      await call(
        single,
        ...['set', id],
        ...(note === undefined ? [] : ['--note', note]),
        ...(findOut === undefined ? [] : ['--find-out', findOut]),
        '--',
        ...(typeof value === 'string' ? [value] : value),
      );
    expect(await filesOf(single)).toEqual(await filesOf(whole));
  },
);

test('two of the examples carry evidence, counted in the invented logs beside them', async () => {
  const fresh = tempDir();
  execFileSync(process.execPath, [join(packageRoot, 'scripts', 'example-logs.mjs'), fresh]);
  const carrying: string[] = [];
  for (const name of exampleNames) {
    const { evidence } = readProject(exampleFile(name), method);
    if (evidence.size > 0) carrying.push(name);
    for (const [id, source] of evidence) {
      const file = join(examplesFolder, name, source.file);
      expect(readFileSync(file).equals(readFileSync(join(fresh, name, source.file))), id).toBe(true);
      expect((await survey(file, source.file, { lexicon: loadLexicon() })).source, id).toEqual(source);
    }
  }
  expect(carrying).toEqual(['parcel-requests', 'vacant-property']);
});

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
