// Sixty comments on one plan as three tools export them, each with what it is about, for a person who decides on them: "Stops without
// shade: a list, a map, and shade at the twelve hottest".

/** A survey tool's export, with a second row of names. */
export const SURVEY: readonly [about: string, said: string, group: string, quote: string][] = [
  [
    'print',
    'The list has to be printed in large letters. I cannot read it on a phone.',
    'Older riders',
    'Yes, without my name',
  ],
  ['benches', 'There is nowhere to sit. I wait 40 minutes with two bags and no bench.', 'Older riders', 'Yes'],
  [
    'shade-clinic',
    'Please do the stop at the Mill Street clinic first, sick people stand in the sun there.',
    'Clinic patients',
    'No',
  ],
  ['buses', 'Shade is nice but the 9 is always late. Fix the buses.', 'Riders of route 9', ''],
  ['trees', 'Plant trees. Metal roofs get hot and look ugly.', 'Garden club', 'Yes, gladly'],
  ['water', 'A water fountain near the transfer stop would help more than anything.', 'Riders of route 9', 'no'],
  [
    'language',
    'My mother only reads Somali. The list should be in Somali too.',
    'Somali women at the learning circle',
    'No, please do not',
  ],
  ['print', 'Give us paper copies at the library, in big print.', 'Library visitors', 'Yes'],
  ['night', 'Roofs with walls are dark at night. I would not feel safe waiting in there.', 'Night shift workers', ''],
  ['benches', 'Benches please! My knees.', 'Older riders', 'Yes'],
  [
    'text',
    'Not everybody has data for a map. Could I get it as a text message?',
    'Night shift workers',
    'Yes, of course',
  ],
  [
    'care',
    'Who cleans the shelters afterwards? The last ones were full of trash in a month.',
    'Block club on Third Street',
    'Yes',
  ],
  ['wheelchair', 'Leave room for a wheelchair under the roof, not just a bench.', 'Riders with wheelchairs', 'Yes'],
  ['buses', 'The real problem is that buses come late in the afternoon.', 'Students', ''],
  ['trees', 'Trees give better shade than roofs and they cool the whole street.', 'Garden club', 'Yes'],
  ['thanks', 'Great idea, thank you for asking us.', 'Library visitors', 'Yes'],
  ['shade-clinic', 'The clinic on Mill Street needs shade most of all.', 'Clinic patients', 'no'],
  ['language', 'Please put the signs up in Spanish as well.', 'Parents at Lincoln School', 'Yes'],
  ['water', 'Drinking water! People faint at the transfer stop in July.', 'Clinic patients', ''],
  ['night', 'Put a light in every shelter or nobody will use it after dark.', 'Night shift workers', 'Yes'],
];

/** A form's export: other columns, other dates, no question about quotes. */
export const FORM: readonly [about: string, said: string, group: string][] = [
  [
    'benches',
    'Add a bench at each of the twelve stops, older people cannot stand that long in the heat',
    'Parents at Lincoln School',
  ],
  ['print', 'Will the list be on paper? Our members do not go online.', 'Senior center'],
  ['trees', 'why not trees', 'Students'],
  ['text', 'I have a flip phone. Send the list by text.', 'Senior center'],
  ['care', 'Say who repairs a shelter when it is broken and how to report it.', 'Block club on Third Street'],
  ['shade-clinic', 'Start with Mill Street at the clinic. Patients with masks are standing in full sun.', 'Nurses'],
  ['buses', 'Late buses are why we stand in the heat at all.', 'Riders of route 9'],
  ['language', 'Somali and Spanish, please, in the list and on the signs.', 'Somali women at the learning circle'],
  ['water', 'Could there be a fountain with drinking water?', 'Parents at Lincoln School'],
  ['benches', 'Sitting is as important as shade. Where are the benches?', 'Senior center'],
  ['night', 'More light at night around the shelters.', 'Students'],
  [
    'wheelchair',
    'My wheelchair does not fit next to the bench in the new shelters. Make them wider.',
    'Riders with wheelchairs',
  ],
  ['print', 'Larger letters. The draft was set so small that half of us gave up.', 'Senior center'],
  ['trees', 'A row of trees on Third Street would shade three stops at once.', 'Garden club'],
  ['thanks', 'Thank you, good that somebody finally looks at this.', 'Senior center'],
  ['buses', 'Spend the money on more buses instead, they are always late.', 'Students'],
  ['text', 'A text message with the nearest shaded stop would be great, no map.', 'Students'],
  ['shade-clinic', 'Clinic stop first!', 'Nurses'],
  ['benches', 'At least one bench per stop.', 'Block club on Third Street'],
  ['care', 'The shelters need cleaning every week, who pays for the cleaning?', 'Senior center'],
];

