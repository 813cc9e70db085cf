// The formats of a document: how one is chosen, and what each makes of the parts of a document. That the same project gives the
// same bytes anywhere is in same-bytes.full.test.ts.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { wantedFormat } from '../src/commands/document.ts';
import { endingOf, FORMATS, formatNames } from '../src/documents/catalog.ts';
import { type Drawn, drawingOf, WIDE, WIDTH } from '../src/documents/drawings.ts';
import type { Meta } from '../src/documents/markdown.ts';
import { parseMarkdown } from '../src/documents/parse.ts';
import { tableOf } from '../src/documents/pictures.ts';
import { criteriaOf, loadMethod } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { readProject } from '../src/project/file.ts';
import { shellWord } from '../src/text.ts';
import { words } from '../src/words.ts';
import { META } from './support/documents.ts';
import { finishedExample } from './support/examples.ts';
import { testLoads } from './support/loads.ts';
import { BARS, testAloud, testBars } from './support/read-aloud.ts';
import { csvRows, excelSheets, htmlText, wordPart, wordText } from './support/skeleton.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { partsProblems } from './support/word-parts.ts';

const method = await loadMethod();
const example = join(packageRoot, 'examples', 'lead-paint');
const as = async (id: string, markdown: string, more: Partial<Meta> = {}) =>
  (await FORMATS.find((format) => format.id === id)?.render(markdown, { ...META, ...more })) as string;
const asWord = async (markdown: string) => (await as('docx', markdown)) as unknown as Uint8Array;

const DOCUMENT = `# Title *of* it

Plan for Riverton

## First

A line<br>and **another**, with [a link](https://example.org/a?b=1&c=2) and \`code\`.

- one
- two
  - deeper
- [x] done
- [ ] to do

3. third

> Quoted

### Table

| Name | Text |
| --- | --- |
| **Row** | a \\| b |
| second |  |

## Pictures

\`\`\`ranges
[####..    ] 40 to 60 %   Join public meetings
[##        ] 20 %         Host a "scope-a-thon"
\`\`\`

\`\`\`narrowing
Action
  Find       ================  look
  Implement  ====              act
\`\`\`

\`\`\`space 2
Name: ______
____________
\`\`\`

\`\`\`page-break
\`\`\`

\`\`\`other
<kept> as is
\`\`\`

## Last

---
`;

describe('the format of a document', () => {
  test.each<[title: string, given: { format?: string; output?: string }, id: string]>([
    ['is Markdown where nothing is said', {}, 'md'],
    ['is the one that is named', { format: 'docx' }, 'docx'],
    ['is named in capitals', { format: 'HTML' }, 'html'],
    ['is named as people call it', { format: 'Word' }, 'docx'],
    ['is named as people call a spreadsheet', { format: 'excel' }, 'xlsx'],
    ['goes by the ending of the file', { output: 'out/plan.docx' }, 'docx'],
    ['knows endings with more than one spelling', { output: 'plan.HTM' }, 'html'],
    ['is Markdown for a file without an ending', { output: 'my.plans/plan' }, 'md'],
    ['is Markdown for the standard output', { output: '-' }, 'md'],
    ['is the named one, whatever the ending', { format: 'txt', output: 'plan.docx' }, 'txt'],
  ])('%s', (_title, given, id) => {
    expect(wantedFormat(given).id).toBe(id);
  });

  test.each([
    ['htlm', 'Did you mean html?'],
    ['odt', ''],
    ['', ''],
  ])('"%s" is none, and all are named', async (format, meant) => {
    const ran = await runTde(['pitch', '-f', example, '--format', format], { cwd: tempDir() });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`"${format}"`);
    expect(ran.err).toContain(meant);
    for (const name of formatNames()) expect(ran.err).toContain(name);
  });

  test.each([
    ['worksheet', 'yam', 'Did you mean yaml?'],
    ['worksheet', 'ymll', 'Did you mean yml?'],
    ['worksheet', 'pdf', ''],
    ['pitch', 'pdf', ''],
  ])('an unknown one of the %s (%s) names all that this document has', async (document, format, meant) => {
    const ran = await runTde([document, '-f', example, '--format', format], { cwd: tempDir() });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(meant);
    expect(ran.err).toContain(`The formats are: ${formatNames(document).join(', ')}.`);
    expect(ran.err.includes('yaml')).toBe(document === 'worksheet');
  });

  test.each([
    ['--format', 'PDF'],
    ['-o', 'pitch.pdf'],
  ])('PDF is none, and how to come by one is said: %s %s', async (...more) => {
    const { code, err } = await runTde(['pitch', '-f', example, ...more], { cwd: tempDir() });
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain('For a PDF, open the web page (html) in a browser and print it as PDF');
  });

  test.each(['worksheet', 'plan'])(
    'is named in the help of the %s and offered at Tab, from one table',
    async (document) => {
      const { out } = await runTde([document, '--help'], { cwd: tempDir() });
      expect(out.replace(/\s+/g, ' ')).toContain(`one of ${formatNames(document).join(', ')};`);
      const offered = await runTde(['complete', '--', document, '--format', ''], { cwd: tempDir() });
      expect(
        offered.out
          .split('\n')
          .flatMap((line) => line.split('\t')[0] ?? [])
          .filter((id) => /^[a-z]/.test(id)),
      ).toEqual(formatNames(document));
    },
  );

  test('of a file with an unknown ending is an error, and no file is made', async () => {
    const cwd = tempDir();
    expect(await runTde(['pitch', '-f', example, '-o', 'pitch.pdf'], { cwd })).toMatchObject({ code: 2 });
    expect(() => readFileSync(join(cwd, 'pitch.pdf'))).toThrow('ENOENT');
  });

  test('takes the ending from the file alone', () => {
    expect(endingOf('a.b/c')).toBeUndefined();
    expect(endingOf('.html')).toBeUndefined();
    expect(endingOf('C:\\x.y\\plan.Docx')).toBe('docx');
  });
});

