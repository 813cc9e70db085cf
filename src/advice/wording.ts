// Advice on how an answer is worded; it never stands in the way. Pure.
import type { Question } from '../method/types.ts';
import { words } from '../words.ts';

/** A tip on the text typed for a question so far, or undefined where there is nothing to say. */
export function adviseOn(question: Question, text: string): string | undefined {
  if (question.kind !== 'phrase') return undefined;
  const typed = text.trim();
  if (/^\p{Lu}\p{Ll}/u.test(typed) && !/^\p{Lu}\p{Ll}+['’]s\b/u.test(typed)) return words.advice.smallLetter;
  if (NAMES_A_TOOL.test(typed)) return words.advice.tool;
  return undefined;
}

// --- internal ---

/** Things people build, in place of what somebody would do with them: the guide's trap in Step 2. */
const NAMES_A_TOOL =
  /\b(?:an? (?:new )?(?:app|dashboard|portal|website|web ?site|platform|chatbot|database|map|api|tool))\b/i;
