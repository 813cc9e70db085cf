// Builds the review of a leg and the task list. Pure.

import { isOnlyPitch, pitchProgress, pitchQuestions } from '../advice/pitch.ts';
import { isAnswered, isSettled, nextQuestion, progressOf, type SectionProgress, stopsOf } from '../advice/progress.ts';
import { echoWithNotes } from '../advice/texts.ts';
import { SECTION_STATES, type State } from '../look.ts';
import { criteriaOf, questionAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { count, fill, short, words } from '../words.ts';
import { NO_ANSWER } from './choice-screen.ts';
import type { Option, Screen } from './prompter.ts';
import { legTitle, MOST_SHOWN, ROW, recordName } from './screens.ts';
import type { Leg } from './walk.ts';

/**
 * Review your answers: a line for each question of the leg, then what to do now. The line `at` is preselected, else what comes `first` of
 * all, or the first of the `actions`.
 */
export function reviewScreen(
  reader: Reader,
  leg: Leg,
  { first, actions, at }: { first?: Option; actions: readonly Option[]; at: string | undefined },
): Screen {
  let group = '';
  const isLong = ({ id }: Question) => reader.records(id).length > MOST_SHOWN;
  const long = reader.method.questions.filter((question) => leg.questions.includes(question.id) && isLong(question));
  const shown = stopsOf(reader, leg.questions).filter(({ id }) => !long.some((hub) => id.startsWith(`${hub.id}.`)));
  const lines = shown.map((question): Option => {
    const heading = groupOf(reader, leg, question);
    const label = `${question.label}: ${reviewText(reader, question)}`;
    const isFirst = heading !== group;
    group = heading;
    const isRecord = isFirst && heading !== words.review.change;
    return {
      id: question.id,
      label,
      state: stateOf(reader, question),
      ...(isFirst && { heading }),
      ...(isRecord && {
        brief: `${heading}: ${countsOf(
          reader,
          shown.filter((each) => groupOf(reader, leg, each) === heading),
        )}`,
      }),
    };
  });
  const rows = [...(first ? [first] : []), ...lines, ...actions];
  const suggested = lines.find(({ id }) => id === at) ?? first ?? actions[0];
  return {
    id: 'review',
    widget: 'one',
    where: legTitle(reader.method, leg.id),
    ask: words.review.ask,
    hint: words.review.hint,
    help: [words.review.help],
    context: [],
    options: [
      ...(first ? [first] : []),
      ...lines,
      ...actions.map((action, i) => ({ ...action, ...(i === 0 && { heading: words.review.now }) })),
    ],
    brief: heardOf(reader, leg, { shown, suggested, rows, others: [...(first ? [first] : []), ...actions] }),
    draft: { at: suggested?.id ?? '' },
    moves: { back: true, skip: false, findOut: false, review: false, goto: true },
    ...NO_ANSWER,
  };
}

/** So many lines of the task list are in view at once in a window of the usual size. */
const MOST_LINES = 14;

/**
 * The task list: the step that is worked on section by section, every other step in one line. What comes next is preselected, `at` being
 * the section that somebody comes from. `wanted` are the rows that help just now.
 */
export function menuScreen(
  reader: Reader,
  { at, wanted = [] }: { at?: string; wanted?: readonly Option[] } = {},
): Screen {
  const sections = progressOf(reader);
  const next = sectionToGoTo(reader, at);
  const { open } = pitchProgress(reader);
  const begun =
    open && isPitchBegun(reader) ? [{ id: ROW.goOn, label: goOnLabel(reader.method, open.question.id) }] : [];
  const last: Option[] = [
    ...wanted,
    { id: ROW.shelf, label: words.menu.shelf },
    { id: ROW.leave, label: words.menu.leave },
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
  return {
    id: 'menu',
    widget: 'one',
    where: reader.method.title,
    ask: words.menu.ask,
    hint: fill(words.menu.hint, { finished, all: sections.length }),
    help: [words.menu.help],
    context: [],
    options,
    brief: [briefOf(options, preselected, sections.find(({ id }) => id === preselected)?.title)],
    draft: { at: preselected },
    moves: { back: false, skip: false, findOut: false, review: false, goto: true },
    ...NO_ANSWER,
  };
}

/** All the sections of a step, opened from the task list, the suggested one preselected; from here one goes back to the list. */
export function stepScreen(reader: Reader, stepId: string, at: string | undefined): Screen {
  const group = groupsOf(reader.method, progressOf(reader)).find(({ step }) => step === stepId);
  const own = group?.sections ?? [];
  const title = (id: string) => reader.method.sections.find((each) => each.id === id)?.title ?? id;
  const options = own.map((section): Option => {
    const after = reader.method.sections.find(({ id }) => id === section.id)?.after ?? [];
    const open = after.filter((id) => !reader.answers.finished.includes(id));
    const isEarly = section.status === 'not-started' && open.length > 0;
    const hint = fill(words.menu.usuallyAfter, { sections: open.map(title).join(', ') });
    return { ...sectionRow(section), ...(isEarly && { hint }) };
  });
  const next = sectionToGoTo(reader, at);
  const preselected =
    (own.find(({ id }) => id === next) ?? own.find(({ status }) => status !== 'finished') ?? own[0])?.id ?? '';
  return {
    id: 'step',
    widget: 'one',
    where: group?.title ?? '',
    ask: words.menu.askStep,
    help: [words.menu.help],
    context: [],
    options,
    brief: [briefOf(options, preselected, title(preselected))],
    draft: { at: preselected },
    leads: () => words.interview.placeNames.menu,
    moves: { back: true, skip: false, findOut: false, review: false, goto: true },
    ...NO_ANSWER,
  };
}

/**
 * The section to go to next: the one somebody is in the middle of (`at`), else the next that is open; after a first pitch the section that
 * the method offers then. Undefined where nothing is open.
 */
export function sectionToGoTo(reader: Reader, at?: string): string | undefined {
  const { sections } = reader.method;
  const isOpen = sections.some(({ id }) => id === at) && !reader.answers.finished.includes(at ?? '');
  if (isOpen) return at;
  if (isOnlyPitch(reader) && !pitchProgress(reader).open) {
    const offered = sections.find(({ offer }) => offer !== undefined);
    if (offered) return offered.id;
  }
  // What has all its answers is still to be looked over.
  const isToFinish = progressOf(reader).find(({ status, asked }) => status !== 'finished' && asked > 0);
  return nextQuestion(reader, at)?.section ?? isToFinish?.id;
}

/** Whether a first pitch was begun, and nothing else. */
export const isPitchBegun = (reader: Reader): boolean => pitchProgress(reader).answered > 0 && isOnlyPitch(reader);

/** "Go on with question 3 of 11: Government", to a question of the quick start. */
export function goOnLabel(method: Method, id: string): string {
  const all = pitchQuestions(method);
  return fill(words.quick.goOn, {
    number: all.indexOf(id) + 1,
    all: all.length,
    label: questionAt(method, id)?.label ?? id,
  });
}

// --- internal ---

/** The sections of a step, or one that belongs to none. */
type Group = { step?: string; title: string; sections: SectionProgress[] };

function groupsOf(method: Method, sections: readonly SectionProgress[]): Group[] {
  const groups: Group[] = [];
  for (const section of sections) {
    const step = method.questions.find((question) => question.section === section.id)?.step;
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
  const label = fill(words.menu.section, { title, status: standOf(sections) });
  return [{ id: ROW.step + step, label, state: SECTION_STATES[status] }];
}

/** How many of a step's sections are finished. */
function standOf(sections: readonly SectionProgress[]): string {
  const finished = sections.filter(({ status }) => status === 'finished').length;
  const isBegun = sections.some(({ status }) => status !== 'not-started');
  const { allFinished, someFinished, notBegun } = words.menu;
  const all = sections.length;
  return fill(finished === all ? allFinished : isBegun ? someFinished : notBegun, { finished, all });
}

/** The sections of the step that is worked on, in `room` lines: what is finished folds first, then what comes last; never the `next` one. */
function openLines({ step, title, sections }: Group, next: string | undefined, room: number): Option[] {
  const { foldedFinished, foldedMore } = words.menu;
  const shown = [...sections];
  const fold = (folded: SectionProgress[], id: string, text: string, state: State): Option => {
    for (const each of folded) shown.splice(shown.indexOf(each), 1);
    const names = short(folded.map((each) => each.title).join(', '), 50);
    return { id: `${ROW.step}${step}.${id}`, label: fill(text, { number: folded.length, names }), state };
  };
  const done = sections.filter(({ id, status }) => status === 'finished' && id !== next);
  const above = sections.length > room && done.length > 1 ? [fold(done, 'finished', foldedFinished, 'done')] : [];
  const over = above.length + shown.length - room;
  const later = over > 0 ? shown.filter(({ id }) => id !== next).slice(-over - 1) : [];
  const below = later.length > 0 ? [fold(later, 'more', foldedMore, 'open')] : [];
  const lines = [...above, ...shown.map(sectionRow), ...below];
  const heading = fill(words.menu.section, { title, status: standOf(sections) });
  return lines.map((line, i) => ({ ...line, inset: true as const, ...(i === 0 && { heading }) }));
}

/** What is said of a list that need not be read to go on. */
function briefOf(options: readonly Option[], at: string, title?: string): string {
  const label = options.find(({ id }) => id === at)?.label ?? '';
  return fill(words.menu.next, { title: title ?? label, number: options.length });
}

const sectionRow = (section: SectionProgress): Option => ({
  id: section.id,
  label: sectionLine(section),
  state: SECTION_STATES[section.status],
});

/** How an answer stands: it is there, to be found out, or not there yet; a checklist may be begun. */
function stateOf(reader: Reader, question: Question): State {
  if (question.kind === 'checklist') {
    const criteria = criteriaOf(reader.method, question);
    const marked = criteria.filter((each) => isAnswered(reader, each)).length;
    return marked === criteria.length ? 'done' : marked > 0 ? 'started' : 'open';
  }
  if (isAnswered(reader, question)) return 'done';
  return isSettled(reader, question) ? 'find-out' : 'open';
}

/** "Data supply - 2 of 5 answered, 1 to find out". */
function sectionLine(section: SectionProgress): string {
  const { title, status, asked, findOut } = section;
  const counted = status === 'in-progress' && asked > 0;
  return [
    fill(words.menu.section, { title, status: counted ? fill(words.menu.answered, section) : words.status[status] }),
    findOut > 0 ? fill(words.alsoToFindOut, section) : '',
  ].join('');
}

/** What a line of the review stands under: the record it is a part of, or the answers as such. */
function groupOf(reader: Reader, leg: Leg, { id }: Question): string {
  const hub = reader.method.questions.find(
    (each) => each.kind === 'records' && leg.questions.includes(each.id) && id.startsWith(`${each.id}.`),
  );
  const record = hub && id.slice(hub.id.length + 1).split('.')[0];
  return hub && record ? `${hub.label}: ${recordName(reader, hub, record)}` : words.review.change;
}

/** "7 of 9 answered, 1 to find out". */
function countsOf(reader: Reader, questions: readonly Question[]): string {
  const findOut = questions.filter(({ id }) => reader.at(id)?.findOut !== undefined).length;
  const answered = questions.filter((question) => isAnswered(reader, question)).length;
  return [
    fill(words.review.counts, { answered, all: questions.length }),
    ...(findOut > 0 ? [fill(words.alsoToFindOut, { findOut })] : []),
  ].join('');
}

/**
 * What is said of a review: how much is answered, what is not, what Enter does; and, while something is open, what else can be done than to
 * change a line.
 */
function heardOf(
  reader: Reader,
  leg: Leg,
  { shown, suggested, rows, others }: { shown: Question[]; suggested?: Option; rows: Option[]; others: Option[] },
): string[] {
  const open = openIn(
    reader,
    shown.filter((each) => groupOf(reader, leg, each) === words.review.change),
  );
  const ways = open.length === 0 ? [] : others.filter((row) => row !== suggested);
  return [
    `${countsOf(reader, shown)}.`,
    ...open,
    [
      fill(words.review.suggested, { label: suggested?.label ?? '' }),
      ...ways.map((row) => `${rows.indexOf(row) + 1}: ${row.label}.`),
      fill(words.review.list, { all: rows.length }),
    ].join(' '),
  ];
}

/** How many open questions a review names before it counts the rest. */
const MOST_NAMED = 5;

/** What is not answered yet, by name: a person who hears the review hears this first. */
function openIn(reader: Reader, questions: readonly Question[]): string[] {
  const open = questions.filter((question) => !isAnswered(reader, question)).map(({ label }) => label);
  const rest = open.length - MOST_NAMED;
  const labels = [...open.slice(0, MOST_NAMED), ...(rest > 0 ? [fill(words.review.rest, { rest })] : [])];
  return open.length === 0 ? [] : [fill(words.review.open, { labels: labels.join(', ') })];
}

/** So much of an answer stands on its line of the review; the whole of it is at its question. */
const MOST_OF_ANSWER = 160;

/** How an answer stands on the review: its text, its note, whom to ask, or that it was not provided. */
function reviewText(reader: Reader, question: Question): string {
  if (question.kind === 'checklist') {
    const criteria = criteriaOf(reader.method, question);
    return fill(words.review.checklist, {
      answered: criteria.filter((each) => isAnswered(reader, each)).length,
      all: criteria.length,
    });
  }
  if (question.kind === 'records') return count(reader.records(question.id).length, ...words.review.records);
  return short(echoWithNotes(reader, question), MOST_OF_ANSWER) || words.review.notProvided;
}
