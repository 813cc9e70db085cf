// The YAML of a project file as it is read, which is one idea: its nodes, by the yaml library, and everything that keeps it from being read,
// in words that say what stands there.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  visit as visitNodes,
  type YAMLMap,
  type YAMLParseError,
  type YAMLSeq,
} from 'yaml';
import { failWith, type Problem, shown, type Where, whereIn } from '../errors.ts';
import { tooDeepAt } from '../outside.ts';

/** Nothing at all (`null` or undefined), a text, a list or a map. No alias, anchor or tag: those are refused. */
export type YamlNode = ParsedNode | null | undefined;
/** A map: every key is there once, and is a text on one line. Its pairs have the library's tokens: {@link Pair.srcToken}. */
export type MapNode = YAMLMap.Parsed;
export type ListNode = YAMLSeq.Parsed;
export type MapPair = Pair<ParsedNode, ParsedNode | null>;

/**
 * A text that was read as YAML. `where` tells line and column of an offset in it; `warnings` are the comments in it that
 * were meant as part of a text, most likely.
 */
export type Yaml = { root: MapNode; where: (offset: number) => Where; warnings: Problem[] };

/**
 * Parses a text; every value is a text, a list or a map.
 * @param begin what to do where it holds no keys at all; of a project unless said otherwise
 * @throws UserError with everything that is wrong with it as YAML
 */
export function parseYaml(text: string, file: string, begin = PROJECT_BEGINS): Yaml {
  const where = whereIn(text, file);
  failWith(markers(text, where));
  const deep = tooDeepAt(text);
  if (deep !== undefined) failWith([deepProblem(where(deep))]);
  const root = rootOf(text, where, begin);
  failWith(forbidden(root, text, where));
  return { root, where, warnings: cutTexts(root, text, where) };
}

export const isMapNode = (node: YamlNode): node is MapNode => isMap(node);
export const isListNode = (node: YamlNode): node is ListNode => isSeq(node);
export const isScalarNode = (node: YamlNode): node is Scalar.Parsed => isScalar(node);

/** The text of a single value; undefined for nothing, lists and maps. */
export const textOf = (node: YamlNode): string | undefined => (isScalar(node) ? String(node.value) : undefined);

/** What to do about a line, or about a key with its colon, where a sign in it only looks like one that YAML knows. */
export const lookAlikeIn = (line: string): string | undefined => LOOK_ALIKES.find(([sign]) => sign.test(line))?.[1];

export const keyOf = (pair: MapPair): string => textOf(pair.key) ?? '';

/** Where a node begins; the beginning of the file where there is none. */
export const offsetOf = (node: YamlNode): number => node?.range[0] ?? 0;

/** The column of a map's keys or of a list's dashes; none where they are in braces or brackets. */
export const columnOf = ({ srcToken }: MapNode | ListNode): number =>
  srcToken && srcToken.type !== 'flow-collection' ? srcToken.indent : Number.POSITIVE_INFINITY;

/** Whether nothing is there: no value, or an unquoted `null` or `~`. */
export const isNothing = (node: YamlNode): boolean =>
  !node || (isScalar(node) && node.type === 'PLAIN' && NOTHING.has(String(node.value)));

/** What stands at a node, as text for people. */
export function plainText(node: YamlNode): string {
  if (isListNode(node)) return node.items.map(plainText).join('\n');
  if (isMapNode(node)) return node.items.map((pair) => `${keyOf(pair)}: ${plainText(pair.value)}`).join('\n');
  return isNothing(node) ? '' : (textOf(node) ?? '');
}

/** Two files are compared by the texts in them: those by the path of their keys, but for what stands at some paths. */
export function textsBut(root: MapNode, left: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const pathTo = (above: string, key: string) => `${above}${PATH_SEPARATOR}${key}`;
  const leftOut = new Set(left.map((path) => path.reduce(pathTo, '')));
  const texts = new Map<string, string>();
  const visit = (node: YamlNode, path: string) => {
    if (leftOut.has(path)) return;
    if (isMapNode(node)) for (const pair of node.items) visit(pair.value, pathTo(path, keyOf(pair)));
    else if (isListNode(node)) for (const [i, item] of node.items.entries()) visit(item, pathTo(path, String(i)));
    // Blanks at a text's end do not count.
    else if (!isNothing(node)) texts.set(path, textOf(node)?.trimEnd() ?? '');
  };
  visit(root, '');
  return texts;
}

