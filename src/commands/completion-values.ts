// What can stand at a place of a command line: ids of questions, values of answers, names of examples. Prints nothing.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { choicesOf } from '../interview/fields.ts';
import { criteriaOf, fieldsOf } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { type Answers, NO_ANSWERS } from '../project/answers.ts';
import { readProject } from '../project/file.ts';
import { packageRoot } from '../root.ts';
import { type Context, methodOf, projectPath } from './context.ts';

/** A value with what it is called. */
export type Known = { id: string; label: string };

/** The method and the answers, as far as they can be read: completion has nobody to complain to. */
export async function known(context: Context): Promise<{ method: Method; answers: Answers }> {
  const method = await methodOf(context);
  try {
    return { method, answers: readProject(projectPath(context), method).answers };
  } catch {
    return { method, answers: NO_ANSWERS };
  }
}

/** Every question by id: the lines of checklists and the fields of the records that there are, too. */
export const idsOf = (method: Method, answers: Answers): Known[] =>
  method.questions.flatMap((question) => {
    if (question.kind === 'checklist') return criteriaOf(method, question);
    const records = question.kind === 'records' ? (answers.records[question.id] ?? []) : [];
    return [question, ...records.flatMap((record) => fieldsOf(question, record))];
  });

/** What can be chosen as the answer to a question. */
export function valuesOf(method: Method, answers: Answers, id: string): Known[] {
  const questions = method.questions.flatMap((each) => (each.kind === 'checklist' ? criteriaOf(method, each) : [each]));
  const question = questions.find((each) => each.id === id);
  const chosen = question && ['choice', 'choices', 'judgement', 'criterion'].includes(question.kind);
  return chosen ? choicesOf(method, answers, question) : [];
}

/** The examples that can be copied. */
export const exampleNames = (): string[] =>
  readdirSync(join(packageRoot, 'examples'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
