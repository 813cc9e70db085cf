// Rich and plain are the same interview: one script of moves through all of the method, twice, to the same file byte for byte.
import { it } from 'vitest';
import { expectParity, method } from './support/parity.ts';

it(
  'the whole interview, by the same moves, shows the same screens and comes to the same file in both modes',
  {
    timeout: 300_000,
  },
  () => expectParity(method.sections),
);
