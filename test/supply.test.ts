// What is delivered and from what it is made: pinned packages, no install scripts, bundled modules, and workflows with little power.
// The package as npm packs it is in supply.full.test.ts.
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (name: string) => fs.readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
type Locked = { version: string; resolved?: string; integrity?: string; hasInstallScript?: boolean; link?: boolean };
const locked: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;
const packages = Object.entries(locked).filter(([path]) => path !== '');
const licences = read('dist/THIRD-PARTY.txt');

/** Every module in dist: the bundler writes its path in a line before it. */
const bundledModules = (): { path: string; code: string }[] =>
  fs
    .readdirSync(join(root, 'dist'))
    .filter((name) => name.endsWith('.cjs'))
    .flatMap((name) => read(join('dist', name)).split(/^(?=\/\/ (?:src|node_modules)\/)/m))
    .filter((text) => text.startsWith('// '))
    .map((text) => ({ path: text.slice(3, text.indexOf('\n')), code: text.slice(text.indexOf('\n') + 1) }));

const packageOf = (path: string): string | undefined => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

describe('the packages it is made from', () => {
  it('are pinned exactly, and none is needed to run', () => {
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, devDependencies } = manifest;
    expect({ ...dependencies, ...optionalDependencies, ...peerDependencies }).toEqual({});
    for (const [name, version] of Object.entries(devDependencies)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('come from the registry, each with its checksum', () => {
    // Without an address of its own a package comes from the registry npm is set to.
    const without = packages.filter(
      ([, entry]) => entry.resolved !== undefined || !entry.integrity?.startsWith('sha512-'),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('run nothing when they are installed', () => {
    // fsevents is for macOS alone and optional; its files are prebuilt, and CI installs with --ignore-scripts.
    const scripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(scripts.filter((path) => !path.endsWith('/fsevents'))).toEqual([]);
    for (const name of ['preinstall', 'install', 'postinstall']) expect(manifest.scripts[name]).toBeUndefined();
  });

  it.each([
    ['yaml', '2.8.3'],
    ['handlebars', '4.7.10'],
    ['csv-parse', '7.0.2'],
    ['papaparse', '5.2.0'],
  ])('%s is not older than %s, which mended a hole', (name, floor) => {
    for (const [path, { version }] of packages.filter(([each]) => each.endsWith(`node_modules/${name}`)))
      expect(version.localeCompare(floor, 'en', { numeric: true }), path).toBeGreaterThanOrEqual(0);
  });

  it('are all named with their licences where they are bundled', () => {
    for (const name of ['chalk', 'commander', 'yaml', 'zod', '@inquirer/core'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    // What only tests need is not among them.
    for (const name of ['@inquirer/prompts', 'vitest']) expect(licences).not.toMatch(new RegExp(`^${name} \\d`, 'm'));
    // A package that brings no text names a licence that everybody knows.
    const bare = [...licences.matchAll(/^(.+)\n\nThe package brings no text of its licence\. (.+)$/gm)];
    for (const [, head, known] of bare) {
      expect(head).toMatch(/\((MIT|ISC|Apache-2\.0)\)$/);
      expect(known).toMatch(/^It names: [\w.-]+, by \w.+, \S*https:\/\/\S+$/);
    }
    expect(licences).not.toMatch(/undefined/);
  });

  it('are named as well where one of them carries a copy of another in its own files', () => {
    const copies = bundledModules()
      .filter(({ path }) => path.startsWith('node_modules/'))
      .flatMap(({ path }) => {
        const within = packageOf(path);
        const text = read(path);
        const inside = [
          ...text.matchAll(/^\/\/ .*?node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//gm),
          ...text.matchAll(/^\/\/ \\0(@?[\w-]+[+/][\w-]+)@\d/gm),
          ...text.matchAll(/Adapted from ([\w-]+) \d/g),
        ].map(([, name = '']) => name.replace('+', '/'));
        const vendored = /\/vendor\/((?:@[\w.-]+\/)?[\w.-]+)\//.exec(path)?.[1];
        return [...inside, ...(vendored ? [vendored] : [])].map((name) => `${name} (MIT), a copy within ${within}`);
      });
    expect(copies).toContain('nanoid (MIT), a copy within docx');
    expect(copies.filter((head) => !licences.includes(`\n${head}\n\nCopyright `))).toEqual([]);
  });
});

describe('the package', () => {
  it('holds each module once, our own to be read in a stack', () => {
    const modules = bundledModules();
    const paths = modules.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['src/main.ts', 'src/project/file.ts', 'node_modules/docx/dist/index.mjs']),
    );
    expect(paths.filter((path, i) => paths.indexOf(path) !== i)).toEqual([]);
    const inOneLine = ({ code }: { code: string }) => /function \w+\(/.test(code) && !/^\t\S/m.test(code);
    const own = modules.filter(({ path }) => path.startsWith('src/'));
    expect(own.filter(inOneLine).map(({ path }) => path)).toEqual([]);
  });

  it('makes no code of text and starts no shell of its own', () => {
    const own = fs
      .readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({ name: name.replaceAll('\\', '/'), text: read(join('src', name)) }));
    const makes = own.filter(({ text }) => /\beval\(|new Function\(|allowProto\w+: true|runIn\w*Context/.test(text));
    expect(makes.map(({ name }) => name)).toEqual([]);
    // The person's own VISUAL or EDITOR may be a command with options: on Windows only a shell can start it.
    const shells = own.filter(({ text }) => /shell: true/.test(text)).map(({ name }) => name);
    expect(shells).toEqual(['interview/own-editor.ts']);
  });
});

describe('the workflows', () => {
  const folder = join(root, '.github', 'workflows');
  const workflows = fs.readdirSync(folder).map((name) => [name, fs.readFileSync(join(folder, name), 'utf8')] as const);
  type Job = { steps: { uses?: string; run?: string; with?: Record<string, unknown> }[] };

  it.each(workflows)('%s pins every action by its full commit, and may only read', (_name, text) => {
    const flow = parse(text) as { on: Record<string, unknown>; permissions: unknown; jobs: Record<string, Job> };
    expect(flow.permissions).toEqual({ contents: 'read' });
    expect(Object.keys(flow.on)).not.toContain('pull_request_target');
    const steps = Object.values(flow.jobs).flatMap((job) => job.steps);
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    for (const step of steps)
      if (step.uses?.startsWith('actions/checkout')) expect(step.with?.['persist-credentials']).toBe(false);
    for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{ *github\.(event|head_ref)/);
    expect(text).not.toMatch(/secrets\./);
  });

  it('publish with a signed origin, by an identity and not by a token', () => {
    const text = fs.readFileSync(join(folder, 'publish.yml'), 'utf8');
    expect(text).toMatch(/npm publish --provenance/);
    expect(text).toMatch(/id-token: write/);
    expect(text).not.toMatch(/NODE_AUTH_TOKEN|NPM_TOKEN/);
  });

  it('cover three systems and three versions of Node', () => {
    const { os, node } = (
      parse(fs.readFileSync(join(folder, 'ci.yml'), 'utf8')) as {
        jobs: { test: { strategy: { matrix: Record<string, unknown[]> } } };
      }
    ).jobs.test.strategy.matrix;
    expect({ os, node }).toEqual({ os: ['ubuntu-latest', 'macos-latest', 'windows-latest'], node: [20, 22, 24] });
  });
});

describe('the habits', () => {
  it.each(['SECURITY.md', 'CODE_OF_CONDUCT.md'])('%s says how to tell of it in private', (name) => {
    expect(read(name)).toMatch(/Report a vulnerability/);
  });

  it('CONTRIBUTING.md shows the commands that there are, and the three tiers of tests', () => {
    const named = [...read('CONTRIBUTING.md').matchAll(/`npm (?:run )?([\w:-]+)[^`]*`/g)].map(
      ([, name]) => name as string,
    );
    expect(named).toEqual(expect.arrayContaining(['cit', 'test', 'test:full', 'torture', 'check', 'try-install']));
    const known = [...Object.keys(manifest.scripts), 'audit', 'cit'];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('CHANGELOG.md begins with this version, or has it after what is not released yet', () => {
    const versions = [...read('CHANGELOG.md').matchAll(/^## ([\d.]+)( \(unreleased\))?$/gm)];
    const released = versions.filter(([, , unreleased]) => !unreleased).map(([, version]) => version);
    expect(released[0]).toBe(manifest.version);
    expect(versions.length - released.length).toBeLessThanOrEqual(1);
  });

  it('NOTICE names the guide, whose it is, and where the licences of the bundled packages stand', () => {
    for (const part of ['A Guide to Tactical Data Engagement', 'Sunlight Foundation', 'dist/THIRD-PARTY.txt'])
      expect(read('NOTICE')).toContain(part);
  });
});
