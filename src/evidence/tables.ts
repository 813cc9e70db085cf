// Reads an open file as a table, one row after the other, which is one idea in all that a city exports: CSV in any dialect, JSON lines, and
// the lists in the JSON of portals. What is odd in it is counted and named; rows that do not belong to the table are set aside.
import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import { type Opened, PADDED_JSON, refused } from './open.ts';

/** The text of one cell of the row at hand; empty where the row has no such column. */
export type Cell = (at: number) => string;

/** What was met in a table beside its rows, by name; only what was there. */
export type Oddities = Record<string, number>;

type OnHeader = (names: readonly string[]) => ((cell: Cell) => void) | undefined;

/**
 * Reads all rows of a file.
 * @param onHeader gets the names of the columns; what it returns gets each row. Where these are no names that tell anything it returns
 *   nothing, and gets the next row, as names of groups of columns may stand above those of the columns; after a few of them no row is read
 * @throws UserError where it is no table; nothing of its text is in the message
 */
export async function readTable(opened: Opened, onHeader: OnHeader): Promise<Oddities> {
  if (opened.as === 'table') return readCsv(opened, onHeader);
  return opened.as === 'lines' ? readLines(opened, onHeader) : readJson(opened, onHeader);
}

/** Counts what is met, by name. */
export function counter(): ((name: string, by?: number) => void) & { all: () => Oddities } {
  const counts: Oddities = {};
  const count = (name: string, by = 1) => {
    counts[name] = (counts[name] ?? 0) + by;
  };
  return Object.assign(count, { all: () => counts });
}

// --- internal ---

/** The longest row, in bytes: a longer one is the work of a quotation mark that is never closed. */
const MOST_OF_ROW = 4_000_000;
/** A row that is cut off or has a comma too many is nothing rare; a table of them was read with the wrong separator. */
const MOST_MISFITS = 0.25;
/** The most rows that are tried as the names of columns. */
const MOST_HEADS = 20;
const MOST_JSON = 64_000_000;
const DEEPEST = 64;

/** What separates cells and lines, and what stands before a quotation mark that is part of a cell. */
type Marks = { delimiter: string; recordDelimiter: string | string[]; before: '"' | '\\' };
type Dialect = Marks & { skip: number };

const options = ({ delimiter, recordDelimiter, before }: Marks) => ({
  delimiter,
  record_delimiter: recordDelimiter,
  escape: before,
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: MOST_OF_ROW,
  // One character for each byte: only the cells that are looked at are decoded, each by itself (see cellText).
  encoding: 'latin1' as const,
});

async function readCsv(opened: Opened, onHeader: OnHeader): Promise<Oddities> {
  const { head, name } = opened;
  const dialect = dialectOf(head, name);
  const odd = counter();
  const decode = decoder(odd);
  let row: readonly string[] = [];
  const cell: Cell = (at) => decode(row[at] ?? '');
  let header: readonly string[] = [];
  let take: ReturnType<OnHeader>;
  let [number, rows] = [0, 0];
  const parser = parse(options(dialect));
  // What goes wrong with the bytes ends the parser, too, and is thrown where its rows are read.
  pipeline(Readable.from(unmarked(opened.bytes)), parser, () => undefined);
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (number++ < dialect.skip) {
        odd('preamble-lines');
        continue;
      }
      row = record;
      if (!take) {
        if (number > dialect.skip + MOST_HEADS) break;
        header = withoutEnd(record);
        take = onHeader(header.map((text) => decode(text).trim()));
        if (!take) odd('preamble-lines');
        continue;
      }
      const aside = asideIn(record, header);
      if (aside) odd(aside);
      else {
        rows++;
        take(cell);
      }
    }
  } catch (error) {
    throw asRefused(error, name);
  }
  const found = odd.all();
  if (!take) return found;
  const misfits = ['long-rows', 'short-rows', 'backslash-rows'].reduce((sum, name) => sum + (found[name] ?? 0), 0);
  if (misfits > 5 && misfits > (rows + misfits) * MOST_MISFITS) throw refused(name, 'misfits', { rows: misfits });
  if (rows === 0) throw refused(name, 'headerOnly');
  return found;
}

/** All bytes but a byte order mark at their beginning. */
async function* unmarked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of bytes) {
    yield isFirst ? withoutMark(chunk) : chunk;
    isFirst = false;
  }
}

