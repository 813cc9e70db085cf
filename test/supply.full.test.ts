// The package as npm packs it: the same each time, small, and with nothing in it that is not meant to be delivered.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/outside.ts';
import { tempDir } from './support/temp-dir.ts';

const ALLOWED =
  /^package\/(LICENSE|NOTICE|README\.md|REFERENCE\.md|SECURITY\.md|package\.json|(bin|dist|examples|templates)\/[\w./@-]+\.(js|cjs|json|hbs|yaml|yml|md|txt|css|csv|html|docx))$/;
const pack = () => {
  const folder = tempDir();
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    {
      cwd: packageRoot,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(stderr);
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  const bytes = fs.readFileSync(join(folder, filename));
  return {
    files: files.map(({ path }) => path),
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
};

it('the package is the same byte for byte each time, small, and holds only what is meant to be in it', () => {
  const [one, two] = [pack(), pack()];
  expect(two.hash).toBe(one.hash);
  expect(one.size).toBeLessThanOrEqual(2_000_000);
  expect(one.files.filter((path) => !ALLOWED.test(`package/${path}`))).toEqual([]);
  expect(one.files).toEqual(
    expect.arrayContaining(['bin/tde.js', 'dist/main.cjs', 'dist/THIRD-PARTY.txt', 'LICENSE', 'NOTICE']),
  );
  // The documents of the examples are for the tests and for readers of the repository: `tde plan` makes them again.
  expect(one.files.filter((path) => path.includes('/expected/'))).toEqual([]);
});
