// Turns the rows of a table into new feedback: which column holds what, what is there already, what cannot be used. Pure.

import { EXIT, failWith, type Problem, shown, UserError } from '../errors.ts';
import type { Change, Reader } from './answers.ts';
import { headerRowsIn, plainCell, saysNothing } from './cells.ts';
import { contactsIn } from './contacts.ts';
import type { CsvRow, CsvTable } from './csv.ts';
import { type DateOrder, orderOf, readDay } from './days.ts';
import {
  type FeedbackField,
  feedbackFields,
  feedbackKey,
  feedbackOf,
  isToldUndecided,
  newFeedback,
} from './feedback.ts';
import { MAX_FILE_BYTES } from './file.ts';

/**
 * What an import would do. `columns` gives the column of each field that is taken, `dropped` the columns that are not;
 * `there` counts rows that are in the project already, `empty` rows in which nothing was said, `headers` rows that name the columns
 * once more; `contacts` are the places where a contact detail seems to stand.
 */
export type Import = {
  changes: Change[];
  ids: string[];
  columns: Record<string, string>;
  dropped: string[];
  there: number;
  empty: number;
  headers: number;
  contacts: { line: number; field: string }[];
};

/** What the person said about a file: which column holds what, what all rows share, and how its dates are written. */
export type ImportOrders = { map?: readonly string[]; all?: readonly string[]; dates?: string };

/**
 * The new entries in a table.
 * @param orders `map`: `said=Comment,group=Which group`; `all`: `channel=Online form`; `dates`: `month-first` or `day-first`
 * @throws UserError with everything that is wrong: then nothing of the table can be taken
 */
export function importOf(reader: Reader, table: CsvTable, file: string, orders: ImportOrders = {}): Import {
  const fields = feedbackFields(reader.method);
  const names = table.header.cells.map((cell, i) => cell.replace(/\s+/g, ' ').trim() || `column ${i + 1}`);
  const shared = valuesFor(fields, '--all', orders.all ?? []);
  const columns = columnsOf(fields, names, orders.map ?? [], shared, file);
  const headers = headerRowsIn(table.rows.map(({ cells }) => cells));
  const rows = table.rows.slice(headers);
  const order = dateOrder(fields, rows, columns, orders.dates, file);
  // What a form says of "Friday" is not said today.
  const { today, ...writtenEarlier } = reader;
  const existing = feedbackOf(reader);
  const known = new Set(existing.map((entry) => feedbackKey(entry.answers)));
  const taken = new Set(existing.map((entry) => entry.id));
  const found: Import = { changes: [], ids: [], columns: {}, dropped: [], there: 0, empty: 0, headers, contacts: [] };
  const problems: Problem[] = [];
  // Rows that are taken, as they stand in the table: one like them need not be read again.
  const seen = new Set<string>();
  let bytes = 0;
  for (const row of rows) {
    const texts = { ...Object.fromEntries(shared), ...textsOf(row, columns, fields, order) };
    const wrong = wrongIn(row, texts, names.length);
    if (wrong) problems.push(at(file, row, wrong));
    else if (texts.said === undefined) found.empty++;
    if (wrong || texts.said === undefined) continue;
    const whole = JSON.stringify(texts);
    if (seen.has(whole)) {
      found.there++;
      continue;
    }
    // There is no need to read the rest of what cannot fit.
    if (bytes > MAX_FILE_BYTES) break;
    const { id, changes, clean, refused } = newFeedback(writtenEarlier, taken, texts);
    for (const { field, message } of refused) {
      const column = names[columns.get(field) ?? -1];
      problems.push(at(file, row, `${column === undefined ? field : `"${shown(column)}"`}: ${message}`));
    }
    if (refused.length === 0 && isToldUndecided(clean)) problems.push(at(file, row, TOLD_UNDECIDED));
    else if (refused.length === 0) seen.add(whole);
    if (refused.length === 0 && known.has(feedbackKey(clean))) {
      found.there++;
      taken.delete(id);
      continue;
    }
    known.add(feedbackKey(clean));
    bytes += Buffer.byteLength(Object.values(clean).join(''));
    found.ids.push(id);
    found.changes.push(...changes);
    for (const [field, text] of Object.entries(texts))
      if (isText(fields, field) && contactsIn(text).length > 0) found.contacts.push({ line: row.line, field });
  }
  failWith(problems);
  if (bytes > MAX_FILE_BYTES) throw tooMany(table.rows.length);
  for (const [field, index] of columns) found.columns[field] = names[index] ?? '';
  found.dropped = names.filter((_, index) => ![...columns.values()].includes(index));
  return found;
}

