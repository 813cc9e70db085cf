// Writes answers as YAML text that every YAML 1.2 parser reads back as the same strings. Knows no file and no method.

/** What can be written at a key: a text, a number, a list of texts, or keys with such things. No keys at all is an empty key. */
export type Written = string | number | readonly string[] | Tree;
/** Keys with what is written at each, in this order. */
export type Tree = ReadonlyMap<string, Written>;

export const isTree = (value: Written): value is Tree => value instanceof Map;

/**
 * A value as it stands after `key:` in block style: `head` goes on the key's line (with its leading blank, or empty), `tail`
 * holds the further lines, each with its full indentation.
 * @param column the column of the key, counted from 0
 * @param options.literal whether several lines may be written as `|`; without it they are quoted
 */
export function blockValue(
  value: Written,
  column: number,
  options: { literal?: boolean } = {},
): { head: string; tail: string[] } {
  const pad = ' '.repeat(column + 2);
  if (typeof value === 'number') return { head: ` ${value}`, tail: [] };
  if (typeof value === 'string') {
    if (options.literal === false || !fitsLiteral(value)) return { head: ` ${inlineText(value)}`, tail: [] };
    return { head: ' |-', tail: value.split('\n').map((line) => (line ? pad + line : '')) };
  }
  if (!isTree(value)) return { head: '', tail: value.map((entry) => `${pad}- ${inlineText(entry)}`) };
  return { head: '', tail: blockLines(value, column + 2, options) };
}

/** The lines of a map in block style, each key at `column`. Only the last key's text may be followed by a stray comment. */
export function blockLines(tree: Tree, column: number, options: { literal?: boolean } = {}): string[] {
  return [...tree].flatMap(([key, value], i) => {
    const { head, tail } = blockValue(value, column, i === tree.size - 1 ? options : {});
    return [`${' '.repeat(column)}${inlineText(key)}:${head}`, ...tail];
  });
}

/** A value in flow style, on one line; used only inside maps that are written so already. */
export function flowValue(value: Written): string {
  if (typeof value === 'string') return inlineText(value, true);
  if (typeof value === 'number') return String(value);
  if (!isTree(value)) return `[${value.map((entry) => inlineText(entry, true)).join(', ')}]`;
  return `{ ${flowPairs(value)} }`;
}

/** The pairs of a map in flow style, without the braces. */
export const flowPairs = (tree: Tree): string =>
  Array.from(tree, ([key, value]) => `${inlineText(key, true)}: ${flowValue(value)}`).join(', ');

/** A text on one line: plain where that is safe, else quoted. `flow`: inside braces or brackets. */
export function inlineText(text: string, flow = false): string {
  if (isPlain(text) && !(flow && /[,[\]{}]/.test(text))) return text;
  if (/["\\]/.test(text) && !UNPRINTABLE.test(text) && !text.includes('\n')) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

// --- internal ---

/** Several lines that a literal block gives back unchanged: no blanks that an editor may strip, no end-of-text breaks. */
const fitsLiteral = (text: string): boolean =>
  text.includes('\n') && !/^[\s\ufeff]|\s$|[ \t]\n/.test(text) && !UNPRINTABLE.test(text.replaceAll('\n', ''));

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that have to be written as escapes
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** Plain texts that some YAML parser reads as something else: numbers, dates, truth values, nothing. */
const LOOK_ALIKE =
  /^(?:null|true|false|~|[-+]?[.\d][\d_,.:]*(?:e[-+]?\d+)?|0[xob][\da-f_]+|[-+]?\.(?:inf|nan)|\d{4}-\d{1,2}-\d{1,2}.*)$/i;

function isPlain(text: string): boolean {
  return (
    text !== '' &&
    !/^[\s\-?:,[\]{}#&*!|>'"%@`=<.]|\s$|:$/.test(text) &&
    !/: |:\t| #/.test(text) &&
    !UNPRINTABLE.test(text) &&
    !LOOK_ALIKE.test(text)
  );
}
