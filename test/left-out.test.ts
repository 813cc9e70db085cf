// What documents leave out, and how that is told: contact details. That they are in no document is tried in confidence.test.ts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saysNothing } from '../src/advice/meant.ts';
import { deskFor } from '../src/commands/document.ts';
import { forEverybody } from '../src/documents/left-out.ts';
import { loadMethod } from '../src/method/ids.ts';
import type { Method } from '../src/method/types.ts';
import { changesOf, readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
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
    return (...line: string[]) => runTde(line, { cwd });
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

test.each<[text: string, saysNothing: boolean]>([
  ['to know', false],
  ['To apply.', false],
  ['to know later', true],
  ['to be known', true],
  ["I don't know that", true],
  ['know', true],
])('of "%s" that it says nothing is %s', (text, nothing) => {
  expect(saysNothing(text)).toBe(nothing);
});

test('each contact detail is told once, and a choice among texts or comments still fits', () => {
  const choosing: Method = {
    ...method,
    questions: [
      ...method.questions,
      {
        id: 'find.loudest',
        section: 'find.focus',
        kind: 'choice',
        label: 'Loudest',
        ask: '?',
        options: { from: 'find.voices' },
      },
      {
        id: 'find.sharpest',
        section: 'find.focus',
        kind: 'choice',
        label: 'Sharpest',
        ask: '?',
        options: { from: 'design.feedback' },
      },
    ],
  };
  const {
    shared: { answers },
    settle,
  } = forEverybody(
    readerOf(
      choosing,
      answersOf({
        'find.voices': { value: ['Tenants, 555-0142', 'Nurses'], note: 'from ann@example.org' },
        'find.loudest': 'tenants-555-0142',
        'find.sharpest': 'it-is-all-a-lie',
        'design.feedback.it-is-all-a-lie.title': 'It is all a lie',
        'design.feedback.it-is-all-a-lie.said': 'It is all a lie.',
        'design.feedback.it-is-all-a-lie.group': 'Shops, 555-0199',
      }),
    ),
  );
  const shown = settle(JSON.stringify([answers.byId, answers.byId]));
  expect(JSON.parse(shown.text)[0]).toEqual({
    'find.voices': { value: [`Tenants, ${LEFT_OUT}`, 'Nurses'] },
    'find.loudest': { value: 'tenants-contact-left-out' },
    'find.sharpest': { value: 'feedback-1' },
    'design.feedback.feedback-1.title': { value: `Shops, ${LEFT_OUT}, point 1` },
    'design.feedback.feedback-1.group': { value: `Shops, ${LEFT_OUT}` },
  });
  const group = 'design.feedback.it-is-all-a-lie.group';
  expect(shown.leftOut).toEqual(['find.voices', group, group].map((id) => ({ kind: 'contact', id })));
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
