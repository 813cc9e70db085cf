// How a question's answer stands in a field of the screen, and how a field becomes an answer again. Pure.

import { adviseOn } from '../advice/doubts.ts';
import { groupsFor, themesFor } from '../advice/people.ts';
import { textFor } from '../advice/said.ts';
import { criteriaOf } from '../method/ids.ts';
import type { Kind, Question } from '../method/types.ts';
import type { Change, Reader, Value } from '../project/answers.ts';
import { optionsOf, parseAnswer } from '../project/kinds.ts';
import { words } from '../words.ts';
import { plainForm } from './moves.ts';
import { type ChecklistLine, type Draft, type Mark, type Option, textDraft, type Widget } from './prompter.ts';

/** The field each kind is answered in; records are a list of what there is, and of what to do. */
export const WIDGETS: Record<Kind, Widget> = {
  text: 'line',
  phrase: 'line',
  date: 'line',
  number: 'line',
  paragraph: 'lines',
  list: 'list',
  choice: 'one',
  judgement: 'one',
  criterion: 'one',
  records: 'one',
  choices: 'many',
  checklist: 'checklist',
};

/** What stands in the field at first: the saved answer, ready to be changed. */
export function draftOf(reader: Reader, question: Question): Draft {
  const value = reader.at(question.id)?.value;
  switch (WIDGETS[question.kind]) {
    case 'one':
      return typeof value === 'string' ? { at: value } : {};
    case 'many':
      return { ticked: value === undefined ? [] : [value].flat() };
    case 'checklist':
      return { marks: marksOf(reader, question) };
    default: {
      // Below the entries of a list an empty line waits: a new one can be typed there, and Enter on it answers.
      const text = typeof value === 'string' ? value : (value ?? []).map((entry) => `${entry}\n`).join('');
      return textDraft(text);
    }
  }
}

/** Whether two fields hold the same; where the cursor stands, or an empty line waits below, does not count. */
export const sameDraft = (one: Draft, other: Draft): boolean =>
  (one.text ?? '').trimEnd() === (other.text ?? '').trimEnd() &&
  JSON.stringify(one.ticked ?? []) === JSON.stringify(other.ticked ?? []) &&
  JSON.stringify(one.marks ?? {}) === JSON.stringify(other.marks ?? {});

/** Whether nothing was typed, ticked or marked. */
export function isEmpty(question: Question, draft: Draft): boolean {
  if (question.kind === 'checklist') return Object.values(draft.marks ?? {}).every((mark) => !mark.value && !mark.note);
  const input = inputOf(question, draft);
  return typeof input === 'string' ? input.trim() === '' : input.length === 0;
}

/** What is wrong with a draft as the answer, in words that say what to do; undefined where it can be saved. */
export function checkDraft(reader: Reader, question: Question, draft: Draft): string | undefined {
  if (lostLetters(draft) && !lostLetters(draftOf(reader, question))) return words.interview.lostLetters;
  if (question.kind === 'checklist' || question.kind === 'records') return undefined;
  if (isEmpty(question, draft)) {
    const { value, findOut } = reader.at(question.id) ?? {};
    if (question.optional || (findOut !== undefined && value === undefined)) return undefined;
    const chooses = WIDGETS[question.kind] === 'one' || WIDGETS[question.kind] === 'many';
    return chooses ? words.interview.nothingChosen : words.interview.empty;
  }
  const parsed = parseAnswer(reader, question, namedInput(reader, question, draft));
  return parsed.ok ? undefined : parsed.message;
}

/** A tip on a draft; it never stands in the way. */
export function adviseDraft(reader: Reader, question: Question, { text = '', marks = {} }: Draft): string | undefined {
  if (ENDS_IN_WORD.test(text)) return words.advice.word;
  return adviseOn(reader, question, typedIn({ text, marks }));
}

/** Whether letters were lost on the way here: a terminal that does not send UTF-8 leaves U+FFFD in their place. */
export const lostLetters = (draft: Draft): boolean => typedIn(draft).includes('\ufffd');

/** The changes to save for a draft that `checkDraft` found nothing wrong with; a note of the question is kept. */
export function changesOf(reader: Reader, question: Question, draft: Draft): Change[] {
  if (question.kind === 'checklist') return checklistChanges(reader, question, draft.marks ?? {});
  const parsed = parseAnswer(reader, question, namedInput(reader, question, draft));
  if (!parsed.ok) throw new Error(`an unchecked draft for ${question.id}: ${parsed.message}`);
  const note = reader.at(question.id)?.note;
  return [{ id: question.id, answer: { value: parsed.value as Value, ...(note !== undefined && { note }) } }];
}

