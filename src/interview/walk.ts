// Where the person is in the interview, one idea: where a move takes them, where /goto can lead, and how long the rest takes, all go by the
// same order of stops. A pure state machine over question ids: no keys, no files.

import { isAnswered, isRelevant, isSettled, pitchQuestions, questionsSaid, stopsOf } from '../advice/progress.ts';
import {
  canonicalId,
  criteriaOf,
  fieldsOf,
  meant,
  placeOf,
  plain,
  questionAt,
  recordAt,
  sectionAt,
} from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Method, Question } from '../method/types.ts';
import { NO_ANSWERS, type Reader, readerOf } from '../project/answers.ts';
import { recordTitle } from '../project/kinds.ts';
import { fill, words } from '../words.ts';
import type { Option } from './prompter.ts';

/**
 * A run of questions finished in one sitting: a section of the method, the quick start's path, or a page with the questions that are mended
 * from there. `minutes` are what all its questions take, where the method says so.
 */
export type Leg = { id: string; title: string; questions: readonly string[]; minutes?: number };

/**
 * `at` is a question's id, `review` (of your answers, at the end of a leg) or `tasks` (the task list).
 * `part` is a follow-up of the question: its note, or whom to ask. `seen` are the questions shown in this sitting, `changed`
 * those answered in it. `line` is the question that was chosen on the review screen, for as long as the person has not come back there, and
 * then where the cursor stands at the review. `from` is the question at which the person asked for the review, in the middle of the leg.
 */
export type State = {
  leg: string;
  at: string;
  part?: FollowUp;
  seen: readonly string[];
  changed: readonly string[];
  line?: string;
  from?: string;
};

export type FollowUp = 'note' | 'find-out';

/** Where to begin: a leg, at a question of it or at its first open one, with a `row` of its list chosen already; or the task list. */
export type Start = { leg: string; at?: string; part?: FollowUp; returning?: boolean; row?: string } | 'tasks';

/** The quick start's leg: not a section of the method, and never marked as finished. */
export const QUICK = 'quick';

/** The pages that answers are read on, each with the id of its leg. */
export const PAGES = {
  pitch: 'pitch!',
  outline: 'outline!',
  brief: 'brief!',
  plan: 'plan!',
  closing: 'closing!',
  recommendation: 'recommendation!',
  check: 'check!',
  'session-sheet': 'session-sheet!',
} as const;
export type PageName = keyof typeof PAGES;

/** The page whose leg this is; undefined for a section, and for the quick start. */
export const pageOf = (leg: string): PageName | undefined =>
  (Object.keys(PAGES) as PageName[]).find((name) => PAGES[name] === leg);

/** All the legs there are, in order: the sections of the method, the quick start's path, and the pages. */
export function legsOf(method: Method): Leg[] {
  const said = questionsSaid(method);
  const playing = (...roles: Role[]) => roles.flatMap((role) => method.roles[role] ?? []);
  const mended: Record<PageName, readonly string[]> = {
    pitch: said,
    outline: method.boxes.map(({ from }) => from),
    brief: [...new Set([...said, ...playing('costs', 'home')])],
    plan: [],
    closing: playing('intended-users', 'measures', 'actual-users', 'results', 'did-not-work', 'lessons'),
    recommendation: method.questions.filter(({ kind }) => kind === 'checklist').map(({ id }) => id),
    check: method.questions.map(({ id }) => id),
    'session-sheet': playing('sessions'),
  };
  const pages = Object.keys(PAGES) as PageName[];
  return [
    ...method.sections,
    { id: QUICK, title: words.interview.quick, questions: pitchQuestions(method), minutes: method.pitch.minutes },
    ...pages.map((name) => ({ id: PAGES[name], title: words.page.titles[name], questions: mended[name] })),
  ];
}

/** The leg of that id; undefined where there is none. */
export const legAt = (method: Method, id: string): Leg | undefined => legsOf(method).find((leg) => leg.id === id);

export type Move =
  | { kind: 'answer' | 'skip' | 'back' | 'review' | 'find-out' }
  | { kind: 'open'; record: string; more?: true }
  | { kind: 'goto'; id: string };

/** The state at the start of a leg: its first question that still needs an answer; its review where all is settled or it was finished. */
export function enter(reader: Reader, leg: Leg, at?: string): State {
  const stops = stopsOf(reader, leg.questions);
  const finished = reader.answers.finished.includes(leg.id);
  const first = finished ? undefined : stops.find((question) => !isSettled(reader, question));
  const start = at ?? first?.id ?? 'review';
  return { leg: leg.id, at: start, seen: [start], changed: [] };
}

