// What forms, survey tools and spreadsheets export, and how it is taken over: by the columns a person names, in plain words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrderOf, readDay } from '../src/project/days.ts';
import { plainCell } from '../src/project/table.ts';
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

  it('with what is left of markup becomes plain words, too', async () => {
    const { entries } = await importing(
      'said,group\n"Don&#39;t use grey &amp; print it &eacute;l&nbsp;grande",Tenants\n"AT&T; 3 < 4 & R&D",Nurses\n',
    );
    expect(entries.map(({ said }) => said)).toEqual(["Don't use grey & print it él grande", 'AT&T; 3 < 4 & R&D']);
  });

  it('leaves out what says nothing, and tells', async () => {
    const { err, entries } = await importing(
      'said,group\nNA,Tenants\nn/a,Nurses\n-,Nurses\n\u200b,Tenants\nNone,Tenants\nNo new app,Tenants\n',
    );
    expect(entries).toMatchObject([{ said: 'No new app' }]);
    expect(err).toContain('5 rows left out, with nothing said');
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
  ['2018/02/13 4:05:22 PM GMT-5', '2018-02-13'],
  ['2026-05-14T10:22:01.000Z', '2026-05-14'],
  ['05/14/2026 10:22:01 AM', '2026-05-14'],
  ['14.5.2026', '2026-05-14'],
  ['1.2.2026', '2026-02-01'],
  ['May 14, 2026', '2026-05-14'],
  ['Thursday, 14th May 2026', '2026-05-14'],
  ['7/7/2026', '2026-07-07'],
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
