// Which of the formats' own files the program loads for a document: tried for each in formats.full.test.ts, and in part in formats.test.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/outside.ts';
import { examplesFolder } from './examples.ts';
import { put, tempDir } from './temp-dir.ts';
import { ranIn } from './test-io.ts';

const SOURCES = ['parse', 'pictures', 'text', 'html', 'docx', 'own-template'];

/** What is loaded for a format. */
export const LOADED: Readonly<Record<string, readonly string[]>> = {
  md: [],
  html: ['parse', 'pictures', 'html'],
  txt: ['parse', 'pictures', 'text'],
};

/** Tests that a document in these formats loads nothing of what only others need. */
export function testLoads(formats: readonly string[]): void {
  test.each(formats)('a document as %s loads nothing of what only other formats need', (format) => {
    const [list, loaded] = [put(tempDir(), 'list.cjs', LIST), join(tempDir(), 'loaded.txt')];
    const argv = ['--require', list, join(packageRoot, 'bin', 'tde.js'), 'pitch', '--format', format];
    expect(ranIn(join(examplesFolder, 'purchasing'), argv, { LOADED: loaded })).toMatchObject({ code: 0 });
    const parts = readFileSync(loaded, 'utf8')
      .split('\n')
      .map((file) => readFileSync(file, 'utf8'));
    const isLoaded = (source: string) => parts.some((part) => part.includes(`// src/documents/${source}.ts`));
    expect(SOURCES.filter(isLoaded)).toEqual(LOADED[format]);
  });
}

/** Lists the files that were loaded. */
const LIST = `process.on('exit', () =>
  require('node:fs').writeFileSync(process.env.LOADED, Object.keys(require.cache).join('\\n')),
);`;
