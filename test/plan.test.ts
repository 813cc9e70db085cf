// `tde plan`: what stands in it, what is left out of it, and what is not for the public. How its time grows is in
// plan.full.test.ts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isSpared } from '../src/advice/progress.ts';
import { forEverybody, workingCopy } from '../src/documents/left-out.ts';
import { renderTemplate } from '../src/documents/markdown.ts';
import { caseView } from '../src/documents/views/case.ts';
import { planSections, planView } from '../src/documents/views/plan.ts';
import type { ViewOptions } from '../src/documents/views/shown.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import type { Question } from '../src/method/types.ts';
import { type Answers, NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { dayText, spanText } from '../src/project/days.ts';
import { readProject } from '../src/project/file.ts';
import { widthOf } from '../src/text.ts';
import { answersOf } from './support/answers-of.ts';
import { exampleFile, finishedExample } from './support/examples.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const example = finishedExample;
const leadPaint = readProject(example, method).answers;

/** The plan for everybody, or the team's working copy of it. */
const render = (answers: Answers, { internal, ...options }: ViewOptions & { internal?: true } = {}) => {
  const { shared, settle } = (internal ? workingCopy : forEverybody)(readerOf(method, answers));
  return settle(renderTemplate('plan', planView(shared, options))).text;
};
const gapsIn = (answers: Answers) => planView(workingCopy(readerOf(method, answers)).shared).gaps;
const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('## '));
const piece = (id: string, fields: Record<string, string>) =>
  Object.fromEntries(
    Object.entries({ title: id, ...fields }).map(([field, value]) => [`design.feedback.${id}.${field}`, value]),
  );

describe('a date', () => {
  test.each([
    ['2026-05-18', '18 May 2026'],
    ['2026-01-01', '1 January 2026'],
    ['soon', 'soon'],
    ['2026-13-01', '2026-13-01'],
  ])('%s is told as %s', (iso, text) => {
    expect(dayText(iso)).toBe(text);
  });

  test.each([
    [[], ''],
    [['2026-05-18'], '18 May 2026'],
    [['2026-05-18', '2026-05-04', '2026-05-10'], '4 to 18 May 2026'],
    [['2026-06-02', '2026-05-04'], '4 May to 2 June 2026'],
    [['2027-01-03', '2026-12-20'], '20 December 2026 to 3 January 2027'],
    [['', '2026-05-18', 'x'], '18 May 2026'],
  ])('%j span %s', (days, text) => {
    expect(spanText(days)).toBe(text);
  });
});

