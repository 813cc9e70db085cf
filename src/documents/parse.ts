// Reads a document's Markdown into a small tree that HTML, Word, plain text and tables are made from. The only user of marked.
import { Marked, type Token, type Tokens } from 'marked';

/** A piece of running text. Only http(s) links are links; anything else that Markdown knows is shown as its text. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'emphasis'; content: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; content: Inline[] };

/** An entry of a list; `done` is there for a line to tick. */
export type ListItem = { content: Block[]; done?: boolean };

/** A part of a document. A fence is a block between ``` lines; `info` is the word behind the first of them. */
export type Block =
  | { kind: 'heading'; level: number; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'quote'; content: Block[] }
  | { kind: 'fence'; info: string; lines: string[] }
  | { kind: 'rule' };

export type Heading = Extract<Block, { kind: 'heading' }>;
export type Table = Extract<Block, { kind: 'table' }>;
export type Fence = Extract<Block, { kind: 'fence' }>;

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

/** One line of Markdown as the plain text a reader sees; for the lines of a picture, whose answers were escaped, too. */
export function plainLine(markdown: string): string {
  return textOf(inlinesOf(reader().Lexer.lexInline(markdown, reader().defaults)));
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

/** Whether a link shows its own address and nothing else. */
export const isAddress = ({ href, content }: Extract<Inline, { kind: 'link' }>): boolean => textOf(content) === href;

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

/** Whether a cell is a date, a number, an amount or a status, which stays on one line. */
export const isShort = (text: string): boolean =>
  !text.includes('\n') && (/\d/.test(text) ? text.length <= 18 : text.length <= 12);

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
        return [
          {
            kind: 'fence',
            info: token.lang?.trim().split(/\s/)[0] ?? '',
            lines: token.text === '' ? [] : token.text.split('\n'),
          },
        ];
      case 'hr':
        return [{ kind: 'rule' }];
      default:
        return [];
    }
  });
}

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