/** The refusal of more rows than a project file holds. */
export const tooMany = (rows: number): UserError =>
  new UserError({
    code: 'too-large',
    what: `These ${rows} entries do not fit: with them the project file would be larger than 1 MB, the most it may have.`,
    next: 'Nothing was imported. Import fewer rows (only what bears on the plan), or fewer columns.',
  });

// --- internal ---

type Fields = readonly FeedbackField[];
const REQUIRED = ['said', 'group'];
const TOLD_UNDECIDED = 'This row says when the group was told, but not what was decided.';
const NOTHING = 'Nothing was imported. Correct the file, then import it again.';

const at = (file: string, row: CsvRow, what: string): Problem => ({
  code: 'bad-row',
  what,
  where: { file, line: row.line, column: 1 },
  next: NOTHING,
});

const isText = (fields: Fields, key: string): boolean => {
  const kind = fields.find((field) => field.key === key)?.kind;
  return kind === 'text' || kind === 'paragraph';
};

/** What stands in the mapped cells of a row, in plain words; of a date its day. */
function textsOf(
  { cells }: CsvRow,
  columns: ReadonlyMap<string, number>,
  fields: Fields,
  order: DateOrder | undefined,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [field, index] of columns) {
    const text = plainCell(cells[index] ?? '');
    if (text.trim() === '' || (field === 'said' && saysNothing(text))) continue;
    const read = isDate(fields, field) ? readDay(text, { order }) : undefined;
    texts[field] = read && 'day' in read ? read.day : text;
  }
  return texts;
}

const isDate = (fields: Fields, key: string): boolean => fields.find((field) => field.key === key)?.kind === 'date';

/** How the file's dates are written: as was said, else as those of them tell that can be read one way only. Asked once a file. */
function dateOrder(
  fields: Fields,
  rows: readonly CsvRow[],
  columns: ReadonlyMap<string, number>,
  said: string | undefined,
  file: string,
): DateOrder | undefined {
  const usage = (what: string) =>
    new UserError(
      { code: 'usage', what, next: 'Say --dates month-first (5/14/2026) or --dates day-first (14/5/2026).' },
      EXIT.usage,
    );
  if (said !== undefined) {
    if (said === 'month-first' || said === 'day-first') return said;
    throw usage(`--dates: "${shown(said)}" is neither month-first nor day-first.`);
  }
  const dates = [...columns]
    .filter(([field]) => isDate(fields, field))
    .flatMap(([, index]) => rows.map((row) => ({ row, cell: row.cells[index] ?? '' })));
  const order = orderOf(dates.map(({ cell }) => cell));
  const unclear = dates.find(({ cell }) => 'either' in (readDay(cell) ?? {}));
  if (order === 'mixed')
    throw usage(`${file} writes its dates in two ways: in some the month is first, in some the day.`);
  if (order === undefined && unclear)
    throw usage(
      `${file}:${unclear.row.line}: the date "${shown(unclear.cell.trim())}" can be read in two ways, and so can all others in this file.`,
    );
  return order;
}

function wrongIn({ cells }: CsvRow, texts: Readonly<Record<string, string>>, width: number): string | undefined {
  if (cells.slice(width).some((cell) => cell.trim() !== ''))
    return `This row has ${cells.length} cells, but the first row names ${width} columns: put quotation marks around a text with a separator in it.`;
  if (texts.said !== undefined && texts.group === undefined)
    return 'This row does not say which group it came from: name a group or a place, never a person.';
  return undefined;
}

