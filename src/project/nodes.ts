// The nodes of a project file's YAML, whoever read it. Every scalar is a text here; what it means is decided by its question.

/** Where a node begins: an offset in the file. */
type Placed = { readonly at: number };
/** A text; `plain` where it stands without quotes. */
export type ScalarNode = Placed & { readonly kind: 'scalar'; readonly text: string; readonly plain: boolean };
export type ListNode = Placed & { readonly kind: 'list'; readonly items: readonly YamlNode[] };
export type MapNode = Placed & { readonly kind: 'map'; readonly items: readonly Pair[] };
export type Pair = { readonly key: YamlNode; readonly value: YamlNode };
/** Undefined where nothing stands. */
export type YamlNode = ScalarNode | ListNode | MapNode | undefined;

/** Between the keys of a path in {@link keysOf}. */
export const PATH_SEPARATOR = '\u0000';

export const isMap = (node: YamlNode): node is MapNode => node?.kind === 'map';
export const isList = (node: YamlNode): node is ListNode => node?.kind === 'list';

/** The text of a single value or of a key; undefined for lists and maps. */
export const scalarText = (node: YamlNode): string | undefined => (node?.kind === 'scalar' ? node.text : undefined);

/** Where a node begins; the beginning of the file where that is not known. */
export const offsetOf = (node: YamlNode): number => node?.at ?? 0;

/** Whether nothing is there: no value, or an unquoted `null` or `~`. */
export const isNothing = (node: YamlNode): boolean =>
  node === undefined || (node.kind === 'scalar' && node.plain && NOTHING.has(node.text));

/** A node as the input of a question: nothing, a text, a list of texts, or something no question takes. */
export function inputOf(node: YamlNode): unknown {
  if (isNothing(node)) return undefined;
  if (isList(node)) return node.items.map((item) => (isNothing(item) ? '' : (scalarText(item) ?? {})));
  return scalarText(node) ?? {};
}

/** Whether an input says nothing. */
export const isBlank = (input: unknown): boolean =>
  input === undefined ||
  (typeof input === 'string' && input.trim() === '') ||
  (Array.isArray(input) && input.every((each) => typeof each === 'string' && each.trim() === ''));

/** What stands at a node, as text for people. */
export function plainText(node: YamlNode): string {
  if (isList(node)) return node.items.map(plainText).join('\n');
  if (isMap(node)) return node.items.map((pair) => `${plainText(pair.key)}: ${plainText(pair.value)}`).join('\n');
  return isNothing(node) ? '' : (scalarText(node) ?? '');
}

/** Gives all keys of a map that hold something, as paths, with their texts; blanks at a text's end do not count. */
export function keysOf(root: MapNode): () => ReadonlyMap<string, string> {
  let keys: ReadonlyMap<string, string> | undefined;
  return () => {
    keys ??= allKeys(root);
    return keys;
  };
}

// --- internal ---

function allKeys(root: MapNode): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const visit = (node: YamlNode, path: string) => {
    const below = (key: string) => (path ? `${path}${PATH_SEPARATOR}${key}` : key);
    if (isMap(node)) for (const pair of node.items) visit(pair.value, below(plainText(pair.key)));
    else if (isList(node)) for (const [i, item] of node.items.entries()) visit(item, below(String(i)));
    else if (!isNothing(node)) keys.set(path, scalarText(node)?.trimEnd() ?? '');
  };
  visit(root, '');
  return keys;
}

const NOTHING: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);
