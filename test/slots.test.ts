// What people type at the pitch's gaps, and how it reads: in the pitch, in the plan and the invitation, and while it is typed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphOf, pitchOf } from '../src/advice/pitch.ts';
import { sentenceWith } from '../src/advice/said.ts';
import { DOCUMENTS, type DocumentName } from '../src/documents/catalog.ts';
import { workingCopy } from '../src/documents/left-out.ts';
import { renderTemplate } from '../src/documents/templates.ts';
import { questionAt } from '../src/method/ids.ts';
import { loadMethod } from '../src/method/load.ts';
import { readerOf } from '../src/project/answers.ts';
import { answersOf } from './support/answers-of.ts';
import { runs } from './support/runs.ts';

const method = await loadMethod();

/** A pitch as a librarian would fill it, with one gap filled otherwise. */
const filled = (id: string, typed: string) =>
  readerOf(
    method,
    answersOf({
      'project.place': 'Fairmont',
      'project.government': 'the school district',
      'find.focus-area': 'summer meals',
      'refine.impact.summary': 'kids who go hungry in July',
      'refine.tactics.chosen': ['interview-stakeholders'],
      'refine.data-requesters.summary': 'parents',
      'refine.data-supply.summary': 'meal counts',
      'refine.next-steps.summary': 'talk to parents',
      [id]: typed,
    }),
  );

const FOCUS = 'find.focus-area';
const IMPACT = 'refine.impact.summary';
const REQUESTERS = 'refine.data-requesters.summary';
const SUPPLY = 'refine.data-supply.summary';
const STEPS = 'refine.next-steps.summary';

