// Random rows, written in any dialect and encoding of CSV, for `tde evidence` to count.
import fc from 'fast-check';
import { expect } from 'vitest';
import { loadLexicon } from '../../src/evidence/lexicon.ts';
import { survey } from '../../src/evidence/survey.ts';
import { written } from './city-exports.ts';
import type { runs } from './runs.ts';
import { put, tempDir } from './temp-dir.ts';

const lexicon = loadLexicon();
const surveyed = (bytes: Buffer) => survey(put(tempDir(), 'log.csv', bytes), 'log.csv', { lexicon });

/** Expects the counts of the same rows to be the same however they are written. */
export async function expectSameCounts(settings: ReturnType<typeof runs>): Promise<void> {
  const word = fc.constantFrom(
    'payroll',
    'permit',
    'a, b',
    'say "no"',
    'two\nlines',
    'semi;colon',
    'tab\there',
    'é',
    '',
    ' x ',
    '=1+1',
    "l'été",
  );
  const row = fc.record({ subject: fc.array(word, { maxLength: 4 }), who: word, day: fc.integer({ min: 1, max: 28 }) });
  const way = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom<'\n' | '\r\n'>('\n', '\r\n'),
    mark: fc.boolean(),
    always: fc.boolean(),
    backslash: fc.boolean(),
    encoding: fc.constantFrom<'utf8' | 'utf16le' | 'utf16be'>('utf8', 'utf16le', 'utf16be'),
    gzip: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 20, maxLength: 60 }),
      way,
      fc.integer({ min: 1, max: 900 }),
      async (made, how, times) => {
        const rows = made.map(({ subject, who, day }, i) => [
          String(i),
          `x ${subject.join(' ')}`,
          `2024-05-${String(day).padStart(2, '0')}`,
          who,
        ]);
        // Some are longer than what is read at once.
        const many = Array.from({ length: times > 800 ? 40 : 1 }, (_, n) =>
          rows.map(([id, ...rest]) => [`${n}-${id}`, ...rest]),
        ).flat();
        const table = [['request_id', 'title', 'request_created_at', 'requested_by'], ...many];
        const { source } = await surveyed(written(table, how));
        const { source: same } = await surveyed(written(table));
        const { fingerprint: _one, ...counts } = source;
        const { fingerprint: _other, ...expected } = same;
        expect(counts).toEqual(expected);
        expect(counts.rows).toBe(many.length);
      },
    ),
    settings,
  );
}
