// The pitch and the outline: what they say of the answers, in the tense of what is done so far.

import { describe, expect, test } from 'vitest';
import { pitchQuestions } from '../src/advice/progress.ts';
import { gapText, inSentence, outlineOf, paragraphOf, pitchOf } from '../src/advice/said.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import type { Question } from '../src/method/types.ts';
import { type Answer, NO_ANSWERS, type Reader, readerOf } from '../src/project/answers.ts';
import { answersOf } from './support/answers-of.ts';

const guide = await loadMethod();

describe('the pitch', () => {
  const full: Record<string, string | string[] | Answer> = {
    'project.place': 'Riverton',
    'project.government': 'the housing office',
    'find.focus-area': 'lead paint',
    'refine.impact.summary': 'families with toddlers',
    'refine.tactics.chosen': ['consult-experts'],
    'refine.data-requesters.summary': 'tenants',
    'refine.data-supply.summary': 'inspection results',
    'refine.next-steps.summary': 'meet ten of them',
  };
  const pitch = (more: Record<string, string | string[] | Answer> = {}) =>
    read(readerOf(guide, answersOf({ ...full, ...more })));
  const phrase = (id: string) => guide.tactics.find((tactic) => tactic.id === id)?.phrase;

  /** The pitch as it is read, and what is missing in it. */
  const read = (reader: Reader) => {
    const { sentences, notes, closing, gaps } = pitchOf(reader);
    const [paragraph, after, last] = [sentences, notes, closing].map(paragraphOf);
    return { paragraph, after, last, gaps };
  };

  test('is the one paragraph of the worksheet, filled in', () => {
    expect(pitch()).toEqual({
      paragraph:
        'People in Riverton could use information from the housing office to address lead paint. This matters for ' +
        `families with toddlers. We will ${phrase('consult-experts')} to hear ideas and concerns from tenants, and find ` +
        'specific ways for them to use inspection results. Next, we will meet ten of them. What we hear will change ' +
        'this plan. We follow a public guide, Tactical Data Engagement.',
      after: 'Residents have not reviewed this plan yet.',
      last: '',
      gaps: [],
    });
  });

  test('is what the example before the first question shows', () => {
    const answers = answersOf({
      'project.place': 'Riverton',
      'project.government': 'the housing department',
      'find.focus-area': 'lead paint in rental homes',
      'refine.impact.summary': 'children who fall ill and for tenants who dare not ask',
      'refine.tactics.chosen': ['interview-stakeholders'],
      'refine.data-requesters.summary': 'young families',
      'refine.data-supply.summary': 'test results',
      'refine.next-steps.summary': 'meet ten tenants by May',
    });
    expect(read(readerOf(guide, answers)).paragraph).toContain(guide.pitch.example);
  });

  test.each<[title: string, id: string, value: string | string[], shown: string]>([
    ['drops a full stop that would be doubled', 'refine.impact.summary', 'families.', 'matters for families. We'],
    ['drops any end mark', 'refine.next-steps.summary', 'meet them …!?', 'we will meet them. What'],
    ['drops a comma at the end', 'find.focus-area', 'lead paint,', 'address lead paint. This'],
    [
      'puts a text of several lines on one',
      'refine.impact.summary',
      'families\n\n  and nurses',
      'for families and nurses. We',
    ],
    [
      'joins two with "and"',
      'refine.tactics.chosen',
      ['consult-experts', 'consult-public'],
      `We will ${phrase('consult-experts')} and ${phrase('consult-public')} to hear`,
    ],
    [
      'keeps what looks like a placeholder',
      'find.focus-area',
      '{place} and $& and $1',
      'address {place} and $& and $1. This',
    ],
    ['keeps marks inside a text', 'refine.impact.summary', 'St. Mary, no. 5', 'for St. Mary, no. 5. We'],
  ])('%s', (_title, id, value, shown) => {
    expect(pitch({ [id]: value }).paragraph).toContain(shown);
    expect(pitch({ [id]: value }).paragraph).not.toMatch(/\.\.|,\.| {2}|\n/);
  });

  test('joins all five refining tactics in one sentence', () => {
    const ids = guide.tactics.filter((tactic) => tactic.step === 'refine').map((tactic) => tactic.id);
    const { paragraph } = pitch({ 'refine.tactics.chosen': ids });
    for (const id of ids) expect(paragraph).toContain(phrase(id));
    expect(paragraph?.match(/We will .* to hear/)?.[0]).toMatch(/, .* and /);
  });

  test.each(guide.pitch.slots.map(({ question }) => [question, questionAt(guide, question)?.label ?? ''] as const))(
    'shows a missing %s as a gap that one can see',
    (id, title) => {
      const { [id]: _, ...rest } = full;
      const { paragraph, gaps } = read(readerOf(guide, answersOf(rest)));
      expect(paragraph).toContain(`[${title.toLowerCase()}: not provided]`);
      expect(gaps).toEqual([id]);
    },
  );

  test('says of a gap that it is to be found out', () => {
    const { paragraph, gaps } = pitch({ 'refine.impact.summary': { findOut: 'the clinic' } });
    expect(paragraph).toContain('This matters for [why it matters: to find out]. We');
    expect(gaps).toEqual(['refine.impact.summary']);
    expect(gapText('Impact', false)).toBe('[impact: not provided]');
  });

  test('without any answer has eight gaps and is still one paragraph', () => {
    const { paragraph = '', gaps } = read(readerOf(guide, NO_ANSWERS));
    expect(gaps).toHaveLength(8);
    expect(paragraph.match(/\[[a-z ]+: not provided\]/g)).toHaveLength(8);
    expect(paragraph).not.toContain('\n');
  });

  test('is followed by what a reader has to know: not reviewed, being tried out, who is still to be heard', () => {
    const { after } = pitch({
      'find.focus-basis': 'trying-out',
      'find.missing-voices': ['night workers', 'families without papers.'],
    });
    expect(after).toBe(
      'Residents have not reviewed this plan yet. The focus area is being tried out. It was not yet chosen by listening ' +
        'to residents. Still to be heard: night workers and families without papers.',
    );
    expect(pitch({ 'find.focus-basis': 'listened' }).after).toBe('Residents have not reviewed this plan yet.');
  });

  test('asks who answers first, as that rewords the rest, nine questions in all, and two more that can be left out', () => {
    const asked = pitchQuestions(guide).map((id) => questionAt(guide, id) as Question);
    expect(asked.filter(({ optional }) => !optional).map(({ id }) => id)).toEqual([
      'project.role',
      'project.place',
      'project.government',
      'find.focus-area',
      'refine.data-requesters.summary',
      'refine.data-supply.summary',
      'refine.impact.summary',
      'refine.tactics.chosen',
      'refine.next-steps.summary',
    ]);
    expect(asked.slice(9).map(({ id }) => id)).toEqual(['project.ask', 'project.contact']);
  });

  test.each([
    ['lend us a room by May 1', 'We ask you to lend us a room by May 1.'],
    ['Please send us the crash file.', 'We ask you to send us the crash file.'],
    ['Could you lend us the meeting room?', 'We ask you to lend us the meeting room.'],
    ['We would like you to sign the letter', 'We ask you to sign the letter.'],
    ['A room on two evenings', 'We ask you for a room on two evenings.'],
    ['Sharing the crash file', 'We ask for your help with sharing the crash file.'],
    ['The board says yes by June', 'We ask one thing of you: the board says yes by June.'],
    ['Who could lend us a room?', 'We have a question for you: Who could lend us a room?'],
  ])('ends with what is asked of the reader: %s', (typed, reads) => {
    expect(pitch({ 'project.ask': typed }).last).toBe(reads);
  });

  test('says at last who asks, and where to reach them', () => {
    const contact = 'Reference desk, Fairmont Public Library, 555-0100.';
    expect(pitch({ 'project.contact': contact, 'project.ask': 'come to our table' }).last).toBe(
      'We ask you to come to our table. Who we are, and where to reach us: Reference desk, Fairmont Public Library, ' +
        '555-0100.',
    );
  });

  test('its slots read well: a tactic by its phrase, any other choice by its label', () => {
    expect(inSentence(readerOf(guide, answersOf({ 'find.focus-basis': 'listened' })), 'find.focus-basis')).toMatch(
      /^We chose it/,
    );
    expect(inSentence(readerOf(guide, NO_ANSWERS), 'find.focus-basis')).toBe('');
  });
});