/** [at which question, what is typed, how the pitch reads there]. */
const rows: readonly (readonly [id: string, typed: string, reads: string])[] = [
  [
    FOCUS,
    "families can't find out which summer meal sites are open",
    "to address a problem: families can't find out which summer meal sites are open. This",
  ],
  [FOCUS, 'Lead paint in rental homes.', 'to address lead paint in rental homes. This'],
  [FOCUS, 'We want to reduce crashes near schools', 'district to reduce crashes near schools. This'],
  [FOCUS, 'To make it safer to walk to school', 'district to make it safer to walk to school. This'],
  [
    FOCUS,
    'How do people find out if their landlord fixed the violations?',
    'to answer a question: How do people find out if their landlord fixed the violations? This',
  ],
  [
    FOCUS,
    'Nobody knows when the elevators will be fixed!!',
    'to address a problem: nobody knows when the elevators will be fixed. This',
  ],
  [FOCUS, 'UTA bus delays on Route 9', 'to address UTA bus delays on Route 9. This'],
  [
    FOCUS,
    'the lack of shade. It gets really hot on Canal Street.',
    'to address the lack of shade. It gets really hot on Canal Street. This',
  ],
  [FOCUS, 'food access/food insecurity', 'to address food access and food insecurity. This'],
  [FOCUS, 'Making crossings safer', 'to work on making crossings safer. This'],
  [FOCUS, 'Rats!', 'to address rats. This'],
  [
    FOCUS,
    'We need to help renters learn about past violations',
    'district to help renters learn about past violations. This',
  ],
  [
    FOCUS,
    'The problem is that nobody can read the zoning map.',
    'to address a problem: nobody can read the zoning map. This',
  ],
  [FOCUS, 'Who owns the vacant lots?', 'to answer a question: Who owns the vacant lots? This'],
  [
    FOCUS,
    'Black mothers die in childbirth more often',
    'to address a problem: Black mothers die in childbirth more often. This',
  ],
  [
    FOCUS,
    'Broken streetlights, dark corners, no cameras',
    'to address broken streetlights, dark corners and no cameras. This',
  ],
  [IMPACT, 'We want kids to not go hungry', 'This matters: we want kids to not go hungry. We will'],
  [IMPACT, "kids don't go hungry in July", "This matters: kids don't go hungry in July. We will"],
  [IMPACT, 'because tenants are scared to ask', 'This matters because tenants are scared to ask. We will'],
  [IMPACT, 'Fewer people would die at crossings.', 'This matters: fewer people would die at crossings. We will'],
  [IMPACT, 'Healthier kids', 'This matters for healthier kids. We will'],
  [IMPACT, 'to keep elders in their homes', 'This matters because it helps to keep elders in their homes. We will'],
  [
    IMPACT,
    "It's about trust between residents and the city",
    "This matters: it's about trust between residents and the city. We will",
  ],
  [
    IMPACT,
    'So that nobody has to choose between heat and food',
    'We do this so that nobody has to choose between heat and food. We will',
  ],
  [IMPACT, 'Better grades; fewer sick days', 'This matters for better grades and fewer sick days. We will'],
  [IMPACT, 'This matters because it saves lives', 'This matters because it saves lives. We will'],
  [REQUESTERS, 'Parents with kids under 12', 'concerns from parents with kids under 12 and find'],
  [
    REQUESTERS,
    "Mill Street Tenants' Union and St. Mary's",
    "concerns from Mill Street Tenants' Union and St. Mary's and find",
  ],
  [
    REQUESTERS,
    "reporters, realtors, Realtors' Association of Fairmont.",
    "concerns from reporters, realtors and Realtors' Association of Fairmont and find",
  ],
  [
    REQUESTERS,
    'Mostly people who live near the plant and who have asked us before',
    'concerns from people who live near the plant and who have asked us before and find',
  ],
  [REQUESTERS, 'We get requests from lawyers', 'concerns from lawyers and find'],
  [
    REQUESTERS,
    'Nurses, school secretaries / bus drivers',
    'concerns from nurses, school secretaries and bus drivers and find',
  ],
  [
    REQUESTERS,
    'Parents call us every week',
    'for them to use meal counts. About these people: parents call us every week. Next',
  ],
  [SUPPLY, 'We have crash reports and speed surveys', 'for them to use crash reports and speed surveys. Next'],
  [SUPPLY, '311 calls', 'for them to use 311 calls. Next'],
  [
    SUPPLY,
    'A spreadsheet. It has all inspections since 2012.',
    'for them to use a spreadsheet. It has all inspections since 2012. Next',
  ],
  [SUPPLY, 'Inspection records (PDF) ; permit data', 'for them to use inspection records (PDF) and permit data. Next'],
  [SUPPLY, 'It is all on paper', 'for them to use the data that there is. About the data: it is all on paper. Next'],
  [STEPS, 'We will set up a table at the library', 'Next, we will set up a table at the library. What'],
  [
    STEPS,
    'Setting up a table at the library on Saturdays',
    'Next, we will start by setting up a table at the library on Saturdays. What',
  ],
  [STEPS, 'A table at the library', 'Our next step is a table at the library. What'],
  [
    STEPS,
    "I'll call the school district. Then we meet with the PTA.",
    "Next, I'll call the school district. Then we meet with the PTA. What",
  ],
  [STEPS, '1. Hold 3 data walks 2. Write to the mayor', 'Next, we will hold 3 data walks and write to the mayor. What'],
  [STEPS, 'Talk to parents', 'Next, we will talk to parents. What'],
  [STEPS, 'to talk to parents', 'Next, we will talk to parents. What'],
  [STEPS, 'Call the clerk, ask for the logs', 'Next, we will call the clerk and ask for the logs. What'],
  [STEPS, 'Who could lend us a room?', 'Next, we have to answer a question: Who could lend us a room? What'],
  ['project.place', 'Fairmont.', 'People in Fairmont could use'],
  ['project.place', 'The City of Fairmont', 'People in the City of Fairmont could use'],
  ['project.government', 'City of Fairmont', 'information from the City of Fairmont to address'],
  ['project.government', 'Parks dept.', 'information from the Parks dept to address'],
  ['project.government', "Fairmont's library", "information from Fairmont's library to address"],
];

const documentOf = async (name: DocumentName, reader: ReturnType<typeof filled>): Promise<string> => {
  const { view } = await DOCUMENTS[name].load();
  return renderTemplate(name, view(workingCopy(reader).shared, {}));
};

describe('the pitch', () => {
  test.each(rows)('%s: %s', async (id, typed, reads) => {
    const reader = filled(id, typed);
    expect(paragraphOf(pitchOf(reader).sentences)).toContain(reads);
    expect((await documentOf('plan', reader)).replaceAll('\\', '')).toContain(reads);
  });

  test.each(rows.filter(([id]) => questionAt(method, id)?.sentence))(
    'reads while it is typed: %s: %s',
    (id, typed, reads) => {
      const question = questionAt(method, id);
      if (!question) throw new Error(id);
      const words = reads
        .replace(/^.*?(?:district |concerns from |for them to use (?:meal counts\. )?)/, '')
        .replace(/ (?:This|What|Next|We will|and find)$/, '')
        .replace(/[.?]$/, '');
      expect(sentenceWith(filled(id, ''), question, typed, '…')).toContain(words);
    },
  );
});

