// Runs ask-screen.ts in a pseudo-terminal with an emulated screen, so that a test can press keys and see what a person sees.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { onTestFinished } from 'vitest';
import type { Reply, Screen } from '../../src/interview/prompter.ts';
import { askAll } from './asked.ts';
import { openHere } from './here.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import type { View } from './view.ts';

/** What is seen of screens that are asked: lines, not a text. */
export type Asked = Pick<View, 'cursor' | 'resize'> & {
  press: (keys: string) => void;
  /** Waits until the screen shows a text (or until it no longer does). */
  see: (text: string | RegExp) => Promise<string[]>;
  gone: (text: string) => Promise<void>;
  /** Waits until the lines on screen are as `look` wants them. */
  holds: (look: (lines: string[]) => boolean) => Promise<void>;
  /** The lines on screen, without blanks at their ends. */
  lines: () => string[];
  /** Everything that can be scrolled to. */
  scrollback: () => string[];
  written: () => string;
  replies: () => Reply[];
};

/** A terminal in which screens are asked. */
export type AskTerminal = Asked &
  Pick<Terminal, 'until' | 'kill' | 'closeWindow' | 'pid'> & {
    /** Waits for the end of the program and gives its exit code. */
    ended: () => Promise<number>;
  };

/** `pause`: how long the program is busy after each reply, in ms; `shell`: it is started from a shell with job control. */
export type Ask = {
  screens: Partial<Screen>[];
  plain?: boolean;
  pause?: number;
  columns?: number;
  rows?: number;
  shell?: boolean;
  env?: Record<string, string>;
};

/** Bundles a driver once, since Node 20 runs no TypeScript: ours, or the one for the stock prompts; gives its folder. */
export async function bundleDriver(driver: 'ask-screen.ts' | 'stock-prompts.ts' = 'ask-screen.ts'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tde-ask-'));
  await build({
    input: join(import.meta.dirname, driver),
    platform: 'node',
    output: { file: join(folder, 'ask.cjs'), format: 'cjs' },
    logLevel: 'silent',
  });
  return folder;
}

export const removeDriver = (folder: string): void => rmSync(folder, { recursive: true, force: true });

let count = 0;

/** Opens a terminal in which the screens are asked one after the other; it is closed when the test ends. */
export function openAsk(folder: string, ask: Ask): AskTerminal {
  const number = ++count;
  const asked = join(folder, `ask-${number}.json`);
  const replies = join(folder, `replies-${number}.jsonl`);
  const { columns = 80, rows = 24, shell = false, env = {}, ...rest } = ask;
  writeFileSync(asked, JSON.stringify(rest));
  writeFileSync(replies, '');
  const driver = join(folder, 'ask.cjs');
  const terminal = openTerminal({
    command: shell ? 'bash' : process.execPath,
    args: shell ? ['--norc', '--noprofile', '-i'] : [driver],
    cwd: folder,
    env: { ASK: asked, REPLIES: replies, PS1: 'shell: ', ...env },
    columns,
    rows,
  });
  if (shell) terminal.press(`clear; "${process.execPath}" "${driver}"\r`);
  return {
    ...terminal,
    ...inLines(terminal),
    replies: () =>
      readFileSync(replies, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Reply),
    ended: async () => (await terminal.ended()).exitCode,
  };
}

/** Asks the screens in this process, one after the other: for what a pseudo-terminal would show just the same. */
export function askHere(ask: Ask): Asked {
  const here = openHere(ask);
  const replies: Reply[] = [];
  onTestFinished(here.hangUp);
  void askAll(here.io, ask, (reply) => replies.push(reply));
  const { press, resize, written, view } = here;
  return { press, resize, written, cursor: view.cursor, ...inLines(view), replies: () => replies };
}

// --- internal ---

const inLines = ({ until, screen, scrollback }: Pick<View, 'until' | 'screen' | 'scrollback'>) => {
  const shows = (seen: string, text: string | RegExp) =>
    typeof text === 'string' ? seen.includes(text) : text.test(seen);
  return {
    see: (text: string | RegExp) => until(`${text}`, (seen) => shows(seen, text) && seen.split('\n')),
    gone: async (text: string) => void (await until(`${text} to go`, (seen) => !shows(seen, text))),
    holds: async (look: (lines: string[]) => boolean) =>
      void (await until('the lines to be right', (seen) => look(seen.split('\n')))),
    lines: () => screen().split('\n'),
    scrollback: () => scrollback().split('\n'),
  };
};
