// What the library that writes Word files has no word for, element by element: content controls and a contents field.
import { BuilderElement, Paragraph, type ParagraphChild, Tab, TextRun, type XmlComponent } from 'docx';
import { words } from '../words.ts';
import { BOX_FONT } from './docx-styles.ts';
import { forXml } from './docx-text.ts';

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
