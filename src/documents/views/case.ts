// What a finished cycle amounts to: the closing page, in numbers and on one page, and the case study that others can learn from, step by
// step. Both are made of what is there. Pure.

import { groupsOf, listeningText, residentsAmong, type Theme, themesOf, themeText } from '../../advice/people.ts';
import { type Compared, chosenUseCase, decisionOn } from '../../advice/progress.ts';
import { isOnlyAbout, paragraphOf, pitchOf, storyOf } from '../../advice/said.ts';
import { tacticChoiceOf } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Question, Step } from '../../method/types.ts';
import { namedIn } from '../../project/feedback.ts';
import { count, fill, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { byGroup, decisions, toldOn } from './heard.ts';
import { forResidents } from './residents.ts';
import {
  type DocumentReader,
  entriesFor,
  entryFor,
  entryOf,
  type Fact,
  factOn,
  gapOf,
  isKnown,
  missingOf,
  type ShownAnswer,
  type Table,
  tableOf,
  textOf,
} from './shown.ts';
import { costsText, doneText, isOver, measureColumns, workOf } from './work.ts';

/** The page at the end of a cycle: what was done and for whom, what came of it, all of it in numbers, and what is still open. */
export function closingView(shared: Shared) {
  const { given, sheet } = forResidents(shared, 'closing');
  const people = ['intended-users', 'actual-users'] as const;
  const results = ['results', 'did-not-work'] as const;
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

/** The case study: in short, then step by step, then what its team would tell another place. What is not written yet is a gap. */
export function caseView(shared: Shared) {
  const { given, sheet, list } = forResidents(shared, 'case');
  const { method } = given;
  const steps = method.steps.map((step, i) => caseStep(given, step, i));
  return {
    ...sheet,
    short: sentencesOn(given, ['focus-area', 'impact', 'chosen-use-case', 'intervention', 'results']),
    facts: (['place', 'government', 'program'] as const).flatMap((role) => factOn(given, role, textOf(given, role))),
    steps: steps.map(({ gaps: _, ...step }) => step),
    lessons: list('lessons'),
    contact: textOf(given, 'office'),
    credit: method.credit,
    gaps: [...new Set([...steps.flatMap(({ gaps }) => gaps), ...sheet.gaps])],
  };
}

// --- internal ---

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
const sentencesOn = (given: DocumentReader, roles: readonly Role[]): string =>
  paragraphOf(pitchOf(given).sentences.filter(isOnlyAbout(given.method, [...roles, 'place', 'government'])));

/** What was counted: how it was, what was aimed at, and what was reached, as far as a number is there. Null where none is. */
function measuresTable(given: DocumentReader): Table | null {
  const own = NUMBERS.map((role) => given.method.roles[role]);
  const numbers = measureColumns(given).filter(({ field }) => own.includes(field));
  const counted = given.compared('measures').filter(({ text }) => NUMBERS.some((role) => text(role) !== ''));
  const title = { head: words.closing.measure, cell: ({ title }: Compared) => title };
  return counted.length === 0 ? null : tableOf([title, ...numbers], counted);
}

const NUMBERS = ['measures.now', 'measures.target', 'measures.reached'] as const;

/** How many talks, groups, findings, use cases, pieces of feedback, activities: those there are any of. */
function numbersOf(given: DocumentReader): Fact[] {
  const { of, groups, residents, among, told } = words.closing;
  const heard = groupsOf(given).flatMap(({ name, ...is }) => (is.heard || is.asked || is.reviewed ? [name] : []));
  const living = residentsAmong(given, heard)?.length;
  const feedback = given.compared('feedback');
  const toTell = groupsTold(feedback);
  const groupsText =
    living === undefined
      ? numberOrNone(heard.length)
      : fill(among, { all: heard.length, living: count(living, ...residents) });
  return [
    ...factOn(given, 'sessions', listeningText(given, { days: true })),
    { label: groups, text: groupsText },
    ...factOn(given, 'findings', findingsText(given)),
    ...factOn(given, 'use-cases', numberOrNone(given.compared('use-cases').length)),
    ...factOn(given, 'feedback', feedbackText(feedback)),
    { label: told, text: toTell.all === 0 ? '' : fill(of, toTell) },
    ...factOn(given, 'activities', doneText(workOf(given))),
  ].filter(isKnown);
}

const numberOrNone = (number: number): string => (number === 0 ? '' : `${number}`);

/** How many findings there are, and on how many themes. */
function findingsText(given: DocumentReader): string {
  const findings = given.compared('findings').length;
  const themes = themesFound(given).length;
  return findings > 0 && themes > 0
    ? fill(words.closing.themes, { findings, themes: count(themes, ...words.closing.theme) })
    : numberOrNone(findings);
}

/** How much feedback there is, and how it was decided, beside a label that says it is feedback. */
const feedbackText = (pieces: readonly Compared[]): string =>
  pieces.length === 0
    ? ''
    : fill(words.closing.feedback, { pieces: count(pieces.length, ...words.plan.piece), decisions: decisions(pieces) });

/** The themes that findings are about, and not opportunities alone. */
const themesFound = (given: DocumentReader): Theme[] => themesOf(given).filter(({ findings }) => findings > 0);

/** Of the groups that feedback came from, how many were told what was decided on what they said. */
function groupsTold(feedback: readonly Compared[]): { done: number; all: number } {
  const groups = byGroup(feedback, namedIn);
  const told = groups.filter(({ pieces }) => toldOn(pieces) !== '');
  return { all: groups.length, done: told.length };
}

/** What the next cycle takes along: feedback to decide, groups to tell, activities that are neither done nor dropped, what is to find out. */
function openOf(given: DocumentReader): Fact[] {
  const { open } = words.closing;
  const feedback = given.compared('feedback');
  const decided = feedback.filter((piece) => decisionOn(piece) !== 'open');
  const { all, done } = groupsTold(decided);
  const toFindOut = given.method.questions.filter(({ id }) => given.whom(id) !== undefined);
  return [
    { label: open.decide, text: numberOrNone(feedback.length - decided.length) },
    { label: open.tell, text: numberOrNone(all - done) },
    { label: open.activities, text: numberOrNone(workOf(given).filter((step) => !isOver(step)).length) },
    { label: open.findOut, text: numberOrNone(toFindOut.length) },
  ].filter(isKnown);
}

/** A step of the case study: what it is for, what was done in it, and what its team would tell others. */
function caseStep(given: DocumentReader, step: Step, index: number) {
  const { method } = given;
  const { roles } = method;
  const own = method.questions.filter((question) => question.step === step.id);
  const isOfStep = (role: Role) => own.some(({ id }) => id === roles[role]);
  const parts = new Set([...TOLD.map((role) => roles[role]), tacticChoiceOf(method, step.id)?.id]);
  const told = own.filter(({ id }) => parts.has(id));
  const { missing, gaps } = missingOf(given, told);
  const lessons = method.questions.find(({ id }) => id === step.lessons);
  const items = given.list(lessons?.id);
  const chosen = isOfStep('chosen-use-case') ? chosenUseCase(given, given.compared('use-cases')) : undefined;
  return {
    title: fill(words.step, { number: index + 1, name: step.name }),
    summary: step.summary,
    story: chosen ? storyOf(given, chosen, (question) => gapOf(given, question)) : '',
    entries: own.flatMap((question) =>
      told.includes(question) ? entriesFor(given, [question]) : recordsEntry(given, question),
    ),
    measures: isOfStep('results') ? measuresTable(given) : null,
    missing: [missing, lessons && items.length === 0 ? gapOf(given, lessons) : ''].filter(Boolean).join(' '),
    lessons: lessons && items.length > 0 ? { label: lessons.label, items: [...items] } : null,
    gaps: [...gaps, ...(lessons && items.length === 0 ? [lessons.id] : [])],
  };
}

/** What records amount to in a step: talks in numbers, themes, titles, decisions, how much is done. */
function recordsEntry(given: DocumentReader, question: Question): ShownAnswer[] {
  const { roles } = given.method;
  const line = (text: string) => entryFor(question.label, text);
  const list = (items: string[]) => (items.length === 0 ? [] : [entryOf(question.label, { items })]);
  const titles = () => given.compared(question).map(({ title }) => title);
  switch (question.id) {
    case roles.sessions:
      return line(listeningText(given, { days: true }));
    case roles.findings: {
      const themes = themesFound(given);
      return list(themes.length > 0 ? themes.map(themeText) : titles());
    }
    case roles.feedback:
      return line(feedbackText(given.compared(question)));
    case roles.activities:
      return line(doneText(workOf(given)));
    case roles.costs:
      return line(costsText(given));
    case roles['use-cases']:
    case roles['who-does']:
    case roles['riding-on']:
      return list(titles());
    default:
      return [];
  }
}
