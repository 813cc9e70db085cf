// The questions of the rich prompter without a terminal: what keys do, what is shown, and that it fits every window.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Press, PressName } from '../src/interview/keys.ts';
import type { Draft, Reply, Screen, Widget } from '../src/interview/prompter.ts';
import type { Size } from '../src/interview/rich/frame.ts';
import { openScreen } from '../src/interview/rich/question.ts';
import { lookOf } from '../src/terminal.ts';
import { widthOf } from '../src/text.ts';
import { itemsNamed, madeScreen, optionsNamed } from './support/made-screens.ts';
import { runs } from './support/runs.ts';

const look = lookOf({ color: false, glyphs: false });
const options = optionsNamed('Alpha', 'Beta', 'Gamma');
const items = itemsNamed(['One', 'Two']);
const screenOf = (given: Partial<Screen>): Screen => madeScreen({ where: 'The data · section 3 of 9', ...given });
const type = (text: string): Press => ({ name: 'text', text });

/** Asks a screen and presses keys until there is a reply. */
function play(given: Partial<Screen>, presses: (Press | PressName)[], size: Size = { columns: 80, rows: 24 }) {
  const asking = openScreen(screenOf(given), look);
  let reply: ReturnType<typeof asking.press>;
  for (const press of presses) reply ??= asking.press(typeof press === 'string' ? { name: press } : press, size);
  const frame = asking.view(size);
  return { reply, draft: asking.draft() as Draft, frame, shown: frame.lines.join('\n') };
}

describe('what is to be read first', () => {
  const sentences = Array.from({ length: 12 }, (_, i) => `Sentence number ${i + 1} says where the taps are.`);
  const page = [sentences.slice(0, 8).join(' '), '', sentences.slice(8).join(' ')];
  const given: Partial<Screen> = { widget: 'one', options, page, draft: { at: 'alpha' } };
  const read = (size: Size, ...presses: PressName[]) => play(given, presses, size);

  it.each<Size>([
    { columns: 80, rows: 24 },
    { columns: 40, rows: 12 },
    { columns: 20, rows: 5 },
    { columns: 100, rows: 60 },
  ])('is shown whole, page by page, before the options: $columns×$rows', (size) => {
    const seen: string[] = [];
    const presses: PressName[] = [];
    for (
      let shown = read(size).frame;
      !shown.lines.join(' ').includes('1. Alpha');
      shown = read(size, ...presses).frame
    ) {
      expect(shown.lines.length).toBeLessThan(size.rows);
      for (const line of shown.lines) expect(widthOf(line)).toBeLessThan(size.columns);
      seen.push(...shown.lines);
      presses.push('enter');
      expect(presses.length).toBeLessThan(60);
    }
    const text = seen.filter((line) => !/Enter goes on|^The data/.test(line)).join(' ');
    expect(text.replace(/\s+/g, ' ').trim()).toBe(page.filter(Boolean).join(' '));
    expect(read(size, ...presses).reply).toBeUndefined();
    expect(read(size, ...presses, 'enter').reply).toMatchObject({ kind: 'answer', draft: { at: 'alpha' } });
  });

  it('is turned back with an arrow, and left by a word', () => {
    const small = { columns: 40, rows: 12 };
    expect(read(small, 'enter', 'up').shown).toBe(read(small).shown);
    expect(read(small, 'up').shown).toBe(read(small).shown);
    expect(play(given, [type('/leave'), 'enter'], small).reply).toMatchObject({ kind: 'leave', cause: 'asked' });
  });

  it('is not read again where the screen comes back with something to tell', () => {
    expect(play({ ...given, message: 'Saved.' }, []).shown).toContain('1. Alpha');
  });
});

