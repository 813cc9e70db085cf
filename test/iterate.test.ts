// `tde iterate`: the finished cycle is kept whole, the next one starts with what was learned, and no kill in between loses either.

import fs from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readPack } from '../src/method/pack.ts';
import { type Change, readerOf } from '../src/project/answers.ts';
import { carryOver, chainBefore, NEW_START, type NextCycle } from '../src/project/cycle.ts';
import { createProject, readProject } from '../src/project/file.ts';
import {
  CARRIED,
  changes,
  fillDiskIterating,
  killIterating,
  method,
  namesIn,
  project,
  testCalledAsAWay,
  valuesOf,
} from './support/cycles.ts';
import { leaveDraft } from './support/drafts.ts';
import { tdeHere } from './support/here.ts';
import { KEY } from './support/person.ts';
import { putPack } from './support/small-pack.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

describe('tde iterate', () => {
  test('keeps the finished file as it was, and carries over what the next cycle needs', async () => {
    const at = project();
    const ran = await runTde(['iterate', '--yes'], at);
    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(ran.err.replace(/\s+/g, ' ')).toBe(
      'The finished cycle is kept in tde.cycle-1.yaml. tde.yaml is the next one. Carried over: ' +
        'Opportunities (3), Use cases (2), Helping partners (1), Missing voices (2) and Learned last time (3). ' +
        'Left in tde.cycle-1.yaml: Use cases (1). Still open, and left in tde.cycle-1.yaml: Feedback (1). ' +
        'Next: tde edit project.what-changed ',
    );
    expect(namesIn(at.cwd)).toEqual(['tde.cycle-1.yaml', 'tde.yaml']);
    expect(at.read('tde.cycle-1.yaml')).toBe(at.old);
    expect(valuesOf(at.file)).toEqual(CARRIED);
    expect(readProject(at.file, method)).toMatchObject({ previous: 'tde.cycle-1.yaml', problems: [], warnings: [] });
  });

  test('goes on to the third cycle, and status shows the chain', async () => {
    const at = project();
    await runTde(['iterate', '--yes'], at);
    await runTde(['set', 'implement.lessons', 'Start on paper'], at);
    await runTde(['iterate', '--yes', '--no-input'], at);
    expect(namesIn(at.cwd)).toEqual(['tde.cycle-1.yaml', 'tde.cycle-2.yaml', 'tde.yaml']);
    expect(valuesOf(at.file)['project.learned']).toEqual([
      'Ask nurses first',
      'The text line.',
      'No Creole.',
      'Start on paper',
    ]);
    const status = await runTde(['status'], at);
    expect(status.out).toContain('Cycle 3. Before it: tde.cycle-2.yaml, tde.cycle-1.yaml');
    expect(JSON.parse((await runTde(['status', '--json'], at)).out)).not.toHaveProperty('previous');
  });

  test('never overwrites a file that has the name it needs', async () => {
    const at = project();
    put(at.cwd, 'tde.cycle-1.yaml', 'something else\n');
    await runTde(['iterate', '--yes'], at);
    expect(at.read('tde.cycle-1.yaml')).toBe('something else\n');
    expect(at.read('tde.cycle-2.yaml')).toBe(at.old);
    expect(readProject(at.file, method).previous).toBe('tde.cycle-2.yaml');
  });

  test('keeps the permissions, and the draft with the cycle it belongs to', async () => {
    const at = project();
    fs.chmodSync(at.file, 0o600);
    leaveDraft(at.cwd, '{"drafts":{}}');
    await runTde(['iterate', '--yes'], at);
    expect(['tde.yaml', 'tde.cycle-1.yaml'].map((name) => fs.statSync(`${at.cwd}/${name}`).mode & 0o777)).toEqual([
      0o600, 0o600,
    ]);
    expect(namesIn(at.cwd)).toEqual(['.tde', 'tde.cycle-1.yaml', 'tde.yaml']);
    expect(namesIn(join(at.cwd, '.tde'))).toEqual([expect.stringMatching(/^tde\.cycle-1\.yaml\.[0-9a-f]{12}\.draft$/)]);
  });

  test('works through a link: the files stay where the project is', async () => {
    const at = project();
    const elsewhere = tempDir();
    fs.symlinkSync(at.file, `${elsewhere}/tde.yaml`);
    expect((await runTde(['iterate', '--yes'], { cwd: elsewhere })).code).toBe(0);
    expect(fs.lstatSync(`${elsewhere}/tde.yaml`).isSymbolicLink()).toBe(true);
    expect(at.read('tde.cycle-1.yaml')).toBe(at.old);
    expect((await runTde(['status'], { cwd: elsewhere })).out).toContain('Cycle 2.');
  });

  test.each<[string, string[], (cwd: string) => void, string, number]>([
    ['without a yes and a terminal', [], () => {}, 'tde iterate --yes', 2],
    ['without a yes, with --no-input', ['--no-input'], () => {}, 'tde iterate --yes', 2],
    [
      'with an answer that cannot be read',
      ['--yes'],
      (cwd) => fs.appendFileSync(`${cwd}/tde.yaml`, '# end\n') ?? edit(cwd, 'status: set-aside', 'status: perhaps'),
      '"perhaps" is not one of the choices',
      1,
    ],
    ['that names itself', ['--yes'], (cwd) => edit(cwd, 'method:', 'previous: tde.yaml\nmethod:'), 'in a circle', 1],
    [
      'that names a file which is not there',
      ['--yes'],
      (cwd) => edit(cwd, 'method:', 'previous: tde.cycle-1.yaml\nmethod:'),
      'it is not there',
      1,
    ],
  ])('refuses a project %s, and leaves every file as it was', async (_, options, spoil, what, code) => {
    const at = project();
    spoil(at.cwd);
    const before = at.read('tde.yaml');
    const ran = await runTde(['iterate', ...options], at);
    expect(ran.code).toBe(code);
    expect(ran.err.replace(/\s+/g, ' ')).toContain(what);
    expect(namesIn(at.cwd)).toEqual(['tde.yaml']);
    expect(at.read('tde.yaml')).toBe(before);
  });

  test('refuses an empty project, a cycle in which nothing was done yet, and a finished one', async () => {
    const cwd = tempDir();
    createProject(`${cwd}/tde.yaml`, method, []);
    expect((await runTde(['iterate', '--yes'], { cwd })).err).toContain('no cycle to close');
    const at = project();
    await runTde(['iterate', '--yes'], at);
    const again = await runTde(['iterate', '--yes'], at);
    expect(again.code).toBe(1);
    expect(again.err).toContain('only what was carried over');
    expect((await runTde(['iterate', '--yes', '-f', 'tde.cycle-1.yaml'], at)).err).toContain('a finished cycle');
    expect(namesIn(at.cwd)).toEqual(['tde.cycle-1.yaml', 'tde.yaml']);
  });
});

