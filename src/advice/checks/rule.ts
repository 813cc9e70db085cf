// What a rule of `tde check` is (its wording and a pure predicate, side by side), and the short questions to the answers that many rules
// ask. Knows no single rule and no terminal.

import { questionAt, tacticChoiceOf } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Question, Trait } from '../../method/types.ts';
import type { Reader } from '../../project/answers.ts';
import { isEmpty } from '../../project/answers.ts';

/** An error is a contradiction or could do harm; a warning is a gap in the method; a hint is an improvement. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The guide whose sections the rules name. */
export const GUIDE = 'A Guide to Tactical Data Engagement';

/** All that a rule may look at. `today` is a day such as 2026-05-31: advice never sees a clock. */
export type Facts = Reader & { readonly today: string };

/** One place where a rule is broken: the question where it is not the rule's own, by its id or its part, what fills the message, and how grave it is here. */
export type Finding = {
  question?: string;
  role?: Role;
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
  find: (facts: Facts) => Finding[];
};

/** One finding where the condition holds, none where it does not. */
export const when = (condition: boolean, finding: Finding = {}): Finding[] => (condition ? [finding] : []);

/** The parts that a record's fields play. */
type FieldOf<Records extends string, Each = Role> = Each extends `${Records}.${infer Field}` ? Field : never;
type Records = 'use-cases' | 'personas' | 'activities' | 'feedback' | 'data-sets' | 'measures' | 'who-does' | 'costs';

/**
 * One record of a project. Its fields go by the parts they play: `get` gives a field's text (empty where there is none), `at`
 * its full id, or the record's where the method has no such field. `first` is the full id of the field that titles it.
 */
export type RecordFacts<Of extends Records> = {
  id: string;
  title: string;
  first: string;
  get: (field: FieldOf<Of>) => string;
  at: (field: FieldOf<Of>) => string;
  settled: (field: FieldOf<Of>) => boolean;
};

/** The entries of the answer to the question that plays a part; none where it has no value, or the method has no such question. */
export const listOf = (facts: Reader, role: Role): readonly string[] => facts.list(facts.method.roles[role]);

/** The text of an answer by its id, its entries on lines of their own; empty where there is none. */
export const textAt = (facts: Reader, id: string | undefined): string => facts.list(id).join('\n');

/** The same of the question that plays a part. */
export const textOf = (facts: Reader, role: Role): string => textAt(facts, facts.method.roles[role]);

/** Whether the question that plays a part has a value. */
export const has = (facts: Reader, role: Role): boolean => textOf(facts, role) !== '';

/** Whether it has a value, or is noted as to find out. */
export const settled = (facts: Reader, role: Role): boolean => isSettled(facts, facts.method.roles[role]);

/** Whether the first pitch is made: each of its slots has an answer. */
export const hasPitch = (facts: Reader): boolean =>
  facts.method.pitch.slots.every(({ question }) => textAt(facts, question) !== '');

/** Whether something rests on what was found out so far: a plan, or the work on one. */
export const planRests = (facts: Reader): boolean =>
  has(facts, 'intervention') || begun(facts, 'plan-step') || begun(facts, 'work-step');

/** Whether the step that plays a part has begun: something was answered in it that only those know who are at it. */
export function begun(facts: Reader, role: 'plan-step' | 'work-step'): boolean {
  const { questions, roles } = facts.method;
  // Checklists are there to look ahead with, and lessons and needs come up from the first day on.
  const early = [roles.lessons, roles['other-opportunities']];
  return questions.some(
    (each) =>
      each.step !== undefined &&
      each.step === roles[role] &&
      each.kind !== 'checklist' &&
      !early.includes(each.id) &&
      isTouched(facts, each),
  );
}

/** Whether one of some tactics has a trait. */
export const hasTrait = (facts: Reader, tactics: readonly string[], trait: Trait): boolean =>
  facts.method.tactics.some(({ id, traits }) => tactics.includes(id) && traits?.includes(trait));

/** The tactics chosen in a step. */
export const tacticsOf = (facts: Reader, step: string | undefined): readonly string[] =>
  step === undefined ? [] : facts.list(tacticChoiceOf(facts.method, step)?.id);

