// Every document in every format, made by the program as it is installed: the same bytes wherever and however it is started.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { DOCUMENT_NAMES, FORMATS, formatsOf } from '../src/documents/catalog.ts';
import { packageRoot } from '../src/outside.ts';
import { finishedExample } from './support/examples.ts';
import { pngOf } from './support/small-pictures.ts';
import { put, tempDir } from './support/temp-dir.ts';

const tde = join(packageRoot, 'bin', 'tde.js');

type Surroundings = {
  umask: string;
  env: Record<string, string>;
  from: 'inside' | 'below' | 'elsewhere';
  path: 'none' | 'absolute' | 'relative';
};

const SURROUNDINGS: readonly Surroundings[] = [
  { umask: '022', env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }, from: 'inside', path: 'none' },
  {
    umask: '077',
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    from: 'elsewhere',
    path: 'absolute',
  },
  { umask: '000', env: { TZ: 'America/Anchorage', LANG: 'ar_EG.UTF-8' }, from: 'elsewhere', path: 'relative' },
  { umask: '027', env: { TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8', NO_COLOR: '1' }, from: 'below', path: 'none' },
];

/** All documents in all their formats, made there: the bytes by the file's name. */
function made({ umask, env, from, path }: Surroundings): Map<string, Buffer> {
  const root = tempDir();
  const [project, elsewhere, out] = [join(root, 'a project'), join(root, 'else where'), join(root, 'out')];
  for (const folder of [project, elsewhere, out, join(project, 'deeper', 'still')])
    mkdirSync(folder, { recursive: true });
  copyFileSync(finishedExample, join(project, 'tde.yaml'));
  put(root, 'logo.png', pngOf(90, 30));
  const cwd = { inside: project, below: join(project, 'deeper', 'still'), elsewhere }[from];
  const file = { none: [], absolute: ['-f', project], relative: ['-f', relative(cwd, join(project, 'tde.yaml'))] }[
    path
  ];
  const lines = DOCUMENT_NAMES.flatMap((name) =>
    formatsOf(name).map(({ id }) => {
      const logo = FORMATS.find((format) => format.id === id)?.pictures
        ? ['--logo', relative(cwd, join(root, 'logo.png'))]
        : [];
      const target = join(path === 'relative' ? relative(cwd, out) : out, `${name}.${id}`);
      return [process.execPath, tde, name, ...file, ...logo, '-o', target].map((word) => `'${word}'`).join(' ');
    }),
  );
  // A document without a table has no CSV; what is there is compared.
  const script = [`umask ${umask}`, ...lines.map((line) => `${line} 2>/dev/null`), 'true'].join('\n');
  const ran = spawnSync('sh', ['-c', script], { cwd, env: { PATH: process.env.PATH ?? '', ...env }, encoding: 'utf8' });
  expect(ran.status, ran.stderr).toBe(0);
  const names = readdirSync(out).sort();
  const [first = ''] = names;
  expect(statSync(join(out, first)).mode & 0o777).toBe(0o666 & ~Number.parseInt(umask, 8));
  return new Map(names.map((name) => [name, readFileSync(join(out, name))]));
}

test('every document is the same in every time zone, language, folder, and mode of new files', {
  timeout: 900_000,
}, () => {
  const [one = new Map(), ...others] = SURROUNDINGS.map(made);
  const withoutTables = [
    'pitch',
    'brief',
    'conversation-sheet',
    'session-sheet',
    'worksheet',
    'invitation',
    'harm-review',
    'feedback-sheet',
  ].flatMap((name) => [`${name}.csv`, `${name}.xlsx`]);
  const all = DOCUMENT_NAMES.flatMap((name) => formatsOf(name).map(({ id }) => `${name}.${id}`));
  expect([...one.keys()].sort()).toEqual(all.filter((name) => !withoutTables.includes(name)).sort());
  for (const other of others) {
    expect([...other.keys()]).toEqual([...one.keys()]);
    for (const [name, bytes] of other) expect(bytes.equals(one.get(name)), name).toBe(true);
  }
});
