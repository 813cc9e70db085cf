// The prompter for a terminal that can be drawn on: each question is a prompt of @inquirer/core, whose readline reads the keys and whose
// screen manager draws. What a question looks like and what keys do to it stands in question.ts.
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { hasGlyphs, type Io, type Look, lookOf, type Out, screenLines } from '../../terminal.ts';
import { safe } from '../../text.ts';
import { type Key, openKeyboard, type Press, readKeys, stopJob } from '../keys.ts';
import { plainForm } from '../moves.ts';
import { editOutside, withEditor } from '../own-editor.ts';
import { isText, type Prompter, type Said, type Screen, textDraft } from '../prompter.ts';
import { openDisplay } from './display.ts';
import { cut, roomIn, type Size, short } from './frame.ts';
import { type Asking, type Ended, openScreen } from './question.ts';

/** Asks on `io.err`, reads keys from `io.in`. */
export function createRichPrompter(io: Io, settings: { color: boolean } = { color: false }): Prompter {
  const look = lookOf({ color: settings.color, glyphs: hasGlyphs(io.env) });
  // After a stop from outside the shell has written below the question.
  const keyboard = openKeyboard(io.in, () => asking && display.anew());
  const rest: Press[] = [];
  let asking: Asking | undefined;
  const display = openDisplay(io.err);
  let closing = new AbortController();
  // Writing to a window that is gone must not bring the program down; its input ends, and that is noticed.
  eventsOf(io.err).on?.('error', () => {});

  /** Shows a question until something is done at it; `first` are presses that were made before. */
  async function show(open: Asking, first: readonly Press[]): Promise<Ended> {
    const output = display.begin();
    const context = { input: keyboard.stream, output, signal: closing.signal, clearPromptOnDone: true };
    try {
      return await question({ open, out: io.err, rest, first }, context);
    } catch (error) {
      if (!isEnding(error)) throw error;
      return endOf(open);
    }
  }

  return {
    async ask(given) {
      let open = openScreen(withEditor(given, io), look);
      closing = new AbortController();
      if (given.sudden) rest.length = 0;
      keyboard.start();
      await keyboard.caughtUp();
      let first = replayed([...rest.splice(0), ...waitingIn(keyboard.stream)], open.screen);
      for (;;) {
        asking = open;
        // Readline would wait for ever for what has ended before.
        const done = keyboard.stream.readableEnded ? endOf(open) : await show(open, first);
        if (done.kind !== 'suspend' && done.kind !== 'editor') {
          asking = undefined;
          return done;
        }
        display.clear();
        if (done.kind === 'suspend') await keyboard.aside(stopJob);
        else {
          const { text, message } = await keyboard.aside(() => editOutside(done.draft.text ?? '', io.env));
          open = openScreen({ ...open.screen, draft: textDraft(text), message }, look);
        }
        first = rest.splice(0);
      }
    },

    say: (said) => display.above(saidLines(said, sizeOf(io.err), look)),

    current: () => asking && { id: asking.screen.id, draft: asking.draft() },

    close() {
      display.leave();
      if (asking === undefined) display.clear();
      keyboard.stop();
      closing.abort();
    },
  };
}

// --- internal ---

/** `first` are presses that were made before; `rest` takes those that come in one piece with the key that ends the question. */
type Config = { open: Asking; out: Out; first: readonly Press[]; rest: Press[] };

/** Within this time nobody has seen what a key did, and pressed another one because of it. */
const PAUSE_MS = 400;

/** One question. The keys that come in one piece are read together, as a line break among them was pasted. */
const question = createPrompt<Ended, Config>(({ open, out, first, rest }, done) => {
  const [, setTurn] = useState(0);
  const readline = useRef<object>();
  const read = useRef<{ keys: Key[]; paste?: string; heardAt: number }>({ keys: [], heardAt: 0 });
  const redraw = () => setTurn((turn) => turn + 1);

  const take = (presses: readonly Press[]) => {
    const all = isText(open.screen) || open.draft().noteOpen ? presses : forList(presses, open.screen);
    for (const [index, press] of all.entries()) {
      const reply = open.press(press, sizeOf(out));
      if (reply === undefined) continue;
      rest.push(...all.slice(index + 1));
      return done(reply);
    }
    if (all.length > 0) redraw();
  };

  const readPiece = () => {
    const { presses, paste } = readKeys(read.current.keys.splice(0), read.current.paste);
    const now = performance.now();
    const isLater = now - read.current.heardAt > PAUSE_MS;
    Object.assign(read.current, { paste, heardAt: now });
    take(isLater ? [{ name: 'pause' }, ...presses] : presses);
  };

  useKeypress((key, typedIn) => {
    read.current.keys.push(key as Key);
    // The text is ours, and readline edits a line of its own: empty, it would take Ctrl-D for the end.
    Object.assign(typedIn, { line: ' ', cursor: 1 });
    // A lone Esc is heard without a piece, once nothing has followed it.
    if (key.name === 'escape') readPiece();
  });

  useEffect((opened) => {
    const end = () => done(endOf(open));
    readline.current = opened;
    // Ctrl-C and Ctrl-Z wait for what was typed before them in the same piece, as every key does.
    for (const signal of ['SIGINT', 'SIGTSTP']) {
      (opened as unknown as NodeJS.EventEmitter).removeAllListeners(signal);
      opened.on(signal, () => {});
    }
    opened.on('close', end);
    opened.input.on('data', readPiece);
    eventsOf(out).on?.('resize', redraw);
    take(first);
    redraw();
    return () => {
      opened.removeListener('close', end);
      opened.input.off('data', readPiece);
      eventsOf(out).off?.('resize', redraw);
    };
  }, []);

  if (readline.current === undefined) return ' ';
  const size = sizeOf(out);
  const { lines, cursor } = open.view(size);
  const above = lines.slice(0, cursor.row);
  const row = aim(readline.current, lines[cursor.row] ?? '', cursor.column, size.columns);
  return [[...above, row].join('\n'), lines.slice(cursor.row + 1).join('\n')];
});

