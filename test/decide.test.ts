// Deciding on feedback in one sitting, in both modes: the next piece with its words, what stands near it, one decision for several.
// All of sixty pieces are decided on in decide.full.test.ts.
import { describe, expect, test } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import { keptOf } from '../src/interview/drafts.ts';
import type { Reply } from '../src/interview/prompter.ts';
import { loadMethod } from '../src/method/ids.ts';
import { readProject } from '../src/project/file.ts';
import { withComments } from './support/decider.ts';
import { tdeHere } from './support/here.ts';
import { KEY } from './support/person.ts';
import { type Act, answer, leave, scriptedPrompter } from './support/scripted-prompter.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const hub = method.roles.feedback ?? '';
const section = method.questions.find(({ id }) => id === hub)?.section ?? '';

describe('deciding', () => {
  const four = `tde: 1
design:
  feedback:
    one:
      said: Print it larger, please
      group: Older riders
    two:
      said: More benches
      group: Students
    three:
      said: Please print the list larger
      group: Nurses
    four:
      said: Print it larger and on yellow paper
      group: Nurses
      decision: partly
      why: Yellow paper is sold out.
`;

  /** Sits through a script on this feedback. */
  async function sit(script: Record<string, Act[]>, text = four) {
    const file = put(tempDir(), 'tde.yaml', text);
    const prompter = scriptedPrompter({ ...script, [hub]: [leave] });
    const sitting = openSitting({ project: readProject(file, method), prompter, desk: async () => deskFor(file) });
    await conduct(sitting, { leg: section, at: hub, returning: true, row: 'decide!' });
    prompter.finish();
    const { byId } = readProject(file, method).answers;
    const at = (id: string, part: string) => byId[`${hub}.${id}.${part}`]?.value;
    return { prompter, sitting, at, file };
  }

  test('gives all that say the same one answer, each part of it saved before the next is asked', async () => {
    let between: unknown;
    const seen: { file?: string } = {};
    const file = put(tempDir(), 'tde.yaml', four);
    seen.file = file;
    const prompter = scriptedPrompter({
      decide: ['yes', leave],
      [`${hub}.one.why`]: [
        (screen) => {
          between = readProject(file, method).answers.byId[`${hub}.three.decision`]?.value;
          return answer(screen, 'Many cannot read it.');
        },
      ],
      [`${hub}.one.changed`]: ['It is set in 18 points.'],
    });
    const sitting = openSitting({ project: readProject(file, method), prompter, desk: async () => deskFor(file) });
    await conduct(sitting, { leg: section, at: hub, returning: true, row: 'decide!' });
    expect(between).toBe('yes');
    const { byId } = readProject(file, method).answers;
    for (const id of ['one', 'three'])
      expect(['decision', 'why', 'changed'].map((part) => byId[`${hub}.${id}.${part}`]?.value)).toEqual([
        'yes',
        'Many cannot read it.',
        'It is set in 18 points.',
      ]);
    expect(byId[`${hub}.two.decision`]).toBeUndefined();
    expect(prompter.said.join('\n')).toContain('Print it larger, please (2 said this): We do it');
    expect(prompter.screens[0]?.context).toMatchObject([
      { text: '"Print it larger, please"' },
      { text: 'Older riders' },
      { label: '1 other with it, to get the same answer', text: '"Please print the list larger"' },
    ]);
  });

  test('offers the answer to one that was like it, and takes all of it', async () => {
    const { at, prompter } = await sit({ decide: ['as!four', 'no'], [`${hub}.two.why`]: [''] });
    expect([at('one', 'decision'), at('one', 'why'), at('three', 'why')]).toEqual([
      'partly',
      'Yellow paper is sold out.',
      'Yellow paper is sold out.',
    ]);
    expect([at('two', 'decision'), at('two', 'why')]).toEqual(['no', undefined]);
    expect(prompter.said.at(-1)).toBe(
      'Everything is decided. What is left is to tell the groups: tde heard --group NAME makes a text for each.',
    );
  });

  test('takes none with it that only says "too", or "please", as well', async () => {
    const texts = ['The letters are too small', 'In Somali too', 'Benches, please', 'Please leave out the map'];
    const feedback = texts.map((said, i) => `    e${i}:\n      said: ${said}\n      group: Tenants\n`).join('');
    const alone = texts.map(() => 'later!');
    const { prompter } = await sit({ decide: alone }, `tde: 1\ndesign:\n  feedback:\n${feedback}`);
    expect(prompter.screens.filter(({ id }) => id === 'decide').map(({ context }) => context.length)).toEqual([
      2, 2, 2, 2,
    ]);
  });

  test('lets go of one that is meant another way, and takes others in by a word', async () => {
    const { at } = await sit({
      decide: ['choose!', 'word!', 'no', 'no'],
      alike: [(screen) => answer(screen, []), (screen) => answer(screen, ['two'])],
      word: ['bench'],
      [`${hub}.one.why`]: ['Too dear.'],
      [`${hub}.three.why`]: ['Too late.'],
    });
    expect([at('one', 'why'), at('two', 'why'), at('three', 'why')]).toEqual(['Too dear.', 'Too dear.', 'Too late.']);
  });

  test('leaves open what is left for later, and says how many', async () => {
    const skip: Reply = { kind: 'skip', draft: {} };
    const { at, prompter } = await sit({ decide: ['later!', skip] });
    expect([at('one', 'decision'), at('two', 'decision')]).toEqual([undefined, undefined]);
    expect(prompter.said.at(-1)).toBe('Still to decide: 3 pieces.');
  });

  test('keeps a reason that was half typed and skipped', async () => {
    const skip: Reply = { kind: 'skip', draft: { text: 'Many cannot', cursor: 11 } };
    const { sitting, at } = await sit({ decide: ['no', 'later!'], [`${hub}.one.why`]: [skip] });
    expect(at('one', 'why')).toBeUndefined();
    expect(keptOf(sitting)?.drafts).toEqual({ [`${hub}.one.why`]: { text: 'Many cannot', cursor: 11 } });
  });

  test('goes back to the list, and keeps a reason that was half typed', async () => {
    const back: Reply = { kind: 'back', draft: {} };
    await sit({ decide: [back] });
    const half: Reply = { kind: 'leave', cause: 'asked', draft: { text: 'Many cannot', cursor: 11 } };
    const file = put(tempDir(), 'tde.yaml', four);
    const prompter = scriptedPrompter({ decide: ['yes'], [`${hub}.one.why`]: [half] });
    const sitting = openSitting({ project: readProject(file, method), prompter, desk: async () => deskFor(file) });
    await conduct(sitting, { leg: section, at: hub, returning: true, row: 'decide!' });
    expect(keptOf(sitting)).toEqual({
      start: { leg: section, at: hub },
      drafts: { [`${hub}.one.why`]: { text: 'Many cannot', cursor: 11 } },
    });
  });
});

