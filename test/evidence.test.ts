// `tde evidence`: what is counted in the city's data gets into the project as counts, is shown with what could mislead, and goes again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINES } from '../src/evidence/queries.ts';
import { loadMethod } from '../src/method/ids.ts';
import { readProject } from '../src/project/file.ts';
import { CATALOGS, LOGS, requests, rowsOf, written } from './support/city-exports.ts';
import { tdeHere } from './support/here.ts';
import { surveyed } from './support/read-exports.ts';
import { type After, put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod(undefined);
const log = (name: string) => LOGS.find((each) => each.name === name) ?? fail(name);
const fail = (name: string): never => {
  throw new Error(`no log of ${name}`);
};

function project(after?: After) {
  const cwd = tempDir(after);
  const file = put(cwd, 'tde.yaml', 'tde: 1\nproject:\n  name: Lead-safe rentals\n');
  put(cwd, 'requests.csv', written(rowsOf(log('Alaveteli'), requests(600))));
  put(cwd, 'inventory.csv', CATALOGS[0]?.bytes() ?? '');
  const tde = (...argv: string[]) => runTde(argv, { cwd });
  return { cwd, file, tde, text: () => readFileSync(file, 'utf8'), evidence: () => readProject(file, method).evidence };
}

describe('tde evidence add', () => {
  test('says what it took a file for and what it counted, and puts counts into the project', async () => {
    const { tde, text, evidence } = project();
    const { code, out, err } = await tde('evidence', 'add', 'requests.csv');
    expect({ code, err }).toEqual({
      code: 0,
      err: 'Added as requests. The file itself stays where it is; the project holds counts\nonly.\nNext: tde evidence\n',
    });
    expect(out.split('\n').length).toBeLessThanOrEqual(12);
    expect(out).toContain(
      'requests.csv: 600 requests.\nColumns used: opened = request_created_at, subject = title, requester =\n  requested_by',
    );
    expect(out).toContain('From 2023-01-05 to 2025-06-21.');
    expect(text()).toContain('\nevidence:\n  sources:\n    requests:\n      file: requests.csv\n');
    expect(evidence().get('requests')).toMatchObject({
      kind: 'records requests',
      rows: 600,
      requesters: 28,
      'top-10-requesters': '37 %',
      unclassified: 100,
      topics: { permits: { requests: 100, requesters: 14, once: 14, could: 'dataset' } },
    });
  });

  test('counts the same file again in its place, and tells whether it changed', async () => {
    const { tde, cwd, text, evidence } = project();
    await tde('evidence', 'add', 'requests.csv');
    const before = text();
    expect((await tde('evidence', 'add', 'requests.csv')).err).toContain(
      'Counted again as requests: the file is the same.',
    );
    expect(text()).toBe(before);
    put(cwd, 'requests.csv', written(rowsOf(log('Alaveteli'), requests(300))));
    expect((await tde('evidence', 'add', 'requests.csv')).err).toContain(
      'Counted again as requests: the file has changed',
    );
    expect([...evidence()].map(([id, { rows }]) => [id, rows])).toEqual([['requests', 300]]);
  });

  test('gives another file of the same name an id of its own, and keeps no path outside the project', async () => {
    const { tde, evidence } = project();
    const elsewhere = put(tempDir(), 'requests.csv', written(rowsOf(log('Bath'), requests(300))));
    await tde('evidence', 'add', 'requests.csv', 'inventory.csv');
    await tde('evidence', 'add', elsewhere);
    expect([...evidence()].map(([id, { file }]) => [id, file])).toEqual([
      ['requests', 'requests.csv'],
      ['inventory', 'inventory.csv'],
      ['requests-2', 'requests.csv'],
    ]);
  });

  test('counts a copy of a file in its place, as a browser names what it gets again', async () => {
    const { tde, cwd, evidence } = project();
    await tde('evidence', 'add', 'requests.csv');
    put(cwd, 'requests (1).csv', readFileSync(join(cwd, 'requests.csv')));
    expect((await tde('evidence', 'add', 'requests (1).csv')).err).toContain('Counted again as requests: the file is');
    expect([...evidence()].map(([id, { file }]) => [id, file])).toEqual([['requests', 'requests (1).csv']]);
  });

  test('changes nothing with --dry-run, which needs no project', async () => {
    const { tde, text, cwd } = project();
    const before = text();
    const { code, out, err } = await tde('evidence', 'add', 'requests.csv', '--dry-run');
    expect([code, text()]).toEqual([0, before]);
    expect(out).toContain('600 requests');
    expect(err).toContain('Nothing was added (--dry-run).');
    const told = ['--column', 'subject=title', '--kind', 'records-requests'];
    const next = await tde('evidence', 'add', 'requests.csv', '--dry-run', ...told);
    expect(next.err.replace(/\s+/g, ' ')).toContain(
      'Next: tde evidence add requests.csv --kind records-requests --column subject=title',
    );
    const alone = tempDir();
    expect((await runTde(['evidence', 'add', join(cwd, 'requests.csv'), '--dry-run'], { cwd: alone })).code).toBe(0);
  });

  test('adds what it can, and says of the rest what to ask for', async () => {
    const { tde, cwd, evidence } = project();
    put(cwd, 'login.csv', '<!doctype html><p>Log in</p>');
    const { code, err } = await tde('evidence', 'add', 'login.csv', 'inventory.csv', 'gone.csv');
    expect(code).toBe(1);
    expect(err).toContain('login.csv: nothing was counted. It is a web page');
    expect(err).toContain('Could not read gone.csv: it is not there.');
    expect([...evidence().keys()]).toEqual(['inventory']);
  });

  test('takes the kind and the columns from whoever knows them', async () => {
    const { tde, cwd, evidence } = project();
    const rows = [
      ['Eingang', 'Worum', 'Wer'],
      ...requests(120).map(({ day, subject, who }) => [day.toISOString().slice(0, 10), subject, who]),
    ];
    put(cwd, 'eingang.csv', written(rows));
    expect((await tde('evidence', 'add', 'eingang.csv')).err).toContain('whose 3 columns have no name');
    const columns = ['opened=eingang', 'subject=Worum', 'requester=Wer'].flatMap((pair) => ['--column', pair]);
    await tde('evidence', 'add', 'eingang.csv', ...columns, '--kind', 'records-requests');
    expect(evidence().get('eingang')).toMatchObject({ kind: 'records requests', rows: 120, requesters: 28 });
    // Told once, a newer one is read in the same way; another list under that name is not.
    put(cwd, 'eingang.csv', written(rows.slice(0, 100)));
    await tde('evidence', 'add', 'eingang.csv');
    expect(evidence().get('eingang')).toMatchObject({ kind: 'records requests', rows: 99, requesters: 28 });
    put(cwd, 'eingang.csv', written(rowsOf(log('Bath'))));
    await tde('evidence', 'add', 'eingang.csv');
    expect(evidence().get('eingang')).toMatchObject({ kind: 'service requests', rows: 120 });
  });

  test.each([
    [['--kind', 'record-requests'], 'There is no kind "record-requests". Did you mean records-requests?'],
    [['--column', 'day=Date'], '--column says which column is which'],
    [['--column', 'opened'], '--column says which column is which'],
  ])('refuses %j', async (options, said) => {
    const { tde } = project();
    const { code, err } = await tde('evidence', 'add', 'requests.csv', ...options);
    expect([code, err.replaceAll('\n', ' ')]).toEqual([2, expect.stringContaining(said)]);
  });

  test('sorts by a lexicon of one’s own, and says what is wrong in one', async () => {
    const { tde, cwd, evidence } = project();
    const own =
      'lexicon: 1\nlanguage: en\nboilerplate: [please]\ntopics:\n  things:\n    title: Things\n    share: dataset\n    words: [thing]\n';
    put(cwd, 'own.yaml', own);
    await tde('evidence', 'add', 'requests.csv', '--lexicon', 'own.yaml');
    expect(evidence().get('requests')).toMatchObject({ unclassified: 500, topics: { things: { requests: 100 } } });
    put(cwd, 'own.yaml', `${own}  more:\n    title: More\n    share: dataset\n    words: [things, '!']\n`);
    const { code, err } = await tde('evidence', 'add', 'requests.csv', '--lexicon', 'own.yaml');
    expect(code).toBe(1);
    expect(err).toContain('own.yaml:12:13: "things" is a word of things, too');
    expect(err).toContain('own.yaml:12:21: "!" holds no word');
  });

  test('lists words of the lexicon in what was not sorted, never others', async () => {
    const { tde, cwd } = project();
    const rows = [
      ['title', 'date', 'requested_by'],
      ...requests(60).map(({ who }, i) => [
        'the tort of Zanetti-Poe against us, freedom of information',
        `2024-01-${10 + (i % 20)}`,
        who,
      ]),
    ];
    put(cwd, 'odd.csv', written(rows));
    const { out } = await tde('evidence', 'add', 'odd.csv', '--explain', '--dry-run');
    expect(out).not.toMatch(/zanetti/i);
  });
});

describe('tde evidence', () => {
  const both = project(afterAll);
  beforeAll(async () => void (await both.tde('evidence', 'add', 'requests.csv', 'inventory.csv')));

  test('shows topics by people, what could answer them, and what could mislead', async () => {
    const { out } = await both.tde('evidence');
    const plain = out.replace(/\s+/g, ' ');
    expect(plain).toMatch(
      /requests\.csv: 600 requests, 2023-01-05 to 2025-06-21, by date and subject \(requests, [0-9a-f]{16}\)/,
    );
    expect(plain).toContain('1. Building permits and plans: 14 people, 100 requests (14 of them different)');
    expect(plain).toContain('could be a data set; published, perhaps: Issued Construction Permits');
    expect(plain).toContain('could be documents posted before anybody asks; no published data set found by its title');
    expect(plain).toContain('17 % could not be sorted. Whoever asks often weighs more here.');
    expect(plain).toContain('Used most, by views: Issued Construction Permits (6,000)');
    expect(plain).toContain('No view is counted for 1 of the 5 data sets');
    expect(plain).toContain('A log shows only people who know how to ask.');
    expect(plain).toContain('A case file is what is kept on one person, address, event or exchange of letters');
  });

  test('says of the kinds of a city that they are its own, and answers none by a word that all streets share', async () => {
    const { tde, cwd } = project();
    put(cwd, 'calls.csv', written(rowsOf(log('Open311 bulk'))));
    put(
      cwd,
      'streets.json',
      JSON.stringify({
        dataset: ['Street Trees', 'Graffiti Reports', '311 Service Requests'].map((title) => ({ title, keyword: [] })),
      }),
    );
    await tde('evidence', 'add', 'calls.csv', 'streets.json');
    for (const argv of [['evidence'], ['plan', '--section', 'evidence']]) {
      const plain = (await tde(...argv)).out.replace(/\s+/g, ' ');
      expect(plain).toContain('Kinds are those of the city.');
      expect(plain).not.toContain('Topics are told by their words.');
      expect(plain).not.toContain('Street Trees');
      expect(plain).toMatch(/Graffiti.{0,99} Graffiti Reports/);
      expect(plain).toMatch(/Pothole.{0,99} 311 Service Requests/);
    }
  });

  test('says of a data set that is published that nobody uses it', async () => {
    const { tde, cwd } = project();
    put(
      cwd,
      'unused.csv',
      written([
        ['Name', 'Visits'],
        ['Issued Construction Permits', '0'],
        ['City Payroll', '9'],
      ]),
    );
    await tde('evidence', 'add', 'requests.csv', 'unused.csv');
    expect((await tde('evidence')).out.replace(/\s+/g, ' ')).toContain(
      'published, perhaps: Issued Construction Permits, and no view is counted for it 2.',
    );
    const plan = (await tde('plan', '--section', 'evidence')).out;
    expect(plan).toContain('| Issued Construction Permits, and no view is counted for it |');
    expect(plan).toContain('| City Payroll |');
  });

  test('says first of a topic that most of it is about one address or case', async () => {
    const { tde, cwd } = project();
    const rows = Array.from({ length: 100 }, (_, i) => [
      `2024-0${1 + (i % 9)}-11`,
      i % 5 ? `Building permits for ${i} Alder Street` : 'List of building permits',
    ]);
    put(cwd, 'permits.csv', written([['Date received', 'Records requested'], ...rows]));
    await tde('evidence', 'add', 'permits.csv');
    expect((await tde('evidence')).out.replace(/\s+/g, ' ')).toContain(
      'about 80 % ask about one address or case; the others could be a data set',
    );
    expect((await tde('plan', '--section', 'evidence')).out).toContain(
      'only a case file (about 80 %), else a data set',
    );
  });

  test('gives the same as JSON, and the topics as a table', async () => {
    const { tde } = both;
    const { evidence } = JSON.parse((await tde('evidence', '--json')).out);
    expect(evidence.map(({ id }: { id: string }) => id)).toEqual(['requests', 'inventory']);
    expect(evidence[0]).toMatchObject({
      rows: 600,
      shares: { dataset: 50, document: 17, caseFile: 17, unclassified: 17, unknown: 0 },
    });
    expect(evidence[0].topics[0]).toMatchObject({
      title: 'Building permits and plans',
      answer: { dataset: 'Issued Construction Permits', source: 'inventory' },
    });
    const { out } = await tde('evidence', '--csv');
    expect(out).toContain('"requests","Building permits and plans","100","17","14","14"');
  });

  test('says what to do where there is none', async () => {
    const { code, out, err } = await project().tde('evidence');
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('No evidence yet. Add a log of requests or a list of data sets: tde evidence add\nFILE');
  });

  test('takes a source out, and leaves the rest as it was', async () => {
    const { tde, text } = project();
    await tde('evidence', 'add', 'requests.csv');
    const before = text();
    await tde('evidence', 'add', 'inventory.csv');
    const { err } = await tde('evidence', 'remove', 'inventory');
    expect(err).toContain('inventory was taken out.');
    expect(text()).toBe(before);
    await tde('evidence', 'add', 'inventory.csv');
    await tde('evidence', 'remove', 'inventory.csv');
    expect(text()).toBe(before);
    const wrong = await tde('evidence', 'remove', 'request');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('Did you mean requests?')]);
  });

  test('goes with the project into the next cycle', async () => {
    const { tde, evidence } = project();
    await tde('evidence', 'add', 'requests.csv');
    const before = evidence();
    await tde('set', 'find.focus-area', 'permits');
    expect((await tde('iterate', '--yes')).code).toBe(0);
    expect(evidence()).toEqual(before);
  });

  test('is read as somebody edited it: what cannot be used is said with its place, what is unknown is kept', async () => {
    const { tde, text, file } = project();
    await tde('evidence', 'add', 'requests.csv');
    const good = text();
    const line = good.split('\n').indexOf('    requests:') + 1;
    writeFileSync(file, good.replace('rows: 600', 'rows: many'));
    const bad = await tde('evidence');
    expect(bad.out).toBe('');
    const check = await tde('check');
    expect(check.out.replace(/\s+/g, ' ')).toContain(
      `tde.yaml:${line}:5: evidence.sources.requests.rows cannot be used as it stands.`,
    );
    writeFileSync(file, good.replace('rows: 600', 'rows: 600\n      seen-by: us'));
    const kept = await tde('evidence', 'add', 'inventory.csv');
    expect(kept.err.replace(/\s+/g, ' ')).toContain('"evidence.sources.requests.seen-by" is not a key');
    expect(text()).toContain('seen-by: us');
  });
});

