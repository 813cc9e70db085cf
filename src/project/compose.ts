// Makes nodes of the parser's tokens where a text holds nothing but keys, texts and lists of texts in block style, as almost every
// project file does. Anything else, and anything that may be wrong, it leaves to the parser's own composer. Knows no answers.
import { CST } from 'yaml';
import type { ListNode, MapNode, Pair, ScalarNode, YamlNode } from './nodes.ts';

/** The map of a text by its tokens, or undefined where the composer has to judge. */
export function composePlainly(tokens: readonly CST.Token[]): MapNode | undefined {
  try {
    const [document, ...others] = tokens.filter((token) => token.type !== 'comment' && token.type !== 'newline');
    if (document?.type !== 'document' || others.length || !document.start.every(isGap)) return undefined;
    if (document.value?.type !== 'block-map' || document.value.indent !== 0) return undefined;
    return isTidyEnd(document.end) ? mapOf(document.value, 1) : undefined;
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

// --- internal ---

const NOT_PLAIN = Symbol('not plain');
const MAX_DEPTH = 50;
const MAX_KEY_LENGTH = 1000;

const leave = (): never => {
  throw NOT_PLAIN;
};

const isGap = (token: CST.SourceToken): boolean =>
  token.type === 'newline' || token.type === 'comment' || (token.type === 'space' && !token.source.includes('\t'));

/** Behind a text: a comment has to be parted from it. */
const isTidyEnd = (end: readonly CST.SourceToken[] | undefined): boolean =>
  !end || (end.every(isGap) && end[0]?.type !== 'comment');

/** The one mark of that type among gaps; a comment behind it has to be parted from it. */
function markIn(marks: readonly CST.SourceToken[], type: CST.SourceToken['type']): CST.SourceToken {
  const at = marks.findIndex((each) => !isGap(each));
  const mark = marks[at];
  if (mark?.type !== type || marks[at + 1]?.type === 'comment') return leave();
  for (let next = at + 1; next < marks.length; next++) if (!isGap(marks[next] as CST.SourceToken)) leave();
  return mark;
}

function mapOf(token: CST.BlockMap, depth: number): MapNode {
  if (depth > MAX_DEPTH) leave();
  const items: Pair[] = [];
  const seen = new Set<string>();
  for (const { start, key, sep, value } of token.items) {
    if (!start.every(isGap)) leave();
    if (!key && !sep) continue;
    if (key?.type !== 'scalar' && key?.type !== 'double-quoted-scalar' && key?.type !== 'single-quoted-scalar')
      return leave();
    if (key.indent !== token.indent || key.source.includes('\n') || key.source.length > MAX_KEY_LENGTH) leave();
    const colon = markIn(sep ?? [], 'map-value-ind');
    const name = scalarOf(key);
    if (seen.has(name.text) || name.text === '<<') leave();
    seen.add(name.text);
    if (value?.type === 'block-map' && !sep?.some((mark) => mark.type === 'newline')) leave();
    items.push({
      key: name,
      value: value ? nodeOf(value, depth) : { kind: 'scalar', text: '', plain: true, at: colon.offset + 1 },
    });
  }
  return { kind: 'map', items, at: token.offset };
}

function nodeOf(token: CST.Token, depth: number): YamlNode {
  if (token.type === 'block-map') return mapOf(token, depth + 1);
  return token.type === 'block-seq' ? listOf(token) : scalarOf(token);
}

function listOf(token: CST.BlockSequence): ListNode {
  const items: ScalarNode[] = [];
  for (const { start, key, sep, value } of token.items) {
    if (!value && start.every(isGap)) continue;
    markIn(start, 'seq-item-ind');
    if (key || sep || !value) return leave();
    items.push(scalarOf(value));
  }
  return { kind: 'list', items, at: token.offset };
}

function scalarOf(token: CST.Token): ScalarNode {
  if (token.type === 'block-scalar') {
    if (!token.props.every((prop) => prop.type === 'block-scalar-header' || prop.type === 'newline')) leave();
  } else if (
    token.type !== 'scalar' &&
    token.type !== 'double-quoted-scalar' &&
    token.type !== 'single-quoted-scalar'
  ) {
    return leave();
  } else if (!isTidyEnd(token.end)) leave();
  const scalar = CST.resolveAsScalar(token, true, leave);
  if (!scalar) return leave();
  return { kind: 'scalar', text: scalar.value, plain: scalar.type === 'PLAIN', at: scalar.range[0] };
}
