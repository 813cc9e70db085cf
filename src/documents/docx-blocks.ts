// The parts of a document as paragraphs and tables of Word, each with a style of its own name, so that Word can restyle them.
import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { words } from '../words.ts';
import { COLORS, PAGE } from './docx-styles.ts';
import { type Block, type Inline, type Item, isWide, type Table as TableBlock, textOf } from './parse.ts';
import { pictureOf, roomToWrite, shownLines, tableOf } from './pictures.ts';

/**
 * What of a paragraph is decided by what it stands in: it leads to what comes next, it begins a page anew, a heading follows. A
 * break before a heading is that heading's own: a paragraph that only breaks could make a page with nothing on it.
 */
type Setting = { indent?: number; style?: string; lead?: boolean; anew?: boolean; heading?: boolean };

/** Makes the blocks of one document; every numbered list begins anew. */
export function wordWriter(): (blocks: readonly Block[]) => (Paragraph | Table)[] {
  let lists = 0;
  const write = (blocks: readonly Block[], setting: Setting = {}): (Paragraph | Table)[] =>
    blocks.flatMap((block, i) =>
      blockWord(block, {
        ...setting,
        lead: leads(blocks, i),
        anew: isBreak(blocks[i - 1]),
        heading: blocks[i + 1]?.kind === 'heading',
      }),
    );
  const blockWord = (block: Block, setting: Setting): (Paragraph | Table)[] => {
    const plain = {
      ...(setting.style && { style: setting.style }),
      ...(setting.indent && { indent: { left: setting.indent } }),
    };
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: LEVELS[block.level - 1] ?? LEVELS[5],
            pageBreakBefore: setting.anew === true,
            children: runs(block.content),
          }),
        ];
      case 'paragraph':
        return [new Paragraph({ ...plain, keepNext: setting.lead === true, children: runs(block.content) })];
      case 'list': {
        const list = ++lists;
        return [
          ...block.items.flatMap((item, i, all) =>
            itemWord(item, block.ordered, list, {
              ...setting,
              // What is to be ticked stays on one page.
              lead: setting.lead === true || (item.done !== undefined && i + 1 < all.length),
            }),
          ),
          ...(setting.indent ? [] : [new Paragraph({ style: 'Gap', keepNext: setting.lead === true })]),
        ];
      }
      case 'table':
        return tableWord(block);
      case 'quote':
        return write(block.content, { ...setting, style: 'Quotation' });
      case 'fence': {
        if (isBreak(block)) return setting.heading ? [] : [new Paragraph({ children: [new PageBreak()] })];
        const room = roomToWrite(block);
        if (room) return [...room.map(lineWord), new Paragraph({ style: 'Gap' })];
        const picture = pictureOf(block);
        if (picture) return blockWord(tableOf(picture, words.document.pictures.columns), setting);
        return shownLines(block).map(
          (line) => new Paragraph({ ...plain, style: 'Preformatted', children: [textRun(line)] }),
        );
      }
      case 'rule':
        return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: COLORS.line } } })];
    }
  };
  const itemWord = (item: Item, ordered: boolean, list: number, setting: Setting): (Paragraph | Table)[] => {
    const depth = Math.min(Math.round((setting.indent ?? 0) / PAGE.indent), 5);
    const [first, ...more] = item.content;
    const text = first?.kind === 'paragraph' ? runs(first.content) : [];
    const rest = write(first?.kind === 'paragraph' ? more : item.content, {
      ...setting,
      indent: (depth + 1) * PAGE.indent,
    });
    const box = item.done === undefined ? [] : [textRun(item.done ? '☑ ' : '☐ ')];
    const numbering = { reference: ordered ? 'numbers' : 'points', level: depth, instance: list };
    const left = { left: (depth + 1) * PAGE.indent, hanging: PAGE.indent };
    const lead = new Paragraph({
      style: 'ListParagraph',
      keepNext: setting.lead === true,
      ...(item.done === undefined ? { numbering } : { indent: left }),
      children: [...box, ...text],
    });
    return [lead, ...rest];
  };
  return (blocks) => write(blocks);
}

