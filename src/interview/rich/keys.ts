// What keys mean: turns Node's key events into presses, and tells typing from pasting. Pure; knows no stream and no
// question. An arrow key split by a slow line, a paste with or without brackets, and Esc are sorted out here.

export type PressName =
  | 'text'
  | 'alt'
  | 'paste'
  | 'enter'
  | 'newline'
  | 'escape'
  | 'tab'
  | 'shift-tab'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'home'
  | 'end'
  | 'line-start'
  | 'line-end'
  | 'page-up'
  | 'page-down'
  | 'backspace'
  | 'delete'
  | 'delete-word'
  | 'kill-line'
  | 'kill-start'
  | 'yank'
  | 'help'
  | 'skip'
  | 'find-out'
  | 'review'
  | 'goto'
  | 'menu'
  | 'interrupt'
  | 'end-of-input'
  | 'ctrl-d'
  | 'suspend'
  | 'typed-ahead';

/**
 * One thing the person did. `text` for what was typed or pasted (and Alt with a letter). `loose`: it came in one piece, but no
 * terminal said that it was pasted.
 */
export type Press = { name: PressName; text?: string; loose?: true };

/** A key event as Node's readline sends it. */
export type Key = { sequence?: string; name?: string; ctrl?: boolean; meta?: boolean; shift?: boolean };

/** What must be remembered from one chunk of keys to the next. */
export type KeyMemory = { paste?: string; escapedAt?: number; held: string };

export const noMemory: KeyMemory = { held: '' };

/** A lone Esc and the rest of an arrow key belong together within this time. */
export const SPLIT_KEY_MS = 500;

/** Reads one chunk of keys: what came in at once. */
export function readKeys(
  memory: KeyMemory,
  keys: readonly Key[],
  now: number,
): { presses: Press[]; memory: KeyMemory } {
  const presses: Press[] = [];
  const next: KeyMemory = { ...memory };
  if (next.escapedAt !== undefined && now - next.escapedAt > SPLIT_KEY_MS) release(next, presses);
  for (const key of keys) readKey(next, key, now, presses);
  return { presses: joinPastes(presses), memory: next };
}

/** What is still held back when nothing more comes: a `[` typed after Esc, a paste without an end. */
export function readRest(memory: KeyMemory): { presses: Press[]; memory: KeyMemory } {
  const presses: Press[] = [];
  const next: KeyMemory = { ...memory };
  if (next.paste !== undefined) presses.push({ name: 'paste', text: next.paste });
  next.paste = undefined;
  release(next, presses);
  return { presses, memory: next };
}

// --- internal ---

const SPLIT_KEYS: Record<string, PressName> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  '3~': 'delete',
  '5~': 'page-up',
  '6~': 'page-down',
  '1;5C': 'word-right',
  '1;5D': 'word-left',
  '1;3C': 'word-right',
  '1;3D': 'word-left',
};

