// What documents leave out: contact details, in every document and every format, and how that is told.

import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { DOCUMENT_NAMES } from '../src/documents/catalog.ts';
import { formatNames } from '../src/documents/formats.ts';
import { withoutContactDetails } from '../src/documents/left-out.ts';
import { loadMethod } from '../src/method/load.ts';
import type { Method } from '../src/method/types.ts';
import { changesOf, readerOf } from '../src/project/answers.ts';
import { createProject } from '../src/project/file.ts';
import { words } from '../src/words.ts';
import { answeredWith } from './support/answered.ts';
import { answersOf } from './support/answers-of.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const LEFT_OUT = '[contact left out]';
const MARKS = /[\uE000-\uF8FF]/;

describe('where everything that can be written holds contact details', () => {
  const SAID =
    'Dana, dana@example.org, (312) 555-0142; lives at 412 Mill Street, Apt 4C; else lee (at) example dot org, or ' +
    '５５５－０１７４, and https://dana:Winter2024@files.example.org/x about permit 18-00123456.';
  const CANARIES = ['dana@', '555-0142', 'Mill Street', '4C', 'lee (at)', '５５５', 'Winter2024'];
  const cwd = tempDir(afterAll);
  const answers = answeredWith(method, [SAID, `${SAID} Call soon.`]);
  const asked = method.questions.filter(({ contact }) => contact);
  for (const { id, kind } of asked)
    Object.assign(answers.byId, { [id]: { value: kind === 'list' ? ['desk@example.net'] : 'desk@example.net' } });
  createProject(join(cwd, 'tde.yaml'), method, changesOf(answers));

  // Every format is made of the Markdown, so one document shows all of them; a spreadsheet and the form are made of the answers.
  const ways = DOCUMENT_NAMES.flatMap((name) =>
    formatNames(name)
      .filter((format) => name === 'plan' || ['md', 'csv', 'yaml'].includes(format))
      .map((format) => [name, format] as const),
  );
  test.each(ways)('%s as %s shows none of them', async (name, format) => {
    const { code, out, err } = await runTde([name, '--format', format], { cwd });
    if (code !== 0) {
      expect(err).toContain(words.document.noTable);
      return;
    }
    const made =
      format === 'docx' ? Object.values(unzipSync(Buffer.from(out, 'latin1'))).map((part) => strFromU8(part)) : [out];
    const text = made.join('\n');
    for (const canary of CANARIES) expect(text).not.toContain(canary);
    expect(text).not.toMatch(MARKS);
    const isLeftOut = text.includes('contact left out');
    expect(isLeftOut).toBe(/\d+ contact details left out: /.test(err.replace(/\s+/g, ' ')));
    if (isLeftOut) expect(text).toContain('18-00123456');
  });

  test('what asks for a contact is shown, in the sheets that it is for', async () => {
    expect(asked.map(({ id }) => id)).toEqual([
      'design.review.channels',
      'design.review.contact',
      'implement.feedback-channel',
    ]);
    for (const name of ['plan', 'invitation', 'feedback-sheet', 'heard'])
      expect((await runTde([name], { cwd })).out, name).toContain('desk@example.net');
  });

  test("a template of one's own, and the data for one, show none of them", async () => {
    put(cwd, 'own.hbs', '{{title}}: {{paragraph}}\n');
    for (const line of [
      ['pitch', '--template', 'own.hbs'],
      ['templates', 'data', 'plan'],
    ]) {
      const { out } = await runTde(line, { cwd });
      expect(out).toContain(LEFT_OUT);
      for (const canary of CANARIES) expect(out).not.toContain(canary);
      expect(out).not.toMatch(MARKS);
    }
  });
});

