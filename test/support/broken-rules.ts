// Sound projects, and for each rule of `tde check` what breaks it: a table, over 400 lines.
import { expect } from 'vitest';
import type { Severity } from '../../src/advice/checks/rule.ts';
import { check, type Remark } from '../../src/advice/checks/rules.ts';
import { criteriaOf, loadMethod, placeOf, questionAt } from '../../src/method/ids.ts';
import { ROLES, type Role, type RoleNeeds } from '../../src/method/roles.ts';
import { type Answer, type Answers, NO_ANSWERS, readerOf, type Value } from '../../src/project/answers.ts';

export const method = await loadMethod();
export const today = '2026-06-15';

/** Answers by id: a value, or a whole answer; `undefined` takes one away. A record with `.` behind it takes all of it away. */
export type Given = Readonly<Record<string, Value | Answer | undefined>>;

export const sound: Given = {
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
export const pitched: Given = {
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

export const working: Given = {
  ...sound,
  'design.activities.print-it.status': 'done',
  'implement.tactics.chosen': ['low-tech-outreach'],
  'implement.feedback-channel': 'A box at the front desk',
  'implement.users': 'Seven nurses took it along on 60 visits.',
  'implement.results': ['4 families turned down a home'],
  'implement.lessons': ['Start on paper'],
};

export const persona = 'refine.personas.tenant.';
export const useCase = 'refine.use-cases.check-a-home.';
export const activity = 'design.activities.print-it.';
export const reprint: Given = {
  'design.activities.reprint.what': 'Print it again',
  'design.activities.reprint.who': 'Library',
  'design.activities.reprint.by-when': '2026-12-01',
  'design.activities.reprint.after': 'print-it',
};
export const library: Given = { 'design.who-does.library.name': 'Library', 'design.who-does.library.part': ['leads'] };
export const letters = 'design.feedback.larger-letters.';
export const list = 'design.feedback.smaller-list.';
export const dataSet: Given = {
  'design.about-people': 'yes',
  'design.data-sets.homes.name': 'Inspections of homes',
  'design.data-sets.homes.harm': 'A landlord could see who complained.',
  'design.data-sets.homes.done': 'Small houses stay out.',
  'design.data-sets.homes.looked': 'Legal aid',
};
export const noFeedback: Given = { [letters]: undefined, [list]: undefined };
export const noLines = Object.fromEntries(
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
export const broken: Readonly<
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
    { with: { [`${activity}by-when`]: '2026-06-14' }, at: `${activity}by-when`, says: '14 June 2026' },
  ],
  'activity-before-its-time': [
    {
      with: { ...reprint, 'design.activities.reprint.start': '2026-08-20' },
      at: 'design.activities.reprint.start',
      says: '"Print it again" is set for 20 August 2026, and it waits for "Print the list"',
    },
    { with: { ...reprint, 'design.activities.reprint.by-when': '2026-08-30' }, at: 'design.activities.reprint.start' },
  ],
  'activity-ends-before-start': [
    { with: { [`${activity}start`]: '2026-09-02' }, at: `${activity}start`, says: '2 September 2026' },
  ],
  'nobody-leads': [{ with: { ...library, 'design.who-does.library.part': ['works', 'pays'] } }],
  'cost-without-payer': [
    { with: { 'design.costs.ink.what': 'Ink' }, at: 'design.costs.ink.who-pays', says: 'who pays for "Ink"' },
  ],
  'activity-for-another-use-case': [{ with: { [`${activity}use-case`]: 'plan-visits' }, at: `${activity}use-case` }],
  'not-reviewed': [{ with: noFeedback }, { with: { ...noFeedback, 'design.review.until': undefined } }],
  'not-reviewed-by-users': [{ with: { [`${letters}group`]: 'Main street shops' } }],
  'one-channel-only': [
    { with: { [`${letters}channel`]: 'supper ' }, says: 'came through one channel' },
    {
      with: { ...noFeedback, 'design.review.until': '2026-06-30', 'design.review.channels': ['Box at the clinic'] },
      says: 'can come through one channel',
    },
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
export function answersOf(given: Given, finished: string[] = []): Answers {
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

/** Each way to break a rule, with the project that it is put on top of. */
export const cases = Object.entries(broken).flatMap(([rule, ways]) =>
  ways.map((way, i) => ({ name: ways.length > 1 ? `${rule}, ${i + 1}` : rule, rule, from: sound, ...way })),
);

/** What is said of projects though it is about a question that their method lacks, or about the part that was taken out of it. */
export function astrayWithout(role: Role, projects: readonly Given[]): Remark[] {
  const { with: required }: RoleNeeds = ROLES.feedback;
  const lacking = required?.includes(role) ? 'feedback' : role;
  const roles = Object.entries(method.roles).filter(([each]) => each !== lacking && !each.startsWith(`${lacking}.`));
  const without = { ...method, roles: Object.fromEntries(roles) };
  return projects
    .flatMap((given) => check({ ...readerOf(without, answersOf(given)), today }))
    .filter(
      ({ rule, question }) =>
        placeOf(method, question) === undefined || (!GENERAL.includes(rule) && question === method.roles[role]),
    );
}
