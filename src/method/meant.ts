// What a word that means nothing was perhaps meant to be, and how a message says both. Knows no method.
import { short } from '../words/fill.ts';
import { words } from '../words.ts';

/**
 * The values that a message takes which says "There is no … "{typed}".{meant}": the word, short enough to be read, and a question
 * with the candidate nearest to it (empty where none is near enough to be a slip). Capitals do not matter.
 */
export function meant(typed: string, candidates: Iterable<string>): { typed: string; meant: string } {
  const near = nearest(typed, candidates);
  return { typed: short(typed), meant: near === undefined ? '' : words.didYouMean.replace('{id}', near) };
}

// --- internal ---

const MOST_TYPED = 200;

/** The candidate nearest to what was typed, or to whose last part it is; undefined where none is near enough to be a slip. */
function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  // No name is as long: a text got here by mistake, and to compare it with all of them would take a while.
  if (typed.length > MOST_TYPED) return undefined;
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const whole = candidate.toLowerCase();
    const tail = wanted.includes('.') ? whole : whole.slice(whole.lastIndexOf('.') + 1);
    for (const name of new Set([whole, tail])) {
      if (Math.abs(name.length - wanted.length) >= least) continue;
      const distance = editDistance(wanted, name);
      if (distance < least) [best, least] = [candidate, distance];
    }
  }
  return best;
}

/** Levenshtein's distance, with two swapped neighbours counted as one slip. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
