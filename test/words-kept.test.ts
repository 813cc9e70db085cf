// A sample of every ending at every kind of screen, in this process; in a real terminal all of them are in words-kept.full.test.ts.
import { describe, expect, it } from 'vitest';
import { allCases, endAt, LEAVES } from './support/words-kept.ts';

/** Each screen in each mode by two endings, so that each ending comes with every second screen or so. */
const sample = allCases().filter(({ leave }, i) => (i + LEAVES.indexOf(leave)) % 4 === 0);

describe('the words', () => {
  it.each(sample)('are kept in $mode mode: $place, $leave', async (given) => {
    expect((await endAt(given, 'here')).join('\n')).toBe('');
  });
});
