// A project file as it is read, found, locked and saved: nothing of it is lost, whatever else happens meanwhile. The locks that are waited
// for are in project-file.full.test.ts, all but one.

import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { UserError } from '../src/errors.ts';
import { newDraftFile, readDrafts, setDraftAside, writeDraft } from '../src/project/draft.ts';
import { ChangedMeanwhile, createProject, locateProject, newProject, saveAnswers } from '../src/project/file.ts';
import { readAnswerSheet } from '../src/project/read.ts';
import { newProjectText } from '../src/project/skeleton.ts';
import { badFiles } from './support/bad-files.ts';
import { testWaitedFor, testWriters } from './support/locks.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { tinyMethod } from './support/tiny-method.ts';
import {
  lock,
  messageOf,
  others,
  problemsOf,
  project,
  read,
  save,
  set,
  since,
  valueAt,
} from './support/tiny-project.ts';

const HEAD = 'tde: 1\nmethod: tiny-1.0\n';
const reading = (text: string) => read(put(tempDir(), 'tde.yaml', text));

/** Does something while a folder may not be written in. Root may write anywhere, so that it has to be somebody else meanwhile. */
function withoutRights<T>(folder: string, work: () => T): T {
  fs.chmodSync(folder, 0o555);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    fs.chmodSync(folder, 0o755);
  }
}

