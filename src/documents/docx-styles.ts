// How a Word file looks: its page, its colors, and a named style for each part, so that Word can restyle them. Nothing else sets a look.
import {
  AlignmentType,
  BorderStyle,
  type IPropertiesOptions,
  LeaderType,
  LevelFormat,
  LineRuleType,
  ShadingType,
  TabStopType,
} from 'docx';
import { directionOf } from './parse.ts';

/** US Letter, in twentieths of a point. */
export const PAGE = { width: 12240, height: 15840 } as const;

/** The web page's colors, without the number sign, and that of what is still missing. */
export const COLORS = {
  ink: '1B2529',
  soft: '4A5A60',
  accent: '0B5A6B',
  tint: 'EEF5F5',
  line: 'C3D2D4',
  alarm: '8A1C1C',
  gap: 'FFF0B3',
  white: 'FFFFFF',
  edge: '6D7F84',
  half: 'A9CCD2',
  slope: 'DBE8E9',
} as const;

/** How closely a document is set: the share of all sizes and of the room between parts, the line (240 is single), the margins. */
export type Closeness = { size: number; room: number; line: number; margins: { upright: number; side: number } };

export const OPEN: Closeness = { size: 1, room: 1, line: 252, margins: { upright: 1000, side: 1080 } };
/** For a sheet that has to fit one page, also in the wide letters that stand in where Calibri is missing. */
export const CLOSE: Closeness = { size: 0.95, room: 0.6, line: 250, margins: { upright: 700, side: 900 } };

/** How much of a page is left for a line. */
export const textWidth = ({ margins: { side } }: Closeness): number => PAGE.width - 2 * side;

/** So many levels of lists, and what goes on below an entry of each, have a style of their own. */
export const LEVELS = 6;

/** The styles of a document in a language, such as `en`. */
export function stylesFor(language: string, closeness: Closeness): NonNullable<IPropertiesOptions['styles']> {
  const { size: scale, room, line } = closeness;
  const spacing = (before: number, after: number) => ({
    before: Math.round(before * room),
    after: Math.round(after * room),
    line,
    lineRule: LineRuleType.AUTO,
  });
  const sized = (size: number) => ({ size: Math.round(size * scale) });
  const heading = (size: number, before: number, after: number) => ({
    run: { ...sized(size), bold: true, color: COLORS.accent },
    paragraph: { spacing: spacing(before, after), keepNext: true, keepLines: true },
  });
  const style = (id: string, name: string, run: object, paragraph: object) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph,
  });
  const signed = (id: string, name: string, run: object) => ({ id, name, quickFormat: true, run });
  return {
    default: {
      document: {
        run: { font: FONT, ...sized(BODY), color: COLORS.ink, language: languageWord(language) },
        paragraph: { spacing: spacing(60, 40) },
      },
      title: { ...heading(40, 0, 80), next: 'Normal' },
      heading1: heading(28, 240, 60),
      heading2: heading(23, 160, 20),
      heading3: heading(BODY, 120, 20),
      heading4: heading(BODY, 100, 20),
      heading5: heading(BODY, 100, 20),
      heading6: heading(BODY, 100, 20),
      listParagraph: { paragraph: { spacing: spacing(10, 20) } },
      hyperlink: { run: { color: COLORS.accent, underline: {} } },
    },
    paragraphStyles: [
      style('Header', 'header', { size: TINY, color: COLORS.soft }, { spacing: spacing(0, 0) }),
      style('Footer', 'footer', { size: TINY, color: COLORS.soft }, { alignment: AlignmentType.RIGHT }),
      style(
        'Internal',
        'Not for publication',
        { size: 18, bold: true, color: COLORS.alarm },
        { spacing: spacing(0, 0), alignment: AlignmentType.CENTER },
      ),
      style('Logo', 'Logo', {}, { spacing: spacing(0, 160), keepNext: true }),
      style(
        'Kind',
        'Kind of document',
        { color: COLORS.soft, bold: true },
        { spacing: spacing(0, 40), keepNext: true },
      ),
      style('Subtitle', 'Subtitle', { color: COLORS.soft }, { spacing: spacing(0, 40) }),
      style('Part', 'Part', { color: COLORS.soft, bold: true }, { spacing: spacing(0, 40), keepNext: true }),
      style('TOCHeading', 'TOC Heading', { bold: true }, { spacing: spacing(160, 20), keepNext: true }),
      style('TOC1', 'toc 1', sized(SMALL), { spacing: spacing(0, 10) }),
      style('TableHead', 'Table head', { bold: true, ...sized(SMALL) }, { spacing: spacing(0, 0), keepNext: true }),
      style('TableText', 'Table text', sized(SMALL), { spacing: spacing(0, 0) }),
      style(
        'Quote',
        'Quote',
        {},
        {
          indent: { left: 300, right: 300 },
          border: { left: { style: BorderStyle.SINGLE, size: 24, space: 10, color: COLORS.accent } },
        },
      ),
      style('Preformatted', 'Preformatted', {}, {}),
      style('Figure', 'Key number', {}, { spacing: spacing(20, 20), keepLines: true }),
      style('Picture', 'Picture', {}, { spacing: spacing(60, 0), indent: { left: -112 }, keepNext: true }),
      ...PICTURE_TEXTS.map(([id, alignment]) =>
        style(id, `Picture text, ${alignment}`, sized(TINY), { spacing: spacing(0, 0), alignment }),
      ),
      style(
        'Caption',
        'caption',
        { ...sized(TINY), color: COLORS.soft },
        { spacing: spacing(0, 100), keepLines: true },
      ),
      style(
        'BelowRule',
        'Text below a line',
        {},
        {
          spacing: spacing(200, 60),
          border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6, color: COLORS.line } },
        },
      ),
      style('Task', 'To tick', {}, { indent: indent(1), spacing: spacing(10, 20), keepLines: true }),
      ...Array.from({ length: LEVELS }, (_, i) =>
        style(
          `ListContinue${i + 1}`,
          i === 0 ? 'List Continue' : `List Continue ${i + 1}`,
          {},
          { indent: { left: indent(i + 1).left }, spacing: spacing(10, 20) },
        ),
      ),
      style(
        'Answer',
        'Room to write',
        {},
        {
          // Room for a hand, however closely the rest is set; a line is drawn up to the tab.
          spacing: { before: 0, after: Math.round(100 * room), line: WRITING, lineRule: LineRuleType.EXACT },
          tabStops: [{ type: TabStopType.RIGHT, position: textWidth(closeness), leader: LeaderType.UNDERSCORE }],
        },
      ),
    ],
    characterStyles: [
      signed('Strong', 'Strong', { bold: true }),
      signed('Emphasis', 'Emphasis', { italics: true }),
      signed('StrongEmphasis', 'Strong and emphasis', { bold: true, italics: true }),
      signed('Code', 'Code', { font: MONO }),
      signed('Number', 'Number that counts', { bold: true, ...sized(30), color: COLORS.accent }),
      signed('Gap', 'Not answered yet', { shading: { type: ShadingType.CLEAR, fill: COLORS.gap, color: 'auto' } }),
      signed('Box', 'Box to tick', { font: BOX_FONT }),
      signed('PictureLabel', 'Picture label', { bold: true, color: COLORS.accent }),
      signed('PictureHead', 'Picture head', { bold: true }),
      signed('PictureSmall', 'Picture detail', sized(14)),
      signed('PictureOn', 'Picture text on dark', { bold: true, color: COLORS.white, ...sized(14) }),
      signed('PlaceholderText', 'Placeholder Text', { color: COLORS.soft }),
    ],
  };
}

