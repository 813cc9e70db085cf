// Every ending at every kind of screen in both modes, in a real terminal: no word is lost, and nothing untrue is said of it. And every
// word that is typed in place of an answer: it is asked about.
import { expect, it } from 'vitest';
import { allCases, allWords, endAt, typeWord } from './support/words-kept.ts';

const here = it.skipIf(process.platform === 'win32');

here.each(allCases())('$mode: $place, $leave', async (given) => {
  expect((await endAt(given, 'in a terminal')).join('\n')).toBe('');
});

here.each(allWords())('$mode: "$word" in $field is asked about', async (given) => {
  expect(await typeWord(given, 'in a terminal')).toEqual([]);
});
