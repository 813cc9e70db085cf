// A sample of every move at every kind of question, and of Ctrl-C, in a real terminal: each kind in one mode, and Ctrl-C at two in the
// other. All of it, and in a larger window, is in moves.full.test.ts.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { bundleDriver, removeDriver } from './support/ask-terminal.ts';
import { interruptTwice } from './support/interrupts.ts';
import { casesAt, KINDS, makeEveryMove } from './support/moves.ts';

let folder: string;
beforeAll(async () => {
  folder = await bundleDriver();
});
afterAll(() => removeDriver(folder));

describe('in a window of 40×12', () => {
  const isRich = (kind: (typeof KINDS)[number]) => KINDS.indexOf(kind) % 2 === 0;
  const all = casesAt(40, 12);

  it.each(all.filter(({ widget, plain }) => plain !== isRich(widget)))(
    '$widget, plain: $plain, takes every move and keeps the draft',
    (given) => makeEveryMove(folder, given),
  );

  it.each(all.filter(({ widget, plain }) => plain === isRich(widget) && ['line', 'one'].includes(widget)))(
    '$widget, plain: $plain, is taken up again after Ctrl-C, which is no loss',
    interruptTwice,
  );
});
