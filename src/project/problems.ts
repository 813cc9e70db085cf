// Helps to tell what is wrong with a file: where it is, and not more of it than a person can take in.
import { type Problem, UserError } from '../errors.ts';

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
