// How a problem is told: what is wrong and where, then what to do next. For the command line's edge and for warnings.
import { relative } from 'node:path';
import type { Problem } from './errors.ts';
import { columnsOf, type Io, safe, wrap } from './terminal.ts';

/** The lines for a list of problems: each begins with `file:line:column:` where it has a place, and ends with what to do. */
export function problemLines(problems: readonly Problem[], io: Io): string[] {
  const width = columnsOf(io.err);
  let last: string | undefined;
  return problems.flatMap(({ what, where, next }) => {
    const place = where ? `${shortPath(where.file, io.cwd)}:${where.line}:${where.column}: ` : '';
    const lines = wrap(safe(`${place}${what}`), width);
    const repeated = next === undefined || next === last;
    last = next;
    return repeated ? lines : [...lines, ...wrap(safe(`  ${next}`), width, '  ')];
  });
}

/** A path as seen from the working folder where that is shorter. */
export function shortPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short !== '' && short.length < path.length ? short : path;
}
