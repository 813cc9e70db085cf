// A document as one HTML file: no script, nothing fetched, a policy that forbids both. The frame and the looks are in templates/.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../outside.ts';
import { fill, oneLine, words } from '../words.ts';
import { type Drawing, type Drawn, drawingOf, type Mark, WIDE, WIDTH } from './drawings.ts';
import { drawnSize, type Logo } from './logo.ts';
import type { Meta } from './markdown.ts';
import {
  type Block,
  BOXES,
  type Direction,
  type DocumentSection,
  directionIn,
  directionOf,
  GAP,
  type Heading,
  headingsOf,
  type Inline,
  isShort,
  isWide,
  type Layout,
  type ListItem,
  layOut,
  plain,
  plainTitle,
  rowName,
  runsOf,
  type TableBlock,
  textOf,
} from './parse.ts';
import { type Figure, type Picture, tableOf } from './pictures.ts';

/** The document as one file that a browser opens from the disk. */
export function toHtml(markdown: string, meta: Meta): string {
  const layout = layOut(markdown, meta);
  const ids = idsOf(headingsOf(layout));
  const direction = directionOf(meta.language);
  const write = blockWriter((block) => ids.get(block) ?? '', direction);
  const lead = layout.lead.length > 0 ? `<div class="lead">\n${write(layout.lead)}\n</div>` : '';
  const sections = sectionsHtml(layout.sections, write, direction);
  const style = frame('page.css').trim();
  const title = plainTitle(layout);
  const values: Record<string, string> = {
    language: escapeHtml(meta.language),
    direction: direction === 'rtl' ? ' dir="rtl"' : '',
    style: `<style>${style}</style>`,
    styleHash: createHash('sha256').update(style).digest('base64'),
    fullTitle: escapeHtml(
      [meta.internal ? words.document.internal : '', title, title === meta.kind ? '' : meta.kind]
        .filter((part) => part !== '')
        .join(' – '),
    ),
    internal: meta.internal ? bandHtml(oursOf(meta)) : '',
    kind: inlineHtml(layout.kind, direction),
    kindDirection: ownDirection(layout.kind, direction),
    title: inlineHtml(layout.title.content, direction),
    titleDirection: ownDirection(layout.title.content, direction),
    look: meta.paper ? ` class="${meta.paper}"` : '',
    imageSource: meta.logo ? ' img-src data:;' : '',
    logo: meta.logo ? logoHtml(meta.logo) : '',
    ours: oursOf(meta),
    skip: escapeHtml(words.document.page.skip),
    contents: contentsHtml(layout, ids, meta),
    body: [lead, ...sections].filter((part) => part !== '').join('\n'),
    madeWith: escapeHtml(fill(words.document.page.madeWith, { method: meta.method })),
  };
  return frame('page.html').replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

// --- internal ---

/** Running text as HTML; what runs against the direction around it is set apart, so that a number behind it stays there. */
function inlineHtml(content: readonly Inline[], around: Direction): string {
  const own = directionIn(textOf(content), around);
  const write = (parts: readonly Inline[]): string => parts.map(partHtml).join('');
  const partHtml = (part: Inline): string => {
    switch (part.kind) {
      case 'text':
        return runsOf(part.text, own)
          .map(({ text, direction }) => (direction === own ? wordsHtml(text) : `<bdi>${wordsHtml(text)}</bdi>`))
          .join('');
      case 'break':
        return '<br>';
      case 'code':
        return `<code>${escapeHtml(part.text)}</code>`;
      case 'link': {
        // One that shows its own address and nothing else.
        const look = textOf(part.content) === part.href ? ' class="address"' : '';
        return `<a href="${escapeHtml(part.href)}"${look} rel="noreferrer">${write(part.content)}</a>`;
      }
      default:
        return `<${TAGS[part.kind]}>${write(part.content)}</${TAGS[part.kind]}>`;
    }
  };
  return write(content);
}

/**
 * Makes the blocks of one document: gives each heading the id that the table of contents links to, each picture its own, and each text
 * that does not run in the document's direction its own.
 */
function blockWriter(idOf: (block: Block) => string, direction: Direction): (blocks: readonly Block[]) => string {
  let pictures = 0;
  const own = (text: string) => ownDirection(plain(text), direction);
  const write = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('\n');
  const blockHtml = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return elementHtml(`h${block.level}`, ` id="${idOf(block)}"`, block.content, direction);
      case 'paragraph':
        return elementHtml('p', '', block.content, direction);
      case 'list':
        return listHtml(block.ordered ? 'ol' : 'ul', block.ordered ? block.start : 1, block.items);
      case 'table':
        return tableHtml(block, direction);
      case 'quote':
        return `<blockquote>\n${write(block.content)}\n</blockquote>`;
      case 'code':
        return `<pre${own(block.lines.join('\n'))}>${escapeHtml(block.lines.join('\n'))}</pre>`;
      case 'picture':
        return pictureHtml(block.picture, `picture-${++pictures}`, direction);
      case 'space':
        return `<div class="space">${block.labels.map((label) => `<div${own(label)}>${escapeHtml(label)}</div>`).join('')}</div>`;
      case 'appendix':
        return `<p class="part">${escapeHtml(block.lines.join(' '))}</p>`;
      case 'page-break':
        return '<div class="page-break"></div>';
      case 'rule':
        return '<hr>';
    }
  };
  const listHtml = (tag: 'ul' | 'ol', start: number, items: readonly ListItem[]): string => {
    const entry = ({ content, done }: ListItem) => {
      const box = done === undefined ? '' : `<span class="box">${BOXES[Number(done)]}</span> `;
      const [only] = content;
      if (content.length > 1 || only?.kind !== 'paragraph') return `<li>${box}${write(content)}</li>`;
      return `<li${ownDirection(only.content, direction)}>${box}${inlineHtml(only.content, direction)}</li>`;
    };
    const ticked = items.some((item) => item.done !== undefined) ? ' class="tasks"' : '';
    return `<${tag}${ticked}${start === 1 ? '' : ` start="${start}"`}>\n${items.map(entry).join('\n')}\n</${tag}>`;
  };
  return write;
}

