// The large projects that bench.mjs opens, saves, checks and renders: made here, in folders that are gone afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * How many times 100 talks and meetings, 60 groups, 200 findings, 30 use cases, 150 activities and 500 pieces of feedback; the last is
 * close to the limit of 1 MB.
 */
const SIZES = [0.5, 1, 2, 2.8];

/** Every document that lists or counts records; the others are made of single answers. */
const DOCUMENTS = [
  'pitch',
  'brief',
  'plan',
  'closing',
  'case',
  'worksheet',
  'conversation-sheet',
  'session-sheet',
  'invitation',
  'harm-review',
  'feedback-sheet',
  'heard',
];

/** What is done with each. */
export const JOBS = [
  { name: 'open', args: () => ['get', 'project.name'] },
  { name: 'set', args: (run) => ['set', 'project.name', `Large project, run ${run}`] },
  {
    name: 'decide',
    args: (run) => ['feedback', 'answer', 'entry-1', '--decision', run % 2 === 0 ? 'yes' : 'no', '--why', `Run ${run}`],
  },
  { name: 'check', args: () => ['check'] },
  { name: 'ready', args: () => ['ready'] },
  { name: 'people', args: () => ['status', '--people'] },
  ...DOCUMENTS.map((name) => ({ name, args: () => [name] })),
];

/** Calls `use` with the large projects, the smallest first: `{ folder, kB }`. */
export async function withLargeProjects(use) {
  const root = mkdtempSync(join(tmpdir(), 'tde-growth-'));
  try {
    return await use(
      SIZES.map((factor) => {
        const folder = join(root, String(factor));
        const text = projectOf(factor);
        mkdirSync(folder);
        writeFileSync(join(folder, 'tde.yaml'), text);
        return { folder, kB: Math.round(Buffer.byteLength(text) / 1000) };
      }),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

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
    '  sessions:',
    ...many(100, (i) => [
      `    session-${i}:`,
      `      what: Supper number ${i} at the parish hall`,
      `      day: ${day(i)}`,
      '      groups:',
      `        - Tenants of block ${i % Math.round(40 * factor)}`,
      `        - Home nurses of ward ${i % Math.round(20 * factor)}`,
      `      came: "${(i % 30) + 1}"`,
      '      stood-out: Three of them had been told that the home was fine. Nobody knew that the inspections are public.',
      `      kind: ${i % 3 === 0 ? 'meeting' : 'talk'}`,
      `      asked: "${(i % 60) + 30}"`,
    ]),
    '  groups:',
    ...many(60, (i) => [
      `    group-${i}:`,
      `      name: ${i % 3 === 0 ? 'Home nurses of ward' : 'Tenants of block'} ${i}`,
      `      part: ${i % 3 === 0 ? 'serves' : 'lives'}`,
    ]),
    '  opportunities:',
    ...many(60, (i) => [`    - Tenants of block ${i} cannot find out if a home has failed (theme ${i % 12})`]),
    '  focus-area: lead paint in rental homes',
    '  focus-basis: listened',
    'refine:',
    '  findings:',
    ...many(200, (i) => [
      `    finding-${i}:`,
      `      observed: Four of nine tenants were told the home was fine, number ${i}`,
      `      theme: theme ${i % Math.round(30 * factor)}`,
      '      groups:',
      `        - Tenants of block ${i % Math.round(40 * factor)}`,
      `      said-by: "${(i % 9) + 1}"`,
      `      sessions:`,
      `        - session-${i % Math.round(100 * factor)}`,
    ]),
    '  use-cases:',
    ...many(30, (i) => [
      `    case-${i}:`,
      `      title: Use case number ${i}`,
      '      personas:',
      `        - tenant-${i}`,
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
    '  personas:',
    ...many(30, (i) => [
      `    tenant-${i}:`,
      `      who: A tenant with a toddler, number ${i}`,
      '      does: Cleans offices from five to nine in the morning and sees apartments with the child on her hip.',
      '      knows: Reads lists and prices fast, on a phone with a cracked screen and little data.',
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
      ...(i % 10 === 1 ? [] : ['      told: "2026-08-01"']),
    ]),
    'implement:',
    '  users: Tenants with small children, and nurses who take the booklet along.',
    '  results:',
    '    - 47 families used the booklet',
    '',
  ].join('\n');
}
