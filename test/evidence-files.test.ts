// What `tde evidence` makes of the files that cities hand over: read right, or refused with what was found and what to ask for. Every
// city's export, how the time grows, and more dialects, are in evidence-files.full.test.ts.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { reportOf } from '../src/evidence/shown.ts';
import { CATALOGS, LOGS, requests, rowsOf, type Writing, written } from './support/city-exports.ts';
import { expectSameCounts } from './support/dialects.ts';
import { person, refusal, surveyed, testBroken, testRead } from './support/read-exports.ts';
import { runs } from './support/runs.ts';

const alaveteli = LOGS.find(({ name }) => name === 'Alaveteli');
if (!alaveteli) throw new Error('no log');
const plain = rowsOf(alaveteli);
const [header = [], ...below] = plain;
const PORTAL = ['Issued Construction Permits', 'Street Trees'];

// One of each kind, and every third besides.
const some = LOGS.filter(({ kind }, i) => i % 3 === 0 || LOGS.findIndex((each) => each.kind === kind) === i);
testRead(some);
testBroken(some);

describe('a log of requests', () => {
  const ways: [string, Writing][] = [
    ['with semicolons', { delimiter: ';' }],
    ['with tabs', { delimiter: '\t' }],
    ['with bars', { delimiter: '|' }],
    ['with CR LF and every cell in quotes', { lineEnd: '\r\n', always: true }],
    ['with CR alone', { lineEnd: '\r' }],
    ['with a byte order mark', { mark: true }],
    ['with a line that tells Excel the separator', { sep: true, delimiter: ';' }],
    ['in UTF-16', { encoding: 'utf16le' }],
    ['in UTF-16, the other way round', { encoding: 'utf16be' }],
    ['in UTF-16 without a mark', { encoding: 'utf16le', mark: false }],
    ['in UTF-16 without a mark, the other way round', { encoding: 'utf16be', mark: false }],
    ['packed', { gzip: true }],
  ];
  test.each(ways)('is read %s', async (_, how) => {
    const { source } = await surveyed('log.csv', written(plain, how));
    expect(source).toMatchObject({ rows: 120, from: '2023-01-05', until: '2025-06-15', requesters: 28 });
  });

  test.each([
    ['a backslash before a quotation mark', String.raw`"a \"permit\", please"`, 'permits'],
    ['a backslash before one, over two lines', '"a \\"permit\nor two\\", please"', 'permits'],
    ['a backslash at the end of a cell', String.raw`"permits in C:\city\"`, 'permits'],
    ['no quotation mark at all', 'a permit', 'permits'],
  ])('is read where its texts have %s', async (_, text, topic) => {
    const rows = below.map(([id, , day, who]) => `${id},${text},${day},${who}`);
    const { source } = await surveyed(
      'log.csv',
      `request_id,title,request_created_at,requested_by\n${rows.join('\n')}\n`,
    );
    expect(source).toMatchObject({ rows: 120, requesters: 28, topics: { [topic]: { requests: 120 } } });
    expect(source['set-aside']).toBeUndefined();
  });

  test('says of a backslash before a quotation mark that comes late that it breaks the row', async () => {
    const rows = rowsOf(alaveteli, requests(2000));
    const late = String.raw`9000,"a \"permit\", please",2025-01-01,A,B,C`;
    const { source } = await surveyed('log.csv', `${written(rows)}${late}\n`);
    expect(source).toMatchObject({ rows: 2000, 'set-aside': { 'backslash-rows': 1 } });
  });

  test('is read without what stands above, below and between its rows, and says so', async () => {
    const rows = [
      header,
      ...below.slice(0, 60),
      header,
      ...below.slice(60),
      header.map(() => ''),
      ['Total', '', '', '120', '', ''],
    ];
    const how = {
      preamble: ['Requests of Larkspur', 'printed for the council,2025'],
      below: ['Source: records desk', '4999,one cell too many,2024-01-01,x,y,z,more'],
    };
    const { source } = await surveyed('log.csv', written(rows, how));
    expect(source.rows).toBe(120);
    expect(source['set-aside']).toEqual({
      'preamble-lines': 2,
      'repeated-headers': 1,
      'empty-rows': 1,
      'totals-lines': 1,
      'notes-below': 1,
      'long-rows': 1,
    });
  });

  test.each([
    ['Created', 'Request Type', 'category'],
    ['Received', 'TYPENAME', 'category'],
    ['Create Date', 'Describe the Record(s) Requested', 'subject'],
  ])('is known by its columns %s and %s', async (opened, what, role) => {
    const rows = requests(40).map(({ day, subject }) => [day.toISOString().slice(0, 10), subject]);
    const { source } = await surveyed('log.csv', written([[opened, what], ...rows]));
    expect(source).toMatchObject({ rows: 40, columns: { opened, [role]: what } });
  });

  test.each([
    ['12', 12],
    ['1.200', 1200],
    ['1.200,00', 1200],
    ['1,200.0', 1200],
    ['12,0', 12],
  ])('of counts has %s for a number', async (n, rows) => {
    const { source } = await surveyed('counts.csv', `Category;Year;Month;Count\nPothole;2024;May;${n}\n`);
    expect(source.rows).toBe(rows);
  });

  test('of counts without numbers, or a list without what can be used, is refused with that', async () => {
    expect(await refusal('counts.csv', 'Category;Year;Month;Count\nPothole;2024;May;some\n')).toContain(
      'It is a table of which no row can be used: 1 row without a number that could be read.',
    );
    expect(await refusal('list.csv', 'Title,Views,Public\nA,1,no\nB,2,no\n')).toContain('can be used: 2 not public.');
  });

  test('whose dates lack what a date needs says so', async () => {
    const log = (day: string) => `Created Date,Request Type,Ward\n${`${day},Pothole,3\n`.repeat(20)}`;
    const said = async (day: string) => reportOf(await surveyed('log.csv', log(day))).join('\n');
    expect(await said('14 Jan')).toContain('a date needs its day, month and year');
    expect(await said('14 Jan 2024')).not.toContain('a date needs');
  });

  test('uses every column that is named, or is refused', async () => {
    const log = 'Created Date,Request Type,Visits\n2024-05-14,Pothole,3\n';
    const said = await refusal('log.csv', log, { columns: { n: { name: 'Visits' } } });
    expect(said).toContain('no use for a column to be used as n (Service requests, 311 calls or complaints)');
    const { source } = await surveyed('log.csv', log, { columns: { subject: { name: 'Request Type' } } });
    expect(source.rows).toBe(1);
  });

  test('is read below the names of groups of columns', async () => {
    const named = ['No.', 'Date Rec\u2019d', 'Records Requested', 'Name'];
    const rows = [
      ['Request', '', '', 'Requester'],
      named,
      ...below.map(([id = '', text = '', day = '', who = '']) => [id, day, text, who]),
    ];
    const said = { requester: { name: 'name' } };
    for (const columns of [undefined, said]) {
      const { source } = await surveyed('log.csv', written(rows), { columns });
      expect(source).toMatchObject({ rows: 120, requesters: 28, 'set-aside': { 'preamble-lines': 1 } });
      expect(source.columns).toEqual({ opened: named[1], subject: named[2], requester: named[3] });
    }
  });

  test('is read below a summary as wide as the table, and below the line that a database draws', async () => {
    const summary = [['Requests by department'], ['Police', '70'], ['Clerk', '50'], []];
    const wide = [...summary, header, header.map(() => '-----'), ...below].map((row) =>
      header.map((_, i) => row[i] ?? ''),
    );
    const { source } = await surveyed('log.csv', written(wide));
    expect(source).toMatchObject({ rows: 120, requesters: 28, 'set-aside': { 'preamble-lines': 4, 'empty-rows': 1 } });
  });

  test.each([
    [
      ['Time Received', 'Date Received'],
      ['10:15', '2024-03-14'],
    ],
    [
      ['hora_ingreso', 'fecha_ingreso'],
      ['10:15', '14/03/2024'],
    ],
    [
      ['Time Opened', 'Last Changed', 'Date Created'],
      ['10:15', '1/1/2025', '3/14/2024'],
    ],
    [
      ['Date Closed', 'Date Added'],
      ['2025-01-01', '45365'],
    ],
  ])('has its day read from the right one of the columns %j', async (names, cells) => {
    const rows = [[...names, 'Request Title'], ...Array.from({ length: 20 }, () => [...cells, 'payroll'])];
    const { source } = await surveyed('log.csv', written(rows));
    expect([source.from, source.until]).toEqual(['2024-03-14', '2024-03-14']);
  });

  test.each([
    '2024-03-14Z',
    '2024-03-14+02:00',
    'March 14, 2024, 10:14:55 AM Eastern Daylight Time',
    '14-Mar-2024 - 10:00',
    '14 March 2024 10 Uhr',
  ])('has its day read from "%s", whatever stands behind it', async (cell) => {
    const rows = [['Date Received', 'Request Title'], ...Array.from({ length: 20 }, () => [cell, 'payroll'])];
    const { source } = await surveyed('log.csv', written(rows));
    expect([source.from, source.until]).toEqual(['2024-03-14', '2024-03-14']);
  });

  test('is decoded cell by cell: one bad byte does not change the others', async () => {
    const rows = [
      header,
      ...below.map((row, i) => (i % 2 ? row : [...row.slice(0, 3), 'Zoë Müller', ...row.slice(4)])),
    ];
    const bytes = written(rows);
    const at = bytes.indexOf(Buffer.from('Zoë'));
    const mixed = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from('Zo\xeb M\xfcller', 'latin1'),
      bytes.subarray(at + Buffer.byteLength('Zoë Müller')),
    ]);
    const { source } = await surveyed('log.csv', mixed);
    // Half of the rows are from one person, of whom one name was written otherwise and reads the same.
    expect(source).toMatchObject({ rows: 120, requesters: 15, 'set-aside': { 'read-as-windows-1252': 1 } });
  });

  test('counts a row once that is there twice, and rows without a day as such', async () => {
    const { source } = await surveyed(
      'log.csv',
      written([...plain, ...below.slice(0, 7), ['5000', 'City payroll', '#####', 'x', 'y', 'z']]),
    );
    expect(source).toMatchObject({ rows: 121, 'set-aside': { 'same-row-again': 7, undated: 1 } });
  });

  test.each([
    ['day first', '21/09/2023', 'day first', true, '2023-09-21'],
    ['month first', '09/21/2023', 'month first', true, '2023-09-21'],
    ['not told', '03/04/2023', 'month first', false, '2023-03-04'],
  ])('has the order of its dates decided by the whole column: %s', async (_, date, dates, told, from) => {
    const rows = below.map((row, i) => [
      ...row.slice(0, 2),
      i === 0 ? date : date.startsWith('03') ? '05/06/2024' : '05/06/2024',
      ...row.slice(3),
    ]);
    const { source, dates: read } = await surveyed('log.csv', written([header, ...rows]));
    expect([source.dates, read.told, source.from]).toEqual([dates, told, from]);
  });

  test('takes the order of the dates from whoever knows it', async () => {
    const rows = below.map((row) => [...row.slice(0, 2), '03/04/2023', ...row.slice(3)]);
    const columns = { opened: { name: 'Request created AT', order: 'day first' as const } };
    const { source, dates } = await surveyed('log.csv', written([header, ...rows]), { columns });
    expect([source.from, source.dates, dates.told]).toEqual(['2023-04-03', 'day first', true]);
  });

  test('is read from JSON lines and from the lists in JSON', async () => {
    const objects = below.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
    const lines = objects.map((each) => JSON.stringify(each)).join('\n');
    for (const [file, bytes] of [
      ['log.ndjson', lines],
      ['log.json', JSON.stringify(objects)],
      ['log.json', JSON.stringify({ requests: objects, total: 120 })],
      ['log.json', JSON.stringify({ error: null, pages: [{ page: 1 }], issues: objects })],
      ['log.json', JSON.stringify({ success: true, result: { records: objects } })],
      [
        'log.geojson',
        JSON.stringify({ features: objects.map((properties) => ({ type: 'Feature', geometry: null, properties })) }),
      ],
      ['log.json', JSON.stringify({ fields: header.map((id) => ({ id, type: 'text' })), records: below })],
      [
        'log.json',
        JSON.stringify({ nhits: 120, records: objects.map((fields, i) => ({ recordid: `r${i}`, fields })) }),
      ],
      ['log.js', `/**/jQuery19_2(${JSON.stringify(objects)});\n`],
      ['log.json', `callback(\n${JSON.stringify({ requests: objects })})`],
      ['log.json', Buffer.from(JSON.stringify(objects), 'utf16le')],
      ['rows.json', JSON.stringify({ meta: { view: { columns: header.map((name) => ({ name })) } }, data: below })],
    ] as const) {
      const { source } = await surveyed(file, bytes);
      expect(source, file).toMatchObject({ kind: 'records requests', rows: 120, requesters: 28 });
    }
    const broken = await surveyed('log.ndjson', `${lines}\n{"request_id": "cut`);
    expect(broken.source).toMatchObject({ rows: 120, 'set-aside': { 'broken-lines': 1 } });
  });

  test('counts all rows where what is called an id is that of the whole list or of a department', async () => {
    const asked = requests(120).map(({ day, kind }) => [day.toISOString().slice(0, 10), kind]);
    const rows = [...asked, ...asked].map(([day = '', kind = ''], i) => [`D${i % 3}`, day, kind, `${i} Main St`]);
    const { source } = await surveyed('log.csv', written([['ID', 'Date Opened', 'Request Type', 'Address'], ...rows]));
    expect(source).toMatchObject({ rows: 240, topics: { pothole: { requests: 40 } } });
    expect([source['set-aside'], source.columns?.id]).toEqual([undefined, undefined]);
    const records = rows.map(([, date_creation, type_de_demande], i) => ({
      datasetid: 'demandes',
      recordid: `r${i}`,
      fields: { date_creation, type_de_demande, adresse: 'x' },
    }));
    const listed = await surveyed('log.json', JSON.stringify({ nhits: 240, records }));
    expect(listed.source).toMatchObject({ rows: 240, columns: { id: 'recordid' } });
  });

  test('of Salesforce is sorted by the type of each case, not by what its records are called', async () => {
    const records = requests(120).map(({ day, kind }) => ({
      attributes: { type: 'Case', url: '/services/data/v58.0/sobjects/Case/1' },
      CreatedDate: day.toISOString(),
      Type: kind,
    }));
    const { source } = await surveyed('cases.json', JSON.stringify({ totalSize: 120, done: true, records }));
    expect(source).toMatchObject({ columns: { category: 'Type' }, topics: { pothole: { requests: 20 } } });
  });

  test.each([
    ['a datastore', { success: true, result: { total: 5000, records: [] } }, { 'on-other-pages': 4880 }],
    ['a request system', { count: 121, next: 'x', results: [] }, { 'on-other-pages': 1 }],
    ['a layer of ArcGIS', { exceededTransferLimit: true, features: [] }, { 'cut-by-server': 1 }],
    ['all of it', { total: 120, results: [] }, undefined],
  ])('says that there is more than %s answered at once', async (_, answer, aside) => {
    const objects = below.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
    const text = JSON.stringify(answer).replace('[]', JSON.stringify(objects));
    const { source } = await surveyed('log.json', text);
    expect([source.rows, source['set-aside']]).toEqual([120, aside]);
  });

  test('is added up where an engine counted it', async () => {
    const rows = [
      ['category', 'year', 'month', 'n'],
      ['911', '2023', '1', '400'],
      ['911', '2023.0', '2', '1,200'],
      ['Pothole', '2024', '12', '90'],
      ['', '2024', '12', '5'],
    ];
    const { source, isKindSure } = await surveyed('counts.csv', written(rows));
    expect(source).toMatchObject({
      kind: 'service requests',
      rows: 1695,
      from: '2023-01-01',
      until: '2024-12-31',
      unclassified: 5,
    });
    expect(source.topics).toMatchObject({
      911: { title: '911', requests: 1600 },
      pothole: { requests: 90, about: 'public-works' },
    });
    expect(isKindSure).toBe(false);
  });

  test('is added up with the numbers of any country and months by name, and says what has no number', async () => {
    const rows = [
      ['Category', 'Year', 'Month', 'Count'],
      ['Pothole', '2023', 'January', '1.234'],
      ['Pothole', '2023', 'Feb', '1 000.00'],
      ['Pothole', '2023', 'March', "2'000"],
      ['Pothole', '2023', '4', 'many'],
    ];
    const { source } = await surveyed('counts.csv', written(rows));
    expect(source).toMatchObject({ rows: 4234, from: '2023-01-01', until: '2023-03-31' });
    expect(source['set-aside']).toEqual({ 'without-a-number': 1 });
  });
});

