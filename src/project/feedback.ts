// Feedback as the project holds it: what was heard, what was decided, and whether the group was told. Pure.

import { UserError } from '../errors.ts';
import { fieldsOf } from '../method/ids.ts';
import { ROLE_NAMES } from '../method/roles.ts';
import type { Method, Question } from '../method/types.ts';
import type { Reader } from './answers.ts';
import { type Change, newRecordId } from './answers.ts';
import { parseAnswer } from './kinds.ts';

const PREFIX = 'feedback.';

/** What is still to do with an entry. */
export type FeedbackState = 'to-decide' | 'to-tell' | 'told';

/** One entry: its id, what is still to do with it, and its answers by the field's key. */
export type Feedback = { id: string; state: FeedbackState; answers: Readonly<Record<string, string>> };

/** A field of an entry. `key` names it on the command line: the part of feedback that it plays (`said`, `group` …), else its id. */
export type FeedbackField = NonNullable<Question['fields']>[number] & { key: string };

/** What is wrong with one answer of an entry. */
export type Refused = { field: string; message: string };

/** The parts that the fields of an entry can play. */
export const FEEDBACK_PARTS = ROLE_NAMES.flatMap((role) =>
  role.startsWith(PREFIX) ? [role.slice(PREFIX.length)] : [],
);

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
export function feedbackFields(method: Method): FeedbackField[] {
  const roles: Readonly<Record<string, string | undefined>> = method.roles;
  return (feedbackQuestion(method).fields ?? []).map((field) => {
    const part = FEEDBACK_PARTS.find((each) => roles[`${PREFIX}${each}`] === field.id);
    return { ...field, key: part ?? field.id };
  });
}

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

/** The changes that put texts into an entry, by the field's key, the texts as they are then, and what of them cannot be used. */
export function feedbackChanges(
  reader: Reader,
  id: string,
  texts: Readonly<Record<string, string>>,
): { changes: Change[]; clean: Record<string, string>; refused: Refused[] } {
  const changes: Change[] = [];
  const clean: Record<string, string> = {};
  const refused: Refused[] = [];
  const questions = fieldsOf(feedbackQuestion(reader.method), id);
  for (const [i, { key }] of feedbackFields(reader.method).entries()) {
    const [question, text] = [questions[i], texts[key]];
    if (!question || text === undefined) continue;
    const parsed = parseAnswer(reader, question, text);
    if (parsed.ok) {
      changes.push({ id: question.id, answer: { value: parsed.value } });
      clean[key] = String(parsed.value);
    } else refused.push({ field: key, message: parsed.message });
  }
  return { changes, clean, refused };
}

/** Whether an entry says that the group was told, though nothing is decided that they could have been told. */
export const isToldUndecided = ({ decision = 'open', told }: Readonly<Record<string, string>>): boolean =>
  told !== undefined && decision === 'open';

/** An id for a new entry, made of its title; it is added to those that are taken. */
export function newFeedbackId(taken: Set<string>, title: string): string {
  const id = newRecordId(taken, title, 'feedback');
  taken.add(id);
  return id;
}

/**
 * A new entry as {@link feedbackChanges} gives it, with an id that is added to those taken. One without a title is titled by the first
 * words of what was said; where they may not be quoted, they stand in quotation marks, so that nobody takes them for the team's own.
 */
export function newFeedback(
  reader: Reader,
  taken: Set<string>,
  texts: Readonly<Record<string, string>>,
): { id: string } & ReturnType<typeof feedbackChanges> {
  const first = titleFrom(texts.said ?? '');
  const id = newFeedbackId(taken, texts.title ?? first);
  const { quote = '' } = texts;
  const mayBeQuoted = feedbackChanges(reader, id, { quote }).clean.quote === 'yes';
  return { id, ...feedbackChanges(reader, id, { title: mayBeQuoted ? first : `“${first}”`, ...texts }) };
}

/** Whether an entry may be quoted: only where somebody said yes. */
export const mayQuote = ({ method: { roles }, list }: Reader, id: string): boolean =>
  list(`${roles.feedback}.${id}.${roles['feedback.quote']}`)[0] === 'yes';

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

/** Two entries with equal keys say the same thing for the same group. */
export const feedbackKey = ({ said = '', group = '' }: Readonly<Record<string, string>>): string =>
  JSON.stringify([said, group]);

// --- internal ---

const MOST_OF_TITLE = 60;
