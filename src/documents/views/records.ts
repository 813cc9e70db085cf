// The parts of a document that are made from records: side by side as a table, and one by one. Pure.

import type { Compared } from '../../advice/progress.ts';
import { STORY, storyOf } from '../../advice/said.ts';
import type { Question } from '../../method/types.ts';
import { fill, words } from '../../words.ts';
import {
  type DocumentReader,
  entriesFor,
  gapOf,
  type Missing,
  missingOf,
  questionOf,
  type ShownAnswer,
  textOrGap,
} from './shown.ts';

/** A table: the titles of its columns, and its rows of as many cells. */
export type Table = { columns: string[]; rows: string[][] };

/** A column of a table of records: what stands above it, and in the cell of each record, whose fields are read once. */
export type Column = { head: string; cell: (record: Compared, fields: Compared['fields']) => string };

/** Records under the question's label: side by side as a table, and what of each is in no column. */
export type RecordsView = Missing & {
  title: string;
  table: Table;
  more: { title: string; entries: ShownAnswer[] }[];
  empty: boolean;
};

/** The use cases: side by side as a table, then each with its story and its persona. */
type UseCasesView = Missing & { title: string; table: Table; cases: UseCase[]; empty: boolean };
type UseCase = { title: string; story: string; entries: ShownAnswer[]; missing: string };

/** The use cases side by side, with how much of each is still open, and then one by one. */
export function useCasesView(given: DocumentReader): UseCasesView {
  const hub = questionOf(given.method, 'use-cases');
  const cases = given.compared(hub?.id);
  const chosen = chosenCase(given);
  const open: Column = {
    head: words.plan.open,
    cell: ({ gaps, asked }) => fill(words.plan.openOf, { open: gaps.length, all: asked }),
  };
  return {
    title: hub?.label ?? '',
    table: tableOf([...columnsOf(given, hub), open], cases),
    cases: cases.map((each) => useCaseOf(given, each, each === chosen)),
    empty: cases.length === 0,
    ...gapsOf(given, hub, cases),
  };
}

/** The use case that was chosen to go on with; undefined while none is. */
export function chosenCase(given: DocumentReader): Compared | undefined {
  const { roles } = given.method;
  const chosen = given.text(roles['chosen-use-case']);
  return given.compared(roles['use-cases']).find(({ id }) => id === chosen);
}

/**
 * The records of a question, whatever they are.
 * @param columns what stands in the table, in place of all that the method has columns for; `elsewhere` are fields shown in another way
 */
export function recordsView(
  given: DocumentReader,
  hub: Question | undefined,
  { columns, elsewhere = [] }: { columns?: readonly Column[]; elsewhere?: readonly (string | undefined)[] } = {},
): RecordsView {
  const records = given.compared(hub?.id);
  const own = columnsOf(given, hub);
  const apart = [...own.map(({ field }) => field), ...elsewhere];
  return {
    title: hub?.label ?? '',
    table: tableOf(columns ?? own, records),
    more: records.flatMap(({ title, fields }) => {
      const others = Object.entries(fields).flatMap(([id, field]) => (apart.includes(id) ? [] : [field]));
      const entries = entriesFor(given, others);
      return entries.length > 0 ? [{ title, entries }] : [];
    }),
    empty: records.length === 0,
    ...gapsOf(given, hub, records),
  };
}

/** The fields that stand in columns: those that the method has for it, or all of them where it does not say. */
export function columnsOf(given: DocumentReader, hub: Question | undefined): (Column & { field: string })[] {
  const fields = hub?.fields ?? [];
  const chosen = fields.filter(({ column }) => column !== undefined);
  return (chosen.length > 0 ? chosen : fields).map(({ id, label, column }) => ({
    field: id,
    head: typeof column === 'string' ? column : label,
    cell: (_, { [id]: field }) => (field ? textOrGap(given, field) : ''),
  }));
}

/** The records side by side, without the columns in which nothing stands. */
export function tableOf(columns: readonly Column[], records: readonly Compared[]): Table {
  const rows = records.map((record) => {
    const { fields } = record;
    return columns.map(({ cell }) => cell(record, fields));
  });
  const isFilled = (_: unknown, column: number) => rows.some((row) => row[column] !== '');
  return { columns: columns.filter(isFilled).map(({ head }) => head), rows: rows.map((row) => row.filter(isFilled)) };
}

// --- internal ---

function useCaseOf(given: DocumentReader, useCase: Compared, isChosen: boolean): UseCase {
  const { title, fields, gaps, part, text } = useCase;
  const story = storyOf(given, useCase, (part) => gapOf(given, part));
  const told = story === '' ? [] : STORY.map((role) => part(role));
  const apart = [Object.values(fields)[0], part('use-cases.status'), ...told];
  return {
    title: isChosen || text('use-cases.status') === 'chosen' ? fill(words.plan.chosen, { title }) : title,
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
