// Whom the team listened to: every group that a project names, with its part in the matter and the steps in which it was heard;
// how many talks there were, how many people came, and which themes came up. Pure.

import { fieldAt, playsOneOf, questionAt } from '../method/ids.ts';
import { ASKING_FOR_GROUPS, type Role } from '../method/roles.ts';
import type { Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { spanText } from '../project/days.ts';
import { hearing, voicesHeard } from '../project/feedback.ts';
import { optionsOf } from '../project/kinds.ts';
import { count, fill, joinAnd, words } from '../words.ts';
import { type Compared, compareRecords } from './progress.ts';

/** What a group has to do with the matter; undefined while nobody said. */
export type GroupPart = 'lives' | 'serves' | 'knows' | 'government';

/**
 * A group as the team calls it. `heard` among the voices, `asked` about a use case, it `reviewed` the plan and was `told` what became
 * of that; `missing`: it is named as missing and was not heard since.
 */
export type Group = {
  name: string;
  part?: GroupPart;
  heard: boolean;
  asked: boolean;
  reviewed: boolean;
  told: boolean;
  missing: boolean;
};

/** The groups of a project: those whose part was asked, then all others that an answer names, each once. */
export function groupsOf(reader: Reader): Group[] {
  const { roles } = reader.method;
  const parts = partsOf(reader);
  const feedback = compareRecords(reader, roles.feedback);
  const groupsIn = (pieces: readonly Compared[]) => pieces.flatMap(({ list }) => list('feedback.group'));
  const voices = voicesHeard(reader);
  const asked = compareRecords(reader, roles['use-cases']).flatMap(({ list }) => list('use-cases.heard-from'));
  const reviewers = groupsIn(feedback);
  const missing = reader.list(roles['missing-voices']);
  const own = new Set(parts.map(({ name }) => keyOf(name)));
  // Those who spoke count for the group they belong to; those who are wanted stand for themselves, as their whole may be heard without them.
  const spoke = distinct([...voices, ...asked, ...reviewers]).filter((name) => !wholeOf(parts, name));
  const wanted = [...reader.list(roles['intended-users']), ...missing].filter((name) => !own.has(keyOf(name)));
  const rest = distinct([...spoke, ...wanted]).map((name) => {
    const part = wholeOf(parts, name)?.part;
    return { name, ...(part && { part }) };
  });
  const wasHeard = hearing(voices);
  const wasAsked = hearing(asked);
  const hasReviewed = hearing(reviewers);
  const wasTold = hearing(groupsIn(feedback.filter(({ text }) => text('feedback.told') !== '')));
  const isNamed = hearing(missing);
  return [...parts, ...rest].map((group) => {
    const { name } = group;
    const steps = { heard: wasHeard(name), asked: wasAsked(name), reviewed: hasReviewed(name), told: wasTold(name) };
    const isHeard = steps.heard || steps.asked || steps.reviewed;
    return { ...group, ...steps, missing: !isHeard && isNamed(name) };
  });
}

/** The groups that an answer names and whose part nobody noted, as the team calls them; none where the method does not ask. */
export function groupsToPlace(reader: Reader): string[] {
  if (reader.method.roles.groups === undefined) return [];
  const placed = new Set(partsOf(reader).map(({ name }) => name));
  return groupsOf(reader).flatMap(({ name, part }) => (part || placed.has(name) ? [] : [name]));
}

/** The groups named so far, where a question asks for groups, but for those that stand in its answer: so that one is called the same ever after. */
export function groupsFor(reader: Reader, { id }: Question): string[] {
  if (!playsOneOf(reader.method, id, ASKING_FOR_GROUPS)) return [];
  const own = new Set(reader.list(id).map(keyOf));
  return groupsOf(reader).flatMap(({ name }) => (own.has(keyOf(name)) ? [] : [name]));
}

/**
 * Which of some groups live with the problem; undefined where that is known of none of them. A group counts by the part that was
 * noted for it, or for one that it belongs to.
 */
export function residentsAmong(reader: Reader, groups: readonly string[]): string[] | undefined {
  const parts = partsOf(reader);
  const placed = distinct(groups).flatMap((name) => {
    const part = wholeOf(parts, name)?.part;
    return part === undefined ? [] : [{ name, part }];
  });
  return placed.length === 0 ? undefined : placed.filter(({ part }) => part === 'lives').map(({ name }) => name);
}

/** What a group has to do with the matter: as it was noted for it, or for one that it belongs to. */
export const partOf = (reader: Reader, name: string): GroupPart | undefined => wholeOf(partsOf(reader), name)?.part;

/** The parts that a group can have, in the method's order, each with its label; none where the method does not ask. */
export function partLabels(reader: Reader): { id: GroupPart; label: string }[] {
  const { method } = reader;
  const field = questionAt(method, fieldAt(method, 'groups.part', 'x'));
  return field ? optionsOf(reader, field).map(({ id, label }) => ({ id: id as GroupPart, label })) : [];
}

/** What can be told of a group, under the name of the step that it belongs to: a column of the table of groups and steps. */
export type StepHeard = { is: 'heard' | 'asked' | 'reviewed' | 'told'; head: string; cell: string };

/** The columns that a method has questions for. */
export function stepsHeard({ method }: Reader): StepHeard[] {
  const { cells, told } = words.groups;
  const stepOf = (role: Role) => {
    const own = questionAt(method, method.roles[role])?.step;
    return method.steps.find(({ id }) => id === own)?.name;
  };
  const columns = [
    { is: 'heard', head: stepOf('voices'), cell: cells.heard },
    { is: 'asked', head: stepOf('use-cases'), cell: cells.asked },
    { is: 'reviewed', head: stepOf('feedback'), cell: cells.reviewed },
    { is: 'told', head: method.roles['feedback.told'] === undefined ? undefined : told, cell: cells.told },
  ] as const;
  return columns.flatMap(({ is, head, cell }) => (head === undefined ? [] : [{ is, head, cell }]));
}

/** What stands in a column beside a group: empty where it was not heard there; a missing group is called that in the first. */
export const cellFor = (group: Group, columns: readonly StepHeard[], column: number): string => {
  const step = columns[column];
  if (group.missing && column === 0) return words.groups.missing;
  return step !== undefined && group[step.is] ? step.cell : '';
};

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
  const called = (theme: string): Theme => {
    const known = themes.get(theme.toLowerCase()) ?? { theme, opportunities: 0, findings: 0, people: 0 };
    themes.set(theme.toLowerCase(), known);
    return known;
  };
  for (const { text } of compareRecords(reader, roles.findings)) {
    if (text('findings.theme') === '') continue;
    const theme = called(text('findings.theme'));
    theme.findings += 1;
    theme.people += Number(text('findings.said-by'));
  }
  for (const entry of reader.list(roles.opportunities)) {
    const theme = /\(([^()]+)\)[.!?]?$/.exec(entry)?.[1]?.trim();
    if (theme) called(theme).opportunities += 1;
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

/** What two names have in common that mean one group: capitals and an article make no other. */
export const keyOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^(?:the|an?) /, '');

// --- internal ---

/** The groups whose part was asked; one that is not named is none. */
const partsOf = (reader: Reader): { name: string; part?: GroupPart }[] =>
  compareRecords(reader, reader.method.roles.groups).flatMap(({ text }) => {
    const [name, part] = [text('groups.name'), text('groups.part')];
    return name === '' ? [] : [{ name, ...(part !== '' && { part: part as GroupPart }) }];
  });

/** The group that those named are some of: all that is said of it is said of them. */
function wholeOf<Own extends { name: string }>(groups: readonly Own[], named: string): Own | undefined {
  const isSomeOf = hearing([named]);
  return groups.find(({ name }) => isSomeOf(name));
}

/** Each name once, as it was written first. */
const distinct = (names: readonly string[]): string[] =>
  [...new Map([...names].reverse().map((name) => [keyOf(name), name.trim()])).values()].reverse();

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
