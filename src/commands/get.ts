// The short commands about the file itself: `tde get` prints answers, `tde schema` what a file may hold, `tde unlock` takes a lock away.

import { UserError } from '../errors.ts';
import { canonicalId, meant, placeOf, skeletonOf } from '../method/ids.ts';
import type { Answer, Reader } from '../project/answers.ts';
import { unlockProject } from '../project/file.ts';
import { jsonSchemaOf } from '../project/schema.ts';
import { writtenOf } from '../project/update.ts';
import { blockLines, isTree } from '../project/yaml-text.ts';
import { fill, words } from '../words.ts';
import { type Context, methodOf, openProject, projectPath, tell, tellNext, tellProblems } from './context.ts';
import { type Output, putResult } from './output.ts';

/** Prints the value of a question, one line an entry; of a group or a section, `id: value` lines as YAML; with `json` always an object. */
export async function getAnswers(
  context: Context,
  typed: string | undefined,
  options: { json?: boolean },
): Promise<void> {
  const { io } = context;
  const { method, project } = await openProject(context);
  const id = typed === undefined ? '' : canonicalId(method, typed);
  const place = placeOf(method, id);
  const ids = place || typed === undefined ? [id] : method.sections.find((section) => section.id === id)?.questions;
  if (!ids) {
    const known = [...skeletonOf(method).map((question) => question.id), ...Object.keys(project.answers.byId)];
    const what = fill(words.set.unknownId, meant(typed ?? '', known));
    throw new UserError({ code: 'unknown-id', what, next: words.set.unknownIdNext });
  }
  const found = answersBelow(project, ids);
  const written = found.map(([key, answer]) => [key, writtenOf(answer) ?? ''] as const);
  tellProblems(
    context,
    project.problems.filter((problem) => isBelow(problem.id ?? '', ids)),
  );
  if (options.json) {
    const plain = written.map(([key, value]) => [key, isTree(value) ? Object.fromEntries(value) : value]);
    io.out.write(`${JSON.stringify(Object.fromEntries(plain), null, 2)}\n`);
  } else if (place?.kind === 'leaf') {
    const [answer] = found.map(([, each]) => each);
    const value = answer?.value;
    if (value !== undefined) io.out.write(`${typeof value === 'string' ? value : value.join('\n')}\n`);
    if (answer?.note) tell(io, `note: ${answer.note}`);
    if (answer?.findOut) tell(io, fill(words.review.findOut, { whom: answer.findOut }));
  } else {
    io.out.write(
      blockLines(new Map(written), 0)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
  if (found.length === 0) tell(io, id === '' ? words.get.noneAtAll : fill(words.get.none, { id }));
  tellNext(context, found.length === 0 && place?.kind === 'leaf' ? `tde edit ${id}` : 'tde status');
}

/** Prints the schema of the method in use, or writes it to the file named with -o. */
export async function printSchema(context: Context, options: Output): Promise<void> {
  const schema = `${JSON.stringify(jsonSchemaOf(await methodOf(context)), null, 2)}\n`;
  putResult(context, schema, options, { name: 'tde.schema.json' });
  tellNext(context, 'tde status');
}

/** Takes the project's lock with that id away. @throws UserError where there is no such lock */
export function unlock(context: Context, id: string): void {
  const file = projectPath(context);
  unlockProject(file, id);
  tell(context.io, fill(words.unlock.done, { file }));
  tellNext(context, 'tde resume');
}

// --- internal ---

/** The answers at these ids and below them, in the file's order. */
function answersBelow(reader: Reader, ids: readonly string[]): [string, Answer][] {
  const finished = reader.answers.finished.map((section): [string, Answer] => [
    `finished.${section}`,
    { value: 'yes' },
  ]);
  return [...Object.entries(reader.answers.byId), ...finished].filter(([id]) => isBelow(id, ids));
}

/** Whether an id is one of these, or below one; the empty one is above all. */
const isBelow = (id: string, ids: readonly string[]): boolean =>
  ids.some((each) => each === '' || id === each || id.startsWith(`${each}.`));