/** Before each key of a path in {@link textsBut}. */
export const PATH_SEPARATOR = '\u0000';

/**
 * A way to follow paths of keys: the pairs that are there, as far as they go. Each map is looked through once, so that many
 * paths cost no more than one.
 */
export function pairsIn(root: MapNode): (path: readonly string[]) => MapPair[] {
  const read = new Map<MapNode, ReadonlyMap<string, MapPair>>();
  const pairsOf = (map: MapNode): ReadonlyMap<string, MapPair> => {
    const pairs = read.get(map) ?? new Map(map.items.map((pair) => [keyOf(pair), pair]));
    read.set(map, pairs);
    return pairs;
  };
  return (path) => {
    const found: MapPair[] = [];
    let map: YamlNode = root;
    for (const key of path) {
      const pair: MapPair | undefined = isMapNode(map) ? pairsOf(map).get(key) : undefined;
      if (!pair) break;
      found.push(pair);
      map = pair.value;
    }
    return found;
  };
}

/** Tells where an id stands: its key or, where that is not there, the nearest group above it; else the file's beginning. */
export function placesIn({ root, where }: Pick<Yaml, 'root' | 'where'>): (id: string) => Where {
  const pairsAt = pairsIn(root);
  return (id) => where(offsetOf(pairsAt(id.split('.')).at(-1)?.key));
}

// --- internal ---

const PROJECT_BEGINS = 'A project file begins with "tde: 1"; make a new one with: tde init';
const MAX_DEPTH = 100;
const NOTHING: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

function rootOf(text: string, where: (offset: number) => Where, begin: string): MapNode {
  const documents = parseAllDocuments(text, {
    keepSourceTokens: true,
    schema: 'failsafe',
    // The library compares each key with each other one; forbidden() does it with a set.
    uniqueKeys: false,
    prettyErrors: false,
  });
  const errors = 'empty' in documents ? documents.errors : documents.flatMap((document) => document.errors);
  if (errors.length > 0) failWith(faultsIn(text, documents, errors, where));
  const [document, another] = documents;
  if (another) {
    failWith([
      {
        code: 'several-documents',
        what: 'This file holds several documents (a line with only --- or ... parts them).',
        where: where(another.range[0]),
        next: 'Keep one project in one file: take out the --- or ... and what does not belong here.',
      },
    ]);
  }
  const root = document?.contents as YamlNode;
  if (!isMapNode(root)) {
    failWith([
      {
        code: 'not-a-project',
        what: root ? 'This file does not hold keys with answers.' : 'This file is empty.',
        where: where(offsetOf(root)),
        next: begin,
      },
    ]);
  }
  return root as MapNode;
}

function markers(text: string, where: (offset: number) => Where): Problem[] {
  const found = [...text.matchAll(/^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)/gm)];
  return found.map((marker) => ({
    code: 'conflict-marker',
    what: `A merge was not finished: this line is a conflict marker (${marker[0]}).`,
    where: where(marker.index),
    next: 'Keep the lines you want of both sides and take the marker lines out.',
  }));
}

const deepProblem = (where: Where): Problem => ({
  code: 'too-deep',
  what: `Keys or lists are nested in one another more than ${MAX_DEPTH} levels deep.`,
  where,
  next: 'A project file needs fewer than ten levels: correct the indentation or the brackets.',
});

/** What YAML allows but a project file must not have, anywhere in it. */
function forbidden(root: MapNode, text: string, where: (offset: number) => Where): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: string, node: YamlNode, what: string, next: string) =>
    problems.push({ code, what, where: where(offsetOf(node)), next });
  const visit = (node: YamlNode, depth: number): void => {
    if (depth > MAX_DEPTH) {
      if (!problems.some((problem) => problem.code === 'too-deep')) problems.push(deepProblem(where(offsetOf(node))));
      return;
    }
    if (isAlias(node)) {
      const next = 'Write the text itself, in quotes if it begins with *.';
      refuse('alias', node, `An alias (*${shown(node.source)}) is not allowed here.`, next);
      return;
    }
    if (node?.anchor) {
      const next = 'Take it out, or put the text in quotes if it begins with &.';
      refuse('anchor', node, `An anchor (&${shown(node.anchor)}) is not allowed here.`, next);
    }
    if (node?.tag) {
      const next = 'Take it out, or put the text in quotes if it begins with !.';
      refuse('tag', node, `A tag (${shown(node.tag)}) is not allowed here.`, next);
    }
    if (isListNode(node)) for (const item of node.items) visit(item, depth + 1);
    if (!isMapNode(node)) return;
    const seen = new Map<string, ParsedNode>();
    for (const pair of node.items) {
      const { key, value, srcToken } = pair;
      problems.push(...badKey(pair, text, where));
      if (isScalar(key)) {
        const name = keyOf(pair);
        const first = seen.get(name);
        if (name === '<<')
          refuse('merge-key', key, 'A merge key (<<) is not allowed here.', 'Write the keys themselves.');
        if (first) {
          const line = where(offsetOf(first)).line;
          const what = `The key "${shown(name)}" is there twice; the first is in line ${line}.`;
          const next = isMap(value) ? 'Put what is below both of them under one.' : 'Keep one of them.';
          refuse('duplicate-key', key, what, next);
        } else seen.set(name, key);
      }
      // Without a colon after a key that is marked with ? the library drops the value, and maybe all that follows, in silence.
      const dropped = srcToken?.value;
      if (dropped && !value) problems.push({ ...syntaxProblem('MISSING_CHAR', ''), where: where(dropped.offset) });
      visit(key, depth + 1);
      visit(value, depth + 1);
    }
  };
  visit(root, 1);
  return problems;
}

