// `tde init`: makes a project (empty, from answers, from an example) or takes up what is there already, and starts the interview.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pitchQuestions } from '../advice/pitch.ts';
import { isAnswered } from '../advice/progress.ts';
import { Cancelled, UserError } from '../errors.ts';
import { startScreen } from '../interview/choice-screen.ts';
import { meant } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { codeOf, ioError } from '../outside.ts';
import { type Change, NO_ANSWERS } from '../project/answers.ts';
import { createWhole } from '../project/disk.ts';
import { createProject, type Project, readProject } from '../project/file.ts';
import { isFinishedCycle, placeForProject } from '../project/locate.ts';
import { readerOf } from '../project/reader.ts';
import { packageRoot } from '../root.ts';
import { type Io, shortPath } from '../terminal.ts';
import { fill, shellWord, words } from '../words.ts';
import {
  type Context,
  canAsk,
  methodOf,
  needTerminal,
  noQuestionFor,
  openPrompter,
  tell,
  tellNext,
} from './context.ts';
import { changeFor, readAnswerFile } from './set.ts';

/** Makes a project in a folder (here, where none is named). In a terminal it goes on to ask; elsewhere it says what is missing. */
export async function initProject(context: Context, folder: string | undefined, options: InitOptions): Promise<void> {
  const { io, common } = context;
  const path = placeForProject({ cwd: io.cwd, env: io.env, file: common.file, folder });
  refuseInCheckout(io, path);
  const { answers, name, place, government, example } = options;
  const isPlain = [answers, name, place, government, example].every((option) => option === undefined);
  if (isPlain && canAsk(context) && !existsSync(path)) {
    const method = await methodOf(context);
    await startProject(context, method, path, [], options);
  } else await initFrom(context, path, options);
}

export type InitOptions = {
  quick?: boolean;
  whole?: boolean;
  answers?: string;
  name?: string;
  place?: string;
  government?: string;
  example?: string;
};

// --- internal ---

/** Makes the project from what was given; goes on to ask where somebody can be asked. */
async function initFrom(context: Context, path: string, options: InitOptions): Promise<void> {
  const { io, common } = context;
  if (options.example !== undefined) return copyExample(context, options.example, path);
  const method = await methodOf(context);
  const changes = given(context, method, options);
  if (existsSync(path)) return resumeExisting(context, method, path, changes.length > 0);
  if (!canAsk(context)) {
    if (common.input && changes.length === 0)
      throw needTerminal(words.init.needsTerminal, words.init.needsTerminalNext);
    const project = createProject(path, method, changes);
    tell(io, fill(words.init.made, { path: shortPath(path, io.cwd) }));
    return tellMissing(context, method, project);
  }
  await startProject(context, method, path, changes, options);
}

/** Asks for a pitch now or the whole worksheet, unless that was said; no file is made before. */
async function startProject(
  context: Context,
  method: Method,
  path: string,
  changes: readonly Change[],
  said: { quick?: boolean; whole?: boolean },
): Promise<void> {
  const prompter = await openPrompter(context.io, context.common);
  prompter.say(fill(words.start.folder, { path }));
  let isQuick = said.quick === true;
  if (!said.quick && !said.whole) {
    const reply = await prompter.ask(startScreen(method));
    if (reply.kind !== 'answer') {
      prompter.close();
      if (reply.kind === 'leave' && reply.cause === 'asked') return;
      throw new Cancelled();
    }
    isQuick = reply.draft.at === 'quick';
  }
  // The first question does not wait for what only the others need.
  const [{ QUICK }, { runInterview }] = await Promise.all([import('../interview/hubs.ts'), import('./interview.ts')]);
  const project = createProject(path, method, changes);
  const leg = isQuick ? QUICK : (method.sections[0]?.id ?? QUICK);
  await runInterview(context, method, project, { leg }, prompter);
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
  const { resumeCommand, runInterview } = await import('./interview.ts');
  if (hasAnswers || !canAsk(context)) {
    throw projectExists(context.io, path, resumeCommand(context, path));
  }
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
  if (there) throw projectExists(io, there[1], 'tde status');
  // The current cycle last: with it the example is whole.
  for (const [file, target] of files.toReversed()) copyNew(io, join(folder, name, file), target);
  tell(io, fill(words.init.example, { name, path: shortPath(path, io.cwd) }));
  for (const [, file] of files.slice(1))
    tell(
      io,
      fill(words.init.exampleFinished, { file: shortPath(file, io.cwd), word: shellWord(shortPath(file, io.cwd)) }),
    );
  tellNext(io, 'tde status');
}

function copyNew(io: Io, from: string, to: string): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    createWhole(to, readFileSync(from, 'utf8'));
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? projectExists(io, to, 'tde status') : ioError(error, 'make', to);
  }
}

const projectExists = (io: Io, path: string, command: string): UserError =>
  new UserError({
    code: 'project-exists',
    what: fill(words.init.exists, { path: shortPath(path, io.cwd) }),
    next: fill(words.init.existsNext, { command }),
  });

/** Lists what the pitch still needs, by id, each with the command that gives it. */
function tellMissing({ io }: Context, method: Method, project: Project): void {
  const missing = method.questions.filter(
    (question) => pitchQuestions(method).includes(question.id) && !isAnswered(project, question),
  );
  if (missing.length > 0) {
    tell(io, words.init.missing);
    for (const question of missing) tell(io, `  tde set ${question.id} …`);
  }
  tellNext(io, missing.length > 0 ? 'tde status' : 'tde pitch');
}
