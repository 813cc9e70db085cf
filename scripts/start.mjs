// `npm start`: runs tde from a checkout, in the folder from which npm was called. A project never lies inside the checkout:
// with no arguments, in the checkout itself, the project is the folder `tde-project` beside it.
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const cwd = process.env.INIT_CWD ?? process.cwd();
const args = process.argv.slice(2);
const isInside = !relative(root, cwd).startsWith('..');
const beside = join(root, '..', 'tde-project', 'tde.yaml');

const { status, signal } = spawnSync(
  process.execPath,
  [join(root, 'bin', 'tde.js'), ...(args.length === 0 && isInside ? ['--file', beside] : args)],
  { cwd, stdio: 'inherit', env: { ...process.env, TDE_CHECKOUT: root } },
);
if (signal) process.kill(process.pid, signal);
process.exit(status ?? 1);
