// Each command as a person or a script meets it: what it prints, where, its exit code, and what is in the folder afterwards.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandsFor } from '../src/commands/context.ts';
import { readPack } from '../src/method/pack.ts';
import { packageRoot } from '../src/outside.ts';
import { newProjectText } from '../src/project/skeleton.ts';
import { ROWS } from '../src/rows.ts';
import { type Io, shortPath } from '../src/terminal.ts';
import { widthOf } from '../src/text.ts';
import { shellWord } from '../src/words.ts';
import {
  begun,
  COPIES,
  emptyForm,
  expectRefused,
  flat,
  leadPaint,
  method,
  newProject,
  OTHER_NAMES,
  PARTS,
  schemaCheck,
  testCopies,
  testDocuments,
  testGone,
  testLongWords,
  testNearly,
  testOtherNames,
  testPaths,
  testTakenBack,
  testUnreadable,
  textOf,
} from './support/command-series.ts';
import { exampleNames, examplesFolder, expectedFolder, finishedExample } from './support/examples.ts';
import { putPack } from './support/small-pack.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde, spawnTde } from './support/test-io.ts';

// The series, each in part; the whole of them is in cli.full.test.ts.
testNearly(['tde.yaml.txt', 'tde (1).yaml']);
testOtherNames(OTHER_NAMES.filter(([tactic, name]) => name === tactic.aliases?.[0]).slice(0, 1));
testTakenBack(begun, [['--json']]);
testDocuments(['pitch']);
testUnreadable([['set', 'project.name', 'x']]);
testCopies([['status']], COPIES.slice(0, 3));
testLongWords([['get', 'X'], ['plan', '-o', 'X'], ['status', '--X'], ['X']], PARTS.slice(0, 2));
testPaths([
  ['status', '-f', 'X'],
  ['pitch', '-o', 'X'],
]);
testGone(['status']);

const terminal = { columns: 80, rows: 24 };

/** A project with one answer, where no more is needed. */
const brief = 'tde: 1\nmethod: tde-1.0\nproject:\n  role: advocate\n';

