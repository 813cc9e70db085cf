// How a Word file looks, and the parts of a document as its paragraphs and tables: page, colors, and a named style for each part, so that
// Word can restyle them.
import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  type IParagraphOptions,
  type IPropertiesOptions,
  LevelFormat,
  LineRuleType,
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
import { type Direction, directionIn, directionOf, runsOf } from './direction.ts';
import { type Block, type Inline, isWide, type ListItem, type Table as TableBlock, textOf } from './parse.ts';
import { pictureOf, roomToWrite, shownLines, tableOf } from './pictures.ts';

/** The colors of the web page, without the number sign. */
const COLORS = {
  ink: '1B2529',
  soft: '4A5A60',
  accent: '0B5A6B',
  tint: 'EEF5F5',
  line: 'C3D2D4',
  alarm: '8A1C1C',
} as const;

/** US Letter with an inch of margin, in twentieths of a point; `text` is what is left for a line, `indent` a list's step. */
export const PAGE = { width: 12240, height: 15840, margin: 1440, text: 9360, indent: 400 } as const;

/** How closely a document is set: the share of all sizes and of the room between parts, the line (240 is single), the margins. */
export type Closeness = { size: number; room: number; line: number; margins: { upright: number; side: number } };

export const OPEN: Closeness = { size: 1, room: 1, line: 276, margins: { upright: PAGE.margin, side: PAGE.margin } };
/** For a sheet that has to fit one page, also in the wide letters that stand in where Calibri is missing. */
export const CLOSE: Closeness = { size: 0.87, room: 0.4, line: 250, margins: { upright: 700, side: 900 } };

/** The styles of a document in a language, such as `en`. */
export function stylesFor(language: string, { size: scale, room, line }: Closeness): IPropertiesOptions['styles'] {
  const spacing = (before: number, after: number) => ({
    before: Math.round(before * room),
    after: Math.round(after * room),
    line,
    lineRule: LineRuleType.AUTO,
  });
  const heading = (size: number, before: number, after: number) => ({
    run: { size: Math.round(size * scale), bold: true, color: COLORS.accent, font: FONT },
    paragraph: { spacing: spacing(before, after), keepNext: true, keepLines: true },
  });
  const style = (id: string, name: string, run: object, paragraph: object) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph,
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: Math.round(22 * scale), color: COLORS.ink, language: languageWord(language) },
        paragraph: { spacing: spacing(0, 140) },
      },
      heading1: heading(40, 0, 240),
      heading2: heading(30, 420, 120),
      heading3: heading(25, 300, 80),
      heading4: heading(22, 240, 60),
      heading5: heading(22, 200, 60),
      heading6: heading(22, 200, 60),
      listParagraph: { paragraph: { spacing: spacing(0, 60) } },
    },
    paragraphStyles: [
      style('PageNumber', 'Page number', { size: 18, color: COLORS.soft }, { alignment: AlignmentType.RIGHT }),
      style(
        'Internal',
        'Not for publication',
        { size: 18, bold: true, color: COLORS.alarm },
        { spacing: spacing(0, 0), alignment: AlignmentType.CENTER },
      ),
      style('Logo', 'Logo', {}, { spacing: spacing(0, 160), keepNext: true }),
      style(
        'Kind',
        'Kind of document',
        { color: COLORS.soft, bold: true },
        { spacing: spacing(0, 60), keepNext: true },
      ),
      style('TableHead', 'Table head', { bold: true, size: 20 }, { spacing: spacing(0, 0), keepNext: true }),
      style('TableText', 'Table text', { size: 20 }, { spacing: spacing(0, 0) }),
      style('Gap', 'Gap after a list or table', { size: 8 }, { spacing: spacing(0, 60) }),
      style(
        'Quotation',
        'Quotation',
        {},
        {
          indent: { left: 300, right: 300 },
          border: { left: { style: BorderStyle.SINGLE, size: 24, space: 10, color: COLORS.accent } },
        },
      ),
      style('Preformatted', 'Preformatted', {}, { spacing: spacing(0, 0) }),
      style(
        'Line',
        'Line to write on',
        {},
        {
          // Room for a hand, however closely the rest is set.
          spacing: { ...spacing(0, 0), before: 240 },
          // Without a border between, Word draws one line below all of them.
          border: { bottom: WRITING, between: WRITING },
        },
      ),
    ],
  };
}

/** The signs of lists, six levels deep. */
export const NUMBERING: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    { reference: 'points', levels: levels(LevelFormat.BULLET, () => '•') },
    { reference: 'numbers', levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) },
  ],
};

/**
 * What of a paragraph is decided by what it stands in: it leads to what comes next, it begins a page anew, a heading follows. A
 * break before a heading is that heading's own: a paragraph that only breaks could make a page with nothing on it.
 */
type Setting = { indent?: number; style?: string; lead?: boolean; anew?: boolean; heading?: boolean };

