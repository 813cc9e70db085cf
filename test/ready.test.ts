// `tde ready`: whether a step knows enough for the next one, told from answers alone, on the command line, and at each pause.

import { describe, expect, test } from 'vitest';
import { capacityOf, readinessOf, stepAt } from '../src/advice/ready.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import type { Step } from '../src/method/types.ts';
import { NO_ANSWERS, type Reader, readerOf, type Value } from '../src/project/answers.ts';
import { readProject } from '../src/project/file.ts';
import { shellWord } from '../src/text.ts';
import { exampleFiles } from './support/examples.ts';
import { putPack } from './support/small-pack.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const stepOf = (id: string) => method.steps.find((step) => step.id === id) as Step;

type Given = Record<string, Value>;

function projectOf(given: Given): Reader {
  const hubs = method.questions.filter(({ kind }) => kind === 'records').map(({ id }) => id);
  const records = Object.fromEntries(
    hubs.map((hub) => {
      const own = Object.keys(given).filter((id) => id.startsWith(`${hub}.`));
      return [hub, [...new Set(own.map((id) => id.slice(hub.length + 1).split('.')[0] ?? ''))]];
    }),
  );
  const byId = Object.fromEntries(Object.entries(given).map(([id, value]) => [id, { value }]));
  return readerOf(method, { ...NO_ANSWERS, byId, records });
}

/** "no, missing: find.voices, thin: find.focus-reason". */
function verdict(given: Given, step: string): string {
  const { verdict: said, findings } = readinessOf(projectOf(given), stepOf(step));
  const parts = (['missing', 'thin'] as const).flatMap((is) => {
    const found = findings
      .filter((each) => each.is === is)
      .map(({ question }) => question.split('.').slice(1).join('.'));
    return found.length === 0 ? [] : [`${is}: ${found.join(' ')}`];
  });
  return [said, ...parts].join(', ');
}

const found: Given = {
  'find.voices': ['Tenants at the monthly meeting', 'Callers about peeling paint'],
  'find.groups.tenants.name': 'Tenants',
  'find.groups.tenants.part': 'lives',
  'find.missing-voices': ['Tenants'],
  'find.city-priorities': ['Safe homes'],
  'find.opportunities': ['Nobody can look up a home'],
  'find.focus-area': 'lead paint in rented homes',
  'find.focus-basis': 'listened',
  'find.focus-reason': 'It came up at four meetings.',
};

const useCase = (id: string, more: Given = {}): Given =>
  Object.fromEntries(
    Object.entries({
      title: id,
      personas: ['tenant'],
      'story.want': 'to find out whether it is safe',
      'story.so-that': 'my child grows up well',
      holder: 'Inspections',
      basis: 'heard',
      strength: ['resident-interest'],
      ...more,
    }).map(([field, value]) => [`refine.use-cases.${id}.${field}`, value]),
  );
const refined: Given = { 'refine.data-supply.summary': 'inspections', ...useCase('check'), ...useCase('visit') };

const designed: Given = {
  ...refined,
  'design.use-case': 'check',
  'design.use-case-reason': 'Nine tenants asked for it.',
  'design.intended-users': ['Tenants'],
  'design.users-role': 'They read a draft.',
  'design.intervention': 'print a list',
  'design.release': 'Address and result',
  'design.safeguards': 'Small houses stay out.',
  'design.measures.tenants.what': 'Tenants who say so',
  'design.measures.tenants.now': 'none',
  'design.sustain': 'The clinic',
  'design.activities.print.what': 'Print it',
  'design.activities.print.who': 'Library',
  'design.activities.print.by-when': '2026-09-01',
  'design.feedback.letters.said': 'Larger letters',
  'design.feedback.letters.group': 'Tenants at the supper',
  'design.feedback.letters.decision': 'yes',
  'design.feedback.letters.told': '2026-06-02',
};

