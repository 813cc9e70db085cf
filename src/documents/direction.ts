// Which way a text runs: that of a document follows its language, that of a part of it its first letter.

export type Direction = 'ltr' | 'rtl';

/** The direction of a language, such as `ar` or `az-Arab`: that of the script it is written in. */
export function directionOf(language: string): Direction {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
}

/** The direction of a text by its first letter; one without letters runs as what is `around` it. */
export function directionIn(text: string, around: Direction): Direction {
  const [first] = /\p{L}/u.exec(text) ?? [];
  if (first === undefined) return around;
  return IS_RIGHT.test(first) ? 'rtl' : 'ltr';
}

/** A text cut where its direction changes; blanks and signs between two directions run as what is `around` them. */
export function runsOf(text: string, around: Direction): { text: string; direction: Direction }[] {
  const parts: { text: string; direction: Direction }[] = [];
  let end = 0;
  const add = (to: number, direction: Direction) => {
    if (to > end) parts.push({ text: text.slice(end, to), direction });
    end = to;
  };
  for (const { 0: other, index } of text.matchAll(AGAINST[around])) {
    add(index, around);
    add(index + other.length, around === 'ltr' ? 'rtl' : 'ltr');
  }
  add(text.length, around);
  return parts;
}

// --- internal ---

// Not Intl's own textInfo: Node 20 has dv and az-Arab run from left to right.
const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'];

const OF_RIGHT = `[${RIGHT_TO_LEFT.map((script) => `\\p{Script=${script}}`).join('')}]`;
const RIGHT = `(?=\\p{L})${OF_RIGHT}`;
const LEFT = `(?!${OF_RIGHT})\\p{L}`;
const IS_RIGHT = new RegExp(RIGHT, 'u');

/** From a letter up to the last one of the same direction, whatever signs stand between. */
const stretch = (letter: string): RegExp => new RegExp(`${letter}(?:(?:\\P{L}|${letter})*${letter})?`, 'gu');

const AGAINST = { ltr: stretch(RIGHT), rtl: stretch(LEFT) };
