// What was heard and what was done with it: in the plan, and as a sheet to hand back to those who said it. Pure.

import { stopAfter } from '../../advice/forms.ts';
import {
  type Group,
  groupsOf,
  listeningText,
  partLabels,
  type StepHeard,
  stepsHeard,
  themesOf,
  themeText,
} from '../../advice/people.ts';
import { type Compared, decisionOn } from '../../advice/progress.ts';
import { isOnlyAbout, paragraphOf, pitchOf } from '../../advice/said.ts';
import { oneCalled } from '../../method/ids.ts';
import { ROLE_NAMES, type Role } from '../../method/roles.ts';
import { spanText } from '../../project/days.ts';
import { groupsMeant, mayQuote } from '../../project/feedback.ts';
import { capitalFirst, count, fill, joinAnd, oneLine, words } from '../../words.ts';
import { isWithheld, type Shared } from '../left-out.ts';
import { contactIn, forResidents } from './residents.ts';
import {
  type DocumentReader,
  entriesFor,
  gapOf,
  missingOf,
  paragraphsOf,
  textOf,
  unquoted,
  type ViewOptions,
} from './shown.ts';

/**
 * What was heard, before the plan and about it: who was listened to and what came up; which groups were heard in which step; how people
 * were asked about the plan, what each group said of it and what was done; and how many pieces stand there without their words (`kept`).
 */
export function heardView(given: DocumentReader) {
  const pieces = given.compared('feedback');
  const held = listeningText(given, { days: true });
  const [themes, people] = [themesOf(given).map(themeText), groupLines(given)];
  const asked = (['channels', 'fixed'] as const).flatMap((role) =>
    entriesFor(given, [role]).map((entry) => ({ ...entry, label: words.plan.asked[role] })),
  );
  const groups = byGroup(pieces);
  const kept = given.internal ? [] : pieces.filter(({ id }) => !mayQuote(given, id));
  const { missing, gaps } = missingOf(given, ['voices', 'feedback']);
  return {
    listened: held && fill(words.plan.listened, { held }),
    themes,
    people,
    asked,
    counts: countsOf(pieces),
    bars: groups.length > 1 ? groups.map(decisionBar) : [],
    groups: groups.map(({ title, pieces }) => ({
      title,
      decisions: capitalFirst(decisions(pieces)),
      told: toldText(pieces),
      points: pieces.map((piece) => planPointOf(given, piece)),
    })),
    kept: kept.length === 0 ? '' : fill(words.plan.notQuoted, { pieces: numberOf(kept) }),
    missing,
    gaps: [...gaps, ...pieces.flatMap((piece) => gapsOf(given, piece))],
    empty: held === '' && themes.length + people.length + asked.length + groups.length === 0,
  };
}

/**
 * Each point with its answer, by groups; of what may not be quoted, the point and what came of it in the team's own words. In the team's
 * sheet `mark` says so beside the words, and `toTell` that a group has yet to be told. `plan` is the intervention as a sentence.
 */
export function heardSheetView(shared: Shared, { group }: ViewOptions = {}) {
  const document = forResidents(shared, 'heard');
  const { given, sheet, say, sentence } = document;
  const pieces = heardFrom(given, group);
  const { missing, gaps } = missingOf(given, ['feedback']);
  const undecided = pieces.flatMap(({ gaps, part }) => gaps.filter((gap) => gap === part('feedback.decision')));
  return {
    ...sheet,
    intervention: say('intervention'),
    // In the tense of the step, as the pitch tells it.
    plan:
      paragraphOf(pitchOf(given).sentences.filter(isOnlyAbout(given.method, ['intervention']))) ||
      sentence('intervention'),
    counts: countsOf(pieces),
    span: spanText(pieces.map(({ text }) => text('feedback.heard'))),
    groups: byGroup(pieces).map(({ title, pieces }) => {
      const told = toldOn(pieces);
      return {
        title,
        points: pieces.map((piece) => pointOf(given, piece)),
        decisions: decisions(pieces),
        told,
        toTell: given.internal && told === '' ? words.people.toTell : '',
      };
    }),
    missing,
    contact: contactIn(document),
    gaps: [...sheet.gaps, ...gaps, ...undecided.map(({ id }) => id)],
  };
}

