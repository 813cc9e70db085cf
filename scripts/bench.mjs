// `npm run bench`: how long tde takes from start to end, as ratios to `node -e 0` on the same machine, in one table: starting,
// large projects, long inputs, the terminal, long logs. Prints, never fails.
// `-- --old FOLDER` runs the built tde of another checkout in turn with this one and shows the processor time of this one as a ratio to
// its own. --runs 15; --only growth (or start, inputs, terminal, logs); --peers for other tools.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { JOBS, withLargeProjects } from './bench-growth.mjs';
import { withLongInputs } from './bench-inputs.mjs';
import { counting, TOOLS, versionOf, withLogs } from './bench-log.mjs';
import { inTurn, median, memoryOf, PATIENCE, timed, timedProgram } from './bench-measure.mjs';
import { withPeers } from './bench-peers.mjs';
import { bareInTerminal, firstQuestion, nextQuestions } from './bench-terminal.mjs';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    only: { type: 'string' },
    old: { type: 'string' },
    peers: { type: 'boolean' },
  },
});
const runs = Math.max(1, Math.trunc(Number(values.runs)) || 15);
/** This build, and after it the one it is held against. */
const builds = [root, ...(values.old ? [resolve(values.old)] : [])].map((folder) => join(folder, 'bin', 'tde.js'));
if (!builds.every(existsSync))
  throw new Error(`${builds.at(-1)} is not there. --old takes the folder of a built checkout.`);

const GOALS = { old: 1.1, linear: 1.15, MB: 200, log: { seconds: 15, MB: 250 } };
const example = (...file) => ['--file', join(root, 'examples', ...file)];
// Reading the project takes most of the time, and grows with it: one that has its pitch, and the largest of all.
const STARTS = [
  { name: '--version', args: ['--version'], goal: 1.3 },
  { name: '--help', args: ['--help'], goal: 1.7 },
  { name: 'recommend', args: ['recommend', ...example('purchasing')], goal: 3.6 },
  { name: 'pitch', args: ['pitch', ...example('purchasing')], goal: 3.6 },
  { name: 'status', args: ['status', ...example('purchasing')], goal: 3.6 },
  { name: 'check', args: ['check', ...example('purchasing')], goal: 3.6 },
  { name: 'pitch as HTML', args: ['pitch', '--format', 'html', ...example('purchasing')], goal: 4.5 },
  { name: 'pitch as Word', args: ['pitch', '--format', 'docx', ...example('purchasing')], goal: 8 },
  { name: 'recommend, a whole cycle', args: ['recommend', ...example('lead-paint', 'tde.cycle-1.yaml')] },
  { name: 'plan as Word, a cycle', args: ['plan', '--format', 'docx', ...example('lead-paint', 'tde.cycle-1.yaml')] },
];

/** A year of requests in a large city. */
const LONG_LOG = 1_000_000;

/** The columns of the table, each with its width; those of text begin at the left. */
const COLUMNS = { name: -42, ratio: 6, goal: 6, judged: -27, ms: 7, cpu: 7, old: 14, MB: 6 };

console.log(
  `${new Date().toISOString().slice(0, 10)}, node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
);
console.log(
  `Medians of at most ${runs} runs in turn (A B A B …); 1.00 is \`node -e 0\`, in \`old\` the build of --old.\n`,
);
print(Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, name])));

const wanted = (part) => !values.peers && (values.only ?? part) === part;
if (values.peers) {
  await withPeers(async (peers) => {
    for (const { name, args } of peers) print({ name, ...(await compared([() => timed(args, 1)])) });
  });
  await withLogs([LONG_LOG], ([log]) => printTools(log));
}
if (wanted('start')) for (const { name, args, goal } of STARTS) print({ name, goal, ...(await ofBuilds(() => args)) });
if (wanted('growth')) {
  await withLargeProjects(async (projects) => {
    for (const job of JOBS) await printJob(job, projects);
  });
}
if (wanted('inputs')) {
  await withLongInputs(async (inputs) => {
    // A tde that refuses has answered, too. The other build may take minutes for what this one must not.
    for (const { name, steps } of inputs)
      await printGrowth(name, steps, (args) => compared([() => timed([builds[0], ...args()], 2)], 3));
  });
}
if (wanted('terminal')) await printTerminal();
if (wanted('logs')) await withLogs([LONG_LOG / 4, LONG_LOG], printLogs);

/** A job on the large projects: how its time grows, and the memory it takes in the largest. */
async function printJob({ name, args }, projects) {
  let run = 0;
  const steps = projects.map(({ folder, kB }) => ({ kB, args: () => [...args(run++), '--file', folder] }));
  await printGrowth(name, steps, (each) => ofBuilds(each, Math.min(runs, 5)));
  const MB = memoryOf([builds[0], ...steps.at(-1).args()]);
  print({ name: `${name}, memory`, MB, judged: `${GOALS.MB} MB ${isMet(MB <= GOALS.MB)}` });
}

/**
 * The same at several sizes, the smallest first, until one takes all the patience. Linear: the time beyond the start of node grows no
 * faster than the size.
 */
async function printGrowth(name, steps, measured) {
  let before;
  for (const { kB, args } of steps) {
    const row = await measured(args);
    const beyond = row.ms - row.ms / row.ratio;
    const growth = before && beyond / before.beyond / (kB / before.kB);
    const isLate = row.ms >= PATIENCE;
    const judged = isLate
      ? `over ${PATIENCE / 1000} s not met`
      : growth && `${growth.toFixed(2)} of linear ${isMet(growth <= GOALS.linear)}`;
    print({ name: `${name}, ${kB} kB`, ...row, judged });
    if (isLate) return;
    before = { beyond, kB };
  }
}

