// What the finders of contact details have in common: a piece of a text, and how their patterns are put together. Pure.

/** A piece of a text that is dealt with: nothing else is looked for in it. `none`: it holds no contact detail. */
export type Span = { from: number; to: number; none?: true };

/** Stands for what an earlier finder has dealt with: no letter, no digit, no blank. */
export const BLOT = '\uFFFC';

/** Where a pattern was found. */
export const spanOf = ({ 0: found, index }: RegExpExecArray): Span => ({ from: index, to: index + found.length });

/** One of some patterns. */
export const either = (...patterns: readonly string[]): string => `(?:${patterns.join('|')})`;

/** One of the patterns in a list that blanks part. */
export const oneOf = (list: string): string => either(...list.trim().split(/\s+/));

/**
 * The letters of scripts that put blanks between words, as the inside of a class; in the others nothing has an edge. With the
 * few signs in between them, since a range costs a start nothing, and Unicode's own classes cost it milliseconds.
 */
export const L = 'a-zA-Z\\u00c0-\\u1fff';
