// Every document of every example, as people would make it: what the tests in a browser and in an office look at.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName } from '../../src/documents/catalog.ts';
import { FORMATS, type Format } from '../../src/documents/formats.ts';
import { renderTemplate } from '../../src/documents/templates.ts';
import { titleOf } from '../../src/documents/view.ts';
import { loadMethod } from '../../src/method/load.ts';
import type { Answers } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { packageRoot } from '../../src/root.ts';
import { words } from '../../src/words.ts';
import { answeredWith } from './answered.ts';
import { HOSTILE } from './hostile-texts.ts';

export const method = await loadMethod();

/** The documents there are. */
export const documentNames = DOCUMENT_NAMES;
export type { DocumentName };

/** The examples by name, and a project in which every answer is hostile. */
export const projects: ReadonlyMap<string, Answers> = new Map([
  ...readdirSync(join(packageRoot, 'examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, readProject(join(packageRoot, 'examples', name, 'tde.yaml'), method).answers] as const),
  ['hostile', answeredWith(method, Object.values(HOSTILE).flat())],
]);

/** A document of a project as Markdown. */
export async function markdownOf(name: DocumentName, answers: Answers): Promise<string> {
  const { view } = await DOCUMENTS[name].load();
  return renderTemplate(name, view(method, answers, {}));
}

/** A document of a project in a format, as the command makes it. */
export async function documentAs(format: Format['id'], name: DocumentName, answers: Answers) {
  const meta = { title: titleOf(method, answers), kind: words.document.kinds[name], language: words.language };
  return FORMATS.find(({ id }) => id === format)?.render(await markdownOf(name, answers), meta);
}
