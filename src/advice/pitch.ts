// Puts the pitch together from its slots, as text that reads as a person wrote it. Pure; for the screen and for documents.

import { questionAt } from '../method/ids.ts';
import type { Method, Pitch, Question } from '../method/types.ts';
import { type Answers, entriesOf } from '../project/answers.ts';
import { optionsOf } from '../project/options.ts';
import { placeholders } from '../words/fill.ts';
import { fill, joinAnd, words } from '../words.ts';
import { capitalFirst, type Framed, type Frames, framed, put, type Wording, withoutEnd, wordingOf } from './forms.ts';
import { holds } from './progress.ts';

/** A slot that has no answer: its id, its title, the question to answer, and whether it is noted as to find out. */
export type Gap = { slot: string; title: string; question: string; findOut: boolean };

/** The pitch as one paragraph, the lines that belong after it, and what is missing in it. */
export type PitchText = { paragraph: string; notes: string[]; gaps: Gap[] };

/**
 * Fills the pitch's sentences; a gap stands in them as `[impact: not provided]`.
 * @param blank what stands in the gaps instead: room to write, on paper
 */
export function pitchOf(method: Method, answers: Answers, blank?: string): PitchText {
  const gaps: Gap[] = [];
  const slots = new Map(slotsOf(method).map((slot) => [slot.id, slot]));
  const sentences = method.pitch.sentences.flatMap((sentence) => {
    const after: string[] = [];
    const filled = sentence.replace(/\{([^{}]+)\}([.,;:])?/g, (whole, id: string, stop = '') => {
      const slot = slots.get(id);
      if (!slot) return whole;
      const placed = inPlace(method, answers, slot.question);
      const findOut = answers.byId[slot.question]?.findOut !== undefined;
      if (!placed) gaps.push({ slot: id, title: slot.title, question: slot.question, findOut });
      const gap = blank ?? gapText(slot.title, findOut);
      const { text, after: more } = placed ?? framed(framesOf(method, slot.question), thing([gap]));
      after.push(...more);
      return /[?!]["”’)]?$/.test(text) ? text : `${text}${stop}`;
    });
    return [capitalFirst(filled), ...after];
  });
  return { paragraph: sentences.join(' '), notes: notesOf(method, answers), gaps };
}

/** The boxes of the outline in order, each with its answer as people read it, or its gap. `question` is where it comes from. */
export function outlineOf(
  method: Method,
  answers: Answers,
): { title: string; text: string; question: string; gap: boolean }[] {
  return method.boxes.map(({ title, from }) => {
    const question = method.questions.find((each) => each.id === from);
    const value = answers.byId[from]?.value;
    if (!question || value === undefined) {
      return { title, question: from, gap: true, text: gapText(title, answers.byId[from]?.findOut !== undefined) };
    }
    const options = optionsOf(method, answers, question);
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
export function inSentence(method: Method, answers: Answers, id: string): string {
  const { words = '', rest = [] } = wordingAt(method, answers, id) ?? {};
  return [words, ...rest.map(withoutEnd)].join('. ');
}

/** An answer in the frame that its question has for words of its form, with what follows; undefined where there is none. */
export function inPlace(method: Method, answers: Answers, id: string): Framed | undefined {
  const wording = wordingAt(method, answers, id);
  if (!wording) return undefined;
  return framed(framesOf(method, id), wording);
}

/** The sentence that a phrase becomes part of, with `text` in it as it will read; `{names}` of the sentence stay. */
export function sentenceWith(method: Method, answers: Answers, question: Question, text: string): string {
  const { sentence = '{answer}', frames = AS_IT_IS, openers } = question;
  const placed = framed(frames, wordingOf(text, { openers, names: namesIn(method, answers) }));
  return [put(sentence, placed.text), ...placed.after].join(' ');
}

// --- internal ---

const AS_IT_IS: Frames = { thing: '{answer}', other: '{answer}' };
const framesOf = (method: Method, id: string): Frames => questionAt(method, id)?.frames ?? AS_IT_IS;

/** An answer's words, ready for a sentence; undefined where there is none. */
function wordingAt(method: Method, answers: Answers, id: string): Wording | undefined {
  const value = answers.byId[id]?.value;
  const question = questionAt(method, id);
  if (value === undefined || !question) return undefined;
  const parts = typeof value === 'string' ? [value] : value;
  const { options, openers } = question;
  if (options && 'from' in options)
    return thing(parts.map((part) => method.tactics.find((tactic) => tactic.id === part)?.phrase ?? part));
  if (Array.isArray(options))
    return thing(parts.map((part) => options.find((option) => option.id === part)?.label ?? part));
  // Only what is asked for as words of a sentence is read as such.
  if (!question.frames) return thing(parts.map((part) => withoutEnd(part.replace(/\s+/g, ' '))));
  const names = namesIn(method, answers);
  const [first, ...more] = parts.map((part) => wordingOf(part, { openers, names }));
  return more.length === 0 ? first : thing([first, ...more].map((each) => each?.words ?? ''));
}

const thing = (parts: readonly string[]): Wording => ({
  form: 'thing',
  words: joinAnd(parts.filter((part) => part !== '')),
  rest: [],
});

/** The words of the place and the body, which keep their capitals wherever they stand. */
function namesIn(method: Method, answers: Answers): ReadonlySet<string> {
  const texts = [method.roles.place, method.roles.government].flatMap((id) => (id ? entriesOf(answers, id) : []));
  return new Set(texts.flatMap((text) => text.match(/\p{Lu}[\p{L}\p{M}'’-]*/gu) ?? []));
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
function isGiven(
  { byId, records }: Answers,
  { question, field }: NonNullable<Pitch['notes'][number]['unless']>,
): boolean {
  if (!field) return byId[question]?.value !== undefined || (records[question] ?? []).length > 0;
  return (records[question] ?? []).some((record) => byId[`${question}.${record}.${field}`]?.value !== undefined);
}

/** The lines after the pitch whose condition holds and whose placeholders all have an answer. */
function notesOf(method: Method, answers: Answers): string[] {
  return method.pitch.notes.flatMap((note) => {
    if (note.when && !holds(answers, note.when)) return [];
    if (note.unless && isGiven(answers, note.unless)) return [];
    const texts = placeholders(note.text).map((id) => [id, inSentence(method, answers, id)] as const);
    return texts.some(([, text]) => text === '') ? [] : [fill(note.text, Object.fromEntries(texts))];
  });
}
