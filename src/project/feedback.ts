// Feedback as the project holds it: what was heard, what was decided, whether the group was told, and which pieces say much the same. Pure.

import { UserError } from '../errors.ts';
import { fieldAt, type RecordField, recordFields } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { newRecordId, type Reader, type Value } from './answers.ts';
import { traitsOf } from './groups.ts';
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
  const hub = feedbackQuestion(reader.method).id;
  const fields = feedbackFields(reader.method);
  return reader.records(hub).map((id) => {
    const own: Record<string, string> = {};
    for (const field of fields) {
      const value = reader.at(`${hub}.${id}.${field.id}`)?.value;
      if (value !== undefined) own[field.key] = typeof value === 'string' ? value : value.join('; ');
    }
    const decided = own.decision !== undefined && own.decision !== 'open';
    return { id, state: !decided ? 'to-decide' : own.told === undefined ? 'to-tell' : 'told', answers: own };
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
  const flat = said
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 10 * MOST_OF_TITLE);
  const sentence = (/^.{12,}?(?=[.!?] )/u.exec(flat)?.[0] ?? flat).replace(/(?<=.)[.!?,;:]+$/u, '');
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
  const wordsOf = new Map(all.map((entry) => [entry.id, new Set(traitsOf(textOf(entry)))]));
  const holders = new Map<string, number>();
  for (const words of wordsOf.values()) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weigh = (words: Iterable<string>) =>
    [...words].reduce((sum, word) => sum + Math.log((all.length + 1) / (holders.get(word) ?? 1)) ** 2, 0);
  return (one, others) => {
    const own = wordsOf.get(one.id) ?? new Set();
    const weight = weigh(own);
    const scored = others.map((entry) => {
      const words = wordsOf.get(entry.id) ?? new Set();
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

// --- internal ---

const MOST_OF_TITLE = 60;

/**
 * How much of the weight of their words two have to share to be taken for the same, and to stand near; found by trying on sixty comments
 * (test/support/comments.ts): of 24 that were taken for the same, all were.
 */
const SAME = 0.18;
const NEAR = 0.1;
const OF_GROUP = 0.05;
const MOST_NEAR = 8;

const textOf = ({ answers }: Feedback): string => `${answers.title ?? ''}\n${answers.said ?? ''}`;
