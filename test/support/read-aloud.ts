// What may be read aloud: the series that are tried whole in formats.full.test.ts, and in part every day in formats.test.ts.
import { describe, expect, test } from 'vitest';
import { DOCUMENTS } from '../../src/documents/catalog.ts';
import { exampleFile, finishedExample } from './examples.ts';
import { tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

/** Every command whose result may be read aloud. */
export const ALOUD = [
  'recommend',
  'status',
  'status --people',
  'check',
  'ready',
  'records',
  'feedback',
  'evidence',
  'plan --appendix --format txt',
  ...Object.keys(DOCUMENTS).map((name) => `${name} --format txt`),
];

/** Tests that these commands print words and numbers alone. */
export function testAloud(commands: readonly string[]): void {
  describe('what may be read aloud', () => {
    test.each(commands)('has words and numbers, and no bars, boxes or lines: tde %s', async (command) => {
      const run = await runTde([...command.split(' '), '-f', finishedExample, '--accessible'], { cwd: tempDir() });
      expect(run.code).toBe(0);
      expect(run.out).not.toMatch(/[#=~_-]{3,}|\[[#. x]*\]|^> |[\u2190-\u27bf]/m);
    });
  });
}

/** Bars of documents, each with what is said in its place. */
export const BARS: readonly [command: string, file: string, line: string][] = [
  ['plan --appendix', finishedExample, '- Join public meetings (ready to start): 40 to 60 %'],
  ['plan', finishedExample, 'How we came to it - Find: old lead paint in rented homes'],
  ['plan', finishedExample, '- Sign-ups for free removal for each 100 doors: before 4; reached 7; aim 8'],
  ['plan', exampleFile('parcel-requests'), '- Zoning, planning and land use: 44 %'],
];

/** Tests that these bars are told by their numbers. */
export function testBars(bars: typeof BARS): void {
  describe('what may be read aloud', () => {
    test.each(bars)(
      'is the same in Markdown and in plain text, each bar by its numbers: tde %s, %s',
      async (command, file, line) => {
        for (const format of ['md', 'txt']) {
          const argv = [...command.split(' '), '--format', format, '-f', file];
          const { out } = await runTde(argv, { cwd: tempDir(), env: { ACCESSIBLE: '1' } });
          expect(out.replace(/\s+/g, ' ')).toContain(line);
          expect(out).not.toMatch(/\[[#=+ -]{3,}/);
        }
      },
    );
  });
}
