// What the disk refuses: said in plain words, with the file as it was and nothing left beside it.
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../src/errors.ts';
import { codeOf, ioError } from '../src/outside.ts';
import { createWhole, withLock, writeWhole } from '../src/project/disk.ts';
import { put, tempDir } from './support/temp-dir.ts';

afterEach(() => void vi.restoreAllMocks());

const failure = (code: string, errno?: number) => Object.assign(new Error(code), { code, errno });

/** Makes a call of the file system fail with this code wherever `when` holds of its first argument. */
function failing(name: 'linkSync' | 'renameSync' | 'fchownSync' | 'writeSync' | 'rmSync', code: string, when = /./) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  return vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
    if (when.test(String(args[0]))) throw failure(code);
    return real(...args);
  }) as never);
}

describe('an error of the system', () => {
  const said = (error: unknown, next?: string) => {
    const [problem] = ioError(error, 'save', 'tde.yaml', next).problems;
    return [problem?.code, problem?.what, problem?.next];
  };

  it.each([
    ['ENOSPC', 'the disk is full', 'Make room'],
    ['EDQUOT', 'your share of the disk is used up', 'Make room'],
    ['EFBIG', 'the file would be larger than this system allows', 'Make room'],
    ['EACCES', 'you do not have the right to', 'tde -f FILE'],
    ['EPERM', 'the system does not allow it', 'tde -f FILE'],
    ['EROFS', 'this disk can only be read', 'tde -f FILE'],
    ['EIO', 'the disk reports a fault', 'Copy your files to another disk'],
    ['EMFILE', 'too many files are open in this program', 'Try again.'],
    ['ENFILE', 'too many files are open on this computer', 'Close some programs'],
    ['ENOENT', 'it is not there', 'moved or deleted'],
    ['ENOTDIR', 'a part of its path is not a folder', 'Correct the path.'],
    ['EISDIR', 'it is a folder', 'Name a file in it.'],
    ['EEXIST', 'it is there already', 'Choose another name.'],
    ['ELOOP', 'its links lead in a circle', 'Correct the links.'],
    ['ENAMETOOLONG', 'its name is too long', 'Choose a shorter name.'],
    ['EBUSY', 'another program uses it', 'Close that program'],
    ['ETXTBSY', 'another program uses it', 'Close that program'],
    ['ESTALE', 'the network folder is gone', 'Connect it again'],
    ['EXDEV', 'the system says EXDEV', 'Look at the disk'],
  ])('%s is told as: %s', (code, reason, advice) => {
    expect(said(failure(code))).toEqual([
      code.toLowerCase(),
      `Could not save tde.yaml: ${reason}.`,
      expect.stringContaining(advice),
    ]);
    expect(said(failure(code), 'Do this.')[2]).toBe('Do this.');
  });

  it.each(['EACCES', 'EPERM'])('asks for the right to read what is only read: %s', (code) => {
    expect(ioError(failure(code), 'read', 'calls.csv').problems[0]?.next).toBe(
      'Get the right to read it, or name another file.',
    );
  });

  it('is told by its number where Node has no name for it', () => {
    expect(codeOf(failure('Unknown system error -28', -28))).toBe('ENOSPC');
    expect(codeOf(failure('Unknown system error -9999', -9999))).toBe('EUNKNOWN');
    expect(codeOf('no error')).toBe('');
  });

  it('leaves what was told already as it is, and lets a fault of ours through', () => {
    const told = new UserError({ code: 'x', what: 'Told.' });
    expect(ioError(told, 'save', 'tde.yaml')).toBe(told);
    for (const fault of [new TypeError('ours'), failure('ERR_INVALID_ARG_TYPE')])
      expect(() => ioError(fault, 'save', 'tde.yaml')).toThrow(fault);
  });
});

