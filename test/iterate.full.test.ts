// `tde iterate` that is killed at each of its calls to the disk; at every third of them in iterate.test.ts.
import { test } from 'vitest';
import { killIterating } from './support/cycles.ts';

test('both cycles can be had, whichever call a kill comes at', () => killIterating(1));
