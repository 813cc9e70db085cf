// The documents (`tde pitch`, `tde plan`, `tde worksheet` …): one of the project in any format, on stdout or in a file.

import { resolve } from 'node:path';
import { someOf } from '../advice/said.ts';
import { DOCUMENTS, type DocumentName, refuseWithout } from '../documents/catalog.ts';
import { endingOf, FORM, FORMATS, type Format, formatAt, formatNames, formatsOf } from '../documents/formats.ts';
import type { LeftOut, Sharable } from '../documents/left-out.ts';
import { type Logo, MOST_PIXELS, pictureIn } from '../documents/logo.ts';
import { readable } from '../documents/markdown.ts';
import type { OwnDocument } from '../documents/own-template.ts';
import type { Meta } from '../documents/sections.ts';
import { metaOf, renderBuiltIn } from '../documents/templates.ts';
import type { ViewOptions } from '../documents/view.ts';
import type { Titled } from '../documents/views/tables.ts';
import { EXIT, failWith, type Problem, UserError } from '../errors.ts';
import { meant, questionAt, slug } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { readBytes } from '../outside.ts';
import { NO_ANSWERS, type Reader, readerOf, type Value } from '../project/answers.ts';
import { holdsSeveral, isLeafKind, optionsOf, usesOptions } from '../project/kinds.ts';
import { count, fill, joinAnd, shellWord, words } from '../words.ts';
import {
  type Context,
  isAloud,
  type OpenedForDocument,
  openForDocument,
  tell,
  tellCommand,
  tellNext,
} from './context.ts';
import { type Output, putResult } from './output.ts';

export type DocumentOptions = Output &
  ViewOptions & {
    internal?: boolean;
    strict?: boolean;
    format?: string;
    table?: string;
    template?: string;
    logo?: string;
  };

/** So many gaps are named one by one after a document; of more, only their number is told. */
const MOST_NAMED = 8;

/** Renders the document; with `strict`, a gap is an error, and so is what had to be left out: nothing is printed. */
export async function printDocument(context: Context, name: DocumentName, options: DocumentOptions): Promise<void> {
  const { load, next, withoutProject, inFull = 'tde plan' } = DOCUMENTS[name];
  if (name === FORM.document && isForm(options)) return printForm(context, options);
  // Heard from the screen, the signs of Markdown would be in the way.
  const isHeard =
    isAloud(context) && context.io.out.isTTY && options.format === undefined && options.output === undefined;
  const format = wantedFormat(isHeard ? { format: 'txt' } : options, name);
  if (options.table !== undefined && !format.tables) {
    const { onlyTables, onlyTablesNext } = words.document;
    throw new UserError({ code: 'usage', what: onlyTables, next: onlyTablesNext }, EXIT.usage);
  }
  const opened = await openForDocument(context, { ...options, withoutProject });
  const { shared, settle, idOf } = opened;
  const { method } = shared;
  refuseWithout(method, name);
  const { view, sections, tables } = await load();
  if (options.section !== undefined) checkSection(options.section, sections?.(method) ?? []);
  const make = async ({ shared, settle }: Sharable) => {
    const shown = view(shared, options);
    const tablesOf = tables && (async () => wantedTables((await tables())(shared, options), options.table));
    const { markdown, ...own }: OwnDocument =
      options.template === undefined
        ? { markdown: await renderBuiltIn(name, format.id, shown, tablesOf) }
        : await (await import('./templates.ts')).renderOwn(context, options.template, shown);
    return { shown, own, ...settle(markdown) };
  };
  const { shown, own, text: markdown, leftOut } = await make(opened);
  const gaps = shown.gaps.map(idOf);
  const others = opened.problems.length > 0 ? await unusedBy(opened, markdown, make) : 0;
  if (options.strict) failWith(problemsIn(method, gaps, leftOut));
  const logo =
    options.logo === undefined ? undefined : readLogo(context, options.logo, settle(governmentOf(shared)).text);
  const meta = metaOf(name, shared);
  const aloud = isAloud(context);
  const { issuer = '', version = '', day = '' } = meta.issue ?? {};
  const issue = { issuer: settle(issuer).text, version: settle(version).text, day };
  const head = { ...meta, issue, title: settle(meta.title).text, ...own, ...(logo && { logo }), aloud };
  const result = await inFormat(format, markdown, head, options.template);
  if (result === undefined) throw nothingToShow(format);
  putResult(context, result, options, { name: `${name}.${format.id}`, from: [options.template, options.logo] });
  if (logo && !format.pictures) tell(context.io, words.logo.leftOut);
  tellLeftOut(context, leftOut);
  if (others > 0) tell(context.io, someOf(others, words.document.unused));
  if (shown.cut?.length)
    tell(context.io, fill(words.document.cut, { ids: shown.cut.map(idOf).join(', '), command: inFull }));
  const [first] = gaps;
  if (first !== undefined) tell(context.io, named(words.document.gaps, gaps));
  tellNext(context, first !== undefined ? `tde edit ${first}` : next(method, options));
}

