// Every document of every example, as people would make it: what the tests in a browser and in an office look at.

import { basename, dirname } from 'node:path';
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName } from '../../src/documents/catalog.ts';
import { FORMATS, type Format } from '../../src/documents/formats.ts';
import { metaOf, renderBuiltIn, renderTemplate } from '../../src/documents/templates.ts';
import { loadMethod } from '../../src/method/load.ts';
import type { Answers } from '../../src/project/answers.ts';
import { readerOf } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { answeredWith } from './answered.ts';
import { exampleFiles } from './examples.ts';
import { HOSTILE } from './hostile-texts.ts';

export const method = await loadMethod();

/** The documents there are. */
export const documentNames = DOCUMENT_NAMES;
export type { DocumentName };

/** "lead-paint" for the current cycle of an example, "lead-paint-cycle-1" for a finished one. */
const nameOf = (file: string): string =>
  [basename(dirname(file)), /cycle-\d+/.exec(basename(file))?.[0]].filter(Boolean).join('-');

/** The projects of the examples by name, and a project in which every answer is hostile. */
export const projects: ReadonlyMap<string, Answers> = new Map([
  ...exampleFiles.map((file) => [nameOf(file), readProject(file, method).answers] as const),
  ['hostile', answeredWith(method, Object.values(HOSTILE).flat())],
]);

/** A document of a project as Markdown. */
export async function markdownOf(name: DocumentName, answers: Answers): Promise<string> {
  const { view } = await DOCUMENTS[name].load();
  return renderTemplate(name, view(readerOf(method, answers), {}));
}

/** What a format makes a document of a project of, as the command does. */
export async function sourceOf(format: Format['id'], name: DocumentName, answers: Answers) {
  const reader = readerOf(method, answers);
  const { view, tables } = await DOCUMENTS[name].load();
  const markdown = await renderBuiltIn(
    name,
    format,
    view(reader, {}),
    tables && (async () => (await tables())(reader, {})),
  );
  return { markdown, meta: metaOf(name, reader) };
}

/** A document of a project in a format, as the command makes it. */
export async function documentAs(format: Format['id'], name: DocumentName, answers: Answers) {
  const { markdown, meta } = await sourceOf(format, name, answers);
  return FORMATS.find(({ id }) => id === format)?.render(markdown, meta);
}
