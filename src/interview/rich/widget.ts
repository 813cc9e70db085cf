// What every kind of question on screen shares: help in place, messages, the moves by key and by typed word, and the menu of moves, which
// while it is open stands in the place of the answer. Pure; knows no stream.

import type { Look } from '../../terminal.ts';
import { safe } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { type Press, type PressName, WORD_OF } from '../keys.ts';
import {
  clean,
  doneBy,
  GOTO,
  isOffered,
  isPlace,
  type MoveRow,
  plainForm,
  readTyped,
  rowsFor,
  type Typed,
} from '../moves.ts';
import type { Did, Draft, Screen } from '../prompter.ts';
import { type Editing, editWith, place, startEditing } from './editor.ts';
import {
  type Body,
  compose,
  helpPages,
  listBody,
  NARROW,
  proseRoom,
  roomIn,
  type ScreenFrame,
  type Size,
} from './frame.ts';

/** What every widget's state holds: the page of help that is open, the message shown, the menu of moves where it is open. */
export type Shared = { help?: number; message?: string; menu?: Menu };

/** `edit` is the word typed so far; `row` counts the rows that fit it, where one was gone to. */
type Menu = { edit: Editing; row?: number };

/** What the person did at a screen, which may be to go on with the text in an editor, or to stop the job for now. */
export type Done = Did | { kind: 'editor' } | { kind: 'suspend' };

/** After a press: how the screen stands now, and what the person did, where it was more than that. */
export type Step<State> = { state: State; done?: Done };

/**
 * A press that is the same at every kind of question: in the menu of moves where that is open, a move by key, or help;
 * undefined for all others. `empty`: nothing is typed, so `?` is a key.
 */
export function sharedPress<State extends Shared>(
  state: State,
  press: Press,
  screen: Screen,
  size: Size,
  empty: boolean,
): Step<State> | undefined {
  if (press.name === 'suspend') return { state, done: { kind: 'suspend' } };
  if (state.menu === undefined) return moveByKey(state, press, screen, size, empty);
  const closed = { ...state, menu: undefined };
  const inMenu = ['tab', 'menu', 'escape', 'ctrl-d'].includes(press.name);
  const moved = inMenu ? undefined : moveByKey(closed, press, screen, size, false);
  if (moved !== undefined) return moved;
  const { menu, run } = pressMenu(state.menu, press, screen);
  const next = { ...state, menu, message: undefined };
  return run === undefined ? { state: next } : doTyped(next, run, screen, size);
}

/** Does what a typed word asks for. */
export function doTyped<State extends Shared>(state: State, typed: Typed, screen: Screen, size: Size): Step<State> {
  if ('message' in typed) return { state: { ...state, message: typed.message } };
  if (typed.move === 'help') return { state: nextHelp(state, screen, size) };
  const menu =
    typed.move === 'menu' ? openMenu() : typed.move === 'goto' && typed.to === '' ? openMenu(GOTO) : undefined;
  if (menu !== undefined) return { state: { ...state, menu, message: undefined, help: undefined } };
  return { state, done: typed.move === 'editor' ? { kind: 'editor' } : doneBy(typed) };
}

/** A draft given as the answer: done where it passes the check, else the screen with what is wrong with it. */
export function answerWith<State extends Shared>(state: State, screen: Screen, draft: Draft): Step<State> {
  const message = screen.check?.(draft);
  return message === undefined ? { state, done: { kind: 'answer' } } : { state: { ...state, message: safe(message) } };
}

/** The advice on a draft as a line below it; undefined where there is none. */
export function tipFor(screen: Screen, draft: Draft): string | undefined {
  const advice = screen.advise?.(draft);
  return advice === undefined ? undefined : promptWords.tip(safe(advice));
}

/** The keys that only one kind of question has: in `brief` for a small window, and those that are so `rare` that only the menu shows them. */
export type Keys = { own: readonly [string, ...string[]]; brief?: string; rare?: readonly string[] };

/**
 * The keys for this question: its own, help, back, the menu that has all the others, and the way out; in lines that get shorter.
 * `inText`: a `?` would be typed, so help has another key.
 */
