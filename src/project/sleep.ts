// Waits without giving way: saving is synchronous, so that an answer is on the disk before anything else happens.

/** Stops this thread for some milliseconds. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
