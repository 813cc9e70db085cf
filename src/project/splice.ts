// Puts answers into YAML text and touches nothing else, which is one idea: works on the places of the text's own nodes, so every other byte
// stays, and writes each answer as text that every YAML 1.2 parser reads back as the same strings. Pure: knows no file, no method and no
// kinds; what may be written where is decided above.
import { isPair, isScalar, type ParsedNode } from 'yaml';
import {
  columnOf,
  isListNode,
  isMapNode,
  isNothing,
  keyOf,
  type MapNode,
  type MapPair,
  type YamlNode,
} from './yaml.ts';

/** What can be written at a key: a text, a number, a list of texts, or keys with such things. No keys at all is an empty key. */
export type Written = string | number | readonly string[] | Tree;
/** Keys with what is written at each, in this order. */
export type Tree = ReadonlyMap<string, Written>;

export const isTree = (value: Written): value is Tree => value instanceof Map;

/**
 * One thing to put into the text: keys from the root, and what goes there in place of what there is. An empty map is an empty
 * key, made where it is missing; `null` empties the key where it is there; `undefined` removes the key with all that is in it.
 */
export type Splice = readonly [path: readonly string[], value: Written | null | undefined];

/** The keys of the map at a path, in the order in which missing ones are put in; unknown keys are put at the end. */
export type Order = (parent: readonly string[]) => readonly string[];

/** A path leads through something that is not a map of keys. `path` names it. */
export class NotAMap extends Error {
  readonly path: readonly string[];

  constructor(path: readonly string[]) {
    super(`${path.join('.')} is not a group of keys`);
    this.name = 'NotAMap';
    this.path = path;
  }
}

/**
 * The text with the answers in place. Only the lines of these answers change: comments above and beside them stay, comments
 * inside a replaced value go with it, line ends stay as they are.
 * @param root what the text was read as
 * @param changes put in all at once; a later one for the same key counts
 * @throws NotAMap where an answer's place is taken by a text or a list
 */
export function spliceAll(text: string, root: MapNode, changes: readonly Splice[], order: Order): string {
  const edits = editsWithin({ text, order }, root, [], planOf(changes).below).sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
  const isCrlf = text.includes('\r\n');
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.from), isCrlf ? edit.text.replace(/\r?\n/g, '\r\n') : edit.text);
    at = edit.to;
  }
  return parts.join('') + text.slice(at);
}

/**
 * The lines of a map in block style, each key at `column`.
 * @param isFollowed whether a comment comes behind it that a literal block at its end would take in
 */
export function blockLines(tree: Tree, column: number, isFollowed = false): string[] {
  return [...tree].flatMap(([key, value], i) => {
    const { head, tail } = blockValue(value, column, isFollowed && i === tree.size - 1);
    return [`${' '.repeat(column)}${inlineText(key)}:${head}`, ...tail];
  });
}

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

type Edit = { from: number; to: number; text: string };
type Site = { text: string; order: Order };
type Path = readonly string[];

/** What is to become of a key: something is put there, it is emptied (`null`) or removed, or its own keys change. */
type Plan = { put: Exclude<Written, Tree> | null | undefined } | Group;
/** `anew`: nothing stays of what is there now. */
type Group = { below: Map<string, Plan>; anew: boolean };

/** All changes as one tree, so that the text is gone through once. */
function planOf(changes: readonly Splice[]): Group {
  const root: Group = { below: new Map(), anew: false };
  for (const [path, value] of changes) {
    let group = root;
    for (let depth = 1; depth < path.length; depth++) group = groupIn(group, path.slice(0, depth));
    group.below.set(path.at(-1) ?? '', plannedValue(value));
  }
  return root;
}

const plannedValue = (value: Splice[1]): Plan =>
  value && isTree(value)
    ? { anew: true, below: new Map(Array.from(value, ([key, inner]) => [key, plannedValue(inner)])) }
    : { put: value };

/** The plan for the keys below a path's last key. */
function groupIn({ below }: Group, path: Path): Group {
  const key = path.at(-1) ?? '';
  const plan = below.get(key);
  if (plan && 'below' in plan) return plan;
  if (plan?.put) throw new NotAMap(path);
  const group: Group = { below: new Map(), anew: plan !== undefined };
  below.set(key, group);
  return group;
}