/**
 * The pieces of feedback that came from a group, by itself or among others that were ticked with it, named as it was written or by how that
 * begins; all of them where none is named.
 * @throws UserError that names the groups where none is meant
 */
export function heardFrom(given: DocumentReader, group: string | undefined): readonly Compared[] {
  const all = given.compared('feedback');
  if (group === undefined) return all;
  return oneCalled(
    byGroup(all, (text) => groupsMeant(text, group)),
    group,
    ({ name }) => name,
    {
      code: 'unknown-group',
      what: words.people.unknownGroup,
      next: (names) => {
        const groups = names.filter((name) => name !== '').join('; ');
        return groups === '' ? words.people.noGroupsNext : fill(words.people.unknownGroupNext, { groups });
      },
    },
  ).pieces;
}

/**
 * Pieces of feedback by the group they came from, in the order in which the groups come up; the name is empty where none was noted. Several
 * that were ticked together stand for one, unless `namesIn` parts them: then a piece stands with each.
 */
export function byGroup(
  all: readonly Compared[],
  namesIn: (text: string) => readonly string[] = (text) => [text.trim()],
): { name: string; title: string; pieces: Compared[] }[] {
  const groups = new Map<string, { name: string; title: string; pieces: Compared[] }>();
  const named = all.flatMap((piece) => namesIn(piece.text('feedback.group')).map((name) => ({ piece, name })));
  for (const { piece, name } of named) {
    const own = groups.get(name.toLowerCase()) ?? {
      name,
      title: capitalFirst(name) || words.people.noGroup,
      pieces: [],
    };
    own.pieces.push(piece);
    groups.set(name.toLowerCase(), own);
  }
  return [...groups.values()];
}

/** How many pieces of feedback these are, and how they were decided; empty without any. */
export const countsOf = (pieces: readonly Compared[]): string =>
  pieces.length === 0 ? '' : fill(words.plan.heard, { pieces: numberOf(pieces), decisions: decisions(pieces) });

/** "2 taken up and 1 not decided yet": how many pieces of feedback got which decision. */
export function decisions(pieces: readonly Compared[]): string {
  const decided = pieces.map(decisionOn);
  const counted = words.plan.decisions.flatMap(([decision, text]) => {
    const number = decided.filter((each) => each === decision).length;
    return number > 0 ? [fill(text, { number })] : [];
  });
  return joinAnd(counted);
}

/** When a group was told what became of all that was decided on what it said, from the first time to the last; empty while it was not. */
export function toldOn(pieces: readonly Compared[]): string {
  const decided = pieces.filter((piece) => decisionOn(piece) !== 'open');
  const days = decided.map(({ text }) => text('feedback.told'));
  return days.includes('') ? '' : spanText(days);
}

// --- internal ---

/** The fields that lack an answer, but for those that are left out with the words. */
function gapsOf(given: DocumentReader, { id, fields, gaps }: Compared): string[] {
  const kept = Object.entries(fields).flatMap(([field, { id: full }]) => (isWithheld(given, id, field) ? [full] : []));
  return gaps.map((gap) => gap.id).filter((gap) => !kept.includes(gap));
}

/** Whether a group was told, and when; empty before anything is decided, as there is nothing to tell. */
function toldText(pieces: readonly Compared[]): string {
  const span = toldOn(pieces);
  if (span !== '') return fill(words.plan.told, { span });
  return pieces.every((piece) => decisionOn(piece) === 'open') ? '' : words.plan.toldNot;
}

const numberOf = (pieces: readonly Compared[]): string => count(pieces.length, ...words.plan.piece);

