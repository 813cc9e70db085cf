// Lines of input, one at a time, for a whole session: typed, piped or ended. Knows no question.
import { createInterface, type Interface } from 'node:readline';

/** What came in: a line, the end of the input, or Ctrl-C. */
type Line = { kind: 'line'; text: string } | { kind: 'end' } | { kind: 'interrupt' };

export type Lines = {
  next: () => Promise<Line>;
  /** Takes away the lines that have come in already, and says how many: what a person typed before they were asked. */
  early: () => Promise<number>;
  /** Wakes whoever waits for a line. */
  interrupt: () => void;
  close: () => void;
};

/** Pasted lines come in one after the other, each within this time. */
const PASTE_MS = 30;

/** Reads `stream` by lines. Lines that come in early wait; none is lost. */
export function readLines(stream: NodeJS.ReadStream): Lines {
  const waiting: string[] = [];
  let wake: ((line: Line) => void) | undefined;
  let ended = false;
  let interrupted = false;
  let reader: Interface | undefined;

  const give = (line: Line): boolean => {
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
      open();
      const text = waiting.shift();
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
      ended = true;
      reader?.close();
      reader = undefined;
    },
  };
}
