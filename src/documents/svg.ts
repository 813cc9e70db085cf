// Pictures as inline SVG that fits a phone, for the web page, and the one escape for markup. Their text is in a table beside them.
import { graphemes, wrap } from '../text.ts';
import { words } from '../words.ts';
import { type Decided, linesOf, type Measure, type Picture, type Range, type Span, type Stage } from './pictures.ts';

/** Text for HTML, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** The drawings of a picture, each with a title and a description. `id` makes the names inside them their own. */
export function drawPicture(picture: Drawn, title: string, id: string): string[] {
  const text = linesOf(picture);
  const inBoth = (draw: (width: number) => Marks) =>
    [WIDE, WIDTH].map((width) => drawing(draw(width), title, text, `${id}-${width}`, width));
  switch (picture.kind) {
    case 'narrowing':
      return picture.groups.flatMap((group, i) =>
        [WIDE, WIDTH].map((width) => {
          const own = group.stages.map((stage) => `${stage.label}: ${stage.text}`);
          const marks = drawStages(group.title, group.stages, width);
          return drawing(marks, `${title}: ${group.title}`, own, `${id}-${i + 1}-${width}`, width);
        }),
      );
    case 'timeline':
      return inBoth((width) => drawTimeline(picture, width));
    case 'measures':
      return inBoth((width) => drawMeasures(picture.measures, width));
    case 'feedback':
      return inBoth((width) => drawFeedback(picture.groups, width));
    default:
      return [drawing(drawRanges(picture.ranges), title, text, id)];
  }
}

/** Figures are no drawing, but large numbers. */
export type Drawn = Exclude<Picture, { kind: 'figures' }>;

// --- internal ---

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Marks = { height: number; marks: string[] };

/** The width of a drawing that fits a phone, and of one that needs more room. */
const WIDTH = 340;
const WIDE = 680;
const LINE = 19;

function drawing({ height, marks }: Marks, title: string, text: readonly string[], id: string, width = WIDTH): string {
  const look = width === WIDE ? ' class="wide"' : '';
  return [
    `<svg role="img"${look} aria-labelledby="${id}-title ${id}-text" viewBox="0 0 ${width} ${height}">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-text">${escapeHtml(text.join('; '))}</desc>`,
    ...marks,
    '</svg>',
  ].join('\n');
}

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
    const slope = next && [left, left + width, (whole + widthOf(next)) / 2, (whole - widthOf(next)) / 2];
    return [
      `<rect class="band" x="${left}" y="${y}" width="${width}" height="${height}"/>`,
      ...(slope
        ? [`<path class="slope" d="M${slope[0]} ${y + height}H${slope[1]}L${slope[2]} ${top}H${slope[3]}Z"/>`]
        : []),
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
    const lines = folded(label, 30, 2);
    const bar = top + lines.length * LINE + 4;
    const heads = lines.map((line, row) => textAt(0, top + 15 + row * LINE, 'label', line, 'start'));
    top = bar + 14 + 14;
    return [
      ...heads,
      textAt(WIDTH, bar - 8, '', numbers, 'end'),
      `<rect class="track" x="0.5" y="${bar}.5" width="${WIDTH - 1}" height="13"/>`,
      ...(high > low
        ? [`<rect class="may" x="${1 + at(low)}" y="${bar + 1}" width="${at(high) - at(low)}" height="12"/>`]
        : []),
      ...(low > 0 ? [`<rect class="holds" x="1" y="${bar + 1}" width="${at(low)}" height="12"/>`] : []),
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
    const lines = folded(span.title, 40, 2);
    const bar = width === WIDE ? top : top + lines.length * LINE;
    const marks = [
      ...lines.map((line, row) => textAt(0, top + 14 + row * LINE, '', line, 'start')),
      ...drawSpan(span, at(span.from), at(span.to), bar, width),
    ];
    top = width === WIDE ? top + lines.length * LINE + 5 : bar + 28;
    return marks;
  });
  // Of many months, only those are named for which there is room.
  let free = left;
  const grid = months.flatMap(({ start, name }) => {
    const x = Math.round(left + ((start - first) / (last - first)) * (width - left));
    const isNamed = x >= free;
    if (isNamed) free = x + 12 + name.length * 7.5;
    return [
      `<path class="grid" d="M${x}.5 20V${top}"/>`,
      ...(isNamed ? [textAt(x + 4, 14, 'small', name, 'start')] : []),
    ];
  });
  const now = asOf === '' ? [] : [`<path class="as-of" d="M${Math.min(at(asOf), width - 1)}.5 20V${top}"/>`];
  const side = at(asOf) < width / 2 ? 'start' : 'end';
  const label = asOf === '' ? [] : [textAt(Math.min(at(asOf), width), top + 16, 'small', asOfText(asOf), side)];
  return { height: top + (asOf === '' ? 4 : 22), marks: [...grid, ...rows, ...now, ...label] };
}

