// Nothing that was typed is lost: whatever comes between an answer and its file, it is in the file, in the draft or on the terminal.

import fs, { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { textFor } from '../src/advice/texts.ts';
import { loadMethod } from '../src/method/load.ts';
import { NO_ANSWERS } from '../src/project/answers.ts';
import { createProject, readProject, saveAnswers } from '../src/project/file.ts';
import { readerOf } from '../src/project/reader.ts';
import { words } from '../src/words.ts';
import { draftsIn } from './support/drafts.ts';
import { tdeHere } from './support/here.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { oneLine } from './support/terminal.ts';

const method = await loadMethod();
const modes = ['rich', 'plain'] as const;
type Mode = (typeof modes)[number];

/** A project, a terminal at which a question of it is asked, and what others do to the file meanwhile. */
async function askedAt(mode: Mode, id: string, cwd = tempDir()) {
  const file = join(cwd, 'tde.yaml');
  const question = method.questions.find((each) => each.id === id);
  createProject(file, method, []);
  const start = (...argv: string[]) => tdeHere(mode === 'plain' ? [...argv, '--accessible'] : argv, cwd);
  const tde = start('edit', id);
  await tde.see(textFor(readerOf(method, NO_ANSWERS), question?.ask));
  await tde.see('/leave');
  const enter = mode === 'plain' ? '\n' : '\r';
  return {
    ...tde,
    start,
    enter,
    /** Types a text and presses Enter, as a person does: the second once the first is there. */
    async give(text: string) {
      tde.press(text);
      if (mode === 'rich') await tde.see(text);
      tde.press(enter);
    },
    others: (value: string) => saveAnswers(readProject(file, method), method, [{ id, answer: { value } }]),
    valueNow: () => readProject(file, method).answers.byId[id]?.value,
    draftNow: () => draftsIn(cwd),
  };
}

const asks = oneLine(words.interview.changedMeanwhile.ask).slice(-30);

describe('where the same answer was changed in the file meanwhile', () => {
  const ways: [how: string, leave: (tde: Awaited<ReturnType<typeof askedAt>>) => void, code: number][] = [
    ['Ctrl-C', ({ press }) => press('\u0003'), 130],
    ['Ctrl-D', ({ press }) => press('\u0004'), 130],
    ['/leave', ({ press, enter }) => press(`/leave${enter}`), 0],
    ['a closed window', ({ hangUp }) => hangUp(), 130],
    ['a signal', ({ end }) => end(), 130],
  ];
  // In plain mode these two keys are the system's own.
  const all = modes.flatMap((mode) => ways.slice(mode === 'rich' ? 0 : 2).map((way) => [mode, ...way] as const));
  test.each(all)(
    '%s: and the person leaves by %s before one was chosen, theirs stays in the file and ours in the draft',
    async (mode, _how, leave, code) => {
      const tde = await askedAt(mode, 'project.place');
      tde.others('Osgood');
      await tde.give('Larkin County');
      await tde.see(asks);
      leave(tde);
      expect(await tde.code).toBe(code);
      expect(tde.valueNow()).toBe('Osgood');
      expect(tde.draftNow()).toContain('Larkin County');
      await tde.see('yet: Place. Everything else is. What you typed last is kept too');
      expect(tde.shown()).not.toContain('Everything is saved');
      const again = tde.start('resume');
      await again.see('Saved now: Osgood');
      await again.see(mode === 'rich' ? '> Larkin County' : 'Current answer: Larkin County');
      again.end();
      await again.code;
    },
  );

  test.each(modes)('again while the person chooses, it is asked again and never written over: %s', async (mode) => {
    const tde = await askedAt(mode, 'project.place');
    tde.others('Osgood');
    await tde.give('Larkin County');
    await tde.see('The one in the file: Osgood');
    tde.others('Marlow');
    tde.press(tde.enter);
    await tde.see('The one in the file: Marlow');
    expect(tde.valueNow()).toBe('Marlow');
    tde.press(tde.enter);
    await tde.see(words.review.ask);
    expect(tde.valueNow()).toBe('Larkin County');
    tde.press(`/leave${tde.enter}`);
    expect(await tde.code).toBe(0);
    await tde.see('Everything is saved');
  });
});

describe('two sessions on one project', () => {
  test.each(modes)('that both leave in the middle of an answer lose neither: %s', async (mode) => {
    const first = await askedAt(mode, 'refine.data-supply.collected');
    const second = first.start('edit', 'refine.data-supply.collected');
    await second.see('/leave');
    // Whole lines: in plain mode a half one is the terminal's.
    first.press(mode === 'rich' ? 'Two inspectors' : 'Two inspectors\n');
    await first.see(mode === 'rich' ? 'Two inspectors' : '> >');
    second.press(mode === 'rich' ? 'The records desk' : 'The records desk\n');
    await second.see(mode === 'rich' ? 'The records desk' : '> >');
    for (const tde of [first, second]) {
      tde.end();
      await tde.code;
      await tde.see('What you typed last is kept too');
    }
    const third = first.start('resume');
    await third.see('Two sessions left a text at: Data at hand. Both stand in the field now, the newer one first.');
    await third.see('The records desk Two inspectors');
    third.end();
    await third.code;
    expect(first.draftNow()).toContain('The records desk\\n\\nTwo inspectors');
    expect(readdirSync(join(first.io.cwd, '.tde')).filter((name) => name.endsWith('.draft'))).toHaveLength(1);
  });
});

describe('an answer that cannot be saved, where the person then leaves', () => {
  type Tde = Awaited<ReturnType<typeof askedAt>>;
  const otherComputer = { pid: 1, host: 'elsewhere', since: '2026-11-20T10:00:00.000Z', id: 'a1' };
  /** What keeps a save from its file, and whether the draft can be kept all the same. */
  const troubles: [trouble: string, make: (cwd: string) => void, keepsDraft: boolean][] = [
    ['the file is gone', (cwd) => rmSync(join(cwd, 'tde.yaml')), true],
    ['the file is no project any more', (cwd) => put(cwd, 'tde.yaml', 'tde: [\n'), true],
    ['another computer saves', (cwd) => put(cwd, '.tde.yaml.lock', JSON.stringify(otherComputer)), true],
    ['the folder was deleted', (cwd) => rmSync(cwd, { recursive: true }), false],
    ['the folder was moved', (cwd) => renameSync(cwd, join(tempDir(), 'moved')), false],
    [
      'there is no place for drafts',
      (cwd) => {
        rmSync(join(cwd, 'tde.yaml'));
        put(cwd, '.tde', '');
      },
      false,
    ],
  ];
  const ways: [how: string, leave: (tde: Tde) => void][] = [
    ['/leave', ({ press, enter }) => press(enter === '\r' ? '\tleave\r' : '/leave\n')],
    ['a closed window', ({ hangUp }) => hangUp()],
    ['a signal', ({ end }) => end()],
  ];
  const cases = troubles.flatMap((trouble, i) =>
    modes.map((mode, j) => [mode, ...trouble, ...(ways[(i + j) % ways.length] as (typeof ways)[number])] as const),
  );

  test.each(cases)('%s: %s', async (mode, _trouble, make, keepsDraft, _how, leave) => {
    const tde = await askedAt(mode, 'project.place');
    const { cwd } = tde.io;
    make(cwd);
    await tde.give('Larkin County');
    await tde.see('Not saved:');
    if (keepsDraft) expect(tde.draftNow()).toContain('Larkin County');
    leave(tde);
    await tde.code;
    await tde.see('yet: Place. Everything else is.');
    if (keepsDraft) {
      expect(tde.draftNow()).toContain('Larkin County');
      await tde.see(words.leave.draft);
    } else {
      await tde.see('What you typed last could not be kept on the disk.');
      await tde.see('Copy it from here: Place: Larkin County');
      expect(tde.shown()).not.toContain(words.leave.draft);
    }
    expect(tde.shown()).not.toContain('Everything is saved');
    expect(existsSync(join(cwd, 'tde.yaml')) || !tde.shown().includes('Go on with:')).toBe(true);
  });

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
    await tde.see('Interview stakeholders individually; Host a "scope-a-thon"');
  });
});
