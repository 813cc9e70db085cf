// Every document of every example in a real Chromium: accessible, nothing fetched, nothing wider than the screen, at three widths.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toHtml } from '../src/documents/html.ts';
import { forEverybody } from '../src/documents/left-out.ts';
import { metaOf } from '../src/documents/templates.ts';
import type { Answers } from '../src/project/answers.ts';
import { readerOf } from '../src/project/answers.ts';
import { packageRoot } from '../src/root.ts';
import { browserMissing, openBrowser } from './support/browser.ts';
import { documentAs, documentNames, markdownOf, method, projects } from './support/documents.ts';
import { pngOf } from './support/small-pictures.ts';

/** The pages and their pictures, for a person to look at; git ignores it. */
const folder = join(packageRoot, 'reports', 'pages');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;

beforeAll(async () => {
  if (browserMissing) return;
  mkdirSync(folder, { recursive: true });
  browser = await openBrowser();
});

afterAll(() => browser?.close());

const all = [...projects].flatMap(([project, answers]) => documentNames.map((name) => ({ project, name, answers })));
/** Each document for everybody, and one project's as the team's working copy, too. */
const cases = [
  ...all.map((each) => ({ ...each, internal: false })),
  ...all.filter(({ project }) => project === 'lead-paint-cycle-1').map((each) => ({ ...each, internal: true })),
];

describe.skipIf(browserMissing).each(cases)('the $name of $project (internal: $internal)', (of) => {
  const { project, name, answers, internal } = of;
  const file = join(folder, `${project}-${name}${internal ? '-internal' : ''}.html`);

  /** Opens the page, and gives it with all that it asked for beside itself. */
  async function open(inspect = false): Promise<{ page: Page; requests: string[]; errors: string[] }> {
    writeFileSync(file, String(await documentAs('html', name, answers, { internal })));
    // What looks into the page (axe) has to run code in it, which the page's own policy forbids.
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: inspect });
    const [requests, errors]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    return { page, requests, errors };
  }

  test('asks for nothing, fits every screen, and has headings, columns and links in order', async () => {
    const { page, requests, errors } = await open();
    const list = async (script: string) => (await page.evaluate(`Array.from(${script})`)) as string[];
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(errors).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).marginTop')).toBe('0px');
    expect(await list('document.querySelectorAll("script, img, iframe, link, object, form")')).toEqual([]);

    await page.evaluate(OPEN_ALL);
    for (const width of [320, 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `at ${width}`).toBeLessThanOrEqual(width);
    }

    const levels = (await list('document.querySelectorAll("h1,h2,h3,h4,h5,h6"), (each) => each.tagName[1]')).map(
      Number,
    );
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(await list('document.querySelectorAll("th:not([scope])")')).toEqual([]);
    const ids = await list('document.querySelectorAll("[id]"), (each) => each.id');
    expect(new Set(ids).size).toBe(ids.length);
    const targets = await list('document.querySelectorAll("a[href^=\\"#\\"]"), (each) => each.hash.slice(1)');
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    await page.close();
  });

  test('is accessible on a phone, on a laptop and on paper', async () => {
    const { page } = await open(true);
    await page.addScriptTag({ path: axe });
    for (const [width, media] of [
      [360, 'screen'],
      [1280, 'screen'],
      [794, 'print'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ media });
      if (name !== 'worksheet') await page.screenshot({ path: file.replace('.html', `-${width}.png`), fullPage: true });
      // Also what opens only on a click.
      await page.evaluate(OPEN_ALL);
      expect(await page.evaluate(RUN_AXE), `at ${width}`).toEqual([]);
    }
    await page.close();
  });
});

test.skipIf(browserMissing)(
  'a logo is shown from inside the page, with words, and nothing is fetched for it',
  async () => {
    const answers = [...projects.values()][0] as Answers;
    const logo = { bytes: pngOf(640, 160), type: 'png' as const, width: 640, height: 160, alt: 'Logo: City of X' };
    const html = toHtml(await markdownOf('invitation', answers), {
      ...metaOf('invitation', forEverybody(readerOf(method, answers)).shared),
      logo,
    });
    const file = join(folder, 'logo.html');
    writeFileSync(file, html);
    const drawn = async (text: string) => {
      writeFileSync(file, text);
      const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
      const seen: string[] = [];
      page.on('request', (request) => seen.push(request.url().slice(0, 5)));
      page.on('console', (message) => seen.push(message.text()));
      await page.goto(pathToFileURL(file).href);
      const size = await page.evaluate(
        '[document.images[0].naturalWidth, document.images[0].getBoundingClientRect().width]',
      );
      const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
      await page.close();
      return { seen: seen.filter((each) => !['file:', 'data:'].includes(each)), size, wide };
    };
    expect(await drawn(html)).toEqual({ seen: [], size: [640, 288], wide: 320 });
    // A page without one has a policy that shows no picture at all.
    expect((await drawn(html.replace(' img-src data:;', ''))).size).toEqual([0, expect.any(Number)]);

    writeFileSync(file, html);
    const page = await browser.newPage({ viewport: { width: 360, height: 900 }, bypassCSP: true });
    await page.goto(pathToFileURL(file).href);
    await page.addScriptTag({ path: axe });
    expect(await page.evaluate(RUN_AXE)).toEqual([]);
    await page.close();
  },
);

const OPEN_ALL = 'for (const each of document.querySelectorAll("details")) each.open = true';
const RUN_AXE = `axe
  .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`;
