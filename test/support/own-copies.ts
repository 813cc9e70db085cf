// A copy of a built-in template, taken for one's own.
import { expect } from 'vitest';
import { DOCUMENTS, type DocumentName } from '../../src/documents/catalog.ts';
import { workingCopy } from '../../src/documents/left-out.ts';
import { ownDocument } from '../../src/documents/own-template.ts';
import { renderTemplate } from '../../src/documents/templates.ts';
import { loadMethod } from '../../src/method/load.ts';
import { type Answers, readerOf } from '../../src/project/answers.ts';

const method = await loadMethod();

/** Expects the copy to make of each project what the template it was copied from does. */
export async function expectOriginal(name: DocumentName, copy: string, projects: readonly Answers[]): Promise<void> {
  const { view } = await DOCUMENTS[name].load();
  for (const answers of projects) {
    const shown = view(workingCopy(readerOf(method, answers)).shared, {});
    expect(ownDocument(copy, 'own.hbs', shown).markdown).toBe(renderTemplate(name, shown));
  }
}
