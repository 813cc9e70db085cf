// The tables of a document for a spreadsheet.

import { BYTE_ORDER_MARK, cellToKeep, csvLine } from '../project/csv.ts';
import { words } from '../words.ts';
import { parseMarkdown, tablesOf, textOf } from './parse.ts';
import type { Meta } from './sections.ts';

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

const lineOf = (cells: readonly string[]): string => csvLine(cells.map(cellToKeep));
