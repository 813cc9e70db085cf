// Groups of people as a team writes them down: whether one was heard, and how many different ones are named. Pure.
import { fieldAt, listAt } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Reader } from './answers.ts';

/** The voices that were heard: those that are listed, and the groups that were at a talk or a meeting. */
export const voicesHeard = (reader: Reader): string[] => [
  ...reader.list(reader.method.roles.voices),
  ...fieldsIn(reader, 'sessions.groups'),
];

/** How many different groups were heard: a group that is among the voices and was at a talk, too, is one. */
export function countHeard(reader: Reader): number {
  const voices = reader.list(reader.method.roles.voices);
  const isVoice = hearing(voices);
  const others = fieldsIn(reader, 'sessions.groups').filter((group) => !isVoice(group));
  return countGroups(voices) + countGroups(others);
}

/** Those who are named as missing, and are not among the voices heard, the groups a use case was heard from, or those that gave feedback. */
export function missingVoices(reader: Reader): string[] {
  const { roles } = reader.method;
  const isHeard = hearing([
    ...voicesHeard(reader),
    ...fieldsIn(reader, 'use-cases.heard-from'),
    ...fieldsIn(reader, 'feedback.group'),
  ]);
  return reader.list(roles['missing-voices']).filter((group) => !isHeard(group));
}

/**
 * Whether a group is one of those that were heard, or some of those who were heard belong to it: all that is said of it is said of
 * them too. Where parents who work nights were heard, some of the parents were; where parents were heard, nobody knows whether one of
 * them works nights.
 */
export function hearing(heard: readonly string[]): (group: string) => boolean {
  const groups = heard.flatMap(namedIn).map((each) => ({ text: bare(each), traits: new Set(traitsOf(each)) }));
  const texts = new Set([...heard.map(bare), ...groups.map(({ text }) => text)]);
  const byTrait = new Map<string, Set<string>[]>();
  for (const { traits } of groups)
    for (const trait of traits) {
      const sharing = byTrait.get(trait);
      if (sharing) sharing.push(traits);
      else byTrait.set(trait, [traits]);
    }
  return (group) => {
    if (texts.has(bare(group))) return true;
    const named = traitsOf(nameIn(group));
    const wanted = named.length > 0 ? named : traitsOf(group);
    if (wanted.length === 0) return false;
    // Of many groups only those are looked at that share the rarest trait.
    const sharing = wanted.map((trait) => byTrait.get(trait) ?? []);
    const fewest = sharing.reduce((least, each) => (each.length < least.length ? each : least));
    return fewest.some((traits) => wanted.every((trait) => traits.has(trait)));
  };
}

/**
 * Whether a group may be some of the others: it is called by the same word for people, wherever they were met. "Tenants in the parish
 * kitchen" are among "tenants with small children"; the council is not.
 */
export function isAmong(group: string, others: readonly string[]): boolean {
  const [name = ''] = group.split(/[,;(:]| (?:who|whose|that|without|with|in|at|from|of|by|on)\b/i, 1);
  const people = traitsOf(name).at(-1);
  return people !== undefined && others.some((other) => traitsOf(other).includes(people));
}

/**
 * How many different groups some texts name. A text can name several ("parents; teachers", as a form writes what was ticked), and a
 * comma or "and" may part two groups or belong to the name of one: what is fewer counts, so that no more are claimed than there were.
 * What is told about a group behind a comma or in brackets makes no other group of it.
 */
export function countGroups(texts: readonly string[]): number {
  const named = texts.flatMap(namedIn);
  const parted = named.flatMap((text) => text.split(/,|&|\s(?:and|y|und|et)\s/i));
  const different = (groups: readonly string[]) =>
    new Set(groups.map((group) => wordsOf(nameIn(group)).map(rootOf).join(' ')).filter((name) => name !== '')).size;
  return Math.min(different(named), different(parted));
}

/** The groups that one text names: a form parts them with semicolons, bars or lines. */
const namedIn = (text: string): string[] => text.split(/[;|\n]/).filter((part) => part.trim() !== '');

/** What a group is called, without what is told about it behind a comma or in brackets: "families without papers, who fear any form". */
const nameIn = (group: string): string => group.split(/[,;(:]/, 1)[0] ?? '';

/** The words that tell what is meant, which people above all, each by its root; what they do not have or do is marked as that. */
export function traitsOf(text: string): string[] {
  let not = false;
  return wordsOf(text).flatMap((word) => {
    not = NOT.has(word) || (not && word !== ',' && !NEXT.has(word));
    if (word === ',' || NOT.has(word) || EMPTY.has(word)) return [];
    return [`${not ? 'not ' : ''}${rootOf(word)}`];
  });
}

// --- internal ---

/** What the field with a part says in all records of its list. */
const fieldsIn = ({ method, records, list }: Reader, field: Role): string[] =>
  records(listAt(method, field)).flatMap((id) => list(fieldAt(method, field, id)));

/** The words of a text, and its commas. An article makes no other group. */
const wordsOf = (text: string): string[] =>
  (bare(text).match(/[\p{L}\p{M}\p{N}]+|,/gu) ?? []).filter((word) => !['a', 'an', 'the'].includes(word));

/** A text as groups are compared by it: in small letters, shortened words in full, without the mark of what is somebody's. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/n['’]t\b/g, ' not')
    .replace(/['’]s\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Words that say nothing of which people are meant. */
const EMPTY = new Set(
  `all any each every both some many most more other others few several and or but as of in on at to for from by with
  within into near around among along is are was were be been being am has have had do does did can could will would may might
  who whom whose which that this these those they them their we us our it its people person persons folks resident residents
  member members group groups community communities`.split(/\s+/),
);

/** What turns the words after it into their contrary, and the words at which that ends. */
const NOT = new Set(['not', 'no', 'without', 'never', 'cannot', 'nor', 'neither', 'non']);
const NEXT = new Set(['who', 'whose', 'which', 'that', 'and', 'but', 'with']);

/** A word without the endings that do not change what it means: "nurses" and "nurse", "working" and "work" are one. */
const rootOf = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|[xs])es$|([^siu])s$/, '$1$2')
    .replace(/(?<=..[a-z])(?:ing|ed)$/, '')
    .replace(/(?<=..)e$/, '');
