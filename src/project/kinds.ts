// The kinds of answers, in one table, which is one idea: the schema that reads an answer of the kind, and the words it is shown in. The
// schema is the one truth: it takes what was typed, given to `tde set` or written in a file, says what is wrong, and describes itself.
// With it the options of a choice, from the question itself, the tactics or an earlier answer, how a text is cleaned, and how all answers
// of a record are read at once.
import * as z from 'zod/mini';
import {
  fieldQuestion,
  meant,
  optionsFrom,
  plain,
  questionAt,
  recordFields,
  slug,
  tacticAt,
  tacticsFrom,
} from '../method/ids.ts';
import type { Kind, Method, Question } from '../method/types.ts';
import { withoutWide } from '../text.ts';
import { joinAnd, short, words } from '../words.ts';
import type { Change, Reader, Value } from './answers.ts';
import { type DayReading, dayText, readDay } from './days.ts';

/** What was read, or why it cannot be an answer. */
export type Parsed<Read = Value> = { ok: true; value: Read } | { ok: false; message: string };

/** The kinds that hold an answer of their own; a checklist and records are groups of such answers. */
export type LeafKind = Exclude<Kind, 'checklist' | 'records'>;

/**
 * Reads an answer to a question. `input` is what somebody typed, or what stood in a file: a text, a list of texts, or true/false.
 * Anything that is not an answer of the question's kind comes back as a message that says what to do.
 */
export function parseAnswer(reader: Reader, question: Question, input: unknown): Parsed {
  const { kind } = question;
  if (!isLeafKind(kind)) return refuse(`${question.label} is a group of answers: answer them one by one.`);
  const read = readBy(KINDS[kind].schema, kind === 'date' ? fromToday(reader, question, input) : input);
  return read.ok && usesOptions(kind) ? choose(reader, question, read.value) : read;
}

/** What a record is called: the answer to its first field, or its id where that shows nothing. */
export function recordTitle(reader: Reader, hub: Question, record: string): string {
  const [first] = hub.fields ?? [];
  const value = first ? reader.list(`${hub.id}.${record}.${first.id}`) : [];
  if (!first || value.length === 0) return record;
  // There may be many records, and options are made of each: those of the field only where it has any.
  const options = usesOptions(first.kind) ? optionsOf(reader, fieldQuestion(hub, record, first)) : [];
  const named = printValue(first, [...value], options);
  return isVisible(named) ? named : record;
}

/** What is wrong with one answer of a record. */
export type Refused = { field: string; message: string };

/** The changes that put inputs into a record, by the field's key, what of them is a text as it is then, and what cannot be used. */
export function recordChanges(
  reader: Reader,
  list: Question,
  id: string,
  inputs: Readonly<Record<string, Value>>,
): { changes: Change[]; clean: Record<string, string>; refused: Refused[] } {
  const changes: Change[] = [];
  const clean: Record<string, string> = {};
  const refused: Refused[] = [];
  for (const field of recordFields(reader.method, list)) {
    const input = inputs[field.key];
    if (input === undefined) continue;
    const question = fieldQuestion(list, id, field);
    const parsed = parseAnswer(reader, question, input);
    if (parsed.ok) {
      changes.push({ id: question.id, answer: { value: parsed.value } });
      clean[field.key] = [parsed.value].flat().join('; ');
    } else refused.push({ field: field.key, message: parsed.message });
  }
  return { changes, clean, refused };
}

/** An answer's value in words for people: the labels of what was chosen, "Unsure", a list joined by "; ", a day with its month. */
export function printValue({ kind }: Pick<Question, 'kind'>, value: Value, options: readonly Option[]): string {
  if (!isLeafKind(kind)) return '';
  if (kind === 'date') return dayText([value].flat().join(''));
  const labels = KINDS[kind].labels ?? options.map(({ id, label }) => [id, label] as const);
  return [value]
    .flat()
    .map((each) => labels.find(([id]) => id === each)?.[1] ?? each)
    .join('; ');
}

