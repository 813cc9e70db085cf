// Puts bytes on the disk so that a file is always whole: the old one or the new one. Knows no YAML and no method.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, ioError } from '../outside.ts';

/**
 * Writes a file whole: a new file beside it, all bytes, fsync, rename, fsync of the folder. What a file that is there allows to
 * whom is kept, as far as the system lets us; where its group cannot be, that group's rights go with it, so that nobody may
 * more than before. Strays that dead processes left beside it are removed.
 * @param mode the permissions of a file that is not there yet
 * @returns whether the file's group is another one now
 * @throws the system's error; then the file is as it was, and nothing of the new one is left
 */
export function writeWhole(target: string, content: string | Uint8Array, mode = 0o666): { groupLost: boolean } {
  const group = groupOf(target);
  withTemp(target, content, mode, (temp) => replace(temp, target));
  return { groupLost: group !== undefined && groupOf(target) !== group };
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

/** Whether a process of this computer is running. This process counts as running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Stops this thread for some milliseconds: saving is synchronous, so that an answer is on the disk before anything else. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
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

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch {
    return [];
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
  for (const owner of process.getuid() === 0 ? [old.uid] : [-1]) {
    try {
      fs.fchownSync(handle, owner, old.gid);
    } catch (error) {
      if (!['EPERM', 'ENOSYS', 'EINVAL'].includes(codeOf(error))) throw error;
    }
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

const groupOf = (file: string): number | undefined => fs.statSync(file, { throwIfNoEntry: false })?.gid;

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
