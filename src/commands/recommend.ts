// `tde recommend`: which tactics of a step fit, how well, and why.

import {
  checklistsOf,
  criterionTitle,
  effortText,
  type Fit,
  type Ready,
  type Reason,
  type ReasonGroup,
  type Recommendation,
  rangeBar,
  rangeNumbers,
  rangeText,
  reasonGroups,
  recommend,
} from '../advice/recommend.ts';
import { textFor } from '../advice/said.ts';
import { criteriaOf, questionAt, sectionAt } from '../method/ids.ts';
import type { Method, Question, Step } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { citedBy } from '../project/evidence.ts';
import { optionsOf } from '../project/kinds.ts';
import { type State, WORDS_ALONE } from '../terminal.ts';
import { fill, words } from '../words.ts';
import {
  type Context,
  canAsk,
  jsonText,
  openSoundProject,
  printLines,
  stepOf,
  tell,
  tellNext,
  type Window,
  windowOf,
} from './context.ts';
import { type Output, putResult } from './output.ts';

/** The tactics of a step by how well they fit. Without answers it offers to ask, or says how to give them. */
export async function printRecommendation(
  context: Context,
  options: Output & { json?: boolean; step?: string },
): Promise<void> {
  let project = await openSoundProject(context);
  const { method } = project;
  const step = options.step === undefined ? (method.steps[0] as Step) : stepOf(method, options.step);
  const [checklist] = checklistsOf(method, step.id);
  const section = sectionAt(method, checklist?.section);
  const nothing = (now: Recommendation) => now.tactics.every((fit) => fit.unanswered === fit.total);
  let result = recommend(project, step.id);
  if (section && nothing(result) && !options.json && canAsk(context)) {
    tell(context, words.recommend.nothingYetAsk, { minutes: section.minutes ?? 5 });
    const { runInterview } = await import('./interview.ts');
    project = await runInterview(context, project, { leg: section.id });
    result = recommend(project, step.id);
  }
  if (options.json) {
    const { changes: _, ...printed } = result;
    const evidence = citedBy(project, step);
    putResult(context, jsonText({ ...printed, evidence }), options, { name: 'recommendation.json', forTeam: true });
    return;
  }
  if (!section) {
    tell(context, words.recommend.noChecklists, { step: step.name, id: step.id });
    return tellNext(context, `tde guide ${step.id}`);
  }
  const isFile = options.output !== undefined;
  const lines = recommendationLines(project, step, result, windowOf(context, isFile ? WORDS_ALONE : undefined));
  // On the screen it is for the team, notes and all; what lies in a file can be passed on.
  const written = [words.document.internal, '', ...lines, '', words.document.internal];
  if (!isFile) printLines(context, lines);
  else putResult(context, `${written.join('\n')}\n`, options, { name: 'recommendation.txt', forTeam: true });
  if (nothing(result))
    tell(context, words.recommend.howToAnswer, { section: section.id, line: criterionOf(method, checklist) });
  tellNext(context, nothing(result) ? `tde edit ${section.id}` : 'tde status');
}

// --- internal ---

/**
 * Title and warnings, the tactics with their reasons by whether one can start with them, what would change the order, and one thing to
 * do this week; where it may be read aloud without bars.
 */
