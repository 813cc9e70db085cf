// One sitting of the interview: what it works on, and what every stop does: ask, save what is answered before anything else is shown, take it
// back, walk on. Knows no keys (prompter.ts) and decides no order (walk.ts).

import { echoWithNotes } from '../advice/said.ts';
import { Leaves, UserError } from '../errors.ts';
import { placeOf, questionAt, recordAt, sectionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { type Answer, type Change, readerOf, sameAnswer } from '../project/answers.ts';
import { ChangedMeanwhile, type Project, type Saved, saveAnswers } from '../project/file.ts';
import { whomToAsk } from '../project/meant.ts';
import { type Conflict, changedIds } from '../project/update.ts';
import { promptWords } from '../words/prompts.ts';
import { fill, short, words } from '../words.ts';
import { keep, remember, type Standing, sameDraft, savedAt } from './drafts.ts';
import { doneBy, type Meant, moveMeant } from './moves.ts';
import { choiceScreen, choose, type Draft, isText, leaving, type Reply, type Screen, textDraft } from './prompter.ts';
import { ROW, recordName } from './screens.ts';
import { fartherPlaces, type Move, type PageName, placesOf, placeToGo, type State, step, whyNotAsked } from './walk.ts';

/**
 * `project` is the newest state of the file; `drafts` are what stands in fields, by the id of their screen. `unsaved` are the screens whose
 * answer was given and is not in the file: it could not be saved, or the person left before it was; `recalled` those whose draft is of an
 * earlier sitting, until shown. `ownWords` look like a move and are an answer, as was said; evidence was offered for the ids in `offered`.
 */
export type Sitting = Standing & {
  readonly unsaved: Set<string>;
  readonly ownWords: Set<string>;
  readonly offered: Set<string>;
  readonly recalled: Set<string>;
  readonly desk: () => Promise<Desk>;
  /** A text of tde's own, or the method's, with the project in its commands. */
  readonly named: (text: string) => string;
  /** What was saved, the last one last, as long as it can be taken back. */
  readonly done: Done[];
  /** The command to go on with after the sitting, where the person chose one. */
  onward?: string;
};

/** What was saved at once: what it is called, what puts back what was there before, and where the person was. */
type Done = { label: string; back: readonly Change[]; state: State };

/** The documents as the interview uses them; it does not know how they are made. Files are made in the project's folder. */
export type Desk = {
  readonly folder: string;
  /** A document in lines of any length; `session` is the one that a sheet for the day is about. */
  read: (project: Project, document: Saveable, session?: string) => Promise<string[]>;
  /** The name for a file of a document, which no other file has. */
  nameFor: (document: Saveable, format: SaveFormat) => string;
  /** Makes the file. @throws UserError where it cannot */
  save: (project: Project, document: Saveable, format: SaveFormat, name: string, session?: string) => Promise<void>;
};
export type Saveable = Exclude<PageName, 'check'> | 'conversation-sheet' | 'case' | 'heard';
export type SaveFormat = keyof typeof words.page.saveAs;

/** What a screen brought: a move on it, or `moved` where a /goto was followed or an answer taken back. */
export type Outcome = Exclude<Reply, { kind: 'goto' | 'leave' | 'undo' }> | { kind: 'moved' };

/**
 * Asks a screen until it brings a move that can be followed. Its draft is kept, an answer's too, until {@link settle} says that the
 * answer is in the file.
 * @throws Leaves
 * @throws Cancelled where Ctrl-C or the end of the input ended it
 */
export async function ask(sitting: Sitting, given: Screen): Promise<Outcome> {
  const meantAt = (draft: Draft) => meantIn(sitting, screen, draft);
  const { sentence } = given;
  const { project, state } = sitting;
  const { method } = project;
  const name = project.text(method.roles.name);
  const screen: Screen = {
    ...given,
    help: given.help.map(sitting.named),
    // Where nothing else is to be said of the place, the project's name stands for it.
    ...(name !== '' && (given.where === method.title ? { place: name } : { project: name })),
    ...(given.moves.goto && { places: placesOf(project, state), farther: () => fartherPlaces(sitting.project) }),
    undo: () => sitting.done.at(-1)?.label,
    leads: given.leads ?? ((move) => placeAfter(sitting, given, move)),
    // A word that stands for a move is no answer, so it is no wrong one, and stands in no sentence.
    check: (draft: Draft) => (meantAt(draft) ? undefined : given.check?.(draft)),
    advise: (draft: Draft) => (meantAt(draft) ? undefined : given.advise?.(draft)),
    ...(sentence && { sentence: (text: string) => (meantAt({ text }) ? '' : sentence(text)) }),
  };
  const isLeft = sitting.recalled.delete(given.id) && isText(given);
  const isBegun = isLeft && !sameDraft(given.draft, savedAt(project, given.id));
  let shown = isBegun ? { message: words.interview.begun, ...screen } : screen;
  for (;;) {
    const first = await sitting.prompter.ask(shown);
    remember(sitting, screen.id, first.draft);
    const meant = first.kind === 'answer' ? meantAt(first.draft) : undefined;
    const reply = meant ? await whatWasMeant(sitting, screen, first.draft, meant) : first;
    remember(sitting, screen.id, reply.draft);
    if (reply.kind === 'leave') throw leaving(reply);
    const { draft } = reply;
    if (reply.kind === 'undo') {
      const message = await undo(sitting);
      if (message === undefined) return { kind: 'moved' };
      shown = { ...screen, draft, message };
    } else if (reply.kind === 'again') {
      shown = { ...screen, draft, opens: reply.opens };
    } else if (reply.kind === 'goto') {
      const to = placeToGo(method, reply.to, [...(screen.places ?? []), ...fartherPlaces(sitting.project)]);
      if (to.id !== undefined && follow(sitting, { kind: 'goto', id: to.id })) return { kind: 'moved' };
      shown = { ...screen, draft, message: to.id === undefined ? to.message : whyNotAsked(method, to.id) };
    } else {
      const message = meant && reply.kind === 'answer' ? given.check?.(draft) : undefined;
      if (message === undefined) return reply;
      shown = { ...screen, draft, message };
    }
  }
}

/** The row that was chosen, or the move that was made in its place. @throws Leaves where the row says so */
export function rowOf(outcome: Outcome): string {
  const row = outcome.kind === 'answer' ? (outcome.draft.at ?? '') : outcome.kind;
  if (row === ROW.leave) throw new Leaves();
  return row;
}

/**
 * Asks a screen until another move is made on it, or its answer is in the file: where it cannot be saved, it comes again and says why.
 * `changesFor` gives what an answer changes; undefined where it is only a part of one, and stays a draft. Throws as {@link ask} does.
 */
export async function askAndSave(
  sitting: Sitting,
  given: Screen,
  changesFor: (draft: Draft) => readonly Change[] | undefined,
): Promise<Outcome> {
  let screen = given;
  for (;;) {
    const outcome = await ask(sitting, screen);
    if (outcome.kind !== 'answer' && outcome.kind !== 'mark') return outcome;
    const changes = changesFor(outcome.draft);
    if (!changes) return outcome;
    sitting.unsaved.add(screen.id);
    const message = await save(sitting, changes);
    if (message === undefined) {
      settle(sitting, screen.id);
      return outcome;
    }
    screen = { ...screen, draft: outcome.draft, message };
  }
}

/** Takes a step; tells whether it led anywhere. */
export function follow(sitting: Sitting, move: Move): boolean {
  const before = sitting.state;
  sitting.state = step(sitting.project, before, move);
  return sitting.state !== before;
}

/** What was given at a screen is in the file, or given up: nothing of it is kept apart any more. */
export function settle(sitting: Sitting, screen: string): void {
  delete sitting.drafts[screen];
  sitting.unsaved.delete(screen);
}

/**
 * Saves changes before anything else is shown. Where they cannot be saved, the reason comes back in words, and nothing is lost;
 * where the same answer was changed in the file meanwhile, the person chooses which one stands. Throws as {@link ask} does.
 */
export async function save(sitting: Sitting, changes: readonly Change[]): Promise<string | undefined> {
  const put = await putIn(sitting, changes);
  if ('why' in put) return fill(words.interview.notSaved, { what: put.why });
  note(sitting, put.known, put.changes);
  goOnWith(sitting, put);
  return undefined;
}

/** Saves changes while a question stays on the screen; false where that takes {@link save}, as the person must be asked or told something. */
export function saveAtOnce(sitting: Sitting, changes: readonly Change[]): boolean {
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

// --- internal ---

/** Where a move leads from a question, or from the review; undefined at other screens, and where it leads nowhere else. */
function placeAfter(sitting: Sitting, { id }: Screen, move: 'back' | 'skip' | 'review'): string | undefined {
  const { project, state } = sitting;
  const { method } = project;
  const isHere = [state.at, `${state.at}#note`, `${state.at}#find-out`].includes(id);
  if (!isHere) return undefined;
  if (move === 'review') return sectionAt(method, state.leg)?.title;
  const { at } = step(project, state, { kind: move });
  if (at === 'tasks' || at === 'review') return words.interview.placeNames[at];
  return questionAt(method, at)?.label;
}

/** The move that was meant by what stands in a field; none where it is what is saved, or the person has said that it is an answer. */
function meantIn(sitting: Sitting, screen: Screen, draft: Draft): Meant | undefined {
  const text = draft.text ?? '';
  if (sitting.ownWords.has(text.trim()) || sameDraft(draft, savedAt(sitting.project, screen.id))) return undefined;
  const meant = moveMeant(screen, text);
  if (meant) return meant;
  // Where nothing is asked for that somebody does, "ask Maria" is whom to ask.
  const frames = questionAt(sitting.project.method, screen.id)?.frames;
  const whom = frames && frames.doing === undefined && screen.moves['find-out'] ? whomToAsk(text) : undefined;
  return whom === undefined ? undefined : { move: 'find-out', typed: text.trim(), rest: '', whom };
}

/** Asks whether a word was meant as a move, and gives back what the person wants: the move, or the answer as it stands. */
async function whatWasMeant(
  sitting: Sitting,
  screen: Screen,
  draft: Draft,
  { move, typed, rest, to = '', whom }: Meant,
): Promise<Reply | { kind: 'again'; opens?: Screen['opens']; draft: Draft }> {
  const { prompter, ownWords } = sitting;
  const label = promptWords.moves[move];
  const reply = await prompter.ask(
    choiceScreen({
      id: 'meant',
      sudden: true,
      where: screen.where,
      ask: fill(words.meant.ask, { typed, move: label }),
      options: (['yes', 'no', 'change'] as const).map((id) => ({ id, label: fill(words.meant[id], { move: label }) })),
      moves: { goto: screen.moves.goto },
      places: screen.places,
      farther: screen.farther,
      undo: screen.undo,
      help: screen.help,
    }),
  );
  if (reply.kind !== 'answer') return { ...reply, draft };
  if (reply.draft.at === 'change') return { kind: 'again', draft };
  if (reply.draft.at !== 'yes') {
    ownWords.add((draft.text ?? '').trim());
    return { kind: 'answer', draft };
  }
  // What stood in the field before the word is there again.
  const before = rest === '' && screen.widget === 'line' ? screen.draft : textDraft(rest);
  switch (move) {
    case 'tasks':
      return { kind: 'goto', to: words.interview.tasks, draft: before };
    case 'help':
    case 'menu':
      return { kind: 'again', opens: move, draft: before };
    case 'end':
      return { kind: 'answer', draft: before };
    default:
      if (whom !== undefined) remember(sitting, `${screen.id}#find-out`, textDraft(whom));
      return { ...doneBy(move === 'goto' ? { move, to } : { move }), draft: before };
  }
}

/** Takes back what was saved last, as a save of what stood there before, and leads to where it was given; or why that cannot be. */
async function undo(sitting: Sitting): Promise<string | undefined> {
  const last = sitting.done.at(-1);
  if (!last) return promptWords.messages.notOffered.undo;
  const { project: before } = sitting;
  const put = await putIn(sitting, last.back);
  if ('why' in put) return fill(words.interview.undo.refused, { what: put.why });
  sitting.done.pop();
  goOnWith(sitting, put);
  for (const change of last.back) {
    const isBack = put.changes.includes(change);
    sitting.prompter.say(
      isBack
        ? takenBack(before, sitting.project, change)
        : fill(words.interview.undo.theirs, { label: labelOf(sitting.project.method, change.id) }),
    );
    // The cursor stands on the line of the checklist whose mark is gone.
    const question = questionAt(sitting.project.method, change.id);
    const checklist = change.id.slice(0, change.id.lastIndexOf('.'));
    if (question?.kind === 'criterion') sitting.drafts[checklist] = { ...sitting.drafts[checklist], at: change.id };
    // What was half-typed there stays; what only showed the answer goes with it.
    else if (sameDraft(sitting.drafts[change.id] ?? {}, savedAt(before, change.id))) delete sitting.drafts[change.id];
  }
  sitting.state = last.state;
  return undefined;
}

/** What was taken back, and what stands there now. */
function takenBack(before: Project, now: Project, { id, answer }: Change): string {
  const { again, open, entry, finished } = words.interview.undo;
  const place = placeOf(now.method, id);
  const label = labelOf(now.method, id);
  if (place?.kind === 'record') return fill(entry, { label: recordName(before, place.question, place.record) });
  if (place?.kind === 'finished' && !answer) return fill(finished, { label });
  return answer ? fill(again, { label, text: shownAs(now, id, answer) }) : fill(open, { label });
}

/** Notes what was put into a project, as far as it says something else than before, so that it can be taken back. */
function note(sitting: Sitting, before: Project, changes: readonly Change[]): void {
  const { project, state } = sitting;
  const { method } = project;
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
function goOnWith(sitting: Sitting, saved: Saved): void {
  const { prompter } = sitting;
  sitting.project = { ...saved, today: sitting.project.today };
  const others = saved.othersChanged.map((id) => labelOf(saved.method, id));
  if (saved.groupLost) prompter.say(fill(words.interview.groupLost, { file: saved.path }));
  if (others.length > 0) prompter.say(fill(words.interview.othersChanged, { labels: others.join(', ') }));
}

/**
 * Puts changes into the newest file that the person knows of: what changes after they chose is asked about, too. `known` is the file before,
 * `changes` what was put into it; or `why` nothing could be.
 */
async function putIn(sitting: Sitting, changes: readonly Change[]): Promise<Put | { why: string }> {
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
      if (!(error instanceof UserError)) throw error;
      // Now already, as a window may be closed, or the power fail, at any moment.
      keep(sitting);
      if (!(error instanceof ChangedMeanwhile)) return { why: error.problems.map(({ what }) => what).join(' ') };
      for (const id of changedIds(known, error.project)) others.add(id);
      known = error.project;
      for (const conflict of error.conflicts) {
        if (await isTheirs(sitting, known, conflict)) mine = mine.filter(({ id }) => id !== conflict.id);
      }
    }
  }
}

type Put = Saved & { known: Project; changes: readonly Change[] };

const NOTHING_SAVED: Pick<Saved, 'othersChanged' | 'groupLost'> = { othersChanged: [], groupLost: false };

/** Asks whether the answer that was put into the file meanwhile shall stand, or the one given here. */
async function isTheirs({ prompter }: Sitting, now: Project, { id, ours, theirs }: Conflict): Promise<boolean> {
  const { method } = now;
  const label = labelOf(method, id);
  const { ask: text, mine: mineText, theirs: theirsText } = words.interview.changedMeanwhile;
  const place = placeOf(method, id);
  const isEntry = place?.kind === 'record' && now.records(place.question.id).includes(place.record);
  const theirsShown = isEntry ? recordName(now, place.question, place.record) : shownAs(now, id, theirs);
  const at = await choose(
    prompter,
    choiceScreen({
      id: 'changed-meanwhile',
      sudden: true,
      where: label,
      ask: fill(text, { label }),
      options: [
        { id: 'mine', label: fill(mineText, { text: shownAs(now, id, ours) }) },
        { id: 'theirs', label: fill(theirsText, { text: theirsShown }) },
      ],
    }),
  );
  return at === 'theirs';
}

/** What an answer is called on screen: by its question, its section, or its id where it has neither. */
function labelOf(method: Method, id: string): string {
  const place = placeOf(method, id);
  if (place?.kind === 'finished') return sectionAt(method, place.section)?.title ?? id;
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
