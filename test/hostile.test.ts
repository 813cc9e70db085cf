// Hostile answers in every document and format: the form is that of the same project with harmless answers, and the text is there.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutEnd } from '../src/advice/forms.ts';
import { FORMATS, type Format } from '../src/documents/formats.ts';
import { escapeMarkdown } from '../src/documents/markdown.ts';
import { parseMarkdown, textOf } from '../src/documents/parse.ts';
import { answeredWith } from './support/answered.ts';
import { type DocumentName, documentAs, documentNames, markdownOf, method } from './support/documents.ts';
import { HOSTILE, HUGE } from './support/hostile-texts.ts';
import { runs } from './support/runs.ts';
import {
  csvRows,
  htmlSkeleton,
  htmlText,
  letters,
  markdownSkeleton,
  markdownText,
  wordPart,
  wordSkeleton,
  wordText,
} from './support/skeleton.ts';

const classes = Object.keys(HOSTILE);
const all = Object.values(HOSTILE).flat();

/** The same text with harmless words: paragraphs stay paragraphs. */
const benign = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n(?:[^\S\n]*\n)+/)
    .map(() => 'Benign')
    .join('\n\n');

/** Into long documents a class goes together, each text in many places; into the short ones each text by itself. */
const groupsOf = (name: DocumentName, texts: readonly string[]) =>
  ['pitch', 'outline', 'heard'].includes(name) ? texts.map((text) => [text]) : [texts];

const rendered = async (id: Format['id'], name: DocumentName, texts: readonly string[]): Promise<string | Uint8Array> =>
  (await documentAs(id, name, answeredWith(method, texts))) ?? '';

/** Documents that show every answer they have room for; the others leave some out. */
const SHOWS_ALL = ['pitch', 'outline', 'plan'];

// A pitch is one sentence on one line: it shows a text without its last punctuation.
const expected = (name: DocumentName, text: string) =>
  SHOWS_ALL.includes(name) ? letters(name === 'pitch' ? withoutEnd(text) : text) : '';

test('there are enough of them', () => {
  expect(classes.length).toBeGreaterThanOrEqual(14);
  expect(new Set(all).size).toBeGreaterThanOrEqual(150);
});

describe('the escape', () => {
  const places: [place: string, put: (text: string) => string][] = [
    ['a paragraph', (text) => text],
    ['a title', (text) => `# ${text}`],
    ['a list', (text) => `- ${text}\n- second`],
    ['a table', (text) => `| a | b |\n| --- | --- |\n| ${text} | ${text} |`],
    ['a table head', (text) => `| ${text} | b |\n| --- | --- |\n| c | d |`],
    ['a quotation', (text) => `> ${text}`],
    ['bold text', (text) => `**Label:** ${text}`],
    ['the middle of a line', (text) => `before ${text} after`],
    ['an entry below a heading', (text) => `## Heading\n\n${text}\n\n- ${text}`],
  ];

  test.each(places)('keeps a text a text in %s, for two readers of Markdown', (_place, put) => {
    for (const text of all.filter((each) => letters(each) !== '')) {
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
      fc.property(fc.string({ unit, minLength: 1, maxLength: 24 }), fc.constantFrom(...places), (text, [, put]) => {
        fc.pre(letters(text) !== '');
        const [hostile, plain] = [put(escapeMarkdown(text)), put('Benign')];
        expect(shapeOf(hostile)).toBe(shapeOf(plain));
        expect(markdownSkeleton(hostile)).toBe(markdownSkeleton(plain));
        expect(letters(markdownText(hostile))).toBe(letters(markdownText(put('X')).replaceAll('X', () => text)));
      }),
      runs(600),
    );
  });

  /** The parts that our own reader finds, without the text and line breaks. */
  function shapeOf(markdown: string): string {
    return JSON.stringify(parseMarkdown(markdown), (key, value) => {
      if (key === 'content' && Array.isArray(value) && value.every((part) => ['text', 'break'].includes(part.kind)))
        return 'text';
      if ((key === 'head' || key === 'rows') && Array.isArray(value)) return cellsOf(value);
      if (key !== 'content' || !Array.isArray(value)) return value;
      return value.flatMap((part) => (part.kind === 'text' || part.kind === 'break' ? [] : [part]));
    });
  }

  const cellsOf = (value: unknown[]): unknown =>
    Array.isArray(value[0])
      ? value.map((each) => cellsOf(each as unknown[]))
      : value.filter((part) => !isText(part)).length;
  const isText = (part: unknown) => ['text', 'break'].includes((part as { kind: string }).kind);

  test('shows a text letter for letter in our own reader', () => {
    for (const text of all) {
      const [block] = parseMarkdown(`x ${escapeMarkdown(text)}`);
      expect(block?.kind).toBe('paragraph');
      if (block?.kind === 'paragraph') expect(letters(textOf(block.content)), text).toBe(letters(`x${text}`));
    }
  });
});

