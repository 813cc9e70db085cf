// Pictures as inline SVG that fits a phone, for the web page, and the one escape for markup. Their text is in a table beside them.
import { graphemes, wrap } from '../text.ts';
import type { Picture, Range, Stage } from './pictures.ts';

/** Text for HTML, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** The drawings of a picture, each with a title and a description. `id` makes the names inside them their own. */
export function drawPicture(picture: Picture, title: string, id: string): string[] {
  if (picture.kind !== 'narrowing') {
    const text = picture.ranges.map(({ label, numbers }) => `${label}: ${numbers}`);
    return [drawing(drawRanges(picture.ranges), title, text, id)];
  }
  return picture.groups.map((group, i) => {
    const text = group.stages.map((stage) => `${stage.label}: ${stage.text}`);
    return drawing(drawStages(group.title, group.stages), `${title}: ${group.title}`, text, `${id}-${i + 1}`);
  });
}

// --- internal ---

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Marks = { height: number; marks: string[] };

const WIDTH = 340;
const LINE = 19;

function drawing({ height, marks }: Marks, title: string, text: readonly string[], id: string): string {
  return [
    `<svg role="img" aria-labelledby="${id}-title ${id}-text" viewBox="0 0 ${WIDTH} ${height}">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-text">${escapeHtml(text.join('; '))}</desc>`,
    ...marks,
    '</svg>',
  ].join('\n');
}

/** A title, and below it one band for each step, each narrower than the one above; sloping sides join them. */
function drawStages(title: string, stages: readonly Stage[]): Marks {
  const widthOf = (stage: Stage) => Math.round(WIDTH * (0.48 + 0.52 * stage.share));
  let top = 30;
  const bands = stages.flatMap((stage, i) => {
    const width = widthOf(stage);
    const next = stages[i + 1];
    const lines = folded(stage.text, Math.floor((width - 12) / 7), 3);
    const height = 32 + lines.length * LINE;
    const [left, y] = [(WIDTH - width) / 2, top];
    top += height + 12;
    const slope = next && [left, left + width, (WIDTH + widthOf(next)) / 2, (WIDTH - widthOf(next)) / 2];
    return [
      `<rect class="band" x="${left}" y="${y}" width="${width}" height="${height}"/>`,
      ...(slope
        ? [`<path class="slope" d="M${slope[0]} ${y + height}H${slope[1]}L${slope[2]} ${top}H${slope[3]}Z"/>`]
        : []),
      textAt(WIDTH / 2, y + 22, 'label', stage.label, 'middle'),
      ...lines.map((line, row) => textAt(WIDTH / 2, y + 22 + (row + 1) * LINE, '', line, 'middle')),
    ];
  });
  return { height: top - 11, marks: [textAt(WIDTH / 2, 17, 'head', title, 'middle'), ...bands] };
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
