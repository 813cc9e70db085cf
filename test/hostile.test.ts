// Hostile answers in every document and format: the form is that of the same project with harmless answers, and the text is there. A sample;
// every text at every place is in hostile.full.test.ts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../src/documents/markdown.ts';
import { parseMarkdown, textOf } from '../src/documents/parse.ts';
import {
  PLACES,
  shapeOf,
  testDocuments,
  testHuge,
  testNothingLeft,
  testPages,
  testPasted,
  testPlaces,
} from './support/hostile-documents.ts';
import { HOSTILE } from './support/hostile-texts.ts';
import { runs } from './support/runs.ts';
import { letters, markdownSkeleton, markdownText } from './support/skeleton.ts';

const all = Object.values(HOSTILE).flat();

test('there are enough of them', () => {
  expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(14);
  expect(new Set(all).size).toBeGreaterThanOrEqual(150);
});

describe('the escape', () => {
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

  test('shows a text letter for letter in our own reader', () => {
    for (const text of all) {
      const [block] = parseMarkdown(`x ${escapeMarkdown(text)}`);
      expect(block?.kind).toBe('paragraph');
      if (block?.kind === 'paragraph') expect(letters(textOf(block.content)), text).toBe(letters(`x${text}`));
    }
  });
});

testPlaces('sample');
testPasted('sample');
testPages('sample');
testDocuments('sample', { turns: 1 });
testHuge('sample');
testNothingLeft('sample');
