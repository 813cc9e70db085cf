// Reads a document's Markdown, for every format: into a small tree of blocks and running text; laid out under one title, in sections; and
// with the way that each text runs, from the left or from the right. The only user of marked.

import { Marked, type Token, type Tokens } from 'marked';
import { oneLine, words } from '../words.ts';
import { type Meta, readable } from './markdown.ts';
import { isPicture, type Picture, pictureOf } from './pictures.ts';

/** A piece of running text. Only http(s) links are links; anything else that Markdown knows is shown as its text. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'emphasis'; content: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; content: Inline[] };

/** An entry of a list; `done` is there for a line to tick. */
export type ListItem = { content: Block[]; done?: boolean };

/** A part of a document; between ``` lines, the word behind the first of them tells what it is. `lines` are how it reads as text. */
export type Block =
  | { kind: 'heading'; level: number; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'quote'; content: Block[] }
  | { kind: 'code'; lines: string[] }
  | { kind: 'picture'; picture: Picture; lines: string[] }
  /** Lines to write on: what stands before each. */
  | { kind: 'space'; labels: string[]; lines: string[] }
  /** Where the appendix begins, and what it is called. */
  | { kind: 'appendix'; lines: string[] }
  | { kind: 'page-break' }
  | { kind: 'rule' };

export type Heading = Extract<Block, { kind: 'heading' }>;
export type TableBlock = Extract<Block, { kind: 'table' }>;

/** A heading of the second level with all that stands below it; `appendix` is what follows the mark for one. */
export type DocumentSection = { heading: Heading; blocks: Block[]; appendix?: true };

/** A document that has exactly one first heading, and no level left out below it. `kind` stands above its title. */
export type Layout = { title: Heading; kind: Inline[]; lead: Block[]; sections: DocumentSection[] };

/** The blocks of a document in order. */
export function parseMarkdown(markdown: string): Block[] {
  return blocksOf(reader.lexer(markdown));
}

/** The same document with a paragraph below each heading of so many levels, but for one that it begins with. */
export function belowHeadings(markdown: string, levels: number, paragraph: string): string {
  const isBelow = (token: Token, i: number) => i > 0 && token.type === 'heading' && token.depth <= levels;
  const lines = reader
    .lexer(markdown)
    .map((token, i) => (isBelow(token, i) ? `${token.raw.trimEnd()}\n\n${paragraph}\n\n` : token.raw));
  return lines.join('');
}

/** What a reader sees of running text; a line break is `\n`. */
export function textOf(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (part.kind === 'break') return '\n';
      return 'text' in part ? part.text : textOf(part.content);
    })
    .join('');
}

/** A box to tick as it stands in a cell: open, and ticked. */
export const BOXES: readonly string[] = ['☐', '☑'];

/** A text without any formatting as running text. */
export const plain = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }]);

/** Every table, in quotes and lists too, with the nearest heading above it. */
export function tablesOf(blocks: readonly Block[], above = ''): { heading: string; table: TableBlock }[] {
  let heading = above;
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') heading = textOf(block.content);
    if (block.kind === 'table') return [{ heading, table: block }];
    if (block.kind === 'quote') return tablesOf(block.content, heading);
    return block.kind === 'list' ? block.items.flatMap((item) => tablesOf(item.content, heading)) : [];
  });
}

/** Whether a table has too many columns to stand side by side on a page. */
export const isWide = (head: readonly Inline[][]): boolean => head.length > 6;

/** What a cell that names its row says: it is bold as a whole. Undefined for any other. */
export const rowName = ([only, ...more]: readonly Inline[]): Inline[] | undefined =>
  only?.kind === 'strong' && more.length === 0 ? only.content : undefined;

/** Whether a cell is a date, a number, an amount or a status, which stays on one line. */
export const isShort = (text: string): boolean =>
  text !== '' && !text.includes('\n') && text.length <= (/\d/.test(text) ? 18 : 12);

/** A place where an answer is still missing, as the documents show it: to be told from the text around it. */
export const GAP = new RegExp(
  `(${[words.gap.notProvided, words.gap.findOut]
    .map((form) =>
      form
        .split('{title}')
        .map((part) => part.replace(/[[\]]/g, '\\$&'))
        .join('[^\\[\\]\\n]{1,200}'),
    )
    .join('|')})`,
);

