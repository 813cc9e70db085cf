// `npm run try-install`: packs tde and installs and uses the package as people do, and prints one line for each check. It tries the
// Node that runs it and those named: `npm run try-install -- 22 24` (nothing named: 22, 24, 26; `none`: only the running one).
// Other versions of Node come from the npm registry for the time of the run; all else happens without a network.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, parse } from 'node:path';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const isWindows = process.platform === 'win32';
/** The script of npm itself, to be run by any version of Node. */
const npmScript = process.env.npm_execpath;
if (!npmScript) {
  console.error('Run this as: npm run try-install');
  process.exit(2);
}

/** A user with no rights of its own; only root can become it, and for root alone a folder is never read-only. */
const NOBODY = 65534;
const ANSWERS =
  'project:\n  name: Büro der Stadt\n  place: Riverton\nfind:\n  focus-area: lead paint in rental homes\n';

const named = process.argv.slice(2);
const versions = (named.length > 0 ? named : ['22', '24', '26']).filter((each) => each !== 'none');
const work = realpathSync(mkdtempSync(join(tmpdir(), 'tde-try-')));
// For everybody: some checks run as a user who may do nothing.
chmodSync(work, 0o755);
const home = made('home');
const count = { passed: 0, failed: 0 };

try {
  const tarball = packed();
  const here = { major: process.versions.node.split('.')[0], node: process.execPath };
  const others = versions.filter((major) => major !== here.major).map((major) => ({ major, node: fetchedNode(major) }));
  for (const { major, node } of [here, ...others]) {
    if (node) tryWith(major, node, tarball);
  }
  check('the home folder', 'is as empty as it was', () => equal(readdirSync(home), []));
} finally {
  rmSync(work, { recursive: true, force: true });
}
check('afterwards', 'nothing is left behind', () => equal(existsSync(work), false));
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed > 0 ? 1 : 0);

/** Installs the package for one version of Node, in a folder with a plain name and in one without, and uses it. */
function tryWith(major, node, tarball) {
  const title = `Node ${run(node, ['--version']).stdout.trim().slice(1)}`;
  for (const name of ['plain', 'Büro der Stadt 東京']) {
    const folder = made(major, name);
    const place = name === 'plain' ? title : `${title}, in "${name}"`;
    const prefix = made(major, name, 'prefix');
    const npm = (...args) => run(node, [npmScript, ...args, '--offline'], { cwd: folder, node });
    const options = ['--global', '--prefix', prefix];
    check(place, 'npm install --global', () => equal(npm('install', ...options, tarball).status, 0));
    useIt(place, folder, join(prefix, isWindows ? 'tde.cmd' : 'bin/tde'), node);
    check(place, 'npm uninstall --global leaves nothing', () => {
      equal(npm('uninstall', ...options, 'tactical-data-engagement').status, 0);
      equal(
        readdirSync(prefix, { recursive: true }).filter((path) => /tde|tactical/.test(path)),
        [],
      );
    });
    check(place, 'npx of the packed file', () => {
      const copy = join(folder, 'tde-packed.tgz');
      writeFileSync(copy, readFileSync(tarball));
      equal(npm('exec', '--yes', '--package', copy, '--', 'tde', '--version').stdout, `${version}\n`);
    });
  }
}

/** Every check on one installed program. */
function useIt(place, folder, program, node) {
  const tde = (args, more = {}) => run(program, args, { cwd: folder, node, ...more });
  const project = join(folder, 'Ein Projekt');
  const says = (args, status, pattern, more) => {
    const { stdout, stderr, status: got } = tde(args, more);
    if (got !== status || !pattern.test(stdout + stderr)) throw new Error(`exit code ${got}\n${stdout}${stderr}`);
  };

  check(place, 'tde --version', () => equal(tde(['--version']).stdout, `${version}\n`));
  check(place, 'tde in a folder without a project', () => says([], 1, /tde init/));
  check(place, 'tde in the topmost folder', () => says([], 1, /tde init/, { cwd: parse(folder).root }));
  check(place, 'tde init --answers', () => {
    writeFileSync(join(folder, 'answers.yaml'), ANSWERS);
    says(['init', project, '--answers', 'answers.yaml'], 0, /tde -f .* set project/);
    matches(readFileSync(join(project, 'tde.yaml'), 'utf8'), /name: Büro der Stadt\n/);
  });
  check(place, 'tde inside the project', () => says([], 0, /Next: tde resume/, { cwd: project }));
  check(place, 'tde recommend', () => says(['recommend', '-f', project], 0, /Tactics to find/));
  check(place, 'tde pitch', () => says(['pitch'], 0, /lead paint in rental homes/, { cwd: project }));
  check(place, 'tde plan -o plan.docx', () => {
    says(['plan', '-f', project, '-o', 'plan.docx'], 0, /plan\.docx/);
    equal(readFileSync(join(folder, 'plan.docx')).subarray(0, 2).toString(), 'PK');
  });
  check(place, 'tde plan -o plan.html', () => {
    says(['plan', '-f', project, '-o', 'plan.html'], 0, /plan\.html/);
    matches(
      readFileSync(join(folder, 'plan.html'), 'utf8'),
      /^<!doctype html>[\s\S]*Büro der Stadt[\s\S]*<\/html>\s*$/,
    );
  });
  check(place, 'without a HOME', () => {
    const { HOME, USERPROFILE, ...env } = environment(node);
    says(['init', join(folder, 'homeless'), '--answers', 'answers.yaml'], 0, /tde -f .* set project/, { env });
    says(['status', '-f', project], 0, /Next: tde -f .* resume/, { env });
  });
  if (!isWindows) check(place, 'with a home that cannot be written', () => inReadOnlyHome(folder, says, node));
}

