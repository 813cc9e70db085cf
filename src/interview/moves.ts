// The moves a screen offers besides an answer: the words that can be typed for them (/back, /goto ID, /menu …), read the same way by
// both prompters, and the rows of one menu. Pure; knows no key codes, no screen layout and no question.
import { meantBy } from '../project/meant.ts';
import { safe } from '../text.ts';
import { promptWords } from '../words/prompts.ts';
import { type Did, isText, type Screen } from './prompter.ts';

/**
 * What a typed word asks for; `to` is empty where a place is still to be chosen; `about`: the
 * help of one option, by its number; `message` where it asks for nothing that can be done here.
 */
export type Typed =
  | { move: 'help'; about: readonly string[] }
  | { move: 'back' | 'skip' | 'help' | 'find-out' | 'review' | 'undo' | 'leave' | 'editor' | 'menu' }
  | { move: 'goto'; to: string }
  | { message: string };

const WORD = /^\/([a-z][a-z-]*)?(?:\s+(\S.*))?$/i;

/** The word that a text begins with, and what follows it; undefined where it is an answer: behind a word that is none only one more may stand. */
function wordIn(text: string): { word?: string; to?: string } | undefined {
  const [found, typed, to] = WORD.exec(text.trim()) ?? [];
  const word = typed?.toLowerCase();
  const isAnswer = found === undefined || (/\s/.test(to ?? '') && !NAMES.some((name) => name === word));
  return isAnswer ? undefined : { word, to };
}

/** Reads text as a typed word; undefined where it is an answer. `//x` is the answer `/x`. `own` are words that only one mode has. */
export function readTyped(text: string, screen: Screen, own: readonly string[] = []): Typed | undefined {
  if (plainForm(text.trim()) === '?') return readTyped('/help', screen);
  const found = wordIn(text);
  if (found === undefined) return undefined;
  const { word, to } = found;
  if (word === 'goto') {
    if (!screen.moves.goto) return { message: promptWords.messages.notOffered.goto };
    const asks = to === undefined && (screen.places ?? []).length === 0;
    return asks ? { message: promptWords.messages.gotoWhere } : { move: 'goto', to: to ?? '' };
  }
  const about = word === 'help' ? screen.options?.[Number(to) - 1]?.help : undefined;
  if (about !== undefined) return { move: 'help', about };
  if (to === undefined) {
    if (word === 'leave') return { move: 'leave' };
    if (word === 'menu' || word === undefined) return { move: 'menu' };
    if (isWord(word)) {
      return isOffered(word, screen) ? { move: word } : { message: promptWords.messages.notOffered[word] };
    }
  }
  const shown = safe(text.trim());
  return { message: promptWords.messages.unknownWord(shown, [...offeredWords(screen), ...own].join(' ')) };
}

const WORDS = ['back', 'skip', 'help', 'find-out', 'review', 'undo', 'editor'] as const;
const NAMES = [...WORDS, 'goto', 'leave', 'menu'] as const;
/** A word that was typed behind an answer. */
const BEHIND = new RegExp(`^(.*\\S)\\s*(/(${NAMES.join('|')})(?:(?<=goto)\\s+(\\S.*))?)\\s*$`, 'i');
const isWord = (word: string | undefined): word is (typeof WORDS)[number] => WORDS.some((each) => each === word);

/** What may be offered on a screen, or not. */
type Offered = Exclude<(typeof WORDS)[number], 'editor'> | 'goto';

/** Whether a move, help or the editor can be had on this screen. */
export function isOffered(move: Offered | 'editor', screen: Screen): boolean {
  if (move === 'editor') return screen.editor !== undefined;
  if (move === 'undo') return screen.undo?.() !== undefined;
  if (move === 'help') return screen.help.length > 0 || screen.widget === 'checklist';
  return screen.moves[move] === true;
}

/** The words that can be typed on this screen. */
export function offeredWords(screen: Screen): string[] {
  const moves = WORDS.filter((move) => isOffered(move, screen));
  return [...moves.map((move) => `/${move}`), ...(screen.moves.goto ? ['/goto ID'] : []), '/leave', '/menu'];
}

/**
 * A move that was meant by what was `typed`, and the text without that: by a plain word, or a word with its slash behind an answer; where `to`,
 * and `whom` to ask, where it was named.
 */
export type Meant = {
  move: keyof typeof promptWords.moves;
  typed: string;
  rest: string;
  to?: string;
  whom?: string;
};

/**
 * The move that is meant where a word such as "quit" or "idk" is typed in place of an answer, or as the last line of one, or a word such as
 * /back behind one; undefined where the text is an answer, or where there is no such move on the screen.
 */
export function moveMeant(screen: Screen, text: string): Meant | undefined {
  if (!isText(screen)) return undefined;
  const lines = text.trim().split('\n');
  const last = lines.pop() ?? '';
  const [, before = '', typed = last, name, to] = BEHIND.exec(last) ?? [];
  const rest = [...lines, before].join('\n').trimEnd();
  const named = name?.toLowerCase() as (typeof NAMES)[number] | undefined;
  const known = named === 'goto' && to === undefined ? 'menu' : (named ?? meantBy(last));
  const move = known === undefined || known === 'editor' ? undefined : moveHere(screen, known);
  return move === undefined || (move === 'end' && rest === '') ? undefined : { move, typed, rest, to };
}

/** The word to type, and what it does, where a plain word such as "quit" is typed in place of a choice; undefined where it means no move here. */
export function wordFor(screen: Screen, text: string): { word: string; label: string } | undefined {
  const known = meantBy(text);
  const move = known && moveHere(screen, known);
  if (move === undefined || move === 'end') return undefined;
  return { word: move === 'tasks' ? `${GOTO}${move}` : `/${move}`, label: promptWords.moves[move] };
}

