// The kinds of answers, in one table: the schema that reads an answer of the kind, and the words it is shown in. The schema is the
// one truth: it takes what was typed, given to `tde set` or written in a file, says what is wrong, and describes itself.

import * as z from 'zod/mini';
import type { Kind, Question } from '../method/types.ts';
import { words } from '../words.ts';
import type { Value } from './answers.ts';
import { finderOf, isOptionId, type Option, optionsOf, refusedChoice } from './options.ts';
import type { Reader } from './reader.ts';
import { entries, line, lines, messageOf, NOTHING_TYPED } from './text.ts';

export type Parsed = { ok: true; value: Value } | { ok: false; message: string };

/** The kinds that hold an answer of their own; a checklist and records are groups of such answers. */
export type LeafKind = Exclude<Kind, 'checklist' | 'records'>;

/**
 * Reads an answer to a question. `input` is what somebody typed, or what stood in a file: a text, a list of texts, or true/false.
 * Anything that is not an answer of the question's kind comes back as a message that says what to do.
 */
export function parseAnswer(reader: Reader, question: Question, input: unknown): Parsed {
  const { kind } = question;
  if (!isLeafKind(kind)) return refuse(`${question.label} is a group of answers: answer them one by one.`);
  const read = KINDS[kind].schema.safeParse(input);
  if (!read.success) return refuse(messageOf(read.error));
  return usesOptions(kind) ? choose(reader, question, read.data) : { ok: true, value: read.data };
}

/** An answer's value in words for people: the labels of what was chosen, "Not sure", the entries of a list joined by "; ". */
export function printValue({ kind }: Question, value: Value, options: readonly Option[]): string {
  if (!isLeafKind(kind)) return '';
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

// --- internal ---

type Labels = readonly (readonly [value: string, label: string])[];
type Schema = z.ZodMiniType<Value, unknown>;
/** `labels` are a kind's own values as people see them. */
type Row = { schema: Schema; strict?: true; labels?: Labels };

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

const KINDS: Record<LeafKind, Row> = {
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
    schema: z.pipe(
      line,
      z.iso.date('Write the date as year-month-day, such as 2026-09-30; it has to be a day of the calendar.'),
    ),
  },
  judgement: mark(words.judgement, 'Answer yes, partly, no or unsure.'),
  criterion: mark(words.criterion, 'Answer yes, no or unsure (y, n or u).'),
};

/** One of a few values, however it is spelled. */
function mark(labels: Labels, advice: string): Row {
  const values = labels.map(([value]) => value);
  const spelled = z.transform((typed: string) => SPELLINGS.get(typed.toLowerCase()) ?? typed.toLowerCase());
  return { labels, strict: true, schema: z.pipe(z.pipe(line, spelled), z.enum(values as [string], advice)) };
}

/** The ids of the options that somebody means. */
function choose(reader: Reader, question: Question, value: Value): Parsed {
  // What stands in a file is an id already.
  if (typeof value === 'string' && isOptionId(reader, question, value)) return { ok: true, value };
  const options = optionsOf(reader, question);
  const find = finderOf(reader.method, question, options);
  if (typeof value === 'string') {
    const id = find(value)?.id;
    return id === undefined ? refuse(refusedChoice(question, options, value)) : { ok: true, value: id };
  }
  const chosen = new Set<string>();
  // A label may hold a comma itself, so the whole text is tried before its parts.
  const typed = value.flatMap((each) => (find(each) ? [each] : each.split(',').map((part) => part.trim())));
  for (const each of typed.filter(Boolean)) {
    const id = find(each)?.id;
    if (id === undefined) return refuse(refusedChoice(question, options, each));
    chosen.add(id);
  }
  if (chosen.size === 0) return refuse(NOTHING_TYPED);
  return { ok: true, value: options.map(({ id }) => id).filter((id) => chosen.has(id)) };
}

function refuse(message: string): Parsed {
  return { ok: false, message };
}
