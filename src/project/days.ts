// Reads a day as people and forms write it ("July 15", "15.7.2026", "next Friday"), and writes it out in words. Pure: it knows no clock.
import { slug } from '../method/ids.ts';
import { withoutWide } from '../text.ts';
import { fill, oneLine, words } from '../words.ts';

/** Whether the first number of "5/14/2026" is the month or the day. */
export type DateOrder = 'month-first' | 'day-first';

/**
 * How a date is to be read. `today` (year-month-day) lets one be read that leaves out the year or names none of its numbers; `side`
 * says where such a day lies: behind today, or ahead of it.
 */
export type DayReading = {
  order?: DateOrder | undefined;
  today?: string | undefined;
  side?: 'past' | 'coming' | undefined;
};

/** One day as year-month-day, or the two as which its numbers can be read, the month first and the day first. */
export type DayRead = { day: string } | { either: readonly [string, string] };

/** What a written date means, all of it but a time of the day behind it; undefined where it is no day that could be read. */
export function readDay(written: string, reading: DayReading = {}): DayRead | undefined {
  const text = withoutTime(written);
  const day = wordedDay(text, reading);
  if (day !== undefined) return isDay(day) ? { day } : undefined;
  return numberedDay(text, reading);
}

/** The order in which dates are written; undefined where none of them tells. `mixed` where they contradict. */
export function dateOrderOf(dates: readonly string[]): DateOrder | 'mixed' | undefined {
  const orders = new Set(
    dates.flatMap((date): DateOrder[] => {
      const parts = readAs(NUMBERS, withoutTime(date)) ?? {};
      const [first, second] = [Number(parts.first), Number(parts.second)];
      return first > 12 && second <= 12 ? ['day-first'] : second > 12 && first <= 12 ? ['month-first'] : [];
    }),
  );
  return orders.size > 1 ? 'mixed' : [...orders][0];
}

/** A day of the calendar (year-month-day) in words, such as 15 July 2026; any other text comes back as it is. */
export function dayText(iso: string): string {
  const parts = partsOf(iso);
  return parts ? fill(words.dates.day, parts) : iso;
}

/** The same with the day of the week in front, such as Wednesday, 15 July 2026. */
export function weekdayText(iso: string): string {
  if (!partsOf(iso)) return iso;
  return fill(words.dates.weekday, { weekday: words.dates.weekdays[weekdayOf(iso)] ?? '', day: dayText(iso) });
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

/** The last day of a month, which is counted from 1. */
export const lastOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

// --- internal ---

/** A month's name, or that of a day of the week: which one {@link numberOf} knows. */
const WORD = '\\p{L}[\\p{L}\\p{M}-]+';
const DATE = '(?<date>\\d{1,2})(?:st|nd|rd|th|er|\\.(?= ))?';
const BEFORE = `(?:(?:on|by|until|since) )?(?:the )?(?:(?<weekday>${WORD})\\.?,? (?:the )?)?`;

/** A year in full or in two digits: "2026", "26", "'26". */
const YEAR = "(?<year>\\d{4}|['’]?\\d{2})";

const HALF = '[ap]\\.? ?m\\.?';
const ZONE = '(?:z|[a-z]{2,4}(?:[+-]\\d{1,2}(?::?\\d{2})?)?|[+-]\\d{2}:?\\d{2})';
/** A time of the day behind a date, as forms write it: "18:14:55 +0100", "6 pm", "06.14.55.000000 PM", and in brackets what zone that is. */
const TIME = new RegExp(
  `(?:,|t| at| @| à| às| a las?| um| alle)? ?(?:\\d{1,2}(?::\\d{2}){1,2}(?:\\.\\d+)? ?(?:${HALF})?|(?<= )\\d{1,2}(?:\\.\\d{2}){0,2}(?:\\.\\d+)? ?${HALF})(?: ?${ZONE})?(?: ?\\([^()]*\\))?$`,
);
/** A date in plain letters, digits and hyphens, without the time of the day: word processors make dashes of hyphens. */
const withoutTime = (written: string): string =>
  oneLine(
    withoutWide(written)
      .toLowerCase()
      .replace(/[‐-―−]/g, '-'),
  ).replace(TIME, '');

const YEAR_FIRST = /^(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?$/;
const NUMBERS = new RegExp(`^${BEFORE}(?<first>\\d{1,2})[-/.] ?(?<second>\\d{1,2})[-/.] ?${YEAR}$`, 'u');
const MONTH_FIRST = new RegExp(`^${BEFORE}(?<month>${WORD})\\.? ${DATE}(?:,? ${YEAR})?$`, 'u');
const DAY_FIRST = new RegExp(
  `^${BEFORE}${DATE}(?: of | de |[ /-])(?<month>${WORD})\\.?(?:(?:,?[ /-]| del? )${YEAR})?$`,
  'u',
);
const MONTH_END = new RegExp(
  `^(?:(?:by|until) )?(?:the )?end of (?:the |this )?(?<month>${WORD})(?: (?<year>\\d{4}))?$`,
  'u',
);
const THIS_MONTH_END = /^(?:(?:by|until) )?(?:the )?end of (?:the |this )?month$/;
const SHORT_NUMBERS = new RegExp(`^${BEFORE}(?<first>\\d{1,2})[/.](?<second>\\d{1,2})\\.?$`, 'u');
const NEAR = new RegExp(
  `^(?:(?:on|by|until|since) )?(?:(?<which>next|this|coming|last) )?(?<weekday>${WORD})\\.?$`,
  'u',
);
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const AWAY = new RegExp(`^(?:in )?(an?|${COUNTS.join('|')}|\\d{1,3}) (day|week|wk|month)s?( ago| from now)?$`);
const NAMED: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
]);

