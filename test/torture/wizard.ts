// A person at the real tde in a pseudo-terminal, with the method of sixty questions; whoever kills tde meanwhile is no error here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Method } from '../../src/method/types.ts';
import type { Answers } from '../../src/project/answers.ts';
import { readAnswers } from '../../src/project/read.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';
import { bin } from './measure.ts';
import { type Asked, answerTo, QUESTIONS, screenOf } from './pack.ts';

export type Wizard = {
  terminal: Terminal;
  /** Waits for another screen than the one before, and says which; `ended` where tde has ended. */
  next: () => Promise<string>;
  /** Types the answer to a question, and not yet Enter. */
  type: (id: string, turn?: number) => Promise<void>;
  /** Types the answer and presses Enter, or just Enter where no question is asked. */
  give: (id: string, turn?: number) => Promise<void>;
  isOver: () => boolean;
};

export type Start = {
  cwd: string;
  pack: string;
  method: Method;
  args: string[];
  env?: Record<string, string>;
  /** A program to start it under, with its options. */
  under?: string[];
  columns?: number;
  rows?: number;
};

export function openWizard({ cwd, pack, method, args, env, under = [], columns, rows }: Start): Wizard {
  const [command = '', ...line] = [...under, process.execPath, bin, ...args, '--method', pack];
  const terminal = openTerminal({ command, args: line, cwd, env, columns, rows });
  let last = '';
  const isOver = () => {
    try {
      process.kill(terminal.pid, 0);
      return false;
    } catch {
      return true;
    }
  };
  /** Presses keys and waits until the screen shows something else. */
  const press = async (keys: string) => {
    const before = terminal.screen();
    terminal.press(keys);
    await terminal.until(`${JSON.stringify(keys)} to show`, (screen) => screen !== before || isOver());
  };
  const type = async (id: string, turn = 0) => {
    const asked = QUESTIONS.find((each) => each.id === id) as Asked;
    const { keys } = answerTo(asked, turn);
    const parts = asked.kind === 'list' || asked.kind === 'checklist' ? keys.match(/[^\r]+|\r/g) : [keys];
    const steps = asked.kind === 'checklist' ? [...keys] : asked.kind === 'choice' ? [keys] : (parts ?? []);
    for (const step of steps) await (asked.kind === 'choice' || asked.kind === 'checklist' ? soft(step) : press(step));
  };
  /** A key that may change nothing, such as the number of the option that is chosen already. */
  const soft = async (key: string) => {
    const before = terminal.written().length;
    terminal.press(key);
    await terminal.until('a key to be taken', () => terminal.written().length > before || isOver() || key < 'a');
  };
  return {
    terminal,
    isOver,
    async next() {
      last = await terminal.until(`a screen after ${last}`, (screen) => {
        const id = screenOf(screen, method);
        return id !== undefined && id !== last ? id : isOver() && 'ended';
      });
      return last;
    },
    type,
    async give(id, turn = 0) {
      if (QUESTIONS.some((each) => each.id === id)) await type(id, turn);
      terminal.press('\r');
    },
  };
}

/** What the project file says, or why it is torn: it cannot be read, or its last key is missing. */
export function inspect(cwd: string, method: Method): { answers: Answers } | { torn: string } {
  const file = join(cwd, 'tde.yaml');
  const text = readFileSync(file, 'utf8');
  if (!/^finished:\n(?: {2}.*\n)* {2}s6:.*\n$/m.test(text))
    return { torn: `no end mark after ${text.length} characters` };
  try {
    const { answers, problems } = readAnswers(text, file, method);
    return problems[0] ? { torn: problems[0].what } : { answers };
  } catch (error) {
    return { torn: String(error) };
  }
}
