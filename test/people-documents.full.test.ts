// The worksheet as a form gives back what every example says; one of them is in people-documents.test.ts.
import { relative } from 'node:path';
import { test } from 'vitest';
import { exampleFiles, examplesFolder } from './support/examples.ts';
import { expectFormBack } from './support/form-back.ts';

test.each(exampleFiles.map((file) => [relative(examplesFolder, file), file] as const))(
  'the worksheet as a form gives back what is known: %s goes through it and says the same',
  (_, file) => expectFormBack(file),
);
