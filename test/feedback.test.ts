// `tde feedback`: what was heard is noted, listed, answered and imported; whatever is wrong is said once and changes nothing.
// Very large tables are in feedback.full.test.ts.
import { truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { newRecordId } from '../src/project/answers.ts';
import { titleFrom } from '../src/project/feedback.ts';
import { readProject } from '../src/project/file.ts';
import { imported, project } from './support/imported.ts';
import { KEY, startTde } from './support/person.ts';
import { put } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { growth, LINEAR } from './support/time.ts';

const method = await loadMethod(undefined);

describe('tde feedback add', () => {
  test('notes the words and the group, with a title out of the first words', async () => {
    const at = project();
    const ran = await runTde(
      [
        'feedback',
        'add',
        '--said',
        'Print it larger. My eyes are bad.',
        '--group',
        'Older tenants',
        '--heard',
        'today',
      ],
      at,
    );
    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(ran.err).toContain('Next: tde feedback answer print-it-larger --decision "yes|partly|no"');
    expect(at.text()).toContain(
      [
        '  feedback:',
        '    print-it-larger:',
        '      title: “Print it larger”',
        '      said: Print it larger. My eyes are bad.',
        '      group: Older tenants',
        '      heard: "2026-11-20"',
        '',
      ].join('\n'),
    );
  });

  test('never gives two entries one id', async () => {
    const at = project();
    for (let i = 0; i < 3; i++) await runTde(['feedback', 'add', '--said', 'Yes please', '--group', `Group ${i}`], at);
    expect(readProject(at.file, method).answers.records['design.feedback']).toEqual([
      'yes-please',
      'yes-please-2',
      'yes-please-3',
    ]);
  });

  test.each([
    [[], 'needs a terminal', 2],
    [['--said', 'Larger'], 'Missing: --group', 2],
    [['--group', 'Tenants'], 'Missing: --said', 2],
    [['--said', 'a', '--group', 'b', '--heard', '2026-02-30', '--quote', 'perhaps'], '--quote: "perhaps"', 1],
    [['--said', 'a\u0007', '--group', 'b'], 'control character', 1],
    [['--said', 'a', '--group', 'b', '--told', 'some day'], '--told: Write the date as a day of the calendar', 1],
    [['--said', 'a', '--group', 'b', '--told', 'today'], 'Nothing has been decided about it yet', 1],
    [['--said', 'a', '--group', 'b', '--told', 'today', '--decision', 'Not decided yet'], 'leave out --told', 1],
  ])('refuses %j and leaves the file as it was', async (options, what, code) => {
    const at = project();
    const before = at.text();
    const ran = await runTde(['feedback', 'add', ...options], at);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(what);
    expect(at.text()).toBe(before);
  });

  test('warns where somebody could be found by the words, and keeps them', async () => {
    const at = project();
    const ran = await runTde(['feedback', 'add', '--said', 'Call me: 555-010-2345', '--group', 'Tenants'], at);
    expect(ran.err).toContain('It seems to hold a phone number. That is kept as it is');
    expect(at.text()).toContain('555-010-2345');
  });

  test('makes no id of them: ids stand in commands and documents', async () => {
    const at = project();
    const said = 'Call Ann Lee at 555-0142, ann@example.org, about the ramp';
    const ran = await runTde(['feedback', 'add', '--said', said, '--group', 'Tenants'], at);
    expect(ran.err).toContain('Noted as call-ann-lee-at-about-the-ramp');
  });
});

test('in a terminal, tde feedback add asks', async () => {
  const at = project();
  const terminal = startTde(['feedback', 'add'], at.cwd);
  await terminal.see('In a few words, what is it about?');
  terminal.press(`Larger letters${KEY.enter}`);
  await terminal.see('What was said?');
  terminal.press(`Print it larger${KEY.enter}`);
  await terminal.see('Which group did it come from?');
  terminal.press(KEY.interrupt);
  await terminal.see('tde resume');
  expect(at.at('larger-letters.said')).toBe('Print it larger');
});

describe('tde feedback answer', () => {
  async function withOne() {
    const at = project();
    await runTde(['feedback', 'add', '--said', 'Print it larger', '--group', 'Older tenants'], at);
    return at;
  }

  test('notes the decision, then that the group was told', async () => {
    const at = await withOne();
    const decided = await runTde(
      ['feedback', 'answer', 'print-it-larger', '--decision', 'partly', '--why', 'Space'],
      at,
    );
    expect(decided.err).toContain('Next: tde feedback answer print-it-larger --told today');
    const told = await runTde(['feedback', 'answer', 'design.feedback.print-it-larger', '--told', 'today'], at);
    expect(told.err).toContain('Next: tde status');
    expect([at.at('print-it-larger.decision'), at.at('print-it-larger.told')]).toEqual(['partly', '2026-11-20']);
    const again = await runTde(['feedback', 'answer', 'print-it-larger', '--decision', 'no'], at);
    expect(again.err).toContain('The group was told on 20 November 2026, before this decision');
  });

  test.each([
    [['print-it-larg', '--decision', 'yes'], 'Did you mean print-it-larger?', 1],
    [['print-it-larger'], 'What was decided', 2],
    [['print-it-larger', '--told', 'today'], 'not been decided yet', 1],
    [['print-it-larger', '--decision', 'maybe'], '--decision: "maybe" is not one of the choices', 1],
    [['print-it-larger', '--decision', 'yes', '--told', 'soon'], '--told: Write the date', 1],
  ])('refuses %j and leaves the file as it was', async (args, what, code) => {
    const at = await withOne();
    const before = at.text();
    const ran = await runTde(['feedback', 'answer', ...args], at);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(what);
    expect(at.text()).toBe(before);
  });
});

describe('tde feedback list', () => {
  const csv = `title,said,group,channel,tactic,heard,quote,decision,why,told
Larger,Print it larger,Older tenants,Supper,,2026-05-14,yes,,,
Smaller,Print it smaller,Nurses,,,,,no,No room,
Map,Where is the map?,Library users,,,,,yes,,2026-06-02
`;

  test('puts first what is to decide, then what is to tell', async () => {
    const at = await imported(csv);
    const { out, err } = await runTde(['feedback', 'list'], at);
    expect(out.match(/^\S.*\(\d\)$/gm)).toEqual([
      'To decide (1)',
      'Decided, but the group was not told (1)',
      'Decided and told (1)',
    ]);
    expect(out).toContain(
      '- Larger (larger)\n  "Print it larger"\n  From: Older tenants; Supper; heard 14 May 2026; may be quoted',
    );
    expect(out).toContain('Nurses; may not be quoted\n  Decision: We do not do it\n  Why: No room');
    expect(err).toContain('Next: tde feedback answer larger --decision "yes|partly|no"');
    const open = await runTde(['feedback', 'list', '--open'], at);
    expect(open.out).not.toContain('Map');
    expect(await runTde(['feedback'], at)).toMatchObject({ code: 0, out });
  });

  test('prints JSON with every field', async () => {
    const at = await imported(csv);
    const { out } = await runTde(['feedback', 'list', '--json', '--open'], at);
    const { feedback } = JSON.parse(out);
    expect(feedback.map((each: { id: string; state: string }) => [each.id, each.state])).toEqual([
      ['larger', 'to-decide'],
      ['smaller', 'to-tell'],
    ]);
    expect(feedback[1]).toEqual({
      id: 'smaller',
      state: 'to-tell',
      title: 'Smaller',
      said: 'Print it smaller',
      group: 'Nurses',
      channel: null,
      tactic: null,
      heard: null,
      quote: 'no',
      decision: 'no',
      why: 'No room',
      changed: null,
      version: null,
      told: null,
    });
  });

  test('says what to do where there is none, and where the command is misspelled', async () => {
    const at = project();
    expect(await runTde(['feedback', 'list'], at)).toMatchObject({ code: 0, out: '' });
    expect((await runTde(['feedback', 'list', '--json'], at)).out).toBe('{\n  "feedback": []\n}\n');
    const wrong = await runTde(['feedback', 'lst'], at);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('no command "lst". Did you mean list?');
  });
});

test('a title that is cut from long words has no full stop behind its dots in the plan', async () => {
  const at = project();
  const said = 'Please print the list in larger letters and leave it at the counter of the library on Fridays';
  await runTde(['feedback', 'add', '--said', said, '--group', 'Older tenants', '--quote', 'yes'], at);
  const { out } = await runTde(['plan', '--section', 'heard'], at);
  expect(out).toContain('**Please print the list in larger letters and leave it at the…** "Please');
});

test('feedback on what is in use says on which version, in the list, while it is decided, and in the plan', async () => {
  const at = project();
  const add = [
    '--said',
    'The second list has no stop at the clinic',
    '--group',
    'Nurses',
    '--version',
    'second printing',
  ];
  expect((await runTde(['feedback', 'add', ...add], at)).code).toBe(0);
  const [id = ''] = readProject(at.file, method).answers.records['design.feedback'] ?? [];
  expect(at.at(`${id}.version`)).toBe('second printing');
  await runTde(['feedback', 'answer', id, '--decision=yes', '--changed', 'The third printing has it.'], at);
  expect((await runTde(['feedback', 'list'], at)).out).toContain('on what is in use (second printing)');
  const { out } = await runTde(['plan', '--section', 'heard'], at);
  expect(out).toContain('on what is in use (second printing)');
  expect(out).toContain('The third printing has it.');
  // Who tells of what they use did not review the plan.
  expect((await runTde(['plan'], at)).out).not.toContain('Reviewed by');
  await runTde(['set', `design.feedback.${id}.version`, '--unset'], at);
  expect((await runTde(['plan'], at)).out).toContain('Reviewed by');
});

describe('what is handed back to one group', () => {
  const text = `tde: 1
design:
  feedback:
    one:
      title: Larger letters
      said: Print it larger
      group: Older riders
      quote: yes
      decision: yes
    two:
      title: Benches
      said: More benches
      group: older riders
      decision: no
    three:
      title: Light
      said: Put a light up
      group: Night shift workers
      decision: yes
`;

  test('holds what that group said, and nothing of others, in each format', async () => {
    const at = project();
    put(at.cwd, 'tde.yaml', text);
    for (const format of ['md', 'html', 'csv']) {
      const { code, out } = await runTde(['heard', '--group', 'older', '--format', format], at);
      expect(code).toBe(0);
      expect(out).toContain('Larger letters');
      expect(out).toContain('Benches');
      expect(out).not.toContain('Light');
    }
    const { out } = await runTde(['heard', '--group', 'Older riders'], at);
    expect(out).toContain('2 pieces of feedback');
    const wrong = await runTde(['heard', '--group', 'Nurses'], at);
    expect(wrong.code).toBe(1);
    expect(wrong.err.replace(/\s+/g, ' ')).toContain('The groups are: Older riders; Night shift workers.');
    put(at.cwd, 'tde.yaml', 'tde: 1\nproject:\n  name: x\n');
    expect((await runTde(['heard', '--group', 'Nurses'], at)).err).toContain('No group is named yet.');
  });

  test('holds what it said with others whose ticks stand beside its own, and what was told names them', async () => {
    const at = project();
    const both = text
      .replace('Night shift workers', 'Night shift workers; Older riders; Students')
      .replace('no\n', 'no\n      why: No room\n');
    put(at.cwd, 'tde.yaml', both);
    const { out } = await runTde(['heard', '--group', 'older'], at);
    expect(out).toContain('3 pieces of feedback');
    expect((await runTde(['heard', '--group', 'night'], at)).out).not.toContain('Benches');
    const told = await runTde(['feedback', 'told', 'Older riders'], at);
    expect(told.err.replace(/\s+/g, ' ')).toContain(
      'what was decided on 3 pieces. Some of it came from others as well, who should hear of it too: Night shift workers; Students.',
    );
    expect([at.at('two.told'), at.at('three.told')]).toEqual(['2026-11-20', '2026-11-20']);
    expect((await runTde(['closing'], at)).out).toContain('Groups told what became of their words:** 3 of 3');
    put(at.cwd, 'tde.yaml', both);
    await runTde(['feedback', 'told', 'Night shift workers; Older riders; Students'], at);
    expect([at.at('two.told'), at.at('three.told')]).toEqual([undefined, '2026-11-20']);
  });

  test('comes next once all is decided, and is noted as told for all of it at once', async () => {
    const at = project();
    put(at.cwd, 'tde.yaml', text);
    expect((await runTde(['feedback'], at)).err).toContain('Next: tde heard --group "Older riders"');
    const gaps = text.replace('decision: no', 'decision: no\n      why: No room');
    put(at.cwd, 'tde.yaml', gaps);
    const told = await runTde(['feedback', 'told', 'Older riders'], at);
    expect(told.err.replace(/\s+/g, ' ')).toContain(
      'Noted: "Older riders" was told on 20 November 2026 what was decided on 2 pieces. Next: tde heard --group "Night shift workers"',
    );
    expect([at.at('one.told'), at.at('two.told'), at.at('three.told')]).toEqual([
      '2026-11-20',
      '2026-11-20',
      undefined,
    ]);
    const again = await runTde(['feedback', 'told', 'Older riders'], at);
    expect(again.code).toBe(1);
    expect(again.err).toContain('Still to be told: Night shift workers.');
    expect((await runTde(['feedback', 'told', 'Night shift workers', '--on', 'May'], at)).code).toBe(1);
    await runTde(['feedback', 'told', 'night', '--on', 'yesterday'], at);
    expect(at.at('three.told')).toBe('2026-11-19');
  });
});

describe('tde feedback import', () => {
  test('takes the columns it knows by name, and says what it left', async () => {
    const ran = await imported(
      'Email,What was said,GROUP,Heard on\na@b.org,Print it larger,Tenants,2026-05-14 10:22:01\n',
    );
    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(ran.err).toContain('1 entry imported from in.csv.');
    expect(ran.err).toContain('Columns taken: "What was said" as said, "GROUP" as group, "Heard on" as heard');
    expect(ran.err).toContain('Columns left out: "Email"');
    expect(ran.at('print-it-larger.heard')).toBe('2026-05-14');
    expect(ran.text()).not.toContain('a@b.org');
  });

  test('takes the columns the person names, also those with a comma in the name', async () => {
    const csv = '"Comment, please";"Which group";Name\nLarger print;Tenants;Ann\n';
    const ran = await imported(csv, '--map', 'said=Comment, please,group=which group', '--json');
    expect(JSON.parse(ran.out)).toEqual({
      dryRun: false,
      imported: 1,
      ids: ['larger-print'],
      updated: [],
      kept: 0,
      skipped: { there: 0, empty: 0, titles: 0, headers: 0, totals: 0 },
      unquoted: 0,
      columns: { said: 'Comment, please', group: 'Which group' },
      dropped: ['Name'],
      people: [],
      contacts: [],
    });
  });

  test.each([
    ['commas', ',', ''],
    ['semicolons', ';', ''],
    ['semicolons that a first line names', ';', 'sep=;\r\n'],
    ['tabs', '\t', ''],
  ])('reads %s, a byte order mark, line breaks in cells and any line ends', async (_, separator, first) => {
    const row = (...cells: string[]) => `${cells.join(separator)}\r\n`;
    const csv = `\ufeff${first}${row('said', 'group', '')}${row('"One\r\n\r\ntwo ""three"""', '"Ten, a; nts"', '')}\r\n${row('', '', '')}`;
    const ran = await imported(csv);
    expect(ran.err).toContain('1 entry imported');
    const [id] = readProject(ran.file, method).answers.records['design.feedback'] ?? [];
    expect([ran.at(`${id}.said`), ran.at(`${id}.group`)]).toEqual(['One\n\ntwo "three"', 'Ten, a; nts']);
  });

  test('does not double what it took before', async () => {
    const at = await imported('said,group\nLarger,Tenants\nLarger,Nurses\nLarger,Tenants\n,Nobody\n');
    expect(at.err).toContain('2 entries imported');
    expect(at.err).toContain('1 row skipped');
    expect(at.err).toContain('1 row left out, with nothing said');
    const text = at.text();
    const again = await runTde(['feedback', 'import', 'in.csv'], at);
    expect(again).toMatchObject({ code: 0 });
    expect(again.err).toContain('0 entries imported');
    expect(again.err).toContain('3 rows skipped');
    expect(at.text()).toBe(text);
  });

  test('adds to what is there without touching it', async () => {
    const at = project();
    await runTde(['feedback', 'add', '--said', 'Larger', '--group', 'Tenants', '--why', 'A reason'], at);
    const before = at.text().split('\n');
    put(at.cwd, 'in.csv', 'said,group\nLarger,Nurses\nSmaller,Nurses\n');
    await runTde(['feedback', 'import', 'in.csv'], at);
    const after = at.text().split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '    larger-2:',
      '      group: Nurses',
      '    smaller:',
      '      title: “Smaller”',
      '      said: Smaller',
      '      group: Nurses',
    ]);
    expect(after.filter((line) => before.includes(line)).length).toBe(before.length + 2);
  });

  test.each([
    [
      'a comment below',
      'tde: 1\ndesign:\n  feedback:\n    a:\n      said: x\n      group: y\n    # the end\n  home: b\n',
    ],
    ['flow style', 'tde: 1\ndesign: { feedback: { a: { said: x, group: y } }, home: b }\n'],
    ['an empty map', 'tde: 1\ndesign:\n  feedback: {}\n  home: b\n'],
    ['no such key', 'tde: 1\r\ndesign:\r\n  home: b\r\n'],
    ['nothing but the format', 'tde: 1'],
  ])('adds to a file written by hand, with %s', async (_, text) => {
    const at = project();
    put(at.cwd, 'tde.yaml', text);
    put(at.cwd, 'in.csv', 'said,group\nLarger,Nurses\n"Two\nlines",Nurses\n');
    const before = readProject(at.file, method).answers;
    expect((await runTde(['feedback', 'import', 'in.csv'], at)).code).toBe(0);
    const after = readProject(at.file, method);
    expect(after.answers.byId).toMatchObject(before.byId);
    expect(after.answers.records['design.feedback']).toEqual([
      ...(before.records['design.feedback'] ?? []),
      'larger',
      'two-lines',
    ]);
    expect(at.at('two-lines.said')).toBe('Two\nlines');
    expect(at.text().includes('# the end')).toBe(text.includes('# the end'));
  });

  test('warns of e-mail addresses and phone numbers, by line and column', async () => {
    const csv =
      'said,group\n"two\nlines",Tenants\nWrite to ann@example.org,Tenants\n(555) 010-2345,Tenants\nOn 2026-05-14 at 12,Tenants\n';
    const ran = await imported(csv);
    expect(ran.err.replace(/\s+/g, ' ')).toContain(
      'contact details in line 4 (said), line 5 (said). They were imported',
    );
    expect(ran.text()).toContain('ann@example.org');
  });

  test('takes the numbers of permits and tickets for no phone numbers', async () => {
    const csv = `said,group,quote
Permit XYZ-R06-OAR-2020-0510 should be denied,Fishers,yes
Ticket 18-00123456 was closed without a visit,Tenants,yes
"Call 311 about ticket 18-00123457, or me: 555-0142",Tenants,no
`;
    const ran = await imported(csv, '--json');
    expect(JSON.parse(ran.out)).toMatchObject({ imported: 3, contacts: [{ line: 4, field: 'said' }] });
  });

  test('refuses what is no file or larger than any list of comments, before it reads it', async () => {
    const at = project();
    truncateSync(put(at.cwd, 'in.csv', 'said,group\n'), 21_000_000);
    const device = process.platform === 'win32' ? [] : [['/dev/null', '/dev/null is not a file.'] as const];
    for (const [name, says] of [
      ['in.csv', 'in.csv is larger than 20 MB, the most a file to import may have.'],
      ...device,
      ['.', 'it is a folder'],
      ['gone.csv', 'it is not there'],
    ] as const) {
      const ran = await runTde(['feedback', 'import', name], at);
      expect(ran).toMatchObject({ code: 1, out: '' });
      expect(ran.err.replace(/\s+/g, ' ')).toContain(says);
    }
  });

  test('changes nothing with --dry-run', async () => {
    const ran = await imported('said,group\nLarger,Tenants\n', '--dry-run');
    expect(ran.err).toContain('1 entry would be imported');
    expect(ran.err).toContain('Next: tde feedback import in.csv');
    expect(ran.text()).toBe(ran.before);
  });

  test('tells everything wrong at once, with the lines of the file', async () => {
    const csv = 'said,group,heard,decision\n"a\nb",Tenants,2026-02-30,\nc,,,\nd,Nurses,,perhaps\ne,Nurses,,yes,more\n';
    const ran = await imported(csv);
    expect(ran.code).toBe(1);
    const lines = ran.err.split('\n').filter((line) => line.startsWith('in.csv:'));
    expect(lines.map((line) => line.slice(0, 32))).toEqual([
      'in.csv:2:1: "heard": Write the d',
      'in.csv:4:1: This row does not sa',
      'in.csv:5:1: "decision": "perhaps',
      'in.csv:6:1: This row has 5 cells',
    ]);
    expect(ran.text()).toBe(ran.before);
  });

  test.each<[string, string | Uint8Array, string[], string]>([
    ['no column for what was said', 'Comment,group\na,b\n', [], '--map said="COLUMN"'],
    ['no known columns', 'x,y\na,b\n', [], 'has no column for: said, group. Its columns: A: x | B: y'],
    ['a column that is not there', 'x,y\na,b\n', ['--map', 'said=z'], 'no column named "z"'],
    ['two columns of one name', 'said,Said ,SAID,group\na,b,c,d\n', ['--map', 'said=SAId'], '3 columns named'],
    ['an unknown field', 'x,y\na,b\n', ['--map', 'comment=x'], 'no field "comment"'],
    ['no pair', 'x,y\na,b\n', ['--map', 'said'], 'not of the form'],
    ['a field twice', 'x,y\na,b\n', ['--map', 'said=x', '--map', 'said=y'], 'for said twice'],
    ['UTF-16', Buffer.from('\ufeffsaid,group\na,b\n', 'utf16le'), [], 'UTF-16'],
    ['Windows-1252', Buffer.from('said,group\nCaf\u00e9,b\n', 'latin1'), [], 'not UTF-8'],
    ['a quotation mark left open', 'said,group\n"a,b\n', [], 'never closed'],
    ['a quotation mark in the middle', 'said,group\na "b" c,d\n', [], 'in the middle of a cell'],
    ['nothing', '', [], 'holds no rows'],
    ['a control character', 'said,group\na\u0001,b\n', [], 'control character'],
    ['a channel of two lines', 'said,group,channel\na,g,"b\nc"\n', [], 'fit on one line'],
    ['a row told before it was decided', 'said,group,told\na,b,2026-05-14\n', [], 'but not what was decided'],
  ])('refuses a file with %s, once, and leaves the project as it was', async (_, csv, options, what) => {
    const ran = await imported(csv, ...options);
    expect([1, 2]).toContain(ran.code);
    expect(ran.err.replace(/\s+/g, ' ')).toContain(what);
    expect(ran.err.match(/Nothing was imported|For example/g)?.length).toBe(1);
    expect(ran.text()).toBe(ran.before);
  });

  test('refuses a file that is not there, or is a folder', async () => {
    const at = project();
    expect((await runTde(['feedback', 'import', 'none.csv'], at)).err).toContain('it is not there');
    expect((await runTde(['feedback', 'import', '.'], at)).err).toContain('it is a folder');
  });

  test('refuses a row that has no end', async () => {
    const ran = await imported(`said,group\n"${'more shade '.repeat(100_000)},Riders\n`);
    expect(ran.code).toBe(1);
    expect(ran.err.replace(/\s+/g, ' ')).toContain('a row has more than a million characters');
    expect(ran.text()).toBe(ran.before);
  });

  test('takes the line breaks of word processors inside a cell for what they are', async () => {
    const ran = await imported('said,group\nLine\u000bbreak inside,"Tenants\u000bMill Street"\nGood,Nurses\n');
    expect(ran.err).toContain('2 entries imported');
    expect(ran.at('line-break-inside.said')).toBe('Line\nbreak inside');
    expect(ran.at('line-break-inside.group')).toBe('Tenants Mill Street');
  });

  test('keeps a column called __proto__ a column', async () => {
    const ran = await imported('__proto__,said,group\n{x:1},a,b\n', '--map', 'channel=__proto__');
    expect(ran.at('a.channel')).toBe('{x:1}');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

test.each([
  ['Print it larger. My eyes are bad.', 'Print it larger'],
  ['No.', 'No'],
  ['word '.repeat(40), `${'word '.repeat(11)}word…`],
  ['a'.repeat(80), `${'a'.repeat(60)}…`],
  ['One\n two', 'One two'],
  ['The super, Mr. Huynh, has a key. He comes in.', 'The super, Mr. Huynh, has a key'],
  ['They moved us to St. Ann. Nobody asked.', 'They moved us to St. Ann'],
  ['Vive con la Sra. Peña y tiene miedo. Ayuden.', 'Vive con la Sra. Peña y tiene miedo'],
])('a title out of %j', (said, title) => expect(titleFrom(said)).toBe(title));

test('a title, and an id for it, are made in a time that grows with the text and the entries', () => {
  expect(growth((size) => `a${'.'.repeat(size)}b`, titleFrom)).toBeLessThan(LINEAR);
  expect(growth((size) => `${'word'.repeat(size)} `, titleFrom)).toBeLessThan(LINEAR);
  const entries = (number: number) => () => {
    const taken = new Set<string>();
    for (let i = 0; i < number; i++) taken.add(newRecordId(taken, 'Comment', 'feedback'));
    expect(taken).toContain(`comment-${number}`);
  };
  expect(growth(entries, (make) => make(), 1000)).toBeLessThan(LINEAR);
});

test('an id for what has no letters of an id', () => {
  expect(newRecordId(new Set(), '大きく', 'feedback')).toBe('feedback');
  expect(newRecordId(new Set(['feedback']), '…', 'feedback')).toBe('feedback-2');
});
