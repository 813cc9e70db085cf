// What was told in confidence stays in the team: whatever a project holds, no document shows it in any format, unless it is the team's
// working copy, which says so on each page. Every document and format is in confidence.full.test.ts (on paper: print.full.test.ts and
// office.full.test.ts).

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { changesOf, readerOf } from '../src/project/answers.ts';
import { isTheirTitle, repeatsOf } from '../src/project/feedback.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { answersOf } from './support/answers-of.ts';
import { testCanaries } from './support/confidential.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();

testCanaries('the built-in method', ['md'], ['pitch', 'plan']);
testCanaries('another one', ['html', 'docx'], ['heard', 'plan']);

test('--internal is for documents and their data, and for no list or copy of a template', async () => {
  const cwd = tempDir();
  for (const line of [
    ['templates', 'copy', 'plan', '--internal'],
    ['templates', '--internal'],
  ]) {
    const { code, out, err } = await runTde(line, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain("unknown option '--internal'");
  }
});

describe('words that may not be quoted', () => {
  const said = 'My landlord would put us out the same week. Keep our names out of it!';
  const project = (fields: Record<string, string>, more: Parameters<typeof answersOf>[0] = {}) => {
    const cwd = tempDir();
    const id = 'design.feedback.my-landlord-would-put-us-out';
    const entry = { title: 'Fear of the landlord', said, group: 'Tenants', decision: 'yes', ...fields };
    const own = Object.fromEntries(Object.entries(entry).map(([field, value]) => [`${id}.${field}`, value]));
    createProject(join(cwd, 'tde.yaml'), method, changesOf(answersOf({ ...own, ...more })));
    return (...line: string[]) => runTde(line, { cwd });
  };

  test('are left out where another answer repeats them, which is told by the id it has in the project, and refused', async () => {
    const why = 'They told us: "My landlord would put us out the same week." So no names stand in it.';
    const tde = project({ why }, { 'find.focus-reason': `It came up often. ${said}` });
    const heard = await tde('heard');
    expect(heard.out).toContain('**Why:** They told us: "[words left out]." So no names stand in it.');
    expect(heard.err.replace(/\s+/g, ' ')).toContain(
      '1 passage left out, as it may not be quoted: design.feedback.my-landlord-would-put-us-out.why.',
    );
    const strict = await tde('heard', '--strict');
    expect(strict).toMatchObject({ code: 1, out: '' });
    expect(strict.err.replace(/\s+/g, ' ')).toContain(
      'The answer to "Why" repeats words that may not be quoted, which are left out (design.feedback.my-landlord-would-put-us-out.why).',
    );
    expect((await tde('plan', '--section', 'commitment')).out).toContain('It came up often. [words left out]!');
  });

  test('do not stand in the id of another entry, which is named by its number then, wherever it is chosen', async () => {
    const cwd = tempDir();
    const first = 'refine.use-cases.my-landlord-would-put-us-out-the-same-week';
    const second = 'refine.use-cases.call-the-clerk-at-555-201-0144';
    const before = answersOf({
      'design.feedback.fear.title': 'Fear',
      'design.feedback.fear.said': said,
      [`${first}.title`]: 'My landlord would put us out the same week',
      [`${first}.story.want`]: 'which homes passed',
      [`${second}.title`]: 'Call the clerk',
      'refine.use-cases.door-list.title': 'Door list',
      'design.use-case': first.slice('refine.use-cases.'.length),
      'design.also-serves': [second.slice('refine.use-cases.'.length), 'door-list'],
    });
    createProject(join(cwd, 'tde.yaml'), method, changesOf(before));
    const everywhere = [
      ['worksheet', '--format', 'yaml'],
      ['templates', 'data', 'plan'],
      ['plan', '--appendix'],
    ];
    for (const line of everywhere) {
      const { out } = await runTde(line, { cwd });
      expect(out).not.toMatch(/landlord.would|555-201/i);
      expect(out).toContain('Door list');
    }
    // The choice is that of the same entry still.
    expect((await runTde(['plan', '--appendix'], { cwd })).out).toContain('which homes passed');
    put(cwd, 'form.yaml', (await runTde(['worksheet', '--format', 'yaml'], { cwd })).out);
    expect(await runTde(['set', '--answers', 'form.yaml'], { cwd })).toMatchObject({ code: 0 });
    expect(readProject(join(cwd, 'tde.yaml'), method).answers).toEqual(before);
  });

  test('make no gap, and the ids of gaps are those of the project', async () => {
    const voices = { 'find.voices': ['Tenants'] };
    const { out, err } = await project({ decision: 'open', heard: '2026-05-04' }, voices)('plan', '--section', 'heard');
    expect(out).not.toContain('not provided');
    expect(err).not.toContain('Not answered yet');
    const undecided = project(
      { decision: '', heard: '2026-05-04' },
      { ...voices, 'design.feedback.my-landlord-would-put-us-out.decision': { note: 'x' } },
    );
    const gap = await undecided('plan', '--section', 'heard');
    expect(gap.err).toContain('tde edit design.feedback.my-landlord-would-put-us-out.decision');
    expect(gap.out + (await undecided('templates', 'data', 'plan')).out).not.toContain('my-landlord');
  });

  test.each([
    ['put in by tde', ['--said', said], 'Tenants, point 1'],
    ['put in by tde, and shortened since', ['--said', said], 'Tenants, point 1', 'They fear for their home.'],
    ['by the team', ['--said', said, '--title', 'Fear of the landlord'], 'Fear of the landlord'],
    ['by the team, of their words', ['--said', said, '--title', 'Landlord would put us out'], 'Tenants, point 1'],
    [
      'put in by tde, where they may be quoted',
      ['--said', said, '--quote', 'yes'],
      'My landlord would put us out the same week',
    ],
  ])('with a title %s', async (_, options, title, since = '') => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\n');
    await runTde(['feedback', 'add', '--group', 'Tenants', ...options], { cwd });
    const [id] = readProject(join(cwd, 'tde.yaml'), method).answers.records['design.feedback'] ?? [];
    if (since !== '') await runTde(['set', `design.feedback.${id}.said`, since], { cwd });
    expect((await runTde(['heard'], { cwd })).out).toContain(`\n### ${title}\n`);
    expect((await runTde(['plan'], { cwd })).out).toContain(`\n- **${title}.**`);
  });
});

