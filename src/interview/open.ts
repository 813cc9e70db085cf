// Chooses the prompter for a run: the plain one where it was asked for or the terminal can do no more, else the rich one.
import { colorLevel, type Io } from '../terminal.ts';
import { words } from '../words.ts';
import type { Prompter } from './prompter.ts';

/** Opens the prompter; only the one that is used is loaded. */
export async function openPrompter(io: Io, options: { accessible?: boolean; color: boolean }): Promise<Prompter> {
  const reason = plainReason(io, options.accessible);
  if (reason !== undefined) return (await import('./plain/plain.ts')).createPlainPrompter(io, reason);
  const color = colorLevel(io, io.err, options.color) > 0;
  return (await import('./rich/prompt.ts')).createRichPrompter(io, { color });
}

// --- internal ---

/** Why the plain mode is on, in words; undefined where it is not. */
function plainReason(io: Io, accessible: boolean | undefined): string | undefined {
  if (accessible) return words.plainReason.flag;
  const wish = io.env.ACCESSIBLE?.toLowerCase() ?? '';
  if (!['', '0', 'false', 'no'].includes(wish)) return words.plainReason.environment;
  if (io.env.TERM === 'dumb') return words.plainReason.terminal;
  return undefined;
}
