// What the stock prompts get wrong (measured with @inquirer/prompts 8.7.5 on Node 20), and where each is tested. What no other
// test holds is tested here, in a real terminal.
//
// | the stock prompt …                                             | tested in                                                   |
// |----------------------------------------------------------------|-------------------------------------------------------------|
// | select: an unbound key sends the cursor to the first choice     | prompter-terminal: "do nothing in a list"                   |
// | checkbox: Ctrl-A toggles all; digits reach items 1 to 9 only     | prompter-terminal: "tick nothing"; prompter: "two digits"   |
// | input: of three pasted lines two are dropped                    | prompter-terminal: "pasting"                                |
// | the first paste, mid-line, lands at the end                     | prompter-terminal: "the first paste of all"                 |
// | Esc takes 502 ms; Esc and a letter in one burst lose the letter  | prompter-terminal: "lose no letter"; here: Esc              |
// | Shift-Tab in an empty field counts as Tab                       | here                                                        |
// | Ctrl-U goes back (elsewhere), Ctrl-B moves                      | here                                                        |
// | Ctrl-C: a stack trace, exit 1                                   | journey: Ctrl-C in the middle; here: twice                  |
// | Ctrl-D, end of input: exit 0, nothing can be kept               | prompter-terminal: "by Ctrl-D"; here: a closed stdin        |
// | SIGHUP, SIGTERM: nothing is kept                                | here                                                        |
// | Ctrl-Z and fg: the prompt dies                                  | prompter-terminal: "Ctrl-Z stops the job"                   |
// | piped lines: the second is lost                                 | plain: "takes every line of a pipe"                         |
// | escape codes land in a redirected stdout                        | here                                                        |
// | TERM=dumb: still redraws, Backspace is stored                   | plain: "leaves the line to the terminal"; here: TERM=dumb   |
// | 40 columns: words are broken                                    | screens (40×12); prompter: "a window of any size"           |
// | 40×12: question and active row scroll away                      | prompter-terminal: "keeps the question … at 40×12"          |
// | a resize is drawn at the next key only                          | prompter-terminal: "when the window changes while typing"   |
// | one arrow key sends the whole prompt again                      | prompter-terminal: "is sent what changed"                   |
// | editor: vim by default, its exit status is ignored              | own-editor                                                  |
// | --no-color comes too late                                       | here                                                        |
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY, startTde } from './support/person.ts';
import { tempDir } from './support/temp-dir.ts';
import { openTerminal, type Terminal } from './support/terminal.ts';

const bin = join(import.meta.dirname, '..', 'bin', 'tde.js');
const PLACE = 'Which place is this project about?';

/** `tde init --quick` in a new folder, at its first question. */
async function atPlace(env: Record<string, string> = {}, args: string[] = []) {
  const cwd = tempDir();
  const terminal = startTde(['init', '--quick', ...args], cwd, { env });
  await terminal.see(PLACE);
  return { cwd, terminal };
}

const draftIn = (cwd: string): string => readFileSync(join(cwd, '.tde.yaml.draft'), 'utf8');

async function typed(terminal: Terminal, keys: string, shown: string): Promise<void> {
  terminal.press(keys);
  await terminal.see(shown);
}

describe('keys', () => {
  it('Shift-Tab in an empty field fills nothing in, and goes back', async () => {
    const { terminal } = await atPlace();
    terminal.press(KEY.back);
    await terminal.see('Where would you like to go?');
  });

  it('Ctrl-U empties the line and Ctrl-B does nothing: neither is a way back', async () => {
    const { terminal } = await atPlace();
    await typed(terminal, 'Riverton', '> Riverton');
    await typed(terminal, '\u0002X', '> RivertonX');
    await typed(terminal, '\u0015Y', '> Y');
    expect(terminal.screen()).toContain(PLACE);
  });

  it('Esc closes the help sooner than a person can wonder', async () => {
    const { terminal } = await atPlace();
    await typed(terminal, '?', 'Why we ask');
    const pressed = performance.now();
    terminal.press('\u001b');
    await terminal.until('help to close', (screen) => !screen.includes('Why we ask'));
    // The stock prompt takes 502 ms; these machines are shared, so the bound is not tight.
    expect(performance.now() - pressed).toBeLessThan(450);
  });
});

describe('an ending', () => {
  it.each([
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])('by %s keeps what was half-typed', async (signal, number) => {
    const { cwd, terminal } = await atPlace();
    await typed(terminal, 'River', '> River');
    terminal.kill(signal);
    expect((await terminal.ended()).signal).toBe(number);
    expect(draftIn(cwd)).toContain('River');
  });

  it.each([
    ['rich', []],
    ['plain', ['--accessible']],
  ])(
    'by Ctrl-C, pressed twice in one burst, leaves at once, keeps everything and names the way on: %s',
    async (_mode, args) => {
      const { cwd, terminal } = await atPlace({}, args);
      if (args.length === 0) await typed(terminal, 'River', '> River');
      else await terminal.see('> ');
      terminal.press('\u0003\u0003');
      const { exitCode, signal } = await terminal.ended();
      expect(exitCode === 130 || signal === 2).toBe(true);
      expect(terminal.screen()).toContain('Go on with: tde resume');
      expect(terminal.written()).not.toMatch(/at .*\.cjs:\d+/);
      expect(existsSync(join(cwd, 'tde.yaml'))).toBe(true);
      if (args.length === 0) expect(draftIn(cwd)).toContain('River');
    },
  );

  it('by a closed stdin is no success, and keeps the project', async () => {
    const cwd = tempDir();
    const script = `"${process.execPath}" "${bin}" init --quick --accessible < /dev/null; echo "code $?"`;
    const terminal = openTerminal({ command: 'sh', args: ['-c', script], cwd });
    await terminal.see('code 2');
    expect(terminal.screen()).toContain('needs a terminal');
  });
});

describe('what is written', () => {
  it('goes to the terminal and nothing of it into a file that takes stdout', async () => {
    const cwd = tempDir();
    const script = `"${process.execPath}" "${bin}" init --quick > out.txt`;
    const terminal = openTerminal({ command: 'sh', args: ['-c', script], cwd });
    await terminal.see(PLACE);
    terminal.press('Riverton\r');
    await terminal.see('Which public body');
    terminal.press(KEY.interrupt);
    await terminal.ended();
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toBe('');
  });

  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are what is looked for
  const COLOR = /\u001b\[(1|2|3\d|9\d)m/;
  it.each([
    ['color on a terminal', {}, [], true],
    ['none with NO_COLOR', { NO_COLOR: '1' }, [], false],
    ['none with --no-color', {}, ['--no-color'], false],
    ['none with FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
    ['color with FORCE_COLOR where the terminal would not', { FORCE_COLOR: '1', TERM: 'vt100' }, [], true],
  ])('has %s', async (_what, env, args, colored) => {
    const { terminal } = await atPlace(env as Record<string, string>, args);
    await terminal.see('/leave');
    expect(COLOR.test(terminal.written())).toBe(colored);
  });

  it('holds no escape sequence at all where TERM is dumb, and says why', async () => {
    const { terminal } = await atPlace({ TERM: 'dumb' });
    await typed(terminal, 'Rivex\u007frton\r', 'Which public body');
    expect(terminal.scrollback()).toContain('Plain mode is on (this terminal says TERM=dumb)');
    expect(terminal.written()).not.toContain('\u001b');
    expect(terminal.scrollback()).toContain('Place: Riverton');
  });
});
