// The two that the measured faults are looked for in: our prompts, and the stock prompts. Both are opened and watched alike.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Draft, Reply } from '../../src/interview/prompter.ts';
import { type Ask, type AskTerminal, openAsk } from './ask-terminal.ts';
import { draftsIn } from './drafts.ts';
import { put, tempDir } from './temp-dir.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** A program that was started in a folder of its own, and what it has written down there so far. */
export type Started = { cwd: string; terminal: Terminal; kept: () => string };

/** `line` is the shell's line, with the program as "$@"; `noAnswers`: ours is given none beforehand, and so asks who answers first. */
export type How = { line?: string; args?: string[]; env?: Record<string, string>; noAnswers?: true };

export type Subject = {
  /** Asks these screens in a terminal. */
  ask: (ask: Ask) => AskTerminal;
  /** Starts a program that asks for a place and then for a public body. */
  start: (how?: How) => Started;
};

/** What the stock prompt does, how it is measured, and what comes out: with ours what must, with the stock one the fault. */
export type Fault = {
  fault: string;
  measure: (subject: Subject) => Promise<unknown>;
  ours: unknown;
  stock: unknown;
  /** The version of Node from which the stock prompt does not have it. */
  goneIn?: number;
};

export const PLACE = 'Which place is this project about?';
export const BODY = 'Which public body';

/** A question that can be answered: ours ends with its moves; the stock one leaves the cursor behind its message. */
export const READY = /\/leave|^\? [\s\S]*\?/m;

const bin = join(import.meta.dirname, '..', '..', 'bin', 'tde.js');

/** A file that says who answers, so that the first question that is asked is one to type at. */
export const whoAnswers = (): string => put(tempDir(), 'who.yaml', 'project:\n  role: librarian\n');

/** Our prompts: the rich ones, or the plain ones where a screen asks for them; the program is the built tde. */
export const ours = (folder: string): Subject => ({
  ask: (ask) => openAsk(folder, ask),
  start: (how) => {
    const cwd = tempDir();
    const kept = () => textIn(join(cwd, 'tde.yaml')) + draftsIn(cwd);
    const known = how?.noAnswers ? [] : ['--answers', whoAnswers()];
    return started(cwd, [bin, 'init', '--quick', ...known], {}, how, kept);
  },
});

/** The stock prompts; the program keeps each answer as soon as it has it. */
export const stock = (folder: string): Subject => ({
  ask: (ask) => openAsk(folder, ask),
  start: (how) => {
    const cwd = tempDir();
    const env = { ASK: join(cwd, 'ask.json'), REPLIES: join(cwd, 'replies.jsonl') };
    writeFileSync(env.ASK, JSON.stringify({ screens: [{ ask: PLACE }, { ask: BODY }] }));
    return started(cwd, [join(folder, 'ask.cjs')], env, how, () => textIn(env.REPLIES));
  },
});

/** The texts that were answered, in order; what a person had typed when a question was left in another way is not among them. */
export const answered = (terminal: AskTerminal): (Draft[keyof Draft] | undefined)[] =>
  terminal
    .replies()
    .filter((reply: Reply) => reply.kind === 'answer')
    .map(({ draft }) => draft.text ?? draft.ticked ?? draft.at);

/** The choice that the cursor is on, without its mark, box and number; undefined where none is in view. */
export const pointed = (lines: readonly string[]): string | undefined =>
  lines.map((line) => /^[>❯] ?(?:\[.\] |[◯◉] ?)?(?:\d+\. )?(.*)/u.exec(line)?.[1]).find((label) => label !== undefined);

/** What a file holds; nothing where there is none. */
export const textIn = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Waits until the cursor is on the choice. */
export const onChoice = (terminal: AskTerminal, label: string): Promise<void> =>
  terminal.holds((lines) => pointed(lines) === label);

/** Whether something comes to be within so many milliseconds. */
export const within = (ms: number, comes: () => boolean): Promise<boolean> =>
  vi.waitUntil(comes, { timeout: ms, interval: 10 }).then(
    () => true,
    () => false,
  );

// --- internal ---

function started(
  cwd: string,
  program: string[],
  own: Record<string, string>,
  { line = 'exec "$@"', args = [], env = {} }: How = {},
  kept: () => string,
): Started {
  const terminal = openTerminal({
    command: 'sh',
    args: ['-c', line, 'sh', process.execPath, ...program, ...args],
    cwd,
    env: { ...own, ...env },
  });
  return { cwd, terminal, kept };
}