function readKey(memory: KeyMemory, key: Key, now: number, presses: Press[]): void {
  const sequence = key.sequence ?? '';
  if (memory.paste !== undefined) {
    if (key.name !== 'paste-end') memory.paste += sequence;
    else {
      presses.push({ name: 'paste', text: memory.paste });
      memory.paste = undefined;
    }
    return;
  }
  if (key.name === 'paste-start') {
    memory.paste = '';
    return;
  }
  if (memory.escapedAt !== undefined && (memory.held !== '' || sequence === '[' || sequence === 'O')) {
    memory.held += sequence;
    const known = SPLIT_KEYS[memory.held.slice(1)];
    if (known !== undefined) presses.push({ name: known });
    else if (memory.held === '[200~') memory.paste = '';
    else if (/^[[O][\d;]*$/.test(memory.held)) return;
    else if (memory.held !== '[201~') presses.push({ name: 'text', text: memory.held });
    memory.held = '';
    memory.escapedAt = undefined;
    return;
  }
  memory.escapedAt = sequence === '\u001b' ? now : undefined;
  const press = meaning(key, sequence);
  if (press !== undefined) presses.push(press);
}

function release(memory: KeyMemory, presses: Press[]): void {
  if (memory.held !== '') presses.push({ name: 'text', text: memory.held });
  memory.held = '';
  memory.escapedAt = undefined;
}

const CTRL: Record<string, PressName> = {
  a: 'line-start',
  e: 'line-end',
  k: 'kill-line',
  u: 'kill-start',
  w: 'delete-word',
  y: 'yank',
  t: 'skip',
  n: 'find-out',
  r: 'review',
  g: 'goto',
  o: 'menu',
  c: 'interrupt',
  d: 'ctrl-d',
  z: 'suspend',
  left: 'word-left',
  right: 'word-right',
  backspace: 'delete-word',
};

const META: Record<string, PressName> = {
  b: 'word-left',
  f: 'word-right',
  left: 'word-left',
  right: 'word-right',
  backspace: 'delete-word',
  return: 'newline',
  enter: 'newline',
};

const PLAIN: Record<string, PressName> = {
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
};

/** What a key means; undefined where it means nothing (an unbound key does nothing). */
function meaning(key: Key, sequence: string): Press | undefined {
  const name = key.name ?? '';
  if (sequence === '\u001b') return { name: 'escape' };
  if (name === 'tab') return key.ctrl || key.meta ? undefined : { name: key.shift ? 'shift-tab' : 'tab' };
  const table = key.ctrl ? CTRL : key.meta ? META : PLAIN;
  const known = Object.hasOwn(table, name) ? table[name] : undefined;
  // Enter with Alt arrives as Esc and Enter: the name alone does not tell a letter from a named key.
  if (known !== undefined && (name.length > 1 || key.ctrl || key.meta)) return { name: known };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (key.ctrl || /[\u0000-\u001f\u007f-\u009f]/.test(sequence.replace(/^\u001b/, ''))) return undefined;
  if (key.meta || sequence.startsWith('\u001b')) {
    const rest = Array.from(sequence.slice(1));
    return key.meta && rest.length === 1 ? { name: 'alt', text: rest[0] as string } : undefined;
  }
  return sequence === '' ? undefined : { name: 'text', text: sequence };
}

/**
 * Within one chunk an Enter with more text after it is a pasted line break, not an answer: such a run becomes one paste.
 * Plain runs of text become one press.
 */
function joinPastes(presses: readonly Press[]): Press[] {
  const joined: Press[] = [];
  for (const [index, press] of presses.entries()) {
    const previous = joined.at(-1);
    const isText = press.name === 'text' || press.name === 'paste';
    const isBreak = (press.name === 'enter' || press.name === 'newline') && textFollows(presses, index);
    const text = isBreak ? '\n' : isText ? (press.text ?? '') : undefined;
    if (text === undefined) joined.push(press);
    else if (previous?.name === 'text' || previous?.name === 'paste') {
      const pasted = isBreak || previous.name === 'paste' || press.name === 'paste';
      const loose = (isBreak || isLoose(press)) && isLoose(previous);
      joined[joined.length - 1] = {
        name: pasted ? 'paste' : 'text',
        text: (previous.text ?? '') + text,
        ...(pasted && loose && { loose }),
      };
    } else joined.push(isBreak ? { name: 'paste', text, loose: true } : { name: press.name, text });
  }
  return joined;
}

const isLoose = (press: Press): boolean => press.name === 'text' || press.loose === true;

/** Whether text follows in a run of text and line breaks. */
function textFollows(presses: readonly Press[], index: number): boolean {
  for (let at = index + 1; at < presses.length; at++) {
    const name = presses[at]?.name;
    if (name === 'text' || name === 'paste') return true;
    if (name !== 'enter' && name !== 'newline') return false;
  }
  return false;
}
