// What every kind of question on screen shares: help in place, messages, and the moves by key and by typed word.
// Pure; knows no stream and no layout.
import { safe } from '../../terminal.ts';
import { widthOf } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { GOTO, isOffered, readTyped, replyTo, type Typed } from '../moves.ts';
import type { Draft, Reply, Screen } from '../prompter.ts';
import { type Frame, helpPages, type Paint, roomIn, type Size } from './frame.ts';
import type { Press } from './keys.ts';
import { type Menu, openMenu, pressMenu } from './menu.ts';

/** What every widget's state holds: the page of help that is open, the message shown, the menu of moves where it is open. */
export type Shared = { help?: number; message?: string; menu?: Menu };

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

/**
 * A press that is the same at every kind of question: in the menu of moves where that is open, a move by key, or help;
 * undefined for all others. `empty`: nothing is typed, so `?` is a key.
 */
export function sharedPress<State extends Shared>(
  state: State,
  press: Press,
  screen: Screen,
  size: Size,
  draft: Draft,
  empty: boolean,
): Step<State> | undefined {
  if (state.menu === undefined) return moveByKey(state, press, screen, size, draft, empty);
  const closed = { ...state, menu: undefined };
  const inMenu = ['tab', 'menu', 'escape', 'ctrl-d'].includes(press.name);
  const moved = inMenu ? undefined : moveByKey(closed, press, screen, size, draft, false);
  if (moved !== undefined) return moved;
  const { menu, run } = pressMenu(state.menu, press, screen);
  const next = { ...state, menu, message: undefined };
  return run === undefined ? { state: next } : doTyped(next, run, screen, size, draft);
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
  const menu =
    typed.move === 'menu' ? openMenu() : typed.move === 'goto' && typed.to === '' ? openMenu(GOTO) : undefined;
  if (menu !== undefined) return { state: { ...state, menu, message: undefined, help: undefined } };
  return { reply: typed.move === 'editor' ? { kind: 'editor', draft } : replyTo(typed, draft) };
}

/** A draft given as the answer: the reply where it passes the check, else the screen with what is wrong with it. */
export function answerWith<State extends Shared>(state: State, screen: Screen, draft: Draft): Step<State> {
  const message = screen.check(draft);
  return message === undefined ? { reply: { kind: 'answer', draft } } : { state: { ...state, message: safe(message) } };
}

/** The advice on a draft as a line below it; undefined where there is none. */
export function tipFor(screen: Screen, draft: Draft): string | undefined {
  const advice = screen.advise(draft);
  return advice === undefined ? undefined : promptWords.tip(safe(advice));
}

/**
 * The keys for the moves, after the widget's own, and the few that every window shows. `inText`: a `?` would be typed, so
 * help has another key; `brief`: the widget's own, for a window with one line for them.
 */
export function movesOf(
  state: Shared,
  screen: Screen,
  size: Size,
  own: readonly string[],
  inText: boolean,
  brief: string | undefined = own[0],
): { moves: string[]; some: string[]; few: string[]; essential: string[] } {
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
  const short = (state.help ?? 0) + 1 < pages ? more : keys.closeHelpShort;
  const first = brief === undefined ? [] : [brief];
  const last = [keys.menu, keys.leave];
  const back = moves.back ? [keys.back] : [];
  const skip = moves.skip ? [keys.skip] : [];
  const rest = [
    ...(moves.findOut ? [keys.findOut] : []),
    ...(moves.review ? [keys.review] : []),
    ...(moves.goto ? [keys.goto] : []),
    ...(screen.editor === undefined ? [] : [keys.editor(safe(screen.editor))]),
  ];
  return {
    moves: [...own, keys.menu, ...helps, ...back, ...skip, ...(size.columns < NARROW ? [] : rest), keys.leave],
    some: [...own, keys.menu, ...helps, ...back, ...skip, keys.leave],
    few: [...own, ...last],
    // Where there is no room, help gives way first, as it stands in the menu; open help needs its next page more than that.
    essential:
      state.help !== undefined
        ? [keys.menu, ...(size.columns < 30 ? [short] : helps), keys.leave]
        : fits([...first, ...helps, ...last], size)
          ? [...first, ...helps, ...last]
          : [...first, ...last],
  };
}

// --- internal ---

const WORDS: Partial<Record<Press['name'], string>> = {
  'shift-tab': '/back',
  skip: '/skip',
  'find-out': '/find-out',
  review: '/review',
  goto: '/goto',
  tab: '/menu',
  menu: '/menu',
};

/** A move by key, or help; undefined where the press is something else. */
function moveByKey<State extends Shared>(
  state: State,
  press: Press,
  screen: Screen,
  size: Size,
  draft: Draft,
  empty: boolean,
): Step<State> | undefined {
  const word = WORDS[press.name];
  if (word !== undefined) return doTyped(state, readTyped(word, screen) as Typed, screen, size, draft);
  switch (press.name) {
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
    case 'typed-ahead': {
      const { numberAhead, typedAhead } = promptWords.messages;
      return { state: { ...state, message: press.text === undefined ? typedAhead : numberAhead } };
    }
    case 'text':
      return empty && press.text === '?' ? { state: nextHelp(state, screen, size) } : undefined;
    default:
      return undefined;
  }
}

/** Opens the help, shows its next page, or closes it after the last. */
function nextHelp<State extends Shared>(state: State, screen: Screen, size: Size): State {
  if (!isOffered('help', screen)) return { ...state, message: promptWords.messages.notOffered.help };
  const page = state.help === undefined ? 0 : state.help + 1;
  const pages = Math.max(1, helpPages(screen, size).length);
  return { ...state, message: undefined, help: page < pages ? page : undefined };
}

const fits = (moves: readonly string[], size: Size): boolean =>
  widthOf(moves.join(promptWords.between)) <= roomIn(size);

/** Below this many columns the rarer moves stand in the menu alone. */
const NARROW = 60;
