// One sitting of the interview: what it works on, and what every stop does: ask, save what is answered, walk on.
// Knows no keys (prompter.ts) and decides no order (walk.ts).
import { whomToAsk } from '../advice/meant.ts';
import { Cancelled } from '../errors.ts';
import { questionAt } from '../method/ids.ts';
import type { Change, Reader } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import { sameDraft } from './fields.ts';
import { remember, savedAt } from './kept.ts';
import { type Meant, moveMeant } from './moves.ts';
import { choiceScreen, type Draft, type Reply, type Screen, textDraft } from './prompter.ts';
import { type Saving, save, undo } from './saving.ts';
import { type Leg, type Move, type PageName, placesOf, placeToGo, step, unknownId } from './walk.ts';

/**
 * `project` is the newest state of the file; `drafts` are what stands in fields, by the id of their screen. `unsaved` are the screens
 * whose answer was given and is not in the file: it could not be saved, or the person left before it was. `ownWords` are those that
 * look like a move and that the person has said to be their answer; `offered` the ids for which what evidence shows was offered.
 */
export type Sitting = Saving & {
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

/** What a screen brought: a move on it, `moved` where a /goto was followed or an answer taken back, `left` where the person leaves. */
export type Outcome = Exclude<Reply, { kind: 'goto' | 'leave' | 'undo' }> | { kind: 'moved' } | { kind: 'left' };

/**
 * Asks a screen until it brings a move that can be followed. Its draft is kept, an answer's too, until {@link settle} says that the
 * answer is in the file. Throws `Cancelled` where Ctrl-C or the end of the input ended it.
 */
export async function ask(sitting: Sitting, given: Screen): Promise<Outcome> {
  const meantAt = (draft: Draft) => meantIn(sitting, given, draft);
  const { sentence } = given;
  const name = sitting.project.text(sitting.method.roles.name);
  const screen = {
    ...given,
    // Where nothing else is to be said of the place, the project's name stands for it.
    ...(name !== '' && (given.where === sitting.method.title ? { place: name } : { project: name })),
    ...(given.moves.goto && { places: placesHere(sitting) }),
    undo: () => sitting.done.at(-1)?.label,
    leads: given.leads ?? ((move) => placeAfter(sitting, given, move)),
    // A word that stands for a move is no answer, so it is no wrong one, and stands in no sentence.
    check: (draft: Draft) => (meantAt(draft) ? undefined : given.check?.(draft)),
    advise: (draft: Draft) => (meantAt(draft) ? undefined : given.advise?.(draft)),
    ...(sentence && { sentence: (text: string) => (meantAt({ text }) ? '' : sentence(text)) }),
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
    if (reply.kind === 'undo') {
      const undone = await undo(sitting);
      if (undone === 'left' || undone === 'moved') return { kind: undone };
      shown = { ...screen, draft, message: undone.refused };
    } else if (reply.kind === 'help') {
      shown = { ...screen, draft, helpOpen: true };
    } else if (reply.kind === 'goto') {
      if (follow(sitting, { kind: 'goto', id: placeToGo(sitting.method, reply.to) })) return { kind: 'moved' };
      shown = { ...screen, draft, message: unknownId(sitting.method, reply.to) };
    } else {
      const message = meant && reply.kind === 'answer' ? given.check?.(draft) : undefined;
      if (message === undefined) return reply;
      shown = { ...screen, draft, message };
    }
  }
}

/**
 * Asks a screen until another move is made on it, or its answer is in the file: where it cannot be saved, it comes again and says why.
 * `changesFor` gives what an answer changes; undefined where it is only a part of one, and stays a draft. Throws `Cancelled` as {@link ask}
 * does.
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
    const result = await save(sitting, changes);
    if (result === 'left') return { kind: 'left' };
    if (result === 'saved') {
      settle(sitting, screen.id);
      return outcome;
    }
    screen = { ...screen, draft: outcome.draft, message: result.refused };
  }
}

/** Takes a step; tells whether it led anywhere. */
export function follow(sitting: Sitting, move: Move): boolean {
  const before = sitting.state;
  sitting.state = step(sitting.project, sitting.legs, before, move);
  return sitting.state !== before;
}

/** What was given at a screen is in the file, or given up: nothing of it is kept apart any more. */
export function settle(sitting: Sitting, screen: string): void {
  delete sitting.drafts[screen];
  sitting.unsaved.delete(screen);
}

// --- internal ---

/** Where a move leads from a question, or from the review; undefined at other screens, and where it leads nowhere else. */
function placeAfter(sitting: Sitting, { id }: Screen, move: 'back' | 'skip' | 'review'): string | undefined {
  const { method, project, legs, state } = sitting;
  const isHere = [state.at, `${state.at}#note`, `${state.at}#find-out`].includes(id);
  if (!isHere) return undefined;
  if (move === 'review') return method.sections.find((section) => section.id === state.leg)?.title;
  const { at } = step(project, legs, state, { kind: move });
  if (at === 'tasks' || at === 'review') return words.interview.placeNames[at];
  return questionAt(method, at)?.label;
}

function placesHere({ project, legs, state }: Sitting) {
  const leg = legs.find((each) => each.id === state.leg);
  return placesOf(project, leg, state);
}

/** The move that was meant by what stands in a field; none where it is what is saved, or the person has said that it is an answer. */
function meantIn(sitting: Sitting, screen: Screen, draft: Draft): Meant | undefined {
  const text = draft.text ?? '';
  if (sitting.ownWords.has(text.trim()) || sameDraft(draft, savedAt(sitting.project, screen.id))) return undefined;
  const meant = moveMeant(screen, text);
  if (meant) return meant;
  // Where nothing is asked for that somebody does, "ask Maria" is whom to ask.
  const frames = questionAt(sitting.method, screen.id)?.frames;
  const whom = frames && frames.doing === undefined && screen.moves['find-out'] ? whomToAsk(text) : undefined;
  return whom === undefined ? undefined : { move: 'find-out', rest: '', whom };
}

/** Asks whether a word was meant as a move, and gives back what the person wants: the move, or the answer as it stands. */
async function whatWasMeant(
  sitting: Sitting,
  screen: Screen,
  draft: Draft,
  { move, rest, whom }: Meant,
): Promise<Reply | { kind: 'help'; draft: Draft }> {
  const { prompter, ownWords } = sitting;
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
  const before = rest === '' && screen.widget === 'line' ? screen.draft : textDraft(rest);
  switch (move) {
    case 'leave':
      return { kind: 'leave', cause: 'asked', draft: before };
    case 'tasks':
      return { kind: 'goto', to: words.interview.tasks, draft: before };
    case 'end':
      return { kind: 'answer', draft: before };
    default:
      if (whom !== undefined) remember(sitting, `${screen.id}#find-out`, textDraft(whom));
      return { kind: move, draft: before };
  }
}
