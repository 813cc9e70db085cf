// How a project says itself, which is one idea from a word to a page: the method's texts in the wording for whoever reads them; an answer as
// it is shown or echoed and as it stands in a sentence; and the pitch and the outline that are made of these. Pure; for the screen and for
// documents.

import { fieldAt, optionsFrom, questionAt } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Method, Pitch, Question, Text } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { missingVoices } from '../project/feedback.ts';
import { type Option, optionsOf, printValue } from '../project/kinds.ts';
import { isCapital, labelInside, smallStart, withoutEnd, wordsOf } from '../text.ts';
import { english } from '../words/english.ts';
import { capitalFirst, fill, joinAnd, oneLine, placeholders, short, words } from '../words.ts';
import {
  type Framed,
  type Frames,
  framed,
  type Mark,
  put,
  setOf,
  stopAfter,
  type Wording,
  wholeOf,
  wordingOf,
} from './forms.ts';
import { listeningText } from './people.ts';
import {
  basisOf,
  type Compared,
  compareRecords,
  holds,
  reviewersOf,
  type Stage,
  slotsOf,
  stageOf,
} from './progress.ts';

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
  const { names, roles } = reader.method;
  const known = (['place', 'government'] as const).flatMap((name) => {
    const unknown = names[name];
    return unknown === undefined ? [] : [[name, nameGiven(reader, roles[name]) ?? unknown]];
  });
  return Object.fromEntries(known);
}

/** The words of the place and the body, which keep their capitals wherever they stand. */
export function namesIn(reader: Reader): ReadonlySet<string> {
  const { place, government } = reader.method.roles;
  const words = [...reader.list(place), ...reader.list(government)].flatMap(wordsOf);
  return new Set(words.filter((word) => isCapital(word) && !/^(?:The|An?)$/.test(word)));
}

/** The frames of words that have none: they stand as they are. */
export const AS_IT_IS: Frames = { thing: '{answer}', other: '{answer}' };

/** A question's answer in words for people (labels instead of ids, entries joined by "; "); empty where there is none. */
export function answerText(reader: Reader, question: Question): string {
  const value = reader.list(question.id);
  return value.length === 0 ? '' : printValue(question, value, optionsShown(reader, question));
}

/**
 * An answer as it is echoed wherever one was given: on one line, and as documents print it. A place and a body stand as they do inside a
 * sentence. Empty where there is none.
 */
export function echoText(reader: Reader, question: Question): string {
  const printed = nameGiven(reader, question.id) ?? answerText(reader, question);
  return oneLine(printed.replace(/\s*\n\s*/g, ' / '));
}

/** The same with the answer's note and whom to ask. */
export function echoWithNotes(reader: Reader, question: Question): string {
  const { note = '' } = reader.at(question.id) ?? {};
  return [echoText(reader, question), note.replace(/\s*\n\s*/g, ' / '), whomText(reader, question.id)]
    .filter((part) => part !== '')
    .join(' — ');
}

/** That an answer is to be found out, and from whom where somebody is named; empty where it is not. */
export function whomText(reader: Reader, id: string | undefined): string {
  const [unnamed, named] = words.review.findOut;
  const whom = reader.whom(id);
  return whom === undefined ? '' : fill(whom === '' ? unnamed : named, { whom });
}

/** The options of a question as they are shown where they were chosen: a persona that was borrowed says so. */
export function optionsShown(reader: Reader, question: Question): Option[] {
  const options = optionsOf(reader, question);
  const { method } = reader;
  const from = optionsFrom(question);
  if (from === undefined || from !== method.roles.personas) return options;
  return options.map((each) => ({ ...each, label: personaShown(reader, each.id, each.label) }));
}

/** What a sentence with somebody's words in it is made of. */
export type Phrase = Pick<Question, 'sentence' | 'frames' | 'openers'>;

/** How an answer is put where its question does not say it: other frames, and how many entries of a list at most. */
type Manner = { frames?: Frames | undefined; most?: number };

/**
 * An answer as it reads inside a sentence: one line, in small letters where it may be, no full stop at its end; several joined
 * with "and"; a tactic by its phrase. Empty where there is no answer.
 */