/**
 * The state after a move; `reader` has the answers as they are once it was saved. A move that leads nowhere leaves the state as it is. Back
 * from the first question of a leg leads to the task list.
 */
export function step(reader: Reader, state: State, move: Move): State {
  const stops = stopsIn(reader, state);
  const question = stops.find(({ id }) => id === state.at);
  switch (move.kind) {
    case 'review':
      return lookOver(state);
    case 'goto':
      return jump(reader, state, move.id);
    case 'open':
      return question ? openRecord(reader, state, question, move) : state;
    case 'find-out':
      return { ...state, part: 'find-out' };
    case 'back':
      return back(reader, stops, state);
    case 'answer':
      return answered(reader, stops, state, question);
    case 'skip':
      return state.part === 'find-out' ? withoutPart(state) : forward(reader, stops, withoutPart(state));
  }
}

/** The stops of the leg that the walk is in. */
export const stopsIn = (reader: Reader, { leg }: State): Question[] =>
  stopsOf(reader, legAt(reader.method, leg)?.questions ?? []);

/** The stops that a person goes through at a place: the fields of the record that it is in, or else all that are in no record. */
export const stopsBeside = ({ method }: Reader, stops: readonly Question[], at: string): Question[] =>
  stops.filter(({ id }) => areBeside(method, id, at));

/** The record looked at last, or else the last one, where nothing is told yet of what is asked only of those who want to tell more. */
export function untoldRecord(reader: Reader, state: State, hub: Question): string | undefined {
  const records = reader.records(hub.id);
  const seen = state.seen.flatMap((id) => recordAt(reader.method, id) ?? []).filter((each) => each.hub.id === hub.id);
  const record = seen.findLast((each) => records.includes(each.record))?.record ?? records.at(-1);
  return record !== undefined && isUntold(reader, moreOf(reader, hub, record)) ? record : undefined;
}

/** What of a record is asked only of those who want to tell more. */
export const moreOf = (reader: Reader, hub: Question, record: string): Question[] =>
  fieldsOf(hub, record).filter((field) => field.more && isRelevant(reader, field));

/** Whether nothing is told yet of what is asked only of those who want to tell more. */
export const isUntold = (reader: Reader, more: readonly Question[]): boolean =>
  more.length > 0 && more.every((field) => !isSettled(reader, field));

/** A summary given early, whose part has been filled since: offered again as "still right?". */
export function isStale(reader: Reader, state: State, question: Question): boolean {
  return (
    question.kind === 'phrase' &&
    isAnswered(reader, question) &&
    !state.changed.includes(question.id) &&
    (question.shows ?? []).some((id) => state.changed.includes(id))
  );
}

/** The task list, the questions of the leg (of the record, inside one), then all the sections. */
export function placesOf(reader: Reader, state: State): Option[] {
  const near = stopsBeside(reader, stopsIn(reader, state), state.at);
  const questions = near.map(({ id, label }) => ({ id, label }));
  const sections = reader.method.sections
    .filter(({ id }) => !near.some((question) => question.id === id))
    .map(({ id, title }) => ({ id, label: fill(words.interview.sectionPlace, { title }) }));
  const here = state.at === 'tasks';
  const tasks = { id: words.interview.tasks, label: words.interview.tasksPlace };
  return here ? sections : [tasks, ...questions.filter(({ id }) => id !== state.at), ...sections];
}

/** What is not near and can be gone to by its name: each question that is asked as things stand, and each entry of a list. */
export const fartherPlaces = (reader: Reader): Option[] =>
  reader.method.questions
    .filter((question) => isRelevant(reader, question))
    .flatMap((question) => [
      { id: question.id, label: question.label },
      ...reader
        .records(question.id)
        .map((record) => ({ id: `${question.id}.${record}`, label: recordTitle(reader, question, record) })),
    ]);

/**
 * The place that is meant by an id, a name or a part of one: a question, an entry, a section, the checklist a criterion stands in, or the task
 * list. Or what to say where it means none, or `several`. `offered` are those that are named first.
 */
