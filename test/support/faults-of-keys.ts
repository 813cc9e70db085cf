// What keys and pastes do to the stock prompts and must not do to ours, one row each; run by measured-faults.test.ts.
import { answered, type Fault, onChoice, pointed, READY, within } from './subjects.ts';

const ENTER = '\r';
const LEFT = '\u001b[D';
const DOWN = '\u001b[B';
const ESC = '\u001b';
const SHIFT_TAB = '\u001b[Z';
const CTRL_A = '\u0001';
const CTRL_B = '\u0002';

const GREEK = ['Alpha', 'Beta', 'Gamma', 'Delta'].map((label) => ({ id: label.toLowerCase(), label }));
const SENTENCES = ['roads', 'rents', 'rivers'].map((id) => ({
  id,
  label: `The city has written down all that it knows of its ${id}`,
}));
const TWELVE = Array.from({ length: 12 }, (_, index) => ({ id: `o${index + 1}`, label: `Choice ${index + 1}` }));

/** The keys that mean nothing in a list. */
const unbound = (name: string, key: string): Fault => ({
  fault: `select: ${name} sends the cursor to the first choice`,
  async measure(subject) {
    const terminal = subject.ask({ screens: [{ widget: 'one', options: GREEK, draft: { at: 'gamma' } }] });
    await onChoice(terminal, 'Gamma');
    terminal.press(key);
    // The stock prompt hears Esc after half a second, and an arrow right behind it would be another key.
    if (key === ESC) await within(700, () => pointed(terminal.lines()) !== 'Gamma');
    terminal.press(DOWN);
    await terminal.holds((lines) => pointed(lines) !== 'Gamma' && pointed(lines) !== 'Alpha');
    terminal.press(ENTER);
    await terminal.see('closed');
    return answered(terminal);
  },
  ours: ['delta'],
  stock: ['beta'],
});

export const KEY_FAULTS: readonly Fault[] = [
  unbound('Left', LEFT),
  unbound('Esc', ESC),
  unbound('Ctrl-B', CTRL_B),
  {
    fault: 'checkbox: Ctrl-A ticks everything',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ widget: 'many', options: GREEK }] });
      await onChoice(terminal, 'Alpha');
      terminal.press(CTRL_A);
      terminal.press(DOWN);
      await onChoice(terminal, 'Beta');
      terminal.press(ENTER);
      await terminal.see('closed');
      return answered(terminal);
    },
    ours: [[]],
    stock: [['alpha', 'beta', 'gamma', 'delta']],
  },
  {
    fault: 'checkbox: digits reach items 1 to 9 only',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ widget: 'many', options: TWELVE }] });
      await onChoice(terminal, 'Choice 1');
      terminal.press('1');
      terminal.press('2');
      await terminal.holds((lines) => ![undefined, 'Choice 1'].includes(pointed(lines)));
      return pointed(terminal.lines());
    },
    ours: 'Choice 12',
    stock: 'Choice 2',
  },
  {
    fault: 'checkbox: an answered list leaves every full sentence behind',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ widget: 'many', options: SENTENCES }] });
      await terminal.holds((lines) => pointed(lines) !== undefined);
      terminal.press(' ');
      terminal.press(ENTER);
      await terminal.see('closed');
      return terminal.lines().join(' ').includes('written down all');
    },
    ours: false,
    stock: true,
  },
  {
    fault: 'input: of several pasted lines all but the first are dropped',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ widget: 'lines' }, { ask: 'The next one?' }] });
      await terminal.see('A question?');
      await terminal.see(READY);
      terminal.press('one\rtwo\r\rthree');
      await terminal.see(/three|The next one/);
      terminal.press(ENTER);
      await terminal.holds(() => terminal.replies().length > 0);
      return answered(terminal)[0];
    },
    ours: 'one\ntwo\n\nthree',
    stock: 'one',
  },
  {
    fault: 'input: the first paste, in the middle of a line, goes to its end',
    goneIn: 22,
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ draft: { text: 'hello world', cursor: 11 } }] });
      const inText = (lines: string[], at: number) =>
        lines.some((line) => line.includes('hello world') && terminal.cursor().column === line.indexOf('hello') + at);
      await terminal.holds((lines) => inText(lines, 11));
      terminal.press(LEFT.repeat(5));
      await terminal.holds((lines) => inText(lines, 6));
      terminal.press('BIG ');
      await terminal.see('BIG');
      terminal.press(ENTER);
      await terminal.see('closed');
      return answered(terminal);
    },
    ours: ['hello BIG world'],
    stock: ['hello wor ldBIG'],
  },
  {
    fault: 'Esc takes half a second to be heard',
    async measure(subject) {
      const terminal = subject.ask({
        screens: [{ widget: 'one', options: GREEK, help: ['The help.'], draft: { at: 'alpha' } }],
      });
      await onChoice(terminal, 'Alpha');
      // A busy machine may be late with one of them, but hardly with all.
      for (let tries = 0; tries < 3; tries++) {
        const choice = pointed(terminal.lines());
        terminal.press('?');
        terminal.press(DOWN);
        await terminal.holds((lines) => ![choice, undefined].includes(pointed(lines)));
        const before = terminal.lines().join('\n');
        const pressed = performance.now();
        terminal.press(ESC);
        await terminal.holds((lines) => lines.join('\n') !== before);
        if (performance.now() - pressed < 450) return true;
      }
      return false;
    },
    ours: true,
    stock: false,
  },
  {
    fault: 'input: Esc and a letter in one burst lose the letter',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{}] });
      await terminal.see(READY);
      terminal.press('ab');
      await terminal.see('ab');
      terminal.press(`${ESC}c`);
      terminal.press('d');
      await terminal.see(/d$/m);
      terminal.press(ENTER);
      await terminal.see('closed');
      return answered(terminal);
    },
    ours: ['abcd'],
    stock: ['abd'],
  },
  {
    fault: 'input: Shift-Tab in an empty field fills in the default',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ context: [{ label: 'Before', text: 'fallback' }] }] });
      await terminal.see(READY);
      terminal.press(SHIFT_TAB);
      terminal.press('X');
      await terminal.see(/X$/m);
      terminal.press(ENTER);
      await terminal.see('closed');
      return answered(terminal);
    },
    ours: ['X'],
    stock: ['fallbackX'],
  },
  {
    // Ctrl-U empties the line in both, so it is no way back; that is no fault.
    fault: 'input: Ctrl-B, which tmux takes for itself, moves the cursor',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{}] });
      await terminal.see(READY);
      terminal.press('Riverton');
      await terminal.see('Riverton');
      terminal.press(CTRL_B);
      terminal.press('X');
      await terminal.see('X');
      terminal.press(ENTER);
      await terminal.see('closed');
      return answered(terminal);
    },
    ours: ['RivertonX'],
    stock: ['RivertoXn'],
  },
];
