// The layers of src/: imports point down only and never in a circle. This test is the documentation of the layers.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPack } from '../src/method/pack.ts';
import { packageRoot } from '../src/outside.ts';

const src = join(packageRoot, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const templates = readdirSync(join(packageRoot, 'templates')).map((file) => join(packageRoot, 'templates', file));
const textOf = (file: string) => readFileSync(join(src, file), 'utf8');

/** From the top to the bottom; a layer may import from those below it, except as `apart` says. */
const layers = [
  'main',
  'cli',
  'rows',
  'commands',
  'interview',
  'documents',
  'terminal',
  'advice',
  'evidence',
  'project',
  'method',
  'outside',
  'words',
  'text',
  'errors',
];

/** Who may import a layer (or package), where not everybody above it may. */
const only: Record<string, string[]> = {
  documents: ['rows', 'commands'],
  terminal: ['main', 'cli', 'commands', 'interview'],
  cli: ['main'],
  rows: ['cli'],
  commander: ['cli'],
  '@bomb.sh/tab/commander': ['commands'],
  chalk: ['terminal'],
  '@inquirer/core': ['interview'],
  handlebars: ['documents'],
  'handlebars/runtime.js': ['documents'],
  docx: ['documents'],
  'fast-string-width': ['text'],
  fflate: ['documents'],
  'write-excel-file/universal': ['documents'],
  marked: ['documents'],
  'csv-parse': ['evidence'],
  'csv-parse/sync': ['project', 'evidence'],
  entities: ['project'],
  yaml: ['project', 'method'],
  'zod/mini': ['interview', 'evidence', 'project', 'method'],
  'node:process': [],
};

const layerOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] as string) : basename(file, '.ts'));

/** What a file imports, types and `import()` too: a file of src as its path there, anything else as it is named. */
function importsOf(file: string): string[] {
  return Array.from(
    textOf(file).matchAll(
      /^(?:import|export)\b[^'"]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
    ),
  )
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => (name.startsWith('.') ? relative(src, join(src, dirname(file), name)).replaceAll('\\', '/') : name));
}

const edges = files.flatMap((from) => importsOf(from).map((to) => ({ from, to })));
const inside = edges.filter(({ to }) => to.endsWith('.ts'));
const told = ({ from, to }: { from: string; to: string }) => `${from} imports ${to}`;

describe('the source', () => {
  test('is all read by this test', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(inside.length).toBeGreaterThan(files.length);
    expect(inside.filter(({ to }) => !files.includes(to)).map(told)).toEqual([]);
    expect([...new Set(files.map(layerOf))].filter((layer) => !layers.includes(layer))).toEqual([]);
  });

  test('imports downwards only', () => {
    const upward = inside.filter(({ from, to }) => layers.indexOf(layerOf(to)) < layers.indexOf(layerOf(from)));
    expect(upward.map(told)).toEqual([]);
  });

  test('lets each layer and each package be seen only where it may be', () => {
    const seen = edges.filter(({ from, to }) => {
      const target = to.endsWith('.ts') ? layerOf(to) : to;
      const allowed = only[target];
      return allowed && target !== layerOf(from) && !allowed.includes(layerOf(from));
    });
    expect(seen.map(told)).toEqual([]);
  });

  test('uses no package that is not listed here', () => {
    const packages = edges.map(({ to }) => to).filter((to) => !to.endsWith('.ts') && !to.startsWith('node:'));
    expect([...new Set(packages)].filter((name) => !(name in only))).toEqual([]);
  });

  test('has no circle of imports', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const follow = (file: string, way: string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (way.includes(file) || done.has(file)) return;
      for (const { to } of inside.filter(({ from }) => from === file)) follow(to, [...way, file]);
      done.add(file);
    };
    for (const file of files) follow(file, []);
    expect(circles).toEqual([]);
  });

  test('asks for the time and the process only at its edges: main, the disk, the prompters and the editor', () => {
    const uses = files.filter((file) => /\bprocess\.|\bDate\.now\b|\bnew Date\(\)/.test(codeOf(file)));
    expect(uses).toEqual(['interview/keys.ts', 'interview/own-editor.ts', 'main.ts', 'project/disk.ts']);
  });

  test('names no question, section or tactic of the built-in method: it asks for the parts that a pack gives', () => {
    const method = readPack(join(packageRoot, 'method'));
    const ids = [method.questions, method.sections, method.tactics].flatMap((list) => list.map(({ id }) => id));
    const named = [...files.map((file) => join(src, file)), ...templates].flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return ids.filter((id) => /[.-]/.test(id) && text.includes(id)).map((id) => `${basename(file)}: ${id}`);
    });
    expect(named).toEqual([]);
  });

  test('breaks text for the screen in one place, where it is made safe first', () => {
    const others = files.filter(
      (file) => !/^(?:text|terminal|documents\/.*)\.ts$/.test(file) && /\bwrap\(/.test(codeOf(file)),
    );
    expect(others).toEqual([]);
  });

  test('has no default exports and no file that gathers others', () => {
    expect(files.filter((file) => /^export default\b/m.test(textOf(file)))).toEqual([]);
    expect(files.filter((file) => /^export \* from/m.test(textOf(file)) || basename(file) === 'index.ts')).toEqual([]);
  });

  test('has no name that says nothing', () => {
    expect(
      files.filter((file) => /(?:^|[/-])(?:utils?|helpers?|common|misc|manager|service)(?:[/.-]|$)/.test(file)),
    ).toEqual([]);
  });

  test('says in the first line of each file what is in it', () => {
    expect(files.filter((file) => !/^\/\/ \S.{20,}/.test(textOf(file)))).toEqual([]);
  });

  test('says in the first line of a file of more than 400 lines why it is one idea', () => {
    const lines = (file: string) => textOf(file).trimEnd().split('\n').length;
    const long = files.filter((file) => lines(file) > 400 && !/one idea/.test(textOf(file).split('\n', 1)[0] ?? ''));
    expect(long.map((file) => `${file}: ${lines(file)}`)).toEqual([]);
  });
});

/** A file without its comments. */
function codeOf(file: string): string {
  return textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/ .*$/gm, '');
}
