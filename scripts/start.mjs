// `npm start`: runs tde from a checkout, in the folder from which npm was called, never inside the checkout itself.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { status, signal } = spawnSync(process.execPath, [join(root, 'bin', 'tde.js'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
  env: { ...process.env, TDE_CHECKOUT: root },
});
if (signal) process.kill(process.pid, signal);
process.exit(status ?? 1);
