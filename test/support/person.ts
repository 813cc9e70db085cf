// A person at the terminal: sees which screen is asked, and answers it by keys as somebody would whose answers are known already.

import { join } from 'node:path';
import { textFor } from '../../src/advice/said.ts';
import { choicesOf, WIDGETS } from '../../src/interview/drafts.ts';
import { criteriaOf, fieldsOf, questionAt } from '../../src/method/ids.ts';
import type { Method, Question } from '../../src/method/types.ts';
import { type Answer, type Answers, NO_ANSWERS, type Reader, readerOf, sameAnswer } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { promptWords } from '../../src/words/prompts.ts';
import { words } from '../../src/words.ts';
import type { After } from './temp-dir.ts';
import { oneLine, openTerminal, type Terminal } from './terminal.ts';

export const KEY = {
  enter: '\r',
  note: '+',
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
  more: { columns?: number; rows?: number; env?: Record<string, string>; after?: After } = {},
): Terminal {
  return openTerminal({ command: process.execPath, args: [bin, ...args], cwd, ...more });
}

export type Person = {
  terminal: Terminal;
  /** The project's file. */
  path: string;
  /** Waits for a screen other than the one before, and says which: a question's id, `note`, `tasks`, `review` … */
  next: () => Promise<string>;
  /** Waits for the screen with this id. */
  at: (id: string) => Promise<void>;
  /** Chooses the line that begins so from a short list. */
  choose: (label: string) => Promise<void>;
  /** Goes to a section from the task list, by the row of its step where it has none of its own. */
  section: (id: string) => Promise<void>;
  /** Answers a question by keys, as `answers` has it; leaves out what it has not, and accepts what is answered so already. */
  answer: (id: string, answers: Answers) => Promise<void>;
};

/** Reads all the pages of what is to be read first. */
export async function readOn(terminal: Terminal): Promise<void> {
  for (let screen = terminal.screen(); screen.includes(promptWords.keys.turnPage); ) {
    terminal.press(KEY.enter);
    const before = screen;
    screen = await terminal.until('the page to turn', (now) => now !== before && now.includes('/leave') && now);
  }
}

/** A person who sits at a terminal in which tde asks about the project at `path`. */
export function personAt(terminal: Terminal, method: Method, path: string): Person {
  let last = '';
  const shown = (screen: string) => screenId(readerOf(method, soFar(method, path)), screen);
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
  const rowOf = (label: string) => new RegExp(`^([> ]) *(?:\\S )?(\\d+)\\. ${label.slice(0, 20)}`, 'm');
  const choose = async (label: string) => {
    const [, mark, number = ''] = await terminal.until(label, (screen) => rowOf(label).exec(screen) ?? undefined);
    if (mark !== '>') await press(terminal, number);
    terminal.press(KEY.enter);
  };
  return {
    terminal,
    path,
    next,
    at,
    choose,
    async section(id) {
      const title = method.sections.find((each) => each.id === id)?.title ?? id;
      const step = method.questions.find((question) => question.section === id)?.step;
      const name = method.steps.find((each) => each.id === step)?.name ?? '';
      const folded = `(?:Step \\d: ${name} |\\d+ (?:more|finished): )`;
      if (!rowOf(title).test(terminal.screen())) {
        const [, mark, number = ''] =
          new RegExp(`^([> ]) *(?:\\S )?(\\d+)\\. ${folded}`, 'm').exec(terminal.screen()) ?? [];
        if (mark !== '>') await press(terminal, number);
        terminal.press(KEY.enter);
        await at('step');
      }
      await choose(title);
    },
    async answer(id, answers) {
      const question = questionAt(method, id) as Question;
      const now = soFar(method, path);
      const entry = newEntry(method, question, answers, now);
      if (entry) {
        if (entry.row > 1) {
          await press(terminal, `${entry.row}`);
          await press(terminal, ' ');
          terminal.press(KEY.enter);
          await terminal.until(
            'the line for the name',
            (screen) => !screen.includes(words.interview.somebodyElse) && screen.includes('/leave'),
          );
        }
        await press(terminal, entry.name);
        terminal.press(KEY.enter);
        return;
      }
      const children = question.kind === 'checklist' ? criteriaOf(method, question) : [question];
      if (children.every((each) => answers.byId[each.id] === undefined)) terminal.press(KEY.skip);
      else if (children.every((each) => sameAnswer(answers.byId[each.id], now.byId[each.id])))
        terminal.press(KEY.enter);
      else await typeAnswer(terminal, method, question, answers, now);
    },
  };
}

