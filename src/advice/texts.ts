// The method's texts as one person reads them (their role's wording, with their place and government), and answers as they are shown. Pure.

import { fieldAt, questionAt } from '../method/ids.ts';
import type { Question, Text } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { type Option, optionsOf, printValue } from '../project/kinds.ts';
import { fill, words } from '../words.ts';
import { capitalFirst, type Frames, framed, wordingOf } from './forms.ts';

/** A text of the method in the wording for whoever answers, or for where the program stands, with {place} and {government} filled in; empty where there is none. */
export function textFor(reader: Reader, text: Text | undefined): string {
  if (text === undefined) return '';
  const { roles } = reader.method;
  const chosen = [reader.text(roles['who-answers']), reader.text(roles.program)];
  const named = typeof text === 'string' ? undefined : chosen.find((option) => Object.hasOwn(text, option));
  const wording = typeof text === 'string' ? text : (text[named ?? 'default'] ?? text.default);
  if (!wording.includes('{')) return wording;
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
    return [
      [name, text === '' ? unknown : framed(frames, wordingOf(text, { names: namesIn(reader), entry: true })).text],
    ];
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

/** What a record is called: the answer to its first field, or its id where that shows nothing. */
export function recordTitle(reader: Reader, hub: Question, record: string): string {
  const first = questionAt(reader.method, `${hub.id}.${record}.${hub.fields?.[0]?.id}`);
  const named = first ? answerText(reader, first) : '';
  return isVisible(named) ? named : record;
}

// --- internal ---

/** Whether a text shows anything: not only blanks, controls, and letters without a shape. */
const isVisible = (text: string): boolean => /[^\s\p{C}\u115f\u1160\u3164\uffa0\u2800]/u.test(text);