/** Why a row is no row of the table; undefined where it is one. */
function asideIn(row: readonly string[], header: readonly string[]): string | undefined {
  const filled = row.findIndex((text) => !NOTHING.test(text));
  if (filled < 0) return 'empty-rows';
  if (row.length < header.length) {
    const isNote = row.length === 1 || row.every((text, i) => i === filled || text === '');
    return isNote ? 'notes-below' : 'short-rows';
  }
  for (let i = header.length; i < row.length; i++)
    if (row[i]?.trim()) return isBrokenByBackslash(row) ? 'backslash-rows' : 'long-rows';
  if (row[filled] === header[filled] && header.every((text, i) => text === row[i])) return 'repeated-headers';
  return TOTAL.test(row[filled] ?? '') && isTotals(row, filled) ? 'totals-lines' : undefined;
}

/** Where the beginning of a file did not show that quotation marks have a backslash before them, such a row falls apart. */
const isBrokenByBackslash = (row: readonly string[]): boolean => row.some((text) => text.includes('\\"'));

/** What a cell of an empty row holds; a database may draw lines below the header. */
const NOTHING = /^[\s-]*$/;
const TOTAL = /^\s*(?:grand |sub-?)?totals?\b/i;
/** A line of totals holds numbers and hardly anything else; a request about totals holds words, too. */
const isTotals = (row: readonly string[], filled: number): boolean =>
  row.every((text, i) => i === filled || /^[\s\d.,%-]*$/.test(text));

const withoutEnd = (row: readonly string[]): readonly string[] =>
  row.slice(0, row.findLastIndex((text) => text.trim() !== '') + 1);

const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

/** How a file separates its cells and lines, and how many lines stand above its header. */
function dialectOf(whole: Buffer, name: string): Dialect {
  const head = withoutMark(whole);
  const recordDelimiter = head.includes(10) ? ['\n', '\r\n'] : head.includes(13) ? '\r' : '\n';
  const said = /^sep=(.)\r?\n/i.exec(head.toString('latin1', 0, 20))?.[1];
  const before = isBackslashed(head.toString('latin1')) ? '\\' : '"';
  const tried = (said ? [said] : DELIMITERS).map((delimiter) => {
    const marks: Marks = { delimiter, recordDelimiter, before };
    return { ...marks, ...shapeOf(head, marks) };
  });
  const [best] = tried.sort((a, b) => b.score - a.score);
  if (!best || best.width < 2) throw refused(name, 'oneColumn');
  return best;
}

/**
 * Whether quotation marks inside cells have a backslash before them, as databases write them. By the rules they are doubled; then a
 * backslash and a quotation mark end a cell, and nothing but a separator follows.
 */
function isBackslashed(text: string): boolean {
  const times = (sign: RegExp) => text.match(sign)?.length ?? 0;
  return times(/\\"(?=[^",;\t|\r\n])/g) > times(/(?<=[^\\",;\t|\r\n])""(?=[^"])/g);
}

const DELIMITERS = [',', ';', '\t', '|'];

/** How well a separator fits the beginning of a file: most rows have as many cells, and the more the better. */
function shapeOf(head: Buffer, marks: Marks) {
  let rows: string[][];
  try {
    // The last row may be cut off; its quotation mark is missing then.
    const settings = { ...options(marks), skip_records_with_error: true };
    rows = parseWhole(head, settings) as unknown as string[][];
  } catch {
    return { score: 0, width: 0, skip: 0 };
  }
  const complete = head.length < 1 << 16 || rows.length < 2 ? rows : rows.slice(0, -1);
  const widths = complete.filter((row) => row.some((text) => text !== '')).map((row) => row.length);
  const times = new Map<number, number>();
  for (const width of widths) times.set(width, (times.get(width) ?? 0) + 1);
  const [[width, often] = [0, 0]] = [...times].filter(([each]) => each > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const skip = Math.max(
    0,
    complete.findIndex((row) => row.length === width && row.filter((text) => text.trim() !== '').length > 1),
  );
  return { score: width > 1 ? often / widths.length + Math.min(width, 60) / 1000 : 0, width, skip };
}

/** Cells as text: UTF-8 where they are, else Windows-1252 or, where that would make no words, Mac Roman; each cell by itself. */
function decoder(odd: (name: string) => void): (cell: string) => string {
  return (cell) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not plain ASCII text, a NUL byte too
    if (!/[\x00\x80-\xff]/.test(cell)) return cell;
    const clean = cell.replaceAll('\0', '');
    const bytes = Buffer.from(clean, 'latin1');
    if (isUtf8(bytes)) return bytes.toString('utf8');
    if (MAC.test(clean)) {
      odd('read-as-mac-roman');
      return new TextDecoder('macintosh').decode(bytes);
    }
    odd('read-as-windows-1252');
    return clean.replace(/[\x80-\x9f]/g, (byte) => WINDOWS[byte.charCodeAt(0) - 0x80] ?? '');
  };
}

