// The menu of moves, the same at every kind of question: rows to choose from, and a line to type a word in. While it is open
// it stands in the place of the answer, which is kept as it was. Pure; knows no stream.
import { safe } from '../../terminal.ts';
import { wrap } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { clean, GOTO, isPlace, type MoveRow, readTyped, rowsFor, type Typed } from '../moves.ts';
import type { Screen } from '../prompter.ts';
import { type Editing, place, startEditing } from './editor.ts';
import { type Body, compose, type Frame, type Paint, roomIn, type Size } from './frame.ts';
import type { Press } from './keys.ts';
import { editWith, rowAfter } from './typing.ts';

/** `edit` is the word typed so far; `row` counts the rows that fit it, where one was gone to. */
export type Menu = { edit: Editing; row?: number };

/** The menu, opened; `text` is what is typed in it already. */
export const openMenu = (text = '/'): Menu => ({ edit: startEditing(clean(text)) });

/** A press in the menu: it goes on, it closes (`menu` undefined), or it runs what was asked for. */
export function pressMenu(menu: Menu, press: Press, screen: Screen): { menu?: Menu; run?: Typed } {
  const rows = rowsFor(menu.edit.text, screen);
  const moved = rowAfter(press.name, chosen(menu, rows) ?? -1, rows.length - 1);
  if (moved !== undefined) return { menu: { ...menu, row: moved } };
  switch (press.name) {
    case 'escape':
    case 'ctrl-d':
    case 'tab':
    case 'menu':
      return {};
    case 'enter':
    case 'newline':
      return enter(menu, rows, screen);
    default: {
      const edit = editWith(menu.edit, press, ONE_LINE, true)?.edit;
      if (edit === undefined) return { menu };
      return edit.text === '' ? {} : { menu: { edit, ...(edit.text === menu.edit.text && { row: menu.row }) } };
    }
  }
}

/** The menu on the screen, below the question. */
export function menuFrame(menu: Menu, message: string | undefined, screen: Screen, size: Size, paint: Paint): Frame {
  const { keys } = promptWords;
  const rows = rowsFor(menu.edit.text, screen);
  const goes = menu.edit.text.startsWith(GOTO) && (screen.places ?? []).length > 0;
  const isSmall = size.rows < SMALL;
  const hint = goes ? promptWords.menu.where : isSmall ? '' : promptWords.menu.hint;
  const where = isSmall ? '' : screen.where;
  const shown = { ...screen, where, hint, context: [], sentence: undefined };
  const own = [keys.runMove, keys.closeMenu];
  return compose(shown, size, paint, {
    body: menuBody(rows, chosen(menu, rows), size, paint),
    message: message ?? (rows.length === 0 ? promptWords.menu.none : undefined),
    command: wordLine(menu.edit, roomIn(size)),
    moves: own,
    some: own,
    few: own,
    essential: [keys.runMove, keys.closeMenuShort],
  });
}

// --- internal ---

/** In fewer rows the menu leaves out what is not needed, so that all the moves are in view. */
const SMALL = 16;
const FEW = 8;
/** Wide enough for any word to stay on one row. */
const ONE_LINE = 1000;

/** The row that Enter takes: the one gone to, else the first that fits; undefined where none does. */
const chosen = (menu: Menu, rows: readonly MoveRow[]): number | undefined =>
  rows.length === 0 ? undefined : Math.min(menu.row ?? 0, rows.length - 1);

function enter(menu: Menu, rows: readonly MoveRow[], screen: Screen): { menu?: Menu; run?: Typed } {
  const typed = menu.edit.text.trim();
  const row = rows[chosen(menu, rows) ?? -1];
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

function menuBody(rows: readonly MoveRow[], at: number | undefined, size: Size, paint: Paint): Body {
  const room = roomIn(size);
  const body: Body = { lines: [], from: 0, to: 0, cursor: { line: 0, column: 0 } };
  for (const [index, row] of rows.entries()) {
    const here = index === at;
    if (here) Object.assign(body, { from: body.lines.length, cursor: { line: body.lines.length, column: 0 } });
    for (const [part, line] of wrap(textOf(row, room), room - 2, '  ').entries()) {
      const marked = `${here && part === 0 ? '> ' : '  '}${line}`;
      body.lines.push(here ? paint.here(marked) : marked);
    }
    if (here) body.to = body.lines.length;
  }
  if (rows.length === 0) body.lines.push('');
  // The moves are few enough to be seen all at once.
  if (rows.length <= FEW) Object.assign(body, { from: 0, to: body.lines.length });
  return body;
}

/** "Skip for now · Ctrl-T or /skip"; a narrow window has no room for the word, and a place is told by its name. */
function textOf(row: MoveRow, room: number): string {
  const { label, key, word } = row;
  const ways = promptWords.ways(key, room < NARROW || isPlace(row) ? undefined : word.trimEnd());
  return ways === '' ? label : label + promptWords.between + ways;
}

/** Below this many columns a row shows its key alone. */
const NARROW = 60;

/** The word as shown, cut at its start where it is wider than the window; the cursor is in it once something is typed. */
function wordLine(edit: Editing, room: number): { text: string; column?: number } {
  const at = place(edit, ONE_LINE);
  const label = promptWords.command;
  const over = Math.max(0, label.length + at.column - room + 1);
  const text = label + safe(edit.text).slice(over, over + Math.max(1, room - label.length - 1));
  return edit.text === '/' ? { text } : { text, column: label.length + at.column - over };
}
