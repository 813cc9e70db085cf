// What a save leaves as it was: the group, access lists and attributes of the project file, and a file that is mounted by itself.
// Needs root, setpriv (util-linux), setfacl (acl) and the right to mount; as anybody else these tests are skipped.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/outside.ts';
import { put, tempDir } from './support/temp-dir.ts';

const bin = join(packageRoot, 'bin', 'tde.js');
const isRoot = process.getuid?.() === 0;
const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });
const can = (command: string, ...args: string[]) => isRoot && run(command, ...args).status === 0;

/** A project that belongs to one person and a team, in a folder in which both may write. */
function shared(mode: number): { folder: string; file: string } {
  const folder = tempDir();
  const file = put(folder, 'tde.yaml', 'tde: 1\nproject:\n  name: Shade on Canal Street\n');
  fs.chownSync(folder, 1000, TEAM);
  fs.chmodSync(folder, 0o777);
  fs.chownSync(file, 1000, TEAM);
  fs.chmodSync(file, mode);
  return { folder, file };
}
const TEAM = 2345;
const OWN = 5000;

/** A colleague saves an answer: a person of another number, in a group of her own, and in `groups` besides. */
const colleagueSaves = (file: string, groups: string) =>
  run(
    'setpriv',
    '--reuid=1234',
    `--regid=${OWN}`,
    groups,
    process.execPath,
    bin,
    'set',
    'project.place',
    'Fairmont',
    '-f',
    file,
  );

describe.skipIf(!can('setpriv', '--version'))('the group of a project', () => {
  it('stays when a colleague of it saves', () => {
    const { file } = shared(0o660);
    expect(colleagueSaves(file, `--groups=${TEAM}`)).toMatchObject({
      status: 0,
      stderr: expect.not.stringContaining('chgrp'),
    });
    expect(fs.statSync(file)).toMatchObject({ gid: TEAM, mode: 0o100660 });
    expect(fs.readFileSync(file, 'utf8')).toContain('place: Fairmont');
  });

  it('goes when somebody outside of it saves, with its rights, and this is told', () => {
    const { file } = shared(0o676);
    const saved = colleagueSaves(file, '--clear-groups');
    expect(saved).toMatchObject({ status: 0, stderr: expect.stringContaining('chgrp') });
    // The team could read, write and run it; the new group may what everybody may.
    expect(fs.statSync(file)).toMatchObject({ gid: OWN, mode: 0o100666 });
  });
});

describe.skipIf(!can('setfacl', '--version'))('access lists and attributes of a project', () => {
  it('stay, and nobody may more than before', () => {
    const { file } = shared(0o600);
    expect(run('setfacl', '-m', 'u:1500:rw,g::---,m::rw', file).status).toBe(0);
    run('setfattr', '-n', 'user.origin', '-v', 'records desk', file);
    const attribute = () => run('getfattr', '--absolute-names', '-n', 'user.origin', file).stdout;
    const origin = attribute();
    const before = run('getfacl', '-cpn', file).stdout;
    expect(before).toContain('user:1500:rw-');
    expect(run(process.execPath, bin, 'set', 'project.place', 'Fairmont', '-f', file).status).toBe(0);
    expect(fs.readFileSync(file, 'utf8')).toContain('place: Fairmont');
    expect(run('getfacl', '-cpn', file).stdout).toBe(before);
    expect(attribute()).toBe(origin);
  });
});

describe.skipIf(!can('unshare', '-m', 'true'))('a project file that is mounted by itself', () => {
  it('is written in place', () => {
    const folder = tempDir();
    const real = put(
      folder,
      'real.yaml',
      'tde: 1\nproject:\n  name: Shade on Canal Street\n  place: a much longer name than the one that follows\n',
    );
    const file = put(folder, 'tde.yaml', '');
    const script = `mount --bind "${real}" "${file}" && "${process.execPath}" "${bin}" set project.place Fairmont -f "${file}"`;
    expect(run('unshare', '-m', 'sh', '-c', script)).toMatchObject({ status: 0 });
    expect(fs.readFileSync(real, 'utf8')).toBe('tde: 1\nproject:\n  name: Shade on Canal Street\n  place: Fairmont\n');
    expect(fs.readdirSync(folder).sort()).toEqual(['real.yaml', 'tde.yaml']);
  });
});
