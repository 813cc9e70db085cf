// What people said of the plan, and who they are: the entries of feedback, what was decided on them, and which say much the same; which groups
// were heard, and how many; and where another text repeats words that may not be quoted. Pure.

import { UserError } from '../errors.ts';
import { fieldAt, listAt, plain, type RecordField, recordFields } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Method, Question } from '../method/types.ts';
import { filled, oneLine } from '../text.ts';
import { newRecordId, type Reader, recordTexts, type Value } from './answers.ts';
import type { Span } from './contacts.ts';
import { recordChanges } from './kinds.ts';

/** What is still to do with an entry. */
export type FeedbackState = 'to-decide' | 'to-tell' | 'told';

/** One entry: its id, what is still to do with it, and its answers by the field's key. */
export type Feedback = { id: string; state: FeedbackState; answers: Readonly<Record<string, string>> };

/** The question that feedback is kept in. @throws UserError where the method has none */
export function feedbackQuestion(method: Method): Question {
  const question = method.questions.find(({ id }) => id === method.roles.feedback);
  if (question) return question;
  throw new UserError({
    code: 'no-feedback',
    what: `The method "${method.title}" does not ask for feedback, so there is nowhere to keep it.`,
    next: 'What it does ask: tde worksheet --blank',
  });
}

/** The fields of an entry, in the method's order. @throws UserError where the method has no feedback */
export const feedbackFields = (method: Method): RecordField[] => recordFields(method, feedbackQuestion(method));

/** Every entry, in the file's order. */
export function feedbackOf(reader: Reader): Feedback[] {
  const list = feedbackQuestion(reader.method);
  const fields = recordFields(reader.method, list);
  return reader.records(list.id).map((id) => {
    const answers = recordTexts(reader, list, fields, id);
    const { decision = 'open', told } = answers;
    return { id, state: decision === 'open' ? 'to-decide' : told === undefined ? 'to-tell' : 'told', answers };
  });
}

/** The changes that put texts into an entry; see {@link recordChanges}. */
export const feedbackChanges = (
  reader: Reader,
  id: string,
  texts: Readonly<Record<string, Value>>,
): ReturnType<typeof recordChanges> => recordChanges(reader, feedbackQuestion(reader.method), id, texts);

/** Whether an entry says that the group was told, though nothing is decided that they could have been told. */
export const isToldUndecided = ({ decision = 'open', told }: Readonly<Record<string, string>>): boolean =>
  told !== undefined && decision === 'open';

/**
 * A new entry as {@link feedbackChanges} gives it, with an id that is not taken. One without a title is titled by the first
 * words of what was said; where they may not be quoted, they stand in quotation marks, so that nobody takes them for the team's own.
 */
export function newFeedback(
  reader: Reader,
  taken: ReadonlySet<string>,
  texts: Readonly<Record<string, Value>>,
): { id: string } & ReturnType<typeof feedbackChanges> {
  const first = titleFrom(String(texts.said ?? ''));
  const id = newRecordId(taken, String(texts.title ?? first), 'feedback');
  const { quote = '' } = texts;
  const mayBeQuoted = feedbackChanges(reader, id, { quote }).clean.quote === 'yes';
  return { id, ...feedbackChanges(reader, id, { title: mayBeQuoted ? first : `“${first}”`, ...texts }) };
}

/** Whether an entry may be quoted: only where somebody said yes. */
export const mayQuote = ({ method, text }: Reader, id: string): boolean =>
  text(fieldAt(method, 'feedback.quote', id)) === 'yes';

/** A title out of what was said: its first sentence, or as many of the first words as are easily read in a list. */
export function titleFrom(said: string): string {
  // All that can be in a title, and no more: what comes behind it may be very long.
  const flat = oneLine(said).slice(0, 10 * MOST_OF_TITLE);
  const sentence = (SENTENCE_END.exec(flat)?.[0] ?? flat).replace(/(?<=.)[\s.!?,;:]+$/u, '');
  const characters = Array.from(sentence);
  if (characters.length <= MOST_OF_TITLE) return sentence;
  const cut = characters.slice(0, MOST_OF_TITLE).join('');
  return `${cut.replace(/\s+\S*$/u, '')}…`;
}

/** Those that stand near a piece of feedback, the nearest first; `same` says as much as that they may be meant as one. */
export type Near = { entry: Feedback; same: boolean };

/**
 * A way to find what stands near a piece of feedback among some others: what shares its words, and a little sooner what came from the
 * same group. At most a handful, as each is to be read.
 */
