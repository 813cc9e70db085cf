// Taking back the last answer of every kind, in both modes; each in one of them in undo.test.ts.
import { describe, it } from 'vitest';
import { BELONGING, expectTakenBack, expectTakenBackWhole, KINDS, TAKING_BACK } from './support/taking-back.ts';
import type { Mode } from './support/two-modes.ts';

describe.each<Mode>(['rich', 'plain'])('%s: an answer', (mode) => {
  it.each(KINDS)('taken back is what it was before: %s', (...row) => expectTakenBack(mode, row));

  it.each(BELONGING)('is taken back with what belongs to it: %s', (...row) => expectTakenBackWhole(mode, row));

  it.each(Object.entries(TAKING_BACK))('%s', (_, sitting) => sitting(mode));
});
