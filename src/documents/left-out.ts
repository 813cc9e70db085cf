// What a document leaves out of a project, unless it is the team's working copy: what was told in confidence, what is the team's own,
// and contact details. It is gone from the answers before any view sees them, so that no view can let it slip. Pure.

import { optionsFrom, questionAt, slug } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { type Answer, type Reader, readerOf, sameAnswer, type Value } from '../project/answers.ts';
import { replaced, withoutContacts } from '../project/contacts.ts';
import { citationOf } from '../project/evidence.ts';
import { isTheirTitle, mayQuote, repeatsOf } from '../project/feedback.ts';
import { fill, words } from '../words.ts';

/**
 * A project as documents may show it: all of it in the working copy (`internal`). In what is for everybody, `method` lacks the
 * questions that are private, which only `whole` has, for what is filled in by hand; `partial` are the ids of the answers of which
 * something is left out, and of all that is told of feedback that may not be quoted.
 */
export type Shared = Reader & {
  readonly internal: boolean;
  readonly whole: Method;
  readonly partial: ReadonlySet<string>;
};

/**
 * The project to make documents of. `settle` goes over all that was made: it takes away the marks by which we know again what
 * was left out, and tells what that was. `idOf` gives the project's own id for one of `shared`.
 */
export type Sharable = { shared: Shared; settle: (made: string) => Settled; idOf: (id: string) => string };

/** What was left out of an answer that is shown: a contact detail, or words that may not be quoted. */
export type LeftOut = { id: string; kind: 'contact' | 'words' };

/** A finished text, and each piece that it shows a stand-in for. */
export type Settled = { text: string; leftOut: LeftOut[] };

/** All of the project, for the team. */
export const workingCopy = (all: Reader): Sharable => ({
  shared: { ...all, internal: true, whole: all.method, partial: new Set() },
  settle: (text) => ({ text, leftOut: [] }),
  idOf: (id) => id,
});

/**
 * The project without what is private, without notes (but citations of evidence) and whom to ask (that something is to find out stays),
 * and without the words of feedback that may not be quoted: the point, what was decided, why and what changed stay, under an id that says
 * nothing. Where another answer repeats such words, and for each contact detail but those that are asked for, there is a stand-in.
 * @param before the cycles before it, of whose feedback the same holds
 */
export function forEverybody(all: Reader, before: readonly Reader[] = []): Sharable {
  const { answers } = all;
  const method = withoutPrivate(all.method);
  const { feedback } = method.roles;
  const marked: LeftOut[] = [];
  const unquoted = unquotedIn(all);
  const clean = cleaner(all, before, unquoted, (kind, id) => standIn(kind, marked.push({ kind, id }) - 1));
  const isPrivate = (id: string) => questionAt(method, id) === undefined && questionAt(all.method, id) !== undefined;
  const partial = new Set<string>();
  const byId: Record<string, Answer> = {};
  // A note that is a citation of evidence and nothing else holds counts, and is there to be looked up.
  const cited = new Set(Array.from(all.evidence, ([id, source]) => citationOf(id, source)));
  for (const [id, answer] of Object.entries(answers.byId)) {
    if (unquoted.has(id)) continue;
    const shown = isPrivate(id) ? {} : withoutNotes(all, id, (value) => clean.value(id, value));
    const kept = answer.note !== undefined && cited.has(answer.note) ? { ...shown, note: answer.note } : shown;
    if (!sameAnswer(answer, kept)) partial.add(id);
    if (Object.keys(kept).length > 0) byId[id] = kept;
  }
  for (const [id, answer] of unquoted.entries.flatMap((entry) => Object.entries(pointOf(all, entry, clean)))) {
    partial.add(id);
    byId[id] = answer;
  }
  const open = Object.fromEntries(Object.entries(answers.records).filter(([hub]) => !isPrivate(hub)));
  const records = feedback === undefined ? open : { ...open, [feedback]: unquoted.ids };
  return {
    shared: {
      ...readerOf(method, { ...answers, byId, records }, all.evidence),
      internal: false,
      whole: all.method,
      partial,
    },
    settle: (made) => settled(made, marked),
    idOf: unquoted.idOf,
  };
}

/** Whether a field of an entry of the feedback is left out because the words may not be quoted. */
export const isWithheld = (shared: Shared, entry: string, field: string): boolean =>
  !shared.internal && !mayQuote(shared, entry) && !TOLD.some((role) => shared.method.roles[role] === field);

// --- internal ---

/** The method without the questions, and the fields of records, that are private. */
function withoutPrivate(method: Method): Method {
  const isOpen = (each: { private?: boolean | undefined }) => !each.private;
  const questions = method.questions.filter(isOpen);
  const ids = new Set(questions.map(({ id }) => id));
  return {
    ...method,
    questions: questions.map((each) => (each.fields ? { ...each, fields: each.fields.filter(isOpen) } : each)),
    sections: method.sections.map((each) => ({ ...each, questions: each.questions.filter((id) => ids.has(id)) })),
  };
}

/** What is told of feedback that may not be quoted. Its title is, too, where it is in the team's own words. */
const TOLD = [
  'feedback.title',
  'feedback.group',
  'feedback.heard',
  'feedback.quote',
  'feedback.decision',
  'feedback.why',
  'feedback.changed',
  'feedback.told',
  'feedback.version',
] as const;

/** An entry that may not be quoted: its id in the project, the one it gets in documents, and the how manyth it is of its group. */
type Unquoted = { own: string; id: string; group: string; number: number };