export function nearness(all: readonly Feedback[]): (one: Feedback, others: readonly Feedback[]) => Near[] {
  const traits = new Map(all.map((entry) => [entry.id, new Set(traitsOf(textOf(entry)))]));
  const holders = new Map<string, number>();
  for (const words of traits.values()) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weigh = (words: Iterable<string>) =>
    [...words].reduce((sum, word) => sum + Math.log((all.length + 1) / (holders.get(word) ?? 1)) ** 2, 0);
  return (one, others) => {
    const own = traits.get(one.id) ?? new Set();
    const weight = weigh(own);
    const scored = others.map((entry) => {
      const words = traits.get(entry.id) ?? new Set();
      const shared = weigh([...words].filter((word) => own.has(word)));
      const likeness = shared === 0 ? 0 : shared / Math.sqrt(weight * weigh(words));
      const isOfGroup = entry.answers.group?.toLowerCase() === one.answers.group?.toLowerCase();
      return { entry, same: likeness >= SAME, score: likeness + (isOfGroup && likeness > 0 ? OF_GROUP : 0) };
    });
    return scored
      .filter(({ score }) => score >= NEAR)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_NEAR)
      .map(({ entry, same }) => ({ entry, same }));
  };
}

/** Those of some pieces of feedback that hold a word or a part of one, in what was said or what they are about. */
export function withWord(entries: readonly Feedback[], word: string): Feedback[] {
  const wanted = word.trim().toLowerCase();
  return wanted === '' ? [] : entries.filter((entry) => textOf(entry).toLowerCase().includes(wanted));
}

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
 * The groups that a piece of feedback stands with where one is `typed`: each that it names, as each is told by itself; all as one where
 * they were typed as one.
 */
export const groupsMeant = (text: string, typed: string): string[] =>
  plain(text) === plain(typed) ? [text.trim()] : namedIn(text);

/** The groups that one text names: a form parts them with semicolons, bars or lines. */
export const namedIn = (text: string): string[] => filled(text.split(/[;|\n]/));

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

/** A piece of a text that repeats what somebody said, and in which entry of the feedback they said it. */
export type Repeated = Span & { entry: string };

/**
 * Finds what a text repeats of words that may not be quoted, from first to last: so many words in a row as are no chance, a whole
 * sentence that is not quite short, and a few words where they stand in quotation marks.
 * @param before the cycles before: what was told there in confidence stays so, unless the same words may be quoted by now
 */
export function repeatsOf(reader: Reader, before: readonly Reader[] = []): (text: string) => Repeated[] {
  const entries = new Map<string, string>();
  const saidIn = (cycle: Reader, quotable: boolean) =>
    (cycle.method.roles.feedback === undefined ? [] : feedbackOf(cycle)).flatMap(({ id, answers: { said } }) =>
      said !== undefined && mayQuote(cycle, id) === quotable ? [{ id, said }] : [],
    );
  const quotable = new Set(saidIn(reader, true).map(({ said }) => said));
  const earlier = before.flatMap((cycle) => saidIn(cycle, false)).filter(({ said }) => !quotable.has(said));
  for (const { id, said } of [...earlier, ...saidIn(reader, false)]) {
    const words = wordsIn(said);
    for (const length of [RUN, QUOTED]) for (const run of runsIn(words, length)) entries.set(run, id);
    for (const sentence of sentencesIn(said))
      if (sentence.length >= SENTENCE && sentence.length < RUN) entries.set(keyOf(sentence), id);
  }
  if (entries.size === 0) return () => [];
  return (text) => joined([...repeatedIn(text, entries), ...quotedIn(text, entries)]);
}

/**
 * Whether the title of an entry is made of the words that were said: it is their beginning or a sentence of them, some of them in a
 * row, or a quotation.
 */
