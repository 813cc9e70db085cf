// Every Word file of every example: LibreOffice turns it into a PDF that holds its text; without LibreOffice, its parts are checked.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DOCUMENTS } from '../src/documents/catalog.ts';
import type { Answers } from '../src/project/answers.ts';
import { words } from '../src/words.ts';
import { documentAs, documentNames, projects, sourceOf } from './support/documents.ts';
import { excelSheets, htmlText, letters, markdownText, wordPart } from './support/skeleton.ts';
import { tempDir } from './support/temp-dir.ts';
import { partsProblems } from './support/word-parts.ts';

const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const there = has('soffice', '--version') && has('pdftotext', '-v');
const skipped = !there && !process.env.CI;
if (skipped)
  console.log('Skipped: the tests in an office need LibreOffice and pdftotext (libreoffice-writer, poppler-utils).');

/** LibreOffice opens Excel files only with its spreadsheet program, which is a package of its own. */
const calcMissing = !existsSync('/usr/lib/libreoffice/program/libsclo.so') && !process.env.CI;
if (calcMissing)
  console.log('Skipped: the test of Excel files needs LibreOffice Calc (apt-get install libreoffice-calc).');

/** Each document for everybody; and the plan, which shows most, and the sheet of one page as the team's working copy, too. */
const cases = [...projects].flatMap(([project, answers]) =>
  [...documentNames, ...(['plan', 'feedback-sheet'] as const)].map((name, i) => ({
    project,
    name,
    answers,
    internal: i >= documentNames.length,
  })),
);
type Case = (typeof cases)[number];
const wordFile = async ({ name, answers, internal }: Case) =>
  (await documentAs('docx', name, answers, { internal })) as Uint8Array;
const fileOf = ({ project, name, internal }: Case) => `${project}-${name}${internal ? '-internal' : ''}`;

describe.each(cases)('the $name of $project (internal: $internal)', (of) => {
  test('is made of parts that are well-formed and find each other', async () => {
    const parts = unzipSync(await wordFile(of));
    expect(
      partsProblems(Object.fromEntries(Object.entries(parts).map(([key, bytes]) => [key, strFromU8(bytes)]))),
    ).toEqual([]);
  });
});

// Started once for all files: LibreOffice takes seconds to start.
test.skipIf(skipped)(
  'LibreOffice turns every Word file into a PDF that holds all of its text',
  { timeout: 900_000 },
  async () => {
    const folder = tempDir();
    const files: string[] = [];
    mkdirSync(join(folder, 'pdf'));
    for (const each of cases) {
      const file = join(folder, `${fileOf(each)}.docx`);
      writeFileSync(file, await wordFile(each));
      files.push(file);
    }
    const ran = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        join(folder, 'pdf'),
        ...files,
      ],
      { encoding: 'utf8', timeout: 800_000 },
    );
    expect(ran.status, ran.stderr).toBe(0);
    for (const each of cases) {
      const { project, name, answers, internal } = each;
      const pdf = join(folder, 'pdf', `${fileOf(each)}.pdf`);
      const text = textOf(pdf, runningTitle(await wordFile(each)));
      const told = markdownText((await sourceOf('docx', name, answers, { internal })).markdown);
      // Letters that the fonts of a bare system lack, and scripts that a PDF stores in their drawn order, cannot be compared: of
      // hostile answers only the words of plain letters are.
      const wanted = project === 'hostile' ? wordsOf(told) : answersIn(told, answers);
      // The plan shows most of what a project holds; ids of what was chosen are no text.
      if (name === 'plan' && internal) expect(wanted.length / textsOf(answers).length, project).toBeGreaterThan(0.6);
      expect(wanted.filter((each) => !text.includes(comparable(each))).slice(0, 5), fileOf(each)).toEqual([]);
      expect(bandsOf(pdf), fileOf(each)).toBe(internal ? pagesOf(pdf) : 0);
      if (DOCUMENTS[name].paper === 'one-page' && (project !== 'hostile' || name !== 'harm-review'))
        expect(pagesOf(pdf), fileOf(each)).toBe(1);
      if (name === 'worksheet' && project !== 'hostile') expect(pagesOf(pdf), fileOf(each)).toBe(2);
    }
  },
);

test.skipIf(skipped)(
  'the fullest plan is eight pages at most, with its actions on the third, and LibreOffice gives back what it opened',
  { timeout: 600_000 },
  async () => {
    const folder = tempDir();
    const plan = (await documentAs('docx', 'plan', answersOf('lead-paint-cycle-1'), { appendix: false })) as Uint8Array;
    const sheet = (await documentAs('docx', 'feedback-sheet', answersOf('parcel-requests'))) as Uint8Array;
    writeFileSync(join(folder, 'plan.docx'), plan);
    writeFileSync(join(folder, 'sheet.docx'), sheet);
    for (const format of ['pdf', 'odt', 'docx']) converted(folder, format, ['plan.docx', 'sheet.docx']);
    const pages = readPages(join(folder, 'pdf', 'plan.pdf'));
    expect(pages.length).toBeLessThanOrEqual(8);
    // The table of who does what begins there.
    expect(pages[2]).toContain('Office or group');
    for (const [name, made] of [
      ['plan', plan],
      ['sheet', sheet],
    ] as const) {
      const back = new Uint8Array(readFileSync(join(folder, 'docx', `${name}.docx`)));
      const [before, after] = [made, back].map((file) => wordPart(file, 'word/document.xml')) as [string, string];
      for (const tag of ['w:tbl', 'w:tblHeader', 'w14:checkbox', 'w:text', 'wpg:wgp'])
        expect({ tag, number: numberOf(after, tag) }).toEqual({ tag, number: numberOf(before, tag) });
      for (const style of ['Title', 'Heading1', 'Heading2', 'Strong'])
        expect(after.includes(`w:val="${style}"`), style).toBe(before.includes(`w:val="${style}"`));
      // What it knows for whoever cannot see a picture, it does not write into a Word file.
      const opened = wordPart(new Uint8Array(readFileSync(join(folder, 'odt', `${name}.odt`))), 'content.xml');
      const told = found(opened, /<svg:desc>([^<]*)</g).map(htmlText);
      for (const words of found(before, /<wp:docPr [^>]*descr="([^"]*)"/g).map(htmlText)) expect(told).toContain(words);
    }
  },
);

