// What a large project costs: 30 use cases, 150 activities and 500 entries of feedback, half of it, and twice as much.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZES = [
  ['½×', 0.5],
  ['1×', 1],
  ['2×', 2],
];

/** What is done with each project, and the most milliseconds it may take at 1×. */
const JOBS = [
  { name: 'open (get)', args: () => ['get', 'project.name'] },
  { name: 'save (set)', args: (run) => ['set', 'project.name', `Large project, run ${run}`], goal: 300 },
  { name: 'check', args: () => ['check'], goal: 1000 },
  { name: 'plan', args: () => ['plan'], goal: 1000 },
];

/**
 * Runs each job on each project in turn, `runs` times, and prints medians: the time, and its ratio to that at 1×.
 * @param timed runs node with arguments in a folder and gives `{ wall }` in milliseconds
 */
export function printGrowth(tde, runs, timed, median) {
  const root = mkdtempSync(join(tmpdir(), 'tde-growth-'));
  try {
    const folders = SIZES.map(([, factor], i) => {
      const folder = join(root, String(i));
      mkdirSync(folder);
      writeFileSync(join(folder, 'tde.yaml'), projectOf(factor));
      return folder;
    });
    console.log(`Medians of ${runs} runs in turn; each run starts node (bare: ${bare(runs, timed, median)} ms).\n`);
    console.log(`job         ${SIZES.map(([name]) => `${name} ms  ratio`.padStart(16)).join('')}    goal at 1×`);
    for (const { name, args, goal } of JOBS) {
      const times = Array.from({ length: runs + 1 }, (_, run) =>
        folders.map((folder) => timed([tde, ...args(run), '--file', folder]).wall),
      ).slice(1);
      const medians = SIZES.map((_, i) => median(times.map((row) => row[i])));
      const ratios = SIZES.map((_, i) => median(times.map((row) => row[i] / row[1])));
      const cells = medians.map((ms, i) => `${Math.round(ms)}  ${ratios[i].toFixed(2)}`.padStart(16));
      const judged = goal === undefined ? '' : `    ${goal} ms ${medians[1] <= goal ? 'ok' : 'not met'}`;
      console.log(`${name.padEnd(12)}${cells.join('')}${judged}`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const bare = (runs, timed, median) => Math.round(median(Array.from({ length: runs }, () => timed(['-e', '0']).wall)));

/** A project of that size, as tde would write it. */
function projectOf(factor) {
  const many = (number, lines) => Array.from({ length: Math.round(number * factor) }, (_, i) => lines(i)).flat();
  const day = (i) => `"2026-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}"`;
  return [
    'tde: 1',
    'method: tde-1.0',
    'project:',
    '  name: Large project',
    '  place: Riverton',
    '  government: the city',
    'find:',
    '  focus-area: lead paint in rental homes',
    '  focus-basis: listened',
    'refine:',
    '  use-cases:',
    ...many(30, (i) => [
      `    case-${i}:`,
      `      title: Use case number ${i}`,
      '      persona:',
      `        who: A tenant with a toddler, number ${i}`,
      '        does: Cleans offices from five to nine in the morning and sees apartments with the child on her hip.',
      '        knows: Reads lists and prices fast, on a phone with a cracked screen and little data.',
      '      story:',
      '        as: a tenant with a small child',
      '        want: to find out if a building has failed a lead test',
      '        so-that: my child grows up in a safe home',
      '      data: Result and month of the last inspection for each building with three homes or more.',
      '      holder: Housing office, inspections',
      '      today: She looks at the window sills and asks the woman across the hall.',
      '      change: She turns one apartment down and nobody knows why.',
      '      heard-from:',
      '        - Tenants, in talks at the clinic',
      '      basis: heard',
      '      strength:',
      '        - obvious-gap',
      `      status: ${i === 0 ? 'chosen' : 'set-aside'}`,
    ]),
    'design:',
    '  use-case: case-0',
    '  intended-users:',
    '    - Tenants with small children',
    '  intervention: print one booklet of all buildings',
    '  activities:',
    ...many(150, (i) => [
      `    activity-${i}:`,
      `      what: Take the next part of the file to the clinic, number ${i}`,
      '      who: Inspections clerk',
      `      by-when: ${day(i)}`,
      '      status: done',
      `      use-case: case-${i % Math.round(30 * factor)}`,
    ]),
    '  feedback:',
    ...many(500, (i) => [
      `    entry-${i}:`,
      `      title: Entry number ${i}`,
      '      said: If it lies on the front desk, everyone sees you pick it up. Put it where the door has a lock.',
      `      group: Tenants of block ${i % 40}`,
      '      channel: Supper',
      '      tactic: host-planning-workshops',
      `      heard: "2026-0${(i % 6) + 1}-${(i % 18) + 10}"`,
      '      decision: yes',
      '      why: It is the whole point of the thing.',
      '      changed: In five of nine places a copy hangs on a string.',
      '      told: "2026-08-01"',
    ]),
    '',
  ].join('\n');
}
