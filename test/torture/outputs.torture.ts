// F4, F7, G1, H1, H3, H5: what is written is the same everywhere and stays where it belongs; nothing is fetched, loaded or run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { put, tempDir } from '../support/temp-dir.ts';
import { openTerminal } from '../support/terminal.ts';
import { spawnTde } from '../support/test-io.ts';
import { bin, canTrace, measured, root, skipped } from './measure.ts';

const COMMANDS = [
  ['status'],
  ['status', '--json'],
  ['check'],
  ['check', '--json'],
  ['get'],
  ['recommend'],
  ['recommend', '--json'],
  ['pitch'],
  ['outline'],
  ['plan'],
  ['worksheet'],
  ['feedback', 'list'],
  ['guide'],
  ['guide', 'find'],
  ['schema'],
  ['set', 'project.name', 'x'],
  ['set', 'no.such', 'x'],
  ['feedback', 'add', '--said', 'x', '--group', 'y'],
  ['iterate'],
  ['resume'],
  ['templates'],
  ['completion', 'bash'],
  ['--help'],
  ['--version'],
  ['init', 'inner', '--no-input'],
];

function example(): string {
  const cwd = join(tempDir(), 'project');
  fs.mkdirSync(cwd);
  fs.copyFileSync(join(root, 'examples', 'lead-paint', 'tde.yaml'), join(cwd, 'tde.yaml'));
  return cwd;
}

test('F4', (context) => {
  const results = [
    { TZ: 'UTC', LANG: 'C', umask: '022' },
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', umask: '077' },
    { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'C.UTF-8', umask: '000' },
  ].map(({ umask, ...env }) => {
    const cwd = join(tempDir(), 'project');
    fs.mkdirSync(cwd);
    const finished = 'plan worksheet heard feedback-sheet'
      .split(' ')
      .flatMap((name) => ['md', 'docx'].map((format) => `${name} -f tde.cycle-1.yaml -o finished-${name}.${format}`));
    const files = [
      ...finished,
      ...['pitch', 'outline', 'plan', 'worksheet'].map((name) => `${name} -o ${name}.md`),
      ...['plan', 'worksheet'].flatMap((name) =>
        ['html', 'docx'].map((format) => `${name} --format ${format} -o ${name}.${format}`),
      ),
      'recommend -o recommend.md',
      'schema -o schema.json',
    ];
    for (const name of ['tde.yaml', 'tde.cycle-1.yaml'])
      fs.copyFileSync(join(root, 'examples', 'lead-paint', name), join(cwd, name));
    const script = [
      'umask',
      umask,
      ';',
      ...files.flatMap((line) => [`"${process.execPath}" "${bin}" ${line} 2>&1 >/dev/null;`]),
      `"${process.execPath}" "${bin}" set project.name Zürich`,
    ].join(' ');
    spawnSync('sh', ['-c', script], { cwd, env: { PATH: process.env.PATH, ...env } });
    return Object.fromEntries(
      fs
        .readdirSync(cwd)
        .sort()
        .map((name) => [
          name,
          createHash('sha256')
            .update(fs.readFileSync(join(cwd, name)))
            .digest('hex'),
        ]),
    );
  });
  const names = Object.keys(results[0] ?? {});
  const different = names.filter((name) => results.some((each) => each[name] !== results[0]?.[name]));
  measured(
    context,
    `${names.length} files made in 3 surroundings: ${different.length} differ${different.length ? ` (${different})` : ''}`,
  );
  expect(different).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(17);
});

const PATHS = [
  '../out',
  '../../out',
  '/tmp/out',
  '..',
  '.',
  '/',
  '~/out',
  'a/../../out',
  '..\\out',
  'C:\\out',
  'C:out',
  '\\\\host\\out',
  'file:///tmp/out',
  '%2e%2e%2fout',
  '....//out',
  'out\n../x',
  'con',
  '-o',
  '$(touch out)',
  '`touch out`',
];

test('F7', (context) => {
  const wrong: string[] = [];
  const list = (folder: string) => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join('\n');
  for (const path of PATHS) {
    const cwd = example();
    const above = join(cwd, '..');
    const other = fs.readdirSync('/tmp').filter((name) => name === 'out').length;
    // As a name from outside: of an example, a record, a section, a page, a project.
    spawnTde(['set', 'project.name', path], { cwd });
    spawnTde(['set', 'refine.use-cases', path], { cwd });
    spawnTde(['feedback', 'add', '--said', path, '--title', path, '--group', path], { cwd });
    spawnTde(['init', 'x', '--example', path], { cwd });
    spawnTde(['plan', '--section', path], { cwd });
    spawnTde(['guide', path], { cwd });
    spawnTde(['iterate', '--yes'], { cwd });
    const inside = fs.readdirSync(cwd).filter((name) => !/^tde(\.cycle-1)?\.yaml$/.test(name));
    if (inside.length > 0) wrong.push(`${JSON.stringify(path)} made ${inside}`);
    if (
      list(above)
        .split('\n')
        .some((name) => !name.startsWith('project'))
    )
      wrong.push(`${JSON.stringify(path)} outside: ${list(above)}`);
    if (fs.readdirSync('/tmp').filter((name) => name === 'out').length !== other)
      wrong.push(`${JSON.stringify(path)} in /tmp`);
    // As -o: what is there stays, and nothing but the file named is made.
    put(cwd, 'there.md', 'mine');
    fs.symlinkSync('there.md', join(cwd, 'link.md'));
    for (const name of ['there.md', 'link.md', '.', 'tde.yaml', join('..', 'project', 'there.md')]) {
      const before = list(above);
      const { code } = spawnTde(['plan', '-o', name], { cwd });
      if (code === 0 || list(above) !== before) wrong.push(`-o ${name}: ${code}`);
    }
    if (fs.readFileSync(join(cwd, 'there.md'), 'utf8') !== 'mine') wrong.push(`${path}: overwritten`);
    const before = list(above);
    spawnTde(['plan', '--template', path], { cwd });
    if (list(above) !== before) wrong.push(`--template ${JSON.stringify(path)} made files`);
  }
  measured(
    context,
    `${PATHS.length} path strings as names, templates and beside -o: ${wrong.length} files elsewhere or overwritten${wrong[0] ? `: ${wrong[0]}` : ''}`,
  );
  expect(wrong).toEqual([]);
});

