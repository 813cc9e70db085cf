// Each example that ships with tde is a project as tde itself would write it, and renders to the documents beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { changesOf } from '../src/project/answers.ts';
import { newProject, readProject, saveAnswers } from '../src/project/file.ts';
import { exampleFile, exampleFiles, exampleNames, examplesFolder, expectedFolder } from './support/examples.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();

test("the examples are the guide's five", () => {
  expect(exampleNames).toEqual(['complete-streets', 'lead-paint', 'parcel-requests', 'purchasing', 'vacant-property']);
});

test("not all of the examples are kept by the government's own staff", () => {
  const roles = exampleNames.map((name) => readProject(exampleFile(name), method).answers.byId['project.role']?.value);
  expect(new Set(roles).size).toBeGreaterThan(2);
  expect(roles).toEqual(expect.arrayContaining(['advocate']));
});

describe.each(exampleFiles.map((file) => [relative(examplesFolder, file), file] as const))(
  'the example %s',
  (_, file) => {
    test('is read without a problem or a warning, and names the voices that are missing', () => {
      const { problems, warnings, answers, methodId } = readProject(file, method);
      expect([...problems, ...warnings]).toEqual([]);
      expect(methodId).toBe(method.id);
      expect(answers.byId['find.missing-voices']?.value?.length).toBeGreaterThan(0);
    });

    test('is, to the byte, what tde writes for its answers', async () => {
      const { answers, previous, evidence } = readProject(file, method);
      const beside = { evidence, ...(previous !== undefined && { previous }) };
      const { contents } = newProject('tde.yaml', method, changesOf(answers), beside);
      // After a question was added to the method, `npm run expected` puts its key into the examples.
      await expect(contents).toMatchFileSnapshot(file);
    });

    test('keeps its bytes when its answers are saved again', () => {
      const text = readFileSync(file, 'utf8');
      const path = put(tempDir(), 'tde.yaml', text);
      const project = readProject(path, method);
      saveAnswers(project, changesOf(project.answers));
      expect(readFileSync(path, 'utf8')).toBe(text);
    });

    test.each([
      // Without a gap.
      ['pitch --strict', 'pitch.md'],
      ['brief', 'brief.md'],
      ['outline', 'outline.md'],
      ['plan', 'plan.md'],
      ['recommend', 'recommendation.txt'],
    ])('`tde %s` prints its expected %s', async (command, name) => {
      const { code, out } = await runTde([...command.split(' '), '-f', file], { cwd: tempDir() });
      expect(code).toBe(0);
      await expect(out).toMatchFileSnapshot(join(expectedFolder(file), name));
      if (command.includes('--strict')) expect(out).not.toContain('not provided');
    });
  },
);

test.each(exampleNames)(
  'the example %s can be copied with `tde init --example`, its finished cycle with it',
  async (name) => {
    const cwd = tempDir();
    const { code, err } = await runTde(['init', 'mine', '--example', name], { cwd });
    const files = exampleFiles.filter((file) => dirname(file) === join(examplesFolder, name));
    expect({ code, files: readdirSync(join(cwd, 'mine')) }).toEqual({
      code: 0,
      files: files.map((file) => basename(file)),
    });
    for (const file of files) {
      expect(readFileSync(join(cwd, 'mine', basename(file)), 'utf8')).toBe(readFileSync(file, 'utf8'));
      expect(err).toContain(join('mine', basename(file)));
    }
    const status = await runTde(['status', '-f', 'mine'], { cwd });
    expect(status.out.includes('Before it: tde.cycle-1.yaml')).toBe(files.length > 1);
  },
);

test('two of the examples went all the way, and their second cycle grew out of the first', () => {
  const finished = exampleFiles.filter((file) => file.includes('.cycle-'));
  expect(finished.map((file) => basename(dirname(file)))).toEqual(['complete-streets', 'lead-paint']);
  for (const file of finished) {
    const [first, second] = [file, join(dirname(file), 'tde.yaml')].map((each) => readProject(each, method));
    expect(first?.at('implement.results')?.value?.length).toBeGreaterThan(0);
    expect(second?.at('find.focus-area')).not.toEqual(first?.at('find.focus-area'));
    const lessons = first?.list('implement.lessons') ?? [];
    expect(second?.list('project.learned').slice(0, lessons.length)).toEqual(lessons);
  }
});

test.each(exampleFiles.filter((file) => file.includes('.cycle-')))(
  'the finished example %s has a closing page and a case study, in which less than a fifth is left to write',
  async (file) => {
    let out = '';
    for (const name of ['closing', 'case']) {
      const made = await runTde([name, '-f', file], { cwd: tempDir() });
      expect(made.code).toBe(0);
      await expect(made.out).toMatchFileSnapshot(join(expectedFolder(file), `${name}.md`));
      out = made.out;
    }
    const [gaps, parts] = [/\[[^\]\n]+: (?:not provided|to find out)\]/g, /^\*\*.+:\*\*|^## /gm].map(
      (each) => out.match(each)?.length ?? 0,
    );
    expect(parts).toBeGreaterThan(20);
    expect((gaps ?? 0) / (parts ?? 1)).toBeLessThan(0.2);
  },
);
