// The sheet for the day of a talk or a meeting: who does what, what to ask, what to count, and a sign-in to cut off. Pure.

import { themesOf } from '../../advice/listening.ts';
import { compareRecords } from '../../advice/progress.ts';
import { answerText } from '../../advice/texts.ts';
import { UserError } from '../../errors.ts';
import { meant } from '../../method/ids.ts';
import { fill, short, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import type { ViewOptions } from '../view.ts';
import { forResidents, type Sheet } from './people.ts';
import { contactIn, talksOf, whatAbout } from './sheets.ts';
import type { DocumentReader } from './shown.ts';

/**
 * The sheet. `session` is its name, empty where it has none yet; `known` is what is noted of it, `open` what is left to write in. With
 * `blank` there is nothing of the project on it, and no `questions` but room for them.
 */
export type SessionSheetView = Sheet & {
  session: string;
  known: { label: string; text: string }[];
  open: string[];
  /** What is looked into, as a sentence; empty while that is not chosen. */
  about: string;
  questions: string[];
  /** The lines to count on: what came up before, and room for what is new. */
  tally: string[];
  contact: string;
};

/** So many questions are asked in an evening, and so many themes stand on the sheet. */
const MOST = { questions: 4, themes: 4, theme: 44 };

/** What is settled before the day, in the order of the sheet. */
const SETTLED = [
  'sessions.day',
  'sessions.groups',
  'sessions.languages',
  'sessions.run-by',
  'sessions.made-possible',
] as const;

/** The sheet for the session that is named, or for one that is not noted yet. @throws UserError where none has that name */
export function sessionSheetView(
  shared: Shared,
  { session: named, blank = false }: ViewOptions = {},
): SessionSheetView {
  const document = forResidents(shared, 'session-sheet');
  const { given, sheet, say } = document;
  const { roles, conversation } = shared.method;
  const session = factsOf(given, named);
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
  const asks = isChosen ? talksOf(given).flatMap(({ questions }) => questions) : (conversation.opening ?? []);
  return {
    ...sheet,
    ...session,
    about: isChosen ? whatAbout(document) : '',
    questions: [...new Set(asks)].sort((a, b) => order.indexOf(a) - order.indexOf(b)).slice(0, MOST.questions),
    tally,
    contact: contactIn(given, say),
  };
}

// --- internal ---

/** What is known of a session, and what is not. */
function factsOf(
  given: DocumentReader,
  named: string | undefined,
): Pick<SessionSheetView, 'session' | 'known' | 'open'> {
  const session = named === undefined ? undefined : sessionNamed(given, named);
  const facts = SETTLED.flatMap((role) => {
    const field = given.method.questions
      .find(({ id }) => id === given.method.roles.sessions)
      ?.fields?.find(({ id }) => id === given.method.roles[role]);
    const asked = session?.part(role);
    return field ? [{ label: field.label, text: asked ? answerText(given, asked) : '' }] : [];
  });
  return {
    session: session?.title ?? '',
    known: facts.filter(({ text }) => text !== ''),
    open: [
      ...(session ? [] : [words.people.whatAndWhere]),
      ...facts.flatMap(({ label, text }) => (text === '' ? [label] : [])),
    ],
  };
}

/** The session of that id or name, or the only one whose name begins so. @throws UserError that names those there are */
function sessionNamed(given: DocumentReader, named: string) {
  const all = compareRecords(given, given.method.roles.sessions);
  const wanted = named.trim().toLowerCase();
  const exact = all.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  const begins = all.filter(({ title }) => wanted !== '' && title.toLowerCase().startsWith(wanted));
  const found = exact ?? (begins.length === 1 ? begins[0] : undefined);
  if (found) return found;
  const { unknownSession, unknownSessionNext, noSessionNext } = words.people;
  throw new UserError({
    code: 'unknown-session',
    what: fill(
      unknownSession,
      meant(
        named,
        all.map(({ title }) => title),
      ),
    ),
    next:
      all.length === 0
        ? noSessionNext
        : fill(unknownSessionNext, { sessions: all.map(({ title }) => title).join('; ') }),
  });
}