/** What strace saw of a command line. */
function watched(args: readonly string[], cwd: string, calls: string): string[] {
  const trace = join(tempDir(), 'trace');
  spawnSync('strace', ['-f', '-o', trace, '-e', `trace=${calls}`, process.execPath, bin, ...args], {
    cwd,
    stdio: 'ignore',
    env: { PATH: process.env.PATH ?? '', HOME: cwd },
    timeout: 30_000,
  });
  return fs.readFileSync(trace, 'utf8').split('\n');
}

test('G1', async (context) => {
  if (!canTrace()) skipped(context, 'strace is not there, or may not trace here');
  const calls = '%network,openat';
  const isNetwork = (line: string) =>
    /\b(connect|sendto|sendmsg|bind|listen)\(|AF_INET|resolv\.conf|\/etc\/hosts|nsswitch/.test(line) &&
    !/ENOENT/.test(line);
  const found = COMMANDS.flatMap((args) =>
    watched(args, example(), calls)
      .filter(isNetwork)
      .map((line) => `${args.join(' ')}: ${line}`),
  );
  const trace = join(tempDir(), 'trace');
  const wizard = openTerminal({
    command: 'strace',
    args: ['-f', '-o', trace, '-e', `trace=${calls}`, process.execPath, bin, 'edit', 'project.name'],
    cwd: example(),
  });
  await wizard.see('/leave');
  wizard.press('\r');
  await wizard.see('Review your answers');
  wizard.press('\u0003');
  await wizard.ended();
  found.push(...fs.readFileSync(trace, 'utf8').split('\n').filter(isNetwork));
  measured(
    context,
    `${COMMANDS.length + 1} commands: ${found.length} calls or look-ups${found[0] ? `: ${found[0]}` : ''}`,
  );
  expect(found).toEqual([]);
});

test('H5', (context) => {
  if (!canTrace()) skipped(context, 'strace is not there, or may not trace here');
  const TRAPS = [
    '.env',
    '.npmrc',
    '.noderc',
    'node.config.json',
    'package.json',
    'tde.config.js',
    'tde.config.cjs',
    'tde.js',
    'index.js',
    '.tderc',
    'node_modules/yaml/index.js',
    'node_modules/handlebars/index.js',
    'node_modules/zod/index.js',
    'dist/main.cjs',
    'method/method.yaml',
    'templates/plan.hbs',
    'node',
    'git',
    'sh',
    'less',
  ];
  const found: string[] = [];
  for (const args of COMMANDS) {
    const cwd = example();
    for (const trap of TRAPS) put(cwd, trap, 'process.exit(99); // a trap');
    for (const name of ['node', 'git', 'sh', 'less']) fs.chmodSync(join(cwd, name), 0o755);
    const lines = watched(args, cwd, 'openat,execve');
    const runs = lines.filter((line) => line.includes('execve(')).slice(1);
    const opens = lines.filter((line) =>
      TRAPS.some(
        (trap) => line.includes(`"${cwd}/${trap}"`) || line.includes(`"${trap}"`) || line.includes(`"./${trap}"`),
      ),
    );
    found.push(...[...runs, ...opens].map((line) => `${args.join(' ')}: ${line}`));
  }
  measured(
    context,
    `${COMMANDS.length} commands among ${TRAPS.length} trap files: ${found.length} opened or run${found[0] ? `: ${found[0]}` : ''}`,
  );
  expect(found).toEqual([]);
});

test('H1 installed', (context) => {
  const copy = join(tempDir(), 'copy');
  fs.mkdirSync(copy);
  for (const name of fs.readdirSync(root))
    if (!['node_modules', 'dist', '.git', 'reports'].includes(name))
      fs.cpSync(join(root, name), join(copy, name), { recursive: true });
  const { status, stderr } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd: copy, encoding: 'utf8' },
  );
  if (status !== 0 && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(stderr))
    skipped(context, 'no registry to install from');
  expect(stderr.slice(-500) + status).toMatch(/0$/);
  const packs = [1, 2].map(() => {
    fs.rmSync(join(copy, 'dist'), { recursive: true, force: true });
    spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: copy });
    const folder = tempDir();
    spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: copy });
    return fs.readdirSync(folder).map((name) =>
      createHash('sha256')
        .update(fs.readFileSync(join(folder, name)))
        .digest('hex'),
    )[0];
  });
  measured(
    context,
    `npm ci --ignore-scripts, built and packed twice from that: ${packs[0] === packs[1] ? 'the same bytes' : 'NOT the same bytes'}`,
  );
  expect(packs[0]).toBeDefined();
  expect(packs[1]).toBe(packs[0]);
});
