// What words mean that stand in place of an answer: "quit", "idk", "will fill in later", "ask Maria". Pure; loads nothing of the method, as
// every question asks for it.
import { words } from '../words.ts';

/** What somebody wants who types a word such as "quit" or "idk" where an answer is asked for; undefined where a text is no such word. */
export function meantBy(text: string): keyof typeof words.meant.words | undefined {
  const word = soleWord(text);
  return (Object.keys(words.meant.words) as (keyof typeof words.meant.words)[]).find((move) =>
    words.meant.words[move].includes(word),
  );
}

/** Whether a text is an answer to no question, wherever it stands: only marks, or nothing but "tbd", "n/a" or the like. */
export const isNoAnswer = (text: string): boolean =>
  isMarks(text) || meantBy(text) === 'find-out' || words.meant.blanks.includes(soleWord(text));

/** Whom a text says to ask, where it says nothing else: "ask Maria"; undefined where it says more. */
export const whomToAsk = (text: string): string | undefined =>
  text.length > 60
    ? undefined
    : /^(?:(?:i |we )?(?:have to|need to|must|should) |to )?ask (?!for\b|about\b|how\b|if\b|whether\b)([^\n,;:?]+?)[\s.!]*$/i.exec(
        text.trim(),
      )?.[1];

/** Whether a text says nothing: only marks, a word such as "quit" or "idk" (one that ends a text may be an answer), or words like "will fill in later". */
export function saysNothing(text: string): boolean {
  if (isMarks(text)) return true;
  if (![undefined, 'end'].includes(meantBy(text))) return true;
  if (text.length > 40) return false;
  const said =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/\s*\/\s*/g, '/')
      .match(/[\p{L}\p{N}'/]+/gu) ?? [];
  const { telling, filling, wanted } = words.meant;
  // "to know" is what somebody wants, and "to know later" says nothing still.
  const rest = said[0] === 'to' && wanted.includes(said[1] ?? '') ? said.slice(2) : said;
  return (
    rest.some((word) => telling.includes(word)) &&
    rest.every((word) => telling.includes(word) || filling.includes(word))
  );
}

// --- internal ---

/** A text with nothing in it that can be read. */
const isMarks = (text: string): boolean => !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);

/** A short text as it is looked up, without the marks around it: no word that stands in place of an answer is longer. */
const soleWord = (text: string): string =>
  text.length > 40
    ? ''
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/’/g, "'")
        .replace(/^[\s"']+|[\s"'.!?…]+$/g, '');
