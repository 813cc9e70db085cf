// The parts of the plan about people: what was heard and what was done with it, who was not heard yet, and what is to find out.
import { capitalFirst } from '../../advice/forms.ts';
import { listeningText } from '../../advice/listening.ts';
import { cellFor, type Group, groupsOf, partLabels, stepsHeard } from '../../advice/people.ts';
import { type Compared, compareRecords, openQuestions } from '../../advice/progress.ts';
import { ROLE_NAMES } from '../../method/roles.ts';
import type { Method, Question } from '../../method/types.ts';
import { mayQuote } from '../../project/feedback.ts';
import { count, fill, joinAnd, words } from '../../words.ts';
import { isWithheld } from '../left-out.ts';
import type { RecordTable } from './cases.ts';
import {
  type DocumentReader,
  entriesOfRoles,
  type Missing,
  missingOf,
  paragraphsOf,
  questionsOf,
  type ShownAnswer,
  textOrGap,
} from './shown.ts';

/** What was heard about the plan, and what was done; and how many pieces stand there without their words. */
export type HeardView = Missing & { counts: string; pieces: Heard[]; kept: string };
export type Heard = { title: string; said: string[]; from: string; lines: { label: string; text: string }[] };

/** Who has not been heard yet, and how they are to be reached. */
export type NotHeardView = Missing & { entries: ShownAnswer[] };

/** What is to be found out, and whom to ask. */
export type OpenView = Missing & { questions: { text: string; whom: string }[] };

export const NOT_HEARD = ['missing-voices', 'reach-missing'] as const;

/** How much was heard and what was decided, then each piece. */
export function heardView(given: DocumentReader): HeardView {
  const { method } = given;
  const all = compareRecords(given, method.roles.feedback);
  const kept = given.internal ? [] : all.filter(({ id }) => !mayQuote(given, id));
  const { missing, gaps } = missingOf(given, questionsOf(method, ['feedback']));
  return {
    counts: countsOf(given, all),
    pieces: all.map((each) => heardOf(given, each)),
    kept: kept.length === 0 ? '' : fill(words.plan.notQuoted, { pieces: pieces(kept) }),
    missing,
    gaps: [...gaps, ...all.flatMap((each) => gapsOf(given, each))],
  };
}

/** How many pieces of feedback these are, and how they were decided; empty without any. */
export const countsOf = (given: DocumentReader, all: readonly Compared[]): string =>
  all.length === 0 ? '' : fill(words.plan.heard, { pieces: pieces(all), decisions: decisions(given, all) });

/** The groups that were not heard yet and how to reach them. */
export const notHeardView = (given: DocumentReader): NotHeardView => ({
  entries: entriesOfRoles(given, NOT_HEARD),
  ...missingOf(given, questionsOf(given.method, NOT_HEARD)),
});

/** Each group with the part it has in the matter, and the steps in which it was heard; and how often people were listened to. */
export function groupsView(given: DocumentReader): Missing & { listening: string; table: RecordTable } {
  const [columns, parts] = [stepsHeard(given), partLabels(given)];
  const held = listeningText(given);
  const label = (part: string | undefined) => parts.find(({ id }) => id === part)?.label ?? '';
  const row = (group: Group) => [
    capitalFirst(group.name),
    ...(parts.length > 0 ? [label(group.part)] : []),
    ...columns.map((_, i) => cellFor(group, columns, i)),
  ];
  const head = [
    words.groups.group,
    ...(parts.length > 0 ? [words.groups.part] : []),
    ...columns.map(({ head }) => head),
  ];
  return {
    listening: held === '' ? '' : fill(words.groups.listening, { held }),
    table: { columns: head, rows: groupsOf(given).map(row) },
    gaps: [],
    missing: '',
  };
}

/** Every question that waits for someone's answer; what is open about feedback is for the team alone. */
export function openView(given: DocumentReader): OpenView {
  const { method } = given;
  const hubs = method.questions.filter(({ kind }) => kind === 'records').map(({ id }) => id);
  const titles = new Map(
    hubs.flatMap((hub) => compareRecords(given, hub).map(({ id, title }): [string, string] => [`${hub}.${id}`, title])),
  );
  const record = (id: string) => {
    const hub = hubs.find((each) => id.startsWith(`${each}.`));
    return hub && titles.get(`${hub}.${id.slice(hub.length + 1).split('.')[0]}`);
  };
  const hidden = (id: string) => !given.internal && id.startsWith(`${method.roles.feedback}.`);
  return {
    questions: openQuestions(given)
      .filter(({ id }) => !hidden(id))
      .map(({ id, label, whom }) => {
        const title = record(id);
        return { text: title ? fill(words.plan.ofRecord, { label, title }) : label, whom };
      }),
    gaps: [],
    missing: '',
  };
}

/** "2 taken up and 1 not decided yet": how many pieces of feedback got which decision. */
export function decisions(given: DocumentReader, list: readonly Compared[]): string {
  const decided = list.map(({ part }) => String(given.at(part('feedback.decision')?.id)?.value ?? 'open'));
  const counted = words.plan.decisions.flatMap(([decision, text]) => {
    const number = decided.filter((each) => each === decision).length;
    return number > 0 ? [fill(text, { number })] : [];
  });
  return joinAnd(counted);
}

// --- internal ---

/** The fields that lack an answer, but for those that are left out with the words. */
function gapsOf(given: DocumentReader, { id, fields, gaps }: Compared): string[] {
  const kept = Object.entries(fields).flatMap(([field, { id: full }]) => (isWithheld(given, id, field) ? [full] : []));
  return gaps.map((gap) => gap.id).filter((gap) => !kept.includes(gap));
}

const pieces = (list: readonly Compared[]): string => count(list.length, ...words.plan.piece);

function heardOf(given: DocumentReader, { id, title, fields, part }: Compared): Heard {
  const { method } = given;
  const text = (field: Question | undefined) =>
    field && given.at(field.id)?.value !== undefined ? textOrGap(given, field) : '';
  const [decision, told] = [part('feedback.decision'), part('feedback.told')];
  const said = text(part('feedback.said'));
  const version = text(part('feedback.version'));
  const from = [
    ...[part('feedback.group'), part('feedback.channel'), part('feedback.heard')].map(text),
    version === '' ? '' : fill(words.plan.onVersion, { version }),
  ];
  const unquoted = given.internal && !mayQuote(given, id) ? [words.plan.notToQuote] : [];
  const decided = decision ? [{ label: decision.label, text: textOrGap(given, decision) }] : [];
  const lines = [part('feedback.why'), part('feedback.changed'), ...withoutPart(method, fields)].flatMap((field) =>
    field ? [{ label: field.label, text: text(field) }] : [],
  );
  const back = told ? [{ label: told.label, text: text(told) || words.plan.notTold }] : [];
  return {
    title,
    said: said === '' ? [] : paragraphsOf(said),
    from: [...from.filter((each) => each !== ''), ...unquoted].join(', '),
    lines: [...decided, ...lines, ...back].filter((line) => line.text !== ''),
  };
}

/** The fields of a piece of feedback that are the method's own, but for the one that titles it. */
function withoutPart({ roles }: Method, fields: Compared['fields']): Question[] {
  const parts = new Set(ROLE_NAMES.filter((role) => role.startsWith('feedback.')).map((role) => roles[role]));
  return Object.entries(fields)
    .slice(1)
    .flatMap(([id, field]) => (parts.has(id) ? [] : [field]));
}
