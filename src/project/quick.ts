// Reads YAML of the shape tde itself writes, in one pass and many times faster than a whole YAML parser. Whatever else stands
// in a text (flow style, tags, comments beside values, odd indentation, anything wrong) is not read at all: yaml.ts does that.
import type { ListNode, MapNode, Pair, ScalarNode } from './nodes.ts';

/** The map that a text holds, exactly as a YAML parser would give it; undefined where the text is of another shape. */
export function readQuickly(text: string): MapNode | undefined {
  if (UNUSUAL.test(text) || !text.endsWith('\n')) return undefined;
  const cursor: Cursor = { text, at: 0 };
  try {
    const first = nextLine(cursor);
    return first?.column === 0 ? readMap(cursor, first, 1) : undefined;
  } catch (error) {
    if (error === OTHER_SHAPE) return undefined;
    throw error;
  }
}

// --- internal ---

/** `at` is the beginning of the line that is read next. */
type Cursor = { readonly text: string; at: number };
/** A line with something on it: where that begins, in which column, and where the line ends. */
type Line = { from: number; column: number; end: number };

const OTHER_SHAPE = Symbol('other shape');
const MAX_DEPTH = 50;

// biome-ignore lint/suspicious/noControlCharactersInRegex: a text that holds one is left to the YAML parser
const UNUSUAL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]| \n/;
const KEY = /("?)([A-Za-z0-9][\w.-]{0,200})\1:(?=[ \n])/y;
const DOUBLE_QUOTED = /"(?:[^"\\]|\\(?:["\\nrtbf]|u[\da-fA-F]{4}))*"/y;
const SINGLE_QUOTED = /'(?:[^']|'')*'/y;
const NOT_PLAIN = /^[-?:,[\]{}#&*!|>'"%@`]|: | #|:$/;

const giveUp = (): never => {
  throw OTHER_SHAPE;
};

/** The next line that is neither blank nor a comment; the cursor stays at its beginning. */
function nextLine(cursor: Cursor): Line | undefined {
  const { text } = cursor;
  while (cursor.at < text.length) {
    let from = cursor.at;
    while (text.charCodeAt(from) === 0x20) from++;
    const end = text.indexOf('\n', from);
    const first = text.charCodeAt(from);
    if (first !== 0x0a && first !== 0x23) return { from, column: from - cursor.at, end };
    cursor.at = end + 1;
  }
  return undefined;
}

function readMap(cursor: Cursor, first: Line, depth: number): MapNode {
  if (depth > MAX_DEPTH) giveUp();
  const { column } = first;
  const items: Pair[] = [];
  const seen = new Set<string>();
  let end = first.from;
  for (let line: Line | undefined = first; line && line.column >= column; line = nextLine(cursor)) {
    if (line.column > column) giveUp();
    KEY.lastIndex = line.from;
    const [whole, quote, name = ''] = KEY.exec(cursor.text) ?? giveUp();
    if (seen.has(name)) giveUp();
    seen.add(name);
    const after = line.from + whole.length;
    const key: ScalarNode = { kind: 'scalar', text: name, plain: quote === '', at: line.from, end: after - 1 };
    const value = readValue(cursor, line, after, depth);
    items.push({ key, value });
    end = value.end;
  }
  return { kind: 'map', items, at: first.from, end };
}

/** What stands behind a key's colon, or below it. */
function readValue(cursor: Cursor, line: Line, after: number, depth: number): ScalarNode | ListNode | MapNode {
  const { text } = cursor;
  cursor.at = line.end + 1;
  if (after < line.end) {
    let start = after;
    while (text.charCodeAt(start) === 0x20) start++;
    const header = text.slice(start, Math.min(line.end, start + 3));
    if (header === '|' || header === '|-') return readLiteral(cursor, line.column, start, header === '|');
    return readInline(text, start, line.end);
  }
  const below = nextLine(cursor);
  if (!below || below.column <= line.column) return { kind: 'scalar', text: '', plain: true, at: after, end: after };
  return text.startsWith('- ', below.from) ? readList(cursor, below) : readMap(cursor, below, depth + 1);
}

function readList(cursor: Cursor, first: Line): ListNode {
  const { text } = cursor;
  const { column } = first;
  const items: ScalarNode[] = [];
  for (let line: Line | undefined = first; line && line.column >= column; line = nextLine(cursor)) {
    if (line.column > column || !text.startsWith('- ', line.from)) giveUp();
    let start = line.from + 2;
    while (text.charCodeAt(start) === 0x20) start++;
    items.push(readInline(text, start, line.end));
    cursor.at = line.end + 1;
  }
  return { kind: 'list', items, at: first.from, end: items.at(-1)?.end ?? first.end };
}

/** A text on one line, to the line's end. */
function readInline(text: string, at: number, end: number): ScalarNode {
  const source = text.slice(at, end);
  switch (source[0]) {
    case '"':
      if (!fills(DOUBLE_QUOTED, source)) giveUp();
      return { kind: 'scalar', text: JSON.parse(source), plain: false, at, end };
    case "'":
      if (!fills(SINGLE_QUOTED, source)) giveUp();
      return { kind: 'scalar', text: source.slice(1, -1).replaceAll("''", "'"), plain: false, at, end };
    default:
      if (NOT_PLAIN.test(source)) giveUp();
      return { kind: 'scalar', text: source, plain: true, at, end };
  }
}

function fills(pattern: RegExp, source: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(source) && pattern.lastIndex === source.length;
}

/** The lines below `|` or `|-`, without their indentation. */
function readLiteral(cursor: Cursor, column: number, at: number, clipped: boolean): ScalarNode {
  const { text } = cursor;
  const lines: string[] = [];
  let block = 0;
  let last = at;
  while (cursor.at < text.length) {
    const end = text.indexOf('\n', cursor.at);
    let from = cursor.at;
    while (text.charCodeAt(from) === 0x20) from++;
    const indent = from - cursor.at;
    if (from < end) {
      if (indent <= column) break;
      block ||= indent;
      if (indent < block) giveUp();
      last = end;
    }
    lines.push(text.slice(cursor.at + block, end));
    cursor.at = end + 1;
  }
  if (block === 0) giveUp();
  while (lines.at(-1) === '') lines.pop();
  return { kind: 'scalar', text: lines.join('\n') + (clipped ? '\n' : ''), plain: false, at, end: last };
}
