// The questions of `tde evidence query`, run by the engines that are here (Postgres, DuckDB), and their answers added: what an engine counted
// is what tde counts in the same rows. Of a portal's own language (Socrata, ArcGIS) nothing can be run without the portal.
import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { requests, written } from './support/city-exports.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod(undefined);
const CATEGORY = 'Complaint "Type"';
const OPENED = 'Created Date';
/** The same requests for every engine; some kinds have quotation marks, some rows no date, which is no month. */
const ROWS = requests(900).map(({ day, kind }, i) => [
  kind === 'Graffiti' ? `Graffiti, "tags" and 'pieces'` : kind,
  i % 90 === 7 ? '' : day.toISOString().slice(0, 19).replace('T', ' '),
]);
const DATED = ROWS.filter(([, day]) => day !== '');

/** What is counted in a file that is added to a new project: the span, and the requests of each kind. */
async function counted(file: string, bytes: string | Buffer) {
  const cwd = tempDir();
  createProject(join(cwd, 'tde.yaml'), method, []);
  put(cwd, file, bytes);
  const { code, err } = await runTde(['evidence', 'add', file], { cwd });
  expect([code, err]).toEqual([0, expect.stringContaining('Added as')]);
  const [source] = readProject(join(cwd, 'tde.yaml'), method).evidence.values();
  const kinds = Object.values(source?.topics ?? {}).map(({ title, requests }) => [title, requests]);
  return { rows: source?.rows, last: source?.['last-year'], before: source?.['year-before'], kinds: kinds.sort() };
}

const question = async (engine: string, table: string): Promise<string> => {
  const argv = ['--for', engine, '--category', CATEGORY, '--opened', OPENED, '--table', table];
  return (await runTde(['evidence', 'query', ...argv], { cwd: tempDir() })).out;
};
const log = () => written([['Complaint Type', 'Date Received', 'Ward'], ...DATED.map((row) => [...row, '3'])]);

/** Where Postgres has its server; Debian keeps it off the path. */
const folders = [...(process.env.PATH ?? '').split(':'), ...versionsIn('/usr/lib/postgresql')];
const postgres = folders.find((folder) => spawnSync(join(folder, 'initdb'), ['--version']).status === 0);
const isDuckdbHere = spawnSync('duckdb', ['--version']).status === 0;

function versionsIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((version) => join(folder, version, 'bin'));
  } catch {
    return [];
  }
}

describe.skipIf(postgres === undefined)('Postgres', () => {
  let data: string;
  // A server refuses to be run by root.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const run = (program: string, args: string[], input?: string): string => {
    const ran = spawnSync(program, args, { encoding: 'utf8', input, cwd: data, ...nobody });
    expect(ran.stderr).toBe('');
    return ran.stdout;
  };
  const server = (program: string, args: string[]) =>
    run(join(postgres ?? '', program), ['-D', join(data, 'db'), ...args]);
  const psql = (text: string) => run('psql', ['--csv', '-q', '-h', data, '-U', 'tde', '-d', 'postgres'], text);

  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'tde-postgres-'));
    if (nobody.uid) chownSync(data, nobody.uid, nobody.gid);
    server('initdb', ['-A', 'trust', '-U', 'tde', '-E', 'UTF8', '--locale', 'C']);
    // Its own files in place of a pipe: the server goes on when pg_ctl has ended.
    server('pg_ctl', ['-l', join(data, 'log'), '-o', `-k '${data}' -h ''`, '-w', 'start']);
    const rows = ROWS.map(([kind = '', day]) => `('${kind.replaceAll("'", "''")}', ${day ? `'${day}'` : 'NULL'})`);
    psql('CREATE SCHEMA city;');
    for (const table of ['city."Service Requests"', '"RESOURCE-ID"'])
      psql(`CREATE TABLE ${table} ("Complaint ""Type""" text, "Created Date" timestamp);
        INSERT INTO ${table} VALUES ${rows.join(', ')};`);
  });
  afterAll(() => {
    server('pg_ctl', ['-m', 'immediate', 'stop']);
    rmSync(data, { recursive: true, force: true });
  });

  test('answers the question in SQL as tde counts the same rows', async () => {
    const answer = psql(await question('sql', 'city.Service Requests'));
    expect(answer.split('\n')[0]).toBe('category,year,month,n');
    expect(await counted('counts.csv', answer)).toEqual(await counted('log.csv', log()));
  });

  test('answers the question for CKAN, which runs on it', async () => {
    const address = /^https:\S+$/m.exec(await question('ckan', ''))?.[0] ?? '';
    const sql = new URL(address).searchParams.get('sql');
    const records = psql(`SELECT json_agg(each) AS records FROM (${sql}) AS each`);
    const [, list = ''] = /^records\n"(.*)"\n$/s.exec(records) ?? [];
    const answer = `{"success": true, "result": {"records": ${list.replaceAll('""', '"')}}}`;
    expect(await counted('counts.json', answer)).toEqual(await counted('log.csv', log()));
  });
});

describe.skipIf(!isDuckdbHere)('DuckDB', () => {
  test('answers the question about files as tde counts the same rows', async () => {
    const cwd = tempDir();
    put(cwd, 'a.csv', written([[CATEGORY, OPENED], ...ROWS.slice(0, 500)]));
    put(cwd, 'b.csv', written([[CATEGORY, OPENED], ...ROWS.slice(500)]));
    const input = await question('duckdb', '*.csv');
    const { stdout, stderr } = spawnSync('duckdb', ['-csv'], { cwd, input, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(await counted('counts.csv', stdout)).toEqual(await counted('log.csv', log()));
  });
});
