// A project full of canaries, and what no document may show of it: tests for the formats that are named.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DOCUMENT_NAMES, type DocumentName, formatNames } from '../../src/documents/catalog.ts';
import { planSections } from '../../src/documents/views/plan.ts';
import { loadMethod } from '../../src/method/ids.ts';
import { readPack } from '../../src/method/pack.ts';
import { changesOf } from '../../src/project/answers.ts';
import { createProject } from '../../src/project/file.ts';
import { words } from '../../src/words.ts';
import { ALL_CANARIES, CANARIES, canariesIn, canaryProject, plainText } from './canaries.ts';
import { put, tempDir } from './temp-dir.ts';
import { type Ran, runTde } from './test-io.ts';

/** A pack with other words and parts, and with questions that are private. */
const PARK_SURVEY = join(import.meta.dirname, '..', 'packs', 'park-survey');
export const PACKS = {
  'the built-in method': { method: await loadMethod(), pack: [] },
  'another one': { method: readPack(PARK_SURVEY), pack: ['--method', PARK_SURVEY] },
};
const BAND = words.document.internal;

/** How a working copy begins; a web page and a Word file say it in their own places. */
const FIRST = [
  ['--format txt', `${BAND}\n\n`],
  ['--format csv', `\ufeff"${BAND}"\r\n\r\n`],
  ['--format yaml', `# ${BAND}\n`],
  ['--format html', '<!doctype html>'],
  ['--format docx', 'PK'],
  ['--format xlsx', 'PK'],
  ['templates data', `{\n  "internal": "${BAND}"`],
  ['', `**${BAND}**\n\n`],
] as const;

/** The formats that hold tables, and no text beside them. */
const TABLES: readonly string[] = ['csv', 'xlsx'];

/** Tests that documents of a project in some formats show nothing that was told in confidence, and its working copies do. */
export function testCanaries(
  of: keyof typeof PACKS,
  formats: readonly string[],
  names: readonly DocumentName[] = DOCUMENT_NAMES,
): void {
  describe(`a project of ${of} with forty canaries in every field, as ${formats.join(', ')}`, () => {
    const { method, pack } = PACKS[of];

    const cwd = tempDir(afterAll);
    createProject(join(cwd, 'tde.yaml'), method, changesOf(canaryProject(method)));
    put(
      cwd,
      'own.hbs',
      '{{title}}: {{#each heard.groups}}{{title}}{{#each points}} {{title}} {{said}}{{/each}}{{/each}} {{summary.review}}\n',
    );
    const made = names.flatMap((name) =>
      formats.flatMap((format) => (formatNames(name).includes(format) ? [[name, '--format', format]] : [])),
    );
    const parts = [
      ...planSections(method).map((section) => ['plan', '--section', section]),
      ['plan', '--template', 'own.hbs'],
      ['plan', '--appendix'],
    ].slice(names === DOCUMENT_NAMES ? 0 : -2);
    // The plan and the worksheet are short; all that a project holds is in the appendix of the one and in the whole of the other.
    const whole = formats.flatMap((format) =>
      format === 'yaml'
        ? []
        : [
            ['plan', '--appendix'],
            ['worksheet', '--whole'],
          ].map((line) => [...line, '--format', format]),
    );
    const data = names.map((name) => ['templates', 'data', name]);
    // Of Markdown is made what the others show.
    const lines = [...made, ...(formats.includes('md') ? [...parts, ...data] : [])].map(
      (line) => [line.join(' '), line] as const,
    );

    const runs = new Map<string, Ran>();
    /** A document, made once; one without a table is none as a spreadsheet. */
    const run = async (...line: string[]): Promise<Ran> => {
      const ran = runs.get(line.join()) ?? (await runTde([...line, ...pack], { cwd }));
      runs.set(line.join(), ran);
      const noTable = line.some((word) => TABLES.includes(word)) && ran.code === 1;
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
      const wanted = TABLES.includes(format) ? [...CANARIES.words, ...CANARIES.contacts] : ALL_CANARIES;
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
}