export function inSentence(reader: Reader, id: string): string {
  const { words = '', rest = [] } = wordingAt(reader, id) ?? {};
  return wholeOf({ words: nameGiven(reader, id) ?? words, rest });
}

/** An answer in the frame that its question has for words of its form, with what follows; undefined where there is none. */
export function inPlace(reader: Reader, id: string | undefined, manner: Manner = {}): Framed | undefined {
  const wording = id === undefined ? undefined : wordingAt(reader, id, manner);
  return id !== undefined && wording ? framed(manner.frames ?? framesOf(reader.method, id), wording) : undefined;
}

/**
 * The sentence that a phrase becomes part of, with `text` in it as it will read; with `blank` where nothing was said yet.
 * @param mark how the words are set off from the sentence around them
 */
export function sentenceWith(reader: Reader, question: Phrase, text: string, blank: string, mark?: Mark): string {
  const { sentence = '{answer}.', frames = AS_IT_IS, openers } = question;
  const isBlank = withoutEnd(text.trim()) === '';
  const wording = isBlank ? thing([blank]) : wordingOf(text, { openers, names: namesIn(reader) });
  const placed = framed(frames, wording, isBlank ? undefined : mark);
  return [capitalFirst(put(fill(sentence, namesOf(reader)), placed.text)), ...placed.after].join(' ');
}

/**
 * A use case's story as one sentence; `gap` is what stands for a part that is missing. Empty where nothing of it is there, or the
 * method does not ask for all of it.
 */
export function storyOf(reader: Reader, { part }: Compared, gap: (question: Question) => string = () => ''): string {
  const parts = partsOfStory(reader, part);
  const isUntold = STORY.every((role) => reader.text(part(role)?.id) === '');
  if (parts.length < STORY.length || isUntold) return '';
  const placed = parts.map((each) => inPlace(reader, each.id) ?? { text: gap(each), after: [] });
  const [as = '', want = '', soThat = ''] = placed.map(({ text }) => text);
  const stop = stopAfter(soThat, '.');
  return [fill(words.plan.story, { as, want, soThat, stop }), ...placed.flatMap(({ after }) => after)].join(' ');
}

/**
 * What tells a use case from others: who wants what, heard or assumed, what speaks for it, what it takes. Whole, or cut so that three
 * stand side by side in a window of 24 lines.
 */
export function comparisonOf(reader: Reader, { id, part }: Compared, whole = false): string {
  const told = (role: Role, frame: string, most: number) => {
    const question = part(role);
    const text = question ? withoutEnd(oneLine(answerText(reader, question)).replaceAll('; ', ', ')) : '';
    const answer = whole ? text : brief(text, most);
    return text === '' ? [] : [put(frame, answer)];
  };
  const basis = basisOf(reader, id);
  const { who, wants, takes, strength } = words.useCase;
  return [
    ...told('use-cases.personas', who, 36),
    ...told('use-cases.want', wants, 54),
    ...words.useCase.basis.flatMap(([id, text]) => (id === basis ? [text] : [])),
    ...told('use-cases.strength', strength, 34),
    ...told('use-cases.takes', takes, 42),
  ].join(' ');
}

/** The parts of a story, in their order. */
export const STORY = ['use-cases.as', 'use-cases.want', 'use-cases.so-that'] as const;

/** Whether all of the story is there. */
export const isStoryWhole = (reader: Reader, { part }: Compared): boolean =>
  partsOfStory(reader, part).filter(({ id }) => reader.text(id) !== '').length === STORY.length;

/** So many more, as a sentence says it. */
export const someOf = (count: number, [one, many]: readonly [string, string]): string =>
  count === 1 ? one : fill(many, { count });

/** So many entries of a list, those with a number in them first, each in the place it had. */
export function mostTelling(entries: readonly string[], most: number): string[] {
  const numbered = entries.filter(hasNumber);
  const kept = [...numbered, ...entries.filter((entry) => !numbered.includes(entry))].slice(0, most);
  return entries.filter((entry) => kept.includes(entry));
}

