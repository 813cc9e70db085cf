// Where a result goes: never over what people wrote, through links to the file itself, into devices and pipes as it comes.
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/root.ts';
import { finishedExample } from './support/examples.ts';
import { putPack } from './support/small-pack.ts';
import { pngOf } from './support/small-pictures.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde, spawnTde } from './support/test-io.ts';

const project = readFileSync(finishedExample, 'utf8');
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
const onPosix = process.platform !== 'win32';

/** A folder with a project, and the other files a team may have beside it. */
function folder() {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', project);
  return { cwd, tde: (...argv: string[]) => runTde(argv, { cwd }) };
}

/** Every command that takes -o, with the name that it would give its file. */
const COMMANDS: readonly (readonly [name: string, ...argv: string[]])[] = [
  ['pitch.md', 'pitch', '--format', 'md'],
  ['plan.html', 'plan', '--format', 'html'],
  ['heard.docx', 'heard', '--format', 'docx'],
  ['worksheet.yaml', 'worksheet', '--format', 'yaml'],
  ['recommendation.txt', 'recommend'],
  ['recommendation.json', 'recommend', '--json'],
  ['tde.schema.json', 'schema'],
  ['templates.txt', 'templates'],
  ['plan.hbs', 'templates', 'copy', 'plan'],
  ['plan.json', 'templates', 'data', 'plan'],
];

describe('a result goes over no', () => {
  test.each(COMMANDS)('project, and a name is suggested that is free: %s', async (name, ...argv) => {
    const { cwd, tde } = folder();
    put(cwd, name, 'mine');
    const { code, out, err } = await tde(...argv, '-o', 'tde.yaml', '--force');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const [, suggested = ''] = /^tde\.yaml holds a project or .* Choose another name: -o (\S+)$/.exec(flat(err)) ?? [];
    expect(suggested).toBe(name.replace(/(\.\w+)$/, '-2$1'));
    expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(project);
    expect((await tde(...argv, '-o', suggested)).code).toBe(0);
  });

  test('project, whatever its name and the way to it', async () => {
    const { cwd, tde } = folder();
    put(cwd, 'north.yaml', project);
    put(cwd, 'form.yaml', '# A form\ntde: 1\nmethod: tde-1.0\nproject:\n  name: Ours\n');
    put(cwd, 'answers.json', '{ "tde": 1, "project": { "name": "Ours" } }\n');
    linkSync(join(cwd, 'tde.yaml'), join(cwd, 'hard.md'));
    const targets = ['./tde.yaml', join(cwd, 'tde.yaml'), 'north.yaml', 'form.yaml', 'answers.json', 'hard.md'];
    if (onPosix) {
      symlinkSync('tde.yaml', join(cwd, 'link.md'));
      symlinkSync('.', join(cwd, 'here'));
      targets.push('link.md', join('here', 'north.yaml'));
    }
    for (const target of targets) {
      const before = readFileSync(resolve(cwd, target));
      for (const more of [[], ['--force']]) {
        const ran = await tde('pitch', '--format', 'md', '-o', target, ...more);
        expect(ran, target).toMatchObject({ code: 1, out: '' });
        expect(flat(ran.err)).toMatch(/^\S+ holds a project or .* Choose another name: -o \S+$/);
        expect(ran.err).not.toContain('--force');
        expect(readFileSync(resolve(cwd, target)), target).toEqual(before);
      }
    }
  });

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
  test('named after a folder is none, and a name in it is suggested that is not taken', async () => {
    const { cwd, tde } = folder();
    mkdirSync(join(cwd, 'for print'));
    put(cwd, join('for print', 'plan.docx'), 'mine');
    for (const target of ['for print', 'for print/', 'gone/']) {
      const ran = await tde('plan', '--format', 'docx', '-o', target, '--force');
      expect(ran.code).toBe(1);
      expect(flat(ran.err)).toContain(`${target} is a folder. Name a file in it: -o `);
      expect(ran.err).not.toContain('--force');
    }
    const { err } = await tde('plan', '--format', 'docx', '-o', 'for print');
    expect(flat(err)).toContain(`-o "${join('for print', 'plan-2.docx')}"`);
  });

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

  test.skipIf(!onPosix)(
    'goes into a device or a pipe as it comes, with --force too, and leaves it what it is',
    async () => {
      const { cwd, tde } = folder();
      const { out } = await tde('pitch');
      for (const more of [[], ['--force']]) {
        expect((await tde('pitch', '-o', '/dev/null', ...more)).code).toBe(0);
        expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
        expect(await tde('pitch', '-o', '/dev/stdout', ...more)).toMatchObject({ code: 0, out });
        const bin = join(packageRoot, 'bin', 'tde.js');
        const script = `mkfifo pipe; cat pipe > got & '${process.execPath}' '${bin}' pitch -o pipe ${more.join(' ')}; wait; cat got; rm got; test -p pipe && rm pipe
        '${process.execPath}' '${bin}' pitch -o /dev/fd/3 ${more.join(' ')} 3>&1 > /dev/null | cat`;
        const ran = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' });
        expect(ran).toMatchObject({ status: 0, stdout: out + out });
      }
    },
  );

  test.skipIf(!existsSync('/dev/full'))('that does not get to where it goes is told in one message', () => {
    const { cwd } = folder();
    const tde = `'${process.execPath}' '${join(packageRoot, 'bin', 'tde.js')}'`;
    for (const argv of ['plan --format docx', 'get', '--help', 'plan -o -']) {
      const ran = spawnSync('sh', ['-c', `${tde} ${argv} > /dev/full`], { cwd, encoding: 'utf8' });
      expect(ran.status, argv).toBe(1);
      expect(ran.stderr, argv).toMatch(/^Could not write the result: the disk is full\.\n {2}Make room there, .*\n$/);
    }
    expect(spawnTde(['plan', '-o', '/dev/full'], { cwd })).toMatchObject({
      code: 1,
      err: /^Could not write \/dev\/full/,
    });
    expect(spawnSync('sh', ['-c', `${tde} get | head -1`], { cwd, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: expect.not.stringContaining('Could not'),
    });
    expect(spawnSync('sh', ['-c', `${tde} status 2> /dev/full`], { cwd, encoding: 'utf8' }).status).toBe(0);
  });

  test('goes over another file only with --force, and names its reason where it cannot go anywhere', async () => {
    const { cwd, tde } = folder();
    writeFileSync(join(cwd, 'out.md'), 'mine');
    expect((await tde('pitch', '-o', 'out.md')).err).toContain('out.md already exists');
    expect((await tde('pitch', '-o', 'out.md', '--force')).code).toBe(0);
    for (const [target, reason] of [
      [join('out.md', 'x.md'), 'a part of its path is not a folder'],
      [join('gone', 'x.md'), 'it is not there'],
      [`${'x'.repeat(300)}.md`, 'its name is too long'],
    ] as const) {
      const ran = await tde('pitch', '-o', target);
      expect(ran.code).toBe(1);
      expect(flat(ran.err)).toMatch(new RegExp(`^Could not write .*: ${reason}`));
    }
  });
});
