// Looks at single nodes of a parsed YAML text. Every scalar is a text here; what it means is decided by its question.
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';

/** Between the keys of a path in {@link keysOf}. */
export const PATH_SEPARATOR = '\u0000';

/** The text of a single value or of a key; undefined for lists and maps. */
export const scalarText = (node: unknown): string | undefined => (isScalar(node) ? String(node.value) : undefined);

/** Where a node begins; the beginning of the file where that is not known. */
export const offsetOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

/** Whether nothing is there: no value, or an unquoted `null` or `~`. */
export function isNothing(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  return isScalar(node) && node.type === 'PLAIN' && /^(?:|~|null|Null|NULL)$/.test(String(node.value));
}

/** A node as the input of a question: nothing, a text, a list of texts, or something no question takes. */
export function inputOf(node: unknown): unknown {
  if (isNothing(node)) return undefined;
  if (isSeq(node)) return node.items.map((item) => (isNothing(item) ? '' : (scalarText(item) ?? {})));
  return scalarText(node) ?? {};
}

/** What stands at a node, as text for people. */
export function plainText(node: unknown): string {
  if (isSeq(node)) return node.items.map(plainText).join('\n');
  if (isMap(node)) return node.items.map((pair) => `${plainText(pair.key)}: ${plainText(pair.value)}`).join('\n');
  return isNothing(node) ? '' : (scalarText(node) ?? '');
}

/** All keys of a map that hold something, as paths, with their texts; blanks at a text's end do not count. */
export function keysOf(root: YAMLMap): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const visit = (node: unknown, path: string) => {
    const below = (key: string) => (path ? `${path}${PATH_SEPARATOR}${key}` : key);
    if (isMap(node)) for (const pair of node.items) visit(pair.value, below(plainText(pair.key)));
    else if (isSeq(node)) for (const [i, item] of node.items.entries()) visit(item, below(String(i)));
    else if (!isNothing(node)) keys.set(path, scalarText(node)?.trimEnd() ?? '');
  };
  visit(root, '');
  return keys;
}
