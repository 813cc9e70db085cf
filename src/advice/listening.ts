// What the listening amounts to: how many talks and meetings there were and how many people came, and which themes come up in what was
// found. Pure.

import type { Role } from '../method/roles.ts';
import type { Reader } from '../project/answers.ts';
import { spanText } from '../project/days.ts';
import { count, fill, joinAnd, words } from '../words.ts';
import { compareRecords } from './progress.ts';

/**
 * How often people were listened to, and how many came: "36 talks and 1 workshop with 52 people; of 68 who were asked, 16 came", with
 * `days` also from when to when. Talks one by one are as many as people spoke. Empty where nothing was held.
 */
export function listeningText(reader: Reader, { days = false } = {}): string {
  const all = compareRecords(reader, reader.method.roles.sessions).map(({ part }) => {
    const text = (role: Role) => reader.text(part(role)?.id);
    return {
      day: text('sessions.day'),
      kind: text('sessions.kind'),
      came: Number(text('sessions.came')),
      asked: Number(text('sessions.asked')),
    };
  });
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
  const came = sum(all.map((each) => each.came));
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

/** A theme, and what carries it: how many opportunities and findings, and how many people said so. */
export type Theme = { theme: string; opportunities: number; findings: number; people: number };

/** The themes, the one that comes up most first. */
export function themesOf(reader: Reader): Theme[] {
  const { roles } = reader.method;
  const found = compareRecords(reader, roles.findings).map(({ part }) => ({
    theme: reader.text(part('findings.theme')?.id),
    opportunities: 0,
    findings: 1,
    people: Number(reader.text(part('findings.said-by')?.id)),
  }));
  const themes = new Map<string, Theme>();
  for (const { theme, ...counts } of found) {
    if (theme === '') continue;
    const key = theme.toLowerCase();
    const before = themes.get(key) ?? { theme, opportunities: 0, findings: 0, people: 0 };
    themes.set(key, {
      theme: before.theme,
      opportunities: before.opportunities + counts.opportunities,
      findings: before.findings + counts.findings,
      people: before.people + counts.people,
    });
  }
  return [...themes.values()].sort(
    (a, b) => b.opportunities + b.findings - a.opportunities - a.findings || b.people - a.people,
  );
}

// --- internal ---

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
