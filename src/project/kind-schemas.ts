// What is stored of each kind of answer, as schemas, for the JSON Schema of a project file. Interprets nothing: kinds.ts does.
import * as z from 'zod/mini';
import type { Value } from './answers.ts';
import { JUDGEMENTS, type LeafKind, MARKS } from './kinds.ts';

const line = z.string().check(z.minLength(1), z.regex(/^[^\n]*$/));
const several = z.array(line).check(z.minLength(1));

/** The schema of a kind's stored value. */
export const KIND_SCHEMAS: Readonly<Record<LeafKind, z.ZodMiniType<Value, Value>>> = {
  text: line,
  phrase: line,
  paragraph: z.string().check(z.minLength(1)),
  list: several,
  choice: line,
  choices: several,
  date: z.iso.date(),
  judgement: z.enum(JUDGEMENTS),
  criterion: z.enum(MARKS),
};
