// Renders a view with a template. Built-in templates were precompiled when tde was built, so that only Handlebars' runtime is loaded.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import runtime from 'handlebars/runtime.js';
import { packageRoot } from '../root.ts';
import { escapeMarkdown } from './markdown.ts';

// The runtime build is the same object without its compiler, but its own types are empty.
const Handlebars = runtime as unknown as typeof import('handlebars');

// Every {{ }} of every template passes through this one escape; a test says that no template goes around it. A template takes
// it along when it is made, so it stands here before any is.
Handlebars.Utils.escapeExpression = (value) => escapeMarkdown(value === null || value === undefined ? '' : `${value}`);

/** The document `name` of a view, as Markdown that ends with one line break. */
export function renderTemplate(name: string, view: object): string {
  return renderWith(Handlebars.create().template(builtIn()[name] as TemplateSpecification), view);
}

/** The Markdown a compiled template makes of a view: whosever template it is, it goes through the one escape. */
export function renderWith(template: HandlebarsTemplateDelegate, view: object): string {
  // Every {{ }} of every template passes through this one escape; a test says that no template goes around it.
  Handlebars.Utils.escapeExpression = (value) =>
    escapeMarkdown(value === null || value === undefined ? '' : `${value}`);
  const environment = Handlebars.create();
  const partials = Object.fromEntries(
    partNames().map((name) => [name, environment.template(builtIn()[name] as TemplateSpecification)]),
  );
  const text = template(view, { partials });
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

/** The templates that others can put in: their names begin with "_". */
export const partNames = (): string[] => Object.keys(builtIn()).filter((name) => name.startsWith('_'));

// --- internal ---

const builtIn = (): Record<string, TemplateSpecification> =>
  createRequire(join(packageRoot, 'dist', 'tde.cjs'))('./templates-compiled.cjs');
