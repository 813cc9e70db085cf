// `tde iterate`: closes the cycle, keeps its file, and starts the next one with what was learned.

import { basename } from 'node:path';
import { Cancelled, UserError } from '../errors.ts';
import type { Method } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { chainBefore, closeCycle, isUntouched } from '../project/cycle.ts';
import { type Project, readProject } from '../project/file.ts';
import { isFinishedCycle } from '../project/locate.ts';
import { safe } from '../terminal.ts';
import { fill, joinAnd, words } from '../words.ts';
import { type Context, canAsk, needTerminal, openPrompter, openSoundProject, tell, tellNext } from './context.ts';

/** Closes the cycle after a yes; in a terminal it then asks what changed. Throws with every file as it was where it cannot. */
export async function startNextCycle(context: Context, options: { yes?: boolean }): Promise<void> {
  const { io } = context;
  const { method, project } = await openSoundProject(context);
  refuseUnfinished(project, method);
  if (!options.yes && !canAsk(context)) throw needTerminal(words.iterate.needsYes, words.iterate.needsYesNext);
  const { results } = method.roles;
  if (results !== undefined && project.list(results).length === 0)
    tell(io, fill(words.iterate.noResult, { id: results }));
  const said = options.yes ? 'yes' : await askFinished(context);
  if (said !== 'yes') {
    tell(io, words.iterate.left);
    tellNext(context, 'tde status');
    if (said === 'cut') throw new Cancelled();
    return;
  }
  const next = closeCycle(project, method);
  const [file, finished] = [basename(next.project.path), basename(next.finished)];
  tell(io, safe(fill(words.iterate.closed, { file, finished })));
  const carried = carriedOver(next.project);
  if (carried.length > 0) tell(io, fill(words.iterate.carried, { parts: joinAnd(carried) }));
  const asked = method.questions.find((question) => question.id === method.roles['what-changed']);
  if (!asked || !canAsk(context)) {
    tellNext(context, asked ? `tde edit ${asked.id}` : 'tde status');
    return;
  }
  const { runInterview } = await import('./interview.ts');
  await runInterview(context, method, next.project, { leg: asked.section, at: asked.id });
}

// --- internal ---

/** Refuses what is no cycle to close: a finished one, one with a broken chain, one in which nothing was done yet. */
function refuseUnfinished(project: Project, method: Method): void {
  const file = basename(project.path);
  const refuse = (code: string, what: string, next: string) =>
    new UserError({ code, what: fill(what, { file }), next });
  const changed = method.roles['what-changed'];
  const { iterate } = words;
  if (isFinishedCycle(file)) throw refuse('finished-cycle', iterate.finishedFile, iterate.finishedFileNext);
  if (Object.keys(project.answers.byId).length === 0) throw refuse('no-answers', iterate.nothing, iterate.nothingNext);
  const { files, problem } = chainBefore(project, method);
  if (problem) throw new UserError(problem);
  const [before] = files;
  if (before !== undefined && isUntouched(method, project.answers, readProject(before, method).answers))
    throw refuse(
      'nothing-new',
      iterate.untouched,
      changed === undefined ? iterate.nothingNext : fill(iterate.untouchedNext, { id: changed }),
    );
}

async function askFinished({ io, common }: Context): Promise<'yes' | 'no' | 'cut'> {
  const { choiceScreen } = await import('../interview/choice-screen.ts');
  const prompter = await openPrompter(io, common);
  const stopListening = io.onEnding(() => prompter.close());
  const { where, ask, hint, yes, no } = words.iterate;
  try {
    const options = [
      { id: 'no', label: no },
      { id: 'yes', label: yes },
    ];
    const reply = await prompter.ask(choiceScreen({ id: 'iterate', where, ask, hint, options }));
    if (reply.kind === 'leave' && reply.cause !== 'asked') return 'cut';
    return reply.kind === 'answer' && reply.draft.at === 'yes' ? 'yes' : 'no';
  } finally {
    stopListening();
    prompter.close();
  }
}

/** "Opportunities (3)", "Use cases (1)": what the new project begins with, beside who and where. */
function carriedOver(project: Reader): string[] {
  const { method } = project;
  return CARRIED.flatMap((role) => {
    const question = method.questions.find(({ id }) => id === method.roles[role]);
    const number = project.list(question?.id).length + project.records(question?.id).length;
    return question && number > 0 ? [fill(words.iterate.part, { label: question.label, number })] : [];
  });
}

const CARRIED = ['opportunities', 'use-cases', 'partners', 'missing-voices', 'learned'] as const;
