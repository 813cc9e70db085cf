// A document as a Word file: real headings, lists and tables, with title and language. The same project gives the same bytes.
import { Document, Footer, ImageRun, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { words } from '../words.ts';
import { runs, wordWriter } from './docx-blocks.ts';
import { packed } from './docx-pack.ts';
import { CLOSE, NUMBERING, OPEN, PAGE, type Setting, stylesFor } from './docx-styles.ts';
import { drawnSize } from './logo.ts';
import { type Layout, layOut, type Meta, plainTitle } from './sections.ts';

/** The document as the bytes of a .docx file. Its headings are those of the HTML. */
export async function toDocx(markdown: string, meta: Meta): Promise<Uint8Array> {
  const layout = layOut(markdown, meta);
  const setting = meta.onePage ? CLOSE : OPEN;
  const document = new Document({
    title: plainTitle(layout),
    subject: meta.kind,
    creator: words.document.page.creator,
    lastModifiedBy: words.document.page.creator,
    styles: stylesFor(meta.language, setting) as object,
    numbering: NUMBERING,
    sections: [
      {
        properties: { page: pageOf(setting) },
        ...(!meta.onePage && { footers: { default: pageNumber() } }),
        children: [...logoWord(meta), ...childrenOf(layout)],
      },
    ],
  });
  // What Packer itself calls before it zips; zipping twice would take half of the time.
  return packed((Packer as unknown as PartsOf).compiler.compile(document));
}

// --- internal ---

/** Packer's own first half, which its types do not name. */
type PartsOf = { compiler: { compile: (document: Document) => ReadonlyMap<string, string | Uint8Array> } };

const pageOf = ({ margins: { upright, side } }: Setting) => ({
  size: { width: PAGE.width, height: PAGE.height },
  margin: { top: upright, right: side, bottom: upright, left: side },
});

/** The number of the page and of all pages, which Word keeps right. */
const pageNumber = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'PageNumber',
        children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });

/** The logo in a paragraph of its own above all else; its alternative text says whose it is. */
function logoWord({ logo, onePage }: Meta): Paragraph[] {
  if (!logo) return [];
  const { bytes, type, alt } = logo;
  const altText = { name: alt, title: alt, description: alt, id: '1' };
  return [
    new Paragraph({
      style: 'Logo',
      children: [new ImageRun({ type, data: bytes, transformation: drawnSize(logo, onePage), altText })],
    }),
  ];
}

function childrenOf({ kind, title, lead, sections }: Layout) {
  const write = wordWriter();
  return [
    new Paragraph({ style: 'Kind', children: runs(kind) }),
    ...write([title, ...lead, ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks])]),
  ];
}