/** A date that can be read one way only, or a day that is told from today. */
function wordedDay(text: string, reading: DayReading): string | undefined {
  const [, year, , month, date] = YEAR_FIRST.exec(text) ?? [];
  if (year && month && date) return dayOf(year, month, date);
  const { month: name, date: ofMonth, year: inYear } = readAs(MONTH_FIRST, text) ?? readAs(DAY_FIRST, text) ?? {};
  if (name && ofMonth) return inItsYear(inYear, reading, (year) => dayOf(year, monthOf(name), ofMonth));
  const { month: endOf, year: yearOfEnd } = readAs(MONTH_END, text) ?? {};
  if (endOf) return inItsYear(yearOfEnd, reading, (year) => lastOf(Number(year), monthOf(endOf)));
  const { today, side } = reading;
  if (today === undefined) return undefined;
  if (THIS_MONTH_END.test(text)) return lastOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)));
  const days = NAMED.get(text);
  if (days !== undefined) return addDays(today, days);
  const [, number = '', unit, sign = ''] = AWAY.exec(text) ?? [];
  if (unit) return away(today, countOf(number) * (sign === ' ago' ? -1 : 1), unit);
  const { which, weekday } = readAs(NEAR, text) ?? {};
  return weekday && nearWeekday(today, numberOf('weekdays', weekday), which, side);
}

/** The parts of a date that is written in one of the ways above; undefined where it is not, or a word in it is no month or day of the week. */
function readAs(way: RegExp, text: string): Readonly<Record<string, string | undefined>> | undefined {
  const parts = way.exec(text)?.groups;
  const isNone = (unit: Unit, name: string | undefined) => name !== undefined && numberOf(unit, name) < 0;
  return isNone('months', parts?.month) || isNone('weekdays', parts?.weekday) ? undefined : parts;
}

type Unit = 'months' | 'weekdays';

/** Which month or day of the week somebody calls so, counted from nought: by its name or the beginning of it; -1 where it is none. */
function numberOf(unit: Unit, name: string): number {
  // "Weds." and "Tues." are no beginnings, but for their s.
  const beginning = slug(name).replace(/s$/, '');
  const numberIn = (names: readonly string[]) =>
    beginning.length < 3 ? -1 : names.findIndex((each) => each.toLowerCase().startsWith(beginning));
  const own = numberIn(words.dates[unit]);
  return own < 0 ? Math.max(...elsewhere(unit).map(numberIn)) : own;
}

