// Ctrl-C in the middle of an answer to the built tde, at one kind of question: what is half-done is kept, and `tde resume` shows it.
import { join } from 'node:path';
import { expect } from 'vitest';
import { recall } from '../../src/interview/drafts.ts';
import type { Draft, Widget } from '../../src/interview/prompter.ts';
import { loadMethod } from '../../src/method/ids.ts';
import { readDrafts } from '../../src/project/draft.ts';
import { words } from '../../src/words.ts';
import { PROMPTS } from './endings.ts';
import type { Case } from './moves.ts';
import { KEY, startTde } from './person.ts';
import { tempDir } from './temp-dir.ts';
import { oneLine, type Terminal } from './terminal.ts';
import { runTde } from './test-io.ts';

const method = await loadMethod();

/** How half an answer looks when it is shown again; `half`: what leaves one in plain mode, where that can be. */
const SHOWN: Record<Widget, { rich: RegExp; plain: RegExp; half?: string }> = {
  line: { rich: /^> half$/m, plain: /Current answer: half/, half: 'half' },
  lines: { rich: /^> half$/m, plain: /Current answer: half/, half: 'half' },
  list: { rich: /^- half$/m, plain: /Current answer:\s+1\. half/, half: 'half' },
  one: { rich: /^> 2\. /m, plain: /default: 2, / },
  many: { rich: /^> \[x\] 1\. /m, plain: /Chosen now: \w/ },
  checklist: { rich: /^ *\+ yes +Nonprofit/m, plain: /^2 of 4\. /m, half: 'yes\n' },
};

/** Leaves half an answer by Ctrl-C, takes it up, and leaves it so again; it throws where anything of it is lost. */
export async function interruptTwice({ widget, plain, columns, rows }: Case): Promise<void> {
  const cwd = tempDir();
  await runTde(['init', '--no-input'], { cwd });
  const { id, half } = PROMPTS[widget];
  const shown = SHOWN[widget];
  const start = (isPlain: boolean, ...args: string[]) =>
    startTde(isPlain ? [...args, '--accessible'] : args, cwd, { columns, rows });
  const keptNow = (): Draft | undefined => recall(method, readDrafts(join(cwd, 'tde.yaml'))).kept.drafts[id];

  // A number that was typed and not entered is no half answer: a choice is never half made in plain mode. Rich mode left those.
  const isPlain = plain && shown.half !== undefined;
  const first = start(isPlain, 'edit', id);
  await ready(first, isPlain);
  const before = first.written().length;
  first.press(isPlain ? (shown.half ?? '') : half);
  await first.until('half an answer', () => first.written().length > before);
  await ready(first, isPlain);
  await interrupt(first, widget);
  const kept = keptNow();
  expect(kept).toBeDefined();

  const second = start(plain, 'resume');
  await ready(second, plain);
  expect(second.scrollback()).toMatch(plain ? shown.plain : shown.rich);
  await interrupt(second, widget);
  expect(keptNow()).toEqual(kept);
}

// --- internal ---

/** Waits until the question is there and takes an answer. */
const ready = (terminal: Terminal, plain: boolean) =>
  terminal.until('the question', (screen) =>
    plain ? /\n> *(half)?$/.test(screen.trimEnd()) : screen.includes('/leave'),
  );

/** Presses Ctrl-C, and reads the way on as a person would: on lines of its own. */
async function interrupt(terminal: Terminal, widget: Widget): Promise<void> {
  terminal.press(KEY.interrupt);
  const { exitCode, signal } = await terminal.ended();
  // A shell says 130 for both: in plain mode the terminal itself sends the signal.
  expect(signal === 2 ? 130 : exitCode).toBe(130);
  const screen = terminal.screen();
  expect(screen).toMatch(/^Everything is saved in/m);
  // Where the cursor went in a list, nothing was typed; and what was marked in a checklist is saved.
  expect(oneLine(screen).includes(words.leave.draft)).toBe(widget !== 'one' && widget !== 'checklist');
  expect(screen.trimEnd()).toMatch(/\nGo on with: tde resume$/);
}
