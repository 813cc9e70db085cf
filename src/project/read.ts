// Reads the answers out of the text of a project file and says what in it cannot be used. Pure; never changes the text.

import type { Problem, Where } from '../errors.ts';
import { canonicalId, type Place, placeOf } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { type Answer, type Answers, NO_ANSWERS } from './answers.ts';
import { HEAD_KEYS, readHead } from './head.ts';
import { parseAnswer } from './kinds.ts';
import {
  inputOf,
  isBlank,
  isList,
  isMap,
  isNothing,
  keysOf,
  type MapNode,
  offsetOf,
  plainText,
  scalarText,
  type YamlNode,
} from './nodes.ts';
import { inOrder, shown } from './problems.ts';
import { type Reader, readerOf } from './reader.ts';
import { cleanText } from './text.ts';
import { unknownKey } from './unknown.ts';
import { parseYaml } from './yaml.ts';

/**
 * What a project file says. `problems` are answers that are not of their question's kind: they are asked again, and what
 * stands in the file is in `rejected` by id, as text. `warnings` are keys that mean nothing here; they stay in the file.
 * `keys` gives all keys of the file that hold something, with their values as text: two files with equal keys say the same.
 */
export type ReadResult = Reader & {
  problems: Problem[];
  warnings: Problem[];
  rejected: Readonly<Record<string, string>>;
  methodId: string | undefined;
  previous: string | undefined;
  keys: () => ReadonlyMap<string, string>;
};

/**
 * Reads a project file's text.
 * @param file how messages name the file
 * @param options.sheet it holds answers to take over (sheet.ts): `tde:` may be missing, a key may be a whole id or hold
 * another name of a tactic
 * @param options.known answers of the project a sheet is for: what may be chosen can come from them
 * @throws UserError with every problem that keeps the file from being read at all (it is not YAML, has a key twice, …)
 */
export function readAnswers(
  text: string,
  file: string,
  method: Method,
  { sheet = false, known = NO_ANSWERS }: { sheet?: boolean; known?: Answers } = {},
): ReadResult {
  const { root, where } = parseYaml(text, file);
  const { warning, ...head } = readHead(root, method, where, { sheet });
  const reading: Reading = {
    method,
    sheet,
    known,
    where,
    leaves: [],
    byId: Object.create(null),
    records: Object.create(null),
    rejected: Object.create(null),
    finished: [],
    problems: [],
    warnings: warning ? [warning] : [],
  };
  readGroup(root, '', reading);
  readLeaves(reading);
  const { byId, records, finished, rejected } = reading;
  return {
    ...readerOf(method, { byId, records, finished }),
    problems: inOrder(reading.problems),
    warnings: inOrder(reading.warnings),
    rejected,
    ...head,
    keys: keysOf(root),
  };
}

// --- internal ---

type Leaf = { question: Question; node: YamlNode; value: YamlNode; note: YamlNode; findOut: YamlNode };
type Reading = {
  method: Method;
  sheet: boolean;
  known: Answers;
  where: (offset: number) => Where;
  leaves: Leaf[];
  byId: Record<string, Answer>;
  records: Record<string, string[]>;
  rejected: Record<string, string>;
  finished: string[];
  problems: Problem[];
  warnings: Problem[];
};

function readGroup(map: MapNode, prefix: string, reading: Reading): void {
  for (const pair of map.items) {
    const key = scalarText(pair.key);
    if (prefix === '' && HEAD_KEYS.has(key ?? '')) continue;
    const place = key === undefined ? undefined : placeAt(prefix ? `${prefix}.${key}` : key, key, prefix, reading);
    if (!place) {
      reading.warnings.push(unknownKey(pair.key, prefix, reading));
      continue;
    }
    switch (place.kind) {
      case 'leaf':
        addLeaf(place.question, pair.value, reading);
        break;
      case 'finished':
        readFinished(place.section, pair.value, reading);
        break;
      case 'record':
        addRecord(place.question.id, place.record, reading);
        readInner(pair.value, place.id, reading);
        break;
      default:
        readInner(pair.value, place.id, reading);
    }
  }
}

/** A key with dots is one only where sections are named, or in a sheet: a save would not find it again elsewhere. */
function placeAt(id: string, key: string, prefix: string, reading: Reading): (Place & { id: string }) | undefined {
  if (reading.sheet) {
    const canonical = canonicalId(reading.method, id);
    const place = placeOf(reading.method, canonical);
    return place && { ...place, id: canonical };
  }
  if (key.includes('.') && prefix !== 'finished') return undefined;
  const place = placeOf(reading.method, id);
  return place && { ...place, id };
}

