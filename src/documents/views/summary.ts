// The first page of the plan, for somebody who reads no other: how far it is, the problem, what is done about it, what is asked, a few
// numbers, one voice, and whose plan of which day it is. Pure.
import { capitalFirst, oneLine } from '../../advice/forms.ts';
import { cameIn } from '../../advice/listening.ts';
import { residentsAmong } from '../../advice/people.ts';
import { isOnlyAbout, paragraphOf, pitchOf, type Sentence, stageOf } from '../../advice/pitch.ts';
import { inPlace, mostTelling, reviewersOf, sentenceWith } from '../../advice/said.ts';
import { AS_IT_IS } from '../../advice/texts.ts';
import type { Method, Question } from '../../method/types.ts';
import { dayText, spanText } from '../../project/days.ts';
import { countGroups } from '../../project/groups.ts';
import { count, fill, joinAnd, words } from '../../words.ts';
import { type Issue, issueOf } from '../view.ts';
import { quoteOf } from './heard.ts';
import {
  type DocumentReader,
  entriesFor,
  entryOf,
  type Fact,
  type Missing,
  missingOf,
  questionsOf,
  type ShownAnswer,
  told,
} from './shown.ts';
import { costsText, progressText, type WorkStep, workOf } from './work.ts';

/** The first page; `issued` is whose it is, `figures` are lines of a picture, `toSign` is whether there is a line for whoever approves it. */
type SummaryView = Missing & {
  issued: Fact[];
  review: string;
  entries: ShownAnswer[];
  figures: string[];
  quote: { said: string; from: string } | null;
  facts: Fact[];
  toSign: boolean;
  empty: boolean;
};

/** What the first page shows of a project, as far as it goes. */
export function summaryView(given: DocumentReader): SummaryView {
  const { method } = given;
  const { glance } = words.plan;
  const stage = stageOf(given);
  const { sentences, gaps } = pitchOf(given);
  const ofProblem = isOnlyAbout(method, ['place', 'government', 'focus-area', 'impact']);
  const ofPlan = ({ questions }: Sentence) => questions.includes(method.roles.intervention ?? '');
  const ofNext = (each: Sentence) => each.questions.length > 0 && !ofProblem(each);
  const problem = sentences.filter(ofProblem);
  const proposal = sentences.filter(stage === 'begun' ? ofNext : ofPlan);
  const shown = [...problem, ...proposal].flatMap(({ questions }) => questions);
  const users = stage === 'begun' ? undefined : inPlace(given, method.roles['intended-users'], { frames: AS_IT_IS });
  const work = workOf(given);
  const entry = (label: string, lead = ''): ShownAnswer[] => (lead === '' ? [] : [entryOf(label, { lead })]);
  const quote = quoteOf(given);
  const issue = issueOf(given);
  return {
    issued: issuedIn(issue),
    review: reviewText(given),
    entries: [
      ...entry(glance.status, statusText(given, work)),
      ...entry(glance.problem, paragraphOf(problem)),
      ...entry(glance.who, users && capitalFirst(users.text)),
      ...entry(words.brief.proposal[stage], paragraphOf(proposal)),
      ...entry(glance.ask, askText(given)),
      ...entriesFor(given, [...questionsOf(method, ['what-changed', 'learned']), ...ownQuestions(method)]),
    ],
    figures: figuresOf(given),
    quote: quote ? { said: quote.said, from: quote.group } : null,
    facts: factsOf(given, work, issue),
    toSign: issue.approved === '' && stage === 'planned' && method.roles.approved !== undefined,
    gaps: [
      ...gaps.map(({ question }) => question).filter((id) => shown.includes(id)),
      ...(stage === 'begun' ? [] : missingOf(given, questionsOf(method, ['contact'])).gaps),
    ],
    missing: '',
    empty: false,
  };
}

// --- internal ---

/** So many numbers stand on the first page. */
const MOST_FIGURES = 3;

/** How far the whole of it is, in words that somebody can check. */
function statusText(given: DocumentReader, work: readonly WorkStep[]): string {
  const { status } = words.plan;
  const stage = stageOf(given);
  if (stage === 'begun') return status.preparing;
  const counts = work.filter(({ state }) => state !== 'dropped');
  const progress = progressText(work);
  if (counts.length > 0 && counts.every(({ state }) => state === 'done')) return fill(status.done, { progress });
  if (counts.some(({ state }) => state === 'done' || state === 'started')) return fill(status.underWay, { progress });
  if (stage === 'done') return status.inUse;
  return reviewersOf(given).groups.length > 0 ? status.reviewed : status.draft;
}

/** What is asked of the reader, in a sentence. */
const askText = (given: DocumentReader): string =>
  questionsOf(given.method, ['ask'])
    .map((question) => given.text(question.id) && sentenceWith(given, question, given.text(question.id), ''))
    .join('');

