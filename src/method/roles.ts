// What the program knows of any pack by name. The parts that its questions can play, in one table: what `roles:` in method.yaml may name,
// and what a question needs to play a part. The rest of the program asks for a part and never for an id; what a pack has no question for,
// it does without. And the kinds of evidence that can show a criterion.

const TEXT = ['text', 'paragraph', 'phrase'] as const;
const WORDS = [...TEXT, 'list'] as const;

/**
 * Each part: `is`, what plays it; `kinds`, of which kind the question (or the field) has to be; `offers`, ids of options that it
 * has to have, or what it has to choose from (tactics, or the records that play a part); `with`, parts that have to be there too;
 * `carries`, how far its answer holds where the pack does not say it (see types.ts). A part with a dot is a field of a record, and named by
 * the field's id. A step plays a part with its own id.
 */
export const ROLES = {
  name: { is: 'what the project is called', kinds: TEXT, carries: 'place' },
  place: { is: 'the place it is about, and `{place}` in texts', kinds: TEXT, carries: 'place' },
  government: {
    is: 'the public body whose data it is about, and `{government}` in texts',
    kinds: TEXT,
    carries: 'place',
  },
  'who-answers': {
    is: 'who fills it in: a text can have a wording for each option',
    kinds: ['choice'],
    carries: 'place',
  },
  program: {
    is: 'how far the public body is with open data: a text can have a wording for each option',
    kinds: ['choice'],
    carries: 'place',
  },
  team: { is: 'who works on it', kinds: WORDS, carries: 'place' },
  office: { is: 'the office or desk that asks, and where to reach it', kinds: TEXT, carries: 'place' },
  ask: { is: 'what the reader is asked to do', kinds: TEXT },
  cycle: { is: 'whether this is the first cycle', kinds: ['choice'], offers: ['again'] },
  'what-changed': { is: 'what has changed since the cycle before', kinds: WORDS },
  learned: { is: 'what was learned in earlier cycles', kinds: ['list'] },

  sessions: { is: 'the talks and meetings that were held', kinds: ['records'] },
  'sessions.day': { is: 'when', kinds: ['date'] },
  'sessions.kind': { is: 'of what kind: of talks one by one each person is one', kinds: ['choice'], offers: ['talk'] },
  'sessions.groups': { is: 'the groups that were there', kinds: ['list'] },
  'sessions.asked': { is: 'how many were asked', kinds: ['number'] },
  'sessions.came': { is: 'how many came', kinds: ['number'] },
  'sessions.languages': { is: 'in which languages', kinds: ['list'] },
  'sessions.made-possible': { is: 'what made it possible to come', kinds: WORDS },
  'sessions.run-by': { is: 'who ran it', kinds: TEXT },
  voices: { is: 'the groups that were heard', kinds: ['list'] },
  'missing-voices': { is: 'the groups that were not heard yet', kinds: ['list'] },
  'reach-missing': { is: 'how those can be reached', kinds: WORDS },
  groups: {
    is: 'the groups that are named, and what each has to do with the matter',
    kinds: ['records'],
    with: ['groups.name', 'groups.part'],
    carries: 'focus',
  },
  'groups.name': { is: 'what a group is called', kinds: TEXT },
  'groups.part': {
    is: 'whether it lives with the problem, serves those who do, knows the subject, or is the government',
    kinds: ['choice'],
    offers: ['lives', 'serves', 'knows', 'government'],
  },
  priorities: { is: 'what the public body has set out to do', kinds: WORDS, carries: 'place' },
  opportunities: { is: 'needs and problems that were met with', kinds: ['list'] },
  'focus-area': { is: 'what all of it is about', kinds: TEXT, carries: 'focus' },
  'focus-basis': {
    is: 'whether that was chosen by listening',
    kinds: ['choice'],
    offers: ['listened', 'trying-out'],
    carries: 'focus',
  },
  'focus-reason': { is: 'why that', kinds: WORDS, carries: 'focus' },

  'data-supply': { is: 'the data that could help', kinds: WORDS, carries: 'focus' },
  requesters: { is: 'the people who ask for it', kinds: WORDS, carries: 'focus' },
  impact: { is: 'the good it could do', kinds: WORDS, carries: 'focus' },
  'talk-tactics': { is: 'the tactics for talking with people', kinds: ['choices'], offers: 'tactics' },
  'next-steps': { is: 'what comes first, before there is a plan', kinds: WORDS },
  partners: { is: 'who helps', kinds: ['list'], carries: 'place' },
  feasible: { is: 'whether it can be done', kinds: ['judgement'] },
  pursue: { is: 'whether something can follow from what people say', kinds: ['judgement'] },

  findings: { is: 'what was found out, one thing at a time', kinds: ['records'], carries: 'focus' },
  'findings.theme': { is: 'what it is about', kinds: TEXT },
  'findings.groups': { is: 'the groups that told of it', kinds: ['list'] },
  'findings.said-by': { is: 'how many said so', kinds: ['number'] },
  personas: {
    is: 'the kinds of people that the use cases are about',
    kinds: ['records'],
    with: ['personas.who'],
    carries: 'place',
  },
  'personas.who': { is: 'who it is', kinds: TEXT },
  'personas.basis': {
    is: 'whether such people were met, or it is a guess, or from elsewhere',
    kinds: ['choice'],
    offers: ['heard', 'assumed', 'borrowed'],
  },
  'personas.barriers': { is: 'what gets in their way', kinds: WORDS },
  'personas.screen': {
    is: 'whether they can use a screen',
    kinds: ['choice'],
    offers: ['alone', 'helped', 'without'],
  },
  'personas.groups': { is: 'the groups it stands for', kinds: ['list'] },
  'personas.through': { is: 'the persona through whom they are served', kinds: ['choice'], offers: 'personas' },
  'use-cases': { is: 'the use cases: who would use the data, and for what', kinds: ['records'] },
  'use-cases.personas': { is: 'the personas it is about', kinds: ['choices'], offers: 'personas' },
  'use-cases.as': { is: 'the user story: as whom', kinds: TEXT },
  'use-cases.want': { is: 'the user story: what they want', kinds: TEXT },
  'use-cases.so-that': { is: 'the user story: what for', kinds: TEXT },
  'use-cases.today': { is: 'how they manage today', kinds: WORDS },
  'use-cases.change': { is: 'what would be different for them', kinds: WORDS },
  'use-cases.holder': { is: 'who holds the data', kinds: WORDS },
  'use-cases.heard-from': { is: 'the groups that told of it', kinds: WORDS },
  'use-cases.basis': { is: 'whether it was heard or is a guess', kinds: ['choice'], offers: ['heard', 'assumed'] },
  'use-cases.strength': { is: 'what speaks for it', kinds: [...WORDS, 'choices'] },
  'use-cases.takes': { is: 'what it would take', kinds: TEXT },
  'use-cases.status': {
    is: 'what became of it',
    kinds: ['choice'],
    offers: ['candidate', 'chosen', 'set-aside'],
  },

  'chosen-use-case': {
    is: 'the one use case that is taken up',
    kinds: ['choice'],
    offers: 'use-cases',
    carries: 'plan',
  },
  capacity: {
    is: 'how much the team can put into carrying a plan out',
    kinds: ['choice'],
    offers: ['light', 'medium', 'heavy'],
    carries: 'place',
  },
  'choice-reason': { is: 'why that one', kinds: WORDS, carries: 'plan' },
  'intended-users': { is: 'the people the plan is for', kinds: WORDS, carries: 'plan' },
  'users-part': { is: 'how they want to take part', kinds: WORDS, carries: 'plan' },
  intervention: { is: 'what is planned, so that it reads well after "we will"', kinds: TEXT, carries: 'plan' },
  'planned-tactics': {
    is: 'the tactics by which it may be carried out',
    kinds: ['choices'],
    offers: 'tactics',
    carries: 'plan',
  },
  release: { is: 'the data that is to go out', kinds: WORDS, carries: 'plan' },
  'about-people': {
    is: 'whether any of that data is about people',
    kinds: ['choice'],
    offers: ['yes', 'no'],
    carries: 'plan',
  },
  'data-sets': { is: 'the data sets about people, looked at for harm', kinds: ['records'], carries: 'plan' },
  'data-sets.name': { is: 'which data set', kinds: TEXT },
  'data-sets.points': { is: 'what in it could point to a person', kinds: [...WORDS, 'choices'] },
  'data-sets.harm': { is: 'who could be harmed, and by whom', kinds: WORDS },
  'data-sets.good': { is: 'what good it does', kinds: WORDS },
  'data-sets.done': { is: 'what is done about the harm', kinds: WORDS },
  'data-sets.looked': { is: 'who outside the team looked at it', kinds: WORDS },
  safeguards: { is: 'whom that could harm, and how it is kept safe', kinds: WORDS, carries: 'plan' },
  formality: {
    is: 'how much review the plan needs',
    kinds: ['choice'],
    offers: ['email', 'review', 'consensus'],
  },
  activities: { is: 'the lines of the plan', kinds: ['records'], carries: 'plan' },
  'activities.who': { is: 'who sees to it', kinds: WORDS },
  'activities.by-when': { is: 'by when', kinds: ['date'] },
  'activities.status': { is: 'how far it is', kinds: ['choice'], offers: ['done', 'dropped'] },
  'activities.use-case': { is: 'the use case it serves', kinds: ['choice'], offers: 'use-cases' },
  'activities.start': { is: 'when it starts', kinds: ['date'] },
  'activities.helps': { is: 'who helps with it', kinds: WORDS },
  'activities.after': { is: 'which other one it waits for', kinds: ['choice'], offers: 'activities' },
  'also-serves': {
    is: 'the other use cases that the plan serves as well',
    kinds: ['choices'],
    offers: 'use-cases',
    carries: 'plan',
  },
  'who-does': { is: 'the offices and groups with a part in the plan', kinds: ['records'], carries: 'plan' },
  'who-does.name': { is: 'the office or group', kinds: TEXT },
  'who-does.part': { is: 'what its part is', kinds: ['choices'], offers: ['leads', 'decides', 'pays'] },
  'who-does.task': { is: 'what it does', kinds: TEXT },
  costs: { is: 'what it takes, thing by thing', kinds: ['records'], carries: 'plan' },
  'costs.what': { is: 'what for', kinds: TEXT },
  'costs.money': { is: 'how much money', kinds: ['number'] },
  'costs.hours': { is: 'how many hours', kinds: ['number'] },
  'costs.who-pays': { is: 'who pays, or gives the hours', kinds: WORDS },
  'costs.agreed': { is: 'whether they said yes', kinds: ['choice'], offers: ['yes'] },
  'riding-on': {
    is: 'the deadlines, contracts and new systems that the plan depends on',
    kinds: ['records'],
    carries: 'plan',
  },
  'riding-on.what': { is: 'what it is', kinds: TEXT },
  'riding-on.day': { is: 'the day that does not move', kinds: ['date'] },
  'comes-first': { is: 'what must be settled before the work can start', kinds: WORDS, carries: 'plan' },
  rules: { is: 'the rules that go with it', kinds: WORDS },
  risks: { is: 'what could go wrong, and what is done about it', kinds: WORDS },
  beside: { is: 'what else runs beside it', kinds: WORDS },
  measures: { is: 'how you will know that it works', kinds: ['records'], carries: 'plan' },
  'measures.what': { is: 'what is counted', kinds: TEXT },
  'measures.now': { is: 'how it was before', kinds: TEXT },
  'measures.target': { is: 'what it is to be', kinds: TEXT },
  'measures.by-when': { is: 'by when', kinds: ['date'] },
  'measures.reached': { is: 'what was reached', kinds: TEXT },
  'measures.reached-on': { is: 'when that was looked at', kinds: ['date'] },
  'measures.compared-with': { is: 'what it is compared with', kinds: WORDS },
  home: { is: 'who houses it', kinds: WORDS, carries: 'plan' },
  sustain: { is: 'who keeps it going', kinds: WORDS, carries: 'plan' },
  'upkeep-who': { is: 'who updates it', kinds: WORDS, carries: 'plan' },
  'upkeep-how-often': { is: 'how often', kinds: WORDS, carries: 'plan' },
  'upkeep-until': { is: 'until when that is agreed', kinds: ['date'], carries: 'plan' },

  channels: { is: 'where people can see the draft and comment on it', kinds: ['list'] },
  contact: { is: 'whom they can turn to', kinds: TEXT, carries: 'focus' },
  'comments-until': { is: 'until when', kinds: ['date'] },
  version: { is: 'which version of the plan this is', kinds: TEXT },
  'as-of': { is: 'the day of which the plan tells', kinds: ['date'] },
  approved: { is: 'who approved the plan, and when', kinds: TEXT },
  fixed: { is: 'what of it can still change, and what cannot', kinds: WORDS },
  feedback: {
    is: 'what was heard about the plan, and what was done with it',
    kinds: ['records'],
    with: ['feedback.title', 'feedback.said', 'feedback.group', 'feedback.decision', 'feedback.told'],
    carries: 'plan',
  },
  'feedback.title': { is: 'what it is about, in a few words', kinds: TEXT },
  'feedback.said': { is: 'the words that were said', kinds: TEXT },
  'feedback.group': { is: 'the group they came from', kinds: TEXT },
  'feedback.channel': { is: 'how they came', kinds: TEXT },
  'feedback.tactic': { is: 'the tactic that brought them in', kinds: ['choice'], offers: 'tactics' },
  'feedback.heard': { is: 'when they were heard', kinds: ['date'] },
  'feedback.quote': { is: 'whether they may be quoted; without it, never', kinds: ['choice'], offers: ['yes', 'no'] },
  'feedback.decision': {
    is: 'what was decided',
    kinds: ['choice'],
    offers: ['open', 'yes', 'partly', 'no'],
  },
  'feedback.why': { is: 'why', kinds: TEXT },
  'feedback.changed': { is: 'what changed in the plan', kinds: TEXT },
  'feedback.told': { is: 'when the group was told', kinds: ['date'] },
  'feedback.version': { is: 'the version in use that it is about; without it, it is about the plan', kinds: TEXT },

  'open-channel': { is: 'how users can say what works and what does not', kinds: WORDS, carries: 'focus' },
  'actual-users': { is: 'who used it', kinds: WORDS },
  results: { is: 'what came of it', kinds: WORDS },
  'did-not-work': { is: 'what did not work', kinds: WORDS },
  lessons: { is: 'what others can learn from it', kinds: WORDS },
  'other-opportunities': { is: 'needs that were met with on the way', kinds: WORDS },

  'plan-step': { is: 'the step in which the plan is made', kinds: 'step' },
  'work-step': { is: 'the step in which it is carried out', kinds: 'step' },
} as const satisfies Readonly<Record<string, RoleNeeds>>;

/** What it takes to play a part. */
export type RoleNeeds = {
  readonly is: string;
  readonly kinds: readonly string[] | 'step';
  readonly offers?: readonly string[] | 'tactics' | 'use-cases' | 'activities' | 'personas';
  readonly with?: readonly string[];
  readonly carries?: (typeof CARRIES)[number];
};

/** How far an answer can hold in the cycles after it, the farthest first. */
export const CARRIES = ['place', 'focus', 'plan'] as const;

/** A part that a question, a record's field or a step can play. */
export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as Role[];

/** The parts whose answers are groups of people. */
export const ASKING_FOR_GROUPS: readonly Role[] = [
  'voices',
  'missing-voices',
  'intended-users',
  'sessions.groups',
  'use-cases.heard-from',
  'findings.groups',
  'personas.groups',
  'feedback.group',
  'data-sets.looked',
];

/** Which question plays which part, by its id (a record's field by the field's id); parts that a pack does not have are missing. */
export type Roles = { readonly [Each in Role]?: string };

/** What a source of evidence is a list of (see project/evidence.ts). */
export const SOURCE_KINDS = [
  'records requests',
  'service requests',
  'dataset requests',
  'portal usage',
  'catalog',
] as const;