export function placeToGo(
  method: Method,
  typed: string,
  offered: readonly Option[] = [],
): { id: string } | { id?: undefined; message: string; several: boolean } {
  if (typed.toLowerCase() === words.interview.tasks) return { id: 'tasks' };
  const id = canonicalId(method, typed);
  const place = placeOf(method, id);
  const { sections, questions } = method;
  if (place?.kind === 'leaf' && place.question.kind === 'criterion') return { id: id.slice(0, id.lastIndexOf('.')) };
  if ((place && 'question' in place) || sectionAt(method, id)) return { id };
  const named = [...offered, ...questions, ...sections.map((each) => ({ id: each.id, label: each.title }))];
  const part = plain(typed);
  const fitting = part === '' ? [] : named.filter(({ label }) => plain(label).includes(part));
  // A section stands there under two names; the one that it is offered by is told.
  const places = new Map(fitting.toReversed().map((place) => [place.id, place.label]));
  const found = places.size === 1 ? fitting[0] : fitting.find(({ label }) => plain(label) === part);
  if (found) return { id: found.id };
  const labels = [...new Set(fitting.map((place) => places.get(place.id) ?? ''))].slice(0, MOST_NAMED);
  if (fitting.length > 0)
    return { message: fill(words.interview.severalPlaces, { typed, labels: labels.join(', ') }), several: true };
  const ids = [...sections, ...questions].map((each) => each.id);
  const example = method.pitch.slots[0]?.question ?? words.interview.tasks;
  return { message: fill(words.interview.unknownId, { ...meant(typed, ids), example }), several: false };
}

/** What to say where a question there is cannot be gone to: what it depends on, as far as that is one question. */
export function whyNotAsked(method: Method, id: string): string {
  const other = questionAt(method, questionAt(method, id)?.when?.question);
  const { notAsked, dependsOn } = words.interview;
  return fill(notAsked, { typed: id }) + (other ? ` ${fill(dependsOn, { label: other.label, id: other.id })}` : '');
}

/** So many places are named where several are meant. */
const MOST_NAMED = 6;

/**
 * About how many minutes these questions of a leg take, one at least: by how long their kinds take beside each other, and by the minutes
 * that the method gives for all the questions of the leg, whether these are relevant or not.
 */
export function minutesFor(reader: Reader, left: readonly Question[], { questions, minutes }: Leg): number {
  const own = questions.flatMap((id) => questionAt(reader.method, id) ?? []);
  const none = readerOf(reader.method, NO_ANSWERS);
  const all = own.reduce((sum, question) => sum + secondsFor(none, question), 0);
  const pace = minutes === undefined ? 1 : (minutes * 60) / Math.max(1, all);
  const seconds = left.reduce((sum, question) => sum + secondsFor(reader, question), 0);
  return Math.max(1, Math.round((seconds * pace) / 60));
}

// --- internal ---

/** Whether the person is at what was chosen on the review, and goes back to it from there. */
const isReturning = ({ line, at }: State): boolean => line !== undefined && at !== 'review';

/** Moves to a place and notes that it was shown. */
function show(state: State, at: string): State {
  const seen = state.seen.includes(at) ? state.seen : [...state.seen, at];
  const { line, from } = isReturning(state) && at !== 'tasks' ? state : {};
  return { ...withoutPart(state), at, seen, line, from };
}

const withoutPart = (state: State): State => ({ ...state, part: undefined });

function jump(reader: Reader, state: State, id: string): State {
  if (id === 'tasks') return show(state, 'tasks');
  const { hub, record = '', field } = recordAt(reader.method, id) ?? {};
  if (hub && field === undefined) {
    const atHub = reader.records(hub.id).includes(record) ? jump(reader, state, hub.id) : state;
    return atHub === state ? state : openRecord(reader, atHub, hub, { kind: 'open', record });
  }
  const legs = legsOf(reader.method);
  const own = legs.filter((each) => each.id === state.leg);
  const target = [...own, ...legs].find((each) =>
    stopsOf(reader, each.questions).some((question) => question.id === id),
  );
  if (target) {
    const isLine = target.id === state.leg && state.at === 'review';
    const way = isLine ? { line: id, from: state.from } : { line: undefined, from: undefined };
    return { ...show(state, id), leg: target.id, ...way };
  }
  const section = legs.find((each) => each.id === id);
  return section ? { ...enter(reader, section), changed: state.changed } : state;
}

function openRecord(reader: Reader, state: State, hub: Question, { record, more }: Move & { kind: 'open' }): State {
  const [first] = more ? moreOf(reader, hub, record) : fieldsOf(hub, record);
  return first ? show(state, first.id) : state;
}

/** Whether two stops are in the same record, or both in none. */
function areBeside(method: Method, id: string, other: string): boolean {
  const [one, two] = [recordAt(method, id), recordAt(method, other)];
  return one?.hub.id === two?.hub.id && one?.record === two?.record;
}

/** Back: from a follow-up to its question, from a record's first field to its hub, from the first question to the task list. */
function back(reader: Reader, stops: readonly Question[], state: State): State {
  if (state.part) return withoutPart(state);
  const inside = recordAt(reader.method, state.at);
  const isReview = state.at === 'review';
  if (isReturning(state) && (state.at === state.line || !inside)) return show(state, 'review');
  const beside = stopsBeside(reader, stops, state.at);
  const at = isReview ? beside.length : beside.findIndex(({ id }) => id === state.at);
  const before = beside[at - 1];
  // Whoever chose on the list to tell more goes back to the list.
  const isFirst = before === undefined || (inside && beginsMore(reader, inside, before, beside[at]));
  return show(state, isFirst ? (inside?.hub.id ?? 'tasks') : before.id);
}

