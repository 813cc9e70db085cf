// What can go wrong in a way the reader can mend, how much of it is told at once, and the exit codes. Knows no files and no terminal.

/** The exit codes, in one table; REFERENCE.md shows it. */
export const EXIT = {
  /** All well. */
  ok: 0,
  /** A problem you can fix. */
  problem: 1,
  /** A wrong command line, or an answer needed and nobody to ask. */
  usage: 2,
  /** Left because the window was closed (answers are saved). */
  hangUp: 129,
  /** Left by Ctrl-C, or at a question where the input ended (answers are saved). */
  interrupted: 130,
  /** Left because the system asked (answers are saved). */
  terminated: 143,
} as const;

/** A place in a file: `line` and `column` count from 1. */
export type Where = { file: string; line: number; column: number };

/** Tells line and column (from 1) of an offset; the line starts are found once, when first asked for. */
export function whereIn(text: string, file: string): (offset: number) => Where {
  let starts: number[] | undefined;
  return (offset) => {
    if (!starts) {
      starts = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    }
    const target = Math.min(offset, text.length);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= target) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: target - (starts[low] ?? 0) + 1 };
  };
}

/** One thing that is wrong: a stable code, the id of the answer it is about, what is wrong, where, and what to do next. */
export type Problem = { code: string; id?: string; what: string; where?: Where; next?: string };

/** Something the reader can mend; carries every problem found, not only the first. */
export class UserError extends Error {
  readonly problems: readonly Problem[];
  readonly exit: number;

  constructor(problems: Problem | readonly Problem[], exit: number = EXIT.problem) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map((problem) => problem.what).join('\n'));
    this.name = 'UserError';
    this.problems = list;
    this.exit = exit;
  }
}

/** The refusal of a command line that cannot be meant as it stands. */
export const usageError = (what: string, next?: string): UserError =>
  new UserError({ code: 'usage', what, next }, EXIT.usage);

/** The person left, or the input ended; everything accepted is saved. `exit` is the code to leave with. */
export class Cancelled extends Error {
  readonly exit: number;

  constructor(exit: number = EXIT.interrupted) {
    super('left before the end');
    this.name = 'Cancelled';
    this.exit = exit;
  }
}

/** The person leaves, whatever was being asked; caught where the asking began, as nothing is wrong. */
export class Leaves extends Error {}

/** How many problems of one file are told; the rest is counted. */
const MAX_PROBLEMS = 10;

/** Throws the problems, if there are any; no more of them than a person can take in. */
export function failWith(problems: readonly Problem[]): void {
  if (problems.length) throw new UserError(atMost(problems));
}

/** The first problems, and how many more there are. */
export function atMost(problems: readonly Problem[]): Problem[] {
  if (problems.length <= MAX_PROBLEMS) return [...problems];
  const more = problems.length - MAX_PROBLEMS;
  return [...problems.slice(0, MAX_PROBLEMS), { code: 'more', what: `… and ${more} more problems like these.` }];
}

/** The problems as they stand in the file, from its top. */
export const inOrder = (problems: Problem[]): Problem[] =>
  problems.sort(
    (a, b) => (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0),
  );

/** A piece of a file, short and safe to show. */
export function shown(text: string, most = 40): string {
  const flat = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return flat.length > most ? `${flat.slice(0, most - 1)}…` : flat;
}
