// A tactic's range as text: a bar of ten cells and its numbers. For the screen and for documents.
import type { Fit } from '../advice/recommend.ts';
import { fill, words } from '../words.ts';

/** Ten cells: `#` up to what holds, `.` up to what could hold; the numbers stand beside it. */
export function rangeBar({ low, high }: Pick<Fit, 'low' | 'high'>): string {
  const [held, possible] = [Math.round(low * 10), Math.round(high * 10)];
  return `[${'#'.repeat(held)}${'.'.repeat(possible - held)}${' '.repeat(10 - possible)}]`;
}

/** "75 to 100 %", or one number where low and high are the same. */
export function rangeText({ low, high }: Pick<Fit, 'low' | 'high'>): string {
  const percent = (part: number) => Math.round(part * 100);
  return low === high ? `${percent(low)} %` : `${percent(low)} to ${percent(high)} %`;
}

/** How many of a tactic's criteria are in place, and how many are not known. */
export const rangeNumbers = (fit: Fit): string =>
  fill(words.recommend.numbers, { yes: fit.yes, total: fit.total, unknown: fit.unsure + fit.unanswered });
