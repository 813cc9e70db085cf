// The documents (`tde pitch`, `tde plan`, `tde worksheet` …): one of the project in any format, on stdout or in a file; as the interview
// reads and saves them; and their templates (`tde templates`), to be changed.

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { someOf } from '../advice/said.ts';
import {
  DOCUMENT_NAMES,
  DOCUMENTS,
  type DocumentName,
  endingOf,
  FORM,
  FORMATS,
  type Format,
  formatAt,
  formatNames,
  formatsOf,
  refuseWithout,
  type View,
} from '../documents/catalog.ts';
import type { LeftOut, Settled, Sharable } from '../documents/left-out.ts';
import { type Logo, MOST_PIXELS, pictureIn } from '../documents/logo.ts';
import { type Meta, metaOf, readable, renderTemplate } from '../documents/markdown.ts';
import type { OwnDocument } from '../documents/own-template.ts';
import type { ViewOptions } from '../documents/views/shown.ts';
import type { Titled } from '../documents/views/tables.ts';
import { failWith, type Problem, UserError, usageError } from '../errors.ts';
import type { Desk } from '../interview/sitting.ts';
import { questionAt, slug } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { ioError, packageRoot, readBytes, readText } from '../outside.ts';
import { NO_ANSWERS, type Reader, readerOf, type Value } from '../project/answers.ts';
import type { chainBefore } from '../project/cycle.ts';
import { createWhole } from '../project/disk.ts';
import type { Project } from '../project/file.ts';
import { holdsSeveral, isLeafKind, optionsOf, usesOptions } from '../project/kinds.ts';
import { count, fill, joinAnd, oneLine, shellWord, words } from '../words.ts';
import {
  type Context,
  commandFor,
  isAloud,
  isNoProject,
  jsonText,
  methodOf,
  noneCalled,
  openProject,
  tell,
  tellCommand,
  tellNext,
} from './context.ts';
import { freeName, type Output, putResult } from './output.ts';

type DocumentOptions = Output &
  ViewOptions & {
    internal?: boolean;
    strict?: boolean;
    format?: string;
    table?: string;
    template?: string;
    logo?: string;
  };

/** Renders the document; with `strict`, a gap is an error, and so is what had to be left out: nothing is printed. */
export async function printDocument(context: Context, name: DocumentName, options: DocumentOptions): Promise<void> {
  if (name === FORM.document && isForm(options)) return printForm(context, options);
  const { next, inFull = 'tde plan' } = DOCUMENTS[name];
  const { io } = context;
  const aloud = isAloud(context);
  // Heard from the screen, the signs of Markdown would be in the way.
  const isHeard = aloud && io.out.isTTY && options.format === undefined && options.output === undefined;
  const format = wantedFormat(isHeard ? { format: 'txt' } : options, name);
  if (options.table !== undefined && !format.tables)
    throw usageError(words.document.onlyTables, words.document.onlyTablesNext);
  const opened = await openForDocument(context, name, options.internal);
  const { shared, settle, idOf } = opened;
  const { method } = shared;
  refuseWithout(method, name);
  const sections = (await DOCUMENTS[name].sections?.())?.(method) ?? [];
  if (options.section !== undefined && !sections.includes(options.section))
    throw noneCalled(options.section, sections, words.document.noSection);
  const own = options.template === undefined ? undefined : await ownTemplate(context, options.template);
  const make = (sharable: Sharable) => made(name, format, sharable, options, own);
  const { shown, text: markdown, leftOut, meta } = await make(opened);
  const gaps = shown.gaps.map(idOf);
  const others = opened.problems.length > 0 ? await unusedBy(opened, markdown, make) : 0;
  if (options.strict) failWith(problemsIn(method, gaps, leftOut));
  const logo =
    options.logo === undefined ? undefined : readLogo(context, options.logo, settle(governmentOf(shared)).text);
  const result = await inFormat(format, markdown, { ...meta, logo, aloud }, options.template);
  if (result === undefined) throw nothingToShow(format);
  const from = [options.template, options.logo];
  putResult(context, result, options, { name: `${name}.${format.id}`, from, forTeam: options.internal });
  if (logo && !format.pictures) tell(context, words.logo.leftOut);
  tellLeftOut(context, leftOut);
  if (others > 0) tell(context, someOf(others, words.document.unused));
  if (shown.cut?.length)
    tell(context, words.document.cut, { ids: shown.cut.map(idOf).join(', '), command: commandFor(context, inFull) });
  const [first] = gaps;
  if (first !== undefined) tell(context, named(words.document.gaps, gaps));
  tellNext(context, first !== undefined ? `tde edit ${first}` : next(method, options));
}

/** The format wanted of a document. Throws a UserError that lists its formats where there is none of that name or ending. */
export function wantedFormat({ format, output }: { format?: string; output?: string }, document?: string): Format {
  const typed = format ?? (output === undefined ? undefined : endingOf(output));
  const found = typed === undefined ? FORMATS[0] : formatAt(typed);
  if (found) return found;
  const names = formatsOf(document).flatMap(({ id, extensions }) => [id, ...extensions]);
  const { noFormat, noPdf } = words.document;
  throw noneCalled(typed ?? '', names, /^\.?pdf$/i.test(typed ?? '') ? noPdf : noFormat, formatNames(document));
}

