// What the documents for work with people have in common: their head, and answers put into it that note what is missing. Pure.

import { inSentence, type Phrase, sentenceWith } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import type { Question } from '../../method/types.ts';
import type { Reader } from '../../project/answers.ts';
import { fill, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { titleOf } from '../view.ts';
import { type DocumentReader, entriesFor, gapOf, givenFrom, paragraphsOf, questionsOf } from './shown.ts';

/** A document by its name. */
type Name = keyof typeof words.document.kinds;

/** The head of a document for residents, and the questions that lack an answer in it. */
export type Sheet = { title: string; subtitle: string; gaps: string[] };

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

/** Begins a document for residents. */
export function forResidents(shared: Shared, name: Name): ResidentsDocument {
  const given = givenFrom(shared, true);
  const sheet: Sheet = { title: titleOf(given), subtitle: subtitleOf(given, name), gaps: [] };
  const lacks = (id: string) => void (sheet.gaps.includes(id) || sheet.gaps.push(id));
  /** The parts of the answer as they were made, or its gap as the only one. */
  const ofAnswer = (role: Role, make: (question: Question) => string[]): string[] => {
    const [question] = questionsOf(given.method, [role]);
    if (!question) return [];
    const parts = make(question);
    if (parts.length > 0) return parts;
    lacks(question.id);
    return [gapOf(given, question)];
  };
  return {
    given,
    sheet,
    say: (role) => ofAnswer(role, ({ id }) => [inSentence(given, id)].filter(Boolean)).join(''),
    sentence: (role, own = {}) =>
      questionsOf(given.method, [role])
        .map((question) => {
          const text = given.text(question.id);
          if (text === '') lacks(question.id);
          return sentenceWith(given, { ...question, ...own }, text, gapOf(given, question));
        })
        .join(''),
    tell: (role) => ofAnswer(role, ({ id }) => paragraphsOf(given.list(id).join('\n\n'))),
    list: (role) =>
      ofAnswer(role, (question) =>
        entriesFor(given, [question]).flatMap(({ lead, items }) => (lead === '' ? items : [lead])),
      ),
  };
}

/** "Worksheet for Riverton", or only the kind of document where the place is not known. */
export function subtitleOf(reader: Reader, name: Name): string {
  const place = reader.at(reader.method.roles.place)?.value;
  const kind = words.document.kinds[name];
  return place === undefined || name === 'heard' ? kind : fill(words.document.kindFor, { kind, place: String(place) });
}
