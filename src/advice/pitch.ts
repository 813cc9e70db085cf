// Puts the pitch together from its slots, as text that reads as a person wrote it. Pure; for the screen and for documents.

import type { Method, Pitch } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { optionsOf } from '../project/options.ts';
import { placeholders } from '../words/fill.ts';
import { fill, joinAnd, words } from '../words.ts';
import { holds } from './progress.ts';

/** A slot that has no answer: its id, its title, the question to answer, and whether it is noted as to find out. */
export type Gap = { slot: string; title: string; question: string; findOut: boolean };

/** The pitch as one paragraph, the lines that belong after it, and what is missing in it. */
export type PitchText = { paragraph: string; notes: string[]; gaps: Gap[] };

/** Fills the pitch's sentence; a gap stands in it as `[impact: not provided]`. */
export function pitchOf(method: Method, answers: Answers): PitchText {
  const gaps: Gap[] = [];
  const slots = new Map(slotsOf(method).map((slot) => [slot.id, slot]));
  const paragraph = method.pitch.sentence.replace(/\{([^{}]+)\}/g, (whole, id: string) => {
    const slot = slots.get(id);
    if (!slot) return whole;
    const text = inSentence(method, answers, slot.question);
    if (text !== '') return text;
    const findOut = answers.byId[slot.question]?.findOut !== undefined;
    gaps.push({ slot: id, title: slot.title, question: slot.question, findOut });
    return gapText(slot.title, findOut);
  });
  return { paragraph, notes: notesOf(method, answers), gaps };
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
 * An answer as it reads inside a sentence: one line, no full stop at its end; several joined with "and"; a tactic by its phrase.
 * Empty where there is no answer.
 */
export function inSentence(method: Method, answers: Answers, id: string): string {
  const value = answers.byId[id]?.value;
  if (value === undefined) return '';
  const parts = typeof value === 'string' ? [value] : value;
  const question = method.questions.find((each) => each.id === id);
  const options = question?.options;
  const spoken = parts.map((part) => {
    if (options && 'from' in options) return method.tactics.find((tactic) => tactic.id === part)?.phrase ?? part;
    return Array.isArray(options) ? (options.find((option) => option.id === part)?.label ?? part) : part;
  });
  return joinAnd(spoken.map(tidy).filter((part) => part !== ''));
}

/** One line, without the full stop or comma that would double the sentence's own. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:\s*[.,;:!?…])+$/u, '');

// --- internal ---

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
