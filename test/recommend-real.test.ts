// What `tde recommend` advises places whose projects are known, and others like them: what they rightly chose can be started with.

import { describe, expect, test } from 'vitest';
import { checklistsOf, recommend } from '../src/advice/recommend.ts';
import { criteriaOf, loadMethod, tacticChoiceOf } from '../src/method/ids.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { readProject } from '../src/project/file.ts';
import { exampleFiles } from './support/examples.ts';

const method = await loadMethod();
const MARKS: Record<string, string> = { y: 'yes', n: 'no', '?': 'unsure' };

/** One tactic a column, in the pack's order, a mark a criterion: yes, no, not told. */
type Place = [who: string, marks: string, chose: string[], ready: string];

/**
 * The first four are projects that were published, the others such as one meets: their marks, what they chose, and what should be said
 * of each tactic: r ready, m may do, - not yet.
 */
const places: Place[] = [
  [
    'a city whose permit office has a working request system',
    'y?y ynn?? ?y?? ??y?n ?y?',
    ['analyze-requests'],
    'm r r m m',
  ],
  [
    'a city that made a data toolkit with its nonprofits',
    'yyy ????y y?y? yyy?? n?y',
    ['identify-shared-priorities', 'join-public-meetings'],
    'r r r r -',
  ],
  [
    'a port city that shares what it knows of floods',
    'yyy ??n?? ???y ??y?? n?y',
    ['identify-shared-priorities'],
    'r m r m -',
  ],
  [
    'a big city that sells its empty lots to neighbors',
    'yyy ?nn?? yn?y yyyy? ?y?',
    ['identify-shared-priorities', 'join-public-meetings'],
    'r m r r m',
  ],
  [
    'a county without a portal whose clerk keeps a good log',
    '?nn ynnn? n??? n?y?? n?n',
    ['analyze-requests'],
    '- r m - -',
  ],
  [
    'a library whose help desk writes down each data question',
    '??? nnnyn yn?? ?y?yn ???',
    ['analyze-requests', 'identify-partners'],
    'm r r m m',
  ],
  [
    'a town where all come to the school board, and nobody reaches out',
    '?y? nnnn? ???n yynyn nnn',
    ['join-public-meetings'],
    'm m m r -',
  ],
  [
    'a health department with one keen clinic and nothing in writing',
    'y?? ?nnn? ?nny n???y ??n',
    ['identify-partners'],
    'm m r - -',
  ],
  [
    'a transit agency that copies a neighbor with its own developers',
    '?n? ???n? ?y?? nynn? yyy',
    ['map-focus-areas', 'identify-partners'],
    '- m r - r',
  ],
  // Made up after open-data work that was published: open contracting that began with the small firms who never bid, and air monitors
  // that residents hung up before the state had a portal for them.
  [
    'a county that buys from the same ten firms, and whose chamber of commerce asks for the bids',
    '??n ynnn? nyyy nn?nn y?n',
    ['identify-partners'],
    '- r r - -',
  ],
  [
    'a river town where residents measure the air themselves, and the state measures elsewhere',
    'ny? n?nyy ynny yy?yn ?nn',
    ['join-public-meetings', 'identify-partners'],
    '- r r r -',
  ],
  ['a village that has nobody to ask yet', 'nn? nnnnn nnnn n?nnn nnn', [], '- - - - -'],
  [
    'a city that has just begun, and knows its goals alone',
    'yy? ????? ???? ????? ???',
    ['identify-shared-priorities'],
    'm m m m m',
  ],
];

const checklists = checklistsOf(method, 'find');

const answersOf = (marks: string) => {
  const lists = marks.split(' ').map((list) => [...list].map((mark) => MARKS[mark] ?? ''));
  const lines = checklists.flatMap((checklist, i) =>
    criteriaOf(method, checklist).map(({ id }, j) => [id, { value: lists[i]?.[j] ?? '' }] as const),
  );
  return { ...NO_ANSWERS, byId: Object.fromEntries(lines) };
};

/** Whether each tactic is ready, or as likely as the first of those that may be. */
function expectStartable(tactics: ReturnType<typeof recommend>['tactics'], chosen: readonly string[]) {
  const likely = tactics.find(({ ready }) => ready === 'maybe')?.rank;
  for (const id of chosen) {
    const fit = tactics.find((each) => each.id === id);
    expect(fit?.ready === 'yes' || (fit?.ready === 'maybe' && fit.rank === likely), id).toBe(true);
  }
}

describe('the tactics that were rightly chosen are ready, or first among those that may be', () => {
  test.each(places)('in %s', (_who, marks, chosen, ready) => {
    const { tactics } = recommend(readerOf(method, answersOf(marks)), 'find');
    const signs = { yes: 'r', maybe: 'm', no: '-' };
    const found = checklists.map(({ tactic }) => signs[tactics.find(({ id }) => id === tactic)?.ready ?? 'no']);
    expect(found.join(' ')).toBe(ready);
    expectStartable(tactics, chosen);
  });

  test.each(exampleFiles)('in %s', (file) => {
    const project = readProject(file, method);
    for (const { id } of method.steps) {
      const { tactics } = recommend(project, id);
      if (tactics.some(({ yes }) => yes > 0)) expectStartable(tactics, project.list(tacticChoiceOf(method, id)?.id));
    }
  });
});

test('the one who can start with nothing yet is told what each tactic needs', () => {
  const { tactics } = recommend(readerOf(method, answersOf('nn? nnnnn nnnn n?nnn nnn')), 'find');
  for (const { need, name } of tactics)
    expect(
      need.some(({ part }) => part !== 'helps'),
      name,
    ).toBe(true);
});
