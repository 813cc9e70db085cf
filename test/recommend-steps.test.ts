// `tde recommend --step`: the other steps as the first, with criteria of our own that say so.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { putPack } from './support/small-pack.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const flat = (text: string) => text.replace(/\s+/g, ' ');
const tacticsOf = (step: string) => method.tactics.filter((tactic) => tactic.step === step);

/** A project in which every criterion of one tactic is in place, and the first of another is not. */
function project(step: string) {
  const cwd = tempDir();
  const [first, second] = [tacticsOf(step).at(-1), tacticsOf(step)[0]];
  const line = (tactic: string, criterion = '', answer: string) =>
    [`${step}.checklists.${tactic}.${criterion}`, answer] as const;
  const marks = Object.fromEntries([
    ...(first?.criteria ?? []).map(({ id }) => line(first?.id ?? '', id, 'yes')),
    line(second?.id ?? '', second?.criteria?.[0]?.id, 'no'),
  ]);
  put(cwd, 'marks.json', JSON.stringify(marks));
  return { cwd, first, second };
}

const marked = async (step: string) => {
  const made = project(step);
  expect(await runTde(['init', '--no-input'], { cwd: made.cwd })).toMatchObject({ code: 0 });
  expect(await runTde(['set', '--answers', 'marks.json'], { cwd: made.cwd })).toMatchObject({ code: 0 });
  return { ...made, tde: (...argv: string[]) => runTde(argv, { cwd: made.cwd }) };
};

describe.each(['refine', 'design', 'implement'])('tde recommend --step %s', (step) => {
  test('ranks the tactics of the step in the same JSON', async () => {
    const { tde, first, second } = await marked(step);
    const { code, out } = await tde('recommend', '--step', step, '--json');
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(['step', 'tactics', 'tie', 'enough', 'evidence']);
    expect(result.step).toBe(step);
    expect(result.tactics).toHaveLength(tacticsOf(step).length);
    expect(result.tactics[0]).toMatchObject({ id: first?.id, rank: 1, low: 1, high: 1 });
    expect(Object.keys(result.tactics[0].have[0])).toEqual(['id', 'title', 'note', 'part']);
    expect(result.tactics.find(({ id }: { id: string }) => id === second?.id).need).toHaveLength(1);
  });

  test('gives its reasons, marks what is our own, and ends with a first step', async () => {
    const { tde, first, second } = await marked(step);
    const out = flat((await tde('recommend', '--step', step)).out);
    expect(out).toContain(`1. ${first?.name}`);
    for (const { title } of first?.criteria ?? []) expect(out).toContain(`- ${title} (added by us)`);
    expect(out).toContain(`You still need: - ${second?.criteria?.[0]?.title} (added by us) How to get it: `);
    expect(out).toMatch(/One thing to do this week: \S.*$/);
    expect(out).not.toContain('find a focus area');
  });

  test('says how to answer where nothing is answered yet', async () => {
    const cwd = tempDir();
    await runTde(['init', '--no-input'], { cwd });
    const { code, err } = await runTde(['recommend', '--step', step], { cwd });
    expect(code).toBe(0);
    expect(flat(err)).toMatch(new RegExp(`tde edit ${step}\\.checklists.*tde set ${step}\\.checklists\\.\\S+ yes`));
    expect(err).toContain(`Next: tde edit ${step}.checklists`);
  });
});

describe('tde recommend', () => {
  test("looks at find unless told otherwise, and marks none of the guide's own criteria", async () => {
    const file = join(packageRoot, 'examples', 'lead-paint');
    const [usual, named, step1] = await Promise.all(
      [[], ['--step', 'find'], ['--step', 'Find']].map((more) =>
        runTde(['recommend', '-f', file, ...more], { cwd: tempDir() }),
      ),
    );
    expect(usual).toMatchObject({ code: 0, out: expect.not.stringContaining('added by us') });
    expect(named).toEqual(usual);
    expect(step1).toEqual(usual);
  });

  test('begins with what to do first where the program stands', async () => {
    const cwd = tempDir();
    const says = async (...argv: string[]) => flat((await runTde(['recommend', ...argv], { cwd })).out);
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\nproject:\n  program: nothing\n');
    const first = 'Start from what people ask and complain about, and share one data set with those who need it.';
    expect(await says()).toContain(`best fit first ${first}`);
    expect(await says('--step', 'design')).not.toContain(first);
  });

  test('refuses a step that there is not, and names those there are', async () => {
    const file = join(packageRoot, 'examples', 'lead-paint');
    const { code, out, err } = await runTde(['recommend', '--step', 'desing', '-f', file], { cwd: tempDir() });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(flat(err)).toContain(
      'no step "desing". Did you mean design? The steps are: find, refine, design, implement.',
    );
  });

  test('says so where a step of another method has no checklists', async () => {
    const cwd = tempDir();
    const pack = putPack(cwd);
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: small-1.0\n');
    const { code, out, err } = await runTde(['recommend', '--step', 'refine', '--method', pack], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(flat(err)).toContain('no checklists');
  });
});
