// The streams and surroundings a run of tde sees, and how text meets a terminal: color, width, wrapping, and making text
// safe to print. Knows nothing of projects or methods.
import stringWidth from 'fast-string-width';

/** What a text stream must offer; a real stdout does, and so does a test's. */
export type Out = { write(text: string | Uint8Array): unknown; isTTY?: boolean; columns?: number; rows?: number };

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

/** The columns text takes on a terminal; escape sequences take none. Vowel signs that stand beside a letter take one. */
export const widthOf = (text: string): number =>
  ASCII.test(text) ? text.length : stringWidth(text) + (text.match(/\p{Mc}/gu)?.length ?? 0);
const ASCII = /^[ -~]*$/;

/** The most columns text may take: not every terminal joins the parts of an emoji. For what must not be too wide. */
export function widestOf(text: string): number {
  const parts = /[\u200d\ufe0f\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u.test(text) ? Array.from(text) : [];
  return Math.max(
    widthOf(text),
    parts.reduce((sum, part) => sum + widthOf(part), 0),
  );
}

// C0 and C1 controls (not tab and line break), bidi overrides and isolates, and marks that hide text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text from a file, a person or the command line, made safe to print: controls, escape sequences and marks that turn the
 * reading direction are shown as `\u{1b}` instead of acted on. Line breaks stay; tabs become spaces.
 */
export function safe(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '  ')
    .replace(UNSAFE, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
}

/**
 * Breaks text at words so that no line is wider than `width` columns; words longer than that are cut.
 * Line breaks in the text stay. `indent` is put before each line but the first.
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(4, width), indent));
}

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

/** The characters of a text as a reader sees them (an emoji with its parts is one). */
export function graphemes(text: string): string[] {
  // The segmenter takes a time that grows with the square of the length, so it only gets the parts that need it.
  return (text.match(PARTS) ?? []).flatMap((part) => {
    if (part.length === 1) return [part];
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    return Array.from(segmenter.segment(part), ({ segment }) => segment);
  });
}

// --- internal ---

function wrapLine(line: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let current = '';
  const room = () => width - (lines.length === 0 ? 0 : widthOf(indent));
  const push = () => {
    lines.push((lines.length === 0 ? '' : indent) + current.trimEnd());
    current = '';
  };
  for (const word of line.split(/(?<= )/)) {
    if (widestOf(current + word.trimEnd()) <= room()) {
      current += word;
      continue;
    }
    if (current.trim() !== '') push();
    current = word;
    while (widestOf(current.trimEnd()) > room()) {
      const rest = current;
      current = '';
      let head = '';
      for (const character of graphemes(rest)) {
        if (widestOf(head + character) > room() && head !== '') break;
        head += character;
      }
      current = head;
      push();
      current = rest.slice(head.length);
    }
  }
  push();
  return lines;
}

let segmenter: Intl.Segmenter | undefined;

// Letters that never join the one before: between two of them there is always a boundary.
const LETTER = ' -~\\u00c0-\\u02ff\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3';
const PARTS = new RegExp(`[${LETTER}](?=[${LETTER}]|$)|[${LETTER}]?[^${LETTER}]+`, 'gu');
