// The prompter in a terminal of its own: what is typed there ahead of a list, what comes among the keys, and a long list in a window of any size.
import { describe, expect, it } from 'vitest';
import {
  type Ask,
  type Asked,
  type AskTerminal,
  askHere,
  bundleDriver,
  openAsk,
  removeDriver,
} from './ask-terminal.ts';
import { optionsNamed } from './made-screens.ts';

let folder: string;

/** Makes the program that asks; `removeIt` takes it away when all is asked. */
export const makeDriver = async (): Promise<void> => {
  folder = await bundleDriver();
};
export const removeIt = (): void => removeDriver(folder);

/** A terminal with its first question on the screen. */
export const start = async (ask: Ask): Promise<AskTerminal> => {
  const terminal = openAsk(folder, ask);
  await terminal.see('/leave');
  return terminal;
};

/** The same in this process, for where nothing of a real terminal matters. */
export const startHere = async (ask: Ask): Promise<Asked> => {
  const asked = askHere(ask);
  await asked.see('/leave');
  return asked;
};

/** A field in which this has been typed. */
export const typed = async (text: string): Promise<AskTerminal> => {
  const terminal = await start({ screens: [{}] });
  terminal.press(text);
  await terminal.see(`> ${text}`.trimEnd());
  return terminal;
};

export const DOWN = '\u001b[B';
export const paste = (text: string): string => `\u001b[200~${text.replaceAll('\n', '\r')}\u001b[201~`;
export const options = optionsNamed('Alpha', 'Beta', 'Gamma', 'Delta');

/** A question that says more than a small window holds. */
export const long = {
  widget: 'many' as const,
  ask: 'Which of these things are true of the data that your city holds about the problem you chose?',
  hint: 'Choose all that are true today; it is fine to choose none of them at all.',
  help: ['A long explanation of why this is asked, '.repeat(12)],
  context: [{ label: 'Problem', text: 'lead paint in rental homes, and what the city knows about it '.repeat(4) }],
  options: Array.from({ length: 30 }, (_, number) => ({
    id: `o${number}`,
    label: `Choice number ${number + 1}, which says something at some length about the state of the data`,
  })),
};

/** A line, then a list; the keys come while the program is busy between the two. */
export const ahead = async (...keys: string[]): Promise<AskTerminal> => {
  const terminal = await start({ screens: [{}, { widget: 'one', options }, {}], pause: 400 });
  terminal.press('first\r');
  await terminal.see('reply 1: answer');
  for (const each of keys) terminal.press(each);
  await terminal.see('4. Delta');
  await terminal.see('/leave');
  return terminal;
};

/** Tests what comes of keys that are typed ahead of a list, or reach it in one piece: one of each kind, or all. */
export function testTypedAhead(extent: 'sample' | 'whole'): void {
  const some = (all: readonly string[]) => (extent === 'whole' ? all : all.slice(0, 1));

  describe('typed ahead of a list', () => {
    it.each(some(['3 words', '7', '0', 'words']))('%j is told, and leads nowhere', async (keys) => {
      const terminal = await ahead(keys);
      await terminal.see('has not been used');
      expect(terminal.lines().join('\n')).not.toMatch(/^> \d/m);
    });

    it.each(some(['3\rab', '\u001b[B\u001b[B\u001b[B\rab', '3\rab\r']))(
      'keys that reach it in one piece are not lost: %j',
      async (keys) => {
        const terminal = await start({ screens: [{ widget: 'one', options }, { ask: 'The next one?' }] });
        terminal.press(keys);
        await terminal.see('The next one?');
        await terminal.see(/^> ab$/m);
        expect(terminal.replies()).toEqual([{ kind: 'answer', draft: { at: 'gamma' } }]);
      },
    );

    it.each(some([paste('3\nab'), '3\rab\rcd', '9\rab', '3 words\rab', '3 words\rab\r']))(
      'a paste chooses nothing: %j',
      async (keys) => {
        const terminal = await start({ screens: [{ widget: 'one', options, draft: { at: 'beta' } }, {}] });
        terminal.press(keys);
        await terminal.see('Text has no place here');
        await terminal.see('> 2. Beta');
        expect(terminal.replies()).toEqual([]);
      },
    );
  });
}

/** Tests a long question in windows of these sizes. */
export function testWindows(
  sizes: readonly (readonly [columns: number, rows: number])[],
  open: (ask: Ask) => Promise<Asked> = start,
): void {
  describe('windows of every size', () => {
    it.each(sizes)('keeps the question, the current row and the moves in view at %i×%i', async (columns, rows) => {
      const terminal = await open({ screens: [long], columns, rows });
      for (let number = 1; number < 30; number++) {
        terminal.press(DOWN);
        await terminal.see(new RegExp(`> \\[ \\] ${number + 1}\\. [\\s\\S]*/leave`));
        const lines = terminal.lines();
        expect(lines.join('\n')).toContain(columns === 20 ? 'Which of these' : 'Which of these things');
        expect(lines.join('\n')).toContain('/leave');
      }
      // Nothing scrolled away: the top of what can be scrolled to holds one question, not copies of it.
      expect(terminal.scrollback().filter((line) => /^(\* )?Which of/.test(line)).length).toBe(1);
    });
  });
}

/** What a terminal says on its own, among the keys. */
export const REPORTS: readonly (readonly [what: string, report: string])[] = [
  ['a color', '\u001b]11;rgb:1e1e/1e1e/2e2e\u001b\\'],
  ['a color, ended by a bell', '\u001b]11;rgb:1e1e/1e1e/2e2e\u0007'],
  ['a click', '\u001b[<0;10;10M\u001b[<0;10;10m'],
];

/** Tests that these reports are no keys. */
export function testReports(reports: typeof REPORTS): void {
  describe('what the terminal says on its own', () => {
    it.each(reports)('types nothing and moves nowhere: %s', async (_what, reply) => {
      const terminal = await typed('Mill');
      terminal.press(reply);
      terminal.press(' Street');
      await terminal.see(/^> Mill Street$/m);
      terminal.press('\r');
      await terminal.see('closed');
      expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'Mill Street' } }]);
    });
  });
}

/** Keys that come in one piece with Ctrl-Z, and what the screen shows of them after fg. */
export const STOPPED: readonly (readonly [what: string, key: string, shows: string])[] = [
  ['a letter', 'x', '> still herex'],
  ['Enter', '\r', 'The next one?'],
];

/** Tests that Ctrl-Z in one piece with these stops the job. */
export function testStopped(keys: typeof STOPPED): void {
  describe('leaving', () => {
    it.each(keys)(
      'Ctrl-Z in one piece with %s stops the job, and fg goes on with a keyboard that is heard',
      async (_what, key, shows) => {
        const screens = [{ draft: { text: 'still here' } }, { ask: 'The next one?' }];
        const terminal = await start({ screens, shell: true });
        terminal.press(`\u001a${key}`);
        await terminal.see('Stopped');
        terminal.press('stty -a | grep -wo "[-]*icanon"\r');
        await terminal.see(/^icanon$/m);
        terminal.press('fg\r');
        await terminal.see(shows);
        terminal.press('!');
        await terminal.see(/> .*!$/m);
        terminal.press('\u0003');
        await terminal.see('closed');
        expect(terminal.replies().at(-1)).toMatchObject({ kind: 'leave', cause: 'interrupt' });
        terminal.press('echo "$((2 + 3)) echoes"\r');
        await terminal.see('5 echoes');
        expect(terminal.written()).not.toMatch(/at .*\.cjs:\d+/);
      },
    );
  });
}