/** The records of a question that plays a part, titled by their first field. */
function recordsIn<Of extends Records>(facts: Reader, records: Of): RecordFacts<Of>[] {
  const { roles } = facts.method;
  const hub = roles[records];
  const field = questionAt(facts.method, hub ?? '')?.fields?.[0]?.id;
  return facts.records(hub).map((id) => {
    const at = (part: FieldOf<Of>) => {
      const own = roles[`${records}.${part}` as Role];
      return own === undefined ? `${hub}.${id}` : `${hub}.${id}.${own}`;
    };
    const first = `${hub}.${id}.${field}`;
    return {
      id,
      title: short(textAt(facts, first)) || id,
      first,
      at,
      get: (part) => textAt(facts, at(part)),
      settled: (part) => isSettled(facts, at(part)),
    };
  });
}

export const useCases = (facts: Reader): RecordFacts<'use-cases'>[] => recordsIn(facts, 'use-cases');
export const personas = (facts: Reader): RecordFacts<'personas'>[] => recordsIn(facts, 'personas');
export const feedback = (facts: Reader): RecordFacts<'feedback'>[] => recordsIn(facts, 'feedback');
export const dataSets = (facts: Reader): RecordFacts<'data-sets'>[] => recordsIn(facts, 'data-sets');
export const measures = (facts: Reader): RecordFacts<'measures'>[] => recordsIn(facts, 'measures');
export const partsTaken = (facts: Reader): RecordFacts<'who-does'>[] => recordsIn(facts, 'who-does');
export const costs = (facts: Reader): RecordFacts<'costs'>[] => recordsIn(facts, 'costs');
export const activities = (facts: Reader): RecordFacts<'activities'>[] => recordsIn(facts, 'activities');

/** The activities that are neither done nor dropped. */
export const openActivities = (facts: Reader): RecordFacts<'activities'>[] =>
  activities(facts).filter((activity) => !['done', 'dropped'].includes(activity.get('status')));

/**
 * Whether somebody thought of whom the data could harm, in one answer or for a data set; until the work begins, having noted whom to
 * ask will do.
 */
export const isHarmWeighed = (facts: Reader): boolean =>
  dataSets(facts).some((each) => each.settled('harm')) ||
  (begun(facts, 'work-step') ? has(facts, 'safeguards') : settled(facts, 'safeguards'));

/** The one use case that Design picked. */
export const chosenUseCase = (facts: Reader): RecordFacts<'use-cases'> | undefined => {
  const chosen = textOf(facts, 'chosen-use-case');
  return useCases(facts).find((useCase) => useCase.id === chosen);
};

/** The personas that a use case names. */
export function personasOf(facts: Reader, useCase: RecordFacts<'use-cases'>): RecordFacts<'personas'>[] {
  const named = facts.list(useCase.at('personas'));
  return personas(facts).filter(({ id }) => named.includes(id));
}

/** Whether there is a plan to show: an intervention with a first activity, or the work has begun. */
export const hasPlan = (facts: Reader): boolean =>
  begun(facts, 'work-step') || (has(facts, 'intervention') && activities(facts).length > 0);

/** Whether the time for comments is over, or none was set. */
export function reviewIsOver(facts: Facts): boolean {
  const until = textOf(facts, 'comments-until');
  return until === '' || until < facts.today || begun(facts, 'work-step');
}

/** The different texts of a list: capitals and blanks do not matter, empty ones do not count. */
export const distinct = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text) => text.trim().toLowerCase().replace(/\s+/g, ' ')).filter((text) => text !== '')),
];

/** A text on one line, at most 60 characters of it. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line;
}

/** Whether one of the texts may speak of the same: it shares one of the words that carry the meaning. */
export function spokenOf(text: string, others: readonly string[]): boolean {
  const stems = [...stemsOf(text)];
  const theirs = stemsOf(others.join('\n'));
  return stems.length === 0 || stems.some((stem) => theirs.has(stem));
}

// --- internal ---

const isSettled = (facts: Reader, id: string | undefined): boolean =>
  textAt(facts, id) !== '' || facts.at(id)?.findOut !== undefined;

function isTouched(facts: Reader, question: Question): boolean {
  return question.kind === 'records' ? facts.records(question.id).length > 0 : !isEmpty(facts.at(question.id));
}

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
