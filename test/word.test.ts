// A Word file is one that staff can go on with: every look is a named style, and headings, tables, pictures and what is to be filled in are
// what they are, in the order of the web page.
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DocumentName } from '../src/documents/catalog.ts';
import { FORMATS } from '../src/documents/formats.ts';
import { words } from '../src/words.ts';
import { documentAs, documentNames, projects } from './support/documents.ts';
import { htmlText, letters, wordPart } from './support/skeleton.ts';

const META = { title: 'Lead-safe rentals', method: 'Tactical Data Engagement', kind: 'Plan', language: 'en' };
const wordOf = async (markdown: string, more: object = {}) =>
  (await FORMATS.find(({ id }) => id === 'docx')?.render(markdown, { ...META, ...more })) as Uint8Array;
const bodyOf = async (markdown: string, more: object = {}) =>
  wordPart(await wordOf(markdown, more), 'word/document.xml');

const cases = [...projects].flatMap(([project, answers]) =>
  documentNames.flatMap((name) =>
    (name === 'plan' ? [false, true] : [false]).map((internal) => ({ project, name, answers, internal })),
  ),
);
const made = (name: DocumentName, project: string) =>
  documentAs('docx', name, projects.get(project) ?? raise(project), { appendix: false }) as Promise<Uint8Array>;

describe.each(cases)('the $name of $project (internal: $internal)', ({ name, project, answers, internal }) => {
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
});

describe('what is filled in on a screen', () => {
  test.each(['worksheet', 'feedback-sheet', 'session-sheet', 'harm-review', 'conversation-sheet'] as const)(
    'has in the %s a control for each answer and each box, called by what is asked, and no drawn line',
    async (name) => {
      const body = wordPart(await made(name, 'purchasing'), 'word/document.xml');
      const controls = Array.from(body.matchAll(/<w:sdt>.*?<\/w:sdt>/gs), ([each]) => each);
      expect(controls.length).toBeGreaterThan(0);
      for (const each of controls) expect(each).toMatch(/<w:alias w:val="[^"]{2,}"\/>/);
      const ids = controls.map((each) => /<w:id w:val="(\d+)"/.exec(each)?.[1]);
      expect(new Set(ids).size).toBe(ids.length);
      const answers = body.match(/<w:p><w:pPr><w:pStyle w:val="Answer"\/>.*?<\/w:p>/gs) ?? [];
      expect(answers.filter((each) => each.includes('<w:text w:multiLine="1"/>'))).toHaveLength(answers.length);
      expect(controls.filter((each) => /[☐☑]/.test(each) !== each.includes('<w14:checkbox>'))).toEqual([]);
      expect(body.replace(/<w:sdt>.*?<\/w:sdt>/gs, '')).not.toMatch(/[☐☑]|__/);
    },
  );

  test('takes more than one line where there is room for more, from one label to the next', async () => {
    const body = await bodyOf('**Why?**\n\n```space 4\n____\n____\nName: ____\nDate: ____\n```\n');
    const names = Array.from(body.matchAll(/<w:alias w:val="([^"]*)"/g), ([, name]) => name);
    expect(names).toEqual(['Why?', 'Name', 'Date']);
    expect(body.match(/<w:tab\/>/g)).toHaveLength(4);
    expect(body).toContain(`<w:showingPlcHdr/><w:text w:multiLine="1"/>`);
    expect(body).toContain(
      `<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t xml:space="preserve">${words.document.writeHere}<`,
    );
  });

  test('is called by the question, and not by what is answered so far or by a hint', async () => {
    const body = await bodyOf(
      '## Problem\n\n**Which one?**\n\nRats\n\n> Why?\n\n```space 1\n____\n```\n\n## Next\n\n```space 1\n____\n```\n',
    );
    const names = Array.from(body.matchAll(/<w:alias w:val="([^"]*)"/g), ([, name]) => name);
    expect(names).toEqual(['Which one?', 'Next']);
  });

  test('shows a box as ticked or open, in a list and in a table', async () => {
    const body = await bodyOf('- [x] Yes\n- [ ] No\n\n| What | Agreed |\n| --- | --- |\n| **Pay** | [x] |\n');
    const boxes = Array.from(
      body.matchAll(/<w:alias w:val="([^"]*)"\/>.*?<w14:checked w14:val="(\d)"\/>.*?<w:t[^>]*>(.)<\/w:t>/gs),
      ([, ...box]) => box,
    );
    expect(boxes).toEqual([
      ['Yes', '1', '☑'],
      ['No', '0', '☐'],
      ['Agreed: Pay', '1', '☑'],
    ]);
  });
});

