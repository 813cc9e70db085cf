// Two people answer different questions on two branches: git puts both together without a conflict. A sample of the pairs of answers; all of
// them, and other projects, are in merge.full.test.ts.
import { expect, it } from 'vitest';
import { BASES, mergeEachPair } from './support/merges.ts';

it('two branches of a half-filled project merge without a conflict, whichever two answers were given', () => {
  expect(mergeEachPair(BASES['a half-filled project'](), 9)).toEqual({ pairs: 43, conflicts: 0, wrong: 0 });
});
