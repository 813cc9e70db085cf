// What the long tests share: how much to do, and how a figure gets into the table of `npm run torture`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

export const root = join(import.meta.dirname, '..', '..');
export const bin = join(root, 'bin', 'tde.js');

/** How often something is done: all of it in `npm run torture`, less with --quick, a sample in the everyday tests. */
export function times(full: number, quick: number, sample = quick): number {
  return { full, quick }[process.env.TDE_TORTURE ?? ''] ?? sample;
}

declare module 'vitest' {
  interface TaskMeta {
    measured?: string;
  }
}

/** Notes what was measured; the table shows it. */
export function measured({ task }: Pick<TestContext, 'task'>, text: string): void {
  task.meta.measured = text;
}

/** Skips a test, with the reason in the table. */
export function skipped(context: TestContext, reason: string): never {
  measured(context, reason);
  return context.skip(reason);
}

/** The value that so many per cent of the numbers do not exceed. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}

const found = new Map<string, boolean>();

/** Whether a program is there and can do its work here: some machines forbid tracing or mounting. */
export function can(command: string, ...args: string[]): boolean {
  const key = [command, ...args].join(' ');
  if (!found.has(key)) found.set(key, spawnSync(command, args, { stdio: 'ignore' }).status === 0);
  return found.get(key) === true;
}

export const canTrace = (): boolean => can('strace', '-f', '-o', '/dev/null', 'true');
