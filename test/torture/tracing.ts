// Runs tde under strace: lists the file calls of a save, and lets any one of them fail or be the last.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bin } from './measure.ts';

/** One call that concerns a folder: its name, the how manieth of that name it is in the main thread, and what was printed of it. */
export type Call = { name: string; nth: number; line: string };
export type Traced = { code: number | null; signal: string | null; out: string; err: string; lines: string[] };

const CALLS =
  'openat,read,pread64,write,pwrite64,fsync,fdatasync,close,fchmod,fchown,rename,renameat2,link,unlink,getdents64,statx,newfstatat,access';

/** Runs a command line of tde under strace, with these of its options. */
function traced(args: readonly string[], cwd: string, options: readonly string[], env = {}): Traced {
  const output = join(cwd, '..', 'trace');
  const { status, signal, stdout, stderr } = spawnSync(
    'strace',
    // Not with --seccomp-bpf: a signal put in is not sent then.
    ['-f', '-y', '-s', '200', '-o', output, ...options, process.execPath, bin, ...args],
    { cwd, encoding: 'utf8', env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env }, timeout: 60_000 },
  );
  const lines = existsSync(output) ? readFileSync(output, 'utf8').split('\n') : [];
  return { code: status, signal, out: stdout, err: stderr, lines };
}

/** The calls of the save in a traced run: from the lock's making to its end. */
export function callsOfSave(args: readonly string[], cwd: string): Call[] {
  const { lines } = traced(args, cwd, ['-e', `trace=${CALLS}`]);
  const main = lines[0]?.split(' ')[0] ?? '';
  const counts = new Map<string, number>();
  const calls: Call[] = [];
  for (const line of lines) {
    const name = line.startsWith(`${main} `) ? /^\d+ +(\w+)\(/.exec(line)?.[1] : undefined;
    if (name === undefined) continue;
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    if (concerns(line, cwd)) calls.push({ name, nth, line });
  }
  const begin = calls.findIndex(({ line }) => line.includes('.lock') && line.includes('O_EXCL'));
  return calls.slice(begin);
}

/** Runs the command line with something done to one of its calls; tells whether it was a call that concerns the folder. */
export function injected(
  args: readonly string[],
  cwd: string,
  { name, nth }: Call,
  what: string,
): Traced & { hit: boolean } {
  // The start of the program comes first of all: it tells which thread is the main one.
  const run = traced(args, cwd, ['-e', `trace=execve,${name}`, '-e', `inject=${name}:${what}:when=${nth}`]);
  const main = run.lines[0]?.split(' ')[0] ?? '';
  const own = run.lines.filter((line) => line.startsWith(`${main} `) && line.includes(`${name}(`));
  return { ...run, hit: concerns(own[nth - 1] ?? '', cwd) };
}

/** Whether every save in a trace is: a new file in the folder, all bytes, fsync, rename, fsync of the folder. */
export function orderOfSaves(lines: readonly string[], cwd: string): { saves: number; wrong: string[] } {
  const wrong: string[] = [];
  let saves = 0;
  for (const [at, line] of lines.entries()) {
    const renamed = /rename\("([^"]+)", "([^"]+)"\) = 0/.exec(line);
    if (!renamed?.[1]?.startsWith(cwd)) continue;
    saves++;
    const temp = renamed[1];
    const before = lines.slice(0, at).filter((each) => each.includes(temp));
    const bytes = before
      .map((each) => Number(/write(?:64)?\(.*\) = (\d+)$/.exec(each)?.[1] ?? 0))
      .reduce((sum, each) => sum + each, 0);
    const wanted = Number(
      before.flatMap((each) => /write(?:64)?\(.*?>, .*?, (\d+)(?:, \d+)?\) = /.exec(each)?.[1] ?? [])[0],
    );
    const order = before.map((each) => /\d+ +p?(\w+?)(?:64)?\(/.exec(each)?.[1]).filter((each) => each !== undefined);
    const opened = before[0] ?? '';
    const after = lines.slice(at + 1).findIndex((each) => /fsync\(/.test(each) && each.includes(`<${dirname(temp)}>`));
    const next = lines.slice(at + 1).findIndex((each) => each.includes('O_EXCL'));
    if (!opened.includes('O_CREAT|O_EXCL')) wrong.push(`${temp}: not opened with O_EXCL`);
    if (!(bytes === wanted && bytes > 0)) wrong.push(`${temp}: ${bytes} of ${wanted} bytes`);
    if (order.lastIndexOf('fsync') < order.lastIndexOf('write')) wrong.push(`${temp}: no fsync after the last byte`);
    if (after < 0 || (next >= 0 && after > next)) wrong.push(`${temp}: no fsync of the folder`);
  }
  return { saves, wrong };
}

// --- internal ---

const concerns = (line: string, cwd: string): boolean =>
  line.replaceAll(`AT_FDCWD<${cwd}>`, '').includes(`${cwd}/`) ||
  line.includes(`<${cwd}>,`) ||
  line.includes(`<${cwd}>)`) ||
  line.includes(`"${cwd}"`);
