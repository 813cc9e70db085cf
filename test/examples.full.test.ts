// Each example, answer by answer: takes a while, since every `tde set` is a save to the disk.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { changesOf, isEmpty } from '../src/project/answers.ts';
import { readProject } from '../src/project/file.ts';
import { exampleFiles } from './support/examples.ts';
import { tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();

test.each(exampleFiles)(
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
