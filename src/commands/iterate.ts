// `tde iterate`: closes the cycle, keeps its file, and starts the next one with what was learned.

import { basename } from 'node:path';
import { UserError, usageError } from '../errors.ts';
import type { Reader } from '../project/answers.ts';
import {
  carryOver,
  chainBefore,
  closeCycle,
  isChosen,
  isUntouched,
  type Left,
  leftBehind,
  NEW_START,
  type NextCycle,
} from '../project/cycle.ts';
import { isFinishedCycle, type Project } from '../project/file.ts';
import { recordTitle } from '../project/kinds.ts';
import { fill, joinAnd, short, words } from '../words.ts';
import {
  askBeside,
  type Context,
  canAsk,
  canInterview,
  noneCalled,
  openSoundProject,
  tell,
  tellNext,
} from './context.ts';

/**
 * Closes the cycle after a yes, and goes on with the same plan, another use case or a new start; in a terminal it asks which, and then
 * what changed. Throws with every file as it was where it cannot.
 */
export async function startNextCycle(context: Context, options: { yes?: boolean; next?: string }): Promise<void> {
  const project = await openSoundProject(context);
  const { method } = project;
  refuseUnfinished(project);
  const ways = options.next === undefined ? waysOn(project) : [wayNamed(project, options.next)];
  if (!options.yes && !(await canInterview(context)))
    throw usageError(words.iterate.needsYes, words.iterate.needsYesNext);
  const { results } = method.roles;
  if (results !== undefined && project.list(results).length === 0)
    tell(context, words.iterate.noResult, { id: results });
  const said = options.yes ? ways.at(-1)?.how : await askHow(context, project, ways);
  if (!said) return;
  const left = leftBehind(project, carryOver(project, said));
  const next = closeCycle(project, said);
  const [file, finished] = [basename(next.project.path), basename(next.finished)];
  tell(context, words.iterate.closed, { file, finished });
  const carried = carriedOver(next.project);
  if (carried.length > 0) tell(context, words.iterate.carried, { parts: joinAnd(carried) });
  if (left.rest.length > 0) tell(context, words.iterate.leftBehind, { finished, parts: partsOf(left.rest) });
  if (left.open.length > 0) tell(context, words.iterate.leftOpen, { finished, parts: partsOf(left.open) });
  const asked = method.questions.find((question) => question.id === method.roles['what-changed']);
  if (!asked || (options.yes && !canAsk(context))) {
    tellNext(context, asked ? `tde edit ${asked.id}` : 'tde status');
    return;
  }
  const { runInterview } = await import('./interview.ts');
  await runInterview(context, next.project, { leg: asked.section, at: asked.id });
}

// --- internal ---

/** Refuses what is no cycle to close: a finished one, one with a broken chain, one in which nothing was done yet. */
function refuseUnfinished(project: Project): void {
  const { method } = project;
  const file = basename(project.path);
  const refuse = (code: string, what: string, next: string) =>
    new UserError({ code, what: fill(what, { file }), next });
  const changed = method.roles['what-changed'];
  const { iterate } = words;
  if (isFinishedCycle(file)) throw refuse('finished-cycle', iterate.finishedFile, iterate.finishedFileNext);
  if (Object.keys(project.answers.byId).length === 0) throw refuse('no-answers', iterate.nothing, iterate.nothingNext);
  const { cycles, problem } = chainBefore(project);
  if (problem) throw new UserError(problem);
  const [before] = cycles;
  if (before !== undefined && isUntouched(method, project.answers, before.answers))
    throw refuse(
      'nothing-new',
      iterate.untouched,
      changed === undefined ? iterate.nothingNext : fill(iterate.untouchedNext, { id: changed }),
    );
}

/** Asks whether the cycle is finished, and how the next one goes on; undefined where it is not finished. */
async function askHow(context: Context, project: Project, ways: readonly Way[]): Promise<NextCycle | undefined> {
  const { choiceScreen, choose } = await import('../interview/prompter.ts');
  const { where, ask, hint, no, openNow } = words.iterate;
  const { open } = leftBehind(project, []);
  const options = [{ id: 'no!', label: no, how: undefined }, ...ways];
  const screen = choiceScreen({
    id: 'iterate',
    where,
    ask,
    hint,
    options,
    context: open.length > 0 ? [{ label: openNow, text: partsOf(open) }] : [],
  });
  return askBeside(context, [words.iterate.left, 'tde status'], async (prompter) => {
    const at = await choose(prompter, screen);
    return options.find(({ id }) => id === at)?.how;
  });
}

/** A way to go on: the id of a use case, or what can be none, the word that --next takes with a mark behind it. */
type Way = { id: string; label: string; how: NextCycle };

/** The ways to go on: the same plan, a use case that was kept, and at the end a new start. */
function waysOn(project: Project): Way[] {
  const { roles, questions } = project.method;
  const { same, useCase, fresh } = words.iterate;
  const hub = questions.find(({ id }) => id === roles['use-cases']);
  const focus = project.text(roles['focus-area']);
  return [
    ...(focus === ''
      ? []
      : [{ id: 'same!', label: fill(same, { focus: short(focus, 80) }), how: { kind: 'same' } as const }]),
    ...(hub === undefined || roles['chosen-use-case'] === undefined
      ? []
      : project
          .records(hub.id)
          .filter((record) => !isChosen(project, record))
          .map((id) => ({
            id,
            label: fill(useCase, { title: short(recordTitle(project, hub, id), 80) }),
            how: { kind: 'use-case', record: id } as const,
          }))),
    { id: 'new!', label: fresh, how: NEW_START },
  ];
}

/** The way on that is meant by a word of the command line. @throws UserError that names those there are */
function wayNamed(project: Project, typed: string): Way {
  const ways = waysOn(project);
  // A use case may be called "New", too; --next takes the word then, and the question at a terminal tells them apart.
  const way = ways.find(({ id }) => id === `${typed}!`) ?? ways.find(({ id }) => id === typed);
  if (way) return way;
  const ids = ways.map(({ id }) => id.replace('!', ''));
  throw noneCalled(typed, ids, words.iterate.noWay);
}

const partsOf = (parts: readonly Left[]): string =>
  joinAnd(parts.map(({ label, number = words.iterate.toFindOut }) => fill(words.iterate.part, { label, number })));

/** "Opportunities (3)", "Use cases (1)": what the new project begins with, beside who and where. */
function carriedOver(project: Reader): string[] {
  const { method } = project;
  return CARRIED.flatMap((role) => {
    const question = method.questions.find(({ id }) => id === method.roles[role]);
    const number = project.list(question?.id).length + project.records(question?.id).length;
    return question && number > 0 ? [fill(words.iterate.part, { label: question.label, number })] : [];
  });
}

const CARRIED = [
  'opportunities',
  'findings',
  'use-cases',
  'activities',
  'measures',
  'feedback',
  'partners',
  'missing-voices',
  'learned',
] as const;
