// What comes from outside, at every door: what cannot be read is refused in one message, with everything as it was.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/root.ts';
import { putPack, smallPack } from './support/small-pack.ts';
import { pngOf } from './support/small-pictures.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { type Ran, runTde, spawnTde } from './support/test-io.ts';

const PROJECT = 'tde: 1\nproject:\n  name: Cool bus stops\n';
const bin = join(packageRoot, 'bin', 'tde.js');

/** Each door: the command that reads a file there, the file's name, and how its size is spoken of. */
const DOORS: [door: string, file: string, command: string[], most: string][] = [
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
function folderWithout(file: string): string {
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
function expectRefused(ran: Ran, file: string, says: string | RegExp): void {
  const said = ran.err.replace(/\s+/g, ' ');
  expect(said).toMatch(says);
  expect(said).toContain(file);
  expect(said).not.toMatch(/fault in tde| at .*\.[cm]?[jt]s:\d/);
  expect(ran.err.length).toBeLessThan(700);
  expect(ran).toMatchObject({ code: 1, out: '' });
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe.each(DOORS)('at %s', (door, file, command, most) => {
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

  test.skipIf(door === '--logo')('text that is not UTF-8 is refused with its place', async () => {
    for (const [bytes, says] of [
      [latin1('a: 1\nb: Caf\xe9 hours\n'), `${file}:2:7: This is not UTF-8 text.`],
      [Buffer.from([0x61, 0x3a, 0x20, 0xe2, 0x82]), `${file}:1:4: This is not UTF-8 text.`],
      [Buffer.from('\ufeffa: Büro\n', 'utf16le'), `${file}:1:1: This is saved as UTF-16, not as UTF-8.`],
      [Buffer.from('\ufeffa: Büro\n', 'utf16le').swap16(), `${file}:1:1: This is saved as UTF-16, not as UTF-8.`],
      [Buffer.from('a: Büro\n', 'utf16le'), `${file}:1:2: There is a NUL byte here`],
    ] as const) {
      const cwd = folderWithout(file);
      put(cwd, file, bytes);
      expectRefused(await runTde(command, { cwd }), file, says);
      if (file !== 'tde.yaml') expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(PROJECT);
    }
  });
});

describe('on stdin', () => {
  const project = () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', PROJECT);
    return cwd;
  };
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

  test.each([
    ['an answer', ['set', 'project.name', '-'], 'an answer'],
    ['a file of answers', ['set', '--answers', '-'], 'a file of answers'],
    ['a new project', ['init', 'new', '--answers', '-'], 'a file of answers'],
  ])('%s that is no text, or has no end, is refused', (_what, command, most) => {
    const cwd = project();
    const given = (stdin: Uint8Array) => spawnTde(command, { cwd, stdin });
    expectRefused(given(latin1('project.name: B\xfcro\n')), 'stdin', 'stdin:1:16: This is not UTF-8 text.');
    expectRefused(given(Buffer.from('\ufeffBüro', 'utf16le')), 'stdin', 'stdin:1:1: This is saved as UTF-16');
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

  test.skipIf(process.platform === 'win32')('and where a shell gives what a command prints, answers are read', () => {
    const cwd = project();
    const script = `"${process.execPath}" "${bin}" set --answers <(echo 'project.name: Shade') && "${process.execPath}" "${bin}" set --answers /dev/stdin <<< 'project.place: Riverton'`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', timeout: 20_000 });
    expect([status, stderr]).toEqual([0, expect.stringContaining('1 answer')]);
    expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toMatch(/name: Shade\n {2}place: Riverton/);
  });
});

describe.skipIf(process.platform === 'win32')('on the command line', () => {
  test.each([
    ['a value', 'set project.place "$word"'],
    ['a note', 'set project.place Riverton --note "$word"'],
    ['an id', 'get "$word"'],
    ['what was said', 'feedback add --said "$word" --group Riders'],
    ['the name of a new project', 'init new --name "$word"'],
  ])('%s that is not UTF-8 is refused, and nothing is saved', (_what, command) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', PROJECT);
    const script = `word=$(printf 'Caf\\351 hours'); "${process.execPath}" "${bin}" ${command}`;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8', timeout: 20_000 });
    expect(stderr.replace(/\s+/g, ' ')).toContain('A word of the command line is not UTF-8 text: "Caf\ufffd hours".');
    expect([status, stdout]).toEqual([2, '']);
    expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(PROJECT);
  });
});

describe('words that every object of the language knows', () => {
  const project = async () => {
    const cwd = tempDir();
    await runTde(['init', '--no-input', '--name', 'Cool bus stops'], { cwd });
    return cwd;
  };

  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__proto__'])(
    '%s is an answer, a record, a column and an option like any other',
    async (word) => {
      const cwd = await project();
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
    },
  );

  test.each(['constructor', 'toString', '__proto__'])('%s is nothing that a template sees', async (word) => {
    const cwd = await project();
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
