// The documents on paper: what a browser prints, read back from the PDF page by page, for A4 and for Letter.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTS } from '../src/documents/catalog.ts';
import { toHtml } from '../src/documents/html.ts';
import { forEverybody } from '../src/documents/left-out.ts';
import { metaOf, renderTemplate } from '../src/documents/markdown.ts';
import { textOf as inlineText, parseMarkdown } from '../src/documents/parse.ts';
import { worksheetSections, worksheetView } from '../src/documents/views/worksheet.ts';
import type { Answers } from '../src/project/answers.ts';
import { readerOf } from '../src/project/answers.ts';
import { words } from '../src/words.ts';
import { answeredWith } from './support/answered.ts';
import { browserMissing, has, openBrowser } from './support/browser.ts';
import {
  type DocumentName,
  documentAs,
  documentNames,
  markdownOf,
  method,
  projects,
  sourceOf,
} from './support/documents.ts';
import { messyProject } from './support/messy-project.ts';
import { pngOf } from './support/small-pictures.ts';
import { tempDir } from './support/temp-dir.ts';

const readerMissing = !has('pdftotext', '-v') && !process.env.CI;
if (readerMissing) console.log('Skipped: the tests of what is printed need pdftotext (apt-get install poppler-utils).');

const PAPERS = ['A4', 'Letter'] as const;
type Paper = (typeof PAPERS)[number];

/** A line of text with its lower edge, and how high the page is, in points. */
type Page = { lines: { text: string; bottom: number }[]; height: number };

const examples = [...projects].filter(([name]) => name !== 'hostile');
const finished = projects.get('lead-paint-cycle-1') as Answers;

let browser: Browser;
/** One tab for all that is printed: for a new one Chromium starts a process. As broad as the text on A4, so that heights are those on paper. */
let tab: Tab;
beforeAll(async () => {
  if (browserMissing) return;
  browser = await openBrowser();
  tab = await browser.newPage({ viewport: { width: 673, height: 1000 } });
  await tab.emulateMedia({ media: 'print' });
});
afterAll(() => browser?.close());

/** The pages of what a browser prints of some HTML, without the numbers at their feet. */
async function printed(html: string, format: Paper): Promise<{ pages: Page[]; numbers: string[] }> {
  const folder = tempDir();
  const [file, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
  writeFileSync(file, html);
  await tab.goto(pathToFileURL(file).href);
  await tab.pdf({ path: pdf, format });
  spawnSync('pdftotext', ['-bbox-layout', '-enc', 'UTF-8', pdf, `${pdf}.xml`]);
  const all = readFileSync(`${pdf}.xml`, 'utf8').split('<page ').slice(1).map(pageOf);
  const isNumber = ({ text }: Page['lines'][number]) => /^\d+ ?\/ ?\d+$/.test(text);
  return {
    pages: all.map(({ lines, height }) => ({ lines: lines.filter((line) => !isNumber(line)), height })),
    numbers: all.map(({ lines }) => lines.find(isNumber)?.text.replaceAll(' ', '') ?? ''),
  };
}

function pageOf(xml: string): Page {
  const lines = Array.from(
    xml.matchAll(/<line [^>]*yMax="([\d.]+)"[^>]*>([\s\S]*?)<\/line>/g),
    ([, bottom, inner]) => ({
      bottom: Number(bottom),
      text: Array.from((inner ?? '').matchAll(/<word [^>]*>([^<]*)</g), ([, word]) => word).join(' '),
    }),
  );
  return { lines: lines.sort((a, b) => a.bottom - b.bottom), height: Number(/height="([\d.]+)"/.exec(xml)?.[1]) };
}

/** How many lines to write on stand below a question, by its text; of questions that have some wherever they stand. */
function linesBelow(markdown: string): Map<string, number> {
  const blocks = parseMarkdown(markdown);
  const found = new Map<string, number>();
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1];
    const room = next?.kind === 'space' ? next.labels.length : 0;
    const text = block.kind === 'paragraph' ? inlineText(block.content) : '';
    if (text !== '') found.set(text, Math.min(room, found.get(text) ?? room));
  }
  return new Map([...found].filter(([, room]) => room > 0));
}

/**
 * Puts a mark at both ends of what is to stay on one page, so small that it moves nothing, as far as it fits one; gives what each is.
 * A heading ends where what it leads to begins.
 */