/** A user whose home is read-only starts a project elsewhere, saves an answer and makes a document. */
function inReadOnlyHome(folder, says, node) {
  const own = join(folder, 'read-only home');
  const elsewhere = join(folder, 'elsewhere');
  for (const path of [own, elsewhere]) mkdirSync(path);
  const user = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (user.uid) for (const path of [own, elsewhere]) chownSync(path, NOBODY, NOBODY);
  chmodSync(own, 0o555);
  const more = { ...user, cwd: own, env: { ...environment(node), HOME: own } };
  const file = ['-f', join(elsewhere, 'tde.yaml')];
  says([], 1, /tde init/, more);
  // A folder that cannot be written is told in words, not with a stack.
  says(['init', '--answers', join(folder, 'answers.yaml')], 1, /^(?![\s\S]*\n\s+at )/, more);
  says(['init', elsewhere, '--answers', join(folder, 'answers.yaml')], 0, /tde -f .* set project/, more);
  says(['set', 'project.government', 'the city', ...file], 0, /saved|government/i, more);
  says(['plan', '-o', join(elsewhere, 'plan.docx'), ...file], 0, /plan\.docx/, more);
  equal(readdirSync(own), []);
  equal(statSync(own).mode & 0o777, 0o555);
}

/** Packs the checkout; returns the path of the .tgz. */
function packed() {
  const args = [npmScript, 'pack', '--ignore-scripts', '--json', '--pack-destination', made('packed')];
  const { stdout, stderr, status } = run(process.execPath, args, { cwd: root });
  if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(stdout);
  console.log(`${filename}: ${size} bytes packed, ${unpackedSize} unpacked, ${entryCount} files\n`);
  return join(work, 'packed', filename);
}

/** Another version of Node, from the package that holds it for this system; undefined where it cannot be had. */
function fetchedNode(major) {
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const folder = made(`node-${major}`);
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  const args = [npmScript, 'install', ...options, `${name}@${major}`];
  // With the settings, the certificates and the cache of whoever runs this.
  const { status, stderr } = run(process.execPath, args, { cwd: folder, env: process.env });
  const node = join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  check(`Node ${major}`, 'comes from the registry', () => {
    if (status !== 0 || !existsSync(node)) throw new Error(stderr);
  });
  return existsSync(node) ? node : undefined;
}

/** Runs a program without a terminal. @returns {{ status: number | null, stdout: string, stderr: string }} */
function run(program, args, { cwd = work, node = process.execPath, env = environment(node), ...user } = {}) {
  const options = { cwd, env, encoding: 'utf8', timeout: 120_000, ...user };
  const { status, stdout, stderr, error } =
    isWindows && program.endsWith('.cmd')
      ? spawnSync(`"${program}" ${args.map((arg) => `"${arg}"`).join(' ')}`, { ...options, shell: true })
      : spawnSync(program, args, options);
  if (error) throw error;
  return { status, stdout, stderr };
}

/** What a person's shell would have, with this Node first in the PATH and without what npm adds for its scripts. */
function environment(node) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|node_|tde_|init_cwd$|path$|color$|force_color$)/i.test(name) || name === 'npm_config_registry',
  );
  const path = (process.env.PATH ?? '').split(delimiter).filter((each) => !each.includes('node_modules'));
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(node), ...path].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    npm_config_cache: join(work, 'cache'),
    npm_config_update_notifier: 'false',
  };
}

function made(...names) {
  const folder = join(work, ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function check(place, what, body) {
  try {
    body();
    count.passed++;
    console.log(`ok      ${place}: ${what}`);
  } catch (error) {
    count.failed++;
    console.log(`FAILED  ${place}: ${what}\n${error.message.trim().replaceAll(/^/gm, '        ')}`);
  }
}

function equal(got, wanted) {
  if (JSON.stringify(got) !== JSON.stringify(wanted))
    throw new Error(`got ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
}

function matches(text, pattern) {
  if (!pattern.test(text)) throw new Error(`${pattern} is not in: ${text.slice(0, 300)}`);
}
