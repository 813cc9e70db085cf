// What documents leave out, and how that is told: contact details. That they are in no document is tried in confidence.test.ts.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { forEverybody } from '../src/documents/left-out.ts';
import { loadMethod } from '../src/method/ids.ts';
import type { Method, Question } from '../src/method/types.ts';
import { changesOf, readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { saysNothing } from '../src/project/meant.ts';
import { answeredWith } from './support/answered.ts';
import { answersOf } from './support/answers-of.ts';
import { wordPart } from './support/skeleton.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const LEFT_OUT = '[contact left out]';

test('what asks for a contact is shown, in the sheets that it is for', async () => {
  const cwd = tempDir();
  const answers = answeredWith(method, ['words', 'more words']);
  const asked = method.questions.filter(({ contact }) => contact);
  for (const { id, kind } of asked)
    Object.assign(answers.byId, { [id]: { value: kind === 'list' ? ['desk@example.net'] : 'desk@example.net' } });
  createProject(join(cwd, 'tde.yaml'), method, changesOf(answers));
  expect(asked.map(({ id }) => id)).toEqual([
    'project.contact',
    'design.review.channels',
    'design.review.contact',
    'implement.feedback-channel',
  ]);
  for (const name of ['pitch', 'plan', 'invitation', 'feedback-sheet', 'heard'])
    expect((await runTde([name], { cwd })).out, name).toContain('desk@example.net');
});

test('leaves no mark on a page that is saved from the interview, in its head and foot neither', async () => {
  const cwd = tempDir();
  const file = put(cwd, 'tde.yaml', 'tde: 1\nproject:\n  government: the county clerk (clerk@example.org)\n');
  const project = readProject(file, method);
  const desk = deskFor(file);
  await desk.save(project, 'plan', 'html', 'plan.html');
  await desk.save(project, 'plan', 'docx', 'plan.docx');
  const parts = ['word/document.xml', 'word/footer1.xml', 'docProps/core.xml'];
  const word = readFileSync(join(cwd, 'plan.docx'));
  const saved = [readFileSync(join(cwd, 'plan.html'), 'utf8'), ...parts.map((name) => wordPart(word, name))];
  expect(saved.filter((text) => text === '' || /[\uE000-\uF8FF]|clerk@example/.test(text))).toEqual([]);
  expect(saved[0]).toContain(`The county clerk (${LEFT_OUT})`);
});

describe('what was left out', () => {
  const projectWith = (yaml: string) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', `tde: 1\n${yaml}`);
    return Object.assign((...line: string[]) => runTde(line, { cwd }), { cwd });
  };

  test('is told by the answers that the document shows, and by no others', async () => {
    const tde = projectWith(`find:
  focus-area: lead paint (ask ann@example.org)
refine:
  data-supply:
    collected: Dana, 555-0142 or 555-0143
`);
    expect((await tde('pitch')).err).toContain('1 contact detail left out: find.focus-area.\n');
    const plan = await tde('plan', '--appendix');
    expect(plan.out).toContain(`Dana, ${LEFT_OUT} or ${LEFT_OUT}`);
    expect(plan.err.replace(/\s+/g, ' ')).toContain(
      '3 contact details left out: find.focus-area, refine.data-supply.collected.',
    );
  });

  test('is told in the next cycle, too, of words that only the finished one holds', async () => {
    const said = 'The super keeps a key to my room and he comes in when I am at work';
    const tde = projectWith(`find:
  opportunities:
    - 'Rooms nobody else has a key to: ${said}'
design:
  feedback:
    locks:
      title: Locks
      said: ${said}.
      group: Tenants
      quote: no
`);
    expect((await tde('iterate', '--yes')).code).toBe(0);
    const plan = await tde('plan', '--appendix');
    expect(plan.out).toContain('Rooms nobody else has a key to: [words left out]');
    expect(plan.err).toContain('find.opportunities');
    expect((await tde('outline')).out).not.toContain('keeps a key');
    expect((await tde('plan', '--appendix', '--internal')).out).toContain(said);
    rmSync(join(tde.cwd, 'tde.cycle-1.yaml'));
    const { code, err } = await tde('plan');
    expect(code).toBe(0);
    expect(err.replace(/\s+/g, ' ')).toContain(
      'it is not there. So what was told in confidence in that cycle could not be looked for',
    );
  });

  test('hides no session from a sheet that is made for it, by its id or in the interview', async () => {
    const tde = projectWith(`find:
  sessions:
    clinic:
      what: Talks at the clinic
    call-ann-555-0142:
      what: Call Ann, 555-0142
`);
    const { code, out } = await tde('session-sheet', '--session', 'call-ann-555-0142');
    expect(code).toBe(0);
    expect(out).toContain(`Call Ann, ${LEFT_OUT}`);
    const file = join(tde.cwd, 'tde.yaml');
    const page = await deskFor(file).read(readProject(file, method), 'session-sheet', 'call-ann-555-0142');
    expect(page.join('\n')).toContain('Call Ann');
  });

  test('is an error with --strict, beside the gaps, and nothing is printed', async () => {
    const tde = projectWith('find:\n  focus-area: lead paint (ask ann@example.org)\n');
    const { code, out, err } = await tde('pitch', '--strict');
    expect([code, out]).toEqual([1, '']);
    const said = err.replace(/\s+/g, ' ');
    expect(said).toContain('"Focus area" seems to hold a contact detail, which is left out (find.focus-area).');
    expect(said).toContain('tde edit find.focus-area');
    expect(said).toContain('has no answer yet');
  });

  test('keeps a sheet of what was heard from being handed out with --strict', async () => {
    const tde = projectWith(`design:
  feedback:
    ramp:
      title: The ramp
      said: The ramp is steep. M. Quill, Apt 4C, 555-0199
      group: Tenants
      quote: yes
`);
    const { out, err } = await tde('heard');
    expect(await tde('check')).toMatchObject({ code: 1, out: expect.stringContaining('[quote-with-contact]') });
    expect(out).toContain(`The ramp is steep. M. Quill, ${LEFT_OUT}, ${LEFT_OUT}`);
    expect(err).toContain('2 contact details left out: design.feedback.ramp.said.');
    expect(await tde('heard', '--strict')).toMatchObject({ code: 1, out: '' });
  });

  test('is not told where there is nothing, and numbers of papers stay', async () => {
    const tde = projectWith('find:\n  focus-area: permit 18-00123456 on 412 Mill Street\n');
    const { out, err } = await tde('pitch');
    expect(out).toContain('permit 18-00123456 on 412 Mill Street');
    expect(err).not.toContain('left out');
  });
});

