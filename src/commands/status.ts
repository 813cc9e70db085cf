// `tde status`: how far each section is, what is to find out and whom to ask, and what comes next.

import { dirname, relative } from 'node:path';
import { nextQuestion, openQuestions, progressOf } from '../advice/progress.ts';
import { titleOf } from '../documents/view.ts';
import { SECTION_STATES, signedLines } from '../look.ts';
import { chainBefore } from '../project/cycle.ts';
import { columnsOf, safe, screenLines } from '../terminal.ts';
import { widthOf } from '../text.ts';
import { count, fill, words } from '../words.ts';
import { type Context, lookOn, openProject, printLines, tellNext, tellProblems } from './context.ts';

/** Prints where the project stands; with `json` the sections in numbers and the next question. */
export async function printStatus(context: Context, options: { json?: boolean; people?: boolean }): Promise<void> {
  const { method, project } = await openProject(context);
  if (options.people) return (await import('./people.ts')).printPeople(context, project, options);
  const sections = progressOf(project);
  const question = nextQuestion(project);
  const isOver = project.list(method.roles.results).length > 0;
  const command = question ? `tde edit ${question.id}` : isOver ? 'tde closing' : 'tde pitch';
  const name = titleOf(project);
  if (options.json) {
    const status = { file: project.path, name, sections, next: { question: question?.id ?? null, command } };
    context.io.out.write(`${JSON.stringify(status, null, 2)}\n`);
    return;
  }
  const width = columnsOf(context.io.out);
  const look = lookOn(context, context.io.out);
  const broad = Math.max(...sections.map((section) => widthOf(section.title)));
  const lines = sections.flatMap((section) => {
    const numbers = section.asked > 0 ? fill(words.statusCommand.numbers, section) : '';
    const open = section.findOut > 0 ? fill(words.statusCommand.findOut, section) : '';
    const title =
      width > broad + 36 ? section.title.padEnd(broad + section.title.length - widthOf(section.title)) : section.title;
    const line = `${title}  ${words.status[section.status]}${numbers}${open}`;
    return signedLines(look, SECTION_STATES[section.status], line, width, { rest: '    ' });
  });
  const unknown = openQuestions(project).flatMap(({ label, whom, id }) =>
    signedLines(look, 'find-out', `${label} (${id}): ${whom}`, width, { bare: '-' }),
  );
  const chain = chainBefore(project, method);
  const before = cycleLines(project.path, chain.files, width);
  const out = [look.strong(safe(name)), ...[safe(project.path), ...before].map(look.faint), '', ...lines];
  if (unknown.length > 0) out.push('', look.strong(words.statusCommand.toFindOut), ...unknown);
  if (question)
    out.push('', ...screenLines(fill(words.statusCommand.next, { label: question.label, id: question.id }), width));
  printLines(context, out);
  if (chain.problem) tellProblems(context, [chain.problem]);
  tellProblems(context, project.problems);
  if (project.problems.length > 0)
    context.io.err.write(`${count(project.problems.length, ...words.statusCommand.problems)}\n`);
  tellNext(context, question ? 'tde resume' : command);
}

// --- internal ---

/** Which cycle this is, and the files of those before it, the latest first. */
function cycleLines(path: string, files: readonly string[], width: number): string[] {
  if (files.length === 0) return [];
  const names = files.map((file) => relative(dirname(path), file)).join(', ');
  return screenLines(fill(words.statusCommand.cycles, { number: files.length + 1, files: names }), width, '  ');
}