/** So many headings make a table of contents worth its room; with more than the second number it names only the sections. */
const CONTENTS = { least: 4, most: 14 };

/** In a document of more letters than the first, about ten pages, a section of two pages begins on a page of its own when it is printed. */
const LONG_DOCUMENT = 25_000;
const LONG_SECTION = 5000;

const frame = (name: string): string =>
  readFileSync(join(packageRoot, 'templates', name), 'utf8').replaceAll('\r\n', '\n');

/** The sections; what is in the appendix is closed until somebody wants to see it. */
function sectionsHtml(sections: readonly DocumentSection[], write: Write, direction: Direction): string[] {
  const made = sections.map(({ heading, blocks, appendix }) => ({
    appendix,
    head: write([heading]),
    body: foldedHtml(blocks, write, direction),
  }));
  const isLong = made.reduce((sum, { body }) => sum + textLength(body), 0) > LONG_DOCUMENT;
  return made.map(({ appendix, head, body }) => {
    if (appendix) return `<details class="appendix">\n<summary>${head}</summary>\n${body}\n</details>`;
    const look = isLong && textLength(body) > LONG_SECTION ? ' class="long"' : '';
    return `<section${look}>\n${head}\n${body}\n</section>`;
  });
}

/** The blocks of a section. What each group said stands closed below the picture of what was decided, until somebody wants to see it. */
function foldedHtml(blocks: readonly Block[], write: Write, direction: Direction): string {
  const picture = blocks.findIndex((block) => block.kind === 'picture' && block.picture.kind === 'feedback');
  const isGroup = (block: Block, i: number) => picture >= 0 && i > picture && block.kind === 'heading';
  const starts = blocks.flatMap((block, i) => (isGroup(block, i) ? [i] : []));
  const groups = starts.map((start, i) => {
    const [heading, first, ...points] = blocks.slice(start, starts[i + 1]);
    const summary = first?.kind === 'paragraph' ? inlineHtml(first.content, direction) : '';
    const head = heading ? write([heading]) : '';
    return `<details class="group">\n<summary>${head} <span>${summary}</span></summary>\n${write(points)}\n</details>`;
  });
  return [write(blocks.slice(0, starts[0])), ...groups].join('\n');
}

