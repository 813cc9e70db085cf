// What a rule of `tde check` is: its wording and a pure predicate, side by side. Knows no single rule and no terminal.
import type { Method } from '../../method/types.ts';
import type { Answers } from '../../project/answers.ts';

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
