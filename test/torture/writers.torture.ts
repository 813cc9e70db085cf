// C1-C5: two wizards, a wizard and an editor, locks of the living and the dead, readers, and two branches.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { randomFrom } from '../../scripts/random.mjs';
import { skeletonOf } from '../../src/method/ids.ts';
import { readPack } from '../../src/method/pack.ts';
import type { Change } from '../../src/project/answers.ts';
import { sameAnswer } from '../../src/project/answers.ts';
import { createProject, readProject, saveAnswers, unlockProject } from '../../src/project/file.ts';
import { readAnswers } from '../../src/project/read.ts';
import { newProjectText } from '../../src/project/skeleton.ts';
import { applyChanges } from '../../src/project/update.ts';
import { put, tempDir } from '../support/temp-dir.ts';
import { oneLine } from '../support/terminal.ts';
import { spawnTde } from '../support/test-io.ts';
import { bin, measured, percentile, root, times } from './measure.ts';
import { answerTo, isRight, putLongPack, QUESTIONS } from './pack.ts';
import { inspect, openWizard, type Wizard } from './wizard.ts';

function longProject() {
  const cwd = tempDir();
  const pack = putLongPack(tempDir());
  const method = readPack(pack);
  createProject(join(cwd, 'tde.yaml'), method, []);
  return { cwd, pack, method, file: join(cwd, 'tde.yaml') };
}

test('C1', async (context) => {
  const chance = randomFrom(11);
  let [switches, told, untold, lost] = [0, 0, 0, 0];
  const wanted = times(200, 16);
  while (switches < wanted) {
    const made = longProject();
    const sides = ['s1', 's4'].map((section) => ({
      wizard: openWizard({ ...made, args: ['edit', section] }),
      given: [] as string[],
      at: '',
      news: 0,
    }));
    for (const side of sides) side.at = await side.wizard.next();
    let last = -1;
    for (let turn = 0; turn < 36 && sides.every((side) => side.at !== 'tasks'); turn++) {
      const who = chance() < 0.5 ? 0 : 1;
      const [mine, other] = who === 0 ? [sides[0], sides[1]] : [sides[1], sides[0]];
      if (!mine || !other) break;
      const mark = mine.wizard.terminal.written().length;
      const at = mine.at;
      await mine.wizard.give(at);
      mine.at = await mine.wizard.next();
      if (at.includes('.')) {
        mine.given.push(at);
        other.news++;
        const said = /Changed in the file meanwhile/.test(oneLine(mine.wizard.terminal.written().slice(mark)));
        if (mine.news > 0) said ? told++ : untold++;
        mine.news = 0;
      }
      if (last >= 0 && last !== who) switches++;
      last = who;
    }
    const found = inspect(made.cwd, made.method);
    for (const id of sides.flatMap((side) => side.given)) {
      const asked = QUESTIONS.find((each) => each.id === id);
      if (!asked || 'torn' in found || !isRight(asked, found.answers)) lost++;
    }
    for (const side of sides) side.wizard.terminal.kill('SIGKILL');
  }
  measured(
    context,
    `${switches} changes of turn: ${lost} answers lost, told ${told} times of the other's, ${untold} times not`,
  );
  expect({ lost, untold }).toEqual({ lost: 0, untold: 0 });
});

/** Saves a file as editors do, with the time it had before: only its content tells. */
function editorSaves(file: string, text: string, renames: boolean): void {
  const { atime, mtime } = fs.statSync(file);
  if (renames) {
    fs.writeFileSync(`${file}~`, text);
    fs.utimesSync(`${file}~`, atime, mtime);
    fs.renameSync(`${file}~`, file);
  } else {
    fs.writeFileSync(file, text);
    fs.utimesSync(file, atime, mtime);
  }
}

