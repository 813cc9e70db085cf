// What is publicly known of four projects that went this way, with made-up names: each fact that once had no home, or only one in loose
// prose, has a question that takes it.
import { describe, expect, test } from 'vitest';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import { readerOf } from '../src/project/answers.ts';
import { parseAnswer } from '../src/project/kinds.ts';
import { answersOf } from './support/answers-of.ts';

const method = await loadMethod();

/** Entries that other facts choose from. */
const reader = readerOf(
  method,
  answersOf({
    'refine.personas.nurse.who': 'A home nurse',
    'refine.personas.tenant.who': 'A tenant who never goes online',
    'refine.use-cases.check.title': 'Check a home',
    'refine.use-cases.visit.title': 'Visit the worst first',
    'refine.use-cases.repair.title': 'Show the repair',
    'refine.findings.letter.observed': 'Nobody reads the letter',
    'design.activities.file.what': 'Get the file',
    'design.activities.print.what': 'Print the list',
  }),
);

/** The facts of a project, each with the question that takes it and an answer as a team would write it; without one, why there is none. */
type Fact =
  | readonly [fact: string, id: string, answer: string | readonly string[]]
  | readonly [fact: string, why: { none: string }];

const permits: Fact[] = [
  ['jobs that were made in a year, as the backdrop', 'refine.backdrop.jobs.figure', '2,900 jobs in 2016'],
  ['when it began', 'implement.began', '14 January 2017'],
  ['as of when it is told', 'design.review.as-of', '31 October 2017'],
  [
    'the share of requests that goes to one department',
    'refine.backdrop.requests.figure',
    'Nearly 40 % of all requests',
  ],
  ['the same by department', 'refine.backdrop.clerk.figure', '12 % of all requests'],
  ['the log of requests as a list of people to talk with', 'find.sessions.talks.found', 'From the log of requests'],
  ['why this tactic', 'find.tactics.reason', 'The log of requests was there, and somebody keeps it.'],
  ['11 interviews', 'find.sessions.talks.came', '11'],
  ['how those were found', 'find.sessions.talks.found', 'In the log, and through those who were asked first'],
  ['seven personas', 'refine.personas.builder.who', 'A builder who has a permit every week'],
  ['of whom three stand behind use cases', 'refine.use-cases.check.personas', ['nurse', 'tenant']],
  ['the data of each kind of user', 'refine.use-cases.check.data', 'Status of a permit, by address'],
  [
    'what gets in the way of each',
    'refine.personas.builder.barriers',
    'He calls three desks before he hears a status.',
  ],
  [
    'the portal was tried out by users before it opened',
    'design.activities.print.helps',
    ['Six builders, who try it out'],
  ],
  ['one release serves three use cases', 'design.also-serves', ['visit', 'repair']],
  ['a second project runs beside it', 'design.beside', ['A new page for small firms, by the chamber of commerce']],
];

const toolkit: Fact[] = [
  ['a plan for two years', 'find.city-priorities', ['A two-year plan for every part of town']],
  ['how far the data program is', 'project.program', 'policy'],
  ['since when there is an ordinance', 'refine.backdrop.ordinance.as-of', '31 December 2012'],
  ['from when', 'implement.began', '1 September 2017'],
  ['until when', 'design.review.as-of', '30 June 2018'],
  ['709 answers from the public', 'find.sessions.survey.came', '709'],
  ['skill with data differs', 'refine.personas.nurse.screen', 'helped'],
  ['power to decide differs', 'design.who-does.council.part', ['decides']],
  ['36 interviews', 'find.sessions.talks.came', '36'],
  ['in two weeks', 'find.sessions.talks.day', '14 October 2017'],
  ['recorded, with consent', 'find.sessions.talks.agreed', ['notes', 'recording']],
  ['each was asked for the next one', 'find.sessions.talks.found', 'Each was asked for the next one'],
  ['those who know before those who use', 'find.sessions.talks.groups', ['Directors of nonprofits', 'Case workers']],
  ['notes were sorted each day', 'refine.findings.letter.theme', 'how people get at data'],
  ['nine findings', 'refine.findings.letter.observed', 'Small nonprofits count by hand'],
  ['eight strategies', 'refine.recommendations.class.what', 'Hold a class at each branch'],
  ['six personas', 'refine.personas.director.who', 'A director with two staff'],
  ['two of them without a use case', 'refine.personas.donor.who', 'A donor who wants to see figures'],
  ['their journeys and sore points', 'refine.personas.director.barriers', 'The grant form asks for figures by tract.'],
  ['one is served through another', 'refine.personas.tenant.through', 'nurse'],
  ['what changed in the plan after the session', 'design.feedback.class.changed', 'The class is in the evening now.'],
  ['this round of grants against the first', 'design.measures.grants.compared-with', 'The first round of grants'],
  ['how that was before', 'design.measures.grants.now', '4 of 20 applications had figures'],
  ['what was reached', 'design.measures.grants.reached', '11 of 24'],
  ['made anew on the same focus area', 'project.cycle', 'again'],
  ['who of three organizations did what', 'design.who-does.college.task', 'Teaches the class'],
];

