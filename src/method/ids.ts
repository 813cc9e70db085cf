// Gives the method a run works with, the built-in one or a pack in a folder, and finds things in it by their ids: what stands at an id, in
// which order, and what a mistyped one may have meant. Knows no project.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { packageRoot } from '../outside.ts';
import { fill, oneLine, short } from '../text.ts';
import { helpWords as words } from '../words/help.ts';
import type { Role } from './roles.ts';
import type { Criterion, Method, Question, Section, Tactic } from './types.ts';

/** The built-in method, compiled to JSON when tde was built, or with `folder` the pack there. @throws UserError with every problem of that pack */
export async function loadMethod(folder?: string): Promise<Method> {
  if (folder !== undefined) return (await import('./pack.ts')).readPack(folder);
  return JSON.parse(readFileSync(join(packageRoot, 'dist', 'method.json'), 'utf8'));
}

/** What a project file may hold at an id. `records` and `record` are maps of further ids; `leaf` is one question's answer. */
export type Place =
  | { kind: 'leaf' | 'checklist' | 'records'; question: Question }
  | { kind: 'record'; question: Question; record: string }
  | { kind: 'finished'; section: string }
  | { kind: 'group' };

/**
 * What stands at an id (or at the beginning of ids, for `group`); undefined where nothing of the method does.
 * A criterion and a record's field come back as questions with their full ids.
 */
export function placeOf(method: Method, id: string): Place | undefined {
  const index = indexOf(method);
  // The same ids are asked for again and again, those of a record's fields above all.
  if (!index.places.has(id)) index.places.set(id, findPlace(method, index, id));
  return index.places.get(id);
}

/** The question at an id, criterion and record's field included; undefined where there is none, or no id: a method need not have every part. */
export function questionAt(method: Method, id: string | undefined): Question | undefined {
  const place = id === undefined ? undefined : placeOf(method, id);
  return place && 'question' in place && place.kind !== 'record' ? place.question : undefined;
}

/** The section with an id; undefined where there is none, or no id. */
export const sectionAt = ({ sections }: Method, id: string | undefined): Section | undefined =>
  sections.find((section) => section.id === id);

/** The criteria of a checklist as questions of the kind `criterion`, with full ids, in the method's order. */
export function criteriaOf(method: Method, checklist: Question): Question[] {
  const tactic = method.tactics.find((each) => each.id === checklist.tactic);
  return (tactic?.criteria ?? []).map((criterion) => criterionQuestion(checklist, criterion));
}

/** The fields of one record as questions with full ids; a field's `when` and `shows` name fields of the same record. */
export const fieldsOf = (hub: Question, record: string): Question[] =>
  (hub.fields ?? []).map((field) => fieldQuestion(hub, record, field));

/** The lists of records that a method has, in its order. */
export const listsOf = ({ questions }: Method): Question[] => questions.filter(({ kind }) => kind === 'records');

/** The list that somebody means by its id, the last word of it or its label. @throws UserError that names those there are */
export function listNamed(method: Method, typed: string): Question {
  const lists = listsOf(method);
  const wanted = slug(typed);
  const found = lists.find(
    ({ id, label }) => id === typed || wanted === slug(id.slice(id.lastIndexOf('.') + 1)) || wanted === slug(label),
  );
  if (found) return found;
  const { typed: said, meant: near } = meant(
    typed,
    lists.map(({ id }) => id),
  );
  throw new UserError({
    code: 'unknown-id',
    what: `There is no list of entries "${said}".${near}`,
    next: lists.length > 0 ? `The lists are: ${lists.map(({ id }) => id).join(', ')}.` : 'Its questions: tde get',
  });
}

/** A field of a list's records. `key` names it on the command line: the part of feedback that it plays (`said`, `group` …), else its id. */
export type RecordField = NonNullable<Question['fields']>[number] & { key: string };

/** The fields of a list, in the method's order. */
export function recordFields({ roles }: Method, list: Question): RecordField[] {
  const part = 'feedback.';
  const played = list.id === roles.feedback ? Object.entries(roles).filter(([role]) => role.startsWith(part)) : [];
  return (list.fields ?? []).map((field) => {
    const [role] = played.find(([, id]) => id === field.id) ?? [];
    return { ...field, key: role?.slice(part.length) ?? field.id };
  });
}

/** A field of a list as a question of one of its records, with its full id. */
export function fieldQuestion(hub: Question, record: string, field: NonNullable<Question['fields']>[number]): Question {
  const full = (id: string) => (hub.fields?.some((each) => each.id === id) ? `${hub.id}.${record}.${id}` : id);
  return {
    ...field,
    id: `${hub.id}.${record}.${field.id}`,
    section: hub.section,
    ...(hub.step && { step: hub.step }),
    ...(field.when && { when: { ...field.when, question: full(field.when.question) } }),
    ...(field.shows && { shows: field.shows.map(full) }),
  };
}

