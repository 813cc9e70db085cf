// A text being typed: its words, its cursor, what a press does to it, and how it lies on rows. Pure; knows no terminal and no question.
import { graphemes, safe, segments, widestOf, widthOf } from '../../text.ts';
import type { Press } from '../keys.ts';
import { clean, inOneLine } from '../moves.ts';

/** `cursor` is an index into `text` on a boundary between characters; `goal` the column up and down aim at; `cut` what Ctrl-Y brings back. */
export type Editing = { text: string; cursor: number; goal?: number; cut?: string };

/** One row on screen: the part of the text it holds, as shown. A row that `flows` goes on in the next one without a line break. */
export type ScreenRow = { start: number; end: number; shown: string; first: boolean; flows: boolean };

export type EditAction = keyof typeof ACTIONS;

/** An editing of `text`, the cursor at its end or where it was left. */
export const startEditing = (text: string, cursor = text.length): Editing => {
  const whole = wellFormed(text.replace(/\r\n?/g, '\n'));
  return { text: whole, cursor: settle(whole, cursor) };
};

/** Puts text in at the cursor. */
export const insert = (edit: Editing, added: string): Editing => replace(edit, edit.cursor, edit.cursor, added);

/** Moves or deletes; `columns` is the width the rows are laid out in (up and down need it). */
export const act = (edit: Editing, action: EditAction, columns: number): Editing => ACTIONS[action](edit, columns);

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
    return { edit: insert(edit, oneLine ? inOneLine(kept) : kept), leftOut };
  }
  return isAction(press.name) ? { edit: act(edit, press.name, columns), leftOut: false } : undefined;
}

let last: { text: string; columns: number; rows: ScreenRow[] } | undefined;

/** The rows of a text, each at most `columns` wide (a space may hang over by one), broken at spaces where there are any. */
export function layout(text: string, columns: number): ScreenRow[] {
  if (last?.text === text && last.columns === columns) return last.rows;
  const rows: ScreenRow[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    layLine(line, start, columns, rows);
    start += line.length + 1;
  }
  last = { text, columns, rows };
  return rows;
}

/** The row and column the cursor stands in. */
export function place(edit: Editing, columns: number): { row: number; column: number } {
  const rows = layout(edit.text, columns);
  let row = rows.findIndex((each) => edit.cursor < each.end || (edit.cursor === each.end && !each.flows));
  if (row === -1) row = rows.length - 1;
  return { row, column: widthOf(safe(edit.text.slice(rows[row]?.start ?? 0, edit.cursor))) };
}

/** Where the line the cursor is in begins and ends. */
export const lineAt = (edit: Editing): { start: number; end: number; text: string } => {
  const start = lineStart(edit.text, edit.cursor);
  const end = lineEnd(edit.text, edit.cursor);
  return { start, end, text: edit.text.slice(start, end) };
};

// --- internal ---

/** What each of these presses does. */
const ACTIONS = {
  left: (edit: Editing) => move(edit, before(edit.text, edit.cursor)),
  right: (edit: Editing) => move(edit, after(edit.text, edit.cursor)),
  'word-left': (edit: Editing) => move(edit, wordBefore(edit.text, edit.cursor)),
  'word-right': (edit: Editing) => move(edit, wordAfter(edit.text, edit.cursor)),
  home: (edit: Editing) => move(edit, lineStart(edit.text, edit.cursor)),
  'line-start': (edit: Editing) => move(edit, lineStart(edit.text, edit.cursor)),
  end: (edit: Editing) => move(edit, lineEnd(edit.text, edit.cursor)),
  'line-end': (edit: Editing) => move(edit, lineEnd(edit.text, edit.cursor)),
  up: (edit: Editing, columns: number) => upOrDown(edit, -1, columns),
  down: (edit: Editing, columns: number) => upOrDown(edit, 1, columns),
  backspace: (edit: Editing) => replace(edit, before(edit.text, edit.cursor), edit.cursor, ''),
  delete: (edit: Editing) => replace(edit, edit.cursor, after(edit.text, edit.cursor), ''),
  'ctrl-d': (edit: Editing) => replace(edit, edit.cursor, after(edit.text, edit.cursor), ''),
  'delete-word': (edit: Editing) => cutOut(edit, wordBefore(edit.text, edit.cursor), edit.cursor),
  'kill-line': (edit: Editing) => cutOut(edit, edit.cursor, lineEnd(edit.text, edit.cursor)),
  'kill-start': (edit: Editing) => cutOut(edit, lineStart(edit.text, edit.cursor), edit.cursor),
  yank: (edit: Editing) => insert(edit, edit.cut ?? ''),
};