describe('tde check', () => {
  test('says where a source that is cited is gone, was counted anew, or has another file now', async () => {
    const { tde, cwd } = project();
    const check = async () => (await tde('check')).out.replace(/\s+/g, ' ');
    await tde('evidence', 'add', 'requests.csv');
    const [{ topics, citation }] = JSON.parse((await tde('evidence', '--json')).out).evidence;
    const line = 'find.checklists.analyze-requests.records-request-data';
    await tde('set', line, 'yes', '--note', citation);
    await tde('set', 'find.focus-reason', topics[0].citation);
    expect(await check()).not.toContain('evidence');
    put(cwd, 'requests.csv', written(rowsOf(log('Alaveteli'), requests(300))));
    expect(await check()).toContain(
      'requests.csv is another file than the one that was counted as requests. [evidence-file] Count it again: tde evidence add requests.csv',
    );
    await tde('evidence', 'add', 'requests.csv');
    expect(await check()).toContain(
      `${line} cites requests as it was counted in another file than now. [evidence-cited]`,
    );
    await tde('evidence', 'remove', 'requests');
    const found = await check();
    expect(found).toContain(`${line} cites requests, which is not among the evidence any more.`);
    expect(found).toContain('find.focus-reason cites requests');
    // A colleague has the project, and not the file.
    expect(found).not.toContain('evidence-file');
  });
});