/** The schema of a kind, to be described to others; `strict`: of all ways to write a value, only the stored one. */
export function schemaOf(kind: LeafKind): { schema: Schema; strict?: true } {
  return KINDS[kind];
}

/** Whether a question holds an answer of its own (a checklist and records do not). */
export const isLeafKind = (kind: Kind): kind is LeafKind => kind !== 'checklist' && kind !== 'records';

/** Whether a kind's value is several texts, and whether each is the id of an option. */
export const holdsSeveral = (kind: Kind): boolean => kind === 'list' || kind === 'choices';
export const usesOptions = (kind: Kind): boolean => kind === 'choice' || kind === 'choices';

/** Whether a kind's value is no free text: words behind it can only be meant as a note. */
export const isOneValue = (kind: Kind): boolean =>
  ['choice', 'date', 'number', 'judgement', 'criterion'].includes(kind);

/** The value that another spelling of yes, no, partly or unsure stands for; any other text comes back as it is. */
export const spelledOut = (typed: string): string => SPELLINGS.get(typed.trim().toLowerCase()) ?? typed;

const NOTHING_TYPED = 'Type an answer, or skip the question.';

/** What may be written for a text; by hand, a number or a truth value counts as its letters. */
const written = z.union([z.string(), z.number(), z.boolean()], {
  error: ({ input }) =>
    input === undefined || input === null
      ? NOTHING_TYPED
      : `This question takes one text, not ${Array.isArray(input) ? 'a list' : 'a group of keys'}.`,
});

const clean = z.string().check(
  z.refine((text) => Buffer.byteLength(text) <= 100_000, {
    error: 'This answer is longer than 100 KB: shorten it, and put the rest in a file of its own.',
    abort: true,
  }),
  z.overwrite(tidy),
  z.minLength(1, { error: NOTHING_TYPED, abort: true }),
  z.refine((text) => !CONTROL.test(text), {
    error: ({ input }) =>
      `This answer holds a control character (U+${codeOf(CONTROL.exec(String(input))?.[0])}), which no screen can show: take it out, or type the answer again.`,
    abort: true,
  }),
  z.refine((text) => !/\p{Surrogate}/u.test(text), {
    error: 'This answer holds half of a character (a cut emoji, perhaps): type that part again.',
    abort: true,
  }),
);

/** Text of any number of lines: line breaks and blank lines inside stay. */
const lines = changed(written, String, clean);

const withoutBreaks = z.string().check(
  z.refine((text) => !text.includes('\n'), {
    error: 'This answer has to fit on one line: take out the line breaks.',
    abort: true,
  }),
  z.overwrite((text) => text.replace(/ {2,}/g, ' ')),
);

/** One line of text, with one blank between words; the breaks that word processors put inside a paragraph or between pages are blanks, too. */
const line = changed(written, (input) => String(input).replace(/[\v\f]/g, ' '), z.pipe(clean, withoutBreaks));

/** What stands before the lines of a list that was copied from somewhere else: points, or numbers in a row. */
const POINT = /^\s*(?:[-–—*•‣▪●◦·]\s+)+(?=\S)/;
const NUMBER = /^\s*\(?(\d{1,2})[.)]\s+(?=\S)/;

function withoutMarks(lines: readonly string[]): string[] {
  const plain = lines.map((line) => line.replace(POINT, ''));
  const isNumbered = plain.length > 1 && plain.every((line, i) => NUMBER.exec(line)?.[1] === String(i + 1));
  return isNumbered ? plain.map((line) => line.replace(NUMBER, '')) : plain;
}

/** Several lines, from a list or from a text with one entry a line; empty entries are dropped. */
const entries = changed(
  z.union([z.array(z.nullable(written)), written], {
    error: ({ input }) => (input == null ? NOTHING_TYPED : 'Each entry of the list has to be one line of text.'),
  }),
  (input) => {
    const isSaid = (each: unknown) => tidy(String(each ?? '')) !== '';
    return Array.isArray(input) ? input.filter(isSaid) : withoutMarks(String(input).split(LINE_BREAK).filter(isSaid));
  },
  z.array(line).check(z.minLength(1, NOTHING_TYPED)),
);

