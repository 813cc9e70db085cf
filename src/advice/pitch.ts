// Puts the pitch together from its slots, as text that reads as a person wrote it. Pure; for the screen and for documents.

import { questionAt } from '../method/ids.ts';
import type { Method, Pitch, Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { optionsOf } from '../project/kinds.ts';
import { placeholders } from '../words/fill.ts';
import { fill, joinAnd, words } from '../words.ts';
import { capitalFirst, type Framed, type Frames, framed, put, type Wording, withoutEnd, wordingOf } from './forms.ts';
import { holds } from './progress.ts';
import { namesOf } from './texts.ts';

/** A slot that has no answer: its id, its title, the question to answer, and whether it is noted as to find out. */
export type Gap = { slot: string; title: string; question: string; findOut: boolean };

/** The pitch as one paragraph, the lines that belong after it, and what is missing in it. */
export type PitchText = { paragraph: string; notes: string[]; gaps: Gap[] };

/**
 * Fills the pitch's sentences; a gap stands in them as `[impact: not provided]`.
 * @param blank what stands in the gaps instead: room to write, on paper
 */
export function pitchOf(reader: Reader, blank?: string): PitchText {
  const gaps: Gap[] = [];
  const slots = new Map(slotsOf(reader.method).map((slot) => [slot.id, slot]));
  const sentences = reader.method.pitch.sentences.flatMap((sentence) => {
    const after: string[] = [];
    const filled = sentence.replace(/\{([^{}]+)\}([.,;:])?/g, (whole, id: string, stop = '') => {
      const slot = slots.get(id);
      if (!slot) return whole;
      const placed = inPlace(reader, slot.question);
      const findOut = reader.at(slot.question)?.findOut !== undefined;
      if (!placed) gaps.push({ slot: id, title: slot.title, question: slot.question, findOut });
      const gap = blank ?? gapText(slot.title, findOut);
      const { text, after: more } = placed ?? framed(framesOf(reader.method, slot.question), thing([gap]));
      after.push(...more);
      return /[?!]["”’)]?$/.test(text) ? text : `${text}${stop}`;
    });
    return [capitalFirst(filled), ...after];
  });
  return { paragraph: sentences.join(' '), notes: notesOf(reader), gaps };
}

/** The boxes of the outline in order, each with its answer as people read it, or its gap. `question` is where it comes from. */
export function outlineOf(reader: Reader): { title: string; text: string; question: string; gap: boolean }[] {
  return reader.method.boxes.map(({ title, from }) => {
    const question = reader.method.questions.find((each) => each.id === from);
    const value = reader.at(from)?.value;
    if (!question || value === undefined) {
      return { title, question: from, gap: true, text: gapText(title, reader.at(from)?.findOut !== undefined) };
    }
    const options = optionsOf(reader, question);
    const label = (id: string) => options.find((option) => option.id === id)?.label ?? id;
    return {
      title,
      question: from,
      gap: false,
      text: typeof value === 'string' ? label(value) : joinAnd(value.map(label)),
    };
  });
}

/** How a gap stands in a text. */
export function gapText(title: string, findOut: boolean): string {
  return fill(findOut ? words.gap.findOut : words.gap.notProvided, { title: title.toLowerCase() });
}

/**
 * What a quick start asks, in order: the names in the sentence, the slots, and what the notes mention. Derived from the pitch, so
 * that no second list can drift from it.
 */
export function pitchQuestions(method: Method): string[] {
  const inNotes = method.pitch.notes.flatMap((note) => placeholders(note.text));
  return [...new Set([...slotsOf(method).map((slot) => slot.question), ...inNotes])];
}

/**
 * An answer as it reads inside a sentence: one line, in small letters where it may be, no full stop at its end; several joined
 * with "and"; a tactic by its phrase. Empty where there is no answer.
 */
export function inSentence(reader: Reader, id: string): string {
  const { words = '', rest = [] } = wordingAt(reader, id) ?? {};
  return [words, ...rest.map(withoutEnd)].join('. ');
}

/** An answer in the frame that its question has for words of its form, with what follows; undefined where there is none. */
export function inPlace(reader: Reader, id: string | undefined): Framed | undefined {
  const wording = id === undefined ? undefined : wordingAt(reader, id);
  return id !== undefined && wording ? framed(framesOf(reader.method, id), wording) : undefined;
}

/** The sentence that a phrase becomes part of, with `text` in it as it will read; with `blank` where nothing was said yet. */
export function sentenceWith(reader: Reader, question: Phrase, text: string, blank: string): string {
  const { sentence = '{answer}', frames = AS_IT_IS, openers } = question;
  const wording = text.trim() === '' ? thing([blank]) : wordingOf(text, { openers, names: namesIn(reader) });
  const placed = framed(frames, wording);
  return [capitalFirst(put(fill(sentence, namesOf(reader)), placed.text)), ...placed.after].join(' ');
}

/** What a sentence with somebody's words in it is made of. */
export type Phrase = Pick<Question, 'sentence' | 'frames' | 'openers'>;

// --- internal ---

const AS_IT_IS: Frames = { thing: '{answer}', other: '{answer}' };
const framesOf = (method: Method, id: string): Frames => questionAt(method, id)?.frames ?? AS_IT_IS;

/** An answer's words, ready for a sentence; undefined where there is none. */
function wordingAt(reader: Reader, id: string): Wording | undefined {
  const value = reader.at(id)?.value;
  const question = questionAt(reader.method, id);
  if (value === undefined || !question) return undefined;
  const parts = typeof value === 'string' ? [value] : value;
  const { options, openers } = question;
  if (options && 'from' in options)
    return thing(parts.map((part) => reader.method.tactics.find((tactic) => tactic.id === part)?.phrase ?? part));
  if (Array.isArray(options))
    return thing(parts.map((part) => options.find((option) => option.id === part)?.label ?? part));
  // Only what is asked for as words of a sentence is read as such.
  if (!question.frames) return thing(parts.map((part) => withoutEnd(part.replace(/\s+/g, ' '))));
  const names = namesIn(reader);
  const [first, ...more] = parts.map((part) => wordingOf(part, { openers, names }));
  return more.length === 0 ? first : thing([first, ...more].map((each) => each?.words ?? ''));
}

const thing = (parts: readonly string[]): Wording => ({
  form: 'thing',
  words: joinAnd(parts.filter((part) => part !== '')),
  rest: [],
});

/** The words of the place and the body, which keep their capitals wherever they stand. */
function namesIn(reader: Reader): ReadonlySet<string> {
  const { place, government } = reader.method.roles;
  const texts = [...reader.list(place), ...reader.list(government)];
  const words = texts.flatMap((text) => text.match(/\p{Lu}[\p{L}\p{M}'’-]*/gu) ?? []);
  return new Set(words.filter((word) => !/^(?:The|An?)$/.test(word)));
}

/** The names with their titles, then the slots, in the order they are asked. */
function slotsOf(method: Method): { id: string; title: string; question: string }[] {
  const named = (['place', 'government'] as const).flatMap((id) => {
    const question = method.questions.find((each) => each.id === method.roles[id]);
    return question ? [{ id, title: question.label, question: question.id }] : [];
  });
  return [...named, ...method.pitch.slots];
}

/** Whether the question is answered; of records, whether one of them has the field filled in. */
function isGiven(reader: Reader, { question, field }: NonNullable<Pitch['notes'][number]['unless']>): boolean {
  const records = reader.records(question);
  if (!field) return reader.at(question)?.value !== undefined || records.length > 0;
  return records.some((record) => reader.at(`${question}.${record}.${field}`)?.value !== undefined);
}

/** The lines after the pitch whose condition holds and whose placeholders all have an answer. */
function notesOf(reader: Reader): string[] {
  return reader.method.pitch.notes.flatMap((note) => {
    if (note.when && !holds(reader, note.when)) return [];
    if (note.unless && isGiven(reader, note.unless)) return [];
    const texts = placeholders(note.text).map((id) => [id, inSentence(reader, id)] as const);
    return texts.some(([, text]) => text === '') ? [] : [fill(note.text, Object.fromEntries(texts))];
  });
}
