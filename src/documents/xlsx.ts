// The tables of a document as an Excel file: a sheet for each, dates and numbers as what they are, the head fixed and with a filter.
import writeExcelFile, { type Cell, type Feature } from 'write-excel-file/universal';
import { words } from '../words.ts';
import { type Inline, parseMarkdown, type Table, tablesOf, textOf } from './parse.ts';
import type { Meta } from './sections.ts';

/** The document's tables as the bytes of an .xlsx file; undefined where it has none. */
export async function toXlsx(
  markdown: string,
  { internal }: Pick<Meta, 'internal'> = {},
): Promise<Uint8Array | undefined> {
  const tables = tablesOf(parseMarkdown(markdown));
  if (tables.length === 0) return undefined;
  const names = new Set<string>();
  const sheets = tables.map(({ heading, table }) => sheetOf(nameFor(heading, names), table));
  if (internal) sheets.unshift({ sheet: nameFor(words.document.internal, names), data: [[words.document.internal]] });
  const filtered = [...(internal ? [undefined] : []), ...tables.map(({ table }) => table)];
  const made = await writeExcelFile(sheets, { features: [filters(filtered)] }).toBlob();
  return withFixedTime(new Uint8Array(await made.arrayBuffer()));
}

// --- internal ---

// What the last signature of the library's function takes: several sheets.
type Sheet = Parameters<typeof writeExcelFile>[0][number];
type Content = NonNullable<Sheet['images']>[number]['content'];

/** The longest text that a cell may hold, and the longest name of a sheet. */
const LONGEST = { cell: 32_767, name: 31 };

/** The width of a column in letters: that of its longest line, within these. */
const WIDTH = { least: 10, most: 60 };

function sheetOf(sheet: string, { head, rows }: Table): Sheet {
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

/** A filter above each table, which the library has no word for. */
const filters = (tables: readonly (Table | undefined)[]): Feature<Content> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const table = tables[sheetIndex];
          const last = table && `${columnName(table.head.length)}${table.rows.length + 1}`;
          return last === undefined ? xml : xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${last}"/>`);
        },
      },
    },
  },
});

/** The letters of a column, counted from one: 27 is AA. */
const columnName = (number: number): string =>
  number <= 26
    ? String.fromCharCode(64 + number)
    : columnName(Math.floor((number - 1) / 26)) + columnName(((number - 1) % 26) + 1);

/** A zip file with one fixed time in place of its own, so that the same tables give the same bytes; zipping anew would take half of the time. */
function withFixedTime(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  // The list of all parts is found from the end of the file; each of its lines tells where the part itself begins.
  const end = bytes.length - END;
  let line = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(line + 12, TIME_WRITTEN, true);
    view.setUint32(view.getUint32(line + 42, true) + 10, TIME_WRITTEN, true);
    line += LINE + [28, 30, 32].reduce((sum, at) => sum + view.getUint16(line + at, true), 0);
  }
  return bytes;
}

/** Nearly the first moment that a zip file can hold, as it is written there. */
const TIME_WRITTEN = 0x00220000;

/** The bytes of the end of a zip file, and of a line of its list without the names in it. */
const END = 22;
const LINE = 46;
