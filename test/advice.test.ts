// Advice from a method and answers alone: which tactics fit, how far a project is, and the pitch. One line of a table a case.

import { describe, expect, test } from 'vitest';
import { adviseOn } from '../src/advice/doubts.ts';
import { isSettled, nextQuestion, openQuestions, progressOf, stopsOf } from '../src/advice/progress.ts';
import { reasonGroups, recommend } from '../src/advice/recommend.ts';
import { answerText, textFor } from '../src/advice/said.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import type { Method, Question } from '../src/method/types.ts';
import { type Answer, type Answers, NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { joinAnd } from '../src/words.ts';
import { tinyMethod } from './support/tiny-method.ts';

const guide = await loadMethod();

const answersOf = (byId: Record<string, Answer | Answer['value']>, more: Partial<Answers> = {}): Answers => ({
  ...NO_ANSWERS,
  ...more,
  byId: Object.fromEntries(
    Object.entries(byId).map(([id, answer]) => [
      id,
      typeof answer === 'string' || Array.isArray(answer) ? { value: answer } : (answer as Answer),
    ]),
  ),
});

/** Part, by its letter: needed, one-of, helps. */
const PARTS = { N: 'needed', O: 'one-of', H: 'helps' } as const;

/**
 * A method with one tactic for each letter: with so many criteria that play no part (`{ a: 3 }`), or with a letter for the part of
 * each, and with its effort (`{ a: 'NOH', b: 'NN light' }`).
 */
function methodWith(sizes: Record<string, number | string>): Method {
  const [sample] = tinyMethod.tactics;
  const tactics = Object.entries(sizes).map(([id, size]) => ({
    ...(sample as Method['tactics'][number]),
    id,
    name: id.toUpperCase(),
    ...effortOf(`${size}`),
    criteria: partsOf(size).map((part, i) => ({
      ...part,
      id: `c${i + 1}`,
      title: `${id}${i + 1}`,
      text: 't',
      good: 'g',
      get: 'h',
      source: 'guide' as const,
    })),
  }));
  const questions: Question[] = tactics.map(({ id }) => ({
    id: `find.${id}`,
    section: 'find',
    kind: 'checklist',
    label: id,
    ask: '?',
    tactic: id,
  }));
  return { ...tinyMethod, tactics, questions };
}

function effortOf(size: string): Pick<Method['tactics'][number], 'effort'> {
  const level = (['light', 'medium', 'heavy'] as const).find((each) => size.endsWith(each));
  return level ? { effort: { level, hours: '1 hour', people: 'one of you', money: 'none' } } : {};
}

const partsOf = (size: number | string): { part?: 'needed' | 'one-of' | 'helps' }[] =>
  typeof size === 'number'
    ? Array.from({ length: size }, () => ({}))
    : Array.from(size.split(' ')[0] ?? '', (letter) => ({ part: PARTS[letter as keyof typeof PARTS] }));

const VALUES: Record<string, string> = { y: 'yes', n: 'no', u: 'unsure' };

/** Answers by tactic, a letter a criterion: y, n, u, and - for none. `{ a: 'yn-' }` */
const marks = (of: Record<string, string>): Answers =>
  answersOf(
    Object.fromEntries(
      Object.entries(of).flatMap(([tactic, letters]) =>
        Array.from(letters).flatMap((letter, i) =>
          VALUES[letter] ? [[`find.${tactic}.c${i + 1}`, VALUES[letter] as string]] : [],
        ),
      ),
    ),
  );

describe('a recommendation', () => {
  const ranked = (sizes: Record<string, number | string>, given: Record<string, string>) => {
    const { tactics, tie, enough } = recommend(readerOf(methodWith(sizes), marks(given)), 'find');
    const text = tactics.map((fit) => `${fit.rank}${fit.id}`).join(' ');
    return [text, tie ? 'tie' : 'no tie', enough ? 'enough' : 'thin'].join(', ');
  };

  test.each<[title: string, sizes: Record<string, number | string>, given: Record<string, string>, says: string]>([
    [
      'puts what is ready before what holds more',
      { a: 'OOOOO', b: 'NNN' },
      { a: 'ynnn-', b: 'yyu' },
      '1a 2b, no tie, enough',
    ],
    [
      'puts what may be ready before what lacks something',
      { a: 'NNN', b: 'NNN' },
      { a: 'yyn', b: 'u--' },
      '1b 2a, no tie, enough',
    ],
    [
      'takes the lighter one of equals',
      { a: 'NN heavy', b: 'NN light', c: 'NN' },
      { a: 'yy', b: 'yy', c: 'yy' },
      '1b 2c 3a, no tie, enough',
    ],
    [
      'counts one without a known effort as medium',
      { a: 'N', b: 'N medium' },
      { a: 'y', b: 'y' },
      '1a 1b, tie, enough',
    ],
    ['ranks by what holds', { a: 2, b: 2 }, { a: 'yn', b: 'yy' }, '1b 2a, no tie, enough'],
    ['then by what could still hold', { a: 2, b: 2 }, { a: 'yn', b: 'yu' }, '1b 2a, no tie, enough'],
    ['measures by the share, not by the number', { a: 5, b: 2 }, { a: 'yyynn', b: 'yy' }, '1b 2a, no tie, enough'],
    ["keeps the guide's order among equals", { a: 2, b: 2 }, { a: 'yn', b: 'ny' }, '1a 1b, tie, enough'],
    ['lets equals share a rank: 1, 1, 3', { a: 2, b: 2, c: 2 }, { a: 'nn', b: 'yy', c: 'yy' }, '1b 1c 3a, tie, enough'],
    [
      'calls no tie what is equal further down',
      { a: 1, b: 1, c: 1 },
      { a: 'y', b: 'n', c: 'n' },
      '1a 2b 2c, no tie, enough',
    ],
    ['takes unsure as not known', { a: 1, b: 1 }, { a: 'u', b: 'n' }, '1a 2b, no tie, enough'],
    ['counts unsure as answered', { a: 2, b: 2 }, { a: 'uu', b: '--' }, '1a 1b, tie, enough'],
    ['has enough at half of all criteria', { a: 3, b: 3 }, { a: 'y--', b: 'yn-' }, '1a 2b, no tie, enough'],
    ['has too little below half', { a: 3, b: 4 }, { a: 'y--', b: 'yn--' }, '1a 2b, no tie, thin'],
    ['says nothing about nothing', { a: 2, b: 3 }, {}, '1a 1b, tie, thin'],
    ['of one tactic is no tie', { a: 1 }, { a: 'y' }, '1a, no tie, enough'],
  ])('%s', (_title, sizes, given, says) => {
    expect(ranked(sizes, given)).toBe(says);
  });

  test.each<[title: string, parts: string | number, given: string, ready: string]>([
    ['what it needs is there', 'NNH', 'yy-', 'yes'],
    ['what it needs is there and a help is not', 'NNH', 'yyn', 'yes'],
    ['something it needs is not known', 'NNH', 'yu-', 'maybe'],
    ['something it needs is missing, whatever else is there', 'NNH', 'yny', 'no'],
    ['one source is there', 'OOO', 'ynn', 'yes'],
    ['no source is there, and one is not known', 'OOO', 'nnu', 'maybe'],
    ['every source is missing', 'OOO', 'nnn', 'no'],
    ['it needs a thing besides a source', 'NOO', 'u-y', 'maybe'],
    ['it needs a source besides a thing', 'NOO', 'ynn', 'no'],
    ['nothing is answered', 'NOH', '---', 'maybe'],
    ['the method says of no line what it is there for, and one holds', 3, 'ynn', 'yes'],
    ['the same, and none holds', 3, 'nnn', 'no'],
  ])('of a tactic says whether one can start: %s', (_title, parts, given, ready) => {
    const [fit] = recommend(readerOf(methodWith({ a: parts }), marks({ a: given })), 'find').tactics;
    expect(fit?.ready).toBe(ready);
  });

  test.each<[parts: string, given: string, groups: string]>([
    ['NNHH', 'ynyn', 'have a1 a3, needed a2, helps a4'],
    ['NNHH', 'yu--', 'have a1, find-out a2, unknown a3 a4'],
    ['OOO', 'ynu', 'have a1, other a2, unknown a3'],
    ['OOO', 'nnu', 'find-one a3, other a1 a2'],
    ['OOO', 'nnn', 'one-of a1 a2 a3'],
    ['NOOH', 'nunn', 'needed a1, find-one a2, helps a4, other a3'],
  ])('with the parts %s and the marks %s, names what would move a tactic up', (parts, given, groups) => {
    const [fit] = recommend(readerOf(methodWith({ a: parts }), marks({ a: given })), 'find').tactics;
    const found = fit ? reasonGroups(fit) : [];
    expect(found.map(({ is, reasons }) => [is, ...reasons.map(({ title }) => title)].join(' ')).join(', ')).toBe(
      groups,
    );
  });

  test('gives low and high as the share that holds and the share that is not ruled out', () => {
    const [fit] = recommend(readerOf(methodWith({ a: 5 }), marks({ a: 'yynu-' })), 'find').tactics;
    expect(fit).toMatchObject({ low: 0.4, high: 0.8, yes: 2, no: 1, unsure: 1, unanswered: 1, total: 5 });
  });

  test('names what holds, what does not and what is not known, with the notes', () => {
    const answers = marks({ a: 'yynu-' });
    const byId = { ...answers.byId, 'find.a.c1': { value: 'yes', note: 'a binder' } };
    const [fit] = recommend(readerOf(methodWith({ a: 5 }), { ...answers, byId }), 'find').tactics;
    expect(fit?.have).toEqual([
      { id: 'find.a.c1', title: 'a1', note: 'a binder', part: 'one-of' },
      { id: 'find.a.c2', title: 'a2', note: '', part: 'one-of' },
    ]);
    expect(fit?.need.map(({ id }) => id)).toEqual(['find.a.c3']);
    expect(fit?.unknown.map(({ id }) => id)).toEqual(['find.a.c4', 'find.a.c5']);
  });

  test.each<[title: string, given: Record<string, string>, changes: string[]]>([
    ['a yes that would lift the second over the first', { a: 'yn', b: 'yu' }, []],
    ['an open line of the second', { a: 'yn', b: 'u-' }, ['b1 yes: B', 'b2 yes: B']],
    ['an open line of the first', { a: 'u-', b: 'nn' }, []],
    ['what would settle a tie', { a: 'y-', b: 'y-' }, ['a2 yes: A', 'a2 no: B', 'b2 yes: B', 'b2 no: A']],
    ['nothing where everything is known', { a: 'yy', b: 'nn' }, []],
  ])('names as what would change the order: %s', (_title, given, changes) => {
    const found = recommend(readerOf(methodWith({ a: 2, b: 2 }), marks(given)), 'find').changes;
    expect(found.map(({ title, answer, first }) => `${title} ${answer}: ${first}`)).toEqual(changes);
  });

  test('an answer it names does put that tactic first', () => {
    const method = methodWith({ a: 'NNN', b: 'NH', c: 'OOHH' });
    const answers = marks({ a: 'yu-', b: 'u-', c: 'uu--' });
    const { changes } = recommend(readerOf(method, answers), 'find');
    expect(changes.length).toBeGreaterThan(0);
    for (const { criterion, answer, first } of changes) {
      const after = { ...answers, byId: { ...answers.byId, [criterion]: { value: answer } } };
      expect(recommend(readerOf(method, after), 'find').tactics[0]?.name).toBe(first);
    }
  });

  test('rules out what cannot hold where the program stands, once a checklist is looked at', () => {
    const lines = 'find.checklists.analyze-requests';
    const fitWith = (given: Record<string, string>) =>
      recommend(readerOf(guide, answersOf(given)), 'find').tactics.find(({ id }) => id === 'analyze-requests');
    const begun = { [`${lines}.records-request-data`]: 'unsure' };
    expect(fitWith({ ...begun, 'project.program': 'nothing' })?.need).toMatchObject([
      { title: 'Portal usage figures', note: 'Nothing is online', part: 'one-of' },
      { title: 'API users', note: 'Nothing is online' },
    ]);
    expect(fitWith({ ...begun, 'project.program': 'portal' })?.need).toEqual([]);
    expect(fitWith({ 'project.program': 'nothing' })?.unanswered).toBe(5);
    expect(fitWith({ ...begun, 'project.program': 'nothing', [`${lines}.portal-usage`]: 'yes' })?.ready).toBe('yes');
  });

  test('of a step without checklists is empty', () => {
    expect(recommend(readerOf(tinyMethod, NO_ANSWERS), 'design')).toEqual({
      step: 'design',
      tactics: [],
      tie: false,
      enough: false,
      changes: [],
    });
  });
});

describe('progress', () => {
  /** The tiny method with a question that depends on another. */
  const method: Method = {
    ...tinyMethod,
    questions: tinyMethod.questions.map((question) =>
      question.id === 'refine.data-supply.good-enough'
        ? { ...question, when: { question: 'project.role', equals: 'city' } }
        : question.id === 'find.focus-area'
          ? { ...question, when: { question: 'find.tactics', equals: 'ask-around' } }
          : question,
    ),
  };
  const line = (answers: Answers, section: string) => {
    const found = progressOf(readerOf(method, answers)).find((each) => each.id === section);
    return `${found?.status} ${found?.answered}/${found?.asked}, ${found?.findOut} to find out`;
  };

  test.each<[title: string, answers: Answers, section: string, says: string]>([
    ['is not started without answers', NO_ANSWERS, 'start', 'not-started 0/3, 0 to find out'],
    ['counts an answer', answersOf({ 'project.name': 'x' }), 'start', 'in-progress 1/3, 0 to find out'],
    [
      'does not count what is optional',
      answersOf({ 'project.began': '2026-01-01' }),
      'start',
      'in-progress 0/3, 0 to find out',
    ],
    [
      'counts what is to find out by itself',
      answersOf({ 'project.name': { findOut: 'the mayor' } }),
      'start',
      'in-progress 0/3, 1 to find out',
    ],
    [
      'does not take a note for an answer',
      answersOf({ 'project.name': { note: 'hm' } }),
      'start',
      'not-started 0/3, 0 to find out',
    ],
    [
      'counts each line of a checklist',
      answersOf({ 'find.checklists.ask-around.time': 'no' }),
      'find',
      'in-progress 1/6, 0 to find out',
    ],
    [
      'asks what a chosen entry makes relevant',
      answersOf({ 'find.tactics': ['map-assets', 'ask-around'] }),
      'find',
      'in-progress 1/7, 0 to find out',
    ],
    [
      'does not count an answer that became irrelevant',
      answersOf({ 'find.focus-area': 'x' }),
      'find',
      'not-started 0/6, 0 to find out',
    ],
    [
      'asks what a value makes relevant',
      answersOf({ 'project.role': 'city' }),
      'refine',
      'not-started 0/5, 0 to find out',
    ],
    [
      'leaves out what a value makes irrelevant',
      answersOf({ 'project.role': 'library' }),
      'refine',
      'not-started 0/4, 0 to find out',
    ],
    [
      "counts a record's fields",
      answersOf({ 'refine.use-cases.a.title': 'A' }, { records: { 'refine.use-cases': ['a'] } }),
      'refine',
      'in-progress 2/9, 0 to find out',
    ],
    [
      'is finished where the person says so, whatever is open',
      { ...NO_ANSWERS, finished: ['design'] },
      'design',
      'finished 0/2, 0 to find out',
    ],
  ])('%s', (_title, answers, section, says) => {
    expect(line(answers, section)).toBe(says);
  });

  test('stops at a checklist as a whole and at each field of a record', () => {
    const answers = answersOf({}, { records: { 'refine.use-cases': ['a', 'b'] } });
    const refine = method.sections.find((section) => section.id === 'refine');
    expect(stopsOf(readerOf(method, answers), refine?.questions ?? []).map((stop) => stop.id)).toEqual([
      'refine.data-supply.collected',
      'refine.data-supply.owners',
      'refine.main-owner',
      'refine.use-cases',
      ...['a', 'b'].flatMap((record) =>
        ['title', 'persona.who', 'persona.needs', 'story', 'due'].map((field) => `refine.use-cases.${record}.${field}`),
      ),
    ]);
    const find = method.sections.find((section) => section.id === 'find');
    expect(stopsOf(readerOf(method, NO_ANSWERS), find?.questions ?? []).map((stop) => stop.id)).toEqual([
      'find.checklists.analyze-requests',
      'find.checklists.ask-around',
      'find.tactics',
    ]);
  });

  const start = { 'project.name': 'x', 'project.place': 'x', 'project.role': 'city' };
  const askAround = { 'find.checklists.ask-around.contacts': 'yes', 'find.checklists.ask-around.time': 'no' };
  const requests = Object.fromEntries(
    ['records', 'usage', 'staff'].map((id) => [`find.checklists.analyze-requests.${id}`, 'unsure']),
  );

  test.each<[title: string, answers: Answers, next: string | undefined]>([
    ['the first question of all', NO_ANSWERS, 'project.name'],
    ['the first without an answer', answersOf({ 'project.name': 'x', 'project.role': 'city' }), 'project.place'],
    ['not one that is to find out', answersOf({ 'project.name': { findOut: 'y' } }), 'project.place'],
    ['not one that is optional', answersOf(start), 'find.checklists.analyze-requests'],
    [
      'a checklist until its last line is answered',
      answersOf({ ...start, ...requests, 'find.checklists.ask-around.time': 'no' }),
      'find.checklists.ask-around',
    ],
    ['what follows a full checklist', answersOf({ ...start, ...requests, ...askAround }), 'find.tactics'],
    [
      'no checklist once the tactics are chosen',
      answersOf({ ...start, 'find.tactics': ['ask-around'] }),
      'find.focus-area',
    ],
    [
      'nothing of a finished section',
      { ...answersOf({}), finished: ['start', 'find'] },
      'refine.data-supply.collected',
    ],
    [
      'a field of a record that is there',
      answersOf(
        {
          'refine.data-supply.collected': 'x',
          'refine.data-supply.owners': ['x'],
          'refine.main-owner': 'x',
          'refine.use-cases.a.title': 'A',
        },
        { records: { 'refine.use-cases': ['a'] }, finished: ['start', 'find'] },
      ),
      'refine.use-cases.a.persona.who',
    ],
    [
      'nothing where every section is finished',
      { ...NO_ANSWERS, finished: ['start', 'find', 'refine', 'design'] },
      undefined,
    ],
  ])('the next question is %s', (_title, answers, next) => {
    expect(nextQuestion(readerOf(method, answers))?.id).toBe(next);
  });

  test('records are settled by one record, a checklist by all of its lines', () => {
    const settled = (answers: Answers, id: string) =>
      isSettled(readerOf(method, answers), questionAt(method, id) as Question);
    expect(settled(NO_ANSWERS, 'refine.use-cases')).toBe(false);
    expect(settled(answersOf({}, { records: { 'refine.use-cases': ['a'] } }), 'refine.use-cases')).toBe(true);
    expect(settled(answersOf({ 'find.checklists.ask-around.time': 'no' }), 'find.checklists.ask-around')).toBe(false);
    expect(settled(answersOf(askAround), 'find.checklists.ask-around')).toBe(true);
  });

  test("what is to find out is listed in the method's order, with whom to ask", () => {
    const answers = answersOf({
      'refine.data-supply.owners': { findOut: 'the clerk' },
      'find.checklists.ask-around.time': { value: 'unsure', findOut: 'the team' },
      'project.began': { findOut: 'the archive' },
    });
    expect(openQuestions(readerOf(method, answers)).map(({ id, whom }) => `${id}: ${whom}`)).toEqual([
      'project.began: the archive',
      'find.checklists.ask-around.time: the team',
      'refine.data-supply.owners: the clerk',
    ]);
  });
});

describe('a list of texts', () => {
  test.each<[list: string[], text: string]>([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a, b', 'c'], 'a, b; and c'],
    [['a, b', 'c', 'd'], 'a, b; c; and d'],
  ])('%j reads "%s"', (list, text) => {
    expect(joinAnd(list)).toBe(text);
  });
});

describe('a text of the method', () => {
  const who = { default: 'What does {government} hold on {place}?', librarian: 'What do {government} hold?' };

  test.each<[title: string, answers: Record<string, string>, shown: string]>([
    ['speaks of a place in general until it is known', {}, 'What does the government hold on your community?'],
    [
      'names the place and the body',
      { 'project.place': 'Riverton', 'project.government': 'the county' },
      'What does the county hold on Riverton?',
    ],
    [
      'echoes no stop of an answer before its own',
      { 'project.place': 'Fairmont.', 'project.government': 'City of Fairmont!' },
      'What does the City of Fairmont hold on Fairmont?',
    ],
    [
      'has a wording for a role',
      { 'project.role': 'librarian', 'project.government': 'the county' },
      'What do the county hold?',
    ],
    ['has one for all other roles', { 'project.role': 'advocate' }, 'What does the government hold on your community?'],
    [
      'keeps dollars and braces of an answer as they are',
      { 'project.place': '$& {government}' },
      'What does the government hold on $& {government}?',
    ],
  ])('%s', (_title, answers, shown) => {
    expect(textFor(readerOf(guide, answersOf(answers)), who)).toBe(shown);
  });

  test('has a wording for where the program stands', () => {
    const first = guide.tactics.find(({ id }) => id === 'analyze-requests')?.['first-step'];
    const shown = (program: string) => textFor(readerOf(guide, answersOf({ 'project.program': program })), first);
    expect(shown('nothing')).toMatch(/records desk of the government/);
    expect(shown('policy')).toMatch(/viewed most/);
  });

  test('is empty where there is none', () => {
    expect(textFor(readerOf(guide, NO_ANSWERS), undefined)).toBe('');
  });

  test('shows an answer by its labels', () => {
    const question = questionAt(guide, 'find.tactics.chosen') as Question;
    const answers = answersOf({ 'find.tactics.chosen': ['analyze-requests', 'map-focus-areas'] });
    const names = ['analyze-requests', 'map-focus-areas'].map(
      (id) => guide.tactics.find((each) => each.id === id)?.name,
    );
    expect(answerText(readerOf(guide, answers), question)).toBe(names.join('; '));
    expect(answerText(readerOf(guide, NO_ANSWERS), question)).toBe('');
  });
});

describe('advice on the wording of a phrase', () => {
  const long = Array.from({ length: 61 }, (_, i) => `word${i}`).join(' ');

  test.each<[text: string, says: RegExp | undefined]>([
    ['an app for tenants', /names a tool/],
    ['lead paint in rentals', undefined],
    ['Lead paint in rentals', undefined],
    ["Riverton's rentals", undefined],
    ['Riverton rentals', undefined],
    ['HUD homes', undefined],
    ['Elevators', undefined],
    ['Mezzanines in towers', /^is "Mezzanines" a name\?/],
    ['LEAD PAINT IN RENTAL HOMES', /like a title/],
    ['Lead Paint In Rental Homes', /like a title/],
    ['UTA', undefined],
    ['lead paint; help renters find homes', /of different kinds/],
    ['lead paint; mold and rats', undefined],
    [long, /^these are 61 words/],
    ['', undefined],
  ])('on %j', (text, says) => {
    const reader = readerOf(guide, answersOf({ 'project.place': 'Riverton' }));
    const advice = adviseOn(reader, questionAt(guide, 'find.focus-area') as Question, text);
    if (says) expect(advice).toMatch(says);
    else expect(advice).toBeUndefined();
  });

  test.each([
    ['refine.data-supply.summary', 'a spreadsheet of inspections', false],
    ['refine.past-activities.summary', 'the clerk made a database', false],
    ['refine.use-cases.late-bus.story.want', 'a bus app', true],
    ['refine.use-cases.late-bus.story.want', 'to finish a job application', false],
    ['refine.use-cases.late-bus.story.want', 'a mobile application', true],
  ])('asks what people would do with a tool only where a need is asked for: %s: %s', (id, text, says) => {
    const advice = adviseOn(readerOf(guide, NO_ANSWERS), questionAt(guide, id) as Question, text);
    expect(/names a tool/.test(advice ?? '')).toBe(says);
  });

  test('is given on phrases only', () => {
    const question = questionAt(guide, 'project.name') as Question;
    expect(adviseOn(readerOf(guide, NO_ANSWERS), question, 'An App For Everybody In Town')).toBeUndefined();
  });
});

describe('advice on contact details', () => {
  test.each([
    ['find.focus-area', 'lead paint, ask ann@example.org', /^this seems to hold an e-mail address\./],
    [
      'find.focus-reason',
      'Sincerely, M. Quill, 77 Cutler Avenue, Apt 3, 555-0142',
      /^this seems to hold an address and a phone number\./,
    ],
    ['refine.data-supply.collected', 'Permit 18-00123456, 412 Mill Street', undefined],
    ['design.review.contact', 'Reference desk, 555-0100', undefined],
  ])('in an answer to %s: %j', (id, text, says) => {
    const advice = adviseOn(readerOf(guide, NO_ANSWERS), questionAt(guide, id) as Question, text);
    if (says) expect(advice).toMatch(says);
    else expect(advice).toBeUndefined();
  });
});
