// Copies of the built-in templates render as the originals for every example; for one of them in own-template.test.ts.
import { test } from 'vitest';
import { DOCUMENT_NAMES } from '../src/documents/catalog.ts';
import { loadMethod } from '../src/method/load.ts';
import { readProject } from '../src/project/file.ts';
import { exampleFiles } from './support/examples.ts';
import { expectOriginal } from './support/own-copies.ts';
import { tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();

test.each(DOCUMENT_NAMES)('a copy of %s', async (name) => {
  const { out } = await runTde(['templates', 'copy', name], { cwd: tempDir() });
  await expectOriginal(
    name,
    out,
    exampleFiles.map((file) => readProject(file, method).answers),
  );
});
