// The project file: where it is, what it says, and the only place that writes it. A save merges into what is on the disk by then.
import { accessSync, constants, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, parse, relative, resolve } from 'node:path';
import { shown, UserError, usageError } from '../errors.ts';
import type { Method } from '../method/types.ts';
import { codeOf, type Expected, ioError, namesIn, readText } from '../outside.ts';
import { shellWord } from '../text.ts';
import { type Change, changesOf, type Reader } from './answers.ts';
import { breakLock, createWhole, withLock, writeWhole } from './disk.ts';
import { type Evidence, NO_EVIDENCE, pathOfSource, type Source, writtenSource } from './evidence.ts';
import { type ReadResult, readAnswers } from './read.ts';
import { newProjectText } from './skeleton.ts';
import type { Splice } from './splice.ts';
import { applyChanges, type Conflict, changedIds, cleanChange, conflictsOf, unexpectedIn } from './update.ts';

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
    const found = join(folder, FILE_NAME);
    if (isFile(found)) return found;
    if (folder === dirname(folder)) break;
  }
  const what = `There is no ${FILE_NAME} in ${resolve(cwd)} or in a folder above it`;
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
  const place = byOption ?? byWord ?? fileAt(cwd, env.TDE_FILE || FILE_NAME, false);
  const { dir, base } = parse(place);
  if (byOption === undefined && base === FILE_NAME && !isFile(place)) {
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

/** A project as it was read: `path` as it was asked for, the file's `text`, and what it says. */
export type Project = ReadResult & { path: string; contents: string };

/**
 * A project as it was saved just now, the ids of the answers that others had changed in the file since it was read, and whether
 * the file could not be left to the group it belonged to.
 */
export type Saved = Project & { othersChanged: string[]; groupLost: boolean };

/** What a new project has beside its answers: the file of the cycle before, relative to it, and what was counted until then. */
type Carried = { previous?: string; evidence?: Evidence };

/** Nothing was saved: the same answers were changed here and on the disk. Ask, then save again with `overwrite`. */
export class ChangedMeanwhile extends UserError {
  readonly conflicts: readonly [Conflict, ...Conflict[]];
  /** The project as it is on the disk now. */
  readonly project: Project;

  constructor(conflicts: readonly [Conflict, ...Conflict[]], project: Project) {
    super(
      conflicts.map(({ id }) => ({
        code: 'changed-meanwhile',
        what: `${id} was changed in ${project.path} by somebody else since it was read.`,
        next: 'Look at both answers and choose one.',
      })),
    );
    this.name = 'ChangedMeanwhile';
    this.conflicts = conflicts;
    this.project = project;
  }
}

/** The largest project file, in bytes. */
export const MAX_FILE_BYTES = 1_000_000;

/** The project in a file, as it stands there now. @throws UserError with everything that keeps it from being read */
export function readProject(file: string, method: Method): Project {
  return projectOf(file, readText(file, PROJECT_FILE), method);
}

/**
 * Makes a new project file with these answers in it, and the folders above it.
 * @throws UserError where the file is there already or cannot be written
 */
export function createProject(file: string, method: Method, changes: readonly Change[]): Project {
  const project = newProject(file, method, changes);
  try {
    mkdirSync(dirname(file), { recursive: true });
    createWhole(file, project.contents);
  } catch (error) {
    throw ioError(error, 'make', file);
  }
  return project;
}

/** A new project as it would be made at a path; nothing is written. Throws as {@link createProject} does. */
export function newProject(
  file: string,
  method: Method,
  changes: readonly Change[],
  { previous, evidence = NO_EVIDENCE }: Carried = {},
): Project {
  const beside = [
    ...(previous ? [[['previous'], previous] as const] : []),
    ...Array.from(evidence, ([id, source]) => [pathOfSource(id), writtenSource(source)] as const),
  ];
  return withChanges(projectOf(file, newProjectText(method), method), changes, beside);
}

/**
 * Puts answers into the file as it is on the disk now, safely: when this returns, they are there.
 * @param project the project as it was last read or saved here
 * @param options.overwrite save although others changed the same answers
 * @param options.beside what to put in that is no answer
 * @returns the project as it is saved now
 * @throws ChangedMeanwhile where others changed the same answers; UserError where the file cannot be read or written
 */
export function saveAnswers(
  project: Project,
  changes: readonly Change[],
  options: { overwrite?: boolean; beside?: readonly Splice[] } = {},
): Saved {
  const file = project.path;
  const target = writableTarget(file);
  try {
    return withLock(target, () => saveLocked(project, target, changes, options));
  } catch (error) {
    throw ioError(error, 'save', file);
  }
}

/** Saves what was counted in a file under its id, or takes that out. Throws as {@link saveAnswers} does. */
export const saveSource = (project: Project, id: string, source: Source | undefined): Saved =>
  saveAnswers(project, [], { beside: [[pathOfSource(id), source && writtenSource(source)]] });

/** Takes away the lock with this id, so that the project can be saved again. @throws UserError where it has no such lock */
export function unlockProject(file: string, id: string): void {
  let broken: boolean;
  try {
    broken = breakLock(realpathSync(file), id);
  } catch (error) {
    throw ioError(error, 'unlock', file);
  }
  if (broken) return;
  const next = 'Try to save again: a message names the lock that is there now, if there is one.';
  throw new UserError({ code: 'no-lock', what: `${file} has no lock "${shown(id)}".`, next });
}

/**
 * The project as it will be with these answers; nothing is written. Its new text is read, and has to say what it said before
 * and the changes. @throws UserError where a change is no answer, or the file would be too large
 */
export function withChanges(project: Project, changes: readonly Change[], beside: readonly Splice[] = []): Project {
  const clean = changes.map(cleanChange);
  const text = applyChanges(project.contents, project, clean, beside);
  if (text === project.contents) return project;
  const { path: file } = project;
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) {
    const what = `With this answer ${file} would be larger than 1 MB, the most a project file may have.`;
    throw new UserError({ code: 'too-large', what, next: 'Shorten the answer, or put it in a file of its own.' });
  }
  const now = projectOf(file, text, project.method);
  const unexpected = unexpectedIn(now, project, clean, beside);
  if (unexpected) throw new Error(`Nothing was saved: the new text of ${file} would not say the same (${unexpected}).`);
  return now;
}

