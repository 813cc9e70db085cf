// The interview on real files, with a scripted person in place of a terminal.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openQuestions, pitchQuestions } from '../src/advice/progress.ts';
import { paragraphOf, pitchOf } from '../src/advice/said.ts';
import { Cancelled } from '../src/errors.ts';
import { whereToResume } from '../src/interview/conduct.ts';
import { keptOf, recall } from '../src/interview/drafts.ts';
import { rowsFor } from '../src/interview/moves.ts';
import type { Draft, Screen } from '../src/interview/prompter.ts';
import type { Sitting } from '../src/interview/sitting.ts';
import type { Start } from '../src/interview/walk.ts';
import { loadMethod } from '../src/method/ids.ts';
import { readerOf } from '../src/project/answers.ts';
import { createProject, readProject, saveAnswers } from '../src/project/file.ts';
import { screenLines } from '../src/terminal.ts';
import { words } from '../src/words.ts';
import { type Act, answer, leave } from './support/scripted-prompter.ts';
import { sit } from './support/sit.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { tinyMethod } from './support/tiny-method.ts';
import { testTriedAgain } from './support/tried-again.ts';
import { testWordsForMoves } from './support/words-for-moves.ts';

const method = await loadMethod();

/** What a session that left this leaves for the next one. */
const recallOne = (draft: unknown) =>
  recall(method, [{ file: 'one', draft: JSON.parse(JSON.stringify(draft ?? null)) }]);

const QUICK: Record<string, Act[]> = {
  'project.role': [(screen) => answer(screen, 'librarian')],
  'project.place': ['Larkin County'],
  'project.government': ['the county clerk'],
  'find.focus-area': ['evictions that nobody sees coming'],
  'refine.data-requesters.summary': ['tenant groups and legal aid'],
  'refine.data-supply.summary': ['court filings by month'],
  'refine.impact.summary': ['families who could get help in time'],
  'refine.tactics.chosen': [(screen) => answer(screen, ['interview-stakeholders', 'consult-public'])],
  'refine.next-steps.summary': ['meet three tenant groups in May'],
  'project.ask': ['bring us to the June hearing'],
  'project.contact': ['Reading room, Larkin County library'],
};

let begun: string | undefined;
/** A project after the quick start, which is sat through once. */
async function afterQuickStart(): Promise<string> {
  begun ??= readFileSync((await sit({ ...QUICK, pitch: [leave] }, { start: { leg: 'quick' } })).path, 'utf8');
  return put(tempDir(), 'tde.yaml', begun);
}

describe('the quick start', () => {
  it('asks what the pitch needs, in that order, and then shows the pitch whole', async () => {
    const { asked, answers, prompter } = await sit({ ...QUICK, pitch: [leave] }, { start: { leg: 'quick' } });
    expect(asked).toEqual([...Object.keys(QUICK), 'pitch']);
    const { sentences, gaps, closing } = pitchOf(readerOf(method, answers));
    expect(gaps).toEqual([]);
    expect(paragraphOf(sentences)).toContain(
      'We will talk with people one by one and talk with residents at open meetings',
    );
    expect(paragraphOf(closing)).toContain('We ask you to bring us to the June hearing.');
    for (const part of [sentences, closing]) expect(prompter.screens.at(-1)?.page).toContain(paragraphOf(part));
  });

  it('goes on from the pitch to the checklists', async () => {
    const { asked } = await sit(
      {
        pitch: [(screen) => answer(screen, screen.options?.[0]?.id ?? '')],
        'find.checklists.identify-shared-priorities': [{ kind: 'review', draft: {} }],
        review: [leave],
      },
      { start: { leg: 'quick' }, path: await afterQuickStart(), isNew: false },
    );
    expect(asked).toEqual(['pitch', 'find.checklists.identify-shared-priorities', 'review']);
  });

  it('lists its answers where they are asked for on the way, and goes on from there', async () => {
    const { prompter, asked, answers } = await sit(
      {
        'project.role': [(screen) => answer(screen, 'librarian')],
        'project.place': ['Larkin', 'Larkin County'],
        'project.government': [{ kind: 'review', draft: {} }, leave],
        review: ['project.place', 'go-on!'],
      },
      { start: { leg: 'quick' } },
    );
    expect(asked).toEqual([
      'project.role',
      'project.place',
      'project.government',
      'review',
      'project.place',
      'review',
      'project.government',
    ]);
    const [first] = prompter.screens[3]?.options ?? [];
    expect(first).toEqual({ id: 'go-on!', label: 'Go on with question 3 of 11: Government' });
    expect(prompter.screens[3]?.draft.at).toBe('go-on!');
    expect(answers.byId['project.place']).toEqual({ value: 'Larkin County' });
  });

  it('leads from a pitch with gaps to the first of them', async () => {
    const { asked, prompter } = await sit(
      { pitch: ['go-on!'], 'project.place': [leave] },
      { start: { leg: 'quick', at: 'review' } },
    );
    expect(asked).toEqual(['pitch', 'project.place']);
    expect(prompter.screens[0]?.options?.[0]?.label).toBe('Go on with question 2 of 11: Place');
  });

  it('is where a project is taken up again while nothing but the pitch was begun; then its pitch is', async () => {
    const { path } = await sit(
      { 'project.place': ['Larkin County'], 'project.government': [leave] },
      { start: { leg: 'quick', at: 'project.place' } },
    );
    expect(whereToResume(readProject(path, method))).toEqual({ leg: 'quick' });
    const whole = readProject(await afterQuickStart(), method);
    const { 'project.ask': _ask, 'project.contact': _contact, ...needed } = whole.answers.byId;
    const answers = { ...whole.answers, byId: needed };
    expect(whereToResume(readerOf(method, answers))).toEqual({ leg: 'pitch!', at: 'review' });
  });
});

describe('a page', () => {
  const pitched = async (acts: Act[], more: Record<string, Act[]> = {}) => {
    const path = await afterQuickStart();
    return sit({ pitch: acts, ...more }, { start: { leg: 'pitch!', at: 'review' }, path, isNew: false });
  };

  it('is saved as Word, as a text and as a web page, under a name that is free, and says where', async () => {
    const { prompter, path } = await pitched(['pitch.docx!', 'pitch.docx!', 'pitch.txt!', 'pitch.html!', leave]);
    const folder = dirname(path);
    const files = readdirSync(folder).filter((name) => name.startsWith('pitch'));
    expect(files.sort()).toEqual(['pitch-2.docx', 'pitch.docx', 'pitch.html', 'pitch.txt']);
    expect(readFileSync(join(folder, 'pitch.txt'), 'utf8').replace(/\s+/g, ' ')).toContain(
      'evictions that nobody sees',
    );
    expect(readFileSync(join(folder, 'pitch.docx')).subarray(0, 2).toString()).toBe('PK');
    const [first, second] = prompter.screens;
    expect(first?.page?.join(' ')).toContain('evictions that nobody sees');
    expect(first?.hint).toContain(folder);
    expect(second?.message).toBe(`Saved as pitch.docx in the folder ${folder}`);
    expect(second?.page).toBeUndefined();
    // Enter then goes on, and saves nothing twice.
    expect(second?.draft.at).toBe(second?.options?.[0]?.id);
  });

  it('is saved with a sheet for the next talk', async () => {
    const { path } = await pitched(['conversation-sheet.docx!', leave]);
    expect(readdirSync(dirname(path))).toContain('conversation-sheet.docx');
  });

  it('says why it could not be saved, and stays', async () => {
    const { prompter } = await pitched([
      (screen) => {
        mkdirSync(join(String(screen.hint).replace(/^.* folder /, ''), 'pitch.docx'));
        return answer(screen, 'pitch.docx!');
      },
      leave,
    ]);
    expect(prompter.screens[1]?.message).toContain('pitch.docx');
    expect(prompter.screens[1]?.message).not.toContain('Saved as');
  });

  it('lets a part of it be changed where it stands in its sentence, and comes back', async () => {
    const { asked, prompter, answers } = await pitched(['change!', leave], {
      mend: [(screen) => answer(screen, 'refine.impact.summary')],
      'refine.impact.summary': ['parents who could stay in their homes'],
    });
    expect(asked).toEqual(['pitch', 'mend', 'refine.impact.summary', 'pitch']);
    const impact = prompter.screens[1]?.options?.find(({ id }) => id === 'refine.impact.summary');
    expect(impact?.heading).toBe('This matters for families who could get help in time.');
    expect(prompter.screens.at(-1)?.page?.join(' ')).toContain('matters for parents who could stay in their homes');
    expect(answers.byId['refine.impact.summary']?.value).toBe('parents who could stay in their homes');
  });

  it.each(['outline', 'brief'])('shows the %s too, and leads to the task list', async (name) => {
    const path = await afterQuickStart();
    const { asked, prompter } = await sit(
      { [name]: ['tasks!'], tasks: [leave] },
      { start: { leg: `${name}!`, at: 'review' }, path, isNew: false },
    );
    expect(asked).toEqual([name, 'tasks']);
    expect(prompter.screens[0]?.page?.join(' ')).toContain('court filings by month');
  });
});

