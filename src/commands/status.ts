// `tde status`: how far each section is, what is to find out and whom to ask, and what comes next; with --people every group that is
// named, by the part it has, with the steps in which it was heard.

import { dirname, relative } from 'node:path';
import { cellFor, type Group, groupsOf, listeningText, partLabels, stepsHeard } from '../advice/people.ts';
import { nextQuestion, openQuestions, progressOf } from '../advice/progress.ts';
import { titleOf } from '../advice/said.ts';
import type { Reader } from '../project/answers.ts';
import { chainBefore } from '../project/cycle.ts';
import { SECTION_STATES, screenLines } from '../terminal.ts';
import { padded, safe, widthOf } from '../text.ts';
import { count, fill, words } from '../words.ts';
import {
  type Context,
  jsonText,
  openProject,
  printLines,
  tell,
  tellNext,
  tellProblems,
  type Window,
  windowOf,
} from './context.ts';

/** Prints where the project stands; with `json` the sections in numbers and the next question; with `people` the groups. */
export async function printStatus(context: Context, options: { json?: boolean; people?: boolean }): Promise<void> {
  const project = await openProject(context);
  if (options.people) return printPeople(context, project, options);
  const { method } = project;
  const sections = progressOf(project);
  const question = nextQuestion(project);
  const isOver = project.list(method.roles.results).length > 0;
  const command = question ? `tde edit ${question.id}` : isOver ? 'tde closing' : 'tde pitch';
  const name = titleOf(project);
  if (options.json) {
    const status = { file: project.path, name, sections, next: { question: question?.id ?? null, command } };
    context.io.out.write(jsonText(status));
    return;
  }
  const on = windowOf(context);
  const { look } = on;
  const broad = Math.max(...sections.map((section) => widthOf(section.title)));
  const lines = sections.flatMap((section) => {
    const numbers = section.asked > 0 ? fill(words.statusCommand.numbers, section) : '';
    const open = section.findOut > 0 ? fill(words.alsoToFindOut, section) : '';
    const title = on.width > broad + 36 ? padded(section.title, broad) : section.title;
    const line = `${title}  ${words.status[section.status]}${numbers}${open}`;
    return on.signed(SECTION_STATES[section.status], line, { rest: '    ' });
  });
  const unknown = openQuestions(project).flatMap(({ label, whom, id }) =>
    on.signed('find-out', `${label} (${id})${whom && `: ${whom}`}`, { bare: '-' }),
  );
  const chain = chainBefore(project);
  const before = cycleLines(
    project.path,
    chain.cycles.map((cycle) => cycle.path),
    on,
  );
  const out = [look.strong(safe(name)), ...[safe(project.path), ...before].map(look.faint), '', ...lines];
  if (unknown.length > 0) out.push('', look.strong(words.statusCommand.toFindOut), ...unknown);
  if (question) out.push('', ...on.text(fill(words.statusCommand.next, { label: question.label, id: question.id })));
  printLines(context, out);
  if (chain.problem) tellProblems(context, [chain.problem]);
  tellProblems(context, project.problems);
  if (project.problems.length > 0) tell(context, count(project.problems.length, ...words.statusCommand.problems));
  tellNext(context, question ? 'tde resume' : command);
}

// --- internal ---

/** Which cycle this is, and the files of those before it, the latest first. */
function cycleLines(path: string, files: readonly string[], on: Window): string[] {
  if (files.length === 0) return [];
  const names = files.map((file) => relative(dirname(path), file)).join(', ');
  return on.text(fill(words.statusCommand.cycles, { number: files.length + 1, files: names }), '  ');
}

/** Prints the groups under their parts; with `json` as a list. */
function printPeople(context: Context, reader: Reader, options: { json?: boolean }): void {
  const { io } = context;
  const groups = groupsOf(reader);
  if (options.json) {
    io.out.write(jsonText({ groups }));
    return;
  }
  const on = windowOf(context);
  const hub = reader.method.roles.groups;
  const parts = [...partLabels(reader), { id: undefined, label: hub === undefined ? '' : words.groups.unplaced }];
  const isPlaced = groups.some(({ part }) => part !== undefined);
  const listed = parts.flatMap(({ id, label }) => {
    const own = groups.filter(({ part }) => part === id);
    if (own.length === 0 && (id === undefined || !isPlaced)) return [];
    const lines = groupLines(reader, own, on);
    const none = on.text(`  ${words.groups.nobody}`, '  ');
    return [...(label === '' ? [] : ['', ...on.text(label)]), ...(own.length === 0 ? none : lines)];
  });
  const held = listeningText(reader);
  const listening = held === '' ? [] : on.text(fill(words.groups.listening, { held }));
  const lines = groups.length === 0 ? on.text(words.groups.none) : [words.groups.title, ...listening, ...listed];
  printLines(context, lines);
  const open = groups.some(({ part }) => part === undefined) && hub !== undefined;
  tellNext(context, open ? `tde edit ${hub}` : 'tde ready');
}

/** How wide a group's name and at least each step's column are in a table; a window that has no room for it gets lines. */
const WIDE = { name: 36, step: 10 };

/** The groups of one part: a row of a table for each, or, where the window is narrow or it is read aloud, its name and below it what is told of it. */
function groupLines(reader: Reader, groups: readonly Group[], on: Window): string[] {
  const columns = stepsHeard(reader);
  const heads = columns.map(({ head }) => head);
  const widths = heads.map((head) => Math.max(WIDE.step, widthOf(head) + 2));
  const isWide = !on.aloud && on.width >= widths.reduce((sum, width) => sum + width, 2 + WIDE.name);
  const row = (name: string, cells: readonly string[]) =>
    `  ${padded(name, WIDE.name)}${cells.map((cell, i) => padded(cell, widths[i] ?? 0)).join('')}`.trimEnd();
  if (!isWide)
    return groups.flatMap((group) => {
      const told = columns.filter(({ is }) => group[is]).map(({ head, cell }) => `${head}: ${cell}`);
      const said = group.missing ? words.groups.missing : told.join(', ') || words.groups.notHeard;
      return [...on.text(`  ${group.name}`, '    '), ...on.text(`    ${said}`, '    ')];
    });
  return [
    row(words.groups.group, heads),
    ...groups.flatMap((group) => {
      const [first = '', ...rest] = screenLines(group.name, WIDE.name - 2);
      const cells = columns.map((_, i) => cellFor(group, columns, i) || '-');
      return [row(first, cells), ...rest.map((line) => `    ${line}`)];
    }),
  ];
}
