// What comes between an answer and its file while the person leaves: each way to leave, each trouble and both modes.

import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textFor } from '../../src/advice/said.ts';
import { criteriaOf, loadMethod, questionAt } from '../../src/method/ids.ts';
import type { Question } from '../../src/method/types.ts';
import { NO_ANSWERS, readerOf } from '../../src/project/answers.ts';
import { createProject, readProject, saveAnswers } from '../../src/project/file.ts';
import { words } from '../../src/words.ts';
import { draftsIn } from './drafts.ts';
import { tdeHere } from './here.ts';
import { put, tempDir } from './temp-dir.ts';
import { oneLine } from './terminal.ts';
import { runTde } from './test-io.ts';

export const method = await loadMethod();

/** The two ways in which a terminal is used. */
export const modes = ['rich', 'plain'] as const;
type Mode = (typeof modes)[number];

/** A project, a terminal at which a question of it is asked, and what others do to the file meanwhile. */
export async function askedAt(mode: Mode, id: string, cwd = tempDir()) {
  const file = join(cwd, 'tde.yaml');
  const question = method.questions.find((each) => each.id === id);
  createProject(file, method, []);
  const start = (...argv: string[]) => tdeHere(mode === 'plain' ? [...argv, '--accessible'] : argv, cwd);
  const tde = start('edit', id);
  await tde.see(textFor(readerOf(method, NO_ANSWERS), question?.ask));
  await tde.see('/leave');
  return {
    ...tde,
    start,
    mode,
    /** Types a text and presses Enter, as a person does: the second once the first is there. */
    async give(text: string) {
      tde.press(text);
      await tde.see(text);
      tde.press('\r');
    },
    others: (value: string) => saveAnswers(readProject(file, method), [{ id, answer: { value } }]),
    valueNow: () => readProject(file, method).answers.byId[id]?.value,
    answersNow: () => readProject(file, method).answers.byId,
    draftNow: () => draftsIn(cwd),
  };
}

type Tde = Awaited<ReturnType<typeof askedAt>>;

const asks = oneLine(words.interview.changedMeanwhile.ask).slice(-30);

/** A checklist, and its first three lines. */
export const checklist = 'find.checklists.analyze-requests';
export const [records, usage, users] = criteriaOf(method, questionAt(method, checklist) as Question).map(
  ({ id }) => id,
) as [string, string, string];

/** Marks the first line with a note, and the second. */
export const mark = async ({ press, see }: Tde, mode: Mode) => {
  if (mode === 'plain') {
    press('y, 311 calls\r');
    await see('2 of 5.');
    press('no\r');
    await see('3 of 5.');
    return;
  }
  press('+');
  await see('Note:');
  press('311 calls');
  await see('Note: 311 calls');
  press('\r');
  await see('? help');
  press('yn');
  await see('2 of 5 answered');
};

/** What is in the file then. */
export const marked = { [records]: { value: 'yes', note: '311 calls' }, [usage]: { value: 'no' } };

/** How much is tried: each way in one mode, or in both. */
type Extent = 'sample' | 'whole';

/** The cases of a mode: all of them, or every second one, so that the two modes have each once. */
const casesOf = <T>(extent: Extent, mode: Mode, all: readonly T[]): readonly T[] =>
  extent === 'whole' ? all : all.filter((_, i) => i % 2 === modes.indexOf(mode));

/** Tests each way to leave where somebody else changed the answer meanwhile. */
export function testChangedMeanwhile(extent: Extent): void {
  describe('where the same answer was changed in the file meanwhile', () => {
    const ways: [how: string, leave: (tde: Tde) => void, code: number][] = [
      ['Ctrl-C', ({ press }) => press('\u0003'), 130],
      ['Ctrl-D', ({ press }) => press('\u0004'), 130],
      ['/leave', ({ press }) => press('/leave\r'), 0],
      ['a closed window', ({ hangUp }) => hangUp(), 130],
      ['a signal', ({ end }) => end(), 130],
    ];
    const all = modes.flatMap((mode) => casesOf(extent, mode, ways).map((way) => [mode, ...way] as const));
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
  });
}

/** Tests that nothing is lost where an answer cannot be saved: each trouble but one that is waited for, or all of them in both modes. */
export function testNotSaved(extent: Extent): void {
  describe('an answer that cannot be saved, where the person then leaves', () => {
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
      ['/leave', ({ press, mode }) => press(mode === 'rich' ? '\tleave\r' : '/leave\r')],
      ['a closed window', ({ hangUp }) => hangUp()],
      ['a signal', ({ end }) => end()],
    ];
    const tried = troubles.filter(([trouble]) => extent === 'whole' || trouble !== 'another computer saves');
    const cases = modes.flatMap((mode, i) =>
      casesOf(extent, mode, tried).map(
        (trouble, j) => [mode, ...trouble, ...(ways[(i + j) % ways.length] as (typeof ways)[number])] as const,
      ),
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
  });
}

/** Tests that a checklist keeps its marks, however it is left. */
export function testChecklistLeft(extent: Extent): void {
  describe('a checklist', () => {
    const ways: [how: string, leave: (tde: Tde) => void, then: string][] = [
      ['/skip', ({ press }) => press('/skip\r'), '2 of 5 lines answered'],
      ['/goto', ({ press }) => press('/goto tasks\r'), words.taskList.ask],
      ['/review', ({ press }) => press('/review\r'), '2 of 5 lines answered'],
      ['/leave', ({ press }) => press('/leave\r'), 'Go on with:'],
      ['a signal', ({ end }) => end(), 'Go on with:'],
    ];

    test.each(
      modes.flatMap((mode) => casesOf(extent, mode, ways).map(([how, ...way]) => [how, mode, ...way] as const)),
    )('keeps its marks where it is left by %s, and review and advice see them: %s', async (how, mode, leave, then) => {
      const tde = await askedAt(mode, checklist);
      await mark(tde, mode);
      leave(tde);
      if (mode === 'plain' && how === '/skip') {
        // Its line is not the one that comes next.
        await tde.see(words.review.ask);
        tde.press('list\r');
      }
      await tde.see(then);
      tde.end();
      await tde.code;
      expect(tde.answersNow()).toEqual(marked);
      const { out } = await runTde(['recommend', '--json'], { cwd: tde.io.cwd });
      expect(JSON.parse(out).tactics.find(({ id }: { id: string }) => id === 'analyze-requests')).toMatchObject({
        yes: 1,
        no: 1,
      });
    });
  });
}
