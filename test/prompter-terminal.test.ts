// The rich prompter in a real pseudo-terminal: what a person sees, and what comes out when keys arrive as they really do.
// All that may be typed ahead of a list, all windows, and more that a terminal may send, are in prompter-terminal.full.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from './support/ask-terminal.ts';
import { itemsNamed } from './support/made-screens.ts';
import {
  ahead,
  DOWN,
  long,
  makeDriver,
  options,
  paste,
  REPORTS,
  removeIt,
  STOPPED,
  start,
  startHere,
  testReports,
  testStopped,
  testTypedAhead,
  testWindows,
  typed,
} from './support/typed-ahead.ts';

beforeAll(makeDriver);
afterAll(removeIt);

const UP = '\u001b[A';
const LEFT = '\u001b[D';
const SHIFT_TAB = '\u001b[Z';
const items = itemsNamed(['One', 'Two', 'Three'], (title) => `The full sentence of ${title}.`);

const typedHere = async (text: string): Promise<Asked> => {
  const asked = await startHere({ screens: [{}] });
  asked.press(text);
  await asked.see(`> ${text}`);
  return asked;
};

testTypedAhead('sample');
testWindows([[20, 5]], startHere);
testReports(REPORTS.slice(-1));
testStopped(STOPPED.slice(-1));

describe('answering', () => {
  it('takes a typed line, and leaves nothing of the question on the screen', async () => {
    const terminal = await start({ screens: [{ ask: 'What is it called?' }] });
    terminal.press('Lead-safe rentals');
    await terminal.see('> Lead-safe rentals');
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toEqual([{ kind: 'answer', draft: { text: 'Lead-safe rentals', cursor: 17 } }]);
    expect(terminal.lines().filter(Boolean)).toEqual(['begin', 'reply 1: answer', 'closed']);
    expect(await terminal.ended()).toBe(0);
  });

  it('keeps what was typed when the answer will not do, and says why', async () => {
    const terminal = await startHere({ screens: [{}] });
    terminal.press('wrong\r');
    await terminal.see('Write something else.');
    terminal.press('!');
    await terminal.gone('Write something else.');
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toEqual([{ kind: 'answer', draft: { text: 'wrong!', cursor: 6 } }]);
  });

  it('goes back with what was typed, and shows it again with the cursor where it was', async () => {
    const terminal = await startHere({ screens: [{}] });
    terminal.press(`half a thought${LEFT}${LEFT}`);
    await terminal.see('half a thought');
    terminal.press(SHIFT_TAB);
    // Its keys are there again once it is heard.
    await terminal.see(/reply 1: back[\s\S]*> half a thought[\s\S]*\/leave/);
    terminal.press('X\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([
      { kind: 'back', draft: { text: 'half a thought', cursor: 12 } },
      { kind: 'answer', draft: { text: 'half a thougXht' } },
    ]);
  });

  it('shows and hides help in place', async () => {
    const terminal = await startHere({ screens: [{ help: ['Because residents will ask.'] }] });
    terminal.press('?');
    await terminal.see('Because residents');
    terminal.press('?');
    await terminal.gone('Because residents');
    terminal.press('/help\r');
    await terminal.see('Because residents');
    terminal.press('\u001b');
    await terminal.gone('Because residents');
    expect(terminal.replies()).toEqual([]);
  });

  it('deletes wide characters, emoji and combining marks as a reader sees them', async () => {
    const terminal = await startHere({ screens: [{}] });
    terminal.press('a世界');
    await terminal.see('> a世界');
    expect(terminal.cursor().column).toBe(7);
    terminal.press('\u007f');
    await terminal.gone('世界');
    expect(terminal.cursor().column).toBe(5);
    terminal.press('e\u0301👩\u200d👩\u200d👧\u007f\u007fz\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'a世z' } }]);
  });
});

