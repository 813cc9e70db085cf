// What a rule of `tde check` is (its wording and a pure predicate, side by side), and the short questions to the answers that many rules
// ask. Knows no single rule and no terminal.
import type { Method } from '../../method/types.ts';
import { type Answers, answerAt, entriesOf, isEmpty, recordsOf } from '../../project/answers.ts';

/** An error is a contradiction or could do harm; a warning is a gap in the method; a hint is an improvement. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** All that a rule may look at. `today` is a day such as 2026-05-31: advice never sees a clock. */
export type Facts = { readonly method: Method; readonly answers: Answers; readonly today: string };

/** One place where a rule is broken: the exact question where it is not the rule's own, and what fills the message. */
export type Finding = { question?: string; values?: Readonly<Record<string, string | number>> };

/**
 * A rule. `id` never changes. `message` may hold `{names}` that a finding fills; `why` is one plain sentence; `source` is the
 * guide's section, or "added"; `question` is what to answer to mend it.
 */
export type Rule = {
  id: string;
  severity: Severity;
  message: string;
  why: string;
  source: string;
  question: string;
  find: (facts: Facts) => Finding[];
};

/** One finding where the condition holds, none where it does not. */
export const when = (condition: boolean, finding: Finding = {}): Finding[] => (condition ? [finding] : []);

/** One record of a project: `get` gives a field's text (empty where there is none), `at` its full id. */
export type Entry = {
  id: string;
  title: string;
  get: (field: string) => string;
  at: (field: string) => string;
  settled: (field: string) => boolean;
};

/** The entries of an answer; none where it has no value. */
export const listOf = ({ answers }: Facts, id: string): readonly string[] => entriesOf(answers, id);

/** The text of an answer, its entries on lines of their own; empty where there is none. */
export const textOf = (facts: Facts, id: string): string => listOf(facts, id).join('\n');

/** Whether a question has a value. */
export const has = (facts: Facts, id: string): boolean => textOf(facts, id) !== '';

/** Whether a question has a value, or is noted as to find out. */
export const settled = (facts: Facts, id: string): boolean =>
  has(facts, id) || answerAt(facts.answers, id)?.findOut !== undefined;

/** Whether anything was answered in a step. */
export function begun({ answers }: Facts, step: string): boolean {
  const inStep = (id: string) => id.startsWith(`${step}.`);
  return (
    Object.keys(answers.byId).some((id) => inStep(id) && !isEmpty(answers.byId[id])) ||
    Object.keys(answers.records).some((id) => inStep(id) && recordsOf(answers, id).length > 0)
  );
}

/** The records of a question, titled by their first field. */
function recordsIn(facts: Facts, hub: string): Entry[] {
  const first = facts.method.questions.find((question) => question.id === hub)?.fields?.[0]?.id ?? '';
  return recordsOf(facts.answers, hub).map((record) => {
    const at = (field: string) => `${hub}.${record}.${field}`;
    const title = short(textOf(facts, at(first))) || record;
    return {
      id: record,
      title,
      at,
      get: (field) => textOf(facts, at(field)),
      settled: (field) => settled(facts, at(field)),
    };
  });
}

export const useCases = (facts: Facts): Entry[] => recordsIn(facts, 'refine.use-cases');
export const feedback = (facts: Facts): Entry[] => recordsIn(facts, facts.method.roles.feedback ?? '');
export const activities = (facts: Facts): Entry[] => recordsIn(facts, 'design.activities');

/** The activities that are neither done nor dropped. */
export const openActivities = (facts: Facts): Entry[] =>
  activities(facts).filter((activity) => !['done', 'dropped'].includes(activity.get('status')));

/** The one use case that Design picked. */
export const chosenUseCase = (facts: Facts): Entry | undefined => {
  const chosen = textOf(facts, 'design.use-case');
  return useCases(facts).find((useCase) => useCase.id === chosen);
};

/** Whether there is a plan to show: an intervention with a first activity, or the work has begun. */
export const hasPlan = (facts: Facts): boolean =>
  begun(facts, 'implement') || (has(facts, 'design.intervention') && activities(facts).length > 0);

/** Whether the time for comments is over, or none was set. */
export function reviewIsOver(facts: Facts): boolean {
  const until = textOf(facts, 'design.review.until');
  return until === '' || until < facts.today || begun(facts, 'implement');
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

/** The words that carry a text's meaning, cut to their beginnings so that "nurse" and "nurses" are one. */
export const stemsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word)).map((w) => w.slice(0, 5)),
  );

/** Whether one of the texts speaks of the same: it shares this part of the words that carry the meaning, at least one. */
export function spokenOf(text: string, others: readonly string[], part = 0): boolean {
  const stems = [...stemsOf(text)];
  const least = Math.max(1, Math.ceil(stems.length * part));
  return stems.length === 0 || others.some((other) => shared(stems, stemsOf(other)) >= least);
}

// --- internal ---

const shared = (stems: readonly string[], others: ReadonlySet<string>): number =>
  stems.filter((stem) => others.has(stem)).length;

const EMPTY_WORDS = new Set(
  `about above after again also among another area areas around because been before being below both city cities community
  communities could county data each else every everyone from government group groups have having here into just like live
  lives living local many more most near next only other others over people person persons public resident residents same
  should some someone speak such than that their them then there these they this those through town under until very want
  wants were what when where which while whom whose will with without work would your`.split(/\s+/),
);
