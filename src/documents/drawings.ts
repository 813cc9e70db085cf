// Pictures as drawings: which marks stand where, whatever draws them. Every drawing says the same in words.
import { graphemes, wrap } from '../text.ts';
import { words } from '../words.ts';
import { type Decided, linesOf, type Measure, type Picture, type Range, type Span, type Stage } from './pictures.ts';

/** A mark of a drawing, in pixels from its left upper corner. */
export type Mark =
  | { kind: 'bar'; look: ShapeLook; x: number; y: number; width: number; height: number; round: number }
  | { kind: 'path'; look: ShapeLook; points: readonly Point[]; closed: boolean }
  | { kind: 'text'; look: TextLook; x: number; y: number; anchor: Anchor; text: string };
export type Point = readonly [x: number, y: number];
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
export type Drawing = Marks & { width: number; title: string; text: readonly string[] };

/** Figures are no drawing, but large numbers. */
export type Drawn = Exclude<Picture, { kind: 'figures' }>;

/** The width of a drawing that fits a phone, and of one that needs more room. */
export const WIDTH = 340;
export const WIDE = 680;

/** The drawings of a picture in a width: one, or one for each of its groups. */
export function drawingsOf(picture: Drawn, title: string, width: number = WIDE): Drawing[] {
  const text = linesOf(picture);
  switch (picture.kind) {
    case 'narrowing':
      return picture.groups.map((group) => ({
        ...drawStages(group.title, group.stages, width),
        width,
        title: `${title}: ${group.title}`,
        text: group.stages.map((stage) => `${stage.label}: ${stage.text}`),
      }));
    case 'timeline':
      return [{ ...drawTimeline(picture, width), width, title, text }];
    case 'measures':
      return [{ ...drawMeasures(picture.measures, width), width, title, text }];
    case 'feedback':
      return [{ ...drawFeedback(picture.groups, width), width, title, text }];
    case 'people':
      return [{ ...drawPeople(picture, width), width, title, text }];
    default:
      return [{ ...drawRanges(picture.ranges), width: WIDTH, title, text }];
  }
}

// --- internal ---

type Marks = { height: number; marks: Mark[] };

const LINE = 19;

/** A title, and below it one band for each step, each narrower than the one above; sloping sides join them. */
function drawStages(title: string, stages: readonly Stage[], whole: number): Marks {
  const widthOf = (stage: Stage) => Math.round(whole * (0.48 + 0.52 * stage.share));
  let top = 30;
  const bands = stages.flatMap((stage, i) => {
    const width = widthOf(stage);
    const next = stages[i + 1];
    const lines = folded(stage.text, Math.floor((width - 12) / 8.2), 4);
    const height = 32 + lines.length * LINE;
    const [left, y] = [(whole - width) / 2, top];
    top += height + 12;
    const slope: Point[] = next
      ? [
          [left, y + height],
          [left + width, y + height],
          [(whole + widthOf(next)) / 2, top],
          [(whole - widthOf(next)) / 2, top],
        ]
      : [];
    return [
      bar('band', left, y, width, height),
      ...(next ? [path('slope', slope, true)] : []),
      textAt(whole / 2, y + 22, 'label', stage.label, 'middle'),
      ...lines.map((line, row) => textAt(whole / 2, y + 22 + (row + 1) * LINE, '', line, 'middle')),
    ];
  });
  return { height: top - 11, marks: [textAt(whole / 2, 17, 'head', title, 'middle'), ...bands] };
}

/** For each range its label and numbers, and below them a bar: dark up to what holds, light up to what may hold. */
function drawRanges(ranges: readonly Range[]): Marks {
  const at = (percent: number) => Math.round((percent * (WIDTH - 2)) / 100);
  let top = 0;
  const marks = ranges.flatMap(({ label, low, high, numbers }) => {
    const lines = folded(label, 24, 3);
    const y = top + lines.length * LINE + 4;
    const heads = lines.map((line, row) => textAt(0, top + 15 + row * LINE, 'label', line, 'start'));
    top = y + 14 + 14;
    return [
      ...heads,
      textAt(WIDTH, y - 8, '', numbers, 'end'),
      bar('track', 0.5, y + 0.5, WIDTH - 1, 13),
      ...(high > low ? [bar('may', 1 + at(low), y + 1, at(high) - at(low), 12)] : []),
      ...(low > 0 ? [bar('holds', 1, y + 1, at(low), 12)] : []),
    ];
  });
  return { height: top - 12, marks };
}

