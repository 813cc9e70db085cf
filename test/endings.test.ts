// A session may end in any way: what was accepted is kept, what was half-typed too, and the terminal is given back. A sample;
// every ending at every prompt and more kills are in endings.full.test.ts, and hundreds of kills in `npm run torture`.
import { describe, expect, it, type TestContext } from 'vitest';
import { ENDINGS, type EndingName, endSession, PROMPTS, type PromptName } from './support/endings.ts';
import { killOften } from './torture/killing.ts';

const prompts = Object.keys(PROMPTS) as PromptName[];

describe.skipIf(process.platform === 'win32')('a session that ends by', () => {
  // One prompt after the other, in both modes by turns.
  const cases = Object.keys(ENDINGS).map((name, i) => ({
    name: name as EndingName,
    prompt: prompts[i % prompts.length] as PromptName,
    plain: i % 2 === 1,
  }));
  const closes = ({ name }: (typeof cases)[number]) => name === 'closed window' || name === 'closed stdin';
  const keepsAll = async ({ name, prompt, plain }: (typeof cases)[number], { onTestFinished }: TestContext) => {
    const { wrong } = await endSession(name, prompt, { plain, after: onTestFinished });
    expect(wrong.join('\n')).toBe('');
  };

  it.concurrent.for(cases.filter((each) => !closes(each)))(
    '$name at a prompt for $prompt (plain: $plain) keeps everything',
    keepsAll,
  );

  // One after the other: a terminal that is closed under its library may take another one's number with it.
  it.for(cases.filter(closes))('$name at a prompt for $prompt (plain: $plain) keeps everything', keepsAll);

  it('kill -9 has lost nothing that was accepted, and the next start goes on by itself', {
    timeout: 60_000,
  }, async () => {
    const cost = await killOften(2, 4);
    expect(cost).toMatchObject({ lost: [], torn: [], wrong: [], repairs: [], elsewhere: [], straysAfterSave: 0 });
  });
});
