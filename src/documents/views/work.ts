// What is done about it, for the plan and for whatever sums it up, which is one idea, as all of it tells of the same steps: what and why, for
// whom, and whom it could harm; then the work: when, who does what, what it costs, what was promised and what was reached. Pure.

import { basisOf, type Compared, chosenUseCase, issueOf, stageOf } from '../../advice/progress.ts';
import { hasFigure, inSentence, mostTelling, storyOf } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import { dayText, spanText } from '../../project/days.ts';
import { optionsOf } from '../../project/kinds.ts';
import { padded, widthOf } from '../../text.ts';
import { capitalFirst, count, fill, joinAnd, labelInside, oneLine, thousands, words } from '../../words.ts';
import {
  type Column,
  columnsOf,
  type DocumentReader,
  entriesFor,
  gapOf,
  missingOf,
  notAboutPeople,
  questionOf,
  recordsView,
  type ShownAnswer,
  type Table,
  textOf,
  told,
  toldEntry,
} from './shown.ts';

/** A piece of it under its own heading: a story, a list, paragraphs, what else is known by its label, a table, and remarks. */
type Piece = {
  title: string;
  story: string;
  items: string[];
  paragraphs: string[];
  entries: ShownAnswer[];
  table: Table | null;
  remarks: string[];
};

/** What is done and why, as far as it goes; pieces of which nothing is known are left out. `way` is the picture of how it came about. */
export function commitmentView(given: DocumentReader) {
  const { roles } = given.method;
  const { commitment } = words.plan;
  const cases = given.compared('use-cases');
  const chosen = chosenUseCase(given, cases);
  // What it serves as well is not set against it.
  const served = given.list(roles['also-serves']);
  const others = cases.filter((each) => each !== chosen && !served.includes(each.id));
  const dataSets = recordsView(given, 'data-sets');
  const isTriedOut = given.text(roles['focus-basis']) === 'trying-out';
  const isPlanned = stageOf(given) !== 'begun';
  const pieces = [
    piece(commitment.why, {
      paragraphs: told(given, 'focus-reason'),
      remarks: isTriedOut ? [commitment.triedOut] : [],
    }),
    piece(commitment.who, { items: [...given.list(roles['intended-users'])], entries: toldEntry(given, 'users-part') }),
    piece(commitment.helps, {
      story: chosen ? storyOf(given, chosen, (part) => gapOf(given, part)) : '',
      entries: entriesFor(
        given,
        (['use-cases.today', 'use-cases.change'] as const).flatMap((role) => chosen?.part(role) ?? []),
      ),
      remarks: chosen && isAssumed(given, chosen) ? [commitment.assumed] : [],
    }),
    piece(commitment.release, { paragraphs: told(given, 'release') }),
    piece(commitment.harm, {
      paragraphs: [...notAboutPeople(given), ...told(given, 'safeguards')],
      table: dataSets.empty ? null : dataSets.table,
    }),
    piece(commitment.weighed, {
      paragraphs: told(given, 'choice-reason'),
      entries: entriesFor(given, ['also-serves']),
      // Before anything is chosen, the use cases have a part of their own.
      items: isPlanned ? others.map((other) => otherText(given, other)) : [],
    }),
  ];
  const asked = ['focus-reason', 'users-part', 'intended-users', 'release', 'safeguards', 'choice-reason'] as const;
  const [known, way] = [pieces.filter((each) => !isEmpty(each)), wayOf(given, cases, chosen)];
  return {
    title: words.plan.titles.commitment[stageOf(given)],
    pieces: known,
    way,
    empty: known.length === 0 && way === null,
    gaps: [...missingOf(given, asked).gaps, ...(chosen ? chosen.gaps.map(({ id }) => id) : []), ...dataSets.gaps],
  };
}

/** How far a line of the plan is; `late`: its day has passed, and it is neither done nor dropped. */
type WorkState = 'open' | 'started' | 'done' | 'dropped' | 'late';

