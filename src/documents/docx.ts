// A document as a Word file: real headings, lists, tables, pictures and controls, with title and language. The same project gives the same bytes.
import { Document, Footer, Header, ImageRun, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { words } from '../words.ts';
import { type Direction, directionOf } from './direction.ts';
import { wordWriter } from './docx-blocks.ts';
import { contentsField } from './docx-parts.ts';
import { CLOSE, type Closeness, NUMBERING, OPEN, PAGE, stylesFor, tableStyle, textWidth } from './docx-styles.ts';
import { paragraphWord, runsWord } from './docx-text.ts';
import { drawnSize } from './logo.ts';
import { readable } from './markdown.ts';
import { textOf } from './parse.ts';
import { type Layout, layOut, type Meta, plainTitle } from './sections.ts';

/** The document as the bytes of a .docx file. Its headings are those of the HTML. */
export async function toDocx(markdown: string, meta: Meta): Promise<Uint8Array> {
  const layout = layOut(markdown, meta);
  const direction = directionOf(meta.language);
  const closeness = meta.paper ? CLOSE : OPEN;
  const [issuer = '', version = ''] = [meta.issue?.issuer, meta.issue?.version].map((text) => oneLine(text ?? ''));
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
  // What Packer itself calls before it zips; zipping twice would take half of the time.
  const parts = (Packer as unknown as PartsOf).compiler.compile(document);
  return packed(completed(parts, direction), meta.issue?.day);
}

/** Nearly the first moment that a zip file can hold; local time, since zip knows no other. */
const ZIP_TIME = '1980-01-02T00:00:00';

/**
 * The parts of a Word file as one file: ids in the order they appear, and the parts in one fixed order. Its properties give the `day` of
 * which it tells (year-month-day), and none where that is not known: the day on which it was made would be another one each time.
 */
export function packed(parts: ReadonlyMap<string, string | Uint8Array>, day = ''): Uint8Array {
  const seen = new Map<string, number>();
  const fixed: Zippable = {};
  for (const [name, part] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    fixed[name] = [typeof part === 'string' ? strToU8(fixPart(name, part, seen, day)) : part, { mtime: ZIP_TIME }];
  }
  return zipSync(fixed, { level: 6 });
}

// --- internal ---

/** A text as a property of a file. */
const oneLine = (text: string): string => readable(text).replace(/\s+/g, ' ');

/** Packer's own first half, which its types do not name. */
type PartsOf = { compiler: { compile: (document: Document) => ReadonlyMap<string, string | Uint8Array> } };

/** The parts with what the library has no word for: pages that run from right to left, and how tables look. */
function completed(made: ReadonlyMap<string, string | Uint8Array>, direction: Direction) {
  const parts = new Map(made);
  // The same once more as bits, which is all that some readers look at: a first row, a first column or none, and no bands.
  const body = String(parts.get(BODY)).replace(
    /<w:tblLook(?= [^>]*w:firstColumn="(true|false)")/g,
    (tag, named) => `${tag} w:val="${named === 'true' ? '06A0' : '0620'}"`,
  );
  parts.set(BODY, direction === 'rtl' ? body.replaceAll('<w:docGrid', '<w:bidi/><w:docGrid') : body);
  const styles = String(parts.get(STYLES))
    // The library has it as a style of paragraphs, too.
    .replace(/<w:style w:type="paragraph" w:styleId="Strong">.*?<\/w:style>/, '')
    .replace('</w:styles>', `${tableStyle()}</w:styles>`);
  return parts.set(STYLES, styles);
}

const STYLES = 'word/styles.xml';
const BODY = 'word/document.xml';

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
  return paragraphWord([{ kind: 'text', text: title === kind ? title : `${title} – ${kind}` }], direction, {
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
        ...(direction === 'rtl' && { bidirectional: true }),
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
      ...(directionOf(language) === 'rtl' && { bidirectional: true }),
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

function fixPart(name: string, xml: string, seen: Map<string, number>, day: string): string {
  const text = xml.replace(/((?:r:id|Id)=)"rId([A-Za-z0-9_-]{10,})"/g, (_, attribute: string, id: string) => {
    if (!seen.has(id)) seen.set(id, seen.size + 1);
    return `${attribute}"rIdLink${seen.get(id)}"`;
  });
  if (name !== 'docProps/core.xml') return text;
  return text.replace(
    /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
    (_, open: string, _name, close: string) => (/^\d{4}-\d\d-\d\d$/.test(day) ? `${open}${day}T00:00:00Z${close}` : ''),
  );
}
