// The brief: one page for somebody who decides (a mayor, a council, a manager), in the tense of the step. What is too long for a sheet of
// paper is cut at a sentence. Pure.

import { oneLine } from '../../advice/forms.ts';
import { listeningText } from '../../advice/listening.ts';
import { isOnlyAbout, type PitchText, pitchOf, type Sentence, stageOf } from '../../advice/pitch.ts';
import { openQuestions } from '../../advice/progress.ts';
import { mostTelling, someOf } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import { dayText } from '../../project/days.ts';
import { fill, joinAnd, words } from '../../words.ts';
import { cutAt, fittest, roomOf } from '../cut.ts';
import type { Shared } from '../left-out.ts';
import { quoteOf } from './heard.ts';
import { forResidents, type ResidentsDocument, type Sheet } from './residents.ts';
import { type DocumentReader, type Fact, questionsOf } from './shown.ts';
import { costsText, doneText, isOver, workOf } from './work.ts';

/** A line of the brief: what stands before it, its text, and the questions it is made of. */
type Line = Fact & { from: readonly string[] };

/** The brief by its parts; those that nothing is known for are empty. `cut` are the questions whose answers are not there whole. */
type BriefView = Sheet & {
  headings: { proposal: string; numbers: string };
  problem: string;
  proposal: string;
  ask: string;
  facts: Fact[];
  numbers: string[];
  quote: { said: string; from: string } | null;
  uncertain: string[];
  cut: string[];
};

/** What the brief shows. Each part gets as much room as is left on one sheet of A4 and of Letter. */
export function briefView(all: Shared): BriefView {
  const making = forResidents(all, 'brief');
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
  const [quote] = shown.quote;
  return {
    title: textOf(shown.title),
    subtitle: textOf(shown.subtitle),
    headings: { proposal: words.brief.proposal[stage], numbers: words.brief.numbers[stage] },
    problem: textOf(shown.problem),
    proposal: textOf(shown.proposal),
    ask: textOf(shown.ask),
    facts: shown.facts.map(({ label, text }) => ({ label, text })),
    numbers: itemsOf(shown.numbers),
    quote: quote ? { said: quote.text, from: quote.label } : null,
    uncertain: itemsOf(shown.uncertain),
    gaps: [...new Set([...pitch.gaps.map(({ question }) => question), ...sheet.gaps])],
    cut,
  };
}

// --- internal ---

/** The lines of each part, in the order of the sheet. */
type Parts = Record<
  'title' | 'subtitle' | 'problem' | 'proposal' | 'ask' | 'facts' | 'numbers' | 'quote' | 'uncertain',
  Line[]
>;

/** The parts that are the head of the sheet, and those of which each line stands for itself; the others are running text. */
const HEAD: readonly string[] = ['title', 'subtitle'];
const LISTS: readonly string[] = ['facts', 'numbers', 'uncertain'];

/** How many lines of text such a sheet holds, and how many letters a line; a heading takes the room of some lines. */
const MOST_LINES = 51;
const LINE = 100;
const HEADING = 2.2;

/** The room of a title, of which a line holds about half; and of what stands before a line or behind a quotation. */
const TITLE = 100;
const LABEL = 60;

/** So many numbers, next steps, and names of what is to be found out. */
const MOST = 3;

const PROBLEM: readonly Role[] = ['place', 'government', 'focus-area', 'impact', 'voices', 'chosen-use-case'];

function partsOf(making: ResidentsDocument, { sentences, notes }: PitchText): Parts {
  const { given, sheet } = making;
  const { roles } = given.method;
  const { name = '', place = '' } = roles;
  const ofProblem = isOnlyAbout(given.method, PROBLEM);
  const elsewhere = isOnlyAbout(given.method, ['results', 'activities', 'sessions']);
  const quote = quoteOf(given);
  return {
    title: [plain(sheet.title, given.text(name) !== '' ? [name] : [roles['focus-area'] ?? ''])],
    subtitle: [plain(sheet.subtitle, [place])],
    problem: sentences.filter(ofProblem).map(lineOf),
    proposal: sentences.filter((each) => each.questions.length > 0 && !ofProblem(each) && !elsewhere(each)).map(lineOf),
    ask: lineOn(given, 'ask', making.sentence('ask'), ''),
    facts: factsOf(making),
    numbers: numbersOf(given),
    quote: quote ? [plain(quote.said, [quote.id], quote.group)] : [],
    uncertain: [...notes.map(lineOf), ...uncertainOf(given)],
  };
}

