// The tables of a document for a spreadsheet, as RFC 4180 has it: every cell in quotes, lines end with CR LF.
import { words } from '../words.ts';
import { type Block, parseMarkdown, type Table, textOf } from './parse.ts';
import type { Meta } from './sections.ts';

/** Without this mark, Excel reads a UTF-8 file in the alphabet of the country it was installed in. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The document's tables. A single table is just its rows, so that it can be sorted and filtered; several stand below each other,
 * each below a line with its heading, with an empty line between. The team's working copy says in a line before them that it is one.
 * Undefined where the document has no table.
 */
export function toCsv(markdown: string, { internal }: Pick<Meta, 'internal'> = {}): string | undefined {
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

// --- internal ---

/** Every table, in quotes and lists too, with the nearest heading above it. */
function tablesOf(blocks: readonly Block[], above = ''): { heading: string; table: Table }[] {
  let heading = above;
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') heading = textOf(block.content);
    if (block.kind === 'table') return [{ heading, table: block }];
    if (block.kind === 'quote') return tablesOf(block.content, heading);
    return block.kind === 'list' ? block.items.flatMap((item) => tablesOf(item.content, heading)) : [];
  });
}

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before = + - @ and their full-width twins at its beginning,
 * and also where a reader that does not know our quotes would begin a cell: behind a line break, a tab or a semicolon.
 */
function cellOf(text: string): string {
  const safe = text.replace(/(^|[\t\r\n;])(?=[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'");
  return `"${safe.replaceAll('"', '""')}"`;
}
