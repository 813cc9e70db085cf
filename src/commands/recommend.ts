// `tde recommend`: which tactics of a step fit, how well, and why.

import {
  checklistsOf,
  type Fit,
  groupsOf,
  type Ready,
  type Reason,
  type ReasonGroup,
  type Recommendation,
  recommend,
} from '../advice/recommend.ts';
import { textFor } from '../advice/texts.ts';
import { criterionTitle, effortText, rangeBar, rangeNumbers, rangeText } from '../documents/views/fits.ts';
import { citedBy } from '../evidence/shown.ts';
import { type Look, type State, signedLines, WORDS_ALONE } from '../look.ts';
import { criteriaOf, questionAt } from '../method/ids.ts';
import type { Method, Question, Step } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { optionsOf } from '../project/kinds.ts';
import { columnsOf, screenLines } from '../terminal.ts';
import { fill, words } from '../words.ts';
import {
  type Context,
  canAsk,
  isAloud,
  jsonText,
  lookOn,
  openSoundProject,
  printLines,
  stepOf,
  tell,
  tellNext,
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
  const section = method.sections.find(({ id }) => id === checklist?.section);
  const nothing = (now: Recommendation) => now.tactics.every((fit) => fit.unanswered === fit.total);
  let result = recommend(project, step.id);
  if (section && nothing(result) && !options.json && canAsk(context)) {
    tell(context.io, fill(words.recommend.nothingYetAsk, { minutes: section.minutes ?? 5 }));
    const { runInterview } = await import('./interview.ts');
    project = await runInterview(context, project, { leg: section.id });
    result = recommend(project, step.id);
  }
  if (options.json) {
    const { changes: _, ...printed } = result;
    const evidence = citedBy(project, step);
    putResult(context, jsonText({ ...printed, evidence }), options, { name: 'recommendation.json' });
    return;
  }
  if (!section) {
    tell(context.io, fill(words.recommend.noChecklists, { step: step.name, id: step.id }));
    return tellNext(context, `tde guide ${step.id}`);
  }
  const look = options.output === undefined ? lookOn(context, context.io.out) : WORDS_ALONE;
  const lines = recommendationLines(project, step, result, columnsOf(context.io.out), isAloud(context), look);
  // On the screen it is for the team, notes and all; what lies in a file can be passed on.
  const written = [words.document.internal, '', ...lines, '', words.document.internal];
  if (options.output === undefined) printLines(context, lines);
  else putResult(context, `${written.join('\n')}\n`, options, { name: 'recommendation.txt' });
  if (nothing(result))
    tell(context.io, fill(words.recommend.howToAnswer, { section: section.id, line: criterionOf(method, checklist) }));
  tellNext(context, nothing(result) ? `tde edit ${section.id}` : 'tde status');
}

// --- internal ---

/**
 * Title and warnings, the tactics with their reasons by whether one can start with them, what would change the order, and one thing to
 * do this week; `aloud` without bars.
 */
function recommendationLines(
  reader: Reader,
  step: Step,
  result: Recommendation,
  width: number,
  aloud: boolean,
  look: Look,
): string[] {
  const text = (line: string, indent = '') => screenLines(line, width, indent);
  const heading = (line: string) => text(line).map(look.strong);
  const [best] = result.tactics;
  const tactic = reader.method.tactics.find((each) => each.id === best?.id);
  const begin = step === reader.method.steps[0] ? whereToBegin(reader) : '';
  const toBegin = begin === '' ? [] : [...text(begin), ''];
  const thin = result.enough ? [] : [...text(words.recommend.thin), ''];
  const tied = result.tie && result.enough ? [...text(words.recommend.tie), ''] : [];
  const changes = result.changes.slice(0, 3).map(({ criterion, title, tactic: of, answer, first: leads }) =>
    fill(words.recommend.change, {
      title: criterionTitle(reader.method, { id: criterion, title }),
      tactic: of,
      answer,
      first: leads,
    }),
  );
  return [
    ...heading(titleOf(step)),
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
            ...signedLines(look, STATE_OF[ready], fits.length === 1 ? one : many, width, { paint: look.strong }),
            '',
            ...fits.flatMap((fit) => [...fitLines(reader, fit, width, aloud, look), '']),
          ];
    }),
    ...behindLines(reader, step, width),
    ...(changes.length > 0
      ? [...heading(words.recommend.changes), ...changes.flatMap((line) => text(`- ${line}`, '  ')), '']
      : []),
    ...(tactic ? text(fill(words.recommend.thisWeek, { step: textFor(reader, tactic['first-step']) })) : []),
  ];
}

/** The evidence that the answers of the step cite. */
function behindLines(reader: Reader, step: Step, width: number): string[] {
  const cited = citedBy(reader, step);
  if (cited.length === 0) return [];
  return [
    ...screenLines(words.evidence.behind, width),
    ...cited.flatMap((each) => screenLines(`- ${each}`, width, '  ')),
    '',
  ];
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
  const program = questionAt(reader.method, reader.method.roles.program ?? '');
  const hint = program && optionsOf(reader, program).find(({ id }) => id === reader.text(program.id))?.hint;
  return textFor(reader, hint);
}

const criterionOf = (method: Method, checklist: Question | undefined): string =>
  (checklist && criteriaOf(method, checklist)[0]?.id) ?? '';

const titleOf = ({ name, 'tactics-title': title = fill(words.recommend.tacticsOf, { step: name }) }: Step): string =>
  fill(words.recommend.title, { title });

function fitLines(reader: Reader, fit: Fit, width: number, aloud: boolean, look: Look): string[] {
  const takes = effortText(reader, fit);
  const bar = aloud ? '' : `${rangeBar(fit)} `;
  return [
    ...screenLines(`${fit.rank}. ${fit.name}`, width, '   ').map(look.strong),
    ...(takes === '' ? [] : screenLines(`   ${takes}`, width, '   ')),
    ...screenLines(`   ${bar}${rangeText(fit)}: ${rangeNumbers(fit)}`, width, '   '),
    ...groupsOf(fit).flatMap(({ is, reasons }) => {
      const how = HOW[is];
      return [
        ...screenLines(`   ${words.recommend.reasons[is]}`, width, '   '),
        ...reasons.flatMap((reason) => [
          ...reasonLines(reader.method, reason, width, look, SIGN_OF[is]),
          ...(how ? screenLines(`     ${fill(how, { how: howToGet(reader, reason) })}`, width, '     ') : []),
        ]),
      ];
    }),
  ];
}

function reasonLines(method: Method, reason: Reason, width: number, look: Look, state: State): string[] {
  const title = criterionTitle(method, reason);
  const note = reason.note.replace(/\s*\n\s*/g, ' ');
  const text = note ? `${title}: ${note}` : title;
  return signedLines(look, state, text, width, { margin: '   ', bare: '-' });
}

const howToGet = (reader: Reader, { id }: Reason): string =>
  textFor(reader, questionAt(reader.method, id)?.criterion?.get);
