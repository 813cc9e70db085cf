// Reads and saves the project file; the only place that writes it. A save merges into what is on the disk by then.
import { accessSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { shown, UserError } from '../errors.ts';
import type { Method } from '../method/types.ts';
import { type Expected, ioError, readText } from '../outside.ts';
import { shellWord } from '../text.ts';
import { type Change, changesOf, type Reader } from './answers.ts';
import { createWhole, writeWhole } from './disk.ts';
import { type Evidence, NO_EVIDENCE, pathOfSource, type Source, writtenSource } from './evidence.ts';
import { breakLock, withLock } from './lock.ts';
import { type ReadResult, readAnswers } from './read.ts';
import { newProjectText } from './skeleton.ts';
import type { Splice } from './splice.ts';
import { applyChanges, type Conflict, changedIds, cleanChange, conflictsOf, unexpectedIn } from './update.ts';

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
export function createProject(
  file: string,
  method: Method,
  changes: readonly Change[],
  options: Carried = {},
): Project {
  const project = newProject(file, method, changes, options);
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
