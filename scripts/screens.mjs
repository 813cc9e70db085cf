// `npm run screens -- FOLDER`: pictures of every screen that test/screens.test.ts keeps, on sheets: three windows, each on a light and a
// dark background in the terminal's sixteen colors, and without color. They are made to be looked at, and not kept.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const target = resolve(process.argv[2] ?? 'screens');
const drawn = mkdtempSync(join(tmpdir(), 'tde-screens-'));
const tested = spawnSync('npx', ['vitest', 'run', 'test/screens.test.ts', '-t', 'color alone'], {
  cwd: root,
  env: { ...process.env, SCREENS: drawn },
  stdio: 'inherit',
});
if (tested.status !== 0) process.exit(1);

/** The colors of two widespread themes, by the codes that we use. */
const THEMES = {
  light: { paper: '#ffffff', ink: '#333333', 31: '#cd3131', 32: '#107c10', 35: '#bc05bc', 36: '#0598bc' },
  dark: { paper: '#1e1e1e', ink: '#cccccc', 31: '#f14c4c', 32: '#23d18b', 35: '#d670d6', 36: '#29b8db' },
  none: { paper: '#ffffff', ink: '#000000' },
};
const WINDOWS = { '80x24': 3, '40x12': 6, '120x40': 2 };

mkdirSync(target, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
for (const [window, across] of Object.entries(WINDOWS))
  for (const [name, theme] of Object.entries(THEMES)) {
    const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } });
    await page.setContent(sheet(window, across, theme));
    await page.screenshot({ path: join(target, `${window}-${name}.png`), fullPage: true });
    await page.close();
  }
await browser.close();
rmSync(drawn, { recursive: true });

function sheet(window, across, theme) {
  const ending = `-${window}.ansi`;
  const screens = readdirSync(drawn)
    .filter((file) => file.endsWith(ending))
    .map((file) => {
      const text = readFileSync(join(drawn, file), 'utf8');
      return `<figure><figcaption>${file.slice(0, -ending.length)}</figcaption><pre>${htmlOf(text, theme)}</pre></figure>`;
    });
  const [columns, rows] = window.split('x');
  return `<style>
    body { display: grid; grid-template-columns: repeat(${across}, max-content); gap: 12px; margin: 12px; background: #888 }
    figure { margin: 0 } figcaption { font: 11px sans-serif; color: #fff }
    pre { margin: 0; padding: 6px; width: ${columns}ch; height: ${rows * 1.2}em; font: 13px/1.2 "DejaVu Sans Mono", monospace;
      background: ${theme.paper}; color: ${theme.ink} }
    .b { font-weight: bold } .d { opacity: 0.6 }
  </style>${screens.join('')}`;
}

/** Text with codes of color as HTML; without colors in the theme as it is without them. */
function htmlOf(text, theme) {
  const escaped = (part) => part.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  if (theme['31'] === undefined) return escaped(stripVTControlCharacters(text));
  let [weight, color] = ['', ''];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/\u001b\[(\d+)m|[^\u001b]+/g, (part, code) => {
    if (code === undefined)
      return `<span class="${weight}" style="color: ${color || 'inherit'}">${escaped(part)}</span>`;
    if (code === '39') color = '';
    else if (Number(code) > 30) color = theme[code] ?? '';
    else weight = { 1: 'b', 2: 'd' }[code] ?? '';
    return '';
  });
}
