// One pass through the interview in plain mode, as somebody hears it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { deskFor } from '../../src/commands/document.ts';
import { startScreen } from '../../src/commands/init.ts';
import { conduct, openSitting } from '../../src/interview/conduct.ts';
import type { Screen } from '../../src/interview/prompter.ts';
import { QUICK } from '../../src/interview/walk.ts';
import { loadMethod } from '../../src/method/ids.ts';
import { readerOf } from '../../src/project/answers.ts';
import { createProject, newProject, readProject } from '../../src/project/file.ts';
import { readAnswerSheet } from '../../src/project/read.ts';
import { answerTo, nextRecord } from './example-answers.ts';
import { listenTo, type Utterance } from './listen.ts';
import { tempDir } from './temp-dir.ts';
import { type Do, linesFor } from './two-modes.ts';

const method = await loadMethod();
const sheet = join(import.meta.dirname, 'heat-stops.yaml');
const { answers } = newProject('tde.yaml', method, readAnswerSheet(readFileSync(sheet, 'utf8'), sheet, method));
const example = readerOf(method, answers);

/** Sections in order, without the checklists that are there for whoever cannot choose a tactic. */
export const SECTIONS = method.sections
  .map(({ id }) => id)
  .filter((id) => id === 'find.checklists' || !id.endsWith('.checklists'));

/** From `tde init` on: the first pitch, then these sections with their checklists, records, reviews and pages. */
export async function passThrough(sections: readonly string[]): Promise<Utterance[]> {
  const path = join(tempDir(), 'tde.yaml');
  createProject(path, method, []);
  const heard: Utterance[] = [];
  const visits = new Map<string, number>();
  const now = () => sitting.project.answers;

  const decide = (screen: Screen): Do => {
    if (screen.id === 'start') return { answer: { at: 'quick' } };
    if (screen.id === 'tasks') {
      const open = sections.find((id) => !now().finished.includes(id));
      if (!open) return { move: 'leave' };
      // What the folded list does not name is gone to by its name.
      return screen.options?.some(({ id }) => id === open) ? { answer: { at: open } } : { goto: open };
    }
    if (screen.id === 'review') return { answer: { at: 'finish!' } };
    if (screen.options?.some(({ id }) => id === 'tasks!')) return { answer: { at: 'tasks!' } };
    if (screen.items?.every(({ id }) => example.at(id) === undefined)) return { move: 'skip' };
    return nextRecord(example, now().records, screen) ?? answerTo(example, screen);
  };

  /** A person takes what is suggested by Enter alone, and asks now and then for help, for the list, or to hear it again. */
  const lines = (screen: Screen): string[] => {
    const visit = visits.get(screen.id) ?? 0;
    visits.set(screen.id, visit + 1);
    const pages = screen.page ? Math.ceil(screen.page.length / 58) : 0;
    const does = decide(screen);
    const isSuggested =
      screen.widget === 'one' && 'answer' in does && does.answer.at !== undefined && does.answer.at === screen.draft.at;
    return [
      ...Array.from({ length: pages }, () => ''),
      ...(visit === 0 ? (DETOURS[screen.id] ?? []) : []),
      ...(isSuggested ? [''] : linesFor(screen, does).flatMap((line) => line.split('\n').slice(0, -1))),
    ];
  };

  const prompter = listenTo(lines, heard);
  const sitting = openSitting({ project: readProject(path, method), prompter, desk: async () => deskFor(path) });
  await prompter.ask(startScreen(method));
  await conduct(sitting, { leg: QUICK });
  prompter.close();
  expect(now().finished).toEqual(sections);
  return heard;
}

// --- internal ---

/** What is typed at the first visit of a screen, before it is answered. */
const DETOURS: Record<string, string[]> = {
  'find.focus-area': ['?'],
  'find.checklists.join-public-meetings': ['?'],
  'refine.data-supply.collected': ['/help'],
};
