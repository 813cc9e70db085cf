// The task list: short enough to be seen whole, with what comes next chosen already and every section within reach; and what it offers to
// read, where that helps. Every example is in task-list.full.test.ts.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import type { Screen } from '../src/interview/prompter.ts';
import { shelfScreen } from '../src/interview/task-list.ts';
import type { Start } from '../src/interview/walk.ts';
import type { Change } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { finishedExample } from './support/examples.ts';
import { type Act, leave, scriptedPrompter } from './support/scripted-prompter.ts';
import { ids, listFor, method, reader, TODAY, testTaskLists } from './support/task-lists.ts';
import { tempDir } from './support/temp-dir.ts';

testTaskLists(['an empty project', 'lead-paint/tde.cycle-1.yaml']);

/** Sits through a script on a new project, and gives back the screens. */
async function sit(script: Record<string, Act[]>, start: Start, changes: Change[] = [], today?: string) {
  const path = join(tempDir(), 'tde.yaml');
  createProject(path, method, changes);
  const prompter = scriptedPrompter(script);
  const project = { ...readProject(path, method), ...(today && { today }) };
  await conduct(openSitting({ project, prompter, desk: async () => deskFor(path) }), start);
  prompter.finish();
  return prompter.screens;
}

const finished = (...sections: string[]): Change[] =>
  sections.map((id) => ({ id: `finished.${id}`, answer: { value: 'yes' } }));
const lastList = (screens: readonly Screen[]) => screens.filter(({ id }) => id === 'tasks').at(-1);

describe('what is chosen already', () => {
  const work = 'implement.work';
  it.each<[what: string, script: Record<string, Act[]>, start: Start, next: string]>([
    [
      'the next section, once one is finished',
      { review: ['finish!'] },
      { leg: 'refine.tactics', at: 'review' },
      'refine.next-steps',
    ],
    [
      'the next section, where one is left for later',
      { review: ['later!'] },
      { leg: 'refine.tactics', at: 'review' },
      'refine.next-steps',
    ],
    [
      'the section that somebody steps out of',
      { 'refine.tactics.chosen': [{ kind: 'goto', to: 'tasks', draft: {} }] },
      { leg: 'refine.tactics' },
      'refine.tactics',
    ],
    [
      'the first one that is open, after the last',
      { review: ['finish!'] },
      { leg: 'implement.looking-back', at: 'review' },
      'project',
    ],
    ['no section that may be left out', { review: ['finish!'] }, { leg: 'design.plan', at: 'review' }, 'design.review'],
    [
      'the next section, across the steps',
      { review: ['finish!'], pause: ['tasks!'] },
      { leg: work, at: 'review' },
      'implement.results',
    ],
  ])('is %s', async (_what, script, start, next) => {
    const screens = await sit({ ...script, tasks: [leave] }, start);
    expect(lastList(screens)?.draft.at).toBe(next);
    expect(lastList(screens)?.options?.map(({ id }) => id)).toContain(next);
  });

  const pitched = [...method.pitch.slots.map(({ question }) => question), 'project.place', 'project.government'].map(
    (id): Change => ({ id, answer: { value: id.endsWith('chosen') ? ['consult-public'] : 'something to say' } }),
  );

  it('is the checklists after a first pitch, and the pitch leads to them or to the next section, by choice', async () => {
    const screens = await sit(
      { pitch: ['tasks!'], tasks: ['shelf!', leave], shelf: [{ kind: 'back', draft: {} }] },
      { leg: 'pitch!', at: 'review' },
      pitched,
    );
    const [offered, next] = screens[0]?.options ?? [];
    expect(offered).toMatchObject({ id: 'find.checklists', label: expect.stringContaining('checklists') });
    expect(lastList(screens)?.draft.at).toBe('find.checklists');
    expect(screens[0]?.options?.find(({ id }) => id === 'project')?.label).toBe(
      'Go on with the next section: Your project',
    );
    expect(next).toBeDefined();
    const onward = await sit({ pitch: ['project'], 'project.name': [leave] }, { leg: 'pitch!', at: 'review' }, pitched);
    expect(onward.map(({ id }) => id)).toEqual(['pitch', 'project.name']);
  });
});

