// Ends one cycle and begins the next: what is carried over, the safe move of the finished file, the chain of cycles.

import fs from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { type Problem, UserError } from '../errors.ts';
import { criteriaOf, fieldAt, fieldsOf, listsOf, questionAt } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Method, Question } from '../method/types.ts';
import { codeOf, ioError } from '../outside.ts';
import { filled } from '../text.ts';
import { fill, words } from '../words.ts';
import { type Answer, type Answers, type Change, type Reader, readerOf, sameAnswer, type Value } from './answers.ts';
import { dayText } from './days.ts';
import { createWhole, withLock, writeWhole } from './disk.ts';
import { moveDrafts } from './draft.ts';
import { feedbackOf, missingVoices } from './feedback.ts';
import { newProject, type Project, readProject, writableTarget } from './file.ts';
import { parseAnswer } from './kinds.ts';

/** How the next cycle goes on: with the same plan, with another use case of the same focus area, or from a new start. */
export type NextCycle = { kind: 'same' } | { kind: 'use-case'; record: string } | { kind: 'new' };

export const NEW_START: NextCycle = { kind: 'new' };

/**
 * What the next cycle starts with: what the pack says to hold for it, the opportunities, the use cases that were not chosen, the
 * voices not yet heard, and what was learned; with the same plan also the chosen use case, and the activities and the feedback that are
 * open. What has no place in the method is left out.
 */
export function carryOver(reader: Reader, how: NextCycle): Change[] {
  const { roles, questions } = reader.method;
  const say = (role: Role, value: Value): Change[] => {
    const id = roles[role];
    return id === undefined || value.length === 0 ? [] : [{ id, answer: { value } }];
  };
  const list = (role: Role, ...from: readonly (readonly string[])[]) => say(role, [...new Set(from.flat())]);
  const entries = (role: Role) => reader.list(roles[role]);
  const byRole: Change[] = [
    ...say('cycle', 'again'),
    ...list(
      'learned',
      entries('learned'),
      entries('lessons').flatMap(linesOf),
      entries('did-not-work').flatMap(linesOf),
      reader.method.steps.flatMap(({ lessons }) => reader.list(lessons)),
    ),
    ...list('missing-voices', missingVoices(reader)),
    ...list('opportunities', entries('opportunities'), entries('other-opportunities').flatMap(linesOf)),
    ...useCases(reader, how),
    ...(how.kind === 'use-case' ? say('chosen-use-case', how.record) : []),
  ];
  const done = new Set(byRole.map(({ id }) => id));
  const holding = questions.filter(
    ({ id, carries }) => carries !== undefined && HOLDS[how.kind].includes(carries) && id !== roles['use-cases'],
  );
  const carried = [
    ...holding.flatMap((question) => answersTo(reader, question)).filter(({ id }) => !done.has(id)),
    ...byRole,
  ];
  const next = readerOf(reader.method, answersOf(reader.method, carried));
  return carried.filter(({ id, answer }) => fits(next, id, answer));
}

/** What stays in a finished cycle: how many records of a list, or without a number an answer that is still to be found out. */
export type Left = { label: string; number?: number };

/**
 * What of a cycle the next one leaves behind: what is still `open` (activities, feedback, what was to be found out), and of other lists
 * how many records.
 */
export function leftBehind(reader: Reader, carried: readonly Change[]): { open: Left[]; rest: Left[] } {
  const ids = new Set(carried.map(({ id }) => id));
  const isCarried = (hub: Question, record: string) => fieldsOf(hub, record).some((field) => ids.has(field.id));
  const left = listsOf(reader.method).map((hub) => ({
    hub,
    records: reader.records(hub.id).filter((record) => !isCarried(hub, record)),
  }));
  const counted = (wantsOpen: boolean) =>
    left.flatMap(({ hub, records }) => {
      const open = openIn(reader, hub);
      const number = records.filter((id) => (open?.has(id) ?? false) === wantsOpen).length;
      return number > 0 ? [{ label: hub.label, number }] : [];
    });
  const toFindOut = Object.entries(reader.answers.byId).filter(
    ([id, { findOut, value }]) => findOut !== undefined && value === undefined && !ids.has(id),
  );
  const asked = toFindOut.map(([id]) => ({ label: questionAt(reader.method, id)?.label ?? id }));
  return {
    open: [...counted(true), ...asked],
    rest: counted(false),
  };
}

