// `npm run bench`: how long tde takes from start to end, as a ratio to `node -e 0` on the same machine. Prints, never judges.
// Usage: npm run bench -- --runs 15, or --growth for what a large project costs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printGrowth } from './bench-growth.mjs';
import { firstQuestion, nextQuestion } from './bench-terminal.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' }, growth: { type: 'boolean' } } });
const runs = Math.max(1, Math.trunc(Number(values.runs)) || 15);

const tde = join(root, 'bin', 'tde.js');
const example = (...file) => ['--file', join(root, 'examples', ...file)];
// Reading the project takes most of the time, and grows with it: one that has its pitch, and the largest of all.
const cases = [
  { name: '--version', args: ['--version'], goal: 1.45 },
  { name: '--help', args: ['--help'], goal: 1.6 },
  { name: 'recommend, a pitch', args: ['recommend', ...example('purchasing')], goal: 3.6 },
  { name: 'pitch, a pitch', args: ['pitch', ...example('purchasing')], goal: 3.6 },
  { name: 'status, a pitch', args: ['status', ...example('purchasing')] },
  { name: 'pitch as HTML', args: ['pitch', '--format', 'html', ...example('purchasing')], goal: 4.8 },
  { name: 'pitch as Word', args: ['pitch', '--format', 'docx', ...example('purchasing')], goal: 8 },
  { name: 'recommend, a whole cycle', args: ['recommend', ...example('lead-paint', 'tde.cycle-1.yaml')] },
  { name: 'pitch, a whole cycle', args: ['pitch', ...example('lead-paint', 'tde.cycle-1.yaml')] },
  { name: 'plan as Word, a cycle', args: ['plan', '--format', 'docx', ...example('lead-paint', 'tde.cycle-1.yaml')] },
];

// Node reads extra certificates at every start; with them every ratio would look better than it is.
const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;

if (values.growth) {
  printGrowth(tde, runs, timed, median);
  process.exit();
}

console.log(`Medians of ${runs} paired runs (A B A B …), node ${process.version}; 1.00 is \`node -e 0\`.\n`);
console.log('tde                       wall    goal          wall ms   cpu');
for (const { name, args, goal } of cases) {
  const pairs = Array.from({ length: runs + 1 }, () => [timed([tde, ...args]), timed(['-e', '0'])]).slice(1);
  const wall = median(pairs.map(([ours, bare]) => ours.wall / bare.wall));
  const spent = (side) => pairs.reduce((sum, pair) => sum + pair[side].cpu, 0);
  const cells = [
    name.padEnd(25),
    wall.toFixed(2).padEnd(7),
    (goal === undefined ? '' : `${goal.toFixed(2)} ${wall <= goal ? 'ok' : 'not met'}`).padEnd(13),
    Math.round(median(pairs.map(([ours]) => ours.wall)))
      .toString()
      .padStart(7),
    spent(1) > 0 ? `  ${(spent(0) / spent(1)).toFixed(2)}` : '     -',
  ];
  console.log(cells.join(' '));
}

const first = await firstQuestion(tde, env, runs);
const ratio = median(first.map((pair) => pair.ratio));
const shown = Math.round(median(first.map((pair) => pair.ms)));
console.log(`
In a terminal:
first question of tde init: ${ratio.toFixed(2)} times node -e 0 (goal 2.50, better 2.00), ${shown} ms`);
const times = (await nextQuestion(tde, env, 80)).sort((a, b) => a - b);
const slow = times[Math.ceil(times.length * 0.95) - 1];
console.log(
  `Enter to next question, saved to disk: median ${median(times).toFixed(1)} ms, 95th percentile ${slow.toFixed(1)} ms (goal 100)`,
);

/** One run of node: from its start to its end in milliseconds, and the processor time it took. */
function timed(args) {
  const cpu = childrensTime();
  const start = performance.now();
  const { status, error, stderr } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const wall = performance.now() - start;
  if (error || status !== 0) throw error ?? new Error(`node ${args.join(' ')} ended with ${status}\n${stderr}`);
  return { wall, cpu: childrensTime() - cpu };
}

/** The processor time of all ended children in clock ticks, where the system tells it (Linux); else 0. */
function childrensTime() {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[13]) + Number(fields[14]);
  } catch {
    return 0;
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
