// `tde feedback import` of tables as large as none should be, and of many rows; smaller ones are in feedback.test.ts.
import { describe, expect, test } from 'vitest';
import { imported } from './support/imported.ts';
import { secondsOf } from './support/time.ts';

describe('tde feedback import', () => {
  test('refuses more rows than the project file holds, before anything is written', async () => {
    const rows = Array.from({ length: 4000 }, (_, i) => `Comment number ${i} ${'x'.repeat(230)},Group ${i}`);
    const ran = await imported(`said,group\n${rows.join('\n')}\n`);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('These 4000 entries do not fit');
    expect(ran.text()).toBe(ran.before);
    const fewer = await imported(`said,group\n${rows.slice(0, 3300).join('\n')}\n`);
    expect(fewer.err).toContain('These 3300 entries do not fit');
    expect(fewer.text()).toBe(fewer.before);
  });

  test('refuses a row that has no end, and soon tells a table of one row very many times', async () => {
    for (const cell of [`"${'more shade '.repeat(200_000)}"`, `"${'more shade\n'.repeat(200_000)}`]) {
      const ran = await imported(`said,group\n${cell},Riders\n`);
      expect(ran.code).toBe(1);
      expect(ran.err.replace(/\s+/g, ' ')).toContain('a row has more than a million characters');
      expect(ran.text()).toBe(ran.before);
    }
    const ran = await imported(`said,group\n${'More shade,Riders\n'.repeat(100_000)}`);
    expect(ran.err.replace(/\s+/g, ' ')).toContain('1 entry imported from in.csv.');
    expect(ran.err).toContain('99999 rows skipped');
  });

  test('takes a thousand rows in a moment', async () => {
    const rows = Array.from(
      { length: 1000 },
      (_, i) => `Comment number ${i} that goes on for a while,Group ${i},2026-05-14`,
    );
    const seconds = await secondsOf(async () => {
      const ran = await imported(`said,group,heard\n${rows.join('\n')}\n`);
      expect(ran.err).toContain('1000 entries imported');
    });
    expect(seconds).toBeLessThan(5);
  });
});
