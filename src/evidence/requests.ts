// Counts the rows of a log of requests: by topic, by person, by month. What comes out are counts and the names of topics.

import { plain } from '../method/ids.ts';
import { newRecordId } from '../project/answers.ts';
import { lastOf } from '../project/days.ts';
import { FEW, type Source, type SourceTopic } from '../project/evidence.ts';
import { oneLine } from '../text.ts';
import { type ColumnRole, type DayColumn, dayColumn, type Order, type RawDay, type Recognized } from './columns.ts';
import type { Sorter } from './lexicon.ts';
import { couldBeNamed, digester, distinct, enough, FEWEST, isFew, looksPersonal, suppress } from './private.ts';
import type { Oddities } from './tables.ts';

/** What was counted in a file, but for what is told of the file itself. */
export type Counted = {
  source: Omit<Source, 'file' | 'fingerprint' | 'kind'>;
  /** Whether the order of day and month was told, by the dates or as the person `said`, and how many dates are in the other order. */
  dates: { told: boolean; said?: boolean; against: number };
  /** Of what could not be sorted: the words of the lexicon in it, by how many requests have them. */
  unsortedWords: [word: string, requests: number][];
};

/** The text of the row at hand in the column for a role; empty where there is none. */
export type At = (role: ColumnRole) => string;

/** Takes the rows of a file, and counts once it has them all. */
export type Counter<Result> = { take: (at: At) => void; count: (odd: Oddities) => Result };

/**
 * What a log turned out not to be once all of it was read, so that it has to be counted anew: its kinds are people's own words, which are
 * sorted by the lexicon; its ids are no ids, and rows that share one are not the same.
 */
export type Mistaken = 'kinds' | 'ids';