describe('every kind of question', () => {
  const kinds: Partial<Screen>[] = [
    { widget: 'line' },
    { widget: 'lines' },
    { widget: 'list' },
    { widget: 'one', options },
    { widget: 'many', options },
    { widget: 'checklist', items },
  ];
  const words: [string, Partial<Reply>][] = [
    ['/back', { kind: 'back' }],
    ['/skip', { kind: 'skip' }],
    ['/find-out', { kind: 'find-out' }],
    ['/review', { kind: 'review' }],
    ['/goto data.owner', { kind: 'goto', to: 'data.owner' }],
    ['/goto data owner', { kind: 'goto', to: 'data owner' }],
    ['/leave', { kind: 'leave', cause: 'asked' }],
  ];
  it.each(kinds)('has every move as a typed word: $widget', (kind) => {
    for (const [word, reply] of words) expect(play(kind, [type(word), 'enter']).reply).toMatchObject(reply);
    expect(play({ ...kind, help: ['The help.'] }, [type('/help'), 'enter']).shown).toContain('The help.');
  });

  it.each(kinds)('has back, skip and leaving as keys: $widget', (kind) => {
    expect(play(kind, ['shift-tab']).reply?.kind).toBe('back');
    expect(play(kind, ['skip']).reply?.kind).toBe('skip');
    expect(play(kind, ['interrupt']).reply).toMatchObject({ kind: 'leave', cause: 'interrupt' });
  });

  it.each(kinds)('has every move as a key of its own: $widget', (kind) => {
    expect(play(kind, ['find-out']).reply?.kind).toBe('find-out');
    expect(play(kind, ['review']).reply?.kind).toBe('review');
    expect(play({ ...kind, help: ['The help.'] }, ['help']).shown).toContain('The help.');
    const given = { ...kind, places: [{ id: 'data.owner', label: 'Data owners' }] };
    expect(play(given, ['goto', type('data.owner'), 'enter']).reply).toMatchObject({ kind: 'goto', to: 'data.owner' });
    expect(play(kind, ['goto']).shown).toContain('Say where to');
  });

  it.each(kinds)(
    'takes a slash in the menu for the beginning of a word, also behind one that fits nothing: $widget',
    (kind) => {
      const moves = { back: true, skip: true, 'find-out': true, review: false, goto: true };
      expect(play({ ...kind, moves }, ['tab', type('/'), type('/skip'), 'enter']).reply?.kind).toBe('skip');
      expect(
        play({ ...kind, moves }, ['tab', type('review'), 'enter', type('/'), type('skip'), 'enter']).reply?.kind,
      ).toBe('skip');
    },
  );

  it.each(kinds)('has every move as a row of one menu, which Tab and Ctrl-O open: $widget', (kind) => {
    const given = { ...kind, help: ['The help.'], places: [{ id: 'data.owner', label: 'Data owners' }] };
    const rows = ['back', 'skip', 'help', 'find-out', 'review', 'goto', 'leave'];
    for (const open of ['tab', 'menu'] as const) {
      const down = (count: number): PressName[] => [open, ...Array.from({ length: count }, () => 'down' as const)];
      for (const [row, move] of rows.entries()) {
        const { reply, shown } = play(given, [...down(row), 'enter']);
        if (move === 'help') expect(shown).toContain('The help.');
        else if (move === 'goto') expect(shown).toContain('> Data owners');
        else expect(reply?.kind).toBe(move);
      }
      const went = play(given, [...down(5), 'enter', 'enter']).reply;
      expect(went).toMatchObject({ kind: 'goto', to: 'data.owner' });
    }
  });

  it.each(kinds)(
    'keeps the draft, the cursor and the ticks under the menu, and Esc shows them again: $widget',
    (kind) => {
      const drafts: Record<Widget, Draft> = {
        line: { text: 'half', cursor: 2 },
        lines: { text: 'a\n\nb', cursor: 1 },
        list: { text: 'a\nb', cursor: 1 },
        one: { at: 'beta' },
        many: { at: 'beta', ticked: ['gamma'] },
        checklist: { at: 'two', marks: { one: { value: 'yes' } }, noteOpen: true, text: 'the log', cursor: 3 },
      };
      const given = { ...kind, draft: drafts[kind.widget ?? 'line'] };
      const before = play(given, []);
      for (const close of ['escape', 'tab', 'menu'] as const) {
        const after = play(given, ['tab', 'down', type('rev'), close]);
        expect(after.draft).toEqual(before.draft);
        expect(after.frame).toEqual(before.frame);
      }
      expect(play(given, ['tab', 'enter']).reply).toEqual({ kind: 'back', draft: before.draft });
    },
  );

  it.each(kinds)('finds a row of the menu, and a place to go to, by what is typed: $widget', (kind) => {
    const places = ['Focus area', 'Data owners', 'Next steps'].map((label, row) => ({ id: `place.${row}`, label }));
    const given = { ...kind, places };
    expect(play(given, ['tab', type('rev')]).shown).toMatch(/\n> Review your answers/);
    expect(play(given, ['tab', type('know'), 'enter']).reply?.kind).toBe('find-out');
    expect(play(given, ['goto', type('own'), 'enter']).reply).toMatchObject({ kind: 'goto', to: 'place.1' });
    expect(play(given, ['goto', type('place.'), 'down', 'down', 'enter']).reply).toMatchObject({ to: 'place.2' });
    expect(play(given, ['tab', type('next st'), 'enter']).reply).toMatchObject({ kind: 'goto', to: 'place.2' });
    expect(play(given, ['goto', type('elsewhere'), 'enter']).reply).toMatchObject({ kind: 'goto', to: 'elsewhere' });
  });

  it.each(kinds)('says below the question how to reach the menu, in any window: $widget', (kind) => {
    for (const size of [
      { columns: 80, rows: 24 },
      { columns: 40, rows: 12 },
      { columns: 30, rows: 8 },
    ]) {
      const { shown } = play(
        { ...kind, help: ['The help.'], hint: 'A hint of some length, so that it takes room.' },
        [],
        size,
      );
      expect(shown).toMatch(/Tab menu/);
    }
  });

  it.each(kinds)('opens the menu with a slash alone, or /menu: $widget', (kind) => {
    const isText = kind.options === undefined && kind.items === undefined;
    expect(play(kind, [type('/'), ...(isText ? ['enter' as const] : [])]).shown).toContain('> Go back');
    expect(play(kind, [type('/menu'), 'enter']).shown).toContain('> Go back');
  });

  it.each(kinds)('goes back although the answer would not do: $widget', (kind) => {
    const never = { ...kind, check: () => 'Never.' };
    expect(play(never, ['shift-tab']).reply?.kind).toBe('back');
    expect(play(never, ['enter'])).toMatchObject({ reply: undefined, shown: expect.stringContaining('Never.') });
  });

  it.each(kinds)('says which words there are for a word it does not know, and stays: $widget', (kind) => {
    const { reply, shown } = play(kind, [type('/bakc'), 'enter']);
    expect(reply).toBeUndefined();
    expect(shown.replace(/\s+/g, ' ')).toMatch(
      /The words are: \/back \/skip (\/help )?\/find-out \/review \/goto ID \/leave \/menu\./,
    );
    expect(shown).toContain('/bakc');
  });

  it.each(kinds)('offers no move that cannot be made, and says so when asked: $widget', (kind) => {
    const moves = { back: false, skip: false, 'find-out': false, review: false, goto: false };
    const { shown } = play({ ...kind, moves }, []);
    for (const word of [
      'Shift-Tab',
      'Ctrl-T',
      '/find-out',
      '/review',
      '/goto',
      'Go back',
      'Skip for now',
      "don't know",
    ]) {
      expect(shown).not.toContain(word);
    }
    // Beside the interview nothing is saved on the way out.
    expect(play({ ...kind, moves }, ['tab']).shown).toContain(' Leave · Ctrl-C or /leave');
    expect(play({ ...kind, moves }, ['shift-tab'])).toMatchObject({
      reply: undefined,
      shown: expect.stringContaining('There is nothing to go back to here.'),
    });
    expect(play({ ...kind, moves }, [type('/skip'), 'enter']).shown).toContain('This one cannot be skipped.');
  });

  it.each(kinds)('shows text from files without letting it act on the terminal: $widget', (kind) => {
    const evil = 'x\u001b[2Jy\u0007';
    const { shown } = play(
      {
        ...kind,
        where: evil,
        ask: evil,
        hint: evil,
        context: [{ label: evil, text: evil }],
        draft: { text: evil },
        sentence: (text) => `a ${text} ${evil}`,
        advise: () => evil,
        check: () => evil,
        ...(kind.options && { options: [{ id: 'e', label: evil, hint: evil, heading: evil }] }),
        ...(kind.items && { items: [{ id: 'e', title: evil, text: evil, good: evil, get: evil }] }),
        help: [evil],
      },
      ['enter', 'help'],
    );
    // A message comes from saving, which names files, folders and computers.
    const told = play({ ...kind, message: `not saved: ${evil}`, editor: evil, places: [{ id: 'e', label: evil }] }, [
      'tab',
    ]);
    for (const text of [shown, told.shown, play({ ...kind, message: evil }, []).shown]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
      expect(text).toContain('\\u{1b}');
    }
  });
});

