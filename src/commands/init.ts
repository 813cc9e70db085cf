// `tde init`, and `tde` alone: makes a new project (asks what to do first and starts the interview, or makes it from answers or an example), or
// takes up the one that is there.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isAnswered, pitchQuestions } from '../advice/progress.ts';
import { Leaves, UserError, usageError } from '../errors.ts';
import { choiceScreen, choose, type Screen } from '../interview/prompter.ts';
import type { Method } from '../method/types.ts';
import { codeOf, exampleNames, ioError, packageRoot } from '../outside.ts';
import { type Change, NO_ANSWERS, readerOf } from '../project/answers.ts';
import { createWhole } from '../project/disk.ts';
import { createProject, isFinishedCycle, type Project, placeForProject, readProject } from '../project/file.ts';
import { type Io, shortPath } from '../terminal.ts';
import { fill, shellWord, words } from '../words.ts';
import {
  type Context,
  canAsk,
  canInterview,
  commandFor,
  isNoProject,
  methodOf,
  noneCalled,
  noQuestionFor,
  openProject,
  openPrompter,
  projectPath,
  tell,
  tellNext,
  tellToAnswer,
} from './context.ts';

type InitOptions = {
  quick?: boolean;
  whole?: boolean;
  answers?: string;
  name?: string;
  place?: string;
  government?: string;
  example?: string;
};

/** Makes a project in a folder (here, where none is named). In a terminal it goes on to ask; elsewhere it says what is missing. */
export async function initProject(given: Context, options: InitOptions, folder?: string): Promise<void> {
  const { io, common } = given;
  const path = placeForProject({ cwd: io.cwd, env: io.env, file: common.file, folder });
  // What is said from here on is about this project, whether it is found from here or not.
  const context: Context = { io, common: { ...common, file: shortPath(path, io.cwd) } };
  refuseInCheckout(io, path);
  if (options.example !== undefined) return copyExample(context, options.example, path);
  const method = await methodOf(context);
  const changes = await changesFrom(context, method, options);
  if (existsSync(path)) return resumeExisting(context, method, path, changes.length > 0);
  if (await canInterview(context)) return startProject(context, method, path, changes, options);
  if (common.input && changes.length === 0) throw usageError(words.init.needsTerminal, words.init.needsTerminalNext);
  const project = createProject(path, method, changes);
  tell(context, words.init.made, { path: shortPath(path, io.cwd) });
  tellMissing(context, project);
}

/** `tde` alone: what is open, or the task list, or an offer to start a project; without a terminal, `status`. */
export async function openTaskList(context: Context): Promise<void> {
  if (!canAsk(context)) return (await import('./status.ts')).printStatus(context, {});
  if (!hasProject(context)) return initProject(context, {});
  const project = await openProject(context);
  await (await import('./interview.ts')).runInterview(context, project, 'open');
}

/** Before there is a project: a pitch now, or the whole worksheet. */
export const startScreen = ({ title, pitch: { minutes } }: Method): Screen =>
  choiceScreen({
    id: 'start',
    where: title,
    ask: words.start.ask,
    hint: words.start.hint,
    help: [words.start.help],
    options: [
      { id: 'quick', label: minutes === undefined ? words.start.quick : fill(words.start.quickIn, { minutes }) },
      { id: 'whole', label: words.start.whole },
    ],
  });

// --- internal ---

/** Whether there is a project. @throws UserError where one is named that is not there, or seems to be there under a wrong name */
function hasProject(context: Context): boolean {
  try {
    projectPath(context);
    return true;
  } catch (error) {
    if (isNoProject(error)) return false;
    throw error;
  }
}

