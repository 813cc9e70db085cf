// The figures that need a terminal: how soon the first question shows, and how long it takes from Enter to the next question
// with the save on disk in between. Run by bench.mjs.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { childrensTime, env, median } from './bench-measure.mjs';

const PATIENCE = 10_000;

/** Starts node in a terminal with a screen; `sees` resolves when that shows a text. */
function open(args, cwd) {
  const start = performance.now();
  const pty = spawn(process.execPath, args, { cols: 80, rows: 24, cwd, env: { ...env, TERM: 'xterm-256color' } });
  const view = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  let wake = () => {};
  pty.onData((data) => view.write(data, () => wake()));
  const shown = () => {
    const { active } = view.buffer;
    const line = (row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '';
    return Array.from({ length: view.rows }, (_, row) => line(row))
      .join(' ')
      .replace(/\s+/g, ' ');
  };
  const ended = new Promise((resolve) => pty.onExit(() => resolve(performance.now() - start)));
  const sees = (text) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited in vain for "${text}" in:\n${shown()}`)), PATIENCE);
      wake = () => {
        if (!shown().includes(text)) return;
        clearTimeout(timer);
        wake = () => {};
        resolve(performance.now());
      };
      wake();
    });
  return { start, sees, ended, press: (keys) => pty.write(keys), close: () => pty.kill('SIGKILL') };
}

/** A run of bare node in a terminal, from its start to its end. */
export async function bareInTerminal() {
  const cpu = childrensTime();
  const wall = await open(['-e', '0'], tmpdir()).ended;
  return { wall, cpu: childrensTime() - cpu };
}

/** From the start of `tde init` to its first question. */
export async function firstQuestion(tde) {
  const cwd = mkdtempSync(join(tmpdir(), 'tde-bench-'));
  const cpu = childrensTime();
  const terminal = open([tde, 'init'], cwd);
  const wall = (await terminal.sees('What would you like to do first?')) - terminal.start;
  terminal.close();
  await terminal.ended;
  rmSync(cwd, { recursive: true, force: true });
  return { wall, cpu: childrensTime() - cpu };
}

/**
 * From Enter to the next screen, for so many answers; each is another one, so each is saved. The median, and the 95th of 100.
 * @param project the folder of a project; answers go into a copy of it
 */
export async function nextQuestions(tde, answers, project) {
  const method = JSON.parse(readFileSync(join(tde, '..', '..', 'dist', 'method.json'), 'utf8'));
  const { ask } = method.questions.find(({ id }) => id === 'project.place');
  // A question asked by name leads to the answers of its section; of these a few keys go back to it.
  const next = 'Review your answers';
  const cwd = mkdtempSync(join(tmpdir(), 'tde-bench-'));
  cpSync(project, cwd, { recursive: true });
  const cpu = childrensTime();
  const terminal = open([tde, 'edit', 'project.place'], cwd);
  const times = [];
  await terminal.sees(ask);
  while (times.length < answers) {
    const text = `Riverton ${times.length}`;
    terminal.press(`\u0015${text}`);
    await terminal.sees(text);
    const pressed = performance.now();
    terminal.press('\r');
    times.push((await terminal.sees(next)) - pressed);
    terminal.press('\u0007');
    await terminal.sees('Word: /goto');
    terminal.press('project.place\r');
    await terminal.sees(ask);
  }
  terminal.close();
  await terminal.ended;
  rmSync(cwd, { recursive: true, force: true });
  times.sort((a, b) => a - b);
  return { wall: median(times), slow: times[Math.ceil(times.length * 0.95) - 1], cpu: childrensTime() - cpu };
}
