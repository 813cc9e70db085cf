// How much room a text takes on paper, and how one that is too long for its room ends: with a sentence, or else with a word. Pure.

import { sentencesOf } from '../advice/forms.ts';
import { graphemes, widthOf } from '../text.ts';

/** The room that a text takes, in letters of the usual width. Rough, and rather too much than too little. */
export const roomOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, letter) => sum + (WIDE.test(letter) ? 1.5 : CAPITAL.test(letter) ? 1.25 : widthOf(letter)),
    0,
  );

/** A text in at most so much room: its first sentences, or the first words of the first one; the same text where all of it fits. */
export function cutAt(text: string, room: number): string {
  if (roomOf(text) <= room) return text;
  const sentences = sentencesOf(text.replace(/\s+/g, ' '));
  const whole = longest(sentences, room, ' ');
  return whole !== '' ? whole : withDots(text.replace(/\s+/g, ' '), room);
}

/** What is made with the most room for each text with which it fits its sheet of paper; where none does, with the least. */
export function fittest<Made>(make: (most: number) => Made, fits: (made: Made) => boolean): Made {
  let made = make(ROOMS[0]);
  for (const most of ROOMS.slice(1)) {
    if (fits(made)) break;
    made = make(most);
  }
  return made;
}

// --- internal ---

/** The room of one sentence or entry, in letters. Where not all fits on the sheet, the longest give way first. */
const ROOMS = [420, 340, 280, 230, 190, 150, 120, 90, 60] as const;

const WIDE = /[mwMW@%—…]/;
const CAPITAL = /\p{Lu}/u;

/** The first parts that fit, put together again. */
function longest(parts: readonly string[], room: number, between: string): string {
  let kept = '';
  for (const part of parts) {
    const next = kept === '' ? part : `${kept}${between}${part}`;
    if (roomOf(next) > room) break;
    kept = next;
  }
  return kept;
}

/** The first words that fit, and an ellipsis; of a word that does not fit, its first letters. */
function withDots(text: string, room: number): string {
  const words = longest(text.split(' '), room - 2, ' ');
  return `${words !== '' ? words.replace(/[,;:]$/, '') : longest(graphemes(text.slice(0, 4 * room)), room - 2, '')} …`;
}
