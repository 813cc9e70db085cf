// `npm run bench`: how long tde takes from start to end, as ratios to `node -e 0` on the same machine, in one table: starting,
// large projects, the terminal. Prints, never fails. -- --runs 15; --only growth (or start, terminal); --peers for other tools.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JOBS, withLargeProjects } from './bench-growth.mjs';
import { withPeers } from './bench-peers.mjs';
import { firstQuestion, nextQuestion } from './bench-terminal.mjs';

const root = join(import.meta.dirname, '..');
const tde = join(root, 'bin', 'tde.js');
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '15' }, only: { type: 'string' }, peers: { type: 'boolean' } },
});
const runs = Math.max(1, Math.trunc(Number(values.runs)) || 15);

// Node reads extra certificates at every start; with them every ratio would look better than it is.
const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;

const example = (...file) => ['--file', join(root, 'examples', ...file)];
// Reading the project takes most of the time, and grows with it: one that has its pitch, and the largest of all.
const STARTS = [
  { name: '--version', args: ['--version'], goal: 1.3 },
  { name: '--help', args: ['--help'], goal: 1.45 },
  { name: 'recommend', args: ['recommend', ...example('purchasing')], goal: 3 },
  { name: 'pitch', args: ['pitch', ...example('purchasing')], goal: 3 },
  { name: 'status', args: ['status', ...example('purchasing')], goal: 3 },
  { name: 'check', args: ['check', ...example('purchasing')], goal: 3.2 },
  { name: 'pitch as HTML', args: ['pitch', '--format', 'html', ...example('purchasing')], goal: 4.5 },
  { name: 'pitch as Word', args: ['pitch', '--format', 'docx', ...example('purchasing')], goal: 8 },
  { name: 'recommend, a whole cycle', args: ['recommend', ...example('lead-paint', 'tde.cycle-1.yaml')] },
  { name: 'plan as Word, a cycle', args: ['plan', '--format', 'docx', ...example('lead-paint', 'tde.cycle-1.yaml')] },
];

console.log(
  `${new Date().toISOString().slice(0, 10)}, node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
);
console.log(`Medians of ${runs} paired runs (A B A B …); 1.00 is \`node -e 0\`.\n`);
print('what', 'ratio', 'goal', '', 'ms', 'cpu', 'MB');
const wanted = (part) => !values.peers && (values.only ?? part) === part;
if (values.peers) {
  withPeers((peers) => {
    for (const { name, args } of peers) printRow({ name, ...paired(args) });
  });
}
if (wanted('start')) for (const { name, args, goal } of STARTS) printRow({ name, goal, ...paired([tde, ...args]) });
if (wanted('growth')) {
  await withLargeProjects((projects) => {
    for (const job of JOBS) printGrowth(job, projects);
  });
}
if (wanted('terminal')) await printTerminal();

/** A job on projects of several sizes: linear is that the time beyond the start of node grows no faster than the file. */
function printGrowth({ name, args, most }, projects) {
  let before;
  for (const { name: size, folder, factor, kB } of projects) {
    let run = 0;
    const command = () => [tde, ...args(run++), '--file', folder];
    const row = paired(command, Math.min(runs, 5));
    const beyond = row.ms - row.ms / row.ratio;
    const growth = before && beyond / before.beyond / (kB / before.kB);
    const limit = factor === 1 && most ? `${most} ms ${row.ms <= most ? 'ok' : 'not met'}` : '';
    const linear = growth === undefined ? '' : `${growth.toFixed(2)} of linear ${growth <= 1.15 ? 'ok' : 'not met'}`;
    const memory = factor === projects.at(-1).factor ? memoryOf(command()) : undefined;
    printRow({ name: `${name}, ${size}`, ...row, memory, said: limit || linear });
    before = { beyond, kB };
  }
}

async function printTerminal() {
  const first = await firstQuestion(tde, env, runs);
  printRow({
    name: 'first prompt of tde init',
    ratio: median(first.map((pair) => pair.ratio)),
    goal: 2,
    ms: median(first.map((pair) => pair.ms)),
  });
  await printNext('Enter to next', 100);
  await withLargeProjects(([, large]) => printNext(`Enter, ${large.name}`, 300, large.folder));
}

/** From Enter to the next question with the save between: the median, and the 95th of 100, which has to be at most `goal` ms. */
async function printNext(name, goal, project) {
  const times = (await nextQuestion(tde, env, 80, project)).sort((a, b) => a - b);
  const slow = times[Math.ceil(times.length * 0.95) - 1];
  printRow({ name, ms: median(times) });
  printRow({ name: `${name}, p95`, ms: slow, said: `${goal} ms ${slow <= goal ? 'ok' : 'not met'}` });
}

/** Medians of a command and of bare node in turn, the first pair left out: it fills the caches. `args` may differ each time. */
function paired(args, times = runs) {
  const pairs = Array.from({ length: times + 1 }, () => [
    timed(typeof args === 'function' ? args() : args),
    timed(['-e', '0']),
  ]).slice(1);
  const spent = (side) => pairs.reduce((sum, pair) => sum + pair[side].cpu, 0);
  return {
    ratio: median(pairs.map(([ours, bare]) => ours.wall / bare.wall)),
    ms: median(pairs.map(([ours]) => ours.wall)),
    cpu: spent(1) > 0 ? spent(0) / spent(1) : undefined,
  };
}

function printRow({ name, ratio, goal, ms, cpu, memory, said = '' }) {
  const judged = goal === undefined ? said : ratio <= goal ? 'ok' : 'not met';
  const heavy = memory === undefined ? '' : `${memory}${memory <= 200 ? '' : ' (200 not met)'}`;
  print(
    name,
    ratio?.toFixed(2) ?? '',
    goal?.toFixed(2) ?? '',
    judged,
    ms.toFixed(ms < 20 ? 1 : 0),
    cpu?.toFixed(2) ?? '',
    heavy,
  );
}

function print(name, ratio, goal, judged, ms, cpu, memory) {
  const cells = [
    name.padEnd(27),
    ratio.padStart(6),
    goal.padStart(6),
    `  ${judged}`.padEnd(24),
    ms.padStart(6),
    cpu.padStart(7),
  ];
  console.log(`${cells.join('')}  ${memory}`.trimEnd());
}

/** One run of node: from its start to its end in milliseconds, and the processor time it took. */
function timed(args) {
  const cpu = childrensTime();
  const start = performance.now();
  const { status, error, stderr } = spawnSync(process.execPath, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const wall = performance.now() - start;
  if (error || status > (values.peers ? 1 : 0))
    throw error ?? new Error(`node ${args.join(' ')} ended with ${status}\n${stderr}`);
  return { wall, cpu: childrensTime() - cpu };
}

/** The most memory a run of node held at once, in MB. */
function memoryOf(args) {
  const hook = "process.on('exit', () => process._rawDebug('most ' + process.resourceUsage().maxRSS))";
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...args],
    {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  return Math.round(Number(/^most (\d+)$/m.exec(stderr)?.[1]) / 1000);
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