type Write = (blocks: readonly Block[]) => string;

/** The letters of some HTML that a reader sees on paper, roughly; a picture is none. */
const textLength = (html: string): number => html.replace(/<figure[\s\S]*?<\/figure>|<[^>]*>/g, '').length;

/** An id for each heading, from its words where they make one that is still free. */
function idsOf(headings: readonly Heading[]): Map<Block, string> {
  const taken = new Set(['content', 'contents']);
  return new Map(
    headings.map((heading, i) => {
      const name = textOf(heading.content)
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.slice(0, 8)
        .join('-')
        .slice(0, 60);
      const free = name && /^[a-z]/.test(name) && !/^picture-\d/.test(name) && !taken.has(name);
      const id = free ? name : `section-${i + 1}`;
      taken.add(id);
      return [heading, id];
    }),
  );
}

/** Words of ours say so where the document's own are of another language. */
const oursOf = ({ language }: Meta): string => {
  if (language === words.language) return '';
  const direction = directionOf(words.language);
  return ` lang="${words.language}"${direction === directionOf(language) ? '' : ` dir="${direction}"`}`;
};

/** An element with a text; it says where that runs in another direction than the document. */
const elementHtml = (tag: string, attributes: string, content: readonly Inline[], around: Direction): string =>
  `<${tag}${attributes}${ownDirection(content, around)}>${inlineHtml(content, around)}</${tag}>`;

/** What an element says where its text runs in another direction than the document. */
function ownDirection(content: readonly Inline[], around: Direction): string {
  const own = directionIn(textOf(content), around);
  return own === around ? '' : ` dir="${own}"`;
}

/** What stands above the team's working copy, on the screen while it is read and on each page that is printed. */
const bandHtml = (ours: string): string =>
  `\n<aside class="internal"${ours}>${escapeHtml(words.document.internal)}</aside>`;

/** The logo inside the page, so that nothing is fetched for it. */
function logoHtml(logo: Logo): string {
  const { width, height } = drawnSize(logo);
  const source = `data:image/${logo.type === 'jpg' ? 'jpeg' : logo.type};base64,${Buffer.from(logo.bytes).toString('base64')}`;
  return `\n<p class="logo"><img src="${source}" alt="${escapeHtml(logo.alt)}" width="${width}" height="${height}"></p>`;
}

function contentsHtml(layout: Layout, ids: Map<Block, string>, meta: Meta): string {
  const headings = headingsOf(layout).filter((heading) => heading.level <= 3);
  if (headings.length < CONTENTS.least) return '';
  const direction = directionOf(meta.language);
  const link = ({ content }: Heading, id: string | undefined) =>
    `<a href="#${id}"${ownDirection(content, direction)}>${escapeHtml(textOf(content))}</a>`;
  const entry = ({ heading, blocks }: DocumentSection) => {
    const below = blocks.filter((block): block is Heading => block.kind === 'heading' && block.level === 3);
    const inner =
      below.length > 0 && headings.length <= CONTENTS.most
        ? `\n<ol>\n${below.map((each) => `<li>${link(each, ids.get(each))}</li>`).join('\n')}\n</ol>\n`
        : '';
    return `<li>${link(heading, ids.get(heading))}${inner}</li>`;
  };
  return [
    '<nav aria-labelledby="contents">',
    `<p id="contents"${oursOf(meta)}>${escapeHtml(words.document.page.contents)}</p>`,
    `<ol>\n${layout.sections.map(entry).join('\n')}\n</ol>`,
    '</nav>',
  ].join('\n');
}

const TAGS = { strong: 'strong', emphasis: 'em' } as const;

/** Words as long as this may be broken anywhere, so that no column is pushed out of the page; others stay whole. */
const LONG_WORD = /(\S{25,})/;

/** A text in which what is still missing stands out, and each long word, and no other, may be broken. */
const wordsHtml = (text: string): string =>
  text
    .split(GAP)
    .map((piece, i) => (i % 2 === 0 ? longWordsHtml(piece) : `<mark>${escapeHtml(piece)}</mark>`))
    .join('');