/** What somebody does who types a word that is a move. */
export function doneBy(typed: Exclude<Typed, { message: string }>): Did {
  if (typed.move === 'goto') return { kind: 'goto', to: typed.to };
  if (typed.move === 'leave') return { kind: 'leave', cause: 'asked' };
  return { kind: typed.move as 'back' | 'skip' | 'find-out' | 'review' | 'undo' };
}

/** An answer as it stands in a field: one that reads like a word gets a second slash in front. */
export const toField = (text: string): string =>
  text.trim().startsWith('//') || wordIn(text) ? text.replace('/', '//') : text;

/** A field's text as the answer it means. */
export const fromField = (text: string): string => (text.trimStart().startsWith('//') ? text.replace('//', '/') : text);

/** Whether a screen has something to be read first; not where it comes again with something to tell. */
export const isToBeRead = ({ page, message, opens }: Screen): boolean =>
  page !== undefined && message === undefined && opens === undefined;

/**
 * What of a paste or a key can stand in a field: no escape sequences, no marks that nobody sees (of the reading direction, or of the beginning
 * of a file), no controls but line breaks, of which there are several kinds.
 */
export function clean(text: string): string {
  return (
    text
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/\u001b\[[0-?]*[ -/]*[@-~]|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '')
      .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
  );
}

/** Text where one line is asked for: a blank in place of each line break. */
export const inOneLine = (text: string): string => text.replace(/(?<! ) *\n[\n ]*/g, ' ');

/** Text as it counts where there is a choice: the wide letters and digits of an input method, and the digits of any script, in plain form. */
export const plainForm = (text: string): string =>
  text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    // The digits of a script stand in a row, from its zero.
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });

/**
 * `word` is what could be typed instead; `key`, as the screen names it, where the move has one; `full` says what the move does at this
 * question, where there is room for it.
 */
export type MoveRow = { word: string; label: string; full?: string; key?: string };

/** Begins the word that leads to another place; alone it asks which. */
export const GOTO = '/goto ';

/** Whether a row stands for a place to go to, which is told by its name: its word would be an id. */
export const isPlace = ({ word }: MoveRow): boolean => word.startsWith(GOTO) && word !== GOTO;

/** The moves that can be made on this screen, always in the same order. */
export function moveRows(screen: Screen): MoveRow[] {
  const { menu, moves, names, leads } = promptWords;
  const row = (move: Offered, full?: string): MoveRow[] =>
    isOffered(move, screen)
      ? [{ word: `/${move}`, label: moves[move], full, key: move === 'undo' ? undefined : names[move] }]
      : [];
  const to = (move: 'back' | 'skip' | 'review') => {
    const place = screen.leads?.(move);
    return place === undefined ? undefined : leads[move](safe(place));
  };
  return [
    ...row('back', to('back')),
    ...row('skip', to('skip')),
    ...row('help', leads.help),
    ...row('find-out', leads['find-out']),
    ...row('review', to('review')),
    ...row('undo', leads.undo(safe(screen.undo?.() ?? ''))),
    ...row('goto', leads.goto).map((each) => ({ ...each, word: GOTO })),
    ...(screen.editor === undefined ? [] : [{ word: '/editor', label: menu.editor(safe(screen.editor)) }]),
    // Beside the interview nothing that was given is saved yet.
    {
      word: '/leave',
      ...(screen.moves.goto ? { label: moves.leave, full: leads.leave } : { label: leads.stop }),
      key: names.leave,
    },
  ];
}

/** The places that can be gone to from this screen; where a part of a name is `typed`, also those that are not near. */
export function placeRows({ moves, places = [], farther = () => [] }: Screen, typed = ''): MoveRow[] {
  if (!moves.goto) return [];
  const others = typed === '' ? [] : farther().filter(({ id }) => !places.some((place) => place.id === id));
  return [...places, ...others].map(({ id, label }) => ({ word: GOTO + id, label: safe(label) }));
}

/**
 * The rows that fit what was typed so far (`/`, `/re`, `/goto foc`), by their word or by a part of their label; every row where
 * only the slash is there. Places are found by their name alone, too. Empty where none fits.
 */
export function rowsFor(typed: string, screen: Screen): MoveRow[] {
  const text = typed.trimStart().toLowerCase();
  if (!text.startsWith(GOTO)) {
    const part = text.trim().replace(/^\//, '');
    const places = part === '' ? [] : fitting(GOTO + part, placeRows(screen, part), part);
    return [...fitting(text.trimEnd(), moveRows(screen), part), ...places];
  }
  const place = text.slice(GOTO.length).trim();
  return fitting(GOTO + place, placeRows(screen, place), place);
}

// --- internal ---

/** The move that can be made on this screen where another one is meant; undefined where none can. */
function moveHere(screen: Screen, known: Meant['move']): Meant['move'] | undefined {
  // Whoever does not know what to say where that cannot be noted leaves the question open; where nothing was answered, "undo" is a step back.
  const instead = { 'find-out': 'skip', undo: 'back' } as const;
  const move = (known === 'find-out' || known === 'undo') && !isOffered(known, screen) ? instead[known] : known;
  const isAlways = move === 'leave' || move === 'end' || move === 'menu';
  return isAlways || isOffered(move === 'tasks' ? 'goto' : move, screen) ? move : undefined;
}

function fitting(word: string, rows: MoveRow[], part: string): MoveRow[] {
  const byWord = rows.filter((row) => row.word.startsWith(word));
  const byLabel = part === '' ? [] : rows.filter((row) => (row.full ?? row.label).toLowerCase().includes(part));
  return [...byWord, ...byLabel.filter((row) => !byWord.includes(row))];
}
