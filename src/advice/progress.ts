// Where a project stands, which is one idea, as all of it is read off the same answers: which questions are asked, which are answered, what is
// to find out, what comes next; how far a first pitch is, and the work, and so the version and the day of what is told of it; and records
// side by side, each with its answers and what is still missing in it. Pure.

import { criteriaOf, fieldAt, fieldsOf, questionAt, recordAt, tacticChoiceOf } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Condition, Method, Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { contactsIn } from '../project/contacts.ts';
import { isAmong, mayQuote } from '../project/feedback.ts';
import { recordTitle } from '../project/kinds.ts';
import { capitalFirst, placeholders, words } from '../words.ts';

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
export function progressOf(reader: Reader): SectionProgress[] {
  return reader.method.sections.map(({ id, title, questions }) => {
    const count = { answered: 0, asked: 0, findOut: 0 };
    let begun = false;
    for (const question of leavesOf(reader, questions)) {
      const [answered, findOut] = [isAnswered(reader, question), isToFindOut(reader, question)];
      begun ||= answered || findOut;
      if (findOut) count.findOut++;
      if (question.optional || isSpared(reader, question)) continue;
      count.asked++;
      if (answered) count.answered++;
    }
    const status = reader.answers.finished.includes(id) ? 'finished' : begun ? 'in-progress' : 'not-started';
    return { id, title, status, ...count };
  });
}

/** The stops of the interview in a section: relevant questions in order, a checklist as one stop, a record's fields after its hub. */
export const stopsOf = (reader: Reader, questionIds: readonly string[]): Question[] => [
  ...eachStop(reader, questionIds),
];

/**
 * The first stop that has no answer and is not to find out, in the first section that is not finished; `after` a section, in those that
 * follow it first. A checklist is passed over once the tactics that it helps to choose are chosen.
 */
export function nextQuestion(reader: Reader, after?: string): Question | undefined {
  const { sections } = reader.method;
  const from = sections.findIndex(({ id }) => id === after) + 1;
  for (const section of [...sections.slice(from), ...sections.slice(0, from)]) {
    if (reader.answers.finished.includes(section.id)) continue;
    for (const question of eachStop(reader, section.questions)) {
      const isDone = question.optional || isSettled(reader, question);
      if (!isDone && !hasServed(reader, question) && !isSpared(reader, question)) return question;
    }
  }
  return undefined;
}

/** Everything that is to be found out, in the method's order. */
export const openQuestions = (reader: Reader): OpenQuestion[] =>
  reader.method.sections.flatMap(({ questions }) =>
    Array.from(leavesOf(reader, questions)).flatMap(({ id, label }) => {
      const whom = reader.whom(id);
      return whom === undefined ? [] : [{ id, label, whom }];
    }),
  );

/** How far the work is: `done` where there are results, `planned` where there is a plan, else `begun`. */
export function stageOf(reader: Reader): Stage {
  const { results, intervention } = reader.method.roles;
  if (reader.text(results) !== '') return 'done';
  return reader.text(intervention) === '' ? 'begun' : 'planned';
}

export type Stage = 'begun' | 'planned' | 'done';

/** Who issues a document, in which version, the day that it tells of (year-month-day), and who approved it; empty where it is not known. */
export type Issue = { issuer: string; version: string; day: string; approved: string };

/**
 * What stands on a document that goes out. The day is the one the team gives, else the newest one on which something happened, as the
 * answers say. Neither the file's own time (each copy has another) nor a line that each save writes would do: two people's branches
 * would no longer merge. So the same answers give the same day wherever they are read.
 */
export function issueOf(reader: Reader): Issue {
  const { roles } = reader.method;
  const stage = stageOf(reader);
  const kind = stage === 'planned' && reviewersOf(reader).groups.length > 0 ? 'reviewed' : stage;
  return {
    issuer: officeName(reader) || bodyOf(reader) || reader.text(roles.office),
    version: reader.text(roles.version) || words.plan.versions[kind],
    day: reader.text(roles['as-of']) || newestDay(reader),
    approved: reader.text(roles.approved),
  };
}

