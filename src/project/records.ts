// Lists of records: which there are, their fields by the names that columns and options bear, the id of a new record, and what texts from
// outside change in one. Pure.

import { UserError } from '../errors.ts';
import { fieldsOf, meant, slug } from '../method/ids.ts';
import { ROLE_NAMES } from '../method/roles.ts';
import type { Method, Question } from '../method/types.ts';
import type { Change, Reader, Value } from './answers.ts';
import { withoutContacts } from './contacts.ts';
import { parseAnswer } from './kinds.ts';

/** A field of a list's records. `key` names it on the command line: the part of feedback that it plays (`said`, `group` …), else its id. */
export type RecordField = NonNullable<Question['fields']>[number] & { key: string };

/** What is wrong with one answer of a record. */
export type Refused = { field: string; message: string };

const FEEDBACK = 'feedback.';

/** The parts that the fields of feedback can play. */
export const FEEDBACK_PARTS = ROLE_NAMES.flatMap((role) =>
  role.startsWith(FEEDBACK) ? [role.slice(FEEDBACK.length)] : [],
);

/** The lists of records that a method has, in its order. */
export const listsOf = (method: Method): Question[] => method.questions.filter(({ kind }) => kind === 'records');

/** The list that somebody means by its id, the last word of it or its label. @throws UserError that names those there are */
export function listNamed(method: Method, typed: string): Question {
  const lists = listsOf(method);
  const wanted = slug(typed);
  const found = lists.find(
    ({ id, label }) => id === typed || wanted === slug(id.slice(id.lastIndexOf('.') + 1)) || wanted === slug(label),
  );
  if (found) return found;
  const { typed: said, meant: near } = meant(
    typed,
    lists.map(({ id }) => id),
  );
  throw new UserError({
    code: 'unknown-id',
    what: `There is no list of entries "${said}".${near}`,
    next: lists.length > 0 ? `The lists are: ${lists.map(({ id }) => id).join(', ')}.` : 'Its questions: tde get',
  });
}

/** The fields of a list, in the method's order. */
export function recordFields(method: Method, list: Question): RecordField[] {
  const roles: Readonly<Record<string, string | undefined>> = method.roles;
  const isFeedback = list.id === roles.feedback;
  return (list.fields ?? []).map((field) => {
    const part = isFeedback ? FEEDBACK_PARTS.find((each) => roles[`${FEEDBACK}${each}`] === field.id) : undefined;
    return { ...field, key: part ?? field.id };
  });
}

/**
 * The id for a new record: the words of its title, or `unnamed` where it has none, with a number behind them where they are
 * taken. Ids stand in commands and links, so contact details are left out of them.
 */
export function newRecordId(taken: Pick<ReadonlySet<string>, 'has'>, title: string, unnamed: string): string {
  const wanted = slug(withoutContacts(title, () => ' ')) || unnamed;
  if (!taken.has(wanted)) return wanted;
  // There may be thousands of one name, numbered without gaps: doubling finds a free number, halving the first after those taken.
  let [last, free] = [1, 2];
  while (taken.has(`${wanted}-${free}`)) [last, free] = [free, 2 * free];
  while (free - last > 1) {
    const middle = (last + free) >> 1;
    if (taken.has(`${wanted}-${middle}`)) last = middle;
    else free = middle;
  }
  return `${wanted}-${free}`;
}

/** The changes that put inputs into a record, by the field's key, what of them is a text as it is then, and what cannot be used. */
export function recordChanges(
  reader: Reader,
  list: Question,
  id: string,
  inputs: Readonly<Record<string, Value>>,
): { changes: Change[]; clean: Record<string, string>; refused: Refused[] } {
  const changes: Change[] = [];
  const clean: Record<string, string> = {};
  const refused: Refused[] = [];
  const questions = fieldsOf(list, id);
  for (const [i, { key }] of recordFields(reader.method, list).entries()) {
    const [question, input] = [questions[i], inputs[key]];
    if (!question || input === undefined) continue;
    const parsed = parseAnswer(reader, question, input);
    if (parsed.ok) {
      changes.push({ id: question.id, answer: { value: parsed.value } });
      clean[key] = String(parsed.value);
    } else refused.push({ field: key, message: parsed.message });
  }
  return { changes, clean, refused };
}
