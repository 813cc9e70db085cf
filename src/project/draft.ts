// Keeps half-typed text beside the project, so that nothing typed is lost when a session ends. Knows no answers.
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, ioError } from '../outside.ts';
import { writeWhole } from './disk.ts';

/** The draft kept beside a project, as it was given to {@link writeDraft}; undefined where there is none that can be read. */
export function readDraft(projectPath: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(draftFile(projectPath), 'utf8'));
  } catch {
    return undefined;
  }
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
