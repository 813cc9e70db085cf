// The parts of the plan that are made from records of their own: the use cases, side by side and one by one, and the activities.

import { tidy } from '../../advice/pitch.ts';
import { type Compared, compareRecords } from '../../advice/progress.ts';
import { questionAt } from '../../method/ids.ts';
import { fill, words } from '../../words.ts';
import { type Entry, entriesFor, type Given, gapOf, type Missing, missingOf, textOrGap } from './shown.ts';

export const USE_CASES = 'refine.use-cases';
export const ACTIVITIES = 'design.activities';

/** A table: the titles of its columns, and its rows of as many cells. */
export type Table = { columns: string[]; rows: string[][] };

/** The use cases: side by side as a table, then each with its story and its persona. */
export type UseCasesView = Missing & { table: Table; cases: UseCase[] };
export type UseCase = { title: string; story: string; entries: Entry[]; missing: string };

/** The activities as a table. */
export type ActivitiesView = Missing & { table: Table };

/** What the part on use cases shows. */
export function useCasesView(given: Given): UseCasesView {
  const cases = compareRecords(given.method, given.answers, USE_CASES);
  return {
    table: tableOf(given, cases, USE_CASES, COMPARED, (each) =>
      fill(words.plan.openOf, { open: each.gaps.length, all: each.asked }),
    ),
    cases: cases.map((each) => useCaseOf(given, each)),
    ...gapsOf(given, USE_CASES, cases),
  };
}

/** What the part on activities shows. */
export function activitiesView(given: Given): ActivitiesView {
  const activities = compareRecords(given.method, given.answers, ACTIVITIES);
  return { table: tableOf(given, activities, ACTIVITIES, PLANNED), ...gapsOf(given, ACTIVITIES, activities) };
}

/** The use cases kept for another time, by their titles. */
export const setAside = ({ method, answers }: Given): string[] =>
  compareRecords(method, answers, USE_CASES)
    .filter(({ fields }) => fields.status && answers.byId[fields.status.id]?.value === 'set-aside')
    .map(({ title }) => title);

/** The user story as one sentence, with its gaps; empty where nothing of it is there. */
export function storyOf({ answers }: Given, fields: Compared['fields']): string {
  const parts = STORY.map((id) => fields[id]);
  if (parts.every((part) => part && answers.byId[part.id]?.value === undefined)) return '';
  const [as = '', want = '', soThat = ''] = parts.map((part) => {
    const value = part && answers.byId[part.id]?.value;
    return typeof value === 'string' ? tidy(value) : part ? gapOf(answers, part) : '';
  });
  return fill(words.plan.story, { as, want, soThat });
}

// --- internal ---

/** The fields that stand side by side in the tables. */
const COMPARED = ['title', 'persona.who', 'story.so-that', 'holder', 'basis', 'strength', 'status'];
const PLANNED = ['what', 'who', 'by-when', 'status', 'use-case'];
const headings: Readonly<Record<string, string>> = words.plan.columns;
const STORY = ['story.as', 'story.want', 'story.so-that'];

function tableOf(
  given: Given,
  records: readonly Compared[],
  hub: string,
  fields: readonly string[],
  last?: (record: Compared) => string,
): Table {
  const known = questionAt(given.method, hub)?.fields ?? [];
  const columns = fields.flatMap((id) => known.find((field) => field.id === id) ?? []);
  return {
    columns: [...columns.map(({ id, label }) => headings[id] ?? label), ...(last ? [words.plan.open] : [])],
    rows: records.map((record) => [
      ...columns.map(({ id }) => {
        const field = record.fields[id];
        return field ? textOrGap(given, field) : '';
      }),
      ...(last ? [last(record)] : []),
    ]),
  };
}

function useCaseOf(given: Given, { id, title, fields, gaps }: Compared): UseCase {
  const { answers } = given;
  const status = fields.status && answers.byId[fields.status.id]?.value;
  const chosen = answers.byId['design.use-case']?.value === id || status === 'chosen';
  const rest = Object.entries(fields).filter(([field]) => !['title', 'status', ...STORY].includes(field));
  const open = gaps.filter((gap) => !STORY.some((field) => gap.id.endsWith(`.${field}`)));
  return {
    title: chosen ? fill(words.plan.chosen, { title }) : title,
    story: storyOf(given, fields),
    entries: entriesFor(
      given,
      rest.map(([, question]) => question),
    ),
    missing: open.map((gap) => gapOf(answers, gap)).join(' '),
  };
}

/** What is missing among records: all of them, or the fields of those that are there. */
function gapsOf(given: Given, hub: string, records: readonly Compared[]): Missing {
  const question = questionAt(given.method, hub);
  const { missing, gaps } = missingOf(given, question ? [question] : []);
  return { missing, gaps: [...gaps, ...records.flatMap((record) => record.gaps.map(({ id }) => id))] };
}
