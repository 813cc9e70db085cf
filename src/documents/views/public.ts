// What every document for the public has in common: what is not for the public is taken out before any view sees it, so no view can let
// it slip; and the document says who it is for. Pure.

import { inSentence } from '../../advice/pitch.ts';
import type { Method } from '../../method/types.ts';
import { type Answer, type Answers, answerAt } from '../../project/answers.ts';
import { fill, words } from '../../words.ts';
import { titleOf } from '../view.ts';
import { begunSteps, entriesAt, type Given, gapOf, paragraphsOf, questionsAt } from './shown.ts';

/** The question for the team; the records of feedback; and what may be known of feedback that must not be quoted. */
const TEAM = 'project.team';
export const FEEDBACK = 'design.feedback';
const UNQUOTED = ['group', 'heard', 'quote', 'decision', 'told'];

/** Whether a piece of feedback may be quoted: only where somebody said yes. */
export const mayQuote = (answers: Answers, record: string): boolean =>
  answers.byId[`${FEEDBACK}.${record}.quote`]?.value === 'yes';

/**
 * The answers without notes, without whom to ask (that something is to find out stays), without the team, and without the
 * words of feedback that may not be quoted. One rule for every public document: of such a piece its group, its days and which
 * way it was decided (one of four) stay, to be counted. Why, and what changed, go with what was said: a team that gives its
 * reasons tells again what it answers to, and in a small group everybody knows who said it.
 */
export function publicAnswers(answers: Answers): Answers {
  const silent = new Set((answers.records[FEEDBACK] ?? []).filter((record) => !mayQuote(answers, record)));
  const shown = Object.entries(answers.byId).flatMap(([id, { value, findOut }]): [string, Answer][] => {
    const [record = '', ...field] = id.startsWith(`${FEEDBACK}.`) ? id.slice(FEEDBACK.length + 1).split('.') : [];
    if (id === TEAM || (silent.has(record) && !UNQUOTED.includes(field.join('.')))) return [];
    return [[id, { ...(value !== undefined && { value }), ...(findOut !== undefined && { findOut: '' }) }]];
  });
  return { ...answers, byId: Object.fromEntries(shown) };
}

/** A document by its name. */
type Name = keyof typeof words.document.kinds;

/** The head of a document for residents, and the questions that lack an answer in it. */
export type Sheet = { title: string; subtitle: string; gaps: string[] };

/** A document for residents while it is made: the head, and ways to put answers into it that note what is missing. */
export type Making = {
  given: Given;
  sheet: Sheet;
  /** An answer as it reads inside a sentence, or its gap. */
  say: (id: string) => string;
  /** An answer as its paragraphs, or its gap as the only one. */
  tell: (id: string) => string[];
  /** An answer as a list of its entries, or its gap as the only one. */
  list: (id: string) => string[];
};

/** Begins a document for residents. All that is not for the public is gone from the answers before anything is made of them. */
export function forResidents(method: Method, all: Answers, name: Name): Making {
  const answers = publicAnswers(all);
  const given: Given = { method, answers, begun: begunSteps(method, answers), public: true, alone: true };
  const sheet: Sheet = { title: titleOf(method, answers), subtitle: subtitleOf(given, name), gaps: [] };
  const gap = (id: string): string => {
    sheet.gaps.push(id);
    return gapOf(answers, questionsAt(method, [id])[0] ?? { id, label: id });
  };
  const ofAnswer = (id: string, parts: string[]) => (parts.length > 0 ? parts : [gap(id)]);
  return {
    given,
    sheet,
    say: (id) => inSentence(method, answers, id) || gap(id),
    tell: (id) => ofAnswer(id, paragraphsOf([answers.byId[id]?.value ?? ''].flat().join('\n\n'))),
    list: (id) =>
      ofAnswer(
        id,
        entriesAt(given, [id]).flatMap(({ lead, items }) => (lead === '' ? items : [lead])),
      ),
  };
}

/** "Worksheet for Riverton", or only the kind of document where the place is not known. */
export function subtitleOf({ method, answers }: Pick<Given, 'method' | 'answers'>, name: Name): string {
  const place = answerAt(answers, method.roles.place)?.value;
  const kind = words.document.kinds[name];
  return place === undefined || name === 'heard' ? kind : fill(words.document.kindFor, { kind, place: String(place) });
}
