// The kinds of answers: what is taken, what is refused with which words, and how the kinds describe themselves.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import type { Question } from '../src/method/types.ts';
import { type Answers, NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { optionsOf, parseAnswer, printValue } from '../src/project/kinds.ts';
import { readAnswers } from '../src/project/read.ts';
import { jsonSchemaOf } from '../src/project/schema.ts';
import { runs } from './support/runs.ts';
import { growth, LINEAR } from './support/time.ts';
import { tinyMethod } from './support/tiny-method.ts';

const answers: Answers = {
  byId: {
    'refine.data-supply.owners': { value: ['Housing, records desk', 'Health'] },
    'refine.use-cases.one.title': { value: 'A tenant checks an address' },
    'find.tactics': { value: ['ask-around'] },
  },
  records: { 'refine.use-cases': ['one', 'two'] },
  finished: [],
};
const at = (id: string): Question => questionAt(tinyMethod, id) as Question;
const parse = (id: string, input: unknown, given = answers) => parseAnswer(readerOf(tinyMethod, given), at(id), input);
const accepted = (id: string, input: unknown) => {
  const parsed = parse(id, input);
  return parsed.ok ? parsed.value : parsed;
};
const refused = (id: string, input: unknown, given = answers) => {
  const parsed = parse(id, input, given);
  return parsed.ok ? parsed : parsed.message;
};

const TEXT = 'project.name';
const PARAGRAPH = 'refine.data-supply.collected';
const LIST = 'refine.data-supply.owners';
const CHOICE = 'project.role';
const CHOICES = 'find.tactics';
const DATE = 'project.began';
const JUDGEMENT = 'refine.data-supply.good-enough';
const CRITERION = 'find.checklists.ask-around.time';
const EVERY_KIND = [TEXT, PARAGRAPH, LIST, CHOICE, CHOICES, DATE, JUDGEMENT, CRITERION];

/** Activities that may come after one another. */
const activities: Question = {
  id: 'plan',
  kind: 'records',
  section: 'plan',
  label: 'Activities',
  ask: 'What?',
  fields: [
    { id: 'what', kind: 'text', label: 'What', ask: 'What?' },
    { id: 'after', kind: 'choice', label: 'After', ask: 'After which?', options: { from: 'plan' } },
  ],
};
const planned: Answers = {
  byId: {
    'plan.a.what': { value: 'Agree' },
    'plan.b.what': { value: 'Print the list' },
    'plan.b.after': { value: 'a' },
    'plan.c.what': { value: 'Lay it out' },
  },
  records: { plan: ['a', 'b', 'c'] },
  finished: [],
};

describe('a number', () => {
  const read = (input: unknown) =>
    parseAnswer(
      readerOf(tinyMethod, NO_ANSWERS),
      { id: 'a', kind: 'number', section: 'b', label: 'c', ask: 'd' },
      input,
    );

  it.each([
    ['36', '36'],
    [36, '36'],
    [' 0 ', '0'],
    ['1,036', '1036'],
    ['1 036 000', '1036000'],
    ['2.500', '2500'],
    ['$1,200', '1200'],
    ['３６', '36'],
    ['900 €', '900'],
  ])('is written as people write it: %j', (input, value) => {
    expect(read(input)).toEqual({ ok: true, value });
  });

  it.each(['about 30', '36²', '-3', '1,20', '12.5', '1,036 000', 'a dozen', ''])('is nothing else: %j', (input) => {
    expect(read(input)).toMatchObject({ ok: false });
  });
});

describe('an answer', () => {
  it.each<[id: string, input: unknown, value: unknown]>([
    [TEXT, '  Lead-safe\trentals \r\n', 'Lead-safe rentals'],
    [TEXT, 12, '12'],
    [TEXT, true, 'true'],
    ['find.focus-area', ' lead paint ', 'lead paint'],
    [TEXT, 'Mill\u000bStreet', 'Mill Street'],
    [PARAGRAPH, 'Line\u000bbreak\u000cpage', 'Line\nbreak\npage'],
    [PARAGRAPH, '\n one  \r\n\r\n  two\rthree\u2028four \n\n', 'one\n\n  two\nthree\nfour'],
    [LIST, 'a\n\n b \na', ['a', 'b']],
    [LIST, ['a', '', null, ' b ', 'a'], ['a', 'b']],
    [LIST, 'one, and only', ['one, and only']],
    [
      LIST,
      '• Renters\n–  Bus drivers\n- - Nurses\n* 31 requests\n-5 degrees',
      ['Renters', 'Bus drivers', 'Nurses', '31 requests', '-5 degrees'],
    ],
    [LIST, '1. Renters\n2) Bus drivers\n\n(3) 311 calls', ['Renters', 'Bus drivers', '311 calls']],
    [LIST, '2. Stock\n3. Stock', ['2. Stock', '3. Stock']],
    [LIST, '1. Mai\n-\n—', ['1. Mai', '-', '—']],
    [LIST, ['- as it stands in a file', '- and stays'], ['- as it stands in a file', '- and stays']],
    [CHOICE, 'city', 'city'],
    [CHOICE, ' CITY ', 'city'],
    [CHOICE, 'i work for  a library', 'library'],
    [CHOICE, ['city'], 'city'],
    [CHOICES, 'map-assets, ask around', ['ask-around', 'map-assets']],
    [CHOICES, ['map-assets', 'Ask-Around', 'map-assets'], ['ask-around', 'map-assets']],
    [CHOICES, 'look at data requests\nmap-assets', ['analyze-requests', 'map-assets']],
    ['refine.main-owner', 'Housing, records desk', 'housing-records-desk'],
    ['design.chosen', 'A tenant checks an address', ['one']],
    ['design.chosen', 'two, one', ['one', 'two']],
    [TEXT, ' Lead-safe   rentals ', 'Lead-safe rentals'],
    [DATE, ' 2028-02-29 ', '2028-02-29'],
    [JUDGEMENT, 'Y', 'yes'],
    [JUDGEMENT, false, 'no'],
    [JUDGEMENT, 'Partly', 'partly'],
    [CHOICE, 'i work for the', 'city'],
    [CHOICES, 'Map, ask', ['ask-around', 'map-assets']],
    [CRITERION, 'n', 'no'],
    [CRITERION, 'No.', 'no'],
    [JUDGEMENT, 'Yes!', 'yes'],
    [CRITERION, 'true', 'yes'],
    [CRITERION, 'Not sure', 'unsure'],
    ['refine.use-cases.one.persona.needs', 'heat\nlight', ['heat', 'light']],
  ])('to %s: %j is read as %j', (id, input, value) => {
    expect(accepted(id, input)).toEqual(value);
  });

  it.each<[id: string, input: unknown, message: string | RegExp]>([
    [TEXT, 'one\ntwo', 'This answer has to fit on one line: take out the line breaks.'],
    [TEXT, ['one'], 'This question takes one text, not a list.'],
    [TEXT, { answer: 'one' }, 'This question takes one text, not a group of keys.'],
    [TEXT, 'a\u0007b', /control character \(U\+0007\)/],
    [PARAGRAPH, 'a\n\u001b[31m', /control character \(U\+001B\)/],
    [TEXT, 'a\ud83d', /half of a character/],
    [LIST, [['nested']], 'Each entry of the list has to be one line of text.'],
    [
      CHOICE,
      'librari',
      '"librari" is not one of the choices. Did you mean library? Choose from: city, library, resident.',
    ],
    [
      CHOICES,
      'ask-around, fly',
      '"fly" is not one of the choices. Choose from: analyze-requests, ask-around, map-assets.',
    ],
    [CHOICES, 'Ask aruond', /Did you mean Ask around\?/],
    [DATE, '2026-02-29', /day of the calendar/],
    [DATE, '30.2.2028', /day of the calendar/],
    [JUDGEMENT, 'maybe', 'Answer yes, partly, no or unsure.'],
    [CRITERION, 'partly', 'Answer yes, no or unsure (y, n or u).'],
    ['find.checklists.ask-around', 'yes', /group of answers/],
  ])('to %s: %j is refused', (id, input, message) => {
    if (typeof message === 'string') expect(refused(id, input)).toBe(message);
    else expect(refused(id, input)).toMatch(message);
  });

  it('of more than 100 KB is refused', () => {
    expect(refused(TEXT, 'ü'.repeat(50_001))).toMatch(/longer than 100 KB/);
    expect(refused(PARAGRAPH, 'ü'.repeat(50_000))).toMatchObject({ ok: true });
  });

  it('is asked for where nothing was typed, whatever the kind', () => {
    for (const id of EVERY_KIND) {
      for (const nothing of ['', '  \n ', undefined, null]) {
        expect(refused(id, nothing)).toBe('Type an answer, or skip the question.');
      }
    }
    expect(refused(LIST, ['', ' '])).toBe('Type an answer, or skip the question.');
  });

  it('that depends on another one says which to answer first', () => {
    expect(refused('refine.main-owner', 'Health', NO_ANSWERS)).toBe(
      'There is nothing to choose from yet: answer refine.data-supply.owners first.',
    );
  });
});

describe('a long answer', () => {
  it.each<[what: string, input: (size: number) => string]>([
    ['one run of blanks', (size) => `a${' '.repeat(size)}b`],
    ['runs of tabs', (size) => `a${'\t'.repeat(size)}b`],
    ['blank lines', (size) => `a${'\n'.repeat(size)}b`],
    ['carriage returns', (size) => `a${'\r'.repeat(size)}b`],
  ])('with %s is read in a time that grows with its length', (_what, input) => {
    for (const id of [PARAGRAPH, LIST]) expect(growth(input, (text) => parse(id, text))).toBeLessThan(LINEAR);
  });
});

describe('an answer that was taken', () => {
  const word = fc.constantFrom('yes', 'partly', 'Not sure', 'ask-around', 'Map assets', '2028-02-29', '', ' ');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'a \n\r\t,\u0085') }),
    word,
  );

  it.each(EVERY_KIND)('to %s is taken again as it is stored', (id) => {
    fc.assert(
      fc.property(fc.oneof(text, fc.array(text)), (input) => {
        const parsed = parse(id, input);
        if (parsed.ok) expect(parse(id, parsed.value)).toEqual(parsed);
      }),
      runs(300),
    );
  });
});

