// How a document is laid out, whatever its format: its title, what stands before the first heading, its sections, and which way each text
// runs, from the left or from the right.
import { words } from '../words.ts';
import { type Meta, readable } from './markdown.ts';
import { type Block, type Heading, type Inline, parseMarkdown, textOf } from './parse.ts';

/** A heading of the second level with all that stands below it; `appendix` is what follows the mark for one. */
export type DocumentSection = { heading: Heading; blocks: Block[]; appendix?: true };

/** A document that has exactly one first heading, and no level left out below it. `kind` stands above its title. */
export type Layout = { title: Heading; kind: Inline[]; lead: Block[]; sections: DocumentSection[] };

/** A place where an answer is still missing, as the documents show it: to be told from the text around it. */
export const GAP = new RegExp(
  `(${[words.gap.notProvided, words.gap.findOut]
    .map((form) =>
      form
        .split('{title}')
        .map((part) => part.replace(/[[\]]/g, '\\$&'))
        .join('[^\\[\\]\\n]{1,200}'),
    )
    .join('|')})`,
);

/** Lays out a document. One without a title of its own (a pitch is just a paragraph) takes the project's. */
export function layOut(markdown: string, meta: Meta): Layout {
  const blocks = parseMarkdown(markdown);
  const first = blocks.find((block) => block.kind === 'heading');
  const own = first?.level === 1 ? first : undefined;
  const layout: Layout = {
    title: own ?? {
      kind: 'heading',
      level: 1,
      content: [{ kind: 'text', text: readable(meta.title).replace(/\s+/g, ' ') }],
    },
    kind: [{ kind: 'text', text: meta.kind }],
    lead: [],
    sections: [],
  };
  let [level, appendix] = [1, false];
  for (const block of blocks) {
    if (block === own) continue;
    if (block.kind === 'appendix') appendix = true;
    if (block.kind === 'heading') {
      level = Math.min(Math.max(block.level, 2), level + 1);
      const heading: Heading = { ...block, level };
      if (level === 2) layout.sections.push({ heading, blocks: [], ...(appendix && { appendix }) });
      else layout.sections.at(-1)?.blocks.push(heading);
    } else (layout.sections.at(-1)?.blocks ?? layout.lead).push(block);
  }
  const [subtitle] = layout.lead;
  // A line such as "Action plan for Riverton" says the kind, too.
  if (subtitle?.kind === 'paragraph' && own && textOf(subtitle.content).startsWith(meta.kind)) {
    layout.kind = subtitle.content;
    layout.lead.shift();
  }
  return layout;
}

/** The headings below the title, in order. */
export function headingsOf({ sections }: Layout): Heading[] {
  return sections.flatMap(({ heading, blocks }) => [heading, ...blocks.filter((block) => block.kind === 'heading')]);
}

/** The title as one line of plain text, for places that know no formatting. */
export const plainTitle = ({ title }: Layout): string => textOf(title.content).replace(/\s+/g, ' ').trim();

/** Which way a text runs: that of a document follows its language, that of a part of it its first letter. */
export type Direction = 'ltr' | 'rtl';

/** The direction of a language, such as `ar` or `az-Arab`: that of the script it is written in. */
export function directionOf(language: string): Direction {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
}

/** The direction of a text by its first letter; one without letters runs as what is `around` it. */
export function directionIn(text: string, around: Direction): Direction {
  const [first] = /\p{L}/u.exec(text) ?? [];
  if (first === undefined) return around;
  return IS_RIGHT.test(first) ? 'rtl' : 'ltr';
}

/** A text cut where its direction changes; blanks and signs between two directions run as what is `around` them. */
export function runsOf(text: string, around: Direction): { text: string; direction: Direction }[] {
  const parts: { text: string; direction: Direction }[] = [];
  let end = 0;
  const add = (to: number, direction: Direction) => {
    if (to > end) parts.push({ text: text.slice(end, to), direction });
    end = to;
  };
  for (const { 0: other, index } of text.matchAll(AGAINST[around])) {
    add(index, around);
    add(index + other.length, around === 'ltr' ? 'rtl' : 'ltr');
  }
  add(text.length, around);
  return parts;
}

// --- internal ---

// Not Intl's own textInfo: Node 20 has dv and az-Arab run from left to right.
const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'];

const OF_RIGHT = `[${RIGHT_TO_LEFT.map((script) => `\\p{Script=${script}}`).join('')}]`;
const RIGHT = `(?=\\p{L})${OF_RIGHT}`;
const LEFT = `(?!${OF_RIGHT})\\p{L}`;
const IS_RIGHT = new RegExp(RIGHT, 'u');

/** From a letter up to the last one of the same direction, whatever signs stand between. */
const stretch = (letter: string): RegExp => new RegExp(`${letter}(?:(?:\\P{L}|${letter})*${letter})?`, 'gu');

const AGAINST = { ltr: stretch(RIGHT), rtl: stretch(LEFT) };
