// Hostile answers in every document and format: the form is that of the same project with harmless answers, and the text is there.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutEnd } from '../src/advice/forms.ts';
import { FORMATS, type Format } from '../src/documents/formats.ts';
import { escapeMarkdown, shaped } from '../src/documents/markdown.ts';
import { type Inline, parseMarkdown, textOf } from '../src/documents/parse.ts';
import type { Meta } from '../src/documents/sections.ts';
import type { ViewOptions } from '../src/documents/view.ts';
import { answeredWith } from './support/answered.ts';
import { type DocumentName, documentAs, documentNames, method, sourceOf } from './support/documents.ts';
import { HOSTILE, HUGE } from './support/hostile-texts.ts';
import { runs } from './support/runs.ts';
import {
  csvRows,
  excelParts,
  excelSheets,
  htmlSkeleton,
  htmlText,
  letters,
  markdownSkeleton,
  markdownText,
  wordPart,
  wordSkeleton,
  wordText,
} from './support/skeleton.ts';
import { secondsOf } from './support/time.ts';
import { times } from './torture/measure.ts';

const all = Object.values(HOSTILE).flat();
const readable = all.filter((text) => letters(text) !== '');
const formats = FORMATS.map(({ id }) => id);

/** A text as a title or a pitch shows it: without a list's mark before it and the end marks behind it. */
const asTitle = (text: string): string => withoutEnd(text.replace(/^(?:[-*•·–—]|\(?\d{1,2}[.)])\s+/u, ''));

test('there are enough of them', () => {
  expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(14);
  expect(new Set(all).size).toBeGreaterThanOrEqual(150);
});

