// Saves what is given in a sitting, before anything else is shown, and takes it back: what others changed meanwhile is told, or asked about.
import { echoWithNotes } from '../advice/texts.ts';
import { UserError } from '../errors.ts';
import { placeOf, questionAt, recordAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { type Answer, type Change, readerOf, sameAnswer } from '../project/answers.ts';
import { ChangedMeanwhile, type Project, type Saved, saveAnswers } from '../project/file.ts';
import { type Conflict, changedIds } from '../project/update.ts';
import { promptWords } from '../words/prompts.ts';
import { fill, short, words } from '../words.ts';
import { sameDraft } from './fields.ts';
import { keep, type Standing, savedAt } from './kept.ts';
import { askOrLeave, choiceScreen } from './prompter.ts';
import { recordName } from './screens.ts';
import type { State } from './walk.ts';

/** What is worked on, and what was saved of it, the last one last, as long as it can be taken back. */
export type Saving = Standing & { readonly done: Done[] };

/** What was saved at once: what it is called, what puts back what was there before, and where the person was. */
type Done = { label: string; back: readonly Change[]; state: State };

/** How a save went: why nothing was saved, in words, or that the person left before it was known what to save. */
type SaveResult = 'saved' | 'left' | { refused: string };

/**
 * Saves changes before anything else is shown. Where they cannot be saved, the reason comes back in words, and nothing is lost;
 * where the same answer was changed in the file meanwhile, the person chooses which one stands. Throws `Cancelled` where Ctrl-C or the end of the input ended it.
 */
export async function save(sitting: Saving, changes: readonly Change[]): Promise<SaveResult> {
  const put = await putIn(sitting, changes);
  if (put === 'left') return put;
  if ('why' in put) return { refused: fill(words.interview.notSaved, { what: put.why }) };
  note(sitting, put.known, put.changes);
  goOnWith(sitting, put);
  return 'saved';
}

/** Saves changes while a question stays on the screen; false where that takes {@link save}, as the person must be asked or told something. */
export function saveAtOnce(sitting: Saving, changes: readonly Change[]): boolean {
  if (changes.length === 0) return true;
  try {
    const saved = saveAnswers(sitting.project, changes);
    note(sitting, sitting.project, changes);
    goOnWith(sitting, saved);
    return true;
  } catch {
    return false;
  }
}

/** Takes back what was saved last, as a save of what stood there before, and leads to where it was given; or why that cannot be. */
export async function undo(sitting: Saving): Promise<'moved' | 'left' | { refused: string }> {
  const last = sitting.done.at(-1);
  if (!last) return { refused: promptWords.messages.notOffered.undo };
  const { project: before } = sitting;
  const put = await putIn(sitting, last.back);
  if (put === 'left') return put;
  if ('why' in put) return { refused: fill(words.interview.undo.refused, { what: put.why }) };
  sitting.done.pop();
  goOnWith(sitting, put);
  for (const change of last.back) {
    const isBack = put.changes.includes(change);
    sitting.prompter.say(
      isBack
        ? takenBack(before, sitting.project, change)
        : fill(words.interview.undo.theirs, { label: labelOf(sitting.method, change.id) }),
    );
    // The cursor stands on the line of the checklist whose mark is gone.
    const question = questionAt(sitting.method, change.id);
    const checklist = change.id.slice(0, change.id.lastIndexOf('.'));
    if (question?.kind === 'criterion') sitting.drafts[checklist] = { ...sitting.drafts[checklist], at: change.id };
    // What was half-typed there stays; what only showed the answer goes with it.
    else if (sameDraft(sitting.drafts[change.id] ?? {}, savedAt(before, change.id))) delete sitting.drafts[change.id];
  }
  sitting.state = last.state;
  return 'moved';
}

// --- internal ---

/** What was taken back, and what stands there now. */
function takenBack(before: Project, now: Project, { id, answer }: Change): string {
  const { again, open, entry, finished } = words.interview.undo;
  const place = placeOf(now.method, id);
  const label = labelOf(now.method, id);
  if (place?.kind === 'record') return fill(entry, { label: recordName(before, place.question, place.record) });
  if (place?.kind === 'finished' && !answer) return fill(finished, { label });
  return answer ? fill(again, { label, text: shownAs(now, id, answer) }) : fill(open, { label });
}

type Put = Saved & { known: Project; changes: readonly Change[] };

/** Puts changes into the file, as {@link save} does; or why they could not be put there. */
async function putIn(sitting: Saving, changes: readonly Change[]): Promise<Put | 'left' | { why: string }> {
  try {
    return await saveOrChoose(sitting, changes);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    keep(sitting);
    return { why: error.problems.map((problem) => problem.what).join(' ') };
  }
}

/** Notes what was put into a project, as far as it says something else than before, so that it can be taken back. */
function note(sitting: Saving, before: Project, changes: readonly Change[]): void {
  const { method, state } = sitting;
  if (changes.every(({ id, answer }) => sameAnswer(answer, standing(before, id)))) return;
  const back = new Map<string, Change>();
  const labels = new Set<string>();
  for (const { id } of changes) {
    const inside = recordAt(method, id);
    // Of an entry that was not there before, all goes.
    const made = inside && !before.records(inside.hub.id).includes(inside.record) ? inside : undefined;
    const entry = made && `${made.hub.id}.${made.record}`;
    back.set(
      entry ?? id,
      entry === undefined ? { id, answer: standing(before, id) } : { id: entry, answer: undefined },
    );
    labels.add(made ? made.hub.label : labelOf(method, id));
  }
  sitting.done.push({ label: short([...labels].join(', '), 60), back: [...back.values()], state });
}

/** What stands in a project at an id: an answer, or that a section is finished. */
const standing = (project: Project, id: string): Answer | undefined => {
  const place = placeOf(project.method, id);
  if (place?.kind !== 'finished') return project.at(id);
  return project.answers.finished.includes(place.section) ? { value: 'yes' } : undefined;
};

/** Goes on with the project as it was saved, and tells what others did to it. */
function goOnWith(sitting: Saving, saved: Saved): void {
  const { method, prompter } = sitting;
  sitting.project = { ...saved, today: sitting.project.today };
  const others = saved.othersChanged.map((id) => labelOf(method, id));
  if (saved.groupLost) prompter.say(fill(words.interview.groupLost, { file: saved.path }));
  if (others.length > 0) prompter.say(fill(words.interview.othersChanged, { labels: others.join(', ') }));
}

/**
 * Saves into the newest file that the person knows of: what changes after they chose is asked about, too. `known` is the file before,
 * `changes` what was put into it.
 */
async function saveOrChoose(sitting: Saving, changes: readonly Change[]): Promise<Put | 'left'> {
  const ours = new Set(changes.map(({ id }) => id));
  const others = new Set<string>();
  let known = sitting.project;
  let mine = changes;
  for (;;) {
    try {
      const saved = mine.length > 0 ? saveAnswers(known, mine) : { ...known, ...NOTHING_SAVED };
      const othersChanged = [...new Set([...others, ...saved.othersChanged])].filter((id) => !ours.has(id));
      return { ...saved, othersChanged, known, changes: mine };
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      // Now already, as a window may be closed, or the power fail, at any moment.
      keep(sitting);
      for (const id of changedIds(known, error.project)) others.add(id);
      known = error.project;
      for (const conflict of error.conflicts) {
        const stands = await whichStands(sitting, known, conflict);
        if (stands === 'left') return 'left';
        if (stands === 'theirs') mine = mine.filter(({ id }) => id !== conflict.id);
      }
    }
  }
}

const NOTHING_SAVED: Pick<Saved, 'othersChanged' | 'groupLost'> = { othersChanged: [], groupLost: false };

/** Asks which of two answers shall stand: the one given here, or the one that was put into the file meanwhile. */
async function whichStands(
  { method, prompter }: Saving,
  now: Project,
  { id, ours, theirs }: Conflict,
): Promise<'mine' | 'theirs' | 'left'> {
  const label = labelOf(method, id);
  const { ask: text, mine: mineText, theirs: theirsText } = words.interview.changedMeanwhile;
  const place = placeOf(method, id);
  const isEntry = place?.kind === 'record' && now.records(place.question.id).includes(place.record);
  const shown = (answer: Answer | undefined) => ({ text: shownAs(now, id, answer) });
  const theirsShown = isEntry ? { text: recordName(now, place.question, place.record) } : shown(theirs);
  const reply = await askOrLeave(
    prompter,
    choiceScreen({
      id: 'changed-meanwhile',
      sudden: true,
      where: label,
      ask: fill(text, { label }),
      options: [
        { id: 'mine', label: fill(mineText, shown(ours)) },
        { id: 'theirs', label: fill(theirsText, theirsShown) },
      ],
    }),
  );
  if (!reply) return 'left';
  return reply.draft.at === 'theirs' ? 'theirs' : 'mine';
}

/** What an answer is called on screen: by its question, its section, or its id where it has neither. */
function labelOf(method: Method, id: string): string {
  const place = placeOf(method, id);
  if (place?.kind === 'finished') return method.sections.find((section) => section.id === place.section)?.title ?? id;
  if (place?.kind === 'record') return place.question.label;
  return questionAt(method, id)?.label ?? id;
}

/** An answer as a project that held it would show it. */
function shownAs(project: Project, id: string, answer: Answer | undefined): string {
  const { method, answers } = project;
  const { [id]: _, ...others } = answers.byId;
  const reader = readerOf(method, { ...answers, byId: answer ? { ...others, [id]: answer } : others });
  const question = questionAt(method, id);
  const text = question ? echoWithNotes(reader, question) : [answer?.value ?? ''].flat().join('; ');
  return short(text, 600) || words.interview.changedMeanwhile.empty;
}
