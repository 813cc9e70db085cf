// The method's texts as one person reads them (their role's wording, with their place and government), and advice on how theirs reads. Pure.

import type { Method, Question, Text } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { contactsIn } from '../project/contacts.ts';
import { optionsOf, printValue } from '../project/kinds.ts';
import { fill, joinAnd, words } from '../words.ts';

/** A text of the method in the wording for whoever answers, with {place} and {government} filled in; empty where there is none. */
export function textFor(reader: Reader, text: Text | undefined): string {
  if (text === undefined) return '';
  const who = reader.at(reader.method.roles['who-answers'])?.value;
  const wording =
    typeof text === 'string'
      ? text
      : (typeof who === 'string' && Object.hasOwn(text, who) && text[who]) || text.default;
  return fill(wording, namesOf(reader));
}

/** What the names in the method's texts stand for: the answers, or the method's words until they are given. */
export function namesOf(reader: Reader): Readonly<Record<string, string>> {
  const known = (['place', 'government'] as const).flatMap((name) => {
    const unknown = reader.method.names[name];
    if (unknown === undefined) return [];
    const value = reader.at(reader.method.roles[name])?.value;
    return [[name, typeof value === 'string' && value !== '' ? value : unknown]];
  });
  return Object.fromEntries(known);
}

/** A question's answer in words for people (labels instead of ids, entries joined by "; "); empty where there is none. */
export function answerText(reader: Reader, question: Question): string {
  const value = reader.at(question.id)?.value;
  return value === undefined ? '' : printValue(question, value, optionsOf(reader, question));
}

/** What there is in a text to reach a person by, in words: "an e-mail address and a phone number"; empty where there is nothing. */
export const contactWords = (text: string): string =>
  joinAnd([...new Set(contactsIn(text).map(({ kind }) => words.contact.kinds[kind]))]);

/** A tip on a text that stands beside an answer: a note, or whom to ask. Undefined where there is nothing to say. */
export function adviseOnNote(question: Question, text: string): string | undefined {
  const what = question.contact ? '' : contactWords(text);
  return what === '' ? undefined : fill(words.advice.contact, { what });
}

/** A tip on the text typed for a question so far, or undefined where there is nothing to say. */
export function adviseOn(method: Method, question: Question, text: string): string | undefined {
  const onContact = adviseOnNote(question, text);
  if (onContact !== undefined || question.kind !== 'phrase') return onContact;
  const typed = text.trim();
  if (/^\p{Lu}\p{Ll}/u.test(typed) && !/^\p{Lu}\p{Ll}+['’]s\b/u.test(typed)) return words.advice.smallLetter;
  if (isBeforeThePlan(method, question) && namesATool(typed)) return words.advice.tool;
  return undefined;
}

/** Whether a text names something people build, where a need was asked for. */
export const namesATool = (text: string): boolean => NAMES_A_TOOL.test(text);

// --- internal ---

/** Before the plan is made a need is asked for; from then on, a tool is an answer. */
const isBeforeThePlan = ({ steps, roles }: Method, { step }: Question): boolean => {
  const at = (wanted: string | undefined) => steps.findIndex(({ id }) => id === wanted);
  return step !== undefined && at(step) < at(roles['plan-step']);
};

/** Things people build, in place of what somebody would do with them: the guide's trap in Step 2. */
const NAMES_A_TOOL =
  /\b(?:an? (?:new )?(?:app|dashboard|portal|website|web ?site|platform|chatbot|database|map|api|tool))\b/i;
