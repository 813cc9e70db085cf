// What somebody who decides reads first (a mayor, a council, a manager), which is one idea: the first page of the plan, and the brief of one
// page. In the tense of the step; what is too long for a sheet of paper is cut at a sentence. Pure.

import { cameIn, keyOf, listeningText, residentsAmong } from '../../advice/people.ts';
import { type Issue, issueOf, officeName, openQuestions, reviewersOf, stageOf } from '../../advice/progress.ts';
import {
  AS_IT_IS,
  hasFigure,
  inPlace,
  isOnlyAbout,
  mostTelling,
  type PitchText,
  paragraphOf,
  pitchOf,
  type Sentence,
  sentenceWith,
  someOf,
} from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import type { Method, Question } from '../../method/types.ts';
import { dayText, spanText } from '../../project/days.ts';
import { countGroups, mayQuote } from '../../project/feedback.ts';
import { capitalFirst, count, fill, joinAnd, labelInside, oneLine, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { cutAt, DOTS, fittest, forResidents, type ResidentsDocument, roomOf } from './residents.ts';
import {
  type DocumentReader,
  entriesFor,
  entryFor,
  type Fact,
  factOn,
  isKnown,
  missingOf,
  questionsOf,
  told,
  unquoted,
} from './shown.ts';
import { costsText, doneText, isAllDone, isOver, numberIn, progressText, type WorkStep, workOf } from './work.ts';

/**
 * The first page of the plan, as far as the project goes; `issued` is whose it is, `figures` are lines of a picture, `toSign` is whether
 * there is a line for whoever approves it.
 */
export function summaryView(given: DocumentReader) {
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
  const issue = issueOf(given);
  return {
    issued: issuedIn(issue),
    review: reviewText(given),
    entries: [
      ...entryFor(glance.status, statusText(given, work)),
      ...entryFor(glance.problem, paragraphOf(problem)),
      ...entryFor(glance.who, capitalFirst(users?.text ?? '')),
      ...entryFor(words.brief.proposal[stage], paragraphOf(proposal)),
      ...entryFor(glance.ask, askText(given)),
      ...entriesFor(given, ['what-changed', 'learned', ...ownQuestions(method)]),
    ],
    figures: figuresOf(given),
    quote: quotation(quoteOf(given)),
    facts: atAGlance(given, work, issue),
    toSign: issue.approved === '' && stage === 'planned' && method.roles.approved !== undefined,
    gaps: [
      ...gaps.filter((id) => shown.includes(id)),
      ...(stage === 'begun' ? [] : missingOf(given, ['contact']).gaps),
    ],
  };
}

/** A line of the brief: what stands before it, its text, and the questions it is made of. */
type Line = Fact & { from: readonly string[] };

/**
 * The brief by its parts; those that nothing is known for are empty. Each gets as much room as is left on one sheet of A4 and of Letter;
 * `cut` are the questions whose answers are not there whole.
 */
export function briefView(shared: Shared) {
  const making = forResidents(shared, 'brief');
  const { given, sheet } = making;
  const pitch = pitchOf(given);
  const parts = partsOf(making, pitch);
  const { shown, cut } = fittest(
    (most) => cutTo(given, parts, most),
    ({ shown }) => linesOf(shown) <= MOST_LINES,
  );
  const textOf = (lines: readonly Line[]) => lines.map(({ text }) => text).join(' ');
  const itemsOf = (lines: readonly Line[]) =>
    lines.map(({ label, text }) => (label === '' ? text : fill(words.brief.labelled, { label, text })));
  const stage = stageOf(given);
  return {
    title: textOf(shown.title),
    subtitle: textOf(shown.subtitle),
    headings: { proposal: words.brief.proposal[stage], numbers: words.brief.numbers[stage] },
    problem: textOf(shown.problem),
    proposal: textOf(shown.proposal),
    ask: textOf(shown.ask),
    facts: shown.facts.map(({ label, text }) => ({ label, text })),
    numbers: itemsOf(shown.numbers),
    quote: quotation(shown.quote),
    uncertain: itemsOf(shown.uncertain),
    gaps: [...new Set([...pitch.gaps, ...sheet.gaps])],
    cut,
  };
}

// --- internal ---

/** So many numbers, next steps, and names of what is to be found out. */
const MOST = 3;

/** How far the whole of it is, in words that somebody can check. */
function statusText(given: DocumentReader, work: readonly WorkStep[]): string {
  const { status } = words.plan;
  const stage = stageOf(given);
  if (stage === 'begun') return status.preparing;
  const progress = progressText(work);
  if (isAllDone(work)) return fill(status.done, { progress });
  if (work.some(({ state }) => state === 'done' || state === 'started')) return fill(status.underWay, { progress });
  if (stage === 'done') return status.inUse;
  return reviewersOf(given).groups.length > 0 ? status.reviewed : status.draft;
}

/** What is asked of the reader, in a sentence. */
const askText = (given: DocumentReader): string =>
  questionsOf(given, ['ask'])
    .map((question) => given.text(question.id) && sentenceWith(given, question, given.text(question.id), ''))
    .join('');

/** Who leads, from when to when, what it costs, until when people can comment. */
function atAGlance(given: DocumentReader, work: readonly WorkStep[], issue: Issue): Fact[] {
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
  ].filter(isKnown);
}