/** Letters with accents, and an apostrophe inside a word, as old Macs wrote them; in Windows-1252 these are no parts of words. */
const MAC = /[a-z]\xd5[a-z]|[a-z][\x87\x8e\x8f\x97](?:[a-z]|\b)/i;
/** What 0x80 to 0x9f are in Windows-1252. (Node's own decoder reads them as control characters in some versions.) */
const WINDOWS = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

function asRefused(error: unknown, name: string): unknown {
  const { code } = error as CsvError;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return refused(name, 'openQuote');
  if (code === 'CSV_MAX_RECORD_SIZE') return refused(name, 'longRow');
  return typeof code === 'string' && code.startsWith('CSV_') ? refused(name, 'noCsv') : error;
}

/** One object on each line. */
async function readLines(opened: Opened, onHeader: OnHeader): Promise<Oddities> {
  const odd = counter();
  const first: Flat[] = [];
  let give: ((row: Flat) => void) | undefined;
  let rows = 0;
  for await (const text of linesOf(opened)) {
    if (text.trim() === '') continue;
    const row = nestingOf(text).deepest > DEEPEST ? undefined : objectIn(text);
    if (!row) {
      odd('broken-lines');
      if ((odd.all()['broken-lines'] ?? 0) > 20 + rows / 100) throw refused(opened.name, 'brokenJson');
      continue;
    }
    rows++;
    if (give) give(row);
    else if (first.push(row) === ENOUGH) give = rowsOf(first.splice(0), onHeader);
  }
  if (rows === 0) throw refused(opened.name, 'brokenJson');
  if (!give) rowsOf(first, onHeader);
  return odd.all();
}

const ENOUGH = 200;

async function* linesOf({ bytes, name }: Opened): AsyncGenerator<string> {
  const decode = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decode.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MOST_OF_ROW) throw refused(name, 'longRow');
    yield* lines;
  }
  yield rest;
}

function objectIn(text: string): Flat | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? flat(value) : undefined;
  } catch {
    return undefined;
  }
}

async function readJson(opened: Opened, onHeader: OnHeader): Promise<Oddities> {
  const { name } = opened;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of opened.bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_JSON) throw refused(name, 'longJson');
  }
  const odd = counter();
  const whole = decoder(odd)(withoutMark(Buffer.concat(chunks)).toString('latin1'));
  const text = PADDED_JSON.test(whole.trimStart())
    ? whole.slice(whole.indexOf('(') + 1, whole.lastIndexOf(')'))
    : whole;
  const nesting = nestingOf(text);
  if (nesting.deepest > DEEPEST) throw refused(name, 'deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused(name, nesting.open > 0 ? 'cutJson' : 'brokenJson');
  }
  if (isObject(value) && (value.error || value.success === false)) throw refused(name, 'portalError');
  const list = listIn(value);
  if (!list) throw refused(name, isEmptyAnswer(value) ? 'headerOnly' : 'noList');
  const all = rowsInAll(value);
  if (all > list.length) odd('on-other-pages', all - list.length);
  if (isObject(value) && value.exceededTransferLimit === true) odd('cut-by-server');
  rowsOf(list.map(flat), onHeader);
  return odd.all();
}

type Json = Record<string, unknown>;
type Flat = Map<string, string>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where portals and request systems put their list of rows. */
const LISTS: readonly (readonly string[])[] = [
  [],
  ['dataset'],
  ['dcat:dataset'],
  ['result', 'results'],
  ['result', 'records'],
  ['result'],
  ['results'],
  ['records'],
  ['requests'],
  ['service_requests'],
  ['features'],
  ['data'],
];

function listIn(value: unknown): Json[] | undefined {
  if (isObject(value) && isObject(value.result) && Array.isArray(value.result.resources)) return [value.result];
  const rows = rowsBelowColumns(value);
  if (rows) return rows;
  for (const path of LISTS) {
    const found = valueAt(value, path);
    if (isList(found)) return found;
  }
  // A system that calls its list otherwise ("issues") has no longer one beside it.
  const lists = isObject(value) ? Object.values(value).filter(isList) : [];
  return lists.sort((a, b) => b.length - a.length)[0];
}

