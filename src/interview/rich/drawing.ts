// Draws frames in place with @inquirer/core, whose redraw is cut down to what changed. Knows no question and no key.
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { createPrompt, useEffect, useRef, useState } from '@inquirer/core';
import type { Out } from '../../terminal.ts';
import { changes } from './changes.ts';
import type { Frame } from './frame.ts';

/** A frame on the screen. */
export type Drawing = {
  /** Draws the frame again as it is now. */
  again: () => void;
  /** Ends; `erase` takes it off the screen, otherwise it is left as it is. */
  end: (erase: boolean) => Promise<void>;
};

/** The part of a readline the library places the cursor by. */
type Line = { line: string; cursor: number };
type Show = { frame: () => Frame; columns: () => number; opened: (again: () => void, done: () => void) => void };

const show = createPrompt<void, Show>((config, done) => {
  const line = useRef<Line>();
  const [, setTurn] = useState(0);
  useEffect((readline) => {
    let turn = 0;
    const again = () => setTurn(++turn);
    line.current = readline as unknown as Line;
    config.opened(again, done);
    again();
  }, []);
  if (line.current === undefined) return ' ';
  const { lines, cursor } = config.frame();
  const upTo = lines.slice(0, cursor.row + 1);
  upTo[cursor.row] = aim(line.current, upTo[cursor.row] ?? '', cursor.column, config.columns());
  const below = lines.slice(cursor.row + 1);
  return [upTo.join('\n'), below.length === 0 ? undefined : below.join('\n') || ' '];
});

/** Begins to draw: `frame` is asked for what is to be seen, each time. */
export function draw(out: Out, frame: () => Frame): Drawing {
  let state: 'drawing' | 'erasing' | 'left' = 'drawing';
  let shown: Frame | undefined;
  let next: Frame | undefined;
  let again = () => {};
  let done = () => {};
  const output = new Writable({
    decodeStrings: false,
    write(text, _encoding, written) {
      // After either the screen is the same: the library's whole redraw, or what changed.
      if (state === 'drawing') out.write(shown && next ? changes(shown, next) : String(text));
      if (state === 'erasing') out.write(String(text));
      shown = next;
      written();
    },
  });
  const columns = () => out.columns || 80;
  Object.defineProperties(output, {
    columns: { get: columns },
    rows: { get: () => out.rows },
    isTTY: { value: out.isTTY },
  });
  const config: Show = {
    frame: () => {
      next = frame();
      return next;
    },
    columns,
    opened: (redraw, finish) => {
      again = redraw;
      done = finish;
    },
  };
  // The keys are read elsewhere (input.ts), so the library gets an input on which nothing ever comes.
  const over = show(config, { input: new PassThrough(), output, clearPromptOnDone: true });
  return {
    again: () => again(),
    end: (erase) => {
      state = erase ? 'erasing' : 'left';
      again = () => {};
      done();
      return over;
    },
  };
}

// --- internal ---

/**
 * Makes the library put the cursor in `column`: it takes the position from the length of readline's line, in UTF-16 units,
 * so it is given a line of spaces that comes out right whatever the row holds. Returns the row as it must be drawn.
 */
function aim(line: Line, row: string, column: number, columns: number): string {
  const bare = stripVTControlCharacters(row).length;
  // At a full width the library adds a line break of its own.
  const drawn = bare % columns === 0 ? `${row} ` : row;
  const length = bare % columns === 0 ? bare + 1 : bare;
  line.cursor = Math.floor(length / columns) * columns + Math.min(column, columns - 1);
  line.line = ' '.repeat(Math.max(length, line.cursor));
  return drawn;
}
