// One sitting of the interview: what it works on, and the three things every stop does: ask, walk on, save.
// Knows no keys (prompter.ts) and decides no order (walk.ts).
import { echoWithNotes } from '../advice/texts.ts';
import { Cancelled, UserError } from '../errors.ts';
import { placeOf, questionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { type Answer, type Change, type Reader, readerOf } from '../project/answers.ts';
import { ChangedMeanwhile, type Project, type Saved, saveAnswers } from '../project/file.ts';
import { type Conflict, changedIds } from '../project/update.ts';
import { short } from '../words/fill.ts';
import { fill, words } from '../words.ts';
import { choiceScreen } from './choice-screen.ts';
import { sameDraft } from './fields.ts';
import { keep, remember, type Standing, savedAt } from './kept.ts';
import { type Meant, moveMeant } from './moves.ts';
import type { Draft, Reply, Screen } from './prompter.ts';
import { type Leg, type Move, type PageName, placesOf, placeToGo, step, unknownId } from './walk.ts';

/**
 * `project` is the newest state of the file; `drafts` are what stands in fields, by the id of their screen. `unsaved` are the screens
 * whose answer was given and is not in the file: it could not be saved, or the person left before it was. `ownWords` are those that
 * look like a move and that the person has said to be their answer; `offered` the ids for which what evidence shows was offered.
 */
export type Sitting = Standing & {
  readonly legs: readonly Leg[];
  readonly unsaved: Set<string>;
  readonly ownWords: Set<string>;
  readonly offered: Set<string>;
  readonly desk: () => Promise<Desk>;
  /** The command to go on with after the sitting, where the person chose one. */
  onward?: string;
};

/** The documents as the interview uses them; it does not know how they are made. Files are made in the project's folder. */
export type Desk = {
  readonly folder: string;
  /** A document in lines of any length; `session` is the one that a sheet for the day is about. */
  read: (project: Reader, document: Saveable, session?: string) => Promise<string[]>;
  /** The name for a file of a document, which no other file has. */
  nameFor: (document: Saveable, format: SaveFormat) => string;
  /** Makes the file. @throws UserError where it cannot */
  save: (project: Reader, document: Saveable, format: SaveFormat, name: string, session?: string) => Promise<void>;
};
export type Saveable = Exclude<PageName, 'check'> | 'conversation-sheet' | 'case' | 'heard';
export type SaveFormat = keyof typeof words.page.saveAs;

/** What a screen brought: a move on it, `moved` where a /goto was followed, `left` where the person leaves. */
export type Outcome = Exclude<Reply, { kind: 'goto' | 'leave' }> | { kind: 'moved' } | { kind: 'left' };

/** How a save went: why nothing was saved, in words, or that the person left before it was known what to save. */
export type SaveResult = 'saved' | 'left' | { refused: string };

/**
 * Asks a screen until it brings a move that can be followed. Its draft is kept, an answer's too, until {@link settle} says that the
 * answer is in the file. Throws `Cancelled` where Ctrl-C or the end of the input ended it.
 */
export async function ask(sitting: Sitting, given: Screen): Promise<Outcome> {
  const meantAt = (draft: Draft) => meantIn(sitting, given, draft);
  const name = sitting.project.text(sitting.method.roles.name);
  const screen = {
    ...given,
    // Where nothing else is to be said of the place, the project's name stands for it.
    ...(name !== '' && (given.where === sitting.method.title ? { place: name } : { project: name })),
    ...(given.moves.goto && { places: placesHere(sitting) }),
    // A word that stands for a move is no answer, so it is no wrong one.
    check: (draft: Draft) => (meantAt(draft) ? undefined : given.check(draft)),
  };
  let shown = screen;
  for (;;) {
    const first = await sitting.prompter.ask(shown);
    remember(sitting, screen.id, first.draft);
    const meant = first.kind === 'answer' ? meantAt(first.draft) : undefined;
    const reply = meant ? await whatWasMeant(sitting, screen, first.draft, meant) : first;
    remember(sitting, screen.id, reply.draft);
    if (reply.kind === 'leave') {
      if (reply.cause !== 'asked') throw new Cancelled();
      return { kind: 'left' };
    }
    const { draft } = reply;
    if (reply.kind === 'help') {
      shown = { ...screen, draft, helpOpen: true };
    } else if (reply.kind === 'goto') {
      if (follow(sitting, { kind: 'goto', id: placeToGo(sitting.method, reply.to) })) return { kind: 'moved' };
      shown = { ...screen, draft, message: unknownId(sitting.method, reply.to) };
    } else {
      const message = meant && reply.kind === 'answer' ? given.check(draft) : undefined;
      if (message === undefined) return reply;
      shown = { ...screen, draft, message };
    }
  }
}

/** Takes a step; tells whether it led anywhere. */
export function follow(sitting: Sitting, move: Move): boolean {
  const before = sitting.state;
  sitting.state = step(sitting.project, sitting.legs, before, move);
  return sitting.state !== before;
}

/**
 * Saves changes before anything else is shown. Where they cannot be saved, the reason comes back in words, and nothing is lost;
 * where the same answer was changed in the file meanwhile, the person chooses which one stands. Throws `Cancelled` as {@link ask} does.
 */
export async function save(sitting: Sitting, changes: readonly Change[]): Promise<SaveResult> {
  if (changes.length === 0) return 'saved';
  try {
    const saved = await saveOrChoose(sitting, changes);
    if (saved === 'left') return 'left';
    goOnWith(sitting, saved);
    return 'saved';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    keep(sitting);
    return {
      refused: fill(words.interview.notSaved, { what: error.problems.map((problem) => problem.what).join(' ') }),
    };
  }
}

/** Saves changes while a question stays on the screen; false where that takes {@link save}, as the person must be asked or told something. */
export function saveAtOnce(sitting: Sitting, changes: readonly Change[]): boolean {
  if (changes.length === 0) return true;
  try {
    goOnWith(sitting, saveAnswers(sitting.project, sitting.method, changes));
    return true;
  } catch {
    return false;
  }
}

/** What was given at a screen is in the file, or given up: nothing of it is kept apart any more. */
export function settle(sitting: Sitting, screen: string): void {
  delete sitting.drafts[screen];
  sitting.unsaved.delete(screen);
}

// --- internal ---

function placesHere({ project, legs, state }: Sitting) {
  const leg = legs.find((each) => each.id === state.leg);
  return placesOf(project, leg, state);
}

/** Goes on with the project as it was saved, and tells what others did to it. */
function goOnWith(sitting: Sitting, saved: Saved): void {
  const { method, prompter } = sitting;
  sitting.project = { ...saved, today: sitting.project.today };
  const others = saved.othersChanged.map((id) => labelOf(method, id));
  if (saved.groupLost) prompter.say(fill(words.interview.groupLost, { file: saved.path }));
  if (others.length > 0) prompter.say(fill(words.interview.othersChanged, { labels: others.join(', ') }));
}

/** The move that was meant by what stands in a field; none where it is what is saved, or the person has said that it is an answer. */
function meantIn(sitting: Sitting, screen: Screen, draft: Draft): Meant | undefined {
  const text = draft.text ?? '';
  if (sitting.ownWords.has(text.trim()) || sameDraft(draft, savedAt(sitting.project, screen.id))) return undefined;
  return moveMeant(screen, text);
}

/** Asks whether a word was meant as a move, and gives back what the person wants: the move, or the answer as it stands. */
async function whatWasMeant(
  { prompter, ownWords }: Sitting,
  screen: Screen,
  draft: Draft,
  { move, rest }: Meant,
): Promise<Reply | { kind: 'help'; draft: Draft }> {
  const { ask: text, yes, no, moves } = words.meant;
  const typed = (draft.text ?? '').trim().split('\n').at(-1) ?? '';
  const reply = await prompter.ask(
    choiceScreen({
      id: 'meant',
      sudden: true,
      where: screen.where,
      ask: fill(text, { typed, move: moves[move] }),
      options: [
        { id: 'yes', label: fill(yes, { move: moves[move] }) },
        { id: 'no', label: no },
      ],
    }),
  );
  if (reply.kind === 'leave') return { ...reply, draft };
  if (reply.draft.at !== 'yes') {
    ownWords.add((draft.text ?? '').trim());
    return { kind: 'answer', draft };
  }
  // What stood in the field before the word is there again.
  const before = rest === '' && screen.widget === 'line' ? screen.draft : { text: rest, cursor: rest.length };
  switch (move) {
    case 'leave':
      return { kind: 'leave', cause: 'asked', draft: before };
    case 'tasks':
      return { kind: 'goto', to: words.interview.tasks, draft: before };
    case 'end':
      return { kind: 'answer', draft: before };
    default:
      return { kind: move, draft: before };
  }
}

/** Saves into the newest file that the person knows of: what changes after they chose is asked about, too. */
async function saveOrChoose(sitting: Sitting, changes: readonly Change[]): Promise<Saved | 'left'> {
  const ours = new Set(changes.map(({ id }) => id));
  const others = new Set<string>();
  let known = sitting.project;
  let mine = changes;
  for (;;) {
    try {
      const saved = mine.length > 0 ? saveAnswers(known, sitting.method, mine) : { ...known, ...NOTHING_SAVED };
      const othersChanged = [...new Set([...others, ...saved.othersChanged])].filter((id) => !ours.has(id));
      return { ...saved, othersChanged };
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
  { method, prompter }: Sitting,
  now: Project,
  { id, ours, theirs }: Conflict,
): Promise<'mine' | 'theirs' | 'left'> {
  const label = labelOf(method, id);
  const { ask: text, mine: mineText, theirs: theirsText } = words.interview.changedMeanwhile;
  const shown = (answer: Answer | undefined) => ({ text: shownAs(now, id, answer) });
  const reply = await prompter.ask(
    choiceScreen({
      id: 'changed-meanwhile',
      sudden: true,
      where: label,
      ask: fill(text, { label }),
      options: [
        { id: 'mine', label: fill(mineText, shown(ours)) },
        { id: 'theirs', label: fill(theirsText, shown(theirs)) },
      ],
    }),
  );
  if (reply.kind === 'leave' && reply.cause !== 'asked') throw new Cancelled();
  if (reply.kind !== 'answer') return 'left';
  return reply.draft.at === 'theirs' ? 'theirs' : 'mine';
}

/** What an answer is called on screen: by its question, its section, or its id where it has neither. */
function labelOf(method: Method, id: string): string {
  const place = placeOf(method, id);
  if (place?.kind === 'finished') return method.sections.find((section) => section.id === place.section)?.title ?? id;
  return questionAt(method, id)?.label ?? id;
}

/** An answer as a project that held it would show it. */
function shownAs({ method, answers }: Project, id: string, answer: Answer | undefined): string {
  const { [id]: _, ...others } = answers.byId;
  const reader = readerOf(method, { ...answers, byId: answer ? { ...others, [id]: answer } : others });
  const question = questionAt(method, id);
  const text = question ? echoWithNotes(reader, question) : [answer?.value ?? ''].flat().join('; ');
  return short(text, 600) || words.interview.changedMeanwhile.empty;
}