export function legendsOf(
  state: Shared,
  screen: Screen,
  size: Size,
  { own, brief = own[0] }: Keys,
  inText: boolean,
): string[][] {
  const { keys } = promptWords;
  const { help: page } = state;
  const pages = helpPages(screen, size).length;
  const hasMore = page !== undefined && page + 1 < pages;
  const more = inText ? keys.moreHelpInText : keys.moreHelp;
  const toOpen = inText ? keys.helpInText : keys.help;
  const toGoOn = hasMore ? `${keys.helpPage(page + 1, pages)}, ${more}` : keys.closeHelp;
  const help = isOffered('help', screen) ? [page === undefined ? toOpen : toGoOn] : [];
  const back = screen.moves.back ? [keys.back] : [];
  const last = [keys.menu, keys.leave];
  const whole = [
    [...own, ...help, ...back, ...last],
    [...own, ...help, ...last],
  ];
  // Where there is no room, help gives way first, as it stands in the menu; open help needs its next page more than that.
  if (page === undefined) return [...whole, [...own, ...last], [brief, ...help, ...last], [brief, ...last]];
  const short = hasMore ? more : keys.closeHelpShort;
  return [...whole, [brief, ...help, ...last], [keys.menu, ...help, keys.leave], [keys.menu, short, keys.leave]];
}

/** The menu of moves, opened; `text` is what is typed in it already. */
export const openMenu = (text = '/'): Menu => ({ edit: startEditing(clean(text)) });

/** The menu on the screen, below the question, with all the keys of that. */
export function menuFrame(
  menu: Menu,
  message: string | undefined,
  screen: Screen,
  size: Size,
  look: Look,
  keysHere: readonly string[],
): ScreenFrame {
  const { keys } = promptWords;
  const room = roomIn(size);
  const rows = rowsFor(menu.edit.text, screen);
  const goes = menu.edit.text.startsWith(GOTO) && (screen.places ?? []).length > 0;
  const isSmall = size.rows < SMALL;
  const hint = goes ? promptWords.menu.where : isSmall ? '' : promptWords.menu.hint;
  const where = isSmall ? '' : screen.where;
  const place = isSmall ? undefined : screen.place;
  const context =
    goes || isSmall ? [] : [{ label: promptWords.menu.keysHere, text: keysHere.join(promptWords.between) }];
  const shown = { ...screen, where, place, hint, context, sentence: undefined };
  return compose(shown, size, look, {
    body: menuBody(rows, rowAt(menu, rows), room, look),
    message: message ?? (rows.length === 0 ? promptWords.menu.none : undefined),
    command: wordLine(menu.edit, proseRoom(size)),
    legends: [
      [keys.one, keys.closeMenu],
      [keys.one, keys.closeMenuShort],
    ],
  });
}

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

// --- internal ---

/** The rows that Page Up and Page Down move by. */
const PAGE = 5;