test.each([
  ['I sleep in my car. Most nights.', 'She said: I sleep in my car.', true],
  ['I sleep in my car. Most nights.', 'She said “in my car”, and left.', true],
  ['I sleep in my car. Most nights.', 'I SLEEP\u200b in my\ncar, she wrote', true],
  ['I sleep in my car. Most nights.', 'People sleep in their cars, some in my street.', false],
  ['Print larger letters', 'We print larger letters on the list.', false],
  [
    'It is too dark at the stop and nobody waits',
    'It was said that it is too dark at the stop and nobody comes.',
    true,
  ],
  ['It is too dark at the stop and nobody waits', 'The stop is too dark at night.', false],
  ['Don’t print my name on that list', "They wrote: don't print my name on that list.", true],
  ['我家楼梯太陡了，我妈妈上不去', '有人说：我家楼梯太陡了，我妈妈上不去。所以改了。', true],
  ['I can’t read them. My girl does.', 'She told us ‘I can’t read them’, so letters do not do.', true],
  ["I can't read them. My girl does.", "It was 'I can't read them' that did it for the tenants' group.", true],
  ['Leo las cartas con mi hija', 'Una madre: »con mi hija«, nada más.', true],
  ['我看不懂信，女儿帮我看', '有人说「女儿帮我看」。', true],
  [
    "I can't read them. My girl does.",
    "The tenants' letters: we can't read them, it's the office's 'small' print.",
    false,
  ],
  ['Yes', '"Yes", they said.', false],
  ['', 'Nothing was said.', false],
])('of %j, %j repeats it: %s', (said, text, repeats) => {
  const answers = answersOf({ 'design.feedback.a.said': said, 'design.feedback.b.title': 'b' });
  expect(repeatsOf(readerOf(method, answers))(text).length > 0).toBe(repeats);
});

test.each([
  ['I held the sheet up to the window and gave…', true],
  ['“Bad eyes”', true],
  ['‘Bad eyes’', true],
  ['「目が悪い」', true],
  ['Bad eyes', false],
  ['He held the sheet up to the light', true],
  ['Print it twice as big', true],
  ['Larger letters on the list', false],
])('the title %j is made of their words: %s', (title, isTheirs) =>
  expect(
    isTheirTitle(title, 'I held the sheet up to the window and gave up on it, really. Print it twice as big!'),
  ).toBe(isTheirs),
);

test('what may not be quoted in an earlier cycle is found, unless the same words may be by now', () => {
  const said = 'It is too dark at the stop and nobody waits';
  const before = readerOf(method, answersOf({ 'design.feedback.a.said': said, 'design.feedback.a.quote': 'no' }));
  const text = `We hear it a lot: ${said.toLowerCase()}.`;
  expect(repeatsOf(readerOf(method, answersOf({})), [before])(text)).toMatchObject([{ entry: 'a' }]);
  const now = answersOf({ 'design.feedback.b.said': said, 'design.feedback.b.quote': 'yes' });
  expect(repeatsOf(readerOf(method, now), [before])(text)).toEqual([]);
});
