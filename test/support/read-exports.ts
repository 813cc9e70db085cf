// How the exports of cities are read, and refused where they are broken.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { loadLexicon } from '../../src/evidence/lexicon.ts';
import { survey, type Asked as Wanted } from '../../src/evidence/survey.ts';
import { type LOGS, rowsOf, written } from './city-exports.ts';
import { put, tempDir } from './temp-dir.ts';

const lexicon = loadLexicon();

/** What is counted in a file. */
export async function surveyed(file: string, bytes: string | Buffer, wanted: Partial<Wanted> = {}) {
  return survey(put(tempDir(), file, bytes), file, { lexicon, ...wanted });
}

/** What is said of a file that is refused. */
export async function refusal(file: string, bytes: string | Buffer, wanted: Partial<Wanted> = {}): Promise<string> {
  const error = await surveyed(file, bytes, wanted).then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof UserError)) throw error ?? new Error(`${file} was read`);
  return error.problems.map(({ what, next }) => `${what} ${next}`).join('\n');
}

/** Somebody who must not be in any message. */
export const person = 'Wilhelmina Okafor-Reyes';

/** Tests that these exports are read. */
export function testRead(logs: typeof LOGS): void {
  describe('a log of requests', () => {
    test.each(logs.map((log) => [log.name, log] as const))('is read as %s exports it', async (_, log) => {
      const { source, isKindSure, dates } = await surveyed(
        log.file,
        written(rowsOf(log), { delimiter: log.delimiter ?? ',' }),
      );
      expect(source).toMatchObject({ kind: log.kind, rows: 120, from: '2023-01-05', until: '2025-06-15' });
      expect(source.columns).toMatchObject(log.used);
      expect([source.dates, isKindSure, dates.told]).toEqual([log.dates, true, true]);
      const topics = Object.values(source.topics ?? {});
      if (log.kind === 'service requests')
        expect(topics.map(({ title, requests }) => [title, requests])).toContainEqual(['Street Light Out', 20]);
      else {
        expect(topics.map(({ title, requests }) => [title, requests])).toContainEqual([
          'Building permits and plans',
          20,
        ]);
        expect(source).toMatchObject({ requesters: 28, unclassified: 20 });
      }
    });
  });
}

/** Tests that these exports are refused broken in each way that real files are. */
export function testBroken(logs: typeof LOGS): void {
  describe('what is no evidence', () => {
    test.each(logs.map((log) => [log.name, log] as const))(
      '%s is refused broken in each way that real files are',
      async (_, log) => {
        const rows = rowsOf(log);
        const how = { delimiter: log.delimiter ?? ',' };
        const bytes = written(rows, how);
        expect(await refusal(log.file, written(rows.slice(0, 1), how))).toMatch(/no rows/);
        expect(await refusal(log.file, gzipSync(bytes).subarray(0, -40))).toMatch(/ends too early/);
        expect(await refusal(log.file, Buffer.concat([bytes, Buffer.from(`"${person}`)]))).toMatch(/never closed/);
        expect(await refusal(log.file, written(rows.slice(1), how))).toMatch(/no name that is known/);
        const ragged = rows.map((row, i) => (i === 0 || i % 2 ? row : [...row, 'and', 'more']));
        expect(await refusal(log.file, written(ragged, how))).toMatch(/do not fit/);
      },
    );
  });
}
