// Turns answers to save into a new text of the project file, and checks that a text says what it should. Pure.
import { UserError } from '../errors.ts';
import { idsAround, meant, placeOf } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { type Answer, type Change, isEmpty, sameAnswer } from './answers.ts';
import { cleanText } from './kinds.ts';
import type { ReadResult } from './read.ts';
import { orderOf, pathOf } from './skeleton.ts';
import { NotAMap, type Splice, spliceAll, type Written } from './splice.ts';
import { isMapNode, keyOf, type MapPair, PATH_SEPARATOR, pairsIn, textsBut } from './yaml.ts';

/**
 * The text with the answers in it.
 * @param read what the text says now
 * @param beside what is put in that is no answer: the file of the cycle before, evidence
 * @throws UserError where an id holds no answer, or a text stands where a group has to be
 */
export function applyChanges(
  text: string,
  read: ReadResult,
  changes: readonly Change[],
  beside: readonly Splice[] = [],
): string {
  const { method } = read;
  const pairsAt = pairsIn(read.root);
  const splices = changes.flatMap((change) => splicesOf(change, pairsAt, method));
  try {
    return spliceAll(text, read.root, [...splices, ...beside], orderOf(method));
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
  changes: readonly Change[],
  beside: readonly Splice[] = [],
): string | undefined {
  const last = new Map(changes.map((change) => [change.id, change.answer]));
  const pairsAt = pairsIn(read.root);
  const problems = new Map(read.problems.map((problem) => [problem.id, problem]));
  for (const [id, answer] of last) {
    const place = placeOf(read.method, id);
    const refused = problems.get(id);
    if (place?.kind === 'leaf' && refused) throw new UserError({ code: refused.code, id, what: refused.what });
    if (place?.kind === 'leaf' && !sameAnswer(read.at(id), answer)) return `${id} reads back different`;
    if (place?.kind === 'finished' && read.answers.finished.includes(place.section) !== isYes(answer)) return id;
    if (place?.kind === 'record' && isThere(pathOf(id), pairsAt) !== !!answer) return id;
  }
  const changed = [...Array.from(last.keys(), pathOf), ...beside.map(([path]) => path)];
  const [old, now] = [textsBut(before.root, changed), textsBut(read.root, changed)];
  const other = [...old.keys(), ...now.keys()].find((path) => old.get(path) !== now.get(path));
  return other === undefined ? undefined : `${other.slice(1).replaceAll(PATH_SEPARATOR, '.')} changed`;
}

/** A change whose note and find-out are clean text. @throws UserError where they cannot be */
export function cleanChange({ id, answer }: Change): Change {
  const clean = (text: string | undefined): string | undefined => {
    if (!text?.trim()) return undefined;
    const cleaned = cleanText(text);
    if (cleaned.ok) return cleaned.value;
    throw new UserError({ code: 'bad-answer', what: `${id}: ${cleaned.message}` });
  };
  return { id, answer: answer && { ...answer, note: clean(answer.note), findOut: clean(answer.findOut) } };
}

/** An answer as it stands in the file: its plain value, or a map where it carries more; undefined where it says nothing. */
export function writtenOf(answer: Answer | undefined): Written | undefined {
  if (!answer || isEmpty(answer)) return undefined;
  const parts = partsOf(answer);
  return (parts.size === 1 && parts.get('answer')) || parts;
}

/** An answer that somebody else changed since it was read here: what it was, theirs, and what was to be saved. */
export type Conflict = { id: string; before: Answer | undefined; theirs: Answer | undefined; ours: Answer | undefined };

/** What two readings of a project are compared by. */
type Said = Pick<ReadResult, 'method' | 'at' | 'records' | 'answers' | 'rejected'>;

/** The ids whose answers differ between two readings; records that came or went and finished sections are among them. */
export function changedIds(before: Said, now: Said): string[] {
  if (before === now) return [];
  const [old, current] = [before.answers, now.answers];
  const ids = new Set([...Object.keys(old.byId), ...Object.keys(current.byId)]);
  for (const id of [...Object.keys(before.rejected), ...Object.keys(now.rejected)]) ids.add(id);
  for (const section of [...old.finished, ...current.finished]) ids.add(`finished.${section}`);
  const changed = [...ids].filter(
    (id) => !sameAnswer(stateAt(before, id), stateAt(now, id)) || before.rejected[id] !== now.rejected[id],
  );
  for (const hub of new Set([...Object.keys(old.records), ...Object.keys(current.records)])) {
    const [one, other] = [before.records(hub), now.records(hub)];
    const moved = [...one.filter((each) => !other.includes(each)), ...other.filter((each) => !one.includes(each))];
    changed.push(...moved.map((record) => `${hub}.${record}`));
  }
  return changed;
}

/**
 * The changes that others' changes stand against: the same answer became something else; a record to be removed was worked
 * on; a record of the same name was made, or the record was removed.
 */
export function conflictsOf(before: Said, now: Said, changes: readonly Change[]): Conflict[] {
  const changed = changedIds(before, now);
  if (changed.length === 0) return [];
  return changes.flatMap(({ id, answer }) => {
    const theirs = stateAt(now, id);
    const isRecord = placeOf(now.method, id)?.kind === 'record';
    if (!isRecord && sameAnswer(theirs, answer) && now.rejected[id] === undefined) return [];
    const against = changed.some(
      (each) => each === id || id.startsWith(`${each}.`) || (isRecord && each.startsWith(`${id}.`)),
    );
    return against ? [{ id, before: stateAt(before, id), theirs, ours: answer }] : [];
  });
}

// --- internal ---

/** Follows paths of keys in the file as it is now. */
type PairsAt = (path: readonly string[]) => MapPair[];

const isYes = (answer: Answer | undefined): boolean => answer?.value === 'yes';

const isThere = (path: readonly string[], pairsAt: PairsAt): boolean => pairsAt(path).length === path.length;

function splicesOf({ id, answer }: Change, pairsAt: PairsAt, method: Method): Splice[] {
  const place = placeOf(method, id);
  const path = pathOf(id);
  switch (place?.kind) {
    case 'leaf':
      return leafSplices(path, answer, pairsAt);
    case 'finished':
      return [[path, isYes(answer) ? 'yes' : null]];
    case 'record':
      if (!answer) return [[path, undefined]];
      return isThere(path, pairsAt) ? [] : [[path, new Map()]];
    default:
      throw new UserError(unknownId(id, method));
  }
}

function partsOf(answer: Answer | undefined): Map<string, Written> {
  const parts = new Map<string, Written>();
  if (answer?.value !== undefined) parts.set('answer', answer.value);
  if (answer?.note) parts.set('note', answer.note);
  if (answer?.findOut) parts.set('find-out', answer.findOut);
  return parts;
}

/** An answer replaces what stands at its key; but keys somebody else put beside `answer:` and `note:` stay. */
function leafSplices(path: string[], answer: Answer | undefined, pairsAt: PairsAt): Splice[] {
  const there = isThere(path, pairsAt) ? pairsAt(path).at(-1)?.value : undefined;
  if (!isMapNode(there) || there.items.every((pair) => PARTS.includes(keyOf(pair)))) {
    return [[path, writtenOf(answer) ?? null]];
  }
  const parts = partsOf(answer);
  return PARTS.map((part) => [[...path, part], parts.get(part)]);
}

const PARTS = ['answer', 'note', 'find-out'];

function unknownId(id: string, method: Method) {
  const { typed, meant: near } = meant(id, idsAround(method, id));
  return {
    code: 'unknown-id',
    what: `No answer can be saved at "${typed}".`,
    next: near.trim() || 'See the ids with: tde get',
  };
}

const FINISHED = 'finished.';

function stateAt({ at, answers }: Said, id: string): Answer | undefined {
  if (!id.startsWith(FINISHED)) return at(id);
  return answers.finished.includes(id.slice(FINISHED.length)) ? { value: 'yes' } : undefined;
}
