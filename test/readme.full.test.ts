// The commands in README.md and REFERENCE.md print what is shown. What the texts name is looked for every day in readme.test.ts.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/outside.ts';

test('every command block prints what is shown, and every made part is up to date', { timeout: 300_000 }, () => {
  const { status, stderr } = spawnSync(process.execPath, [join(packageRoot, 'scripts', 'docs.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
