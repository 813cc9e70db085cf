// `tde recommend`: which tactics of a step fit, how well, and why.
import { checklistsOf, type Recommendation, recommend } from '../advice/recommend.ts';
import { EXIT, UserError } from '../errors.ts';
import { criteriaOf, nearest } from '../method/ids.ts';
import type { Method, Question, Step } from '../method/types.ts';
import { columnsOf } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, canAsk, openSoundProject, tell, tellNext } from './context.ts';
import { type Output, putResult } from './output.ts';
import { recommendationLines } from './recommend-lines.ts';

export type RecommendOptions = Output & { json?: boolean; step?: string };

/** The tactics of a step by how well they fit. Without answers it offers to ask, or says how to give them. */
export async function printRecommendation(context: Context, options: RecommendOptions): Promise<void> {
  const opened = await openSoundProject(context);
  const { method } = opened;
  const step = stepOf(method, options.step);
  const [checklist] = checklistsOf(method, step.id);
  const section = method.sections.find(({ id }) => id === checklist?.section);
  let { answers } = opened.project;
  const nothing = (now: Recommendation) => now.tactics.every((fit) => fit.unanswered === fit.total);
  let result = recommend(method, answers, step.id);
  if (section && nothing(result) && !options.json && canAsk(context)) {
    tell(context.io, fill(words.recommend.nothingYetAsk, { minutes: section.minutes ?? 5 }));
    const { runInterview } = await import('./interview.ts');
    answers = (await runInterview(context, method, opened.project, { leg: section.id })).answers;
    result = recommend(method, answers, step.id);
  }
  if (options.json) {
    const { changes: _, ...printed } = result;
    putResult(context, `${JSON.stringify(printed, null, 2)}\n`, options);
    return;
  }
  if (!section) {
    tell(context.io, fill(words.recommend.noChecklists, { step: step.name, id: step.id }));
    return tellNext(context.io, `tde guide ${step.id}`);
  }
  const lines = recommendationLines(method, answers, step, result, columnsOf(context.io.out));
  putResult(context, `${lines.join('\n')}\n`, options);
  if (nothing(result))
    tell(context.io, fill(words.recommend.howToAnswer, { section: section.id, line: criterionOf(method, checklist) }));
  tellNext(context.io, nothing(result) ? `tde edit ${section.id}` : 'tde status');
}

// --- internal ---

/** The step that was asked for, by its id or its name; the method's first where none was. */
function stepOf({ steps }: Method, typed: string | undefined): Step {
  const wanted = typed?.trim().toLowerCase();
  const step =
    wanted === undefined ? steps[0] : steps.find(({ id, name }) => [id, name.toLowerCase()].includes(wanted));
  if (step) return step;
  const ids = steps.map(({ id }) => id);
  const near = nearest(wanted ?? '', ids);
  throw new UserError(
    {
      code: 'unknown-step',
      what: fill(words.recommend.unknownStep, {
        typed: typed ?? '',
        meant: near ? fill(words.interview.didYouMean, { id: near }) : '',
      }),
      next: fill(words.recommend.unknownStepNext, { steps: ids.join(', ') }),
    },
    EXIT.usage,
  );
}

const criterionOf = (method: Method, checklist: Question | undefined): string =>
  (checklist && criteriaOf(method, checklist)[0]?.id) ?? '';
