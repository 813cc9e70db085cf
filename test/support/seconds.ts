// How long work takes by the clock of this process alone, so that a busy machine makes no test fail.

/** The seconds of processor time that work takes; what else the machine does meanwhile is not in them. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
