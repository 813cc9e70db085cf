// Where a result goes: to stdout, or with -o into a file, never over a file without --force, never half written, and never over what
// people wrote.
import {
  appendFileSync,
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { codeOf, ioError } from '../outside.ts';
import { createWhole, writeWhole } from '../project/disk.ts';
import { isAmongDrafts } from '../project/draft.ts';
import { isFinishedCycle } from '../project/file.ts';
import { fill, shellWord, short, words } from '../words.ts';
import { type Context, projectPath, tell } from './context.ts';

/** The options of a command that prints a result. */
export type Output = { output?: string; force?: boolean };

/**
 * What a result is: the name that its file may have, the files, as the person named them, that it is made from, and whether it is for the
 * team alone: then nobody may read it who may not read the project.
 */
export type Result = { name: string; from?: readonly (string | undefined)[]; forTeam?: boolean | undefined };

/**
 * Prints a result, or writes it to the file named with -o: whole, or as it comes where that is a device or a pipe. Bytes go to
 * a file or a pipe, never to a terminal.
 * @throws UserError that names the reason where it cannot, or where the file holds what must not be lost
 */
export function putResult(
  context: Context,
  result: string | Uint8Array,
  { output, force }: Output,
  { name, from = [], forTeam = false }: Result,
): void {
  const { io } = context;
  if (output === undefined || output === '-' || output === '/dev/stdout') {
    if (typeof result !== 'string' && io.out.isTTY) throw notForScreen(name);
    io.out.write(result);
    return;
  }
  const named = resolve(io.cwd, output);
  try {
    const stat = statSync(named, { throwIfNoEntry: false });
    if (stat?.isDirectory() || /[\\/]$/.test(output)) throw isFolder(named, output, name);
    if (/^\/(?:dev|proc)\//.test(named) || (stat && !stat.isFile())) appendFileSync(named, result);
    else {
      const target = targetOf(named);
      refuseToLose(context, target, { output, name, from });
      const project = forTeam ? projectHere(context) : undefined;
      const mode = project === undefined ? 0o666 : statSync(project).mode & 0o666;
      if (force) writeWhole(target, result, mode);
      else createWhole(target, result, mode);
    }
  } catch (error) {
    throw unwritten(error, output);
  }
  tell(context, words.output.written, { file: output });
}

/** A name that is not taken yet in a folder: `plan.md`, `plan-2.md` … */
export function freeName(folder: string, name: string): string {
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${stem}-${number}${ext}`;
    if (!existsSync(join(folder, free))) return free;
  }
}

// --- internal ---

/** The file itself, whatever links lead to it, whether it is there already or not. */
function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? targetOf(resolve(dirname(file), readlinkSync(file))) : file;
}

/** No result goes over a project, what tde keeps beside one, or what the result is made from, not even with --force. */
function refuseToLose(
  context: Context,
  target: string,
  result: Required<Omit<Result, 'forTeam'>> & { output: string },
): void {
  const { output, name, from } = result;
  const { project, ownFile, madeFrom, another } = words.output;
  const why = [
    [project, () => holdsProject(target) || isSame(target, projectHere(context))],
    [ownFile, () => isOwnFile(target)],
    [madeFrom, () => [...from, ...packFiles(context)].some((file) => isSame(target, file, context.io.cwd))],
  ] as const;
  const found = why.find(([, isSo]) => isSo());
  if (!found) return;
  // Beside the folder for drafts, where one is named in it.
  const up = isAmongDrafts(target) ? '..' : '';
  const file = shellWord(join(dirname(output), up, freeName(join(dirname(target), up), name)));
  throw new UserError({ code: 'would-be-lost', what: fill(found[0], { file: output }), next: fill(another, { file }) });
}

/** A project file has no more bytes. */
const MOST_OF_PROJECT = 1_000_000;

/** Whether a file says that it is a project (or a form, which may be filled in), whatever its name. */
function holdsProject(file: string): boolean {
  if (!existsSync(file)) return false;
  const bytes = Buffer.alloc(MOST_OF_PROJECT);
  const handle = openSync(file, 'r');
  try {
    const length = readSync(handle, bytes);
    return /^[ \t{"']*tde["']?[ \t]*:[ \t]*["']?\d/m.test(bytes.toString('latin1', 0, length));
  } finally {
    closeSync(handle);
  }
}

function projectHere(context: Context): string | undefined {
  try {
    return projectPath(context);
  } catch {
    return undefined;
  }
}

/** The files of a method pack of one's own. */
function packFiles({ io, common }: Context): string[] {
  const pack = common.method ?? io.env.TDE_METHOD;
  const folder = pack && resolve(io.cwd, pack);
  return folder ? readdirSync(folder).map((file) => join(folder, file)) : [];
}

/** Whether a file is a project, a finished cycle, a lock or among the drafts, there or not. */
function isOwnFile(file: string): boolean {
  const name = basename(file).toLowerCase();
  return (
    name === 'tde.yaml' || isFinishedCycle(name) || isAmongDrafts(file) || /^\..+\.lock(?:\.removing)?$/.test(name)
  );
}

/** Whether two names are those of one file: by links, or on a disk that does not know capitals. */
function isSame(one: string, other: string | undefined, cwd = ''): boolean {
  if (other === undefined) return false;
  const [a, b] = [one, resolve(cwd, other)].map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}

function isFolder(named: string, output: string, name: string): UserError {
  const file = shellWord(join(output, freeName(named, name)));
  const next = fill(words.output.folderNext, { file });
  return new UserError({ code: 'is-folder', what: fill(words.output.folder, { file: output }), next });
}

function unwritten(error: unknown, output: string): UserError {
  const { exists, existsNext, noFolder, noFolderNext, rightsNext } = words.output;
  const code = codeOf(error);
  if (code === 'EEXIST')
    return new UserError({ code: 'file-exists', what: fill(exists, { file: output }), next: existsNext });
  if (code === 'ENOENT')
    return new UserError({ code: 'no-folder', what: fill(noFolder, { file: short(output, 300) }), next: noFolderNext });
  return ioError(error, 'write', output, ['EACCES', 'EPERM', 'EROFS'].includes(code) ? rightsNext : undefined);
}

function notForScreen(name: string): UserError {
  const { name: command, ext } = parse(name);
  const { bytes, bytesNext } = words.output;
  return new UserError({
    code: 'not-for-screen',
    what: fill(bytes, { format: ext.slice(1) }),
    next: fill(bytesNext, { command, name }),
  });
}