describe('a Word file', () => {
  test('is not put on a terminal, and the command that makes a file is told', async () => {
    const ran = await runTde(['outline', '-f', example, '--format', 'docx'], {
      cwd: tempDir(),
      terminal: { columns: 80, rows: 24 },
    });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err.replace(/\s+/g, ' ')).toContain(`tde -f ${shellWord(example)} outline -o outline.docx`);
  });

  test('goes into a pipe and into a file, byte for byte the same', async () => {
    const cwd = tempDir();
    const piped = await runTde(['outline', '-f', example, '--format', 'docx'], { cwd });
    expect(piped.code).toBe(0);
    expect(await runTde(['outline', '-f', example, '-o', 'o.docx'], { cwd })).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(join(cwd, 'o.docx')).equals(Buffer.from(piped.out, 'latin1'))).toBe(true);
  });

  test('has the headings, the lists, the tables and the links of the document', async () => {
    const bytes = await asWord(DOCUMENT);
    const body = wordPart(bytes, 'word/document.xml');
    expect(body.match(/w:pStyle w:val="(?:Title|Heading\d)"/g)?.join(' ')).toBe(
      ['Title', 'Heading1', 'Heading2', 'Heading1', 'Heading1'].map((id) => `w:pStyle w:val="${id}"`).join(' '),
    );
    expect(body.match(/<w:tbl>/g)).toHaveLength(1);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body.match(/<w:drawing>/g)).toHaveLength(2);
    expect(body.match(/<w:numPr>/g)).toHaveLength(4);
    expect(wordPart(bytes, 'word/_rels/document.xml.rels')).toContain('https://example.org/a?b=1&amp;c=2');
    expect(wordPart(bytes, 'docProps/core.xml')).toContain('<dc:title>Title of it</dc:title>');
    expect(wordPart(bytes, 'word/styles.xml')).toContain('w:lang w:val="en"');
    for (const text of [
      'another',
      'deeper',
      '☑ done',
      '☐ to do',
      'a\u00a0|\u00a0b',
      '40 to 60 %',
      'look',
      '<kept> as is',
      'Name:',
    ])
      expect(wordText(bytes)).toContain(text);
  });

  test('has the same headings as the web page, also where a document has no title or leaves a level out', async () => {
    for (const markdown of [DOCUMENT, 'Only a paragraph.\n', '## No title\n\n#### Deep\n\n# Late\n', '### Third\n']) {
      const page = Array.from(
        (await as('html', markdown)).matchAll(/<h(\d)\b[^>]*>(.*?)<\/h\1>/g),
        ([, level, text]) => [level, htmlText(text ?? '')],
      );
      const word = Array.from(
        wordPart(await asWord(markdown), 'word/document.xml').matchAll(
          /<w:p>(?:(?!<\/w:p>).)*?"(Title|Heading\d)"\/>(.*?)<\/w:p>/g,
        ),
        // The title has a style of its own; the first headings are those below it.
        ([, id = '', text]) => [id === 'Title' ? '1' : `${Number(id.slice(-1)) + 1}`, htmlText(text ?? '')],
      );
      expect(word).toEqual(page);
      expect(page.map(([level]) => level).filter((level) => level === '1')).toHaveLength(1);
    }
  });
});

