// Renders a view with a template. Built-in templates were precompiled when tde was built, so that only Handlebars' runtime is loaded.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import runtime from 'handlebars/runtime.js';
import { packageRoot } from '../root.ts';
import { escapeMarkdown } from './markdown.ts';

// The runtime build is the same object without its compiler, but its own types are empty.
const Handlebars = runtime as unknown as typeof import('handlebars');

/** The document `name` of a view, as Markdown that ends with one line break. */
export function renderTemplate(name: string, view: object): string {
  const environment = Handlebars.create();
  // Every {{ }} of every template passes through this one escape; a test says that no template goes around it.
  Handlebars.Utils.escapeExpression = escapeMarkdown as typeof Handlebars.Utils.escapeExpression;
  const templates = createRequire(join(packageRoot, 'dist', 'tde.cjs'))('./templates.cjs');
  const text = environment.template(templates[name])(view);
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
