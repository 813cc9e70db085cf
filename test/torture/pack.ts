// A method of sixty plain questions for the long runs: a driver knows each screen by its words and each right answer by its id.
import { join } from 'node:path';
import type { Method } from '../../src/method/types.ts';
import type { Answers } from '../../src/project/answers.ts';
import { put } from '../support/temp-dir.ts';

const KINDS = [
  'text',
  'paragraph',
  'list',
  'choice',
  'text',
  'checklist',
  'text',
  'paragraph',
  'phrase',
  'text',
] as const;
const SECTIONS = ['s1', 's2', 's3', 's4', 's5', 's6'];
const OPTIONS = ['red', 'green', 'blue'];

export type Asked = { id: string; kind: (typeof KINDS)[number]; section: string; number: number };

/** The sixty questions in the order they are asked. */
export const QUESTIONS: readonly Asked[] = SECTIONS.flatMap((section, s) =>
  KINDS.map((kind, q) => ({ id: `${section}.q${String(q + 1).padStart(2, '0')}`, kind, section, number: s * 10 + q })),
);

/** Writes the pack into a folder and returns the pack's folder. */
export function putLongPack(folder: string): string {
  const pack = join(folder, 'pack');
  put(pack, 'method.yaml', METHOD);
  put(
    pack,
    'find.yaml',
    `step:
  { id: find, name: Find, summary: a, action: b, engagement: c, collaborators: d, result: e, source: f }
tactics:
${SECTIONS.map(tactic).join('')}questions:
${QUESTIONS.map(question).join('')}`,
  );
  return pack;
}

/** The right answer to a question, and the keys that give it. `turn` makes it another one. */
export function answerTo({ id, kind, number }: Asked, turn = 0): { value: string | string[]; keys: string } {
  const text = `answer ${turn} to ${id}: "yes" # no`;
  switch (kind) {
    case 'paragraph':
      return { value: `${text}\nand a second line`, keys: `${text}\nand a second line` };
    case 'list':
      return { value: [`one ${turn} ${id}`, 'two: 2'], keys: `one ${turn} ${id}\rtwo: 2\r` };
    case 'choice': {
      const at = (number + turn) % OPTIONS.length;
      return { value: OPTIONS[at] as string, keys: String(at + 1) };
    }
    case 'checklist':
      return { value: turn % 2 ? ['no', 'yes'] : ['yes', 'no'], keys: turn % 2 ? 'ny' : 'yn' };
    default:
      return { value: text, keys: text };
  }
}

/** What a project says to a question, in the form of {@link answerTo}; undefined where it says nothing. */
export function saidTo({ id, kind, section }: Asked, answers: Answers): string | string[] | undefined {
  if (kind !== 'checklist') return answers.byId[id]?.value as string | string[] | undefined;
  const marks = ['first', 'second'].map((each) => answers.byId[`${id}.${each}`]?.value as string | undefined);
  return section && marks.every((mark) => mark !== undefined) ? (marks as string[]) : undefined;
}

export const isRight = (asked: Asked, answers: Answers, turn = 0): boolean =>
  JSON.stringify(saidTo(asked, answers)) === JSON.stringify(answerTo(asked, turn).value);

/** The question on a screen, or `review`, `tasks`; undefined where none of them is asked. */
export function screenOf(screen: string, method: Method): string | undefined {
  const found = [...screen.matchAll(/Ask (s\d\.q\d\d) now|(Review your answers\.)|(Where would you like to go)/g)].at(
    -1,
  );
  if (found?.[1] !== undefined) return method.questions.some(({ id }) => id === found[1]) ? found[1] : undefined;
  return found?.[2] ? 'review' : found?.[3] ? 'tasks' : undefined;
}

// --- internal ---

const METHOD = `id: long-1.0
title: A long method
credit: Made for tests
steps: [find]
roles: { place: s1.q01 }
names: { place: your place }
sections:
${SECTIONS.map((id, i) => `  - { id: ${id}, title: Section ${id}, intro: About ${id}., after: [${i ? SECTIONS[i - 1] : ''}] }\n`).join('')}boxes: []
pitch:
  sentences: ['People ask about {focus}.']
  slots:
    - { id: focus, question: s1.q09 }
  notes: []
questions: []
`;

const tactic = (section: string): string => `  - id: t-${section}
    name: Tactic ${section}
    phrase: do ${section}
    summary: a
    choose-when: b
    how: [c]
    caution: d
    first-step: e
    source: f
    criteria:
      - { id: first, title: First, text: a, good: b, get: c, source: added }
      - { id: second, title: Second, text: a, good: b, get: c, source: added }
`;

function question({ id, kind, section }: Asked): string {
  const more =
    kind === 'choice'
      ? `, options: [${OPTIONS.map((each) => `{ id: ${each}, label: ${each} }`).join(', ')}]`
      : kind === 'checklist'
        ? `, tactic: t-${section}`
        : kind === 'phrase'
          ? ", sentence: 'It is {answer}.'"
          : '';
  return `  - { id: ${id}, section: ${section}, kind: ${kind}, label: Label ${id}, ask: Ask ${id} now?${more} }\n`;
}
