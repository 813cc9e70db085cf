// The action plan as plain objects a template can walk through, part by part. Pure: no clock, no terminal, no "today".

import { compareRecords } from '../../advice/progress.ts';
import { isDone } from '../../advice/said.ts';
import { hasChecklists, tacticChoiceOf } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Method, Question } from '../../method/types.ts';
import { fill, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { boxesView, pitchView, titleOf, type ViewOptions } from '../view.ts';
import { activitiesView, setAside, useCasesView } from './cases.ts';
import { evidenceView } from './evidence.ts';
import { recommendationView } from './fits.ts';
import { groupsView, heardView, NOT_HEARD, notHeardView, openView } from './review.ts';
import {
  type DocumentReader,
  entriesFor,
  givenFrom,
  listed,
  type Missing,
  missingOf,
  questionsOf,
  type ShownAnswer,
} from './shown.ts';
import { stepsView, summaryView } from './summary.ts';

/** The parts that the questions on the time after the plan play. */
const AFTER = ['home', 'sustain', 'lessons', 'other-opportunities'] as const;

/** What stands in a part of its own, and so not among the answers of the steps. */
const ELSEWHERE = ['groups', 'use-cases', 'activities', 'feedback', ...NOT_HEARD, ...AFTER] as const;

/**
 * The parts of the plan in its order: the id that --section takes, the name a template knows the part by, what it shows, whether
 * nothing is in it, and of which roles a method has to have one. A part with nothing in it and no gap is left out; one that
 * stands `alone` is only shown by its id.
 */
const PARTS = [
  part('summary', 'summary', summaryView, () => false),
  part(
    'steps',
    'steps',
    (given) =>
      stepsView(
        given,
        questionsOf(given.method, ELSEWHERE).map(({ id }) => id),
      ),
    () => false,
  ),
  part('recommendation', 'recommendation', recommendationView, ({ steps }) => steps.length === 0, hasChecklists),
  part(
    'outline',
    'outline',
    (given) => ({ ...boxesView(given), missing: '' }),
    () => false,
    ({ boxes }) => boxes.length > 0,
  ),
  part(
    'pitch',
    'pitch',
    (given) => ({ ...pitchView(given), missing: '' }),
    () => false,
  ),
  part('use-cases', 'useCases', useCasesView, ({ cases }) => cases.length === 0, plays('use-cases')),
  part('activities', 'activities', activitiesView, ({ table }) => table.rows.length === 0, plays('activities')),
  part('heard', 'heard', heardView, ({ counts }) => counts === '', plays('feedback')),
  part('people', 'people', groupsView, ({ table }) => table.rows.length === 0, plays('voices', 'groups')),
  part('evidence', 'evidence', evidenceView, ({ logs, lists }) => logs.length + lists.length === 0),
  part('not-heard', 'notHeard', notHeardView, ({ entries }) => entries.length === 0, plays(...NOT_HEARD)),
  part('open-questions', 'openQuestions', openView, ({ questions }) => questions.length === 0),
  part('after', 'after', afterView, ({ entries }) => entries.length === 0, plays(...AFTER, 'use-cases.status')),
  { ...part('lessons', 'lessons', lessonsView, ({ groups }) => groups.length === 0, plays('lessons')), alone: true },
] as const;

type PlanPart = (typeof PARTS)[number];

/** The plan: its title, and each part under its name, or null where it is left out. `gaps` are the questions without an answer. */
export type PlanView = { title: string; subtitle: string; credit: string; gaps: string[] } & {
  [Name in PlanPart['name']]: object | null;
};

/** The ids of the plan's parts, in its order, as far as the method has something for them. */
export const planSections = (method: Method): string[] => PARTS.filter(({ is }) => is(method)).map(({ id }) => id);

/** The whole plan, or the part that `section` names. */
export function planView(shared: Shared, options: ViewOptions = {}): PlanView {
  const { method } = shared;
  const given = givenFrom(shared, options.section !== undefined);
  const parts = PARTS.filter(({ is }) => is(method));
  const wanted = parts.filter((each) => (given.alone ? each.id === options.section : !('alone' in each)));
  const shown = wanted.flatMap(({ name, of }) => {
    const { view, empty } = of(given);
    return empty && view.missing === '' && !given.alone ? [] : [{ name, view: { ...view, empty } }];
  });
  const place = given.at(method.roles.place)?.value;
  return {
    title: titleOf(given),
    subtitle: place === undefined ? words.plan.subtitle : fill(words.plan.subtitleFor, { place: String(place) }),
    credit: given.alone ? '' : method.credit,
    ...(Object.fromEntries(PARTS.map(({ name }) => [name, null])) as Record<PlanPart['name'], null>),
    ...Object.fromEntries(shown.map(({ name, view }) => [name, view])),
    gaps: [...new Set(shown.flatMap(({ view }) => view.gaps))],
  };
}

// --- internal ---

/** A row of the table of parts. */
function part<Id extends string, Name extends string, View extends Missing>(
  id: Id,
  name: Name,
  show: (given: DocumentReader) => View,
  isEmpty: (view: View) => boolean,
  is: (method: Method) => boolean = () => true,
) {
  return {
    id,
    name,
    is,
    of: (given: DocumentReader) => {
      const view = show(given);
      return { view, empty: isEmpty(view) };
    },
  };
}

/** Whether a question of the method plays one of these parts. */
function plays(...roles: readonly Role[]): (method: Method) => boolean {
  return (method) => roles.some((role) => method.roles[role] !== undefined);
}

/** What comes after: who keeps it going, what else was found, what was learned, and what waits for another time. */
type AfterView = Missing & { entries: ShownAnswer[] };

/** The page for others who want to do the same, in groups of answers. */
type LessonsView = Missing & { groups: { title: string; entries: ShownAnswer[] }[] };

/** Who keeps it going, what was learned, and the use cases that were set aside for later. */
function afterView(given: DocumentReader): AfterView {
  const waiting = setAside(given);
  const questions = questionsOf(given.method, AFTER);
  return {
    entries: [...entriesFor(given, questions), ...(waiting.length > 0 ? [listed(words.plan.setAside, waiting)] : [])],
    ...missingOf(given, questions),
  };
}

/** What others need to do the same: the place, what was done, what came of it and what did not work; empty groups are left out. */
function lessonsView(given: DocumentReader): LessonsView {
  const { method } = given;
  const { context, work, results, failures, lessons } = words.plan.lessons;
  const tactics = tacticChoiceOf(method, method.roles['work-step'] ?? '');
  const done = compareRecords(given, method.roles.activities)
    .filter(isDone(given))
    .map(({ title }) => title);
  const groups: { title: string; questions: Question[]; more?: ShownAnswer[] }[] = [
    {
      title: context,
      questions: questionsOf(method, ['place', 'government', 'focus-area', 'focus-reason', 'chosen-use-case']),
    },
    {
      title: work,
      questions: [...questionsOf(method, ['intervention', 'release', 'safeguards']), ...(tactics ? [tactics] : [])],
      more: done.length > 0 ? [listed(words.plan.done, done)] : [],
    },
    { title: results, questions: questionsOf(method, ['results', 'actual-users']) },
    { title: failures, questions: questionsOf(method, ['did-not-work']) },
    { title: lessons, questions: questionsOf(method, ['lessons']) },
  ];
  return {
    groups: groups
      .map(({ title, questions, more = [] }) => ({ title, entries: [...entriesFor(given, questions), ...more] }))
      .filter(({ entries }) => entries.length > 0),
    ...missingOf(
      given,
      groups.flatMap(({ questions }) => questions),
    ),
  };
}