/** The format wanted of a document. Throws a UserError that lists its formats where there is none of that name or ending. */
export function wantedFormat({ format, output }: { format?: string; output?: string }, document?: string): Format {
  const typed = format ?? (output === undefined ? undefined : endingOf(output));
  const found = typed === undefined ? FORMATS[0] : formatAt(typed);
  if (found) return found;
  const names = formatsOf(document).flatMap(({ id, extensions }) => [id, ...extensions]);
  throw new UserError(
    {
      code: 'unknown-format',
      what: fill(words.document.unknownFormat, meant(typed ?? '', names)),
      next: fill(words.document.unknownFormatNext, { formats: formatNames(document).join(', ') }),
    },
    EXIT.usage,
  );
}

/** What to say where a document holds nothing for a format: a pitch has no table. */
export function nothingToShow(format: Format): UserError {
  const others = FORMATS.filter(({ tables }) => tables !== format.tables).map(({ id }) => id);
  return new UserError({
    code: 'nothing-to-show',
    what: words.document.noTable,
    next: fill(words.document.noTableNext, { formats: others.join(', ') }),
  });
}

/** Whether the worksheet is wanted as a form: by the format's name, or by the ending of the file. */
export const isForm = ({ format, output }: DocumentOptions): boolean =>
  FORM.extensions.some((name) => name === (format ?? endingOf(output ?? '') ?? '').trim().toLowerCase());

/** Prints the form, filled with what is known unless it is wanted empty. */
export async function printForm(context: Context, options: DocumentOptions): Promise<void> {
  const given = (['section', 'hints', 'strict', 'template', 'logo'] as const).filter(
    (name) => options[name] !== undefined,
  );
  if (given.length > 0) {
    const next = fill(words.people.form.wholeNext, { options: joinAnd(given.map((name) => `--${name}`)) });
    throw new UserError({ code: 'usage', what: words.people.form.whole, next }, EXIT.usage);
  }
  const { shared, settle, problems } = await openForDocument(context, { ...options, withoutProject: true });
  failWith(problems);
  const { worksheetForm } = await import('../documents/form.ts');
  const blank = { ...shared, ...readerOf(shared.whole, NO_ANSWERS), partial: new Set<string>() };
  // Answers with something left out are empty in it, but the questions may name the place.
  const { text, leftOut } = settle(worksheetForm(options.blank ? blank : shared));
  putResult(context, text, options, { name: 'worksheet.yaml' });
  tellLeftOut(context, leftOut);
  if (shared.partial.size > 0 && !options.blank) tell(context.io, words.people.form.partial);
  tellCommand(context.io, words.next, `tde init --answers ${shellWord(options.output ?? 'FILE')}`);
}

/** The logo in the file. Who cannot see it is told whose it is: the government's. @throws UserError where it is no PNG or JPEG */
export function readLogo(context: Context, file: string, government: string): Logo {
  const { noPicture, noPictureNext, pixels, pixelsNext, alt, altOf } = words.logo;
  const bytes = readBytes(
    resolve(context.io.cwd, file),
    { what: words.logo.file, most: 1_000_000, smaller: words.logo.smaller },
    file,
  );
  const picture = pictureIn(bytes);
  if (!picture) throw new UserError({ code: 'no-picture', what: fill(noPicture, { file }), next: noPictureNext });
  if (Math.max(picture.width, picture.height) > MOST_PIXELS) {
    const { width, height } = picture;
    throw new UserError({
      code: 'too-large',
      what: fill(pixels, { file, width, height }),
      next: fill(pixelsNext, { most: MOST_PIXELS }),
    });
  }
  return { bytes, ...picture, alt: government === '' ? alt : fill(altOf, { government }) };
}

// --- internal ---

/** With more answers that cannot be used than this, a file is looked over before anything is made of it. */
const MOST_UNUSED = 20;

/**
 * How many answers of a project cannot be used, none of which a document shows: it reads the same, whatever they turn out to be.
 * @throws UserError that names those that it would show
 */
