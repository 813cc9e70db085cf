// What the documents for readers outside the team have in common: their head, answers put into them that note what is missing, and how much
// room a text takes on paper, where one that is too long for it ends with a sentence, or else with a word. Pure.

import { sentencesOf } from '../../advice/forms.ts';
import { inSentence, type Phrase, sentenceWith, someOf, titleOf } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import type { Question } from '../../method/types.ts';
import { graphemes, widthOf } from '../../text.ts';
import { oneLine, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import {
  type DocumentReader,
  entriesFor,
  gapOf,
  givenFrom,
  paragraphsOf,
  questionOf,
  questionsOf,
  subtitleOf,
} from './shown.ts';

/** A document by its name. */
type Name = keyof typeof words.document.kinds;

/** The head of a document for residents, the questions that lack an answer in it, and those whose answer is not there whole. */
export type Sheet = { title: string; subtitle: string; gaps: string[]; cut: string[] };

/**
 * A document for residents while it is made: the head, and ways to put answers into it that note what is missing. Of a part that
 * the method does not have they give nothing.
 */
export type ResidentsDocument = {
  given: DocumentReader;
  sheet: Sheet;
  /** An answer as it reads inside a sentence, or its gap. */
  say: (role: Role) => string;
  /** An answer in a sentence: its question's own, or another one, with frames of its own. */
  sentence: (role: Role, own?: Phrase) => string;
  /** An answer as its paragraphs, or its gap as the only one. */
  tell: (role: Role) => string[];
  /** An answer as a list of its entries, or its gap as the only one. */
  list: (role: Role) => string[];
};

/**
 * A document for residents on one sheet of paper: each answer gets as much room as is left.
 * @param lines how many lines there are for what `textsOf` finds in a view, each text of which begins a line
 */
export function onOneSheet<View extends Sheet>(
  shared: Shared,
  name: Name,
  lines: number,
  { viewOf, textsOf }: { viewOf: (making: ResidentsDocument) => View; textsOf: (view: View) => readonly string[] },
): View {
  // A long word begins a line of its own.
  const linesOf = (text: string) =>
    text === '' ? 0 : Math.ceil(tallRoom(text) / LINE) + BETWEEN + (/\S{30}/.test(text) ? 1 : 0);
  const given = givenFrom(shared, true);
  return fittest(
    (most) => viewOf(documentFrom(given, name, most)),
    (view) => textsOf(view).reduce((sum, text) => sum + linesOf(text), 0) <= lines,
  );
}

/** Begins a document for residents. */
export const forResidents = (shared: Shared, name: Name): ResidentsDocument =>
  documentFrom(givenFrom(shared, true), name);

/** Whom to turn to, where that is known or noted as to find out. */
export const contactIn = ({ given, say }: ResidentsDocument): string =>
  given.at(given.method.roles.contact) ? say('contact') : '';

/** The room that a text takes, in letters of the usual width. Rough, and rather too much than too little. */
export const roomOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, letter) => sum + (WIDE.test(letter) ? 1.5 : CAPITAL.test(letter) ? 1.25 : widthOf(letter)),
    0,
  );

/** What stands where a text was cut within a sentence. */
export const DOTS = ' …';

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

/** How many letters a line of a sheet of paper holds, the room between two texts in lines, and the room of a title. */
const LINE = 78;
const BETWEEN = 0.25;
const TITLE = 100;

/** A list shows at least so many entries, and one more for each so many letters of room. */
const LEAST = 3;
const ENTRY = 45;

/** The room of a text of which each line begins anew, however short it is. */
const tallRoom = (text: string): number =>
  text.split('\n').reduce((room, line) => room + Math.max(LINE / 2, roomOf(line)), 0);

/** A document for residents as it begins; with `most`, no answer in it takes more room than so many letters. */
function documentFrom(given: DocumentReader, name: Name, most?: number): ResidentsDocument {
  const head = (text: string) => (most === undefined ? text : cutAt(oneLine(text), TITLE));
  const sheet: Sheet = { title: head(titleOf(given)), subtitle: head(subtitleOf(given, name)), gaps: [], cut: [] };
  const note = (ids: string[], id: string) => void (ids.includes(id) || ids.push(id));
  const fitted = (id: string, text: string): string => {
    if (most === undefined || tallRoom(text) <= most) return text;
    const kept = cutAt(oneLine(text), most);
    if (kept.length < text.trim().length) note(sheet.cut, id);
    return kept;
  };
  /** The parts of the answer as they were made, or its gap as the only one. */
  const ofAnswer = (role: Role, make: (question: Question) => string[]): string[] => {
    const question = questionOf(given, role);
    if (!question) return [];
    const parts = make(question);
    if (parts.length > 0) return parts;
    note(sheet.gaps, question.id);
    return [gapOf(given, question)];
  };
  const entriesOf = (question: Question) =>
    entriesFor(given, [question]).flatMap(({ lead, items }) => (lead === '' ? items : [lead]));
  return {
    given,
    sheet,
    say: (role) => ofAnswer(role, ({ id }) => [fitted(id, inSentence(given, id))].filter(Boolean)).join(''),
    sentence: (role, own = {}) =>
      questionsOf(given, [role])
        .map((question) => {
          const text = given.text(question.id);
          if (text === '') note(sheet.gaps, question.id);
          return fitted(question.id, sentenceWith(given, { ...question, ...own }, text, gapOf(given, question)));
        })
        .join(''),
    tell: (role) => ofAnswer(role, ({ id }) => paragraphsOf(fitted(id, given.list(id).join('\n\n')))),
    list: (role) =>
      ofAnswer(role, (question) => {
        const entries = entriesOf(question);
        const more = most === undefined ? 0 : entries.length - Math.max(LEAST, Math.floor(most / ENTRY));
        if (more > 0) note(sheet.cut, question.id);
        const shown = more > 0 ? [...entries.slice(0, -more), someOf(more, words.pitch.more)] : entries;
        return shown.map((entry) => fitted(question.id, entry));
      }),
  };
}

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
  return `${words !== '' ? words.replace(/[,;:]$/, '') : longest(graphemes(text.slice(0, 4 * room)), room - 2, '')}${DOTS}`;
}