/** Whether a text has a figure in it: a number that counts, not that of a bus, a ward, a day or a year. */
export const hasFigure = (text: string): boolean => /\d/.test(text.replace(NAMING, ' '));

/** Whether a text has a number in it, in figures or in words. */
export const hasNumber = (text: string): boolean =>
  hasFigure(text) || (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => NUMBERS.has(word));

/** A sentence of the pitch, with the questions whose answers stand in it. */
export type Sentence = { text: string; questions: string[] };

/** The pitch: its sentences, what a reader has to know besides, what is asked of the reader at last, and the questions it lacks an answer to. */
export type PitchText = { sentences: Sentence[]; notes: Sentence[]; closing: Sentence[]; gaps: string[] };

/**
 * Puts the pitch together; a gap stands in it as `[impact: not provided]`.
 * @param paper the worksheet's, which is filled in before anything else is done; with `blank` in its gaps, room to write
 */
export function pitchOf(reader: Reader, paper?: { blank?: string }): PitchText {
  const { pitch } = reader.method;
  const stage = paper ? undefined : sentencesAt(pitch, stageOf(reader));
  const gaps: string[] = [];
  const place = (id: string, isSlot: boolean): Framed | undefined => {
    const frames: Frames | undefined = stage?.frames?.[id];
    const placed = inPlace(reader, id, { frames, ...(!isSlot && { most: MOST }) });
    if (placed || !isSlot) return placed;
    const findOut = reader.whom(id) !== undefined;
    gaps.push(id);
    const gap = paper?.blank ?? gapText(questionAt(reader.method, id)?.label ?? id, findOut);
    // A gap is of no other form, as words of a person may be.
    const { either: _, ...certain } = frames ?? framesOf(reader.method, id);
    return framed(certain, thing([gap]));
  };
  const say = (text: string): Sentence[] => sentenceOf(reader.method, text, place);
  return {
    sentences: (stage ?? pitch).sentences.flatMap(say),
    notes: pitch.notes.flatMap((note) => {
      if (note.when && !holds(reader, note.when)) return [];
      if (note.unless && inPlace(reader, note.unless)) return [];
      return sentenceOf(reader.method, note.text, (id) => inPlace(reader, id));
    }),
    closing: pitch.closing.flatMap(say),
    gaps,
  };
}

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
    const question = questionAt(reader.method, from);
    if (!question || reader.text(from) === '')
      return { title, question: from, gap: true, text: gapText(title, reader.whom(from) !== undefined) };
    return { title, question: from, gap: false, text: answerText(reader, question) };
  });
}

/** The pitch: one paragraph, the lines after it as one text, the last line (each empty where there is none), and the questions of its gaps. */
type PitchView = { title: string; paragraph: string; notes: string; closing: string; gaps: string[] };

/** The outline: the method's boxes in order, and the pitch below them. */
type OutlineView = PitchView & { boxes: { title: string; text: string }[] };

/** The pitch in whole sentences; `gaps` are the questions whose places in it are empty. */
export function pitchView(reader: Reader): PitchView {
  const { sentences, notes, closing, gaps } = pitchOf(reader);
  return {
    title: titleOf(reader),
    paragraph: paragraphOf(sentences),
    notes: paragraphOf(notes),
    closing: paragraphOf(closing),
    gaps,
  };
}

/** The boxes, and the questions of those that are empty. */
export function boxesView(reader: Reader): { boxes: { title: string; text: string }[]; gaps: string[] } {
  const boxes = outlineOf(reader);
  return {
    boxes: boxes.map(({ title, text }) => ({ title, text })),
    gaps: boxes.filter((box) => box.gap).map((box) => box.question),
  };
}

/** The boxes above the pitch; a question that is open in both is one gap. */
export function outlineView(reader: Reader): OutlineView {
  const [pitch, { boxes, gaps }] = [pitchView(reader), boxesView(reader)];
  return { ...pitch, boxes, gaps: [...new Set([...pitch.gaps, ...gaps])] };
}

