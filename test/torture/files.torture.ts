// D1, D4 and D5: every hostile file through the real program, thousands of damaged ones, and long inputs, each within its time.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'rolldown';
import { expect, test } from 'vitest';
import { badFiles, slowFiles } from '../support/bad-files.ts';
import { exampleFiles } from '../support/examples.ts';
import { hostileFiles, oddFiles } from '../support/hostile-files.ts';
import { put, tempDir } from '../support/temp-dir.ts';
import { bin, measured, root, times } from './measure.ts';

test('D1', (context) => {
  const wrong: string[] = [];
  let [slowest, largest, runs] = [0, 0, 0];
  const memory = put(
    tempDir(),
    'memory.cjs',
    "process.on('exit', () => require('node:fs').writeFileSync(process.env.MEMORY, String(process.resourceUsage().maxRSS)));",
  );
  const all = [
    ...hostileFiles.map(([title, content]) => ({ title, content, bad: true as boolean | undefined })),
    ...oddFiles.map(([title, content]) => ({ title, content, bad: false as boolean | undefined })),
    ...slowFiles.map(([title, content, full]) => ({ title, content: content(full), bad: undefined })),
  ];
  const step = times(1, 4);
  for (const { title, content, bad } of all.filter((_, i) => i % step === 0)) {
    const cwd = tempDir();
    const file = put(cwd, 'tde.yaml', content);
    const rss = join(tempDir(), 'rss');
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', memory, bin, ...(bad === undefined ? ['get', 'project.name'] : ['plan'])],
      {
        cwd,
        encoding: 'utf8',
        timeout: 20_000,
        maxBuffer: 1 << 26,
        env: { PATH: process.env.PATH, MEMORY: rss },
      },
    );
    const took = performance.now() - start;
    runs++;
    slowest = Math.max(slowest, took);
    const used = Number(fs.existsSync(rss) ? fs.readFileSync(rss, 'utf8') : Number.NaN) / 1024;
    largest = Math.max(largest, used);
    const say = (what: string) => wrong.push(`${title}: ${what}`);
    if (bad === true && status !== 1) say(`exit code ${status}`);
    if (bad === false && status !== 0) say(`exit code ${status}: ${stderr.slice(0, 200)}`);
    if (took > 5000) say(`${took.toFixed(0)} ms`);
    if (!(used <= 300)) say(`${used.toFixed(0)} MB`);
    if (/ at .*\.cjs:\d|fault in tde/.test(stderr)) say('a stack');
    if (bad && (stderr.length > 2600 || stdout !== '')) say(`${stderr.length} characters of message`);
    if (!fs.readFileSync(file).equals(Buffer.from(content)) || fs.readdirSync(cwd).length !== 1) say('files changed');
  }
  measured(
    context,
    `${runs} files (${hostileFiles.length} bad, ${badFiles.length} of them to line and column, ${oddFiles.length} odd): ${wrong.length} wrong; ${slowest.toFixed(0)} ms, ${largest.toFixed(0)} MB at most${wrong[0] ? `: ${wrong[0]}` : ''}`,
  );
  expect(wrong.join('\n')).toBe('');
});

test('D4', async (context) => {
  const folder = tempDir();
  for (const name of ['method', 'package.json']) fs.symlinkSync(join(root, name), join(folder, name));
  await build({
    input: join(import.meta.dirname, 'fuzz-worker.ts'),
    platform: 'node',
    output: {
      dir: join(folder, 'dist'),
      format: 'es',
      entryFileNames: 'fuzz-worker.mjs',
      chunkFileNames: '[name].mjs',
    },
    logLevel: 'silent',
  });
  for (const name of ['method.json', 'templates'])
    fs.cpSync(join(root, 'dist', name), join(folder, 'dist', name), { recursive: true });
  const seeds = [
    ...exampleFiles.map((file) => fs.readFileSync(file, 'utf8')),
    ...oddFiles.map(([, content]) => Buffer.from(content).toString('utf8')),
    ...hostileFiles.map(([, content]) => Buffer.from(content).toString('utf8')),
  ].filter((text) => text.length < 40_000);
  const count = times(10_000, 500);
  const results = await Promise.all(
    [1, 2].map((seed) => fuzz(join(folder, 'dist', 'fuzz-worker.mjs'), { seed, count, seeds })),
  );
  const [done, faults, hangs] = [0, 1, 2].map((i) => results.reduce((sum, each) => sum + (each[i]?.length ?? 0), 0));
  const first = results.flatMap(([, found]) => found ?? [])[0] ?? '';
  measured(
    context,
    `${done} mutated files: ${hangs} hangs over 5 s, ${faults} uncaught errors or other exit codes${first && `: ${first.slice(0, 300)}`}`,
  );
  expect({ faults, hangs, done }).toEqual({ faults: 0, hangs: 0, done: 2 * count });
});

test('D5', async (context) => {
  const { withLongInputs } = await import(join(root, 'scripts', 'bench-inputs.mjs'));
  const { timed, PATIENCE } = await import(join(root, 'scripts', 'bench-measure.mjs'));
  type Step = { kB: number; args: () => string[] };
  const grown: { name: string; growth: number; wall: number }[] = await withLongInputs(
    (inputs: { name: string; steps: Step[] }[]) =>
      inputs.map(({ name, steps }) => {
        const [half, whole] = steps.map(({ args }) => timed([bin, ...args()], 2));
        return { name, growth: whole.cpu / half.cpu, wall: whole.wall };
      }),
  );
  // Twice the input takes twice the time at most, and half as much again is the machine's.
  const wrong = grown.filter(({ growth, wall }) => wall >= PATIENCE || growth > 3).map(({ name }) => name);
  const most = Math.max(...grown.map(({ growth }) => growth));
  measured(
    context,
    `${grown.length} inputs: ${wrong.length} wrong; at most ${most.toFixed(1)} times as long for twice the input`,
  );
  expect(wrong).toEqual([]);
});

/** What a worker began, what went wrong, and where it hung; a hang ends it. */
function fuzz(program: string, workerData: object): Promise<[begun: number[], faults: string[], hangs: string[]]> {
  return new Promise((resolve) => {
    const [begun, faults, hangs]: [number[], string[], string[]] = [[], [], []];
    const worker = new Worker(program, { workerData, resourceLimits: { maxOldGenerationSizeMb: 600 } });
    let current: Uint8Array = new Uint8Array();
    let watch: NodeJS.Timeout;
    const end = () => {
      clearTimeout(watch);
      void worker.terminate();
      resolve([begun, faults, hangs]);
    };
    const again = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        hangs.push(Buffer.from(current).toString('base64').slice(0, 400));
        end();
      }, 5000);
    };
    worker.on('message', (message: { begins?: number; bytes?: Uint8Array; fault?: string; done?: true }) => {
      if (message.bytes) current = message.bytes;
      if (message.begins !== undefined) begun.push(message.begins);
      if (message.fault !== undefined)
        faults.push(`${message.fault} in ${Buffer.from(current).toString('base64').slice(0, 2000)}`);
      if (message.done) end();
      else again();
    });
    worker.on('error', (error) => {
      faults.push(String(error));
      end();
    });
    again();
  });
}