function readInner(node: YamlNode, id: string, reading: Reading): void {
  if (isNothing(node)) return;
  if (isMap(node)) {
    readGroup(node, id, reading);
    return;
  }
  const what = `${shown(id, 80)} holds a ${isList(node) ? 'list' : 'text'}, but it is a group of answers.`;
  refuse('not-a-group', id, node, node, what, 'Put this under one of its keys, or take it out.', reading);
}

function readFinished(section: string, node: YamlNode, reading: Reading): void {
  const said = isNothing(node) ? '' : scalarText(node)?.trim().toLowerCase();
  if (said === 'yes' || said === 'true') reading.finished.push(section);
  else if (said !== '' && said !== 'no' && said !== 'false') {
    const what = `finished.${section}: write yes where the section is finished, or nothing.`;
    refuse(
      'bad-answer',
      `finished.${section}`,
      node,
      node,
      what,
      `Correct it here, or run: tde edit ${section}`,
      reading,
    );
  }
}

function addRecord(hub: string, record: string, { records, sheet }: Reading): void {
  const list = records[hub] ?? [];
  records[hub] = list;
  // Only a sheet can name a record twice: a key that is there twice was refused before.
  if (!sheet || !list.includes(record)) list.push(record);
}

function addLeaf(question: Question, node: YamlNode, reading: Reading): void {
  if (isNothing(node)) return;
  const leaf: Leaf = { question, node, value: node, note: undefined, findOut: undefined };
  if (isMap(node)) {
    leaf.value = undefined;
    for (const pair of node.items) {
      const key = scalarText(pair.key);
      if (key === 'answer') leaf.value = pair.value;
      else if (key === 'note') leaf.note = pair.value;
      else if (key === 'find-out') leaf.findOut = pair.value;
      else reading.warnings.push(unknownKey(pair.key, question.id, reading));
    }
  }
  reading.leaves.push(leaf);
  if (reading.sheet) addRecordOf(question.id, reading);
}

/** In a sheet a record may be there only by the ids of its fields. */
function addRecordOf(id: string, reading: Reading): void {
  const hub = reading.method.questions.find((each) => each.kind === 'records' && id.startsWith(`${each.id}.`));
  if (hub) addRecord(hub.id, id.slice(hub.id.length + 1).split('.')[0] ?? '', reading);
}

/** Interprets what was found: first the answers that stand for themselves, then those that choose among other answers. */
function readLeaves(reading: Reading): void {
  const dependent = (leaf: Leaf) => {
    const options = leaf.question.options;
    return !!options && !Array.isArray(options) && !('step' in options);
  };
  for (const leaf of reading.leaves) if (!dependent(leaf)) readLeaf(leaf, NO_ANSWERS, reading);
  for (const leaf of reading.leaves) if (dependent(leaf)) readLeaf(leaf, answersSoFar(reading), reading);
}

function readLeaf({ question, node, value, note, findOut }: Leaf, answers: Answers, reading: Reading): void {
  const bad = (part: YamlNode, message: string): undefined => {
    const next = `Correct it here, or run: tde edit ${question.id}`;
    refuse('bad-answer', question.id, part, isMap(node) ? part : node, `${question.id}: ${message}`, next, reading);
  };
  const readPart = (part: YamlNode): string | undefined => {
    const text = isNothing(part) ? '' : scalarText(part);
    if (text === undefined) return bad(part, 'A note or find-out has to be a text.');
    if (text.trim() === '') return undefined;
    const cleaned = cleanText(text);
    return cleaned.ok ? cleaned.text : bad(part, cleaned.message);
  };
  const answer: { -readonly [Key in keyof Answer]: Answer[Key] } = {};
  const said = inputOf(value);
  if (!isBlank(said)) {
    const parsed = parseAnswer(readerOf(reading.method, answers), question, said);
    if (parsed.ok) answer.value = parsed.value;
    else bad(value, parsed.message);
  }
  const [noted, asked] = [readPart(note), readPart(findOut)];
  if (noted) answer.note = noted;
  if (asked) answer.findOut = asked;
  if (Object.keys(answer).length) reading.byId[question.id] = answer;
}

/** Reports what cannot be used, and keeps its text for asking again. `part` is where it is, `all` what is kept. */
function refuse(
  code: string,
  id: string,
  part: YamlNode,
  all: YamlNode,
  what: string,
  next: string,
  { problems, rejected, where }: Reading,
): void {
  problems.push({ code, id, what, where: where(offsetOf(part)), next });
  rejected[id] = plainText(all);
}

/** What the file says, over what was known before it. */
function answersSoFar({ known, byId, records, finished }: Reading): Answers {
  if (known === NO_ANSWERS) return { byId, records, finished };
  const all: Record<string, readonly string[]> = { ...known.records };
  for (const [hub, list] of Object.entries(records)) all[hub] = [...new Set([...(all[hub] ?? []), ...list])];
  return { byId: { ...known.byId, ...byId }, records: all, finished };
}
