// Nothing of a row leaves: canaries in every column of every format are in no file, no output, no message and no document; and counts so
// small that somebody would stand out cannot be worked out from those that are shown. One file of each kind; all of them are in
// evidence-private.full.test.ts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLexicon, sorterOf } from '../src/evidence/lexicon.ts';
import { couldBeNamed, FEWEST, looksPersonal, suppress } from '../src/evidence/private.ts';
import { reportOf } from '../src/evidence/shown.ts';
import { CATALOGS, LOGS, requests, written } from './support/city-exports.ts';
import {
  CANARIES,
  expectNoNameOfKind,
  expectNoneOfList,
  expectNoneOfLog,
  RARE_NAMES,
  shownOf,
} from './support/evidence-canaries.ts';
import { refusal, surveyed } from './support/read-exports.ts';

/** The first file of each kind of evidence, with its name. */
function oneOfEachKind<T extends { kind: string; name: string }>(files: readonly T[]): (readonly [string, T])[] {
  const first = files.filter(({ kind }, i) => files.findIndex((each) => each.kind === kind) === i);
  return first.map((file) => [file.name, file] as const);
}

describe('a canary in every column', () => {
  test.each(oneOfEachKind(LOGS))('of %s is found nowhere', (_, log) => expectNoneOfLog(log));

  test.each(oneOfEachKind(CATALOGS))('of a list is found nowhere: %s', (_, each) => expectNoneOfList(each));

  // What a list of datasets calls its titles is kept; what somebody asked for must not be taken for one.
  test.each([
    ['Date Received,Name,Request,Notes', (text: string) => `3/14/2024,Bo Li,"${text}",mailed`],
    ['Request ID,Request Date,Request Text,Tags', (text: string, i: number) => `24-${i},2024-03-14,"${text}",x`],
    ['id,title,slug,datetime_submitted', (text: string, i: number) => `${i},"${text}",x,2024-03-14T10:00:00`],
    ['Date Opened,Summary,Keywords,Views', (text: string) => `2024-03-14,"${text}",x,7`],
  ])('of a log with the columns %s is not kept as the title of a data set', async (header, row) => {
    for (const kind of [undefined, 'catalog', 'portal usage'] as const) {
      const rows = Array.from({ length: 40 }, (_, i) => row('police report on Ixtlilo Quirrenbach', i));
      const made = surveyed('log.csv', `${header}\n${rows.join('\n')}\n`, { kind });
      const said = await made.then(
        (found) => JSON.stringify([found, reportOf(found)]),
        ({ problems }) => JSON.stringify(problems),
      );
      expect(said).not.toMatch(/quirrenbach/i);
      expect(said).toContain(kind ? 'nothing was counted' : '40 requests');
    }
  });

  test.each([
    'Name,Email,Phone,Tags',
    'Name,Email Address,Keywords,Notes',
    'Name,Visits,Last visit,Neighborhood',
    'Name,First Name,Views,Tags',
    'Title,Downloads,Visits,Tags',
  ])('of a list of people with the columns %s is not kept as the title of a data set', async (header) => {
    const names = RARE_NAMES.filter((name) => name.includes(' '));
    const rows = names.map((name, i) => `"${name}",x${i},7,east`);
    const said = await surveyed('list.csv', `${header}\n${rows.join('\n')}\n`).then(
      (found) => JSON.stringify([found, reportOf(found)]),
      ({ problems }) => JSON.stringify(problems),
    );
    for (const name of names) expect(said).not.toContain(name);
  });

  test('of a table that is refused is in no message', async () => {
    for (const [canary, found] of CANARIES) {
      for (const bytes of [
        `${canary},${canary}\n${canary},1\n`,
        `date,title\n2024-01-01,"${canary}\n`,
        `[{"title": "${canary}"`,
        `{"error": true, "message": "${canary}"}`,
      ]) {
        expect(await refusal('x.csv', bytes), canary).not.toMatch(found);
      }
    }
  });
});