describe('the invitation', () => {
  test.each([
    [
      FOCUS,
      "families can't find out which summer meal sites are open",
      "We are looking into a problem in Fairmont: families can't find out which summer meal sites are open. You know",
    ],
    [FOCUS, 'We want to reduce crashes near schools', 'We want to reduce crashes near schools in Fairmont. You know'],
    [FOCUS, 'Lead paint.', 'We are looking into lead paint in Fairmont. You know'],
    [
      IMPACT,
      'because tenants are scared to ask',
      'This matters because tenants are scared to ask. Information from the school district could help',
    ],
    [SUPPLY, 'We have 311 calls.', 'could help, such as 311 calls. But only people'],
    [STEPS, 'Setting up a table', 'Next, we will start by setting up a table. What you say'],
    [
      'design.intervention',
      'We will put a shade score on every stop',
      'There is a draft of a plan. We will put a shade score on every stop.',
    ],
    [
      'design.intervention',
      'A shade score on every stop.',
      'There is a draft of a plan. Our plan is a shade score on every stop.',
    ],
    [
      'design.intervention',
      'Every stop gets a shade score',
      'There is a draft of a plan. Our plan: every stop gets a shade score.',
    ],
  ])('%s: %s', async (id, typed, reads) => {
    expect((await documentOf('invitation', filled(id, typed))).replaceAll('\\', '')).toContain(reads);
  });
});

describe('a user story', () => {
  const story = async (as: string, want: string, soThat: string) => {
    const at = (field: string) => `refine.use-cases.late-bus.${field}`;
    const answers = answersOf({
      [at('title')]: 'Late bus',
      [at('story.as')]: as,
      [at('story.want')]: want,
      [at('story.so-that')]: soThat,
    });
    const reader = readerOf(method, { ...answers, records: { 'refine.use-cases': ['late-bus'] } });
    return (await documentOf('plan', reader)).replaceAll('\\', '');
  };

  test.each([
    [
      'A rider',
      'I want to know if the bus is late',
      "So that I don't get sick.",
      "As a rider, I want to know if the bus is late, so that I don't get sick.",
    ],
    [
      'tenant with a toddler',
      'find out if an apartment failed a test',
      'to move in without worry',
      'As a tenant with a toddler, I want to find out if an apartment failed a test, so that I can move in without worry.',
    ],
    [
      'As nurses',
      'A list of safe homes',
      'fewer sick children',
      'As nurses, I want a list of safe homes, so that there are fewer sick children.',
    ],
    [
      "I'm an older driver",
      'Where can I park?',
      'I get to the clinic in time',
      'As an older driver, I want an answer to "Where can I park?", so that I get to the clinic in time.',
    ],
  ])('%s / %s / %s', async (as, want, soThat, reads) => {
    expect(await story(as, want, soThat)).toContain(reads);
  });
});

test('no text gives a doubled stop or loses a word', () => {
  const word = fc.constantFrom(
    ...'We will want to because so that families Parents the a bus Route 9 St. Mary fail fails is late? Mill Street; / - 1. 2. I I’ll don’t "yes" (no) … , : !! to As I’m UTA'.split(
      ' ',
    ),
  );
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const slots = fc.constantFrom(FOCUS, IMPACT, REQUESTERS, SUPPLY, STEPS);
  const wordsIn = (said: string): string[] => said.toLowerCase().match(/[\p{L}\p{N}’]+/gu) ?? [];
  fc.assert(
    fc.property(slots, text, (id, typed) => {
      const paragraph = paragraphOf(pitchOf(filled(id, typed)).sentences);
      expect(paragraph).not.toMatch(/[.?!]\.(?!\.)|we will we will|\{answer\}/i);
      const openers = (questionAt(method, id)?.openers ?? []).map((each) => each.toLowerCase().replaceAll("'", '’'));
      // What a list's own numbers, an opener and a leading "to" or "because" say is said by the sentence.
      const left = wordsIn(paragraph);
      const lost = wordsIn(typed).filter((each) => !left.includes(each));
      const mayGo = new Set([...openers.flatMap(wordsIn), 'to', 'because', 'so', 'that', '1', '2']);
      expect(lost.filter((each: string) => !mayGo.has(each))).toEqual([]);
    }),
    { ...runs(500) },
  );
});