/** A plan as it is written where nothing is there yet, in the method's order; undefined where it puts nothing there. */
function writtenBy(plan: Plan, path: Path, order: Order): Written | undefined {
  if ('put' in plan) return plan.put ?? undefined;
  const tree = treeOf(plan.below, path, order);
  return tree.size > 0 || plan.anew ? tree : undefined;
}

/** What the plans put into a map that has none of their keys. */
function treeOf(plans: ReadonlyMap<string, Plan>, path: Path, order: Order): Tree {
  const tree = new Map<string, Written>();
  const ranks = new Map(order(path).map((key, rank) => [key, rank]));
  const rankOf = (key: string) => ranks.get(key) ?? ranks.size;
  for (const [key, plan] of [...plans].sort(([a], [b]) => rankOf(a) - rankOf(b))) {
    const written = writtenBy(plan, [...path, key], order);
    if (written !== undefined) tree.set(key, written);
  }
  return tree;
}

/** A key of a map, its value, and what is to become of it. All places are offsets in the text. */
type KeyInText = {
  key: string;
  plan: Plan | undefined;
  /** The first character of the entry: its key, its quote, or its `?`. */
  from: number;
  /** Just behind the colon, or behind the key where it has none. */
  after: number;
  hasColon: boolean;
  /** Marked as a key by a `?`. */
  explicit: boolean;
  value: YamlNode;
  /** Just behind the last character of the value; `after` where there is none. */
  end: number;
  /** Nothing is there: no value, `null`, `~`, or braces with nothing in them. */
  empty: boolean;
  /** Empty, but written out: `null`, `~`, `{}`. */
  writtenNull: boolean;
};

function entryOf(text: string, pair: MapPair, plan: Plan | undefined): KeyInText {
  const { key, value, srcToken } = pair;
  const question = srcToken?.start.find((mark) => mark.type === 'explicit-key-ind')?.offset;
  const colon = srcToken?.sep?.find((mark) => mark.type === 'map-value-ind')?.offset;
  const after = colon === undefined ? key.range[1] : colon + 1;
  const written = value ? text.slice(value.range[0], value.range[1]) : '';
  const isBare = isMapNode(value) && value.items.length === 0 && !written.includes('#');
  return {
    key: keyOf(pair),
    plan,
    from: question ?? key.range[0],
    after,
    hasColon: colon !== undefined,
    explicit: question !== undefined,
    value,
    end: value ? contentEnd(text, value) : after,
    empty: isNothing(value) || isBare,
    writtenNull: isBare || (isNothing(value) && written !== ''),
  };
}

const isGone = ({ plan }: KeyInText): boolean => !!plan && 'put' in plan && plan.put === undefined;

/** All edits that the plans make in a map and below it. */
function editsWithin(site: Site, map: MapNode, path: Path, plans: ReadonlyMap<string, Plan>): Edit[] {
  const entries = map.items.map((pair) => entryOf(site.text, pair, plans.get(keyOf(pair))));
  const known = new Set(entries.map(({ key }) => key));
  const missing = treeOf(new Map([...plans].filter(([key]) => !known.has(key))), path, site.order);
  const kept = entries.filter((entry) => !isGone(entry));
  const edits = kept.flatMap((entry) => editsOf(site, map, entry, [...path, entry.key]));
  if (map.flow) return [...edits, ...flowEdits(site.text, map, entries, missing)];
  const removals = entries.filter(isGone).map((entry) => removal(site.text, entry, columnOf(map)));
  return [...edits, ...removals, ...insertions(site, map, entries, path, missing)];
}

/** The edits of a key that is there and stays. */
function editsOf(site: Site, map: MapNode, entry: KeyInText, path: Path): Edit[] {
  const { plan, value } = entry;
  if (!plan) return [];
  if ('below' in plan && !plan.anew) {
    // Braces with nothing in them are written as a block; inside other braces they cannot.
    if (isMapNode(value) && (map.flow || !entry.writtenNull)) return editsWithin(site, value, path, plan.below);
    if (!entry.empty) throw new NotAMap(path);
  }
  const put = writtenBy(plan, path, site.order);
  return put === undefined && entry.empty ? [] : [replacement(site.text, map, entry, put)];
}

