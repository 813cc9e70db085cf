// What a cell of a table means: plain words out of markup and an exporter's marks, an answer that says nothing, several ticks, and the
// rows that name columns once more. Pure; knows no column and no field.
import { decodeHTML, decodeHTMLStrict } from 'entities';
import type { Question } from '../method/types.ts';
import type { Value } from './answers.ts';
import { holdsSeveral } from './kinds.ts';

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
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
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
