// The part of the plan that says what is done and why: for whom, how it helps, what goes out, whom that could harm, and what else there
// was to choose from. Pure.
import { oneLine } from '../../advice/forms.ts';
import { stageOf } from '../../advice/pitch.ts';
import type { Compared } from '../../advice/progress.ts';
import { mostTelling, storyOf } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import { count, fill, joinAnd, words } from '../../words.ts';
import {
  chosenCase,
  type DocumentReader,
  entriesFor,
  entriesOfRoles,
  gapOf,
  type Missing,
  missingOf,
  questionOf,
  questionsOf,
  recordsView,
  type ShownAnswer,
  type Table,
  textOf,
  told,
} from './shown.ts';
import { workOf } from './work.ts';

/** A piece of it under its own heading: a story, a list, paragraphs, what else is known by its label, a table, and remarks. */
type Piece = {
  title: string;
  story: string;
  items: string[];
  paragraphs: string[];
  entries: ShownAnswer[];
  table: Table | null;
  remarks: string[];
};

/** What is done and why; `way` are the lines of the picture of how it came about. */
type CommitmentView = Missing & {
  title: string;
  pieces: Piece[];
  way: { title: string; lines: string[] } | null;
  empty: boolean;
};

/** The commitment, as far as it goes; pieces of which nothing is known are left out. */
export function commitmentView(given: DocumentReader): CommitmentView {
  const { roles } = given.method;
  const { commitment } = words.plan;
  const cases = given.compared(roles['use-cases']);
  const chosen = chosenCase(given);
  const others = cases.filter((each) => each !== chosen);
  const dataSets = recordsView(given, questionOf(given.method, 'data-sets'));
  const isTriedOut = given.text(roles['focus-basis']) === 'trying-out';
  const isPlanned = stageOf(given) !== 'begun';
  const pieces = [
    piece(commitment.why, {
      paragraphs: told(given, 'focus-reason'),
      remarks: isTriedOut ? [commitment.triedOut] : [],
    }),
    piece(commitment.who, { items: [...given.list(roles['intended-users'])], paragraphs: told(given, 'users-part') }),
    piece(commitment.helps, {
      story: chosen ? storyOf(given, chosen, (part) => gapOf(given, part)) : '',
      entries: entriesFor(
        given,
        (['use-cases.today', 'use-cases.change'] as const).flatMap((role) => chosen?.part(role) ?? []),
      ),
      remarks: chosen && isAssumed(chosen) ? [commitment.assumed] : [],
    }),
    piece(commitment.release, { paragraphs: told(given, 'release') }),
    piece(commitment.harm, {
      paragraphs: [
        ...(given.text(roles['about-people']) === 'no' ? [commitment.notAboutPeople] : []),
        ...told(given, 'safeguards'),
      ],
      table: dataSets.empty ? null : dataSets.table,
    }),
    piece(commitment.weighed, {
      paragraphs: told(given, 'choice-reason'),
      entries: entriesOfRoles(given, ['also-serves']),
      // Before anything is chosen, the use cases have a part of their own.
      items: isPlanned ? others.map(otherText) : [],
    }),
  ];
  const asked = questionsOf(given.method, [
    'focus-reason',
    'users-part',
    'intended-users',
    'release',
    'safeguards',
    'choice-reason',
  ]);
  const [known, way] = [pieces.filter((each) => !isEmpty(each)), wayOf(given, cases, chosen)];
  return {
    title: words.plan.titles.commitment[stageOf(given)],
    pieces: known,
    way,
    empty: known.length === 0 && way === null,
    gaps: [...missingOf(given, asked).gaps, ...(chosen ? chosen.gaps.map(({ id }) => id) : []), ...dataSets.gaps],
    missing: '',
  };
}

// --- internal ---

const piece = (title: string, parts: Partial<Piece>): Piece => ({
  title,
  story: '',
  items: [],
  paragraphs: [],
  entries: [],
  table: null,
  remarks: [],
  ...parts,
});

const isEmpty = ({ story, items, paragraphs, entries, table }: Piece): boolean =>
  story === '' && table === null && items.length + paragraphs.length + entries.length === 0;

/** Whether nobody told of a use case: it is the team's own idea so far. */
const isAssumed = ({ text }: Compared): boolean => text('use-cases.basis') === 'assumed';

/** A use case that was not taken up: what it would take, and that it is only an idea where it is. */
function otherText(other: Compared): string {
  const { commitment } = words.plan;
  const takes = other.text('use-cases.takes');
  const text = takes === '' ? other.title : fill(commitment.other, { title: other.title, takes });
  return isAssumed(other) ? fill(commitment.otherAssumed, { text }) : text;
}

/**
 * How it came about, step by step, in the project's own words: each of the parts belongs to the step in which it is asked. None before
 * two steps have something to show.
 */
function wayOf(given: DocumentReader, cases: readonly Compared[], chosen: Compared | undefined): CommitmentView['way'] {
  const { method } = given;
  const { way } = words.plan;
  const done = workOf(given).filter(({ state }) => state === 'done');
  const [result] = mostTelling(given.list(method.roles.results), 1);
  const own: readonly [role: Role, text: string][] = [
    ['focus-area', textOf(given, 'focus-area')],
    [
      'use-cases',
      cases.length === 0
        ? ''
        : fill(way.cases, { needs: count(cases.length, ...way.need), cases: joinAnd(cases.map(({ title }) => title)) }),
    ],
    ['chosen-use-case', chosen?.title ?? ''],
    ['results', result ?? (done.length > 0 ? fill(way.done, { steps: count(done.length, ...way.step) }) : '')],
  ];
  const known = method.steps.flatMap((step) => {
    const role = own.find(([role, text]) => text !== '' && questionOf(method, role)?.step === step.id);
    return role ? [{ name: step.name, text: oneLine(role[1]) }] : [];
  });
  if (known.length < 2) return null;
  const broad = Math.max(...known.map(({ name }) => name.length));
  return {
    title: way.title,
    lines: known.map(({ name, text }, i) => {
      const cells = Math.round((16 * (known.length - i)) / known.length);
      return `${name.padEnd(broad)}  ${'='.repeat(cells).padEnd(17)} ${text}`;
    }),
  };
}
