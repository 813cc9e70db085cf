// What a sitting leaves for the next one: where it stood and what was half-typed. Plain JSON; what of it is broken is ignored.
import * as z from 'zod/mini';
import { questionAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Start } from './conduct.ts';
import { draftOf, sameDraft, WIDGETS } from './fields.ts';
import { QUICK } from './hubs.ts';
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

/** The question that a screen's field belongs to: its own, also for a follow-up, or the records that a new one is named for. */
export const questionOfScreen = (method: Method, screen: string): Question | undefined =>
  questionAt(method, screen.replace(/#(?:note|find-out)$|\.add!$/, ''));

/**
 * Reads what was kept, if anything. What has not its shape, or belongs to no question of the method, is left out; `broken` tells whether
 * anything was.
 */
export function recall(method: Method, kept: unknown = { drafts: {} }): { kept: Kept; broken: boolean } {
  const whole = KeptFile.safeParse(kept);
  const drafts: Kept['drafts'] = Object.create(null);
  if (!whole.success) return { kept: { drafts }, broken: true };
  const { start, drafts: all } = whole.data;
  const place = KeptPlace.safeParse(start);
  const isPlace =
    place.success && isLeg(method, place.data.leg) && (place.data.at === 'review' || isQuestion(method, place.data.at));
  let broken = start !== undefined && !isPlace;
  for (const [id, draft] of Object.entries(all)) {
    const read = KeptDraft.safeParse(draft);
    if (read.success && questionOfScreen(method, id)) drafts[id] = read.data;
    else broken = true;
  }
  return { kept: { ...(isPlace && { start: place.data }), drafts }, broken };
}

// --- internal ---

const KeptFile = z.object({ start: z.optional(z.unknown()), drafts: z.record(z.string(), z.unknown()) });

const KeptPlace = z.object({ leg: z.string(), at: z.string(), part: z.optional(z.enum(['note', 'find-out'])) });

const KeptDraft: z.ZodMiniType<Draft> = z
  .object({
    text: z.optional(z.string()),
    cursor: z.optional(z.int().check(z.gte(0))),
    at: z.optional(z.string()),
    ticked: z.optional(z.array(z.string())),
    marks: z.optional(
      z.record(
        z.string(),
        z.object({ value: z.optional(z.enum(['yes', 'no', 'unsure'])), note: z.optional(z.string()) }),
      ),
    ),
    noteOpen: z.optional(z.boolean()),
  })
  .check(z.refine(({ text = '', cursor = 0 }) => cursor <= text.length));

const isLeg = (method: Method, id: string): boolean => id === QUICK || method.sections.some((each) => each.id === id);
const isQuestion = (method: Method, id: string): boolean => questionAt(method, id) !== undefined;

const says = (draft: Draft): boolean =>
  Boolean(draft.text?.trim()) || (draft.ticked?.length ?? 0) > 0 || Object.keys(draft.marks ?? {}).length > 0;
