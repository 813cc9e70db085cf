// How a Word file looks: page, colors, and a named style for each part of a document.
import { AlignmentType, BorderStyle, type IPropertiesOptions, LevelFormat, LineRuleType } from 'docx';

/** The colors of the web page, without the number sign. */
export const COLORS = { ink: '1B2529', soft: '4A5A60', accent: '0B5A6B', tint: 'EEF5F5', line: 'C3D2D4' } as const;

/** US Letter with an inch of margin, in twentieths of a point; `text` is what is left for a line, `indent` a list's step. */
export const PAGE = { width: 12240, height: 15840, margin: 1440, text: 9360, indent: 400 } as const;

/** How closely a document is set: the share of all sizes and of the room between parts, the line (240 is single), the margins. */
export type Setting = { size: number; room: number; line: number; margins: { upright: number; side: number } };

export const OPEN: Setting = { size: 1, room: 1, line: 276, margins: { upright: PAGE.margin, side: PAGE.margin } };
/** For a sheet that has to fit one page, also in the wide letters that stand in where Calibri is missing. */
export const CLOSE: Setting = { size: 0.87, room: 0.4, line: 250, margins: { upright: 700, side: 900 } };

/** The styles of a document in a language, such as `en`. */
export function stylesFor(language: string, { size: scale, room, line }: Setting): IPropertiesOptions['styles'] {
  const spacing = (before: number, after: number) => ({
    before: Math.round(before * room),
    after: Math.round(after * room),
    line,
    lineRule: LineRuleType.AUTO,
  });
  const heading = (size: number, before: number, after: number) => ({
    run: { size: Math.round(size * scale), bold: true, color: COLORS.accent, font: FONT },
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
  return {
    default: {
      document: {
        run: { font: FONT, size: Math.round(22 * scale), color: COLORS.ink, language: { value: language } },
        paragraph: { spacing: spacing(0, 140) },
      },
      heading1: heading(40, 0, 240),
      heading2: heading(30, 420, 120),
      heading3: heading(25, 300, 80),
      heading4: heading(22, 240, 60),
      heading5: heading(22, 200, 60),
      heading6: heading(22, 200, 60),
      listParagraph: { paragraph: { spacing: spacing(0, 60) } },
    },
    paragraphStyles: [
      style('PageNumber', 'Page number', { size: 18, color: COLORS.soft }, { alignment: AlignmentType.RIGHT }),
      style('Logo', 'Logo', {}, { spacing: spacing(0, 160), keepNext: true }),
      style(
        'Kind',
        'Kind of document',
        { color: COLORS.soft, bold: true },
        { spacing: spacing(0, 60), keepNext: true },
      ),
      style('TableHead', 'Table head', { bold: true, size: 20 }, { spacing: spacing(0, 0), keepNext: true }),
      style('TableText', 'Table text', { size: 20 }, { spacing: spacing(0, 0) }),
      style('Gap', 'Gap after a list or table', { size: 8 }, { spacing: spacing(0, 60) }),
      style(
        'Quotation',
        'Quotation',
        {},
        {
          indent: { left: 300, right: 300 },
          border: { left: { style: BorderStyle.SINGLE, size: 24, space: 10, color: COLORS.accent } },
        },
      ),
      style('Preformatted', 'Preformatted', {}, { spacing: spacing(0, 0) }),
      style(
        'Line',
        'Line to write on',
        {},
        {
          // Room for a hand, however closely the rest is set.
          spacing: { ...spacing(0, 0), before: 240 },
          // Without a border between, Word draws one line below all of them.
          border: { bottom: WRITING, between: WRITING },
        },
      ),
    ],
  };
}

/** The signs of lists, six levels deep. */
export const NUMBERING: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    { reference: 'points', levels: levels(LevelFormat.BULLET, () => '•') },
    { reference: 'numbers', levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) },
  ],
};

// --- internal ---

const FONT = 'Calibri';
const WRITING = { style: BorderStyle.SINGLE, size: 4, space: 1, color: '6D7F84' };

function levels(format: (typeof LevelFormat)[keyof typeof LevelFormat], sign: (level: number) => string) {
  return Array.from({ length: 6 }, (_, level) => ({
    level,
    format,
    text: sign(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: (level + 1) * 400, hanging: 400 } } },
  }));
}