describe('reading a project file', () => {
  it('gives values, notes, find-outs, records and finished sections', () => {
    const { answers, problems, warnings, previous, methodId } = reading(
      `${HEAD}previous: tde.cycle-1.yaml
project: { name: 12, place: null, role: {answer: city, note: "why"} }
find:
  checklists:
    ask-around:
      time: true
      contacts: { find-out: the clerk }
  tactics: [ask-around]
refine:
  data-supply:
    collected: |
      one

      two
    owners:
      answer:
        - a
        - ~
      note: b
  use-cases:
    one: { persona: { who: me } }
    two:
finished:
  start: yes
  find: no
  refine: true
`,
    );
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(answers).toEqual({
      byId: {
        'project.name': { value: '12' },
        'project.role': { value: 'city', note: 'why' },
        'find.checklists.ask-around.time': { value: 'yes' },
        'find.checklists.ask-around.contacts': { findOut: 'the clerk' },
        'find.tactics': { value: ['ask-around'] },
        'refine.data-supply.collected': { value: 'one\n\ntwo' },
        'refine.data-supply.owners': { value: ['a'], note: 'b' },
        'refine.use-cases.one.persona.who': { value: 'me' },
      },
      records: { 'refine.use-cases': ['one', 'two'] },
      finished: ['start', 'refine'],
    });
    expect({ previous, methodId }).toEqual({ previous: 'tde.cycle-1.yaml', methodId: 'tiny-1.0' });
  });

  it('reports every answer that cannot be used, with its place, and keeps its text for asking again', () => {
    const { answers, problems, rejected } = reading(
      `${HEAD}project:\n  role: mayor\n  began: soon\nfind:\n  tactics:\n    answer: flying\n    note: kept\nrefine: later\nfinished:\n  start: maybe\n`,
    );
    expect(problems.map(({ code, where, what }) => [code, `${where?.line}:${where?.column}`, what])).toEqual([
      ['bad-answer', '4:9', 'project.role: "mayor" is not one of the choices. Choose from: city, library, resident.'],
      ['bad-answer', '5:10', expect.stringContaining('project.began: Write the date')],
      ['bad-answer', '8:13', expect.stringContaining('find.tactics: "flying"')],
      ['not-a-group', '10:9', 'refine holds a text, but it is a group of answers.'],
      ['bad-answer', '12:10', expect.stringContaining('finished.start')],
    ]);
    expect(answers.byId).toEqual({ 'find.tactics': { note: 'kept' } });
    expect(rejected).toMatchObject({ 'project.role': 'mayor', 'find.tactics': 'flying', refine: 'later' });
  });

  it('says of entries without keys of their own how they are written', () => {
    const { problems, rejected } = reading(
      `${HEAD}refine:\n  use-cases:\n    - title: Larger print\n    - title: A map by street\n`,
    );
    expect(problems).toMatchObject([
      {
        code: 'not-a-group',
        next: 'Give each entry a key of its own, such as larger-print, and put its answers below that.',
      },
    ]);
    expect(rejected['refine.use-cases']).toContain('A map by street');
    const [problem] = reading(`${HEAD}refine:\n  use-cases:\n    one: Larger print\n`).problems;
    expect(problem?.next).toBe('Put this under one of its keys, or take it out.');
  });

  it('warns about keys the method does not know, and about another method', () => {
    const { warnings, problems } = reading(
      'tde: 1\nmethod: other\nprojct:\n  name: x\nproject:\n  nmae: y\n  name: { answer: x, notes: z }\nrefine.main-owner: x\nrefine:\n  use-cases:\n    My Case:\n      title: x\n    one:\n      persona:\n        whoo: x\n__proto__: { polluted: yes }\n',
    );
    expect(problems).toEqual([]);
    expect(warnings.map(({ where, what, next }) => [where?.line, what.split(';')[0], next?.split(' (')[0]])).toEqual([
      [2, 'This file was made with the method other', expect.any(String)],
      [3, '"projct" is not a key of this method', 'Did you mean project?'],
      [6, '"project.nmae" is not a key of this method', 'Did you mean name?'],
      [7, '"project.name.notes" is not a key of this method', 'Did you mean note?'],
      [8, '"refine.main-owner" is not a key of this method', expect.stringContaining('a key of its own')],
      [11, '"refine.use-cases.My Case" is not a key of this method', expect.stringContaining('my-case')],
      [15, '"refine.use-cases.one.persona.whoo" is not a key of this method', 'Did you mean who?'],
      [16, '"__proto__" is not a key of this method', undefined],
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['method: [a]\nprevious: { b: c }', 2, undefined, undefined],
    ['method: null\nprevious:', 0, undefined, undefined],
    ['method: tde-1.0\nprevious: tde.cycle-1.yaml', 0, 'tde-1.0', 'tde.cycle-1.yaml'],
  ])(
    'takes a name at the top where there is one, and says where there is none: %j',
    (top, told, methodId, previous) => {
      const read = reading(`tde: 1\n${top}\n`);
      expect(read).toMatchObject({ methodId, previous });
      expect(read.warnings.filter(({ code }) => code === 'not-a-name')).toHaveLength(told);
    },
  );

  it.each(badFiles)('refuses %s', (_title, content, ...expected) => {
    const file = put(tempDir(), 'tde.yaml', content);
    const problems = problemsOf(() => read(file));
    expect(problems.map((problem) => problem.code)).toEqual(expected.map(([code]) => code));
    for (const [i, [, at, what]] of expected.entries()) {
      const { where, ...problem } = problems[i] ?? { what: '' };
      expect(problem.what).toMatch(what);
      if (at) expect(`${where?.line}:${where?.column}`).toBe(at);
    }
    expect(JSON.stringify(problems).length).toBeLessThan(2500);
    expect(fs.readFileSync(file).equals(Buffer.from(content))).toBe(true);
  });

  it.each([
    ['a no-break space behind a colon', 'project:\n  name:\u00a0Shade\n  place: Osgood\n', '4', 'no plain space'],
    ['a no-break space before a colon', 'project:\n  name\u00a0: Shade\n', '4', 'no plain space'],
    ['a line that is moved in by no-break spaces', 'project:\n\u00a0\u00a0name: Shade\n', '4', 'no plain space'],
    ['a wide space', 'project:\n\u3000name: Shade\n', '4', 'no plain space'],
    ['a sign without a shape', 'project:\n  \u200bname: Shade\n', '4', 'nobody sees'],
    ['a wide colon', 'project:\n  name: Shade\n  place： 東京\n', '5', 'plain colon'],
    ['curly quotes', 'project:\n  name: “Shade: now”\n', '4', 'straight quotes'],
    ['line ends of an old Mac', 'project:\r  name: Shade\r', '3', 'line ends'],
    ['a fence of a chat', '```\nproject:\n  name: Shade\n', '3', 'begin a remark with #'],
    ['a remark without its mark', 'project:\n  name: Shade\n\nAsk Ann again\n', '6', 'begin a remark with #'],
    ['a group that is there twice', 'project:\n  name: a\nproject:\n  place: b\n', '5', 'what is below both'],
    ['an end in the middle', 'project:\n  name: a\n...\nfind:\n  x: b\n', '6', 'or ...'],
    ['an apostrophe in quotes', "project:\n  name: 'It's hot'\n", '4', 'quotes of the other kind'],
    ['quotes in quotes', 'project:\n  name: "The "cool" stops"\n', '4', 'quotes of the other kind'],
    ['quotes around the first word', 'project:\n  name: "Cool" stops\n', '4', 'quotes of the other kind'],
    [
      'an entry of a list that is not moved in far enough',
      'project:\n  team:\n    - Ann\n  - Tomás\n    - Clerk\n  # Place\n  place: Osgood\n',
      '6',
      'same number of spaces',
    ],
    ['a colon in a text', 'project:\n  name: Storm drains: who floods?\n', '4', 'whole text in quotes'],
    [
      'a colon in a text of two lines',
      'project:\n  name: Drains\n    on 12 streets: who?\n',
      '4',
      'whole text in quotes',
    ],
    ['a question mark before a text', 'project:\n  name: ? Drains\n  place: Osgood\n', '4', 'whole text in quotes'],
    ['a list beside its key', 'project:\n  team: - Ann\n    - Tomás\n', '4', 'A list begins below its key'],
    [
      'two lines where one is asked for',
      'project:\n  place: |\n    Riverton\n    by the sea\n',
      '4',
      'Correct or empty it here',
    ],
    [
      'a choice of several with one that is none',
      'find:\n  tactics: ask-around, flying\n',
      '4',
      'Correct or empty it here',
    ],
    ['a reason behind a choice', "project:\n  role: city - the clerk's office\n", '4', 'Write "answer: city" below'],
    [
      'a reason behind a choice and a full stop',
      'project:\n  role: city. Ann asked\n',
      '4',
      'Write "answer: city" below',
    ],
    [
      'a reason behind a yes',
      'find:\n  checklists:\n    ask-around:\n      time: y, we have the log\n',
      '6',
      'what stands behind it as "note: …"',
    ],
    ['a key that is moved in too far', 'project:\n  name: Shade\n   place: Osgood\n', '5', 'same number of spaces'],
    ['the same below two lines', 'project:\n  name: Shade\n    now\n    place: Osgood\n', '6', 'same number of spaces'],
    ['a label in place of its key', 'find:\n  Label of focus-area: heat\n', '4', 'Its key is focus-area.'],
    ['a colon without its space', 'project:\n  name:Shade\n  place:Osgood\n', '4', 'a space behind each colon'],
  ])('says what to do about %s', (_title, lines, line, next) => {
    const told = (() => {
      try {
        const { problems, warnings } = reading(HEAD + lines);
        return [...problems, ...warnings];
      } catch (error) {
        return (error as UserError).problems;
      }
    })();
    expect(told.map((problem) => [String(problem.where?.line), problem.next])).toContainEqual([
      line,
      expect.stringContaining(next),
    ]);
  });

  it('says why nothing is there where somebody asks for an answer of a group that holds a text', async () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', 'tde: 1\nproject:\n  name:Shade\n');
    const { out, err } = await runTde(['get', 'project.name'], { cwd });
    expect([out, err]).toEqual(['', expect.stringContaining('tde.yaml:3:3: project holds a text')]);
  });

  it.each(['Tde: 1\n', '\u200btde: 1\n', '\ufeff\ufefftde: 1\n', 'TDE : 1\n'])(
    'says how the first key is written where it is written otherwise: %j',
    (text) => {
      const [problem] = problemsOf(() => reading(text));
      expect(problem).toMatchObject({ code: 'no-format', where: { line: 1 } });
      expect(problem?.what).toContain('"tde" is written in another way');
    },
  );

  it('says what is wrong when the file cannot be opened', () => {
    const folder = tempDir();
    expect(messageOf(() => read(path.join(folder, 'none.yaml')))).toContain('it is not there');
    expect(messageOf(() => read(folder))).toContain('it is a folder');
  });
});

describe('making a project', () => {
  it('writes the empty form with the first answers in it, and the folders above', () => {
    const file = path.join(tempDir(), 'new', 'folder', 'tde.yaml');
    const made = createProject(file, tinyMethod, [set('project.name', 'Rentals')]);
    const expected = newProjectText(tinyMethod).replace('  name:\n', '  name: Rentals\n');
    expect(fs.readFileSync(file, 'utf8')).toBe(expected);
    expect(made.contents).toBe(expected);
    expect(others(path.dirname(file))).toEqual([]);
  });

  it('names the file of the cycle before', () => {
    const { contents } = newProject('tde.yaml', tinyMethod, [], { previous: 'tde.cycle-1.yaml' });
    const head = 'method: tiny-1.0\n';
    expect(contents).toBe(newProjectText(tinyMethod).replace(head, `${head}previous: tde.cycle-1.yaml\n`));
  });

  it('never touches a file that is there', () => {
    const file = put(tempDir(), 'tde.yaml', 'mine');
    expect(messageOf(() => createProject(file, tinyMethod, []))).toContain('it is there already');
    expect(fs.readFileSync(file, 'utf8')).toBe('mine');
    expect(others(path.dirname(file))).toEqual([]);
  });

  it('in a folder that may not be written in says so, and leaves nothing', () => {
    const folder = tempDir();
    const file = path.join(folder, 'tde.yaml');
    const message = withoutRights(folder, () => messageOf(() => createProject(file, tinyMethod, [])));
    expect(message).toContain(`Could not make ${file}: you do not have the right to`);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('saving answers', () => {
  it('changes only the lines of these answers', () => {
    const made = project();
    const saved = save(
      made,
      set('project.name', 'Rentals'),
      set('find.checklists.ask-around.time', 'no', { note: 'a\nb' }),
    );
    expect(saved.contents).toBe(
      made.contents
        .replace('  name:\n', '  name: Rentals\n')
        .replace('      time:\n', '      time:\n        answer: no\n        note: |-\n          a\n          b\n'),
    );
    expect(fs.readFileSync(made.path, 'utf8')).toBe(saved.contents);
    expect(
      save(
        saved,
        { id: 'project.name', answer: undefined },
        { id: 'find.checklists.ask-around.time', answer: undefined },
      ).contents,
    ).toBe(made.contents);
    expect(others(path.dirname(made.path))).toEqual([]);
  });

  it('makes, fills and removes records', () => {
    const made = project();
    const one = save(made, { id: 'refine.use-cases.one', answer: {} });
    expect(one.answers.records).toEqual({ 'refine.use-cases': ['one'] });
    const two = save(one, set('refine.use-cases.two.persona.who', 'me'), set('refine.use-cases.one.title', 'One'));
    expect(two.answers.records).toEqual({ 'refine.use-cases': ['one', 'two'] });
    const chosen = save(two, set('design.chosen', ['one', 'two']));
    const gone = save(chosen, { id: 'refine.use-cases.one', answer: undefined });
    expect(gone.answers.records).toEqual({ 'refine.use-cases': ['two'] });
    expect(gone.problems.map((problem) => problem.what)).toEqual([expect.stringContaining('design.chosen: "one"')]);
  });

  it('marks sections as finished, and takes it back', () => {
    const made = project();
    const saved = save(made, set('finished.find', 'yes'));
    expect(saved.answers.finished).toEqual(['find']);
    expect(save(saved, { id: 'finished.find', answer: undefined }).contents).toBe(made.contents);
  });

  it('does not write when nothing changes', () => {
    const made = project(set('project.name', 'x'));
    const before = fs.statSync(made.path);
    save(made, set('project.name', 'x'));
    expect(fs.statSync(made.path)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it('keeps what somebody put beside an answer and its note', () => {
    const file = put(
      tempDir(),
      'tde.yaml',
      `${HEAD}project:\n  name:\n    answer: a\n    by: Ann # hers\n    note: n\n`,
    );
    const saved = save(read(file), set('project.name', 'b'));
    expect(saved.contents).toBe(`${HEAD}project:\n  name:\n    answer: b\n    by: Ann # hers\n`);
  });

  it('refuses an id that holds no answer, and an answer of the wrong kind', () => {
    const made = project();
    expect(messageOf(() => save(made, set('project.nam', 'x')))).toContain('Did you mean project.name?');
    expect(messageOf(() => save(made, set('project.role', 'mayor')))).toContain('Choose from: city');
    expect(messageOf(() => save(made, set('project.name', 'x', { note: 'a\u0007' })))).toContain('control character');
    expect(fs.readFileSync(made.path, 'utf8')).toBe(made.contents);
  });

  it('refuses to write where a group of answers is a text', () => {
    const file = put(tempDir(), 'tde.yaml', `${HEAD}refine: later\n`);
    expect(messageOf(() => save(read(file), set('refine.main-owner', 'x')))).toMatch(
      /Choose|nothing to choose|refine holds a text/,
    );
    expect(messageOf(() => save(read(file), set('refine.data-supply.collected', 'x')))).toContain(
      'refine holds a text',
    );
  });

  it('refuses answers that would make the file larger than can be read', () => {
    const made = project();
    const records = Array.from({ length: 11 }, (_, i) => set(`refine.use-cases.r${i}.story`, 'x'.repeat(99_000)));
    expect(messageOf(() => save(made, ...records))).toContain('larger than 1 MB');
  });

  it('writes a new file beside it, all of it, to the disk, before it takes the place of the old one', () => {
    const made = project();
    const calls: string[] = [];
    for (const name of ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync'] as const) {
      const real = fs[name] as (...args: unknown[]) => unknown;
      const spy = vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
        const about = typeof args[0] === 'string' ? path.basename(args[0]).replace(/\d+\.[0-9a-f]+/, 'N') : '';
        calls.push(`${name.replace('Sync', '')} ${about}`.trim());
        return real(...args);
      }) as never);
      onTestFinished(() => spy.mockRestore());
    }
    save(made, set('project.name', 'x'));
    const own = calls.slice(calls.findIndex((call) => call.startsWith('open .tde.yaml.N')));
    expect(own.slice(0, 7)).toEqual([
      'open .tde.yaml.N.tmp',
      'write',
      'fsync',
      'close',
      'rename .tde.yaml.N.tmp',
      `open ${path.basename(path.dirname(made.path)).replace(/\d+\.[0-9a-f]+/, 'N')}`,
      'fsync',
    ]);
  });

  it('writes all bytes though the disk takes only a few at a time', () => {
    const made = project();
    const real = fs.writeSync as (...args: unknown[]) => number;
    const spy = vi
      .spyOn(fs, 'writeSync')
      .mockImplementation(((handle: number, data: Uint8Array, at = 0, length = data.length) =>
        typeof data === 'string' ? real(handle, data) : real(handle, data, at, Math.min(length, 7))) as never);
    onTestFinished(() => spy.mockRestore());
    const saved = save(made, set('project.name', 'x'));
    expect(fs.readFileSync(made.path, 'utf8')).toBe(saved.contents);
  });

  it.each(['openSync', 'writeSync', 'fsyncSync', 'renameSync'] as const)(
    'leaves the old file when %s fails',
    (name) => {
      for (const code of ['ENOSPC', 'EACCES']) {
        const made = project();
        const real = fs[name] as (...args: unknown[]) => unknown;
        const spy = vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
          if (name === 'openSync' && !String(args[0]).endsWith('.tmp')) return real(...args);
          throw Object.assign(new Error(code), { code, syscall: name });
        }) as never);
        const message = messageOf(() => save(made, set('project.name', 'x')));
        spy.mockRestore();
        expect(message).toMatch(/^Could not save .*tde\.yaml: (?:the|your|you|this|too)/);
        expect(fs.readFileSync(made.path, 'utf8')).toBe(made.contents);
        expect(others(path.dirname(made.path))).toEqual([]);
        expect(save(made, set('project.name', 'x')).answers.byId['project.name']).toEqual({ value: 'x' });
      }
    },
  );

  it('knows an error that Node has no name for: the quota is used up', (context) => {
    if (process.platform !== 'linux') return context.skip();
    const made = project();
    const real = fs.fsyncSync;
    const spy = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw Object.assign(new Error('x'), { code: 'Unknown system error -122', errno: -122 });
    });
    expect(messageOf(() => save(made, set('project.name', 'x')))).toContain('your share of the disk is used up');
    spy.mockRestore();
    expect(fs.fsyncSync).toBe(real);
    expect(fs.readFileSync(made.path, 'utf8')).toBe(made.contents);
  });

  it('leaves the old file when the disk is full, and says so', (context) => {
    const folder = tempDir();
    const mounted = spawnSync('sh', ['-c', `mount -t tmpfs -o size=64k tmpfs ${folder}`]);
    if (mounted.status !== 0) return context.skip();
    onTestFinished(() => void spawnSync('sh', ['-c', `umount ${folder}`]));
    const made = createProject(path.join(folder, 'tde.yaml'), tinyMethod, []);
    for (let left = 16_384; left >= 0; left -= 2048) {
      fs.rmSync(path.join(folder, 'filler'), { force: true });
      const free = fs.statfsSync(folder);
      try {
        fs.writeFileSync(path.join(folder, 'filler'), Buffer.alloc(Math.max(0, free.bavail * free.bsize - left)));
      } catch {}
      const before = fs.readFileSync(made.path, 'utf8');
      try {
        save(read(made.path), set('refine.data-supply.collected', `${left}`.repeat(1500)));
      } catch (error) {
        expect((error as UserError).message).toContain('the disk is full');
        expect(fs.readFileSync(made.path, 'utf8')).toBe(before);
      }
      expect(() => read(made.path)).not.toThrow();
      expect(others(folder)).toEqual(['filler']);
    }
  });

  it('keeps links and permissions', () => {
    const made = project();
    const link = path.join(tempDir(), 'linked.yaml');
    fs.symlinkSync(made.path, link);
    fs.chmodSync(made.path, 0o640);
    save(read(link), set('project.name', 'x'));
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    expect(fs.statSync(made.path).mode & 0o777).toBe(0o640);
    expect(valueAt(made.path, 'project.name')).toBe('x');
    expect(others(path.dirname(link))).toEqual(['linked.yaml']);
  });

  it('keeps the owner where it may', (context) => {
    if (process.getuid?.() !== 0) return context.skip();
    const made = project();
    fs.chownSync(made.path, 1234, 2345);
    save(made, set('project.name', 'x'));
    expect(fs.statSync(made.path)).toMatchObject({ uid: 1234, gid: 2345 });
  });

  it('does not replace a read-only file', () => {
    const made = project();
    fs.chmodSync(made.path, 0o444);
    expect(messageOf(() => save(made, set('project.name', 'x')))).toMatch(
      /read-only, so nothing was saved[\s\S]*chmod u\+w/,
    );
    expect(fs.readFileSync(made.path, 'utf8')).toBe(made.contents);
  });

  it('says so when the folder cannot be written in', () => {
    const made = project();
    const folder = path.dirname(made.path);
    fs.chmodSync(made.path, 0o666);
    const message = withoutRights(folder, () => messageOf(() => save(made, set('project.name', 'x'))));
    expect(message).toContain(`Could not write in the folder ${folder}: you do not have the right to.`);
    expect(read(made.path).contents).toBe(made.contents);
  });

  it('says that the answer is not lost when the file was deleted or moved', () => {
    const made = project();
    fs.renameSync(made.path, `${made.path}.moved`);
    expect(messageOf(() => save(made, set('project.name', 'x')))).toMatch(/it is not there.*Your answer is not lost/);
    expect(others(path.dirname(made.path))).toEqual(['tde.yaml.moved']);
  });

  it('removes what a killed process left, but nothing of a running one', () => {
    const made = project();
    const folder = path.dirname(made.path);
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    put(folder, `.tde.yaml.${dead}.0123456789ab.tmp`, 'x');
    put(folder, `.tde.yaml.${process.ppid}.0123456789ab.tmp`, 'x');
    save(made, set('project.name', 'x'));
    expect(others(folder)).toEqual([`.tde.yaml.${process.ppid}.0123456789ab.tmp`]);
  });
});

