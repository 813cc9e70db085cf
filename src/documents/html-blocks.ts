// The parts of a document as HTML. Every text passes through one escape; tags and attributes are only those written here.
import { fill, words } from '../words.ts';
import { drawPicture } from './html-pictures.ts';
import { escapeHtml } from './html-text.ts';
import { type Block, type Fence, type Inline, type Item, isWide, type Table, textOf } from './parse.ts';
import { pictureOf, roomToWrite, shownLines, tableOf } from './pictures.ts';

/** Running text as HTML. */
export function inlineHtml(content: readonly Inline[]): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return escapeHtml(part.text);
        case 'break':
          return '<br>';
        case 'code':
          return `<code>${escapeHtml(part.text)}</code>`;
        case 'link':
          return `<a href="${escapeHtml(part.href)}" rel="noreferrer">${inlineHtml(part.content)}</a>`;
        default:
          return `<${TAGS[part.kind]}>${inlineHtml(part.content)}</${TAGS[part.kind]}>`;
      }
    })
    .join('');
}

/** Makes the blocks of one document: gives each heading the id that the table of contents links to, and each picture its own. */
export function blockWriter(idOf: (block: Block) => string): (blocks: readonly Block[]) => string {
  let pictures = 0;
  const write = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('\n');
  const blockHtml = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return `<h${block.level} id="${idOf(block)}">${inlineHtml(block.content)}</h${block.level}>`;
      case 'paragraph':
        return `<p>${inlineHtml(block.content)}</p>`;
      case 'list':
        return listHtml(block.ordered ? 'ol' : 'ul', block.ordered ? block.start : 1, block.items);
      case 'table':
        return tableHtml(block);
      case 'quote':
        return `<blockquote>\n${write(block.content)}\n</blockquote>`;
      case 'fence':
        return fenceHtml(block, `picture-${++pictures}`);
      case 'rule':
        return '<hr>';
    }
  };
  const listHtml = (tag: 'ul' | 'ol', start: number, items: readonly Item[]): string => {
    const entry = ({ content, done }: Item) => {
      const box = done === undefined ? '' : `<span class="box">${done ? '☑' : '☐'}</span> `;
      const [only] = content;
      const inner = content.length === 1 && only?.kind === 'paragraph' ? inlineHtml(only.content) : write(content);
      return `<li>${box}${inner}</li>`;
    };
    const ticked = items.some((item) => item.done !== undefined) ? ' class="tasks"' : '';
    return `<${tag}${ticked}${start === 1 ? '' : ` start="${start}"`}>\n${items.map(entry).join('\n')}\n</${tag}>`;
  };
  return write;
}

// --- internal ---

const TAGS = { strong: 'strong', emphasis: 'em' } as const;

/** Words longer than this may be broken anywhere, so that no column is pushed out of the page. */
const LONG_WORD = /\S{25}/;

/**
 * A table. On a phone its rows become cards, each value with its label; the roles say that it is a table still. A first cell
 * that is bold as a whole names its row.
 */
function tableHtml({ head, rows }: Table): string {
  const labels = head.map((cell) => escapeHtml(textOf(cell).replace(/\s+/g, ' ')));
  const headCell = (cell: Inline[]) =>
    cell.length === 0 ? '<td role="cell"></td>' : `<th role="columnheader" scope="col">${inlineHtml(cell)}</th>`;
  const bodyCell = (cell: Inline[], column: number) => {
    const [only] = cell;
    if (column === 0 && cell.length === 1 && only?.kind === 'strong') {
      return `<th role="rowheader" scope="row">${inlineHtml(only.content)}</th>`;
    }
    return `<td role="cell" data-label="${labels[column] ?? ''}">${inlineHtml(cell)}</td>`;
  };
  const row = (cells: string[]) => `<tr role="row">${cells.join('')}</tr>`;
  const long = rows.flat().some((cell) => LONG_WORD.test(textOf(cell)));
  const looks = [isWide(head) ? 'cards' : '', long ? 'long' : ''].filter((name) => name !== '').join(' ');
  return [
    `<table role="table"${looks === '' ? '' : ` class="${looks}"`}>`,
    `<thead role="rowgroup">${row(head.map(headCell))}</thead>`,
    '<tbody role="rowgroup">',
    ...rows.map((cells) => row(cells.map(bodyCell))),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function fenceHtml(fence: Fence, id: string): string {
  if (fence.info === 'page-break') return '<div class="page-break"></div>';
  const room = roomToWrite(fence);
  if (room) return `<div class="space">${room.map((label) => `<div>${escapeHtml(label)}</div>`).join('')}</div>`;
  const picture = pictureOf(fence);
  if (!picture) return `<pre>${escapeHtml(shownLines(fence).join('\n'))}</pre>`;
  const { columns, asText } = words.document.pictures;
  const title = words.document.pictures[picture.kind];
  return [
    `<figure class="${picture.kind}">`,
    `<div>\n${drawPicture(picture, title, id).join('\n')}\n</div>`,
    `<figcaption><details><summary>${escapeHtml(fill(asText, { title }))}</summary>`,
    `${tableHtml(tableOf(picture, columns))}</details></figcaption>`,
    '</figure>',
  ].join('\n');
}
