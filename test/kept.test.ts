// Nothing that was typed is lost: whatever comes between an answer and its file, it is in the file, in the draft or on the terminal. Each
// way to leave, and to go on, is here in one of the two modes; both are in kept.full.test.ts.

import fs, { rmSync } from 'node:fs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { words } from '../src/words.ts';
import { askedAt, testChangedMeanwhile, testChecklistLeft, testGoingOn, testNotSaved } from './support/kept.ts';

testChangedMeanwhile('sample');
testNotSaved('sample');
testChecklistLeft('sample');
testGoingOn('sample');

describe('an answer that cannot be saved, where the person then leaves', () => {
  test.each([
    ['that only the project meets', (file: string) => file.endsWith('tde.yaml'), true],
    ['that the draft meets too', () => true, false],
  ])('as tde itself is at fault: %s', async (_which, isMet, keepsDraft) => {
    const tde = await askedAt('rich', 'refine.data-supply.collected');
    const { renameSync: rename } = fs;
    const spy = vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (isMet(String(to))) throw new TypeError('something is undefined');
      rename(from, to);
    });
    onTestFinished(() => spy.mockRestore());
    await tde.give('Two inspectors keep lists');
    expect(await tde.code).toBe(1);
    await tde.see('This is a fault in tde');
    await tde.see(keepsDraft ? words.leave.draft : 'Copy it from here: Data at hand: Two inspectors keep lists');
    expect(tde.draftNow().includes('Two inspectors keep lists')).toBe(keepsDraft);
    expect(tde.isRaw()).toBe(false);
  });

  test('all that was typed is there to be copied, each under its question', async () => {
    const tde = await askedAt('rich', 'refine.data-supply.collected');
    tde.press('Two inspectors\nkeep lists\u001b[Z');
    await tde.see(words.review.ask);
    tde.press('/goto refine.tactics.chosen\r');
    await tde.see('Consult the public');
    tde.press('1 2 ');
    await tde.see('Chosen: ');
    rmSync(tde.io.cwd, { recursive: true });
    tde.end();
    await tde.code;
    await tde.see('Data at hand: Two inspectors keep lists');
    await tde.see('Interview stakeholders individually; Host a "scope-a-thon');
  });
});