const isAction = (name: Press['name']): name is EditAction => Object.hasOwn(ACTIONS, name);

const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd');
const lineStart = (text: string, cursor: number): number => (cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1);
const lineEnd = (text: string, cursor: number): number => {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
};

/** The nearest boundary between characters at or after an index. */
function settle(text: string, cursor: number): number {
  const at = Math.max(0, Math.min(text.length, cursor));
  if (at === 0 || at === text.length) return at;
  const segment = segments(text).containing(at);
  return segment === undefined || segment.index === at ? at : segment.index + segment.segment.length;
}

const before = (text: string, cursor: number): number => segments(text).containing(cursor - 1)?.index ?? 0;
const after = (text: string, cursor: number): number => {
  const segment = segments(text).containing(cursor);
  return segment === undefined ? text.length : segment.index + segment.segment.length;
};
function wordBefore(text: string, cursor: number): number {
  let at = cursor;
  while (at > 0 && isSpace(text, at - 1)) at--;
  while (at > 0 && !isSpace(text, at - 1)) at--;
  return at;
}
function wordAfter(text: string, cursor: number): number {
  let at = cursor;
  while (at < text.length && isSpace(text, at)) at++;
  while (at < text.length && !isSpace(text, at)) at++;
  return at;
}
const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

const move = (edit: Editing, cursor: number): Editing => ({
  ...edit,
  cursor: settle(edit.text, cursor),
  goal: undefined,
});

function replace(edit: Editing, start: number, end: number, added: string): Editing {
  const put = wellFormed(added);
  const text = edit.text.slice(0, start) + put + edit.text.slice(end);
  return { ...edit, text, cursor: settle(text, start + put.length), goal: undefined };
}

const cutOut = (edit: Editing, start: number, end: number): Editing =>
  start === end ? edit : { ...replace(edit, start, end, ''), cut: edit.text.slice(start, end) };

function upOrDown(edit: Editing, by: 1 | -1, columns: number): Editing {
  const rows = layout(edit.text, columns);
  const at = place(edit, columns);
  const row = rows[at.row + by];
  if (row === undefined) return edit;
  const goal = edit.goal ?? at.column;
  let cursor = row.start;
  let column = 0;
  for (const character of graphemes(edit.text.slice(row.start, row.end))) {
    column += widthOf(safe(character));
    if (column > goal || (row.flows && cursor + character.length >= row.end)) break;
    cursor += character.length;
  }
  return { ...edit, cursor: settle(edit.text, cursor), goal };
}

type Cell = { text: string; shown: string; width: number };

function layLine(line: string, start: number, columns: number, rows: ScreenRow[]): void {
  let row: Cell[] = [];
  let width = 0;
  let at = start;
  let first = true;
  const push = (cells: Cell[], flows: boolean) => {
    const end = at + cells.reduce((sum, cell) => sum + cell.text.length, 0);
    rows.push({ start: at, end, shown: cells.map((cell) => cell.shown).join(''), first, flows });
    at = end;
    first = false;
  };
  for (const character of graphemes(line)) {
    const cell = cellOf(character);
    const hangs = character === ' ' && width === columns;
    while (width + cell.width > columns && !hangs && row.length > 0) {
      const breakAt = row.findLastIndex((each) => each.text === ' ') + 1 || row.length;
      push(row.slice(0, breakAt), true);
      row = row.slice(breakAt);
      width = row.reduce((sum, each) => sum + each.width, 0);
    }
    row.push(cell);
    width += cell.width;
  }
  push(row, false);
}

/** A character as shown. Most are plain, and a long text has many: they are not measured one by one. */
function cellOf(text: string): Cell {
  if (/^[ -~\u00c0-\u02ff]$/.test(text)) return { text, shown: text, width: 1 };
  const safely = safe(text);
  return { text, shown: safely, width: widestOf(safely) };
}