async function unusedBy(
  { all, share, problems }: OpenedForDocument,
  markdown: string,
  make: (sharable: Sharable) => Promise<{ text: string }>,
): Promise<number> {
  const shows = async ({ id = '' }: Problem): Promise<boolean> => {
    const question = questionAt(all.method, id);
    if (!question || !isLeafKind(question.kind) || problems.length > MOST_UNUSED) return true;
    for (const value of samplesOf(all, question)) {
      const answers = { ...all.answers, byId: { ...all.answers.byId, [id]: { value } } };
      if ((await make(share({ ...all, ...readerOf(all.method, answers) }))).text !== markdown) return true;
    }
    return false;
  };
  const shown: Problem[] = [];
  for (const problem of problems) if (await shows(problem)) shown.push(problem);
  failWith(shown);
  return problems.length;
}

/** Some values that a question can have: each of its options, or one that nobody writes. */
function samplesOf(all: Reader, question: Question): Value[] {
  const several = holdsSeveral(question.kind);
  if (usesOptions(question.kind)) return optionsOf(all, question).map(({ id }) => (several ? [id] : id));
  if (question.kind === 'judgement' || question.kind === 'criterion') return ['yes', 'no'];
  if (question.kind === 'date') return ['2001-02-03'];
  if (question.kind === 'number') return ['918273'];
  return several ? [['Qxz 918273']] : ['Qxz 918273'];
}

/** The document in a format. What a template of one's own makes can be nested more deeply than anything that goes through it. */
async function inFormat(format: Format, markdown: string, head: Meta, template: string | undefined) {
  try {
    return await format.render(markdown, head);
  } catch (error) {
    if (template === undefined || !(error instanceof RangeError)) throw error;
    throw (await import('../documents/own-template.ts')).tooDeep(template);
  }
}

/** The name of the government on one line; empty where it is not known. */
const governmentOf = (reader: Reader): string =>
  readable(String(reader.at(reader.method.roles.government)?.value ?? '')).replace(/\s+/g, ' ');

/** What keeps a document from being shown with --strict: what is not answered, and what has a stand-in. */
function problemsIn(method: Method, gaps: readonly string[], leftOut: readonly LeftOut[]): Problem[] {
  const { gap, gapNext, contact, contactNext, repeated, repeatedNext } = words.document;
  const problem = (code: string, id: string, what: string, next: string): Problem => ({
    code,
    what: fill(what, { label: questionAt(method, id)?.label ?? id, id }),
    next: fill(next, { id }),
  });
  return [
    ...gaps.map((id) => problem('gap', id, gap, gapNext)),
    ...idsOf(leftOut, 'contact').map((id) => problem('contact', id, contact, contactNext)),
    ...idsOf(leftOut, 'words').map((id) => problem('repeated', id, repeated, repeatedNext)),
  ];
}

function tellLeftOut({ io }: Context, leftOut: readonly LeftOut[]): void {
  for (const kind of ['contact', 'words'] as const) {
    const number = leftOut.filter((each) => each.kind === kind).length;
    const [one, many] = words.document.leftOut[kind];
    if (number > 0) tell(io, named(count(number, one, many), idsOf(leftOut, kind)));
  }
}

/** The ids of the answers of which something of this kind is left out, each once. */
const idsOf = (leftOut: readonly LeftOut[], kind: LeftOut['kind']): string[] => [
  ...new Set(leftOut.filter((each) => each.kind === kind).map(({ id }) => id)),
];

/** A text with the ids it speaks of behind it, or the first of them. */
function named(text: string, ids: readonly string[]): string {
  const more = ids.length - MOST_NAMED;
  const { these, theseAndMore } = words.document;
  return fill(more > 0 ? theseAndMore : these, { text, ids: ids.slice(0, MOST_NAMED).join(', '), more });
}

/** The tables, or the one that is named by its heading. */
function wantedTables(tables: Titled[], typed: string | undefined): Titled[] {
  if (typed === undefined) return tables;
  const names = tables.map(({ title }) => slug(title));
  const found = tables.filter((_, i) => names[i] === slug(typed));
  if (found.length > 0) return found;
  const { unknownTable, unknownTableNext } = words.document;
  const what = fill(unknownTable, meant(typed, names));
  throw new UserError(
    { code: 'unknown-table', what, next: fill(unknownTableNext, { tables: names.join(', ') }) },
    EXIT.usage,
  );
}

function checkSection(typed: string, sections: readonly string[]): void {
  if (sections.includes(typed)) return;
  throw new UserError(
    {
      code: 'unknown-section',
      what: fill(words.document.unknownSection, meant(typed, sections)),
      next: fill(words.document.unknownSectionNext, { sections: sections.join(', ') }),
    },
    EXIT.usage,
  );
}
