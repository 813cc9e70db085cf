// Runs a program in a pseudo-terminal with an emulated screen, so that a test can press keys and see what a person sees.
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import type { After } from './temp-dir.ts';

export type Terminal = {
  /** Sends keys as one chunk. */
  press: (keys: string) => void;
  /** Waits until something holds of the visible lines, joined by line breaks; gives back what `look` found. */
  until: <T>(what: string, look: (screen: string) => T | undefined | false) => Promise<T>;
  /** Waits until the screen shows a text; line breaks and repeated blanks do not count. */
  see: (text: string) => Promise<string>;
  /** The visible lines, without blanks at their ends. */
  screen: () => string;
  /** Everything that can be scrolled to. */
  scrollback: () => string;
  /** Where the cursor stands, counted from 0 at the top left of what is visible. */
  cursor: () => { row: number; column: number };
  resize: (columns: number, rows: number) => void;
  /** All that was written, escape sequences and all. */
  written: () => string;
  /** Waits for the end of the program. */
  ended: () => Promise<{ exitCode: number; signal: number | undefined }>;
  kill: (signal: string) => void;
  /** Closes the window under the program. */
  closeWindow: () => void;
  pid: number;
};

export type Opened = {
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  columns?: number;
  rows?: number;
  after?: After;
};

/** How long to wait for a screen before the test fails: these machines are shared, and a start takes its time. */
const PATIENCE = 20_000;

/** Opens a terminal; it is closed when the test ends. */
export function openTerminal(opened: Opened): Terminal {
  const { command, args, cwd, env = {}, columns = 80, rows = 24, after = onTestFinished } = opened;
  const view = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000, logLevel: 'off' });
  const pty = spawn(command, args, {
    cols: columns,
    rows,
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm-256color', ...env },
  });
  let written = '';
  let end: { exitCode: number; signal: number | undefined } | undefined;
  const watchers = new Set<() => void>();
  const look = () => {
    for (const watcher of [...watchers]) watcher();
  };
  pty.onData((data) => {
    written += data;
    view.write(data, look);
  });
  pty.onExit(({ exitCode, signal }) => {
    end = { exitCode, signal };
    view.write('', look);
  });
  after(() => {
    if (!end) pty.kill('SIGKILL');
    view.dispose();
  });
  const lines = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, row) => view.buffer.active.getLine(from + row)?.translateToString(true) ?? '',
    ).join('\n');
  const screen = () => lines(view.buffer.active.baseY, view.rows);

  const wait = <T>(what: string, found: () => T | undefined | false): Promise<T> =>
    new Promise((resolve, reject) => {
      const watcher = () => {
        const result = found();
        if (result === undefined || result === false) return;
        clearTimeout(timer);
        watchers.delete(watcher);
        resolve(result);
      };
      const timer = setTimeout(() => {
        watchers.delete(watcher);
        reject(new Error(`waited in vain for ${what}; the screen:\n${screen()}`));
      }, PATIENCE);
      watchers.add(watcher);
      watcher();
    });

  return {
    press: (keys) => pty.write(keys),
    until: (what, found) => wait(what, () => found(screen())),
    see: (text) => wait(`"${text}"`, () => oneLine(screen()).includes(oneLine(text)) && screen()),
    screen,
    scrollback: () => lines(0, view.buffer.active.length),
    cursor: () => ({ row: view.buffer.active.cursorY, column: view.buffer.active.cursorX }),
    resize: (width, height) => {
      view.resize(width, height);
      pty.resize(width, height);
    },
    written: () => written,
    ended: () => wait('the end', () => end),
    kill: (signal) => pty.kill(signal),
    closeWindow: () => (pty as unknown as { _socket: { destroy: () => void } })._socket.destroy(),
    pid: pty.pid,
  };
}

/** A text on one line, with single blanks: a screen breaks lines where it has to. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
