// Sittings at which answers are taken back, and the kinds of answers that can be.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { deskFor } from '../../src/commands/document.ts';
import { conduct, openSitting } from '../../src/interview/conduct.ts';
import { type Draft, type Prompter, saidText } from '../../src/interview/prompter.ts';
import type { Start } from '../../src/interview/walk.ts';
import { criteriaOf, loadMethod, questionAt } from '../../src/method/ids.ts';
import type { Question } from '../../src/method/types.ts';
import type { Change } from '../../src/project/answers.ts';
import { createProject, readProject, saveAnswers } from '../../src/project/file.ts';
import { tdeHere } from './here.ts';
import { tempDir } from './temp-dir.ts';
import { type Do, type Mode, personIn } from './two-modes.ts';

const method = await loadMethod();
const UNDO: Do = { move: 'undo' };
const LEAVE: Do = { move: 'leave' };

/** What is done at a screen; a function may look at the file first, and say what is done then. */
type Act = Do | (() => Do);

/** Sits through acts, one a screen, and gives back the screens and what was said. */
async function sit(mode: Mode, path: string, start: Start, acts: readonly Act[]) {
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
  await conduct(openSitting({ project: readProject(path, method), prompter, desk: async () => deskFor(path) }), start);
  person.close();
  return { asked, drafts, messages, said: said.join('\n') };
}

/** A project with these answers, as it was and as it is. */
function projectWith(...changes: Change[]) {
  const path = join(tempDir(), 'tde.yaml');
  const { contents } = createProject(path, method, changes);
  return { path, contents, now: () => readFileSync(path, 'utf8') };
}

/** The start at a question. */
const at = (id: string): Start => ({ leg: questionAt(method, id)?.section ?? '', at: id });

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

