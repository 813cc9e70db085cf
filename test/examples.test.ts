// Each example that ships with tde is a project as tde itself would write it, and renders to the documents beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../src/method/load.ts';
import { createProject, readProject, saveAnswers } from '../src/project/file.ts';
import { changesOf, exampleFile, exampleNames, examplesFolder, madeBothWays } from './support/examples.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const textOf = (name: string) => readFileSync(exampleFile(name), 'utf8');

test("the examples are the guide's five", () => {
  expect(exampleNames).toEqual(['complete-streets', 'lead-paint', 'parcel-requests', 'purchasing', 'vacant-property']);
});

test("not all of the examples are kept by the government's own staff", () => {
  const roles = exampleNames.map((name) => readProject(exampleFile(name), method).answers.byId['project.role']?.value);
  expect(new Set(roles).size).toBeGreaterThan(2);
  expect(roles).toEqual(expect.arrayContaining(['advocate']));
});

describe.each(exampleNames)('the example %s', (name) => {
  test('is read without a problem or a warning, and names the voices that are missing', () => {
    const { problems, warnings, answers, methodId } = readProject(exampleFile(name), method);
    expect([...problems, ...warnings]).toEqual([]);
    expect(methodId).toBe(method.id);
    expect(answers.byId['find.missing-voices']?.value?.length).toBeGreaterThan(0);
  });

  test('is, to the byte, what tde writes for its answers', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, changesOf(readProject(exampleFile(name), method).answers));
    // After a question was added to the method, `vitest -u` puts its key into the examples.
    await expect(readFileSync(path, 'utf8')).toMatchFileSnapshot(exampleFile(name));
  });

  test('keeps its bytes when its answers are saved again', () => {
    const path = put(tempDir(), 'tde.yaml', textOf(name));
    const project = readProject(path, method);
    saveAnswers(project, method, changesOf(project.answers));
    expect(readFileSync(path, 'utf8')).toBe(textOf(name));
  });

  test.each([
    ['pitch', 'pitch.md'],
    ['outline', 'outline.md'],
    ['recommend', 'recommendation.txt'],
  ])('`tde %s` prints its expected/%s', async (command, file) => {
    const { code, out } = await runTde([command, '-f', join(examplesFolder, name)], { cwd: tempDir() });
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(join(examplesFolder, name, 'expected', file));
  });

  test('has a pitch without gaps', async () => {
    const strict = await runTde(['pitch', '--strict', '-f', join(examplesFolder, name)], { cwd: tempDir() });
    expect(strict).toMatchObject({ code: 0, out: expect.not.stringContaining('not provided') });
  });

  test('can be copied with `tde init --example`', async () => {
    const cwd = tempDir();
    expect(await runTde(['init', 'mine', '--example', name], { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'mine', 'tde.yaml'), 'utf8')).toBe(textOf(name));
  });
});

test('a project comes out the same to the byte from --answers and from one `tde set` for each answer', async () => {
  // The other examples: examples.full.test.ts.
  const { whole, single } = await madeBothWays('lead-paint');
  expect(single).toEqual(whole);
}, 120_000);
