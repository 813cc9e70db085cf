// Where a choice by hand leads, in both modes: `tde edit` to the question of a name, `tde feedback add` to a new piece, the review back to
// where somebody came from.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import type { Screen } from '../src/interview/prompter.ts';
import { loadMethod } from '../src/method/ids.ts';
import type { Change } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { words } from '../src/words.ts';
import { tdeHere } from './support/here.ts';
import { tempDir } from './support/temp-dir.ts';
import { type Do, type Mode, personIn } from './support/two-modes.ts';

const method = await loadMethod();
const CTRL_C = '\u0003';
const MODES = [
  ['rich', []],
  ['plain', ['--accessible']],
] as const;

function projectWith(...changes: Change[]): string {
  const cwd = tempDir();
  createProject(join(cwd, 'tde.yaml'), method, changes);
  return cwd;
}

describe.each(MODES)('%s: tde edit', (_mode, flags) => {
  it.each([
    ['the question, where a section has the same name', 'design.intervention', 'In a few words, what will you do?'],
    ['a list, where a section has the same name', 'design.feedback', 'What did people say about the plan?'],
    ['one entry of a list', 'design.feedback.letters', 'In a few words, what is it about?'],
    ['the section, where no question has that name', 'find.focus', 'question 1 of'],
    ['what is called so, as it does inside the interview', 'focus AREA', 'Which problem will you work on?'],
    ['the task list', 'tasks', words.taskList.ask],
  ])('opens %s', async (_what, id, ask) => {
    const cwd = projectWith(
      { id: 'design.intervention', answer: { value: 'hang a list at each stop' } },
      { id: 'design.feedback.letters.title', answer: { value: 'Larger letters' } },
    );
    const here = tdeHere(['edit', ...id.split(' '), ...flags], cwd);
    await here.see(ask);
    here.press(CTRL_C);
    expect(await here.code).toBe(130);
  });
});

describe.each(MODES)('%s: tde feedback add', (_mode, flags) => {
  it('asks for a new piece at once, and comes back to the list of all', async () => {
    const cwd = projectWith({ id: 'design.feedback.letters.title', answer: { value: 'Larger letters' } });
    const here = tdeHere(['feedback', 'add', ...flags], cwd);
    await here.see('new entry');
    expect(here.shown()).not.toContain('Larger letters');
    here.press('Fewer lines\r');
    await here.see('What was said?');
    here.press(CTRL_C);
    expect(await here.code).toBe(130);
    const { answers } = readProject(join(cwd, 'tde.yaml'), method);
    expect(answers.records['design.feedback']).toEqual(['letters', 'fewer-lines']);
  });
});

describe.each<Mode>(['rich', 'plain'])('%s: the review, asked for on the way', (mode) => {
  it('leads back to where it was asked for, past the lines that lack something before that', async () => {
    const path = join(projectWith(), 'tde.yaml');
    const seen: [string, string | undefined][] = [];
    const asked: string[] = [];
    const [first, second, third] = ['city-benefit', 'community-benefit', 'summary'].map(
      (each) => `refine.impact.${each}`,
    );
    const acts: Do[] = [
      { move: 'skip' },
      { move: 'skip' },
      { move: 'review' },
      { answer: { at: first } },
      { answer: { text: 'Fewer calls to the clerk.' } },
      { answer: { at: second } },
      { answer: { text: 'Time to find help.' } },
      { keys: ['\r'] },
      { move: 'leave' },
    ];
    const person = personIn(
      mode,
      (screen: Screen) => {
        seen.push([screen.id, screen.widget === 'one' ? screen.draft.at : undefined]);
        return acts[seen.length - 1] as Do;
      },
      asked,
    );
    await conduct(
      openSitting({ project: readProject(path, method), prompter: person, desk: async () => deskFor(path) }),
      { leg: 'refine.impact' },
    );
    person.close();
    const text = undefined;
    expect(seen).toEqual([
      [first, text],
      [second, text],
      [third, text],
      ['review', 'go-on!'],
      [first, text],
      ['review', second],
      [second, text],
      ['review', 'go-on!'],
      [third, text],
    ]);
  });
});

describe.each(MODES)('%s: the menu of moves', (mode, flags) => {
  it('says what each of them does at this question', async () => {
    const cwd = projectWith({ id: 'finished.project', answer: { value: 'yes' } });
    const here = tdeHere(['edit', 'refine.data-supply', ...flags], cwd);
    const open = mode === 'rich' ? '\t' : '/menu\r';
    await here.see('question 1 of');
    here.press(mode === 'rich' ? 'Door lists\r' : 'Door lists\r.\r');
    await here.see('What more could');
    here.press(open);
    for (const row of [
      'Go back to: Data at hand',
      'Skip for now, on to: Data owners',
      'Review your answers: Data supply',
      'Take back your last answer: Data at hand',
      "I don't know yet: note whom to ask",
    ])
      await here.see(row);
    here.press(CTRL_C);
    expect(await here.code).toBe(130);
  });
});

describe('plain: the review that asks whether a section is finished', () => {
  it.each([
    ['yes', ['refine.impact']],
    ['No', []],
    ['finish', ['refine.impact']],
    ['later', []],
  ])('is answered in the same words: %s', async (line, finished) => {
    const path = join(projectWith(), 'tde.yaml');
    const acts: Do[] = [{ keys: [`${line}\r`] }, { move: 'leave' }];
    const asked: string[] = [];
    const person = personIn('plain', () => acts[asked.length - 1] as Do, asked);
    const project = readProject(path, method);
    await conduct(openSitting({ project, prompter: person, desk: async () => deskFor(path) }), {
      leg: 'refine.impact',
      at: 'review',
    });
    person.close();
    expect(asked).toHaveLength(2);
    expect(readProject(path, method).answers.finished).toEqual(finished);
  });

  it('takes no yes where it does not ask that', async () => {
    const path = join(projectWith(), 'tde.yaml');
    const acts: Do[] = [{ move: 'review' }, { keys: ['yes\r', '/leave\r'] }];
    const asked: string[] = [];
    const person = personIn('plain', () => acts[asked.length - 1] as Do, asked);
    const project = readProject(path, method);
    await conduct(openSitting({ project, prompter: person, desk: async () => deskFor(path) }), {
      leg: 'refine.impact',
    });
    person.close();
    expect(readProject(path, method).answers.finished).toEqual([]);
  });
});
