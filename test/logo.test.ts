// A logo above a document: in html and Word with words for whoever cannot see it; only from the file that was named, only if it is a picture.
// Above every document, and with all hostile words: logo.full.test.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawnSize, pictureIn } from '../src/documents/logo.ts';
import { PNG, project, testAbove, testWords, withLogo } from './support/logos.ts';
import { htmlText, wordPart } from './support/skeleton.ts';
import { JPEG, pngOf } from './support/small-pictures.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

testAbove(['recommendation']);
testWords(60);

describe('the bytes of a picture', () => {
  test.each([
    ['a PNG', PNG, { type: 'png', width: 640, height: 160 }],
    ['a JPEG', JPEG, { type: 'jpg', width: 8, height: 4 }],
    [
      'a JPEG with filling before a mark',
      Buffer.concat([JPEG.subarray(0, 2), Buffer.from([0xff]), JPEG.subarray(2)]),
      { type: 'jpg', width: 8, height: 4 },
    ],
  ])('tell %s and its size', (_title, bytes, found) => {
    expect(pictureIn(bytes)).toEqual(found);
    // Also where they stand inside a larger piece of memory.
    expect(pictureIn(Buffer.concat([Buffer.from('abc'), bytes]).subarray(3))).toEqual(found);
  });

  test('are no picture where any of them are missing at the end', () => {
    for (let length = 0; length < PNG.length; length++) expect(pictureIn(PNG.subarray(0, length))).toBeUndefined();
    const size = JPEG.indexOf(Buffer.from('ffc0', 'hex'));
    for (let length = 0; length < size + 9; length++) expect(pictureIn(JPEG.subarray(0, length))).toBeUndefined();
  });

  test.each([
    ['drawings', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['pages', '<!doctype html><img src=x onerror=alert(1)>'],
    ['moving pictures', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['PDFs', '%PDF-1.7'],
    ['nothing', ''],
    ['a PNG without any size', pngOf(0, 10)],
  ])('are no picture of %s', (_title, content) => {
    expect(pictureIn(Buffer.from(content))).toBeUndefined();
  });
});

test('a logo is drawn as it is, or smaller, never distorted and never larger', () => {
  expect(drawnSize({ width: 40, height: 20 })).toEqual({ width: 40, height: 20 });
  expect(drawnSize({ width: 640, height: 160 })).toEqual({ width: 320, height: 80 });
  expect(drawnSize({ width: 1000, height: 1000 })).toEqual({ width: 80, height: 80 });
  expect(drawnSize({ width: 5000, height: 1 })).toEqual({ width: 320, height: 1 });
});

test('no answer and no template makes a picture', async () => {
  const cwd = withLogo();
  const image = '![x](data:image/png;base64,iVBORw0KGgo=) ![y](logo.png) <img src=logo.png>';
  put(cwd, 'tde.yaml', JSON.stringify({ tde: 1, method: 'tde-1.0', project: { name: image, government: image } }));
  put(cwd, 'own.hbs', `# {{title}}\n\n${image}\n\n{{paragraph}}\n`);
  for (const more of [[], ['--template', 'own.hbs']]) {
    const { code, out } = await runTde(['pitch', '--format', 'html', ...more], { cwd });
    expect(code).toBe(0);
    expect(out).not.toMatch(/<img|img-src/);
  }
});

test.each<[title: string, bytes: string | Uint8Array, says: string]>([
  ['is no picture', '<svg/>', 'is not a whole PNG or JPEG picture'],
  ['is cut off', PNG.subarray(0, 60), 'is not a whole PNG or JPEG picture'],
  ['is too large', Buffer.concat([PNG, Buffer.alloc(1_000_000)]), 'is larger than 1 MB'],
  ['has too many pixels', pngOf(20_000, 4), 'is 20000 by 4 pixels'],
])('a file that %s is refused by name, with what to do, and nothing is written', async (_title, bytes, says) => {
  const cwd = withLogo(bytes);
  const { code, out, err } = await runTde(['pitch', '-f', project, '-o', 'p.html', '--logo', 'logo.png'], { cwd });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.replace(/\s+/g, ' ')).toContain(`logo.png ${says}`);
  expect(err).toMatch(/smaller|save it as PNG/);
  expect(() => readFileSync(join(cwd, 'p.html'))).toThrow('ENOENT');
});

test('a file that is not there is named, and the form takes no logo', async () => {
  const cwd = tempDir();
  expect((await runTde(['pitch', '-f', project, '--logo', 'gone.png'], { cwd })).err).toContain('gone.png');
  expect(await runTde(['worksheet', '--format', 'yaml', '--logo', 'gone.png'], { cwd })).toMatchObject({ code: 2 });
});

describe('a template of another language', () => {
  const head = '{{!-- language: es-MX --}}\n{{!-- kind: Invitación --}}\n';

  test('says so in the page and in Word, and what tde itself says there is marked as English', async () => {
    const cwd = tempDir();
    put(cwd, 'own.hbs', `${head}# {{title}}\n\nInvitación a vecinos\n\n## Uno\n\n## Dos\n\n## Tres\n\n## Cuatro\n`);
    const line = ['invitation', '-f', project, '--template', 'own.hbs', '--format'];
    const { out } = await runTde([...line, 'html'], { cwd });
    expect(out).toContain('<html lang="es-MX">');
    expect(out).toContain('<p class="kind">Invitación a vecinos</p>');
    expect(htmlText(/<title>.*<\/title>/.exec(out)?.[0] ?? '')).toMatch(/ – Invitación$/);
    for (const text of ['Skip to the content', 'Contents', 'Made with tde'])
      expect(out).toMatch(new RegExp(`<[^>]* lang="en">${text}`));
    const word = Buffer.from((await runTde([...line, 'docx'], { cwd })).out, 'latin1');
    expect(wordPart(word, 'word/styles.xml')).toContain('w:lang w:val="es-MX"');
    expect((await runTde([...line, 'md'], { cwd })).out).toMatch(/^# /);
  });

  test('that says nothing of it is in the language of the built-in ones', async () => {
    const cwd = tempDir();
    put(cwd, 'own.hbs', '{{! language: "><script> }}# {{title}}\n');
    const { out } = await runTde(['pitch', '-f', project, '--template', 'own.hbs', '--format', 'html'], { cwd });
    expect(out).toContain('<html lang="en">');
    expect(out).not.toContain(' lang="en">Made');
  });
});
