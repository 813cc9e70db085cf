// A sample of every move at every kind of question, and of Ctrl-C, in a real terminal; all of it is in moves.full.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleDriver, removeDriver } from './support/ask-terminal.ts';
import { interruptTwice } from './support/interrupts.ts';
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

  it.each(all)('$widget, plain: $plain, is taken up again after Ctrl-C, which is no loss', interruptTwice);
});
