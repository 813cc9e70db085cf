// One person, two ways to ask: the same moves typed as keys to the rich prompter and as lines to the plain one, in this process.
import { PassThrough } from 'node:stream';
import { GOTO, moveRows, placeRows } from '../../src/interview/moves.ts';
import { createPlainPrompter } from '../../src/interview/plain/plain.ts';
import type { Draft, Prompter, Screen } from '../../src/interview/prompter.ts';
import { readingPages } from '../../src/interview/rich/frame.ts';
import { createRichPrompter } from '../../src/interview/rich/prompt.ts';
import { type Io, screenLines } from '../../src/terminal.ts';
import { promptWords } from '../../src/words/prompts.ts';

export type Mode = 'rich' | 'plain';

/**
 * What the person does at a screen: answers with what stands in a draft, makes a move, types half a text and then moves, or
 * chooses a row of the menu of moves by the word it stands for, or presses keys (types lines).
 */
export type Do =
  | { answer: Draft }
  | { move: 'back' | 'skip' | 'find-out' | 'review' | 'undo' | 'leave' | 'interrupt'; half?: string }
  | { goto: string }
  | { menu: string; half?: string }
  | { keys: string[] };

/** A prompter at which somebody sits who does what `decide` says; `asked` are the screens that were shown. */
export function personIn(mode: Mode, decide: (screen: Screen) => Do, asked: string[]): Prompter {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const err = Object.assign(new PassThrough().setEncoding('utf8'), { columns: 80, rows: 24, isTTY: true });
  let written = '';
  err.on('data', (text: string) => {
    written = text;
  });
  const io: Io = {
    in: input as unknown as Io['in'],
    out: err,
    err,
    env: {},
    cwd: '/',
    now: () => new Date(0),
    onEnding: () => () => {},
  };
  const prompter = mode === 'rich' ? createRichPrompter(io) : createPlainPrompter(io, 'a test');
  return {
    ...prompter,
    async ask(screen) {
      asked.push(screen.id);
      const does = decide(screen);
      const reply = prompter.ask(screen);
      let isOver = false;
      const over = reply.then((given) => {
        isOver = true;
        return given;
      });
      const isAsked = () => (mode === 'rich' ? prompter.current() !== undefined : written.endsWith(MARK));
      while (!isAsked()) await turn();
      const read = Array.from({ length: pagesOf(screen, mode) }, () => (mode === 'rich' ? ENTER : '\n'));
      for (const keys of [...read, ...(mode === 'rich' ? keysFor(screen, does) : linesFor(screen, does))]) {
        input.write(keys);
        for (let turns = 0; turns < 4; turns++) await turn();
      }
      for (let turns = 0; !isOver && turns < 400; turns++) await turn();
      if (!isOver)
        throw new Error(`${mode}: ${JSON.stringify(does)} did not end ${screen.id}: ${JSON.stringify(screen.draft)}`);
      return over;
    },
  };
}

// --- internal ---