/** Those who have a part in the plan, by its id. */
const withPart = (given: DocumentReader, part: string): string =>
  joinAnd(
    given.compared('who-does').flatMap(({ title, list }) => (list('who-does.part').includes(part) ? [title] : [])),
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
  const measures = given.compared('measures').flatMap(({ title, text }) => {
    const [now, target, reached] = [text('measures.now'), text('measures.target'), text('measures.reached')];
    const aim = target && fill(figure.aim, { target });
    const before = now && fill(figure.before, { now });
    const note = [reached === '' ? figure.now : before, aim].filter(Boolean).join('; ');
    const number = reached || now;
    const noted = note === '' ? title : fill(figure.noted, { text: title, note });
    return isNumber(number) ? [{ number, text: noted }] : [];
  });
  const measured = measures.map(({ number }) => numberIn(number)?.shown ?? number);
  const results = mostTelling(given.list(given.method.roles.results), MOST).flatMap((result) => {
    const [, number = '', text = ''] = /^([$€£]?\d[\d.,]*%?)\s+(\S.*)$/s.exec(result) ?? [];
    // A measure says it already, with what it was before.
    return number === '' || measured.includes(number) ? [] : [{ number, text }];
  });
  const people = cameIn(given);
  const listened = people > 0 ? [{ number: `${people}`, text: figure.came }] : [];
  const figures = [...measures, ...results, ...listened].slice(0, MOST);
  return figures.map(({ number, text }) => `${number}  ${oneLine(text)}`);
}

/** A short text that is a number first of all: "47", "none", "30 a month". */
const isNumber = (text: string): boolean => text.length <= 14 && /^[$€£]?\d|^none$/i.test(text);

/** What the method asks about the project as such, apart from what plays a part. */
function ownQuestions({ questions, roles }: Method): Question[] {
  const playing = new Set(Object.values(roles));
  return questions.filter(({ id, step }) => step === undefined && !playing.has(id));
}

/** Who reviewed the plan and when: groups that are named in the feedback, from its first day to its last. */
function reviewText(given: DocumentReader): string {
  if (given.method.roles.feedback === undefined) return '';
  const { groups: all, meant, days } = reviewersOf(given);
  if (all.length === 0) return words.plan.notReviewed;
  const span = spanText(days);
  const residents = residentsAmong(given, all);
  const groups = (of: readonly string[], named: readonly [string, string]) => count(countGroups(of), ...named);
  if (residents?.length === 0) return fill(words.plan.notByResidents, { groups: groups(all, words.plan.group) });
  const said = fill(span === '' ? words.plan.reviewed : words.plan.reviewedOn, {
    groups: residents ? groups(residents, words.plan.byResidents) : groups(all, words.plan.group),
    span,
  });
  return meant.length > 0 ? said : fill(words.plan.notByUsers, { said });
}

/** The parts in the order of the sheet, and how their lines stand there: in its head, as running text, or each for itself. */
const PARTS = {
  title: 'head',
  subtitle: 'head',
  problem: 'text',
  proposal: 'text',
  ask: 'text',
  facts: 'list',
  numbers: 'list',
  quote: 'text',
  uncertain: 'list',
} as const;

type Parts = Record<keyof typeof PARTS, Line[]>;
const partNames = Object.keys(PARTS) as (keyof Parts)[];

/** How many lines of text such a sheet holds, and how many letters a line; a heading takes the room of some lines. */
const MOST_LINES = 51;
const LINE = 100;
const HEADING = 2.2;

/** The room of a title, of which a line holds about half; and of what stands before a line or behind a quotation. */
const TITLE = 100;
const LABEL = 60;