/** The entries that may not be quoted; all entries' ids as documents have them; and to and fro between these and the project's own. */
function unquotedIn(all: Reader) {
  const { roles } = all.method;
  const prefix = `${roles.feedback}.`;
  const taken = new Set(all.records(roles.feedback).filter((own) => mayQuote(all, own)));
  let last = 0;
  const freshId = (): string => {
    do last++;
    while (taken.has(`feedback-${last}`));
    return `feedback-${last}`;
  };
  const numbers = new Map<string, number>();
  const entries = all.records(roles.feedback).flatMap((own): Unquoted[] => {
    const group = all.text(`${prefix}${own}.${roles['feedback.group']}`);
    const number = (numbers.get(group) ?? 0) + 1;
    numbers.set(group, number);
    return mayQuote(all, own) ? [] : [{ own, id: freshId(), group, number }];
  });
  const shownAs = new Map(entries.map(({ own, id }) => [own, id]));
  const owns = new Map(entries.map(({ own, id }) => [id, own]));
  const entryIn = (id: string) => (id.startsWith(prefix) ? id.slice(prefix.length).split('.', 1)[0] : undefined) ?? '';
  return {
    entries,
    ids: all.records(roles.feedback).map((own) => shownAs.get(own) ?? own),
    has: (id: string): boolean => shownAs.has(entryIn(id)),
    shownAs: (own: string): string => shownAs.get(own) ?? own,
    idOf: (id: string): string => {
      const own = owns.get(entryIn(id));
      return own === undefined ? id : `${prefix}${own}${id.slice(prefix.length + entryIn(id).length)}`;
    },
  };
}

/** What is told of an entry that may not be quoted. A title in the person's words gives way to the group and a number. */
function pointOf(all: Reader, { own, id, group, number }: Unquoted, clean: Cleaner): Record<string, Answer> {
  const { roles } = all.method;
  const at = (entry: string, field: string | undefined) => `${roles.feedback}.${entry}.${field}`;
  const told = TOLD.flatMap((role): [string, Answer][] => {
    const from = at(own, roles[role]);
    return all.at(from) ? [[at(id, roles[role]), withoutNotes(all, from, (value) => clean.value(from, value))]] : [];
  });
  const first = questionAt(all.method, roles.feedback)?.fields?.[0]?.id;
  const title = all.text(at(own, first));
  const isOurs = first === roles['feedback.title'] && title !== '';
  if (isOurs && !isTheirTitle(title, all.text(at(own, roles['feedback.said'])))) return Object.fromEntries(told);
  const whose = clean.text(at(own, roles['feedback.group']), group) || words.people.noGroup;
  return {
    ...Object.fromEntries(told),
    [at(id, first)]: { value: fill(words.leftOut.title, { group: whose, number }) },
  };
}

/** What counts of an answer, without its note and whom to ask. */
function withoutNotes(all: Reader, id: string, clean: (value: Value) => Value): Answer {
  const value = all.list(id);
  return {
    ...(value.length > 0 && { value: clean(typeof all.at(id)?.value === 'string' ? String(value) : value) }),
    ...(all.whom(id) !== undefined && { findOut: '' }),
  };
}

type Mark = (kind: LeftOut['kind'], id: string) => string;
type Cleaner = ReturnType<typeof cleaner>;

const TEXTS: readonly (Question['kind'] | undefined)[] = ['text', 'paragraph', 'list', 'phrase', undefined];

/** Puts a mark, in answers by their id, for each contact detail and for words that may not be quoted. */
function cleaner(all: Reader, before: readonly Reader[], { shownAs }: ReturnType<typeof unquotedIn>, mark: Mark) {
  const { method } = all;
  const { roles } = method;
  const repeatsIn = repeatsOf(all, before);
  // Who may be quoted may say the same as somebody who may not.
  const theirs = new Set(
    all
      .records(roles.feedback)
      .filter((own) => mayQuote(all, own))
      .flatMap((own) =>
        [roles['feedback.said'], roles['feedback.title']].map((field) => `${roles.feedback}.${own}.${field}`),
      ),
  );
  const text = (id: string, given: string, put = mark): string => {
    const ours = theirs.has(id) ? given : replaced(given, repeatsIn(given), () => put('words', id));
    return questionAt(method, id)?.contact ? ours : withoutContacts(ours, () => put('contact', id));
  };
  const value = (id: string, given: Value): Value => {
    const each = (change: (entry: string) => string): Value =>
      typeof given === 'string' ? change(given) : given.map(change);
    const question = questionAt(method, id);
    if (TEXTS.includes(question?.kind)) return each((entry) => text(id, entry));
    const from = question && optionsFrom(question);
    if (from === undefined) return given;
    if (from === roles.feedback) return each(shownAs);
    // What was chosen among the entries of a list is the slug of an entry, and that is another one now.
    const entries = questionAt(method, from)?.kind === 'list' ? all.list(from) : [];
    return each((chosen) => {
      const entry = entries.find((each) => slug(each) === chosen);
      return entry === undefined ? chosen : slug(text(from, entry, (kind) => standIn(kind, 0))) || chosen;
    });
  };
  return { text, value };
}

/** What stands in place of something, with a mark that nobody types: two characters for private use tell its number. */
const standIn = (kind: LeftOut['kind'], number: number): string =>
  `[${String.fromCharCode(FIRST + Math.floor(number / MANY), FIRST + (number % MANY))}${words.leftOut[kind]}]`;

const FIRST = 0xe000;
const MANY = 0x1900;
const MARK = /(?<=\[)[\uE000-\uF8FF]{1,2}/g;

function settled(made: string, marked: readonly LeftOut[]): Settled {
  const numbers = new Set<number>();
  const text = made.replace(MARK, (mark) => {
    const [high = 0, low = Number.NaN] = [...mark].map((character) => character.charCodeAt(0) - FIRST);
    numbers.add(high * MANY + low);
    return '';
  });
  return { text, leftOut: [...numbers].flatMap((number) => marked[number] ?? []) };
}
