// Other tools that ask questions on a command line, for comparison: installed into a folder that is gone afterwards.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Exact versions, so that the table in CONTRIBUTING.md can be made again. */
const PEERS = { 'create-vite': '9.3.0', hygen: '6.2.11', plop: '4.0.5', '@changesets/cli': '2.29.7' };

/** It knows no `--version`, and begins a new project for want of anything else to do. */
const WITHOUT_VERSION = ['create-vite'];

/**
 * Calls `use` with the rows `{ name, args }` of every tool: what node is started with, for its version and its help. They are
 * started where they are installed, so that whatever one of them makes goes with the folder.
 */
export async function withPeers(use) {
  const folder = mkdtempSync(join(tmpdir(), 'tde-peers-'));
  const before = process.cwd();
  try {
    process.chdir(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
    const { status, stderr } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`The other tools could not be installed:\n${stderr}`);
    return await use(
      Object.keys(PEERS).flatMap((name) => {
        const home = join(folder, 'node_modules', name);
        const { bin, version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
        const program = join(home, typeof bin === 'string' ? bin : Object.values(bin)[0]);
        const options = WITHOUT_VERSION.includes(name) ? ['--help'] : ['--version', '--help'];
        return options.map((option) => ({ name: `${name} ${version} ${option}`, args: [program, option] }));
      }),
    );
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}
