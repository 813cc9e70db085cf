// Starts a new project in a terminal: asks what to do first, makes the file, and goes on with the interview.

import { Cancelled } from '../errors.ts';
import { startScreen } from '../interview/choice-screen.ts';
import { openPrompter } from '../interview/open.ts';
import type { Method } from '../method/types.ts';
import type { Change } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import type { Context } from './context.ts';

/** Asks for a pitch now or the whole worksheet, unless that was said; no file is made before. */
export async function startProject(
  context: Context,
  method: Method,
  path: string,
  changes: readonly Change[],
  said: { quick?: boolean; whole?: boolean },
): Promise<void> {
  const prompter = await openPrompter(context.io, context.common);
  prompter.say(fill(words.start.folder, { path }));
  let isQuick = said.quick === true;
  if (!said.quick && !said.whole) {
    const reply = await prompter.ask(startScreen());
    if (reply.kind !== 'answer') {
      prompter.close();
      if (reply.kind === 'leave' && reply.cause === 'asked') return;
      throw new Cancelled();
    }
    isQuick = reply.draft.at === 'quick';
  }
  // The first question does not wait for what only the others need.
  const [{ createProject }, { QUICK }, { runInterview }] = await Promise.all([
    import('../project/file.ts'),
    import('../interview/hubs.ts'),
    import('./interview.ts'),
  ]);
  const project = createProject(path, method, changes);
  const leg = isQuick ? QUICK : (method.sections[0]?.id ?? QUICK);
  await runInterview(context, method, project, { leg }, prompter);
}
