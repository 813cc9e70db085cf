// Pictures as drawings: which marks stand where, whatever draws them. Every drawing says the same in words.
import { graphemes, wrap } from '../text.ts';
import { oneLine, words } from '../words.ts';
import { type Decided, linesOf, type Measure, type Picture, type Range, type Span, type Stage } from './pictures.ts';

/** A mark of a drawing, in pixels from its left upper corner. */
export type Mark =
  | { kind: 'bar'; look: ShapeLook; x: number; y: number; width: number; height: number; round: number }
  | { kind: 'path'; look: ShapeLook; points: readonly Point[]; closed: boolean }
  | { kind: 'text'; look: TextLook; x: number; y: number; anchor: Anchor; text: string };
type Point = readonly [x: number, y: number];
export type Anchor = 'start' | 'middle' | 'end';

/** What a mark stands for; how that looks is up to whoever draws it. */
export type ShapeLook =
  | Span['state']
  | (typeof DECIDED)[keyof typeof DECIDED]
  | 'band'
  | 'slope'
  | 'grid'
  | 'as-of'
  | 'cross'
  | 'before'
  | 'aim';
export type TextLook = '' | 'label' | 'head' | 'small' | 'on';

/** A drawing: its marks in a box of its size; its title, and what it says in words. */
export type Drawing = { width: number; height: number; marks: Mark[]; title: string; text: string };

/** Figures are no drawing, but large numbers. */
export type Drawn = Exclude<Picture, { kind: 'figures' }>;

/** The width of a drawing that fits a phone, and of one that needs more room. */
export const WIDTH = 340;
export const WIDE = 680;

/** The drawing of a picture in a width; one that needs no more is always as wide as a phone. */
export function drawingOf(picture: Drawn, width: number = WIDE): Drawing {
  const title = words.document.pictures[picture.kind];
  const said = { width, title, text: linesOf(picture).join('; ') };
  switch (picture.kind) {
    case 'narrowing':
      return { ...said, title: `${title}: ${picture.title}`, ...drawStages(picture, width) };
    case 'timeline':
      return { ...said, ...drawTimeline(picture, width) };
    case 'measures':
      return { ...said, ...drawMeasures(picture.entries, width) };
    case 'feedback':
      return { ...said, ...drawFeedback(picture.entries, width) };
    case 'people':
      return { ...said, ...drawPeople(picture, width) };
    default:
      return { ...said, width: WIDTH, ...drawRanges(picture.entries) };
  }
}

// --- internal ---

type Marks = { height: number; marks: Mark[] };

/** The height of a line of text, and of one of the numbers beside a bar. */
const LINE = 19;
const NUMBERS = 17;

/** What is drawn one below the other: each from where the one before it ended, as `bottom` says. */
function below<Part>(
  from: number,
  parts: readonly Part[],
  draw: (part: Part, top: number, i: number) => { marks: Mark[]; bottom: number },
): { marks: Mark[]; bottom: number } {
  let bottom = from;
  const marks = parts.flatMap((part, i) => {
    const drawn = draw(part, bottom, i);
    bottom = drawn.bottom;
    return drawn.marks;
  });
  return { marks, bottom };
}

/** A title, and below it one band for each step, each narrower than the one above; sloping sides join them. */
function drawStages({ title, entries }: Extract<Picture, { kind: 'narrowing' }>, whole: number): Marks {
  const widthOf = ({ share }: Stage) => Math.round(whole * (0.48 + 0.52 * share));
  const bands = below(30, entries, (stage, top, i) => {
    const width = widthOf(stage);
    const left = (whole - width) / 2;
    const lines = folded(stage.text, Math.floor((width - 12) / 8.2), 4);
    const height = 32 + lines.length * LINE;
    const bottom = top + height + 12;
    const next = entries[i + 1];
    const slope = next && [
      path(
        'slope',
        [
          [left, top + height],
          [left + width, top + height],
          [(whole + widthOf(next)) / 2, bottom],
          [(whole - widthOf(next)) / 2, bottom],
        ],
        true,
      ),
    ];
    const label = textAt(whole / 2, top + 22, 'label', stage.label, 'middle');
    const said = textLines(whole / 2, top + 22 + LINE, '', lines, 'middle');
    return { marks: [bar('band', left, top, width, height), ...(slope ?? []), label, ...said], bottom };
  });
  return { height: bands.bottom - 11, marks: [textAt(whole / 2, 17, 'head', title, 'middle'), ...bands.marks] };
}