/** Whether what only those are asked who want to tell more of a record begins between two of its fields, and nothing of it is told yet. */
const beginsMore = (
  reader: Reader,
  { hub, record }: { hub: Question; record: string },
  field: Question | undefined,
  next: Question | undefined,
): boolean => next?.more === true && !field?.more && isUntold(reader, moreOf(reader, hub, record));

function answered(reader: Reader, stops: readonly Question[], state: State, question: Question | undefined): State {
  if (!state.part && question?.kind === 'judgement') return { ...changed(state), part: 'note' };
  return forward(reader, stops, state.part === 'note' ? withoutPart(state) : changed(withoutPart(state)));
}

/** To the review, and from there back to where it was asked for; whoever came from the review goes back to it. */
function lookOver(state: State): State {
  const review = show(state, 'review');
  return isReturning(state) ? review : { ...review, from: state.at };
}

/**
 * The first line of the review after the one that was dealt with that still needs something, as far as the person has come; undefined
 * where none does.
 */
function nextOpen(reader: Reader, stops: readonly Question[], { line, from }: State): string | undefined {
  const at = (id: string | undefined) => stops.findIndex((each) => each.id === id);
  const after = stops.slice(at(line) + 1, from === undefined ? stops.length : Math.max(0, at(from)));
  return after.find((question) => !question.optional && !isSettled(reader, question))?.id;
}

const changed = (state: State): State =>
  state.changed.includes(state.at) ? state : { ...state, changed: [...state.changed, state.at] };

function forward(reader: Reader, stops: readonly Question[], state: State): State {
  const beside = stopsBeside(reader, stops, state.at);
  const at = beside.findIndex(({ id }) => id === state.at);
  const rest = beside.slice(at + 1);
  const inside = recordAt(reader.method, state.at);
  // A field chosen on the review leads back to it; the other fields of its record were not asked for.
  const isLine = state.line !== undefined && areBeside(reader.method, state.line, state.at);
  if (inside && !isLine) {
    const next = at === -1 ? undefined : rest[0];
    const isLast = next === undefined || beginsMore(reader, inside, beside[at], next);
    return show(state, isLast ? inside.hub.id : next.id);
  }
  if (isReturning(state)) {
    // Only what the changed answer made newly relevant is asked before the review comes back.
    const opened = rest.find((question) => question.when?.question === state.at && !isSettled(reader, question));
    return opened ? show(state, opened.id) : { ...show(state, 'review'), line: nextOpen(reader, stops, state) };
  }
  const next = rest.find((question) => needsAsking(reader, state, question));
  return show(state, next?.id ?? 'review');
}

/**
 * Nothing is asked twice: only what is open, what was already shown in this sitting, a list with entries that another question named,
 * or a summary of what has just changed.
 */
function needsAsking(reader: Reader, state: State, question: Question): boolean {
  return (
    !isSettled(reader, question) ||
    state.seen.includes(question.id) ||
    hasOnlyNamed(reader, question) ||
    isStale(reader, state, question)
  );
}

/** Whether a list has an entry of which nothing is told but its name. */
const hasOnlyNamed = (reader: Reader, hub: Question): boolean =>
  hub.kind === 'records' && reader.records(hub.id).some((record) => isUntold(reader, fieldsOf(hub, record).slice(1)));

/** How many seconds a question of a kind takes, or a line of a checklist: our estimate. */
const SECONDS: Record<Question['kind'], number> = {
  text: 30,
  number: 15,
  date: 15,
  choice: 20,
  choices: 40,
  judgement: 60,
  list: 90,
  phrase: 120,
  paragraph: 150,
  criterion: 12,
  checklist: 12,
  records: 20,
};

/** How many seconds a stop takes: of a checklist what is not marked yet, of a list without entries what is asked of the first one, too. */
function secondsFor(reader: Reader, question: Question): number {
  // What may be left out mostly is.
  const own = SECONDS[question.kind] / (question.optional ? 3 : 1);
  if (question.kind === 'checklist') {
    const open = criteriaOf(reader.method, question).filter((each) => !isSettled(reader, each)).length;
    return own * Math.max(1, open);
  }
  if (question.kind !== 'records' || reader.records(question.id).length > 0) return own;
  const asked = (question.fields ?? []).filter((field) => !field.more);
  return own + asked.reduce((sum, field) => sum + SECONDS[field.kind] / (field.optional ? 3 : 1), 0);
}
