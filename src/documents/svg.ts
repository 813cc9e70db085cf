// Drawings as inline SVG for the web page, which gives their classes a look, and the one escape for markup.
import { type Drawing, type Drawn, drawingOf, type Mark, WIDE, WIDTH } from './drawings.ts';

/** Text for HTML, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** The drawing of a picture, and its narrow twin where it is wide, each with a title and a description. `id` is no other picture's. */
export function drawPicture(picture: Drawn, id: string): string {
  const widest = drawingOf(picture);
  const drawings = widest.width === WIDTH ? [widest] : [widest, drawingOf(picture, WIDTH)];
  return drawings.map((drawing) => svgOf(drawing, `${id}-${drawing.width}`)).join('\n');
}

// --- internal ---

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function svgOf({ width, height, marks, title, text }: Drawing, id: string): string {
  const look = width === WIDE ? ' class="wide"' : '';
  return [
    `<svg role="img"${look} aria-labelledby="${id}-title ${id}-text" viewBox="0 0 ${width} ${height}">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-text">${escapeHtml(text.join('; '))}</desc>`,
    ...marks.map(markOf),
    '</svg>',
  ].join('\n');
}

function markOf(mark: Mark): string {
  const look = mark.look === '' ? '' : ` class="${mark.look}"`;
  switch (mark.kind) {
    case 'bar': {
      const round = mark.round > 0 ? ` rx="${mark.round}"` : '';
      return `<rect${look} x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"${round}/>`;
    }
    case 'path': {
      const points = mark.points.map(([x, y]) => `${x} ${y}`).join('L');
      return `<path${look} d="M${points}${mark.closed ? 'Z' : ''}"/>`;
    }
    case 'text':
      return `<text${look} x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}">${escapeHtml(mark.text)}</text>`;
  }
}
