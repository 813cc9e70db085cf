// Takes the rows of a table into a list of records, and back out, which is one idea: what is new, what is there already, what was changed, what
// cannot be used. What is remembered of imports stands in a file of the folder beside the project that git leaves out: how the columns of
// each kind of table were taken, so that the next export need not be explained again, and what the last import changed. It is no part of
// the project: it is about files elsewhere, and a team that shares a project does not share those.
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { failWith, type Problem, shown, UserError } from '../errors.ts';
import { fieldQuestion, fieldsOf, isRecordId, optionsFrom, type RecordField, recordAt } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { readText } from '../outside.ts';
import { words } from '../words.ts';
import {
  type Answer,
  type Change,
  newRecordId,
  type Reader,
  readerOf,
  recordTexts,
  sameAnswer,
  type Value,
} from './answers.ts';
import { contactsIn } from './contacts.ts';
import { cellKept } from './csv.ts';
import { readDay } from './days.ts';
import { inDraftFolder, writeDraft } from './draft.ts';
import { isToldUndecided, newFeedback } from './feedback.ts';
import { MAX_FILE_BYTES } from './file.ts';
import { holdsSeveral, optionsOf, parseAnswer, recordChanges, spelledOut, usesOptions } from './kinds.ts';
import {
  type Aside,
  beginningIn,
  besideOf,
  type CsvRow,
  cellIn,
  cellSaysNoChoice,
  cellSaysNothing,
  consentIn,
  groupsIn,
  type Incoming,
  inputIn,
  type Mapping,
  plainCell,
  tickOf,
} from './table.ts';

/**
 * What an import would do. `ids` are those of new records, `updated` those of records whose row says something else now; `columns` gives
 * the columns of each field that is taken, `dropped` those that are not; `there` counts rows that are in the project already, `kept`
 * answers that stay though their cells are empty, `empty` rows in which nothing was said, `aside` those that are none to import,
 * `unquoted` those that say neither yes nor no to being quoted; `people` are columns of the group that seem to hold people, `contacts` the
 * places where a contact detail seems to stand.
 */
export type Import = {
  changes: Change[];
  ids: string[];
  updated: string[];
  columns: Record<string, string[]>;
  dropped: string[];
  there: number;
  kept: number;
  empty: number;
  aside: Aside;
  unquoted: number;
  people: string[];
  contacts: { line: number; field: string }[];
};

/**
 * The records in a table.
 * @throws UserError with everything that is wrong: then nothing of the table can be taken
 */
