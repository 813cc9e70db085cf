// What comes from outside at each door: a file, stdin, a word. The series that are tried whole in outside.full.test.ts, in part every day.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/outside.ts';
import { smallPack } from './small-pack.ts';
import { pngOf } from './small-pictures.ts';
import { put, tempDir } from './temp-dir.ts';
import { type Ran, runTde, spawnTde } from './test-io.ts';

export const PROJECT = 'tde: 1\nproject:\n  name: Cool bus stops\n';
const bin = join(packageRoot, 'bin', 'tde.js');

/** Each door: the command that reads a file there, the file's name, and how its size is spoken of. */
export const DOORS: [door: string, file: string, command: string[], most: string][] = [
  ['the project', 'tde.yaml', ['check'], '1 MB, the most a project file'],
  ['--answers', 'answers.yaml', ['set', '--answers', 'answers.yaml'], '1 MB, the most a file of answers'],
  [
    '--answers of a new project',
    'answers.yaml',
    ['init', 'new', '--answers', 'answers.yaml'],
    '1 MB, the most a file of answers',
  ],
  ['--template', 'letter.hbs', ['pitch', '--template', 'letter.hbs'], '1 MB, the most a template'],
  ['--logo', 'logo.png', ['pitch', '--format', 'html', '--logo', 'logo.png'], '1 MB, the most a logo'],
  ['an import', 'said.csv', ['feedback', 'import', 'said.csv'], '20 MB, the most a file to import'],
  ['a method pack', 'pack/find.yaml', ['check', '--method', 'pack'], '10 MB, the most a file of a method pack'],
];

/** A folder in which every door has a sound file, but for the one named, which is left to the test. */
export function folderWithout(file: string): string {
  const cwd = tempDir();
  const sound: Record<string, string | Uint8Array> = {
    'tde.yaml': PROJECT,
    'answers.yaml': 'project:\n  name: Shade\n',
    'letter.hbs': 'Dear neighbors\n',
    'logo.png': pngOf(8, 8),
    'said.csv': 'said,group\nMore shade,Riders\n',
    ...Object.fromEntries(Object.entries(smallPack).map(([name, text]) => [`pack/${name}`, text])),
  };
  for (const [name, content] of Object.entries(sound)) if (name !== file) put(cwd, name, content);
  return cwd;
}

/** One message that names the file, without a stack, with nothing printed or made and the project as it was. */
export function expectRefused(ran: Ran, file: string, says: string | RegExp): void {
  const said = ran.err.replace(/\s+/g, ' ');
  expect(said).toMatch(says);
  expect(said).toContain(file);
  expect(said).not.toMatch(/fault in tde| at .*\.[cm]?[jt]s:\d/);
  expect(ran.err.length).toBeLessThan(700);
  expect(ran).toMatchObject({ code: 1, out: '' });
}

export const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Tests that only a file is read at these doors. */
export function testNoFiles(doors: typeof DOORS): void {
  describe.each(doors)('at %s', (_door, file, command) => {
    test.skipIf(process.platform === 'win32')('a pipe, a device and a folder are no files', () => {
      for (const [make, says] of [
        [(path: string) => spawnSync('mkfifo', [path]), 'is not a file.'],
        [(path: string) => symlinkSync('/dev/zero', path), 'is not a file.'],
        [(path: string) => mkdirSync(path), /it is a folder|no project file|There is no tde\.yaml/],
      ] as const) {
        const cwd = folderWithout(file);
        make(join(cwd, file));
        expectRefused(spawnTde(command, { cwd }), file, says);
      }
    });
  });
}

/** Texts that are not UTF-8, and what is said of each in a file. */
export const OTHER_TEXTS: readonly [bytes: Uint8Array, says: string][] = [
  [latin1('a: 1\nb: Caf\xe9 hours\n'), ':2:7: This is not UTF-8 text.'],
  [Buffer.from([0x61, 0x3a, 0x20, 0xe2, 0x82]), ':1:4: This is not UTF-8 text.'],
  [Buffer.from('\ufeffa: Büro\n', 'utf16le'), ':1:1: This is saved as UTF-16, not as UTF-8.'],
  [Buffer.from('\ufeffa: Büro\n', 'utf16le').swap16(), ':1:1: This is saved as UTF-16, not as UTF-8.'],
  [Buffer.from('a: Büro\n', 'utf16le'), ':1:2: There is a NUL byte here'],
  [Buffer.from('{\\rtf1\\ansi\\f0 tde: 1}'), ':1:1: This is a file of a word processor, not plain text.'],
  [Buffer.from('%PDF-1.7\n%\u00e2\u00e3'), ':1:1: This is a PDF, not plain text.'],
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), ':1:1: This is an old Word or Excel file, not plain text.'],
  [Buffer.from('PK\u0003\u0004\u0014\0\u0006\0'), ':1:1: This is a Word, Excel or zip file, not plain text.'],
];