describe('how the next cycle goes on', () => {
  const check = 'find.checklists.analyze-requests.records-request-data';
  const more: Change[] = [
    { id: check, answer: { value: 'yes', note: 'the clerk has the log' } },
    { id: 'refine.data-supply.summary', answer: { value: 'rental inspections' } },
    { id: 'refine.data-supply.owners', answer: { findOut: 'the records desk' } },
    { id: 'refine.findings.trust.observed', answer: { value: 'People ask the clinic first' } },
    { id: 'design.intervention', answer: { value: 'print the list' } },
    { id: 'design.home', answer: { value: 'the library' } },
    { id: 'design.release', answer: { findOut: 'the city attorney' } },
    { id: 'design.activities.print.what', answer: { value: 'Print the list' } },
    { id: 'design.activities.print.status', answer: { value: 'done' } },
    { id: 'design.activities.train.what', answer: { value: 'Train the desk' } },
    { id: 'design.feedback.told.said', answer: { value: 'Good' } },
    { id: 'design.feedback.told.decision', answer: { value: 'yes' } },
    { id: 'design.feedback.told.told', answer: { value: '2026-05-02' } },
    { id: 'design.measures.calls.what', answer: { value: 'Calls about lead' } },
    { id: 'design.measures.calls.now', answer: { value: '3 a month' } },
    { id: 'design.measures.calls.reached', answer: { value: '21 a month' } },
  ].map(({ id, answer }) => ({ id: fieldNamed(id), answer }));

  /** The id of a field by what it plays, whatever the pack calls it. */
  function fieldNamed(id: string): string {
    const [first] = method.questions.find((hub) => hub.kind === 'records' && id.startsWith(`${hub.id}.`))?.fields ?? [];
    return id.endsWith('.what') || id.endsWith('.observed') ? id.replace(/\w+$/, first?.id ?? '') : id;
  }

  const flat = (text: string) => text.replace(/\s+/g, ' ');

  test('on the same focus area with all that is open, and what a measure had reached as its beginning', async () => {
    const at = project(more);
    const ran = await runTde(['iterate', '--yes', '--next', 'same'], at);
    expect(ran.code).toBe(0);
    const now = readProject(at.file, method);
    expect(now.problems).toEqual([]);
    const values = valuesOf(at.file);
    expect(values).toMatchObject({
      'find.focus-area': 'lead paint in rental homes',
      'refine.data-supply.summary': 'rental inspections',
      'design.use-case': 'check-a-home',
      'refine.use-cases.check-a-home.status': 'chosen',
      'refine.use-cases.show-repair.status': 'set-aside',
      'design.intervention': 'print the list',
      'design.home': 'the library',
      'design.measures.calls.now': '21 a month',
    });
    expect(values['design.measures.calls.reached']).toBeUndefined();
    expect(now.answers.byId[check]).toEqual({ value: 'yes', note: 'the clerk has the log (as of 20 November 2026)' });
    expect(now.answers.byId['refine.data-supply.owners']).toEqual({ findOut: 'the records desk' });
    expect(now.records('design.activities')).toEqual(['train']);
    expect(now.records('design.feedback')).toEqual(['larger']);
    expect(now.records('refine.findings')).toEqual(['trust']);
    expect(flat(ran.err)).toContain('Left in tde.cycle-1.yaml: Activities (1) and Feedback (1).');
    expect(flat(ran.err)).not.toContain('Still open');
    // Nothing was done yet, however it went on.
    expect((await runTde(['iterate', '--yes'], at)).err).toContain('only what was carried over');
  });

  test('with another use case that was kept, without the plan of this one', async () => {
    const at = project(more);
    const ran = await runTde(['iterate', '--yes', '--next', 'show-repair'], at);
    expect(ran.code).toBe(0);
    const values = valuesOf(at.file);
    expect(values).toMatchObject({
      'find.focus-area': 'lead paint in rental homes',
      'design.use-case': 'show-repair',
      'refine.use-cases.show-repair.status': 'chosen',
      'refine.use-cases.visit-worst.status': 'candidate',
    });
    expect(values['design.intervention']).toBeUndefined();
    expect(values['refine.use-cases.check-a-home.title']).toBeUndefined();
    expect(flat(ran.err)).toContain(
      'Still open, and left in tde.cycle-1.yaml: Activities (1), Feedback (1) and What is released (to find out).',
    );
  });

  test('from a new start, which takes along what holds for the place, and names all that was open', async () => {
    const at = project(more);
    const ran = await runTde(['iterate', '--yes', '--next', 'new'], at);
    const values = valuesOf(at.file);
    expect(values[check]).toBe('yes');
    expect(values['find.focus-area']).toBeUndefined();
    expect(flat(ran.err)).toContain(
      'Still open, and left in tde.cycle-1.yaml: Activities (1), Feedback (1), Data owners (to find out) and What is released (to find out).',
    );
  });

  test('the day beside a line of a checklist stays the day on which it was so', async () => {
    const at = project(more);
    await runTde(['iterate', '--yes', '--next', 'same'], at);
    await runTde(['set', 'implement.lessons', 'Start on paper'], at);
    await runTde(['iterate', '--yes', '--next', 'same'], at);
    expect(readProject(at.file, method).answers.byId[check]?.note).toBe(
      'the clerk has the log (as of 20 November 2026)',
    );
  });

  test('is refused by another word, and asked at a terminal with what is open in view', async () => {
    const at = project(more);
    const wrong = await runTde(['iterate', '--yes', '--next', 'check-a-home'], at);
    expect(wrong.code).toBe(2);
    expect(flat(wrong.err)).toContain('Choose one of: same, show-repair, visit-worst, new.');
    expect(namesIn(at.cwd)).toEqual(['tde.yaml']);
    const tde = tdeHere(['iterate'], at.cwd);
    await tde.see('Still open, and taken along on the same focus area: Activities (1), Feedback (1)');
    await tde.see('Yes: a new round on the same focus area (lead paint in rental homes)');
    await tde.see('Yes: with another use case that was kept (Show the repair)');
    tde.press(`2${KEY.enter}`);
    await tde.see('What has changed since your last time through?');
    expect(valuesOf(at.file)['design.use-case']).toBe('check-a-home');
    tde.press(`/leave${KEY.enter}`);
    await tde.code;
  });
});