/** The id of the list whose records have the field that plays a part; where it is no field's part, that of its own question. */
export const listAt = ({ roles }: Method, role: Role): string | undefined => roles[role.split('.', 1)[0] as Role];

/** The full id of the field that plays a part in a record; undefined where the method has no such field. */
export function fieldAt(method: Method, role: Role, record: string): string | undefined {
  const [hub, field] = [listAt(method, role), method.roles[role]];
  return hub !== undefined && field !== undefined ? `${hub}.${record}.${field}` : undefined;
}

/** The record that an id belongs to: its list, its own id, and its field's (undefined where it is the record itself). */
export function recordAt(
  method: Method,
  id: string,
): { hub: Question; record: string; field: string | undefined } | undefined {
  const hub = indexOf(method).lists.find((each) => id.startsWith(`${each.id}.`));
  if (!hub) return undefined;
  const [record = '', ...rest] = id.slice(hub.id.length + 1).split('.');
  return { hub, record, field: rest.length === 0 ? undefined : rest.join('.') };
}

/** Whether the question at an id, a record's field included, plays one of some parts. */
export function playsOneOf(method: Method, id: string, roles: readonly Role[]): boolean {
  const { record } = recordAt(method, id) ?? {};
  return roles.some((role) => (record === undefined ? method.roles[role] : fieldAt(method, role, record)) === id);
}

/** Every question whose answer stands in the skeleton of a project file, in order: criteria in place of their checklist. */
export function skeletonOf(method: Method): Question[] {
  return method.questions.flatMap((question) =>
    question.kind === 'checklist' ? criteriaOf(method, question) : [question],
  );
}

/** The ids that one may have been meant for: those of the skeleton, and of the entry that it is in, there or not yet, all fields. */
export function idsAround(method: Method, id: string): string[] {
  const { hub, record = '' } = recordAt(method, id) ?? {};
  const fields = hub && isRecordId(record) ? fieldsOf(hub, record) : [];
  return [...skeletonOf(method), ...fields].map((question) => question.id);
}

/** The question in which a step's tactics are chosen: it belongs to the step itself. Undefined where the method has none. */
export const tacticChoiceOf = (method: Method, step: string): Question | undefined =>
  method.questions.find((question) => question.step === step && tacticsFrom(question) === step);

/** The id of the question that one takes its options from, out of its answer or its records; undefined where it has its own, or tactics. */
export const optionsFrom = ({ options }: Pick<Question, 'options'>): string | undefined =>
  options && 'from' in options && !('step' in options) ? options.from : undefined;

/** The step whose tactics are a question's options; undefined where they are not. */
export const tacticsFrom = ({ options }: Pick<Question, 'options'>): string | undefined =>
  options && 'step' in options ? options.step : undefined;

/** Whether the method has checklists, so that tactics can be compared. */
export const hasChecklists = ({ questions }: Method): boolean => questions.some(({ kind }) => kind === 'checklist');

/** A tactic by its id, its name or another name it is known by; capitals, spaces and punctuation do not matter. */
export function tacticAt(method: Method, typed: string): Tactic | undefined {
  const wanted = slug(typed);
  return method.tactics.find(
    (tactic) => tactic.id === wanted || [tactic.name, ...tactic.aliases].some((name) => slug(name) === wanted),
  );
}

/** The id as the method writes it: other names of tactics inside it are replaced by the tactic's id. */
export function canonicalId(method: Method, typed: string): string {
  if (typed.length > MOST_OF_ID || placeOf(method, typed)) return typed;
  return typed
    .trim()
    .split('.')
    .map((part) => tacticAt(method, part)?.id ?? part)
    .join('.');
}

/** A text as an id: lower-case words joined by "-", at most 48 characters; empty where nothing of it can stand in an id. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= 48) return words;
  return words
    .slice(0, 49)
    .replace(/-[^-]*$/, '')
    .slice(0, 48);
}

/** A text without regard to capitals and blanks, to compare it with another one. */
export const plain = (text: string): string => oneLine(text).toLowerCase();

/** Whether a text can be a record's id. */
export const isRecordId = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= 60;

/**
 * The values that a message takes which says "There is no … "{typed}".{meant}": the word, short enough to be read, and a question
 * with the candidate nearest to it (empty where none is near enough to be a slip). Capitals do not matter.
 */
export function meant(typed: string, candidates: Iterable<string>): { typed: string; meant: string } {
  const near = nearest(typed, candidates);
  return { typed: short(typed), meant: near === undefined ? '' : words.didYouMean.replace('{id}', near) };
}

