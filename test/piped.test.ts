// Answers that come without a terminal: through a pipe, through tee; read line by line, in plain mode. And where nothing comes. From a file,
// for more than one prompt, and for more commands, in piped.full.test.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pitchQuestions } from '../src/advice/progress.ts';
import { loadMethod } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { readProject } from '../src/project/file.ts';
import { words } from '../src/words.ts';
import { expectNothingAsked, expectNothingMade } from './support/no-input.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { openTerminal } from './support/terminal.ts';
import { runTde, spawnTde } from './support/test-io.ts';

const method = await loadMethod();
const bin = join(packageRoot, 'bin', 'tde.js');

/** A librarian's first pitch, a line for each question, after the choice of a pitch now. */
const PITCH = [
  '1',
  'I am a librarian',
  'Dalry Falls',
  'Dalry Falls Parks Department',
  'playgrounds without a working water tap',
  'parents at story time and day care workers',
  'repair orders for taps',
  'so that children can play outside on hot days',
  '1',
  'ask twenty parents at story time by June 1',
  'send us the repair orders of last summer',
  "Children's desk, Dalry Falls Library",
];
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');
const answersIn = (cwd: string) => readProject(join(cwd, 'tde.yaml'), method).answers.byId;

describe('answers from a pipe', () => {
  it('make a project, one line after the other, however many come at once', () => {
    const cwd = tempDir();
    const { code, out, err } = spawnTde(['init'], { cwd, stdin: lines(...PITCH) });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err.split('\n')[0]).toMatch(/^Plain mode is on \(answers are read line by line/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    const byId = answersIn(cwd);
    for (const id of pitchQuestions(method)) expect(byId[id]?.value, id).toBeTruthy();
    expect(byId['project.place']).toEqual({ value: 'Dalry Falls' });
    expect(err).toContain('Everything is saved in');
  });

  it('that end too early leave what came, say what is open, and are gone on with by the next ones', () => {
    const cwd = tempDir();
    const first = spawnTde(['init', '--quick'], { cwd, stdin: `${lines(...PITCH.slice(1, 5))}parents at st` });
    expect(first.code).toBe(130);
    expect(answersIn(cwd)['find.focus-area']).toEqual({ value: PITCH[4] });
    expect(first.err).toContain(words.ask.open);
    expect(first.err).toContain('\n  tde set refine.data-supply.summary …\n');
    expect(first.err).not.toContain('tde set find.focus-area');
    expect(first.err).toMatch(/Go on with: tde resume\n$/);
    // What was not ended by a line break is kept as half-typed.
    const second = spawnTde(['resume'], { cwd, stdin: lines('', ...PITCH.slice(6), '') });
    expect(second.err).toContain('Current answer: parents at st');
    expect(second.code).toBe(0);
    expect(answersIn(cwd)['refine.data-requesters.summary']).toEqual({ value: 'parents at st' });
  });

  it('are not read with --no-input', async () => {
    const cwd = tempDir();
    const { code, err } = await runTde(['init', '--no-input'], { cwd, stdin: lines(...PITCH) });
    expect(code).toBe(0);
    expect(answersIn(cwd)['project.place']).toBeUndefined();
    expect(err).toContain('tde set project.place …');
  });
});

describe('where nothing comes in', () => {
  it('tde init says what to do, and makes nothing', () => expectNothingMade('init'));

  it('tde resume names each open answer with the command that gives it', () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', `tde: 1\nmethod: ${method.id}\nproject:\n  place: Dalry Falls\n`);
    const { code, err } = spawnTde(['resume'], { cwd });
    expect(code).toBe(2);
    for (const id of ['project.government', 'find.focus-area', 'refine.impact.summary'])
      expect(err).toContain(`\n  tde set ${id} …\n`);
    expect(err).not.toContain('tde set project.place');
  });

  it('tde feedback add asks nothing', () => expectNothingAsked('feedback', 'add'));
});

describe('what is asked, through a pipe', () => {
  it('reaches the person who types, and is kept by tee', { timeout: 60_000 }, async () => {
    const cwd = tempDir();
    const terminal = openTerminal({
      command: 'sh',
      args: ['-c', `"${process.execPath}" "${bin}" init --quick 2>&1 | tee log.txt`],
      cwd,
    });
    await terminal.see('Which of these fits you best?');
    terminal.press('2\r');
    await terminal.see('Which place is this project about?');
    terminal.press('Dalry Falls\r');
    await terminal.see('Which public body has the data you care about?');
    terminal.press('/leave\r');
    await terminal.ended();
    expect(answersIn(cwd)['project.place']).toEqual({ value: 'Dalry Falls' });
    expect(readFileSync(join(cwd, 'log.txt'), 'utf8')).toContain('Which place is this project about?');
  });
});