describe('a new file', () => {
  it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])('is made whole where links fail: %s', (code) => {
    const folder = tempDir();
    const file = path.join(folder, 'new.yaml');
    failing('linkSync', code);
    createWhole(file, 'whole\n', 0o600);
    expect(fs.readFileSync(file, 'utf8')).toBe('whole\n');
    expect(fs.readdirSync(folder)).toEqual(['new.yaml']);
    expect(() => createWhole(file, 'other\n')).toThrow('EEXIST');
    expect(fs.readFileSync(file, 'utf8')).toBe('whole\n');
    expect(fs.readdirSync(folder)).toEqual(['new.yaml']);
  });

  it('leaves nothing where it can be neither linked nor renamed', () => {
    const folder = tempDir();
    failing('linkSync', 'EPERM');
    failing('renameSync', 'EIO');
    expect(() => createWhole(path.join(folder, 'new.yaml'), 'whole\n')).toThrow('EIO');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('is not made where the disk refuses it', () => {
    const folder = tempDir();
    failing('linkSync', 'ENOSPC');
    expect(() => createWhole(path.join(folder, 'new.yaml'), 'whole\n')).toThrow('ENOSPC');
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

/** Windows has no numbers for users. */
const noOwners = process.platform === 'win32';

describe('a file that is there', () => {
  it.skipIf(noOwners)('is saved by root where the disk knows no owners, and is as it was where the disk breaks', () => {
    const folder = tempDir();
    const file = put(folder, 'tde.yaml', 'old\n');
    vi.spyOn(process as { getuid: () => number }, 'getuid').mockReturnValue(0);
    failing('fchownSync', 'EPERM');
    writeWhole(file, 'new\n');
    expect(fs.readFileSync(file, 'utf8')).toBe('new\n');
    vi.mocked(fs.fchownSync).mockImplementation(() => {
      throw failure('EIO');
    });
    expect(() => writeWhole(file, 'newer\n')).toThrow('EIO');
    expect(fs.readFileSync(file, 'utf8')).toBe('new\n');
    expect(fs.readdirSync(folder)).toEqual(['tde.yaml']);
  });

  it.skipIf(noOwners)('becomes the own one of anybody else, who never tries to give it away', () => {
    const file = put(tempDir(), 'tde.yaml', 'old\n');
    vi.spyOn(process as { getuid: () => number }, 'getuid').mockReturnValue(1000);
    const chown = failing('fchownSync', 'EPERM');
    writeWhole(file, 'new\n');
    expect(chown.mock.calls.map(([, owner]) => owner)).toEqual([-1]);
    expect(fs.readFileSync(file, 'utf8')).toBe('new\n');
  });

  it('is saved though what a dead process left beside it cannot be removed', () => {
    const folder = tempDir();
    const file = put(folder, 'tde.yaml', 'old\n');
    const stray = `.tde.yaml.${2 ** 22 + 1}.0123456789ab.tmp`;
    put(folder, stray, 'half');
    failing('rmSync', 'EBUSY', /0123456789ab/);
    writeWhole(file, 'new\n');
    expect(fs.readdirSync(folder).sort()).toEqual([stray, 'tde.yaml']);
    vi.restoreAllMocks();
    writeWhole(file, 'newer\n');
    expect(fs.readdirSync(folder)).toEqual(['tde.yaml']);
  });
});

describe('a lock', () => {
  const LOCK = '.tde.yaml.lock';

  it('that cannot be written is not left behind', () => {
    const folder = tempDir();
    failing('writeSync', 'ENOSPC');
    const work = vi.fn();
    expect(() => withLock(path.join(folder, 'tde.yaml'), work)).toThrow('ENOSPC');
    expect(work).not.toHaveBeenCalled();
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('that cannot be taken away does not make a save fail, and the next save takes it', () => {
    const folder = tempDir();
    const file = path.join(folder, 'tde.yaml');
    failing('rmSync', 'EBUSY', /\.lock$/);
    expect(withLock(file, () => 'saved')).toBe('saved');
    expect(fs.readdirSync(folder)).toEqual([LOCK]);
    vi.restoreAllMocks();
    expect(withLock(file, () => 'again')).toBe('again');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('in a folder that is not there is told as the system tells it', () => {
    expect(() => withLock(path.join(tempDir(), 'gone', 'tde.yaml'), () => 'saved')).toThrow('ENOENT');
  });

  it('of a dead process is taken away though another left off while doing so', () => {
    const folder = tempDir();
    const guard = put(folder, `${LOCK}.removing`, '');
    const old = new Date(Date.now() - 60_000);
    fs.utimesSync(guard, old, old);
    fs.utimesSync(put(folder, LOCK, '{"pid":1}'), old, old);
    expect(withLock(path.join(folder, 'tde.yaml'), () => 'saved')).toBe('saved');
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
