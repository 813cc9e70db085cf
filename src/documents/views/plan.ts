// The action plan as plain objects a template can walk through, part by part. Pure: no clock, no terminal, no "today".

import { compareRecords } from '../../advice/progress.ts';
import type { Method } from '../../method/types.ts';
import { type Answers, answerAt } from '../../project/answers.ts';
import { fill, words } from '../../words.ts';
import { outlineView, type PitchView, pitchView, titleOf, type ViewOptions } from '../view.ts';
import { ACTIVITIES, activitiesView, setAside, USE_CASES, useCasesView } from './cases.ts';
import { recommendationView } from './fits.ts';
import { FEEDBACK, publicAnswers } from './public.ts';
import { heardView, NOT_HEARD, notHeardView, openView } from './review.ts';
import { begunSteps, type Entry, entriesAt, type Given, type Missing, missingOf, questionsAt } from './shown.ts';
import { stepsView, summaryView } from './summary.ts';

/** The questions of the part on the time after the plan. */
const AFTER = ['design.home', 'design.sustain', 'implement.lessons', 'implement.other-opportunities'];

/** What stands in a part of its own, and so not among the answers of the steps. */
const ELSEWHERE = [USE_CASES, ACTIVITIES, FEEDBACK, ...NOT_HEARD, ...AFTER];

/**
 * The parts of the plan in its order: the id that --section takes, the name a template knows the part by, what it shows, and
 * whether nothing is in it. A part with nothing in it and no gap is left out; one that stands `alone` is only shown by its id.
 */
const PARTS = [
  part('summary', 'summary', summaryView, () => false),
  part(
    'steps',
    'steps',
    (given) => stepsView(given, ELSEWHERE),
    () => false,
  ),
  part('recommendation', 'recommendation', recommendationView, ({ steps }) => steps.length === 0),
  part(
    'outline',
    'outline',
    (given) => outlined(outlineView(given.method, given.answers)),
    () => false,
  ),
  part(
    'pitch',
    'pitch',
    (given) => outlined(pitchView(given.method, given.answers)),
    () => false,
  ),
  part('use-cases', 'useCases', useCasesView, ({ cases }) => cases.length === 0),
  part('activities', 'activities', activitiesView, ({ table }) => table.rows.length === 0),
  part('heard', 'heard', heardView, ({ counts }) => counts === ''),
  part('not-heard', 'notHeard', notHeardView, ({ entries }) => entries.length === 0),
  part('open-questions', 'openQuestions', openView, ({ questions }) => questions.length === 0),
  part('after', 'after', afterView, ({ entries }) => entries.length === 0),
  { ...part('lessons', 'lessons', lessonsView, ({ groups }) => groups.length === 0), alone: true },
] as const;

type Part = (typeof PARTS)[number];

/** The plan: its title, and each part under its name, or null where it is left out. `gaps` are the questions without an answer. */
export type PlanView = { title: string; subtitle: string; credit: string; gaps: string[] } & {
  [Name in Part['name']]: object | null;
};

/** The ids of the plan's parts, in its order. */
export const PLAN_SECTIONS: readonly string[] = PARTS.map(({ id }) => id);

/** What the plan shows, whole or the part that `section` names; with `public` without what is not for the public. */
export function planView(method: Method, all: Answers, options: ViewOptions = {}): PlanView {
  const answers = options.public ? publicAnswers(all) : all;
  const given: Given = {
    method,
    answers,
    begun: begunSteps(method, answers),
    public: options.public ?? false,
    alone: options.section !== undefined,
  };
  const wanted = PARTS.filter((each) => (given.alone ? each.id === options.section : !('alone' in each)));
  const shown = wanted.flatMap(({ name, of }) => {
    const { view, empty } = of(given);
    return empty && view.missing === '' && !given.alone ? [] : [{ name, view: { ...view, empty } }];
  });
  const place = answerAt(answers, method.roles.place)?.value;
  return {
    title: titleOf(method, answers),
    subtitle: place === undefined ? words.plan.subtitle : fill(words.plan.subtitleFor, { place: String(place) }),
    credit: given.alone ? '' : method.credit,
    ...(Object.fromEntries(PARTS.map(({ name }) => [name, null])) as Record<Part['name'], null>),
    ...Object.fromEntries(shown.map(({ name, view }) => [name, view])),
    gaps: [...new Set(shown.flatMap(({ view }) => view.gaps))],
  };
}

// --- internal ---

/** A row of the table of parts. */
function part<Id extends string, Name extends string, View extends Missing>(
  id: Id,
  name: Name,
  show: (given: Given) => View,
  isEmpty: (view: View) => boolean,
) {
  return {
    id,
    name,
    of: (given: Given) => {
      const view = show(given);
      return { view, empty: isEmpty(view) };
    },
  };
}

/** The outline or the pitch as a part: their gaps stand in their text. */
const outlined = <View extends PitchView>(view: View): View & Missing => ({ ...view, missing: '' });

/** What comes after: who keeps it going, what else was found, what was learned, and what waits for another time. */
type AfterView = Missing & { entries: Entry[] };

/** The page for another city, in groups of answers. */
type LessonsView = Missing & { groups: { title: string; entries: Entry[] }[] };

/** What the part on the time after the plan shows. */
function afterView(given: Given): AfterView {
  const waiting = setAside(given);
  return {
    entries: [...entriesAt(given, AFTER), ...(waiting.length > 0 ? [listed(words.plan.setAside, waiting)] : [])],
    ...missingOf(given, questionsAt(given.method, AFTER)),
  };
}

/** What the page for another city shows. */
function lessonsView(given: Given): LessonsView {
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
