// A sample of every ending at every kind of screen, and of the words that are typed in place of an answer, in this process; all of them,
// many in a real terminal, are in words-kept.full.test.ts.
import { describe, expect, it } from 'vitest';
import { allCases, allWords, endAt, LEAVES, typeWord } from './support/words-kept.ts';

describe('the words', () => {
  // Each screen in each mode by one ending or so, and each ending at some of them.
  const sample = allCases().filter(({ leave }, i) => (i + LEAVES.indexOf(leave)) % 12 === 0);

  it.each(sample)('are kept in $mode mode: $place, $leave', async (given) => {
    expect((await endAt(given, 'here')).join('\n')).toBe('');
  });
});

describe('a word that is typed in place of an answer', () => {
  const sample = allWords().filter((_, i) => i % 8 === 0);

  it.each(sample)('is asked about in $mode mode: "$word" in $field', async (given) => {
    expect(await typeWord(given, 'here')).toEqual([]);
  });
});
