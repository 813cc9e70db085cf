// Which pieces of feedback say much the same, by the words they share: the rarer a word is among all of them, the more it counts. Pure.
import type { Feedback } from './feedback.ts';
import { traitsOf } from './groups.ts';

/** Those that stand near a piece of feedback, the nearest first; `same` says as much as that they may be meant as one. */
export type Near = { entry: Feedback; same: boolean };

/**
 * A way to find what stands near a piece of feedback among some others: what shares its words, and a little sooner what came from the
 * same group. At most a handful, as each is to be read.
 */
export function nearness(all: readonly Feedback[]): (one: Feedback, others: readonly Feedback[]) => Near[] {
  const wordsOf = new Map(all.map((entry) => [entry.id, new Set(traitsOf(textOf(entry)))]));
  const holders = new Map<string, number>();
  for (const words of wordsOf.values()) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weigh = (words: Iterable<string>) =>
    [...words].reduce((sum, word) => sum + Math.log((all.length + 1) / (holders.get(word) ?? 1)) ** 2, 0);
  return (one, others) => {
    const own = wordsOf.get(one.id) ?? new Set();
    const weight = weigh(own);
    const scored = others.map((entry) => {
      const words = wordsOf.get(entry.id) ?? new Set();
      const shared = weigh([...words].filter((word) => own.has(word)));
      const likeness = shared === 0 ? 0 : shared / Math.sqrt(weight * weigh(words));
      const isOfGroup = entry.answers.group?.toLowerCase() === one.answers.group?.toLowerCase();
      return { entry, same: likeness >= SAME, score: likeness + (isOfGroup && likeness > 0 ? OF_GROUP : 0) };
    });
    return scored
      .filter(({ score }) => score >= NEAR)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST)
      .map(({ entry, same }) => ({ entry, same }));
  };
}

/** Those of some pieces of feedback that hold a word or a part of one, in what was said or what they are about. */
export function withWord(entries: readonly Feedback[], word: string): Feedback[] {
  const wanted = word.trim().toLowerCase();
  return wanted === '' ? [] : entries.filter((entry) => textOf(entry).toLowerCase().includes(wanted));
}

// --- internal ---

/**
 * How much of the weight of their words two have to share to be taken for the same, and to stand near; found by trying on sixty comments
 * (test/support/comments.ts): of 24 that were taken for the same, all were.
 */
const SAME = 0.18;
const NEAR = 0.1;
const OF_GROUP = 0.05;
const MOST = 8;

const textOf = ({ answers }: Feedback): string => `${answers.title ?? ''}\n${answers.said ?? ''}`;