// An answer of each mode and of two kinds; every kind is in interview.full.test.ts.
testTriedAgain(['plain, project.team', 'rich, refine.tactics.chosen']);

describe('an answer', () => {
  it('is in the file before the next question is shown', async () => {
    const path = join(tempDir(), 'tde.yaml');
    await sit(
      {
        'project.place': ['Larkin County'],
        'project.government': [
          () => {
            expect(readFileSync(path, 'utf8')).toContain('place: Larkin County');
            return leave;
          },
        ],
      },
      { start: { leg: 'quick', at: 'project.place' }, path },
    );
  });

  it('stays in the field with the reason when it cannot be saved, and is saved on the next try', async () => {
    const path = join(tempDir(), 'tde.yaml');
    const whole = () => readFileSync(path, 'utf8');
    let kept = '';
    const { prompter, answers } = await sit(
      {
        'project.place': [
          (screen) => {
            kept = whole();
            rmSync(path);
            return answer(screen, 'Larkin County');
          },
          (screen) => {
            expect(screen.draft.text).toBe('Larkin County');
            expect(screen.message).toContain('Not saved');
            writeFileSync(path, kept);
            return answer(screen, screen.draft.text ?? '');
          },
        ],
        'project.government': [leave],
      },
      { start: { leg: 'quick', at: 'project.place' }, path },
    );
    expect(answers.byId['project.place']?.value).toBe('Larkin County');
    expect(prompter.screens.filter((screen) => screen.id === 'project.place')).toHaveLength(2);
  });

  it('is asked about where the same one was changed in the file meanwhile', async () => {
    const change = (value: string) => (sitting: Sitting) => {
      const other = readProject(sitting.project.path, method);
      saveAnswers(other, [{ id: 'project.place', answer: { value } }]);
    };
    for (const [choice, stands] of [
      ['mine', 'Larkin County'],
      ['theirs', 'Osgood'],
    ] as const) {
      const { answers, prompter } = await sit(
        { 'project.place': ['Larkin County'], 'changed-meanwhile': [choice], 'project.government': [leave] },
        { start: { leg: 'quick', at: 'project.place' }, meanwhile: change('Osgood') },
      );
      expect(answers.byId['project.place']?.value).toBe(stands);
      expect(prompter.screens[1]?.options?.map((option) => option.label).join()).toContain('Osgood');
    }
  });

  it('tells what others changed in the file, and keeps it', async () => {
    const { prompter, answers } = await sit(
      { 'project.place': ['Larkin County'], 'project.government': [leave] },
      {
        start: { leg: 'quick', at: 'project.place' },
        meanwhile: (sitting) => {
          const other = readProject(sitting.project.path, method);
          saveAnswers(other, [{ id: 'find.focus-area', answer: { value: 'late buses' } }]);
        },
      },
    );
    expect(prompter.said.join('\n')).toMatch(/Changed in the file meanwhile.*Focus area/);
    expect(answers.byId['find.focus-area']?.value).toBe('late buses');
  });
});

describe('something in the file that is no answer', () => {
  it('is offered to be put right when its question is asked', async () => {
    const path = join(tempDir(), 'tde.yaml');
    const { contents } = createProject(path, method, []);
    writeFileSync(path, contents.replace('  place:', '  place: [one, two]'));
    const { prompter, answers } = await sit(
      { 'project.place': [(screen) => answer(screen, 'Larkin County')], 'project.government': [leave] },
      { start: { leg: 'quick', at: 'project.place' }, path, isNew: false },
    );
    expect(prompter.screens[0]?.draft.text).toMatch(/one\s+two/);
    expect(prompter.screens[0]?.message).toContain('cannot be used as it stands');
    expect(answers.byId['project.place']?.value).toBe('Larkin County');
  });
});

describe('a judgement', () => {
  it('asks for the reason, which may be left out', async () => {
    const { asked, answers } = await sit(
      {
        'refine.past-activities.fulfilled': ['partly'],
        'refine.past-activities.fulfilled#note': ['Only for lawyers, and it takes weeks.'],
        'refine.past-activities.forms': [leave],
      },
      { start: { leg: 'refine.past-activities' } },
    );
    expect(asked[1]).toBe('refine.past-activities.fulfilled#note');
    expect(answers.byId['refine.past-activities.fulfilled']).toEqual({
      value: 'partly',
      note: 'Only for lawyers, and it takes weeks.',
    });
  });
});

describe('find-out', () => {
  it('asks whom to ask, notes it, and goes on; a later answer takes its place', async () => {
    const path = join(tempDir(), 'tde.yaml');
    const first = await sit(
      {
        'refine.data-supply.collected': [{ kind: 'find-out', draft: {} }],
        'refine.data-supply.collected#find-out': ['the records desk'],
        'refine.data-supply.could-collect': [leave],
      },
      { start: { leg: 'refine.data-supply' }, path },
    );
    expect(openQuestions(readerOf(method, first.answers))).toMatchObject([
      { id: 'refine.data-supply.collected', whom: 'the records desk' },
    ]);
    const second = await sit(
      { 'refine.data-supply.collected': ['Court filings since 2015.'], review: [leave] },
      { start: { leg: 'refine.data-supply', at: 'refine.data-supply.collected', returning: true }, path, isNew: false },
    );
    expect(openQuestions(readerOf(method, second.answers))).toEqual([]);
  });
});

describe('what is to be found out already', () => {
  it('says so when it is asked again, and Enter on the empty field keeps it', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, [{ id: 'project.government', answer: { findOut: 'the state' } }]);
    const { prompter, asked, answers } = await sit(
      {
        'project.government': [(screen) => answer(screen, '')],
        'find.focus-area': [leave],
      },
      { start: { leg: 'quick', at: 'project.government' }, path, isNew: false },
    );
    expect(prompter.screens[0]?.context).toContainEqual({ label: 'To find out from', text: 'the state' });
    expect(asked).toEqual(['project.government', 'find.focus-area']);
    expect(answers.byId['project.government']).toEqual({ findOut: 'the state' });
  });
});

describe('an empty answer', () => {
  it('is refused in words that fit the field', async () => {
    const { prompter } = await sit(
      { 'refine.tactics.chosen': [leave] },
      { start: { leg: 'quick', at: 'refine.tactics.chosen' } },
    );
    expect(prompter.screens[0]?.check?.({ ticked: [] })).toContain('Nothing is chosen yet.');
  });
});