const DAY = 86_400_000;

/** The work over the months, in order of time: titles to the left where there is room, else above. */
function drawTimeline({ spans, asOf }: Extract<Picture, { kind: 'timeline' }>, width: number): Marks {
  const left = width === WIDE ? 320 : 0;
  const days = [...spans.flatMap(({ from, to }) => [from, to]), ...(asOf === '' ? [] : [asOf])].sort();
  const months = monthsFrom(days[0] ?? '', days.at(-1) ?? '');
  const [first = 0, last = 1] = [months[0]?.start, months.at(-1)?.end];
  const at = (day: string) => Math.round(left + ((Date.parse(day) - first) / (last - first)) * (width - left));
  let top = 26;
  const rows = spans.flatMap((span) => {
    const lines = folded(span.title, width === WIDE ? 34 : 36, 2);
    const y = width === WIDE ? top : top + lines.length * LINE;
    const marks = [
      ...lines.map((line, row) => textAt(0, top + 14 + row * LINE, '', line, 'start')),
      ...drawSpan(span, at(span.from), at(span.to), y, width),
    ];
    top = width === WIDE ? top + lines.length * LINE + 5 : y + 28;
    return marks;
  });
  // Of many months, only those are named for which there is room.
  let free = left;
  const grid = months.flatMap(({ start, name }) => {
    const x = Math.round(left + ((start - first) / (last - first)) * (width - left));
    const isNamed = x >= free;
    if (isNamed) free = x + 12 + name.length * 7.5;
    return [line('grid', x + 0.5, 20, top), ...(isNamed ? [textAt(x + 4, 14, 'small', name, 'start')] : [])];
  });
  const now = asOf === '' ? [] : [line('as-of', Math.min(at(asOf), width - 1) + 0.5, 20, top)];
  const side = at(asOf) < width / 2 ? 'start' : 'end';
  const label = asOf === '' ? [] : [textAt(Math.min(at(asOf), width), top + 16, 'small', asOfText(asOf), side)];
  return { height: top + (asOf === '' ? 4 : 22), marks: [...grid, ...now, ...rows, ...label] };
}

/** A bar, or where only its end is known a diamond; its shape tells how far it is, and so does the word beside it. */
function drawSpan({ state }: Span, from: number, to: number, top: number, width: number): Mark[] {
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
  const fits = end + 90 < width;
  return [shape, ...crossed, textAt(fits ? end + 8 : from - 14, top + 14, 'small', word, fits ? 'start' : 'end')];
}

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

/** A row of a picture of bars: in a wide one its name, the bar and its numbers stand side by side, else one below the other. */
function rowAt(top: number, label: string, text: string, width: number) {
  const isWide = width === WIDE;
  const lines = folded(label, isWide ? 26 : 36, 2);
  const numbers = folded(text, isWide ? 24 : 46, 3);
  const [left, y] = isWide ? [250, top + 3] : [0, top + lines.length * LINE + 6];
  const below = y + 18;
  const marks = [
    ...lines.map((line, row) => textAt(0, top + 15 + row * LINE, '', line, 'start')),
    ...numbers.map((line, row) =>
      isWide
        ? textAt(left + BAR + 16, top + 15 + row * 17, 'small', line, 'start')
        : textAt(0, below + 15 + row * 17, 'small', line, 'start'),
    ),
  ];
  const height = isWide
    ? Math.max(lines.length * LINE, numbers.length * 17) + 12
    : below - top + numbers.length * 17 + 14;
  return { left, y, marks, next: top + height };
}

/** How long a bar is that is full. */
const BAR = 240;

