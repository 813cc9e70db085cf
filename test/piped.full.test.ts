// Answers that come without a terminal from a file, with moves among them, and for each prompt of a command in turn.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { readProject } from '../src/project/file.ts';
import { finishedExample } from './support/examples.ts';
import { expectNothingAsked, expectNothingMade } from './support/no-input.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { spawnTde } from './support/test-io.ts';

const method = await loadMethod();
const bin = join(packageRoot, 'bin', 'tde.js');
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');
const answersIn = (cwd: string) => readProject(join(cwd, 'tde.yaml'), method).answers.byId;

describe('answers from a pipe', () => {
  it('may come from a file, and may be moves', () => {
    const cwd = tempDir();
    put(
      cwd,
      'answers.txt',
      lines(
        '1',
        'I am a librarian',
        'Dalry Falls',
        'Parks',
        '/back',
        'The parks office',
        '/skip',
        '/leave',
        'left alone',
      ),
    );
    const file = openSync(join(cwd, 'answers.txt'), 'r');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'init'], { cwd, stdio: [file, 'pipe', 'pipe'] });
    closeSync(file);
    expect(status, String(stderr)).toBe(0);
    expect(answersIn(cwd)['project.government']).toEqual({ value: 'The parks office' });
    expect(answersIn(cwd)['find.focus-area']).toBeUndefined();
  });

  it('are for each prompt of a command in turn: the yes that closes a cycle, then what changed', () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', readFileSync(finishedExample, 'utf8'));
    const { code, err } = spawnTde(['iterate'], {
      cwd,
      stdin: lines('3', 'The clinic has a new nurse.', '.', '/leave'),
    });
    expect(code, err).toBe(0);
    expect(answersIn(cwd)['project.what-changed']).toEqual({ value: 'The clinic has a new nurse.' });
  });
});

describe('where nothing comes in', () => {
  it('tde init --quick says what to do, and makes nothing', () => expectNothingMade('init', '--quick'));

  it.each([['edit', 'project'], ['iterate']])('tde %s %s asks nothing', expectNothingAsked);
});
