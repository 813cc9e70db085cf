// What every kind of question on screen shares: help in place, messages, and the moves by key and by typed word.
// Pure; knows no stream and no layout.
import { safe } from '../../terminal.ts';
import { promptWords } from '../../words/prompts.ts';
import type { Draft, Reply, Screen } from '../prompter.ts';
import { clean, isOffered, readTyped, replyTo, type Typed } from '../typed.ts';
import { act, type EditAction, type Editing, insert, place, startEditing } from './editor.ts';
import { type Frame, helpPages, type Paint, type Size } from './frame.ts';
import type { Press, PressName } from './keys.ts';

/** What every widget's state holds: the page of help that is open, and the message shown. */
export type Shared = { help?: number; message?: string };

/** What the person did: a reply, or the wish to go on with the text in an editor. */
export type Done = Reply | { kind: 'editor'; draft: Draft };

/** After a press: how the screen stands now, or what the person did. */
export type Step<State> = { state: State; reply?: undefined } | { reply: Done; state?: undefined };

/** One kind of question on screen, as pure functions. */
export type Widget<State extends Shared> = {
  start: (screen: Screen) => State;
  press: (state: State, press: Press, screen: Screen, size: Size) => Step<State>;
  draft: (state: State, screen: Screen) => Draft;
  view: (state: State, screen: Screen, size: Size, paint: Paint) => Frame;
};

/** A move by key, or help; undefined where the press is something else. `empty`: nothing is typed, so `?` is a key. */
function sharedPress<State extends Shared>(
  state: State,
  press: Press,
  screen: Screen,
  size: Size,
  draft: Draft,
  empty: boolean,
): Step<State> | undefined {
  switch (press.name) {
    case 'shift-tab':
      return doTyped(state, readTyped('/back', screen) as Typed, screen, size, draft);
    case 'skip':
      return doTyped(state, readTyped('/skip', screen) as Typed, screen, size, draft);
    case 'interrupt':
      return { reply: { kind: 'leave', cause: 'interrupt', draft } };
    case 'end-of-input':
      return { reply: { kind: 'leave', cause: 'end-of-input', draft } };
    case 'ctrl-d':
      return empty ? { reply: { kind: 'leave', cause: 'end-of-input', draft } } : undefined;
    case 'escape':
      return { state: { ...state, help: undefined } };
    case 'help':
      return { state: nextHelp(state, screen, size) };
    case 'typed-ahead':
      return {
        state: {
          ...state,
          message: press.text === undefined ? promptWords.messages.typedAhead : promptWords.messages.numberAhead,
        },
      };
    case 'text':
      return empty && press.text === '?' ? { state: nextHelp(state, screen, size) } : undefined;
    default:
      return undefined;
  }
}

/** Does what a typed word asks for. */
export function doTyped<State extends Shared>(
  state: State,
  typed: Typed,
  screen: Screen,
  size: Size,
  draft: Draft,
): Step<State> {
  if ('message' in typed) return { state: { ...state, message: typed.message } };
  if (typed.move === 'help') return { state: nextHelp(state, screen, size) };
  return { reply: typed.move === 'editor' ? { kind: 'editor', draft } : replyTo(typed, draft) };
}

/** Opens the help, shows its next page, or closes it after the last. */
function nextHelp<State extends Shared>(state: State, screen: Screen, size: Size): State {
  if (!isOffered('help', screen)) return { ...state, message: promptWords.messages.notOffered.help };
  const page = state.help === undefined ? 0 : state.help + 1;
  const pages = Math.max(1, helpPages(screen, size).length);
  return { ...state, message: undefined, help: page < pages ? page : undefined };
}

/**
 * The keys and words for the moves, after the widget's own, and the few that every window shows. `inText`: a `?` would be
 * typed, so help has another key.
 */
export function movesOf(
  state: Shared,
  screen: Screen,
  size: Size,
  own: readonly string[],
  inText: boolean,
): { moves: string[]; some: string[]; essential: string[] } {
  const { keys } = promptWords;
  const { moves } = screen;
  const pages = helpPages(screen, size).length;
  const more = inText ? keys.moreHelpInText : keys.moreHelp;
  const help =
    state.help === undefined
      ? inText
        ? keys.helpInText
        : keys.help
      : state.help + 1 < pages
        ? `${keys.helpPage(state.help + 1, pages)}, ${more}`
        : keys.closeHelp;
  const helps = isOffered('help', screen) ? [help] : [];
  const short = state.help === undefined ? help : state.help + 1 < pages ? more : keys.closeHelpShort;
  const all = [
    ...own,
    ...(moves.back ? [keys.back] : []),
    ...helps,
    ...(moves.skip ? [keys.skip] : []),
    ...(moves.findOut ? [size.columns < NARROW ? keys.findOutShort : keys.findOut] : []),
    ...(moves.review ? [keys.review] : []),
    ...(screen.editor === undefined ? [] : [keys.editor(safe(screen.editor))]),
    ...(moves.goto ? [size.columns < NARROW ? keys.gotoShort : keys.goto] : []),
    keys.leave,
  ];
  const first = own.slice(0, state.help === undefined ? 1 : 0);
  const some = [...own, ...helps, ...(moves.back ? [keys.back] : []), ...(moves.skip ? [keys.skip] : []), keys.leave];
  return {
    moves: all,
    some,
    essential: [...first, ...(size.columns < 30 ? helps.map(() => short) : helps), keys.leave],
  };
}