/** Puts a value at a key that is there; without one the key is emptied. */
function replacement(text: string, map: MapNode, entry: KeyInText, put: Written | undefined): Edit {
  const { after, end, explicit, hasColon } = entry;
  const value = put === undefined || (isTree(put) && put.size === 0) ? undefined : put;
  if (map.flow) {
    return { from: after, to: end, text: `${hasColon ? '' : ':'}${value === undefined ? '' : ` ${flowValue(value)}`}` };
  }
  const column = columnOf(map);
  const colon = hasColon ? '' : explicit ? `\n${' '.repeat(column)}:` : ':';
  const { to, comment } = endOfReplaced(text, entry);
  const isFollowed = deeperCommentFollows(text, to, column);
  const { head, tail } = value === undefined ? { head: '', tail: [] } : blockValue(value, column, isFollowed);
  return { from: after, to, text: [`${colon}${head}${comment}`, ...tail].join('\n') };
}

/** How far the replaced text reaches on its last line, and the comment of the key's line, which stays. */
function endOfReplaced(text: string, entry: KeyInText): { to: number; comment: string } {
  const { after, end, value } = entry;
  const line = text.slice(after, lineBreakAt(text, after));
  const trailing = /^[ \t]*(?:(?<=[ \t])#.*)?/s.exec(text.slice(end, lineBreakAt(text, end)))?.[0] ?? '';
  const beside = /^(?:[ \t]*[|>][-+\d]*)?([ \t]+#.*)$/s.exec(line)?.[1];
  return {
    to: end + trailing.length,
    comment: beside ?? (trailing.includes('#') && (!value || isScalar(value)) ? trailing : ''),
  };
}

/** Whether the next line that is not blank is a comment so deep that a literal block above it would take it in. */
function deeperCommentFollows(text: string, at: number, column: number): boolean {
  const next = /^[^\n]*\n(?:[ \t]*\r?\n)*( *)#/.exec(text.slice(at));
  return !!next && (next[1]?.length ?? 0) > column;
}

/** Puts missing keys into a map in block style: each after the last of the keys that come before it in the method's order. */
function insertions(
  { text, order }: Site,
  map: MapNode,
  entries: readonly KeyInText[],
  path: Path,
  missing: Tree,
): Edit[] {
  const [first] = entries;
  if (!first) throw new NotAMap(path);
  const column = columnOf(map);
  const kept = entries.filter((entry) => !isGone(entry));
  const keys = order(path);
  const groups = new Map<KeyInText | undefined, Map<string, Written>>();
  for (const [key, written] of missing) {
    const before = neighbour(kept, key, keys);
    groups.set(before, (groups.get(before) ?? new Map()).set(key, written));
  }
  return Array.from(groups, ([before, tree]) => {
    if (!before && startsItsLine(text, first.from)) {
      const at = aboveComments(text, lineStart(text, first.from), column);
      return { from: at, to: at, text: `${blockLines(tree, column).join('\n')}\n` };
    }
    const at = afterEntry(text, before ?? first, column);
    const isFollowed = deeperCommentFollows(`\n${text.slice(at)}`, 0, column);
    const lines = blockLines(tree, column, isFollowed).join('\n');
    return { from: at, to: at, text: text[at - 1] === '\n' ? `${lines}\n` : `\n${lines}` };
  });
}

/** The entry after which a key goes; undefined to put it first. Without a place in the order it goes last. */
function neighbour(entries: readonly KeyInText[], key: string, keys: readonly string[]): KeyInText | undefined {
  const mine = keys.indexOf(key);
  if (mine < 0) return entries.at(-1);
  const earlier = new Set(keys.slice(0, mine));
  const later = new Set(keys.slice(mine + 1));
  const before = entries.findLast((entry) => earlier.has(entry.key));
  return before ?? (entries.some((entry) => later.has(entry.key)) ? undefined : entries.at(-1));
}

/** Takes a key out with its value, the comments inside it and those that hang below it; comments above it stay. */
function removal(text: string, entry: KeyInText, column: number): Edit {
  if (!startsItsLine(text, entry.from)) return { from: entry.after, to: entry.end, text: '' };
  return { from: lineStart(text, entry.from), to: afterEntry(text, entry, column), text: '' };
}

/** Takes keys out of braces, each with a comma, and puts others in behind those that stay. */
function flowEdits(text: string, map: MapNode, entries: readonly KeyInText[], missing: Tree): Edit[] {
  const stays = entries.findLastIndex((entry) => !isGone(entry));
  const edits = entries
    .slice(0, Math.max(0, stays))
    .flatMap((entry, i) =>
      isGone(entry) ? [{ from: entry.from, to: entries[i + 1]?.from ?? entry.end, text: '' }] : [],
    );
  const [first, last] = [entries[0], entries.at(-1)];
  const from = entries[stays]?.end ?? first?.from ?? map.range[0] + 1;
  const comma = stays < 0 && last ? (/^\s*,/.exec(text.slice(last.end))?.[0] ?? '') : '';
  const put = missing.size > 0 ? `${stays < 0 ? ' ' : ', '}${flowPairs(missing)}` : '';
  return [...edits, { from, to: (last?.end ?? from) + comma.length, text: put }];
}

/** The beginning of the line after an entry and after the comments that hang below it, deeper than its key. */
function afterEntry(text: string, entry: KeyInText, column: number): number {
  const end = entry.value ? Math.max(entry.end, keptEnd(text, entry.value)) : entry.end;
  let at = text[end - 1] === '\n' ? end : lineAfter(text, end);
  for (;;) {
    let line = at;
    while (/^[ \t]*\r?\n/.test(text.slice(line, lineAfter(text, line)))) line = lineAfter(text, line);
    const after = lineAfter(text, line);
    const comment = /^( *)#/.exec(text.slice(line, after));
    if (!comment || (comment[1]?.length ?? 0) <= column) return at;
    at = after;
  }
}

/** The beginning of the comment lines that stand right above a line, at the same column. */
function aboveComments(text: string, line: number, column: number): number {
  let at = line;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (!text.startsWith(`${' '.repeat(column)}#`, above)) return at;
    at = above;
  }
  return at;
}

/** Where a value ends: without the comments, blanks and line breaks that follow it. */
function contentEnd(text: string, value: ParsedNode): number {
  let end = lastIn(value).range[1];
  while (' \t\r\n'.includes(text[end - 1] ?? '#')) end--;
  return end;
}

/** As {@link contentEnd}, but behind the blank lines that a block written with `+` keeps as part of its text. */
function keptEnd(text: string, value: ParsedNode): number {
  const [from, to] = lastIn(value).range;
  return /^[|>]\d?\+/.test(text.slice(from, from + 3)) ? to : 0;
}

/** The last text in a value, or the last braces: where it ends, the value ends. */
function lastIn(node: ParsedNode): ParsedNode {
  const last = (isMapNode(node) || isListNode(node)) && !node.flow ? node.items.at(-1) : undefined;
  if (!last) return node;
  return lastIn(isPair(last) ? (last.value ?? last.key) : last);
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const startsItsLine = (text: string, at: number): boolean => /^[ \ufeff]*$/.test(text.slice(lineStart(text, at), at));
function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
/** Where the line that `at` is on ends, before its line break. */
function lineBreakAt(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/**
 * A value as it stands after `key:` in block style: `head` goes on the key's line (with its leading blank, or empty), `tail`
 * holds the further lines, each with its full indentation.
 * @param column the column of the key, counted from 0
 * @param isFollowed whether a comment comes behind it that a literal block (`|`) would take in: then its text is quoted
 */
function blockValue(value: Written, column: number, isFollowed: boolean): { head: string; tail: string[] } {
  const pad = ' '.repeat(column + 2);
  if (typeof value === 'number') return { head: ` ${value}`, tail: [] };
  if (typeof value === 'string') {
    if (isFollowed || !fitsLiteral(value)) return { head: ` ${inlineText(value)}`, tail: [] };
    return { head: ' |-', tail: value.split('\n').map((line) => (line ? pad + line : '')) };
  }
  if (!isTree(value)) return { head: '', tail: value.map((entry) => `${pad}- ${inlineText(entry)}`) };
  return { head: '', tail: blockLines(value, column + 2, isFollowed) };
}

/** A value in flow style, on one line; used only inside maps that are written so already. */
function flowValue(value: Written): string {
  if (typeof value === 'string') return inlineText(value, true);
  if (typeof value === 'number') return String(value);
  if (!isTree(value)) return `[${value.map((entry) => inlineText(entry, true)).join(', ')}]`;
  return `{ ${flowPairs(value)} }`;
}

/** The pairs of a map in flow style, without the braces. */
const flowPairs = (tree: Tree): string =>
  Array.from(tree, ([key, value]) => `${inlineText(key, true)}: ${flowValue(value)}`).join(', ');

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
