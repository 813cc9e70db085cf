// Kills tde again and again in the middle of an interview, and counts what that cost.
import { spawnSync } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../../scripts/random.mjs';
import { readPack } from '../../src/method/pack.ts';
import type { Method } from '../../src/method/types.ts';
import type { Answers } from '../../src/project/answers.ts';
import { put, tempDir } from '../support/temp-dir.ts';
import { bin, percentile } from './measure.ts';
import { type Asked, answerTo, isRight, putLongPack, QUESTIONS, saidTo } from './pack.ts';
import { inspect, openWizard, type Wizard } from './wizard.ts';

/** What so many kills cost; everything but `kills`, `rounds` and the times should be 0. `strays`: at most so many at once. */
export type Cost = {
  kills: number;
  rounds: number;
  lost: string[];
  torn: string[];
  wrong: string[];
  repairs: string[];
  elsewhere: string[];
  strays: number;
  straysAfterSave: number;
  restart: number;
};

/**
 * Kills tde so many times, half of them at a random moment, half when something in the folder changes, and starts it again.
 * An answer counts as accepted once the next prompt is on the screen.
 * @param writer a preload that makes tde save badly, to see that the count notices
 */
export async function killOften(kills: number, seed: number, writer?: string): Promise<Cost> {
  const cost: Cost = {
    kills: 0,
    rounds: 1,
    lost: [],
    torn: [],
    wrong: [],
    repairs: [],
    elsewhere: [],
    strays: 0,
    straysAfterSave: 0,
    restart: 0,
  };
  const chance = randomFrom(seed);
  const starts: number[] = [];
  let round = newRound(writer);
  while (cost.kills < kills) {
    const begin = performance.now();
    const wizard = openWizard({ ...round, args: round.accepted.size ? ['resume'] : ['edit', 's1'] });
    const first = await wizard.next().catch(() => 'nothing');
    starts.push(performance.now() - begin);
    if (!QUESTIONS.some(({ id }) => id === first) && first !== 'review' && first !== 'tasks') {
      cost.repairs.push(first);
      round = newRound(writer);
      continue;
    }
    const open = QUESTIONS.find((asked) => !round.accepted.has(asked.id) && !said(round, asked));
    // While nothing but the pitch's questions is answered, the pitch's next one comes first.
    const pitchNext = open?.id === 's1.q02' && first === 's1.q09';
    if (first.startsWith('s') && open && first !== open.id && !pitchNext)
      cost.elsewhere.push(`${first}, not ${open.id}`);
    const calledOff = kill(wizard, round.cwd, cost.kills++ % 2 === 0, chance);
    await walk(wizard, first, round.accepted);
    calledOff();
    look(round, cost);
    if (QUESTIONS.every((asked) => said(round, asked)) || cost.torn.length + cost.lost.length > round.faults) {
      cost.straysAfterSave += straysAfterSave(round);
      round = { ...newRound(writer), faults: cost.torn.length + cost.lost.length };
      cost.rounds++;
    }
  }
  cost.straysAfterSave += straysAfterSave(round);
  cost.restart = percentile(starts, 95);
  return cost;
}

/** Writes the project into itself, in pieces as a slow disk takes them, instead of putting a whole file in its place. */
export const IN_PLACE = `const fs = require('node:fs');
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  if (!/\\.tmp$/.test(from)) return renameSync(from, to);
  const bytes = fs.readFileSync(from);
  const file = fs.openSync(to, 'w');
  for (let at = 0; at < bytes.length; at += 256) {
    fs.writeSync(file, bytes, at, Math.min(256, bytes.length - at));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  }
  fs.closeSync(file);
  fs.rmSync(from);
};`;

/** Says that it has saved, and does so 300 ms later. */
export const DELAYED = `const fs = require('node:fs');
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  setTimeout(() => { try { renameSync(from, to); } catch {} }, 300);
};`;

// --- internal ---

type Round = {
  cwd: string;
  pack: string;
  method: Method;
  env?: Record<string, string>;
  accepted: Set<string>;
  faults: number;
};

function newRound(writer: string | undefined): Round {
  const cwd = tempDir();
  const pack = putLongPack(tempDir());
  spawnSync(process.execPath, [bin, 'init', '--no-input', '--method', pack], { cwd });
  const env = writer && { NODE_OPTIONS: `--require ${put(tempDir(), 'writer.cjs', writer)}` };
  return { cwd, pack, method: readPack(pack), ...(env && { env }), accepted: new Set(), faults: 0 };
}

/** Answers until tde is dead; what it says to the end counts. */
async function walk(wizard: Wizard, first: string, accepted: Set<string>): Promise<void> {
  try {
    for (let at = first; ; ) {
      await wizard.give(at);
      const next = await wizard.next();
      if (next === 'ended') return;
      if (QUESTIONS.some(({ id }) => id === at)) accepted.add(at);
      at = next;
    }
  } catch (error) {
    if (!wizard.isOver()) throw error;
  }
}

/** Kills at a random moment, or at one of the next changes in the folder; returns what calls it off. */
function kill({ terminal }: Wizard, cwd: string, atRandom: boolean, chance: () => number): () => void {
  const timer = setTimeout(() => terminal.kill('SIGKILL'), atRandom ? 20 + chance() * 700 : 3000);
  // A save makes six changes or so: lock, new file, its bytes, its name, the lock's end.
  let left = 1 + Math.floor(chance() * 20);
  const watcher = atRandom
    ? undefined
    : watch(cwd, () => {
        if (--left === 0) terminal.kill('SIGKILL');
      });
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}

function look({ cwd, method, accepted }: Round, cost: Cost): void {
  cost.strays = Math.max(cost.strays, strays(cwd));
  const found = inspect(cwd, method);
  if ('torn' in found) {
    cost.torn.push(found.torn);
    return;
  }
  for (const asked of QUESTIONS) {
    if (isRight(asked, found.answers)) continue;
    if (accepted.has(asked.id)) cost.lost.push(asked.id);
    else if (partly(asked, found.answers))
      cost.wrong.push(`${asked.id}: ${JSON.stringify(saidTo(asked, found.answers))}`);
  }
}

const partly = (asked: Asked, answers: Answers): boolean =>
  saidTo(asked, answers) !== undefined &&
  JSON.stringify(saidTo(asked, answers)) !== JSON.stringify(answerTo(asked).value);

function said({ cwd, method }: Round, asked: Asked): boolean {
  const found = inspect(cwd, method);
  return 'answers' in found && saidTo(asked, found.answers) !== undefined;
}

const strays = (cwd: string): number => readdirSync(cwd).filter((name) => name.endsWith('.tmp')).length;

function straysAfterSave({ cwd, pack }: Round): number {
  spawnSync(process.execPath, [bin, 'set', 's1.q01', 'again', '--method', pack], { cwd });
  return strays(cwd) + readdirSync(cwd).filter((name) => join(cwd, name).endsWith('.lock')).length;
}
