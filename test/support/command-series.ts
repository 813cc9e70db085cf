// Each command as a person or a script meets it: the series that are tried whole in cli.full.test.ts, and in part every day in cli.test.ts.
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadMethod } from '../../src/method/ids.ts';
import { packageRoot } from '../../src/outside.ts';
import { newProjectText } from '../../src/project/skeleton.ts';
import { exampleFile, finishedExample } from './examples.ts';
import { put, tempDir } from './temp-dir.ts';
import { type Ran, runTde } from './test-io.ts';

export const method = await loadMethod();
/** A project file in which nothing is answered yet. */
export const emptyForm = newProjectText(method);
export const leadPaint = finishedExample;
export const textOf = (...path: string[]) => readFileSync(join(...path), 'utf8');

/** What was printed, on one line: where messages break does not matter. */
export const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A folder with a new, empty project (or with the text of one), and a way to call tde there. */
export function newProject(text = emptyForm) {
  const cwd = tempDir();
  const file = put(cwd, 'tde.yaml', text);
  const tde = (...argv: string[]) => runTde(argv, { cwd });
  const says = async (...argv: string[]) => {
    const ran = await tde(...argv);
    expect(ran.code, `${argv.join(' ')}\n${ran.err}`).toBe(0);
    return ran.out;
  };
  return { cwd, file, tde, says, text: () => readFileSync(file, 'utf8') };
}

