// What words mean that stand in place of an answer: "quit", "idk", "will fill in later", "ask Maria". Pure; loads nothing of the method, as
// every question asks for it.
import { words } from '../words.ts';

/** What somebody wants who types a word such as "quit" or "idk" where an answer is asked for; undefined where a text is no such word. */
export const meantBy = (text: string): Move | undefined => MOVES.get(soleWord(text));

/** Whether a text is an answer to no question, wherever it stands: only marks, or nothing but "tbd", "n/a" or the like. */
export function isNoAnswer(text: string): boolean {
  const word = soleWord(text);
  return MOVES.get(word) === 'find-out' || BLANKS.has(word) || isMarks(text);
}

/** The same where a day, a number or a choice is asked for: there "not yet" and "later" are none either. */
export const isNoChoice = (text: string): boolean => isNoAnswer(text) || meantBy(text) === 'skip' || isNobody(text);

/** Whether it says that there is none: "none", "nobody yet", which is an answer wherever it may be one, and no group of people. */
export const isNobody = (text: string): boolean =>
  NOBODY.test(text) && words.meant.nobody.includes(soleWord(text).replace(/ (?:yet|so far)$/, ''));

/** Whether it only fills a form where nothing is to be said: "n/a". */
export const isBlank = (text: string): boolean => BLANKS.has(soleWord(text));

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
  if (text.length > MOST) return false;
  const said =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/\s*\/\s*/g, '/')
      .match(/[\p{L}\p{N}'/]+/gu) ?? [];
  const { telling, filling, negating, asking, unknown, wanted, things } = words.meant;
  // "to know" and "see the data" are what somebody wants, and "to know later" says nothing still.
  const [first = '', second = ''] = said;
  const from = first === 'to' && wanted.includes(second) ? 2 : wanted.includes(first) && said.length > 1 ? 1 : 0;
  const rest = said.slice(from);
  const someOf = (list: readonly string[]) => said.some((word) => list.includes(word));
  // "TBD with the clerk" says nothing; "no data" neither, though "our data" and "ask for the data" may; nor does "to be added".
  if (unknown.includes(first)) return true;
  const isTelling =
    rest.some((word) => telling.includes(word)) ||
    (first === 'to' && second === 'be') ||
    (someOf(things) ? said.length === 1 || someOf(negating) : someOf(asking));
  return (
    isTelling && rest.every((word) => [telling, things, filling, negating, asking].some((list) => list.includes(word)))
  );
}

// --- internal ---

type Move = keyof typeof words.meant.words;

// Each answer is looked up here, of which there may be thousands.
const MOVES: ReadonlyMap<string, Move> = new Map(
  Object.entries(words.meant.words).flatMap(([move, all]) => all.map((word) => [word, move as Move] as const)),
);
const BLANKS: ReadonlySet<string> = new Set(words.meant.blanks);

/** How all begins that says that there is none. */
const NOBODY = /^\P{L}*no/iu;

/** A text with nothing in it that can be read. */
const isMarks = (text: string): boolean => !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);

/** No word that stands in place of an answer is longer. */
const MOST = 40;

/** A short text as it is looked up, without the marks around it. */
const soleWord = (text: string): string =>
  text.length > MOST
    ? ''
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/’/g, "'")
        .replace(/\s+/g, ' ')
        .replace(/^[\s"']+|[\s"'.!?…]+$/g, '');
