// Runs the interview on a project: chooses the prompter, keeps what is half-typed at every ending, says how to go on.
import { existsSync } from 'node:fs';
import { nextQuestion, progressOf } from '../advice/progress.ts';
import { titleOf } from '../documents/view.ts';
import { conduct, openSitting, whereToResume } from '../interview/conduct.ts';
import { type Kept, keep, questionOfScreen, recall, wordsOf } from '../interview/kept.ts';
import type { Prompter } from '../interview/prompter.ts';
import type { Sitting } from '../interview/sitting.ts';
import type { Start } from '../interview/walk.ts';
import { questionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { newDraftFile, readDrafts, setDraftAside, writeDraft } from '../project/draft.ts';
import type { Project } from '../project/file.ts';
import { safe } from '../terminal.ts';
import { count, fill, words } from '../words.ts';
import { type Context, commandFor, openPrompter, tell, tellCommand } from './context.ts';

/**
 * Asks from `start` (or where the last sitting ended) until the person leaves, and returns the project as it is then. Every
 * ending keeps what is half-typed. Throws `Cancelled` where Ctrl-C or the end of the input ended it.
 */
export async function runInterview(
  context: Context,
  method: Method,
  project: Project,
  start?: Start,
  open?: Prompter,
): Promise<Project> {
  const { io, common } = context;
  const { drafts, start: last, taken } = recalled(context, method, project.path);
  const prompter = open ?? (await openPrompter(io, common));
  const sitting = openSitting(method, project, prompter, drafts, taken);
  if (!start) tell(io, recapOf(method, project, last));
  const end = (cut: boolean) => {
    const kept = keep(sitting);
    prompter.close();
    farewell(context, sitting, kept, cut);
  };
  const stopListening = io.onEnding(() => end(true));
  try {
    await conduct(sitting, start ?? last ?? whereToResume(project));
    end(false);
  } catch (error) {
    end(true);
    throw error;
  } finally {
    stopListening();
  }
  return sitting.project;
}

// --- internal ---

/** What earlier sittings left, and the files that hold it; what of it cannot be used is told, and kept aside. */
function recalled({ io }: Context, method: Method, path: string): Kept & { taken: string[] } {
  const { kept, taken, broken, both } = recall(method, readDrafts(path));
  if (both.length > 0) tell(io, fill(words.resume.both, { labels: labelsOf(method, both) }));
  for (const file of broken) tell(io, fill(words.resume.broken, { file: setDraftAside(file) }));
  if (broken.length === 0 || (!kept.start && Object.keys(kept.drafts).length === 0)) return { ...kept, taken };
  // What is sound has to be there even if this sitting is ended by force.
  const sound = newDraftFile(path);
  writeDraft(sound, kept);
  return { ...kept, taken: [...taken, sound] };
}

/** Three lines on where the project stands. */
function recapOf(method: Method, project: Project, last: Start | undefined): string {
  const sections = progressOf(project);
  const sum = (of: 'answered' | 'asked' | 'findOut') => sections.reduce((total, section) => total + section[of], 0);
  const findOut = sum('findOut');
  const at = last && last !== 'menu' ? questionAt(method, last.at ?? '') : undefined;
  const next = nextQuestion(project);
  return [
    titleOf(project),
    fill(words.resume.stand, {
      answered: sum('answered'),
      asked: sum('asked'),
      findOut: findOut > 0 ? fill(words.resume.findOut, { number: findOut }) : '',
      finished: sections.filter((section) => section.status === 'finished').length,
      sections: sections.length,
    }),
    at
      ? fill(words.resume.at, { label: at.label })
      : next
        ? fill(words.resume.next, { label: next.label })
        : words.resume.nothing,
    '',
  ].join('\n');
}

/** The last lines: what is saved, what is kept, and the command to go on. */
function farewell(
  context: Context,
  { method, project, unsaved }: Sitting,
  { typed, problem }: ReturnType<typeof keep>,
  cut: boolean,
): void {
  const { io } = context;
  const { path } = project;
  const { saved, notSaved, draft, notKept, left, question, on, gone } = words.leave;
  const open = progressOf(project).reduce((total, { asked, answered }) => total + asked - answered, 0);
  if (unsaved.size > 0 || existsSync(path))
    tell(io, fill(unsaved.size === 0 ? saved : notSaved, { path, labels: labelsOf(method, [...unsaved]) }));
  if (problem !== undefined) tell(io, fill(notKept, { what: problem }));
  for (const [screen, typedThere] of problem === undefined ? [] : Object.entries(typed)) {
    // Not wrapped: it is to be copied.
    const text = wordsOf(project, screen, typedThere).join('\n');
    io.err.write(`${safe(`${labelsOf(method, [screen])}: ${text}`)}\n`);
  }
  if (problem === undefined && Object.keys(typed).length > 0) tell(io, draft);
  if (cut && open > 0) tell(io, fill(left, { questions: count(open, ...question) }));
  if (existsSync(path)) tellCommand(io, on, commandFor(context, 'tde resume', path));
  else tell(io, fill(gone, { path }));
}

const labelsOf = (method: Method, screens: readonly string[]): string =>
  screens.map((screen) => questionOfScreen(method, screen)?.label ?? screen).join(', ');