describe('the plan of a project that went all the way', () => {
  const text = render(leadPaint);
  const whole = render(leadPaint, { appendix: true });

  test('says first what somebody who decides wants to know, and last what comes after', () => {
    expect(headings(text)).toEqual([
      '## At a glance',
      '## What we committed to, and why',
      '## Timeline',
      '## Who does what',
      '## What it costs',
      '## What we heard, and what we did',
      '## What we promised, and what was reached',
      '## Who we have not heard yet',
      '## What is still open',
      '## What comes after',
    ]);
    const words = text.slice(0, text.indexOf('## Who does what')).split(/\s+/).length;
    expect(words).toBeLessThan(1400);
  });

  test('has what it rests on in an appendix, for whoever asks for it', () => {
    expect(whole.startsWith(text.slice(0, text.indexOf('\n---\n')))).toBe(true);
    expect(headings(whole).slice(headings(text).length)).toEqual([
      '## Use cases',
      '## The answers of each step',
      '## Which tactics fit, and why',
      '## Outline',
      '## Pitch',
    ]);
    for (const part of ['**Capacity:** Some', '**How formal:** A draft', '**Requests answered:** No', '## Use cases\n'])
      expect(whole).toContain(part);
  });

  test('begins with whose it is, which version of which day, and who approved it or is to sign', async () => {
    expect(text).toContain(
      [
        'Action plan for Brackett Falls',
        '',
        "**Issued by:** Front room, Mill Street Tenants' House<br>**Version:** 3, as of 6 November 2026<br>**Approved by:** The housing director, on 10 April 2026",
        '',
        '## At a glance',
      ].join('\n'),
    );
    const draft = await runTde(['plan', '-f', exampleFile('parcel-requests')], { cwd: tempDir() });
    expect(draft.out).toMatch(
      /\*\*Version:\*\* Draft for comment\n\n```space 2\nApproved by: _+\nDate: _+\n```\n\n## At a glance/,
    );
  });

  test('is at a glance: how far it is, the problem, what is done, what is asked, numbers, a voice, who leads, the dates', () => {
    const glance = text.slice(0, text.indexOf('## What we committed to'));
    for (const part of [
      '**Status:** Carried out. 10 of 11 steps done, 1 dropped.',
      '**The problem:** People in Brackett Falls needed information',
      '**Who has it:** Tenants with small children in the old mill quarter; home nurses of the county clinic;',
      '**What we did:** We set out to print one booklet',
      '**What we ask:** We ask you to keep the file coming',
      '47  Families who tell a nurse that they used the list (before: none; aim: 30 by September)',
      '> "If it lies on the front desk',
      "- **Who leads:** Mill Street Tenants' House",
      '- **What it takes:** 640 dollars, 452 hours',
      '- **Dates:** 6 February to 30 October 2026',
      '- **Comments:** closed on 3 April 2026',
    ])
      expect(glance).toContain(part);
  });

  test('speaks with the voice of the city, and not of a tool', () => {
    for (const phrase of [
      'added by us',
      'What you learned',
      'Your one use case',
      'Checklists for Find',
      'our own words',
    ])
      expect(text).not.toContain(phrase);
    const labels = text.match(/^\*\*[^*\n]+:\*\*/gm) ?? [];
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('states on its cover who reviewed it and when', () => {
    expect(text).toMatch(
      /^\*\*Reviewed by 2 groups who live with the problem, \d+ \w+ (?:\d{4} )?to \d+ \w+ \d{4}\*\*$/m,
    );
    expect(text).not.toContain('Residents have not reviewed this plan yet');
  });

  test('shows paragraphs as paragraphs, and dates as people write them', () => {
    expect(text).toContain('### Why this\n\nHalf of the doors');
    expect(text).toMatch(/\n\nThe city wants 300 safe homes/);
    expect(text).not.toMatch(/\b\d{4}-\d{2}-\d{2}\b/);
  });

  test('draws how it came about in its own words, and how well the tactics fit, as fenced text', () => {
    const [way, ranges] = ['narrowing', 'ranges'].map(
      (name) => new RegExp(`^\`\`\`${name}\n([\\s\\S]*?)\n\`\`\`$`, 'm').exec(whole)?.[1] ?? '',
    );
    expect(way?.match(/=+/g)?.map((bar) => bar.length)).toEqual([16, 12, 8, 4]);
    expect(way).toContain(
      '  Find       ================  old lead paint in rented homes and the fear of asking about it\n',
    );
    expect(way).toContain('  Design     ========          Check a building without being seen\n');
    expect(ranges).toContain('[########..] 75 to 100 %  Identify valuable partners (ready to start)');
  });

  test('draws the work over time, what was counted, and what was decided, with the numbers in words', () => {
    for (const line of [
      '] 9 February 2026 to 27 February 2026: Take small houses and complaints out of the file (done)',
      '] 13 March 2026 to 3 April 2026: Comments on the draft (done)',
      '] 29 May 2026: Answer single addresses by text message (dropped)',
      '\nAs of 6 November 2026\n',
      '] Sign-ups for free removal for each 100 doors: before 4; reached 7; aim 8',
      '[#-] Tenants in the parish kitchen: 1 taken up and 1 not taken up',
    ])
      expect(text).toContain(line);
  });

  test('calls late what its own day says is late, and nothing without such a day', () => {
    const step = {
      'design.intervention': 'print it',
      'design.activities.a.what': 'Print',
      'design.activities.a.by-when': '2026-05-01',
    };
    const on = (day: Record<string, string>) => render(answersOf({ ...step, ...day }));
    expect(on({ 'design.review.as-of': '2026-05-02' })).toContain('1 May 2026: Print (late)');
    expect(on({ 'design.review.as-of': '2026-05-01' })).toContain('1 May 2026: Print (not begun)');
    expect(on({})).toContain('1 May 2026: Print (not begun)');
  });

  test('calls the time for comments under way while it is, and counts one of a kind as one', () => {
    const review = render(
      answersOf({
        'find.focus-area': 'rides to the library',
        'refine.use-cases.card.title': 'A card with the times',
        'design.intervention': 'print a card',
        'design.activities.a.what': 'Get the times',
        'design.activities.a.status': 'done',
        'design.review.until': '2026-05-20',
        'design.review.as-of': '2026-05-12',
        'design.feedback.one.title': 'Make it bigger',
        'design.feedback.one.heard': '2026-05-05',
      }),
    );
    expect(review).toContain('5 May 2026 to 20 May 2026: Comments on the draft (under way)');
    expect(review).toContain('1 need looked at: A card with the times');
    expect(review).toContain('1 step done');
  });

  test('is the same each time, and is what the command prints', async () => {
    expect(render(leadPaint)).toBe(text);
    const { code, out } = await runTde(['plan', '-f', example], { cwd: tempDir() });
    expect({ code, out }).toEqual({ code: 0, out: text });
  });

  test("says once, in the appendix, that some criteria are not the guide's", () => {
    expect(whole).not.toContain('added by us');
    expect(whole.match(/others were added to it/g)).toHaveLength(1);
    expect(render(leadPaint, { internal: true, appendix: true })).toMatch(/Nonprofit partners: That is us/);
  });
});

describe('what the work brought home', () => {
  test('is counted: the talks, who came, and of how many that were asked', () => {
    const held = (id: string, fields: Record<string, string>) =>
      Object.fromEntries(
        Object.entries({ what: id, ...fields }).map(([key, value]) => [`find.sessions.${id}.${key}`, value]),
      );
    const text = render(
      answersOf({
        ...held('supper', { day: '2026-05-14', came: '16', asked: '68' }),
        ...held('talks', { day: '2026-05-03', came: '36', kind: 'talk' }),
        ...held('survey', {}),
      }),
    );
    expect(text).toContain(
      'How we listened: 36 talks and 2 other talks and meetings with 52 people, 3 to 14 May 2026; of 68 who were asked, 16 came.\n',
    );
    const plain = render(answersOf({ ...held('supper', {}), ...held('walk', {}) }));
    expect(plain).toContain('How we listened: 2 talks and meetings.\n');
    expect(render(answersOf({ ...held('a', { kind: 'survey', came: '1' }) }))).toContain(': 1 survey with 1 person.\n');
  });

  test('is grouped: the themes of the findings, the one with the most first', () => {
    const found = (id: string, theme: string, said: string) => ({
      [`refine.findings.${id}.observed`]: id,
      [`refine.findings.${id}.theme`]: theme,
      [`refine.findings.${id}.said-by`]: said,
    });
    const text = render(
      answersOf({
        ...found('a', 'the form', '20'),
        ...found('b', 'Asking by name', '3'),
        ...found('c', 'asking by name', '4'),
      }),
    );
    expect(text).toMatch(/- Asking by name: 2 findings, said by 7 people\n+- the form: 1 finding, said by 20 people/);
    const early = render(answersOf({ 'find.opportunities': ['No list (late buses)', 'Nobody knows (late buses)'] }));
    expect(early).toContain('What came up:\n\n- late buses: 2 opportunities\n');
  });

  test('is measured: how it was, what was hoped for, and what was reached', () => {
    const id = 'design.measures.calls';
    const text = render(
      answersOf({
        [`${id}.what`]: 'Calls',
        [`${id}.now`]: '30 a month',
        [`${id}.target`]: '10',
        [`${id}.reached`]: '12',
      }),
    );
    expect(text).toContain(
      '| Measure | Before | Target | Reached |\n| --- | --- | --- | --- |\n| Calls | 30 a month | 10 | 12 |',
    );
    const looked = render(
      answersOf({
        [`${id}.what`]: 'Calls',
        [`${id}.now`]: '212',
        [`${id}.reached`]: '88',
        [`${id}.reached-on`]: '2026-07-20',
        [`${id}.compared-with`]: 'same weeks 2025: 101',
      }),
    );
    expect(looked).toContain('| Calls | 212 | 88 (on 20 July 2026); compared with: same weeks 2025: 101 |');
  });

  test.each([
    ['31%', '45 %', 'now 31%; aim 45'],
    ['$4,800', '$5,000 by fall', 'now $4,800; aim $5,000'],
    ['30 by September', '40', 'now 30; aim 40'],
    ['none', '12', 'now 0; aim 12'],
    ['0 at Riverside; 212 at Main', '300', ''],
    ['12 of 41', '30', ''],
    ['3 (and 4 on Sundays)', '30', ''],
    ['7pm', '9', ''],
  ])('is drawn where each text tells one number: %s, %s', (now, target, numbers) => {
    const id = 'design.measures.visits';
    const text = render(answersOf({ [`${id}.what`]: 'Visits', [`${id}.now`]: now, [`${id}.target`]: target }));
    expect(/^\[.{24}\] Visits: (.*)$/m.exec(text)?.[1] ?? '').toBe(numbers);
  });

  test('is due once the work is done or in use', () => {
    const planned = { 'design.intervention': 'move the hours', 'implement.tactics.chosen': ['low-tech-outreach'] };
    const line = (status: string) => ({ 'design.activities.a.what': 'Count', 'design.activities.a.status': status });
    const results = /results: not provided/;
    expect(render(answersOf({ ...planned, ...line('started') }))).not.toMatch(results);
    expect(render(answersOf({ ...planned, ...line('done') }))).toMatch(results);
    expect(render(answersOf({ ...planned, 'implement.users': 'two front desks' }))).toMatch(results);
  });

  test('is a number on the first page once, where a result says it again', () => {
    const text = render(
      answersOf({
        'design.measures.mended.what': 'Mistakes that are mended',
        'design.measures.mended.now': 'none',
        'design.measures.mended.reached': '37',
        'implement.results': ['37 mistakes mended', '11 walks at night'],
      }),
    );
    const [, figures] = /```figures\n([^`]*)```/.exec(text) ?? [];
    expect(figures).toBe('37  Mistakes that are mended (before: none)\n11  walks at night\n');
    const calls = render(
      answersOf({
        'design.measures.calls.what': 'Calls that ask for a status',
        'design.measures.calls.reached': '41 a day',
        'implement.results': ['41 calls a day, down from 60'],
      }),
    );
    expect(calls).toContain('```figures\n41 a day  Calls that ask for a status\n```');
  });
});

describe('the plan of a project that has little', () => {
  test('of nothing at all is short and shows the gaps of the pitch', () => {
    const text = render(NO_ANSWERS);
    expect(headings(text)).toEqual(['## At a glance', '## Outline', '## What is still open']);
    expect(text).toContain('**Not yet reviewed by residents**');
    expect(text).toContain('**Status:** In preparation. What will be done is not decided yet.');
    expect(text).toContain('[why it matters: not provided]');
    expect(text.split('\n').length).toBeLessThan(50);
  });

  test('names what is missing only in steps that have begun', () => {
    const gaps = gapsIn(answersOf({ 'find.focus-area': 'lead paint' }));
    expect(gaps).toContain('find.voices');
    expect(gaps).toContain('project.place');
    expect(gaps).toContain('refine.impact.summary');
    expect(gaps).not.toContain('refine.use-cases');
    expect(gaps.filter((id) => id.startsWith('design.'))).toEqual([]);
    expect(new Set(gaps).size).toBe(gaps.length);
  });

  test('keeps a to-find-out apart from what was not provided', () => {
    const answers = answersOf({ 'refine.data-supply.owners': { findOut: 'the records desk' } });
    expect(render(answers, { appendix: true })).toContain('[data owners: to find out]');
    expect(render(answers)).toContain('- Data owners\n');
    expect(render(answers, { internal: true })).toContain('- Data owners: ask the records desk');
  });

  const weighed = {
    'design.data-sets.a.name': 'Calls',
    'design.data-sets.a.harm': 'who called',
    'design.data-sets.a.done': 'no streets',
  };
  test.each([
    ['no', {}, false],
    ['yes', {}, true],
    ['yes', weighed, false],
    ['yes', { ...weighed, 'design.data-sets.b.name': 'Visits', 'design.data-sets.b.harm': 'tbd' }, true],
  ])(
    'asks how people are kept safe only where data is about them, and no table says it, as a case study and what comes next do: %s %j',
    (about, sets, asks) => {
      const answers = answersOf({
        'find.focus-area': 'summer reading that is far from the bus',
        'design.release': 'Branch hours and stops within a quarter mile',
        'design.about-people': about,
        ...sets,
      });
      const { shared } = forEverybody(readerOf(method, answers));
      const question = questionAt(method, 'design.safeguards') as Question;
      expect(isSpared(shared, question)).toBe(!asks);
      for (const { gaps } of [planView(shared, {}), caseView(shared)])
        expect(gaps.includes('design.safeguards')).toBe(asks);
      expect(render(answers).includes('safeguards: not provided')).toBe(asks);
      const toFind = { ...answers, byId: { ...answers.byId, 'design.safeguards': { findOut: 'legal aid' } } };
      expect(render(toFind)).toContain('[safeguards: to find out]');
    },
  );

  test.each([
    ['borrowed', true],
    ['heard', false],
  ])('calls a use case our own idea where the persona it is for was not met here: %s', (basis, isOurs) => {
    const answers = answersOf({
      'refine.use-cases.a.title': 'Check a home',
      'refine.use-cases.a.story.as': 'a tenant',
      'refine.use-cases.a.basis': 'heard',
      'refine.use-cases.a.personas': ['tenant'],
      'refine.personas.tenant.who': 'a tenant with a toddler',
      'refine.personas.tenant.basis': basis,
      'design.use-case': 'a',
      'design.intervention': 'print a list of safe homes',
    });
    expect(render(answers).includes('So far this is only our own idea.')).toBe(isOurs);
  });

  test('shows no record of a question that a changed choice made irrelevant', () => {
    const answers = (about: string) =>
      answersOf({
        'design.release': 'Branch hours',
        'design.about-people': about,
        'design.data-sets.a.name': 'Library cards by street',
      });
    expect(render(answers('yes'))).toContain('Library cards by street');
    expect(render(answers('no'))).not.toContain('Library cards by street');
  });

  test('shows a use case with its story and its gaps, beside the others', () => {
    const answers = answersOf({
      'refine.use-cases.a.title': 'Check | a home',
      'refine.use-cases.a.story.as': 'a tenant.',
      'refine.use-cases.a.story.want': 'to know the homes',
      'refine.use-cases.b.title': 'Visit first',
      'refine.use-cases.b.personas': ['nurse'],
      'refine.personas.nurse.who': 'a nurse\nwith a car',
      'refine.use-cases.b.holder': { findOut: 'the clerk' },
    });
    const text = render(answers, { section: 'use-cases' });
    expect(text).toContain('> As a tenant, I want to know the homes, so that [story, why: not provided].');
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((row) => row.replaceAll('\\|', '').match(/\|/g)?.length)).size).toBe(1);
    expect(rows[3]).toContain(
      '| Visit first | a nurse<br>with a car | [story, why: not provided] | [who holds it: to find out] |',
    );
    expect(gapsIn(answers)).toContain('refine.use-cases.b.story.want');
  });

  test('parts paragraphs by empty lines and keeps single line breaks', () => {
    const text = render(answersOf({ 'find.focus-reason': 'one\ntwo\n\nthree' }));
    expect(text).toContain('### Why this\n\none<br>two\n\nthree\n');
  });
});

test('records keep their form whatever they hold', () => {
  const hostile = 'a | b\n# c\n| d |\n<b>e</b> `f` *g* [h](i) {{title}}\n```\n- x\n> y';
  const filled = (text: string) =>
    answersOf(
      Object.fromEntries(
        ['refine.use-cases', 'design.activities', 'design.feedback'].flatMap((id) =>
          (method.questions.find((question) => question.id === id)?.fields ?? [])
            .filter(({ kind }) => ['text', 'paragraph', 'phrase'].includes(kind))
            .map((field) => [`${id}.one.${field.id}`, text]),
        ),
      ),
    );
  const [plain, odd] = ['Bus stops', hostile].map((text) => render(filled(text), { internal: true, appendix: true }));
  const shape = (text = '') => text.split('\n').map((line) => /^(?:#+ |[|>-] |```|\*\*)?/.exec(line)?.[0]);
  const marks = (text = '') => text.replace(/\\[!-/:-@[-`{-~]/g, '').match(/<b>|`|\*|\|/g) ?? [];
  expect(shape(odd)).toEqual(shape(plain));
  expect(marks(odd)).toEqual(marks(plain));
  expect(odd).toContain('{{title}}');
});

describe('the review', () => {
  test('counts groups, not pieces, and only feedback that names a group', () => {
    const one = piece('a', { group: 'Tenants', heard: '2026-05-04' });
    const same = piece('b', { group: 'tenants', heard: '2026-05-18' });
    expect(render(answersOf({ ...one, ...same }))).toContain('**Reviewed by 1 group, 4 to 18 May 2026**');
    expect(render(answersOf(piece('a', { group: 'Tenants' })))).toContain('**Reviewed by 1 group**');
    const nobody = render(answersOf(piece('a', { said: 'x', heard: '2026-05-04' })), { appendix: true });
    expect(nobody).toContain('**Not yet reviewed by residents**');
    expect(nobody).toContain('Residents have not reviewed this plan yet.');
  });

  test('takes its note out of the pitch once a group has been heard', async () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\ndesign:\n  feedback:\n    letters:\n      group: Tenants\n');
    const { out } = await runTde(['pitch'], { cwd });
    expect(out).not.toContain('Residents have not reviewed');
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\ndesign:\n  feedback:\n    letters:\n      said: larger\n');
    expect((await runTde(['pitch'], { cwd })).out).toContain('Residents have not reviewed');
  });

  test('tells each piece with its decision, and whether the group was told', () => {
    const fields = {
      said: 'Print it\n\ntwice',
      group: 'Tenants',
      channel: 'Card',
      decision: 'partly',
      why: 'It costs.',
    };
    const quoted = render(answersOf(piece('letters', { ...fields, quote: 'yes' })), { section: 'heard' });
    const team = render(answersOf(piece('letters', fields)), { section: 'heard', internal: true });
    for (const text of [quoted, team]) {
      expect(text).toContain('**1 piece of feedback: 1 taken up in part.**');
      expect(text).toContain('### Tenants\n\n1 taken up in part. Not told yet.\n');
      expect(text).toContain('- **letters.** "Print it<br>twice"');
      expect(text).toContain('<br>**We do part of it.** *Why:* It costs.\n');
    }
    expect(quoted).toContain('*(Card)*');
    expect(team).toContain('*(Card, not to be quoted)*');
  });
});

describe('what is for everybody', () => {
  const secret = (text: string) => `secret ${text}`;
  const answers = answersOf({
    'project.name': 'Shown',
    'project.team': [secret('team')],
    'find.checklists.analyze-requests.portal-usage': { value: 'yes', note: secret('criterion') },
    'refine.next-steps.feasible': { value: 'partly', note: secret('judgement') },
    'refine.past-activities.forms': { value: ['paper'], note: secret('note') },
    'refine.data-supply.owners': { findOut: secret('whom') },
    'refine.use-cases.a.title': 'A case',
    'refine.use-cases.a.holder': { findOut: secret('holder'), note: secret('holder note') },
    ...piece('silent', {
      title: 'The door at night',
      said: secret('said'),
      group: 'Nurses',
      channel: secret('channel'),
      why: 'The key is ours.',
      changed: 'A second key.',
      heard: '2026-05-04',
      decision: 'no',
    }),
    ...piece('refused', {
      title: secret('said, word by word'),
      said: secret('said, word by word. And more.'),
      group: 'Night nurses',
      quote: 'no',
      heard: '2026-05-18',
    }),
    ...piece('quoted', { said: 'Larger letters', group: 'Tenants', quote: 'yes', decision: 'yes' }),
  });

  test.each([undefined, ...planSections(method)])('lets nothing slip that is for the team (section %s)', (section) => {
    const options = section === undefined ? {} : { section };
    expect(render(answers, options)).not.toContain('secret');
    const { shared } = forEverybody(readerOf(method, answers));
    expect(JSON.stringify(planView(shared, options))).not.toContain('secret');
  });

  test('still says what was judged, what is open, who reviewed it, and what came of what they said', () => {
    const text = render(answers, { appendix: true });
    expect(text).toContain('**Doable:** Partly\n');
    expect(text).toContain('- Data owners\n');
    expect(text).toContain('- A case: who holds it\n');
    expect(text).toContain('**Reviewed by 3 groups, 4 to 18 May 2026**');
    expect(text).toContain('"Larger letters"');
    expect(text).toContain(
      '- **The door at night.** *(4 May 2026)* **We do not do it.** *Why:* The key is ours. *What changed:* A second key.\n',
    );
    expect(text).toContain('### Night nurses\n');
    expect(text).toContain('- **Night nurses, point 1.** *(18 May 2026)*');
    expect(text).toContain('Of 2 pieces of feedback the words may not be quoted, so only the point stands here.');
  });

  test('is not what the team sees', () => {
    const text = render(answers, { internal: true, appendix: true });
    for (const part of ['team', 'criterion', 'judgement', 'note', 'whom', 'holder', 'said', 'channel'])
      expect(text).toContain(secret(part));
  });
});

describe('--section', () => {
  test.each(planSections(method))('%s stands alone under the title, filled or empty', (section) => {
    for (const answers of [leadPaint, NO_ANSWERS]) {
      const text = render(answers, { section });
      expect(headings(text)).toHaveLength(1);
      expect(text.trim().split('\n').length).toBeGreaterThan(4);
      expect(text).not.toContain('\n\n\n');
    }
  });

  test('that there is not is refused with the ones there are', async () => {
    const { code, out, err } = await runTde(['plan', '--section', 'activites', '-f', example], { cwd: tempDir() });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replace(/\s+/g, ' ')).toContain(
      'no section "activites". Did you mean activities? The sections are: summary',
    );
    for (const id of planSections(method)) expect(err).toContain(id);
  });
});

describe('tde plan', () => {
  const project = (text = 'tde: 1\nmethod: tde-1.0\nfind:\n  focus-area: lead paint\n') => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', text);
    return cwd;
  };

  test('names a few gaps on stderr and the first as the next thing to do', async () => {
    const { code, out, err } = await runTde(['plan'], { cwd: project() });
    expect(code).toBe(0);
    expect(out).toContain('[voices heard: not provided]');
    expect(err.replace(/\s+/g, ' ')).toMatch(/Not answered yet: .*, and \d+ more\. Next: tde edit \S+ $/);
  });

  test('with --strict prints nothing while there is a gap, in the plan or in the section asked for', async () => {
    const cwd = project();
    const { code, out, err } = await runTde(['plan', '--strict'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('find.voices');
    expect(err).not.toContain('design.');
    const glance = await runTde(['plan', '--strict', '--section', 'summary'], { cwd });
    expect(glance).toMatchObject({ code: 1, out: '', err: expect.stringContaining('project.place') });
    const activities = await runTde(['plan', '--strict', '--section', 'activities'], { cwd });
    expect(activities).toMatchObject({ code: 1, out: '', err: expect.stringContaining('design.activities') });
  });

  test('writes to a file, and over none that is there unless told to', async () => {
    const cwd = project();
    expect(await runTde(['plan', '-o', 'plan.md'], { cwd })).toMatchObject({ code: 0, out: '' });
    const { out } = await runTde(['plan'], { cwd });
    expect(readFileSync(join(cwd, 'plan.md'), 'utf8')).toBe(out);
    expect(await runTde(['plan', '-o', 'plan.md'], { cwd })).toMatchObject({ code: 1 });
    expect(await runTde(['plan', '-o', 'plan.md', '--force'], { cwd })).toMatchObject({ code: 0 });
  });
});

test('as a Word file says in its properties who issues it, which version it is, and of which day it tells', async () => {
  const core = async (...more: string[]) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', ['tde: 1', 'method: tde-1.0', ...more, ''].join('\n'));
    await runTde(['plan', '-o', 'plan.docx'], { cwd });
    return strFromU8(unzipSync(readFileSync(join(cwd, 'plan.docx')))['docProps/core.xml'] ?? new Uint8Array());
  };
  const whole = await core(
    'project:',
    '  contact: Housing <desk>',
    'design:',
    '  review:',
    '    version: "2"',
    '    as-of: 2026-05-14',
  );
  expect(whole).toContain('<dc:creator>Housing &lt;desk&gt;</dc:creator>');
  expect(whole).toContain('<dc:description>2</dc:description>');
  expect(whole.match(/>2026-05-14T00:00:00Z</g)).toHaveLength(2);
  expect(await core()).not.toMatch(/dcterms:created|\d{4}-\d\d-\d\dT/);
});

describe('an answer in the file that cannot be used', () => {
  const yaml = (status: string) => `tde: 1
method: tde-1.0
project:
  place: Riverton
find:
  focus-area: lead paint
  checklists:
    analyze-requests:
      portal-usage: perhaps
design:
  intervention: print a list
  activities:
    print-it:
      what: Print it
      who: The library
      by-when: 2026-05-01
      status: ${status}
`;
  const run = (text: string, ...line: string[]) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', text);
    return runTde(line, { cwd });
  };

  test('keeps only those documents from being made that show it, and these name it', async () => {
    const pitch = await run(yaml('in-progress'), 'pitch');
    expect(pitch).toMatchObject({ code: 0, out: expect.stringContaining('lead paint') });
    expect(pitch.err.replace(/\s+/g, ' ')).toContain('2 answers in the file cannot be used. This document shows none');
    for (const line of [['plan'], ['plan', '--section', 'activities'], ['plan', '--format', 'csv']]) {
      const { code, out, err } = await run(yaml('in-progress'), ...line);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err.replace(/\s+/g, ' ')).toContain('design.activities.print-it.status');
      expect(err).toContain('tde.yaml:17');
    }
  });

  test('keeps the plan from nothing where it stands in what the plan leaves to its appendix', async () => {
    const plan = await run(yaml('started'), 'plan');
    expect(plan).toMatchObject({ code: 0, out: expect.stringContaining('Print it') });
    expect(plan.err.replace(/\s+/g, ' ')).toContain('One answer in the file cannot be used.');
    for (const line of [['plan', '--appendix'], ['recommendation'], ['worksheet', '--whole']])
      expect(await run(yaml('started'), ...line)).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('portal-usage'),
      });
  });
});

