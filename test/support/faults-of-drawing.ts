// What the stock prompts write and draw, and ours must not, one row each; run by measured-faults.test.ts.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { answered, BODY, type Fault, onChoice, PLACE, pointed, READY, textIn, within } from './subjects.ts';
import { put, tempDir } from './temp-dir.ts';

const ENTER = '\r';
const TAB = '\t';
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';
const BACKSPACE = '\u007f';

const ASK =
  'Which of these things are true of the measurements and inspections that your government publishes already?';
const LONG = Array.from({ length: 30 }, (_, index) => ({
  id: `o${index + 1}`,
  label: `Choice ${index + 1}, which says at considerable length something about neighbourhood inspections`,
}));
const SEVEN = LONG.slice(0, 7).map(({ id }) => ({ id, label: `Something about ${id}` }));

/** An answer that is asked for in an editor, in surroundings in which these lines of shell are the program of that name. */
const edited = (fault: string, name: string, lines: string, stock: string): Fault => ({
  fault,
  async measure(subject) {
    const folder = tempDir();
    chmodSync(put(folder, name, `#!/bin/sh\n${lines}\n`), 0o755);
    const env: Record<string, string> =
      name === 'vim' ? { PATH: `${folder}:${process.env.PATH}` } : { EDITOR: join(folder, name) };
    const terminal = subject.ask({ screens: [{ widget: 'lines', editor: name, draft: { text: 'First.' } }], env });
    await terminal.see(READY);
    // In our field Tab opens the line for words; the stock prompt waits for Enter and for nothing else.
    terminal.press(TAB);
    terminal.press('editor');
    await terminal.see(/Word: \/editor|enter/);
    terminal.press(ENTER);
    await terminal.see(/closed|ended with an error|No editor/);
    terminal.press(ENTER);
    await terminal.see('closed');
    return answered(terminal);
  },
  ours: ['First.'],
  stock: [stock],
});

export const DRAWING_FAULTS: readonly Fault[] = [
  {
    fault: 'stdout into a file: all that is drawn lands in it',
    async measure(subject) {
      const { cwd, terminal } = subject.start({ line: 'exec "$@" > out.txt' });
      const file = () => textIn(join(cwd, 'out.txt'));
      await vi.waitUntil(() => `${terminal.screen()}${file()}`.includes(PLACE), { timeout: 20_000, interval: 10 });
      terminal.press(CTRL_C);
      await terminal.ended();
      return file() !== '';
    },
    ours: false,
    stock: true,
  },
  {
    fault: 'TERM=dumb: it still draws, and Backspace is stored in the answer',
    async measure(subject) {
      const { terminal, kept } = subject.start({ env: { TERM: 'dumb' } });
      await terminal.see(PLACE);
      terminal.press('Rivex');
      await terminal.see('Rivex');
      terminal.press(`${BACKSPACE}rton\r`);
      await terminal.see(BODY);
      return { drawn: terminal.written().includes('\u001b'), right: kept().includes('Riverton') };
    },
    ours: { drawn: false, right: true },
    stock: { drawn: true, right: false },
  },
  {
    fault: '--no-color, read after the prompts are loaded, comes too late',
    async measure(subject) {
      const { terminal } = subject.start({ args: ['--no-color'] });
      await terminal.until('the question', (screen) => screen.includes(PLACE) && READY.test(screen));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are what is looked for
      return /\u001b\[(1|2|3\d|9\d)m/.test(terminal.written());
    },
    ours: false,
    stock: true,
  },
  {
    fault: '40 columns: words are broken in two',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ ask: ASK }], columns: 40, rows: 12 });
      await terminal.see(READY);
      return hasWhole(ASK, terminal.lines());
    },
    ours: true,
    stock: false,
  },
  {
    fault: '40×12: the question scrolls away from a long list, and is left in the scrollback again and again',
    async measure(subject) {
      const screen = { widget: 'many' as const, ask: ASK, options: LONG };
      const terminal = subject.ask({ screens: [screen], columns: 40, rows: 12 });
      await terminal.holds((lines) => pointed(lines) !== undefined);
      for (let moves = 0; moves < 6; moves++) {
        const before = terminal.written().length;
        terminal.press(DOWN);
        await terminal.holds(() => terminal.written().length > before);
      }
      const copies = terminal.scrollback().filter((line) => line.includes('Which of these')).length;
      return { inView: terminal.lines().join('\n').includes('Which of these'), copies: copies > 1 };
    },
    ours: { inView: true, copies: false },
    stock: { inView: false, copies: true },
  },
  {
    fault: 'a new size of the window is drawn at the next key only',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ ask: ASK }], columns: 100 });
      await terminal.see(READY);
      // The terminal itself breaks the lines at its new edge, in the middle of words.
      terminal.resize(40, 20);
      return within(1000, () => hasWhole(ASK, terminal.lines()));
    },
    ours: true,
    stock: false,
  },
  {
    fault: 'one arrow key in a list of seven sends the whole prompt again',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ widget: 'one', options: SEVEN, draft: { at: 'o1' } }] });
      await onChoice(terminal, 'Something about o1');
      const before = terminal.written().length;
      terminal.press(DOWN);
      await onChoice(terminal, 'Something about o2');
      return terminal.written().slice(before).includes('Something about o7');
    },
    ours: false,
    stock: true,
  },
  edited('editor: its exit status is ignored', 'my-editor', 'echo lost > "$1"; exit 1', 'lost\n'),
  edited('editor: vim is opened where nobody named an editor', 'vim', 'echo from vim > "$1"', 'from vim\n'),
];

// --- internal ---

/** Whether each word of a text stands unbroken on some line. */
const hasWhole = (text: string, lines: readonly string[]): boolean =>
  text.split(' ').every((word) => lines.some((line) => line.includes(word)));
