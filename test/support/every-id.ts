// Every id of a method pack through the commands: set, got, counted and seen in the schema.
import { join } from 'node:path';
import { expect } from 'vitest';
import { fieldsOf, loadMethod, skeletonOf } from '../../src/method/ids.ts';
import { readPack } from '../../src/method/pack.ts';
import type { Question } from '../../src/method/types.ts';
import type { Reader } from '../../src/project/answers.ts';
import { readProject } from '../../src/project/file.ts';
import { optionsOf } from '../../src/project/kinds.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

/** Answers all that a method pack (or the built-in method) asks in a new project, and expects each answer to be got and counted. */
export async function expectEveryId(pack?: string): Promise<void> {
  const cwd = tempDir();
  const method = pack === undefined ? await loadMethod() : readPack(pack);
  const call = async (...argv: string[]) => {
    const ran = await runTde([...argv, ...(pack === undefined ? [] : ['--method', pack])], { cwd });
    expect(ran.code, `${argv.join(' ')}\n${ran.err}`).toBe(0);
    return ran.out;
  };
  await call('init', '--no-input');
  const schema: SchemaNode = JSON.parse(await call('schema'));
  const given: Record<string, string[]> = {};
  const set = async (questions: readonly Question[]) => {
    const reader = readProject(join(cwd, 'tde.yaml'), method);
    for (const question of questions) given[question.id] = typedFor(question, reader);
    const typed = questions.map(({ id }) => [id, given[id]?.length === 1 ? given[id][0] : given[id]]);
    await call('set', '--answers', put(cwd, 'answers.json', JSON.stringify(Object.fromEntries(typed))));
  };
  const titleAt = (from: SchemaNode | undefined, keys: string[]) =>
    keys.reduce((at, key) => at?.properties?.[key] ?? at?.additionalProperties, from)?.title;
  const isChosenFromOthers = ({ options }: Question) => !!options && 'from' in options && options.from !== 'tactics';
  // A section at a time, and last what is chosen from those before.
  for (const section of method.sections) {
    const all = skeletonOf(method).filter((question) => question.section === section.id);
    for (const { id } of all.filter(({ kind }) => kind === 'records')) await call('set', id, 'one');
    const leaves = all.flatMap((each) => (each.kind === 'records' ? fieldsOf(each, 'one') : each));
    for (const { id, label } of [...all, ...leaves]) expect(titleAt(schema, id.split('.')), id).toBe(label);
    // An entry that stands alone has none to come after (kinds.test.ts).
    const inside = ({ id, options }: Question) => !!options && 'from' in options && id.startsWith(`${options.from}.`);
    const asked = leaves.filter((each) => !inside(each));
    for (const last of [false, true]) {
      const now = asked.filter((each) => isChosenFromOthers(each) === last);
      if (now.length > 0) await set(now);
    }
  }
  const got = JSON.parse(await call('get', '--json'));
  expect(Object.keys(got).sort()).toEqual(Object.keys(given).sort());
  for (const [id, typed] of Object.entries(given)) expect([got[id]].flat(), id).toEqual(typed);
  const finished = Object.fromEntries(method.sections.map(({ id }) => [`finished.${id}`, 'yes']));
  await call('set', '--answers', put(cwd, 'finished.json', JSON.stringify(finished)));
  for (const { id } of method.sections) expect(schema.properties?.finished?.properties).toHaveProperty([id]);
  const status = JSON.parse(await call('status', '--json'));
  for (const section of status.sections) {
    expect(section).toMatchObject({ status: 'finished', answered: section.asked });
  }
  expect(status.next.question).toBeNull();
}

// --- internal ---

/** A value for a question, as somebody would type it after `tde set ID`. */
function typedFor(question: Question, reader: Reader): string[] {
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return [optionsOf(reader, question)[0]?.id ?? 'nothing is offered'];
    case 'judgement':
    case 'criterion':
      return ['unsure'];
    case 'list':
      return ['one entry', 'another one'];
    case 'date':
      return ['2026-11-20'];
    case 'number':
      return ['36'];
    default:
      return ['some words'];
  }
}

type SchemaNode = { title?: string; properties?: Record<string, SchemaNode>; additionalProperties?: SchemaNode };
