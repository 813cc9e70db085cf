// Runs ask-screen.ts in a pseudo-terminal with an emulated screen, so that a test can press keys and see what a person sees.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { build } from 'rolldown';
import type { Reply, Screen } from '../../src/interview/prompter.ts';

export type AskTerminal = {
  /** Sends keys as one chunk. */
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
  cursor: () => { row: number; column: number };
  resize: (columns: number, rows: number) => void;
  replies: () => Reply[];
  pid: number;
  /** All that was written, escape sequences and all. */
  written: () => string;
  /** Closes the window under the program. */
  closeWindow: () => void;
  /** Waits for the end of the program and gives its exit code. */
  ended: () => Promise<number>;
  close: () => void;
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
    input: new URL(driver, import.meta.url).pathname,
    platform: 'node',
    output: { file: join(folder, 'ask.cjs'), format: 'cjs' },
    logLevel: 'silent',
  });
  return folder;
}

export const removeDriver = (folder: string): void => rmSync(folder, { recursive: true, force: true });

let count = 0;

/** Opens a terminal in which the screens are asked one after the other. */
export function openAsk(folder: string, ask: Ask): AskTerminal {
  const number = ++count;
  const asked = join(folder, `ask-${number}.json`);
  const replies = join(folder, `replies-${number}.jsonl`);
  const { columns = 80, rows = 24, shell = false, env = {}, ...rest } = ask;
  writeFileSync(asked, JSON.stringify(rest));
  writeFileSync(replies, '');
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 2000 });
  const driver = join(folder, 'ask.cjs');
  const [file, args] = shell ? ['bash', ['--norc', '--noprofile', '-i']] : [process.execPath, [driver]];
  const pty = spawn(file as string, args as string[], {
    cols: columns,
    rows,
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', ASK: asked, REPLIES: replies, PS1: 'shell: ', ...env },
  });
  if (shell) pty.write(`clear; "${process.execPath}" "${driver}"\r`);
  let written = '';
  let exit: number | undefined;
  const changed = new Set<() => void>();
  const tell = () => {
    for (const each of [...changed]) each();
  };
  pty.onData((data) => {
    written += data;
    screen.write(data, tell);
  });
  pty.onExit(({ exitCode }) => {
    exit = exitCode;
    screen.write('', tell);
  });
  const read = (from: number, to: number) =>
    Array.from(
      { length: to - from },
      (_, row) => screen.buffer.active.getLine(from + row)?.translateToString(true) ?? '',
    );
  const lines = () => read(screen.buffer.active.baseY, screen.buffer.active.baseY + screen.rows);
  const until = <T>(what: string, look: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const try_ = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        changed.delete(try_);
        resolve(found);
      };
      const timer = setTimeout(() => {
        changed.delete(try_);
        reject(new Error(`waited in vain ${what}; the screen:\n${lines().join('\n')}`));
      }, 4500);
      changed.add(try_);
      try_();
    });
  const shows = (text: string | RegExp) => {
    const all = lines().join('\n');
    return typeof text === 'string' ? all.includes(text) : text.test(all);
  };
  return {
    press: (keys) => pty.write(keys),
    see: (text) => until(`for ${text}`, () => (shows(text) ? lines() : undefined)),
    gone: async (text) => {
      await until(`for ${text} to go`, () => (shows(text) ? undefined : true));
    },
    holds: async (look) => {
      await until('for the lines to be right', () => look(lines()) || undefined);
    },
    lines,
    scrollback: () => read(0, screen.buffer.active.length),
    cursor: () => ({ row: screen.buffer.active.cursorY, column: screen.buffer.active.cursorX }),
    resize: (width, height) => {
      screen.resize(width, height);
      pty.resize(width, height);
    },
    replies: () =>
      readFileSync(replies, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Reply),
    pid: pty.pid,
    written: () => written,
    closeWindow: () => (pty as unknown as { _socket: { destroy: () => void } })._socket.destroy(),
    ended: () => until('for the end', () => exit),
    close: () => {
      if (exit === undefined) pty.kill('SIGKILL');
      screen.dispose();
    },
  };
}
