// Reads a file that somebody named on the command line, up to a size; no other file is read for it.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { ioError } from '../project/disk.ts';
import { fill } from '../words.ts';
import type { Context } from './context.ts';

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
