// What stands in a paragraph of a Word file: running text, each run in a named style and nothing else that sets a look; and element by
// element what the library has no word for, which are content controls and a contents field.
import {
  BuilderElement,
  ExternalHyperlink,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
  type XmlComponent,
} from 'docx';
import { words } from '../words.ts';
import { BOX_FONT } from './docx-styles.ts';
import { type Inline, textOf } from './parse.ts';
import { type Direction, directionIn, GAP, runsOf } from './sections.ts';

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
    ...runningIn(direction),
    children: complete(runsWord(content, direction)),
  });
}

/** What a paragraph says of its direction. */
export const runningIn = (direction: Direction): IParagraphOptions =>
  direction === 'rtl' ? { bidirectional: true } : {};

/** Running text as Word's runs, each in a named style. */
export function runsWord(content: readonly Inline[], direction: Direction, style?: Style): ParagraphChild[] {
  return content.flatMap((part): ParagraphChild[] => {
    switch (part.kind) {
      case 'text':
        return markedRuns(part.text, direction, style);
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'code':
        return markedRuns(part.text, direction, 'Code');
      case 'link':
        return [new ExternalHyperlink({ link: part.href, children: runsWord(part.content, direction, 'Hyperlink') })];
      default:
        return runsWord(part.content, direction, within(style, part.kind === 'strong' ? 'Strong' : 'Emphasis'));
    }
  });
}

/** A text in runs of one direction each. */
export const textRuns = (text: string, around: Direction, style?: string): TextRun[] =>
  runsOf(forXml(text), around).map(
    (part) =>
      new TextRun({
        text: part.text,
        ...(part.direction === 'rtl' && { rightToLeft: true }),
        ...(style !== undefined && { style }),
      }),
  );

/** A text without what XML 1.0 cannot hold: one such character, and Word does not open the file. */
export const forXml = (text: string): string => text.replace(FORBIDDEN, '');

/** A box that is ticked with a click or a key; a screen reader tells what it is for. `number` is no other control's. */
export function tickBox(ticked: boolean, label: string, number: number): ParagraphChild {
  const state = (name: string, sign: string) => element(name, { 'w14:val': sign, 'w14:font': BOX_FONT });
  const kind = element('w14:checkbox', {}, [
    element('w14:checked', { 'w14:val': ticked ? '1' : '0' }),
    state('w14:checkedState', '2611'),
    state('w14:uncheckedState', '2610'),
  ]);
  return control(label, number, [kind], new TextRun({ text: ticked ? '☑' : '☐', style: 'Box' }));
}

/** Room for so many lines of text, to type into or to write on; what stands there goes away with the first letter. */
export const roomFor = (lines: number, label: string, number: number): ParagraphChild =>
  control(
    label,
    number,
    [element('w:showingPlcHdr'), element('w:text', { 'w:multiLine': '1' })],
    // Each tab draws a line up to the edge, where the next one begins.
    new TextRun({
      style: 'PlaceholderText',
      children: [words.document.writeHere, ...Array.from({ length: lines }, () => new Tab())],
    }),
  );

/** Where the contents list leads to: a heading, by its number. */
export const marked = (number: number, content: readonly ParagraphChild[]): ParagraphChild[] => [
  element('w:bookmarkStart', { 'w:id': `${number}`, 'w:name': `_Toc${number}` }),
  ...content,
  element('w:bookmarkEnd', { 'w:id': `${number}` }),
];

/**
 * The contents as a field, filled already. It shows no page numbers, which only Word could know: it would ask everybody who opens the
 * file whether to look for them. Who wants them asks Word for its own contents list; the headings are there.
 */
export function contentsField(entries: readonly ParagraphChild[][]): Paragraph[] {
  const mark = (kind: string) => new TextRun({ children: [element('w:fldChar', { 'w:fldCharType': kind })] });
  const instruction = () => new TextRun({ children: [element('w:instrText', {}, ['TOC \\o "1-1" \\n \\h'])] });
  return entries.map(
    (entry, i) =>
      new Paragraph({
        style: 'TOC1',
        children: [
          ...(i === 0 ? [mark('begin'), instruction(), mark('separate')] : []),
          element('w:hyperlink', { 'w:anchor': `_Toc${i + 1}`, 'w:history': '1' }, entry),
          ...(i === entries.length - 1 ? [mark('end')] : []),
        ],
      }),
  );
}

/** An element by its name in the file; the library writes any, though its types name only its own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly (ParagraphChild | Paragraph | string)[] = [],
): TextRun {
  const made = new BuilderElement({
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }])),
    children: children as unknown as XmlComponent[],
  });
  return made as unknown as TextRun;
}

// --- internal ---

/** The style of a run. */
type Style = 'Strong' | 'Emphasis' | 'StrongEmphasis' | 'Code' | 'Hyperlink' | 'Gap';

/** A run has one style only: that of a link stays, and what is strong and emphasized has one for both. */
const within = (outer: Style | undefined, inner: 'Strong' | 'Emphasis'): Style => {
  if (outer === undefined || outer === inner) return inner;
  return outer === 'Strong' || outer === 'Emphasis' ? 'StrongEmphasis' : outer;
};

/** A text of the document, in which what is still missing stands out. */
const markedRuns = (text: string, around: Direction, style: Style | undefined): TextRun[] =>
  text.split(GAP).flatMap((piece, i) => textRuns(piece, around, i % 2 === 1 ? 'Gap' : style));

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;

/** Word takes no longer name for a control. */
const LONGEST_NAME = 64;

/** A content control: something that can be filled in, and what it is called. */
function control(label: string, number: number, kind: readonly ParagraphChild[], content: TextRun): ParagraphChild {
  const name = forXml(label).replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  return element('w:sdt', {}, [
    element('w:sdtPr', {}, [
      element('w:alias', { 'w:val': forXml(name) }),
      element('w:tag', { 'w:val': `answer-${number}` }),
      element('w:id', { 'w:val': `${number}` }),
      ...kind,
    ]),
    element('w:sdtContent', {}, [content]),
  ]);
}
