// Every move at one kind of question in a real terminal, one after the other: by key, by typed word, by row of the menu, and by
// row of the list where there is one; each gives the draft back, is never checked, and leaves nothing behind.
import { expect } from 'vitest';
import type { Draft, Screen, Widget } from '../../src/interview/prompter.ts';
import { type AskTerminal, openAsk } from './ask-terminal.ts';
import { itemsNamed, optionsNamed } from './made-screens.ts';

export const KINDS: readonly Widget[] = ['line', 'lines', 'list', 'one', 'many', 'checklist'];

export type Case = { widget: Widget; plain: boolean; columns: number; rows: number };

/** All cases in a window of this size. */
export const casesAt = (columns: number, rows: number): Case[] =>
  KINDS.flatMap((widget) => [false, true].map((plain) => ({ widget, plain, columns, rows })));

const options = optionsNamed('Alpha', 'Beta', 'Gamma');
const items = itemsNamed(
  ['One', 'Two', 'Three'],
  (title) => `The full sentence of ${title}, which takes more than one line of a small window.`,
);

/** What stands in the field from the beginning, and must stand in it after every move. */
const DRAFTS: Record<Widget, Draft> = {
  line: { text: 'half a thought', cursor: 4 },
  lines: { text: 'One paragraph.\n\nHalf of', cursor: 10 },
  list: { text: 'one\ntwo', cursor: 3 },
  one: { at: 'beta' },
  many: { at: 'beta', ticked: ['gamma'] },
  checklist: { at: 'one', marks: { one: { value: 'yes', note: 'the log' }, three: { value: 'unsure' } } },
};

/** How the rows of the menu begin. */
const ROWS: Record<string, string> = {
  back: 'Go back',
  skip: 'Skip for now',
  help: 'Help with',
  'find-out': "I don't know",
  review: 'Review your',
  goto: 'Go to another',
  leave: 'Leave',
};

type Way = { kind: string; press: (terminal: AskTerminal, number: number) => Promise<void> };

