// How a screen is answered by a person whose answers are known already, as they stand in an example.

import type { Draft, Screen } from '../../src/interview/prompter.ts';
import { criteriaOf, fieldsOf } from '../../src/method/ids.ts';
import type { Answers, Reader } from '../../src/project/answers.ts';
import type { Do } from './two-modes.ts';

/** At a hub of records, of which `made` are there: to add one, what to call it, or to go on. Undefined on any other screen. */
export function nextRecord(reader: Reader, made: Answers['records'], screen: Screen): Do | undefined {
  const hub = reader.method.questions.find(
    (each) => each.kind === 'records' && [each.id, `${each.id}.add!`].includes(screen.id),
  );
  if (!hub) return undefined;
  const next = (reader.records(hub.id) ?? [])[(made[hub.id] ?? []).length];
  const last = (made[hub.id] ?? []).at(-1);
  const isMore = last !== undefined && fieldsOf(hub, last).some((field) => field.more && reader.at(field.id));
  if (screen.id === hub.id && isMore && screen.options?.some(({ id }) => id === 'more!'))
    return { answer: { at: 'more!' } };
  if (screen.id === hub.id) return { answer: { at: next === undefined ? 'done!' : 'add!' } };
  return { answer: { text: String(reader.at(`${hub.id}.${next}.${hub.fields?.[0]?.id}`)?.value) } };
}

/** The answer of the example to a question; its find-out; or to leave it out. */
export function answerTo(reader: Reader, screen: Screen): Do {
  const [id = '', part] = screen.id.split('#');
  const answer = reader.at(id);
  if (part !== undefined) return { answer: { text: (part === 'note' ? answer?.note : answer?.findOut) ?? '' } };
  if (answer?.findOut !== undefined) return { move: 'find-out' };
  if (screen.widget === 'checklist') return { answer: { marks: marksOf(reader, id) } };
  const value = answer?.value;
  if (value === undefined) return { move: 'skip' };
  if (screen.widget === 'one') return { answer: { at: String(value) } };
  return { answer: screen.widget === 'many' ? { ticked: [value].flat() } : { text: [value].flat().join('\n') } };
}

// --- internal ---

function marksOf(reader: Reader, id: string): NonNullable<Draft['marks']> {
  const question = reader.method.questions.find((each) => each.id === id);
  const lines = question ? criteriaOf(reader.method, question) : [];
  const marks = lines.flatMap((line) => {
    const { value, note } = reader.at(line.id) ?? {};
    return value === undefined && note === undefined ? [] : [[line.id, { value, note }] as const];
  });
  return Object.fromEntries(marks) as NonNullable<Draft['marks']>;
}
