// Reads a column of dates as a whole: the order of day and month is decided once, from all of its values. Days are numbers here, so that
// millions of them can be counted before that is known.

export type Order = 'day first' | 'month first';

/** A day as it is counted before the order of its column is known. */
export type RawDay = number;

/** The days of one column. */
export type DayColumn = {
  /** A day as it was written, zones and times not applied; undefined where it is none. */
  read(text: string): RawDay | undefined;
  /** The month of a raw day, where that is known already; else the raw day. */
  monthOf(raw: RawDay): RawDay;
  /** A raw day or month as year-month-day (or year-month), now that the whole column was read; undefined where it can be no day. */
  settle(raw: RawDay): string | undefined;
  /** The order of day and month; `undefined` where no value needs one. `told` is whether values tell it, `against` how many contradict. */
  order(): { order: Order; told: boolean; against: number } | undefined;
};

/** @param said the order that the person named */
export function dayColumn(said?: Order): DayColumn {
  const seen = { dayFirst: 0, monthFirst: 0, either: 0, seconds: 0, others: 0 };
  const known = new Map<string, RawDay | undefined>();
  const count = (raw: RawDay | undefined): RawDay | undefined => {
    if (raw === undefined) return undefined;
    if (raw < 0) seen.seconds++;
    else seen.others++;
    if (raw < OPEN) return raw;
    const { first, second } = partsOf(raw);
    if (first > 12) seen.dayFirst++;
    else if (second > 12) seen.monthFirst++;
    else seen.either++;
    return raw;
  };
  const isDayFirst = () => (said ? said === 'day first' : seen.dayFirst > seen.monthFirst);
  return {
    read(text) {
      // The time behind a day is of no use; without it there are few enough different texts to remember.
      const key = /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : text;
      if (!known.has(key)) {
        if (known.size >= MOST_KNOWN) known.clear();
        known.set(key, rawDay(key));
      }
      return count(known.get(key));
    },
    monthOf: (raw) => (raw >= OPEN ? raw : Math.trunc(raw / 100)),
    settle(raw) {
      if (raw < 0) return seen.seconds > seen.others ? settled(-raw) : undefined;
      if (raw < OPEN) return settled(raw);
      const { year, first, second } = partsOf(raw);
      const [day, month] = isDayFirst() ? [first, second] : [second, first];
      return settled(dayNumber(year, month, day) ?? dayNumber(year, day, month) ?? 0);
    },
    order() {
      if (seen.dayFirst + seen.monthFirst + seen.either === 0) return undefined;
      const order: Order = isDayFirst() ? 'day first' : 'month first';
      const against = order === 'day first' ? seen.monthFirst : seen.dayFirst;
      return { order, told: said !== undefined || seen.dayFirst + seen.monthFirst > 0, against };
    },
  };
}

// --- internal ---

const MOST_KNOWN = 50_000;
/** Raw days from here on hold their two numbers in the order in which they were written. */
const OPEN = 1_000_000_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]|$)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T|$)/;
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T,]|$)/;
const SECONDS = /^\d{9,13}(?:\.\d+)?$/;
const DAY_NAMED = /^(?:\p{L}+,? )?(\d{1,2})[ -](\p{L}{3})\p{L}*\.?,?[ -](\d{4}|\d{2})(?:[ T,]|$)/u;
const MONTH_NAMED = /^(?:\p{L}+, )?(\p{L}{3})\p{L}*\.? (\d{1,2}),? (\d{4})/u;

function rawDay(written: string): RawDay | undefined {
  const text = written.trim();
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year) return dayNumber(Number(year), Number(month), Number(day));
  const [, first, second, last] = NUMBERS.exec(text) ?? [];
  if (first) {
    const parts = [yearOf(last ?? ''), Number(first), Number(second)] as const;
    const [y, a, b] = parts;
    if (dayNumber(y, a, b) === undefined && dayNumber(y, b, a) === undefined) return undefined;
    return OPEN + y * 10_000 + a * 100 + b;
  }
  if (SECONDS.test(text)) {
    const number = Number(text);
    const at = new Date(number > 1e11 ? number : number * 1000);
    const made = dayNumber(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
    return made === undefined ? undefined : -made;
  }
  const compact = COMPACT.exec(text);
  if (compact) return dayNumber(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const named = DAY_NAMED.exec(text);
  if (named) return dayNumber(yearOf(named[3] ?? ''), monthNamed(named[2]), Number(named[1]));
  const monthFirst = MONTH_NAMED.exec(text);
  return monthFirst ? dayNumber(Number(monthFirst[3]), monthNamed(monthFirst[1]), Number(monthFirst[2])) : undefined;
}

const yearOf = (text: string): number => (text.length === 2 ? 2000 : 0) + Number(text);
const monthNamed = (name = ''): number => MONTHS.indexOf(name.toLowerCase()) + 1;

/** A day as one number, 20200512; undefined where the calendar has no such day, or it lies where no request does. */
function dayNumber(year: number, month: number, day: number): number | undefined {
  const isDay = year >= 1970 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return isDay ? year * 10_000 + month * 100 + day : undefined;
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const partsOf = (raw: RawDay) => {
  const rest = raw - OPEN;
  return { year: Math.trunc(rest / 10_000), first: Math.trunc(rest / 100) % 100, second: rest % 100 };
};

/** 20200512 as 2020-05-12, 202005 as 2020-05. */
function settled(number: number): string | undefined {
  const digits = String(number);
  if (digits.length < 6) return undefined;
  return [digits.slice(0, 4), digits.slice(4, 6), ...(digits.length > 6 ? [digits.slice(6)] : [])].join('-');
}