/** A bar, or where only its end is known a diamond; its shape tells how far it is, and so does the word beside it. */
function drawSpan({ state }: Span, from: number, to: number, top: number, width: number): string[] {
  const [end, middle] = [Math.max(to, from + 12), top + 9];
  const shape =
    to - from < 12
      ? `<path class="${state}" d="M${to} ${top + 1}l8 8l-8 8l-8 -8Z"/>`
      : `<rect class="${state}" x="${from}" y="${top + 2}" width="${end - from}" height="14" rx="2"/>`;
  const crossed = state === 'dropped' ? [`<path class="cross" d="M${from - 8} ${middle}H${end + 2}"/>`] : [];
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
  const lines = folded(label, isWide ? 30 : 40, 2);
  const numbers = folded(text, isWide ? 24 : 46, 3);
  const [left, bar] = isWide ? [250, top + 3] : [0, top + lines.length * LINE + 6];
  const below = bar + 18;
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
  return { left, bar, marks, next: top + height };
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
    const { left, bar } = row;
    top = row.next;
    return [
      ...row.marks,
      `<rect class="track" x="${left}.5" y="${bar}.5" width="${BAR - 1}" height="13"/>`,
      `<rect class="${reached === undefined ? 'may' : 'holds'}" x="${left + 1}" y="${bar + 1}" width="${end - left - 1}" height="12"/>`,
      ...(before !== undefined && reached !== undefined
        ? [`<path class="before" d="M${at(before)} ${bar - 3}V${bar + 17}"/>`]
        : []),
      ...(aim === undefined ? [] : [`<path class="aim" d="M${at(aim)} ${bar + 14}V${bar - 6}l9 4l-9 4"/>`]),
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
        row.bar + 14,
        decision === 'yes' ? 'on' : 'small',
        `${numbers[decision]}`,
        'middle',
      );
      return [
        `<rect class="${DECIDED[decision]}" x="${from + 0.5}" y="${row.bar}.5" width="${broad - 1}" height="17"/>`,
        ...(broad > 14 ? [number] : []),
      ];
    });
    return [...row.marks, ...parts];
  });
  return { height: top, marks };
}

const DECIDED = { yes: 'holds', partly: 'may', no: 'track', open: 'open' } as const;

function textAt(x: number, y: number, kind: string, text: string, anchor: string): string {
  const named = kind === '' ? '' : ` class="${kind}"`;
  return `<text${named} x="${x}" y="${y}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}

/** Text in lines of at most so many columns; what does not fit ends in an ellipsis, and stands whole in the text form. */
function folded(text: string, columns: number, most: number): string[] {
  const lines = wrap(text.replace(/\s+/g, ' ').slice(0, columns * (most + 1)), columns);
  if (lines.length <= most) return lines;
  const last = graphemes(lines[most - 1] ?? '').slice(0, columns - 1);
  return [...lines.slice(0, most - 1), `${last.join('')}…`];
}