describe('a list of datasets', () => {
  test.each(CATALOGS.map((each) => [each.name, each] as const))('is read: %s', async (_, { file, kind, bytes }) => {
    const { source } = await surveyed(file, bytes());
    expect(source).toMatchObject({ kind, rows: 5 });
    expect(source.topics?.permits).toEqual({
      title: 'Building permits and plans',
      datasets: 1,
      published: { 'issued-construction-permits': 'Issued Construction Permits' },
    });
    if (kind === 'portal usage') expect(source.unused).toBe(1);
  });

  test.each([
    [
      'the second version',
      { total_count: 2, results: PORTAL.map((title) => ({ metas: { default: { title, keyword: [] } } })) },
    ],
    [
      'the version before',
      { datasets: PORTAL.map((title) => ({ dataset: { metas: { default: { title, keyword: [] } } } })) },
    ],
    ['the first version', { nhits: 2, datasets: PORTAL.map((title) => ({ metas: { title, keyword: [] } })) }],
  ])('is read as %s of the interface of OpenDataSoft gives it', async (_, answer) => {
    const { source } = await surveyed('catalog.json', JSON.stringify(answer));
    expect(source).toMatchObject({ kind: 'catalog', rows: 2, topics: { permits: { datasets: 1 } } });
  });

  test('of pages of a portal leaves out those that are a search, a person or a log-in', async () => {
    const pages = [
      'Street Trees | Open Data',
      'Search results for quenby trask',
      'Profile: Wilhelmina Quenby',
      'Log in',
      'Home',
    ];
    const rows = pages.map((page, i) => [`${page}`, `${100 * (9 - i)}`]);
    const { source } = await surveyed('pages.csv', written([['Page title and screen class', 'Views'], ...rows]));
    expect(source).toMatchObject({ rows: 1, 'set-aside': { 'no-datasets': 4 } });
    expect(JSON.stringify(source)).not.toMatch(/quenby/i);
  });

  test('may be one data set alone, as CKAN shows it', async () => {
    const list = CATALOGS.find(({ file }) => file === 'package_search.json');
    const [result] = JSON.parse(String(list?.bytes())).result.results;
    const { source } = await surveyed('show.json', JSON.stringify({ success: true, result }));
    expect(reportOf({ source, isKindSure: true, dates: { told: true, against: 0 }, unsortedWords: [] })[0]).toBe(
      'show.json: 1 data set of the catalog.',
    );
  });

  test('counts a map for the dataset it was made of, and leaves out what is none or not public', async () => {
    const { source } = await surveyed('inventory.csv', CATALOGS[0]?.bytes() ?? '');
    expect(source['most-used']).toMatchObject({ 'issued-construction-permits': { views: 6000, downloads: 7 } });
    expect(source['set-aside']).toEqual({ 'no-datasets': 1, 'not-public': 1, 'counted-with-their-dataset': 1 });
  });
});

