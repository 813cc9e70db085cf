// Everything that the stock prompts do wrong, our prompts do right; a sample is in measured-faults.test.ts.
import { describe, expect, it } from 'vitest';
import { atPlace, COLORS, FAULTS, testColors, testOurs, testTwice } from './support/faults.ts';
import { KEY } from './support/person.ts';
import { PLACE } from './support/subjects.ts';

testOurs(FAULTS);
testTwice(['plain']);
testColors(COLORS);

describe('tde', () => {
  it('says why it asks in lines where TERM is dumb', async () => {
    const terminal = await atPlace({ TERM: 'dumb' });
    expect(terminal.scrollback()).toContain('Plain mode is on (this terminal says TERM=dumb)');
  });

  it('empties the line with Ctrl-U, and asks on', async () => {
    const terminal = await atPlace();
    terminal.press('Riverton');
    await terminal.see('> Riverton');
    terminal.press('\u0015Y');
    await terminal.see('> Y');
    expect(terminal.screen()).toContain(PLACE);
  });

  it('goes back from an empty field with Shift-Tab', async () => {
    const terminal = await atPlace();
    terminal.press(KEY.back);
    await terminal.see('Which of these fits you best?');
  });
});
