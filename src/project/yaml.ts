// Reads the text of a project file as YAML, or says everything that keeps it from being read. Knows no method and no kinds.
import { Composer, type CST, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Problem, Where } from '../errors.ts';
import { composePlainly } from './compose.ts';
import type { MapNode, YamlNode } from './nodes.ts';
import { failWith, shown, whereIn } from './problems.ts';
import { tokensOf } from './tokens.ts';
import { SYNTAX_ADVICE, syntaxWords } from './yaml-words.ts';

const MAX_DEPTH = 100;

/** A YAML map that was read without a problem, and a way to tell where in the text something is. */
export type ReadYaml = { root: MapNode; where: (offset: number) => Where };

/** Parses the text; every scalar is a text. @throws UserError with everything that is wrong with it as YAML */
export function parseYaml(text: string, file: string): ReadYaml {
  const where = whereIn(text, file);
  failWith(markers(text, where));
  failWith(tooDeep(text, where));
  try {
    const tokens = tokensOf(text);
    return { root: composePlainly(tokens) ?? composeFully(tokens, where), where };
  } catch (error) {
    if (error instanceof RangeError) failWith([deepProblem(where(0))]);
    throw error;
  }
}

/** The same by the parser's own composer, for whatever {@link composePlainly} leaves to it. */
export function composeFully(tokens: readonly CST.Token[], where: (offset: number) => Where): MapNode {
  const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  const all = [...new Composer(options).compose(tokens)];
  const errors = all.flatMap((document) => document.errors).filter((error) => error.code !== 'MULTIPLE_DOCS');
  failWith(
    errors.map((error) => ({
      code: 'syntax',
      what: syntaxWords(error.code, error.message),
      where: where(error.pos[0]),
      next: SYNTAX_ADVICE[error.code] ?? 'Correct this line.',
    })),
  );
  const [document, another] = all;
  if (another) {
    failWith([
      {
        code: 'several-documents',
        what: 'This file holds several documents (a line with only --- begins another one).',
        where: where(another.range[0]),
        next: 'Keep one project in one file: take out the --- and what does not belong here.',
      },
    ]);
  }
  const root = document?.contents;
  if (!isMap(root)) {
    failWith([
      {
        code: 'not-a-project',
        what: root ? 'This file does not hold keys with answers.' : 'This file is empty.',
        where: where(root?.range?.[0] ?? 0),
        next: `A project file begins with "tde: 1"; make a new one with: tde init`,
      },
    ]);
  }
  const map = root as YAMLMap;
  failWith(forbidden(map, where));
  return nodeOf(map) as MapNode;
}

// --- internal ---

/** A node of the parser as ours; there are no aliases left. */
function nodeOf(node: unknown): YamlNode {
  const at = offsetOf(node);
  if (isScalar(node)) return { kind: 'scalar', text: String(node.value), plain: node.type === 'PLAIN', at };
  if (isSeq(node)) return { kind: 'list', items: node.items.map(nodeOf), at };
  if (!isMap(node)) return undefined;
  const items = node.items.map(({ key, value }) => ({ key: nodeOf(key), value: nodeOf(value) }));
  return { kind: 'map', items, at };
}

const offsetOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

function markers(text: string, where: (offset: number) => Where): Problem[] {
  const found = [...text.matchAll(/^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)/gm)];
  if (!found.length) return [];
  return found.map((marker) => ({
    code: 'conflict-marker',
    what: `A merge was not finished: this line is a conflict marker (${marker[0]}).`,
    where: where(marker.index),
    next: 'Keep the lines you want of both sides and take the marker lines out.',
  }));
}

/** Counts brackets and indentation from above: cheap, and only ever too high for what lies beyond any real file. */
function tooDeep(text: string, where: (offset: number) => Where): Problem[] {
  let open = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > 5000) return [deepProblem(where(index))];
  }
  const compact = /^[ \t]*(?:[-?:][ \t]+){100}/m.exec(text) ?? /^ {2000}(?= *[^ \r\n#])/m.exec(text);
  return compact ? [deepProblem(where(compact.index))] : [];
}

const deepProblem = (where: Where): Problem => ({
  code: 'too-deep',
  what: `Keys or lists are nested in one another more than ${MAX_DEPTH} levels deep.`,
  where,
  next: 'A project file needs fewer than ten levels: correct the indentation or the brackets.',
});

/** What YAML allows but a project file must not have, anywhere in it. */
function forbidden(root: YAMLMap, where: (offset: number) => Where): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: string, node: unknown, what: string, next: string) =>
    problems.push({ code, what, where: where(offsetOf(node)), next });
  const visit = (node: unknown, depth: number): void => {
    if (depth > MAX_DEPTH) {
      if (!problems.some((problem) => problem.code === 'too-deep')) problems.push(deepProblem(where(offsetOf(node))));
      return;
    }
    if (isAlias(node)) {
      refuse(
        'alias',
        node,
        `An alias (*${shown(node.source)}) is not allowed here.`,
        'Write the text itself, in quotes if it begins with *.',
      );
      return;
    }
    const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
    if (anchor)
      refuse(
        'anchor',
        node,
        `An anchor (&${shown(anchor)}) is not allowed here.`,
        'Take it out, or put the text in quotes if it begins with &.',
      );
    if (tag)
      refuse(
        'tag',
        node,
        `A tag (${shown(tag)}) is not allowed here.`,
        'Take it out, or put the text in quotes if it begins with !.',
      );
    if (isSeq(node)) for (const item of node.items) visit(item, depth + 1);
    if (!isMap(node)) return;
    const seen = new Map<string, unknown>();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key === '<<')
        refuse('merge-key', pair.key, 'A merge key (<<) is not allowed here.', 'Write the keys themselves.');
      if (key !== undefined && seen.has(key)) {
        const line = where(offsetOf(seen.get(key))).line;
        refuse(
          'duplicate-key',
          pair.key,
          `The key "${shown(key)}" is there twice; the first is in line ${line}.`,
          'Keep one of them.',
        );
      } else if (key !== undefined) seen.set(key, pair.key);
      visit(pair.key, depth + 1);
      visit(pair.value, depth + 1);
    }
  };
  visit(root, 1);
  return problems;
}
