// Works through damaged project files in a thread of its own: each is checked and saved into; the main thread notices a hang.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { run } from '../../src/cli.ts';
import type { Io } from '../../src/terminal.ts';

type Chance = () => number;
const { seed, count, seeds } = workerData as { seed: number; count: number; seeds: string[] };
const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'tde-fuzz-'));
const file = path.join(cwd, 'tde.yaml');

let state = seed >>> 0;
const chance: Chance = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 4_294_967_296;
};
const upTo = (most: number) => Math.floor(chance() * most);
const TOKENS = [
  ': ',
  '- ',
  '\n',
  '\n  ',
  '"',
  "'",
  '|',
  '>',
  '&a ',
  '*a',
  '!!x ',
  '{',
  '}',
  '[',
  ']',
  '#',
  '? ',
  '---\n',
  '\t',
  '%',
  '~',
  '\ufeff',
  '\0',
  '<<: ',
];

/** One to five cuts, flips, insertions of YAML's own marks, or pieces of another file. */
function damaged(text: string): Buffer {
  let bytes = Buffer.from(text);
  for (let times = 1 + upTo(5); times > 0; times--) {
    const at = upTo(bytes.length + 1);
    const kind = upTo(5);
    if (kind === 0 && bytes.length > 0) bytes[Math.min(at, bytes.length - 1)] = upTo(256);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + upTo(60))]);
    else if (kind === 2) bytes = bytes.subarray(0, at);
    else {
      const other = Buffer.from(seeds[upTo(seeds.length)] ?? '');
      const from = upTo(other.length);
      const piece =
        kind === 3 ? Buffer.from(TOKENS[upTo(TOKENS.length)] ?? '') : other.subarray(from, from + upTo(200));
      bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
    }
  }
  return bytes;
}

async function tde(argv: string[]): Promise<string | undefined> {
  let printed = '';
  const sink = {
    write: (text: string) => {
      printed += text;
    },
  };
  const io: Io = {
    in: new PassThrough().end() as unknown as Io['in'],
    out: sink,
    err: sink,
    env: {},
    cwd,
    now: () => new Date(0),
    onEnding: () => () => {},
  };
  const code = await run(argv, io);
  if (/This is a fault in tde/.test(printed)) return printed.slice(0, 500);
  if (![0, 1, 2].includes(code)) return `exit code ${code}`;
  return undefined;
}

for (let number = 0; number < count; number++) {
  const bytes = damaged(seeds[upTo(seeds.length)] ?? '');
  fs.writeFileSync(file, bytes);
  parentPort?.postMessage({ begins: number, bytes });
  for (const argv of [['check'], ['set', 'project.place', 'Riverton']]) {
    let fault: string | undefined;
    try {
      fault = await tde(argv);
    } catch (error) {
      fault = String(error);
    }
    const kept = argv[0] === 'check' ? fs.readFileSync(file).equals(bytes) : fs.readdirSync(cwd).join() === 'tde.yaml';
    if (fault !== undefined || !kept)
      parentPort?.postMessage({ fault: `${argv.join(' ')}: ${fault ?? 'files changed'}`, bytes });
  }
}
fs.rmSync(cwd, { recursive: true });
parentPort?.postMessage({ done: true });
