// Rich and plain are the same interview: one script of moves, with many detours, through all of the method, typed as keys and typed as
// lines, to the same screens and the same file byte for byte.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { Cancelled } from '../src/errors.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import { keptOf, recall } from '../src/interview/drafts.ts';
import type { Draft, Screen } from '../src/interview/prompter.ts';
import type { Sitting } from '../src/interview/sitting.ts';
import type { Start } from '../src/interview/walk.ts';
import { loadMethod } from '../src/method/ids.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { answerTo, nextRecord } from './support/example-answers.ts';
import { finishedExample } from './support/examples.ts';
import { rowTo } from './support/task-list.ts';
import { tempDir } from './support/temp-dir.ts';
import { type Do, type Mode, personIn } from './support/two-modes.ts';

const method = await loadMethod();
const { answers } = readProject(finishedExample, method);

/** What is done at the first visits of a screen, before it is answered as the example has it. */
const DETOURS: Record<string, Do[]> = {
  'project.place': [{ menu: '/back' }, { menu: '/review' }, { goto: 'find.focus-area' }, { goto: 'nowhere' }],
  'find.focus-area': [{ menu: '/goto project' }],
  'project.government': [{ move: 'skip' }, { goto: 'project.place' }, { move: 'review' }],
  'find.checklists.analyze-requests': [{ menu: '/back' }, { move: 'interrupt' }],
  'find.checklists.identify-partners': [{ menu: '/skip' }],
  'find.checklists.join-public-meetings': [{ goto: 'find.checklists.identify-partners' }],
  'find.opportunities': [{ move: 'back' }, { move: 'interrupt' }],
  'refine.data-supply.collected': [
    { menu: '/back', half: 'two inspectors' },
    { menu: '/find-out' },
    { menu: '/leave', half: 'Two inspectors keep lists' },
    { move: 'interrupt', half: 'Two inspectors keep their own lists' },
  ],
  'refine.data-supply.collected#find-out': [{ move: 'back' }],
  'refine.tactics.chosen': [{ move: 'back' }, { menu: '/find-out' }, { move: 'skip' }, { menu: '/goto tasks' }],
  'refine.tactics.chosen#find-out': [{ move: 'skip' }],
  'refine.past-activities.fulfilled#note': [{ move: 'back' }, { move: 'leave', half: 'Only five' }],
  'refine.use-cases': [{ move: 'back' }, { move: 'leave' }],
};
const HALVES = ['two inspectors', 'Two inspectors keep lists', 'Two inspectors keep their own lists', 'Only five'];

it('the whole interview, by the same moves, shows the same screens and comes to the same file in both modes', {
  timeout: 900_000,
}, async () => {
  const rich = await sitThrough('rich');
  const plain = await sitThrough('plain');
  expect(plain.asked).toEqual(rich.asked);
  expect(Object.keys(DETOURS).filter((id) => !rich.asked.includes(id))).toEqual([]);
  expect(plain.text).toBe(rich.text);
  // What was half-typed is shown again after back, after leaving, after Ctrl-C and in the next sitting.
  expect(plain.halves).toEqual(rich.halves);
  expect([...new Set(rich.halves)].sort()).toEqual([...HALVES].sort());
  expect(plain.sittings).toBe(rich.sittings);
  expect(rich.sittings).toBeGreaterThan(5);
  // And after all the detours the file holds what the example holds.
  const { byId, finished, records } = rich.answers;
  expect(finished).toEqual(method.sections.map(({ id }) => id));
  expect(records).toEqual(answers.records);
  for (const [id, { value, findOut }] of Object.entries(answers.byId))
    expect([id, byId[id]?.value, byId[id]?.findOut]).toEqual([id, value, findOut]);
});

// --- internal ---

/** Sits through all sections in one mode, in as many sittings as the script makes, and gives back what was asked. */
async function sitThrough(mode: Mode) {
  const path = join(tempDir(), 'tde.yaml');
  createProject(path, method, []);
  const asked: string[] = [];
  const halves: string[] = [];
  const visits = new Map<string, number>();
  let sitting: Sitting | undefined;
  const now = () => sitting?.project.answers ?? NO_ANSWERS;

  const decide = (screen: Screen): Do => {
    const visit = visits.get(screen.id) ?? 0;
    visits.set(screen.id, visit + 1);
    if (HALVES.includes(screen.draft.text ?? '')) halves.push(screen.draft.text ?? '');
    const detour = DETOURS[screen.id]?.[visit];
    if (detour) return detour;
    if (screen.id === 'review') {
      // What was left out on the way is given from the review, which comes straight back.
      const left = screen.options?.find(({ id, label }) => label.endsWith('Not provided') && answers.byId[id]?.value);
      return { answer: { at: left?.id ?? 'finish!' } };
    }
    if (['pause', 'outline', 'closing'].includes(screen.id)) return { answer: { at: 'tasks!' } };
    if (screen.id === 'tasks' || screen.id === 'step') {
      const open = method.sections.find((section) => !now().finished.includes(section.id));
      return open ? { answer: { at: rowTo(method, screen, open.id) } } : { move: 'leave' };
    }
    return nextRecord(readerOf(method, answers), now().records, screen) ?? answerTo(readerOf(method, answers), screen);
  };

  let kept: { start?: Start; drafts: Record<string, Draft> } = { drafts: {} };
  let sittings = 0;
  for (let open = true; open && sittings < 20; sittings++) {
    const prompter = personIn(mode, decide, asked);
    sitting = openSitting({
      project: readProject(path, method),
      prompter,
      desk: async () => deskFor(path),
      drafts: kept.drafts,
    });
    try {
      await conduct(sitting, kept.start ?? { leg: 'project' });
      open = method.sections.some((section) => !now().finished.includes(section.id));
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    }
    kept = recall(method, [{ file: '', draft: JSON.parse(JSON.stringify(keptOf(sitting) ?? { drafts: {} })) }]).kept;
    prompter.close();
  }
  return { text: readFileSync(path, 'utf8'), answers: now(), asked, halves, sittings };
}
