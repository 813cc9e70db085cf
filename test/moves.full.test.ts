// Every move at every kind of question in a larger and in the smallest window, and Ctrl-C and a run that answers the whole method in the
// smallest. The sample for every day is in moves.test.ts.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Screen } from '../src/interview/prompter.ts';
import { loadMethod } from '../src/method/ids.ts';
import type { Answers } from '../src/project/answers.ts';
import { readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { bundleDriver, removeDriver } from './support/ask-terminal.ts';
import { answerTo, nextRecord } from './support/example-answers.ts';
import { interruptTwice } from './support/interrupts.ts';
import { casesAt, makeEveryMove } from './support/moves.ts';
import { rowTo } from './support/task-list.ts';
import { openTerminal } from './support/terminal.ts';
import { type Do, keysFor } from './support/two-modes.ts';

const root = join(import.meta.dirname, '..');
const method = await loadMethod();
const { answers } = readProject(join(root, 'examples', 'lead-paint', 'tde.cycle-1.yaml'), method);

/** A screen, and how far the project was when it was shown. */
type Shown = Screen & Pick<Answers, 'finished' | 'records'>;

let folder: string;
beforeAll(async () => {
  folder = await bundleDriver();
});
afterAll(() => removeDriver(folder));

describe.each([
  [80, 24],
  [40, 12],
])('in a window of %i×%i', (columns, rows) => {
  it.each(casesAt(columns, rows))('$widget, plain: $plain, takes every move and keeps the draft', async (given) => {
    await makeEveryMove(folder, given);
  });
});

// What is kept knows no window, and what is shown of it again has the least room in the smallest.
describe('in the smallest window', () => {
  it.each(casesAt(40, 12))('$widget, plain: $plain, is taken up again after Ctrl-C, which is no loss', interruptTwice);
});

describe('the whole method', () => {
  // In a window of the usual size whole-method.full.test.ts answers all steps, with the built program.
  it('is answered in the smallest window, from the first question to the last section', async () => {
    const own = mkdtempSync(join(tmpdir(), 'tde-whole-'));
    try {
      const path = join(own, 'tde.yaml');
      const screens = join(own, 'screens.jsonl');
      const heard = join(own, 'heard');
      createProject(path, method, []);
      writeFileSync(screens, '');
      writeFileSync(heard, '0');
      writeFileSync(join(own, 'method.json'), JSON.stringify(method));
      const input = join(import.meta.dirname, 'support', 'sit-screen.ts');
      const output = { file: join(own, 'sit.cjs'), format: 'cjs' as const };
      await build({ input, platform: 'node', output, logLevel: 'silent' });
      const env = { PROJECT: path, SCREENS: screens, HEARD: heard, METHOD: join(own, 'method.json') };
      const terminal = openTerminal({
        command: process.execPath,
        args: [join(own, 'sit.cjs')],
        cwd: own,
        env,
        columns: 40,
        rows: 12,
      });

      const shown = (number: number): Shown | undefined => {
        const line = readFileSync(screens, 'utf8').split('\n').slice(0, -1)[number];
        return line === undefined ? undefined : JSON.parse(line);
      };
      // The note of a screen is written after it was drawn, so nothing more may come from the terminal.
      const next = (number: number) =>
        vi
          .waitUntil(() => shown(number), { timeout: 20_000, interval: 5 })
          .catch(() => {
            throw new Error(`waited in vain for screen ${number} after ${asked.at(-1)}:\n${terminal.screen()}`);
          });
      const asked: string[] = [];
      let pressed = 0;
      for (let number = 0; !terminal.screen().includes('closed'); number++) {
        const screen = await next(number);
        asked.push(screen.id);
        const does = decide(screen);
        for (const keys of chunksOf([...(screen.page ? [ENTER] : []), ...keysFor(screen, does)])) {
          const before = terminal.written().length;
          terminal.press(keys);
          pressed += Buffer.byteLength(keys);
          // What is drawn may still be for the keys before; those that come with an Enter in one piece would be a paste.
          await terminal.until(
            'the keys to show',
            () => terminal.written().length > before && Number(readFileSync(heard, 'utf8')) === pressed,
          );
        }
        if ('move' in does && does.move === 'leave') await terminal.see('closed');
      }
      const done = readProject(path, method).answers;
      expect(done.finished).toEqual(method.sections.map((section) => section.id));
      expect(done.records).toEqual(answers.records);
      for (const [id, { value }] of Object.entries(answers.byId))
        expect([id, done.byId[id]?.value]).toEqual([id, value]);
      for (const question of method.questions) if (!question.when) expect(asked).toContain(question.id);
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  });
});

const ENTER = '\r';
const CLEAR = '\u0015';

/** Keys up to an Enter, or to an emptied field, at a time: what a single one of them does may not show, such as Home on the first line. */
const chunksOf = (keys: readonly string[]): string[] =>
  keys.join('').match(new RegExp(`${ENTER}|[^${ENTER}${CLEAR}]*${CLEAR}|[^${ENTER}${CLEAR}]+`, 'g')) ?? [];

/** Answers as the example has it, and finishes every section in turn. */
function decide(screen: Shown): Do {
  if (screen.id === 'review') {
    // Who a use case is about can be chosen once the list of personas has them.
    const left = screen.options?.find(({ id, label }) => label.endsWith('Not provided') && answers.byId[id]?.value);
    return { answer: { at: left?.id ?? 'finish!' } };
  }
  if (['pause', 'outline', 'closing'].includes(screen.id)) return { answer: { at: 'tasks!' } };
  if (screen.id === 'tasks' || screen.id === 'step') {
    const open = method.sections.find((section) => !screen.finished.includes(section.id));
    return open ? { answer: { at: rowTo(method, screen, open.id) } } : { move: 'leave' };
  }
  return nextRecord(readerOf(method, answers), screen.records, screen) ?? answerTo(readerOf(method, answers), screen);
}
