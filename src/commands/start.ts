// Starts a new project in a terminal: asks what to do first, makes the file, and goes on with the interview.

import { Cancelled } from '../errors.ts';
import { startScreen } from '../interview/hub-screens.ts';
import { QUICK } from '../interview/hubs.ts';
import { openPrompter } from '../interview/open.ts';
import type { Method } from '../method/types.ts';
import type { Change } from '../project/answers.ts';
import { createProject } from '../project/file.ts';
import { fill, words } from '../words.ts';
import type { Context } from './context.ts';
import { runInterview } from './interview.ts';

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
  let way = said.quick ? QUICK : said.whole ? 'whole' : undefined;
  if (!way) {
    const reply = await prompter.ask(startScreen(QUICK));
    if (reply.kind !== 'answer') {
      prompter.close();
      if (reply.kind === 'leave' && reply.cause === 'asked') return;
      throw new Cancelled();
    }
    way = reply.draft.at ?? QUICK;
  }
  const project = createProject(path, method, changes);
  await runInterview(
    context,
    method,
    project,
    { leg: way === QUICK ? QUICK : (method.sections[0]?.id ?? QUICK) },
    prompter,
  );
}