/** Expects the file to be as it was, whether there was another answer before or none; every day one of the two. */
export async function expectTakenBack(
  mode: Mode,
  [, id, draft, before]: Kind,
  answers: readonly Change['answer'][] = [undefined, before],
): Promise<void> {
  for (const answer of answers) {
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

const itemsOf = (list: string) => criteriaOf(method, questionAt(method, list) as Question).map(({ id }) => id);

/** What else is true of taking back, each as a sitting in one mode. */
export const TAKING_BACK: Readonly<Record<string, (mode: Mode) => Promise<void>>> = {
  async 'of a checklist is taken back mark by mark, on the line it belongs to'(mode) {
    const list = 'find.checklists.analyze-requests';
    const { path, contents, now } = projectWith({ id: `${list}.portal-usage`, answer: { value: 'no', note: 'none' } });
    const mark = (...lines: string[]): Do => ({
      keys: mode === 'rich' ? ['\u001b[H', ...lines, '/undo', '\r'] : [...lines, '/undo'].map((line) => `${line}\r`),
    });
    const { asked, drafts, said } = await sit(mode, path, at(list), [
      mark('y', 'u'),
      UNDO,
      () => {
        expect(now()).toBe(contents);
        return LEAVE;
      },
    ]);
    const [first, second] = Object.keys(drafts[0]?.marks ?? {}).length === 1 ? itemsOf(list) : [];
    expect(asked).toEqual([list, list, list]);
    expect(drafts.map((draft) => draft.at)).toEqual([undefined, second, first]);
    expect(Object.keys(drafts[1]?.marks ?? {})).toContain(first);
    expect(said.match(/Taken back/g)).toHaveLength(2);
  },

  async 'to finish a section is taken back, too, and leads to the review'(mode) {
    const { path, contents, now } = projectWith({ id: 'finished.refine.past-activities', answer: { value: 'yes' } });
    const finish: Do = { answer: { at: 'finish!' } };
    const { asked, said } = await sit(mode, path, { leg: 'refine.tactics', at: 'review' }, [
      finish,
      UNDO,
      () => {
        expect(now()).toBe(contents);
        return LEAVE;
      },
    ]);
    expect(asked).toEqual(['review', 'tasks', 'review']);
    expect(said).toContain('The section Refining tactics is not finished any more.');
  },

  async 'to feedback is taken back where it is decided on, and asked again'(mode) {
    const piece = (id: string, said: string): Change[] => [
      { id: `design.feedback.${id}.title`, answer: { value: said } },
      { id: `design.feedback.${id}.said`, answer: { value: said } },
    ];
    const { path } = projectWith(...piece('a', 'Print it larger'), ...piece('b', 'Who will keep it going?'));
    const before = readProject(path, method).answers;
    const hub = { ...(at('design.feedback') as object), returning: true, row: 'decide!' } as Start;
    const { asked } = await sit(mode, path, hub, [
      { answer: { at: 'no' } },
      UNDO,
      () => {
        expect(readProject(path, method).answers).toEqual(before);
        return LEAVE;
      },
    ]);
    expect(asked).toEqual(['decide', 'design.feedback.a.why', 'decide']);
  },

  async 'can be taken back several times in a row'(mode) {
    const { path, contents, now } = projectWith({ id: 'project.name', answer: { value: 'Safe walls' } });
    const { asked } = await sit(mode, path, at('project.name'), [
      { answer: { text: 'Safe homes' } },
      { answer: { text: 'Larkin' } },
      { answer: { text: 'the county' } },
      UNDO,
      UNDO,
      UNDO,
      () => {
        expect(now()).toBe(contents);
        return LEAVE;
      },
    ]);
    const way = ['project.name', 'project.place', 'project.government'];
    expect(asked).toEqual([...way, asked[3], ...way.toReversed()]);
  },

  async 'that was not given yet cannot be taken back, which is said'(mode) {
    const { path, contents, now } = projectWith();
    const here = tdeHere(['edit', 'project.place', ...(mode === 'plain' ? ['--accessible'] : [])], dirname(path));
    await here.see(mode === 'plain' ? '> ' : '/leave');
    here.press('/undo\r');
    await here.see('Nothing was answered in this sitting yet');
    here.press('\u0003');
    await here.code;
    expect(now()).toBe(contents);
  },

  async 'is taken back without what is half-typed at the next question'(mode) {
    const { path } = projectWith();
    const { asked, drafts } = await sit(mode, path, at('project.place'), [
      { answer: { text: 'Larkin' } },
      mode === 'rich' ? { move: 'undo', half: 'the coun' } : UNDO,
      { answer: { text: 'Osgood' } },
    ]);
    expect(asked.slice(0, 4)).toEqual(['project.place', 'project.government', 'project.place', 'project.government']);
    expect(drafts[3]?.text ?? '').toBe(mode === 'rich' ? 'the coun' : '');
  },

  async 'that was changed in the file meanwhile is asked about, and stays where the person says so'(mode) {
    for (const [choice, stands] of [
      ['theirs', 'Osgood'],
      ['mine', undefined],
    ] as const) {
      const { path } = projectWith();
      const { asked, said } = await sit(mode, path, at('project.place'), [
        { answer: { text: 'Larkin' } },
        () => {
          saveAnswers(readProject(path, method), [{ id: 'project.place', answer: { value: 'Osgood' } }]);
          return UNDO;
        },
        { answer: { at: choice } },
      ]);
      expect(asked[2]).toBe('changed-meanwhile');
      expect(readProject(path, method).answers.byId['project.place']?.value).toBe(stands);
      expect(said).toContain(stands ? 'Not taken back: Place stays' : 'Taken back. Place is open again.');
    }
  },

  async 'that cannot be taken back now can be later'(mode) {
    const { path } = projectWith();
    let kept = '';
    const { asked, messages } = await sit(mode, path, at('project.place'), [
      { answer: { text: 'Larkin' } },
      () => {
        kept = readFileSync(path, 'utf8');
        rmSync(path);
        return UNDO;
      },
      () => {
        writeFileSync(path, kept);
        return UNDO;
      },
    ]);
    expect(asked.slice(0, 4)).toEqual(['project.place', 'project.government', 'project.government', 'project.place']);
    expect(messages[2]).toContain('Not taken back');
    expect(readProject(path, method).answers.byId['project.place']).toBeUndefined();
  },
};