/** The first sentence of running text has at least so much room. */
const FIRST = 230;

/** So many letters of a quotation are read at a glance. */
const QUOTE = 160;

const PROBLEM: readonly Role[] = ['place', 'government', 'focus-area', 'impact', 'voices', 'chosen-use-case'];

function partsOf(making: ResidentsDocument, { sentences, notes }: PitchText): Parts {
  const { given, sheet } = making;
  const { roles } = given.method;
  const { name = '', place = '' } = roles;
  const ofProblem = isOnlyAbout(given.method, PROBLEM);
  const elsewhere = isOnlyAbout(given.method, ['results', 'activities', 'sessions']);
  return {
    title: [plain(sheet.title, given.text(name) !== '' ? [name] : [roles['focus-area'] ?? ''])],
    subtitle: [plain(sheet.subtitle, [place])],
    problem: sentences.filter(ofProblem).map(lineOf),
    proposal: sentences.filter((each) => each.questions.length > 0 && !ofProblem(each) && !elsewhere(each)).map(lineOf),
    ask: lineOn(given, 'ask', making.sentence('ask'), ''),
    facts: factsOf(making),
    numbers: numbersOf(given),
    quote: quoteOf(given),
    uncertain: [...notes.map(lineOf), ...uncertainOf(given)],
  };
}

/** A line of the brief; a text of several paragraphs becomes one. */
const plain = (text: string, from: readonly string[], label = ''): Line => ({ label, text: oneLine(text), from });
const lineOf = ({ text, questions }: Sentence): Line => plain(text, questions);

/** What is told of the question that plays a part, under its label or another one; no line where that is nothing. */
const lineOn = (given: DocumentReader, role: Role, text: string, label?: string): Line[] =>
  factOn(given, role, text).map((fact) => plain(fact.text, [given.method.roles[role] ?? ''], label ?? fact.label));

/** One thing that somebody said who may be quoted, under the group it came from: the first one that is read at a glance. */
function quoteOf(given: DocumentReader): Line[] {
  const quotable = given.compared('feedback').flatMap(({ id, part, text }) => {
    const said = part('feedback.said');
    const isQuotable = said && text('feedback.said') !== '' && mayQuote(given, id);
    return isQuotable ? [plain(text('feedback.said'), [said.id], text('feedback.group'))] : [];
  });
  const quote = quotable.find(({ text }) => roomOf(text) <= QUOTE) ?? quotable[0];
  return quote ? [quote] : [];
}

const quotation = ([quote]: readonly Line[]) => (quote ? { said: unquoted(quote.text), from: quote.label } : null);

/** What it takes, who leads, how many were listened to, where it lives, and the dates: those of the next steps, or from when to when the work was done. */
const factsOf = ({ given, say }: ResidentsDocument): Line[] => [
  ...lineOn(given, 'costs', costsText(given)),
  ...leadsOf(given, say('office')),
  ...lineOn(given, 'sessions', listeningText(given)),
  ...lineOn(given, 'home', given.text(given.method.roles.home)),
  ...datesOf(given),
];

/** Who leads, and where to reach them, in one line; only the latter where nobody said who leads, or it says so itself. */
function leadsOf(given: DocumentReader, contact: string): Line[] {
  const leads = withPart(given, 'leads');
  if (leads === '') return lineOn(given, 'office', contact, words.brief.contact);
  const office = officeName(given);
  const isSaid = [office, office.split(', ')[0] ?? ''].some((name) => keyOf(name) === keyOf(leads));
  const text = contact === '' ? leads : isSaid ? contact : fill(words.brief.reachedAt, { leads, contact });
  return [
    plain(
      text,
      questionsOf(given, ['who-does', 'office']).map(({ id }) => id),
      words.brief.leads,
    ),
  ];
}

function datesOf(given: DocumentReader): Line[] {
  const work = workOf(given);
  const hub = given.method.roles.activities ?? '';
  const next = work.filter((step) => step.by !== '' && !isOver(step)).sort((a, b) => (a.by < b.by ? -1 : 1));
  return [
    ...(work.some(({ state }) => state === 'done') ? [plain(doneText(work), [hub], words.brief.steps)] : []),
    ...next.slice(0, MOST).map(({ id, title, by, who, state }) => {
      const text = who === '' ? title : fill(words.brief.step, { title, who });
      const told = state === 'late' ? fill(words.brief.late, { text }) : text;
      return plain(told, [`${hub}.${id}`], dayText(by));
    }),
  ];
}

