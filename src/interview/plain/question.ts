// What plain mode says to ask a question or show the menu, and how a typed line is read as a choice or one of several lines. Pure;
// knows no stream.

import { safe } from '../../terminal.ts';
import { promptWords } from '../../words/prompts.ts';
import { inOneLine, isPlace, type MoveRow, moveRows, placeRows, plainForm, readTyped, type Typed } from '../moves.ts';
import type { Draft, Mark, Option, Reply, Screen } from '../prompter.ts';

const words = promptWords.plain;

/** A question's lines; `indent` is put before what a long line goes on with. */
export function questionLines(screen: Screen): { text: string; indent: string }[] {
  const { draft } = screen;
  const options = (screen.options ?? []).flatMap((option, index) => [
    ...(option.heading === undefined ? [] : [option.heading]),
    `${index + 1}. ${option.label}${option.hint === undefined ? '' : ` (${option.hint})`}`,
  ]);
  const sentence = screen.sentence?.(draft.text ?? '');
  const lines = [
    screen.where,
    screen.ask,
    screen.hint ?? '',
    ...screen.context.map(({ label, text }) => `${label}: ${text}`),
    sentence ? promptWords.reads(sentence) : '',
    ...options,
    ...howTo(screen, draft),
    screen.message ?? '',
  ];
  return lines.filter((text) => text !== '').map((text) => ({ text, indent: options.includes(text) ? '   ' : '' }));
}

/** A mark of a checklist in words. */
export const spoken = (mark: Mark): string =>
  (mark.value === undefined ? promptWords.notAnswered : promptWords.marks[mark.value]) +
  (mark.note === undefined ? '' : `, ${promptWords.note.toLowerCase()}${mark.note}`);

