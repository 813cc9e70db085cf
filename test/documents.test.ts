// Documents: hostile answers stay text, every template renders and goes through the one escape.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { lexer, type Token, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { outlineView, titleOf } from '../src/advice/said.ts';
import { DOCUMENT_NAMES, DOCUMENTS } from '../src/documents/catalog.ts';
import { workingCopy } from '../src/documents/left-out.ts';
import { escapeMarkdown, renderTemplate } from '../src/documents/markdown.ts';
import { loadMethod } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { type Answers, NO_ANSWERS, type Reader, readerOf } from '../src/project/answers.ts';
import { answersOf } from './support/answers-of.ts';
import { runs } from './support/runs.ts';

const method = await loadMethod();
const views: Record<string, (reader: Reader) => object> = Object.fromEntries(
  await Promise.all(
    DOCUMENT_NAMES.map(async (name) => {
      const view = await DOCUMENTS[name].view();
      return [name, (reader: Reader) => view(workingCopy(reader).shared, {})] as const;
    }),
  ),
);
/** What a document without any answer says; in the worksheet there is room to write in place of a gap. */
const EMPTY: Record<string, string> = {
  recommendation: 'No line of a checklist is answered yet',
  worksheet: '___',
  closing: '[results: not provided]',
  'session-sheet': 'What, and where',
  'conversation-sheet': '[how to hear from them: not provided]',
  'harm-review': '[what is released: not provided]',
  'feedback-sheet': '[intervention: not provided]',
  heard: '[feedback: not provided]',
};

/** A text for every question that the documents show. */
const everywhere = (text: string): Answers => ({
  ...NO_ANSWERS,
  byId: {
    ...Object.fromEntries(
      method.questions
        .filter((question) => ['text', 'phrase', 'paragraph'].includes(question.kind))
        .map((question) => [question.id, { value: text }]),
    ),
    'find.missing-voices': { value: [text, text] },
    'refine.tactics.chosen': { value: ['consult-experts', 'workshop-partners'] },
  },
});

describe('a text in Markdown', () => {
  test.each<[title: string, text: string, markdown: string]>([
    [
      'stays as it was written where nothing is a mark',
      'We (all 3 of us) paid $5 - or 10% - to O\'Neil & Sons, e.g. "x".',
      'We (all 3 of us) paid $5 - or 10% - to O\'Neil & Sons, e.g. "x".',
    ],
    ['no cell of a table', 'a | b', 'a \\| b'],
    ['no emphasis', '*a* and _b_ and __c__', '\\*a\\* and \\_b\\_ and \\_\\_c\\_\\_'],
    ['an underscore inside a word', 'snake_case_name', 'snake_case_name'],
    ['no code', '`rm`', '\\`rm\\`'],
    ['no deletion', '~~a~~', '\\~\\~a\\~\\~'],
    ['no link', '[a](http://x)', '\\[a]\\(http://x)'],
    ['no picture', '![a](http://x)', '!\\[a]\\(http://x)'],
    ['no reference', '[a]: http://x', '\\[a]: http://x'],
    ['no footnote by reference', '[a][b]', '\\[a][b]'],
    ['a gap in brackets', '[why it matters: not provided]', '[why it matters: not provided]'],
    ['no tag', '<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['no comment', '<!-- a -->', '\\<!-- a -->'],
    ['no address in angle brackets', '<https://x>', '\\<https://x>'],
    ['a number that is smaller', '1 < 2 and 3 <4', '1 < 2 and 3 <4'],
    ['no entity', '&lt;b&gt; &#60;', '\\&lt;b\\&gt; \\&#60;'],
    ['no heading', '# a', '\\# a'],
    ['a number sign inside a line', 'lot # 5', 'lot # 5'],
    ['no list', '- a', '\\- a'],
    ['no list of numbers', '1. a', '1\\. a'],
    ['no quotation', '> a', '\\> a'],
    ['no rule', '---', '\\---'],
    ['no heading by underlining', 'a\n===', 'a<br>\\==='],
    ['a backslash', 'a\\b', 'a\\\\b'],
    ['lines on one line', 'a\r\nb\rc\nd', 'a<br>b<br>c<br>d'],
    ['no heading in a later line', 'a\n# b\n1) c', 'a<br>\\# b<br>1\\) c'],
    ['no control characters', 'a\u0000b\u001b[31mc\u0085d\u2028e', 'ab[31mcde'],
    ['no rule with gaps', '---- ---', '\\---- ---'],
    ['no code by indentation', '    a\n\tb', 'a<br>b'],
  ])('is %s', (_title, text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });

  test('is one line, and any Markdown reader shows just the text: no link, list, table, tag or emphasis', () => {
    const marks = fc.constantFrom(...'ab 1.)#-+>=*_`|<&;!/[](:\\~\n\r\t\u0000\u2028"');
    const words = fc.constantFrom(
      '[a](b)',
      '![a](b)',
      '<b>',
      '</b>',
      '&lt;',
      '- ',
      '1. ',
      '# ',
      '---',
      '***',
      '~~',
      '`',
      'a_b',
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(marks, words) }), (text) => {
        for (const whole of [text, `before ${text} after`, `before\n${text}`]) {
          const markdown = escapeMarkdown(whole);
          expect(markdown).not.toMatch(/[\p{Cc}\u2028]/u);
          expect(shownBy(markdown)).toBe(asOneReads(whole));
        }
      }),
      runs(1000),
    );
  });
});