/** A text of any number of lines made clean, or why it cannot be an answer. */
export const cleanText = (raw: string): Parsed<string> => readBy(lines, raw);

export type Option = { id: string; label: string; hint?: string };

/** The options of a question, in order; none where it has none, or where the answer they come from is not given yet. */
export function optionsOf(reader: Reader, question: Question): Option[] {
  if (Array.isArray(question.options)) return question.options;
  const step = tacticsFrom(question);
  if (step !== undefined) {
    return reader.method.tactics
      .filter((tactic) => tactic.step === step)
      .map((tactic) => ({ id: tactic.id, label: tactic.name, hint: tactic['choose-when'] }));
  }
  const source = questionAt(reader.method, optionsFrom(question));
  if (!source) return [];
  if (source.kind === 'records') {
    return reader
      .records(source.id)
      .filter((record) => !leadsBack(reader, source, question.id, record))
      .map((record) => ({ id: record, label: recordTitle(reader, source, record) }));
  }
  const entries = reader.list(source.id);
  if (source.options) return optionsOf(reader, source).filter((option) => entries.includes(option.id));
  return entries.map((entry) => ({ id: optionId(entry), label: entry }));
}

/** The id by which an entry of a list is chosen. */
export const optionId = (entry: string): string => slug(entry) || entry;

/** Whether a text is the id of one of the options; a record, of which there may be many, is found without making an option of each. */
function isOptionId(reader: Reader, question: Question, text: string): boolean {
  const source = questionAt(reader.method, optionsFrom(question));
  if (source?.kind !== 'records') return !source && optionsOf(reader, question).some(({ id }) => id === text);
  return reader.records(source.id).includes(text) && !leadsBack(reader, source, question.id, text);
}

/**
 * Whether a record, chosen in the field of another one of its list, would lead back to that: it is the same one, or names it in the
 * same field itself, by itself or by others. What comes after each other never goes round in a circle.
 */
const leadsBack = (reader: Reader, source: Question, field: string, chosen: string): boolean =>
  circleWith(reader, source, field, chosen).length > 0;

/** The records of such a circle, from the one whose field it is, each with the next one in its field; none where there is no circle. */
function circleWith(reader: Reader, { id: hub }: Question, field: string, chosen: string): string[] {
  if (!field.startsWith(`${hub}.`)) return [];
  const [own = '', ...rest] = field.slice(hub.length + 1).split('.');
  const namedBy = new Map([[chosen, own]]);
  for (const record of namedBy.keys())
    for (const next of reader.list(`${hub}.${record}.${rest.join('.')}`))
      if (!namedBy.has(next)) namedBy.set(next, record);
  if (!namedBy.has(own)) return [];
  const circle = [own];
  for (let record = namedBy.get(own) ?? own; record !== own; record = namedBy.get(record) ?? own)
    circle.splice(1, 0, record);
  return circle;
}

/**
 * Finds the option somebody means by its id, its label (capitals and blanks do not matter) or, for tactics, another name; else the only
 * one whose id or label begins with the words that were typed.
 */
function finderOf(
  method: Method,
  question: Question,
  options: readonly Option[],
): (typed: string) => Option | undefined {
  const named = new Map<string, Option>();
  // Where two bear the same name, the first is meant.
  for (const option of options.toReversed()) {
    named.set(plain(option.label), option);
    named.set(plain(option.id), option);
  }
  const beginsSo = (name: string, said: string) =>
    name.startsWith(said) && !/^[\p{L}\p{N}]/u.test(name.slice(said.length));
  return (typed) => {
    const said = plain(typed);
    const tactic = tacticsFrom(question) === undefined ? undefined : tacticAt(method, typed);
    const found = named.get(said) ?? (tactic && options.find((option) => option.id === tactic.id));
    if (found || said === '') return found;
    const begun = options.filter(({ id, label }) => [id, label].some((name) => beginsSo(plain(name), said)));
    return begun.length === 1 ? begun[0] : undefined;
  };
}

