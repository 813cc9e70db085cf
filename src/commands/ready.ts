// `tde ready`: whether a step knows enough for the next one, with the reasons, and what kind of plan the team can carry.

import { type Capacity, capacityOf, type Finding, type Readiness, readinessOf, stepAt } from '../advice/ready.ts';
import { citedBy } from '../evidence/shown.ts';
import type { Reader } from '../project/answers.ts';
import { columnsOf, screenLines } from '../terminal.ts';
import { fill, joinAnd, words } from '../words.ts';
import { type Context, openSoundProject, stepOf, tellNext } from './context.ts';

/** Prints the verdict on a step (the one the project is at, unless one is named), with what is missing, thin and known. */
export async function printReadiness(
  context: Context,
  typed: string | undefined,
  options: { json?: boolean },
): Promise<void> {
  const { project, method } = await openSoundProject(context);
  const step = typed === undefined ? stepAt(project) : stepOf(method, typed);
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
    context.io.out.write(`${JSON.stringify(printed, null, 2)}\n`);
    return;
  }
  const width = columnsOf(context.io.out);
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : ['', ...screenLines(title, width), ...lines.flatMap((line) => screenLines(`- ${line}`, width, '  '))];
  const findings = (is: Finding['is']) =>
    readiness.findings
      .filter((each) => each.is === is)
      .map(({ text, question }) => (is === 'known' ? text : fill(words.ready.finding, { text, question })));
  const lines = [
    ...screenLines(verdictOf(readiness), width),
    ...(['missing', 'thin', 'known'] as const).flatMap((is) => part(words.ready.findings[is], findings(is))),
    ...part(words.evidence.behind, evidence),
    ...(capacity ? part(words.ready.capacity, capacityLines(capacity)) : []),
  ];
  context.io.out.write(`${lines.join('\n')}\n`);
  const [first] = readiness.findings.filter(({ is }) => is === 'missing');
  const after = readiness.next ? `tde recommend --step ${readiness.next.id}` : 'tde iterate';
  tellNext(context, first ? `tde edit ${first.question}` : after);
}

// --- internal ---

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
