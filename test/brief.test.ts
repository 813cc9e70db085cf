// The brief: one page for whoever decides. What stands in it at each stage, what is cut so that it fits, and what is never quoted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forEverybody } from '../src/documents/left-out.ts';
import { briefView } from '../src/documents/views/brief.ts';
import { loadMethod } from '../src/method/ids.ts';
import { type Answers, changesOf, readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { answersOf } from './support/answers-of.ts';
import { exampleFile, finishedExample } from './support/examples.ts';
import { tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const viewFor = (answers: Answers) => briefView(forEverybody(readerOf(method, answers)).shared);
const viewOf = (file: string) => viewFor(readProject(file, method).answers);

/** A plan as a library might write it. */
const plan: Record<string, string | string[]> = {
  'project.place': 'Fairmont',
  'project.government': 'the school district',
  'project.ask': 'let us print the sites on the July bus ticket, by May 15',
  'project.contact': 'Reference desk, Fairmont Public Library, 555-0100',
  'find.focus-area': 'summer meals that families do not hear of',
  'refine.impact.summary': 'kids who go hungry in July',
  'design.intervention': 'print the open meal sites on the bus ticket',
  'design.intended-users': ['Parents without a car'],
};
const viewWith = (more: Record<string, string | string[]>) => viewFor(answersOf({ ...plan, ...more }));

const piece = (id: string, said: string) => ({
  [`design.feedback.${id}.title`]: id,
  [`design.feedback.${id}.said`]: said,
  [`design.feedback.${id}.quote`]: 'yes',
});

describe('the brief', () => {
  test('of a pitch says what will be done', () => {
    const view = viewOf(exampleFile('vacant-property'));
    expect(view.headings.proposal).toBe('What we will do');
    expect(view.problem).toMatch(/^People in Ottery County could use information/);
    expect(view.problem).toContain('This matters for neighbors who mow lots');
    expect(view.proposal).toMatch(/^We will bring people from many fields together/);
    expect(view.ask).toMatch(/^We ask you to give us the branch meeting room/);
    expect(view.facts).toContainEqual({ label: 'Contact', text: expect.stringContaining('Local history desk') });
    expect(view.numbers).toContain(
      "Voices heard: 38 people at an open evening with charts on the wall, Gann's Crossing branch",
    );
    expect(view.uncertain.join(' ')).toMatch(
      /Residents have not reviewed this plan yet\..*Still to be heard: .*Still to find out: /,
    );
    expect({ gaps: view.gaps, cut: view.cut }).toEqual({ gaps: [], cut: [] });
  });

  test('of a plan says what is planned, what it takes, who does what next and by when', () => {
    const view = viewOf(exampleFile('parcel-requests'));
    expect(view.headings.proposal).toBe('What we plan');
    expect(view.problem).toContain('One need comes first: as a renter');
    expect(view.proposal).toMatch(/^We will post each pending case on the lot itself/);
    expect(view.facts.map(({ label }) => label)).toEqual([
      'Money and hours',
      'Who leads',
      'Talks and meetings',
      'Home',
      '14 May 2027',
      '28 May 2027',
      '4 June 2027',
    ]);
  });

  test('of what is done says in the past what came of it, with three numbers and a sentence that may be quoted', () => {
    const view = viewOf(finishedExample);
    expect(view.headings).toEqual({ proposal: 'What we did', numbers: 'What came of it' });
    expect(view.proposal).toMatch(/^We set out to print one booklet/);
    expect(view.numbers).toHaveLength(3);
    for (const each of view.numbers) expect(each).toMatch(/\d/);
    expect(view.quote?.said).toContain('Put it where the door has a lock.');
    expect(view.quote?.from).toBe('Tenants in the parish kitchen');
    expect(view.uncertain.join(' ')).toContain('What did not work: ');
    expect([view.problem, view.proposal, ...view.numbers].join(' ')).not.toMatch(/\b[Ww]e will\b/);
  });

  test('quotes only who agreed to it', () => {
    const piece = (quote?: string) => ({
      'design.feedback.lock.said': 'Everyone sees you pick it up.',
      'design.feedback.lock.group': 'Parents without a car',
      ...(quote && { 'design.feedback.lock.quote': quote }),
    });
    expect(viewWith(piece('yes')).quote).toEqual({
      said: 'Everyone sees you pick it up.',
      from: 'Parents without a car',
    });
    for (const quote of ['no', undefined]) {
      const view = viewWith(piece(quote));
      expect(view.quote).toBeNull();
      expect(JSON.stringify(view)).not.toContain('pick it up');
    }
  });

  test('shows as a gap what is asked of the reader, and by whom', () => {
    const { 'project.ask': _ask, 'project.contact': _contact, ...rest } = plan;
    const { ask, facts, gaps } = viewFor(answersOf(rest));
    expect(ask).toBe('We ask you for [what we ask: not provided].');
    expect(facts).toContainEqual({ label: 'Contact', text: '[where to reach you: not provided]' });
    expect(gaps).toEqual(['project.ask', 'project.contact']);
  });

  test('of work that goes on says what was reached, who leads it, and what is late', () => {
    const view = viewWith({
      'design.measures.calls.what': 'Heat calls',
      'design.measures.calls.now': '212',
      'design.measures.calls.target': '150',
      'design.measures.calls.reached': '88',
      'find.opportunities': ['See https://elkfork.example.gov/Archive.aspx?ADID=2231'],
      'design.who-does.o.name': 'Meals office',
      'design.who-does.o.part': ['leads'],
      'design.activities.p.what': 'Print',
      'design.activities.p.by-when': '2026-07-10',
      'design.review.as-of': '2026-07-21',
    });
    expect(view.numbers).toEqual(['Heat calls: reached 88; before: 212; the aim is 150']);
    expect(view.facts).toContainEqual({
      label: 'Who leads',
      text: 'Meals office; contact: Reference desk, Fairmont Public Library, 555-0100',
    });
    expect(view.facts).toContainEqual({ label: '10 July 2026', text: 'Print, late' });
  });

  test('says once who leads, where those are whom readers can reach', () => {
    const contact = 'Reference desk, Fairmont Public Library, 555-0100';
    const leads = (name: string) =>
      viewWith({ 'design.who-does.o.name': name, 'design.who-does.o.part': ['leads'] }).facts.find(
        ({ label }) => label === 'Who leads',
      )?.text;
    expect(leads('the reference desk')).toBe(contact);
    expect(leads('Reference')).toBe(`Reference; contact: ${contact}`);
  });

  test('names what is to find out as a part of its sentence', () => {
    const { shared } = forEverybody(
      readerOf(method, { ...answersOf(plan), byId: { ...answersOf(plan).byId, 'design.sustain': { findOut: '' } } }),
    );
    expect(briefView(shared).uncertain).toContain('Still to find out: keeping it going.');
  });

  test.each([
    ['yes', ''],
    ['partly', 'With the time, people and money at hand it can be done in part.'],
    ['no', 'With the time, people and money at hand it cannot be done.'],
    ['unsure', 'Whether the time, people and money at hand will do is not clear yet.'],
  ])('says whether it can be done: %s', (value, says) => {
    const uncertain = viewWith({ 'refine.next-steps.feasible': value }).uncertain;
    expect(uncertain.includes(says)).toBe(says !== '');
    expect(uncertain).not.toContain('');
  });
});

describe('what is too long for one page', () => {
  const sentences = (count: number) =>
    Array.from({ length: count }, (_, i) => `Family number ${i + 1} stood at a closed door on a Monday.`).join(' ');

  test('is cut at a sentence, and named', () => {
    const view = viewWith({ 'refine.impact.summary': `Kids go hungry. ${sentences(60)}` });
    expect(view.problem).toMatch(/a closed door on a Monday\.$/);
    expect(view.cut).toEqual(['refine.impact.summary']);
    expect(view.problem.length).toBeLessThan(1000);
  });

  test('is cut at a word where one sentence is too long by itself', () => {
    const view = viewWith({ 'design.intervention': `print ${'the open sites and '.repeat(60)}more` });
    expect(view.proposal).toMatch(/(?:open|sites|and|the) …/);
    expect(view.cut).toEqual(['design.intervention']);
  });

  test('is left out whole where it follows in running text, and what is asked stays', () => {
    const long = (what: string, times = 9) =>
      `${what} ${'and of the sites at the school and the park '.repeat(times)}`.trim();
    const view = viewWith({
      'refine.impact.summary': long('kids who hear of no meal'),
      'project.ask': long('We ask the school board to pay for the print', 3),
      'design.home': long('the desk'),
      'design.intended-users': [long('Parents')],
      'implement.did-not-work': long('The first print'),
      'implement.results': [long('9 meals'), long('8 meals'), long('7 meals')],
      ...piece('a', long('Nobody told me')),
    });
    expect(view.problem).toMatch(/^People in Fairmont needed .* hear of\.$/);
    expect(view.ask).toMatch(/^We ask the school board .* park\.$/);
    expect(view.cut).toContain('refine.impact.summary');
  });

  test('is told on stderr, and not cut in the plan', async () => {
    const cwd = tempDir();
    const long = `buy a printer for each library. ${sentences(60)}`;
    const more = {
      'design.costs.printers.what': 'Printers',
      'design.costs.printers.who-pays': long.replace(/\n/g, ' '),
    };
    createProject(join(cwd, 'tde.yaml'), method, changesOf(answersOf({ ...plan, ...more })));
    const brief = await runTde(['brief', '-o', 'brief.html'], { cwd });
    expect(brief.code).toBe(0);
    expect(brief.err.replace(/\s+/g, ' ')).toMatch(/Cut to fit the page: .*design\.costs\. All of it is in: tde plan/);
    expect(readFileSync(join(cwd, 'brief.html'), 'utf8')).not.toContain('Family number 60');
    expect((await runTde(['plan'], { cwd })).out).toContain('Family number 60');
  });

  test('takes less room from each answer the more of them are long', () => {
    const payer = 'design.costs.all.who-pays';
    const all = Object.fromEntries(
      [
        'find.focus-area',
        'refine.impact.summary',
        'design.intervention',
        'project.ask',
        payer,
        'design.home',
        'implement.did-not-work',
        'design.intended-users',
        'find.voices',
      ].map((id) => [id, sentences(40)]),
    );
    const [one, many] = [viewWith({ [payer]: sentences(40) }), viewWith(all)];
    const costIn = (view: typeof one) => view.facts.find(({ label }) => label === 'Money and hours')?.text.length ?? 0;
    expect(costIn(many)).toBeLessThan(costIn(one));
    expect(costIn(many)).toBeGreaterThan(50);
    expect(many.cut.sort()).toEqual([...Object.keys(all).filter((id) => id !== payer), 'design.costs'].sort());
  });
});
