// Commands that ask, started where nothing comes in: they end at once, and leave all as it is.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { finishedExample } from './examples.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

/** Expects a command that would begin a project to say how that is done without a terminal. */
export async function expectNothingMade(...argv: string[]): Promise<void> {
  const cwd = tempDir();
  const { code, err } = await runTde(argv, { cwd });
  expect(code).toBe(2);
  expect(err).toContain('tde init --no-input');
  expect(existsSync(join(cwd, 'tde.yaml'))).toBe(false);
}

/** Expects a command to ask nothing about a project that is there. */
export async function expectNothingAsked(...argv: string[]): Promise<void> {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', readFileSync(finishedExample, 'utf8'));
  expect(await runTde(argv, { cwd })).toMatchObject({ code: 2, out: '' });
}
