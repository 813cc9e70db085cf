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
const QUICK = ['marks of entries', 'blanks before a #'];

testWritten(0.1);
testTaken(0.1);
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

describe('lines that were meant as a list', () => {
  const owners = (lines: string) => `${HEAD}refine:\n  data-supply:\n    owners:${lines}`;

  it.each([
    ['no marks', '\n      Housing desk\n      Records desk\n', '6:7'],
    ['numbers', '\n      1. Housing desk\n      2. Records desk\n', '6:7'],
    ['bullets', '\n      • Housing desk\n      • Records desk\n', '6:7'],
    ['dashes without a blank', '\n      -Housing desk\n      -Records desk\n', '6:7'],
    ['dashes of a word processor', '\r\n      – Housing desk\r\n      – Records desk\r\n', '6:7'],
    ['the first beside its key', ' Housing desk\n      Records desk\n', '5:13'],
    ['quotes', ' "Housing desk\n      Records desk"\n', '5:13'],
    ['a dash too far in', '\n      - Housing desk\n        - Records desk\n      - Clerk\n', '6:9'],
    ['a note beside them', '\n      answer: Housing desk\n        Records desk\n      note: both moved\n', '6:15'],
  ])('are told where they stand with %s', (_title, lines, place) => {
    const [warning, ...more] = warningsOf(owners(lines));
    expect(more).toEqual([]);
    expect(warning?.code).toBe('joined-lines');
    expect(`${warning?.where?.line}:${warning?.where?.column}`).toBe(place);
    expect(warning?.next).toContain('Put "- " before each entry');
  });

  it.each([
    ['a list', '\n      - Housing desk\n      - Records desk,\n        second floor\n'],
    ['a block of lines', ' |\n      Housing desk\n      Records desk\n'],
    ['one text', ' Housing desk, records desk\n'],
    ['nothing', '\n\n\n'],
  ])('are not seen in %s', (_title, lines) => {
    expect(warningsOf(owners(lines))).toEqual([]);
  });

  it('are told of an entry with a colon that it has to be in quotes', () => {
    const { problems, rejected } = readAnswers(owners('\n      - Ana Luís: inspections\n'), 'tde.yaml', tinyMethod);
    expect(problems.map(({ what }) => what)).toEqual([
      'refine.data-supply.owners: An entry of the list that has ": " in it has to be in quotes.',
    ]);
    expect(rejected).toEqual({ 'refine.data-supply.owners': 'Ana Luís: inspections' });
  });
});