export function importOf(reader: Reader, incoming: Incoming, mapping: Mapping): Import {
  const { list, fields, names, file } = incoming;
  const { columns, all } = mapping;
  // What a form says of "Friday" is not said today.
  const { reader: writtenEarlier, note } = growing(reader, incoming, mapping);
  const isFeedback = list.id === reader.method.roles.feedback;
  const sameBy = isFeedback ? incoming.required : [...columns.keys(), ...all.keys()];
  const keyOf = (texts: Readonly<Record<string, string>>) => JSON.stringify(sameBy.map((key) => texts[key] ?? ''));
  const taken = new Set(reader.records(list.id));
  // A row is there already by what stands in it, whether that counts as an answer or not.
  const written = (id: string | undefined) => [reader.at(id)?.value ?? []].flat().join('; ');
  const known = new Set(Array.from(taken, (id) => keyOf(recordTexts({ text: written }, list, fields, id))));
  const found = nothingYet(incoming, columns);
  let bytes = 0;

  /** Takes what a row says, unless it is there already; returns what is wrong with it. */
  const take = (row: CsvRow, { own, inputs, unquoted }: RowRead): string[] => {
    const made = madeOf(writtenEarlier, list, taken, own, inputs);
    const { id, clean, refused } = made;
    const wrong = refused.map(({ field, message }) => {
      const column = names[columns.get(field)?.[0] ?? -1];
      return `${column === undefined ? field : `"${shown(column)}"`}: ${message}`;
    });
    if (wrong.length === 0 && own === undefined && isFeedback && isToldUndecided(clean)) wrong.push(TOLD_UNDECIDED);
    if (wrong.length === 0 && own === undefined && known.has(keyOf(clean))) {
      found.there++;
      return [];
    }
    const changes = withBeside(writtenEarlier, incoming, row, made).filter(
      (change) => !sameAnswer(change.answer, reader.at(change.id)),
    );
    bytes += changes.reduce((sum, { answer }) => sum + Buffer.byteLength(String(answer?.value ?? '')), 0);
    note(id, made.changes);
    if (own !== undefined && taken.has(own)) {
      const isKept = ({ id: field, key }: RecordField) =>
        columns.has(key) && inputs[key] === undefined && reader.list(`${list.id}.${id}.${field}`).length > 0;
      found.kept += fields.filter(isKept).length;
      if (changes.length === 0) found.there++;
      else found.updated.push(id);
      found.changes.push(...changes);
    } else {
      taken.add(id);
      known.add(keyOf(clean));
      found.ids.push(id);
      found.changes.push(...(changes.length > 0 ? changes : [{ id: `${list.id}.${id}`, answer: {} }]));
    }
    if (unquoted) found.unquoted++;
    for (const { key, kind } of fields)
      if (WORDS.includes(kind) && contactsIn(String(inputs[key] ?? '')).length > 0)
        found.contacts.push({ line: row.line, field: key });
    return wrong;
  };

  const problems: Problem[] = [];
  // Rows that are taken, as they stand in the table: one like them need not be read again.
  const seen = new Set<string>();
  const lines = new Map<string | undefined, number>();
  for (const row of incoming.rows) {
    const read = readRow(writtenEarlier, incoming, mapping, row);
    const whole = JSON.stringify([read.own, read.inputs]);
    const wrong = wrongIn(incoming, row, read);
    const before = lines.get(read.own);
    if (wrong) problems.push(at(file, row, wrong));
    else if (isNothing(incoming, read)) found.empty++;
    else if (seen.has(whole)) found.there++;
    // As a row is copied to begin a new one: what the first one says is not written over.
    else if (before !== undefined)
      problems.push(
        at(file, row, `This row has the id of line ${before}: leave its cell empty where it is another entry.`),
      );
    // There is no need to read the rest of what cannot fit.
    else if (bytes > MAX_FILE_BYTES) break;
    else {
      const refused = take(row, read);
      if (refused.length === 0) seen.add(whole);
      if (read.own !== undefined) lines.set(read.own, row.line);
      problems.push(...refused.map((what) => at(file, row, what)));
    }
  }
  failWith(problems);
  if (bytes > MAX_FILE_BYTES) throw tooMany(incoming.rows.length);
  return found;
}

/** The refusal of more rows than a project file holds. */
export const tooMany = (rows: number): UserError =>
  new UserError({
    code: 'too-large',
    what: `These ${rows} entries do not fit: with them the project file would be larger than 1 MB, the most it may have.`,
    next: 'Nothing was imported. Import fewer rows (only what bears on the plan), or fewer columns.',
  });

/** The rows that lack a field without which they are nothing, though they say something. */
export const rowsWithout = (reader: Reader, incoming: Incoming, mapping: Mapping, key: string): CsvRow[] =>
  incoming.rows.filter((row) => {
    const read = readRow(reader, incoming, mapping, row);
    return !isNothing(incoming, read) && read.inputs[key] === undefined;
  });

/** How a table of these columns was taken the last time, where all that was taken of it is there again. */
export function knownMapping(projectPath: string, { list, names, fields }: Incoming): Mapping | undefined {
  const known = readImports(projectPath).tables.find(isOf(list, names));
  if (!known) return undefined;
  const isField = ([key]: [string, unknown]) => fields.some((field) => field.key === key);
  return {
    columns: new Map(Object.entries(known.columns).filter(isField)),
    all: new Map(Object.entries(known.all).filter(isField)),
    dates: known.dates,
  };
}

/** Remembers what the columns of a table hold; of very many tables the oldest are forgotten. @throws UserError where it cannot be written */
export function rememberColumns(
  projectPath: string,
  { list, names }: Incoming,
  { columns, all, dates }: Mapping,
  last = lastImport(projectPath),
): void {
  const own = { list: list.id, names, columns: Object.fromEntries(columns), all: Object.fromEntries(all), dates };
  const others = readImports(projectPath).tables.filter((each) => !isOf(list, names)(each));
  writeDraft(fileOf(projectPath), { tables: [own, ...others].slice(0, MOST_TABLES), last });
}

/**
 * Remembers how a table was taken, and what that did to a project (as it was before, and as it is saved now), so that it can be taken back.
 * @throws UserError where it cannot be written
 */
export function rememberImport(
  before: Reader & { path: string },
  after: Reader,
  incoming: Incoming,
  mapping: Mapping,
  { ids, changes }: Import,
): void {
  const answers = changes.map(({ id }) => ({ id, before: before.at(id), after: after.at(id) }));
  const last = { list: incoming.list.id, file: incoming.file, records: ids, answers };
  rememberColumns(before.path, incoming, mapping, last);
}

