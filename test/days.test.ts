// Dates as people write them: typed, given to `tde set`, written into the file by hand, read from a form.
import { describe, expect, it } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { readDay, weekdayText } from '../src/project/days.ts';
import { newProjectText } from '../src/project/skeleton.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

/** A Thursday. */
const today = '2026-11-26';

describe('a day', () => {
  it.each([
    ['2026-07-15', '2026-07-15'],
    ['2026-7-5', '2026-07-05'],
    ['2026/07/15', '2026-07-15'],
    ['July 15, 2026', '2026-07-15'],
    ['Jul 15 2026', '2026-07-15'],
    ['Sept. 3rd, 2026', '2026-09-03'],
    ['15 July 2026', '2026-07-15'],
    ['the 15th of July 2026', '2026-07-15'],
    ['15-Jul-2026', '2026-07-15'],
    ['Wednesday, July 15, 2026', '2026-07-15'],
    ['by July 15, 2026', '2026-07-15'],
    ['7/15/2026', '2026-07-15'],
    ['15/7/2026', '2026-07-15'],
    ['7/7/2026', '2026-07-07'],
    ['15.7.2026', '2026-07-15'],
    ['5.7.2026', '2026-07-05'],
    ['12/24/26', '2026-12-24'],
    ['end of February 2028', '2028-02-29'],
    ['May 14, 2026 at 3:00 PM', '2026-05-14'],
    ['2026–07–15', '2026-07-15'],
    ['15‑07‑2026', '2026-07-15'],
    ['２０２６−０７−１５', '2026-07-15'],
    ['15\u00a0July\u00a02026', '2026-07-15'],
    ['15 de julio de 2026', '2026-07-15'],
    ['miércoles, 15 de julio de 2026', '2026-07-15'],
    ['15/jul/2026', '2026-07-15'],
    ['1 septiembre 2026', '2026-09-01'],
    ['1er août 2026', '2026-08-01'],
    ['1 fe\u0301vrier 2026', '2026-02-01'],
    ['mercredi 15 juillet 2026 à 9:30', '2026-07-15'],
    ['15 de março de 2026', '2026-03-15'],
    ['quarta-feira, 15 de julho de 2026', '2026-07-15'],
    ['15. März 2026', '2026-03-15'],
    ['Mittwoch, 15.7.2026', '2026-07-15'],
    ['15 juil. 2026', '2026-07-15'],
    ['Mittwoch, 15. Juli 2026 um 14:05 Uhr', '2026-07-15'],
    ['15 luglio 2026', '2026-07-15'],
    ['2026/07/15 3:30:12 p. m. GMT-5', '2026-07-15'],
  ])('written whole is the same on every day: %s', (written, day) => {
    expect(readDay(written)).toEqual({ day });
    expect(readDay(written, { today, side: 'past' })).toEqual({ day });
  });

  it.each([
    ['July 15', '2027-07-15', '2026-07-15'],
    ['15 July', '2027-07-15', '2026-07-15'],
    ['7/15', '2027-07-15', '2026-07-15'],
    ['15.7.', '2027-07-15', '2026-07-15'],
    ['5/5', '2027-05-05', '2026-05-05'],
    ['Nov 26', '2026-11-26', '2026-11-26'],
    ['Friday', '2026-11-27', '2026-11-20'],
    ['on Tuesday', '2026-12-01', '2026-11-24'],
    ['next Friday', '2026-12-04', '2026-12-04'],
    ['last Friday', '2026-11-20', '2026-11-20'],
    ['today', '2026-11-26', '2026-11-26'],
    ['Yesterday', '2026-11-25', '2026-11-25'],
    ['tomorrow', '2026-11-27', '2026-11-27'],
    ['in two weeks', '2026-12-10', '2026-12-10'],
    ['in six wks', '2027-01-07', '2027-01-07'],
    ['Weds.', '2026-12-02', '2026-11-25'],
    ['by Fri 7/16', '2027-07-16', '2026-07-16'],
    ['a week ago', '2026-11-19', '2026-11-19'],
    ['in 3 months', '2027-02-26', '2027-02-26'],
    ['end of March', '2027-03-31', '2026-03-31'],
    ['by the end of the month', '2026-11-30', '2026-11-30'],
  ])('told from today lies on its side: %s', (written, coming, past) => {
    expect(readDay(written, { today, side: 'coming' })).toEqual({ day: coming });
    expect(readDay(written, { today, side: 'past' })).toEqual({ day: past });
    expect(readDay(written)).toBeUndefined();
  });

  it('keeps to the length of a month', () => {
    expect(readDay('in a month', { today: '2027-01-31' })).toEqual({ day: '2027-02-28' });
  });

  it('that can be read in two ways is given in both', () => {
    expect(readDay('5/7/2026')).toEqual({ either: ['2026-05-07', '2026-07-05'] });
    expect(readDay('5/7/2026', { order: 'day-first' })).toEqual({ day: '2026-07-05' });
  });

  it.each([
    '',
    'spring',
    'Q3 2026',
    '2026',
    'May',
    '31.2.2026',
    '29 February 2026',
    'July 15, 2026 or later',
    'July 15 – 20, 2026',
    '15–20 July 2026',
    '99/99/2026',
    '15 dogs 2026',
    'Room 15, 2026',
    'Room 15/7/2026',
    '15 Julius 2026',
    'constructor',
    '__proto__',
  ])('is nothing that is none, or more than one: "%s"', (written) => {
    expect(readDay(written, { today, side: 'coming' })).toBeUndefined();
  });

  it('is shown with its day of the week', () => {
    expect(weekdayText('2026-12-04')).toBe('Friday, 4 December 2026');
  });
});

