// The action plan as plain objects a template can walk through, part by part; what other documents tell of, too, stands in files of its
// own. Pure: no clock, no terminal, no "today".

import { type Compared, chosenUseCase, openQuestions, stageOf } from '../../advice/progress.ts';
import { rangeBar } from '../../advice/recommend.ts';
import { boxesView, pitchView, STORY, storyOf, titleOf } from '../../advice/said.ts';
import {
  cautionsOn,
  couldText,
  type LogShown,
  logsIn,
  percentOf,
  remarksOn,
  type TopicShown,
} from '../../evidence/shown.ts';
import { hasChecklists, questionAt, recordAt } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Method, Question } from '../../method/types.ts';
import { citationOf, FEW, isLog } from '../../project/evidence.ts';
import { missingVoices } from '../../project/feedback.ts';
import { recordTitle } from '../../project/kinds.ts';
import { fill, labelInside, thousands, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { summaryView } from './brief.ts';
import { recommendationView } from './fits.ts';
import { heardView } from './heard.ts';
import {
  answersView,
  type Column,
  columnsOf,
  type DocumentReader,
  entriesFor,
  entryOf,
  gapOf,
  givenFrom,
  type Missing,
  missingOf,
  questionsOf,
  recordsView,
  subtitleOf,
  type Table,
  tableOf,
  type ViewOptions,
} from './shown.ts';
import { activitiesView, commitmentView, costView, DEPENDS, isCarriedOut, resultsView, timelineView } from './work.ts';

/** The parts that the questions on the time after the plan play, and those on who was not heard. */
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

/** What can be told of only once the work is done. */
const LEARNED: readonly Role[] = ['lessons', 'other-opportunities'];
const NOT_HEARD = ['missing-voices', 'reach-missing'] as const;

/** What a part of the plan itself shows whole, and so not the appendix again. */
const ELSEWHERE = [
  ...['groups', 'use-cases', 'activities', 'costs', 'measures', 'feedback', 'data-sets', 'safeguards', 'release'],
  ...['voices', 'focus-area', 'focus-reason', 'intended-users', 'users-part', 'choice-reason', 'chosen-use-case'],
  ...['who-does', 'riding-on', 'comes-first', 'also-serves', 'planned-tactics', 'channels', 'fixed', 'contact'],
  ...['comments-until', 'version', 'as-of', 'approved', 'results', 'actual-users', 'did-not-work'],
  ...DEPENDS,
  ...NOT_HEARD,
  ...AFTER,
] as readonly Role[];

/** What a part says of itself beside what it shows: what is missing in it, and whether nothing is in it; neither is so where it does not say. */
type PartView = Partial<Missing> & { empty?: boolean };

/**
 * A part of the plan: the id that --section takes, the name a template knows it by, what it shows, and whether a method has something
 * for it (any has where that is not said). It stands in the plan, in its appendix, or in the plan as long as nothing is planned (`first`).
 */
type PlanPart = {
  id: string;
  name: string;
  show: (given: DocumentReader) => PartView;
  is?: (method: Method) => boolean;
  where?: 'first' | 'appendix';
};

/** The parts in the plan's order. A part with nothing in it and no gap is left out. */
const PARTS = [
  { id: 'summary', name: 'summary', show: summaryView },
  {
    id: 'outline',
    name: 'outline',
    show: boxesView,
    is: ({ boxes }) => boxes.length > 0,
    where: 'first',
  },
  { id: 'commitment', name: 'commitment', show: commitmentView },
  { id: 'use-cases', name: 'useCases', show: useCasesView, is: plays('use-cases'), where: 'first' },
  { id: 'timeline', name: 'timeline', show: timelineView, is: plays('activities.by-when') },
  { id: 'activities', name: 'activities', show: activitiesView, is: plays('activities') },
  { id: 'cost', name: 'cost', show: costView, is: plays('costs') },
  { id: 'heard', name: 'heard', show: heardView, is: plays('feedback', 'voices', 'groups') },
  { id: 'evidence', name: 'evidence', show: evidenceView },
  { id: 'results', name: 'results', show: resultsView, is: plays('measures', 'results') },
  { id: 'not-heard', name: 'notHeard', show: notHeardView, is: plays(...NOT_HEARD) },
  { id: 'open-questions', name: 'openQuestions', show: openView },
  { id: 'after', name: 'after', show: afterView, is: plays(...AFTER, 'use-cases.status') },
  { id: 'steps', name: 'steps', show: stepsView, where: 'appendix' },
  {
    id: 'recommendation',
    name: 'recommendation',
    show: recommendationView,
    is: hasChecklists,
    where: 'appendix',
  },
  {
    id: 'pitch',
    name: 'pitch',
    show: pitchView,
    where: 'appendix',
  },
] as const satisfies readonly PlanPart[];

/** The name of a part in a template. */
type PartName = (typeof PARTS)[number]['name'];

/**
 * The plan: its title, and each part under its name, or null where it is left out; whether it has an appendix. `gaps` are the questions
 * without an answer, `lacking` the names of those that nobody is going to find out.
 */
type PlanView = {
  title: string;
  subtitle: string;
  credit: string;
  appendix: boolean;
  lacking: string[];
  gaps: string[];
} & {
  [Name in PartName]: object | null;
};

/** The ids of the plan's parts, in its order, as far as the method has something for them. */
export const planSections = (method: Method): string[] => partsOf(method).map(({ id }) => id);

/** The plan, with `appendix` all that it rests on; or the part that `section` names. */
export function planView(shared: Shared, { section, appendix = false }: ViewOptions = {}): PlanView {
  const given = givenFrom(shared, section !== undefined);
  const isBegun = stageOf(given) === 'begun';
  const made = partsOf(shared.method)
    .map((part) => ({
      ...part,
      inAppendix: !given.alone && (part.where === 'appendix' || (part.where === 'first' && !isBegun)),
    }))
    .filter(({ id, inAppendix }) => (given.alone ? id === section : appendix || !inAppendix))
    .map(({ name, show, inAppendix }) => ({ name, view: { ...NOTHING_SAID, ...show(given), inAppendix } }));
  const gaps = [...new Set(made.flatMap(({ view }) => view.gaps))];
  const lacking = given.alone ? [] : lackingIn(given, gaps);
  const shown = made.filter(
    ({ name, view: { empty, missing } }) =>
      given.alone || !empty || missing !== '' || (name === 'openQuestions' && lacking.length > 0),
  );
  const viewOf = ({ name }: PlanPart) => [name, shown.find((each) => each.name === name)?.view ?? null] as const;
  return {
    title: titleOf(given),
    subtitle: subtitleOf(given, 'plan'),
    credit: given.alone ? '' : shared.method.credit,
    appendix: shown.some(({ view }) => view.inAppendix),
    ...(Object.fromEntries(PARTS.map(viewOf)) as Record<PartName, object | null>),
    lacking,
    gaps,
  };
}

// --- internal ---

const NOTHING_SAID: Required<PartView> = { gaps: [], missing: '', empty: false };

/** The parts that a method has something for. */
const partsOf = (method: Method): PlanPart[] => (PARTS as readonly PlanPart[]).filter(({ is }) => !is || is(method));

/** Whether a question of the method plays one of these parts. */
function plays(...roles: readonly Role[]): (method: Method) => boolean {
  return (method) => roles.some((role) => method.roles[role] !== undefined);
}

/** What is open about feedback is for the team alone. */
const isForTeam = (given: DocumentReader, id: string): boolean =>
  !given.internal && id.startsWith(`${given.method.roles.feedback}.`);

/** What has no answer in the plan, each by its name, those that are noted as to find out left out: they stand among the open questions. */
function lackingIn(given: DocumentReader, gaps: readonly string[]): string[] {
  const missing = gaps.filter((id) => given.whom(id) === undefined && !isForTeam(given, id));
  return missing.map((id) => nameOf(given, id));
}

/** What a question is called in a list: its label, of a record's field with the record's title. */
function nameOf(given: DocumentReader, id: string): string {
  const label = questionAt(given.method, id)?.label ?? id;
  const entry = recordAt(given.method, id);
  if (!entry) return label;
  return fill(words.plan.ofRecord, { label: labelInside(label), title: recordTitle(given, entry.hub, entry.record) });
}

/** Who is missing and was not heard since, and how to reach them: nothing once all were heard. */
function notHeardView(given: DocumentReader) {
  const [named, missing] = [given.list(given.method.roles['missing-voices']), missingVoices(given)];
  if (named.length > 0 && missing.length === 0) return { entries: [], gaps: [], missing: '', empty: true };
  const still = entriesFor(given, ['missing-voices']).map((entry) =>
    entry.items.length > 0 ? { ...entry, items: missing } : entry,
  );
  const entries = [...still, ...entriesFor(given, ['reach-missing'])];
  return { entries, empty: entries.length === 0, ...missingOf(given, NOT_HEARD) };
}

/** Who keeps it going, what was learned, and the use cases that were set aside for later. */
function afterView(given: DocumentReader) {
  const due = isCarriedOut(given) ? AFTER : AFTER.filter((role) => !LEARNED.includes(role));
  const view = { ...answersView(given, AFTER), ...missingOf(given, due) };
  const served = given.list(given.method.roles['also-serves']);
  const waiting = given
    .compared('use-cases')
    .flatMap(({ id, title, text }) =>
      text('use-cases.status') === 'set-aside' && !served.includes(id) ? [title] : [],
    );
  if (waiting.length === 0) return view;
  return { ...view, entries: [...view.entries, entryOf(words.plan.setAside, { items: waiting })], empty: false };
}

/** The use cases side by side, with how much of each is still open, and then each with its story and its persona. */
function useCasesView(given: DocumentReader) {
  const open: Column = {
    head: words.plan.open,
    cell: ({ gaps, asked }) => fill(words.plan.openOf, { open: gaps.length, all: asked }),
  };
  const columns = [...columnsOf(given, 'use-cases'), open];
  const { title, table, empty, missing, gaps } = recordsView(given, 'use-cases', { columns });
  const chosen = chosenUseCase(given, given.compared('use-cases'));
  const cases = given.compared('use-cases').map((each) => useCaseOf(given, each, each === chosen));
  return { title, table, cases, empty, missing, gaps };
}

function useCaseOf(given: DocumentReader, useCase: Compared, isChosen: boolean) {
  const { title, fields, gaps, part, text } = useCase;
  const story = storyOf(given, useCase, (part) => gapOf(given, part));
  const told = story === '' ? [] : STORY.map((role) => part(role));
  const apart = [Object.values(fields)[0], part('use-cases.status'), ...told];
  return {
    title: isChosen || text('use-cases.status') === 'chosen' ? fill(words.plan.chosen, { title }) : title,
    story,
    entries: entriesFor(
      given,
      Object.values(fields).filter((field) => !apart.includes(field)),
    ),
    missing: gaps
      .filter((gap) => !told.some((field) => field?.id === gap.id))
      .map((gap) => gapOf(given, gap))
      .join(' '),
  };
}

/** What is to be found out, and whom to ask. */
function openView(given: DocumentReader) {
  const questions = openQuestions(given).flatMap(({ id, whom }) =>
    isForTeam(given, id) ? [] : [{ text: nameOf(given, id), whom }],
  );
  return { questions, empty: questions.length === 0 };
}

/** What the plan rests on: the steps, each that was begun with those of its answers that no other part of the plan shows. */
function stepsView(given: DocumentReader) {
  const { method } = given;
  const inOutline = [
    ...method.boxes.map(({ from }) => from),
    ...method.pitch.slots.slice(1).map((slot) => slot.question),
  ];
  // For the team all single answers stand here, as their notes stand nowhere else.
  const elsewhere = questionsOf(given, ELSEWHERE).filter(({ kind }) => !given.internal || kind === 'records');
  const own = method.questions.filter(
    (question) => !elsewhere.includes(question) && !(question.kind === 'phrase' && inOutline.includes(question.id)),
  );
  const steps = method.steps.map(({ id, name }, i) => {
    const begun = given.begun.has(id);
    const ofStep = own.filter(({ step }) => begun && step === id);
    return { title: fill(words.step, { number: i + 1, name }), begun, groups: bySection(given, ofStep) };
  });
  const groups = steps.flatMap((step) => step.groups);
  return {
    steps,
    gaps: groups.flatMap((group) => group.gaps),
    missing: groups.flatMap((group) => group.missing || []).join(' '),
  };
}

/** The questions by their sections, with what is answered and what is missing; sections with neither are left out. */
function bySection(given: DocumentReader, questions: readonly Question[]) {
  return given.method.sections.flatMap(({ id, title }) => {
    const own = questions.filter(({ section }) => section === id);
    const records = own
      .filter(({ kind }) => kind === 'records')
      .map((hub) => recordsView(given, hub))
      .filter(({ empty }) => !empty);
    const { entries, missing, gaps } = answersView(given, own);
    const group = { title, entries, records, missing, gaps: [...gaps, ...records.flatMap((each) => each.gaps)] };
    return entries.length > 0 || records.length > 0 || missing !== '' ? [group] : [];
  });
}

/** All evidence, each source with how it is cited; nothing of it is ever missing, as nobody has to have any. */
function evidenceView({ evidence }: DocumentReader) {
  return {
    caution: words.evidence.caution,
    logs: logsIn(evidence).map(logView),
    lists: [...evidence]
      .filter(([, source]) => !isLog(source))
      .map(([id, source]) => ({
        title: words.evidence.kinds[source.kind],
        citation: citationOf(id, source),
        lines: remarksOn(source),
      })),
    empty: evidence.size === 0,
  };
}

const MOST_BARS = 8;
const MOST_ROWS = 20;

/** A log: its first topics as a picture, of what `measure` says, and more of them as a table. */
function logView(log: LogShown) {
  const { id, source, topics } = log;
  const { document: say, kinds } = words.evidence;
  const { requesters } = source;
  const isByPeople = requesters !== undefined && topics.some((topic) => typeof topic.requesters === 'number');
  const shareOf = (topic: TopicShown): number | undefined => {
    if (!isByPeople) return percentOf(topic.requests, source.rows);
    return typeof topic.requesters === 'number' ? percentOf(topic.requesters, requesters ?? 0) : undefined;
  };
  const bars = topics.slice(0, MOST_BARS).flatMap((topic) => {
    const percent = shareOf(topic);
    if (percent === undefined) return [];
    return [`${rangeBar({ low: percent / 100, high: percent / 100 })} ${`${percent} %`.padEnd(5)} ${topic.title}`];
  });
  return {
    title: kinds[source.kind],
    citation: citationOf(id, source),
    lines: [...remarksOn(source, log), ...cautionsOn([log])],
    measure: isByPeople ? say.byPeople : say.byRequests,
    bars,
    table: tableFor(topics.slice(0, MOST_ROWS)),
    empty: topics.length === 0,
  };
}

/** The topics as a table. */
function tableFor(topics: readonly TopicShown[]): Table {
  const { document: say, answers, topic: few, answer: found } = words.evidence;
  const isByPeople = topics.some(({ requesters }) => requesters !== undefined);
  const peopleIn = ({ requesters }: TopicShown) =>
    requesters === undefined ? say.unknown : requesters === FEW ? few.fewPeople : thousands(requesters);
  const publishedFor = ({ could, answer }: TopicShown) => {
    if (could === 'case-file' || answer === undefined) return '';
    return answer === 'none' ? found.none : answer.dataset + (answer.unused ? found.unused : '');
  };
  const { topic, people, requests, could, published } = say.columns;
  return tableOf<TopicShown>(
    [
      { head: topic, cell: ({ title }) => title },
      { head: people, cell: (each) => (isByPeople ? peopleIn(each) : '') },
      { head: requests, cell: (each) => thousands(each.requests) },
      { head: could, cell: (each) => couldText(each, { ...answers, unknown: say.unknown }, say) },
      { head: published, cell: publishedFor },
    ],
    topics,
  );
}
