// What every format is made from: a document's Markdown, for which a view is put into its template and every text of it through the one
// escape, so that it shows just that text; and what else is known of the document. Built-in templates were precompiled when tde was built,
// so that only Handlebars' runtime is loaded.

import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import runtime from 'handlebars/runtime.js';
import { issueOf } from '../advice/progress.ts';
import { titleOf } from '../advice/said.ts';
import { packageRoot } from '../outside.ts';
import { words } from '../words.ts';
import type { Shared } from './left-out.ts';
import type { Logo } from './logo.ts';

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

// C0 and C1 controls but the line break, Unicode's own line ends, marks that turn the reading direction over, the byte order
// mark, and what XML forbids. Marks that only say "this is right to left" stay.
const DROPPED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Cs}]/gu;

/** A text without what no reader sees and what no document may hold; line ends become `\n`, tabs blanks. */
export function readable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(DROPPED, '').trim();
}

/**
 * A text as Markdown, on one line: what Markdown would read as a mark is escaped, and only that, so that a pasted pitch still
 * reads as it was written; line breaks become `<br>`; control characters are dropped; an http(s) address stays whole. What
 * {@link shaped} makes a table of keeps its tabs, as wide blanks.
 */
export function escapeMarkdown(text: string): string {
  return readable(withColumns(text))
    .split('\n')
    .map((line) => escapeLine(line.split(ADDRESS).map(escapeAddress).join('')))
    .join('<br>');
}

/**
 * A document's Markdown in which pasted text has its shape again: lines that begin with a list's marks are a list, lines with
 * columns are a table. In cells and headings there is room for neither, so there they stay lines.
 */
export function shaped(markdown: string): string {
  let isFenced = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) isFenced = !isFenced;
      return isFenced || !line.includes('<br>') || /^[#|]/.test(line) ? line : shapedLine(line);
    })
    .join('\n');
}

/** A document that is set closely: `one-page` fits one sheet of paper and has no page numbers. */
export type Paper = 'one-page' | 'close';

/** What a format wants to know beside the Markdown. */
export type Meta = {
  /** The project's. */
  title: string;
  /** The method's title. */
  method: string;
  /** What kind of document it is. */
  kind: string;
  /** That of the document's words, such as `en`. */
  language: string;
  logo?: Logo;
  /** Who issues it in which version, and the day that it tells of; empty where that is not known. */
  issue: { issuer: string; version: string; day: string };
  paper?: Paper;
  /** It has a list of its contents on paper, too. */
  contents?: true;
  /** It is the team's working copy, which says so on each page. */
  internal?: true;
  /** It is read aloud. */
  aloud?: boolean;
};

