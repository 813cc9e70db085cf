// Leaves contact details out of a project's answers before a document is made of them, and tells which of them would stand in it. Pure.

import { questionAt, slug } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import type { Answer, Value } from '../project/answers.ts';
import { type Reader, readerOf } from '../project/answers.ts';
import { withoutContacts } from '../project/contacts.ts';
import { words } from '../words.ts';

/**
 * The project to make documents of. `settle` goes over all that was made: it takes away the marks by which we know again what
 * was left out, and gives the ids of the answers from which something was, one for each contact detail.
 */
export type Sharable = { reader: Reader; settle: (made: string) => Settled };

/** A finished text, and the ids of the answers that it shows without their contact details. */
export type Settled = { text: string; leftOut: string[] };

/** The answers with "[contact left out]" for each contact detail, but for questions that ask for one. */
export function withoutContactDetails(all: Reader): Sharable {
  const marked: string[] = [];
  const byId = Object.entries(all.answers.byId).map(([id, answer]): [string, Answer] => {
    const question = questionAt(all.method, id);
    if (question?.contact) return [id, answer];
    const clean = (text: string): string => withoutContacts(text, () => standIn(marked.push(id) - 1));
    const { value, note, findOut } = answer;
    return [
      id,
      {
        ...(value !== undefined && { value: cleanValue(all, question, value, clean) }),
        ...(note !== undefined && { note: clean(note) }),
        ...(findOut !== undefined && { findOut: clean(findOut) }),
      },
    ];
  });
  const answers = { ...all.answers, byId: Object.fromEntries(byId) };
  return { reader: readerOf(all.method, answers), settle: (made) => settled(made, marked) };
}

// --- internal ---

const TEXTS: readonly (Question['kind'] | undefined)[] = ['text', 'paragraph', 'list', 'phrase', undefined];

function cleanValue(all: Reader, question: Question | undefined, value: Value, clean: (text: string) => string): Value {
  const each = (change: (text: string) => string): Value =>
    typeof value === 'string' ? change(value) : value.map(change);
  if (TEXTS.includes(question?.kind)) return each(clean);
  const { options } = question ?? {};
  if (!options || Array.isArray(options) || 'step' in options) return value;
  // What was chosen among the entries of a list is the slug of an entry, and that is another one now.
  const entries = questionAt(all.method, options.from)?.kind === 'list' ? all.list(options.from) : [];
  return each((chosen) => {
    const entry = entries.find((text) => slug(text) === chosen);
    return entry === undefined ? chosen : slug(withoutContacts(entry, () => standIn(0))) || chosen;
  });
}

/** What stands in place of a contact detail, with a mark that nobody types: two characters for private use tell its number. */
const standIn = (number: number): string =>
  `[${String.fromCharCode(FIRST + Math.floor(number / MANY), FIRST + (number % MANY))}${words.contact.leftOut}]`;

const FIRST = 0xe000;
const MANY = 0x1900;
const MARK = /(?<=\[)[\uE000-\uF8FF]{1,2}/g;

function settled(made: string, marked: readonly string[]): Settled {
  const numbers = new Set<number>();
  const text = made.replace(MARK, (mark) => {
    const [high = 0, low = Number.NaN] = [...mark].map((character) => character.charCodeAt(0) - FIRST);
    numbers.add(high * MANY + low);
    return '';
  });
  return { text, leftOut: [...numbers].flatMap((number) => marked[number] ?? []) };
}