const floods: Fact[] = [
  ['how many people live there', 'refine.backdrop.people.figure', '244,000 people'],
  ['other cities were looked at first', 'refine.sources', ['Flood maps of two port cities']],
  ['why users were told apart', { none: 'it is a remark on the method, and stands in the note beside a persona' }],
  ['talks were held by a third party', 'find.sessions.talks.run-by', 'A firm from outside'],
  ['and without names', 'find.sessions.talks.agreed', ['notes', 'quotes']],
  ['five personas, many to many', 'refine.use-cases.visit.personas', ['nurse']],
  ['two of them for one use case', 'refine.use-cases.check.personas', ['nurse', 'tenant']],
  ['people were invited who are like them', 'refine.personas.nurse.groups', ['Owners on the river road']],
  [
    'the four questions of the round table',
    'find.sessions.table.questions',
    ['Where does it flood?', 'Who tells you?'],
  ],
  ['a wish list of data came of it', 'refine.findings.wish.observed', 'They wish for gauges on three bridges'],
  ['an official who agreed to be quoted', 'design.feedback.mayor.quote', 'yes'],
  ['what is for now', 'refine.recommendations.gauge.when', 'For now'],
  ['what is for later', 'refine.recommendations.model.when', 'For later'],
  ['a promise to go on', 'implement.commitments', ['The office of resilience meets them each quarter']],
  ['a lesson for each step', 'implement.lessons', ['Find: look at requests first', 'Refine: pay people']],
];

const lots: Fact[] = [
  ['three public bodies hold the data', 'design.who-does.land-bank.name', 'Land bank'],
  ['who may apply, for what, and for how long', 'design.rules', ['Owners on the same block', 'For five years']],
  ['who paid', 'design.costs.site.who-pays', 'A foundation'],
  ['built in a few days', 'design.activities.print.start', '3 March 2016'],
  ['applications close on a day', 'design.riding-on.close.day', '31 January 2017'],
  ['a second round in another part of town', 'implement.rounds.west.where', 'West side'],
  ['and in six other places', 'implement.rounds.others.result', 'Six places took it over'],
  ['what a lot costs', 'refine.backdrop.price.figure', '$1 a lot'],
  ['a study of who bought', 'implement.coverage', ['A study of buyers, by the college']],
  ['buyers who speculate, as a risk', 'design.risks', ['Lots are bought to be sold, so they have to be kept']],
  ['press', 'implement.coverage', ['The evening paper, in June']],
];

const allOfThem: Fact[] = [
  ['a request for proposals', 'design.riding-on.proposals.what', 'The city asks for bids on a new permit system'],
  ['a new system', 'design.riding-on.system.what', 'A new records system'],
  ['whose earlier research is used again', 'refine.sources', ['A needs study of the college, 2015']],
  ['how many were asked', 'find.sessions.survey.asked', '68'],
  ['how many came', 'find.sessions.survey.came', '16'],
  ['what was found', 'refine.findings.found.observed', 'Nobody knows whom to call'],
  ['how it was before', 'design.measures.calls.now', '30 a month'],
  ['what it is compared with', 'design.measures.calls.compared-with', 'The same months a year before'],
  ['what must come first', 'design.comes-first', ['The attorney looks over the file']],
  ['what waits for what', 'design.activities.print.after', 'Get the file'],
];

const all = [...permits, ...toolkit, ...floods, ...lots, ...allOfThem];
const homes = all.flatMap(([fact, id, answer]) =>
  typeof id === 'string' && answer !== undefined ? [{ fact, id, answer }] : [],
);

describe('a fact of a real project', () => {
  test.each(homes.map(({ fact, id, answer }) => [fact, id, answer] as const))(
    'has a home: %s (%s)',
    (_, id, answer) => {
      const question = questionAt(method, id);
      expect(question && parseAnswer(reader, question, answer)).toMatchObject({ ok: true });
    },
  );

  test('has one that is not loose prose, in 85 of 100', () => {
    const firm = homes.filter(({ id }) => questionAt(method, id)?.kind !== 'paragraph');
    expect(firm.length / all.length).toBeGreaterThanOrEqual(0.85);
  });
});