/** The places of a page where a text can stand. */
const PLACES: [place: string, put: (text: string) => string][] = [
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

describe.each(formats)('hostile texts on pages in the format %s', (id) => {
  const page = (markdown: string, title = 'Pages') => ({
    markdown,
    meta: { title, method: 'A method', kind: 'A page', language: 'en' },
  });

  test.each(PLACES)('leave the form as it is and stay texts, in %s', (_place, put) =>
    eachOf(readable, (texts) =>
      expectTexts(
        id,
        texts.map((text) => ({
          hostile: page(put(escapeMarkdown(text))),
          harmless: page(put(wordFor(0))),
          texts: [[text]],
        })),
      ),
    ),
  );

  test('leave the form as it is and stay texts, in the title of the page', () =>
    eachOf(readable, (texts) => {
      const title = texts.join(' ');
      const hostile = page(`# ${escapeMarkdown(title)}`);
      return expectTexts(id, [{ hostile, harmless: page(`# ${wordFor(0)}`), texts: [[title]] }]);
    }));

  test('leave the form as it is and stay texts, in the title of the project', () =>
    eachOf(readable, (texts) => {
      const title = texts.join(' ');
      const hostile = page('A text.', title);
      return expectTexts(id, [{ hostile, harmless: page('A text.', wordFor(0)), texts: [[title]] }]);
    }));
});

describe('hostile answers', () => {
  /** A long document holds all texts, each in some place of it; in a torture run again and again, in other places. */
  const turned = (texts: readonly string[]) =>
    Array.from({ length: times(5, 2, 1) }, (_, turn) =>
      texts.map((_text, i) => texts.at((i + turn * 13) % texts.length) as string),
    );

  const documents: [string, DocumentName, ViewOptions][] = [
    ...documentNames.map((name): [string, DocumentName, ViewOptions] => [name, name, {}]),
    ['whole worksheet', 'worksheet', { whole: true }],
  ];
  // What a sheet of paper takes up, and how much of it, hangs on the words: of long ones it is only seen that nothing bad comes of them,
  // and short ones are looked at one by one, if they can name a group of people that was heard.
  const isCut = (name: DocumentName) => ['brief', 'invitation', 'feedback-sheet'].includes(name);

  test.each(documents)('leave the form of the %s as it is and stay texts, in every format', (_shown, name, options) =>
    eachOf(readable, async (texts) => {
      // A short one shows a text at a time, page by page.
      const isShort = ['pitch', 'outline', 'heard'].includes(name);
      const groups = isShort ? texts.map((text) => [text]) : turned(texts);
      const pagesFor = (id: Format['id']): Promise<Page[]> =>
        Promise.all(
          groups.map(async (group) => ({
            // The working copy shows all of it.
            hostile: await sourceOf(id, name, answeredWith(method, group), { ...options, internal: true }),
            harmless: await sourceOf(id, name, answeredWith(method, isCut(name) ? group : group.map(benign)), {
              ...options,
              internal: true,
            }),
            // A sentence has lines of a text, and things parted by commas, with "and" between them, and without their last punctuation.
            texts: group.map((text) => text.split(/\r\n?|\n|, /).map(asTitle)),
          })),
        );
      const [pages, tables] = [await pagesFor('md'), await pagesFor('csv')];
      for (const id of formats) await expectTexts(id, id === 'csv' || id === 'xlsx' ? tables : pages);
    }),
  );

  test('that are short leave the form of the brief, in every format', () =>
    eachOf(
      readable.filter((text) => text.length < 40 && !/[\r\n;|]/.test(text) && /\p{L}/u.test(text)),
      async (texts) => {
        const brief = (text: string) => sourceOf('md', 'brief', answeredWith(method, [text]), { internal: true });
        const harmless = await brief(wordFor(0));
        const pages: Page[] = await Promise.all(
          texts.map(async (text) => ({ hostile: await brief(text), harmless, texts: [[asTitle(text)]] })),
        );
        for (const id of formats.filter((each) => each !== 'csv')) await expectTexts(id, pages);
      },
    ));
});

describe('an answer of 100 KB', () => {
  test.each(formats)('comes out whole as %s, in a few seconds', async (id) => {
    for (const text of HUGE) {
      const answers = answeredWith(method, ['Benign']);
      const byId = {
        ...answers.byId,
        'find.focus-reason': { value: text },
        'project.name': { value: text.slice(0, 2000) },
      };
      const seconds = await secondsOf(async () => {
        const result = await documentAs(id, 'plan', { ...answers, byId });
        expect(result?.length, text.slice(0, 9)).toBeGreaterThan(500);
      });
      expect(seconds, text.slice(0, 9)).toBeLessThan(5);
    }
  });
});

test('answers of which nothing is left to show break nothing', async () => {
  for (const id of formats)
    for (const name of documentNames) {
      const file = await documentAs(id, name, answeredWith(method, ['\u0000', '\u001b']));
      if (file !== undefined) expect(READERS[id].bad(file), `${name} as ${id}`).toEqual([]);
    }
});

// --- internal ---

type File = string | Uint8Array;

/** A page that holds texts, each in the parts that have to show, and the same page with a harmless word for each of them. */
type Page = { hostile: Source; harmless: Source; texts: readonly (readonly string[])[] };
type Source = { markdown: string; meta: Meta };

const wordFor = (i: number): string => `benign${i}x`;

/** The harmless word for a text: paragraphs stay paragraphs. */
function benign(text: string, i: number): string {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n(?:[^\S\n]*\n)+/);
  return paragraphs.map(() => wordFor(i)).join('\n\n');
}

/** Checks texts all together; where that fails by halves, down to the text that breaks it, which the failure names. */
async function eachOf(texts: readonly string[], check: (texts: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await check(texts);
  } catch (error) {
    if (texts.length === 1) throw new Error(`${JSON.stringify(texts[0])}: ${error}`, { cause: error });
    const half = Math.ceil(texts.length / 2);
    await eachOf(texts.slice(0, half), check);
    await eachOf(texts.slice(half), check);
    throw error;
  }
}

/** One file of all the pages has the form of the harmless one, nothing bad in it, and each text where that one has its word. */
async function expectTexts(id: Format['id'], pages: readonly Page[]): Promise<void> {
  const [file, plain] = [await render(id, pages, 'hostile'), await render(id, pages, 'harmless')];
  if (file === undefined || plain === undefined) return expect(file, id).toBe(plain);
  expect(READERS[id].form(file), id).toBe(READERS[id].form(plain));
  expect(READERS[id].bad(file), id).toEqual([]);
  const [read, harmless] = [readIn(id, file), readIn(id, plain)];
  expect(read, id).toHaveLength(pages.length);
  for (const [n, { texts }] of pages.entries())
    for (const [i, parts] of texts.entries())
      if (harmless[n]?.includes(wordFor(i)))
        for (const part of parts) expect(read[n], `${id}: ${part}`).toContain(said(id, part));
}