/** What the last import into a project changed; undefined where nothing is known of one. */
export const lastImport = (projectPath: string): LastImport | undefined => readImports(projectPath).last;

/** Forgets the last import, once it is taken back. @throws UserError where that cannot be written */
export const forgetLastImport = (projectPath: string): void =>
  writeDraft(fileOf(projectPath), { tables: readImports(projectPath).tables });

/**
 * What takes an import back, and what of it stays: records (and answers of others) that were changed since, or that something refers to.
 */
export function undoOf(
  reader: Reader,
  list: Question,
  last: LastImport,
): { changes: Change[]; removed: number; kept: string[] } {
  const after = new Map(last.answers.map((each) => [each.id, each.after]));
  const isAsImported = (id: string) => sameAnswer(reader.at(id), after.get(id));
  const used = referredTo(reader, list);
  const isUntouched = (record: string) =>
    !used.has(record) && fieldsOf(list, record).every(({ id }) => isAsImported(id));
  const there = new Set(reader.records(list.id));
  const own = last.records.filter((record) => there.has(record));
  const gone = own.filter(isUntouched);
  const made = new Set(last.records);
  const updated = last.answers.filter(({ id }) => !made.has(recordAt(reader.method, id)?.record ?? ''));
  return {
    changes: [
      ...gone.map((record) => ({ id: `${list.id}.${record}`, answer: undefined })),
      ...updated.flatMap(({ id, before }) => (isAsImported(id) ? [{ id, answer: before }] : [])),
    ],
    removed: gone.length,
    kept: [
      ...own.flatMap((record) => (isUntouched(record) ? [] : [`${list.id}.${record}`])),
      ...updated.flatMap(({ id }) => (isAsImported(id) ? [] : [id])),
    ],
  };
}

// --- internal ---

/** An import before its first row: the columns that are taken, and those that are not. */
function nothingYet(incoming: Incoming, columns: Mapping['columns']): Import {
  const { names, fields, idColumn, aside } = incoming;
  const beside = fields.flatMap((field) => Object.values(besideOf(incoming, field)));
  const used = new Set([...[...columns.values()].flat(), ...beside, idColumn]);
  const namesOf = (own: readonly number[]) => own.map((column) => names[column] ?? '');
  return {
    changes: [],
    ids: [],
    updated: [],
    columns: Object.fromEntries(Array.from(columns, ([field, own]) => [field, namesOf(own)])),
    dropped: names.filter((_, index) => !used.has(index)),
    there: 0,
    kept: 0,
    empty: 0,
    aside,
    unquoted: 0,
    people: namesOf(columns.get('group') ?? []).filter((name) => OF_PEOPLE.test(name)),
    contacts: [],
  };
}

