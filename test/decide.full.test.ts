// Deciding on sixty comments in both modes, each as it should be and by few key presses.
import { test } from 'vitest';
import { decideOnAll } from './support/decider.ts';

test.each(['rich', 'plain'] as const)(
  'sixty comments of three exports are decided in fewer than 90 key presses beside the words: %s',
  (mode) => decideOnAll(mode),
);
