// Every word the screen says that is not in the method, in one place: the seam for a second language. Knows nothing else.
import { commandWords } from './words/commands.ts';
import { documentWords } from './words/documents.ts';
import { helpWords } from './words/help.ts';
import { interviewWords } from './words/interview.ts';

/** Puts values into the `{names}` of a text; a name without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** "a", "a and b", "a, b and c". Entries that hold a comma are joined by semicolons, so that none falls apart. */
export function joinAnd(list: readonly string[]): string {
  if (list.length < 2) return list[0] ?? '';
  const comma = list.some((entry) => entry.includes(',')) ? '; ' : ', ';
  if (list.length === 2) return list.join(comma === '; ' ? '; and ' : ' and ');
  return `${list.slice(0, -1).join(comma)}${comma === '; ' ? '; and ' : ' and '}${list.at(-1)}`;
}

/** "1 answer", "2 answers": the number with the word that fits it. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** What several places share, and all the rest by area. */
export const words = {
  /** The language of these words, as documents say it. */
  language: 'en',
  untitled: 'A Tactical Data Engagement project',
  gap: {
    notProvided: '[{title}: not provided]',
    findOut: '[{title}: to find out]',
  },
  /** Marks what is not the guide's own: a criterion that this method has added. */
  added: '{title} (added by us)',
  next: 'Next: {command}',
  fault: 'This is a fault in tde, not in what you did. Your saved answers are safe. Please report it with these lines:',
  /** The values of a judgement and of a criterion, with what the screen calls them. */
  judgement: [
    ['yes', 'Yes'],
    ['partly', 'Partly'],
    ['no', 'No'],
    ['unsure', 'Not sure'],
  ],
  criterion: [
    ['yes', 'Yes'],
    ['no', 'No'],
    ['unsure', 'Not sure'],
  ],
  status: {
    'not-started': 'not started',
    'in-progress': 'in progress',
    finished: 'finished',
  },
  ...interviewWords,
  ...documentWords,
  ...commandWords,
  ...helpWords,
} as const;