test('C2', async (context) => {
  const chance = randomFrom(12);
  let [edits, overwritten, comments, asked, unasked] = [0, 0, 0, 0, 0];
  const wanted = times(200, 20);
  while (edits < wanted) {
    const made = longProject();
    const wizard: Wizard = openWizard({ ...made, args: ['edit', 's1'] });
    for (let at = await wizard.next(); at !== 'tasks' || edits === 0; ) {
      const question = QUESTIONS.find(({ id }) => id === at);
      if (!question || edits >= wanted) {
        if (edits >= wanted || at === 'tasks') break;
        wizard.terminal.press('\r');
        at = await wizard.next();
        continue;
      }
      await wizard.type(at);
      const text = fs.readFileSync(made.file, 'utf8');
      const key = at.slice(3);
      const same = chance() < 0.4 && ['text', 'phrase', 'choice', 'paragraph'].includes(question.kind);
      edits++;
      if (same) {
        const theirs = question.kind === 'choice' ? (answerTo(question, 1).value as string) : `theirs ${edits}`;
        editorSaves(made.file, inSection(text, question.section, key, theirs), edits % 2 === 0);
        wizard.terminal.press('\r');
        const screen = await wizard.terminal.until(
          'a word on it',
          (shown) => /Which answer do you want|^Ask|Ask s/m.test(shown) && shown,
        );
        const choice = await wizard.terminal
          .until('the choice', (shown) => /Which answer do you want/.test(oneLine(shown)) && shown)
          .catch(() => undefined);
        if (choice === undefined) {
          unasked++;
          throw new Error(`not asked about ${at}:\n${screen}`);
        }
        asked++;
        const mine = chance() < 0.5;
        if (!mine) wizard.terminal.press('2');
        wizard.terminal.press('\r');
        at = await wizard.next();
        const now = readProject(made.file, made.method);
        const stands = now.at(question.id)?.value;
        if (mine ? !isRight(question, now.answers) : stands !== theirs) overwritten++;
      } else {
        const later = QUESTIONS.find(({ id, kind }) => id > 's5' && kind === 'text' && !text.includes(`of ${id}`));
        if (!later) break;
        const edited = inSection(text, later.section, later.id.slice(3), `theirs of ${later.id}`, `# why ${later.id}`);
        editorSaves(made.file, edited, edits % 2 === 0);
        wizard.terminal.press('\r');
        at = await wizard.next();
        const now = readProject(made.file, made.method);
        if (now.at(later.id)?.value !== `theirs of ${later.id}` || !isRight(question, now.answers)) overwritten++;
        if (!now.contents.includes(`# why ${later.id}\n`)) comments++;
      }
    }
    wizard.terminal.kill('SIGKILL');
  }
  measured(
    context,
    `${edits} saves of an editor: ${overwritten} overwritten, ${comments} comments gone; the same answer asked about ${asked} times, ${unasked} times not`,
  );
  expect({ overwritten, comments, unasked }).toEqual({ overwritten: 0, comments: 0, unasked: 0 });
});

/** The text with a value at a key of a section, and a comment above it. */
function inSection(text: string, section: string, key: string, value: string, comment = ''): string {
  const at = text.indexOf(`\n${section}:\n`);
  const head = text.slice(0, at);
  const line = new RegExp(`^ {2}${key}:.*\n`, 'm');
  return head + text.slice(at).replace(line, `${comment && `  ${comment}\n`}  ${key}: ${value}\n`);
}