describe('pasting', () => {
  it('keeps two paragraphs with a blank line between them whole', async () => {
    const terminal = await startHere({ screens: [{ widget: 'lines' }] });
    terminal.press(paste('First paragraph.\n\nSecond paragraph.'));
    await terminal.see('Second paragraph.');
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([
      { kind: 'answer', draft: { text: 'First paragraph.\n\nSecond paragraph.' } },
    ]);
  });

  it('puts the first paste of all into the middle of a line', async () => {
    const terminal = await startHere({ screens: [{ draft: { text: 'hello world', cursor: 6 } }] });
    terminal.press(paste('BIG '));
    await terminal.see('> hello BIG world');
  });

  it('answers one question at most with five hundred lines, and loses none of them', async () => {
    const terminal = await start({ screens: [{ widget: 'lines' }, { ask: 'The next one?' }] });
    const lines = Array.from({ length: 500 }, (_, number) => `line number ${number} of the notes`);
    terminal.press(`${lines.join('\r')}\r`);
    await terminal.see('The next one?');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: lines.join('\n') } }]);
  });

  it('turns line breaks into spaces where one line is asked for', async () => {
    const terminal = await startHere({ screens: [{}] });
    terminal.press(paste('one\ntwo\nthree\u000bfour'));
    await terminal.see('> one two three four');
  });

  it('keeps what was typed between two questions and answers nothing with it', async () => {
    const terminal = await start({ screens: [{}, { ask: 'The next one?' }], pause: 400 });
    terminal.press('first\r');
    await terminal.see('reply 1: answer');
    terminal.press('second');
    terminal.press('\r');
    await terminal.see('> second');
    expect(terminal.replies()).toHaveLength(1);
    expect(terminal.lines().join('\n')).not.toMatch(/^second/m);
  });
});

describe('typed ahead of a list', () => {
  it('a number leads to its line, and Enter then chooses that one and no other', async () => {
    const terminal = await ahead('3');
    await terminal.see('Nothing is');
    await terminal.see('> 3. Gamma');
    terminal.press('\r');
    await terminal.see('reply 2: answer');
    expect(terminal.replies()[1]).toEqual({ kind: 'answer', draft: { at: 'gamma' } });
  });
});

describe('keys that mean nothing', () => {
  it('do nothing in a list: Ctrl-A, letters, F5, Alt-letters', async () => {
    const terminal = await startHere({ screens: [{ widget: 'one', options, draft: { at: 'gamma' } }] });
    await terminal.see('> 3. Gamma');
    terminal.press(`\u0001abcxyz\u001b[15~\u001by`);
    terminal.press(DOWN);
    await terminal.see('> 4. Delta');
    terminal.press(UP);
    await terminal.see('> 3. Gamma');
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toEqual([{ kind: 'answer', draft: { at: 'gamma' } }]);
  });

  it('tick nothing: letters leave a list of ticks as it is', async () => {
    const terminal = await startHere({ screens: [{ widget: 'many', options, draft: { ticked: ['beta'] } }] });
    terminal.press('ai');
    terminal.press(`${DOWN}${DOWN} `);
    await terminal.see('Chosen: Beta, Gamma');
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toEqual([{ kind: 'answer', draft: { at: 'gamma', ticked: ['beta', 'gamma'] } }]);
  });

  it('an arrow key split by a slow line is still an arrow, and types nothing', async () => {
    const terminal = await start({
      screens: [
        { draft: { text: 'abc' }, help: ['The help.'] },
        { widget: 'one', options },
      ],
    });
    terminal.press('\u001b');
    await new Promise((resolve) => setTimeout(resolve, 80));
    terminal.press('[D');
    await new Promise((resolve) => setTimeout(resolve, 80));
    terminal.press('\u001b');
    await new Promise((resolve) => setTimeout(resolve, 80));
    terminal.press('[');
    terminal.press('D');
    terminal.press('X\r');
    await terminal.see('1. Alpha');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'aXbc' } }]);
    terminal.press('\u001b');
    await new Promise((resolve) => setTimeout(resolve, 80));
    terminal.press('[B');
    await terminal.see('> 1. Alpha');
  });
});

describe('what the terminal says on its own', () => {
  it('is a blank where Shift is held on Space', async () => {
    const terminal = await typedHere('Mill');
    terminal.press('\u001b[27;2;32~');
    terminal.press('Street');
    await terminal.see(/^> Mill Street$/m);
  });
});

