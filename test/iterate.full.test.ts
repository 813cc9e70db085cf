// `tde iterate` that is cut short at each of its calls to the disk (at some of them in iterate.test.ts), and use cases that are
// called as another way to go on is.
import { test } from 'vitest';
import { fillDiskIterating, killIterating, testCalledAsAWay } from './support/cycles.ts';

test('both cycles can be had, whichever call a kill comes at', () => killIterating(1));

test('the project is as it was and nothing is left beside it, whichever call finds the disk full', () =>
  fillDiskIterating(1));

testCalledAsAWay(['Same', 'No']);
