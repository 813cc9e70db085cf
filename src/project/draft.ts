// Keeps half-typed text so that nothing typed is lost when a session ends: in a folder of its own beside the project, which git leaves
// out, and there in one file a session, so that no session writes over what another one left. Knows no answers.
import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, ioError, namesIn, readText } from '../outside.ts';
import { createWhole, randomHex, writeWhole } from './disk.ts';

/** What a session left: the file it is kept in, and what {@link writeDraft} was given; null where that cannot be read. */
export type LeftDraft = { file: string; draft: unknown };

/** What the sessions on a project left, the last one first. */
export function readDrafts(projectPath: string): LeftDraft[] {
  const timeOf = (file: string) => fs.lstatSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return draftsOf(projectPath)
    .map((file) => ({ file, time: timeOf(file) }))
    .sort((one, other) => other.time - one.time)
    .map(({ file }) => ({ file, draft: readDraft(file) }));
}

/** The file for the draft of a new session on a project. */
export const newDraftFile = (projectPath: string): string =>
  inDraftFolder(projectPath, `${basename(projectPath)}.${randomHex()}${DRAFT}`);

/** A file of this name in the folder for the drafts of a project. */
export const inDraftFolder = (projectPath: string, name: string): string => join(folderOf(projectPath), name);

/**
 * Keeps a draft (plain JSON) in its file, readable for its owner only, and the whole folder out of git.
 * @throws UserError where it cannot be written
 */
export function writeDraft(file: string, draft: unknown): void {
  try {
    keepOutOfGit(dirname(file));
    writeWhole(file, `${JSON.stringify(draft)}\n`, 0o600);
  } catch (error) {
    throw ioError(error, 'keep the draft in', file);
  }
}

/**
 * Puts a draft that cannot be used under another name, whatever stands there: somebody's words may be in it. Returns that name.
 * @throws UserError where it cannot be moved
 */
export function setDraftAside(file: string): string {
  const aside = file.replace(/\.draft$/, '.broken');
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    throw ioError(error, 'move', file);
  }
  return aside;
}

/** Gives the drafts of a project to another one. What cannot be moved stays where it is: nothing is lost. */
export function moveDrafts(from: string, to: string): void {
  for (const file of draftsOf(from)) {
    try {
      fs.renameSync(file, newDraftFile(to));
    } catch {
      // It stays.
    }
  }
}

/** Whether a file is, or would be, among the drafts that are kept for projects. */
export const isAmongDrafts = (file: string): boolean => basename(dirname(file)).toLowerCase() === FOLDER;

// --- internal ---

const FOLDER = '.tde';
const DRAFT = '.draft';
const MOST = 10_000_000;

const folderOf = (projectPath: string): string => join(dirname(projectPath), FOLDER);

/** The files in which sessions on a project left drafts. */
function draftsOf(projectPath: string): string[] {
  const folder = folderOf(projectPath);
  const start = `${basename(projectPath)}.`;
  const isDraft = (name: string) => name.startsWith(start) && /^[0-9a-f]{12}\.draft$/.test(name.slice(start.length));
  return namesIn(folder)
    .filter(isDraft)
    .map((name) => join(folder, name));
}

function readDraft(file: string): unknown {
  try {
    return JSON.parse(readText(file, { what: 'a draft', most: MOST }));
  } catch {
    return null;
  }
}

/** The folder tells git itself that nothing in it is to be committed: the person's own `.gitignore` is theirs. */
function keepOutOfGit(folder: string): void {
  const ignore = join(folder, '.gitignore');
  if (fs.existsSync(ignore)) return;
  // Another session may make them at the same moment.
  const unlessThere = (make: () => void) => {
    try {
      make();
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  };
  unlessThere(() => fs.mkdirSync(folder, 0o700));
  unlessThere(() => createWhole(ignore, '*\n', 0o600));
}