/** What other languages call the months or the days of the week, as the system knows them: forms write dates so. */
function elsewhere(unit: Unit): readonly (readonly string[])[] {
  ELSEWHERE[unit] ??= ['es', 'fr', 'pt', 'de', 'it'].map((language) => {
    const { format } = new Intl.DateTimeFormat(language, { [unit.slice(0, -1)]: 'long', timeZone: 'UTC' });
    // The first of February 2026 was a Sunday.
    return words.dates[unit].map((_, i) =>
      slug(format(unit === 'months' ? Date.UTC(2026, i) : Date.UTC(2026, 1, 1 + i))),
    );
  });
  return ELSEWHERE[unit];
}

/** Made on first use, as most projects never need them. */
const ELSEWHERE: Partial<Record<Unit, readonly (readonly string[])[]>> = {};

/** A date in three numbers, or two where today tells the year. With full stops between them the day comes first wherever they are used. */
function numberedDay(text: string, reading: DayReading): DayRead | undefined {
  const { first, second, year } = readAs(NUMBERS, text) ?? readAs(SHORT_NUMBERS, text) ?? {};
  if (!first || !second) return undefined;
  const [monthFirst = '', dayFirst = ''] = [
    inItsYear(year, reading, (year) => dayOf(year, first, second)),
    inItsYear(year, reading, (year) => dayOf(year, second, first)),
  ];
  const [day, other] = [monthFirst, dayFirst].filter(isDay);
  if (day === undefined) return undefined;
  if (other === undefined || monthFirst === dayFirst) return { day };
  if (reading.order === undefined && !text.includes('.')) return { either: [monthFirst, dayFirst] };
  return { day: reading.order === 'month-first' ? monthFirst : dayFirst };
}

/** "Friday" is the nearest one on the side where it lies, "next Friday" that of the next week. */
function nearWeekday(today: string, weekday: number, which: string | undefined, side: DayReading['side']): string {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  if (which === 'last' || (which === undefined && side === 'past')) return addDays(today, ahead === 0 ? -7 : ahead - 7);
  if (which !== 'next') return addDays(today, ahead);
  const monday = addDays(today, 7 - ((weekdayOf(today) + 6) % 7));
  return addDays(monday, (weekday + 6) % 7);
}

/**
 * A day in the year that is written; else in this year or the one beside it, whichever lies on the right side, the nearest where no
 * side is said; undefined where nobody knows what year it is.
 */
function inItsYear(
  written: string | undefined,
  { today, side }: DayReading,
  dayIn: (year: string) => string,
): string | undefined {
  if (written) return dayIn(written);
  if (today === undefined) return undefined;
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1].map((each) => dayIn(String(each))).filter(isDay);
  if (side === 'past') return days.filter((day) => day <= today).at(-1);
  if (side === 'coming') return days.find((day) => day >= today);
  return days.sort((a, b) => Math.abs(dayNumber(a) - dayNumber(today)) - Math.abs(dayNumber(b) - dayNumber(today)))[0];
}

function away(today: string, number: number, unit: string): string {
  if (unit !== 'month') return addDays(today, number * (unit === 'day' ? 1 : 7));
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + number;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const last = lastOf(year, month);
  return [dayOf(String(year), month, today.slice(8)), last].sort()[0] ?? last;
}

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const weekdayOf = (day: string): number => new Date(dayNumber(day) * DAY_MS).getUTCDay();
const addDays = (day: string, number: number): string =>
  new Date((dayNumber(day) + number) * DAY_MS).toISOString().slice(0, 10);
const isDay = (day: string): boolean => !Number.isNaN(dayNumber(day)) && addDays(day, 0) === day;
const monthOf = (name: string): number => numberOf('months', name) + 1;
const countOf = (number: string): number => (/^an?$/.test(number) ? 1 : COUNTS.indexOf(number) + 1 || Number(number));
const dayOf = (year: string, month: string | number, date: string): string =>
  [year.replace(/^['’]?(\d\d)$/, '20$1'), String(month).padStart(2, '0'), date.padStart(2, '0')].join('-');

function partsOf(iso: string): { day: number; month: string; year: string } | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const name = words.dates.months[Number(month) - 1];
  return year && name ? { year, month: name, day: Number(day) } : undefined;
}
