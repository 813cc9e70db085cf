// What a project file holds under `evidence:`: what was counted in the city's own data, source by source, never a row of it. Its shape, how
// it is read and written, and how a source is cited.
import * as z from 'zod/mini';
import type { Problem, Where } from '../errors.ts';
import { questionAt } from '../method/ids.ts';
import { SOURCE_KINDS } from '../method/roles.ts';
import type { Method, Step } from '../method/types.ts';
import { fill, joinAnd, thousands, words } from '../words.ts';
import type { Tree, Written } from './splice.ts';
import { isListNode, isMapNode, isNothing, keyOf, type MapPair, offsetOf, textOf, type YamlNode } from './yaml.ts';

const { cite } = words.evidence;

export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What could answer what people ask about a topic: rows to publish, papers to post, or only the file of one case. */
export const ANSWERS = ['dataset', 'document', 'case-file'] as const;

const line = z.string().check(z.minLength(1));
const id = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));
const whole = z.coerce.number().check(z.multipleOf(1), z.minimum(0));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const percent = z.string().check(z.regex(/^\d{1,3} %$/));
const trend = { 'year-before': z.optional(whole), 'last-year': z.optional(whole) };

/** In place of a number of people so small that they would stand out. */
export const FEW = 'under 11';

/**
 * What is counted for a topic: requests (with `rarer`, those of so many rarer kinds too, which would stand out), those who made them, and each text once for each person (absent where nobody is named, or where
 * they were too many to be counted). `about` is the lexicon's topic where the city calls it otherwise. Of datasets: how many,
 * how many of them show no view, and the titles of a few, those used most first.
 */
const topic = z.object({
  title: line,
  about: z.optional(id),
  requests: z.optional(whole),
  rarer: z.optional(whole),
  requesters: z.optional(z.union([whole, z.literal(FEW)])),
  once: z.optional(whole),
  could: z.optional(z.enum(ANSWERS)),
  cases: z.optional(whole),
  ...trend,
  datasets: z.optional(whole),
  unused: z.optional(whole),
  published: z.optional(z.record(id, line)),
});

const dataset = z.object({ title: line, views: whole, downloads: z.optional(whole) });

/** The shape of a source, which `tde schema` describes. */
export const SOURCE_SCHEMA = z.object({
  file: line,
  /** The first 16 hex digits of the file's SHA-256. */
  fingerprint: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  kind: z.enum(SOURCE_KINDS),
  rows: whole,
  from: z.optional(day),
  until: z.optional(day),
  dates: z.optional(z.enum(['month first', 'day first'])),
  columns: z.optional(z.record(z.string(), line)),
  'set-aside': z.optional(z.record(z.string(), whole)),
  requesters: z.optional(whole),
  'top-10-requesters': z.optional(percent),
  ...trend,
  unclassified: z.optional(whole),
  'not-counted': z.optional(line),
  'held-back': z.optional(z.object({ topics: whole, requests: whole })),
  topics: z.optional(z.record(id, topic)),
  unused: z.optional(whole),
  'most-used': z.optional(z.record(id, dataset)),
  'least-used': z.optional(z.record(id, dataset)),
});

export type Source = z.infer<typeof SOURCE_SCHEMA>;
export type SourceTopic = z.infer<typeof topic>;
export type UsedDataset = z.infer<typeof dataset>;

/** The sources by their ids, in the file's order. */
export type Evidence = ReadonlyMap<string, Source>;

export const NO_EVIDENCE: Evidence = new Map();

/** The kinds that are logs of what people ask for. */
const LOGS: readonly SourceKind[] = ['records requests', 'service requests', 'dataset requests'];
export const isLog = ({ kind }: Pick<Source, 'kind'>): boolean => LOGS.includes(kind);

/** How much is in a source: "11,098 requests". */
export function rowsIn({ kind, rows }: Pick<Source, 'kind' | 'rows'>): string {
  const [one, many] = cite.rows[kind];
  return `${thousands(rows)} ${rows === 1 ? one : many}`;
}

/** What was set aside, in words. */
export const asideText = (aside: Source['set-aside'] = {}): string =>
  Object.entries(aside)
    .map(([name, number]) => `${thousands(number)} ${FORMS[name]?.[number === 1 ? 0 : 1] ?? name}`)
    .join(', ');

/** How a document names a source, so that anybody can tell which file it was: its id and the file's fingerprint. */
export const markOf = (id: string, { fingerprint }: Source): string => `${id}, ${fingerprint}`;

/** What a source shows in one line, so that anybody can look: rows, span, columns, its id and the file's fingerprint. */
export function citationOf(id: string, source: Source): string {
  const roles = Object.keys(source.columns ?? {}).filter((role) => isLog(source) || role !== 'subject');
  const columns = roles.flatMap((role) =>
    Object.hasOwn(cite.by, role) ? [cite.by[role as keyof typeof cite.by]] : [],
  );
  const span = source.from && source.until ? fill(cite.span, { from: source.from, until: source.until }) : '';
  const by = columns.length > 0 ? fill(cite.columns, { columns: joinAnd([...new Set(columns)]) }) : '';
  return `${rowsIn(source)}${span}${by} (${markOf(id, source)})`;
}

