// Project files that cannot be read, each with the problems it has: code, line and column, and a piece of the message.

export type BadFile = [
  title: string,
  content: string | Uint8Array,
  ...problems: [code: string, at: string, what: RegExp][],
];

const HEAD = 'tde: 1\nmethod: tiny-1.0\n';

export const badFiles: BadFile[] = [
  ['an empty file', '', ['not-a-project', '1:1', /empty/]],
  ['a file of comments', '# only this\n', ['not-a-project', '1:1', /empty/]],
  ['a list', '- a\n- b\n', ['not-a-project', '1:1', /does not hold keys/]],
  ['a text', 'hello\n', ['not-a-project', '1:1', /does not hold keys/]],
  ['a file without format', 'method: tiny-1.0\n', ['no-format', '1:1', /does not say "tde: 1"/]],
  ['a format that is no number', 'tde: one\n', ['bad-format', '1:6', /"tde: one" is not a file format/]],
  ['a format of nothing', 'tde:\n', ['no-format', '1:5', /does not say/]],
  ['format 0', 'tde: 0\n', ['bad-format', '1:6', /not a file format/]],
  ['a newer format', 'method: x\ntde: 2\n', ['newer-format', '2:6', /made by a newer tde \(file format 2/]],
  [
    'a file that is too large',
    `${HEAD}#${'x'.repeat(1_000_000)}`,
    ['too-large', '', /larger than 1 MB, the most a project file may have/],
  ],
  [
    'bytes that are not UTF-8',
    Uint8Array.from([...Buffer.from(`${HEAD}a: `), 0xfc, 0x0a]),
    ['not-utf8', '3:4', /not UTF-8/],
  ],
  ['UTF-16', Buffer.from(`\ufeff${HEAD}`, 'utf16le'), ['not-utf8', '1:1', /UTF-16/]],
  ['a NUL byte', `${HEAD}a: \0\n`, ['nul', '3:4', /NUL byte/]],
  [
    'an unfinished merge',
    `${HEAD}project:\n<<<<<<< mine\n  name: a\n=======\n  name: b\n>>>>>>> yours\n`,
    ['conflict-marker', '4:1', /<<<<<<</],
    ['conflict-marker', '6:1', /=======/],
    ['conflict-marker', '8:1', />>>>>>>/],
  ],
  [
    'an unfinished merge that shows the base, with CRLF',
    `${HEAD}<<<<<<< a\nx: 1\n||||||| b\nx: 0\n=======\nx: 2\n>>>>>>> c\n`.replaceAll('\n', '\r\n'),
    ['conflict-marker', '3:1', /<<<<<<</],
    ['conflict-marker', '5:1', /\|\|\|\|\|\|\|/],
    ['conflict-marker', '7:1', /=======/],
    ['conflict-marker', '9:1', />>>>>>>/],
  ],
  [
    'several syntax errors',
    `${HEAD}a: b: c\nd: @e\nf: [1 2\n`,
    ['syntax', '3:4', /cannot stand on the same line/],
    ['syntax', '4:4', /cannot begin with this character/],
    ['syntax', '6:1', /./],
  ],
  ['a text with a colon', `${HEAD}a: b: c\n`, ['syntax', '3:4', /cannot stand on the same line/]],
  ['a tab as indentation', `${HEAD}a:\n\tb: 1\n`, ['syntax', '4:1', /indented with a tab/]],
  ['a line without a colon', `${HEAD}project:\n  name\n  place: x\n`, ['syntax', '4:3', /./]],
  [
    'wrong indentation',
    `${HEAD}project:\n    name: a\n  place: b\n`,
    ['syntax', '5:1', /not indented as the lines around it/],
  ],
  ['an open bracket', `${HEAD}a: [1, 2\n`, ['syntax', '4:1', /./]],
  ['a text that begins with an at sign', `${HEAD}a: @home\n`, ['syntax', '3:4', /cannot begin with this character/]],
  ['a bad escape', `${HEAD}a: "\\q"\n`, ['syntax', '3:5', /backslash/]],
  [
    'a key twice',
    `${HEAD}project:\n  name: a\n  name: b\nproject: x\n`,
    ['duplicate-key', '5:3', /"name" is there twice; the first is in line 4/],
    ['duplicate-key', '6:1', /"project" is there twice; the first is in line 3/],
  ],
  [
    'an anchor, an alias and a merge key',
    `${HEAD}a: &x 1\nb: *x\nc:\n  <<: *x\n`,
    ['anchor', '3:7', /An anchor \(&x\)/],
    ['alias', '4:4', /An alias \(\*x\)/],
    ['merge-key', '6:3', /merge key/],
    ['alias', '6:7', /An alias/],
  ],
  ['an alias of nothing', `${HEAD}a: *home\n`, ['alias', '3:4', /An alias \(\*home\)/]],
  ['a tag', `${HEAD}a: !!js/function x\nb: !mine {}\n`, ['tag', '3:18', /A tag/], ['tag', '4:10', /A tag/]],
  ['several documents', `${HEAD}---\na: 1\n`, ['several-documents', '3:1', /several documents/]],
  ['brackets without end', `${HEAD}a: ${'['.repeat(20_000)}`, ['too-deep', '', /100 levels/]],
  ['deep brackets', `${HEAD}a: ${'['.repeat(150)}${']'.repeat(150)}\n`, ['too-deep', '', /100 levels/]],
  ['deep lists', `${HEAD}a:\n  ${'- '.repeat(150)}x\n`, ['too-deep', '', /100 levels/]],
  [
    'deep keys',
    `${HEAD}${Array.from({ length: 150 }, (_, i) => `${' '.repeat(i)}k:\n`).join('')}`,
    ['too-deep', '', /100 levels/],
  ],
];

/** Files that are made to take long; they only have to be answered quickly, with an error or without one. */
export const slowFiles: [title: string, content: string][] = [
  ['a hundred thousand unknown keys', HEAD + Array.from({ length: 90_000 }, (_, i) => `k${i}: 1\n`).join('')],
  ['a key many times', HEAD + 'key: 1\n'.repeat(60_000)],
  ['marks of keys', HEAD + '? '.repeat(4000)],
  ['marks of keys on lines', HEAD + '?\n'.repeat(40_000)],
  ['marks of entries', HEAD + '- '.repeat(40_000)],
  ['open braces', `${HEAD}a: ${'{a: '.repeat(100_000)}`],
  ['open and closed brackets', `${HEAD}a: ${'['.repeat(4000)}${']'.repeat(4000)}\n`],
  ['keys that are indented ever more', HEAD + Array.from({ length: 1300 }, (_, i) => `${' '.repeat(i)}k:\n`).join('')],
  ['anchors and aliases', `${HEAD}a: &a [x]\n${Array.from({ length: 9000 }, (_, i) => `b${i}: [*a, *a]\n`).join('')}`],
  ['a key of a megabyte', `${HEAD}${'k'.repeat(900_000)}: 1\n`],
  ['a text of a megabyte', `${HEAD}project:\n  name: ${'x'.repeat(900_000)}\n`],
  [
    'many records',
    `${HEAD}refine:\n  use-cases:\n${Array.from({ length: 20_000 }, (_, i) => `    r${i}:\n      title: t\n`).join('')}`,
  ],
  ['many comments below one another', `${HEAD}project:\n  name: x\n${'      # c\n'.repeat(60_000)}`],
];
