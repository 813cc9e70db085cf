// Evidence in a sitting, from the first file to the plan: offers that are taken and refused, a focus area from a topic, its citation, the
// documents, and what `check` says once the file is another.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../../src/method/ids.ts';
import { createProject, readProject } from '../../src/project/file.ts';
import { CATALOGS, LOGS, requests, rowsOf, written } from './city-exports.ts';
import { tdeHere } from './here.ts';
import { KEY } from './person.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

const method = await loadMethod(undefined);
const log = LOGS.find(({ name }) => name === 'Alaveteli');
const bytes = (number: number) => written(log ? rowsOf(log, requests(number)) : []);

function project() {
  const cwd = tempDir();
  const file = join(cwd, 'tde.yaml');
  createProject(file, method, [
    { id: 'project.name', answer: { value: 'Open permits' } },
    { id: 'project.place', answer: { value: 'Larkspur' } },
    { id: 'find.opportunities', answer: { value: ['Neighbors learn too late what is built'] } },
  ]);
  put(cwd, 'requests.csv', bytes(600));
  put(cwd, 'inventory.csv', CATALOGS[0]?.bytes() ?? '');
  const at = (id: string) => readProject(file, method).at(id);
  return { cwd, file, at, tde: (...argv: string[]) => runTde(argv, { cwd }) };
}

type Mode = 'rich' | 'plain';

/** Says it of the interview in each of the modes; `flags` are the words of the command line for that mode. */
const inEach = (modes: readonly Mode[], tests: (flags: readonly string[]) => void) =>
  describe.each(modes)('evidence in the interview, %s', (mode) => tests(mode === 'plain' ? ['--accessible'] : []));