describe('a field', () => {
  it('takes a text that starts with a slash when it is typed with two, and shows it so again', () => {
    expect(play({}, [type('//portal'), 'enter']).reply).toMatchObject({ kind: 'answer', draft: { text: '/portal' } });
    expect(play({ draft: { text: '/portal' } }, []).shown).toContain('> //portal');
    expect(play({ draft: { text: '/portal' } }, ['enter']).reply?.draft.text).toBe('/portal');
    expect(play({}, [type('/data/portal is a folder'), 'enter']).reply?.draft.text).toBe('/data/portal is a folder');
  });

  it('gives the text that stood there back with a word typed in its place', () => {
    const { reply } = play({ draft: { text: 'Old' } }, ['kill-start', type('/back'), 'enter']);
    expect(reply).toMatchObject({ kind: 'back', draft: { text: 'Old' } });
  });

  it('shows a message until the text changes, advice as long as it holds, and the sentence with the text in it', () => {
    const given: Partial<Screen> = {
      sentence: (text) => `We will ${text || '…'} this year.`,
      check: ({ text }) => (text ? undefined : 'Write a few words.'),
      advise: ({ text }) => (text?.includes('app') ? 'This reads like a solution.' : undefined),
    };
    expect(play(given, ['enter', 'left']).shown).toContain('Write a few words.');
    const { shown } = play(given, ['enter', type('build an app')]);
    expect(shown).not.toContain('Write a few words.');
    expect(shown).toContain('Tip: This reads like a solution.');
    expect(shown).toContain('We will build an app this year.');
    expect(play(given, []).shown).toContain('We will … this year.');
  });

  it('for a list starts an entry with Enter and answers on an empty line', () => {
    const { reply } = play({ widget: 'list' }, [type('one'), 'enter', type('two'), 'enter', 'enter']);
    expect(reply).toMatchObject({ kind: 'answer', draft: { text: 'one\ntwo\n' } });
  });

  it('in a list or a paragraph takes a word on a line of its own, and keeps the other lines', () => {
    for (const widget of ['list', 'lines'] as Widget[]) {
      const { reply } = play({ widget }, [type('one'), 'newline', type('/back'), 'enter']);
      expect(reply).toMatchObject({ kind: 'back', draft: { text: 'one' } });
    }
    const path = play({ widget: 'lines' }, [type('it is in'), 'newline', type('/data'), 'enter']);
    expect(path.reply).toMatchObject({ kind: 'answer', draft: { text: 'it is in\n/data' } });
  });

  it('takes every kind of line break in a paste for one, or for a blank where one line is asked for', () => {
    const text = 'Para one\u000bPara two\u000cPage two\u2028Line two\u2029Para three\u0085The end';
    const { draft, shown } = play({ widget: 'lines' }, [{ name: 'paste', text }]);
    expect(draft.text).toBe('Para one\nPara two\nPage two\nLine two\nPara three\nThe end');
    expect(shown).not.toContain('left out');
    expect(play({}, [{ name: 'paste', text }]).draft.text).toBe(
      'Para one Para two Page two Line two Para three The end',
    );
  });

  it('says what it leaves out of a paste', () => {
    const { draft, shown } = play({}, [{ name: 'paste', text: 'a\u001b[31mb\u0007c' }]);
    expect(draft.text).toBe('abc');
    expect(shown).toContain('control characters');
  });

  it('leaves out the marks that phones and chats put around what is copied from them', () => {
    const text = '\u202aMaria\u202c at \u200e555, \ufeffשלום\u200f \u2068world\u2069';
    const { draft, shown } = play({}, [{ name: 'paste', text }]);
    expect(draft.text).toBe('Maria at 555, שלום world');
    expect(shown).toContain('left out');
  });

  it('shows help a page at a time where the window is small, and ends with the question as it was', () => {
    const help = Array.from({ length: 6 }, (_, number) => `Paragraph ${number} of the help.`);
    const size = { columns: 40, rows: 8 };
    const seen: string[] = [];
    for (let pages = 1; pages < 8; pages++) {
      const { shown } = play(
        { help },
        Array.from({ length: pages }, () => type('?')),
        size,
      );
      if (!shown.includes('Paragraph')) break;
      seen.push(shown);
    }
    for (const text of help) expect(seen.join('\n')).toContain(text);
    expect(seen[0]).toContain('? more');
    expect(play({ help, draft: { text: 'typed' } }, ['help', type('?')], size).draft.text).toBe('typed?');
    expect(play({ help, draft: { text: 'typed' } }, ['help'], size).shown).toContain('F1 more');
    expect(seen.length).toBeGreaterThan(1);
  });
});

