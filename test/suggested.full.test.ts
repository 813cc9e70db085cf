// Suggested commands: pasted into a shell they do what they say, whatever is in the names of files and columns.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/outside.ts';
import { finishedExample } from './support/examples.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde, spawnTde } from './support/test-io.ts';

const project = readFileSync(finishedExample, 'utf8');

/** The commands in what was said: those on a line of their own, and the one after "Next:" or "Go on with:". */
const commandsIn = (said: string): string[] =>
  said.split('\n').flatMap((line) => /^(?: *|Next: |Go on with: )((?:tde|chmod) .*)$/.exec(line)?.[1] ?? []);

/** Pastes lines into sh in a folder, with `tde` on the path, and returns what it printed. */
function paste(cwd: string, ...lines: string[]) {
  const tde = `tde() { '${process.execPath}' '${join(packageRoot, 'bin', 'tde.js')}' "$@"; }`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', [tde, ...lines].join('\n')], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe.skipIf(process.platform === 'win32').each([
  ['a blank', 'our plan'],
  [
    'an apostrophe, and what a shell would run or put in',
    'Ann\'s; touch ran `touch ran` $(touch ran) & touch ran | $HOME ~ * ? ! {a,b} \\ # "x"',
  ],
  ['a dash in front', '-f plan'],
  ['letters of other scripts, and nothing that breaks a line', `Café 都市 ${'a long name '.repeat(12)}`],
])('with %s in a name', (_title, name) => {
  const inFolder = () => {
    const cwd = tempDir();
    return { cwd, said: async (...argv: string[]) => (await runTde(argv, { cwd })).err };
  };
  const lastOf = (said: string) => commandsIn(said).at(-1) ?? 'false';

  test('a project is made where one was looked for, and gone on with', async () => {
    const { cwd, said } = inFolder();
    const init = lastOf(await said('status', '-f', `${name}.yaml`));
    const made = paste(cwd, `${init} --no-input`);
    expect(made.code, init).toBe(0);
    expect(existsSync(join(cwd, `${name}.yaml`))).toBe(true);
    const missing = commandsIn(made.err);
    expect(missing).toHaveLength(10);
    expect(paste(cwd, ...missing.map((command) => command.replace('…', 'x'))).code).not.toBe(127);
    expect(await said('get', 'project.place', '-f', `${name}.yaml`)).not.toContain('no answer');
    const resume = lastOf(await said('init', '-f', `${name}.yaml`, '--name', 'x'));
    expect(paste(cwd, resume)).toMatchObject({ code: 2, err: expect.stringContaining('needs a terminal') });
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  test('a project in a folder, one under a wrong name, and an example are found again', async () => {
    const { cwd, said } = inFolder();
    put(cwd, join('wrong', name, 'tde.yaml.txt'), project);
    const status = lastOf(await said('status', '-f', join('wrong', name)));
    expect(paste(cwd, status).out).toContain('Safe walls by spring');
    mkdirSync(join(cwd, 'new'));
    const copied = commandsIn(await said('init', join('new', name), '--example', 'lead-paint'));
    expect(copied).toHaveLength(2);
    expect(paste(cwd, copied[0] ?? '').out).toContain('# ');
    expect(paste(cwd, copied[1] ?? '')).toMatchObject({ code: 0, out: expect.stringContaining('tde.yaml') });
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  test('a template, a form and a result get their names', async () => {
    const { cwd, said } = inFolder();
    put(cwd, 'tde.yaml', project);
    const own = commandsIn(await said('templates', 'copy', 'pitch', '-o', `${name}.hbs`))[0] ?? '';
    expect(paste(cwd, own).out).toBe((await runTde(['pitch'], { cwd })).out);
    const init = lastOf(await said('worksheet', '-o', `${name}.yaml`));
    expect(paste(cwd, `mkdir new && mv tde.yaml new && ${init}`)).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toContain('name: Safe walls by spring');
    mkdirSync(join(cwd, name));
    const [, output = ''] = /Name a file in it: (-o [\s\S]*)$/.exec(await said('pitch', '-o', name)) ?? [];
    expect(paste(cwd, `tde pitch ${output.trim().replace(/\n */g, ' ')}`).code).toBe(0);
    expect(existsSync(join(cwd, name, 'pitch.md'))).toBe(true);
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  test('a table is imported after it was tried, by the column that has the name', async () => {
    const { cwd, said } = inFolder();
    put(cwd, 'tde.yaml', project);
    const cell = `"${name.replaceAll('"', '""')}"`;
    put(cwd, `${name}.csv`, `${cell},Group\nNo it is not,Tenants\n`);
    const map = `said=${name.includes('"x"') ? name : `"${name}"`}`;
    const again = lastOf(await said('feedback', 'import', `./${name}.csv`, '--map', map, '--dry-run'));
    const ran = paste(cwd, again);
    expect(ran, again).toMatchObject({ code: 0, err: expect.stringContaining('1 entry imported') });
    const answer = lastOf(ran.err);
    expect(paste(cwd, answer)).toMatchObject({ code: 1, err: expect.stringContaining('Choose from: open, yes') });
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  test('a read-only project becomes writable', async () => {
    const { cwd, said } = inFolder();
    const file = put(cwd, `${name}.yaml`, project);
    paste(cwd, `chmod a-w ./*.yaml`);
    const chmod = commandsIn(await said('set', 'project.name', 'x', '-f', `${name}.yaml`))[0] ?? '';
    expect(paste(cwd, chmod).code, chmod).toBe(0);
    expect((await runTde(['set', 'project.name', 'x', '-f', file], { cwd })).code).toBe(0);
  });
});

test('are about the project and the method that were named, unless they are found without a word', async () => {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', project);
  put(cwd, 'north/tde.yaml', project);
  const next = async (...argv: string[]) => (await runTde(argv, { cwd })).err.split('\n').at(-2);
  expect(await next('pitch')).toBe('Next: tde outline');
  expect(await next('pitch', '-f', 'tde.yaml')).toBe('Next: tde outline');
  expect(await next('pitch', '-f', '.')).toBe('Next: tde outline');
  expect(await next('pitch', '-f', 'north')).toBe('Next: tde -f north outline');
  expect(await next('init', 'south', '--no-input')).toBe('Next: tde -f south/tde.yaml status');
  const env = { TDE_FILE: join(cwd, 'north') };
  expect((await runTde(['pitch'], { cwd, env })).err).toBe('Next: tde outline\n');
  expect((await runTde(['pitch'], { cwd, env: { TDE_CHECKOUT: '/nowhere' } })).err).toBe(
    'Next: npm start -- outline\n',
  );
});

test.each<[argv: string[], told: string]>([
  [['set', 'project.nmae', 'x'], 'tde -f north get lists the answered ones, tde schema all of them'],
  [['evidence', 'remove', 'nothing'], 'Add some: tde -f north evidence add FILE'],
  [['evidence'], 'a list of data sets: tde -f north evidence add FILE'],
  [['feedback', 'add'], 'tde -f north feedback add --said'],
  [['feedback', 'answer', 'nobody', '--told', 'today'], 'See the ids with: tde -f north feedback list'],
  [['pitch', '--strict'], 'Answer it with: tde -f north edit ID, or: tde -f north set ID "your answer"'],
  [['resume', '--no-input'], 'See what is missing with: tde -f north status. Give answers with: tde -f north set ID'],
  [['check'], 'Fix it: tde -f north edit '],
  [['ready'], '(tde -f north edit '],
  [['status'], 'or run: tde -f north edit project.role'],
  [['guide', 'find'], 'Do it: tde -f north '],
])('in the middle of what is said are about the project that was named, too: tde %j', async (argv, told) => {
  const cwd = tempDir();
  // An answer that cannot be used is all that is told of such a project.
  const role = argv[0] === 'check' || argv[0] === 'ready' ? 'librarian' : 'wizard';
  const text = `project:\n  role: ${role}\nfind:\n  focus-area: lead paint\ndesign:\n  activities:\n    walk:\n      what: Walk\n`;
  put(cwd, 'north/tde.yaml', `tde: 1\nmethod: tde-1.0\n${text}`);
  const { out, err } = await runTde([...argv, '-f', 'north'], { cwd });
  expect(`${out}${err}`.replace(/\s+/g, ' ')).toContain(told);
  const started = await runTde([...argv, '-f', 'north'], { cwd, env: { TDE_CHECKOUT: '/nowhere' } });
  const all = told.replaceAll('tde ', 'npm start -- ');
  expect(`${started.out}${started.err}`.replace(/\s+/g, ' ')).toContain(all);
});

test('stand on one line, however narrow the terminal', () => {
  const cwd = tempDir();
  const name = `${'a long name '.repeat(9)}.yaml`;
  put(cwd, name, project);
  const { err } = spawnTde(['pitch', '-f', name], { cwd });
  expect(err).toBe(`Next: tde -f "${name}" outline\n`);
});