/** What stands above a column of people. */
const OF_PEOPLE =
  /^(?:(?:your|full|first|last|first and last|contact|respondent'?s?|participant'?s?|commenter'?s?) )*(?:name|surname|respondent|participant|commenter|e-?mail\b.*|phone\b.*|nombre\b.*|apellidos?\b.*|correo\b.*|nom|nom de famille|prénom|nome|sobrenome|vorname|nachname)$/i;

/**
 * A reader, without its day, that knows more records of the list as they are noted: one row may name another one. Of a table that tde made
 * it knows all of them, by their ids and by what they are called.
 */
function growing(
  { method, answers, records }: Reader,
  incoming: Incoming,
  { columns }: Mapping,
): { reader: Reader; note: (id: string, changes: readonly Change[]) => void } {
  const { list, rows, fields } = incoming;
  const byId: Record<string, Answer> = { ...answers.byId };
  const ids = new Set(records(list.id));
  const own: string[] = [...ids];
  const note = (id: string, changes: readonly Change[]) => {
    if (!ids.has(id)) own.push(id);
    ids.add(id);
    for (const { id, answer } of changes) if (answer) byId[id] = answer;
  };
  const [first] = fields;
  for (const row of rows) {
    const id = idIn(incoming, row);
    const title = cellKept(cellIn(incoming, row, columns.get(first?.key ?? '')));
    if (id !== undefined && isRecordId(id))
      note(id, title === '' ? [] : [{ id: `${list.id}.${id}.${first?.id}`, answer: { value: title } }]);
  }
  const { [list.id]: _, ...others } = answers.records;
  return { reader: readerOf(method, { ...answers, byId, records: { ...others, [list.id]: own } }), note };
}

/** The id that a row says its record has, in a table that tde made. */
const idIn = ({ idColumn }: Incoming, { cells }: CsvRow): string | undefined =>
  cells[idColumn ?? -1]?.trim() || undefined;

/** What a row says: the id of its record, and what stands in the mapped cells, as answers; `unquoted`: neither yes nor no to being quoted. */
type RowRead = { own: string | undefined; inputs: Inputs; unquoted: boolean };
type Inputs = Readonly<Record<string, Value>>;
const TOLD_UNDECIDED = 'This row says when the group was told, but not what was decided.';
const NO_GROUP = 'This row does not say which group it came from: name a group or a place, never a person.';
const FOR_ALL = 'Nothing was imported. Correct the file, or say it for all rows in which it is open: --all group="…"';
const NOTHING = 'Nothing was imported. Correct the file, then import it again.';

const at = (file: string, row: CsvRow, what: string): Problem => ({
  code: 'bad-row',
  what,
  where: { file, line: row.line, column: 1 },
  next: what === NO_GROUP ? FOR_ALL : NOTHING,
});

/** The kinds of answers that are somebody's words: a contact detail can stand in them. */
const WORDS: readonly string[] = ['text', 'paragraph', 'list'];

function readRow(reader: Reader, incoming: Incoming, { columns, all, dates }: Mapping, row: CsvRow): RowRead {
  const { fields, list, asked } = incoming;
  const own = idIn(incoming, row);
  const isOwn = own !== undefined;
  const isFeedback = list.id === reader.method.roles.feedback;
  const inputs: Record<string, Value> = {};
  let unquoted = false;
  for (const [i, field] of fields.entries()) {
    const { key } = field;
    const question = fieldQuestion(list, 'a-row', field);
    const cell = cellIn(incoming, row, columns.get(key));
    const text = isOwn ? cellKept(cell) : key === 'group' ? groupsIn(plainCell(cell)) : plainCell(cell);
    // "TBD" is no day and no choice, and nobody has to clear it away for that.
    const isNone = () =>
      !WORDS.includes(question.kind) &&
      !parseAnswer(reader, question, inputIn(question, text)).ok &&
      !(asksYesOrNo(reader, question) && tickOf(text) === 'yes');
    const isSilent = !isOwn && (key === 'said' || i === 0 ? cellSaysNothing(text) : cellSaysNoChoice(text) && isNone());
    const shared = all.get(key);
    const read = question.kind === 'date' ? readDay(text, { order: dates }) : undefined;
    if (text.trim() === '' || isSilent) {
      if (shared !== undefined) inputs[key] = inputIn(question, shared);
    } else if (read && 'day' in read) inputs[key] = read.day;
    // In a row that tde made, several texts stand in lines of their own.
    else if (isOwn) inputs[key] = holdsSeveral(question.kind) ? text.split('\n') : text;
    else if (isFeedback && key === 'quote') {
      // Without a clear yes nobody is quoted.
      const read = parseAnswer(reader, question, chosenIn(reader, question, text));
      const said = consentIn(asked[columns.get(key)?.[0] ?? -1] ?? '', text, read.ok ? read.value : '');
      if (said === undefined) unquoted = true;
      else inputs[key] = said;
    } else inputs[key] = chosenIn(reader, question, text);
  }
  return { own, inputs, unquoted };
}

/** What a cell says as an answer to a question; of a choice the one with which it begins, where it is none to the letter. */
function chosenIn(reader: Reader, question: Question, text: string): Value {
  const input = inputIn(question, text);
  if (!usesOptions(question.kind) || parseAnswer(reader, question, input).ok) return input;
  const options = optionsOf(reader, question);
  const ticked = (each: string) => (asksYesOrNo(reader, question) ? tickOf(each) : undefined);
  const entries = [input].flat().map((each) => beginningIn(each, options) ?? ticked(each) ?? spelledOut(each));
  return typeof input === 'string' ? (entries[0] ?? input) : entries;
}

/** Whether an answer can be yes or no, and nothing else: then a tick is one. */
const asksYesOrNo = (reader: Reader, question: Question): boolean =>
  usesOptions(question.kind) &&
  optionsOf(reader, question)
    .map(({ id }) => id)
    .sort()
    .join() === 'no,yes';

const isNothing = ({ required }: Incoming, { own, inputs }: RowRead): boolean =>
  own === undefined && (required[0] === 'said' ? inputs.said === undefined : Object.keys(inputs).length === 0);

function wrongIn(
  { names, required, fields }: Incoming,
  { cells }: CsvRow,
  { own, inputs }: RowRead,
): string | undefined {
  if (cells.slice(names.length).some((cell) => cell.trim() !== ''))
    return `This row has ${cells.length} cells, but the first row names ${names.length} columns: put quotation marks around a text with a separator in it.`;
  // A row that tde made may lack what its entry lacks.
  if (own !== undefined)
    return isRecordId(own) ? undefined : `"${shown(own)}" cannot be the id of an entry: leave the cell empty.`;
  if (required.includes('group')) return inputs.said === undefined || inputs.group !== undefined ? undefined : NO_GROUP;
  const missing = fields.find(({ key }) => required.includes(key) && inputs[key] === undefined);
  return missing && Object.keys(inputs).length > 0 ? `This row does not say: ${missing.label}.` : undefined;
}

/** A record out of a row, with its id. */
function madeOf(
  reader: Reader,
  list: Question,
  taken: ReadonlySet<string>,
  own: string | undefined,
  inputs: Inputs,
): { id: string } & ReturnType<typeof recordChanges> {
  if (own) return { id: own, ...recordChanges(reader, list, own, inputs) };
  if (list.id === reader.method.roles.feedback) return newFeedback(reader, taken, inputs);
  const first = list.fields?.[0];
  const id = newRecordId(taken, String((first && inputs[first.id]) ?? ''), words.interview.unnamedRecord);
  return { id, ...recordChanges(reader, list, id, inputs) };
}

/** The changes of a row with what stands beside its answers: notes and whom to ask; what is there already stays where the row is silent. */
function withBeside(
  reader: Reader,
  incoming: Incoming,
  { cells }: CsvRow,
  { id, changes }: { id: string; changes: readonly Change[] },
): Change[] {
  const values = new Map(changes.map((change) => [change.id, change.answer?.value]));
  return incoming.fields.flatMap((field): Change[] => {
    const at = `${incoming.list.id}.${id}.${field.id}`;
    const value = values.get(at);
    const cell = (column: number) => cellKept(cells[column] ?? '') || undefined;
    const beside = besideOf(incoming, field);
    const [note, findOut] = [cell(beside.note), cell(beside.findOut)];
    if (value === undefined && note === undefined && findOut === undefined) return [];
    const before = reader.at(at);
    const answer: Answer = {
      value: value ?? before?.value,
      note: note ?? before?.note,
      findOut: findOut ?? before?.findOut,
    };
    return [{ id: at, answer }];
  });
}

/** An answer as it was, where there was one. */
const answer = z.optional(
  z.object({
    value: z.optional(z.union([z.string(), z.readonly(z.array(z.string()))])),
    note: z.optional(z.string()),
    findOut: z.optional(z.string()),
  }),
);
const remembered = z.object({
  tables: z.array(
    z.object({
      list: z.string(),
      names: z.array(z.string()),
      columns: z.record(z.string(), z.array(z.int())),
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
type Remembered = z.infer<typeof remembered>;
type LastImport = NonNullable<Remembered['last']>;

/** What is remembered for a project; nothing where that is not there or cannot be used. */
function readImports(projectPath: string): Remembered {
  try {
    const text = readText(fileOf(projectPath), { what: 'what is remembered of imports', most: MOST });
    return remembered.parse(JSON.parse(text));
  } catch {
    return { tables: [] };
  }
}

const MOST = 20_000_000;
const MOST_TABLES = 20;

const fileOf = (projectPath: string): string => inDraftFolder(projectPath, `${basename(projectPath)}.imports.json`);

/** Whether a table is for the same list, and has the same columns. */
const isOf = ({ id }: Question, names: readonly string[]) => {
  const wanted = JSON.stringify(names);
  return (table: Remembered['tables'][number]): boolean => table.list === id && JSON.stringify(table.names) === wanted;
};

/** The records of a list that an answer elsewhere chooses. */
function referredTo(reader: Reader, list: Question): Set<string> {
  const { method } = reader;
  const chooses = (question: Pick<Question, 'options'>) => optionsFrom(question) === list.id;
  const ids = method.questions.flatMap((question) => [
    ...(chooses(question) ? [question.id] : []),
    ...(question.fields ?? [])
      .filter(chooses)
      .flatMap((field) => reader.records(question.id).map((record) => `${question.id}.${record}.${field.id}`)),
  ]);
  return new Set(ids.flatMap((id) => reader.list(id)));
}
