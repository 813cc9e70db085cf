// Deciding on sixty comments in plain mode; in rich mode in decide.test.ts.
import { test } from 'vitest';
import { decideOnAll } from './support/decider.ts';

test('sixty comments of three exports are decided in fewer than 90 key presses beside the words', () =>
  decideOnAll('plain'));
