// A project in which everything that a person can write holds the same text: to see what a document makes of it.

import { fieldsOf, skeletonOf } from '../../src/method/ids.ts';
import type { Method, Question } from '../../src/method/types.ts';
import { type Answer, type Answers, NO_ANSWERS, type Reader, readerOf } from '../../src/project/answers.ts';
import { optionsOf } from '../../src/project/kinds.ts';

/**
 * Every question answered: texts hold the next one of `texts`, choices their first option, notes and "to find out" a text. What people
 * said may be quoted, or documents would leave it out wherever it stands.
 */
export function answeredWith(method: Method, texts: readonly string[]): Answers {
  let next = 0;
  const text = () => texts[next++ % texts.length] as string;
  const byId: Record<string, Answer> = {};
  const answers: Answers = {
    ...NO_ANSWERS,
    byId,
    records: Object.fromEntries(
      method.questions.filter(({ kind }) => kind === 'records').map(({ id }) => [id, ['one', 'two']]),
    ),
  };
  const all = skeletonOf(method).flatMap((question) =>
    question.kind === 'records' ? ['one', 'two'].flatMap((record) => fieldsOf(question, record)) : [question],
  );
  for (const question of all) {
    const answer = answerTo(readerOf(method, answers), question, text);
    // Where entries of a list come after one another, one of them has none to choose.
    if ([answer.value].flat()[0] !== '') byId[question.id] = answer;
  }
  const { feedback, 'feedback.quote': quote } = method.roles;
  for (const record of answers.records[feedback ?? ''] ?? []) byId[`${feedback}.${record}.${quote}`] = { value: 'yes' };
  byId['refine.past-activities.gaps'] = { findOut: text() };
  return answers;
}

function answerTo(reader: Reader, question: Question, text: () => string): Answer {
  const first = () => optionsOf(reader, question)[0]?.id ?? '';
  switch (question.kind) {
    case 'choice':
      return { value: first() };
    case 'choices':
      return { value: [first()] };
    case 'date':
      return { value: '2026-05-01' };
    case 'number':
      return { value: '36' };
    case 'list':
      return { value: [text(), text()], note: text() };
    case 'criterion':
    case 'judgement':
      return { value: 'yes', note: text() };
    default:
      return { value: text() };
  }
}
