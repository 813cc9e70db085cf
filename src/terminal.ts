// The terminal: the streams and surroundings a run of tde sees, its lines and their width, and how things look on it, in questions and in
// what commands print. One table of states has the glyph of each, its sign where there is only ASCII, and its color. Color is an addition: a
// glyph or a word always says the same. The sixteen colors only, as a terminal's own theme makes them readable on its background; text to
// be read keeps the terminal's color. Knows nothing of projects or methods.
import { relative } from 'node:path';
import { Chalk } from 'chalk';
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

/** Whether to color a stream. NO_COLOR and --no-color win, then FORCE_COLOR, then what the stream is. */
export function hasColor({ env }: Pick<Io, 'env'>, out: Out, wanted: boolean): boolean {
  if (!wanted || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  return Boolean(out.isTTY) && env.TERM !== 'dumb';
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

/** What a section, a question, a line of a checklist, a tactic or a remark can be; what each is called stands in the words of its place. */
export type State = keyof typeof STATES;

const STATES = {
  done: { glyph: '✔', ascii: '+', color: 'green' },
  started: { glyph: '◐', ascii: '~', color: 'cyan' },
  'find-out': { glyph: '?', ascii: '?', color: 'magenta' },
  open: { glyph: '○', ascii: '-', color: 'dim' },
  missing: { glyph: '✖', ascii: 'x', color: 'red' },
  warning: { glyph: '▲', ascii: '!', color: 'magenta' },
  hint: { glyph: '◆', ascii: '*', color: 'cyan' },
} as const;

/** How sections look, by their status. */
export const SECTION_STATES = { finished: 'done', 'in-progress': 'started', 'not-started': 'open' } as const;

/** The marks around a question. */
const MARKS = {
  ask: { glyph: '◆', ascii: '*' },
  pointer: { glyph: '❯', ascii: '>' },
  entry: { glyph: '•', ascii: '-' },
  told: { glyph: '!', ascii: '!' },
  ticked: { glyph: '◼', ascii: '[x]' },
  unticked: { glyph: '◻', ascii: '[ ]' },
  rule: { glyph: '─', ascii: '-' },
} as const;

/** Texts as a terminal shows them: each function takes and gives text. */
export type Look = {
  /** What the person is to do, and headings. */
  strong: (text: string) => string;
  /** Help, and all that is not to be read first. */
  faint: (text: string) => string;
  /** Where the person is. */
  here: (text: string) => string;
  /** A text in the color of a state. */
  as: (state: State, text: string) => string;
  /** The glyph of a state, in its color. */
  sign: (state: State) => string;
  /** The glyphs alone, of states and around questions. */
  glyphs: Readonly<Record<State | keyof typeof MARKS, string>>;
};

/** The look of a terminal that shows colors or not, and glyphs or only ASCII. */
export function lookOf({ color, glyphs }: { color: boolean; glyphs: boolean }): Look {
  // Not the library's own level: it asks standard output whether it takes colors, and does not heed NO_COLOR there.
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return lookWith(
    ({ glyph, ascii }) => (glyphs ? glyph : ascii),
    (style, text) => chalk[style](text),
  );
}

/** No look: texts as they are, without a glyph, for a file, a pipe, or a voice that reads them. */
export const WORDS_ALONE: Look = lookWith(
  () => '',
  (_, text) => text,
);

/**
 * A text in lines no wider than `width`, behind the sign of its state; where there are no signs, behind `bare`. `margin` stands before
 * all lines, `rest` before each but the first; `paint` is how the text looks.
 */
export function signedLines(
  look: Look,
  state: State,
  text: string,
  width: number,
  { margin = '', bare = '', rest = '  ', paint = (line: string) => line } = {},
): string[] {
  const sign = look.glyphs[state];
  const lead = margin + (sign || bare);
  const gap = lead === margin ? '' : ' ';
  return screenLines(lead + gap + text, width, margin + rest).map((line, i) =>
    i === 0 ? margin + (look.sign(state) || bare) + paint(line.slice(lead.length)) : paint(line),
  );
}

/** Whether a terminal says that it takes other letters than those of UTF-8; one that names no locale says nothing. */
export const isNotUtf8 = (env: Io['env']): boolean => localeOf(env) !== '' && !UTF_8.test(localeOf(env));

/** Whether a terminal has more letters than ASCII: the console of Linux has no glyphs for most, and without UTF-8 none arrives whole. */
export function hasGlyphs(env: Io['env']): boolean {
  const { TERM, WT_SESSION, TERM_PROGRAM } = env;
  if (TERM === 'linux' || TERM === 'dumb') return false;
  // Windows names no locale.
  if (WT_SESSION || TERM_PROGRAM === 'vscode') return true;
  return UTF_8.test(localeOf(env));
}

// --- internal ---

/** A look by what is drawn of a mark, and what a style does to a text. */
function lookWith(
  drawn: (mark: { glyph: string; ascii: string }) => string,
  styled: (style: 'bold' | (typeof STATES)[State]['color'], text: string) => string,
): Look {
  const as = (state: State, text: string) => styled(STATES[state].color, text);
  const all = Object.entries({ ...STATES, ...MARKS }).map(([name, mark]) => [name, drawn(mark)]);
  return {
    strong: (text) => styled('bold', text),
    faint: (text) => styled('dim', text),
    here: (text) => styled('cyan', text),
    as,
    sign: (state) => as(state, drawn(STATES[state])),
    glyphs: Object.fromEntries(all) as Look['glyphs'],
  };
}

const localeOf = ({ LC_ALL, LC_CTYPE, LANG }: Io['env']): string => LC_ALL || LC_CTYPE || LANG || '';
const UTF_8 = /utf-?8/i;