/** The project's title, with a capital: its name, else what the pitch is about (its first slot), else a plain word. */
export function titleOf(reader: Reader): string {
  const { roles, pitch } = reader.method;
  const name = reader.text(roles.name) || inSentence(reader, pitch.slots[0]?.question ?? '');
  return capitalFirst(name) || fill(words.untitled, { method: reader.method.title });
}

/** How a gap stands in a text. */
export function gapText(title: string, findOut: boolean): string {
  return fill(findOut ? words.gap.findOut : words.gap.notProvided, { title: labelInside(title) });
}

// --- internal ---

/** What the pitch says at a stage, or at the one before where it has nothing of its own for that; undefined before there is a plan. */
const sentencesAt = ({ stages }: Pitch, stage: Stage) =>
  stage === 'begun' ? undefined : ((stage === 'done' ? stages.done : undefined) ?? stages.planned);

const NUMBERS = setOf(english.NUMBERS);
const oneOf = (words: string): string => `(?:${[...setOf(words)].join('|')})\\b`;
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
/** Numbers that count nothing: they name a bus, a ward or a service by telephone, or say when something was. */
const NAMING = new RegExp(
  [
    // In an address of the web or of a mailbox nothing counts.
    '\\b(?:https?://|www\\.)\\S+|\\S+@\\S+',
    `\\b${oneOf(english.NUMBERED)}\\.?\\s+#?\\d+[a-z]?\\b(?!\\s*(?:%|${oneOf(english.COUNTED)}))`,
    `\\bthe \\d{1,3}[a-z]?(?=\\s*(?:$|[,.;:!?)])|\\s+${oneOf(english.SAID_OF_A_LINE)})`,
    // "311 calls", "in 2024"; but "211 families", "$2000", "2,011".
    `(?<![\\d,.$€£])\\b(?:[2-9]11|(?:19|20)\\d\\d)\\b(?!,\\d|\\s*(?:%|${oneOf(english.COUNTED)}))`,
    // "COVID-19", "I-95", "3rd Street", "24/7".
    '[a-z]-?\\d[\\d.]*|\\b\\d+(?:st|nd|rd|th)\\b|\\b24/7\\b',
    `\\b${MONTH}\\.? \\d{1,2}\\b|\\b\\d{1,2} (?=${MONTH}\\b)|\\b\\d{1,2}(?::\\d\\d)?\\s*[ap]\\.?m\\b`,
  ].join('|'),
  'gi',
);

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

/** A place or a body as it stands inside a sentence; undefined where a question asks for neither, or has no answer. */
function nameGiven(reader: Reader, id: string | undefined): string | undefined {
  const { place, government } = reader.method.roles;
  const text = id === place || id === government ? reader.text(id) : '';
  if (id === undefined || text === '') return undefined;
  return framed(framesOf(reader.method, id), wordingOf(text, { names: namesIn(reader), entry: true })).text;
}

/** The beginning of a text, up to the end of a word. */
const brief = (text: string, most: number): string => short(text, most).replace(/[\s,;]+[^\s…]*…$/, '…');

const framesOf = (method: Method, id: string): Frames => questionAt(method, id)?.frames ?? AS_IT_IS;

/** An answer's words, ready for a sentence; undefined where there is none. */
function wordingAt(reader: Reader, id: string, { frames, most }: Manner = {}): Wording | undefined {
  const question = questionAt(reader.method, id);
  // Who was heard since then is not still to be heard.
  const parts = id === reader.method.roles['missing-voices'] ? missingVoices(reader) : reader.list(id);
  if (question?.kind === 'records') return recordsWording(reader, id);
  if (parts.length === 0 || !question) return undefined;
  if (question.options && optionsFrom(question) === reader.method.roles.personas) return personasWording(reader, parts);
  if (question.options) {
    const [only] =
      parts.length === 1 ? compareRecords(reader, optionsFrom(question)).filter(({ id }) => id === parts[0]) : [];
    if (only && isStoryWhole(reader, only)) return storyWording(reader, only);
    return thing(parts.map((part) => labelOf(reader, question, part)));
  }
  const told =
    most === undefined ? parts : id === reader.method.roles.results ? mostTelling(parts, most) : parts.slice(0, most);
  const more = parts.length - told.length;
  const rest = more > 0 ? [someOf(more, words.pitch.more)] : [];
  // Only what is asked for as words of a sentence is read as such.
  if (!frames && !question.frames) return thing([...told.map((part) => withoutEnd(oneLine(part))), ...rest]);
  const names = namesIn(reader);
  // A place or an office is one thing, whatever commas it has: "Harlan, IA".
  // But who writes a list by hand may put all of it on one line: "parents, bus drivers, the mail carrier".
  const isOneLine = parts.length === 1 && question.kind === 'list' && (parts[0] ?? '').split(/,\s/).length > 2;
  const entry = question.kind === 'text' || (question.kind === 'list' && !isOneLine);
  const read = told.map((part) => wordingOf(part, { openers: question.openers ?? [], names, entry }));
  const [first] = read;
  return read.length === 1 ? first : thing([...read.map(wholeOf), ...rest]);
}

