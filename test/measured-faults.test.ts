// What the stock prompts do wrong, our prompts do right; and what no fault was in the stock prompts is right in ours, too. A sample of the faults;
// all of them are in measured-faults.full.test.ts.
import { describe, expect, it } from 'vitest';
import { EVERY_DAY, testOurs } from './support/faults.ts';
import { KEY, startTde } from './support/person.ts';
import { PLACE, whoAnswers } from './support/subjects.ts';
import { tempDir } from './support/temp-dir.ts';
import type { Terminal } from './support/terminal.ts';

testOurs(EVERY_DAY);

/** `tde init --quick` in a new folder, at its first question to type at. */
async function atPlace(env: Record<string, string> = {}, args: string[] = []): Promise<Terminal> {
  const terminal = startTde(['init', '--quick', '--answers', whoAnswers(), ...args], tempDir(), { env });
  await terminal.see(PLACE);
  await terminal.see('/leave');
  return terminal;
}

describe('tde', () => {
  it('empties the line with Ctrl-U, and asks on', async () => {
    const terminal = await atPlace();
    terminal.press('Riverton');
    await terminal.see('> Riverton');
    terminal.press('\u0015Y');
    await terminal.see('> Y');
    expect(terminal.screen()).toContain(PLACE);
  });

  it('goes back from an empty field with Shift-Tab', async () => {
    const terminal = await atPlace();
    terminal.press(KEY.back);
    await terminal.see('Which of these fits you best?');
  });

  it.each([
    ['rich', []],
    ['plain', ['--accessible']],
  ])('leaves at once where Ctrl-C is pressed twice in one burst, and names the way on: %s', async (_mode, args) => {
    const terminal = await atPlace({}, args);
    terminal.press(KEY.interrupt + KEY.interrupt);
    const { exitCode, signal } = await terminal.ended();
    expect(exitCode === 130 || signal === 2).toBe(true);
    expect(terminal.screen()).toContain('Go on with: tde resume');
    expect(terminal.written()).not.toMatch(/at .*\.cjs:\d+/);
  });

  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are what is looked for
  const COLOR = /\u001b\[(1|2|3\d|9\d)m/;
  it.each([
    ['in color on a terminal', {}, true],
    ['without color with NO_COLOR', { NO_COLOR: '1' }, false],
    ['without color with FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
    ['in color with FORCE_COLOR where the terminal would not', { FORCE_COLOR: '1', TERM: 'vt100' }, true],
  ])('draws %s', async (_what, env, colored) => {
    const terminal = await atPlace(env as Record<string, string>);
    expect(COLOR.test(terminal.written())).toBe(colored);
  });

  it('says why it asks in lines where TERM is dumb', async () => {
    const terminal = await atPlace({ TERM: 'dumb' });
    expect(terminal.scrollback()).toContain('Plain mode is on (this terminal says TERM=dumb)');
  });
});
