// The parts of the plan about people: what was heard and what was done with it, who was not heard yet, and what is to find out.
import { capitalFirst, stopAfter } from '../../advice/forms.ts';
import { listeningText, themesOf, themeText } from '../../advice/listening.ts';
import { type Group, groupsOf, partLabels, type StepHeard, stepsHeard } from '../../advice/people.ts';
import { type Compared, compareRecords, openQuestions } from '../../advice/progress.ts';
import { recordTitle } from '../../advice/texts.ts';
import { questionAt } from '../../method/ids.ts';
import { ROLE_NAMES } from '../../method/roles.ts';
import type { Method, Question } from '../../method/types.ts';
import { spanText } from '../../project/days.ts';
import { mayQuote } from '../../project/feedback.ts';
import { count, fill, joinAnd, words } from '../../words.ts';
import { isWithheld } from '../left-out.ts';
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

/** A point that was made: its words where they may be quoted, what was decided, and what else is known of it by its label. */
export type HeardPoint = {
  title: string;
  said: string;
  from: string;
  decision: string;
  lines: { label: string; text: string }[];
};

/** What one group said: how its points were decided, and when it was told. */
export type HeardFrom = { title: string; decisions: string; told: string; points: HeardPoint[] };

/**
 * Who was listened to and what came up; which groups were heard in which step; how people were asked about the plan, what each group
 * said of it and what was done; and how many pieces stand there without their words.
 */
export type HeardView = Missing & {
  listened: string;
  themes: string[];
  people: string[];
  asked: ShownAnswer[];
  counts: string;
  bars: string[];
  groups: HeardFrom[];
  kept: string;
};

/** Who has not been heard yet, and how they are to be reached. */
export type NotHeardView = Missing & { entries: ShownAnswer[] };

/** What is to be found out, and whom to ask. */
export type OpenView = Missing & { questions: { text: string; whom: string }[] };

export const NOT_HEARD = ['missing-voices', 'reach-missing'] as const;

/** What was heard, before the plan and about it. */
export function heardView(given: DocumentReader): HeardView {
  const { method } = given;
  const all = compareRecords(given, method.roles.feedback);
  const held = listeningText(given, { days: true });
  const groups = byGroup(given, all);
  const kept = given.internal ? [] : all.filter(({ id }) => !mayQuote(given, id));
  const { missing, gaps } = missingOf(given, questionsOf(method, ['voices', 'feedback']));
  return {
    listened: held && fill(words.plan.listened, { held }),
    themes: themesOf(given).map(themeText),
    people: groupLines(given),
    asked: (['channels', 'fixed'] as const).flatMap((role) =>
      entriesOfRoles(given, [role]).map((entry) => ({ ...entry, label: words.plan.asked[role] })),
    ),
    counts: countsOf(given, all),
    bars: groups.length > 1 ? groups.map((own) => decisionBar(given, own)) : [],
    groups: groups.map((own) => heardFrom(given, own)),
    kept: kept.length === 0 ? '' : fill(words.plan.notQuoted, { pieces: pieces(kept) }),
    missing,
    gaps: [...gaps, ...all.flatMap((each) => gapsOf(given, each))],
  };
}

/** How many pieces of feedback these are, and how they were decided; empty without any. */
export const countsOf = (given: DocumentReader, all: readonly Compared[]): string =>
  all.length === 0 ? '' : fill(words.plan.heard, { pieces: pieces(all), decisions: decisions(given, all) });

/** Pieces of feedback, those of one group together, in the order in which the groups come up. */
export function byGroup(given: DocumentReader, all: readonly Compared[]): Compared[][] {
  const groups = new Map<string, Compared[]>();
  for (const piece of all) {
    const name = given.text(piece.part('feedback.group')?.id).trim().toLowerCase();
    const own = groups.get(name);
    if (own) own.push(piece);
    else groups.set(name, [piece]);
  }
  return [...groups.values()];
}

/** The groups that were not heard yet and how to reach them. */
export const notHeardView = (given: DocumentReader): NotHeardView => ({
  entries: entriesOfRoles(given, NOT_HEARD),
  ...missingOf(given, questionsOf(given.method, NOT_HEARD)),
});

/** Every question that waits for someone's answer; what is open about feedback is for the team alone. */
export function openView(given: DocumentReader): OpenView {
  const hidden = (id: string) => !given.internal && id.startsWith(`${given.method.roles.feedback}.`);
  return {
    questions: openQuestions(given)
      .filter(({ id }) => !hidden(id))
      .map(({ id, whom }) => ({ text: nameOf(given, id), whom })),
    gaps: [],
    missing: '',
  };
}

/** What a question is called in a list: its label, of a record's field with the record's title. */
export function nameOf(given: DocumentReader, id: string): string {
  const label = questionAt(given.method, id)?.label ?? id;
  const hub = given.method.questions.find((each) => each.kind === 'records' && id.startsWith(`${each.id}.`));
  if (!hub) return label;
  const [record = ''] = id.slice(hub.id.length + 1).split('.');
  return fill(words.plan.ofRecord, { label: label.toLowerCase(), title: recordTitle(given, hub, record) });
}

