// Plain language, measured: the Flesch-Kincaid grade (years of school) of every question's texts taken together, of every
// criterion's, and of the longer messages; and of each sentence by itself. Names of tactics are left out: they are the guide's.
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { pitchQuestions } from '../src/advice/progress.ts';
import { criteriaOf, fieldsOf, loadMethod, questionAt } from '../src/method/ids.ts';
import type { Question, Text } from '../src/method/types.ts';
import { promptWords } from '../src/words/prompts.ts';
import { words } from '../src/words.ts';

const method = await loadMethod();
const HARDEST = 11;
const USUAL = 8;
const LONGEST = 20;
/** With fewer words a sentence is a label, and one long word makes its grade. */
const SENTENCE = 8;

type Measured = { name: string; grade: number; perSentence: number };

const tactics = method.tactics
  .flatMap(({ name, aliases = [] }) => [name, ...aliases])
  .sort((a, b) => b.length - a.length)
  .map((name) => new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'));

/** What is said, as sentences; a line without a full stop is one, too. */
function sentencesOf(text: string): string[] {
  const plain = tactics.reduce((rest, name) => rest.replace(name, ''), text).replace(/\{[^{}]*\}/g, 'it');
  return plain
    .split(/(?<=[.!?])["')]*\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

const wordsIn = (sentence: string): string[] => sentence.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];

function measure(name: string, texts: readonly string[]): Measured {
  const sentences = texts.flatMap(sentencesOf);
  const all = sentences.flatMap(wordsIn);
  const syllables = all.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const counts = { sentence: sentences.length, word: all.length, syllable: syllables };
  return { name, grade: fleschKincaid(counts), perSentence: all.length / sentences.length };
}

/** Every wording of a text: it may differ by role. */
const wordings = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

const textsOf = ({ label, ask, hint, help, why, example }: Question): string[] =>
  [label, ask, hint, help, why, example].flatMap(wordings);

const questions = method.questions.flatMap((question) =>
  question.kind === 'records' ? [question, ...fieldsOf(question, 'one')] : [question],
);

/** Every text in the words of the screen with the path to it; a text that is made is made with a short word. */
function messagesIn(part: unknown, path: string): [string, string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part === 'function') return [[path, String(part('3', '3', '3', '3'))]];
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([key, value]) => messagesIn(value, `${path}.${key}`));
}

/** Every text of the method that people read, with the path to it; not the keys of the pack, nor where a text comes from. */
function textsIn(part: unknown, path: string): [string, string][] {
  if (typeof part === 'string') return [[path, part]];
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([key, value]) =>
    KEYS.has(key) ? [] : textsIn(value, `${path}.${value?.id ?? key}`),
  );
}

const KEYS = new Set(['id', 'source', 'aliases', 'credit', 'roles', 'command', 'frames', 'openers', 'evidence']);

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

function tooHard(all: readonly Measured[]): string[] {
  return all
    .filter(({ grade, perSentence }) => grade > HARDEST || perSentence > LONGEST)
    .map(
      ({ name, grade, perSentence }) =>
        `${name}: grade ${grade.toFixed(1)}, ${perSentence.toFixed(1)} words a sentence`,
    );
}

it('the questions of a first pitch are of grade 6 at most where they stand in the middle, and none is above 8', () => {
  const quick = pitchQuestions(method).flatMap((id) => questionAt(method, id) ?? []);
  expect(quick.length).toBeGreaterThan(8);
  const measured = quick.map((question) => measure(question.id, textsOf(question)));
  expect(median(measured.map(({ grade }) => grade))).toBeLessThanOrEqual(6);
  expect(measured.filter(({ grade }) => grade > 8)).toEqual([]);
});

it('the questions of a first pitch use no word of the trade that is not explained where it stands', () => {
  const quick = pitchQuestions(method).flatMap((id) => questionAt(method, id) ?? []);
  const said = quick.flatMap(({ id, label, ask, hint }) =>
    [label, ask, hint].flatMap(wordings).map((text) => `${id}: ${text}`),
  );
  const trade = /stakeholder|scope-a-thon|\btactic|use case|persona|requester|intervention|engagement|refine\b/i;
  expect(said.filter((text) => trade.test(text.slice(text.indexOf(': '))))).toEqual([]);
});

it(`no sentence is above grade ${HARDEST}, in the method and on the screen`, () => {
  const texts = [
    ...textsIn(method, 'method'),
    ...messagesIn(words, 'words'),
    ...messagesIn(promptWords, 'promptWords'),
  ];
  const sentences = texts
    .filter(([path]) => !/help\.(examples|completion)$/.test(path))
    .flatMap(([path, text]) => sentencesOf(text).map((sentence) => ({ path, sentence })))
    .filter(({ sentence }) => wordsIn(sentence).length >= SENTENCE);
  expect(sentences.length).toBeGreaterThan(2000);
  expect(sentences.filter(({ path, sentence }) => measure(path, [sentence]).grade > HARDEST)).toEqual([]);
});

describe.each([
  ['question', questions.map((question) => measure(question.id, textsOf(question)))],
  [
    'line of a checklist',
    method.questions
      .flatMap((question) => (question.kind === 'checklist' ? criteriaOf(method, question) : []))
      .map(({ id, criterion }) =>
        measure(
          id,
          criterion ? [criterion.title, criterion.text, criterion.good, criterion.get].flatMap(wordings) : [],
        ),
      ),
  ],
  [
    'longer message',
    [...messagesIn(words, 'words'), ...messagesIn(promptWords, 'promptWords')]
      // The help's lists of commands are no sentences.
      .filter(([path, text]) => !/help\.(examples|completion)$/.test(path) && wordsIn(text).length >= 10)
      .map(([path, text]) => measure(path, [text])),
  ],
])('every %s', (_kind, all) => {
  it(`is of grade ${HARDEST} at most, with ${LONGEST} words a sentence at most on average`, () => {
    expect(all.length).toBeGreaterThan(20);
    expect(tooHard(all)).toEqual([]);
  });

  it(`is of grade ${USUAL} at most where it stands in the middle of them all`, () => {
    expect(median(all.map(({ grade }) => grade))).toBeLessThanOrEqual(USUAL);
  });
});
