// Runs a command line: the only place where an error becomes a message and an exit code.
import { CommanderError } from 'commander';
import { Cancelled, EXIT, UserError } from '../errors.ts';
import { type Io, type Out, safe } from '../terminal.ts';
import { helpWords as words } from '../words/help.ts';
import { commandTree } from './tree.ts';

/** Runs one command line (without node and the script) and returns the exit code. Prints on `io` only. */
export async function run(argv: readonly string[], given: Io): Promise<number> {
  const io: Io = Object.create(given, { out: { value: shielded(given.out) } });
  try {
    await commandTree(io, argv).parseAsync(argv, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof Cancelled) return error.exit;
    if (!(error instanceof UserError)) return reportFault(error, io);
    const { problemLines } = await import('../problem-lines.ts');
    for (const line of problemLines(error.problems, io)) io.err.write(`${line}\n`);
    return error.exit;
  }
}

// --- internal ---

/** A terminal that no result can drive: no command colours what it prints there. Into a file or a pipe every byte goes as it is. */
const shielded = (out: Out): Out =>
  out.isTTY ? Object.create(out, { write: { value: (text: string) => out.write(safe(text)) } }) : out;

/** A fault of ours: the only time a stack is shown. */
function reportFault(error: unknown, io: Io): number {
  io.err.write(`${words.help.fault}\n${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.problem;
}
