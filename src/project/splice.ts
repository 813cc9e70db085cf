// Puts answers into YAML text and touches nothing else: works on the text's own tokens, so every other byte stays.
// Pure: knows no file, no method and no kinds; what may be written where is decided above.
import { blockLines, blockValue, flowPairs, flowValue, isTree, type Written } from './scalar.ts';
import { type Entry, entryAt, type MapToken, readEntries, rootOf } from './tokens.ts';

/**
 * One thing to put into the text: keys from the root, and what goes there. `{}` is an empty key, made where it is missing;
 * `null` empties the key where it is there; `undefined` removes the key with all that is in it; {@link NewKeys} go below it.
 */
export type Splice = readonly [path: readonly string[], value: Written | NewKeys | null | undefined];

/** Keys that are not there yet, all put in at once after those the map has: many entries cost one look at the text. */
export class NewKeys {
  readonly tree: Tree;

  constructor(tree: Tree) {
    this.tree = tree;
  }
}

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
 * inside a replaced value go with it, line ends stay as they are. `text` has to be one valid YAML document.
 * @throws NotAMap where an answer's place is taken by a text or a list
 */
export function spliceAll(text: string, changes: readonly Splice[], order: Order): string {
  return changes.reduce((now, change) => spliceOne(now, change, order), text);
}

// --- internal ---

type Edit = { from: number; to: number; text: string };
/** Where the work is: the text, the whole path, and how many of its keys are above the map at hand. */
type Site = { text: string; path: readonly string[]; depth: number; order: Order };
type Tree = { readonly [key: string]: Written };

function spliceOne(text: string, [path, value]: Splice, order: Order): string {
  const edit = editOf(text, path, value, order);
  if (!edit) return text;
  const put = text.includes('\r\n') ? edit.text.replace(/\r?\n/g, '\r\n') : edit.text;
  return text.slice(0, edit.from) + put + text.slice(edit.to);
}

function editOf(text: string, path: readonly string[], value: Splice[1], order: Order): Edit | undefined {
  const root = rootOf(text);
  if (root.kind === 'other') throw new NotAMap([]);
  if (root.kind === 'map') return within({ text, path, depth: 0, order }, root.map, value);
  if (value === null || value === undefined) return undefined;
  const lines = blockLines(nest(path, plain(value)), 0).join('\n');
  const before = /^$|[\n\ufeff]$/.test(text.slice(0, root.from)) ? '' : '\n';
  const after = /^[ \t]*\r?\n/.test(text.slice(root.to)) ? '' : '\n';
  return { from: root.from, to: root.to, text: `${before}${lines}${after}` };
}

function within(site: Site, map: MapToken, value: Splice[1]): Edit | undefined {
  const { path, depth } = site;
  const entries = readEntries(site.text, map);
  const entry = entryAt(entries, path[depth] ?? '');
  if (!entry) return value === null || value === undefined ? undefined : insert(site, map, entries, plain(value));
  if (depth === path.length - 1) {
    if (value === undefined) return remove(site, map, entries, entry);
    if (value instanceof NewKeys) return addBelow(site, map, entry, value);
    return value === null && entry.empty ? undefined : replace(site, map, entry, value);
  }
  if (entry.map) return within({ ...site, depth: depth + 1 }, entry.map, value);
  if (!entry.empty) throw new NotAMap(path.slice(0, depth + 1));
  return value === null || value === undefined ? undefined : replace(site, map, entry, plain(value));
}

function addBelow(site: Site, map: MapToken, entry: Entry, { tree }: NewKeys): Edit {
  const { text, path } = site;
  if (entry.map) return insert({ ...site, depth: path.length }, entry.map, readEntries(text, entry.map), tree);
  if (!entry.empty) throw new NotAMap(path);
  return replace(site, map, entry, tree);
}

/** Puts a value at a key that is there. What of the path lies below the key is nested into it. */
function replace(site: Site, map: MapToken, entry: Entry, value: Written | null): Edit {
  const { text, path, depth } = site;
  const rest = path.slice(depth + 1);
  const nested = value === null ? undefined : rest.length ? nest(rest, value) : value;
  const empty = nested === undefined || (isTree(nested) && Object.keys(nested).length === 0);
  const colon = entry.colon === undefined ? (map.flow || !entry.explicit ? ':' : `\n${' '.repeat(map.column)}:`) : '';
  const from = entry.colon === undefined ? entry.keyEnd : entry.colon + 1;
  if (map.flow)
    return { from, to: Math.max(from, entry.valueEnd), text: empty ? colon : `${colon} ${flowValue(nested)}` };
  const end = endOfReplaced(text, from, entry);
  const literal = !deeperCommentFollows(text, end.to, map.column);
  const { head, tail } = empty ? { head: '', tail: [] } : blockValue(nested, map.column, { literal });
  return { from, to: end.to, text: [`${colon}${head}${end.comment}`, ...tail].join('\n') };
}

