// How a line that is typed in plain mode is read: as a choice, a mark, one of several lines, a change of one, or a word. Pure; knows no stream.

import { safe } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { fromField, inOneLine, isPlace, type MoveRow, moveRows, placeRows, plainForm, readTyped } from '../moves.ts';
import {
  type ChecklistLine,
  type Draft,
  isText,
  type Mark,
  type Option,
  type Reply,
  type Screen,
  textDraft,
} from '../prompter.ts';

const words = promptWords.plain;

/**
 * The question being asked. `draft` is what is known of its answer so far, `keeps` what an empty line takes; `lines` are those of a text
 * that is being typed, `item` is the line of a checklist that is asked about, and `isAside`: what is typed just now is no part of an answer.
 */
export type Turn = {
  screen: Screen;
  draft: Draft;
  keeps: Draft;
  lines?: readonly string[];
  item?: ChecklistLine;
  isAside?: boolean;
};

/** The ids chosen, or what is wrong with the line, in words that say what to do. */
type Choice = { ids: string[]; message?: undefined } | { message: string };

/** Reads one choice: a number, an id, or how a label begins. */
export function readOne(typed: string, options: readonly Option[]): Choice {
  const text = plainForm(typed.trim());
  if (/^\d+([\s,]+\d+)+$/.test(text)) return { message: words.onlyOne };
  return find(text, options);
}

/**
 * Reads several choices: numbers, ids or beginnings of labels with commas (numbers with spaces, too), or `none`. Numbers that all have a
 * sign change what is `ticked`: +4 adds one, -2 takes one out.
 */
export function readMany(typed: string, options: readonly Option[], ticked: readonly string[] = []): Choice {
  const text = plainForm(typed.trim());
  if (text.toLowerCase() === words.none) return { ids: [] };
  if (/^(?:[+-]\d+[\s,;、]*)+$/.test(text)) return changedChoice(text.match(/[+-]\d+/g) ?? [], options, ticked);
  const parts = /^[\d\s,;、]+$/.test(text) ? text.split(/[\s,;、]+/) : text.split(/[,;、]/);
  const chosen = new Set<string>();
  for (const part of parts.map((each) => each.trim()).filter((each) => each !== '')) {
    const found = find(part, options);
    if (found.message !== undefined) return found;
    for (const id of found.ids) chosen.add(id);
  }
  return { ids: options.map((option) => option.id).filter((id) => chosen.has(id)) };
}

/** What a line says about a checklist's item. */
export type ItemLine =
  | { kind: 'keep' | 'done' | 'clear' | 'wrong' }
  | { kind: 'mark'; value: NonNullable<Mark['value']>; note?: string }
  | { kind: 'note'; note: string };

/** Reads `y`, `no`, `u, because …`, `note …`, `clear`, `done`, or an empty line. */
export function readItem(typed: string): ItemLine {
  const text = typed.trim();
  if (text === '') return { kind: 'keep' };
  const [, word = '', rest = ''] = /^(\p{L}+)(.*)$/su.exec(text) ?? [];
  const lower = plainForm(word).toLowerCase();
  if (lower === words.noteWord && /^[\s:：]/.test(rest)) return { kind: 'note', note: rest.replace(/^[\s:：]+/, '') };
  const value = (['yes', 'no', 'unsure'] as const).find((each) => words[each].includes(lower));
  if (value !== undefined && /^\s*($|[,:;.–，：；。、-])/.test(rest)) {
    const note = rest.replace(/^[\s,:;.–，：；。、-]+/, '');
    return note === '' ? { kind: 'mark', value } : { kind: 'mark', value, note };
  }
  if (rest !== '') return { kind: 'wrong' };
  if (lower === words.clearWord) return { kind: 'clear' };
  return lower === words.doneWord ? { kind: 'done' } : { kind: 'wrong' };
}

/** The note in a line that was not finished; all of it, where it is none. */
function noteIn(typed: string): string {
  const read = readItem(typed);
  return ('note' in read && read.note) || typed;
}

/** The lines of a text that begins with `typed`: that line alone, or, where it starts with `+`, below the text `before`. */
export function firstLines(typed: string, before: string): string[] {
  const adds = typed.startsWith(words.add) && before.trim() !== '';
  const lines = (adds ? typed.slice(words.add.length).trim() : typed).split('\n');
  return adds ? [before.trimEnd(), ...lines] : lines;
}

/** One line that came in, or the reply that there will be none means. */
export type Listened = { text: string; reply?: undefined } | { reply: Reply };

type Talk = { print: (text: string, indent?: string) => void; listen: () => Promise<Listened> };

/** Lists the moves (or the places) and hears which one is wanted, as its word; undefined where an empty line goes back to the question. */
export async function chooseMove(screen: Screen, isMenu: boolean, talk: Talk): Promise<Listened | undefined> {
  const rows = isMenu ? [...moveRows(screen), ...ownRows(screen)] : placeRows(screen);
  for (const [index, row] of rows.entries()) talk.print(lineOf(row, index), '   ');
  talk.print(words.menuHow(rows.length));
  const ask = () => talk.print(isMenu ? promptWords.menu.hint : words.menuWhere);
  for (ask(); ; ask()) {
    const line = await talk.listen();
    if (line.reply !== undefined) return line;
    const text = line.text.trim();
    if (text === '') return undefined;
    const chosen = text.startsWith('/')
      ? undefined
      : readOne(
          text,
          rows.map(({ word, label }) => ({ id: word, label })),
        );
    if (chosen?.message !== undefined) {
      talk.print(chosen.message);
      continue;
    }
    const word = chosen?.ids[0] ?? text;
    const typed = ownWord(word, screen) ? undefined : readTyped(word, screen);
    if (typed === undefined || !('message' in typed)) return { text: word };
    talk.print(typed.message);
  }
}

