// Who counts as heard, and how many groups there were: a part of a group is not heard when the whole was.

import { describe, expect, test } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { readerOf } from '../src/project/answers.ts';
import { countGroups, countHeard, hearing, missingVoices } from '../src/project/feedback.ts';
import { answersOf } from './support/answers-of.ts';

describe('a group that was named as missing', () => {
  test.each([
    ['parents who work nights', 'Parents'],
    ['parents who work nights', 'Parents at the school gate'],
    ['Tenants with children', 'Tenants'],
    ['families without a car', 'Families with a car'],
    ['families with a car', 'Families without a car'],
    ['people who do not speak English', 'People who speak English'],
    ["owners who can't read a bid table", 'Owners who can read a bid table'],
    ['people who work at the mill', 'People who live at the mill'],
    ['homeless families', 'Home nurses and families'],
    ['men who rent', 'Women who rent'],
    ['teachers who are parents', 'Parents; Teachers'],
    ['people', 'Tenants'],
    ['people who cant read', 'People who can read'],
    ['wheelchair users', ''],
  ])('%j was not heard where %j was', (missing, heard) => expect(hearing([heard])(missing)).toBe(false));

  test.each([
    ['parents', 'Parents who work nights'],
    ['Parents who work nights', 'The parents who work nights, at the bus stop'],
    ['night nurses', 'Night nurses, at a workshop'],
    ['a home nurse', 'Home nurses of the county clinic'],
    ['people who work nights', 'People working at night'],
    ['families without papers, who fear any form', 'Families without papers'],
    ['people who do not drive', 'Residents who don’t drive, at the depot'],
    ['teachers', 'Parents; teachers'],
    ['renters (Old Orchard)', 'Renters'],
    ['Everybody else', 'everybody else'],
    ['people who dont call 311', 'People who don’t call 311, door to door'],
    ["patients who can't leave home", 'Patients who cannot leave home (home visits)'],
    ['夜勤の親', '夜勤の親'],
  ])('%j was heard where %j was', (missing, heard) => expect(hearing(['City staff', heard])(missing)).toBe(true));

  test('was heard by a use case or by feedback as well as among the voices', async () => {
    const answers = answersOf({
      'find.missing-voices': ['night nurses', 'shop owners', 'bus drivers', 'parents who work nights'],
      'find.voices': ['Night nurses'],
      'refine.use-cases.a.heard-from': ['Four shop owners, in interviews'],
      'design.feedback.a.group': 'Parents; Bus drivers',
    });
    expect(missingVoices(readerOf(await loadMethod(), answers))).toEqual(['parents who work nights']);
  });

  test('was heard at a talk or a meeting', async () => {
    const answers = answersOf({
      'find.missing-voices': ['night nurses', 'renters'],
      'find.sessions.supper.what': 'Supper at the parish hall',
      'find.sessions.supper.groups': ['Night nurses', 'Home owners'],
    });
    expect(missingVoices(readerOf(await loadMethod(), answers))).toEqual(['renters']);
  });
});

test.each([
  [['Parents', 'parents ', 'The parents'], 1],
  [['parents; teachers', 'teachers; parents', 'Parents', 'teachers'], 2],
  [['Parents, Teachers', 'Teachers, Parents', 'Parents', 'Teachers'], 2],
  [['Parents and teachers', 'Parents', 'Teachers'], 2],
  [['Parent of a pupil\nTeacher', 'Teacher|Neighbor'], 3],
  [['Older tenants, parish supper'], 1],
  [['The legal aid clinic', 'The legal aid clinic, which explains our letters', 'Legal aid clinic (by phone)'], 1],
  [['Home nurses, county clinic', 'Parents, county clinic'], 2],
  [['Group A', 'Group B', 'Group C'], 3],
  [['Tenants', 'Tenants with children'], 2],
  [['', ' ', ';'], 0],
])('%j are %i groups', (texts, number) => expect(countGroups(texts)).toBe(number));

test('a group that is among the voices heard and was at a meeting is counted once', async () => {
  const method = await loadMethod();
  const heardIn = (meetings: string[]) =>
    countHeard(
      readerOf(
        method,
        answersOf({
          'find.voices': ['Two neighborhood associations, Old Orchard and Lower Bluff', 'People at the zoning counter'],
          'find.sessions.hall.what': 'Evening at the hall',
          'find.sessions.hall.groups': meetings,
        }),
      ),
    );
  expect(heardIn(['Old Orchard association', 'People at the zoning counter'])).toBe(2);
  expect(heardIn(['Old Orchard association', 'Bus drivers'])).toBe(3);
});
