// What a redraw sends, so that nothing flickers on a slow line: as few cells as change, and never a screen that is blank in between.
import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import type { Screen } from '../src/interview/prompter.ts';
import { createRichPrompter } from '../src/interview/rich/prompt.ts';
import { openHere } from './support/here.ts';
import { itemsNamed, madeScreen, optionsNamed } from './support/made-screens.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
const ESCAPES = /\u001b\[[?\d;]*[a-zA-Z]|[\r\n]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a piece begins with
const PIECES = /\u001b\[[?\d;]*[a-zA-Z]|[\r\n]|[^\u001b\r\n]+|\u001b/g;
const DOWN = '\u001b[B';

/** The cells of a terminal, each a letter and how it looks, row by row. */
function cellsOf(terminal: xterm.Terminal): string[] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) => active.getLine(active.baseY + row)).flatMap((line) =>
    Array.from({ length: terminal.cols }, (_, column) => {
      const cell = line?.getCell(column);
      return `${cell?.getChars() || ' '}${cell?.getFgColor()}${cell?.isBold()}${cell?.isDim()}`;
    }),
  );
}

const rowsFilled = (terminal: xterm.Terminal): number =>
  Array.from(
    { length: terminal.rows },
    (_, row) => terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)?.translateToString(true) ?? '',
  ).filter((line) => line !== '').length;

const write = (terminal: xterm.Terminal, text: string) => new Promise<void>((done) => terminal.write(text, done));

const screens: Screen[] = [
  madeScreen({
    id: 'place',
    where: 'Your project · section 1 of 26, question 2 of 9',
    ask: 'Which place is this project about?',
    hint: 'A city, a county, a neighborhood or a library district will do.',
    help: ['A name that fits after "people in". "Riverton" does, and so does "the Eastside of Riverton".'],
  }),
  madeScreen({
    id: 'role',
    where: 'Your project · section 1 of 26, question 3 of 9',
    widget: 'one',
    ask: 'Which of these fits you best?',
    hint: 'Pick the closest one.',
    options: optionsNamed('I work for the government', 'I am a librarian', 'I am an advocate', 'Something else'),
  }),
  madeScreen({
    id: 'requests',
    where: 'Checklists · section 2 of 26, question 1 of 5',
    widget: 'checklist',
    ask: 'Can you find out what people ask the government for?',
    items: itemsNamed(['Records request data', 'Portal usage figures', 'Informal requests']),
  }),
];

/** Sits through the three screens in color; gives what was written for each key. */
async function pieces(): Promise<{ key: string; written: string }[]> {
  const here = openHere({ env: { LANG: 'C.UTF-8' } });
  const prompter = createRichPrompter(here.io, { color: true });
  const all: { key: string; written: string }[] = [];
  let from = 0;
  const shows = async (key: string, text: string) => {
    await here.see(text);
    all.push({ key, written: here.written().slice(from) });
    from = here.written().length;
  };
  const press = (key: string, text: string) => {
    here.press(key);
    return shows(key, text);
  };
  const [line, choice, checklist] = screens as [Screen, Screen, Screen];
  const first = prompter.ask(line);
  await shows('the first question', '/leave');
  await press('R', '❯ R');
  await press('iverton', '❯ Riverton');
  await press('\t', 'Word: /');
  await press(DOWN, '❯ Skip for now');
  await press('\t', '❯ Riverton');
  here.press('\r');
  await first;
  prompter.say({ of: 'answer', label: 'Place', text: 'Riverton' });
  const second = prompter.ask(choice);
  await shows('the second question', 'Enter chooses');
  await press(DOWN, '❯ 1. I work');
  await press(DOWN, '❯ 2. I am a librarian');
  here.press('\r');
  await second;
  prompter.say({ of: 'answer', label: 'Role', text: 'I am a librarian' });
  const third = prompter.ask(checklist);
  await shows('the third question', 'y n u mark');
  await press('y', '✔ yes');
  await press('n', '✖ no');
  here.press('\r');
  await third;
  prompter.close();
  return all;
}

describe('a redraw', () => {
  it('sends at most twice the cells that change, and leaves no screen blank in between, sequence by sequence', async () => {
    const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true, convertEol: true });
    for (const { key, written } of await pieces()) {
      const [before, filled] = [cellsOf(terminal), rowsFilled(terminal)];
      let fewest = filled;
      // Between two sequences there is only text, which leaves nothing blank.
      for (const piece of written.match(PIECES) ?? []) {
        await write(terminal, piece);
        fewest = Math.min(fewest, rowsFilled(terminal));
      }
      const after = cellsOf(terminal);
      const changed = after.filter((cell, i) => cell !== before[i]).length;
      const sent = Array.from(written.replace(ESCAPES, '')).length;
      expect({ key, sent: sent <= 2 * changed }).toEqual({ key, sent: true });
      // The line of keys goes when a question is answered; all else is written over.
      expect({ key, fewest: fewest >= Math.min(filled, rowsFilled(terminal)) - 1 }).toEqual({ key, fewest: true });
      expect(written).not.toContain('\u001b[2J');
    }
    terminal.dispose();
  });
});
