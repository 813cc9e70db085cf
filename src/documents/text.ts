// A document as plain text for e-mails: 72 columns, underlined headings, and tables as lists of "label: value".
import { type Block, type Inline, type Item, parseMarkdown, type Table, textOf } from './parse.ts';
import { shownLines } from './pictures.ts';

const WIDTH = 72;

/** The document as plain text that ends with one line break. */
export function toText(markdown: string): string {
  return `${linesOf(parseMarkdown(markdown), WIDTH).join('\n').trim()}\n`;
}

// --- internal ---

/** The lines of some blocks, an empty one between each two. */
function linesOf(blocks: readonly Block[], width: number): string[] {
  const shown = blocks.filter((block) => block.kind !== 'fence' || block.info !== 'page-break');
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
    case 'fence':
      return shownLines(block).flatMap((line) => (widthOf(line) > width ? fold(line, width) : [line]));
    case 'rule':
      return ['-'.repeat(width)];
  }
}

function headingLines(level: number, lines: string[]): string[] {
  const mark = ['=', '-', '~'][level - 1];
  return mark ? [...lines, mark.repeat(Math.min(WIDTH, Math.max(1, ...lines.map(widthOf))))] : lines;
}

/** Whether entries hold more than a line and the list below it; then empty lines keep them apart. */
const isLoose = (items: readonly Item[]): boolean =>
  items.some(({ content }) => content.some((block, i) => i > 0 && block.kind !== 'list'));

function itemLines({ content, done }: Item, mark: string, width: number, apart: boolean): string[] {
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

/** Each row as its own small list, an empty line between two rows. */
function tableLines({ head, rows }: Table, width: number): string[] {
  return rows.flatMap((row, i) => [
    ...(i > 0 ? [''] : []),
    ...row.flatMap((cell, column) => {
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
      const words = shown(part.content);
      return words === part.href ? words : `${words} (${part.href})`;
    })
    .join('');
}

/** Breaks text at blanks, so that no line is wider than it may be. Its own line breaks stay; only addresses may be longer. */
function fold(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(/[ \t]+/).flatMap((each) => piecesOf(each, width))) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (current === '' || widthOf(longer) <= width) current = longer;
      else {
        lines.push(current);
        current = word;
      }
    }
    return [...lines, current];
  });
}

/** A word too long for a line in pieces that fit; an address stays whole, else nobody could follow it. */
function piecesOf(word: string, width: number): string[] {
  if (word.length <= width / 2 || widthOf(word) <= width || /^\S{0,2}https?:\/\/\S{1,900}$/.test(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const wide = widthOf(character);
    if (used + wide > width) {
      pieces.push(piece);
      [piece, used] = ['', 0];
    }
    piece += character;
    used += wide;
  }
  return [...pieces, piece];
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/gu;

/** The columns a text takes where each letter takes one: letters of East Asia and emoji take two, marks above a letter none. */
function widthOf(text: string): number {
  const letters = Array.from(text.replace(/\p{M}|\u200b|\u200c|\u200d|\u200e|\u200f/gu, '')).length;
  return letters + (text.match(WIDE)?.length ?? 0);
}