testCalledAsAWay(['New']);

describe('a broken chain', () => {
  test('is told by status in one message, and the rest is shown', async () => {
    const at = project();
    await runTde(['iterate', '--yes'], at);
    put(at.cwd, 'tde.cycle-1.yaml', at.old.replace('method:', 'previous: tde.yaml\nmethod:'));
    const loop = await runTde(['status'], at);
    expect(loop.code).toBe(0);
    expect(loop.out).toContain('Before it: tde.cycle-1.yaml');
    expect(loop.err.replace(/\s+/g, ' ')).toContain(
      'tde.cycle-1.yaml names tde.yaml as the cycle before it, but that leads round in a circle',
    );
    fs.rmSync(`${at.cwd}/tde.cycle-1.yaml`);
    const gone = await runTde(['status'], at);
    expect(gone.err.replace(/\s+/g, ' ')).toContain('but it cannot be read: it is not there.');
    put(at.cwd, 'tde.cycle-1.yaml', 'tde: 1\ntde: 1\n');
    expect((await runTde(['status'], at)).err).toContain('but it cannot be read');
  });

  test('is followed as far as it goes', () => {
    const cwd = tempDir();
    const previous = (name: string, file: string) => put(cwd, name, `tde: 1\nprevious: ${file}\n`);
    const follow = (file?: string) => {
      const path = file === undefined ? put(cwd, 'tde.yaml', 'tde: 1\n') : previous('tde.yaml', file);
      const { cycles, problem } = chainBefore(readProject(path, method));
      return { files: cycles.map((cycle) => relative(cwd, cycle.path)), problem };
    };
    previous('c.yaml', 'b.yaml');
    previous('b.yaml', 'old/a.yaml');
    put(cwd, 'old/a.yaml', 'tde: 1\n');
    expect(follow()).toEqual({ files: [] });
    expect(follow('c.yaml')).toEqual({ files: ['c.yaml', 'b.yaml', 'old/a.yaml'] });
    expect(follow('tde.yaml').problem?.code).toBe('cycle-loop');
    previous('old/a.yaml', '../c.yaml');
    expect(follow('c.yaml')).toMatchObject({
      files: ['c.yaml', 'b.yaml', 'old/a.yaml'],
      problem: { code: 'cycle-loop' },
    });
    previous('old/a.yaml', 'z.yaml');
    expect(follow('c.yaml').problem?.what).toBe(
      'a.yaml names z.yaml as the cycle before it, but it cannot be read: it is not there.',
    );
  });
});