/** Makes every move at a question of this kind; it throws where one goes wrong. */
export async function makeEveryMove(folder: string, { widget, plain, columns, rows }: Case): Promise<void> {
  const isList = widget === 'one' || widget === 'many' || widget === 'checklist';
  const screen: Partial<Screen> = {
    widget,
    where: 'Data supply · section 5 of 22, question 2 of 4',
    ask: 'Which of these things do you know already?',
    hint: 'A few words are enough for now.',
    help: ['Because residents will ask.'],
    context: [{ label: 'Focus area', text: 'old lead paint in rented homes' }],
    places: [{ id: 'data.owner', label: 'Data owners' }],
    draft: DRAFTS[widget],
    ...((widget === 'one' || widget === 'many') && { options }),
    ...(widget === 'checklist' && { items }),
  };
  const terminal = openAsk(folder, { screens: [screen], plain, columns, rows });
  // The last line of a question, which goes with its answer: of the menu something can stand until the next question is drawn.
  const ready = plain ? /^> $/m : /Tab menu · \/leave/;
  await terminal.see(plain ? /> *$/m : ready);
  /** Types a word where words are typed: in an empty line, or in the line that `/` or Tab opens. */
  const word = (text: string) => async () => {
    if (plain) return terminal.press(`${text}\r`);
    terminal.press(isList ? '/' : '\t');
    await terminal.see('Word: /');
    terminal.press(text.slice(1));
    await terminal.see(`Word: ${text}`);
    terminal.press('\r');
  };
  const key = (keys: string) => async () => terminal.press(keys);
  const row = (label: string) => async () => {
    terminal.press('\u001b[F');
    for (let tries = 0; tries < 6; tries++) {
      if (new RegExp(`^> ${label}`, 'm').test(terminal.lines().join('\n'))) break;
      const before = terminal.lines().join('\n');
      if (tries > 0) terminal.press('\u001b[A');
      await terminal.holds(
        (lines) => lines.join('\n') !== before || new RegExp(`^> ${label}`, 'm').test(lines.join('\n')),
      );
    }
    terminal.press('\r');
  };
  const ways: Way[] = [
    { kind: 'back', press: word('/back') },
    { kind: 'skip', press: word('/skip') },
    { kind: 'find-out', press: word('/find-out') },
    { kind: 'review', press: word('/review') },
    { kind: 'goto', press: word('/goto data.owner') },
  ];
  /** The rows of the menu, in their order, with what each leads to. */
  const menu = ['back', 'skip', 'help', 'find-out', 'review', 'goto', 'leave'];
  /** Types a line in plain mode, and waits until a list of numbers to choose from is there. */
  const choosing = async (line: string) => {
    const before = terminal.written().length;
    terminal.press(`${line}\r`);
    await terminal.until('the list', () => /Type a number[^>]*> $/.test(terminal.written().slice(before)));
  };
  /** Chooses a row of the menu, and then the one place there is, where it asks where to. */
  const inMenu = (move: string) => async () => {
    const number = menu.indexOf(move);
    if (plain) {
      await choosing('/menu');
      if (move === 'goto') await choosing(`${number + 1}`);
      return terminal.press(move === 'goto' ? '1\r' : `${number + 1}\r`);
    }
    terminal.press(number % 2 === 0 ? '\t' : '\u000f');
    await terminal.see('Word: /');
    for (let row = 0; row < number; row++) terminal.press('\u001b[B');
    await terminal.see(new RegExp(`^> ${ROWS[move]}`, 'm'));
    terminal.press('\r');
    if (move !== 'goto') return;
    await terminal.see('> Data owners');
    terminal.press('\r');
  };
  for (const kind of ['back', 'skip', 'find-out', 'review', 'goto']) ways.push({ kind, press: inMenu(kind) });
  if (!plain) {
    ways.push(
      { kind: 'back', press: key('\u001b[Z') },
      { kind: 'skip', press: key('\u0014') },
      { kind: 'find-out', press: key('\u000e') },
      { kind: 'review', press: key('\u0012') },
      {
        kind: 'goto',
        press: async () => {
          terminal.press('\u0007');
          await terminal.see('> Data owners');
          terminal.press('\r');
        },
      },
    );
  }
  if (!plain && (widget === 'one' || widget === 'many')) {
    ways.push({ kind: 'skip', press: row('Skip') }, { kind: 'back', press: row('Go back') });
  }

  // Help is not a reply: it shows in place, and the draft stays. In plain mode what is typed before the mark is there again is no answer.
  const help = widget === 'checklist' ? 'What good looks like' : 'Because residents will ask.';
  for (const press of [word('/help'), inMenu('help')]) {
    const before = terminal.written().length;
    await press();
    if (plain) {
      await terminal.until('the mark below the help', () => {
        const since = terminal.written().slice(before);
        return since.includes(help) && /\n> $/.test(since);
      });
    } else {
      await terminal.see(help);
      terminal.press('\u001b');
      await terminal.gone(help);
    }
  }
  await word('/bakc')();
  await terminal.see('is not a word');
  if (!plain) {
    terminal.press('\u001b');
    await terminal.gone('Word: /bakc');
  }

  for (const [number, { kind, press }] of ways.entries()) {
    await press(terminal, number);
    // A small window may have scrolled on already. In plain mode the words stand above the mark, and what is typed before the mark is
    // there is taken away.
    await terminal.holds(() => {
      const lines = terminal.scrollback();
      const replied = lines.findLastIndex((line) => line.includes(`reply ${number + 1}: ${kind}`));
      return replied >= 0 && lines.findLastIndex((line) => (plain ? /^> *$/ : ready).test(line)) > replied;
    });
  }
  await inMenu('leave')();
  await terminal.see('closed');
  expect(await terminal.ended()).toBe(0);
  const replies = terminal.replies();
  expect(replies.map((reply) => reply.kind)).toEqual([...ways.map((way) => way.kind), 'leave']);
  for (const { draft } of replies) expect(stands(draft)).toEqual(stands(DRAFTS[widget]));
  if (plain) expect(terminal.written()).not.toContain('\u001b');
}

// --- internal ---

/** What of a draft must not change; an option's place is where the cursor went, which a row of moves leaves at the last one. */
const stands = ({ text, ticked, marks }: Draft) => ({ text, ticked, marks });
