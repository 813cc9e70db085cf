// A document as a Word file, which is one idea: what each part of it is in Word (headings, paragraphs, tables and controls, each in its
// named style), and the file around these with its title and language. The same project gives the same bytes.
import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { oneLine, words } from '../words.ts';
import {
  contentsField,
  forXml,
  marked,
  paragraphWord,
  pictureWord,
  roomFor,
  runningIn,
  runsWord,
  tickBox,
} from './docx-inline.ts';
import {
  CLOSE,
  type Closeness,
  LEVELS,
  NUMBERING,
  OPEN,
  PAGE,
  stylesFor,
  TABLE,
  tableStyle,
  textWidth,
} from './docx-styles.ts';
import { drawingOf } from './drawings.ts';
import { drawnSize } from './logo.ts';
import { type Meta, readable } from './markdown.ts';
import {
  type Block,
  BOXES,
  type Direction,
  directionOf,
  type Inline,
  isShort,
  isWide,
  type Layout,
  type ListItem,
  layOut,
  plain,
  plainTitle,
  rowName,
  type TableBlock,
  textOf,
} from './parse.ts';
import type { Picture } from './pictures.ts';
import { zippedAnew } from './zip.ts';

/** The document as the bytes of a .docx file. Its headings are those of the HTML. */
export async function toDocx(markdown: string, meta: Meta): Promise<Uint8Array> {
  const layout = layOut(markdown, meta);
  const direction = directionOf(meta.language);
  const closeness = meta.paper ? CLOSE : OPEN;
  const [issuer, version] = [meta.issue.issuer, meta.issue.version].map((text) => oneLine(readable(text)));
  const band = meta.internal ? [internalBand()] : [];
  const isSheet = meta.paper === 'one-page';
  const document = new Document({
    title: plainTitle(layout),
    subject: meta.kind,
    creator: issuer || words.document.page.creator,
    lastModifiedBy: issuer || words.document.page.creator,
    ...(version !== '' && { description: version }),
    styles: stylesFor(meta.language, closeness),
    numbering: NUMBERING,
    sections: [
      {
        // The first page begins with what stands above the others.
        properties: { page: pageOf(closeness), titlePage: true },
        headers: {
          ...(meta.internal && { first: new Header({ children: band }) }),
          ...(!isSheet && { default: new Header({ children: [...band, runningTitle(layout, direction)] }) }),
        },
        ...(!isSheet && { footers: { first: pageNumber(direction), default: pageNumber(direction) } }),
        children: [...logoWord(meta), ...childrenOf(layout, meta, direction, textWidth(closeness))],
      },
    ],
  });
  return zippedAnew(await Packer.toBuffer(document), completed(direction, meta.issue.day));
}

// --- internal ---

/**
 * Makes of each part what it is to be: ids in the order they appear, which the library gives at random, and what it has no word for. The
 * file's properties give the `day` of which it tells (year-month-day), and none where that is not known: the day on which it was made
 * would be another one each time.
 */
function completed(direction: Direction, day: string): (name: string, xml: string) => string {
  const seen = new Map<string, number>();
  const numberOf = (id: string): number => {
    const number = seen.get(id) ?? seen.size + 1;
    seen.set(id, number);
    return number;
  };
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day);
  return (name, made) => {
    const xml = made.replace(
      /((?:r:id|Id)=)"rId([A-Za-z0-9_-]{10,})"/g,
      (_, attribute: string, id: string) => `${attribute}"rIdLink${numberOf(id)}"`,
    );
    switch (name) {
      case 'word/document.xml':
        // How tables look once more as bits, which is all that some readers look at: a first row, a first column or none, and no bands.
        return xml
          .replace(
            /<w:tblLook(?= [^>]*w:firstColumn="(true|false)")/g,
            (tag, named) => `${tag} w:val="${named === 'true' ? '06A0' : '0620'}"`,
          )
          .replaceAll('<w:docGrid', direction === 'rtl' ? '<w:bidi/><w:docGrid' : '<w:docGrid');
      case 'word/styles.xml':
        return (
          xml
            // The library has it as a style of paragraphs, too.
            .replace(/<w:style w:type="paragraph" w:styleId="Strong">.*?<\/w:style>/, '')
            .replace('</w:styles>', `${tableStyle()}</w:styles>`)
        );
      case 'docProps/core.xml':
        return xml.replace(
          /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
          (_, open: string, _name, close: string) => (isDay ? `${open}${day}T00:00:00Z${close}` : ''),
        );
      default:
        return xml;
    }
  };
}