/** A refusal: the exit code, nothing on stdout, no stack, and a message. */
export function expectRefused(ran: Ran, code: number, ...says: (string | RegExp)[]) {
  expect(ran).toMatchObject({ code, out: '' });
  expect(ran.err).not.toMatch(/^\s+at /m);
  for (const each of says) expect(flat(ran.err)).toMatch(each instanceof RegExp ? each : new RegExp(escaped(each)));
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Files whose names are nearly that of a project. */
export const NEARLY = ['tde.yaml.txt', 'tde.yml', 'TDE.TXT', 'tde (1).yaml'];

/** Tests that no project is made beside one of these files. */
export function testNearly(names: readonly string[]): void {
  describe('tde init', () => {
    test.each(names)('makes no second project beside %s', async (name) => {
      const cwd = tempDir();
      const file = put(cwd, name, emptyForm);
      for (const argv of [['status'], [], ['init', '--no-input'], ['init', '.', '--no-input'], ['worksheet']]) {
        const ran = await runTde(argv, { cwd });
        expectRefused(ran, 1, `There is no tde.yaml in ${cwd}`, `but there is ${name}.`, 'rename it to tde.yaml');
        expect(ran.err).toContain(`\n  tde status -f ${name.includes(' ') ? `"${name}"` : name}\n`);
      }
      expect(readdirSync(cwd)).toEqual([name]);
      expect((await runTde(['status', '-f', name], { cwd })).out).toContain(file);
      expect((await runTde(['init', '-f', 'tde.yaml', '--no-input'], { cwd })).code).toBe(0);
    });
  });
}

/** The tactics of the first step, each with all that it is called. */
export const OTHER_NAMES = method.tactics
  .filter((tactic) => tactic.step === 'find')
  .flatMap((tactic) => [tactic.name, ...(tactic.aliases ?? [])].map((name) => [tactic, name] as const));

/** Tests that a tactic is known by these names. */
export function testOtherNames(names: typeof OTHER_NAMES): void {
  describe('tde set', () => {
    test("takes a tactic's other name, in a value and inside an id", async () => {
      const { says, tde } = newProject();
      for (const [tactic, name] of names) {
        await says('set', 'find.tactics.chosen', '--unset');
        await says('set', 'find.tactics.chosen', name.toUpperCase());
        expect(await says('get', 'find.tactics.chosen')).toBe(`${tactic.id}\n`);
        const criterion = tactic.criteria?.[0]?.id;
        expect((await tde('set', `find.checklists.${name}.${criterion}`, 'yes')).code).toBe(0);
        expect(await says('get', `find.checklists.${name}.${criterion}`)).toBe('yes\n');
      }
    });
  });
}

/** Tests that what `tde get` prints of this project, in these ways, is taken back. */
export function testTakenBack(file: string, ways: readonly string[][]): void {
  describe('tde get', () => {
    test('prints the whole project, which `tde set --answers` takes back', async () => {
      const { says } = newProject(textOf(file));
      const takenBack = async (...argv: string[]) => {
        const project = newProject();
        put(project.cwd, 'answers', await says(...argv));
        await project.says('set', '--answers', 'answers');
        return project.text();
      };
      const copy = newProject();
      await copy.says('set', '--answers', file);
      for (const way of ways) expect(await takenBack('get', ...way)).toBe(copy.text());
      expect(await copy.says('get')).toBe(await says('get'));
    });
  });
}

/** A project that has no plan yet: its pitch is the worksheet's. */
export const begun = exampleFile('vacant-property');

/** Tests of what these documents do with files, with several tactics, and with what is odd in the answers. */
export function testDocuments(names: readonly string[]): void {
  describe.each(names)('tde %s', (name) => {
    test('writes to a file whole, never over one that is there unless told to', async () => {
      const { cwd, tde, says } = newProject(textOf(begun));
      expect(await tde(name, '-o', 'out.md')).toMatchObject({ code: 0, out: '' });
      expect(textOf(cwd, 'out.md')).toBe(await says(name));
      put(cwd, 'out.md', 'mine');
      expectRefused(await tde(name, '-o', 'out.md'), 1, 'out.md already exists', '--force');
      expect(textOf(cwd, 'out.md')).toBe('mine');
      expect((await tde(name, '-o', 'out.md', '--force')).code).toBe(0);
      expect(textOf(cwd, 'out.md')).toBe(await says(name));
      expectRefused(await tde(name, '-o', 'no/out.md'), 1, 'Could not write no/out.md: the folder for it is not there');
      await says('set', 'refine.next-steps.summary', '--unset');
      expect((await tde(name, '--strict', '-o', 'strict.md')).code).toBe(1);
      expect(readdirSync(cwd).sort()).toEqual(['out.md', 'tde.yaml']);
    });

    test('joins several tactics in a sentence, and lists them in a box', async () => {
      const { says } = newProject(textOf(begun));
      await says('set', 'refine.tactics.chosen', 'consult-experts', 'consult-public', 'workshop-partners');
      const [a, b, c] = ['consult-experts', 'consult-public', 'workshop-partners'].map((id) =>
        method.tactics.find((tactic) => tactic.id === id),
      );
      const out = await says(name);
      expect(out).toMatch(
        new RegExp(
          `We will ${escaped(a?.phrase ?? '')}[,;] ${escaped(b?.phrase ?? '')};? and ${escaped(c?.phrase ?? '')} to hear`,
        ),
      );
      if (name === 'outline') expect(out).toContain(`${a?.name}; ${b?.name}; ${c?.name}`);
    });

    test('survives pipes, line breaks, marks and full stops in the answers', async () => {
      const { says } = newProject(textOf(begun));
      const before = (await says(name)).split('\n').length;
      await says('set', 'refine.impact.summary', 'a | b. And *c* <b>.');
      await says('set', 'refine.past-activities.summary', '| --- | x |');
      await says('set', 'find.missing-voices', 'one.', 'two | three.');
      await says('set', 'project.name', '# <script>');
      const out = await says(name);
      expect(out.split('\n')).toHaveLength(before);
      expect(out).toContain('a \\| b. And \\*c\\* \\<b>. We will');
      expect(out).not.toMatch(/\.\.|[^\\]<\w/);
      for (const row of out.split('\n').filter((line) => line.startsWith('|'))) {
        expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(6);
      }
    });

    test('refuses a file of which an answer that it shows cannot be used, rather than leaving it out in silence', async () => {
      const inPitch = 'use-case: check-a-building-without-being-seen';
      const broken = textOf(leadPaint)
        .replace('- workshop-partners', '- workshop-partner')
        .replace(`  ${inPitch}\n`, `  ${inPitch}-2\n`);
      const { tde, text } = newProject(broken);
      expectRefused(
        await tde(name),
        1,
        /tde\.yaml:\d+:\d+: (?:refine\.tactics\.chosen|design\.use-case): .*Did you mean/,
      );
      expect(text()).toBe(broken);
    });
  });
}

/** Commands that read the project. */
export const READING = [['status'], ['get'], ['recommend'], ['pitch'], ['outline'], ['set', 'project.name', 'x']];

/** Tests that these commands tell of a project that cannot be read. */
export function testUnreadable(commands: typeof READING): void {
  describe('a file that cannot be read', () => {
    const good = textOf(leadPaint);

    test.each<[title: string, text: string, says: RegExp]>([
      ['broken YAML', good.replace('place: Brackett Falls', 'place: "Brackett Falls'), /^tde\.yaml:\d+:\d+: /],
      ['a wrong indentation', good.replace('  place:', '   place:'), /^tde\.yaml:\d+:\d+: /],
      [
        'a key that is there twice',
        good.replace('  place:', '  name: x\n  place:'),
        /^tde\.yaml:9:3: The key "name" is there twice; the first is in line 7/,
      ],
      [
        'marks of an unfinished merge',
        good.replace('  place:', '<<<<<<< ours\n  place:'),
        /^tde\.yaml:9:1: A merge was not finished/,
      ],
      ['an alias', good.replace('Brackett Falls', '*x'), /^tde\.yaml:9:10: .*alias/i],
      ['no file format', good.replace('tde: 1\n', ''), /^tde\.yaml:\d+:\d+: This file does not say "tde: 1"/],
      [
        'a newer file format',
        good.replace('tde: 1\n', 'tde: 7\n'),
        /^tde\.yaml:3:6: This file was made by a newer tde/,
      ],
      ['nothing', '', /^tde\.yaml:1:1: This file is empty/],
      ['a list', '- a\n', /^tde\.yaml:1:1: /],
    ])('with %s is told by file:line:column, and stays as it is', async (_title, text, says) => {
      const project = newProject(text);
      for (const argv of commands) {
        const ran = await project.tde(...argv);
        expectRefused(ran, 1, says);
        expect(project.text()).toBe(text);
      }
      expect(readdirSync(project.cwd)).toEqual(['tde.yaml']);
    });
  });
}

/** What programs that keep folders in step, and people, call a copy of a project. */
export const COPIES = [
  "tde (Ann's conflicted copy 2026-05-14).yaml",
  'Copy of tde.yaml',
  'tde(1).yaml',
  'tde (conflicted copy).yaml',
  'tde.sync-conflict-20260514-101500-ABCDEFG.yaml',
  'tde - Copy.yaml',
  'tde 2.yaml',
];

/** Tests that these commands tell of a copy beside the project. */
export function testCopies(commands: readonly string[][], copies: readonly string[]): void {
  describe('the project', () => {
    test.each(copies)('with %s beside it says so in one line, and reads only its own', async (copy) => {
      const { cwd, tde } = newProject(textOf(leadPaint));
      put(cwd, copy, 'not a project');
      put(cwd, 'tde.cycle-1.yaml', '');
      put(cwd, 'tde.north.yaml', '');
      for (const argv of commands) {
        const { err } = await tde(...argv);
        expect(flat(err)).toContain(`${copy} looks like a copy of tde.yaml; it is not read.`);
        expect(err.match(/looks like a copy/g)).toHaveLength(1);
      }
    });
  });
}

/** Command lines with a word X of whatever length. */
export const WITH_WORD: readonly string[][] = [
  ['get', 'X'],
  ['set', 'X', 'a value'],
  ['edit', 'X'],
  ['guide', 'X'],
  ['unlock', 'X'],
  ['feedback', 'answer', 'X', '--decision', 'yes'],
  ['feedback', 'import', 'X'],
  ['feedback', 'X'],
  ['templates', 'X'],
  ['templates', 'copy', 'X'],
  ['plan', '--section', 'X'],
  ['plan', '--format', 'X'],
  ['plan', '-o', 'X'],
  ['plan', '--template', 'X'],
  ['plan', '--logo', 'X'],
  ['recommend', '--step', 'X'],
  ['set', 'project.role', 'X'],
  ['set', '--answers', 'X'],
  ['init', 'other', '--example', 'X'],
  ['init', 'X'],
  ['status', '-f', 'X'],
  ['status', '--method', 'X'],
  ['status', '--X'],
  ['completion', 'X'],
  ['X'],
];

/** What a very long word is made of: each is another kind of work for what looks for a word like it. */
export const PARTS = ['a.', '\u{1f6b2}', 'x', 'zqx qxz '];

/** Tests that a very long word X is refused in a few lines. */
export function testLongWords(lines: typeof WITH_WORD, parts: readonly string[]): void {
  describe('the command line', () => {
    test.each(lines.map((line) => [...line]))(
      'says in a few lines what is wrong with a word of 100 kB: %s %s %s',
      async (...argv) => {
        const { tde, text } = newProject();
        for (const part of parts) {
          const long = part.repeat(100_000 / part.length);
          const ran = await tde(...argv.map((word) => word.replace('X', long)));
          expect(ran.code, flat(ran.err).slice(0, 500)).not.toBe(0);
          expect(ran).toMatchObject({ out: '' });
          expect(ran.err.length, ran.err.slice(0, 2000)).toBeLessThan(2000);
          expect(ran.err).not.toMatch(/^\s+at |fault in tde/m);
        }
        expect(text()).toBe(emptyForm);
      },
    );
  });
}

/** Command lines that name a path X. */
export const WITH_PATH: readonly string[][] = [
  ['status', '-f', 'X'],
  ['status', '--method', 'X'],
  ['pitch', '-o', 'X'],
  ['pitch', '-o', 'X', '--force'],
  ['pitch', '--template', 'X'],
  ['pitch', '--logo', 'X'],
  ['set', '--answers', 'X'],
  ['init', 'new', '--answers', 'X'],
  ['feedback', 'import', 'X'],
];

/** Tests that a path X that cannot be followed is told. */
export function testPaths(lines: typeof WITH_PATH): void {
  describe('the command line', () => {
    const isRoot = process.getuid?.() === 0;
    test.each<[reason: string, path: string]>([
      ['a part of its path is not a folder', 'notes/x'],
      ['its name is too long', 'x'.repeat(300)],
      ['its name is too long', 'folder/'.repeat(1000)],
      ...(process.platform === 'win32' ? [] : [['its links lead in a circle', 'loop'] as [string, string]]),
      ...(process.platform === 'win32' || isRoot
        ? []
        : [['you do not have the right to', 'closed/x'] as [string, string]]),
    ])('says that a path cannot be followed, as %s, wherever one is named', async (reason, path) => {
      const { cwd, text } = newProject(textOf(leadPaint));
      put(cwd, 'notes', 'x');
      put(cwd, 'closed/x', '');
      if (reason.includes('circle')) symlinkSync('loop', join(cwd, 'loop'));
      chmodSync(join(cwd, 'closed'), 0o000);
      onTestFinished(() => chmodSync(join(cwd, 'closed'), 0o700));
      for (const argv of lines.map((line) => line.map((word) => (word === 'X' ? path : word))))
        expectRefused(await runTde(argv, { cwd }), 1, /^Could not (?:look at|read|write) /, reason);
      for (const name of ['TDE_FILE', 'TDE_METHOD'])
        expectRefused(
          await runTde(['status'], { cwd, env: { [name]: path } }),
          1,
          /^Could not (?:look at|read) /,
          reason,
        );
      expect(text()).toBe(textOf(leadPaint));
    });
  });
}

/** Tests that these command lines say that their folder is gone. */
export function testGone(lines: readonly string[]): void {
  describe('the command line', () => {
    test.skipIf(process.platform === 'win32')('says that the folder it was started in is gone', () => {
      const cwd = tempDir();
      const bin = join(packageRoot, 'bin', 'tde.js');
      for (const argv of lines) {
        const script = `mkdir gone && cd gone && rmdir ../gone && '${process.execPath}' '${bin}' ${argv}`;
        const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' });
        expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
        expect(flat(stderr)).toMatch(
          /^Could not look at the folder you are in: it is not there\. Go to a folder [^.]*\.$/,
        );
      }
    });
  });
}

/** The schema that `tde schema` prints, ready to check a project with. */
export async function schemaCheck(...argv: string[]) {
  const { out } = await runTde(['schema', ...argv], { cwd: tempDir() });
  const formats = { date: /^\d{4}-\d{2}-\d{2}$/ };
  return new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, formats }).compile(JSON.parse(out));
}