/** Comment cards that a librarian typed into a spreadsheet. */
export const CARDS: readonly [about: string, said: string, group: string, heard: string][] = [
  ['print', 'Big print please, and on paper.', 'Older riders', 'May 11, 2026'],
  ['benches', 'I am 81. I need a bench.', 'Older riders', 'May 11, 2026'],
  ['water', 'Water, water, water.', 'Older riders', 'May 11, 2026'],
  ['language', 'Can the sheet be in Spanish?', 'Parents at Lincoln School', 'May 12, 2026'],
  [
    'night',
    'It is so dark at the stop at night that I walk on to the next one. Light first.',
    'Night shift workers',
    'May 12, 2026',
  ],
  ['trees', 'Trees, not roofs.', 'Garden club', 'May 12, 2026'],
  ['buses', 'Bus 9 late again. Tell the bus company.', 'Riders of route 9', 'May 13, 2026'],
  [
    'shade-clinic',
    'My father goes to dialysis at the Mill Street clinic. No shade at that stop, none.',
    'Clinic patients',
    'May 13, 2026',
  ],
  ['text', 'Text it to me. I do not use maps.', 'Night shift workers', 'May 13, 2026'],
  [
    'wheelchair',
    'Think of wheelchairs and strollers. Keep the pavement clear.',
    'Riders with wheelchairs',
    'May 14, 2026',
  ],
  ['care', 'Clean them!', 'Library visitors', 'May 14, 2026'],
  ['benches', 'Benches with backs, so that one can get up again.', 'Older riders', 'May 14, 2026'],
  ['water', 'A fountain at the transfer stop.', 'Students', 'May 14, 2026'],
  ['print', 'I could not read the sheet, the letters are too small.', 'Library visitors', 'May 14, 2026'],
  ['language', 'In Somali too.', 'Somali women at the learning circle', 'May 15, 2026'],
  ['thanks', 'Good. Do it before the summer.', 'Library visitors', 'May 15, 2026'],
  ['buses', 'Late buses, that is all I have to say.', 'Riders of route 9', 'May 15, 2026'],
  ['trees', 'Please keep the old trees when you build the shelters.', 'Garden club', 'May 15, 2026'],
  ['night', 'Lights.', 'Students', 'May 15, 2026'],
  ['wheelchair', 'Ramps, and space to turn a wheelchair.', 'Riders with wheelchairs', 'May 15, 2026'],
];

/** How each is decided, and a word by which one would look for more of it. */
export const DECIDED: Readonly<Record<string, { decision: 'yes' | 'partly' | 'no'; why: string; word: string }>> = {
  print: { decision: 'yes', why: 'Many of those who wait have no phone and poor eyes.', word: 'print' },
  benches: { decision: 'yes', why: 'Shade without a seat does not help those it is for.', word: 'bench' },
  'shade-clinic': { decision: 'yes', why: 'It is among the three hottest stops.', word: 'clinic' },
  buses: { decision: 'no', why: 'The transit agency runs the buses; we pass it on to them.', word: 'late' },
  trees: {
    decision: 'partly',
    why: 'They take ten years to give shade; we do both where there is soil.',
    word: 'tree',
  },
  water: { decision: 'partly', why: 'There is a pipe at the transfer stop only.', word: 'water' },
  language: { decision: 'yes', why: 'A third of the riders read Somali or Spanish.', word: 'somali' },
  night: { decision: 'yes', why: 'A shelter that is not used at night is half a shelter.', word: 'light' },
  text: { decision: 'partly', why: 'The city has a line for texts, but not for requests yet.', word: 'text' },
  care: { decision: 'yes', why: 'Public works cleans them weekly and pays for it.', word: 'clean' },
  wheelchair: { decision: 'yes', why: 'The law asks for it, and so do we.', word: 'wheelchair' },
  thanks: { decision: 'yes', why: 'Nothing to change.', word: 'thank' },
};

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** The three files. */
export const EXPORTS: Readonly<Record<string, string>> = {
  'survey.csv': csv([
    [
      'Respondent ID',
      'Start Date',
      'What would you change about the plan?',
      'Which group do you belong to?',
      'May we quote you?',
    ],
    ['', '', 'Open-Ended Response', 'Response', 'Response'],
    ...SURVEY.map(([, said, group, quote], i) => [
      `1190${i}`,
      `05/${10 + i}/2026 10:2${i % 10}:01 AM`,
      said,
      group,
      quote,
    ]),
  ]),
  'form.csv': csv([
    ['Timestamp', 'Email Address', 'Your comment', 'You are …'],
    ...FORM.map(([, said, group], i) => [`2026/05/${10 + i} 4:05:22 PM GMT-5`, '', said, group]),
  ]),
  'cards.csv': csv([['Day', 'Card', 'Where'], ...CARDS.map(([, said, group, heard]) => [heard, said, group])]),
};

/** What each comment is about, by its words. */
export const ABOUT: ReadonlyMap<string, string> = new Map(
  [...SURVEY, ...FORM, ...CARDS].map(([about, said]) => [said, about]),
);
