// Renders a view with a template. Built-in templates were precompiled when tde was built, so that only Handlebars' runtime is loaded.

import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import runtime from 'handlebars/runtime.js';
import { packageRoot } from '../root.ts';
import { words } from '../words.ts';
import type { Format } from './catalog.ts';
import { DOCUMENTS, type DocumentName } from './catalog.ts';
import type { Shared } from './left-out.ts';
import { escapeMarkdown, shaped } from './markdown.ts';
import type { Meta } from './sections.ts';
import { issueOf, titleOf } from './view.ts';
import type { Titled } from './views/tables.ts';

// The runtime build is the same object without its compiler, but its own types are empty.
const Handlebars = runtime as unknown as typeof import('handlebars');

// Every {{ }} of every template passes through this one escape; a test says that no template goes around it. A template takes
// it along when it is made, so it stands here before any is.
Handlebars.Utils.escapeExpression = (value) => escapeMarkdown(value === null || value === undefined ? '' : `${value}`);

/** The document `name` of a view, as Markdown that ends with one line break. */
export function renderTemplate(name: string, view: object): string {
  const { template, parts } = builtIn(name);
  return renderWith(Handlebars.create().template(template), view, parts);
}

/** The Markdown a compiled template makes of a view, with the parts it may put in: whosever it is, the one escape applies. */
export function renderWith(template: HandlebarsTemplateDelegate, view: object, parts: readonly string[]): string {
  const environment = Handlebars.create();
  const partials = Object.fromEntries(parts.map((name) => [name, environment.template(builtIn(name).template)]));
  const text = template(view, { partials });
  return `${shaped(text.replace(/\n{3,}/g, '\n\n').trim())}\n`;
}

/** The templates that others can put in: their names begin with "_". */
export const partNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.startsWith('_'))
    .map((file) => file.replace(/\.cjs$/, ''));

/** What the built-in template of a document shows in a format: its view; for a spreadsheet, only the tables it has as data. */
export async function renderBuiltIn(
  name: DocumentName,
  format: Format,
  shown: object,
  tables: (() => Promise<Titled[]>) | undefined,
): Promise<string> {
  return format.tables && tables ? renderTemplate('_tables', { tables: await tables() }) : renderTemplate(name, shown);
}

/** What a format wants to know of a document of a project. */
export function metaOf(name: DocumentName, shared: Shared): Meta {
  const { paper, contents } = DOCUMENTS[name];
  return {
    title: titleOf(shared),
    method: shared.method.title,
    kind: words.document.kinds[name],
    language: words.language,
    issue: issueOf(shared),
    ...(paper && { paper }),
    ...(contents && { contents }),
    ...(shared.internal && { internal: true }),
  };
}

// --- internal ---

/** `parts` are those a template puts in, and those that these put in. */
type BuiltIn = { readonly template: TemplateSpecification; readonly parts: readonly string[] };

const folder = join(packageRoot, 'dist', 'templates');

const builtIn = (name: string): BuiltIn => createRequire(join(folder, 'tde.cjs'))(`./${name}.cjs`);
