// A Word file is one that staff can go on with: every look is a named style, and headings, tables, pictures and what is to be filled in are
// what they are, in the order of the web page. Every document of every example is in word.full.test.ts.
import { describe, expect, test } from 'vitest';
import type { DocumentName } from '../src/documents/catalog.ts';
import { FORMATS } from '../src/documents/catalog.ts';
import { words } from '../src/words.ts';
import { documentAs, META, projects } from './support/documents.ts';
import { htmlText, wordPart } from './support/skeleton.ts';
import { testWordFiles, textsIn } from './support/word-files.ts';

const wordOf = async (markdown: string, more: object = {}) =>
  (await FORMATS.find(({ id }) => id === 'docx')?.render(markdown, { ...META, ...more })) as Uint8Array;
const bodyOf = async (markdown: string, more: object = {}) =>
  wordPart(await wordOf(markdown, more), 'word/document.xml');

const made = (name: DocumentName, project: string) =>
  documentAs('docx', name, projects.get(project) ?? raise(project), { appendix: false }) as Promise<Uint8Array>;

// Of a project that has everything, the plan, which has the most in it, and one document of each other make: sentences, a page, a sheet to
// write on; the plan also of a project in which all is hostile, and as the team's working copy of a short one.
testWordFiles(({ name, project, internal }) =>
  internal
    ? project === 'purchasing'
    : (project === 'lead-paint-cycle-1' && ['plan', 'pitch', 'brief', 'worksheet', 'session-sheet'].includes(name)) ||
      (project === 'hostile' && name === 'plan'),
);

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
    expect(parts['word/document.xml']).toContain('<w:titlePg/>');
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
  const [one, two] = [await made('plan', 'parcel-requests'), await made('plan', 'parcel-requests')];
  expect(Buffer.from(one).equals(two)).toBe(true);
});

test.each([
  ['a list', '- One thing\n'],
  ['a table', '| a |\n| --- |\n| b |\n'],
  ['a picture', '```shares\n[##  ] 20 %  Rats\n```\n'],
])('a line stays on the page of what it leads to: %s', async (_what, markdown) => {
  const [line = ''] =
    /<w:p><w:pPr>(?:(?!<\/w:p>).)*How we listened/s.exec(await bodyOf(`How we listened.\n\n${markdown}`)) ?? [];
  expect(line.slice(line.lastIndexOf('<w:p>'))).toContain('<w:keepNext/>');
});

test('two tables stay two, and none is the last thing in a file', async () => {
  const table = '| a |\n| --- |\n| b |\n';
  const body = await bodyOf(`${table}\n<!-- -->\n\n${table}\n${'```page-break\n```'}\n\n${table}`);
  expect(body).not.toMatch(/<\/w:tbl><w:tbl>|<\/w:tbl><w:sectPr/);
  expect(body.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
});

test.each([
  ['a table', '| a |\n| --- |\n| b |\n'],
  ['a picture', '```shares\n[##  ] 20 %  Rats\n```\n'],
  ['numbers', '```figures\n47  families who used it\n```\n'],
  ['a quote', '> What somebody said.\n'],
  ['room to write', '```space 2\nWhat they said\n```\n'],
  ['a list', '- One thing\n'],
])('what follows a page break begins a page: %s', async (_what, markdown) => {
  const body = await bodyOf(`Before.\n\n${'```page-break\n```'}\n\n${markdown}`);
  const [before = '', after = ''] = body.split('<w:pageBreakBefore/>');
  expect(before).toContain('Before.');
  expect(after).not.toBe('');
});

// --- internal ---

function raise(project: string): never {
  throw new Error(`no project ${project}`);
}
