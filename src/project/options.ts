// What may be chosen: the options of a choice, from the question itself, from the tactics, or from an earlier answer.

import { meant, questionAt, slug, tacticAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { type Answers, entriesOf } from './answers.ts';
import type { Reader } from './reader.ts';

export type Option = { id: string; label: string; hint?: string };

/** The options of a question, in order; none where it has none, or where the answer they come from is not given yet. */
export function optionsOf(reader: Reader, question: Question): Option[] {
  const options = question.options;
  if (!options) return [];
  if (Array.isArray(options)) return options;
  if ('step' in options) {
    return reader.method.tactics
      .filter((tactic) => tactic.step === options.step)
      .map((tactic) => ({ id: tactic.id, label: tactic.name, hint: tactic['choose-when'] }));
  }
  const source = questionAt(reader.method, options.from);
  if (!source) return [];
  if (source.kind === 'records') {
    return reader
      .records(source.id)
      .map((record) => ({ id: record, label: recordLabel(reader.answers, source, record) }));
  }
  const entries = reader.list(source.id);
  if (source.options) return optionsOf(reader, source).filter((option) => entries.includes(option.id));
  return entries.map((entry) => ({ id: slug(entry) || entry, label: entry }));
}

/** Whether a text is the id of one of the options, found without making them all. */
export function isOptionId(reader: Reader, { options }: Question, text: string): boolean {
  if (!options) return false;
  if (Array.isArray(options)) return options.some((option) => option.id === text);
  if ('step' in options)
    return reader.method.tactics.some((tactic) => tactic.id === text && tactic.step === options.step);
  const source = questionAt(reader.method, options.from);
  return source?.kind === 'records' && reader.records(source.id).includes(text);
}

/** Finds the option somebody means by its id, its label (capitals and blanks do not matter) or, for tactics, another name. */
export function finderOf(
  method: Method,
  { options: source }: Question,
  options: readonly Option[],
): (typed: string) => Option | undefined {
  const named = new Map<string, Option>();
  // Where two bear the same name, the first is meant.
  for (const option of options.toReversed()) {
    named.set(plain(option.label), option);
    named.set(plain(option.id), option);
  }
  const fromTactics = source && 'step' in source;
  return (typed) => {
    const found = named.get(plain(typed));
    if (found || !fromTactics) return found;
    const tactic = tacticAt(method, typed);
    return tactic && options.find((option) => option.id === tactic.id);
  };
}

/** Why a choice was refused: which are allowed, and which one may have been meant. */
export function refusedChoice(question: Question, options: readonly Option[], typed: string): string {
  if (options.length === 0) {
    const from = question.options && 'from' in question.options ? question.options.from : undefined;
    return from
      ? `There is nothing to choose from yet: answer ${from} first.`
      : 'There is nothing to choose from in this question.';
  }
  const ids = options.map((option) => option.id);
  const { typed: said, meant: near } = meant(typed, ids);
  return `"${said}" is not one of the choices.${near} Choose from: ${ids.join(', ')}.`;
}

// --- internal ---

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** What a person calls a record: the answer to its first field, or its id where that is not answered. */
function recordLabel(answers: Answers, hub: Question, record: string): string {
  const first = hub.fields?.[0];
  return (first && entriesOf(answers, `${hub.id}.${record}.${first.id}`).join('; ')) || record;
}
