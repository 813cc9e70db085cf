// All rules of `tde check`, and what running them over a project says. Pure: no clock, no file, no screen.
import type { Method } from '../../method/types.ts';
import { fill } from '../../words.ts';
import { designRules } from './design.ts';
import { findRules } from './find.ts';
import { refineRules } from './refine.ts';
import { implementRules, reviewRules } from './review.ts';
import { type Facts, type Rule, SEVERITIES, type Severity, when } from './rule.ts';

/** The guide whose sections the rules name. */
const GUIDE = 'A Guide to Tactical Data Engagement';

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
  allRules.filter(({ mends, needs = [] }) => [mends ?? [], ...needs].flat().every((role) => roles[role] !== undefined));

/**
 * Runs the rules: errors first, then warnings, then hints, each in the rules' order. The guide's sections are named only where the
 * method follows that guide.
 */
export function check(facts: Facts): Remark[] {
  const { roles, guide } = facts.method;
  const remarks = rulesFor(facts.method).flatMap((rule) => {
    const found = rule.find(facts);
    const findings = typeof found === 'boolean' ? when(found, {}) : found;
    const own = rule.mends && roles[rule.mends];
    return findings.flatMap(({ question = own, values = {}, severity = rule.severity }): Remark | Remark[] =>
      question === undefined
        ? []
        : {
            rule: rule.id,
            severity,
            question,
            message: fill(rule.message, values),
            why: rule.why,
            source: guide === GUIDE ? rule.source : 'added',
            byWords: rule.byWords ?? false,
          },
    );
  });
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