/** What the office that asks is called, without how to reach it; empty where it said no more than that. */
export function officeName({ method, text }: Reader): string {
  const parts = text(method.roles.office).split(/\s*[,;\n]\s*|\s+[–—|]\s+/);
  return parts.filter((part) => part !== '' && contactsIn(part).length === 0).join(', ');
}

/**
 * What a quick start asks, in order: who answers, as that rewords the rest; the names in the sentences, the slots, and what the last
 * line is made of. Derived from the pitch, so that no second list can drift from it.
 */
export function pitchQuestions(method: Method): string[] {
  const { pitch, roles } = method;
  const first = roles['who-answers'] ?? [];
  return [...new Set([first, ...slotsOf(method).values(), ...pitch.closing.flatMap(placeholders)].flat())];
}

/**
 * How far a first pitch is: how many of the answers that stand in it are there, and the first question of these that is open, with its
 * number among all that are asked.
 */
export function pitchProgress(reader: Reader): {
  answered: number;
  needed: number;
  open?: { question: Question; number: number };
} {
  const all = pitchQuestions(reader.method);
  const inIt = new Set(slotsOf(reader.method).values());
  const needed = all.flatMap((id) => (inIt.has(id) ? (questionAt(reader.method, id) ?? []) : []));
  const question = needed.find((each) => !isSettled(reader, each));
  return {
    answered: needed.filter((each) => isAnswered(reader, each)).length,
    needed: needed.length,
    ...(question && { open: { question, number: all.indexOf(question.id) + 1 } }),
  };
}

/** Whether nothing but a first pitch was begun. */
export function isOnlyPitch({ method, answers }: Reader): boolean {
  const pitch = pitchQuestions(method);
  return answers.finished.length === 0 && Object.keys(answers.byId).every((id) => pitch.includes(id));
}

/** Every question that the pitch may speak of, at one stage or another. */
export function questionsSaid(method: Method): string[] {
  const { stages, notes } = method.pitch;
  const slots = slotsOf(method);
  const texts = [...Object.values(stages).flatMap(({ sentences }) => sentences), ...notes.map(({ text }) => text)];
  const said = texts.flatMap(placeholders).map((name) => slots.get(name) ?? name);
  return [...new Set([...pitchQuestions(method), ...said])];
}

/** The names and the slots with their questions, in the order they are asked. */
export function slotsOf({ roles, pitch }: Method): Map<string, string> {
  const names = (['place', 'government'] as const).flatMap((name) =>
    roles[name] === undefined ? [] : [[name, roles[name]] as const],
  );
  return new Map([...names, ...pitch.slots.map(({ id, question }) => [id, question] as const)]);
}

/**
 * Whether a question needs no answer of its own: what is asked of a line of the plan that was dropped; and how people are kept safe, where
 * none of the data is about them, or each data set that is says who could be harmed and what is done about it.
 */
export function isSpared(reader: Reader, { id }: Question): boolean {
  const { method } = reader;
  const { roles } = method;
  if (reader.text(id) !== '') return false;
  if (id.startsWith(`${roles.activities}.`)) {
    const { record = '' } = recordAt(method, id) ?? {};
    return reader.text(fieldAt(method, 'activities.status', record)) === 'dropped';
  }
  if (id !== roles.safeguards) return false;
  const sets = compareRecords(reader, roles['data-sets']);
  const isWeighed = sets.every(({ text }) => text('data-sets.harm') !== '' && text('data-sets.done') !== '');
  return reader.text(roles['about-people']) === 'no' || (sets.length > 0 && isWeighed);
}

