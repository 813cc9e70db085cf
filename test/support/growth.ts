// How the time of some work grows with its input. The best of several runs counts, as a busy machine can only make one slower.

/** How many times as long the work takes on sixteen times the input: about 16 where it is linear, 256 where it is quadratic. */
export function growth(input: (size: number) => string, work: (text: string) => unknown, size = 2000): number {
  const [small, large] = [input(size), input(16 * size)];
  const best = (text: string) => Math.min(...Array.from({ length: 9 }, () => timeOf(() => work(text))));
  // Both are warm before one of them counts.
  best(small);
  return best(large) / best(small);
}

/** Linear, with room for whatever else the machine does. */
export const LINEAR = 64;

// --- internal ---

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