describe('a name that looks like a person, an address or a case', () => {
  test.each([
    'Maria Lopez',
    'LOPEZ, MARIA',
    'Complaint by Dr. Nowak',
    '12 Elm Street',
    'Case 2024-00817',
    'AB12 CDE',
    'a@b.example',
    'call 609-555-0142',
  ])('%s does', (name) => expect(looksPersonal(name)).toBe(true));

  test.each([
    'Street Light Out',
    'Noise - Residential',
    'HEAT/HOT WATER',
    'Rodent',
    'Fiscal Year 2024 Budget',
    'FY 2024 Budget',
    '311 Service Requests',
    'Dead Animal Pickup',
    'Form 990s',
    'COVID-19 Cases',
    '2020 Census',
    'Crash Data 2019-2023',
  ])('%s does not', (name) => expect(looksPersonal(name)).toBe(false));
});

/** What cities call their kinds of service requests. */
const KINDS =
  `911|Pothole|Street Light Out|Street Lights - All/Out|Alley Light Out Complaint|HEAT/HOT WATER|PLUMBING|PAINT/PLASTER|DOOR/WINDOW|
WATER LEAK|FLOORING/STAIRS|APPLIANCE|ELECTRIC|ELEVATOR|GENERAL|Noise - Residential|Noise - House of Worship|Noise - Helicopter|Illegal Parking|
Blocked Driveway|Derelict Vehicles|Abandoned Vehicle Complaint|Rodent Baiting/Rat Complaint|Dead Animal Pick-Up Request|Fly Dumping Complaint|
Bee/Wasp Removal|E-Scooter Parking Complaint|Garbage Cart Maintenance|Graffiti Removal Request|Tree Debris Clean-Up Request|Sewer|
Sanitation Code Violation|Sign Repair Request - All Other Signs|Water On Street Complaint|Aircraft Noise Complaint|Weed Removal Request|
Homeless Person Assistance|Encampments|Drug Activity|Panhandling|Urinating in Public|Squeegee|Unleashed Dog|Poison Ivy|Mosquitoes|
Bike/Roller/Skate Chronic|Root/Sewer/Sidewalk Condition|For Hire Vehicle Complaint|Lost Property|Consumer Complaint|Food Establishment|
Indoor Air Quality|Asbestos|Lead|Standing Water|Drinking|Vending|Smoking|Day Care|Beach/Pool/Sauna Complaint|HPD Literature Request|
DOF Property - Payment Issue|Taxi Report|Ferry Inquiry|Electronics Waste Appointment|Benefit Card Replacement|Non-Emergency Police Matter|
Requests for Street Cleaning|Request for Pothole Repair|Sidewalk Repair (Make Safe)|Improper Storage of Trash (Barrels)|Needle Pickup|
Schedule a Bulk Item Pickup|Parking Enforcement|Missed Trash/Recycling/Yard Waste/Bulk Item|New Tree Requests|Unshoveled Sidewalk|
Traffic Signal Inspection|Recycling Cart Return|Building Inspection Request|Unsatisfactory Living Conditions|Bed Bugs|Pest Infestation - Residential|
Fly-tipping|Dog fouling|Overhanging vegetation|Street lighting|Blocked drain|Missed bin collection|Litter|Abandoned trolley|Potholes and road damage|
MTA Bus Stop|Complaint against a City Employee|Complaint about Traffic|Report from a Tenant|General Request|Other|Miscellaneous`
    .replaceAll('\n', '')
    .split('|');

