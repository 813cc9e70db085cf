// A terminal of streams in this process, with an emulated screen: for what a pseudo-terminal would show just the same.

import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/terminal.ts';
import { oneLine } from './terminal.ts';
import { openView, type View } from './view.ts';

export type Here = {
  io: Io;
  /** Sends keys as one chunk. */
  press: (keys: string) => void;
  /** Closes the keyboard. */
  hangUp: () => void;
  /** Ends the run from outside, as a signal would. */
  end: () => void;
  resize: (columns: number, rows: number) => void;
  /** Waits until the screen shows a text (or no longer does); line breaks and repeated blanks do not count. */
  see: (text: string) => Promise<void>;
  gone: (text: string) => Promise<void>;
  view: View;
  /** All that the screen shows or has shown above, on one line. */
  shown: () => string;
  /** All that was written, escape sequences and all. */
  written: () => string;
  /** Whether the keyboard is in raw mode. */
  isRaw: () => boolean;
};

type Surroundings = { cwd?: string; env?: Record<string, string>; columns?: number; rows?: number };

/** Opens a terminal; everything that `run` and the prompters see of the surroundings is here. */
export function openHere({ cwd = '/', env = {}, columns = 80, rows = 24 }: Surroundings = {}): Here {
  const view = openView(columns, rows, true);
  onTestFinished(() => view.dispose());
  let written = '';
  let isRaw = false;
  const endings = new Set<(exit: number) => void>();
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => {
      isRaw = raw;
    },
  });
  const err = Object.assign(new PassThrough().setEncoding('utf8'), { isTTY: true, columns, rows });
  err.on('data', (text: string) => {
    written += text;
    view.write(text);
  });
  const shown = () => oneLine(view.scrollback());
  return {
    io: {
      in: input as unknown as Io['in'],
      out: err,
      err,
      env,
      cwd,
      now: () => new Date('2026-11-20T10:00'),
      onEnding: (handler) => {
        endings.add(handler);
        return () => void endings.delete(handler);
      },
    },
    press: (keys) => void input.write(keys),
    hangUp: () => void input.end(),
    end: () => {
      for (const handler of [...endings]) handler(143);
    },
    resize: (columns, rows) => {
      view.resize(columns, rows);
      Object.assign(err, { columns, rows }).emit('resize');
    },
    see: async (text) => void (await view.until(`"${text}"`, () => shown().includes(oneLine(text)))),
    gone: async (text) => void (await view.until(`the end of "${text}"`, () => !shown().includes(oneLine(text)))),
    view,
    shown,
    written: () => written,
    isRaw: () => isRaw,
  };
}

/** Runs a command line at a terminal of its own; `code` is its exit code, once it has ended. */
export function tdeHere(argv: readonly string[], cwd: string, env: Record<string, string> = {}) {
  const here = openHere({ cwd, env });
  // A test of the prompters has no need of all the commands.
  return { ...here, code: import('../../src/cli.ts').then(({ run }) => run(argv, here.io)) };
}
