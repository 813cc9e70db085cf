// Files named on the command line: where a result goes (stdout, or -o FILE, never over a file without --force, never half written),
// and what is read from one, up to a size.

import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { codeOf, createWhole, ioError, writeWhole } from '../project/disk.ts';
import { fill, words } from '../words.ts';
import { type Context, tell } from './context.ts';

/** The options of a command that prints a result. */
export type Output = { output?: string; force?: boolean };

/**
 * Prints a result, or writes it to the file named with -o. Bytes go to a file or a pipe, never to a terminal; `name` says there
 * what command would make the file. Throws a UserError that names the reason where it cannot.
 */
export function putResult(
  { io }: Context,
  result: string | Uint8Array,
  { output, force }: Output,
  name: { command: string; format: string } = { command: '', format: '' },
): void {
  if (output === undefined || output === '-') {
    if (typeof result !== 'string' && io.out.isTTY) throw notForScreen(name);
    io.out.write(result);
    return;
  }
  const path = resolve(io.cwd, output);
  try {
    if (force) writeWhole(path, result);
    else createWhole(path, result);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw ioError(error, 'write', output);
    throw new UserError({
      code: 'file-exists',
      what: fill(words.output.exists, { file: output }),
      next: words.output.existsNext,
    });
  }
  tell(io, fill(words.output.written, { file: output }));
}

/** A file may be so large, in bytes. */
const MOST_BYTES = 1_000_000;

/** The bytes of the file. @throws UserError that says why it cannot be read; `large` says it of one above 1 MB */
export function readNamedFile({ io }: Context, file: string, large: { what: string; next: string }): Uint8Array {
  const path = resolve(io.cwd, file);
  try {
    if (statSync(path).size <= MOST_BYTES) return readFileSync(path);
  } catch (error) {
    throw ioError(error, 'read', file);
  }
  throw new UserError({ code: 'too-large', what: fill(large.what, { file }), next: large.next });
}

// --- internal ---

function notForScreen(name: { command: string; format: string }): UserError {
  return new UserError({
    code: 'not-for-screen',
    what: fill(words.output.bytes, name),
    next: fill(words.output.bytesNext, name),
  });
}
