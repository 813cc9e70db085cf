// What was told in confidence stays in the team: whatever a project holds, no document shows it in any format, unless it is the team's
// working copy, which says so on each page (on paper: print.full.test.ts and office.full.test.ts).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DOCUMENT_NAMES } from '../src/documents/catalog.ts';
import { formatNames } from '../src/documents/formats.ts';
import { planSections } from '../src/documents/views/plan.ts';
import { loadMethod } from '../src/method/load.ts';
import { readPack } from '../src/method/pack.ts';
import { changesOf, readerOf } from '../src/project/answers.ts';
import { isTheirTitle, repeatsOf } from '../src/project/confidence.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { words } from '../src/words.ts';
import { answersOf } from './support/answers-of.ts';
import { ALL_CANARIES, CANARIES, canariesIn, canaryProject, plainText } from './support/canaries.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { type Ran, runTde } from './support/test-io.ts';

const method = await loadMethod();
/** A pack with other words and parts, and with questions that are private. */
const PARK_SURVEY = join(import.meta.dirname, 'packs', 'park-survey');
const parkSurvey = readPack(PARK_SURVEY);
const BAND = words.document.internal;

/** How a working copy begins; a web page and a Word file say it in their own places. */
const FIRST = [
  ['--format txt', `${BAND}\n\n`],
  ['--format csv', `\ufeff"${BAND}"\r\n\r\n`],
  ['--format yaml', `# ${BAND}\n`],
  ['--format html', '<!doctype html>'],
  ['--format docx', 'PK'],
  ['templates data', `{\n  "internal": "${BAND}"`],
  ['', `**${BAND}**\n\n`],
] as const;

