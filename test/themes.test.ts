// Whether what people told gathers around one issue: the themes of opportunities and findings, counted, offered and shown.

import { expect, test } from 'vitest';
import { themesOf, themeText } from '../src/advice/people.ts';
import { readinessOf } from '../src/advice/ready.ts';
import { changesOf } from '../src/interview/drafts.ts';
import { questionScreen } from '../src/interview/screens.ts';
import { fieldsOf, loadMethod, questionAt } from '../src/method/ids.ts';
import type { Question, Step } from '../src/method/types.ts';
import { readerOf } from '../src/project/answers.ts';
import { answersOf } from './support/answers-of.ts';

const method = await loadMethod();
const OPPORTUNITIES = [
  'Riders of the first bus do not know whether it runs (late buses)',
  'Nurses miss the start of their shift (Late buses).',
  'Nobody can say which stops have a bench (benches at stops)',
  'A school counts the late buses itself (on paper)',
];
const finding = (id: string, theme: string, people: string) => ({
  [`refine.findings.${id}.observed`]: `Finding ${id}`,
  [`refine.findings.${id}.theme`]: theme,
  [`refine.findings.${id}.said-by`]: people,
});
const reader = readerOf(
  method,
  answersOf({
    'find.opportunities': OPPORTUNITIES,
    ...finding('a', 'late buses', '12'),
    ...finding('b', 'benches at stops', ''),
  }),
);
const contextOf = (question: Question) =>
  questionScreen(reader, { leg: question.section, at: question.id, seen: [], changed: [] }, question).context;

test('are those of findings, and those that opportunities have in brackets at their end; what stands there once is none', () => {
  expect(themesOf(reader).map(themeText)).toEqual([
    'late buses: 2 opportunities and 1 finding, said by 12 people',
    'benches at stops: 1 opportunity and 1 finding',
  ]);
  expect(themesOf(readerOf(method, answersOf({ 'find.opportunities': OPPORTUNITIES.slice(2) })))).toEqual([]);
});

test('are offered by name where the next one is entered, and with their counts where the focus area is chosen', () => {
  const hub = questionAt(method, 'refine.findings') as Question;
  const field = fieldsOf(hub, 'c').find(({ id }) => id.endsWith('.theme')) as Question;
  expect(contextOf(field)).toContainEqual({
    label: 'Themes so far, each by its number',
    text: '1 late buses; 2 benches at stops',
  });
  expect(changesOf(reader, field, { text: '2' })).toEqual([{ id: field.id, answer: { value: 'benches at stops' } }]);
  expect(contextOf(questionAt(method, 'find.opportunities') as Question)).toContainEqual({
    label: 'Themes so far',
    text: 'late buses; benches at stops',
  });
  expect(contextOf(questionAt(method, 'find.focus-area') as Question)).toContainEqual({
    label: 'What it gathers around',
    text: 'late buses: 2 opportunities and 1 finding, said by 12 people; benches at stops: 1 opportunity and 1 finding',
  });
  expect(contextOf(questionAt(method, 'find.reach-missing') as Question)).toEqual([]);
});

test('tell in `tde ready` what most of the needs are about', () => {
  const find = method.steps.find(({ id }) => id === 'find') as Step;
  expect(readinessOf(reader, find).findings.map(({ text }) => text)).toContain(
    'Of 4 needs that are noted, 2 are about "late buses".',
  );
});