describe('a step', () => {
  test.each<[title: string, step: string, given: Given, says: string]>([
    [
      'of which nothing is known',
      'find',
      {},
      'no, missing: voices focus-area, thin: missing-voices city-priorities opportunities',
    ],
    ['with all it should find out', 'find', found, 'yes'],
    ['in which only one group was heard', 'find', { ...found, 'find.voices': ['Tenants'] }, 'nearly, thin: voices'],
    ['that tries its topic out', 'find', { ...found, 'find.focus-basis': 'trying-out' }, 'nearly, thin: focus-basis'],
    [
      'in which nobody asked what those who were heard have to do with it',
      'find',
      { ...found, 'find.groups.tenants.name': '', 'find.groups.tenants.part': '' },
      'nearly, thin: groups',
    ],
    [
      'in which only those were heard who serve others',
      'find',
      { ...found, 'find.groups.tenants.part': 'serves' },
      'nearly, thin: groups',
    ],
    [
      'that has a topic and heard nobody',
      'find',
      { ...found, 'find.voices': [] },
      'no, missing: voices, thin: missing-voices',
    ],
    [
      'that names who is missing',
      'find',
      { ...found, 'find.missing-voices': ['Night nurses'] },
      'nearly, thin: missing-voices',
    ],
    ['without use cases', 'refine', {}, 'no, missing: use-cases, thin: data-supply.summary'],
    ['with two whole use cases that were heard', 'refine', refined, 'yes'],
    [
      'with one of them',
      'refine',
      { ...useCase('check'), 'refine.data-supply.summary': 'x' },
      'nearly, thin: use-cases',
    ],
    [
      'with use cases that are guesses',
      'refine',
      { ...refined, ...useCase('check', { basis: 'assumed' }), ...useCase('visit', { basis: 'assumed' }) },
      'no, missing: use-cases',
    ],
    [
      'with stories that have no goal',
      'refine',
      { ...refined, ...useCase('check', { 'story.so-that': '' }), ...useCase('visit', { 'story.so-that': '' }) },
      'no, missing: use-cases',
    ],
    [
      'whose data belongs to nobody known',
      'refine',
      { ...refined, ...useCase('visit', { holder: '' }) },
      'nearly, thin: use-cases',
    ],
    ['with a plan that people looked over', 'design', designed, 'yes'],
    ['with a plan that nobody saw', 'design', without(designed, 'design.feedback'), 'no, missing: feedback'],
    [
      'with a plan that only others saw',
      'design',
      { ...designed, 'design.feedback.letters.group': 'Landlords' },
      'nearly, thin: feedback',
    ],
    ['with data that nobody asked about', 'design', without(designed, 'design.safeguards'), 'no, missing: safeguards'],
    [
      'with data that is about nobody',
      'design',
      { ...without(designed, 'design.safeguards'), 'design.about-people': 'no' },
      'yes',
    ],
    [
      'with a line that has no date',
      'design',
      without(designed, 'design.activities.print.by-when'),
      'nearly, thin: activities',
    ],
    [
      'with results',
      'implement',
      { 'implement.users': 'Nurses', 'implement.results': ['4 moved'] },
      'nearly, thin: feedback-channel did-not-work lessons',
    ],
    [
      'that is not in use',
      'implement',
      { 'implement.feedback-channel': 'A box' },
      'no, missing: users results, thin: did-not-work lessons',
    ],
  ])('%s', (_title, step, given, says) => {
    expect(verdict(given, step)).toBe(says);
  });

  test('is the one at hand while it is the first that does not know enough', () => {
    expect(stepAt(projectOf({})).id).toBe('find');
    expect(stepAt(projectOf(found)).id).toBe('refine');
    expect(stepAt(projectOf({ ...found, ...refined })).id).toBe('design');
    expect(stepAt(projectOf({ ...found, ...designed })).id).toBe('implement');
  });

  test('speaks in whole sentences of questions that there are', () => {
    const files = exampleFiles.map((file) => readProject(file, method));
    const few = { 'find.city-priorities': ['Safe homes'], ...useCase('check', { basis: 'assumed' }) };
    const { government: _, personas: _personas, 'use-cases.personas': _them, ...roles } = method.roles;
    const lacking = { ...method, roles, names: { place: 'here' } };
    const others = [{}, few].map((given) => readerOf(lacking, projectOf(given).answers));
    for (const reader of others)
      for (const step of method.steps)
        expect(
          readinessOf(reader, step)
            .findings.map(({ text }) => text)
            .join(' '),
        ).not.toContain('persona');
    for (const reader of [projectOf({}), projectOf(designed), ...files, ...others])
      for (const step of method.steps)
        for (const { text, question } of readinessOf(reader, step).findings) {
          expect(text).toMatch(/^[\p{Lu}\d][^{}]*\.$/u);
          expect(questionAt(method, question)?.step).toBe(step.id);
        }
  });
});

/** What a coordinator would say of each example, step by step: yes, nearly, no. */
test.each([
  ['complete-streets/tde.cycle-1.yaml', 'nearly yes yes yes'],
  ['complete-streets/tde.yaml', 'nearly yes no no'],
  ['lead-paint/tde.cycle-1.yaml', 'nearly yes yes yes'],
  ['lead-paint/tde.yaml', 'nearly yes no no'],
  ['parcel-requests/tde.yaml', 'nearly yes no no'],
  ['purchasing/tde.yaml', 'no no no no'],
  ['vacant-property/tde.yaml', 'nearly nearly no no'],
])('of the example %s it says %s', (name, says) => {
  const file = exampleFiles.find((each) => each.replaceAll('\\', '/').endsWith(name)) ?? '';
  const project = readProject(file, method);
  expect(method.steps.map((step) => readinessOf(project, step).verdict).join(' ')).toBe(says);
});

