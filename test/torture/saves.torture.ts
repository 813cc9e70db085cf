// A2-A5, A7-A9: every file call of a save killed or failed, full disks, the order of calls, times, rights, and results.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { randomFrom } from '../../scripts/random.mjs';
import { readPack } from '../../src/method/pack.ts';
import { createProject, type Project, saveAnswers } from '../../src/project/file.ts';
import { put, tempDir } from '../support/temp-dir.ts';
import { openTerminal } from '../support/terminal.ts';
import { spawnTde } from '../support/test-io.ts';
import { bin, can, canTrace, measured, percentile, root, skipped, times } from './measure.ts';
import { answerTo, isRight, putLongPack, QUESTIONS } from './pack.ts';
import { callsOfSave, injected, orderOfSaves } from './tracing.ts';
import { inspect, openWizard } from './wizard.ts';

/** A folder with a project in it, inside another for what is noted about it. */
function project(name = 'before'): { cwd: string; file: string; text: string } {
  const cwd = join(tempDir(), 'project');
  fs.mkdirSync(cwd);
  spawnTde(['init', '--no-input', '--name', name], { cwd });
  const file = join(cwd, 'tde.yaml');
  return { cwd, file, text: fs.readFileSync(file, 'utf8') };
}

const SET = ['set', 'project.name'];
const ERRORS = {
  ENOSPC: /full/,
  EIO: /fault/,
  EDQUOT: /share/,
  EACCES: /right/,
  EROFS: /only be read/,
  EMFILE: /too many/,
};

/** The first thing that is wrong, for the table. */
const first = ([one]: readonly string[]): string => (one === undefined ? '' : `: ${one}`);

/** The folder with only the project in it, as it was. */
function restore({ cwd, file, text }: ReturnType<typeof project>): void {
  for (const name of fs.readdirSync(cwd)) if (name !== 'tde.yaml') fs.rmSync(join(cwd, name));
  fs.writeFileSync(file, text);
}

test('A2', (context) => {
  if (!canTrace()) skipped(context, 'strace is not there, or may not trace here');
  const saves = times(20, 1);
  let [runs, missed, mixed, stuck, most] = [0, 0, 0, 0, 0];
  for (let save = 0; save < saves; save++) {
    const made = project();
    const line = [...SET, `after ${'x'.repeat(save * 300)}`];
    const calls = callsOfSave(line, made.cwd);
    most = Math.max(most, calls.length);
    const after = fs.readFileSync(made.file, 'utf8');
    for (const call of calls) {
      const isKilled = () => {
        restore(made);
        const run = injected(line, made.cwd, call, 'signal=SIGKILL');
        return run.hit && run.signal === 'SIGKILL';
      };
      runs++;
      // Threads may shift a count now and then: again.
      if (!Array.from({ length: 8 }).some(isKilled)) missed++;
      const text = fs.readFileSync(made.file, 'utf8');
      if (text !== made.text && text !== after) mixed++;
      if (save > 0) continue;
      const again = spawnTde([...SET, 'again'], { cwd: made.cwd });
      const left = fs.readdirSync(made.cwd).filter((name) => name !== 'tde.yaml');
      if (again.code !== 0 || left.length > 0) stuck++;
    }
  }
  measured(
    context,
    `${runs} kills at ${most} calls of ${saves} saves: ${mixed} neither old nor new, ${stuck} next saves hindered, ${missed} missed`,
  );
  expect({ mixed, stuck }).toEqual({ mixed: 0, stuck: 0 });
  expect(missed).toBeLessThanOrEqual(runs / 50);
});