/** A line of the brief; a text of several paragraphs becomes one. */
const plain = (text: string, from: readonly string[], label = ''): Line => ({
  label,
  text: oneLine(text),
  from,
});
const lineOf = ({ text, questions }: Sentence): Line => plain(text, questions);

/** What is told of the question that plays a part, under its label or another one; no line where that is nothing. */
const lineOn = (given: DocumentReader, role: Role, text: string, label?: string): Line[] =>
  questionsOf(given.method, [role]).flatMap((question) =>
    text === '' ? [] : [plain(text, [question.id], label ?? question.label)],
  );

/** What it takes, who leads, how many were listened to, where it lives, and the dates: those of the next steps, or from when to when the work was done. */
const factsOf = ({ given, say }: ResidentsDocument): Line[] => [
  ...lineOn(given, 'costs', costsText(given)),
  ...lineOn(given, 'office', say('office'), words.brief.leads),
  ...lineOn(given, 'sessions', listeningText(given)),
  ...lineOn(given, 'home', given.text(given.method.roles.home)),
  ...datesOf(given),
];

function datesOf(given: DocumentReader): Line[] {
  const work = workOf(given);
  const hub = given.method.roles.activities ?? '';
  const next = work.filter((step) => step.by !== '' && !isOver(step)).sort((a, b) => (a.by < b.by ? -1 : 1));
  return [
    ...(work.some(({ state }) => state === 'done') ? [plain(doneText(work), [hub], words.brief.steps)] : []),
    ...next.slice(0, MOST).map(({ id, title, by, who }) => {
      const text = who === '' ? title : fill(words.brief.step, { title, who });
      return plain(text, [`${hub}.${id}`], dayText(by));
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
  return [...measuresOf(given), ...heard].filter(({ text }) => /\d/.test(text)).slice(0, MOST);
}

/** What is to be counted: how it is now and what it is to be, as far as either is known. */
function measuresOf(given: DocumentReader): Line[] {
  const hub = given.method.roles.measures;
  return given.compared(hub).flatMap(({ id, title, text }): Line[] => {
    const [now, target] = [text('measures.now'), text('measures.target')];
    const known = [now && fill(words.brief.now, { now }), target && fill(words.brief.target, { target })];
    const said = known.filter((each) => each !== '').join('; ');
    return said === '' ? [] : [plain(said, [`${hub}.${id}`], title)];
  });
}

/** What is not settled: whether it can be done, what is to be found out, and what did not work. */
function uncertainOf(given: DocumentReader): Line[] {
  const { roles, questions } = given.method;
  const feasible = stageOf(given) === 'done' ? '' : given.text(roles.feasible);
  // What a record lacks means little to somebody who does not know the record.
  const own = new Set(questions.map(({ id }) => id));
  const open = openQuestions(given).filter(({ id }) => own.has(id));
  const labels = open.slice(0, MOST).map(({ label }) => label);
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
  const cutLine = ({ label, text, from }: Line, room: number): Line => {
    const kept = cutAt(text, room);
    // Of several answers in one sentence, the longest is what was too much.
    const [longest] = [...from].sort((a, b) => given.text(b).length - given.text(a).length);
    if (kept !== text && longest !== undefined) cut.add(longest);
    return { label: cutAt(label, LABEL), text: kept, from };
  };
  const shown = Object.fromEntries(
    Object.entries(parts).map(([part, lines]) => [
      part,
      lines.map((line) => cutLine(line, HEAD.includes(part) ? TITLE : most)),
    ]),
  ) as Parts;
  return { shown, cut: [...cut] };
}

/** How many lines of the sheet the parts take. */
function linesOf(parts: Parts): number {
  // A long word begins a line of its own.
  const roomFor = ({ label, text }: Line) => roomOf(label) + roomOf(text) + (/\S{30}/.test(text) ? LINE : 4);
  const taken = Object.entries(parts).map(([part, lines]) => {
    if (lines.length === 0) return 0;
    if (HEAD.includes(part)) return lines.some(({ text }) => roomOf(text) > TITLE / 2) ? HEADING : 0;
    if (!LISTS.includes(part)) return HEADING + Math.ceil(sum(lines.map(roomFor)) / LINE) + 0.3;
    return HEADING + sum(lines.map((line) => Math.ceil(roomFor(line) / (LINE - 4)) + 0.2));
  });
  return sum(taken);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