/** For each range its label and numbers, and below them a bar: dark up to what holds, light up to what may hold. */
function drawRanges(ranges: readonly Range[]): Marks {
  const at = (percent: number) => Math.round((percent * (WIDTH - 2)) / 100);
  const { marks, bottom } = below(0, ranges, ({ label, low, high, text }, top) => {
    const lines = folded(label, 24, 3);
    const y = top + lines.length * LINE + 4;
    return {
      marks: [
        ...textLines(0, top + 15, 'label', lines),
        textAt(WIDTH, y - 8, '', text, 'end'),
        bar('track', 0.5, y + 0.5, WIDTH - 1, 13),
        ...(high > low ? [bar('may', 1 + at(low), y + 1, at(high) - at(low), 12)] : []),
        ...(low > 0 ? [bar('holds', 1, y + 1, at(low), 12)] : []),
      ],
      bottom: y + 28,
    };
  });
  return { height: bottom - 12, marks };
}

const DAY = 86_400_000;

/** The work over the months, in order of time: titles to the left where there is room, else above. */
function drawTimeline({ entries, asOf }: Extract<Picture, { kind: 'timeline' }>, width: number): Marks {
  const left = width === WIDE ? 320 : 0;
  const days = [...entries.flatMap(({ from, to }) => [from, to]), ...(asOf === '' ? [] : [asOf])].sort();
  const months = monthsFrom(days[0] ?? '', days.at(-1) ?? '');
  const [first = 0, last = 1] = [months[0]?.start, months.at(-1)?.end];
  const at = (day: string) => Math.round(left + ((Date.parse(day) - first) / (last - first)) * (width - left));
  const now = asOf === '' ? undefined : Math.min(at(asOf), width);
  const rows = below(26, entries, (span, top) => {
    const { name, y, under } = nameAt(top, span.label, width, 34);
    return {
      marks: [...name, ...drawSpan(span, at(span.from), at(span.to), y, { left, width, now })],
      bottom: width === WIDE ? under + 5 : y + 28,
    };
  });
  // Of many months, only those are named for which there is room.
  let free = left;
  const grid = months.flatMap(({ start, name }) => {
    const x = Math.round(left + ((start - first) / (last - first)) * (width - left));
    const end = x + 4 + name.length * 7.5;
    const isNamed = x >= free && end <= width;
    if (isNamed) free = end + 8;
    return [line('grid', x + 0.5, 20, rows.bottom), ...(isNamed ? [textAt(x + 4, 14, 'small', name)] : [])];
  });
  if (now === undefined) return { height: rows.bottom + 4, marks: [...grid, ...rows.marks] };
  const pole = line('as-of', Math.min(now, width - 1) + 0.5, 20, rows.bottom);
  const side = now < (left + width) / 2 ? 'start' : 'end';
  const label = textAt(now, rows.bottom + 16, 'small', asOfText(asOf), side);
  return { height: rows.bottom + 22, marks: [...grid, pole, ...rows.marks, label] };
}

/**
 * A bar, or where only its end is known a diamond; its shape tells how far it is, and so does the word beside it: behind it, before it, or
 * behind the line of today, where there is room and that line does not cross it.
 */
function drawSpan({ state }: Span, from: number, to: number, top: number, room: Room): Mark[] {
  const [end, middle] = [Math.max(to, from + 12), top + 9];
  const shape =
    to - from < 12
      ? path(
          state,
          [
            [to, top + 1],
            [to + 8, middle],
            [to, top + 17],
            [to - 8, middle],
          ],
          true,
        )
      : bar(state, from, top + 2, end - from, 14, 2);
  const crossed =
    state === 'dropped'
      ? [
          path('cross', [
            [from - 8, middle],
            [end + 2, middle],
          ]),
        ]
      : [];
  const word = `${MARKS[state]} ${words.plan.states[state]}`;
  const wide = word.length * 7.6;
  const spots = [
    { x: end + 8, side: 'start' },
    { x: from - 14, side: 'end' },
    { x: (room.now ?? 0) + 6, side: 'start' },
  ] as const;
  const isFree = ({ x, side }: (typeof spots)[number]) => {
    const [first, last] = side === 'start' ? [x, x + wide] : [x - wide, x];
    return first >= room.left && last < room.width && (room.now === undefined || room.now < first || room.now > last);
  };
  const { x, side } = spots.find(isFree) ?? spots[end + 90 < room.width ? 0 : 1];
  return [shape, ...crossed, textAt(x, top + 14, 'small', word, side)];
}