test.skipIf(skipped || calcMissing)(
  'LibreOffice opens the Excel file of a plan, with its sheets and texts',
  { timeout: 600_000 },
  async () => {
    const folder = tempDir();
    for (const [project, answers] of projects) {
      const bytes = (await documentAs('xlsx', 'plan', answers)) as Uint8Array;
      const file = join(folder, `${project}.xlsx`);
      writeFileSync(file, bytes);
    }
    const files = [...projects.keys()].map((project) => join(folder, `${project}.xlsx`));
    const ran = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'fods',
        '--outdir',
        folder,
        ...files,
      ],
      { encoding: 'utf8', timeout: 180_000 },
    );
    expect(ran.status, ran.stderr).toBe(0);
    for (const [project, answers] of projects) {
      const opened = readFileSync(join(folder, `${project}.fods`), 'utf8');
      const sheets = excelSheets((await documentAs('xlsx', 'plan', answers)) as Uint8Array);
      expect(opened.match(/<table:table /g), project).toHaveLength(sheets.length);
      expect(opened, project).not.toContain('table:formula');
      const hasDays = Object.entries(answers.byId).some(
        ([id, { value }]) => id.endsWith('.by-when') && /^\d{4}-\d\d-\d\d$/.test(String(value)),
      );
      if (hasDays) expect(opened, project).toContain('office:value-type="date"');
    }
  },
);

const answersOf = (project: string): Answers => projects.get(project) ?? { byId: {}, records: {}, finished: [] };

/** What LibreOffice makes of Word files, in a folder of that format. */
function converted(folder: string, format: string, files: readonly string[]): void {
  const ran = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      join(folder, format),
      ...files.map((file) => join(folder, file)),
    ],
    { encoding: 'utf8', timeout: 180_000 },
  );
  expect(ran.status, ran.stderr).toBe(0);
}

/** The text of each page of a PDF. */
function readPages(pdf: string): string[] {
  spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', pdf, `${pdf}.txt`]);
  return readFileSync(`${pdf}.txt`, 'utf8').split('\f').slice(0, -1);
}

const numberOf = (xml: string, tag: string): number => xml.split(new RegExp(`<${tag}[ />]`)).length - 1;
const found = (xml: string, pattern: RegExp): string[] => Array.from(xml.matchAll(pattern), ([, text]) => text ?? '');

/** Hyphens at the ends of lines, ligatures and blanks are the same on all sides. */
const comparable = (text: string): string => letters(text.normalize('NFKC')).replace(/[-\u00ad\u2010\u2011]/g, '');

/**
 * The text of a PDF in the order of its drawing, where a cell of a table stands whole, without the numbers of its pages and what stands
 * above them: an answer goes on behind one.
 */
function textOf(pdf: string, running: string): string {
  spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, `${pdf}.txt`]);
  const text = readFileSync(`${pdf}.txt`, 'utf8').replaceAll(words.document.internal, '');
  const lines = text.split(/\n|\f/).filter((line) => !/^Page \d+ of \d+$/.test(line));
  return comparable(lines.join('\n')).replaceAll(comparable(running), '');
}

/** What stands above each page but the first, below the band of a working copy. */
const runningTitle = (bytes: Uint8Array): string =>
  htmlText(wordPart(bytes, 'word/header2.xml') || wordPart(bytes, 'word/header1.xml')).replace(
    words.document.internal,
    '',
  ) || '\u0000';

/** How often it says that it is the team's working copy. */
const bandsOf = (pdf: string): number => readFileSync(`${pdf}.txt`, 'utf8').split(words.document.internal).length - 1;

/** Every page ends with a form feed. */
const pagesOf = (pdf: string): number => readFileSync(`${pdf}.txt`, 'utf8').split('\f').length - 1;

/** What of it a document shows, whole. */
function answersIn(told: string, answers: Answers): string[] {
  const shown = comparable(told);
  return textsOf(answers).filter((text) => shown.includes(comparable(text)));
}

/** Everything that people wrote: answers, entries of lists, notes, and whom to ask. */
function textsOf({ byId }: Answers): string[] {
  const all = Object.values(byId).flatMap(({ value, note, findOut }) => [value, note, findOut].flat());
  return [...new Set(all)].flatMap((text) => (text !== undefined && comparable(text).length > 8 ? [text] : []));
}

/** The words of a document that are plain letters. */
const wordsOf = (text: string): string[] => text.match(/[A-Za-z][A-Za-z'’]{2,30}/g) ?? [];
