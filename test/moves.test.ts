// A sample of every move at every kind of question, in a real terminal; all of it is in moves.full.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleDriver, removeDriver } from './support/ask-terminal.ts';
import { casesAt, KINDS, makeEveryMove } from './support/moves.ts';

let folder: string;
beforeAll(async () => {
  folder = await bundleDriver();
});
afterAll(() => removeDriver(folder));

describe('in a window of 40×12', () => {
  const all = casesAt(40, 12);
  expect(all).toHaveLength(KINDS.length * 2);
  it.each(all)('$widget, plain: $plain, takes every move and keeps the draft', async (given) => {
    await makeEveryMove(folder, given);
  });
});
