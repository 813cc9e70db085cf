// Where a result goes: never over what people wrote, through links to the file itself, into devices and pipes as it comes.
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putPack } from './support/small-pack.ts';
import { pngOf } from './support/small-pictures.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import {
  COMMANDS,
  flat,
  folder,
  onPosix,
  testDevices,
  testFolders,
  testFullDisk,
  testOverProject,
  testWays,
} from './support/where-results-go.ts';

// Each in part; the whole of them is in output.full.test.ts.
testOverProject(
  COMMANDS.filter(([name]) => ['pitch.md', 'recommendation.json', 'tde.schema.json', 'plan.hbs'].includes(name)),
);
testWays(['form.yaml', 'hard.md', ...(onPosix ? ['link.md'] : [])], [['--force']]);
testFolders(['for print/']);
testDevices([['--force']]);
testFullDisk(['pitch', '--version']);

test.skipIf(!onPosix)('what is for the team alone may be read by nobody who may not read the project', async () => {
  const { cwd, tde } = folder();
  const modeOf = (file: string) => statSync(join(cwd, file)).mode & 0o777;
  const results = [
    ['plan.md', 0o640, 'plan', '--internal'],
    ['view.json', 0o640, 'templates', 'data', 'plan', '--internal'],
    ['form.yaml', 0o640, 'worksheet', '--internal'],
    ['feedback.csv', 0o640, 'records', 'export', 'design.feedback'],
    ['fits.txt', 0o640, 'recommend'],
    ['public.md', 0o666 & ~process.umask(), 'plan'],
  ] as const;
  chmodSync(join(cwd, 'tde.yaml'), 0o640);
  for (const [file, mode, ...argv] of results) {
    expect(await tde(...argv, '-o', file)).toMatchObject({ code: 0 });
    expect([file, modeOf(file)]).toEqual([file, mode]);
  }
});

describe('a result goes over no', () => {
  test.each(['tde.yaml', 'TDE.YAML', 'tde.cycle-1.yaml', '.tde.yaml.lock', '.tde/north.yaml.0123456789ab.draft'])(
    'name that tde keeps for itself, there or not: %s',
    async (name) => {
      const cwd = tempDir();
      for (const content of [undefined, 'x']) {
        if (content !== undefined) put(cwd, name, content);
        const ran = await runTde(['schema', '-o', name, '--force'], { cwd });
        expect(ran.code).toBe(1);
        expect(flat(ran.err)).toMatch(/is a name that tde uses for projects|tde\.yaml holds a project/i);
        expect(existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), 'utf8') : undefined).toBe(content);
        expect(flat(ran.err)).toMatch(/another name: -o tde\.schema\.json$/);
      }
    },
  );

  test('project that cannot be read, where it is the one in use', async () => {
    const cwd = tempDir();
    put(cwd, 'north.yaml', 'project:\n  name: our words\n');
    const ran = await runTde(['schema', '-f', 'north.yaml', '-o', 'north.yaml', '--force'], { cwd });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('north.yaml holds a project') });
    expect(readFileSync(join(cwd, 'north.yaml'), 'utf8')).toContain('our words');
  });

  test('template, logo or method that it is made from', async () => {
    const { cwd, tde } = folder();
    put(cwd, 'own.md', '# {{title}}\n');
    linkSync(join(cwd, 'own.md'), join(cwd, 'other.md'));
    put(cwd, 'logo.html', pngOf(4, 4));
    for (const target of ['own.md', 'other.md']) {
      const ran = await tde('pitch', '--template', 'own.md', '-o', target, '--force');
      expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('This result is made from') });
    }
    expect(readFileSync(join(cwd, 'own.md'), 'utf8')).toBe('# {{title}}\n');
    const withLogo = await tde('pitch', '--logo', 'logo.html', '-o', 'logo.html', '--force');
    expect(withLogo).toMatchObject({ code: 1, err: expect.stringContaining('This result is made from') });
    expect(readFileSync(join(cwd, 'logo.html'))).toEqual(pngOf(4, 4));
    const pack = putPack(cwd);
    const words = readFileSync(join(pack, 'method.yaml'), 'utf8');
    const ran = await tde('schema', '--method', pack, '-o', join(pack, 'method.yaml'), '--force');
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('This result is made from') });
    expect(readFileSync(join(pack, 'method.yaml'), 'utf8')).toBe(words);
  });
});

describe('a result', () => {
  test.skipIf(!onPosix)('goes where a link points to, there already or not, and the link stays', async () => {
    const { cwd, tde } = folder();
    mkdirSync(join(cwd, 'site'));
    put(cwd, 'site/old.md', 'old');
    symlinkSync('site/old.md', join(cwd, 'old.md'));
    symlinkSync('site/new.md', join(cwd, 'new.md'));
    const { out } = await tde('pitch');
    expect((await tde('pitch', '-o', 'old.md')).err).toContain('add --force to replace it');
    expect(readFileSync(join(cwd, 'site/old.md'), 'utf8')).toBe('old');
    expect((await tde('pitch', '-o', 'old.md', '--force')).code).toBe(0);
    expect((await tde('pitch', '-o', 'new.md')).code).toBe(0);
    for (const name of ['old.md', 'new.md']) {
      expect(readFileSync(join(cwd, 'site', name), 'utf8')).toBe(out);
      expect(lstatSync(join(cwd, name)).isSymbolicLink()).toBe(true);
    }
  });

  test('goes over another file only with --force, and names its reason where it cannot go anywhere', async () => {
    const { cwd, tde } = folder();
    writeFileSync(join(cwd, 'out.md'), 'mine');
    expect((await tde('pitch', '-o', 'out.md')).err).toContain('out.md already exists');
    expect((await tde('pitch', '-o', 'out.md', '--force')).code).toBe(0);
    for (const [target, reason] of [
      [join('out.md', 'x.md'), 'a part of its path is not a folder'],
      [join('gone', 'x.md'), 'the folder for it is not there'],
      [`${'x'.repeat(300)}.md`, 'its name is too long'],
    ] as const) {
      const ran = await tde('pitch', '-o', target);
      expect(ran.code).toBe(1);
      expect(flat(ran.err)).toMatch(new RegExp(`^Could not write .*: ${reason}`));
    }
  });
});