describe('what is carried over', () => {
  const carried = (more: Record<string, string | string[]>) => {
    const cwd = tempDir();
    const all = Object.entries(more).map(([id, value]): Change => ({ id, answer: { value } }));
    const next = carryOver(createProject(`${cwd}/tde.yaml`, method, all), NEW_START);
    return Object.fromEntries(next.map(({ id, answer }) => [id, answer?.value]));
  };

  test('without a choice on record, the use cases marked as chosen stay behind', () => {
    const use = 'refine.use-cases';
    expect(carried({ [`${use}.a.title`]: 'A', [`${use}.a.status`]: 'chosen', [`${use}.b.title`]: 'B' })).toEqual({
      'project.cycle': 'again',
      [`${use}.b.title`]: 'B',
      [`${use}.b.status`]: 'candidate',
    });
  });

  test('a pack need not say of each question how far it holds: its part does', () => {
    const small = readPack(putPack(tempDir()));
    const said = (id: string, value: string): Change => ({ id, answer: { value } });
    const old = createProject(`${tempDir()}/tde.yaml`, small, [
      said('project.place', 'Elm Hill'),
      said('project.government', 'the parish'),
      said('project.role', 'staff'),
      said('project.began', '2026-01-01'),
      said('find.focus-area', 'worn stones'),
    ]);
    const next = (how: NextCycle) => carryOver(old, how).map(({ id }) => id);
    const place = ['project.place', 'project.government', 'project.role'];
    expect(next({ kind: 'new' })).toEqual(place);
    expect(next({ kind: 'same' })).toEqual([...place, 'find.focus-area']);
  });

  test('notes and whom to ask go with an answer', () => {
    const cwd = tempDir();
    const old = createProject(`${cwd}/tde.yaml`, method, [
      { id: 'project.place', answer: { value: 'Riverton', note: 'the Eastside only' } },
      { id: 'project.government', answer: { findOut: 'the clerk' } },
    ]);
    expect(carryOver(old, NEW_START).slice(0, 2)).toEqual([
      { id: 'project.place', answer: { value: 'Riverton', note: 'the Eastside only' } },
      { id: 'project.government', answer: { findOut: 'the clerk' } },
    ]);
  });
});

