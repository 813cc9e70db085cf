// The YAML of a project file: all that stands in it is read, what looks cut off is told, and time grows no faster than the file.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, Lexer } from 'yaml';
import { UserError } from '../src/errors.ts';
import { readPack } from '../src/method/pack.ts';
import type { Change } from '../src/project/answers.ts';
import { readAnswerSheet, readAnswers } from '../src/project/read.ts';
import { newProjectText } from '../src/project/skeleton.ts';
import { applyChanges } from '../src/project/update.ts';
import { parseYaml } from '../src/project/yaml.ts';
import { packageRoot } from '../src/root.ts';
import { slowFiles } from './support/bad-files.ts';
import { exampleFiles } from './support/examples.ts';
import { runs } from './support/runs.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { growth, LINEAR } from './support/time.ts';
import { tinyMethod } from './support/tiny-method.ts';

const HEAD = 'tde: 1\nmethod: tiny-1.0\n';
const warningsOf = (text: string) => readAnswers(text, 'tde.yaml', tinyMethod).warnings;

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

  it('is not seen in what tde writes, whatever was answered', () => {
    const text = fc.stringMatching(/^[a-c#4 :\n"'-]{1,12}$/).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 2 }), fc.array(text, { minLength: 1 }), ([a, b], list) => {
        const changes: Change[] = [
          { id: 'refine.data-supply.collected', answer: { value: a, note: b } },
          { id: 'refine.data-supply.owners', answer: { value: list, findOut: b } },
        ];
        const form = newProjectText(tinyMethod);
        const written = applyChanges(form, readAnswers(form, 'f', tinyMethod), tinyMethod, changes);
        expect(warningsOf(written)).toEqual([]);
      }),
      runs(300),
    );
    const method = readPack(join(packageRoot, 'method'));
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

describe('a file that is taken', () => {
  it('has every text read that stands in it', () => {
    const piece = fc.constantFrom(
      ...['a', 'b', 'c d', ': ', ': ', ':', '- ', '- ', '? ', '? ', '?', '\n', '\n', '\n  ', '\n  ', '\n    ', '\n '],
      ...['"', '"x"', "'", "'y'", '{', '}', '[', ']', ',', ', ', '|\n', '|-\n  t', '>\n  u', ' # c', '#', ' ', '\r\n'],
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 14 }), (pieces) => {
        const text = HEAD + pieces.join('');
        let read: string[];
        try {
          read = textsIn(parseYaml(text, 'tde.yaml').root);
        } catch (error) {
          if (error instanceof UserError) return;
          throw error;
        }
        taken++;
        expect(read.length, text).toBe(textsWritten(text));
      }),
      runs(2500, 300_000),
    );
    expect(taken).toBeGreaterThan(200);
  });
});

describe('time', () => {
  it.each(slowFiles)('grows no faster than a file of %s', (_title, content) => {
    const read = (text: string) => {
      try {
        readAnswers(text, 'tde.yaml', tinyMethod);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    };
    expect(growth(content, read, 500)).toBeLessThan(LINEAR);
  });

  it.each<[title: string, changes: (size: number) => Change[]]>([
    [
      'new records',
      (size) =>
        Array.from({ length: size }, (_, i) => ({ id: `refine.use-cases.r${i}.title`, answer: { value: 'x' } })),
    ],
    [
      'answers that are there already',
      (size) =>
        Array.from({ length: size }, (_, i) => ({ id: `refine.use-cases.old-${i}.title`, answer: { value: 'new' } })),
    ],
    [
      'records to be removed',
      (size) => Array.from({ length: size }, (_, i) => ({ id: `refine.use-cases.old-${i}`, answer: undefined })),
    ],
  ])('to save grows no faster than the number of %s', (_title, changes) => {
    const save = ({ text, size }: { text: string; size: number }) =>
      applyChanges(text, readAnswers(text, 'f', tinyMethod), tinyMethod, changes(size));
    const made = (size: number) => ({
      text: `${HEAD}refine:\n  use-cases:\n${Array.from({ length: size }, (_, i) => `    old-${i}:\n      title: x\n`).join('')}`,
      size,
    });
    expect(growth(made, save, 100)).toBeLessThan(LINEAR);
  });

  it('to read a sheet grows no faster than the number of its records and choices', () => {
    const sheet = (size: number) =>
      `design.chosen: [r0]\n${Array.from({ length: size }, (_, i) => `refine.use-cases.r${i}.title: x\n`).join('')}`;
    const known = readAnswers(`${HEAD}project:\n  name: x\n`, 'f', tinyMethod).answers;
    expect(growth(sheet, (text) => readAnswerSheet(text, 'f', tinyMethod, known), 200)).toBeLessThan(LINEAR);
  });
});

// --- internal ---

/** The texts of a node and all below it, as they are written; none where nothing is. */
function textsIn(node: unknown): string[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => [...textsIn(key), ...textsIn(value)]);
  if (isSeq(node)) return node.items.flatMap(textsIn);
  return isScalar(node) && node.srcToken && 'source' in node.srcToken && node.srcToken.source
    ? [node.srcToken.source]
    : [];
}

/** How many texts stand in a text, by the library's first look at it, before any rule of what may stand where. */
function textsWritten(text: string): number {
  let count = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    // A mark goes before each plain text and each block; a block's header has been counted where it has no text.
    if (before === '\x1f' ? token !== '' : /^["']/.test(token)) count++;
    before = token;
  }
  return count;
}
