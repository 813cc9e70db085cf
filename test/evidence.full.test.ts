// Evidence in the project file as its schema has it, added at a real terminal, and out of a file so long that somebody waits for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadMethod } from '../src/method/ids.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { jsonSchemaOf } from '../src/project/schema.ts';
import { CATALOGS, type Export, LOGS, requests, rowsOf, written } from './support/city-exports.ts';
import { KEY, startTde } from './support/person.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { oneLine } from './support/terminal.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod(undefined);
const alaveteli = LOGS.find(({ name }) => name === 'Alaveteli') as Export;

function project() {
  const cwd = tempDir();
  const file = join(cwd, 'tde.yaml');
  createProject(file, method, [{ id: 'project.name', answer: { value: 'Open permits' } }]);
  put(cwd, 'requests.csv', written(rowsOf(alaveteli, requests(600))));
  put(cwd, 'inventory.csv', CATALOGS[0]?.bytes() ?? '');
  return { cwd, file, tde: (...argv: string[]) => runTde(argv, { cwd }) };
}

test('evidence is described by the schema of the project file', async () => {
  const { tde, file } = project();
  await tde('evidence', 'add', 'requests.csv', 'inventory.csv');
  const text = readFileSync(file, 'utf8');
  const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(jsonSchemaOf(method));
  expect(isValid(parse(text)), JSON.stringify(isValid.errors)).toBe(true);
  expect(isValid(parse(text.replace('rows: 600', 'rows: many')))).toBe(false);
});

test('the program itself, in a pseudo-terminal: files are added, an offer is taken, the plan has it', async () => {
  const { cwd, file, tde } = project();
  const add = startTde(['evidence', 'add', 'requests.csv', 'inventory.csv'], cwd);
  await add.until('the end of the report', (screen) => oneLine(screen).includes('Next: tde evidence'));
  expect(await add.ended()).toMatchObject({ exitCode: 0 });
  const line = 'find.checklists.analyze-requests.records-request-data';
  const edit = startTde(['edit', 'find.checklists.analyze-requests'], cwd, { columns: 40, rows: 20 });
  await edit.until('the offer', (screen) => oneLine(screen).includes('Yes: mark "Records request data"'));
  edit.press(`1${KEY.enter}`);
  await edit.until('the next offer', (screen) => oneLine(screen).includes('Portal usage figures'));
  edit.press(KEY.interrupt);
  expect(await edit.ended()).toMatchObject({ exitCode: 130 });
  expect(readProject(file, method).at(line)).toMatchObject({
    value: 'yes',
    note: expect.stringContaining('(requests, '),
  });
  expect((await tde('plan', '--appendix')).out).toContain('Records request data: 600 requests');
  expect(readFileSync(file, 'utf8')).not.toMatch(/Quillfeather|Marrowby/);
});

test('a long file is told how far it is read, and Ctrl-C leaves nothing', async () => {
  const { cwd, file } = project();
  const [header = [], ...rows] = rowsOf(alaveteli, requests(2000));
  const many = Array.from({ length: 160 }, () => rows).flat();
  put(cwd, 'long.csv', written([header, ...many.map(([, ...rest], i) => [String(i), ...rest])]));
  const before = readFileSync(file, 'utf8');
  const add = startTde(['evidence', 'add', 'long.csv'], cwd);
  await add.until('how far it is', (screen) => /Reading long\.csv: \d+ %, [\d,]+ rows/.test(screen));
  add.press(KEY.interrupt);
  await add.ended();
  expect([readFileSync(file, 'utf8'), readdirSync(cwd).sort()]).toEqual([
    before,
    ['inventory.csv', 'long.csv', 'requests.csv', 'tde.yaml'],
  ]);
});
