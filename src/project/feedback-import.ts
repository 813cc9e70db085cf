// Turns the rows of a table into new feedback: which column holds what, what is there already, what cannot be used. Pure.

import { EXIT, failWith, type Problem, shown, UserError } from '../errors.ts';
import type { Change } from './answers.ts';
import { contactsIn } from './contacts/contacts.ts';
import type { Row, Table } from './csv.ts';
import {
  type FeedbackField,
  feedbackChanges,
  feedbackFields,
  feedbackKey,
  feedbackOf,
  isToldUndecided,
  newFeedbackId,
  titleFrom,
} from './feedback.ts';
import { MAX_FILE_BYTES } from './file.ts';
import type { Reader } from './reader.ts';

/**
 * What an import would do. `columns` gives the column of each field that is taken, `dropped` the columns that are not;
 * `there` counts rows that are in the project already, `empty` rows in which nothing was said; `contacts` are the places where
 * a contact detail seems to stand.
 */
export type Import = {
  changes: Change[];
  ids: string[];
  columns: Record<string, string>;
  dropped: string[];
  there: number;
  empty: number;
  contacts: { line: number; field: string }[];
};

/**
 * The new entries in a table.
 * @param maps what the person said about columns: `said=Comment,group=Which group`
 * @throws UserError with everything that is wrong: then nothing of the table can be taken
 */
export function importOf(reader: Reader, table: Table, file: string, maps: readonly string[]): Import {
  const fields = feedbackFields(reader.method);
  const names = table.header.cells.map((cell, i) => cell.replace(/\s+/g, ' ').trim() || `column ${i + 1}`);
  const columns = columnsOf(fields, names, maps, file);
  const existing = feedbackOf(reader);
  const known = new Set(existing.map((entry) => feedbackKey(entry.answers)));
  const taken = new Set(existing.map((entry) => entry.id));
  const found: Import = { changes: [], ids: [], columns: {}, dropped: [], there: 0, empty: 0, contacts: [] };
  const problems: Problem[] = [];
  // Rows that are taken, as they stand in the table: one like them need not be read again.
  const seen = new Set<string>();
  let bytes = 0;
  for (const row of table.rows) {
    const texts = textsOf(row, columns, fields);
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
    const id = newFeedbackId(taken, texts.title ?? titleFrom(texts.said));
    const { changes, clean, refused } = feedbackChanges(reader, id, {
      title: titleFrom(texts.said),
      ...texts,
    });
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

const at = (file: string, row: Row, what: string): Problem => ({
  code: 'bad-row',
  what,
  where: { file, line: row.line, column: 1 },
  next: NOTHING,
});

const isText = (fields: Fields, key: string): boolean => {
  const kind = fields.find((field) => field.key === key)?.kind;
  return kind === 'text' || kind === 'paragraph';
};

/** What stands in the mapped cells of a row. The time of day goes from a date: when it was heard is a day. */
function textsOf({ cells }: Row, columns: ReadonlyMap<string, number>, fields: Fields): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [field, index] of columns) {
    const text = cells[index] ?? '';
    if (text.trim() === '') continue;
    const isDate = fields.find((each) => each.key === field)?.kind === 'date';
    texts[field] = isDate ? text.trim().replace(/^(\d{4}-\d\d-\d\d)[T ]\d\d?:\d\d.*$/, '$1') : text;
  }
  return texts;
}

function wrongIn({ cells }: Row, texts: Readonly<Record<string, string>>, width: number): string | undefined {
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
  file: string,
): Map<string, number> {
  const said = mapped(fields, maps);
  const columns = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { key, id, label } of fields) {
    const wanted = said.get(key);
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
  const missing = REQUIRED.filter((key) => !columns.has(key) && !said.has(key));
  if (missing.length > 0 && problems.length === 0) {
    const what = `${file} has no column for: ${missing.join(', ')}. Its columns: ${listed(names)}`;
    problems.push({
      code: 'columns',
      what,
      next: `Nothing was imported. Say which column it is: --map ${missing.map((key) => `${key}="COLUMN"`).join(',')}`,
    });
  }
  failWith(problems);
  return columns;
}

function mapped(fields: Fields, maps: readonly string[]): Map<string, string> {
  const said = new Map<string, string>();
  // A column's name may hold a comma: a new pair begins only where a word and "=" follow it.
  for (const pair of maps.flatMap((map) => map.split(/,(?=\s*[\w-]+\s*=)/))) {
    const [, field = '', column = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/s.exec(pair) ?? [];
    const refuse = (what: string) =>
      new UserError(
        {
          code: 'usage',
          what,
          next: `For example: --map said="Comment",group="Which group". The fields: ${fields.map(({ key }) => key).join(', ')}.`,
        },
        EXIT.usage,
      );
    if (!field || !column) throw refuse(`--map: "${shown(pair)}" is not of the form field="Name of the column".`);
    if (!fields.some(({ key }) => key === field)) throw refuse(`--map: feedback has no field "${shown(field)}".`);
    if (said.has(field)) throw refuse(`--map names a column for ${field} twice.`);
    said.set(field, column.replace(/^"(.*)"$/s, '$1'));
  }
  return said;
}

/** The columns that bear one of these names: just so, else without regard to capitals and blanks. */
function columnsNamed(names: readonly string[], wanted: readonly string[]): number[] {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const where = (fits: (name: string) => boolean) => names.flatMap((name, i) => (fits(name) ? [i] : []));
  const exact = where((name) => wanted.includes(name));
  return exact.length > 0 ? exact : where((name) => wanted.some((each) => plain(each) === plain(name)));
}

const listed = (names: readonly string[]): string =>
  names
    .slice(0, 30)
    .map((name) => shown(name, 60))
    .join(' | ') + (names.length > 30 ? ' | …' : '');
