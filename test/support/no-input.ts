// Commands that ask, started where nothing comes in: they end at once, and leave all as it is.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { finishedExample } from './examples.ts';
import { put, tempDir } from './temp-dir.ts';
import { spawnTde } from './test-io.ts';

/** Expects a command that would begin a project to say how that is done without a terminal. */
export function expectNothingMade(...argv: string[]): void {
  const cwd = tempDir();
  const { code, err } = spawnTde(argv, { cwd });
  expect(code).toBe(2);
  expect(err).toContain('tde init --no-input');
  expect(existsSync(join(cwd, 'tde.yaml'))).toBe(false);
}

/** Expects a command to ask nothing about a project that is there. */
export function expectNothingAsked(...argv: string[]): void {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', readFileSync(finishedExample, 'utf8'));
  expect(spawnTde(argv, { cwd })).toMatchObject({ code: 2, out: '' });
}
