// Puts the pitch together, as text that reads as a person wrote it, in the tense of what is done so far; and the outline. Pure; for the
// screen and for documents.

import { questionAt } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Method, Pitch, Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { optionsOf } from '../project/kinds.ts';
import { fill, placeholders, words } from '../words.ts';
import { capitalFirst, type Framed, type Frames, stopAfter } from './forms.ts';
import { holds, isAnswered, isSettled } from './progress.ts';
import { gapInPlace, inPlace } from './said.ts';

/** A question that the pitch lacks an answer to, and whether that is noted as to find out. */
export type Gap = { question: string; findOut: boolean };

/** A sentence of the pitch, with the questions whose answers stand in it. */
export type Sentence = { text: string; questions: string[] };

/** The pitch: its sentences, what a reader has to know besides, what is asked of the reader at last, and what is missing. */
export type PitchText = { sentences: Sentence[]; notes: Sentence[]; closing: Sentence[]; gaps: Gap[] };

/**
 * Puts the pitch together; a gap stands in it as `[impact: not provided]`.
 * @param paper the worksheet's, which is filled in before anything else is done; with `blank` in its gaps, room to write
 */
export function pitchOf(reader: Reader, paper?: { blank?: string }): PitchText {
  const { pitch } = reader.method;
  const stage = paper ? undefined : sentencesAt(pitch, stageOf(reader));
  const gaps: Gap[] = [];
  const place = (id: string, isSlot: boolean): Framed | undefined => {
    const frames: Frames | undefined = stage?.frames?.[id];
    const placed = inPlace(reader, id, { frames, ...(!isSlot && { most: MOST }) });
    if (placed || !isSlot) return placed;
    const findOut = reader.at(id)?.findOut !== undefined;
    gaps.push({ question: id, findOut });
    const gap = paper?.blank ?? gapText(questionAt(reader.method, id)?.label ?? id, findOut);
    return gapInPlace(reader.method, id, gap, frames);
  };
  const say = (text: string): Sentence[] => sentenceOf(reader.method, text, place);
  return {
    sentences: (stage ?? pitch).sentences.flatMap(say),
    notes: pitch.notes.flatMap((note) => {
      if (note.when && !holds(reader, note.when)) return [];
      if (note.unless && inPlace(reader, note.unless)) return [];
      return sentenceOf(reader.method, note.text, (id) => inPlace(reader, id));
    }),
    closing: (pitch.closing ?? []).flatMap(say),
    gaps,
  };
}

/** How far the work is: `done` where there are results, `planned` where there is a plan, else `begun`. */
export function stageOf(reader: Reader): Stage {
  const { results, intervention } = reader.method.roles;
  if (reader.at(results)?.value !== undefined) return 'done';
  return reader.at(intervention)?.value !== undefined ? 'planned' : 'begun';
}

export type Stage = 'begun' | 'planned' | 'done';

/** Whether a sentence of the pitch is made of the answers that play these parts, and of no other. */
export function isOnlyAbout({ roles }: Method, parts: readonly Role[]): (sentence: Sentence) => boolean {
  const ids = parts.flatMap((role) => roles[role] ?? []);
  return ({ questions }) => questions.length > 0 && questions.every((id) => ids.includes(id));
}

/** Sentences as a paragraph. */
export const paragraphOf = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(' ');

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
      text: typeof value === 'string' ? label(value) : value.map(label).join('; '),
    };
  });
}

/** How a gap stands in a text. */
export function gapText(title: string, findOut: boolean): string {
  return fill(findOut ? words.gap.findOut : words.gap.notProvided, { title: title.toLowerCase() });
}

/**
 * What a quick start asks, in order: who answers, as that rewords the rest; the names in the sentences, the slots, and what the last
 * line is made of. Derived from the pitch, so that no second list can drift from it.
 */
export function pitchQuestions(method: Method): string[] {
  const { pitch, roles } = method;
  const first = roles['who-answers'] === undefined ? [] : [roles['who-answers']];
  return [...new Set([...first, ...slotsOf(method).values(), ...(pitch.closing ?? []).flatMap(placeholders)])];
}

/**
 * How far a first pitch is: how many of the answers that stand in it are there, and the first question of these that is open, with its
 * number among all that are asked.
 */
export function pitchProgress(reader: Reader): {
  answered: number;
  needed: number;
  open?: { question: Question; number: number };
} {
  const all = pitchQuestions(reader.method);
  const inIt = new Set(slotsOf(reader.method).values());
  const needed = all.flatMap((id) => (inIt.has(id) ? (questionAt(reader.method, id) ?? []) : []));
  const question = needed.find((each) => !isSettled(reader, each));
  return {
    answered: needed.filter((each) => isAnswered(reader, each)).length,
    needed: needed.length,
    ...(question && { open: { question, number: all.indexOf(question.id) + 1 } }),
  };
}

/** Whether nothing but a first pitch was begun. */
export function isOnlyPitch({ method, answers }: Reader): boolean {
  const pitch = pitchQuestions(method);
  return answers.finished.length === 0 && Object.keys(answers.byId).every((id) => pitch.includes(id));
}

/** Every question that the pitch may speak of, at one stage or another. */
export function questionsSaid(method: Method): string[] {
  const { stages, notes } = method.pitch;
  const slots = slotsOf(method);
  const texts = [
    ...Object.values(stages ?? {}).flatMap(({ sentences }) => sentences),
    ...notes.map(({ text }) => text),
  ];
  const said = texts.flatMap(placeholders).map((name) => slots.get(name) ?? name);
  return [...new Set([...pitchQuestions(method), ...said])];
}

// --- internal ---

/** What the pitch says at a stage, or at the one before where it has nothing of its own for that; undefined before there is a plan. */
const sentencesAt = ({ stages }: Pitch, stage: Stage) =>
  stage === 'begun' ? undefined : ((stage === 'done' ? stages?.done : undefined) ?? stages?.planned);

/** So many entries of a list stand in a sentence: more are hard to follow. */
const MOST = 3;

/** A sentence with an answer at each `{name}`; none where one of them has none. What answers say besides follows it. */
function sentenceOf(
  method: Method,
  text: string,
  place: (id: string, isSlot: boolean) => Framed | undefined,
): Sentence[] {
  const slots = slotsOf(method);
  const names = [...new Set(placeholders(text))];
  const placed = new Map<string, Framed>();
  // A slot always has something to say, if only its gap. So what may have nothing comes first: it takes the sentence and its gaps away.
  for (const name of [...names].sort((one, other) => Number(slots.has(one)) - Number(slots.has(other)))) {
    const said = place(slots.get(name) ?? name, slots.has(name));
    if (!said) return [];
    placed.set(name, said);
  }
  const filled = text.replace(/\{([^{}]+)\}([.,;:])?/g, (_, name: string, stop = '') => {
    const said = placed.get(name)?.text ?? '';
    return `${said}${stopAfter(said, stop)}`;
  });
  const after = names.flatMap((name) => placed.get(name)?.after ?? []);
  return [
    { text: [capitalFirst(filled), ...after].join(' '), questions: names.map((name) => slots.get(name) ?? name) },
  ];
}

/** The names and the slots with their questions, in the order they are asked. */
function slotsOf({ roles, pitch }: Method): Map<string, string> {
  const names = (['place', 'government'] as const).flatMap((name) =>
    roles[name] === undefined ? [] : [[name, roles[name]] as const],
  );
  return new Map([...names, ...pitch.slots.map(({ id, question }) => [id, question] as const)]);
}
