// A corpus of project files: more than a hundred that cannot be used, each with the codes of its problems, and those that are
// odd but valid, each with the name the project has in it. bad-files.ts tells of the first of them line and column, too.
import { badFiles } from './bad-files.ts';

const HEAD = 'tde: 1\nmethod: tiny-1.0\n';
const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)])));
const at = (title: string, line: string, ...codes: string[]): Hostile => [
  title,
  `${HEAD}${line}\n`,
  codes.length ? codes : ['syntax'],
];

/** A title, the content, and the codes that must be among its problems. */
export type Hostile = [title: string, content: string | Uint8Array, codes: string[]];

export const hostileFiles: Hostile[] = [
  ...badFiles.map(([title, content, ...problems]): Hostile => [title, content, problems.map(([code]) => code)]),
  // Syntax.
  at('an open double quote', 'a: "never closed'),
  at('an open single quote', "a: 'never closed"),
  at('an open brace', 'a: { b: 1'),
  at('a closing bracket alone', 'a: ]'),
  at('a closing brace alone', '}'),
  at('brackets crossed', 'a: [ { ] }'),
  at('text after a quoted text', 'a: "b" c'),
  at('a percent sign first', 'a: %x'),
  at('a back-tick first', 'a: `x`'),
  at('a comma first', 'a: ,x'),
  at('a list below keys', 'a:\n  b: c\n  - d'),
  at('a list beside keys', 'a: 1\n- b'),
  at('keys beside a list', '- a\nb: 1'),
  at('a key without value in the middle', 'a: 1\nnonsense\nb: 2'),
  at('two colons', 'a: b: c: d'),
  at('a bad hex escape', 'a: "\\xZZ"'),
  at('a bad unicode escape', 'a: "\\uD"'),
  at('an unknown escape', 'a: "\\w"'),
  at('a block header of nonsense', 'a: |x\n  b'),
  at('a block indented by nought', 'a: |0\n  b'),
  at('a tab in a flow map', 'a:\n\t{ b: 1 }'),
  at('a tab before a key', '\ta: 1'),
  at('less indented inside', 'a:\n    b: 1\n   c: 2'),
  at('a folded text with less indentation', 'a: >\n   b\n  c\n d: e'),
  at('a directive in the middle', 'a: 1\n%YAML 1.2', 'syntax'),
  at('braces with no commas', 'a: {b: 1 c: 2'),
  at('a text on two levels', 'a: one\n b: two'),
  at('a quoted key without colon', '"a" 1'),
  at('a hash without a blank', 'a: "x"#y'),
  // Several documents, directives.
  at('a second document', '---\nb: 2', 'several-documents'),
  at('an end and more', '...\nb: 2', 'several-documents'),
  at('three documents', '---\na: 1\n---\nb: 1', 'several-documents'),
  // Anchors, aliases, bombs.
  at('an anchor on a key', '&a b: 1', 'anchor'),
  at('an anchor on a list', 'a: &x [1]', 'anchor'),
  at('an alias as a key', 'a: &x b\n*x : 1', 'anchor', 'alias'),
  at('an alias of itself', 'a: &x [*x]', 'anchor', 'alias'),
  at('a merge of two', 'a: &x { k: 1 }\nb: { <<: [*x, *x] }', 'anchor', 'alias'),
  at('a merge of plain keys', 'a: { <<: { b: 1 } }', 'merge-key'),
  [
    'a billion laughs',
    `${HEAD}a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n${'bcdefghi'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]\n`)
      .join('')}`,
    ['anchor'],
  ],
  ['a quadratic bomb', `${HEAD}a: &a "${'x'.repeat(50_000)}"\nb: [${Array(5000).fill('*a')}]\n`, ['anchor']],
  // Tags.
  at('a tag of code', 'a: !!js/function "function(){ throw 1 }"', 'tag'),
  at('a tag of Python', 'a: !!python/object/apply:os.system ["true"]', 'tag'),
  at('a tag of Ruby', 'a: !ruby/object:Gem::Installer {}', 'tag'),
  at('a tag of bytes', 'a: !!binary aGVsbG8=', 'tag'),
  at('a tag of a set', 'a: !!set { b, c }', 'tag'),
  at('a tag of an ordered map', 'a: !!omap [b: 1]', 'tag'),
  at('a tag of a time', 'a: !!timestamp 2026-01-31', 'tag'),
  at('a text tag', 'a: !!str 12', 'tag'),
  at('a local tag on a key', '!x a: 1', 'tag'),
  at('a tag with a whole address', 'a: !<tag:example.org,2026:x> 1', 'tag'),
  at('a tag of an unknown handle', 'a: !e!x 1', 'syntax'),
  // Keys that are there twice.
  at('a key twice in a map', 'a: { b: 1, b: 2 }', 'duplicate-key'),
  at('a key twice in other quotes', 'a: 1\n"a": 2', 'duplicate-key'),
  at('a number twice as a key', '1: a\n1: b', 'duplicate-key'),
  at('the format twice', 'tde: 1', 'duplicate-key'),
  at('__proto__ twice', '__proto__: 1\n__proto__: 2', 'duplicate-key'),
  at('constructor twice', 'constructor: 1\nconstructor: 2', 'duplicate-key'),
  // Formats.
  ['a format of a list', 'tde: [1]\n', ['no-format']],
  ['a format of a map', 'tde: { a: 1 }\n', ['no-format']],
  ['a format with a decimal', 'tde: 1.5\n', ['bad-format']],
  ['a format below nought', 'tde: -1\n', ['bad-format']],
  ['a format of yes', 'tde: yes\n', ['bad-format']],
  ['a format from the far future', 'tde: 999999999999\n', ['bad-format']],
  ['only a number', '12\n', ['not-a-project']],
  ['only a quoted text', '"tde: 1"\n', ['not-a-project']],
  ['only a block of text', '|\n  tde: 1\n', ['not-a-project']],
  ['only nothing', '~\n', ['not-a-project']],
  ['only a mark of a document', '---\n', ['not-a-project']],
  ['only blanks', '   \n\n  \n', ['not-a-project']],
  ['a list of maps', '- tde: 1\n- method: x\n', ['not-a-project']],
  ['brackets around it', '[tde, 1]\n', ['not-a-project']],
  // Conflict markers: three ways in which git leaves them.
  at(
    'a merge of git',
    '<<<<<<< HEAD\nproject:\n  name: a\n=======\nproject:\n  name: b\n>>>>>>> topic',
    'conflict-marker',
  ),
  at(
    'a merge of git that shows the base',
    '<<<<<<< ours\na: 1\n||||||| base\na: 0\n=======\na: 2\n>>>>>>> theirs',
    'conflict-marker',
  ),
  at('a rebase with half of it solved', 'project:\n  name: a\n>>>>>>> 0123abc (Change the name)', 'conflict-marker'),
  // Bytes.
  ['half of a letter', bytes(HEAD, 'a: ', 0xc3, '\n'), ['not-utf8']],
  ['an overlong slash', bytes(HEAD, 'a: ', 0xc0, 0xaf, '\n'), ['not-utf8']],
  ['a surrogate in UTF-8', bytes(HEAD, 'a: ', 0xed, 0xa0, 0x80, '\n'), ['not-utf8']],
  ['a code point above the last', bytes(HEAD, 'a: ', 0xf4, 0x90, 0x80, 0x80, '\n'), ['not-utf8']],
  ['a continuation byte alone', bytes(HEAD, 'a: ', 0x80, '\n'), ['not-utf8']],
  ['a byte that is never there', bytes(HEAD, 'a: ', 0xff, '\n'), ['not-utf8']],
  ['Latin-1', Buffer.from(`${HEAD}project:\n  place: Zürich\n`, 'latin1'), ['not-utf8']],
  ['UTF-16, big end first', Buffer.from(`\ufeff${HEAD}`, 'utf16le').swap16(), ['not-utf8']],
  ['UTF-16 without a mark', Buffer.from(HEAD, 'utf16le'), ['nul']],
  ['UTF-32', bytes(0xff, 0xfe, 0, 0, 't', 0, 0, 0), ['not-utf8']],
  ['a picture', bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 0x0d, 'IHDR'), ['nul']],
  ['a zip', bytes('PK', 3, 4, 0x14, 0, 8, 0, 8), ['not-text']],
  ['a PDF', bytes('%PDF-1.7\n%', 0xe2, 0xe3, 0xcf, 0xd3, '\n1 0 obj\n'), ['not-text']],
  ['NULs to the end, as after a crash', `${HEAD}project:\n  name: a${'\0'.repeat(4096)}`, ['nul']],
  ['only NULs', '\0'.repeat(512), ['nul']],
  ['an escape character', `${HEAD}project:\n  name: x\u001b[31mred\n`, ['bad-answer']],
  ['a bell', `${HEAD}project:\n  name: x\u0007\n`, ['bad-answer']],
  ['a delete character', `${HEAD}project:\n  name: x\u007f\n`, ['bad-answer']],
  // Depth and size.
  ['braces without end', `${HEAD}a: ${'{a: '.repeat(5000)}`, ['syntax']],
  ['brackets and braces in turn', `${HEAD}a: ${'[{a: '.repeat(300)}`, ['syntax']],
  ['question marks without end', `${HEAD}${'? '.repeat(4000)}`, ['too-deep']],
  ['more than a megabyte of one text', `${HEAD}a: ${'x'.repeat(1_100_000)}\n`, ['too-large']],
  [
    'a hundred thousand keys',
    `${HEAD}${Array.from({ length: 100_000 }, (_, i) => `key${i}: 1\n`).join('')}`,
    ['too-large'],
  ],
  ['more than a megabyte of nothing', ' '.repeat(1_000_001), ['too-large']],
  // Another file altogether.
  ['a JSON list', '[{"tde": 1}]\n', ['not-a-project']],
  ['HTML', '<!doctype html>\n<title>x</title>\n', ['not-a-project']],
  ['a script', '#!/bin/sh\nrm -rf ~\n', ['not-a-project']],
  ['CSV', 'name,place\na,b\n', ['not-a-project']],
  ['another YAML file', 'version: 2\njobs: {}\n', ['no-format']],
];

/** Odd, but valid: the name of the project in it (undefined where it has none). */
export const oddFiles: [title: string, content: string | Uint8Array, name: string | undefined][] = [
  ['only the format', 'tde: 1\n', undefined],
  ['no line break at its end', `${HEAD}project: { name: a }`, 'a'],
  ['Windows line ends', `${HEAD}project:\n  name: a\n`.replaceAll('\n', '\r\n'), 'a'],
  ['mixed line ends', `${HEAD}project:\r\n  name: a\n  place: b\r\n`, 'a'],
  ['a byte order mark', `\ufeff${HEAD}project:\n  name: a\n`, 'a'],
  ['a mark of the document', `---\n${HEAD}project:\n  name: a\n`, 'a'],
  ['an end of the document', `${HEAD}project:\n  name: a\n...\n`, 'a'],
  ['a YAML directive', `%YAML 1.2\n---\n${HEAD}project:\n  name: a\n`, 'a'],
  ['JSON', '{"tde": 1, "method": "tiny-1.0", "project": {"name": "a"}}\n', 'a'],
  ['all in one flow map', '{ tde: 1, method: tiny-1.0, project: { name: a } }\n', 'a'],
  ['quoted keys', '"tde": 1\n\'method\': tiny-1.0\n"project":\n  "name": "a"\n', 'a'],
  ['explicit keys', '? tde\n: 1\n? project\n: name: a\n', 'a'],
  ['another order', 'project:\n  name: a\nmethod: tiny-1.0\ntde: 1\n', 'a'],
  ['a text over two lines', `${HEAD}project:\n  name: one\n    two\n`, 'one two'],
  ['a folded text', `${HEAD}project:\n  name: >-\n    one\n    two\n`, 'one two'],
  ['a literal text', `${HEAD}project:\n  name: |-\n    one\n`, 'one'],
  ['escapes', `${HEAD}project:\n  name: "\\u00e9\\x41\\t\\U0001F3E0"\n`, 'éA 🏠'],
  ['a number as a name', `${HEAD}project:\n  name: 0x1F\n`, '0x1F'],
  ['a word that is something else elsewhere', `${HEAD}project:\n  name: Off\n`, 'Off'],
  ['a name of quotes', `${HEAD}project:\n  name: '''"'''\n`, `'"'`],
  ['an answer with a note', `${HEAD}project:\n  name: { answer: a, note: b }\n`, 'a'],
  ['only a note', `${HEAD}project:\n  name: { note: b }\n`, undefined],
  ['much indentation', `${HEAD}project:\n            name: a\n`, 'a'],
  ['comments everywhere', `# a\n${HEAD}# b\nproject: # c\n  # d\n  name: a # e\n# f\n`, 'a'],
  [
    'a thousand unknown keys',
    `${HEAD}project:\n  name: a\n${Array.from({ length: 1000 }, (_, i) => `x${i}: 1\n`).join('')}`,
    'a',
  ],
  [
    'keys of JavaScript',
    `${HEAD}project:\n  name: a\n__proto__:\n  polluted: yes\nconstructor:\n  prototype: { polluted: yes }\ntoString: x\n`,
    'a',
  ],
  [
    'keys of JavaScript inside',
    `${HEAD}project:\n  name: a\n  __proto__: { name: b, polluted: yes }\n  hasOwnProperty: x\n`,
    'a',
  ],
  ['emoji and other scripts', `${HEAD}project:\n  name: 🏘️ 住宅 بيت\n`, '🏘️ 住宅 بيت'],
  ['a text that looks like a conflict', `${HEAD}project:\n  name: <<<<<<< a\n  place: =======\n`, '<<<<<<< a'],
  [
    'a text almost too long',
    `${HEAD}project:\n  name: a\nrefine:\n  data-supply:\n    collected: ${'x '.repeat(45_000)}\n`,
    'a',
  ],
];
