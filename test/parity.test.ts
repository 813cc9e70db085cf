// Rich and plain are the same interview: one script of moves, twice, to the same file byte for byte. Here the sections with detours; all
// of the method is in parity.full.test.ts.
import { it } from 'vitest';
import { expectParity, WITH_DETOURS } from './support/parity.ts';

it(
  'the interview, by the same moves, shows the same screens and comes to the same file in both modes',
  {
    timeout: 120_000,
  },
  () => expectParity(WITH_DETOURS),
);