describe.each([
  ['of the built-in method', method, [], ['md', 'html', 'docx', 'txt', 'csv', 'yaml']],
  // The other formats are made of the Markdown.
  ['of another one', parkSurvey, ['--method', PARK_SURVEY], ['md', 'csv', 'yaml']],
] as const)('a project %s with forty canaries in every field', (_, method, pack, formats) => {
  const cwd = tempDir(afterAll);
  createProject(join(cwd, 'tde.yaml'), method, changesOf(canaryProject(method)));
  put(
    cwd,
    'own.hbs',
    '{{title}}: {{#each heard.groups}}{{title}}{{#each points}} {{title}} {{said}}{{/each}}{{/each}} {{summary.review}}\n',
  );
  const made = DOCUMENT_NAMES.flatMap((name) =>
    formats.flatMap((format) => (formatNames(name).includes(format) ? [[name, '--format', format]] : [])),
  );
  const parts = [
    ...planSections(method).map((section) => ['plan', '--section', section]),
    ['plan', '--template', 'own.hbs'],
    ['plan', '--appendix'],
  ];
  // The plan and the worksheet are short; all that a project holds is in the appendix of the one and in the whole of the other.
  const whole = formats.flatMap((format) =>
    format === 'yaml'
      ? []
      : [
          ['plan', '--appendix'],
          ['worksheet', '--whole'],
        ].map((line) => [...line, '--format', format]),
  );
  const data = DOCUMENT_NAMES.map((name) => ['templates', 'data', name]);
  const lines = [...made, ...parts, ...data].map((line) => [line.join(' '), line] as const);

  const runs = new Map<string, Ran>();
  /** A document, made once; one without a table is none as a spreadsheet. */
  const run = async (...line: string[]): Promise<Ran> => {
    const ran = runs.get(line.join()) ?? (await runTde([...line, ...pack], { cwd }));
    runs.set(line.join(), ran);
    const noTable = line.includes('csv') && ran.code === 1;
    if (noTable) expect(ran.err).toContain('no table');
    else expect(ran.code, ran.err).toBe(0);
    return ran;
  };

  test.each(lines)('%s shows none of them', async (_, line) => {
    const { out, err } = await run(...line);
    expect(canariesIn(out)).toEqual([]);
    expect(plainText(out)).not.toContain(BAND.toLowerCase());
    // The marks by which tde knows again what it left out, and what it tells of it.
    expect(plainText(out)).not.toMatch(/[\uE000-\uF8FF]/);
    const tells = /\d+ contact details? left out: /.test(err.replace(/\s+/g, ' '));
    const isShown = plainText(out).includes('contact left out');
    if (!line.includes('data')) expect(tells).toBe(isShown);
  });

  test.each(formats)('the working copy as %s has all of them, and says that it is one', async (format) => {
    const seen = new Set<string>();
    for (const line of [...made, ...whole].filter((each) => each.includes(format))) {
      const { out } = await run(...line, '--internal');
      for (const canary of canariesIn(out)) seen.add(canary);
      if (out !== '') expect(plainText(out)).toContain(BAND.toLowerCase());
    }
    // Tables hold little beside the answers.
    const wanted = format === 'csv' ? [...CANARIES.words, ...CANARIES.contacts] : ALL_CANARIES;
    expect(wanted.filter((canary) => !seen.has(canary))).toEqual([]);
  });

  test('the working copy says above all that it is one', async () => {
    for (const [name, line] of lines) {
      const first = FIRST.find(([kind]) => name.includes(kind))?.[1] ?? '';
      const { out } = await run(...line, '--internal');
      if (out !== '') expect(out.slice(0, first.length), name).toBe(first);
    }
  });

  test('the working copy says it at each section and at the end, too, where there are no pages', async () => {
    const { out } = await run('plan', '--internal');
    const sections = out.match(/^## .*\n\n.*$/gm) ?? [];
    expect(sections.length).toBeGreaterThan(5);
    for (const section of sections) expect(section.endsWith(`\n\n**${BAND}**`)).toBe(true);
    expect(out.endsWith(`\n**${BAND}**\n`)).toBe(true);
  });

  test("on the screen the team's own commands show all", async () => {
    const says = async (...line: string[]) => canariesIn((await runTde([...line, ...pack], { cwd })).out);
    expect(await says('feedback', 'list')).toEqual(expect.arrayContaining([...CANARIES.words]));
    expect((await says('recommend')).length).toBeGreaterThan(0);
    expect((await says('recommend', '--json')).length).toBeGreaterThan(0);
    await runTde(['recommend', '-o', 'fits.txt', ...pack], { cwd });
    const written = readFileSync(join(cwd, 'fits.txt'), 'utf8');
    expect([written.startsWith(`${BAND}\n`), written.endsWith(`\n${BAND}\n`)]).toEqual([true, true]);
  });
});

test('--internal is told to belong to documents and their data', async () => {
  const cwd = tempDir();
  for (const [line, said] of [
    [['templates', 'copy', 'plan', '--internal'], 'tde templates data NAME --internal'],
    [['templates', '--internal'], 'tde templates data NAME --internal'],
  ] as const) {
    const { code, out, err } = await runTde(line, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replace(/\s+/g, ' ')).toContain(said);
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
  ])('with a title %s', async (_, options, title, then = said) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\n');
    await runTde(['feedback', 'add', '--group', 'Tenants', ...options], { cwd });
    const [id] = readProject(join(cwd, 'tde.yaml'), method).answers.records['design.feedback'] ?? [];
    await runTde(['set', `design.feedback.${id}.said`, then], { cwd });
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
  ['Yes', '"Yes", they said.', false],
  ['', 'Nothing was said.', false],
])('of %j, %j repeats it: %s', (said, text, repeats) => {
  const answers = answersOf({ 'design.feedback.a.said': said, 'design.feedback.b.title': 'b' });
  expect(repeatsOf(readerOf(method, answers))(text).length > 0).toBe(repeats);
});

test.each([
  ['I held the sheet up to the window and gave…', true],
  ['“Bad eyes”', true],
  ['Bad eyes', false],
  ['He held the sheet up to the light', true],
  ['Print it twice as big', true],
  ['Larger letters on the list', false],
])('the title %j is made of their words: %s', (title, isTheirs) =>
  expect(
    isTheirTitle(title, 'I held the sheet up to the window and gave up on it, really. Print it twice as big!'),
  ).toBe(isTheirs),
);
