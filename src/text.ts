// How text is measured and broken into lines: the columns it takes, its characters as a reader sees them, lines no wider than a width.
// Knows no stream.
import stringWidth from 'fast-string-width';

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

/**
 * Breaks text at words so that no line is wider than `width` columns; words longer than that are cut, but for those that
 * `whole` matches. Line breaks in the text stay. `indent` is put before each line but the first.
 */
export function wrap(text: string, width: number, indent = '', whole?: RegExp): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(4, width), indent, whole));
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

function wrapLine(line: string, width: number, indent: string, whole?: RegExp): string[] {
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
    current = '';
    const isWhole = widestOf(word.trimEnd()) <= room() || whole?.test(word.trimEnd());
    for (const part of isWhole ? [word] : graphemes(word)) {
      if (current !== '' && part !== ' ' && widestOf(current + part) > room()) push();
      current += part;
    }
  }
  push();
  return lines;
}

let segmenter: Intl.Segmenter | undefined;

// Letters that never join the one before: between two of them there is always a boundary.
const LETTER = ' -~\\u00c0-\\u02ff\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3';
const PARTS = new RegExp(`[${LETTER}](?=[${LETTER}]|$)|[${LETTER}]?[^${LETTER}]+`, 'gu');