/** Makes the blocks of one document that runs in a direction; every numbered list begins anew. */
export function wordWriter(direction: Direction): (blocks: readonly Block[]) => (Paragraph | Table)[] {
  let lists = 0;
  const paragraph = (content: readonly Inline[], options: IParagraphOptions) =>
    paragraphWord(content, direction, options);
  const gap = (options: IParagraphOptions = {}) => paragraph([], { style: 'Gap', ...options });
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
          paragraph(block.content, {
            heading: LEVELS[block.level - 1] ?? LEVELS[5],
            pageBreakBefore: setting.anew === true,
          }),
        ];
      case 'paragraph':
        return [paragraph(block.content, { ...plain, keepNext: setting.lead === true })];
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
          ...(setting.indent ? [] : [gap({ keepNext: setting.lead === true })]),
        ];
      }
      case 'table':
        return tableWord(block, direction);
      case 'quote':
        return write(block.content, { ...setting, style: 'Quotation' });
      case 'fence': {
        if (isBreak(block)) return setting.heading ? [] : [new Paragraph({ children: [new PageBreak()] })];
        if (block.info === 'appendix') {
          const text = shownLines(block).join(' ');
          return [paragraph([{ kind: 'text', text }], { style: 'Kind', pageBreakBefore: true })];
        }
        const room = roomToWrite(block);
        if (room) return [...room.map((label, i) => line(label, i + 1 < room.length)), gap()];
        const picture = pictureOf(block);
        if (picture) return blockWord(tableOf(picture, words.document.pictures.columns[picture.kind]), setting);
        return shownLines(block).map((text) =>
          paragraph([{ kind: 'text', text }], { ...plain, style: 'Preformatted' }),
        );
      }
      case 'rule':
        return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: COLORS.line } } })];
    }
  };
  const itemWord = (item: ListItem, ordered: boolean, list: number, setting: Setting): (Paragraph | Table)[] => {
    const depth = Math.min(Math.round((setting.indent ?? 0) / PAGE.indent), 5);
    const [first, ...more] = item.content;
    const text = first?.kind === 'paragraph' ? first.content : [];
    const rest = write(first?.kind === 'paragraph' ? more : item.content, {
      ...setting,
      indent: (depth + 1) * PAGE.indent,
    });
    const box: Inline[] = item.done === undefined ? [] : [{ kind: 'text', text: item.done ? '☑ ' : '☐ ' }];
    const numbering = { reference: ordered ? 'numbers' : 'points', level: depth, instance: list };
    const left = { left: (depth + 1) * PAGE.indent, hanging: PAGE.indent };
    const lead = paragraph([...box, ...text], {
      style: 'ListParagraph',
      keepNext: setting.lead === true,
      ...(item.done === undefined ? { numbering } : { indent: left }),
    });
    return [lead, ...rest];
  };
  /** A line to write on; the lines of one answer stay on one page. */
  const line = (text: string, keepNext: boolean) => paragraph([{ kind: 'text', text }], { style: 'Line', keepNext });
  return (blocks) => write(blocks);
}

/** A paragraph of a document that runs in a direction; where its own text runs in the other, the paragraph does so, too. */
export function paragraphWord(
  content: readonly Inline[],
  around: Direction,
  options: IParagraphOptions = {},
): Paragraph {
  const direction = directionIn(textOf(content), around);
  return new Paragraph({
    ...options,
    ...(direction === 'rtl' && { bidirectional: true }),
    children: runs(content, direction),
  });
}

// --- internal ---

const FONT = 'Calibri';
/** A language as Word wants it, once more where its script runs from right to left. */
const languageWord = (language: string) => ({
  value: language,
  ...(directionOf(language) === 'rtl' && { bidirectional: language }),
});

const WRITING = { style: BorderStyle.SINGLE, size: 4, space: 1, color: '6D7F84' };

function levels(format: (typeof LevelFormat)[keyof typeof LevelFormat], sign: (level: number) => string) {
  return Array.from({ length: 6 }, (_, level) => ({
    level,
    format,
    text: sign(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: (level + 1) * 400, hanging: 400 } } },
  }));
}

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

/** A text in runs of one direction each. */
const textRuns = (text: string, around: Direction, look: Look): TextRun[] =>
  runsOf(text.replace(FORBIDDEN, ''), around).map(
    (part) => new TextRun({ text: part.text, ...(part.direction === 'rtl' && { rightToLeft: true }), ...look }),
  );

/** Running text as Word's runs. */
function runs(content: readonly Inline[], direction: Direction, look: Look = {}): ParagraphChild[] {
  return content.flatMap((part): ParagraphChild[] => {
    switch (part.kind) {
      case 'text':
        return textRuns(part.text, direction, look);
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'code':
        return textRuns(part.text, direction, { ...look, font: 'Consolas' });
      case 'link':
        return [
          new ExternalHyperlink({
            link: part.href,
            children: runs(part.content, direction, { ...look, style: 'Hyperlink' }),
          }),
        ];
      case 'strong':
        return runs(part.content, direction, { ...look, bold: true });
      default:
        return runs(part.content, direction, { ...look, italics: true });
    }
  });
}

/**
 * A table as wide as the page, its head repeated on every page; a row is never cut by the end of one. A table that stands for
 * one record stays `whole` on a page.
 */
function tableWord({ head, rows }: TableBlock, direction: Direction, whole = false): (Paragraph | Table)[] {
  if (isWide(head)) return rows.flatMap((row) => tableWord(cardOf(head, row), direction, true));
  const widths = widthsOf([head, ...rows]);
  const cell = (content: Inline[], column: number, style: 'TableHead' | 'TableText', keepNext: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      ...(style === 'TableHead' && { shading: { type: ShadingType.CLEAR, fill: COLORS.tint, color: 'auto' } }),
      children: [paragraphWord(content, direction, { style, ...(keepNext && { keepNext }) })],
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
    ...(direction === 'rtl' && { visuallyRightToLeft: true }),
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    borders: BORDERS,
    rows: [row(head, 'TableHead'), ...rows.map((each, i) => row(each, 'TableText', whole && i + 1 < rows.length))],
  });
  return [table, paragraphWord([], direction, { style: 'Gap' })];
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
