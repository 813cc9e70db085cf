// `npm run torture`: shows every promise of the tool by a figure, one line each: id, goal, what was measured, ok or not.
// `--quick` takes a few minutes instead of most of an hour; `--only A1,C` runs those alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const only = values.only?.split(',');

/** The files that measure; each test's name begins with the figure it is about. */
const RUNS = ['kills', 'saves', 'screens', 'stock', 'writers', 'files', 'outputs'].map((name) => ({
  file: `test/torture/${name}.torture.ts`,
  config: 'vitest.torture.config.ts',
}));

/** What else shows a figure: tests of the project, all of which have to pass. */
const everyday = (file, name) => ({ file, name, config: 'vitest.full.config.ts' });
/** All everyday tests, in a Node that makes no code from strings. */
const ALL_LOCKED = { file: '', config: 'vitest.config.ts', locked: true };
const LOCKED = ['--execArgv=--disallow-code-generation-from-strings', '--execArgv=--disable-proto=delete'];
/** These make code of a person's own template, start Node themselves, or drive a browser or an office program. */
const NOT_LOCKED = ['template', 'office', 'browser'];
/** The schema is tried out with ajv, which makes code; tde itself does not use it. A person's own template is code made of text. */
const NOT_CODE = '^(?!.*schema)(?!.*JSON Schema)(?!.*template)';

/** Every figure: its id, its goal, and the tests of the project that show it, alone or besides a torture test. */
const FIGURES = [
  ['A1', '300 kills: 0 lost, 0 torn, 0 wrong, 0 repairs; bad writers fail'],
  ['A2', 'killed at each call of 20 saves: old or new, 100 %'],
  ['A3', '6 errors at each call: old file, reason named, saved again by Enter'],
  ['A4', '0-16 KB left: 0 cut files, the error shown each time'],
  ['A5', 'O_EXCL, all bytes, fsync, rename, fsync of the folder: 100 %'],
  ['A6', 'at most 1 stray, gone after the next save'],
  ['A7', 'save p95 <= 50 ms, next prompt <= 100 ms'],
  ['A8', '12 cases of links, modes, owners and rights'],
  ['A9', 'killed while rendering or importing: old or new, nothing left'],
  ['A10', 'group, access list and attributes of the file kept', everyday('test/rights.full.test.ts')],
  ['B1', 'every ending at every prompt: kept, <= 1 s, documented code', everyday('test/endings.full.test.ts')],
  ['B2', 'after it echo, modes, cursor restored; says how to go on', everyday('test/endings.full.test.ts')],
  ['B3', '200 resizes while typing: text intact'],
  ['B4', '20x5, 40x10, 80x24, 200x60: completes, question in view'],
  ['B5', 'no terminal: <= 1 s, exit code 2, names the flag, no file'],
  ['B6', '500 pasted lines: <= 1 answer, nothing dropped silently'],
  ['B7', 'restart: first open question, <= 1 s'],
  [
    'B8',
    'each fault of the stock prompts shows in them, none in ours',
    everyday('test/measured-faults.test.ts'),
    everyday('test/measured-faults.full.test.ts'),
  ],
  [
    'B9',
    'every ending at every kind of screen, both modes: 0 words lost',
    everyday('test/words-kept.full.test.ts'),
    everyday('test/interview.full.test.ts', 'a word typed'),
    everyday('test/interview.test.ts', 'a word typed'),
  ],
  ['C1', 'two wizards, 200 turns: each told, 0 lost'],
  ['C2', '200 saves of an editor: 0 overwritten in silence'],
  ['C3', 'dead locks no step, <= 1 s; live locks 0 of 200 broken'],
  ['C4', 'reading commands work while locked'],
  [
    'C5',
    '1,770 pairs merge: 0 conflicts, 0 wrong',
    everyday('test/merge.test.ts'),
    everyday('test/merge.full.test.ts'),
  ],
  [
    'C6',
    'conflict markers named with lines, file untouched',
    everyday('test/hostile-files.test.ts', 'merge|rebase'),
    everyday('test/project-file.test.ts', 'unfinished merge'),
  ],
  [
    'C7',
    'every kind of lock waited for, taken away or named',
    everyday('test/project-file.test.ts', '^the lock'),
    everyday('test/project-file.full.test.ts', '^the lock'),
  ],
  ['D1', '>= 100 bad and 25 odd files: as expected, <= 5 s, <= 300 MB', everyday('test/hostile-files.test.ts')],
  ['D2', '10,000 random documents: every comment kept, in order', everyday('test/splice.full.test.ts')],
  [
    'D3',
    '46 look-alikes and 100,000 texts read back the same',
    everyday('test/splice.test.ts', 'look like'),
    everyday('test/splice.full.test.ts', 'reads any text'),
  ],
  ['D4', '20,000 mutations: 0 hangs, 0 uncaught errors'],
  ['D5', '24 long inputs: <= 10 s each, <= 3 times as long for twice the input'],
  [
    'F1',
    '>= 150 hostile texts x questions x formats: 0 get out',
    everyday('test/hostile.test.ts'),
    everyday('test/hostile.full.test.ts'),
  ],
  [
    'F2',
    'DOCX well-formed, opens in LibreOffice',
    everyday('test/hostile.full.test.ts'),
    everyday('test/office.full.test.ts'),
  ],
  [
    'F3',
    'HTML: 0 scripts, 0 requests, valid',
    everyday('test/hostile.full.test.ts'),
    everyday('test/browser.full.test.ts'),
  ],
  ['F4', 'same bytes in 3 surroundings of TZ, LANG, umask'],
  ['F5', 'everyday tests without code from strings or __proto__', ALL_LOCKED],
  ['F6', '0 raw control bytes from data on the terminal', everyday('test/safe-output.test.ts')],
  ['F7', '20 path strings: 0 files elsewhere, 0 overwritten'],
  [
    'F8',
    'text from files shows at every prompt, and does not act',
    everyday('test/prompter.test.ts', 'without letting it act'),
  ],
  [
    'F9',
    'Tab carries out nothing of the line, in bash, zsh and fish',
    everyday('test/completion.test.ts', 'real bash|prints a script'),
    everyday('test/completion.full.test.ts', 'real bash|runs nothing'),
  ],
  ['G1', '0 connections, 0 look-ups in every command'],
  ['H1', '0 install scripts, checksums, nothing to install to run', everyday('test/supply.test.ts', 'made from')],
  ['H2', 'floors of four packages', everyday('test/supply.test.ts', 'not older')],
  [
    'H3',
    'packed twice the same, allow-list, <= 2 MB, no eval',
    everyday('test/supply.test.ts', 'the package'),
    everyday('test/supply.full.test.ts'),
  ],
  [
    'H4',
    'actions by commit id, read-only, provenance, no token',
    everyday('test/supply.test.ts', 'the workflows|SECURITY'),
  ],
  ['H5', 'nothing loaded or run from the working folder'],
]
  .map(([id, goal, ...by]) => ({ id, goal, by }))
  .filter(({ id }) => !only || only.some((each) => id.startsWith(each)));