async function printTerminal() {
  const first = builds.map((tde) => () => firstQuestion(tde));
  print({ name: 'first prompt of tde init', goal: 2.2, ...(await compared(first, runs, bareInTerminal)) });
  await printNext('Enter to next', 100, join(root, 'examples', 'purchasing'));
  await withLargeProjects(([, large]) => printNext(`Enter, ${large.kB} kB`, 300, large.folder));
}

/** A log counted: processor time, memory, how both grow, and whether what was counted is what is there. */
function printLogs(logs) {
  let before;
  for (const log of logs) {
    const name = `evidence add, ${log.kB} kB, ${log.rows} rows`;
    const seconds = printCounted(name, log);
    const MB = memoryOf([builds[0], ...counting(log.file, log.folder)]);
    print({ name: `${name}, memory`, MB, judged: `${GOALS.log.MB} MB ${isMet(MB <= GOALS.log.MB)}` });
    const growth = before && seconds / before.seconds / (log.rows / before.rows);
    if (growth)
      print({ name: `${name}, growth`, judged: `${growth.toFixed(2)} of linear ${isMet(growth <= GOALS.linear)}` });
    before = { ...log, seconds };
  }
}

/** The same question to other tools, beside tde: their processor time as a ratio to its own. tde counts people and repeats, too. */
function printTools(log) {
  const ours = printCounted(`evidence add, ${log.kB} kB, ${log.rows} rows`, log);
  for (const tool of TOOLS) {
    const version = versionOf(tool);
    const name = `${tool.name} ${version ?? ''}, kinds by year`;
    if (!version) print({ name: `${tool.name}, kinds by year`, judged: 'not installed' });
    else {
      const taken = timedProgram(...tool.count(log.file));
      const seconds = secondsOf(taken);
      print({ name, ms: taken.wall, ratio: seconds / ours, judged: `${seconds.toFixed(1)} s of the processor` });
    }
  }
}

/** The processor time of a run (a tick is a hundredth of a second on Linux); its time where the system does not tell. */
function secondsOf({ cpu, wall }) {
  return cpu > 0 ? cpu / 100 : wall / 1000;
}

/** Counts a log and prints the processor time. @returns it in seconds */
function printCounted(name, { file, folder, truth }) {
  const taken = timedProgram(process.execPath, [builds[0], ...counting(file, folder)]);
  const seconds = secondsOf(taken);
  const { status, stdout } = spawnSync(process.execPath, [builds[0], 'evidence', '--json', '--file', folder], {
    encoding: 'utf8',
  });
  const [{ rows, requesters, topics }] = status === 0 ? JSON.parse(stdout).evidence : [{}];
  const isExact =
    rows === truth.rows &&
    requesters === truth.people &&
    topics.length === truth.kinds.size &&
    topics.every(({ title, requests }) => truth.kinds.get(title) === requests);
  const isFast = seconds <= GOALS.log.seconds;
  print({
    name,
    ms: taken.wall,
    ratio: 1,
    judged: `${seconds.toFixed(1)} s ${isMet(isFast)}, ${isExact ? 'exact' : 'not exact'}`,
  });
  return seconds;
}

/** From Enter to the next question with the save between: the median, and the 95th of 100, which has to be at most `goal` ms. */
async function printNext(name, goal, project) {
  const { ms, slow, old } = await compared(
    builds.map((tde) => () => nextQuestions(tde, 80, project)),
    1,
    bareInTerminal,
  );
  print({ name, ms, old });
  print({ name: `${name}, p95`, ms: slow, judged: `${goal} ms ${isMet(slow <= goal)}` });
}

/** A command of every build; `args` is asked for each run. */
function ofBuilds(args, rounds = runs) {
  return compared(
    builds.map((tde) => () => timed([tde, ...args()])),
    rounds,
  );
}

/** The first of some things that are done in turn, as a row: its time, and what it is to bare node and to the second. */
async function compared(things, rounds = runs, bare = () => timed(['-e', '0'])) {
  const [ours, ...others] = await inTurn([...things, bare], rounds);
  const node = others.at(-1);
  const sum = (results) => results.reduce((total, { cpu }) => total + cpu, 0);
  const share = (results) => (sum(results) > 0 ? sum(ours) / sum(results) : undefined);
  return {
    ms: median(ours.map(({ wall }) => wall)),
    slow: median(ours.map(({ slow }) => slow)),
    ratio: median(ours.map(({ wall }, round) => wall / node[round].wall)),
    cpu: share(node),
    ...(others.length > 1 && { old: share(others[0]) }),
  };
}

/** Prints a row of the table: numbers as they are best read, and whether a goal is met. */
function print({ ratio, goal, judged, ms, old, ...row }) {
  const cells = {
    ...row,
    ratio: shown(ratio),
    goal: shown(goal),
    judged: goal > 0 ? isMet(ratio <= goal) : judged,
    ms: shown(ms, ms < 20 ? 1 : 0),
    cpu: shown(row.cpu),
    old: typeof old === 'number' ? `${shown(old)} ${isMet(old <= GOALS.old)}` : old,
  };
  const line = Object.entries(COLUMNS).map(([name, width]) => {
    const text = String(cells[name] ?? '');
    return width < 0 ? text.padEnd(-width) : text.padStart(width);
  });
  console.log(line.join(' ').trimEnd());
}

function isMet(met) {
  return met ? 'ok' : 'not met';
}

function shown(number, digits = 2) {
  return typeof number === 'number' ? number.toFixed(digits) : number;
}