/** The documents of the project at `path`, as they are for everybody; `aloud`, in words alone where they are read in the interview. */
export function deskFor(path: string, aloud = false): Desk {
  const folder = dirname(path);
  const make = async (project: Project, name: DocumentName, format: Format, session: string | undefined) => {
    const { forEverybody } = await import('../documents/left-out.ts');
    const { cycles } = await cyclesBefore(project);
    return made(name, format, forEverybody(project, cycles), { session });
  };
  return {
    folder,
    read: async (project, document, session) => {
      const { text } = await make(project, document, wantedFormat({}), session);
      return (await import('../documents/text.ts')).toLines(text, aloud);
    },
    nameFor: (document, format) => freeName(folder, `${document}.${format}`),
    save: async (project, document, named, name, session) => {
      const format = wantedFormat({ format: named });
      const { text, meta } = await make(project, document, format, session);
      const file = (await format.render(text, meta)) ?? '';
      try {
        createWhole(join(folder, name), file);
      } catch (error) {
        throw ioError(error, 'write', join(folder, name));
      }
    },
  };
}

/** Lists the templates: one for each document. */
export function listTemplates(context: Context, options: Output): void {
  const broad = Math.max(...DOCUMENT_NAMES.map((name) => name.length));
  const lines = DOCUMENT_NAMES.map((name) => `${name.padEnd(broad)}  ${words.help.commands[name]}\n`);
  putResult(context, lines.join(''), options, { name: 'templates.txt' });
  tell(context, words.templates.list);
  tellNext(context, 'tde templates data pitch');
}

/** Prints a template, or writes it with -o: a copy to be changed. */
export function copyTemplate(context: Context, options: Output, typed: string): void {
  const name = templateNamed(typed);
  const template = readFileSync(join(packageRoot, 'templates', `${name}.hbs`), 'utf8');
  putResult(context, template, options, { name: `${name}.hbs` });
  tell(context, fill(words.templates.use, { name, file: shellWord(options.output ?? `${name}.hbs`) }));
  tellNext(context, `tde templates data ${name}`);
}

/** Prints what a template sees of the project. */
export async function printTemplateData(
  context: Context,
  options: Output & { internal?: boolean },
  typed: string,
): Promise<void> {
  const name = templateNamed(typed);
  const { shared, settle, problems } = await openForDocument(context, name, options.internal);
  failWith(problems);
  refuseWithout(shared.method, name);
  const view = await DOCUMENTS[name].view();
  const mark = shared.internal ? { internal: words.document.internal } : {};
  const { text } = settle(jsonText({ ...mark, ...view(shared, {}) }));
  putResult(context, text, options, { name: `${name}.json`, forTeam: options.internal });
  tellNext(context, `tde templates copy ${name}`);
}

// --- internal ---

/** A project as a document may show it; how any other reading of it would be shared; and the answers that cannot be used. */
type Opened = Sharable & { all: Reader; share: (all: Reader) => Sharable; problems: readonly Problem[] };

/**
 * The project as a document may show it, or with `internal` as the team's working copy may; where the document can do without one and
 * there is none, one without answers. Answers that cannot be used are as if they had not been given: whoever shows them has to say so.
 */
async function openForDocument(context: Context, name: DocumentName, internal = false): Promise<Opened> {
  const { forEverybody, workingCopy } = await import('../documents/left-out.ts');
  const before: Reader[] = [];
  const share = (all: Reader) => (internal ? workingCopy(all) : forEverybody(all, before));
  try {
    const project = await openProject(context);
    if (!internal) {
      const { cycles, problem } = await cyclesBefore(project);
      before.push(...cycles);
      if (problem) tell(context, words.document.earlier, { what: problem.what });
    }
    return { ...share(project), all: project, share, problems: project.problems };
  } catch (error) {
    if (!DOCUMENTS[name].withoutProject || !isNoProject(error)) throw error;
    const all = readerOf(await methodOf(context), NO_ANSWERS);
    return { ...share(all), all, share, problems: [] };
  }
}

/** The feedback of the cycles before a project: what was told in confidence in one of them is not for the documents of this one. */
async function cyclesBefore(project: Project): Promise<Pick<ReturnType<typeof chainBefore>, 'cycles' | 'problem'>> {
  if (project.previous === undefined) return { cycles: [] };
  const { method } = project;
  const questions = method.questions.filter(({ id }) => id === method.roles.feedback);
  return (await import('../project/cycle.ts')).chainBefore({ ...project, method: { ...method, questions } });
}

/** A document that was made: its view, its Markdown with what was left out of it, and what formats want to know besides. */
type Made = Settled & { shown: ReturnType<View>; meta: Meta };