/** Why an entry of the list that is chosen from may not be chosen here, where a text names one; undefined where it names none. */
function refusedEntry(reader: Reader, question: Question, typed: string): string | undefined {
  const from = questionAt(reader.method, optionsFrom(question));
  if (from?.kind !== 'records') return undefined;
  const nameOf = (record: string) => recordTitle(reader, from, record);
  const chosen = reader.records(from.id).find((each) => [each, nameOf(each)].map(plain).includes(plain(typed)));
  if (chosen === undefined) return undefined;
  const names = circleWith(reader, from, question.id, chosen).map((each) => `"${short(nameOf(each), MOST_OF_NAME)}"`);
  if (names.length < 2) return 'An entry cannot stand in its own place here: choose another one.';
  const links = names.map((name, i) => `${name} names ${names[i + 1] ?? names[0]}${i === 0 ? ' here' : ''}`);
  return `These lead round in a circle: ${joinAnd(links)}. Choose another one in one of them, or leave it empty.`;
}

const MOST_OF_NAME = 40;

/** Why a choice was refused: which are allowed, and which one may have been meant. */
function refusedChoice(reader: Reader, question: Question, options: readonly Option[], typed: string): string {
  const refused = refusedEntry(reader, question, typed);
  if (refused) return refused;
  if (options.length === 0) {
    const from = optionsFrom(question);
    return from
      ? `There is nothing to choose from yet: answer ${from} first.`
      : 'There is nothing to choose from in this question.';
  }
  const ids = options.map((option) => option.id);
  const { typed: said, meant: near } = meant(typed, [...ids, ...options.map(({ label }) => label)]);
  return `"${said}" is not one of the choices.${near} Choose from: ${ids.join(', ')}.`;
}

// --- internal ---

type Labels = readonly (readonly [value: string, label: string])[];
type Schema = z.ZodMiniType<Value, unknown>;
/** `labels` are a kind's own values as people see them. */
type KindRow = { schema: Schema; strict?: true; labels?: Labels };

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['y', 'yes'],
  ['true', 'yes'],
  ['n', 'no'],
  ['false', 'no'],
  ['p', 'partly'],
  ['u', 'unsure'],
  ['?', 'unsure'],
  ['not sure', 'unsure'],
]);

/** The sign of a currency before or behind a number. */
const CURRENCY = /^\p{Sc}\s?|\s?\p{Sc}$/u;