/** The marks of a checklist that are not in the file as they stand; a line that was cleared is among them, without a mark. */
export function unsavedMarks(reader: Reader, checklist: Question, marks: Record<string, Mark>): Record<string, Mark> {
  return Object.fromEntries(checklistChanges(reader, checklist, marks).map(({ id }) => [id, marks[id] ?? {}]));
}

/** The lines of a checklist as the screen shows them. */
export function itemsOf(reader: Reader, question: Question): ChecklistLine[] {
  return criteriaOf(reader.method, question).flatMap(({ id, criterion }) =>
    criterion
      ? [
          {
            id,
            title: criterion.title,
            text: textFor(reader, criterion.text),
            good: textFor(reader, criterion.good),
            get: textFor(reader, criterion.get),
          },
        ]
      : [],
  );
}

/** The names so far that a question offers, so that each is called the same ever after: of groups, or of themes. */
export function offeredFor(reader: Reader, question: Question): { label: string; names: string[] } {
  const { groupsSoFar, themesNumbered } = words.interview;
  const themes = themesFor(reader, question);
  return themes.length > 0
    ? { label: themesNumbered, names: themes }
    : { label: groupsSoFar, names: groupsFor(reader, question) };
}

/** A text as it was typed, with the names that a line of numbers stands for ("2", "1, 3") where the question offers some. */
export function withOffered(reader: Reader, question: Question, text: string): string {
  if (!NUMBERS.test(text)) return text;
  const { names } = offeredFor(reader, question);
  const between = question.kind === 'list' ? '\n' : '; ';
  return text.replaceAll(NUMBERS_LINE, (line) => {
    const named = (plainForm(line).match(/\d+/g) ?? []).map((number) => names[Number(number) - 1]);
    return named.includes(undefined) ? line : named.join(between);
  });
}

/** What there is to choose from: the options of a choice, the values of a judgement. */
export function choicesOf(reader: Reader, question: Question): Option[] {
  if (question.kind === 'judgement')
    return words.judgement.map(([id, label]) => ({
      id,
      label,
      ...(id === 'unsure' && { hint: words.interview.unsureHint }),
    }));
  if (question.kind === 'criterion') return words.criterion.map(([id, label]) => ({ id, label }));
  return optionsOf(reader, question).map(({ id, label, hint }) => ({
    id,
    label: textFor(reader, label),
    ...(hint && { hint: textFor(reader, hint) }),
  }));
}

// --- internal ---

/** All that is typed in a field: its text, and the notes of a checklist. */
const typedIn = ({ text = '', marks = {} }: Draft): string =>
  [text, ...Object.values(marks).map(({ note = '' }) => note)].join('\n');

/** What was typed or chosen, as `parseAnswer` takes it. */
function inputOf(question: Question, draft: Draft): string | string[] {
  if (WIDGETS[question.kind] === 'many') return draft.ticked ?? [];
  return (WIDGETS[question.kind] === 'one' ? draft.at : draft.text) ?? '';
}

/** The same, with names where their numbers were typed. */
function namedInput(reader: Reader, question: Question, draft: Draft): string | string[] {
  const input = inputOf(question, draft);
  return typeof input === 'string' ? withOffered(reader, question, input) : input;
}

/** A line of nothing but numbers. */
const NUMBERS_LINE = /^[^\S\n]*[\d０-９]+(?:(?:[^\S\n]|[,;])+[\d０-９]+)*[^\S\n]*$/gm;
const NUMBERS = new RegExp(NUMBERS_LINE.source, 'm');

/** A word that was typed behind an answer, where it asks for nothing. */
const ENDS_IN_WORD = /\S\s*\/(?:back|skip|help|find-out|review|leave|menu|goto(?:\s+\S+)?)\s*$/i;

function marksOf(reader: Reader, checklist: Question): Record<string, Mark> {
  const marks: Record<string, Mark> = {};
  for (const { id } of criteriaOf(reader.method, checklist)) {
    const { value, note } = reader.at(id) ?? {};
    if (value !== undefined || note !== undefined) {
      marks[id] = { ...(value !== undefined && { value: value as NonNullable<Mark['value']> }), ...(note && { note }) };
    }
  }
  return marks;
}

/** Only the lines that differ from what is saved; a line that was cleared is emptied. */
function checklistChanges(reader: Reader, checklist: Question, marks: Record<string, Mark>): Change[] {
  return criteriaOf(reader.method, checklist).flatMap(({ id }): Change[] => {
    const mark = marks[id] ?? {};
    const saved = reader.at(id) ?? {};
    const note = mark.note?.trim() ?? '';
    if (mark.value === saved.value && note === (saved.note ?? '')) return [];
    if (!mark.value && note === '') return [{ id, answer: undefined }];
    return [{ id, answer: { ...(mark.value && { value: mark.value }), ...(note && { note }) } }];
  });
}
