// The brief: one page for somebody who decides (a mayor, a council, a manager), in the tense of the step. What is too long for a sheet of
// paper is cut at a sentence. Pure.

import { listeningText } from '../../advice/listening.ts';
import { pitchOf, type Sentence, stageOf } from '../../advice/pitch.ts';
import { compareRecords, openQuestions } from '../../advice/progress.ts';
import { isDone, mostTelling, someOf } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import { dayText } from '../../project/days.ts';
import { mayQuote } from '../../project/feedback.ts';
import { fill, joinAnd, words } from '../../words.ts';
import { cutAt, fittest, roomOf } from '../cut.ts';
import type { Shared } from '../left-out.ts';
import { costsText, doneText } from './cases.ts';
import { forResidents, type ResidentsDocument, type Sheet } from './people.ts';
import { type DocumentReader, questionsOf } from './shown.ts';

/** A line of the brief: what stands before it, its text, and the questions it is made of. */
type Line = { label: string; text: string; from: readonly string[] };

/** The brief by its parts; those that nothing is known for are empty. `cut` are the questions whose answers are not there whole. */
export type BriefView = Sheet & {
  headings: { proposal: string; numbers: string };
  problem: string;
  proposal: string;
  ask: string;
  facts: { label: string; text: string }[];
  numbers: string[];
  quote: { said: string; from: string } | null;
  uncertain: string[];
  cut: string[];
};

/** What the brief shows. Each part gets as much room as is left on one sheet of A4 and of Letter. */
export function briefView(all: Shared): BriefView {
  const making = forResidents(all, 'brief');
  const parts = partsOf(making);
  const { lines: _, ...view } = fittest(
    (most) => fitted(making.given, parts, most),
    ({ lines }) => lines <= MOST_LINES,
  );
  const stage = stageOf(making.given);
  return {
    ...view,
    gaps: making.sheet.gaps,
    headings: { proposal: words.brief.proposal[stage], numbers: words.brief.numbers[stage] },
  };
}

/** One thing that somebody said who may be quoted, and the group; the first one that is not too long. */
export function quoteOf(given: DocumentReader): Line[] {
  const { roles } = given.method;
  const free = compareRecords(given, roles.feedback).filter(({ id }) => mayQuote(given, id));
  const quotable = free.flatMap(({ part }) => {
    const id = part('feedback.said')?.id;
    const said = given.text(id);
    return id !== undefined && said !== '' ? [plain(said, [id], given.text(part('feedback.group')?.id))] : [];
  });
  const [first] = quotable;
  const short = quotable.find(({ text }) => roomOf(text) <= QUOTE) ?? first;
  return short ? [short] : [];
}

// --- internal ---

type Parts = {
  title: Line[];
  subtitle: Line[];
  problem: Line[];
  proposal: Line[];
  ask: Line[];
  facts: Line[];
  numbers: Line[];
  quote: Line[];
  uncertain: Line[];
};
type Fitted = Omit<BriefView, 'gaps' | 'headings'> & { lines: number };

/** How many lines of text such a sheet holds, and how many letters a line; a heading takes the room of some lines. */
const MOST_LINES = 51;
const LINE = 100;
const HEADING = 2.2;

/** A quotation takes so much of it where there is a short one. */
const QUOTE = 160;

/** The room of a title, of which a line holds about half; and of what stands before a line or behind a quotation. */
const TITLE = 100;
const LABEL = 60;

/** So many numbers, next steps, and names of what is to be found out. */
const MOST = 3;