/** A line of the plan: its id, who does it, and its days (year-month-day); empty what is not known. */
export type WorkStep = { id: string; title: string; who: string; start: string; by: string; state: WorkState };

/** The lines of the plan as they stand on the day that the plan tells of. */
export function workOf(given: DocumentReader): WorkStep[] {
  const { day } = issueOf(given);
  return given.compared('activities').map(({ id, title, part, text }) => {
    const [own, status, by] = [part('activities.status'), text('activities.status'), text('activities.by-when')];
    const [first] = own ? optionsOf(given, own) : [];
    const state: WorkState =
      status === 'done' || status === 'dropped'
        ? status
        : by !== '' && day !== '' && by < day
          ? 'late'
          : status === '' || status === first?.id
            ? 'open'
            : 'started';
    return { id, title, who: text('activities.who'), start: text('activities.start'), by, state };
  });
}

/** Whether there is nothing left to do about a line of the plan. */
export const isOver = ({ state }: WorkStep): boolean => state === 'done' || state === 'dropped';

/** Whether all of the plan is done, of which something was not dropped. */
export const isAllDone = (work: readonly WorkStep[]): boolean =>
  work.every(isOver) && work.some(({ state }) => state === 'done');

/** Whether results are due: there are some, somebody uses it, or all of the plan is done. */
export const isCarriedOut = (given: DocumentReader): boolean =>
  given.alone || stageOf(given) === 'done' || textOf(given, 'actual-users') !== '' || isAllDone(workOf(given));

