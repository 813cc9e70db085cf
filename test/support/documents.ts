// Every document of every example, as people would make it: what the tests in a browser and in an office look at.

import { basename, dirname } from 'node:path';
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName, FORMATS, type Format } from '../../src/documents/catalog.ts';
import { forEverybody, workingCopy } from '../../src/documents/left-out.ts';
import { metaOf, renderTemplate } from '../../src/documents/markdown.ts';
import type { ViewOptions } from '../../src/documents/views/shown.ts';
import { loadMethod } from '../../src/method/ids.ts';
import type { Answers } from '../../src/project/answers.ts';
import { readerOf } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { answeredWith } from './answered.ts';
import { exampleFiles } from './examples.ts';
import { HOSTILE } from './hostile-texts.ts';

export const method = await loadMethod();

/** What a format is told of a document beside its Markdown, where a test has made that itself. */
export const META = {
  title: 'Lead-safe rentals',
  method: 'Tactical Data Engagement',
  kind: 'Plan',
  language: 'en',
  issue: { issuer: '', version: '', day: '' },
};

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

/** A document of a project as Markdown, for everybody. */
export async function markdownOf(name: DocumentName, answers: Answers): Promise<string> {
  const view = await DOCUMENTS[name].view();
  const { shared, settle } = forEverybody(readerOf(method, answers));
  return settle(renderTemplate(name, view(shared, {}))).text;
}

/** What a format makes a document of a project of, as the command does: for everybody, or the team's working copy. */
export async function sourceOf(
  format: Format['id'],
  name: DocumentName,
  answers: Answers,
  { internal, ...options }: ViewOptions & { internal?: boolean } = {},
) {
  const { shared, settle } = (internal ? workingCopy : forEverybody)(readerOf(method, answers));
  const view = await DOCUMENTS[name].view();
  const tables = formatNamed(format).tables ? (await DOCUMENTS[name].tables?.())?.(shared, options) : undefined;
  const made = tables
    ? renderTemplate('_tables', { tables })
    : renderTemplate(name, view(shared, { appendix: true, ...options }));
  const meta = metaOf(name, DOCUMENTS[name], shared);
  return { markdown: settle(made).text, meta: { ...meta, title: settle(meta.title).text } };
}

/** A document of a project in a format, as the command makes it. */
export async function documentAs(
  format: Format['id'],
  name: DocumentName,
  answers: Answers,
  options: ViewOptions & { internal?: boolean } = {},
) {
  const { markdown, meta } = await sourceOf(format, name, answers, options);
  return formatNamed(format).render(markdown, meta);
}

// --- internal ---

const formatNamed = (name: Format['id']): Format => FORMATS.find(({ id }) => id === name) as Format;