/** A move by key, or help; undefined where the press is something else. */
function moveByKey<State extends Shared>(
  state: State,
  press: Press,
  screen: Screen,
  size: Size,
  empty: boolean,
): Step<State> | undefined {
  const word = press.name === 'tab' ? WORD_OF.menu : WORD_OF[press.name];
  if (word !== undefined) return doTyped(state, readTyped(word, screen) as Typed, screen, size);
  switch (press.name) {
    case 'interrupt':
      return { state, done: { kind: 'leave', cause: 'interrupt' } };
    case 'ctrl-d':
      return empty ? { state, done: { kind: 'leave', cause: 'end-of-input' } } : undefined;
    case 'escape':
      return { state: { ...state, help: undefined } };
    case 'typed-ahead': {
      const { numberAhead, typedAhead } = promptWords.messages;
      return { state: { ...state, message: press.text === undefined ? typedAhead : numberAhead } };
    }
    case 'text':
      return empty && plainForm(press.text ?? '') === '?' ? { state: nextHelp(state, screen, size) } : undefined;
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

/** In fewer rows the menu leaves out what is not needed, so that all the moves are in view. */
const SMALL = 16;
/** So few rows of the menu are seen all at once. */
const FEW = 8;
/** Wide enough for any word to stay on one row. */
const ONE_LINE = 1000;

/** A press in the menu: it goes on, it closes (`menu` undefined), or it runs what was asked for. */
function pressMenu(menu: Menu, press: Press, screen: Screen): { menu?: Menu; run?: Typed } {
  const rows = rowsFor(menu.edit.text, screen);
  const moved = rowAfter(press.name, rowAt(menu, rows) ?? -1, rows.length - 1);
  if (moved !== undefined) return { menu: { ...menu, row: moved } };
  switch (press.name) {
    case 'escape':
    case 'ctrl-d':
    case 'tab':
    case 'menu':
      return {};
    case 'enter':
    case 'newline':
      return enterMenu(menu, rows, screen);
    default: {
      const edit = editWith(menu.edit, press, ONE_LINE, true)?.edit;
      if (edit === undefined) return { menu };
      // The slash stands there already for those who type it, and behind what nothing fits it begins another word.
      if (edit.text.startsWith('//') || (rows.length === 0 && press.text?.startsWith('/')))
        return { menu: openMenu(edit.text.slice(edit.text.lastIndexOf('/'))) };
      return edit.text === '' ? {} : { menu: { edit, ...(edit.text === menu.edit.text && { row: menu.row }) } };
    }
  }
}

/** The row that Enter takes: the one gone to, else the first that fits; undefined where none does. */
const rowAt = (menu: Menu, rows: readonly MoveRow[]): number | undefined =>
  rows.length === 0 ? undefined : Math.min(menu.row ?? 0, rows.length - 1);

function enterMenu(menu: Menu, rows: readonly MoveRow[], screen: Screen): { menu?: Menu; run?: Typed } {
  const typed = menu.edit.text.trim();
  const row = rows[rowAt(menu, rows) ?? -1];
  const read = typed === '/' ? undefined : readTyped(typed.startsWith('/') ? typed : `/${typed}`, screen);
  // A word that is whole counts as typed, unless the person went to a row.
  if (
    menu.row === undefined &&
    read !== undefined &&
    !('message' in read) &&
    (row === undefined || isWhole(read, rows))
  )
    return { run: read };
  if (row === undefined) return { menu, run: read ?? readTyped(`/${typed.replace(/\W+/g, '-')}`, screen) };
  return { run: readTyped(row.word, screen) };
}

/** Whether a word or a place was typed in full: it may be the beginning of another one's name, which would stand first. */
const isWhole = (read: Typed, rows: readonly MoveRow[]): boolean =>
  'move' in read && (read.move !== 'goto' || rows.some(({ word }) => word === GOTO + read.to));

function menuBody(rows: readonly MoveRow[], at: number | undefined, room: number, look: Look): Body {
  if (rows.length === 0) return { lines: [''], from: 0, to: 1, cursor: { line: 0, column: 0 } };
  const labels = rows.map((row) => ({ label: labelOf(row, room) }));
  const body = listBody(labels, at, room, look);
  return rows.length > FEW ? body : { ...body, from: 0, to: body.lines.length };
}

/** "Skip for now · Ctrl-T or /skip"; a narrow window has no room for the word, and a place is told by its name. */
function labelOf(row: MoveRow, room: number): string {
  const { key, word } = row;
  const label = room < NARROW ? row.label : (row.full ?? row.label);
  const ways = promptWords.ways(key, room < NARROW || isPlace(row) ? undefined : word.trimEnd());
  return ways === '' ? label : label + promptWords.between + ways;
}

/** The word as shown, cut at its start where it is wider than the window; the cursor is in it once something is typed. */
function wordLine(edit: Editing, room: number): { text: string; column?: number } {
  const at = place(edit, ONE_LINE);
  const label = promptWords.command;
  const over = Math.max(0, label.length + at.column - room + 1);
  const text = label + safe(edit.text).slice(over, over + Math.max(1, room - label.length - 1));
  return edit.text === '/' ? { text } : { text, column: label.length + at.column - over };
}
