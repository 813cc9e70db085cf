// Taking back the last answer, in both modes and at every kind of question: the file says again what it said before, word for word, and the
// question is there again. Every day a kind of answer of each shape and all the rest in one mode, the next in the other; every kind, and both
// modes, in undo.full.test.ts.
import { describe, it } from 'vitest';
import { BELONGING, expectTakenBack, expectTakenBackWhole, KINDS, TAKING_BACK } from './support/taking-back.ts';
import type { Mode } from './support/two-modes.ts';

/** Kinds of the same shape are taken back alike: of those that are one text, a line and what is to be found out stand for all. */
const everyDay = KINDS.filter(([what]) =>
  ['a line', 'a list', 'choices', 'a judgement', 'what was to be found out'].includes(what),
);

describe.each<Mode>(['rich', 'plain'])('%s: an answer', (mode) => {
  const byTurns = (_: unknown, i: number) => (i % 2 === 0) === (mode === 'rich');

  // What stood there before is put back, or nothing, by turns of two.
  it.each(everyDay.map((kind, i) => [...kind, i % 4 < 2] as const).filter(byTurns))(
    'taken back is what it was before: %s',
    (...[what, id, answer, before, stood]) =>
      expectTakenBack(mode, [what, id, answer, before], [stood ? before : undefined]),
  );

  it.each(BELONGING.filter(byTurns))('is taken back with what belongs to it: %s', (...row) =>
    expectTakenBackWhole(mode, row),
  );

  it.each(Object.entries(TAKING_BACK).filter(byTurns))('%s', (_, sitting) => sitting(mode));
});
