// `npm run picture`: makes the README's picture, examples/plan.png, of the plan of an example in Chromium.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const project = join(root, 'examples', 'lead-paint', 'tde.cycle-1.yaml');
const { stdout } = spawnSync(
  process.execPath,
  [join(root, 'bin', 'tde.js'), 'plan', '--format', 'html', '--file', project],
  { encoding: 'utf8' },
);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
const page = await browser.newPage({ viewport: { width: 1100, height: 1000 } });
await page.setContent(stdout);
await page.screenshot({ path: join(root, 'examples', 'plan.png') });
await browser.close();