async function made(
  name: DocumentName,
  format: Format,
  { shared, settle }: Sharable,
  options: DocumentOptions,
  own?: (view: object) => OwnDocument,
): Promise<Made> {
  const document = DOCUMENTS[name];
  const shown = (await document.view())(shared, options);
  const tables = format.tables && !own ? (await document.tables?.())?.(shared, options) : undefined;
  const rendered = () =>
    tables ? renderTemplate('_tables', { tables: wantedTables(tables, options.table) }) : renderTemplate(name, shown);
  const { markdown, ...said }: OwnDocument = own ? own(shown) : { markdown: rendered() };
  const meta = metaOf(name, document, shared);
  const { issuer, version, day } = meta.issue;
  const plain = (text: string) => settle(text).text;
  const issue = { issuer: plain(issuer), version: plain(version), day };
  return { shown, ...settle(markdown), meta: { ...meta, title: plain(meta.title), issue, ...said } };
}

/** What one's own template makes of a view. Reads the named file and no other. */
async function ownTemplate({ io }: Context, file: string): Promise<(view: object) => OwnDocument> {
  const { file: what, smaller } = words.templates;
  const text = readText(resolve(io.cwd, file), { what, most: 1_000_000, smaller }, file);
  const { ownDocument } = await import('../documents/own-template.ts');
  return (view) => ownDocument(text, file, view);
}

function templateNamed(typed: string): DocumentName {
  const found = DOCUMENT_NAMES.find((name) => name === typed.trim().toLowerCase());
  if (found) return found;
  throw noneCalled(typed, DOCUMENT_NAMES, words.templates.none);
}

/** What to say where a document holds nothing for a format: a pitch has no table. */
function nothingToShow(format: Format): UserError {
  const others = FORMATS.filter(({ tables }) => tables !== format.tables).map(({ id }) => id);
  return new UserError({
    code: 'nothing-to-show',
    what: words.document.noTable,
    next: fill(words.document.noTableNext, { formats: others.join(', ') }),
  });
}

/** Whether the worksheet is wanted as a form: by the format's name, or by the ending of the file. */
const isForm = ({ format, output }: DocumentOptions): boolean =>
  FORM.extensions.some((name) => name === (format ?? endingOf(output ?? '') ?? '').trim().toLowerCase());

/** Prints the form, filled with what is known unless it is wanted empty. */
async function printForm(context: Context, options: DocumentOptions): Promise<void> {
  const given = (['section', 'hints', 'strict', 'template', 'logo'] as const).filter(
    (name) => options[name] !== undefined,
  );
  if (given.length > 0) {
    const next = fill(words.people.form.wholeNext, { options: joinAnd(given.map((name) => `--${name}`)) });
    throw usageError(words.people.form.whole, next);
  }
  const { shared, settle, problems } = await openForDocument(context, FORM.document, options.internal);
  failWith(problems);
  const { worksheetForm } = await import('../documents/views/worksheet.ts');
  const blank = { ...shared, ...readerOf(shared.whole, NO_ANSWERS), partial: new Set<string>() };
  // Answers with something left out are empty in it, but the questions may name the place.
  const { text, leftOut } = settle(worksheetForm(options.blank ? blank : shared));
  putResult(context, text, options, { name: 'worksheet.yaml', forTeam: options.internal });
  tellLeftOut(context, leftOut);
  if (shared.partial.size > 0 && !options.blank) tell(context, words.people.form.partial);
  tellCommand(context.io, words.next, `tde init --answers ${shellWord(options.output ?? 'FILE')}`);
}

/** The logo in the file. Who cannot see it is told whose it is: the government's. @throws UserError where it is no PNG or JPEG */
function readLogo(context: Context, file: string, government: string): Logo {
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

/** With more answers that cannot be used than this, a file is looked over before anything is made of it. */
const MOST_UNUSED = 20;

/**
 * How many answers of a project cannot be used, none of which a document shows: it reads the same, whatever they turn out to be.
 * @throws UserError that names those that it would show
 */
async function unusedBy(
  { all, share, problems }: Opened,
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
const governmentOf = (reader: Reader): string => oneLine(readable(reader.text(reader.method.roles.government)));

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

function tellLeftOut(context: Context, leftOut: readonly LeftOut[]): void {
  for (const kind of ['contact', 'words'] as const) {
    const number = leftOut.filter((each) => each.kind === kind).length;
    const [one, many] = words.document.leftOut[kind];
    if (number > 0) tell(context, named(count(number, one, many), idsOf(leftOut, kind)));
  }
}

/** The ids of the answers of which something of this kind is left out, each once. */
const idsOf = (leftOut: readonly LeftOut[], kind: LeftOut['kind']): string[] => [
  ...new Set(leftOut.filter((each) => each.kind === kind).map(({ id }) => id)),
];

/** So many gaps are named one by one after a document; of more, only their number is told. */
const MOST_NAMED = 8;

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
  throw noneCalled(typed, names, words.document.noSuchTable);
}
