// The documents (`tde pitch`, `tde plan`, `tde worksheet` …): one of the project in any format, on stdout or in a file.
import { DOCUMENTS, type DocumentName } from '../documents/catalog.ts';
import { FORM } from '../documents/formats.ts';
import { metaOf } from '../documents/meta.ts';
import type { OwnDocument } from '../documents/own-template.ts';
import type { ViewOptions } from '../documents/view.ts';
import { EXIT, UserError } from '../errors.ts';
import { nearest, questionAt } from '../method/ids.ts';
import { fill, words } from '../words.ts';
import { type Context, openForDocument, tell, tellNext } from './context.ts';
import { nothingToShow, wantedFormat } from './format.ts';
import { type Output, putResult } from './output.ts';

export type DocumentOptions = Output &
  ViewOptions & { strict?: boolean; format?: string; template?: string; logo?: string };

/** So many gaps are named one by one after a document; of more, only their number is told. */
const MOST_NAMED = 8;

/** Renders the document; with `strict`, a gap is an error and nothing is printed. */
export async function printDocument(context: Context, name: DocumentName, options: DocumentOptions): Promise<void> {
  const { load, next, withoutProject } = DOCUMENTS[name];
  if (name === FORM.document) {
    const { isForm, printForm } = await import('./form.ts');
    if (isForm(options)) return printForm(context, options);
  }
  const format = wantedFormat(options, name);
  const { method, answers } = await openForDocument(context, withoutProject);
  const { view, sections } = await load();
  if (options.section !== undefined) checkSection(options.section, sections?.(method) ?? []);
  const shown = view(method, answers, options);
  if (options.strict && shown.gaps.length > 0) {
    throw new UserError(
      shown.gaps.map((id) => ({
        code: 'gap',
        what: fill(words.document.gap, { label: questionAt(method, id)?.label ?? id, id }),
        next: words.document.gapNext,
      })),
    );
  }
  const { markdown, ...own }: OwnDocument =
    options.template === undefined
      ? {
          markdown: await (await import('../documents/built-in.ts')).builtInMarkdown(
            name,
            format.id,
            method,
            answers,
            options,
          ),
        }
      : await (await import('./templates.ts')).renderOwn(context, options.template, shown);
  const logo =
    options.logo === undefined
      ? undefined
      : (await import('./logo.ts')).readLogo(context, options.logo, method, answers);
  const result = await format.render(markdown, {
    ...metaOf(name, method, answers),
    ...own,
    ...(logo && { logo }),
  });
  if (result === undefined) throw nothingToShow(format);
  putResult(context, result, options, { command: name, format: format.id });
  if (logo && !format.pictures) tell(context.io, words.logo.leftOut);
  const [first] = shown.gaps;
  if (first !== undefined) tell(context.io, gapsText(shown.gaps));
  tellNext(context.io, first !== undefined ? `tde edit ${first}` : next);
}

// --- internal ---

function gapsText(gaps: readonly string[]): string {
  const ids = gaps.slice(0, MOST_NAMED).join(', ');
  const more = gaps.length - MOST_NAMED;
  return fill(more > 0 ? words.document.moreGaps : words.document.gaps, { ids, more });
}

function checkSection(typed: string, sections: readonly string[]): void {
  if (sections.includes(typed)) return;
  const near = nearest(typed.toLowerCase(), sections);
  throw new UserError(
    {
      code: 'unknown-section',
      what: fill(words.document.unknownSection, {
        typed,
        meant: near ? fill(words.interview.didYouMean, { id: near }) : '',
      }),
      next: fill(words.document.unknownSectionNext, { sections: sections.join(', ') }),
    },
    EXIT.usage,
  );
}
