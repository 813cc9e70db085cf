// What a document leaves out of a project, unless it is the team's working copy: what was told in confidence, what is the team's own,
// and contact details. It is gone from the answers before any view sees them, so that no view can let it slip. Pure.

import { listsOf, optionsFrom, questionAt, recordAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { type Answer, isInWords, type Reader, readerOf, sameAnswer, type Value } from '../project/answers.ts';
import { replaced, withoutContacts } from '../project/contacts.ts';
import { citationOf } from '../project/evidence.ts';
import { isTheirTitle, mayQuote, repeatsOf } from '../project/feedback.ts';
import { optionId } from '../project/kinds.ts';
import { fill, words } from '../words.ts';

/**
 * A project as documents may show it: all of it in the working copy (`internal`). In what is for everybody, `method` lacks the
 * questions that are private, which only `whole` has, for what is filled in by hand; `partial` are the ids of the answers of which
 * something is left out, of all that is told of feedback that may not be quoted, and of the records that have another id here;
 * `idHere` gives that of a record in a list of the project.
 */
export type Shared = Reader & {
  readonly internal: boolean;
  readonly whole: Method;
  readonly partial: ReadonlySet<string>;
  readonly idHere: (list: string | undefined, record: string) => string;
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
  shared: { ...all, internal: true, whole: all.method, partial: new Set(), idHere: (_list, record) => record },
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
  const withheld = new Set(unquoted.map(({ own }) => own));
  const clean = cleaner(all, before, (kind, id) => standIn(kind, marked.push({ kind, id }) - 1));
  const names = namesIn(all, clean);
  const isPrivate = (id: string) => questionAt(method, id) === undefined && questionAt(all.method, id) !== undefined;
  const partial = new Set<string>(names.renamed);
  const byId: Record<string, Answer> = {};
  // A note that is a citation of evidence and nothing else holds counts, and is there to be looked up.
  const cited = new Set(Array.from(all.evidence, ([id, source]) => citationOf(id, source)));
  for (const [id, answer] of Object.entries(answers.byId)) {
    const at = recordAt(method, id);
    if (at && at.hub.id === feedback && withheld.has(at.record)) continue;
    const shown = isPrivate(id) ? {} : withoutNotes(all, id, (value) => names.inValue(id, clean.value(id, value)));
    const kept = answer.note !== undefined && cited.has(answer.note) ? { ...shown, note: answer.note } : shown;
    const shownId = names.shownId(id);
    if (!sameAnswer(answer, kept)) partial.add(shownId);
    if (Object.keys(kept).length > 0) byId[shownId] = kept;
  }
  for (const [id, answer] of unquoted.flatMap((entry) => Object.entries(pointOf(all, entry, clean)))) {
    partial.add(names.shownId(id));
    byId[names.shownId(id)] = answer;
  }
  const open = Object.entries(answers.records).filter(([hub]) => !isPrivate(hub));
  const records = Object.fromEntries(open.map(([hub, own]) => [hub, own.map((each) => names.idHere(hub, each))]));
  return {
    shared: {
      ...readerOf(method, { ...answers, byId, records }, all.evidence),
      internal: false,
      whole: all.method,
      partial,
      idHere: names.idHere,
    },
    settle: (made) => settled(made, marked),
    idOf: names.idOf,
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

/** An entry of the feedback that may not be quoted, and the how manyth it is of its group. */
type Unquoted = { own: string; group: string; number: number };

function unquotedIn(all: Reader): Unquoted[] {
  const { roles } = all.method;
  const numbers = new Map<string, number>();
  return all.records(roles.feedback).flatMap((own): Unquoted[] => {
    const group = all.text(`${roles.feedback}.${own}.${roles['feedback.group']}`);
    const number = (numbers.get(group) ?? 0) + 1;
    numbers.set(group, number);
    return mayQuote(all, own) ? [] : [{ own, group, number }];
  });
}

/**
 * The ids of records as documents have them. An id is made of words: where a record may not be quoted, or something is left out of its
 * title, it has one that says nothing.
 */
function namesIn(all: Reader, clean: Cleaner) {
  const { method } = all;
  const [shownAs, ownOf] = [new Map<string, string>(), new Map<string, string>()];
  for (const { id: hub, fields } of listsOf(method)) {
    const own = all.records(hub);
    const stem = hub.slice(hub.lastIndexOf('.') + 1);
    let last = 0;
    for (const record of own) {
      const title = `${hub}.${record}.${fields?.[0]?.id}`;
      const isQuoted = hub !== method.roles.feedback || mayQuote(all, record);
      const wording = `${all.text(title)}\n${record.replaceAll('-', ' ')}`;
      if (isQuoted && clean.wording(title, wording) === wording) continue;
      do last++;
      while (own.includes(`${stem}-${last}`));
      shownAs.set(`${hub}.${record}`, `${stem}-${last}`);
      ownOf.set(`${hub}.${stem}-${last}`, record);
    }
  }
  const named = (id: string, names: ReadonlyMap<string, string>): string => {
    const at = names.size > 0 ? recordAt(method, id) : undefined;
    const name = at && names.get(`${at.hub.id}.${at.record}`);
    return name === undefined ? id : [at?.hub.id, name, at?.field].filter((part) => part !== undefined).join('.');
  };
  const idHere = (hub: string | undefined, own: string): string => shownAs.get(`${hub}.${own}`) ?? own;
  return {
    renamed: ownOf.keys(),
    idHere,
    shownId: (id: string): string => named(id, shownAs),
    idOf: (id: string): string => named(id, ownOf),
    /** An answer to a question, with what it chooses of the entries or records of a list by the ids that these have here. */
    inValue: (id: string, value: Value): Value => {
      const from = chosenFrom(method, questionAt(method, id));
      if (from === undefined) return value;
      const entries = isInWords(from) ? all.list(from.id) : [];
      return eachOf(value, (chosen) => {
        const entry = entries.find((each) => optionId(each) === chosen);
        return entry === undefined ? idHere(from.id, chosen) : optionId(clean.wording(from.id, entry));
      });
    },
  };
}

/** What a question chooses from, by itself or among what another one chose; undefined where the options stand in the method, or there are none. */
function chosenFrom(method: Method, question: Question | undefined): Question | undefined {
  const from = questionAt(method, question && optionsFrom(question));
  return from?.options ? chosenFrom(method, from) : from;
}

/** What is told of an entry that may not be quoted. A title in the person's words gives way to the group and a number. */
function pointOf(all: Reader, { own, group, number }: Unquoted, clean: Cleaner): Record<string, Answer> {
  const { roles } = all.method;
  const at = (field: string | undefined) => `${roles.feedback}.${own}.${field}`;
  const told = TOLD.flatMap((role): [string, Answer][] => {
    const id = at(roles[role]);
    return all.at(id) ? [[id, withoutNotes(all, id, (value) => clean.value(id, value))]] : [];
  });
  const first = questionAt(all.method, roles.feedback)?.fields?.[0]?.id;
  const title = all.text(at(first));
  const isOurs = first === roles['feedback.title'] && title !== '';
  if (isOurs && !isTheirTitle(title, all.text(at(roles['feedback.said'])))) return Object.fromEntries(told);
  const whose = clean.text(at(roles['feedback.group']), group) || words.people.noGroup;
  return {
    ...Object.fromEntries(told),
    [at(first)]: { value: fill(words.leftOut.title, { group: whose, number }) },
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

/** Puts a mark, in answers by their id, for each contact detail and for words that may not be quoted. */
function cleaner(all: Reader, before: readonly Reader[], mark: Mark) {
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
  return {
    text,
    value: (id: string, given: Value): Value =>
      isInWords(questionAt(method, id)) ? eachOf(given, (entry) => text(id, entry)) : given,
    /** A text as it is shown; what was left out of it is not told. */
    wording: (id: string, given: string): string => text(id, given, (kind) => standIn(kind, 0)),
  };
}

const eachOf = (value: Value, change: (entry: string) => string): Value =>
  typeof value === 'string' ? change(value) : value.map(change);

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