/** Tests that evidence is offered where it can speak, and goes from there into the documents. */
export function testOffered(modes: readonly Mode[]): void {
  inEach(modes, (mode) => {
    test('is offered where it can speak, cited where it was taken, and looked after', async () => {
      const { cwd, at, tde, file } = project();
      const add = tdeHere(['evidence', 'add', 'requests.csv', 'inventory.csv', ...mode], cwd);
      expect(await add.code).toBe(0);

      const list = 'find.checklists.analyze-requests';
      const marks = tdeHere(['edit', list, ...mode], cwd);
      await marks.see('Your data shows: 600 requests, 2023-01-05 to 2025-06-21, by date and subject');
      await marks.see('1. Yes: mark "Records request data"');
      marks.press(`1${KEY.enter}`);
      await marks.see('Your data shows: 5 data sets of the portal');
      await marks.see('mark "Portal usage figures"');
      marks.press(`2${KEY.enter}`);
      await marks.see('This shows what is used, not by whom.');
      marks.press(`1${KEY.enter}`);
      await marks.see('Can you find out what people ask the government for?');
      marks.hangUp();
      await marks.code;
      expect(at(`${list}.records-request-data`)).toEqual({
        value: 'yes',
        note: expect.stringMatching(
          /^600 requests, 2023-01-05 to 2025-06-21, by date and subject \(requests, [0-9a-f]{16}\)$/,
        ),
      });
      expect(at(`${list}.portal-usage`)).toBeUndefined();
      expect(at(`${list}.api-contacts`)).toMatchObject({
        value: 'unsure',
        note: expect.stringContaining('5 data sets of the portal'),
      });

      const focus = tdeHere(['edit', 'find.focus-area', ...mode], cwd);
      await focus.see('What people ask for most could be a focus area.');
      await focus.see('Neighbors learn too late');
      await focus.see('2. Building permits and plans');
      focus.press(`2${KEY.enter}`);
      await focus.see('Which problem will you work on?');
      await focus.see('building permits and plans');
      focus.press(KEY.enter);
      await focus.see('Review your answers');
      focus.hangUp();
      await focus.code;
      expect(at('find.focus-area')?.value).toBe('building permits and plans');

      const reason = tdeHere(['edit', 'find.focus-reason', ...mode], cwd);
      await reason.see('Does what people ask for back this focus area?');
      reason.press(`2${KEY.enter}`);
      await reason.see('Building permits and plans: 100 requests from 14 people (requests,');
      reason.hangUp();
      await reason.code;
      const { evidence } = JSON.parse((await tde('evidence', '--json')).out);
      await tde('set', 'find.focus-reason', `${evidence[0].topics[0].citation}.`);

      const plan = (await tde('plan')).out;
      expect(plan).toContain('## What the records show');
      expect(plan).toMatch(/```shares\n\[#{5} {5}\] 50 %\s+Building permits and plans/);
      expect((await tde('plan', '--appendix')).out).toMatch(
        /Records request data: 600 requests, 2023-01-05 to 2025-06-21, by date and subject \(requests, [0-9a-f]{16}\)/,
      );
      expect((await tde('plan', '--format', 'html')).out).toContain('<figure class="shares">');
      expect((await tde('pitch')).out).toContain('building permits and plans');
      const behind = 'Evidence behind it:\n- 600 requests, 2023-01-05 to 2025-06-21, by date and subject';
      expect((await tde('recommend')).out).toContain(behind);
      expect((await tde('ready', 'find')).out).toContain(behind);

      expect((await tde('check')).out).not.toMatch(/evidence-(?:cited|file)/);
      put(cwd, 'requests.csv', bytes(300));
      expect((await tde('check')).out).toContain('[evidence-file]');
      expect(readFileSync(file, 'utf8')).not.toMatch(/Quillfeather|Marrowby/);
    });
  });
}

/** Tests that what a table does not tell is asked of the person. */
export function testAsked(modes: readonly Mode[]): void {
  inEach(modes, (mode) => {
    test('asks of a table that could be several things what it is, and which number of a date is the day', async () => {
      const { cwd, file } = project();
      const rows = requests(120).map(({ subject, who }, i) => [`0${1 + (i % 9)}/0${1 + (i % 8)}/2024`, subject, who]);
      put(cwd, 'list.csv', written([['Date', 'Title', 'User'], ...rows]));
      const tde = tdeHere(['evidence', 'add', 'list.csv', ...mode], cwd);
      await tde.see('list.csv looks like 120 requests. What is it a list of?');
      await tde.see('Most of it: Building permits and plans');
      tde.press(`3${KEY.enter}`);
      await tde.see('Which comes first?');
      tde.press(`2${KEY.enter}`);
      expect(await tde.code).toBe(0);
      const source = readProject(file, method).evidence.get('list');
      expect(source).toMatchObject({ kind: 'dataset requests', rows: 120, dates: 'day first' });
      expect(tde.shown()).not.toMatch(/Quillfeather|Marrowby/);
    });
  });
}

/** Tests that nothing is added where the person leaves. */
export function testLeft(modes: readonly Mode[]): void {
  inEach(modes, (mode) => {
    test('adds nothing where the person leaves', async () => {
      const { cwd, file } = project();
      put(cwd, 'list.csv', written([['Date', 'Title'], ...requests(60).map(({ subject }) => ['03/04/2024', subject])]));
      const before = readFileSync(file, 'utf8');
      const tde = tdeHere(['evidence', 'add', 'list.csv', ...mode], cwd);
      await tde.see('What is it a list of?');
      tde.press(KEY.interrupt);
      expect([await tde.code, readFileSync(file, 'utf8')]).toEqual([130, before]);
      await tde.see('list.csv was not added.');
      await tde.see('tde evidence add list.csv');
    });

    test('says what was refused and what is left to add where the person leaves', async () => {
      const { cwd, tde: run } = project();
      put(cwd, 'scan.pdf', '%PDF-1.7 a scan');
      put(cwd, 'list.csv', written([['Date', 'Title'], ...requests(60).map(({ subject }) => ['03/04/2024', subject])]));
      const tde = tdeHere(['evidence', 'add', 'requests.csv', 'scan.pdf', 'list.csv', 'inventory.csv', ...mode], cwd);
      await tde.see('What is it a list of?');
      tde.press(`/leave${KEY.enter}`);
      expect(await tde.code).toBe(1);
      await tde.see('scan.pdf: nothing was counted.');
      await tde.see('list.csv was not added.');
      await tde.see('tde evidence add list.csv inventory.csv');
      expect(JSON.parse((await run('evidence', '--json')).out).evidence.map(({ id }: { id: string }) => id)).toEqual([
        'requests',
      ]);
    });
  });
}