/** What was decided on a group's points, as a line of a picture: a sign for each, and the numbers in words. */
function decisionBar({ title, pieces }: { title: string; pieces: readonly Compared[] }): string {
  const decided = pieces.map(decisionOn);
  const signs = DECISION_SIGNS.map(([decision, sign]) =>
    sign.repeat(decided.filter((each) => each === decision).length),
  );
  return `[${signs.join('')}] ${oneLine(title)}: ${decisions(pieces)}`;
}

const DECISION_SIGNS = [
  ['yes', '#'],
  ['partly', '+'],
  ['no', '-'],
  ['open', '.'],
] as const;

/** What was decided on a piece in words, or that it is not known. */
function decisionText(given: DocumentReader, { part }: Compared): string {
  const field = part('feedback.decision');
  return field ? textOf(given, field) || gapOf(given, field) : '';
}

/** A point in the plan: its words where they may be quoted, what was decided, and what else is known of it by its label. */
function planPointOf(given: DocumentReader, piece: Compared) {
  const { id, title, fields, part } = piece;
  const shown = (role: Role) => textOf(given, part(role));
  const version = shown('feedback.version');
  const from = [
    shown('feedback.channel'),
    shown('feedback.heard'),
    version === '' ? '' : fill(words.onVersion, { version }),
    given.internal && !mayQuote(given, id) ? words.plan.notToQuote : '',
  ];
  // What the method asks besides is told as well, but for the title.
  const parts = new Set(ROLE_NAMES.filter((role) => role.startsWith('feedback.')).map(part));
  const others = Object.values(fields)
    .slice(1)
    .filter((field) => !parts.has(field));
  const lines = [part('feedback.why'), part('feedback.changed'), ...others].flatMap((field) => {
    const text = textOf(given, field);
    return field && text !== '' ? [{ label: field.label, text: `${text}${stopAfter(text, '.')}` }] : [];
  });
  return {
    title: `${title}${stopAfter(title, '.')}`,
    said: paragraphsOf(unquoted(shown('feedback.said'))).join('\n'),
    from: from.filter((each) => each !== '').join(', '),
    decision: decisionText(given, piece),
    lines,
  };
}

/** A point on the sheet: what was said, what was decided about it, why, and what changed. */
function pointOf(given: DocumentReader, piece: Compared) {
  const { id, title, text } = piece;
  return {
    title,
    said: paragraphsOf(text('feedback.said')),
    mark: given.internal && !mayQuote(given, id) ? words.people.notToQuote : '',
    decision: decisionText(given, piece),
    why: paragraphsOf(text('feedback.why')),
    changed: paragraphsOf(text('feedback.changed')),
  };
}

/** Each group, by the part it has in the matter, as a line of a picture: a sign for each step in which any was heard, and the same in words. */
function groupLines(given: DocumentReader): string[] {
  const all = groupsOf(given);
  const steps = stepsHeard(given).filter(({ is }) => all.some((group) => group[is]));
  // Those who are missing have a part of their own.
  if (steps.length === 0) return [];
  const { other } = words.plan.heardIn;
  const parts = [...partLabels(given), { id: undefined, label: other }].flatMap(({ id, label }) => {
    const own = all.filter(({ part }) => part === id);
    return own.length > 0 ? [[label, ...own.map((group) => groupLine(group, steps))]] : [];
  });
  // Where nobody said which part any has, they are just the groups.
  return parts.length === 1 && parts[0]?.[0] === other ? parts.flat().slice(1) : parts.flat();
}

function groupLine(group: Group, steps: readonly StepHeard[]): string {
  const { cell, missing, not } = words.plan.heardIn;
  const signs = steps.map(({ is }) => (group[is] ? '#' : '.')).join('');
  const heard = steps.flatMap((step) => {
    if (!group[step.is]) return [];
    return step.is === 'told' ? [step.cell] : [fill(cell, { cell: step.cell, step: step.head })];
  });
  const text = heard.length > 0 ? heard.join('; ') : group.missing ? missing : not;
  return `[${signs}] ${oneLine(capitalFirst(group.name))}: ${text}`;
}
