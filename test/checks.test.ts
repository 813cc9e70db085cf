// The rules of `tde check`: each has a project that breaks only it, made from a sound one; and the command that runs them.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SEVERITIES, type Severity } from '../src/advice/checks/rule.ts';
import { allRules, check, RULES, rulesTable } from '../src/advice/checks/rules.ts';
import { criteriaOf, placeOf, questionAt } from '../src/method/ids.ts';
import { readPack } from '../src/method/pack.ts';
import { ROLE_NAMES, ROLES, type RoleNeeds } from '../src/method/roles.ts';
import { type Answer, type Answers, NO_ANSWERS, readerOf, type Value } from '../src/project/answers.ts';
import { newProjectText } from '../src/project/skeleton.ts';
import { parseYaml, placesIn } from '../src/project/yaml.ts';
import { packageRoot } from '../src/root.ts';
import { exampleFiles } from './support/examples.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { growth, LINEAR } from './support/time.ts';
import { tinyMethod } from './support/tiny-method.ts';

const method = readPack(join(packageRoot, 'method'));
const today = '2026-06-15';

/** Answers by id: a value, or a whole answer; `undefined` takes one away. A record with `.` behind it takes all of it away. */
type Given = Readonly<Record<string, Value | Answer | undefined>>;

const sound: Given = {
  'project.government': 'the city housing office',
  'find.tactics.chosen': ['join-public-meetings'],
  'find.voices': ['Tenants at the monthly meeting', 'Callers about peeling paint'],
  'find.groups.tenants.name': 'Tenants',
  'find.groups.tenants.part': 'lives',
  'find.missing-voices': ['night nurses'],
  'find.reach-missing': 'At the bus stop, at six in the morning.',
  'find.city-priorities': ['Safe and healthy homes'],
  'find.focus-area': 'lead paint in rented homes',
  'find.focus-basis': 'listened',
  'find.focus-reason': 'It came up at four meetings, and fits the aim of healthy homes.',
  'refine.tactics.chosen': ['interview-stakeholders'],
  'refine.next-steps.feasible': 'yes',
  'refine.next-steps.pursue': 'yes',
  'refine.next-steps.summary': 'talk with ten tenants',
  'refine.data-requesters.summary': 'tenants and nurses',
  'refine.data-supply.summary': 'inspection results',
  'refine.impact.summary': 'the health of children',
  'refine.use-cases.check-a-home.title': 'Check a home before signing',
  'refine.use-cases.check-a-home.personas': ['tenant'],
  'refine.personas.tenant.who': 'A tenant with a toddler',
  'refine.personas.tenant.screen': 'alone',
  'refine.use-cases.check-a-home.story.as': 'a tenant with a toddler',
  'refine.use-cases.check-a-home.story.want': 'to find out if an apartment has failed a test',
  'refine.use-cases.check-a-home.story.so-that': 'my child grows up in a safe home',
  'refine.use-cases.check-a-home.holder': 'Inspections unit',
  'refine.use-cases.check-a-home.heard-from': ['Nine tenants, in interviews'],
  'refine.use-cases.check-a-home.basis': 'heard',
  'refine.use-cases.check-a-home.strength': ['resident-interest'],
  'refine.use-cases.check-a-home.status': 'chosen',
  'refine.use-cases.plan-visits.title': 'Visit the worst buildings first',
  'refine.use-cases.plan-visits.heard-from': ['Night nurses, at a workshop'],
  'refine.use-cases.plan-visits.basis': 'heard',
  'refine.use-cases.plan-visits.status': 'set-aside',
  'design.use-case': 'check-a-home',
  'design.use-case-reason': 'Tenants asked for it, and the inspections are on file.',
  'design.intended-users': ['Tenants with young children', 'Librarians'],
  'design.users-role': 'They want to see a draft once.',
  'design.intervention': 'print a monthly list of buildings',
  'design.intervention-tactics': ['low-tech-outreach'],
  'design.release': 'Address and result for each building, on paper.',
  'design.safeguards': 'Small buildings stay out. Legal aid and two tenants looked at it.',
  'design.formality': 'review',
  'design.measures.tenants.what': 'Tenants who say that it helped',
  'design.home': 'Eastside branch library',
  'design.sustain': 'The clinic prints it for two years, as both directors agreed.',
  'design.review.channels': ['Box at the clinic', 'Supper at the parish hall'],
  'design.review.until': '2026-05-31',
  'design.activities.print-it.what': 'Print the list',
  'design.activities.print-it.who': 'Library',
  'design.activities.print-it.by-when': '2026-09-01',
  'design.activities.print-it.status': 'open',
  'design.feedback.larger-letters.title': 'Larger letters',
  'design.feedback.larger-letters.said': 'My eyes are bad and I held the sheet up to the window.',
  'design.feedback.larger-letters.group': 'Older tenants',
  'design.feedback.larger-letters.channel': 'Comment card',
  'design.feedback.larger-letters.heard': '2026-05-14',
  'design.feedback.larger-letters.decision': 'partly',
  'design.feedback.larger-letters.why': 'Nurses would rather carry one page.',
  'design.feedback.larger-letters.changed': 'There are two lists now.',
  'design.feedback.larger-letters.told': '2026-06-02',
  'design.feedback.smaller-list.title': 'A smaller list',
  'design.feedback.smaller-list.said': 'Keep it to one page.',
  'design.feedback.smaller-list.group': 'Home nurses',
  'design.feedback.smaller-list.channel': 'Supper',
  'design.feedback.smaller-list.quote': 'yes',
  'design.feedback.smaller-list.heard': '2026-05-15',
  'design.feedback.smaller-list.decision': 'yes',
  'design.feedback.smaller-list.changed': 'One page for nurses.',
  'design.feedback.smaller-list.told': '2026-06-02',
};

