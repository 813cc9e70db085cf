// A list of records as a table, which is one idea: a CSV file as rows of cells, and what a cell means; which column holds what, as was said on
// a command line, as the names tell, as the cells make one think; how dates are written; and a list's own columns as we write them, so
// that they come back the same.

import { type CsvError, parse } from 'csv-parse/sync';
import { decodeHTML, decodeHTMLStrict } from 'entities';
import { failWith, type Problem, shown, UserError, usageError } from '../errors.ts';
import { fieldQuestion, plain, type RecordField, recordFields } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { type Expected, readText } from '../outside.ts';
import { filled, oneLine } from '../text.ts';
import type { Answer, Reader, Value } from './answers.ts';
import { cellToKeep } from './csv.ts';
import { type DateOrder, dateOrderOf, readDay } from './days.ts';
import { holdsSeveral, optionsOf, parseAnswer } from './kinds.ts';
import { isNoChoice } from './meant.ts';

/** A row of a table, as texts by position; `line` is where it begins in the file, counted from 1. */
export type CsvRow = { line: number; cells: readonly string[] };

/** The row that names the columns and those below it; rows without any text are left out, and so are the `titles` above the names. */
export type CsvTable = { header: CsvRow; rows: CsvRow[]; titles: number };

/** Reads a CSV file in UTF-8. @throws UserError that says what keeps it from being read, and what to do */
export function readCsv(file: string): CsvTable {
  const text = readText(file, CSV_FILE)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    // Excel is told the separator so.
    .replace(/^sep=.(?=\n)/, '');
  const all = parseRows(text, file).filter(({ cells }) => filled(cells).length > 0);
  const titles = titleRowsIn(all);
  const [header, ...rows] = all.slice(titles);
  if (!header) throw new UserError({ code: 'csv', what: `${file} holds no rows.`, next: NEXT });
  return { header, rows, titles };
}

/**
 * The words of a cell: markup as plain lines, characters for what an exporter that took the markup away left of it (`Don&#39;t`), without
 * the apostrophe that keeps a spreadsheet from reading a formula.
 */
export function plainCell(cell: string): string {
  const text = MARKUP.test(cell) ? withoutMarkup(cell) : decodeHTMLStrict(cell.replaceAll('&nbsp;', ' '));
  return text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
}

/** What a cell of a form says as an answer of a kind: several ticks or entries stand in lines, or parted by semicolons or bars. */
export const inputIn = ({ kind }: Pick<Question, 'kind'>, cell: string): Value =>
  holdsSeveral(kind) ? filled(cell.split(/[;|\n]/)) : cell;

/** The groups that are ticked in a cell, each on a line of its own or behind a semicolon. */
export const groupsIn = (cell: string): string => filled(cell.split(/[;\n]/)).join('; ');

/** Whether what a field holds may stand in several columns, as forms have one for each tick: entries, or the groups of somebody. */
export const takesSeveral = ({ kind, key }: RecordField): boolean => holdsSeveral(kind) || key === 'group';

/** What a row says in some columns: the cell of one, or of several what is ticked or written in each. */
export function cellIn({ asked }: Incoming, { cells }: CsvRow, columns: readonly number[] = []): string {
  const at = (column: number) => cells[column] ?? '';
  const [only = -1, ...more] = columns;
  if (more.length === 0) return at(only);
  const answer = (column: number) => questionAndAnswer(asked[column] ?? '')[1];
  return columns
    .flatMap((column) => {
      const tick = tickOf(at(column));
      return tick === 'no' ? [] : tick === 'yes' ? [answer(column)] : [at(column)];
    })
    .join(';');
}

/** A column's name as a question with one of its answers: "Groups/Renters", "Which groups? [Renters]"; both are the name where it has none. */
export function questionAndAnswer(name: string): [question: string, answer: string] {
  const [, question, answer] = /^(.+?) ?\[(.+)\]$/s.exec(name) ?? /^(.+)(?: - |[/:] ?)(.+)$/s.exec(name) ?? [];
  return question === undefined || answer === undefined ? [name, name] : [question, answer];
}

/** What a cell says that holds a tick, or the number that a form puts for one: yes or no; undefined where it holds something else. */
export function tickOf(cell: string): 'yes' | 'no' | undefined {
  const text = cell.trim();
  return TICKED.test(text) ? 'yes' : NOT_TICKED.test(text) ? 'no' : undefined;
}