describe('in a terminal', () => {
  test('asks first, then what changed', async () => {
    const at = project();
    const no = tdeHere(['iterate'], at.cwd);
    await no.see('Is this cycle finished?');
    no.press(KEY.enter);
    await no.see('Nothing was changed.');
    await no.code;
    expect(namesIn(at.cwd)).toEqual(['tde.yaml']);
    const yes = tdeHere(['iterate'], at.cwd);
    await yes.see('Is this cycle finished?');
    yes.press(`5${KEY.enter}`);
    await yes.see('What has changed since your last time through?');
    yes.press(`A new inspector${KEY.enter}`);
    await vi.waitFor(() => expect(valuesOf(at.file)['project.what-changed']).toBe('A new inspector'));
    yes.press(KEY.interrupt);
    await yes.see('tde resume');
    await yes.code;
    expect(at.read('tde.cycle-1.yaml')).toBe(at.old);
  });

  test('Ctrl-C at the question changes nothing', async () => {
    const at = project();
    const terminal = tdeHere(['iterate'], at.cwd);
    await terminal.see('Is this cycle finished?');
    terminal.press(KEY.interrupt);
    await terminal.see('Nothing was changed.');
    expect(await terminal.code).toBe(130);
    expect(namesIn(at.cwd)).toEqual(['tde.yaml']);
  });
});

describe('cut short', () => {
  test('by a kill at any moment, both cycles can be had', () => killIterating(14));

  test('by a full disk at any moment, the project is as it was and nothing is left beside it', () =>
    fillDiskIterating(20));
});

test('a record of the old cycle that no field of the new one can hold is left out', () => {
  const cwd = tempDir();
  const file = createProject(`${cwd}/tde.yaml`, method, changes);
  expect(file.records('refine.use-cases')).toHaveLength(3);
  const small = { ...method, questions: method.questions.filter(({ id }) => id !== 'refine.use-cases') };
  expect(
    carryOver(readerOf(small, file.answers), NEW_START).filter(({ id }) => id.startsWith('refine.use-cases')),
  ).toEqual([]);
});

function edit(cwd: string, from: string, to: string): void {
  const text = fs.readFileSync(`${cwd}/tde.yaml`, 'utf8');
  fs.writeFileSync(`${cwd}/tde.yaml`, text.replace(from, to));
}