describe('what a team can carry', () => {
  const carried = (given: Given) => {
    const { can = [], tooMuch = [] } = capacityOf(projectOf(given)) ?? {};
    return { can, tooMuch };
  };
  const nameOf = (id: string) => method.tactics.find((tactic) => tactic.id === id)?.name;

  test('is by the effort of the ways to carry a plan out, and by what they lack', () => {
    const lacking = { 'implement.checklists.create-help-guides.data-is-there': 'no' };
    expect(carried({ 'design.capacity': 'light' }).can).toEqual([nameOf('low-tech-outreach')]);
    expect(carried({ 'design.capacity': 'medium' }).can).toContain(nameOf('create-help-guides'));
    expect(carried({ 'design.capacity': 'medium', ...lacking }).can).not.toContain(nameOf('create-help-guides'));
    expect(carried({ 'design.capacity': 'medium' }).tooMuch).toEqual(
      ['co-create-with-civic-hackers', 'host-data-challenge'].map(nameOf),
    );
    expect(carried({ 'design.capacity': 'heavy' }).tooMuch).toEqual([]);
  });
});

describe('tde ready', () => {
  const tde = async (argv: string[], yaml = 'tde: 1\nmethod: tde-1.0\n') => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', yaml);
    const { code, out, err } = await runTde(argv, { cwd });
    return { code, out: out.replace(/\s+/g, ' '), err };
  };

  test('gives the verdict on the step at hand, with its reasons and where to go on', async () => {
    const { code, out, err } = await tde(['ready']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Find: not enough for Refine yet\. What is missing: - Nobody from outside the team has been heard\. /,
    );
    expect(out).toContain('(tde edit find.focus-area) What is thin: - ');
    expect(err).toBe('Next: tde edit find.voices\n');
  });

  test('begins with the step behind, for whoever has just come through it', async () => {
    const file = exampleFiles.find((each) => each.includes('vacant-property')) ?? '';
    const { out } = await tde(['ready', '-f', file]);
    const [verdict, rest] = out.split(`(tde -f ${shellWord(file)} ready refine) `);
    expect(verdict).toBe('Refine: you know enough to go on to Design, and some of it is thin. ');
    expect(rest).toMatch(/^Design: not enough/);
    expect((await tde(['ready', 'design', '-f', file])).out).toMatch(/^Design: not enough/);
  });

  test('does not know what is still to be found out, and says whom to ask', async () => {
    const yaml = `tde: 1
find:
  focus-area:
    find-out: the tenant union
refine:
  data-supply:
    summary: tbd
`;
    const { out } = await tde(['ready', 'find'], yaml);
    expect(out).toContain('There is no focus area. To find out from the tenant union. (tde edit find.focus-area)');
    expect((await tde(['ready', 'refine'], yaml)).out).toContain('It is not noted which data could help. To find out.');
  });

  test('takes a step by its id or name, and says what the team can carry before a plan is made', async () => {
    expect((await tde(['ready', 'Design'])).out).toContain(
      'What you can carry: - It is not noted how much you can put in',
    );
    const known = await tde(['ready', 'refine'], 'tde: 1\nmethod: tde-1.0\ndesign:\n  capacity: light\n');
    expect(known.out).toContain(
      'What you can put in (A little) is enough for: Do low-tech outreach. - More than that takes: ',
    );
    expect((await tde(['ready', 'find'])).out).not.toContain('What you can carry');
    const wrong = await tde(['ready', 'desing']);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('no step "desing". Did you mean design?');
  });

  test('prints the same as JSON', async () => {
    const parsed = JSON.parse((await tde(['ready', 'design', '--json'])).out);
    expect(parsed).toMatchObject({ step: 'design', next: 'implement', verdict: 'no' });
    expect(parsed.findings[0]).toEqual({ is: 'missing', text: 'No use case was chosen.', question: 'design.use-case' });
    expect(Object.keys(parsed.capacity)).toEqual(['question', 'label', 'can', 'tooMuch']);
    expect(JSON.parse((await tde(['ready', 'implement', '--json'])).out)).toMatchObject({ next: null });
  });

  test('looks only at what a method asks', async () => {
    const cwd = tempDir();
    const pack = putPack(cwd);
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: small-1.0\n');
    const { code, out } = await runTde(['ready', 'find', '--method', pack], { cwd });
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(`There is no focus area. (tde --method ${pack} edit find.focus-area)`);
    expect(out).not.toContain('find.voices');
  });
});

/** Answers without those below an id. */
function without(given: Given, id: string): Given {
  return Object.fromEntries(Object.entries(given).filter(([each]) => each !== id && !each.startsWith(`${id}.`)));
}
