// What was measured in the stock prompts (@inquirer/prompts 8.7.5 on Node 20) as going wrong, and must not go wrong in ours: measured in
// ours in the full tier, some of it every day, and in the stock prompts in `npm run torture`, so that each measure is known to find its fault.
// Measured and no fault of the stock prompts: Ctrl-U empties the line, colors can be switched off by the environment.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleDriver, removeDriver } from './ask-terminal.ts';
import { DRAWING_FAULTS } from './faults-of-drawing.ts';
import { ENDING_FAULTS } from './faults-of-endings.ts';
import { KEY_FAULTS } from './faults-of-keys.ts';
import { KEY, startTde } from './person.ts';
import { type Fault, ours, PLACE, whoAnswers } from './subjects.ts';
import { tempDir } from './temp-dir.ts';
import type { Terminal } from './terminal.ts';

export const FAULTS: readonly Fault[] = [...KEY_FAULTS, ...ENDING_FAULTS, ...DRAWING_FAULTS];

/**
 * A fault of the keys and one of drawing. The tests of the prompters themselves see every day what is pasted, edited elsewhere, and how a
 * session ends.
 */
export const EVERY_DAY: readonly Fault[] = ['checkbox: Ctrl-A', '40 columns'].map((begin) => {
  const [found] = FAULTS.filter(({ fault }) => fault.startsWith(begin));
  if (!found) throw new Error(`no fault begins with ${begin}`);
  return found;
});

/** Tests that our prompts have none of these faults. */
export function testOurs(faults: readonly Fault[]): void {
  describe('our prompts', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await bundleDriver();
    });
    afterAll(() => removeDriver(folder));

    it.each(faults)('do not have the fault: $fault', async (row) => {
      expect(row.stock).not.toEqual(row.ours);
      expect(await row.measure(ours(folder))).toEqual(row.ours);
    });
  });
}

/** `tde init --quick` in a new folder, at its first question to type at. */
export async function atPlace(env: Record<string, string> = {}, args: string[] = []): Promise<Terminal> {
  const terminal = startTde(['init', '--quick', '--answers', whoAnswers(), ...args], tempDir(), { env });
  await terminal.see(PLACE);
  await terminal.see('/leave');
  return terminal;
}

/** Tests that tde leaves at once on Ctrl-C twice in one burst, in these modes. */
export function testTwice(modes: readonly ('rich' | 'plain')[]): void {
  describe('tde', () => {
    it.each(modes)(
      'leaves at once where Ctrl-C is pressed twice in one burst, and names the way on: %s',
      async (mode) => {
        const terminal = await atPlace({}, mode === 'plain' ? ['--accessible'] : []);
        terminal.press(KEY.interrupt + KEY.interrupt);
        const { exitCode, signal } = await terminal.ended();
        expect(exitCode === 130 || signal === 2).toBe(true);
        expect(terminal.screen()).toContain('Go on with: tde resume');
        expect(terminal.written()).not.toMatch(/at .*\.cjs:\d+/);
      },
    );
  });
}

/** What the environment and the terminal say of color, and whether there is any. */
export const COLORS: readonly (readonly [what: string, env: Record<string, string>, colored: boolean])[] = [
  ['in color on a terminal', {}, true],
  ['without color with NO_COLOR', { NO_COLOR: '1' }, false],
  ['without color with FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
  ['in color with FORCE_COLOR where the terminal would not', { FORCE_COLOR: '1', TERM: 'vt100' }, true],
];

/** Tests that tde draws in color where these say so. */
export function testColors(colors: typeof COLORS): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are what is looked for
  const COLOR = /\u001b\[(1|2|3\d|9\d)m/;

  describe('tde', () => {
    it.each(colors)('draws %s', async (_what, env, colored) => {
      const terminal = await atPlace(env);
      expect(COLOR.test(terminal.written())).toBe(colored);
    });
  });
}