describe('half-typed text', () => {
  it('survives back, goto, and the end of the sitting', async () => {
    const typed: Draft = { text: 'tenant gro', cursor: 3 };
    const path = join(tempDir(), 'tde.yaml');
    const { sitting } = await sit(
      {
        'refine.data-requesters.users': [
          { kind: 'back', draft: typed },
          (screen) => {
            expect(screen.draft).toEqual(typed);
            return { kind: 'goto', to: 'refine.impact.city-benefit', draft: screen.draft };
          },
          (screen) => {
            expect(screen.draft).toEqual(typed);
            return { kind: 'leave', cause: 'asked', draft: screen.draft };
          },
        ],
        tasks: ['refine.data-requesters'],
        'refine.impact.city-benefit': [{ kind: 'goto', to: 'refine.data-requesters', draft: { text: '' } }],
      },
      { start: { leg: 'refine.data-requesters' }, path },
    );
    const { kept } = recallOne(keptOf(sitting));
    expect(kept.start).toMatchObject({ leg: 'refine.data-requesters', at: 'refine.data-requesters.users' });
    await sit(
      {
        'refine.data-requesters.users': [
          (screen) => {
            expect(screen.draft).toEqual(typed);
            return leave;
          },
        ],
      },
      { start: kept.start ?? 'tasks', drafts: kept.drafts, path, isNew: false },
    );
  });

  it('is ignored where what was kept is broken, and what is sound in it is not', () => {
    const sound = { 'project.name': { text: 'Cool bus st', cursor: 4 } };
    const start = { leg: 'find.checklists', at: 'find.tactics.chosen' };
    expect(recall(method, [])).toEqual({ kept: { drafts: {} }, taken: [], broken: [], both: [] });
    for (const whole of [null, 7, 'text', [], {}, { drafts: 3 }, { drafts: [] }, { start }])
      expect(recallOne(whole)).toMatchObject({ kept: { drafts: {} }, broken: ['one'] });
    for (const place of [
      [],
      'find.checklists',
      { leg: 'find.checklists' },
      { ...start, at: 4 },
      { ...start, part: 'both' },
      { ...start, leg: 'gone' },
      { ...start, at: 'find.gone' },
      { ...start, at: 'constructor' },
    ])
      expect(recallOne({ start: place, drafts: sound })).toMatchObject({ kept: { drafts: sound }, broken: ['one'] });
    for (const [id, draft] of [
      ['project.name', { text: 4 }],
      ['project.name', { text: 'a', cursor: 2 }],
      ['project.name', { text: 'a', cursor: -1 }],
      ['project.name', { text: 'a', cursor: 0.5 }],
      ['project.name', []],
      ['project.name', null],
      ['find.tactics.chosen', { ticked: 5 }],
      ['find.tactics.chosen', { ticked: [5] }],
      ['find.tactics.chosen', { at: {} }],
      ['find.checklists.identify-partners', { marks: [1] }],
      ['find.checklists.identify-partners', { marks: { a: { value: 'maybe' } } }],
      ['find.checklists.identify-partners', { noteOpen: 'yes' }],
      ['find.gone', { text: 'a' }],
      ['project.name#other', { text: 'a' }],
      ['constructor', { text: 'a' }],
    ] as const) {
      const drafts = JSON.parse(
        `{ "find.focus-reason": { "text": "Half" }, ${JSON.stringify(id)}: ${JSON.stringify(draft)} }`,
      );
      const { kept, broken } = recallOne({ start, drafts });
      expect(kept, `${id} ${JSON.stringify(draft)}`).toEqual({
        start,
        drafts: { 'find.focus-reason': { text: 'Half' } },
      });
      expect(broken).toEqual(['one']);
    }
  });

  it.each<[what: string, screen: string, newer: Draft, older: Draft, both: Draft]>([
    ['two lines', 'project.place', { text: 'Mill St' }, { text: 'Osgood' }, { text: 'Mill St / Osgood', cursor: 16 }],
    ['two lists', 'project.team', { text: 'a\n' }, { text: 'b\n' }, { text: 'a\nb', cursor: 3 }],
    [
      'two paragraphs',
      'refine.data-supply.collected',
      { text: 'One.' },
      { text: 'Two.' },
      { text: 'One.\n\nTwo.', cursor: 10 },
    ],
    ['one that goes on', 'project.place', { text: 'Mill St' }, { text: 'Mill' }, { text: 'Mill St', cursor: 7 }],
    ['one that was cut', 'project.place', { text: 'Mill' }, { text: 'Mill St' }, { text: 'Mill St', cursor: 7 }],
    ['two choices', 'project.role', { at: 'librarian' }, { at: 'other' }, { at: 'librarian' }],
    ['ticks', 'find.tactics.chosen', { ticked: ['a'] }, { ticked: ['b', 'a'] }, { ticked: ['a', 'b'] }],
    [
      'marks',
      'find.checklists.identify-partners',
      { marks: { a: { value: 'yes' } } },
      { marks: { a: { value: 'no' }, b: { note: 'n' } } },
      { marks: { a: { value: 'yes' }, b: { note: 'n' } } },
    ],
  ])('that two sessions left at one question stands there whole: %s', (_what, screen, newer, older, both) => {
    const left = [newer, older].map((draft, i) => ({ file: `${i}`, draft: { drafts: { [screen]: draft } } }));
    const { kept, taken } = recall(method, left);
    expect(kept.drafts[screen]).toEqual(both);
    expect(taken).toEqual(['0', '1']);
  });
});

describe('a section', () => {
  it('offers a summary given early again, once its part was filled', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, [{ id: 'refine.impact.summary', answer: { value: 'families in time' } }]);
    const { prompter } = await sit(
      {
        'refine.impact.city-benefit': ['Fewer calls to the clerk.'],
        'refine.impact.community-benefit': ['Time to find help.'],
        'refine.impact.summary': ['families who get help in time'],
        review: ['finish!'],
        pause: ['leave!'],
      },
      { start: { leg: 'refine.impact' }, path, isNew: false },
    );
    const summary = prompter.screens.find((screen) => screen.id === 'refine.impact.summary');
    expect(summary?.hint).toContain('still right');
    expect(summary?.draft.text).toBe('families in time');
    expect(summary?.context.map((each) => each.text)).toContain('Fewer calls to the clerk.');
  });

  it('ends with a check of the answers, from which one is changed and the section marked as finished', async () => {
    const { answers, prompter } = await sit(
      {
        'refine.impact.city-benefit': ['Fewer calls.', 'Fewer calls to the clerk.'],
        'refine.impact.community-benefit': [{ kind: 'skip', draft: {} }],
        'refine.impact.summary': ['families who get help in time'],
        review: ['refine.impact.city-benefit', 'finish!'],
        pause: ['leave!'],
      },
      { start: { leg: 'refine.impact' } },
    );
    const labels =
      prompter.screens.find((screen) => screen.id === 'review')?.options?.map((option) => option.label) ?? [];
    expect(labels.some((label) => label.includes('Not provided'))).toBe(true);
    expect(answers.byId['refine.impact.city-benefit']?.value).toBe('Fewer calls to the clerk.');
    expect(answers.finished).toEqual(['refine.impact']);
    // The cursor stands on what to do now, and after a change on the next line that needs something.
    const reviews = prompter.screens.filter((screen) => screen.id === 'review');
    expect(reviews.map((screen) => screen.draft.at)).toEqual(['finish!', 'refine.impact.community-benefit']);
  });

  it('of checklists ranks the tactics to choose from, and ends with "go and listen"', async () => {
    const { prompter, answers } = await sit(
      {
        'find.checklists.identify-shared-priorities': [
          (screen) => ({ kind: 'answer', draft: { marks: { [screen.items?.[0]?.id ?? '']: { value: 'no' } } } }),
        ],
        'find.checklists.analyze-requests': [
          (screen) => answer(screen, Object.fromEntries((screen.items ?? []).map((item) => [item.id, 'yes' as const]))),
        ],
        'find.checklists.identify-partners': [{ kind: 'skip', draft: {} }],
        'find.checklists.join-public-meetings': [{ kind: 'skip', draft: {} }],
        'find.checklists.map-focus-areas': [{ kind: 'skip', draft: {} }],
        'find.tactics.chosen': [(screen) => answer(screen, ['analyze-requests'])],
        'find.tactics.reason': ['All five sources are there, so we can begin on Monday.'],
        review: ['finish!'],
        pause: ['leave!'],
      },
      { start: { leg: 'find.checklists' } },
    );
    const choice = prompter.screens.find((screen) => screen.id === 'find.tactics.chosen');
    expect(choice?.options?.[0]).toMatchObject({
      id: 'analyze-requests',
      hint: expect.stringMatching(/^Ready to start, with 5 of 5 .* Light effort\./),
    });
    // What needs a thing that is missing comes last.
    expect(choice?.options?.at(-1)).toMatchObject({
      id: 'identify-shared-priorities',
      hint: expect.stringMatching(/^Not yet, .* Medium effort\./),
    });
    expect(answers.finished).toEqual(['find.checklists']);
    // The pause says what to come back with.
    expect(prompter.screens.find((screen) => screen.id === 'pause')?.context).toEqual([
      { label: 'Still missing', text: 'Nobody from outside the team has been heard. There is no focus area.' },
    ]);
  });
});

