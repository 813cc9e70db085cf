// The rules of `tde check`: each has a project that breaks only it, made from a sound one; and the command that runs them. Every part that
// a method may lack, and a project of very much, are in checks.full.test.ts.

import { describe, expect, test } from 'vitest';
import { SEVERITIES } from '../src/advice/checks/rule.ts';
import { allRules, check, RULES, rulesTable } from '../src/advice/checks/rules.ts';
import { placeOf } from '../src/method/ids.ts';
import { ROLE_NAMES, type Role } from '../src/method/roles.ts';
import { readerOf } from '../src/project/answers.ts';
import { newProjectText } from '../src/project/skeleton.ts';
import { parseYaml, placesIn } from '../src/project/yaml.ts';
import { widthOf } from '../src/text.ts';
import {
  activity,
  answersOf,
  astrayWithout,
  broken,
  cases,
  dataSet,
  type Given,
  letters,
  list,
  method,
  noFeedback,
  pitched,
  sound,
  today,
  working,
} from './support/broken-rules.ts';
import { exampleFiles } from './support/examples.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { tinyMethod } from './support/tiny-method.ts';

const found = (given: Given, finished?: string[]) => check({ ...readerOf(method, answersOf(given, finished)), today });

/** Whether a rule says that it needs the question of a part. */
const namesPart = (rule: string, role: Role): boolean =>
  allRules.some(({ id, mends, needs = [] }) => id === rule && (mends === role || needs.includes(role)));