/** Lays out a document. One without a title of its own (a pitch is just a paragraph) takes the project's. */
export function layOut(markdown: string, meta: Meta): Layout {
  const blocks = parseMarkdown(markdown);
  const first = blocks.find((block) => block.kind === 'heading');
  const own = first?.level === 1 ? first : undefined;
  const layout: Layout = {
    title: own ?? {
      kind: 'heading',
      level: 1,
      content: plain(oneLine(readable(meta.title))),
    },
    kind: plain(meta.kind),
    lead: [],
    sections: [],
  };
  let [level, appendix] = [1, false];
  for (const block of blocks) {
    if (block === own) continue;
    if (block.kind === 'appendix') appendix = true;
    if (block.kind === 'heading') {
      level = Math.min(Math.max(block.level, 2), level + 1);
      const heading: Heading = { ...block, level };
      if (level === 2) layout.sections.push({ heading, blocks: [], ...(appendix && { appendix }) });
      else layout.sections.at(-1)?.blocks.push(heading);
    } else (layout.sections.at(-1)?.blocks ?? layout.lead).push(block);
  }
  const [subtitle] = layout.lead;
  // A line such as "Action plan for Riverton" says the kind, too.
  if (subtitle?.kind === 'paragraph' && own && textOf(subtitle.content).startsWith(meta.kind)) {
    layout.kind = subtitle.content;
    layout.lead.shift();
  }
  return layout;
}

/** The headings below the title, in order. */
export function headingsOf({ sections }: Layout): Heading[] {
  return sections.flatMap(({ heading, blocks }) => [heading, ...blocks.filter((block) => block.kind === 'heading')]);
}

/** The title as one line of plain text, for places that know no formatting. */
export const plainTitle = ({ title }: Layout): string => oneLine(textOf(title.content));

/** Which way a text runs: that of a document follows its language, that of a part of it most of its words. */
export type Direction = 'ltr' | 'rtl';

/** The direction of a language, such as `ar` or `az-Arab`: that of the script it is written in. */
export function directionOf(language: string): Direction {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
}

/**
 * The direction of a text by its first word, unless two thirds of its words run the other way: so does a sentence that begins with
 * somebody's words in another script, and one that begins with a label or with words of ours does not. One without letters runs as what is
 * `around` it.
 */
export function directionIn(text: string, around: Direction): Direction {
  const words = text.match(/\S*\p{L}\S*/gu) ?? [];
  const isRight = (word: string) => IS_RIGHT.test(/\p{L}/u.exec(word)?.[0] ?? '');
  const [first] = words;
  if (first === undefined) return around;
  const right = words.filter(isRight).length / words.length;
  return right > (isRight(first) ? 1 / 3 : 2 / 3) ? 'rtl' : 'ltr';
}

/** A text cut where its direction changes; blanks and signs between two directions run as what is `around` them. */
export function runsOf(text: string, around: Direction): { text: string; direction: Direction }[] {
  const parts: { text: string; direction: Direction }[] = [];
  let end = 0;
  const add = (to: number, direction: Direction) => {
    if (to > end) parts.push({ text: text.slice(end, to), direction });
    end = to;
  };
  for (const { 0: other, index } of text.matchAll(AGAINST[around])) {
    add(index, around);
    add(index + other.length, around === 'ltr' ? 'rtl' : 'ltr');
  }
  add(text.length, around);
  return parts;
}

// --- internal ---

