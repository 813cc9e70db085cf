// Where a result goes: to stdout, or with -o into a file, which is never overwritten without --force and never left half written.
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { codeOf, createWhole, ioError, writeWhole } from '../project/disk.ts';
import { fill, words } from '../words.ts';
import { type Context, tell } from './context.ts';

/** The options of a command that prints a result. */
export type Output = { output?: string; force?: boolean };

/** Prints a result, or writes it to the file named with -o. Throws a UserError that names the reason where it cannot. */
export function putResult({ io }: Context, text: string, { output, force }: Output): void {
  if (output === undefined || output === '-') {
    io.out.write(text);
    return;
  }
  const path = resolve(io.cwd, output);
  try {
    if (force) writeWhole(path, text);
    else createWhole(path, text);
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
