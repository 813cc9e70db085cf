// The process edge: the real streams, signals and exit code. Everything else works on the Io made here.
import { run } from './cli.ts';
import { EXIT } from './errors.ts';
import type { Io } from './terminal.ts';

const ENDINGS = { SIGHUP: EXIT.hangUp, SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

const io: Io = {
  // Most commands never look at it, and opening it takes time.
  get in() {
    return process.stdin;
  },
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  onEnding,
};

// A reader that has seen enough (`tde get | head -1`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});

/** Lets the handler keep what it must, then ends by the same signal, so that whoever started tde sees the truth. */
function onEnding(handler: (exit: number) => void): () => void {
  const names = Object.keys(ENDINGS) as (keyof typeof ENDINGS)[];
  const stop = () => {
    for (const name of names) process.removeListener(name, listeners[name]);
  };
  const end = (name: keyof typeof ENDINGS) => () => {
    stop();
    try {
      handler(ENDINGS[name]);
    } finally {
      process.removeAllListeners(name);
      process.kill(process.pid, name);
    }
  };
  const listeners = { SIGHUP: end('SIGHUP'), SIGINT: end('SIGINT'), SIGTERM: end('SIGTERM') };
  for (const name of names) process.on(name, listeners[name]);
  return stop;
}
