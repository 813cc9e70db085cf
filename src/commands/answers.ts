// Answers without the interview: `tde get` prints them, `tde set` puts one in, or a whole file of them; `tde schema` prints what a file may
// hold, `tde unlock` takes a lock away. Nothing is changed unless all of it can be.

import { resolve } from 'node:path';
import { echoWithNotes, textFor, whomText } from '../advice/said.ts';
import { UserError, usageError } from '../errors.ts';
import {
  canonicalId,
  criteriaOf,
  fieldsOf,
  idsAround,
  meant,
  type Place,
  placeOf,
  questionAt,
  recordAt,
  sectionAt,
  skeletonOf,
} from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { readText, STDIN } from '../outside.ts';
import {
  type Answer,
  type Answers,
  type Change,
  isEmpty,
  NO_ANSWERS,
  newRecordId,
  type Reader,
  sameAnswer,
} from '../project/answers.ts';
import { unlockProject } from '../project/file.ts';
import { holdsSeveral, parseAnswer } from '../project/kinds.ts';
import { isNoChoice, saysNothing, whomToAsk } from '../project/meant.ts';
import { readAnswerSheet } from '../project/read.ts';
import { blockLines, isTree } from '../project/splice.ts';
import { writtenOf } from '../project/update.ts';
import { count, fill, words } from '../words.ts';
import {
  type Context,
  jsonText,
  methodOf,
  openProject,
  projectPath,
  saveTold,
  tell,
  tellNext,
  tellProblems,
} from './context.ts';
import { type Output, putResult } from './output.ts';