/** Counts requests. @param mistaken what `count` said of this log before */
export function countRequests(
  { kind, columns, isCounts }: Recognized,
  sorter: Sorter,
  { mistaken, order }: { mistaken: ReadonlySet<Mistaken>; order: Order | undefined },
): Counter<Counted | Mistaken> {
  const isNamedByCity = kind === 'service requests' && !mistaken.has('kinds');
  const isWithIds = !mistaken.has('ids');
  const days = dayColumn(order);
  const all = new Map<RawDay, number>();
  const unsorted = new Map<string, number>();
  const digest = digester();
  const people = distinct(MOST_HELD, { counted: true });
  const [rowsSeen, peopleByTopic, texts] = [distinct(MOST_HELD), distinct(MOST_HELD), distinct(MOST_HELD)];
  const topics = new Map<string, Tally>();
  const firstIds: string[] = [];
  const result = { rows: 0, undated: 0, numberless: 0, again: 0, unclassified: 0, named: 0, unnamed: 0 };

  const tallyOf = (key: string, title: string, topic: string | undefined): Tally => {
    const tally = topics.get(key) ?? newTally(topics.size, title, topic);
    topics.set(key, tally);
    return tally;
  };
  const read = (text: string): Read => {
    const { topic, isCase } = sorter.sort(text);
    const title = isNamedByCity ? nameIn(text, 80) : (sorter.topics[topic ?? '']?.title ?? '');
    const key = isNamedByCity ? title.toLowerCase() : (topic ?? '');
    const tally = key === '' ? undefined : tallyOf(key, title, topic);
    return {
      tally,
      isCase: isCase && topic !== undefined,
      same: digest(text.toLowerCase().replace(/\d+/g, '#')),
      words: tally ? [] : sorter.knownWords(text),
    };
  };
  // Many texts come again and again.
  const remembered = new Map<string, Read>();
  const readOnce = (text: string): Read => {
    const known = remembered.get(text) ?? read(text);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, known);
    return known;
  };

  const take = (at: At) => {
    const times = isCounts ? wholeNumber(at('n')) : 1;
    if (times === undefined) {
      result.numberless++;
      return;
    }
    const said = readOnce(isNamedByCity ? at('category') : at('subject') || at('category'));
    const { tally, isCase, same, words } =
      said.tally || columns.body === undefined ? said : readOnce(at('body').slice(0, MOST_OF_BODY));
    const written = at('opened');
    const id = isWithIds ? at('id') : '';
    if (id !== '' && firstIds.length < ENOUGH_IDS) firstIds.push(id);
    if (id !== '' && !rowsSeen.add(digest(`${id}\n${written}`, said.same)) && rowsSeen.size() !== undefined) {
      result.again++;
      return;
    }
    result.rows += times;
    const day = days.read(isCounts ? firstOf(at('year'), at('month')) : written);
    if (day === undefined) result.undated += times;
    else add(all, day, times);
    const who = personIn(at('requester'));
    if (who !== '') {
      result.named++;
      people.add(digest(who));
    } else result.unnamed += times;
    if (!tally) {
      result.unclassified += times;
      for (const word of words) add(unsorted, word, times);
      return;
    }
    tally.requests += times;
    if (isCase) tally.cases += times;
    if (day !== undefined) add(tally.months, days.monthOf(day), times);
    if (who === '') return;
    if (peopleByTopic.add(digest(who, tally.number))) tally.people++;
    if (texts.add(digest(who, same))) tally.once++;
  };

  return {
    take,
    count(odd) {
      const requests = new Map(Array.from(topics, ([key, tally]) => [key, tally.requests]));
      const isRare = [...requests.values()].filter((n) => n < FEWEST).reduce((sum, n) => sum + n, 0) * 2 > result.rows;
      if (isNamedByCity && (topics.size > MOST_KINDS || (isRare && topics.size > 20))) return 'kinds';
      if (new Set(firstIds).size * 2 < firstIds.length && result.again > 0) return 'ids';
      const held = { people: people.size(), byTopic: peopleByTopic.size(), texts: texts.size(), rows: rowsSeen.size() };
      const months = monthsIn(all, days);
      const trend = trendIn(months);
      const personal = isNamedByCity
        ? namedLikePeople([...topics.values()], sorter, (title) => people.has(digest(personIn(title))))
        : new Set<string>();
      const { kept, together, heldBack } = suppress(requests, personal);
      const shown = new Map(kept);
      if (together) shown.set(together.id, together.requests);
      const entries = [...shown].flatMap(([key, number]): [string, SourceTopic][] => {
        const tally = topics.get(key);
        if (!tally) return [];
        const { title, topic } = tally;
        const { could, cases } = couldOf(tally, sorter.topics[topic ?? '']?.share);
        const entry = { title, about: isNamedByCity ? topic : undefined, requests: number, could };
        if (key === together?.id) return [[key, { ...entry, rarer: together.rarer }]];
        const own = trend ? trendOf(monthsIn(tally.months, days), number, trend) : {};
        const counts = peopleOf(tally, held, result.named > 0);
        return [[key, { ...entry, cases, ...counts, ...own }]];
      });
      const whole = trend ? trendOf(months, result.rows, trend) : {};
      const dates = days.order();
      const [from, until] = spanOf(all, days, isCounts);
      const notCounted = [
        held.people === undefined && 'people',
        held.byTopic === undefined && 'people of each topic',
        held.texts === undefined && 'texts sent again',
        held.rows === undefined && 'rows twice in the file',
      ].filter(Boolean);
      const setAside = {
        ...odd,
        undated: result.undated,
        'without-a-number': result.numberless,
        'same-row-again': result.again,
        'without-requester': result.named > 0 ? result.unnamed : 0,
        'named-like-a-person': personal.size,
      };
      const asked = result.named > 0 ? enough(held.people) : undefined;
      const ofTen = people.most(10);
      const topTen = isFew(result.named - ofTen) ? undefined : `${Math.round((100 * ofTen) / result.named)} %`;
      return {
        source: {
          rows: result.rows,
          from,
          until,
          dates: dates?.order,
          'set-aside': asideOf(setAside),
          requesters: asked,
          'top-10-requesters': asked === undefined ? undefined : topTen,
          ...whole,
          unclassified: result.unclassified || undefined,
          'not-counted': notCounted.join(', ') || undefined,
          'held-back': heldBack,
          topics: ordered(withoutTelling(entries, result.rows, whole), isNamedByCity),
        },
        dates: { told: dates?.told ?? true, said: order !== undefined, against: dates?.against ?? 0 },
        unsortedWords: [...unsorted].filter(([, n]) => n >= FEWEST).sort((a, b) => b[1] - a[1]),
      };
    },
  };
}

