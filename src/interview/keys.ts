// The keyboard of both modes: what comes from it on its way to readline, in whole keys and without the terminal's own messages, and what
// the keys that readline has read mean. Knows no question and draws nothing.
import { emitKeypressEvents, type Interface } from 'node:readline';
import { type Readable, Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

export type Keyboard = {
  /** Where readline reads; what is typed while nobody reads waits there. It ends where the keyboard does. */
  stream: Readable;
  /** Takes the keyboard (raw mode); may be called again. */
  start: () => void;
  /** Leaves the terminal to something else for as long as `work` takes: another program, or the shell. */
  aside: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves once what had been typed by now waits in the stream. */
  caughtUp: () => Promise<void>;
  /** Gives the keyboard back. */
  stop: () => void;
};

const ESC = '\u001b';
const PASTE_START = `${ESC}[200~`;
const PASTE_END = `${ESC}[201~`;

/** How long Esc waits for the rest of a key; readline's own 500 ms would make it feel dead. */
const ESCAPE_MS = 50;
/** A lone Esc and the rest of an arrow key belong together within this time; so do the parts of a paste. */
const SPLIT_MS = 500;
/** How long an Enter at the end of what looks like a paste waits for more of it. */
const PASTE_MS = 60;
/** This many characters at once are no typing. */
const PASTE_LENGTH = 32;

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what is looked for
/** A key's sequence, or what a terminal says on its own: replies, mouse reports, keys in another protocol. */
const SEQUENCE =
  /\u001b(?:O[A-Za-z]|\[(?:\[(?:[A-E]|\d~)|\d\$|M[\s\S]{3}|(?!M)[0-?]*[ -/]*[@-Z\\-~])|[\]PX^_][^\u0000-\u001f]*(?:\u0007|\u001b\\))/g;
/** A paste may break its lines as Windows does: that is one break, not two; or with what is a key only where it is pressed alone. */
const WINDOWS_BREAK = /\r\n/g;
const OTHER_BREAK = /(?<=[^\u0000-\u001f])[\v\f](?=[^\u0000-\u001f])/g;
/** The beginning of one. Esc and a bracket alone may be typed. */
const UNFINISHED = /\u001b(?:O|\[(?!\d\$$)[0-?[]*[ -/]*|\[M[\s\S]{0,2}|[\]PX^_][^\u0000-\u001f]+\u001b?)?$/;
/** What readline reads as one key; of any longer sequence it would type the rest. */
const KEY = /^\u001b(?:O.|\[\[?(?:\d\d?(?:;\d)?[~^$]|\d{3}~|(?:(?:\d;)?\d)?[A-Za-z]))$/;
/** What counts as a key though its Esc was heard before: arrows and their like. Anything else was typed after Esc. */
const LATE_KEY = /^\u001b(?:O[A-DFHP-S]|\[(?:1;\d)?[A-DFHZ]|\[(?:[1-8]|20[01])~)$/;
/** A key with its code in it, as some terminals send keys with Shift. */
const CODED = /^\u001b\[(?:27;\d+;(\d+)~|(\d+);\d+u)$/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what is looked for

/** The coded keys that mean something here: Enter with Shift is a new line. */
const CODES: Record<string, string> = { 13: '\n', 32: ' ' };

/** A signal that the job goes on may come late, after a stop of our own is over. */
const LATE_MS = 1000;

/**
 * Stands between `input` and readline. Nothing is read before it is started. After a stop from outside the keyboard is taken again, and
 * `onContinue` called: the shell has written on the screen meanwhile.
 */
export function openKeyboard(input: NodeJS.ReadStream, onContinue: () => void = () => {}): Keyboard {
  const decoder = new StringDecoder('utf8');
  let started = false;
  let held = '';
  let waiting: NodeJS.Timeout | undefined;
  let pasting = false;
  let wentOnAt = Number.NEGATIVE_INFINITY;
  let escapedAt = Number.NEGATIVE_INFINITY;
  /** Esc was heard as a key already, before the rest of what it may have begun came. */
  let late = false;

  const stream = new Transform({
    encoding: 'utf8',
    transform(chunk, _encoding, done) {
      hear(decoder.write(chunk));
      done();
    },
    flush(done) {
      clearTimeout(waiting);
      release();
      done();
    },
  });
  // Esc has waited here, where what follows it is put together.
  emitKeypressEvents(stream, { escapeCodeTimeout: 0 } as unknown as Interface);

  const hear = (added: string) => {
    if (held === '') {
      late = /^[[O]/.test(added) && performance.now() - escapedAt < SPLIT_MS;
      if (late) held = ESC;
    }
    escapedAt = Number.NEGATIVE_INFINITY;
    const text = (held + added)
      .replace(WINDOWS_BREAK, '\r')
      .replace(OTHER_BREAK, '\n')
      .replace(SEQUENCE, (sequence, at: number) => {
        if (sequence === PASTE_START || sequence === PASTE_END) pasting = sequence === PASTE_START;
        else if (late && at === 0) return LATE_KEY.test(sequence) ? sequence : sequence.slice(1);
        else if (!pasting && !KEY.test(sequence)) return typedBy(sequence);
        return sequence;
      });
    // What the terminal marked as pasted is over where it says so: an Enter behind it is one.
    const typed = text.split(PASTE_END).at(-1) ?? '';
    const breaks = typed.split('\r').length - 1;
    const looksPasted = !pasting && typed.endsWith('\r') && (breaks > 1 || typed.length >= PASTE_LENGTH);
    held = looksPasted ? text : (UNFINISHED.exec(text)?.[0] ?? '');
    stream.push(text.slice(0, text.length - held.length));
    clearTimeout(waiting);
    waiting = undefined;
    if (looksPasted) wait(PASTE_MS);
    else if (held === ESC && !pasting) wait(ESCAPE_MS);
    else if (held !== '' || pasting) wait(SPLIT_MS);
  };

  const wait = (ms: number) => {
    waiting = setTimeout(() => {
      waiting = undefined;
      release();
    }, ms);
  };

  /** Hands on what was held where nothing more came: a lone Esc, text that only looked like a key, a paste without its end. */
  const release = () => {
    if (held === ESC) escapedAt = performance.now();
    const isNoKey = held !== ESC && UNFINISHED.test(held);
    stream.push((isNoKey ? held.slice(1) : held) + (pasting ? PASTE_END : ''));
    held = '';
    pasting = false;
  };

  const end = () => void stream.end();
  // The listener for 'error' stays: a window that closes late must not bring the program down.
  for (const event of ['error', 'close']) input.on(event, end);

  const start = () => {
    if (started || stream.writableEnded) return;
    started = true;
    setRaw(input, true);
    input.pipe(stream);
    if (input.readableEnded || input.destroyed) end();
    process.on('SIGCONT', goOn);
  };
  const stop = () => {
    if (!started) return;
    started = false;
    process.off('SIGCONT', goOn);
    input.unpipe(stream);
    setRaw(input, false);
    input.pause();
  };
  /** The shell may have changed the terminal's modes. */
  const goOn = () => {
    if (performance.now() - wentOnAt < LATE_MS) return;
    wentOnAt = performance.now();
    stop();
    start();
    onContinue();
    askSize();
  };

  return {
    stream,
    start,
    stop,
    async aside(work) {
      stop();
      try {
        return await work();
      } finally {
        wentOnAt = performance.now();
        start();
        askSize();
      }
    },
    async caughtUp() {
      // The system's buffer is read between two turns of the event loop, and the chunk is handed on one turn later.
      for (let turn = 0; turn < 3 || waiting !== undefined; turn++) {
        await new Promise((resolve) => (waiting === undefined ? setImmediate(resolve) : setTimeout(resolve, 10)));
      }
    },
  };
}

/** Stops the whole job, as Ctrl-Z does, and resolves when it goes on. */
export function stopJob(): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      process.off('SIGCONT', goOn);
      resolve();
    };
    // Where there is no shell to stop for, the signal does nothing and we go on.
    const timer = setTimeout(goOn, 100);
    process.on('SIGCONT', goOn);
    if (process.platform !== 'win32') process.kill(0, 'SIGTSTP');
  });
}

export type PressName =
  | (typeof NAMED)[keyof typeof NAMED]
  | 'text'
  | 'alt'
  | 'paste'
  | 'tab'
  | 'shift-tab'
  | 'typed-ahead'
  | 'pause';

/**
 * One thing the person did. `text` for what was typed or pasted (and Alt with a letter). `loose`: it came in one piece, but no
 * terminal said that it was pasted. A `pause` was long enough to see what came of the press before.
 */
export type Press = { name: PressName; text?: string; loose?: true };

/** A key as readline reads it. */
export type Key = { sequence?: string; name?: string; ctrl?: boolean; meta?: boolean; shift?: boolean };

/** The words that keys stand for, the same in both modes. */
export const WORD_OF: { readonly [name in PressName]?: string } = {
  'shift-tab': '/back',
  skip: '/skip',
  help: '/help',
  'find-out': '/find-out',
  review: '/review',
  goto: '/goto',
  menu: '/menu',
};

/** Reads the keys that came in one piece. `paste` is the part of a paste that has come so far, before them and after. */
export function readKeys(keys: readonly Key[], paste?: string): { presses: Press[]; paste?: string } {
  const presses: Press[] = [];
  let open = paste;
  for (const key of keys) {
    if (key.name === 'paste-start') open ??= '';
    else if (key.name === 'paste-end') {
      if (open !== undefined) presses.push({ name: 'paste', text: open });
      open = undefined;
    } else if (open !== undefined) open += key.sequence ?? '';
    else presses.push(...meaning(key));
  }
  return { presses: joinRuns(presses), paste: open };
}

// --- internal ---

/** Has Node look at the size of the window, as a job that is stopped is not told that it changes. */
const askSize = (): void => void process.emit('SIGWINCH', 'SIGWINCH');

/** Raw mode may fail where the window is gone already. */
function setRaw(input: NodeJS.ReadStream, raw: boolean): void {
  try {
    if (input.isTTY) input.setRawMode(raw);
  } catch {
    // Nothing is left to set.
  }
}

/** What a sequence that readline would not read as one key types: a blank, a line break, and for most nothing. */
function typedBy(sequence: string): string {
  const [, code, other] = CODED.exec(sequence) ?? [];
  return CODES[code ?? other ?? ''] ?? '';
}

/** What keys mean, by readline's names for them; behind Alt, `alt-`. */
const NAMED = {
  'ctrl-a': 'line-start',
  'ctrl-e': 'line-end',
  'ctrl-k': 'kill-line',
  'ctrl-u': 'kill-start',
  'ctrl-w': 'delete-word',
  'ctrl-y': 'yank',
  'ctrl-t': 'skip',
  'ctrl-n': 'find-out',
  'ctrl-r': 'review',
  'ctrl-g': 'goto',
  'ctrl-o': 'menu',
  'ctrl-c': 'interrupt',
  'ctrl-d': 'ctrl-d',
  'ctrl-z': 'suspend',
  'ctrl-left': 'word-left',
  'ctrl-right': 'word-right',
  'ctrl-backspace': 'delete-word',
  'alt-b': 'word-left',
  'alt-f': 'word-right',
  'alt-left': 'word-left',
  'alt-right': 'word-right',
  'alt-backspace': 'delete-word',
  'alt-return': 'newline',
  'alt-enter': 'newline',
  return: 'enter',
  enter: 'newline',
  escape: 'escape',
  up: 'up',
  down: 'down',
  left: 'left',
  right: 'right',
  home: 'home',
  end: 'end',
  pageup: 'page-up',
  pagedown: 'page-down',
  backspace: 'backspace',
  delete: 'delete',
  f1: 'help',
} as const;

/** What a key means; nothing where it is unbound. */
function meaning(key: Key): Press[] {
  const { name = '', sequence = '' } = key;
  if (sequence === ESC) return [{ name: 'escape' }];
  if (name === 'tab') return key.ctrl || key.meta ? [] : [{ name: key.shift ? 'shift-tab' : 'tab' }];
  const known = (key.ctrl ? 'ctrl-' : key.meta ? 'alt-' : '') + name;
  if (Object.hasOwn(NAMED, known)) return [{ name: NAMED[known as keyof typeof NAMED] }];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (key.ctrl || /[\u0000-\u001f\u007f-\u009f]/.test(sequence.replace(/^\u001b/, ''))) return [];
  if (key.meta || sequence.startsWith(ESC)) {
    const rest = Array.from(sequence.slice(1));
    return key.meta && rest.length === 1 ? [{ name: 'alt', text: rest[0] as string }] : [];
  }
  return sequence === '' ? [] : [{ name: 'text', text: sequence }];
}

/**
 * In one piece an Enter with more text after it is a pasted line break, not an answer: such a run becomes one paste.
 * Plain runs of text become one press.
 */
function joinRuns(presses: readonly Press[]): Press[] {
  const joined: Press[] = [];
  let run: Press[] = [];
  const endRun = () => {
    const parts = run.splice(0, run.findLastIndex(isText) + 1);
    const text = parts.map((part) => part.text ?? '\n').join('');
    const pasted = parts.some(({ name }) => name !== 'text');
    const loose = pasted && parts.every(({ name }) => name !== 'paste');
    if (parts.length > 0) joined.push({ name: pasted ? 'paste' : 'text', text, ...(loose && { loose }) });
    joined.push(...run);
    run = [];
  };
  for (const press of presses) {
    const goesOn = isText(press) || press.name === 'enter' || press.name === 'newline';
    if (!goesOn) endRun();
    if (goesOn) run.push(press);
    else joined.push(press);
  }
  endRun();
  return joined;
}

const isText = ({ name }: Press): boolean => name === 'text' || name === 'paste';
