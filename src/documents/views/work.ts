// The parts of the plan about the work: when, who does what, what it costs, what was promised and what was reached. Pure.
import { type Compared, compareRecords } from '../../advice/progress.ts';
import { inSentence } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import { dayText } from '../../project/days.ts';
import { optionsOf } from '../../project/kinds.ts';
import { fill, joinAnd, words } from '../../words.ts';
import { issueOf } from '../view.ts';
import {
  changed,
  costsText,
  type RecordsView,
  type RecordTable,
  recordsView,
  renamed,
  withoutColumn,
} from './cases.ts';
import {
  type DocumentReader,
  entriesFor,
  entriesOfRoles,
  type Missing,
  missingOf,
  questionsOf,
  type ShownAnswer,
} from './shown.ts';

/** How far a line of the plan is; `late`: its day has passed, and it is neither done nor dropped. */
export type WorkState = 'open' | 'started' | 'done' | 'dropped' | 'late';

/** A line of the plan with its days (year-month-day, empty where they are not known). */
export type WorkStep = { title: string; start: string; by: string; state: WorkState };

/** The lines of the plan as they stand on the day that the plan tells of. */
export function workOf(given: DocumentReader): WorkStep[] {
  const { roles } = given.method;
  const { day } = issueOf(given);
  return compareRecords(given, roles.activities).map(({ title, part }) => {
    const [own, by] = [part('activities.status'), given.text(part('activities.by-when')?.id)];
    const status = given.text(own?.id);
    const [first] = own ? optionsOf(given, own) : [];
    const over = status === 'done' || status === 'dropped';
    const state: WorkState = over
      ? status
      : by !== '' && day !== '' && by < day
        ? 'late'
        : status === '' || status === first?.id
          ? 'open'
          : 'started';
    return { title, start: given.text(part('activities.start')?.id), by, state };
  });
}

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
    .filter((text) => text !== '')
    .join(', ');
}

/** The work over time, as the lines of a picture. */
export type TimelineView = Missing & { lines: string[] };

/** The talks, the dated lines of the plan and the time for comments, in order of time, and the day that the plan tells of. */
export function timelineView(given: DocumentReader): TimelineView {
  const { roles } = given.method;
  const { day } = issueOf(given);
  const daysOf = (hub: Role, field: Role) =>
    compareRecords(given, roles[hub])
      .map(({ part }) => given.text(part(field)?.id))
      .filter((each) => each !== '')
      .sort();
  const [held, heard, until] = [
    daysOf('sessions', 'sessions.day'),
    daysOf('feedback', 'feedback.heard'),
    given.text(roles['comments-until']),
  ];
  const { timeline } = words.plan;
  const over = until !== '' && until < day;
  const all: WorkStep[] = [
    ...(held.length > 0
      ? [{ title: timeline.talks, start: held[0] ?? '', by: held.at(-1) ?? '', state: 'done' as const }]
      : []),
    ...(until !== ''
      ? [
          {
            title: timeline.comments,
            start: heard[0] ?? '',
            by: until,
            state: over ? ('done' as const) : ('open' as const),
          },
        ]
      : []),
    ...workOf(given).filter(({ by }) => by !== ''),
  ];
  const spans = all.map((step) => ({
    ...step,
    start: step.start !== '' && step.start < step.by ? step.start : step.by,
  }));
  spans.sort((a, b) => (a.start < b.start ? -1 : 1));
  const ends = [...spans.flatMap(({ start, by }) => [start, by]), ...(day === '' ? [] : [day])].sort();
  const lines = spans.map(({ title, start, by, state }) =>
    fill(timeline.line, {
      bar: timeBar(start, by, ends[0] ?? start, ends.at(-1) ?? by),
      days: start === by ? dayText(by) : fill(words.dates.span, { from: dayText(start), to: dayText(by) }),
      state: words.plan.states[state],
      title: title.replace(/\s+/g, ' '),
    }),
  );
  const asOf = day === '' || lines.length === 0 ? [] : [fill(timeline.asOf, { day: dayText(day) })];
  return { lines: [...lines, ...asOf], gaps: [], missing: '' };
}

/** The lines of the plan side by side, by which tactics it is carried out, who has a part in it, and what it depends on. */
export type ActivitiesView = RecordsView & {
  tactics: string;
  parts: RecordTable;
  riding: RecordTable;
  first: ShownAnswer[];
};

