// What a rule of `tde check` is (its wording and a pure predicate, side by side), and the short questions to the answers that many rules
// ask. Knows no single rule and no terminal.

import { listAt, plain, tacticChoiceOf } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Trait } from '../../method/types.ts';
import type { Reader } from '../../project/answers.ts';
import { joinAnd, oneLine, short } from '../../words.ts';
import { type Compared, compareRecords } from '../progress.ts';

/** An error is a contradiction or could do harm; a warning is a gap in the method; a hint is an improvement. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** All that a rule may look at. `today` is a day such as 2026-05-31: advice never sees a clock. */
export type Facts = Reader & { readonly today: string };

/** One place where a rule is broken: the question where it is not the rule's own, what fills the message, and how grave it is here. */
export type Finding = {
  question?: string | undefined;
  values?: Readonly<Record<string, string | number>>;
  severity?: Severity;
};

/**
 * A rule. `id` never changes. `message` may hold `{names}` that a finding fills; `why` is one plain sentence; `source` is the
 * guide's section, or "added"; `byWords`, that it judges by lists of words, and may be wrong. `mends` is the part whose question mends it, left out where each finding names its own question;
 * without that part, or one it `needs`, the rule does not look.
 */
export type Rule = {
  id: string;
  severity: Severity;
  message: string;
  why: string;
  source: string;
  byWords?: true;
  mends?: Role;
  needs?: readonly Role[];
  find: (facts: Facts) => boolean | readonly Finding[];
};

/** One finding where the condition holds, none where it does not. */
export const when = (condition: boolean, finding: Finding): Finding[] => (condition ? [finding] : []);

/** A finding for each of some records, at the field that plays a part; its title fills the message. */
export const eachOf = (records: readonly Compared[], role: Role): Finding[] =>
  records.map((record) => ({ question: record.at(role), values: { title: inShort(record.title) } }));

/** The same for the records in which that field is open, of those that are meant. */
export const openIn = (facts: Reader, role: Role, isMeant: (record: Compared) => boolean = () => true): Finding[] =>
  eachOf(
    compareRecords(facts, listAt(facts.method, role)).filter((record) => isMeant(record) && !record.isSettled(role)),
    role,
  );

/** The entries of the answer to the question that plays a part; none where it has no value, or the method has no such question. */
export const listOf = (facts: Reader, role: Role): readonly string[] => facts.list(facts.method.roles[role]);

/** The text of that answer; empty where there is none. */
export const textOf = (facts: Reader, role: Role): string => facts.text(facts.method.roles[role]);

/** Whether the question that plays a part has a value. */
export const has = (facts: Reader, role: Role): boolean => textOf(facts, role) !== '';

/** Whether it has a value, or is noted as to find out. */
export const settled = (facts: Reader, role: Role): boolean =>
  has(facts, role) || facts.whom(facts.method.roles[role]) !== undefined;

/** Whether the first pitch is made: each of its slots has an answer. */
export const hasPitch = (facts: Reader): boolean =>
  facts.method.pitch.slots.every(({ question }) => facts.text(question) !== '');

/** Whether something rests on what was found out so far: a plan, or the work on one. */
export const planRests = (facts: Reader): boolean =>
  has(facts, 'intervention') || begun(facts, 'plan-step') || begun(facts, 'work-step');

/**
 * Whether the step that plays a part has begun: something was answered in it that only those know who are at it. What may be left out can
 * be noted from the first day on, such as how much a team can put in, what was learned, or what others say; and so can lessons.
 */
export function begun(facts: Reader, role: 'plan-step' | 'work-step'): boolean {
  const { questions, roles } = facts.method;
  return questions.some(
    (each) =>
      each.step !== undefined &&
      each.step === roles[role] &&
      each.kind !== 'checklist' &&
      !each.optional &&
      each.id !== roles.lessons &&
      (facts.records(each.id).length > 0 ||
        [facts.text(each.id), facts.whom(each.id), facts.at(each.id)?.note].some(Boolean)),
  );
}

/** Whether one of some tactics has a trait. */
export const hasTrait = (facts: Reader, tactics: readonly string[], trait: Trait): boolean =>
  facts.method.tactics.some(({ id, traits }) => tactics.includes(id) && traits.includes(trait));

/** The tactics chosen in a step. */
export const tacticsOf = (facts: Reader, step: string | undefined): readonly string[] =>
  step === undefined ? [] : facts.list(tacticChoiceOf(facts.method, step)?.id);

/** The records of the question that plays a part; none where the method has no such question. */
export const recordsIn = (facts: Reader, role: Role): Compared[] => compareRecords(facts, facts.method.roles[role]);

/** Whether an activity is neither done nor dropped. */
export const isOpen = ({ text }: Compared): boolean => !['done', 'dropped'].includes(text('activities.status'));

/** The activities that are neither. */
export const openActivities = (facts: Reader): Compared[] => recordsIn(facts, 'activities').filter(isOpen);

/**
 * Whether somebody thought of whom the data could harm, in one answer or for a data set; until the work begins, having noted whom to
 * ask will do.
 */
export const isHarmWeighed = (facts: Reader): boolean =>
  recordsIn(facts, 'data-sets').some((each) => each.isSettled('data-sets.harm')) ||
  (begun(facts, 'work-step') ? has(facts, 'safeguards') : settled(facts, 'safeguards'));

/** The personas that a use case names. */
export function personasOf(facts: Reader, useCase: Compared): Compared[] {
  const named = useCase.list('use-cases.personas');
  return recordsIn(facts, 'personas').filter(({ id }) => named.includes(id));
}

/** Whether there is a plan to show: an intervention with a first activity, or the work has begun. */
export const hasPlan = (facts: Reader): boolean =>
  begun(facts, 'work-step') || (has(facts, 'intervention') && recordsIn(facts, 'activities').length > 0);

/** Whether the time for comments is over, or none was set. */
export function reviewIsOver(facts: Facts): boolean {
  const until = textOf(facts, 'comments-until');
  return until === '' || until < facts.today || begun(facts, 'work-step');
}

/** The different texts of a list: capitals and blanks do not matter, empty ones do not count. */
export const distinct = (texts: readonly string[]): string[] => [
  ...new Set(texts.map(plain).filter((text) => text !== '')),
];

/** A text on one line, at most 60 characters of it. */
export const inShort = (text: string): string => short(oneLine(text));

/** What some records are called, in quotation marks: "a", "b" and "c". */
export const titlesOf = (records: readonly Pick<Compared, 'title'>[]): string =>
  joinAnd(records.map(({ title }) => `"${inShort(title)}"`));

/** Whether one of the texts may speak of the same: it shares one of the words that carry the meaning. */
export function spokenOf(text: string, others: readonly string[]): boolean {
  const stems = [...stemsOf(text)];
  const theirs = stemsOf(others.join('\n'));
  return stems.length === 0 || stems.some((stem) => theirs.has(stem));
}

// --- internal ---

/** The words that carry a text's meaning, cut to their beginnings so that "nurse" and "nurses" are one. */
const stemsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word)).map((w) => w.slice(0, 5)),
  );

const EMPTY_WORDS = new Set(
  `about above after again also among another area areas around because been before being below both city cities community
  communities could county data each else every everyone from government group groups have having here into just like live
  lives living local many more most near next only other others over people person persons public resident residents same
  should some someone speak such than that their them then there these they this those through town under until very want
  wants were what when where which while whom whose will with without work would your`.split(/\s+/),
);
