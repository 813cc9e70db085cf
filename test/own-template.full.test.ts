// Copies of all built-in templates render as the originals for every example, nothing that may be written gets around the rules, and each
// template that is too much is ended in every format; a sample is in own-template.test.ts.
import { describe, expect, test } from 'vitest';
import { DOCUMENT_NAMES, formatNames } from '../src/documents/catalog.ts';
import { ownDocument } from '../src/documents/own-template.ts';
import { exampleFiles } from './support/examples.ts';
import { expectCopy, expectData, expectTooDeep, TOO_DEEP } from './support/own-copies.ts';
import { GROWING, testGrowth, testWhateverWritten } from './support/own-templates.ts';

testWhateverWritten(1);
testGrowth(GROWING.map(([name]) => name));

describe.each(DOCUMENT_NAMES)('a copy of %s', (name) => {
  test('renders as the original for every example, and without an answer', () => expectCopy(name, exampleFiles));

  test('has data that can be looked at, with every name that the template uses', () => expectData(name));
});

describe('a template that is too much', () => {
  test('is ended: a long answer over and over', () => {
    expect(() => ownDocument('{{long}}'.repeat(2000), 'own.hbs', { long: 'word '.repeat(40_000) })).toThrow(
      'own.hbs makes more text than any document has.',
    );
  });

  const shapes = Object.keys(TOO_DEEP) as (keyof typeof TOO_DEEP)[];
  // A template is filled in before any format sees it. Markdown is then printed as it stands, so quotes nest too deeply only where another
  // format reads them.
  const formatsFor = (shape: string) =>
    formatNames('pitch').filter((each) => (each === 'md') !== shape.startsWith('quotes'));
  test.each(shapes.flatMap((shape) => formatsFor(shape).map((format) => [shape, format] as const)))(
    'is told in one message without a stack: %s, as %s',
    expectTooDeep,
  );
});
