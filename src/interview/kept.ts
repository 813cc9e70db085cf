// What a sitting leaves for the next one: where it stood and what was half-typed. Plain JSON; a broken one is ignored.
import type { Start } from './conduct.ts';
import { draftOf, WIDGETS } from './fields.ts';
import type { Draft } from './prompter.ts';
import type { Sitting } from './sitting.ts';

/** `start` is where the last sitting ended; `drafts` go by the id of their screen. */
export type Kept = { start?: Start; drafts: Record<string, Draft> };

/** What to keep of a sitting; undefined where it ended at the task list with nothing half-typed. */
export function keptOf({ method, project, state, drafts }: Sitting): Kept | undefined {
  const open: Record<string, Draft> = {};
  for (const [id, draft] of Object.entries(drafts)) {
    const question = method.questions.find((each) => each.id === id);
    const saved = question ? draftOf(project, question) : {};
    const chosen = question !== undefined && WIDGETS[question.kind] === 'one' && question.kind !== 'records';
    if (!sameDraft(draft, saved) && says(draft)) open[id] = draft;
    else if (chosen && draft.at !== undefined && draft.at !== saved.at) open[id] = draft;
  }
  const part = state.part ? { part: state.part } : {};
  const at = state.at === 'menu' ? {} : { start: { leg: state.leg, at: state.at, ...part } };
  return 'start' in at || Object.keys(open).length > 0 ? { ...at, drafts: open } : undefined;
}

/** Reads what was kept; whatever does not have its shape is left out. */
export function recall(kept: unknown): Kept {
  const { start, drafts } = (isObject(kept) ? kept : {}) as { start?: unknown; drafts?: unknown };
  const known: Record<string, Draft> = {};
  for (const [id, draft] of Object.entries(isObject(drafts) ? drafts : {})) {
    if (isObject(draft) && (draft.text === undefined || typeof draft.text === 'string')) known[id] = draft as Draft;
  }
  const { leg, at, part } = (isObject(start) ? start : {}) as { leg?: unknown; at?: unknown; part?: unknown };
  if (typeof leg !== 'string' || typeof at !== 'string') return { drafts: known };
  return { start: { leg, at, ...((part === 'note' || part === 'find-out') && { part }) }, drafts: known };
}

// --- internal ---

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const says = (draft: Draft): boolean =>
  Boolean(draft.text?.trim()) || (draft.ticked?.length ?? 0) > 0 || Object.keys(draft.marks ?? {}).length > 0;

/** Whether a field holds what is saved already; where the cursor stands does not count. */
const sameDraft = (one: Draft, other: Draft): boolean =>
  (one.text ?? '') === (other.text ?? '') &&
  JSON.stringify(one.ticked ?? []) === JSON.stringify(other.ticked ?? []) &&
  JSON.stringify(one.marks ?? {}) === JSON.stringify(other.marks ?? {});
