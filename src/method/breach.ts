// The files of a method pack as they were parsed, and how a breach of a rule is noted. For the rules in references.ts and wordings.ts.

import type * as z from 'zod/mini';
import type { MethodFile, StepFile } from './types.ts';

/** The parsed files of a pack: method.yaml and the step files, by step in method.yaml's order. */
export type Pack = { method: z.infer<typeof MethodFile>; steps: Record<string, z.infer<typeof StepFile>> };

/** A breach of a rule: in which file of the pack, at which path of keys and indexes, and what is wrong. */
export type Breach = { file: string; path: (string | number)[]; what: string };

/** A question as its file gives it. */
export type RawQuestion = Pack['method']['questions'][number];
/** A question with the file and the path it stands at. */
export type Located = { file: string; path: (string | number)[]; question: RawQuestion };

/** Every question of a pack, those of method.yaml first. */
export function questionsOf(pack: Pack): Located[] {
  const from = (file: string, list: RawQuestion[]) =>
    list.map((question, i): Located => ({ file, path: ['questions', i], question }));
  return [
    ...from('method.yaml', pack.method.questions),
    ...Object.entries(pack.steps).flatMap(([step, file]) => from(`${step}.yaml`, file.questions)),
  ];
}

/** A breach at a path inside a question. */
export const breach = (each: Located, path: (string | number)[], what: string): Breach => ({
  file: each.file,
  path: [...each.path, ...path],
  what,
});

/** A breach in method.yaml. */
export const inMethod = (path: (string | number)[], what: string): Breach => ({ file: 'method.yaml', path, what });
