// B3-B6: windows of every size and changing ones, no terminal at all, and five hundred pasted lines.
import fs from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { randomFrom } from '../../scripts/random.mjs';
import { readPack } from '../../src/method/pack.ts';
import { createProject, readProject } from '../../src/project/file.ts';
import { draftsIn } from '../support/drafts.ts';
import { tempDir } from '../support/temp-dir.ts';
import { oneLine, openTerminal } from '../support/terminal.ts';
import { spawnTde } from '../support/test-io.ts';
import { bin, measured, root, times } from './measure.ts';
import { isRight, putLongPack, QUESTIONS } from './pack.ts';
import { inspect, openWizard } from './wizard.ts';

const method = readPack(join(root, 'method'));

function project(): string {
  const cwd = tempDir();
  createProject(join(cwd, 'tde.yaml'), method, []);
  return cwd;
}
const said = (cwd: string, id: string) => readProject(join(cwd, 'tde.yaml'), method).at(id)?.value;

test('B3', async (context) => {
  const chance = randomFrom(3);
  const cwd = project();
  const id = 'refine.data-supply.collected';
  const terminal = openTerminal({ command: process.execPath, args: [bin, 'edit', id], cwd });
  await terminal.see('/leave');
  let typed = '';
  const resizes = times(200, 40);
  for (let i = 0; i < resizes; i++) {
    const piece = `word${i} `;
    typed += piece;
    terminal.press(piece);
    terminal.resize(20 + Math.floor(chance() * 181), 5 + Math.floor(chance() * 56));
  }
  terminal.resize(100, 50);
  await terminal.see(`word${resizes - 1}`);
  terminal.press('\r');
  await terminal.see('Review your answers');
  const answer = said(cwd, id);
  measured(
    context,
    `${resizes} resizes while typing: the text is ${answer === typed.trim() ? 'intact' : 'NOT intact'}`,
  );
  expect(answer).toBe(typed.trim());
});

test('B4', async (context) => {
  const cwd = tempDir();
  const pack = putLongPack(tempDir());
  const long = readPack(pack);
  const done: string[] = [];
  for (const [columns, rows] of [
    [20, 5],
    [40, 10],
    [80, 24],
    [200, 60],
  ] as const) {
    fs.rmSync(join(cwd, 'tde.yaml'), { force: true });
    createProject(join(cwd, 'tde.yaml'), long, []);
    const wizard = openWizard({ cwd, pack, method: long, args: ['edit', 's1'], columns, rows });
    const asked = QUESTIONS.filter(({ section }) => section === 's1');
    for (const each of asked) {
      await wizard.terminal.until(each.id, (screen) => oneLine(screen).includes(`Ask ${each.id} now?`));
      if (columns === 40 && each.kind === 'choice') expect(wizard.terminal.screen()).toMatch(/^ {2}1\. /m);
      await wizard.give(each.id);
    }
    await wizard.terminal.see('Review your');
    const found = inspect(cwd, long);
    if ('answers' in found && asked.every((each) => isRight(each, found.answers))) done.push(`${columns}x${rows}`);
    wizard.terminal.kill('SIGKILL');
  }
  measured(
    context,
    `ten questions of every kind answered at ${done.join(', ')}; at 40x10 question and choice are in view`,
  );
  expect(done).toHaveLength(4);
});

test('B5', (context) => {
  const wrong: string[] = [];
  let slowest = 0;
  for (const [args, flag, made, answered] of [
    [['init'], /--no-input|--answers/, false, 130],
    [['resume'], /tde set/, true, 130],
    [['edit', 'project.name'], /tde set/, true, 0],
    [['init', '--no-input', 'x', 'y'], /./, false, 2],
  ] as const) {
    // Lines that come through a pipe are answers; where nothing comes, nobody is there.
    for (const stdin of ['', 'a line\nanother\n']) {
      const cwd = made ? project() : tempDir();
      const before = fs.readdirSync(cwd).length;
      const start = performance.now();
      const { code, err } = spawnTde(args, { cwd, stdin });
      slowest = Math.max(slowest, performance.now() - start);
      const isRefused = code === 2 && flag.test(err) && fs.readdirSync(cwd).length === before;
      if (stdin === '' ? !isRefused : code !== answered) wrong.push(`${args.join(' ')}: ${code} ${err}`);
    }
  }
  measured(
    context,
    `8 starts without a terminal: ${wrong.length} other than exit code 2, the flag, no file, or answered from a pipe; ${slowest.toFixed(0)} ms at most`,
  );
  expect(wrong).toEqual([]);
  expect(slowest).toBeLessThanOrEqual(1000);
});

test('B6', async (context) => {
  const lines = Array.from({ length: 500 }, (_, i) => `line ${i} of the notes`);
  const wrong: string[] = [];
  for (const id of ['refine.data-supply.collected', 'project.name', 'project.team', 'project.role']) {
    for (const bracketed of [true, false]) {
      const cwd = project();
      const terminal = openTerminal({ command: process.execPath, args: [bin, 'edit', id], cwd });
      await terminal.see('/leave');
      const mark = terminal.written().length;
      const text = lines.join('\r');
      terminal.press(bracketed ? `\u001b[200~${text}\u001b[201~` : `${text}\r`);
      await terminal.until('something to show', () => terminal.written().length > mark);
      // The wish to leave comes last, so all that was pasted is dealt with before it is heard.
      terminal.press('\u0003');
      await terminal.ended();
      const { byId } = readProject(join(cwd, 'tde.yaml'), method).answers;
      const kept = `${draftsIn(cwd)} ${JSON.stringify(byId)}`;
      const words = oneLine(terminal.written().slice(mark));
      const all = lines.every((line) => kept.includes(line));
      if (Object.keys(byId).length > 1) wrong.push(`${id}: ${Object.keys(byId)} answered`);
      if (!all && id !== 'project.role' && !/too long|fit|left out|longer|more than/i.test(words))
        wrong.push(`${id} ${bracketed}: lines gone without a word`);
    }
  }
  measured(context, `500 lines into 4 kinds of question, 2 ways: ${wrong.length} wrong`);
  expect(wrong.join('\n')).toBe('');
});
