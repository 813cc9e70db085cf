// The answers of a project as plain data, a reader of them by what they are answers to, and the ids of their records. Knows no files: file.ts
// reads and writes them.
import { playsOneOf, questionAt, type RecordField, slug } from '../method/ids.ts';
import { ASKING_FOR_GROUPS } from '../method/roles.ts';
import type { Method, Question } from '../method/types.ts';
import { withoutContacts } from './contacts.ts';
import { type Evidence, NO_EVIDENCE } from './evidence.ts';
import { isBlank, isNoAnswer, isNobody, isNoChoice } from './meant.ts';

/** An answer's value: one text, or several for a list or choices. A judgement or criterion is a text such as `yes`. */
export type Value = string | readonly string[];

/** What the project holds for a question: a value, a note, or whom to ask for what is not known yet. */
export type Answer = { readonly value?: Value; readonly note?: string; readonly findOut?: string };

/**
 * All answers of a project. `byId` goes by the id of a question, a criterion or a record's field; `records` gives the record
 * ids of each `records` question in the file's order; `finished` names the sections the person has marked as finished.
 */
export type Answers = {
  readonly byId: Readonly<Record<string, Answer>>;
  readonly records: Readonly<Record<string, readonly string[]>>;
  readonly finished: readonly string[];
};

/** One thing to save: an answer to put in place, or `undefined` to empty it (for a record's id: to remove the record). */
export type Change = { readonly id: string; readonly answer: Answer | undefined };

/** No answers at all. */
export const NO_ANSWERS: Answers = { byId: {}, records: {}, finished: [] };

/** All answers as changes, which put them into another project: records first, then the answers, then the finished sections. */
export const changesOf = ({ byId, records, finished }: Answers): Change[] => [
  ...Object.entries(records).flatMap(([hub, list]) => list.map((record) => ({ id: `${hub}.${record}`, answer: {} }))),
  ...Object.entries(byId).map(([id, answer]) => ({ id, answer })),
  ...finished.map((section) => ({ id: `finished.${section}`, answer: { value: 'yes' } })),
];

/** Whether an answer says nothing: no value, no note, nobody to ask. */
export const isEmpty = (answer: Answer | undefined): boolean =>
  !answer || (answer.value === undefined && !answer.note && !answer.findOut);

/** Whether two answers say the same; an empty one is the same as none. */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  const said = ({ value, note = '', findOut = '' }: Answer = {}) => JSON.stringify([value, note, findOut]);
  return said(one) === said(other);
}

/**
 * A project's answers with the method that gives them their meaning, and the evidence beside them. Its questions about an id may be asked
 * without one: a method need not have a question for every part.
 */
export type Reader = {
  readonly method: Method;
  readonly answers: Answers;
  /** What was counted in the city's own data. */
  readonly evidence: Evidence;
  /** The day on which somebody answers (year-month-day), so that "next Friday" is a day; absent where nobody does. */
  readonly today?: string;
  /** What the project holds for a question, a criterion or a record's field; undefined where it holds nothing. */
  at(id: string | undefined): Answer | undefined;
  /** An answer as one text, the entries of a list joined by "; "; empty where there is none. What only stands in its place is none. */
  text(id: string | undefined): string;
  /** An answer as entries, without those that are none; one where it is a single text. */
  list(id: string | undefined): readonly string[];
  /** Whom to ask for what is to be found out, empty where nobody is named ("tbd"); undefined where nothing is. */
  whom(id: string | undefined): string | undefined;
  /** The ids of a `records` question's records, in the file's order. */
  records(id: string | undefined): readonly string[];
};

/** A reader of these answers. */
export function readerOf(method: Method, answers: Answers, evidence: Evidence = NO_EVIDENCE): Reader {
  const { byId, records } = answers;
  const at = (id: string | undefined) => (id !== undefined && Object.hasOwn(byId, id) ? byId[id] : undefined);
  // What a text means is looked up once: the titles of records are read again for each answer that chooses among them.
  const known = new Map<string | undefined, { answer: Answer; meant: readonly string[] }>();
  const list = (id: string | undefined): readonly string[] => {
    const answer = at(id);
    if (answer === undefined) return [];
    const before = known.get(id);
    if (before?.answer === answer) return before.meant;
    const said = [answer.value ?? []].flat();
    const saysSomething = (each: string) =>
      !(isNoAnswer(each) && isOurs(method, id)) && !(isNobody(each) && asksWho(method, id));
    const meant = said.filter(saysSomething);
    known.set(id, { answer, meant });
    return meant;
  };
  const whom = (id: string | undefined) => {
    const { value = [], findOut } = at(id) ?? {};
    if (findOut !== undefined) return isNone(findOut) ? undefined : isNoChoice(findOut) ? '' : findOut;
    const isOpen = list(id).length === 0 && [value].flat().some((each) => each !== '' && !isNone(each));
    return isOpen ? '' : undefined;
  };
  return {
    method,
    answers,
    evidence,
    at,
    text: (id) => list(id).join('; '),
    list,
    whom,
    records: (id) => (id !== undefined && Object.hasOwn(records, id) ? (records[id] ?? []) : []),
  };
}

/** What a record says, by the key of each field that has an answer. */
export function recordTexts(
  { text }: Pick<Reader, 'text'>,
  list: Question,
  fields: readonly RecordField[],
  id: string,
): Record<string, string> {
  const texts = fields.map((field) => [field.key, text(`${list.id}.${id}.${field.id}`)] as const);
  return Object.fromEntries(texts.filter(([, said]) => said !== ''));
}

/**
 * The id for a new record: the words of its title, or `unnamed` where it has none, with a number behind them where they are
 * taken. Ids stand in commands and links, so contact details are left out of them.
 */
export function newRecordId(taken: Pick<ReadonlySet<string>, 'has'>, title: string, unnamed: string): string {
  const wanted = slug(withoutContacts(title, () => ' ')) || unnamed;
  if (!taken.has(wanted)) return wanted;
  // There may be thousands of one name, numbered without gaps: doubling finds a free number, halving the first after those taken.
  let [last, free] = [1, 2];
  while (taken.has(`${wanted}-${free}`)) [last, free] = [free, 2 * free];
  while (free - last > 1) {
    const middle = (last + free) >> 1;
    if (taken.has(`${wanted}-${middle}`)) last = middle;
    else free = middle;
  }
  return `${wanted}-${free}`;
}

/** Whether the answer to a question is in somebody's own words; so it is where the method has no such question. */
export const isInWords = (question: Question | undefined): boolean => IN_WORDS.includes(question?.kind);

// --- internal ---

/** Whether an answer is in the team's own words, and not in those that somebody said about the plan: these stay as they are. */
const isOurs = (method: Method, id = ''): boolean =>
  isInWords(questionAt(method, id)) && !playsOneOf(method, id, ['feedback.said']);

/** Whether it says who: there "nobody yet" is none. */
const asksWho = (method: Method, id = ''): boolean =>
  playsOneOf(method, id, [...ASKING_FOR_GROUPS, 'groups.name', 'activities.who']);

/** Whether there is nothing that could be found out. */
const isNone = (text: string): boolean => isBlank(text) || isNobody(text);

const IN_WORDS: readonly (Question['kind'] | undefined)[] = ['text', 'paragraph', 'list', 'phrase', undefined];