testWriters(3);

describe('several writers', () => {
  it('keep each other’s answers, and are told what the other changed', () => {
    const made = project();
    save(made, set('project.name', 'theirs'), set('refine.use-cases.one.title', 'x'), set('finished.start', 'yes'));
    const saved = save(made, set('project.place', 'ours'));
    expect(saved.answers.byId).toMatchObject({
      'project.name': { value: 'theirs' },
      'project.place': { value: 'ours' },
    });
    expect(saved.othersChanged.toSorted()).toEqual([
      'finished.start',
      'project.name',
      'refine.use-cases.one',
      'refine.use-cases.one.title',
    ]);
    expect(save(saved, set('project.place', 'again')).othersChanged).toEqual([]);
  });

  it('keep comments that an editor put in meanwhile', () => {
    const made = project();
    fs.writeFileSync(made.path, made.contents.replace('  # Name\n', '  # Name\n  # ask Ann\n'));
    expect(save(made, set('project.name', 'x')).contents).toContain('  # ask Ann\n  name: x\n');
  });

  it('are asked when both changed the same answer to something else', () => {
    const made = project(set('project.name', 'before'));
    save(made, set('project.name', 'theirs'));
    let conflict: ChangedMeanwhile | undefined;
    try {
      save(made, set('project.name', 'ours'));
    } catch (error) {
      conflict = error as ChangedMeanwhile;
    }
    expect(conflict).toBeInstanceOf(ChangedMeanwhile);
    expect(conflict?.conflicts).toEqual([
      { id: 'project.name', before: { value: 'before' }, theirs: { value: 'theirs' }, ours: { value: 'ours' } },
    ]);
    expect(valueAt(made.path, 'project.name')).toBe('theirs');
    saveAnswers(made, [set('project.name', 'ours')], { overwrite: true });
    expect(valueAt(made.path, 'project.name')).toBe('ours');
  });

  it('are not asked when both say the same', () => {
    const made = project();
    save(made, set('project.name', 'same'), set('finished.find', 'yes'));
    expect(save(made, set('project.name', 'same'), set('finished.find', 'yes')).othersChanged).toEqual([]);
  });

  it('are asked when the other made a record of the same name, worked on one to be removed, or emptied an answer', () => {
    const made = project(set('project.name', 'x'), set('refine.use-cases.old.title', 'x'));
    save(made, set('refine.use-cases.new.title', 'theirs'), set('refine.use-cases.old.due', '2026-01-31'), {
      id: 'project.name',
      answer: undefined,
    });
    for (const change of [
      set('refine.use-cases.new.story', 'ours'),
      { id: 'refine.use-cases.new', answer: {} },
      { id: 'refine.use-cases.old', answer: undefined },
      set('project.name', 'ours'),
    ]) {
      expect(() => save(made, change), change.id).toThrow(ChangedMeanwhile);
    }
  });

  it('are asked when the other wrote something that cannot be used', () => {
    const made = project();
    fs.writeFileSync(made.path, made.contents.replace('  role:\n', '  role: mayor\n'));
    expect(() => save(made, set('project.role', 'city'))).toThrow(ChangedMeanwhile);
    expect(save(read(made.path), set('project.role', 'city')).problems).toEqual([]);
  });
});

