// The task list of every example, however far it is: what it shows, and what it leads to.
import { relative } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createPlainPrompter } from '../../src/interview/plain/plain.ts';
import type { Reply, Screen } from '../../src/interview/prompter.ts';
import { openScreen } from '../../src/interview/rich/question.ts';
import { stepScreen, taskListScreen } from '../../src/interview/task-list.ts';
import { loadMethod } from '../../src/method/ids.ts';
import { type Answers, NO_ANSWERS, type Reader, readerOf } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { type Io, lookOf } from '../../src/terminal.ts';
import { exampleFiles, examplesFolder } from './examples.ts';
import { rowTo } from './task-list.ts';

export const method = await loadMethod();
export const ids = method.sections.map(({ id }) => id);
export const TODAY = '2026-11-20';
export const reader = (answers: Answers): Reader => ({ ...readerOf(method, answers), today: TODAY });
export const listFor = (answers: Answers, at?: string): Screen => taskListScreen(reader(answers), at);
const finishedUpTo = (answers: Answers, number: number): Answers => ({ ...answers, finished: ids.slice(0, number) });

/** The projects, by their names. */
const projects: readonly (readonly [string, Answers])[] = [
  ['an empty project', NO_ANSWERS],
  ...exampleFiles.map((file) => [relative(examplesFolder, file), readProject(file, method).answers] as const),
];

/** What the rich prompter draws of a screen, line by line. */
function drawn(screen: Screen, columns: number, rows: number): string[] {
  return openScreen(screen, lookOf({ color: false, glyphs: true })).view({ columns, rows }).lines;
}

/** The names of all projects. */
export const allProjects = projects.map(([name]) => name);

/** Tests the task lists of some projects, or of all. */
export function testTaskLists(names: readonly string[]): void {
  describe.each(projects.filter(([name]) => names.includes(name)))('the task list of %s', (_name, answers) => {
    const lists = Array.from({ length: ids.length + 1 }, (_, number) => listFor(finishedUpTo(answers, number)));

    it('has at most 14 lines and is in view as a whole at 80×24, however much is finished', () => {
      for (const list of [listFor(answers), ...lists, ...ids.map((at) => listFor(answers, at))]) {
        const lines = (list.options ?? []).flatMap(({ heading, label }) => [...(heading ? [heading] : []), label]);
        expect(lines.length).toBeLessThanOrEqual(14);
        const shown = drawn(list, 80, 24).join('\n');
        expect(shown).not.toMatch(/lines? (above|below)/);
        for (const line of lines) expect(shown).toContain(line);
      }
    });

    it('leads to every section in two choices at most', () => {
      const behind = new Map<string, string[]>();
      const rowsBehind = (row: string) => {
        const rows =
          behind.get(row) ??
          stepScreen(reader(answers), row.split(/[!.]/)[1] ?? '', undefined).options?.map(({ id }) => id) ??
          [];
        behind.set(row, rows);
        return rows;
      };
      for (const list of lists)
        for (const section of ids) {
          const row = rowTo(method, list, section);
          expect(row === section ? [row] : rowsBehind(row)).toContain(section);
        }
    });

    it('takes the name of any section where an answer is typed, also of one that is folded into another line', async () => {
      const list = listFor(finishedUpTo(answers, 5));
      for (const { id, title } of method.sections) {
        const replies = await typed(list, title);
        expect(replies, title).toMatchObject({ kind: 'answer', draft: { at: id } });
      }
    });

    it('has what comes next chosen already, in view at 40×12 too, and says it in a sentence where it is heard', () => {
      for (const list of lists) {
        const next = list.options?.find(({ id }) => id === list.draft.at);
        expect(next).toBeDefined();
        const rows = drawn(list, 40, 12);
        expect(rows.length).toBeLessThan(12);
        expect(rows.join(' ')).toContain(next?.label.split(' ')[0]);
        expect(list.brief?.join(' ')).toMatch(/^Next: .+\. Enter goes there; list reads all \d+\.$/);
      }
    });
  });
}

// --- internal ---

/** What comes of a line that is typed at a screen in plain mode. */
async function typed(screen: Screen, line: string): Promise<Reply> {
  const stream = Readable.from([`${line}\n`]);
  const err = { write: () => true, columns: 80 };
  const io = { in: stream, out: err, err, env: {}, cwd: '/', now: () => new Date(0), onEnding: () => () => {} };
  const prompter = createPlainPrompter(io as unknown as Io, 'a test');
  const reply = await prompter.ask(screen);
  prompter.close();
  return reply;
}