/** The style of a table, which the library has no word for: lines between rows, a head, and a first column that names the rows. */
export function tableStyle(): string {
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${COLORS.line}"/>`;
  const room = (side: string, size: number) => `<w:${side} w:w="${size}" w:type="dxa"/>`;
  const bold = '<w:rPr><w:b/><w:bCs/></w:rPr>';
  const tint = `<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${COLORS.tint}"/></w:tcPr>`;
  return [
    `<w:style w:type="table" w:customStyle="1" w:styleId="${TABLE}"><w:name w:val="Rows"/><w:basedOn w:val="TableNormal"/><w:qFormat/>`,
    `<w:tblPr><w:tblBorders>${['top', 'bottom', 'insideH'].map(line).join('')}</w:tblBorders>`,
    `<w:tblCellMar>${room('top', 30)}${room('left', 80)}${room('bottom', 30)}${room('right', 80)}</w:tblCellMar></w:tblPr>`,
    `<w:tblStylePr w:type="firstRow">${bold}${tint}</w:tblStylePr>`,
    `<w:tblStylePr w:type="firstCol">${bold}</w:tblStylePr></w:style>`,
  ].join('');
}

/** The name of that style. */
export const TABLE = 'Rows';

/** The font whose boxes Word ticks. */
export const BOX_FONT = 'Segoe UI Symbol';

/** The signs of lists, some levels deep. */
export const NUMBERING: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    { reference: 'points', levels: levels(LevelFormat.BULLET, () => '•') },
    { reference: 'numbers', levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) },
  ],
};

// --- internal ---

const FONT = 'Calibri';
const MONO = 'Consolas';

/** Texts in a picture, by the side they stand at. */
const PICTURE_TEXTS = [
  ['PictureStart', AlignmentType.LEFT],
  ['PictureMiddle', AlignmentType.CENTER],
  ['PictureEnd', AlignmentType.RIGHT],
] as const;

/** Sizes of letters, in half points: of what is read, of a table, of what explains. */
const [BODY, SMALL, TINY] = [20, 18, 16] as const;

/** The height of a line to write on. */
const WRITING = 460;

/** A language as Word wants it, once more where its script runs from right to left. */
const languageWord = (language: string) => ({
  value: language,
  ...(directionOf(language) === 'rtl' && { bidirectional: language }),
});

/** How far a list's text of a level stands from the edge, its sign outside of it. */
function indent(level: number) {
  return { left: level * 360, hanging: 360 };
}

function levels(format: (typeof LevelFormat)[keyof typeof LevelFormat], sign: (level: number) => string) {
  return Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format,
    text: sign(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: indent(level + 1) } },
  }));
}
