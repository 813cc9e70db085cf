// Lists of records as tables: their fields by the names that columns bear, what a table's texts change in a record, and a list as rows
// of cells that come back the same. Pure.

import { UserError } from '../errors.ts';
import { fieldsOf, meant, slug } from '../method/ids.ts';
import { ROLE_NAMES } from '../method/roles.ts';
import type { Method, Question } from '../method/types.ts';
import type { Answer, Change, Reader, Value } from './answers.ts';
import { cellToKeep } from './cells.ts';
import { isLeafKind, optionsOf, parseAnswer } from './kinds.ts';

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

/** What stands above the column that says which record a row is; a table with it was made here. */
export const ID_COLUMN = 'tde id';

/** What stands above the columns of notes, and of whom to ask. */
export const besideColumns = ({ label }: Pick<Question, 'label'>): { note: string; findOut: string } => ({
  note: `${label} (note)`,
  findOut: `${label} (to find out from)`,
});

/** A list as a table: its first row names the columns; several texts in one cell stand in lines of their own. */
export function recordTable(reader: Reader, list: Question): string[][] {
  const ids = reader.records(list.id);
  const columns = recordFields(reader.method, list).flatMap((field, i) => {
    const at = (id: string) => reader.at(fieldsOf(list, id)[i]?.id);
    const { note, findOut } = besideColumns(field);
    const some = (part: keyof Answer) => ids.some((id) => at(id)?.[part] !== undefined);
    return [
      { name: field.label, cell: (id: string) => valueCell(reader, fieldsOf(list, id)[i], at(id)?.value) },
      ...(some('note') ? [{ name: note, cell: (id: string) => at(id)?.note ?? '' }] : []),
      ...(some('findOut') ? [{ name: findOut, cell: (id: string) => at(id)?.findOut ?? '' }] : []),
    ];
  });
  return [
    [ID_COLUMN, ...columns.map(({ name }) => name)],
    ...ids.map((id) => [id, ...columns.map(({ cell }) => cellToKeep(cell(id)))]),
  ];
}

// --- internal ---

/** A value for people to read, where that is read back as the same one; else as the file has it. */
function valueCell(reader: Reader, question: Question | undefined, value: Value | undefined): string {
  if (!question || value === undefined || !isLeafKind(question.kind)) return '';
  // A label with a place to be filled in is no words to find an option by.
  const plain = optionsOf(reader, question).filter(({ label }) => !label.includes('{'));
  const labels = new Map(plain.map(({ id, label }) => [id, label]));
  const shown = [value].flat().map((each) => labels.get(each) ?? each);
  const parsed = parseAnswer(reader, question, typeof value === 'string' ? shown.join('') : shown);
  const isSame = parsed.ok && JSON.stringify(parsed.value) === JSON.stringify(value);
  return (isSame ? shown : [value].flat()).join('\n');
}
