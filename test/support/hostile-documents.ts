// Hostile texts in documents and formats: the form has to be that of the same pages with harmless words, and the texts have to be there.

import { describe, expect, test } from 'vitest';
import { groupsOf } from '../../src/advice/people.ts';
import { FORMATS, type Format } from '../../src/documents/catalog.ts';
import type { Meta } from '../../src/documents/markdown.ts';
import { escapeMarkdown, shaped } from '../../src/documents/markdown.ts';
import { type Inline, parseMarkdown, textOf } from '../../src/documents/parse.ts';
import type { ViewOptions } from '../../src/documents/views/shown.ts';
import { readerOf } from '../../src/project/answers.ts';
import { saysNothing } from '../../src/project/meant.ts';
import { withoutEnd } from '../../src/text.ts';
import { answeredWith } from './answered.ts';
import { type DocumentName, documentAs, documentNames, method, sourceOf } from './documents.ts';
import { HOSTILE, HUGE } from './hostile-texts.ts';
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
} from './skeleton.ts';
import { secondsOf } from './time.ts';

const formats = FORMATS.map(({ id }) => id);

/** The texts of which something is left to read. */
export const readable = Object.values(HOSTILE)
  .flat()
  .filter((text) => letters(text) !== '');

/** The places of a page where a text can stand. */
export const PLACES: readonly (readonly [place: string, put: (text: string) => string])[] = [
  ['a paragraph', (text) => text],
  ['a list', (text) => `- ${text}\n- second`],
  ['a table', (text) => `| a | b |\n| --- | --- |\n| ${text} | ${text} |`],
  ['a table head', (text) => `| ${text} | b |\n| --- | --- |\n| c | d |`],
  ['a quotation', (text) => `> ${text}`],
  ['bold text', (text) => `**Label:** ${text}`],
  ['the middle of a line', (text) => `before ${text} after`],
  ['an entry below a heading', (text) => `## Heading\n\n${text}\n\n- ${text}`],
  // Last, as a table names the title that it stands below.
  ['a title', (text) => `# ${text}`],
];

type Placed = { text: string; put: (text: string) => string };

/** The texts that stand at the nth place where each `every`th text stands at one, and each place has some of them. */
const textsAt = (n: number, every: number): readonly string[] =>
  readable.filter((_, i) => i % (every * PLACES.length) === every * n);

/** Every second text at one place, and each place with some of them. */
const PLACED: readonly Placed[] = PLACES.flatMap(([, put], n) => textsAt(n, 2).map((text) => ({ text, put })));

/** How much is tried: some texts of each class and some at each place, or all of them everywhere. */
type Extent = 'sample' | 'whole';

/** All of them, or one of so many, from the given one on: the texts stand class by class, so that most classes keep one. */
const someOf = <T>(extent: Extent, all: readonly T[], every: number, from = 0): readonly T[] =>
  extent === 'whole' ? all : all.filter((_, i) => i % every === from);

/** Tests that texts stay texts at each place of a page, for two readers of Markdown: each text at one of them, or everywhere. */
export function testPlaces(extent: Extent): void {
  describe('the escape', () => {
    test.each(PLACES.map(([place, put], n) => [place, put, extent === 'whole' ? readable : textsAt(n, 1)] as const))(
      'keeps a text a text in %s, for two readers of Markdown',
      (_place, put, texts) => {
        for (const text of texts) {
          const [hostile, plain] = [put(escapeMarkdown(text)), put('Benign')];
          expect(markdownSkeleton(hostile), text).toBe(markdownSkeleton(plain));
          expect(letters(markdownText(hostile)), text).toBe(
            letters(markdownText(put('X')).replaceAll('X', () => text)),
          );
          expect(shapeOf(hostile), text).toBe(shapeOf(plain));
        }
      },
    );
  });
}

/** Tests that texts stay texts in a list or table that was pasted, for two readers of Markdown: every eighth text, or each. */
export function testPasted(extent: Extent): void {
  const lines = readable.filter((text) => !/[\r\n\t]/.test(text));

  describe('the escape', () => {
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
      for (const text of someOf(extent, lines, 8))
        for (const [start, end] of before) {
          const put = (given: string) => shaped(`${start}${escapeMarkdown(paste(given))}${end}`);
          expect(shapeOf(put(text)), text).toBe(shapeOf(put('Benign')));
          expect(markdownSkeleton(put(text)), text).toBe(markdownSkeleton(put('Benign')));
          expect(letters(markdownText(put(text))), text).toBe(
            letters(markdownText(put('X')).replaceAll('X', () => text)),
          );
        }
    });
  });
}

