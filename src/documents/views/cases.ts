// The parts of the plan that are made from records: the use cases, side by side and one by one, the activities, and any others.

import { type Compared, compareRecords } from '../../advice/progress.ts';
import { isDone, STORY, storyOf } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import type { Question } from '../../method/types.ts';
import { spanText } from '../../project/days.ts';
import { fill, thousands, words } from '../../words.ts';
import {
  type DocumentReader,
  entriesFor,
  gapOf,
  type Missing,
  missingOf,
  questionsOf,
  type ShownAnswer,
  textOrGap,
} from './shown.ts';

/** A table: the titles of its columns, and its rows of as many cells. */
export type RecordTable = { columns: string[]; rows: string[][] };

/** Records under the question's label: side by side as a table, and what of each is in no column. */
export type RecordsView = Missing & {
  title: string;
  table: RecordTable;
  more: { title: string; entries: ShownAnswer[] }[];
};

/** The use cases: side by side as a table, then each with its story and its persona. */
export type UseCasesView = Missing & { title: string; table: RecordTable; cases: UseCase[] };
export type UseCase = { title: string; story: string; entries: ShownAnswer[]; missing: string };

/** The use cases side by side, with how much of each is still open, and then one by one. */
export function useCasesView(given: DocumentReader): UseCasesView {
  const [hub] = questionsOf(given.method, ['use-cases']);
  const cases = compareRecords(given, hub?.id);
  const open = (each: Compared) => fill(words.plan.openOf, { open: each.gaps.length, all: each.asked });
  return {
    title: hub?.label ?? '',
    table: tableOf(given, hub, cases, open),
    cases: cases.map((each) => useCaseOf(given, each)),
    ...gapsOf(given, hub, cases),
  };
}

/** The records of a question, whatever they are. */
export function recordsView(given: DocumentReader, hub: Question | undefined): RecordsView {
  const records = compareRecords(given, hub?.id);
  const columns = new Set(columnsOf(hub).map(({ id }) => id));
  return {
    title: hub?.label ?? '',
    table: tableOf(given, hub, records),
    more: records.flatMap(({ title, fields }) => {
      const others = Object.entries(fields).flatMap(([id, field]) => (columns.has(id) ? [] : [field]));
      const entries = entriesFor(given, others);
      return entries.length > 0 ? [{ title, entries }] : [];
    }),
    ...gapsOf(given, hub, records),
  };
}

/** The use cases kept for another time, by their titles. */
export const setAside = (given: DocumentReader): string[] =>
  compareRecords(given, given.method.roles['use-cases'])
    .filter(({ part }) => given.at(part('use-cases.status')?.id)?.value === 'set-aside')
    .map(({ title }) => title);

/** What it takes, in one line: the sums of money and of hours, each with what it is called, and who pays; empty where nothing is noted. */
export function costsText(given: DocumentReader): string {
  const costs = compareRecords(given, given.method.roles.costs);
  const entries = (role: Role) => costs.map(({ part }) => given.text(part(role)?.id)).filter((text) => text !== '');
  const sums = (['costs.money', 'costs.hours'] as const).flatMap((role) => {
    const total = entries(role).reduce((sum, number) => sum + Number(number), 0);
    const unit = costs[0]?.part(role)?.label.toLowerCase() ?? '';
    return total > 0 ? [`${thousands(total)} ${unit}`] : [];
  });
  const payers = [...new Set(entries('costs.who-pays'))].join('; ');
  const what = sums.length > 0 ? sums.join(', ') : costs.map(({ title }) => title).join('; ');
  return payers === '' ? what : fill(words.plan.paidBy, { what, payers });
}

/** How many activities are done, and from when to when. */
export function doneText(given: DocumentReader, activities: readonly Compared[]): string {
  const done = activities.filter(isDone(given));
  const span = spanText(done.map(({ part }) => given.text(part('activities.by-when')?.id)));
  const counted = span === '' ? words.brief.done : words.brief.doneFrom;
  return fill(counted, { done: done.length, all: activities.length, span });
}

/** A table without the columns in which nothing stands. */
export function withoutEmpty({ columns, rows }: RecordTable): RecordTable {
  const isKept = (_: string, column: number) => rows.some((row) => row[column] !== '');
  return { columns: columns.filter(isKept), rows: rows.map((row) => row.filter(isKept)) };
}

/** A table without the column of a field. */
export function withoutColumn({ columns, rows }: RecordTable, field: Field): RecordTable {
  const at = columns.indexOf(headOf(field));
  const isKept = (_: string, column: number) => column !== at;
  return { columns: columns.filter(isKept), rows: rows.map((row) => row.filter(isKept)) };
}

/** A table in which the cells of a field's column are others. */
export function changed(
  { columns, rows }: RecordTable,
  field: Field,
  to: (cell: string, row: number) => string,
): RecordTable {
  const at = columns.indexOf(headOf(field));
  return { columns, rows: rows.map((row, i) => row.map((cell, column) => (column === at ? to(cell, i) : cell))) };
}

/** A table in which the column of a field bears another name. */
export const renamed = ({ columns, rows }: RecordTable, field: Field, name: string): RecordTable => ({
  columns: columns.map((column) => (column === headOf(field) ? name : column)),
  rows,
});

// --- internal ---

type Field = NonNullable<Question['fields']>[number];

/** What stands above the column of a field. */
const headOf = ({ column, label }: Field): string => (typeof column === 'string' ? column : label);

/** The fields that stand in columns: those that the method has for it, or all of them where it does not say. */
function columnsOf(hub: Question | undefined): Field[] {
  const fields = hub?.fields ?? [];
  const chosen = fields.filter(({ column }) => column !== undefined);
  return chosen.length > 0 ? chosen : fields;
}

/** The records side by side. */
function tableOf(
  given: DocumentReader,
  hub: Question | undefined,
  records: readonly Compared[],
  open?: (record: Compared) => string,
): RecordTable {
  const columns = columnsOf(hub);
  return withoutEmpty({
    columns: [...columns.map(headOf), ...(open ? [words.plan.open] : [])],
    rows: records.map((record) => [
      ...columns.map(({ id }) => {
        const field = record.fields[id];
        return field ? textOrGap(given, field) : '';
      }),
      ...(open ? [open(record)] : []),
    ]),
  });
}

function useCaseOf(given: DocumentReader, useCase: Compared): UseCase {
  const { method } = given;
  const { id, title, fields, gaps, part } = useCase;
  const status = given.at(part('use-cases.status')?.id)?.value;
  const chosen = given.at(method.roles['chosen-use-case'])?.value === id || status === 'chosen';
  const story = storyOf(given, useCase, (part) => gapOf(given, part));
  const told = story === '' ? [] : STORY.map((role) => part(role));
  const apart = [Object.values(fields)[0], part('use-cases.status'), ...told];
  return {
    title: chosen ? fill(words.plan.chosen, { title }) : title,
    story,
    entries: entriesFor(
      given,
      Object.values(fields).filter((field) => !apart.includes(field)),
    ),
    missing: gaps
      .filter((gap) => !told.some((field) => field?.id === gap.id))
      .map((gap) => gapOf(given, gap))
      .join(' '),
  };
}

/** What is missing among records: all of them, or the fields of those that are there. */
function gapsOf(given: DocumentReader, hub: Question | undefined, records: readonly Compared[]): Missing {
  const { missing, gaps } = missingOf(given, hub ? [hub] : []);
  return { missing, gaps: [...gaps, ...records.flatMap((record) => record.gaps.map(({ id }) => id))] };
}
