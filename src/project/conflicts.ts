// Tells what others changed in a project meanwhile, and what of it was to be changed here too. Pure.
import { placeOf } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { type Answer, type Answers, answerAt, type Change, recordsOf, sameAnswer } from './answers.ts';

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

const FINISHED = 'finished.';

function stateAt(answers: Answers, id: string): Answer | undefined {
  if (!id.startsWith(FINISHED)) return answerAt(answers, id);
  return answers.finished.includes(id.slice(FINISHED.length)) ? { value: 'yes' } : undefined;
}
