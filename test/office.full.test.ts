// Every Word file of every example: LibreOffice turns it into a PDF that holds its text; without LibreOffice, its parts are checked.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
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
      spawnSync('pdftotext', ['-enc', 'UTF-8', pdf, `${pdf}.txt`]);
      const text = comparable(readFileSync(`${pdf}.txt`, 'utf8'));
      // Letters that the fonts of a bare system lack, and scripts that a PDF stores in their drawn order, cannot be compared.
      const told = wordsOf(markdownText(await markdownOf(name, answers)));
      expect(told.filter((word) => !text.includes(comparable(word))).slice(0, 5), `${project}-${name}`).toEqual([]);
    }
  },
);

const comparable = (text: string): string => letters(text.normalize('NFKC')).replace(/[-\u00ad\u2010\u2011]/g, '');

/** The words of a document that are plain letters. */
const wordsOf = (text: string): string[] => text.match(/[A-Za-z][A-Za-z'’]{2,30}/g) ?? [];