describe('the name of a kind that could be a name of a person', () => {
  const { isKnown } = sorterOf(loadLexicon());

  test.each(RARE_NAMES)('%s is one, alone and behind the words of a kind', (name) => {
    const apart = [`Inspection (${name})`, `Pothole - ${name}`, `${name}: Pothole`, `Pothole / ${name}`];
    for (const kind of [name, name.toLowerCase(), `Complaint against ${name}`, ...apart])
      expect(couldBeNamed(kind, isKnown), kind).toBe(true);
    if (/ /.test(name)) expect(couldBeNamed(`Pothole ${name}`, isKnown)).toBe(true);
  });

  test.each(['Minh Park', 'PARK, MINH', 'Oluwaseun Young', 'Long Xochi'])(
    '%s is one, though a word is in it',
    (name) => {
      expect(couldBeNamed(name, isKnown)).toBe(true);
    },
  );

  test('most names that cities give are none', () => {
    const lost = KINDS.filter((kind) => looksPersonal(kind) || couldBeNamed(kind, isKnown));
    expect(lost.length / KINDS.length, lost.join('\n')).toBeLessThan(0.03);
  });

  test('is not shown, though the sheet calls it Service Name', () => expectNoNameOfKind('Service Name'));

  test('is told of with what to do, and shown by a lexicon that knows its words', async () => {
    const kinds = ['Pothole', 'Street Light Out', 'Parking - Quizzle', 'Tree - Limb (Quizzle)'];
    const log = written([
      ['Service Name', 'Date received', 'Ward'],
      ...kinds.flatMap((kind, n) =>
        Array.from({ length: 24 }, (_, i) => [kind, `2024-0${1 + n}-${10 + (i % 9)}`, '3']),
      ),
    ]);
    const found = await surveyed('log.csv', log);
    const said = reportOf(found).join('\n');
    expect(said).toContain('2 named as a person or an address could be');
    expect(said).toContain('If it is a kind, add its words to the ordinary ones in a lexicon');
    const { ordinary = [], ...lexicon } = loadLexicon();
    const own = await surveyed('log.csv', log, { lexicon: { ...lexicon, ordinary: [...ordinary, 'quizzle'] } });
    expect(Object.values(own.source.topics ?? {}).map(({ title }) => title)).toEqual([...kinds].sort());
    expect(reportOf(own).join('\n')).not.toContain('person');
  });

  test('is no matter of a list of data sets, where one looks like a person and none is on a known topic', async () => {
    const list = 'Title,Theme\nQuux,A\nQuuz,A\nCorge,A\nOfficer Trask,A\n';
    const said = reportOf(await surveyed('list.csv', list, { kind: 'catalog' })).join('\n');
    expect(said).toContain('1 named as a person or an address could be');
    expect(said).not.toContain('kind');
  });
});

