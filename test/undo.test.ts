// Taking back the last answer, in both modes and at every kind of question: the file says again what it said before, word for word, and the
// question is there again. Half of the kinds of answers in each mode; all of them in both are in undo.full.test.ts.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Start } from '../src/interview/walk.ts';
import { criteriaOf, questionAt } from '../src/method/ids.ts';
import type { Question } from '../src/method/types.ts';
import type { Change } from '../src/project/answers.ts';
import { readProject, saveAnswers } from '../src/project/file.ts';
import { tdeHere } from './support/here.ts';
import {
  at,
  BELONGING,
  expectTakenBack,
  expectTakenBackWhole,
  KINDS,
  LEAVE,
  method,
  projectWith,
  sit,
  UNDO,
} from './support/taking-back.ts';
import type { Do, Mode } from './support/two-modes.ts';

const itemsOf = (list: string) => criteriaOf(method, questionAt(method, list) as Question).map(({ id }) => id);

describe.each<Mode>(['rich', 'plain'])('%s: an answer', (mode) => {
  // One kind in one mode, the next in the other.
  const byTurns = (_: unknown, i: number) => (i % 2 === 0) === (mode === 'rich');

  it.each(KINDS.filter(byTurns))('taken back is what it was before: %s', (...row) => expectTakenBack(mode, row));

  it.each(BELONGING.filter(byTurns))('is taken back with what belongs to it: %s', (...row) =>
    expectTakenBackWhole(mode, row),
  );

  it('of a checklist is taken back mark by mark, on the line it belongs to', async () => {
    const list = 'find.checklists.analyze-requests';
    const { path, contents, now } = projectWith({ id: `${list}.portal-usage`, answer: { value: 'no', note: 'none' } });
    const mark = (...lines: string[]): Do => ({
      keys: mode === 'rich' ? ['\u001b[H', ...lines, '/undo', '\r'] : [...lines, '/undo'].map((line) => `${line}\r`),
    });
    const { asked, drafts, said } = await sit(mode, path, at(list), [
      mark('y', 'u'),
      UNDO,
      () => {
        expect(now()).toBe(contents);
        return LEAVE;
      },
    ]);
    const [first, second] = Object.keys(drafts[0]?.marks ?? {}).length === 1 ? itemsOf(list) : [];
    expect(asked).toEqual([list, list, list]);
    expect(drafts.map((draft) => draft.at)).toEqual([undefined, second, first]);
    expect(Object.keys(drafts[1]?.marks ?? {})).toContain(first);
    expect(said.match(/Taken back/g)).toHaveLength(2);
  });

  it('to finish a section is taken back, too, and leads to the review', async () => {
    const { path, contents, now } = projectWith({ id: 'finished.refine.past-activities', answer: { value: 'yes' } });
    const finish: Do = { answer: { at: 'finish!' } };
    const { asked, said } = await sit(mode, path, { leg: 'refine.tactics', at: 'review' }, [
      finish,
      UNDO,
      () => {
        expect(now()).toBe(contents);
        return LEAVE;
      },
    ]);
    expect(asked).toEqual(['review', 'tasks', 'review']);
    expect(said).toContain('The section Refining tactics is not finished any more.');
  });

  it('to feedback is taken back where it is decided on, and asked again', async () => {
    const piece = (id: string, said: string): Change[] => [
      { id: `design.feedback.${id}.title`, answer: { value: said } },
      { id: `design.feedback.${id}.said`, answer: { value: said } },
    ];
    const { path } = projectWith(...piece('a', 'Print it larger'), ...piece('b', 'Who will keep it going?'));
    const before = readProject(path, method).answers;
    const hub = { ...(at('design.feedback') as object), returning: true, row: 'decide!' } as Start;
    const { asked } = await sit(mode, path, hub, [
      { answer: { at: 'no' } },
      UNDO,
      () => {
        expect(readProject(path, method).answers).toEqual(before);
        return LEAVE;
      },
    ]);
    expect(asked).toEqual(['decide', 'design.feedback.a.why', 'decide']);
  });

  it('can be taken back several times in a row', async () => {
    const { path, contents, now } = projectWith({ id: 'project.name', answer: { value: 'Safe walls' } });
    const { asked } = await sit(mode, path, at('project.name'), [
      { answer: { text: 'Safe homes' } },
      { answer: { text: 'Larkin' } },
      { answer: { text: 'the county' } },
      UNDO,
      UNDO,
      UNDO,
      () => {
        expect(now()).toBe(contents);
        return LEAVE;
      },
    ]);
    const way = ['project.name', 'project.place', 'project.government'];
    expect(asked).toEqual([...way, asked[3], ...way.toReversed()]);
  });

  it('that was not given yet cannot be taken back, which is said', async () => {
    const { path, contents, now } = projectWith();
    const here = tdeHere(['edit', 'project.place', ...(mode === 'plain' ? ['--accessible'] : [])], dirname(path));
    await here.see(mode === 'plain' ? '> ' : '/leave');
    here.press('/undo\r');
    await here.see('Nothing was answered in this sitting yet');
    here.press('\u0003');
    await here.code;
    expect(now()).toBe(contents);
  });

  it('is taken back without what is half-typed at the next question', async () => {
    const { path } = projectWith();
    const { asked, drafts } = await sit(mode, path, at('project.place'), [
      { answer: { text: 'Larkin' } },
      mode === 'rich' ? { move: 'undo', half: 'the coun' } : UNDO,
      { answer: { text: 'Osgood' } },
    ]);
    expect(asked.slice(0, 4)).toEqual(['project.place', 'project.government', 'project.place', 'project.government']);
    expect(drafts[3]?.text ?? '').toBe(mode === 'rich' ? 'the coun' : '');
  });

  it('that was changed in the file meanwhile is asked about, and stays where the person says so', async () => {
    for (const [choice, stands] of [
      ['theirs', 'Osgood'],
      ['mine', undefined],
    ] as const) {
      const { path } = projectWith();
      const { asked, said } = await sit(mode, path, at('project.place'), [
        { answer: { text: 'Larkin' } },
        () => {
          saveAnswers(readProject(path, method), [{ id: 'project.place', answer: { value: 'Osgood' } }]);
          return UNDO;
        },
        { answer: { at: choice } },
      ]);
      expect(asked[2]).toBe('changed-meanwhile');
      expect(readProject(path, method).answers.byId['project.place']?.value).toBe(stands);
      expect(said).toContain(stands ? 'Not taken back: Place stays' : 'Taken back. Place is open again.');
    }
  });

  it('that cannot be taken back now can be later', async () => {
    const { path } = projectWith();
    let kept = '';
    const { asked, messages } = await sit(mode, path, at('project.place'), [
      { answer: { text: 'Larkin' } },
      () => {
        kept = readFileSync(path, 'utf8');
        rmSync(path);
        return UNDO;
      },
      () => {
        writeFileSync(path, kept);
        return UNDO;
      },
    ]);
    expect(asked.slice(0, 4)).toEqual(['project.place', 'project.government', 'project.government', 'project.place']);
    expect(messages[2]).toContain('Not taken back');
    expect(readProject(path, method).answers.byId['project.place']).toBeUndefined();
  });
});