/** Whether a stop needs no more asking: it has a value or is to find out; a checklist needs every line, records at least one. */
export function isSettled(reader: Reader, question: Question): boolean {
  if (question.kind === 'checklist')
    return criteriaOf(reader.method, question).every((each) => isSettled(reader, each));
  return isAnswered(reader, question) || isToFindOut(reader, question);
}

/** Whether the question has a value; records count as answered from the first record on. */
export function isAnswered(reader: Reader, question: Question): boolean {
  if (question.kind === 'records') return reader.records(question.id).length > 0;
  return reader.text(question.id) !== '';
}

/** Whether the question's condition holds, or it has none. */
export function isRelevant(reader: Reader, question: Pick<Question, 'when'>): boolean {
  return !question.when || holds(reader, question.when);
}

/** Whether the question named by a condition has the value, or has it among its values. */
export function holds(reader: Reader, condition: Condition): boolean {
  return reader.list(condition.question).includes(condition.equals);
}

/**
 * A record as others are compared with it. `title` is the answer to its first field, else its id; `fields` are its relevant ones by their
 * short ids; of those that are `asked` (optional ones are not), `gaps` have no answer. It is read by the parts that its fields play: the
 * field (undefined where the method has none, or it is not relevant), its answer as one text or as entries, whether that is there or to
 * find out, and where it stands: its full id, or that of the record where there is no such field.
 */
export type Compared = {
  readonly id: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, Question>>;
  readonly asked: number;
  readonly gaps: Question[];
  part(role: Role): Question | undefined;
  text(role: Role): string;
  list(role: Role): readonly string[];
  isSettled(role: Role): boolean;
  at(role: Role): string;
};

/** The records of a `records` question in the file's order; none where the method has no such question, or it is not relevant. */
export function compareRecords(reader: Reader, hubId: string | undefined): Compared[] {
  const hub = questionAt(reader.method, hubId);
  if (hub?.kind !== 'records' || !isRelevant(reader, hub)) return [];
  return reader.records(hub.id).map((id) => recordIn(reader, hub, id));
}

/** The use case that Design picked, `among` all that there are; undefined while none is. */
export function chosenUseCase(
  reader: Reader,
  among: readonly Compared[] = compareRecords(reader, reader.method.roles['use-cases']),
): Compared | undefined {
  const chosen = reader.text(reader.method.roles['chosen-use-case']);
  return among.find(({ id }) => id === chosen);
}

/** What was decided on a piece of feedback: `open` where nothing was. */
export const decisionOn = ({ text }: Compared): string => text('feedback.decision') || 'open';

/**
 * Whether a use case was heard or is assumed; empty while nobody said. With personas of which none was met here, borrowed ones among
 * them, it is assumed whatever it says of itself.
 */
export function basisOf(reader: Reader, useCase: string): string {
  const { method } = reader;
  const personas = reader.list(fieldAt(method, 'use-cases.personas', useCase));
  const isGuess = (persona: string) =>
    ['assumed', 'borrowed'].includes(reader.text(fieldAt(method, 'personas.basis', persona)));
  if (personas.length > 0 && personas.every(isGuess)) return 'assumed';
  return reader.text(fieldAt(method, 'use-cases.basis', useCase));
}

/**
 * The groups that feedback came from: those of them that the plan is `meant` for (all of them while that is not said), and which of
 * those may be `named`, as somebody in them agreed to be quoted; and the `days` on which it was heard, empty where that was not noted.
 */
export function reviewersOf(reader: Reader): { groups: string[]; meant: string[]; named: string[]; days: string[] } {
  const { roles } = reader.method;
  // Who tells of what they use did not review the plan.
  const reviews = compareRecords(reader, roles.feedback).filter(
    ({ text }) => text('feedback.group') !== '' && text('feedback.version') === '',
  );
  const groups = new Map<string, string>();
  const named = new Set<string>();
  for (const { id, text } of reviews) {
    const group = text('feedback.group');
    const key = group.toLowerCase();
    if (!groups.has(key)) groups.set(key, group);
    if (mayQuote(reader, id)) named.add(key);
  }
  const users = reader.list(roles['intended-users']);
  const all = [...groups.values()];
  const meant = users.length === 0 ? all : all.filter((group) => isAmong(group, users));
  return {
    groups: all,
    meant,
    named: meant.filter((group) => named.has(group.toLowerCase())),
    days: reviews.map(({ text }) => text('feedback.heard')),
  };
}

