// `tde templates`: lists the templates of the documents, prints one to be changed, or what it sees; and renders one's own.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName, refuseWithout } from '../documents/catalog.ts';
import type { OwnDocument } from '../documents/own-template.ts';
import { EXIT, failWith, UserError } from '../errors.ts';
import { meant } from '../method/ids.ts';
import { readText } from '../outside.ts';
import { packageRoot } from '../root.ts';
import { fill, shellWord, words } from '../words.ts';
import { type Context, openForDocument, tell, tellNext } from './context.ts';
import { type Output, putResult } from './output.ts';

export type TemplateOptions = Output & { internal?: boolean };

/** `tde templates`, `tde templates copy NAME` or `tde templates data NAME`. */
export async function useTemplates(
  context: Context,
  action: string | undefined,
  name: string | undefined,
  options: TemplateOptions,
): Promise<void> {
  if (options.internal && action !== 'data') {
    const { internal: what, internalNext: next } = words.templates;
    throw new UserError({ code: 'usage', what, next }, EXIT.usage);
  }
  if (action === undefined) return listTemplates(context, options);
  if (action === 'copy') return copyTemplate(context, nameOf(name), options);
  if (action === 'data') return printTemplateData(context, nameOf(name), options);
  throw unknown(words.templates.action, words.templates.actionNext, action, ['copy', 'data']);
}

/** What one's own template makes of a view. Reads the named file and no other. */
export async function renderOwn({ io }: Context, file: string, view: object): Promise<OwnDocument> {
  const text = readText(
    resolve(io.cwd, file),
    { what: words.templates.file, most: 1_000_000, smaller: words.templates.smaller },
    file,
  );
  return (await import('../documents/own-template.ts')).ownDocument(text, file, view);
}

// --- internal ---

function listTemplates(context: Context, options: Output): void {
  const broad = Math.max(...DOCUMENT_NAMES.map((name) => name.length));
  const lines = DOCUMENT_NAMES.map((name) => `${name.padEnd(broad)}  ${words.help.commands[name]}\n`);
  putResult(context, lines.join(''), options, { name: 'templates.txt' });
  tell(context.io, words.templates.list);
  tellNext(context, 'tde templates data pitch');
}

function copyTemplate(context: Context, name: DocumentName, options: Output): void {
  const template = readFileSync(join(packageRoot, 'templates', `${name}.hbs`), 'utf8');
  putResult(context, template, options, { name: `${name}.hbs` });
  tell(context.io, fill(words.templates.use, { name, file: shellWord(options.output ?? `${name}.hbs`) }));
  tellNext(context, `tde templates data ${name}`);
}

async function printTemplateData(context: Context, name: DocumentName, options: TemplateOptions): Promise<void> {
  const { withoutProject, load } = DOCUMENTS[name];
  const { shared, settle, problems } = await openForDocument(context, { ...options, withoutProject });
  failWith(problems);
  refuseWithout(shared.method, name);
  const { view } = await load();
  const mark = shared.internal ? { internal: words.document.internal } : {};
  const { text } = settle(`${JSON.stringify({ ...mark, ...view(shared, {}) }, null, 2)}\n`);
  putResult(context, text, options, { name: `${name}.json` });
  tellNext(context, `tde templates copy ${name}`);
}

function nameOf(typed = ''): DocumentName {
  const found = DOCUMENT_NAMES.find((name) => name === typed.trim().toLowerCase());
  if (found) return found;
  const next = fill(words.templates.unknownNext, { names: DOCUMENT_NAMES.join(', ') });
  throw unknown(typed === '' ? words.templates.noName : words.templates.unknown, next, typed, DOCUMENT_NAMES);
}

function unknown(what: string, next: string, typed: string, names: readonly string[]): UserError {
  return new UserError({ code: 'unknown-template', what: fill(what, meant(typed, names)), next }, EXIT.usage);
}