/** What a first pitch takes, and no more. */
const pitched: Given = {
  'project.place': 'Riverton',
  'project.government': 'the city housing office',
  'find.focus-area': 'lead paint in rented homes',
  'find.missing-voices': ['night nurses'],
  'find.reach-missing': 'At the bus stop.',
  'refine.tactics.chosen': ['interview-stakeholders'],
  'refine.next-steps.summary': 'talk with ten tenants',
  'refine.data-requesters.summary': 'tenants and nurses',
  'refine.data-supply.summary': 'inspection results',
  'refine.impact.summary': 'the health of children',
};

const working: Given = {
  ...sound,
  'design.activities.print-it.status': 'done',
  'implement.tactics.chosen': ['low-tech-outreach'],
  'implement.feedback-channel': 'A box at the front desk',
  'implement.users': 'Seven nurses took it along on 60 visits.',
  'implement.results': ['4 families turned down a home'],
  'implement.lessons': ['Start on paper'],
};

const persona = 'refine.personas.tenant.';
const useCase = 'refine.use-cases.check-a-home.';
const activity = 'design.activities.print-it.';
const reprint: Given = {
  'design.activities.reprint.what': 'Print it again',
  'design.activities.reprint.who': 'Library',
  'design.activities.reprint.by-when': '2026-12-01',
  'design.activities.reprint.after': 'print-it',
};
const library: Given = { 'design.who-does.library.name': 'Library', 'design.who-does.library.part': ['leads'] };
const letters = 'design.feedback.larger-letters.';
const list = 'design.feedback.smaller-list.';
const dataSet: Given = {
  'design.about-people': 'yes',
  'design.data-sets.homes.name': 'Inspections of homes',
  'design.data-sets.homes.harm': 'A landlord could see who complained.',
  'design.data-sets.homes.done': 'Small houses stay out.',
  'design.data-sets.homes.looked': 'Legal aid',
};
const noFeedback: Given = { [letters]: undefined, [list]: undefined };
const noLines = Object.fromEntries(
  method.questions
    .filter((question) => question.tactic === 'map-focus-areas' && question.kind === 'checklist')
    .flatMap((checklist) => criteriaOf(method, checklist).map(({ id }) => [id, 'no'])),
);

/** The rules that look at questions of any part. */
const GENERAL = [
  'doubtful-wording',
  'contact-details',
  'word-for-an-answer',
  'quoted-without-consent',
  'judgement-without-reason',
  'tactic-not-ready',
];

/** Each rule with what breaks it: put on top of the sound project, or of another one named in `from`. */
const broken: Readonly<
  Record<string, { with: Given; at?: string; says?: string; from?: Given; finished?: string[]; severity?: Severity }[]>
