// How a cell is written that no spreadsheet takes for a formula, and what was there. Pure; needs nothing, so that documents load it alone.

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
