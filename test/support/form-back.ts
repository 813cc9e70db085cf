// The worksheet as a form, made of one project and taken into another.
import { join } from 'node:path';
import { expect } from 'vitest';
import { loadMethod } from '../../src/method/ids.ts';
import { readProject } from '../../src/project/file.ts';
import { tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

const method = await loadMethod();

/** Expects a project that is made from the form of this one to say the same. */
export async function expectFormBack(file: string): Promise<void> {
  const cwd = tempDir();
  expect(await runTde(['worksheet', '--internal', '-f', file, '-o', 'form.yaml'], { cwd })).toMatchObject({ code: 0 });
  expect(await runTde(['init', 'made', '--answers', 'form.yaml'], { cwd })).toMatchObject({ code: 0 });
  expect(readProject(join(cwd, 'made', 'tde.yaml'), method).answers).toEqual(readProject(file, method).answers);
}
