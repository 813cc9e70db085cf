// Where a project stands: which questions are asked, which are answered, what is to find out, what comes next; and records side by side,
// each with its answers and what is still missing in it.
import { criteriaOf, fieldsOf, questionAt } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Condition, Method, Question } from '../method/types.ts';
import { type Answer, type Answers, recordsOf } from '../project/answers.ts';
import { answerText } from './texts.ts';

export type Status = 'not-started' | 'in-progress' | 'finished';

/** A section in numbers: of `asked` questions (optional and irrelevant ones left out) `answered` have a value, `findOut` are to find out. */
export type SectionProgress = {
  id: string;
  title: string;
  status: Status;
  answered: number;
  asked: number;
  findOut: number;
};

/** A question whose answer is to be found out, and whom to ask. */
export type OpenQuestion = { id: string; label: string; whom: string };

/** The sections in the method's order with their status; `finished` is the person's own mark. */
export function progressOf(method: Method, answers: Answers): SectionProgress[] {
  return method.sections.map(({ id, title, questions }) => {
    const count = { answered: 0, asked: 0, findOut: 0 };
    let begun = false;
    for (const question of leavesOf(method, answers, questions)) {
      const [answered, findOut] = [isAnswered(answers, question), isToFindOut(answers, question)];
      begun ||= answered || findOut;
      if (findOut) count.findOut++;
      if (question.optional) continue;
      count.asked++;
      if (answered) count.answered++;
    }
    const status = answers.finished.includes(id) ? 'finished' : begun ? 'in-progress' : 'not-started';
    return { id, title, status, ...count };
  });
}

/** The stops of the interview in a section: relevant questions in order, a checklist as one stop, a record's fields after its hub. */
export const stopsOf = (method: Method, answers: Answers, questionIds: readonly string[]): Question[] => [
  ...eachStop(method, answers, questionIds),
];

/** The first stop that has no answer and is not to find out, in the first section that is not finished. */
export function nextQuestion(method: Method, answers: Answers): Question | undefined {
  for (const section of method.sections) {
    if (answers.finished.includes(section.id)) continue;
    for (const question of eachStop(method, answers, section.questions))
      if (!question.optional && !isSettled(method, answers, question)) return question;
  }
  return undefined;
}

/** Everything that is to be found out, in the method's order. */
export function openQuestions(method: Method, answers: Answers): OpenQuestion[] {
  const open: OpenQuestion[] = [];
  for (const section of method.sections) {
    for (const question of leavesOf(method, answers, section.questions)) {
      const whom = answers.byId[question.id]?.findOut;
      if (whom !== undefined) open.push({ id: question.id, label: question.label, whom });
    }
  }
  return open;
}

/** Whether a stop needs no more asking: it has a value or is to find out; a checklist needs every line, records at least one. */
export function isSettled(method: Method, answers: Answers, question: Question): boolean {
  if (question.kind === 'checklist')
    return criteriaOf(method, question).every((each) => isSettled(method, answers, each));
  return isAnswered(answers, question) || isToFindOut(answers, question);
}

/** Whether the question has a value; records count as answered from the first record on. */
export function isAnswered(answers: Answers, question: Question): boolean {
  if (question.kind === 'records') return (answers.records[question.id] ?? []).length > 0;
  return hasValue(answers.byId[question.id]);
}

/** Whether the question's condition holds, or it has none. */
export function isRelevant(answers: Answers, question: Pick<Question, 'when'>): boolean {
  return !question.when || holds(answers, question.when);
}

/** Whether the question named by a condition has the value, or has it among its values. */
export function holds(answers: Answers, condition: Condition): boolean {
  const value = answers.byId[condition.question]?.value;
  return typeof value === 'string' ? value === condition.equals : (value?.includes(condition.equals) ?? false);
}

/**
 * A record as others are compared with it: its title (the answer to its first field, else its id), its relevant fields by
 * their short ids and by the `part` they play, how many of them are asked (optional ones are not), and those without an answer.
 */
export type Compared = {
  id: string;
  title: string;
  fields: Readonly<Record<string, Question>>;
  part: (role: Role) => Question | undefined;
  asked: number;
  gaps: Question[];
};

/** The records of a `records` question in the file's order; none where the method has no such question. */
export function compareRecords(method: Method, answers: Answers, hubId: string | undefined): Compared[] {
  const hub = hubId === undefined ? undefined : questionAt(method, hubId);
  if (hub?.kind !== 'records') return [];
  return recordsOf(answers, hub.id).map((id) => {
    const all = fieldsOf(hub, id);
    const relevant = all.filter((field) => isRelevant(answers, field));
    const asked = relevant.filter((field) => !field.optional);
    const [first] = all;
    const fields: Readonly<Record<string, Question>> = Object.fromEntries(
      relevant.map((field) => [field.id.slice(hub.id.length + id.length + 2), field]),
    );
    return {
      id,
      title: (first && answerText(method, answers, first)) || id,
      fields,
      part: (role) => fields[method.roles[role] ?? ''],
      asked: asked.length,
      gaps: asked.filter((field) => !isAnswered(answers, field)),
    };
  });
}

// --- internal ---

const hasValue = (answer: Answer | undefined): boolean => answer?.value !== undefined && answer.value.length > 0;

const isToFindOut = (answers: Answers, question: Question): boolean => answers.byId[question.id]?.findOut !== undefined;

/** {@link stopsOf}, one by one: of many thousand records only one is held at a time. */
function* eachStop(method: Method, answers: Answers, questionIds: readonly string[]): Generator<Question> {
  const byId = new Map(method.questions.map((question) => [question.id, question]));
  for (const id of questionIds) {
    const question = byId.get(id);
    if (!question || !isRelevant(answers, question)) continue;
    yield question;
    if (question.kind !== 'records') continue;
    for (const record of answers.records[id] ?? [])
      for (const field of fieldsOf(question, record)) if (isRelevant(answers, field)) yield field;
  }
}

/** The single answers of a section: criteria in place of their checklist, a record's fields besides their hub. */
function* leavesOf(method: Method, answers: Answers, questionIds: readonly string[]): Generator<Question> {
  for (const question of eachStop(method, answers, questionIds)) {
    if (question.kind === 'checklist') yield* criteriaOf(method, question);
    else yield question;
  }
}
