// `npm run trace`: which files of src/, and how many functions in them, run for a command, as V8 counts them. Without words it prints the
// numbers for a few commands beside their goals; `-- --file FOLDER plan` (any command line) prints each file of that command.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');
/** Each command is traced on a copy of this example. */
const EXAMPLE = join(root, 'examples', 'purchasing');
/** The most files of ours that a command may run through. */
const GOALS = [
  { args: ['pitch'], files: 26 },
  { args: ['set', 'project.place', 'Riverton'], files: 25 },
  { args: ['pitch', '--format', 'html'], files: 30 },
];

const built = mkdtempSync(join(root, 'dist.new-trace-'));
try {
  await build();
  const given = process.argv.slice(2);
  if (given.length > 0) printFiles(given);
  else for (const goal of GOALS) printGoal(goal);
} finally {
  rmSync(built, { recursive: true, force: true });
}

/** The program with a file of its own for each of src/, and of the libraries, as JavaScript: Node 20 runs no TypeScript. */
async function build() {
  const bundle = await rolldown({ cwd: root, input: 'src/main.ts', platform: 'node' });
  await bundle.write({ dir: built, preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].mjs' });
  await bundle.close();
}

function printGoal({ args, files: most }) {
  const files = traced(args);
  const functions = files.reduce((sum, { names }) => sum + names.length, 0);
  const judged = files.length <= most ? 'ok' : 'not met';
  console.log(`tde ${args.join(' ')}: ${files.length} files, ${functions} functions; at most ${most} files: ${judged}`);
}

function printFiles(args) {
  for (const { file, names } of traced(args))
    console.log(`${file}: ${names.map((name) => name || '(unnamed)').join(', ')}`);
}

/** The files of src/ of which a function ran, with the names of these functions; what runs as a file is loaded does not count. */
function traced(args) {
  const [project, coverage] = ['project', 'coverage'].map((name) => mkdtempSync(join(tmpdir(), `tde-trace-${name}-`)));
  try {
    cpSync(EXAMPLE, project, { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [join(built, 'main.mjs'), ...args], {
      cwd: project,
      env: { ...process.env, NODE_V8_COVERAGE: coverage },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`tde ${args.join(' ')} ended with ${status}\n${stderr}`);
    return readdirSync(coverage)
      .flatMap((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')).result)
      .filter(({ url }) => url.startsWith('file:') && fileURLToPath(url).startsWith(built))
      .map(({ url, functions }) => ({
        file: relative(built, fileURLToPath(url)).replace(/\.mjs$/, '.ts'),
        // The first is the file itself.
        names: functions.slice(1).flatMap(({ functionName, ranges }) => (ranges[0].count > 0 ? [functionName] : [])),
      }))
      .filter(({ file, names }) => names.length > 0 && existsSync(join(root, 'src', file)));
  } finally {
    for (const folder of [project, coverage]) rmSync(folder, { recursive: true, force: true });
  }
}
