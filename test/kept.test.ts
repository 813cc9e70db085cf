// Nothing that was typed is lost: whatever comes between an answer and its file, it is in the file, in the draft or on the terminal. Each
// way to leave is here in one of the two modes; both are in kept.full.test.ts.

import fs, { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { questionAt } from '../src/method/ids.ts';
import { readProject, saveAnswers } from '../src/project/file.ts';
import { words } from '../src/words.ts';
import {
  askedAt,
  checklist,
  mark,
  marked,
  method,
  modes,
  records,
  testChangedMeanwhile,
  testChecklistLeft,
  testNotSaved,
  usage,
  users,
} from './support/kept.ts';

/** What a line of the checklist is called. */
const titleOf = (id: string) => questionAt(method, id)?.label ?? id;

describe('where the same answer was changed in the file meanwhile', () => {
  test.each(modes)('again while the person chooses, it is asked again and never written over: %s', async (mode) => {
    const tde = await askedAt(mode, 'project.place');
    tde.others('Osgood');
    await tde.give('Larkin County');
    await tde.see('The one in the file: Osgood');
    tde.others('Marlow');
    tde.press('\r');
    await tde.see('The one in the file: Marlow');
    expect(tde.valueNow()).toBe('Marlow');
    tde.press('\r');
    await tde.see(words.review.ask);
    expect(tde.valueNow()).toBe('Larkin County');
    tde.press('/leave\r');
    expect(await tde.code).toBe(0);
    await tde.see('Everything is saved');
  });
});

describe('two sessions on one project', () => {
  test.each(modes)('that both leave in the middle of an answer lose neither: %s', async (mode) => {
    const first = await askedAt(mode, 'refine.data-supply.collected');
    const second = first.start('edit', 'refine.data-supply.collected');
    await second.see('/leave');
    first.press('Two inspectors');
    await first.see('Two inspectors');
    second.press('The records desk');
    await second.see('The records desk');
    for (const tde of [first, second]) {
      tde.end();
      await tde.code;
      await tde.see('What you typed last is kept too');
    }
    const third = first.start('resume');
    await third.see('Two sessions left a text at: Data at hand. Both stand in the field now, the newer one first.');
    await third.see('The records desk Two inspectors');
    await third.see('/leave');
    third.end();
    await third.code;
    expect(first.draftNow()).toContain('The records desk\\n\\nTwo inspectors');
    expect(readdirSync(join(first.io.cwd, '.tde')).filter((name) => name.endsWith('.draft'))).toHaveLength(1);
  });
});

testChangedMeanwhile('sample');
testNotSaved('sample');
testChecklistLeft('sample');

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

describe('a checklist', () => {
  test.each(modes)('is saved line by line, each before the next one shows: %s', async (mode) => {
    const tde = await askedAt(mode, checklist);
    await mark(tde, mode);
    expect(tde.answersNow()).toEqual(marked);
    // Nothing is half-done then: not even a kill could lose any of it.
    tde.end();
    await tde.code;
    await tde.see('Everything is saved');
    expect(tde.shown()).not.toContain(words.leave.draft);
    const again = tde.start('resume');
    await again.see(mode === 'plain' ? `3 of 5. ${titleOf(users)}` : '2 of 5 answered');
    again.end();
    await again.code;
    expect(tde.answersNow()).toEqual(marked);
  });

  test.each(modes)('asks which mark shall stand where it was changed in the file meanwhile: %s', async (mode) => {
    const tde = await askedAt(mode, checklist);
    saveAnswers(readProject(join(tde.io.cwd, 'tde.yaml'), method), [{ id: records, answer: { value: 'unsure' } }]);
    tde.press(mode === 'plain' ? 'y, 311 calls\r' : 'y');
    await tde.see(`"${titleOf(records)}" was changed in the file`);
    await tde.see('The one in the file: Unsure');
    tde.press('2\r');
    if (mode === 'rich') await tde.gone('The one in the file');
    await tde.see(mode === 'plain' ? `2 of 5. ${titleOf(usage)}` : '1 of 5 answered');
    expect(tde.answersNow()).toEqual({ [records]: { value: 'unsure' } });
    tde.press(mode === 'plain' ? 'no\r' : 'n');
    await tde.see(mode === 'plain' ? `3 of 5. ${titleOf(users)}` : '2 of 5 answered');
    expect(tde.answersNow()).toEqual({ [records]: { value: 'unsure' }, [usage]: { value: 'no' } });
    tde.end();
    await tde.code;
  });

  test.each(modes)(
    'tells at the line what could not be saved, and saves all of it with the next mark: %s',
    async (mode) => {
      const tde = await askedAt(mode, checklist);
      const file = join(tde.io.cwd, 'tde.yaml');
      renameSync(file, `${file}.away`);
      tde.press(mode === 'plain' ? 'y, 311 calls\r' : 'y');
      await tde.see('Not saved:');
      expect(tde.draftNow()).toContain(mode === 'plain' ? '311 calls' : '"value":"yes"');
      renameSync(`${file}.away`, file);
      await tde.see(mode === 'plain' ? `2 of 5. ${titleOf(usage)}` : '1 of 5 answered');
      tde.press(mode === 'plain' ? 'no\r' : 'n');
      await tde.see(mode === 'plain' ? `3 of 5. ${titleOf(users)}` : '2 of 5 answered');
      expect(Object.values(tde.answersNow()).map(({ value }) => value)).toEqual(['yes', 'no']);
      tde.end();
      await tde.code;
      await tde.see('Everything is saved');
    },
  );

  test.each(modes)('does not put back what others changed while it was left: %s', async (mode) => {
    const tde = await askedAt(mode, checklist);
    await mark(tde, mode);
    tde.press('/goto project.place\r');
    await tde.see('Which place');
    saveAnswers(readProject(join(tde.io.cwd, 'tde.yaml'), method), [{ id: usage, answer: { value: 'yes' } }]);
    await tde.give('Larkin County');
    await tde.see('Which public body');
    tde.press(mode === 'rich' ? `\u0007` : `/goto ${checklist}\r`);
    if (mode === 'rich') await tde.see('Word: /goto');
    if (mode === 'rich') tde.press(`${checklist}\r`);
    // Plain mode has shown this line before.
    if (mode === 'plain') await vi.waitUntil(() => tde.written().split('3 of 5.').length === 3, { timeout: 10_000 });
    else await tde.see('2 of 5 answered');
    tde.press(mode === 'plain' ? 'u\r' : 'u');
    await tde.see(mode === 'plain' ? '4 of 5.' : '3 of 5 answered');
    expect(tde.answersNow()[usage]).toEqual({ value: 'yes' });
    tde.end();
    await tde.code;
  });
});