test.each(['--appendix', '--internal'])(
  'what stands as an answer and says nothing is none in a document : %s',
  async (option) => {
    const cwd = tempDir();
    const file = put(
      cwd,
      'tde.yaml',
      `tde: 1
project:
  place: Brookhaven
find:
  voices:
    - riders in wheelchairs
    - TBD
refine:
  data-supply:
    summary: n/a
  next-steps:
    summary: "?"
  past-activities:
    summary: Not yet
design:
  activities:
    list-at-stations:
      what: Post a list at each station
      who: tbd
      partners: n/a
    ask-riders:
      what: Ask riders at the platform
      who: the pass office
`,
    );
    const before = readFileSync(file, 'utf8');
    const plan = (await runTde(['plan', option], { cwd })).out;
    expect(plan).toContain('| Post a list at each station | [who: to find out] |');
    expect(plan).toContain('| Ask riders at the platform | the pass office |');
    expect(plan).toContain('[data that could help: not provided]');
    expect(plan).toContain('[next steps: to find out]');
    // These may be answers.
    expect(plan).toContain('Not yet');
    expect(plan).toMatch(/riders in wheelchairs/i);
    expect(plan).not.toMatch(/\bTBD\b|\bn\/a\b|: \?/i);
    expect(readFileSync(file, 'utf8')).toBe(before);
  },
);