test('draws how it came about with its bars in line, whatever letters the steps are named in', () => {
  const steps = method.steps.map((step, i) => (i === 0 ? { ...step, name: '問題を探す' } : step));
  const { shared, settle } = forEverybody(readerOf({ ...method, steps }, leadPaint));
  const lines = settle(renderTemplate('plan', planView(shared, {}))).text.split('\n');
  const bars = lines
    .filter((line) => /^ {2}\S+ {2,}={2,} /.test(line))
    .map((line) => widthOf(line.slice(0, line.indexOf('='))));
  expect(bars.length).toBeGreaterThan(1);
  expect(new Set(bars).size).toBe(1);
});

describe('what a reader checks first', () => {
  test('is what nobody agreed to pay so far, and what a number says', () => {
    const cost = (id: string, money: string, agreed: string) => ({
      [`design.costs.${id}.what`]: id,
      [`design.costs.${id}.money`]: money,
      [`design.costs.${id}.who-pays`]: `${id} fund`,
      ...(agreed !== '' && { [`design.costs.${id}.agreed`]: agreed }),
    });
    const costs = {
      ...cost('print', '4800', 'yes'),
      ...cost('shelters', '392000', 'asked'),
      ...cost('paint', '99.5', 'no'),
    };
    const text = render(answersOf(costs));
    const sum =
      '396,899.5 dollars; not agreed so far: 392,099.5 dollars (shelters fund; paint fund). Paid or given by: print fund';
    expect(text).toContain(`**What it takes:** ${sum}`);
    expect(text).toContain('| shelters | 392,000 | shelters fund | They are asked |');
    const open = render(answersOf({ ...cost('print', '4800', ''), ...cost('tea', '30', 'yes') }));
    expect(open).toContain('4,830 dollars (paid or given by: print fund; tea fund)');
  });

  test('is how far each step is, as the picture of the work over time says it', () => {
    const step = (id: string, by: string, status: string) => ({
      [`design.activities.${id}.what`]: id,
      [`design.activities.${id}.who`]: 'the desk',
      [`design.activities.${id}.by-when`]: by,
      ...(status !== '' && { [`design.activities.${id}.status`]: status }),
    });
    const steps = { ...step('ask', '2026-03-01', 'done'), ...step('print', '2026-07-10', 'started') };
    const more = { ...step('post', '2026-07-12', ''), ...step('count', '2026-09-01', '') };
    const text = render(answersOf({ ...steps, ...more, 'design.review.as-of': '2026-07-21' }));
    for (const row of [
      '| ask | the desk | 1 March 2026 | Done |',
      '| print | the desk | 10 July 2026 | Started, late |',
      '| post | the desk | 12 July 2026 | Late |',
      '| count | the desk | 1 September 2026 | Not begun |',
    ])
      expect(text).toContain(row);
    // Where nobody noted how far anything is, there is nothing to say.
    expect(render(answersOf(step('count', '2026-09-01', '')))).not.toMatch(/\| Status \|/);
  });

  test.each([
    ['government', 'opendata@county.example.gov, (555) 010-0142', 'Issued by:** The county'],
    ['librarian', 'Riverside Branch desk, or hours@library.example.org', 'Issued by:** Riverside Branch desk<br>'],
    ['advocate', "Front room, Tenants' House; 555-0100", "Issued by:** Front room, Tenants' House<br>"],
    ['organizer', '', '**Version:**'],
    ['', '', 'Issued by:** The county'],
  ])('is who issues it: %s, %s', (role, contact, says) => {
    const answers = {
      'project.government': 'the county',
      ...(role && { 'project.role': role }),
      ...(contact && { 'project.contact': contact }),
    };
    expect(render(answersOf(answers)).split('## At a glance')[0]).toContain(says);
    if (role === 'organizer') expect(render(answersOf(answers))).not.toContain('Issued by');
  });

  test('is the public body in a method that offers other answers to who fills it in', () => {
    const questions = method.questions.map((each) =>
      each.id === 'project.role' ? { ...each, options: [{ id: 'parks-desk', label: 'The parks desk' }] } : each,
    );
    const answers = answersOf({ 'project.government': 'the county', 'project.role': 'parks-desk' });
    const { shared } = workingCopy(readerOf({ ...method, questions }, answers));
    expect(renderTemplate('plan', planView(shared))).toContain('**Issued by:** The county');
  });

  test.each([
    ['We ask the Board of Supervisors to fund 14 shelters', 'We ask the Board of Supervisors to fund 14 shelters.'],
    ["We're asking the council to vote by May", "We're asking the council to vote by May."],
    ['we want the library to open at 8', 'We want the library to open at 8.'],
    ['We ask you to vote yes', 'We ask you to vote yes.'],
    ['the board votes yes', 'We ask one thing of you: the board votes yes.'],
  ])('is what it is asked for, in one sentence: %s', (ask, says) => {
    expect(render(answersOf({ 'project.ask': ask }))).toContain(`**What we ask:** ${says}\n`);
  });

  test('is what somebody said, in one pair of quotation marks', () => {
    const said = (text: string) =>
      render(answersOf(piece('hours', { said: text, quote: 'yes', why: 'it is so', changed: 'the hours' })));
    expect(said('“You close at 6. I get off at 6.”')).toContain('- **hours.** "You close at 6. I get off at 6."');
    expect(said('"no" she said, "never"')).toContain(`"'no' she said, 'never'"`);
    expect(said('“Adjudicated” means nothing to my mother')).toContain(`"'Adjudicated' means nothing to my mother"`);
    expect(said('A 24" pipe and a 36" pipe')).toContain('"A 24" pipe and a 36" pipe"');
    expect(said('late')).toContain('*Why:* it is so. *What changed:* the hours.');
  });

  test('is what else was weighed, and not what it serves as well', () => {
    const text = render(
      answersOf({
        'design.intervention': 'post the list',
        'design.use-case': 'a',
        'design.also-serves': ['b'],
        ...Object.fromEntries(['a', 'b', 'c'].map((id) => [`refine.use-cases.${id}.title`, `Need ${id}`])),
      }),
    );
    const weighed = text.split('### Why this one')[1]?.split('```')[0];
    expect(weighed).toContain('- Need c');
    expect(weighed?.match(/Need b/g)).toHaveLength(1);
  });

  test('is for whom it is, before how these take part', () => {
    const text = render(
      answersOf({ 'design.intended-users': ['Riders'], 'design.users-role': 'They test the draft.\n\nOn paper.' }),
    );
    expect(text).toContain('\n- Riders\n\n**How they take part:** They test the draft.\n\nOn paper.\n');
    expect(render(answersOf({ 'design.intended-users': ['Riders'] }))).toContain(
      '\n- Riders\n\n**How they take part:** [how they take part: not provided]\n',
    );
  });

  test('is what waits for another time, and not what this plan serves as well', () => {
    const text = render(
      answersOf({
        'design.home': 'the library',
        'design.also-serves': ['b'],
        ...Object.fromEntries(
          ['b', 'c'].flatMap((id) => [
            [`refine.use-cases.${id}.title`, `Need ${id}`],
            [`refine.use-cases.${id}.status`, 'set-aside'],
          ]),
        ),
      }),
    );
    expect(text).toContain('**Set aside for another time:**\n\n- Need c\n');
    expect(text.split('## What comes after')[1]).not.toContain('Need b');
  });

  test('is no field of what somebody said, which is for the team alone to fill in', () => {
    const given = answersOf({ ...piece('hours', { quote: 'yes', decision: 'yes' }), 'design.home': 'the library' });
    expect(render(given)).not.toMatch(/^- hours: /m);
    expect(render(given, { internal: true })).toContain('\n- hours: channel\n');
    expect(gapsIn(given)).toContain('design.feedback.hours.channel');
  });

  test('is who is still missing, and nobody who was heard since', () => {
    const missing = { 'find.missing-voices': ['Renters', 'Night-shift parents'], 'find.reach-missing': 'At the gate.' };
    const notHeard = (groups: string[]) =>
      render(answersOf({ ...missing, ...Object.assign({}, ...groups.map((group, i) => piece(`p${i}`, { group }))) }))
        .split('## Who we have not heard yet')[1]
        ?.split('\n## ')[0];
    expect(notHeard(['Parents'])).toContain('- Renters\n- Night-shift parents\n');
    expect(notHeard(['Night-shift parents'])).toContain('**Missing voices:**\n\n- Renters\n\n**Reaching them:**');
    expect(notHeard(['Night-shift parents', 'renters'])).toBeUndefined();
  });

  test('says how to reach them as it was said, and names a gap as the pack does, where a pack asks otherwise', () => {
    const questions = method.questions.map((each) =>
      each.id === 'find.reach-missing' ? { ...each, kind: 'list' as const, label: 'GIS desk hours' } : each,
    );
    const inPack = (answers: Answers) => {
      const { shared, settle } = forEverybody(readerOf({ ...method, questions }, answers));
      return settle(renderTemplate('plan', planView(shared))).text;
    };
    const missing = { 'find.missing-voices': ['Renters'] };
    const ways = { 'find.reach-missing': ['At the gate', 'By phone'] };
    expect(inPack(answersOf({ ...missing, ...ways }))).toContain(
      '- Renters\n\n**GIS desk hours:**\n\n- At the gate\n- By phone\n',
    );
    expect(inPack(answersOf(missing))).toContain('[GIS desk hours: not provided]');
  });

  test('is what became of what was decided, whatever is still open', () => {
    const given = (...pieces: Record<string, string>[]) =>
      render(answersOf(Object.assign({}, ...pieces.map((fields, i) => piece(`p${i}`, { group: 'Kids', ...fields })))));
    const told = { decision: 'yes', told: '2026-06-10' };
    expect(given(told, { decision: 'open' })).toContain('\n1 taken up and 1 not decided yet. Told: 10 June 2026.\n');
    expect(given(told, { decision: 'no' })).toContain('\n1 taken up and 1 not taken up. Not told yet.\n');
    expect(given({ decision: 'open' })).toContain('\n### Kids\n\n1 not decided yet.\n');
  });

  test('is nothing that is missing of a step which was dropped', () => {
    const step = (status: string) =>
      answersOf({ 'design.activities.a.what': 'Ask the bus company', 'design.activities.a.status': status });
    expect(gapsIn(step('open'))).toEqual(expect.arrayContaining(['design.activities.a.who']));
    expect(gapsIn(step('dropped')).filter((id) => id.startsWith('design.activities.'))).toEqual([]);
    expect(render(step('dropped'))).toContain('| What | Status |\n| --- | --- |\n| Ask the bus company | Dropped |\n');
  });

  test('is what the plan depends on', () => {
    const text = render(
      answersOf({
        'design.activities.a.what': 'Post',
        'design.risks': ['The contract is late'],
        'design.rules': ['Only for riders'],
      }),
    );
    expect(text).toContain('**Rules:**\n\n- Only for riders\n');
    expect(text).toContain('**What could go wrong:**\n\n- The contract is late\n');
  });
});
