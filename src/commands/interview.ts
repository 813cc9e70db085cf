// `tde resume` and `tde edit`, and the interview that other commands end in: opens it where the person left off or wants to be, keeps what is
// half-typed at every ending, says how to go on.
import { existsSync } from 'node:fs';
import { stopAfter } from '../advice/forms.ts';
import { isRelevant, isSettled, nextQuestion, pitchProgress, pitchQuestions, progressOf } from '../advice/progress.ts';
import { titleOf } from '../advice/said.ts';
import { Cancelled, UserError, usageError } from '../errors.ts';
import { conduct, openSitting, toTell, whereToResume } from '../interview/conduct.ts';
import { type Kept, keep, questionOfScreen, recall, wordsOf } from '../interview/drafts.ts';
import type { Prompter } from '../interview/prompter.ts';
import { ROW } from '../interview/screens.ts';
import type { Sitting } from '../interview/sitting.ts';
import { fartherPlaces, PAGES, placeToGo, QUICK, type Start, whyNotAsked } from '../interview/walk.ts';
import { meant, placeOf, questionAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { newDraftFile, readDrafts, setDraftAside, writeDraft } from '../project/draft.ts';
import type { Project } from '../project/file.ts';
import { safe } from '../text.ts';
import { fill, short, words } from '../words.ts';
import {
  type Context,
  canInterview,
  commandFor,
  commandsFor,
  isAloud,
  openProject,
  openPrompter,
  tell,
  tellCommand,
  tellToAnswer,
} from './context.ts';

/** Goes on where the last sitting ended. */
export async function resumeProject(context: Context): Promise<void> {
  const canBeAsked = await canInterview(context);
  const project = await openProject(context);
  if (!canBeAsked) {
    tellOpen(context, project);
    throw usageError(words.ask.needsTerminal, words.ask.next);
  }
  await runInterview(context, project);
}

/** Goes to a section or a question, and from there to the check of its section's answers. */
export async function editProject(context: Context, _options: object, typed: string[]): Promise<void> {
  const project = await openProject(context);
  const start = placeToEdit(project, typed.join(' '));
  if (!(await canInterview(context))) throw usageError(words.ask.needsTerminal, words.ask.next);
  const question = start === 'tasks' ? undefined : questionAt(project.method, start.at);
  if (question && !isRelevant(project, question)) tell(context, whyNotAsked(project.method, question.id));
  await runInterview(context, project, start);
}

/**
 * Asks from `start` (or where the last sitting ended) until the person leaves, and returns the project as it is then. With `open` it
 * goes on with the pitch while nothing else was begun, else from the task list. Every ending keeps what is half-typed. Throws
 * `Cancelled` where Ctrl-C or the end of the input ended it.
 */
export async function runInterview(
  context: Context,
  project: Project,
  start?: Start | 'open',
  open?: Prompter,
): Promise<Project> {
  const { io } = context;
  const { method } = project;
  const { drafts, start: left, taken } = recalled(context, method, project.path);
  const last = left && withNewEntry(method, left, drafts);
  const prompter = open ?? (await openPrompter(context));
  const named = (text: string) => commandsFor(context, text, project.path);
  const desk = async () => (await import('./document.ts')).deskFor(project.path, isAloud(context));
  const sitting = openSitting({ project, prompter, desk, drafts, taken, named });
  const from = start === undefined || start === 'open' ? whereToGoOn(project, last, start === 'open') : start;
  if (start === undefined || start === 'open') tell(context, '{recap}', { recap: recapOf(project, last, drafts) });
  const end = () => {
    const kept = keep(sitting);
    prompter.close();
    farewell(context, sitting, kept);
  };
  const stopListening = io.onEnding(end);
  try {
    await conduct(sitting, from);
    end();
  } catch (error) {
    end();
    if (!answeredAll(context, sitting, error)) throw error;
  } finally {
    stopListening();
  }
  return sitting.project;
}

// --- internal ---

/** The question of that id or name, or an entry of its list; where there is none, the section. */
function placeToEdit(project: Project, typed: string): Start {
  const { method } = project;
  const to = placeToGo(method, typed, fartherPlaces(project));
  if (to.id === 'tasks') return 'tasks';
  if (to.id === undefined) {
    if (to.several) throw new UserError({ code: 'unknown-id', what: to.message });
    const sections = method.sections.map((section) => section.id);
    const ids = [...sections, ...method.questions.map((question) => question.id)];
    throw new UserError({
      code: 'unknown-id',
      what: fill(words.edit.unknown, meant(typed, ids)),
      next: fill(words.edit.next, { sections: sections.join(', ') }),
    });
  }
  const place = placeOf(method, to.id);
  if (!place || !('question' in place)) return { leg: to.id };
  const { question } = place;
  const start = { leg: question.section, returning: true };
  if (place.kind !== 'record') return { ...start, at: to.id };
  const isThere = project.records(question.id).includes(place.record);
  return { ...start, at: question.id, ...(isThere && { row: place.record }) };
}

/** So many open questions are named. */
const MOST_OPEN = 12;

/** Tells what is open, each with the command that answers it: of the pitch first, else of the section that comes next. */
function tellOpen(context: Context, project: Project): void {
  const { method } = project;
  const isOpen = (question: Question) =>
    !question.optional && isRelevant(project, question) && !isSettled(project, question);
  const ofPitch = pitchQuestions(method)
    .flatMap((id) => questionAt(method, id) ?? [])
    .filter(isOpen);
  const next = nextQuestion(project)?.section;
  const open = ofPitch.length > 0 ? ofPitch : method.questions.filter((each) => each.section === next && isOpen(each));
  tellToAnswer(context, words.ask.open, open.slice(0, MOST_OPEN));
}

/** Whether answers that came from a pipe ended where no question was asked any more: at a page, a review or the task list. */
const answeredAll = ({ io }: Context, { state }: Sitting, error: unknown): boolean =>
  !io.in.isTTY && error instanceof Cancelled && (state.at === 'tasks' || state.at === 'review');

/** What earlier sittings left, and the files that hold it; what of it cannot be used is told, and kept aside. */
function recalled(context: Context, method: Method, path: string): Kept & { taken: string[] } {
  const { kept, taken, broken, both } = recall(method, readDrafts(path));
  if (both.length > 0) tell(context, words.resume.both, { labels: labelsOf(method, both) });
  for (const file of broken) tell(context, words.resume.broken, { file: setDraftAside(file) });
  if (broken.length === 0 || (!kept.start && Object.keys(kept.drafts).length === 0)) return { ...kept, taken };
  // What is sound has to be there even if this sitting is ended by force.
  const sound = newDraftFile(path);
  writeDraft(sound, kept);
  return { ...kept, taken: [...taken, sound] };
}

/** Where a sitting was left: at a list of entries it may have been the name of a new one that was being typed. */
const withNewEntry = (method: Method, left: Start, drafts: Kept['drafts']): Start =>
  left !== 'tasks' && questionAt(method, left.at)?.kind === 'records' && drafts[`${left.at}.${ROW.add}`]?.text?.trim()
    ? { ...left, row: ROW.add }
    : left;

/** Where to go on: where it was left; or, after the time to listen, with what was heard. Of all but a pitch, `open` shows the task list. */
function whereToGoOn(project: Project, last: Start | undefined, open: boolean): Start | 'welcome' {
  if (!last && toTell(project)) return 'welcome';
  const begun = last ?? whereToResume(project);
  return open && !isPitch(begun) ? 'tasks' : begun;
}

/** Whether that is the quick start, or the pitch it leads to. */
const isPitch = (start: Start): boolean => start !== 'tasks' && (start.leg === QUICK || start.leg === PAGES.pitch);

/** How far the project is: of the pitch, while nothing else was begun. */
function standOf(project: Project, start: Start): string {
  const { answered, needed } = pitchProgress(project);
  if (isPitch(start)) return fill(words.resume.pitch, { answered, needed });
  const sections = progressOf(project);
  const sum = (of: 'answered' | 'asked' | 'findOut') => sections.reduce((total, section) => total + section[of], 0);
  const findOut = sum('findOut');
  return fill(words.resume.stand, {
    answered: sum('answered'),
    asked: sum('asked'),
    findOut: findOut > 0 ? fill(words.resume.findOut, { number: findOut }) : '',
    finished: sections.filter((section) => section.status === 'finished').length,
    sections: sections.length,
  });
}

/** So much of what was half-typed is told: what at the place itself, and so many others. */
const MOST_TYPED = 200;
const MOST_ELSEWHERE = 5;

/** Lines on what is there: how far the project is, what was being typed or comes next, and what is half-typed elsewhere. */
function recapOf(project: Project, last: Start | undefined, drafts: Kept['drafts']): string {
  const { method } = project;
  const start = last ?? whereToResume(project);
  const at = last && last !== 'tasks' ? questionAt(method, last.at) : undefined;
  const half = Object.entries(drafts).flatMap(([screen, draft]) => {
    const question = questionOfScreen(method, screen);
    const text = short(wordsOf(project, screen, draft).join(' / ').replace(/\s+/g, ' '), MOST_TYPED);
    return question && text !== '' ? [{ id: question.id, label: question.label, text }] : [];
  });
  const typed = half.find(({ id }) => id === at?.id);
  const elsewhere = half.filter((each) => each.id !== at?.id).slice(0, MOST_ELSEWHERE);
  const next = at ?? (isPitch(start) ? pitchProgress(project).open?.question : nextQuestion(project));
  const { typing, typedAt, ready, nothing } = words.resume;
  const title = titleOf(project);
  return [
    `${title}${stopAfter(title, '.')} ${standOf(project, start)}`,
    typed
      ? fill(typing, typed)
      : next
        ? fill(at ? words.resume.at : words.resume.next, { label: next.label })
        : isPitch(start)
          ? ready
          : nothing,
    ...elsewhere.map((each) => fill(typedAt, each)),
    '',
  ].join('\n');
}

/** The last lines: what is saved, what is kept, and the command to go on. */
function farewell(
  context: Context,
  { project, unsaved, onward = 'tde resume' }: Sitting,
  { typed, problem }: ReturnType<typeof keep>,
): void {
  const { io } = context;
  const { path, method } = project;
  const { saved, notSaved, elseSaved, draft, notKept, done, on, gone } = words.leave;
  const isThere = existsSync(path);
  const notYet = fill(notSaved, { path, labels: labelsOf(method, [...unsaved]) });
  if (unsaved.size > 0) tell(context, isThere ? `${notYet} ${elseSaved}` : notYet);
  else if (isThere) tell(context, saved, { path });
  if (problem !== undefined) tell(context, notKept, { what: problem });
  for (const [screen, typedThere] of problem === undefined ? [] : Object.entries(typed)) {
    // Not wrapped: it is to be copied.
    const text = wordsOf(project, screen, typedThere).join('\n');
    io.err.write(`${safe(`${labelsOf(method, [screen])}: ${text}`)}\n`);
  }
  if (problem === undefined && Object.keys(typed).length > 0) tell(context, draft);
  if (isThere) tell(context, done, { stand: standOf(project, whereToResume(project)) });
  if (isThere && !io.in.isTTY) tellOpen(context, project);
  if (isThere) tellCommand(io, on, commandFor(context, onward, path));
  else tell(context, gone, { path });
}

const labelsOf = (method: Method, screens: readonly string[]): string =>
  screens.map((screen) => questionOfScreen(method, screen)?.label ?? screen).join(', ');
