// How people's words are made to stand in a sentence: the form each has, and what is tidied.
import { describe, expect, test } from 'vitest';
import { type Form, wordingOf } from '../src/advice/forms.ts';
import { hasNumber } from '../src/advice/said.ts';

/** [what somebody types, the form, how it stands in a sentence, further sentences]. */
type Row = readonly [typed: string, form: Form, words: string, ...rest: string[]];

const focus = [
  'We want to',
  'We would like to',
  "We'd like to",
  'I want to',
  'We need to',
  'The problem is that',
  'The problem is',
];
const rows: Record<string, { openers?: string[]; rows: Row[] }> = {
  'a focus area': {
    openers: focus,
    rows: [
      [
        "families can't find out which summer meal sites are open",
        'sentence',
        "families can't find out which summer meal sites are open",
      ],
      ['Lead paint in rental homes.', 'thing', 'lead paint in rental homes'],
      ['We want to reduce crashes near schools', 'doing', 'reduce crashes near schools'],
      ['To make it safer to walk to school', 'doing', 'make it safer to walk to school'],
      [
        'How do people find out if their landlord fixed the violations?',
        'question',
        'How do people find out if their landlord fixed the violations?',
      ],
      ['Nobody knows when the elevators will be fixed!!', 'sentence', 'nobody knows when the elevators will be fixed'],
      ['UTA bus delays on Route 9', 'thing', 'UTA bus delays on Route 9'],
      [
        'the lack of shade. It gets really hot on Canal Street.',
        'thing',
        'the lack of shade',
        'It gets really hot on Canal Street.',
      ],
      ['food access/food insecurity', 'thing', 'food access and food insecurity'],
      ['Housing for elders', 'thing', 'housing for elders'],
      ['Fairmont residents who wait for a bus in the sun', 'thing', 'Fairmont residents who wait for a bus in the sun'],
      [
        'People with asthma live next to the truck route',
        'sentence',
        'people with asthma live next to the truck route',
      ],
      [
        'people who live near the plant and who have asked us before',
        'thing',
        'people who live near the plant and who have asked us before',
      ],
      ['people who live near the plant are sick', 'sentence', 'people who live near the plant are sick'],
      ["Mill Street Tenants' Union complaints", 'thing', "Mill Street Tenants' Union complaints"],
      ['evictions', 'thing', 'evictions'],
      ["helping people find shelter when it's cold", 'gerund', "helping people find shelter when it's cold"],
      ['Sidewalks are broken and nobody fixes them.', 'sentence', 'sidewalks are broken and nobody fixes them'],
      [
        'the decline of streets where houses stand empty for years',
        'thing',
        'the decline of streets where houses stand empty for years',
      ],
      ['EVICTIONS', 'thing', 'EVICTIONS'],
      ['Making crossings safer near schools', 'gerund', 'making crossings safer near schools'],
      [
        'When it rains, the underpass floods and nobody is warned',
        'sentence',
        'when it rains, the underpass floods and nobody is warned',
      ],
      ['Where can you park with a wheelchair van??', 'question', 'Where can you park with a wheelchair van?'],
      ['Reduce the wait for housing inspections', 'doing', 'reduce the wait for housing inspections'],
      ['Kids breathe bad air at Lincoln School', 'sentence', 'kids breathe bad air at Lincoln School'],
      [
        'vacant lots near the tracks, illegal dumping, rats',
        'thing',
        'vacant lots near the tracks, illegal dumping and rats',
      ],
      ["The city's trash pickup is always late", 'sentence', "the city's trash pickup is always late"],
      ["I can't tell if my water is safe", 'sentence', "I can't tell if my water is safe"],
      ['Which elevators are out and for how long', 'indirect', 'which elevators are out and for how long'],
      ['Whether the heat-relief center is open', 'indirect', 'whether the heat-relief center is open'],
      ['what it costs, how long it takes', 'indirect', 'what it costs and how long it takes'],
      ['which kids stop reading; when they stop', 'indirect', 'which kids stop reading and when they stop'],
      ["when it's cold people freeze", 'sentence', "when it's cold people freeze"],
      ['what people need is shade', 'sentence', 'what people need is shade'],
      ['How do people find out', 'question', 'How do people find out?'],
      ['is it safe to drink the water', 'question', 'is it safe to drink the water?'],
      ['keeps older people from going out', 'predicate', 'keeps older people from going out'],
      ['reports of broken elevators', 'thing', 'reports of broken elevators'],
      ['needs of new readers', 'thing', 'needs of new readers'],
    ],
  },
  'an impact': {
    openers: ['It matters because'],
    rows: [
      ['We want kids to not go hungry', 'sentence', 'we want kids to not go hungry'],
      ["kids don't go hungry in July", 'sentence', "kids don't go hungry in July"],
      ['because tenants are scared to ask', 'reason', 'tenants are scared to ask'],
      ['Fewer people would die at crossings.', 'sentence', 'fewer people would die at crossings'],
      ['Healthier kids', 'thing', 'healthier kids'],
      ['to keep elders in their homes', 'doing', 'keep elders in their homes'],
      [
        "It's about trust between residents and the city",
        'sentence',
        "it's about trust between residents and the city",
      ],
      ['So that parents know.', 'purpose', 'parents know'],
      ['Because of the heat', 'reason', 'of the heat'],
      ['Lives. Two people died last year.', 'thing', 'Lives', 'Two people died last year.'],
      ['Everyone deserves clean air', 'sentence', 'everyone deserves clean air'],
      ['Better grades; fewer sick days', 'thing', 'better grades and fewer sick days'],
      ['people who walk home at 1 am', 'thing', 'people who walk home at 1 am'],
      ['helps parents choose', 'predicate', 'helps parents choose'],
      ['Saves lives, gives families a choice', 'predicate', 'saves lives and gives families a choice'],
      ['would help renters plan', 'predicate', 'would help renters plan'],
      ['Is the heart of our town', 'predicate', 'is the heart of our town'],
      ['lives lost on Main Street', 'sentence', 'lives lost on Main Street'],
    ],
  },
  requesters: {
    openers: ['Mostly', 'We get requests from', 'From'],
    rows: [
      ['Parents with kids under 12', 'thing', 'parents with kids under 12'],
      ["Mill Street Tenants' Union and St. Mary's", 'thing', "Mill Street Tenants' Union and St. Mary's"],
      [
        "reporters, realtors, Realtors' Association of Fairmont.",
        'thing',
        "reporters, realtors and Realtors' Association of Fairmont",
      ],
      [
        'Mostly people who live near the plant and who have asked us before',
        'thing',
        'people who live near the plant and who have asked us before',
      ],
      ['We get requests from lawyers', 'thing', 'lawyers'],
      ['Nurses, school secretaries / bus drivers', 'thing', 'nurses, school secretaries and bus drivers'],
      ['SNAP recipients', 'thing', 'SNAP recipients'],
      ['Spanish speakers in the Flats', 'thing', 'Spanish speakers in the Flats'],
      ['A few landlords', 'thing', 'a few landlords'],
    ],
  },
  'a data supply': {
    openers: ['We have', "We've got", 'There is', 'There are'],
    rows: [
      ['We have crash reports and speed surveys', 'thing', 'crash reports and speed surveys'],
      ['311 calls', 'thing', '311 calls'],
      [
        'A spreadsheet. It has all inspections since 2012.',
        'thing',
        'a spreadsheet',
        'It has all inspections since 2012.',
      ],
      ['Inspection records (PDF) ; permit data', 'thing', 'inspection records (PDF) and permit data'],
      ['It is all on paper', 'sentence', 'it is all on paper'],
      ['GTFS feed & ridership counts', 'thing', 'GTFS feed & ridership counts'],
      ['map of the lots', 'thing', 'map of the lots'],
      ['We have a list of sites. It is a PDF', 'thing', 'a list of sites', 'It is a PDF'],
      ['a record of who goes where', 'thing', 'a record of who goes where'],
      ['call center notes', 'thing', 'call center notes'],
      ['test results from the lab, 2019-2024', 'thing', 'test results from the lab, 2019-2024'],
    ],
  },
  'a next step': {
    openers: ['We will', "We'll", 'We are going to', "We're going to", 'We plan to', 'We want to'],
    rows: [
      ['We will set up a table at the library', 'doing', 'set up a table at the library'],
      ['Setting up a table at the library on Saturdays', 'gerund', 'setting up a table at the library on Saturdays'],
      ['A table at the library', 'thing', 'a table at the library'],
      [
        "I'll call the school district. Then we meet with the PTA.",
        'sentence',
        "I'll call the school district",
        'Then we meet with the PTA.',
      ],
      ['1. Hold 3 data walks 2. Write to the mayor', 'doing', 'hold 3 data walks and write to the mayor'],
      ['Talk to parents', 'doing', 'talk to parents'],
      ['to talk to parents', 'doing', 'talk to parents'],
      ['- Walk the route with riders\n- Ask drivers', 'doing', 'walk the route with riders and ask drivers'],
      ['Interview ten tenants by March', 'doing', 'interview ten tenants by March'],
      ['interview notes from last year', 'thing', 'interview notes from last year'],
      ['Map the lots with neighbors', 'doing', 'map the lots with neighbors'],
      ['We’re going to meet with Dr. Ruiz at 10 a.m. on Monday', 'doing', 'meet with Dr. Ruiz at 10 a.m. on Monday'],
      ['Email the clerk', 'doing', 'email the clerk'],
      ['Ride along', 'doing', 'ride along'],
      [
        'meet twenty tenants through people they trust and plan our rounds',
        'doing',
        'meet twenty tenants through people they trust and plan our rounds',
      ],
      ['talks with people we know', 'thing', 'talks with people we know'],
      ['walk through the data with neighbors', 'doing', 'walk through the data with neighbors'],
      ['A meeting with the PTA in May', 'thing', 'a meeting with the PTA in May'],
      ['Who could lend us a room?', 'question', 'Who could lend us a room?'],
    ],
  },
  'a story': {
    openers: ['As', 'I want', 'so'],
    rows: [
      ['I want to know if the bus is late', 'doing', 'know if the bus is late'],
      ["So that I don't get sick.", 'purpose', "I don't get sick"],
      ['what I have cared for stays with our street', 'sentence', 'what I have cared for stays with our street'],
      ['I want a list of safe apartments', 'thing', 'a list of safe apartments'],
    ],
  },
  'a place': {
    rows: [
      ['Fairmont.', 'thing', 'Fairmont'],
      ['the City of Fairmont', 'thing', 'the City of Fairmont'],
      ['The City of Fairmont', 'thing', 'the City of Fairmont'],
      ['St. Paul', 'thing', 'St. Paul'],
    ],
  },
};