> = {
  'nobody-heard': [
    { from: { 'find.focus-basis': 'listened' }, with: {} },
    { from: pitched, with: {}, severity: 'hint' },
    { with: { 'find.voices': undefined } },
  ],
  'only-government-heard': [
    { with: { 'find.voices': ['City staff', 'People at the City Housing Office'] }, says: 'City staff; People at the' },
    // What was noted of a group counts, and not how it sounds.
    {
      with: {
        'find.voices': ['The Tuesday circle'],
        'find.groups.tenants.name': 'Tuesday circle',
        'find.groups.tenants.part': 'government',
      },
    },
  ],
  'voices-not-placed': [{ with: { 'find.groups.tenants.name': undefined, 'find.groups.tenants.part': undefined } }],
  'doubtful-wording': [
    {
      with: { 'refine.data-supply.summary': 'INSPECTION RESULTS AND LEAD TESTS' },
      at: 'refine.data-supply.summary',
      says: 'this is written like a title',
    },
    { with: { 'refine.use-cases.check-a-home.story.as': 'Zzgarten parent of three' }, says: 'is "Zzgarten" a name?' },
  ],
  'missing-voices-not-named': [
    { with: { 'find.missing-voices': undefined } },
    { from: { 'find.voices': ['Tenants'] }, with: {}, severity: 'hint' },
    { from: { ...pitched, 'find.voices': ['Tenants'] }, with: { 'find.missing-voices': undefined }, severity: 'hint' },
  ],
  'no-way-to-missing-voices': [{ with: { 'find.reach-missing': undefined } }],
  'missing-voices-never-heard': [
    {
      with: { 'find.missing-voices': ['night nurses', 'Families who speak Mixtec'] },
      says: ': Families who speak Mixtec.',
    },
  ],
  'focus-area-not-tied': [
    { with: { 'find.city-priorities': undefined }, at: 'find.city-priorities' },
    { with: { 'find.focus-reason': undefined }, at: 'find.focus-reason' },
    {
      with: { 'find.city-priorities': ['Clean rivers'], 'find.focus-reason': 'It came up at four meetings.' },
      at: 'find.focus-reason',
    },
  ],
  'focus-area-names-tool': [{ with: { 'find.focus-area': 'a dashboard of homes' } }],
  'borrowed-without-asking': [
    { from: { 'find.tactics.chosen': ['map-focus-areas'], 'find.focus-area': 'bids' }, with: {}, at: 'find.voices' },
  ],
  'tactic-not-ready': [
    {
      with: { 'find.tactics.chosen': ['map-focus-areas'], ...noLines },
      at: 'find.tactics.chosen',
      says: '"Map impactful focus areas", and it lacks what it needs: Success to repeat, Good data ready and In-house',
    },
    {
      with: { 'find.checklists.join-public-meetings.popular-meetings': 'no' },
      at: 'find.tactics.chosen',
      says: '"Join public meetings", and it lacks what it needs: Well-attended meetings.',
    },
  ],
  'still-trying-out': [
    { with: { 'find.focus-basis': 'trying-out' } },
    { from: { ...pitched, 'find.voices': ['Tenants'] }, with: { 'find.focus-basis': 'trying-out' }, severity: 'hint' },
  ],
  'not-feasible-but-pitched': [{ with: { 'refine.next-steps.feasible': { value: 'no', note: 'No room.' } } }],
  'judgement-without-reason': [
    { with: { 'refine.past-activities.fulfilled': 'partly' }, at: 'refine.past-activities.fulfilled' },
  ],
  'nothing-can-follow': [{ with: { 'refine.next-steps.pursue': { value: 'no', note: 'No money.' } } }],
  'only-one-use-case': [
    { with: { 'refine.use-cases.plan-visits.': undefined, 'find.missing-voices': { findOut: 'the clinic' } } },
  ],
  'only-assumed': [
    { with: { [`${useCase}basis`]: 'assumed' }, at: `${useCase}basis`, says: '"Check a home before signing"' },
    {
      from: { 'refine.use-cases.a.basis': 'assumed', 'refine.use-cases.b.basis': 'assumed' },
      with: {},
      says: '"a" and "b"',
    },
  ],
  'persona-borrowed': [
    {
      with: {
        [`${useCase}personas`]: ['tenant', 'nurse'],
        'refine.personas.nurse.who': 'A home nurse',
        'refine.personas.nurse.basis': 'borrowed',
        'refine.personas.nurse.screen': 'alone',
      },
      at: 'refine.personas.nurse.basis',
      says: '"A home nurse" is borrowed',
    },
  ],
  'heard-from-nobody': [{ with: { [`${useCase}heard-from`]: undefined }, at: `${useCase}heard-from` }],
  'story-without-goal': [{ with: { [`${useCase}story.so-that`]: undefined }, at: `${useCase}story.so-that` }],
  'use-case-names-tool': [
    { with: { [`${useCase}story.want`]: 'an app for my phone' }, at: `${useCase}story.want` },
    { with: { [`${useCase}title`]: 'Build a map' }, at: `${useCase}title` },
  ],
  'holder-not-named': [{ with: { [`${useCase}holder`]: undefined }, at: `${useCase}holder` }],
  'nothing-speaks-for-it': [{ with: { [`${useCase}strength`]: undefined }, at: `${useCase}strength` }],
  'choice-contradicted': [
    { with: { [`${useCase}status`]: 'set-aside' }, at: `${useCase}status`, says: 'set aside' },
    { with: { 'refine.use-cases.plan-visits.status': 'chosen' }, at: 'refine.use-cases.plan-visits.status' },
  ],
  'choice-without-reason': [{ with: { 'design.use-case-reason': undefined } }],
  'no-use-case-chosen': [{ with: { 'design.use-case': undefined, 'design.use-case-reason': undefined } }],
  'no-intended-users': [{ with: { 'design.intended-users': undefined } }],
  'users-without-persona': [
    { with: { 'design.intended-users': ['Home nurses'] }, at: 'design.intended-users', says: 'Home nurses' },
  ],
  'users-not-asked': [{ with: { 'design.users-role': undefined } }],
  'screen-for-people-without': [
    { with: { [`${persona}screen`]: 'without', 'design.intervention-tactics': ['host-data-challenge'] } },
    { with: { [`${persona}screen`]: 'helped', 'design.intervention-tactics': ['host-data-challenge'] } },
  ],
  'screen-not-asked': [
    {
      with: { [`${persona}screen`]: undefined, 'design.intervention-tactics': ['host-data-challenge'] },
      at: `${persona}screen`,
    },
  ],
  'people-data-unchecked': [
    { with: { 'design.safeguards': undefined, 'design.about-people': 'yes' } },
    {
      with: {
        'design.safeguards': undefined,
        'design.about-people': 'no',
        'implement.tactics.chosen': undefined,
        'design.intervention-tactics': ['generate-data-stories', 'low-tech-outreach'],
      },
    },
    { from: working, with: { 'design.safeguards': { findOut: 'the law office' }, 'design.about-people': 'yes' } },
  ],
  'people-data-not-asked': [{ with: { 'design.safeguards': undefined } }],
  'data-set-unchecked': [
    {
      with: { ...dataSet, 'design.data-sets.homes.done': undefined, 'design.data-sets.homes.looked': undefined },
      at: 'design.data-sets.homes.done',
      says: 'For "Inspections of homes" nobody noted what is done about harm.',
    },
    { with: { ...dataSet, 'design.data-sets.homes.harm': undefined }, at: 'design.data-sets.homes.harm' },
  ],
  'harm-not-reviewed': [
    { with: { ...dataSet, 'design.data-sets.homes.looked': undefined }, at: 'design.data-sets.homes.looked' },
  ],
  'no-measure': [{ with: { 'design.measures.tenants.what': undefined } }],
  'nobody-takes-over': [{ with: { 'design.sustain': undefined } }],
  'activity-without-owner': [
    { with: { [`${activity}who`]: undefined }, at: `${activity}who`, says: '"Print the list"' },
  ],
  'activity-without-date': [{ with: { [`${activity}by-when`]: undefined }, at: `${activity}by-when` }],
  'activity-overdue': [
    { with: { [`${activity}by-when`]: '2026-06-14' }, at: `${activity}by-when`, says: '2026-06-14' },
  ],
  'activity-before-its-time': [
    {
      with: { ...reprint, 'design.activities.reprint.start': '2026-08-20' },
      at: 'design.activities.reprint.start',
      says: '"Print it again" is set for 2026-08-20, and it waits for "Print the list"',
    },
    { with: { ...reprint, 'design.activities.reprint.by-when': '2026-08-30' }, at: 'design.activities.reprint.start' },
  ],
  'activity-ends-before-start': [
    { with: { [`${activity}start`]: '2026-09-02' }, at: `${activity}start`, says: '2026-09-02' },
  ],
  'nobody-leads': [{ with: { ...library, 'design.who-does.library.part': ['works', 'pays'] } }],
  'cost-without-payer': [
    { with: { 'design.costs.ink.what': 'Ink' }, at: 'design.costs.ink.who-pays', says: 'who pays for "Ink"' },
  ],
  'activity-for-another-use-case': [{ with: { [`${activity}use-case`]: 'plan-visits' }, at: `${activity}use-case` }],
  'not-reviewed': [{ with: noFeedback }, { with: { ...noFeedback, 'design.review.until': undefined } }],
  'not-reviewed-by-users': [{ with: { [`${letters}group`]: 'Main street shops' } }],
  'one-channel-only': [
    { with: { [`${letters}channel`]: 'supper ' } },
    { with: { ...noFeedback, 'design.review.until': '2026-06-30', 'design.review.channels': ['Box at the clinic'] } },
  ],
  'too-little-review': [
    { with: { [`${letters}channel`]: 'Supper', [`${list}group`]: 'Older tenants' }, says: '1 group through 1 channel' },
    { with: { 'design.formality': 'consensus' }, says: '2 groups through 2 channels' },
  ],
  'feedback-without-group': [{ with: { [`${list}group`]: undefined }, at: `${list}group`, says: '"A smaller list"' }],
  'feedback-undecided': [
    { with: { [`${list}decision`]: undefined }, at: `${list}decision` },
    { with: { [`${list}decision`]: 'open' }, at: `${list}decision` },
  ],
  'decided-without-reason': [{ with: { [`${letters}why`]: undefined }, at: `${letters}why` }],
  'decided-not-told': [{ with: { [`${letters}told`]: undefined }, at: `${letters}told` }],
  'followed-without-change': [{ with: { [`${list}changed`]: undefined }, at: `${list}changed` }],
  'impossible-days': [
    { with: { [`${list}told`]: '2026-05-01' }, at: `${list}told` },
    { with: { [`${list}told`]: '2026-06-16' }, at: `${list}told` },
    { with: { [`${list}heard`]: '2027-05-15' }, at: `${list}heard` },
  ],
  'contact-details': [
    { with: { [`${letters}said`]: 'Call me: (555) 014-2233' }, at: `${letters}said`, says: '"What was said"' },
    { with: { 'find.voices': ['Tenants (ann@example.org)'] }, at: 'find.voices', says: 'an e-mail address.' },
    {
      with: { 'refine.data-supply.collected': 'Inspections; Dana, dana@example.org or 555-0142' },
      at: 'refine.data-supply.collected',
      says: '"Data at hand" seems to hold an e-mail address and a phone number.',
    },
    { with: { 'design.sustain': { findOut: 'the clerk, 555-0199' } }, at: 'design.sustain', says: 'a phone number' },
    {
      with: { 'find.checklists.analyze-requests.portal-usage': { value: 'no', note: 'ask ann (at) example dot org' } },
      at: 'find.checklists.analyze-requests.portal-usage',
      says: 'an e-mail address',
    },
    {
      with: { [`${activity}who`]: 'Lou, @lou_counts on Instagram' },
      at: `${activity}who`,
      says: 'a name on a network',
    },
    { with: { 'design.release': 'https://u:p@example.org/export.csv' }, at: 'design.release', says: 'a link with a' },
    { with: { [`${list}title`]: 'The ramp at 412 Mill Street, Apt 4C' }, at: `${list}title`, says: 'an address' },
  ],
  'word-for-an-answer': [
    {
      with: { 'refine.data-supply.collected': 'idk' },
      at: 'refine.data-supply.collected',
      says: '"idk" stands as the answer to "Data at hand".',
    },
    { with: { 'refine.data-supply.owners': 'N/A' }, at: 'refine.data-supply.owners' },
    { with: { 'find.voices': ['Tenants', 'to be decided'] }, at: 'find.voices', says: '"to be decided"' },
    { with: { [`${activity}who`]: 'quit' }, at: `${activity}who` },
  ],
  'quote-with-contact': [
    { with: { [`${list}said`]: 'Write to ann@example.org' }, at: `${list}said`, says: 'an e-mail address' },
    { with: { [`${list}said`]: 'The ramp is steep. M. Quill, Apt 4C, 555-0199' }, at: `${list}said` },
  ],
  'quoted-without-consent': [
    {
      with: { 'design.use-case-reason': 'A tenant said: "My eyes are bad, and I held the sheet up!"' },
      at: 'design.use-case-reason',
      says: '"Larger letters"',
    },
  ],
  'work-without-plan': [
    { from: { ...working, 'design.intervention': undefined }, with: {}, at: 'design.intervention' },
    {
      from: working,
      with: { 'design.use-case': undefined, 'design.use-case-reason': undefined },
      at: 'design.use-case',
    },
  ],
  'no-feedback-channel': [{ from: working, with: { 'implement.feedback-channel': undefined } }],
  'no-result': [
    { from: working, with: { 'implement.results': undefined } },
    { with: { [`${activity}status`]: 'done', 'implement.feedback-channel': 'A box' } },
  ],
  'no-users-recorded': [{ from: working, with: { 'implement.users': undefined } }],
  'open-at-the-end': [
    {
      from: working,
      with: { [`${activity}status`]: 'started' },
      at: `${activity}status`,
      finished: ['implement.results'],
    },
  ],
  'no-lessons': [{ from: working, with: { 'implement.lessons': undefined } }],
};

