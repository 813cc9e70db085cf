// Keeps half-typed text beside the project, so that nothing typed is lost when a session ends. Knows no answers.
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, ioError, readText } from '../outside.ts';
import { writeWhole } from './disk.ts';

/** The draft kept beside a project, as it was given to {@link writeDraft}; undefined where there is none, null where it cannot be read. */
export function readDraft(projectPath: string): unknown {
  const file = draftFile(projectPath);
  if (!fs.lstatSync(file, { throwIfNoEntry: false })) return undefined;
  try {
    return JSON.parse(readText(file, { what: 'a draft', most: 1_000_000 }));
  } catch {
    return null;
  }
}

/**
 * Moves a draft that cannot be used out of the way, whatever stands there: somebody's words may be in it. Returns its new path.
 * @throws UserError where it cannot be moved
 */
export function setDraftAside(projectPath: string): string {
  const file = draftFile(projectPath);
  const folder = path.dirname(file);
  const taken = new Set(fs.readdirSync(folder));
  const nameOf = (number: number) => `.${path.basename(projectPath)}.${number}.draft`;
  let number = 1;
  while (taken.has(nameOf(number))) number++;
  const aside = path.join(folder, nameOf(number));
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    throw ioError(error, 'move', file);
  }
  return aside;
}

/**
 * Keeps a draft (plain JSON) beside the project, readable for its owner only.
 * @throws UserError where it cannot be written
 */
export function writeDraft(projectPath: string, draft: unknown): void {
  const file = draftFile(projectPath);
  try {
    writeWhole(file, `${JSON.stringify(draft)}\n`, 0o600);
  } catch (error) {
    throw ioError(error, 'keep the draft in', file);
  }
}

/** Removes the draft; nothing happens where there is none. @throws UserError where it cannot be removed */
export function removeDraft(projectPath: string): void {
  const file = draftFile(projectPath);
  try {
    fs.rmSync(file, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw ioError(error, 'remove', file);
  }
}

/** Where the draft of a project is kept. */
export const draftFile = (projectPath: string): string =>
  path.join(path.dirname(projectPath), `.${path.basename(projectPath)}.draft`);
