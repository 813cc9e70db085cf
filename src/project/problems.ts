// Helps to tell what is wrong with a file: where it is, and not more of it than a person can take in.
import { type Problem, UserError, type Where } from '../errors.ts';

/** How many problems of one file are told; the rest is counted. */
const MAX_PROBLEMS = 10;

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