test('A3', (context) => {
  if (!canTrace()) skipped(context, 'strace is not there, or may not trace here');
  const made = project();
  const line = [...SET, 'after'];
  const calls = callsOfSave(line, made.cwd);
  const after = fs.readFileSync(made.file, 'utf8');
  const codes = Object.entries(ERRORS).slice(0, times(6, 2));
  const wrong: string[] = [];
  let [runs, saved, refused] = [0, 0, 0];
  for (const [code, reason] of codes) {
    for (const call of calls) {
      restore(made);
      const run = injected(line, made.cwd, call, `error=${code}`);
      if (!run.hit) continue;
      runs++;
      const text = fs.readFileSync(made.file, 'utf8');
      const say = `${code} at ${call.line.slice(0, 120)}: ${run.code} ${run.err}`;
      if (/ at .*\.cjs|fault in tde/.test(run.err)) wrong.push(`stack: ${say}`);
      else if (run.code === 0 && text === after) saved++;
      else if (run.code === 1 && text === made.text) {
        refused++;
        if (!reason.test(run.err.replace(/\s+/g, ' ')) || !/project|tde\.yaml/.test(run.err))
          wrong.push(`reason: ${say}`);
      } else wrong.push(`file: ${say}`);
      const again = spawnTde(line, { cwd: made.cwd });
      if (again.code !== 0 || fs.readFileSync(made.file, 'utf8') !== after) wrong.push(`again: ${say} ${again.err}`);
    }
  }
  measured(
    context,
    `${runs} failed calls (${codes.length} errors): ${refused} refused with the old file, ${saved} saved all the same, ${wrong.length} wrong${first(wrong)}`,
  );
  expect(wrong).toEqual([]);
});

/** Lets one of fs's calls on files beside the project fail while a file says so: "ENOSPC writeSync". */
const FAULTS = `const fs = require('node:fs');
const { readFileSync } = fs;
for (const name of ['openSync', 'writeSync', 'fsyncSync', 'renameSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    let fault = '';
    try { fault = readFileSync(process.env.FAULT_FILE, 'utf8'); } catch {}
    const [code, call] = fault.split(' ');
    if (call === name && (name !== 'openSync' || /\\.tmp$/.test(args[0]))) {
      throw Object.assign(new Error(code), { code, syscall: name });
    }
    return real(...args);
  };
}`;

