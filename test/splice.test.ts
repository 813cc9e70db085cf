// Answers put into the text of a file: they read back as they were given, and nothing else of it changes. Of the random ones there is a
// thirtieth; all are in splice.full.test.ts.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readAnswers } from '../src/project/read.ts';
import { NotAMap, type Splice } from '../src/project/splice.ts';
import { unexpectedIn } from '../src/project/update.ts';
import { abc, at, plain, put, splice, testSplices, tree } from './support/splices.ts';
import { tinyMethod } from './support/tiny-method.ts';

testSplices(1 / 30);

describe('what changed besides', () => {
  const read = (line: string) => readAnswers(`tde: 1\n${line}\n`, 'tde.yaml', tinyMethod);

  it.each(['budget', '""'])('is found at a key that tde does not know: %s', (key) => {
    const before = read(`${key}: 5,000`);
    expect(unexpectedIn(read(`${key}: 5,000`), before, [])).toBeUndefined();
    for (const other of [`${key}: 50`, `${key}:`, 'x: 1'])
      expect(unexpectedIn(read(other), before, [])).toMatch(/changed$/);
  });
});

describe('splice', () => {
  it.each<[title: string, text: string, changes: Splice[], expected: string]>([
    [
      'makes a group and fills it, in the order of the method',
      'z:\n',
      [
        [['a'], tree({})],
        [['a', 'c'], 'x'],
        [['a', 'b', 'd'], 'y'],
        [['a', 'b', 'a'], ['z']],
      ],
      'z:\na:\n  b:\n    a:\n      - z\n    d: y\n  c: x\n',
    ],
    [
      'keeps groups that are new in the order they come in, numbers too',
      'z:\n  q: 1\n',
      [
        [['z', '2026', 'a'], 'x'],
        [['z', '12'], tree({})],
        [['z', 'w', 'a'], 'y'],
      ],
      'z:\n  q: 1\n  2026:\n    a: x\n  12:\n  w:\n    a: y\n'.replace(/(2026|12):/g, '"$1":'),
    ],
    [
      'takes the later one of two for the same key',
      'a: 1\n',
      [
        [['a'], 'x'],
        [['b'], 'y'],
        [['a'], null],
        [['b'], 'z'],
      ],
      'a:\nb: z\n',
    ],
    [
      'empties a group and puts one key back',
      'a:\n  x: 1\n  # c\n  y: 2\nb:\n',
      [
        [['a'], null],
        [['a', 'y'], '3'],
      ],
      'a:\n  y: "3"\nb:\n',
    ],
    [
      'takes out what a map begins and ends with and puts another key in',
      'a:\n  x: 1\n  y: 2\n  z: 3',
      [
        [['a', 'x'], undefined],
        [['a', 'z'], undefined],
        [['a', 'new'], 'w'],
      ],
      'a:\n  y: 2\n  new: w\n',
    ],
    [
      'takes everything out of braces and puts another key in',
      'a: { x: 1, y: 2 }\n',
      [
        [['a', 'x'], undefined],
        [['a', 'y'], undefined],
        [['a', 'z'], 'w'],
      ],
      'a: {  z: w }\n',
    ],
    [
      'takes two keys out of braces',
      'a: { x: 1, y: 2, z: 3 }\n',
      [
        [['a', 'x'], undefined],
        [['a', 'z'], undefined],
      ],
      'a: { y: 2 }\n',
    ],
  ])('%s', (_title, text, changes, expected) => {
    expect(splice(text, changes, abc)).toBe(expected);
  });

  it('refuses keys below a text that is put in with them', () => {
    const changes: Splice[] = [
      [['a'], 'x'],
      [['a', 'b'], 'y'],
    ];
    expect(() => splice('a:\n', changes)).toThrow(NotAMap);
  });

  it('writes texts that look like something else so that they read back as the same text', () => {
    for (const text of LOOK_ALIKES) {
      for (const start of ['k:\n', 'k: old # c\nz: 1\n', '{k: x}\n', 'k:\n  answer: x\n']) {
        const path = start.includes('answer') ? ['k', 'answer'] : ['k'];
        const result = splice(start, [[path, text]]);
        expect(at(parse(result), path), result).toBe(text);
        expect(at(plain(result), path), result).toBe(text);
      }
      expect(parse(splice('k:\n', [[['k'], [text, 'x']]])).k).toEqual([text, 'x']);
    }
  });

  it.each<[title: string, text: string, path: string, value: Splice[1], expected: string]>([
    ['fills an empty key', 'a:\nb:\n', 'a', 'x', 'a: x\nb:\n'],
    ['keeps the comment beside a key', 'a:   # c\nb:\n', 'a', 'x', 'a: x   # c\nb:\n'],
    ['keeps the comment behind an answer', 'a: old  # c\n', 'a', 'new', 'a: new  # c\n'],
    ['keeps the comment beside a key whose answer becomes a list', 'a: old # c\n', 'a', ['x'], 'a: # c\n  - x\n'],
    ['keeps the comment of a block', 'a: | # c\n  x\nb:\n', 'a', 'y', 'a: y # c\nb:\n'],
    ['keeps comments above', '# one\na: x\n# two\nb: y\n', 'b', 'z', '# one\na: x\n# two\nb: z\n'],
    ['takes comments inside the answer with it', 'a:\n  - x\n  # c\n  - y\n# d\nb:\n', 'a', 'z', 'a: z\n# d\nb:\n'],
    ['keeps blank lines behind a block', 'a: |\n  x\n\n\n# c\nb:\n', 'a', 'y', 'a: y\n\n\n# c\nb:\n'],
    ['leaves no blanks behind the answer', 'a: "x"   \n# c\nb:\n', 'a', 'y\nz', 'a: |-\n  y\n  z\n# c\nb:\n'],
    [
      'quotes lines where a comment below would become part of them',
      'a:\n    # c\nb:\n',
      'a',
      'x\ny',
      'a: "x\\ny"\n    # c\nb:\n',
    ],
    ['keeps CRLF', 'a: x\r\nb: y\r\n', 'a', 'x\ny', 'a: |-\r\n  x\r\n  y\r\nb: y\r\n'],
    ['replaces a block with an indentation indicator', 'a: |4\n      x\n    y\nb:\n', 'a', 'z', 'a: z\nb:\n'],
    ['replaces a quoted text of several lines', 'a: "x\n  y" # c\nb:\n', 'a', 'z', 'a: z # c\nb:\n'],
    ['replaces a plain text of several lines', 'a: x\n  y\nb:\n', 'a', 'z', 'a: z\nb:\n'],
    ['replaces null and ~', 'a: ~\nb: null # c\n', 'b', 'z', 'a: ~\nb: z # c\n'],
    ['descends into an empty key', 'a: # c\nb:\n', 'a.x.y', 'z', 'a: # c\n  x:\n    y: z\nb:\n'],
    ['descends through null', 'a: null\n', 'a.x', 'z', 'a:\n  x: z\n'],
    ['descends through empty braces', 'a: {}\n', 'a.x', 'z', 'a:\n  x: z\n'],
    [
      'stays in flow style inside braces',
      'a: { x: 1, y: 2 } # c\n',
      'a.x',
      ['p', 'q, r'],
      'a: { x: [p, "q, r"], y: 2 } # c\n',
    ],
    ['adds a key inside braces', 'a: {x: 1}\n', 'a.y.z', 'w', 'a: {x: 1, y: { z: w }}\n'],
    ['adds a key to empty braces inside braces', 'a: {x: {}}\n', 'a.x.y', 'w', 'a: {x: { y: w}}\n'],
    ['removes a key inside braces, with its comma', 'a: {x: 1, y: 2}\n', 'a.x', undefined, 'a: {y: 2}\n'],
    ['removes the last key inside braces', 'a: {x: 1, y: 2}\n', 'a.y', undefined, 'a: {x: 1}\n'],
    ['removes the only key inside braces', 'a: {x: 1 , }\n', 'a.x', undefined, 'a: { }\n'],
    [
      'removes a key that does not begin its line',
      '? a\n: x: 1\n  y: 2\nb: 3\n',
      'a.x',
      undefined,
      '? a\n: x:\n  y: 2\nb: 3\n',
    ],
    ['finds quoted keys', '"a": x\n\'b\': y\n', 'b', 'z', '"a": x\n\'b\': z\n'],
    ['finds a key that is marked with a question mark', '? a\n: x\nb:\n', 'a', 'y', '? a\n: y\nb:\n'],
    ['gives a marked key without value its value', '? a\nb:\n', 'a', 'y', '? a\n: y\nb:\n'],
    ['adds to the end of a file without a final line break', 'a: x', 'b', 'y', 'a: x\nb: y'],
    ['replaces at the end of a file without a final line break', 'a: x', 'a', 'y', 'a: y'],
    ['keeps a byte order mark', '\ufeffa: x\n', 'a', 'y', '\ufeffa: y\n'],
    ['keeps tabs', 'a:\tx\t# c\n', 'a', 'y', 'a: y\t# c\n'],
    [
      'makes an answer a group',
      'a: yes\nb:\n',
      'a',
      tree({ answer: 'no', note: 'n' }),
      'a:\n  answer: no\n  note: n\nb:\n',
    ],
    ['makes a group an answer', 'a:\n  answer: no\n  note: n\nb:\n', 'a', 'yes', 'a: yes\nb:\n'],
    ['empties an answer', 'a: x # c\nb:\n', 'a', null, 'a: # c\nb:\n'],
    ['empties a group', 'a:\n  answer: x\nb:\n', 'a', null, 'a:\nb:\n'],
    ['does nothing to empty what is not there', 'a: x\n', 'b.c', null, 'a: x\n'],
    ['makes an empty key', 'a:\n  x: 1\nb:\n', 'a.y', tree({}), 'a:\n  x: 1\n  y:\nb:\n'],
    ['replaces a block with nothing in it', 'a: |\nb: |- # c\n\nc:\n', 'a', 'x', 'a: x\nb: |- # c\n\nc:\n'],
    ['replaces a block with blank lines only', 'b: |- # c\n\nc:\n', 'b', 'x', 'b: x # c\n\nc:\n'],
    [
      'removes a key and its lines',
      'a:\n  x: 1\n  # above y\n  y:\n    z: 2 # c\n    # d\n  w: 3\n',
      'a.y',
      undefined,
      'a:\n  x: 1\n  # above y\n  w: 3\n',
    ],
    ['removes the only key', 'a:\n  x: 1\nb:\n', 'a.x', undefined, 'a:\nb:\n'],
    ['removes the last key of a file', 'a: 1\nb: 2', 'b', undefined, 'a: 1\n'],
    ['removes inside braces', 'a: { x: 1, y: 2 }\n', 'a.x', undefined, 'a: { y: 2 }\n'],
    ['removes the last one inside braces', 'a: { x: 1, y: 2 }\n', 'a.y', undefined, 'a: { x: 1 }\n'],
    ['writes into a root in braces', '{tde: 1}\n', 'a', 'x', '{tde: 1, a: x}\n'],
  ])('%s', (_title, text, path, value, expected) => {
    expect(put(text, path, value)).toBe(expected);
  });

  it('puts missing keys where the method has them', () => {
    expect(put('a: 1\nd: 4\n', 'b', 'x', abc)).toBe('a: 1\nb: x\nd: 4\n');
    expect(put('# about b\nb: 1\n', 'a', 'x', abc)).toBe('a: x\n# about b\nb: 1\n');
    expect(put('a:\n  # about b\n  b: 1\n', 'a.a', 'x', abc)).toBe('a:\n  a: x\n  # about b\n  b: 1\n');
    expect(put('a: 1\nmine: 2\n', 'b', 'x', abc)).toBe('a: 1\nb: x\nmine: 2\n');
    expect(put('a: 1\n', 'mine', 'x', abc)).toBe('a: 1\nmine: x\n');
    expect(put('a:\n  x: 1\n  # still a\n\nc: 1\n', 'b', 'x', abc)).toBe('a:\n  x: 1\n  # still a\nb: x\n\nc: 1\n');
    expect(put('a: |\n  x\n\n\nc: 1\n', 'b', 'x', abc)).toBe('a: |\n  x\nb: x\n\n\nc: 1\n');
    expect(put('a: |+\n  x\n\n\nc: 1\n', 'b', 'x', abc)).toBe('a: |+\n  x\n\n\nb: x\nc: 1\n');
  });

  it('refuses to write into a text or a list', () => {
    expect(() => put('a: text\n', 'a.b', 'x')).toThrow(NotAMap);
    expect(() => put('a:\n  - x\n', 'a.b.c', 'x')).toThrow(NotAMap);
  });
});

