// Lines of input, one at a time, for a whole session: typed, piped or ended. Knows no question.
import { createInterface, type Interface } from 'node:readline';
import { promptWords } from '../../words/prompts.ts';

/** What came in: a line, the end of the input, or Ctrl-C. */
type Line = { kind: 'line'; text: string } | { kind: 'end' } | { kind: 'interrupt' };

export type Lines = {
  /** Waits for a line; in a terminal a mark shows where to type it. */
  next: () => Promise<Line>;
  /** Takes away the lines that have come in already, and says how many: what a person typed before they were asked. */
  early: () => Promise<number>;
  /** Wakes whoever waits for a line. */
  interrupt: () => void;
  /** Ends; below the mark, where no line came any more. */
  close: () => void;
};

/** Pasted lines come in one after the other, each within this time. */
const PASTE_MS = 30;

/** Reads `stream` by lines and marks with `write` where to type. Lines that come in early wait; none is lost. */
export function readLines(stream: NodeJS.ReadStream, write: (text: string) => void): Lines {
  const waiting: string[] = [];
  let wake: ((line: Line) => void) | undefined;
  let ended = false;
  let interrupted = false;
  // The cursor stands behind the mark, not at the beginning of a line.
  let isMarked = false;
  let reader: Interface | undefined;

  const give = (line: Line): boolean => {
    if (line.kind === 'line') isMarked = false;
    const taker = wake;
    wake = undefined;
    taker?.(line);
    return taker !== undefined;
  };
  const end = () => {
    ended = true;
    give({ kind: 'end' });
  };
  const open = () => {
    if (reader !== undefined || ended) return;
    if (stream.readableEnded || stream.destroyed) {
      ended = true;
      return;
    }
    reader = createInterface({ input: stream, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
    reader.on('line', (text) => {
      if (!give({ kind: 'line', text })) waiting.push(text);
    });
    reader.on('close', end);
    // A window that closes is the end of the input.
    stream.on('error', end);
  };

  return {
    next() {
      if (stream.isTTY) write(promptWords.plain.prompt);
      open();
      const text = waiting.shift();
      isMarked = stream.isTTY === true && text === undefined;
      if (text !== undefined) return Promise.resolve({ kind: 'line', text });
      if (interrupted) {
        interrupted = false;
        return Promise.resolve({ kind: 'interrupt' });
      }
      if (ended) return Promise.resolve({ kind: 'end' });
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
    async early() {
      open();
      let lines = -1;
      while (waiting.length > lines) {
        lines = waiting.length;
        await new Promise((resolve) => setTimeout(resolve, PASTE_MS));
      }
      waiting.length = 0;
      return lines;
    },
    interrupt() {
      interrupted = !give({ kind: 'interrupt' });
    },
    close() {
      if (isMarked) write('\n');
      isMarked = false;
      ended = true;
      reader?.close();
      reader = undefined;
    },
  };
}
