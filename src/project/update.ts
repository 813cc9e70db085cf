// Turns answers to save into a new text of the project file, and checks that a text says what it should. Pure.
import { UserError } from '../errors.ts';
import { placeOf, skeletonOf } from '../method/ids.ts';
import { meant } from '../method/meant.ts';
import type { Method } from '../method/types.ts';
import { type Answer, type Answers, answerAt, type Change, isEmpty, recordsOf, sameAnswer } from './answers.ts';
import { PATH_SEPARATOR } from './nodes.ts';
import type { ReadResult } from './read.ts';
import type { Written } from './scalar.ts';
import { orderOf, pathOf } from './skeleton.ts';
import { NewKeys, NotAMap, type Splice, spliceAll } from './splice.ts';
import { cleanText } from './text.ts';

/**
 * The text with the answers in it.
 * @param read what the text says now
 * @param previous the file of the cycle before, for a new project
 * @throws UserError where an id holds no answer, or a text stands where a group has to be
 */
export function applyChanges(
  text: string,
  read: ReadResult,
  method: Method,
  changes: readonly Change[],
  previous?: string,
): string {
  const { fresh, rest } = newRecordsIn(changes, read.answers, method);
  const splices: Splice[] = rest.flatMap((change) => splicesOf(change, read, method));
  for (const [hub, records] of fresh) splices.push([pathOf(hub), new NewKeys(treeOf(hub, records, method))]);
  if (previous) splices.unshift([['previous'], previous]);
  try {
    return spliceAll(text, splices, orderOf(method));
  } catch (error) {
    if (!(error instanceof NotAMap)) throw error;
    throw new UserError({
      code: 'not-a-group',
      what: `Nothing was saved: in the file, ${error.path.join('.')} holds a text or a list, but it is a group of answers.`,
      next: 'Move that text under one of the keys of the group, then save again.',
    });
  }
}

/**
 * What is wrong with a new text, compared with the one before it; undefined where only the changes differ.
 * @throws UserError where a change is not an answer of its question's kind
 */
export function unexpectedIn(
  read: ReadResult,
  before: ReadResult,
  method: Method,
  changes: readonly Change[],
): string | undefined {
  const last = new Map(changes.map((change) => [change.id, change.answer]));
  for (const [id, answer] of last) {
    const place = placeOf(method, id);
    const refused = read.problems.find((problem) => problem.id === id);
    if (place?.kind === 'leaf' && refused) throw new UserError({ code: refused.code, id, what: refused.what });
    if (place?.kind === 'leaf' && !sameAnswer(answerAt(read.answers, id), answer)) return `${id} reads back different`;
    if (place?.kind === 'finished' && read.answers.finished.includes(place.section) !== isYes(answer)) return id;
    if (place?.kind === 'record' && recordsOf(read.answers, place.question.id).includes(place.record) !== !!answer)
      return id;
  }
  const touched = new Set([...last.keys(), 'previous'].map((id) => pathOf(id).join(PATH_SEPARATOR)));
  const isTouched = (key: string): boolean => {
    for (let end = key.length; end > 0; end = key.lastIndexOf(PATH_SEPARATOR, end - 1))
      if (touched.has(key.slice(0, end))) return true;
    return false;
  };
  const [old, now] = [before.keys(), read.keys()];
  for (const [key, value] of old) if (now.get(key) !== value && !isTouched(key)) return readable(key);
  for (const key of now.keys()) if (!old.has(key) && !isTouched(key)) return readable(key);
  return undefined;
}

/** A change whose note and find-out are clean text. @throws UserError where they cannot be */
export function cleanChange({ id, answer }: Change): Change {
  if (!answer || (answer.note === undefined && answer.findOut === undefined)) return { id, answer };
  const clean = (text: string | undefined): string | undefined => {
    if (!text?.trim()) return undefined;
    const cleaned = cleanText(text);
    if (cleaned.ok) return cleaned.text;
    throw new UserError({ code: 'bad-answer', what: `${id}: ${cleaned.message}` });
  };
  const { value } = answer;
  const [note, findOut] = [clean(answer.note), clean(answer.findOut)];
  return { id, answer: { ...(value !== undefined && { value }), ...(note && { note }), ...(findOut && { findOut }) } };
}

/** An answer that somebody else changed since it was read here: what it was, theirs, and what was to be saved. */
export type Conflict = { id: string; before: Answer | undefined; theirs: Answer | undefined; ours: Answer | undefined };

/** What two readings of a project are compared by. */
export type State = { answers: Answers; rejected: Readonly<Record<string, string>> };

/** The ids whose answers differ between two readings; records that came or went and finished sections are among them. */
export function changedIds(before: State, now: State): string[] {
  if (before === now) return [];
  const [old, current] = [before.answers, now.answers];
  const ids = new Set([...Object.keys(old.byId), ...Object.keys(current.byId)]);
  for (const id of [...Object.keys(before.rejected), ...Object.keys(now.rejected)]) ids.add(id);
  for (const section of [...old.finished, ...current.finished]) ids.add(`finished.${section}`);
  const changed = [...ids].filter(
    (id) => !sameAnswer(stateAt(old, id), stateAt(current, id)) || before.rejected[id] !== now.rejected[id],
  );
  for (const hub of new Set([...Object.keys(old.records), ...Object.keys(current.records)])) {
    const [one, other] = [recordsOf(old, hub), recordsOf(current, hub)];
    const moved = [...one.filter((each) => !other.includes(each)), ...other.filter((each) => !one.includes(each))];
    changed.push(...moved.map((record) => `${hub}.${record}`));
  }
  return changed;
}

/**
 * The changes that others' changes stand against: the same answer became something else; a record to be removed was worked
 * on; a record of the same name was made, or the record was removed.
 */
