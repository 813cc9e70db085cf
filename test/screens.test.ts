// Every kind of screen as a person sees it, in three windows, rich and plain: text files under screens/, to be read by eye.
// After a change of words: npx vitest run test/screens.test.ts -u, and read what changed.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { startScreen } from '../src/commands/init.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import type { Press, PressName } from '../src/interview/keys.ts';
import { createPlainPrompter } from '../src/interview/plain/plain.ts';
import type { Screen } from '../src/interview/prompter.ts';
import { reviewScreen } from '../src/interview/review.ts';
import type { ScreenFrame, Size } from '../src/interview/rich/frame.ts';
import { openScreen } from '../src/interview/rich/question.ts';
import { partScreen, questionScreen } from '../src/interview/screens.ts';
import { shelfScreen, stepScreen, taskListScreen } from '../src/interview/task-list.ts';
import { enter, type Leg, placesOf } from '../src/interview/walk.ts';
import { criteriaOf, loadMethod, questionAt } from '../src/method/ids.ts';
import type { Question } from '../src/method/types.ts';
import { type Answers, NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { type Io, type Look, lookOf } from '../src/terminal.ts';
import { fill, words } from '../src/words.ts';
import { madeScreen } from './support/made-screens.ts';
import { leave, scriptedPrompter } from './support/scripted-prompter.ts';
import { tempDir } from './support/temp-dir.ts';

const root = join(import.meta.dirname, '..');
const method = await loadMethod();
const filled = readProject(join(root, 'examples', 'lead-paint', 'tde.cycle-1.yaml'), method).answers;
/** The looks of terminals: with glyphs, with ASCII alone, and with colors. */
const GLYPHS = lookOf({ color: false, glyphs: true });
const ASCII = lookOf({ color: false, glyphs: false });
const COLORS = lookOf({ color: true, glyphs: true });

/** The windows in which each screen is kept. */
const WINDOWS: [title: string, columns: number, rows: number, look: Look][] = [
  ['rich, 80×24', 80, 24, GLYPHS],
  ['rich, 40×12, ASCII', 40, 12, ASCII],
  ['rich, 120×40', 120, 40, GLYPHS],
];
const text = (typed: string): Press => ({ name: 'text', text: typed });

const questionOf = (id: string): Question => method.questions.find((question) => question.id === id) as Question;
const stateAt = (question: Question) =>
  enter(readerOf(method, NO_ANSWERS), method.sections.find(({ id }) => id === question.section) as Leg, question.id);
const at = (id: string, answers: Answers = NO_ANSWERS): Screen =>
  questionScreen(readerOf(method, answers), stateAt(questionOf(id)), questionOf(id));
const part = (id: string, of: 'note' | 'find-out', answers: Answers): Screen =>
  partScreen(readerOf(method, answers), stateAt(questionOf(id)), questionOf(id), of);
const legOf = (id: string): Leg => method.sections.find((section) => section.id === id) as Leg;
const without = (answers: Answers, ...ids: string[]): Answers => ({
  ...answers,
  byId: Object.fromEntries(Object.entries(answers.byId).filter(([id]) => !ids.includes(id))),
});

const records: Answers = {
  ...filled,
  records: { ...filled.records, 'refine.use-cases': ['check-a-home'], 'refine.personas': ['tenant'] },
  byId: {
    ...filled.byId,
    'refine.use-cases.check-a-home.title': { value: 'Check a home before signing' },
    'refine.use-cases.check-a-home.personas': { value: ['tenant'] },
    'refine.personas.tenant.who': { value: 'A tenant with a toddler' },
  },
};
const halfway: Answers = {
  ...without(filled, 'refine.data-supply.collected', 'refine.data-supply.owners', 'refine.data-supply.summary'),
  finished: ['project', 'find.checklists', 'find.listening', 'find.focus'],
};
const toFindOut: Answers = {
  ...halfway,
  byId: { ...halfway.byId, 'refine.data-supply.owners': { findOut: 'the records desk' } },
};
const sectionsOf = (step: string) => method.sections.map(({ id }) => id).filter((id) => id.startsWith(`${step}.`));
/** The task list as it is shown to somebody who comes to it on a day in November. */
function taskList(answers: Answers): Screen {
  return taskListScreen({ ...readerOf(method, answers), today: '2026-11-20' });
}
const actions = [
  { id: 'finish!', label: words.review.finish },
  { id: 'later!', label: words.review.later },
];

/** The screens that only the conductor makes. */
async function conducted(id: string, start: { leg: string; at: string }): Promise<Screen> {
  const path = join(tempDir(), 'tde.yaml');
  createProject(path, method, []);
  const prompter = scriptedPrompter({ review: ['finish!'], pause: [leave], pitch: [leave] });
  await conduct(openSitting({ project: readProject(path, method), prompter, desk: async () => deskFor(path) }), start);
  return prompter.screens.find((screen) => screen.id === id) as Screen;
}

const NO_SPACE = 'There is no space left on the disk for /home/ana/tde.yaml.';
const many = 'Two of our inspectors keep their own lists.\n\nThe office has not put them together since 2019.';

/** A question with the places that can be gone to from it. */
function inPlace(id: string): Screen {
  const state = stateAt(questionOf(id));
  return { ...at(id, halfway), places: placesOf(readerOf(method, halfway), state) };
}

/** `presses` are done in the rich prompter; `lines` are typed in the plain one, and what was said after each is shown. */
type Dump = { screen: () => Screen | Promise<Screen>; presses?: (Press | PressName)[]; lines?: string[] };
const dumps: Record<string, Dump> = {
  start: { screen: () => startScreen(method) },
  'task-list-empty': { screen: () => taskListScreen(readerOf(method, NO_ANSWERS)) },
  'task-list-halfway': { screen: () => taskList(toFindOut), lines: ['list', '/leave'] },
  'task-list-refine': { screen: () => taskList({ ...halfway, finished: ['project', ...sectionsOf('find')] }) },
  'task-list-review': {
    screen: () => taskList({ ...filled, finished: method.sections.slice(0, 21).map(({ id }) => id) }),
  },
  'task-list-finished': { screen: () => taskList(filled) },
  'task-list-step': { screen: () => stepScreen(readerOf(method, halfway), 'refine', undefined) },
  'task-list-shelf': { screen: () => shelfScreen({ ...readerOf(method, filled), today: '2026-11-20' }) },
  'line-empty': { screen: () => at('project.place') },
  'line-help': { screen: () => at('project.place'), presses: [text('?')] },
  'line-help-next': { screen: () => at('project.place'), presses: [text('?'), text('?')] },
  'line-refused': { screen: () => at('project.place'), presses: ['enter'] },
  'line-menu': {
    screen: () => ({ ...inPlace('project.place'), draft: { text: 'Brackett', cursor: 4 } }),
    presses: ['tab'],
    lines: ['/menu', 'what?', '99', '', 'Brackett Falls'],
  },
  'line-menu-typed': { screen: () => inPlace('project.place'), presses: ['tab', text('rev')] },
  'line-menu-places': {
    screen: () => inPlace('refine.data-supply.owners'),
    presses: ['goto'],
    lines: ['/menu', '6', '4'],
  },
  'line-menu-found': { screen: () => inPlace('refine.data-supply.owners'), presses: ['goto', text('use')] },
  'line-menu-nothing-found': { screen: () => inPlace('project.place'), presses: ['goto', text('voice')] },
  'checklist-menu': {
    screen: () => at('find.checklists.analyze-requests'),
    presses: [text('/')],
    lines: ['y, the log', 'maybe', '/help', '/menu', '5'],
  },
  'line-unknown-word': { screen: () => at('project.place'), presses: [text('/bakc'), 'enter'] },
  'phrase-with-tip': {
    screen: () => at('find.focus-area', filled),
    presses: ['kill-start', text('An app for late buses')],
  },
  'line-with-contact': {
    screen: () => at('refine.data-supply.owners', halfway),
    presses: [text('Housing; Dana Reyes, dana.reyes@example.org')],
    lines: ['Housing; Dana Reyes, dana.reyes@example.org', ''],
  },
  'phrase-with-context': { screen: () => at('refine.data-supply.summary', filled) },
  paragraph: {
    screen: () => ({ ...at('refine.data-supply.collected', halfway), editor: 'nano' }),
    presses: [{ name: 'paste', text: many }],
  },
  'paragraph-control-characters': {
    screen: () => at('refine.data-supply.collected', halfway),
    presses: [{ name: 'paste', text: 'a\u001b[31mb' }],
  },
  list: { screen: () => at('find.missing-voices', filled), lines: ['people who rent by the week', '/review'] },
  'list-not-saved': {
    screen: () => ({
      ...at('find.missing-voices', filled),
      message: fill(words.interview.notSaved, { what: NO_SPACE }),
    }),
  },
  'one-of-several': { screen: () => at('project.role'), lines: ['9', 'I am', '/bakc', '/help', '/find-out'] },
  'one-of-several-more': { screen: () => at('project.role'), presses: ['end', 'enter'] },
  'one-of-several-help': { screen: () => at('project.role'), presses: [text('?')] },
  several: { screen: () => at('refine.tactics.chosen', filled) },
  'use-cases-compared': { screen: () => at('design.use-case', filled) },
  'several-help': {
    screen: () => at('refine.tactics.chosen', filled),
    presses: ['down', text('?')],
    lines: ['/help 2', '/help 9', '/leave'],
  },
  'several-word': { screen: () => at('refine.tactics.chosen', filled), presses: [text('/find')] },
  judgement: { screen: () => at('refine.past-activities.fulfilled', filled) },
  'judgement-help': {
    screen: () => at('refine.past-activities.fulfilled', filled),
    presses: ['end', text('?')],
  },
  note: { screen: () => part('refine.past-activities.fulfilled', 'note', filled) },
  'find-out': { screen: () => part('refine.data-supply.owners', 'find-out', halfway) },
  checklist: { screen: () => at('find.checklists.analyze-requests'), presses: [text('y')] },
  'checklist-note': {
    screen: () => at('find.checklists.analyze-requests'),
    presses: [text('+'), text('the log of the records desk')],
  },
  'checklist-help': { screen: () => at('find.checklists.analyze-requests'), presses: [text('?')] },
  'checklist-help-next': { screen: () => at('find.checklists.analyze-requests'), presses: [text('?'), text('?')] },
  'records-none': { screen: () => at('refine.use-cases', { ...filled, records: {} }) },
  'records-one': { screen: () => at('refine.use-cases', records) },
  review: {
    screen: () => reviewScreen(readerOf(method, toFindOut), legOf('refine.data-supply'), { actions, at: undefined }),
  },
  'review-of-records': {
    screen: () => reviewScreen(readerOf(method, records), legOf('refine.use-cases'), { actions, at: undefined }),
    lines: ['list', 'list 2', '/leave'],
  },
  'pitch-page': { screen: () => conducted('pitch', { leg: 'quick', at: 'review' }) },
  pause: { screen: () => conducted('pause', { leg: 'find.checklists', at: 'review' }) },
};

/** All that was typed has been heard. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 8; turns++) await new Promise((resolve) => setImmediate(resolve));
}

/** What the rich prompter draws. */
function drawn(screen: Screen, presses: (Press | PressName)[], size: Size, look: Look): ScreenFrame {
  const asking = openScreen(screen, look);
  for (const press of presses) asking.press(typeof press === 'string' ? { name: press } : press, size);
  return asking.view(size);
}

/** The same as text, the cursor shown as a bar below its column. */
function rich(screen: Screen, presses: (Press | PressName)[], columns: number, rows: number, look: Look): string {
  const { lines, cursor } = drawn(screen, presses, { columns, rows }, look);
  return lines.map((line, row) => (row === cursor.row ? `${line}\n${' '.repeat(cursor.column)}^` : line)).join('\n');
}

/** What the plain prompter prints to ask, and, where lines are typed, what it says to them. */
async function plain(screen: Screen, columns: number, lines: readonly string[] = ['/leave']): Promise<string> {
  const input = new PassThrough();
  let printed = '';
  const out = { write: (added: string) => (printed += added), columns };
  const io: Io = {
    in: input as unknown as Io['in'],
    out,
    err: out,
    env: {},
    cwd: '/',
    now: () => new Date(0),
    onEnding: () => () => {},
  };
  const prompter = createPlainPrompter(io, words.plainReason.flag);
  // The mode and its words are explained at the first question of a sitting.
  const first = prompter.ask(screen.id === 'start' ? screen : madeScreen({ where: 'Before it' }));
  await quiet();
  input.write('/leave\n');
  await first;
  if (screen.id === 'start') return printed.trim();
  printed = '';
  const reply = prompter.ask(screen);
  await quiet();
  for (const line of lines) {
    printed += line === '/leave' ? '' : `> ${line}\n`;
    input.write(`${line}\n`);
    await quiet();
  }
  input.end();
  const { kind } = await reply;
  prompter.close();
  return `${printed.trim()}${lines.includes('/leave') ? '' : `\n(${kind})`}`;
}

describe('a contact detail', () => {
  const typed = { text: 'Dana, 555-0142' };
  it.each([
    ['an answer', at('refine.data-supply.owners'), typed],
    ['a note', part('refine.past-activities.fulfilled', 'note', filled), typed],
    ['whom to ask', part('refine.data-supply.owners', 'find-out', NO_ANSWERS), typed],
    ['a note that is being typed', at('find.checklists.analyze-requests'), { ...typed, noteOpen: true, marks: {} }],
    ["a mark's note", at('find.checklists.analyze-requests'), { marks: { 'portal-usage': { note: typed.text } } }],
  ])('in %s is told while it is typed', (_, screen, draft) => {
    expect(screen.advise?.(draft)).toMatch(/^this seems to hold a phone number\./);
  });

  it.each([
    ['where one is asked for', at('design.review.contact'), typed],
    ['where there is none', at('refine.data-supply.owners'), { text: 'Dana, permit 18-00123456' }],
  ])('is not told %s', (_, screen, draft) => expect(screen.advise?.(draft)).toBeUndefined());
});

describe('letters that got lost on the way from the keyboard', () => {
  const lost = { text: 'Caf\ufffd hours' };
  const place: Answers = { ...NO_ANSWERS, byId: { 'project.place': { value: 'Caf\ufffd quarter' } } };

  it.each<[where: string, screen: Screen, draft: Screen['draft'], told: boolean]>([
    ['an answer', at('refine.data-supply.owners'), lost, true],
    ['a note', part('refine.past-activities.fulfilled', 'note', NO_ANSWERS), lost, true],
    ['whom to ask', part('project.place', 'find-out', NO_ANSWERS), lost, true],
    ["a mark's note", at('find.checklists.analyze-requests'), { marks: { 'portal-usage': { note: lost.text } } }, true],
    ['an answer that stood in the file like that', at('project.place', place), { text: 'Caf\ufffd quarter 2' }, false],
  ])('are told in %s', (_where, screen, draft, told) => {
    if (told) expect(screen.check?.(draft)).toContain('Letters got lost');
    else expect(screen.check?.(draft)).toBeUndefined();
  });
});

describe('the time that is left', () => {
  /** The minutes told at each question of a section, where those before it are answered. */
  const minutesIn = (section: string): number[] => {
    const { questions } = legOf(section);
    const answered = (before: string[]): Answers => ({
      ...NO_ANSWERS,
      byId: Object.fromEntries(before.map((id) => [id, { value: 'known' }])),
    });
    return questions.map((id, i) =>
      Number(/about (\d+) minute/.exec(at(id, answered(questions.slice(0, i))).place ?? '')?.[1]),
    );
  };

  it.each(['refine.data-supply', 'refine.next-steps', 'find.focus'])(
    'is at first what the method says of the section, and gets less with each answer: %s',
    (section) => {
      const told = minutesIn(section);
      expect(told[0]).toBe(method.sections.find(({ id }) => id === section)?.minutes);
      expect(told).toEqual([...told].sort((a, b) => b - a));
      expect(new Set(told).size).toBeGreaterThan(told.length / 2);
    },
  );

  it('counts what is answered already as done, and not what no longer applies', () => {
    const [first = '', second = '', third = ''] = legOf('refine.data-supply').questions;
    const part = (...ids: string[]): Answers => ({
      ...NO_ANSWERS,
      byId: Object.fromEntries(ids.map((id) => [id, { value: 'known' }])),
    });
    const minutes = (answers: Answers) => Number(/about (\d+)/.exec(at(first, answers).place ?? '')?.[1]);
    expect(minutes(part(second, third))).toBeLessThan(minutes(NO_ANSWERS));
    // Two questions are asked in a later cycle alone.
    const inCycle = (cycle: string) =>
      at('project.role', { ...NO_ANSWERS, byId: { 'project.cycle': { value: cycle } } }).place ?? '';
    const [once, again] = ['first', 'again'].map((cycle) => / of (\d+), about (\d+)/.exec(inCycle(cycle))?.slice(1));
    expect(Number(again?.[0])).toBe(Number(once?.[0]) + 2);
    expect(Number(again?.[1])).toBeGreaterThan(Number(once?.[1]));
  });
});

describe('the review as it is heard', () => {
  const marks = (...ids: string[]): Answers => ({
    ...NO_ANSWERS,
    byId: Object.fromEntries(ids.map((id) => [`find.checklists.analyze-requests.${id}`, { value: 'yes' }])),
  });
  const all = method.questions.find(({ id }) => id === 'find.checklists.analyze-requests') as Question;
  const whole = criteriaOf(method, all).map(({ id }) => id.slice(all.id.length + 1));
  const heard = (answers: Answers) =>
    reviewScreen(readerOf(method, answers), legOf('find.checklists'), { actions, at: undefined }).brief?.join('\n');

  it('tells a checklist that is begun from one that is not, and counts one that is done', () => {
    const none = heard(NO_ANSWERS);
    expect(none).toContain('0 of 7 answered.');
    expect(none).toContain(`Not provided: Identify shared priorities, ${all.label},`);
    const reason = questionAt(method, 'find.tactics.reason') as Question;
    const asked = heard({ ...NO_ANSWERS, byId: { [reason.id]: { findOut: 'the clerk' } } });
    expect(asked?.split('\n')).toContain(`To find out: ${reason.label}.`);
    expect(asked?.split('\n').find((line) => line.startsWith('Not provided'))).not.toContain(reason.label);
    const begun = heard(marks('portal-usage'));
    expect(begun).toContain('0 of 7 answered.');
    expect(begun?.split('\n').find((line) => line.startsWith('Not provided'))).not.toContain(all.label);
    expect(begun).toContain(`Not complete yet: ${all.label} (1 of ${whole.length} lines answered).`);
    const done = heard(marks(...whole));
    expect(done).toContain('1 of 7 answered.');
    expect(done).not.toContain(all.label);
  });
});

describe('the screen', () => {
  it.each(Object.entries(dumps))(
    '%s looks as it did when it was last read',
    async (name, { screen, presses = [], lines }) => {
      const shown = await screen();
      const parts = [
        ...WINDOWS.map(([title, columns, rows, look]) => [title, rich(shown, presses, columns, rows, look)]),
        ...(presses.length > 0 ? [] : [['plain, 80 columns', await plain(shown, 80)]]),
        ...(presses.length > 0 ? [] : [['plain, 40 columns', await plain(shown, 40)]]),
        ...(lines ? [['plain, 80 columns, with lines typed', await plain(shown, 80, lines)]] : []),
        ...(lines ? [['plain, 40 columns, with lines typed', await plain(shown, 40, lines)]] : []),
      ];
      const dump = parts.map(([title, lines]) => `=== ${title}\n${lines}\n`).join('\n');
      await expect(dump.replace(/ +$/gm, '')).toMatchFileSnapshot(join(import.meta.dirname, 'screens', `${name}.txt`));
    },
  );

  it.each(Object.entries(dumps))(
    '%s says nothing by color alone, and in colors that any theme can show',
    async (name, { screen, presses = [] }) => {
      const shown = await screen();
      for (const [, columns, rows] of WINDOWS) {
        const size = { columns, rows };
        const { lines, cursor } = drawn(shown, presses, size, COLORS);
        const plain = drawn(shown, presses, size, GLYPHS);
        expect(lines.map((line) => stripVTControlCharacters(line))).toEqual(plain.lines);
        expect(cursor).toEqual(plain.cursor);
        // Bold, dim, red, green, magenta, cyan, and their ends: yellow and white are lost on a light theme, blue on a dark one.
        // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are what is looked for
        for (const [, code] of lines.join('').matchAll(/\u001b\[([\d;]*)m/g))
          expect(['1', '2', '22', '31', '32', '35', '36', '39']).toContain(code);
        keepPicture(`${name}-${columns}x${rows}`, lines);
      }
    },
  );
});

/** Where SCREENS names a folder, scripts/screens.mjs makes pictures of what is put there. */
function keepPicture(name: string, lines: readonly string[]): void {
  const folder = process.env.SCREENS;
  if (folder) writeFileSync(join(folder, `${name}.ansi`), lines.join('\n'));
}
