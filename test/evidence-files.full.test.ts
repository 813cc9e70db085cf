// How `tde evidence` reads each city's export, very many rows, and many dialects of CSV. The sample for every day is in evidence-files.test.ts.
import { expect, test } from 'vitest';
import { loadLexicon } from '../src/evidence/lexicon.ts';
import { survey } from '../src/evidence/survey.ts';
import { LOGS, requests, rowsOf, written } from './support/city-exports.ts';
import { expectSameCounts } from './support/dialects.ts';
import { testBroken, testRead } from './support/read-exports.ts';
import { runs } from './support/runs.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { LINEAR, secondsOf } from './support/time.ts';

const lexicon = loadLexicon();

testRead(LOGS);
testBroken(LOGS.slice(0, 13));

test('the same rows give the same counts in every dialect, encoding and chunking', () =>
  expectSameCounts(runs(60, 250)));

test('sixteen times the rows take sixteen times as long, not more', async () => {
  const [log] = LOGS.filter(({ name }) => name === 'Alaveteli');
  if (!log) throw new Error('no log');
  const seconds = async (number: number) => {
    const bytes = written(rowsOf(log, requests(number)));
    const folder = tempDir();
    const path = put(folder, 'log.csv', bytes);
    const run = () => survey(path, 'log.csv', { lexicon });
    await run();
    return Math.min(await secondsOf(run), await secondsOf(run));
  };
  expect((await seconds(32_000)) / (await seconds(2000))).toBeLessThan(LINEAR);
});
