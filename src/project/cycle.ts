// Ends one cycle and begins the next: what is carried over, the safe move of the finished file, the chain of cycles.

import fs from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { type Problem, UserError } from '../errors.ts';
import { fieldsOf, questionAt } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Method } from '../method/types.ts';
import { codeOf, ioError } from '../outside.ts';
import { type Answer, type Answers, type Change, NO_ANSWERS, type Reader, readerOf, sameAnswer } from './answers.ts';
import { createWhole, writeWhole } from './disk.ts';
import { moveDrafts } from './draft.ts';
import { newProject, type Project, readProject, writableTarget } from './file.ts';
import { missingVoices } from './groups.ts';
import { parseAnswer } from './kinds.ts';
import { withLock } from './lock.ts';

/**
 * What the next cycle starts with: who and where, the opportunities, the use cases that were not chosen, the partners, the
 * voices not yet heard, and what was learned. What has no place in the method is left out.
 */
export function carryOver(reader: Reader): Change[] {
  const put = (role: Role, answer: Answer | undefined): Change[] => {
    const id = reader.method.roles[role];
    return id === undefined || answer === undefined ? [] : [{ id, answer }];
  };
  const list = (role: Role, ...from: readonly (readonly string[])[]): Change[] => {
    const value = [...new Set(from.flat())];
    return put(role, value.length > 0 ? { value } : undefined);
  };
  const entries = (role: Role) => reader.list(reader.method.roles[role]);
  const carried: Change[] = [
    ...SAME.flatMap((role) => put(role, reader.at(reader.method.roles[role]))),
    ...put('cycle', { value: 'again' }),
    ...list(
      'learned',
      entries('learned'),
      entries('lessons').flatMap(linesOf),
      entries('did-not-work').flatMap(linesOf),
    ),
    ...list('missing-voices', missingVoices(reader)),
    ...list('opportunities', entries('opportunities'), entries('other-opportunities').flatMap(linesOf)),
    ...useCases(reader),
    ...put('partners', reader.at(reader.method.roles.partners)),
  ];
  return carried.filter(({ id, answer }) => fits(reader.method, id, answer));
}

/**
 * Ends the cycle of a project: its file is kept whole under a name of its own, then a new one takes its place. Killed in
 * between, either the old project stands as it was, perhaps with a copy beside it, or the new one does.
 * @returns the new project, and the name of the finished file beside it
 * @throws UserError where the file changed meanwhile, holds nothing new, or cannot be written
 */
export function closeCycle(project: Project, method: Method): { project: Project; finished: string } {
  const target = writableTarget(project.path);
  try {
    return withLock(target, () => {
      const now = readProject(project.path, method);
      if (now.contents !== project.contents) throw changedMeanwhile(project.path);
      const changes = carryOver(now);
      const finished = keepFinished(target, now.contents);
      try {
        const next = newProject(project.path, method, changes, { previous: basename(finished) });
        writeWhole(target, next.contents);
        // What was half-typed belongs to the finished cycle.
        moveDrafts(project.path, finished);
        return { project: next, finished };
      } catch (error) {
        // The project stands as it was: its copy has no purpose.
        if (isCopy(target, now.contents)) fs.rmSync(finished, { force: true });
        throw error;
      }
    });
  } catch (error) {
    throw ioError(error, 'close the cycle of', project.path);
  }
}

/** Whether a project holds nothing but what was carried over from the cycle before it. */
export const isUntouched = (method: Method, answers: Answers, before: Answers): boolean => {
  const carried = new Map(carryOver(readerOf(method, before)).map(({ id, answer }) => [id, answer]));
  return (
    answers.finished.length === 0 &&
    Object.entries(answers.byId).every(([id, answer]) => sameAnswer(answer, carried.get(id)))
  );
};

/** The cycles before a project, as {@link chainOf}, read from the disk. */
export function chainBefore({ path: file, previous }: Project, method: Method): ReturnType<typeof chainOf> {
  return previous === undefined
    ? { files: [] }
    : chainOf({ path: fs.realpathSync(file), previous }, (before) => readPrevious(before, method));
}