describe('what says nothing by hand', () => {
  const project = () => {
    const cwd = tempDir();
    const file = put(
      cwd,
      'tde.yaml',
      `tde: 1
project:
  name: Bus stops
  place: Alder County
  government: Alder County
find:
  voices: ["?"]
  missing-voices: tbd
  groups:
    riders:
      name: Riders
      part: tbd
    who:
      name: "?"
      part: lives
  sessions:
    supper:
      what: Supper at the grange
      day: TBD
      groups: [Riders, "?"]
      came: "?"
  focus-area: waits at stops without a roof
  focus-basis: unknown
  focus-reason: n/a
design:
  use-case: not sure
  activities:
    print-the-sheets:
      what: Print the sheets
      who: tbd
      by-when: TBD
      status: n/a
  feedback:
    ramp:
      title: The ramp
      said: "?"
      group: "?"
`,
    );
    return { cwd, run: (...args: string[]) => runTde(args, { cwd }), text: () => readFileSync(file, 'utf8') };
  };

  test('is counted by nobody: not by status, the groups, what is known, nor what is handed back', async () => {
    const { run } = project();
    const status = await run('status');
    expect(status.out).toMatch(/^Listening +in progress, 2 of 9 answered, 4 to find out$/m);
    expect(status.out).toContain('- Voices heard (find.voices)\n');
    expect(status.out).toContain('- By when (design.activities.print-the-sheets.by-when)\n');
    expect(status.out).not.toContain('(find.focus-reason)');
    const { groups } = JSON.parse((await run('status', '--people', '--json')).out);
    expect(groups.map(({ name }: { name: string }) => name)).toEqual(['Riders']);
    expect((await run('ready', 'find')).out).not.toMatch(/heard since|It was chosen by listening/);
    expect((await run('heard', '--group', '?')).code).not.toBe(0);
    expect((await run('feedback')).out).toContain('"?"\n  From: an unnamed group');
  });

  test('is no fault where a day, a number or a choice is asked for: documents are made, with the gap', async () => {
    const { run, text } = project();
    const before = text();
    for (const command of ['status', 'recommend', 'ready', 'pitch', 'brief', 'plan', 'heard', 'check'])
      expect(await run(command)).toMatchObject({ code: 0, err: expect.not.stringContaining('cannot be used') });
    expect((await run('plan')).out).toContain('| Print the sheets | [who: to find out] | [by when: to find out] |');
    const { problems } = JSON.parse((await run('check', '--json')).out);
    const told = problems.filter(({ rule }: { rule: string }) => rule === 'word-for-an-answer');
    expect(told.map(({ question }: { question: string }) => question)).toContain(
      'design.activities.print-the-sheets.by-when',
    );
    expect(text()).toBe(before);
  });

  test('is nobody where a group is asked for, or who does it, and no day either', async () => {
    const { run, cwd } = project();
    put(
      cwd,
      'tde.yaml',
      `tde: 1
find:
  voices: [none yet]
  missing-voices: none
  focus-area: None of the wells are tested
  focus-reason: Nobody asked us before
design:
  intended-users: nobody
  release: nothing
  activities:
    print-the-sheets:
      what: Print the sheets
      who: No one so far
      by-when: none
`,
    );
    expect(JSON.parse((await run('status', '--people', '--json')).out)).toEqual({ groups: [] });
    expect((await run('ready', 'find')).out).toContain('Nobody from outside the team has been heard.');
    expect((await run('check')).out).toContain('[activity-without-owner]');
    const plan = (await run('plan', '--appendix')).out;
    expect(plan).toContain('[who: not provided] | [by when: not provided]');
    expect(plan).toContain('Nobody asked us before');
    expect(plan).toContain('nothing');
  });

  test('stays in the file beside what is saved, and a day can be put in its place', async () => {
    const { run, text } = project();
    expect((await run('set', 'design.activities.print-the-sheets.by-when', '2026-09-30')).code).toBe(0);
    expect((await run('set', 'find.sessions.supper.came', '14')).code).toBe(0);
    expect(text()).toMatch(/by-when: "2026-09-30"\n {6}status: n\/a/);
    expect(text()).toMatch(/day: TBD\n {6}groups: \[Riders, "\?"\]\n {6}came: "?14/);
  });

  test('is there to be changed in the interview, and what is no such word is still a fault', async () => {
    const { run } = project();
    expect((await run('get', 'find.voices')).out).toBe('?\n');
    expect((await run('get', 'find.sessions.supper.day', '--json')).out).toContain('TBD');
    const { run: other, cwd } = project();
    put(
      cwd,
      'tde.yaml',
      'tde: 1\ndesign:\n  activities:\n    a:\n      what: Print\n      by-when: when Ann is back\n',
    );
    expect((await other('check')).out).toContain('[bad-answer]');
  });
});

test.each<[text: string, saysNothing: boolean]>([
  ['to know', false],
  ['To apply.', false],
  ['to know later', true],
  ['to be known', true],
  ["I don't know that", true],
  ['know', true],
  ['to see the data', false],
  ['see the data', false],
  ['to find the information', false],
  ['know the answer', false],
  ['to know the answer', false],
  ['our data', false],
  ['see above', true],
  ['data', true],
  ['no data yet', true],
  ['not decided', true],
  ['will ask', true],
  ['ask for the data', false],
  ['tbd w/ the clerk', true],
  ['to be filled in', true],
  ['to see later', true],
])('of "%s" that it says nothing is %s', (text, nothing) => {
  expect(saysNothing(text)).toBe(nothing);
});

test('each contact detail is told once, and a choice among texts or comments still fits', () => {
  const asking = (id: string, kind: 'choice' | 'choices', from: string): Question => ({
    ...{ id, section: 'find.focus', kind, label: id, ask: '?' },
    options: { from },
  });
  const choosing: Method = {
    ...method,
    questions: [
      ...method.questions,
      asking('find.loudest', 'choice', 'find.voices'),
      asking('find.sharpest', 'choice', 'design.feedback'),
      asking('find.loud', 'choices', 'find.voices'),
      asking('find.loud-first', 'choice', 'find.loud'),
      asking('find.sharp', 'choices', 'design.feedback'),
      asking('find.sharp-first', 'choice', 'find.sharp'),
    ],
  };
  const {
    shared: { answers },
    settle,
  } = forEverybody(
    readerOf(
      choosing,
      answersOf({
        'find.voices': {
          value: ['Tenants, 555-0142', 'Nurses', 'Все это одна большая ложь'],
          note: 'from ann@example.org',
        },
        'find.loudest': 'tenants-555-0142',
        'find.sharpest': 'it-is-all-a-lie',
        'find.loud': ['nurses', 'Все это одна большая ложь', 'tenants-555-0142'],
        'find.loud-first': 'tenants-555-0142',
        'find.sharp': ['it-is-all-a-lie'],
        'find.sharp-first': 'it-is-all-a-lie',
        'design.feedback.it-is-all-a-lie.title': 'It is all a lie',
        'design.feedback.it-is-all-a-lie.said': 'It is all a lie. Все это одна большая ложь!',
        'design.feedback.it-is-all-a-lie.group': 'Shops, 555-0199',
      }),
    ),
  );
  const shown = settle(JSON.stringify([answers.byId, answers.byId]));
  expect(JSON.parse(shown.text)[0]).toEqual({
    'find.voices': { value: [`Tenants, ${LEFT_OUT}`, 'Nurses', '[words left out]'] },
    'find.loudest': { value: 'tenants-contact-left-out' },
    'find.sharpest': { value: 'feedback-1' },
    'find.loud': { value: ['nurses', 'words-left-out', 'tenants-contact-left-out'] },
    'find.loud-first': { value: 'tenants-contact-left-out' },
    'find.sharp': { value: ['feedback-1'] },
    'find.sharp-first': { value: 'feedback-1' },
    'design.feedback.feedback-1.title': { value: `Shops, ${LEFT_OUT}, point 1` },
    'design.feedback.feedback-1.group': { value: `Shops, ${LEFT_OUT}` },
  });
  const group = 'design.feedback.it-is-all-a-lie.group';
  expect(shown.leftOut).toEqual([
    { kind: 'contact', id: 'find.voices' },
    { kind: 'words', id: 'find.voices' },
    { kind: 'contact', id: group },
    { kind: 'contact', id: group },
  ]);
});

test('more answers than marks of one character are told apart', () => {
  const many = Object.fromEntries(Array.from({ length: 7000 }, (_, i) => [`find.x${i}`, `call 555-${1000 + i}`]));
  const {
    shared: { answers },
    settle,
  } = forEverybody(readerOf(method, answersOf(many)));
  const last = settle(String(answers.byId['find.x6999']?.value));
  expect(last).toEqual({ text: `call ${LEFT_OUT}`, leftOut: [{ kind: 'contact', id: 'find.x6999' }] });
});