function partsOf(making: ResidentsDocument): Parts {
  const { given, sheet } = making;
  const { roles } = given.method;
  const { name = '', place = '' } = roles;
  const { sentences, notes, gaps } = pitchOf(given);
  sheet.gaps.push(...gaps.map(({ question }) => question).filter((id) => !sheet.gaps.includes(id)));
  const isAbout = (parts: readonly Role[]) => {
    const ids = parts.flatMap((role) => roles[role] ?? []);
    return ({ questions }: Sentence) => questions.length > 0 && questions.every((id) => ids.includes(id));
  };
  const [ofProblem, elsewhere] = [isAbout(PROBLEM), isAbout(['results', 'activities', 'sessions'])];
  return {
    title: [plain(sheet.title, given.text(name) !== '' ? [name] : [roles['focus-area'] ?? ''])],
    subtitle: [plain(sheet.subtitle, [place])],
    problem: sentences.filter(ofProblem).map(lineOf),
    proposal: sentences.filter((each) => each.questions.length > 0 && !ofProblem(each) && !elsewhere(each)).map(lineOf),
    ask: questionsOf(given.method, ['ask']).map(({ id }) => plain(making.sentence('ask'), [id])),
    facts: factsOf(making),
    numbers: numbersOf(given),
    quote: quoteOf(given),
    uncertain: [...notes.map(lineOf), ...uncertainOf(given)],
  };
}

const PROBLEM: readonly Role[] = ['place', 'government', 'focus-area', 'impact', 'voices', 'chosen-use-case'];

/** A line of the brief; a text of several paragraphs becomes one. */
const plain = (text: string, from: readonly string[], label = ''): Line => ({
  label,
  text: text.replace(/\s+/g, ' ').trim(),
  from,
});
const lineOf = ({ text, questions }: Sentence): Line => plain(text, questions);

/** What it takes, who leads, how many were listened to, where it lives, and the dates: those of the next steps, or from when to when the work was done. */
function factsOf({ given, say }: ResidentsDocument): Line[] {
  const { roles } = given.method;
  const known = (role: Role, label?: string) =>
    questionsOf(given.method, [role]).flatMap((question) => {
      const text = given.text(question.id);
      return text === '' ? [] : [plain(text, [question.id], label ?? question.label)];
    });
  const leads = questionsOf(given.method, ['office']).map(({ id }) => plain(say('office'), [id], words.brief.leads));
  const listened = questionsOf(given.method, ['sessions']).flatMap(({ id, label }) => {
    const text = listeningText(given);
    return text === '' ? [] : [plain(text, [id], label)];
  });
  const costs = questionsOf(given.method, ['costs']).flatMap(({ id, label }) => {
    const text = costsText(given);
    return text === '' ? [] : [plain(text, [id], label)];
  });
  return [...costs, ...leads, ...listened, ...known('home'), ...datesOf(given, roles.activities ?? '')];
}

function datesOf(given: DocumentReader, hub: string): Line[] {
  const activities = compareRecords(given, hub).map((each) => {
    const text = (role: Role) => given.text(each.part(role)?.id);
    return { ...each, day: text('activities.by-when'), who: text('activities.who'), status: text('activities.status') };
  });
  const next = activities
    .filter(({ day, status }) => day !== '' && !['done', 'dropped'].includes(status))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return [
    ...(activities.some(isDone(given)) ? [plain(doneText(given, activities), [hub], words.brief.steps)] : []),
    ...next.slice(0, MOST).map(({ id, title, day, who }) => {
      const text = who === '' ? title : fill(words.brief.step, { title, who });
      return plain(text, [`${hub}.${id}`], dayText(day));
    }),
  ];
}

/** What came of it, numbers first; before that, what is hoped for and what was heard, as far as it has a figure. */
function numbersOf(given: DocumentReader): Line[] {
  const entries = (role: Role) =>
    questionsOf(given.method, [role]).flatMap(({ id, label }) =>
      given.list(id).map((text) => plain(text, [id], role === 'results' ? '' : label)),
    );
  const results = entries('results');
  if (results.length > 0) {
    const telling = mostTelling(
      results.map(({ text }) => text),
      MOST,
    );
    return results.filter(({ text }) => telling.includes(text));
  }
  return [...measuresOf(given), ...(['voices', 'opportunities'] as const).flatMap(entries)]
    .filter(({ text }) => /\d/.test(text))
    .slice(0, MOST);
}

