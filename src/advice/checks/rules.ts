// All rules of `tde check`, and what running them over a project says. Pure: no clock, no file, no screen.
import { placeOf } from '../../method/ids.ts';
import { fill } from '../../words.ts';
import { designRules } from './design.ts';
import { findRules } from './find.ts';
import { implementRules } from './implement.ts';
import { refineRules } from './refine.ts';
import { reviewRules } from './review.ts';
import { type Facts, type Rule, SEVERITIES, type Severity } from './rule.ts';

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
};

/** All rules, in the method's order. */
export const allRules: readonly Rule[] = Object.values(RULES).flat();

/** Runs every rule whose question the method has: errors first, then warnings, then hints, each in the rules' order. */
export function check(facts: Facts): Remark[] {
  const known = (id: string) => placeOf(facts.method, id) !== undefined;
  const remarks = allRules
    .filter((rule) => known(rule.question))
    .flatMap(({ id, severity, message, why, source, question, find }) =>
      find(facts).map((found) => ({
        rule: id,
        severity,
        question: found.question && known(found.question) ? found.question : question,
        message: fill(message, found.values ?? {}),
        why,
        source,
      })),
    );
  return SEVERITIES.flatMap((severity) => remarks.filter((remark) => remark.severity === severity));
}

/** The rules as a Markdown table for the README; what a finding fills in stands as "…". */
export function rulesTable(): string {
  const cell = (text: string) => text.replace(/[|]/g, '\\|').replace(/\{([^{}]+)\}/g, '…');
  const rows = Object.entries(RULES).flatMap(([step, rules]) =>
    rules.map((rule) => {
      const { id, severity, message, why, source } = rule;
      return `| ${step} | \`${id}\` | ${severity} | ${cell(message)} | ${cell(why)} | ${cell(source)} |`;
    }),
  );
  return ['| step | rule | severity | what it says | why | from |', '|---|---|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}
