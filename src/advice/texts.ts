// The method's texts as one person reads them (their role's wording, with their place and government), and advice on how theirs reads. Pure.

import { fieldAt, questionAt } from '../method/ids.ts';
import type { Method, Question, Text } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { contactsIn } from '../project/contacts.ts';
import { type Option, optionsOf, printValue } from '../project/kinds.ts';
import { fill, joinAnd, words } from '../words.ts';
import { doubtIn } from './doubts.ts';
import { capitalFirst, type Frames, framed, wordingOf } from './forms.ts';
import { startsWithVerb } from './grammar.ts';

/** A text of the method in the wording for whoever answers, or for where the program stands, with {place} and {government} filled in; empty where there is none. */
export function textFor(reader: Reader, text: Text | undefined): string {
  if (text === undefined) return '';
  const { roles } = reader.method;
  const chosen = [reader.text(roles['who-answers']), reader.text(roles.program)];
  const named = typeof text === 'string' ? undefined : chosen.find((option) => Object.hasOwn(text, option));
  const wording = typeof text === 'string' ? text : (text[named ?? 'default'] ?? text.default);
  // A name may end in a stop of its own: "the Parks dept.".
  const filled = fill(wording, namesOf(reader)).replace(/(?<=\p{L})\.(?=[?!]|\.(?!\.))/gu, '');
  return wording.startsWith('{') ? capitalFirst(filled) : filled;
}

/** What the names in the method's texts stand for: the answers as they read inside a sentence, or the method's words until they are given. */
export function namesOf(reader: Reader): Readonly<Record<string, string>> {
  const known = (['place', 'government'] as const).flatMap((name) => {
    const unknown = reader.method.names[name];
    if (unknown === undefined) return [];
    const id = reader.method.roles[name] ?? '';
    const { frames = AS_IT_IS } = questionAt(reader.method, id) ?? {};
    const text = reader.text(id);
    return [[name, text === '' ? unknown : framed(frames, wordingOf(text, { names: namesIn(reader) })).text]];
  });
  return Object.fromEntries(known);
}

