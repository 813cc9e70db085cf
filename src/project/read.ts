// Reads the answers out of the text of a project file and says what in it cannot be used, which is one idea: what no answer can be read from
// is told where it stands. Pure; never changes the text.
import { failWith, inOrder, type Problem, shown, type Where } from '../errors.ts';
import {
  canonicalId,
  idsAround,
  isRecordId,
  meant,
  optionsFrom,
  type Place,
  placeOf,
  plain,
  recordAt,
  slug,
} from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import {
  type Answer,
  type Answers,
  type Change,
  changesOf,
  isEmpty,
  NO_ANSWERS,
  type Reader,
  readerOf,
} from './answers.ts';
import { readEvidence } from './evidence.ts';
import { cleanText, isOneValue, parseAnswer } from './kinds.ts';
import { isNoChoice } from './meant.ts';
import { FORMAT, orderOf, pathOf } from './skeleton.ts';
import {
  isListNode,
  isMapNode,
  isNothing,
  isScalarNode,
  keyOf,
  lookAlikeIn,
  type MapNode,
  type MapPair,
  offsetOf,
  parseYaml,
  plainText,
  textOf,
  type Yaml,
  type YamlNode,
} from './yaml.ts';

/**
 * What a project file says. `problems` are answers that are not of their question's kind: they are asked again, and what
 * stands in the file is in `rejected` by id, as text. `warnings` are keys that mean nothing here, which stay in the file, and
 * comments that were meant as part of an answer, and lines as entries of a list, most likely. `root` and `where` are what the text was read as.
 */
export type ReadResult = Reader &
  Pick<Yaml, 'root' | 'where'> & {
    problems: Problem[];
    warnings: Problem[];
    rejected: Readonly<Record<string, string>>;
    methodId: string | undefined;
    previous: string | undefined;
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
  const yaml = parseYaml(text, file, sheet ? SHEET_BEGINS : undefined);
  const { root, where } = yaml;
  const { methodId, previous, warnings } = readHead(yaml, method, sheet);
  const reading: Reading = {
    method,
    sheet,
    where,
    leaves: [],
    byId: Object.create(null),
    records: new Map(),
    rejected: Object.create(null),
    finished: [],
    problems: [],
    warnings,
  };
  readGroup(root, '', reading);
  const { byId, finished, rejected } = reading;
  const records = Object.fromEntries(Array.from(reading.records, ([hub, ids]) => [hub, [...ids]]));
  const answers = { byId, records, finished };
  readLeaves(reading, together(known, answers));
  const { evidence, ...odd } = readEvidence(root.items.find((pair) => keyOf(pair) === 'evidence')?.value, where);
  return {
    ...readerOf(method, answers, evidence),
    problems: inOrder([...reading.problems, ...odd.problems]),
    warnings: inOrder([...reading.warnings, ...odd.warnings, ...yaml.warnings]),
    rejected,
    methodId,
    previous,
    root,
    where,
  };
}

/**
 * The answers of a sheet as changes, in its order; empty keys are left alone.
 * @param file how messages name the sheet
 * @param known the answers of the project it is for: what may be chosen can come from them
 * @throws UserError with every problem: unlike in a project file, an unknown key is one, for whoever wrote it meant an answer
 */
export function readAnswerSheet(text: string, file: string, method: Method, known: Answers = NO_ANSWERS): Change[] {
  const { answers, problems, warnings } = readAnswers(text, file, method, { sheet: true, known });
  failWith([...warnings.filter((warning) => warning.code !== 'other-method'), ...problems]);
  return changesOf(answers);
}

// --- internal ---

type Leaf = { question: Question; value: YamlNode; note: YamlNode; findOut: YamlNode };
/** Answers that grow while a file is read. */
type Growing = Answers & { readonly byId: Record<string, Answer> };
type Reading = {
  method: Method;
  sheet: boolean;
  where: (offset: number) => Where;
  leaves: Leaf[];
  byId: Record<string, Answer>;
  records: Map<string, Set<string>>;
  rejected: Record<string, string>;
  finished: string[];
  problems: Problem[];
  warnings: Problem[];
};

/** What to do with a sheet that holds no keys at all. */
const SHEET_BEGINS =
  'Write each answer behind its id, as they stand in the form that this prints: tde worksheet --blank --format yaml';

