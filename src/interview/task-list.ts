// Builds the task list, and what is opened from it: the sections of a step, and the shelf of documents and reports. Pure.

import {
  compareRecords,
  isOnlyPitch,
  nextQuestion,
  pitchProgress,
  pitchQuestions,
  progressOf,
  type SectionProgress,
} from '../advice/progress.ts';
import { fitsOf } from '../advice/recommend.ts';
import { questionAt, sectionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { SECTION_STATES, type State } from '../terminal.ts';
import { fill, short, words } from '../words.ts';
import { choiceScreen, type Option, type Screen } from './prompter.ts';
import { ROW } from './screens.ts';
import { PAGES, type PageName } from './walk.ts';

/** So many lines of the task list are in view at once in a window of the usual size. */
const MOST_LINES = 14;

/**
 * The task list: the step that is worked on section by section, every other step in one line, and what helps just now. What comes next is
 * preselected, `at` being the section that somebody comes from.
 */
export function taskListScreen(reader: Reader, at?: string): Screen {
  const sections = progressOf(reader);
  const next = sectionToGoTo(reader, at);
  const wanted = rowsWanted(reader, next);
  const { open } = pitchProgress(reader);
  const begun =
    open && isPitchBegun(reader) ? [{ id: ROW.goOn, label: goOnLabel(reader.method, open.question.id) }] : [];
  const last: Option[] = [
    ...wanted,
    { id: ROW.shelf, label: words.taskList.shelf },
    { id: ROW.leave, label: words.taskList.leave },
  ];
  const groups = groupsOf(reader.method, sections);
  const here = groupAt(groups, next);
  const others = groups.reduce((sum, group) => sum + (group === here ? 1 : linesOf(group).length), 0);
  const room = MOST_LINES - begun.length - others - last.length;
  const options = [
    ...begun,
    ...groups.flatMap((group) => (group === here ? openLines(group, next, room) : linesOf(group))),
    ...last,
  ];
  const preselected = begun[0]?.id ?? next ?? wanted[0]?.id ?? ROW.shelf;
  const finished = sections.filter(({ status }) => status === 'finished').length;
  return choiceScreen({
    id: 'tasks',
    where: reader.method.title,
    ask: words.taskList.ask,
    hint: fill(words.taskList.hint, { finished, all: sections.length }),
    help: [words.taskList.help],
    options,
    brief: [briefOf(options, preselected, sections.find(({ id }) => id === preselected)?.title)],
    draft: { at: preselected },
    moves: { goto: true },
  });
}

/** All the sections of a step, opened from the task list, the suggested one preselected; from here one goes back to the list. */
export function stepScreen(reader: Reader, stepId: string, at: string | undefined): Screen {
  const group = groupsOf(reader.method, progressOf(reader)).find(({ step }) => step === stepId);
  const own = group?.sections ?? [];
  const title = (id: string) => sectionAt(reader.method, id)?.title ?? id;
  const options = own.map((section): Option => {
    const after = sectionAt(reader.method, section.id)?.after ?? [];
    const open = after.filter((id) => !reader.answers.finished.includes(id));
    const isEarly = section.status === 'not-started' && open.length > 0;
    const hint = fill(words.taskList.usuallyAfter, { sections: open.map(title).join(', ') });
    return { ...sectionRow(section), ...(isEarly && { hint }) };
  });
  const next = sectionToGoTo(reader, at);
  const preselected =
    (own.find(({ id }) => id === next) ?? own.find(({ status }) => status !== 'finished') ?? own[0])?.id ?? '';
  return choiceScreen({
    id: 'step',
    where: group?.title ?? '',
    ask: words.taskList.askStep,
    help: [words.taskList.help],
    options,
    brief: [briefOf(options, preselected, title(preselected))],
    draft: { at: preselected },
    leads: () => words.interview.placeNames.tasks,
    moves: { back: true, goto: true },
  });
}

/** "Go on with question 3 of 11: Government", to a question of the quick start. */
export function goOnLabel(method: Method, id: string): string {
  const all = pitchQuestions(method);
  return fill(words.quick.goOn, {
    number: all.indexOf(id) + 1,
    all: all.length,
    label: questionAt(method, id)?.label ?? id,
  });
}

/** The documents and reports that there are, to choose one to read. */
export const shelfScreen = (reader: Reader): Screen =>
  choiceScreen({
    id: 'shelf',
    where: reader.method.title,
    ask: words.shelf.ask,
    hint: words.shelf.hint,
    options: pagesToRead(reader).map((name) => ({ id: PAGES[name], label: pageLabel(reader, name) })),
    leads: () => words.interview.placeNames.tasks,
    moves: { back: true, goto: true },
  });

/** Whether it is known what came of the work, so that the cycle can be closed. */
export const hasResults = (reader: Reader): boolean => reader.list(reader.method.roles.results).length > 0;

/** The section that the method offers after a first pitch; undefined where it offers none. */
export const offeredSection = (method: Method) => method.sections.find(({ offer }) => offer !== undefined);

/** The step that a section belongs to; undefined where it belongs to none. */
export const stepOfSection = (method: Method, section: string | undefined): string | undefined =>
  method.questions.find((question) => question.section === section)?.step;

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

/**
 * The section to go to next: the one somebody is in the middle of (`at`), else the next that is open; after a first pitch the section that
 * the method offers then. Undefined where nothing is open.
 */
function sectionToGoTo(reader: Reader, at?: string): string | undefined {
  const { sections } = reader.method;
  const isOpen = sections.some(({ id }) => id === at) && !reader.answers.finished.includes(at ?? '');
  if (isOpen) return at;
  if (isOnlyPitch(reader) && !pitchProgress(reader).open) {
    const offered = offeredSection(reader.method);
    if (offered) return offered.id;
  }
  // What has all its answers is still to be looked over.
  const isToFinish = progressOf(reader).find(({ status, asked }) => status !== 'finished' && asked > 0);
  return nextQuestion(reader, at)?.section ?? isToFinish?.id;
}

/**
 * The rows of the task list that help just now, by the `section` that comes next: documents and reports, and feedback to note while a
 * draft is out.
 */
function rowsWanted(reader: Reader, section: string | undefined): Option[] {
  const pages = pagesWanted(reader, section).map((name) => ({ id: PAGES[name], label: pageLabel(reader, name) }));
  const toNote = isPlanOut(reader) ? [{ id: ROW.add, label: words.taskList.addFeedback }] : [];
  return [...toNote, ...pages].slice(0, MOST_WANTED);
}

/** The sections of a step, or one that belongs to none. */
type Group = { step?: string; title: string; sections: SectionProgress[] };

function groupsOf(method: Method, sections: readonly SectionProgress[]): Group[] {
  const groups: Group[] = [];
  for (const section of sections) {
    const step = stepOfSection(method, section.id);
    const index = method.steps.findIndex(({ id }) => id === step);
    const name = method.steps[index]?.name;
    const last = groups.at(-1);
    if (last && name !== undefined && last.step === step) last.sections.push(section);
    else if (name === undefined) groups.push({ title: section.title, sections: [section] });
    else groups.push({ step, title: fill(words.step, { number: index + 1, name }), sections: [section] });
  }
  return groups;
}

/** The step that is worked on: that of a section, or the one that follows it where it belongs to none. */
function groupAt(groups: readonly Group[], section: string | undefined): Group | undefined {
  const at = groups.findIndex(({ sections }) => sections.some(({ id }) => id === section));
  return at === -1 ? undefined : groups.slice(at).find(({ step }) => step !== undefined);
}

/** A step in one line, "Step 3: Design - 2 of 8 finished"; a section that belongs to none as it is. */
function linesOf({ step, title, sections }: Group): Option[] {
  if (step === undefined) return sections.map(sectionRow);
  const statuses = new Set(sections.map(({ status }) => status));
  const status = statuses.size > 1 ? 'in-progress' : (sections[0]?.status ?? 'not-started');
  const label = fill(words.taskList.section, { title, status: standOf(sections) });
  return [{ id: ROW.step + step, label, state: SECTION_STATES[status], folded: sections }];
}

/** How many of a step's sections are finished. */
function standOf(sections: readonly SectionProgress[]): string {
  const finished = sections.filter(({ status }) => status === 'finished').length;
  const isBegun = sections.some(({ status }) => status !== 'not-started');
  const { allFinished, someFinished, notBegun } = words.taskList;
  const all = sections.length;
  return fill(finished === all ? allFinished : isBegun ? someFinished : notBegun, { finished, all });
}

/** The sections of the step that is worked on, in `room` lines: what is finished folds first, then what comes last; never the `next` one. */
function openLines({ step, title, sections }: Group, next: string | undefined, room: number): Option[] {
  const { foldedFinished, foldedMore } = words.taskList;
  const shown = [...sections];
  const fold = (folded: SectionProgress[], id: string, text: string, state: State): Option => {
    for (const each of folded) shown.splice(shown.indexOf(each), 1);
    const names = short(folded.map((each) => each.title).join(', '), 50);
    return { id: `${ROW.step}${step}.${id}`, label: fill(text, { number: folded.length, names }), state, folded };
  };
  const done = sections.filter(({ id, status }) => status === 'finished' && id !== next);
  const above = sections.length > room && done.length > 1 ? [fold(done, 'finished', foldedFinished, 'done')] : [];
  const over = above.length + shown.length - room;
  const later = over > 0 ? shown.filter(({ id }) => id !== next).slice(-over - 1) : [];
  const below = later.length > 0 ? [fold(later, 'more', foldedMore, 'open')] : [];
  const lines = [...above, ...shown.map(sectionRow), ...below];
  const heading = fill(words.taskList.section, { title, status: standOf(sections) });
  return lines.map((line, i) => ({ ...line, inset: true as const, ...(i === 0 && { heading }) }));
}

/** What is said of a list that need not be read to go on. */
function briefOf(options: readonly Option[], at: string, title?: string): string {
  const label = options.find(({ id }) => id === at)?.label ?? '';
  return fill(words.taskList.next, { title: title ?? label, number: options.length });
}

const sectionRow = (section: SectionProgress): Option => ({
  id: section.id,
  label: sectionLine(section),
  state: SECTION_STATES[section.status],
});

/** "Data supply - 2 of 5 answered, 1 to find out". */
function sectionLine(section: SectionProgress): string {
  const { title, status, asked, findOut } = section;
  const counted = status === 'in-progress' && asked > 0;
  return [
    fill(words.taskList.section, {
      title,
      status: counted ? fill(words.taskList.answered, section) : words.status[status],
    }),
    findOut > 0 ? fill(words.alsoToFindOut, section) : '',
  ].join('');
}

/** Whether a first pitch was begun, and nothing else. */
const isPitchBegun = (reader: Reader): boolean => pitchProgress(reader).answered > 0 && isOnlyPitch(reader);

/** So many rows of the task list are there for what helps just now. */
const MOST_WANTED = 2;

/** Whether people look over the draft, and nothing is known yet of what came of it. */
function isPlanOut(reader: Reader): boolean {
  const { feedback, channels } = reader.method.roles;
  const section = questionAt(reader.method, channels)?.section;
  const isShown = section !== undefined && reader.answers.finished.includes(section);
  return feedback !== undefined && isShown && !hasResults(reader);
}

/** The pages that have something on them, in the order of the work. */
function pagesToRead(reader: Reader): PageName[] {
  const { method } = reader;
  const { roles, boxes } = method;
  const isThere: Record<PageName, boolean> = {
    pitch: true,
    outline: boxes.some(({ from }) => reader.text(from) !== ''),
    'session-sheet': sessionAhead(reader) !== undefined,
    recommendation: method.steps.some(({ id }) => hasMarks(reader, id)),
    brief: reader.text(roles['focus-area']) !== '',
    plan: reader.text(roles.intervention) !== '',
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
  const step = stepOfSection(reader.method, section);
  const isOver = section === undefined;
  const isWanted: Partial<Record<PageName, boolean>> = {
    'session-sheet': isNear(reader, sessionAhead(reader)?.day),
    closing: hasResults(reader) && (isOver || step === work),
    check: reader.today !== undefined && reader.text(intervention) !== '' && (step === planned || step === work),
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
