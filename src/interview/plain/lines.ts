// The line that a person types into in plain mode: read in raw mode, as the system's own line would lose what is beyond its buffer, what
// is half-typed at Ctrl-C, and where a paste ends. What is typed is echoed, and nothing on the screen moves. Knows no question.
import { StringDecoder } from 'node:string_decoder';
import { graphemes, safe, widthOf } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { type Key, type Keyboard, openKeyboard, type Press, readKeys, stopJob, WORD_OF } from '../keys.ts';

/**
 * What came in: what was typed up to Enter, of several lines where they were pasted together; the word that a key stands for, while what is
 * half-typed stays in the line; the end of the input; or Ctrl-C.
 */
type Line = { kind: 'line'; text: string } | { kind: 'word'; word: string } | { kind: 'end' } | { kind: 'interrupt' };

export type Lines = {
  /** Waits for Enter; in a terminal a mark shows where to type, and behind it what stands in the line already. */
  next: () => Promise<Line>;
  /** What stands in the line and was not entered. */
  unfinished: () => string;
  /** Takes what stands in the line out of it. */
  take: () => void;
  /** In a terminal, puts a text into the line, in front of what stands there: it can be gone on with, entered, or deleted. */
  put: (text: string) => void;
  /** Takes in what was typed before anything was asked, and tells whether there is any; it stands in the line, and is not entered. */
  early: () => Promise<boolean>;
  /** Leaves the terminal to another program for as long as `work` takes. */
  aside: <T>(work: () => Promise<T>) => Promise<T>;
  /** Gives the terminal back, with the cursor below the line; whoever waits for one is told that there will be none. */
  close: () => void;
};

/** Where the line is echoed; `echoes` is false where the terminal shows what is typed by itself. */
type Screen = { write: (text: string) => void; columns: () => number; echoes: boolean };

/** Reads `stream`, a terminal's or any other. */
export function readLines(stream: NodeJS.ReadStream, screen: Screen): Lines {
  const { write, columns } = screen;
  const isTerminal = stream.isTTY;
  const echoes = isTerminal && screen.echoes;
  const known = pipes.get(stream);
  if (known) return known;
  let typed = '';
  let taker: ((line: Line) => void) | undefined;
  /** What was pressed while nobody waited for a line. */
  const queue: Press[] = [];
  let hasEnded = false;

  const show = (text: string) => {
    if (echoes && taker) write(safe(text));
  };
  /** The mark and the line anew, below the old one. */
  const showAnew = () => show(`\n${promptWords.plain.prompt}${typed}`);

  const give = (line: Line) => {
    const take = taker;
    if (take && echoes) write('\n');
    taker = undefined;
    take?.(line);
  };

  const enter = () => {
    // A file of Windows ends its lines with one character more.
    const text = typed.replace(/\r$/, '');
    typed = '';
    give({ kind: 'line', text });
  };

  /** Leaves only the beginning of the line: one character is deleted where it stands, and of more the rest is shown anew. */
  const leave = (rest: string, isOne = false) => {
    if (rest === typed) return;
    const gone = typed.slice(rest.length);
    const cells = widthOf(safe(gone));
    const end = widthOf(lastRow(promptWords.plain.prompt + typed));
    const rowOf = (column: number) => Math.floor(column / columns());
    typed = rest;
    if (isOne && gone !== '\n' && rowOf(end) === rowOf(end - cells))
      show(`${'\b'.repeat(cells)}${' '.repeat(cells)}${'\b'.repeat(cells)}`);
    else showAnew();
  };

  const press = ({ name, text = '' }: Press) => {
    switch (name) {
      case 'text':
      case 'alt':
      case 'paste':
        typed += text;
        return show(text);
      case 'tab':
        typed += ' ';
        return show(' ');
      case 'enter':
      case 'newline':
        return enter();
      case 'backspace':
        return leave(graphemes(typed).slice(0, -1).join(''), true);
      case 'delete-word':
        return leave(/^.*\s/s.exec(typed.trimEnd())?.[0] ?? '');
      case 'kill-start':
        return leave('');
      case 'ctrl-d':
        return typed === '' ? give({ kind: 'end' }) : undefined;
      case 'interrupt':
        return give({ kind: 'interrupt' });
      case 'suspend':
        return void source.aside(stopJob).then(showAnew);
      default:
        // As in the other mode: for whoever has half a line typed already.
        return WORD_OF[name] ? give({ kind: 'word', word: WORD_OF[name] }) : undefined;
    }
  };

  /** Does what was pressed, as long as somebody waits for a line. */
  const pressAll = () => {
    while (taker && queue.length > 0) press(queue.shift() as Press);
    if (hasEnded) give({ kind: 'end' });
  };

  const source = (isTerminal ? fromTerminal : fromPipe)(stream, {
    hear(presses) {
      for (const each of presses) queue.push(each);
      pressAll();
    },
    end() {
      hasEnded = true;
      pressAll();
    },
    goOn: showAnew,
  });

  const lines: Lines = {
    next() {
      if (!hasEnded) source.start();
      return new Promise((resolve) => {
        taker = resolve;
        if (isTerminal) write(promptWords.plain.prompt);
        show(typed);
        pressAll();
      });
    },
    unfinished: () => typed,
    take() {
      typed = '';
    },
    put(text) {
      if (isTerminal) typed = text + typed;
    },
    async early() {
      if (!isTerminal) return false;
      source.start();
      await source.caughtUp();
      const leaves = queue.some(({ name }) => name === 'interrupt');
      for (const each of queue.splice(0)) press(isEnter(each) ? { name: 'text', text: '\n' } : each);
      if (leaves) queue.push({ name: 'interrupt' });
      typed = typed.trimEnd();
      return typed !== '';
    },
    aside: source.aside,
    close() {
      source.stop();
      // Whoever asks the terminal for a line after that gets none, whatever was typed; a pipe has more for who asks next.
      if (isTerminal) {
        queue.length = 0;
        hasEnded = true;
      }
      give({ kind: 'end' });
    },
  };
  if (!isTerminal) pipes.set(stream, lines);
  return lines;
}

