// What saving has to know of processes: whether one is running, and how to wait without giving way.

/** Whether a process of this computer is running. This process counts as running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Stops this thread for some milliseconds: saving is synchronous, so that an answer is on the disk before anything else. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Twelve hex digits that no other process comes upon. The global `crypto` costs nothing until it is used, unlike node:crypto. */
export const randomHex = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex');
