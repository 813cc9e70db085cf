// Conducts the interview from where it stands until the person leaves: questions, the task list and reviews in turn, and what is done with a
// row that is chosen there.
import { isOnlyPitch, nextQuestion, pitchProgress, pitchQuestions, progressOf, stopsOf } from '../advice/progress.ts';
import { readinessOf } from '../advice/ready.ts';
import { Leaves } from '../errors.ts';
import { questionAt, sectionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { newDraftFile } from '../project/draft.ts';
import { type Feedback, feedbackOf } from '../project/feedback.ts';
import type { Project } from '../project/file.ts';
import { fill, words } from '../words.ts';
import { choiceScreen, type Option, type Screen } from './prompter.ts';
import { acceptHub, askQuestion } from './questions.ts';
import { reviewScreen, showPage } from './review.ts';
import { ROW } from './screens.ts';
import { ask, follow, rowOf, type Sitting, save } from './sitting.ts';
import {
  goOnLabel,
  hasResults,
  offeredSection,
  shelfScreen,
  stepOfSection,
  stepScreen,
  taskListScreen,
} from './task-list.ts';
import { enter, type Leg, legAt, PAGES, type PageName, pageOf, QUICK, type Start } from './walk.ts';

/** What a sitting begins with; the `drafts` that the last ones left, where there are some, and the files they were `taken` from. */
type Beginning = Pick<Sitting, 'project' | 'prompter' | 'desk'> & Partial<Pick<Sitting, 'drafts' | 'taken' | 'named'>>;

/** A sitting on a project, at the task list. */
export function openSitting(beginning: Beginning): Sitting {
  const { project, drafts = {} } = beginning;
  return {
    taken: [],
    named: (text) => text,
    ...beginning,
    drafts,
    draftFile: newDraftFile(project.path),
    state: { leg: QUICK, at: 'tasks', seen: [], changed: [] },
    unsaved: new Set(),
    ownWords: new Set(),
    offered: new Set(),
    recalled: new Set(Object.keys(drafts)),
    done: [],
  };
}

/**
 * Walks until the person leaves; from the `welcome` first of all. Throws `Cancelled` where Ctrl-C or the end of the input ended it;
 * everything accepted is saved.
 */
export async function conduct(sitting: Sitting, start: Start | 'welcome'): Promise<void> {
  try {
    await (start === 'welcome' ? showWelcome(sitting) : startAt(sitting, start));
    for (;;) {
      const { at } = sitting.state;
      await (at === 'tasks' ? showTaskList : at === 'review' ? showReview : askQuestion)(sitting);
    }
  } catch (error) {
    if (!(error instanceof Leaves)) throw error;
  }
}

/** Where to take a project up again: the pitch while nothing else was begun, else the next open question. */
export function whereToResume(reader: Reader): Start {
  if (isOnlyPitch(reader)) return pitchProgress(reader).open ? { leg: QUICK } : { leg: PAGES.pitch, at: 'review' };
  const next = nextQuestion(reader);
  return next ? { leg: next.section, at: next.id } : 'tasks';
}

/** What is asked of somebody who went out to listen, and the section to write it down in; undefined where nothing is to be told. */
export function toTell(reader: Reader): { ask: string; next: string } | undefined {
  const progress = progressOf(reader);
  const at = reader.method.sections.findIndex(
    ({ pause }, i) => pause?.back !== undefined && progress[i]?.status === 'finished',
  );
  const next = progress[at + 1];
  const back = reader.method.sections[at]?.pause?.back;
  return back !== undefined && next?.status === 'not-started' ? { ask: back, next: next.id } : undefined;
}

// --- internal ---

/**
 * Goes to a leg with a word on what it is about, or to the task list. Nothing where there is no such leg: a move led back to where the
 * walk stands.
 */
async function startAt(sitting: Sitting, start: Start): Promise<void> {
  const { project, state } = sitting;
  if (start === 'tasks') return void follow(sitting, { kind: 'goto', id: 'tasks' });
  const { at, part, returning, row } = start;
  const leg = legAt(project.method, start.leg);
  if (!leg) return;
  const section = sectionAt(project.method, leg.id);
  if (section) sitting.prompter.say({ of: 'section', label: section.title, text: section.intro });
  sitting.state = { ...enter(project, leg, at), changed: state.changed, line: returning ? at : undefined, part };
  if (row !== undefined) await acceptHub(sitting, row);
}

/** Does what a row of the task list stands for, or of what is opened from it, or of a page. */
async function takeRow(sitting: Sitting, row: string): Promise<void> {
  if (row !== ROW.iterate) return startAt(sitting, startOf(sitting.project, row));
  sitting.onward = 'tde iterate';
  throw new Leaves();
}

/** Where such a row leads; a section or a page is named by its leg. */
function startOf(reader: Reader, row: string): Start {
  const { method } = reader;
  const { feedback } = method.roles;
  switch (row) {
    case ROW.tasks:
      return 'tasks';
    case ROW.goOn:
      return { leg: QUICK, at: pitchProgress(reader).open?.question.id };
    case ROW.add:
      return { leg: sectionOf(method, feedback), at: feedback, returning: true, row };
    case ROW.feedback:
      return { leg: sectionOf(method, feedback), at: feedback };
    default:
      return { leg: row, at: pageOf(row) && 'review' };
  }
}

/** The task list, and what is opened from it in its place. */
async function showTaskList(sitting: Sitting): Promise<void> {
  const { project, state } = sitting;
  const at = sectionAt(project.method, state.leg)?.id;
  const row = rowOf(await ask(sitting, taskListScreen(project, at)));
  if (row === ROW.shelf) return takeRow(sitting, rowOf(await ask(sitting, shelfScreen(project))));
  if (!row.startsWith(ROW.step)) return takeRow(sitting, row);
  const [step = ''] = row.slice(ROW.step.length).split('.');
  return takeRow(sitting, rowOf(await ask(sitting, stepScreen(project, step, at))));
}

/** The end of a leg: the page where there is one, else to check the answers. */
async function showReview(sitting: Sitting): Promise<void> {
  const { project, state } = sitting;
  const { method } = project;
  const leg = legAt(method, state.leg) as Leg;
  const page = pageOf(leg.id);
  if (page) {
    const { row, question } = await showPage(sitting, page, onwardFrom(sitting, page));
    if (question !== undefined) return startAt(sitting, { leg: leg.id, at: question, returning: true });
    return takeRow(sitting, row);
  }
  const from = stopsOf(project, leg.questions).find(({ id }) => id === state.from);
  const isQuick = leg.id === QUICK;
  // At its end the quick start leads to the pitch.
  if (isQuick && !from) {
    sitting.state = { ...state, leg: PAGES.pitch };
    return;
  }
  const toFrom = isQuick ? goOnLabel(method, from?.id ?? '') : fill(words.review.goOn, { label: from?.label ?? '' });
  const { finish, later, yes, no } = words.review;
  // Only where it is asked whether the section is finished, yes and no say so.
  const named = (id: string, title: string) => (from ? {} : { folded: [{ id, title }] });
  const screen = reviewScreen(project, leg, {
    ...(from && { first: { id: ROW.goOn, label: toFrom } }),
    actions: isQuick
      ? [{ id: ROW.page, label: words.shelf.pitch }]
      : [
          { id: ROW.finish, label: finish, ...named(ROW.finish, yes) },
          { id: ROW.later, label: later, ...named(ROW.later, no) },
        ],
    at: state.line,
  });
  const row = rowOf(await ask(sitting, from ? { ...screen, ask: words.review.askQuick } : screen));
  if (from && (row === ROW.goOn || row === 'back'))
    sitting.state = { ...state, at: from.id, line: undefined, from: undefined };
  else if (row === ROW.page) sitting.state = { ...state, leg: PAGES.pitch };
  else await leaveReview(sitting, leg, row);
}

/** Asks somebody who went out to listen what was heard, and leads to where it is written down. */
async function showWelcome(sitting: Sitting): Promise<void> {
  const { project } = sitting;
  const heard = toTell(project);
  const section = sectionAt(project.method, heard?.next);
  if (!heard || !section) return;
  const outcome = await ask(
    sitting,
    choiceScreen({
      id: 'welcome',
      where: project.method.title,
      ask: heard.ask,
      options: [
        { id: ROW.goOn, label: fill(words.welcome.tell, { title: section.title }) },
        { id: ROW.tasks, label: words.quick.rest },
        { id: ROW.leave, label: words.quick.stop },
      ],
    }),
  );
  const row = rowOf(outcome);
  return takeRow(sitting, row === ROW.goOn ? section.id : row);
}

/**
 * The ways on from a page: from the pitch to what it lacks, or to the section that comes after it; from the closing page to what others
 * get of it, and into the next cycle; else to the task list.
 */
function onwardFrom(sitting: Sitting, page: PageName): Option[] {
  const { project } = sitting;
  const { method } = project;
  const tasks = { id: ROW.tasks, label: words.quick.rest };
  if (page === 'closing') return [...onwardFromClosing(sitting), tasks];
  if (page !== 'pitch') return [tasks];
  const open = pitchProgress(project).open;
  const offered = offeredSection(method);
  const after = sectionAt(method, nextQuestion(project)?.section);
  const isBegun = offered && progressOf(project).find(({ id }) => id === offered.id)?.status !== 'not-started';
  return [
    ...(open ? [{ id: ROW.goOn, label: goOnLabel(method, open.question.id) }] : []),
    ...(offered?.offer === undefined || isBegun ? [] : [{ id: offered.id, label: offered.offer }]),
    ...(after === undefined || after.id === offered?.id
      ? []
      : [{ id: after.id, label: fill(words.page.next, { title: after.title }) }]),
    tasks,
  ];
}

/** From the closing page: to the lessons of each step while one has none, to feedback that waits, to the brief, and to the next cycle. */
function onwardFromClosing({ project, named }: Sitting): Option[] {
  const { method } = project;
  const { lessons, feedback, toDecide, toTell, iterate } = words.page;
  const unlearned = lessonsOf(method).some((id) => project.list(id).length === 0);
  const waiting = method.roles.feedback === undefined ? [] : feedbackOf(project);
  const counted = (state: Feedback['state'], text: string) => {
    const number = waiting.filter((piece) => piece.state === state).length;
    return number > 0 ? [fill(text, { number })] : [];
  };
  const parts = [...counted('to-decide', toDecide), ...counted('to-tell', toTell)];
  return [
    ...(unlearned ? [{ id: sectionOf(method, lessonsOf(method)[0]), label: lessons }] : []),
    ...(parts.length > 0 ? [{ id: ROW.feedback, label: fill(feedback, { parts: parts.join(', ') }) }] : []),
    ...(method.roles['focus-area'] === undefined ? [] : [{ id: PAGES.brief, label: words.shelf.brief }]),
    { id: ROW.iterate, label: named(iterate) },
  ];
}

/** The section in which a question is asked. */
const sectionOf = (method: Method, question: string | undefined): string => questionAt(method, question)?.section ?? '';

/** Does what a row of the review stands for; a question's id leads to the question and back. */
async function leaveReview(sitting: Sitting, leg: Leg, row: string): Promise<void> {
  switch (row) {
    case 'moved':
      return;
    case 'back':
      return void follow(sitting, { kind: 'back' });
    case ROW.later:
      follow(sitting, { kind: 'goto', id: 'tasks' });
      sitting.state = { ...sitting.state, leg: nextQuestion(sitting.project, leg.id)?.section ?? leg.id };
      return;
    case ROW.finish:
      return finish(sitting, leg);
    default:
      follow(sitting, { kind: 'goto', id: row });
  }
}

/** Marks the section as finished, pauses where the method says so, and leads to the task list. */
async function finish(sitting: Sitting, leg: Leg): Promise<void> {
  const refused = await save(sitting, [{ id: `finished.${leg.id}`, answer: { value: 'yes' } }]);
  if (refused !== undefined) sitting.prompter.say(refused);
  const { project } = sitting;
  const { method } = project;
  const section = sectionAt(method, leg.id);
  const worksheet = worksheetOf(method);
  const isWhole = worksheet.includes(leg.id) && worksheet.every((id) => project.answers.finished.includes(id));
  const isLast =
    hasResults(project) &&
    [method.roles.results, ...lessonsOf(method)].some((id) => section?.questions.includes(id ?? ''));
  // Where the worksheet is all filled in, its outline is read; where the results are, the closing page.
  const page = isLast
    ? { leg: PAGES.closing, at: 'review' }
    : isWhole && method.boxes.length > 0
      ? { leg: PAGES.outline, at: 'review' }
      : { at: 'tasks' };
  sitting.state = { ...sitting.state, ...page, line: undefined };
  if (!section?.pause) return;
  const outcome = await ask(
    sitting,
    choiceScreen({
      id: 'pause',
      where: section.title,
      ask: sitting.named(section.pause.say),
      context: stillOpen(project, section.id),
      options: [
        { id: ROW.leave, label: section.pause.stop },
        { id: ROW.tasks, label: section.pause['go-on'] },
      ],
    }),
  );
  // To stop here is to leave; all else goes on with the task list, or where a move led.
  rowOf(outcome);
}

/** The questions on what was learned at each step. */
const lessonsOf = (method: Method): string[] => method.steps.flatMap((step) => step.lessons ?? []);

/** How many reasons a pause shows. */
const MOST_REASONS = 3;

/** What the step of a section still lacks for the next one: what is missing, or else what is thin. */
function stillOpen(project: Project, section: string): Screen['context'] {
  const own = stepOfSection(project.method, section);
  const step = project.method.steps.find(({ id }) => id === own);
  const findings = step ? readinessOf(project, step).findings : [];
  const { stillMissing, stillThin } = words.interview;
  const isMissing = findings.some(({ is }) => is === 'missing');
  const found = findings.filter(({ is }) => is === (isMissing ? 'missing' : 'thin')).slice(0, MOST_REASONS);
  const text = found.map((each) => each.text).join(' ');
  return text === '' ? [] : [{ label: isMissing ? stillMissing : stillThin, text }];
}

/** The sections the worksheet's pitch and outline draw from. */
function worksheetOf(method: Method): string[] {
  const drawn = [...pitchQuestions(method), ...method.boxes.map((box) => box.from)];
  return method.sections.filter(({ questions }) => questions.some((id) => drawn.includes(id))).map(({ id }) => id);
}
