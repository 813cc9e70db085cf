// What is doubtful in words that somebody typed: a contact detail, a tool where a need is asked for, and what may not read in its sentence
// as it was meant. A tip while they type, and what rules of `tde check` go by. Pure.

import { playsOneOf, questionAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { contactsIn } from '../project/contacts.ts';
import { itemsOf, wordsOf } from '../text.ts';
import { fill, joinAnd, words } from '../words.ts';
import { capitalOf, commonForm, isTitle, startsWithVerb, wordingOf } from './forms.ts';
import { namesIn } from './said.ts';

/** A tip on the text typed for a question so far, or undefined where there is nothing to say. */
export function adviseOn(reader: Reader, question: Question, text: string): string | undefined {
  const onContact = adviseOnNote(question, text);
  if (onContact !== undefined || question.kind !== 'phrase') return onContact;
  if (asksForANeed(reader.method, question) && namesATool(text)) return words.advice.tool;
  return adviseOnWording(reader, question, text);
}

/** A tip on a text that stands beside an answer: a note, or whom to ask. Undefined where there is nothing to say. */
export function adviseOnNote(question: Question, text: string): string | undefined {
  const what = question.contact ? '' : contactWords(text);
  return what === '' ? undefined : fill(words.advice.contact, { what });
}

/** What there is in a text to reach a person by, in words: "an e-mail address and a phone number"; empty where there is nothing. */
export const contactWords = (text: string): string =>
  joinAnd([...new Set(contactsIn(text).map(({ kind }) => words.contact.kinds[kind]))]);

/**
 * A tip where it is doubtful how words will read in their sentence: very many of them, a title in capitals, items of different kinds, or
 * a first word that may be a name or an ordinary one. A person can tell at a glance, and we cannot. Undefined where all is clear.
 */
export function adviseOnWording(reader: Reader, { openers }: Question, text: string): string | undefined {
  const given = { openers, names: namesIn(reader) };
  const all = wordsOf(text);
  if (all.length >= MANY) return fill(words.advice.long, { count: all.length });
  if (isTitle(all)) return words.advice.title;
  const items = itemsOf(text);
  if (items.length > 1 && commonForm(items.map((item) => ({ item, form: wordingOf(item, given).form }))) === undefined)
    return words.advice.mixed;
  const { words: said } = wordingOf(text, given);
  const [first = ''] = wordsOf(said);
  return all.length > 1 && capitalOf(said, given.names) === 'unknown'
    ? fill(words.advice.name, { word: first })
    : undefined;
}

/** Whether a text names something people build, where a need was asked for. Most hold no word for such a thing, whatever stands before it. */
export function namesATool(text: string): boolean {
  const said = text.toLowerCase();
  return TOOLS.test(said) && NAMES_A_TOOL.test(said);
}

/** Whether a thing was named where a doing is asked for: "a heat map of the wards", not "walk to school". */
export function namesAThing(reader: Reader, id: string): boolean {
  const text = reader.text(id);
  const { openers } = questionAt(reader.method, id) ?? {};
  const { form, words } = wordingOf(text, { openers, names: namesIn(reader) });
  return text !== '' && form === 'thing' && !startsWithVerb(words);
}

// --- internal ---

/** So many words are no short phrase any more. */
const MANY = 60;

/** Where a need is asked for; among the data, or in what was done so far, a tool is an answer. */
const asksForANeed = (method: Method, { id }: Question): boolean =>
  playsOneOf(method, id, ['focus-area', 'impact', 'use-cases.want', 'use-cases.so-that']);

/** Things people build, in place of what somebody would do with them: the guide's trap in Step 2. */
const TOOL =
  'app|(?:web|mobile|phone|smartphone|software|computer) application|dashboard|portal|web ?site|web ?page|web-based tool|platform|chat ?bot|bot|database|map|api|tool|tracker|widget|kiosk|visuali[sz]ation|viewer|explorer|spreadsheet|hub|alert system|assistant|calculator|data ?set|software|scraper';
const TOOLS = new RegExp(TOOL);

/** Up to three words that say what kind of thing it is: none that begins something else. */
const KIND = "(?:(?!(?:and|or|of|the|to|for|with|in|on|at|by|my|that|which)\\b)[\\p{L}\\p{N}'’-]+ ){0,3}?";

/** A thing to build as it is spoken of, in small letters: with "a" or "new" before it, made by somebody, or alone as a title. */
const NAMES_A_TOOL = new RegExp(
  [
    `\\b(?:an?|(?:the )?new) ${KIND}(?:${TOOL})\\b`,
    `\\b(?:build|create|develop|launch|design|make|set up) (?:an? |the )?${KIND}(?:${TOOL})s?\\b`,
    `^${KIND}(?:${TOOL})(?=$| (?:(?:of|for|with|about)\\b|w/))`,
  ].join('|'),
  'u',
);