const bad: [string, string, string | Buffer, RegExp][] = [
  ['an empty file', 'log.csv', '', /empty/],
  ['blanks alone', 'log.csv', '  \n\n', /empty/],
  ['a line break alone', 'log.csv', '\n', /empty/],
  ['one digit', 'log.csv', '7', /one value/],
  ['a packed file with nothing in it', 'log.csv.gz', gzipSync(''), /empty/],
  ['a web page named .csv', 'log.csv', `<!DOCTYPE html><html><body>${person}</body></html>`, /a web page.*logged in/s],
  [
    'a pointer to the data',
    'log.csv',
    'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 99\n',
    /pointer.*git lfs pull/s,
  ],
  ['a page that leads to a log-in', 'log.csv', `<script>location = "/login?${person}"</script>`, /a web page/],
  ['a table of a web page, named as a workbook', 'log.xls', `<table><tr><td>${person}</td></tr></table>`, /a web page/],
  ['a web page behind a comment', 'log.csv', `<!-- ${person} --><!doctype html><html>`, /a web page/],
  ['a workbook', 'log.xlsx', Buffer.from('PK\x03\x04 and more', 'latin1'), /ZIP archive.*CSV/s],
  ['an old workbook', 'log.xls', Buffer.from('\xd0\xcf\x11\xe0 and more', 'latin1'), /old Excel/],
  ['a PDF', 'log.pdf', '%PDF-1.7\n', /PDF.*CSV/s],
  ['a Parquet file', 'log.parquet', 'PAR1\u0000\u0001', /Parquet.*query --for duckdb/s],
  ['an XML file', 'log.xml', '<?xml version="1.0"?><requests/>', /XML/],
  ['bytes that are no text', 'log.csv', Buffer.from(Array.from({ length: 400 }, (_, i) => i % 30)), /no text/],
  [
    'an archive that ends too early',
    'log.csv.gz',
    gzipSync(written(plain)).subarray(0, 900),
    /broken or ends too early/,
  ],
  ['an archive in an archive', 'log.csv.gz', gzipSync(gzipSync(written(plain))), /gzip archive in a gzip/],
  ['a header only', 'log.csv', written([header]), /no rows/],
  ['a table without a header', 'log.csv', written(below), /no name that is known here.*put a row of names/s],
  ['blank names', 'log.csv', `,,\n${person},b,c\n`, /no name that is known here/],
  ['one column', 'log.csv', `request\n${person}\n${person}\n`, /one column/],
  ['one value', 'log.json', '42', /one value/],
  ['a quotation mark that is never closed', 'log.csv', `${written(plain.slice(0, 9))}9,"${person},x\n`, /never closed/],
  [
    'rows that do not fit',
    'log.csv',
    `${written(plain.slice(0, 30))}${`1,${person},x,y,z,w,v,u\n`.repeat(29)}`,
    /29 rows do not fit/,
  ],
  [
    'JSON that ends too early',
    'log.json',
    JSON.stringify([{ title: person, date: '2024-01-01' }]).slice(0, -3),
    /ends too early/,
  ],
  ['broken JSON', 'log.json', `[{"title": ${person}}]`, /broken JSON/],
  ['JSON nested deep', 'log.json', `${'['.repeat(60_000)}${']'.repeat(60_000)}`, /nested far too deeply/],
  ['JSON without rows', 'log.json', '{"title": "x", "n": [1, 2]}', /without a list of rows/],
  ['an empty answer', 'log.json', '{"result": {"records": []}}', /no rows/],
  [
    'an error of a portal',
    'log.json',
    `{"error": true, "message": "${person}"}`,
    /error with which the portal answered/,
  ],
  ['lines that are no JSON', 'log.ndjson', `{"a": 1}\n{"b": 2}\n${`{${person}\n`.repeat(40)}`, /broken JSON/],
];

describe('what is no evidence', () => {
  test.each(bad)('%s is refused with what was found and what to do', async (_, file, bytes, said) => {
    const message = await refusal(file, bytes);
    expect(message).toMatch(said);
    expect(message).not.toContain('Wilhelmina');
  });

  test.each(bad)('%s is refused in the same way for every export that it could have been', async (_, file, bytes) => {
    expect(await refusal(file, bytes, { kind: 'service requests' })).toBe(await refusal(file, bytes));
  });

  test('a log of requests that --kind names a list of datasets', async () => {
    for (const kind of ['catalog', 'portal usage'] as const)
      expect(await refusal('log.csv', written(rowsOf(LOGS[0] ?? alaveteli)), { kind })).toContain(
        'not those of the kind that --kind names',
      );
  });

  test('a column that was named and is not there is said, and one that is there twice', async () => {
    const columns = { opened: { name: 'Day it came' } };
    expect(await refusal('log.csv', written(plain), { columns })).toContain(
      'no column named "Day it came" to use as opened',
    );
    const twice = [[...header, 'Title'], ...below.map((row) => [...row, 'x'])];
    const subject = { subject: { name: 'title' } };
    expect(await refusal('log.csv', written(twice), { columns: subject })).toContain(
      'Several columns are named "title"',
    );
  });
});

test('the same rows give the same counts in every dialect, encoding and chunking', () =>
  expectSameCounts(runs(4, 250)));