describe('what was left out', () => {
  const projectWith = (yaml: string) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', `tde: 1\n${yaml}`);
    return (...line: string[]) => runTde(line, { cwd });
  };

  test('is told by the answers that the document shows, and by no others', async () => {
    const tde = projectWith(`find:
  focus-area: lead paint (ask ann@example.org)
refine:
  data-supply:
    collected: Dana, 555-0142 or 555-0143
`);
    expect((await tde('pitch')).err).toContain('1 contact detail left out: find.focus-area.\n');
    const plan = await tde('plan');
    expect(plan.out).toContain(`Dana, ${LEFT_OUT} or ${LEFT_OUT}`);
    expect(plan.err.replace(/\s+/g, ' ')).toContain(
      '3 contact details left out: find.focus-area, refine.data-supply.collected.',
    );
  });

  test('is an error with --strict, beside the gaps, and nothing is printed', async () => {
    const tde = projectWith('find:\n  focus-area: lead paint (ask ann@example.org)\n');
    const { code, out, err } = await tde('pitch', '--strict');
    expect([code, out]).toEqual([1, '']);
    const said = err.replace(/\s+/g, ' ');
    expect(said).toContain('"Focus area" seems to hold a contact detail, which is left out (find.focus-area).');
    expect(said).toContain('tde edit find.focus-area');
    expect(said).toContain('has no answer yet');
  });

  test('keeps a sheet of what was heard from being handed out with --strict', async () => {
    const tde = projectWith(`design:
  feedback:
    ramp:
      title: The ramp
      said: The ramp is steep. M. Quill, Apt 4C, 555-0199
      group: Tenants
      quote: yes
`);
    const { out, err } = await tde('heard');
    expect(out).toContain(`The ramp is steep. M. Quill, ${LEFT_OUT}, ${LEFT_OUT}`);
    expect(err).toContain('2 contact details left out: design.feedback.ramp.said.');
    expect(await tde('heard', '--strict')).toMatchObject({ code: 1, out: '' });
  });

  test('is not told where there is nothing, and numbers of papers stay', async () => {
    const tde = projectWith('find:\n  focus-area: permit 18-00123456 on 412 Mill Street\n');
    const { out, err } = await tde('pitch');
    expect(out).toContain('permit 18-00123456 on 412 Mill Street');
    expect(err).not.toContain('left out');
  });
});

test('notes and whom to ask are cleaned too, each contact detail is told once, and a choice among texts still fits', () => {
  const choosing: Method = {
    ...method,
    questions: [
      ...method.questions,
      {
        id: 'find.loudest',
        section: 'find.focus',
        kind: 'choice',
        label: 'Loudest',
        ask: '?',
        options: { from: 'find.voices' },
      },
    ],
  };
  const {
    reader: { answers },
    settle,
  } = withoutContactDetails(
    readerOf(
      choosing,
      answersOf({
        'find.voices': { value: ['Tenants, 555-0142', 'Nurses'], note: 'from ann@example.org' },
        'find.loudest': 'tenants-555-0142',
        'refine.data-supply.owners': { findOut: 'the clerk, 555-0199' },
      }),
    ),
  );
  const shown = settle(JSON.stringify([answers.byId, answers.byId]));
  expect(JSON.parse(shown.text)[0]).toEqual({
    'find.voices': { value: [`Tenants, ${LEFT_OUT}`, 'Nurses'], note: `from ${LEFT_OUT}` },
    'find.loudest': { value: 'tenants-contact-left-out' },
    'refine.data-supply.owners': { findOut: `the clerk, ${LEFT_OUT}` },
  });
  expect(shown.leftOut).toEqual(['find.voices', 'find.voices', 'refine.data-supply.owners']);
});

test('more answers than marks of one character are told apart', () => {
  const many = Object.fromEntries(Array.from({ length: 7000 }, (_, i) => [`find.x${i}`, `call 555-${1000 + i}`]));
  const {
    reader: { answers },
    settle,
  } = withoutContactDetails(readerOf(method, answersOf(many)));
  const last = settle(String(answers.byId['find.x6999']?.value));
  expect(last).toEqual({ text: `call ${LEFT_OUT}`, leftOut: ['find.x6999'] });
});
