// A table from elsewhere: a CSV file as rows of cells, each with its line (any of the usual separators, line breaks inside cells kept); and
// what a cell means: plain words out of markup and an exporter's marks, an answer that says nothing, several ticks, and the rows that name
// columns once more. Knows no column and no field.
import { type CsvError, parse } from 'csv-parse/sync';
import { decodeHTML, decodeHTMLStrict } from 'entities';
import { UserError } from '../errors.ts';
import { plain } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { type Expected, readText } from '../outside.ts';
import type { Value } from './answers.ts';
import { holdsSeveral } from './kinds.ts';

/** A row of a table, as texts by position; `line` is where it begins in the file, counted from 1. */
export type CsvRow = { line: number; cells: readonly string[] };

/** The first row and those below it; rows without any text are left out. */
export type CsvTable = { header: CsvRow; rows: CsvRow[] };

/** Reads a CSV file in UTF-8. @throws UserError that says what keeps it from being read, and what to do */
export function readCsv(file: string): CsvTable {
  const text = readText(file, CSV_FILE)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    // Excel is told the separator so.
    .replace(/^sep=.(?=\n)/, '');
  const [header, ...rows] = parseRows(text, file).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!header) throw new UserError({ code: 'csv', what: `${file} holds no rows.`, next: NEXT });
  return { header, rows };
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
  holdsSeveral(kind) ? cell.split(/[;|\n]/).filter((entry) => entry.trim() !== '') : cell;

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
export const saysNothing = (cell: string): boolean => NOTHING.test(cell.replace(/[\s\p{Cf}\u3164\u2800]/gu, ''));

/**
 * How many of the first rows below the header name the columns once more, as exports of some surveys do: up to one that holds the
 * columns' own ids, or one in which every cell is a word for "answer".
 */
export function headerRowsIn(rows: readonly (readonly string[])[]): number {
  const ids = rows.slice(0, 3).findIndex((cells) => cells.some((cell) => /^\{"ImportId":/.test(cell.trim())));
  if (ids >= 0) return ids + 1;
  const said = (rows[0] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  return said.length > 0 && said.every((cell) => NAMES_A_COLUMN.test(cell)) ? 1 : 0;
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
const SEPARATORS = [',', ';', '\t'];

function parseRows(text: string, file: string): CsvRow[] {
  try {
    // Cells by position, never by name: a column called __proto__ is a column like any other.
    const records = parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines - lineBreaksIn(record), cells: record }));
  } catch (error) {
    throw asProblem(error, file);
  }
}

/** The separator that stands most often in the first row, outside quotes. */
function separatorOf(text: string): string {
  const counts = new Map(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === '\n' && !quoted && [...counts.values()].some((count) => count > 0)) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return SEPARATORS.find((separator) => counts.get(separator) === most) ?? ',';
}

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

/** The words of a piece of HTML: paragraphs and lines break, entries of lists begin with a dash, all other marks go. */
const withoutMarkup = (html: string): string =>
  decodeHTML(
    html
      .replace(/\s+/g, ' ')
      .replace(/<(?:script|style)\b[^<>]*>[^<]*<\/(?:script|style)>/gi, '')
      .replace(/<li(?:\s[^<>]*)?>/gi, '\n- ')
      .replace(/<br(?:\s[^<>]*)?\/?>/gi, '\n')
      .replace(/<\/(?:p|div|ul|ol|h[1-6]|blockquote)>/gi, '\n\n')
      .replace(/<\/?[a-z][^<>]*>/gi, ''),
  )
    .replace(/\u00a0/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const NOTHING = /^(?:|n\/?a|n\.a\.?|none|nil|null|[-–—.?]+|nocomments?|noanswer|noresponse|notapplicable)$/i;
const NAMES_A_COLUMN = /^(?:open-ended response|response|other \(please specify\)|comment|answer)$/i;
