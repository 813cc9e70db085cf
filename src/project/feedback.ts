// Feedback as the project holds it: what was heard, what was decided, and whether the group was told. Pure.
import { UserError } from '../errors.ts';
import { fieldsOf, slug } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { type Answers, answerAt, type Change, freeRecordId, recordsOf } from './answers.ts';
import { parseAnswer } from './kinds.ts';

/** The `records` question that feedback is kept in. */
export const FEEDBACK = 'design.feedback';

/** What is still to do with an entry. */
export type FeedbackState = 'to-decide' | 'to-tell' | 'told';

/** One entry: its id, what is still to do with it, and its answers by the field's id. */
export type Feedback = { id: string; state: FeedbackState; answers: Readonly<Record<string, string>> };

/** What is wrong with one answer of an entry. */
export type Refused = { field: string; message: string };

/** The fields of an entry, in the method's order. @throws UserError where the method has no feedback */
export function feedbackFields(method: Method): NonNullable<Question['fields']> {
  const fields = method.questions.find((question) => question.id === FEEDBACK)?.fields;
  if (fields) return fields;
  throw new UserError({
    code: 'no-feedback',
    what: `The method ${method.id} has no question ${FEEDBACK}, so there is nowhere to keep feedback.`,
    next: 'Leave out --method to use the one that comes with tde.',
  });
}

/** Every entry, in the file's order. */
export function feedbackOf(method: Method, answers: Answers): Feedback[] {
  const fields = feedbackFields(method);
  return recordsOf(answers, FEEDBACK).map((id) => {
    const own: Record<string, string> = {};
    for (const field of fields) {
      const value = answerAt(answers, `${FEEDBACK}.${id}.${field.id}`)?.value;
      if (value !== undefined) own[field.id] = typeof value === 'string' ? value : value.join('; ');
    }
    const decided = own.decision !== undefined && own.decision !== 'open';
    return { id, state: !decided ? 'to-decide' : own.told === undefined ? 'to-tell' : 'told', answers: own };
  });
}

/** The changes that put texts into an entry, by the field's id, and what of them cannot be used. */
export function feedbackChanges(
  method: Method,
  answers: Answers,
  id: string,
  texts: Readonly<Record<string, string>>,
): { changes: Change[]; refused: Refused[] } {
  const changes: Change[] = [];
  const refused: Refused[] = [];
  const hub = method.questions.find((question) => question.id === FEEDBACK) as Question;
  for (const [i, question] of fieldsOf(hub, id).entries()) {
    const field = hub.fields?.[i]?.id ?? '';
    if (texts[field] === undefined) continue;
    const parsed = parseAnswer(method, answers, question, texts[field]);
    if (parsed.ok) changes.push({ id: question.id, answer: { value: parsed.value } });
    else refused.push({ field, message: parsed.message });
  }
  return { changes, refused };
}

/** What changes put into one entry, by the field's id. */
export const textsIn = (changes: readonly Change[]): Record<string, string> =>
  Object.fromEntries(changes.map(({ id, answer }) => [id.split('.')[3] ?? '', String(answer?.value)]));

/** Whether an entry says that the group was told, though nothing is decided that they could have been told. */
export const isToldUndecided = ({ decision = 'open', told }: Readonly<Record<string, string>>): boolean =>
  told !== undefined && decision === 'open';

/** An id for a new entry, made of its title; it is added to those that are taken. */
export function newFeedbackId(taken: Set<string>, title: string): string {
  const id = freeRecordId(taken, slug(title) || 'feedback');
  taken.add(id);
  return id;
}

/** A title out of what was said: its first sentence, or as many of the first words as are easily read in a list. */
export function titleFrom(said: string): string {
  const flat = said.replace(/\s+/g, ' ').trim();
  const sentence = (/^.{12,}?(?=[.!?] )/u.exec(flat)?.[0] ?? flat).replace(/(?<=.)[.!?,;:]+$/u, '');
  const characters = Array.from(sentence);
  if (characters.length <= MOST_OF_TITLE) return sentence;
  const cut = characters.slice(0, MOST_OF_TITLE).join('');
  return `${cut.replace(/\s+\S*$/u, '')}…`;
}

/** Whether a text seems to hold an e-mail address or a phone number: somebody could be found by it. */
export function holdsContact(text: string): boolean {
  if (EMAIL.test(text)) return true;
  return Array.from(text.matchAll(NUMBER), ([found]) => found).some((found) => {
    const digits = found.replace(/\D/g, '').length;
    return digits >= 7 && digits <= 15 && !DATE_OR_YEARS.test(found);
  });
}

/** Two entries with equal keys say the same thing for the same group. */
export const feedbackKey = ({ said = '', group = '' }: Readonly<Record<string, string>>): string =>
  JSON.stringify([said, group]);

// --- internal ---

const MOST_OF_TITLE = 60;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u;
const NUMBER = /\+?\(?\d[\d\s()./-]{5,}\d/g;
const DATE_OR_YEARS =
  /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|(?:19|20)\d\d[\s/-]+(?:19|20)\d\d)$/;
