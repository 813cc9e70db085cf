// Typing in a field: what each key does to the text and the cursor, and how the text lies on rows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  act,
  type EditAction,
  type Editing,
  insert,
  layout,
  place,
  startEditing,
} from '../src/interview/rich/editor.ts';
import { graphemes, widthOf } from '../src/text.ts';
import { runs } from './support/runs.ts';

const FAMILY = '👩‍👩‍👧';
const ACTIONS: EditAction[] = [
  'left',
  'right',
  'word-left',
  'word-right',
  'home',
  'end',
  'up',
  'down',
  'backspace',
  'delete',
  'delete-word',
  'kill-line',
  'kill-start',
  'yank',
];

/** The text with a bar where the cursor is. */
const seen = ({ text, cursor }: Editing): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const at = (marked: string): Editing => startEditing(marked.replace('|', ''), marked.indexOf('|'));
const edited = (marked: string, ...actions: EditAction[]): string =>
  seen(actions.reduce((edit, action) => act(edit, action, 10), at(marked)));

describe('moving', () => {
  it('goes by what a reader sees as one character', () => {
    expect(edited(`a${FAMILY}|b`, 'left')).toBe(`a|${FAMILY}b`);
    expect(edited(`a|${FAMILY}b`, 'right')).toBe(`a${FAMILY}|b`);
    expect(edited('cafe\u0301|', 'left')).toBe('caf|e\u0301');
  });

  it('stops at both ends', () => {
    expect(edited('|ab', 'left')).toBe('|ab');
    expect(edited('ab|', 'right')).toBe('ab|');
    expect(edited('ab|', 'down')).toBe('ab|');
  });

  it('goes by words and to the ends of the line', () => {
    expect(edited('one two  th|ree', 'word-left', 'word-left')).toBe('one |two  three');
    expect(edited('|one two', 'word-right')).toBe('one| two');
    expect(edited('ab\ncd| ef\ngh', 'home')).toBe('ab\n|cd ef\ngh');
    expect(edited('ab\ncd| ef\ngh', 'end')).toBe('ab\ncd ef|\ngh');
  });

  it('goes up and down over rows that were wrapped, keeping its column across a short row', () => {
    expect(edited('the quick brown fo|x', 'up')).toBe('the quic|k brown fox');
    expect(edited('the quick |brown fox', 'up')).toBe('|the quick brown fox');
    expect(edited('abcdef\nx\nabcd|ef', 'up', 'up')).toBe('abcd|ef\nx\nabcdef');
  });
});

describe('deleting', () => {
  it('takes whole characters', () => {
    expect(edited(`a${FAMILY}|b`, 'backspace')).toBe('a|b');
    expect(edited(`a|${FAMILY}b`, 'delete')).toBe('a|b');
    expect(edited('世界|', 'backspace')).toBe('世|');
    expect(edited('|ab', 'backspace')).toBe('|ab');
  });

  it('takes a word, the rest of a line or its beginning, and gives it back', () => {
    expect(edited('one two |three', 'delete-word')).toBe('one |three');
    expect(edited('ab\nc|de\nf', 'kill-line')).toBe('ab\nc|\nf');
    expect(edited('ab\ncd|e\nf', 'kill-start')).toBe('ab\n|e\nf');
    expect(edited('ab|cd', 'kill-line', 'home', 'yank')).toBe('cd|ab');
  });
});

describe('rows', () => {
  const rows = (text: string, columns: number) => layout(text, columns).map((row) => row.shown);

  it('break at spaces, and within a word that is too long for a row', () => {
    expect(rows('the quick brown fox', 10)).toEqual(['the quick ', 'brown fox']);
    expect(rows('abcdefghijklm', 5)).toEqual(['abcde', 'fghij', 'klm']);
    expect(rows('世界世界世', 4)).toEqual(['世界', '世界', '世']);
    expect(rows('a\n\nb', 5)).toEqual(['a', '', 'b']);
  });

  it('show controls instead of sending them to the terminal', () => {
    expect(rows('a\u001b[31mb', 20)).toEqual(['a\\u{1b}[31mb']);
  });

  it('put the cursor by the width of what is shown', () => {
    expect(place(at('世界|x'), 10)).toEqual({ row: 0, column: 4 });
    expect(place(at('the quick |brown'), 10)).toEqual({ row: 1, column: 0 });
    expect(place(at('ab\n|'), 10)).toEqual({ row: 1, column: 0 });
  });
});

describe('any sequence of edits', () => {
  const pieces = fc.constantFrom(
    'a',
    'word ',
    ' ',
    '\n',
    '世',
    FAMILY,
    'e\u0301',
    '\u0301',
    '\u200d',
    '🇫',
    '🇷',
    '\ud83d',
    '\udc69',
    '\t',
    '\u001b',
  );
  const step = fc.oneof(
    fc.constantFrom(...ACTIONS),
    fc.record({ put: fc.array(pieces, { maxLength: 6 }).map((all) => all.join('')) }),
  );

  it('leaves text that is whole, the cursor between two characters, and rows that hold all of it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 12, max: 40 }), (steps, columns) => {
        let edit = startEditing('');
        for (const each of steps) edit = typeof each === 'string' ? act(edit, each, columns) : insert(edit, each.put);
        expect(/[\ud800-\udfff]/u.test(edit.text)).toBe(false);
        const ends = [0];
        for (const character of graphemes(edit.text)) ends.push((ends.at(-1) ?? 0) + character.length);
        expect(ends).toContain(edit.cursor);
        const laid = layout(edit.text, columns);
        expect(laid.map((row) => edit.text.slice(row.start, row.end) + (row.flows ? '' : '\n')).join('')).toBe(
          `${edit.text}\n`,
        );
        for (const row of laid) expect(widthOf(row.shown)).toBeLessThanOrEqual(columns + 1);
        const { row, column } = place(edit, columns);
        expect(row).toBeLessThan(laid.length);
        expect(column).toBeLessThanOrEqual(columns + 1);
      }),
      runs(500),
    );
  });

  it('gives no key the power to lose text but those that delete', () => {
    const moves = ACTIONS.slice(0, 8);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom(...moves)), (text, actions) => {
        const start = startEditing(text);
        expect(actions.reduce((edit, action) => act(edit, action, 12), start).text).toBe(start.text);
      }),
      runs(100),
    );
  });
});
