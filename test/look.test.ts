// The one language of signs and colors: in what commands print on a terminal, and as words alone everywhere else.
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/outside.ts';
import { hasGlyphs } from '../src/terminal.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const leadPaint = join(packageRoot, 'examples', 'lead-paint', 'tde.yaml');
const terminal = { columns: 80, rows: 24 };
const UTF8 = { LANG: 'C.UTF-8' };
const GLYPHS = /[✔◐○✖▲◆]/;
const on = (argv: string[], env: Record<string, string>, isTerminal = true, file = leadPaint) =>
  runTde([...argv, '-f', file], { cwd: tempDir(), env, ...(isTerminal && { terminal }) });

describe('signs other than ASCII', () => {
  it.each<[Record<string, string>, boolean]>([
    [{ LANG: 'en_US.UTF-8' }, true],
    [{ LANG: 'C', LC_ALL: 'de_DE.utf8' }, true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, false],
    [{ WT_SESSION: 'a' }, true],
    [{}, false],
  ])('are shown with %j: %s', (env, shown) => expect(hasGlyphs(env)).toBe(shown));
});

describe.each([[['status']], [['check']], [['ready', 'find']], [['recommend']], [['guide', 'find']]])(
  'tde %j',
  (argv) => {
    it('says the same in color and without, and on no terminal without signs', async () => {
      const [colored, bare, piped] = [
        await on(argv, UTF8),
        await on(argv, { ...UTF8, NO_COLOR: '1' }),
        await on(argv, UTF8, false),
      ];
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are what is looked for
      expect(colored.out).toMatch(/\u001b\[\d+m/);
      expect(bare.out).toBe(stripVTControlCharacters(bare.out));
      expect(stripVTControlCharacters(colored.out)).toBe(bare.out);
      expect(piped.out).not.toMatch(GLYPHS);
      expect(stripVTControlCharacters(piped.out)).toBe(piped.out);
    });

    it('is words alone where it is read aloud, and ASCII where there is nothing else', async () => {
      expect((await on([...argv, '--accessible'], UTF8)).out).not.toMatch(GLYPHS);
      expect((await on(argv, { LANG: 'C' })).out).not.toMatch(GLYPHS);
    });
  },
);

describe('the state of a section', () => {
  it('is told by a sign and a word', async () => {
    const { out } = await on(['status'], { ...UTF8, NO_COLOR: '1' });
    expect(out).toMatch(/^◐ Checklists for Find +in progress/m);
    expect(out).toMatch(/^○ .* +not started/m);
    const first = join(packageRoot, 'examples', 'lead-paint', 'tde.cycle-1.yaml');
    expect((await on(['status'], { ...UTF8, NO_COLOR: '1' }, true, first)).out).toMatch(/^✔ Your project +finished/m);
    expect((await on(['status'], { LANG: 'C', NO_COLOR: '1' }, true, first)).out).toMatch(
      /^\+ Your project +finished/m,
    );
  });
});

describe('a message', () => {
  it('has the sign of an error on a terminal, and no sign elsewhere', async () => {
    const cwd = tempDir();
    const shown = await runTde(['status', '-f', 'nowhere.yaml'], { cwd, terminal, env: { ...UTF8, NO_COLOR: '1' } });
    expect(shown.err).toMatch(/^✖ There is no project file at /);
    const piped = await runTde(['status', '-f', 'nowhere.yaml'], { cwd, env: UTF8 });
    expect(piped.err).toMatch(/^There is no project file at /);
  });

  it('lets no code of a file through, though the lines around it are colored', async () => {
    const evil = '\\e[31m paint \\e]0;title\\a';
    const path = put(
      tempDir(),
      'tde.yaml',
      `tde: 1\nproject:\n  name: "Lead ${evil}"\n  "${evil}": x\n  place: Riverton\n`,
    );
    // biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what must not come through
    for (const argv of [['status'], ['check'], ['recommend'], ['ready'], ['guide', 'find']]) {
      const { out, err } = await runTde([...argv, '-f', path], { cwd: tempDir(), terminal, env: UTF8 });
      expect(out + err).not.toMatch(/\u001b\[31m paint|\u001b\]0/);
    }
    // biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what must not come through
  });
});
