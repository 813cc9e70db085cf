// What stands in the field of a question's screen: the saved answer, what becomes an answer again, and what of it a sitting leaves for the
// next one, with where it stood; what of that is broken is ignored.
import * as z from 'zod/mini';
import { adviseOn } from '../advice/doubts.ts';
import { groupsFor, themesFor } from '../advice/people.ts';
import { textFor } from '../advice/said.ts';
import { criteriaOf, questionAt } from '../method/ids.ts';
import type { Kind, Method, Question } from '../method/types.ts';
import type { Change, Reader, Value } from '../project/answers.ts';
import { removeQuietly } from '../project/disk.ts';
import { type LeftDraft, writeDraft } from '../project/draft.ts';
import type { Project } from '../project/file.ts';
import { optionsOf, parseAnswer, printValue } from '../project/kinds.ts';
import { words } from '../words.ts';
import { plainForm } from './moves.ts';
import {
  type ChecklistLine,
  type Draft,
  type Mark,
  type Option,
  type Prompter,
  textDraft,
  type Widget,
} from './prompter.ts';
import { legAt, QUICK, type Start, type State } from './walk.ts';

/** The field each kind is answered in; records are a list of what there is, and of what to do. */
export const WIDGETS: Record<Kind, Widget> = {
  text: 'line',
  phrase: 'line',
  date: 'line',
  number: 'line',
  paragraph: 'lines',
  list: 'list',
  choice: 'one',
  judgement: 'one',
  criterion: 'one',
  records: 'one',
  choices: 'many',
  checklist: 'checklist',
};

/** What stands in the field at first: the saved answer, ready to be changed. */
export function draftOf(reader: Reader, question: Question): Draft {
  const value = reader.at(question.id)?.value;
  switch (WIDGETS[question.kind]) {
    case 'one':
      return typeof value === 'string' ? { at: value } : {};
    case 'many':
      return { ticked: value === undefined ? [] : [value].flat() };
    case 'checklist':
      return { marks: marksOf(reader, question) };
    default: {
      // Below the entries of a list an empty line waits: a new one can be typed there, and Enter on it answers.
      const text = typeof value === 'string' ? value : (value ?? []).map((entry) => `${entry}\n`).join('');
      return textDraft(text);
    }
  }
}

/** Whether two fields hold the same; where the cursor stands, or an empty line waits below, does not count. */
export const sameDraft = (one: Draft, other: Draft): boolean =>
  (one.text ?? '').trimEnd() === (other.text ?? '').trimEnd() &&
  JSON.stringify(one.ticked ?? []) === JSON.stringify(other.ticked ?? []) &&
  JSON.stringify(one.marks ?? {}) === JSON.stringify(other.marks ?? {});

/** Whether nothing was typed, ticked or marked. */
export function isEmpty(question: Question, draft: Draft): boolean {
  if (question.kind === 'checklist') return Object.values(draft.marks ?? {}).every((mark) => !mark.value && !mark.note);
  const input = inputOf(question, draft);
  return typeof input === 'string' ? input.trim() === '' : input.length === 0;
}

/** What is wrong with a draft as the answer, in words that say what to do; undefined where it can be saved. */
export function checkDraft(reader: Reader, question: Question, draft: Draft): string | undefined {
  if (lostLetters(draft) && !lostLetters(draftOf(reader, question))) return words.interview.lostLetters;
  if (question.kind === 'checklist' || question.kind === 'records') return undefined;
  if (isEmpty(question, draft)) {
    const { value, findOut } = reader.at(question.id) ?? {};
    if (question.optional || (findOut !== undefined && value === undefined)) return undefined;
    const chooses = WIDGETS[question.kind] === 'one' || WIDGETS[question.kind] === 'many';
    return chooses ? words.interview.nothingChosen : words.interview.empty;
  }
  const parsed = parseAnswer(reader, question, namedInput(reader, question, draft));
  return parsed.ok ? undefined : parsed.message;
}

/** A tip on a draft; it never stands in the way. */
export function adviseDraft(reader: Reader, question: Question, { text = '', marks = {} }: Draft): string | undefined {
  return adviseOn(reader, question, typedIn({ text, marks }));
}

/** Whether letters were lost on the way here: a terminal that does not send UTF-8 leaves U+FFFD in their place. */
export const lostLetters = (draft: Draft): boolean => typedIn(draft).includes('\ufffd');

/** The changes to save for a draft that `checkDraft` found nothing wrong with; a note of the question is kept. */
export function changesOf(reader: Reader, question: Question, draft: Draft): Change[] {
  if (question.kind === 'checklist') return checklistChanges(reader, question, draft.marks ?? {});
  const parsed = parseAnswer(reader, question, namedInput(reader, question, draft));
  if (!parsed.ok) throw new Error(`an unchecked draft for ${question.id}: ${parsed.message}`);
  const note = reader.at(question.id)?.note;
  return [{ id: question.id, answer: { value: parsed.value as Value, ...(note !== undefined && { note }) } }];
}

/** The lines of a checklist as the screen shows them. */
export function itemsOf(reader: Reader, question: Question): ChecklistLine[] {
  return criteriaOf(reader.method, question).flatMap(({ id, criterion }) =>
    criterion
      ? [
          {
            id,
            title: criterion.title,
            text: textFor(reader, criterion.text),
            good: textFor(reader, criterion.good),
            get: textFor(reader, criterion.get),
          },
        ]
      : [],
  );
}

