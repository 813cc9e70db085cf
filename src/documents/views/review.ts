// The parts of the plan about people: what was heard and what was done with it, who was not heard yet, and what is to find out.
import { type Compared, compareRecords, openQuestions } from '../../advice/progress.ts';
import type { Question } from '../../method/types.ts';
import { count, fill, joinAnd, words } from '../../words.ts';
import { ACTIVITIES, USE_CASES } from './cases.ts';
import { FEEDBACK, mayQuote } from './public.ts';
import {
  type Entry,
  entriesAt,
  type Given,
  type Missing,
  missingOf,
  paragraphsOf,
  questionsAt,
  textOrGap,
} from './shown.ts';

/** What was heard about the plan, and what was done: the pieces that may be shown, and a line that counts the others. */
export type HeardView = Missing & { counts: string; pieces: Heard[]; kept: string };
export type Heard = { title: string; said: string[]; from: string; lines: { label: string; text: string }[] };

/** Who has not been heard yet, and how they are to be reached. */
export type NotHeardView = Missing & { entries: Entry[] };

/** What is to be found out, and whom to ask. */
export type OpenView = Missing & { questions: { text: string; whom: string }[] };

export const NOT_HEARD = ['find.missing-voices', 'find.reach-missing'];

/** What the part on feedback shows; with `public` only what people allowed to be quoted. */
export function heardView(given: Given): HeardView {
  const all = compareRecords(given.method, given.answers, FEEDBACK);
  const shown = all.filter(({ id }) => !given.public || mayQuote(given.answers, id));
  const kept = all.filter((each) => !shown.includes(each));
  const { missing, gaps } = missingOf(given, questionsAt(given.method, [FEEDBACK]));
  return {
    counts: all.length === 0 ? '' : fill(words.plan.heard, { pieces: pieces(all), decisions: decisions(given, all) }),
    pieces: shown.map((each) => heardOf(given, each)),
    kept:
      kept.length === 0 ? '' : fill(words.plan.notQuoted, { pieces: pieces(kept), decisions: decisions(given, kept) }),
    missing,
    gaps: [...gaps, ...shown.flatMap((each) => each.gaps.map(({ id }) => id))],
  };
}

/** What the part on missing voices shows. */
export const notHeardView = (given: Given): NotHeardView => ({
  entries: entriesAt(given, NOT_HEARD),
  ...missingOf(given, questionsAt(given.method, NOT_HEARD)),
});

/** What the part on open questions shows; for the public without whom to ask. */
export function openView(given: Given): OpenView {
  const { method, answers } = given;
  const titles = new Map(
    [USE_CASES, ACTIVITIES, FEEDBACK].flatMap((hub) =>
      compareRecords(method, answers, hub).map(({ id, title }): [string, string] => [`${hub}.${id}`, title]),
    ),
  );
  const record = (id: string) => titles.get(id.split('.').slice(0, 3).join('.'));
  const hidden = (id: string) => given.public && id.startsWith(`${FEEDBACK}.`);
  return {
    questions: openQuestions(method, answers)
      .filter(({ id }) => !hidden(id))
      .map(({ id, label, whom }) => {
        const title = record(id);
        return { text: title ? fill(words.plan.ofRecord, { label, title }) : label, whom };
      }),
    gaps: [],
    missing: '',
  };
}

/** "2 taken up and 1 not decided yet": how many pieces of feedback got which decision. */
export function decisions({ answers }: Given, list: readonly Compared[]): string {
  const decided = list.map(({ fields }) =>
    String((fields.decision && answers.byId[fields.decision.id]?.value) ?? 'open'),
  );
  const counted = words.plan.decisions.flatMap(([decision, text]) => {
    const number = decided.filter((each) => each === decision).length;
    return number > 0 ? [fill(text, { number })] : [];
  });
  return joinAnd(counted);
}

// --- internal ---

const pieces = (list: readonly Compared[]): string => count(list.length, ...words.plan.piece);

function heardOf(given: Given, { id, title, fields }: Compared): Heard {
  const { answers } = given;
  const text = (field: Question | undefined) =>
    field && answers.byId[field.id]?.value !== undefined ? textOrGap(given, field) : '';
  const said = text(fields.said);
  const from = [fields.group, fields.channel, fields.heard].map(text).filter((part) => part !== '');
  const unquoted = !given.public && !mayQuote(answers, id) ? [words.plan.notToQuote] : [];
  const told = text(fields.told);
  const lines = [fields.decision, fields.why, fields.changed].flatMap((field) => {
    const answer = field && (field === fields.decision ? textOrGap(given, field) : text(field));
    return field && answer ? [{ label: field.label, text: answer }] : [];
  });
  return {
    title,
    said: said === '' ? [] : paragraphsOf(said),
    from: [...from, ...unquoted].join(', '),
    lines: [
      ...lines,
      ...(fields.told ? [{ label: fields.told.label, text: told === '' ? words.plan.notTold : told }] : []),
    ],
  };
}
