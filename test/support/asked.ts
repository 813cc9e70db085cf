// Asks made screens one after the other with a real prompter, in a terminal of its own or in this process.
import { createPlainPrompter } from '../../src/interview/plain/plain.ts';
import type { Prompter, Reply, Screen } from '../../src/interview/prompter.ts';
import { createRichPrompter } from '../../src/interview/rich/prompt.ts';
import type { Io } from '../../src/terminal.ts';
import type { Ask } from './ask-terminal.ts';
import { madeScreen } from './made-screens.ts';

const screenOf = (given: Partial<Screen>): Screen =>
  madeScreen({
    check: (draft) => (draft.text === 'wrong' ? 'Write something else.' : undefined),
    advise: (draft) => (draft.text?.includes('portal') ? 'This reads like a solution.' : undefined),
    ...given,
  });

/** Asks until all is answered or somebody leaves, and says so; `note` takes each reply. */
export async function askAll(io: Io, { plain, pause, screens }: Ask, note: (reply: Reply) => void): Promise<void> {
  const prompter = plain ? createPlainPrompter(io, 'a test') : createRichPrompter(io, { color: false });
  try {
    await askEach(prompter, screens, pause, note);
  } finally {
    prompter.close();
    prompter.close();
    io.err.write('closed\n');
  }
}

async function askEach(
  prompter: Prompter,
  screens: readonly Partial<Screen>[],
  pause: number | undefined,
  note: (reply: Reply) => void,
): Promise<void> {
  let number = 0;
  prompter.say('begin');
  for (const given of screens) {
    let screen = screenOf(given);
    for (;;) {
      const reply = await prompter.ask(screen);
      note(reply);
      prompter.say(`reply ${++number}: ${reply.kind}`);
      if (reply.kind === 'leave') return;
      // As a slow disk would between two questions: the program does not look at its input.
      if (pause !== undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
      if (reply.kind === 'answer') break;
      screen = { ...screen, draft: reply.draft };
    }
  }
}