/** The column of each field, by what the person said, else by its name. Throws where one is missing or not clear. */
function columnsOf(
  fields: Fields,
  names: readonly string[],
  maps: readonly string[],
  shared: ReadonlyMap<string, string>,
  file: string,
): Map<string, number> {
  const said = valuesFor(fields, '--map', maps);
  const columns = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { key, id, label } of fields) {
    const wanted = said.get(key);
    if (shared.has(key)) {
      if (wanted === undefined) continue;
      problems.push({
        code: 'columns',
        what: `${key} is said both for all rows (--all) and as a column (--map).`,
        next: 'Nothing was imported. Leave out one of the two.',
      });
    }
    const found = wanted === undefined ? columnsNamed(names, [key, id, label]) : columnsNamed(names, [wanted]);
    if (found.length === 1 && found[0] !== undefined) columns.set(key, found[0]);
    else if (found.length > 1)
      problems.push({
        code: 'columns',
        what: `${file} has ${found.length} columns named "${shown(names[found[0] ?? 0] ?? '')}".`,
        next: 'Nothing was imported. Rename one of them, then import again.',
      });
    else if (wanted !== undefined)
      problems.push({
        code: 'columns',
        what: `${file} has no column named "${shown(wanted)}".`,
        next: `Nothing was imported. Its columns: ${listed(names)}`,
      });
  }
  const missing = REQUIRED.filter((key) => !columns.has(key) && !said.has(key) && !shared.has(key));
  if (missing.length > 0 && problems.length === 0) {
    const what = `${file} has no column for: ${missing.join(', ')}. Its columns: ${listed(names)}`;
    problems.push({
      code: 'columns',
      what,
      next: `Nothing was imported. Say which column it is, by its name, the beginning of it or its letter: --map ${missing.map((key) => `${key}="COLUMN"`).join(',')}${missing.includes('group') ? ' (or for all rows: --all group="…")' : ''}`,
    });
  }
  failWith(problems);
  return columns;
}

/** What was said with an option in pairs: `said=Comment,group="Which group"`. */
function valuesFor(fields: Fields, option: '--map' | '--all', pairs: readonly string[]): Map<string, string> {
  const said = new Map<string, string>();
  // A column's name may hold a comma: a new pair begins only where a word and "=" follow it.
  for (const pair of pairs.flatMap((each) => each.split(/,(?=\s*[\w-]+\s*=)/))) {
    const [, field = '', column = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/s.exec(pair) ?? [];
    const refuse = (what: string) =>
      new UserError(
        {
          code: 'usage',
          what,
          next: `For example: ${option === '--map' ? '--map said="Comment",group="Which group"' : '--all channel="Online form"'}. The fields: ${fields.map(({ key }) => key).join(', ')}.`,
        },
        EXIT.usage,
      );
    if (!field || !column)
      throw refuse(
        `${option}: "${shown(pair)}" is not of the form field="${option === '--map' ? 'Name of the column' : 'words'}".`,
      );
    if (!fields.some(({ key }) => key === field)) throw refuse(`${option}: feedback has no field "${shown(field)}".`);
    if (said.has(field)) throw refuse(`${option} says what stands for ${field} twice.`);
    said.set(field, column.replace(/^"(.*)"$/s, '$1'));
  }
  return said;
}

/**
 * The columns that are meant: those of this name, to the letter or without regard to capitals and blanks; else the one with this
 * number or letter, as a spreadsheet counts columns; else those that begin so.
 */
function columnsNamed(names: readonly string[], wanted: readonly string[]): number[] {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const where = (fits: (name: string) => boolean) => names.flatMap((name, i) => (fits(name) ? [i] : []));
  const exact = where((name) => wanted.includes(name));
  if (exact.length > 0) return exact;
  const alike = where((name) => wanted.some((each) => plain(each) === plain(name)));
  if (alike.length > 0 || wanted.length > 1) return alike;
  const [typed = ''] = wanted;
  const place = /^\d{1,4}$/.test(typed)
    ? Number(typed) - 1
    : names.findIndex((_, i) => letterOf(i) === typed.toUpperCase());
  if (place >= 0 && place < names.length) return [place];
  return where((name) => plain(name).startsWith(plain(typed)));
}

/** A column's letter: A to Z, then AA, AB … */
const letterOf = (index: number): string =>
  (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** Every column with its letter, by which it can be named. */
const listed = (names: readonly string[]): string =>
  names.map((name, i) => `${letterOf(i)}: ${shown(name, 60)}`).join(' | ');
