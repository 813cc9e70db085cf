// `tde iterate` that is cut short at each of its calls to the disk; at every fourteenth of them in iterate.test.ts.
import { test } from 'vitest';
import { fillDiskIterating, killIterating } from './support/cycles.ts';

test('both cycles can be had, whichever call a kill comes at', () => killIterating(1));

test('the project is as it was and nothing is left beside it, whichever call finds the disk full', () =>
  fillDiskIterating(1));
