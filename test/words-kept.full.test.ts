// Every ending at every kind of screen in both modes, in a real terminal: no word is lost, and nothing untrue is said of it.
import { expect, it } from 'vitest';
import { allCases, endAt } from './support/words-kept.ts';

it.skipIf(process.platform === 'win32').each(allCases())('$mode: $place, $leave', async (given) => {
  expect((await endAt(given, 'in a terminal')).join('\n')).toBe('');
});