describe('a document of several pages', () => {
  test('has a list of its contents that leads to the headings, and asks nobody to update it', async () => {
    const file = await made('plan', 'parcel-requests');
    const body = wordPart(file, 'word/document.xml');
    const linked = Array.from(body.matchAll(/<w:hyperlink w:anchor="(_Toc\d+)"[^>]*>(.*?)<\/w:hyperlink>/gs));
    const heads = Array.from(
      body.matchAll(/"Heading1"\/>.*?<w:bookmarkStart w:id="\d+" w:name="(_Toc\d+)"\/>(.*?)<w:bookmarkEnd/gs),
    );
    expect(linked.map(([, to, text]) => [to, htmlText(text ?? '')])).toEqual(
      heads.map(([, name, text]) => [name, htmlText(text ?? '')]),
    );
    expect(heads.length).toBeGreaterThan(6);
    expect(body.match(/w:fldCharType="(\w+)"/g)).toEqual(
      ['begin', 'separate', 'end'].map((kind) => `w:fldCharType="${kind}"`),
    );
    expect(body).not.toContain('w:dirty');
    expect(wordPart(file, 'word/settings.xml')).not.toContain('updateFields');
  });

  test('says above each page but the first whose it is, and below each which page of how many', async () => {
    const parts = textsIn(await made('plan', 'lead-paint-cycle-1'));
    expect(wordPart(await made('plan', 'lead-paint-cycle-1'), 'word/document.xml')).toContain('<w:titlePg/>');
    expect(htmlText(parts['word/header1.xml'] ?? '')).toContain(
      'Safe walls by spring – Action plan for Brackett Falls',
    );
    for (const footer of ['word/footer1.xml', 'word/footer2.xml'])
      expect(parts[footer]).toMatch(/Page .*>PAGE<.* of .*>NUMPAGES</s);
  });
});

describe('a mark in the text', () => {
  test('has a style where something is missing, and no other', async () => {
    const body = await bodyOf('**Why:** [impact: not provided] and [so on], *[who leads: to find out]*\n');
    const marked = Array.from(
      body.matchAll(/<w:rStyle w:val="Gap"\/><\/w:rPr><w:t[^>]*>([^<]*)</g),
      ([, text]) => text,
    );
    expect(marked).toEqual(['[impact: not provided]', '[who leads: to find out]']);
  });

  test('is both where it is bold and slanted, and stays in a link', async () => {
    const body = await bodyOf('**a *b*** *c* `d` [**e**](https://example.org)\n');
    const looks = Array.from(
      body.matchAll(/<w:rStyle w:val="(\w+)"\/><\/w:rPr><w:t[^>]*>(\w)/g),
      ([, ...look]) => look,
    );
    expect(looks).toEqual([
      ['Strong', 'a'],
      ['StrongEmphasis', 'b'],
      ['Emphasis', 'c'],
      ['Code', 'd'],
      ['Hyperlink', 'e'],
    ]);
  });

  test('does not break a date, a number or a status in a table', async () => {
    const body = await bodyOf(
      '| a | b | c | d |\n| - | - | - | - |\n| 6 May 2026 | 1 200 | Not begun | of 9 days and more of it |\n',
    );
    for (const text of ['6\u00a0May\u00a02026', '1\u00a0200', 'Not\u00a0begun', 'of 9 days and more of it'])
      expect(body).toContain(text);
  });
});

test('a picture has round points and corners where the web page has them', async () => {
  const roundIn = async (fence: string) =>
    Array.from(
      (await bodyOf(fence)).matchAll(/prst="roundRect"><a:avLst><a:gd name="adj" fmla="val (\d+)"/g),
      ([, share]) => Number(share),
    );
  // Half of the shorter side is a circle.
  expect(await roundIn('```people\n[#.] Tenants: heard in Find\n[##] Nurses: heard in Find; told\n```\n')).toEqual(
    Array(4).fill(50_000),
  );
  const [corner = 0, ...more] = await roundIn(
    '```timeline\n[==] 6 March 2026 to 20 June 2026: Try it out (under way)\n```\n',
  );
  expect(more).toEqual([]);
  expect(corner).toBeGreaterThan(0);
  expect(corner).toBeLessThan(50_000);
  expect(await roundIn('```shares\n[##  ] 20 %  Rats\n```\n')).toEqual([]);
});

test('the same document gives the same bytes, also as the second one of a run', async () => {
  const [one, two] = [await made('plan', 'lead-paint-cycle-1'), await made('plan', 'lead-paint-cycle-1')];
  expect(Buffer.from(one).equals(two)).toBe(true);
});

test('two tables stay two, and none is the last thing in a file', async () => {
  const table = '| a |\n| --- |\n| b |\n';
  const body = await bodyOf(`${table}\n<!-- -->\n\n${table}\n${'```page-break\n```'}\n\n${table}`);
  expect(body).not.toMatch(/<\/w:tbl><w:tbl>|<\/w:tbl><w:sectPr/);
  expect(body.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
});

// --- internal ---

/** What sets a look outside of the styles: of letters, of paragraphs, of tables and their cells. */
const LOOK =
  /<w:(?:b|bCs|i|iCs|u|color|sz|szCs|rFonts|highlight|shd|caps|pBdr|spacing|ind|jc|tblBorders|tcBorders|tblCellMar|tcMar|tblInd)\b[^>]*>/g;

const textsIn = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));

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

function raise(project: string): never {
  throw new Error(`no project ${project}`);
}