/** A number with a sign or a blank between its thousands. */
const GROUPED = /^\d{1,3}(?:([,.' \u00a0\u202f])\d{3})(?:\1\d{3})*$/;

const KINDS: Record<LeafKind, KindRow> = {
  text: { schema: line },
  phrase: { schema: line },
  paragraph: { schema: lines },
  list: {
    schema: z.pipe(
      entries,
      z.transform((all) => [...new Set(all)]),
    ),
  },
  choice: {
    schema: z.pipe(
      z.transform((input) => (Array.isArray(input) && input.length === 1 ? input[0] : input)),
      line,
    ),
  },
  choices: { schema: entries },
  date: {
    strict: true,
    schema: changed(
      line,
      (written) => dayOf(written) ?? written,
      z.iso.date({ error: ({ input }) => refusedDay(String(input)) }),
    ),
  },
  number: {
    strict: true,
    schema: changed(
      line,
      (written) => {
        const bare = withoutWide(written).replace(CURRENCY, '');
        return GROUPED.test(bare) ? bare.replace(/\D/g, '') : bare;
      },
      z.string().check(z.regex(/^\d{1,9}$/, 'Write the number alone, in digits, such as 36.')),
    ),
  },
  judgement: mark(words.judgement, 'Answer yes, partly, no or unsure.'),
  criterion: mark(words.criterion, 'Answer yes, no or unsure (y, n or u).'),
};

const dayOf = (written: string, reading?: DayReading): string | undefined => {
  const read = readDay(written, reading);
  return read && 'day' in read ? read.day : undefined;
};

/** A day that is told from today ("next Friday"), where there is somebody who says it today. */
const fromToday = ({ today }: Reader, { day: side }: Question, input: unknown): unknown =>
  typeof input === 'string' ? (dayOf(input, { today, side }) ?? input) : input;

/** Why a date was not taken: it has two readings (with or without its year), lacks its year, or is none. */
function refusedDay(written: string): string {
  const read = readDay(written);
  if (read && 'either' in read) {
    const [monthFirst, dayFirst] = read.either;
    return `${written} can be ${dayText(monthFirst)} or ${dayText(dayFirst)}: write ${monthFirst} or ${dayFirst}.`;
  }
  const withoutYear = readDay(written, { today: '2026-01-01' });
  if (withoutYear && 'either' in withoutYear)
    return `${written} can be read in two ways: write the month as a word, such as 30 September 2026.`;
  if (withoutYear) return 'Write the date with its year, such as 30 September 2026.';
  return 'Write the date as a day of the calendar, such as 30 September 2026 or 2026-09-30.';
}

/** One of a few values, however it is spelled. */
function mark(labels: Labels, advice: string): KindRow {
  const values = labels.map(([value]) => value);
  const spelled = (typed: string) => spelledOut(typed.toLowerCase().replace(/(?<![.!])[.!]+$/, ''));
  const schema = changed(line, spelled, z.enum(values as [string], advice));
  return { labels, strict: true, schema };
}

/** The ids of the options that somebody means. */
function choose(reader: Reader, question: Question, value: Value): Parsed {
  // What stands in a file is an id already.
  if (typeof value === 'string' && isOptionId(reader, question, value)) return { ok: true, value };
  const options = optionsOf(reader, question);
  const find = finderOf(reader.method, question, options);
  // A label may hold a comma itself, so the whole text is tried before its parts.
  const parts = (each: string) => (find(each) ? [each] : each.split(',').map((part) => part.trim()));
  const typed = typeof value === 'string' ? [value] : value.flatMap(parts).filter(Boolean);
  const chosen = new Set<string>();
  for (const each of typed) {
    const id = find(each)?.id;
    if (id === undefined) return refuse(refusedChoice(reader, question, options, each));
    chosen.add(id);
  }
  const ids = options.map(({ id }) => id).filter((id) => chosen.has(id));
  const [first] = ids;
  if (first === undefined) return refuse(NOTHING_TYPED);
  return { ok: true, value: typeof value === 'string' ? first : ids };
}

/** What a schema reads, or in one sentence what it said first of what is wrong. */
function readBy<Read>(schema: z.ZodMiniType<Read>, input: unknown): Parsed<Read> {
  const read = schema.safeParse(input);
  return read.success ? { ok: true, value: read.data } : refuse(read.error.issues[0]?.message ?? NOTHING_TYPED);
}

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}

/** What one schema reads, changed, and then read by another one. */
function changed<Typed, Read, Between, Kept>(
  first: z.ZodMiniType<Read, Typed>,
  change: (read: Read) => Between,
  last: z.ZodMiniType<Kept, Awaited<Between>>,
) {
  const between = z.pipe(first, z.transform(change));
  return z.pipe(between, last);
}

const LINE_BREAK = /\r\n?|[\n\u0085\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

/**
 * The same text without what nobody sees: one kind of line break, nothing at the ends of text and lines; blanks for tabs but where
 * several lines have them, as what was copied from a table.
 */
function tidy(text: string): string {
  const columns = text.split(LINE_BREAK).filter((line) => line.trim().includes('\t')).length > 1;
  return (
    text
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      .replace(/\t/g, columns ? '\t' : ' ')
      // From its first blank only: begun at each blank of a long run, the search would take as long as the run's square.
      .replace(/(?<! ) +$/gm, '')
      .trim()
  );
}

const codeOf = (character = ''): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** Whether a text shows anything: not only blanks, controls, and letters without a shape. */
const isVisible = (text: string): boolean => /[^\s\p{C}\u115f\u1160\u3164\uffa0\u2800]/u.test(text);
