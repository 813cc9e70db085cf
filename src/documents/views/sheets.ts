// The sheets for work with people: what to ask in a talk, the invitation, the feedback sheet, and what we heard and did, to hand back. Pure.
import { type Compared, compareRecords, isAnswered } from '../../advice/progress.ts';
import { textFor } from '../../advice/texts.ts';
import type { Method, Question } from '../../method/types.ts';
import { type Answers, entriesOf } from '../../project/answers.ts';
import { count, fill, words } from '../../words.ts';
import { storyOf, USE_CASES } from './cases.ts';
import { FEEDBACK, forResidents, mayQuote, type Sheet } from './public.ts';
import { decisions, heardView } from './review.ts';
import { dayText, type Given, gapOf, missingOf, paragraphsOf, questionsAt, spanText, textOrGap } from './shown.ts';

/** The questions on one subject. `assumed`: so far nobody has told us. `story` is there where it is whole, to be corrected. */
export type Talk = { title: string; assumed: boolean; story: string; questions: string[] };

export type ConversationView = Sheet & {
  place: string;
  focusArea: string;
  dataSupply: string;
  tactics: { title: string; summary: string; caution: string }[];
  missing: string;
  talks: Talk[];
  contact: string;
};

/** What the sheet shows: for each use case its open questions, or without use cases those of the worksheet. */
export function conversationView(method: Method, all: Answers): ConversationView {
  const { given, sheet, say } = forResidents(method, all, 'conversation-sheet');
  const { answers } = given;
  const view = {
    place: say('project.place'),
    focusArea: say('find.focus-area'),
    dataSupply: say('refine.data-supply.summary'),
  };
  const chosen = entriesOf(answers, CHOSEN);
  const [choice] = questionsAt(method, [CHOSEN]);
  if (choice && chosen.length === 0) sheet.gaps.push(CHOSEN);
  const cases = compareRecords(method, answers, USE_CASES).map((each) => talkOf(given, each));
  const talks = cases.filter(({ questions, story }) => questions.length > 0 || story !== '');
  return {
    ...sheet,
    ...view,
    tactics: method.tactics
      .filter(({ id }) => chosen.includes(id))
      .map((tactic) => ({
        title: tactic.name,
        summary: textFor(method, answers, tactic.summary),
        caution: textFor(method, answers, tactic.caution),
      })),
    missing: choice && chosen.length === 0 ? gapOf(answers, choice) : '',
    talks: talks.length > 0 ? talks : [worksheetTalk(given, view.focusArea)],
    contact: answers.byId['design.review.contact'] ? say('design.review.contact') : '',
  };
}

/** The pitch's words, the draft of the plan where there is one, and how to take part; what is not known is left to fill in. */
export type InvitationView = Sheet & {
  place: string;
  government: string;
  focusArea: string;
  impact: string;
  requesters: string;
  dataSupply: string;
  /** What the plan is, for whom, and what of it can change; null as long as there is none. */
  draft: { intervention: string; users: string[]; fixed: string[] } | null;
  /** What comes first, as long as there is no plan. */
  start: { tactics: string; nextSteps: string } | null;
  channels: string[];
  until: string;
  contact: string;
};

/** What the invitation shows. Who has not been heard yet is not named: nobody wants to read their own name on such a list. */
export function invitationView(method: Method, all: Answers): InvitationView {
  const { given, sheet, say, tell, list } = forResidents(method, all, 'invitation');
  const known = (id: string) => given.answers.byId[id]?.value !== undefined;
  const ifKnown = <T>(id: string, text: (id: string) => T, none: T): T => (known(id) ? text(id) : none);
  const hasDraft = known('design.intervention');
  return {
    ...sheet,
    place: say('project.place'),
    government: say('project.government'),
    focusArea: say('find.focus-area'),
    impact: say('refine.impact.summary'),
    requesters: say('refine.data-requesters.summary'),
    dataSupply: say('refine.data-supply.summary'),
    draft: hasDraft
      ? {
          intervention: say('design.intervention'),
          users: ifKnown('design.intended-users', list, []),
          fixed: ifKnown('design.review.fixed', tell, []),
        }
      : null,
    start: hasDraft ? null : { tactics: say('refine.tactics.chosen'), nextSteps: say('refine.next-steps.summary') },
    channels: ifKnown('design.review.channels', list, []),
    until: dayText(ifKnown('design.review.until', say, '')),
    contact: ifKnown('design.review.contact', say, ''),
  };
}

/** What is planned, for whom, what can and cannot change, and how and until when to answer. */
export type FeedbackSheetView = Sheet & {
  intervention: string;
  users: string[];
  fixed: string[];
  channels: string[];
  contact: string;
  until: string;
};

/** What the sheet shows. Whoever is asked has a right to all of it, so each of these is a gap where it is not known. */
export function feedbackSheetView(method: Method, all: Answers): FeedbackSheetView {
  const { sheet, say, tell, list } = forResidents(method, all, 'feedback-sheet');
  return {
    ...sheet,
    intervention: say('design.intervention'),
    users: list('design.intended-users'),
    fixed: tell('design.review.fixed'),
    channels: list('design.review.channels'),
    contact: say('design.review.contact'),
    until: dayText(say('design.review.until')),
  };
}

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

const CHOSEN = 'refine.tactics.chosen';
const { ofUseCase, ofWorksheet, always } = words.people.conversation;

/** What is open in a use case, as questions to the people it is about; of one that is only assumed, all of it. */
function talkOf(given: Given, useCase: Compared): Talk {
  const { answers } = given;
  const { title, fields } = useCase;
  const assumed = textIn(given, useCase, 'basis') === 'assumed';
  const open = (field: Question | undefined) => field && (assumed || !isAnswered(answers, field));
  const asked: Readonly<Record<string, string>> = ofUseCase;
  const questions = Object.entries(asked).flatMap(([id, text]) => (open(fields[id]) ? [text] : []));
  const whole = ['story.as', 'story.want', 'story.so-that'].every((id) => textIn(given, useCase, id) !== '');
  return { title, assumed, story: whole ? storyOf(given, fields) : '', questions };
}

/** Without use cases: what the worksheet leaves open. What a team wrote in it is a guess, so some is asked in any case. */
function worksheetTalk({ method, answers }: Given, focusArea: string): Talk {
  const asked: Readonly<Record<string, string>> = ofWorksheet;
  const required: readonly string[] = always;
  const questions = Object.entries(asked).flatMap(([id, text]) => {
    const [question] = questionsAt(method, [id]);
    const wanted = question && (required.includes(id) || !isAnswered(answers, question));
    return wanted ? [fill(text, { focus: focusArea })] : [];
  });
  return { title: words.people.conversation.title, assumed: false, story: '', questions };
}

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