describe('what can be chosen', () => {
  it('comes from the question, the tactics of a step, the records made, or the entries of a list', () => {
    expect(optionsOf(readerOf(tinyMethod, answers), at(CHOICE)).map((each) => each.id)).toEqual([
      'city',
      'library',
      'resident',
    ]);
    expect(optionsOf(readerOf(tinyMethod, answers), at(CHOICES))[1]).toEqual({
      id: 'ask-around',
      label: 'Ask around',
      hint: 'you like to ask around',
    });
    expect(optionsOf(readerOf(tinyMethod, answers), at('design.chosen'))).toEqual([
      { id: 'one', label: 'A tenant checks an address' },
      { id: 'two', label: 'two' },
    ]);
    expect(optionsOf(readerOf(tinyMethod, answers), at('refine.main-owner'))).toEqual([
      { id: 'housing-records-desk', label: 'Housing, records desk' },
      { id: 'health', label: 'Health' },
    ]);
    expect(optionsOf(readerOf(tinyMethod, answers), at(TEXT))).toEqual([]);
  });

  it('is shown to people by its label', () => {
    const shown = (id: string, value: string | string[]) =>
      printValue(at(id), value, optionsOf(readerOf(tinyMethod, answers), at(id)));
    expect(shown(CHOICES, ['ask-around', 'map-assets'])).toBe('Ask around; Map assets');
    expect(shown(CHOICE, 'city')).toBe('I work for the city');
    expect(shown(LIST, ['a', 'b'])).toBe('a; b');
    expect(shown(CRITERION, 'unsure')).toBe('Unsure');
    expect(shown(PARAGRAPH, 'a\nb')).toBe('a\nb');
  });
});