describe('a date of a project', () => {
  const at = 'design.review.until';
  const started = async () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', newProjectText(await loadMethod()));
    const saved = async () => (await runTde(['get', at], { cwd })).out.trim();
    return { cwd, saved, set: (...words: string[]) => runTde(['set', at, ...words], { cwd }) };
  };

  it('is taken by tde set as it is said, and stored as year-month-day', async () => {
    const { set, saved } = await started();
    expect((await set('July 15, 2027')).code).toBe(0);
    expect(await saved()).toBe('2027-07-15');
    expect((await set('in', 'two', 'weeks')).code).toBe(0);
    expect(await saved()).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('that can be read in two ways is refused with both, and what was there stays', async () => {
    const { set, saved } = await started();
    await set('2027-01-05');
    const { code, err } = await set('5/7/2026');
    expect(code).toBe(1);
    expect(err.replace(/\s+/g, ' ')).toContain('7 May 2026 or 5 July 2026: write 2026-05-07 or 2026-07-05');
    expect(await saved()).toBe('2027-01-05');
  });

  it('in two small numbers without a year is refused, and says why', async () => {
    const { set, saved } = await started();
    const { code, err } = await set('5/6');
    expect([code, err.replace(/\s+/g, ' ')]).toEqual([1, expect.stringContaining('5/6 can be read in two ways')]);
    expect(await saved()).toBe('');
    expect((await set('5/26')).code).toBe(0);
  });

  it('is read where somebody wrote it into the file, but not told from a day that nobody knows', async () => {
    const { cwd, saved } = await started();
    const [before = '', review = ''] = newProjectText(await loadMethod()).split(/^(?= {2}review:)/m);
    const write = (date: string) => put(cwd, 'tde.yaml', before + review.replace(/^( {4}until:).*$/m, `$1 ${date}`));
    write('15 July 2027');
    expect(await saved()).toBe('2027-07-15');
    write('next Friday');
    const { out } = await runTde(['check'], { cwd });
    expect(out.replace(/\s+/g, ' ')).toContain('Write the date with its year');
  });
});
