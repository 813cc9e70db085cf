// Answers as a test writes them down: ids and values, from which the records follow.
import { type Answer, type Answers, NO_ANSWERS } from '../../src/project/answers.ts';

/** Answers from ids and values; a value may be a whole answer, with its note or whom to ask. */
export function answersOf(byId: Record<string, string | string[] | Answer>): Answers {
  const records: Record<string, string[]> = {};
  for (const id of Object.keys(byId))
    for (const hub of [
      'find.sessions',
      'refine.findings',
      'refine.personas',
      'refine.use-cases',
      'design.data-sets',
      'design.activities',
      'design.measures',
      'design.who-does',
      'design.costs',
      'design.riding-on',
      'design.feedback',
    ]) {
      const record = id.startsWith(`${hub}.`) ? id.slice(hub.length + 1).split('.')[0] : undefined;
      if (record) records[hub] = [...new Set([...(records[hub] ?? []), record])];
    }
  return {
    ...NO_ANSWERS,
    records,
    byId: Object.fromEntries(
      Object.entries(byId).map(([id, value]) => [
        id,
        typeof value === 'string' || Array.isArray(value) ? { value } : value,
      ]),
    ),
  };
}
