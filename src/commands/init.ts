// `tde init`: makes a project and starts the interview. What it does without asking stands in init-files.ts: a first question
// should not wait for what only that needs.
import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { placeForProject } from '../project/locate.ts';
import type { Io } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, canAsk, methodOf } from './context.ts';
import type { InitOptions } from './init-files.ts';

/** Makes a project in a folder (here, where none is named). In a terminal it goes on to ask; elsewhere it says what is missing. */
export async function initProject(context: Context, folder: string | undefined, options: InitOptions): Promise<void> {
  const { io, common } = context;
  const path =
    folder === undefined
      ? placeForProject({ cwd: io.cwd, env: io.env, file: common.file })
      : join(resolve(io.cwd, folder), 'tde.yaml');
  refuseInCheckout(io, path);
  const { answers, name, place, government, example } = options;
  const isPlain = [answers, name, place, government, example].every((option) => option === undefined);
  if (isPlain && canAsk(context) && !existsSync(path)) {
    const method = await methodOf(context);
    await (await import('./start.ts')).startProject(context, method, path, [], options);
  } else await (await import('./init-files.ts')).initFrom(context, path, options);
}

// --- internal ---

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
