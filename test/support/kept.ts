// What comes between an answer and its file while the person leaves or goes on: each way to leave, each trouble and both modes.

import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
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

const method = await loadMethod();

/** The two ways in which a terminal is used. */
const modes = ['rich', 'plain'] as const;
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
const checklist = 'find.checklists.analyze-requests';
const [records, usage, users] = criteriaOf(method, questionAt(method, checklist) as Question).map(({ id }) => id) as [
  string,
  string,
  string,
];

/** Marks the first line with a note, and the second. */
const mark = async ({ press, see }: Tde, mode: Mode) => {
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
const marked = { [records]: { value: 'yes', note: '311 calls' }, [usage]: { value: 'no' } };

/** How much is tried: the telling ways, each in one mode, or all of them in both. */
type Extent = 'sample' | 'whole';

/** How many ways are told apart every day; they stand first. */
const TELLING = 3;

/** The cases of a mode: all of them, or every second one of the telling ones, so that the two modes have each of these once. */
const casesOf = <T>(extent: Extent, mode: Mode, all: readonly T[]): readonly T[] =>
  extent === 'whole' ? all : all.slice(0, TELLING).filter((_, i) => i % 2 === modes.indexOf(mode));

/** Tests each way to leave where somebody else changed the answer meanwhile. */
export function testChangedMeanwhile(extent: Extent): void {
  describe('where the same answer was changed in the file meanwhile', () => {
    const ways: [how: string, leave: (tde: Tde) => void, code: number][] = [
      ['Ctrl-C', ({ press }) => press('\u0003'), 130],
      ['/leave', ({ press }) => press('/leave\r'), 0],
      ['a signal', ({ end }) => end(), 130],
      ['Ctrl-D', ({ press }) => press('\u0004'), 130],
      ['a closed window', ({ hangUp }) => hangUp(), 130],
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

/** Tests that nothing is lost where an answer cannot be saved. */
export function testNotSaved(extent: Extent): void {
  describe('an answer that cannot be saved, where the person then leaves', () => {
    const otherComputer = { pid: 1, host: 'elsewhere', since: '2026-11-20T10:00:00.000Z', id: 'a1' };
    /** What keeps a save from its file, and whether the draft can be kept all the same. */
    const troubles: [trouble: string, make: (cwd: string) => void, keepsDraft: boolean][] = [
      ['the file is gone', (cwd) => rmSync(join(cwd, 'tde.yaml')), true],
      ['the folder was deleted', (cwd) => rmSync(cwd, { recursive: true }), false],
      [
        'there is no place for drafts',
        (cwd) => {
          rmSync(join(cwd, 'tde.yaml'));
          put(cwd, '.tde', '');
        },
        false,
      ],
      ['the folder was moved', (cwd) => renameSync(cwd, join(tempDir(), 'moved')), false],
      ['the file is no project any more', (cwd) => put(cwd, 'tde.yaml', 'tde: [\n'), true],
      ['another computer saves', (cwd) => put(cwd, '.tde.yaml.lock', JSON.stringify(otherComputer)), true],
    ];
    const ways: [how: string, leave: (tde: Tde) => void][] = [
      ['/leave', ({ press, mode }) => press(mode === 'rich' ? '\tleave\r' : '/leave\r')],
      ['a closed window', ({ hangUp }) => hangUp()],
      ['a signal', ({ end }) => end()],
    ];
    const cases = modes.flatMap((mode, i) =>
      casesOf(extent, mode, troubles).map(
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
      await tde.see('yet: Place.');
      expect(tde.shown().includes('Everything else is.')).toBe(existsSync(join(cwd, 'tde.yaml')));
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
      ['a signal', ({ end }) => end(), 'Go on with:'],
      ['/review', ({ press }) => press('/review\r'), '2 of 5 lines answered'],
      ['/leave', ({ press }) => press('/leave\r'), 'Go on with:'],
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

/** The modes in which the nth of some tests is tried: both, or one by turns. */
const modesOf = (extent: Extent, n: number): readonly Mode[] =>
  modes.filter((_, i) => extent === 'whole' || n % 2 === i);

/** What a line of the checklist is called. */
const titleOf = (id: string) => questionAt(method, id)?.label ?? id;

/** Tests what comes between while the person goes on: in both modes, or in one of them. */
export function testGoingOn(extent: Extent): void {
  describe('where the same answer was changed in the file meanwhile', () => {
    test.each(modesOf(extent, 0))(
      'again while the person chooses, it is asked again and never written over: %s',
      async (mode) => {
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
      },
    );
  });

  describe('two sessions on one project', () => {
    test.each(modesOf(extent, 1))('that both leave in the middle of an answer lose neither: %s', async (mode) => {
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
      await third.see('Two sessions left a text at: Data at hand. Both are in the field now, the newer one first.');
      await third.see('The records desk Two inspectors');
      await third.see('/leave');
      third.end();
      await third.code;
      expect(first.draftNow()).toContain('The records desk\\n\\nTwo inspectors');
      expect(readdirSync(join(first.io.cwd, '.tde')).filter((name) => name.endsWith('.draft'))).toHaveLength(1);
    });
  });

  describe('a checklist', () => {
    test.each(modesOf(extent, 2))('is saved line by line, each before the next one shows: %s', async (mode) => {
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

    test.each(modesOf(extent, 3))(
      'asks which mark shall stand where it was changed in the file meanwhile: %s',
      async (mode) => {
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
      },
    );

    test.each(modesOf(extent, 4))(
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

    test.each(modesOf(extent, 5))('does not put back what others changed while it was left: %s', async (mode) => {
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
}