/** How many pages are to be read first. */
function pagesOf(screen: Screen, mode: Mode): number {
  if (mode === 'rich') return readingPages(screen, { columns: 80, rows: 24 }).length;
  return Math.ceil((screen.page ?? []).flatMap((text) => screenLines(text, 80)).length / 22);
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const INTERRUPT = '\u0003';
const MARK = promptWords.plain.prompt;
const ENTER = '\r';
const TAB = '\t';
const NOTE = '+';
const DOWN = '\u001b[B';
const HOME = '\u001b[H';
const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;
const wordFor = (does: Do): string => ('goto' in does ? `/goto ${does.goto}` : 'move' in does ? `/${does.move}` : '');

/** The rows to choose in the menu, counted from 0: the move, then the place, where it asks for one. */
function menuRows(screen: Screen, word: string): number[] {
  const isPlace = word.startsWith(GOTO);
  const rows = [moveRows(screen).findIndex((each) => each.word === (isPlace ? GOTO : word))];
  if (isPlace) rows.push(placeRows(screen).findIndex((each) => each.word === word));
  if (rows.includes(-1)) throw new Error(`${word} is not in the menu of ${screen.id}`);
  return rows;
}

const numberOf = (screen: Screen, id: string): number => (screen.options ?? []).findIndex((each) => each.id === id) + 1;

/** The keys for it, one press or paste at a time. */
export function keysFor(screen: Screen, does: Do): string[] {
  if ('keys' in does) return does.keys;
  if ('answer' in does) return answerKeys(screen, does.answer);
  const half = 'half' in does && does.half !== undefined ? [...cleared(screen), paste(does.half)] : [];
  if ('move' in does && does.move === 'back') return [...half, '\u001b[Z'];
  if ('move' in does && does.move === 'skip') return [...half, '\u0014'];
  if ('move' in does && does.move === 'interrupt') return [...half, '\u0003'];
  if ('menu' in does) {
    const rows = menuRows(screen, does.menu);
    return [...half, TAB, ...rows.flatMap((row) => [...Array.from({ length: row }, () => DOWN), ENTER])];
  }
  const isList = screen.widget === 'one' || screen.widget === 'many' || screen.widget === 'checklist';
  return isList ? [wordFor(does), ENTER] : [...half, TAB, wordFor(does).slice(1), ENTER];
}

function answerKeys(screen: Screen, draft: Draft): string[] {
  switch (screen.widget) {
    case 'one':
      return [String(numberOf(screen, draft.at ?? '')), ENTER];
    case 'many': {
      const differ = (screen.options ?? []).filter(
        ({ id }) => (draft.ticked ?? []).includes(id) !== (screen.draft.ticked ?? []).includes(id),
      );
      return [HOME, ...differ.flatMap(({ id }) => [String(numberOf(screen, id)), ' ']), HOME, ENTER];
    }
    case 'checklist': {
      const ids = (screen.items ?? []).map(({ id }) => id);
      return [
        HOME,
        ...ids.flatMap((id, i) => {
          const { value, note } = draft.marks?.[id] ?? {};
          const noted = note ? [NOTE, '\u0005\u0015', note, ENTER] : [];
          // A mark goes on by itself, and the first Down after it only says the same.
          const isAfterMark = !note && draft.marks?.[ids[i - 1] ?? '']?.value !== undefined;
          return [...noted, ...(value ? [value.charAt(0)] : isAfterMark ? [DOWN, DOWN] : [DOWN])];
        }),
        ENTER,
      ];
    }
    case 'list':
      return [...cleared(screen), paste(draft.text ?? ''), ...(draft.text ? [ENTER] : []), ENTER];
    default:
      return [...cleared(screen), paste(draft.text ?? ''), ENTER];
  }
}

/** Empties the field. */
const cleared = ({ draft }: Screen): string[] =>
  (draft.text ?? '').split('\n').flatMap(() => ['\u0005', '\u0015', '\u007f']);

/** The lines for it. */
export function linesFor(screen: Screen, does: Do): string[] {
  if ('keys' in does) return does.keys.map((line) => line.replace(ENTER, '\n'));
  if (!('answer' in does)) {
    const half = 'half' in does && does.half !== undefined ? [`${does.half}\n`] : [];
    if ('menu' in does) return [...half, '/menu\n', ...menuRows(screen, does.menu).map((row) => `${row + 1}\n`)];
    return 'move' in does && does.move === 'interrupt' ? [...half, INTERRUPT] : [...half, `${wordFor(does)}\n`];
  }
  const { text = '', at = '', ticked = [], marks = {} } = does.answer;
  switch (screen.widget) {
    case 'one':
      return [`${numberOf(screen, at)}\n`];
    case 'many':
      return [`${ticked.map((id) => numberOf(screen, id)).join(', ') || 'none'}\n`];
    case 'checklist':
      return (screen.items ?? []).flatMap(({ id }) => {
        const { value, note } = marks[id] ?? {};
        if (value) return [`${value}${note ? `, ${note}` : ''}\n`];
        return note ? [`note ${note}\n`, '\n'] : ['\n'];
      });
    case 'line':
      return [`${text}\n`];
    default:
      return text === '' ? ['\n'] : [...text.split('\n').map((line) => `${line}\n`), '.\n'];
  }
}
