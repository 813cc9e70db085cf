// A person at the terminal: sees which screen is asked, and answers it by keys as somebody would whose answers are known already.
import { join } from 'node:path';
import { textFor } from '../../src/advice/texts.ts';
import { choicesOf, WIDGETS } from '../../src/interview/fields.ts';
import { criteriaOf } from '../../src/method/ids.ts';
import type { Method, Question } from '../../src/method/types.ts';
import { type Answers, NO_ANSWERS } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { words } from '../../src/words.ts';
import { oneLine, openTerminal, type Terminal } from './terminal.ts';

export const KEY = {
  enter: '\r',
  tab: '\t',
  back: '\x1b[Z',
  up: '\x1b[A',
  down: '\x1b[B',
  newLine: '\n',
  skip: '\x14',
  interrupt: '\x03',
  end: '\x04',
};

const bin = join(import.meta.dirname, '..', '..', 'bin', 'tde.js');

/** Starts the built tde in a terminal. */
export function startTde(
  args: string[],
  cwd: string,
  more: { columns?: number; rows?: number; env?: Record<string, string> } = {},
): Terminal {
  return openTerminal({ command: process.execPath, args: [bin, ...args], cwd, ...more });
}

export type Person = {
  terminal: Terminal;
  /** Waits for a screen other than the one before, and says which: a question's id, `id#note`, `menu`, `review` … */
  next: () => Promise<string>;
  /** Waits for the screen with this id. */
  at: (id: string) => Promise<void>;
  /** Answers a question by keys, as `answers` has it. */
  answer: (id: string, answers: Answers) => Promise<void>;
};

/** A person who sits at a terminal in which tde asks about the project at `path`. */
export function personAt(terminal: Terminal, method: Method, path: string): Person {
  let last = '';
  const shown = (screen: string) => screenId(method, soFar(method, path), screen);
  const next = async () => {
    last = await terminal.until(`a screen after ${last}`, (screen) => {
      const id = shown(screen);
      return id !== undefined && id !== last && id;
    });
    return last;
  };
  const at = async (id: string) => {
    last = await terminal.until(id, (screen) => shown(screen) === id && id);
  };
  return {
    terminal,
    next,
    at,
    async answer(id, answers) {
      const question = method.questions.find((each) => each.id === id) as Question;
      await typeAnswer(terminal, method, question, answers, soFar(method, path));
    },
  };
}

// --- internal ---

function soFar(method: Method, path: string): Answers {
  try {
    return readProject(path, method).answers;
  } catch {
    return NO_ANSWERS;
  }
}

/** The screen that is asked now. */
function screenId(method: Method, answers: Answers, screen: string): string | undefined {
  const text = oneLine(screen);
  const pauses = method.sections.flatMap((section) => (section.pause ? [['pause', section.pause.say] as const] : []));
  const known: (readonly [string, string])[] = [
    ['start', words.start.ask],
    ['after-pitch', words.quick.ask],
    ['review', words.review.ask],
    ['menu', words.menu.ask],
    ['find-out', words.interview.findOut.ask],
    ['note', 'Why, or how?'],
    ...pauses,
    ...method.questions.map((question) => [question.id, textFor(method, answers, question.ask)] as const),
  ];
  const found = known
    .map(([id, ask]) => ({ id, at: text.lastIndexOf(oneLine(ask).slice(0, 60)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  // Below its "question 2 of 5" a question stands first; what follows may be others that are kept in view.
  const marker = text.search(/question \d+ of \d+(?!.*question \d+ of \d+)/);
  return (marker < 0 ? found.at(-1) : found.find(({ at }) => at > marker))?.id;
}

/** Presses keys and waits until the screen shows it: a person looks before the next key. */
async function press(terminal: Terminal, keys: string): Promise<void> {
  const before = terminal.screen();
  terminal.press(keys);
  await terminal.until(`${JSON.stringify(keys)} to show`, (screen) => screen !== before);
}

async function typeAnswer(
  terminal: Terminal,
  method: Method,
  question: Question,
  answers: Answers,
  now: Answers,
): Promise<void> {
  const value = answers.byId[question.id]?.value;
  switch (WIDGETS[question.kind]) {
    case 'line':
      await press(terminal, String(value));
      break;
    case 'lines':
      await press(terminal, String(value).replaceAll('\n', KEY.newLine));
      break;
    case 'list':
      for (const entry of value as string[]) {
        await press(terminal, entry);
        await press(terminal, KEY.enter);
      }
      break;
    case 'one': {
      const number = choicesOf(method, now, question).findIndex((option) => option.id === value) + 1;
      if (number > 1) await press(terminal, String(number));
      break;
    }
    case 'many':
      // Best-ranked tactics may stand first, so an option is found by what the screen says.
      for (const id of value as string[]) await tick(terminal, method, id);
      break;
    case 'checklist':
      for (const { id } of criteriaOf(method, question)) await mark(terminal, id, answers);
  }
  terminal.press(KEY.enter);
}

async function mark(terminal: Terminal, id: string, answers: Answers): Promise<void> {
  const { value, note } = answers.byId[id] ?? {};
  if (note !== undefined) {
    await press(terminal, KEY.tab);
    await press(terminal, note);
    await press(terminal, KEY.enter);
  }
  await press(terminal, value === undefined ? KEY.down : String(value).charAt(0));
}

/** Moves down the list until the cursor is on the tactic, and ticks it. */
async function tick(terminal: Terminal, method: Method, id: string): Promise<void> {
  const name = method.tactics.find((tactic) => tactic.id === id)?.name ?? id;
  const isOn = (screen: string) =>
    screen.split('\n').some((line) => line.startsWith('>') && line.includes(name.slice(0, 24)));
  terminal.press('\x1b[H');
  for (let moves = 0; !isOn(terminal.screen()) && moves < 12; moves++) {
    const before = terminal.screen();
    terminal.press(KEY.down);
    await terminal.until('the cursor to move', (screen) => screen !== before);
  }
  terminal.press(' ');
  await terminal.until(`${name} to be ticked`, (screen) =>
    screen.split('\n').some((line) => line.startsWith('> [x]') && line.includes(name.slice(0, 24))),
  );
}