/** Prints the value of a question, one line an entry; of a group or a section, `id: value` lines as YAML; with `json` always an object. */
export async function getAnswers(
  context: Context,
  options: { json?: boolean },
  typed: string | undefined,
): Promise<void> {
  const { io } = context;
  const project = await openProject(context);
  const { method } = project;
  const id = typed === undefined ? '' : canonicalId(method, typed);
  const place = placeOf(method, id);
  const ids = place || typed === undefined ? [id] : sectionAt(method, id)?.questions;
  if (!ids) throw unknownId(project, typed ?? '');
  const found = answersBelow(project, ids);
  const written = found.map(([key, answer]) => [key, writtenOf(answer) ?? ''] as const);
  tellProblems(
    context,
    // Where a group holds a text in place of its answers, that is why they are not there.
    project.problems.filter(
      ({ id = '' }) => isBelow(id, ids) || (id !== '' && ids.some((each) => isBelow(each, [id]))),
    ),
  );
  if (options.json) {
    const plain = written.map(([key, value]) => [key, isTree(value) ? Object.fromEntries(value) : value]);
    io.out.write(jsonText(Object.fromEntries(plain)));
  } else if (place?.kind === 'leaf') {
    const [answer] = found.map(([, each]) => each);
    const value = answer?.value;
    if (value !== undefined) io.out.write(`${typeof value === 'string' ? value : value.join('\n')}\n`);
    if (answer?.note) tell(context, 'note: {note}', { note: answer.note });
    if (answer?.findOut) tell(context, '{whom}', { whom: whomText(project, place.question.id) });
  } else {
    io.out.write(
      blockLines(new Map(written), 0)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
  if (found.length === 0) tell(context, id === '' ? words.get.noneAtAll : words.get.none, { id });
  tellNext(context, found.length === 0 && place?.kind === 'leaf' ? `tde edit ${id}` : 'tde status');
}

/** What `tde set` may say of an answer beside its value, or in its place. */
type SetOptions = { findOut?: string; note?: string; unset?: boolean; answers?: string };

/** `tde set ID VALUE…`, or `tde set --answers FILE`. Throws a UserError, with the file untouched, where anything is wrong. */
export async function setAnswers(
  context: Context,
  options: SetOptions,
  typed: string | undefined,
  values: string[],
): Promise<void> {
  if (options.answers !== undefined && typed !== undefined)
    throw usageError(words.set.fileOrValue, words.set.fileOrValueNext);
  const project = await openProject(context);
  if (options.answers !== undefined) {
    const changes = readAnswerFile(context, project.method, options.answers, project.answers);
    saveTold(context, project, changes, { overwrite: true });
    const given = changes.filter(({ answer }) => !isEmpty(answer)).length;
    tell(context, words.set.answers, { answers: count(given, ...words.set.answer), file: options.answers });
    tellNext(context, 'tde status');
    return;
  }
  if (typed === undefined) throw usageError(words.set.noId, words.set.noIdNext);
  const given = values.length === 1 && values[0] === '-' ? [readText(STDIN, TYPED)] : values;
  const change = changeFor(project, typed, given, options);
  const before = project.at(change.id);
  const saved = saveTold(context, project, [change], { overwrite: true });
  const place = placeOf(project.method, change.id);
  const same = place?.kind === 'leaf' && !(change.id in project.rejected) && sameAnswer(before, change.answer);
  const isEntry = place?.kind === 'record' && project.records(place.question.id).includes(place.record);
  const isNothing = place?.kind === 'record' && !isEntry && !(change.id in project.rejected);
  const { set, unchanged, emptied, alreadyEmpty } = words.set;
  const told = change.answer ? (same ? unchanged : set) : same || isNothing ? alreadyEmpty : emptied;
  tell(context, told, { id: change.id, text: shown(saved, change) });
  tellDoubts(context, project, change);
  tellNext(context, 'tde status');
}

/** The answers in a YAML or JSON file (`-`: stdin) as changes; choices may name what `known` holds. Throws a UserError with every problem of it. */
export function readAnswerFile({ io }: Context, method: Method, file: string, known: Answers = NO_ANSWERS): Change[] {
  const path = file === '-' ? STDIN : resolve(io.cwd, file);
  const name = file === '-' ? 'stdin' : file;
  return readAnswerSheet(readText(path, SHEET, name), name, method, known);
}

/** The change that `tde set` means; throws a UserError that names the allowed values or the nearest id. */
export function changeFor(reader: Reader, typed: string, values: string[], options: SetOptions = {}): Change {
  const id = canonicalId(reader.method, typed);
  const place = placeOf(reader.method, id);
  const isSection = reader.method.sections.some((section) => section.id === id);
  if (!place) throw isSection ? notOneAnswer(reader.method, id, place) : unknownId(reader, typed);
  if (options.unset) {
    if (values.length > 0 || options.note !== undefined || options.findOut !== undefined)
      throw usageError(words.set.contradiction);
    if (place.kind === 'leaf' || place.kind === 'record' || place.kind === 'finished') return { id, answer: undefined };
  }
  switch (place.kind) {
    case 'leaf':
      return { id, answer: answerFor(reader, { ...place.question, id }, values, options) };
    case 'finished':
      if (values.join(' ') !== 'yes') throw usageError(fill(words.set.onlyWhole, { id }));
      return { id, answer: { value: 'yes' } };
    case 'records':
      return newRecord(reader, place.question, values, options);
    default:
      throw notOneAnswer(reader.method, id, place);
  }
}

/** Prints the schema of the method in use, or writes it to the file named with -o. */
export async function printSchema(context: Context, options: Output): Promise<void> {
  const { jsonSchemaOf } = await import('../project/schema.ts');
  putResult(context, jsonText(jsonSchemaOf(await methodOf(context))), options, { name: 'tde.schema.json' });
  tellNext(context, 'tde status');
}

/** Takes the project's lock with that id away. @throws UserError where there is no such lock */
export function unlock(context: Context, _options: object, id: string): void {
  const file = projectPath(context);
  unlockProject(file, id);
  tell(context, words.unlock.done, { file });
  tellNext(context, 'tde resume');
}

// --- internal ---

const SHEET = { what: words.set.sheet, most: 1_000_000, smaller: words.set.sheetSmaller };
const TYPED = { what: words.set.typed, most: 1_000_000, smaller: words.set.typedSmaller };

function answerFor(reader: Reader, question: Question, values: string[], options: SetOptions): Answer {
  const before = reader.at(question.id);
  const note = (options.note ?? before?.note)?.trim();
  const whom = (options.findOut ?? (values.length > 0 ? undefined : before?.findOut))?.trim();
  const more = { note, findOut: whom && (whomToAsk(whom) ?? whom) };
  if (values.length === 0) {
    if (options.note === undefined && options.findOut === undefined) {
      throw usageError(fill(words.set.nothing, { id: question.id }), fill(words.set.nothingNext, { id: question.id }));
    }
    return { value: before?.value, ...more };
  }
  const input = holdsSeveral(question.kind) ? (values.length === 1 ? values[0] : values) : values.join(' ');
  const parsed = parseAnswer(reader, question, input);
  if (parsed.ok) return { value: parsed.value, ...more };
  const message = values.every((value) => value.trim() === '') ? words.set.empty : parsed.message;
  throw new UserError({
    code: 'bad-value',
    what: fill(words.set.badValue, { id: question.id, message }),
    next: [
      fill(words.set.badValueNext, { ask: textFor(reader, question.ask) }),
      ...(isNoChoice(values.join(' ')) ? [fill(words.set.notKnownYet, { id: question.id })] : []),
    ].join('\n'),
  });
}

/** What may be a slip: an entry that was begun by a field other than its name, as by a mistyped id, and a word that says nothing. */
function tellDoubts(context: Context, before: Reader, { id, answer }: Change): void {
  if (answer === undefined) return;
  const entry = recordAt(before.method, id);
  const records = before.records(entry?.hub.id);
  const first = entry?.hub.fields?.[0]?.id;
  if (entry && entry.field !== first && !records.includes(entry.record)) {
    const own = `${entry.hub.id}.${entry.record}`;
    tell(context, words.set.begun, { entry: entry.record, meant: meant(entry.record, records).meant });
    tell(context, words.set.begunNext, { id: own, name: `${own}.${first}` });
  }
  const typed = [answer.value ?? []].flat().find(saysNothing);
  if (typed !== undefined) tell(context, words.set.saysNothing, { typed, id });
}

/** `tde set ID-OF-RECORDS "A tenant checks an address"`: a new record, named by its first field. */
function newRecord(reader: Reader, hub: Question, values: string[], options: SetOptions): Change {
  const first = hub.fields?.[0];
  const title = values.join(' ');
  if (!first || !/[\p{L}\p{N}]/u.test(title))
    throw usageError(fill(words.set.nothing, { id: hub.id }), fill(words.set.nothingNew, { id: hub.id }));
  const record = newRecordId(new Set(reader.records(hub.id)), title, words.interview.unnamedRecord);
  const id = `${hub.id}.${record}.${first.id}`;
  return { id, answer: answerFor(reader, { ...first, id, section: hub.section }, values, options) };
}

function unknownId(reader: Reader, typed: string): UserError {
  const known = [
    ...reader.method.questions.map((question) => question.id),
    ...idsAround(reader.method, typed),
    ...Object.keys(reader.answers.byId),
    ...marksOf(reader.method),
  ];
  const what = fill(words.set.unknownId, meant(typed, known));
  return new UserError({ code: 'unknown-id', what, next: words.set.unknownIdNext });
}

function notOneAnswer(method: Method, id: string, place: Place | undefined): UserError {
  const [text, ids] = contentsOf(method, id, place);
  return new UserError({
    code: 'not-one-answer',
    what: fill(text, { id }),
    next: fill(words.set.children, { ids: ids.slice(0, 12).join(', ') + (ids.length > 12 ? ', …' : '') }),
  });
}

/** The ids of the marks of finished sections. */
const marksOf = (method: Method): string[] => method.sections.map((section) => `finished.${section.id}`);

/** What an id is that is not one answer, and the ids in it. */
function contentsOf(method: Method, id: string, place: Place | undefined): [text: string, ids: readonly string[]] {
  const section = place ? undefined : sectionAt(method, id);
  if (section) return [words.set.section, section.questions];
  const ids = (questions: readonly Question[]) => questions.map((question) => question.id);
  if (place?.kind === 'checklist') return [words.set.checklist, ids(criteriaOf(method, place.question))];
  if (place?.kind === 'record') return [words.set.wholeRecord, ids(fieldsOf(place.question, place.record))];
  return [
    words.set.group,
    [...ids(skeletonOf(method)), ...marksOf(method)].filter((each) => each.startsWith(`${id}.`)),
  ];
}

/** What was set as documents will print it; a section that was marked has only its mark. */
function shown(saved: Reader, { id, answer }: Change): string {
  const question = questionAt(saved.method, id);
  return question ? echoWithNotes(saved, question) : [answer?.value ?? ''].flat().join('; ');
}

/** The answers at these ids and below them, in the file's order. */
function answersBelow(reader: Reader, ids: readonly string[]): [string, Answer][] {
  const finished = reader.answers.finished.map((section): [string, Answer] => [
    `finished.${section}`,
    { value: 'yes' },
  ]);
  return [...Object.entries(reader.answers.byId), ...finished].filter(([id]) => isBelow(id, ids));
}

/** Whether an id is one of these, or below one; the empty one is above all. */
const isBelow = (id: string, ids: readonly string[]): boolean =>
  ids.some((each) => each === '' || id === each || id.startsWith(`${each}.`));
