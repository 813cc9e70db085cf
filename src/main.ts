// The process edge: the real streams, signals and exit code. Everything else works on the Io made here.
import { EXIT } from './errors.ts';
import { ioError, packageVersion } from './outside.ts';
import type { Io } from './terminal.ts';

const ENDINGS = {
  SIGHUP: EXIT.hangUp,
  SIGINT: EXIT.interrupted,
  SIGTERM: EXIT.terminated,
  SIGQUIT: EXIT.terminated,
} as const;

let stdin: NodeJS.ReadStream | undefined;

const io: Io = {
  /** Opened only where somebody may answer. */
  get in() {
    stdin ??= process.stdin;
    return stdin;
  },
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  /** Asked for only where it is needed: it can be gone. */
  get cwd() {
    try {
      return process.cwd();
    } catch (error) {
      throw ioError(error, 'look at', 'the folder you are in', 'Go to a folder that is there, then try again.');
    }
  },
  now: () => new Date(),
  onEnding,
};

// Whoever writes a result looks whether it got there (cli.ts); for what is said beside it there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const argv = process.argv.slice(2);
// The version is known without the commands. Where it cannot be written, they say so.
const isVersion = argv.length === 1 && argv[0] === '--version';
if (isVersion) io.out.write(`${packageVersion()}\n`);
if (!isVersion || process.stdout.errored)
  import('./cli.ts')
    .then(({ run }) => run(argv, io))
    .then((code) => {
      process.exitCode = code;
      if (terminalIsGone()) process.kill(process.pid, 'SIGHUP');
    });

/** Whether a terminal was there and is no more: Node aborts where it ends by itself then, as it sets the modes of each one back. */
function terminalIsGone(): boolean {
  const terminals = [stdin, process.stdout, process.stderr].flatMap((stream, fd) => (stream?.isTTY ? [fd] : []));
  return terminals.some((fd) => !process.getBuiltinModule('node:tty').isatty(fd));
}

/** Lets the handler keep what it must, then ends by the same signal, so that whoever started tde sees the truth. */
function onEnding(handler: (exit: number) => void): () => void {
  const listeners = (Object.keys(ENDINGS) as (keyof typeof ENDINGS)[]).map((name) => ({
    name,
    end: () => {
      stop();
      try {
        handler(ENDINGS[name]);
      } finally {
        // SIGQUIT itself would leave a core file where the system keeps them.
        const last = name === 'SIGQUIT' ? 'SIGTERM' : name;
        process.removeAllListeners(last);
        process.kill(process.pid, last);
      }
    },
  }));
  const stop = () => {
    for (const { name, end } of listeners) process.removeListener(name, end);
  };
  for (const { name, end } of listeners) process.on(name, end);
  return stop;
}