const isList = (value: unknown): value is Json[] => Array.isArray(value) && value.length > 0 && value.every(isObject);

/** Where the columns are described of rows that are lists of cells, and where these are: in Socrata's rows.json, and in a dump of CKAN. */
const COLUMNS_AND_ROWS: readonly (readonly [columns: readonly string[], rows: readonly string[]])[] = [
  [['meta', 'view', 'columns'], ['data']],
  [['fields'], ['records']],
  [
    ['result', 'fields'],
    ['result', 'records'],
  ],
];

function rowsBelowColumns(value: unknown): Json[] | undefined {
  for (const [above, below] of COLUMNS_AND_ROWS) {
    const [columns, rows] = [valueAt(value, above), valueAt(value, below)];
    if (!isList(columns) || !Array.isArray(rows) || !rows.every(Array.isArray)) continue;
    const names = columns.map(({ name, id }) => String(name ?? id ?? ''));
    return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
  }
  return undefined;
}

/** How many rows a portal says that it has, of which an answer is often but the first page. */
const rowsInAll = (value: unknown): number =>
  Math.max(
    0,
    ...[value, valueAt(value, ['result'])].flatMap((at) =>
      COUNTS.map((name) => valueAt(at, [name])).filter((number) => typeof number === 'number'),
    ),
  );

const COUNTS = ['count', 'total', 'totalSize', 'resultSetSize', 'numberMatched'];

const isEmptyAnswer = (value: unknown): boolean =>
  LISTS.some((path) => {
    const found = valueAt(value, path);
    return Array.isArray(found) && found.length === 0;
  });

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);

/** An object as cells: what is inside an object gets a name of two words, a list of texts or of named things is one text. */
function flat(row: Json): Flat {
  const cells: Flat = new Map();
  const put = (of: Json, prefix: string, depth: number) => {
    for (const [key, value] of Object.entries(of)) {
      // What portals compute beside a row, such as the district a point lies in, is none of its columns; nor is what Salesforce calls it.
      if (key.startsWith(':@') || (key === 'attributes' && isObject(value) && isSalesforce(value))) continue;
      // A vocabulary's prefix ("dct:title") is no part of a name, and neither is the mark of a text in some language.
      const name = key === '@value' ? prefix.trimEnd() : `${prefix}${key.replace(/^[a-z]+:/, '')}`;
      if (isObject(value)) {
        if (depth < 3) put(value, depth === 0 && ROW_WITHIN.includes(key) ? '' : `${name} `, depth + 1);
      } else cells.set(name, Array.isArray(value) ? value.map(nameOf).filter(Boolean).join('; ') : String(value ?? ''));
    }
  };
  put(row, '', 0);
  return cells;
}

/** What ArcGIS, GeoJSON and OpenDataSoft call the cells of a row. */
const ROW_WITHIN = ['attributes', 'properties', 'fields'];
const isSalesforce = (value: Json): boolean => Object.keys(value).sort().join() === 'type,url';

function nameOf(value: unknown): string {
  if (!isObject(value)) return Array.isArray(value) || value === null ? '' : String(value);
  return String(value.display_name ?? value.title ?? value.name ?? value.format ?? '');
}

/** Gives rows as cells by place. @returns what takes further rows */
function rowsOf(first: readonly Flat[], onHeader: OnHeader): (row: Flat) => void {
  const names = [...new Set(first.slice(0, ENOUGH).flatMap((row) => [...row.keys()]))];
  const take = onHeader(names);
  const give = (row: Flat) => take?.((at) => row.get(names[at] ?? '') ?? '');
  for (const row of first) give(row);
  return give;
}

/** A text of JSON, or a bracket outside of texts. */
const JSON_PART = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/gs;

/** How deeply JSON nests, and how many brackets are open at its end: more than none where the file ends before its list does. */
function nestingOf(text: string): { deepest: number; open: number } {
  let [deepest, open] = [0, 0];
  for (const { 0: part } of text.matchAll(JSON_PART)) {
    if (part === '[' || part === '{') deepest = Math.max(deepest, ++open);
    else if (part === ']' || part === '}') open--;
  }
  return { deepest, open };
}
