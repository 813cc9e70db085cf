// What forms, survey tools and spreadsheets export, and how it is taken over: by the columns a person names, in plain words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrderOf, readDay } from '../src/project/days.ts';
import { consentIn, plainCell } from '../src/project/table.ts';
import { runs } from './support/runs.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

/** Imports a file into a project of its own; what was taken over, and what was said. */
async function importing(csv: string, ...options: string[]) {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', 'tde: 1\nproject:\n  name: Larger print\n');
  put(cwd, 'comments.csv', csv);
  const ran = await runTde(['feedback', 'import', 'comments.csv', ...options], { cwd });
  const list = await runTde(['feedback', 'list', '--json'], { cwd });
  const entries: Record<string, string | null>[] = JSON.parse(list.out).feedback ?? JSON.parse(list.out);
  return { ...ran, entries };
}

describe('an export', () => {
  it('of SurveyMonkey has a second row of names, which is left out and told', async () => {
    const { err, entries } = await importing(
      'Respondent ID,Start Date,What would you change about the plan?,Which group do you belong to?\n,,Open-Ended Response,Response\n101,05/14/2026 10:22:01 AM,Print it larger,Tenants\n',
      '--map',
      'said=What would you change about the plan?,group=Which group do you belong to?,heard=Start Date',
    );
    expect(entries).toMatchObject([{ said: 'Print it larger', group: 'Tenants', heard: '2026-05-14' }]);
    expect(err).toContain('1 row left out: they name the columns once more');
  });

  it('of Qualtrics has two rows of names', async () => {
    const { entries } = await importing(
      'StartDate,Q1,Q2\nStart Date,What would you change?,Your group\n"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n2026-05-14 10:22:01,Print it larger,Tenants\n',
      '--map',
      'said=Q1,group=Q2,heard=StartDate',
    );
    expect(entries).toMatchObject([{ said: 'Print it larger', group: 'Tenants', heard: '2026-05-14' }]);
    expect(entries).toHaveLength(1);
  });

  it('of SurveyMonkey has a column for each tick of a question, named in the second row alone', async () => {
    const { err, entries } = await importing(
      'Respondent ID,Which of these are you? (Check all that apply),,,What is missing?,May we quote you?\n,I rent,I own,Other (please specify),Open-Ended Response,Response\n101,I rent,,,The bus stops,Yes\n102,I rent,I own,,Who keeps it up?,No\n103,,,Pastor,A phone number,Yes\n',
      '--map=said=What is missing,group=B,group=C,group=D,quote=May we',
    );
    expect(entries).toMatchObject([
      { said: 'The bus stops', group: 'I rent', quote: 'yes' },
      { said: 'Who keeps it up?', group: 'I rent; I own', quote: 'no' },
      { said: 'A phone number', group: 'Pastor', quote: 'yes' },
    ]);
    expect(err).toContain('1 row left out: they name the columns once more');
    expect(err.replace(/\s+/g, ' ')).toContain('"Which of these are you? (Check all that apply): I own"');
  });

  it.each([
    ['KoBoToolbox', 'Words,Groups/Tenants,Groups/Night shift,Quote', ['1,0,1', '1,1,0', '0,1,']],
    [
      'LimeSurvey',
      'Words,Who are you? [Tenants],Who are you? [Night shift],Quote',
      ['Yes,No,Yes', 'Yes,Yes,No', ',Yes,'],
    ],
    ['Google Sheets', 'Words,Tenants,Night shift,Quote', ['TRUE,FALSE,TRUE', 'TRUE,TRUE,FALSE', 'FALSE,TRUE,']],
    ['a sheet kept by hand', 'Words,Tenants,Night shift,Quote', ['x,,x', 'X,x,no', ',✓,']],
  ])('of %s has ticks without words, which are those above them', async (_from, header, rows) => {
    const csv = [header, ...rows.map((row, i) => `Point ${i},${row}`)].join('\n');
    const { entries } = await importing(csv, '--map=said=A,group=B,group=C,quote=D');
    expect(entries.map(({ group, quote }) => [group, quote])).toEqual([
      ['Tenants', 'yes'],
      ['Tenants; Night shift', 'no'],
      ['Night shift', 'no'],
    ]);
  });

  it('with a cross or a dash for a decision decides nothing', async () => {
    const { entries } = await importing('said,group,decision\nLarger,Tenants,-\n', '--map=said=said');
    expect(entries).toMatchObject([{ said: 'Larger', decision: 'open' }]);
    expect((await importing('said,group,decision\nLarger,Tenants,1\n')).code).toBe(1);
  });

  it('says in many ways whether one may be quoted: yes only where nothing else can be meant', async () => {
    const answers = [
      ['Yes', 'yes'],
      ['Yes, you may quote me.', 'yes'],
      ['yes, but without my name', 'yes'],
      ['Yes / Sí', 'yes'],
      ['Sí', 'yes'],
      ['VERDADERO', 'yes'],
      ['Nein', 'no'],
      ['No, thank you', 'no'],
      ['Yes/No', 'no'],
      ['yes or no', 'no'],
      ['Yes, if you call me first', 'no'],
      ['Yes - only what I say about buses', 'no'],
      ['Yes? I have to ask my sister', 'no'],
      ['Yes, no problem', 'yes'],
      ["Yes, I don't mind", 'yes'],
      ['Yes, I consent to being quoted', 'yes'],
      ['Yes, but no names', 'yes'],
      ['Yes, without attribution', 'yes'],
      ['Yes;No', 'no'],
      ['Yes and no', 'no'],
      ['Yes, as long as my landlord is left out', 'no'],
      ['Yes, provided I see it', 'no'],
      ['Yes, after I approve it', 'no'],
      ['Yes, once I have read it', 'no'],
      ['Yes, with my permission each time', 'no'],
      ["Yes, just don't use the part about my landlord", 'no'],
      ['Yes, not the part about my landlord', 'no'],
    ] as const;
    const rows = answers.map(([cell], i) => `Point ${i},Tenants,"${cell}"`);
    const { entries } = await importing(`said,group,quote\n${rows.join('\n')}\n`);
    expect(entries.map(({ quote }, i) => [answers[i]?.[0], quote])).toEqual(answers);
  });

  it('in which a tick below "Please do not quote me" says so quotes nobody, ticked or not', async () => {
    const csv = 'said,group,Please do not quote me\nLarger,Tenants,TRUE\nBolder,Tenants,FALSE\nSooner,Tenants,\n';
    const { entries, err } = await importing(csv, '--map=said=said,group=group,quote=C');
    expect(entries.map(({ quote }) => quote)).toEqual(['no', 'no', 'no']);
    expect(err).toContain('Not to be quoted, as they say neither yes nor no to it: 1 row.');
  });

  it('in which a tick below "May we quote you? (not by name)" is a yes', async () => {
    const csv = 'said,group,May we quote you? (not by name)\nLarger,Tenants,TRUE\n';
    const { entries } = await importing(csv, '--map=said=said,group=group,quote=C');
    expect(entries).toMatchObject([{ quote: 'yes' }]);
  });

  it('of Jotform has ticks on lines of one cell', async () => {
    const { entries } = await importing('said,group\nLarger,"Tenants\nNurses"\n');
    expect(entries).toMatchObject([{ group: 'Tenants; Nurses' }]);
  });

  it('with bars between its cells is parted there', async () => {
    const { entries } = await importing('said|group\nLarger, bolder|Tenants\n');
    expect(entries).toMatchObject([{ said: 'Larger, bolder', group: 'Tenants' }]);
  });

  it.each(['Name', 'Your full name', 'E-Mail-Adresse', 'Nombre', 'Apellidos', 'Nom de famille', 'Respondent'])(
    'whose column "%s" is taken for the group is warned of people in documents',
    async (name) => {
      const ran = await importing(`said,${name}\nLarger,Wanda Quenby\n`, '--map=said=said,group=B');
      const warning = `There seem to be people in "${name}", and documents show groups. Take it back (--undo). In`;
      expect(ran.err.replace(/\s+/g, ' ')).toContain(warning);
    },
  );

  it('whose column is one of groups, by its name, is not warned of people', async () => {
    const { err } = await importing('said,Group name\nLarger,Tenants\n', '--map=said=said,group=B');
    expect(err).not.toContain('seem');
  });

  it('whose columns of names are taken for the group is warned of both, and with --dry-run of nothing to take back', async () => {
    const csv = 'said,First name,Last name\nLarger,Wanda,Quenby\n';
    const { err } = await importing(csv, '--map=said=said,group=B,group=C', '--dry-run');
    expect(err.replace(/\s+/g, ' ')).toContain(
      'There seem to be people in "First name" and "Last name", and documents show groups. In place of such a column, name a kind of people for all: --all group="…"',
    );
    expect(err).not.toMatch(/take it back/i);
  });

  it('of Microsoft Forms has ticks in one cell, with a sign behind the last of them', async () => {
    const { entries } = await importing(
      'Id,Start time,Which are you?,What should we change?\n1,3/14/26 18:14:55,Renter;Bus rider;,Larger print\n',
      '--map=said=What,group=Which,heard=Start time',
    );
    expect(entries).toMatchObject([{ group: 'Renter; Bus rider', heard: '2026-03-14' }]);
  });

  it.each([
    ['of empty cells', 'Open house at the library,,\n"Sat., March 14",,\n', ''],
    ['above an empty line', 'Report of the plan\n\n', ''],
    ['and adds up at the end', 'Open house,,\n', ',Total,14\n'],
    ['and adds up in its first column', '', 'TOTAL:,,"1,024"\n'],
  ])('has titles %s, or sums, which are no comments', async (_how, above, below) => {
    const rows = 'who,comment,votes\nTenants,Larger print,12\nNurses,Total nonsense,2\n';
    const { err, entries } = await importing(`${above}${rows}${below}`, '--map=said=comment', '--map=group=who');
    expect(entries.map(({ said }) => said)).toEqual(['Larger print', 'Total nonsense']);
    if (above !== '') expect(err.replace(/\s+/g, ' ')).toMatch(/\d rows? left out: they are above the names/);
    if (below !== '') expect(err).toContain('1 row left out: they add up those above them');
  });

  it('of one column with a remark here and there keeps its first rows', async () => {
    const { entries } = await importing(
      'Comment,,\nLarger print,,\nBolder,,\nSooner,said twice,\n',
      '--map=said=Comment',
      '--all=group=Tenants',
    );
    expect(entries.map(({ said }) => said)).toEqual(['Larger print', 'Bolder', 'Sooner']);
  });

  it.each([
    [
      'commas in its names',
      'Who are you, if we may ask, and where?;What should change?\nTenants;Larger\nNurses;Bolder, darker\n',
      [
        ['Tenants', 'Larger'],
        ['Nurses', 'Bolder, darker'],
      ],
    ],
    [
      'commas in its cells',
      'Who;What\nTenants, Mill St, east;Larger\nNurses;Bolder\n',
      [
        ['Tenants, Mill St, east', 'Larger'],
        ['Nurses', 'Bolder'],
      ],
    ],
    [
      'ticks in its cells',
      'Who,What\nTenants;Owners;Riders;,Larger\nNurses;Owners;,Bolder\n',
      [
        ['Tenants; Owners; Riders', 'Larger'],
        ['Nurses; Owners', 'Bolder'],
      ],
    ],
  ])('with %s is parted where all rows are', async (_what, csv, expected) => {
    const { entries } = await importing(csv, '--map=said=What,group=Who');
    expect(entries.map(({ group, said }) => [group, said])).toEqual(expected);
  });

  it('with tabs may hold quotation marks that are but quotation marks', async () => {
    const { entries } = await importing('said\tgroup\nsay "when", not "soon"\tRiders\n"Soon" is no day\tNurses\n');
    expect(entries.map(({ said }) => said)).toEqual(['say "when", not "soon"', '"Soon" is no day']);
  });

  it('keeps the groups of its own column where one is said for all rows, which fills the cells that are empty', async () => {
    const { entries } = await importing('said,group\nLarger,Nurses\nBolder,\n', '--all=group=Riders');
    expect(entries.map(({ group }) => group)).toEqual(['Nurses', 'Riders']);
  });

  it('that leaves the group open in a row is refused with what to say for all of them', async () => {
    const { code, err } = await importing('said,group\nLarger print,\n');
    expect(code).toBe(1);
    expect(err.replace(/\s+/g, ' ')).toContain('say it for all rows in which it is open: --all group="…"');
  });

  it('says in a column of days or choices that a thing is not known, and is taken over without it', async () => {
    const { code, entries } = await importing(
      'comment,group,when,quote\nPrint it larger,Tenants,TBD,n/a\nidk,Tenants,6/14/2026,yes\nNot yet,Riders,not yet,yes\n',
      '--map=said=comment,group=group,heard=when,quote=quote',
    );
    expect(code).toBe(0);
    expect(entries).toMatchObject([
      { said: 'Print it larger', quote: 'no' },
      { said: 'Not yet', quote: 'yes' },
    ]);
    expect(entries.map(({ heard }) => heard)).toEqual([null, null]);
  });

  it('without a group gets one for all rows, and a channel', async () => {
    const { entries } = await importing(
      'timestamp,comment-id,agrees,comment-body\n1726860676783,2,0,Print the list larger\n',
      '--map=said=comment-body',
      '--all=group="Riders of route 9",channel=Online form',
    );
    expect(entries).toMatchObject([
      { said: 'Print the list larger', group: 'Riders of route 9', channel: 'Online form' },
    ]);
  });

  it('with long names of columns takes their letter, number or beginning, and shows every one', async () => {
    const long =
      'ID,"Where in your neighborhood, not just on your own street, do you think the plan should change?","Which of these groups do you feel you belong to? (Choose one)"\n1,Print it larger,Tenants\n';
    const asShown = 'said=Where in your neighborhood, not just on your own street, do…,group=Which of these…';
    for (const map of ['said=B,group=c', 'said=2,group=3', 'said=Where in your,group=which of', asShown])
      expect((await importing(long, '--map', map)).entries).toMatchObject([
        { said: 'Print it larger', group: 'Tenants' },
      ]);
    const names = Array.from({ length: 37 }, (_, i) => `Question ${i + 1}`);
    const { code, err } = await importing(`${names.join(',')}\n${names.map(() => 'x').join(',')}\n`);
    expect(code).toBe(1);
    expect(err.replace(/\s+/g, ' ')).toContain('AK: Question 37');
  });

  it('with markup becomes plain words', async () => {
    const { entries } = await importing(
      'id;body/en;scope/name/en\n1;"<p>Please print it <strong>larger</strong>. Don&#39;t use grey.</p><ul><li>ten copies</li><li>by May</li></ul><p>Thank&nbsp;you</p>";Tenants\n',
      '--map=said=body/en,group=scope/name/en',
    );
    expect(entries[0]?.said).toBe("Please print it larger. Don't use grey.\n\n- ten copies\n- by May\n\nThank you");
  });

  it('with markup keeps what somebody put between angle brackets', async () => {
    const { entries } = await importing(
      'said,group\n"<p>Tell <the clerk> or write to <maria@example.org>, if i<b>t</b> is < 5 <o:p></o:p>days.</p>",Tenants\n',
    );
    expect(entries[0]?.said).toBe('Tell <the clerk> or write to <maria@example.org>, if it is < 5 days.');
  });

  it('with line breaks of any kind is told in lines, and has a title on one', async () => {
    const { code, entries } = await importing('said,group\n"Too\u0085dark\u2028at\u2029the\u000cstop",Tenants\n');
    expect(code).toBe(0);
    expect(entries[0]).toMatchObject({ title: '“Too dark at the stop”', said: 'Too\ndark\nat\nthe\nstop' });
  });

  it('in French has a blank before a question mark, which does not stay behind in the title', async () => {
    const { entries } = await importing('said,group,quote\n"<p>Et les gens sans téléphone&nbsp;?</p>",Tenants,yes\n');
    expect(entries[0]?.title).toBe('Et les gens sans téléphone');
  });

  it('with what is left of markup becomes plain words, too', async () => {
    const { entries } = await importing(
      'said,group\n"Don&#39;t use grey &amp; print it &eacute;l&nbsp;grande",Tenants\n"AT&T; 3 < 4 & R&D",Nurses\n',
    );
    expect(entries.map(({ said }) => said)).toEqual(["Don't use grey & print it él grande", 'AT&T; 3 < 4 & R&D']);
  });

  it('leaves out what says nothing, and tells', async () => {
    const { err, entries } = await importing(
      'said,group\nNA,Tenants\nn/a,Nurses\n-,Nurses\n\u200b,Tenants\nNone,Tenants\n' +
        'Nada.,Tenants\nninguno,Tenants\nKhông có,Tenants\nNothing to add!,Tenants\nNo new app,Tenants\nNada de luz,Tenants\n',
    );
    expect(entries).toMatchObject([{ said: 'No new app' }, { said: 'Nada de luz' }]);
    expect(err).toContain('9 rows left out, with nothing said');
  });

  it('of tde itself, or of a spreadsheet, loses the apostrophe that was put before a sign', async () => {
    const { entries } = await importing("said,group\n'+1 for larger print,Tenants\n'Tis fine,Nurses\n");
    expect(entries.map(({ said }) => said)).toEqual(['+1 for larger print', "'Tis fine"]);
  });

  it('whose dates can be read in two ways is refused until their order is said, once', async () => {
    const csv = (...dates: string[]) =>
      `said,group,heard\n${dates.map((date, i) => `Point ${i},Tenants,${date}`).join('\n')}\n`;
    const { code, err, entries } = await importing(csv('1/2/2026'));
    expect([code, entries]).toEqual([2, []]);
    expect(err).toContain('--dates month-first');
    expect((await importing(csv('1/2/2026'), '--dates=day-first')).entries[0]?.heard).toBe('2026-02-01');
    expect((await importing(csv('1/2/2026', '5/14/2026'))).entries.map(({ heard }) => heard)).toEqual([
      '2026-01-02',
      '2026-05-14',
    ]);
    expect((await importing(csv('14/5/2026', '5/14/2026'))).code).toBe(2);
    expect((await importing(csv('1/2/2026'), '--dates=sideways')).code).toBe(2);
  });
});