const MARK_BOTH_ENDS = `(() => {
  const mark = (number) => {
    const span = document.createElement('span');
    span.textContent = ' qz' + number + 'q ';
    Object.assign(span.style, { fontSize: '1px', lineHeight: '0' });
    return span;
  };
  const all = [...document.querySelectorAll('main :is(tbody tr, li, figure, blockquote, h2, h3, h4)')].filter(
    (each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 900,
  );
  const leading = (each) => (each.closest('summary') ?? each).nextElementSibling;
  for (const [number, each] of all.entries()) {
    const next = /^H/.test(each.tagName) ? leading(each)?.closest('p, ul, ol, table, figure, blockquote') : undefined;
    const ends = next ? [next.querySelector('tbody :is(td, th), li') ?? next] : each.tagName === 'TR' ? [...each.cells] : [each];
    (each.cells?.[0] ?? each).prepend(mark(number));
    for (const end of ends) next ? end.prepend(mark(number)) : end.append(mark(number));
  }
  return all.map((each) => each.tagName + ': ' + each.textContent.trim().slice(0, 80));
})()`;

const textOf = ({ lines }: Page): string => lines.map(({ text }) => text).join(' ');

describe.skipIf(browserMissing || readerMissing)('on paper', () => {
  const papers = examples.flatMap(([project, answers]) => PAPERS.map((paper) => ({ project, paper, answers })));

  // Without one it is printed below, beside the invitation.
  test.each(papers)('the feedback sheet of $project is one page of $paper, with a logo', async ({ paper, answers }) => {
    const markdown = await markdownOf('feedback-sheet', answers);
    const meta = metaOf('feedback-sheet', DOCUMENTS['feedback-sheet'], forEverybody(readerOf(method, answers)).shared);
    const logo = { bytes: pngOf(640, 160), type: 'png' as const, width: 640, height: 160, alt: 'Logo' };
    const { pages } = await printed(toHtml(markdown, { ...meta, logo }), paper);
    expect(pages).toHaveLength(1);
    expect(pages.map(textOf)[0]).toContain('We quote you only if you ticked yes.');
  });

  test.each(papers)('the worksheet of $project is two pages of $paper', async ({ paper, answers }) => {
    const { pages } = await printed(String(await documentAs('html', 'worksheet', answers)), paper);
    expect(pages).toHaveLength(2);
  });

  test.each(papers)('the harm review of $project is one page of $paper', async ({ paper, answers }) => {
    const markdown = await markdownOf('harm-review', answers);
    const { pages } = await printed(
      toHtml(markdown, metaOf('harm-review', DOCUMENTS['harm-review'], forEverybody(readerOf(method, answers)).shared)),
      paper,
    );
    expect(pages).toHaveLength(1);
    expect(pages.map(textOf)[0]).toContain('It should not go out');
  });

  test.each(PAPERS)("the team's working copy says so on each page of %s, and takes no more of them", async (paper) => {
    for (const name of documentNames) {
      const { markdown, meta } = await sourceOf('html', name, finished, { internal: true });
      const { internal, ...open } = meta;
      const { pages, numbers } = await printed(toHtml(markdown, meta), paper);
      for (const [i, page] of pages.entries())
        expect(page.lines[0]?.text, `${name}, page ${i + 1}`).toBe(words.document.internal);
      expect(numbers).toEqual((await printed(toHtml(markdown, open), paper)).numbers);
    }
  });

  const long = 'Families stood at a closed door on a Monday in July, and nobody could tell them where to go. '.repeat(
    40,
  );
  const everything = new Map([
    ...projects,
    ['long', answeredWith(method, [long])] as const,
    ['wide', answeredWith(method, ['WWWW MMMM '.repeat(300)])] as const,
    ['lines', answeredWith(method, ['ab\n'.repeat(300)])] as const,
    ['one word', answeredWith(method, [`https://example.org/${'a1'.repeat(600)}`])] as const,
  ]);
  const briefs = [...everything].flatMap(([project, answers]) => PAPERS.map((paper) => ({ project, paper, answers })));

  test.each(briefs)('the brief of $project is one page of $paper, with a logo, too', async ({ paper, answers }) => {
    const markdown = await markdownOf('brief', answers);
    const meta = metaOf('brief', DOCUMENTS.brief, forEverybody(readerOf(method, answers)).shared);
    const logo = { bytes: pngOf(640, 160), type: 'png' as const, width: 640, height: 160, alt: 'Logo' };
    for (const more of [{}, { logo }]) {
      const { pages } = await printed(toHtml(markdown, { ...meta, ...more }), paper);
      expect(pages).toHaveLength(1);
      expect(pages.map(textOf)[0]).toContain('What is still uncertain');
    }
  });

  const sheets = ['feedback-sheet', 'invitation'] as const;
  test.each(sheets.flatMap((name) => briefs.map((each) => ({ name, ...each }))))(
    'the $name of $project is one page of $paper, whatever the answers',
    async ({ name, paper, answers }) => {
      const { pages } = await printed(String(await documentAs('html', name, answers)), paper);
      expect(pages).toHaveLength(1);
    },
  );

  const all = documentNames.flatMap((name) => PAPERS.map((paper) => ({ name, paper })));

  test.each(all)('no page of the $name is empty on $paper, and each has its number', async ({ name, paper }) => {
    const { pages, numbers } = await printed(String(await documentAs('html', name, finished)), paper);
    for (const [i, page] of pages.entries()) expect(page.lines.length, `page ${i + 1}`).toBeGreaterThan(0);
    expect(numbers).toEqual(
      pages.map((_, i) => (DOCUMENTS[name].paper === 'one-page' ? '' : `${i + 1}/${pages.length}`)),
    );
  });

  test.each(PAPERS)('a question is on the page of the lines for its answer (%s)', async (paper) => {
    for (const name of ['conversation-sheet', 'worksheet'] satisfies DocumentName[]) {
      const { markdown } = await sourceOf('html', name, finished, { whole: true });
      const lines = linesBelow(markdown);
      expect(lines.size).toBeGreaterThan(8);
      const { pages } = await printed(String(await documentAs('html', name, finished, { whole: true })), paper);
      const parted = pages.flatMap(({ lines: shown, height }) => {
        const last = shown.at(-1);
        // So many lines and the margin below them, in points.
        const [line, margin] = DOCUMENTS[name].paper ? [7.5, 14] : [8, 18];
        const room = (line * (lines.get(last?.text ?? '') ?? 0) + margin) * (72 / 25.4);
        return last && lines.has(last.text) && height - last.bottom < room ? [last.text] : [];
      });
      expect(parted).toEqual([]);
    }
  });

  test.each(worksheetSections(method))('the section %s of the worksheet begins on the first page', async (section) => {
    const { shared } = forEverybody(readerOf(method, finished));
    const view = worksheetView(shared, { section });
    const html = toHtml(renderTemplate('worksheet', view), metaOf('worksheet', DOCUMENTS.worksheet, shared));
    const { pages } = await printed(html, 'Letter');
    const label = view.parts[0]?.items[0]?.label ?? '';
    expect(label).not.toBe('');
    expect(pages.map(textOf)[0]?.split(label).length ?? 0).toBeGreaterThan(label === view.parts[0]?.title ? 2 : 1);
  });

  const kept = [...examples, ['messy', messyProject(method)] as const].map(([project, answers]) => ({
    project,
    answers,
  }));

  test.each(kept)('no row, entry or picture of $project is split between pages', async ({ answers }) => {
    const folder = tempDir();
    for (const name of documentNames.filter((each) => DOCUMENTS[each].paper !== 'one-page')) {
      const [file, pdf] = [join(folder, `${name}.html`), join(folder, `${name}.pdf`)];
      writeFileSync(file, String(await documentAs('html', name, answers)));
      await tab.goto(pathToFileURL(file).href);
      const marked = (await tab.evaluate(MARK_BOTH_ENDS)) as string[];
      await tab.pdf({ path: pdf, format: 'A4' });
      const text = spawnSync('pdftotext', ['-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 }).stdout;
      const on = marked.map(() => new Set<number>());
      for (const [number, shown] of text.split('\f').entries())
        for (const [, mark] of shown.matchAll(/qz(\d+)q/g)) on[Number(mark)]?.add(number);
      const onPages = (is: (pages: number) => boolean) => marked.filter((_, i) => is(on[i]?.size ?? 0));
      expect({ name, unseen: onPages((pages) => pages === 0), split: onPages((pages) => pages > 1) }).toEqual({
        name,
        unseen: [],
        split: [],
      });
    }
  });

  test('the fullest plan is at most eight pages, and what is done begins by the third', async () => {
    const { markdown, meta } = await sourceOf('html', 'plan', finished, { appendix: false });
    const { pages } = await printed(toHtml(markdown, meta), 'A4');
    expect(pages.length).toBeLessThanOrEqual(8);
    expect(pages.slice(0, 3).map(textOf).join(' ')).toContain('Who does what');
  });

  test('the head of a table stands on every page that the table takes, and an address behind its link', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => `| Row ${i} | text |\n`).join('');
    const markdown = `# T\n\n[Words](https://example.org/a?b=1)\n\n| Columnhead | b |\n| --- | --- |\n${rows}`;
    const { pages } = await printed(
      toHtml(markdown, {
        title: 'T',
        method: 'M',
        kind: 'Plan',
        language: 'en',
        issue: { issuer: '', version: '', day: '' },
      }),
      'A4',
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(textOf(page)).toContain('Columnhead');
    expect(pages.map(textOf)[0]).toContain('Words (https://example.org/a?b=1)');
  });
});
