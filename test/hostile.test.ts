// Hostile answers in every document and format: the form is that of the same project with harmless answers, and the text is there. A sample;
// every text at every place is in hostile.full.test.ts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../src/documents/formats.ts';
import { escapeMarkdown, shaped } from '../src/documents/markdown.ts';
import { type Inline, parseMarkdown, textOf } from '../src/documents/parse.ts';
import { answeredWith } from './support/answered.ts';
import { documentNames, method, sourceOf } from './support/documents.ts';
import { PLACES, READERS, readable, testDocuments, testHuge, testPages } from './support/hostile-documents.ts';
import { HOSTILE } from './support/hostile-texts.ts';
import { runs } from './support/runs.ts';
import { letters, markdownSkeleton, markdownText } from './support/skeleton.ts';

const all = Object.values(HOSTILE).flat();

test('there are enough of them', () => {
  expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(14);
  expect(new Set(all).size).toBeGreaterThanOrEqual(150);
});

describe('the escape', () => {
  test.each(PLACES)('keeps a text a text in %s, for two readers of Markdown', (_place, put) => {
    for (const text of readable) {
      const [hostile, plain] = [put(escapeMarkdown(text)), put('Benign')];
      expect(markdownSkeleton(hostile), text).toBe(markdownSkeleton(plain));
      expect(letters(markdownText(hostile)), text).toBe(letters(markdownText(put('X')).replaceAll('X', () => text)));
      expect(shapeOf(hostile), text).toBe(shapeOf(plain));
    }
  });

  test('keeps any text a text, for two readers of Markdown', () => {
    const unit = fc.constantFrom(
      ...'ab 1.)#-+>=*_`|<&;!/[](){}:\\~\n\t"^$%@é漢',
      '<br>',
      '](',
      '&lt;',
      '[x]',
      '```',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 24 }), fc.constantFrom(...PLACES), (text, [, put]) => {
        fc.pre(letters(text) !== '');
        const [hostile, plain] = [put(escapeMarkdown(text)), put('Benign')];
        expect(shapeOf(hostile)).toBe(shapeOf(plain));
        expect(markdownSkeleton(hostile)).toBe(markdownSkeleton(plain));
        expect(letters(markdownText(hostile))).toBe(letters(markdownText(put('X')).replaceAll('X', () => text)));
      }),
      runs(600),
    );
  });

  const lines = readable.filter((text) => !/[\r\n\t]/.test(text));
  test.each<[string, (text: string) => string]>([
    ['list', (text) => `- ${text}\n- second`],
    ['list below its label', (text) => `Before:\n• ${text}\n• ${text}\nafter`],
    ['numbered list', (text) => `1. ${text}\n2) ${text}`],
    ['table', (text) => `a\t${text}\n${text}\tb\tc`],
  ])('keeps a text a text in a pasted %s, for two readers of Markdown', (_shape, paste) => {
    const before: [string, string][] = [
      ['', ''],
      ['**Label:** ', ''],
      ['> ', ''],
      ['- ', '\n- next'],
    ];
    for (const text of lines)
      for (const [start, end] of before) {
        const put = (given: string) => shaped(`${start}${escapeMarkdown(paste(given))}${end}`);
        expect(shapeOf(put(text)), text).toBe(shapeOf(put('Benign')));
        expect(markdownSkeleton(put(text)), text).toBe(markdownSkeleton(put('Benign')));
        expect(letters(markdownText(put(text))), text).toBe(
          letters(markdownText(put('X')).replaceAll('X', () => text)),
        );
      }
  });

  /** Whether a part is text: a line break and a link that shows its own address are, too. */
  const isText = (part: Inline): boolean =>
    part.kind === 'text' || part.kind === 'break' || (part.kind === 'link' && textOf(part.content) === part.href);

  /** The parts that our own reader finds, without the text and line breaks. */
  function shapeOf(markdown: string): string {
    return JSON.stringify(parseMarkdown(markdown), (key, value) => {
      if (key === 'content' && Array.isArray(value) && value.every(isText)) return 'text';
      if ((key === 'head' || key === 'rows') && Array.isArray(value)) return cellsOf(value);
      if (key !== 'content' || !Array.isArray(value)) return value;
      return value.filter((part) => !isText(part));
    });
  }

  const cellsOf = (value: unknown[]): unknown =>
    Array.isArray(value[0])
      ? value.map((each) => cellsOf(each as unknown[]))
      : value.filter((part) => !isText(part as Inline)).length;

  test('shows a text letter for letter in our own reader', () => {
    for (const text of all) {
      const [block] = parseMarkdown(`x ${escapeMarkdown(text)}`);
      expect(block?.kind).toBe('paragraph');
      if (block?.kind === 'paragraph') expect(letters(textOf(block.content)), text).toBe(letters(`x${text}`));
    }
  });
});

testPages('sample');
testDocuments('sample', { turns: 1 });
testHuge('sample');

test('answers of which nothing is left to show break nothing', async () => {
  const answers = answeredWith(method, ['\u0000', '\u001b']);
  for (const name of documentNames) {
    const [page, tables] = [await sourceOf('md', name, answers), await sourceOf('csv', name, answers)];
    for (const { id, render } of FORMATS) {
      const { markdown, meta } = id === 'csv' || id === 'xlsx' ? tables : page;
      const file = await render(markdown, meta);
      if (file !== undefined) expect(READERS[id].bad(file), `${name} as ${id}`).toEqual([]);
    }
  }
});
