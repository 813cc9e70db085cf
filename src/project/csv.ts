// CSV: reads a file as rows of cells, each with its line (any of the usual separators, line breaks inside cells kept), and writes rows as
// RFC 4180 has it: every cell in quotes, lines end with CR LF.
import { type CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../errors.ts';
import { type Expected, readText } from '../outside.ts';

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

/** Rows of cells as the text of a CSV file; a byte order mark tells a spreadsheet that it is UTF-8. */
export const toCsvText = (rows: readonly (readonly string[])[]): string => BYTE_ORDER_MARK + rows.map(csvLine).join('');

/** One row of a CSV file. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;

/** Without this mark, Excel reads a UTF-8 file in the alphabet of the country it was installed in. */
export const BYTE_ORDER_MARK = '\ufeff';

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
