// Drawings as inline SVG for the web page, which gives their classes a look, and the one escape for markup.
import { type Drawing, type Drawn, drawingsOf, type Mark, WIDE, WIDTH } from './drawings.ts';

/** Text for HTML, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** The drawings of a picture, wide and narrow, each with a title and a description. `id` makes the names inside them their own. */
export function drawPicture(picture: Drawn, title: string, id: string): string[] {
  const widths = picture.kind === 'ranges' || picture.kind === 'shares' ? [WIDTH] : [WIDE, WIDTH];
  const all = widths.map((width) => drawingsOf(picture, title, width));
  return (all[0] ?? []).flatMap((_, i) =>
    all.flatMap((drawings, w) => (drawings[i] ? [svgOf(drawings[i], `${id}-${i + 1}-${widths[w]}`)] : [])),
  );
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
