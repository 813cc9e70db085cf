// What stands in a paragraph of a Word file: running text, each run in a named style and nothing else that sets a look; and element by
// element what the library has no word for: content controls, a contents field, and drawings. A drawing is a group of Word's own shapes
// with an alternative text. Every Word since 2010 and LibreOffice draw them in the fonts they have, staff can change them, and nothing is
// needed that turns drawings into pixels: such a renderer and its fonts are larger than all the rest of tde. (An SVG file would be less to
// write, but LibreOffice before 24.2 shows only the picture that stands in for it.)
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
import { oneLine, words } from '../words.ts';
import { BOX_FONT, COLORS } from './docx-styles.ts';
import type { Anchor, Drawing, Mark, ShapeLook, TextLook } from './drawings.ts';
import { type Direction, directionIn, GAP, type Inline, runsOf, textOf } from './parse.ts';

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

/** A drawing as a picture in a paragraph of its own, with its words for whoever cannot see it. `number` is no other picture's. */
export function pictureWord(
  { title, text, width, height, marks }: Drawing,
  around: Direction,
  number: number,
): Paragraph {
  const box = { x: -EDGE, y: 0, width: width + 2 * EDGE, height };
  const size = sizeOf(box);
  const area = element('a:xfrm', {}, [
    element('a:off', { x: 0, y: 0 }),
    element('a:ext', size),
    element('a:chOff', placeOf(box)),
    element('a:chExt', size),
  ]);
  const named = { id: number, name: forXml(title), descr: forXml(`${title}. ${text}`) };
  const group = element('wpg:wgp', {}, [
    element('wpg:cNvGrpSpPr'),
    element('wpg:grpSpPr', {}, [area]),
    // A group is as large as what is in it. LibreOffice looks for words only here, Word at the group.
    shape(box, '', { named }),
    ...marks.map((mark) => markWord(mark, width, around)),
  ]);
  const graphic = element('a:graphic', { 'xmlns:a': `${DRAWINGML}/main` }, [
    element('a:graphicData', { uri: 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup' }, [group]),
  ]);
  const inline = element('wp:inline', { distT: 0, distB: 0, distL: 0, distR: 0 }, [
    element('wp:extent', size),
    element('wp:docPr', named),
    element('wp:cNvGraphicFramePr'),
    graphic,
  ]);
  return new Paragraph({
    style: 'Picture',
    children: [new TextRun({ children: [element('w:drawing', {}, [inline])] })],
  });
}

// --- internal ---

/** An element by its name in the file; the library writes any, though its types name only its own. */
function element(
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

/** The style of a run. */
type Style = 'Strong' | 'Emphasis' | 'StrongEmphasis' | 'Code' | 'Hyperlink' | 'Gap';

/** A run has one style only: that of a link stays, and what is strong and emphasized has one for both. */
const within = (outer: Style | undefined, inner: 'Strong' | 'Emphasis'): Style => {
  if (outer === undefined || outer === inner) return inner;
  return outer === 'Strong' || outer === 'Emphasis' ? 'StrongEmphasis' : outer;
};

/** A text in runs of one direction each. */
const textRuns = (text: string, around: Direction, style?: string): TextRun[] =>
  runsOf(forXml(text), around).map(
    (part) =>
      new TextRun({
        text: part.text,
        ...(part.direction === 'rtl' && { rightToLeft: true }),
        ...(style !== undefined && { style }),
      }),
  );

/** A text of the document, in which what is still missing stands out. */
const markedRuns = (text: string, around: Direction, style: Style | undefined): TextRun[] =>
  text.split(GAP).flatMap((piece, i) => textRuns(piece, around, i % 2 === 1 ? 'Gap' : style));

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;

/** Word takes no longer name for a control. */
const LONGEST_NAME = 64;

/** A content control: something that can be filled in, and what it is called. */
function control(label: string, number: number, kind: readonly ParagraphChild[], content: TextRun): ParagraphChild {
  const name = oneLine(forXml(label)).slice(0, LONGEST_NAME);
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

const DRAWINGML = 'http://schemas.openxmlformats.org/drawingml/2006';

/** Pixels as Word's own units, drawn somewhat smaller than on a screen. */
const emu = (pixels: number): number => Math.round(pixels * 9525 * 0.75);

/** Room beside a drawing for signs that stand half outside of it. */
const EDGE = 10;

type Box = { x: number; y: number; width: number; height: number };

const placeOf = ({ x, y }: Box) => ({ x: emu(x), y: emu(y) });
const sizeOf = ({ width, height }: Box) => ({ cx: emu(width), cy: emu(height) });

function markWord(mark: Mark, width: number, around: Direction): ParagraphChild {
  switch (mark.kind) {
    case 'bar':
      return shape(mark, mark.look, { form: boxForm(mark) });
    case 'path': {
      const [across, down] = [mark.points.map(([x]) => x), mark.points.map(([, y]) => y)];
      const [x, y] = [Math.min(...across), Math.min(...down)];
      const box = { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
      return shape(box, mark.look, { form: pathForm(mark, box) });
    }
    case 'text': {
      const half = Math.min(mark.x, width - mark.x);
      const [x, room] = { start: [mark.x, width - mark.x], middle: [mark.x - half, 2 * half], end: [0, mark.x] }[
        mark.anchor
      ] as [number, number];
      const box = { x, y: mark.y - ABOVE, width: Math.max(room, 1), height: TEXT };
      return shape(box, '', { text: textBox(mark, around) });
    }
  }
}

/** The height of a line of text, and how much of it is above the line that the letters stand on. */
const [TEXT, ABOVE] = [20, 15];

/** A shape with a form and a look; the text in it, and what it is called. */
function shape(
  box: Box,
  look: ShapeLook | '',
  more: { form?: ParagraphChild; text?: ParagraphChild; named?: Readonly<Record<string, string | number>> },
): ParagraphChild {
  const { form = boxForm({ ...box, round: 0 }), text, named } = more;
  const area = element('a:xfrm', {}, [element('a:off', placeOf(box)), element('a:ext', sizeOf(box))]);
  return element('wps:wsp', {}, [
    ...(named ? [element('wps:cNvPr', named)] : []),
    element('wps:cNvSpPr'),
    element('wps:spPr', {}, [area, form, ...lookOf(look)]),
    ...(text ? [text] : []),
    element('wps:bodyPr', { wrap: 'none', lIns: 0, tIns: 0, rIns: 0, bIns: 0 }, [element('a:noAutofit')]),
  ]);
}

/** A box, perhaps with round corners, which Word wants as a share of the shorter side: with half of it, a square is a circle. */
function boxForm({ width, height, round }: Box & { round: number }): ParagraphChild {
  if (round === 0) return element('a:prstGeom', { prst: 'rect' }, [element('a:avLst')]);
  const share = Math.round((round / Math.min(width, height)) * 100_000);
  return element('a:prstGeom', { prst: 'roundRect' }, [
    element('a:avLst', {}, [element('a:gd', { name: 'adj', fmla: `val ${share}` })]),
  ]);
}

/** A line along some points in a box. */
function pathForm({ points, closed }: Extract<Mark, { kind: 'path' }>, box: Box): ParagraphChild {
  const steps = points.map(([x, y], i) =>
    element(i === 0 ? 'a:moveTo' : 'a:lnTo', {}, [element('a:pt', { x: emu(x - box.x), y: emu(y - box.y) })]),
  );
  const path = element('a:path', { w: emu(box.width), h: emu(box.height) }, [
    ...steps,
    ...(closed ? [element('a:close')] : []),
  ]);
  return element('a:custGeom', {}, [
    ...['a:avLst', 'a:gdLst', 'a:ahLst', 'a:cxnLst'].map((name) => element(name)),
    element('a:rect', { l: 'l', t: 't', r: 'r', b: 'b' }),
    element('a:pathLst', {}, [path]),
  ]);
}

function textBox({ text, look, anchor }: Extract<Mark, { kind: 'text' }>, around: Direction): ParagraphChild {
  const direction = directionIn(text, around);
  // What is at the start of a line that runs from right to left is at its right.
  const side = direction === 'rtl' && anchor !== 'middle' ? (anchor === 'start' ? 'end' : 'start') : anchor;
  const paragraph = new Paragraph({
    style: SIDES[side],
    ...runningIn(direction),
    children: textRuns(text, direction, TEXT_LOOKS[look]),
  });
  return element('wps:txbx', {}, [element('w:txbxContent', {}, [paragraph])]);
}

/** The styles of texts by the side they stand at, and of those with a look of their own. */
const SIDES: Readonly<Record<Anchor, string>> = { start: 'PictureStart', middle: 'PictureMiddle', end: 'PictureEnd' };
const TEXT_LOOKS: Readonly<Record<TextLook, string | undefined>> = {
  '': undefined,
  label: 'PictureLabel',
  head: 'PictureHead',
  small: 'PictureSmall',
  on: 'PictureOn',
};

/** What fills a shape, and the line around it: the looks that the web page's styles give them, too. */
const LOOKS: Readonly<Record<ShapeLook, { fill?: string; line?: string; width?: number; dashed?: true }>> = {
  band: { fill: COLORS.tint, line: COLORS.line },
  slope: { fill: COLORS.slope },
  track: { fill: COLORS.white, line: COLORS.edge },
  may: { fill: COLORS.half, line: COLORS.accent },
  holds: { fill: COLORS.accent },
  done: { fill: COLORS.accent },
  started: { fill: COLORS.half, line: COLORS.accent, width: 1.5 },
  open: { fill: COLORS.white, line: COLORS.edge, width: 1.5, dashed: true },
  dropped: { fill: COLORS.white, line: COLORS.edge, width: 1.5, dashed: true },
  late: { fill: COLORS.white, line: COLORS.alarm, width: 3 },
  cross: { line: COLORS.edge, width: 2 },
  before: { line: COLORS.edge, width: 2 },
  aim: { fill: COLORS.ink, line: COLORS.ink, width: 2 },
  grid: { line: COLORS.line },
  'as-of': { line: COLORS.ink, width: 1.5, dashed: true },
};

function lookOf(look: ShapeLook | ''): ParagraphChild[] {
  const { fill, line, width = 1, dashed } = look === '' ? {} : LOOKS[look];
  return [
    filled(fill),
    element('a:ln', { w: emu(width) }, [filled(line), ...(dashed ? [element('a:prstDash', { val: 'sysDash' })] : [])]),
  ];
}

const filled = (color: string | undefined): ParagraphChild =>
  color === undefined ? element('a:noFill') : element('a:solidFill', {}, [element('a:srgbClr', { val: color })]);
