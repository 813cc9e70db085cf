// All rules of `tde check`, and what running them over a project says. Pure: no clock, no file, no screen.
import type { Method } from '../../method/types.ts';
import { fill } from '../../words.ts';
import { designRules } from './design.ts';
import { findRules } from './find.ts';
import { refineRules } from './refine.ts';
import { implementRules, reviewRules } from './review.ts';
import { type Facts, type Finding, GUIDE, type Rule, SEVERITIES, type Severity } from './rule.ts';

/** The rules by step, in the method's order. */
export const RULES: Readonly<Record<string, readonly Rule[]>> = {
  find: findRules,
  refine: refineRules,
  design: [...designRules, ...reviewRules],
  implement: implementRules,
};

/** What a rule found: the rule's wording with its names filled in, and the question that mends it. */
export type Remark = {
  rule: string;
  severity: Severity;
  question: string;
  message: string;
  why: string;
  source: string;
  byWords: boolean;
};

/** All rules, in the method's order. */
export const allRules: readonly Rule[] = Object.values(RULES).flat();

/** The rules that have something to look at in a method: it has each part that they ask for. */
export const rulesFor = ({ roles }: Method): Rule[] =>
  allRules.filter(({ mends, needs = [] }) =>
    [...(mends ? [mends] : []), ...needs].every((role) => roles[role] !== undefined),
  );

/**
 * Runs the rules: errors first, then warnings, then hints, each in the rules' order. The guide's sections are named only where the
 * method follows that guide.
 */
export function check(facts: Facts): Remark[] {
  const { method } = facts;
  const remarks = rulesFor(method).flatMap(
    ({ id, severity: usual, message, why, source, byWords = false, mends, find }) => {
      const found = find(facts);
      const findings: readonly Finding[] = typeof found === 'boolean' ? (found ? [{}] : []) : found;
      return findings.flatMap(({ question = mends && method.roles[mends], values = {}, severity = usual }): Remark[] =>
        question === undefined
          ? []
          : [
              {
                rule: id,
                severity,
                question,
                message: fill(message, values),
                why,
                source: method.guide === GUIDE ? source : 'added',
                byWords,
              },
            ],
      );
    },
  );
  return SEVERITIES.flatMap((severity) => remarks.filter((remark) => remark.severity === severity));
}

/** The rules as a Markdown table for REFERENCE.md; what a finding fills in stands as "…". */
export function rulesTable(): string {
  const cell = (text: string) => text.replace(/[|]/g, '\\|').replace(/\{([^{}]+)\}/g, '…');
  const rows = Object.entries(RULES).flatMap(([step, rules]) =>
    rules.map((rule) => {
      const { id, severity, message, why, source, byWords } = rule;
      const from = byWords ? `${source}, judged by words` : source;
      return `| ${step} | \`${id}\` | ${severity} | ${cell(message)} | ${cell(why)} | ${cell(from)} |`;
    }),
  );
  return ['| step | rule | severity | what it says | why | from |', '|---|---|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}