describe('an entry that names another one of its list', () => {
  const method = { ...tinyMethod, questions: [activities] };
  const read = (id: string, input: string, given = planned) =>
    parseAnswer(readerOf(method, given), questionAt(method, id) as Question, input);

  it('takes any that does not wait for it, by id or by name', () => {
    expect(read('plan.c.after', 'a')).toEqual({ ok: true, value: 'a' });
    expect(read('plan.c.after', 'print the LIST')).toEqual({ ok: true, value: 'b' });
    expect(optionsOf(readerOf(method, planned), questionAt(method, 'plan.a.after') as Question)).toEqual([
      { id: 'c', label: 'Lay it out' },
    ]);
  });

  it.each([
    ['itself', 'plan.a.after', 'a', 'An entry cannot stand in its own place here: choose another one.'],
    [
      'one that waits for it',
      'plan.a.after',
      'Print the list',
      'These lead round in a circle: "Agree" names "Print the list" here and "Print the list" names "Agree". ' +
        'Choose another one in one of them, or leave it empty.',
    ],
    [
      'one that waits for it by another',
      'plan.a.after',
      'c',
      'These lead round in a circle: "Agree" names "Lay it out" here, "Lay it out" names "Print the list" and ' +
        '"Print the list" names "Agree". Choose another one in one of them, or leave it empty.',
    ],
  ])('does not take %s, as that would be a circle', (_, id, input, message) => {
    const chain = { ...planned, byId: { ...planned.byId, 'plan.c.after': { value: 'b' } } };
    expect(read(id, input, chain)).toEqual({ ok: false, message });
  });

  it('is told of a circle that stands in a file, and keeps all else', () => {
    const text = 'tde: 1\nplan:\n  a:\n    what: Agree\n    after: b\n  b:\n    what: Print\n    after: a\n';
    const { answers, problems } = readAnswers(text, 'tde.yaml', method);
    expect(problems.map(({ id, what }) => [id, what])).toEqual([
      [
        'plan.b.after',
        'plan.b.after: These lead round in a circle: "Print" names "Agree" here and "Agree" names "Print". ' +
          'Choose another one in one of them, or leave it empty.',
      ],
    ]);
    expect(answers.byId['plan.a.after']).toEqual({ value: 'b' });
  });
});

