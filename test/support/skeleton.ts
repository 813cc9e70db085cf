// The structure of a document without its text, in every format, and its text without its structure.
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import MarkdownIt from 'markdown-it';

/** What a reader cannot see or must not meet, in no format: dropped wherever two texts are compared. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Cs}]/gu;

/** A text without blanks and without what no document shows: equal where readers see the same letters. */
export const letters = (text: string): string => text.replace(UNSEEN, '').replace(/\s+/gu, '');

const markdownIt = new MarkdownIt({ html: true });

/** The kinds of parts that another reader of Markdown finds; line breaks and addresses that are links are left out. */
export function markdownSkeleton(markdown: string): string {
  return markdownIt
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({ type, content }) => type !== 'text' && type !== 'text_special' && content !== '<br>')
    .filter(({ markup }) => markup !== 'autolink')
    .map(({ type, tag, info }) => (type === 'inline' ? '' : `${type} ${tag} ${info}`))
    .join('\n');
}

/** The text that another reader of Markdown shows, each part on lines of its own. */
export function markdownText(markdown: string): string {
  const shown = (content: string, type: string) => (type === 'html_inline' && content === '<br>' ? '\n' : content);
  return markdownIt
    .parse(markdown, {})
    .map((token) => token.children?.map(({ type, content }) => shown(content, type)).join('') ?? token.content)
    .join('\n');
}

/** The tags of a web page in order with the names of their attributes; line breaks, looks, directions and addresses that are links are left out. */
export function htmlSkeleton(html: string): string {
  return Array.from(
    withoutAddresses(html.replace(/<style>[\s\S]*?<\/style>/, '')).matchAll(
      /<(\/?[a-z!][^\s>]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/gi,
    ),
  )
    .map(([, tag, attributes]) => {
      const names = Array.from((attributes ?? '').matchAll(/\s([^\s=]+)(?:="[^"]*")?/g), (match) => match[1]);
      return [tag, ...names.filter((name) => name !== 'class' && name !== 'dir')].join(' ');
    })
    .filter((tag) => tag !== 'br' && !/^\/?(?:rect|path|text)\b/.test(tag))
    .join('\n');
}

/** A link that shows its own http(s) address and nothing else. */
const withoutAddresses = (html: string): string =>
  html
    .replace(/<a href="(https?:[^"]*)" class="address" rel="noreferrer">(.*?)<\/a>/gi, (link, href, text) =>
      text.replace(/<[^>]*>/g, '') === href ? text : link,
    )
    .replace(/<\/?(?:bdi|span class="long")>|<\/span>/g, '');

/** The text of a web page. */
export function htmlText(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
    );
}

/** The parts of a Word file that say what it is made of, in order, without links. */
export function wordSkeleton(bytes: Uint8Array): string {
  const kept = /<(\/?w:(?:p|tbl|tr|tc|numId|pStyle|tblHeader|instrText|drawing|object)|\/?w:sectPr)\b([^>]*)>/g;
  // The shapes of a picture are as many as its texts have lines.
  const body = wordPart(bytes, 'word/document.xml').replace(/<w:drawing>.*?<\/w:drawing>/gs, '<w:drawing>');
  return Array.from(body.matchAll(kept))
    .map(([, tag, rest]) => (tag === 'w:pStyle' ? `${tag}${rest}` : tag))
    .join('\n');
}

/** The text of a Word file's body. */
export const wordText = (bytes: Uint8Array): string =>
  htmlText(wordPart(bytes, 'word/document.xml').replaceAll('&apos;', '&#39;'));

/** A part of a Word file as text. */
export const wordPart = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

/** The cells of a table file, as a reader of RFC 4180 finds them. */
export const csvRows = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });

/** The parts of an Excel file that hold its sheets and their texts. */
export const excelParts = (bytes: Uint8Array): string[] =>
  Object.entries(unzipSync(bytes)).flatMap(([name, part]) =>
    /sheet\d+\.xml|sharedStrings|workbook\.xml/.test(name) ? [strFromU8(part)] : [],
  );

/** The cells of each sheet of an Excel file, as text. */
export function excelSheets(bytes: Uint8Array): string[][][] {
  const parts = unzipSync(bytes);
  const shared = Array.from(
    strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array()).matchAll(/<si>(.*?)<\/si>/gs),
    ([, text]) => htmlText((text ?? '').replaceAll('&apos;', '&#39;')),
  );
  return Object.keys(parts)
    .filter((name) => /sheet\d+\.xml$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))
    .map((name) =>
      Array.from(strFromU8(parts[name] as Uint8Array).matchAll(/<row\b[^>]*>(.*?)<\/row>/gs), ([, row]) =>
        Array.from((row ?? '').matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs), ([, attributes, inner]) => {
          const value = htmlText((inner ?? '').replaceAll('&apos;', '&#39;'));
          return attributes?.includes('t="s"') ? (shared[Number(value)] ?? '') : value;
        }),
      ),
    );
}
