// Every document of every project in a real Chromium: accessible in both themes, nothing fetched, nothing wider than the screen.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTS } from '../src/documents/catalog.ts';
import { toHtml } from '../src/documents/html.ts';
import { forEverybody } from '../src/documents/left-out.ts';
import { metaOf } from '../src/documents/markdown.ts';
import { packageRoot } from '../src/outside.ts';
import type { Answers } from '../src/project/answers.ts';
import { readerOf } from '../src/project/answers.ts';
import { browserMissing, openBrowser } from './support/browser.ts';
import { documentAs, documentNames, markdownOf, method, projects } from './support/documents.ts';
import { messyProject } from './support/messy-project.ts';
import { pngOf } from './support/small-pictures.ts';

/** The pages and their pictures, for a person to look at; git ignores it. */
const folder = join(packageRoot, 'reports', 'pages');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
/** One tab for all documents: in a new one Chromium starts a process and compiles axe anew, which takes half of the time. */
let page: Page;

beforeAll(async () => {
  if (browserMissing) return;
  mkdirSync(folder, { recursive: true });
  browser = await openBrowser();
  page = await browser.newPage();
});

afterAll(() => browser?.close());

/** Sets the tab back: nobody listens to it, and it is a light screen of this width. */
async function asNew(width: number): Promise<void> {
  page.removeAllListeners();
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
}

const all = [...projects, ['messy', messyProject(method)] as const].flatMap(([project, answers]) =>
  documentNames.map((name) => ({ project, name, answers })),
);
/** Each document for everybody, and one project's as the team's working copy, too. */
const cases = [
  ...all.map((each) => ({ ...each, internal: false })),
  ...all.filter(({ project }) => project === 'lead-paint-cycle-1').map((each) => ({ ...each, internal: true })),
];

/** How each page is looked at: opened once, and then only another width, theme or medium. A theme changes nothing but colors. */
const VIEWS: readonly View[] = [
  { width: 320, colorScheme: 'light', media: 'screen' },
  { width: 320, colorScheme: 'dark', media: 'screen', onlyColors: true },
  { width: 1280, colorScheme: 'light', media: 'screen' },
  { width: 1280, colorScheme: 'dark', media: 'screen', onlyColors: true },
  // What is printed is light, whatever the theme.
  { width: 794, colorScheme: 'dark', media: 'print' },
];

type View = { width: number; colorScheme: 'light' | 'dark'; media: 'screen' | 'print'; onlyColors?: true };

describe.skipIf(browserMissing).each(cases)('the $name of $project (internal: $internal)', (of) => {
  const { project, name, answers, internal } = of;
  const file = join(folder, `${project}-${name}${internal ? '-internal' : ''}.html`);

  test('asks for nothing, fits every screen, has all in order, and is accessible in both themes and on paper', async () => {
    writeFileSync(file, String(await documentAs('html', name, answers, { internal })));
    await asNew(1280);
    const [requests, errors]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    const list = async (script: string) => (await page.evaluate(`Array.from(${script})`)) as string[];
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(errors).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).marginTop')).toBe('0px');
    expect(await list('document.querySelectorAll("script, img, iframe, link, object, form")')).toEqual([]);

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

    // Also what opens only on a click.
    await page.evaluate(OPEN_ALL);
    for (const width of [320, 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `at ${width}`).toBeLessThanOrEqual(width);
      expect(await page.evaluate(CUT), `at ${width}`).toEqual([]);
    }
    await page.evaluate(axe);
    for (const { width, onlyColors, ...seen } of VIEWS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia(seen);
      const where = `at ${width}, ${seen.colorScheme}, ${seen.media}`;
      expect(await page.evaluate(onlyColors ? RUN_AXE_ON_COLORS : RUN_AXE), where).toEqual([]);
      expect(await page.evaluate(CUT), where).toEqual([]);
      if (project === 'messy') expect(await page.evaluate(FAINT), where).toEqual([]);
    }
    expect(requests).toHaveLength(1);
  });
});

