// Which documents and reports there are to read, and which of them help just now: what the task list offers beside its sections. Pure.

import { compareRecords } from '../advice/progress.ts';
import { fitsOf } from '../advice/recommend.ts';
import type { Reader } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import { choiceScreen } from './choice-screen.ts';
import { isPitchBegun } from './hub-screens.ts';
import type { Option, Screen } from './prompter.ts';
import { ROW } from './screens.ts';
import { PAGES, type PageName } from './walk.ts';

/** The documents and reports that there are, to choose one to read. */
export const shelfScreen = (reader: Reader): Screen =>
  choiceScreen({
    id: 'shelf',
    where: reader.method.title,
    ask: words.shelf.ask,
    hint: words.shelf.hint,
    options: pagesToRead(reader).map((name) => ({ id: PAGES[name], label: pageLabel(reader, name) })),
    leads: () => words.interview.placeNames.menu,
    moves: { back: true, skip: false, findOut: false, review: false, goto: true },
  });

/**
 * The rows of the task list that help just now, by the `section` that comes next: documents and reports, and feedback to note while a
 * draft is out.
 */
export function rowsWanted(reader: Reader, section: string | undefined): Option[] {
  const pages = pagesWanted(reader, section).map((name) => ({ id: PAGES[name], label: pageLabel(reader, name) }));
  const toNote = isPlanOut(reader) ? [{ id: ROW.add, label: words.menu.addFeedback }] : [];
  return [...toNote, ...pages].slice(0, MOST_WANTED);
}

/** Whether it is known what came of the work, so that the cycle can be closed. */
export const hasResults = (reader: Reader): boolean => reader.list(reader.method.roles.results).length > 0;

/** The next session to come, with its day; else the last one that was noted. */
export function sessionAhead(reader: Reader): { id: string; title: string; day: string } | undefined {
  const { today = '' } = reader;
  const all = compareRecords(reader, reader.method.roles.sessions).map(({ id, title, text }) => ({
    id,
    title,
    day: text('sessions.day'),
  }));
  const coming = all.filter(({ day }) => day >= today).sort((one, other) => one.day.localeCompare(other.day));
  return coming[0] ?? all.at(-1);
}

// --- internal ---

/** So many rows of the task list are there for what helps just now. */
const MOST_WANTED = 2;

/** Whether people look over the draft, and nothing is known yet of what came of it. */
function isPlanOut(reader: Reader): boolean {
  const { feedback, channels } = reader.method.roles;
  const section = reader.method.sections.find(
    ({ questions }) => channels !== undefined && questions.includes(channels),
  );
  const isShown = section !== undefined && reader.answers.finished.includes(section.id);
  return feedback !== undefined && isShown && !hasResults(reader);
}

/** The pages that have something on them, in the order of the work. */
function pagesToRead(reader: Reader): PageName[] {
  const { method } = reader;
  const { roles, boxes } = method;
  const isThere: Record<PageName, boolean> = {
    pitch: true,
    outline: boxes.some(({ from }) => reader.at(from) !== undefined),
    'session-sheet': sessionAhead(reader) !== undefined,
    recommendation: method.steps.some(({ id }) => hasMarks(reader, id)),
    brief: reader.at(roles['focus-area']) !== undefined,
    plan: reader.at(roles.intervention) !== undefined,
    check: reader.today !== undefined && Object.keys(reader.answers.byId).length > 0,
    closing: hasResults(reader),
  };
  return (Object.keys(isThere) as PageName[]).filter((name) => isThere[name]);
}

/** What a page is called where one can be chosen. */
function pageLabel(reader: Reader, name: PageName): string {
  const label = words.shelf[name];
  return name === 'session-sheet' ? fill(label, { session: sessionAhead(reader)?.title ?? '' }) : label;
}

/** The documents and reports that help just now, by the section that comes next; none in the way of anything else. */
function pagesWanted(reader: Reader, section: string | undefined): PageName[] {
  const { intervention, 'plan-step': planned, 'work-step': work } = reader.method.roles;
  const step = reader.method.questions.find((question) => question.section === section)?.step;
  const isOver = section === undefined;
  const isWanted: Partial<Record<PageName, boolean>> = {
    'session-sheet': isNear(reader, sessionAhead(reader)?.day),
    closing: hasResults(reader) && (isOver || step === work),
    check: reader.today !== undefined && reader.at(intervention) !== undefined && (step === planned || step === work),
    recommendation: step !== undefined && hasMarks(reader, step),
    pitch: isOver || isPitchBegun(reader),
  };
  return (Object.keys(isWanted) as PageName[]).filter((name) => isWanted[name]);
}

/** Whether a day is today or within the next seven. */
function isNear({ today }: Reader, day: string | undefined): boolean {
  const [from, to] = [Date.parse(today ?? ''), Date.parse(day ?? '')];
  return to >= from && to - from <= WEEK;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Whether a line of a step's checklists is marked. */
const hasMarks = (reader: Reader, step: string): boolean =>
  fitsOf(reader, step).some(({ unanswered, total }) => unanswered < total);
