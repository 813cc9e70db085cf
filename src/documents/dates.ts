// Dates as people write them, such as 18 May 2026. Knows no clock and no locale.
import { fill, words } from '../words.ts';

/** A day of the calendar (year-month-day) in words; any other text comes back as it is. */
export function dayText(iso: string): string {
  const parts = partsOf(iso);
  return parts ? fill(words.dates.day, parts) : iso;
}

/** From the first of some days to the last: "4 to 18 May 2026", "4 May 2026" where they are one; empty without any. */
export function spanText(days: readonly string[]): string {
  const sorted = days.filter(partsOf).sort();
  const [first, last] = [partsOf(sorted[0] ?? ''), partsOf(sorted.at(-1) ?? '')];
  if (!first || !last) return '';
  const to = fill(words.dates.day, last);
  if (sorted[0] === sorted.at(-1)) return to;
  const from = first.year !== last.year ? words.dates.day : first.month !== last.month ? words.dates.dayMonth : '{day}';
  return fill(words.dates.span, { from: fill(from, first), to });
}

// --- internal ---

function partsOf(iso: string): { day: number; month: string; year: string } | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const name = words.dates.months[Number(month) - 1];
  return year && name ? { year, month: name, day: Number(day) } : undefined;
}