/** The ids chosen, or what is wrong with the line, in words that say what to do. */
export type Choice = { ids: string[]; message?: undefined } | { message: string };

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
export function noteIn(typed: string): string {
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

/** Whether a word asks to choose from a list: of all the moves, or of the places to go to. */
export const asksToChoose = (typed: Typed): boolean =>
  'move' in typed && (typed.move === 'menu' || (typed.move === 'goto' && typed.to === ''));

/** Lists the moves (or the places) and hears which one is wanted; undefined where an empty line goes back to the question. */
export async function chooseMove(
  screen: Screen,
  asked: Typed,
  talk: Talk,
): Promise<Typed | { reply: Reply } | undefined> {
  for (let typed = asked; ; ) {
    const isMenu = 'move' in typed && typed.move === 'menu';
    const rows = isMenu ? moveRows(screen) : placeRows(screen);
    talk.print(isMenu ? words.menuHint : words.menuWhere);
    for (const [index, row] of rows.entries()) talk.print(lineOf(row, index), '   ');
    talk.print(words.menuHow(rows.length));
    const heard = await listenFor(rows, screen, talk);
    if (heard === undefined || 'reply' in heard) return heard;
    if (!asksToChoose(heard)) return heard;
    typed = heard;
  }
}

/** How this kind of question is answered, and what stands there now. */
export function howTo(screen: Screen, draft: Draft): string[] {
  const options = screen.options ?? [];
  switch (screen.widget) {
    case 'one': {
      const at = options.findIndex((option) => option.id === draft.at);
      const now = at === -1 ? [] : [words.default(at + 1, options[at]?.label ?? '')];
      return [words.oneHow(options.length), ...now];
    }
    case 'many': {
      const ticked = options.flatMap(({ id, label }, i) =>
        draft.ticked?.includes(id) ? [{ label, number: String(i + 1) }] : [],
      );
      const labels = ticked.map(({ label }) => label).join(', ');
      // Long ones have just been read.
      const named = labels.length > MOST_REPEATED ? ticked.map(({ number }) => number).join(', ') : labels;
      return [words.manyHow(options.length), ...(ticked.length === 0 ? [] : [words.manyKeep(named)])];
    }
    case 'checklist':
      return [words.itemHow];
    default: {
      const how = screen.widget === 'lines' ? [words.linesHow] : screen.widget === 'list' ? [words.listHow] : [];
      return [...how, ...standing(screen, draft)];
    }
  }
}

/** What stands as the answer in a field for text, and what can be done with it; nothing where nothing stands there. */
export function standing(screen: Screen, draft: Draft): string[] {
  const text = draft.text?.trimEnd() ?? '';
  if (text === '') return [];
  const isList = screen.widget === 'list';
  const shown = isList ? entriesOf(text).map((entry, index) => `${index + 1}. ${entry}`) : [text];
  return [
    words.current(shown.join('\n')),
    screen.widget === 'line' ? words.keep : words.keepOrAdd,
    ...(isList ? [words.changeHow] : []),
    ...(screen.check({ text: '', cursor: 0 }) === undefined ? [words.clearHow] : []),
  ];
}

/**
 * The text as a typed wish changes it: `/clear` empties it, `/change 2 …` puts something in the place of a list's second entry, or takes
 * it out. Undefined where this is no such wish.
 */
export function changedBy(
  typed: string,
  screen: Screen,
  text: string,
): { text: string } | { message: string } | undefined {
  if (/^\/clear$/i.test(typed.trim())) {
    const message = screen.check({ text: '', cursor: 0 });
    return message === undefined ? { text: '' } : { message };
  }
  const change = screen.widget === 'list' ? /^\/change(?:\s+(\S+)(?:\s+(.*))?)?$/is.exec(typed.trim()) : null;
  if (change === null) return undefined;
  const entries = entriesOf(text);
  const [, number = '', entry = ''] = change;
  const index = Number(plainForm(number)) - 1;
  if (entries[index] === undefined) return { message: words.noEntry(entries.length) };
  entries.splice(index, 1, ...(entry === '' ? [] : [inOneLine(entry)]));
  return { text: entries.map((each) => `${each}\n`).join('') };
}

// --- internal ---

/** As many characters of labels are told again behind the options. */
const MOST_REPEATED = 200;

const entriesOf = (text: string): string[] => text.split('\n').filter((entry) => entry.trim() !== '');

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
  const exact = options.filter((option) => option.id === text || plainForm(option.label).toLowerCase() === lower);
  const found = exact.length > 0 ? exact : options.filter((option) => startsWith(option, lower));
  if (found.length === 0 || lower === '') return { message: words.needNumber(safe(text), options.length) };
  if (found.length > 1) {
    const labels = found.map((option) => `${options.indexOf(option) + 1}. ${safe(option.label)}`).join(', ');
    return { message: words.severalMatch(safe(text), labels) };
  }
  return { ids: found.map((option) => option.id) };
}

const startsWith = (option: Option, lower: string): boolean =>
  plainForm(option.label).toLowerCase().startsWith(lower) || option.id.toLowerCase().startsWith(lower);

/** Asks until a row or a word was meant. */
async function listenFor(rows: readonly MoveRow[], screen: Screen, { print, listen }: Talk) {
  for (;;) {
    const line = await listen();
    if (line.reply !== undefined) return { reply: line.reply };
    const text = line.text.trim();
    if (text === '') {
      print(words.menuClosed);
      print(screen.ask);
      return undefined;
    }
    const chosen = text.startsWith('/')
      ? undefined
      : readOne(
          text,
          rows.map(({ word, label }) => ({ id: word, label })),
        );
    if (chosen?.message !== undefined) print(chosen.message);
    else {
      const typed = readTyped(chosen?.ids[0] ?? text, screen);
      if (typed !== undefined && !('message' in typed)) return typed;
      print(typed?.message ?? promptWords.messages.gotoWhere);
    }
  }
}

/** "2. Skip for now (/skip)"; a place is told by its name. */
const lineOf = (row: MoveRow, index: number): string =>
  `${index + 1}. ${row.label}${isPlace(row) ? '' : ` (${row.word.trimEnd()})`}`;