describe('a web page', () => {
  test('is one file without script, and its policy names the hash of its own looks', async () => {
    const page = await as('html', DOCUMENT);
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    expect(page).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(page).toContain("default-src 'none'");
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|<link|url\(|@import/);
  });

  test('shows each part as what it is', async () => {
    const page = await as('html', DOCUMENT);
    expect(page).toContain('<h1>Title <em>of</em> it</h1>');
    expect(page).toContain('<p class="kind">Plan for Riverton</p>');
    expect(page).toContain('A line<br>and <strong>another</strong>');
    expect(page).toContain('<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">a link</a>');
    expect(page).toContain('<ol start="3">');
    expect(page).toContain('<th role="columnheader" scope="col">Name</th>');
    expect(page).toContain('<th role="rowheader" scope="row">Row</th>');
    expect(page).toContain('<td role="cell" class="short" data-label="Text">a | b</td>');
    expect(page.match(/<svg role="img" aria-labelledby="/g)).toHaveLength(2);
    expect(page).toContain('<div class="space"><div>Name:</div><div></div></div>');
    expect(page).toContain('<pre>&lt;kept&gt; as is</pre>');
    expect(page).toContain('<a href="#pictures">Pictures</a>');
  });

  test('has a table of contents from four headings on', async () => {
    expect(await as('html', '# T\n\n## A\n\n## B\n\n## C\n')).not.toContain('<nav');
    expect(await as('html', '# T\n\n## A\n\n## B\n\n## C\n\n## C\n')).toContain('<a href="#section-4">C</a>');
  });

  test('marks what is still missing, and nothing else in brackets', async () => {
    const html = await as('html', '**Why:** [impact: not provided] and [so on], *[who leads: to find out]*\n');
    const marked = Array.from(html.matchAll(/<mark>(.*?)<\/mark>/g), ([, text]) => text);
    expect(marked).toEqual(['[impact: not provided]', '[who leads: to find out]']);
  });

  test('closes what each group said below the picture of what was decided, and no other part', async () => {
    const picture = '```feedback\n[#] Tenants: 1 taken up\n[-] Nurses: 1 not taken up\n```\n';
    const groups = '### Tenants\n\n1 taken up. Not told yet.\n\n- One\n\n### Nurses\n\n1 not taken up.\n\n- Two\n';
    const html = await as(
      'html',
      `# T\n\n## Heard\n\n### Before\n\nText\n\n${picture}\n${groups}\n## After\n\n### Open\n\nText\n`,
    );
    const closed = Array.from(html.matchAll(/<details class="group">\n<summary>([\s\S]*?)<\/summary>/g), ([, text]) =>
      htmlText(text ?? ''),
    );
    expect(closed).toEqual(['Tenants 1 taken up. Not told yet.', 'Nurses 1 not taken up.']);
  });

  test('turns a table of many columns into cards', async () => {
    const row = (text: string) => `|${` ${text} |`.repeat(7)}\n`;
    expect(await as('html', row('a') + row('---') + row('b'))).toContain('<table role="table" class="cards">');
    const word = wordPart(await asWord(row('a') + row('---') + row('b')), 'word/document.xml');
    expect(word).not.toContain('<w:tbl>');
    expect(word.match(/<w:numPr>/g)).toHaveLength(6);
    expect(htmlText(word)).toBe(`PlanLead-safe rentalsb${'a: b'.repeat(6)}`);
  });
});

describe('what was pasted', () => {
  const project = (answer: string) =>
    `tde: 1\nmethod: tde-1.0\nproject:\n  name: Late buses\nfind:\n  focus-area: late buses\n  focus-reason: |\n${answer.replace(/^/gm, '    ')}\n`;
  const made = async (format: string, answer: string) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', project(answer));
    const { code, out } = await runTde(['plan', '--format', format], { cwd });
    expect(code).toBe(0);
    return out;
  };

  test('keeps its lists', async () => {
    const list = 'Two things:\n- late at night\n- late at noon\nIn this order:\n1. the bell\n2. the bus';
    expect(await made('html', list)).toMatch(
      /Two things:<\/p>\n<ul>\n<li>late at night<\/li>\n<li>late at noon<\/li>\n<\/ul>\n<p>In this order:<\/p>\n<ol>\n<li>the bell/,
    );
    expect(await made('md', list)).toContain(
      'Two things:\n\n- late at night\n- late at noon\n\nIn this order:\n\n1. the bell\n2. the bus\n',
    );
    expect(await made('txt', list)).toContain('Two things:\n\n- late at night\n- late at noon\n');
    expect(
      wordPart(Buffer.from(await made('docx', list), 'latin1'), 'word/document.xml').match(/<w:numPr>/g)?.length,
    ).toBeGreaterThan(3);
    // One line with a dash is a line with a dash.
    expect(await made('html', 'Why:\n- late')).toContain('Why:<br>- late');
  });

  test('keeps in plain text the empty cells of a row that has boxes to tick, and of a column to fill in', async () => {
    const line = '| --- | --- | --- | --- |';
    const table = `| Line | Yes | Note | Who |\n${line}\n| One | [ ] |  |  |\n| Two | [x] | seen |  |\n| Three | no |  |  |\n`;
    const rows = (await as('txt', table)).split('\n\n');
    expect(rows[0]).toBe('Line: One\nYes: ☐\nNote:\nWho:');
    expect(rows[2]).toBe('Line: Three\nYes: no\nWho:\n');
  });

  test('keeps the columns of what was copied from a table', async () => {
    const table = 'Route\tDay\tLate\n9\t2026-03-01\t12 min\n14\t2026-03-02';
    const page = await made('html', table);
    expect(page).toContain(
      '<th role="columnheader" scope="col">Route</th><th role="columnheader" scope="col">Day</th>',
    );
    expect(page).toContain('<td role="cell" class="short" data-label="Late">12 min</td>');
    expect(await made('md', table)).toContain(
      '| Route | Day | Late |\n| --- | --- | --- |\n| 9 | 2026-03-01 | 12 min |\n| 14 | 2026-03-02 |  |\n',
    );
    expect(await made('txt', table)).toContain('Route: 9\nDay: 2026-03-01\nLate: 12 min\n');
    expect(await made('txt', table)).toContain('Route: 14\nDay: 2026-03-02\n');
    expect(await made('txt', table)).not.toMatch(/Late:\s*$/m);
  });

  test.each([
    ['https://example.org/a_b?c=1', 'https://example.org/a_b?c=1'],
    ['(http://example.org/_next/~me~).', 'http://example.org/_next/~me~'],
    ['"https://example.org/x", they say', 'https://example.org/x'],
  ])('makes an address a link that is shown as it was typed: %s', async (text, href) => {
    const page = await made('html', text);
    expect(page).toContain(`<a href="${href}" class="address" rel="noreferrer">`);
    expect(htmlText(page)).toContain(text);
    expect(wordPart(Buffer.from(await made('docx', text), 'latin1'), 'word/_rels/document.xml.rels')).toContain(
      `Target="${href}" TargetMode="External"`,
    );
  });

  test.each([
    'javascript:alert(1)',
    'ftp://example.org',
    'file:///etc/passwd',
    'www.example.org',
    'someone@example.org',
    'mailto:a@example.org',
  ])('makes no link of anything else: %s', async (text) => {
    expect(await made('html', text)).not.toMatch(/<a href="[^#]/);
  });

  test('breaks the one word that is too long, and no date, number or status', async () => {
    const url = `https://example.org/${'a1'.repeat(60)}`;
    const page = await as(
      'html',
      `| Status | When | Where |\n| --- | --- | --- |\n| not begun | 3 April 2026 | ${url} |\n`,
    );
    expect(page).toContain(
      '<td role="cell" class="short" data-label="Status">not begun</td><td role="cell" class="short" data-label="When">3 April 2026</td>',
    );
    expect(page).toContain(`<span class="long">${url}</span>`);
    expect(page).toContain('<table role="table">');
  });
});

test('plain text keeps what a picture draws, and breaks its words beside it', async () => {
  const markdown = `\`\`\`timeline
[ ======                 ] 17 May 2027 to 28 May 2027: Have the Spanish checked by parents (not begun)
\`\`\`

\`\`\`narrowing
How we came to it
  Refine  ===========       3 needs looked at: Hear of a case in time, Know before paying for drawings
\`\`\`

\`\`\`figures
1 in 20  Renters at a hearing who heard of it two weeks before (now; aim: half of them)
\`\`\`
`;
  expect(await as('txt', markdown)).toMatchInlineSnapshot(`
    "[ ======                 ] 17 May 2027 to 28 May 2027: Have the Spanish
                               checked by parents (not begun)

    How we came to it
      Refine  ===========       3 needs looked at: Hear of a case in time,
                                Know before paying for drawings

    1 in 20  Renters at a hearing who heard of it two weeks before (now;
             aim: half of them)
    "
  `);
});

test('plain text is readable without any marks', async () => {
  expect(await as('txt', DOCUMENT)).toMatchInlineSnapshot(`
    "Title of it
    ===========

    Plan for Riverton

    First
    -----

    A line
    and another, with a link (https://example.org/a?b=1&c=2) and code.

    - one
    - two
      - deeper
    - [x] done
    - [ ] to do

    3. third

    > Quoted

    Table
    ~~~~~

    Name: Row
    Text: a | b

    Name: second

    Pictures
    --------

    [####..    ] 40 to 60 %   Join public meetings
    [##        ] 20 %         Host a "scope-a-thon"

    Action
      Find       ================  look
      Implement  ====              act

    Name: ______
    ____________

    <kept> as is

    Last
    ----

    ------------------------------------------------------------------------
    "
  `);
});

// All of them are in formats.full.test.ts.
testAloud(['recommend', 'status --people', 'check', 'feedback', 'plan --appendix --format txt', 'pitch --format txt']);
testBars(BARS.slice(0, 1));

describe('what may be read aloud', () => {
  test('is plain text on a screen, unless another format is asked for', async () => {
    const terminal = { columns: 80, rows: 24 };
    const tde = (...argv: string[]) =>
      runTde([...argv, '-f', finishedExample, '--accessible'], { cwd: tempDir(), terminal });
    expect((await tde('plan')).out).not.toMatch(/^#|\*\*|^\|/m);
    expect((await tde('plan', '--format', 'md')).out).toMatch(/^# /m);
  });

  test('says for a form what is ticked, and where to write', async () => {
    const markdown = '- [x] one\n- [ ] two\n\nDay: ________\n\n```space 2\n________\n________\n```\n\n> Quiet.\n';
    expect(await as('txt', markdown, { aloud: true })).toBe(
      '- ticked: one\n- not ticked: two\n\nDay: (room to write)\n\n(room to write)\n\nQuiet.\n',
    );
  });
});

describe('a table for a spreadsheet', () => {
  test('is only the rows where a document has one table', async () => {
    expect(await as('csv', '# T\n\n| a | b |\n| --- | --- |\n| c "d" | e, f<br>g |\n')).toBe(
      '\ufeff"a","b"\r\n"c ""d""","e, f\ng"\r\n',
    );
  });

  test('has no stray apostrophe in an empty line', async () => {
    expect(await as('csv', '| a |\n| --- |\n| one<br><br>=two |\n')).toBe('\ufeff"a"\r\n"one\n\n\'=two"\r\n');
  });

  test('has its heading above it where there are several', async () => {
    const table = '| a |\n| --- |\n| b |\n';
    expect(await as('csv', `## One\n\n${table}\n## Two\n\n${table}`)).toBe(
      '\ufeff"One"\r\n"a"\r\n"b"\r\n\r\n"Two"\r\n"a"\r\n"b"\r\n',
    );
  });

  test.each(['=1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a'])('begins no formula with %s', async (text) => {
    const [, cells] = csvRows(
      await as('csv', `| a | b |\n| --- | --- |\n| ${text.replace('-', '\\-')} | x;${text} |\n`),
    );
    expect(cells).toEqual([`'${text}`, `x;'${text}`]);
  });

  describe('of a whole project', () => {
    const project = finishedExample;
    const { answers } = readProject(project, method);
    const made = new Map<string, string[][]>();
    const rowsOf = async (...line: string[]) => {
      const known = made.get(line.join(' '));
      if (known) return known;
      const { code, out } = await runTde([...line, '-f', project, '--format', 'csv'], { cwd: tempDir() });
      expect(code).toBe(0);
      const rows = csvRows(out);
      made.set(line.join(' '), rows);
      return rows;
    };
    /** The table below a heading. */
    const below = (rows: string[][], heading: string) => {
      const from = rows.findIndex((row) => row.length === 1 && row[0] === heading) + 1;
      expect(from, heading).toBeGreaterThan(0);
      const next = rows.findIndex((row, i) => i > from && row.length === 1);
      return rows.slice(from, next < 0 ? undefined : next);
    };
    const answersTo = (hub: string, field: string) =>
      (answers.records[hub] ?? []).map((record) => answers.byId[`${hub}.${record}.${field}`]?.value);
    const criteria = method.questions
      .filter((question) => question.kind === 'checklist')
      .flatMap((question) => criteriaOf(method, question));

    test('has every activity, use case, piece of feedback and criterion of the plan, with all that is known of it', async () => {
      const rows = await rowsOf('plan');
      const [head = [], ...activities] = below(rows, 'Activities');
      expect(head.slice(0, 3)).toEqual(['What', 'Who', 'By when']);
      expect(activities.map(([what]) => what)).toEqual(answersTo('design.activities', 'what'));
      expect(
        below(rows, 'Use cases')
          .slice(1)
          .map(([title]) => title),
      ).toEqual(answersTo('refine.use-cases', 'title'));
      const feedback = below(rows, 'Feedback').slice(1);
      const quotable = answersTo('design.feedback', 'quote').map((quote) => quote === 'yes');
      expect(feedback.map(([, said]) => said)).toEqual(
        answersTo('design.feedback', 'said').map((said, i) => (quotable[i] ? said : '')),
      );
      for (const why of answersTo('design.feedback', 'why')) expect(feedback.flat()).toContain(why);
      const lines = below(rows, 'Checklists').slice(1);
      expect(lines).toHaveLength(criteria.length);
      const known = (value: string) => criteria.filter(({ id }) => answers.byId[id]?.value === value).length;
      for (const [id, label] of words.criterion)
        expect(lines.filter((row) => row[4] === label)).toHaveLength(known(id));
      expect(
        below(rows, 'Which tactics fit')
          .slice(1)
          .map(([, tactic]) => tactic)
          .sort(),
      ).toEqual(method.tactics.map(({ name }) => name).sort());
    });

    test('is one table where one is named, with days as a spreadsheet reads them', async () => {
      const [head, ...rows] = await rowsOf('plan', '--table', 'activities');
      expect(head?.slice(0, 3)).toEqual(['What', 'Who', 'By when']);
      expect(rows.map(([, , day]) => day)).toEqual(answersTo('design.activities', 'by-when'));
      const wrong = await runTde(['plan', '-f', project, '--format', 'csv', '--table', 'activites'], {
        cwd: tempDir(),
      });
      expect({ code: wrong.code, meant: wrong.err.includes('Did you mean activities?') }).toEqual({
        code: 2,
        meant: true,
      });
      const page = await runTde(['plan', '-f', project, '--table', 'activities'], { cwd: tempDir() });
      expect(page).toMatchObject({ code: 2, out: '' });
    });

    test('is one table, to sort and filter, where a section has one', async () => {
      for (const [section, hub] of [
        ['activities', 'design.activities'],
        ['use-cases', 'refine.use-cases'],
        ['heard', 'design.feedback'],
      ] as const) {
        const rows = await rowsOf('plan', '--section', section);
        expect(rows).toHaveLength(1 + (answers.records[hub]?.length ?? 0));
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      }
      expect(await rowsOf('recommendation')).toEqual(await rowsOf('plan', '--section', 'recommendation'));
    });

    test('holds of feedback that may not be quoted what was decided and why, and none of the words', async () => {
      const hub = 'design.feedback';
      const isQuotable = (id: string) => answers.byId[`${hub}.${id}.quote`]?.value === 'yes';
      const silent = (answers.records[hub] ?? []).filter((id) => !isQuotable(id));
      expect(silent.length).toBeGreaterThan(1);
      for (const line of [['heard'], ['plan'], ['plan', '--section', 'heard']]) {
        const cells = (await rowsOf(...line)).flat();
        for (const id of silent) {
          expect(cells).not.toContain(answers.byId[`${hub}.${id}.said`]?.value);
          expect(cells).toContain(answers.byId[`${hub}.${id}.why`]?.value);
        }
      }
      expect((await rowsOf('heard')).flat()).toContain('1 taken up');
      expect(
        below(await rowsOf('plan'), 'Checklists')
          .slice(1)
          .map(([, , , , , note]) => note),
      ).toEqual(criteria.map(() => ''));
    });

    test("says in the team's working copy that it is one, in a line above", async () => {
      const rows = await rowsOf('plan', '--internal');
      expect(rows[0]).toEqual([words.document.internal]);
      expect(below(rows, 'Checklists').flat().join('\n')).toContain('That is us.');
    });
  });

  test('is refused for a document without one, with what else there is', async () => {
    const ran = await runTde(['pitch', '-f', example, '--format', 'csv'], { cwd: tempDir() });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('md, html, docx, txt');
  });
});

describe('an Excel file', () => {
  const sheets = async (markdown: string) => excelSheets((await as('xlsx', markdown)) as unknown as Uint8Array);
  const part = async (markdown: string, name: string) =>
    wordPart((await as('xlsx', markdown)) as unknown as Uint8Array, name);
  const TABLES =
    '## Steps\n\n| What | When | Hours |\n| --- | --- | --- |\n| Call | 2026-04-03 | 12.5 |\n| 007 |  | 3 |\n\n## Steps\n\n| a |\n| --- |\n| b |\n';

  test('has a sheet for each table, with a name of its own, its head fixed and filtered', async () => {
    expect((await sheets(TABLES))[0]?.[0]).toEqual(['What', 'When', 'Hours']);
    expect(await part(TABLES, 'xl/workbook.xml')).toMatch(/name="Steps".*name="Steps 2"/);
    const first = await part(TABLES, 'xl/worksheets/sheet1.xml');
    expect(first).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
    expect(first).toContain('</sheetData><autoFilter ref="A1:C3"/>');
  });

  test('is made of parts that are well-formed and find each other, and the same at any hour', async () => {
    const bytes = (await as('xlsx', TABLES)) as unknown as Uint8Array;
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]);
    expect(partsProblems(Object.fromEntries(parts), 'xl/workbook.xml')).toEqual([]);
    vi.setSystemTime('2031-05-06T07:08:10');
    const later = (await as('xlsx', TABLES)) as unknown as Uint8Array;
    vi.useRealTimers();
    expect(Buffer.from(later).equals(bytes)).toBe(true);
  });

  test('has days and numbers as what they are, and a number that begins with a nought as text', async () => {
    const [[, call = [], other = []] = []] = await sheets(TABLES);
    // 3 April 2026, as spreadsheets count days.
    expect(call).toEqual(['Call', '46115', '12.5']);
    expect(other[0]).toBe('007');
    expect(await part(TABLES, 'xl/styles.xml')).toContain('yyyy-mm-dd');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("https://example.org")'])(
    'holds %s as a text',
    async (text) => {
      const markdown = `| a |\n| --- |\n| ${text.replace('-', '\\-')} |\n`;
      expect((await sheets(markdown))[0]?.[1]).toEqual([text]);
      expect(await part(markdown, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f\b/);
    },
  );

  test('names a sheet without the signs and the length that none may have, and cuts a cell that would break the file', async () => {
    const markdown = `## ${'A/B: [c]? *d* '.repeat(9)}\n\n| a |\n| --- |\n| ${'x'.repeat(40_000)} |\n`;
    const [, name = ''] = /<sheet [^>]*name="([^"]*)"/.exec(await part(markdown, 'xl/workbook.xml')) ?? [];
    expect(name).toMatch(/^[^[\]/\\:*?]{1,31}$/);
    expect((await sheets(markdown))[0]?.[1]?.[0]).toHaveLength(32_767);
  });
});

describe('the reader of Markdown', () => {
  test.each([
    ['raw HTML', '<b>x</b>'],
    ['a block of HTML', '<div>\nx\n</div>'],
    ['an address of another scheme', 'ftp://example.org'],
    ['such an address in brackets', '<ftp://example.org>'],
    ['an e-mail address', 'a@example.org'],
    ['a link to code', '[x](javascript:alert(1))'],
    ['a link to a file', '[x](file:///etc/passwd)'],
    ['a picture', '![x](https://example.org/x.png)'],
    ['a reference', '[x][y]\n\n[y]: ftp://example.org'],
  ])('makes only text of %s', (_title, markdown) => {
    expect(JSON.stringify(parseMarkdown(markdown))).not.toMatch(/"kind":"(?!paragraph|text)/);
  });
});

testLoads(['md', 'html']);

test('a picture of what a whole town said has a bar for each decision, however few of it were taken so', async () => {
  const fence = `\`\`\`feedback\n[${'#'.repeat(400)}.] Online survey: 400 taken up and 1 not decided yet\n\`\`\`\n`;
  const widths = Array.from((await as('html', fence)).matchAll(/<rect class="(?:holds|open)"[^>]* width="([^"]*)"/g));
  expect(widths).toHaveLength(4);
  for (const [, width] of widths) expect(Number(width)).toBeGreaterThan(0);
  const body = wordPart(await asWord(fence), 'word/document.xml');
  expect(body.match(/c[xy]="-/g)).toBeNull();
});

test('a picture of a measure that is at nothing is drawn in every format', async () => {
  const fence = '```measures\n[ ] Deaths at the crossing: before 0; aim 0\n```\n';
  expect(await as('html', fence)).not.toContain('NaN');
  expect(wordPart(await asWord(fence), 'word/document.xml')).not.toContain('NaN');
});

describe('a fence that asks for a picture', () => {
  const pictureIn = (info: string, ...lines: string[]) => {
    const [block] = parseMarkdown(`\`\`\`${info}\n${lines.join('\n')}\n\`\`\`\n`);
    return block?.kind === 'picture' ? block.picture : undefined;
  };

  test.each([
    ['nothing', 'narrowing', []],
    ['blank lines', 'ranges', ['', '  ']],
    ['steps without a title', 'narrowing', ['  Find  ====  look']],
    ['a title without steps', 'narrowing', ['Action']],
    ['a step without a bar', 'narrowing', ['Action', '  Find  look']],
    ['a second title', 'narrowing', ['Action', '  Find  ==  look', 'People', '  Find  ==  act']],
    ['a number that counts nothing', 'figures', ['47']],
    ['a line of the plan without a day', 'timeline', ['Soon: Print it (done)']],
    ['a state that is none', 'timeline', ['1 May 2026: Print it (lost)']],
    ['a measure that tells no number', 'measures', ['Calls: before some; aim few']],
    ['a number without end', 'measures', ['Calls: before 1e999']],
    ['decisions in another order', 'feedback', ['[-#] Tenants: 1 taken up and 1 not taken up']],
    ['a sign for a step that is not told', 'people', ['[##] Tenants: heard in Find']],
    ['groups with different steps', 'people', ['[#] Tenants: told', '[#.] Nurses: told']],
    ['a step in which nobody was heard', 'people', ['[#.#] Tenants: heard in Find; told']],
    ['a group without a sign', 'people', ['[] Tenants: not heard yet']],
    ['steps in none of which anybody was heard', 'people', ['[..] Tenants: not heard yet']],
    ['parts without groups', 'people', ['Lives with the problem']],
    ['a line without numbers', 'ranges', ['Join public meetings']],
    ['numbers that go down', 'ranges', ['[##   ] 60 to 40 %  Join']],
    ['more than everything', 'ranges', ['[#####] 40 to 140 %  Join']],
    ['room to write', 'space', ['Name: ____']],
    ['code', 'js', ['a = 1']],
  ])('is none where it holds %s', (_what, info, lines) => {
    expect(pictureIn(info, ...lines)).toBeUndefined();
  });

  test('reads numbers, days, measures and decisions', () => {
    expect(pictureIn('figures', '47  families who used it')).toMatchObject({
      entries: [{ label: '47', text: 'families who used it' }],
    });
    const lines = [
      '[==  ] 6 March 2026 to 20 March 2026: Try it: twice (under way)',
      '1 May 2026: Print it (late)',
      'As of 2 May 2026',
    ];
    expect(pictureIn('timeline', ...lines)).toEqual({
      kind: 'timeline',
      entries: [
        {
          label: 'Try it: twice',
          text: '6 March 2026 to 20 March 2026, under way',
          from: '2026-03-06',
          to: '2026-03-20',
          days: '6 March 2026 to 20 March 2026',
          state: 'started',
        },
        {
          label: 'Print it',
          text: '1 May 2026, late',
          from: '2026-05-01',
          to: '2026-05-01',
          days: '1 May 2026',
          state: 'late',
        },
      ],
      asOf: '2026-05-02',
    });
    expect(pictureIn('measures', '[## +] Calls a month: before 30; reached 12; aim 10')).toMatchObject({
      entries: [{ label: 'Calls a month', before: 30, reached: 12, aim: 10 }],
    });
    expect(pictureIn('measures', '[####+ ] Calls a month: now 30; aim 40')).toMatchObject({
      entries: [{ label: 'Calls a month', before: 30, aim: 40, text: 'now 30; aim 40' }],
    });
    expect(pictureIn('feedback', '[##+-.] Tenants: 2 taken up, 1 in part, 1 not and 1 open')).toMatchObject({
      entries: [{ label: 'Tenants', yes: 2, partly: 1, no: 1, open: 1 }],
    });
  });

  test.each([WIDE, WIDTH])(
    'writes how far the work is beside the line of the day it tells of, in a width of %i',
    (width) => {
      const spans = Array.from(
        { length: 12 },
        (_, i) => `[==  ] ${2 + i} May 2026 to ${9 + i} May 2026: Step ${i} (done)`,
      );
      for (let day = 1; day <= 28; day++) {
        const picture = pictureIn('timeline', ...spans, `As of ${day} May 2026`) as Drawn;
        const { marks } = drawingOf(picture, width);
        const now =
          marks.flatMap((mark) => (mark.kind === 'path' && mark.look === 'as-of' ? mark.points : []))[0]?.[0] ?? 0;
        const crossed = marks.filter((mark) => {
          if (mark.kind !== 'text' || !mark.text.endsWith('done')) return false;
          const wide = mark.text.length * 7;
          const from = mark.anchor === 'end' ? mark.x - wide : mark.x;
          return from < now && now < from + wide;
        });
        expect(crossed).toEqual([]);
      }
    },
  );

  test('says the day it tells of below the months, beside no name', () => {
    const lines = ['[ =] 1 October 2026 to 20 January 2027: Hang it up (not begun)', 'As of 20 March 2026'];
    const { marks } = drawingOf(pictureIn('timeline', ...lines) as Drawn, WIDE);
    const [first = 0] = marks.flatMap((mark) => (mark.kind === 'path' && mark.look === 'grid' ? mark.points[0] : []));
    const said = marks.find((mark) => mark.kind === 'text' && mark.text.startsWith('As of'));
    expect(said).toMatchObject({ anchor: 'start' });
    expect(said?.kind === 'text' && said.x).toBeGreaterThanOrEqual(first);
  });

  test('reads who was heard in which step, by the part they have', () => {
    const picture = pictureIn(
      'people',
      'Lives with the problem',
      '[#.#] Tenants: heard in Find; told',
      '[...] Night nurses: evenings: missing',
      'Others',
      '[.#.] Drivers: reviewed in Design',
    );
    expect(picture).toEqual({
      kind: 'people',
      heads: ['Find', 'Design', 'Told'],
      parts: [
        {
          title: 'Lives with the problem',
          groups: [
            { label: 'Tenants', cells: ['heard', '', 'told'], text: 'heard in Find; told' },
            { label: 'Night nurses: evenings', cells: ['', '', ''], text: 'missing' },
          ],
        },
        { title: 'Others', groups: [{ label: 'Drivers', cells: ['', 'reviewed', ''], text: 'reviewed in Design' }] },
      ],
    });
    const { head, rows } = picture ? tableOf(picture) : { head: [], rows: [] };
    expect(head.slice(-3)).toEqual(['Find', 'Design', 'Told']);
    expect(rows).toEqual([
      ['Tenants', 'Lives with the problem', 'heard', '', 'told'],
      ['Night nurses: evenings', 'Lives with the problem', 'missing', '', ''],
      ['Drivers', 'Others', '', 'reviewed', ''],
    ]);
  });

  test('draws each bar by its share of the widest, and each range from its low end to its high one', () => {
    expect(pictureIn('narrowing', 'Action', '  Find  ====  look', '  Act  ==  act')).toEqual({
      kind: 'narrowing',
      title: 'Action',
      entries: [
        { label: 'Find', share: 1, text: 'look' },
        { label: 'Act', share: 0.5, text: 'act' },
      ],
    });
    expect(pictureIn('ranges', '[##   ] 20 %  Host', '[.###.] 0 to 100 %  Join')).toEqual({
      kind: 'ranges',
      entries: [
        { label: 'Host', low: 20, high: 20, text: '20 %' },
        { label: 'Join', low: 0, high: 100, text: '0 to 100 %' },
      ],
    });
  });
});