test('C3', async (context) => {
  const folder = () => {
    const cwd = tempDir();
    spawnTde(['init', '--no-input'], { cwd });
    return cwd;
  };
  const lock = (cwd: string, pid: number, host = hostname()) =>
    put(cwd, '.tde.yaml.lock', JSON.stringify({ pid, host, since: new Date().toISOString(), id: 'a1b2c3' }));
  const starts: number[] = [];
  let stuck = 0;
  for (let run = 0; run < times(40, 8); run++) {
    const cwd = folder();
    lock(cwd, spawnSync('true').pid);
    const start = performance.now();
    if (spawnTde(['set', 'project.name', 'x'], { cwd }).code !== 0) stuck++;
    starts.push(performance.now() - start);
  }
  let broken = 0;
  let unnamed = 0;
  const attempts = times(200, 12);
  const one = async (run: number) => {
    const cwd = folder();
    const foreign = run % 4 === 0;
    const file = lock(cwd, process.pid, foreign ? 'elsewhere' : hostname());
    const child = spawn(process.execPath, [bin, 'set', 'project.name', 'x'], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    const code = await new Promise((done) => child.on('close', done));
    if (code !== 1 || !fs.existsSync(file) || /name: x/.test(fs.readFileSync(join(cwd, 'tde.yaml'), 'utf8'))) broken++;
    if (
      !err
        .replace(/\s+/g, ' ')
        .includes(foreign ? 'on elsewhere, since' : `process ${process.pid} on this computer, since`)
    )
      unnamed++;
  };
  // Each waits for two seconds, so many wait at once.
  for (let run = 0; run < attempts; run += 10)
    await Promise.all(Array.from({ length: Math.min(10, attempts - run) }, (_, i) => one(run + i)));
  const forced = folder();
  const method = readPack(join(root, 'method'));
  lock(forced, 1, 'elsewhere');
  const project = readProject(join(forced, 'tde.yaml'), method);
  const change: Change[] = [{ id: 'project.name', answer: { value: 'x' } }];
  expect(() => unlockProject(project.path, 'another')).toThrow('no lock');
  expect(() => saveAnswers(project, change)).toThrow('on elsewhere');
  unlockProject(project.path, 'a1b2c3');
  saveAnswers(project, change);
  measured(
    context,
    `${starts.length} locks of the dead: ${stuck} in the way, ${percentile(starts, 95).toFixed(0)} ms (p95); ${attempts} of the living or from elsewhere: ${broken} broken, ${unnamed} not named; forced by its id only`,
  );
  expect({ stuck, broken, unnamed }).toEqual({ stuck: 0, broken: 0, unnamed: 0 });
  expect(percentile(starts, 95)).toBeLessThan(1000);
});

test('C4', (context) => {
  const cwd = tempDir();
  fs.copyFileSync(join(root, 'examples', 'lead-paint', 'tde.cycle-1.yaml'), join(cwd, 'tde.yaml'));
  put(cwd, '.tde.yaml.lock', JSON.stringify({ pid: process.pid, host: hostname(), since: 'now', id: 'a1' }));
  const commands = [
    ['check'],
    ['status'],
    ['get'],
    ['get', '--json'],
    ['recommend'],
    ['pitch'],
    ['outline'],
    ['plan'],
    ['feedback', 'list'],
    ['plan', '-o', 'plan.md'],
  ];
  const slow: string[] = [];
  for (const args of commands) {
    const start = performance.now();
    const { code, err } = spawnTde(args, { cwd });
    if (performance.now() - start > 1500 || /Another tde/.test(err) || code > 1) slow.push(args.join(' '));
  }
  measured(context, `${commands.length} reading commands while a lock is held: ${slow.length} wait or fail`);
  expect(slow).toEqual([]);
});

test('C5', (context) => {
  const method = readPack(join(root, 'method'));
  const text = newProjectText(method);
  const ids = skeletonOf(method).filter(
    ({ kind }) => kind !== 'records' && kind !== 'criterion' && kind !== 'checklist',
  );
  const criteria = skeletonOf(method).filter(({ kind }) => kind === 'criterion');
  const asked = [...ids, ...criteria].slice(0, 60);
  const changes = asked.map(
    (question): Change => ({ id: question.id, answer: sample(question.kind, question.options) }),
  );
  const valid = changes.filter((change) => {
    try {
      return applyChanges(text, readAnswers(text, 'f', method), [change]) !== text;
    } catch {
      return false;
    }
  });
  const folder = tempDir();
  const versions = valid.map((change) => applyChanges(text, readAnswers(text, 'f', method), [change]));
  put(folder, 'base', text);
  for (const [i, version] of versions.entries()) put(folder, `v${i}`, version);
  let [pairs, conflicts, wrong, moved] = [0, 0, 0, 0];
  for (const [i, version] of versions.entries()) {
    const gone = text.split('\n').filter((line) => !version.split('\n').includes(line));
    if (gone.length > 1) moved++;
    const script = versions
      .map((_, j) =>
        j > i ? `git merge-file -p -q v${i} base v${j} && printf '\\0ok\\0' || printf '\\0conflict\\0'` : '',
      )
      .filter(Boolean)
      .join('\n');
    const parts = spawnSync('sh', [], {
      cwd: folder,
      input: script,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }).stdout.split('\0');
    for (let j = i + 1; j < versions.length; j++) {
      const at = 2 * (j - i - 1);
      pairs++;
      if (parts[at + 1] !== 'ok') conflicts++;
      else {
        const merged = readAnswers(parts[at] ?? '', 'merged', method);
        const both = [valid[i], valid[j]].every((change) => change && sameAnswer(merged.at(change.id), change.answer));
        if (!both || merged.problems.length > 0) wrong++;
      }
    }
  }
  measured(
    context,
    `${pairs} pairs of ${valid.length} questions: ${conflicts} conflicts, ${wrong} wrong; ${moved} of ${valid.length} answers changed other lines`,
  );
  expect({ conflicts, wrong, moved }).toEqual({ conflicts: 0, wrong: 0, moved: 0 });
  expect(valid.length).toBe(60);
});

function sample(kind: string, options: unknown): Change['answer'] {
  if (kind === 'list') return { value: ['one', 'two: 2'] };
  if (kind === 'paragraph') return { value: 'line one\n\nline two' };
  if (kind === 'criterion' || kind === 'judgement') return { value: 'no', note: 'because' };
  if (kind === 'date') return { value: '2026-01-31' };
  if (kind === 'choice' && Array.isArray(options)) return { value: String(options[0]?.id) };
  if (kind === 'choices' && Array.isArray(options)) return { value: [String(options[0]?.id)] };
  if (kind === 'choice' || kind === 'choices') return { findOut: 'the clerk' };
  return { value: 'short' };
}
