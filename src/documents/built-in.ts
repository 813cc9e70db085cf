// A document as its built-in template makes it; for a spreadsheet, the tables that it has as data.
import type { Method } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { DOCUMENTS, type DocumentName } from './catalog.ts';
import type { Format } from './formats.ts';
import { renderTemplate } from './templates.ts';
import type { ViewOptions } from './view.ts';

/** The document as Markdown for a format. For a spreadsheet it is only tables: cards, ranges and quotations are rows there. */
export async function builtInMarkdown(
  name: DocumentName,
  format: Format['id'],
  method: Method,
  answers: Answers,
  options: ViewOptions = {},
): Promise<string> {
  const { view, tables } = await DOCUMENTS[name].load();
  if (format !== 'csv' || !tables) return renderTemplate(name, view(method, answers, options));
  return renderTemplate('_tables', { tables: (await tables())(method, answers, options) });
}
