// What lies outside the program: its own package, the names in a folder, and the bytes of a file or of stdin, made text or refused in words;
// and what the system's errors mean. This file stands directly in src/, and its build directly in dist/.
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { UserError } from './errors.ts';
import { fill, short } from './text.ts';

/** The folder that holds package.json, dist, templates and examples. */
export const packageRoot = join(import.meta.dirname, '..');

/** The version in package.json. */
export const packageVersion = (): string => JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version;

/** How the program is called: from a checkout, through npm. */
export const calledIn = (env: Readonly<Record<string, string | undefined>>): string =>
  env.TDE_CHECKOUT ? 'npm start --' : 'tde';

/** The worked examples, by name. */
export const exampleNames = (): string[] =>
  readdirSync(join(packageRoot, 'examples'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

/**
 * What is read: how messages call it, the most bytes it may have, and what to do where it has more. `resave` is what to do where a file
 * is not UTF-8, `unread` where it cannot be read at all.
 */
export type Expected = { what: string; most: number; smaller?: string; resave?: string; unread?: string };

/** The path of what is given to the program on stdin, on every system. */
export const STDIN = '/dev/stdin';

/**
 * The text of a file, or of {@link STDIN}.
 * @param name how messages name it
 * @throws UserError where it cannot be read, is no file, is too large, or is not UTF-8 text
 */
export function readText(path: string, expected: Expected, name = nameOf(path)): string {
  const { resave = RESAVE } = expected;
  return decode(readBytes(path, expected, name), name, resave, path === STDIN ? CONVERT : resave);
}

/**
 * The bytes of a file, or of {@link STDIN}. A pipe or a device in the place of a file is refused: to open one can be to wait for ever.
 * @throws UserError as {@link readText} does
 */
export function readBytes(path: string, expected: Expected, name = nameOf(path)): Uint8Array {
  try {
    const open = OPEN.exec(path);
    if (open) return readAll(Number(open[1] ?? 0), expected, name);
    const stat = statSync(path);
    if (!stat.isFile() && !stat.isDirectory()) throw notAFile(expected, name);
    if (stat.size > expected.most) throw tooLarge(expected, name);
    const handle = openSync(path, 'r');
    try {
      return readAll(handle, expected, name);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw ioError(error, 'read', name, expected.unread);
  }
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** What a system's error means, in plain words; `doing` and `file` say when it happened. */
export function ioError(error: unknown, doing: string, file: string, next?: string): UserError {
  if (error instanceof UserError) return error;
  const code = codeOf(error);
  if (!/^E(?!RR_)/.test(code)) throw error;
  const [reason, advice] = REASONS[code] ?? [
    `the system says ${code}`,
    'Look at the disk and the folder, then try again.',
  ];
  const isReading = doing === 'read' || doing === 'look at';
  return new UserError({
    code: code.toLowerCase(),
    what: `Could not ${doing} ${short(file, 300)}: ${reason}.`,
    next: next ?? (isReading && advice === RIGHTS ? RIGHTS_TO_READ : advice),
  });
}

/** The code of a system's error, such as `ENOENT`; empty where it is none. */
export function codeOf(error: unknown): string {
  const { code, errno } = (error instanceof Error ? error : {}) as { code?: unknown; errno?: unknown };
  if (typeof code !== 'string') return '';
  if (!/^unknown/i.test(code)) return code;
  // Node has no name for some of them, EDQUOT among them; the system does.
  return Object.entries(constants.errno).find(([, number]) => number === -Number(errno))?.[0] ?? 'EUNKNOWN';
}

/**
 * Where a text nests keys or lists far deeper than any real file; undefined where it does not. Counts brackets and indentation
 * from above, which costs next to nothing: what is only a little too deep is for the reader to find.
 */
export function tooDeepAt(text: string): number | undefined {
  let open = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > 5000) return index;
  }
  return (/^[ \t]*(?:[-?:][ \t]+){100}/m.exec(text) ?? /^ {2000}(?= *[^ \r\n#])/m.exec(text))?.index;
}

// --- internal ---

/** What is open already, under the name that a shell gives it: `<(another command)` is one of these. */
const OPEN = /^\/dev\/(?:stdin|fd\/(\d+))$/;

const nameOf = (path: string): string => (path === STDIN ? 'stdin' : path);

/** All bytes up to the end, but no more than there may be: a stream may have no end. */
function readAll(handle: number, expected: Expected, name: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const chunk = Buffer.allocUnsafe(65_536);
    const read = readSync(handle, chunk, 0, chunk.length, null);
    if (read === 0) return Buffer.concat(chunks, length);
    chunks.push(chunk.subarray(0, read));
    length += read;
    if (length > expected.most) throw tooLarge(expected, name);
  }
}

const notAFile = ({ unread = 'Name a file.' }: Expected, name: string): UserError =>
  new UserError({ code: 'not-a-file', what: `${name} is not a file.`, next: unread });

const tooLarge = ({ what, most, smaller }: Expected, name: string): UserError =>
  new UserError({
    code: 'too-large',
    what: `${name} is larger than ${most / 1_000_000} MB, the most ${what} may have.`,
    next: smaller,
  });

const RESAVE = 'Open it in the program that made it, and save it as plain text in UTF-8.';
const CONVERT = 'Give it as UTF-8, for example through: iconv -f {encoding} -t UTF-8';

/** What files begin with that somebody may take for text. */
const OTHER_FILES: readonly (readonly [beginning: string, what: string])[] = [
  ['{\\rtf', 'a file of a word processor'],
  ['%PDF', 'a PDF'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word or Excel file'],
  ['PK\u0003\u0004', 'a Word, Excel or zip file'],
];

/** @param resave what to do where it is no text at all; `convert` where it is one in another encoding */
function decode(bytes: Uint8Array, file: string, resave: string, convert: string): string {
  const refuse = (code: string, what: string, at: number, encoding?: string): UserError => {
    const lines = new TextDecoder().decode(bytes.subarray(0, at)).split('\n');
    const where = { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
    return new UserError({ code, what, where, next: encoding ? fill(convert, { encoding }) : resave });
  };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw refuse('not-utf8', 'This is saved as UTF-16, not as UTF-8.', 0, 'UTF-16');
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const [, other] = OTHER_FILES.find(([beginning]) => start.startsWith(beginning)) ?? [];
  if (other) throw refuse('not-text', `This is ${other}, not plain text.`, 0);
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw refuse('nul', 'There is a NUL byte here: this is no text, or it was damaged.', nul, 'UTF-16');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (isUtf8(bytes)) return text;
  const wrong = new TextEncoder().encode(text).findIndex((byte, i) => byte !== bytes[i]);
  throw refuse('not-utf8', 'This is not UTF-8 text.', wrong, 'LATIN1');
}

const SPACE = 'Make room, then save again; the file is as it was.';
const RIGHTS = 'Get the right to write there, or work on a copy elsewhere: tde -f FILE';
const RIGHTS_TO_READ = 'Get the right to read it, or name another file.';
const REASONS: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  ENOSPC: ['the disk is full', SPACE],
  EDQUOT: ['your share of the disk is used up', SPACE],
  EFBIG: ['the file would be larger than this system allows', SPACE],
  EACCES: ['you do not have the right to', RIGHTS],
  EPERM: ['the system does not allow it', RIGHTS],
  EROFS: ['this disk can only be read', 'Work on a copy elsewhere: tde -f FILE'],
  EIO: ['the disk reports a fault', 'Copy your files to another disk, then try again there.'],
  EMFILE: ['too many files are open in this program', 'Try again.'],
  ENFILE: ['too many files are open on this computer', 'Close some programs, then try again.'],
  ENOENT: ['it is not there', 'Check whether it was moved or deleted.'],
  ENOTDIR: ['a part of its path is not a folder', 'Correct the path.'],
  EISDIR: ['it is a folder', 'Name a file in it.'],
  EEXIST: ['it is there already', 'Choose another name.'],
  ELOOP: ['its links lead in a circle', 'Correct the links.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter name.'],
  EBUSY: ['another program uses it', 'Close that program, then try again.'],
  ETXTBSY: ['another program uses it', 'Close that program, then try again.'],
  ESTALE: ['the network folder is gone', 'Connect it again, then try again.'],
};