describe('the choice of one use case', () => {
  it('shows them side by side: who wants what, heard or assumed, what speaks for it, what it takes', async () => {
    const path = join(tempDir(), 'tde.yaml');
    const at = 'refine.use-cases.check-a-home';
    createProject(path, method, [
      { id: `${at}.title`, answer: { value: 'Check a home' } },
      { id: 'refine.personas.tenant.who', answer: { value: 'a tenant with a toddler' } },
      { id: `${at}.personas`, answer: { value: ['tenant'] } },
      { id: `${at}.story.want`, answer: { value: 'to find out if it has failed a test.' } },
      { id: `${at}.basis`, answer: { value: 'heard' } },
      { id: `${at}.strength`, answer: { value: ['resident-interest'] } },
      { id: `${at}.takes`, answer: { value: '40 hours; the inspector has to agree' } },
      { id: 'refine.use-cases.visit.title', answer: { value: 'Visit the worst first' } },
      { id: 'refine.use-cases.visit.basis', answer: { value: 'assumed' } },
    ]);
    const { prompter } = await sit(
      { 'design.use-case': [{ kind: 'leave', draft: {}, cause: 'asked' }] },
      { start: { leg: 'design.use-case', at: 'design.use-case' }, path, isNew: false },
    );
    expect(
      prompter.screens.find((screen) => screen.id === 'design.use-case')?.options?.map(({ hint }) => hint),
    ).toEqual([
      'a tenant with a toddler. Wants to find out if it has failed a test. Heard. Residents are keen on it. ' +
        'Takes: 40 hours, the inspector has to agree.',
      'Assumed.',
    ]);
  });

  it('cuts them so that three fit a window, and has them whole in the help', async () => {
    const path = join(tempDir(), 'tde.yaml');
    const long =
      'to find out in two days whether anybody was ever poisoned in this house and whether the paint is gone';
    createProject(
      path,
      method,
      ['One', 'Two', 'Three'].flatMap((title) => {
        const at = `refine.use-cases.${title.toLowerCase()}`;
        return [
          { id: `${at}.title`, answer: { value: title } },
          {
            id: 'refine.personas.mother.who',
            answer: { value: 'a mother of two who moves every year because the rent goes up' },
          },
          { id: `${at}.personas`, answer: { value: ['mother'] } },
          { id: `${at}.story.want`, answer: { value: long } },
          { id: `${at}.basis`, answer: { value: 'assumed' } },
          { id: `${at}.strength`, answer: { value: ['partner-support', 'resident-interest'] } },
          { id: `${at}.takes`, answer: { value: 'eighty hours of an analyst, and the yes of the city attorney' } },
        ];
      }),
    );
    const { prompter } = await sit(
      { 'design.use-case': [{ kind: 'leave', draft: {}, cause: 'asked' }] },
      { start: { leg: 'design.use-case', at: 'design.use-case' }, path, isNew: false },
    );
    const [screen] = prompter.screens;
    for (const { hint = '' } of screen?.options ?? []) expect(screenLines(hint, 74).length).toBeLessThanOrEqual(3);
    expect(screen?.help.slice(0, 3).every((text) => text.includes(long))).toBe(true);
    expect(screen?.help[2]).toMatch(/^3\. Three: a mother/);
  });
});

describe('a group that was named elsewhere', () => {
  it('is offered by its name, and asked only for its part', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, [{ id: 'find.voices', answer: { value: ['Tenants at the meeting', 'Nurses'] } }]);
    const { prompter, answers } = await sit(
      {
        'find.groups': ['named!Nurses', 'done!'],
        'find.groups.nurses.part': ['serves'],
        'find.city-priorities': [{ kind: 'leave', draft: {}, cause: 'asked' }],
      },
      { start: { leg: 'find.listening', at: 'find.groups' }, path, isNew: false },
    );
    const [first, second] = prompter.screens.filter((screen) => screen.id === 'find.groups');
    expect(first?.options?.map(({ label }) => label).slice(0, 2)).toEqual([
      'Tenants at the meeting: not said yet',
      'Nurses: not said yet',
    ]);
    expect(second?.options?.map(({ label }) => label).slice(0, 2)).toEqual([
      'Nurses',
      'Tenants at the meeting: not said yet',
    ]);
    expect(answers.byId['find.groups.nurses.part']?.value).toBe('serves');
  });
});

describe('a question that asks for groups', () => {
  const named = ['Home nurses', 'Tenants', 'Shops'].map((name) => ({
    id: `find.groups.${name.toLowerCase().replace(' ', '-')}.name`,
    answer: { value: name },
  }));

  it.each([
    [
      'a line of a list each',
      'find.missing-voices',
      '3\nBus drivers\n1, 2',
      ['Shops', 'Bus drivers', 'Home nurses', 'Tenants'],
    ],
    ['a single answer', 'design.feedback.letters.group', '2', 'Tenants'],
    ['several in one answer', 'design.feedback.letters.group', '1 3', 'Home nurses; Shops'],
    ['a number that no group has', 'design.feedback.letters.group', '311', '311'],
  ])('takes their numbers, for %s', async (_which, id, text, value) => {
    const path = join(tempDir(), 'tde.yaml');
    const title = { id: 'design.feedback.letters.title', answer: { value: 'Larger letters' } };
    createProject(path, method, [...named, ...(id.startsWith('design') ? [title] : [])]);
    const { prompter, answers } = await sit(
      {
        [id]: [{ kind: 'answer', draft: { text, cursor: text.length } }],
        [id.startsWith('design') ? 'design.feedback.letters.channel' : 'find.reach-missing']: [leave],
      },
      { start: { leg: id.startsWith('design') ? 'design.feedback' : 'find.listening', at: id }, path, isNew: false },
    );
    const [screen] = prompter.screens;
    expect(screen?.context.at(-1)?.text).toBe('1 Home nurses; 2 Tenants; 3 Shops');
    const numbered = [value].flat().filter((name) => !text.includes(name));
    expect(screen?.sentence?.(text)).toBe(numbered.join('; '));
    expect(answers.byId[id]?.value).toEqual(value);
  });
});

