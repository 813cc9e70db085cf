// The sheets for work with people: what to ask in a talk, the day of a talk or a meeting, the invitation, the feedback sheet, and the page
// on harm. Pure.

import type { Frames } from '../../advice/forms.ts';
import { themesOf } from '../../advice/people.ts';
import { basisOf, type Compared, isAnswered, issueOf, officeName } from '../../advice/progress.ts';
import { inPlace, inSentence, isStoryWhole, storyOf, textFor } from '../../advice/said.ts';
import { oneCalled, questionAt } from '../../method/ids.ts';
import type { Role } from '../../method/roles.ts';
import type { Question } from '../../method/types.ts';
import { dayText } from '../../project/days.ts';
import { fill, placeholders, short, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { contactIn, forResidents, onOneSheet, type ResidentsDocument } from './residents.ts';
import {
  type DocumentReader,
  gapOf,
  isKnown,
  notAboutPeople,
  questionOf,
  textOf,
  textOrGap,
  type ViewOptions,
} from './shown.ts';

/** The questions on one subject. `assumed`: so far nobody has told us. `story` is there where it is whole, to be corrected. */
type Talk = { title: string; assumed: boolean; story: string; questions: string[] };

/** What to ask in a talk: for each use case its open questions; without use cases, those on the topic. */
export function conversationView(shared: Shared) {
  const document = forResidents(shared, 'conversation-sheet');
  const { given, sheet, say, sentence } = document;
  const { roles, tactics } = shared.method;
  const chosen = given.list(roles['talk-tactics']);
  return {
    ...sheet,
    place: say('place'),
    focusArea: say('focus-area'),
    dataSupply: say('data-supply'),
    // What is looked into, and what the notes are for.
    sentences: {
      about: whatAbout(document),
      use: sentence('data-supply', { sentence: words.people.use }),
    },
    tactics: tactics
      .filter(({ id }) => chosen.includes(id))
      .map(({ name, summary, caution }) => ({
        title: name,
        summary: textFor(given, summary),
        caution: textFor(given, caution),
      })),
    missing: chosen.length === 0 ? say('talk-tactics') : '',
    talks: talksOf(given),
    contact: contactIn(document),
  };
}

/**
 * The sheet for the session that is named, or for one that is not noted yet: what is known of it, what is `open` to write in, what to ask,
 * and lines to count on (`tally`). With `blank` nothing of the project is on it, and in place of the questions there is room for them.
 * @throws UserError where none has that name
 */
export function sessionSheetView(shared: Shared, { session: named, blank = false }: ViewOptions = {}) {
  const document = forResidents(shared, 'session-sheet');
  const { given, sheet } = document;
  const { roles, conversation } = shared.method;
  const session = sessionFacts(given, named);
  const themes = blank ? [] : themesOf(given).map(({ theme }) => short(theme, MOST.theme));
  const counted = themes.slice(0, MOST.themes);
  const tally = [...counted, ...Array.from({ length: MOST.themes + 1 - counted.length }, () => words.people.newTheme)];
  if (blank) {
    const title = words.document.kinds['session-sheet'];
    const nothing = { about: '', questions: [], tally, contact: '' };
    return { title, subtitle: shared.method.title, gaps: [], cut: [], ...session, ...nothing };
  }
  const order = conversation['use-case'].map(({ ask }) => ask);
  const isChosen = given.at(roles['focus-area']) !== undefined;
  const asks = isChosen ? talksOf(given).flatMap(({ questions }) => questions) : conversation.opening;
  return {
    ...sheet,
    ...session,
    about: isChosen ? whatAbout(document) : '',
    questions: [...new Set(asks)].sort((a, b) => order.indexOf(a) - order.indexOf(b)).slice(0, MOST.questions),
    tally,
    contact: contactIn(document),
  };
}

/** The letter. Groups that were not heard yet are not named: nobody wants to find themselves on such a list. */
export const invitationView = (shared: Shared) =>
  onOneSheet(shared, 'invitation', INVITATION_LINES, { viewOf: invitationOf, textsOf: invitationTexts });

/** The plan on one page. Whoever is asked for comments has a right to all of it, so whatever is not known is a gap. */
export const feedbackSheetView = (shared: Shared) =>
  onOneSheet(shared, 'feedback-sheet', FEEDBACK_LINES, { viewOf: feedbackSheetOf, textsOf: feedbackTexts });

/** What somebody outside the team is asked to look at: the data that goes out, and for each data set what was thought of. */
export function harmReviewView(shared: Shared) {
  const { given, sheet, say, sentence, tell } = forResidents(shared, 'harm-review');
  const { roles } = shared.method;
  const records = given.compared('data-sets');
  const aboutNobody = notAboutPeople(given);
  // It is one page: what was noted data set by data set takes the place of the answer for all of them; none is due for data about nobody.
  const isNeeded = aboutNobody.length > 0 ? given.at(roles.safeguards) !== undefined : records.length === 0;
  const fields = ['data-sets.points', 'data-sets.harm', 'data-sets.good', 'data-sets.done'] as const;
  return {
    ...sheet,
    plan: sentence('intervention'),
    release: tell('release'),
    safeguards: [...aboutNobody, ...(isNeeded ? tell('safeguards') : [])],
    dataSets: records.map(({ title, part }) => ({
      title,
      lines: fields.flatMap((role) => {
        const field = part(role);
        const text = field ? textOrGap(given, field) : '';
        return field && text !== '' ? [{ label: field.label, text }] : [];
      }),
    })),
    contact: say('contact'),
  };
}

// --- internal ---

/** So many questions are asked in an evening, and so many themes stand on its sheet, of so many letters each. */
const MOST = { questions: 4, themes: 4, theme: 44 };

/** What is settled before the day, in the order of the sheet. */
const SETTLED = [
  'sessions.day',
  'sessions.groups',
  'sessions.languages',
  'sessions.run-by',
  'sessions.made-possible',
] as const;

/** What is known of a session, and what is not. */
function sessionFacts(given: DocumentReader, named: string | undefined) {
  const session = named === undefined ? undefined : sessionNamed(given, named);
  const fields = questionOf(given, 'sessions')?.fields ?? [];
  const facts = SETTLED.flatMap((role) => {
    const field = fields.find(({ id }) => id === given.method.roles[role]);
    return field ? [{ label: field.label, text: textOf(given, session?.part(role)) }] : [];
  });
  return {
    session: session?.title ?? '',
    known: facts.filter(isKnown),
    open: [
      ...(session ? [] : [words.people.whatAndWhere]),
      ...facts.flatMap(({ label, text }) => (text === '' ? [label] : [])),
    ],
  };
}

/** The session of that id or name. @throws UserError that names those there are */
function sessionNamed(given: DocumentReader, named: string): Compared {
  const all = given.compared('sessions');
  const wanted = given.idHere(given.method.roles.sessions, named.trim().toLowerCase());
  const { unknownSession, unknownSessionNext, noSessionNext } = words.people;
  return (
    all.find(({ id }) => id === wanted) ??
    oneCalled(all, named, ({ title }) => title, {
      code: 'unknown-session',
      what: unknownSession,
      next: (titles) => (all.length === 0 ? noSessionNext : fill(unknownSessionNext, { sessions: titles.join('; ') })),
    })
  );
}

/** What is looked into, as a sentence with the place in it. */
const whatAbout = ({ say, sentence }: ResidentsDocument): string =>
  sentence('focus-area', { sentence: '{answer}', frames: aboutFrames(say('place')) });

/** What to ask in a talk: what is open in the use cases; without them, what is open on the topic. */
function talksOf(given: DocumentReader): Talk[] {
  const isAsked = ({ questions, story }: Talk) => questions.length > 0 || story !== '';
  const talks = given
    .compared('use-cases')
    .map((each) => talkOf(given, each))
    .filter(isAsked);
  return talks.length > 0 ? talks : [topicTalk(given)].filter(isAsked);
}

/**
 * The pitch's words, the draft of the plan where there is one, else what comes first, and how to take part; what is not known is left to
 * fill in.
 */
function invitationOf(document: ResidentsDocument) {
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
    until: isClosed(given) ? '' : dayText(ifKnown('comments-until', say, '')),
    contact: ifKnown('contact', say, ''),
  };
}

