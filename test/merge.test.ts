// Two people answer different questions on two branches: git puts both together without a conflict. Other projects: merge.full.test.ts.
import { expect, it } from 'vitest';
import { BASES, mergeEachPair } from './support/merges.ts';

it('two branches of a half-filled project merge without a conflict, whichever two answers were given', () => {
  expect(mergeEachPair(BASES['a half-filled project']())).toEqual({ pairs: 380, conflicts: 0, wrong: 0 });
});