/**
 * What a cell that was read as yes or no says of being quoted: yes only where nothing else can be meant; undefined where that is not clear.
 * @param name what stands above the cell: below "Please do not quote me" a tick says no, and none says nothing
 */
export function consentIn(name: string, cell: string, read: Value): 'yes' | 'no' | undefined {
  const isYes = read === 'yes' && !DOUBTFUL.test(cell.replace(WITHOUT_NAME, ''));
  if ([name, questionAndAnswer(name)[1]].some((each) => REFUSES.test(each))) return isYes ? 'no' : undefined;
  return isYes ? 'yes' : read === 'no' ? 'no' : undefined;
}

/**
 * The one of some choices with which a cell begins, as a form words a tick at length: "Yes, you may quote me". Of several the longest;
 * undefined where none is, or it is none of its words.
 */
export function beginningIn(cell: string, choices: readonly { id: string; label: string }[]): string | undefined {
  const said = plain(cell);
  const begins = (name: string) => said.startsWith(name) && !/^[\p{L}\p{M}\p{N}'’-]/u.test(said.slice(name.length));
  const names = choices.flatMap(({ id, label }) => [id, label].map((name) => ({ id, name: plain(name) })));
  return names.filter(({ name }) => begins(name)).sort((one, other) => other.name.length - one.name.length)[0]?.id;
}

/** Whether a cell says nothing: it is empty, holds nothing that can be seen, or one of the ways in which forms and people say so. */
export const cellSaysNothing = (cell: string): boolean => NOTHING.test(seenOf(cell));

/** Whether a cell says no day and no choice: "not yet", which may well be a comment, says there that it is not known. */
export const cellSaysNoChoice = (cell: string): boolean => cellSaysNothing(cell) || isNoChoice(cell);

/** What is to be imported: a table's columns and rows, and the fields of the list that they go into. */
export type Incoming = {
  file: string;
  list: Question;
  fields: readonly RecordField[];
  /** The keys of the fields without which a row is nothing. */
  required: readonly string[];
  names: readonly string[];
  /** What each column holds, as the form asked for it: its name, or what stands below a name that is but a number. */
  asked: readonly string[];
  rows: readonly CsvRow[];
  aside: Aside;
  /** The column that says which record a row is, where the table was made by tde itself. */
  idColumn: number | undefined;
};

/** How many rows are none to import: `titles` above the names of the columns, `headers` that name them once more, `totals` at the end. */
export type Aside = { titles: number; headers: number; totals: number };

/** The columns of each field by the field's key, what stands in all rows that say nothing of a field, and how dates are written. */
export type Mapping = {
  columns: ReadonlyMap<string, readonly number[]>;
  all: ReadonlyMap<string, string>;
  dates?: DateOrder | undefined;
};

/** What was said with options: `map`: `said=Comment,group=Which group`; `all`: `channel=Online form`; `dates`: `month-first` or `day-first`. */
export type MappingOptions = { map?: readonly string[]; all?: readonly string[]; dates?: string };

/** A table as it is to go into a list. */
export function incomingOf(method: Method, list: Question, table: CsvTable, file: string): Incoming {
  const { header, titles } = table;
  const idAt = header.cells.findIndex((cell) => oneLine(cell) === ID_COLUMN);
  const idColumn = idAt < 0 ? undefined : idAt;
  const totals = totalsIn(table.rows, idColumn);
  const rows = table.rows.slice(0, table.rows.length - totals);
  const headers = idColumn === undefined ? headerRowsIn([header, ...rows].map(({ cells }) => cells)) : 0;
  const below = (i: number) => (headers > 0 ? oneLine(rows[0]?.cells[i] ?? '') : '');
  const names: string[] = [];
  let question = '';
  for (const [i, cell] of header.cells.entries()) {
    if (oneLine(cell) !== '') question = oneLine(cell);
    // Answers that are ticked in columns of their own stand below one question.
    const answer = below(i) === '' ? '' : `${question}: ${below(i)}`;
    names.push(oneLine(cell) || answer || `column ${i + 1}`);
  }
  const asked = names.map((name, i) => (headers > 1 && below(i)) || name);
  const fields = recordFields(method, list);
  const required = list.id === method.roles.feedback ? ['said', 'group'] : fields.slice(0, 1).map(({ key }) => key);
  const aside = { titles, headers, totals };
  return { file, list, fields, required, names, asked, rows: rows.slice(headers), aside, idColumn };
}

/**
 * The mapping that was said, and of what was not the columns that bear a field's name.
 * @throws UserError where a column is missing or not clear, or dates can be read in two ways
 */
export function mappingFrom(incoming: Incoming, options: MappingOptions): Mapping {
  const said = valuesFor(incoming.fields, '--all', options.all ?? []);
  const all = new Map(Array.from(said, ([key, texts]) => [key, texts.join()]));
  const columns = columnsFrom(incoming, options.map ?? [], all);
  return { columns, all, dates: dateOrder(incoming, columns, options.dates) };
}

/**
 * The columns that one would guess at: those that bear a field's name; and of feedback that of the longest texts for what was said, one
 * of dates for the first day there is. Nobody may be quoted on a guess.
 */
export function guessedColumns(incoming: Incoming): Map<string, number[]> {
  const { fields, names, rows, required } = incoming;
  const guess = new Map<string, number>();
  const isFree = (column: number) => ![...guess.values()].includes(column) && column !== incoming.idColumn;
  for (const { key, id, label } of fields) {
    const [column] = columnsNamed(names, [key, id, label]).filter(isFree);
    if (column !== undefined) guess.set(key, column);
  }
  const cellsOf = (column: number) => filled(rows.map(({ cells }) => cells[column] ?? ''));
  const dated = names.findIndex(
    (_, i) => isFree(i) && cellsOf(i).length > 0 && cellsOf(i).every((cell) => readDay(cell)),
  );
  const day = fields.find(({ kind, key }) => kind === 'date' && !guess.has(key));
  if (day && dated >= 0 && ![...guess.keys()].some((key) => isDate(fields, key))) guess.set(day.key, dated);
  const [main] = required;
  if (main !== undefined && !guess.has(main)) {
    const lengths = names.map((_, i) => (isFree(i) ? cellsOf(i).join('').length : 0));
    const longest = lengths.indexOf(Math.max(...lengths));
    if ((lengths[longest] ?? 0) > 0) guess.set(main, longest);
  }
  return new Map(Array.from(guess, ([key, column]) => [key, [column]]));
}

/**
 * How a table writes the dates in some columns, as those of them tell that can be read one way only; and one that can be read in two ways,
 * where no other tells which, or where they contradict each other (`mixed`).
 */
export function datesIn(
  { fields, rows }: Incoming,
  columns: Mapping['columns'],
): { order: DateOrder | undefined; unclear?: { row: CsvRow; cell: string; mixed: boolean } } {
  const dates = [...columns]
    .filter(([key]) => isDate(fields, key))
    .flatMap(([, [column = -1]]) => rows.map((row) => ({ row, cell: row.cells[column]?.trim() ?? '' })));
  const order = dateOrderOf(dates.map(({ cell }) => cell));
  if (order !== undefined && order !== 'mixed') return { order };
  const mixed = order === 'mixed';
  const unclear = dates.find(({ cell }) => 'either' in (readDay(cell) ?? {})) ?? (mixed ? dates[0] : undefined);
  return { order: undefined, unclear: unclear && { ...unclear, mixed } };
}

/** A mapping as the options that say it. */
export const optionsFor = ({ columns, all, dates }: Mapping): string[] => [
  ...(columns.size > 0
    ? [`--map=${[...columns].flatMap(([key, own]) => own.map((each) => `${key}=${letterOf(each)}`)).join(',')}`]
    : []),
  ...[...all].map(([key, text]) => `--all=${key}=${text}`),
  ...(dates === undefined ? [] : [`--dates=${dates}`]),
];

/** A column's letter, as a spreadsheet counts columns: A to Z, then AA, AB … */
export const letterOf = (index: number): string =>
  (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** The columns that hold the notes of a field, and whom to ask, in a table that was made by tde itself; -1 for those there are not. */
export function besideOf({ names, idColumn }: Incoming, field: RecordField): { note: number; findOut: number } {
  const { note, findOut } = besideColumns(field);
  const at = (name: string) => (idColumn === undefined ? -1 : names.indexOf(name));
  return { note: at(note), findOut: at(findOut) };
}

/** A list as a table: its first row names the columns; several texts in one cell stand in lines of their own. */
export function recordTable(reader: Reader, list: Question): string[][] {
  const ids = reader.records(list.id);
  const columns = recordFields(reader.method, list).flatMap((field) => {
    const at = (id: string) => reader.at(`${list.id}.${id}.${field.id}`);
    const { note, findOut } = besideColumns(field);
    const some = (part: keyof Answer) => ids.some((id) => at(id)?.[part] !== undefined);
    return [
      {
        name: field.label,
        cell: (id: string) => valueCell(reader, fieldQuestion(list, id, field), at(id)?.value),
      },
      ...(some('note') ? [{ name: note, cell: (id: string) => at(id)?.note ?? '' }] : []),
      ...(some('findOut') ? [{ name: findOut, cell: (id: string) => at(id)?.findOut ?? '' }] : []),
    ];
  });
  return [
    [ID_COLUMN, ...columns.map(({ name }) => name)],
    ...ids.map((id) => [id, ...columns.map(({ cell }) => cellToKeep(cell(id)))]),
  ];
}

// --- internal ---

const CSV_FILE: Expected = {
  what: 'a file to import',
  // A file of comments is far smaller; a larger one would keep the reader waiting before it is refused.
  most: 20_000_000,
  smaller: 'Save the part you need as a CSV file. Nothing was imported.',
  resave:
    'Open it in the spreadsheet it came from and save it as "CSV UTF-8", then import it again. Nothing was imported.',
  unread: 'Correct the name, or get the right to read it. Nothing was imported.',
};
const NEXT = 'The first row has to name the columns, the rows below it hold what was said. Nothing was imported.';
const SEPARATORS = [',', ';', '\t', '|'];

function parseRows(text: string, file: string): CsvRow[] {
  const delimiter = separatorOf(text);
  try {
    return rowsIn(text, delimiter);
  } catch (error) {
    // What Google Sheets saves with tabs has no quotation marks but those that somebody wrote.
    if (delimiter === '\t' && (error as CsvError).code !== 'CSV_MAX_RECORD_SIZE') return rowsIn(text, delimiter, false);
    throw asProblem(error, file);
  }
}

/** Cells by position, never by name: a column called __proto__ is a column like any other. */
function rowsIn(text: string, delimiter: string, quote: '"' | false = '"'): CsvRow[] {
  const records = parse(text, {
    delimiter,
    quote,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({ line: info.lines - lineBreaksIn(record), cells: record }));
}

/** The separator that stands as often in most of the first rows, outside quotes: others may stand in the names of columns and in texts. */
function separatorOf(text: string): string {
  const rows = text
    .slice(0, LONGEST_ROW)
    .replace(/"[^"]*"?/g, '')
    .split('\n', ROWS_LOOKED_AT);
  const alike = SEPARATORS.flatMap((separator) => {
    const times = new Map<number, number>();
    for (const number of rows.map((row) => row.split(separator).length - 1))
      times.set(number, (times.get(number) ?? 0) + 1);
    return Array.from(times, ([number, rows]) => ({ separator, number, rows: number > 0 ? rows : 0 }));
  });
  return alike.sort((a, b) => b.rows - a.rows || b.number - a.number)[0]?.separator ?? ',';
}

const ROWS_LOOKED_AT = 50;
const LONGEST_ROW = 1_000_000;

const lineBreaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

const SAID: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark opens here and is never closed.',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in the middle of a cell that has none around it.',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quotation mark.',
  CSV_MAX_RECORD_SIZE: 'a row has more than a million characters, as if a quotation mark were missing.',
};

function asProblem(error: unknown, file: string): unknown {
  const { code, lines } = error as CsvError & { lines?: number };
  if (typeof code !== 'string' || !/^(?:CSV|INVALID)_/.test(code)) return error;
  return new UserError({
    code: 'csv',
    what: `This CSV file cannot be read: ${SAID[code] ?? `it breaks the rules of CSV (${code}).`}`,
    where: { file, line: lines ?? 1, column: 1 },
    next: 'Save it again as CSV from a spreadsheet, which doubles the quotation marks inside a cell. Nothing was imported.',
  });
}

const MARKUP = /<\/?(?:p|br|div|span|strong|em|b|i|u|a|ul|ol|li|h[1-6]|blockquote)(?:\s[^<>]*)?\/?>/i;

/** What stands between angle brackets and is an element of HTML: somebody may write "<the clerk>" or an address so. */
const ELEMENTS = new RegExp(
  `</?(?:${`a abbr article aside b big blockquote body br caption center cite code col colgroup dd del details div dl dt em
  figcaption figure font footer form h[1-6] head header hr html i iframe img input ins label li link main mark meta nav o:p
  ol p pre q s section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul video wbr`
    .split(/\s+/)
    .join('|')})(?:\\s[^<>]*)?/?>`,
  'gi',
);

/** The words of a piece of HTML: paragraphs and lines break, entries of lists begin with a dash, all other marks go. */
const withoutMarkup = (html: string): string =>
  decodeHTML(
    html
      .replace(/\s+/g, ' ')
      .replace(/<(?:script|style)\b[^<>]*>[^<]*<\/(?:script|style)>/gi, '')
      .replace(/<li(?:\s[^<>]*)?>/gi, '\n- ')
      .replace(/<br(?:\s[^<>]*)?\/?>/gi, '\n')
      .replace(/<\/(?:p|div|ul|ol|h[1-6]|blockquote)>/gi, '\n\n')
      .replace(ELEMENTS, ''),
  )
    .replace(/\u00a0/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** A cell without what cannot be seen. */
const seenOf = (cell: string): string => cell.replace(/[\s\p{Cf}\u3164\u2800]/gu, '');

const NOTHING =
  /^(?:|n\/?a|n\.a\.?|[-–—.?]+|(?:none|nil|null|nothing(?:toadd)?|nada|ningun[oa]|khôngcó|nocomments?|sincomentarios?|noanswer|noresponse|notapplicable|tb[acd]|idk|dunno)[.!]?)$/i;
const NAMES_A_COLUMN = /^(?:open-ended response|response|other \(please specify\)|comment|answer)$/i;

/**
 * How many of the first rows below the header name the columns once more, as exports of some surveys do: up to one that holds the
 * columns' own ids; one in which every cell is a word for "answer", or one cell such a word that nobody would write; or one that belongs
 * to nobody, as all others begin with who or when, and has such words or names what has no name above it.
 */
function headerRowsIn([header = [], ...rows]: readonly (readonly string[])[]): number {
  const ids = rows.slice(0, 3).findIndex((cells) => cells.some((cell) => /^\{"ImportId":/.test(cell.trim())));
  if (ids >= 0) return ids + 1;
  const [first = [], ...others] = rows;
  const said = filled(first);
  if (said.length > 0 && said.every((cell) => NAMES_A_COLUMN.test(cell))) return 1;
  if (said.some((cell) => /^open-ended response$/i.test(cell))) return 1;
  const isNobodys = !first[0]?.trim() && others.length > 0 && others.every(([begins = '']) => begins.trim() !== '');
  const isNaming = first.some(
    (cell, i) => NAMES_A_COLUMN.test(cell.trim()) || (cell.trim() !== '' && !header[i]?.trim()),
  );
  return isNobodys && isNaming ? 1 : 0;
}

/**
 * How many rows above the names of the columns are titles of the whole sheet, or tell when it was made: text in the first cell, with empty
 * ones or an empty line behind it, and below them more rows, most of which have more.
 */
function titleRowsIn(rows: readonly CsvRow[]): number {
  const isAlone = ({ cells }: CsvRow) => cells.slice(1).every((cell) => cell.trim() === '');
  const isTitle = (row: CsvRow, i: number) =>
    isAlone(row) && (row.cells.length > 1 || (rows[i + 1]?.line ?? 0) > row.line + 1);
  const titles = rows.findIndex((row, i) => !isTitle(row, i));
  const below = rows.slice(titles);
  return titles > 0 && titles < below.length && below.filter(isAlone).length * 2 < below.length ? titles : 0;
}

/** How many rows at the end add up those above them: "Total", and numbers; none that is an entry by its id. */
function totalsIn(rows: readonly CsvRow[], idColumn = -1): number {
  const isTotal = ({ cells }: CsvRow) => {
    const [name = '', ...sums] = filled(cells);
    return (
      !cells[idColumn]?.trim() && TOTAL.test(name) && sums.length > 0 && sums.every((cell) => /^[\d.,%\s]+$/.test(cell))
    );
  };
  return rows.length - 1 - rows.findLastIndex((row) => !isTotal(row));
}

const TOTAL = /^(?:(?:grand|sub|sum)[ -]?)?totals?\s*:?$/i;
const TICKED = /^(?:1|x|true|yes|y|checked|selected|s[ií]|oui|ja|sim|verdadero|verdadeiro|vrai|wahr|[✓✔☑✅])$/i;
const NOT_TICKED = /^(?:0|false|no|n|unchecked|not selected|non|nein|n[aã]o|falso|faux|falsch|[-–—☐]?)$/i;

/** How a yes goes on that is none, or not to all of it. */
const DOUBTFUL =
  /\?|\b(?:no(?! problem| worries| objection)|not(?! mind)|never|without|dont|if|unless|until|before|after|when|once|only|but|except|first|ask|as long as|provid(?:ed|ing)|subject to|with (?:my )?(?:permission|approval|consent)|pending|some|parts?|partly|maybe|perhaps|depends|unsure)\b|n['’]t\b(?! mind)/i;
/** No name is ever shown beside a quotation. */
const WITHOUT_NAME =
  /(?:,? ?but)?,? ?(?:(?:without|not|no|don['’]?t use|leave out)(?: (?:with|by|using))?(?: (?:my|our|the|any|a))?(?: full| real| last)? names?\b|without (?:attribution|being named|naming me|identifying me)\b|(?:please )?(?:keep (?:me|it) |only )?anonymous(?:ly)?\b)/gi;
/** What stands above a column that asks whom not to quote: how it begins, or what it says in its midst. */
const REFUSES = new RegExp(
  [
    "^\\W*(?:please |kindly )?(?:(?:i|we)(?: would|['’]d)? )?(?:(?:rather|prefer|wish) )?(?:do not|don['’]?t|not|never|no)\\b",
    '^\\W*(?:please |kindly )?(?:opt(?:ing)?[ -]out|exclude|withhold|keep (?:\\w+ ){0,3}(?:private|confidential))\\b',
    "(?<!\\bnames?\\b[^.,;:?!()]{0,30})(?:\\b(?:not|cannot|never|object|refuse|decline|opt[ -]out|(?<!not |n['’]t )mind)|n['’]t)\\b(?! mind)(?:(?! names?\\b)[^.,;:?!()]){0,60}\\b(?:quot|publi|shar|print)",
    // The same in Spanish, French, Portuguese and German.
    '(?<!\\b(?:nombre|nom|nome|namen?)\\b[^.,;:?!()]{0,30})\\b(?:no|ne|não|nicht|nunca|jamais|nie)\\b(?:, dass|(?! (?:nombre|nom|nome|namen?)\\b)[^.,;:?!()]){0,60}\\b(?:cit|publi|compart|partag|difund|divulg|zitier|veröffentlich|gezeigt)',
  ].join('|'),
  'i',
);

/** What stands above the column that says which record a row is; a table with it was made here. */
const ID_COLUMN = 'tde id';

/** What stands above the columns of notes, and of whom to ask. */
const besideColumns = ({ label }: Pick<Question, 'label'>): { note: string; findOut: string } => ({
  note: `${label} (note)`,
  findOut: `${label} (to find out from)`,
});

/** A value for people to read, where that is read back as the same one; else as the file has it. */
function valueCell(reader: Reader, question: Question, value: Value | undefined): string {
  if (value === undefined) return '';
  // A label with a place to be filled in is no words to find an option by.
  const plain = optionsOf(reader, question).filter(({ label }) => !label.includes('{'));
  const labels = new Map(plain.map(({ id, label }) => [id, label]));
  const shown = [value].flat().map((each) => labels.get(each) ?? each);
  const parsed = parseAnswer(reader, question, typeof value === 'string' ? shown.join('') : shown);
  const isSame = parsed.ok && JSON.stringify(parsed.value) === JSON.stringify(value);
  return (isSame ? shown : [value].flat()).join('\n');
}

/** Whether a field is a day. */
const isDate = (fields: readonly RecordField[], key: string): boolean =>
  fields.find((field) => field.key === key)?.kind === 'date';

/** How the dates are written: as was said, else as they tell. Asked once a file. */
function dateOrder(incoming: Incoming, columns: Mapping['columns'], said: string | undefined): DateOrder | undefined {
  const usage = (what: string) =>
    usageError(what, 'Say --dates month-first (5/14/2026) or --dates day-first (14/5/2026).');
  if (said === 'month-first' || said === 'day-first') return said;
  if (said !== undefined) throw usage(`--dates: "${shown(said)}" is neither month-first nor day-first.`);
  const { order, unclear } = datesIn(incoming, columns);
  if (unclear?.mixed)
    throw usage(`${incoming.file} writes its dates in two ways: in some the month is first, in some the day.`);
  if (unclear)
    throw usage(
      `${incoming.file}:${unclear.row.line}: the date "${shown(unclear.cell)}" can be read in two ways, and so can all others in this file.`,
    );
  return order;
}

/** The column of each field, by what the person said, else by its name. Throws where one is missing or not clear. */
function columnsFrom(
  { fields, names, file, required, idColumn }: Incoming,
  maps: readonly string[],
  all: ReadonlyMap<string, string>,
): Map<string, number[]> {
  const said = valuesFor(fields, '--map', maps);
  const columns = new Map<string, number[]>();
  const problems: Problem[] = [];
  const refuse = (what: string, next: string) =>
    problems.push({ code: 'columns', what: `${file} has ${what}`, next: `Nothing was imported. ${next}` });
  for (const { key, id, label } of fields) {
    const wanted = said.get(key);
    for (const each of wanted ?? [undefined]) {
      const [found, ...more] = columnsNamed(names, each === undefined ? [key, id, label] : [each]);
      if (found === undefined) {
        if (each !== undefined) refuse(`no column named "${shown(each)}".`, `Its columns: ${listed(names)}`);
      } else if (more.length > 0) {
        const what = `${more.length + 1} columns named "${shown(names[found] ?? '')}".`;
        refuse(what, `Say which one by its letter (${key}=${letterOf(found)}), or rename one of them.`);
      } else columns.set(key, [...(columns.get(key) ?? []), found]);
    }
  }
  const missing = required.filter((key) => !columns.has(key) && !said.has(key) && !all.has(key));
  if (missing.length > 0 && problems.length === 0 && idColumn === undefined) {
    const example = missing.map((key) => `${key}="COLUMN"`).join(',');
    const forAll = missing.includes('group') ? ' (or for all rows: --all group="…")' : '';
    refuse(
      `no column for: ${missing.join(', ')}. Its columns: ${listed(names)}`,
      `Say which column it is, by its name, the beginning of it or its letter: --map ${example}${forAll}`,
    );
  }
  failWith(problems);
  return columns;
}

/** What was said with an option in pairs: `said=Comment,group="Which group"`. Only of some fields columns may be named twice. */
function valuesFor(
  fields: readonly RecordField[],
  option: '--map' | '--all',
  pairs: readonly string[],
): Map<string, string[]> {
  const said = new Map<string, string[]>();
  const [first] = fields;
  const isFeedback = fields.some(({ key }) => key === 'said');
  const example = isFeedback
    ? EXAMPLES[option]
    : `${option} ${first?.key}="${option === '--map' ? first?.label : 'words'}"`;
  // A column's name may hold a comma: a new pair begins only where a word and "=" follow it.
  for (const pair of pairs.flatMap((each) => each.split(/,(?=\s*[\w.-]+\s*=)/))) {
    const [, field = '', column = ''] = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/s.exec(pair) ?? [];
    const refuse = (what: string) =>
      usageError(what, `For example: ${example}. The fields: ${fields.map(({ key }) => key).join(', ')}.`);
    if (!field || !column)
      throw refuse(
        `${option}: "${shown(pair)}" is not of the form field="${option === '--map' ? 'Name of the column' : 'words'}".`,
      );
    const known = fields.find(({ key }) => key === field);
    if (!known) throw refuse(`${option}: there is no field "${shown(field)}".`);
    const before = said.get(field) ?? [];
    if (before.length > 0 && (option === '--all' || !takesSeveral(known)))
      throw refuse(`${option} says what stands for ${field} twice.`);
    said.set(field, [...before, column.replace(/^"(.*)"$/s, '$1')]);
  }
  return said;
}

const EXAMPLES = { '--map': '--map said="Comment",group="Which group"', '--all': '--all channel="Online form"' };

/**
 * The columns that are meant: those of this name, to the letter or without regard to capitals and blanks; else the one with this
 * number or letter, as a spreadsheet counts columns; else those that begin so, as a long name is shown too.
 */
function columnsNamed(names: readonly string[], wanted: readonly string[]): number[] {
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
  const beginning = plain(typed.replace(/…$/, ''));
  return where((name) => plain(name).startsWith(beginning));
}

/** Every column with its letter, by which it can be named. */
const listed = (names: readonly string[]): string =>
  names.map((name, i) => `${letterOf(i)}: ${shown(name, 60)}`).join(' | ');