/** What is chosen and not in its list yet, by its name, and the row that asks for it; the only row where the list is empty. */
export function newEntry(
  method: Method,
  { id, options }: Question,
  answers: Answers,
  now: Answers,
): { name: string; row: number } | undefined {
  if (!options || !('add' in options) || !options.add) return undefined;
  const there = now.records[options.from] ?? [];
  const [wanted] = [answers.byId[id]?.value ?? []].flat().filter((record) => !there.includes(record));
  const [first] = questionAt(method, options.from)?.fields ?? [];
  const name = answers.byId[`${options.from}.${wanted}.${first?.id}`]?.value;
  return wanted === undefined ? undefined : { name: String(name), row: there.length + 1 };
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
const screenId = (reader: Reader, screen: string): string | undefined =>
  // The last thing drawn is the line of keys and words: before it is there, the screen is not.
  askedIn(reader, oneLine(screen), (text, at) => text.includes('/leave', at));

/** What a text on one line asks, as far as `isWhole` says that all of it is there: a question's id, `note`, `tasks`, `review` … */
export function askedIn(
  reader: Reader,
  text: string,
  isWhole: (text: string, at: number) => boolean,
): string | undefined {
  const pauses = reader.method.sections.flatMap((section) =>
    section.pause ? [['pause', section.pause.say] as const] : [],
  );
  const known: (readonly [string, string])[] = [
    ['start', words.start.ask],
    ['page', promptWords.keys.turnPage],
    ['on-page', words.page.ask],
    ['review', words.review.ask],
    ['tasks', words.taskList.ask],
    ['step', words.taskList.askStep],
    ['find-out', words.interview.findOut.ask],
    ['note', 'Why, or how?'],
    ['iterate', words.iterate.ask],
    ['welcome', words.welcome.tell.split('{')[0] ?? ''],
    ...pauses,
    ...[...reader.method.questions, ...recordQuestions(reader)].map(
      (question) => [question.id, textFor(reader, question.ask)] as const,
    ),
  ];
  const found = known
    .map(([id, ask]) => ({ id, at: text.lastIndexOf(oneLine(ask).slice(0, 60)) }))
    .filter(({ at }) => at >= 0 && isWhole(text, at))
    .sort((a, b) => a.at - b.at);
  // Below its "question 2 of 5" a question stands first; what follows may be others that are kept in view.
  const marker = text.search(/question \d+ of \d+(?!.*question \d+ of \d+)/);
  return (marker < 0 ? found.at(-1) : found.find(({ at }) => at > marker))?.id;
}

/** What a new record is called, `id.add!`, and the other fields of the newest one. */
const recordQuestions = (reader: Reader): Question[] =>
  reader.method.questions.flatMap((hub) => {
    if (hub.kind !== 'records') return [];
    const newest = reader.records(hub.id).at(-1);
    const [first, ...fields] = fieldsOf(hub, newest ?? '');
    return first ? [{ ...first, id: `${hub.id}.add!` }, ...(newest === undefined ? [] : fields)] : [];
  });

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
  const criteria = criteriaOf(method, question);
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
      const number = choicesOf(readerOf(method, now), question).findIndex((option) => option.id === value) + 1;
      if (number > 0) await press(terminal, String(number));
      break;
    }
    case 'many':
      // Best-ranked tactics may stand first, so an option is found by what the screen says.
      for (const option of choicesOf(readerOf(method, now), question))
        if ((value as string[]).includes(option.id)) await tick(terminal, option.label);
      break;
    case 'checklist':
      for (const [i, { id }] of criteria.entries()) {
        const { value, note } = answers.byId[id] ?? {};
        // The first Down after a mark only says what the mark has done.
        if (value === undefined && note === undefined && answers.byId[criteria[i - 1]?.id ?? '']?.value)
          terminal.press(KEY.down);
        await mark(terminal, { value, note }, i === criteria.length - 1);
      }
  }
  terminal.press(KEY.enter);
}

async function mark(terminal: Terminal, { value, note }: Answer, isLast: boolean): Promise<void> {
  if (note !== undefined) {
    await press(terminal, KEY.note);
    await press(terminal, note);
    await press(terminal, KEY.enter);
  }
  if (value !== undefined) await press(terminal, String(value).charAt(0));
  else if (!isLast) await press(terminal, KEY.down);
}

/** Moves down the list until the cursor is on the option, and ticks it. */
async function tick(terminal: Terminal, name: string): Promise<void> {
  const isOn = (screen: string) =>
    screen.split('\n').some((line) => line.startsWith('>') && line.includes(name.slice(0, 24)));
  terminal.press('\x1b[H');
  await terminal.until('the first line to be chosen', (screen) => /^> \[.\] 1\. /m.test(screen));
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