/** What is to be counted: how it is now and what it is to be, as far as either is known. */
function measuresOf(given: DocumentReader): Line[] {
  const hub = given.method.roles.measures;
  return compareRecords(given, hub).flatMap(({ id, title, part }): Line[] => {
    const [now, target] = [part('measures.now'), part('measures.target')].map((field) => given.text(field?.id));
    const text = [now && fill(words.brief.now, { now }), target && fill(words.brief.target, { target })];
    const known = text.filter((each) => each).join('; ');
    return known === '' ? [] : [plain(known, [`${hub}.${id}`], title)];
  });
}

/** What is not settled: whether it can be done, what is to be found out, and what did not work. */
function uncertainOf(given: DocumentReader): Line[] {
  const { roles } = given.method;
  const feasible = given.text(roles.feasible);
  // What a record lacks means little to somebody who does not know the record.
  const own = new Set(given.method.questions.map(({ id }) => id));
  const open = openQuestions(given).filter(({ id }) => own.has(id));
  const labels = open.slice(0, MOST).map(({ label }) => label);
  const more = open.length - labels.length;
  const isOver = stageOf(given) === 'done';
  return [
    ...(!isOver && Object.hasOwn(words.brief.feasible, feasible)
      ? [plain(words.brief.feasible[feasible as keyof typeof words.brief.feasible], [])]
      : []),
    ...(labels.length > 0
      ? [
          plain(
            fill(words.brief.open, {
              labels: joinAnd([...labels, more > 0 ? someOf(more, words.pitch.more) : ''].filter(Boolean)),
            }),
            [],
          ),
        ]
      : []),
    ...questionsOf(given.method, ['did-not-work']).flatMap(({ id, label }) =>
      given.text(id) === '' ? [] : [plain(given.text(id), [id], label)],
    ),
  ];
}

/** The parts with at most so much room for each line, and how many lines of the sheet they take. */
function fitted(given: DocumentReader, parts: Parts, most: number): Fitted {
  const cut = new Set<string>();
  let lines = 0;
  const cutTo = (room: number, { text, from }: Line): string => {
    const kept = cutAt(text, room);
    // Of several answers in one sentence, the longest is what was too much.
    const [longest] = [...from].sort((a, b) => given.text(b).length - given.text(a).length);
    if (kept !== text && longest !== undefined) cut.add(longest);
    return kept;
  };
  const room = (part: keyof Parts, isList: boolean): Line[] => {
    const shown = parts[part].map((line) => ({ ...line, label: cutAt(line.label, LABEL), text: cutTo(most, line) }));
    // A long word begins a line of its own.
    const rooms = shown.map(({ label, text }) => roomOf(label) + roomOf(text) + (/\S{30}/.test(text) ? LINE : 4));
    const taken = isList
      ? rooms.reduce((sum, room) => sum + Math.ceil(room / (LINE - 4)) + 0.2, 0)
      : Math.ceil(sum(rooms) / LINE) + 0.3;
    if (shown.length > 0) lines += HEADING + taken;
    return shown;
  };
  const text = (part: keyof Parts) =>
    room(part, false)
      .map((line) => line.text)
      .join(' ');
  const items = (part: keyof Parts) =>
    room(part, true).map(({ label, text: said }) =>
      label === '' ? said : fill(words.brief.labelled, { label, text: said }),
    );
  const head = (part: 'title' | 'subtitle') => {
    const said = parts[part].map((line) => cutTo(TITLE, line)).join('');
    if (roomOf(said) > TITLE / 2) lines += HEADING;
    return said;
  };
  const view = {
    title: head('title'),
    subtitle: head('subtitle'),
    problem: text('problem'),
    proposal: text('proposal'),
    ask: text('ask'),
    facts: room('facts', true).map(({ label, text: said }) => ({ label, text: said })),
    numbers: items('numbers'),
    quote: room('quote', false).map(({ label, text: said }) => ({ said, from: label }))[0] ?? null,
    uncertain: items('uncertain'),
  };
  return { ...view, cut: [...cut], lines };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