/** Tests that these texts are refused at these doors; a logo is no text. */
export function testEncodings(doors: typeof DOORS, texts: typeof OTHER_TEXTS): void {
  describe.each(doors.filter(([door]) => door !== '--logo'))('at %s', (_door, file, command) => {
    test.each(texts)('text that is not UTF-8 is refused with its place: %s', async (bytes, says) => {
      const cwd = folderWithout(file);
      put(cwd, file, bytes);
      expectRefused(await runTde(command, { cwd }), file, file + says);
      if (file !== 'tde.yaml') expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(PROJECT);
    });
  });
}

/** What is read from stdin: what it is, the command, and how its size is spoken of. */
export const ON_STDIN: [what: string, command: string[], most: string][] = [
  ['an answer', ['set', 'project.name', '-'], 'an answer'],
  ['a file of answers', ['set', '--answers', '-'], 'a file of answers'],
  ['a new project', ['init', 'new', '--answers', '-'], 'a file of answers'],
];

/** Tests that these take only text from stdin, and only so much of it. */
export function testStdin(given: typeof ON_STDIN): void {
  describe('on stdin', () => {
    test.each(given)('%s that is no text, or has no end, is refused', (_what, command, most) => {
      const cwd = folderWithProject();
      const given = (stdin: Uint8Array) => spawnTde(command, { cwd, stdin });
      expectRefused(given(latin1('project.name: B\xfcro\n')), 'stdin', 'stdin:1:16: This is not UTF-8 text.');
      const utf16 = given(Buffer.from('\ufeffBüro', 'utf16le'));
      expectRefused(utf16, 'stdin', 'stdin:1:1: This is saved as UTF-16');
      expect(utf16.err).toContain('iconv -f UTF-16 -t UTF-8');
      if (process.platform !== 'win32') {
        expectRefused(fromFile(cwd, cwd, ...command), 'stdin', 'Could not read stdin: it is a folder.');
        expectRefused(
          fromFile(cwd, '/dev/zero', ...command),
          'stdin',
          `stdin is larger than 1 MB, the most ${most} may have.`,
        );
      }
      expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(PROJECT);
    });
  });
}

/** Where a word of the command line may be broken, and the command. */
export const BROKEN_WORDS: readonly (readonly [what: string, command: string])[] = [
  ['a value', 'set project.place "$word"'],
  ['a note', 'set project.place Riverton --note "$word"'],
  ['an id', 'get "$word"'],
  ['what was said', 'feedback add --said "$word" --group Riders'],
  ['the name of a new project', 'init new --name "$word"'],
];

/** Tests that a broken word is refused at these places. */
export function testBrokenWords(places: typeof BROKEN_WORDS): void {
  describe.skipIf(process.platform === 'win32')('on the command line', () => {
    test.each(places)('%s that is not UTF-8 is refused, and nothing is saved', (_what, command) => {
      const cwd = folderWithProject();
      const script = `word=$(printf 'Caf\\351 hours'); "${process.execPath}" "${bin}" ${command}`;
      const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8', timeout: 20_000 });
      expect(stderr.replace(/\s+/g, ' ')).toContain('A word of the command line is not UTF-8 text: "Caf\ufffd hours".');
      expect([status, stdout]).toEqual([2, '']);
      expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(PROJECT);
    });
  });
}

/** Words that every object of JavaScript knows. */
export const OBJECT_WORDS = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__proto__'];

/** Tests that these words are like any other to the commands. */
export function testObjectWords(words: readonly string[]): void {
  describe('words that every object of the language knows', () => {
    test.each(words)('%s is an answer, a record, a column and an option like any other', async (word) => {
      const cwd = await newProject();
      const done = async (...argv: string[]) => {
        const ran = await runTde(argv, { cwd });
        expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining('native code')]);
        return ran.out;
      };
      await done('set', 'refine.data-supply.owners', word);
      await done('set', 'refine.use-cases', word);
      await done('feedback', 'add', '--said', word, '--group', word);
      put(cwd, 'said.csv', `${word},group\n${word} again,Riders\n`);
      await done('feedback', 'import', 'said.csv', '--map', `said=${word}`);
      expect(await done('get', 'refine.data-supply.owners')).toBe(`${word}\n`);
      expect(await done('feedback', 'list')).toContain(`${word} again`);
      expect(await done('plan', '--format', 'csv')).toContain(`"${word}"`);
      await done('check');
    });
  });
}

/** A folder with a project that tde began. */
export async function newProject(): Promise<string> {
  const cwd = tempDir();
  await runTde(['init', '--no-input', '--name', 'Cool bus stops'], { cwd });
  return cwd;
}

/** A folder with a project of a few words. */
export function folderWithProject(): string {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', PROJECT);
  return cwd;
}

// --- internal ---

const fromFile = (cwd: string, path: string, ...args: string[]): Ran => {
  const handle = openSync(path, 'r');
  const ran = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '' },
    stdio: [handle, 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 20_000,
  });
  closeSync(handle);
  return { code: ran.status ?? -1, out: ran.stdout, err: ran.stderr };
};
