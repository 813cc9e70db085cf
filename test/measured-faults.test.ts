// What the stock prompts do wrong, our prompts do right; and what no fault was in the stock prompts is right in ours, too. A sample of the faults;
// all of them are in measured-faults.full.test.ts.
import { describe, expect, it } from 'vitest';
import { atPlace, COLORS, EVERY_DAY, testColors, testOurs, testTwice } from './support/faults.ts';

testOurs(EVERY_DAY);
testTwice(['rich']);
testColors(COLORS.slice(0, 2));

describe('tde', () => {
  it('says why it asks in lines where TERM is dumb', async () => {
    const terminal = await atPlace({ TERM: 'dumb' });
    expect(terminal.scrollback()).toContain('Plain mode is on (this terminal says TERM=dumb)');
  });
});