/** The names so far that a question offers, so that each is called the same ever after: of groups, or of themes. */
export function offeredFor(reader: Reader, question: Question): { label: string; names: string[] } {
  const { groupsSoFar, themesNumbered } = words.interview;
  const themes = themesFor(reader, question);
  return themes.length > 0
    ? { label: themesNumbered, names: themes }
    : { label: groupsSoFar, names: groupsFor(reader, question) };
}

/** A text as it was typed, with the names that a line of numbers stands for ("2", "1, 3") where the question offers some. */
export function withOffered(reader: Reader, question: Question, text: string): string {
  if (!NUMBERS.test(text)) return text;
  const { names } = offeredFor(reader, question);
  const between = question.kind === 'list' ? '\n' : '; ';
  return text.replaceAll(NUMBERS_LINE, (line) => {
    const named = (plainForm(line).match(/\d+/g) ?? []).map((number) => names[Number(number) - 1]);
    return named.includes(undefined) ? line : named.join(between);
  });
}

/** What there is to choose from: the options of a choice, the values of a judgement. */
export function choicesOf(reader: Reader, question: Question): Option[] {
  if (question.kind === 'judgement')
    return words.judgement.map(([id, label]) => ({
      id,
      label,
      ...(id === 'unsure' && { hint: words.interview.unsureHint }),
    }));
  if (question.kind === 'criterion') return words.criterion.map(([id, label]) => ({ id, label }));
  return optionsOf(reader, question).map(({ id, label, hint }) => ({
    id,
    label: textFor(reader, label),
    ...(hint && { hint: textFor(reader, hint) }),
  }));
}

/** `start` is where the last sitting ended; `drafts` go by the id of their screen. */
export type Kept = { start?: Start; drafts: Record<string, Draft> };

/** What of a sitting is kept when it ends. `draftFile` is its own; `taken` are the files that hold what it began with. */
export type Standing = {
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
  left: readonly LeftDraft[],
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

/** All that is typed in a field: its text, and the notes of a checklist. */
const typedIn = ({ text = '', marks = {} }: Draft): string =>
  [text, ...Object.values(marks).map(({ note = '' }) => note)].join('\n');

/** What was typed or chosen, as `parseAnswer` takes it. */
function inputOf(question: Question, draft: Draft): string | string[] {
  if (WIDGETS[question.kind] === 'many') return draft.ticked ?? [];
  return (WIDGETS[question.kind] === 'one' ? draft.at : draft.text) ?? '';
}

/** The same, with names where their numbers were typed. */
function namedInput(reader: Reader, question: Question, draft: Draft): string | string[] {
  const input = inputOf(question, draft);
  return typeof input === 'string' ? withOffered(reader, question, input) : input;
}

/** A line of nothing but numbers. */
const NUMBERS_LINE = /^[^\S\n]*[\d０-９]+(?:(?:[^\S\n]|[,;])+[\d０-９]+)*[^\S\n]*$/gm;
const NUMBERS = new RegExp(NUMBERS_LINE.source, 'm');

function marksOf(reader: Reader, checklist: Question): Record<string, Mark> {
  const marks: Record<string, Mark> = {};
  for (const { id } of criteriaOf(reader.method, checklist)) {
    const { value, note } = reader.at(id) ?? {};
    if (value !== undefined || note !== undefined) {
      marks[id] = { ...(value !== undefined && { value: value as NonNullable<Mark['value']> }), ...(note && { note }) };
    }
  }
  return marks;
}

/** Only the lines that differ from what is saved; a line that was cleared is emptied. */
function checklistChanges(reader: Reader, checklist: Question, marks: Record<string, Mark>): Change[] {
  return criteriaOf(reader.method, checklist).flatMap(({ id }): Change[] => {
    const mark = marks[id] ?? {};
    const saved = reader.at(id) ?? {};
    const note = mark.note?.trim() ?? '';
    if (mark.value === saved.value && note === (saved.note ?? '')) return [];
    if (!mark.value && note === '') return [{ id, answer: undefined }];
    return [{ id, answer: { ...(mark.value && { value: mark.value }), ...(note && { note }) } }];
  });
}

/** The marks of a checklist that are not in the file as they stand; a line that was cleared is among them, without a mark. */
function unsavedMarks(reader: Reader, checklist: Question, marks: Record<string, Mark>): Record<string, Mark> {
  return Object.fromEntries(checklistChanges(reader, checklist, marks).map(({ id }) => [id, marks[id] ?? {}]));
}

/** What one sitting left, as far as it can be used. */
function recallOne(method: Method, left: unknown): Kept & { isBroken: boolean } {
  const whole = KeptFile.safeParse(left);
  const drafts: Kept['drafts'] = Object.create(null);
  if (!whole.success) return { drafts, isBroken: true };
  const { start, drafts: all } = whole.data;
  const place = KeptPlace.safeParse(start);
  const isPlace =
    place.success &&
    legAt(method, place.data.leg) !== undefined &&
    (place.data.at === 'review' || questionAt(method, place.data.at) !== undefined);
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

const says = (draft: Draft): boolean =>
  Boolean(draft.text?.trim()) || (draft.ticked?.length ?? 0) > 0 || Object.keys(draft.marks ?? {}).length > 0;
