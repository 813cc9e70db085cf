// What the library's screen manager draws, on its way to the terminal. It writes the whole prompt again for each key; sent on are the
// lines that changed, so that a key costs a few characters on a slow line and a screen reader is not read the whole screen again.
import { Writable } from 'node:stream';
import type { Out } from '../../terminal.ts';
import { widthOf } from '../../text.ts';

export type Display = {
  /**
   * A prompt begins: what it draws on. It takes the place of what the last one drew, so that nothing is blank in between; until its end
   * the terminal marks what is pasted.
   */
  begin: () => NodeJS.WritableStream;
  /** Puts lines above what is drawn, where they stay. */
  above: (lines: readonly string[]) => void;
  /** Something else has written on the terminal: all is drawn again, from a line of its own. */
  anew: () => void;
  /** Takes what is drawn off the screen, for something else to be written there. */
  clear: () => void;
  /** Leaves what is drawn as it stands, with the cursor below it; nothing more is drawn. */
  leave: () => void;
};

/** The lines on the screen and where the cursor stands in them. */
export type Drawn = { lines: readonly string[]; row: number; column: number };

/** An empty line, with the cursor anywhere in it. */
const BLANK: Drawn = { lines: [''], row: 0, column: -1 };
const ERASE_LINE = '\u001b[K';
const ERASE_BELOW = '\u001b[J';
const SHOW_CURSOR = '\u001b[?25h';
const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';

