// The prompter for a terminal that can be drawn on: one question at a time, redrawn in place. It owns the terminal's modes
// and the order of things; what a question looks like and what keys do to it is the widgets' business.
import { Chalk } from 'chalk';
import { columnsOf, type Io, safe } from '../../terminal.ts';
import { widthOf, wrap } from '../../text.ts';
import { editOutside, withEditor } from '../own-editor.ts';
import type { Draft, Prompter, Reply, Screen } from '../prompter.ts';
import { type Asking, forList, openScreen, replayed } from './asking.ts';
import { type Drawing, draw } from './drawing.ts';
import type { Frame, Paint, Size } from './frame.ts';
import { createInput } from './input.ts';
import type { Press } from './keys.ts';

const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';
const SHOW_CURSOR = '\u001b[?25h';
const ERASE_BELOW = '\u001b[J';

/** Asks on `io.err`, reads keys from `io.in`. */
export function createRichPrompter(io: Io, settings: { color: boolean } = { color: false }): Prompter {
  const paint = paintOf(settings.color);
  const input = createInput(io.in, receive);
  let asking: Asking | undefined;
  let answered: (reply: Reply) => void = () => {};
  let drawing: Drawing | undefined;
  let drawn: { frame: Frame; size: Size } | undefined;
  let ahead: Press[] = [];
  let ended = false;
  let away = false;
  let suspended: NodeJS.Timeout | undefined;
  let wentOn = Number.NEGATIVE_INFINITY;

  const sizeNow = (): Size => ({ columns: io.err.columns || 80, rows: io.err.rows || 24 });

  function receive(presses: Press[]): void {
    if (presses.some((press) => press.name === 'end-of-input')) ended = true;
    ahead.push(...presses);
    if (asking !== undefined && !away) take(asking);
  }

  /** Does what was pressed, up to the press that ends the question; what comes after it waits for the next one. */
  function take(open: Asking): void {
    const presses = forList(ahead, open.screen);
    ahead = [];
    for (const [index, press] of presses.entries()) {
      if (press.name === 'suspend') {
        suspend();
        continue;
      }
      const reply = open.press(press, sizeNow());
      if (reply === undefined) continue;
      ahead = presses.slice(index + 1);
      if (reply.kind === 'editor') void goOutside(open.screen, reply.draft);
      else answered(reply);
      return;
    }
    drawing?.again();
  }

  /** Gives the terminal to the person's editor, and takes it again with the text as it is then. */
  async function goOutside(screen: Screen, draft: Draft): Promise<void> {
    away = true;
    erase();
    io.err.write(PASTE_OFF);
    input.stop();
    const { text, message } = await editOutside(draft.text ?? '', io.env);
    away = false;
    asking = openScreen({ ...screen, draft: { text, cursor: text.length }, message }, paint);
    input.start();
    io.err.write(PASTE_ON);
    startDrawing();
    if (ahead.length > 0) take(asking);
  }

  function startDrawing(): void {
    drawing = draw(io.err, () => {
      const size = sizeNow();
      const frame = asking?.view(size) ?? { lines: [' '], cursor: { row: 0, column: 0 } };
      drawn = { frame, size };
      return frame;
    });
  }

  /** Takes the frame off the screen as it lies there now, also after the terminal has broken its lines anew. */
  function erase(): void {
    void drawing?.end(false);
    drawing = undefined;
    const { columns, rows } = sizeNow();
    const rowsOf = (line: string) => Math.max(1, Math.ceil(widthOf(line.trimEnd()) / columns));
    const cursor = drawn?.frame.cursor ?? { row: 0, column: 0 };
    const above = (drawn?.frame.lines ?? []).slice(0, cursor.row).reduce((sum, line) => sum + rowsOf(line), 0);
    const up = Math.min(rows - 1, above + Math.floor(cursor.column / columns));
    io.err.write(`\r${up > 0 ? `\u001b[${up}A` : ''}${ERASE_BELOW}`);
  }

  function onResize(): void {
    if (drawing === undefined) return;
    erase();
    startDrawing();
  }

  /** Ctrl-Z: the terminal is given back, the whole job stops, and the question is drawn again when it goes on. */
  function suspend(): void {
    if (process.platform === 'win32' || suspended !== undefined) return;
    erase();
    io.err.write(PASTE_OFF);
    input.stop();
    // Where there is no shell to stop for, the signal does nothing and we go on.
    suspended = setTimeout(goOn, 100);
    process.kill(0, 'SIGTSTP');
  }

  /** Draws the question again after a stop. */
  function goOn(): void {
    clearTimeout(suspended);
    suspended = undefined;
    wentOn = performance.now();
    input.start();
    io.err.write(PASTE_ON);
    startDrawing();
  }

  function onContinue(): void {
    if (suspended !== undefined) {
      goOn();
      return;
    }
    // The signal may come just after the timer; otherwise we were stopped from outside and the shell has written below us.
    if (drawing === undefined || performance.now() - wentOn < 1000) return;
    void drawing.end(false);
    // The shell may have changed the terminal's modes: they are set anew, before anything shows that keys are heard again.
    input.stop();
    input.start();
    io.err.write('\n');
    goOn();
  }

  const events = io.err as unknown as Partial<NodeJS.EventEmitter>;
  // Writing to a window that is gone must not bring the program down; its input ends, and that is noticed.
  events.on?.('error', () => {});

  return {
    async ask(given) {
      const screen = withEditor(given, io);
      const open = openScreen(screen, paint);
      input.start();
      await input.caughtUp();
      const reply = await new Promise<Reply>((resolve) => {
        answered = resolve;
        io.err.write(PASTE_ON);
        events.on?.('resize', onResize);
        process.on('SIGCONT', onContinue);
        ahead = ended ? [{ name: 'end-of-input' }] : replayed(ahead, screen);
        asking = open;
        startDrawing();
        if (ahead.length > 0) take(open);
      });
      asking = undefined;
      answered = () => {};
      events.off?.('resize', onResize);
      process.off('SIGCONT', onContinue);
      await drawing?.end(true);
      drawing = undefined;
      io.err.write(PASTE_OFF);
      input.rest();
      return reply;
    },

    say(text) {
      const open = drawing !== undefined;
      if (open) erase();
      io.err.write(`${wrap(safe(text), columnsOf(io.err)).join('\n')}\n`);
      if (open) startDrawing();
    },

    current() {
      return asking && { id: asking.screen.id, draft: asking.draft() };
    },

    close() {
      if (drawing !== undefined) {
        // Ended from outside: what was on the screen stays, and the cursor goes below it.
        void drawing.end(false);
        drawing = undefined;
        const { lines, cursor } = drawn?.frame ?? { lines: [''], cursor: { row: 0 } };
        io.err.write('\n'.repeat(Math.max(1, lines.length - cursor.row)) + PASTE_OFF + SHOW_CURSOR);
      }
      input.stop();
      if (asking !== undefined) answered({ kind: 'leave', cause: 'end-of-input', draft: asking.draft() });
    },
  };
}

// --- internal ---

const paintOf = (color: boolean): Paint => {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    here: (text) => chalk.cyan(text),
  };
};