/** What was set aside, where there is any of it. */
export function asideOf(counts: Oddities): Source['set-aside'] {
  const met = Object.entries(counts).filter(([, number]) => number > 0);
  return met.length > 0 ? Object.fromEntries(met) : undefined;
}

/** The name of a kind or a dataset on one line, without what cannot be seen. */
export const nameIn = (text: string, most: number): string =>
  oneLine(text.normalize('NFC').replace(/[\p{Cf}\p{Cc}]/gu, ' ')).slice(0, most);

/** A whole number as it is written: with what stands between its thousands, or with a fraction of nothing; undefined where it is none. */
export function wholeNumber(text: string): number | undefined {
  const plain = text.replace(/[.,]0{1,2}$/, '').replace(/(?<=\d)[,.'\u2019\s](?=\d{3}(?!\d))/g, '');
  return /^\d{1,12}$/.test(plain) ? Number(plain) : undefined;
}

// --- internal ---

/** The kinds that are named as people are; all of them where most are, as it is a column of names then. */
function namedLikePeople(tallies: readonly Tally[], sorter: Sorter, asked: (title: string) => boolean): Set<string> {
  const keys = (list: readonly Tally[]) => new Set(list.map(({ title }) => title.toLowerCase()));
  const named = tallies.filter(
    ({ title }) => looksPersonal(title) || couldBeNamed(title, sorter.isKnown) || asked(title),
  );
  return keys(named.length * 2 > tallies.length ? tallies : named);
}

/** The most kinds that a city has for its requests. */
const MOST_KINDS = 2000;
/** The most different people, rows and texts that are held to be told apart. */
const MOST_HELD = 3_100_000;
const MOST_REMEMBERED = 50_000;
/** So many ids tell whether most rows have their own. */
const ENOUGH_IDS = 2000;
const MOST_OF_BODY = 600;

/** What is counted of a topic, or of a kind that a city has. */
const newTally = (number: number, title: string, topic: string | undefined) => ({
  number,
  title,
  topic,
  requests: 0,
  people: 0,
  once: 0,
  cases: 0,
  months: new Map<RawDay, number>(),
});
type Tally = ReturnType<typeof newTally>;

/** A text as it was read: what it counts for, a digest that it shares with the same text about another number, and the lexicon's words in it. */
type Read = { tally: Tally | undefined; isCase: boolean; same: number; words: readonly string[] };

const add = <Key>(counts: Map<Key, number>, key: Key, by: number): void =>
  void counts.set(key, (counts.get(key) ?? 0) + by);

/** A person as written, without regard to capitals and blanks; nobody where it says so. */
function personIn(text: string): string {
  const person = plain(text);
  return NOBODY.test(person) ? '' : person;
}

const NOBODY =
  /^(?:|-+|\\n|n\/?a|none|null|unknown|anonymous|anon|redacted|\[?withheld\]?|x+|\*+|not provided|requester)$/;

/** The first day of a month that is written as a number or by its name, as a day is written; empty where it is none. */
function firstOf(year: string, month: string): string {
  const [y, m] = [wholeNumber(year), wholeNumber(month)];
  if (!y) return '';
  return m === undefined ? `1 ${month} ${y}` : `${y}-${m}-1`;
}

/** Requests by month, 2020-05. */
function monthsIn(raw: ReadonlyMap<RawDay, number>, days: DayColumn): Map<string, number> {
  const months = new Map<string, number>();
  for (const [key, number] of raw) {
    const month = days.settle(key)?.slice(0, 7);
    if (month !== undefined) add(months, month, number);
  }
  return months;
}

/** The first and the last day; where months were counted, that of the last month's end. */
function spanOf(raw: ReadonlyMap<RawDay, number>, days: DayColumn, isCounts: boolean): (string | undefined)[] {
  const all = [...raw.keys()].flatMap((key) => days.settle(key) ?? []).sort();
  const [from, until] = [all[0], all.at(-1)];
  return [from, isCounts && until !== undefined ? lastOf(Number(until.slice(0, 4)), Number(until.slice(5, 7))) : until];
}

type Years = Pick<SourceTopic, 'year-before' | 'last-year'>;
type Trend = { before: string; start: string; end: string };

/** The last twelve whole months and the twelve before; undefined where the log does not hold them all. */
function trendIn(months: ReadonlyMap<string, number>): Trend | undefined {
  const sorted = [...months.keys()].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const end = shifted(last, -1);
  const before = shifted(end, -23);
  return before > first ? { before, start: shifted(end, -11), end } : undefined;
}

function shifted(month: string, by: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** This year against last, where both hold enough, and what is in neither cannot be worked out to be a few. */
function trendOf(months: ReadonlyMap<string, number>, all: number, { before, start, end }: Trend): Years {
  const sum = (fits: (month: string) => boolean) =>
    [...months].reduce((total, [month, n]) => total + (fits(month) ? n : 0), 0);
  const yearBefore = sum((month) => month >= before && month < start);
  const lastYear = sum((month) => month >= start && month <= end);
  const isShown = enough(yearBefore) && enough(lastYear) && !isFew(all - yearBefore - lastYear);
  return isShown ? { 'year-before': yearBefore, 'last-year': lastYear } : {};
}

/**
 * Topics, the smallest of them without their years where else those of all others, taken from the years of the whole log, would leave so
 * few that they stand out: the few that are of a rare kind, or could not be sorted.
 */
function withoutTelling(
  entries: readonly [string, SourceTopic][],
  rows: number,
  whole: Years,
): readonly [string, SourceTopic][] {
  const partsOf = ({ 'last-year': last = 0, 'year-before': before = 0 }: Years, all = 0) => [
    last,
    before,
    all - last - before,
  ];
  if (whole['last-year'] === undefined) return entries;
  const shown = entries
    .filter(([, topic]) => topic['last-year'] !== undefined)
    .sort(([, a], [, b]) => (a.requests ?? 0) - (b.requests ?? 0));
  const isTelling = () =>
    shown
      .reduce(
        (left, [, topic]) => partsOf(topic, topic.requests).map((part, i) => (left[i] ?? 0) - part),
        partsOf(whole, rows),
      )
      .some(isFew);
  while (shown.length > 0 && isTelling()) shown.shift();
  const kept = new Set(shown.map(([key]) => key));
  return entries.map(([key, topic]) => {
    const { 'last-year': _last, 'year-before': _before, ...rest } = topic;
    return [key, kept.has(key) ? topic : rest];
  });
}

/** What could answer a topic, and how many of its requests are about one address or case; neither part so small that it tells of a few people. */
function couldOf({ requests, cases }: Tally, share: SourceTopic['could']): Pick<SourceTopic, 'could' | 'cases'> {
  const rest = requests - cases;
  if (cases < FEWEST) return { could: share };
  if (rest < FEWEST) return { could: 'case-file' };
  return share === 'case-file' ? { could: share } : { could: share, cases };
}

/** The people of a topic; no number where they would stand out, nothing where nobody is named or they were not counted. */
function peopleOf(
  { people, once, requests }: Tally,
  held: { byTopic: number | undefined; texts: number | undefined },
  isNamed: boolean,
): Pick<SourceTopic, 'requesters' | 'once'> {
  if (!isNamed || held.byTopic === undefined) return {};
  if (enough(people) === undefined) return { requesters: FEW };
  return { requesters: people, ...(held.texts !== undefined && enough(once) && !isFew(requests - once) && { once }) };
}

/** By people, where they are known, then by requests; those from few people come last. Each under an id, made of the name a city gives it. */
function ordered(entries: readonly [string, SourceTopic][], isNamedByCity: boolean): Record<string, SourceTopic> {
  const isCounted = entries.some(([, { requesters }]) => requesters !== undefined);
  const rank = ({ requesters, requests = 0 }: SourceTopic) =>
    isCounted ? (typeof requesters === 'number' ? requesters : 0) : requests;
  const sorted = [...entries].sort(
    ([, a], [, b]) => rank(b) - rank(a) || (b.requests ?? 0) - (a.requests ?? 0) || (a.title < b.title ? -1 : 1),
  );
  const topics = new Map<string, SourceTopic>();
  for (const [key, topic] of sorted) topics.set(newRecordId(topics, isNamedByCity ? topic.title : key, 'kind'), topic);
  return Object.fromEntries(topics);
}