/** The words of the place and the body, which keep their capitals wherever they stand. */
export function namesIn(reader: Reader): ReadonlySet<string> {
  const { place, government } = reader.method.roles;
  const texts = [...reader.list(place), ...reader.list(government)];
  const words = texts.flatMap((text) => text.match(/\p{Lu}[\p{L}\p{M}'’-]*/gu) ?? []);
  return new Set(words.filter((word) => !/^(?:The|An?)$/.test(word)));
}

/** The frames of words that have none: they stand as they are. */
export const AS_IT_IS: Frames = { thing: '{answer}', other: '{answer}' };

/** A question's answer in words for people (labels instead of ids, entries joined by "; "); empty where there is none. */
export function answerText(reader: Reader, question: Question): string {
  const value = reader.at(question.id)?.value;
  return value === undefined ? '' : printValue(question, value, optionsShown(reader, question));
}

/**
 * An answer as it is echoed wherever one was given: on one line, and as documents print it. A place and a body stand as they do inside a
 * sentence. Empty where there is none.
 */
export function echoText(reader: Reader, question: Question): string {
  const { place, government } = reader.method.roles;
  const name = question.id === place ? 'place' : question.id === government ? 'government' : undefined;
  const text = answerText(reader, question);
  const printed = name === undefined || text === '' ? text : (namesOf(reader)[name] ?? text);
  return printed.replace(/\s*\n\s*/g, ' / ').replace(/\s+/g, ' ');
}

/** The same with the answer's note and whom to ask. */
export function echoWithNotes(reader: Reader, question: Question): string {
  const { note = '', findOut } = reader.at(question.id) ?? {};
  const whom = findOut === undefined ? '' : fill(words.review.findOut, { whom: findOut });
  return [echoText(reader, question), note.replace(/\s*\n\s*/g, ' / '), whom].filter((part) => part !== '').join(' — ');
}

/** The options of a question as they are shown where they were chosen: a persona that was borrowed says so. */
export function optionsShown(reader: Reader, question: Question): Option[] {
  const options = optionsOf(reader, question);
  const { method } = reader;
  const from = question.options && 'from' in question.options ? question.options.from : undefined;
  if (from === undefined || from !== method.roles.personas) return options;
  return options.map((each) => ({ ...each, label: personaShown(reader, each.id, each.label) }));
}

/** A persona as it is called, with a word that it is borrowed where it is. */
export const personaShown = (reader: Reader, persona: string, name: string): string =>
  reader.text(fieldAt(reader.method, 'personas.basis', persona)) === 'borrowed' ? fill(words.borrowed, { name }) : name;

/** What there is in a text to reach a person by, in words: "an e-mail address and a phone number"; empty where there is nothing. */
export const contactWords = (text: string): string =>
  joinAnd([...new Set(contactsIn(text).map(({ kind }) => words.contact.kinds[kind]))]);

/** A tip on a text that stands beside an answer: a note, or whom to ask. Undefined where there is nothing to say. */
export function adviseOnNote(question: Question, text: string): string | undefined {
  const what = question.contact ? '' : contactWords(text);
  return what === '' ? undefined : fill(words.advice.contact, { what });
}

/** A tip on the text typed for a question so far, or undefined where there is nothing to say. */
export function adviseOn(reader: Reader, question: Question, text: string): string | undefined {
  const onContact = adviseOnNote(question, text);
  if (onContact !== undefined || question.kind !== 'phrase') return onContact;
  if (isBeforeThePlan(reader.method, question) && namesATool(text)) return words.advice.tool;
  return adviseOnWording(reader, question, text);
}

/** A tip where it is doubtful how words will read in their sentence, or undefined. */
export function adviseOnWording(reader: Reader, { openers }: Question, text: string): string | undefined {
  const doubt = doubtIn(text, { openers, names: namesIn(reader) });
  return doubt && fill(words.advice[doubt.kind], doubt);
}

/** Whether a text names something people build, where a need was asked for. */
export const namesATool = (text: string): boolean => NAMES_A_TOOL.test(text.toLowerCase());

/** Whether a thing was named where a doing is asked for: "a heat map of the wards", not "walk to school". */
export function namesAThing(reader: Reader, id: string): boolean {
  const text = reader.text(id);
  const { openers } = questionAt(reader.method, id) ?? {};
  const { form, words } = wordingOf(text, { ...(openers && { openers }), names: namesIn(reader) });
  return text !== '' && form === 'thing' && !startsWithVerb(words);
}

/** What a record is called: the answer to its first field, or its id where that shows nothing. */
export function recordTitle(reader: Reader, hub: Question, record: string): string {
  const first = questionAt(reader.method, `${hub.id}.${record}.${hub.fields?.[0]?.id}`);
  const named = first ? answerText(reader, first) : '';
  return isVisible(named) ? named : record;
}

// --- internal ---

/** Whether a text shows anything: not only blanks, controls, and letters without a shape. */
const isVisible = (text: string): boolean => /[^\s\p{C}\u115f\u1160\u3164\uffa0\u2800]/u.test(text);

/** Before the plan is made a need is asked for; from then on, a tool is an answer. */
const isBeforeThePlan = ({ steps, roles }: Method, { step }: Question): boolean => {
  const at = (wanted: string | undefined) => steps.findIndex(({ id }) => id === wanted);
  return step !== undefined && at(step) < at(roles['plan-step']);
};

/** Things people build, in place of what somebody would do with them: the guide's trap in Step 2. */
const TOOL =
  'app|application|dashboard|portal|web ?site|web ?page|web-based tool|platform|chat ?bot|bot|database|map|api|tool|tracker|widget|kiosk|visuali[sz]ation|viewer|explorer|spreadsheet|hub|alert system|assistant|calculator|data ?set|software|scraper';

/** Up to three words that say what kind of thing it is: none that begins something else. */
const KIND = "(?:(?!(?:and|or|of|the|to|for|with|in|on|at|by|my|that|which)\\b)[\\p{L}\\p{N}'’-]+ ){0,3}?";

/** A thing to build as it is spoken of, in small letters: with "a" or "new" before it, made by somebody, or alone as a title. */
const NAMES_A_TOOL = new RegExp(
  [
    `\\b(?:an?|(?:the )?new) ${KIND}(?:${TOOL})\\b`,
    `\\b(?:build|create|develop|launch|design|make|set up) (?:an? |the )?${KIND}(?:${TOOL})s?\\b`,
    `^${KIND}(?:${TOOL})(?=$| (?:of|for|with|about)\\b)`,
  ].join('|'),
  'u',
);
