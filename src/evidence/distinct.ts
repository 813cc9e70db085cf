// Counts different values (people, texts) without keeping any: each becomes a number by a salt that is made for the run and gone with it.
import { randomBytes } from 'node:crypto';

/** What a value becomes: 53 bits of a salted hash. Of ten million values, two become the same with a chance of less than one in a hundred. */
export type Digest = number;

/** Makes digests with a salt of its own. `tag` keeps apart what is counted for different topics. */
export function digester(): (text: string, tag?: number) => Digest {
  const bytes = randomBytes(8);
  const salt = [bytes.readInt32LE(0), bytes.readInt32LE(4)] as const;
  return (text, tag = 0) => {
    let a = 0xdeadbeef ^ salt[0] ^ tag;
    let b = 0x41c6ce57 ^ salt[1] ^ Math.imul(tag, 0x9e3779b1);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 0x9e3779b1);
      b = Math.imul(b ^ code, 0x5f356495);
    }
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    // Nought marks an empty place.
    return 4294967296 * (0x1fffff & b) + (a >>> 0) || 1;
  };
}

/** Different digests, and how often each was met; past its budget it holds none and says so. */
export type Distinct = {
  /** Whether this digest is met for the first time. */
  add(digest: Digest): boolean;
  has(digest: Digest): boolean;
  /** How many there are; undefined where they were more than could be held. */
  size(): number | undefined;
  /** How often those were met that were met most. */
  most(number: number): number;
};

/**
 * @param budget the most digests to hold; each takes up to 24 bytes while the table grows
 * @param options.counted whether {@link Distinct.most} is wanted: that takes half as much again
 */
export function distinct(budget: number, { counted = false } = {}): Distinct {
  let table = new Float64Array(1 << 10);
  let times = new Uint32Array(counted ? 1 << 10 : 0);
  let used = 0;
  let isFull = false;
  /** The place of a digest, or the empty one where it goes. */
  const placeOf = (digest: Digest): number => {
    const mask = table.length - 1;
    let at = (digest % 4294967296) & mask;
    while (table[at] !== 0 && table[at] !== digest) at = (at + 1) & mask;
    return at;
  };
  const grow = () => {
    const [old, counts] = [table, times];
    table = new Float64Array(old.length * 2);
    times = new Uint32Array(counts.length * 2);
    for (let i = 0; i < old.length; i++) {
      const digest = old[i] as number;
      if (digest === 0) continue;
      const at = placeOf(digest);
      table[at] = digest;
      if (counted) times[at] = counts[i] as number;
    }
  };
  return {
    add(digest) {
      if (isFull) return false;
      const at = placeOf(digest);
      if (counted) times[at] = (times[at] as number) + 1;
      if (table[at] === digest) return false;
      table[at] = digest;
      used++;
      if (used > budget) {
        isFull = true;
        table = new Float64Array(0);
        times = new Uint32Array(0);
      } else if (used * 4 > table.length * 3) grow();
      return true;
    },
    has: (digest) => !isFull && table[placeOf(digest)] === digest,
    size: () => (isFull ? undefined : used),
    most: (number) =>
      times
        .filter((count) => count > 0)
        .sort()
        .subarray(-number)
        .reduce((sum, count) => sum + count, 0),
  };
}
