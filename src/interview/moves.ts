// The moves a screen offers besides an answer, as the rows of one menu: what a person reads, and the typed word that does it.
// Pure; knows no key codes, no screen layout and no question.
import { safe } from '../terminal.ts';
import { promptWords } from '../words/prompts.ts';
import type { Screen } from './prompter.ts';
import { isOffered } from './typed.ts';

/** `word` is what could be typed instead; `key`, as the screen names it, where the move has one. */
export type MoveRow = { word: string; label: string; key?: string };

/** Begins the word that leads to another place; alone it asks which. */
export const GOTO = '/goto ';

/** Whether a row stands for a place to go to, which is told by its name: its word would be an id. */
export const isPlace = ({ word }: MoveRow): boolean => word.startsWith(GOTO) && word !== GOTO;

/** The moves that can be made on this screen, always in the same order. */
export function moveRows(screen: Screen): MoveRow[] {
  const { menu, names } = promptWords;
  const { moves } = screen;
  return [
    ...(moves.back ? [{ word: '/back', label: menu.back, key: names.back }] : []),
    ...(moves.skip ? [{ word: '/skip', label: menu.skip, key: names.skip }] : []),
    ...(isOffered('help', screen) ? [{ word: '/help', label: menu.help, key: names.help }] : []),
    ...(moves.findOut ? [{ word: '/find-out', label: menu.findOut, key: names.findOut }] : []),
    ...(moves.review ? [{ word: '/review', label: menu.review, key: names.review }] : []),
    ...(moves.goto ? [{ word: GOTO, label: menu.goto, key: names.goto }] : []),
    ...(screen.editor === undefined ? [] : [{ word: '/editor', label: menu.editor(safe(screen.editor)) }]),
    { word: '/leave', label: menu.leave, key: names.leave },
  ];
}

/** The places that can be gone to from this screen. */
export const placeRows = (screen: Screen): MoveRow[] =>
  (screen.moves.goto ? (screen.places ?? []) : []).map(({ id, label }) => ({ word: GOTO + id, label: safe(label) }));

/**
 * The rows that fit what was typed so far (`/`, `/re`, `/goto foc`), by their word or by a part of their label; every row where
 * only the slash is there. Places are found by their name alone, too. Empty where none fits.
 */
export function rowsFor(typed: string, screen: Screen): MoveRow[] {
  const text = typed.trimStart().toLowerCase();
  if (!text.startsWith(GOTO)) {
    const part = text.trim().replace(/^\//, '');
    const places = part === '' ? [] : fitting(GOTO + part, placeRows(screen), part);
    return [...fitting(text.trimEnd(), moveRows(screen), part), ...places];
  }
  const place = text.slice(GOTO.length).trim();
  return fitting(GOTO + place, placeRows(screen), place);
}

// --- internal ---

function fitting(word: string, rows: MoveRow[], part: string): MoveRow[] {
  const byWord = rows.filter((row) => row.word.startsWith(word));
  const byLabel = part === '' ? [] : rows.filter((row) => row.label.toLowerCase().includes(part));
  return [...byWord, ...byLabel.filter((row) => !byWord.includes(row))];
}
