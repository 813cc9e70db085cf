// What was said in confidence: the words of feedback that may not be quoted, and where another text repeats them. Pure.

import type { Reader } from './answers.ts';
import type { Span } from './contacts.ts';
import { feedbackOf, mayQuote, titleFrom } from './feedback.ts';

/** A piece of a text that repeats what somebody said, and in which entry of the feedback they said it. */
export type Repeated = Span & { entry: string };

/**
 * Finds what a text repeats of words that may not be quoted, from first to last: so many words in a row as are no chance, a whole
 * sentence that is not quite short, and a few words where they stand in quotation marks.
 */
export function repeatsOf(reader: Reader): (text: string) => Repeated[] {
  const entries = new Map<string, string>();
  for (const { id, answers } of reader.method.roles.feedback === undefined ? [] : feedbackOf(reader)) {
    if (mayQuote(reader, id) || answers.said === undefined) continue;
    const words = wordsIn(answers.said);
    for (const length of [RUN, QUOTED]) for (const run of runsIn(words, length)) entries.set(run, id);
    for (const sentence of sentencesIn(answers.said))
      if (sentence.length >= SENTENCE && sentence.length < RUN) entries.set(keyOf(sentence), id);
  }
  if (entries.size === 0) return () => [];
  return (text) => joined([...repeatedIn(text, entries), ...quotedIn(text, entries)]);
}

/**
 * Whether the title of an entry is made of the words that were said: it is their beginning or a sentence of them, some of them in a
 * row, or a quotation.
 */
export function isTheirTitle(title: string, said: string): boolean {
  if (/^\s*["“„«]/.test(title)) return true;
  const own = wordsIn(title);
  const theirs = [wordsIn(titleFrom(said)), ...sentencesIn(said)].map(keyOf);
  const runs = new Set(runsIn(wordsIn(said), IN_TITLE));
  return theirs.includes(keyOf(own)) || runsIn(own, IN_TITLE).some((run) => runs.has(run));
}

// --- internal ---

/** So many words in a row: that are no chance, of a whole sentence at least, in quotation marks, and in a title. */
const RUN = 8;
const SENTENCE = 5;
const QUOTED = 3;
const IN_TITLE = 4;

type Word = Span & { word: string };

/** The words of a text as they are compared, and where they stand. Scripts without blanks between words go letter by letter. */
function wordsIn(text: string, from = 0): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({
    word: found
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{Cf}'’]/gu, ''),
    from: from + index,
    to: from + index + found.length,
  })).filter(({ word }) => word !== '');
}

const WORD =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|[\p{L}\p{M}\p{N}\p{Cf}'’]+/gu;

const sentencesIn = (text: string): Word[][] => text.split(/[.!?…。！？\n]+/).map((sentence) => wordsIn(sentence));

const keyOf = (words: readonly Word[]): string => words.map(({ word }) => word).join(' ');

/** Every run of so many words. */
const runsIn = (words: readonly Word[], length: number): string[] =>
  words.slice(length - 1).map((_, i) => keyOf(words.slice(i, i + length)));

/** The longest run of words at each place that is in `entries`, or a whole sentence of them. */
function repeatedIn(text: string, entries: ReadonlyMap<string, string>): Repeated[] {
  const words = wordsIn(text);
  return words.flatMap(({ from }, i) => {
    for (let length = RUN; length >= SENTENCE; length--) {
      const run = words.slice(i, i + length);
      const entry = run.length === length ? entries.get(keyOf(run)) : undefined;
      if (entry !== undefined) return [{ from, to: run.at(-1)?.to ?? from, entry }];
    }
    return [];
  });
}

/** What stands in quotation marks, where all of it is in `entries`. */
function quotedIn(text: string, entries: ReadonlyMap<string, string>): Repeated[] {
  return Array.from(text.matchAll(/(?<=["“„«])[^"“”„«»]{1,500}(?=["“”»])/g)).flatMap(({ 0: quoted, index }) => {
    const words = wordsIn(quoted, index);
    const found = runsIn(words, QUOTED).map((run) => entries.get(run));
    const [entry] = found;
    if (entry === undefined || found.includes(undefined)) return [];
    return [{ from: words[0]?.from ?? index, to: words.at(-1)?.to ?? index, entry }];
  });
}

/** Pieces that overlap or touch as one. */
function joined(pieces: readonly Repeated[]): Repeated[] {
  const result: Repeated[] = [];
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && piece.from <= last.to) last.to = Math.max(last.to, piece.to);
    else result.push({ ...piece });
  }
  return result;
}
