// How a typed line is read where a question is answered by choosing or by several lines. Pure; asks and prints nothing.
import { safe } from '../../terminal.ts';
import { promptWords } from '../../words/prompts.ts';
import type { Mark, Option } from '../prompter.ts';

/** The ids chosen, or what is wrong with the line, in words that say what to do. */
export type Choice = { ids: string[]; message?: undefined } | { message: string };

const words = promptWords.plain;

/** Reads one choice: a number, an id, or how a label begins. */
export function readOne(typed: string, options: readonly Option[]): Choice {
  const text = typed.trim();
  if (/^\d+([\s,]+\d+)+$/.test(text)) return { message: words.onlyOne };
  return find(text, options);
}

/** Reads several choices: numbers, ids or beginnings of labels with commas (numbers with spaces, too), or `none`. */
export function readMany(typed: string, options: readonly Option[]): Choice {
  const text = typed.trim();
  if (text.toLowerCase() === words.none) return { ids: [] };
  const parts = /^[\d\s,;]+$/.test(text) ? text.split(/[\s,;]+/) : text.split(/[,;]/);
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
  const lower = word.toLowerCase();
  if (lower === words.noteWord && /^[\s:]/.test(rest)) return { kind: 'note', note: rest.replace(/^[\s:]+/, '') };
  const value = (['yes', 'no', 'unsure'] as const).find((each) => words[each].includes(lower));
  if (value !== undefined && /^\s*($|[,:;.–-])/.test(rest)) {
    const note = rest.replace(/^[\s,:;.–-]+/, '');
    return note === '' ? { kind: 'mark', value } : { kind: 'mark', value, note };
  }
  if (rest !== '') return { kind: 'wrong' };
  if (lower === words.clearWord) return { kind: 'clear' };
  return lower === words.doneWord ? { kind: 'done' } : { kind: 'wrong' };
}

/** The lines of a text that begins with `typed`: that line alone, or, where it starts with `+`, below the text `before`. */
export function firstLines(typed: string, before: string): string[] {
  const adds = typed.startsWith(words.add) && before.trim() !== '';
  return adds ? [before.trimEnd(), typed.slice(words.add.length).trim()] : [typed];
}

// --- internal ---

function find(text: string, options: readonly Option[]): Choice {
  if (/^\d+[.)]?$/.test(text)) {
    const option = options[Number.parseInt(text, 10) - 1];
    return option === undefined ? { message: words.needNumber(safe(text), options.length) } : { ids: [option.id] };
  }
  const lower = text.toLowerCase();
  const exact = options.filter((option) => option.id === text || option.label.toLowerCase() === lower);
  const found = exact.length > 0 ? exact : options.filter((option) => startsWith(option, lower));
  if (found.length === 0 || lower === '') return { message: words.needNumber(safe(text), options.length) };
  if (found.length > 1) {
    const labels = found.map((option) => `${options.indexOf(option) + 1}. ${safe(option.label)}`).join(', ');
    return { message: words.severalMatch(safe(text), labels) };
  }
  return { ids: found.map((option) => option.id) };
}

const startsWith = (option: Option, lower: string): boolean =>
  option.label.toLowerCase().startsWith(lower) || option.id.toLowerCase().startsWith(lower);