export function activitiesView(given: DocumentReader): ActivitiesView {
  const { roles } = given.method;
  const [hub] = questionsOf(given.method, ['activities']);
  const view = recordsView(given, hub);
  const all = compareRecords(given, hub?.id);
  const fieldOf = (role: Role) => hub?.fields?.find(({ id }) => id === roles[role]);
  // That a line serves the use case the plan is for goes without saying.
  const chosen = given.text(roles['chosen-use-case']);
  const isPlain = all.every(({ part }) => ['', chosen].includes(given.text(part('activities.use-case')?.id)));
  const serves = fieldOf('activities.use-case');
  const table = isPlain && serves ? withoutColumn(view.table, serves) : view.table;
  const who = fieldOf('activities.who');
  const helpers = all.map(({ part }) => joinAnd(given.list(part('activities.helps')?.id)));
  const tactics = inSentence(given, roles['planned-tactics'] ?? '');
  // The picture of the work over time shows when a line starts, and the lines are in order of time there.
  const elsewhere = (['activities.start', 'activities.after', 'activities.helps'] as const).flatMap(
    (role) => fieldOf(role)?.label ?? [],
  );
  const more = view.more.map(({ title, entries }) => ({
    title,
    entries: entries.filter(({ label }) => !elsewhere.includes(label)),
  }));
  return {
    ...view,
    title: words.plan.titles.activities,
    table: who
      ? changed(table, who, (cell, i) =>
          helpers[i] ? fill(words.plan.helped, { who: cell, helpers: helpers[i] }) : cell,
        )
      : table,
    more: more.filter(({ entries }) => entries.length > 0),
    tactics: tactics && fill(words.plan.tactics, { tactics }),
    parts: recordsView(given, questionsOf(given.method, ['who-does'])[0]).table,
    riding: recordsView(given, questionsOf(given.method, ['riding-on'])[0]).table,
    first: entriesOfRoles(given, ['comes-first']),
  };
}

/** What it takes, in money and in hours: all of it in one line, and thing by thing. */
export function costView(given: DocumentReader): RecordsView & { sum: string } {
  return { ...recordsView(given, questionsOf(given.method, ['costs'])[0]), sum: costsText(given) };
}

/** What was to be counted and what it came to, what came of the work besides, who used it, and what did not work. */
export type ResultsView = Missing & { title: string; bars: string[]; table: RecordTable; entries: ShownAnswer[] };

export function resultsView(given: DocumentReader): ResultsView {
  const { roles } = given.method;
  const [hub] = questionsOf(given.method, ['measures']);
  const { table, gaps, missing } = recordsView(given, hub);
  const after = questionsOf(given.method, ['results', 'actual-users', 'did-not-work']);
  const isOver = given.at(roles.results)?.value !== undefined;
  const now = hub?.fields?.find(({ id }) => id === roles['measures.now']);
  const lacking = missingOf(given, after);
  return {
    title: isOver ? words.plan.titles.reached : words.plan.titles.promised,
    bars: compareRecords(given, hub?.id).flatMap((each) => measureBar(given, each)),
    // How it was when the plan was made is not how it is once there are results.
    table: isOver && now ? renamed(table, now, words.plan.before) : table,
    entries: entriesFor(given, after),
    gaps: [...gaps, ...lacking.gaps],
    missing: [missing, lacking.missing].filter((text) => text !== '').join(' '),
  };
}

// --- internal ---

/** A measure as a line of a picture; none where fewer than two of its numbers are known as numbers. */
function measureBar(given: DocumentReader, { title, part }: Compared): string[] {
  const [before, reached, aim] = (['measures.now', 'measures.reached', 'measures.target'] as const).map((role) =>
    numberIn(given.text(part(role)?.id)),
  );
  const numbers = { before, reached, aim };
  const known = (['before', 'reached', 'aim'] as const).flatMap((kind) => {
    const number = numbers[kind];
    return number === undefined ? [] : [fill(words.plan.measured[kind], { number })];
  });
  const most = Math.max(before ?? 0, reached ?? 0, aim ?? 0);
  if (known.length < 2 || most === 0) return [];
  const cells = (number: number) => Math.round((number / most) * (MEASURE_CELLS - 1));
  const bar = Array.from({ length: MEASURE_CELLS }, (_, i) =>
    aim !== undefined && i === cells(aim) ? '+' : i < cells(reached ?? before ?? 0) ? '#' : ' ',
  );
  return [`[${bar.join('')}] ${title.replace(/\s+/g, ' ')}: ${known.join('; ')}`];
}

const MEASURE_CELLS = 24;

/** The number that a text begins with, as people count: "30 by September", "none"; undefined where it tells no number, or two. */
function numberIn(text: string): number | undefined {
  const [, digits] = /^[$€£]?(\d[\d,]*(?:\.\d+)?)(?! (?:in|of|out of) \d)/.exec(text.trim()) ?? [];
  if (digits !== undefined) return Number(digits.replaceAll(',', ''));
  return /^(?:none|no one|nobody|zero)\b/i.test(text.trim()) ? 0 : undefined;
}

/** From a day to another within a longer time, in signs. */
function timeBar(start: string, end: string, first: string, last: string): string {
  const all = Math.max(Date.parse(last) - Date.parse(first), 1);
  const at = (day: string) => Math.round(((Date.parse(day) - Date.parse(first)) / all) * (CELLS - 1));
  const [from, to] = [at(start), at(end)];
  return `[${' '.repeat(from)}${'='.repeat(to - from + 1)}${' '.repeat(CELLS - 1 - to)}]`;
}

const CELLS = 24;
