// Canaries in files of evidence, and names of people where the names of kinds stand: none may get out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type CATALOGS, type LOGS, requests, rowsOf, written } from './city-exports.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

/** Of each kind one, and what of it may be found nowhere. */
export const CANARIES: readonly (readonly [value: string, found: RegExp])[] = [
  ['Wilhelmina Quenby-Trask', /wilhelmina|quenby|trask/i],
  ['QUENBY, WILHELMINA', /wilhelmina|quenby/i],
  ['Officer Trask', /trask/i],
  ['quenby.trask@mail.example', /quenby|trask|mail\.example/i],
  ['(609) 555-0142', /555.?0142/],
  ['114 Mossgrove Avenue, Apt 3', /mossgrove/i],
  ['CR-2024-558713', /558713/],
  ['KZX 4471', /KZX|4471/],
];

/** In logs alone: what a portal publishes has its title, whatever that is. */
const IN_LOGS: typeof CANARIES = [
  ...CANARIES,
  ['Thandolwethu Mkhwanazi-Rask', /thandolwethu|mkhwanazi|rask/i],
  ['Oyelaran, Q.', /oyelaran/i],
];

/** What `tde` shows of a file that it counted, with the project file it makes. */
export const shownOf = (file: string, bytes: Buffer): Promise<string> => saidBy([['evidence']], file, bytes);

/** All that `tde` prints and writes about a file, with the project file it makes. */
const saidOf = (file: string, bytes: Buffer): Promise<string> => saidBy(EVERYWHERE, file, bytes);

/** Where evidence shows. */
const EVERYWHERE = [
  ['evidence'],
  ['evidence', '--json'],
  ['evidence', '--csv'],
  ['plan', '--section', 'evidence', '--internal'],
  ['plan', '--section', 'evidence', '--format', 'html'],
  ['check'],
];

async function saidBy(commands: readonly string[][], file: string, bytes: Buffer): Promise<string> {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', 'tde: 1\n');
  put(cwd, file, bytes);
  const said: string[] = [];
  for (const each of [['evidence', 'add', file, '--explain'], ...commands]) {
    const { out, err } = await runTde(each, { cwd });
    said.push(out, err);
  }
  const files = readdirSync(cwd).filter((name) => name !== file);
  expect(files).toEqual(['tde.yaml']);
  return [...said, readFileSync(join(cwd, 'tde.yaml'), 'utf8')].join('\n');
}

/** Names of many lands, none of them of a common given name. */
export const RARE_NAMES = [
  'Thandolwethu Mkhwanazi-Rask',
  'MKHWANAZI-RASK, THANDOLWETHU',
  'Quillon Vestergaard',
  'Vestergaard, Q.',
  'Q. Vestergaard',
  'Ngozika Obiechina',
  'Nguyen Thi Hoa',
  'Oyelaran',
  'TRASKOVA',
  "D'Amborgia",
  'Szczepanik Wiesława',
  'Xiomara del Valle Quiñonez',
  'van der Hoeven',
  'Ó Súilleabháin Caoimhín',
];

/** Expects nothing of the canaries in a log, which has each of them in each column. */
export async function expectNoneOfLog(log: (typeof LOGS)[number]): Promise<void> {
  const [header = [], ...rows] = rowsOf(log, requests(400));
  // Each in so many rows that its cell is large enough to be shown, and beside the words that were there.
  const canaried = IN_LOGS.flatMap(([canary]) =>
    header.flatMap((_, column) =>
      rows
        .slice(0, 24)
        .map((row, i) => row.map((text, at) => (at !== column ? text : i % 2 ? canary : `${text} ${canary}`))),
    ),
  );
  // Rows of their own, not the same ones again.
  const at = header.findIndex((name) => /id$|^ref|key|number|no$/i.test(name));
  const own = canaried.map((row, i) =>
    at < 0 ? row : row.map((text, column) => (column === at ? `${text}${i}` : text)),
  );
  const said = await saidOf(log.file, written([header, ...rows, ...own], { delimiter: log.delimiter ?? ',' }));
  expect(said).toContain('tde: 1');
  for (const [canary, found] of IN_LOGS) expect(said, canary).not.toMatch(found);
}

/** Expects nothing of the canaries in a list of data sets. */
export async function expectNoneOfList({ file, bytes }: (typeof CATALOGS)[number]): Promise<void> {
  const values = CANARIES.map(([canary]) => canary);
  const text = bytes().toString();
  const made = file.endsWith('.csv')
    ? written([
        ...text
          .trim()
          .split('\n')
          .map((line) => line.split(',')),
        ...values.flatMap((canary) => {
          const row = (text.split('\n')[1] ?? '').split(',');
          return row.map((_, column) => row.map((cell, at) => (at === column ? canary : cell)));
        }),
      ])
    : Buffer.from(JSON.stringify(withCanaries(JSON.parse(text), values)));
  const said = await saidOf(file, made);
  expect(said).toContain('Issued Construction Permits');
  for (const [canary, found] of CANARIES) expect(said, canary).not.toMatch(found);
}

/** Expects no name of a person out of a column of kinds that has this title. */
export async function expectNoNameOfKind(title: string): Promise<void> {
  const kinds = ['Pothole', 'Street Light Out', 'Graffiti', 'Noise - Residential'];
  const log = (of: readonly string[]) =>
    written([
      ['Ref', 'Date received', title, 'Ward'],
      ...of.flatMap((kind, n) =>
        Array.from({ length: 24 }, (_, i) => [`${n}-${i}`, `2024-0${1 + (i % 9)}-1${n % 10}`, kind, '3']),
      ),
    ]);
  const some = await saidOf('log.csv', log([...kinds, ...RARE_NAMES.slice(0, 3), ...kinds.map((kind) => `${kind} 2`)]));
  expect(some).toContain('Street Light Out');
  expect(some).toContain('3 named as a person or an address could be');
  expect(some).not.toMatch(/mkhwanazi|vestergaard/i);
  // Where most could be names, the column is one of names, and the few that could be kinds are names as well.
  const all = (await saidOf('log.csv', log([...RARE_NAMES, 'Park', 'Lane']))).replace(/\s+/g, ' ');
  expect(all).toContain('No kind is shown, as most could be names of people.');
  expect(all).not.toMatch(/mkhwanazi|vestergaard|oyelaran|title: (?:Park|Lane)/i);
}

// --- internal ---

/** A list with copies of its first entry, each with a canary in the place of another text. */
function withCanaries(json: unknown, canaries: readonly string[]): unknown {
  if (Array.isArray(json) && typeof json[0] === 'object') {
    const [first] = json;
    return [...json, ...canaries.flatMap((canary) => copiesOf(first, canary))];
  }
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withCanaries(value, canaries)]));
}

function copiesOf(value: unknown, canary: string): unknown[] {
  if (typeof value === 'string') return [canary];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    copiesOf(inner, canary).map((changed) => (Array.isArray(value) ? [changed] : { ...value, [key]: changed })),
  );
}