/** What is wrong with a key that is not a text on one line; an alias is refused as such. */
function badKey({ key, srcToken }: MapPair, text: string, where: (offset: number) => Where): Problem[] {
  const [from, to] = key.range;
  let what: string;
  if (isAlias(key)) return [];
  if (isSeq(key)) what = 'A list cannot be a key.';
  else if (isMap(key)) what = 'A group of keys cannot be a key.';
  else if (from === to) what = 'A key is missing here.';
  else if (text.slice(from, to).includes('\n')) what = 'A key has to stand on one line.';
  else return [];
  // Where a key is missing, its colon is the first thing there is.
  const at = from === to ? (srcToken?.sep?.[0]?.offset ?? from) : from;
  const next = 'Write a key as a text with a colon behind it; put an answer that begins with ?, [ or { in quotes.';
  return [{ code: 'bad-key', what, where: where(at), next }];
}

/**
 * The comments that were meant as part of a text, most likely: those behind an unquoted text or a bare colon, or right below a
 * text as if it went on there, that begin with a letter or digit right after the `#` (`#4`, `#hashtag`) or are a number alone
 * (`# 4`). A comment that somebody means as one has a blank after the `#`, or stands on a line of its own above a key.
 */
function cutTexts(root: MapNode, text: string, where: (offset: number) => Where): Problem[] {
  const problems: Problem[] = [];
  const visit = (node: YamlNode, column: number): void => {
    if (isMapNode(node)) for (const { value } of node.items) visit(value, columnOf(node));
    if (isListNode(node)) for (const item of node.items) visit(item, columnOf(node));
    if (!isScalar(node) || node.type !== 'PLAIN') return;
    MEANT_AS_TEXT.lastIndex = node.range[1];
    const found = MEANT_AS_TEXT.exec(text);
    const [, below, comment = ''] = found ?? [];
    if (!found || (below !== undefined && (isNothing(node) || below.length <= column))) return;
    problems.push({
      code: 'cut-text',
      what: `"${shown(comment.trimEnd())}" was read as a comment, not as part of the answer.`,
      where: where(found.index + found[0].length - comment.length),
      next: 'Put the whole answer in quotes; if this is a comment, put a space after the #.',
    });
  };
  visit(root, 0);
  return problems;
}