/** What came of it, numbers first; before that, what is hoped for and what was heard, as far as it has a figure. */
function numbersOf(given: DocumentReader): Line[] {
  const { roles } = given.method;
  const results = mostTelling(given.list(roles.results), MOST);
  if (results.length > 0) return results.flatMap((text) => lineOn(given, 'results', text, ''));
  const heard = (['voices', 'opportunities'] as const).flatMap((role) =>
    given.list(roles[role]).flatMap((text) => lineOn(given, role, text)),
  );
  return [...measuresOf(given), ...heard].filter(({ text }) => hasFigure(text)).slice(0, MOST);
}

/** What is to be counted: what was reached so far, how it is now or was before, and what it is to be, as far as any is known. */
function measuresOf(given: DocumentReader): Line[] {
  return given.compared('measures').flatMap(({ id, title, text }): Line[] => {
    const [now, target, reached] = [text('measures.now'), text('measures.target'), text('measures.reached')];
    const known = [
      reached && fill(words.brief.reached, { reached }),
      now && fill(reached === '' ? words.brief.now : words.plan.figure.before, { now }),
      target && fill(words.brief.target, { target }),
    ];
    const said = known.filter(Boolean).join('; ');
    return said === '' ? [] : [plain(said, [`${given.method.roles.measures}.${id}`], title)];
  });
}

/** What is not settled: whether it can be done, what is to be found out, and what did not work. */
function uncertainOf(given: DocumentReader): Line[] {
  const { roles, questions } = given.method;
  const feasible = stageOf(given) === 'done' ? '' : given.text(roles.feasible);
  // What a record lacks means little to somebody who does not know the record.
  const own = new Set(questions.map(({ id }) => id));
  const open = openQuestions(given).filter(({ id }) => own.has(id));
  const labels = open.slice(0, MOST).map(({ label }) => labelInside(label));
  if (open.length > MOST) labels.push(someOf(open.length - MOST, words.pitch.more));
  return [
    ...Object.entries(words.brief.feasible).flatMap(([id, text]) => (id === feasible ? [plain(text, [])] : [])),
    ...(labels.length > 0 ? [plain(fill(words.brief.open, { labels: joinAnd(labels) }), [])] : []),
    ...lineOn(given, 'did-not-work', given.text(roles['did-not-work'])),
  ];
}

/** The parts with at most so much room for each line, and the questions whose answers are not there whole. */
function cutTo(given: DocumentReader, parts: Parts, most: number): { shown: Parts; cut: string[] } {
  const cut = new Set<string>();
  const cutPart = (part: keyof Parts): Line[] =>
    parts[part].flatMap(({ label, text, from }, i) => {
      const kept = cutAt(text, roomIn(part, i, most));
      if (kept === text) return [{ label: cutAt(label, LABEL), text, from }];
      // Of several answers in one sentence, the longest is what was too much.
      const [longest] = [...from].sort((a, b) => given.text(b).length - given.text(a).length);
      if (longest !== undefined) cut.add(longest);
      // Running text begins with what matters most: of what follows, a sentence is there whole or not at all.
      const isTorn = PARTS[part] === 'text' && i > 0 && kept.endsWith(DOTS);
      return isTorn ? [] : [{ label: cutAt(label, LABEL), text: kept, from }];
    });
  const shown = Object.fromEntries(partNames.map((part) => [part, cutPart(part)])) as Parts;
  return { shown, cut: [...cut] };
}

/** The room of a line in its part. */
function roomIn(part: keyof Parts, index: number, most: number): number {
  if (PARTS[part] === 'head') return TITLE;
  return PARTS[part] === 'text' && index === 0 ? Math.max(most, FIRST) : most;
}

/** How many lines of the sheet the parts take. */
function linesOf(parts: Parts): number {
  // A long word begins a line of its own.
  const roomFor = ({ label, text }: Line) => roomOf(label) + roomOf(text) + (/\S{30}/.test(text) ? LINE : 4);
  const taken = {
    head: (lines: Line[]) => (lines.some(({ text }) => roomOf(text) > TITLE / 2) ? HEADING : 0),
    text: (lines: Line[]) => HEADING + Math.ceil(sum(lines.map(roomFor)) / LINE) + 0.3,
    list: (lines: Line[]) => HEADING + sum(lines.map((line) => Math.ceil(roomFor(line) / (LINE - 4)) + 0.2)),
  };
  return sum(partNames.map((part) => (parts[part].length === 0 ? 0 : taken[PARTS[part]](parts[part]))));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
