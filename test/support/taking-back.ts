// Sittings at which answers are taken back, and the kinds of answers that can be.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { deskFor } from '../../src/commands/document.ts';
import { conduct, openSitting } from '../../src/interview/conduct.ts';
import { type Draft, type Prompter, saidText } from '../../src/interview/prompter.ts';
import type { Start } from '../../src/interview/walk.ts';
import { questionAt } from '../../src/method/ids.ts';
import { readPack } from '../../src/method/pack.ts';
import { packageRoot } from '../../src/outside.ts';
import type { Change } from '../../src/project/answers.ts';
import { createProject, readProject } from '../../src/project/file.ts';
import { tempDir } from './temp-dir.ts';
import { type Do, type Mode, personIn } from './two-modes.ts';

export const method = readPack(join(packageRoot, 'method'));
export const UNDO: Do = { move: 'undo' };
export const LEAVE: Do = { move: 'leave' };

/** What is done at a screen; a function may look at the file first, and say what is done then. */
type Act = Do | (() => Do);

/** Sits through acts, one a screen, and gives back the screens and what was said. */
export async function sit(mode: Mode, path: string, start: Start, acts: readonly Act[]) {
  const asked: string[] = [];
  const drafts: Draft[] = [];
  const messages: (string | undefined)[] = [];
  const said: string[] = [];
  let number = 0;
  const person = personIn(
    mode,
    (screen) => {
      drafts.push(screen.draft);
      messages.push(screen.message);
      const act = acts[number++] ?? LEAVE;
      return typeof act === 'function' ? act() : act;
    },
    asked,
  );
  const prompter: Prompter = { ...person, say: (text) => void said.push(saidText(text)) };
  await conduct(
    openSitting(method, readProject(path, method), prompter, async () => deskFor(path)),
    start,
  );
  person.close();
  return { asked, drafts, messages, said: said.join('\n') };
}

/** A project with these answers, as it was and as it is. */
export function projectWith(...changes: Change[]) {
  const path = join(tempDir(), 'tde.yaml');
  const { contents } = createProject(path, method, changes);
  return { path, contents, now: () => readFileSync(path, 'utf8') };
}

/** The start at a question. */
export const at = (id: string): Start => ({ leg: questionAt(method, id)?.section ?? '', at: id });

type Kind = [kind: string, id: string, answer: Draft, before: Change['answer']];

/** Every kind of answer, and another one that stood there before. */
export const KINDS: Kind[] = [
  ['a line', 'project.place', { text: 'Larkin County' }, { value: 'Osgood' }],
  ['a paragraph', 'refine.data-supply.collected', { text: 'One.\n\nTwo.' }, { value: 'Old: a list\nof things.' }],
  ['a list', 'project.team', { text: 'the clerk\nthe library' }, { value: ['a nurse'] }],
  ['a choice', 'project.role', { at: 'librarian' }, { value: 'advocate' }],
  ['choices', 'find.tactics.chosen', { ticked: ['join-public-meetings'] }, { value: ['analyze-requests'] }],
  ['a phrase', 'refine.impact.summary', { text: 'families in time' }, { value: 'fewer late buses' }],
  ['a judgement', 'refine.past-activities.fulfilled', { at: 'partly' }, { value: 'no', note: 'Never yet.' }],
  ['a day', 'design.review.until', { text: '2027-03-01' }, { value: '2027-02-01' }],
  ['what was to be found out', 'project.government', { text: 'the county' }, { findOut: 'the clerk' }],
];

/** Expects the file to be as it was, whether there was another answer before or none. */
export async function expectTakenBack(mode: Mode, [, id, draft, before]: Kind): Promise<void> {
  for (const answer of [undefined, before]) {
    const { path, contents, now } = projectWith(...(answer ? [{ id, answer }] : []));
    const { asked, said } = await sit(mode, path, at(id), [
      { answer: draft },
      () => {
        expect(now()).not.toBe(contents);
        return UNDO;
      },
      () => {
        expect(now()).toBe(contents);
        return LEAVE;
      },
    ]);
    expect([asked[0], asked.at(-1)]).toEqual([id, id]);
    expect(said).toContain(answer?.value === undefined && !answer?.findOut ? 'is open again' : 'is again');
  }
}

const ADD: Do = { answer: { at: 'add!' } };
const CASES = 'refine.use-cases';
type Belonging = [what: string, at: string, acts: Do[], back: number];

/** Answers of several steps, each of which is taken back. */
export const BELONGING: Belonging[] = [
  ['whom to ask', 'project.government', [{ move: 'find-out' }, { answer: { text: 'the clerk' } }], 1],
  [
    'the reason of a judgement, then the judgement',
    'refine.past-activities.fulfilled',
    [{ answer: { at: 'no' } }, { answer: { text: 'No one asked.' } }],
    2,
  ],
  ['an entry of a list', CASES, [ADD, { answer: { text: 'Check a home' } }], 1],
  [
    'an entry of a list and all that is in it',
    CASES,
    [
      ADD,
      { answer: { text: 'Check a home' } },
      { answer: { text: 'A tenant' } },
      { answer: { text: 'to see the test' } },
    ],
    3,
  ],
  [
    'a group that was named elsewhere',
    'find.groups',
    [{ answer: { at: 'named!Nurses' } }, { answer: { at: 'serves' } }],
    2,
  ],
];

/** Expects the file to be as it was once every step is taken back. */
export async function expectTakenBackWhole(mode: Mode, [, id, acts, back]: Belonging): Promise<void> {
  const { path, contents, now } = projectWith({ id: 'find.voices', answer: { value: ['Nurses'] } });
  const { asked, said } = await sit(mode, path, at(id), [
    ...acts,
    ...Array.from({ length: back }, () => UNDO),
    () => {
      expect(now()).toBe(contents);
      return LEAVE;
    },
  ]);
  expect(said.match(/Taken back/g)?.length).toBeGreaterThanOrEqual(back);
  expect(asked.at(-1)?.split('#')[0]).toBe(id);
}
