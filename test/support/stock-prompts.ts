// A program that asks the screens given in ASK with the stock prompts, as they come, and notes each answer in the file REPLIES:
// the other side of ask-screen.ts. It catches nothing and keeps nothing by itself, as a program would that only uses them.
import { appendFileSync, readFileSync } from 'node:fs';
import { checkbox, editor, input, select } from '@inquirer/prompts';
import type { Draft, Screen } from '../../src/interview/prompter.ts';

const { screens } = JSON.parse(readFileSync(process.env.ASK as string, 'utf8')) as { screens: Partial<Screen>[] };

/** Asks one screen. What was typed before stands in the field; an earlier answer in view is the default. */
async function ask({ widget = 'line', ask: message = 'A question?', ...given }: Partial<Screen>): Promise<Draft> {
  const { text, at } = given.draft ?? {};
  const choices = (given.options ?? []).map(({ id, label }) => ({ value: id, name: label }));
  if (widget === 'one') return { at: await select({ message, choices, default: at }) };
  if (widget === 'many') return { ticked: await checkbox({ message, choices }) };
  if (given.editor !== undefined) return { text: await editor({ message, default: text }) };
  if (text !== undefined) return { text: await input({ message, default: text, prefill: 'editable' }) };
  return { text: await input({ message, default: given.context?.[0]?.text }) };
}

async function main(): Promise<void> {
  if (process.argv.includes('--no-color')) process.env.NO_COLOR = '1';
  for (const screen of screens) {
    const draft = await ask(screen);
    appendFileSync(process.env.REPLIES as string, `${JSON.stringify({ kind: 'answer', draft })}\n`);
  }
  process.stderr.write('closed\n');
}

void main();
