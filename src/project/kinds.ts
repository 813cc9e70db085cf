// The kinds of answers, in one table: how input becomes what is stored, and how that is shown to people. The one place that
// interprets an answer, whether it was typed at a prompt, given to `tde set` or written in a file. kind-schemas.ts describes
// the same values for others; a test holds the two together.
import type { Kind, Method, Question } from '../method/types.ts';
import { words } from '../words.ts';
import type { Answers, Value } from './answers.ts';
import { cleanLine, cleanText, NOTHING_TYPED } from './clean.ts';
import { chosenOption, isOptionId, type Option, optionsOf, refusedChoice } from './options.ts';

export { type Option, optionsOf } from './options.ts';

export type Parsed = { ok: true; value: Value } | { ok: false; message: string };

/** The kinds that hold an answer of their own; a checklist and records are groups of such answers. */
export type LeafKind = Exclude<Kind, 'checklist' | 'records'>;

/**
 * Interprets an answer to a question. `input` is what somebody typed, or what stood in a file: a text, a list of texts, or
 * true/false. Anything that is not an answer of the question's kind comes back as a message that says what to do.
 */
export function parseAnswer(method: Method, answers: Answers, question: Question, input: unknown): Parsed {
  if (!isLeafKind(question.kind)) {
    return refuse(`${question.label} is a group of answers: answer them one by one.`);
  }
  return kindTable[question.kind].parse(input, { method, answers, question });
}

/** An answer's value in words for people: the labels of what was chosen, "Not sure", the entries of a list joined by "; ". */
export function printValue(question: Question, value: Value, options: readonly Option[]): string {
  return isLeafKind(question.kind) ? kindTable[question.kind].print(value, options) : '';
}

/** Whether a question holds an answer of its own (a checklist and records do not). */
export const isLeafKind = (kind: Kind): kind is LeafKind => kind !== 'checklist' && kind !== 'records';

/** Whether a kind's value is several texts, and whether each is the id of an option. */
export const holdsSeveral = (kind: Kind): boolean => kind === 'list' || kind === 'choices';
export const usesOptions = (kind: Kind): boolean => kind === 'choice' || kind === 'choices';

export const JUDGEMENTS = ['yes', 'partly', 'no', 'unsure'] as const;
export const MARKS = ['yes', 'no', 'unsure'] as const;

// --- internal ---

type Context = { method: Method; answers: Answers; question: Question };
type KindRow = {
  parse: (input: unknown, context: Context) => Parsed;
  print: (value: Value, options: readonly Option[]) => string;
};

const accept = (value: Value): Parsed => ({ ok: true, value });
const refuse = (message: string): Parsed => ({ ok: false, message });

const asIs = (value: Value): string => (typeof value === 'string' ? value : value.join('; '));

const oneLine: KindRow = { parse: (input) => parseText(input, cleanLine), print: asIs };

const kindTable: Record<LeafKind, KindRow> = {
  text: oneLine,
  phrase: oneLine,
  paragraph: { parse: (input) => parseText(input, cleanText), print: asIs },
  list: { parse: parseList, print: asIs },
  choice: { parse: parseChoice, print: (value, options) => labelOf(asIs(value), options) },
  choices: {
    parse: parseChoices,
    print: (value, options) =>
      entries(value)
        .map((each) => labelOf(each, options))
        .join('; '),
  },
  date: { parse: parseDate, print: asIs },
  judgement: {
    parse: (input) => parseMark(input, JUDGEMENTS, 'Answer yes, partly, no or unsure.'),
    print: (value) => named(words.judgement, asIs(value)),
  },
  criterion: {
    parse: (input) => parseMark(input, MARKS, 'Answer yes, no or unsure (y, n or u).'),
    print: (value) => named(words.criterion, asIs(value)),
  },
};

const entries = (value: Value): readonly string[] => (typeof value === 'string' ? [value] : value);

const named = (names: readonly (readonly [value: string, name: string])[], value: string): string =>
  names.find(([each]) => each === value)?.[1] ?? value;