/**
 * Ends the cycle of a project: its file is kept whole under a name of its own, then a new one takes its place. Killed in
 * between, either the old project stands as it was, perhaps with a copy beside it, or the new one does.
 * @returns the new project, and the name of the finished file beside it
 * @throws UserError where the file changed meanwhile, holds nothing new, or cannot be written
 */
export function closeCycle(project: Project, how: NextCycle): { project: Project; finished: string } {
  const { method } = project;
  const target = writableTarget(project.path);
  try {
    return withLock(target, () => {
      const now = readProject(project.path, method);
      if (now.contents !== project.contents) throw changedMeanwhile(project.path);
      const changes = carryOver({ ...now, today: project.today }, how);
      const finished = keepFinished(target, now.contents);
      try {
        const next = newProject(project.path, method, changes, {
          previous: basename(finished),
          evidence: now.evidence,
        });
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

/** Whether a project holds nothing but what was carried over from the cycle before it, however that went on. */
export function isUntouched(method: Method, answers: Answers, before: Answers): boolean {
  const reader = readerOf(method, before);
  const hub = method.roles['use-cases'];
  const ways: NextCycle[] = [
    NEW_START,
    { kind: 'same' },
    ...reader.records(hub).map((record): NextCycle => ({ kind: 'use-case', record })),
  ];
  if (answers.finished.length > 0) return false;
  return ways.some((how) => {
    const carried = new Map(carryOver(reader, how).map(({ id, answer }) => [id, answer]));
    // The day that was noted beside the lines of a checklist is not known any more.
    const isSame = (id: string, answer: Answer) =>
      questionAt(method, id)?.kind === 'criterion'
        ? answer.value === carried.get(id)?.value
        : sameAnswer(answer, carried.get(id));
    return Object.entries(answers.byId).every(([id, answer]) => isSame(id, answer));
  });
}

/** The cycles before a project, the latest first, as far as they can be followed, and what ends the chain early. */
export function chainBefore({ path, previous, method }: Project): { cycles: Project[]; problem?: Problem } {
  const cycles: Project[] = [];
  if (previous === undefined) return { cycles };
  const start = fs.realpathSync(path);
  let [file, named]: [string, string | undefined] = [start, previous];
  while (named !== undefined) {
    const before: string = resolve(dirname(file), named);
    const stated = `${basename(file)} names ${named} as the cycle before it`;
    const line = `the line "previous:" in ${file}.`;
    if (before === start || cycles.some((cycle) => cycle.path === before)) {
      const what = `${stated}, but that leads round in a circle.`;
      return { cycles, problem: { code: 'cycle-loop', what, next: `Correct ${line}` } };
    }
    try {
      const cycle = readPrevious(before, method);
      cycles.push(cycle);
      [file, named] = [before, cycle.previous];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const what = `${stated}, but it cannot be read: ${error.problems[0]?.what ?? ''}`;
      return { cycles, problem: { code: 'cycle-unreadable', what, next: `Put the file back, or correct ${line}` } };
    }
  }
  return { cycles };
}

/** Whether a use case is the one that was taken up. */
export function isChosen(reader: Reader, record: string): boolean {
  const { method } = reader;
  const [chosen] = reader.list(method.roles['chosen-use-case']);
  if (chosen !== undefined) return record === chosen;
  return reader.text(fieldAt(method, 'use-cases.status', record)) === 'chosen';
}

// --- internal ---

/** A finished cycle. @throws UserError where it cannot be read */
function readPrevious(file: string, method: Method): Project {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    const what = stat ? 'it is not a file.' : 'it is not there.';
    throw new UserError({ code: 'cycle-unreadable', what });
  }
  return readProject(file, method);
}

const linesOf = (text: string): string[] => filled(text.split('\n'));

/** How far what a question carries holds, by how the next cycle goes on. */
const HOLDS: Readonly<Record<NextCycle['kind'], readonly Question['carries'][]>> = {
  new: ['place'],
  'use-case': ['place', 'focus'],
  same: ['place', 'focus', 'plan'],
};

/** The answers to a question as the next cycle has them: a checklist's with the day, a list's open records, what a measure begins with. */
function answersTo(reader: Reader, question: Question): Change[] {
  const at = (id: string): Change[] => {
    const answer = reader.at(id);
    return answer ? [{ id, answer }] : [];
  };
  if (question.kind === 'checklist')
    return criteriaOf(reader.method, question).flatMap(({ id }) =>
      at(id).map(({ answer }) => ({ id, answer: asOf(answer, reader.today) })),
    );
  if (question.kind !== 'records') return at(question.id);
  const { method } = reader;
  const open = openIn(reader, question);
  return reader.records(question.id).flatMap((record) => {
    if (open && !open.has(record)) return [];
    const changes = fieldsOf(question, record).flatMap((field) => at(field.id));
    const reachedAt = question.id === method.roles.measures ? fieldAt(method, 'measures.reached', record) : undefined;
    const reached = reader.at(reachedAt);
    if (!reached || reader.text(reachedAt) === '') return changes;
    const nowAt = fieldAt(method, 'measures.now', record);
    const others = changes.filter(({ id }) => id !== reachedAt && id !== nowAt);
    return nowAt === undefined ? others : [...others, { id: nowAt, answer: reached }];
  });
}

/** An answer with the day on which it was so; one that has a day keeps it. */
function asOf(answer: Answer | undefined, today: string | undefined): Answer | undefined {
  const { asOf: text } = words.iterate;
  const note = answer?.note ?? '';
  if (!answer || today === undefined || note.includes(fill(text, { day: '' }).trim())) return answer;
  const day = fill(text, { day: dayText(today) });
  return { ...answer, note: note === '' ? day : `${note} (${day})` };
}

/** The records with which there is still something to do; undefined where a list knows no end. */
function openIn(reader: Reader, hub: Question): ReadonlySet<string> | undefined {
  const { roles } = reader.method;
  if (hub.id === roles.feedback)
    return new Set(feedbackOf(reader).flatMap(({ id, state }) => (state === 'told' ? [] : [id])));
  if (hub.id !== roles.activities || roles['activities.status'] === undefined) return undefined;
  const statusOf = (record: string) => reader.text(fieldAt(reader.method, 'activities.status', record));
  return new Set(reader.records(hub.id).filter((record) => !['done', 'dropped'].includes(statusOf(record))));
}

/** What a project with these answers holds. */
function answersOf(method: Method, changes: readonly Change[]): Answers {
  const records: Record<string, string[]> = {};
  for (const hub of listsOf(method)) {
    const own = changes.filter(({ id }) => id.startsWith(`${hub.id}.`));
    records[hub.id] = [...new Set(own.map(({ id }) => id.slice(hub.id.length + 1).split('.')[0] ?? ''))];
  }
  return { byId: Object.fromEntries(changes.map(({ id, answer }) => [id, answer ?? {}])), records, finished: [] };
}

/** Whether the new file can hold an answer: what may be chosen can have gone with the answers it came from. */
function fits(next: Reader, id: string, answer: Answer | undefined): boolean {
  const question = questionAt(next.method, id);
  if (!question) return false;
  return answer?.value === undefined || parseAnswer(next, question, answer.value).ok;
}

/** The use cases: those that were not chosen are candidates again; with the same plan the chosen one stays, with another one that is. */
function useCases(reader: Reader, how: NextCycle): Change[] {
  const { method } = reader;
  const hub = questionAt(method, method.roles['use-cases']);
  if (!hub) return [];
  const isNext = (record: string) => how.kind === 'use-case' && record === how.record;
  return reader
    .records(hub.id)
    .filter((record) => how.kind === 'same' || isNext(record) || !isChosen(reader, record))
    .flatMap((record) =>
      fieldsOf(hub, record).flatMap(({ id }) => {
        const status = { value: isNext(record) ? 'chosen' : 'candidate' };
        const answer =
          id === fieldAt(method, 'use-cases.status', record) && how.kind !== 'same' ? status : reader.at(id);
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