/** Behind a text, or on the next line with blanks before it: a `#` that does not begin as a comment does. */
const MEANT_AS_TEXT = /[ \t]*(?:\r?\n([ \t]+))?(#(?:[\p{L}\p{N}].*|[ \t]+\d+[ \t]*$))/muy;

/**
 * What is wrong with a text that is no YAML, each cause once: of a line the first fault, and none below the first that makes all that
 * follows it read as something else.
 */
function faultsIn(
  text: string,
  documents: readonly Visited[],
  errors: readonly YAMLParseError[],
  where: (offset: number) => Where,
): Problem[] {
  const byPlace = errors.toSorted((one, other) => one.pos[0] - other.pos[0]);
  const misleading = byPlace.find(({ code }) => !LOCAL.has(code));
  const open = misleading && openedIn(text, documents, misleading);
  const last = open?.from ?? misleading?.pos[0] ?? text.length;
  const lines = new Set<number>();
  const isFirstOfLine = (at: number) => lines.size < lines.add(where(at).line).size;
  const found = byPlace.filter(({ pos: [at] }) => (open ? at < last : at <= last) && isFirstOfLine(at));
  return [
    ...found.map((error) => faultIn(text, error, where)),
    ...(open && isFirstOfLine(open.at) ? [{ ...openProblem(open.sign), where: where(open.at) }] : []),
  ];
}

/** One fault in words. The library tells where a text makes no sense; what is wrong shows in what stands around that. */
function faultIn(
  text: string,
  { code, message, pos: [at] }: YAMLParseError,
  where: (offset: number) => Where,
): Problem {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [line = ''] = text.slice(start).split('\n', 1);
  const [before, behind] = [line.slice(0, at - start), line.slice(at - start)];
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && !/^\? |:\s/.test(`${behind}\n`)) {
    // An entry that is not below the others of its list; or the text goes on below, down to a key that is indented too far to be one.
    const above = /^[ \t]*(?=- )|^[^:]*\n[ \t]*(?=[\w.-]+:)/.exec(text.slice(at))?.[0];
    if (above !== undefined) return { ...syntaxProblem('BAD_INDENT', message), where: where(at + above.length) };
  }
  const isBesideKey = code === 'UNEXPECTED_TOKEN' && /:[ \t]+$/.test(before) && /^-\s/.test(`${behind}\n`);
  const afterQuote = code === 'UNEXPECTED_TOKEN' && /["'][ \t]*$/.test(before) ? QUOTE_INSIDE : undefined;
  const next = lookAlikeIn(line) ?? (isBesideKey ? LIST_BESIDE_KEY : afterQuote);
  return { ...syntaxProblem(code, message, next), where: where(at) };
}

const LIST_BESIDE_KEY =
  'A list begins below its key: put the dash on a line of its own, indented. If it is part of a text, put that in quotes.';

const QUOTE_INSIDE =
  'The quote before this ends the text. If it is part of it, put the whole text in quotes of the other kind, " or \'.';

type Visited = Parameters<typeof visitNodes>[0];

/** Something that opens and is not closed, or not where it was meant to be: its sign, and from where on all reads as something else. */
type Open = { sign: string; at: number; from: number };

/**
 * The first quote, brace or bracket that is left open. Of brackets in one another it is the one that the wrong sign closes; a quote may be
 * closed by the next one of its kind, however far below, and then what follows that makes no sense.
 * @param error the first one that makes all that follows it read as something else
 */
function openedIn(
  text: string,
  documents: readonly Visited[],
  { message, pos: [wrongAt] }: YAMLParseError,
): Open | undefined {
  const open: { sign: string; at: number; isClosedWrongly?: boolean }[] = [];
  const lookAtBrackets = (_: unknown, { srcToken }: YAMLMap | YAMLSeq) => {
    if (srcToken?.type !== 'flow-collection') return;
    const { start, end } = srcToken;
    const closed = (type: string) => end.some((token) => token.type === type);
    const [own, other] = start.source === '[' ? ['flow-seq-end', 'flow-map-end'] : ['flow-map-end', 'flow-seq-end'];
    if (!closed(own)) open.push({ sign: start.source, at: start.offset, isClosedWrongly: closed(other) });
  };
  const lookAtQuotes = (_: unknown, { range, type }: Scalar) => {
    const [from, to] = range ?? [0, 0];
    if (!type?.startsWith('QUOTE') || from > wrongAt) return;
    const isClosedBelow = () =>
      text.slice(from, to).includes('\n') &&
      (wrongAt === from || (wrongAt >= to && !text.slice(to, wrongAt).includes('\n')));
    if (OPEN_QUOTE.test(message) ? wrongAt <= to : isClosedBelow()) open.push({ sign: text[from] ?? '', at: from });
  };
  for (const document of documents)
    visitNodes(document, { Map: lookAtBrackets, Seq: lookAtBrackets, Scalar: lookAtQuotes });
  const [first] = open.sort((one, other) => one.at - other.at);
  return first && { ...(open.find(({ isClosedWrongly }) => isClosedWrongly) ?? first), from: first.at };
}

/** What the library says of a quote that is not closed. */
const OPEN_QUOTE = /^Missing closing ['"]quote/;

function openProblem(sign: string): Problem {
  const [name, close] = { '[': ['bracket', ']'], '{': ['brace', '}'] }[sign] ?? [];
  if (name === undefined) {
    const next =
      'Put the same quote at the end of the text. If it is part of it, put the whole text in quotes of the other kind.';
    return { code: 'syntax', what: 'A quote that opens here is not closed.', next };
  }
  return {
    code: 'syntax',
    what: `The ${name} that opens here (${sign}) is not closed.`,
    next: `Take it out, or close it with ${close} before the next key. A text that begins with it, or has a # in it, has to be in quotes.`,
  };
}

const syntaxProblem = (code: string, message: string, next = SYNTAX_ADVICE[code] ?? 'Correct this line.'): Problem => ({
  code: 'syntax',
  what: SYNTAX_WORDS[code] ?? `${shown(message, 120)}.`.replace(/\.\.$/, '.'),
  next,
});

const BLANK = '[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]';
const BEGIN = '^[ \\t-]*';
/** No dash begins a key: in a line of dashes each of them would be tried as that. */
const KEY = `${BEGIN}[\\w.][\\w.-]*`;

/** Signs that look like those of YAML, or like nothing, as word processors, phones and web pages put them in; what belongs in their place. */
const LOOK_ALIKES: readonly (readonly [sign: RegExp, next: string])[] = [
  [
    new RegExp(`(?:${BEGIN}|${KEY})[\\u200b-\\u200d\\u2060]`),
    'There is a sign in it that nobody sees: delete the line, and type it again.',
  ],
  [
    new RegExp(`${BEGIN}${BLANK}|${KEY}(?:${BLANK}+:|:${BLANK})`),
    'What looks like a space before the key or beside its colon is no plain space: type a space there.',
  ],
  [new RegExp(`${KEY}[ \\t]*：`), 'Put a plain colon (:) and a space behind the key, in place of the wide colon (：).'],
  [/[:-][ \t]+[“”„‟«»‘‚]/, 'Put the text in straight quotes ("), not in curly ones.'],
  [
    /\r[^\r]|[\u2028\u2029]/,
    'Its lines end in signs that are no line ends here: save it with the line ends of Windows or Unix.',
  ],
];

/** The library's codes of faults that end with the text they are in: all that follows is read as it was meant. */
const LOCAL: ReadonlySet<string> = new Set(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'BAD_DQ_ESCAPE', 'BAD_ALIAS']);

/** What the library's error codes mean, for people who do not know YAML. */
const SYNTAX_WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'This line is not indented as the lines around it.',
  TAB_AS_INDENT: 'This line is indented with a tab.',
  BLOCK_AS_IMPLICIT_KEY: 'A text with ": " in it, or "? " before it, has to be in quotes.',
  BLOCK_IN_FLOW: 'Inside braces or brackets every key and entry has to be written in braces or brackets too.',
  MISSING_CHAR: 'A colon and a space, a comma, a quote or a bracket is missing here.',
  MULTILINE_IMPLICIT_KEY: 'A key has to stand on one line with its colon; here a line without a colon was found.',
  UNEXPECTED_TOKEN: 'Something stands here that does not belong here.',
  BAD_SCALAR_START: 'A text cannot begin with this character unless it is in quotes.',
  BAD_DQ_ESCAPE: 'A backslash in double quotes is followed by a character it cannot stand before.',
  KEY_OVER_1024_CHARS: 'A key is longer than 1,024 characters.',
  BAD_DIRECTIVE: 'A line that begins with % is not understood here.',
  BAD_ALIAS: 'A text that begins with * or & has to be in quotes.',
  RESOURCE_EXHAUSTION: 'Keys or lists are nested in one another too deeply.',
};

/** What to do about an error, by the library's code. */
const SYNTAX_ADVICE: Readonly<Record<string, string>> = {
  BAD_INDENT: 'Indent the keys of one group, and the entries of one list, by the same number of spaces.',
  TAB_AS_INDENT: 'Use spaces instead of tabs.',
  BLOCK_AS_IMPLICIT_KEY: 'Put the whole text in quotes; if these are keys, indent them on the lines below.',
  UNEXPECTED_TOKEN: 'Take it out, or put the whole text in quotes.',
  MISSING_CHAR: 'Put in what is missing, or put the whole text in quotes; begin a remark with #.',
  MULTILINE_IMPLICIT_KEY:
    'Add the colon, or indent the line so that it belongs to the answer above; begin a remark with #.',
  BAD_SCALAR_START: 'Put the text in quotes.',
  BAD_DQ_ESCAPE: 'Write the backslash twice, or use single quotes.',
  BAD_DIRECTIVE: 'Take the line out, or put the text in quotes.',
  BAD_ALIAS: 'Put the text in quotes.',
};
