// A terminal of streams in this process, with an emulated screen: for what a pseudo-terminal would show just the same.

import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli.ts';
import type { Io } from '../../src/terminal.ts';
import { oneLine } from './terminal.ts';

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
  /** All that the screen shows or has shown above, on one line. */
  shown: () => string;
  /** All that was written, escape sequences and all. */
  written: () => string;
  /** Whether the keyboard is in raw mode. */
  isRaw: () => boolean;
};

/** How long to wait for a screen before the test fails, in milliseconds. */
const PATIENCE = 10_000;

/** Opens a terminal; everything that `run` and the prompters see of the surroundings is here. */
export function openHere({ cwd = '/', env = {} }: { cwd?: string; env?: Record<string, string> } = {}): Here {
  const view = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true, convertEol: true, logLevel: 'off' });
  onTestFinished(() => view.dispose());
  let written = '';
  let isRaw = false;
  const endings = new Set<(exit: number) => void>();
  const watchers = new Set<() => void>();
  const look = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => {
      isRaw = raw;
    },
  });
  const err = Object.assign(new PassThrough().setEncoding('utf8'), { isTTY: true, columns: 80, rows: 24 });
  err.on('data', (text: string) => {
    written += text;
    view.write(text, look);
  });
  const shown = () => {
    const { active } = view.buffer;
    const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
    return oneLine(lines.join('\n'));
  };
  const wait = (what: string, holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const watcher = () => {
        if (!holds()) return;
        clearTimeout(timer);
        watchers.delete(watcher);
        resolve();
      };
      const timer = setTimeout(() => {
        watchers.delete(watcher);
        reject(new Error(`waited in vain for ${what}; the screen: ${shown()}`));
      }, PATIENCE);
      watchers.add(watcher);
      watcher();
    });
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
    see: (text) => wait(`"${text}"`, () => shown().includes(oneLine(text))),
    gone: (text) => wait(`the end of "${text}"`, () => !shown().includes(oneLine(text))),
    shown,
    written: () => written,
    isRaw: () => isRaw,
  };
}

/** Runs a command line at a terminal of its own; `code` is its exit code, once it has ended. */
export function tdeHere(argv: readonly string[], cwd: string, env: Record<string, string> = {}) {
  const here = openHere({ cwd, env });
  return { ...here, code: run(argv, here.io) };
}
