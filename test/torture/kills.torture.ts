// A1, A6, B7: killed at any moment, nothing accepted is lost, and the next start goes on by itself.
import { expect, test } from 'vitest';
import { type Cost, DELAYED, IN_PLACE, killOften } from './killing.ts';
import { measured, times } from './measure.ts';

let cost: Cost | undefined;

test('A1', async (context) => {
  cost = await killOften(times(300, 24), 1);
  measured(
    context,
    `${cost.kills} kills in ${cost.rounds} runs: ${cost.lost.length} lost, ${cost.torn.length} torn, ${cost.wrong.length} wrong, ${cost.repairs.length} repairs`,
  );
  expect(cost).toMatchObject({ lost: [], torn: [], wrong: [], repairs: [] });
});

test('A1 in place', async (context) => {
  const bad = await killOften(times(80, 16), 2, IN_PLACE);
  measured(context, `the in-place writer fails it: ${bad.torn.length} torn of ${bad.kills}`);
  expect(bad.torn.length).toBeGreaterThan(0);
});

test('A1 delayed', async (context) => {
  const bad = await killOften(times(40, 12), 3, DELAYED);
  measured(context, `the writer delayed by 300 ms fails it: ${bad.lost.length} lost in ${bad.kills}`);
  expect(bad.lost.length).toBeGreaterThan(0);
});

test('A6', async (context) => {
  cost ??= await killOften(times(300, 24), 1);
  measured(context, `at most ${cost.strays} stray a project, ${cost.straysAfterSave} after the next save`);
  expect(cost.strays).toBeLessThanOrEqual(1);
  expect(cost.straysAfterSave).toBe(0);
});

test('B7', async (context) => {
  cost ??= await killOften(times(300, 24), 1);
  const ms = Math.round(cost.restart);
  measured(context, `${cost.elsewhere.length} of ${cost.kills} elsewhere, first question within ${ms} ms (p95)`);
  expect(cost.elsewhere).toEqual([]);
  expect(cost.restart).toBeLessThan(1000);
});