test('a long list is counted, and read as a whole only on request', async () => {
  const { file } = await withComments();
  const reader = readProject(file, method);
  const prompter = scriptedPrompter({
    [hub]: ['all!', 'done!'],
    record: [{ kind: 'back', draft: {} }],
    review: [leave],
  });
  await conduct(openSitting({ project: reader, prompter, desk: async () => deskFor(file) }), {
    leg: section,
    at: hub,
    returning: true,
  });
  prompter.finish();
  const [list, all, , review] = prompter.screens;
  expect(all?.options).toHaveLength(60);
  expect(list?.options?.map(({ label }) => label)).toEqual([
    'Decide on what is open (60 pieces)',
    'Go to one of the 60',
    'Add another',
    'That is all for now',
  ]);
  expect(review?.options?.length).toBeLessThan(8);
});

describe('tde feedback', () => {
  test('goes to the next piece that is open at a terminal, and lists without one', async () => {
    const { cwd } = await withComments();
    const tde = tdeHere(['feedback'], cwd);
    await tde.see('Feedback, 60 pieces to decide');
    await tde.see('The list has to be printed in large letters.');
    tde.press(`/leave${KEY.enter}`);
    expect(await tde.code).toBe(0);
    expect((await runTde(['feedback'], { cwd })).out).toContain('To decide (60)');
  });
});
