// A sample of every ending at every kind of screen, in this process; in a real terminal all of them are in words-kept.full.test.ts.
import { describe, expect, it } from 'vitest';
import { allCases, endAt, LEAVES } from './support/words-kept.ts';

/** Each screen in each mode by one ending or so, and each ending at some of them. */
const sample = allCases().filter(({ leave }, i) => (i + LEAVES.indexOf(leave)) % 8 === 0);

describe('the words', () => {
  it.each(sample)('are kept in $mode mode: $place, $leave', async (given) => {
    expect((await endAt(given, 'here')).join('\n')).toBe('');
  });
});
