// A program that conducts the interview on the project in PROJECT with the rich prompter, and notes each screen, once it is
// shown, as a line of JSON in the file SCREENS, and in the file HEARD how many bytes of keys it has read: what the run through the whole
// method is made of.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { conduct, openSitting } from '../../src/interview/conduct.ts';
import type { Prompter } from '../../src/interview/prompter.ts';
import { createRichPrompter } from '../../src/interview/rich/prompt.ts';
import type { Method } from '../../src/method/types.ts';
import { readProject } from '../../src/project/file.ts';
import type { Io } from '../../src/terminal.ts';

const { HEARD = '', METHOD = '', PROJECT = '', SCREENS = '' } = process.env;
const io: Io = {
  in: process.stdin,
  out: process.stdout,
  err: process.stderr,
  env: {},
  cwd: process.cwd(),
  now: () => new Date(),
  onEnding: () => () => {},
};
let heard = 0;
// Before the prompter hears them, so that the note is there when it has drawn.
process.stdin.on('data', (keys: Buffer) => {
  heard += keys.length;
  writeFileSync(HEARD, String(heard));
});
const method = JSON.parse(readFileSync(METHOD, 'utf8')) as Method;
const prompter = createRichPrompter(io);
const watched: Prompter = {
  ...prompter,
  async ask(screen) {
    const reply = prompter.ask(screen);
    while (prompter.current() === undefined) await new Promise((resolve) => setImmediate(resolve));
    const { finished, records } = sitting.project.answers;
    appendFileSync(SCREENS, `${JSON.stringify({ ...screen, finished, records })}\n`);
    return reply;
  },
};
// Documents are made in another test; here a page is only turned.
const desk = {
  folder: '.',
  read: async () => ['A page.'],
  nameFor: () => 'page.txt',
  save: async () => {},
};
const sitting = openSitting({ project: readProject(PROJECT, method), prompter: watched, desk: async () => desk });

conduct(sitting, { leg: 'project' }).finally(() => {
  prompter.close();
  process.stderr.write('closed\n');
});
