// What a sitting leaves for the next one: where it stood and what was half-typed. Plain JSON; what of it is broken is ignored.
import * as z from 'zod/mini';
import { criteriaOf, questionAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { removeQuietly } from '../project/disk.ts';
import { type Left, writeDraft } from '../project/draft.ts';
import type { Project } from '../project/file.ts';
import { optionsOf, printValue } from '../project/kinds.ts';
import { draftOf, sameDraft, unsavedMarks, WIDGETS } from './fields.ts';
import { type Draft, type Prompter, textDraft } from './prompter.ts';
import { legsOf, QUICK, type Start, type State } from './walk.ts';

/** `start` is where the last sitting ended; `drafts` go by the id of their screen. */
export type Kept = { start?: Start; drafts: Record<string, Draft> };

/** What of a sitting is kept when it ends. `draftFile` is its own; `taken` are the files that hold what it began with. */
export type Standing = {
  readonly method: Method;
  readonly prompter: Prompter;
  readonly draftFile: string;
  readonly taken: readonly string[];
  project: Project;
  state: State;
  drafts: Record<string, Draft>;
};

/**
 * Keeps where a sitting stands and what was typed in it and is not in the project file; removes what was kept where nothing is half
 * done. Gives back what was typed, and why it is not on the disk where it could not be kept.
 */
export function keep(standing: Standing): { typed: Record<string, Draft>; problem?: string } {
  const now = standing.prompter.current();
  if (now) remember(standing, now.id, now.draft);
  const kept = keptOf(standing);
  const typed = Object.fromEntries(Object.entries(kept?.drafts ?? {}).filter(([, draft]) => says(draft)));
  try {
    if (kept) writeDraft(standing.draftFile, kept);
    else removeQuietly(standing.draftFile);
  } catch (error) {
    return { typed, problem: error instanceof Error ? error.message : String(error) };
  }
  for (const file of standing.taken) removeQuietly(file);
  return { typed };
}

/**
 * Keeps what stands in the field of a question's screen, as far as it is not in the file: what is saved there may change before it is shown
 * again. What stands at any other screen is nothing to go on with.
 */
export function remember({ drafts, project }: Standing, screen: string, draft: Draft): void {
  if (!questionOfScreen(project.method, screen)) return;
  const question = questionAt(project.method, screen);
  if (question?.kind === 'checklist')
    drafts[screen] = { ...draft, marks: unsavedMarks(project, question, draft.marks ?? {}) };
  else if (draft.text !== undefined && sameDraft(draft, savedAt(project, screen))) delete drafts[screen];
  else drafts[screen] = draft;
}

/** What to keep of a sitting; undefined where it ended at the task list with nothing half-typed. */
export function keptOf({ project, state, drafts }: Pick<Standing, 'project' | 'state' | 'drafts'>): Kept | undefined {
  const open: Record<string, Draft> = {};
  for (const [screen, draft] of Object.entries(drafts))
    if ((says(draft) && !sameDraft(draft, savedAt(project, screen))) || isElsewhere(project, screen, draft))
      open[screen] = draft;
  const part = state.part ? { part: state.part } : {};
  // From the check of a pitch's answers on the way one goes on with the question before it.
  const place = state.leg === QUICK ? (state.from ?? state.at) : state.at;
  const at = state.at === 'tasks' ? {} : { start: { leg: state.leg, at: place, ...part } };
  return 'start' in at || Object.keys(open).length > 0 ? { ...at, drafts: open } : undefined;
}

/** The question that a screen's field belongs to: its own, also for a follow-up, or the records that a new one is named for. */
export const questionOfScreen = (method: Method, screen: string): Question | undefined =>
  questionAt(method, screen.replace(/#(?:note|find-out)$|\.add!$/, ''));

/** A draft in words, a line for each thing that was typed or chosen: for a person to copy where it cannot be kept. */
export function wordsOf(reader: Reader, screen: string, { text = '', ticked = [], marks = {} }: Draft): string[] {
  const question = questionAt(reader.method, screen);
  const chosen = question && ticked.length > 0 ? [printValue(question, ticked, optionsOf(reader, question))] : [];
  const marked = Object.entries(marks).map(([id, { value, note }]) => {
    const title = questionAt(reader.method, id)?.label ?? id;
    return `${title}: ${[value, note].filter(Boolean).join(', ')}`;
  });
  return [...chosen, ...marked, ...(text === '' ? [] : [text])];
}

/**
 * Reads what earlier sittings left, the last one first. Where two left a text at the same screen, both stand in its field: `both` names
 * those screens. What has not its shape, or belongs to no question of the method, is left out; `broken` are the files it stands in.
 */
export function recall(
  method: Method,
  left: readonly Left[],
): { kept: Kept; taken: string[]; broken: string[]; both: string[] } {
  const kept: Kept = { drafts: Object.create(null) };
  const both = new Set<string>();
  const broken: string[] = [];
  for (const { file, draft } of left) {
    const one = recallOne(method, draft);
    if (one.isBroken) broken.push(file);
    kept.start ??= one.start;
    for (const [screen, older] of Object.entries(one.drafts)) {
      const newer = kept.drafts[screen];
      kept.drafts[screen] = newer ? joined(newer, older, gapAt(method, screen)) : older;
      if (newer?.text && newer.text !== kept.drafts[screen].text) both.add(screen);
    }
  }
  return { kept, taken: left.map(({ file }) => file), broken, both: [...both] };
}

/** The draft of a screen whose field holds what is saved. */
export function savedAt(reader: Reader, screen: string): Draft {
  const [id = '', part] = screen.split('#');
  const question = questionAt(reader.method, id);
  if (part === undefined) return question ? draftOf(reader, question) : {};
  const { note, findOut } = reader.at(id) ?? {};
  return { text: (part === 'note' ? note : findOut) ?? '' };
}

// --- internal ---

/** What one sitting left, as far as it can be used. */
function recallOne(method: Method, left: unknown): Kept & { isBroken: boolean } {
  const whole = KeptFile.safeParse(left);
  const drafts: Kept['drafts'] = Object.create(null);
  if (!whole.success) return { drafts, isBroken: true };
  const { start, drafts: all } = whole.data;
  const place = KeptPlace.safeParse(start);
  const isPlace =
    place.success && isLeg(method, place.data.leg) && (place.data.at === 'review' || isQuestion(method, place.data.at));
  let isBroken = start !== undefined && !isPlace;
  for (const [id, draft] of Object.entries(all)) {
    const read = KeptDraft.safeParse(draft);
    if (read.success && questionOfScreen(method, id)) drafts[id] = read.data;
    else isBroken = true;
  }
  return { ...(isPlace && { start: place.data }), drafts, isBroken };
}

/** Two drafts of one field as one: no word of either is lost, and what the one holds of the other stands there once. */
function joined(newer: Draft, older: Draft, gap: string): Draft {
  const [one = '', other = ''] = [newer.text?.trimEnd(), older.text?.trimEnd()];
  const text = one.includes(other) ? newer.text : other.includes(one) ? older.text : `${one}${gap}${other}`;
  const ticked = [...new Set([...(newer.ticked ?? []), ...(older.ticked ?? [])])];
  return {
    ...older,
    ...newer,
    ...(text !== undefined && textDraft(text)),
    ...(ticked.length > 0 && { ticked }),
    ...((newer.marks || older.marks) && { marks: { ...older.marks, ...newer.marks } }),
  };
}

/** What stands between two texts in the field of a screen. */
function gapAt(method: Method, screen: string): string {
  const kind = questionOfScreen(method, screen)?.kind;
  if (screen.endsWith('#note') || kind === 'paragraph') return '\n\n';
  return kind === 'list' ? '\n' : ' / ';
}

/** Whether the cursor is on another line of a list than where the list would begin. */
function isElsewhere(reader: Reader, screen: string, { at }: Draft): boolean {
  const question = questionAt(reader.method, screen);
  if (question === undefined || at === undefined || question.kind === 'records') return false;
  if (question.kind === 'checklist') return at !== criteriaOf(reader.method, question)[0]?.id;
  return WIDGETS[question.kind] === 'one' && at !== savedAt(reader, screen).at;
}

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

const isLeg = (method: Method, id: string): boolean => legsOf(method).some((each) => each.id === id);
const isQuestion = (method: Method, id: string): boolean => questionAt(method, id) !== undefined;

const says = (draft: Draft): boolean =>
  Boolean(draft.text?.trim()) || (draft.ticked?.length ?? 0) > 0 || Object.keys(draft.marks ?? {}).length > 0;
