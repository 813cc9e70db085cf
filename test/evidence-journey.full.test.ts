// One sitting after another in a real terminal, in both modes: a new project, evidence added to it, a focus area from a topic, the pitch,
// offers taken and refused, the plan with its picture and its citations, and what `check` says before and after the file is another.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pitchQuestions } from '../src/advice/progress.ts';
import { textFor } from '../src/advice/said.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { readProject } from '../src/project/file.ts';
import { words } from '../src/words.ts';
import { CATALOGS, LOGS, requests, rowsOf, written } from './support/city-exports.ts';
import { KEY, startTde } from './support/person.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { oneLine } from './support/terminal.ts';

const method = await loadMethod(undefined);
const log = LOGS.find(({ name }) => name === 'Alaveteli');
const bytes = (number: number) => written(log ? rowsOf(log, requests(number)) : []);

/** What is typed at each question of the pitch; `1` chooses the first line. */
const TYPED: Readonly<Record<string, string>> = {
  'project.role': '1',
  'project.place': 'Larkspur',
  'project.government': 'City of Larkspur',
  'refine.data-requesters.summary': 'tenants, builders and neighbors',
  'refine.data-supply.summary': 'building permits and plans',
  'refine.impact.summary': 'neighbors know what is built before it begins',
  'refine.next-steps.summary': 'meet the permit desk on Monday',
  'project.ask': 'send us the permits of last year',
  'project.contact': 'Open data desk, city hall',
};

describe.each([
  ['rich', []],
  ['plain', ['--accessible']],
])('evidence from the first file to the plan, %s', (mode, flags) => {
  test('is added, offered, cited and looked after', { timeout: 300_000 }, async () => {
    const cwd = tempDir();
    const file = join(cwd, 'tde.yaml');
    put(cwd, 'requests.csv', bytes(600));
    put(cwd, 'inventory.csv', CATALOGS[0]?.bytes() ?? '');
    const at = (id: string) => readProject(file, method).at(id);
    /** How a question begins; some are asked otherwise of some people. */
    const askOf = (id: string) => {
      const answers = existsSync(file) ? readProject(file, method).answers : NO_ANSWERS;
      return textFor(readerOf(method, answers), questionAt(method, id)?.ask).slice(0, 25);
    };

    /** A run of tde in a terminal: `see` waits for words that are asked, `say` types and presses Enter. */
    const start = (...args: string[]) => {
      const terminal = startTde([...args, ...flags], cwd);
      let from = 0;
      const see = (text: string) =>
        terminal.until(text, (screen) => {
          // Below what is asked the rich prompter draws its line of words last; in lines nothing is drawn over.
          const shown = oneLine(mode === 'rich' ? screen : terminal.scrollback().slice(from));
          const place = shown.indexOf(oneLine(text));
          return place >= 0 && (mode === 'plain' || shown.includes('/leave', place));
        });
      const say = async (text: string) => {
        from = terminal.scrollback().trimEnd().length;
        terminal.press(text);
        if (mode === 'rich') await terminal.see(text.slice(-20));
        terminal.press(KEY.enter);
      };
      const leave = async () => {
        terminal.press(KEY.interrupt);
        expect((await terminal.ended()).exitCode).toBe(130);
      };
      return { terminal, see, say, leave };
    };
    /** A run that asks nothing: all that it prints. */
    const prints = async (...args: string[]) => {
      const terminal = startTde(args, cwd, { columns: 200, rows: 50 });
      const { exitCode } = await terminal.ended();
      return { code: exitCode, text: oneLine(terminal.scrollback()) };
    };

    const first = start('init', '--quick');
    for (const id of pitchQuestions(method).slice(0, 3)) {
      await first.see(askOf(id));
      await first.say(TYPED[id] ?? '');
    }
    await first.see(askOf('find.focus-area'));
    await first.leave();

    const added = await prints('evidence', 'add', 'requests.csv', 'inventory.csv');
    expect(added).toMatchObject({ code: 0, text: expect.stringContaining('600 requests') });

    const rest = start('resume');
    await rest.see('What people ask for most could be a focus area.');
    await rest.say('2');
    await rest.see(askOf('find.focus-area'));
    rest.terminal.press(KEY.enter);
    for (const id of pitchQuestions(method).slice(4)) {
      await rest.see(askOf(id));
      if (id === 'refine.tactics.chosen' && mode === 'rich') {
        rest.terminal.press(' ');
        await rest.terminal.see('[x] 1.');
        rest.terminal.press(KEY.enter);
      } else await rest.say(TYPED[id] ?? '1');
    }
    await rest.terminal.see('What we hear will change this plan');
    await rest.leave();
    expect(at('find.focus-area')?.value).toBe('building permits and plans');

    const list = 'find.checklists.analyze-requests';
    const marks = start('edit', list);
    await marks.see('Your data shows: 600 requests, 2023-01-05 to 2025-06-21, by date and subject');
    await marks.say('1');
    await marks.see('Your data shows: 5 data sets of the portal');
    await marks.say('2');
    await marks.see('This shows what is used, not by whom.');
    await marks.say('1');
    await marks.see(askOf(list));
    await marks.leave();
    expect([
      at(`${list}.records-request-data`)?.value,
      at(`${list}.portal-usage`),
      at(`${list}.api-contacts`)?.value,
    ]).toEqual(['yes', undefined, 'unsure']);

    const reason = start('edit', 'find.focus-reason');
    await reason.see('Does what people ask for back this focus area?');
    await reason.say('2');
    await reason.see(askOf('find.focus-reason'));
    reason.terminal.press(KEY.enter);
    await reason.see(words.review.ask.slice(0, 20));
    await reason.leave();
    expect(at('find.focus-reason')?.value).toMatch(
      /^Building permits and plans: 100 requests from 14 people \(requests, [0-9a-f]{16}\)/,
    );

    const pitch = await prints('pitch', '--strict');
    expect(pitch).toMatchObject({ code: 0, text: expect.stringContaining('building permits and plans') });
    expect((await prints('plan', '-o', 'plan.html', '--appendix')).code).toBe(0);
    const plan = readFileSync(join(cwd, 'plan.html'), 'utf8');
    expect(plan).toMatch(/<figure class="shares">[\s\S]*<svg/);
    const citation = '600 requests, 2023-01-05 to 2025-06-21, by date and subject (requests, ';
    expect(plan).toContain(citation);
    expect(oneLine(plan)).toContain('Building permits and plans: 100 requests from 14 people (requests, ');

    const clean = await prints('check');
    expect(clean.text).not.toMatch(/\[evidence-/);
    put(cwd, 'requests.csv', bytes(300));
    const replaced = await prints('check');
    expect(replaced.text).toContain(
      'requests.csv is another file than the one that was counted as requests. [evidence-file]',
    );
    expect(readFileSync(file, 'utf8') + plan + replaced.text).not.toMatch(/Quillfeather|Marrowby/);
  });
});
