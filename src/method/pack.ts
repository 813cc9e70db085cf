// Reads a method pack from its folder of YAML files and checks it: every problem at once, each with file and line. A lexicon is read so, too.
// Knows no project. The built-in pack takes this way when tde is built; --method takes it at run time.

import { join } from 'node:path';
import { isNode, type ParsedNode, parseDocument, visit } from 'yaml';
import * as z from 'zod/mini';
import { type Problem, UserError, whereIn } from '../errors.ts';
import { type Expected, readText, tooDeepAt } from '../outside.ts';
import { CARRIES, ROLE_NAMES, ROLES, type Role, type RoleNeeds } from './roles.ts';
import { checkReferences, type Pack } from './rules.ts';
import { type Method, MethodFile, type Question, StepFile } from './types.ts';

/** The method in a folder that holds method.yaml and a file for each step. Throws a UserError with every problem of the pack. */
export function readPack(folder: string): Method {
  const readIn = <T extends z.core.$ZodType>(name: string, schema: T) => readChecked(join(folder, name), schema, PACK);
  const method = readIn('method.yaml', MethodFile);
  const steps = (method.value?.steps ?? []).map((name) => ({ name, ...readIn(`${name}.yaml`, StepFile) }));
  const problems = [...method.problems, ...steps.flatMap((file) => file.problems)];
  if (problems.length > 0 || !method.value) throw new UserError(problems);
  const pack: Pack = { method: method.value, steps: {} };
  for (const file of steps) if (file.value) pack.steps[file.name] = file.value;
  const files = new Map<string, Checked<unknown>>([
    ['method.yaml', method],
    ...steps.map((file) => [`${file.name}.yaml`, file] as const),
  ]);
  const breaches = checkReferences(pack).map(({ file, path, what }) =>
    PACK.problem(what, files.get(file)?.where(path)),
  );
  if (breaches.length > 0) throw new UserError(breaches);
  return assemble(pack);
}

/** A file of data that people may write: what a message calls it, and how a problem of it is told. */
export type DataFile = { expected: Expected; problem: (what: string, where: Problem['where']) => Problem };

/** What a file says, where it is as its schema wants it; else its problems. `where` tells the place of a path in it. */
export type Checked<T> = { value?: T; problems: Problem[]; where: (path: readonly PropertyKey[]) => Problem['where'] };

/** Tells problems of one kind of files, all with the same advice. */
export const problemWith =
  (code: string, next: string): DataFile['problem'] =>
  (what, where) => ({ code, what, ...(where && { where }), next });

/** Reads a file of data and checks it by its schema: every problem at once. */
export function readChecked<T extends z.core.$ZodType>(
  path: string,
  schema: T,
  { expected, problem }: DataFile,
): Checked<z.infer<T>> {
  let text: string;
  try {
    text = readText(path, expected);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problems: error.problems.map(({ what, where }) => problem(what, where)), where: () => undefined };
  }
  const at = whereIn(text, path);
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return { problems: [problem('Broken YAML: nested too deeply', at(deep))], where: () => at(deep) };
  const document = parseDocument(text);
  const where = (keys: readonly PropertyKey[]) => {
    for (let length = keys.length; length > 0; length--) {
      const node = document.getIn(keys.slice(0, length), true) as ParsedNode | undefined;
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return at(0);
  };
  const broken = document.errors.map(({ code, message, pos }) => {
    // The place is told apart from it, and what the parser says of its own stack helps nobody.
    const [said] = message.split(/ at line \d+, column \d+:?|\n/);
    return problem(`Broken YAML: ${code === 'RESOURCE_EXHAUSTION' ? 'nested too deeply' : said}`, at(pos[0]));
  });
  visit(document, {
    // The library would throw at an alias of nothing, and at aliases of aliases without end.
    Alias: (_key, { source, range }) =>
      void broken.push(problem(`Broken YAML: write the text itself, not an alias (*${source})`, at(range?.[0] ?? 0))),
  });
  if (broken.length > 0) return { problems: broken, where };
  const result = z.safeParse(schema, document.toJS());
  if (result.success) return { value: result.data, problems: [], where };
  return { problems: result.error.issues.map((issue) => problem(say(issue), where(issue.path))), where };
}

// --- internal ---

const PACK: DataFile = {
  expected: { what: 'a file of a method pack', most: 10_000_000 },
  problem: problemWith(
    'method-pack',
    'Fix the method pack, or leave out --method (and TDE_METHOD) to use the one that comes with tde.',
  ),
};

function say(issue: z.core.$ZodIssue): string {
  const key = issue.path.map(String).join('.') || 'the file';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${key}: unknown key ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `${key}: has to be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'too_small':
      return `${key}: holds too little`;
    case 'invalid_format':
      return `${key}: ${issue.message}`;
    default:
      return `${key}: is missing or of the wrong kind`;
  }
}

function assemble({ method, steps }: Pack): Method {
  const written: Question[] = [
    ...method.questions,
    ...Object.values(steps).flatMap((file) => file.questions.map((question) => ({ ...question, step: file.step.id }))),
  ];
  const needs: Readonly<Record<Role, RoleNeeds>> = ROLES;
  const questions = written.map((question) => {
    const played = ROLE_NAMES.filter((role) => method.roles[role] === question.id);
    const carries = CARRIES.find((far) => played.some((role) => needs[role].carries === far));
    return { ...(carries && { carries }), ...question };
  });
  return {
    ...method,
    steps: Object.values(steps).map((file) => file.step),
    tactics: Object.values(steps).flatMap((file) => file.tactics.map((tactic) => ({ ...tactic, step: file.step.id }))),
    sections: method.sections.map((section) => ({
      ...section,
      questions: questions.filter((question) => question.section === section.id).map((question) => question.id),
    })),
    questions,
  };
}
