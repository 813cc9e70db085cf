// CSV as tde writes it: every cell in quotes, lines end with CR LF (RFC 4180), and no cell that a spreadsheet takes for a formula. Pure;
// needs nothing, so that documents load it alone.

/** Rows of cells as the text of a CSV file; a byte order mark tells a spreadsheet that it is UTF-8. */
export const toCsvText = (rows: readonly (readonly string[])[]): string => BYTE_ORDER_MARK + rows.map(csvLine).join('');

/** One row of a CSV file. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;

/** Without this mark, Excel reads a UTF-8 file in the alphabet of the country it was installed in. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A text as a cell that no spreadsheet takes for a formula: an apostrophe goes before = + - @ and their full-width twins at its
 * beginning, and also where a reader that does not know our quotes would begin a cell: behind a line break, a tab or a semicolon. One
 * that stands there already gets another, so that {@link cellKept} gives back what was there.
 */
export const cellToKeep = (text: string): string => text.replace(BEGINNING, "'");

/** The text of a cell that {@link cellToKeep} made. */
export const cellKept = (cell: string): string => cell.replace(KEPT, '');

// --- internal ---

/** Where {@link cellToKeep} puts an apostrophe, and where one of its own stands. An empty line inside a cell begins none. */
const FORMULA = "'*[\\t=+\\-@＝＋－＠]";
const BEGINNING = new RegExp(`^(?='*[\\r\\n])|(?<=^|[\\t\\r\\n;])(?=${FORMULA})`, 'g');
const KEPT = new RegExp(`^'(?='*[\\r\\n])|(?<=^|[\\t\\r\\n;])'(?=${FORMULA})`, 'g');