/**
 * The one that is called so, or else the only one whose name begins so; capitals do not matter.
 * @param refused what to say where none is meant: of what was typed, and next, with the names there are
 * @throws UserError that says so
 */
export function oneCalled<Named>(
  all: readonly Named[],
  typed: string,
  nameOf: (each: Named) => string,
  { code, what, next }: { code: string; what: string; next: (names: readonly string[]) => string },
): Named {
  const wanted = typed.trim().toLowerCase();
  const begins = all.filter((each) => wanted !== '' && nameOf(each).toLowerCase().startsWith(wanted));
  const found =
    all.find((each) => nameOf(each).toLowerCase() === wanted) ?? (begins.length === 1 ? begins[0] : undefined);
  if (found !== undefined) return found;
  const names = all.map(nameOf);
  throw new UserError({ code, what: fill(what, meant(typed, names)), next: next(names) });
}

// --- internal ---

/** No id is as long. */
const MOST_OF_ID = 500;

type Index = {
  questions: Map<string, Question>;
  lists: Question[];
  groups: Set<string>;
  places: Map<string, Place | undefined>;
};
const indexes = new WeakMap<Method, Index>();

function indexOf(method: Method): Index {
  const known = indexes.get(method);
  if (known) return known;
  const index: Index = { questions: new Map(), lists: listsOf(method), groups: new Set(), places: new Map() };
  for (const question of method.questions) {
    index.questions.set(question.id, question);
    if (question.kind === 'checklist')
      for (const each of criteriaOf(method, question)) index.questions.set(each.id, each);
  }
  for (const id of index.questions.keys()) {
    for (let dot = id.indexOf('.'); dot > 0; dot = id.indexOf('.', dot + 1)) index.groups.add(id.slice(0, dot));
  }
  indexes.set(method, index);
  return index;
}

function findPlace(method: Method, index: Index, id: string): Place | undefined {
  const own = index.questions.get(id);
  if (own) return { kind: own.kind === 'checklist' || own.kind === 'records' ? own.kind : 'leaf', question: own };
  if (id.startsWith('finished.')) {
    const section = id.slice('finished.'.length);
    return method.sections.some((each) => each.id === section) ? { kind: 'finished', section } : undefined;
  }
  const entry = recordAt(method, id);
  if (entry) {
    const { hub, record, field: fieldId } = entry;
    if (!isRecordId(record)) return undefined;
    if (fieldId === undefined) return { kind: 'record', question: hub, record };
    const field = hub.fields?.find((each) => each.id === fieldId);
    if (field) return { kind: 'leaf', question: fieldQuestion(hub, record, field) };
    return hub.fields?.some((each) => each.id.startsWith(`${fieldId}.`)) ? { kind: 'group' } : undefined;
  }
  return id === 'finished' || index.groups.has(id) ? { kind: 'group' } : undefined;
}

function criterionQuestion(checklist: Question, criterion: Criterion): Question {
  return {
    id: `${checklist.id}.${criterion.id}`,
    section: checklist.section,
    ...(checklist.step && { step: checklist.step }),
    kind: 'criterion',
    label: criterion.title,
    ask: criterion.text,
    help: criterion.good,
    criterion,
    ...(checklist.optional && { optional: true }),
    ...(checklist.source && { source: checklist.source }),
  };
}

const MOST_TYPED = 200;

/** The candidate nearest to what was typed, or to whose last part it is; undefined where none is near enough to be a slip. */
function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  // No name is as long: a text got here by mistake, and to compare it with all of them would take a while.
  if (typed.length > MOST_TYPED) return undefined;
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const whole = candidate.toLowerCase();
    const tail = wanted.includes('.') ? whole : whole.slice(whole.lastIndexOf('.') + 1);
    for (const name of new Set([whole, tail])) {
      const distance = slipsIn(wanted, name, least);
      if (distance < least) [best, least] = [candidate, distance];
    }
  }
  return best;
}

/** How many slips lead from a name to what was typed: one where it was only begun; without end where they are too many, or as many as `most`. */
function slipsIn(wanted: string, name: string, most: number): number {
  if (name.startsWith(wanted) && name.charAt(wanted.length) === '-') return 1;
  // Groups that are right say nothing of how near the rest is.
  const shared = name.startsWith(wanted.slice(0, wanted.lastIndexOf('.') + 1)) ? wanted.lastIndexOf('.') + 1 : 0;
  const [a, b] = [wanted.slice(shared), name.slice(shared)];
  const bound = Math.min(most, Math.max(1, Math.floor(a.length / 3)) + 1);
  if (Math.abs(a.length - b.length) >= bound) return Number.POSITIVE_INFINITY;
  const slips = editDistance(a, b);
  return slips < bound ? slips : Number.POSITIVE_INFINITY;
}

/** Levenshtein's distance, with two swapped neighbours counted as one slip. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
