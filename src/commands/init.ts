// `tde init`: makes a project and starts the interview; or fills it from answers, or copies an example.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pitchQuestions } from '../advice/pitch.ts';
import { isAnswered } from '../advice/progress.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { type Change, NO_ANSWERS } from '../project/answers.ts';
import { codeOf, createWhole, ioError } from '../project/disk.ts';
import { createProject, type Project, readProject } from '../project/file.ts';
import { placeForProject } from '../project/locate.ts';
import { packageRoot } from '../root.ts';
import type { Io } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, canAsk, methodOf, needTerminal, tell, tellNext } from './context.ts';
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

/** Makes a project in a folder (here, where none is named). In a terminal it goes on to ask; elsewhere it says what is missing. */
export async function initProject(context: Context, folder: string | undefined, options: InitOptions): Promise<void> {
  const { io, common } = context;
  const path =
    folder === undefined
      ? placeForProject({ cwd: io.cwd, env: io.env, ...(common.file !== undefined && { file: common.file }) })
      : join(resolve(io.cwd, folder), 'tde.yaml');
  refuseInCheckout(io, path);
  if (options.example !== undefined) return copyExample(context, options.example, path);
  const method = await methodOf(context);
  const changes = given(context, method, options);
  if (existsSync(path)) return resumeExisting(context, method, path, changes.length > 0);
  if (!canAsk(context)) {
    if (common.input && changes.length === 0)
      throw needTerminal(words.init.needsTerminal, words.init.needsTerminalNext);
    const project = createProject(path, method, changes);
    tell(io, fill(words.init.made, { path: shortPath(io, path) }));
    return tellMissing(context, method, project);
  }
  const { startProject } = await import('./start.ts');
  await startProject(context, method, path, changes, options);
}

// --- internal ---

/** The answers given on the command line: the file's, then the single ones. */
function given(context: Context, method: Method, options: InitOptions): Change[] {
  const fromFile = options.answers === undefined ? [] : readAnswerFile(context, method, options.answers);
  const { place, government } = method.names;
  const single: [string, string | undefined][] = [
    ['project.name', options.name],
    [place.question, options.place],
    [government.question, options.government],
  ];
  const typed = single.flatMap(([id, value]) =>
    value === undefined ? [] : [changeFor(method, NO_ANSWERS, id, [value])],
  );
  const own = new Set(typed.map((change) => change.id));
  return [...fromFile.filter((change) => !own.has(change.id)), ...typed];
}

async function resumeExisting(context: Context, method: Method, path: string, hasAnswers: boolean): Promise<void> {
  const { resumeCommand, runInterview } = await import('./interview.ts');
  if (hasAnswers || !canAsk(context)) {
    throw new UserError({
      code: 'project-exists',
      what: fill(words.init.exists, { path: shortPath(context.io, path) }),
      next: fill(words.init.existsNext, { command: resumeCommand(context, path) }),
    });
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
    const near = nearest(name, names);
    throw new UserError({
      code: 'no-example',
      what: fill(words.init.noExample, { name, meant: near ? fill(words.interview.didYouMean, { id: near }) : '' }),
      next: fill(words.init.noExampleNext, { names: names.join(', ') }),
    });
  }
  try {
    mkdirSync(dirname(path), { recursive: true });
    createWhole(path, readFileSync(join(folder, name, 'tde.yaml'), 'utf8'));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw ioError(error, 'make', path);
    throw new UserError({
      code: 'project-exists',
      what: fill(words.init.exists, { path: shortPath(io, path) }),
      next: fill(words.init.existsNext, { command: 'tde status' }),
    });
  }
  tell(io, fill(words.init.example, { name, path: shortPath(io, path) }));
  tellNext(io, 'tde status');
}

/** Lists what the pitch still needs, by id, each with the command that gives it. */
function tellMissing({ io }: Context, method: Method, { answers }: Project): void {
  const missing = method.questions.filter(
    (question) => pitchQuestions(method).includes(question.id) && !isAnswered(answers, question),
  );
  if (missing.length > 0) {
    tell(io, words.init.missing);
    for (const question of missing) tell(io, `  tde set ${question.id} …`);
  }
  tellNext(io, missing.length > 0 ? 'tde status' : 'tde pitch');
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

function shortPath({ cwd }: Io, path: string): string {
  const short = relative(cwd, path);
  return short.length < path.length ? short : path;
}
