// Every kind of lock that a save waits for, and many saves of several writers. The sample for every day is in project-file.test.ts.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testWaitedFor, testWriters } from './support/locks.ts';
import { lock, messageOf, others, project, save, set, since, valueAt } from './support/tiny-project.ts';

testWriters(20);

testWaitedFor(['of a running process', 'of another computer']);

describe('the lock', () => {
  it('that is empty and seems to come from the future is taken away', () => {
    const made = project();
    const file = lock(path.dirname(made.path), '');
    fs.utimesSync(file, new Date('2099-01-01'), new Date('2099-01-01'));
    save(made, set('project.name', 'x'));
    expect(others(path.dirname(made.path))).toEqual([]);
  });

  it('that was left behind and cannot be taken away is named, with what to do', () => {
    const made = project();
    const folder = path.dirname(made.path);
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const file = lock(folder, { pid: dead, host: os.hostname(), since, id: 'a1' });
    fs.mkdirSync(`${file}.removing`);
    expect(messageOf(() => save(made, set('project.name', 'x')))).toContain(`remove that file (and ${file}.removing`);
    fs.rmdirSync(`${file}.removing`);
    save(made, set('project.name', 'x'));
    expect(valueAt(made.path, 'project.name')).toBe('x');
  });

  it('that was never written, as its writer was killed, is waited for and then taken away', () => {
    const made = project();
    lock(path.dirname(made.path), '');
    const start = performance.now();
    save(made, set('project.name', 'x'));
    expect(performance.now() - start).toBeGreaterThan(500);
    expect(others(path.dirname(made.path))).toEqual([]);
  });
});