/** The keys of the top that are not answers. */
const HEAD_KEYS: ReadonlySet<string> = new Set(['tde', 'method', 'previous', 'evidence']);

/** The top: the file's format, its method, and the file of the cycle before; a warning where the method is another one, or one is no name. */
function readHead({ root, where }: Yaml, method: Method, sheet: boolean) {
  const at = (key: string) => root.items.find((pair) => keyOf(pair) === key)?.value;
  const named = (key: string) => (isNothing(at(key)) ? '' : textOf(at(key))?.trim());
  const format = textOf(at('tde'))?.trim() ?? '';
  const near = root.items.find((pair) => keyOf(pair) !== 'tde' && /^\P{L}*tde\P{L}*$/iu.test(keyOf(pair)));
  if (!format && !sheet && near) failWith([otherTde(where(offsetOf(near.key)))]);
  if (format || !sheet) failWith(formatProblems(format, where(offsetOf(at('tde')))));
  const [methodId, previous] = [named('method') || undefined, named('previous') || undefined];
  const warnings = ['method', 'previous'].flatMap((key) =>
    named(key) === undefined ? [notAName(key, where(offsetOf(at(key))))] : [],
  );
  if (methodId && methodId !== method.id) warnings.push(otherMethod(methodId, method, where(offsetOf(at('method')))));
  return { methodId, previous, warnings };
}

const otherTde = (where: Where): Problem => ({
  code: 'no-format',
  what: 'The key "tde" is written in another way here: with capitals, or with a sign that nobody sees.',
  where,
  next: `Delete that line, and type it again: tde: ${FORMAT}`,
});

function formatProblems(format: string, where: Where): Problem[] {
  const next = `Put "tde: ${FORMAT}" at the top if this is a project file; make a new one with: tde init`;
  if (!format) {
    const what = `This file does not say "tde: ${FORMAT}", so it may not be a project file.`;
    return [{ code: 'no-format', what, where, next }];
  }
  if (!/^[1-9]\d{0,8}$/.test(format)) {
    return [{ code: 'bad-format', what: `"tde: ${shown(format)}" is not a file format.`, where, next }];
  }
  if (Number(format) <= FORMAT) return [];
  const what = `This file was made by a newer tde (file format ${format}; this one knows ${FORMAT}).`;
  return [{ code: 'newer-format', what, where, next: 'Update tde, then open the file again. Nothing was changed.' }];
}

const notAName = (key: string, where: Where): Problem => ({
  code: 'not-a-name',
  what: `"${key}" holds keys or a list, and no name; it is kept, but not used.`,
  where,
  next: 'Write one name after it, or take it out.',
});

const otherMethod = (methodId: string, method: Method, where: Where): Problem => ({
  code: 'other-method',
  what: `This file was made with the method ${shown(methodId)}; the one in use is ${method.id}.`,
  where,
  next: `Use --method to name the folder of ${shown(methodId)}, or go on: answers that fit are kept.`,
});

