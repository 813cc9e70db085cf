// Builds the review of a leg: a line for each of its answers, and what to do now. Pure.

import { isAnswered, isSettled, stopsOf } from '../advice/progress.ts';
import { echoWithNotes } from '../advice/texts.ts';
import type { State } from '../look.ts';
import { criteriaOf } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { count, fill, short, words } from '../words.ts';
import { choiceScreen, type Option, type Screen } from './prompter.ts';
import { legTitle, MOST_SHOWN, recordName } from './screens.ts';
import { type Leg, recordOf } from './walk.ts';

/**
 * Review your answers: a line for each question of the leg, then what to do now. The line `at` is preselected, else what comes `first` of
 * all, or the first of the `actions`.
 */
export function reviewScreen(
  reader: Reader,
  leg: Leg,
  { first, actions, at }: { first?: Option; actions: readonly Option[]; at: string | undefined },
): Screen {
  const isLong = ({ id }: Question) => reader.records(id).length > MOST_SHOWN;
  const long = reader.method.questions.filter((question) => leg.questions.includes(question.id) && isLong(question));
  const shown = stopsOf(reader, leg.questions).filter(({ id }) => !long.some((hub) => id.startsWith(`${hub.id}.`)));
  const groups = groupsOf(reader, leg, shown);
  const lines = groups.flatMap(({ heading, questions, isRecord }) =>
    questions.map(
      (question, i): Option => ({
        id: question.id,
        label: `${question.label}: ${lineOf(reader, question)}`,
        state: stateOf(reader, question),
        ...(i === 0 && { heading }),
        ...(i === 0 && isRecord && { brief: `${heading}: ${countsOf(reader, questions)}` }),
      }),
    ),
  );
  const ways = [...(first ? [first] : []), ...actions];
  const suggested = lines.find(({ id }) => id === at) ?? ways[0];
  const options = [
    ...(first ? [first] : []),
    ...lines,
    ...actions.map((action, i) => ({ ...action, ...(i === 0 && { heading: words.review.now }) })),
  ];
  const open = openIn(
    reader,
    groups.flatMap(({ isRecord, questions }) => (isRecord ? [] : questions)),
  );
  // While something is open, what else can be done than to change a line is said as well.
  const others = open.length === 0 ? [] : ways.filter((way) => way !== suggested);
  return choiceScreen({
    id: 'review',
    where: legTitle(reader.method, leg.id),
    ask: words.review.ask,
    hint: words.review.hint,
    help: [words.review.help],
    options,
    brief: [
      `${countsOf(reader, shown)}.`,
      ...open,
      [
        fill(words.review.suggested, { label: suggested?.label ?? '' }),
        ...others.map(({ id, label }) => `${options.findIndex((option) => option.id === id) + 1}: ${label}.`),
        fill(words.review.list, { all: options.length }),
      ].join(' '),
    ],
    draft: { at: suggested?.id ?? '' },
    moves: { back: true, goto: true },
  });
}

/** An answer in one line: its beginning, its note, whom to ask, or that it was not provided; of a list or a checklist, how much there is. */
export function lineOf(reader: Reader, question: Question): string {
  if (question.kind === 'checklist') {
    const { marked, all } = marksIn(reader, question);
    return fill(words.review.checklist, { answered: marked, all });
  }
  if (question.kind === 'records') return count(reader.records(question.id).length, ...words.review.records);
  return short(echoWithNotes(reader, question), MOST_OF_ANSWER) || words.review.notProvided;
}

// --- internal ---

/** So much of an answer stands on its line of the review; the whole of it is at its question. */
const MOST_OF_ANSWER = 160;

/** The questions with what they stand under: the record that they are a part of, or the answers as such. */
type Group = { heading: string; isRecord: boolean; questions: Question[] };

function groupsOf(reader: Reader, leg: Leg, shown: readonly Question[]): Group[] {
  const hubs = reader.method.questions.filter(({ id }) => leg.questions.includes(id));
  const groups: Group[] = [];
  for (const question of shown) {
    const inside = recordOf(hubs, question.id);
    const heading = inside
      ? `${inside.hub.label}: ${recordName(reader, inside.hub, inside.record)}`
      : words.review.change;
    const last = groups.at(-1);
    if (last?.heading === heading) last.questions.push(question);
    else groups.push({ heading, isRecord: inside !== undefined, questions: [question] });
  }
  return groups;
}

/** How an answer stands: it is there, to be found out, or not there yet; a checklist may be begun. */
function stateOf(reader: Reader, question: Question): State {
  if (question.kind === 'checklist') {
    const { marked, all } = marksIn(reader, question);
    return marked === all ? 'done' : marked > 0 ? 'started' : 'open';
  }
  if (isAnswered(reader, question)) return 'done';
  return isSettled(reader, question) ? 'find-out' : 'open';
}

/** How many lines of a checklist are marked. */
function marksIn(reader: Reader, checklist: Question): { marked: number; all: number } {
  const criteria = criteriaOf(reader.method, checklist);
  return { marked: criteria.filter((each) => isAnswered(reader, each)).length, all: criteria.length };
}

/** "7 of 9 answered, 1 to find out". */
function countsOf(reader: Reader, questions: readonly Question[]): string {
  const states = questions.map((question) => stateOf(reader, question));
  const answered = states.filter((state) => state === 'done').length;
  const findOut = questions.filter(({ id }) => reader.at(id)?.findOut !== undefined).length;
  const counted = fill(words.review.counts, { answered, all: questions.length });
  return findOut > 0 ? counted + fill(words.alsoToFindOut, { findOut }) : counted;
}

/** How many open questions a review names before it counts the rest. */
const MOST_NAMED = 5;

/** What is not answered yet, by name, and how far a checklist is: a person who hears the review hears this first. */
function openIn(reader: Reader, questions: readonly Question[]): string[] {
  const { open, begun, rest } = words.review;
  const named = (text: string, labels: readonly string[]) => {
    const over = labels.length - MOST_NAMED;
    const said = [...labels.slice(0, MOST_NAMED), ...(over > 0 ? [fill(rest, { rest: over })] : [])];
    return labels.length === 0 ? [] : [fill(text, { labels: said.join(', ') })];
  };
  const started = questions.filter((question) => stateOf(reader, question) === 'started');
  const missing = questions.filter((question) => !['done', 'started'].includes(stateOf(reader, question)));
  return [
    ...named(
      open,
      missing.map(({ label }) => label),
    ),
    ...named(
      begun,
      started.map((question) => `${question.label} (${lineOf(reader, question)})`),
    ),
  ];
}