// --- internal ---

/** The public body, where whoever fills it in may speak for it: an advocate or an organizer issues no plan in its name. */
const bodyOf = ({ method, text }: Reader): string =>
  words.plan.notInItsName.includes(text(method.roles['who-answers']))
    ? ''
    : capitalFirst(text(method.roles.government));

/** A record, of which nothing is read before it is asked for, and its fields once: there may be thousands. */
function recordIn(reader: Reader, hub: Question, id: string): Compared {
  const { method } = reader;
  const fieldIn = (full: string | undefined) => {
    const field = questionAt(method, full);
    return field && isRelevant(reader, field) ? field : undefined;
  };
  let known: Compared['fields'] | undefined;
  const fields = () => {
    known ??= Object.fromEntries(
      (hub.fields ?? []).flatMap((own) => {
        const field = fieldIn(`${hub.id}.${id}.${own.id}`);
        return field ? [[own.id, field]] : [];
      }),
    );
    return known;
  };
  const asked = () => Object.values(fields()).filter(({ optional }) => !optional);
  const part = (role: Role) => fieldIn(fieldAt(method, role, id));
  return {
    id,
    get title() {
      return recordTitle(reader, hub, id);
    },
    get fields() {
      return fields();
    },
    get asked() {
      return asked().length;
    },
    get gaps() {
      return asked().filter((field) => !isAnswered(reader, field) && !isSpared(reader, field));
    },
    part,
    text: (role) => reader.text(part(role)?.id),
    list: (role) => reader.list(part(role)?.id),
    isSettled: (role) => {
      const field = part(role);
      return field !== undefined && isSettled(reader, field);
    },
    at: (role) => fieldAt(method, role, id) ?? `${hub.id}.${id}`,
  };
}

const isToFindOut = (reader: Reader, question: Question): boolean => reader.whom(question.id) !== undefined;

/** Whether a checklist is there to choose tactics by, and these are chosen. */
const hasServed = (reader: Reader, { kind, step = '' }: Question): boolean =>
  kind === 'checklist' && reader.list(tacticChoiceOf(reader.method, step)?.id).length > 0;

/** {@link stopsOf}, one by one: of many thousand records only one is held at a time. */
function* eachStop(reader: Reader, questionIds: readonly string[]): Generator<Question> {
  for (const id of questionIds) {
    const question = questionAt(reader.method, id);
    if (!question || !isRelevant(reader, question)) continue;
    yield question;
    if (question.kind !== 'records') continue;
    for (const record of reader.records(id))
      for (const field of fieldsOf(question, record)) if (isRelevant(reader, field)) yield field;
  }
}

/** The single answers of a section: criteria in place of their checklist, a record's fields besides their hub. */
function* leavesOf(reader: Reader, questionIds: readonly string[]): Generator<Question> {
  for (const question of eachStop(reader, questionIds)) {
    if (question.kind === 'checklist') yield* criteriaOf(reader.method, question);
    else yield question;
  }
}

/** The newest of the days behind us that the answers name. */
function newestDay(reader: Reader): string {
  const days = reader.method.questions.flatMap(({ id, kind, day, fields = [] }) => {
    if (kind === 'date' && day === 'past') return [reader.text(id)];
    const past = fields.filter((field) => field.kind === 'date' && field.day === 'past');
    return past.length === 0
      ? []
      : reader.records(id).flatMap((own) => past.map((field) => reader.text(`${id}.${own}.${field.id}`)));
  });
  return days.sort().at(-1) ?? '';
}