/** Who leads, from when to when, what it costs, until when people can comment. */
function factsOf(given: DocumentReader, work: readonly WorkStep[], issue: Issue): Fact[] {
  const { glance } = words.plan;
  const days = work.filter(({ state }) => state !== 'dropped').flatMap(({ start, by }) => [start, by]);
  const facts = [
    { label: words.brief.leads, text: withPart(given, 'leads') || told(given, 'office').join(' ') },
    { label: glance.decides, text: withPart(given, 'decides') },
    { label: glance.team, text: given.text(given.method.roles.team) },
    { label: glance.dates, text: spanText(days) },
    { label: glance.cost, text: costsText(given) },
    { label: words.plan.comments, text: stageOf(given) === 'begun' ? '' : commentsText(given, issue) },
  ];
  // Whoever leads is most often who decides.
  return facts.filter(({ text }, i) => text !== '' && facts.findIndex((each) => each.text === text) === i);
}

/** Whose plan it is, in which version of which day, and who approved it: what stands on a cover. */
function issuedIn({ issuer, version, day, approved }: Issue): Fact[] {
  const { glance } = words.plan;
  return [
    { label: glance.issued, text: issuer },
    { label: glance.version, text: day === '' ? version : fill(glance.versionOf, { version, day: dayText(day) }) },
    { label: glance.approved, text: approved },
  ].filter(({ text }) => text !== '');
}

/** Those who have a part in the plan, by its id. */
const withPart = (given: DocumentReader, part: string): string =>
  joinAnd(
    given
      .compared(given.method.roles['who-does'])
      .flatMap(({ title, list }) => (list('who-does.part').includes(part) ? [title] : [])),
  );

/** Until when and to whom people can say what they think of it; or when that ended. */
function commentsText(given: DocumentReader, { day }: Issue): string {
  const [until, contact] = [given.text(given.method.roles['comments-until']), told(given, 'contact').join(' ')];
  if (until === '') return contact && fill(words.plan.commentsTo, { contact });
  if (day !== '' && until < day) return fill(words.plan.commentsClosed, { day: dayText(until) });
  return fill(contact === '' ? words.plan.until : words.plan.untilTo, { day: dayText(until), contact });
}

/** The numbers that tell most: what was counted before and after, what came of it, and how many people were listened to. */
function figuresOf(given: DocumentReader): string[] {
  const { figure } = words.plan;
  const { measures: counted, results: came } = given.method.roles;
  const measures = given.compared(counted).flatMap(({ title, text }) => {
    const [now, target, reached] = [text('measures.now'), text('measures.target'), text('measures.reached')];
    const aim = target && fill(figure.aim, { target });
    const before = now && fill(figure.before, { now });
    const note = [reached === '' ? figure.now : before, aim].filter((each) => each !== '').join('; ');
    const number = reached || now;
    return isNumber(number) ? [line(number, fill(figure.noted, { text: title, note }))] : [];
  });
  const results = mostTelling(given.list(came), MOST_FIGURES).flatMap((result) => {
    const [, number = '', text = ''] = /^([$€£]?\d[\d.,]*%?)\s+(\S.*)$/s.exec(result) ?? [];
    // A measure says it already, with what it was before.
    const isMeasured = measures.some((measure) => measure.startsWith(`${number}  `));
    return number === '' || isMeasured ? [] : [line(number, text)];
  });
  const people = cameIn(given);
  const listened = people > 0 ? [line(String(people), figure.came)] : [];
  return [...measures, ...results, ...listened].slice(0, MOST_FIGURES);
}

/** A short text that is a number first of all: "47", "none", "30 a month". */
const isNumber = (text: string): boolean => text.length <= 14 && /^[$€£]?\d|^none$/i.test(text);

/** A line of the picture: the number, and what it counts. */
const line = (number: string, text: string): string => `${number}  ${oneLine(text)}`;

/** What the method asks about the project as such, apart from what plays a part. */
function ownQuestions({ questions, roles }: Method): Question[] {
  const playing = new Set(Object.values(roles));
  return questions.filter(({ id, step }) => step === undefined && !playing.has(id));
}

/** Who reviewed the plan and when: groups that are named in the feedback, from its first day to its last. */
function reviewText(given: DocumentReader): string {
  if (given.method.roles.feedback === undefined) return '';
  // Who tells of what they use did not review the plan.
  const reviews = given
    .compared(given.method.roles.feedback)
    .filter(({ text }) => text('feedback.group') !== '' && text('feedback.version') === '');
  if (reviews.length === 0) return words.plan.notReviewed;
  const span = spanText(reviews.map(({ text }) => text('feedback.heard')));
  const all = reviews.map(({ text }) => text('feedback.group'));
  const groups = (of: readonly string[]) => count(countGroups(of), ...words.plan.group);
  const residents = residentsAmong(given, all);
  if (residents?.length === 0) return fill(words.plan.notByResidents, { groups: groups(all) });
  const said = fill(span === '' ? words.plan.reviewed : words.plan.reviewedOn, {
    groups: residents ? fill(words.plan.byResidents, { groups: groups(residents) }) : groups(all),
    span,
  });
  return reviewersOf(given).meant.length > 0 ? said : fill(words.plan.notByUsers, { said });
}