/** What records say in a sentence: talks how many there were, the plan's lines how many are done, feedback which of those it is for reviewed it. */
function recordsWording(reader: Reader, id: string): Wording | undefined {
  const { roles } = reader.method;
  if (id === roles.feedback) {
    const { meant, named } = reviewersOf(reader);
    const others = meant.length - named.length;
    if (meant.length === 0) return undefined;
    const names = namesIn(reader);
    return thing([
      ...named.map((group) => wholeOf(wordingOf(group, { names, entry: true }))),
      others > 0 ? someOf(others, words.pitch.unnamed) : '',
    ]);
  }
  if (id === roles.sessions) {
    const held = listeningText(reader);
    return held === '' ? undefined : thing([held]);
  }
  const all = compareRecords(reader, id);
  if (id !== roles.activities) return all.length === 0 ? undefined : thing(all.map(({ title }) => withoutEnd(title)));
  const done = all.filter(({ text }) => text('activities.status') === 'done').length;
  return done === 0 ? undefined : thing([fill(words.pitch.done[done === 1 ? 0 : 1], { done, all: all.length })]);
}

/** A story after a colon: "as a tenant, I want …". */
function storyWording(reader: Reader, useCase: Compared): Wording {
  const story = withoutEnd(storyOf(reader, useCase));
  return { form: 'sentence', words: smallStart(story), rest: [] };
}

/** What was chosen, as a sentence calls it: a tactic by its phrase, all else by its label. */
const labelOf = (reader: Reader, question: Question, id: string): string =>
  reader.method.tactics.find((tactic) => tactic.id === id)?.phrase ??
  optionsOf(reader, question).find((option) => option.id === id)?.label ??
  id;

/** A persona as it is called, with a word that it is borrowed where it is. */
const personaShown = (reader: Reader, persona: string, name: string): string =>
  reader.text(fieldAt(reader.method, 'personas.basis', persona)) === 'borrowed' ? fill(words.borrowed, { name }) : name;

/** Personas in a story: each as it stands in a sentence, one or the other. */
function personasWording(reader: Reader, personas: readonly string[]): Wording {
  const told = personas.flatMap((persona) => {
    const placed = inPlace(reader, fieldAt(reader.method, 'personas.who', persona));
    return placed ? [{ ...placed, text: personaShown(reader, persona, placed.text) }] : [];
  });
  return {
    form: 'thing',
    words: told.map(({ text }) => text).join(words.plan.orAs),
    rest: told.flatMap(({ after }) => after),
  };
}

const thing = (parts: readonly string[]): Wording => ({
  form: 'thing',
  words: joinAnd(parts.filter((part) => part !== '')),
  rest: [],
});

/** The questions of a story, as far as the method has them. Whose story it is, the persona says where nothing else is said. */
function partsOfStory(reader: Reader, part: Compared['part']): Question[] {
  const who = part('use-cases.personas');
  return STORY.flatMap((role) => {
    const own = part(role);
    const isLeftOut = role === 'use-cases.as' && reader.text(own?.id) === '';
    return (isLeftOut ? (who ?? own) : own) ?? [];
  });
}