/**
 * Sets readline's line so that the library puts the cursor in `column` of a row: it counts in UTF-16 units, back from the end of the
 * row, and is given blanks that come out right whatever the row holds. Returns the row as it must be drawn.
 */
function aim(readline: object, row: string, column: number, columns: number): string {
  const bare = stripVTControlCharacters(row).length;
  // To a row that fills the width, or holds nothing, the library would add a line break.
  const added = bare % columns === 0 ? 1 : 0;
  const cursor = Math.floor((bare + added) / columns) * columns + Math.min(column, columns - 1);
  Object.assign(readline, { line: ' '.repeat(Math.max(bare + added, cursor)), cursor });
  return row + ' '.repeat(added);
}

/** What is said, as lines: an answer as one short line with the sign of its state, the beginning of a section as a heading. */
function saidLines(said: Said, size: Size, look: Look): string[] {
  const room = roomIn(size);
  if (typeof said === 'string') return screenLines(said, room);
  const { of, label, text } = said;
  if (of === 'section')
    return ['', ...screenLines(label, room).map(look.strong), ...screenLines(text, room).map(look.faint), ''];
  const state = of === 'answer' ? 'done' : of;
  const lines = screenLines(`${label}: ${text}`, room - 2);
  // Where not one word of the answer fits beside its label, as in a language that has no blanks, its first letters do.
  const shown = lines[0] === safe(`${label}:`) ? [short(`${label}: ${text}`), ''] : lines;
  return cut(shown, 1, room - 2).map((line) => `${look.sign(state)} ${line}`);
}

/** What was pressed that waits to be read. */
function waitingIn(stream: Readable): Press[] {
  const keys: Key[] = [];
  const hear = (_text: string, key: Key) => void keys.push(key);
  stream.on('keypress', hear);
  stream.read();
  stream.off('keypress', hear).pause();
  return readKeys(keys).presses;
}

const endOf = (open: Asking): Ended => ({ kind: 'leave', cause: 'end-of-input', draft: open.draft() });

/**
 * What was typed before the question was shown: text goes into an empty field, and a number to its line of a list, where it can
 * be seen; nothing answers or moves unseen, except that a wish to leave is heard.
 */
function replayed(presses: readonly Press[], screen: Screen): Press[] {
  const leave = presses.find((press) => press.name === 'interrupt');
  if (leave !== undefined) return [leave];
  let text = '';
  for (const press of presses) {
    if (press.name === 'backspace') text = Array.from(text).slice(0, -1).join('');
    else text += press.name === 'enter' || press.name === 'newline' ? '\n' : (press.text ?? '');
  }
  text = text.trimEnd();
  if (text === '') return [];
  // Dropped, the number would leave the Enter that follows it to choose another line.
  if (isNumberIn(screen, text)) {
    return [
      { name: 'text', text },
      { name: 'typed-ahead', text },
    ];
  }
  return isText(screen) && !screen.draft.text ? [{ name: 'paste', text }] : [{ name: 'typed-ahead' }];
}

/**
 * What comes to a list in one piece. A number or nothing, Enter, and one line more is what a quick person typed for the list and
 * for what is asked next; in any other paste there is nothing for a list, and the Enter behind it must not choose.
 */
function forList(presses: readonly Press[], screen: Screen): readonly Press[] {
  return presses.flatMap((press, index): Press[] => {
    const [, number = '', next] = (press.loose && /^(\p{Nd}*)\n([^\n]*)$/u.exec(press.text ?? '')) || [];
    if (next !== undefined && (number === '' || isNumberIn(screen, number)))
      return [...(number === '' ? [] : [{ name: 'text', text: number } as const]), ENTER, { name: 'text', text: next }];
    return press.name === 'enter' && presses[index - 1]?.name === 'paste' ? [] : [press];
  });
}

const ENTER: Press = { name: 'enter' };

/** Whether a text is the number of an option on this screen. */
function isNumberIn({ widget, options = [] }: Screen, text: string): boolean {
  const number = plainForm(text);
  return (widget === 'one' || widget === 'many') && /^[1-9]\d*$/.test(number) && Number(number) <= options.length;
}

const sizeOf = (out: Out): Size => ({ columns: out.columns || 80, rows: out.rows || 24 });

/** The events of a stream that may have none. */
const eventsOf = (stream: object): Partial<NodeJS.EventEmitter> => stream;

/** Whether a prompt ended from outside: it was closed, or the program is about to exit. */
const isEnding = (error: unknown): boolean =>
  error instanceof Error && ['AbortPromptError', 'ExitPromptError'].includes(error.name);
