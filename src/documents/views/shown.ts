// What documents are made from, and how answers are shown in them: one by one under their label, records side by side as a table and then
// one by one, and what is missing among them. Pure.

import { type Compared, compareRecords, isAnswered, isRelevant, isSpared } from '../../advice/progress.ts';
import { answerText, gapText, inSentence, optionsShown } from '../../advice/said.ts';
import { questionAt } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Question } from '../../method/types.ts';
import type { Reader } from '../../project/answers.ts';
import { filled } from '../../text.ts';
import { fill, thousands, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';

/** What can be asked of a document: one section, what is for one group or session; with its appendix; a form whole, empty, or with hints. */
export type ViewOptions = {
  section?: string;
  group?: string;
  session?: string;
  whole?: boolean;
  appendix?: boolean;
  blank?: boolean;
  hints?: boolean;
};

/**
 * What every part of a document is made from. `begun` are the steps of which anything is answered. `alone`: only one part was
 * asked for, so that what it lacks is a gap in any case. `compared` are the records of a question.
 */
export type DocumentReader = Shared & {
  begun: ReadonlySet<string>;
  alone: boolean;
  compared: (records: QuestionOrRole) => readonly Compared[];
};

/** A question, itself or by the part that it plays. A part that the method does not have is left out wherever it is asked for. */
export type QuestionOrRole = Question | Role;

/** A project as the parts of a document read it. Several parts tell of the same records, which are compared once. */
export function givenFrom(shared: Shared, alone: boolean): DocumentReader {
  const known = new Map<string, readonly Compared[]>();
  return {
    ...shared,
    alone,
    begun: begunSteps(shared),
    compared: (asked) => {
      const id = questionOf(shared, asked)?.id ?? '';
      const records = known.get(id) ?? compareRecords(shared, id);
      known.set(id, records);
      return records;
    },
  };
}

/** "Worksheet for Riverton", or only the kind of document where the place is not known. */
export function subtitleOf(reader: Reader, name: keyof typeof words.document.kinds): string {
  const place = inSentence(reader, reader.method.roles.place ?? '');
  const kind = words.document.kinds[name];
  return place === '' || name === 'heard' ? kind : fill(words.document.kindFor, { kind, place });
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

/** A short text as the only entry under a label; none where it is empty. */
export const entryFor = (label: string, lead: string): ShownAnswer[] => (lead === '' ? [] : [entryOf(label, { lead })]);

/** A short text under its label, in a line of its own. */
export type Fact = { label: string; text: string };

export const isKnown = ({ text }: Fact): boolean => text !== '';

/** What is told of the question that plays a part, under its label; nothing where that is empty, or the method has no such question. */
export const factOn = (reader: Reader, role: Role, text: string): Fact[] =>
  questionsOf(reader, [role])
    .map(({ label }) => ({ label, text }))
    .filter(isKnown);

/** What is missing: the questions' ids, and one line that names them. */
export type Missing = { gaps: string[]; missing: string };

/** Somebody's words where a document sets its own quotation marks: without theirs around all of them, and within them with single ones. */
export function unquoted(said: string): string {
  const [, , words = ''] = /^(["“”„«])([^"“”„«»]*)["“”»]$/u.exec(said.trim()) ?? [];
  if (words.trim() !== '') return words.trim();
  // A mark behind a letter or a number begins nothing: it stands for inches.
  return said.replace(/(?<![\p{L}\p{N}])["“„](?=\S)([^"“”„]+)["”“](?![\p{L}\p{N}])/gu, "'$1'");
}

/** A text as its paragraphs: they are parted by an empty line. */
export const paragraphsOf = (text: string): string[] => filled(text.split(/\n\s*\n/));

/** The answered ones of some questions, each as an entry. */
export function entriesFor(given: DocumentReader, asked: readonly QuestionOrRole[]): ShownAnswer[] {
  return questionsOf(given, asked).flatMap((question) => {
    const { id, label, kind } = question;
    if (kind === 'records' || kind === 'checklist') return [];
    if (!isRelevant(given, question) || !isAnswered(given, question)) return [];
    const note = given.at(id)?.note ?? '';
    const list = given.list(id);
    if (kind === 'list' || (kind === 'choices' && list.length > 1)) {
      const options = optionsShown(given, question);
      const items = list.map((entry) => options.find((option) => option.id === entry)?.label ?? entry);
      return [entryOf(label, { items, note })];
    }
    const answer = textOf(given, question);
    const isJudged = kind === 'judgement' && note !== '';
    const [lead = '', ...more] = paragraphsOf(isJudged ? fill(words.plan.because, { answer, note }) : answer);
    return [entryOf(label, { lead, more, note: isJudged ? '' : note })];
  });
}

/** The question that is asked for; undefined where the method has none for that part. */
export const questionOf = ({ method }: Reader, asked: QuestionOrRole): Question | undefined =>
  typeof asked === 'string' ? questionAt(method, method.roles[asked]) : asked;

/** The questions that are asked for, as far as the method has them. */
export const questionsOf = (reader: Reader, asked: readonly QuestionOrRole[]): Question[] =>
  asked.flatMap((each) => questionOf(reader, each) ?? []);

/**
 * Which of some questions have no answer and should have one: what is beside the point is no gap, and as long as a step has not begun,
 * neither are its questions.
 */
export function missingOf(given: DocumentReader, asked: readonly QuestionOrRole[]): Missing {
  const lacking = questionsOf(given, asked).filter(
    (question) =>
      isWanted(given, question) &&
      question.kind !== 'checklist' &&
      isRelevant(given, question) &&
      !isAnswered(given, question) &&
      (given.alone || question.step === undefined || given.begun.has(question.step)),
  );
  return { gaps: lacking.map(({ id }) => id), missing: lacking.map((question) => gapOf(given, question)).join(' ') };
}

/** The answers to some questions, and what is missing among them. */
export function answersView(given: DocumentReader, asked: readonly QuestionOrRole[]) {
  const entries = entriesFor(given, asked);
  return { entries, empty: entries.length === 0, ...missingOf(given, asked) };
}

/** How a question without an answer stands in the text. */
export const gapOf = (reader: Reader, { id, label }: Pick<Question, 'id' | 'label'>): string =>
  gapText(label, reader.whom(id) !== undefined);

/** The answer as a page shows it, a number with a mark between its thousands; empty where there is none, or no such question. */
export function textOf(given: Reader, asked: QuestionOrRole | undefined): string {
  const question = asked && questionOf(given, asked);
  if (!question) return '';
  return question.kind === 'number' ? thousands(given.text(question.id)) : answerText(given, question);
}

/** The answer as a page shows it, or its gap. */
export function textOrGap(given: DocumentReader, question: Question): string {
  const text = textOf(given, question);
  return text === '' && isWanted(given, question) ? gapOf(given, question) : text;
}

/** The same under its label. */
export const toldEntry = (given: DocumentReader, role: Role): ShownAnswer[] => {
  const [lead = '', ...more] = told(given, role);
  return questionsOf(given, [role]).flatMap(({ label }) => (lead === '' ? [] : [entryOf(label, { lead, more })]));
};

/** The answer to the question that plays a part as its paragraphs; its gap as the only one where an answer is due. */
export function told(given: DocumentReader, role: Role): string[] {
  const question = questionOf(given, role);
  if (!question || !isRelevant(given, question)) return [];
  const paragraphs = paragraphsOf(textOf(given, question));
  if (paragraphs.length > 0) return paragraphs;
  return missingOf(given, [question]).gaps.map(() => gapOf(given, question));
}

/** A table: the titles of its columns, and its rows of as many cells. */
export type Table = { columns: string[]; rows: string[][] };

/** A column of a table: what stands above it, and in the cell of each record, or of whatever else has a row. */
export type Column<Row = Compared> = { head: string; cell: (row: Row) => string };

/**
 * The records of a question, whatever they are, under its label: side by side as a table, and what of each is in no column (`more`).
 * @param columns what stands in the table, in place of all that the method has columns for; `elsewhere` are fields shown in another way
 */
export function recordsView(
  given: DocumentReader,
  hub: QuestionOrRole,
  { columns, elsewhere = [] }: { columns?: readonly Column[]; elsewhere?: readonly (string | undefined)[] } = {},
) {
  const records = given.compared(hub);
  const own = columnsOf(given, hub);
  const apart = [...own.map(({ field }) => field), ...elsewhere];
  const { missing, gaps } = missingOf(given, [hub]);
  return {
    title: questionOf(given, hub)?.label ?? '',
    table: tableOf(columns ?? own, records),
    more: records.flatMap(({ title, fields }) => {
      const others = Object.entries(fields).flatMap(([id, field]) => (apart.includes(id) ? [] : [field]));
      const entries = entriesFor(given, others);
      return entries.length > 0 ? [{ title, entries }] : [];
    }),
    empty: records.length === 0,
    missing,
    gaps: [...gaps, ...records.flatMap((record) => record.gaps.map(({ id }) => id))],
  };
}

/** The fields that stand in columns: those that the method has for it, or all of them where it does not say. */
export function columnsOf(given: DocumentReader, hub: QuestionOrRole): (Column & { field: string })[] {
  const fields = questionOf(given, hub)?.fields ?? [];
  const chosen = fields.filter(({ column }) => column !== undefined);
  return (chosen.length > 0 ? chosen : fields).map(({ id, label, column }) => ({
    field: id,
    head: typeof column === 'string' ? column : label,
    cell: ({ fields: { [id]: field } }) => (field ? textOrGap(given, field) : ''),
  }));
}

/** Records, or whatever else has a row each, side by side, without the columns in which nothing stands. */
export function tableOf<Row>(columns: readonly Column<Row>[], of: readonly Row[]): Table {
  const rows = of.map((each) => columns.map(({ cell }) => cell(each)));
  const isFilled = (_: unknown, column: number) => rows.some((row) => row[column] !== '');
  return { columns: columns.filter(isFilled).map(({ head }) => head), rows: rows.map((row) => row.filter(isFilled)) };
}

/** That none of the data is about people, where that is so. */
export const notAboutPeople = (given: DocumentReader): string[] =>
  given.text(given.method.roles['about-people']) === 'no' ? [words.plan.commitment.notAboutPeople] : [];

// --- internal ---

/** Whether a question without an answer is a gap: what needs none is not, unless somebody wants to find it out. */
const isWanted = (reader: Reader, question: Question): boolean =>
  !(question.optional || isSpared(reader, question)) || reader.whom(question.id) !== undefined;

/** The steps of which anything is answered or noted as to find out; checklists do not count. */
function begunSteps(reader: Reader): ReadonlySet<string> {
  const touched = reader.method.questions.filter(
    (question) =>
      question.kind !== 'checklist' && (isAnswered(reader, question) || reader.whom(question.id) !== undefined),
  );
  return new Set(touched.flatMap(({ step }) => step ?? []));
}
