// A folder of its own for a test, gone when the test has ended.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Says what to do after a test. A concurrent test has to hand over its own: vitest's global one belongs to whichever began last. */
export type After = typeof onTestFinished;

/** Makes a folder and returns its real path; removed after the test that calls this. */
export function tempDir(after: After = onTestFinished): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'tde-test-')));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a folder and returns its path. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
}
