// What is remembered of imports, in a file of the folder beside the project that git leaves out: how the columns of each kind of table
// were taken, so that the next export need not be explained again; and what the last import changed, so that it can be taken back. It is
// no part of the project: it is about files elsewhere, and a team that shares a project does not share those.
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { fieldsOf } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { readText } from '../outside.ts';
import { type Answer, type Change, isEmpty, type Reader, sameAnswer } from './answers.ts';
import { inDraftFolder, writeDraft } from './draft.ts';
import type { Incoming, Mapping } from './table.ts';

const answer = z.nullable(
  z.object({
    value: z.optional(z.union([z.string(), z.array(z.string())])),
    note: z.optional(z.string()),
    findOut: z.optional(z.string()),
  }),
);
const remembered = z.object({
  tables: z.array(
    z.object({
      list: z.string(),
      names: z.array(z.string()),
      columns: z.record(z.string(), z.int()),
      all: z.record(z.string(), z.string()),
      dates: z.optional(z.enum(['month-first', 'day-first'])),
    }),
  ),
  last: z.optional(
    z.object({
      list: z.string(),
      file: z.string(),
      records: z.array(z.string()),
      answers: z.array(z.object({ id: z.string(), before: answer, after: answer })),
    }),
  ),
});

export type Remembered = z.infer<typeof remembered>;
export type LastImport = NonNullable<Remembered['last']>;

/** What is remembered for a project; nothing where that is not there or cannot be used. */
export function readImports(projectPath: string): Remembered {
  try {
    const text = readText(fileOf(projectPath), { what: 'what is remembered of imports', most: MOST });
    return remembered.parse(JSON.parse(text));
  } catch {
    return { tables: [] };
  }
}

/** Remembers. @throws UserError where that cannot be written */
export const writeImports = (projectPath: string, imports: Remembered): void =>
  writeDraft(fileOf(projectPath), imports);

/** How a table of these columns was taken the last time, where all that was taken of it is there again. */
export function mappingOf({ tables }: Remembered, { list, names, fields }: Incoming): Mapping | undefined {
  const known = tables.find(isOf(list, names));
  if (!known) return undefined;
  const isField = ([key]: [string, unknown]) => fields.some((field) => field.key === key);
  return {
    columns: new Map(Object.entries(known.columns).filter(isField)),
    all: new Map(Object.entries(known.all).filter(isField)),
    dates: known.dates,
  };
}

/** What is remembered, with a table's mapping in the first place; of very many tables the oldest are forgotten. */
export function withMapping(imports: Remembered, { list, names }: Incoming, mapping: Mapping): Remembered {
  const isOwn = isOf(list, names);
  const own = {
    list: list.id,
    names: [...names],
    columns: Object.fromEntries(mapping.columns),
    all: Object.fromEntries(mapping.all),
    ...(mapping.dates && { dates: mapping.dates }),
  };
  return { ...imports, tables: [own, ...imports.tables.filter((each) => !isOwn(each))].slice(0, MOST_TABLES) };
}

/** What an import does to a project, so that it can be taken back. */
export function lastImportOf(
  before: Reader,
  after: Reader,
  list: Question,
  file: string,
  { ids, changes }: { ids: readonly string[]; changes: readonly Change[] },
): LastImport {
  const kept = (reader: Reader, id: string) => (reader.at(id) ?? null) as LastImport['answers'][number]['before'];
  const answers = changes.map(({ id }) => ({ id, before: kept(before, id), after: kept(after, id) }));
  return { list: list.id, file, records: [...ids], answers };
}

/**
 * What takes an import back, and what of it stays: records (and answers of others) that were changed since, or that something refers to.
 */
export function undoOf(reader: Reader, last: LastImport): { changes: Change[]; removed: number; kept: string[] } {
  const list = reader.method.questions.find(({ id }) => id === last.list);
  if (!list) return { changes: [], removed: 0, kept: [] };
  const after = new Map(last.answers.map((each) => [each.id, each]));
  const isAsImported = (id: string) => sameAnswer(reader.at(id), answerOf(after.get(id)?.after));
  const used = referredTo(reader, list);
  const there = new Set(reader.records(list.id));
  const own = last.records.filter((id) => there.has(id));
  const gone = own.filter((id) => !used.has(id) && fieldsOf(list, id).every((field) => isAsImported(field.id)));
  const isOfNew = (id: string) => last.records.some((record) => id.startsWith(`${list.id}.${record}.`));
  const updated = last.answers.filter(({ id }) => !isOfNew(id) && id.split('.').length > list.id.split('.').length + 1);
  const back = updated.filter(({ id }) => isAsImported(id));
  return {
    changes: [
      ...gone.map((id) => ({ id: `${list.id}.${id}`, answer: undefined })),
      ...back.map(({ id, before }) => ({ id, answer: answerOf(before) })),
    ],
    removed: gone.length,
    kept: [
      ...own.filter((id) => !gone.includes(id)).map((id) => `${list.id}.${id}`),
      ...updated.filter((each) => !back.includes(each)).map(({ id }) => id),
    ],
  };
}

// --- internal ---

const MOST = 20_000_000;
const MOST_TABLES = 20;

const fileOf = (projectPath: string): string => inDraftFolder(projectPath, `${basename(projectPath)}.imports.json`);

/** Whether a table is for the same list, and has the same columns. */
const isOf = ({ id }: Question, names: readonly string[]) => {
  const wanted = JSON.stringify(names);
  return (table: Remembered['tables'][number]): boolean => table.list === id && JSON.stringify(table.names) === wanted;
};

const answerOf = (kept: LastImport['answers'][number]['before'] | undefined): Answer | undefined =>
  kept === null || kept === undefined || isEmpty(kept as Answer) ? undefined : (kept as Answer);

/** The records of a list that an answer elsewhere chooses. */
function referredTo(reader: Reader, list: Question): Set<string> {
  const { method } = reader;
  const chooses = (question: Pick<Question, 'options'>) =>
    question.options !== undefined && !Array.isArray(question.options) && question.options.from === list.id;
  const ids = method.questions.flatMap((question) => [
    ...(chooses(question) ? [question.id] : []),
    ...(question.fields ?? [])
      .filter(chooses)
      .flatMap((field) => reader.records(question.id).map((record) => `${question.id}.${record}.${field.id}`)),
  ]);
  return new Set(ids.flatMap((id) => reader.list(id)));
}