const reports = join(root, 'reports', 'torture');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const started = Date.now();
const told = new Set();
const measured = new Map();
/** The results of the project's own tests by their file, and by what they are called where not all of it is meant; each run once. */
const done = new Map();
let missed = 0;

for (const run of RUNS) {
  const text = readFileSync(join(root, run.file), 'utf8');
  const here = FIGURES.filter(({ id }) => text.includes(`test('${id}`));
  if (here.length === 0) continue;
  const results = vitest(run, here.length === FIGURES.length ? undefined : here.map(({ id }) => `^${id}`).join('|'));
  for (const test of results ?? [
    { title: here[0].id, status: 'failed', failureMessages: ['the file could not be run'] },
  ]) {
    const id = test.title.split(' ')[0];
    measured.set(id, [...(measured.get(id) ?? []), test]);
  }
  tell();
}
tell(true);
console.log(
  `\n${told.size} figures in ${Math.round((Date.now() - started) / 60_000)} minutes: ${missed === 0 ? 'none missed' : `${missed} not met`}`,
);
process.exitCode = missed === 0 ? 0 : 1;

/** Prints the figures in order, as far as what they need has been run; with `all`, runs what is missing. */
function tell(all = false) {
  for (const figure of FIGURES) {
    if (told.has(figure.id)) continue;
    const own = RUNS.some(({ file }) => readFileSync(join(root, file), 'utf8').includes(`test('${figure.id}`));
    if (own && !measured.has(figure.id)) {
      if (!all) return;
      measured.set(figure.id, []);
    }
    told.add(figure.id);
    line(figure, measured.get(figure.id) ?? []);
  }
}

function line({ id, goal, by }, tests) {
  const parts = tests.map((test) => test.meta?.measured ?? (test.status === 'passed' ? '' : firstLine(test)));
  let failed = tests.some(({ status }) => status === 'failed');
  let skipped = tests.some(({ status }) => status === 'skipped' || status === 'pending');
  for (const run of by) {
    const results = byProject(run);
    if (results === undefined) {
      parts.push(`${run.file} is not there`);
      skipped = true;
      continue;
    }
    const of = (status) => results.filter((each) => each.status === status);
    const figures = [...new Set(results.map((each) => each.meta?.measured).filter(Boolean))];
    const bad = of('failed');
    parts.push(
      ...figures,
      `${of('passed').length} tests pass${bad.length ? `, ${bad.length} fail: ${bad[0].fullName}` : ''}`,
    );
    failed ||= bad.length > 0 || results.length === 0;
  }
  if (failed) missed++;
  console.log(
    `${id.padEnd(3)} ${failed ? 'NOT    ' : skipped ? 'skipped' : 'ok     '} ${goal} | ${parts.filter(Boolean).join('; ')}`,
  );
}

function byProject(run) {
  if (run.file !== '' && !existsSync(join(root, run.file))) return undefined;
  const key = `${run.file || 'locked'} ${run.name ?? ''}`;
  if (!done.has(key)) done.set(key, vitest(run, run.name));
  const results = done.get(key) ?? [{ status: 'failed', fullName: `${key} could not be run` }];
  return run.name ? results.filter(({ fullName }) => new RegExp(run.name).test(fullName)) : results;
}

/** Runs a file of tests (all everyday ones where none is named) and gives its results; undefined where it could not be run. */
function vitest({ file, config, locked }, name) {
  const output = join(reports, `${[file || 'locked', name].filter(Boolean).join(' ').replace(/\W+/g, '-')}.json`);
  const args = ['run', '--config', config, '--reporter=json', `--outputFile=${output}`, '--testTimeout=1800000'];
  if (file) args.push(file);
  if (name) args.push('-t', name);
  if (locked) args.push('-t', NOT_CODE, ...LOCKED, ...NOT_LOCKED.map((each) => `--exclude=**/*${each}*`));
  const env = { ...process.env, ...(!locked && { TDE_TORTURE: values.quick ? 'quick' : 'full' }) };
  spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  if (!existsSync(output)) return undefined;
  const { testResults } = JSON.parse(readFileSync(output, 'utf8'));
  return testResults.flatMap(({ assertionResults, message, name: from }) =>
    assertionResults.length > 0
      ? assertionResults
      : [{ title: '', status: 'failed', fullName: from, failureMessages: [message] }],
  );
}

function firstLine({ failureMessages = [] }) {
  return (failureMessages[0] ?? '').split('\n')[0];
}
