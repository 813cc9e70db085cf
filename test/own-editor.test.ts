// The person's own editor for long texts: offered where there is one, in a private file, and never at the cost of the text.
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskTerminal, bundleDriver, openAsk, removeDriver } from './support/ask-terminal.ts';
import { tempDir } from './support/temp-dir.ts';

let folder: string;
beforeAll(async () => {
  folder = await bundleDriver();
});
afterAll(() => removeDriver(folder));

/** An editor that runs these lines of shell; `$1` is the file. */
function editor(...lines: string[]): string {
  const path = join(tempDir(), 'my-editor');
  writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.each([{ plain: false }, { plain: true }])('the editor, plain: $plain', ({ plain }) => {
  const open = (
    command: string | undefined,
    draft = { text: 'First.' },
    widget: 'lines' | 'line' = 'lines',
    env: Record<string, string> = {},
  ) =>
    openAsk(folder, {
      plain,
      screens: [{ widget, draft, ask: 'What is there?' }],
      env: command === undefined ? env : { EDITOR: command, ...env },
    });

  /** In a field that holds text, a word is typed in a line of its own. */
  const runEditor = async (terminal: AskTerminal) => {
    if (!plain) {
      terminal.press('\t');
      await terminal.see('Word: /');
    }
    terminal.press(plain ? '/editor\r' : 'editor\r');
  };

  it('gets the text in a private file, alone on the terminal; what it saved is the answer, and the file is gone', async () => {
    const log = join(tempDir(), 'log');
    const command = editor(
      `echo "$1" > ${log}; ls -l "$1" | cut -c1-10 >> ${log}; ls -ld "$(dirname "$1")" | cut -c1-10 >> ${log}`,
      'echo in the editor',
      'read -r line',
      'printf "%s\\n\\n%s\\r\\n" "$(cat "$1")" "$line" > "$1"',
    );
    const terminal = open(command);
    await terminal.see(plain ? '/editor' : '/editor: my-editor');
    await runEditor(terminal);
    await terminal.see('in the editor');
    terminal.press('Second.\r');
    await terminal.see(plain ? /Current answer:\s+First\.\s+Second\./ : /> First\.\s+Second\./);
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'First.\n\nSecond.' } }]);
    const [file, fileMode, folderMode] = readFileSync(log, 'utf8').split('\n');
    expect([fileMode, folderMode]).toEqual(['-rw-------', 'drwx------']);
    expect(existsSync(file ?? '')).toBe(false);
    expect(await terminal.ended()).toBe(0);
  });

  it.each([
    ['ends with an error', 'exit 1', []],
    ['is ended by a signal', 'kill -9 $$', []],
    ['ends with an error after it saved', 'echo "An hour of work" > "$1"; exit 1', ['answer.txt']],
    [
      'is ended by a signal with its own copy beside',
      'cp "$1" "$(dirname "$1")/.swp"; kill -9 $$',
      ['.swp', 'answer.txt'],
    ],
  ])('that %s leaves the text as it was, says so, and keeps what is new', async (_how, line, left) => {
    const place = tempDir();
    const terminal = open(editor(line), undefined, 'lines', { TMPDIR: place });
    await terminal.see('/editor');
    await runEditor(terminal);
    await terminal.see('ended with an error');
    const [kept] = readdirSync(place);
    expect(kept === undefined ? [] : readdirSync(join(place, kept))).toEqual(left);
    if (kept !== undefined) await terminal.see(/What\s+it\s+left\s+is\s+kept\s+in/);
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'First.' } }]);
  });

  it('that saves something else than UTF-8 leaves the text as it was, says so, and keeps what was saved', async () => {
    const place = tempDir();
    const terminal = open(editor(`printf 'First.\\nCaf\\351 hours\\n' > "$1"`), undefined, 'lines', { TMPDIR: place });
    await terminal.see('/editor');
    await runEditor(terminal);
    await terminal.see(/\(line\s+2,\s+column\s+4\):\s+This\s+is\s+not\s+UTF-8\s+text\.\s+It\s+is\s+kept\s+in/);
    const [kept = ''] = readdirSync(place);
    expect(readFileSync(join(place, kept, 'answer.txt'), 'latin1')).toBe('First.\nCaf\xe9 hours\n');
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'First.' } }]);
  });

  it('that is not there leaves the text as it was', async () => {
    const terminal = open('/no/such/editor --wait');
    await terminal.see('/editor');
    await runEditor(terminal);
    await terminal.see('ended with an error');
  });

  it('is not offered where none is named, nor for a single line', async () => {
    for (const terminal of [open(undefined), open(editor('true'), { text: '' }, 'line')]) {
      await terminal.see('/leave');
      expect(terminal.lines().join('\n')).not.toContain('/editor');
      await runEditor(terminal);
      await terminal.see('No editor is offered here.');
    }
  });
});
