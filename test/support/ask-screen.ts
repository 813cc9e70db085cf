// A program that asks the screens given in ASK with a real prompter and notes each reply in the file REPLIES: what the
// tests of the prompters run in a pseudo-terminal.
import { appendFileSync, readFileSync } from 'node:fs';
import type { Ask } from './ask-terminal.ts';
import { askAll } from './asked.ts';

// What closes the window ends the input, too; the real program deals with the signal itself.
process.on('SIGHUP', () => {});

askAll(
  {
    in: process.stdin,
    out: process.stdout,
    err: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    onEnding: () => () => {},
  },
  JSON.parse(readFileSync(process.env.ASK as string, 'utf8')) as Ask,
  (reply) => appendFileSync(process.env.REPLIES as string, `${JSON.stringify(reply)}\n`),
);
