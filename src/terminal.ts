// The streams and surroundings a run of tde sees, and how text and problems meet a terminal: its width, its color, its lines. Knows nothing
// of projects or methods.

import { relative } from 'node:path';
import type { Problem } from './errors.ts';
import { safe, wrap } from './text.ts';

/** What a text stream must offer; a real stdout does, and so does a test's. */
export type Out = {
  write(text: string | Uint8Array): unknown;
  /** Writes lines that were made safe before, and may be colored since. Where it is missing, `write` does for them, too. */
  paint?(lines: string): unknown;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  /** Why nothing more can be written; a file and a pipe know it as soon as a write returns. */
  readonly errored?: NodeJS.ErrnoException | null;
};

/** Everything outside the program: streams, surroundings, the folder and the time. Tests pass their own. */
export type Io = {
  in: NodeJS.ReadStream;
  out: Out;
  err: Out;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  now: () => Date;
  /** Calls back when the system or the window ends the run; returns a function that stops listening. */
  onEnding: (handler: (exit: number) => void) => () => void;
};

/**
 * A text as lines of the screen, no wider than `width`. The one way on which what comes from files, people and the command line
 * gets to a terminal in lines: it is made safe before it is broken.
 */
export const screenLines = (text: string, width: number, indent = ''): string[] => wrap(safe(text), width, indent);

/** The columns to write in: the stream's, at most `most`, 80 where it has none. */
export function columnsOf(out: Out, most = 100): number {
  return Math.max(16, Math.min(out.columns || 80, most));
}

/** Whether to color a stream: 1 for yes, 0 for no. NO_COLOR and --no-color win, then FORCE_COLOR, then what the stream is. */
export function colorLevel({ env }: Pick<Io, 'env'>, out: Out, wanted: boolean): 0 | 1 {
  if (!wanted || env.NO_COLOR) return 0;
  if (env.FORCE_COLOR !== undefined) return ['0', 'false'].includes(env.FORCE_COLOR) ? 0 : 1;
  return out.isTTY && env.TERM !== 'dumb' ? 1 : 0;
}

/**
 * The lines for a list of problems: each begins with `file:line:column:` where it has a place, and ends with what to do. `sign` stands
 * before each.
 */
export function problemLines(problems: readonly Problem[], io: Io, sign = ''): string[] {
  const margin = sign === '' ? '' : '  ';
  const width = columnsOf(io.err) - margin.length;
  let last: string | undefined;
  return problems.flatMap(({ what, where, next }) => {
    const place = where ? `${shortPath(where.file, io.cwd)}:${where.line}:${where.column}: ` : '';
    const lines = talkLines(`${place}${what}`, width);
    const repeated = next === undefined || next === last;
    last = next;
    const all = repeated ? lines : [...lines, ...talkLines(next, width, '  ')];
    return all.map((line, i) => (i === 0 && sign !== '' ? `${sign} ${line}` : margin + line));
  });
}

/** Lines of talk, no wider than `width` columns. A line that is a command stays whole, so that it can be copied. */
export function talkLines(text: string, width: number, indent = ''): string[] {
  return safe(text)
    .split('\n')
    .flatMap((line) =>
      /^(?:tde|npm start --|chmod) /.test(line) ? [indent + line] : screenLines(indent + line, width, indent),
    );
}

/** A path as seen from the working folder where that is shorter. */
export function shortPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short !== '' && short.length < path.length ? short : path;
}