/** "10 of 11 steps done, 1 dropped". */
export function progressText(work: readonly WorkStep[]): string {
  const { progress } = words.plan;
  const number = (state: WorkState) => work.filter((step) => step.state === state).length;
  const [late, dropped] = [number('late'), number('dropped')];
  return [
    fill(progress.done, { done: number('done'), all: work.length }),
    late > 0 ? fill(progress.late, { number: late }) : '',
    dropped > 0 ? fill(progress.dropped, { number: dropped }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** How many lines of the plan are done, and from when to when; empty without any line. */
export function doneText(work: readonly WorkStep[]): string {
  const done = work.filter(({ state }) => state === 'done');
  const span = spanText(done.map(({ by }) => by));
  const counted = span === '' ? words.brief.done : words.brief.doneFrom;
  return work.length === 0 ? '' : fill(counted, { done: done.length, all: work.length, span });
}

/**
 * What it takes, in one line: the sums of money and of hours, each with what it is called, what of it nobody agreed to pay so far, and who
 * pays. Empty where nothing is noted.
 */
export function costsText(given: DocumentReader): string {
  const all = given.compared('costs');
  const asked = all.filter(({ text }) => !['', 'yes'].includes(text('costs.agreed')));
  const payers = payersIn(all.filter((cost) => !asked.includes(cost)));
  const { paidBy, notAgreed, payer } = words.plan;
  const what = sumsOf(all);
  if (asked.length === 0) return payers === '' ? what : fill(paidBy, { what, payers });
  const [open, from] = [sumsOf(asked), payersIn(asked)];
  const left = fill(notAgreed, { what, open: from === '' ? open : `${open} (${from})` });
  return payers === '' ? left : `${left}. ${fill(payer, { payers })}`;
}

/** The work over time as the lines of a picture: the talks, the dated lines of the plan and the time for comments, in order of time, and the day that the plan tells of. */
export function timelineView(given: DocumentReader) {
  const { roles } = given.method;
  const { timeline, states } = words.plan;
  const { day } = issueOf(given);
  const daysOf = (hub: Role, field: Role) =>
    given
      .compared(hub)
      .flatMap(({ text }) => text(field) || [])
      .sort();
  const held = daysOf('sessions', 'sessions.day');
  const [heard = ''] = daysOf('feedback', 'feedback.heard');
  const until = given.text(roles['comments-until']);
  const all: Pick<WorkStep, 'title' | 'start' | 'by' | 'state'>[] = [
    { title: timeline.talks, start: held[0] ?? '', by: held.at(-1) ?? '', state: 'done' },
    {
      title: timeline.comments,
      start: heard,
      by: until,
      state: until < day ? 'done' : heard !== '' && heard <= day ? 'started' : 'open',
    },
    ...workOf(given),
  ];
  const spans = all
    .filter(({ by }) => by !== '')
    .map((step) => ({ ...step, start: step.start !== '' && step.start < step.by ? step.start : step.by }))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  const ends = [...spans.flatMap(({ start, by }) => [start, by]), ...(day === '' ? [] : [day])].sort();
  const lines = spans.map(({ title, start, by, state }) =>
    fill(timeline.line, {
      bar: timeBar(start, by, ends[0] ?? start, ends.at(-1) ?? by),
      days: start === by ? dayText(by) : fill(words.dates.span, { from: dayText(start), to: dayText(by) }),
      state: states[state],
      title: oneLine(title),
    }),
  );
  const asOf = day === '' || lines.length === 0 ? [] : [fill(timeline.asOf, { day: dayText(day) })];
  return { lines: [...lines, ...asOf], empty: lines.length === 0 };
}

/** What else a plan that is carried out has to do with. */
export const DEPENDS = ['rules', 'risks', 'beside'] as const;

/** The lines of the plan side by side, by which tactics it is carried out, who has a part in it, and what it depends on. */
export function activitiesView(given: DocumentReader) {
  const { roles } = given.method;
  // That a line serves the use case the plan is for goes without saying.
  const chosen = given.text(roles['chosen-use-case']);
  const isPlain = given.compared('activities').every(({ text }) => ['', chosen].includes(text('activities.use-case')));
  const columns = columnsOf(given, 'activities')
    .filter(({ field }) => !isPlain || field !== roles['activities.use-case'])
    .map((column) => {
      if (column.field === roles['activities.who']) return withHelpers(column);
      return column.field === roles['activities.status'] ? withState(given, column) : column;
    });
  // The picture of the work over time shows when a line starts, and the lines are in order of time there.
  const elsewhere = [roles['activities.start'], roles['activities.after'], roles['activities.helps']];
  const tactics = inSentence(given, roles['planned-tactics'] ?? '');
  return {
    ...recordsView(given, 'activities', { columns, elsewhere }),
    title: words.plan.titles.activities,
    tactics: tactics && fill(words.plan.tactics, { tactics }),
    parts: recordsView(given, 'who-does').table,
    riding: recordsView(given, 'riding-on').table,
    first: entriesFor(given, ['comes-first']),
    others: entriesFor(given, DEPENDS),
  };
}

/** What it takes, in money and in hours: all of it in one line, and thing by thing. */
export function costView(given: DocumentReader) {
  return { ...recordsView(given, 'costs'), sum: costsText(given) };
}

/**
 * The fields of a measure as columns of a table. How it was when the plan was made is not how it is once something was reached; what was
 * reached says on which day, and what it is to be compared with.
 */
export function measureColumns(given: DocumentReader): (Column & { field: string })[] {
  const { roles } = given.method;
  const isReached = given.compared('measures').some(({ text }) => text('measures.reached') !== '');
  return columnsOf(given, 'measures').map((column) => {
    if (column.field === roles['measures.reached'])
      return { ...column, cell: (measure) => reachedText(given, measure) };
    const isBefore = isReached && column.field === roles['measures.now'];
    return isBefore ? { ...column, head: words.plan.before } : column;
  });
}

/** What was to be counted and what it came to, what came of the work besides, who used it, and what did not work. */
export function resultsView(given: DocumentReader) {
  const { roles } = given.method;
  const isReached = given.at(roles.results)?.value !== undefined;
  const { table, ...counted } = recordsView(given, 'measures', { columns: measureColumns(given) });
  const asked = ['results', 'actual-users', 'did-not-work'] as const;
  const [entries, after] = [entriesFor(given, asked), missingOf(given, isCarriedOut(given) ? asked : [])];
  return {
    title: isReached ? words.plan.titles.reached : words.plan.titles.promised,
    bars: given.compared('measures').flatMap(measureBar),
    table,
    entries,
    empty: counted.empty && entries.length === 0,
    gaps: [...counted.gaps, ...after.gaps],
    missing: [counted.missing, after.missing].filter(Boolean).join(' '),
  };
}

// --- internal ---

const piece = (title: string, parts: Partial<Piece>): Piece => ({
  title,
  story: '',
  items: [],
  paragraphs: [],
  entries: [],
  table: null,
  remarks: [],
  ...parts,
});

const isEmpty = ({ story, items, paragraphs, entries, table }: Piece): boolean =>
  story === '' && table === null && items.length + paragraphs.length + entries.length === 0;

/** The sums of money and of hours, each with what it is called; where there is neither, what it is for. */
function sumsOf(costs: readonly Compared[]): string {
  const sums = (['costs.money', 'costs.hours'] as const).flatMap((role) => {
    const total = costs.reduce((sum, { text }) => sum + Number(text(role)), 0);
    const unit = labelInside(costs[0]?.part(role)?.label ?? '');
    return total > 0 ? [`${thousands(total)} ${unit}`] : [];
  });
  return sums.length > 0 ? sums.join(', ') : costs.map(({ title }) => title).join('; ');
}

const payersIn = (costs: readonly Compared[]): string =>
  [...new Set(costs.flatMap(({ text }) => text('costs.who-pays') || []))].join('; ');

/** Whether nobody told of a use case: it is the team's own idea so far. */
const isAssumed = (given: DocumentReader, { id }: Compared): boolean => basisOf(given, id) === 'assumed';

/** A use case that was not taken up: what it would take, and that it is only an idea where it is. */
function otherText(given: DocumentReader, other: Compared): string {
  const { commitment } = words.plan;
  const takes = other.text('use-cases.takes');
  const text = takes === '' ? other.title : fill(commitment.other, { title: other.title, takes });
  return isAssumed(given, other) ? fill(commitment.otherAssumed, { text }) : text;
}

/**
 * How it came about, step by step, in the project's own words: each of the parts belongs to the step in which it is asked. None before
 * two steps have something to show.
 */
function wayOf(given: DocumentReader, cases: readonly Compared[], chosen: Compared | undefined) {
  const { method } = given;
  const { way } = words.plan;
  const done = workOf(given).filter(({ state }) => state === 'done');
  const [result] = mostTelling(given.list(method.roles.results), 1);
  const own: readonly [role: Role, text: string][] = [
    ['focus-area', textOf(given, 'focus-area')],
    [
      'use-cases',
      cases.length === 0
        ? ''
        : fill(way.cases, { needs: count(cases.length, ...way.need), cases: joinAnd(cases.map(({ title }) => title)) }),
    ],
    ['chosen-use-case', chosen?.title ?? ''],
    ['results', result ?? (done.length > 0 ? fill(way.done, { steps: count(done.length, ...way.step) }) : '')],
  ];
  const known = method.steps.flatMap((step) => {
    const role = own.find(([role, text]) => text !== '' && questionOf(given, role)?.step === step.id);
    return role ? [{ name: step.name, text: oneLine(role[1]) }] : [];
  });
  if (known.length < 2) return null;
  const broad = Math.max(...known.map(({ name }) => widthOf(name)));
  return {
    title: way.title,
    lines: known.map(({ name, text }, i) => {
      const cells = Math.round((16 * (known.length - i)) / known.length);
      return `${padded(name, broad)}  ${'='.repeat(cells).padEnd(17)} ${text}`;
    }),
  };
}

/** The column of who does it, with those who help. */
const withHelpers = ({ cell, ...column }: Column): Column => ({
  ...column,
  cell: (record) => {
    const [who, helpers] = [cell(record), joinAnd(record.list('activities.helps'))];
    return who === '' || helpers === '' ? who : fill(words.plan.helped, { who, helpers });
  },
});

/** What was reached, on which day, and what that is to be compared with. */
function reachedText(given: DocumentReader, { text, part }: Compared): string {
  const { on, comparedWith } = words.plan.reachedAs;
  const reached = text('measures.reached');
  const [day, other] = [text('measures.reached-on'), textOf(given, part('measures.compared-with'))];
  if (reached === '') return '';
  const dated = day === '' ? reached : fill(on, { reached, day: dayText(day) });
  return other === '' ? dated : fill(comparedWith, { reached: dated, other });
}

/** The column of how far each line is: as the picture of the work over time says it, and as it was noted where its day has passed. */
function withState(given: DocumentReader, { cell, ...column }: Column): Column {
  const work = new Map(workOf(given).map(({ id, state }) => [id, state]));
  const isNoted = [...work.values()].some((state) => state !== 'open');
  const { states, stateLate } = words.plan;
  return {
    ...column,
    cell: (record) => {
      const [noted, state] = [cell(record), work.get(record.id)];
      if (state === 'late') return noted === '' ? capitalFirst(states.late) : fill(stateLate, { state: noted });
      return noted === '' && isNoted ? capitalFirst(states.open) : noted;
    },
  };
}

/** A measure as a line of a picture; none where fewer than two of its numbers are known as numbers. */
function measureBar({ title, text }: Compared): string[] {
  const [before, reached, aim] = [text('measures.now'), text('measures.reached'), text('measures.target')].map(
    numberIn,
  );
  // As long as nothing was reached, it still is as it was.
  const { now, ...then } = words.plan.measured;
  const told = [
    [reached === undefined ? now : then.before, before],
    [then.reached, reached],
    [then.aim, aim],
  ] as const;
  const known = told.flatMap(([text, number]) => (number === undefined ? [] : [fill(text, { number: number.shown })]));
  const most = Math.max(before?.value ?? 0, reached?.value ?? 0, aim?.value ?? 0);
  if (known.length < 2 || most === 0) return [];
  const cells = (number: number) => Math.round((number / most) * (CELLS - 1));
  const bar = Array.from({ length: CELLS }, (_, i) =>
    aim !== undefined && i === cells(aim.value) ? '+' : i < cells((reached ?? before)?.value ?? 0) ? '#' : ' ',
  );
  return [`[${bar.join('')}] ${oneLine(title)}: ${known.join('; ')}`];
}

/**
 * The number that a text begins with, as people count, and how they write it: "30 by September", "31%", "none"; undefined where it tells
 * no number, or two ("7 of 9", "0 at one branch; 212 at the other").
 */
export function numberIn(text: string): Counted | undefined {
  const [shown = '', digits, rest = ''] = /^[$€£]?(\d[\d,]*(?:\.\d+)?)%?(.*)$/s.exec(text.trim()) ?? [];
  if (digits === undefined)
    return /^(?:none|no one|nobody|zero)\b/i.test(text.trim()) ? { value: 0, shown: '0' } : undefined;
  if (/^\p{L}/u.test(rest) || hasFigure(rest)) return undefined;
  return { value: Number(digits.replaceAll(',', '')), shown: shown.slice(0, shown.length - rest.length) };
}

type Counted = { value: number; shown: string };

/** From a day to another within a longer time, in signs. */
function timeBar(start: string, end: string, first: string, last: string): string {
  const all = Math.max(Date.parse(last) - Date.parse(first), 1);
  const at = (day: string) => Math.round(((Date.parse(day) - Date.parse(first)) / all) * (CELLS - 1));
  const [from, to] = [at(start), at(end)];
  return `[${' '.repeat(from)}${'='.repeat(to - from + 1)}${' '.repeat(CELLS - 1 - to)}]`;
}

/** So many signs is a bar long. */
const CELLS = 24;
