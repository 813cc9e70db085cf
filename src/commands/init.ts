// `tde init`: takes the place for a new project, and where somebody can be asked, asks what to do first and starts the interview.
// What it makes without asking stands in new-project.ts, which is loaded only then.

import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { Cancelled, UserError } from '../errors.ts';
import { startScreen } from '../interview/choice-screen.ts';
import type { Method } from '../method/types.ts';
import type { Change } from '../project/answers.ts';
import { placeForProject } from '../project/locate.ts';
import { type Io, shortPath } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, canInterview, methodOf, openPrompter } from './context.ts';
import type { InitOptions } from './new-project.ts';

/** Makes a project in a folder (here, where none is named). In a terminal it goes on to ask; elsewhere it says what is missing. */
export async function initProject(given: Context, folder: string | undefined, options: InitOptions): Promise<void> {
  const { io, common } = given;
  const path = placeForProject({ cwd: io.cwd, env: io.env, file: common.file, folder });
  // What is said from here on is about this project, whether it is found from here or not.
  const context: Context = { io, common: { ...common, file: shortPath(path, io.cwd) } };
  refuseInCheckout(io, path);
  const { answers, name, place, government, example } = options;
  const isPlain = [answers, name, place, government, example].every((option) => option === undefined);
  if (isPlain && !existsSync(path) && (await canInterview(context))) {
    await startProject(context, await methodOf(context), path, [], options);
    return;
  }
  const { madeFrom } = await import('./new-project.ts');
  const begun = await madeFrom(context, path, options);
  if (begun) await startProject(context, begun.method, path, begun.changes, options);
}

// --- internal ---

/** Asks for a pitch now or the whole worksheet, unless that was said; no file is made before. */
async function startProject(
  context: Context,
  method: Method,
  path: string,
  changes: readonly Change[],
  said: { quick?: boolean; whole?: boolean },
): Promise<void> {
  const prompter = await openPrompter(context.io, context.common);
  const { minutes, example } = method.pitch;
  if (!said.whole && minutes !== undefined && example !== undefined) {
    prompter.say(fill(words.start.promise, { minutes }));
    prompter.say(fill(words.start.example, { example }));
  }
  prompter.say(fill(words.start.folder, { path }));
  let isQuick = said.quick === true;
  if (!said.quick && !said.whole) {
    const reply = await prompter.ask(startScreen(method));
    if (reply.kind !== 'answer') {
      prompter.close();
      if (reply.kind === 'leave' && reply.cause === 'asked') return;
      throw new Cancelled();
    }
    isQuick = reply.draft.at === 'quick';
  }
  const [{ createProject }, { QUICK }, { runInterview }] = await Promise.all([
    import('../project/file.ts'),
    import('../interview/walk.ts'),
    import('./interview.ts'),
  ]);
  const project = createProject(path, method, changes);
  const leg = isQuick ? QUICK : (method.sections[0]?.id ?? QUICK);
  await runInterview(context, method, project, { leg }, prompter);
}

/** `npm start` in a checkout must not leave a project inside it. */
function refuseInCheckout({ env }: Io, path: string): void {
  const root = env.TDE_CHECKOUT;
  if (!root || !`${path}${sep}`.startsWith(`${root}${sep}`)) return;
  throw new UserError({
    code: 'in-checkout',
    what: fill(words.init.inCheckout, { path: root }),
    next: words.init.inCheckoutNext,
  });
}