describe('tde init', () => {
  test('with --no-input makes an empty form, and says by id what the pitch needs', async () => {
    const cwd = tempDir();
    const { code, out, err } = await runTde(['init', '--no-input'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(textOf(cwd, 'tde.yaml')).toBe(emptyForm);
    expect(err.match(/tde set \S+/g)).toHaveLength(9);
    expect(err).toMatch(/tde set refine\.impact\.summary/);
    expect(err).toMatch(/Next: tde status\n$/);
    expect(readdirSync(cwd)).toEqual(['tde.yaml']);
  });

  test('makes the folder it is given, and those above it', async () => {
    const cwd = tempDir();
    expect((await runTde(['init', 'a/b', '--no-input'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'a/b/tde.yaml'))).toBe(true);
  });

  test('takes the name, the place and the body from the command line', async () => {
    const cwd = tempDir();
    const argv = ['init', '--name', 'Safe walls', '--place', 'Riverton', '--government', 'the county'];
    expect((await runTde(argv, { cwd })).code).toBe(0);
    expect(parse(textOf(cwd, 'tde.yaml')).project).toMatchObject({
      name: 'Safe walls',
      place: 'Riverton',
      government: 'the county',
    });
  });

  test('takes answers from JSON with whole ids, and what the command line says wins over them', async () => {
    const cwd = tempDir();
    const sheet = { 'project.name': 'From the file', 'find.focus-area': 'lead', find: { voices: ['a', 'b'] } };
    put(cwd, 'answers.json', JSON.stringify(sheet));
    expect((await runTde(['init', '--answers', 'answers.json', '--name', 'Mine'], { cwd })).code).toBe(0);
    const made = parse(textOf(cwd, 'tde.yaml'));
    expect(made.project.name).toBe('Mine');
    expect(made.find).toMatchObject({ voices: ['a', 'b'], 'focus-area': 'lead' });
  });

  test('takes answers from stdin', () => {
    const cwd = tempDir();
    const ran = spawnTde(['init', '--answers', '-'], { cwd, stdin: 'project:\n  name: By pipe\n' });
    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(parse(textOf(cwd, 'tde.yaml')).project.name).toBe('By pipe');
  });

  test('makes nothing of answers of which one is wrong, and tells all that are', async () => {
    const cwd = tempDir();
    put(cwd, 'answers.yaml', 'project:\n  role: boss\n  nmae: x\nrefine:\n  tactics:\n    chosen: [consult-expert]\n');
    expectRefused(
      await runTde(['init', '--answers', 'answers.yaml'], { cwd }),
      1,
      /answers\.yaml:2:9: project\.role: "boss" is not one of the choices/,
      /answers\.yaml:3:3: "project\.nmae" .*Did you mean name\?/,
      /answers\.yaml:6:\d+: .*Did you mean consult-experts/,
    );
    expect(readdirSync(cwd)).toEqual(['answers.yaml']);
  });

  test('says of a file of answers without any how they are written, not how a project begins', async () => {
    const { cwd, tde } = newProject(brief);
    put(cwd, 'notes.txt', 'just some notes\n');
    for (const argv of [
      ['init', 'north', '--answers', 'notes.txt'],
      ['set', '--answers', 'notes.txt'],
    ])
      expectRefused(await tde(...argv), 1, 'notes.txt:1:1: This file does not hold keys', 'tde worksheet --blank');
    expectRefused(await tde('status', '-f', 'notes.txt'), 1, 'A project file begins with "tde: 1"');
  });

  test('names a file of answers that is not there', async () => {
    const cwd = tempDir();
    expectRefused(await runTde(['init', '--answers', 'no.yaml'], { cwd }), 1, 'Could not read no.yaml');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('leaves a project that is there as it is', async () => {
    const { tde, text } = newProject();
    for (const more of [['--no-input'], ['--name', 'Other'], ['--example', 'lead-paint'], []]) {
      expectRefused(await tde('init', ...more), 1, 'There is already a project', /tde (?:resume|status)/);
      expect(text()).toBe(emptyForm);
    }
  });

  test('without a terminal says how to give the answers, and makes nothing', async () => {
    const cwd = tempDir();
    expectRefused(await runTde(['init'], { cwd }), 2, 'terminal', 'tde init --answers FILE', 'tde init --no-input');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('copies an example, and names those there are', async () => {
    const cwd = tempDir();
    expect((await runTde(['init', '--example', 'lead-paint'], { cwd })).code).toBe(0);
    for (const file of ['tde.yaml', 'tde.cycle-1.yaml'])
      expect(textOf(cwd, file)).toBe(textOf(examplesFolder, 'lead-paint', file));
    expectRefused(
      await runTde(['init', 'other', '--example', 'led-paint'], { cwd }),
      2,
      'Did you mean lead-paint?',
      ...exampleNames,
    );
    expect(existsSync(join(cwd, 'other'))).toBe(false);
  });

  test.each([
    ['the file itself', 'tde.yaml'],
    ['its folder', '.'],
    ['its folder, by another way', '../{here}'],
  ])('with the word for %s means the project that is there', async (_title, word) => {
    const { cwd, tde, text } = newProject();
    const said = word.replace('{here}', basename(cwd));
    expectRefused(await tde('init', said, '--no-input'), 1, 'There is already a project: tde.yaml', 'tde resume');
    expect(text()).toBe(emptyForm);
    expect(readdirSync(cwd)).toEqual(['tde.yaml']);
  });

  test('takes a word with the ending of a project file as that file, and a name with a slash behind it as a folder', async () => {
    const cwd = tempDir();
    expect((await runTde(['init', 'north.yaml', '--no-input'], { cwd })).code).toBe(0);
    expect((await runTde(['init', '-f', 'south/', '--no-input'], { cwd })).code).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual(['north.yaml', 'south']);
    expect(readdirSync(join(cwd, 'south'))).toEqual(['tde.yaml']);
  });

  test('refuses a folder and another place with -f; the same place twice is none', async () => {
    const cwd = tempDir();
    const twice = await runTde(['init', 'north', '-f', 'south/tde.yaml', '--no-input'], { cwd });
    expectRefused(twice, 2, 'Two places', 'north', 'south/tde.yaml', 'Leave one of them out');
    expect(readdirSync(cwd)).toEqual([]);
    expect((await runTde(['init', 'north', '-f', 'north/tde.yaml', '--no-input'], { cwd })).code).toBe(0);
  });

  test('in a folder that a word names goes before TDE_FILE, and says how to go on with it', async () => {
    const cwd = tempDir();
    put(cwd, 'other/tde.yaml', emptyForm);
    const env = { TDE_FILE: join(cwd, 'other') };
    expect((await runTde(['init', 'north', '--no-input'], { cwd, env })).code).toBe(0);
    const again = await runTde(['init', '--name', 'x', 'north'], { cwd, env });
    expectRefused(again, 1, 'There is already a project: north/tde.yaml', 'tde -f north/tde.yaml resume');
    expectRefused(await runTde(['init', '--name', 'x'], { cwd, env }), 1, /go on with it: tde resume$/);
  });

  test('makes one beside notes, a finished cycle and other files whose names only begin alike', async () => {
    const cwd = tempDir();
    for (const name of ['tde-notes.txt', 'tde.schema.json', 'tde.cycle-1.yaml', 'tdex.yaml']) put(cwd, name, '');
    expect((await runTde(['init', '--no-input'], { cwd })).code).toBe(0);
  });

  test('does not take a file that is none of its own for a folder', async () => {
    const cwd = tempDir();
    put(cwd, 'notes', 'x');
    expectRefused(await runTde(['init', 'notes', '--no-input'], { cwd }), 1, 'notes is a file');
    expect(textOf(cwd, 'notes')).toBe('x');
  });

  test('where a part of the path is a file says so', async () => {
    const cwd = tempDir();
    put(cwd, 'notes', 'x');
    expectRefused(
      await runTde(['init', 'notes/project', '--no-input'], { cwd }),
      1,
      /notes\/project: a part of its path/,
    );
    expect(textOf(cwd, 'notes')).toBe('x');
  });

  test('makes no project inside the checkout it was started from', async () => {
    const cwd = tempDir();
    const ran = await runTde(['init', '--no-input'], { cwd, env: { TDE_CHECKOUT: cwd } });
    expectRefused(ran, 1, 'part of the program itself');
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('tde set', () => {
  test.each<[kind: string, id: string, values: string[], stored: unknown, told: string]>([
    ['a text', 'project.place', ['Riverton'], 'Riverton', 'Riverton'],
    ['a text of several words without quotes', 'project.place', ['the', 'old', 'town'], 'the old town', 'the old town'],
    ['a text that looks like another kind', 'project.place', ['yes'], 'yes', 'yes'],
    ['a phrase', 'find.focus-area', ['lead paint'], 'lead paint', 'lead paint'],
    ['a paragraph', 'find.focus-reason', ['one\n\ntwo'], 'one\n\ntwo', 'one\n\ntwo'],
    ['a list', 'find.voices', ['nurses', 'tenants, mostly'], ['nurses', 'tenants, mostly'], 'nurses\ntenants, mostly'],
    ['a list of lines', 'find.voices', ['nurses\ntenants'], ['nurses', 'tenants'], 'nurses\ntenants'],
    ['a choice', 'project.role', ['librarian'], 'librarian', 'librarian'],
    ['a choice by its label', 'project.role', ['i am a LIBRARIAN'], 'librarian', 'librarian'],
    [
      'choices',
      'refine.tactics.chosen',
      ['consult-public', 'consult-experts'],
      ['consult-experts', 'consult-public'],
      'consult-experts\nconsult-public',
    ],
    [
      'choices with commas',
      'refine.tactics.chosen',
      ['consult-public, consult-experts'],
      ['consult-experts', 'consult-public'],
      'consult-experts\nconsult-public',
    ],
    ['a judgement', 'refine.next-steps.feasible', ['Partly'], 'partly', 'partly'],
    ['a criterion', 'find.checklists.map-focus-areas.data-skills', ['n'], 'no', 'no'],
  ])('puts in %s', async (_kind, id, values, stored, told) => {
    const { says, text } = newProject();
    await says('set', id, ...values);
    expect(id.split('.').reduce((at, key) => at[key], parse(text()))).toEqual(stored);
    expect(await says('get', id)).toBe(`${told}\n`);
  });

  test.each<[kind: string, id: string, typed: string, told: string]>([
    ['a date', 'design.review.until', 'July 15, 2027', '15 July 2027'],
    ['a choice', 'project.role', 'librarian', 'I am a librarian'],
    ['a criterion', 'find.checklists.map-focus-areas.data-skills', 'n', 'No'],
    ['a judgement', 'refine.next-steps.feasible', 'u', 'Unsure'],
    ['blanks in a name', 'project.name', '  Lead-safe   rentals ', 'Lead-safe rentals'],
    ['a place', 'project.place', 'The  Eastside of Riverton', 'the Eastside of Riverton'],
    ['a body', 'project.government', 'Riverton  Housing Dept.', 'the Riverton Housing Dept.'],
    ['several lines', 'find.voices', 'nurses\ntenants', 'nurses; tenants'],
  ])('tells %s as it will be printed', async (_kind, id, typed, told) => {
    const { says, cwd } = newProject();
    const { err } = await runTde(['set', id, typed], { cwd });
    expect(err.split('\n')[0]).toBe(`${id}: ${told}`);
    if (id === 'project.place' || id === 'project.government')
      expect(await says('pitch', '--format', 'md')).toContain(told.replace(/\.$/, ''));
  });

  test('changes the lines of its answer and no others', async () => {
    const { says, text } = newProject(textOf(leadPaint).replace('\nfind:', '\n\n# Our own remark\nfind:'));
    const before = text().split('\n');
    await says('set', 'project.place', 'Riverton');
    const after = text().split('\n');
    expect(after.filter((line, i) => line !== before[i])).toEqual(['  place: Riverton']);
    expect(after).toHaveLength(before.length);
  });

  test('puts a note beside an answer, keeps it with a new answer, and changes it alone', async () => {
    const { says, text } = newProject();
    const at = () => parse(text()).refine['next-steps'].feasible;
    await says('set', 'refine.next-steps.feasible', 'yes', '--note', 'two of us have time');
    expect(at()).toEqual({ answer: 'yes', note: 'two of us have time' });
    await says('set', 'refine.next-steps.feasible', 'partly');
    expect(at()).toEqual({ answer: 'partly', note: 'two of us have time' });
    await says('set', 'refine.next-steps.feasible', '--note', 'one of us');
    expect(at()).toEqual({ answer: 'partly', note: 'one of us' });
  });

  test('notes whom to ask, until there is an answer', async () => {
    const { says, text, tde } = newProject();
    const at = () => parse(text()).refine['data-supply'].owners;
    await says('set', 'refine.data-supply.owners', '--find-out', 'the records desk');
    expect(at()).toEqual({ 'find-out': 'the records desk' });
    await says('set', 'refine.data-supply.owners', '--find-out', 'Ask Maria at the records desk.');
    expect(at()).toEqual({ 'find-out': 'Maria at the records desk' });
    await says('set', 'refine.data-supply.owners', '--find-out', 'the records desk');
    expect((await tde('get', 'refine.data-supply.owners')).err).toContain('to find out from the records desk');
    expect(await says('status')).toMatch(/To find out[\s\S]*refine\.data-supply\.owners\): the records desk/);
    await says('set', 'refine.data-supply.owners', 'the clerk');
    expect(at()).toEqual(['the clerk']);
  });

  test('empties an answer with --unset: the file is as it was before', async () => {
    const { says, tde, text } = newProject();
    await says('set', 'find.voices', 'nurses', '--note', 'x');
    await says('set', 'find.voices', '--unset');
    expect(text()).toBe(emptyForm);
    for (const id of ['find.voices', 'refine.use-cases.nothere'])
      expect((await tde('set', id, '--unset')).err).toContain(`Nothing to change: ${id} has no answer.`);
  });

  test('says of an entry without any answer that can be used that it is gone', async () => {
    for (const entry of ['{ status: bogus }', '{}', 'just words']) {
      const { tde, text } = newProject(`tde: 1\nmethod: tde-1.0\ndesign:\n  activities:\n    walk: ${entry}\n`);
      expect((await tde('set', 'design.activities.walk', '--unset')).err).toContain('activities.walk was emptied.');
      expect(text()).not.toContain('walk');
    }
  });

  test('says so where nothing changes, and leaves the bytes', async () => {
    const { tde, text } = newProject(brief);
    const ran = await tde('set', 'project.role', 'advocate');
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('Nothing to change') });
    expect(text()).toBe(brief);
  });

  test('reads a long answer from stdin', () => {
    const { cwd } = newProject();
    const stdin = 'First line\r\n\r\n| a table | of b |\r\n';
    expect(spawnTde(['set', 'find.focus-reason', '-'], { cwd, stdin })).toMatchObject({ code: 0, out: '' });
    expect(parse(textOf(cwd, 'tde.yaml')).find['focus-reason'].trimEnd()).toBe('First line\n\n| a table | of b |');
  });

  test('takes over a whole file of answers, or none of them', async () => {
    const { cwd, says, tde, text } = newProject();
    put(cwd, 'more.yaml', 'find:\n  voices: [nurses]\nfinished:\n  project: yes\n');
    await says('set', '--answers', 'more.yaml');
    expect(parse(text())).toMatchObject({ find: { voices: ['nurses'] }, finished: { project: 'yes' } });
    const before = text();
    put(cwd, 'wrong.yaml', 'project:\n  place: Riverton\n  role: boss\n');
    expectRefused(await tde('set', '--answers', 'wrong.yaml'), 1, /wrong\.yaml:3:9: project\.role/);
    put(cwd, 'typed.yaml', 'refine.impact.sumary: x\nrefine.use-cases.late-bus.titl: y\n');
    const suggested = [/mean refine\.impact\.summary\?/, /mean refine\.use-cases\.late-bus\.title\?/];
    expectRefused(await tde('set', '--answers', 'typed.yaml'), 1, ...suggested);
    expect(text()).toBe(before);
  });

  test('marks a section as finished, and takes that back', async () => {
    const { says, tde, text } = newProject();
    await says('set', 'finished.find.focus', 'yes');
    expect(parse(text()).finished['find.focus']).toBe('yes');
    expect(JSON.parse(await says('status', '--json')).sections[4].status).toBe('finished');
    expectRefused(await tde('set', 'finished.find.focus', 'maybe'), 2, 'tde set finished.find.focus yes');
    await says('set', 'finished.find.focus', '--unset');
    expect(text()).toBe(emptyForm);
  });

  test.each<[title: string, argv: string[], code: number, says: (string | RegExp)[]]>([
    [
      'a value that is not offered',
      ['project.role', 'libraian'],
      1,
      ['Did you mean librarian?', 'Choose from: government, librarian, advocate', 'Nothing was changed'],
    ],
    [
      'a tactic of another step',
      ['refine.tactics.chosen', 'analyze-requests'],
      1,
      ['is not one of the choices', 'host-scope-a-thon'],
    ],
    [
      'one wrong value of several',
      ['refine.tactics.chosen', 'consult-experts', 'consult-publick'],
      1,
      ['Did you mean consult-public?'],
    ],
    ['a judgement that is none', ['refine.next-steps.feasible', 'perhaps'], 1, ['yes, partly, no or unsure']],
    ['a criterion that is none', ['find.checklists.map-focus-areas.data-skills', 'partly'], 1, ['yes, no or unsure']],
    ['several lines where one is asked for', ['project.place', 'a\nb'], 1, ['one line']],
    ['an empty value', ['project.place', '  '], 1, ['project.place: The value that was given is empty']],
    ['a control character', ['project.place', 'a\u001b[31mb'], 1, ['project.place: ']],
    [
      'an id with a slip',
      ['find.focus-aera', 'x'],
      1,
      ['There is no question "find.focus-aera"', 'Did you mean find.focus-area?'],
    ],
    [
      'a field with a slip, of an entry that is not there yet',
      ['refine.use-cases.late-bus.titl', 'x'],
      1,
      ['Did you mean refine.use-cases.late-bus.title?'],
    ],
    ['an id by its last word', ['focus-area', 'x'], 1, ['Did you mean find.focus-area?']],
    ['an id that is near nothing', ['qqqqqqqqqq', 'x'], 1, [/There is no question "qqqqqqqqqq"\. The ids are/]],
    ['a section that cannot be finished', ['finished.find', 'yes'], 1, ['finished.find']],
    ['a group', ['find', 'x'], 1, ['group of questions', 'Its ids: find.checklists.']],
    ['the group of the marks of sections', ['finished', 'yes'], 1, ['Its ids: finished.project, ']],
    ['a section', ['find.focus', 'x'], 1, ['section of several questions', 'Its ids: find.focus-area, ']],
    ['a section to empty', ['find.focus', '--unset'], 1, ['section of several questions']],
    [
      'a checklist',
      ['find.checklists.map-focus-areas', 'yes'],
      1,
      ['checklist', 'find.checklists.map-focus-areas.data-skills'],
    ],
    ['no value', ['find.voices'], 2, ['tde set find.voices VALUE']],
    ['no name for a new entry', ['refine.use-cases'], 2, ['tde set refine.use-cases NAME. To see']],
    ['no id', [], 2, ['Which question?']],
    ['a value and --unset', ['find.voices', 'x', '--unset'], 2, ['--unset']],
    ['a value beside a file', ['project.name', 'My words', '--answers', 'more.yaml'], 2, ['no id or value']],
    ['an id beside a file', ['project.name', '--answers', 'more.yaml'], 2, ['tde set --answers FILE, then']],
    ['a note beside a file', ['--answers', 'more.yaml', '--note', 'x'], 2, ["'--answers <file>' cannot be used with"]],
    ['--unset beside a file', ['--answers', 'more.yaml', '--unset'], 2, ["'--answers <file>' cannot be used with"]],
  ])('refuses %s, and leaves the file as it is', async (_title, argv, code, says) => {
    const { tde, text } = newProject(brief);
    expectRefused(await tde('set', ...argv), code, ...says);
    expect(text()).toBe(brief);
  });

  test('shows what a person typed without acting on it', async () => {
    const { tde } = newProject();
    const { err } = await tde('set', 'find.\u001b[2Jx\u202e', 'x');
    expect(err).toContain('\\u{1b}[2Jx\\u{202e}');
    expect(err).not.toMatch(/[^\P{C}\n]/u);
  });

  test.each([
    [
      'a value with a dash',
      ['project.place', '-families on Mill Street'],
      ['project.place'],
      ['-families on Mill Street'],
    ],
    ['an item of a list', ['find.voices', '- nurses', 'teachers'], ['find.voices', 'teachers'], ['- nurses']],
    [
      'several, with what a shell would read',
      ['find.voices', '-a `b`', "- c's $5"],
      ['find.voices'],
      ['-a `b`', "- c's $5"],
    ],
    [
      'two dashes',
      ['project.place', '-- a town', '--note', '-x y'],
      ['project.place', '--note', '-x y'],
      ['-- a town'],
    ],
    [
      'a word that is no option',
      ['project.place', '-nte', '--find-out', 'x'],
      ['project.place', '--find-out', 'x'],
      ['-nte'],
    ],
  ])('says how to give %s, in a command that can be pasted', async (_title, argv, before, values) => {
    const { cwd, tde, text } = newProject();
    const empty = text();
    const ran = await tde('set', ...argv);
    expectRefused(ran, 2, `"${values[0]}" begins with a dash`);
    expect(text()).toBe(empty);
    const pasted = ran.err.split('\n').find((line) => line.startsWith('  tde set '));
    const print = `tde() { printf '%s\\0' "$@"; }; ${pasted}`;
    const { stdout } = spawnSync('sh', ['-c', print], { cwd, encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(['set', ...before, '--', ...values]);
  });

  test('takes the value of an option for what it is, with a dash in front, too', async () => {
    const { cwd, says } = newProject();
    await says('set', 'project.place', 'x', '--note', '-families on Mill Street');
    await says(
      'feedback',
      'add',
      '--said',
      '-f is what I would say',
      '--group',
      '-few of us',
      '--title',
      '--methodical',
    );
    expect(await says('get', 'design.feedback')).toMatch(/title: "--methodical"[\s\S]*said: "-f is what I would say"/);
    await says('pitch', '-o', '-f plan.md');
    expect(existsSync(join(cwd, '-f plan.md'))).toBe(true);
    await says('-f', '.', 'feedback', '-f', 'nowhere', 'list', '--json', '-f', 'tde.yaml');
    expect((await runTde(['feedback', '-f', 'nowhere', 'list'], { cwd })).err).toContain('nowhere (named by -f)');
  });

  test('takes a negative number, and what stands behind two dashes or an option', async () => {
    const { says } = newProject();
    await says('set', 'project.place', '-5.5', '--note', '-by the river');
    expect(await says('get', 'project.place')).toBe('-5.5\n');
    await says('set', 'project.place', '--', '-families on Mill Street');
    expect(await says('get', 'project.place')).toBe('-families on Mill Street\n');
    await says('-f', 'tde.yaml', 'set', 'project.place', 'x', '--note=my own words');
  });

  test('counts the answers of a file, and not the entries that they are in', async () => {
    const { cwd, tde } = newProject();
    put(cwd, 'a.yaml', 'design:\n  activities:\n    walk:\n      what: Walk\n    count:\n      what: Count\n');
    expect((await tde('set', '--answers', 'a.yaml')).err).toContain('2 answers taken from a.yaml.');
  });

  test('says how to note whom to ask, where a day or a choice is not known yet', async () => {
    const { tde } = newProject();
    for (const [id, word] of [
      ['design.review.until', 'tbd'],
      ['project.role', 'not sure yet'],
    ] as const) {
      const { code, err } = await tde('set', id, word);
      expect([code, flat(err)]).toEqual([1, expect.stringContaining(`tde set ${id} --find-out WHOM`)]);
    }
    expect((await tde('set', 'design.review.until', 'the fair')).err).not.toContain('--find-out');
  });

  test('says that a word that says nothing stands as the answer now, and what to do instead', async () => {
    const { tde } = newProject();
    const { code, err } = await tde('set', 'refine.data-supply.owners', 'the clerk', 'n/a');
    expect([code, flat(err)]).toEqual([0, expect.stringContaining('"n/a" stands as the answer now')]);
    expect(flat(err)).toContain('tde set refine.data-supply.owners --find-out WHOM');
    expect((await tde('set', 'refine.data-supply.owners', 'the clerk')).err).not.toContain('stands as');
    const { cwd } = newProject();
    const elsewhere = (...argv: string[]) => runTde(['set', ...argv, '-f', cwd], { cwd: tempDir() });
    const empty = flat((await elsewhere('refine.data-supply.owners', 'n/a')).err);
    expect(empty).toContain(`To empty it: tde -f ${cwd} set refine.data-supply.owners --unset.`);
    expect(empty).toContain(`tde -f ${cwd} set refine.data-supply.owners --find-out WHOM`);
    const begun = flat((await elsewhere('design.activities.walk.who', 'the clerk')).err);
    expect(begun).toContain(`Its name: tde -f ${cwd} set design.activities.walk.what TEXT.`);
    expect(begun).toContain(`To take it back: tde -f ${cwd} set design.activities.walk --unset`);
  });

  test('never asks, and needs no terminal', async () => {
    const { cwd } = newProject();
    expect((await runTde(['set', 'project.name', 'x', '--no-input'], { cwd })).code).toBe(0);
  });

  describe('with records', () => {
    const withRecords = async () => {
      const cwd = tempDir();
      const pack = putPack(cwd);
      const tde = (...argv: string[]) => runTde([...argv, '--method', pack], { cwd });
      expect((await tde('init', '--no-input')).code).toBe(0);
      return { tde, text: () => textOf(cwd, 'tde.yaml') };
    };

    test('makes a record named by its first field, fills it, and removes it', async () => {
      const { tde, text } = await withRecords();
      const empty = text();
      expect((await tde('set', 'refine.use-cases', 'A tenant checks an address')).code).toBe(0);
      const id = 'refine.use-cases.a-tenant-checks-an-address';
      expect((await tde('set', `${id}.persona.needs`, 'one', 'two', '--note', 'from the nurse')).code).toBe(0);
      expect(parse(text()).refine['use-cases']).toEqual({
        'a-tenant-checks-an-address': {
          title: 'A tenant checks an address',
          persona: { needs: { answer: ['one', 'two'], note: 'from the nurse' } },
        },
      });
      expect(await tde('get', `${id}.title`)).toMatchObject({ out: 'A tenant checks an address\n' });
      expect((await tde('get', id)).out).toMatch(/persona\.needs:/);
      expectRefused(await tde('set', id, 'x'), 1, 'entry with several answers', `${id}.title`);
      expectRefused(await tde('set', `${id}.persona.need`, 'x'), 1, `Did you mean ${id}.persona.needs?`);
      expect((await tde('set', id, '--unset')).code).toBe(0);
      expect(text()).toBe(empty);
    });

    test('tells of an entry that was begun by another field than its name, as by a mistyped id', async () => {
      const { tde } = await withRecords();
      await tde('set', 'refine.use-cases', 'A tenant checks an address');
      const begun = await tde('set', 'refine.use-cases.a-tenant-checks-the-address.persona.needs', 'one');
      expect(begun.code).toBe(0);
      expect(flat(begun.err)).toContain('began a new entry, "a-tenant-checks-the-address"');
      expect(flat(begun.err)).toContain('Did you mean a-tenant-checks-an-address?');
      expect(flat(begun.err)).toContain(' set refine.use-cases.a-tenant-checks-the-address --unset');
      const known = await tde('set', 'refine.use-cases.a-tenant-checks-an-address.persona.needs', 'one');
      expect(known.err).not.toContain('new entry');
    });

    test('takes a name in letters of which no id can be made, and none without a letter', async () => {
      const { tde, text } = await withRecords();
      expect((await tde('set', 'refine.use-cases', 'مسار آمن')).code).toBe(0);
      expect(parse(text()).refine['use-cases']).toEqual({ entry: { title: 'مسار آمن' } });
      for (const none of [' ', '?!'])
        expectRefused(await tde('set', 'refine.use-cases', none), 2, 'No value was given');
    });

    test('keeps two records of the same name apart', async () => {
      const { tde, text } = await withRecords();
      await tde('set', 'refine.use-cases', 'Same');
      await tde('set', 'refine.use-cases', 'Same');
      expect(Object.keys(parse(text()).refine['use-cases'])).toEqual(['same', 'same-2']);
    });

    test('makes one of the same name after another was removed, and keeps those that are there', async () => {
      const { tde, text } = await withRecords();
      for (const title of ['Same', 'Other', 'Same']) await tde('set', 'refine.use-cases', title);
      await tde('set', 'refine.use-cases.other', '--unset');
      await tde('set', 'refine.use-cases', 'Same');
      expect(Object.keys(parse(text()).refine['use-cases'])).toHaveLength(3);
    });

    test('checks the fields as any question', async () => {
      const { tde } = await withRecords();
      await tde('set', 'refine.use-cases', 'One');
      expectRefused(await tde('set', 'refine.use-cases.one.by', '2026-02-30'), 1, 'day of the calendar');
      expect((await tde('set', 'refine.use-cases.one.by', '2026-02-28')).code).toBe(0);
      expectRefused(await tde('set', 'refine.use-cases.one.kind', 'plans'), 1, 'Did you mean plan?');
    });
  });
});

describe('tde get', () => {
  test('prints an answer as it is, ready for a pipe, and its note on stderr', async () => {
    const { tde } = newProject(textOf(leadPaint));
    expect(await tde('get', 'refine.next-steps.feasible')).toMatchObject({
      code: 0,
      out: 'partly\n',
      err: expect.stringContaining('note: We can hold twenty talks'),
    });
  });

  test('prints the answers of a section', async () => {
    const { says, tde } = newProject(textOf(leadPaint));
    const { questions } = method.sections.find(({ id }) => id === 'find.focus') ?? { questions: [] };
    const got = Object.keys(parse(await says('get', 'find.focus')));
    expect(got).toEqual(questions.filter((id) => got.includes(id)));
    expect(got).toContain('find.focus-area');
    expect(Object.keys(JSON.parse(await says('get', 'find.focus', '--json')))).toEqual(got);
    expectRefused(await tde('get', 'find.focsu'), 1, 'There is no question "find.focsu"');
  });

  test('prints everything below the beginning of an id as YAML that reads back', async () => {
    const { says } = newProject(textOf(leadPaint));
    const got = parse(await says('get', 'refine.tactics'));
    expect(Object.keys(got)).toEqual(['refine.tactics.chosen', 'refine.tactics.known-gaps', 'refine.tactics.context']);
    expect(got['refine.tactics.chosen']).toEqual(['interview-stakeholders', 'workshop-partners']);
    const finished = Object.keys(parse(await says('get', 'finished')));
    expect(finished).toEqual(Object.keys(parse(textOf(leadPaint)).finished).map((section) => `finished.${section}`));
  });

  test('prints JSON by id, with notes where there are some', async () => {
    const { says } = newProject(textOf(leadPaint));
    expect(JSON.parse(await says('get', 'refine.next-steps.pursue', '--json'))).toEqual({
      'refine.next-steps.pursue': { answer: 'unsure', note: expect.stringContaining('The inspectors') },
    });
    expect(JSON.parse(await says('get', 'project.place', '--json'))).toEqual({ 'project.place': 'Brackett Falls' });
    expect(JSON.parse(await newProject().says('get', '--json'))).toEqual({});
  });

  test('says so where there is no answer yet, and how to give one', async () => {
    const { tde } = newProject();
    expect(await tde('get', 'find.focus-area')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringMatching(/find\.focus-area has no answer yet[\s\S]*Next: tde edit find\.focus-area/),
    });
    expect(await tde('get')).toMatchObject({ code: 0, out: '' });
  });

  test('refuses an id that is not in the method', async () => {
    const { tde } = newProject();
    expectRefused(await tde('get', 'refine.impcat.summary'), 1, 'Did you mean refine.impact.summary?');
  });
});

describe('tde status', () => {
  test('shows each section with its status and numbers, what is to find out, and what is next', async () => {
    const { says, tde } = newProject();
    await says('set', 'project.name', 'Safe walls');
    await says('set', 'project.place', '--find-out', 'the mayor');
    await says('set', 'finished.find.focus', 'yes');
    const { out, err } = await tde('status');
    const lines = out.split('\n');
    expect(lines[0]).toBe('Safe walls');
    expect(flat(out)).toContain('Your project in progress, 1 of 4 answered, 1 to find out');
    expect(flat(out)).toContain('Focus area finished, 0 of 3 answered');
    expect(flat(out)).toContain('Impact not started, 0 of 3 answered');
    expect(out).toContain('- Place (project.place): the mayor');
    expect(out).toContain('Next open question: Government (project.government)');
    expect(err).toMatch(/Next: tde resume\n$/);
  });

  test('prints JSON of just this shape', async () => {
    const { cwd, says } = newProject();
    await says('set', 'project.place', '--find-out', 'the mayor');
    const out = await says('status', '--json');
    const status = JSON.parse(out);
    expect(Object.keys(status)).toEqual(['file', 'name', 'sections', 'next']);
    expect(status.file).toBe(join(cwd, 'tde.yaml'));
    expect(status.next).toEqual({ question: 'project.name', command: 'tde edit project.name' });
    expect(Object.keys(status.next)).toEqual(['question', 'command']);
    expect(status.sections.map((section: { id: string }) => section.id)).toEqual(method.sections.map(({ id }) => id));
    for (const section of status.sections) {
      expect(Object.keys(section)).toEqual(['id', 'title', 'status', 'answered', 'asked', 'findOut']);
    }
    expect(status.sections[0]).toEqual({
      id: 'project',
      title: 'Your project',
      status: 'in-progress',
      answered: 0,
      asked: 4,
      findOut: 1,
    });
    expect(status.sections.at(-1).status).toBe('not-started');
    expect(out.endsWith('}\n')).toBe(true);
  });

  test('fits a narrow terminal', async () => {
    const ran = await runTde(['status', '-f', leadPaint], { cwd: tempDir(), terminal: { columns: 40, rows: 12 } });
    for (const line of ran.out.split('\n').filter((each) => !each.includes('/')))
      expect(widthOf(line)).toBeLessThan(41);
  });

  test('tells of answers that cannot be used, and counts them as open', async () => {
    const { tde } = newProject(emptyForm.replace('\n  role:', '\n  role: boss'));
    const { code, out, err } = await tde('status');
    expect(code).toBe(0);
    expect(flat(out)).toContain('Your project not started, 0 of 4 answered');
    expect(flat(err)).toMatch(/tde\.yaml:13:9: project\.role: "boss" is not one of the choices/);
  });

  test('is what a bare `tde` prints without a terminal', async () => {
    const { cwd, says } = newProject(textOf(leadPaint));
    expect(await runTde([], { cwd })).toMatchObject({ code: 0, out: await says('status') });
  });
});

describe('tde recommend', () => {
  const marked = async (answers: Record<string, string>) => {
    const project = newProject();
    put(
      project.cwd,
      'marks.json',
      JSON.stringify(Object.fromEntries(Object.entries(answers).map(([id, mark]) => [`find.checklists.${id}`, mark]))),
    );
    await project.says('set', '--answers', 'marks.json');
    return project;
  };
  const checklist = (tactic: string, marks: string) =>
    Object.fromEntries(
      (method.tactics.find((each) => each.id === tactic)?.criteria ?? []).flatMap(({ id }, i) =>
        marks[i] && marks[i] !== '-' ? [[`${tactic}.${id}`, { y: 'yes', n: 'no', u: 'unsure' }[marks[i]] ?? '']] : [],
      ),
    );

  test('prints JSON of just this shape', async () => {
    const { says } = newProject(textOf(leadPaint));
    const out = await says('recommend', '--json');
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(['step', 'tactics', 'tie', 'enough', 'evidence']);
    expect(result).toMatchObject({ step: 'find', tie: false, enough: true });
    expect(result.tactics).toHaveLength(5);
    for (const tactic of result.tactics) {
      expect(Object.keys(tactic)).toEqual(
        'id name rank ready effort low high yes no unsure unanswered total have need unknown'.split(' '),
      );
      for (const reason of [...tactic.have, ...tactic.need, ...tactic.unknown]) {
        expect(Object.keys(reason)).toEqual(['id', 'title', 'note', 'part']);
      }
    }
    expect(result.tactics[0]).toMatchObject({
      id: 'identify-partners',
      rank: 1,
      ready: 'yes',
      effort: 'light',
      low: 0.75,
      high: 1,
      yes: 3,
      no: 0,
      unsure: 1,
      unanswered: 0,
      total: 4,
      need: [],
      unknown: [{ id: 'find.checklists.identify-partners.vendor-contracts', title: 'Vendor contracts' }],
    });
    expect(result.tactics[0].have[0].note).toMatch(/^That is us/);
    expect(out.endsWith('}\n')).toBe(true);
  });

  test('gives equals one rank and leaves out the next: 1, 1, 3', async () => {
    const { says } = await marked({
      ...checklist('identify-shared-priorities', 'nnn'),
      ...checklist('identify-partners', 'yyyy'),
      ...checklist('analyze-requests', 'yyyyy'),
    });
    const { tactics, tie, enough } = JSON.parse(await says('recommend', '--json'));
    const ranks = tactics.map(({ id, rank }: { id: string; rank: number }) => `${rank} ${id}`);
    expect(ranks).toEqual([
      '1 analyze-requests',
      '1 identify-partners',
      '3 map-focus-areas',
      '4 join-public-meetings',
      '5 identify-shared-priorities',
    ]);
    expect({ tie, enough }).toEqual({ tie: true, enough: true });
    expect(await says('recommend')).toContain('The first two fit equally well');
  });

  test('says that it knows little until half of the lines are answered', async () => {
    const half = {
      ...checklist('identify-shared-priorities', 'yyy'),
      ...checklist('analyze-requests', 'nnnnn'),
      ...checklist('identify-partners', 'u'),
    };
    const more = await marked({ ...half, ...checklist('map-focus-areas', 'n') });
    expect(JSON.parse(await more.says('recommend', '--json')).enough).toBe(true);
    expect(await more.says('recommend')).not.toContain('Fewer than half');
    const fewer = await marked(half);
    expect(JSON.parse(await fewer.says('recommend', '--json')).enough).toBe(false);
    expect(await fewer.says('recommend')).toContain('Fewer than half');
  });

  test('tells what you have with your notes, what you need and how to get it, what is not known, and a thing to do', async () => {
    const { says } = newProject(textOf(leadPaint));
    const out = flat(await says('recommend'));
    expect(out).toContain('1. Identify valuable partners');
    expect(out).toContain('You have: - Nonprofit partners: That is us.');
    expect(out).toMatch(/You can start with any of these 1\. .* \[#+\.* *\] \d+/);
    expect(out).toMatch(/Light effort \(our estimate\): 5 to 10 hours; .*; money: none\./);
    expect(out).toMatch(/You still need: - Good data ready: .* How to get it: \w/);
    expect(out).toMatch(/Would help, and is missing: - Feedback channels How to get it: \w/);
    expect(out).toContain('Not there, and not needed: - Records request data: Requests are kept in a binder.');
    expect(out).toMatch(/Find out first: - Will to work together: .* How to find out: \w/);
    expect(out).toContain('Not known yet: - Meeting regulars');
    expect(out).toMatch(/What would change the order: - "Will to work together"/);
    expect(out).toMatch(/One thing to do this week: \w/);
  });

  test('takes a step by its number', async () => {
    const { says } = newProject(brief);
    expect(JSON.parse(await says('recommend', '--step', '2', '--json')).step).toBe('refine');
  });

  test('without answers says how to give them', async () => {
    const { tde } = newProject();
    const { code, err } = await tde('recommend');
    expect(code).toBe(0);
    expect(flat(err)).toMatch(/tde edit find\.checklists.*tde set find\.checklists\.\S+ yes/);
    const { tactics, tie, enough } = JSON.parse((await tde('recommend', '--json')).out);
    expect(tactics.every(({ ready }: { ready: string }) => ready === 'maybe')).toBe(true);
    expect(tactics.map(({ effort, rank }: { effort: string; rank: number }) => `${rank} ${effort}`)).toEqual([
      ...['1 light', '1 light', '1 light', '4 medium', '4 medium'],
    ]);
    expect({ tie, enough }).toEqual({ tie: true, enough: false });
  });

  test('writes to a file, and replaces none unless told to', async () => {
    const { cwd, tde, says } = newProject(textOf(leadPaint));
    expect(await tde('recommend', '-o', 'fit.txt')).toMatchObject({ code: 0, out: '' });
    const written = textOf(cwd, 'fit.txt');
    expect(written).toContain(await says('recommend'));
    // What lies in a file can be passed on, so it says whom it is for.
    for (const end of [written.split('\n')[0], written.trimEnd().split('\n').at(-1)])
      expect(end).toBe('Working copy for the team. Not for publication.');
    expectRefused(await tde('recommend', '--json', '-o', 'fit.txt'), 1, 'fit.txt already exists', '--force');
  });

  test('fits a narrow terminal', async () => {
    const { cwd } = newProject(textOf(leadPaint));
    const { out } = await runTde(['recommend'], { cwd, terminal: { columns: 40, rows: 12 } });
    for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThan(41);
  });
});

describe.each(['pitch', 'outline'])('tde %s', (name) => {
  test('prints Markdown on stdout alone, and names the next command on stderr', async () => {
    const { tde } = newProject(textOf(begun));
    const { code, out, err } = await tde(name);
    expect({ code, out }).toEqual({ code: 0, out: textOf(expectedFolder(begun), `${name}.md`) });
    expect(err).toMatch(/^Next: tde \w+\n$/);
  });

  test('shows a gap in its place and names it; with --strict it is an error and nothing is printed', async () => {
    const { tde, says } = newProject(textOf(begun));
    await says('set', 'refine.next-steps.summary', '--unset');
    await says('set', 'refine.data-supply.summary', '--unset');
    const { out, err } = await tde(name);
    expect(out).toContain('[next steps: not provided]');
    expect(out).toContain('[data that could help: not provided]');
    expect(flat(err)).toMatch(/Not answered yet: .*refine\.next-steps\.summary/);
    expectRefused(
      await tde(name, '--strict'),
      1,
      'refine.next-steps.summary',
      'refine.data-supply.summary',
      'tde edit',
    );
  });
});

describe('tde schema', () => {
  const schemaText = async () => (await runTde(['schema'], { cwd: tempDir() })).out;

  // That of the built-in method, which takes a second to make ready, checks the examples in cli.full.test.ts.
  test('accepts an empty form, and refuses a choice that is not offered and a file format it does not know', async () => {
    const pack = putPack(tempDir());
    const check = await schemaCheck('--method', pack);
    const form = newProjectText(readPack(pack));
    for (const [from, to, isRight] of [
      ['', '', true],
      ['  role:', '  role: staff', true],
      ['  role:', '  role: boss', false],
      ['tde: 1', 'tde: 2', false],
    ] as const) {
      expect(form).toContain(from);
      expect([to, check(parse(form.replace(from, to)))]).toEqual([to, isRight]);
    }
  });

  test('is the same from every folder, is written where -o says, and names that file in a new project', async () => {
    const { cwd, tde } = newProject();
    expect(await tde('schema', '-o', 'tde.schema.json')).toMatchObject({ code: 0, out: '' });
    expect(textOf(cwd, 'tde.schema.json')).toBe(await schemaText());
    expect(emptyForm).toContain('yaml-language-server: $schema=./tde.schema.json');
  });

  test('describes each answer for an editor', async () => {
    const { properties } = JSON.parse(await schemaText());
    expect(properties.find.properties['focus-area']).toMatchObject({
      title: 'Focus area',
      description: expect.any(String),
    });
    expect(JSON.stringify(properties.project.properties.role)).toContain('"title":"I am a librarian"');
  });
});

describe('a file that cannot be read', () => {
  const good = textOf(leadPaint);

  test('tells all that is wrong at once, in the order of the file', async () => {
    const text = good.replace('  place:', '  name: x\n  place:').replace('Spend the', '&a Spend the');
    const { err } = await newProject(text).tde('pitch');
    expect(err.match(/^tde\.yaml:\d+/gm)).toHaveLength(2);
  });

  test('that is a folder, or not there, is named', async () => {
    const cwd = tempDir();
    mkdirSync(join(cwd, 'empty'));
    expectRefused(
      await runTde(['status', '-f', 'empty'], { cwd }),
      1,
      'There is no project file at',
      'tde init -f empty',
    );
    expectRefused(await runTde(['status', '-f', 'no.yaml'], { cwd }), 1, 'no.yaml');
    expectRefused(await runTde(['status'], { cwd }), 1, `There is no tde.yaml in ${cwd}`, 'tde init');
  });
});

describe('a file with answers that cannot be used', () => {
  const text = textOf(leadPaint)
    .replace('role: advocate', 'role: boss')
    .replace('portal-usage: no', 'portal-usage: partly')
    .replace('place: Brackett Falls', 'place:\n    town: Brackett Falls');

  test('is told of each, by line, with what to do', async () => {
    const { tde } = newProject(text);
    expectRefused(
      await tde('worksheet', '--whole'),
      1,
      /tde\.yaml:\d+:\d+: project\.role: "boss" is not one of the choices/,
      /tde\.yaml:\d+:\d+: find\.checklists\.analyze-requests\.portal-usage: Answer yes, no or unsure/,
      'tde edit project.role',
    );
  });

  test('is told by `tde get` of that answer, and of no other that its words only name', async () => {
    const { tde } = newProject(brief.replace('role: advocate', 'role: project.place'));
    for (const id of ['project.role', 'project', undefined])
      expect((await tde('get', ...(id ? [id] : []))).err).toContain('"project.place" is not one of the choices');
    expect((await tde('get', 'project.place')).err).not.toContain('choices');
  });

  test('can be mended with `tde set`, which leaves all else as it is', async () => {
    const project = newProject(brief.replace('role: advocate', 'role: boss'));
    await project.says('set', 'project.role', 'advocate');
    expect(project.text()).toBe(brief);
  });

  test('keeps a key that nobody knows, and warns of it with a suggestion', async () => {
    const odd = textOf(leadPaint).replace('  place:', '  plaice: x\n  place:');
    const project = newProject(odd);
    const { code, err } = await project.tde('set', 'project.name', 'Safe walls by spring');
    expect(code).toBe(0);
    expect(flat(err)).toMatch(/tde\.yaml:9:3: "project\.plaice" .*Did you mean place\?/);
    expect(project.text()).toBe(odd);
  });

  test('made with another method is read all the same, with a warning', async () => {
    const { tde } = newProject(brief.replace('method: tde-1.0', 'method: other-2.0'));
    const { code, err } = await tde('pitch');
    expect(code).toBe(0);
    expect(flat(err)).toContain('made with the method other-2.0; the one in use is tde-1.0');
  });
});

describe('the project', () => {
  test('is found in a folder above', async () => {
    const { cwd, says } = newProject(brief);
    mkdirSync(join(cwd, 'a/b'), { recursive: true });
    expect(await runTde(['get', 'project.role'], { cwd: join(cwd, 'a/b') })).toMatchObject({
      code: 0,
      out: 'advocate\n',
    });
    await says('status');
  });

  test.each<[title: string, argv: (path: string) => string[], env?: (path: string) => Record<string, string>]>([
    ['-f after the command', (path) => ['get', 'project.role', '-f', path]],
    ['-f before the command', (path) => ['-f', path, 'get', 'project.role']],
    ['--file with the folder', (path) => ['get', 'project.role', `--file=${join(path, '..')}`]],
    ['TDE_FILE', () => ['get', 'project.role'], (path) => ({ TDE_FILE: path })],
    ['TDE_FILE with the folder', () => ['get', 'project.role'], (path) => ({ TDE_FILE: join(path, '..') })],
    ['-f, which wins over TDE_FILE', (path) => ['get', 'project.role', '-f', path], () => ({ TDE_FILE: '/nowhere' })],
    ['the last of two -f', (path) => ['-f', '/nowhere', 'get', 'project.role', '-f', path]],
  ])('is named by %s', async (_title, argv, env = () => ({})) => {
    const { file } = newProject(brief);
    const ran = await runTde(argv(file), { cwd: tempDir(), env: env(file) });
    expect(ran).toMatchObject({ code: 0, out: 'advocate\n' });
  });

  test('named wrongly is told by the name it was given, also where a document needs no project', async () => {
    for (const argv of [['status'], [], ['worksheet'], ['pitch'], ['check']]) {
      const byVariable = await runTde(argv, { cwd: tempDir(), env: { TDE_FILE: '/nowhere/tde.yaml' } });
      expectRefused(byVariable, 1, '/nowhere/tde.yaml', 'TDE_FILE');
      const byOption = await runTde([...argv, '-f', "Ann's plan; ls"], { cwd: tempDir() });
      expectRefused(byOption, 1, "Ann's plan; ls (named by -f)", `tde init -f "Ann's plan; ls"`);
    }
  });

  test('that may be meant is named where only a folder was', async () => {
    const cwd = tempDir();
    put(cwd, 'north/tde.yaml.txt', emptyForm);
    expectRefused(await runTde(['status', '-f', 'north'], { cwd }), 1, 'tde status -f north/tde.yaml.txt');
  });
});

describe('the command line', () => {
  test.each<[title: string, argv: string[], says: string[]]>([
    ['an unknown command', ['stauts'], ['stauts', 'status']],
    ['an unknown option', ['pitch', '--strct'], ['--strct', '--strict']],
    ['an option without its value', ['pitch', '-o'], ['-o']],
    ['an option where a value belongs', ['pitch', '-o', '--force'], ["'-o, --output <file>' has no value"]],
    [
      'an option of every command there',
      ['init', '--government', '--no-input'],
      ["'--government <text>' has no value"],
    ],
    ['an option there, before the command', ['-f', '--plain', 'status'], ["'-f, --file <path>' has no value"]],
    ['an argument too many', ['status', 'now'], ['status']],
    ['a missing argument', ['edit'], ['section|question']],
    ['two ways to begin', ['init', 'new', '--quick', '--whole'], ["'--quick' cannot be used with option '--whole'"]],
    [
      'an example with answers of its own',
      ['init', 'new', '--example', 'lead-paint', '--name', 'x'],
      ['--example', '--name'],
    ],
    ['a file without a name', ['pitch', '-o', ''], ["option '-o, --output <file>' needs a name"]],
    ['a project without a name', ['-f', '', 'status'], ["option '-f, --file <path>' needs a name"]],
    ['a template without a name', ['pitch', '--template='], ["option '--template <file>' needs a name"]],
    ['answers without a name', ['set', '--answers', ''], ["option '--answers <file>' needs a name"]],
    ['a folder without a name', ['init', ''], ["argument 'folder' needs a name"]],
    ['a table without a name', ['feedback', 'import', ''], ["argument 'file' needs a name"]],
    ['one of several files without a name', ['evidence', 'add', 'a.csv', ''], ["argument 'file' needs a name"]],
    ['a file whose name is a blank', ['pitch', '-o', ' '], ["option '-o, --output <file>' needs a name"]],
  ])('refuses %s with exit code 2 and a suggestion', async (_title, argv, says) => {
    const { tde, text } = newProject();
    const names = ROWS.flatMap(({ usage, rows = [] }) => [usage, ...rows.map((row) => row.usage)]);
    const about = argv.filter((word) => names.some((usage) => usage.split(' ')[0] === word));
    expectRefused(await tde(...argv), 2, ...says, `For help: ${['tde', ...about, '--help'].join(' ')}`);
    expect(text()).toBe(emptyForm);
  });

  test('names the help of a command as it is called in a checkout', async () => {
    const { err } = await runTde(['records', 'export'], { cwd: tempDir(), env: { TDE_CHECKOUT: '/x' } });
    expect(err).toContain('For help: npm start -- records export --help');
  });

  test('prints the help of a command below another one, and says where there is none', async () => {
    const { tde } = newProject(brief);
    const { out } = await tde('records', 'import', '--help');
    for (const argv of [
      ['help', 'records', 'import'],
      ['records', 'help', 'import'],
    ])
      expect(await tde(...argv)).toEqual({ code: 0, out, err: '' });
    expectRefused(await tde('help', 'recrods'), 2, 'there is no command "recrods". Did you mean records?');
    expectRefused(await tde('help', 'records', 'importt'), 2, 'Did you mean import?', 'For help: tde records --help');
  });

  test('prints its version, its help and the help of a command on stdout', async () => {
    const cwd = tempDir();
    const { version } = JSON.parse(textOf(packageRoot, 'package.json'));
    expect(await runTde(['--version'], { cwd })).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const help = await runTde(['--help'], { cwd });
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const { usage } of ROWS) expect(help.out).toMatch(new RegExp(`^ {2}${usage.split(' ')[0]}\\b.* {2,}\\S`, 'm'));
    for (const command of ['init', 'edit', 'pitch', 'feedback']) {
      const own = await runTde([command, '--help'], { cwd });
      expect(own).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`Usage: tde ${command}`) });
      expect(own.out).toContain('--file');
      expect((await runTde(['help', command], { cwd })).out).toBe(own.out);
    }
    for (const line of help.out.split('\n')) expect(line.length).toBeLessThan(81);
    expect(help.out).toMatch(/^ {2}evidence \[command\] /m);
    expect(help.out.match(/\[options\]/g)).toHaveLength(1);
  });

  test.each([['resume'], ['edit', 'find.focus'], ['edit', 'find.focus-area']])(
    '`tde %s %s` without a terminal says so with exit code 2, and how to go on',
    async (...argv) => {
      const { tde, text } = newProject();
      expectRefused(await tde(...argv.filter(Boolean)), 2, 'terminal', 'tde set');
      expect(text()).toBe(emptyForm);
    },
  );

  test('never asks with --no-input, even in a terminal', async () => {
    const { cwd, text } = newProject();
    for (const argv of [['resume'], ['edit', 'find.focus'], ['recommend'], []]) {
      const ran = await runTde([...argv, '--no-input'], { cwd, terminal });
      expect(ran.code).toBe(argv[0] === 'resume' || argv[0] === 'edit' ? 2 : 0);
    }
    expect(text()).toBe(emptyForm);
  });

  test('`tde edit` suggests the nearest section or question', async () => {
    const { tde } = newProject();
    expectRefused(await tde('edit', 'find.focsu'), 1, 'Did you mean find.focus', 'The sections are:');
  });

  test('refuses a method pack that is not there', async () => {
    const { tde } = newProject();
    expectRefused(
      await tde('status', '--method', 'no-pack'),
      1,
      /Could not read .*no-pack.*method\.yaml: it is not there/,
      'leave out --method (and TDE_METHOD)',
    );
  });
});

describe('bin/tde.js', () => {
  test('runs from anywhere, prints results on stdout and talk on stderr, and ends with the exit code', () => {
    const cwd = tempDir();
    const { version } = JSON.parse(textOf(packageRoot, 'package.json'));
    expect(spawnTde(['--version'], { cwd })).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect(spawnTde(['pitch', '-f', leadPaint], { cwd })).toEqual({
      code: 0,
      out: textOf(expectedFolder(leadPaint), 'pitch.md'),
      err: `Next: tde -f ${shellWord(leadPaint)} outline\n`,
    });
    expect(spawnTde(['nonsense'], { cwd }).code).toBe(2);
  });
});

describe('a word of the command line that there is none of', () => {
  test.each<[code: number, argv: string[]]>([
    // What tde itself offers to choose from.
    [2, ['polt']],
    [2, ['plan', '--format', 'pdf']],
    [2, ['plan', '--section', 'plna']],
    [2, ['init', '--example', 'lead-pain']],
    [2, ['ready', 'fnid']],
    [2, ['ready', '5']],
    [2, ['recommend', '--step', 'fnid']],
    [2, ['evidence', 'query', '--for', 'oracle']],
    [2, ['templates', 'copy', 'plna']],
    [2, ['completion', 'tcsh']],
    // What is looked up: in the method, the guide or the project.
    [1, ['set', 'project.nmae', 'x']],
    [1, ['get', 'project.nmae']],
    [1, ['edit', 'find.focsu']],
    [1, ['guide', 'nonsense']],
    [1, ['records', 'export', 'sesions']],
    [1, ['evidence', 'remove', 'requests']],
    [1, ['feedback', 'answer', 'nobody', '--told', 'today']],
    [1, ['feedback', 'told', 'nobody']],
    [1, ['heard', '--group', 'nobody']],
    [1, ['unlock', '1-2']],
  ])('ends with %i: tde %j', async (code, argv) => {
    const ran = await newProject().tde(...argv);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).not.toMatch(/: \.$/m);
  });
});

test('every command is known to what puts the name of the project into it, where it is about one', () => {
  const { cwd } = newProject();
  const io = { env: {}, cwd: tempDir() } as unknown as Io;
  const context = { io, common: { input: true, color: false, file: cwd } };
  const names = ROWS.map(({ usage }) => usage.split(' ')[0] ?? '');
  const named = names.filter((name) => commandsFor(context, `Run: tde ${name}`) === `Run: tde -f ${cwd} ${name}`);
  expect(names.filter((name) => !named.includes(name))).toEqual(['init', 'templates', 'schema']);
});

test('what somebody wrote is told back as it is, even where it names a command', async () => {
  const { cwd } = newProject();
  put(cwd, 'our tde check day.csv', 'What our tde check day said,Who\nPrint it,Nurses\n');
  const said = 'come on our tde check day';
  const elsewhere = async (...argv: string[]) => flat((await runTde([...argv, '-f', cwd], { cwd: tempDir() })).err);
  expect(await elsewhere('set', 'project.place', said, '--note', said)).toContain(`project.place: ${said} — ${said}`);
  expect(await elsewhere('get', 'project.place')).toContain(`note: ${said}`);
  expect(await elsewhere('feedback', 'add', '--said', said, '--group', said)).toContain(`“${said}”`);
  const decided = await elsewhere('feedback', 'answer', 'come-on-our-tde-check-day', '--decision', 'no', '--why', said);
  expect(decided).toContain(`why: ${said}`);
  expect(await elsewhere('feedback', 'list')).toContain(`Next: tde -f ${shellWord(cwd)} heard --group "${said}"`);
  expect(await elsewhere('set', 'refine.use-cases', said)).toContain(`title: ${said}`);
  const table = ['feedback', 'import', join(cwd, 'our tde check day.csv'), '--map=said=What', '--map=group=Who'];
  const imported = await elsewhere(...table);
  expect(imported).toContain('our tde check day.csv.');
  expect(imported).toContain('"What our tde check day said" as said');
  const asked = await runTde(['edit', 'refine.use-cases', '-f', cwd], { cwd: tempDir(), stdin: '/leave\n' });
  expect(flat(asked.err)).toContain(`1. ${said} 2.`);
});

test.each<[what: string, at: string, typed: string[], told: string]>([
  ['help', 'design.data-sets', ['/help'], '(tde -f FILE harm-review)'],
  ['a pause', 'refine.impact', ['/review', 'Finished'], 'and run "tde -f FILE resume"'],
  [
    'a page',
    'implement.results',
    ['/review', 'Finished', ''],
    'tde -f FILE check says what to fix. tde -f FILE feedback told',
  ],
  ['a row', 'implement.results', ['/review', 'Finished', ''], 'begin the next cycle with: tde -f FILE iterate'],
])('%s of the interview names the project in the commands it tells', async (_what, place, typed, told) => {
  const { cwd, file } = newProject(textOf(finishedExample));
  const stdin = [...typed, '/leave', ''].join('\n');
  const elsewhere = tempDir();
  const { err } = await runTde(['edit', place, '-f', cwd], { cwd: elsewhere, stdin });
  expect(flat(err)).toContain(told.replaceAll('FILE', shellWord(shortPath(file, elsewhere))));
});
