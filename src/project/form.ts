// A project file as a form: comments of the caller's above its keys, and the answers there are. Knows no file on the disk.

import { changesOf } from './answers.ts';
import { withChanges } from './file.ts';
import { readAnswers } from './read.ts';
import type { Reader } from './reader.ts';
import { newProjectText } from './skeleton.ts';

/** The text of a form, which can be read back as a sheet of answers. `head` and `about` give comment lines, without their marks. */
export function formText(
  reader: Reader,
  head: readonly string[],
  about: (id: string, label: string) => readonly string[],
): string {
  const text = newProjectText(reader.method, { head, about });
  const path = 'worksheet.yaml';
  return withChanges(
    { path, contents: text, ...readAnswers(text, path, reader.method) },
    reader.method,
    changesOf(reader.answers),
  ).contents;
}