/** The answers given on the command line: the file's, then the single ones. */
async function changesFrom(context: Context, method: Method, options: InitOptions): Promise<Change[]> {
  const typed = (['name', 'place', 'government'] as const).flatMap((role) => {
    const [id, value] = [method.roles[role], options[role]];
    if (value === undefined) return [];
    if (id === undefined) throw noQuestionFor(method, role);
    return [{ id, value }];
  });
  if (options.answers === undefined && typed.length === 0) return [];
  // The first screen of all waits for no more than it needs.
  const { changeFor, readAnswerFile } = await import('./answers.ts');
  const fromFile = options.answers === undefined ? [] : readAnswerFile(context, method, options.answers);
  const isTyped = ({ id }: Change) => typed.some((each) => each.id === id);
  const reader = readerOf(method, NO_ANSWERS);
  return [
    ...fromFile.filter((change) => !isTyped(change)),
    ...typed.map(({ id, value }) => changeFor(reader, id, [value])),
  ];
}

/** Asks for a pitch now or the whole worksheet, unless that was said; no file is made before. */
async function startProject(
  context: Context,
  method: Method,
  path: string,
  changes: readonly Change[],
  said: InitOptions,
): Promise<void> {
  const prompter = await openPrompter(context);
  const { minutes, example } = method.pitch;
  if (!said.whole && minutes !== undefined && example !== undefined) {
    prompter.say(fill(words.start.promise, { minutes }));
    prompter.say(fill(words.start.example, { example }));
  }
  prompter.say(fill(words.start.folder, { path }));
  let isQuick = said.quick === true;
  if (!said.quick && !said.whole) {
    try {
      isQuick = (await choose(prompter, startScreen(method))) === 'quick';
    } catch (error) {
      prompter.close();
      if (error instanceof Leaves) return;
      throw error;
    }
  }
  const [{ QUICK }, { runInterview }] = await Promise.all([import('../interview/walk.ts'), import('./interview.ts')]);
  const project = createProject(path, method, changes);
  const leg = isQuick ? QUICK : (method.sections[0]?.id ?? QUICK);
  await runInterview(context, project, { leg }, prompter);
}

async function resumeExisting(context: Context, method: Method, path: string, hasAnswers: boolean): Promise<void> {
  if (hasAnswers || !(await canInterview(context))) throw projectExists(context, path, 'tde resume');
  const { runInterview } = await import('./interview.ts');
  const project = readProject(path, method);
  tell(context, words.init.resumes);
  await runInterview(context, project);
}

function copyExample(context: Context, name: string, path: string): void {
  const { io } = context;
  const names = exampleNames();
  if (!names.includes(name)) throw noneCalled(name, names, words.init.noExample);
  const folder = join(packageRoot, 'examples', name);
  const finished = readdirSync(folder).filter(isFinishedCycle);
  const files = [['tde.yaml', path], ...finished.map((file) => [file, join(dirname(path), file)])] as const;
  const there = files.find(([, target]) => existsSync(target));
  if (there) throw projectExists(context, there[1], 'tde status');
  // The current cycle last: with it the example is whole.
  for (const [file, target] of files.toReversed()) copyNew(context, join(folder, file), target);
  tell(context, words.init.example, { name, path: shortPath(path, io.cwd) });
  for (const [, file] of files.slice(1))
    tell(context, words.init.exampleFinished, {
      file: shortPath(file, io.cwd),
      word: shellWord(shortPath(file, io.cwd)),
    });
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
function tellMissing(context: Context, project: Project): void {
  const { method } = project;
  const missing = method.questions.filter(
    (question) => pitchQuestions(method).includes(question.id) && !question.optional && !isAnswered(project, question),
  );
  tellToAnswer(context, words.init.missing, missing);
  tellNext(context, missing.length > 0 ? 'tde status' : 'tde pitch');
}

/** `npm start` in a checkout must not leave a project inside it. */
function refuseInCheckout({ env }: Io, path: string): void {
  const root = env.TDE_CHECKOUT;
  if (!root || !`${path}${sep}`.startsWith(`${root}${sep}`)) return;
  throw new UserError({
    code: 'in-checkout',
    what: fill(words.init.inCheckout, { path: root }),
    next: words.init.inCheckoutNext,
  });
}
