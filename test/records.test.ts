// `tde records`: what a list is exported as comes back the same; an import is asked for at a terminal and can be taken back.
// Every list there and back is in records.full.test.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listsOf, loadMethod } from '../src/method/ids.ts';
import { readProject } from '../src/project/file.ts';
import { beginningIn } from '../src/project/table.ts';
import { tdeHere } from './support/here.ts';
import { expectComeBack, testCells } from './support/lists-home.ts';
import { KEY } from './support/person.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const [feedback = ''] = [method.roles.feedback];

function project(text = 'tde: 1\nproject:\n  name: Larger print\n') {
  const cwd = tempDir();
  const file = put(cwd, 'tde.yaml', text);
  return { cwd, file, text: () => readFileSync(file, 'utf8'), answers: () => readProject(file, method).answers };
}

testCells(1 / 4);

describe('a list that is exported', () => {
  test('comes back the same, ids, notes and whom to ask with it, whatever stands in it', () =>
    expectComeBack([method.roles.personas, feedback]));

  test('takes what was changed in the spreadsheet, and gives it back with --undo', async () => {
    const at = project();
    for (const [said, group] of [
      ['Print it larger', 'Tenants'],
      ['More copies', 'Nurses'],
    ] as const)
      expect(await runTde(['feedback', 'add', '--said', said, '--group', group], at)).toMatchObject({ code: 0 });
    const before = at.text();
    const { out } = await runTde(['records', 'export', 'feedback'], at);
    put(at.cwd, 'changed.csv', out.replace('Tenants', 'Older tenants'));
    const ran = await runTde(['feedback', 'import', 'changed.csv'], at);
    expect(ran.err).toContain('1 entry changed');
    expect(at.text()).toBe(before.replace('Tenants', 'Older tenants'));
    await runTde(['feedback', 'import', '--undo'], at);
    expect(at.text()).toBe(before);
  });

  test('takes no new row that says when a group was told, but not what', async () => {
    const at = project();
    await runTde(['feedback', 'add', '--said', 'Print it larger', '--group', 'Tenants'], at);
    const before = at.text();
    const { out } = await runTde(['records', 'export', 'feedback'], at);
    const [names = ''] = out.split('\r\n');
    const cells = { 'What was said': 'More copies', Group: 'Nurses', 'Group was told': '2026-05-14' };
    const row = names
      .split(',')
      .map((name) => `"${Object.entries(cells).find(([each]) => name === `"${each}"`)?.[1] ?? ''}"`);
    put(at.cwd, 'added.csv', `${out}${row.join(',')}\r\n`);
    const ran = await runTde(['feedback', 'import', 'added.csv'], at);
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.err).toContain('but not what was decided');
    expect(at.text()).toBe(before);
  });

  test('is found by the last word of its id or its label; another name is refused with those there are', async () => {
    const at = project();
    expect((await runTde(['records', 'export', 'activities'], at)).code).toBe(0);
    expect((await runTde(['records', 'export', 'Use cases'], at)).code).toBe(0);
    const ran = await runTde(['records', 'export', 'feedbak'], at);
    expect(ran.code).toBe(1);
    expect(ran.err.replace(/\s+/g, ' ')).toContain(
      `The lists are: ${listsOf(method)
        .map(({ id }) => id)
        .join(', ')}`,
    );
    const lists = await runTde(['records'], at);
    for (const { id } of listsOf(method)) expect(lists.out).toContain(`${id}: `);
  });
});

