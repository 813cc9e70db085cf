// A logo above documents, and what stands for it where it cannot be seen.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { DocumentName } from '../../src/documents/catalog.ts';
import { exampleFile } from './examples.ts';
import { HOSTILE } from './hostile-texts.ts';
import { JPEG, pngOf } from './small-pictures.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';
import { partsProblems } from './word-parts.ts';

export const PNG = pngOf(640, 160);
export const project = exampleFile('lead-paint');

/** A folder with a logo in it. */
export function withLogo(bytes: string | Uint8Array = PNG, name = 'logo.png'): string {
  const cwd = tempDir();
  put(cwd, name, bytes);
  return cwd;
}

/** What is wrong with the parts of a Word file, whose pictures are no text. */
const problemsOf = (parts: Record<string, Uint8Array>): string[] =>
  partsProblems(
    Object.fromEntries(
      Object.entries(parts).map(([part, bytes]) => [part, part.startsWith('word/media/') ? '' : strFromU8(bytes)]),
    ),
  );

/** Tests the logo above these documents, in every format. */
export function testAbove(names: readonly DocumentName[]): void {
  describe.each(names)('above the %s', (name) => {
    test('it stands in the web page, which may then show pictures it holds, and no others', async () => {
      const cwd = withLogo();
      const plain = (await runTde([name, '-f', project, '--format', 'html'], { cwd })).out;
      const { code, out } = await runTde([name, '-f', project, '--format', 'html', '--logo', 'logo.png'], { cwd });
      expect(code).toBe(0);
      const [image = '', ...more] = out.match(/<img[^>]*>/g) ?? [];
      expect(more).toEqual([]);
      expect(image).toBe(
        `<img src="data:image/png;base64,${PNG.toString('base64')}" alt="Logo: the city housing office" width="320" height="80">`,
      );
      expect(out).toContain("content=\"default-src 'none'; img-src data:; style-src ");
      // Nothing else is another.
      expect(out.replace(` img-src data:;`, '').replace(`\n<p class="logo">${image}</p>`, '')).toBe(plain);
    });

    test('it stands in Word with its words, and the same bytes come out each time', async () => {
      const cwd = withLogo(JPEG, 'logo.jpeg');
      const line = [name, '-f', project, '--format', 'docx', '--logo', 'logo.jpeg'];
      const [one, two] = [await runTde(line, { cwd }), await runTde(line, { cwd })];
      expect(one.code).toBe(0);
      expect(two.out).toBe(one.out);
      const parts = unzipSync(Buffer.from(one.out, 'latin1'));
      const pictures = Object.entries(parts).filter(([part]) => part.startsWith('word/media/'));
      expect(pictures.map(([, bytes]) => Buffer.from(bytes).equals(JPEG))).toEqual([true]);
      expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toMatch(
        /<wp:docPr id="1"[^>]* descr="Logo: the city housing office"/,
      );
      expect(problemsOf(parts)).toEqual([]);
    });

    test.each(['md', 'txt'])('it is left out of %s, and that is said', async (format) => {
      const cwd = withLogo();
      const line = [name, '-f', project, '--format', format];
      const [plain, given] = [await runTde(line, { cwd }), await runTde([...line, '--logo', 'logo.png'], { cwd })];
      expect(given).toMatchObject({ code: 0, out: plain.out });
      expect(given.err).toContain('The logo was left out: only html and docx can show one.');
    });
  });
}

/** Tests its words with one of so many hostile texts. */
export function testWords(every: number): void {
  test('without a government the words are just "Logo", and hostile ones stay words', async () => {
    const cwd = withLogo();
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\n');
    expect((await runTde(['pitch', '--format', 'html', '--logo', 'logo.png'], { cwd })).out).toContain(' alt="Logo" ');
    for (const text of [
      ...Object.values(HOSTILE)
        .flat()
        .filter((_, i) => i % every === 0),
      '" onerror="alert(1)',
      '![x](data:image/png;base64,AA==)',
    ]) {
      put(cwd, 'tde.yaml', JSON.stringify({ tde: 1, method: 'tde-1.0', project: { government: text, name: text } }));
      const { code, out } = await runTde(['outline', '--format', 'html', '--logo', 'logo.png'], { cwd });
      if (code !== 0) continue;
      expect(out.match(/<img[^>]*>/g)?.map((tag) => tag.replace(/="[^"]*"/g, ''))).toEqual([
        '<img src alt width height>',
      ]);
      const word = Buffer.from(
        (await runTde(['outline', '--format', 'docx', '--logo', 'logo.png'], { cwd })).out,
        'latin1',
      );
      expect(problemsOf(unzipSync(word))).toEqual([]);
    }
  });
}
