// What cannot be told for sure of the words for a gap, so that they may not read as they were meant. Pure.
import { commonForm, itemsOf, wordingOf } from './forms.ts';
import { isOrdinary, isTitle, wordsOf } from './grammar.ts';

/**
 * A title in capitals, a first `word` that may be a name or an ordinary word, items of different kinds, or very many words (`count`):
 * what a person can decide at a glance, and we cannot.
 */
export type Doubt = { kind: 'title' | 'name' | 'mixed' | 'long'; word: string; count: number };

/** The first doubt about somebody's words, or undefined where they will read as they are meant. */
export function doubtIn(
  text: string,
  given: { openers?: readonly string[] | undefined; names?: ReadonlySet<string> },
): Doubt | undefined {
  const all = wordsOf(text);
  const doubt = (kind: Doubt['kind'], word = ''): Doubt => ({ kind, word, count: all.length });
  if (all.length >= MANY) return doubt('long');
  if (isTitle(all)) return doubt('title');
  const items = itemsOf(text).map((item) => ({ item, form: wordingOf(item, given).form }));
  if (items.length > 0 && commonForm(items) === undefined) return doubt('mixed');
  const first = /^([\p{L}\p{M}'’-]+)\s+(?=[\p{Ll}\d])/u.exec(wordingOf(text, given).words)?.[1] ?? '';
  return mayBeName(first) && !given.names?.has(first) ? doubt('name', first) : undefined;
}

// --- internal ---

/** So many words are no short phrase any more. */
const MANY = 60;

/** A word with one capital in front that no list knows. */
const mayBeName = (word: string): boolean => /^\p{Lu}[\p{Ll}\p{M}]+$/u.test(word) && !isOrdinary(word.toLowerCase());