export function conflictsOf(before: State, now: State, method: Method, changes: readonly Change[]): Conflict[] {
  const changed = changedIds(before, now);
  if (changed.length === 0) return [];
  return changes.flatMap(({ id, answer }) => {
    const theirs = stateAt(now.answers, id);
    const isRecord = placeOf(method, id)?.kind === 'record';
    if (!isRecord && sameAnswer(theirs, answer) && now.rejected[id] === undefined) return [];
    const against = changed.some(
      (each) => each === id || id.startsWith(`${each}.`) || (isRecord && each.startsWith(`${id}.`)),
    );
    return against ? [{ id, before: stateAt(before.answers, id), theirs, ours: answer }] : [];
  });
}

// --- internal ---

type Tree = { [key: string]: Written };
/** Nothing at first, not even what every object has: a method may have a key `constructor`. */
const noKeys = (): Tree => Object.create(null);

const readable = (key: string): string => `${key.replaceAll(PATH_SEPARATOR, '.')} changed`;
const isYes = (answer: Answer | undefined): boolean => answer?.value === 'yes';

function splicesOf({ id, answer }: Change, read: ReadResult, method: Method): Splice[] {
  const place = placeOf(method, id);
  const path = pathOf(id);
  switch (place?.kind) {
    case 'leaf':
      return leafSplices(path, answer, read);
    case 'finished':
      return [[path, isYes(answer) ? 'yes' : null]];
    case 'record':
      if (!answer) return [[path, undefined]];
      return recordsOf(read.answers, place.question.id).includes(place.record) ? [] : [[path, {}]];
    default:
      throw new UserError(unknownId(id, method));
  }
}

/** New records by their hub: the answers of each by the field's id. */
type Fresh = Map<string, Map<string, Map<string, Answer>>>;

/** Sorts out the changes that make records which are not there yet: those of a hub are put in together. */
function newRecordsIn(
  changes: readonly Change[],
  answers: Answers,
  method: Method,
): { fresh: Fresh; rest: readonly Change[] } {
  const fresh: Fresh = new Map();
  const hubs = method.questions.filter((question) => question.kind === 'records').map((question) => question.id);
  const known = new Map(hubs.map((hub) => [hub, new Set(recordsOf(answers, hub))]));
  const rest = changes.filter(({ id, answer }) => {
    const hub = hubs.find((each) => id.startsWith(`${each}.`));
    const [record = '', ...field] = hub ? id.slice(hub.length + 1).split('.') : [];
    if (!hub || !answer || known.get(hub)?.has(record) || !placeOf(method, id)) return true;
    const records = fresh.get(hub) ?? new Map<string, Map<string, Answer>>();
    const fields = records.get(record) ?? new Map<string, Answer>();
    fresh.set(hub, records.set(record, fields));
    if (field.length > 0) fields.set(field.join('.'), answer);
    return false;
  });
  return { fresh, rest };
}

/** New records as they are written: in the order given, their answers in the method's order. */
function treeOf(hub: string, records: ReadonlyMap<string, ReadonlyMap<string, Answer>>, method: Method): Tree {
  const order = method.questions.find((question) => question.id === hub)?.fields?.map((field) => field.id) ?? [];
  const tree = noKeys();
  for (const [record, answers] of records) {
    const own = noKeys();
    for (const field of order) {
      const written = writtenOf(answers.get(field));
      if (written === undefined) continue;
      const keys = field.split('.');
      const last = keys.pop() ?? '';
      let group = own;
      for (const key of keys) {
        group[key] ??= noKeys();
        group = group[key] as Tree;
      }
      group[last] = written;
    }
    tree[record] = own;
  }
  return tree;
}

/** An answer as it stands in the file: its plain value, or a map where it carries more; undefined where it says nothing. */
function writtenOf(answer: Answer | undefined): Written | undefined {
  if (!answer || isEmpty(answer)) return undefined;
  const parts = partsOf(answer);
  return Object.keys(parts).length === 1 && parts.answer !== undefined ? parts.answer : parts;
}

function partsOf(answer: Answer | undefined): Record<string, Written> {
  return {
    ...(answer?.value !== undefined && { answer: answer.value }),
    ...(answer?.note && { note: answer.note }),
    ...(answer?.findOut && { 'find-out': answer.findOut }),
  };
}

/** An answer replaces what stands at its key; but keys somebody else put beside `answer:` and `note:` stay. */
function leafSplices(path: string[], answer: Answer | undefined, read: ReadResult): Splice[] {
  if (hasOwnKeys(path, read)) {
    const parts = partsOf(answer);
    return PARTS.map((part): Splice => [[...path, part], parts[part] ?? undefined]);
  }
  return [[path, writtenOf(answer) ?? null]];
}

const PARTS = ['answer', 'note', 'find-out'];

function hasOwnKeys(path: readonly string[], read: ReadResult): boolean {
  const start = path.join(PATH_SEPARATOR) + PATH_SEPARATOR;
  return [...read.keys().keys()].some((key) => {
    if (!key.startsWith(start)) return false;
    const part = key.slice(start.length).split(PATH_SEPARATOR)[0] ?? '';
    return !PARTS.includes(part) && !/^\d+$/.test(part);
  });
}

function unknownId(id: string, method: Method) {
  const ids = skeletonOf(method).map((question) => question.id);
  const { typed, meant: near } = meant(id, ids);
  return {
    code: 'unknown-id',
    what: `No answer can be saved at "${typed}".`,
    next: near.trim() || 'See the ids with: tde get',
  };
}

const FINISHED = 'finished.';

function stateAt(answers: Answers, id: string): Answer | undefined {
  if (!id.startsWith(FINISHED)) return answerAt(answers, id);
  return answers.finished.includes(id.slice(FINISHED.length)) ? { value: 'yes' } : undefined;
}
