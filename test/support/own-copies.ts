// A copy of a built-in template, taken for one's own, and templates that nest too deeply.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { DOCUMENTS, type DocumentName } from '../../src/documents/catalog.ts';
import { forEverybody, workingCopy } from '../../src/documents/left-out.ts';
import { renderTemplate } from '../../src/documents/markdown.ts';
import { ownDocument } from '../../src/documents/own-template.ts';
import { loadMethod } from '../../src/method/ids.ts';
import { NO_ANSWERS, readerOf } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { finishedExample } from './examples.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

const method = await loadMethod();

/** Expects a copy that `tde templates` writes to serve as the original does, for these examples and without an answer. */
export async function expectCopy(name: DocumentName, examples: readonly string[]): Promise<void> {
  const cwd = tempDir();
  expect(await runTde(['templates', 'copy', name, '-o', 'own.hbs'], { cwd })).toMatchObject({ code: 0, out: '' });
  const template = readFileSync(join(cwd, 'own.hbs'), 'utf8');
  expect((await runTde(['templates', 'copy', name], { cwd })).out).toBe(template);
  const view = await DOCUMENTS[name].view();
  for (const answers of [...examples.map((file) => readProject(file, method).answers), NO_ANSWERS]) {
    const shown = view(workingCopy(readerOf(method, answers)).shared, {});
    expect(ownDocument(template, 'own.hbs', shown).markdown).toBe(renderTemplate(name, shown));
  }
  const [own, built] = [['--template', 'own.hbs'], []].map((more) => [name, '-f', finishedExample, ...more]);
  expect(await runTde(own as string[], { cwd })).toEqual(await runTde(built as string[], { cwd }));
}

/** Expects `tde templates data` to show what the template is filled in with. */
export async function expectData(name: DocumentName): Promise<void> {
  const { code, out } = await runTde(['templates', 'data', name, '-f', finishedExample], { cwd: tempDir() });
  expect(code).toBe(0);
  const view = await DOCUMENTS[name].view();
  const { shared, settle } = forEverybody(readProject(finishedExample, method));
  expect(JSON.parse(out)).toEqual(JSON.parse(settle(JSON.stringify(view(shared, {}))).text));
}

/** Templates that nest too deeply. */
export const TOO_DEEP = {
  'questions in questions': `{{#if ${'(lookup '.repeat(2500)}this${' "a")'.repeat(2500)}}}{{/if}}`,
  'quotes in quotes': '>'.repeat(50_000),
  'quotes with blanks between': '> '.repeat(50_000),
} satisfies Record<string, string>;

/** Expects one message, and nothing made. */
export async function expectTooDeep(shape: keyof typeof TOO_DEEP, format: string): Promise<void> {
  const cwd = tempDir();
  put(cwd, 'own.hbs', TOO_DEEP[shape]);
  const ran = await runTde(['pitch', '-f', finishedExample, '--template', 'own.hbs', '--format', format], { cwd });
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toMatch(/^own\.hbs is nested too deeply/);
  expect(ran.err).not.toMatch(/^\s+at /m);
}
