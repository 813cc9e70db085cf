// The corpus of project files: each one that cannot be used is refused in words, untouched; each odd one is read, and saved into.
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Problem, UserError } from '../src/errors.ts';
import { readProject, saveAnswers } from '../src/project/file.ts';
import { hostileFiles, oddFiles } from './support/hostile-files.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { tinyMethod } from './support/tiny-method.ts';

describe('the corpus', () => {
  it('has at least a hundred bad files and twenty-five odd ones', () => {
    expect(new Set(hostileFiles.map(([title]) => title)).size).toBeGreaterThanOrEqual(100);
    expect(oddFiles.length).toBeGreaterThanOrEqual(25);
  });

  it.each(hostileFiles)('refuses %s', (_title, content, codes) => {
    const file = put(tempDir(), 'tde.yaml', content);
    let problems: readonly Problem[] = [];
    try {
      problems = readProject(file, tinyMethod).problems;
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      problems = (error as UserError).problems;
    }
    expect(problems.map((problem) => problem.code)).toEqual(expect.arrayContaining([...new Set(codes)]));
    for (const problem of problems) if (problem.code === 'syntax') expect(problem.where?.line).toBeGreaterThan(0);
    expect(problems.map(({ what, next }) => `${what}${next}`).join('').length).toBeLessThan(2500);
    expect(fs.readFileSync(file).equals(Buffer.from(content))).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is warned of in a few lines, however much is odd', async () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', `tde: 1\nmethod: tde-1.0\n${Array.from({ length: 5000 }, (_, i) => `key${i}: 1\n`).join('')}`);
    const { code, err } = await runTde(['status'], { cwd });
    expect(code).toBe(0);
    expect(err).toContain('and 4990 more');
    expect(err.length).toBeLessThan(2500);
  });

  it.each(oddFiles)('reads %s, and saves into it what was answered and nothing else', (_title, content, name) => {
    const file = put(tempDir(), 'tde.yaml', content);
    const project = readProject(file, tinyMethod);
    expect(project.problems).toEqual([]);
    expect(project.answers.byId['project.name']?.value).toBe(name);
    const saved = saveAnswers(project, [{ id: 'project.place', answer: { value: 'Riverton' } }]);
    expect(saved.answers.byId['project.place']?.value).toBe('Riverton');
    const { 'project.place': _new, ...rest } = saved.answers.byId;
    const { 'project.place': _old, ...before } = project.answers.byId;
    expect(rest).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