it.each([
  'Please do not quote me',
  "I don't want to be quoted",
  'I would rather not be quoted',
  'Not for quoting',
  'Prefer not to be quoted',
  'You may not quote me',
  'Check here if you do NOT want your words quoted',
  "Tick if you don't want this shared with others",
  'Do you mind being quoted?',
  'I object to being quoted',
  'Opt out of being quoted',
  'Keep my comment private',
  'No me citen',
  'Por favor no publiquen mi comentario',
  'Prefiero que no me citen',
  'Ne pas me citer',
  'Je ne souhaite pas être citée',
  'Merci de ne rien publier',
  'Bitte nicht zitieren',
  'Ich möchte nicht, dass mein Kommentar veröffentlicht wird',
  'Não quero que me citem',
  'Por favor, não compartilhe meu comentário',
])('a tick below "%s" is a no, and none says nothing', (name) => {
  expect([consentIn(name, 'TRUE', 'yes'), consentIn(name, 'FALSE', 'no')]).toEqual(['no', undefined]);
});

it.each([
  'May we quote you? (not by name)',
  'Your name is not printed. May we quote you?',
  "Tick if you don't mind being quoted",
  'Yes or no, may we publish this?',
  'Sí o no: ¿podemos citarle?',
  '¿Podemos citarle? (no con su nombre)',
  'Votre nom ne sera pas publié. Pouvons-nous vous citer ?',
  'Dürfen wir Sie zitieren? (nicht mit Namen)',
  'O seu nome não é publicado. Podemos citar?',
])('a tick below "%s" is a yes', (name) => {
  expect([consentIn(name, 'TRUE', 'yes'), consentIn(name, 'FALSE', 'no')]).toEqual(['yes', 'no']);
});