describe('an import of other lists', () => {
  test('reads choices by their beginnings, several entries in a cell, dates, and wants the first field', async () => {
    const at = project();
    const list = 'design.activities';
    const [first] = listsOf(method).find(({ id }) => id === list)?.fields ?? [];
    put(at.cwd, 'plan.csv', `Task,Done by,State\nPrint the list,6/15/2026,"Done, on Monday"\n,,\n`);
    const map = `--map=${first?.id}=Task,by-when=B,status=C`;
    const ran = await runTde(['records', 'import', 'activities', 'plan.csv', map], at);
    expect(ran).toMatchObject({ code: 0 });
    expect(at.answers().byId).toMatchObject({
      [`${list}.print-the-list.by-when`]: { value: '2026-06-15' },
      [`${list}.print-the-list.status`]: { value: 'done' },
    });
    put(at.cwd, 'plan.csv', 'Task,Done by\n,6/15/2026\n');
    const refused = await runTde(['records', 'import', 'activities', 'plan.csv', `--map=${first?.id}=A,by-when=B`], at);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`plan.csv:2:1: This row does not say: ${first?.label}.`);
  });

  test.each([
    ['Yes, you may quote me', 'yes'],
    ['no thanks', 'no'],
    ['NO', 'no'],
    ['Not sure', undefined],
    ["No-one's business", undefined],
    ['maybe yes', undefined],
  ])('the choice with which %j begins is %s', (cell, id) => {
    const options = [
      { id: 'no', label: 'No, it stays in the team' },
      { id: 'yes', label: 'Yes, they agreed to it' },
    ];
    expect(beginningIn(cell, options)).toBe(id);
  });

  test('quotes nobody without a clear yes, and says how many that are', async () => {
    const at = project();
    put(
      at.cwd,
      'in.csv',
      'said,group,quote\nOne,Tenants,"Yes, gladly"\nTwo,Tenants,Ask me first\nThree,Tenants,\nFour,Tenants,Y\n',
    );
    const ran = await runTde(['feedback', 'import', 'in.csv'], at);
    expect(ran.err.replace(/\s+/g, ' ')).toContain('they say neither yes nor no to it: 1 row.');
    const quotes = ['one', 'two', 'three', 'four'].map((id) => at.answers().byId[`${feedback}.${id}.quote`]?.value);
    expect(quotes).toEqual(['yes', undefined, undefined, 'yes']);
  });

  test('fills with --all what a column leaves open', async () => {
    const at = project();
    put(at.cwd, 'in.csv', 'said,group\nOne,Tenants\nTwo,\n');
    expect((await runTde(['feedback', 'import', 'in.csv'], at)).code).toBe(1);
    await runTde(['feedback', 'import', 'in.csv', '--map=group=B', '--all=group=Online form'], at);
    expect(['one', 'two'].map((id) => at.answers().byId[`${feedback}.${id}.group`]?.value)).toEqual([
      'Tenants',
      'Online form',
    ]);
  });
});

describe('an import that is taken back', () => {
  const csv = 'said,group\nLarger,Tenants\nSmaller,Nurses\nBolder,Nurses\n';

  test('leaves the project as it was, to the letter', async () => {
    const at = project(
      'tde: 1\ndesign:\n  feedback:\n    # by hand\n    old:\n      said: Keep it\n      group: Nurses\n',
    );
    const before = at.text();
    put(at.cwd, 'in.csv', csv);
    await runTde(['feedback', 'import', 'in.csv'], at);
    const ran = await runTde(['feedback', 'import', '--undo'], at);
    expect(ran.err).toContain('3 entries removed again');
    expect(at.text()).toBe(before);
    const again = await runTde(['feedback', 'import', '--undo'], at);
    expect(again.code).toBe(1);
    expect(again.err).toContain('There is no import to take back');
  });

  test('keeps what was worked on since, and says so', async () => {
    const at = project();
    put(at.cwd, 'in.csv', csv);
    await runTde(['feedback', 'import', 'in.csv'], at);
    await runTde(['feedback', 'answer', 'smaller', '--decision', 'no'], at);
    const ran = await runTde(['feedback', 'import', '--undo'], at);
    expect(ran.err.replace(/\s+/g, ' ')).toContain(
      `2 entries removed again that came from ${join(at.cwd, 'in.csv')}. Kept, as somebody worked on them since, or other answers refer to them (1 entry): ${feedback}.smaller`,
    );
    expect(at.answers().records[feedback]).toEqual(['smaller']);
  });

  test('keeps a use case that was chosen since', async () => {
    const at = project();
    put(at.cwd, 'in.csv', 'title\nTenants check an address\nNurses find a clinic\n');
    expect((await runTde(['records', 'import', 'use-cases', 'in.csv'], at)).code).toBe(0);
    const [id = ''] = at.answers().records['refine.use-cases'] ?? [];
    await runTde(['set', method.roles['chosen-use-case'] ?? '', id], at);
    await runTde(['records', 'import', 'use-cases', '--undo'], at);
    expect(at.answers().records['refine.use-cases']).toEqual([id]);
  });

  test('is refused with a broken memory of it, or none, and for another list', async () => {
    const at = project();
    put(at.cwd, 'in.csv', csv);
    await runTde(['feedback', 'import', 'in.csv'], at);
    expect((await runTde(['records', 'import', 'activities', '--undo'], at)).err).toContain(
      'There is no import to take back',
    );
    expect((await runTde(['feedback', 'import', 'in.csv', '--undo'], at)).code).toBe(2);
    put(at.cwd, '.tde/tde.yaml.imports.json', '{"tables": 5');
    expect((await runTde(['feedback', 'import', '--undo'], at)).code).toBe(1);
    expect(at.answers().records[feedback]).toHaveLength(3);
  });
});

