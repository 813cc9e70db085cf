// What words mean that are typed in place of an answer: "quit", "idk", "will fill in later". Loads nothing of the method, as every question
// asks for it.
import { words } from '../words.ts';

/** What somebody wants who types a word such as "quit" or "idk" where an answer is asked for; undefined where a text is no such word. */
export function meantBy(text: string): keyof typeof words.meant.words | undefined {
  // No such word is as long, and long runs of what is taken off its end would take their time.
  if (text.length > 40) return undefined;
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/^[\s"']+|[\s"'.!?…]+$/g, '');
  return (Object.keys(words.meant.words) as (keyof typeof words.meant.words)[]).find((move) =>
    words.meant.words[move].includes(word),
  );
}

/** Whom a text says to ask, where it says nothing else: "ask Maria"; undefined where it says more. */
export const whomToAsk = (text: string): string | undefined =>
  text.length > 60
    ? undefined
    : /^(?:(?:i |we )?(?:have to|need to|must|should) |to )?ask (?!for\b|about\b|how\b|if\b|whether\b)([^\n,;:?]+?)[\s.!]*$/i.exec(
        text.trim(),
      )?.[1];

/** Whether a text says nothing: only marks, a word such as "quit" or "idk" (one that ends a text may be an answer), or words like "will fill in later". */
export function saysNothing(text: string): boolean {
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) return true;
  if (![undefined, 'end'].includes(meantBy(text))) return true;
  if (text.length > 40) return false;
  const said =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/\s*\/\s*/g, '/')
      .match(/[\p{L}\p{N}'/]+/gu) ?? [];
  const { telling, filling } = words.meant;
  return (
    said.some((word) => telling.includes(word)) &&
    said.every((word) => telling.includes(word) || filling.includes(word))
  );
}