/** What a Markdown reader shows of a paragraph: plain text, or the kind of whatever else it finds. */
function shownBy(markdown: string): string {
  const inline = (tokens: Token[]): string =>
    tokens
      .map((token) => {
        if (token.type === 'escape') return token.text;
        if (token.type === 'text') return 'tokens' in token && token.tokens ? inline(token.tokens) : token.raw;
        return token.type === 'html' && token.raw === '<br>' ? '\n' : `{${token.type}}`;
      })
      .join('');
  return lexer(markdown)
    .map((token) => (token.type === 'paragraph' ? inline((token as Tokens.Paragraph).tokens) : `{${token.type}}`))
    .join('')
    .replace(/ +/g, ' ');
}

/** A text as the escape means to show it: no controls, lines trimmed. */
const asOneReads = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|\u2028/gu, '')
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/ +/g, ' ');

describe('the templates', () => {
  const folder = join(packageRoot, 'templates');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => name.replace(/\.hbs$/, ''));
  const documents = names.filter((name) => !name.startsWith('_'));

  test('are the documents there are', () => {
    expect([...documents].sort()).toEqual(Object.keys(views).sort());
  });

  test.each(names)('%s puts nothing into a document around the escape', (name) => {
    expect(readFileSync(join(folder, `${name}.hbs`), 'utf8')).not.toMatch(/\{\{\{|\{\{~?\s*&/);
  });

  test.each(documents)('%s renders without any answer, and says what is missing', (name) => {
    const text = renderTemplate(name, views[name]?.(readerOf(method, NO_ANSWERS)) ?? {});
    expect(text).toContain(EMPTY[name] ?? '[why it matters: not provided]');
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toContain('\n\n\n');
  });

  test.each(documents)('%s keeps its form whatever the answers hold', (name) => {
    const hostile = 'a | b\n# c\n| d |\n<b>e</b> `f` *g* [h](i) {{title}}';
    const lines = (text: string) => text.split('\n').length;
    const [plain, odd] = ['words', hostile].map((text) =>
      renderTemplate(name, views[name]?.(readerOf(method, everywhere(text))) ?? {}),
    );
    expect(lines(odd as string)).toBe(lines(plain as string));
    // The recommendation shows no answer in words but the project's name.
    expect(odd).toContain('{{title}}');
    const marks = (text = '') => text.replace(/\\[!-/:-@[-`{-~]/g, '').match(/<b>|`|\*/g) ?? [];
    expect(marks(odd)).toEqual(marks(plain));
  });
});

describe('the outline', () => {
  test('is a table of five boxes with one row, and the pitch below it', () => {
    const text = renderTemplate('outline', outlineView(readerOf(method, everywhere('a | b\nc'))));
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(6);
    expect(text.indexOf('## Pitch')).toBeGreaterThan(text.lastIndexOf('\n|'));
  });

  test('keeps the line breaks of an answer inside its cell', () => {
    const text = renderTemplate('outline', outlineView(readerOf(method, everywhere('first\nsecond'))));
    expect(text).toContain('| first<br>second |');
  });
});

describe('the closing page', () => {
  test('counts one theme as one', () => {
    const byId = {
      'refine.findings.bus.observed': 'The last bus leaves at five',
      'refine.findings.bus.theme': 'hours',
    };
    const text = renderTemplate('closing', views.closing?.(readerOf(method, answersOf(byId))) ?? {});
    expect(text).toContain('**Findings:** 1 on 1 theme\n');
  });

  const tablesOf = (byId: Record<string, string>) =>
    renderTemplate('closing', views.closing?.(readerOf(method, answersOf(byId))) ?? {}).match(/^\|.*$/gm);

  test('shows what was counted where there is a number, and no heading with nothing below it', () => {
    const calls = {
      'design.measures.calls.what': 'Calls for heat at stops',
      'design.measures.riders.what': 'Riders who know the way',
    };
    expect(tablesOf(calls)).toBeNull();
    expect(
      tablesOf({ ...calls, 'design.measures.calls.now': '30 a month', 'design.measures.calls.reached': '12' }),
    ).toEqual([
      '| What we counted | Before | Reached |',
      '| --- | --- | --- |',
      '| Calls for heat at stops | 30 a month | 12 |',
    ]);
  });
});

describe("a document's title", () => {
  test.each<[title: string, byId: Answers['byId'], shown: string | RegExp]>([
    ["the project's name", { 'project.name': { value: 'lead-safe rentals' } }, 'Lead-safe rentals'],
    ['else its focus area', { 'find.focus-area': { value: 'lead paint' } }, 'Lead paint'],
    ['else a plain word', {}, /^A .*project$/],
  ])('is %s', (_title, byId, shown) => {
    expect(titleOf(readerOf(method, { ...NO_ANSWERS, byId }))).toMatch(shown);
  });
});