describe('the JSON Schema of a project file', () => {
  it('accepts an empty project and a filled one, and refuses answers of the wrong kind', async () => {
    const { default: Ajv } = await import('ajv/dist/2020.js');
    const check = new Ajv.default({ strict: false, validateFormats: false }).compile(jsonSchemaOf(tinyMethod));
    const project = (more: object) => ({ tde: 1, method: 'tiny-1.0', ...more });
    expect(check(project({ project: null, find: { tactics: null }, finished: { start: 'yes', find: null } }))).toBe(
      true,
    );
    expect(check(project({ find: { checklists: { 'ask-around': { time: { answer: 'no', note: 'x' } } } } }))).toBe(
      true,
    );
    expect(
      check(project({ refine: { 'use-cases': { one: { persona: { who: 'me', needs: ['x'] }, due: '2026-01-31' } } } })),
    ).toBe(true);
    expect(check(project({ mine: 'kept', project: { mine: 'kept' } }))).toBe(true);
    expect(check(project({ project: { name: 311 }, refine: { 'data-supply': { owners: ['Health', null, 7] } } }))).toBe(
      true,
    );
    expect(check(project({ refine: { 'data-supply': { 'good-enough': true, owners: 'Health' } } }))).toBe(true);
    expect(check(project({ project: { name: ['Lead-safe rentals'] } }))).toBe(false);
    expect(check(project({ project: { role: 'mayor' } }))).toBe(false);
    expect(check(project({ project: { began: 'soon' } }))).toBe(false);
    expect(check(project({ find: { checklists: { 'ask-around': { time: 'partly' } } } }))).toBe(false);
    expect(check(project({ refine: { 'use-cases': { 'Not a slug': {} } } }))).toBe(false);
    expect(check({ method: 'tiny-1.0' })).toBe(false);
  });

  it('takes what is typed by hand as the file is read: a number, and one in a note', async () => {
    const { default: Ajv } = await import('ajv/dist/2020.js');
    const whole = await loadMethod();
    const { design } = jsonSchemaOf(whole).properties as { design: object };
    const check = new Ajv.default({ strict: false, validateFormats: false }).compile(design);
    for (const [money, fits] of [
      [310, true],
      ['310', true],
      [{ answer: 0, note: 2026, 'find-out': 311 }, true],
      [-3, false],
      [1.5, false],
      ['about 300', false],
    ] as const) {
      const project = { tde: 1, design: { costs: { paint: { money } } } };
      expect(check(project.design), JSON.stringify(money)).toBe(fits);
      expect(readAnswers(JSON.stringify(project), 'tde.yaml', whole).problems.length === 0).toBe(fits);
    }
  });

  it('names every question with its label and what it asks', () => {
    const text = JSON.stringify(jsonSchemaOf(tinyMethod));
    expect(text).toContain('"title":"Has records","description":"There is records."');
    expect(text).toContain('"title":"Who","description":"Who is it?"');
  });
});
