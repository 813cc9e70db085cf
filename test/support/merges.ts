// Two people answer different questions on two branches: git puts each pair of such branches together.
import { spawnSync } from 'node:child_process';
import { fieldsOf, skeletonOf } from '../../src/method/ids.ts';
import type { Question } from '../../src/method/types.ts';
import { type Answer, type Change, sameAnswer } from '../../src/project/answers.ts';
import { readAnswers } from '../../src/project/read.ts';
import { newProjectText } from '../../src/project/skeleton.ts';
import { applyChanges } from '../../src/project/update.ts';
import { put, tempDir } from './temp-dir.ts';
import { tinyMethod } from './tiny-method.ts';

/** The projects that branches begin with, as texts. */
export const BASES = {
  'an empty project': () => newProjectText(tinyMethod),
  'a half-filled project': () => filled((i) => i % 2 === 0),
  'a full project': () => filled(() => true),
} satisfies Record<string, () => string>;

/**
 * How many merges of two answers to a project there are, how many of them conflict, and how many lose or change an answer.
 * @param every takes only every so many of the pairs
 */
export function mergeEachPair(text: string, every = 1): { pairs: number; conflicts: number; wrong: number } {
  const folder = tempDir();
  const mine = CHANGES.map((change) => save(text, [revised(change, 'mine')]));
  const yours = CHANGES.map((change) => save(text, [revised(change, 'yours')]));
  put(folder, 'base', text);
  for (const [i, one] of mine.entries()) put(folder, `mine-${i}`, one);
  for (const [j, one] of yours.entries()) put(folder, `yours-${j}`, one);
  const pairs = CHANGES.flatMap((_, i) => CHANGES.map((__, j) => [i, j] as const))
    .filter(([i, j]) => i !== j)
    .filter((_, n) => n % every === 0);
  const merges = mergeAll(folder, pairs);
  let conflicts = 0;
  let wrong = 0;
  for (const [n, [i, j]] of pairs.entries()) {
    const merged = merges[n];
    const [one, other] = [revised(at(i), 'mine'), revised(at(j), 'yours')];
    if (merged === undefined) conflicts++;
    else if (!says(merged, one) || !says(merged, other)) wrong++;
  }
  return { pairs: pairs.length, conflicts, wrong };
}

// --- internal ---

const RECORD = fieldsOf(tinyMethod.questions.find((each) => each.kind === 'records') as Question, 'one');

/** Every answer of the method, the fields of one record among them only where the record is there. */
const CHANGES: Change[] = [
  ...skeletonOf(tinyMethod)
    .filter((question) => question.kind !== 'records' && typeof question.options !== 'object')
    .map((question) => ({ id: question.id, answer: sample(question) })),
  { id: 'find.tactics', answer: { value: ['ask-around'] } },
  { id: 'project.role', answer: { value: 'city', note: 'one\ntwo' } },
  { id: 'refine.use-cases.one.title', answer: { value: 'One' } },
  ...tinyMethod.sections.map((section) => ({ id: `finished.${section.id}`, answer: { value: 'yes' } })),
];

function at(i: number): Change {
  return CHANGES[i] as Change;
}

function sample(question: Question): Answer {
  switch (question.kind) {
    case 'list':
      return { value: ['a', 'b: c'] };
    case 'paragraph':
      return { value: 'line one\n\nline two' };
    case 'criterion':
      return { value: 'no', note: 'because' };
    case 'judgement':
      return { value: 'partly' };
    case 'date':
      return { value: '2026-01-31' };
    case 'number':
      return { value: '12' };
    default:
      return { value: 'short' };
  }
}

/** Another answer of the same kind, told apart by who gave it. */
function revised({ id, answer }: Change, who: string): Change {
  const value = answer?.value;
  if (id.startsWith('finished.')) return { id, answer };
  if (Array.isArray(value) && id !== 'find.tactics') return { id, answer: { value: [...value, who] } };
  if (value === 'short' || value === 'One') return { id, answer: { value: `${value} ${who}` } };
  return { id, answer: { ...answer, note: `${who}\nsays so` } };
}

function save(text: string, changes: Change[]): string {
  return applyChanges(text, readAnswers(text, 'tde.yaml', tinyMethod), changes);
}

function filled(keep: (i: number) => boolean): string {
  const fields = RECORD.map((field) => ({ id: field.id, answer: sample(field) }));
  return save(newProjectText(tinyMethod), [...CHANGES.filter((_, i) => keep(i)), ...fields]);
}

function says(text: string, { id, answer }: Change): boolean {
  const { at, answers, problems } = readAnswers(text, 'merged', tinyMethod);
  if (problems.length) return false;
  if (id.startsWith('finished.')) return answers.finished.includes(id.slice('finished.'.length));
  return sameAnswer(at(id), answer);
}

/** The merged texts, undefined where git reports a conflict. One shell runs many merges: starting git is what costs. */
function mergeAll(folder: string, pairs: readonly (readonly [number, number])[]): (string | undefined)[] {
  const script = pairs
    .map(([i, j]) => `git merge-file -p -q mine-${i} base yours-${j} && printf '\\0ok\\0' || printf '\\0conflict\\0'`)
    .join('\n');
  const run = spawnSync('sh', [], { cwd: folder, input: script, encoding: 'utf8', maxBuffer: 1 << 28 });
  const parts = run.stdout.split('\0');
  return pairs.map((_, n) => (parts[2 * n + 1] === 'ok' ? parts[2 * n] : undefined));
}
