// What a cell of somebody's export means: plain words out of markup and an exporter's marks, an answer that says nothing, the rows that
// name columns once more, and a day however a form writes it. Pure; knows no column and no field.
import { decodeHTML } from 'entities';

/** The words of a cell: markup as plain lines, without the apostrophe that keeps a spreadsheet from reading a formula. */
export function plainCell(cell: string): string {
  const text = MARKUP.test(cell) ? withoutMarkup(cell) : cell;
  return text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
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

/** Whether the first number of "5/14/2026" is the month or the day. */
export type DateOrder = 'month-first' | 'day-first';

/** The order in which the dates of a column are written; undefined where none of them tells. `mixed` where they contradict. */
export function orderOf(cells: readonly string[]): DateOrder | 'mixed' | undefined {
  const orders = new Set(
    cells.flatMap((cell): DateOrder[] => {
      const [, first = 0, second = 0] = (NUMBERS.exec(cell.trim()) ?? []).map(Number);
      return first > 12 && second <= 12 ? ['day-first'] : second > 12 && first <= 12 ? ['month-first'] : [];
    }),
  );
  return orders.size > 1 ? 'mixed' : [...orders][0];
}

/**
 * A day as year-month-day out of a date as forms write it, with or without a time: the year first, the month's name, or two numbers
 * and the year. The text as it is where it is none of these; `unclear` where the numbers can be read two ways and no order is given.
 */
export function dayIn(cell: string, order: DateOrder | undefined): { day: string } | { unclear: true } {
  const text = cell.trim();
  const [, year, month, date] = YEAR_FIRST.exec(text) ?? [];
  if (year && month && date) return { day: day(year, month, date) };
  const [, name = '', dayOfName = '', yearOfName = ''] = MONTH_FIRST.exec(text) ?? [];
  if (name) return { day: day(yearOfName, monthOf(name), dayOfName) };
  const [, dayBefore = '', nameBehind = '', yearBehind = ''] = DAY_FIRST.exec(text) ?? [];
  if (nameBehind) return { day: day(yearBehind, monthOf(nameBehind), dayBefore) };
  const [, first, second, last] = NUMBERS.exec(text) ?? [];
  if (!first || !second || !last) return { day: text };
  if (first === second || Number(second) > 12) return { day: day(last, first, second) };
  if (Number(first) > 12) return { day: day(last, second, first) };
  // Numbers with full stops between them put the day first wherever they are used.
  if (order === undefined && !text.includes('.')) return { unclear: true };
  return { day: order === 'month-first' ? day(last, first, second) : day(last, second, first) };
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

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s,])/;
const NUMBERS = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=$|[T\s,])/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${MONTHS.join('|')})[a-z]{0,6}`;
const MONTH_FIRST = new RegExp(
  `^(?:[a-z]{3,9},? )?(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?=$|[\\s,])`,
  'i',
);
const DAY_FIRST = new RegExp(
  `^(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)?[ -](${MONTH})\\.?,?[ -](\\d{4})(?=$|[\\s,])`,
  'i',
);

const monthOf = (name: string): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
const day = (year: string, month: string, date: string): string =>
  [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-');
