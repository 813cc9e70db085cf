// The locks of a project that a save waits for, and several writers that wait for one another.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { unlockProject } from '../../src/project/file.ts';
import { tempDir } from './temp-dir.ts';
import { lock, messageOf, others, project, read, save, set, since, valueAt } from './tiny-project.ts';

/** Whose lock it may be, and how it is named. */
const OWNERS = [
  [
    'of a running process',
    { pid: process.ppid, host: os.hostname(), since, id: 'a1' },
    `process ${process.ppid} on this computer, since ${since}`,
  ],
  ['of another computer', { pid: 1, host: 'elsewhere', since, id: 'a1' }, `process 1 on elsewhere, since ${since}`],
] as const;

type Owner = (typeof OWNERS)[number][0];

/** Tests the locks of these owners, each of which takes two seconds. */
export function testWaitedFor(owners: readonly Owner[]): void {
  describe('the lock', () => {
    it.each(OWNERS.filter(([owner]) => owners.includes(owner)))(
      '%s is waited for two seconds, then named, and broken only by its id, when the person says so',
      (_, content, who) => {
        const made = project();
        const file = lock(path.dirname(made.path), content);
        const start = performance.now();
        const message = messageOf(() => save(made, set('project.name', 'x')));
        expect(performance.now() - start).toBeGreaterThan(1500);
        expect(message).toContain(who);
        expect(message).toContain('tde unlock a1');
        expect(fs.existsSync(file)).toBe(true);
        expect(fs.readFileSync(made.path, 'utf8')).toBe(made.contents);
        expect(read(made.path).answers).toBeDefined();
        expect(messageOf(() => unlockProject(made.path, 'b2'))).toContain('has no lock "b2"');
        unlockProject(made.path, 'a1');
        save(made, set('project.name', 'x'));
        expect(valueAt(made.path, 'project.name')).toBe('x');
        expect(others(path.dirname(made.path))).toEqual([]);
      },
    );
  });
}

/** Tests that four processes which save so many times each lose nothing. */
export function testWriters(times: number): void {
  describe('several writers', () => {
    it('write one after the other, and no answer is lost', async () => {
      const made = project();
      const ids = ['project.name', 'project.place', 'find.focus-area', 'refine.data-supply.collected'];
      // They only meet in the lock and the file.
      const program = path.join(tempDir(), 'save-often.cjs');
      await build({
        input: path.join(import.meta.dirname, 'save-often.ts'),
        platform: 'node',
        output: { file: program, format: 'cjs' },
        logLevel: 'silent',
      });
      const run = (id: string) =>
        new Promise((done) => {
          spawn(process.execPath, [program, made.path, id, String(times)], {
            stdio: ['ignore', 'ignore', 'inherit'],
          }).on('close', done);
        });
      expect(await Promise.all(ids.map(run))).toEqual([0, 0, 0, 0]);
      const { answers, problems } = read(made.path);
      expect(problems).toEqual([]);
      for (const id of ids) expect(answers.byId[id]).toEqual({ value: `save ${times - 1}` });
      expect(others(path.dirname(made.path))).toEqual([]);
    });
  });
}