/**
 * The files of the cycles before a project, the latest first, as far as they can be followed, and what ends the chain early.
 * @param previousOf reads what a file names as the one before it; throws a UserError where it cannot be read
 */
export function chainOf(
  project: Pick<Project, 'path' | 'previous'>,
  previousOf: (file: string) => string | undefined,
): { files: string[]; problem?: Problem } {
  const files: string[] = [];
  let [file, previous] = [project.path, project.previous];
  while (previous !== undefined) {
    const before = resolve(dirname(file), previous);
    const named = `${basename(file)} names ${previous} as the cycle before it`;
    const next = `Correct the line "previous:" in ${file}.`;
    if (before === project.path || files.includes(before)) {
      const what = `${named}, but that leads round in a circle.`;
      return { files, problem: { code: 'cycle-loop', what, next } };
    }
    try {
      previous = previousOf(before);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const what = `${named}, but it cannot be read: ${error.problems[0]?.what ?? ''}`;
      return {
        files,
        problem: {
          code: 'cycle-unreadable',
          what,
          next: `Put the file back, or correct the line "previous:" in ${file}.`,
        },
      };
    }
    files.push(before);
    file = before;
  }
  return { files };
}

// --- internal ---

/** What a project file names as the cycle before it. @throws UserError where it cannot be read */
function readPrevious(file: string, method: Method): string | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    const what = stat ? 'it is not a file.' : 'it is not there.';
    throw new UserError({ code: 'cycle-unreadable', what });
  }
  return readProject(file, method).previous;
}

/** What stays the same from one cycle to the next. */
const SAME: readonly Role[] = ['name', 'place', 'government', 'who-answers', 'team'];

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Whether the new file can hold an answer: what may be chosen can have gone with the answers it came from. */
function fits(method: Method, id: string, answer: Answer | undefined): boolean {
  const question = questionAt(method, id);
  if (!question) return false;
  return answer?.value === undefined || parseAnswer(readerOf(method, NO_ANSWERS), question, answer.value).ok;
}

/** The use cases that were not chosen, each a candidate again. */
function useCases(reader: Reader): Change[] {
  const { roles } = reader.method;
  const hub = questionAt(reader.method, roles['use-cases'] ?? '');
  if (!hub) return [];
  const [chosen] = reader.list(roles['chosen-use-case']);
  const statusOf = (record: string) => `${hub.id}.${record}.${roles['use-cases.status']}`;
  const isChosen = (record: string) =>
    chosen === undefined ? reader.list(statusOf(record))[0] === 'chosen' : record === chosen;
  return reader
    .records(hub.id)
    .filter((record) => !isChosen(record))
    .flatMap((record) =>
      fieldsOf(hub, record).flatMap(({ id }) => {
        const answer = id === statusOf(record) ? { value: 'candidate' } : reader.at(id);
        return answer ? [{ id, answer }] : [];
      }),
    );
}

/** Keeps a copy of the finished file under the next free name, `tde.cycle-1.yaml`; one left by a run that was cut short is taken. */
function keepFinished(target: string, text: string): string {
  const { dir, name, ext } = parse(target);
  const mode = fs.statSync(target).mode & 0o777;
  for (let number = 1; ; number++) {
    const file = join(dir, `${name}.cycle-${number}${ext || '.yaml'}`);
    try {
      createWhole(file, text, mode);
      return file;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (isCopy(file, text)) return file;
    }
  }
}

function isCopy(file: string, text: string): boolean {
  try {
    return fs.lstatSync(file).isFile() && fs.readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}

const changedMeanwhile = (file: string): UserError =>
  new UserError({
    code: 'changed-meanwhile',
    what: `${file} was changed by somebody else just now, so the cycle was not closed.`,
    next: 'Look at the change, then run again: tde iterate',
  });
