// `tde ready`: whether a step knows enough for the next one, with the reasons, and what kind of plan the team can carry.

import { type Capacity, capacityOf, type Finding, type Readiness, readinessOf, stepAt } from '../advice/ready.ts';
import { citedBy } from '../evidence/cited.ts';
import type { Reader } from '../project/answers.ts';
import type { State } from '../terminal.ts';
import { fill, joinAnd, words } from '../words.ts';
import { type Context, jsonText, openSoundProject, printLines, stepOf, tellNext, windowOf } from './context.ts';

/** Prints the verdict on a step (the one the project is at, unless one is named), with what is missing, thin and known. */
export async function printReadiness(
  context: Context,
  options: { json?: boolean },
  typed: string | undefined,
): Promise<void> {
  const project = await openSoundProject(context);
  const step = typed === undefined ? stepAt(project) : stepOf(project.method, typed);
  const readiness = readinessOf(project, step);
  const evidence = citedBy(project, step);
  const capacity = plansNext(project, readiness) ? capacityOf(project) : undefined;
  if (options.json) {
    const { next, verdict, findings } = readiness;
    const printed = {
      step: step.id,
      next: next?.id ?? null,
      verdict,
      findings,
      evidence,
      ...(capacity && { capacity }),
    };
    context.io.out.write(jsonText(printed));
    return;
  }
  const on = windowOf(context);
  const part = (state: State, title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : ['', ...on.heading(title), ...lines.flatMap((line) => on.signed(state, line, { bare: '-' }))];
  const findings = (is: Finding['is']) =>
    readiness.findings
      .filter((each) => each.is === is)
      .map(({ text, question }) => (is === 'known' ? text : fill(words.ready.finding, { text, question })));
  const lines = [
    ...on.heading(verdictOf(readiness)),
    ...(['missing', 'thin', 'known'] as const).flatMap((is) =>
      part(STATE_OF[is], words.ready.findings[is], findings(is)),
    ),
    ...part('hint', words.evidence.behind, evidence),
    ...(capacity ? part('hint', words.ready.capacity, capacityLines(capacity)) : []),
  ];
  printLines(context, lines);
  const [first] = readiness.findings.filter(({ is }) => is === 'missing');
  const after = readiness.next ? `tde recommend --step ${readiness.next.id}` : 'tde iterate';
  tellNext(context, first ? `tde edit ${first.question}` : after);
}

// --- internal ---

const STATE_OF: Record<Finding['is'], State> = { missing: 'missing', thin: 'started', known: 'done' };

/** Whether the plan, or the work on it, comes next: then it matters how much of it can be carried. */
function plansNext({ method: { steps, roles } }: Reader, { step, next }: Readiness): boolean {
  return (
    step.id === roles['plan-step'] || (next !== undefined && next.id === roles['plan-step'] && steps.includes(next))
  );
}

const verdictOf = ({ step, next, verdict }: Readiness): string =>
  fill((next ? words.ready.verdict : words.ready.last)[verdict], { step: step.name, next: next?.name ?? '' });

function capacityLines({ question, level, label, can, tooMuch }: Capacity): string[] {
  if (level === undefined) return [fill(words.ready.unknown, { question })];
  const carried = can.length > 0 ? words.ready.can : words.ready.canNothing;
  return [
    fill(carried, { label, tactics: joinAnd(can) }),
    ...(tooMuch.length > 0 ? [fill(words.ready.tooMuch, { tactics: joinAnd(tooMuch) })] : []),
  ];
}
