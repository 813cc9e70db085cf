// The seam between the interview and the screen: what is shown, and what the person did. The conductor (conduct.ts) knows
// only this; rich/ and plain/ are its two implementations, and tests use a scripted third. Nothing here knows a key,
// a file or a method: a Screen carries every word it needs.

import { Cancelled, Leaves } from '../errors.ts';
import type { State } from '../terminal.ts';

/** How a question is answered on screen. `one` and `many` choose from options; `lines` may hold several paragraphs. */
export type Widget = 'line' | 'lines' | 'list' | 'one' | 'many' | 'checklist';

/** One line of a checklist. */
export type Mark = { value?: 'yes' | 'no' | 'unsure'; note?: string };

/**
 * What stands in a field, finished or not; plain JSON, so that it can be kept in a file and shown again exactly.
 * `text` and `cursor` (an index into `text`, in UTF-16 units) for line, lines and list (a list holds one entry per line; blank ones do not count);
 * `at`, the id of the option or item the cursor is on, for one, many and checklist; `ticked` for many; `marks` by item id
 * for checklist; `noteOpen` where a checklist item's note was being typed (its text is in `text` and `cursor`).
 */
export type Draft = {
  text?: string;
  cursor?: number;
  at?: string;
  ticked?: string[];
  marks?: Record<string, Mark>;
  noteOpen?: boolean;
};

/**
 * One of the options to choose from; `heading` is shown above it, and `inset` that it stands under a heading, where others do not. `brief`
 * stands for all the options under that heading where a long list is read aloud. `help` is about this option alone; how its `state` looks is
 * said in its label, too. `folded` are others that this one stands for: where an answer is typed, they can be chosen by their names.
 */
export type Option = {
  id: string;
  label: string;
  hint?: string;
  heading?: string;
  inset?: true;
  brief?: string;
  help?: readonly string[];
  state?: State;
  folded?: readonly { id: string; title: string }[];
};

/** A checklist's line: a short title, the full sentence, what good looks like, and how to come by it. */
export type ChecklistLine = { id: string; title: string; text: string; good: string; get: string };

/** A text in a field, with the cursor behind it. */
export const textDraft = (text: string): Draft => ({ text, cursor: text.length });

export type Screen = {
  /** Names the screen in tests and drafts: a question's id, or `tasks`, `review`, … */
  id: string;
  widget: Widget;
  /** Where we are: "The data · section 3 of 9, question 2 of 4". Shown small above the question. */
  where: string;
  /** The project's name, and where we are in its place with the time that is left: "The data · question 2 of 4, about 6 minutes". */
  project?: string;
  place?: string;
  ask: string;
  hint?: string;
  /** Paragraphs shown on request, in place. Empty: there is no help. */
  help: readonly string[];
  /** Earlier answers kept in view, shortened to fit. */
  context: readonly { label: string; text: string }[];
  /** How a text will read, shown live: a phrase in its sentence, a date in words. Empty where there is nothing to show yet. */
  sentence?: (text: string) => string;
  options?: readonly Option[];
  items?: readonly ChecklistLine[];
  draft: Draft;
  /** Which moves are offered here, besides answer, help and leave. */
  moves: { readonly [move in 'back' | 'skip' | 'find-out' | 'review' | 'goto']?: boolean };
  /** What was answered last and can be taken back now, in a few words; undefined where there is nothing. */
  undo?: () => string | undefined;
  /** Where a move leads from here, in a few words; undefined where that need not be said. */
  leads?: (move: 'back' | 'skip' | 'review') => string | undefined;
  /** Where `goto` can lead from here, as it is offered; any other id can be typed. */
  places?: readonly Option[];
  /** Where else it can lead, found by its name. */
  farther?: () => readonly Option[];
  /** The name of the editor that is offered; the prompter puts it in, as it knows the surroundings. */
  editor?: string;
  /** What is said in place of a long list of options where it is heard; the word `list` reads them all. */
  brief?: readonly string[];
  /** Lines to be read whole before an option is chosen: on a page of their own, on several where the window is small. */
  page?: readonly string[];
  /** A message to show at once (an answer that could not be saved, for example). */
  message?: string;
  /** What is wrong with this as an answer, in words that say what to do; undefined where nothing is. Asked on Enter only. */
  check?: (draft: Draft) => string | undefined;
  /** Advice about what is typed so far; shown, never in the way. */
  advise?: (draft: Draft) => string | undefined;
  /** For a checklist: puts what was marked just now into the file; false where the person has to be asked or told something first. */
  mark?: (draft: Draft) => boolean;
  /** What is open from the beginning. */
  opens?: 'help' | 'menu';
  /** It comes where the person expects something else: what they typed before they saw it is not for it. */
  sudden?: true;
};

/** Whether a screen is answered with a text. */
export const isText = ({ widget }: Screen): boolean => widget === 'line' || widget === 'lines' || widget === 'list';

/** A screen to choose a way on, outside the questions: how to begin, whether to pause, whose answer to keep. */
export const choiceScreen = (
  screen: Pick<Screen, 'id' | 'where' | 'ask'> & { options: readonly Option[] } & Partial<Screen>,
): Screen => ({
  widget: 'one',
  help: [],
  context: [],
  draft: { at: screen.options[0]?.id ?? '' },
  moves: {},
  ...screen,
});

/**
 * What the person did. `to` is the id typed after `/goto`; `mark`: a line of a checklist was marked, and could not be put into the file at
 * once.
 */
export type Did =
  | { kind: 'answer' | 'back' | 'skip' | 'find-out' | 'review' | 'mark' }
  | { kind: 'undo' }
  | { kind: 'goto'; to: string }
  | { kind: 'leave'; cause: 'asked' | 'interrupt' | 'end-of-input' };

/** The same, with the draft as it stands then. */
export type Reply = Did & { draft: Draft };

/**
 * What is said between the questions: a text; or what was answered to a question, what is to be found out for it, or what a section is about,
 * each with its label.
 */
export type Said = string | { of: 'answer' | 'find-out' | 'section'; label: string; text: string };

/** What is said, as words alone. */
export const saidText = (said: Said): string => (typeof said === 'string' ? said : `${said.label}: ${said.text}`);

export interface Prompter {
  /** Shows a screen and waits for a move. An `answer` has passed `check`. Help is shown and hidden inside. */
  ask(screen: Screen): Promise<Reply>;
  /** Prints something that stays on the screen, above what is asked next. Lines are wrapped here. */
  say(said: Said): void;
  /** What is half-typed at this moment: read by whoever must save it when the program is ended from outside. */
  current(): { id: string; draft: Draft } | undefined;
  /** Gives the terminal back as it was. May be called twice. */
  close(): void;
}

/**
 * Shows a screen and waits.
 * @throws Leaves where the person leaves
 * @throws Cancelled where Ctrl-C or the end of the input ended it
 */
export async function askOrLeave(prompter: Prompter, screen: Screen): Promise<Exclude<Reply, { kind: 'leave' }>> {
  const reply = await prompter.ask(screen);
  if (reply.kind === 'leave') throw leaving(reply);
  return reply;
}

/** What ends all that is going on where the person leaves, to be thrown. */
export const leaving = ({ cause }: Extract<Did, { kind: 'leave' }>): Leaves | Cancelled =>
  cause === 'asked' ? new Leaves() : new Cancelled();

/** Shows a choice and waits: the id of what was chosen. Throws as {@link askOrLeave} does. */
export const choose = async (prompter: Prompter, screen: Screen): Promise<string> =>
  (await askOrLeave(prompter, screen)).draft.at ?? '';
