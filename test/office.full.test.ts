// Every Word file of every example: LibreOffice turns it into a PDF that holds its text; without LibreOffice, its parts are checked.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../src/project/answers.ts';
import { documentAs, documentNames, markdownOf, projects } from './support/documents.ts';
import { letters, markdownText } from './support/skeleton.ts';
import { tempDir } from './support/temp-dir.ts';
import { partsProblems } from './support/word-parts.ts';

const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const there = has('soffice', '--version') && has('pdftotext', '-v');
const skipped = !there && !process.env.CI;
if (skipped)
  console.log('Skipped: the tests in an office need LibreOffice and pdftotext (libreoffice-writer, poppler-utils).');

const cases = [...projects].flatMap(([project, answers]) => documentNames.map((name) => ({ project, name, answers })));
const wordFile = async (name: (typeof documentNames)[number], answers: (typeof cases)[number]['answers']) =>
  (await documentAs('docx', name, answers)) as Uint8Array;

describe.each(cases)('the $name of $project', ({ name, answers }) => {
  test('is made of parts that are well-formed and find each other', async () => {
    const parts = unzipSync(await wordFile(name, answers));
    expect(
      partsProblems(Object.fromEntries(Object.entries(parts).map(([key, bytes]) => [key, strFromU8(bytes)]))),
    ).toEqual([]);
  });
});

// Started once for all files: LibreOffice takes seconds to start.
test.skipIf(skipped)(
  'LibreOffice turns every Word file into a PDF that holds all of its text',
  { timeout: 300_000 },
  async () => {
    const folder = tempDir();
    const files: string[] = [];
    mkdirSync(join(folder, 'pdf'));
    for (const { project, name, answers } of cases) {
      const file = join(folder, `${project}-${name}.docx`);
      writeFileSync(file, await wordFile(name, answers));
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
      { encoding: 'utf8', timeout: 240_000 },
    );
    expect(ran.status, ran.stderr).toBe(0);
    for (const { project, name, answers } of cases) {
      const pdf = join(folder, 'pdf', `${project}-${name}.pdf`);
      const text = textOf(pdf);
      const told = markdownText(await markdownOf(name, answers));
      // Letters that the fonts of a bare system lack, and scripts that a PDF stores in their drawn order, cannot be compared: of
      // hostile answers only the words of plain letters are.
      const wanted = project === 'hostile' ? wordsOf(told) : answersIn(told, answers);
      // The plan shows most of what a project holds; ids of what was chosen are no text.
      if (name === 'plan') expect(wanted.length / textsOf(answers).length, project).toBeGreaterThan(0.6);
      expect(wanted.filter((each) => !text.includes(comparable(each))).slice(0, 5), `${project}-${name}`).toEqual([]);
      if (name === 'feedback-sheet' && project !== 'hostile') expect(pagesOf(pdf), project).toBe(1);
    }
  },
);

/** Hyphens at the ends of lines, ligatures and blanks are the same on all sides. */
const comparable = (text: string): string => letters(text.normalize('NFKC')).replace(/[-\u00ad\u2010\u2011]/g, '');

/**
 * The text of a PDF in the order of its drawing, where a cell of a table stands whole, without the numbers of its pages: an
 * answer goes on behind one.
 */
function textOf(pdf: string): string {
  spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, `${pdf}.txt`]);
  return comparable(readFileSync(`${pdf}.txt`, 'utf8').replace(/^\d+ \/ \d+$/gm, ''));
}

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