function readGroup(map: MapNode, prefix: string, reading: Reading): void {
  for (const pair of map.items) {
    const key = keyOf(pair);
    if (prefix === '' && HEAD_KEYS.has(key)) continue;
    const place = placeAt(prefix ? `${prefix}.${key}` : key, key, prefix, reading);
    if (!place) {
      reading.warnings.push(unknownKey(pair, prefix, reading));
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
  if (isMapNode(node)) {
    readGroup(node, id, reading);
    return;
  }
  const what = `${shown(id, 80)} holds a ${isListNode(node) ? 'list' : 'text'}, but it is a group of answers.`;
  const [, key = ''] = /^([\w-]+):/.exec(textOf(node) ?? '') ?? [];
  const next =
    placeOf(reading.method, id)?.kind === 'records'
      ? 'Give each entry a key of its own, such as larger-print, and put its answers below that.'
      : placeOf(reading.method, `${id}.${key}`)
        ? `Put a space behind each colon, as in "${key}: …".`
        : 'Put this under one of its keys, or take it out.';
  refuse(reading, { code: 'not-a-group', id, what, next }, node);
}

function readFinished(section: string, node: YamlNode, reading: Reading): void {
  const said = isNothing(node) ? '' : textOf(node)?.trim().toLowerCase();
  if (said === 'yes' || said === 'true') reading.finished.push(section);
  else if (said !== '' && said !== 'no' && said !== 'false') {
    const id = `finished.${section}`;
    const what = `${id}: write yes where the section is finished, or nothing.`;
    refuse(reading, { code: 'bad-answer', id, what, next: `Correct it here, or run: tde edit ${section}` }, node);
  }
}

function addRecord(hub: string, record: string, { records }: Reading): void {
  records.set(hub, (records.get(hub) ?? new Set()).add(record));
}

function addLeaf(question: Question, node: YamlNode, reading: Reading): void {
  if (isNothing(node)) return;
  const leaf: Leaf = { question, value: node, note: undefined, findOut: undefined };
  if (isMapNode(node)) {
    leaf.value = undefined;
    for (const pair of node.items) {
      const key = keyOf(pair);
      if (key === 'answer') leaf.value = pair.value;
      else if (key === 'note') leaf.note = pair.value;
      else if (key === 'find-out') leaf.findOut = pair.value;
      else reading.warnings.push(unknownKey(pair, question.id, reading));
    }
  }
  reading.leaves.push(leaf);
  if (reading.sheet) addRecordOf(question.id, reading);
}

/** In a sheet a record may be there only by the ids of its fields. */
function addRecordOf(id: string, reading: Reading): void {
  const entry = recordAt(reading.method, id);
  if (entry) addRecord(entry.hub.id, entry.record, reading);
}

/**
 * Interprets what was found: first the answers that stand for themselves, then those that choose among other answers.
 * @param all what may be chosen from; the answers that are read join it
 */
function readLeaves(reading: Reading, all: Growing): void {
  const { method, leaves, byId } = reading;
  const reader = readerOf(method, all);
  const isChoosing = ({ question }: Leaf) => optionsFrom(question) !== undefined;
  for (const leaf of [...leaves.filter((each) => !isChoosing(each)), ...leaves.filter(isChoosing)]) {
    const answer = readLeaf(leaf, reader, reading);
    if (!isEmpty(answer)) byId[leaf.question.id] = all.byId[leaf.question.id] = answer;
  }
}

/** What is read, over what was known before it. */
function together(known: Answers, { byId, records, finished }: Answers): Growing {
  const all: Record<string, readonly string[]> = { ...known.records };
  for (const [hub, list] of Object.entries(records)) all[hub] = [...new Set([...(known.records[hub] ?? []), ...list])];
  return { byId: { ...known.byId, ...byId }, records: all, finished };
}

function readLeaf({ question, value, note, findOut }: Leaf, chosenFrom: Reader, reading: Reading): Answer {
  const { id } = question;
  const bad = (part: YamlNode, message: string, first = 'Correct or empty it here'): undefined => {
    const problem = { code: 'bad-answer', id, what: `${id}: ${message}`, next: `${first}, or run: tde edit ${id}` };
    refuse(reading, problem, part);
  };
  const readPart = (part: YamlNode): string | undefined => {
    const text = isNothing(part) ? '' : textOf(part);
    if (text === undefined) return bad(part, 'A note or find-out has to be a text.');
    if (text.trim() === '') return undefined;
    const cleaned = cleanText(text);
    return cleaned.ok ? cleaned.value : bad(part, cleaned.message);
  };
  const answer: { -readonly [Key in keyof Answer]: Answer[Key] } = {};
  const said = inputOf(value);
  if (!isBlank(said)) {
    const parsed = parseAnswer(chosenFrom, question, said);
    const isAnswer = (word: string) => parseAnswer(chosenFrom, question, word).ok;
    const isKeyed = isListNode(value) && value.items.some(isMapNode);
    // "tbd" where a day, a number or a choice is asked for is none, and no fault either: it is to be found out.
    if (parsed.ok) answer.value = parsed.value;
    else if (typeof said === 'string' && isNoChoice(said)) answer.findOut = said.trim();
    else if (isKeyed) bad(value, 'An entry of the list that has ": " in it has to be in quotes.');
    else bad(value, parsed.message, isOneValue(question.kind) ? withNote(said, isAnswer) : undefined);
    const joined = question.kind === 'list' && joinedIn(value, reading);
    if (joined) reading.warnings.push(joinedLines(id, joined, reading));
  }
  const [noted, asked] = [readPart(note), readPart(findOut)];
  if (noted) answer.note = noted;
  if (asked) answer.findOut = asked;
  return answer;
}

/** How to write what was meant as an answer and why, "yes - the council met on it"; undefined where its first word alone is none. */
function withNote(said: unknown, isAnswer: (word: string) => boolean): string | undefined {
  const [first = ''] = typeof said === 'string' ? said.trim().split(/[\s,;:]/, 1) : [];
  const word = first.replace(/[.!]$/, '');
  if (!isAnswer(word)) return undefined;
  return `Write "answer: ${word}" below this key, and what stands behind it as "note: …" below that`;
}

/** A node as the input of a question: nothing, a text, a list of texts, or something no question takes. */
function inputOf(node: YamlNode): unknown {
  if (isNothing(node)) return undefined;
  if (isListNode(node)) return node.items.map((item) => (isNothing(item) ? '' : (textOf(item) ?? {})));
  return textOf(node) ?? {};
}

/** Whether a text stands on several lines without being a block: its line breaks are blanks then. */
const isFolded = (node: YamlNode, { where }: Reading): boolean =>
  isScalarNode(node) && !node.type?.startsWith('BLOCK') && where(node.range[0]).line < where(node.range[1]).line;

/** The text that a list is given as on several lines, or the entry of it that takes in the next ones, whose dashes are too far in. */
const joinedIn = (node: YamlNode, reading: Reading): YamlNode | undefined =>
  isListNode(node)
    ? node.items.find((item) => isScalarNode(item) && /\n[ \t]*- /.test(item.srcToken?.source ?? ''))
    : isFolded(node, reading)
      ? node
      : undefined;

const joinedLines = (id: string, node: YamlNode, { where }: Reading): Problem => ({
  code: 'joined-lines',
  what: `${id}: Several lines were read as one entry of the list.`,
  where: where(offsetOf(node)),
  next: 'Put "- " before each entry, all as far in as the first; write one that is long on a single line.',
});

/** Whether an input says nothing. */
const isBlank = (input: unknown): boolean =>
  input === undefined ||
  (typeof input === 'string' && input.trim() === '') ||
  (Array.isArray(input) && input.every((each) => typeof each === 'string' && each.trim() === ''));

/** Reports what cannot be used, at its node, and keeps its text for asking again. */
function refuse({ problems, rejected, where }: Reading, problem: Problem & { id: string }, node: YamlNode): void {
  problems.push({ ...problem, where: where(offsetOf(node)) });
  rejected[problem.id] = plainText(node);
}

/** Suggestions cost time; a file full of unknown keys gets them for the first ones only. */
const MOST_SUGGESTIONS = 20;

/**
 * The warning for a key that means nothing to the method, and what may have been meant.
 * @param prefix the id of the map the key is in; empty at the top of the file
 */
function unknownKey(pair: MapPair, prefix: string, { method, sheet, warnings, where }: Reading): Problem {
  const key = keyOf(pair);
  const what = `"${shown(prefix ? `${prefix}.${key}` : key, 80)}" is not a key of this method`;
  const next =
    lookAlikeIn(`${key}:`) ?? (warnings.length < MOST_SUGGESTIONS ? suggestion(key, prefix, method) : undefined);
  return {
    code: 'unknown-key',
    // Nothing of a sheet is kept.
    what: sheet ? `${what}.` : `${what}; it is kept, but not used.`,
    where: where(offsetOf(pair.key)),
    next: next || undefined,
  };
}

function suggestion(key: string, prefix: string, method: Method): string | undefined {
  if (key.length > 60) return undefined;
  if (placeOf(method, prefix)?.kind === 'records' && !isRecordId(key)) {
    const proper = slug(key);
    return proper && `Write it in small letters, words joined by "-": ${proper}`;
  }
  if (key.includes('.') && placeOf(method, prefix ? `${prefix}.${key}` : key)) {
    return 'Write each word between the dots as a key of its own, each below the one before and indented by two spaces more.';
  }
  // The labels stand as comments in the form.
  const above = prefix && `${prefix}.`;
  const labelled = method.questions.find(({ id, label }) => id.startsWith(above) && plain(label) === plain(key));
  if (labelled) return `Its key is ${labelled.id.slice(above.length)}.`;
  // A sheet of answers may have whole ids for its keys.
  const isId = prefix === '' && key.includes('.');
  return meant(key, isId ? idsAround(method, key) : orderOf(method)(prefix ? pathOf(prefix) : [])).meant.trim();
}