test('A3 at the prompt', async (context) => {
  const cwd = tempDir();
  const pack = putLongPack(tempDir());
  const method = readPack(pack);
  const fault = join(tempDir(), 'fault');
  createProject(join(cwd, 'tde.yaml'), method, []);
  const env = { NODE_OPTIONS: `--require ${put(tempDir(), 'faults.cjs', FAULTS)}`, FAULT_FILE: fault };
  const wizard = openWizard({ cwd, pack, method, env, args: ['edit', 's1'] });
  let tries = 0;
  let at = await wizard.next();
  for (const code of Object.keys(ERRORS)) {
    for (const call of ['openSync', 'writeSync', 'fsyncSync', 'renameSync']) {
      // A mark of a checklist is saved as it is made, with no Enter behind it.
      while (!QUESTIONS.some(({ id, kind }) => id === at && kind !== 'checklist')) {
        await wizard.give(at);
        at = await wizard.next();
      }
      await wizard.type(at);
      const before = fs.readFileSync(join(cwd, 'tde.yaml'), 'utf8');
      fs.writeFileSync(fault, `${code} ${call}`);
      wizard.terminal.press('\r');
      await wizard.terminal.see('Not saved:');
      expect(fs.readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(before);
      fs.rmSync(fault);
      // Nothing is typed again: Enter alone saves what is still in the field.
      wizard.terminal.press('\r');
      const asked = QUESTIONS.find(({ id }) => id === at);
      // In a list Enter first ends the last line.
      if (asked?.kind === 'list') wizard.terminal.press('\r');
      at = await wizard.next();
      const found = inspect(cwd, method);
      if (!('answers' in found) || !asked || !isRight(asked, found.answers))
        throw new Error(`${code} ${call}: ${asked?.id} is not saved`);
      tries++;
    }
  }
  // What the sitting keeps stands in a folder of its own, whole as well.
  expect(fs.readdirSync(cwd)).toEqual(['.tde', 'tde.yaml']);
  expect(fs.readdirSync(join(cwd, '.tde')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  measured(context, `${tries} saves failed at the prompt and saved by Enter alone`);
});

test('A4', (context) => {
  const folder = tempDir();
  if (!can('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder))
    skipped(context, 'no right to mount a small disk');
  onTestFinished(() => void spawnSync('umount', [folder]));
  spawnTde(['init', '--no-input'], { cwd: folder });
  const file = join(folder, 'tde.yaml');
  const long = 'words '.repeat(300);
  spawnTde(['set', 'refine.data-supply.collected', long], { cwd: folder });
  const before = fs.readFileSync(file, 'utf8');
  let [cut, refused, silent, steps] = [0, 0, 0, 0];
  for (let left = 16_384; left >= 0; left -= 512) {
    const filler = join(folder, 'filler');
    fs.rmSync(filler, { force: true });
    fs.writeFileSync(file, before);
    const { bavail, bsize } = fs.statfsSync(folder);
    fs.writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    steps++;
    const { code, err } = spawnTde(['set', 'refine.data-supply.collected', `${left} ${long}`], { cwd: folder });
    const text = fs.readFileSync(file, 'utf8');
    if (code === 0 && text.includes(`${left} words`) && text.length > before.length) continue;
    refused++;
    if (text !== before) cut++;
    if (code !== 1 || !/disk is full/.test(err)) silent++;
    if (fs.readdirSync(folder).some((name) => !['tde.yaml', 'filler'].includes(name))) cut++;
  }
  measured(
    context,
    `${steps} steps (in pages of the tmpfs): ${cut} cut, ${refused} refused, ${silent} of them without saying so`,
  );
  expect({ cut, silent }).toEqual({ cut: 0, silent: 0 });
  expect(refused).toBeGreaterThan(steps / 4);
});

test('A5', async (context) => {
  if (!canTrace()) skipped(context, 'strace is not there, or may not trace here');
  const cwd = tempDir();
  const pack = putLongPack(tempDir());
  const method = readPack(pack);
  createProject(join(cwd, 'tde.yaml'), method, []);
  const trace = join(tempDir(), 'trace');
  const options = [
    '-f',
    '-y',
    '-s',
    '10',
    '-o',
    trace,
    '-e',
    'trace=openat,write,pwrite64,fsync,fdatasync,rename,renameat2,link',
  ];
  const wizard = openWizard({ cwd, pack, method, args: ['edit', 's1'], under: ['strace', ...options] });
  const answers = times(60, 12);
  for (let count = 0; count < answers; ) {
    const at = await wizard.next();
    await wizard.give(at);
    if (QUESTIONS.some(({ id }) => id === at)) count++;
  }
  await wizard.next();
  wizard.terminal.press('\x03');
  await wizard.terminal.ended();
  const { saves, wrong } = orderOfSaves(fs.readFileSync(trace, 'utf8').split('\n'), cwd);
  measured(context, `${saves} saves of the wizard, ${wrong.length} in another order`);
  expect(wrong).toEqual([]);
  expect(saves).toBeGreaterThanOrEqual(answers);
});

test('A7', async (context) => {
  const cwd = tempDir();
  const pack = putLongPack(tempDir());
  const method = readPack(pack);
  const all = QUESTIONS.filter(({ kind }) => kind !== 'checklist').map((asked) => ({
    id: asked.id,
    answer: { value: answerTo(asked).value },
  }));
  const file = join(cwd, 'tde.yaml');
  createProject(file, method, all);
  const comments = fs
    .readFileSync(file, 'utf8')
    .replace(/^ {2}(?=q\d\d:)/gm, '  # one\n  # two\n  # three\n  # four\n  ');
  fs.writeFileSync(file, comments);
  const saves: number[] = [];
  let now = (await import('../../src/project/file.ts')).readProject(file, method) as Project;
  for (let turn = 1; turn <= times(200, 60); turn++) {
    const asked = QUESTIONS[(turn * 7) % QUESTIONS.length];
    if (!asked || asked.kind === 'checklist') continue;
    const start = performance.now();
    now = saveAnswers(now, [{ id: asked.id, answer: { value: answerTo(asked, turn).value } }]);
    saves.push(performance.now() - start);
  }
  const wizard = openWizard({ cwd, pack, method, args: ['edit', 's1.q01'] });
  const prompts: number[] = [];
  await wizard.next();
  for (let turn = 0; turn < times(60, 20); turn++) {
    // From the question to the check of its section, and back to the question by its line.
    wizard.terminal.press('!');
    await wizard.terminal.until('the mark', (screen) => /!/.test(screen));
    const start = performance.now();
    wizard.terminal.press('\r');
    await wizard.next();
    prompts.push(performance.now() - start);
    wizard.terminal.press('/goto s1.q01');
    await wizard.terminal.see('goto s1.q01');
    wizard.terminal.press('\r');
    await wizard.next();
  }
  const [save, prompt] = [percentile(saves, 95), percentile(prompts, 95)];
  const lines = comments.split('\n').filter((each) => each.includes('#')).length;
  measured(
    context,
    `save p95 ${save.toFixed(0)} ms, next prompt p95 ${prompt.toFixed(0)} ms after Enter (${lines} comments)`,
  );
  expect(save).toBeLessThanOrEqual(50);
  expect(prompt).toBeLessThanOrEqual(100);
});

/** Runs tde as nobody, for whom rights count. */
function asNobody(args: string[], cwd: string): { code: number | null; err: string } {
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    uid: 65534,
    gid: 65534,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: cwd },
  });
  return { code: status, err: stderr };
}

test('A8', async (context) => {
  if (process.getuid?.() !== 0) skipped(context, 'only root can become nobody');
  const ours = (): string => {
    const { cwd, file } = project();
    for (const path of [join(cwd, '..'), cwd, file]) fs.chownSync(path, 65534, 65534);
    return cwd;
  };
  const set = (cwd: string, ...more: string[]) => asNobody([...SET, 'after', ...more], cwd);
  const says = (file: string) => fs.readFileSync(file, 'utf8').includes('name: after');
  const done: string[] = [];
  const check = (title: string, holds: boolean) => done.push(holds ? title : `NOT ${title}`);

  const linked = ours();
  fs.renameSync(join(linked, 'tde.yaml'), join(linked, 'real.yaml'));
  fs.symlinkSync('real.yaml', join(linked, 'tde.yaml'));
  set(linked);
  check(
    'a link stays a link',
    fs.lstatSync(join(linked, 'tde.yaml')).isSymbolicLink() && says(join(linked, 'real.yaml')),
  );

  const far = fs.mkdtempSync('/dev/shm/tde-');
  onTestFinished(() => fs.rmSync(far, { recursive: true }));
  fs.chownSync(far, 65534, 65534);
  const near = ours();
  fs.copyFileSync(join(near, 'tde.yaml'), join(far, 'tde.yaml'));
  fs.chownSync(join(far, 'tde.yaml'), 65534, 65534);
  fs.rmSync(join(near, 'tde.yaml'));
  fs.symlinkSync(join(far, 'tde.yaml'), join(near, 'tde.yaml'));
  set(near);
  check('also to another device', fs.lstatSync(join(near, 'tde.yaml')).isSymbolicLink() && says(join(far, 'tde.yaml')));

  const chain = ours();
  fs.renameSync(join(chain, 'tde.yaml'), join(chain, 'c'));
  fs.symlinkSync('c', join(chain, 'b'));
  fs.symlinkSync('b', join(chain, 'tde.yaml'));
  set(chain);
  check(
    'a chain of links stays',
    fs.readlinkSync(join(chain, 'tde.yaml')) === 'b' &&
      fs.readlinkSync(join(chain, 'b')) === 'c' &&
      says(join(chain, 'c')),
  );

  const nowhere = ours();
  fs.rmSync(join(nowhere, 'tde.yaml'));
  fs.symlinkSync('gone', join(nowhere, 'tde.yaml'));
  check('a link to nowhere is told of', set(nowhere).code === 1 && !fs.existsSync(join(nowhere, 'gone')));

  const shared = ours();
  fs.chmodSync(join(shared, 'tde.yaml'), 0o660);
  set(shared);
  const stat = fs.statSync(join(shared, 'tde.yaml'));
  check(
    'mode and owner are kept',
    (stat.mode & 0o777) === 0o660 && stat.uid === 65534 && says(join(shared, 'tde.yaml')),
  );

  const byRoot = ours();
  fs.chownSync(join(byRoot, 'tde.yaml'), 1234, 65534);
  spawnTde([...SET, 'after'], { cwd: byRoot });
  check('root keeps the owner', fs.statSync(join(byRoot, 'tde.yaml')).uid === 1234);

  const readOnly = ours();
  fs.chmodSync(join(readOnly, 'tde.yaml'), 0o444);
  const refused = set(readOnly);
  check(
    'a 0444 file is not replaced',
    refused.code === 1 && /read-only.*chmod u\+w/s.test(refused.err) && !says(join(readOnly, 'tde.yaml')),
  );

  const others = ours();
  fs.chownSync(join(others, 'tde.yaml'), 0, 0);
  const notOurs = set(others);
  check(
    "another person's file is not replaced",
    notOurs.code === 1 && /right/.test(notOurs.err) && !says(join(others, 'tde.yaml')),
  );

  const closed = ours();
  fs.chmodSync(closed, 0o555);
  const unwritable = set(closed);
  check(
    'an unwritable folder is explained',
    unwritable.code === 1 && /Could not write in the folder/.test(unwritable.err) && !says(join(closed, 'tde.yaml')),
  );
  fs.chmodSync(closed, 0o755);

  const hidden = ours();
  fs.chmodSync(join(hidden, 'tde.yaml'), 0o000);
  const unreadable = set(hidden);
  check('an unreadable file is told of', unreadable.code === 1 && /right/.test(unreadable.err));

  for (const what of ['deleted', 'moved'] as const) {
    const cwd = ours();
    const file = join(cwd, 'tde.yaml');
    const terminal = openTerminal({
      command: 'setpriv',
      args: ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, bin, 'edit', 'project.name'],
      cwd,
    });
    await terminal.see('/leave');
    if (what === 'deleted') fs.rmSync(file);
    else fs.renameSync(file, `${file}.moved`);
    terminal.press(' and more');
    await terminal.see('and more');
    terminal.press('\r');
    const screen = await terminal.see('Not saved:');
    check(`a file ${what} while open is noticed`, screen.includes('and more') && !fs.existsSync(file));
    terminal.kill('SIGKILL');
  }
  measured(context, `${done.filter((each) => !each.startsWith('NOT')).length} of ${done.length} cases`);
  expect(done.filter((each) => each.startsWith('NOT'))).toEqual([]);
});

test('A9', async (context) => {
  const chance = randomFrom(9);
  const wrong: string[] = [];
  let strays = 0;
  const runs = times(200, 16);
  const example = join(root, 'examples', 'lead-paint', 'tde.cycle-1.yaml');
  const rows = ['said,group', ...Array.from({ length: 400 }, (_, i) => `"comment ${i} of many",group ${i % 7}`)].join(
    '\n',
  );
  for (let run = 0; run < runs; run++) {
    const cwd = tempDir();
    const tmp = tempDir();
    fs.copyFileSync(example, join(cwd, 'tde.yaml'));
    put(cwd, 'plan.md', 'old\n');
    put(cwd, 'rows.csv', rows);
    const renders = run % 2 === 0;
    const args = renders
      ? ['plan', '-o', 'plan.md', '--force']
      : ['feedback', 'import', 'rows.csv', '--map', 'said=said,group=group'];
    const child = spawn(process.execPath, [bin, ...args], {
      cwd,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, TMPDIR: tmp },
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 90 + chance() * 250);
    await new Promise((done) => child.on('close', done));
    clearTimeout(timer);
    const plan = fs.readFileSync(join(cwd, 'plan.md'), 'utf8');
    const text = fs.readFileSync(join(cwd, 'tde.yaml'), 'utf8');
    const isOld = text === fs.readFileSync(example, 'utf8');
    if (renders && !isOld) wrong.push(`${run}: rendering changed the project`);
    if (renders && plan !== 'old\n' && !plan.endsWith('\n')) wrong.push(`${run}: half a plan`);
    if (!renders && !isOld && (text.match(/comment \d+ of many/g) ?? []).length < 400)
      wrong.push(`${run}: half of the rows`);
    if (fs.readdirSync(tmp).length > 0) wrong.push(`${run}: ${fs.readdirSync(tmp)} in TMPDIR`);
    strays = Math.max(strays, fs.readdirSync(cwd).filter((name) => name.endsWith('.tmp')).length);
    // What the kill left goes with the next save, also for a result.
    spawnTde(renders ? args : [...SET, 'again'], { cwd });
    const left = fs.readdirSync(cwd).filter((name) => name.endsWith('.tmp'));
    if (left.length > 0) wrong.push(`${run}: ${left} stays`);
  }
  measured(
    context,
    `${runs} kills: ${wrong.length} wrong; at most ${strays} temp file beside the result, gone with the next run; none elsewhere`,
  );
  expect(wrong).toEqual([]);
  expect(strays).toBeLessThanOrEqual(1);
});
