// The menu of moves in plain mode: numbered lines, and, to go elsewhere, the places as numbered lines. Pure but for what it is
// given to print and to hear with.
import { promptWords } from '../../words/prompts.ts';
import { isPlace, type MoveRow, moveRows, placeRows } from '../moves.ts';
import type { Reply, Screen } from '../prompter.ts';
import { readTyped, type Typed } from '../typed.ts';
import { readOne } from './choices.ts';

const words = promptWords.plain;

/** One line that came in, or the reply that there will be none means. */
export type Listened = { text: string; reply?: undefined } | { reply: Reply };

type Talk = { print: (text: string, indent?: string) => void; listen: () => Promise<Listened> };

/** Whether a word asks to choose from a list: of all the moves, or of the places to go to. */
export const asksToChoose = (typed: Typed): boolean =>
  'move' in typed && (typed.move === 'menu' || (typed.move === 'goto' && typed.to === ''));

/** Lists the moves (or the places) and hears which one is wanted; undefined where an empty line goes back to the question. */
export async function chooseMove(
  screen: Screen,
  asked: Typed,
  talk: Talk,
): Promise<Typed | { reply: Reply } | undefined> {
  for (let typed = asked; ; ) {
    const isMenu = 'move' in typed && typed.move === 'menu';
    const rows = isMenu ? moveRows(screen) : placeRows(screen);
    talk.print(isMenu ? words.menuHint : words.menuWhere);
    for (const [index, row] of rows.entries()) talk.print(lineOf(row, index), '   ');
    talk.print(words.menuHow(rows.length));
    const heard = await listenFor(rows, screen, talk);
    if (heard === undefined || 'reply' in heard) return heard;
    if (!asksToChoose(heard)) return heard;
    typed = heard;
  }
}

// --- internal ---

/** Asks until a row or a word was meant. */
async function listenFor(rows: readonly MoveRow[], screen: Screen, { print, listen }: Talk) {
  for (;;) {
    const line = await listen();
    if (line.reply !== undefined) return { reply: line.reply };
    const text = line.text.trim();
    if (text === '') {
      print(words.menuClosed);
      print(screen.ask);
      return undefined;
    }
    const chosen = text.startsWith('/')
      ? undefined
      : readOne(
          text,
          rows.map(({ word, label }) => ({ id: word, label })),
        );
    if (chosen?.message !== undefined) print(chosen.message);
    else {
      const typed = readTyped(chosen?.ids[0] ?? text, screen);
      if (typed !== undefined && !('message' in typed)) return typed;
      print(typed?.message ?? promptWords.messages.gotoWhere);
    }
  }
}

/** "2. Skip for now (/skip)"; a place is told by its name. */
const lineOf = (row: MoveRow, index: number): string =>
  `${index + 1}. ${row.label}${isPlace(row) ? '' : ` (${row.word.trimEnd()})`}`;