// --- internal ---

/** What came in at once is also for who asks after the first has closed. */
const pipes = new WeakMap<NodeJS.ReadStream, Lines>();

/** Where presses come from. */
type Source = Pick<Keyboard, 'start' | 'aside' | 'caughtUp' | 'stop'>;

/** Who is told of them: what was pressed, that there will be no more, and that the job goes on after a stop from outside. */
type Listener = { hear: (presses: readonly Press[]) => void; end: () => void; goOn: () => void };

function fromTerminal(stream: NodeJS.ReadStream, { hear, end, goOn }: Listener): Source {
  const keyboard = openKeyboard(stream, goOn);
  const keys: Key[] = [];
  let paste: string | undefined;
  keyboard.stream.on('keypress', (_text: string, key: Key) => void keys.push(key));
  keyboard.stream.on('data', () => {
    const read = readKeys(keys.splice(0), paste);
    paste = read.paste;
    hear(read.presses);
  });
  keyboard.stream.on('end', end);
  return keyboard;
}

/** A pipe or a file: each line is one answer, however many come at once. */
function fromPipe(stream: NodeJS.ReadStream, { hear, end }: Listener): Source {
  const decoder = new StringDecoder('utf8');
  const read = (chunk: Buffer) => {
    const [first = '', ...lines] = decoder.write(chunk).split('\n');
    hear([typing(first), ...lines.flatMap((line) => [ENTER, typing(line)])]);
  };
  for (const event of ['end', 'error', 'close']) stream.on(event, end);
  return {
    start() {
      stream.off('data', read).on('data', read).resume();
      if (stream.readableEnded || stream.destroyed) end();
    },
    aside: (work) => work(),
    caughtUp: async () => {},
    stop: () => void stream.off('data', read).pause(),
  };
}

const ENTER: Press = { name: 'enter' };
const typing = (text: string): Press => ({ name: 'text', text });
const isEnter = ({ name }: Press): boolean => name === 'enter' || name === 'newline';

const lastRow = (text: string): string => safe(text.slice(text.lastIndexOf('\n') + 1));
