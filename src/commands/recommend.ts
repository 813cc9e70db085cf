// `tde recommend`: which tactics of a step fit, how well, and why.
import { checklistsOf, type Fit, type Reason, type Recommendation, recommend } from '../advice/recommend.ts';
import { textFor } from '../advice/texts.ts';
import { criteriaOf } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { columnsOf, safe, wrap } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, canAsk, openSoundProject, tell, tellNext } from './context.ts';
import { type Output, putResult } from './output.ts';

export type RecommendOptions = Output & { json?: boolean };

/** The tactics of the step `find` by how well they fit. Without answers it offers to ask, or says how to give them. */
export async function printRecommendation(context: Context, options: RecommendOptions): Promise<void> {
  const step = 'find';
  const opened = await openSoundProject(context);
  const { method } = opened;
  const [checklist] = checklistsOf(method, step);
  const section = checklist?.section ?? step;
  let { answers } = opened.project;
  const nothing = (now: Recommendation) => now.tactics.every((fit) => fit.unanswered === fit.total);
  let result = recommend(method, answers, step);
  if (nothing(result) && !options.json && canAsk(context)) {
    tell(context.io, words.recommend.nothingYetAsk);
    const { runInterview } = await import('./interview.ts');
    answers = (await runInterview(context, method, opened.project, { leg: section })).answers;
    result = recommend(method, answers, step);
  }
  if (options.json) {
    const { changes: _, ...printed } = result;
    putResult(context, `${JSON.stringify(printed, null, 2)}\n`, options);
    return;
  }
  putResult(
    context,
    `${recommendationLines(method, answers, result, columnsOf(context.io.out)).join('\n')}\n`,
    options,
  );
  if (nothing(result))
    tell(context.io, fill(words.recommend.howToAnswer, { section, line: criterionOf(method, checklist) }));
  tellNext(context.io, nothing(result) ? `tde edit ${section}` : 'tde status');
}

// --- internal ---

const criterionOf = (method: Method, checklist: Question | undefined): string =>
  (checklist && criteriaOf(method, checklist)[0]?.id) ?? '';

function recommendationLines(method: Method, answers: Answers, result: Recommendation, width: number): string[] {
  const text = (line: string, indent = '') => wrap(safe(line), width, indent);
  const [first] = result.tactics;
  const tactic = method.tactics.find((each) => each.id === first?.id);
  const thin = result.enough ? [] : [...text(words.recommend.thin), ''];
  const tied = result.tie && result.enough ? [...text(words.recommend.tie), ''] : [];
  const changes = result.changes
    .slice(0, 3)
    .map(({ title, tactic: of, answer, first: leads }) =>
      fill(words.recommend.change, { title, tactic: of, answer, first: leads }),
    );
  return [
    ...text(words.recommend.title),
    '',
    ...thin,
    ...tied,
    ...result.tactics.flatMap((fit) => [...fitLines(method, answers, fit, width), '']),
    ...(changes.length > 0
      ? [...text(words.recommend.changes), ...changes.flatMap((line) => text(`- ${line}`, '  ')), '']
      : []),
    ...(tactic ? text(fill(words.recommend.thisWeek, { step: textFor(method, answers, tactic['first-step']) })) : []),
  ];
}

function fitLines(method: Method, answers: Answers, fit: Fit, width: number): string[] {
  const percent = (part: number) => Math.round(part * 100);
  const range = fit.low === fit.high ? `${percent(fit.low)} %` : `${percent(fit.low)} to ${percent(fit.high)} %`;
  const numbers = fill(words.recommend.numbers, {
    yes: fit.yes,
    total: fit.total,
    unknown: fit.unsure + fit.unanswered,
  });
  const part = (title: string, reasons: Reason[], more: (reason: Reason) => string[] = () => []) =>
    reasons.length > 0
      ? [`   ${title}`, ...reasons.flatMap((reason) => [...reasonLines(reason, width), ...more(reason)])]
      : [];
  const howTo = (reason: Reason) =>
    wrap(
      safe(`     ${fill(words.recommend.howToGet, { how: howToGet(method, answers, fit.id, reason) })}`),
      width,
      '     ',
    );
  return [
    ...wrap(safe(`${fit.rank}. ${fit.name}`), width, '   '),
    ...wrap(`   ${bar(fit)} ${range}: ${numbers}`, width, '   '),
    ...part(words.recommend.have, fit.have),
    ...part(words.recommend.need, fit.need, howTo),
    ...part(words.recommend.unknown, fit.unknown),
  ];
}

function reasonLines({ title, note }: Reason, width: number): string[] {
  return wrap(safe(`   - ${note ? `${title}: ${note.replace(/\s*\n\s*/g, ' ')}` : title}`), width, '     ');
}

/** Ten cells: `#` up to what holds, `.` up to what could hold; the numbers stand beside it. */
function bar({ low, high }: Fit): string {
  const [held, possible] = [Math.round(low * 10), Math.round(high * 10)];
  return `[${'#'.repeat(held)}${'.'.repeat(possible - held)}${' '.repeat(10 - possible)}]`;
}

function howToGet(method: Method, answers: Answers, tactic: string, reason: Reason): string {
  const criterion = method.tactics
    .find((each) => each.id === tactic)
    ?.criteria?.find((each) => reason.id.endsWith(`.${each.id}`));
  return textFor(method, answers, criterion?.get);
}
