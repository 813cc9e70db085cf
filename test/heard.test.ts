// What plain mode says in one pass through the whole method, in figures: how many words, how much of it is about how to answer, and
// whether the question is the last thing before the cursor. Version 0.1.0 said 21,456 words in it, with 1,205 slashes, and never ended with
// the question; the method has grown by half since.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { startScreen } from '../src/commands/init.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import type { Screen } from '../src/interview/prompter.ts';
import { QUICK } from '../src/interview/walk.ts';
import { readPack } from '../src/method/pack.ts';
import { readerOf } from '../src/project/answers.ts';
import { createProject, newProject, readProject } from '../src/project/file.ts';
import { readAnswerSheet } from '../src/project/read.ts';
import { answerTo, nextRecord } from './support/example-answers.ts';
import { endsWithQuestion, figuresOf, listenTo, type Utterance } from './support/listen.ts';
import { tempDir } from './support/temp-dir.ts';
import { type Do, linesFor } from './support/two-modes.ts';

const root = join(import.meta.dirname, '..');
const method = readPack(join(root, 'method'));
const sheet = join(import.meta.dirname, 'support', 'heat-stops.yaml');
const { answers } = newProject('tde.yaml', method, readAnswerSheet(readFileSync(sheet, 'utf8'), sheet, method));
const example = readerOf(method, answers);

/** Sections in order, without the checklists that are there for whoever cannot choose a tactic. */
const SECTIONS = method.sections
  .map(({ id }) => id)
  .filter((id) => id === 'find.checklists' || !id.endsWith('.checklists'));

/** From `tde init` to the end of the cycle: the first pitch, every section with its checklists, records, reviews and pages. */
async function pass(): Promise<Utterance[]> {
  const path = join(tempDir(), 'tde.yaml');
  createProject(path, method, []);
  const heard: Utterance[] = [];
  const visits = new Map<string, number>();
  const now = () => sitting.project.answers;

  const decide = (screen: Screen): Do => {
    if (screen.id === 'start') return { answer: { at: 'quick' } };
    if (screen.id === 'tasks') {
      const open = SECTIONS.find((id) => !now().finished.includes(id));
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
  const sitting = openSitting(method, readProject(path, method), prompter, async () => deskFor(path));
  await prompter.ask(startScreen(method));
  await conduct(sitting, { leg: QUICK });
  prompter.close();
  expect(now().finished).toEqual(SECTIONS);
  return heard;
}

/** What is typed at the first visit of a screen, before it is answered. */
const DETOURS: Record<string, string[]> = {
  'find.focus-area': ['?'],
  'find.checklists.join-public-meetings': ['?'],
  'refine.data-supply.collected': ['/help'],
};

it('is a conversation: few words around what it is about, and the question last', { timeout: 120_000 }, async () => {
  const heard = await pass();
  const figures = figuresOf(heard);
  // To be read, or listened to: HEARD=transcript.txt npx vitest run test/heard.test.ts
  const { HEARD } = process.env;
  if (HEARD) writeFileSync(HEARD, `${JSON.stringify(figures)}\n${heard.map(({ text }) => `${text}> \n`).join('')}`);
  expect(
    heard.filter((utterance) => !endsWithQuestion(utterance)).map(({ screen, text }) => [screen.id, text]),
  ).toEqual([]);
  expect(figures).toMatchObject({ questionLast: 1 });
  // As long a pass as it always was.
  expect(figures.prompts).toBeGreaterThan(250);
  expect(figures.words).toBeLessThanOrEqual(11_000);
  expect(figures.boilerplate).toBeLessThanOrEqual(0.2);
  expect(figures.hubs).toBeLessThanOrEqual(0.12);
  expect(figures.slashes).toBeLessThanOrEqual(150);
});