const pageOf = ({ margins: { upright, side } }: Closeness) => ({
  size: { width: PAGE.width, height: PAGE.height },
  margin: { top: upright, right: side, bottom: upright, left: side, header: Math.round(upright / 2.5) },
});

/** What stands above each page of the team's working copy. */
const internalBand = (): Paragraph =>
  new Paragraph({ style: 'Internal', children: [new TextRun(words.document.internal)] });

/** What stands above each page but the first: whose document it is, and of what kind. */
const runningTitle = (layout: Layout, direction: Direction): Paragraph => {
  const [title, kind] = [plainTitle(layout), textOf(layout.kind)];
  return paragraphWord(plain(title === kind ? title : `${title} – ${kind}`), direction, {
    style: 'Header',
  });
};

/** The number of the page and of all pages, which Word keeps right. */
function pageNumber(direction: Direction): Footer {
  const fields: Readonly<Record<string, (typeof PageNumber)[keyof typeof PageNumber]>> = {
    '{page}': PageNumber.CURRENT,
    '{pages}': PageNumber.TOTAL_PAGES,
  };
  const children = words.document.pageOf.split(/(\{\w+\})/).map((part) => fields[part] ?? part);
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        ...runningIn(direction),
        children: [new TextRun({ children })],
      }),
    ],
  });
}

/** The logo in a paragraph of its own above all else; its alternative text says whose it is. */
function logoWord({ logo, language, paper }: Meta): Paragraph[] {
  if (!logo) return [];
  const { bytes, type, alt } = logo;
  const altText = { name: alt, title: alt, description: alt, id: '1' };
  return [
    new Paragraph({
      style: 'Logo',
      ...runningIn(directionOf(language)),
      children: [new ImageRun({ type, data: bytes, transformation: drawnSize(logo, paper === 'one-page'), altText })],
    }),
  ];
}

function childrenOf({ kind, title, lead, sections }: Layout, { contents }: Meta, direction: Direction, width: number) {
  const write = wordWriter(direction, width);
  const entries = contents && sections.length > 1 ? sections.map(({ heading }) => heading) : [];
  return [
    paragraphWord(kind, direction, { style: 'Kind' }),
    ...write([title]),
    ...write(lead, contents && 'Subtitle'),
    ...(entries.length > 0
      ? [new Paragraph({ style: 'TOCHeading', children: [new TextRun(words.document.page.contents)] })]
      : []),
    ...contentsField(entries.map(({ content }) => runsWord(content, direction))),
    ...write(sections.flatMap(({ heading, blocks }) => [heading, ...blocks])),
  ];
}

/**
 * What of a paragraph is decided by what it stands in: how deep in a list, the style of what it goes on with, and whether it leads to what
 * comes next or stands below a line.
 */
type Setting = { depth: number; style?: string; lead?: boolean; ruled?: boolean };

/**
 * Makes the blocks of one document that runs in a direction, for lines of a width; every numbered list begins anew, and what can be
 * filled in is called by the question above it.
 */
