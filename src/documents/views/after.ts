// The last parts of the plan: what comes after it, and the page of lessons for another city.
import { compareRecords } from '../../advice/compare.ts';
import { words } from '../../words.ts';
import { ACTIVITIES, setAside } from './cases.ts';
import { type Entry, entriesAt, type Given, type Missing, missingOf, questionsAt } from './shown.ts';

/** What comes after: who keeps it going, what else was found, what was learned, and what waits for another time. */
export type AfterView = Missing & { entries: Entry[] };

/** The page for another city, in groups of answers. */
export type LessonsView = Missing & { groups: { title: string; entries: Entry[] }[] };

export const AFTER = ['design.home', 'design.sustain', 'implement.lessons', 'implement.other-opportunities'];

/** What the part on the time after the plan shows. */
export function afterView(given: Given): AfterView {
  const waiting = setAside(given);
  return {
    entries: [...entriesAt(given, AFTER), ...(waiting.length > 0 ? [listed(words.plan.setAside, waiting)] : [])],
    ...missingOf(given, questionsAt(given.method, AFTER)),
  };
}

/** What the page for another city shows. */
export function lessonsView(given: Given): LessonsView {
  const { method, answers } = given;
  const done = compareRecords(method, answers, ACTIVITIES)
    .filter(({ fields }) => fields.status && answers.byId[fields.status.id]?.value === 'done')
    .map(({ title }) => title);
  const groups = LESSONS.map(({ title, ids }) => ({
    title,
    entries: [
      ...entriesAt(given, ids),
      ...(ids.includes('implement.tactics.chosen') && done.length > 0 ? [listed(words.plan.done, done)] : []),
    ],
  }));
  return {
    groups: groups.filter(({ entries }) => entries.length > 0),
    ...missingOf(
      given,
      questionsAt(
        method,
        LESSONS.flatMap(({ ids }) => ids),
      ),
    ),
  };
}

// --- internal ---

const LESSONS: readonly { title: string; ids: readonly string[] }[] = [
  {
    title: words.plan.lessons.context,
    ids: ['project.place', 'project.government', 'find.focus-area', 'find.focus-reason', 'design.use-case'],
  },
  {
    title: words.plan.lessons.work,
    ids: ['design.intervention', 'design.release', 'design.safeguards', 'implement.tactics.chosen'],
  },
  { title: words.plan.lessons.results, ids: ['implement.results', 'implement.users'] },
  { title: words.plan.lessons.failures, ids: ['implement.did-not-work'] },
  { title: words.plan.lessons.lessons, ids: ['implement.lessons'] },
];

const listed = (label: string, items: string[]): Entry => ({ label, lead: '', more: [], items, note: '' });
