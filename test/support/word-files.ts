// What holds for every document as a Word file: only named styles, one title, pictures and tables that say what they are, and the order of
// the web page.
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentAs, documentNames, projects } from './documents.ts';
import { htmlText, letters, wordPart } from './skeleton.ts';

/** Every document of every project; the plan as the team's working copy, too. */
const CASES = [...projects].flatMap(([project, answers]) =>
  documentNames.flatMap((name) =>
    (name === 'plan' ? [false, true] : [false]).map((internal) => ({ project, name, answers, internal })),
  ),
);

/** Tests the Word files of the documents and projects that are to be tried. */
export function testWordFiles(isTried: (of: (typeof CASES)[number]) => boolean): void {
  describe.each(CASES.filter(isTried))(
    'the $name of $project (internal: $internal)',
    ({ name, project, answers, internal }) => {
      let file: Promise<Uint8Array>;
      beforeAll(() => {
        file = documentAs('docx', name, answers, { internal }) as Promise<Uint8Array>;
      });

      test('has no look but by named styles, which are all there', async () => {
        const parts = textsIn(await file);
        const styles = parts['word/styles.xml'] ?? '';
        const ids = Array.from(styles.matchAll(/w:styleId="([^"]+)"/g), ([, id]) => id);
        expect(ids).toHaveLength(new Set(ids).size);
        for (const [part, xml] of Object.entries(parts)) {
          if (!/^word\/(?:document|header\d|footer\d)\.xml$/.test(part)) continue;
          expect(xml.match(LOOK) ?? [], part).toEqual([]);
          const used = Array.from(xml.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g), ([, id]) => id);
          expect(used.filter((id) => !ids.includes(id))).toEqual([]);
        }
      });

      test('has one title, headings that leave no level out, and no empty paragraph', async () => {
        const body = withoutDrawings(wordPart(await file, 'word/document.xml'));
        expect(body.match(/"Title"/g)).toHaveLength(1);
        const levels = [0, ...Array.from(body.matchAll(/w:pStyle w:val="Heading(\d)"/g), ([, level]) => Number(level))];
        expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
        // A cell that is still empty holds a paragraph, or it would be no cell.
        const paragraphs = body.replace(/<w:tc>.*?<\/w:tc>/gs, '').match(/<w:p>.*?<\/w:p>/gs) ?? [];
        if (project !== 'hostile') expect(paragraphs.filter((each) => !/<w:t[ >]|<w:drawing>/.test(each))).toEqual([]);
      });

      test('says of each picture what it shows, of each table what its columns are, and splits no row', async () => {
        const body = wordPart(await file, 'word/document.xml');
        const drawn = Array.from(body.matchAll(/<wp:docPr id="(\d+)" name="[^"]+" descr="([^"]{20,})"/g));
        expect(drawn).toHaveLength(body.split('<w:drawing>').length - 1);
        expect(new Set(drawn.map(([, id]) => id)).size).toBe(drawn.length);
        for (const [table] of body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)) {
          const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
          expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(rows.map((_, i) => i === 0));
          expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([]);
        }
      });

      test('reads in the order of the web page', async () => {
        const page = String(await documentAs('html', name, answers, { internal }));
        expect(letters(readInWord(wordPart(await file, 'word/document.xml')))).toBe(letters(readInPage(page)));
      });
    },
  );
}

/** The parts of a Word file, by their names. */
export const textsIn = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));

// --- internal ---

/** What sets a look outside of the styles: of letters, of paragraphs, of tables and their cells. */
const LOOK =
  /<w:(?:b|bCs|i|iCs|u|color|sz|szCs|rFonts|highlight|shd|caps|pBdr|spacing|ind|jc|tblBorders|tcBorders|tblCellMar|tcMar|tblInd)\b[^>]*>/g;

const withoutDrawings = (body: string): string => body.replace(/<w:drawing>.*?<\/w:drawing>/gs, '<w:drawing>');

/** What is read in a Word file, but for its contents, its pictures with the words below them, and what stands where nothing is filled in. */
const readInWord = (body: string): string =>
  htmlText(
    withoutDrawings(body)
      .replace(/<w:p><w:pPr><w:pStyle w:val="(?:TOCHeading|TOC1|Caption)"\/>.*?<\/w:p>/gs, '')
      .replace(/<w:rStyle w:val="PlaceholderText"\/>.*?<\/w:r>/gs, '')
      .replaceAll('&apos;', '&#39;'),
  );

/** What is read in a web page, likewise; what stands around the document is of the page. */
const readInPage = (page: string): string =>
  htmlText(
    page
      .replace(/<head>.*?<\/head>/s, '')
      .replace(/<(nav|footer|figure|aside)\b.*?<\/\1>|<a class="skip".*?<\/a>/gs, '')
      .replace(/<table role="table" class="cards">.*?<\/table>/gs, cards),
  );

/** A table of cards as it is seen: each value but the first with its label. */
const cards = (table: string): string =>
  table
    .replace(/<thead.*?<\/thead>/s, '')
    .replace(/(<tr[^>]*><td[^>]*) data-label="[^"]*"/g, '$1')
    .replace(/<td[^>]* data-label="([^"]*)"[^>]*>(.*?)<\/td>/gs, (_, label, value) => value && `${label}: ${value}`);