/** False leaves it to marked. */
const addressesOnly = (source: string) => (/^<?https?:\/\//i.test(source) ? false : undefined);
const none = () => undefined;

/** GitHub's Markdown without raw HTML (but `<br>`), addresses but http(s), references, underlined headings and code by indentation. */
const reader = new Marked({
  gfm: true,
  tokenizer: {
    autolink: addressesOnly,
    code: none,
    def: none,
    html: none,
    lheading: none,
    reflink: none,
    url: addressesOnly,
    tag: (source) => (source.startsWith('<br>') ? ({ type: 'br', raw: '<br>' } as unknown as Tokens.Tag) : undefined),
  },
});

function blocksOf(tokens: readonly Token[]): Block[] {
  return tokens.flatMap((token): Block[] => {
    switch (token.type) {
      case 'heading':
        return [{ kind: 'heading', level: token.depth, content: inlinesOf(token.tokens) }];
      case 'paragraph':
      case 'text':
        return [{ kind: 'paragraph', content: inlinesOf(token.tokens ?? [token]) }];
      case 'list':
        return [listOf(token as Tokens.List)];
      case 'table':
        return [tableOf(token as Tokens.Table)];
      case 'blockquote':
        return [{ kind: 'quote', content: blocksOf(token.tokens ?? []) }];
      case 'code':
        return [fenceOf(token.lang?.trim().split(/\s/)[0] ?? '', token.text === '' ? [] : token.text.split('\n'))];
      case 'hr':
        return [{ kind: 'rule' }];
      default:
        return [];
    }
  });
}

/** A block between ``` lines. Those of ours hold Markdown, in which answers were escaped; any other is code. */
function fenceOf(name: string, source: string[]): Block {
  if (name === 'page-break') return { kind: 'page-break' };
  if (name !== 'space' && name !== 'appendix' && !isPicture(name)) return { kind: 'code', lines: source };
  const lines = source.map((line) => `${/^\s*/.exec(line)?.[0] ?? ''}${plainLine(line.trim())}`);
  if (name === 'space') return { kind: name, labels: lines.map((line) => line.replace(/_+\s*$/, '').trim()), lines };
  if (name === 'appendix') return { kind: name, lines };
  const picture = pictureOf(name, lines);
  return picture ? { kind: 'picture', picture, lines } : { kind: 'code', lines };
}

/** One line of Markdown as the plain text a reader sees. */
const plainLine = (markdown: string): string => textOf(inlinesOf(reader.Lexer.lexInline(markdown, reader.defaults)));

function listOf({ ordered, start, items }: Tokens.List): Block {
  return {
    kind: 'list',
    ordered,
    start: start === '' ? 1 : start,
    items: items.map((item) => ({
      content: blocksOf(item.tokens.filter((token) => token.type !== 'checkbox')),
      ...(item.task && { done: item.checked ?? false }),
    })),
  };
}

function tableOf({ header, rows }: Tokens.Table): Block {
  const cells = (row: Tokens.TableCell[]) =>
    row.map((cell): Inline[] => {
      // A box to tick, as in a list; the same letters in an answer have a backslash here.
      const box = BOXES[['[ ]', '[x]'].indexOf(cell.text)];
      return box ? plain(box) : inlinesOf(cell.tokens);
    });
  return { kind: 'table', head: cells(header), rows: rows.map(cells) };
}

function inlinesOf(tokens: readonly Token[] = []): Inline[] {
  const parts = tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case 'br':
        return [{ kind: 'break' }];
      case 'strong':
        return [{ kind: 'strong', content: inlinesOf(token.tokens) }];
      case 'em':
        return [{ kind: 'emphasis', content: inlinesOf(token.tokens) }];
      case 'codespan':
        return [{ kind: 'code', text: token.text }];
      case 'link':
        return linkOf(token as Tokens.Link);
      case 'image':
      case 'escape':
        return [{ kind: 'text', text: token.text }];
      default:
        return 'tokens' in token && token.tokens
          ? inlinesOf(token.tokens)
          : [{ kind: 'text', text: 'text' in token ? String(token.text) : token.raw }];
    }
  });
  return joined(parts);
}

function linkOf({ href, tokens }: Tokens.Link): Inline[] {
  const content = inlinesOf(tokens);
  return /^https?:\/\/[^\s<>"]+$/i.test(href) ? [{ kind: 'link', href, content }] : content;
}

/** Neighboring texts as one; a line break inside a paragraph's source is a blank. */
function joined(parts: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind !== 'text') result.push(part);
    else if (last?.kind === 'text') last.text += part.text.replace(/\n/g, ' ');
    else result.push({ kind: 'text', text: part.text.replace(/\n/g, ' ') });
  }
  return result;
}

// Not Intl's own textInfo: Node 20 has dv and az-Arab run from left to right.
const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'];

const OF_RIGHT = `[${RIGHT_TO_LEFT.map((script) => `\\p{Script=${script}}`).join('')}]`;
const RIGHT = `(?=\\p{L})${OF_RIGHT}`;
const LEFT = `(?!${OF_RIGHT})\\p{L}`;
const IS_RIGHT = new RegExp(RIGHT, 'u');

/**
 * From a letter up to the last one of the same direction, whatever signs stand between; in brackets where no other letter is, with all
 * that is there, so that "(before: 12; aim: 6)" does not fall apart.
 */
const stretch = (letter: string): RegExp => {
  const inBrackets = `(?<=\\()(?:[^\\p{L}()]*${letter})+[^\\p{L}()]*(?=\\))`;
  return new RegExp(`${inBrackets}|${letter}(?:(?:\\P{L}|${letter})*${letter})?`, 'gu');
};

const AGAINST = { ltr: stretch(RIGHT), rtl: stretch(LEFT) };
