// Every ending at every kind of screen in both modes: no word is lost, and nothing untrue is said of it. And every word that is typed in
// place of an answer: it is asked about. A process of its own and a terminal under it make a difference to how a session ends, and none to
// what is on the screen then: every kill is one there, and of the other pairs each screen and each ending; the rest is in this process.
import { expect, it } from 'vitest';
import { allCases, allWords, endAt, LEAVES, PLACES, typeWord } from './support/words-kept.ts';

const here = it.skipIf(process.platform === 'win32');

const places = Object.keys(PLACES);
const cases = allCases().map((given) => {
  const { place, leave } = given;
  const isThere = leave.startsWith('SIGKILL') || (places.indexOf(place) + LEAVES.indexOf(leave)) % 3 === 0;
  return { ...given, where: isThere ? ('in a terminal' as const) : ('here' as const) };
});

here.each(cases)('$mode, $where: $place, $leave', async ({ where, ...given }) => {
  expect((await endAt(given, where)).join('\n')).toBe('');
});

here.each(allWords())('$mode: "$word" in $field is asked about', async (given) => {
  expect(await typeWord(given, given.field === 'a line' ? 'in a terminal' : 'here')).toEqual([]);
});