function wordWriter(
  direction: Direction,
  width: number,
): (blocks: readonly Block[], style?: string) => (Paragraph | Table)[] {
  // The first picture is the logo.
  let [lists, headings, pictures, controls, asked] = [0, 0, 1, 0, ''];
  const paragraph = (
    content: readonly Inline[],
    options: IParagraphOptions,
    complete?: (runs: ParagraphChild[]) => ParagraphChild[],
  ) => paragraphWord(content, direction, options, complete);

  const write = (blocks: readonly Block[], setting: Setting): (Paragraph | Table)[] =>
    blocks.flatMap((block, i) =>
      blockWord(block, { ...setting, lead: leads(blocks, i), ruled: blocks[i - 1]?.kind === 'rule' }),
    );

  const blockWord = (block: Block, setting: Setting): (Paragraph | Table)[] => {
    const { style = setting.ruled ? 'BelowRule' : undefined, lead = false } = setting;
    const look = { ...(style && { style }), ...leading(lead) };
    switch (block.kind) {
      case 'heading':
        asked = textOf(block.content);
        return [
          paragraph(block.content, { heading: HEADINGS[block.level - 1] }, (runs) =>
            block.level === 2 ? marked(++headings, runs) : runs,
          ),
        ];
      case 'paragraph':
        if (setting.style === undefined) asked = questionAfter(asked, textOf(block.content));
        return [paragraph(block.content, look)];
      case 'list': {
        const list = ++lists;
        return block.items.flatMap((item, i) =>
          itemWord(item, block.ordered, list, {
            ...setting,
            // What is to be ticked stays on one page.
            lead: lead || (item.done !== undefined && i + 1 < block.items.length),
          }),
        );
      }
      case 'table':
        if (isWide(block.head)) return write(recordsOf(block), setting);
        return [tableWord(block)];
      case 'quote':
        return write(block.content, { ...setting, style: 'Quote' });
      case 'code':
        return codeWord(block.lines, look);
      case 'picture':
        return pictureWords(block.picture);
      case 'space':
        return answersWord(block.labels);
      case 'appendix':
        return [paragraph(plain(block.lines.join(' ')), { style: 'Part', pageBreakBefore: true })];
      case 'page-break':
        return [new Paragraph({ style: 'TableText', pageBreakBefore: true })];
      case 'rule':
        return [];
    }
  };

  const itemWord = (item: ListItem, ordered: boolean, list: number, setting: Setting): (Paragraph | Table)[] => {
    const { depth, lead = false } = setting;
    const [first, ...more] = item.content;
    const text = first?.kind === 'paragraph' ? first.content : [];
    const rest = write(first?.kind === 'paragraph' ? more : item.content, {
      depth: Math.min(depth + 1, LEVELS - 1),
      style: `ListContinue${Math.min(depth + 1, LEVELS)}`,
    });
    const look = leading(lead);
    if (item.done !== undefined) return [tickWord(text, item.done, look), ...rest];
    const numbering = { reference: ordered ? 'numbers' : 'points', level: depth, instance: list };
    return [paragraph(text, { style: 'ListParagraph', ...look, numbering }), ...rest];
  };

  const tickWord = (text: readonly Inline[], done: boolean, options: IParagraphOptions): Paragraph =>
    paragraph([...plain(' '), ...text], { style: 'Task', ...options }, (runs) => [
      tickBox(done, textOf(text), ++controls),
      ...runs,
    ]);

  const codeWord = (lines: readonly string[], look: IParagraphOptions): Paragraph[] => {
    const content = lines.flatMap((line, i): Inline[] => [
      ...(i > 0 ? [{ kind: 'break' } as const] : []),
      ...plain(line),
    ]);
    return lines.length === 0 ? [] : [paragraph(content, { ...look, style: 'Preformatted' })];
  };

  /** Lines to write on: each label has room of its own, up to the next one; the lines of one block stay on one page. */
  const answersWord = (labels: readonly string[]): Paragraph[] => {
    const answers: { label: string; lines: number }[] = [];
    for (const label of labels) {
      const last = answers.at(-1);
      if (label === '' && last) last.lines += 1;
      else answers.push({ label, lines: 1 });
    }
    return answers.map(({ label, lines }, i) =>
      paragraph(
        plain(label === '' ? '' : `${label} `),
        { style: 'Answer', ...leading(i + 1 < answers.length) },
        (runs) => [...runs, roomFor(lines, label.replace(/:$/, '') || asked, ++controls)],
      ),
    );
  };

  /** A picture, and below it in words what it shows. */
  const pictureWords = (picture: Picture): Paragraph[] => {
    if (picture.kind === 'figures') {
      return picture.entries.map(({ label, text }) =>
        paragraph(plain(` ${text}`), { style: 'Figure' }, (runs) => [
          new TextRun({ text: forXml(label), style: 'Number' }),
          ...runs,
        ]),
      );
    }
    const drawing = drawingOf(picture);
    return [
      pictureWord(drawing, direction, ++pictures),
      paragraph(plain(`${words.document.pictures[picture.kind]}. ${drawing.text}`), { style: 'Caption' }),
    ];
  };

  /** A table as wide as the page, its head repeated on every page; a row is never cut by the end of one. */
  const tableWord = ({ head, rows }: TableBlock): Table => {
    const firstColumn = rows.length > 0 && rows.every(([first = []]) => rowName(first));
    const widths = widthsOf([head, ...rows], width);
    const cell = (content: readonly Inline[], column: number, row: number) => {
      const isHead = row < 0 || (firstColumn && column === 0);
      const own = (isHead ? rowName(content) : undefined) ?? content;
      return new TableCell({
        width: { size: widths[column] ?? 0, type: WidthType.DXA },
        children: [
          paragraph(own.map(unbroken), { style: row < 0 ? 'TableHead' : 'TableText' }, (runs) => {
            const box = BOXES.indexOf(textOf(content));
            if (row < 0 || box < 0) return runs;
            // A name is cut where it is long, and what a tick says stands first.
            const label = `${textOf(head[column] ?? [])}: ${textOf(rows[row]?.[0] ?? [])}`;
            return [tickBox(box === 1, label, ++controls)];
          }),
        ],
      });
    };
    const rowWord = (cells: Inline[][], row: number) =>
      new TableRow({
        ...(row < 0 && { tableHeader: true }),
        cantSplit: true,
        children: cells.map((each, column) => cell(each, column, row)),
      });
    return new Table({
      style: TABLE,
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      tableLook: { firstRow: true, lastRow: false, firstColumn, lastColumn: false, noHBand: true, noVBand: true },
      ...(direction === 'rtl' && { visuallyRightToLeft: true }),
      rows: [rowWord(head, -1), ...rows.map(rowWord)],
    });
  };

  return (blocks, style) => apart(write(blocks, { depth: 0, ...(style && { style }) }));
}