/** Where the bars may stand, and the line of today where there is one. */
type Room = { left: number; width: number; now: number | undefined };

const MARKS: Readonly<Record<Span['state'], string>> = { open: '○', started: '◐', done: '✓', dropped: '✕', late: '!' };

const asOfText = (day: string): string => words.plan.timeline.asOf.replace('{day}', shortDay(day));

const shortDay = (day: string): string =>
  `${Number(day.slice(8))} ${monthName(Number(day.slice(5, 7)) - 1)} ${day.slice(0, 4)}`;

const monthName = (month: number): string => (words.dates.months[month] ?? '').slice(0, 3);

/** The months from that of one day to that of another, each with its name; January with its year. At most fifty years of them. */
function monthsFrom(from: string, to: string): { start: number; end: number; name: string }[] {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1];
  const count = (Number(to.slice(0, 4)) - year) * 12 + Number(to.slice(5, 7)) - month;
  return Array.from({ length: Math.min(count, 600) }, (_, i) => {
    const [start, end] = [Date.UTC(year, month + i, 1), Date.UTC(year, month + i + 1, 1)];
    const isNew = i === 0 || new Date(start).getUTCMonth() === 0;
    const name = monthName(new Date(start + DAY).getUTCMonth());
    return { start, end, name: isNew ? `${name} ${new Date(start + DAY).getUTCFullYear()}` : name };
  });
}

/** The name of a row, of so many columns in a wide drawing, where what it names stands beside it; in a narrow one, that is below. */
function nameAt(top: number, label: string, width: number, columns: number) {
  const lines = folded(label, width === WIDE ? columns : 36, 2);
  const under = top + lines.length * LINE;
  return { name: textLines(0, top + 15, '', lines), y: width === WIDE ? top : under, under };
}

/** A row of a picture of bars: in a wide one its name, the bar and its numbers stand side by side, else one below the other. */
function rowAt(top: number, label: string, text: string, width: number) {
  const isWide = width === WIDE;
  const { name, y, under } = nameAt(top, label, width, 26);
  const numbers = folded(text, isWide ? 24 : 46, 3);
  const [left, x, first] = isWide ? [250, 250 + BAR + 16, top] : [0, 0, y + 24];
  const marks = [...name, ...textLines(x, first + 15, 'small', numbers, 'start', NUMBERS)];
  const last = first + numbers.length * NUMBERS;
  return { left, y: y + (isWide ? 3 : 6), marks, bottom: isWide ? Math.max(under, last) + 12 : last + 14 };
}

/** How long a bar is that is full. */
const BAR = 240;

/** For each measure a bar up to what was reached (or is now), a line where it began, and a flag where it was to go. */
function drawMeasures(measures: readonly Measure[], width: number): Marks {
  const { marks, bottom } = below(6, measures, ({ label, before, reached, aim, text }, top) => {
    const most = Math.max(before ?? 0, reached ?? 0, aim ?? 0) || 1;
    const row = rowAt(top, label, text, width);
    const { left, y } = row;
    const at = (number: number) => Math.round(left + 1 + (Math.max(number, 0) / most) * (BAR - 2));
    const length = at(reached ?? before ?? 0) - left - 1;
    return {
      marks: [
        ...row.marks,
        bar('track', left + 0.5, y + 0.5, BAR - 1, 13),
        bar(reached === undefined ? 'may' : 'holds', left + 1, y + 1, length, 12),
        ...(before !== undefined && reached !== undefined ? [line('before', at(before), y - 3, y + 17)] : []),
        ...(aim === undefined ? [] : [flag(at(aim), y)]),
      ],
      bottom: row.bottom,
    };
  });
  return { height: bottom, marks };
}

