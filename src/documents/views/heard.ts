// "What we heard, and what we did", to hand back: by group, in people's own words only where they agreed to that. Pure.
import { type Compared, compareRecords } from '../../advice/compare.ts';
import type { Method } from '../../method/types.ts';
import { type Answers, entriesOf } from '../../project/answers.ts';
import { count, fill, words } from '../../words.ts';
import { spanText } from '../dates.ts';
import { FEEDBACK, mayQuote } from './public.ts';
import { forResidents, type Sheet } from './residents.ts';
import { decisions, heardView } from './review.ts';
import { type Given, gapOf, missingOf, paragraphsOf, questionsAt, textOrGap } from './shown.ts';

/** A point that may be quoted: what was said, what was decided about it, why, and what changed. */
export type Point = { title: string; said: string[]; decision: string; why: string[]; changed: string[] };

/** A group: the points it may be quoted with, a line that counts the others by decision, and when it was told. */
export type HeardGroup = { title: string; quoted: Point[]; others: string; told: string };

export type HeardSheetView = Sheet & {
  intervention: string;
  counts: string;
  span: string;
  groups: HeardGroup[];
  missing: string;
  contact: string;
};

/** What the sheet shows: of a point that may not be quoted only that it was made and which way it was decided (see public.ts). */
export function heardSheetView(method: Method, all: Answers): HeardSheetView {
  const { given, sheet, say } = forResidents(method, all, 'heard');
  const pieces = compareRecords(method, given.answers, FEEDBACK);
  const { missing, gaps } = missingOf(given, questionsAt(method, [FEEDBACK]));
  const undecided = pieces.flatMap(({ gaps: open, fields }) => open.filter((field) => field === fields.decision));
  const view = {
    intervention: say('design.intervention'),
    counts: heardView(given).counts,
    span: spanText(pieces.map((piece) => textIn(given, piece, 'heard'))),
    groups: groupsOf(given, pieces),
    missing,
    contact: given.answers.byId['design.review.contact'] ? say('design.review.contact') : '',
  };
  return { ...sheet, ...view, gaps: [...sheet.gaps, ...gaps, ...undecided.map(({ id }) => id)] };
}

// --- internal ---

const textIn = ({ answers }: Given, { fields }: Compared, field: string): string =>
  entriesOf(answers, fields[field]?.id ?? '').join('; ');

function groupsOf(given: Given, pieces: readonly Compared[]): HeardGroup[] {
  const groups = new Map<string, Compared[]>();
  for (const piece of pieces) {
    const name = textIn(given, piece, 'group').trim().toLowerCase();
    groups.set(name, [...(groups.get(name) ?? []), piece]);
  }
  return [...groups.values()].map((own) => {
    const quoted = own.filter(({ id }) => mayQuote(given.answers, id));
    const others = own.filter((piece) => !quoted.includes(piece));
    const told = own.map((piece) => textIn(given, piece, 'told'));
    return {
      title: (own[0] && textIn(given, own[0], 'group')) || words.people.noGroup,
      quoted: quoted.map((piece) => pointOf(given, piece)),
      others:
        others.length === 0
          ? ''
          : fill(words.people.notQuoted, {
              points: count(others.length, ...words.people.points),
              decisions: decisions(given, others),
            }),
      told: told.includes('') ? '' : spanText(told),
    };
  });
}

function pointOf(given: Given, piece: Compared): Point {
  const { decision } = piece.fields;
  const parts = (field: string) => paragraphsOf(textIn(given, piece, field));
  const decided = textIn(given, piece, 'decision');
  return {
    title: piece.title,
    said: parts('said'),
    decision: decision ? (decided === '' ? gapOf(given.answers, decision) : textOrGap(given, decision)) : '',
    why: parts('why'),
    changed: parts('changed'),
  };
}