describe('the task list', () => {
  it('suggests the next section, shows the pitch so far, and leads anywhere', async () => {
    const { prompter } = await sit(
      {
        tasks: ['shelf!', 'step!refine', 'step!refine', leave],
        shelf: ['pitch!'],
        pitch: ['tasks!'],
        step: [{ kind: 'back', draft: {} }, 'refine.next-steps'],
        'refine.next-steps.partners': [{ kind: 'back', draft: {} }],
      },
      { start: 'tasks' },
    );
    const menu = prompter.screens[0];
    expect(menu?.draft.at).toBe('project');
    const step = prompter.screens.find(({ id }) => id === 'step');
    expect(step?.options?.find((option) => option.id === 'refine.data-supply')?.hint).toBe('usually after Focus area');
    expect(prompter.screens[2]?.page?.join(' ')).toContain('[focus area: not provided]');
  });

  it('says what a mistyped /goto may have meant, and stays', async () => {
    const { prompter } = await sit(
      {
        tasks: [
          { kind: 'goto', to: 'find.focus-araa', draft: {} },
          { kind: 'goto', to: 'find.focus-area', draft: {} },
        ],
        'find.focus-area': [leave],
      },
      { start: 'tasks' },
    );
    expect(prompter.screens[1]?.message).toContain('Did you mean find.focus-area?');
  });

  it.each([
    ['Place', 'project.place'],
    ['focus area', 'find.focus-area'],
    ['requesters', 'refine.data-requesters.users'],
    ['government', 'project.government'],
    ['find.focus', 'find.focus-area'],
  ])('goes by /goto to what has the name "%s"', async (to, at) => {
    const { asked } = await sit({ tasks: [{ kind: 'goto', to, draft: {} }], [at]: [leave] }, { start: 'tasks' });
    expect(asked).toEqual(['tasks', at]);
  });

  it('says of a question that is not asked on what it depends, and of an entry that is not there that it is not', async () => {
    const to = (id: string) => ({ kind: 'goto', to: id, draft: {} }) as const;
    const { prompter } = await sit(
      { tasks: [to('design.data-sets'), to('refine.use-cases.nobody.story.who'), leave] },
      { start: 'tasks' },
    );
    expect(prompter.screens[1]?.message).toBe(
      '"design.data-sets" is not asked as things stand. It depends on "About people": /goto design.about-people',
    );
    expect(prompter.screens[2]?.message).toMatch(/nobody.*is not asked as things stand\.|There is no question/);
  });

  it('goes by /goto to an entry of a list, by its id or its name, and finds by name what is not near', async () => {
    const path = join(tempDir(), 'tde.yaml');
    const id = 'refine.use-cases.check-a-home';
    createProject(path, method, [{ id: `${id}.title`, answer: { value: 'Check a home' } }]);
    for (const to of [id, 'check a HOME']) {
      const { asked, prompter } = await sit(
        { tasks: [{ kind: 'goto', to, draft: {} }], [`${id}.title`]: [leave] },
        { start: 'tasks', path, isNew: false },
      );
      expect(asked).toEqual(['tasks', `${id}.title`]);
      const found = (typed: string) => rowsFor(`/goto ${typed}`, prompter.screens[0] as Screen).map(({ word }) => word);
      expect(found('check a')).toEqual([`/goto ${id}`]);
      expect(found('voices')).toEqual(['/goto find.voices', '/goto find.missing-voices']);
      expect(found('')).toHaveLength(method.sections.length);
    }
  });

  it('names the places that what was typed after /goto fits, where they are several', async () => {
    const { prompter } = await sit({ tasks: [{ kind: 'goto', to: 'data', draft: {} }, leave] }, { start: 'tasks' });
    const message = prompter.screens[1]?.message ?? '';
    expect(message).toMatch(
      /^"data" fits more than one: Data supply .*, Data requesters .*\. Type more of the name\.$/,
    );
    const names = message.slice(message.indexOf(': ') + 2).split(/, |\. /);
    expect(names.filter((name) => name.startsWith('Data supply'))).toEqual(['Data supply (section)']);
  });
});

describe('the sections on the task list', () => {
  it('stand under their steps, finished ones without numbers, and those begun with theirs', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, [
      { id: 'project.place', answer: { value: 'Larkin' } },
      { id: 'refine.data-supply.collected', answer: { findOut: 'the records desk' } },
      { id: 'finished.find.focus', answer: { value: 'yes' } },
    ]);
    const { prompter } = await sit(
      { tasks: ['step!refine', leave], step: [{ kind: 'back', draft: {} }] },
      { start: 'tasks', path, isNew: false },
    );
    const [menu, step] = prompter.screens.map(({ options = [] }) => options.map((option) => option.label));
    expect(menu).toContain('Focus area - finished');
    expect(step).toContain('Data supply - 0 of 4 answered, 1 to find out');
    expect(menu?.find((label) => label.startsWith('Your project'))).toMatch(/ - 1 of \d answered$/);
    expect(prompter.screens[0]?.options?.flatMap((option) => option.heading ?? [])).toEqual([
      'Step 1: Find - 1 of 4 finished',
    ]);
    expect(menu).toEqual(
      expect.arrayContaining([
        'Step 2: Refine - 0 of 9 finished',
        'Step 3: Design - 8 sections',
        'Step 4: Implement - 4 sections',
      ]),
    );
  });

  it('open at the check of the answers once they are finished, and are reached from anywhere', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, [{ id: 'finished.refine.impact', answer: { value: 'yes' } }]);
    const { asked } = await sit(
      {
        tasks: ['refine.impact', 'refine.next-steps', leave],
        review: [{ kind: 'back', draft: {} }],
        'refine.impact.summary': [{ kind: 'goto', to: 'tasks', draft: {} }],
        'refine.next-steps.partners': [{ kind: 'goto', to: 'tasks', draft: {} }],
      },
      { start: 'tasks', path, isNew: false },
    );
    expect(asked).toEqual(['tasks', 'review', 'refine.impact.summary', 'tasks', 'refine.next-steps.partners', 'tasks']);
  });

  it('lead to the outline when the last of those it draws from is finished, and not before', async () => {
    const drawn = [...pitchQuestions(method), ...method.boxes.map((box) => box.from)];
    const worksheet = method.sections.filter(({ questions }) => questions.some((id) => drawn.includes(id)));
    const leadsTo = async (then: string, finished: readonly string[], last: string) => {
      const path = join(tempDir(), 'tde.yaml');
      createProject(
        path,
        method,
        finished.map((id) => ({ id: `finished.${id}`, answer: { value: 'yes' } })),
      );
      const { asked } = await sit(
        { review: ['finish!'], [then]: [leave] },
        { start: { leg: last, at: 'review' }, path, isNew: false },
      );
      return asked.at(-1);
    };
    const ids = worksheet.map((section) => section.id);
    expect(await leadsTo('outline', ids.slice(1), ids[0] ?? '')).toBe('outline');
    expect(await leadsTo('tasks', ids.slice(2), ids[0] ?? '')).toBe('tasks');
    expect(await leadsTo('tasks', ids, 'design.users')).toBe('tasks');
  });

  describe('once it is known what came of it', () => {
    const project = () => {
      const path = join(tempDir(), 'tde.yaml');
      createProject(path, method, [
        { id: 'find.focus-area', answer: { value: 'late buses' } },
        { id: 'design.intervention', answer: { value: 'hang a list at each stop' } },
        { id: 'implement.results', answer: { value: ['31 riders used it'] } },
        { id: 'design.feedback.a.title', answer: { value: 'Larger' } },
        { id: 'design.feedback.a.group', answer: { value: 'Riders' } },
        { id: 'design.feedback.b.title', answer: { value: 'Smaller' } },
        { id: 'design.feedback.b.group', answer: { value: 'Drivers' } },
        { id: 'design.feedback.b.decision', answer: { value: 'no' } },
      ]);
      return path;
    };

    it('lead to the closing page, and from there to the lessons of each step and back, and into the next cycle', async () => {
      const looking = (step: string) => `implement.looking-back.${step}`;
      const { asked, prompter, sitting } = await sit(
        {
          review: ['finish!', 'finish!'],
          closing: ['implement.looking-back', 'iterate!'],
          [looking('find')]: ['Ride along first'],
          [looking('refine')]: ['Ask the drivers'],
          [looking('design')]: ['Large letters'],
          [looking('implement')]: ['One line first'],
        },
        { start: { leg: 'implement.results', at: 'review' }, path: project(), isNew: false },
      );
      expect(asked).toEqual(['review', 'closing', ...method.steps.map(({ id }) => looking(id)), 'review', 'closing']);
      const [first, last] = prompter.screens.filter(({ id }) => id === 'closing');
      expect(first?.page?.join('\n')).toMatch(/31 riders used it[\s\S]*Groups told what became of their words: 0 of 2/);
      const rows = (screen: typeof first) => screen?.options?.map(({ label }) => label).join('\n');
      expect(rows(first)).toMatch(
        /learned at each step[\s\S]*case\.docx[\s\S]*heard\.docx[\s\S]*1 to decide, 1 to tell the group/,
      );
      expect(rows(last)).not.toContain('learned at each step');
      expect(sitting.onward).toBe('tde iterate');
    });

    it('lead from the closing page to the feedback that waits, and to a part of the page and back', async () => {
      const { asked, answers } = await sit(
        {
          tasks: ['closing!', 'closing!', leave],
          closing: ['feedback!', 'change!', 'tasks!'],
          mend: ['implement.results'],
          'design.feedback': [{ kind: 'goto', to: 'tasks', draft: {} }],
          'implement.results': ['31 riders used it\n4 asked for more'],
        },
        { start: 'tasks', path: project(), isNew: false },
      );
      expect(asked).toEqual([
        'tasks',
        'closing',
        'design.feedback',
        'tasks',
        'closing',
        'mend',
        'implement.results',
        'closing',
        'tasks',
      ]);
      expect(answers.byId['implement.results']?.value).toEqual(['31 riders used it', '4 asked for more']);
    });
  });
});