/** A sheet to hand back: who asks, the problem, the plan. */
function feedbackSheetOf(document: ResidentsDocument) {
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
    until: isClosed(given) ? '' : dayText(say('comments-until')),
  };
}

/** Whether the time for comments is over on the day that the project tells of: nobody is asked to answer by a day that has passed. */
function isClosed(given: DocumentReader): boolean {
  const [until, { day }] = [given.text(given.method.roles['comments-until']), issueOf(given)];
  return until !== '' && day !== '' && until < day;
}

/** The office that is named, or what is known of whoever fills it in; nothing where the method asks for neither. */
function whoAsks(given: DocumentReader, say: (role: Role) => string): string {
  const { office, government } = given.method.roles;
  const { who } = words.people;
  // A mailbox alone does not say who that is.
  const isNamed = officeName(given) !== '' || government === undefined;
  if (isNamed && given.text(office) !== '') return fill(who.office, { office: say('office') });
  return government === undefined ? '' : textFor(given, who.we);
}

/** The lines that the answers may take on a sheet of A4 and of Letter, beside the words and the room to write that it has in any case. */
const INVITATION_LINES = 25;
const FEEDBACK_LINES = 22;

/** What of the view its template shows. */
const invitationTexts = (view: ReturnType<typeof invitationOf>): string[] => [
  view.title,
  ...Object.values(view.sentences),
  ...(view.draft ? [view.draft.users.join('; '), ...view.draft.fixed] : []),
  view.start?.tactics ?? '',
  ...view.channels,
  view.contact,
  view.until,
];

const feedbackTexts = (view: ReturnType<typeof feedbackSheetOf>): string[] => [
  view.title,
  ...Object.values(view.sentences),
  view.plan,
  view.users.join('; '),
  ...view.fixed,
  ...view.channels,
  view.contact,
];

/** " in Fairmont", " from the housing office"; nothing where the method does not ask for it. */
const said = (word: 'in' | 'from', text: string): string => (text === '' ? '' : ` ${word} ${text}`);

/** How what is looked into is said, with the place where it is known. */
function aboutFrames(place: string): Frames {
  const { about } = words.people;
  const frames = Object.entries(about).map(([form, text]) => [form, fill(text, { in: said('in', place) })] as const);
  return { ...about, ...Object.fromEntries(frames) };
}

/** What is open in a use case, as questions to the people it is about; of one that is only assumed, all of it. */
function talkOf(given: DocumentReader, useCase: Compared): Talk {
  const { method } = given;
  const { title, fields, list } = useCase;
  const assumed = basisOf(given, useCase.id) === 'assumed';
  const isOpen = (field: Question | undefined) => field !== undefined && (assumed || !isAnswered(given, field));
  const named = new Set(list('use-cases.personas'));
  const personas = given.compared('personas').filter(({ id }) => named.has(id));
  const ofPersonas = method.conversation.persona.flatMap(({ field, ask }) =>
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