/** The words that only this mode has, as what is seen has no need of them. */
export type OwnWord =
  | { word: 'again' | 'read' | 'clear' }
  | { word: 'change'; rest: string }
  | { word: 'list'; from: number };

/** Reads a line as one of them. `list` alone is one where a list is not read by itself. */
export function ownWord(typed: string, screen: Screen): OwnWord | undefined {
  const text = typed.trim();
  const [, word] = /^\/(again|read|clear)$/i.exec(text) ?? [];
  if (word) return { word: word.toLowerCase() as 'again' | 'read' | 'clear' };
  const [, from] = (screen.brief && /^\/?list(?:\s+(\d+))?$/i.exec(plainForm(text))) ?? [];
  if (screen.brief && /^\/?list\b/i.test(text)) return { word: 'list', from: Number(from ?? 0) };
  const change = isText(screen) ? /^\/change(?:\s+(.*))?$/is.exec(text) : null;
  return change ? { word: 'change', rest: change[1] ?? '' } : undefined;
}

/** What is to be kept of an answer: with the line that is half-typed, where it is a part of one. */
export function withHalf({ screen, draft, keeps, lines, isAside }: Turn, half: string): Draft {
  if (isAside || half === '' || readTyped(half, screen) !== undefined) return draft;
  if (screen.widget === 'line') return textDraft(inOneLine(fromField(half)));
  if (isText(screen)) return textDraft((lines ? [...lines, half] : firstLines(half, keeps.text ?? '')).join('\n'));
  return screen.widget === 'checklist' ? { ...draft, noteOpen: true, text: noteIn(half) } : draft;
}

/** Reads which entry of a text is meant, and what it should be: `2 our library`. `entry` is what it is now. */
export function readChange(
  rest: string,
  text: string,
): { index: number; entry: string; to: string } | { message: string } {
  const [, number = '', to = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
  const entries = entriesOf(text);
  const index = Number(plainForm(number)) - 1;
  const entry = entries[index];
  return entry === undefined ? { message: words.noEntry(entries.length) } : { index, entry, to: inOneLine(to) };
}

/** A text with another entry in the place of one, or without that one. */
export function withEntry(text: string, index: number, to: string): string {
  let at = -1;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.trim() !== '') at++;
      return line.trim() === '' || at !== index ? [line] : to === '' ? [] : [to];
    })
    .join('\n');
}

/** The entries of a text, one on each line. */
export const entriesOf = (text: string): string[] => text.split('\n').filter((entry) => entry.trim() !== '');

// --- internal ---

function changedChoice(signed: readonly string[], options: readonly Option[], ticked: readonly string[]): Choice {
  const chosen = new Set(ticked);
  for (const each of signed) {
    const found = find(each.slice(1), options);
    if (found.message !== undefined) return found;
    for (const id of found.ids)
      if (each.startsWith('+')) chosen.add(id);
      else chosen.delete(id);
  }
  return { ids: options.map((option) => option.id).filter((id) => chosen.has(id)) };
}

function find(text: string, options: readonly Option[]): Choice {
  if (/^\d+[.)]?$/.test(text)) {
    const option = options[Number.parseInt(text, 10) - 1];
    return option === undefined ? { message: words.needNumber(safe(text), options.length) } : { ids: [option.id] };
  }
  const lower = text.toLowerCase();
  // What a row stands for can be named as well; its number is that of the row.
  const named = options.flatMap(({ id, label, folded = [] }, index) =>
    [{ id, label }, ...folded.map((each) => ({ id: each.id, label: each.title }))].map((each) => ({
      ...each,
      number: index + 1,
      name: plainForm(each.label).toLowerCase(),
    })),
  );
  const exact = named.filter(({ id, name }) => id === text || name === lower);
  const startsSo = ({ id, name }: { id: string; name: string }) =>
    name.startsWith(lower) || id.toLowerCase().startsWith(lower);
  const found = exact.length > 0 ? exact : named.filter(startsSo);
  if (found.length === 0 || lower === '') return { message: words.needNumber(safe(text), options.length) };
  if (found.length > 1) {
    const labels = found.map(({ number, label }) => `${number}. ${safe(label)}`).join(', ');
    return { message: words.severalMatch(safe(text), labels) };
  }
  return { ids: found.map(({ id }) => id) };
}

const ownRows = (screen: Screen): MoveRow[] => [
  { word: '/again', label: words.again },
  { word: '/read', label: words.read },
  ...(screen.brief ? [{ word: words.listWord, label: words.readList }] : []),
];

/** "2. Skip for now (/skip)"; a place is told by its name. */
const lineOf = (row: MoveRow, index: number): string =>
  `${index + 1}. ${row.full ?? row.label}${isPlace(row) ? '' : ` (${row.word.trimEnd()})`}`;