/** The answers of a project, with the records that its ids name. */
function answersOf(given: Given, finished: string[] = []): Answers {
  const gone = Object.keys(given).filter((id) => id.endsWith('.') && given[id] === undefined);
  const byId: Record<string, Answer> = {};
  const records: Record<string, string[]> = {};
  for (const [id, said] of Object.entries(given)) {
    if (said === undefined || gone.some((record) => id.startsWith(record))) continue;
    expect(questionAt(method, id), id).toBeDefined();
    byId[id] = typeof said === 'string' || Array.isArray(said) ? { value: said as Value } : (said as Answer);
    const hub = method.questions.find((question) => question.kind === 'records' && id.startsWith(`${question.id}.`));
    const record = hub && id.slice(hub.id.length + 1).split('.')[0];
    if (hub && record) records[hub.id] = [...new Set([...(records[hub.id] ?? []), record])];
  }
  return { ...NO_ANSWERS, byId, records, finished };
}

const found = (given: Given, finished?: string[]) => check({ ...readerOf(method, answersOf(given, finished)), today });

const cases = Object.entries(broken).flatMap(([rule, ways]) =>
  ways.map((way, i) => ({ name: ways.length > 1 ? `${rule}, ${i + 1}` : rule, rule, from: sound, ...way })),
);

