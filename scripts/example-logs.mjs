// `node scripts/example-logs.mjs [FOLDER]`: writes the invented logs that ship with two of the examples, always the same ones. They have the
// quirks of real exports: a preamble and a line of totals, an accent in Windows-1252, a row that is there twice, a buyer who asks for
// everything, dates with the month first. Nobody in them lives.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from './random.mjs';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'examples');

/** One of some things, each as likely as its number says. */
function pick(chance, things) {
  let left = chance() * things.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, thing] of things) {
    left -= weight;
    if (left < 0) return thing;
  }
  return things[0][1];
}

const one = (chance, list) => list[Math.floor(chance() * list.length)];
const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows, end = '\n') => rows.map((row) => row.map(cell).join(',')).join(end) + end;
const us = (day) => `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()}`;
const dayIn = (chance, from, days) => new Date(from + Math.floor(chance() * days) * 86_400_000);

const STREETS = [
  'Mesquite',
  'Adobe',
  'Lantern',
  'Cottonwood',
  'Saddle',
  'Quarry',
  'Juniper',
  'Ferry',
  'Mill',
  'Orchard',
];
const WAYS = ['Street', 'Road', 'Lane', 'Avenue', 'Court'];
const address = (chance) => `${2 + Math.floor(chance() * 980)} ${one(chance, STREETS)} ${one(chance, WAYS)}`;

/** A year of requests to the planning department: no names, as the clerk took them out. */
function planningRequests() {
  const chance = randomFrom(412);
  const kinds = [
    [58, () => `Zoning of ${address(chance)} and what may be built there`],
    [44, () => `Building permits and plans for ${address(chance)}`],
    [26, () => 'Variance and site plan applications on my street'],
    [22, () => `Survey or property card, ${address(chance)}`],
    [16, () => `Fence permit next door, ${address(chance)}`],
    [14, () => 'New construction permits issued, monthly list'],
    [12, () => 'Subdivision applications, north side'],
    [10, () => `Code violations at ${address(chance)}`],
    [9, () => 'Tree removal applications'],
    [8, () => 'Short-term rental registrations'],
    [6, () => 'Traffic study for the new market'],
    [5, () => 'Minutes of the planning commission'],
    [5, () => 'E-mails about the plaza, "any and all"'],
    [
      38,
      () =>
        one(chance, [
          'See attached',
          'As we talked about at the counter',
          'Same as last time, please',
          'The lot by us',
        ]),
    ],
  ];
  const rows = Array.from({ length: 412 }, (_, i) => [
    `PB-${String(24000 + i)}`,
    us(dayIn(chance, Date.UTC(2025, 4, 1), 365)),
    pick(chance, kinds)(),
    one(chance, ['Closed', 'Closed', 'Open']),
  ]);
  const all = [['Reference No', 'Create Date', 'Public Record Desired', 'Request Status'], ...rows, rows[100]];
  return Buffer.from(`Requests to the planning department\nprinted by the clerk\n${csv(all)}Total,,,412\n`);
}

/** What the portal of the same city has, and how often it was looked at in a year. */
function portalInventory() {
  const chance = randomFrom(71);
  const first = [
    ['Restaurant Inspections', 24_300],
    ['Trash and Recycling Days', 21_050],
    ['Zoning Districts', 18_600],
    ['Issued Building Permits', 9_420],
    ['Land Use Codes', 6_180],
    ['Parcels', 5_930],
    ['Bus Stops', 4_700],
    ['Code Violations', 3_310],
    ['Business Licenses', 2_890],
    ['Crime Reports', 2_640],
  ];
  const things = [
    'Trees',
    'Benches',
    'Bike Racks',
    'Street Lights',
    'Hydrants',
    'Murals',
    'Playgrounds',
    'Storm Drains',
    'Parking Meters',
  ];
  const parts = ['North', 'South', 'East', 'West', 'Old Town', 'Airport', 'Riverside'];
  const more = parts.flatMap((part) => things.map((thing) => `${thing}, ${part}`)).slice(0, 61);
  const titles = [...first, ...more.map((title) => [title, chance() < 0.3 ? 0 : Math.floor(chance() ** 3 * 900)])];
  const rows = titles.map(([title, views], i) => [
    `pbdx-${String(1000 + i)}`,
    title,
    'dataset',
    '',
    'true',
    String(views),
    String(Math.floor(views / 9)),
    'gis@pinonbluff.example',
  ]);
  const map = ['pbdx-9001', 'Map of zoning', 'map', 'pbdx-1002', 'true', '0', '0', 'gis@pinonbluff.example'];
  const story = ['pbdx-9002', 'Our budget in pictures', 'story', '', 'true', '31000', '0', 'mayor@pinonbluff.example'];
  const head = ['U ID', 'Name', 'Type', 'Parent UID', 'Public', 'Visits', 'Downloads', 'Contact Email'];
  return Buffer.from(csv([head, ...rows, map, story], '\r\n'));
}

/** Two years and a half of requests to the recorder's office. One buyer of lots asks for more than everybody else. */
function deedRequests() {
  const chance = randomFrom(2207);
  const given = [
    'Ada',
    'Bela',
    'Corwin',
    'Dilys',
    'Edda',
    'Fenna',
    'Gwil',
    'Hedda',
    'Idris',
    'Jory',
    'Kerensa',
    'Lowri',
  ];
  const family = [
    'Ashdown',
    'Brightwell',
    'Colebatch',
    'Dunmore',
    'Eastaway',
    'Fairlie',
    'Müller',
    'Greenacre',
    'Holloway',
    'Ingleby',
  ];
  const kinds = [
    [30, () => `Deed for ${address(chance)}`],
    [24, () => 'List of vacant and abandoned properties in my township'],
    [20, () => `Who owns the empty house at ${address(chance)}`],
    [18, () => 'Properties with unpaid taxes, and when they will be sold'],
    [12, () => `Liens on ${address(chance)}`],
    [10, () => 'Tall grass complaints and what was done'],
    [8, () => 'Property maintenance violations by street'],
    [6, () => 'Demolition permits for the last five years'],
    [5, () => 'Minutes of the land bank board'],
    [20, () => one(chance, ['The house', 'As discussed', 'See letter', 'Please call me'])],
  ];
  const people = Array.from({ length: 470 }, (_, i) => [
    `${given[i % given.length]} ${family[Math.floor(i / given.length) % family.length]}`,
    pick(chance, kinds)(),
  ]);
  const buyer = Array.from({ length: 390 }, () => ['Quick Lot Buyers LLC', 'Delinquent tax list, all townships']);
  const rows = [...people, ...buyer]
    .map(([who, subject]) => ({ day: dayIn(chance, Date.UTC(2023, 8, 4), 900), who, subject }))
    .sort((a, b) => a.day - b.day)
    .map(({ day, who, subject }, i) => [String(5000 + i), us(day), subject, who, 'Recorder']);
  const head = ['Request ID', 'Date Received', 'Request Description', 'Requester Name', 'Department'];
  // The office's machine is an old one.
  return Buffer.from(csv([head, ...rows], '\r\n'), 'latin1');
}

const files = {
  'parcel-requests/planning-requests.csv': planningRequests(),
  'parcel-requests/portal-inventory.csv': portalInventory(),
  'vacant-property/deed-requests.csv': deedRequests(),
};
for (const [name, bytes] of Object.entries(files)) {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, bytes);
}
