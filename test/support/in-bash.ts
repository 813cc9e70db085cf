// A bash without further packages that has read the completion, and the Tab key as a function.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { packageRoot } from '../../src/outside.ts';
import { finishedExample } from './examples.ts';
import { tempDir } from './temp-dir.ts';

export const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

/** A bash in a folder of its own, in which the completion is read twice, runs `script`; `try` is the Tab key after some words. */
export function bash(script: string) {
  const cwd = tempDir();
  const bin = join(cwd, 'bin');
  mkdirSync(bin);
  symlinkSync(join(packageRoot, 'bin', 'tde.js'), join(bin, 'tde'));
  mkdirSync(join(cwd, 'our project'));
  copyFileSync(finishedExample, join(cwd, 'our project', "north's.yaml"));
  const before = `
  source <(tde completion bash); source <(tde completion bash)
  try() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    __tde_complete 2>/dev/null; printf '%s\\n' "$*: \${COMPREPLY[*]}"
  }`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '--noprofile', '-c', `${before}\n${script}`], {
    cwd,
    encoding: 'utf8',
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: cwd },
  });
  expect(stderr).toBe('');
  return { cwd, lines: stdout.trim().split('\n') };
}