const longWordsHtml = (text: string): string =>
  text
    .split(LONG_WORD)
    .map((piece, i) => (i % 2 === 0 ? escapeHtml(piece) : `<span class="long">${escapeHtml(piece)}</span>`))
    .join('');

/**
 * A table. On a phone its rows become cards, each value with its label; the roles say that it is a table still. A first cell
 * that is bold as a whole names its row.
 */
function tableHtml({ head, rows }: TableBlock, direction: Direction): string {
  const labels = head.map((cell) => escapeHtml(oneLine(textOf(cell))));
  const headCell = (cell: Inline[]) =>
    cell.length === 0
      ? '<td role="cell"></td>'
      : elementHtml('th', ' role="columnheader" scope="col"', cell, direction);
  const bodyCell = (cell: Inline[], column: number) => {
    const name = column === 0 ? rowName(cell) : undefined;
    if (name) return elementHtml('th', ' role="rowheader" scope="row"', name, direction);
    const look = isShort(textOf(cell)) ? ' class="short"' : '';
    return elementHtml('td', ` role="cell"${look} data-label="${labels[column] ?? ''}"`, cell, direction);
  };
  const row = (cells: string[]) => `<tr role="row">${cells.join('')}</tr>`;
  return [
    `<table role="table"${isWide(head) ? ' class="cards"' : ''}>`,
    `<thead role="rowgroup">${row(head.map(headCell))}</thead>`,
    '<tbody role="rowgroup">',
    ...rows.map((cells) => row(cells.map(bodyCell))),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function pictureHtml(picture: Picture, id: string, direction: Direction): string {
  if (picture.kind === 'figures') return figuresHtml(picture.entries, direction);
  const title = words.document.pictures[picture.kind];
  const { head, rows } = tableOf(picture);
  const table: TableBlock = {
    kind: 'table',
    head: head.map(plain),
    rows: rows.map(([name = '', ...cells]) => [[{ kind: 'strong', content: plain(name) }], ...cells.map(plain)]),
  };
  return [
    `<figure class="${picture.kind}">`,
    `<div>\n${drawPicture(picture, id)}\n</div>`,
    `<figcaption><details><summary>${escapeHtml(fill(words.document.pictures.asText, { title }))}</summary>`,
    `${tableHtml(table, direction)}</details></figcaption>`,
    '</figure>',
  ].join('\n');
}

/** Numbers that tell most, each as a tile. */
function figuresHtml(figures: readonly Figure[], direction: Direction): string {
  const tile = ({ label, text }: Figure) => {
    const content = plain(text);
    return `<li${ownDirection(content, direction)}><strong>${escapeHtml(label)}</strong> ${inlineHtml(content, direction)}</li>`;
  };
  return `<ul class="figures">\n${figures.map(tile).join('\n')}\n</ul>`;
}

/** The drawing of a picture, and its narrow twin where it is wide, each with a title and a description. `id` is no other picture's. */
function drawPicture(picture: Drawn, id: string): string {
  const widest = drawingOf(picture);
  const drawings = widest.width === WIDTH ? [widest] : [widest, drawingOf(picture, WIDTH)];
  return drawings.map((drawing) => svgOf(drawing, `${id}-${drawing.width}`)).join('\n');
}

function svgOf({ width, height, marks, title, text }: Drawing, id: string): string {
  const look = width === WIDE ? ' class="wide"' : '';
  return [
    `<svg role="img"${look} aria-labelledby="${id}-title ${id}-text" viewBox="0 0 ${width} ${height}">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-text">${escapeHtml(text)}</desc>`,
    ...marks.map(markOf),
    '</svg>',
  ].join('\n');
}

function markOf(mark: Mark): string {
  const look = mark.look === '' ? '' : ` class="${mark.look}"`;
  switch (mark.kind) {
    case 'bar': {
      const round = mark.round > 0 ? ` rx="${mark.round}"` : '';
      return `<rect${look} x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"${round}/>`;
    }
    case 'path': {
      const points = mark.points.map(([x, y]) => `${x} ${y}`).join('L');
      return `<path${look} d="M${points}${mark.closed ? 'Z' : ''}"/>`;
    }
    case 'text':
      return `<text${look} x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}">${escapeHtml(mark.text)}</text>`;
  }
}

/** Text for HTML, inside an element or a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
