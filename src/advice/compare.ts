// Records side by side: use cases, activities or feedback, each with its answers and what is still missing in it. Pure.
import { fieldsOf, questionAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { isAnswered, isRelevant } from './progress.ts';
import { answerText } from './texts.ts';

/**
 * A record as others are compared with it: its title (the answer to its first field, else its id), its relevant fields by
 * their short ids, how many of them are asked (optional ones are not), and those among them without an answer.
 */
export type Compared = {
  id: string;
  title: string;
  fields: Readonly<Record<string, Question>>;
  asked: number;
  gaps: Question[];
};

/** The records of a `records` question in the file's order; none where the method has no such question. */
export function compareRecords(method: Method, answers: Answers, hubId: string): Compared[] {
  const hub = questionAt(method, hubId);
  if (hub?.kind !== 'records') return [];
  return (answers.records[hubId] ?? []).map((id) => {
    const all = fieldsOf(hub, id);
    const relevant = all.filter((field) => isRelevant(answers, field));
    const asked = relevant.filter((field) => !field.optional);
    const [first] = all;
    return {
      id,
      title: (first && answerText(method, answers, first)) || id,
      fields: Object.fromEntries(relevant.map((field) => [field.id.slice(hubId.length + id.length + 2), field])),
      asked: asked.length,
      gaps: asked.filter((field) => !isAnswered(answers, field)),
    };
  });
}