// --- internal ---

const LOOK_ALIKES = [
  'yes',
  'no',
  'unsure',
  'on',
  'off',
  'true',
  'false',
  'True',
  'NULL',
  'null',
  '~',
  '1',
  '-1',
  '+1',
  '1.5',
  '.5',
  '1e3',
  '0x1F',
  '0o17',
  '.inf',
  '-.INF',
  '.nan',
  '1_000',
  '12:30',
  '2026-09-30',
  '2026-09-30T10:00:00Z',
  '- x',
  '-',
  '? x',
  ': x',
  'a: b',
  'a:',
  'a #b',
  '#b',
  '@x',
  '`x`',
  '%x',
  '&x',
  '*x',
  '!x',
  '|',
  '>',
  "'x'",
  '"x"',
  '[x]',
  '{x}',
  'x, y',
  'a]',
  'a}',
  '=',
  '<<',
  '---',
  '...',
  'a\\b',
  "it's",
  ' x',
  'x ',
  '\tx',
  'x\t',
  'a\tb',
  '\u00a0x',
  'x\u2028y',
  '\ufeffx',
  'x\u0085',
  'x\u0000',
  '\u001b[31m',
  '\u007f',
  '\ud83c\udf33',
  '\ufffe',
  'two\nlines',
  '\nx',
  'x\n',
  'x\n\n',
  ' x\ny',
  'x \ny',
  'x\n  y',
  'x\n\n\ny',
  'x\n# y\nz',
  'x\r\ny',
  'x\ry',
  '\tx\ny',
  '',
  ' ',
  '\n',
  '# x\ny',
  '- x\n- y',
  'a: b\nc: d',
];