/** Tests the pages of every format: with every second text at one place, or with each at every place. */
export function testPages(extent: Extent): void {
  const page = (markdown: string, title = 'Pages') => ({
    markdown,
    meta: { title, method: 'A method', kind: 'A page', language: 'en', issue: { issuer: '', version: '', day: '' } },
  });
  const places: readonly (readonly [string, readonly Placed[]])[] =
    extent === 'sample'
      ? [['all places of one document', PLACED]]
      : PLACES.map(([place, put]) => [place, readable.map((text) => ({ text, put }))]);

  describe.each(formats)('hostile texts on pages in the format %s', (id) => {
    test.each(places)('leave the form as it is and stay texts, in %s', (_places, placed) =>
      eachOf(placed, (some) =>
        expectTexts(
          id,
          some.map(({ text, put }) => ({
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
}

/** What is so short that it shows a text or two. */
const SHORT: readonly DocumentName[] = ['pitch', 'outline', 'heard'];

/** What is tried every day: what is short, what is long, and a sheet of paper to write on. */
const SAMPLE: readonly DocumentName[] = ['pitch', 'plan', 'session-sheet'];

/**
 * Tests the documents in every format, all of them or three. A long one holds all texts, each in some place of it, `turns` times in other
 * places; of a short one there is a project for each text, or for each sixteenth.
 */
export function testDocuments(extent: Extent, { turns }: { turns: number }): void {
  const documents = [
    ...documentNames.map((name): [string, DocumentName, ViewOptions] => [name, name, {}]),
    ['whole worksheet', 'worksheet', { whole: true }] as const,
  ].filter(([shown]) => extent === 'whole' || SAMPLE.some((name) => name === shown));
  const groupsIn = (texts: readonly string[]) => groupsOf(readerOf(method, answeredWith(method, texts))).length;
  // Where two texts name one group of people, as their words are the same, the picture of who was heard has a row less: other places, then.
  const turned = (texts: readonly string[]) => {
    const groups: string[][] = [];
    for (let turn = 0; turn < texts.length && groups.length < turns; turn++) {
      const group = texts.map((_text, i) => texts.at((i + turn * 13) % texts.length) as string);
      if (groupsIn(group) === groupsIn(group.map(benign))) groups.push(group);
    }
    return groups;
  };
  // What a sheet of paper takes up, and how much of it, hangs on the words: of long ones it is only seen that nothing bad comes of them,
  // and short ones are looked at one by one, if they can name a group of people that was heard.
  const isCut = (name: DocumentName) => ['brief', 'invitation', 'feedback-sheet'].includes(name);
  const short = readable.filter((text) => text.length < 40 && !/[\r\n;|]/.test(text) && /\p{L}/u.test(text));

  // What only has marks is no answer to documents, so a word goes with it.
  const answers = readable.map((text) => (saysNothing(text) ? `${text}\nand so on` : text));

  describe('hostile answers', () => {
    test.each(documents)(
      'leave the form of the %s as it is and stay texts, in every format',
      (_shown, name, options) => {
        const isShort = SHORT.includes(name);
        return eachOf(isShort ? someOf(extent, answers, 16) : answers, async (texts) => {
          const groups = isShort ? texts.map((text) => [text]) : turned(texts);
          if (!isShort && texts === answers) expect(groups).toHaveLength(turns);
          const pagesFor = (id: Format['id']): Promise<Page[]> => {
            const made = new Map<string, Promise<Source>>();
            // The working copy shows all of it. Many hostile texts have one harmless project.
            const source = (group: readonly string[]): Promise<Source> => {
              const source =
                made.get(group.join('\0')) ??
                sourceOf(id, name, answeredWith(method, group), { ...options, internal: true });
              made.set(group.join('\0'), source);
              return source;
            };
            return Promise.all(
              groups.map(async (group) => ({
                hostile: await source(group),
                harmless: await source(isCut(name) ? group : group.map(benign)),
                // A sentence has lines of a text, and things parted by commas, with "and" between them, and without their last punctuation.
                texts: group.map((text) => text.split(/\r\n?|\n|, /).map(asTitle)),
              })),
            );
          };
          const [pages, tables] = [await pagesFor('md'), await pagesFor('csv')];
          for (const id of formats) await expectTexts(id, id === 'csv' || id === 'xlsx' ? tables : pages);
        });
      },
    );

    test('that are short leave the form of the brief, in every format', () =>
      eachOf(someOf(extent, short, 16), async (texts) => {
        const brief = (text: string) => sourceOf('md', 'brief', answeredWith(method, [text]), { internal: true });
        const harmless = await brief(wordFor(0));
        const pages: Page[] = await Promise.all(
          texts.map(async (text) => ({ hostile: await brief(text), harmless, texts: [[asTitle(text)]] })),
        );
        for (const id of formats.filter((each) => each !== 'csv')) await expectTexts(id, pages);
      }));
  });
}

/** The parts that our own reader finds, without the text and line breaks. */
export function shapeOf(markdown: string): string {
  return JSON.stringify(parseMarkdown(markdown), (key, value) => {
    if (key === 'content' && Array.isArray(value) && value.every(isText)) return 'text';
    if ((key === 'head' || key === 'rows') && Array.isArray(value)) return cellsOf(value);
    if (key !== 'content' || !Array.isArray(value)) return value;
    return value.filter((part) => !isText(part));
  });
}

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

/** Tests that a document comes out where nothing is left to show of an answer: the plan every day, or all. */
export function testNothingLeft(extent: Extent): void {
  test('answers of which nothing is left to show break nothing', async () => {
    const answers = answeredWith(method, ['\u0000', '\u001b']);
    for (const name of extent === 'whole' ? documentNames : (['plan'] as const)) {
      const [page, tables] = [await sourceOf('md', name, answers), await sourceOf('csv', name, answers)];
      for (const { id, render } of FORMATS) {
        const { markdown, meta } = id === 'csv' || id === 'xlsx' ? tables : page;
        const file = await render(markdown, meta);
        if (file !== undefined) expect(READERS[id].bad(file), `${name} as ${id}`).toEqual([]);
      }
    }
  });
}

/** Tests that an answer of 100 KB comes out whole and soon: another one in each format, or all. */
export function testHuge(extent: Extent): void {
  const cases = formats.flatMap((id, n) =>
    someOf(extent, HUGE, HUGE.length, n % HUGE.length).map((text) => ({
      id,
      text,
      start: text.slice(0, 9).trim(),
    })),
  );
  test.each(cases)('an answer of 100 KB comes out whole as $id, in a few seconds: $start…', async ({ id, text }) => {
    const answers = answeredWith(method, ['Benign']);
    const byId = {
      ...answers.byId,
      'find.focus-reason': { value: text },
      'project.name': { value: text.slice(0, 2000) },
    };
    const seconds = await secondsOf(async () => {
      const result = await documentAs(id, 'plan', { ...answers, byId });
      expect(result?.length).toBeGreaterThan(500);
    });
    expect(seconds).toBeLessThan(5);
  });
}

// --- internal ---

type File = string | Uint8Array;

/** Whether a part is text: a line break and a link that shows its own address are, too. */
const isText = (part: Inline): boolean =>
  part.kind === 'text' || part.kind === 'break' || (part.kind === 'link' && textOf(part.content) === part.href);

const cellsOf = (value: unknown[]): unknown =>
  Array.isArray(value[0])
    ? value.map((each) => cellsOf(each as unknown[]))
    : value.filter((part) => !isText(part as Inline)).length;

/** A page that holds texts, each in the parts that have to show, and the same page with a harmless word for each of them. */
type Page = { hostile: Source; harmless: Source; texts: readonly (readonly string[])[] };
type Source = { markdown: string; meta: Meta };

/** A text as a title or a pitch shows it: without a list's mark before it and the end marks behind it. */
const asTitle = (text: string): string => withoutEnd(text.replace(/^(?:[-*•·–—]|\(?\d{1,2}[.)])\s+/u, ''));

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
async function eachOf<T>(texts: readonly T[], check: (texts: readonly T[]) => Promise<void>): Promise<void> {
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/gu;