describe('a list of choices', () => {
  it('goes up and down without wrapping, to an end, and to a number', () => {
    const at = (...presses: (Press | PressName)[]) => play({ widget: 'one', options }, presses).draft.at;
    expect(at('up')).toBe('alpha');
    expect(at('down', 'down', 'down', 'down', 'down', 'down', 'down')).toBe('gamma');
    expect(at('end', 'home', 'down')).toBe('beta');
    expect(at(type('3'))).toBe('gamma');
    expect(at('down', type('9'))).toBe('alpha');
    expect(
      at('down', 'down', type('b'), type('y'), 'left', 'right', 'tab', 'alt', 'kill-start', 'line-start', 'yank'),
    ).toBe('beta');
  });

  it('has none chosen before somebody chooses one', () => {
    const unanswered = {
      widget: 'one' as const,
      options,
      check: ({ at }: Draft) => (at === undefined ? 'Nothing is chosen yet.' : undefined),
    };
    const { reply, shown } = play(unanswered, ['enter']);
    expect(reply).toBeUndefined();
    expect(shown).toContain('Nothing is chosen yet.');
    expect(shown).not.toMatch(/^> /m);
    expect(play(unanswered, ['down', 'enter']).reply).toMatchObject({ kind: 'answer', draft: { at: 'alpha' } });
    expect(play({ widget: 'one', options }, ['enter']).reply).toMatchObject({
      kind: 'answer',
      draft: { at: undefined },
    });
  });

  it('has the moves as rows at its end', () => {
    const { shown } = play({ widget: 'one', options }, []);
    expect(shown).toMatch(/Gamma\n {2}Skip for now\n {2}I don't know yet\n {2}Go back/);
    expect(play({ widget: 'one', options }, ['end', 'up', 'enter']).reply).toMatchObject({
      kind: 'back',
      draft: { at: 'gamma' },
    });
    expect(play({ widget: 'many', options }, ['end', 'up', 'up', 'enter']).reply?.kind).toBe('find-out');
  });

  it('opens the menu of all moves with its last row', () => {
    const given: Partial<Screen> = { widget: 'many', options, draft: { ticked: ['beta'] } };
    expect(play(given, ['end', 'enter']).shown).toMatch(/> Go back.*\n {2}Skip for now.*\n {2}I don't know yet/);
    expect(play(given, ['end', 'enter', 'end', 'enter']).reply).toMatchObject({
      kind: 'leave',
      cause: 'asked',
      draft: { ticked: ['beta'] },
    });
  });

  it('takes two digits for one number where there are so many options', () => {
    const many = Array.from({ length: 23 }, (_, number) => ({ id: `o${number + 1}`, label: `Option ${number + 1}` }));
    const at = (...presses: (Press | PressName)[]) => play({ widget: 'one', options: many }, presses).draft.at;
    expect(at(type('1'), type('2'))).toBe('o12');
    expect(at(type('12'))).toBe('o12');
    expect(at(type('2'), type('4'))).toBe('o4');
    expect(at(type('1'), 'down', type('2'))).toBe('o2');
    expect(at(type('2'), type('0'))).toBe('o20');
  });

  it.each([
    ['the wide digits of an input method', '２', 'beta'],
    ['Arabic digits', '٣', 'gamma'],
    ['Devanagari digits', '२', 'beta'],
  ])('goes to a number in %s', (_what, typed, at) => {
    expect(play({ widget: 'one', options }, [type(typed), 'enter']).reply).toMatchObject({ draft: { at } });
  });

  it('takes what an input method types for what it means: two digits, a blank, a word', () => {
    const many = Array.from({ length: 23 }, (_, number) => ({ id: `o${number + 1}`, label: `Option ${number + 1}` }));
    expect(play({ widget: 'one', options: many }, [type('１'), type('２')]).draft.at).toBe('o12');
    expect(play({ widget: 'many', options }, [type('\u3000')]).draft.ticked).toEqual(['alpha']);
    expect(play({ widget: 'one', options }, [type('／ｂａｃｋ'), 'enter']).reply?.kind).toBe('back');
    expect(play({ widget: 'one', options, help: ['The help.'] }, [type('？')]).shown).toContain('The help.');
  });

  it('ticks with Space, says in words what is chosen, and answers in the order of the list', () => {
    const presses: (Press | PressName)[] = ['down', type(' '), 'up', type(' ')];
    expect(play({ widget: 'many', options }, presses).shown).toContain('Chosen: Alpha, Beta');
    expect(play({ widget: 'many', options }, [...presses, 'enter']).reply?.draft.ticked).toEqual(['alpha', 'beta']);
    expect(play({ widget: 'many', options }, ['down', type(' '), type(' ')]).draft.ticked).toEqual([]);
  });

  it('says that pasted text was not used', () => {
    const { reply, shown, draft } = play({ widget: 'many', options }, [{ name: 'paste', text: '1 2 3\n' }]);
    expect(reply).toBeUndefined();
    expect(draft.ticked).toEqual([]);
    expect(shown).toContain('was not used');
  });

  it('closes the line for words with Esc or when it is emptied', () => {
    expect(play({ widget: 'one', options }, [type('/ba')]).shown).toContain('Word: /ba');
    expect(play({ widget: 'one', options }, [type('/ba'), 'escape']).shown).not.toContain('Word:');
    expect(play({ widget: 'one', options }, [type('/'), 'backspace']).shown).not.toContain('Word:');
  });
});

describe('a checklist', () => {
  const checklist = (...presses: (Press | PressName)[]) => play({ widget: 'checklist', items }, presses);

  it('marks with y, n and u and moves on, cycles with Space, and clears', () => {
    expect(checklist(type('y'), type('n')).draft.marks).toEqual({ one: { value: 'yes' }, two: { value: 'no' } });
    expect(checklist(type(' '), type(' '), type(' ')).draft.marks).toEqual({ one: { value: 'unsure' } });
    expect(checklist(type('u'), 'up', 'backspace').draft.marks).toEqual({});
  });

  it('leaves no line out where somebody marks one and then presses Down', () => {
    const three = itemsNamed(['One', 'Two', 'Three']);
    const marks = (...presses: (Press | PressName)[]) =>
      play({ widget: 'checklist', items: three }, presses).draft.marks;
    const [yes, no] = [{ value: 'yes' }, { value: 'no' }];
    expect(marks(type('y'), 'down', type('n'))).toEqual({ one: yes, two: no });
    // A second Down is meant.
    expect(marks(type('y'), 'down', 'down', type('n'))).toEqual({ one: yes, three: no });
    expect(marks(type(' '), 'down', type('n'))).toEqual({ one: yes, two: no });
    expect(marks(type('y'), 'up', 'down', type('n'))).toEqual({ one: yes, two: no });
    // So is one by whoever has seen where the mark has led.
    expect(marks(type('y'), 'pause', 'down', type('n'))).toEqual({ one: yes, three: no });
  });

  it('keeps the note when the answer is cleared', () => {
    const { draft } = checklist(type('+'), type('the log'), 'enter', type('y'), 'up', 'delete');
    expect(draft.marks).toEqual({ one: { note: 'the log' } });
  });

  it('opens a note with +, also where the note comes in at once, and goes on with the one that is there', () => {
    expect(checklist(type('y+the log'), 'enter').draft.marks).toEqual({
      one: { value: 'yes' },
      two: { note: 'the log' },
    });
    const { draft } = checklist(type('+'), type('a'), 'enter', type('+'), type('b'), 'enter');
    expect(draft.marks).toEqual({ one: { note: 'ab' } });
  });

  it('shows the full text of the item the cursor is on, and with help what is good and how to get it', () => {
    expect(checklist('down').shown).toContain('Full Two');
    expect(checklist('down').shown).not.toContain('Full One');
    expect(checklist(type('?')).shown).toContain('What good looks like: good One');
    expect(checklist(type('?')).shown).toContain('How to get it: get One');
  });

  it('answers with items left open', () => {
    expect(checklist(type('y'), 'enter').reply).toMatchObject({
      kind: 'answer',
      draft: { marks: { one: { value: 'yes' } } },
    });
  });
});

describe('the lines of a checklist', () => {
  const list: Partial<Screen> = { widget: 'checklist', items };
  const marks = (...presses: (Press | PressName)[]) => play(list, presses).draft.marks;

  it('are marked by letters, also several at once, and by Space in turn', () => {
    expect(marks(type('yn'))).toEqual({ one: { value: 'yes' }, two: { value: 'no' } });
    expect(marks(type('U'))).toEqual({ one: { value: 'unsure' } });
    expect(marks(type(' '))).toEqual({ one: { value: 'yes' } });
    expect(marks(type('  '))).toEqual({ one: { value: 'no' } });
    expect(marks(type('   '))).toEqual({ one: { value: 'unsure' } });
    expect(marks(type('    '))).toEqual({});
    expect(marks(type('x'))).toEqual({});
    expect(marks(type('ｙＮ'), type('＋１階の記録'), 'enter')).toEqual({
      one: { value: 'yes' },
      two: { value: 'no', note: '１階の記録' },
    });
  });

  it.each(['backspace', 'delete'] as const)('lose their mark by %s, and only then their note', (key) => {
    const given = { ...list, draft: { at: 'one', marks: { one: { value: 'yes' as const, note: 'the log' } } } };
    expect(play(given, [key]).draft.marks).toEqual({ one: { note: 'the log' } });
    expect(play(given, [key, key]).draft.marks).toEqual({});
  });

  it('take no text but marks and notes', () => {
    for (const press of [type('some words'), { name: 'paste', text: 'some words' } as Press]) {
      const { shown, draft } = play(list, [press]);
      expect(shown).toContain('Text has no place here');
      expect(draft.marks).toEqual({});
    }
    expect(marks(type('y+the log'), 'enter')).toEqual({ one: { value: 'yes' }, two: { note: 'the log' } });
    expect(marks(type('+'), 'enter')).toEqual({});
  });

  it('hear a word in a note, and say why where it will not do', () => {
    expect(play(list, [type('+'), type('/back'), 'enter']).reply).toMatchObject({ kind: 'back' });
    const { shown, draft } = play(list, [type('+'), type('/bakc'), 'enter']);
    expect(shown).toContain('is not a word I know here');
    expect(draft).toMatchObject({ noteOpen: true, text: '/bakc' });
  });

  it('show the help of the option the cursor is on', () => {
    const options = [
      { id: 'one', label: 'One', help: ['Do the first.'] },
      { id: 'two', label: 'Two', help: ['Do the second.'] },
      { id: 'three', label: 'Three' },
    ];
    for (const widget of ['one', 'many'] as const) {
      const help = (...moves: PressName[]) =>
        play({ widget, options, help: ['All of them.'], draft: { at: 'one' } }, [...moves, type('?')]).shown;
      expect(help()).toMatch(/Do the first\.[\s\S]*All of them\./);
      expect(help('down')).toContain('Do the second.');
      expect(help('down')).not.toContain('Do the first.');
      expect(help('down', 'down')).not.toMatch(/Do the/);
    }
  });

  it('show the help of the one the cursor is on, from its first page', () => {
    const { shown } = play(list, ['help', 'down'], { columns: 80, rows: 40 });
    expect(shown).toContain('good Two');
    expect(shown).not.toContain('good One');
  });

  it('are answered where the screen accepts them, and told why where not', () => {
    const check = (draft: Draft) => (draft.marks?.one ? undefined : 'Mark the first.');
    expect(play({ ...list, check }, ['enter']).shown).toContain('Mark the first.');
    expect(play({ ...list, check }, [type('y'), 'newline']).reply).toMatchObject({ kind: 'answer' });
    expect(play({ ...list, advise: () => 'Ask the clerk.' }, []).shown).toContain('Tip: Ask the clerk.');
  });
});

describe('a window of any size', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'e', 'n', ' ', ' ', '世', '\n', 'e\u0301', '👩‍👧', '\u001b'),
    maxLength: 300,
  });
  const screens = fc.record({
    widget: fc.constantFrom<Widget>('line', 'lines', 'list', 'one', 'many', 'checklist'),
    where: text,
    ask: text.map((tail) => `Why? ${tail}`),
    hint: text,
    help: fc.array(text, { maxLength: 4 }),
    context: fc.array(fc.record({ label: text, text }), { maxLength: 3 }),
    sentence: fc.option(
      text.map((tail) => (typed: string) => `We ${typed} ${tail}`),
      { nil: undefined },
    ),
    message: fc.option(text, { nil: undefined }),
    draft: fc.record({ text, cursor: fc.nat(300) }),
  });
  const presses = fc.array(
    fc.constantFrom<Press | PressName>(
      'up',
      'down',
      'end',
      'tab',
      'goto',
      'help',
      'page-down',
      type('+'),
      type('y'),
      type('/x'),
      type('?'),
      type('world '),
    ),
    { maxLength: 12 },
  );

  it('holds the question, the row of the cursor and the way out; nothing is as wide or as tall as the window', () => {
    fc.assert(
      fc.property(
        screens,
        presses,
        fc.integer({ min: 20, max: 200 }),
        fc.integer({ min: 5, max: 60 }),
        text,
        (given, keys, columns, rows, label) => {
          const many = Array.from({ length: 12 }, (_, number) => ({
            id: `${number}`,
            label: `${number} ${label}`,
            hint: label,
          }));
          const list = many.map(({ id, label: title }) => ({ id, title, text: title, good: title, get: title }));
          const { frame, shown, draft } = play({ ...given, options: many, items: list }, keys, { columns, rows });
          expect(frame.lines.length).toBeLessThan(rows);
          for (const line of frame.lines) expect(widthOf(line)).toBeLessThan(columns);
          expect(frame.cursor.row).toBeLessThan(frame.lines.length);
          expect(frame.cursor.column).toBeLessThan(columns);
          expect(shown).toContain('Why?');
          // With the line for words open, that line is the way out.
          expect(shown).toMatch(/\/leave|^ *Word: /m);
          const hasRow = given.widget === 'one' && draft.at !== undefined;
          if (hasRow && !shown.includes('Word: ')) expect(frame.lines[frame.cursor.row]).toMatch(/^> /);
        },
      ),
      runs(400),
    );
  });
});