function recommendationLines(reader: Reader, step: Step, result: Recommendation, on: Window): string[] {
  const [best] = result.tactics;
  const tactic = reader.method.tactics.find((each) => each.id === best?.id);
  const begin = step === reader.method.steps[0] ? whereToBegin(reader) : '';
  const toBegin = begin === '' ? [] : [...on.text(begin), ''];
  const thin = result.enough ? [] : [...on.text(words.recommend.thin), ''];
  const tied = result.tie && result.enough ? [...on.text(words.recommend.tie), ''] : [];
  const changes = result.changes.slice(0, 3).map(({ criterion, title, tactic: of, answer, first: leads }) =>
    fill(words.recommend.change, {
      title: criterionTitle(reader.method, { id: criterion, title }),
      tactic: of,
      answer,
      first: leads,
    }),
  );
  return [
    ...on.heading(titleOf(step)),
    '',
    ...toBegin,
    ...thin,
    ...tied,
    ...READY.flatMap((ready) => {
      const fits = result.tactics.filter((fit) => fit.ready === ready);
      const [one, many] = words.recommend.ready[ready];
      return fits.length === 0
        ? []
        : [
            ...on.signed(STATE_OF[ready], fits.length === 1 ? one : many, { paint: on.look.strong }),
            '',
            ...fits.flatMap((fit) => [...fitLines(reader, fit, on), '']),
          ];
    }),
    ...behindLines(reader, step, on),
    ...(changes.length > 0
      ? [...on.heading(words.recommend.changes), ...changes.flatMap((line) => on.text(`- ${line}`, '  ')), '']
      : []),
    ...(tactic ? on.text(fill(words.recommend.thisWeek, { step: textFor(reader, tactic['first-step']) })) : []),
  ];
}

/** The evidence that the answers of the step cite. */
function behindLines(reader: Reader, step: Step, on: Window): string[] {
  const cited = citedBy(reader, step);
  if (cited.length === 0) return [];
  return [...on.text(words.evidence.behind), ...cited.flatMap((each) => on.text(`- ${each}`, '  ')), ''];
}

const READY: readonly Ready[] = ['yes', 'maybe', 'no'];
const STATE_OF: Record<Ready, State> = { yes: 'done', maybe: 'started', no: 'open' };
const SIGN_OF: Record<ReasonGroup['is'], State> = {
  have: 'done',
  needed: 'missing',
  'one-of': 'missing',
  'find-out': 'find-out',
  'find-one': 'find-out',
  helps: 'open',
  other: 'open',
  unknown: 'find-out',
};

/** Where it is said how to come by what is missing. */
const HOW: { readonly [Is in ReasonGroup['is']]?: string } = {
  needed: words.recommend.howToGet,
  'one-of': words.recommend.howToGet,
  helps: words.recommend.howToGet,
  'find-out': words.recommend.findOut,
};

/** What to do first with the open data there is so far: the hint of the option that was chosen; empty where nothing is noted. */
function whereToBegin(reader: Reader): string {
  const program = questionAt(reader.method, reader.method.roles.program);
  const hint = program && optionsOf(reader, program).find(({ id }) => id === reader.text(program.id))?.hint;
  return textFor(reader, hint);
}

const criterionOf = (method: Method, checklist: Question | undefined): string =>
  (checklist && criteriaOf(method, checklist)[0]?.id) ?? '';

const titleOf = ({ name, 'tactics-title': title = fill(words.recommend.tacticsOf, { step: name }) }: Step): string =>
  fill(words.recommend.title, { title });

function fitLines(reader: Reader, fit: Fit, on: Window): string[] {
  const takes = effortText(reader, fit);
  const bar = on.aloud ? '' : `${rangeBar(fit)} `;
  return [
    ...on.text(`${fit.rank}. ${fit.name}`, '   ').map(on.look.strong),
    ...(takes === '' ? [] : on.text(`   ${takes}`, '   ')),
    ...on.text(`   ${bar}${rangeText(fit)}: ${rangeNumbers(fit)}`, '   '),
    ...reasonGroups(fit).flatMap(({ is, reasons }) => {
      const how = HOW[is];
      return [
        ...on.text(`   ${words.recommend.reasons[is]}`, '   '),
        ...reasons.flatMap((reason) => [
          ...reasonLines(reader.method, reason, SIGN_OF[is], on),
          ...(how ? on.text(`     ${fill(how, { how: howToGet(reader, reason) })}`, '     ') : []),
        ]),
      ];
    }),
  ];
}

function reasonLines(method: Method, reason: Reason, state: State, on: Window): string[] {
  const title = criterionTitle(method, reason);
  const note = reason.note.replace(/\s*\n\s*/g, ' ');
  const text = note ? `${title}: ${note}` : title;
  return on.signed(state, text, { margin: '   ', bare: '-' });
}

const howToGet = (reader: Reader, { id }: Reason): string =>
  textFor(reader, questionAt(reader.method, id)?.criterion?.get);
