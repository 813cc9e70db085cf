// What the listening amounts to: how many talks and meetings there were and how many people came, and which themes come up in what was
// found. Pure.

import type { Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { spanText } from '../project/days.ts';
import { count, fill, joinAnd, words } from '../words.ts';
import { compareRecords } from './progress.ts';

/**
 * How often people were listened to, and how many came: "36 talks and 1 workshop with 52 people; of 68 who were asked, 16 came", with
 * `days` also from when to when. Talks one by one are as many as people spoke. Empty where nothing was held.
 */
export function listeningText(reader: Reader, { days = false } = {}): string {
  const all = compareRecords(reader, reader.method.roles.sessions).map(({ text }) => ({
    day: text('sessions.day'),
    kind: text('sessions.kind'),
    came: Number(text('sessions.came')),
    asked: Number(text('sessions.asked')),
  }));
  if (all.length === 0) return '';
  const { kinds, other, all: unsaid, people, among } = words.listening;
  const held = (is: (kind: string) => boolean) =>
    sum(all.map(({ kind, came }) => (!is(kind) ? 0 : kind === 'talk' && came > 0 ? came : 1)));
  const named = kinds.flatMap(([kind, one, many]) => {
    const number = held((each) => each === kind);
    return number > 0 ? [count(number, one, many)] : [];
  });
  const rest = held((each) => !kinds.some(([kind]) => kind === each));
  const [one, many] = named.length > 0 ? other : unsaid;
  if (rest > 0) named.push(count(rest, one, many));
  const came = cameIn(reader);
  const invited = all.filter(({ asked }) => asked > 0);
  const values = { asked: sum(invited.map(({ asked }) => asked)), came: sum(invited.map((each) => each.came)) };
  const span = days ? spanText(all.map(({ day }) => day)) : '';
  return [
    joinAnd(named),
    came > 0 ? fill(people, { people: count(came, ...words.plan.people) }) : '',
    span === '' ? '' : `, ${span}`,
    values.asked > 0 ? fill(among, values) : '',
  ].join('');
}

/** How many people came to talks and meetings, as far as that is noted. */
export const cameIn = (reader: Reader): number =>
  sum(compareRecords(reader, reader.method.roles.sessions).map(({ text }) => Number(text('sessions.came'))));

/** A theme, and what carries it: how many opportunities and findings, and how many people said so. */
export type Theme = { theme: string; opportunities: number; findings: number; people: number };

/**
 * The themes, the one that comes up most first: of the findings, and of opportunities that have one in brackets at their end. What is in
 * brackets only there and only once is no theme that anything gathers around.
 */
export function themesOf(reader: Reader): Theme[] {
  const { roles } = reader.method;
  const themes = new Map<string, Theme>();
  const add = (theme: string, opportunities: number, findings: number, people: number) => {
    const key = theme.toLowerCase();
    const before = themes.get(key) ?? { theme, opportunities: 0, findings: 0, people: 0 };
    themes.set(key, {
      theme: before.theme,
      opportunities: before.opportunities + opportunities,
      findings: before.findings + findings,
      people: before.people + people,
    });
  };
  for (const { text } of compareRecords(reader, roles.findings)) {
    const theme = text('findings.theme');
    if (theme !== '') add(theme, 0, 1, Number(text('findings.said-by')));
  }
  for (const entry of reader.list(roles.opportunities)) {
    const theme = /\(([^()]+)\)[.!?]?$/.exec(entry)?.[1]?.trim();
    if (theme) add(theme, 1, 0, 0);
  }
  return [...themes.values()]
    .filter(({ opportunities, findings }) => findings > 0 || opportunities > 1)
    .sort((a, b) => b.opportunities + b.findings - a.opportunities - a.findings || b.people - a.people);
}

/** The themes so far, where a question asks for one; those that come up most first. */
export function themesFor(reader: Reader, { id }: Question): string[] {
  const { roles } = reader.method;
  const asks = id.startsWith(`${roles.findings}.`) && id.endsWith(`.${roles['findings.theme']}`);
  return asks ? themesOf(reader).flatMap(({ theme }) => (theme === reader.text(id) ? [] : [theme])) : [];
}

/** A theme with what carries it: "the fear of asking: 3 opportunities and 2 findings, said by 20 people". */
export function themeText({ theme, opportunities, findings, people }: Theme): string {
  const { line, opportunity, finding, said } = words.themes;
  const carried = [
    ...(opportunities > 0 ? [count(opportunities, ...opportunity)] : []),
    ...(findings > 0 ? [count(findings, ...finding)] : []),
  ];
  const by = people > 0 ? fill(said, { people: count(people, ...words.plan.people) }) : '';
  return fill(line, { theme, carried: joinAnd(carried), by });
}

// --- internal ---

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
