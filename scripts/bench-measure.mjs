// Measures for bench.mjs: runs of node one after the other, the time and the processor time of each.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** No run is waited for longer, in milliseconds. */
export const PATIENCE = 10_000;

// Node reads extra certificates at every start; with them every ratio would look better than it is.
const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;

export { env };

/**
 * Runs things in turn, the order turned round each time: noise of the machine is shared by all. The first round is left out, since it
 * fills the caches; it is the only one where a thing took all the patience. Each thing returns `{ wall, cpu, slow? }` in milliseconds and
 * ticks; of each comes back a list, one entry a round.
 */
export async function inTurn(things, rounds) {
  const results = things.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    const order = [...things.keys()];
    for (const i of round % 2 === 0 ? order : order.reverse()) results[i].push(await things[i]());
    if (results.some(([{ wall }]) => wall >= PATIENCE)) return results;
  }
  return results.map((list) => list.slice(1));
}

/** One run of node from its start to its end. It fails on an exit code above `most`; after PATIENCE it is ended, and told by its time. */
export const timed = (args, most = 0) => timedProgram(process.execPath, args, { most, patience: PATIENCE });

/** One run of a program; without `patience` it may take as long as it takes. */
export function timedProgram(command, args, { most = 0, patience } = {}) {
  const cpu = childrensTime();
  const start = performance.now();
  const stdio = ['ignore', 'ignore', 'pipe'];
  const { status, error, stderr } = spawnSync(command, args, { env, stdio, timeout: patience, killSignal: 'SIGKILL' });
  const wall = performance.now() - start;
  if (error ? error.code !== 'ETIMEDOUT' : status > most)
    throw error ?? new Error(`${command} ${args.join(' ').slice(0, 500)} ended with ${status}\n${stderr}`);
  return { wall, cpu: childrensTime() - cpu };
}

/** The most memory a run of node held at once, in MB. */
export function memoryOf(args) {
  const hook = "process.on('exit', () => process._rawDebug('most ' + process.resourceUsage().maxRSS))";
  const all = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...args];
  const { stderr } = spawnSync(process.execPath, all, { env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  return Math.round(Number(/^most (\d+)$/m.exec(stderr)?.[1]) / 1000);
}

/** The processor time of all ended children in clock ticks, where the system tells it (Linux); else 0. */
export function childrensTime() {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[13]) + Number(fields[14]);
  } catch {
    return 0;
  }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