/** The answers of the sound projects, and of all that break a rule. */
const everyCase = [sound, working, ...cases.map(({ from, with: change }) => ({ ...from, ...change }))].map((given) =>
  answersOf(given),
);

describe('a rule', () => {
  test('has nothing to say about a sound project, a delivered one, or an empty one', () => {
    expect(found(sound)).toEqual([]);
    expect(found(working, ['implement.results'])).toEqual([]);
    expect(found({})).toEqual([]);
  });

  test('is in the table below, each one', () => {
    expect(Object.keys(broken).sort()).toEqual(allRules.map(({ id }) => id).sort());
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
    expect(allRules.length).toBeGreaterThanOrEqual(30);
  });

  test.each(cases)(
    'speaks alone where only it is broken: $name',
    ({ rule, from, with: change, at, says, finished, severity }) => {
      const remarks = found({ ...from, ...change }, finished);
      expect(remarks.map((remark) => remark.rule)).toEqual([rule]);
      const [remark] = remarks;
      expect(remark?.severity).toBe(severity ?? allRules.find(({ id }) => id === rule)?.severity);
      if (at) expect(remark?.question).toBe(at);
      if (says) expect(remark?.message).toContain(says);
      expect(remark?.message).not.toMatch(/[{}]/);
      expect(placeOf(method, remark?.question ?? '')).toBeDefined();
    },
  );

  test('names a question of the method, and reads plainly', () => {
    for (const { id, mends, needs = [], message, why, source, severity } of allRules) {
      for (const role of mends ? [mends, ...needs] : needs) expect(method.roles[role], `${id} ${role}`).toBeDefined();
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(SEVERITIES).toContain(severity);
      expect(source, id).toMatch(/^(?:added$|Step [1-4]: |Worksheet, part|Criteria checklists$|Additional resources)/);
      expect(why, id).toMatch(/^\p{Lu}[^.!?]*\.$/u);
      for (const sentence of `${message} ${why}`.split(/(?<=[.?!])\s/)) {
        expect(sentence, id).toMatch(/^["\p{Lu}].*\.$/u);
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
      }
    }
  });

  test('stays silent where a method does not have its question', () => {
    expect(check({ ...readerOf(tinyMethod, answersOf(working)), today })).toEqual([]);
  });

  test.each(ROLE_NAMES)('says nothing about a part that a method does not have: %s', (role) => {
    const { with: required }: RoleNeeds = ROLES.feedback;
    const lacking = required?.includes(role) ? 'feedback' : role;
    const roles = Object.entries(method.roles).filter(([each]) => each !== lacking && !each.startsWith(`${lacking}.`));
    const without = { ...method, roles: Object.fromEntries(roles) };
    const said = everyCase.flatMap((answers) => check({ ...readerOf(without, answers), today }));
    const astray = said.filter(
      ({ rule, question }) =>
        placeOf(method, question) === undefined || (!GENERAL.includes(rule) && question === method.roles[role]),
    );
    expect(astray).toEqual([]);
  });

  test('names the sections of the guide only where a method follows that guide', () => {
    const { guide: _, ...other } = method;
    const given = { ...sound, 'find.missing-voices': undefined };
    const sources = (of: typeof method) =>
      check({ ...readerOf(of, answersOf(given)), today }).map(({ source }) => source);
    expect(sources(method)).toEqual(['Step 1: Find']);
    expect(sources(other)).toEqual(['added']);
  });

  test('tells a bare pitch what a first pitch cannot know, as hints, and nothing else', () => {
    const bare = { ...pitched, 'find.missing-voices': undefined, 'find.reach-missing': undefined };
    const trying = { ...bare, 'find.focus-basis': 'trying-out' };
    const said = (given: Given) => found(given).map(({ rule, severity }) => `${rule} ${severity}`);
    expect(said(bare)).toEqual(['nobody-heard hint', 'missing-voices-not-named hint']);
    expect(said(trying)).toEqual(['nobody-heard hint', 'missing-voices-not-named hint', 'still-trying-out hint']);
    const planned = { ...trying, 'design.intervention': 'print a list', 'design.intended-users': { findOut: 'us' } };
    expect(said(planned).filter((line) => line.endsWith('warning'))).toEqual([
      'nobody-heard warning',
      'missing-voices-not-named warning',
      'focus-area-not-tied warning',
      'still-trying-out warning',
    ]);
  });

  test.each([
    ['lessons that came early', { 'implement.lessons': ['Ask the drivers first'] }],
    ['needs that were met with on the way', { 'implement.other-opportunities': ['A list of benches'] }],
    ['lines of a checklist that look ahead', { 'implement.checklists.low-tech-outreach.known-places': 'yes' }],
  ])('takes no work for begun on account of %s', (_what, early) => {
    expect(found({ ...pitched, 'find.voices': ['Tenants'], ...early })).toEqual([]);
    expect(found({ ...pitched, 'find.voices': ['Tenants'], 'implement.users': 'Nurses' })).not.toEqual([]);
  });

  test('takes groups that were at a talk for heard', () => {
    const talk = { 'find.sessions.supper.what': 'Supper', 'find.sessions.supper.groups': ['Tenants'] };
    expect(found({ ...pitched, ...talk })).toEqual([]);
    expect(found({ ...sound, 'find.voices': undefined, ...talk })).toEqual([]);
  });

  test('on contact details speaks in any method', () => {
    const answers = answersOf({ 'project.place': 'Riverton, ask 555-0142' });
    expect(check({ ...readerOf(tinyMethod, answers), today })).toMatchObject([
      { rule: 'contact-details', question: 'project.place' },
    ]);
  });

  test('takes what is noted as to find out for a beginning', () => {
    const findOut = { findOut: 'the records desk' };
    for (const id of ['find.missing-voices', 'design.sustain', 'design.safeguards', `${activity}who`]) {
      const rules = found({ ...sound, [id]: findOut }).map(({ rule }) => rule);
      expect(rules, id).toEqual([]);
    }
  });

  test.each([
    'Parcels with their code violations',
    'Complaints by street and month',
    'Names of applicants',
    'Bus stops and departures',
  ])('asks whether "%s" is about people, and does not guess', (release) => {
    const rulesWith = (more: Given) =>
      found({ ...sound, 'design.release': release, 'design.safeguards': undefined, ...more }).map(({ rule }) => rule);
    expect(rulesWith({})).toEqual(['people-data-not-asked']);
    expect(rulesWith({ 'design.about-people': 'yes' })).toEqual(['people-data-unchecked']);
    expect(rulesWith({ 'design.about-people': 'no' })).toEqual([]);
    expect(rulesWith({ 'design.about-people': { findOut: 'the data owner' } })).toEqual([]);
    expect(rulesWith(dataSet)).toEqual([]);
  });

  test.each([
    ['design.review.contact', 'Reference desk, 555-0100, desk@example.org'],
    ['design.review.channels', ['Printed draft at the clinic', 'By phone: 555-0100']],
    ['implement.feedback-channel', '555-0100, answered on Fridays'],
  ])('lets a contact stand where one is asked for: %s', (id, value) => {
    expect(found({ ...sound, [id]: value }).filter(({ rule }) => rule === 'contact-details')).toEqual([]);
  });

  test.each([
    'Permit XYZ-R06-OAR-2020-0510 should be denied',
    'Ticket 18-00123456 was closed without a visit',
    'Parcel 014-220-0310, $1,250,000, 2017-2023, ISBN 978-0-12-345678-6',
  ])('takes no number of a paper for a phone: %s', (said) => {
    const remarks = [list, letters].flatMap((record) => found({ ...sound, [`${record}said`]: said }));
    expect(remarks).toEqual([]);
  });

  test('asks for no more than one group by e-mail, and for nothing while comments are open', () => {
    expect(found({ ...sound, [list]: undefined, 'design.formality': 'email' })).toEqual([]);
    expect(found({ ...sound, ...noFeedback, 'design.review.until': today })).toEqual([]);
  });

  test('leaves activities alone that are done or dropped', () => {
    for (const status of ['done', 'dropped']) {
      const change = {
        [`${activity}status`]: status,
        [`${activity}who`]: undefined,
        [`${activity}by-when`]: '2026-01-01',
      };
      expect(found({ ...working, ...change })).toEqual([]);
    }
  });

  test('finds much at once, the gravest first, in a time that grows with the project', () => {
    const project = (entries: number) => {
      const many: Record<string, string> = {};
      for (let i = 0; i < entries; i++) {
        many[`design.feedback.f${i}.said`] =
          `What number ${i} said about the plan, word for word, at the supper in May`;
        many[`design.activities.a${i}.what`] = `Do ${i}`;
      }
      return { entries, reader: readerOf(method, answersOf({ ...sound, ...many })) };
    };
    const checked = ({ entries, reader }: ReturnType<typeof project>) => {
      const remarks = check({ ...reader, today });
      expect(remarks.length).toBeGreaterThanOrEqual(entries * 4);
      expect(remarks.map(({ severity }) => severity)).toEqual(
        SEVERITIES.flatMap((each) => remarks.flatMap(({ severity }) => (severity === each ? [severity] : []))),
      );
    };
    expect(growth(project, checked, 40)).toBeLessThan(LINEAR);
  });
});

describe('the table of the rules', () => {
  test('has a row for each', () => {
    const rows = rulesTable().trimEnd().split('\n');
    expect(rows).toHaveLength(allRules.length + 2);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
    expect(Object.keys(RULES)).toEqual(method.steps.map(({ id }) => id));
  });
});

describe('the place of an id', () => {
  const text = ['tde: 1', 'find:', '  focus-area: paint', '  tactics: {chosen: [a]}', 'design:', ''].join('\r\n');
  test.each([
    ['find.focus-area', 3, 3],
    ['find.tactics.chosen', 4, 13],
    ['find.voices', 2, 1],
    ['find.focus-area.deeper', 3, 3],
    ['design.feedback.one.said', 5, 1],
    ['refine.use-cases', 1, 1],
  ])('%s stands in line %i, column %i', (id, line, column) => {
    expect(placesIn(parseYaml(text, 'tde.yaml'))(id)).toEqual({ file: 'tde.yaml', line, column });
  });

  test('is found in a new project for every question', () => {
    const form = newProjectText(method);
    const at = placesIn(parseYaml(form, 'tde.yaml'));
    for (const { id, kind } of method.questions) {
      const line = form.split('\n')[at(id).line - 1] ?? '';
      expect(line.trim(), id).toBe(`${id.split('.').at(-1)}:`);
      expect(line.length - line.trimStart().length, `${id} ${kind}`).toBe(at(id).column - 1);
    }
  });

  test('is the beginning where there is nothing', () => {
    expect(placesIn(parseYaml('tde: 1\n', 'tde.yaml'))('find')).toEqual({ file: 'tde.yaml', line: 1, column: 1 });
  });
});

describe('tde check', () => {
  const project = (text: string) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', text);
    return (...argv: string[]) => runTde(['check', ...argv], { cwd });
  };
  const warned = 'tde: 1\nmethod: tde-1.0\nfind:\n  focus-basis: listened\n';
  const wrong = `${warned}design:\n  release: Names of tenants\n  about-people: yes\n`;

  test('says what was looked at where there is nothing to mend, and what comes next', async () => {
    const { code, out, err } = await project(newProjectText(method))();
    expect({ code, out: out.replace(/\s+/g, ' ') }).toEqual({
      code: 0,
      out: 'None of the 26 sections has an answer yet, so there was nothing to look at. ',
    });
    expect(err).toMatch(/Next: tde resume\n$/);
  });

  test('says how much was looked at, and what is still empty', async () => {
    const some = 'tde: 1\nmethod: tde-1.0\nproject:\n  place: Riverton\nfind:\n  focus-area: lead paint\n';
    const flat = async (text: string) => (await project(text)()).out.replace(/\s+/g, ' ');
    expect(await flat(some)).toBe(
      '2 of 26 sections have answers; nothing to fix in them. ' +
        'Still empty: Checklists for Find, Talks and meetings, Listening, Data supply and 20 more. ',
    );
    expect(await flat(warned)).toMatch(/Find\) 1 of 26 sections have answers\. Still empty: Your project, /);
    const { looked } = JSON.parse((await project(some)('--json')).out);
    expect(looked).toEqual({ sections: { answered: 2, all: 26 }, rules: allRules.length });
  });

  test('says of a rule that judges by lists of words that it may be wrong', async () => {
    const { out } = await project('tde: 1\nmethod: tde-1.0\nfind:\n  focus-area: a dashboard of homes\n')();
    expect(out.replace(/\s+/g, ' ')).toContain('(added by us; judged by words, so it may be wrong)');
  });

  test('shows the place, the reason, where it is from, and the command that mends it', async () => {
    const { code, out, err } = await project(warned)();
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'tde.yaml: 1 warning',
        '',
        'Warnings: what the method asks for, and is missing',
        '',
        'tde.yaml:3:1: Nobody from outside your team is on the list of voices heard.',
        '[nobody-heard]',
        '  Fix it: tde edit find.voices',
        '  Why: A focus area should rest on what residents say they need. (the guide,',
        '  Step 1: Find)',
        '',
        '1 of 26 sections have answers.',
        'Still empty: Your project, Checklists for Find, Talks and meetings, Listening',
        'and 21 more.',
        '',
      ].join('\n'),
    );
    expect(err).toBe('Next: tde edit find.voices\n');
  });

  test('leaves with 1 for errors, and with --strict for warnings too, but never for hints', async () => {
    const hinted = 'tde: 1\nmethod: tde-1.0\nfind:\n  missing-voices: [nurses]\n';
    expect((await project(wrong)()).code).toBe(1);
    expect((await project(warned)('--strict')).code).toBe(1);
    expect((await project(warned)('--json', '--strict')).code).toBe(1);
    expect((await project(hinted)('--strict')).code).toBe(0);
    expect((await project(hinted)()).out).toContain('tde.yaml: 1 hint');
  });

  test('prints the same as JSON', async () => {
    const { out, code } = await project(wrong)('--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          rule: 'people-data-unchecked',
          severity: 'error',
          question: 'design.safeguards',
          message: 'Data about people is to go out, and nobody has asked whom it could harm.',
          why: 'Data that has gone out cannot be called back.',
          source: 'added',
          byWords: false,
          line: 5,
        },
        expect.objectContaining({ rule: 'nobody-heard', severity: 'warning', line: 3 }),
      ],
      looked: { sections: { answered: 2, all: 26 }, rules: allRules.length },
    });
    const empty = JSON.parse((await project(newProjectText(method))('--json')).out);
    expect(empty).toMatchObject({ problems: [], looked: { sections: { answered: 0 } } });
  });

  test('counts an answer that cannot be used as an error, and a key that means nothing as a warning', async () => {
    const text = 'tde: 1\nmethod: tde-1.0\ndesign:\n  use-case: none-such\n  reviev: x\n';
    const { out, code, err } = await project(text)('--json');
    expect(code).toBe(1);
    const { problems } = JSON.parse(out);
    expect(problems).toMatchObject([
      { rule: 'bad-answer', severity: 'error', question: 'design.use-case', source: 'file', line: 4 },
      { rule: 'unknown-key', severity: 'warning', question: null, source: 'file', line: 5 },
    ]);
    expect(err).toMatch(/Next: tde edit design\.use-case\n$/);
    const shown = await project(text)();
    expect(shown.out).toMatch(/^tde\.yaml:4:13: design\.use-case: /m);
    expect(shown.out).toContain('Correct it here, or run: tde edit design.use-case');
    expect(shown.out).not.toContain('the guide, file');
  });

  test('shows five findings of a rule and counts the rest, safely and no wider than the terminal', async () => {
    const entries = Array.from({ length: 8 }, (_, i) => `    a${i}:\n      what: "Do \\e[31m${i}"\n      who: us\n`);
    const text = `tde: 1\nmethod: tde-1.0\ndesign:\n  activities:\n${entries.join('')}`;
    const cwd = tempDir();
    put(cwd, 'tde.yaml', text.replaceAll('\\e[31m', '\\u202e'));
    const { out } = await runTde(['check'], { cwd, terminal: { columns: 40, rows: 24 } });
    expect(out.match(/\[activity-without-date\]/g)).toHaveLength(5);
    expect(out).toContain('and 3 more like these');
    expect(out).not.toContain('\u202e');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  test('finds no error in the examples, and goes by the day it is run on', async () => {
    const cwd = tempDir();
    for (const file of exampleFiles) expect((await runTde(['check', '-f', file], { cwd })).code, file).toBe(0);
    const due = (day: string) =>
      project(`tde: 1\nmethod: tde-1.0\ndesign:\n  activities:\n    a:\n      who: us\n      by-when: ${day}\n`)();
    expect((await due('2026-11-19')).out).toContain('[activity-overdue]');
    expect((await due('2026-11-20')).out).not.toContain('[activity-overdue]');
  });
});
