// What every document for the public has in common: what is not for the public is taken out before any view sees it, so no view can let
// it slip; and the document says who it is for. Pure.

import { inSentence, type Phrase, sentenceWith } from '../../advice/pitch.ts';
import type { Role } from '../../method/roles.ts';
import type { Question } from '../../method/types.ts';
import type { Answer } from '../../project/answers.ts';
import { type Reader, readerOf } from '../../project/answers.ts';
import { fill, words } from '../../words.ts';
import { titleOf } from '../view.ts';
import { begunSteps, type DocumentReader, entriesFor, gapOf, paragraphsOf, questionsOf } from './shown.ts';

/** What may be known of feedback that must not be quoted. */
const UNQUOTED = ['feedback.group', 'feedback.heard', 'feedback.quote', 'feedback.decision', 'feedback.told'] as const;

/** Whether a piece of feedback may be quoted: only where somebody said yes. */
export const mayQuote = (reader: Reader, record: string): boolean =>
  reader.at(`${reader.method.roles.feedback}.${record}.${reader.method.roles['feedback.quote']}`)?.value === 'yes';

/**
 * The answers without notes, without whom to ask (that something is to find out stays), without the team, and without the
 * words of feedback that may not be quoted. One rule for every public document: of such a piece its group, its days and which
 * way it was decided (one of four) stay, to be counted. Why, and what changed, go with what was said: a team that gives its
 * reasons tells again what it answers to, and in a small group everybody knows who said it.
 */
function publicOnly(all: Reader): Reader {
  const { roles } = all.method;
  const silent = new Set(all.records(roles.feedback).filter((record) => !mayQuote(all, record)));
  const known = new Set(UNQUOTED.map((role) => roles[role]));
  const below = `${roles.feedback}.`;
  const shown = Object.entries(all.answers.byId).flatMap(([id, { value, findOut }]): [string, Answer][] => {
    const [record = '', ...field] = id.startsWith(below) ? id.slice(below.length).split('.') : [];
    if (id === roles.team || (silent.has(record) && !known.has(field.join('.')))) return [];
    return [[id, { ...(value !== undefined && { value }), ...(findOut !== undefined && { findOut: '' }) }]];
  });
  return readerOf(all.method, { ...all.answers, byId: Object.fromEntries(shown) });
}

/** A project as the parts of a document read it: with `public` without what is not for the public. */
export function givenFrom(all: Reader, options: { public: boolean; alone: boolean }): DocumentReader {
  const reader = options.public ? publicOnly(all) : all;
  return { ...reader, ...options, begun: begunSteps(reader) };
}

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

/** Begins a document for residents. All that is not for the public is gone from the answers before anything is made of them. */
export function forResidents(all: Reader, name: Name): ResidentsDocument {
  const given = givenFrom(all, { public: true, alone: true });
  const sheet: Sheet = { title: titleOf(given), subtitle: subtitleOf(given, name), gaps: [] };
  const lacks = (id: string) => void (sheet.gaps.includes(id) || sheet.gaps.push(id));
  /** The parts of the answer as they were made, or its gap as the only one. */
  const ofAnswer = (role: Role, make: (question: Question) => string[]): string[] => {
    const [question] = questionsOf(all.method, [role]);
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
      questionsOf(all.method, [role])
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
