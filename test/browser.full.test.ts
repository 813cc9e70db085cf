// Every document of every example in a real Chromium: accessible, nothing fetched, nothing wider than the screen, at three widths.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../src/root.ts';
import { documentAs, documentNames, projects } from './support/documents.ts';

const executablePath = '/usr/bin/chromium';
const there = existsSync(executablePath);
// Where CI is set, a missing browser is a failure, not a reason to skip.
const skipped = !there && !process.env.CI;
if (skipped) console.log('Skipped: the tests in a browser need Chromium (apt-get install chromium).');

/** The pages and their pictures, for a person to look at; git ignores it. */
const folder = join(packageRoot, 'reports', 'pages');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;

beforeAll(async () => {
  if (skipped) return;
  mkdirSync(folder, { recursive: true });
  browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(() => browser?.close());

const cases = [...projects].flatMap(([project, answers]) => documentNames.map((name) => ({ project, name, answers })));

describe.skipIf(skipped).each(cases)('the $name of $project', ({ project, name, answers }) => {
  const file = join(folder, `${project}-${name}.html`);

  /** Opens the page at a width, and gives it with all that it asked for beside itself. */
  async function open(width: number, inspect = false): Promise<{ page: Page; requests: string[]; errors: string[] }> {
    writeFileSync(file, String(await documentAs('html', name, answers)));
    // What looks into the page (axe) has to run code in it, which the page's own policy forbids.
    const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: inspect });
    const [requests, errors]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    return { page, requests, errors };
  }

  test('asks for nothing, and its policy lets its own looks through', async () => {
    const { page, requests, errors } = await open(1280);
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(errors).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).marginTop')).toBe('0px');
    expect(await page.evaluate('document.scripts.length + document.querySelectorAll("img, iframe, link").length')).toBe(
      0,
    );
    await page.close();
  });

  test.each([
    ['a phone', 360, 'screen'],
    ['a laptop', 1280, 'screen'],
    ['paper', 794, 'print'],
  ] as const)('is accessible on %s', async (_title, width, media) => {
    const { page } = await open(width, true);
    await page.emulateMedia({ media });
    await page.screenshot({ path: join(folder, `${project}-${name}-${width}.png`), fullPage: true });
    // Also what opens only on a click.
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    await page.addScriptTag({ path: axe });
    const found = (await page.evaluate(
      'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 200)))',
    )) as string[];
    expect(found).toEqual([]);
    await page.close();
  });

  test.each([320, 360, 768, 1280])('is not wider than a screen of %i pixels', async (width) => {
    const { page } = await open(width);
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  test('has headings in order, every table with named columns, and no empty or double id', async () => {
    const { page } = await open(1280);
    const levels = (await page.evaluate(
      'Array.from(document.querySelectorAll("h1,h2,h3,h4,h5,h6"), (each) => Number(each.tagName[1]))',
    )) as number[];
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(await page.evaluate('document.querySelectorAll("th:not([scope])").length')).toBe(0);
    const ids = (await page.evaluate('Array.from(document.querySelectorAll("[id]"), (each) => each.id)')) as string[];
    expect(ids.filter((id) => id === '')).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = (await page.evaluate(
      'Array.from(document.querySelectorAll("a[href^=\\"#\\"]"), (each) => each.hash.slice(1))',
    )) as string[];
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    await page.close();
  });
});