describe('a rule', () => {
  test('has nothing to say about a sound project, a delivered one, or an empty one', () => {
    expect(found(sound)).toEqual([]);
    expect(found(working, ['implement.results'])).toEqual([]);
    expect(found({})).toEqual([]);
  });

  test('is in the table below, each one', () => {
    expect(Object.keys(broken).sort()).toEqual(allRules.map(({ id }) => id).sort());
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
    expect(allRules.length).toBeGreaterThanOrEqual(30);
  });

  test.each(cases)(
    'speaks alone where only it is broken: $name',
    ({ rule, from, with: change, at, says, finished, severity }) => {
      const remarks = found({ ...from, ...change }, finished);
      expect(remarks.map((remark) => remark.rule)).toEqual([rule]);
      const [remark] = remarks;
      expect(remark?.severity).toBe(severity ?? allRules.find(({ id }) => id === rule)?.severity);
      if (at) expect(remark?.question).toBe(at);
      if (says) expect(remark?.message).toContain(says);
      expect(remark?.message).not.toMatch(/[{}]/);
      expect(placeOf(method, remark?.question ?? '')).toBeDefined();
    },
  );

  test('names a question of the method, and reads plainly', () => {
    for (const { id, mends, needs = [], message, why, source, severity } of allRules) {
      for (const role of mends ? [mends, ...needs] : needs) expect(method.roles[role], `${id} ${role}`).toBeDefined();
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(SEVERITIES).toContain(severity);
      expect(source, id).toMatch(/^(?:added$|Step [1-4]: |Worksheet, part|Criteria checklists$|Additional resources)/);
      expect(why, id).toMatch(/^\p{Lu}[^.!?]*\.$/u);
      for (const sentence of `${message} ${why}`.split(/(?<=[.?!])\s/)) {
        expect(sentence, id).toMatch(/^["\p{Lu}].*\.$/u);
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
      }
    }
  });

  test('stays silent where a method does not have its question', () => {
    expect(check({ ...readerOf(tinyMethod, answersOf(working)), today })).toEqual([]);
  });

  test.each(ROLE_NAMES.filter((_, i) => i % 4 === 0))(
    'says nothing about a part that a method does not have: %s',
    (role) => {
      const own = cases
        .filter(({ rule }) => namesPart(rule, role))
        .map(({ from, with: change }) => ({ ...from, ...change }));
      expect(astrayWithout(role, [sound, working, ...own])).toEqual([]);
    },
  );

  test('names the sections of the guide only where a method follows that guide', () => {
    const { guide: _, ...other } = method;
    const given = { ...sound, 'find.missing-voices': undefined };
    const sources = (of: typeof method) =>
      check({ ...readerOf(of, answersOf(given)), today }).map(({ source }) => source);
    expect(sources(method)).toEqual(['Step 1: Find']);
    expect(sources(other)).toEqual(['added']);
  });

  test('tells a bare pitch what a first pitch cannot know, as hints, and nothing else', () => {
    const bare = { ...pitched, 'find.missing-voices': undefined, 'find.reach-missing': undefined };
    const trying = { ...bare, 'find.focus-basis': 'trying-out' };
    const said = (given: Given) => found(given).map(({ rule, severity }) => `${rule} ${severity}`);
    expect(said(bare)).toEqual(['nobody-heard hint', 'missing-voices-not-named hint']);
    expect(said(trying)).toEqual(['nobody-heard hint', 'missing-voices-not-named hint', 'still-trying-out hint']);
    const planned = { ...trying, 'design.intervention': 'print a list', 'design.intended-users': { findOut: 'us' } };
    expect(said(planned).filter((line) => line.endsWith('warning'))).toEqual([
      'nobody-heard warning',
      'missing-voices-not-named warning',
      'focus-area-not-tied warning',
      'still-trying-out warning',
    ]);
  });

  test.each([
    ['lessons that came early', { 'implement.lessons': ['Ask the drivers first'] }],
    ['what was learned in Find', { 'implement.looking-back.find': ['Go on Wednesdays'] }],
    ['the day on which it began', { 'implement.began': '2026-01-14' }],
    ['a promise that was heard', { 'implement.commitments': ['The station gives us a minute a day'] }],
    ['what others say', { 'implement.coverage': ['The Herald, on our supper'] }],
    ['what the team can put in', { 'design.capacity': 'light' }],
    ['what it rides on', { 'design.riding-on.snow.what': 'The new plow contract' }],
    ['needs that were met with on the way', { 'implement.other-opportunities': ['A list of benches'] }],
    ['lines of a checklist that look ahead', { 'implement.checklists.low-tech-outreach.known-places': 'yes' }],
  ])('takes no work for begun on account of %s', (_what, early) => {
    expect(found({ ...pitched, 'find.voices': ['Tenants'], ...early })).toEqual([]);
    expect(found({ ...pitched, 'find.voices': ['Tenants'], 'implement.users': 'Nurses' })).not.toEqual([]);
  });

  test('takes groups that were at a talk for heard', () => {
    const talk = { 'find.sessions.supper.what': 'Supper', 'find.sessions.supper.groups': ['Tenants'] };
    expect(found({ ...pitched, ...talk })).toEqual([]);
    expect(found({ ...sound, 'find.voices': undefined, ...talk })).toEqual([]);
  });

  test('on contact details speaks in any method', () => {
    const answers = answersOf({ 'project.place': 'Riverton, ask 555-0142' });
    expect(check({ ...readerOf(tinyMethod, answers), today })).toMatchObject([
      { rule: 'contact-details', question: 'project.place' },
    ]);
  });

  test('takes what is noted as to find out for a beginning', () => {
    const findOut = { findOut: 'the records desk' };
    for (const id of ['find.missing-voices', 'design.sustain', 'design.safeguards', `${activity}who`]) {
      const rules = found({ ...sound, [id]: findOut }).map(({ rule }) => rule);
      expect(rules, id).toEqual([]);
    }
  });

  test.each([
    'Parcels with their code violations',
    'Complaints by street and month',
    'Names of applicants',
    'Bus stops and departures',
  ])('asks whether "%s" is about people, and does not guess', (release) => {
    const rulesWith = (more: Given) =>
      found({ ...sound, 'design.release': release, 'design.safeguards': undefined, ...more }).map(({ rule }) => rule);
    expect(rulesWith({})).toEqual(['people-data-not-asked']);
    expect(rulesWith({ 'design.about-people': 'yes' })).toEqual(['people-data-unchecked']);
    expect(rulesWith({ 'design.about-people': 'no' })).toEqual([]);
    expect(rulesWith({ 'design.about-people': { findOut: 'the data owner' } })).toEqual([]);
    expect(rulesWith(dataSet)).toEqual([]);
  });

  test.each([
    ['design.review.contact', 'Reference desk, 555-0100, desk@example.org'],
    ['design.review.channels', ['Printed draft at the clinic', 'By phone: 555-0100']],
    ['implement.feedback-channel', '555-0100, answered on Fridays'],
  ])('lets a contact stand where one is asked for: %s', (id, value) => {
    expect(found({ ...sound, [id]: value }).filter(({ rule }) => rule === 'contact-details')).toEqual([]);
  });

  test.each([
    'Permit XYZ-R06-OAR-2020-0510 should be denied',
    'Ticket 18-00123456 was closed without a visit',
    'Parcel 014-220-0310, $1,250,000, 2017-2023, ISBN 978-0-12-345678-6',
  ])('takes no number of a paper for a phone: %s', (said) => {
    const remarks = [list, letters].flatMap((record) => found({ ...sound, [`${record}said`]: said }));
    expect(remarks).toEqual([]);
  });

  test('asks for no more than one group by e-mail, and for nothing while comments are open', () => {
    expect(found({ ...sound, [list]: undefined, 'design.formality': 'email' })).toEqual([]);
    expect(found({ ...sound, ...noFeedback, 'design.review.until': today })).toEqual([]);
  });

  test('leaves activities alone that are done or dropped', () => {
    for (const status of ['done', 'dropped']) {
      const change = {
        [`${activity}status`]: status,
        [`${activity}who`]: undefined,
        [`${activity}by-when`]: '2026-01-01',
      };
      expect(found({ ...working, ...change })).toEqual([]);
    }
  });
});

describe('the table of the rules', () => {
  test('has a row for each', () => {
    const rows = rulesTable().trimEnd().split('\n');
    expect(rows).toHaveLength(allRules.length + 2);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
    expect(Object.keys(RULES)).toEqual(method.steps.map(({ id }) => id));
  });
});

describe('the place of an id', () => {
  const text = ['tde: 1', 'find:', '  focus-area: paint', '  tactics: {chosen: [a]}', 'design:', ''].join('\r\n');
  test.each([
    ['find.focus-area', 3, 3],
    ['find.tactics.chosen', 4, 13],
    ['find.voices', 2, 1],
    ['find.focus-area.deeper', 3, 3],
    ['design.feedback.one.said', 5, 1],
    ['refine.use-cases', 1, 1],
  ])('%s stands in line %i, column %i', (id, line, column) => {
    expect(placesIn(parseYaml(text, 'tde.yaml'))(id)).toEqual({ file: 'tde.yaml', line, column });
  });

  test('is found in a new project for every question', () => {
    const form = newProjectText(method);
    const at = placesIn(parseYaml(form, 'tde.yaml'));
    for (const { id, kind } of method.questions) {
      const line = form.split('\n')[at(id).line - 1] ?? '';
      expect(line.trim(), id).toBe(`${id.split('.').at(-1)}:`);
      expect(line.length - line.trimStart().length, `${id} ${kind}`).toBe(at(id).column - 1);
    }
  });

  test('is the beginning where there is nothing', () => {
    expect(placesIn(parseYaml('tde: 1\n', 'tde.yaml'))('find')).toEqual({ file: 'tde.yaml', line: 1, column: 1 });
  });
});

describe('tde check', () => {
  const project = (text: string) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', text);
    return (...argv: string[]) => runTde(['check', ...argv], { cwd });
  };
  const warned = 'tde: 1\nmethod: tde-1.0\nfind:\n  focus-basis: listened\n';
  const wrong = `${warned}design:\n  release: Names of tenants\n  about-people: yes\n`;

  test('says what was looked at where there is nothing to mend, and what comes next', async () => {
    const { code, out, err } = await project(newProjectText(method))();
    expect({ code, out: out.replace(/\s+/g, ' ') }).toEqual({
      code: 0,
      out: 'None of the 26 sections has an answer yet, so there was nothing to look at. ',
    });
    expect(err).toMatch(/Next: tde resume\n$/);
  });

  test('says how much was looked at, and what is still empty', async () => {
    const some = 'tde: 1\nmethod: tde-1.0\nproject:\n  place: Riverton\nfind:\n  focus-area: lead paint\n';
    const flat = async (text: string) => (await project(text)()).out.replace(/\s+/g, ' ');
    expect(await flat(some)).toBe(
      '2 of 26 sections have answers; nothing to fix in them. ' +
        'Still empty: Checklists for Find, Talks and meetings, Listening, Data supply and 20 more. ',
    );
    expect(await flat(warned)).toMatch(/Find\) 1 of 26 sections have answers\. Still empty: Your project, /);
    const { looked } = JSON.parse((await project(some)('--json')).out);
    expect(looked).toEqual({ sections: { answered: 2, all: 26 }, rules: allRules.length });
  });

  test('says of a rule that judges by lists of words that it may be wrong', async () => {
    const { out } = await project('tde: 1\nmethod: tde-1.0\nfind:\n  focus-area: a dashboard of homes\n')();
    expect(out.replace(/\s+/g, ' ')).toContain('(added by us; judged by words, so it may be wrong)');
  });

  test('shows the place, the reason, where it is from, and the command that mends it', async () => {
    const { code, out, err } = await project(warned)();
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'tde.yaml: 1 warning',
        '',
        'Warnings: what the method asks for, and is missing',
        '',
        'tde.yaml:3:1: Nobody from outside your team is on the list of voices heard.',
        '[nobody-heard]',
        '  Fix it: tde edit find.voices',
        '  Why: A focus area should rest on what residents say they need. (the guide,',
        '  Step 1: Find)',
        '',
        '1 of 26 sections have answers.',
        'Still empty: Your project, Checklists for Find, Talks and meetings, Listening',
        'and 21 more.',
        '',
      ].join('\n'),
    );
    expect(err).toBe('Next: tde edit find.voices\n');
  });

  test('leaves with 1 for errors, and with --strict for warnings too, but never for hints', async () => {
    const hinted = 'tde: 1\nmethod: tde-1.0\nfind:\n  missing-voices: [nurses]\n';
    expect((await project(wrong)()).code).toBe(1);
    expect((await project(warned)('--strict')).code).toBe(1);
    expect((await project(warned)('--json', '--strict')).code).toBe(1);
    expect((await project(hinted)('--strict')).code).toBe(0);
    expect((await project(hinted)()).out).toContain('tde.yaml: 1 hint');
  });

  test('prints the same as JSON', async () => {
    const { out, code } = await project(wrong)('--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          rule: 'people-data-unchecked',
          severity: 'error',
          question: 'design.safeguards',
          message: 'Data about people is to go out, and nobody has asked whom it could harm.',
          why: 'Data that has gone out cannot be called back.',
          source: 'added',
          byWords: false,
          line: 5,
        },
        expect.objectContaining({ rule: 'nobody-heard', severity: 'warning', line: 3 }),
      ],
      looked: { sections: { answered: 2, all: 26 }, rules: allRules.length },
    });
    const empty = JSON.parse((await project(newProjectText(method))('--json')).out);
    expect(empty).toMatchObject({ problems: [], looked: { sections: { answered: 0 } } });
  });

  test('counts an answer that cannot be used as an error, and a key that means nothing as a warning', async () => {
    const text = 'tde: 1\nmethod: tde-1.0\ndesign:\n  use-case: none-such\n  reviev: x\n';
    const { out, code, err } = await project(text)('--json');
    expect(code).toBe(1);
    const { problems } = JSON.parse(out);
    expect(problems).toMatchObject([
      { rule: 'bad-answer', severity: 'error', question: 'design.use-case', source: 'file', line: 4 },
      { rule: 'unknown-key', severity: 'warning', question: null, source: 'file', line: 5 },
    ]);
    expect(err).toMatch(/Next: tde edit design\.use-case\n$/);
    const shown = await project(text)();
    expect(shown.out).toMatch(/^tde\.yaml:4:13: design\.use-case: /m);
    expect(shown.out).toContain('Correct or empty it here, or run: tde edit design.use-case');
    expect(shown.out).not.toContain('the guide, file');
  });

  test('shows five findings of a rule and counts the rest, safely and no wider than the terminal', async () => {
    const entries = Array.from({ length: 8 }, (_, i) => `    a${i}:\n      what: "Do \\e[31m${i}"\n      who: us\n`);
    const text = `tde: 1\nmethod: tde-1.0\ndesign:\n  activities:\n${entries.join('')}`;
    const cwd = tempDir();
    put(cwd, 'tde.yaml', text.replaceAll('\\e[31m', '\\u202e'));
    const { out } = await runTde(['check'], { cwd, terminal: { columns: 40, rows: 24 } });
    expect(out.match(/\[activity-without-date\]/g)).toHaveLength(5);
    expect(out).toContain('and 3 more like these');
    expect(out).not.toContain('\u202e');
    for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(40);
  });

  test('finds no error in the examples, and goes by the day it is run on', async () => {
    const cwd = tempDir();
    for (const file of exampleFiles) expect((await runTde(['check', '-f', file], { cwd })).code, file).toBe(0);
    const due = (day: string) =>
      project(`tde: 1\nmethod: tde-1.0\ndesign:\n  activities:\n    a:\n      who: us\n      by-when: ${day}\n`)();
    expect((await due('2026-11-19')).out).toContain('[activity-overdue]');
    expect((await due('2026-11-20')).out).not.toContain('[activity-overdue]');
  });
});
