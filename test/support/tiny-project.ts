// A project of the tiny method on the disk, what is saved to it, and what is said where that goes wrong.
import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../../src/errors.ts';
import type { Change } from '../../src/project/answers.ts';
import { createProject, readProject, saveAnswers } from '../../src/project/file.ts';
import { put, tempDir } from './temp-dir.ts';
import { tinyMethod } from './tiny-method.ts';

/** A change of one answer. */
export const set = (id: string, value: string | string[], more = {}): Change => ({ id, answer: { value, ...more } });

/** The project in a file. */
export const read = (file: string) => readProject(file, tinyMethod);

/** Saves changes of a project, and gives back what it is then. */
export const save = (project: ReturnType<typeof read>, ...changes: Change[]) => saveAnswers(project, changes);

/** The value that stands in a file. */
export const valueAt = (file: string, id: string) => read(file).at(id)?.value;

/** What some work says is wrong; it has to say something. */
export function problemsOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return [...error.problems];
    throw error;
  }
  throw new Error('nothing was wrong');
}

/** The same as a text, with what to do next. */
export const messageOf = (work: () => unknown) =>
  problemsOf(work)
    .map((problem) => `${problem.what} ${problem.next ?? ''}`)
    .join('\n');

/** A new project in a folder of its own. */
export const project = (...changes: Change[]) => createProject(path.join(tempDir(), 'tde.yaml'), tinyMethod, changes);

/** What else is in the folder of a project. */
export const others = (folder: string) => fs.readdirSync(folder).filter((name) => name !== 'tde.yaml');

/** Puts a lock beside a project. */
export const lock = (folder: string, content: object | string) =>
  put(folder, '.tde.yaml.lock', typeof content === 'string' ? content : JSON.stringify(content));

/** Since when a lock is held. */
export const since = new Date().toISOString();