/** What is asked where a text follows: that text, unless it is what is said so far to a question. */
const questionAfter = (asked: string, text: string): string =>
  asked.endsWith('?') && !text.endsWith('?') ? asked : text;

/** What a paragraph says that stays on the page of what comes next. */
const leading = (lead: boolean): IParagraphOptions => (lead ? { keepNext: true } : {});

/** Whether a block stays on the page of what comes next: what a line of text leads to, and a question up to the lines for its answer. */
function leads(blocks: readonly Block[], i: number): boolean {
  const next = blocks.slice(i + 1, i + 4);
  if (blocks[i]?.kind === 'paragraph' && ['list', 'table', 'picture'].includes(next[0]?.kind ?? '')) return true;
  const lines = next.findIndex(({ kind }) => kind === 'space');
  return next.slice(0, lines).every(({ kind }) => ['paragraph', 'quote', 'list'].includes(kind)) && lines >= 0;
}

/** Tables side by side would be one, and a file may not end with one. */
const apart = (all: readonly (Paragraph | Table)[]): (Paragraph | Table)[] =>
  all.flatMap((each, i) =>
    each instanceof Table && !(all[i + 1] instanceof Paragraph)
      ? [each, new Paragraph({ style: 'TableText' })]
      : [each],
  );

/** By their level. The title has a style of its own, so that the sections are Word's first headings. */
const HEADINGS = [
  HeadingLevel.TITLE,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;

const unbroken = (part: Inline, _: number, cell: readonly Inline[]): Inline =>
  part.kind === 'text' && cell.length === 1 && isShort(part.text)
    ? { ...part, text: part.text.replaceAll(' ', '\u00a0') }
    : part;

/** The rows of a table with too many columns for a page: each by its first value, with the others in a list below. */
function recordsOf({ head, rows }: TableBlock): Block[] {
  return rows.flatMap(([first = [], ...more]): Block[] => [
    { kind: 'paragraph', content: [{ kind: 'strong', content: first }] },
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: more.flatMap((value, i) =>
        textOf(value) === ''
          ? []
          : [{ content: [{ kind: 'paragraph', content: [...(head[i + 1] ?? []), ...plain(': '), ...value] }] }],
      ),
    },
  ]);
}

/** The width of each column: room for its longest word, and of what is left more for one with longer texts. */
function widthsOf(rows: readonly Inline[][][], width: number): number[] {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => textOf(row[column] ?? [])));
  const share = width / columns.length;
  const least = columns.map((texts) => {
    const longest = Math.max(...texts.flatMap((text) => (isShort(text) ? [text.length] : longestWord(text))));
    return Math.min(share, longest * LETTER + 180);
  });
  // A column without any text is there to be filled in by hand.
  const wishes = columns.map(([, ...texts]) =>
    texts.every((text) => text === '') ? 30 : Math.min(80, Math.max(...texts.map((text) => text.length))) + 1,
  );
  const left = width - sum(least);
  return least.map((room, column) => Math.floor(room + (left * (wishes[column] ?? 0)) / sum(wishes)));
}

const longestWord = (text: string): number => Math.max(...text.split(/\s+/).map((word) => word.length));

/** About the width of a bold letter in a table, in twentieths of a point. */
const LETTER = 118;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