/** What of an answer can cite a source. */
type Citing = { readonly value?: string | readonly string[]; readonly note?: string };

/** The sources that an answer cites in its value or its note, by their marks, such as "(requests-2020, 125292666ead7548)". */
export const citedIn = ({ value = '', note = '' }: Citing): { id: string; fingerprint: string }[] =>
  Array.from(
    [value, note]
      .flat()
      .join('\n')
      .matchAll(/\(([a-z0-9-]+), ([0-9a-f]{16})\)/g),
    ([, id = '', fingerprint = '']) => ({ id, fingerprint }),
  );

/** What is needed of a reader to find what its answers cite. */
type WithEvidence = { method: Method; evidence: Evidence; answers: { byId: Readonly<Record<string, Citing>> } };

/** How the sources that answers of a step cite are cited: what evidence is behind it. */
export function citedBy({ method, answers, evidence }: WithEvidence, step: Step): string[] {
  const own = Object.entries(answers.byId).filter(([id]) => questionAt(method, id)?.step === step.id);
  const ids = new Set(own.flatMap(([, answer]) => citedIn(answer).map(({ id }) => id)));
  return [...evidence].flatMap(([id, source]) => (ids.has(id) ? [citationOf(id, source)] : []));
}

/** Where in the file a source stands. */
export const pathOfSource = (id: string): string[] => ['evidence', 'sources', id];

/**
 * Reads what stands at `evidence:`. A source that cannot be used is a problem and left out; keys that mean nothing are warnings.
 */
export function readEvidence(
  node: YamlNode,
  where: (offset: number) => Where,
): { evidence: Evidence; problems: Problem[]; warnings: Problem[] } {
  const evidence = new Map<string, Source>();
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const refuse = (at: YamlNode, what: string) =>
    problems.push({ code: 'bad-evidence', what, where: where(offsetOf(at)), next: words.evidence.file.badNext });
  const unknown = (at: YamlNode, key: string) =>
    warnings.push({
      code: 'unknown-key',
      what: fill(words.evidence.file.unknown, { key }),
      where: where(offsetOf(at)),
    });
  const keysIn = (group: YamlNode, key: string): readonly MapPair[] => {
    if (!isMapNode(group) && !isNothing(group)) refuse(group, fill(words.evidence.file.notAGroup, { key }));
    return isMapNode(group) ? group.items : [];
  };
  for (const pair of keysIn(node, 'evidence')) {
    if (keyOf(pair) !== 'sources') unknown(pair.key, `evidence.${keyOf(pair)}`);
    else
      for (const { key, value } of keysIn(pair.value, 'evidence.sources')) {
        const [name = '', given] = [textOf(key), plainOf(value)];
        const read = id.safeParse(name).success ? SOURCE_SCHEMA.safeParse(given) : undefined;
        if (read?.success) {
          evidence.set(name, read.data);
          for (const lost of keysLost(given, read.data)) unknown(key, `evidence.sources.${name}.${lost}`);
        } else {
          const path = read?.error.issues[0]?.path.join('.') ?? '';
          refuse(key, fill(words.evidence.file.bad, { key: `evidence.sources.${name}${path && `.${path}`}` }));
        }
      }
  }
  return { evidence, problems, warnings };
}

/** A source as it is written. */
export const writtenSource = (of: Source): Tree => treeOf(SOURCE_SCHEMA.parse(of));

// --- internal ---

const FORMS: Readonly<Record<string, readonly [string, string]>> = words.evidence.setAside;

/** A node as plain values: texts, lists, and objects that have nothing of their own but these keys. */
function plainOf(node: YamlNode): unknown {
  if (isMapNode(node)) {
    const pairs = node.items.filter(({ value }) => !isNothing(value)).map((pair) => [keyOf(pair), plainOf(pair.value)]);
    return Object.fromEntries(pairs);
  }
  return isListNode(node) ? node.items.map(plainOf) : textOf(node);
}

/** The keys that a schema left out, as paths. */
function keysLost(given: unknown, read: unknown): string[] {
  if (typeof given !== 'object' || given === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(read, key)
      ? keysLost(value, (read as Record<string, unknown>)[key]).map((path) => `${key}.${path}`)
      : [key],
  );
}

type Plain = { readonly [key: string]: string | number | Plain | undefined };

function treeOf(of: Plain): Tree {
  const pairs = Object.entries(of).flatMap(([key, value]): [string, Written][] => {
    if (value === undefined) return [];
    if (typeof value !== 'object') return [[key, value]];
    return Object.keys(value).length === 0 ? [] : [[key, treeOf(value)]];
  });
  return new Map(pairs);
}
