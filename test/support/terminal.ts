// Runs a program in a pseudo-terminal with an emulated screen, so that a test can press keys and see what a person sees.
import { spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import type { After } from './temp-dir.ts';
import { openView } from './view.ts';

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

/** Opens a terminal; it is closed when the test ends. */
export function openTerminal(opened: Opened): Terminal {
  const { command, args, cwd, env = {}, columns = 80, rows = 24, after = onTestFinished } = opened;
  const view = openView(columns, rows);
  const pty = spawn(command, args, {
    cols: columns,
    rows,
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm-256color', ...env },
  });
  let written = '';
  let end: { exitCode: number; signal: number | undefined } | undefined;
  pty.onData((data) => {
    written += data;
    view.write(data);
  });
  pty.onExit(({ exitCode, signal }) => {
    end = { exitCode, signal };
    view.write('');
  });
  after(() => {
    if (!end) pty.kill('SIGKILL');
    view.dispose();
  });
  return {
    press: (keys) => pty.write(keys),
    until: view.until,
    see: (text) => view.until(`"${text}"`, (screen) => oneLine(screen).includes(oneLine(text)) && screen),
    screen: view.screen,
    scrollback: view.scrollback,
    cursor: view.cursor,
    resize: (width, height) => {
      view.resize(width, height);
      pty.resize(width, height);
    },
    written: () => written,
    ended: () => view.until('the end', () => end),
    kill: (signal) => pty.kill(signal),
    closeWindow: () => (pty as unknown as { _socket: { destroy: () => void } })._socket.destroy(),
    pid: pty.pid,
  };
}

/** A text on one line, with single blanks: a screen breaks lines where it has to. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
