// Where a result goes: the series that are tried whole in output.full.test.ts, and in part every day in output.test.ts.
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/outside.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

// A short one: a result goes to the same places, however much there is in it.
const project = `tde: 1
method: tde-1.0
project:
  name: Lead-safe rentals
  place: Riverton
find:
  focus-area: lead paint in rental homes
design:
  intervention: a list of inspected homes
`;
export const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
export const onPosix = process.platform !== 'win32';

/** A folder with a project, and the other files a team may have beside it. */
export function folder() {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', project);
  return { cwd, tde: (...argv: string[]) => runTde(argv, { cwd }) };
}

/** Every command that takes -o, with the name that it would give its file. */
export const COMMANDS: readonly (readonly [name: string, ...argv: string[]])[] = [
  ['pitch.md', 'pitch', '--format', 'md'],
  ['plan.html', 'plan', '--format', 'html'],
  ['heard.docx', 'heard', '--format', 'docx'],
  ['worksheet.yaml', 'worksheet', '--format', 'yaml'],
  ['recommendation.txt', 'recommend'],
  ['recommendation.json', 'recommend', '--json'],
  ['tde.schema.json', 'schema'],
  ['templates.txt', 'templates'],
  ['plan.hbs', 'templates', 'copy', 'plan'],
  ['plan.json', 'templates', 'data', 'plan'],
];

/** Tests that no result of these commands goes over a project. */
export function testOverProject(commands: typeof COMMANDS): void {
  describe('a result goes over no', () => {
    test.each(commands)('project, and a name is suggested that is free: %s', async (name, ...argv) => {
      const { cwd, tde } = folder();
      put(cwd, name, 'mine');
      const { code, out, err } = await tde(...argv, '-o', 'tde.yaml', '--force');
      expect({ code, out }).toEqual({ code: 1, out: '' });
      const [, suggested = ''] =
        /^tde\.yaml holds a project or .* Choose another name: -o (\S+)$/.exec(flat(err)) ?? [];
      expect(suggested).toBe(name.replace(/(\.\w+)$/, '-2$1'));
      expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(project);
      expect((await tde(...argv, '-o', suggested)).code).toBe(0);
    });
  });
}

/** The ways to a project: its own name, another's, and links to it. */
export const WAYS: readonly string[] = [
  './tde.yaml',
  '{cwd}/tde.yaml',
  'north.yaml',
  'form.yaml',
  'answers.json',
  'hard.md',
  ...(onPosix ? ['link.md', 'here/north.yaml'] : []),
];

/** No option, and --force. */
export const OPTIONS: readonly (readonly string[])[] = [[], ['--force']];

/** Tests that a result goes over no project by these ways, with each of the options. */
export function testWays(ways: readonly string[], options: typeof OPTIONS): void {
  describe('a result goes over no', () => {
    test('project, whatever its name and the way to it', async () => {
      const { cwd, tde } = folder();
      put(cwd, 'north.yaml', project);
      put(cwd, 'form.yaml', '# A form\ntde: 1\nmethod: tde-1.0\nproject:\n  name: Ours\n');
      put(cwd, 'answers.json', '{ "tde": 1, "project": { "name": "Ours" } }\n');
      linkSync(join(cwd, 'tde.yaml'), join(cwd, 'hard.md'));
      if (onPosix) {
        symlinkSync('tde.yaml', join(cwd, 'link.md'));
        symlinkSync('.', join(cwd, 'here'));
      }
      for (const target of ways.map((way) => way.replace('{cwd}', cwd))) {
        const before = readFileSync(resolve(cwd, target));
        for (const more of options) {
          const ran = await tde('pitch', '--format', 'md', '-o', target, ...more);
          expect(ran, target).toMatchObject({ code: 1, out: '' });
          expect(flat(ran.err)).toMatch(/^\S+ holds a project or .* Choose another name: -o \S+$/);
          expect(ran.err).not.toContain('--force');
          expect(readFileSync(resolve(cwd, target)), target).toEqual(before);
        }
      }
    });
  });
}

/** Tests that a result goes to none of these folders. */
export function testFolders(targets: readonly string[]): void {
  describe('a result', () => {
    test('named after a folder is none, and a name in it is suggested that is not taken', async () => {
      const { cwd, tde } = folder();
      mkdirSync(join(cwd, 'for print'));
      put(cwd, join('for print', 'pitch.md'), 'mine');
      for (const target of targets) {
        const ran = await tde('pitch', '--format', 'md', '-o', target, '--force');
        expect(ran.code).toBe(1);
        expect(flat(ran.err)).toContain(`${target} is a folder. Name a file in it: -o `);
        expect(ran.err).not.toContain('--force');
      }
      const { err } = await tde('pitch', '--format', 'md', '-o', 'for print');
      expect(flat(err)).toContain(`-o "${join('for print', 'pitch-2.md')}"`);
    });
  });
}

/** Tests that a result goes into devices and pipes, with each of the options. */
export function testDevices(options: typeof OPTIONS): void {
  describe('a result', () => {
    test.skipIf(!onPosix)(
      'goes into a device or a pipe as it comes, with --force too, and leaves it what it is',
      async () => {
        const { cwd, tde } = folder();
        const { out } = await tde('pitch');
        for (const more of options) {
          expect((await tde('pitch', '-o', '/dev/null', ...more)).code).toBe(0);
          expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
          expect(await tde('pitch', '-o', '/dev/stdout', ...more)).toMatchObject({ code: 0, out });
          const bin = join(packageRoot, 'bin', 'tde.js');
          const script = `mkfifo pipe; cat pipe > got & '${process.execPath}' '${bin}' pitch -o pipe ${more.join(' ')}; wait; cat got; rm got; test -p pipe && rm pipe
          '${process.execPath}' '${bin}' pitch -o /dev/fd/3 ${more.join(' ')} 3>&1 > /dev/null | cat`;
          const ran = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' });
          expect(ran).toMatchObject({ status: 0, stdout: out + out });
        }
      },
    );
  });
}

/** Tests that these command lines tell of a full disk where their result goes. */
export function testFullDisk(lines: readonly string[]): void {
  describe('a result', () => {
    test.skipIf(!existsSync('/dev/full'))('that does not get to where it goes is told in one message', async () => {
      const { cwd, tde: here } = folder();
      const tde = `'${process.execPath}' '${join(packageRoot, 'bin', 'tde.js')}'`;
      for (const argv of lines) {
        const ran = spawnSync('sh', ['-c', `${tde} ${argv} > /dev/full`], { cwd, encoding: 'utf8' });
        expect(ran.status, argv).toBe(1);
        expect(ran.stderr, argv).toMatch(/^Could not write the result: the disk is full\.\n {2}Make room there, .*\n$/);
      }
      expect(await here('plan', '-o', '/dev/full')).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^Could not write \/dev\/full/),
      });
      expect(spawnSync('sh', ['-c', `${tde} get | head -1`], { cwd, encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: expect.not.stringContaining('Could not'),
      });
      expect(spawnSync('sh', ['-c', `${tde} status 2> /dev/full`], { cwd, encoding: 'utf8' }).status).toBe(0);
    });
  });
}