describe('small counts', () => {
  test('are held back together with as many others as it takes', () => {
    const { kept, heldBack } = suppress(
      new Map([
        ['a', 40],
        ['b', 3],
        ['c', 20],
        ['d', 12],
      ]),
    );
    expect([[...kept], heldBack]).toEqual([
      [
        ['c', 20],
        ['a', 40],
      ],
      { topics: 2, requests: 15 },
    ]);
  });

  test('are shown together with a large one, where that would be hidden', () => {
    const { kept, together, heldBack } = suppress(
      new Map([
        ['a', 5000],
        ['b', 3],
        ['c', 1808],
      ]),
    );
    expect([[...kept], together, heldBack]).toEqual([[['a', 5000]], { id: 'c', rarer: 1, requests: 1811 }, undefined]);
  });

  test('cannot be worked out from what is shown and the sum of all', () => {
    const list = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(list, (numbers) => {
        const all = new Map(numbers.map((n, i) => [`kind ${i}`, n]));
        const { kept, together, heldBack } = suppress(all);
        for (const n of kept.values()) expect(n).toBeGreaterThanOrEqual(FEWEST);
        const shown = [...kept.values()].reduce((sum, n) => sum + n, 0) + (together?.requests ?? 0);
        expect(shown + (heldBack?.requests ?? 0)).toBe(numbers.reduce((sum, n) => sum + n, 0));
        // What is not told one by one is of two kinds or more, and not so few.
        if (heldBack && kept.size > 0)
          expect([heldBack.topics >= 2, heldBack.requests >= FEWEST]).toEqual([true, true]);
        if (together) expect(together.requests).toBeGreaterThanOrEqual(FEWEST);
      }),
    );
  });

  test('cannot be worked out from a trend: a topic with a few requests in other months has none', async () => {
    const of = (month: string, number: number, subject: string) =>
      Array.from({ length: number }, (_, i) => [`${month}-${10 + (i % 18)}`, subject, `p${i}`]);
    const log = (few: number) => [
      ...of('2022-11', few, 'Payroll of the fire department'),
      ...of('2023-05', 30, 'Payroll of the fire department'),
      ...of('2024-05', 40, 'Payroll of the fire department'),
      ...of('2022-10', 20, 'Minutes of the council'),
      ...of('2024-12', 20, 'Minutes of the council'),
    ];
    const trend = '40 in the last 12 whole months after 30 in the 12 before';
    const saidWith = async (few: number) =>
      (await shownOf('log.csv', written([['date received', 'title', 'requester'], ...log(few)]))).replace(/\s+/g, ' ');
    expect(await saidWith(0)).toContain(trend);
    expect(await saidWith(12)).toContain(trend);
    expect(await saidWith(4)).not.toContain(trend);
  });

  test.each<[where: string, file: string, columns: string[], topics: string[], last: (i: number) => string]>([
    [
      'from the years of the other topics and of the whole log',
      'log.csv',
      ['date received', 'title', 'requester'],
      ['Payroll of the fire department', 'Minutes of the council', 'Something else'],
      (i) => `p${i}`,
    ],
    [
      'where two kinds of the city have names that differ in their signs alone',
      '311.csv',
      ['requested_datetime', 'service_name', 'address'],
      ['Tree/limb down', 'Tree limb down', ''],
      (i) => `${i} Main`,
    ],
  ])('cannot be worked out %s', async (_where, file, columns, [one = '', larger = '', other = ''], last) => {
    const of = (month: string, number: number, topic: string) =>
      Array.from({ length: number }, (_, i) => [`${month}-${10 + (i % 18)}`, topic, last(i)]);
    const log = (rare: number) => [
      ...of('2022-10', 20, one),
      ...of('2023-05', 30, one),
      ...of('2024-05', 40, one),
      ...of('2022-11', 60, larger),
      ...of('2023-06', 70, larger),
      ...of('2024-06', 80, larger),
      ...of('2023-07', 14 - rare, other),
      ...of('2024-07', rare, other),
      ...of('2024-12', 20, larger),
    ];
    const trendsOf = async (rare: number) =>
      (await shownOf(file, written([columns, ...log(rare)]))).match(/^ {6,}last-year: \d+$/gm);
    // The whole log, and both topics; then only the larger one, as 3 = 123 - 40 - 80.
    expect(await trendsOf(14)).toEqual(['      last-year: 134', '          last-year: 80', '          last-year: 40']);
    expect(await trendsOf(3)).toEqual(['      last-year: 123', '          last-year: 80']);
  });

  test('of people are told as few, and never as a number', async () => {
    const rows = requests(120).map(({ day, subject }, i) => [
      day.toISOString().slice(0, 10),
      subject,
      `p${i % (subject.startsWith('Payroll') ? 3 : 40)}`,
    ]);
    const said = await shownOf('log.csv', written([['date received', 'title', 'requester'], ...rows]));
    expect(said.replace(/\s+/g, ' ')).toContain('Staff, pay and positions: fewer than 11 people, 20 requests');
    expect(said).toContain('requesters: under 11');
  });

  test.each([
    [2, false],
    [40, true],
  ])(
    'of the others are not worked out from what the ten who asked most made: %i requests of others',
    async (others, isShown) => {
      const rows = Array.from({ length: 200 + others }, (_, i) => [
        '2024-03-14',
        'Payroll',
        `p${i < 200 ? i % 10 : 10 + (i % 2)}`,
      ]);
      const said = await shownOf('log.csv', written([['date received', 'title', 'requester'], ...rows]));
      expect(said).toContain('requesters: 12');
      expect(said.includes('top-10-requesters')).toBe(isShown);
    },
  );
});
