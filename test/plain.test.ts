// Plain mode: lines only, numbered options, typed words. Most of it is asked over a stream that is no terminal.
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlainPrompter } from '../src/interview/plain/plain.ts';
import type { Draft, Reply, Said, Screen } from '../src/interview/prompter.ts';
import type { Io } from '../src/terminal.ts';
import { bundleDriver, openAsk, removeDriver } from './support/ask-terminal.ts';
import { itemsNamed, madeScreen, optionsNamed } from './support/made-screens.ts';

const options = optionsNamed('Alpha', 'Beta', 'Gamma', 'Gamma ray');
const items = itemsNamed(['One', 'Two', 'Three']);
const screenOf = (given: Partial<Screen>): Screen =>
  madeScreen({
    where: 'The data · section 3 of 9',
    help: ['The help.'],
    check: (draft) => (draft.text === '' ? 'Write a few words.' : undefined),
    ...given,
  });

const NO_SURROUNDINGS = { env: {}, cwd: '/', now: () => new Date(0), onEnding: () => () => {} };

/** Asks the screens one after the other; these lines are typed, then the input ends. */
async function ask(input: string, ...screens: Partial<Screen>[]): Promise<{ replies: Reply[]; said: string }> {
  const stream = new PassThrough();
  let said = '';
  const out = { write: (text: string) => (said += text), columns: 200 };
  const io: Io = {
    in: stream as unknown as NodeJS.ReadStream,
    out,
    err: out,
    ...NO_SURROUNDINGS,
  };
  const prompter = createPlainPrompter(io, '--accessible');
  const replies: Reply[] = [];
  const asked = (async () => {
    for (const screen of screens) replies.push(await prompter.ask(screenOf(screen)));
  })();
  // As a person types: each line once what came of the one before is there.
  for (const line of input.split(/(?<=\n)/)) {
    for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
    stream.write(line);
  }
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
  stream.end();
  await asked;
  prompter.close();
  prompter.close();
  return { replies, said };
}

/** Asks one screen after the other, and says after each what the interview does then; gives back all that is said. */
async function between(all: readonly (readonly [Partial<Screen>, string, Said])[]): Promise<string> {
  const stream = new PassThrough();
  let said = '';
  const out = { write: (text: string) => (said += text), columns: 200 };
  const prompter = createPlainPrompter(
    { ...NO_SURROUNDINGS, in: stream as unknown as Io['in'], out, err: out },
    'a test',
  );
  for (const [screen, typed, then] of all) {
    stream.write(`${typed}\n`);
    await prompter.ask(screenOf(screen));
    prompter.say(then);
  }
  prompter.close();
  return said;
}