describe('what is kept for the next sitting', () => {
  it('is also a choice that was not yet taken, and whom to ask, half-typed', async () => {
    const { sitting } = await sit(
      {
        'project.role': [{ kind: 'goto', to: 'project.place', draft: { at: 'librarian' } }],
        'project.place': [{ kind: 'find-out', draft: {} }],
        'project.place#find-out': [{ kind: 'leave', cause: 'asked', draft: { text: 'the cle', cursor: 7 } }],
      },
      { start: { leg: 'project', at: 'project.role' } },
    );
    const { kept } = recallOne(keptOf(sitting));
    expect(kept.start).toEqual({ leg: 'project', at: 'project.place', part: 'find-out' });
    const { asked } = await sit(
      {
        'project.place#find-out': [
          (screen) => {
            expect(screen.draft).toEqual({ text: 'the cle', cursor: 7 });
            return { kind: 'goto', to: 'project.role', draft: screen.draft };
          },
        ],
        'project.role': [
          (screen) => {
            expect(screen.draft).toEqual({ at: 'librarian' });
            return leave;
          },
        ],
      },
      { start: kept.start ?? 'tasks', drafts: kept.drafts },
    );
    expect(asked).toEqual(['project.place#find-out', 'project.role']);
  });
});

describe('records', () => {
  it('can be left while one is being named, and the name is still there afterwards', async () => {
    const { asked, sitting } = await sit(
      { 'refine.use-cases': ['add!'], 'refine.use-cases.add!': [{ ...leave, draft: { text: 'A ten', cursor: 5 } }] },
      { start: { leg: 'refine', at: 'refine.use-cases' }, using: tinyMethod },
    );
    expect(asked).toEqual(['refine.use-cases', 'refine.use-cases.add!']);
    expect(keptOf(sitting)?.drafts['refine.use-cases.add!']).toEqual({ text: 'A ten', cursor: 5 });
  });

  it('stand on the review each under its name, and are counted by themselves', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, tinyMethod, [{ id: 'refine.use-cases.nurse.title', answer: { value: 'A visiting nurse' } }]);
    const { prompter } = await sit(
      {
        review: ['refine.use-cases.nurse.persona.needs', leave],
        'refine.use-cases.nurse.persona.needs': [{ kind: 'review', draft: {} }],
      },
      { start: { leg: 'refine', at: 'review' }, using: tinyMethod, path, isNew: false },
    );
    const headings = prompter.screens[0]?.options?.flatMap((option) => option.heading ?? []) ?? [];
    expect(headings.some((heading) => heading.endsWith('A visiting nurse'))).toBe(true);
    expect(prompter.screens[1]?.where).toMatch(/A visiting nurse, question 3 of \d$/);
  });

  it('are changed field by field from the review, with the cursor on what needs something next', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, tinyMethod, [{ id: 'refine.use-cases.nurse.title', answer: { value: 'A visiting nurse' } }]);
    const field = 'refine.use-cases.nurse.persona.needs';
    const { asked, prompter } = await sit(
      {
        review: [field, field, 'refine.use-cases', leave],
        [field]: ['to know the address', { kind: 'back', draft: {} }, { kind: 'skip', draft: {} }],
        'refine.use-cases': ['nurse', 'done!'],
        'refine.use-cases.nurse.title': ['A nurse'],
        'refine.use-cases.nurse.persona.who': [{ kind: 'skip', draft: {} }],
        'refine.use-cases.nurse.story': [{ kind: 'skip', draft: {} }],
        'refine.use-cases.nurse.due': [{ kind: 'skip', draft: {} }],
      },
      { start: { leg: 'refine', at: 'review' }, using: tinyMethod, path, isNew: false },
    );
    expect(asked.slice(0, 5)).toEqual(['review', field, 'review', field, 'review']);
    const reviews = prompter.screens.filter((screen) => screen.id === 'review');
    const [who, story] = ['persona.who', 'story'].map((each) => `refine.use-cases.nurse.${each}`);
    // After a change on the next line that lacks an answer; after a step back still on the line itself.
    expect(reviews.map((screen) => screen.draft.at)).toEqual(['finish!', story, field, who]);
  });

  it('are counted alike while one is named and when it has a name', async () => {
    const { prompter } = await sit(
      {
        'refine.use-cases': ['add!'],
        'refine.use-cases.add!': ['Check a home before signing'],
        'refine.use-cases.check-a-home-before-signing.personas.add!': [leave],
      },
      { start: { leg: 'refine.use-cases' } },
    );
    const [, named, next] = prompter.screens.map((screen) => screen.where);
    const all = / of (\d+)$/.exec(next ?? '')?.[1];
    expect(named).toMatch(new RegExp(`, new entry, question 1 of ${all}$`));
    expect(next).toMatch(new RegExp(`, Check a home before signing, question \\d+ of ${all}$`));
  });

  it('suggest another one until there are as many as the question asks for', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, []);
    for (const [count, at, label] of [
      [0, 'add!', 'Add one'],
      [1, 'add!', 'Add another'],
      [2, 'done!', 'Add another'],
    ] as const) {
      const names = Array.from({ length: count }, (_, number) => `refine.use-cases.case-${number}.title`);
      const project = readProject(path, method);
      saveAnswers(
        project,
        names.map((id) => ({ id, answer: { value: id } })),
      );
      const { prompter } = await sit(
        { 'refine.use-cases': [leave] },
        { start: { leg: 'refine.use-cases', at: 'refine.use-cases' }, path, isNew: false },
      );
      expect(prompter.screens[0]?.draft.at).toBe(at);
      expect(prompter.screens[0]?.options?.find(({ id }) => id === 'add!')?.label).toBe(label);
    }
  });

  it('are added by their first field, filled in, and come back to their list', async () => {
    const { answers, asked } = await sit(
      {
        'refine.use-cases': ['add!', 'done!'],
        'refine.use-cases.add!': ['A tenant checks an address'],
        'refine.use-cases.a-tenant-checks-an-address.persona.who': ['A tenant with a toddler'],
        'refine.use-cases.a-tenant-checks-an-address.persona.needs': [{ kind: 'skip', draft: {} }],
        'refine.use-cases.a-tenant-checks-an-address.story': [{ kind: 'skip', draft: {} }],
        'refine.use-cases.a-tenant-checks-an-address.due': ['2027-03-01'],
        review: [leave],
      },
      { start: { leg: 'refine', at: 'refine.use-cases' }, using: tinyMethod },
    );
    expect(answers.records['refine.use-cases']).toEqual(['a-tenant-checks-an-address']);
    expect(answers.byId['refine.use-cases.a-tenant-checks-an-address.persona.who']?.value).toBe(
      'A tenant with a toddler',
    );
    expect(asked.filter((id) => id === 'refine.use-cases')).toHaveLength(2);
  });

  it('ask a few things, and more only of those who want to tell more', async () => {
    const cases = 'refine.use-cases';
    const id = `${cases}.check-a-home-before-signing`;
    const few = {
      [`${id}.personas.add!`]: ['A tenant with a toddler'],
      [`${id}.story.want`]: ['to find out if a home has failed a test'],
      [`${id}.story.so-that`]: ['my child grows up in a safe home'],
      [`${id}.data`]: ['The last inspection of each building'],
    };
    const { prompter, asked, answers } = await sit(
      {
        [cases]: ['add!', 'more!', leave],
        [`${cases}.add!`]: ['Check a home before signing'],
        ...few,
        [`${id}.story.as`]: ['a mother'],
        [`${id}.holder`]: [{ kind: 'goto', to: cases, draft: {} }],
      },
      { start: { leg: cases, at: cases } },
    );
    const own = Object.keys(few);
    expect(asked).toEqual([cases, `${cases}.add!`, ...own, cases, `${id}.story.as`, `${id}.holder`, cases]);
    expect(prompter.said).toContain('Short name: Check a home before signing');
    const rows = prompter.screens.filter((screen) => screen.id === cases).map(({ options = [] }) => options);
    expect(rows[1]?.find((row) => row.id === 'more!')?.label).toMatch(
      /^Tell more about “Check a home before signing” \(\d+ questions/,
    );
    // Once more is told, the entry itself leads through all of it.
    expect(rows[2]?.some((row) => row.id === 'more!')).toBe(false);
    expect(answers.byId[`${id}.story.as`]?.value).toBe('a mother');
    // The persona that was typed is one by itself.
    expect(answers.byId[`${id}.personas`]?.value).toEqual(['a-tenant-with-a-toddler']);
    expect(answers.byId['refine.personas.a-tenant-with-a-toddler.who']?.value).toBe('A tenant with a toddler');
  });

  it('lead back to their list from where more is told, as long as none of it is', async () => {
    const path = join(tempDir(), 'tde.yaml');
    const [hub, more] = ['refine.use-cases', 'refine.use-cases.check.story.as'];
    createProject(path, method, [{ id: `${hub}.check.title`, answer: { value: 'Check' } }]);
    const back: Act = { kind: 'back', draft: {} };
    const { asked } = await sit(
      {
        [hub]: ['more!', 'more!'],
        [more]: [back, 'a mother', back],
        'refine.use-cases.check.holder': [back],
        'refine.use-cases.check.data': [leave],
      },
      { start: { leg: hub, at: hub }, path, isNew: false },
    );
    const fields = [more, 'refine.use-cases.check.holder', more, 'refine.use-cases.check.data'];
    expect(asked).toEqual([hub, more, hub, ...fields]);
  });

  it('say where they are added, where one is to be chosen and there is none yet', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, [{ id: 'refine.use-cases.visit.title', answer: { value: 'Visit the worst first' } }]);
    const at = 'refine.use-cases.visit.findings';
    const { prompter } = await sit(
      {
        [at]: [{ kind: 'goto', to: 'refine.findings', draft: {} }, leave],
        'refine.findings': ['add!'],
        'refine.findings.add!': [{ kind: 'goto', to: at, draft: {} }],
      },
      { start: { leg: 'refine.use-cases', at }, path, isNew: false },
    );
    expect(prompter.screens[0]?.options).toEqual([]);
    expect(prompter.screens[0]?.hint).toContain('nothing to choose from yet');
    expect(prompter.screens[0]?.hint).toMatch(
      /added at "Findings" in the section .+: \/goto refine\.findings leads there\./,
    );
  });

  it('choose among the personas there are, and take one more that is typed', async () => {
    const path = join(tempDir(), 'tde.yaml');
    const at = 'refine.use-cases.visit.personas';
    createProject(path, method, [
      { id: 'refine.use-cases.visit.title', answer: { value: 'Visit the worst first' } },
      { id: 'refine.personas.nurse.who', answer: { value: 'A home nurse' } },
    ]);
    const { prompter, asked, answers } = await sit(
      {
        [at]: [
          { kind: 'answer', draft: { ticked: ['nurse', 'add!'] } },
          { kind: 'answer', draft: { ticked: ['nurse', 'add!'] } },
        ],
        [`${at}.add!`]: [{ kind: 'back', draft: {} }, 'A school nurse'],
        'refine.use-cases.visit.story.want': [leave],
      },
      { start: { leg: 'refine.use-cases', at }, path, isNew: false },
    );
    expect(asked.slice(0, 4)).toEqual([at, `${at}.add!`, at, `${at}.add!`]);
    expect(prompter.screens[0]?.options?.map(({ label }) => label)).toEqual(['A home nurse', 'Somebody else']);
    expect(prompter.screens[1]?.where).toMatch(/Visit the worst first, question 2 of/);
    expect(answers.byId[at]?.value).toEqual(['nurse', 'a-school-nurse']);
    expect(answers.byId['refine.personas.a-school-nurse.who']?.value).toBe('A school nurse');
  });

  const hub = 'refine.use-cases';

  it('may have the same name: each gets an id of its own; one without letters gets one, too', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, tinyMethod, [{ id: `${hub}.nurse.title`, answer: { value: 'Nurse' } }]);
    const back: Act = { kind: 'goto', to: hub, draft: {} };
    const { answers } = await sit(
      {
        [hub]: ['add!', 'add!', 'add!', leave],
        [`${hub}.add!`]: ['Nurse', 'nurse!', '???'],
        [`${hub}.nurse-2.persona.who`]: [back],
        [`${hub}.nurse-3.persona.who`]: [back],
        [`${hub}.entry.persona.who`]: [back],
      },
      { start: { leg: 'refine', at: hub }, using: tinyMethod, path, isNew: false },
    );
    expect(answers.records[hub]).toEqual(['nurse', 'nurse-2', 'nurse-3', 'entry']);
  });

  it('stay unmade by a move away from the name, and by an empty one', async () => {
    const { answers, asked } = await sit(
      {
        [hub]: ['add!', 'add!', 'add!'],
        [`${hub}.add!`]: [
          { kind: 'back', draft: {} },
          { kind: 'goto', to: 'nowhere', draft: { text: 'Nur' } },
          { kind: 'skip', draft: {} },
          { kind: 'review', draft: {} },
        ],
        review: [leave],
      },
      { start: { leg: 'refine', at: hub }, using: tinyMethod },
    );
    expect(asked.filter((id) => id === hub)).toHaveLength(3);
    expect(answers.records[hub]).toBeUndefined();
  });

  it('that cannot be saved are asked for again, with the name and the reason', async () => {
    const path = join(tempDir(), 'tde.yaml');
    let kept = '';
    const { answers, sitting } = await sit(
      {
        [hub]: ['add!'],
        [`${hub}.add!`]: [
          (screen) => {
            kept = readFileSync(path, 'utf8');
            rmSync(path);
            return answer(screen, 'Nurse');
          },
          (screen) => {
            expect(screen).toMatchObject({ draft: { text: 'Nurse' }, message: expect.stringContaining('Not saved') });
            writeFileSync(path, kept);
            return answer(screen, 'Nurse');
          },
        ],
        [`${hub}.nurse.persona.who`]: [leave],
      },
      { start: { leg: 'refine', at: hub }, using: tinyMethod, path },
    );
    expect(answers.byId[`${hub}.nurse.title`]?.value).toBe('Nurse');
    expect(Object.keys(sitting.drafts)).not.toContain(`${hub}.add!`);
  });
});