const labelOf = (id: string, options: readonly Option[]): string =>
  options.find((option) => option.id === id)?.label ?? id;

function parseText(input: unknown, clean: typeof cleanLine): Parsed {
  if (input === undefined || input === null) return refuse(NOTHING_TYPED);
  if (Array.isArray(input)) return refuse('This question takes one text, not a list.');
  if (typeof input === 'object') return refuse('This question takes one text, not a group of keys.');
  const cleaned = clean(String(input));
  return cleaned.ok ? accept(cleaned.text) : cleaned;
}

/** The texts in a list, or in a text with one entry a line; empty entries are dropped. */
function texts(input: unknown, split: RegExp): { ok: true; texts: string[] } | { ok: false; message: string } {
  if (input === undefined || input === null) return { ok: false, message: NOTHING_TYPED };
  const parts = Array.isArray(input) ? input : typeof input === 'object' ? [input] : String(input).split(split);
  const found: string[] = [];
  for (const part of parts) {
    if (part === undefined || part === null || part === '') continue;
    if (typeof part === 'object') return { ok: false, message: 'Each entry of the list has to be one line of text.' };
    const cleaned = cleanLine(String(part));
    if (cleaned.ok) found.push(cleaned.text);
    else if (cleaned.message !== NOTHING_TYPED) return cleaned;
  }
  return found.length ? { ok: true, texts: found } : { ok: false, message: NOTHING_TYPED };
}

function parseList(input: unknown): Parsed {
  const read = texts(input, LINE_BREAK);
  return read.ok ? accept([...new Set(read.texts)]) : read;
}

function parseChoice(input: unknown, { method, answers, question }: Context): Parsed {
  const read = parseText(Array.isArray(input) && input.length === 1 ? input[0] : input, cleanLine);
  if (!read.ok) return read;
  const typed = asIs(read.value);
  // What stands in a file is an id already.
  if (isOptionId(method, answers, question, typed)) return read;
  const options = optionsOf(method, answers, question);
  const option = chosenOption(method, question, options, typed);
  return option ? accept(option.id) : refuse(refusedChoice(question, options, typed));
}

function parseChoices(input: unknown, { method, answers, question }: Context): Parsed {
  const options = optionsOf(method, answers, question);
  const read = texts(input, LINE_BREAK);
  if (!read.ok) return read;
  const chosen = new Set<string>();
  for (const typed of read.texts) {
    // A label may hold a comma itself, so the whole text is tried first.
    const whole = chosenOption(method, question, options, typed);
    const parts = whole ? [typed] : typed.split(',').map((part) => part.trim());
    for (const part of parts.filter(Boolean)) {
      const option = chosenOption(method, question, options, part);
      if (!option) return refuse(refusedChoice(question, options, part));
      chosen.add(option.id);
    }
  }
  if (chosen.size === 0) return refuse(NOTHING_TYPED);
  return accept(options.filter((option) => chosen.has(option.id)).map((option) => option.id));
}

function parseMark(input: unknown, marks: readonly string[], advice: string): Parsed {
  const read = parseText(input, cleanLine);
  if (!read.ok) return read;
  const typed = asIs(read.value).toLowerCase();
  const mark = SPELLINGS[typed] ?? typed;
  return marks.includes(mark) ? accept(mark) : refuse(advice);
}

function parseDate(input: unknown): Parsed {
  const read = parseText(input, cleanLine);
  if (!read.ok || isDay(asIs(read.value))) return read;
  return refuse('Write the date as year-month-day, such as 2026-09-30; it has to be a day of the calendar.');
}

/** Whether a text is a day of the calendar, as year-month-day. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const LINE_BREAK = /\r\n?|[\n\u0085\u2028\u2029]/;

const SPELLINGS: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  y: 'yes',
  true: 'yes',
  n: 'no',
  false: 'no',
  p: 'partly',
  u: 'unsure',
  '?': 'unsure',
  'not sure': 'unsure',
});
