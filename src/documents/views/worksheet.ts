// The worksheet: on paper, empty or with what is known, as the boxes and the pitch on two pages or as every checklist and every question;
// and as YAML, the form that `tde init --answers` takes back, with every question as a comment. Pure.

import { criterionTitle } from '../../advice/recommend.ts';
import { answerText, paragraphOf, pitchOf, sentenceWith, textFor, titleOf } from '../../advice/said.ts';
import { criteriaOf, fieldsOf, placeOf, questionAt, recordAt, sectionAt } from '../../method/ids.ts';
import type { Method, Question, Section, Text } from '../../method/types.ts';
import { NO_ANSWERS, type Reader, readerOf } from '../../project/answers.ts';
import { formText } from '../../project/file.ts';
import { optionsOf, recordTitle } from '../../project/kinds.ts';
import { recordLines } from '../../project/skeleton.ts';
import { wrap } from '../../text.ts';
import { fill, oneLine, placeholders, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { cutAt } from './residents.ts';
import { type Fact, paragraphsOf, subtitleOf, type Table, type ViewOptions } from './shown.ts';

/** A question: what is known, what may be ticked, and lines to write on. */
type Asked = {
  label: string;
  ask: string;
  only: string;
  sentence: string;
  /** What is known: a text, or the entries of a list. */
  text: string;
  entries: string[];
  note: string;
  /** Whether it is to be found out, and whom to ask. */
  open: boolean;
  findOut: string;
  options: { label: string; chosen: boolean }[];
  /** One entry for each line to write on. */
  lines: string[];
  hints: Fact[];
};

/** The ids of the parts, as --section takes them. */
export const worksheetSections = ({ sections }: Method): string[] => sections.map(({ id }) => id);

/**
 * The boxes and the pitch; with `whole`, and where the method has no boxes, all sections and the pitch; or the one section that is named.
 * With `blank` it is as if nothing were known. It has no gaps: what is missing is what it is for; `cut` are answers not there whole.
 */
export function worksheetView({ whole, answers }: Shared, options: ViewOptions = {}) {
  const reader = readerOf(whole, options.blank ? NO_ANSWERS : answers);
  const given: WorksheetReader = { ...reader, hints: options.hints ?? false };
  const head = {
    title: options.blank ? whole.title : titleOf(given),
    subtitle: subtitleOf(given, 'worksheet'),
    hints: given.hints,
    gaps: [],
  };
  if (!options.whole && options.section === undefined && whole.boxes.length > 0) {
    const short = { ...head, title: cutAt(head.title, ROOM.title), subtitle: cutAt(head.subtitle, ROOM.title) };
    const boxes = boxQuestions(whole).map((question) => boxOf(given, question));
    const cut = boxes.filter(({ isCut }) => isCut).map(({ id }) => id);
    return { ...short, boxes: boxes.map(({ box }) => box), parts: [], pitch: cutAt(pitchLine(given), ROOM.pitch), cut };
  }
  const sections = whole.sections.filter(({ id }) => options.section === undefined || id === options.section);
  return {
    ...head,
    boxes: [],
    parts: sections.map((section) => partOf(given, section)),
    pitch: options.section === undefined ? pitchLine(given) : '',
    cut: [],
  };
}

/** The form with what is known; the comment above each key says what is asked there. */
export function worksheetForm(shared: Shared): string {
  const { form } = words.people;
  const head = shared.internal ? [words.document.internal, ...form.head] : form.head;
  return formText(wholeOf(shared), head, (id, label) => {
    const place = placeOf(shared.whole, id);
    if (place?.kind === 'records') return recordComment(shared, place.question);
    const asked = place?.kind === 'leaf' ? comment(shared, place.question) : [label];
    return shared.partial.has(id) ? [...asked, form.kept] : asked;
  });
}

// --- internal ---

type WorksheetReader = Reader & { hints: boolean };

/** So many lines to write on for each kind; in an entry of a list of records, which is to fit on a page, at most so many. */
const LINES: Record<Question['kind'], number> = {
  text: 1,
  date: 1,
  number: 1,
  phrase: 2,
  judgement: 2,
  criterion: 2,
  checklist: 2,
  list: 4,
  paragraph: 4,
  choice: 4,
  choices: 4,
  records: 0,
};
const FIELD_LINES = 2;

/** Records of up to so many fields are a table, with so many empty rows. */
const TABLE = { fields: 5, rows: 5 };
const BLANK = '…………………';

/** On the two pages: the room of a title, of an answer, of whom to ask and of the pitch, in letters; and the lines below a box. */
const ROOM = { title: 100, answer: 200, ask: 80, pitch: 900, lines: 3 };

/** The questions of the boxes, and of what else the pitch is made of, in the order of the method. */
function boxQuestions({ boxes, pitch, questions }: Method): Question[] {
  const wanted = new Set([...boxes.map(({ from }) => from), ...pitch.slots.map(({ question }) => question)]);
  return questions.filter(({ id }) => wanted.has(id));
}

/**
 * A box, with the questions that lead up to it (`think`) and what is known of it as far as there is room. What a note says of it is in the
 * whole worksheet.
 */
function boxOf(given: WorksheetReader, question: Question) {
  const { method } = given;
  const asked = askedOf(given, question, ROOM.lines);
  const known = asked.options.length > 0 ? '' : oneLine(knownOf(given, question).join('; '));
  const text = cutAt(known, ROOM.answer);
  const section = sectionAt(method, question.section);
  const before = (section?.questions ?? []).flatMap((id) => questionAt(method, id) ?? []);
  const leads = before.filter(({ id, kind, when }) => id !== question.id && !when && LEADS.includes(kind));
  return {
    id: question.id,
    isCut: text !== known,
    box: {
      ...asked,
      title: method.boxes.find(({ from }) => from === question.id)?.title ?? question.label,
      think: leads.map(({ ask }) => textFor(given, ask)).join(' '),
      sentence: '',
      text,
      entries: [],
      note: '',
      findOut: cutAt(asked.findOut, ROOM.ask),
      lines: asked.options.length > 0 ? [] : linesOf(text === '' ? ROOM.lines : 1),
    },
  };
}

/** The kinds of questions that lead up to a box. */
const LEADS: readonly Question['kind'][] = ['paragraph', 'list', 'judgement'];

/** A section with its questions. */
const partOf = (given: WorksheetReader, { title, intro, questions }: Section) => ({
  title,
  intro: textFor(given, intro),
  items: questions.flatMap((id) => {
    const question = questionAt(given.method, id);
    return question ? [itemOf(given, question)] : [];
  }),
});

/** A question with what its kind adds: the lines of a checklist, a table of short records, or a page for each long one. */
function itemOf(given: WorksheetReader, question: Question) {
  const short = question.kind === 'records' && (question.fields ?? []).length <= TABLE.fields;
  return {
    ...askedOf(given, question),
    checklist:
      question.kind === 'checklist' ? criteriaOf(given.method, question).map((line) => lineOf(given, line)) : [],
    table: short ? tableOf(given, question) : null,
    records: question.kind === 'records' && !short ? recordsFor(given, question) : [],
  };
}

/** A question with at most so many lines to write on, and fewer after an answer. */
function askedOf(given: WorksheetReader, question: Question, most = Number.POSITIVE_INFINITY, afterAnswer = 1): Asked {
  const { id, kind, label, sentence } = question;
  const { note = '' } = given.at(id) ?? {};
  const whom = given.whom(id);
  const known = knownOf(given, question);
  const options = ticksOf(given, question);
  const isTickedOnly = options.length > 0 && kind !== 'judgement';
  const { hints } = words.people.worksheet;
  return {
    label,
    ask: textFor(given, question.ask),
    only: onlyOf(given.method, question),
    sentence: sentence === undefined ? '' : sentenceWith(given, question, answerText(given, question), BLANK),
    text: options.length > 0 || kind === 'list' || sentence !== undefined ? '' : known.join('\n'),
    entries: kind === 'list' ? known : [],
    note,
    open: whom !== undefined,
    findOut: whom ?? '',
    options,
    lines: isTickedOnly ? [] : linesOf(Math.min(LINES[kind], most, known.length > 0 ? afterAnswer : most)),
    hints: hintsOf(
      given,
      hints.map(([key, label]) => [label, question[key]]),
    ),
  };
}

const linesOf = (number: number): string[] => Array.from({ length: number }, () => '');

function knownOf(given: WorksheetReader, question: Question): string[] {
  if (question.kind === 'list') return [...given.list(question.id)];
  return paragraphsOf(answerText(given, question));
}

/** The boxes to tick; none where a question is answered in words. */
function ticksOf(given: WorksheetReader, question: Question): Asked['options'] {
  const chosen = given.list(question.id);
  return offeredIn(given, question).map(({ id, label }) => ({ label, chosen: chosen.includes(id) }));
}

/** What there is to choose from. */
const offeredIn = (reader: Reader, question: Question): { id: string; label: string }[] =>
  question.kind === 'judgement' || question.kind === 'criterion'
    ? words[question.kind].map(([id, label]) => ({ id, label }))
    : optionsOf(reader, question);

/** When the question is to be answered at all, in words; empty where it always is. */
function onlyOf(method: Method, { when }: Question): string {
  const source = when && questionAt(method, when.question);
  if (!source || !when) return '';
  const options = Array.isArray(source.options) ? source.options : [];
  const answer = options.find(({ id }) => id === when.equals)?.label ?? when.equals;
  return fill(words.people.worksheet.only, { label: source.label, answer });
}

/** The helps that are wanted and there, each under its label. */
const hintsOf = (
  given: WorksheetReader,
  texts: readonly (readonly [label: string, text: Text | undefined])[],
): Fact[] =>
  texts.flatMap(([label, help]) => {
    const text = given.hints ? textFor(given, help) : '';
    return text === '' ? [] : [{ label, text }];
  });

/** A line of a checklist, with its box ticked where it is answered. */
function lineOf(given: WorksheetReader, { id, label, ask, criterion }: Question) {
  const { value, note = '' } = given.at(id) ?? {};
  const { good, get } = words.guide;
  return {
    title: criterionTitle(given.method, { id, title: label }),
    text: textFor(given, ask),
    yes: value === 'yes',
    no: value === 'no',
    unsure: value === 'unsure',
    note,
    hints: hintsOf(given, [
      [good, criterion?.good],
      [get, criterion?.get],
    ]),
  };
}

function tableOf(given: WorksheetReader, hub: Question): Table {
  const records = given
    .records(hub.id)
    .map((record) => fieldsOf(hub, record).map((field) => knownOf(given, field).join('\n')));
  const columns = (hub.fields ?? []).map(({ label }) => label);
  return { columns, rows: [...records, ...linesOf(TABLE.rows).map(() => columns.map(() => ''))] };
}

/** The records there are, and one to fill in; of what is asked only of those who want to tell more, what is told. */
const recordsFor = (given: WorksheetReader, hub: Question) =>
  [...given.records(hub.id), ''].map((record) => {
    const fields = fieldsOf(hub, record || 'new').filter((field) => !field.more || given.at(field.id) !== undefined);
    return {
      title: record === '' ? words.people.worksheet.newRecord : recordTitle(given, hub, record),
      fields: fields.map((field) => askedOf(given, field, FIELD_LINES, 0)),
    };
  });

/** The pitch as it stands; where nothing of it is known, with room for the answers. */
function pitchLine(given: WorksheetReader): string {
  const { sentences, gaps } = pitchOf(given, {});
  const isEmpty = gaps.length === given.method.pitch.sentences.flatMap(placeholders).length;
  return paragraphOf(isEmpty ? pitchOf(given, { blank: BLANK }).sentences : sentences);
}

/** The width of a comment in the form. */
const WIDTH = 96;

/** All questions, with the answers that can be shown whole: what a form leaves out, it leaves as it is when it is taken back. */
function wholeOf({ whole, answers, partial }: Shared): Reader {
  const isWhole = (id: string): boolean => {
    const at = recordAt(whole, id);
    return !(partial.has(id) || (at && partial.has(`${at.hub.id}.${at.record}`)));
  };
  const byId = Object.entries(answers.byId).filter(([id]) => isWhole(id));
  const records = Object.entries(answers.records).map(([hub, own]) => {
    return [hub, own.filter((record) => isWhole(`${hub}.${record}`))];
  });
  return readerOf(whole, { ...answers, byId: Object.fromEntries(byId), records: Object.fromEntries(records) });
}

function comment(reader: Reader, question: Question): string[] {
  const { oneOf, anyOf, several, optional } = words.people.form;
  const { kind } = question;
  const ids = offeredIn(reader, question).map(({ id }) => id);
  const choose = kind === 'choices' ? anyOf : oneOf;
  return [
    `${question.label}: ${textFor(reader, question.ask)}`,
    textFor(reader, question.hint),
    ids.length > 0 ? fill(choose, { ids: ids.join(', ') }) : '',
    kind === 'list' ? several : '',
    question.optional && kind !== 'criterion' ? optional : '',
  ]
    .filter((text) => text !== '')
    .flatMap((text) => wrap(text.replace(/\s+/g, ' '), WIDTH));
}

/** What records are for, and one of them as it would be written, to be copied below the key. */
function recordComment(reader: Reader, hub: Question): string[] {
  const lines = recordLines(hub, (field) => comment(reader, field));
  return [
    ...comment(reader, hub),
    words.people.form.record,
    '',
    '  my-first-one:',
    ...lines.map((line) => `    ${line}`),
  ];
}
