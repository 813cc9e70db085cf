// A project file as a form: comments of the caller's above its keys, and the answers there are. Knows no file on the disk.
import type { Method } from '../method/types.ts';
import { type Answers, changesOf } from './answers.ts';
import { withChanges } from './file.ts';
import { readAnswers } from './read.ts';
import { newProjectText } from './skeleton.ts';

/** The text of a form, which can be read back as a sheet of answers. `head` and `about` give comment lines, without their marks. */
export function formText(
  method: Method,
  answers: Answers,
  head: readonly string[],
  about: (id: string, label: string) => readonly string[],
): string {
  const text = newProjectText(method, { head, about });
  const path = 'worksheet.yaml';
  return withChanges({ path, text, ...readAnswers(text, path, method) }, method, changesOf(answers)).text;
}
