// A document as plain text for e-mails: 72 columns, underlined headings, and tables as lists of "label: value".
import { widthOf, wrap } from '../text.ts';
import { words } from '../words.ts';
import type { Meta } from './markdown.ts';
import {
  type Block,
  BOXES,
  belowHeadings,
  type Inline,
  type ListItem,
  parseMarkdown,
  type TableBlock,
  textOf,
} from './parse.ts';
import { inWords } from './pictures.ts';

const WIDTH = 72;

/** Wider than any line. */
const ANY = 1_000_000;

/**
 * The document as plain text that ends with one line break; read aloud, it has words where bars, boxes to tick and lines to write on would
 * be read sign by sign, and no lines below its headings.
 */
export function toText(markdown: string, { internal, aloud }: Meta): string {
  const all = blocksOf(internal ? banded(markdown) : markdown, aloud);
  const blocks = aloud ? wordsAlone(all) : all;
  return `${linesOf(blocks, WIDTH).join('\n').trim()}\n`;
}

/** The document in lines of any length, for a screen that wraps them itself; a heading is a line like the others. */
export const toLines = (markdown: string, aloud: boolean): string[] =>
  linesOf(wordsAlone(blocksOf(markdown, aloud)), ANY);

/** The Markdown of the team's working copy. It knows no pages, so it says what it is above and below, and at each section. */
export function banded(markdown: string): string {
  const band = `**${words.document.internal}**`;
  return `${band}\n\n${belowHeadings(markdown, 2, band).trim()}\n\n${band}\n`;
}

// --- internal ---

/** The blocks of a document as it is shown, or as it is read aloud. */
const blocksOf = (markdown: string, aloud = false): Block[] =>
  aloud ? inSpeech(parseMarkdown(inWords(markdown))) : parseMarkdown(markdown);

/** The blocks with paragraphs for headings, and without the lines that only part them. */
const wordsAlone = (blocks: readonly Block[]): Block[] =>
  blocks
    .filter(({ kind }) => kind !== 'rule')
    .map((block) => (block.kind === 'heading' ? { kind: 'paragraph', content: block.content } : block));

/** The blocks with words for the signs that are there to be looked at: quotes, room to write in, boxes to tick. */
const inSpeech = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'quote':
        return inSpeech(block.content);
      case 'paragraph':
        return [{ ...block, content: block.content.map(withoutLines) }];
      case 'list':
        return [{ ...block, items: block.items.map(itemInWords) }];
      default:
        return ['lines' in block ? roomInWords(block) : block];
    }
  });

const { room, ticked, unticked } = words.document.aloud;

/** Lines to write on, as they stand in a form. */
const LINES = /_{3,}(?:\s*\n\s*_{3,})*/g;

const roomInWords = (block: Extract<Block, { lines: string[] }>): Block => {
  const text = block.lines.join('\n').replace(LINES, room);
  return { ...block, lines: text === '' ? [] : text.split('\n') };
};

const withoutLines = (part: Inline): Inline =>
  'text' in part
    ? { ...part, text: part.text.replace(LINES, room) }
    : 'content' in part
      ? { ...part, content: part.content.map(withoutLines) }
      : part;

function itemInWords({ content, done }: ListItem): ListItem {
  const said = inSpeech(content);
  const [first, ...rest] = said;
  if (done === undefined || first?.kind !== 'paragraph') return { content: said };
  const mark: Inline = { kind: 'text', text: `${done ? ticked : unticked}: ` };
  return { content: [{ ...first, content: [mark, ...first.content] }, ...rest] };
}

/** The lines of some blocks, an empty one between each two. */
function linesOf(blocks: readonly Block[], width: number): string[] {
  const shown = blocks.filter(({ kind }) => kind !== 'page-break');
  return shown.flatMap((block, i) => [...(i > 0 ? [''] : []), ...blockLines(block, width)]);
}