testWaitedFor(['of a running process']);

describe('the lock', () => {
  it('of a process that ended is taken away', () => {
    const made = project();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    lock(path.dirname(made.path), { pid: dead, host: os.hostname(), since, id: 'a1' });
    save(made, set('project.name', 'x'));
    expect(others(path.dirname(made.path))).toEqual([]);
  });

  it('of a process whose number another one got since, after a restart, is taken away', () => {
    const made = project();
    lock(path.dirname(made.path), {
      pid: process.ppid,
      host: os.hostname(),
      since: '2019-03-01T10:00:00.000Z',
      id: 'a1',
    });
    save(made, set('project.name', 'x'));
    expect(others(path.dirname(made.path))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32').each([
    ['a folder', (file: string) => fs.mkdirSync(file)],
    ['a pipe', (file: string) => spawnSync('mkfifo', [file])],
    ['a link to a device', (file: string) => fs.symlinkSync('/dev/zero', file)],
  ])('is told to be in the way where it is %s', (_title, make) => {
    const made = project();
    const file = path.join(path.dirname(made.path), '.tde.yaml.lock');
    make(file);
    expect(messageOf(() => save(made, set('project.name', 'x')))).toContain(`${file} is in the way`);
    expect(fs.readFileSync(made.path, 'utf8')).toBe(made.contents);
  });

  it('is broken by the command that its message names', async () => {
    const made = project();
    const cwd = path.dirname(made.path);
    lock(cwd, { pid: 1, host: 'elsewhere', since, id: 'a1' });
    const other = await runTde(['unlock', 'b2'], { cwd });
    expect(other).toMatchObject({ code: 1, out: '', err: expect.stringContaining('has no lock "b2"') });
    expect(others(cwd)).toEqual(['.tde.yaml.lock']);
    const ran = await runTde(['unlock', 'a1'], { cwd });
    expect(ran).toMatchObject({ code: 0, out: '', err: expect.stringContaining('Next: tde resume') });
    expect(others(cwd)).toEqual([]);
  });
});

describe('a draft', () => {
  it('is kept for each session by itself, for its owner only, and the last one stands first', () => {
    const file = path.join(tempDir(), 'tde.yaml');
    expect(readDrafts(file)).toEqual([]);
    const [one, other] = [newDraftFile(file), newDraftFile(file)];
    writeDraft(one, { text: 'half-ty' });
    writeDraft(one, { text: 'half-typed' });
    fs.utimesSync(one, 1, 1);
    writeDraft(other, { text: 'half of another' });
    expect(readDrafts(file)).toEqual([
      { file: other, draft: { text: 'half of another' } },
      { file: one, draft: { text: 'half-typed' } },
    ]);
    expect(fs.statSync(one).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.dirname(one)).mode & 0o777).toBe(0o700);
  });

  it('belongs to its project alone', () => {
    const folder = tempDir();
    writeDraft(newDraftFile(path.join(folder, 'tde.yaml')), 1);
    expect(readDrafts(path.join(folder, 'north.yaml'))).toEqual([]);
    expect(readDrafts(path.join(folder, 'tde'))).toEqual([]);
  });

  it('is in a folder that git leaves out', () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', HEAD);
    writeDraft(newDraftFile(path.join(cwd, 'tde.yaml')), { text: 'half-typed' });
    const git = (...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8' });
    git('init', '-q');
    git('add', '-A');
    expect(git('ls-files').trim()).toBe('tde.yaml');
  });

  it('cannot be kept where the folder is gone, and does not make it again', () => {
    const folder = path.join(tempDir(), 'moved');
    expect(messageOf(() => writeDraft(newDraftFile(path.join(folder, 'tde.yaml')), 1))).toContain('it is not there');
    expect(fs.existsSync(folder)).toBe(false);
  });

  it.each<[what: string, make: (file: string) => void]>([
    ['is no JSON', (file) => fs.writeFileSync(file, '{"drafts": ')],
    [
      'is not UTF-8',
      (file) => fs.writeFileSync(file, Buffer.from('{"drafts":{"project.name":{"text":"Caf\xe9"}}}', 'latin1')),
    ],
    [
      'is far too large',
      (file) => fs.writeFileSync(file, JSON.stringify({ drafts: {}, more: 'x'.repeat(10_000_000) })),
    ],
    ['is a folder', (file) => fs.mkdirSync(file)],
    ['is a link in a circle', (file) => fs.symlinkSync(path.basename(file), file)],
  ])('that %s cannot be read, and can be moved out of the way as it is', (_what, make) => {
    const project = path.join(tempDir(), 'tde.yaml');
    const file = newDraftFile(project);
    fs.mkdirSync(path.dirname(file));
    make(file);
    const there = fs.lstatSync(file).ino;
    expect(readDrafts(project)).toEqual([{ file, draft: null }]);
    const aside = setDraftAside(file);
    expect(readDrafts(project)).toEqual([]);
    expect(fs.lstatSync(aside).ino).toBe(there);
  });
});

