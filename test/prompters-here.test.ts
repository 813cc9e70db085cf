// Both prompters on streams of this process: the terminal given away and taken back, and text that comes from elsewhere.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { editOutside, withEditor } from '../src/interview/own-editor.ts';
import { createPlainPrompter } from '../src/interview/plain/plain.ts';
import type { Prompter, Screen } from '../src/interview/prompter.ts';
import { createRichPrompter } from '../src/interview/rich/prompt.ts';
import type { Io } from '../src/terminal.ts';
import { type Here, openHere } from './support/here.ts';
import { itemsNamed, madeScreen, optionsNamed } from './support/made-screens.ts';
import { tempDir } from './support/temp-dir.ts';

const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';
const DOWN = '\u001b[B';
const options = optionsNamed('Alpha', 'Beta', 'Gamma');

/** Where a made screen stands, in its rule. */
const HEAD = `-- The data ${'-'.repeat(66)}`;

/** A command that runs these lines of shell as an editor; `$1` is the file. */
function editor(...lines: string[]): string {
  const path = join(tempDir(), 'my-editor');
  writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A prompter at a terminal that names this editor. */
function openPrompter(mode: 'rich' | 'plain', command?: string): { here: Here; prompter: Prompter } {
  const here = openHere({ env: command === undefined ? {} : { EDITOR: command } });
  const prompter = mode === 'rich' ? createRichPrompter(here.io) : createPlainPrompter(here.io, 'a test');
  return { here, prompter };
}

afterEach(() => void vi.restoreAllMocks());

// The editors of these tests are shell scripts, and Windows has no job to stop.
const withShell = describe.skipIf(process.platform === 'win32');

withShell('the own editor', () => {
  it('is offered for long texts alone, in a terminal alone; VISUAL comes before EDITOR', () => {
    const inTerminal = { isTTY: true } as Io['in'];
    const offered = (env: Io['env'], given: Partial<Screen> = { widget: 'lines' }, input = inTerminal) =>
      withEditor(madeScreen(given), { env, in: input }).editor;
    expect(offered({ EDITOR: '/usr/bin/nano -w' })).toBe('nano');
    expect(offered({ EDITOR: 'nano', VISUAL: ' code --wait ' })).toBe('code');
    expect(offered({ EDITOR: 'nano', VISUAL: '  ' })).toBe('nano');
    expect(offered({})).toBeUndefined();
    expect(offered({ EDITOR: 'nano' }, { widget: 'line' })).toBeUndefined();
    expect(offered({ EDITOR: 'nano' }, { widget: 'lines' }, {} as Io['in'])).toBeUndefined();
  });

  it('gives the text back as it was saved, without control characters and without its last line breaks', async () => {
    const log = join(tempDir(), 'log');
    const command = editor(`echo "$1" > ${log}`, 'printf "%s and\\033 more\\r\\n\\n\\n" "$(cat "$1")" > "$1"');
    expect(await editOutside('First.', { ...process.env, EDITOR: command })).toEqual({ text: 'First. and more' });
    expect(existsSync(readFileSync(log, 'utf8').trim())).toBe(false);
  });

  it('begins with an empty file where there is no text, and may leave none', async () => {
    const log = join(tempDir(), 'log');
    expect(await editOutside('', { ...process.env, EDITOR: editor(`wc -c < "$1" > ${log}`) })).toEqual({ text: '' });
    expect(readFileSync(log, 'utf8').trim()).toBe('0');
    expect(await editOutside('First.', { ...process.env, EDITOR: editor(': > "$1"') })).toEqual({ text: '' });
  });

  it.each([
    ['ends with an error', 'echo lost > "$1"; exit 1'],
    ['is ended by a signal', 'kill -9 $$'],
    ['takes the file away', 'rm "$1"'],
  ])('that %s leaves the text as it was, and says so', async (_how, line) => {
    const command = editor(line);
    const { text, message } = await editOutside('First.', { ...process.env, EDITOR: command });
    expect(text).toBe('First.');
    expect(message).toContain(command);
  });

  it('that is not there, or finds no place for its file, leaves the text as it was', async () => {
    const gone = await editOutside('First.', { ...process.env, EDITOR: '/no/such/editor --wait' });
    expect(gone).toMatchObject({ text: 'First.', message: expect.stringContaining('/no/such/editor') });
    const command = editor('true');
    vi.stubEnv('TMPDIR', '/no/such/folder');
    try {
      const noPlace = await editOutside('First.', { ...process.env, EDITOR: command });
      expect(noPlace).toMatchObject({ text: 'First.', message: expect.stringContaining('ended with an error') });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('gets the terminal as it found it, and what is typed meanwhile waits for the question', async () => {
    const { here, prompter } = openPrompter('rich', editor('echo Second. >> "$1"'));
    const reply = prompter.ask(madeScreen({ widget: 'lines', draft: { text: 'First.' } }));
    await here.see('/editor: my-editor');
    here.press('\t');
    await here.see('Word: /');
    here.press('editor\r');
    await here.see('> First. Second.');
    expect(here.isRaw()).toBe(true);
    expect(here.written().split(PASTE_OFF)).toHaveLength(2);
    here.press('\r');
    expect(await reply).toMatchObject({ kind: 'answer', draft: { text: 'First.\nSecond.' } });
    prompter.close();
    expect(here.isRaw()).toBe(false);
  });

  it.each([
    ['changes', 'echo Second. >> "$1"', 'Current answer: First. Second.', 'First.\nSecond.'],
    ['empties', ': > "$1"', 'A line with one period alone ends the answer.', ''],
    ['spoils', 'exit 1', 'ended with an error', 'First.'],
  ])('in plain mode, that %s the text: an empty line takes it', async (_how, line, says, text) => {
    const { here, prompter } = openPrompter('plain', editor(line));
    const reply = prompter.ask(madeScreen({ widget: 'lines', draft: { text: 'First.' } }));
    await here.see('/editor');
    here.press('/editor\n');
    await here.see(says);
    here.press('\n');
    expect(await reply).toMatchObject({ kind: 'answer', draft: { text } });
    prompter.close();
  });

  it('in plain mode, that comes after some lines goes on with them', async () => {
    const { here, prompter } = openPrompter('plain', editor('echo Third. >> "$1"'));
    const reply = prompter.ask(madeScreen({ widget: 'lines' }));
    await here.see('/editor');
    here.press('First.\nSecond.\n/menu\n');
    await here.see('Write in my-editor');
    const row = /(\d+)\. Write in my-editor/.exec(here.shown())?.[1];
    here.press(`${row}\n`);
    await here.see('Third.');
    here.press('\n');
    expect(await reply).toMatchObject({ kind: 'answer', draft: { text: 'First.\nSecond.\nThird.' } });
    prompter.close();
  });

  it.each(['rich', 'plain'] as const)('where none is named, the word is answered: %s', async (mode) => {
    const { here, prompter } = openPrompter(mode);
    const reply = prompter.ask(madeScreen({ widget: 'lines' }));
    await here.see('/leave');
    here.press(mode === 'rich' ? '/editor\r' : '/editor\n');
    await here.see('No editor is offered here.');
    here.hangUp();
    expect(await reply).toMatchObject({ kind: 'leave', cause: 'end-of-input' });
    prompter.close();
  });
});

withShell('Ctrl-Z', () => {
  /** Stops nothing: the whole job would stop, and this test with it. */
  const noStop = () => vi.spyOn(process, 'kill').mockImplementation(() => true);

  it('gives the terminal back, stops the job, and draws the question again when it goes on', async () => {
    const { here, prompter } = openPrompter('rich');
    let rawAtStop = true;
    const stop = noStop().mockImplementation(() => {
      rawAtStop = here.isRaw();
      return true;
    });
    const reply = prompter.ask(madeScreen());
    await here.see('A question?');
    here.press('half');
    await here.see('> half');
    here.press('\u001a');
    await here.gone('> half');
    expect(stop.mock.calls).toEqual([[0, 'SIGTSTP']]);
    expect(rawAtStop).toBe(false);
    expect(here.written().lastIndexOf(PASTE_OFF)).toBeGreaterThan(here.written().lastIndexOf('\u001b[?2004h'));
    await here.gone('A question?');
    expect(prompter.current()).toMatchObject({ draft: { text: 'half' } });
    process.emit('SIGCONT');
    await here.see('> half');
    expect(here.isRaw()).toBe(true);
    here.press('\r');
    expect(await reply).toMatchObject({ kind: 'answer', draft: { text: 'half' } });
    prompter.close();
  });

  it('where there is no shell to stop for, goes on by itself', async () => {
    const { here, prompter } = openPrompter('rich');
    noStop();
    const reply = prompter.ask(madeScreen());
    await here.see('A question?');
    here.press('\u001a');
    await here.gone('A question?');
    await here.see('A question?');
    expect(here.written().split(PASTE_ON)).toHaveLength(3);
    here.press('text\r');
    expect(await reply).toMatchObject({ draft: { text: 'text' } });
    prompter.close();
  });

  it('after a stop from outside the question is drawn anew, below what the shell wrote; late or alone, SIGCONT does nothing', async () => {
    const { here, prompter } = openPrompter('rich');
    process.emit('SIGCONT');
    expect(here.written()).toBe('');
    const reply = prompter.ask(madeScreen());
    await here.see('A question?');
    here.io.err.write('\n'.repeat(5));
    here.io.err.write('shell: fg\n');
    process.emit('SIGCONT');
    await here.see(`shell: fg ${HEAD} * A question?`);
    const drawn = here.written().split('A question?').length;
    process.emit('SIGCONT');
    here.press('x');
    await here.see('> x');
    expect(here.written().split('A question?')).toHaveLength(drawn);
    here.press('\r');
    await reply;
    prompter.close();
  });
});

describe('the rich prompter', () => {
  it('draws the question anew in a window of another size, and takes no notice between questions', async () => {
    const { here, prompter } = openPrompter('rich');
    const reply = prompter.ask(
      madeScreen({ ask: 'A question that is long enough to be broken in a window of 30 columns?' }),
    );
    await here.see('30 columns?');
    here.resize(30, 10);
    await here.see('A question that is long enough');
    here.press('x\r');
    await reply;
    const before = here.written();
    here.resize(60, 20);
    expect(here.written()).toBe(before);
    prompter.close();
  });

  it('takes Down behind a mark for the line that the mark led to, and after a pause for the next', async () => {
    let now = 1000;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { here, prompter } = openPrompter('rich');
    const items = itemsNamed(['One', 'Two', 'Three', 'Four']);
    const reply = prompter.ask(madeScreen({ widget: 'checklist', items }));
    await here.see('0 of 4 answered');
    here.press('y');
    await here.see('1 of 4 answered');
    here.press(`${DOWN}n`);
    await here.see('2 of 4 answered');
    now += 1000;
    here.press(`${DOWN}u`);
    await here.see('3 of 4 answered');
    here.press('\r');
    const marks = { one: { value: 'yes' }, two: { value: 'no' }, four: { value: 'unsure' } };
    expect(await reply).toMatchObject({ kind: 'answer', draft: { marks } });
    prompter.close();
  });

  it('says a line above the open question, which stays', async () => {
    const { here, prompter } = openPrompter('rich');
    const reply = prompter.ask(madeScreen());
    await here.see('A question?');
    prompter.say('Somebody else saved.');
    await here.see(`Somebody else saved. ${HEAD} * A question?`);
    here.press('x\r');
    await reply;
    prompter.close();
  });

  it.each([
    ['東京都住宅局の方々', 'Government: 東京都住宅局 …'],
    ['Bürgerschaftsabgeordnete', 'Government: Bürgerschafts …'],
    ['the housing department', 'Government: the housing …'],
  ])('tells the beginning of an answer that is too wide, of one without blanks, too: %s', async (text, told) => {
    const { here, prompter } = openPrompter('rich');
    here.resize(30, 20);
    const reply = prompter.ask(madeScreen());
    await here.see('A question?');
    prompter.say({ of: 'answer', label: 'Government', text });
    await here.see(told);
    here.press('x\r');
    await reply;
    prompter.close();
  });

  it('opens the menu of moves at once where a word asked for it', async () => {
    const { here, prompter } = openPrompter('rich');
    const reply = prompter.ask(madeScreen({ opens: 'menu' }));
    await here.see('Skip for now');
    here.press('\t');
    await here.see('A question?');
    here.press('x\r');
    expect(await reply).toMatchObject({ kind: 'answer', draft: { text: 'x' } });
    prompter.close();
  });

  it('closed from outside, leaves the question on the screen and ends it with what was typed', async () => {
    const { here, prompter } = openPrompter('rich');
    const reply = prompter.ask(madeScreen());
    await here.see('A question?');
    here.press('half');
    await here.see('> half');
    expect(prompter.current()).toMatchObject({ id: 'q', draft: { text: 'half' } });
    prompter.close();
    expect(await reply).toMatchObject({ kind: 'leave', cause: 'end-of-input', draft: { text: 'half' } });
    expect(here.isRaw()).toBe(false);
    await here.see('> half');
  });

  it('tells at every question after it that the input has ended', async () => {
    const { here, prompter } = openPrompter('rich');
    here.hangUp();
    for (let time = 0; time < 2; time++)
      expect(await prompter.ask(madeScreen())).toMatchObject({ kind: 'leave', cause: 'end-of-input' });
    prompter.close();
  });

  it('asks in 80 columns and 24 rows where the terminal does not tell its size', async () => {
    const { here, prompter } = openPrompter('rich');
    Object.assign(here.io.err, { columns: 0, rows: 0 });
    const reply = prompter.ask(madeScreen());
    await here.see('A question?');
    here.press('x\r');
    expect(await reply).toMatchObject({ kind: 'answer' });
    prompter.close();
  });
});

describe('typed before the question was shown', () => {
  /** What the second question shows when these keys came in at the end of the first one. */
  const ahead = async (keys: string, given: Partial<Screen>) => {
    const { here, prompter } = openPrompter('rich');
    const first = prompter.ask(madeScreen({ ask: 'The first?' }));
    await here.see('The first?');
    here.press('x\r');
    await first;
    here.press(keys);
    const reply = prompter.ask(madeScreen({ ask: 'The second?', ...given }));
    await here.see('The second?');
    return { here, prompter, reply };
  };

  it.each([
    ['text goes into an empty field', 'second', {}, '> second'],
    ['what was deleted again does not', 'sed\u007f\u007fecond', {}, '> second'],
    ['nothing but an Enter answers nothing', '\r', {}, '> Enter answers'],
    ['nothing goes into a field that holds a text', 'second', { draft: { text: 'Saved.' } }, 'has not been used'],
    ['a number leads to its line of a list', '3', { widget: 'one', options }, '> 3. Gamma'],
    ['a number with no line is told', '7', { widget: 'one', options }, 'has not been used'],
    ['a number is no answer to several', '2', { widget: 'many', options }, 'Nothing is chosen yet'],
    ['text is nothing for a list', 'words', { widget: 'one', options }, 'has not been used'],
  ] as [string, string, Partial<Screen>, string][])('%s', async (_what, keys, given, says) => {
    const { here, prompter, reply } = await ahead(keys, given);
    await here.see(says);
    here.press('\u0003');
    expect(await reply).toMatchObject({ kind: 'leave', cause: 'interrupt' });
    prompter.close();
  });

  it('a wish to leave is heard', async () => {
    const { here, prompter } = openPrompter('rich');
    const first = prompter.ask(madeScreen());
    await here.see('A question?');
    here.press('x\r');
    await first;
    here.press('words\u0003');
    expect(await prompter.ask(madeScreen())).toMatchObject({ kind: 'leave', cause: 'interrupt' });
    prompter.close();
  });

  it.each([
    ['a number, Enter and the next answer in one piece: both are used', '2\rab', 'beta', '> ab'],
    ['an arrow, Enter and the next answer in one piece: all are used', '\u001b[B\rab', 'alpha', '> ab'],
  ])('%s', async (_what, keys, at, next) => {
    const { here, prompter } = openPrompter('rich');
    const reply = prompter.ask(madeScreen({ widget: 'one', options }));
    await here.see('3. Gamma');
    here.press(keys);
    expect(await reply).toMatchObject({ kind: 'answer', draft: { at } });
    const second = prompter.ask(madeScreen({ ask: 'The second?' }));
    await here.see(next);
    here.press('\u0003');
    await second;
    prompter.close();
  });

  it('the Enter behind a paste chooses nothing in a list', async () => {
    const { here, prompter } = openPrompter('rich');
    const reply = prompter.ask(madeScreen({ widget: 'one', options }));
    await here.see('3. Gamma');
    here.press('\u001b[200~some words\u001b[201~\r');
    await here.see('Text has no place here');
    here.press('3\r');
    expect(await reply).toMatchObject({ kind: 'answer', draft: { at: 'gamma' } });
    prompter.close();
  });

  it('the Enter behind what is pasted into a note ends the note', async () => {
    const { here, prompter } = openPrompter('rich');
    const reply = prompter.ask(madeScreen({ widget: 'checklist', items: itemsNamed(['Open log']) }));
    await here.see('Open log');
    here.press('+');
    await here.see('Note:');
    here.press('\u001b[200~The log of 2025\u001b[201~\r');
    await here.gone('Enter ends the note');
    here.press('y\r');
    const marks = { 'open log': { value: 'yes', note: 'The log of 2025' } };
    expect(await reply).toMatchObject({ kind: 'answer', draft: { marks } });
    prompter.close();
  });
});