function blockLines(block: Block, width: number): string[] {
  switch (block.kind) {
    case 'heading':
      return headingLines(block.level, fold(shown(block.content), width));
    case 'paragraph':
      return fold(shown(block.content), width);
    case 'list':
      return block.items.flatMap((item, i) =>
        itemLines(item, block.ordered ? `${block.start + i}. ` : '- ', width, isLoose(block.items) && i > 0),
      );
    case 'table':
      return tableLines(block, width);
    case 'quote':
      return linesOf(block.content, width - 2).map((line) => `> ${line}`.trimEnd());
    case 'rule':
      return ['-'.repeat(width)];
    case 'page-break':
      return [];
    default:
      return block.lines.flatMap((line) => (widthOf(line) > width ? drawnLines(line, width) : [line]));
  }
}

/** A line of a picture that is too wide: what it draws stays as it is, and its words go on below one another beside that. */
function drawnLines(line: string, width: number): string[] {
  const [, drawn = '', said = line] = DRAWN.exec(line) ?? [];
  const lines = fold(said, width - widthOf(drawn));
  return lines.map((text, i) => `${i === 0 ? drawn : ' '.repeat(widthOf(drawn))}${text}`);
}

/** A bar in brackets, a name and its bar, or a number. */
const DRAWN = /^(\[[^\]]{1,30}\] | {1,4}\S.{0,20}? +=+ +|\S.{0,20}? {2,})(\S.*)$/;

function headingLines(level: number, lines: string[]): string[] {
  const mark = ['=', '-', '~'][level - 1];
  return mark ? [...lines, mark.repeat(Math.min(WIDTH, Math.max(1, ...lines.map(widthOf))))] : lines;
}

/** Whether entries hold more than a line and the list below it; then empty lines keep them apart. */
const isLoose = (items: readonly ListItem[]): boolean =>
  items.some(({ content }) => content.some((block, i) => i > 0 && block.kind !== 'list'));

function itemLines({ content, done }: ListItem, mark: string, width: number, apart: boolean): string[] {
  const box = done === undefined ? mark : `${mark}[${done ? 'x' : ' '}] `;
  const lines = content.flatMap((block, i) => [
    ...(i > 0 && block.kind !== 'list' ? [''] : []),
    ...blockLines(block, width - box.length),
  ]);
  const indented = (lines.length > 0 ? lines : ['']).map((line, i) =>
    (i === 0 ? `${box}${line}` : `${' '.repeat(box.length)}${line}`).trimEnd(),
  );
  return apart ? ['', ...indented] : indented;
}

/** Each row as its own small list, an empty line between two rows; without empty cells, but for those that are there to be filled in. */
function tableLines({ head, rows }: TableBlock, width: number): string[] {
  const isEmpty = (cell: readonly Inline[] = []) => shown(cell).trim() === '';
  const toFillIn = head.map((_, column) => rows.every((row) => isEmpty(row[column])));
  return rows.flatMap((row, i) => [
    ...(i > 0 ? [''] : []),
    ...row.flatMap((cell, column) => {
      if (isEmpty(cell) && !toFillIn[column] && !row.some((each) => BOXES.includes(textOf(each)))) return [];
      const label = shown(head[column] ?? []);
      const [first = '', ...more] = fold(label === '' ? shown(cell) : `${label}: ${shown(cell)}`, width - 2);
      return [first.trimEnd(), ...more.map((line) => `  ${line}`)];
    }),
  ]);
}

/** Running text as it reads without formatting: the address of a link stands behind its words. */
function shown(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (part.kind !== 'link') return 'content' in part ? shown(part.content) : textOf([part]);
      const text = shown(part.content);
      return text === part.href ? text : `${text} (${part.href})`;
    })
    .join('');
}

/** Running text in lines: blanks in a row count as one, and an address stays whole, else nobody could follow it. */
const fold = (text: string, width: number): string[] =>
  wrap(text.replace(/[ \t]+/g, ' '), width, '', /^\S{0,2}https?:\/\/\S{1,900}$/);
