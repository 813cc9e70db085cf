// Each example that ships with tde is a project as tde itself would write it, and renders to the documents beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../src/method/load.ts';
import type { Answers } from '../src/project/answers.ts';
import { createProject, type Project, readProject, saveAnswers } from '../src/project/file.ts';
import { packageRoot } from '../src/root.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const folder = join(packageRoot, 'examples');
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const method = await loadMethod();
const fileOf = (name: string) => join(folder, name, 'tde.yaml');
const textOf = (name: string) => readFileSync(fileOf(name), 'utf8');

const changesOf = ({ byId, finished }: Answers) => [
  ...Object.entries(byId).map(([id, answer]) => ({ id, answer })),
  ...finished.map((section) => ({ id: `finished.${section}`, answer: { value: 'yes' } })),
];

/** The arguments after `tde set` that give one answer of a project. */
function setArguments({ answers }: Project, id: string): string[] {
  if (id.startsWith('finished.')) return [id, 'yes'];
  const { value, note, findOut } = answers.byId[id] ?? {};
  return [
    ...(note === undefined ? [] : ['--note', note]),
    ...(findOut === undefined ? [] : ['--find-out', findOut]),
    id,
    '--',
    ...(value === undefined ? [] : typeof value === 'string' ? [value] : value),
  ];
}

test("the examples are the guide's five", () => {
  expect(names).toEqual(['complete-streets', 'lead-paint', 'parcel-requests', 'purchasing', 'vacant-property']);
});

test("not all of the examples are kept by the government's own staff", () => {
  const roles = names.map((name) => readProject(fileOf(name), method).answers.byId['project.role']?.value);
  expect(new Set(roles).size).toBeGreaterThan(2);
  expect(roles).toEqual(expect.arrayContaining(['advocate']));
});

describe.each(names)('the example %s', (name) => {
  test('is read without a problem or a warning, and names the voices that are missing', () => {
    const { problems, warnings, answers, methodId } = readProject(fileOf(name), method);
    expect([...problems, ...warnings]).toEqual([]);
    expect(methodId).toBe(method.id);
    expect(answers.byId['find.missing-voices']?.value?.length).toBeGreaterThan(0);
  });

  test('is, to the byte, what tde writes for its answers', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, changesOf(readProject(fileOf(name), method).answers));
    // After a question was added to the method, `vitest -u` puts its key into the examples.
    await expect(readFileSync(path, 'utf8')).toMatchFileSnapshot(fileOf(name));
  });

  test('keeps its bytes when its answers are saved again', () => {
    const path = put(tempDir(), 'tde.yaml', textOf(name));
    const project = readProject(path, method);
    saveAnswers(project, method, changesOf(project.answers));
    expect(readFileSync(path, 'utf8')).toBe(textOf(name));
  });

  test('comes out the same to the byte from --answers and from one `tde set` for each answer', async () => {
    const project = readProject(fileOf(name), method);
    const [whole, single] = [tempDir(), tempDir()];
    const sheet = put(tempDir(), 'answers.yaml', textOf(name));
    expect(await runTde(['init', '--answers', sheet], { cwd: whole })).toMatchObject({ code: 0, out: '' });
    expect(await runTde(['init', '--no-input'], { cwd: single })).toMatchObject({ code: 0 });
    for (const { id } of changesOf(project.answers)) {
      const ran = await runTde(['set', ...setArguments(project, id)], { cwd: single });
      expect(ran.code, `${id}: ${ran.err}`).toBe(0);
    }
    expect(readFileSync(join(whole, 'tde.yaml'), 'utf8')).toBe(readFileSync(join(single, 'tde.yaml'), 'utf8'));
    for (const document of ['pitch', 'outline', 'recommend']) {
      const [a, b] = [await runTde([document], { cwd: whole }), await runTde([document], { cwd: single })];
      expect(a).toMatchObject({ code: 0, out: b.out });
    }
  });

  test.each([
    ['pitch', 'pitch.md'],
    ['outline', 'outline.md'],
    ['recommend', 'recommendation.txt'],
  ])('`tde %s` prints its expected/%s', async (command, file) => {
    const { code, out } = await runTde([command, '-f', join(folder, name)], { cwd: tempDir() });
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(join(folder, name, 'expected', file));
  });

  test('has a pitch without gaps', async () => {
    const strict = await runTde(['pitch', '--strict', '-f', join(folder, name)], { cwd: tempDir() });
    expect(strict).toMatchObject({ code: 0, out: expect.not.stringContaining('not provided') });
  });

  test('can be copied with `tde init --example`', async () => {
    const cwd = tempDir();
    expect(await runTde(['init', 'mine', '--example', name], { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'mine', 'tde.yaml'), 'utf8')).toBe(textOf(name));
  });
});