/** One file of several pages, each behind a mark that every format shows; it has the title of the first. */
function render(id: Format['id'], pages: readonly Page[], which: 'hostile' | 'harmless') {
  const marked = pages.map((page, i) => `| |\n| --- |\n| Page ${i}. |\n\n${page[which].markdown}\n\n`);
  const [first, second] = pages as [Page, Page?];
  const markdown = second ? `# Pages\n\n${marked.join('')}` : first[which].markdown;
  return FORMATS.find((format) => format.id === id)?.render(markdown, first[which].meta);
}

/** What a person reads in each of the pages. */
function readIn(id: Format['id'], file: File): string[] {
  const [first = '', ...pages] = said(id, READERS[id].text(file)).split(/page\d+\./);
  return pages.length > 0 ? pages : [first];
}

/** What Unicode sets aside for programs, and the writer of Excel files leaves out. */
const NO_CHARACTERS = /\p{Noncharacter_Code_Point}/gu;

/** The letters of a text, small ones as a title begins with a capital; without what a format puts before a quoted line or a formula. */
const said = (id: Format['id'], text: string): string =>
  letters(text)
    .toLowerCase()
    .replace({ txt: />/g, csv: /'/g, xlsx: NO_CHARACTERS }[id as string] ?? /^$/, '');

/** What of a file is its form, what a person reads in it, and what must not be in it, whatever the texts are. */
const READERS: Record<
  Format['id'],
  Record<'form' | 'text', (file: File) => string> & { bad: (file: File) => string[] }
> = {
  md: { form: (file) => markdownSkeleton(String(file)), text: (file) => markdownText(String(file)), bad: () => [] },
  html: {
    form: (file) => htmlSkeleton(String(file)),
    text: (file) => htmlText(String(file)),
    bad: (file) => [
      ...(String(file).match(FORBIDDEN) ?? []),
      ...Array.from(String(file).matchAll(/ (?:href|src)="(?!#|https?:\/\/)([^"]*)"/gi), ([, target]) => `${target}`),
    ],
  },
  docx: {
    form: (file) => wordSkeleton(file as Uint8Array),
    text: (file) => wordText(file as Uint8Array),
    bad: (file) => [
      ...(wordPart(file as Uint8Array, 'word/document.xml').match(FORBIDDEN) ?? []),
      ...(wordPart(file as Uint8Array, 'word/_rels/document.xml.rels').match(
        /Target="(?!https?:\/\/)[^"]*" TargetMode="External"/gi,
      ) ?? []),
    ],
  },
  txt: {
    form: () => '',
    text: String,
    bad: (file) => [
      ...(String(file).replaceAll('\n', '').match(FORBIDDEN) ?? []),
      ...String(file)
        .split('\n')
        .filter((line) => !line.includes('https://') && Array.from(line.replace(/\p{M}|\p{Cf}/gu, '')).length > 72),
    ],
  },
  csv: {
    form: (file) =>
      csvRows(String(file))
        .map(({ length }) => `${length}`)
        .join('\n'),
    text: (file) => csvRows(String(file)).flat().join(' '),
    bad: (file) =>
      csvRows(String(file))
        .flat()
        .filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell)),
  },
  xlsx: {
    form: (file) =>
      excelSheets(file as Uint8Array)
        .map((rows) => rows.map(({ length }) => length).join(' '))
        .join('\n'),
    text: (file) =>
      excelSheets(file as Uint8Array)
        .flat(2)
        .join(' '),
    bad: (file) =>
      excelParts(file as Uint8Array).flatMap(
        (xml) => xml.match(/<f\b|<hyperlink|TargetMode/g) ?? xml.match(FORBIDDEN) ?? [],
      ),
  },
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/gu;
