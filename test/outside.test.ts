// What comes from outside, at every door: what cannot be read is refused in one message, with everything as it was.
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/outside.ts';
import {
  BROKEN_WORDS,
  DOORS,
  expectRefused,
  folderWithout,
  folderWithProject,
  newProject,
  ON_STDIN,
  OTHER_TEXTS,
  testBrokenWords,
  testEncodings,
  testNoFiles,
  testObjectWords,
  testStdin,
} from './support/doors.ts';
import { putPack, smallPack } from './support/small-pack.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde, spawnTde } from './support/test-io.ts';

const bin = join(packageRoot, 'bin', 'tde.js');

// All of them are in outside.full.test.ts.
testNoFiles(DOORS.filter(([door]) => door === 'an import'));
testStdin(ON_STDIN.filter(([what]) => what === 'a file of answers'));
testObjectWords(['constructor', '__proto__']);
testBrokenWords(BROKEN_WORDS.filter(([what]) => what === 'a value'));
for (const [i, door] of DOORS.entries())
  testEncodings([door], i === 0 ? OTHER_TEXTS : OTHER_TEXTS.filter((_, j) => j === i % OTHER_TEXTS.length));

describe.each(DOORS)('at %s', (_door, file, command, most) => {
  test.skipIf(process.platform === 'win32')('links that lead nowhere or in a circle are told', async () => {
    for (const [target, says] of [
      ['gone', 'it is not there'],
      [file.split('/').at(-1) as string, 'its links lead in a circle'],
    ] as const) {
      const cwd = folderWithout(file);
      symlinkSync(target, join(cwd, file));
      expectRefused(await runTde(command, { cwd }), file, says);
    }
  });

  test('eight gigabytes are refused before they are read', async () => {
    const cwd = folderWithout(file);
    truncateSync(put(cwd, file, ''), 8_000_000_000);
    expectRefused(await runTde(command, { cwd }), file, `is larger than ${most} may have.`);
  });
});

describe('on stdin', () => {
  test.skipIf(process.platform === 'win32')('and where a shell gives what a command prints, answers are read', () => {
    const cwd = folderWithProject();
    const script = `"${process.execPath}" "${bin}" set --answers <(echo 'project.name: Shade') && "${process.execPath}" "${bin}" set --answers /dev/stdin <<< 'project.place: Riverton'`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', timeout: 20_000 });
    expect([status, stderr]).toEqual([0, expect.stringContaining('1 answer')]);
    expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toMatch(/name: Shade\n {2}place: Riverton/);
  });
});

test('a file of a word processor is refused on stdin, too, with what helps there', async () => {
  const stdin = '{\\rtf1 Shade}';
  const { code, err } = spawnTde(['set', '--answers', '-'], { cwd: await newProject(), stdin });
  expect([code, err]).toEqual([1, expect.stringMatching(/a file of a word processor[\s\S]*save it as plain text/)]);
});

describe('words that every object of the language knows', () => {
  test.each(['constructor', 'toString', '__proto__'])('%s is nothing that a template sees', async (word) => {
    const cwd = await newProject();
    for (const text of [`{{${word}}}`, `{{title.${word}}}`, `{{#with ${word}}}x{{/with}}`, `{{> ${word}}}`]) {
      put(cwd, 'letter.hbs', text);
      const { code, out, err } = await runTde(['pitch', '--template', 'letter.hbs'], { cwd });
      expect([code, out, err]).toEqual([1, '', expect.stringMatching(`no (?:part )?"${word}"`)]);
    }
  });

  test('may be the ids of a method pack', async () => {
    const cwd = tempDir();
    const renamed = (text: string) =>
      text
        .replaceAll('find.basis', 'constructor.constructor')
        .replaceAll('{ id: kind,', '{ id: constructor.constructor,')
        .replaceAll('question: kind', 'question: constructor.constructor')
        .replaceAll(/\b(?:listened|staff|contacts)\b/g, 'constructor');
    putPack(cwd, Object.fromEntries(Object.entries(smallPack).map(([name, text]) => [name, renamed(text)])));
    const done = async (...argv: string[]) => {
      const ran = await runTde([...argv, '--method', 'pack'], { cwd });
      expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining('native code')]);
      return ran.out;
    };
    await done('init', '--no-input');
    put(
      cwd,
      'answers.yaml',
      'refine.use-cases.new.constructor.constructor: plan\nconstructor.constructor: constructor\n',
    );
    await done('set', '--answers', 'answers.yaml');
    await done('set', 'find.checklists.ask-around.constructor', 'yes');
    await done('set', 'project.role', 'constructor');
    expect(await done('get', 'refine.use-cases.new.constructor.constructor')).toBe('plan\n');
    expect(JSON.parse(await done('schema')).properties.constructor.properties.constructor).toMatchObject({
      title: 'Basis',
    });
    expect(await done('worksheet', '--format', 'yaml')).toContain('constructor: plan');
    for (const format of ['md', 'html', 'csv']) expect(await done('plan', '--format', format)).toContain('A plan');
  });
});
