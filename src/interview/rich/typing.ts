// What a press does to a text being typed, and where a key leads in a list. Pure; knows no question and no layout.
import { clean } from '../moves.ts';
import { act, type EditAction, type Editing, insert } from './editor.ts';
import type { Press, PressName } from './keys.ts';

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