export function isTheirTitle(title: string, said: string): boolean {
  if (/^\s*["“„«»‹'‘‚「『]/.test(title)) return true;
  const own = wordsIn(title);
  const theirs = [wordsIn(titleFrom(said)), ...sentencesIn(said)].map(keyOf);
  const runs = new Set(runsIn(wordsIn(said), IN_TITLE));
  return theirs.includes(keyOf(own)) || runsIn(own, IN_TITLE).some((run) => runs.has(run));
}

// --- internal ---

const MOST_OF_TITLE = 60;

/** A sentence that is not quite short, up to its end: the full stop behind "Mr" is none. */
const SENTENCE_END = /^.{12,}?(?=[!?] |(?<!\b(?:mrs?|ms|mx|dr|sra?|st|jr|apt|vs))\. )/iu;

/**
 * How much of the weight of their words two have to share to be taken for the same, and to stand near; found by trying on sixty comments
 * (test/support/comments.ts): of 24 that were taken for the same, all were.
 */
const SAME = 0.18;
const NEAR = 0.1;
const OF_GROUP = 0.05;
const MOST_NEAR = 8;

const textOf = ({ answers }: Feedback): string => `${answers.title ?? ''}\n${answers.said ?? ''}`;

/** What a group is called, without what is told about it behind a comma or in brackets: "families without papers, who fear any form". */
const nameIn = (group: string): string => group.split(/[,;(:]/, 1)[0] ?? '';

/** The words that tell what is meant, which people above all, each by its root; what they do not have or do is marked as that. */
function traitsOf(text: string): string[] {
  let not = false;
  return wordsOf(text).flatMap((word) => {
    not = NOT.has(word) || (not && word !== ',' && !NEXT.has(word));
    if (word === ',' || NOT.has(word) || EMPTY.has(word)) return [];
    return [`${not ? 'not ' : ''}${rootOf(word)}`];
  });
}

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
    .replace(/\b(?:ca|could|did|do|does|had|has|have|is|are|was|were|wo|would|should)n['’]?t\b|\bcan ?not\b/g, 'not')
    .replace(/['’]s\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Words that say nothing of which people, or what, is meant; "why" does: it asks for reasons. */
const EMPTY = new Set(
  `all any each every both some many most more other others few several and or but as of in on at to for from by with
  within into near around among along is are was were be been being am has have had do does did can could will would may might
  who whom whose which that this these those they them their we us our i me my you your he she his her it its
  should must what when where how if so than too also very really just quite please pls people person persons folks resident residents
  member members group groups community communities`.split(/\s+/),
);

/** What turns the words after it into their contrary, and the words at which that ends. */
const NOT = new Set(['not', 'no', 'without', 'never', 'nor', 'neither', 'non']);
const NEXT = new Set(['who', 'whose', 'which', 'that', 'and', 'but', 'with']);

/** A word without the endings that do not change what it means: "nurses" and "nurse", "working" and "work" are one. */
const rootOf = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|[xs])es$|([^siu])s$/, '$1$2')
    .replace(/(?<=..[a-z])(?:ing|ed)$/, '')
    .replace(/(?<=..)e$/, '');

/** So many words in a row: that are no chance, of a whole sentence at least, in quotation marks, and in a title. */
const RUN = 8;
const SENTENCE = 5;
const QUOTED = 3;
const IN_TITLE = 4;

type Word = Span & { word: string };

/** The words of a text as they are compared, and where they stand. Scripts without blanks between words go letter by letter. */
function wordsIn(text: string, from = 0): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({
    word: found
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{Cf}'’]/gu, ''),
    from: from + index,
    to: from + index + found.length,
  })).filter(({ word }) => word !== '');
}

const WORD =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|[\p{L}\p{M}\p{N}\p{Cf}'’]+/gu;

const sentencesIn = (text: string): Word[][] => text.split(/[.!?…。！？\n]+/).map((sentence) => wordsIn(sentence));

const keyOf = (words: readonly Word[]): string => words.map(({ word }) => word).join(' ');

/** Every run of so many words. */
const runsIn = (words: readonly Word[], length: number): string[] =>
  words.slice(length - 1).map((_, i) => keyOf(words.slice(i, i + length)));

/** The longest run of words at each place that is in `entries`, or a whole sentence of them. */
function repeatedIn(text: string, entries: ReadonlyMap<string, string>): Repeated[] {
  const words = wordsIn(text);
  return words.flatMap(({ from }, i) => {
    for (let length = RUN; length >= SENTENCE; length--) {
      const run = words.slice(i, i + length);
      const entry = run.length === length ? entries.get(keyOf(run)) : undefined;
      if (entry !== undefined) return [{ from, to: run.at(-1)?.to ?? from, entry }];
    }
    return [];
  });
}

/** What stands between quotation marks, of any language; single ones are apostrophes, too, which stand behind a letter. */
const QUOTATIONS = [
  /(?<=["“”„«»‹›「」『』])[^"“”„«»‹›「」『』]{1,500}(?=["“”„«»‹›「」『』])/g,
  /(?<=(?<![\p{L}\p{N}])['‘‚])(?:[^'‘’]|['’](?=\p{L})){1,500}(?=['‘’])/gu,
];

/** What stands in quotation marks, where all of it is in `entries`. */
function quotedIn(text: string, entries: ReadonlyMap<string, string>): Repeated[] {
  return QUOTATIONS.flatMap((marks) => [...text.matchAll(marks)]).flatMap(({ 0: quoted, index }) => {
    const words = wordsIn(quoted, index);
    const found = runsIn(words, QUOTED).map((run) => entries.get(run));
    const [entry] = found;
    if (entry === undefined || found.includes(undefined)) return [];
    return [{ from: words[0]?.from ?? index, to: words.at(-1)?.to ?? index, entry }];
  });
}

/** Pieces that overlap or touch as one. */
function joined(pieces: readonly Repeated[]): Repeated[] {
  const result: Repeated[] = [];
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && piece.from <= last.to) last.to = Math.max(last.to, piece.to);
    else result.push({ ...piece });
  }
  return result;
}
