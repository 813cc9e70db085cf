// Puts bytes on the disk so that a file is always whole, the old one or the new one, and lets one process at a time do so: that is what
// makes a save safe. A small file beside the other says who is saving. Knows nothing of what is saved.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { hostname, uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { UserError } from '../errors.ts';
import { codeOf, ioError, namesIn, readText } from '../outside.ts';
import { shellWord } from '../text.ts';

/**
 * Writes a file whole: a new file beside it, all bytes, fsync, rename, fsync of the folder. What a file that is there allows to
 * whom is kept, as far as the system lets us; where its group cannot be, that group's rights go with it, so that nobody may
 * more than before. Strays that dead processes left beside it are removed.
 * @param mode the permissions of a file that is not there yet
 * @returns whether the file's group is another one now
 * @throws the system's error; then the file is as it was, and nothing of the new one is left
 */
export function writeWhole(target: string, content: string | Uint8Array, mode = 0o666): { groupLost: boolean } {
  const before = groupOf(target);
  withTemp(target, content, mode, (temp) => replace(temp, target));
  const after = groupOf(target);
  return { groupLost: before !== undefined && after !== undefined && after !== before };
}

/**
 * Makes a file that is not there yet, whole or not at all.
 * @param mode its permissions, as far as the surroundings allow them
 * @throws the system's error; EEXIST where the file is there, which then is as it was
 */
export function createWhole(target: string, content: string | Uint8Array, mode = 0o666): void {
  withTemp(target, content, mode, (temp) => {
    try {
      fs.linkSync(temp, target);
      removeQuietly(temp);
    } catch (error) {
      // Some disks have no links: there the name is taken first, and the whole file put over it.
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error))) throw error;
      fs.closeSync(fs.openSync(target, 'wx'));
      try {
        renameStubbornly(temp, target);
      } catch (renameError) {
        fs.rmSync(target, { force: true });
        throw renameError;
      }
    }
  });
}

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

/** Twelve hex digits that no other process comes upon. */
export const randomHex = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex');

/** Removes a file, where it is one and can be. */
export function removeQuietly(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // What cannot be removed now goes at a later save.
  }
}

// --- internal ---

function withTemp(target: string, content: string | Uint8Array, mode: number, finish: (temp: string) => void): void {
  const folder = dirname(target);
  removeStrays(target);
  const temp = join(folder, `.${bare(target)}.${process.pid}.${randomHex()}.tmp`);
  try {
    writeTemp(temp, target, Buffer.from(content as Uint8Array), mode);
    finish(temp);
  } catch (error) {
    removeQuietly(temp);
    throw error;
  }
  syncFolder(folder);
}

function writeTemp(temp: string, target: string, bytes: Uint8Array, mode: number): void {
  const old = fs.statSync(target, { throwIfNoEntry: false });
  // Nobody else may read it before it has the rights of the file it takes the place of.
  const handle = fs.openSync(temp, 'wx', old ? 0o600 : mode);
  try {
    if (old) keepRights(handle, temp, target, old);
    writeAll(handle, bytes);
  } finally {
    fs.closeSync(handle);
  }
}

/** One write may take only a part of the bytes (a nearly full disk does so): goes on until all are written, and on the disk. */
function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(handle, bytes, at, bytes.length - at, at);
  fs.fsyncSync(handle);
}

/** Gives the new file what the old one has: owner and group as far as we may, mode, access lists and attributes. */
function keepRights(handle: number, temp: string, target: string, old: fs.Stats): void {
  keepOwner(handle, old);
  const isSame = process.platform === 'win32' || fs.fstatSync(handle).gid === old.gid;
  // The old group's rights are not for another group; what everybody has, that group has, too.
  fs.fchmodSync(handle, isSame ? old.mode & 0o7777 : (old.mode & 0o707) | ((old.mode & 0o007) << 3));
  if (isSame && process.platform === 'linux') copyAttributes(target, temp);
}

/** Owner and group, or the group alone: only root may give a file away, and others only to a group of their own. */
function keepOwner(handle: number, old: fs.Stats): void {
  if (process.getuid === undefined) return;
  try {
    fs.fchownSync(handle, process.getuid() === 0 ? old.uid : -1, old.gid);
  } catch (error) {
    if (!['EPERM', 'ENOSYS', 'EINVAL'].includes(codeOf(error))) throw error;
  }
}

/** Node knows neither access lists nor extended attributes; the system's own `cp` does. Where it is not there, or refuses, they go. */
function copyAttributes(from: string, to: string): void {
  const flags = ['--attributes-only', '--no-dereference', '--preserve=mode,ownership,xattr'];
  spawnSync('/bin/cp', [...flags, '--', from, to], { stdio: 'ignore', timeout: 1000, env: {} });
}

/** Puts the new file in the old one's place. One that is mounted by itself cannot be renamed over: it is written in place. */
function replace(temp: string, target: string): void {
  try {
    renameStubbornly(temp, target);
  } catch (error) {
    if (codeOf(error) !== 'EBUSY' || process.platform === 'win32') throw error;
    writeInPlace(temp, target);
  }
}

/** Writes over a file's own bytes. Where that fails half-way, the whole new file stays beside it, and the message names it. */
function writeInPlace(temp: string, target: string): void {
  const bytes = fs.readFileSync(temp);
  const handle = fs.openSync(target, 'r+');
  try {
    writeAll(handle, bytes);
    fs.ftruncateSync(handle, bytes.length);
    fs.fsyncSync(handle);
  } catch (error) {
    const whole = `${target}.whole`;
    fs.renameSync(temp, whole);
    throw ioError(error, 'write all of', target, `The whole of it stands in ${whole}: copy it to ${target}.`);
  } finally {
    fs.closeSync(handle);
  }
  removeQuietly(temp);
}

/** A file's group; undefined where nobody can tell. What was written is written, whatever cannot be looked at after it. */
function groupOf(file: string): number | undefined {
  try {
    return fs.statSync(file).gid;
  } catch {
    return undefined;
  }
}

/** Windows refuses to rename over a file that another program has open for a moment: tries for up to one second. */
function renameStubbornly(from: string, to: string): void {
  for (let tries = 0; ; tries++) {
    try {
      fs.renameSync(from, to);
      return;
    } catch (error) {
      const passing = process.platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error));
      if (!passing || tries >= 20) throw error;
      sleep(50);
    }
  }
}

/** Makes the new name itself safe. Not every system can; then nothing more can be done. */
function syncFolder(folder: string): void {
  try {
    const handle = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // The file's bytes are on the disk and its name is changed; only the moment the name gets there is the system's.
  }
}

const bare = (target: string): string => basename(target).replace(/^\./, '');

function removeStrays(target: string): void {
  const start = `.${bare(target)}.`;
  for (const name of namesIn(dirname(target))) {
    if (!name.startsWith(start)) continue;
    const stray = /^(\d+)\.[0-9a-f]{12}\.tmp$/.exec(name.slice(start.length));
    if (stray && !isRunning(Number(stray[1]))) removeQuietly(join(dirname(target), name));
  }
}

/** Whether a process of this computer is running. This process counts as running. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Stops this thread for some milliseconds: saving is synchronous, so that an answer is on the disk before anything else. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

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
  if (readLock(file)?.id === own) removeQuietly(file);
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
const lockFile = (target: string): string => join(dirname(target), `.${bare(target)}.lock`);
