// All that may be typed ahead of a list or come among the keys, and a long list in windows of every size, in a real terminal. The sample for every day is in
// prompter-terminal.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ahead,
  makeDriver,
  REPORTS,
  removeIt,
  STOPPED,
  testReports,
  testStopped,
  testTypedAhead,
  testWindows,
} from './support/typed-ahead.ts';

beforeAll(makeDriver);
afterAll(removeIt);

testTypedAhead('whole');
testReports(REPORTS.slice(0, -1));
testStopped(STOPPED.slice(0, -1));

testWindows([
  [40, 12],
  [20, 5],
  [200, 60],
]);

describe('typed ahead of a list', () => {
  it('a number and Enter lead to the line, and choose nothing unseen', async () => {
    const terminal = await ahead('3', '\r');
    await terminal.see('> 3. Gamma');
    expect(terminal.replies()).toHaveLength(1);
  });

  it('what the list has used does not show again in the next field', async () => {
    const terminal = await ahead();
    terminal.press('3');
    await terminal.see('> 3. Gamma');
    terminal.press('\r');
    await terminal.see('reply 2: answer');
    terminal.press('2 ab');
    await terminal.see(/^> 2 ab$/m);
  });
});