test.skipIf(browserMissing)(
  'a logo is shown from inside the page, with words, and nothing is fetched for it',
  async () => {
    const answers = [...projects.values()][0] as Answers;
    const logo = { bytes: pngOf(640, 160), type: 'png' as const, width: 640, height: 160, alt: 'Logo: City of X' };
    const html = toHtml(await markdownOf('invitation', answers), {
      ...metaOf('invitation', DOCUMENTS.invitation, forEverybody(readerOf(method, answers)).shared),
      logo,
    });
    const file = join(folder, 'logo.html');
    writeFileSync(file, html);
    const drawn = async (text: string) => {
      writeFileSync(file, text);
      await asNew(320);
      const seen: string[] = [];
      page.on('request', (request) => seen.push(request.url().slice(0, 5)));
      page.on('console', (message) => seen.push(message.text()));
      await page.goto(pathToFileURL(file).href);
      const size = await page.evaluate(
        '[document.images[0].naturalWidth, document.images[0].getBoundingClientRect().width]',
      );
      const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
      return { seen: seen.filter((each) => !['file:', 'data:'].includes(each)), size, wide };
    };
    expect(await drawn(html)).toEqual({ seen: [], size: [640, 288], wide: 320 });
    // A page without one has a policy that shows no picture at all.
    expect((await drawn(html.replace(' img-src data:;', ''))).size).toEqual([0, expect.any(Number)]);

    writeFileSync(file, html);
    await asNew(360);
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    expect(await page.evaluate(RUN_AXE)).toEqual([]);
  },
);

const OPEN_ALL = 'for (const each of document.querySelectorAll("details")) each.open = true';
const runAxe = (rules: string) => `axe
  .run({ runOnly: ${rules}, resultTypes: ['violations'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`;
const RUN_AXE = runAxe("['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']");
const RUN_AXE_ON_COLORS = runAxe("{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }");

/** What stands outside of the screen, or of its drawing, or upon another text or a bar of it. */
const CUT = `(() => {
  const say = (each) => each.tagName + ': ' + each.textContent.trim().slice(0, 80);
  const boxOf = (each) => each.getBoundingClientRect();
  const isShown = (each) => boxOf(each).width > 0 && !each.closest('thead');
  const outside = [...document.querySelectorAll('main *, header *, nav *')].filter(
    (each) => isShown(each) && !each.closest('svg') && (boxOf(each).left < -1 || boxOf(each).right > innerWidth + 1),
  );
  const texts = [...document.querySelectorAll('svg')].filter(isShown).flatMap((svg) => {
    const own = [...svg.querySelectorAll('text')];
    const bars = [...svg.querySelectorAll('rect:not(.band)')].map(boxOf);
    const [room, boxes] = [boxOf(svg), own.map(boxOf)];
    return own.filter((_, i) => {
      const box = boxes[i];
      const isOut = box.left < room.left - 1 || box.right > room.right + 1 || box.bottom > room.bottom + 1;
      const isOn = boxes.some(
        (other, j) =>
          j < i &&
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > 2 &&
          Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 4,
      );
      const runsIn = bars.some(
        (bar) =>
          box.left < bar.left - 1 &&
          box.right > bar.left + 1 &&
          Math.min(box.bottom, bar.bottom) - Math.max(box.top, bar.top) > 4,
      );
      return isOut || isOn || runsIn;
    });
  });
  return [...outside, ...texts].slice(0, 5).map(say);
})()`;

/** What of a drawing can hardly be told from what is below it: axe does not look at that. */
const FAINT = `(() => {
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (color) => {
    const [r, g, b] = channels(color).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const isClear = (color) => color === 'none' || channels(color)[3] === 0;
  const behind = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!isClear(color)) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const boxOf = (each) => each.getBoundingClientRect();
  const inside = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  return [...document.querySelectorAll('svg')].filter((svg) => boxOf(svg).width > 0).flatMap((svg) => {
    const paper = behind(svg);
    const all = [...svg.querySelectorAll('rect, path, circle, text')];
    const shapes = all.filter((each) => each.tagName !== 'text');
    return all.flatMap((each, i) => {
      const { fill, stroke } = getComputedStyle(each);
      const name = each.tagName + '.' + each.getAttribute('class') + ' ' + each.textContent.slice(0, 40);
      if (each.tagName === 'text') {
        const box = boxOf(each);
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        const below = shapes.filter((shape) => all.indexOf(shape) < i && inside(boxOf(shape), x, y));
        const filled = below.map((shape) => getComputedStyle(shape).fill).filter((color) => !isClear(color));
        const ratio = contrast(fill, filled.at(-1) ?? paper);
        return ratio < 4.5 ? [name + ' ' + ratio.toFixed(2)] : [];
      }
      // What only guides the eye.
      if (/^(band|slope|grid)$/.test(each.getAttribute('class'))) return [];
      const ratio = Math.max(...[fill, stroke].map((color) => (isClear(color) ? 1 : contrast(color, paper))));
      return ratio < 3 ? [name + ' ' + ratio.toFixed(2)] : [];
    });
  }).slice(0, 5);
})()`;
