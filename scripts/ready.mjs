// Installs and builds where that was not done yet, or where dist is older than what it is made from. Needs only Node and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
if (!existsSync(join(root, 'node_modules', 'rolldown'))) {
  say('Fetching what tde is built with: only this first time, for about a minute.');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}
if (isStale()) {
  say('Building tde from its source, which takes a few seconds.');
  run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function isStale() {
  const built = join(root, 'dist', 'method.json');
  if (!existsSync(built)) return true;
  return newest(['src', 'method', 'templates', 'scripts'].map((name) => join(root, name))) > statSync(built).mtimeMs;
}

function newest(folders) {
  return Math.max(
    0,
    ...folders
      .filter(existsSync)
      .flatMap((folder) =>
        readdirSync(folder, { withFileTypes: true, recursive: true }).map(
          (entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs,
        ),
      ),
  );
}

/** Runs a command in the checkout; its output goes to stderr, so that stdout holds only what tde prints. */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) process.exit(status ?? 1);
}