describe('plain mode', () => {
  it('says first that it is on and why, and explains the words once', async () => {
    const { said } = await ask('a\nb\n', {}, {});
    expect(said.split('\n')[0]).toMatch(/^Plain mode is on \(--accessible\)/);
    expect(said.match(/Plain mode is on/g)).toHaveLength(1);
    expect(said.match(/\/help explains/g)).toHaveLength(1);
    expect(said.match(/Words: \/back \/skip \/help \/find-out \/review \/goto ID \/leave/g)).toHaveLength(2);
  });

  it('names the words at three questions; then /help and /menu have them', async () => {
    const { said } = await ask('a\nb\nc\n/help\nd\n/menu\n\ne\n', {}, {}, {}, {}, {});
    expect(said.match(/Words: /g)).toHaveLength(4);
    expect(said).toMatch(/The help\.\nWords: .*\nA question\?\n/);
    expect(said).toContain('1. Go back (/back)');
  });

  it('has the question as the last thing that is said, whatever came before it', async () => {
    const typed = ['', 'bad', '/help', '/again', '/read', '/bakc', '/menu\n', '/skip this one', 'good'];
    const check = ({ text }: Draft) => (text === 'good' ? undefined : 'This will not do.');
    const { said } = await ask(`${typed.join('\n')}\n`, { check, hint: 'A hint.', message: 'Not saved.' });
    expect(said.match(/A question\?\n/g)).toHaveLength(typed.length);
    expect(said.trimEnd().endsWith('A question?')).toBe(true);
  });

  it('reads what there is to say of one option, by its number, and asks again', async () => {
    const options = [
      { id: 'one', label: 'One', help: ['Do the first.'] },
      { id: 'two', label: 'Two', help: ['Do the second.'] },
    ];
    const { said } = await ask('/help\n/help 2\n/help 3\n1\n', { widget: 'one', options, help: ['All of them.'] });
    expect(said).toMatch(/All of them\.\n\/help 2 tells/);
    expect(said).toMatch(/Do the second\.\nA question\?\n/);
    expect(said).not.toContain('Do the first.');
    expect(said).toContain('"/help 3" is not a word I know here');
  });

  it('says how to answer once for each kind of question, and again with the help', async () => {
    const one = { widget: 'one' as const, options, draft: { at: 'beta' } };
    const list = { widget: 'list' as const };
    const { said } = await ask('1\n2\nx\n\n/help\ny\n\n', one, one, list, list);
    expect(said.match(/Type the number of your choice/g)).toHaveLength(1);
    expect(said.match(/Enter on an empty line takes the default/g)).toHaveLength(1);
    expect(said.match(/default: 2, Beta\./g)).toHaveLength(2);
    expect(said.match(/1\. Alpha/g)).toHaveLength(2);
    expect(said.match(/Type one entry on each line/g)).toHaveLength(2);
  });

  it('says what was typed once: an answer is told where it was chosen, or reads in another way', async () => {
    const said = await between([
      [{}, 'Lead paint', { of: 'answer', label: 'Focus', text: 'lead paint' }],
      [{ widget: 'list' }, 'one\ntwo\n', { of: 'answer', label: 'Groups', text: 'one; two' }],
      [{}, '6/1', { of: 'answer', label: 'Day', text: '1 June 2026' }],
      [{ widget: 'one', options }, '2', { of: 'answer', label: 'Way', text: 'Beta' }],
    ]);
    expect(said).not.toContain('Focus: ');
    expect(said).not.toContain('Groups: ');
    expect(said).toContain('Day: 1 June 2026\n');
    expect(said).toContain('Way: Beta\n');
  });

  it('does not name an entry again whose name was typed just now', async () => {
    const said = await between([
      [{ where: 'Plan · section 18 of 26, new entry, question 1 of 5' }, 'Ride line 4', 'Noted.'],
      [{ where: 'Plan · section 18 of 26, Ride line 4, question 2 of 5' }, 'Drivers', 'Noted.'],
    ]);
    expect(said).toContain('Noted.\n\n2 of 5\n');
  });

  it('says a place, a hint and an earlier answer where they are new', async () => {
    const at = (number: number, hint: string): Partial<Screen> => ({
      where: `The data · section 3 of 9, question ${number} of 4`,
      hint,
      context: [{ label: 'Place', text: 'Dalry Falls' }],
    });
    const { said } = await ask('a\n/again\nb\n', at(1, 'A few words.'), at(2, 'A few words.'));
    expect(said.match(/The data · section 3 of 9, question 1 of 4/g)).toHaveLength(1);
    expect(said).toContain('\n2 of 4\n');
    // The second time is for /again, which has all of it.
    expect(said.match(/A few words\./g)).toHaveLength(2);
    expect(said.match(/Place: Dalry Falls/g)).toHaveLength(2);
    expect(said).toContain('The data · section 3 of 9, question 2 of 4');
  });

  it('only ever adds lines: no escape sequence, whatever stands in the data', async () => {
    const { said } = await ask('y\n', { ask: 'x\u001b[2Jy', context: [{ label: 'a\u0007', text: '\u001b[1A' }] });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('takes every line in order, and keeps what was not entered', async () => {
    const { replies } = await ask('Alice\nBob\r\nCarol', {}, {}, {});
    expect(replies.map((reply) => [reply.kind, reply.draft.text])).toEqual([
      ['answer', 'Alice'],
      ['answer', 'Bob'],
      ['leave', 'Carol'],
    ]);
  });

  it('leaves at the end of the input, with what was gathered so far', async () => {
    const { replies } = await ask('one\ntwo\n', { widget: 'lines' }, {});
    expect(replies).toMatchObject([
      { kind: 'leave', cause: 'end-of-input', draft: { text: 'one\ntwo' } },
      { kind: 'leave', cause: 'end-of-input' },
    ]);
  });

  it('has every move as a typed word', async () => {
    const words = ['/back', '/skip', '/find-out', '/review', '/goto data.owner', '/leave'];
    const { replies, said } = await ask(`${words.join('\n')}\n`, {}, {}, {}, {}, {}, {});
    expect(replies.map((reply) => reply.kind)).toEqual(['back', 'skip', 'find-out', 'review', 'goto', 'leave']);
    expect(said.match(/Skipped\./g)).toHaveLength(1);
    expect(replies[4]).toMatchObject({ to: 'data.owner' });
  });

  it('has every move as a number of the menu, at every kind of question', async () => {
    const kinds: Partial<Screen>[] = [
      { widget: 'line' },
      { widget: 'lines' },
      { widget: 'list' },
      { widget: 'one', options },
      { widget: 'many', options },
      { widget: 'checklist', items },
    ];
    const places = [{ id: 'data.owner', label: 'Data owners' }];
    const moves = ['back', 'skip', 'find-out', 'review', 'goto', 'leave'];
    const lines = ['1', '2', '4', '5', '6\n1', '7'].map((number) => `/menu\n${number}\n`).join('');
    for (const kind of kinds) {
      const screens = moves.map(() => ({ ...kind, places }));
      const { replies, said } = await ask(lines, ...screens);
      expect(replies.map((reply) => reply.kind)).toEqual(moves);
      expect(replies[4]).toMatchObject({ to: 'data.owner' });
      expect(said).toContain('1. Go back (/back)');
      expect(said).toContain('6. Go to another question or section (/goto)');
      expect((await ask('/menu\n3\n/leave\n', kind)).said).toContain('The help.');
    }
  });

  it.each([
    ['quit', 'For “Leave, all is saved”, type /leave.'],
    ['Go back!', 'For “Go back”, type /back.'],
    ['idk', "For “I don't know yet”, type /find-out."],
    ['main menu', 'For “The task list”, type /goto tasks.'],
    ['done', undefined],
    ['Delta', undefined],
  ])('says which word does what "%s" means in place of a choice', async (typed, hint) => {
    const { replies, said } = await ask(`${typed}\n2\n`, { widget: 'one', options });
    expect(replies).toMatchObject([{ kind: 'answer', draft: { at: 'beta' } }]);
    expect(said).toContain(`"${typed}" is not one of the choices.`);
    if (hint === undefined) expect(said).not.toContain('For “');
    else expect(said).toContain(hint);
  });

  it('says that an empty answer was taken, and opens the menu at once where it was asked for', async () => {
    const { replies, said } = await ask('\n1\n', { check: () => undefined }, { opens: 'menu' });
    expect(replies.map((reply) => reply.kind)).toEqual(['answer', 'back']);
    expect(said).toContain('Skipped.\n');
    expect(said).toContain('1. Go back (/back)');
  });

  it('goes back from the menu with an empty line, the lines so far kept, and says what was no choice', async () => {
    const { replies, said } = await ask('one\n/\n12\nfoo\n\ntwo\n.\n', { widget: 'lines' });
    expect(replies).toMatchObject([{ kind: 'answer', draft: { text: 'one\ntwo' } }]);
    expect(said).toContain('"12" is not one of the choices.');
    expect(said).toContain('"foo" is not one of the choices.');
    expect(said).toContain('Back at the question:\nA question?');
    const places = [{ id: 'data.owner', label: 'Data owners' }];
    expect((await ask('/goto\n1\n', { places })).replies).toMatchObject([{ kind: 'goto', to: 'data.owner' }]);
    // A name that is not on the list is looked up all the same; a number is one of the list.
    const named = await ask('/goto\n7\nvoices heard\n', { places });
    expect(named.said).toContain('"7" is not one of the choices.');
    expect(named.replies).toMatchObject([{ kind: 'goto', to: 'voices heard' }]);
  });

  it('says what can be done about a word it does not know, or one not offered here, and asks again', async () => {
    const moves = { back: false, skip: false, 'find-out': false, review: false, goto: false };
    const { replies, said } = await ask('/bakc\n/back\n/help\n//portal\n', { moves });
    expect(said).toContain('"/bakc" is not a word I know here. The words are: /help /leave /menu /again /read.');
    expect(said).toContain('There is nothing to go back to here.');
    expect(said).toContain('The help.');
    expect(replies).toMatchObject([{ kind: 'answer', draft: { text: '/portal' } }]);
  });
});

describe('what is to be read first', () => {
  it('comes before the options, which come with Enter; a word leaves from there', async () => {
    const given: Partial<Screen> = { widget: 'one', options, page: ['People need water.', '', 'Lend us a room.'] };
    const { replies, said } = await ask('\n2\n', given);
    expect(said).toMatch(/People need water\.\n\nLend us a room\.\nPress Enter to go on\.\n[\s\S]*1\. Alpha/);
    expect(replies).toMatchObject([{ kind: 'answer', draft: { at: 'beta' } }]);
    expect((await ask('/leave\n', given)).replies).toMatchObject([{ kind: 'leave', cause: 'asked' }]);
  });
});

describe('a text', () => {
  it('is kept with an empty line, and asked again where it will not do', async () => {
    const kept = await ask('\n', { draft: { text: 'Old answer' } });
    expect(kept.said).toContain('Current answer: Old answer\nEnter on an empty line keeps it.');
    expect(kept.replies).toMatchObject([{ kind: 'answer', draft: { text: 'Old answer' } }]);
    const again = await ask('\nwords\n', {});
    expect(again.said).toContain('Write a few words.');
    expect(again.replies).toMatchObject([{ kind: 'answer', draft: { text: 'words' } }]);
  });

  it('that was good stays the one that an empty line takes, where another was refused', async () => {
    const check = ({ text }: Draft) => (text === 'bad' ? 'This will not do.' : undefined);
    for (const widget of ['line', 'lines', 'list'] as const) {
      const typed = widget === 'line' ? 'bad\n\n' : 'bad\n.\n\n';
      const { replies, said } = await ask(typed, { widget, check, draft: { text: 'Good' } });
      expect(said).toMatch(/This will not do\.\nCurrent answer: (?:1\. )?Good\nEnter on an empty line keeps it/);
      expect(replies).toMatchObject([{ kind: 'answer', draft: { text: 'Good' } }]);
    }
  });

  it('is emptied by /clear where it may be left out, and only there', async () => {
    const optional = await ask('/clear\n\n', { check: () => undefined, draft: { text: 'Old answer' } });
    expect(optional.said).toContain('/clear empties it.');
    expect(optional.said).toContain('There is nothing here now.');
    expect(optional.replies).toMatchObject([{ kind: 'answer', draft: { text: '' } }]);
    const needed = await ask('/clear\n\n', { draft: { text: 'Old answer' } });
    expect(needed.said).not.toContain('/clear empties it.');
    expect(needed.said).toContain('Write a few words.');
    expect(needed.replies).toMatchObject([{ kind: 'answer', draft: { text: 'Old answer' } }]);
  });

  it.each([
    ['/change 2 our library', 'one\nour library\nthree'],
    ['/CHANGE ２ our library', 'one\nour library\nthree'],
    ['/change 3\n', 'one\ntwo'],
    ['/change 2\nour library', 'one\nour library\nthree'],
    ['/change 1 first\n/change 3 third', 'first\ntwo\nthird'],
  ])('as a list is put right entry by entry: %s', async (typed, then) => {
    const { replies } = await ask(`${typed}\n\n`, { widget: 'list', draft: { text: 'one\ntwo\nthree\n' } });
    expect(replies[0]?.draft.text?.trim()).toBe(then);
    const inTyping = await ask(`one\ntwo\nthree\n${typed}\n\n`, { widget: 'list' });
    expect(inTyping.replies[0]?.draft.text?.trim()).toBe(then);
  });

  it('as a list keeps its entries where another is named that is not there', async () => {
    const { replies, said } = await ask('/change 4 x\n/change our library\n\n', {
      widget: 'list',
      draft: { text: 'one\ntwo\n' },
    });
    expect(said.match(/There are 2 entries/g)).toHaveLength(2);
    expect(replies[0]?.draft.text).toBe('one\ntwo\n');
  });

  it('of several paragraphs ends with one period alone, and may hold a path', async () => {
    const { replies } = await ask('First.\n\n/data\nSecond.\n.\n', { widget: 'lines' });
    expect(replies).toMatchObject([{ kind: 'answer', draft: { text: 'First.\n\n/data\nSecond.' } }]);
  });

  it('may hold line breaks of other kinds than a terminal makes: a blank in one line, a line break in several', async () => {
    const typed = 'Mill\u000bStreet,\u000cflat 2\n';
    expect((await ask(typed, {})).replies).toMatchObject([{ draft: { text: 'Mill Street, flat 2' } }]);
    const { replies } = await ask(`${typed}.\n`, { widget: 'lines' });
    expect(replies).toMatchObject([{ draft: { text: 'Mill\nStreet,\nflat 2' } }]);
  });

  it('of several lines is added to with +, and replaced without', async () => {
    for (const widget of ['list', 'lines'] as const) {
      const given = { widget, draft: { text: 'one\ntwo\n' } };
      const { replies, said } = await ask('+ three\nfour\n.\n', given);
      expect(replies).toMatchObject([{ kind: 'answer', draft: { text: 'one\ntwo\nthree\nfour' } }]);
      expect(said).toContain('begin with + to add to it');
      expect((await ask('three\n.\n', given)).replies[0]?.draft.text).toBe('three');
      expect((await ask('\n', given)).replies).toMatchObject([{ kind: 'answer', draft: { text: 'one\ntwo\n' } }]);
      expect((await ask('+ one\n.\n', { widget })).replies[0]?.draft.text).toBe('+ one');
    }
  });

  it('of one line goes on behind + and a blank, as one of several lines does', async () => {
    const given = { draft: { text: 'a list at each stop' } };
    expect((await ask('+ and a map online\n', given)).replies[0]?.draft.text).toBe(
      'a list at each stop and a map online',
    );
    expect((await ask('+40 % more riders\n', given)).replies[0]?.draft.text).toBe('+40 % more riders');
    expect((await ask('+ a map\n', {})).replies[0]?.draft.text).toBe('+ a map');
  });

  it('as a list ends with an empty line or a period', async () => {
    const { replies } = await ask('one\ntwo\n\nthree\n.\n', { widget: 'list' }, { widget: 'list' });
    expect(replies.map((reply) => reply.draft.text)).toEqual(['one\ntwo', 'three']);
  });

  it('is shown in its sentence, and advice on it does not stop anyone', async () => {
    const { replies, said } = await ask('/again\nbuild an app\n', {
      sentence: (text) => `We will ${text || '…'} soon.`,
      advise: ({ text }) => (text?.includes('app') ? 'This reads like a solution.' : undefined),
    });
    expect(said).toContain('We will … soon.');
    expect(said).toContain('We will build an app soon.');
    expect(said).toContain('Tip: This reads like a solution.');
    expect(replies).toMatchObject([{ kind: 'answer' }]);
  });

  it('goes back with what was typed so far', async () => {
    const { replies } = await ask('half\n/back\n', { widget: 'lines' });
    expect(replies).toMatchObject([{ kind: 'back', draft: { text: 'half' } }]);
  });
});

describe('a choice', () => {
  it('is a number, an id or the beginning of a label; anything else is explained and asked again', async () => {
    const wrong = ['7', '1 2', 'omega', 'gam', ''];
    const check = ({ at }: Draft) => (at === undefined ? 'Choose.' : undefined);
    const { replies, said } = await ask(`${[...wrong, 'be'].join('\n')}\n`, { widget: 'one', options, check });
    expect(said).toContain('"7" is not one of the choices. Type a number from 1 to 4');
    expect(said).toContain('Only one can be chosen here.');
    expect(said).toContain('"gam" fits more than one: 3. Gamma, 4. Gamma ray');
    expect(said).toContain('Nothing is chosen yet.');
    expect(replies).toMatchObject([{ kind: 'answer', draft: { at: 'beta' } }]);
    expect((await ask('gamma\n', { widget: 'one', options })).replies[0]?.draft.at).toBe('gamma');
  });

  it('has the hints of its choices once in a sitting, and again with /again', async () => {
    const one = {
      widget: 'one' as const,
      options: options.map((option) => ({ ...option, hint: `All of ${option.id}` })),
    };
    const { said } = await ask('1\n2\n', one, one);
    expect(said.match(/1\. Alpha \(All of alpha\)/g)).toHaveLength(1);
    expect((await ask('1\n/again\n2\n', one, one)).said.match(/1\. Alpha \(All of alpha\)/g)).toHaveLength(2);
  });

  it('that is folded is told in its own words; list reads it, a group by its number', async () => {
    const folded = {
      widget: 'one' as const,
      options: [
        { id: 'next', label: 'Data supply' },
        { id: 'case.who', label: 'Who: tenants', heading: 'Case', brief: 'Case: 1 of 2 answered' },
        { id: 'case.why', label: 'Why: Not provided' },
        { id: 'leave', label: 'Leave', heading: 'What now?' },
      ],
      brief: ['Next: Data supply. Enter goes there; list reads all 4.'],
      draft: { at: 'next' },
    };
    const { replies, said } = await ask('list\nlist 2\n3\n', folded);
    const [first = '', whole = '', group = ''] = said.split('A question?\n');
    expect(first).toContain('Next: Data supply. Enter goes there; list reads all 4.');
    expect(first).not.toContain('Who: tenants');
    expect(whole).toMatch(/1\. Data supply\n.*2 to 3\. Case: 1 of 2 answered .*\nWhat now\?\n4\. Leave\n/s);
    expect(whole).not.toContain('Who: tenants');
    expect(group).toContain('2. Who: tenants\n3. Why: Not provided\n');
    expect(replies).toMatchObject([{ kind: 'answer', draft: { at: 'case.why' } }]);
    expect((await ask('\n', folded)).replies).toMatchObject([{ draft: { at: 'next' } }]);
  });

  it('that is optional is left out by an empty line', async () => {
    expect((await ask('\n', { widget: 'one', options })).replies).toMatchObject([{ kind: 'answer', draft: {} }]);
  });

  it.each(['one', 'many'] as const)(
    'of %s says that there is nothing to choose from where there is nothing',
    async (widget) => {
      const check = () => 'Nothing is chosen yet.';
      const { said, replies } = await ask('1\n\n/skip\n', { widget, options: [], check });
      expect(said).toContain('There is nothing to choose from here yet. /skip goes on.');
      expect(said).not.toMatch(/from 1 to 0|Type (the )?number/);
      expect(replies).toMatchObject([{ kind: 'skip' }]);
    },
  );

  it('is heard in the digits of an input method and of any script, in wide letters and between wide commas', async () => {
    for (const [typed, at] of [
      ['２', 'beta'],
      ['٣', 'gamma'],
      ['３．', 'gamma'],
      ['ａｌｐ', 'alpha'],
    ]) {
      expect((await ask(`${typed}\n`, { widget: 'one', options })).replies).toMatchObject([{ draft: { at } }]);
    }
    for (const typed of ['１，３', '１　３', '１、３']) {
      const { replies } = await ask(`${typed}\n`, { widget: 'many', options });
      expect(replies).toMatchObject([{ draft: { ticked: ['alpha', 'gamma'] } }]);
    }
    const { replies } = await ask('ｙ，２階の記録\nｎ\n\n', { widget: 'checklist', items });
    expect(replies).toMatchObject([
      { draft: { marks: { one: { value: 'yes', note: '２階の記録' }, two: { value: 'no' } } } },
    ]);
    expect((await ask('/menu\n１\n', {})).replies).toMatchObject([{ kind: 'back' }]);
  });

  it('speaks its default, which an empty line takes', async () => {
    const { replies, said } = await ask('\n', { widget: 'one', options, draft: { at: 'beta' } });
    expect(said).toContain('default: 2, Beta.');
    expect(replies).toMatchObject([{ kind: 'answer', draft: { at: 'beta' } }]);
  });

  it.each(['1 and 4', '4 & 1', '1, and 4', '1;4'])(
    'of several takes numbers as people type them: %s',
    async (typed) => {
      const { replies } = await ask(`${typed}\n`, { widget: 'many', options });
      expect(replies[0]?.draft.ticked).toEqual(['alpha', 'gamma-ray']);
      const { said } = await ask(`${typed}\n1\n`, { widget: 'one', options });
      expect(said).toContain('Only one can be chosen here.');
    },
  );

  it('of several takes numbers with commas or spaces; an empty line keeps, none clears', async () => {
    const many = { widget: 'many' as const, options, draft: { ticked: ['beta'] } };
    const lines = '3, 1\n4 2\n\nnone\n1 9\nalpha, be\n+4 -2\n+1+9\n-2, +1\n';
    const { replies, said } = await ask(lines, many, many, many, many, many, many, many);
    expect(replies.map((reply) => reply.draft.ticked)).toEqual([
      ['alpha', 'gamma'],
      ['beta', 'gamma-ray'],
      ['beta'],
      [],
      ['alpha', 'beta'],
      ['gamma-ray'],
      ['alpha'],
    ]);
    expect(said).toContain('Chosen now: Beta.\n');
    expect(said).toContain('Enter on an empty line keeps what is chosen;');
    expect(said).toContain('"9" is not one of the choices');
  });
});

describe('a checklist', () => {
  it('asks each item in words, with notes, and can go back inside', async () => {
    const { replies, said } = await ask('y, we have the log\nno\n/back\nu\nnote still to be asked\n\n', {
      widget: 'checklist',
      items,
    });
    expect(said).toContain('1 of 3. One: Full One');
    expect(said.match(/yes, no or unsure \(y, n, u\)/g)).toHaveLength(1);
    expect(said).toMatch(/Now: no\.\n2 of 3\. Two: Full Two\n/);
    expect(said).not.toMatch(/Now: not answered\.\n/);
    expect(replies).toMatchObject([
      {
        kind: 'answer',
        draft: {
          marks: {
            one: { value: 'yes', note: 'we have the log' },
            two: { value: 'unsure' },
            three: { note: 'still to be asked' },
          },
        },
      },
    ]);
  });

  it('goes back from its first item, starts where it was left, and can be ended early', async () => {
    const draft = { at: 'two', marks: { one: { value: 'yes' as const } } };
    const given = { widget: 'checklist' as const, items, draft };
    const { replies, said } = await ask('/back\n/back\nmaybe\n/help\nn\ndone\n', given, given);
    expect(replies[0]).toMatchObject({ kind: 'back', draft: { at: 'one', marks: { one: { value: 'yes' } } } });
    expect(said).toContain('"maybe" is not an answer here.');
    expect(said).toContain('What good looks like: good Two');
    expect(replies[1]).toMatchObject({
      kind: 'answer',
      draft: { marks: { one: { value: 'yes' }, two: { value: 'no' } } },
    });
  });

  it('does not take a sentence that begins with no for an answer', async () => {
    const { said } = await ask('no lights there\n', { widget: 'checklist', items });
    expect(said).toContain('"no lights there" is not an answer here.');
    expect(said).toMatch(/a note goes after a\s+comma/);
  });

  it.each(['U Street is closed', 'N. Main is dark', 'N.Main is dark', 'N-Main St', 'Y Street', 'Y 5th Street'])(
    'takes no letter of a name for an answer: %s',
    async (line) => {
      const { said } = await ask(`${line}\n`, { widget: 'checklist', items });
      expect(said).toContain(`"${line}" is not an answer here.`);
    },
  );

  it('says what it took where a note came along', async () => {
    const { said } = await ask('u, ask the clerk\ny\ndone\n', { widget: 'checklist', items });
    expect(said).toContain('One: unsure, note: ask the clerk');
    expect(said).not.toContain('Two: yes');
  });

  it.each([
    ['Yes!', { value: 'yes' }],
    ['y we keep a log', { value: 'yes', note: 'we keep a log' }],
    ['yes — the church group does', { value: 'yes', note: 'the church group does' }],
    ['Not sure', { value: 'unsure' }],
    ["don't know, ask the clerk", { value: 'unsure', note: 'ask the clerk' }],
    ['I don’t know.', { value: 'unsure' }],
    ['i dont know', { value: 'unsure' }],
    ['dunno', { value: 'unsure' }],
    ['no idea, ask Maria', { value: 'unsure', note: 'ask Maria' }],
    ['n: None kept', { value: 'no', note: 'None kept' }],
    ['y - the clerk has it', { value: 'yes', note: 'the clerk has it' }],
    ['y 3 partners', { value: 'yes', note: '3 partners' }],
    ['U, Street is closed', { value: 'unsure', note: 'Street is closed' }],
  ])('takes it as people type it: %s', async (line, mark) => {
    const { replies } = await ask(`${line}\ndone.\n`, { widget: 'checklist', items });
    expect(replies).toMatchObject([{ kind: 'answer', draft: { marks: { one: mark } } }]);
  });
});

describe('plain mode in a terminal', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await bundleDriver();
  });
  afterAll(() => removeDriver(folder));

  it('shows the line as it is typed: Backspace deletes, and no escape sequence moves the cursor', async () => {
    const terminal = openAsk(folder, { plain: true, screens: [{ ask: 'What is it called?' }] });
    await terminal.see(/What is it called[\s\S]*^> /m);
    terminal.press('Leadx\u007f\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'Lead' } }]);
    expect(terminal.written()).not.toContain('\u001b');
  });

  it('Ctrl-C leaves with what was gathered', async () => {
    const terminal = openAsk(folder, { plain: true, screens: [{ widget: 'lines' }] });
    await terminal.see(/^> /m);
    terminal.press('one line\r');
    await terminal.see(/> one line\s+>\s*$/);
    terminal.press('\u0003');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'leave', cause: 'interrupt', draft: { text: 'one line' } }]);
    expect(await terminal.ended()).toBe(0);
  });

  /** Asks for a text, pastes something, and gives back what was answered. */
  const pasted = async (screen: Partial<Screen>, paste: string, ...more: string[]) => {
    const terminal = openAsk(folder, { plain: true, screens: [screen, { ask: 'The next one?' }] });
    await terminal.see(/^> /m);
    terminal.press(paste);
    for (const [i, keys] of more.entries()) {
      await terminal.holds((lines) => lines.join('').includes(lastWords(more[i - 1] ?? paste)));
      terminal.press(keys);
    }
    await terminal.see('The next one?');
    terminal.press('mine\r');
    await terminal.see('closed');
    const [first, second] = terminal.replies();
    expect(second).toMatchObject({ kind: 'answer', draft: { text: 'mine' } });
    expect(terminal.written()).not.toContain('\u001b');
    return first?.draft.text;
  };
  const lastWords = (text: string) =>
    text
      .trimEnd()
      .split(/[\r\n]/)
      .at(-1)
      ?.slice(-10) ?? '';
  const PARTS = 'elevators\rthat stay broken\rfor days';

  it.each<[what: string, widget: Screen['widget'], paste: string, answer: string, ...more: string[]]>([
    ['several lines at a question for one, with Enter', 'line', `${PARTS}\r`, 'elevators that stay broken for days'],
    ['several lines, and Enter after it', 'line', PARTS, 'elevators that stay broken for days', '\r'],
    [
      'with the breaks of Windows',
      'line',
      `${PARTS.replaceAll('\r', '\r\n')}\r\n`,
      'elevators that stay broken for days',
    ],
    ['a list with blank lines', 'list', 'one\r\rtwo\r\r\rthree', 'one\n\ntwo\n\n\nthree', '\r', '\r'],
    ['a list with the breaks of Windows', 'list', 'one\r\ntwo\r\nthree\r\n', 'one\ntwo\nthree', '\r'],
    ['a list that ends itself', 'list', 'one\rtwo\r.\r', 'one\ntwo'],
    ['paragraphs', 'lines', 'First one.\r\rSecond one.\r', 'First one.\n\nSecond one.', '.\r'],
    [
      'a line far beyond the buffer of a system',
      'line',
      `${'élan 漢字 '.repeat(800)}end\r`,
      `${'élan 漢字 '.repeat(800)}end`,
    ],
    [
      'many lines, in several pieces',
      'lines',
      `${'A line of a long report.\r'.repeat(600)}The end.`,
      `${'A line of a long report.\n'.repeat(600)}The end.`,
      '\r',
      '.\r',
    ],
  ])('a paste is one answer: %s', async (_what, widget, paste, answer, ...more) => {
    expect(await pasted({ widget }, paste, ...more)).toBe(answer);
  });

  it('what is pasted at a choice answers with its first line; the rest can be seen, and waits for Enter', async () => {
    const terminal = openAsk(folder, { plain: true, screens: [{ widget: 'one', options }, { ask: 'The next one?' }] });
    await terminal.see(/^> /m);
    terminal.press('2\rBrackett Falls\r');
    await terminal.see(/is in your line now[\s\S]*> Brackett Falls/);
    terminal.press('\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ draft: { at: 'beta' } }, { draft: { text: 'Brackett Falls' } }]);
  });

  it('what was typed while the program was busy stands in the line, and Enter is waited for', async () => {
    const terminal = openAsk(folder, { plain: true, pause: 300, screens: [{}, { ask: 'The next one?' }] });
    await terminal.see(/^> /m);
    terminal.press('one\r');
    await terminal.see('reply 1');
    terminal.press('two\r');
    await terminal.see(/is in your line now[\s\S]*> two$/m);
    terminal.press('\u0015');
    await terminal.see(/> two\n> *$/m);
    terminal.press('three\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ draft: { text: 'one' } }, { draft: { text: 'three' } }]);
  });

  it.each<[Partial<Screen>, string, unknown]>([
    [{}, 'elevators that st', { text: 'elevators that st' }],
    [{ draft: { text: 'Old answer' } }, 'elev', { text: 'elev' }],
    [{ widget: 'list', draft: { text: 'one\n' } }, '+ two', { text: 'one\ntwo' }],
    [{ widget: 'one', options, draft: { at: 'beta' } }, '3', { at: 'beta' }],
    [{ widget: 'checklist', items }, 'y, we have the lo', { at: 'one', noteOpen: true, text: 'we have the lo' }],
    [{}, '/lea', {}],
  ])(
    'Ctrl-C keeps the line that is half-typed, where it is a part of the answer: %j %s',
    async (screen, typed, draft) => {
      const terminal = openAsk(folder, { plain: true, screens: [screen] });
      await terminal.see(/^> /m);
      terminal.press(typed);
      await terminal.see(`> ${typed}`);
      terminal.press('\u0003');
      await terminal.see('closed');
      expect(terminal.replies()).toMatchObject([{ kind: 'leave', cause: 'interrupt', draft }]);
    },
  );

  it('a note that was half-typed stands in the line again', async () => {
    const draft = { at: 'two', marks: { one: { value: 'yes' as const } }, noteOpen: true, text: 'we have the lo' };
    const terminal = openAsk(folder, { plain: true, screens: [{ widget: 'checklist', items, draft }] });
    await terminal.see('> note we have the lo');
    terminal.press('g\r');
    await terminal.see('note: we have the log');
    terminal.press('done\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ draft: { marks: { two: { note: 'we have the log' } } } }]);
  });

  it('Ctrl-Z stops the job, and the line is there again when it goes on', async () => {
    const terminal = openAsk(folder, { plain: true, shell: true, screens: [{}] });
    await terminal.see(/^> $/m);
    terminal.press('half');
    await terminal.see('> half');
    terminal.press('\u001a');
    await terminal.see('Stopped');
    terminal.press('fg\r');
    await terminal.see(/fg[\s\S]*> half$/m);
    terminal.press(' a thought\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'answer', draft: { text: 'half a thought' } }]);
  });

  it('deletes a character, a word or the line, wide ones and those across the edge of the window too', async () => {
    const terminal = openAsk(folder, { plain: true, columns: 20, screens: [{}, {}] });
    await terminal.see(/^> $/m);
    terminal.press('漢字x\u007f\u007f words\u0017kept');
    await terminal.see('> 漢 kept');
    terminal.press('\r');
    await terminal.see('reply 1');
    await terminal.see(/> $/);
    terminal.press('eighteen letters!?');
    await terminal.see('> eighteen letters!?');
    terminal.press('\u007f\u007f.\r');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([
      { draft: { text: '漢 kept' } },
      { draft: { text: 'eighteen letters.' } },
    ]);
  });

  it('Ctrl-D ends the input', async () => {
    const terminal = openAsk(folder, { plain: true, screens: [{}] });
    await terminal.see(/^> /m);
    terminal.press('\u0004');
    await terminal.see('closed');
    expect(terminal.replies()).toMatchObject([{ kind: 'leave', cause: 'end-of-input' }]);
  });
});
