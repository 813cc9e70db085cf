// A real Chromium for the tests that look at pages; where CI is set, a missing one is a failure, not a reason to skip.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

export const browserMissing = !existsSync(executablePath) && !process.env.CI;
if (browserMissing) console.log('Skipped: the tests in a browser need Chromium (apt-get install chromium).');

/** Whether a program is there. */
export const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

/** A browser that asks the network for nothing of its own. */
export const openBrowser = () =>
  chromium.launch({
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
