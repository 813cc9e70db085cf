// What a finished cycle amounts to: the closing page, in numbers and on one page, and the case study that others can learn from, step by
// step. Both are made of what is there. Pure.

import { listeningText, themesOf, themeText } from '../../advice/listening.ts';
import { groupsOf, residentsAmong } from '../../advice/people.ts';
import { paragraphOf, pitchOf } from '../../advice/pitch.ts';
import { type Compared, compareRecords } from '../../advice/progress.ts';
import { storyOf } from '../../advice/said.ts';
import { tacticChoiceOf } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Question, Step } from '../../method/types.ts';
import { fill, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { costsText, doneText, type RecordTable, withoutEmpty } from './cases.ts';
import { forResidents, type Sheet } from './people.ts';
import { byGroup, countsOf, decisionOn } from './review.ts';
import {
  type DocumentReader,
  entriesFor,
  gapOf,
  listed,
  missingOf,
  questionsOf,
  type ShownAnswer,
  textOf,
} from './shown.ts';

type Fact = { label: string; text: string };

/** The closing page: what was done and for whom, what came of it, all of it in numbers, and what is still open. */
export type ClosingView = Sheet & {
  done: string;
  people: ShownAnswer[];
  measures: RecordTable | null;
  results: ShownAnswer[];
  missing: string;
  numbers: Fact[];
  open: Fact[];
};

/** The page at the end of a cycle. */
export function closingView(shared: Shared): ClosingView {
  const { given, sheet } = forResidents(shared, 'closing');
  const [people, results] = [PEOPLE, RESULTS].map((roles) => questionsOf(given.method, roles)) as [
    Question[],
    Question[],
  ];
  const { missing, gaps } = missingOf(given, [...people, ...results]);
  return {
    ...sheet,
    gaps,
    done: sentencesOn(given, ['focus-area', 'chosen-use-case', 'intervention']),
    people: entriesFor(given, people),
    measures: measuresTable(given),
    results: entriesFor(given, results),
    missing,
    numbers: numbersOf(given),
    open: openOf(given),
  };
}

/** A step of the case study: what it is for, what was done in it, and what its team would tell others. */
export type CaseStep = {
  title: string;
  summary: string;
  story: string;
  entries: ShownAnswer[];
  measures: RecordTable | null;
  missing: string;
  lessons: { label: string; items: string[] } | null;
};

export type CaseView = Sheet & {
  short: string;
  facts: Fact[];
  steps: CaseStep[];
  lessons: string[];
  contact: string;
  credit: string;
};

/** The case study: in short, then step by step, then what its team would tell another place. What is not written yet is a gap. */
export function caseView(shared: Shared): CaseView {
  const { given, sheet, list } = forResidents(shared, 'case');
  const { method } = given;
  const steps = method.steps.map((step, i) => caseStep(given, step, i));
  const facts = (['place', 'government', 'program'] as const).flatMap((role) =>
    questionsOf(method, [role]).map(({ label }) => ({ label, text: textOf(given, role) })),
  );
  return {
    ...sheet,
    short: sentencesOn(given, ['focus-area', 'impact', 'chosen-use-case', 'intervention', 'results']),
    facts: facts.filter(({ text }) => text !== ''),
    steps: steps.map(({ gaps: _, ...step }) => step),
    lessons: list('lessons'),
    contact: textOf(given, 'office'),
    credit: method.credit,
    gaps: [...new Set([...steps.flatMap(({ gaps }) => gaps), ...sheet.gaps])],
  };
}

// --- internal ---

const PEOPLE = ['intended-users', 'actual-users'] as const;
const RESULTS = ['results', 'did-not-work'] as const;

/** What a case study tells of each step, apart from records, in the method's order. */
const TOLD: readonly Role[] = [
  'voices',
  'priorities',
  'opportunities',
  'focus-area',
  'focus-reason',
  'data-supply',
  'requesters',
  'partners',
  'chosen-use-case',
  'choice-reason',
  'intended-users',
  'users-part',
  'intervention',
  'release',
  'safeguards',
  'comes-first',
  'home',
  'sustain',
  'channels',
  'actual-users',
  'results',
  'did-not-work',
];

/** The pitch's sentences that are made of these answers and no others, but for the names in them. */
function sentencesOn(given: DocumentReader, roles: readonly Role[]): string {
  const ids = ([...roles, 'place', 'government'] as Role[]).flatMap((role) => given.method.roles[role] ?? []);
  const { sentences } = pitchOf(given);
  return paragraphOf(
    sentences.filter(({ questions }) => questions.length > 0 && questions.every((id) => ids.includes(id))),
  );
}

/** What was counted: how it was, what was aimed at, and what was reached, as far as a number is there. Null where none is. */
function measuresTable(given: DocumentReader): RecordTable | null {
  const { roles } = given.method;
  const fields = ['measures.now', 'measures.target', 'measures.reached'] as const;
  const rows = compareRecords(given, roles.measures)
    .map(({ title, part }) => [title, ...fields.map((role) => given.text(part(role)?.id))])
    .filter(([, ...numbers]) => numbers.some((number) => number !== ''));
  const [hub] = questionsOf(given.method, ['measures']);
  const labels = fields.map((role) => hub?.fields?.find(({ id }) => id === roles[role])?.label ?? '');
  return rows.length === 0 ? null : withoutEmpty({ columns: [words.closing.measure, ...labels], rows });
}

/** How many talks, groups, findings, use cases, pieces of feedback, activities: those there are any of. */
function numbersOf(given: DocumentReader): Fact[] {
  const { roles } = given.method;
  const { of, groups, residents, themes, told } = words.closing;
  const heard = groupsOf(given).filter((each) => each.heard || each.asked || each.reviewed);
  const living = residentsAmong(
    given,
    heard.map(({ name }) => name),
  )?.length;
  const findings = compareRecords(given, roles.findings).length;
  const onThemes = themesOf(given).filter((theme) => theme.findings > 0).length;
  const feedback = compareRecords(given, roles.feedback);
  const toTell = groupsTold(given, feedback);
  const number = (role: Role, text: string): Fact[] =>
    questionsOf(given.method, [role]).map(({ label }) => ({ label, text }));
  const facts: Fact[] = [
    ...number('sessions', listeningText(given, { days: true })),
    {
      label: groups,
      text:
        heard.length === 0
          ? ''
          : living === undefined
            ? `${heard.length}`
            : fill(residents, { all: heard.length, living }),
    },
    ...number(
      'findings',
      findings === 0 ? '' : onThemes > 0 ? fill(themes, { findings, themes: onThemes }) : `${findings}`,
    ),
    ...number('use-cases', numberOrNone(compareRecords(given, roles['use-cases']).length)),
    ...number('feedback', countsOf(given, feedback)),
    { label: told, text: toTell.all === 0 ? '' : fill(of, toTell) },
    ...number('activities', activitiesText(given)),
  ];
  return facts.filter(({ text }) => text !== '');
}

const numberOrNone = (number: number): string => (number === 0 ? '' : `${number}`);

/** Of the groups that feedback came from, how many were told what became of all that they said. */
function groupsTold(given: DocumentReader, feedback: readonly Compared[]): { done: number; all: number } {
  const says = ({ part }: Compared, role: Role) => given.text(part(role)?.id).trim() !== '';
  const groups = byGroup(
    given,
    feedback.filter((piece) => says(piece, 'feedback.group')),
  );
  const told = groups.filter((own) => own.every((piece) => says(piece, 'feedback.told')));
  return { all: groups.length, done: told.length };
}

function activitiesText(given: DocumentReader): string {
  const all = compareRecords(given, given.method.roles.activities);
  return all.length === 0 ? '' : doneText(given, all);
}

/** What the next cycle takes along: feedback to decide, groups to tell, activities that are neither done nor dropped, what is to find out. */
function openOf(given: DocumentReader): Fact[] {
  const { roles } = given.method;
  const { open } = words.closing;
  const feedback = compareRecords(given, roles.feedback);
  const decided = feedback.filter((piece) => decisionOn(given, piece) !== 'open');
  const { all, done } = groupsTold(given, decided);
  const activities = compareRecords(given, roles.activities).filter(
    ({ part }) => !['done', 'dropped'].includes(given.text(part('activities.status')?.id)),
  );
  const toFindOut = given.method.questions.filter(({ id }) => given.at(id)?.findOut !== undefined);
  const facts: [label: string, number: number][] = [
    [open.decide, feedback.length - decided.length],
    [open.tell, all - done],
    [open.activities, activities.length],
    [open.findOut, toFindOut.length],
  ];
  return facts.flatMap(([label, number]) => (number === 0 ? [] : [{ label, text: `${number}` }]));
}

function caseStep(given: DocumentReader, step: Step, index: number): CaseStep & { gaps: string[] } {
  const { method } = given;
  const roleOf = new Map(
    TOLD.flatMap((role) => (method.roles[role] === undefined ? [] : [[method.roles[role], role]])),
  );
  const own = method.questions.filter((question) => question.step === step.id);
  const told = own.filter(({ id }) => roleOf.has(id) || id === tacticChoiceOf(method, step.id)?.id);
  const { missing, gaps } = missingOf(given, told);
  const lessons = method.questions.find(({ id }) => id === step.lessons);
  const items = given.list(lessons?.id);
  const chosen = own.some(({ id }) => id === method.roles['chosen-use-case'])
    ? compareRecords(given, method.roles['use-cases']).find(
        ({ id }) => id === given.at(method.roles['chosen-use-case'])?.value,
      )
    : undefined;
  return {
    title: fill(words.step, { number: index + 1, name: step.name }),
    summary: step.summary,
    story: chosen ? storyOf(given, chosen, (question) => gapOf(given, question)) : '',
    entries: own.flatMap((question) =>
      told.includes(question) ? entriesFor(given, [question]) : recordsEntry(given, question),
    ),
    measures: own.some(({ id }) => id === method.roles.results) ? measuresTable(given) : null,
    missing,
    lessons: lessons ? { label: lessons.label, items: items.length > 0 ? [...items] : [gapOf(given, lessons)] } : null,
    gaps: [...gaps, ...(lessons && items.length === 0 ? [lessons.id] : [])],
  };
}

/** What records amount to in a step: talks in numbers, themes, titles, decisions, how much is done. */
function recordsEntry(given: DocumentReader, question: Question): ShownAnswer[] {
  const { roles } = given.method;
  const { id, label } = question;
  const line = (text: string): ShownAnswer[] => (text === '' ? [] : [{ ...listed(label, []), lead: text }]);
  const list = (items: string[]): ShownAnswer[] => (items.length === 0 ? [] : [listed(label, items)]);
  switch (id) {
    case roles.sessions:
      return line(listeningText(given, { days: true }));
    case roles.findings: {
      const themes = themesOf(given)
        .filter((theme) => theme.findings > 0)
        .map(themeText);
      return themes.length > 0 ? list(themes) : list(compareRecords(given, id).map(({ title }) => title));
    }
    case roles['use-cases']:
      return list(compareRecords(given, id).map(({ title }) => title));
    case roles.feedback:
      return line(countsOf(given, compareRecords(given, id)));
    case roles.activities:
      return line(activitiesText(given));
    case roles.costs:
      return line(costsText(given));
    case roles['who-does']:
    case roles['riding-on']:
      return list(compareRecords(given, id).map(({ title }) => title));
    default:
      return [];
  }
}
