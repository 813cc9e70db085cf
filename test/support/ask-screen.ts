// A program that asks the screens given in ASK with a real prompter and notes each reply in the file REPLIES: what the
// tests of the prompters run in a pseudo-terminal.
import { appendFileSync, readFileSync } from 'node:fs';
import { createPlainPrompter } from '../../src/interview/plain/plain.ts';
import type { Prompter, Screen } from '../../src/interview/prompter.ts';
import { createRichPrompter } from '../../src/interview/rich/prompt.ts';
import type { Io } from '../../src/terminal.ts';
import { madeScreen } from './made-screens.ts';

const io: Io = {
  in: process.stdin,
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  onEnding: () => () => {},
};

const { plain, pause, screens } = JSON.parse(readFileSync(process.env.ASK as string, 'utf8')) as {
  plain?: boolean;
  pause?: number;
  screens: Partial<Screen>[];
};
const prompter: Prompter = plain ? createPlainPrompter(io, 'a test') : createRichPrompter(io, { color: false });

const screenOf = (given: Partial<Screen>): Screen =>
  madeScreen({
    check: (draft) => (draft.text === 'wrong' ? 'Write something else.' : undefined),
    advise: (draft) => (draft.text?.includes('portal') ? 'This reads like a solution.' : undefined),
    ...given,
  });

async function main(): Promise<void> {
  let number = 0;
  prompter.say('begin');
  for (const given of screens) {
    let screen = screenOf(given);
    for (;;) {
      const reply = await prompter.ask(screen);
      appendFileSync(process.env.REPLIES as string, `${JSON.stringify(reply)}\n`);
      prompter.say(`reply ${++number}: ${reply.kind}`);
      if (reply.kind === 'leave') return;
      // As a slow disk would between two questions: the program does not look at its input.
      if (pause !== undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
      if (reply.kind === 'answer') break;
      screen = { ...screen, draft: reply.draft };
    }
  }
}

// What closes the window ends the input, too; the real program deals with the signal itself.
process.on('SIGHUP', () => {});

main().finally(() => {
  prompter.close();
  prompter.close();
  process.stderr.write('closed\n');
});
