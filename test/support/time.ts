// The time that work takes, and how it grows with its input: the processor's time, as a busy machine slows only the clock.

/** The seconds that some work takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}

/**
 * How many times as long the work takes on sixteen times the input: about 16 where it is linear, 256 where it is quadratic.
 * The size is small on purpose: on some machines, what no longer fits their caches takes several times as long a character.
 */
export function growth<Input = string>(input: (size: number) => Input, work: (input: Input) => unknown, size = 500) {
  const [small, large] = [input(size), input(16 * size)];
  // Both are warm before one of them counts.
  best(work, small);
  let least = Number.POSITIVE_INFINITY;
  // A busy machine spoils a measurement now and then; what is quadratic is so each time.
  for (let turn = 0; turn < 3 && least >= LINEAR; turn++)
    least = Math.min(least, best(work, large) / best(work, small));
  return least;
}

/** Linear, with room for whatever else the machine does. */
export const LINEAR = 64;

// --- internal ---

/** The shortest of several times, in microseconds; of fewer where one takes long. */
function best<Input>(work: (input: Input) => unknown, input: Input): number {
  let [shortest, all] = [Number.POSITIVE_INFINITY, 0];
  for (let run = 0; run < 9 && all < 100_000; run++) {
    const start = process.cpuUsage();
    work(input);
    const { user, system } = process.cpuUsage(start);
    shortest = Math.min(shortest, user + system);
    all += user + system;
  }
  return Math.max(shortest, 1);
}