/** "2 taken up and 1 not decided yet": how many pieces of feedback got which decision. */
export function decisions(given: DocumentReader, list: readonly Compared[]): string {
  const decided = list.map((each) => decisionOn(given, each));
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

/** What was decided on a group's points, as a line of a picture: a sign for each, and the numbers in words. */
function decisionBar(given: DocumentReader, own: readonly Compared[]): string {
  const signs = DECISION_SIGNS.map(([decision, sign]) =>
    sign.repeat(own.filter((each) => decisionOn(given, each) === decision).length),
  );
  const [first] = own;
  const group = (first && given.text(first.part('feedback.group')?.id)) || words.people.noGroup;
  return `[${signs.join('')}] ${group.replace(/\s+/g, ' ')}: ${decisions(given, own)}`;
}

const DECISION_SIGNS = [
  ['yes', '#'],
  ['partly', '+'],
  ['no', '-'],
  ['open', '.'],
] as const;

/** What was decided on a piece: `open` where nothing was. */
export const decisionOn = (given: DocumentReader, { part }: Compared): string =>
  String(given.at(part('feedback.decision')?.id)?.value ?? 'open');

function heardFrom(given: DocumentReader, own: readonly Compared[]): HeardFrom {
  const days = own.map(({ part }) => given.text(part('feedback.told')?.id));
  const [first] = own;
  const { told, toldNot } = words.plan;
  return {
    title: (first && given.text(first.part('feedback.group')?.id)) || words.people.noGroup,
    decisions: capitalFirst(decisions(given, own)),
    told: days.includes('') ? toldNot : fill(told, { span: spanText(days) }),
    points: own.map((piece) => pointOf(given, piece)),
  };
}

function pointOf(given: DocumentReader, { id, title, fields, part }: Compared): HeardPoint {
  const text = (field: Question | undefined) =>
    field && given.at(field.id)?.value !== undefined ? textOrGap(given, field) : '';
  const decision = part('feedback.decision');
  const version = text(part('feedback.version'));
  const from = [
    ...[part('feedback.channel'), part('feedback.heard')].map(text),
    version === '' ? '' : fill(words.onVersion, { version }),
  ];
  const unquoted = given.internal && !mayQuote(given, id) ? [words.plan.notToQuote] : [];
  const lines = [part('feedback.why'), part('feedback.changed'), ...withoutPart(given.method, fields)];
  return {
    title: `${title}${stopAfter(title, '.')}`,
    said: paragraphsOf(text(part('feedback.said'))).join('\n'),
    from: [...from.filter((each) => each !== ''), ...unquoted].join(', '),
    decision: decision ? textOrGap(given, decision) : '',
    lines: lines.flatMap((field) => (field && text(field) !== '' ? [{ label: field.label, text: text(field) }] : [])),
  };
}

/** Each group, by the part it has in the matter, as a line of a picture: a sign for each step in which any was heard, and the same in words. */
function groupLines(given: DocumentReader): string[] {
  const all = groupsOf(given);
  const steps = stepsHeard(given).filter(({ is }) => all.some((group) => group[is]));
  // Those who are missing have a part of their own.
  if (steps.length === 0) return [];
  const { other } = words.plan.heardIn;
  const parts = [...partLabels(given), { id: undefined, label: other }].flatMap(({ id, label }) => {
    const own = all.filter(({ part }) => part === id);
    return own.length > 0 ? [[label, ...own.map((group) => groupLine(group, steps))]] : [];
  });
  // Where nobody said which part any has, they are just the groups.
  return parts.length === 1 && parts[0]?.[0] === other ? parts.flat().slice(1) : parts.flat();
}

function groupLine(group: Group, steps: readonly StepHeard[]): string {
  const { cell, missing, not } = words.plan.heardIn;
  const signs = steps.map(({ is }) => (group[is] ? '#' : '.')).join('');
  const heard = steps.flatMap((step) => {
    if (!group[step.is]) return [];
    return step.is === 'told' ? [step.cell] : [fill(cell, { cell: step.cell, step: step.head })];
  });
  const text = heard.length > 0 ? heard.join('; ') : group.missing ? missing : not;
  return `[${signs}] ${capitalFirst(group.name).replace(/\s+/g, ' ')}: ${text}`;
}

/** The fields of a piece of feedback that are the method's own, but for the one that titles it. */
function withoutPart({ roles }: Method, fields: Compared['fields']): Question[] {
  const parts = new Set(ROLE_NAMES.filter((role) => role.startsWith('feedback.')).map((role) => roles[role]));
  return Object.entries(fields)
    .slice(1)
    .flatMap(([id, field]) => (parts.has(id) ? [] : [field]));
}
