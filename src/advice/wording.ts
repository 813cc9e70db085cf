// Advice on how an answer is worded; it never stands in the way. Pure.
import type { Question } from '../method/types.ts';
import { words } from '../words.ts';

/** A tip on the text typed for a question so far, or undefined where there is nothing to say. */
export function adviseOn(question: Question, text: string): string | undefined {
  if (question.kind !== 'phrase') return undefined;
  const typed = text.trim();
  if (/^\p{Lu}\p{Ll}/u.test(typed) && !/^\p{Lu}\p{Ll}+['’]s\b/u.test(typed)) return words.advice.smallLetter;
  // In Find and Refine a need is asked for; from Design on, a tool is an answer.
  if (/^(?:find|refine)\./.test(question.id) && namesATool(typed)) return words.advice.tool;
  return undefined;
}

/** Whether a text names something people build, where a need was asked for. */
export const namesATool = (text: string): boolean => NAMES_A_TOOL.test(text);

// --- internal ---

/** Things people build, in place of what somebody would do with them: the guide's trap in Step 2. */
const NAMES_A_TOOL =
  /\b(?:an? (?:new )?(?:app|dashboard|portal|website|web ?site|platform|chatbot|database|map|api|tool))\b/i;