it.each([
  ['2018/02/13 4:05:22 PM GMT-5', '2018-02-13'],
  ['2026-05-14T10:22:01.000Z', '2026-05-14'],
  ['05/14/2026 10:22:01 AM', '2026-05-14'],
  ['14.5.2026', '2026-05-14'],
  ['1.2.2026', '2026-02-01'],
  ['May 14, 2026', '2026-05-14'],
  ['Thursday, 14th May 2026', '2026-05-14'],
  ['7/7/2026', '2026-07-07'],
  ['14-Mar-26', '2026-03-14'],
  ['Mar 02 26 06:14:55 pm', '2026-03-02'],
  ["March 2, '26", '2026-03-02'],
  ['02-MAR-26 06.14.55.000000 PM', '2026-03-02'],
  ['3/14/2026 6pm', '2026-03-14'],
  ['Mar 2, 2026 @ 6:14 pm', '2026-03-02'],
  ['Mon Mar 02 2026 18:14:55 GMT+0000 (Coordinated Universal Time)', '2026-03-02'],
  ['03/14/2026 06:14:55 PM (EST)', '2026-03-14'],
  ['2026. 3. 2.', '2026-03-02'],
  ['14.03.26', '2026-03-14'],
])('the date %s is %s', (text, day) => {
  expect(readDay(text)).toEqual({ day });
});

it('tells the order of dates from those that can be read one way only', () => {
  expect(dateOrderOf(['1/2/2026', '5/14/2026'])).toBe('month-first');
  expect(dateOrderOf(['1/2/2026', '14/5/2026'])).toBe('day-first');
  expect(dateOrderOf(['1/2/2026'])).toBeUndefined();
});

it('leaves words without markup and without a sign as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[<&]/.test(text) && !/^'[=+\-@\t\r＝＋－＠]/.test(text));
      expect(plainCell(text)).toBe(text);
    }),
    runs(300),
  );
});
