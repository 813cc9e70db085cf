// Finds the project file that a command is about, and the place for a new one. Looks at names only; reads no file.
import { lstatSync, statSync } from 'node:fs';
import { dirname, join, parse, relative, resolve } from 'node:path';
import { UserError, usageError } from '../errors.ts';
import { codeOf, ioError } from '../outside.ts';
import { shellWord } from '../text.ts';
import { namesIn } from './disk.ts';

const PROJECT_FILE = 'tde.yaml';
const RIGHTS = 'Get the right to read it, or name another file.';

/** Where to look: the working folder, what -f named, and the surroundings. */
type Search = { cwd: string; file?: string; env: Readonly<Record<string, string | undefined>> };

/**
 * The path of the project file: what `file` (from -f) or `env.TDE_FILE` names, a file or a folder; else the nearest
 * `tde.yaml` from `cwd` upwards.
 * @throws UserError that says where it looked: `no-project` where nothing is named and nothing is there, else `wrong-project`
 */
export function locateProject({ cwd, file, env }: Search): string {
  const named = file ?? (env.TDE_FILE || undefined);
  if (named !== undefined) return namedProject(cwd, named, file === undefined ? 'TDE_FILE' : '-f');
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const found = join(folder, PROJECT_FILE);
    if (isFile(found)) return found;
    if (folder === dirname(folder)) break;
  }
  const what = `There is no ${PROJECT_FILE} in ${resolve(cwd)} or in a folder above it`;
  refuseMisnamed(cwd, resolve(cwd), what);
  const next = 'Start a project with: tde init. Or name the file of one: tde -f FILE';
  throw new UserError({ code: 'no-project', what: `${what}.`, next });
}

/**
 * Where a new project goes: what `folder` (a word on the command line), `file` (from -f) or `env.TDE_FILE` names, else here. A
 * folder is meant where one is there, and by a word that has not the ending of a project file.
 * @throws UserError where both name a place and not the same, where no folder can be, or where a project seems to be there
 * under a wrong name (unless -f names the file that it should be)
 */
export function placeForProject({ cwd, file, folder, env }: Search & { folder?: string }): string {
  const byOption = file === undefined ? undefined : fileAt(cwd, file, false);
  const byWord = folder === undefined ? undefined : fileAt(cwd, folder, !/\.ya?ml$/i.test(folder));
  if (byOption !== undefined && byWord !== undefined && byOption !== byWord) {
    const what = `Two places are named for the new project: ${folder}, and with -f ${file}.`;
    throw usageError(what, 'Leave one of them out.');
  }
  const place = byOption ?? byWord ?? fileAt(cwd, env.TDE_FILE || PROJECT_FILE, false);
  const { dir, base } = parse(place);
  if (byOption === undefined && base === PROJECT_FILE && !isFile(place)) {
    refuseMisnamed(
      cwd,
      dir,
      `There is no ${base} in ${dir}`,
      `\nOr start a new one:\ntde init -f ${wordFor(cwd, place)}`,
    );
  }
  return place;
}

/** The files beside a project that look like copies of it, as programs that keep folders in step make them; none of them is read. */
export function copiesBeside(file: string): string[] {
  const { dir, base } = parse(file);
  return nearNames(dir, base).filter((name) => /^copy of |^[^.]+[ (]|conflict/i.test(name));
}

/** Whether a file's name is that of a finished cycle. */
export const isFinishedCycle = (file: string): boolean => /\.cycle-\d+\.ya?ml$/.test(file);

// --- internal ---

function namedProject(cwd: string, named: string, by: string): string {
  const full = resolve(cwd, named);
  const isFolder = standsAt(full, named) === 'folder';
  const target = isFolder ? join(full, PROJECT_FILE) : full;
  if (isFile(target)) return target;
  const what = `There is no project file at ${target} (named by ${by})`;
  if (isFolder) refuseMisnamed(cwd, full, what);
  const next = `Correct the name, or start a project there with:\ntde init -f ${shellWord(named)}`;
  throw new UserError({ code: 'wrong-project', what: `${what}.`, next });
}

/** The project file in a folder that is there (or is to be made, with `makesFolder`), else the file itself. */
function fileAt(cwd: string, named: string, makesFolder: boolean): string {
  const full = resolve(cwd, named);
  const found = standsAt(full, named);
  if (found === 'folder' || (!found && (makesFolder || /[\\/]$/.test(named)))) return join(full, PROJECT_FILE);
  if (!makesFolder) return full;
  const what = `${named} is a file, so no project can be made in it.`;
  throw new UserError({ code: 'not-a-folder', what, next: 'Name a folder: tde init FOLDER' });
}

/** Refuses to go on where a file in the folder has nearly the name of a project: it is most likely the one that was meant. */
function refuseMisnamed(cwd: string, folder: string, what: string, more = ''): void {
  const [first, ...others] = nearNames(folder, PROJECT_FILE);
  if (first === undefined) return;
  const there = others.length > 0 ? `${first} (and ${others.length} more with such a name)` : first;
  const name = wordFor(cwd, join(folder, first));
  const next = `If that is your project, rename it to ${PROJECT_FILE}, or name it:\ntde status -f ${name}${more}`;
  throw new UserError({ code: 'wrong-project', what: `${what}, but there is ${there}.`, next });
}

/** The names in a folder that are nearly `file`: with an ending too many, another ending, or something put before or behind. */
function nearNames(folder: string, file: string): string[] {
  const stem = parse(file).name.toLowerCase();
  return namesIn(folder).filter((name) => {
    const plain = name.toLowerCase().replace(/^copy of /, '');
    if (name === file || isFinishedCycle(name) || !plain.startsWith(stem)) return false;
    return /^(?:[ .(].*)?\.(?:ya?ml|txt)$/.test(plain.slice(stem.length));
  });
}

/** A file as a command line names it, in the folder the person is in. */
const wordFor = (cwd: string, file: string): string => {
  const short = relative(cwd, file);
  return shellWord(short.startsWith('..') ? file : short);
};

const isFile = (file: string): boolean => {
  try {
    return standsAt(file, file) === 'file';
  } catch {
    return false;
  }
};

/**
 * What stands at a path; `named` is how messages name it. Anything but a folder counts as a file: a link that leads nowhere,
 * or a file without rights, is told about when it is read. @throws UserError where the path cannot be followed
 */
function standsAt(file: string, named: string): 'file' | 'folder' | undefined {
  try {
    const link = lstatSync(file);
    return link.isDirectory() || statSync(file, { throwIfNoEntry: false })?.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'ELOOP') return 'file';
    throw ioError(error, 'look at', named, code === 'EACCES' ? RIGHTS : undefined);
  }
}