describe('leaving', () => {
  it('by Ctrl-C or the end of the input is told apart from leaving by word', async () => {
    for (const cause of ['interrupt', 'end-of-input'] as const) {
      const left = sit(
        { 'project.place': [{ kind: 'leave', cause, draft: { text: 'Lar' } }] },
        { start: { leg: 'quick', at: 'project.place' } },
      );
      await expect(left).rejects.toBeInstanceOf(Cancelled);
    }
  });
});

// A word for each move; every one is in interview.full.test.ts.
testWordsForMoves(1);

describe('a word typed in place of an answer', () => {
  it.each(words.meant.words.end)('behind an answer ends it where that was meant: "%s"', async (word) => {
    const { answers } = await sit(
      { 'project.team': [`the clerk\nthe library\n${word}`], meant: ['yes'], 'project.contact': [leave] },
      { start: { leg: 'project', at: 'project.team' } },
    );
    expect(answers.byId['project.team']?.value).toEqual(['the clerk', 'the library']);
  });

  it.each<[what: string, typed: string]>([
    ['capitals and a period', 'I Don’t Know.'],
    ['wide letters', 'ｑｕｉｔ'],
    ['blanks around it', '  n/a  '],
    ['marks', '"IDK"!'],
  ])('counts with %s', async (_what, typed) => {
    const { asked } = await sit(
      { 'project.place': [typed], meant: [leave] },
      { start: { leg: 'project', at: 'project.place' } },
    );
    expect(asked).toEqual(['project.place', 'meant']);
  });

  it.each([
    'Back Bay',
    'help for tenants',
    'We do not know who owns the lots',
    'end of the line',
    'N/A Street',
    'none',
    'nothing',
  ])('is not found in an answer: %s', async (typed) => {
    const { answers } = await sit(
      { 'project.place': [typed], 'project.government': [leave] },
      { start: { leg: 'project', at: 'project.place' } },
    );
    expect(answers.byId['project.place']?.value).toBe(typed);
  });

  it('is heard where another answer would be refused, and where whom to ask cannot be noted', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, tinyMethod, [{ id: 'refine.use-cases.nurse.title', answer: { value: 'Nurse' } }]);
    const due = 'refine.use-cases.nurse.due';
    const { asked, prompter } = await sit(
      { [due]: ['tbd', 'later', leave], meant: ['yes', 'no'], [`${due}#find-out`]: [{ kind: 'back', draft: {} }] },
      { start: { leg: 'refine', at: due }, using: tinyMethod, path, isNew: false },
    );
    expect(asked).toEqual([due, 'meant', `${due}#find-out`, due, 'meant', due]);
    expect(prompter.screens.at(-1)?.message).toContain('Write the date as a day');
    const named = await sit(
      { 'refine.use-cases': ['add!', leave], 'refine.use-cases.add!': ['idk'], meant: ['yes'] },
      { start: { leg: 'refine', at: 'refine.use-cases' }, using: tinyMethod },
    );
    expect(named.prompter.screens[2]?.ask).toContain(words.meant.moves.skip);
    expect(named.answers.records).toEqual({});
  });

  it.each([
    ['project.government', 'ask Maria', 'Maria'],
    ['refine.data-supply.summary', 'Ask the records desk.', 'the records desk'],
    ['refine.data-requesters.summary', 'have to ask Dolores at the branch', 'Dolores at the branch'],
  ])('names whom to ask, where nothing is asked for that one does: %s, "%s"', async (id, typed, whom) => {
    const { prompter } = await sit(
      { [id]: [typed], meant: ['yes'], [`${id}#find-out`]: [leave] },
      { start: { leg: 'quick', at: id } },
    );
    expect(prompter.screens[1]?.ask).toContain(words.meant.moves['find-out']);
    expect(prompter.screens[2]?.draft.text).toBe(whom);
  });

  it('takes back the last answer, once there is one', async () => {
    const { asked, prompter, answers } = await sit(
      { 'project.place': ['Larkin', leave], 'project.government': ['undo'], meant: ['yes'] },
      { start: { leg: 'quick', at: 'project.place' } },
    );
    expect(prompter.screens[2]?.ask).toContain(words.meant.moves.undo);
    expect(asked).toEqual(['project.place', 'project.government', 'meant', 'project.place']);
    expect(answers.byId).toEqual({});
  });

  it('is not read in its sentence, nor advised on', async () => {
    const id = 'refine.data-supply.summary';
    const { prompter } = await sit({ [id]: [leave] }, { start: { leg: 'quick', at: id } });
    const [screen] = prompter.screens;
    expect(screen?.sentence?.('see above')).toBe('');
    expect(screen?.advise?.({ text: 'see above' })).toBeUndefined();
    expect(screen?.sentence?.('inspection scores')).toContain('“inspection scores”');
  });

  it('is whom to ask where that is asked for', async () => {
    const id = 'refine.data-supply.owners';
    const { answers, prompter } = await sit(
      {
        [id]: [{ kind: 'find-out', draft: {} }],
        [`${id}#find-out`]: ['ask Maria'],
        'refine.data-supply.summary': [leave],
      },
      { start: { leg: 'refine.data-supply', at: id } },
    );
    expect(answers.byId[id]?.findOut).toBe('Maria');
    expect(prompter.said.join('\n')).toContain('to find out from Maria');
  });

  it('is an answer where it is what somebody will do', async () => {
    const id = 'refine.next-steps.summary';
    const { answers } = await sit({ [id]: ['Ask Maria'], 'project.ask': [leave] }, { start: { leg: 'quick', at: id } });
    expect(answers.byId[id]?.value).toBe('Ask Maria');
  });

  it('gives back what stood in the field before, and is kept where the person leaves at the question', async () => {
    const path = join(tempDir(), 'tde.yaml');
    createProject(path, method, [{ id: 'project.place', answer: { value: 'Osgood' } }]);
    const start: Start = { leg: 'project', at: 'project.place' };
    const { prompter } = await sit({ 'project.place': ['help', leave], meant: ['yes'] }, { start, path, isNew: false });
    expect(prompter.screens[2]?.draft.text).toBe('Osgood');
    const left = await sit({ 'project.place': ['quit'], meant: [leave] }, { start, path, isNew: false });
    expect(keptOf(left.sitting)?.drafts['project.place']?.text).toBe('quit');
  });
});