/** How far the replaced text reaches on its last line, and the comment of the key's line, which stays. */
function endOfReplaced(text: string, from: number, entry: Entry): { to: number; comment: string } {
  const after = entry.empty && !entry.writtenNull ? from : entry.valueEnd;
  const trailing = /^([ \t]*)((?<=[ \t])#[^\r\n]*)?/.exec(text.slice(after, lineBreakAt(text, after)));
  const [whole = '', , comment] = trailing ?? [];
  return { to: after + whole.length, comment: entry.lineComment ?? (comment && entry.scalar ? whole : '') };
}

/** Whether the next line that is not blank is a comment so deep that a literal block above it would take it in. */
function deeperCommentFollows(text: string, at: number, column: number): boolean {
  const next = /^[^\n]*\n(?:[ \t]*\r?\n)*( *)#/.exec(text.slice(at));
  return !!next && (next[1]?.length ?? 0) > column;
}

/** Puts a missing key into a map: after the last of the keys that come before it in the method's order. */
function insert(site: Site, map: MapToken, entries: readonly Entry[], value: Written): Edit {
  const { text, path, depth, order } = site;
  const tree = nest(path.slice(depth), value);
  if (map.flow) {
    const last = entries.at(-1);
    const at = last ? endOf(last) : map.from + 1;
    return { from: at, to: at, text: last ? `, ${flowPairs(tree)}` : ` ${flowPairs(tree)}` };
  }
  const [first] = entries;
  if (!first) throw new NotAMap(path.slice(0, depth));
  const before = neighbour(entries, path[depth] ?? '', order(path.slice(0, depth)));
  if (!before && startsItsLine(text, first.from)) {
    const at = aboveComments(text, lineStart(text, first.from), map.column);
    return { from: at, to: at, text: `${blockLines(tree, map.column).join('\n')}\n` };
  }
  const at = afterEntry(text, before ?? first, map.column);
  const literal = !deeperCommentFollows(`\n${text.slice(at)}`, 0, map.column);
  const lines = blockLines(tree, map.column, { literal }).join('\n');
  return at > 0 && text[at - 1] !== '\n'
    ? { from: at, to: at, text: `\n${lines}` }
    : { from: at, to: at, text: `${lines}\n` };
}

/** The entry after which a key goes; undefined to put it first. Without a place in the order it goes last. */
function neighbour(entries: readonly Entry[], key: string, keys: readonly string[]): Entry | undefined {
  const mine = keys.indexOf(key);
  if (mine < 0) return entries.at(-1);
  const earlier = new Set(keys.slice(0, mine));
  const later = new Set(keys.slice(mine + 1));
  const before = entries.findLast((entry) => earlier.has(entry.key ?? ''));
  return before ?? (entries.some((entry) => later.has(entry.key ?? '')) ? undefined : entries.at(-1));
}

/** Takes a key out with its value, the comments inside it and those that hang below it; comments above it stay. */
function remove({ text }: Site, map: MapToken, entries: readonly Entry[], entry: Entry): Edit {
  if (map.flow) {
    const i = entries.indexOf(entry);
    const [previous, next] = [entries[i - 1], entries[i + 1]];
    if (next) return { from: entry.from, to: next.from, text: '' };
    if (previous) return { from: endOf(previous), to: endOf(entry), text: '' };
    const comma = /^\s*,/.exec(text.slice(endOf(entry)))?.[0] ?? '';
    return { from: entry.from, to: endOf(entry) + comma.length, text: '' };
  }
  if (!startsItsLine(text, entry.from)) {
    const from = entry.colon === undefined ? entry.keyEnd : entry.colon + 1;
    return { from, to: Math.max(from, entry.valueEnd), text: '' };
  }
  return { from: lineStart(text, entry.from), to: afterEntry(text, entry, map.column), text: '' };
}

const endOf = (entry: Entry): number => Math.max(entry.keyEnd, (entry.colon ?? -1) + 1, entry.valueEnd);

/** The beginning of the line after an entry and after the comments that hang below it, deeper than its key. */
function afterEntry(text: string, entry: Entry, column: number): number {
  const end = Math.max(endOf(entry), entry.reach);
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

const plain = (value: Written | NewKeys): Written => (value instanceof NewKeys ? value.tree : value);
const nest = (keys: readonly string[], value: Written): Tree =>
  keys.reduceRight<Written>((inner, key) => ({ [key]: inner }), value) as Tree;
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