/** Opens a display for the prompts of one run. */
export function openDisplay(out: Out): Display {
  let drawn = BLANK;
  let size = sizeOf(out);
  let isOpen = false;

  /** Draws, with lines above that stay. */
  const draw = (next: Drawn, above: readonly string[] = []) => {
    const resized = sizeOf(out) !== size;
    const lines = [...above, ...next.lines];
    out.write((resized ? erase() : '') + changes(drawn, { ...next, lines, row: above.length + next.row }));
    size = sizeOf(out);
    drawn = next;
  };

  /** What takes all off the screen as it lies there now, also where the terminal has broken the lines anew. */
  const erase = (): string => {
    const columns = out.columns || 80;
    const rowsOf = (line: string) => Math.max(1, Math.ceil(widthOf(line) / columns));
    const above = drawn.lines.slice(0, drawn.row).reduce((sum, line) => sum + rowsOf(line), 0);
    const up = Math.min((out.rows || 24) - 1, above + Math.max(0, Math.floor(drawn.column / columns)));
    drawn = BLANK;
    return `\r${up > 0 ? `\u001b[${up}A` : ''}${ERASE_BELOW}`;
  };

  const end = () => {
    isOpen = false;
    out.write(SHOW_CURSOR + PASTE_OFF);
  };

  return {
    begin() {
      isOpen = true;
      out.write(PASTE_ON);
      // The library ends the stream with its prompt.
      const output = new Writable({
        decodeStrings: false,
        write(text: string, _encoding, written) {
          const next = readDrawing(text);
          // At its end the library takes away what it drew; until then it may set the cursor, which stands where it should.
          if (isOpen && next !== undefined) draw(next);
          else if (isOpen && text.endsWith(SHOW_CURSOR)) {
            draw(withoutLast(drawn));
            end();
          }
          written();
        },
      });
      return Object.defineProperty(output, 'columns', { get: () => out.columns || 80 });
    },
    above(lines) {
      if (drawn === BLANK) return void out.write(lines.map((line) => `${line}\n`).join(''));
      if (isOpen) return draw(drawn, lines);
      // What is left of a question that is answered stays until the next one takes its place.
      const rest = drawn.lines.slice(lines.length);
      const row = Math.max(0, drawn.row - lines.length);
      draw({ lines: rest.length > 0 ? rest : [''], row, column: 0 }, lines);
    },
    anew() {
      const shown = drawn;
      drawn = BLANK;
      out.write(`\n${PASTE_ON}`);
      draw(shown);
    },
    clear() {
      if (drawn !== BLANK) out.write(erase());
    },
    leave() {
      if (!isOpen) return;
      out.write('\n'.repeat(drawn.lines.length - drawn.row));
      drawn = BLANK;
      end();
    },
  };
}

/** What must be written to turn what is on the screen, the cursor in place, into something else. */
export function changes(from: Drawn, to: Drawn): string {
  let written = '';
  let row = from.row;
  let column: number | undefined = from.column;
  const go = (target: number, cell?: number) => {
    if (target < row) written += `\u001b[${row - target}A`;
    if (target > row) written += `\u001b[${target - row}B`;
    if (cell !== undefined && cell !== column) written += cell === 0 ? '\r' : `\u001b[${cell + 1}G`;
    row = target;
    column = cell ?? column;
  };
  for (const [index, line] of to.lines.entries()) {
    const old = from.lines[index];
    if (line === old) continue;
    // Below the last line there may be no screen yet: a line break makes some.
    if (old === undefined) {
      go(index - 1);
      written += '\r\n';
      column = 0;
      row = index;
    }
    const change = changeIn(old ?? '', line);
    go(index, change.start);
    written += change.text;
    column = change.end;
  }
  if (from.lines.length > to.lines.length) {
    go(to.lines.length, 0);
    written += ERASE_BELOW;
  }
  go(to.row, to.column);
  // Where nothing changed, the cursor is set all the same: whatever watches the terminal sees that the key was heard.
  return written || `\u001b[${to.column + 1}G`;
}

// --- internal ---

const sizeOf = ({ columns, rows }: Out): string => `${columns}×${rows}`;

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what is looked for
/**
 * What turns a line of the screen into another one, from the first cell that differs to the last: where it starts, and where it ends as
 * far as that is known.
 */
function changeIn(from: string, to: string): { start: number; text: string; end: number | undefined } {
  const [old, cells] = [cellsOf(from), cellsOf(to)];
  if (!old || !cells) return { start: 0, text: to + ERASE_LINE, end: undefined };
  const differs = (cell: string, i: number) => cell !== old[i];
  const start = cells.findIndex(differs);
  const rest = old.length > cells.length ? ERASE_LINE : '';
  if (start === -1) return { start: cells.length, text: rest, end: cells.length };
  const end = cells.findLastIndex(differs) + 1;
  // What is left of a longer line begins where the new one ends.
  const until = rest === '' ? end : cells.length;
  return { start, text: joined(cells.slice(start, until)) + rest, end: until };
}

/** A line cell by cell, each letter behind the codes of how it looks; undefined where a letter may take another width than one cell. */
function cellsOf(line: string): string[] | undefined {
  const cells: string[] = [];
  let [weight, color] = ['', ''];
  for (const [, code, letter = ''] of line.matchAll(PIECE)) {
    if (code === undefined && !ONE_WIDE.test(letter)) return undefined;
    if (code === undefined) cells.push(weight + color + letter);
    else if (Number(code) < 30) weight = code === WEIGHT_ENDS ? '' : `\u001b[${code}m`;
    else color = code === COLOR_ENDS ? '' : `\u001b[${code}m`;
  }
  return cells;
}

/** Cells as a text, with codes only where the look changes. */
function joined(cells: readonly string[]): string {
  let written = '';
  let look = '';
  for (const cell of cells) {
    const letter = Array.from(cell).at(-1) ?? '';
    const own = cell.slice(0, cell.length - letter.length);
    if (own !== look) written += (look === '' ? '' : LOOK_ENDS) + own;
    written += letter;
    look = own;
  }
  return look === '' ? written : written + LOOK_ENDS;
}

const LOOK_ENDS = '\u001b[m';
const WEIGHT_ENDS = '22';
const COLOR_ENDS = '39';
/** Letters of which every terminal makes one cell, and our own glyphs. */
const ONE_WIDE = /^[ -~\u00a0-\u024f–—‘’“”…•─◆○◐▲✔✖❯◼◻]$/u;

/** A code of how letters look, or a letter. */
const PIECE = /\u001b\[(\d+)m|([\s\S])/gu;
/** How the library erases what it drew before. */
const ERASED = /^(?:\u001b\[\d+B)?(?:\u001b\[2K\u001b\[1A)*\u001b\[2K\u001b\[G/;
/** What it draws then: lines, the way up to the cursor's, and its column. */
const DRAWING = /^([\s\S]+?)(?:\u001b\[(\d+)A)?\u001b\[(\d+)G$/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what is looked for

/** A question that is answered: its keys, which stand in the last line, are no longer heard. */
function withoutLast({ lines, row, column }: Drawn): Drawn {
  const kept = lines.slice(0, -1);
  return kept.length === 0 ? { lines, row, column } : { lines: [...kept, ''], row: kept.length, column: 0 };
}

/** A drawing of the library's; undefined where it is something else. */
function readDrawing(text: string): Drawn | undefined {
  const [, shown, up = '0', column = '1'] = DRAWING.exec(text.replace(ERASED, '')) ?? [];
  // Before it knows its readline, a prompt draws nothing.
  if (shown === undefined || shown.trim() === '') return undefined;
  const lines = shown.split('\n');
  return { lines, row: lines.length - 1 - Number(up), column: Number(column) - 1 };
}
