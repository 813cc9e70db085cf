// The sheets for work with people: what to ask in a talk, the invitation, the feedback sheet, and what we heard and did, to hand back. Pure.

import type { Frames } from '../../advice/forms.ts';
import { basisOf, type Compared, compareRecords, isAnswered } from '../../advice/progress.ts';
import { inPlace, inSentence, isStoryWhole, storyOf } from '../../advice/said.ts';
import { textFor } from '../../advice/texts.ts';
import { UserError } from '../../errors.ts';
import { meant, questionAt } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Question } from '../../method/types.ts';
import { dayText, spanText } from '../../project/days.ts';
import { mayQuote } from '../../project/feedback.ts';
import { placeholders } from '../../words/fill.ts';
import { fill, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import type { ViewOptions } from '../view.ts';
import { forResidents, onOneSheet, type ResidentsDocument, type Sheet } from './people.ts';
import { byGroup, countsOf, decisions } from './review.ts';
import { type DocumentReader, gapOf, missingOf, paragraphsOf, questionsOf, textOrGap } from './shown.ts';

/** The questions on one subject. `assumed`: so far nobody has told us. `story` is there where it is whole, to be corrected. */
export type Talk = { title: string; assumed: boolean; story: string; questions: string[] };

export type ConversationView = Sheet & {
  place: string;
  focusArea: string;
  dataSupply: string;
  /** What is looked into, and what the notes are for, as sentences. */
  sentences: { about: string; use: string };
  tactics: { title: string; summary: string; caution: string }[];
  missing: string;
  talks: Talk[];
  contact: string;
};

/** For each use case its open questions; without use cases, those on the topic. */
export function conversationView(shared: Shared): ConversationView {
  const document = forResidents(shared, 'conversation-sheet');
  const { given, sheet, say, sentence } = document;
  const view = {
    place: say('place'),
    focusArea: say('focus-area'),
    dataSupply: say('data-supply'),
    sentences: {
      about: whatAbout(document),
      use: sentence('data-supply', { sentence: words.people.use }),
    },
  };
  const chosen = given.list(shared.method.roles['talk-tactics']);
  const [choice] = questionsOf(shared.method, ['talk-tactics']);
  if (choice && chosen.length === 0) sheet.gaps.push(choice.id);
  return {
    ...sheet,
    ...view,
    tactics: shared.method.tactics
      .filter(({ id }) => chosen.includes(id))
      .map((tactic) => ({
        title: tactic.name,
        summary: textFor(given, tactic.summary),
        caution: textFor(given, tactic.caution),
      })),
    missing: choice && chosen.length === 0 ? gapOf(given, choice) : '',
    talks: talksOf(given),
    contact: contactIn(given, say),
  };
}

/** What is looked into, as a sentence with the place in it. */
export const whatAbout = ({ say, sentence }: ResidentsDocument): string =>
  sentence('focus-area', { sentence: '{answer}', frames: aboutFrames(say('place')) });

/** What to ask in a talk: what is open in the use cases; without them, what is open on the topic. */
export function talksOf(given: DocumentReader): Talk[] {
  const isAsked = ({ questions, story }: Talk) => questions.length > 0 || story !== '';
  const talks = compareRecords(given, given.method.roles['use-cases'])
    .map((each) => talkOf(given, each))
    .filter(isAsked);
  return talks.length > 0 ? talks : [topicTalk(given)].filter(isAsked);
}

/** The pitch's words, the draft of the plan where there is one, and how to take part; what is not known is left to fill in. */
export type InvitationView = Sheet & {
  place: string;
  government: string;
  focusArea: string;
  impact: string;
  requesters: string;
  dataSupply: string;
  /** The same in sentences: what is looked into, why it matters, what could help, from whom to hear, what is planned or comes next. */
  sentences: { about: string; impact: string; help: string; hope: string; plan: string; next: string };
  /** What the plan is, for whom, and what of it can change; null as long as there is none. */
  draft: { intervention: string; users: string[]; fixed: string[] } | null;
  /** What comes first, as long as there is no plan. */
  start: { tactics: string; nextSteps: string } | null;
  channels: string[];
  until: string;
  contact: string;
};

/** The letter. Groups that were not heard yet are not named: nobody wants to find themselves on such a list. */
export const invitationView = (shared: Shared): InvitationView =>
  onOneSheet(shared, 'invitation', INVITATION_LINES, { viewOf: invitationOf, textsOf: invitationTexts });

/** What is planned, for whom, what can and cannot change, and how and until when to answer. */
export type FeedbackSheetView = Sheet & {
  /** Who asks, and what is looked into, as sentences. */
  sentences: { who: string; about: string };
  intervention: string;
  /** The intervention as a sentence. */
  plan: string;
  users: string[];
  fixed: string[];
  channels: string[];
  contact: string;
  until: string;
};

/** The plan on one page. Whoever is asked for comments has a right to all of it, so whatever is not known is a gap. */
export const feedbackSheetView = (shared: Shared): FeedbackSheetView =>
  onOneSheet(shared, 'feedback-sheet', FEEDBACK_LINES, { viewOf: feedbackSheetOf, textsOf: feedbackTexts });

/** What somebody outside the team is asked to look at: the data that goes out, and for each data set what was thought of. */
export type HarmReviewView = Sheet & {
  plan: string;
  release: string[];
  safeguards: string[];
  dataSets: { title: string; lines: { label: string; text: string }[] }[];
  contact: string;
};

/** The page on harm, for one reader outside the team. */
export function harmReviewView(shared: Shared): HarmReviewView {
  const { given, sheet, say, sentence, tell } = forResidents(shared, 'harm-review');
  const { roles } = shared.method;
  const records = compareRecords(given, roles['data-sets']);
  const fields = ['data-sets.points', 'data-sets.harm', 'data-sets.good', 'data-sets.done'] as const;
  return {
    ...sheet,
    plan: sentence('intervention'),
    release: tell('release'),
    // What was noted data set by data set takes the place of the answer for all of them: it is one page.
    safeguards: records.length === 0 ? tell('safeguards') : [],
    dataSets: records.map(({ title, part }) => ({
      title,
      lines: fields.flatMap((role) => {
        const field = part(role);
        return field ? [{ label: field.label, text: textOrGap(given, field) }] : [];
      }),
    })),
    contact: say('contact'),
  };
}

/**
 * A point: what was said, where that may be quoted or the sheet is for the team, what was decided about it, why, and what changed.
 * `mark` says in the team's sheet that the words may not be quoted.
 */
export type Point = {
  title: string;
  said: string[];
  mark: string;
  decision: string;
  why: string[];
  changed: string[];
};

/** A group: its points, how many of them were decided which way, and when it was told; in the team's sheet also that it has to be. */
export type HeardGroup = { title: string; points: Point[]; decisions: string; told: string; toTell: string };

export type HeardSheetView = Sheet & {
  intervention: string;
  /** The intervention as a sentence. */
  plan: string;
  counts: string;
  span: string;
  groups: HeardGroup[];
  missing: string;
  contact: string;
};

/** Each point with its answer; of what may not be quoted, the point and what came of it in the team's own words. */
export function heardSheetView(shared: Shared, { group }: ViewOptions = {}): HeardSheetView {
  const { given, sheet, say, sentence } = forResidents(shared, 'heard');
  const pieces = heardFrom(given, group);
  const { missing, gaps } = missingOf(given, questionsOf(shared.method, ['feedback']));
  const undecided = pieces.flatMap(({ gaps: open, part }) =>
    open.filter((field) => field === part('feedback.decision')),
  );
  const view = {
    intervention: say('intervention'),
    plan: sentence('intervention'),
    counts: countsOf(given, pieces),
    span: spanText(pieces.map((piece) => textIn(given, piece, 'feedback.heard'))),
    groups: groupsOf(given, pieces),
    missing,
    contact: contactIn(given, say),
  };
  return { ...sheet, ...view, gaps: [...sheet.gaps, ...gaps, ...undecided.map(({ id }) => id)] };
}

/**
 * The pieces of feedback that came from a group, named as it was written or by how that begins; all of them where none is named.
 * @throws UserError that names the groups where none is meant
 */
export function heardFrom(given: DocumentReader, group: string | undefined): Compared[] {
  const all = compareRecords(given, given.method.roles.feedback);
  if (group === undefined) return all;
  const wanted = group.trim().toLowerCase();
  const groupOf = (piece: Compared) => textIn(given, piece, 'feedback.group').trim();
  const from = (fits: (name: string) => boolean) => all.filter((piece) => fits(groupOf(piece).toLowerCase()));
  const exact = from((name) => name === wanted);
  const found = exact.length > 0 ? exact : from((name) => wanted !== '' && name.startsWith(wanted));
  const names = [...new Map(all.map((piece) => [groupOf(piece).toLowerCase(), groupOf(piece)])).values()];
  if (new Set(found.map((piece) => groupOf(piece).toLowerCase())).size === 1) return found;
  throw new UserError({
    code: 'unknown-group',
    what: fill(words.people.unknownGroup, meant(group, names)),
    next: fill(words.people.unknownGroupNext, { groups: names.filter((name) => name !== '').join('; ') }),
  });
}

// --- internal ---

function invitationOf(document: ResidentsDocument): InvitationView {
  const { given, sheet, say, sentence, tell, list } = document;
  const known = (role: Role) => given.at(given.method.roles[role])?.value !== undefined;
  const ifKnown = <T>(role: Role, text: (role: Role) => T, none: T): T => (known(role) ? text(role) : none);
  const hasDraft = known('intervention');
  return {
    ...sheet,
    place: say('place'),
    government: say('government'),
    focusArea: say('focus-area'),
    impact: say('impact'),
    requesters: say('requesters'),
    dataSupply: say('data-supply'),
    sentences: {
      about: whatAbout(document),
      impact: sentence('impact'),
      help: sentence('data-supply', {
        sentence: fill(words.people.help, {
          from: said('from', inPlace(given, given.method.roles.government)?.text ?? say('government')),
        }),
      }),
      hope: sentence('requesters', { sentence: words.people.hope }),
      plan: ifKnown('intervention', sentence, ''),
      next: hasDraft ? '' : sentence('next-steps'),
    },
    draft: hasDraft
      ? {
          intervention: say('intervention'),
          users: ifKnown('intended-users', list, []),
          fixed: ifKnown('fixed', tell, []),
        }
      : null,
    start: hasDraft ? null : { tactics: say('talk-tactics'), nextSteps: say('next-steps') },
    channels: ifKnown('channels', list, []),
    until: dayText(ifKnown('comments-until', say, '')),
    contact: ifKnown('contact', say, ''),
  };
}

/** A sheet to hand back: who asks, the problem, the plan. */
function feedbackSheetOf(document: ResidentsDocument): FeedbackSheetView {
  const { given, sheet, say, sentence, tell, list } = document;
  return {
    ...sheet,
    sentences: {
      who: whoAsks(given, say),
      about: whatAbout(document),
    },
    intervention: say('intervention'),
    plan: sentence('intervention'),
    users: list('intended-users'),
    fixed: tell('fixed'),
    channels: list('channels'),
    contact: say('contact'),
    until: dayText(say('comments-until')),
  };
}

/** The office that is named, or what is known of whoever fills it in; nothing where the method asks for neither. */
function whoAsks(given: DocumentReader, say: (role: Role) => string): string {
  const { office, government } = given.method.roles;
  const { who } = words.people;
  if (given.text(office) !== '') return fill(who.office, { office: say('office') });
  return government === undefined ? '' : textFor(given, who.we);
}

/** The lines that the answers may take on a sheet of A4 and of Letter, beside the words and the room to write that it has in any case. */
const INVITATION_LINES = 25;
const FEEDBACK_LINES = 22;

/** What of the view its template shows. */
const invitationTexts = ({ title, sentences, draft, start, channels, contact, until }: InvitationView): string[] => [
  title,
  ...Object.values(sentences),
  ...(draft ? [draft.users.join('; '), ...draft.fixed] : []),
  start?.tactics ?? '',
  ...channels,
  contact,
  until,
];

const feedbackTexts = ({ title, sentences, plan, users, fixed, channels, contact }: FeedbackSheetView): string[] => [
  title,
  ...Object.values(sentences),
  plan,
  users.join('; '),
  ...fixed,
  ...channels,
  contact,
];

/** " in Fairmont", " from the housing office"; nothing where the method does not ask for it. */
const said = (word: 'in' | 'from', text: string): string => (text === '' ? '' : ` ${word} ${text}`);

/** How what is looked into is said, with the place where it is known. */
const aboutFrames = (place: string): Frames => {
  const frame = (text: string) => fill(text, { in: said('in', place) });
  const { thing, doing, gerund, question, other } = words.people.about;
  return {
    thing: frame(thing),
    doing: frame(doing),
    gerund: frame(gerund),
    question: frame(question),
    other: frame(other),
  };
};

/** Whom to turn to, where that is known or noted as to find out. */
export const contactIn = (given: DocumentReader, say: (role: Role) => string): string =>
  given.at(given.method.roles.contact) ? say('contact') : '';

/** What is open in a use case, as questions to the people it is about; of one that is only assumed, all of it. */
function talkOf(given: DocumentReader, useCase: Compared): Talk {
  const { method } = given;
  const { title, fields } = useCase;
  const assumed = basisOf(given, useCase.id) === 'assumed';
  const isOpen = (field: Question | undefined) => field !== undefined && (assumed || !isAnswered(given, field));
  const named = new Set(given.list(useCase.part('use-cases.personas')?.id));
  const personas = compareRecords(given, method.roles.personas).filter(({ id }) => named.has(id));
  const ofPersonas = (method.conversation.persona ?? []).flatMap(({ field, ask }) =>
    personas.length === 0 || personas.some((persona) => isOpen(persona.fields[field])) ? [ask] : [],
  );
  const ofIt = method.conversation['use-case'].flatMap(({ field, ask }) => (isOpen(fields[field]) ? [ask] : []));
  const questions = [...ofPersonas, ...ofIt];
  return { title, assumed, story: isStoryWhole(given, useCase) ? storyOf(given, useCase) : '', questions };
}

/** Without use cases: what is open on the topic. What a team wrote about it is a guess, so some is asked in any case. */
function topicTalk(given: DocumentReader): Talk {
  const told = (id: string) => {
    const question = questionAt(given.method, id);
    return inSentence(given, id) || (question ? gapOf(given, question) : '');
  };
  const questions = given.method.conversation.topic.flatMap(({ question: id, ask, always }) => {
    const question = questionAt(given.method, id);
    if (!question || (isAnswered(given, question) && !always)) return [];
    return [fill(ask, Object.fromEntries(placeholders(ask).map((name) => [name, told(name)])))];
  });
  return { title: words.people.conversation.title, assumed: false, story: '', questions };
}

const textIn = (given: DocumentReader, { part }: Compared, role: Role): string => given.list(part(role)?.id).join('; ');

function groupsOf(given: DocumentReader, pieces: readonly Compared[]): HeardGroup[] {
  return byGroup(given, pieces).map((own) => {
    const days = own.map((piece) => textIn(given, piece, 'feedback.told'));
    const told = days.includes('') ? '' : spanText(days);
    return {
      title: (own[0] && textIn(given, own[0], 'feedback.group')) || words.people.noGroup,
      points: own.map((piece) => pointOf(given, piece)),
      decisions: decisions(given, own),
      told,
      toTell: given.internal && told === '' ? words.people.toTell : '',
    };
  });
}

function pointOf(given: DocumentReader, piece: Compared): Point {
  const decision = piece.part('feedback.decision');
  const parts = (role: Role) => paragraphsOf(textIn(given, piece, role));
  const decided = textIn(given, piece, 'feedback.decision');
  return {
    title: piece.title,
    said: parts('feedback.said'),
    mark: given.internal && !mayQuote(given, piece.id) ? words.people.notToQuote : '',
    decision: decision ? (decided === '' ? gapOf(given, decision) : textOrGap(given, decision)) : '',
    why: parts('feedback.why'),
    changed: parts('feedback.changed'),
  };
}
