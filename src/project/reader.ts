// Reads the answers of a project by what they are answers to: the method and the answers in one hand. Pure; knows no file.
import type { Method } from '../method/types.ts';
import { type Answer, type Answers, answerAt, entriesOf, recordsOf } from './answers.ts';

/** A project's answers with the method that gives them their meaning. */
export type Reader = {
  readonly method: Method;
  readonly answers: Answers;
  /** What the project holds for a question, a criterion or a record's field; undefined where it holds nothing. */
  at(id: string | undefined): Answer | undefined;
  /** An answer's value as one text, the entries of a list joined by "; "; empty where there is none. */
  text(id: string | undefined): string;
  /** An answer's value as entries; none where there is none, one where it is a single text. */
  list(id: string | undefined): readonly string[];
  /** The ids of a `records` question's records, in the file's order. */
  records(id: string | undefined): readonly string[];
};

/** A reader of these answers. */
export const readerOf = (method: Method, answers: Answers): Reader => ({
  method,
  answers,
  at: (id) => answerAt(answers, id),
  text: (id) => entriesOf(answers, id).join('; '),
  list: (id) => entriesOf(answers, id),
  records: (id) => recordsOf(answers, id),
});
