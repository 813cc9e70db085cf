// A document as a Word file: real headings, lists, tables, pictures and controls, with title and language. The same project gives the same bytes.
import { Document, Footer, Header, ImageRun, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { words } from '../words.ts';
import { wordWriter } from './docx-blocks.ts';
import { contentsField, paragraphWord, runningIn, runsWord } from './docx-inline.ts';
import { CLOSE, type Closeness, NUMBERING, OPEN, PAGE, stylesFor, tableStyle, textWidth } from './docx-styles.ts';
import { drawnSize } from './logo.ts';
import { readable } from './markdown.ts';
import { textOf } from './parse.ts';
import { type Direction, directionOf, type Layout, layOut, type Meta, plainTitle } from './sections.ts';
import { zippedAnew } from './zip.ts';

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
  return zippedAnew(await Packer.toBuffer(document), completed(direction, meta.issue?.day ?? ''));
}

// --- internal ---

/** A text as a property of a file. */
const oneLine = (text: string): string => readable(text).replace(/\s+/g, ' ');

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
