// The keyboard of the rich prompter: which of what a terminal sends reaches readline, and what the keys that readline reads mean.
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Key, openKeyboard, type Press, readKeys } from '../src/interview/keys.ts';

const enter: Key = { sequence: '\r', name: 'return' };
const typed = (text: string): Key[] => Array.from(text, (sequence) => (sequence === '\r' ? enter : { sequence }));

describe('what a terminal sends', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** What reaches readline when these pieces come in; a number is so many milliseconds in which nothing does. */
  async function heard(...sent: (string | number)[]): Promise<string[]> {
    const input = new PassThrough();
    const keyboard = openKeyboard(input as unknown as NodeJS.ReadStream);
    const pieces: string[] = [];
    keyboard.stream.on('data', (piece: string) => pieces.push(piece));
    keyboard.start();
    for (const each of sent) {
      if (typeof each === 'number') vi.advanceTimersByTime(each);
      else input.write(each);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return pieces;
  }

  it.each([
    ['the color it was asked for', '\u001b]11;rgb:1e1e/1e1e/2e2e\u001b\\'],
    ['the same, ended by a bell', '\u001b]11;rgb:1e1e/1e1e/2e2e\u0007'],
    ['its name', '\u001bP>|XTerm(380)\u001b\\'],
    ['what it can do', '\u001b[?62;22;52c'],
    ['where the cursor is', '\u001b[24;80R'],
    ['a mode', '\u001b[?2026;2$y'],
    ['a click', '\u001b[<0;10;10M\u001b[<0;10;10m'],
    ['a click as older terminals tell it', '\u001b[M !!'],
    ['a key with its code', '\u001b[97;5u'],
    ['a key with many modifiers', '\u001b[1;10A'],
  ])('is dropped whole where it is no key: %s', async (_what, reply) => {
    expect((await heard(`Mill${reply} Street`)).join('')).toBe('Mill Street');
    for (let at = 3; at < reply.length; at++) {
      expect((await heard(`Mill${reply.slice(0, at)}`, 20, `${reply.slice(at)} Street`)).join('')).toBe('Mill Street');
    }
  });

  it.each([
    '\u001b[A',
    '\u001bOA',
    '\u001b[1;5C',
    '\u001b[3~',
    '\u001b[15~',
    '\u001b[[A',
    '\u001b[2$',
    '\u001b[Z',
    '\u001bb',
  ])('is handed on where it is a key, also in two pieces: %j', async (key) => {
    expect(await heard(`a${key}b`)).toEqual([`a${key}b`]);
    for (let at = 1; at < key.length; at++)
      expect((await heard(key.slice(0, at), 20, key.slice(at))).join('')).toBe(key);
  });

  it.each([
    ['\u001b[27;2;32~', ' '],
    ['\u001b[32;2u', ' '],
    ['\u001b[27;2;13~', '\n'],
    ['\u001b[13;2u', '\n'],
  ])('counts where it is a blank or a new line with Shift: %j', async (key, text) => {
    expect((await heard(`Mill${key}Street`)).join('')).toBe(`Mill${text}Street`);
  });

  it('keeps a letter of several bytes whole that comes in two pieces', async () => {
    const input = new PassThrough();
    const keyboard = openKeyboard(input as unknown as NodeJS.ReadStream);
    const pieces: string[] = [];
    keyboard.stream.on('data', (piece: string) => pieces.push(piece));
    keyboard.start();
    const bytes = Buffer.from('世');
    for (const piece of [bytes.subarray(0, 1), bytes.subarray(1)]) {
      input.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(pieces).toEqual(['世']);
  });

  it('is Esc where nothing follows it soon, and still an arrow where the rest comes late', async () => {
    expect(await heard('\u001b', 60)).toEqual(['\u001b']);
    expect(await heard('\u001b', 80, '[A')).toEqual(['\u001b', '\u001b[A']);
    expect(await heard('\u001b', 80, '[', 20, 'A')).toEqual(['\u001b', '\u001b[A']);
    expect(await heard('\u001b', 900, '[A')).toEqual(['\u001b', '[A']);
  });

  it('is text where it only looked like the beginning of a key', async () => {
    expect(await heard('\u001b', 80, '[x')).toEqual(['\u001b', '[x']);
    expect(await heard('\u001b', 80, 'Ox')).toEqual(['\u001b', 'Ox']);
    expect(await heard('\u001b[1;', 600, 'x')).toEqual(['[1;', 'x']);
    expect(await heard('\u001b]', 'Main')).toEqual(['\u001b]', 'Main']);
  });

  it('is a paste though its first mark came in two pieces, and though its end never comes', async () => {
    expect((await heard('\u001b', 80, '[200~', 'some words', 600)).join('')).toBe(
      '\u001b\u001b[200~some words\u001b[201~',
    );
  });

  it('stays as it is inside a paste, where it is told that something was left out', async () => {
    const paste = '\u001b[200~a\u001b[31;1;4mb\u001b]0;title\u0007c\u001b[201~';
    expect((await heard(paste)).join('')).toBe(paste);
  });

  it('waits for more where it looks like a paste that ends with Enter, and does not where it is typed', async () => {
    expect(await heard('one\rtwo\r', 20, 'three\r', 100)).toEqual(['one\rtwo\rthree\r']);
    expect(await heard(`${'a long line '.repeat(4)}\r`, 100)).toEqual([`${'a long line '.repeat(4)}\r`]);
    expect(await heard('two\r')).toEqual(['two\r']);
  });

  it('does not wait behind what the terminal marked as pasted', async () => {
    const paste = `\u001b[200~${'a long line\r'.repeat(4)}\u001b[201~\r`;
    expect(await heard(paste, 'nyn')).toEqual([paste, 'nyn']);
  });

  it('ends with what was held', async () => {
    const input = new PassThrough();
    const keyboard = openKeyboard(input as unknown as NodeJS.ReadStream);
    const pieces: string[] = [];
    keyboard.stream.on('data', (piece: string) => pieces.push(piece));
    keyboard.start();
    input.end('one\rtwo\r');
    await new Promise((resolve) => keyboard.stream.on('end', resolve));
    expect(pieces).toEqual(['one\rtwo\r']);
  });
});

describe('keys', () => {
  it('tell an Enter at the end of what comes in from one in the middle', () => {
    expect(readKeys(typed('a\rb\r')).presses).toEqual([
      { name: 'paste', text: 'a\nb', loose: true },
      { name: 'enter' },
    ]);
  });

  it('put a paste together that comes in pieces', () => {
    const first = readKeys([{ name: 'paste-start', sequence: '\u001b[200~' }, ...typed('a\r')]);
    expect(first.presses).toEqual([]);
    const second = readKeys([...typed('b'), { name: 'paste-end', sequence: '\u001b[201~' }, enter], first.paste);
    expect(second.presses).toEqual([{ name: 'paste', text: 'a\rb' }, { name: 'enter' }]);
  });

  it('take a lost end mark for nothing', () => {
    expect(readKeys([{ name: 'paste-end', sequence: '\u001b[201~' }, ...typed('a')]).presses).toEqual([
      { name: 'text', text: 'a' },
    ]);
  });

  it.each<[string, Key, Press[]]>([
    ['Shift-Tab', { name: 'tab', shift: true, sequence: '\u001b[Z' }, [{ name: 'shift-tab' }]],
    ['Ctrl-Tab', { name: 'tab', ctrl: true, sequence: '\t' }, []],
    ['Alt-Tab', { name: 'tab', meta: true, sequence: '\u001b\t' }, []],
    ['Alt-B', { name: 'b', meta: true, sequence: '\u001bb' }, [{ name: 'word-left' }]],
    ['Alt-Enter', { name: 'return', meta: true, sequence: '\u001b\r' }, [{ name: 'newline' }]],
    ['Alt-Q', { name: 'q', meta: true, sequence: '\u001bq' }, [{ name: 'alt', text: 'q' }]],
    ['F1', { name: 'f1', sequence: '\u001bOP' }, [{ name: 'help' }]],
    ['F5', { name: 'f5', sequence: '\u001b[15~' }, []],
    ['Ctrl-B', { name: 'b', ctrl: true, sequence: '\u0002' }, []],
    ['a control character', { sequence: '\u0085' }, []],
    ['nothing', {}, []],
    ['a letter with the name of a method', { name: 'constructor', sequence: 'c' }, [{ name: 'text', text: 'c' }]],
  ])('mean what they say: %s', (_name, key, presses) => {
    expect(readKeys([key]).presses).toEqual(presses);
  });

  it('take Enter twice at the end of a chunk for what it is, and a line break between texts for a paste', () => {
    expect(readKeys(typed('a\r\r')).presses).toEqual([
      { name: 'text', text: 'a' },
      { name: 'enter' },
      { name: 'enter' },
    ]);
    expect(readKeys(typed('\ra')).presses).toEqual([{ name: 'paste', text: '\na', loose: true }]);
    const up: Key = { name: 'up', sequence: '\u001b[A' };
    expect(readKeys([enter, up, ...typed('a')]).presses).toEqual([
      { name: 'enter' },
      { name: 'up' },
      { name: 'text', text: 'a' },
    ]);
  });
});
