// What plain mode says in one pass through the whole method, in figures: how many words, how much of it is about how to answer, and
// whether the question is the last thing before the cursor. Version 0.1.0 said 21,456 words in it, with 1,205 slashes, and never ended with
// the question; the method has grown by half since.
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { passThrough, SECTIONS } from './support/heard-pass.ts';
import { endsWithQuestion, figuresOf } from './support/listen.ts';

it('is a conversation: few words around what it is about, and the question last', { timeout: 300_000 }, async () => {
  const heard = await passThrough(SECTIONS);
  const figures = figuresOf(heard);
  // To be read, or listened to: HEARD=transcript.txt npx vitest run --config vitest.full.config.ts test/heard.full.test.ts
  const { HEARD } = process.env;
  if (HEARD) writeFileSync(HEARD, `${JSON.stringify(figures)}\n${heard.map(({ text }) => `${text}> \n`).join('')}`);
  expect(
    heard.filter((utterance) => !endsWithQuestion(utterance)).map(({ screen, text }) => [screen.id, text]),
  ).toEqual([]);
  expect(figures).toMatchObject({ questionLast: 1 });
  // As long a pass as it always was.
  expect(figures.prompts).toBeGreaterThan(250);
  expect(figures.words).toBeLessThanOrEqual(11_000);
  expect(figures.boilerplate).toBeLessThanOrEqual(0.2);
  expect(figures.hubs).toBeLessThanOrEqual(0.12);
  expect(figures.slashes).toBeLessThanOrEqual(150);
});