describe.each(classes)('answers of the class %s', (name) => {
  const texts = (HOSTILE[name] ?? []).filter((text) => letters(text) !== '');

  test.each(documentNames)('leave the form of the %s as it is, as Markdown and as a web page', async (document) => {
    for (const group of groupsOf(document, texts)) {
      const plain = group.map(benign);
      const markdown = markdownSkeleton(await markdownOf(document, answeredWith(method, group)));
      expect(markdown, group[0]).toBe(markdownSkeleton(await markdownOf(document, answeredWith(method, plain))));
      const page = String(await rendered('html', document, group));
      expect(htmlSkeleton(page), group[0]).toBe(htmlSkeleton(String(await rendered('html', document, plain))));
      expect(page).not.toMatch(FORBIDDEN);
      for (const text of group) expect(letters(htmlText(page)), text).toContain(expected(document, text));
    }
  });

  test.each(documentNames)('leave the form of the %s as it is, in Word', async (document) => {
    for (const group of groupsOf(document, texts)) {
      const bytes = (await rendered('docx', document, group)) as Uint8Array;
      const plain = (await rendered('docx', document, group.map(benign))) as Uint8Array;
      expect(wordSkeleton(bytes), group[0]).toBe(wordSkeleton(plain));
      expect(wordPart(bytes, 'word/document.xml')).not.toMatch(FORBIDDEN);
      expect(wordPart(bytes, 'word/_rels/document.xml.rels')).not.toContain('External');
      for (const text of group) expect(letters(wordText(bytes)), text).toContain(expected(document, text));
    }
  });

  test.each(documentNames)(
    'are shown in the %s as plain text, with nothing that moves a terminal',
    async (document) => {
      for (const group of groupsOf(document, texts)) {
        const plain = String(await rendered('txt', document, group));
        const shown = letters(plain.replace(/^> ?/gm, ''));
        for (const text of group) expect(shown, text).toContain(expected(document, text));
        expect(plain.replaceAll('\n', '')).not.toMatch(FORBIDDEN);
        for (const line of plain.split('\n').filter((each) => !each.includes('https://')))
          expect(Array.from(line).filter((letter) => !/\p{M}|\p{Cf}/u.test(letter)).length, line).toBeLessThanOrEqual(
            72,
          );
      }
    },
  );

  test.each(['outline', 'plan'] as const)('are no formulas in the tables of the %s', async (document) => {
    for (const text of texts) {
      const [rows, plain] = [
        csvRows(String(await rendered('csv', document, [text]))),
        csvRows(String(await rendered('csv', document, [benign(text)]))),
      ];
      expect(rows.map((row) => row.length)).toEqual(plain.map((row) => row.length));
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
      expect(letters(rows.flat().join(' ').replaceAll("'", '')), text).toContain(letters(text).replaceAll("'", ''));
    }
  });
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/u;

describe('an answer of 100 KB', () => {
  test.each(FORMATS.map(({ id }) => id))('comes out whole as %s, in a few seconds', async (id) => {
    for (const text of HUGE) {
      const start = performance.now();
      const answers = { ...answeredWith(method, ['Benign']) };
      const byId = {
        ...answers.byId,
        'find.focus-reason': { value: text },
        'project.name': { value: text.slice(0, 2000) },
      };
      const result = await documentAs(id, 'plan', { ...answers, byId });
      expect(result?.length, text.slice(0, 9)).toBeGreaterThan(500);
      expect(performance.now() - start, text.slice(0, 9)).toBeLessThan(5000);
    }
  });
});

test('answers of which nothing is left to show break nothing', async () => {
  for (const { id } of FORMATS)
    for (const document of documentNames) expect(await rendered(id, document, ['\u0000', '\u001b'])).toBeDefined();
});
