// How things look on a terminal, in questions and in what commands print: one table of states, each with its glyph, its sign where there is
// only ASCII, and its color. Color is an addition: a glyph or a word always says the same. The sixteen colors only, as a terminal's
// own theme makes them readable on its background; text to be read keeps the terminal's color.
import { Chalk } from 'chalk';
import { type Io, screenLines } from './terminal.ts';

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
  const drawn = ({ glyph, ascii }: { glyph: string; ascii: string }) => (glyphs ? glyph : ascii);
  const as = (state: State, text: string) => chalk[STATES[state].color](text);
  const all = Object.entries({ ...STATES, ...MARKS }).map(([name, mark]) => [name, drawn(mark)]);
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    here: (text) => chalk.cyan(text),
    as,
    sign: (state) => as(state, drawn(STATES[state])),
    glyphs: Object.fromEntries(all) as Look['glyphs'],
  };
}

/** No look: texts as they are, without a glyph, for a file, a pipe, or a voice that reads them. */
export const WORDS_ALONE: Look = {
  strong: (text) => text,
  faint: (text) => text,
  here: (text) => text,
  as: (_, text) => text,
  sign: () => '',
  glyphs: Object.fromEntries(Object.keys({ ...STATES, ...MARKS }).map((name) => [name, ''])) as Look['glyphs'],
};

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

const localeOf = ({ LC_ALL, LC_CTYPE, LANG }: Io['env']): string => LC_ALL || LC_CTYPE || LANG || '';
const UTF_8 = /utf-?8/i;