/** For each group a bar of its points, by what was decided: full, half, empty, dotted; the numbers stand in it and in words. */
function drawFeedback(groups: readonly Decided[], width: number): Marks {
  const most = Math.max(...groups.map(({ yes, partly, no, open }) => yes + partly + no + open), 1);
  const unit = Math.min(40, BAR / most);
  const { marks, bottom } = below(0, groups, ({ label, text, ...numbers }, top) => {
    const row = rowAt(top, label, text, width);
    let x = row.left;
    const parts = DECISIONS.flatMap((decision) => {
      const number = numbers[decision];
      if (number === 0) return [];
      const [from, broad] = [x, number * unit];
      x += broad;
      const part = bar(DECIDED[decision], from + 0.5, row.y + 0.5, Math.max(broad - 1, 1), 17);
      const look = decision === 'yes' ? 'on' : 'small';
      return broad > 14 ? [part, textAt(from + broad / 2, row.y + 14, look, `${number}`, 'middle')] : [part];
    });
    return { marks: [...row.marks, ...parts], bottom: row.bottom };
  });
  return { height: bottom, marks };
}

const DECISIONS = ['yes', 'partly', 'no', 'open'] as const;
const DECIDED = { yes: 'holds', partly: 'may', no: 'track', open: 'open' } as const;

/**
 * For each group, by the part it has, a point for each step: full and with its word where it was heard, a ring where not; one ring that
 * is broken where it was heard nowhere.
 */
function drawPeople({ heads, parts }: Extract<Picture, { kind: 'people' }>, width: number): Marks {
  const isWide = width === WIDE;
  const left = isWide ? 290 : 0;
  const at = (column: number) => left + (column * (width - left)) / heads.length;
  const point = (look: ShapeLook, column: number, y: number, word = ''): Mark[] => [
    bar(look, at(column) + 0.5, y + 4.5, 11, 11, 5.5),
    ...(word === '' ? [] : [textAt(at(column) + 16, y + 15, 'small', word)]),
  ];
  const names = heads.map((head, column) => textAt(at(column), 15, 'label', folded(head, 12, 1).join('')));
  const rows = below(24, parts, ({ title, groups }, top) => {
    const head = title === '' ? [] : [textAt(0, top + 18, 'label', folded(title, 40, 1).join(''))];
    const { marks, bottom } = below(title === '' ? top : top + 28, groups, ({ label, cells, text }, top) => {
      const { name, y, under } = nameAt(top, label, width, 30);
      const isNowhere = cells.join('') === '';
      const points = isNowhere
        ? point('open', 0, y, text)
        : cells.flatMap((cell, column) => point(cell === '' ? 'track' : 'done', column, y, cell));
      return { marks: [...name, ...points], bottom: isWide ? under + 3 : y + 28 };
    });
    return { marks: [...head, ...marks], bottom };
  });
  return { height: rows.bottom + 4, marks: [...names, ...rows.marks] };
}

const bar = (look: ShapeLook, x: number, y: number, width: number, height: number, round = 0): Mark => ({
  kind: 'bar',
  look,
  x,
  y,
  width,
  height,
  round,
});

const line = (look: ShapeLook, x: number, from: number, to: number): Mark =>
  path(look, [
    [x, from],
    [x, to],
  ]);

/** A flag on a pole that stands in a bar. */
const flag = (x: number, y: number): Mark =>
  path('aim', [
    [x, y + 14],
    [x, y - 6],
    [x + 9, y - 2],
    [x, y + 2],
  ]);

const path = (look: ShapeLook, points: readonly Point[], closed = false): Mark => ({
  kind: 'path',
  look,
  points,
  closed,
});

const textAt = (x: number, y: number, look: TextLook, text: string, anchor: Anchor = 'start'): Mark => ({
  kind: 'text',
  look,
  x,
  y,
  anchor,
  text,
});

const textLines = (
  x: number,
  y: number,
  look: TextLook,
  lines: readonly string[],
  anchor: Anchor = 'start',
  step = LINE,
): Mark[] => lines.map((line, row) => textAt(x, y + row * step, look, line, anchor));

/** Text in lines of at most so many columns; what does not fit ends in an ellipsis, and stands whole in the text form. */
function folded(text: string, columns: number, most: number): string[] {
  const lines = wrap(oneLine(text).slice(0, columns * (most + 1)), columns);
  if (lines.length <= most) return lines;
  const last = graphemes(lines[most - 1] ?? '').slice(0, columns - 1);
  return [...lines.slice(0, most - 1), `${last.join('')}…`];
}