describe.each(['rich', 'plain'])('at a terminal, in %s mode', (mode) => {
  const csv = `Response ID,Submitted,"Anything we should change?",Where did you hear of us?,May we quote you?
1,1/2/2026,"Print it larger, please",The parish supper,"Yes, go ahead"
2,2/2/2026,Who answers when the list is wrong?,,No
`;
  const importing = (cwd: string) =>
    tdeHere(['feedback', 'import', 'in.csv', ...(mode === 'plain' ? ['--accessible'] : [])], cwd);
  type Tde = ReturnType<typeof importing>;
  /** Chooses by the number before a label; both modes take that. */
  const choose = async (tde: Tde, label: string) => {
    await tde.see(`. ${label}`);
    const number = tde
      .shown()
      .match(new RegExp(`\\d+(?=\\. ${label})`, 'g'))
      ?.at(-1);
    tde.press(`${number}${KEY.enter}`);
  };

  test('asks column by column, with a sample, for a group where none is said, and how dates are written', async () => {
    const at = project();
    put(at.cwd, 'in.csv', csv);
    const tde = importing(at.cwd);
    await tde.see('What is in column A, "Response ID"?');
    await choose(tde, 'Nothing to import');
    await tde.see('What is in column B, "Submitted"?');
    await tde.see('"1/2/2026" · "2/2/2026"');
    tde.press(KEY.enter);
    await tde.see('What is in column C, "Anything we should change?"?');
    tde.press(KEY.enter);
    await tde.see('What is in column D, "Where did you hear of us?"?');
    await choose(tde, 'Group');
    await tde.see('What is in column E, "May we quote you?"?');
    await choose(tde, 'May be quoted');
    await tde.see('Left open in 1 row: Group. What is it there?');
    tde.press(`Online form${KEY.enter}`);
    await tde.see('No column says it: Channel. What is it for all rows?');
    tde.press(`Comment card${KEY.enter}`);
    await tde.see('Which day is 1/2/2026?');
    await choose(tde, '1 February 2026');
    await tde.see('Import 2 entries as shown above?');
    expect(tde.shown()).toContain('2 entries would be imported from in.csv');
    expect(at.answers().records[feedback] ?? []).toEqual([]);
    await choose(tde, 'Yes');
    expect(await tde.code).toBe(0);
    await tde.see('To take that back: tde feedback import --undo');
    expect(at.answers().byId).toMatchObject({
      [`${feedback}.print-it-larger-please.group`]: { value: 'The parish supper' },
      [`${feedback}.print-it-larger-please.quote`]: { value: 'yes' },
      [`${feedback}.print-it-larger-please.heard`]: { value: '2026-02-01' },
      [`${feedback}.who-answers-when-the-list-is-wrong.group`]: { value: 'Online form' },
      [`${feedback}.who-answers-when-the-list-is-wrong.channel`]: { value: 'Comment card' },
    });
  });

  test('goes back to the columns, as they were said, from what no column says; and leaves with nothing saved', async () => {
    const at = project();
    put(at.cwd, 'in.csv', 'Comment,From,Told\nPrint it larger,The clinic,by mail\nIn Spanish too,,by phone\n');
    const tde = importing(at.cwd);
    await tde.see('What is in column A, "Comment"?');
    await choose(tde, 'What was said');
    await tde.see('What is in column B, "From"?');
    await choose(tde, 'Group');
    await tde.see('What is in column C, "Told"?');
    await choose(tde, 'Channel');
    await tde.see('Left open in 1 row: Group. What is it there?');
    tde.press(KEY.back);
    await tde.see('What is in column A, "Comment"?');
    for (const next of ['What is in column B, "From"?', 'What is in column C, "Told"?', 'Left open in 1 row: Group.']) {
      tde.press(KEY.enter);
      await tde.see(next);
    }
    tde.press(KEY.interrupt);
    expect(await tde.code).toBe(130);
    expect(at.answers().records[feedback] ?? []).toEqual([]);
  });

  test('remembers how a table of these columns was read, and asks only whether to do it', async () => {
    const at = project();
    put(at.cwd, 'in.csv', csv);
    await runTde(['feedback', 'import', 'in.csv', '--map=said=C,group=D,quote=E', '--all=group=Online form'], at);
    put(at.cwd, 'in.csv', csv.replace('larger, please', 'smaller, please'));
    const tde = importing(at.cwd);
    await tde.see('You said before what such columns hold');
    await tde.see('Import 1 entry as shown above?');
    await choose(tde, 'Yes');
    expect(await tde.code).toBe(0);
    expect(at.answers().records[feedback]).toHaveLength(3);
  });

  test('takes no column for days in which there are none, and knows the columns again when a row was refused and mended', async () => {
    const at = project();
    put(at.cwd, 'in.csv', 'No.,Words,Day\n4411,Larger,5/14/2026\n4412,Bolder,soon\n');
    const tde = importing(at.cwd);
    await tde.see('What is in column A, "No."?');
    await choose(tde, 'Heard on');
    await tde.see('Nothing in column A can be read as a date with its year');
    await choose(tde, 'Nothing to import');
    await tde.see('What is in column B, "Words"?');
    await choose(tde, 'What was said');
    await tde.see('What is in column C, "Day"?');
    await choose(tde, 'Heard on');
    await tde.see('No column says it: Group.');
    tde.press(`Nurses${KEY.enter}`);
    await tde.see('No column says it: Channel.');
    tde.press(KEY.enter);
    expect(await tde.code).toBe(1);
    await tde.see('in.csv:3:1: "Day": Write the date');
    put(at.cwd, 'in.csv', 'No.,Words,Day\n4411,Larger,5/14/2026\n4412,Bolder,5/15/2026\n');
    const again = importing(at.cwd);
    await again.see('You said before what such columns hold');
    await again.see('Import 2 entries as shown above?');
    await choose(again, 'No, import nothing');
    expect(await again.code).toBe(0);
  });

  test('a table of its own, saved by a spreadsheet in another country: asks for the order of its days, then says what changed', async () => {
    const at = project();
    put(at.cwd, 'in.csv', 'said,group,heard\nLarger,Nurses,2026-05-06\nBolder,Tenants,2026-05-07\n');
    await runTde(['feedback', 'import', 'in.csv'], at);
    const { out } = await runTde(['records', 'export', feedback], at);
    put(at.cwd, 'in.csv', out.replace('2026-05-06', '6/5/2026').replace('2026-05-07', '8/5/2026'));
    const tde = importing(at.cwd);
    await tde.see('Which day is 6/5/2026?');
    await choose(tde, '6 May 2026');
    await tde.see('Import 1 entry as shown above?');
    await choose(tde, 'Yes');
    expect(await tde.code).toBe(0);
    await tde.see('1 entry changed');
    expect(at.answers().byId[`${feedback}.bolder.heard`]).toEqual({ value: '2026-05-08' });
    const again = importing(at.cwd);
    await choose(again, '6 May 2026');
    await again.see('There is nothing new in it. Leave it at that?');
    again.press(KEY.enter);
    expect(await again.code).toBe(0);
    expect(again.shown()).not.toContain('To take that back');
  });

  test('a row that was copied in a spreadsheet to begin another one never writes over the first', async () => {
    const at = project();
    put(at.cwd, 'in.csv', 'said,group,why\nLarger,Nurses,Eyes\n');
    await runTde(['feedback', 'import', 'in.csv'], at);
    const { out } = await runTde(['records', 'export', feedback], at);
    const [header = '', row = ''] = out.split('\r\n');
    put(at.cwd, 'in.csv', `${header}\n${row}\n${row.replaceAll('Larger', 'Bolder')}\n`);
    const { code, err } = await runTde(['feedback', 'import', 'in.csv'], at);
    expect(code).toBe(1);
    expect(err.replace(/\s+/g, ' ')).toContain('This row has the id of line 2: leave its cell empty');
    put(
      at.cwd,
      'in.csv',
      `${header}\n${row.replace('Eyes', '')}\n${row.replace('larger', '').replaceAll('Larger', 'Bolder')}\n,,,TOTAL,1\n`,
    );
    const added = await runTde(['feedback', 'import', 'in.csv'], at);
    expect(added.err).toContain('1 answer kept, though the cell is empty now');
    expect(added.err).toContain('1 row left out: they add up those above them');
    expect(at.answers().records[feedback]).toEqual(['larger', 'bolder']);
    expect(at.answers().byId[`${feedback}.larger.why`]).toEqual({ value: 'Eyes' });
  });

  test('takes the ticks of one question for the same, each by Enter', async () => {
    const at = project();
    put(
      at.cwd,
      'in.csv',
      'What is missing?,Who are you? (all that apply),,\nOpen-Ended Response,I rent,I own,Other\nBus stops,I rent,I own,\nA bench,,,Pastor\n',
    );
    const tde = importing(at.cwd);
    await tde.see('What is in column A, "What is missing?"?');
    tde.press(KEY.enter);
    await tde.see('What is in column B, "Who are you? (all that apply)"?');
    await choose(tde, 'Group');
    for (const column of ['C, "Who are you? (all that apply): I own"', 'D, "Who are you? (all that apply): Other"']) {
      await tde.see(`What is in column ${column}?`);
      tde.press(KEY.enter);
    }
    await tde.see('No column says it: Channel.');
    tde.press(KEY.enter);
    await tde.see('Import 2 entries as shown above?');
    await choose(tde, 'Yes');
    expect(await tde.code).toBe(0);
    expect(at.answers().byId).toMatchObject({
      [`${feedback}.bus-stops.group`]: { value: 'I rent; I own' },
      [`${feedback}.a-bench.group`]: { value: 'Pastor' },
    });
  });

  test('asks again where a table of the same columns holds what the last one did not', async () => {
    const at = project();
    put(at.cwd, 'in.csv', 'Day,Words,Who\n5/14/2026,Larger,Nurses\n');
    await runTde(['feedback', 'import', 'in.csv', '--map=said=B,group=C,heard=A'], at);
    put(at.cwd, 'in.csv', 'Day,Words,Who\n1/2/2026,Bolder,\n');
    const tde = importing(at.cwd);
    for (const column of ['A, "Day"', 'B, "Words"']) {
      await tde.see(`What is in column ${column}?`);
      tde.press(KEY.enter);
    }
    await tde.see('No column says it: Group. What is it for all rows?');
    tde.press(`Nurses${KEY.enter}`);
    await tde.see('No column says it: Channel.');
    tde.press(KEY.enter);
    await tde.see('Which day is 1/2/2026?');
    await choose(tde, '2 January 2026');
    await tde.see('Import 1 entry as shown above?');
    await choose(tde, 'Yes');
    expect(await tde.code).toBe(0);
    expect(at.answers().byId[`${feedback}.bolder.heard`]?.value).toBe('2026-01-02');
  });

  test('changes nothing where the person leaves', async () => {
    const at = project();
    put(at.cwd, 'in.csv', csv);
    const before = at.text();
    const tde = importing(at.cwd);
    await tde.see('What is in column A');
    tde.press(`/leave${KEY.enter}`);
    expect(await tde.code).toBe(0);
    await tde.see('Nothing was imported.');
    expect(at.text()).toBe(before);
  });

  test('says once that nothing was imported where the file is refused, with what to correct', async () => {
    const at = project();
    await runTde(['feedback', 'add', '--said', 'Print it larger', '--group', 'Tenants'], at);
    const before = at.text();
    const { out } = await runTde(['records', 'export', 'feedback'], at);
    put(at.cwd, 'in.csv', out.replace('"Tenants"', '"Tenants\nand owners"'));
    const tde = importing(at.cwd);
    expect(await tde.code).toBe(1);
    await tde.see('fit on one line');
    expect(tde.shown().match(/Nothing was imported/g)).toHaveLength(1);
    expect(tde.shown()).not.toContain('Next:');
    expect(at.text()).toBe(before);
  });
});
