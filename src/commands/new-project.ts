// What `tde init` makes without asking: a project from answers or from an example; and how it takes up one that is there.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pitchQuestions } from '../advice/pitch.ts';
import { isAnswered } from '../advice/progress.ts';
import { UserError } from '../errors.ts';
import { meant } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { codeOf, ioError } from '../outside.ts';
import { type Change, NO_ANSWERS, readerOf } from '../project/answers.ts';
import { createWhole } from '../project/disk.ts';
import { createProject, type Project, readProject } from '../project/file.ts';
import { isFinishedCycle } from '../project/locate.ts';
import { packageRoot } from '../root.ts';
import { shortPath } from '../terminal.ts';
import { fill, shellWord, words } from '../words.ts';
import {
  type Context,
  canInterview,
  commandFor,
  methodOf,
  needTerminal,
  noQuestionFor,
  tell,
  tellNext,
  tellToAnswer,
} from './context.ts';
import { changeFor, readAnswerFile } from './set.ts';

export type InitOptions = {
  quick?: boolean;
  whole?: boolean;
  answers?: string;
  name?: string;
  place?: string;
  government?: string;
  example?: string;
};

/** What to begin the interview with: the method, and the answers that were given. */
export type Begun = { method: Method; changes: Change[] };

/**
 * Makes the project from what was given, or takes up the one that is there.
 * @returns what to begin with, where somebody has to be asked first; undefined where all is done
 * @throws UserError where something cannot be made, or nobody can be asked
 */
export async function madeFrom(context: Context, path: string, options: InitOptions): Promise<Begun | undefined> {
  const { io, common } = context;
  if (options.example !== undefined) {
    copyExample(context, options.example, path);
    return undefined;
  }
  const method = await methodOf(context);
  const changes = given(context, method, options);
  if (existsSync(path)) {
    await resumeExisting(context, method, path, changes.length > 0);
    return undefined;
  }
  if (await canInterview(context)) return { method, changes };
  if (common.input && changes.length === 0) throw needTerminal(words.init.needsTerminal, words.init.needsTerminalNext);
  const project = createProject(path, method, changes);
  tell(io, fill(words.init.made, { path: shortPath(path, io.cwd) }));
  tellMissing(context, method, project);
  return undefined;
}

// --- internal ---

/** The answers given on the command line: the file's, then the single ones. */
function given(context: Context, method: Method, options: InitOptions): Change[] {
  const fromFile = options.answers === undefined ? [] : readAnswerFile(context, method, options.answers);
  const typed = (['name', 'place', 'government'] as const).flatMap((role) => {
    const [id, value] = [method.roles[role], options[role]];
    if (value === undefined) return [];
    if (id === undefined) throw noQuestionFor(method, role);
    return [changeFor(readerOf(method, NO_ANSWERS), id, [value])];
  });
  const own = new Set(typed.map((change) => change.id));
  return [...fromFile.filter((change) => !own.has(change.id)), ...typed];
}

async function resumeExisting(context: Context, method: Method, path: string, hasAnswers: boolean): Promise<void> {
  if (hasAnswers || !(await canInterview(context))) throw projectExists(context, path, 'tde resume');
  const { runInterview } = await import('./interview.ts');
  const project = readProject(path, method);
  tell(context.io, words.init.resumes);
  await runInterview(context, method, project);
}

function copyExample(context: Context, name: string, path: string): void {
  const { io } = context;
  const folder = join(packageRoot, 'examples');
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  if (!names.includes(name)) {
    throw new UserError({
      code: 'no-example',
      what: fill(words.init.noExample, meant(name, names)),
      next: fill(words.init.noExampleNext, { names: names.join(', ') }),
    });
  }
  const finished = readdirSync(join(folder, name)).filter(isFinishedCycle);
  const files = [['tde.yaml', path], ...finished.map((file) => [file, join(dirname(path), file)])] as const;
  const there = files.find(([, target]) => existsSync(target));
  if (there) throw projectExists(context, there[1], 'tde status');
  // The current cycle last: with it the example is whole.
  for (const [file, target] of files.toReversed()) copyNew(context, join(folder, name, file), target);
  tell(io, fill(words.init.example, { name, path: shortPath(path, io.cwd) }));
  for (const [, file] of files.slice(1))
    tell(
      io,
      fill(words.init.exampleFinished, { file: shortPath(file, io.cwd), word: shellWord(shortPath(file, io.cwd)) }),
    );
  tellNext(context, 'tde status');
}

function copyNew(context: Context, from: string, to: string): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    createWhole(to, readFileSync(from, 'utf8'));
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? projectExists(context, to, 'tde status') : ioError(error, 'make', to);
  }
}

const projectExists = (context: Context, path: string, command: string): UserError =>
  new UserError({
    code: 'project-exists',
    what: fill(words.init.exists, { path: shortPath(path, context.io.cwd) }),
    next: fill(words.init.existsNext, { command: commandFor(context, command, path) }),
  });

/** Lists what the pitch still needs, by id, each with the command that gives it. */
function tellMissing(context: Context, method: Method, project: Project): void {
  const missing = method.questions.filter(
    (question) => pitchQuestions(method).includes(question.id) && !question.optional && !isAnswered(project, question),
  );
  tellToAnswer(context, words.init.missing, missing);
  tellNext(context, missing.length > 0 ? 'tde status' : 'tde pitch');
}
