// Lets one process at a time save a project: a small file beside it says who is saving. Knows nothing of what is saved.
import fs from 'node:fs';
import { hostname, uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { UserError } from '../errors.ts';
import { codeOf, ioError, readText } from '../outside.ts';
import { shellWord } from '../text.ts';
import { isRunning, randomHex, removeQuietly, sleep } from './disk.ts';

/** Who holds a lock: process, computer, since when (ISO 8601, UTC), and the lock's own id. */
const Lock = z.object({ pid: z.int(), host: z.string(), since: z.string(), id: z.string() });
type Lock = z.infer<typeof Lock>;

/** How long a save waits for another one, in milliseconds. */
const PATIENCE = 2000;
const POLL = 25;
/** A lock without readable content is being written just now, or its writer died: seen so for this many milliseconds, it died. */
const UNWRITTEN = 1000;
/** Clocks that count the time since the computer's start are a little apart. */
const CLOCKS_APART = 2000;
/** Linux counts the time of a process's start in hundredths of a second. */
const TICK = 10;

/**
 * Does something while no other process saves the same file. A lock left by a process that ended on this computer is taken
 * away; one of a running process, or of another computer, never.
 * @throws UserError naming who holds the lock, after two seconds, or where the folder cannot be written in
 */
export function withLock<T>(target: string, work: () => T): T {
  const file = lockFile(target);
  const own = take(file);
  try {
    return work();
  } finally {
    release(file, own);
  }
}

/** Takes the lock of a file away, whoever holds it, if it has this id: as its message told the person. False where there is none. */
export function breakLock(target: string, id: string): boolean {
  const file = lockFile(target);
  if (readLock(file)?.id !== id) return false;
  takeAway(file, id);
  return readLock(file)?.id !== id;
}

// --- internal ---

function take(file: string): string {
  const id = randomHex();
  const mine: Lock = { pid: process.pid, host: hostname(), since: new Date().toISOString(), id };
  let unwritten = 0;
  for (let waited = 0; !tryTake(file, mine); ) {
    refuseOtherThings(file);
    const lock = readLock(file);
    const isLeft = lock ? isDead(lock) : unwritten >= UNWRITTEN;
    if (isLeft && takeAway(file, lock?.id)) continue;
    if (waited >= PATIENCE) throw isLeft ? leftBehind(file) : held(file, lock);
    sleep(POLL);
    waited += POLL;
    unwritten = lock ? 0 : unwritten + POLL;
  }
  return id;
}

/** A lock that cannot be taken away is no reason to call a save failed: it names this process, and goes when that ends. */
function release(file: string, own: string): void {
  try {
    if (readLock(file)?.id === own) fs.rmSync(file, { force: true });
  } catch {
    // The next save takes it away.
  }
}

function tryTake(file: string, mine: Lock): boolean {
  let handle: number;
  try {
    handle = fs.openSync(file, 'wx', 0o644);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) throw error;
    const folder = dirname(file);
    const next = `A save writes a new file beside the old one: get the right to write in ${folder}, or move the file elsewhere.`;
    throw ioError(error, 'write in the folder', folder, next);
  }
  try {
    fs.writeSync(handle, JSON.stringify(mine));
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(handle);
  }
  // Where this process was stopped between the two for so long that another took the lock for a dead one's, it is not ours.
  return readLock(file)?.id === mine.id;
}

const LOCK_FILE = { what: 'a lock', most: 10_000 };

function readLock(file: string): Lock | undefined {
  try {
    if (!fs.lstatSync(file).isFile()) return undefined;
    return Lock.parse(JSON.parse(readText(file, LOCK_FILE)));
  } catch {
    return undefined;
  }
}

/** What is no file cannot be a lock, and waiting for it would be in vain. */
function refuseOtherThings(file: string): void {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat || stat.isFile()) return;
  throw new UserError({
    code: 'locked',
    what: `${file} is in the way: saving makes a file of this name for a moment, and what is there is no file.`,
    next: 'Rename it or remove it, then try again. Nothing was changed.',
  });
}

/** A save never waits for its own process: a lock with our number is from one that had the number before us. */
const isDead = (lock: Lock): boolean =>
  lock.host === hostname() && (lock.pid === process.pid || !isRunning(lock.pid) || isYounger(lock));

/** Whether the process with a lock's number began after the lock was made: then it is another one that got the number. */
function isYounger({ pid, since }: Lock): boolean {
  const made = Date.parse(since);
  const started = Date.now() - uptime() * 1000 + (sinceStart(pid) ?? 0);
  return started > made + CLOCKS_APART;
}

/** How long after the computer's start a process began, in milliseconds, where the system tells it (Linux). */
function sinceStart(pid: number): number | undefined {
  try {
    // The name in brackets may hold anything, blanks too; the 22nd field of all is the 20th behind it.
    const fields = String(fs.readFileSync(`/proc/${pid}/stat`))
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = Number(fields[19]);
    return Number.isFinite(ticks) ? ticks * TICK : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes a dead lock away; only one process at a time may, and only while it is still the same lock. False where it could not.
 */
function takeAway(file: string, id: string | undefined): boolean {
  const guard = `${file}.removing`;
  try {
    fs.closeSync(fs.openSync(guard, 'wx'));
  } catch {
    if (isOld(guard)) removeQuietly(guard);
    return false;
  }
  try {
    if (readLock(file)?.id === id) fs.rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  } finally {
    removeQuietly(guard);
  }
}

/** Whether a guard was left behind, also by one whose clock was ahead of ours. */
function isOld(guard: string): boolean {
  const stat = fs.lstatSync(guard, { throwIfNoEntry: false });
  return !!stat && Math.abs(Date.now() - stat.mtimeMs) > UNWRITTEN;
}

function leftBehind(file: string): UserError {
  return new UserError({
    code: 'locked',
    what: `A save that was cut short left ${file} behind, and it cannot be taken away here.`,
    next: `Get the right to write in ${dirname(file)}, or remove that file (and ${file}.removing, if it is there), then try again.`,
  });
}

function held(file: string, lock: Lock | undefined): UserError {
  const code = 'locked';
  if (!lock) {
    return new UserError({ code, what: `Another tde is saving this project just now (${file}).`, next: 'Try again.' });
  }
  const where = lock.host === hostname() ? 'on this computer' : `on ${lock.host}`;
  return new UserError({
    code,
    what: `Another tde is saving this project: process ${lock.pid} ${where}, since ${lock.since}.`,
    next: `Wait until it has ended, then try again. If it is surely not running any more:\ntde unlock ${shellWord(lock.id)}`,
  });
}

/** The lock file of a project file. */
const lockFile = (target: string): string => join(dirname(target), `.${basename(target).replace(/^\./, '')}.lock`);
