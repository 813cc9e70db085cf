// Runs a command line: in this process with streams that collect what is printed, or as the installed program would run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { run } from '../../src/cli.ts';
import { packageRoot } from '../../src/outside.ts';
import type { Io } from '../../src/terminal.ts';

/** How a run ended: its exit code and all that it printed. */
export type Ran = { code: number; out: string; err: string };

export type Surroundings = {
  /** The working folder. */
  cwd: string;
  env?: Record<string, string>;
  stdin?: string | Uint8Array;
  /** A terminal of this size on all three streams; without it there is none. */
  terminal?: { columns: number; rows: number };
};

/** Runs one command line in this process, on streams of its own. Nothing of the real surroundings is seen. */
export async function runTde(argv: readonly string[], surroundings: Surroundings): Promise<Ran> {
  const { cwd, env = {}, stdin = '', terminal } = surroundings;
  const printed = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string | Uint8Array) => {
      // Bytes come as one letter each, so that a test can turn them back.
      printed[name] += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
    },
    ...(terminal && { isTTY: true, ...terminal }),
  });
  const input = Object.assign(new PassThrough().end(stdin), { isTTY: terminal !== undefined });
  const io: Io = {
    in: input as unknown as Io['in'],
    out: stream('out'),
    err: stream('err'),
    env,
    cwd,
    now: () => new Date('2026-11-20T10:00'),
    onEnding: () => () => {},
  };
  const code = await run(argv, io);
  return { code, ...printed };
}

/** Starts the program itself, bin/tde.js, without a terminal. */
export function spawnTde(argv: readonly string[], { cwd, env = {}, stdin = '' }: Surroundings): Ran {
  return ranIn(cwd, [join(packageRoot, 'bin', 'tde.js'), ...argv], env, stdin);
}

/** Starts node on a script in a folder. Of the real surroundings only PATH is passed on. */
export function ranIn(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
  stdin: string | Uint8Array = '',
): Ran {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    input: stdin,
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (error) throw error;
  return { code: status ?? -1, out: stdout, err: stderr };
}
