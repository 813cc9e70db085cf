// The worksheet as YAML: the form that `tde init --answers` takes back, with every question as a comment. Pure.

import { textFor } from '../advice/said.ts';
import { placeOf } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { type Reader, readerOf } from '../project/answers.ts';
import { mayQuote } from '../project/feedback.ts';
import { formText } from '../project/file.ts';
import { optionsOf, usesOptions } from '../project/kinds.ts';
import { wrap } from '../text.ts';
import { fill, words } from '../words.ts';
import type { Shared } from './left-out.ts';

/** The form with what is known; the comment above each key says what is asked there. */
export function worksheetForm(shared: Shared): string {
  const { form } = words.people;
  const head = shared.internal ? [words.document.internal, ...form.head] : form.head;
  return formText(wholeOf(shared), head, (id, label) => {
    const place = placeOf(shared.whole, id);
    if (place?.kind === 'records') return recordComment(shared, place.question);
    const asked = place?.kind === 'leaf' ? comment(shared, place.question) : [label];
    return shared.partial.has(id) ? [...asked, form.kept] : asked;
  });
}

// --- internal ---

const WIDTH = 96;

/** All questions, with the answers that can be shown whole: what a form leaves out, it leaves as it is when it is taken back. */
function wholeOf(shared: Shared): Reader {
  const { whole, answers, internal, partial, records } = shared;
  const { feedback } = whole.roles;
  const byId = Object.fromEntries(Object.entries(answers.byId).filter(([id]) => !partial.has(id)));
  if (internal || feedback === undefined) return readerOf(whole, { ...answers, byId });
  const quotable = records(feedback).filter((entry) => mayQuote(shared, entry));
  return readerOf(whole, { ...answers, byId, records: { ...answers.records, [feedback]: quotable } });
}

function comment(reader: Reader, question: Question): string[] {
  const { oneOf, anyOf, several, optional } = words.people.form;
  const { kind } = question;
  const ids =
    kind === 'judgement' || kind === 'criterion'
      ? words[kind].map(([id]) => id)
      : usesOptions(kind)
        ? optionsOf(reader, question).map(({ id }) => id)
        : [];
  const choose = kind === 'choices' ? anyOf : oneOf;
  return [
    `${question.label}: ${textFor(reader, question.ask)}`,
    textFor(reader, question.hint),
    ids.length > 0 ? fill(choose, { ids: ids.join(', ') }) : '',
    kind === 'list' ? several : '',
    question.optional && kind !== 'criterion' ? optional : '',
  ]
    .filter((text) => text !== '')
    .flatMap((text) => wrap(text.replace(/\s+/g, ' '), WIDTH));
}

/** What records are for, and one of them as it would be written, to be copied below the key. */
function recordComment(reader: Reader, hub: Question): string[] {
  const lines = [...comment(reader, hub), words.people.form.record, '', '  my-first-one:'];
  const open: string[] = [];
  for (const field of inGroups(hub.fields ?? [])) {
    const path = field.id.split('.');
    const shared = path.findIndex((key, i) => i === path.length - 1 || open[i] !== key);
    for (const [i, key] of path.entries()) {
      if (i < shared) continue;
      const pad = ' '.repeat(4 + 2 * i);
      if (i === path.length - 1) {
        const asked = comment(reader, { ...field, section: hub.section });
        lines.push(...asked.map((line) => `${pad}# ${line}`));
      }
      lines.push(`${pad}${key}:`);
    }
    open.splice(0, open.length, ...path.slice(0, -1));
  }
  return lines;
}

/** Fields with those of one group side by side, as one key holds them all. */
function inGroups<Field extends { id: string }>(fields: readonly Field[]): Field[] {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const group = field.id.split('.')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  return [...groups.values()].flat();
}
