// The YAML of a project file: all that stands in it is read, what looks cut off is told, and time grows no faster than the file. A part of
// the random files, and what is soon read; all are in yaml.full.test.ts.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { readAnswerSheet, readAnswers } from '../src/project/read.ts';
import { exampleFiles } from './support/examples.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { tinyMethod } from './support/tiny-method.ts';
import { HEAD, testGrowth, testTaken, testWritten, warningsOf } from './support/yaml-checks.ts';

/** Files of which each size is read in a moment. */
const QUICK = ['marks of entries', 'a long key', 'a text with many blank lines', 'blanks before a #'];

testWritten(0.2);
testTaken(0.25);
testGrowth(QUICK);

describe('a text that was meant to go on behind a #', () => {
  it.each([
    ['a number', 'project:\n  name: Safe steps for Building #12\n', '4:33', '#12'],
    ['a number and more', 'project:\n  name: Building #12, third floor  \n', '4:18', '#12, third floor'],
    ['a number behind a blank', 'project:\n  name: Safe steps for Building # 12\n', '4:33', '# 12'],
    ['a word', 'project:\n  place: Riverton #ward-3\n', '4:19', '#ward-3'],
    ['a word in another script', 'project:\n  place: Riverton #住宅\n', '4:19', '#住宅'],
    ['nothing before it', 'project:\n  place: #4 Mill Street\n', '4:10', '#4 Mill Street'],
    ['a tab', 'project:\n  place: Mill Street\t#4\n', '4:22', '#4'],
    ['Windows line ends', 'project:\r\n  place: Mill Street # 4\r\n  name: x\r\n', '4:22', '# 4'],
    ['no line end', 'project:\n  place: Mill Street #4', '4:22', '#4'],
    ['an entry of a list', 'refine:\n  data-supply:\n    owners:\n      - Desk #4\n      - b\n', '6:14', '#4'],
    ['an entry that is nothing else', 'refine:\n  data-supply:\n    owners:\n      - #4\n', '6:9', '#4'],
    ['an entry beside its key', 'refine:\n  data-supply:\n    owners:\n    - a #4\n', '6:9', '#4'],
    ['the next line of a text', 'project:\n  name: Steps for Building\n    #12 and #14\n', '5:5', '#12 and #14'],
    ['the next line of an entry', 'refine:\n  data-supply:\n    owners:\n      - Desk\n        #4\n', '7:9', '#4'],
    ['a note', 'project:\n  name:\n    answer: a\n    note: see ticket #311\n', '6:22', '#311'],
    ['braces', 'project: { name: a #b\n }\n', '3:20', '#b'],
    ['a key that is not of the method', 'mine: a #b\n', '3:9', '#b'],
  ])('is told: %s', (_title, lines, place, cut) => {
    const [warning, ...more] = warningsOf(HEAD + lines).filter(({ code }) => code === 'cut-text');
    expect(more).toEqual([]);
    expect(warning?.what).toBe(`"${cut}" was read as a comment, not as part of the answer.`);
    expect(`${warning?.where?.line}:${warning?.where?.column}`).toBe(place);
    expect(warning?.next).toContain('in quotes');
  });

  it.each([
    ['a comment behind an answer', 'project:\n  name: Rentals # our working title\n'],
    ['a comment that begins with a number', 'project:\n  name: Rentals # 2 of them so far\n'],
    ['a comment beside a key', 'project: # who and where\n  name: Rentals\n'],
    ['a comment beside a key that has no answer', 'project:\n  name: # not yet\n'],
    ['a comment of marks', 'project:\n  name: Rentals ## see below\n  place: Riverton #---\n'],
    ['a key that was commented out', 'project:\n  name: Rentals\n  #place: Riverton\n#find:\n'],
    ['the only key, commented out', 'project:\n  #place: Riverton\nfind:\n'],
    ['an entry that was commented out', 'refine:\n  data-supply:\n    owners:\n      - a\n      #- b\n    #- c\n'],
    ['a comment between keys, after a line with nothing in it', 'project:\n  name: Rentals\n\n    #place\n'],
    ['a # inside a word', 'project:\n  name: C#4 and a#b\n'],
    ['quotes', 'project:\n  name: "Building #12"\n  place: \'#4 Mill Street\'\n'],
    ['quotes and a comment', 'project:\n  name: "Building #12" #todo\n'],
    ['a block of text', 'project:\n  name: |-\n    Building #12\n  place: >-\n    # 4\n    #5\n'],
    ['a comment beside a block', 'project:\n  name: | #todo\n    Building\n'],
    ['a comment beside a list', 'refine:\n  data-supply:\n    owners: #todo\n      - a\n'],
  ])('is not seen in %s', (_title, lines) => {
    expect(warningsOf(HEAD + lines)).toEqual([]);
  });

  it('is not seen in the examples', async () => {
    const method = await loadMethod();
    for (const file of exampleFiles) {
      expect(readAnswers(readFileSync(file, 'utf8'), file, method).warnings, file).toEqual([]);
    }
  });

  it('is told by check and by whatever else reads the project, with line and column', async () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', 'tde: 1\nproject:\n  name: Safe steps for Building #12\n');
    const checked = await runTde(['check'], { cwd });
    expect(checked.out.replace(/\s+/g, ' ')).toContain(
      'tde.yaml:3:33: "#12" was read as a comment, not as part of the answer. [cut-text] Put the whole answer in quotes',
    );
    const got = await runTde(['get', 'project.name'], { cwd });
    expect(got.out).toBe('Safe steps for Building\n');
    expect(got.err).toContain('tde.yaml:3:33: "#12" was read as a comment');
  });

  it('keeps a sheet of answers from being taken over', () => {
    expect(() => readAnswerSheet('project.name: Building #12\n', 'sheet.yaml', tinyMethod)).toThrow(
      /"#12" was read as/,
    );
  });
});