describe('the project a command is about', () => {
  it('is the nearest tde.yaml upwards, unless a file or folder is named', () => {
    const folder = tempDir();
    const file = put(folder, 'tde.yaml', HEAD);
    const other = put(folder, 'other/mine.yaml', HEAD);
    fs.mkdirSync(path.join(folder, 'a', 'b'), { recursive: true });
    const cwd = path.join(folder, 'a', 'b');
    expect(locateProject({ cwd, env: {} })).toBe(file);
    expect(locateProject({ cwd, env: { TDE_FILE: '../../other/mine.yaml' } })).toBe(other);
    expect(locateProject({ cwd, file: '../..', env: { TDE_FILE: other } })).toBe(file);
    expect(messageOf(() => locateProject({ cwd, file: '../../other', env: {} }))).toContain(
      path.join(folder, 'other', 'tde.yaml'),
    );
    expect(messageOf(() => locateProject({ cwd: tempDir(), env: {} }))).toMatch(
      /There is no tde.yaml in .*tde init.*tde -f FILE/,
    );
  });
});

describe('a sheet of answers', () => {
  it('may be nested or go by whole ids, in YAML or JSON', () => {
    const expected = [
      { id: 'refine.use-cases.one', answer: {} },
      { id: 'project.name', answer: { value: 'x' } },
      { id: 'refine.use-cases.one.title', answer: { value: 'One' } },
      { id: 'design.chosen', answer: { value: ['one'] } },
    ];
    const nested = 'project:\n  name: x\nrefine: { use-cases: { one: { title: One } } }\ndesign.chosen: one\n';
    const json = JSON.stringify({
      'project.name': 'x',
      'refine.use-cases.one.title': 'One',
      design: { chosen: ['one'] },
    });
    expect(readAnswerSheet(nested, 'sheet', tinyMethod)).toEqual(expected);
    expect(readAnswerSheet(json, 'sheet', tinyMethod)).toEqual(expected);
  });

  it('is refused for an unknown id or an answer of the wrong kind, all of them at once', () => {
    const problems = problemsOf(() => readAnswerSheet('project.nam: x\nproject.role: mayor\n', 'sheet', tinyMethod));
    expect(problems.map((problem) => problem.what)).toEqual([
      '"project.nam" is not a key of this method.',
      expect.stringContaining('project.role: "mayor"'),
    ]);
  });
});