/** Below this many columns a move is its key or word alone. */
const NARROW = 60;

const EDITS: Partial<Record<Press['name'], EditAction>> = {
  left: 'left',
  right: 'right',
  'word-left': 'word-left',
  'word-right': 'word-right',
  home: 'home',
  end: 'end',
  'line-start': 'home',
  'line-end': 'end',
  up: 'up',
  down: 'down',
  backspace: 'backspace',
  delete: 'delete',
  'ctrl-d': 'delete',
  'delete-word': 'delete-word',
  'kill-line': 'kill-line',
  'kill-start': 'kill-start',
  yank: 'yank',
};

/** What a press does to a text; undefined where it does nothing. `leftOut`: some of a paste could not be kept. */
export function editWith(
  edit: Editing,
  press: Press,
  columns: number,
  oneLine: boolean,
): { edit: Editing; leftOut: boolean } | undefined {
  if (press.name === 'text' || press.name === 'alt' || press.name === 'paste') {
    const raw = press.text ?? '';
    const kept = clean(raw);
    const leftOut = kept.length < raw.replace(/\r\n/g, '\n').length;
    return { edit: insert(edit, oneLine ? kept.replace(/ *\n[\n ]*/g, ' ') : kept), leftOut };
  }
  const action = EDITS[press.name];
  return action === undefined ? undefined : { edit: act(edit, action, columns), leftOut: false };
}

/** A press in the line for typed words. `command` is undefined when it closes; `run` is what was asked for. */
function pressCommand(edit: Editing, press: Press, screen: Screen): { command?: Editing; run?: Typed } {
  if (press.name === 'escape') return {};
  if (press.name === 'enter' || press.name === 'newline') {
    const run = readTyped(edit.text, screen) ?? readTyped(`/${edit.text.replace(/\W+/g, '-')}`, screen);
    return run !== undefined && 'message' in run ? { command: edit, run } : { run };
  }
  const next = editWith(edit, press, 1000, true)?.edit ?? edit;
  return next.text === '' ? {} : { command: next };
}

/** A press that belongs to the line for typed words, where that is open, or is a move by key; undefined for all others. */
export function pressWord<State extends Shared & { command?: Editing }>(
  state: State,
  press: Press,
  screen: Screen,
  size: Size,
  draft: Draft,
  empty: boolean,
): Step<State> | undefined {
  if (state.command === undefined) return sharedPress(state, press, screen, size, draft, empty);
  if (press.name === 'escape' || press.name === 'ctrl-d') return { state: { ...state, command: undefined } };
  const shared = sharedPress(state, press, screen, size, draft, state.command.text === '');
  if (shared !== undefined) return shared;
  const { command, run } = pressCommand(state.command, press, screen);
  const next = { ...state, command, message: undefined };
  return run === undefined ? { state: next } : doTyped(next, run, screen, size, draft);
}

/** The line for typed words, opened. */
export const openCommand = (text: string): Editing => startEditing(clean(text));

/** The line for typed words as shown, cut at its start where it is wider than the window. */
export function showCommand(edit: Editing, room: number): { text: string; column: number } {
  const at = place(edit, 1000);
  const label = promptWords.command;
  const over = Math.max(0, label.length + at.column - room + 1);
  const shown = edit.text.slice(over, over + Math.max(1, room - label.length - 1));
  return { text: label + shown, column: label.length + at.column - over };
}

/** The rows that Page Up and Page Down move by. */
const PAGE = 5;

/** Where a key leads in a list whose rows end with `last`; undefined for a key that does not move. Nothing wraps around. */
export function rowAfter(key: PressName, row: number, last: number): number | undefined {
  const rows: Partial<Record<PressName, number>> = {
    up: row - 1,
    down: row + 1,
    'page-up': row - PAGE,
    'page-down': row + PAGE,
    home: 0,
    end: last,
  };
  const to = rows[key];
  return to === undefined ? undefined : Math.max(0, Math.min(last, to));
}
