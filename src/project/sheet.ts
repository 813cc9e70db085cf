// Reads a sheet of answers (YAML or JSON) to take over into a project: shaped like a project file, or with whole ids as keys.
import type { Method } from '../method/types.ts';
import { type Answers, type Change, changesOf, NO_ANSWERS } from './answers.ts';
import { failWith } from './problems.ts';
import { readAnswers } from './read.ts';

/**
 * The answers of a sheet as changes, in its order; empty keys are left alone.
 * @param file how messages name the sheet
 * @param known the answers of the project it is for: what may be chosen can come from them
 * @throws UserError with every problem: unlike in a project file, an unknown key is one, for whoever wrote it meant an answer
 */
export function readAnswerSheet(text: string, file: string, method: Method, known: Answers = NO_ANSWERS): Change[] {
  const { answers, problems, warnings } = readAnswers(text, file, method, { sheet: true, known });
  failWith([...warnings.filter((warning) => warning.code !== 'other-method'), ...problems]);
  return changesOf(answers);
}
