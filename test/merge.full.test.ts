// Two people answer any two different questions on two branches of a project: git puts both together without a conflict.
import { expect, it } from 'vitest';
import { BASES, mergeEachPair } from './support/merges.ts';

it.each(['an empty project', 'a half-filled project', 'a full project'] as const)(
  'two branches of %s merge without a conflict, whichever two answers were given',
  (base) => expect(mergeEachPair(BASES[base]())).toEqual({ pairs: 380, conflicts: 0, wrong: 0 }),
);
