// Reads the labelled lists of lines (⟦…⟧ around a contact detail, ↵ for a line break) and counts what the detector makes of them.
import { readFileSync } from 'node:fs';
import { contactsIn } from '../../src/project/contacts.ts';

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
