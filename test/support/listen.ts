// Somebody who hears the interview in plain mode: does what is decided at each screen, in lines, and notes what is said between one
// prompt and the next, so that it can be counted.
import { PassThrough } from 'node:stream';
import { createPlainPrompter } from '../../src/interview/plain/plain.ts';
import { type Prompter, type Screen, saidText } from '../../src/interview/prompter.ts';
import type { Io } from '../../src/terminal.ts';
import { promptWords } from '../../src/words/prompts.ts';

/** What was said up to a prompt: at which screen, all of it, and what of it is about the project and not about how to answer. */
export type Utterance = { screen: Screen; text: string; content: string[] };

/** Asks in plain mode; `lines` gives what is typed at a screen, and all that is said goes into `heard`. */
export function listenTo(lines: (screen: Screen) => string[], heard: Utterance[]): Prompter {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  let said = '';
  let content: string[] = [];
  let at: Screen | undefined;
  let prompts = 0;
  const hear = () => {
    if (at && said.trim() !== '') heard.push({ screen: at, text: said, content });
    said = '';
    content = [];
  };
  const err = {
    columns: 100,
    rows: 60,
    isTTY: true,
    write(text: string) {
      if (text === promptWords.plain.prompt) {
        hear();
        prompts++;
      } else said += text;
    },
  };
  const io: Io = {
    in: input as unknown as Io['in'],
    out: err,
    err,
    // In these the terminal echoes what is typed, so that all that is written here is what is said.
    env: { INSIDE_EMACS: '29,comint' },
    cwd: '/',
    now: () => new Date(0),
    onEnding: () => () => {},
  };
  const prompter = createPlainPrompter(io, 'a test');
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...prompter,
    say(words) {
      content.push(saidText(words));
      prompter.say(words);
    },
    async ask(screen) {
      // What follows a line that ended the screen before belongs to this one.
      at = watched(screen, (text) => content.push(text));
      const before = prompts;
      const reply = prompter.ask(at);
      let isOver = false;
      const over = reply.finally(() => {
        isOver = true;
      });
      while (prompts === before) await turn();
      for (const line of lines(screen)) {
        if (isOver) throw new Error(`"${line}" came too late at ${screen.id}`);
        const asked = prompts;
        input.write(`${line}\n`);
        while (!isOver && prompts === asked) await turn();
      }
      for (let turns = 0; !isOver && turns < 400; turns++) await turn();
      if (!isOver) throw new Error(`${screen.id} did not end: ${said}`);
      return over;
    },
  };
}

/** What a person hears in one pass, in figures; the shares are of all words. */
export function figuresOf(heard: readonly Utterance[]) {
  const words = sum(heard, ({ text }) => wordsIn(text));
  const hubs = heard.filter(({ screen }) => screen.id === 'tasks' || screen.id === 'review');
  return {
    words,
    boilerplate: sum(heard, (utterance) => wordsIn(boilerplateOf(utterance))) / words,
    hubs: sum(hubs, ({ text }) => wordsIn(text)) / words,
    slashes: sum(heard, ({ text }) => text.split('/').length - 1),
    questionLast: heard.filter(endsWithQuestion).length / heard.length,
    prompts: heard.length,
  };
}

/** Whether the question is the last thing said: of a screen, or of an item of its checklist; of a page, that it goes on. */
export function endsWithQuestion({ screen, text }: Utterance): boolean {
  const said = inOneLine(text);
  const questions = [screen.ask, ...(screen.items ?? []).map((item) => item.text || item.title)];
  const isPage = screen.page !== undefined && said.endsWith(inOneLine(promptWords.plain.turnPage(1, 1)));
  return isPage || questions.some((question) => said.endsWith(inOneLine(question)));
}

/** What of an utterance is neither the question nor what it is about: places, legends of keys and words, how to answer. */
export function boilerplateOf({ screen, text, content }: Utterance): string {
  const options = (screen.options ?? []).flatMap(({ label, hint, heading }, i) => [
    ...(heading === undefined ? [] : [heading]),
    `${i + 1}. ${label}${hint === undefined ? '' : ` (${hint})`}`,
  ]);
  const items = (screen.items ?? []).flatMap((item) => [
    `${item.title}: ${item.text}`,
    item.title,
    item.good,
    item.get,
  ]);
  const known = [
    ...content,
    screen.ask,
    screen.hint ?? '',
    ...screen.help,
    ...screen.context.map(({ label, text }) => `${label}: ${text}`),
    ...options,
    ...items,
    ...(screen.page ?? []),
    ...(screen.brief ?? []),
    screen.message ?? '',
    ...(screen.draft.text ?? '').split('\n'),
  ];
  let rest = inOneLine(text);
  for (const each of known.map(inOneLine).filter((each) => each !== '')) rest = rest.replace(each, ' ');
  return rest;
}

// --- internal ---

/** The screen, which notes what its checks and previews say. */
function watched(screen: Screen, note: (text: string) => void): Screen {
  const noted = <T extends string | undefined>(text: T): T => {
    if (text) note(text);
    return text;
  };
  const { sentence } = screen;
  return {
    ...screen,
    check: (draft) => noted(screen.check?.(draft)),
    advise: (draft) => noted(screen.advise?.(draft)),
    ...(sentence && { sentence: (text: string) => noted(sentence(text)) }),
  };
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const sum = <T>(all: readonly T[], of: (each: T) => number): number => all.reduce((total, each) => total + of(each), 0);