describe.each(Object.entries(rows))('the words of %s', (_slot, { openers, rows: list }) => {
  test.each(list)('%s', (typed, form, words, ...rest) => {
    expect(wordingOf(typed, { openers })).toEqual({ form, words, rest });
  });
});

test.each([
  ['The 14 comes on time now', false],
  ['Riders of the 14', false],
  ['9 of the 14 stops have shade', true],
  ['The 14 stops on Mill Street have shade', true],
  ['Route 14 has a printed timetable', false],
  ['The bus 20 minutes earlier is full', true],
  ['Ward 3 and Ward 5 were plowed first', false],
  ['311 answers in Spanish', false],
  ['311 families were told', true],
  ['The list went up on May 3, 2026', false],
  ['Half of the elevators were repaired in 2026', true],
  ['2,011 people read the list', true],
  ['See https://elkfork.example.gov/Archive.aspx?ADID=2231', false],
  ['Write to 311desk@elkfork.example.gov', false],
  ['63 wait, see https://elkfork.example.gov/list', true],
  ['Station 9 opened on 3rd Street at 5 pm', false],
  ['40 percent fewer falls', true],
  ['Twelve riders tested it', true],
  ['Nobody asked', false],
])('whether there is a figure in "%s": %s', (text, figure) => {
  expect(hasNumber(text)).toBe(figure);
});

test.each([
  ['Vietnamese-speaking families', 'Vietnamese-speaking families'],
  ['Spanish-reading parents', 'Spanish-reading parents'],
  ['Medicaid-eligible families', 'Medicaid-eligible families'],
  ['Second-shift workers', 'second-shift workers'],
  ['Low-lying streets', 'low-lying streets'],
  ['Shoveling crews', 'shoveling crews'],
])('%s begin within a sentence with %s', (typed, words) => {
  expect(wordingOf(typed).words).toBe(words);
});

test.each([
  [
    'I want to know which stop near me has shade at the hour I wait',
    'know which stop near me has shade at the hour I wait',
  ],
  ["We'd like to see what the bus does when it is late", 'see what the bus does when it is late'],
  ['I need to hear when the clinic has room', 'hear when the clinic has room'],
])('%s is a doing behind what the sentence says already', (typed, words) => {
  const openers = ['I want', 'I need', "We'd like"];
  expect(wordingOf(typed, { openers })).toEqual({ form: 'doing', words, rest: [] });
});
