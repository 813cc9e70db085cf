// Every ending at every kind of prompt in both modes, three times, and kills one after the other.
import { expect, it } from 'vitest';
import { ENDINGS, type EndingName, endSession, PROMPTS, type PromptName } from './support/endings.ts';
import { killOften } from './torture/killing.ts';
import { measured, percentile, times } from './torture/measure.ts';

it.skipIf(process.platform === 'win32')(
  'a session that ends by kill -9 has lost nothing that was accepted, and the next start goes on by itself',
  { timeout: 300_000 },
  async () => {
    const cost = await killOften(8, 4);
    expect(cost).toMatchObject({ lost: [], torn: [], wrong: [], repairs: [], elsewhere: [], straysAfterSave: 0 });
  },
);

it.skipIf(process.platform === 'win32')(
  'B1 B2: every ending at every prompt',
  { timeout: 2_400_000 },
  async (context) => {
    const wrong: string[] = [];
    const took: number[] = [];
    for (let time = 0; time < times(3, 1); time++) {
      for (const name of Object.keys(ENDINGS) as EndingName[]) {
        for (const prompt of Object.keys(PROMPTS) as PromptName[]) {
          for (const plain of [false, true]) {
            const run = await endSession(name, prompt, { plain });
            wrong.push(...run.wrong);
            took.push(run.took);
          }
        }
      }
    }
    const slowest = Math.max(...took).toFixed(0);
    measured(
      context,
      `${took.length} endings: ${wrong.length} wrong; over within ${percentile(took, 95).toFixed(0)} ms (p95), ${slowest} ms at most`,
    );
    expect(wrong.join('\n')).toBe('');
    // Other machines are shared: there a second is not counted.
    if (process.env.TDE_TORTURE) expect(Number(slowest)).toBeLessThanOrEqual(1000);
  },
);