/** The file itself, whatever links lead to it; @throws UserError where it is gone or may not be written */
export function writableTarget(file: string): string {
  let target: string;
  let mode: number;
  try {
    target = realpathSync(file);
    mode = statSync(target).mode;
  } catch (error) {
    const next = 'Your answer is not lost: put the file back (or make a new one with: tde init), then save again.';
    throw ioError(error, 'save', file, next);
  }
  if ((mode & 0o222) === 0) {
    throw new UserError({
      code: 'read-only',
      what: `${file} is read-only, so nothing was saved.`,
      next: `Make it writable, then save again:\nchmod u+w ${shellWord(file)}`,
    });
  }
  try {
    accessSync(target, constants.W_OK);
  } catch (error) {
    throw ioError(error, 'save', file);
  }
  return target;
}

/** The text of a form, which can be read back as a sheet of answers. `head` and `about` give comment lines, without their marks. */
export function formText(
  reader: Reader,
  head: readonly string[],
  about: (id: string, label: string) => readonly string[],
): string {
  const { method, answers } = reader;
  const empty = projectOf('worksheet.yaml', newProjectText(method, { head, about }), method);
  return withChanges(empty, changesOf(answers)).contents;
}

// --- internal ---

const FILE_NAME = 'tde.yaml';

function namedProject(cwd: string, named: string, by: string): string {
  const full = resolve(cwd, named);
  const isFolder = standsAt(full, named) === 'folder';
  const target = isFolder ? join(full, FILE_NAME) : full;
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
  if (found === 'folder' || (!found && (makesFolder || /[\\/]$/.test(named)))) return join(full, FILE_NAME);
  if (!makesFolder) return full;
  const what = `${named} is a file, so no project can be made in it.`;
  throw new UserError({ code: 'not-a-folder', what, next: 'Name a folder: tde init FOLDER' });
}

/** Refuses to go on where a file in the folder has nearly the name of a project: it is most likely the one that was meant. */
function refuseMisnamed(cwd: string, folder: string, what: string, more = ''): void {
  const [first, ...others] = nearNames(folder, FILE_NAME);
  if (first === undefined) return;
  const there = others.length > 0 ? `${first} (and ${others.length} more with such a name)` : first;
  const name = wordFor(cwd, join(folder, first));
  const next = `If that is your project, rename it to ${FILE_NAME}, or name it:\ntde status -f ${name}${more}`;
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
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return 'folder';
    return lstatSync(file, { throwIfNoEntry: false }) && 'file';
  } catch (error) {
    if (codeOf(error) === 'ELOOP') return 'file';
    throw ioError(error, 'look at', named);
  }
}

const PROJECT_FILE: Expected = {
  what: 'a project file',
  most: MAX_FILE_BYTES,
  smaller: 'Put long texts in files of their own and name them in the answers.',
};

const projectOf = (path: string, contents: string, method: Method): Project => ({
  path,
  contents,
  ...readAnswers(contents, path, method),
});

function saveLocked(
  project: Project,
  target: string,
  changes: readonly Change[],
  { overwrite = false, beside = [] }: { overwrite?: boolean; beside?: readonly Splice[] },
): Saved {
  const text = readText(target, PROJECT_FILE);
  const now = text === project.contents ? project : projectOf(project.path, text, project.method);
  const [first, ...more] = overwrite ? [] : conflictsOf(project, now, changes);
  if (first) throw new ChangedMeanwhile([first, ...more], now);
  const saved = withChanges(now, changes, beside);
  const { groupLost } = saved.contents === text ? { groupLost: false } : writeWhole(target, saved.contents);
  const ours = new Set(changes.map((change) => change.id));
  return { ...saved, groupLost, othersChanged: changedIds(project, now).filter((id) => !ours.has(id)) };
}
