// The action plan as plain objects a template can walk through, part by part. Pure: no clock, no terminal, no "today".

import { stageOf } from '../../advice/pitch.ts';
import { hasChecklists } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Method } from '../../method/types.ts';
import { words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { boxesView, pitchView, titleOf, type ViewOptions } from '../view.ts';
import { setAside, useCasesView } from './cases.ts';
import { commitmentView } from './commitment.ts';
import { evidenceView } from './evidence.ts';
import { recommendationView } from './fits.ts';
import { subtitleOf } from './people.ts';
import { type HeardView, heardView, NOT_HEARD, nameOf, notHeardView, openView } from './review.ts';
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
import { stepsView } from './steps.ts';
import { summaryView } from './summary.ts';
import { activitiesView, costView, resultsView, timelineView } from './work.ts';

/** The parts that the questions on the time after the plan play. */
const AFTER = [
  'home',
  'sustain',
  'upkeep-who',
  'upkeep-how-often',
  'upkeep-until',
  'open-channel',
  'lessons',
  'other-opportunities',
] as const;

/** What a part of the plan itself shows whole, and so not the appendix again. */
const ELSEWHERE = [
  ...['groups', 'use-cases', 'activities', 'costs', 'measures', 'feedback', 'data-sets', 'safeguards', 'release'],
  ...['voices', 'focus-area', 'focus-reason', 'intended-users', 'users-part', 'choice-reason', 'chosen-use-case'],
  ...[
    'who-does',
    'riding-on',
    'comes-first',
    'also-serves',
    'planned-tactics',
    'channels',
    'fixed',
    'contact',
    'comments-until',
    'version',
    'as-of',
    'approved',
  ],
  ...['results', 'actual-users', 'did-not-work', ...NOT_HEARD, ...AFTER],
] as readonly Role[];

/**
 * The parts of the plan in its order: the id that --section takes, the name a template knows the part by, what it shows, whether
 * nothing is in it, and of which roles a method has to have one. A part with nothing in it and no gap is left out. Where it stands:
 * in the plan, in its appendix, or in the plan as long as nothing is planned (`first`).
 */
const PARTS = [
  part('summary', 'summary', summaryView, () => false),
  part(
    'outline',
    'outline',
    (given) => ({ ...boxesView(given), missing: '' }),
    () => false,
    ({ boxes }) => boxes.length > 0,
    'first',
  ),
  part('commitment', 'commitment', commitmentView, ({ pieces, way }) => pieces.length === 0 && way === null),
  part('use-cases', 'useCases', useCasesView, ({ cases }) => cases.length === 0, plays('use-cases'), 'first'),
  part('timeline', 'timeline', timelineView, ({ lines }) => lines.length === 0, plays('activities.by-when')),
  part('activities', 'activities', activitiesView, ({ table }) => table.rows.length === 0, plays('activities')),
  part('cost', 'cost', costView, ({ table }) => table.rows.length === 0, plays('costs')),
  part('heard', 'heard', heardView, nobodyIsHeard, plays('feedback', 'voices', 'groups')),
  part('evidence', 'evidence', evidenceView, ({ logs, lists }) => logs.length + lists.length === 0),
  part(
    'results',
    'results',
    resultsView,
    ({ table, entries }) => table.rows.length + entries.length === 0,
    plays('measures', 'results'),
  ),
  part('not-heard', 'notHeard', notHeardView, ({ entries }) => entries.length === 0, plays(...NOT_HEARD)),
  part('open-questions', 'openQuestions', openView, ({ questions }) => questions.length === 0),
  part('after', 'after', afterView, ({ entries }) => entries.length === 0, plays(...AFTER, 'use-cases.status')),
  part(
    'steps',
    'steps',
    (given) => stepsView(given, elsewhere(given)),
    () => false,
    undefined,
    'appendix',
  ),
  part(
    'recommendation',
    'recommendation',
    (given) => recommendationView(given),
    ({ steps }) => steps.length === 0,
    hasChecklists,
    'appendix',
  ),
  part(
    'pitch',
    'pitch',
    (given) => ({ ...pitchView(given), missing: '' }),
    () => false,
    undefined,
    'appendix',
  ),
] as const;

type PlanPart = (typeof PARTS)[number];

/** Where a part of the plan stands. */
type Where = 'plan' | 'first' | 'appendix';

/**
 * The plan: its title, and each part under its name, or null where it is left out; whether it has an appendix. `gaps` are the questions
 * without an answer, `lacking` the names of those that nobody is going to find out.
 */
export type PlanView = {
  title: string;
  subtitle: string;
  credit: string;
  appendix: boolean;
  lacking: string[];
  gaps: string[];
} & {
  [Name in PlanPart['name']]: object | null;
};

/** The ids of the plan's parts, in its order, as far as the method has something for them. */
export const planSections = (method: Method): string[] => PARTS.filter(({ is }) => is(method)).map(({ id }) => id);

/** The plan, with `appendix` all that it rests on; or the part that `section` names. */
export function planView(shared: Shared, options: ViewOptions = {}): PlanView {
  const { method } = shared;
  const given = givenFrom(shared, options.section !== undefined);
  const isFirst = stageOf(given) === 'begun';
  const inAppendix = ({ where }: PlanPart) => !given.alone && (where === 'appendix' || (where === 'first' && !isFirst));
  const parts = PARTS.filter(({ is }) => is(method));
  const wanted = parts.filter((each) =>
    given.alone ? each.id === options.section : options.appendix || !inAppendix(each),
  );
  const made = wanted.map((each) => ({ name: each.name, ...each.of(given), inAppendix: inAppendix(each) }));
  const gaps = [...new Set(made.flatMap(({ view }) => view.gaps))];
  const lacking = given.alone ? [] : lackingIn(given, gaps);
  const isShown = ({ name, view, empty }: (typeof made)[number]) =>
    given.alone || !empty || view.missing !== '' || (name === 'openQuestions' && lacking.length > 0);
  const shown = made.filter(isShown);
  return {
    title: titleOf(given),
    subtitle: subtitleOf(given, 'plan'),
    credit: given.alone ? '' : method.credit,
    appendix: shown.some((each) => each.inAppendix),
    ...(Object.fromEntries(PARTS.map(({ name }) => [name, null])) as Record<PlanPart['name'], null>),
    ...Object.fromEntries(shown.map(({ name, view, empty, inAppendix }) => [name, { ...view, empty, inAppendix }])),
    lacking,
    gaps,
  };
}

// --- internal ---

/** What the appendix need not show again. For the team it shows all single answers, as their notes stand nowhere else. */
const elsewhere = (given: DocumentReader): string[] =>
  questionsOf(given.method, ELSEWHERE).flatMap(({ id, kind }) => (given.internal && kind !== 'records' ? [] : [id]));

/** A row of the table of parts. */
function part<Id extends string, Name extends string, View extends Missing>(
  id: Id,
  name: Name,
  show: (given: DocumentReader) => View,
  isEmpty: (view: View) => boolean,
  is: (method: Method) => boolean = () => true,
  where: Where = 'plan',
) {
  return {
    id,
    name,
    is,
    where,
    of: (given: DocumentReader) => {
      const view = show(given);
      return { view, empty: isEmpty(view) };
    },
  };
}

/** What has no answer in the plan, each by its name, those that are noted as to find out left out: they stand among the open questions. */
function lackingIn(given: DocumentReader, gaps: readonly string[]): string[] {
  const missing = gaps.filter((id) => given.at(id)?.findOut === undefined);
  return missing.map((id) => nameOf(given, id));
}

/** Whether a question of the method plays one of these parts. */
function plays(...roles: readonly Role[]): (method: Method) => boolean {
  return (method) => roles.some((role) => method.roles[role] !== undefined);
}

/** Whether nobody was heard yet, as far as the project says. */
function nobodyIsHeard({ listened, themes, asked, groups, people }: HeardView): boolean {
  return listened === '' && themes.length + asked.length + groups.length + people.length === 0;
}

/** What comes after: who keeps it going, what else was found, what was learned, and what waits for another time. */
type AfterView = Missing & { entries: ShownAnswer[] };

/** Who keeps it going, what was learned, and the use cases that were set aside for later. */
function afterView(given: DocumentReader): AfterView {
  const waiting = setAside(given);
  const questions = questionsOf(given.method, AFTER);
  return {
    entries: [...entriesFor(given, questions), ...(waiting.length > 0 ? [listed(words.plan.setAside, waiting)] : [])],
    ...missingOf(given, questions),
  };
}
