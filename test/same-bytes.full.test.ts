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
  whole?: true;
};

/**
 * All documents in all their formats are made far to the east of Greenwich and far to the west: what read or wrote a day in the zone it is
 * in would be a day off in one of them. Where it lies and what may read it is the same to every format, so elsewhere the plan is made in all
 * of them, and of each other document its text.
 */
const SURROUNDINGS: readonly Surroundings[] = [
  {
    umask: '077',
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    from: 'elsewhere',
    path: 'absolute',
    whole: true,
  },
  {
    umask: '000',
    env: { TZ: 'America/Anchorage', LANG: 'ar_EG.UTF-8' },
    from: 'elsewhere',
    path: 'relative',
    whole: true,
  },
  { umask: '022', env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }, from: 'inside', path: 'none' },
  { umask: '027', env: { TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8', NO_COLOR: '1' }, from: 'below', path: 'none' },
];

/** The documents made there: the bytes by the file's name. */
function made({ umask, env, from, path, whole }: Surroundings): Map<string, Buffer> {
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
    formatsOf(name).flatMap(({ id }) => {
      if (!whole && id !== 'md' && name !== 'plan') return [];
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
  const text = [...one.keys()].filter((name) => name.endsWith('.md') || name.startsWith('plan.'));
  for (const [i, other] of others.entries()) {
    expect([...other.keys()]).toEqual(SURROUNDINGS[i + 1]?.whole ? [...one.keys()] : text);
    for (const [name, bytes] of other) expect(bytes.equals(one.get(name)), name).toBe(true);
  }
});
