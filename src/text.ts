// What is done with text on its way to a reader: it is parted into items and words, values are put into it, it is made safe to show,
// measured, and broken into lines no wider than a window. Knows no words and no stream.
import stringWidth from 'fast-string-width';

/** Puts values into the `{names}` of a text; a name without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    String((Object.hasOwn(values, name) ? values[name] : undefined) ?? whole),
  );
}

/** The `{names}` in a text, without their braces. */
export const placeholders = (text: string): string[] =>
  Array.from(text.matchAll(/\{([^{}]+)\}/g), (match) => match[1] ?? '');

/** "a", "a and b", "a, b and c". Entries that hold a comma are joined by semicolons, so that none falls apart. */
export function joinAnd(list: readonly string[]): string {
  if (list.length < 2) return list[0] ?? '';
  const [between, last] = list.some((entry) => entry.includes(',')) ? ['; ', '; and '] : [', ', ' and '];
  return list.slice(0, -1).join(between) + last + list.at(-1);
}

/** "1 answer", "2 answers": the number with the word that fits it. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A text on one line: line breaks and blanks in a row are one blank. */
export const oneLine = (text: string): string => text.replace(/[\s\u0085]+/g, ' ').trim();

/** The parts of a text without the blanks around them, and without those in which nothing stands. */
export const filled = (parts: readonly string[]): string[] =>
  parts.map((part) => part.trim()).filter((part) => part !== '');

/** A text with the wide digits and signs that some keyboards type (２０２６－０７) as plain ones. */
export const withoutWide = (text: string): string =>
  text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** The phrases in a list with commas. */
export const phrases = (list: string): readonly string[] => list.trim().split(/,\s*/);

/** The first letter as a capital, for words that begin a sentence. */
export const capitalFirst = (words: string): string => words.replace(/^“?./u, (start) => start.toUpperCase());

/** The first letter small, for words that a sentence goes on with. */
export const smallStart = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** A label as it stands inside a sentence: begun small, but where an abbreviation begins it ("GIS data"). */
export const labelInside = (label: string): string =>
  /^\p{Lu}(?!\p{L}*\p{Lu})/u.test(label) ? smallStart(label) : label;

/** The words of a text, without its marks. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];

/** Whether a text begins with a capital letter. */
export const isCapital = ([first = '']: string): boolean => first !== first.toLowerCase();

/** Whether a text begins with a small letter. */
export const isSmall = ([first = '']: string): boolean => first !== first.toUpperCase();

/** Words without the marks at their end that a sentence around them would double; brackets, quotation marks and "St." stay. */
export const withoutEnd = (words: string): string => {
  let end = words.length;
  while (end > 0 && END_MARKS.has(words.charAt(end - 1))) end--;
  const bare = words.slice(0, end);
  return SHORT_FOR_MORE.test(bare) && words.charAt(end) === '.' ? `${bare}.` : bare;
};

const SHORT_FOR_MORE =
  /\b(?:St|Ave|Rd|Blvd|Ln|Hwy|[Dd]epts?|Div|Assoc|Univ|Govt|Auth|Dist|Bd|Twp|Mgmt|Svcs|Inc|Co|Corp|Ltd|Jr|Sr)$/;
const END_MARKS = new Set([...' .,;:!?…·']);

/** The items where a text is a list: numbered, with a mark before each line or item, or parted by semicolons or line breaks. */
export function itemsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  // A line that goes on in small letters was only broken for room.
  const isBroken = lines.some((line, i) => i > 0 && isSmall(line));
  const marked = isBroken ? [lines.join(' ')] : lines.map((line) => line.replace(LIST_MARK, ''));
  // "- rats - mold", pasted where one line is asked for.
  const [dash] = /^[-*–—](?=\s)/u.exec(text.trim()) ?? [];
  const parts = marked
    .filter((line) => line !== '')
    .flatMap((line) => (dash && !isBroken ? line.split(` ${dash} `) : [line]))
    .flatMap(numbered)
    .flatMap((line) => line.split(/;(?=\s|$)|\s[•·]\s/u));
  return parts
    .flatMap(slashed)
    .map((part) => part.trim())
    .filter((part) => withoutEnd(part) !== '');
}

/** What stands before an item of a list. */
export const LIST_MARK = /^(?:[-*•·–—]|\(?\d{1,2}[.)])\s+/u;

/** "1. walk 2. write" in pieces, where the numbers count up from 1. */
function numbered(line: string): string[] {
  const marks = Array.from(line.matchAll(/(?:^|\s)\(?(\d{1,2})[.)]\s+(?=\p{L})/gu));
  const whole = marks.length > 0 && marks.every((mark, i) => Number(mark[1]) === i + (marks[0]?.index === 0 ? 1 : 2));
  if (!whole) return [line];
  const starts = marks.map((mark) => ({ at: mark.index, from: mark.index + mark[0].length }));
  return [line.slice(0, starts[0]?.at), ...starts.map(({ from }, i) => line.slice(from, starts[i + 1]?.at))].filter(
    (part) => part.trim() !== '',
  );
}

/** "food access/food insecurity": a slash with blanks around it, or between pieces of two words or more, parts two things. */
function slashed(text: string): string[] {
  if (!text.includes('/') || text.includes('://')) return [text];
  const spaced = text.split(/\s\/\s/);
  const isWide = (part: string) => part.trim().includes(' ') && /^[\p{L}\p{M}\s'’-]+$/u.test(withoutEnd(part));
  return spaced.flatMap((part) => {
    const pieces = part.split(PARTING_SLASH);
    return pieces.length > 1 && pieces.every(isWide) ? pieces : [part];
  });
}

/** A slash that is not that of "w/o" or "and/or". */
const PARTING_SLASH = /(?<!\b(?:[a-z]|and|or))\/(?!(?:[a-z]|and|or)\b)/i;

/** A number as people read it: 11,098 or 1,234.5. Without the language tables of the machine, which take as long to load as a plan to make. */
export const thousands = (number: number | string): string =>
  String(number).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?:\.|$))/g, ',');

/** A word that came from outside, as a message repeats it: its beginning where it is long. */
export function short(word: string, most = 60): string {
  if (word.length <= most) return word;
  const beginning = Array.from(word.slice(0, 2 * most)).slice(0, most - 1);
  return `${beginning.join('').trimEnd()}…`;
}

/**
 * A word of a suggested command, such as a file's name, so that a shell reads it as that word and nothing else. A name with a
 * blank in it gets the quotation marks that every shell knows; where more is in it, those of sh and PowerShell.
 */
export function shellWord(word: string): string {
  if (/^[\w./,:@%+-][\w./=,:@%+-]*$/.test(word)) return word;
  return /["$`\\!\n]/.test(word) || word === '' ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}

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

/** The columns text takes on a terminal; escape sequences take none. Vowel signs that stand beside a letter take one. */
export const widthOf = (text: string): number =>
  ASCII.test(text) ? text.length : stringWidth(text) + (text.match(/\p{Mc}/gu)?.length ?? 0);
const ASCII = /^[ -~]*$/;

/** A text with blanks behind it up to a width. */
export const padded = (text: string, width: number): string => text.padEnd(width + text.length - widthOf(text));

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
    return part.length === 1 ? [part] : Array.from(segments(part), ({ segment }) => segment);
  });
}

/** The same, to look up the one at a place in a text. */
export function segments(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

// --- internal ---

// C0 and C1 controls (not tab and line break), bidi overrides and isolates, and marks that hide text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

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