test('tde check names the command that counts a changed file again, whatever it is called', async () => {
  const { tde, cwd } = project();
  put(cwd, 'calls (1).csv', written(rowsOf(log('Bath'))));
  await tde('evidence', 'add', 'calls (1).csv');
  put(cwd, 'calls (1).csv', written(rowsOf(log('Bath'), requests(90))));
  const { out, err } = await tde('check');
  expect(out.replace(/\s+/g, ' ')).toContain('Count it again: tde evidence add "calls (1).csv"');
  expect(err).toContain('Next: tde evidence add "calls (1).csv"');
});

test('tde evidence lexicon prints the lexicon with its comments, and it can be used as it is', async () => {
  const { tde, cwd } = project();
  const { code, out } = await tde('evidence', 'lexicon');
  expect([code, out]).toEqual([0, expect.stringContaining('# The lexicon by which')]);
  put(cwd, 'own.yaml', out);
  expect((await tde('evidence', 'add', 'requests.csv', '--lexicon', 'own.yaml')).code).toBe(0);
});

describe('tde evidence query', () => {
  test('asks where the data lives where that is not said', async () => {
    const { code, err } = await runTde(['evidence', 'query'], { cwd: tempDir() });
    expect([code, err]).toEqual([2, expect.stringContaining('Name the engine')]);
    expect(err).not.toContain('""');
  });

  test.each(Object.entries(ENGINES))('prints the question for %s, with how to run it', async (engine, { answer }) => {
    const { code, out, err } = await runTde(
      ['evidence', 'query', '--for', engine, '--category', 'kind_of', '--opened', 'day_in'],
      { cwd: tempDir() },
    );
    expect(code).toBe(0);
    expect(out).toContain('kind_of');
    expect(out).toContain('day_in');
    expect(err).toContain(`Next: tde evidence add ${answer}`);
    expect(out).toContain(answer);
  });

  const months = Array.from({ length: 12 }, (_, i) => ({ kind: 'Pothole', year: 2024, month: i + 1, n: 20 + i }));
  test.each([
    [
      'Socrata',
      'counts.csv',
      `"category","year","month","n"\n${months.map((row) => `"Pothole","${row.year}","${row.month}","${row.n}"`).join('\n')}\n`,
      {},
    ],
    [
      'CKAN',
      'counts.json',
      JSON.stringify({
        success: true,
        result: {
          records: months.map((row) => ({ category: row.kind, year: 2024.0, month: row.month, n: `${row.n}` })),
        },
      }),
      {},
    ],
    [
      'ArcGIS',
      'counts.json',
      JSON.stringify({
        features: months.map((row) => ({
          attributes: { reason: row.kind, EXPR_1: 2024, EXPR_2: row.month, n: row.n },
        })),
      }),
      { category: { name: 'reason' }, year: { name: 'EXPR_1' }, month: { name: 'EXPR_2' } },
    ],
  ])('reads the answer as %s gives it', async (_, file, answer, columns) => {
    const { source } = await surveyed(file, answer, { columns });
    expect(source).toMatchObject({
      rows: 306,
      from: '2024-01-01',
      until: '2024-12-31',
      topics: { pothole: { requests: 306 } },
    });
  });

  test('puts a name in quotation marks where it could be read as something else', async () => {
    const { out } = await runTde(['evidence', 'query', '--for', 'sql', '--category', 'a "b"; DROP', '--table', "x'y"], {
      cwd: tempDir(),
    });
    expect(out).toContain('SELECT "a ""b""; DROP" AS category,');
    expect(out).toContain(`FROM "x'y"`);
  });

  test.each(['socrata', 'arcgis'])('keeps a name whole in an address, whatever signs are in it: %s', async (engine) => {
    const asked = ['--for', engine, '--category', 'parks&rec=x', '--opened', 'day'];
    const { out } = await runTde(['evidence', 'query', ...asked], { cwd: tempDir() });
    const address = /^\S+\?\S+/m.exec(out.replaceAll('LAYER', 'https://LAYER'))?.[0] ?? '';
    expect([...new URL(address).searchParams.values()].some((value) => value.includes('parks&rec=x'))).toBe(true);
  });

  test('names the engines where another is asked for', async () => {
    const { code, err } = await runTde(['evidence', 'query', '--for', 'duck'], { cwd: tempDir() });
    expect([code, err]).toEqual([2, expect.stringContaining('The engines are: duckdb, sql, socrata, ckan, arcgis.')]);
  });
});

test('what the person said of a file is no guess any more, be it what was guessed or not', async () => {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', 'tde: 1\n');
  const days = Array.from({ length: 40 }, (_, i) => `22-${i},${1 + (i % 9)}/${1 + (i % 7)}/2025,permit list for roofs`);
  put(cwd, 'log.csv', `Request No,Date Received,Description\n${days.join('\n')}\n`);
  for (const [keys, told] of [
    ['\r\r', 'month first, as you said'],
    ['\r2\r', 'day first, as you said'],
    ['2\r\r', 'month first, as you said'],
  ] as const) {
    const tde = tdeHere(['evidence', 'add', 'log.csv'], cwd);
    const [kind, order] = [keys.slice(0, keys.indexOf('\r') + 1), keys.slice(keys.indexOf('\r') + 1)];
    await tde.see('What is it a list of?');
    tde.press(kind);
    await tde.see('Which comes first?');
    tde.press(order);
    expect(await tde.code).toBe(0);
    await tde.see(`Dates: ${told}.`);
    expect(tde.shown()).not.toContain('a guess');
  }
});