/** For each measure a bar up to what was reached (or is now), a line where it began, and a flag where it was to go. */
function drawMeasures(measures: readonly Measure[], width: number): Marks {
  let top = 6;
  const marks = measures.flatMap(({ label, before, reached, aim, text }) => {
    const most = Math.max(before ?? 0, reached ?? 0, aim ?? 0) || 1;
    const row = rowAt(top, label, text, width);
    const at = (number: number) => Math.round(row.left + 1 + (Math.max(number, 0) / most) * (BAR - 2));
    const end = at(reached ?? before ?? 0);
    const { left, y } = row;
    top = row.next;
    return [
      ...row.marks,
      bar('track', left + 0.5, y + 0.5, BAR - 1, 13),
      bar(reached === undefined ? 'may' : 'holds', left + 1, y + 1, end - left - 1, 12),
      ...(before !== undefined && reached !== undefined ? [line('before', at(before), y - 3, y + 17)] : []),
      ...(aim === undefined ? [] : [flag(at(aim), y)]),
    ];
  });
  return { height: top, marks };
}

/** For each group a bar of its points, by what was decided: full, half, empty, dotted; the numbers stand in it and in words. */
function drawFeedback(groups: readonly Decided[], width: number): Marks {
  const most = Math.max(...groups.map(({ yes, partly, no, open }) => yes + partly + no + open), 1);
  const unit = Math.min(40, BAR / most);
  let top = 0;
  const marks = groups.flatMap(({ label, text, ...numbers }) => {
    const row = rowAt(top, label, text, width);
    top = row.next;
    let x = row.left;
    const parts = (['yes', 'partly', 'no', 'open'] as const).flatMap((decision) => {
      if (numbers[decision] === 0) return [];
      const [from, broad] = [x, numbers[decision] * unit];
      x += broad;
      const number = textAt(
        from + broad / 2,
        row.y + 14,
        decision === 'yes' ? 'on' : 'small',
        `${numbers[decision]}`,
        'middle',
      );
      return [
        bar(DECIDED[decision], from + 0.5, row.y + 0.5, Math.max(broad - 1, 1), 17),
        ...(broad > 14 ? [number] : []),
      ];
    });
    return [...row.marks, ...parts];
  });
  return { height: top, marks };
}

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
    ...(word === '' ? [] : [textAt(at(column) + 16, y + 15, 'small', word, 'start')]),
  ];
  const names = heads.map((head, column) => textAt(at(column), 15, 'label', folded(head, 12, 1).join(''), 'start'));
  let top = 24;
  const rows = parts.flatMap(({ title, groups }) => {
    const head = title === '' ? [] : [textAt(0, top + 18, 'label', folded(title, 40, 1).join(''), 'start')];
    if (title !== '') top += 28;
    const below = groups.flatMap(({ label, cells, text }) => {
      const lines = folded(label, isWide ? 30 : 36, 2);
      const y = isWide ? top : top + lines.length * LINE;
      const isNowhere = cells.join('') === '';
      const points = isNowhere
        ? point('open', 0, y, text)
        : cells.flatMap((cell, column) => point(cell === '' ? 'track' : 'done', column, y, cell));
      const named = lines.map((line, row) => textAt(0, top + 15 + row * LINE, '', line, 'start'));
      top = isWide ? top + lines.length * LINE + 3 : y + 28;
      return [...named, ...points];
    });
    return [...head, ...below];
  });
  return { height: top + 4, marks: [...names, ...rows] };
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

function textAt(x: number, y: number, look: TextLook, text: string, anchor: Anchor): Mark {
  return { kind: 'text', look, x, y, anchor, text };
}

/** Text in lines of at most so many columns; what does not fit ends in an ellipsis, and stands whole in the text form. */
function folded(text: string, columns: number, most: number): string[] {
  const lines = wrap(text.replace(/\s+/g, ' ').slice(0, columns * (most + 1)), columns);
  if (lines.length <= most) return lines;
  const last = graphemes(lines[most - 1] ?? '').slice(0, columns - 1);
  return [...lines.slice(0, most - 1), `${last.join('')}…`];
}
