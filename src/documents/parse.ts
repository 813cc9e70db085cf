// Reads a document's Markdown into a small tree that HTML, Word, plain text and tables are made from. The only user of marked.
import { Marked, type Token, type Tokens } from 'marked';
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
export type Table = Extract<Block, { kind: 'table' }>;

/** The blocks of a document in order. */
export function parseMarkdown(markdown: string): Block[] {
  return blocksOf(reader().lexer(markdown));
}

/** The same document with a paragraph below each heading of so many levels, but for one that it begins with. */
export function belowHeadings(markdown: string, levels: number, paragraph: string): string {
  const isBelow = (token: Token, i: number) => i > 0 && token.type === 'heading' && token.depth <= levels;
  const lines = reader()
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

/** Every table, in quotes and lists too, with the nearest heading above it. */
export function tablesOf(blocks: readonly Block[], above = ''): { heading: string; table: Table }[] {
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

// --- internal ---

let made: Marked | undefined;

/** GitHub's Markdown without raw HTML (but `<br>`), addresses but http(s), references, underlined headings and code by indentation. */
function reader(): Marked {
  const none = () => undefined;
  // False leaves it to marked.
  const addressesOnly = (source: string) => (/^<?https?:\/\//i.test(source) ? false : undefined);
  made ??= new Marked({
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
  return made;
}

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
const plainLine = (markdown: string): string =>
  textOf(inlinesOf(reader().Lexer.lexInline(markdown, reader().defaults)));

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

const BOXES: ReadonlyMap<string, string> = new Map([
  ['[ ]', '☐'],
  ['[x]', '☑'],
]);

function tableOf({ header, rows }: Tokens.Table): Block {
  const cells = (row: Tokens.TableCell[]) =>
    row.map((cell): Inline[] => {
      // A box to tick, as in a list; the same letters in an answer have a backslash here.
      const box = BOXES.get(cell.text);
      return box ? [{ kind: 'text', text: box }] : inlinesOf(cell.tokens);
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
