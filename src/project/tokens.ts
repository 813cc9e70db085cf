// Finds keys and values in a YAML text, with their exact places, by the parser's tokens. Knows no answers and changes nothing.
import { CST, Parser } from 'yaml';

/** A map in the text. `from`: its first character; `column`: where its keys stand, counted from 0; `flow`: in braces. */
export type MapToken = {
  token: CST.BlockMap | CST.FlowCollection;
  flow: boolean;
  from: number;
  column: number;
};

/** A key of a map and its value. All places are offsets in the text; `to` places are just behind the last character. */
export type Entry = {
  /** Undefined for a key that is not a plain text. */
  key: string | undefined;
  /** The first character of the entry: its key, its quote, or its `?`. */
  from: number;
  keyEnd: number;
  colon: number | undefined;
  explicit: boolean;
  /** Where the value's last character is; the colon's (or the key's) end where there is none. */
  valueEnd: number;
  /** As `valueEnd`, but behind the blank lines that a block written with `+` keeps as part of its text. */
  reach: number;
  /** Nothing is there: no value, `null`, `~`, or braces with nothing in them. */
  empty: boolean;
  /** Empty, but written out: `null`, `~`, `{}`. */
  writtenNull: boolean;
  /** A single text; the comment behind its last line belongs to the key's line. */
  scalar: boolean;
  /** The comment that stands on the key's line before the value, with the blanks before it. */
  lineComment: string | undefined;
  map: MapToken | undefined;
};

/** The root of a text: a map, nothing (with the place where a map may be put), or something else. */
export type Root = { kind: 'map'; map: MapToken } | { kind: 'empty'; from: number; to: number } | { kind: 'other' };

/**
 * The tokens of a text. Those of the last text are kept: a save reads a text, changes it by its tokens, and reads what came of it.
 */
export function tokensOf(text: string): readonly CST.Token[] {
  if (last?.text !== text) last = { text, tokens: [...new Parser().parse(text)] };
  return last.tokens;
}

let last: { readonly text: string; readonly tokens: readonly CST.Token[] } | undefined;

export function rootOf(text: string): Root {
  let end = 0;
  for (const token of tokensOf(text)) {
    if (token.type !== 'document') {
      end = Math.max(end, token.offset + ('source' in token ? token.source.length : 0));
      continue;
    }
    const value = token.value;
    const map = value && mapToken(value);
    if (map && (!map.flow || map.token.items.length)) return { kind: 'map', map };
    if (value && !map && !isNull(value)) return { kind: 'other' };
    const starts = token.start.at(-1);
    const from = value ? value.offset : starts ? starts.offset + starts.source.length : end;
    return { kind: 'empty', from, to: value ? contentEnd(value, from) : from };
  }
  return { kind: 'empty', from: end, to: end };
}

export function readEntries(text: string, map: MapToken): Entry[] {
  const entries: Entry[] = [];
  for (const item of map.token.items) {
    const { key, sep, value } = item as CST.BlockMap['items'][number];
    const marks = [...item.start, ...(sep ?? [])];
    if (!key && !marks.some((mark) => mark.type === 'explicit-key-ind' || mark.type === 'map-value-ind')) continue;
    const question = item.start.find((mark) => mark.type === 'explicit-key-ind');
    const colon = marks.find((mark) => mark.type === 'map-value-ind')?.offset;
    const from = question?.offset ?? key?.offset ?? colon ?? map.from;
    const keyEnd = key ? contentEnd(key, from) : from;
    const after = colon === undefined ? keyEnd : colon + 1;
    const nested = value ? mapToken(value) : undefined;
    const bare = !!nested?.flow && !nested.token.items.length;
    const hasComment = bare && /#/.test(text.slice(value?.offset, contentEnd(value as CST.Token, after)));
    const writtenNull = !!value && (isNull(value) ? contentEnd(value, after) > value.offset : bare && !hasComment);
    entries.push({
      key: key ? CST.resolveAsScalar(key)?.value : undefined,
      from,
      keyEnd,
      colon,
      explicit: !!question,
      valueEnd: value ? contentEnd(value, after) : after,
      reach: value ? contentEnd(value, after, true) : after,
      empty: !value || isNull(value) || writtenNull,
      writtenNull,
      scalar: !value || 'source' in value,
      lineComment: commentOnKeyLine(sep ?? [], value),
      map: writtenNull && !map.flow ? undefined : nested,
    });
  }
  return entries;
}

/** The entry of a key; the last one, should a key be there twice. */
export const entryAt = (entries: readonly Entry[], key: string): Entry | undefined =>
  entries.findLast((entry) => entry.key === key);

// --- internal ---

function mapToken(token: CST.Token): MapToken | undefined {
  if (token.type === 'block-map') {
    return { token, flow: false, from: token.offset, column: token.indent };
  }
  if (token.type !== 'flow-collection' || token.start.type !== 'flow-map-start') return undefined;
  return { token, flow: true, from: token.offset, column: token.indent };
}

/**
 * The end of a token's own text: without the comments, blanks and line breaks that follow it.
 * @param kept count the blank lines at the end of a `|+` block in
 */
function contentEnd(token: CST.Token, otherwise: number, kept = false): number {
  switch (token.type) {
    case 'block-scalar': {
      const marks = token.props.filter((prop): prop is CST.SourceToken => 'source' in prop);
      const keeps = kept && marks.some((mark) => mark.type === 'block-scalar-header' && mark.source.includes('+'));
      const text = keeps ? token.source : token.source.replace(/\s+$/, '');
      const before = text ? marks : marks.filter((mark) => mark.type !== 'newline');
      return before.reduce((end, mark) => Math.max(end, mark.offset + mark.source.length), 0) + text.length;
    }
    case 'block-map':
    case 'block-seq': {
      for (const item of token.items.toReversed()) {
        const { key, sep, value } = item as CST.BlockMap['items'][number];
        if (value && value.type !== 'error') return contentEnd(value, otherwise, kept);
        const mark = [...item.start, ...(sep ?? [])].findLast(
          (each) => each.type === 'map-value-ind' || each.type === 'seq-item-ind' || each.type === 'explicit-key-ind',
        );
        const keyEnd = key ? contentEnd(key, otherwise) : -1;
        const markEnd = mark ? mark.offset + 1 : -1;
        if (Math.max(keyEnd, markEnd) >= 0) return Math.max(keyEnd, markEnd);
      }
      return otherwise;
    }
    case 'flow-collection': {
      const close = token.end.find((each) => each.type === 'flow-map-end' || each.type === 'flow-seq-end');
      return close ? close.offset + 1 : otherwise;
    }
    default:
      return 'source' in token ? token.offset + token.source.length : otherwise;
  }
}

const isNull = (token: CST.Token): boolean => token.type === 'scalar' && /^(?:|~|null|Null|NULL)$/.test(token.source);

/** The comment on the key's own line, with the blanks before it, where the value begins on a later line or as a block. */
function commentOnKeyLine(sep: readonly CST.SourceToken[], value: CST.Token | undefined | null): string | undefined {
  const colon = sep.findIndex((mark) => mark.type === 'map-value-ind');
  const marks: readonly CST.Token[] = [
    ...sep.slice(colon + 1),
    ...(value?.type === 'block-scalar' ? value.props.filter((prop) => prop.type !== 'block-scalar-header') : []),
  ];
  let blanks = '';
  for (const mark of marks) {
    if (mark.type === 'newline') return undefined;
    if (mark.type === 'space') blanks = mark.source;
    if (mark.type === 'comment') return `${blanks || ' '}${mark.source}`;
  }
  return undefined;
}
