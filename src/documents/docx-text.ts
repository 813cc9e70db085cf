// Running text as Word's runs, each in a named style: nothing else sets a look.
import { ExternalHyperlink, type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from 'docx';
import { type Direction, directionIn, runsOf } from './direction.ts';
import { type Inline, textOf } from './parse.ts';
import { GAP } from './sections.ts';

/** A paragraph of a document that runs in a direction; where its own text runs in the other, the paragraph does so, too. */
export function paragraphWord(
  content: readonly Inline[],
  around: Direction,
  options: IParagraphOptions = {},
  complete: (runs: ParagraphChild[]) => ParagraphChild[] = (runs) => runs,
): Paragraph {
  const direction = directionIn(textOf(content), around);
  return new Paragraph({
    ...options,
    ...(direction === 'rtl' && { bidirectional: true }),
    children: complete(runsWord(content, direction)),
  });
}

/** Running text as Word's runs, each in a named style. */
export function runsWord(content: readonly Inline[], direction: Direction, style?: Style): ParagraphChild[] {
  return content.flatMap((part): ParagraphChild[] => {
    switch (part.kind) {
      case 'text':
        return textRuns(part.text, direction, style);
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'code':
        return textRuns(part.text, direction, 'Code');
      case 'link':
        return [new ExternalHyperlink({ link: part.href, children: runsWord(part.content, direction, 'Hyperlink') })];
      default:
        return runsWord(part.content, direction, within(style, part.kind === 'strong' ? 'Strong' : 'Emphasis'));
    }
  });
}

/** A text without what XML 1.0 cannot hold: one such character, and Word does not open the file. */
export const forXml = (text: string): string => text.replace(FORBIDDEN, '');

// --- internal ---

/** The style of a run. */
type Style = 'Strong' | 'Emphasis' | 'StrongEmphasis' | 'Code' | 'Hyperlink' | 'Gap';

/** A run has one style only: that of a link stays, and what is strong and emphasized has one for both. */
const within = (outer: Style | undefined, inner: 'Strong' | 'Emphasis'): Style => {
  if (outer === undefined || outer === inner) return inner;
  return outer === 'Strong' || outer === 'Emphasis' ? 'StrongEmphasis' : outer;
};

/** A text in runs of one direction each; what is still missing stands out. */
const textRuns = (text: string, around: Direction, style: Style | undefined): TextRun[] =>
  forXml(text)
    .split(GAP)
    .flatMap((piece, i) =>
      runsOf(piece, around).map((part) => {
        const look = i % 2 === 1 ? 'Gap' : style;
        return new TextRun({
          text: part.text,
          ...(part.direction === 'rtl' && { rightToLeft: true }),
          ...(look && { style: look }),
        });
      }),
    );

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;
