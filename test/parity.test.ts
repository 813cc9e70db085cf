// Rich and plain are the same interview: what each mode does in its own way, by its own keys, comes to the same end. One script of moves
// through many screens, in both modes to the same file, is in parity.full.test.ts.
import { describe, expect, it } from 'vitest';
import type { Reply, Screen } from '../src/interview/prompter.ts';
import { itemsNamed, madeScreen, optionsNamed } from './support/made-screens.ts';
import { type Mode, personIn } from './support/two-modes.ts';

const ENTER = '\r';
const SHIFT_TAB = '\u001b[Z';
const F1 = '\u001bOP';
const UP = '\u001b[A';
const BACKSPACE = '\u007f';
const EMPTY_LINE = '\u0005\u0015';
const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;
const keys = (key: string, times: number) => Array.from({ length: times }, () => key);

/** What comes of these keys at a screen. */
async function replyIn(mode: Mode, screen: Partial<Screen>, typed: readonly string[]): Promise<Reply> {
  const prompter = personIn(mode, () => ({ keys: [...typed] }), []);
  try {
    return await prompter.ask(madeScreen({ help: ['The help.'], ...screen }));
  } finally {
    prompter.close();
  }
}

const list = { widget: 'list' as const, draft: { text: 'one\ntwo\nthree\n', cursor: 14 } };
const options = optionsNamed('Alpha', 'Beta');
const items = itemsNamed(['One', 'Two']);
const optional = { check: () => undefined };

describe('what each mode does in its own way comes to the same', () => {
  it.each<[what: string, screen: Partial<Screen>, rich: string[], plain: string[], reply: object]>([
    [
      'a paste of paragraphs',
      { widget: 'lines' },
      [pasted('First.\n\nSecond.'), ENTER],
      [pasted('First.\r\rSecond.'), ENTER, `.${ENTER}`],
      { kind: 'answer', draft: { text: 'First.\n\nSecond.' } },
    ],
    [
      'a paste of several lines where one is asked for',
      { widget: 'line' },
      [pasted('elevators\nthat stay broken'), ENTER],
      [pasted('elevators\rthat stay broken'), ENTER],
      { kind: 'answer', draft: { text: 'elevators that stay broken' } },
    ],
    [
      'back from a half-typed line',
      {},
      ['two insp', SHIFT_TAB],
      ['two insp', SHIFT_TAB],
      { kind: 'back', draft: { text: 'two insp' } },
    ],
    [
      'back from a half-typed paragraph',
      { widget: 'lines' },
      ['one\ntwo insp', SHIFT_TAB],
      [`one${ENTER}`, 'two insp', SHIFT_TAB],
      { kind: 'back', draft: { text: 'one\ntwo insp' } },
    ],
    [
      'to skip with a half-typed line',
      {},
      ['two insp', '\u0014'],
      ['two insp', '\u0014'],
      { kind: 'skip', draft: { text: 'two insp' } },
    ],
    [
      'an answer that is cleared',
      { ...optional, draft: { text: 'Old', cursor: 3 } },
      [EMPTY_LINE, ENTER],
      [`/clear${ENTER}`, ENTER],
      { kind: 'answer', draft: { text: '' } },
    ],
    [
      'a choice of several that is cleared',
      { widget: 'many', options, draft: { ticked: ['beta'] }, ...optional },
      ['2', ' ', ENTER],
      [`/clear${ENTER}`, ENTER],
      { kind: 'answer', draft: { ticked: [] } },
    ],
    [
      'a mark that is cleared',
      { widget: 'checklist', items, draft: { at: 'one', marks: { one: { value: 'yes' } } } },
      [BACKSPACE, 'n', 'n', ENTER],
      [`/clear${ENTER}`, `n${ENTER}`, `n${ENTER}`],
      { kind: 'answer', draft: { marks: { one: { value: 'no' }, two: { value: 'no' } } } },
    ],
    [
      'an entry of a list that is changed in its place',
      list,
      [UP, UP, EMPTY_LINE, 'our library', '\u001b[B', '\u001b[B', ENTER],
      [`/change 2 our library${ENTER}`, ENTER],
      { kind: 'answer', draft: { text: expect.stringMatching(/^one\nour library\nthree\n*$/) } },
    ],
    [
      'a line that is put right at its end',
      { draft: { text: 'our libarry', cursor: 11 } },
      [...keys(BACKSPACE, 5), 'brary', ENTER],
      [`/change${ENTER}`, ...keys(BACKSPACE, 5), 'brary', ENTER],
      { kind: 'answer', draft: { text: 'our library' } },
    ],
    [
      'the help, in the middle of a line',
      {},
      ['two insp', F1, F1, 'ectors', ENTER],
      ['two insp', F1, 'ectors', ENTER],
      { kind: 'answer', draft: { text: 'two inspectors' } },
    ],
    [
      '? where nothing is typed yet',
      {},
      ['?', 'one', ENTER],
      [`?${ENTER}`, `one${ENTER}`],
      { kind: 'answer', draft: { text: 'one' } },
    ],
    [
      'the help, in the middle of a list',
      { widget: 'list' },
      ['one', ENTER, F1, F1, 'two', ENTER, ENTER],
      [`one${ENTER}`, `?${ENTER}`, `two${ENTER}`, ENTER],
      { kind: 'answer', draft: { text: expect.stringMatching(/^one\ntwo\n*$/) } },
    ],
    [
      'the question and the answer so far, read once more',
      { widget: 'one', options, draft: { at: 'beta' } },
      [ENTER],
      [`/again${ENTER}`, `/read${ENTER}`, ENTER],
      { kind: 'answer', draft: { at: 'beta' } },
    ],
  ])('%s', async (_, screen, rich, plain, reply) => {
    const given = await replyIn('rich', screen, rich);
    const told = await replyIn('plain', screen, plain);
    for (const each of [given, told]) expect(each).toMatchObject(reply);
    expect(entriesOf(told)).toEqual(entriesOf(given));
  });

  it('Enter after an error: what was typed is still there, and is refused again', async () => {
    for (const [mode, typed] of [
      ['rich', ['soon', ENTER, ENTER, EMPTY_LINE, '1 June', ENTER]],
      ['plain', [`soon${ENTER}`, ENTER, `1 June${ENTER}`]],
    ] as const) {
      const tried: (string | undefined)[] = [];
      const check = ({ text }: Reply['draft']) => {
        tried.push(text);
        return text === 'soon' ? 'Write a day.' : undefined;
      };
      expect(await replyIn(mode, { check }, typed)).toMatchObject({ kind: 'answer', draft: { text: '1 June' } });
      expect([mode, tried.filter((text) => text === 'soon').length >= 2]).toEqual([mode, true]);
    }
  });
});

/** The lines of a text, blank ones aside: they do not count in a list. */
const entriesOf = ({ draft: { text = '' } }: Reply) => text.split('\n').filter((entry) => entry !== '');
