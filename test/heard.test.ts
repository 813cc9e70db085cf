// What plain mode says in the first pitch and the first sections: the question is the last thing before the cursor. All of the method, in
// figures, is in heard.full.test.ts.
import { expect, it } from 'vitest';
import { passThrough, SECTIONS } from './support/heard-pass.ts';
import { endsWithQuestion, figuresOf } from './support/listen.ts';

it('is a conversation: little that is only about how to answer, and the question last', {
  timeout: 120_000,
}, async () => {
  const heard = await passThrough(SECTIONS.slice(0, 4));
  expect(
    heard.filter((utterance) => !endsWithQuestion(utterance)).map(({ screen, text }) => [screen.id, text]),
  ).toEqual([]);
  const figures = figuresOf(heard);
  expect(figures.prompts).toBeGreaterThan(40);
  expect(figures.boilerplate).toBeLessThanOrEqual(0.25);
});
