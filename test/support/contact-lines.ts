// Reads the labelled lists of lines (⟦…⟧ around a contact detail, ↵ for a line break) and counts what the detector makes of them; and how
// its time grows.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contactsIn } from '../../src/project/contacts.ts';
import { growth, LINEAR } from './time.ts';

/** A line without its marks, and the contact details that stand in it. */
export type Line = { text: string; contacts: string[] };

/** The lines of a list in test/support, without its remarks. */
export function linesOf(list: string): Line[] {
  const raw = readFileSync(new URL(list, import.meta.url), 'utf8').split('\n');
  return raw
    .filter((line) => line !== '' && !/^# /.test(line))
    .map((line) => line.replaceAll('↵', '\n'))
    .map((line) => ({
      text: line.replace(/[⟦⟧]/g, ''),
      contacts: [...line.matchAll(/⟦(.+?)⟧/gs)].map(([, contact = '']) => contact),
    }));
}

/**
 * What the detector makes of the lines. Only a contact detail found from its first to its last character counts as found;
 * a part of one, or more than one, is missed and a false alarm at once.
 */
export function measured(lines: readonly Line[]): Measured {
  const all: Measured = { precision: 0, recall: 0, missed: [], falseAlarms: [] };
  let right = 0;
  for (const { text, contacts } of lines) {
    const found = contactsIn(text).map(({ from, to }) => text.slice(from, to));
    right += contacts.filter((contact) => found.includes(contact)).length;
    all.missed.push(...contacts.filter((contact) => !found.includes(contact)));
    all.falseAlarms.push(...found.filter((each) => !contacts.includes(each)));
  }
  all.precision = right / (right + all.falseAlarms.length);
  all.recall = right / (right + all.missed.length);
  return all;
}

export type Measured = { precision: number; recall: number; missed: string[]; falseAlarms: string[] };

/** What a contact detail may begin with, and what many of may look like the beginning of one. */
export const PIECES: readonly string[] = [
  ...['a', '1', '1-', '1 ', 'a.', 'a@', 'a@a.', '(1', '+1 ', '01 ', '555-0142 ', 'call ', 'call 1 ', 'no. ', 'my '],
  ...['12 mill ', '12 mill street ', 'i live at 1 a a a a ', 'mr a a, ', 'calle a a a a ', 'Apt 4 ', 'a dot ', '(at)'],
  ...['http://', 'https://a.b/?x', '?a=', 'x.y/', 'a://)', '@a ', 'twitter @a ', '٥', 'ａ', '\u200b', ' ', '\n'],
];

/** Tests that many of these in a row take no longer than their length. */
export function testGrowth(pieces: readonly string[]): void {
  test.each(pieces)('many times %j take no longer than their length', (piece) => {
    expect(growth((size) => piece.repeat(Math.ceil(size / piece.length)), contactsIn, 5000)).toBeLessThan(LINEAR);
  });
}
