// Documents in languages that are written from right to left: the page and the Word file run that way, and a text in another direction in its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directionIn, directionOf, runsOf } from '../src/documents/parse.ts';
import { wordPart, wordText } from './support/skeleton.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { growth, LINEAR } from './support/time.ts';

it.each([
  ...['ar', 'ar-EG', 'he', 'fa', 'ur-PK', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb', 'az-Arab', 'syr'].map((tag) => [
    tag,
    'rtl',
  ]),
  ...['en', 'es-MX', 'zh-Hant', 'az', 'sd-Deva', 'so', 'xx'].map((tag) => [tag, 'ltr']),
])('the language %s runs %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

describe('a text of two directions', () => {
  const cut = (text: string, around: 'ltr' | 'rtl') =>
    runsOf(text, around).map((part) => `${part.direction} ${part.text}`);

  it('is cut where the direction changes, and keeps every sign', () => {
    expect(cut('نريد Open Data Portal الآن', 'rtl')).toEqual(['rtl نريد ', 'ltr Open Data Portal', 'rtl  الآن']);
    expect(cut('Sign: "שלום, שכנים" (2)', 'ltr')).toEqual(['ltr Sign: "', 'rtl שלום, שכנים', 'ltr " (2)']);
    expect(cut('40 %', 'rtl')).toEqual(['rtl 40 %']);
    expect(cut('', 'rtl')).toEqual([]);
  });

  it('stays one text in brackets, with its numbers and marks', () => {
    expect(cut('انقطاعات (before: 12; aim: 6)', 'rtl')).toEqual(['rtl انقطاعات (', 'ltr before: 12; aim: 6', 'rtl )']);
    expect(cut('الماء أولاً (1 March 2026) هنا', 'rtl')).toEqual(['rtl الماء أولاً (', 'ltr 1 March 2026', 'rtl ) هنا']);
    expect(cut('We met (12 عائلة, 2026) twice', 'ltr')).toEqual(['ltr We met (', 'rtl 12 عائلة, 2026', 'ltr ) twice']);
    expect(cut('الماء (at قرية 4)', 'rtl')).toEqual(['rtl الماء (', 'ltr at', 'rtl  قرية 4)']);
    expect(cut('الماء (2026) (at 4', 'rtl')).toEqual(['rtl الماء (2026) (', 'ltr at', 'rtl  4']);
  });

  it.each([
    ['letters and signs', (size: number) => 'a... '.repeat(size)],
    ['signs after a letter', (size: number) => `a${'.'.repeat(size)}`],
    ['brackets that never close', (size: number) => '(a'.repeat(size)],
    ['numbers in a bracket that never closes', (size: number) => `(${'1'.repeat(size)}`],
    ['letters by turns', (size: number) => 'aب'.repeat(size)],
  ])('takes a time that grows with it: %s', (_name, text) => {
    // Small enough for what is made of it to stay in a busy machine's caches.
    for (const around of ['ltr', 'rtl'] as const)
      expect(growth(text, (each) => runsOf(each, around), 125)).toBeLessThan(LINEAR);
  });
});

describe('a document', () => {
  const cwd = tempDir(afterAll);
  const made = (name: string) => readFileSync(join(cwd, name));
  /** Each paragraph of the Word file by the text in it. */
  const paragraphs = (name: string) =>
    (wordPart(made(name), 'word/document.xml').match(/<w:p>.*?<\/w:p>/g) ?? []).map((xml) => ({
      xml,
      text: xml.replace(/<[^>]*>/g, ''),
    }));
  const paragraph = (name: string, text: string) =>
    paragraphs(name).find((each) => each.text.includes(text))?.xml ?? '';

  beforeAll(async () => {
    put(cwd, 'tde.yaml', 'tde: 1\nproject:\n  name: "أشجار شارع القناة"\n  place: "Canal Street"\n');
    const body = `## ماذا سمعنا

## For the city council

Ask the "שכנים" first

الظل قليل قرب Canal Street في الصيف.

- [ ] مقعد
- Bench

| الفكرة | Idea |
| --- | --- |
| ظل | Shade |
`;
    for (const [name, head] of Object.entries({ ar: '{{!-- language: ar --}}', en: '' }))
      put(cwd, `${name}.hbs`, `${head}\n# {{title}}\n\n${body}`);
    for (const [template, file] of ['html', 'docx'].flatMap((format) =>
      ['ar', 'en'].map((name) => [name, `${name}.${format}`]),
    ))
      expect(await runTde(['heard', '--template', `${template}.hbs`, '-o', `${file}`], { cwd })).toMatchObject({
        code: 0,
      });
  });

  it('in Arabic is a page from right to left, in which English has its own direction', () => {
    const page = made('ar.html').toString();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('<a class="skip" href="#content" lang="en" dir="ltr">');
    expect(page).toContain('<h1>أشجار شارع القناة</h1>');
    expect(page).toMatch(/<h2 id="[^"]*">ماذا سمعنا<\/h2>/);
    expect(page).toContain('<h2 id="for-the-city-council" dir="ltr">');
    expect(page).toContain('<p dir="ltr">Ask the');
    expect(page).toContain('<p>الظل قليل');
    expect(page).toContain('<li dir="ltr">Bench');
    expect(page).toMatch(
      /<td role="cell" class="short" data-label="الفكرة">ظل<.*<td role="cell" class="short" data-label="Idea" dir="ltr">Shade</,
    );
  });

  it('in English is a page as ever, in which Arabic has its own direction', () => {
    const page = made('en.html').toString();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<h1 dir="rtl">أشجار شارع القناة</h1>');
    expect(page).toContain('<p>Ask the');
    expect(page).toContain('<p dir="rtl">الظل قليل');
  });

  it.each([
    ['"أعود من العمل في السابعة" is what one father said, and nobody had written it down before.', 'ltr'],
    ['قرية النور is where we met on Friday.', 'ltr'],
    ['Canal Street: لا ظل هنا في الصيف بعد الظهر', 'rtl'],
    ['انظر https://data.example.org/shade/by-stop/and-by-hour?lang=en', 'rtl'],
    ['2026', 'rtl'],
  ] as const)('runs as most of its words do: %s', (text, direction) => {
    expect(directionIn(text, 'rtl')).toBe(direction);
  });

  it.each([
    ['People in ميناء إيليري could use information from بلدية ميناء إيليري to address انقطاع المياه عن البيوت', 'ltr'],
    ['Who leads: المكتبة الرئيسية، الطابق 2', 'ltr'],
    ['نريد أن ننشر Open Data Portal Files', 'rtl'],
  ] as const)('runs as it begins, where a few more of its words run the other way: %s', (text, direction) => {
    for (const around of ['ltr', 'rtl'] as const) expect(directionIn(text, around)).toBe(direction);
  });

  it('keeps a number behind a name of the other direction', async () => {
    put(cwd, 'names.hbs', '# {{title}}\n\nHeard in قرية النور, 3 April, and in **שכנים**, 12 times.\n');
    await runTde(['heard', '--template', 'names.hbs', '-o', 'names.html'], { cwd });
    expect(made('names.html').toString()).toContain(
      'Heard in <bdi>قرية النور</bdi>, 3 April, and in <strong><bdi>שכנים</bdi></strong>, 12 times.',
    );
  });

  it('has looks that take no side', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(made('ar.html').toString())?.[1] ?? '';
    expect(style).not.toMatch(/(?:padding|margin|border)-(?:left|right)|(?:float|text-align): (?:left|right)/);
  });

  it('in Arabic is a Word file from right to left: pages, paragraphs, runs and tables', () => {
    const body = wordPart(made('ar.docx'), 'word/document.xml');
    expect(body).toMatch(/<w:sectPr>(?:(?!<\/w:sectPr>).)*<w:bidi\/><w:docGrid/);
    expect(body).toContain('<w:bidiVisual/>');
    expect(wordPart(made('ar.docx'), 'word/styles.xml')).toContain('<w:lang w:val="ar" w:bidi="ar"/>');
    expect(wordPart(made('ar.docx'), 'word/footer1.xml')).toContain('<w:bidi/>');
    for (const text of ['أشجار شارع القناة', 'ماذا سمعنا', 'مقعد', 'الفكرة'])
      expect(paragraph('ar.docx', text)).toMatch(/<w:pPr>.*<w:bidi\/>.*<w:r><w:rPr><w:rtl\/><\/w:rPr>/);
    for (const text of ['For the city council', 'Bench', 'Shade']) {
      expect(paragraph('ar.docx', text)).toContain(text);
      expect(paragraph('ar.docx', text)).not.toMatch(/<w:bidi\/>|<w:rtl\/>/);
    }
    expect(paragraph('ar.docx', 'Canal Street')).toMatch(/<w:bidi\/>.*<w:r><w:t[^>]*>Canal Street<\/w:t><\/w:r>/);
    expect(wordText(made('ar.docx'))).toContain('الظل قليل قرب Canal Street في الصيف.');
  });

  it('in English is a Word file as ever, with the direction of what is in Arabic or Hebrew', () => {
    const body = wordPart(made('en.docx'), 'word/document.xml');
    expect(body).not.toMatch(/<w:bidi\/><w:docGrid|<w:bidiVisual/);
    expect(paragraph('en.docx', 'أشجار شارع القناة')).toMatch(/<w:bidi\/>.*<w:rtl\/>/);
    const mixed = paragraph('en.docx', 'Ask the');
    expect(mixed).not.toContain('<w:bidi/>');
    expect(mixed.match(/<w:rtl\/>/g)).toHaveLength(1);
    expect(mixed).toMatch(/<w:rtl\/><\/w:rPr><w:t[^>]*>שכנים</);
  });
});