describe('leaving', () => {
  it.each([
    ['Ctrl-C', '\u0003', 'half', 'interrupt'],
    ['Ctrl-D on an empty field', '\u0004', '', 'end-of-input'],
    ['/leave', '/leave\r', '', 'asked'],
  ])('by %s gives the draft and the terminal back', async (_name, keys, text, cause) => {
    const terminal = await typed(text);
    terminal.press(keys);
    await terminal.see('closed');
    expect(await terminal.ended()).toBe(0);
    expect(terminal.replies()).toMatchObject([{ kind: 'leave', cause, draft: { text } }]);
    expect(terminal.written().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(
      terminal.written().lastIndexOf('\u001b[?2004h'),
    );
  });

  it('Ctrl-D in a line that holds text deletes and does not leave', async () => {
    const terminal = await startHere({ screens: [{ draft: { text: 'abc', cursor: 1 } }] });
    terminal.press('\u0004');
    await terminal.see(/^> ac$/m);
    expect(terminal.replies()).toEqual([]);
  });

  it('a window that is closed ends the input, quietly, with the draft', async () => {
    const terminal = await typed('half');
    terminal.closeWindow();
    expect(await terminal.ended()).toBe(0);
    expect(terminal.replies()).toMatchObject([{ kind: 'leave', cause: 'end-of-input', draft: { text: 'half' } }]);
  });

  it('goes on with its draft after it was stopped from outside', async () => {
    const terminal = await typed('still here');
    process.kill(terminal.pid, 'SIGSTOP');
    process.kill(terminal.pid, 'SIGCONT');
    terminal.press('!');
    await terminal.see('> still here!');
  });

  it('Ctrl-Z stops the job, and fg shows the question again with its draft', async () => {
    const terminal = await start({ screens: [{ draft: { text: 'still here', cursor: 5 } }], shell: true });
    terminal.press('\u001a');
    await terminal.see('Stopped');
    terminal.press('echo "in the $((1 + 1)) shell"\r');
    await terminal.see('in the 2 shell');
    // A job that is stopped is not told of it.
    terminal.resize(40, 24);
    terminal.press('fg\r');
    await terminal.see('> still here');
    await terminal.see(/^Enter answers · Tab menu · \/leave$/m);
    expect(terminal.lines().join('\n')).toContain('in the 2 shell');
    terminal.press('!\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'still! here' } }]);
    terminal.press('echo "$((2 + 3)) echoes"\r');
    await terminal.see('5 echoes');
  });

  it('Ctrl-Z with no shell to go to changes nothing', async () => {
    const terminal = await typed('still here');
    terminal.press('\u001a');
    await terminal.gone('> still here');
    await terminal.see('> still here');
    terminal.press('!\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'still here!' } }]);
  });
});

describe('a slow line', () => {
  it('is sent what changed, not the whole screen, for a key', async () => {
    const terminal = await startHere({ screens: [{ widget: 'one', options, help: ['Some help.'] }] });
    const before = terminal.written().length;
    terminal.press(DOWN);
    await terminal.see('> 1. Alpha');
    expect(terminal.written().length - before).toBeLessThan(60);
  });
});

describe('windows of every size', () => {
  it('types at 20×5 in rows, with the row of the cursor in view', async () => {
    const terminal = await startHere({
      screens: [{ widget: 'lines', ask: long.ask, hint: long.hint }],
      columns: 20,
      rows: 5,
    });
    terminal.press('The quick brown fox jumps over the lazy dog');
    await terminal.see('lazy dog');
    expect(terminal.lines().join('\n')).toContain('Which of these');
    expect(terminal.lines().join('\n')).toContain('/leave');
  });

  it('draws itself again when the window changes while typing, without leftovers', async () => {
    const terminal = await start({
      screens: [{ widget: 'lines', ask: long.ask, hint: long.hint, context: long.context }],
      columns: 100,
    });
    const text = 'The quick brown fox jumps over the lazy dog and sleeps in the shade of an old oak tree by the river.';
    terminal.press(text);
    await terminal.see('river.');
    for (const [columns, rows] of [
      [60, 24],
      [40, 12],
      [30, 20],
      [90, 30],
    ] as const) {
      terminal.resize(columns, rows);
      await terminal.see(/> The quick[\s\S]*river\./);
      await terminal.see('/leave');
      await terminal.holds((lines) => lines.filter((line) => line.startsWith('> ')).length === 1);
      await terminal.holds((lines) => lines.filter((line) => line.includes('/leave')).length === 1);
    }
    terminal.press(' The end.\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: `${text} The end.` } }]);
  });
});

describe('a checklist', () => {
  it('marks with letters, keeps a note, and comes back as it was left', async () => {
    const terminal = await startHere({
      screens: [{ widget: 'checklist', ask: 'What is true?', items }],
      columns: 40,
      rows: 16,
    });
    terminal.press('y');
    await terminal.see('> -        Two');
    terminal.press('+');
    await terminal.see('Note:');
    terminal.press('we have y and n');
    await terminal.see('Note: we have y and n');
    terminal.press(SHIFT_TAB);
    await terminal.see(/reply 1: back[\s\S]*Note: we have y and n[\s\S]*\/leave/);
    terminal.press('!\r');
    await terminal.see('Note: we have y and n!');
    terminal.press('n');
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([
      { kind: 'back', draft: { at: 'two', noteOpen: true, text: 'we have y and n', cursor: 15 } },
      { kind: 'answer', draft: { marks: { one: { value: 'yes' }, two: { value: 'no', note: 'we have y and n!' } } } },
    ]);
  });
});