/** What a format wants to know of a document of a project, beside how it is set. */
export function metaOf(
  name: keyof typeof words.document.kinds,
  { paper, contents }: Pick<Meta, 'paper' | 'contents'>,
  shared: Shared,
): Meta {
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

/** What a tab becomes where lines have columns. */
const COLUMN = '\u2003';

/** The text with wide blanks for the tabs of lines that stand together. */
function withColumns(text: string): string {
  if (!text.includes('\t')) return text;
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const hasTab = (i: number) => lines[i]?.includes('\t') === true;
  const inTable = (i: number) => hasTab(i) && (hasTab(i - 1) || hasTab(i + 1));
  return lines.map((line, i) => (inTable(i) ? line.replaceAll('\t', COLUMN) : line)).join('\n');
}

/** What may be an address, as the odd pieces of a split. */
const ADDRESS = /(https?:\/\/\S+)/i;

/** A longer one is no address that anybody follows. */
const LONGEST_ADDRESS = 2000;

/** An address that Markdown would read otherwise is set off by angle brackets, or is none, where it holds what none holds. */
function escapeAddress(piece: string, i: number): string {
  if (i % 2 === 0) return escapeMarks(piece);
  const escaped = escapeMarks(piece);
  const isShort = piece.length < LONGEST_ADDRESS;
  if (escaped === piece && isShort) return piece;
  // From its first sign only: begun at each sign of a long run, the search would take as long as the run's square.
  const address = piece.replace(/[<>"].*/, '').replace(/(?<![.,;:!?'")*])[.,;:!?'")*]+$/, '');
  const isPlain = isShort && /^https?:\/\/[\w.~:/?#@!$&'()*+,;=%-]+$/i.test(address) && !/&#?\w+;/.test(address);
  return isPlain ? `<${address}>${escapeMarks(piece.slice(address.length))}` : escaped.replace('://', '\\://');
}

const escapeMarks = (text: string): string =>
  text
    .replace(/[\\`*|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~|\S|$)|(?<=\S)~/g, '\\~')
    .replace(/<(?=[a-z/!?]|$)/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!\[/g, '!\\[')
    .replace(/(?<!\\)\[(?=[^\]]*\][[(:])/g, '\\[')
    .replace(/\]\(/g, ']\\(');

/** The marks of a list's entry, as {@link escapeLine} leaves them: a point, or a number. */
const POINT = /^(?:\\[-+*]|[•‣▪●◦·–—])[^\S\u2003]+(?=\S)/;
const NUMBER = /^(\d{1,9})\\[.)]\s+(?=\S)/;

/** The line of a list, a table or a text, and what makes lines beside each other belong together. */
const kindOf = (line: string): string => {
  if (line.includes(COLUMN)) return 'columns';
  if (POINT.test(line)) return 'points';
  return NUMBER.test(line) ? 'numbers' : '';
};

/** What stands before an answer: what its paragraph or its entry begins with, and its label. */
const BEFORE = /^((?:> ?)*)((?:[-*] |\d+\. )?)((?:\*\*(?:[^*\\]|\\.)+\*\* |\*(?:[^*\\]|\\.)+\* |\p{L}[\p{L} ]*: )?)/u;

/** A line break, and not the same letters in an answer, before which stands a backslash. */
const BREAK = /(?<=(?:^|[^\\])(?:\\\\)*)<br>/;

function shapedLine(line: string): string {
  const [before = '', quote = '', mark = '', label = ''] = BEFORE.exec(line) ?? [];
  const lines = line.slice(before.length).split(BREAK);
  const kinds = lines.map(kindOf);
  const isPart = (i: number) => kinds[i] !== '' && (kinds[i] === kinds[i - 1] || kinds[i] === kinds[i + 1]);
  if (!lines.some((_, i) => isPart(i))) return line;
  const parts: { kind: string; lines: string[] }[] = [];
  for (const [i, each] of lines.entries()) {
    const kind = isPart(i) ? (kinds[i] ?? '') : '';
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(each);
    else parts.push({ kind, lines: [each] });
  }
  const [first] = parts;
  if (label !== '' && first?.kind === '') first.lines[0] = `${label}${first.lines[0]}`;
  else if (label !== '') parts.unshift({ kind: '', lines: [label.trimEnd()] });
  const indent = ' '.repeat(mark.length);
  const blocks = parts.map(({ kind, lines: own }) => blockOf(kind, own).join(`\n${quote}${indent}`));
  return `${quote}${mark}${blocks.join(`\n${quote.trimEnd()}\n${quote}${indent}`)}`;
}

/** Some lines as Markdown of their kind. */
function blockOf(kind: string, lines: readonly string[]): string[] {
  if (kind === 'points') return lines.map((line) => `- ${escapeLine(line.replace(POINT, ''))}`);
  if (kind === 'numbers') return lines.map((line) => line.replace(NUMBER, '$1. ')).map(escapeEntry);
  if (kind === '') return [lines.join('<br>')];
  const rows = lines.map((line) => line.split(COLUMN).map(escapeLine));
  const columns = Array.from({ length: Math.max(...rows.map((cells) => cells.length)) }, (_, column) => column);
  const [head = '', ...body] = rows.map((cells) => `| ${columns.map((column) => cells[column] ?? '').join(' | ')} |`);
  return [head, `|${' --- |'.repeat(columns.length)}`, ...body];
}

const escapeEntry = (line: string): string =>
  line.replace(/^(\d+\. )(.*)$/, (_, mark, text) => mark + escapeLine(text));

/** What makes a heading, a list, a line to tick, a quote or a rule only at a line's beginning; a heading's marks at its end. */
function escapeLine(line: string): string {
  return line
    .replace(/^[^\S\u2003]+|[^\S\u2003]+$/g, '')
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-[- ]+$|\[(?=[ x]\]))/i, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/(?<=\s)#+$/, '\\$&');
}
