// The tables of a document for a spreadsheet: as CSV, and as an Excel file with a sheet for each, dates and numbers as what they are, the
// head fixed and with a filter. Both say of the team's working copy that it is one; each is undefined where the document has no table.

import type { Cell, Sheet } from 'write-excel-file/universal';
import { BYTE_ORDER_MARK, cellToKeep, csvLine } from '../project/csv.ts';
import { words } from '../words.ts';
import type { Meta } from './markdown.ts';
import { type Inline, parseMarkdown, type TableBlock, tablesOf, textOf } from './parse.ts';

/**
 * The document's tables as CSV. A single table is just its rows, so that it can be sorted and filtered; several stand below each other,
 * each below a line with its heading, with an empty line between.
 */
export function toCsv(markdown: string, { internal }: Meta): string | undefined {
  const tables = tablesOf(parseMarkdown(markdown));
  if (tables.length === 0) return undefined;
  const parts = tables.map(({ heading, table }) => [
    ...(tables.length > 1 ? [[heading]] : []),
    table.head.map(textOf),
    ...table.rows.map((row) => row.map(textOf)),
  ]);
  const all = internal ? [[[words.document.internal]], ...parts] : parts;
  return BYTE_ORDER_MARK + all.map((rows) => rows.map(lineOf).join('')).join('\r\n');
}

/** The document's tables as the bytes of an .xlsx file. */
export async function toXlsx(markdown: string, { internal }: Meta): Promise<Uint8Array | undefined> {
  const tables = tablesOf(parseMarkdown(markdown));
  if (tables.length === 0) return undefined;
  const names = new Set<string>();
  const band = internal ? [{ sheet: nameFor(words.document.internal, names), data: [[words.document.internal]] }] : [];
  const sheets = [...band, ...tables.map(({ heading, table }) => sheetOf(nameFor(heading, names), table))];
  // Only what makes Excel files loads what writes them.
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const { zippedAnew } = await import('./zip.ts');
  const made = await writeExcelFile(sheets).toBlob();
  return zippedAnew(new Uint8Array(await made.arrayBuffer()), (name, xml) => {
    const [, number] = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name) ?? [];
    const filtered = tables[Number(number) - 1 - band.length];
    return filtered ? xml.replace('</sheetData>', `</sheetData>${filterFor(filtered.table)}`) : xml;
  });
}

// --- internal ---

const lineOf = (cells: readonly string[]): string => csvLine(cells.map(cellToKeep));

/** The longest text that a cell may hold, and the longest name of a sheet. */
const LONGEST = { cell: 32_767, name: 31 };

/** The width of a column in letters: that of its longest line, within these. */
const WIDTH = { least: 10, most: 60 };

function sheetOf(sheet: string, { head, rows }: TableBlock): Sheet<Blob> {
  const columns = head.map((cell, column) => {
    const lines = [cell, ...rows.map((row) => row[column] ?? [])].flatMap((each) => textOf(each).split('\n'));
    return { width: Math.min(WIDTH.most, Math.max(WIDTH.least, ...lines.map((line) => line.length + 2))) };
  });
  return {
    sheet,
    columns,
    stickyRowsCount: 1,
    data: [
      head.map((cell) => ({ ...textCell(textOf(cell)), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  };
}

/** A day and a number as what they are; all else is text, whatever it begins with, and never a formula. */
function cellOf(content: Inline[]): Cell {
  const text = textOf(content);
  if (text === '') return null;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year !== undefined) {
    return {
      value: new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))),
      type: Date,
      format: 'yyyy-mm-dd',
      ...TOP,
    };
  }
  if (/^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text)) return { value: Number(text), type: Number, ...TOP };
  return textCell(text);
}

const TOP = { alignVertical: 'top' } as const;

const textCell = (text: string) => ({
  value: wholeText(text.length > LONGEST.cell ? `${text.slice(0, LONGEST.cell - 1)}…` : text),
  type: String,
  wrap: true,
  ...TOP,
});

/** The library looks texts up in a plain object, where it finds `constructor` and its like: with a blank behind it, it does not. */
const wholeText = (text: string): string => (text in {} ? `${text} ` : text);

/** A name for a sheet that no other has, without the signs that none may have. */
function nameFor(heading: string, taken: Set<string>): string {
  const plain = heading.replace(/[[\]/\\:*?']+|\s+/g, ' ').trim() || words.tables.sheet;
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : ` ${number}`;
    const name = `${plain.slice(0, LONGEST.name - end.length).trim()}${end}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** A filter above a table, which the library has no word for. */
const filterFor = ({ head, rows }: TableBlock): string =>
  `<autoFilter ref="A1:${columnName(head.length)}${rows.length + 1}"/>`;

/** The letters of a column, counted from one: 27 is AA. */
const columnName = (number: number): string =>
  number <= 26
    ? String.fromCharCode(64 + number)
    : columnName(Math.floor((number - 1) / 26)) + columnName(((number - 1) % 26) + 1);