describe('what there is to read and to do', () => {
  const wanted = (changes: Change[], section: string) => {
    const path = join(tempDir(), 'tde.yaml');
    const { answers } = createProject(path, method, changes);
    const rows = (listFor(answers, section).options ?? []).map(({ id }) => id);
    return rows.slice(
      rows.findLastIndex((id) => ids.includes(id) || id.startsWith('step!')) + 1,
      rows.indexOf('shelf!'),
    );
  };
  const marks: Change[] = [{ id: 'find.checklists.analyze-requests.portal-usage', answer: { value: 'yes' } }];
  const session = (day: string): Change[] => [
    { id: 'find.sessions.fair.what', answer: { value: 'Spring fair' } },
    { id: 'find.sessions.fair.day', answer: { value: day } },
  ];
  const planned: Change[] = [{ id: 'design.intervention', answer: { value: 'hang a list at each stop' } }];

  it.each<[what: string, rows: string[], changes: Change[], section: string]>([
    ['nothing on an empty project', [], [], 'project'],
    ['which tactics fit, once a checklist of the step is begun', ['recommendation!'], marks, 'find.listening'],
    ['not in the next step', [], marks, 'refine.data-supply'],
    ['the sheet, when a session is near', ['session-sheet!'], session('2026-11-24'), 'refine.data-supply'],
    ['not when it is far', [], session('2027-01-24'), 'refine.data-supply'],
    ['not when it is over', [], session('2026-11-19'), 'refine.data-supply'],
    ['what to mend, before the plan is shown', ['check!'], planned, 'design.plan'],
    [
      'feedback to note, while the draft is out',
      ['add!', 'check!'],
      [...planned, ...finished('design.review')],
      'design.feedback',
    ],
  ])('is beside the sections: %s', (_what, rows, changes, section) => {
    expect(wanted(changes, section)).toEqual(rows);
  });

  it('leads from the row for feedback to a new piece at once', async () => {
    const screens = await sit({ tasks: ['add!'], 'design.feedback.add!': [leave] }, 'tasks', [
      ...planned,
      ...finished(...ids.slice(0, ids.indexOf('design.feedback'))),
    ]);
    expect(screens.map(({ id }) => id)).toEqual(['tasks', 'design.feedback.add!']);
  });

  it('has a page of its own each, from which Enter leads on to the list', async () => {
    const { answers } = readProject(finishedExample, method);
    const pages = (shelfScreen(reader(answers)).options ?? []).map(({ id }) => id);
    expect(pages.length).toBeGreaterThan(6);
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, []);
    const onto: Act = (screen) => ({ kind: 'answer', draft: screen.draft });
    const prompter = scriptedPrompter({
      tasks: [...pages.map(() => 'shelf!'), leave],
      shelf: pages,
      ...Object.fromEntries(pages.map((page) => [page.slice(0, -1), page === 'closing!' ? ['tasks!'] : [onto]])),
    });
    const project = {
      ...readProject(finishedExample, method),
      path,
      today: TODAY,
    };
    await conduct(openSitting({ project, prompter, desk: async () => deskFor(path) }), 'tasks');
    prompter.finish();
    for (const page of prompter.screens.filter(({ page }) => page !== undefined)) {
      expect(page.page?.join('').length).toBeGreaterThan(20);
      for (const line of page.page ?? []) expect(line).not.toMatch(/(.)\1{99}/);
      expect(prompter.screens[prompter.screens.indexOf(page) + 1]?.id).toBe('tasks');
    }
    expect(prompter.screens.find(({ id }) => id === 'session-sheet')?.page?.join(' ')).toContain('day-care');
  });

  it('leads from what is to be mended to the question that mends it, and back', async () => {
    const screens = await sit(
      {
        tasks: ['check!', leave],
        check: ['change!', 'tasks!'],
        mend: [
          (screen) => ({ kind: 'answer', draft: { at: screen.options?.find(({ id }) => id === 'find.voices')?.id } }),
        ],
        'find.voices': ['Tenants'],
      },
      'tasks',
      [...planned, { id: 'find.focus-area', answer: { value: 'late buses' } }],
      TODAY,
    );
    const [first, second] = screens.filter(({ id }) => id === 'check');
    expect(first?.page?.join('\n')).toMatch(/^Errors|^Warnings/);
    const mended = screens.find(({ id }) => id === 'mend')?.options?.find(({ id }) => id === 'find.voices')?.label;
    expect(first?.page).toContain(`- ${mended}`);
    expect(second?.page).not.toContain(`- ${mended}`);
  });
});
