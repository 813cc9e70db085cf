// `npm start`: runs tde from a checkout, in the folder from which npm was called. A project never lies inside the checkout: called in the
// checkout itself, everything is about the project in the folder `tde-project` beside it, which a first start makes: with a pitch.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const cwd = process.env.INIT_CWD ?? process.cwd();
const args = process.argv.slice(2);
const isInside = !relative(root, cwd).startsWith('..');
const project = process.env.TDE_FILE || (isInside ? join(root, '..', 'tde-project', 'tde.yaml') : undefined);
const isFirst = args.length === 0 && project !== undefined && !existsSync(project);

const { status, signal } = spawnSync(
  process.execPath,
  [join(root, 'bin', 'tde.js'), ...(isFirst ? ['init', '--quick'] : args)],
  {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, TDE_CHECKOUT: root, ...(project && { TDE_FILE: project }) },
  },
);
if (signal) process.kill(process.pid, signal);
process.exit(status ?? 1);
