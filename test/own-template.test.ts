// Templates of one's own: a copy renders as the original, a mistake is told with its place, and nothing gets around the rules. The copies of
// all documents, a longer series of what may be written, and each template that is too much are in own-template.full.test.ts.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_NAMES, type DocumentName } from '../src/documents/catalog.ts';
import { ownDocument } from '../src/documents/own-template.ts';
import { packageRoot } from '../src/outside.ts';
import { finishedExample } from './support/examples.ts';
import { expectCopy, expectData, expectTooDeep } from './support/own-copies.ts';
import { BAD_VIEW, markdownOf, testGrowth, testWhateverWritten, wrong } from './support/own-templates.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde, spawnTde } from './support/test-io.ts';

describe.each<DocumentName>(['pitch', 'plan'])('a copy of %s', (name) => {
  test('renders as the original for an example, and without an answer', () => expectCopy(name, [finishedExample]));

  test('has data that can be looked at, with every name that the template uses', () => expectData(name));
});

describe('a mistake', () => {
  const view = {
    title: 'Buses',
    groups: [
      { name: 'Riders', points: ['a'] },
      { name: 'Drivers', points: [], late: 'yes' },
    ],
    draft: { intervention: 'wait' },
    nothing: null,
    none: [],
  };

  test.each([
    ['a name', 'x\n{{titel}}', '2:3 There is no "titel" here. Did you mean title? There is: title, groups, draft'],
    ['a name in a condition', '{{#if titles}}a{{/if}}', '1:7 There is no "titles" here. Did you mean title?'],
    [
      'a name in a list',
      '{{#each groups}}\n  {{nmae}}\n{{/each}}',
      '2:5 There is no "nmae" here. Did you mean name? There is: name, points, late',
    ],
    ['a name in a part', '{{#with draft}}{{title}}{{/with}}', '1:18 There is no "title" here. There is: intervention'],
    [
      'a name in a section',
      '{{#draft}}{{interventoin}}{{/draft}}',
      '1:13 There is no "interventoin" here. Did you mean intervention?',
    ],
    ['a name in a path', '{{draft.intervenion}}', '1:3 There is no "intervenion" here. Did you mean intervention?'],
    ['a name one up', '{{#each groups}}{{../titel}}{{/each}}', '1:19 There is no "titel" here. Did you mean title?'],
    ['a name of the loop', '{{#each groups}}{{@indx}}{{/each}}', '1:19 There is no "@indx" here. Did you mean @index?'],
    ['a name of the whole', '{{@root.titel}}', '1:3 There is no "titel" here. Did you mean title?'],
    [
      'a name of a text',
      '{{#each groups}}{{#each points}}{{this.name}}{{/each}}{{/each}}',
      '1:35 There is no "name" here.',
    ],
    [
      'a helper',
      '{{#eech groups}}a{{/eech}}',
      '1:1 A template cannot use "eech". Did you mean each? It can use: if, unless, each, with, lookup.',
    ],
    ['a part', 'a {{> _tabel}}', '1:3 There is no part "_tabel" to put in. Did you mean _table? The parts are: _'],
    ['a name on the outside of a loop', '{{#each groups}}{{../titel}}{{/each}}', '1:19 There is no "titel" here.'],
    ['a name in a question', '{{#if (lookup groups titel)}}a{{/if}}', '1:22 There is no "titel" here.'],
    ['a name for a part', '{{> _table rows=titel}}', '1:17 There is no "titel" here.'],
    ['a part that is worked out', '{{> (lookup this "title")}}', '1:1 There is no part'],
    ['a name for what is gone through', '{{#each groups as |one|}}a{{/each}}', '1:1 A template cannot use "as |one|".'],
    ['a helper without anything', 'a {{lookup}}', '1:3 A template cannot use "lookup".'],
    ['a decorator', '{{* anything}}', '1:1 A template cannot define parts of its own.'],
    ['an end', 'a\n{{#if title}}b', '2:16 The template cannot be read: '],
    ['another end', '{{#if title}}{{/each}}', '1:6 The template cannot be read: '],
    ['a brace', '{{title}', '1:1 The template cannot be read: '],
  ])('in %s is told with its place and what may be meant', (_title, template, message) => {
    const [first = '', ...more] = wrong(template, view);
    expect(first.replace(/^(\d+):\d+ (The template cannot be read)/, '$1 $2')).toContain(
      message.replace(/^(\d+):\d+ (The template cannot be read)/, '$1 $2'),
    );
    expect(more).toEqual([]);
    expect(first).not.toContain('\n');
  });

  test('is told together with all others', () => {
    expect(
      wrong('{{titel}}\n{{#each gruops}}{{x}}{{/each}}\n{{{title}}}', view).map((line) => line.slice(0, 3)),
    ).toEqual(['1:3', '2:9', '3:1']);
  });

  test('is not seen where this project has nothing to go by, and then told when the template is used', () => {
    expect(wrong('{{#each none}}{{whatever}}{{/each}}{{#with nothing}}{{whatever}}{{/with}}.', view)).toEqual([
      'rendered: .\n',
    ]);
    expect(wrong('{{#each groups}}{{late}}{{/each}}', view)[0]).toMatch(
      /^1:\d+ The template could not be filled in: "late" not defined/,
    );
  });

  test('ends the command with 1, nothing written, and no word of Handlebars on the way', async () => {
    const cwd = tempDir();
    put(cwd, 'own.hbs', '# {{titel}}\n');
    const { code, out, err } = await runTde(['pitch', '-f', finishedExample, '--template', 'own.hbs'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.replace(/\s+/g, ' ')).toMatch(/own\.hbs:1:5.*no "titel" here\. Did you mean title\?/);
    expect((await runTde(['pitch', '-f', finishedExample, '--template', 'gone.hbs'], { cwd })).err).toContain(
      'gone.hbs',
    );
    put(cwd, 'large.hbs', 'x'.repeat(1_000_001));
    expect((await runTde(['pitch', '-f', finishedExample, '--template', 'large.hbs'], { cwd })).err).toContain(
      'larger than 1 MB',
    );
  });
});

testWhateverWritten(1 / 3);

describe('a template cannot', () => {
  test.each([
    '{{{title}}}',
    '{{&title}}',
    '{{~& title}}',
    '{{#each list}}{{{this}}}{{/each}}',
    '{{#if title}}{{else}}{{{title}}}{{/if}}',
  ])('go around the escape: %s', (template) => {
    expect(wrong(template, BAD_VIEW)[0]).toContain('Write two braces: {{');
  });

  test.each([
    '{{title}}',
    '{{#with title}}{{this}}{{/with}}',
    '{{lookup this "title"}}',
    '{{#each this}}{{#if @first}}{{this}}{{/if}}{{/each}}',
  ])('come to an answer that is not escaped: %s', (template) => {
    expect(markdownOf(template, 'own.hbs', BAD_VIEW)).toBe('a \\| b<br>\\# c \\<b>\n');
  });

  test.each([
    '{{constructor}}',
    '{{title.constructor}}',
    '{{this.__proto__}}',
    '{{#with this as |x|}}{{x.constructor}}{{/with}}',
    '{{list.constructor}}',
    '{{#with "s"}}{{constructor}}{{/with}}',
    '{{#with (lookup this "constructor")}}{{name}}{{/with}}',
    '{{lookup this "constructor"}}',
    '{{lookup (lookup this "title") "constructor"}}',
    '{{#each list}}{{lookup this "__proto__"}}{{/each}}',
    '{{log title}}',
    '{{helperMissing}}',
    '{{blockHelperMissing title}}',
    '{{#each list}}{{eval "1"}}{{/each}}',
    '{{> /etc/passwd}}',
    '{{> "../README"}}',
    '{{> (lookup this "title")}}',
    '{{#> _table}}a{{/_table}}',
    '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}',
    '{{* decorate}}',
    '{{@root.constructor}}',
    '{{@partial-block}}',
  ])('reach code, a file or a prototype: %s', (template) => {
    const [said = ''] = wrong(template, BAD_VIEW);
    expect(said.replace(/^rendered: \n$/, '')).not.toMatch(/^rendered: |root:|function|native/);
  });
});

testGrowth(['a kind and blanks', 'comments that never end', 'braces', 'a long name']);

describe('a template that is too much', () => {
  const view = { title: 'Buses', list: Array.from({ length: 100 }, (_, i) => `${i}`), long: 'word '.repeat(40_000) };

  test.each([
    ['loops in loops', `${'{{#each @root.list}}'.repeat(4)}x${'{{/each}}'.repeat(4)}`],
    ['loops that make nothing', `${'{{#each @root.list}}'.repeat(6)}${'{{/each}}'.repeat(6)}`],
    ['lists gone through by their name', `${'{{#@root.list}}'.repeat(4)}x${'{{/@root.list}}'.repeat(4)}`],
    ['a long answer in a loop', '{{#each list}}{{#each @root.list}}{{@root.long}}{{/each}}{{/each}}'],
  ])('is ended: %s', (_title, template) => {
    expect(() => markdownOf(template, 'own.hbs', view)).toThrow('own.hbs makes more text than any document has.');
  });

  test('by one loop in another is none, and leaves the escape as it was', () => {
    expect(markdownOf('{{#each list}}{{#each @root.list}}{{this}}*{{/each}}{{/each}}', 'own.hbs', view)).toHaveLength(
      29_001,
    );
    expect(markdownOf('{{title}}', 'own.hbs', { title: 'a *b*' })).toBe('a \\*b\\*\n');
  });

  test('is told in one message without a stack: quotes in quotes', () => expectTooDeep('quotes in quotes', 'csv'));
});

test('what a template says of itself is read from its comments, wherever they stand', () => {
  const of = (template: string) => {
    const { markdown, ...said } = ownDocument(template, 'own.hbs', { title: 'x' });
    return said;
  };
  expect(of('{{!-- language: es --}}\n{{!-- kind: Invitación --}}x')).toEqual({ language: 'es', kind: 'Invitación' });
  expect(of('{{! Language:pt-BR }}{{#if title}}{{!kind:  Convite  }}{{/if}}')).toEqual({
    language: 'pt-BR',
    kind: 'Convite',
  });
  expect(of('{{!-- kind: one --}}{{!-- kind: two --}}')).toEqual({ kind: 'one' });
  expect(of(`{{!-- language: no tag --}}{{!-- kind: ${'x'.repeat(81)} --}}{{!-- the kind: x --}}`)).toEqual({});
  expect(of('{{!-- language: fa-ir-tehran-ir --}}{{!-- language: fa-IR --}}')).toEqual({ language: 'fa-IR' });
});

describe('tde templates', () => {
  test('lists the documents, and names the nearest where one is mistyped', async () => {
    const cwd = tempDir();
    const { code, out } = await runTde(['templates'], { cwd });
    expect(code).toBe(0);
    expect(
      out
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(/\s+/)[0]),
    ).toEqual([...DOCUMENT_NAMES]);
    expect(await runTde(['templates', '-o', 'list.txt'], { cwd })).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(join(cwd, 'list.txt'), 'utf8')).toBe(out);
    expect(await runTde(['templates', 'copy', 'invitaton'], { cwd })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Did you mean invitation?'),
    });
    for (const line of [['cpy'], ['copy'], ['data', 'pich']])
      expect(await runTde(['templates', ...line], { cwd })).toMatchObject({ code: 2, out: '' });
  });

  test('overwrites no file unless told to', async () => {
    const cwd = tempDir();
    put(cwd, 'own.hbs', 'mine');
    expect(await runTde(['templates', 'copy', 'pitch', '-o', 'own.hbs'], { cwd })).toMatchObject({ code: 1 });
    expect(readFileSync(join(cwd, 'own.hbs'), 'utf8')).toBe('mine');
    expect(await runTde(['templates', 'copy', 'pitch', '-o', 'own.hbs', '--force'], { cwd })).toMatchObject({
      code: 0,
    });
  });

  test('a template of one’s own serves every format, in the built program, too', async () => {
    const cwd = tempDir();
    put(cwd, 'own.hbs', '# {{title}}\n\n**Unser Vorschlag:** {{paragraph}}\n\n| a |\n| --- |\n| {{title}} |\n');
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\nproject:\n  name: a | b <i>\n');
    const line = (format: string) => ['pitch', '--template', 'own.hbs', '--format', format];
    const made = async (format: string) => (await runTde(line(format), { cwd })).out;
    const [md, html, txt, csv] = [await made('md'), await made('html'), await made('txt'), await made('csv')];
    expect(spawnTde(line('html'), { cwd })).toMatchObject({ code: 0, out: html });
    expect(md).toContain('| A \\| b \\<i> |');
    expect(html).toContain('<strong>Unser Vorschlag:</strong>');
    expect(html).toContain('A | b &lt;i&gt;');
    expect(txt).toContain('Unser Vorschlag:');
    expect(csv).toContain('"A | b <i>"');
  });
});

test('the compiler is in no part of the program that a built-in template needs', () => {
  const dist = join(packageRoot, 'dist');
  const holding = readdirSync(dist)
    .filter((file) => file.endsWith('.cjs'))
    .map((file) => readFileSync(join(dist, file), 'utf8'))
    .filter((text) => text.includes('knownHelpersOnly'));
  expect(holding).toHaveLength(1);
  expect(holding[0]).toContain('// src/documents/own-template.ts');
  expect(holding[0]).not.toContain('// src/documents/markdown.ts');
});
