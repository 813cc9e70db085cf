// How single answers are shown in the plan: with their label, as paragraphs or a list, with their note, dates as people write them; and
// what is missing.

import { gapText } from '../../advice/pitch.ts';
import { type Compared, compareRecords, isAnswered, isRelevant } from '../../advice/progress.ts';
import { answerText, optionsShown } from '../../advice/texts.ts';
import { questionAt } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Method, Question } from '../../method/types.ts';
import type { Reader } from '../../project/answers.ts';
import { fill, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';

/**
 * What every part of a document is made from. `begun` are the steps of which anything is answered. `alone`: only one part was
 * asked for, so that what it lacks is a gap in any case. `compared` are the records of a question.
 */
export type DocumentReader = Shared & {
  begun: ReadonlySet<string>;
  alone: boolean;
  compared: (records: string | undefined) => readonly Compared[];
};

/** A project as the parts of a document read it. Several parts tell of the same records, which are compared once. */
export function givenFrom(shared: Shared, alone: boolean): DocumentReader {
  const known = new Map<string | undefined, readonly Compared[]>();
  return {
    ...shared,
    alone,
    begun: begunSteps(shared),
    compared: (id) => {
      const records = known.get(id) ?? compareRecords(shared, id);
      known.set(id, records);
      return records;
    },
  };
}

/** An answer under its label: the first paragraph, further ones, the entries of a list, and the note beside it. */
export type ShownAnswer = { label: string; lead: string; more: string[]; items: string[]; note: string };

/** An entry of what there is to show under a label. */
export const entryOf = (label: string, shown: Partial<ShownAnswer>): ShownAnswer => ({
  label,
  lead: '',
  more: [],
  items: [],
  note: '',
  ...shown,
});

/** A short text under its label, in a line of its own. */
export type Fact = { label: string; text: string };

/** What is missing: the questions' ids, and one line that names them. */
export type Missing = { gaps: string[]; missing: string };

/** A text as its paragraphs: they are parted by an empty line. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The answered ones of some questions, each as an entry. */
export function entriesFor(given: DocumentReader, questions: readonly Question[]): ShownAnswer[] {
  return questions.flatMap((question) => {
    if (!isRelevant(given, question) || question.kind === 'records' || question.kind === 'checklist') return [];
    if (!isAnswered(given, question)) return [];
    const note = given.at(question.id)?.note ?? '';
    const { label, kind } = question;
    if (kind === 'list') return [entryOf(label, { items: [...given.list(question.id)], note })];
    if (kind === 'choices' && given.list(question.id).length > 1) {
      const options = optionsShown(given, question);
      const items = given.list(question.id).map((id) => options.find((option) => option.id === id)?.label ?? id);
      return [entryOf(label, { items, note })];
    }
    const answer = answerText(given, question);
    const isJudged = kind === 'judgement' && note !== '';
    const [lead = '', ...more] = paragraphsOf(isJudged ? fill(words.plan.because, { answer, note }) : answer);
    return [entryOf(label, { lead, more, note: isJudged ? '' : note })];
  });
}

/** The entries of the questions that play these parts, in this order; parts that the method does not have are left out. */
export const entriesOfRoles = (given: DocumentReader, roles: readonly Role[]): ShownAnswer[] =>
  entriesFor(given, questionsOf(given.method, roles));

/** The question that plays a part; undefined where the method has none. */
export const questionOf = (method: Method, role: Role): Question | undefined => questionAt(method, method.roles[role]);

/** The questions that play these parts, as far as the method has them. */
export const questionsOf = (method: Method, roles: readonly Role[]): Question[] =>
  roles.flatMap((role) => questionOf(method, role) ?? []);

/**
 * Which of some questions have no answer and should have one: what is beside the point is no gap, and as long as a step has not begun,
 * neither are its questions.
 */
export function missingOf(given: DocumentReader, questions: readonly Question[]): Missing {
  const lacking = questions.filter(
    (question) =>
      isWanted(given, question) &&
      question.kind !== 'checklist' &&
      isRelevant(given, question) &&
      !isAnswered(given, question) &&
      (given.alone || question.step === undefined || given.begun.has(question.step)),
  );
  return { gaps: lacking.map(({ id }) => id), missing: lacking.map((question) => gapOf(given, question)).join(' ') };
}

/** How a question without an answer stands in the text. */
export const gapOf = (reader: Reader, { id, label }: Pick<Question, 'id' | 'label'>): string =>
  gapText(label, reader.at(id)?.findOut !== undefined);

/** The answer in words for people, or its gap. On one line but for the answer's own line breaks. */
export function textOrGap(given: DocumentReader, question: Question): string {
  const text = answerText(given, question);
  return text === '' && isWanted(given, question) ? gapOf(given, question) : text;
}

/** The short answer to the question that plays a part, in words for people; empty where there is none. */
export function textOf(given: DocumentReader, role: Role): string {
  const question = questionOf(given.method, role);
  return question ? answerText(given, question) : '';
}

/** The answer to the question that plays a part as its paragraphs; its gap as the only one where an answer is due. */
export function told(given: DocumentReader, role: Role): string[] {
  const question = questionOf(given.method, role);
  if (!question || !isRelevant(given, question)) return [];
  const paragraphs = paragraphsOf(answerText(given, question));
  if (paragraphs.length > 0) return paragraphs;
  return missingOf(given, [question]).gaps.map(() => gapOf(given, question));
}

// --- internal ---

/**
 * Whether a question without an answer is a gap: what is optional is none, nor how people are kept safe where none of the data is about
 * them, unless somebody wants to find it out.
 */
function isWanted(reader: Reader, { id, optional }: Question): boolean {
  const { roles } = reader.method;
  const isNeedless = id === roles.safeguards && reader.text(roles['about-people']) === 'no';
  return !(optional || isNeedless) || reader.at(id)?.findOut !== undefined;
}

/** The steps of which anything is answered or noted as to find out; checklists do not count. */
function begunSteps(reader: Reader): ReadonlySet<string> {
  const touched = reader.method.questions.filter(
    (question) =>
      question.kind !== 'checklist' && (isAnswered(reader, question) || reader.at(question.id)?.findOut !== undefined),
  );
  return new Set(touched.flatMap(({ step }) => step ?? []));
}