/** Running text as Word's runs. */
export function runs(content: readonly Inline[], look: Look = {}): ParagraphChild[] {
  return content.flatMap((part): ParagraphChild[] => {
    switch (part.kind) {
      case 'text':
        return [textRun(part.text, look)];
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'code':
        return [textRun(part.text, { ...look, font: 'Consolas' })];
      case 'link':
        return [
          new ExternalHyperlink({ link: part.href, children: runs(part.content, { ...look, style: 'Hyperlink' }) }),
        ];
      case 'strong':
        return runs(part.content, { ...look, bold: true });
      default:
        return runs(part.content, { ...look, italics: true });
    }
  });
}

// --- internal ---

const isBreak = (block: Block | undefined): boolean => block?.kind === 'fence' && block.info === 'page-break';

/** Whether a block stays on the page of what comes next: before a list, and a question up to the lines for its answer. */
function leads(blocks: readonly Block[], i: number): boolean {
  const next = blocks.slice(i + 1, i + 4);
  if (next[0]?.kind === 'list' && blocks[i]?.kind === 'paragraph') return true;
  const lines = next.findIndex((block) => block.kind === 'fence' && block.info === 'space');
  return next.slice(0, lines).every(({ kind }) => ['paragraph', 'quote', 'list'].includes(kind)) && lines >= 0;
}

type Look = { bold?: boolean; italics?: boolean; font?: string; style?: string };

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

// What XML 1.0 cannot hold: one such character, and Word does not open the file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;

const textRun = (text: string, look: Look = {}): TextRun => new TextRun({ text: text.replace(FORBIDDEN, ''), ...look });

/** A line to write on; the lines of one answer stay on one page. */
const lineWord = (label: string, i: number, all: readonly string[]): Paragraph =>
  new Paragraph({ style: 'Line', keepNext: i + 1 < all.length, children: [textRun(label)] });

/**
 * A table as wide as the page, its head repeated on every page; a row is never cut by the end of one. A table that stands for
 * one record stays `whole` on a page.
 */
function tableWord({ head, rows }: TableBlock, whole = false): (Paragraph | Table)[] {
  if (isWide(head)) return rows.flatMap((row) => tableWord(cardOf(head, row), true));
  const widths = widthsOf([head, ...rows]);
  const cell = (content: Inline[], column: number, style: 'TableHead' | 'TableText', keepNext: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      ...(style === 'TableHead' && { shading: { type: ShadingType.CLEAR, fill: COLORS.tint, color: 'auto' } }),
      children: [new Paragraph({ style, ...(keepNext && { keepNext }), children: runs(content) })],
    });
  const row = (cells: Inline[][], style: 'TableHead' | 'TableText', keepNext = false) =>
    new TableRow({
      tableHeader: style === 'TableHead',
      cantSplit: true,
      children: cells.map((each, column) => cell(each, column, style, keepNext)),
    });
  const table = new Table({
    width: { size: PAGE.text, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    borders: BORDERS,
    rows: [row(head, 'TableHead'), ...rows.map((each, i) => row(each, 'TableText', whole && i + 1 < rows.length))],
  });
  return [table, new Paragraph({ style: 'Gap' })];
}

/** One row of a table with many columns as a table of its own: a label and a value in each line. */
function cardOf(head: Inline[][], row: Inline[][]): TableBlock {
  const lines = head.map((label, column) => [label, row[column] ?? []]);
  return {
    kind: 'table',
    head: lines[0] ?? [],
    rows: lines.slice(1).filter(([, value]) => textOf(value ?? []) !== ''),
  };
}

/** The width of each column: room for its longest word, and of what is left more for one with longer texts. */
function widthsOf(rows: readonly Inline[][][]): number[] {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => textOf(row[column] ?? [])));
  const share = PAGE.text / columns.length;
  const least = columns.map((texts) => {
    const longest = Math.max(...texts.flatMap((text) => text.split(/\s+/)).map((word) => word.length));
    return Math.min(share, longest * LETTER + 200);
  });
  // A column without any text is there to be filled in by hand.
  const wishes = columns.map(([, ...texts]) =>
    texts.every((text) => text === '') ? 30 : Math.min(80, Math.max(...texts.map((text) => text.length))) + 1,
  );
  const left = PAGE.text - sum(least);
  return least.map((width, column) => Math.floor(width + (left * (wishes[column] ?? 0)) / sum(wishes)));
}

/** About the width of a bold letter in a table, in twentieths of a point. */
const LETTER = 125;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const line = { style: BorderStyle.SINGLE, size: 4, color: COLORS.line };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BORDERS = { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none };
