// Lists of records that are exported from one project and imported into another.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../../src/method/ids.ts';
import { changesOf } from '../../src/project/answers.ts';
import { cellKept, cellToKeep } from '../../src/project/csv.ts';
import { createProject, readProject } from '../../src/project/file.ts';
import { answeredWith } from './answered.ts';
import { runs } from './runs.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

const method = await loadMethod();

const TEXTS = [
  "'=SUM(A1:A9)",
  '- Print it larger; =1+1',
  '<b>larger</b> &amp; bolder',
  'none',
  'Yes, no; maybe | or not',
  '“Quoted”, she said, "twice"',
];

/** Expects each of these lists to come back the same. Use cases choose among personas and findings, so those are to come before them. */
export async function expectComeBack(lists: readonly (string | undefined)[]): Promise<void> {
  const from = join(tempDir(), 'tde.yaml');
  const to = put(tempDir(), 'tde.yaml', 'tde: 1\n');
  const at = { cwd: join(to, '..') };
  const answersIn = (file: string) => readProject(file, method).answers;
  createProject(from, method, changesOf({ ...answeredWith(method, TEXTS), finished: [] }));
  for (const id of lists) {
    if (!id) throw new Error('no such list');
    const exported = await runTde(['records', 'export', id, '-f', from, '-o', `${id}.csv`], at);
    expect(exported).toMatchObject({ code: 0, out: '' });
    const ran = await runTde(['records', 'import', id, `${id}.csv`], at);
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('2 entries imported')]);
    const ownIn = (file: string) =>
      Object.fromEntries(Object.entries(answersIn(file).byId).filter(([key]) => key.startsWith(`${id}.`)));
    expect(ownIn(to)).toEqual(ownIn(from));
    expect(answersIn(to).records[id]).toEqual(['one', 'two']);
    // A second time there is nothing new in it.
    const before = readFileSync(to, 'utf8');
    expect((await runTde(['records', 'import', id, `${id}.csv`], at)).err).toContain('2 rows skipped');
    expect(readFileSync(to, 'utf8')).toBe(before);
  }
}

/** Tests random cells, in this share of the runs there are. */
export function testCells(share: number): void {
  describe('a list that is exported', () => {
    test('cells keep every text, and none is a formula', () => {
      fc.assert(
        fc.property(
          fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', '\n', ';', '\t', 'a', ' ') }),
          (text) => {
            expect(cellKept(cellToKeep(text))).toBe(text);
            expect(cellToKeep(text)).not.toMatch(/^[=+\-@]/);
          },
        ),
        runs(500 * share, 5000),
      );
    });
  });
}