describe('the outline', () => {
  test("has the worksheet's five boxes, a tactic by its name", () => {
    const boxes = outlineOf(
      readerOf(guide, answersOf({ 'refine.tactics.chosen': ['consult-public', 'consult-experts'] })),
    );
    const names = ['consult-public', 'consult-experts'].map((id) => guide.tactics.find((each) => each.id === id)?.name);
    expect(boxes.map(({ title, text }) => `${title}: ${text}`)).toEqual([
      'My data supply: [my data supply: not provided]',
      'Data requesters: [data requesters: not provided]',
      'Past activities: [past activities: not provided]',
      `Tactic(s): ${names.join('; ')}`,
      'Next steps: [next steps: not provided]',
    ]);
    expect(boxes.filter((box) => box.gap)).toHaveLength(4);
  });
});

describe('the pitch, once more is known', () => {
  const activity = (name: string, status?: string) => ({
    [`design.activities.${name}.what`]: name,
    ...(status && { [`design.activities.${name}.status`]: status }),
  });
  const feedback = (name: string, group: string) => ({
    [`design.feedback.${name}.group`]: group,
    ...(!group.includes('night') && { [`design.feedback.${name}.quote`]: 'yes' }),
  });
  const planned: Record<string, string | string[]> = {
    'project.place': 'Fairmont',
    'project.government': 'the school district',
    'find.focus-area': 'summer meals',
    'refine.impact.summary': 'kids who go hungry in July',
    'find.voices': ['Parents at the school fair, two Saturdays', 'Callers to 211'],
    'design.use-case': 'find-a-site',
    'refine.use-cases.find-a-site.title': 'Find a site',
    'refine.use-cases.find-a-site.story.as': 'A parent without a car',
    'refine.use-cases.find-a-site.story.want': 'I want to know which site is open today',
    'refine.use-cases.find-a-site.story.so-that': 'So that we do not walk there in vain.',
    'design.intervention': 'Print the open sites on the bus ticket',
    'design.intended-users': ['Parents without a car', 'School nurses'],
  };
  const done: Record<string, string | string[]> = {
    ...planned,
    ...activity('print', 'done'),
    ...activity('hand-out', 'done'),
    ...activity('radio', 'dropped'),
    'implement.results': [
      'People talk about it',
      '4,100 meals in July, up from 2,600',
      'The bus company wants to go on',
      '212 parents used the ticket',
      'More sites for next year',
    ],
  };
  const textOf = (answers: Record<string, string | string[]>) => {
    const { sentences, notes, gaps } = pitchOf(readerOf(guide, answersOf(answers)));
    expect(gaps).toEqual([]);
    return { text: paragraphOf(sentences), notes: paragraphOf(notes) };
  };

  test('tells what was heard and what is planned', () => {
    expect(textOf(planned).text).toBe(
      'People in Fairmont could use information from the school district to address summer meals. This matters for ' +
        'kids who go hungry in July. So far we have listened to parents at the school fair, two Saturdays; and callers ' +
        'to 211. One need comes first: as a parent without a car, I want to know which site is open today, so that we do ' +
        'not walk there in vain. We will print the open sites on the bus ticket. The plan is made for parents without a ' +
        'car and school nurses. What we hear will change this plan. We follow a public guide, Tactical Data Engagement.',
    );
  });

  test('says of one step that it is done', () => {
    const { text } = textOf({
      ...planned,
      ...activity('print', 'done'),
      ...activity('radio', ''),
      'implement.results': ['One'],
    });
    expect(text).toContain('Of the steps in that plan, 1 of 2 is done.');
  });

  test('tells in the past what was done and what came of it, with the numbers', () => {
    const { text } = textOf(done);
    expect(text).toContain('People in Fairmont needed information from the school district to address summer meals.');
    expect(text).toContain('We listened to parents at the school fair');
    expect(text).toContain('We set out to print the open sites on the bus ticket.');
    expect(text).toContain('Of the steps in that plan, 2 of 3 are done.');
    expect(text).toContain(
      'What came of it: people talk about it; 4,100 meals in July, up from 2,600; 212 parents used the ticket; and 2 more.',
    );
    expect(text).not.toMatch(/\bwill\b/);
  });

  test.each([
    ['A page for each stop', 'Our plan was a page for each stop.'],
    ['We will print a page', 'We set out to print a page.'],
    ['Printing a page', 'Our plan was printing a page.'],
    ['Every stop gets a page', 'Our plan was this: every stop gets a page.'],
  ])('puts the plan in the past, whatever its form: %s', (typed, reads) => {
    expect(textOf({ ...done, 'design.intervention': typed }).text).toContain(reads);
  });

  test('leaves out a sentence that nothing is known for, and only that', () => {
    const { 'find.voices': _voices, 'design.use-case': _case, ...rest } = planned;
    const { text } = textOf(rest);
    expect(text).not.toMatch(/listened|One need/);
    expect(text).toContain('in July. We will print');
  });

  test.each<[title: string, groups: string[], says: string]>([
    ['nobody', [], 'Residents have not reviewed this plan yet.'],
    ['the council', ['Council members at the hearing'], 'Residents have not reviewed this plan yet.'],
    [
      'parents and the council',
      ['Parents in the bus line', 'Council members at the hearing', 'parents in the bus line'],
      'Some of the people this plan is for have reviewed it: parents in the bus line.',
    ],
    [
      'parents who may not be quoted, and so are not named',
      ['Parents on the night shift', 'School nurses'],
      'Some of the people this plan is for have reviewed it: school nurses and one group that we do not name.',
    ],
    [
      'nurses, by another word for the place',
      ['Nurses of Oak Street'],
      'Some of the people this plan is for have reviewed it: nurses of Oak Street.',
    ],
  ])('names those of the people it is for who reviewed it: %s', (_title, groups, says) => {
    expect(textOf(Object.assign({}, planned, ...groups.map((group, i) => feedback(`f${i}`, group)))).notes).toBe(says);
  });

  test('stays on the worksheet what is filled in first', () => {
    const reader = readerOf(guide, answersOf({ ...planned, 'refine.next-steps.summary': 'talk to parents' }));
    expect(paragraphOf(pitchOf(reader, {}).sentences)).toContain('Next, we will talk to parents.');
  });
});
