// The rules about looking back: on the plan (who looked it over, and what became of what they said) and on the work (what it rested on, and
// what came of it). Pure; knows no screen.

import { questionAt } from '../../method/ids.ts';
import { isInWords } from '../../project/answers.ts';
import { countGroups, mayQuote, repeatsOf } from '../../project/feedback.ts';
import { isNoChoice, saysNothing } from '../../project/meant.ts';
import { count } from '../../words.ts';
import { contactWords } from '../doubts.ts';
import { residentsAmong } from '../people.ts';
import { type Compared, decisionOn, reviewersOf } from '../progress.ts';
import {
  begun,
  distinct,
  eachOf,
  type Facts,
  type Finding,
  has,
  hasPlan,
  inShort,
  listOf,
  openActivities,
  openIn,
  type Rule,
  recordsIn,
  reviewIsOver,
  settled,
  textOf,
  when,
} from './rule.ts';

const STEP_3 = 'Step 3: Design';
const STEP_4 = 'Step 4: Implement';

/** Our own yardstick, as the guide gives none: how many groups and channels a review needs by how formal the plan is; for a draft to comment on, either will do. */
const EXPECTED: ReadonlyMap<string, { groups: number; channels: number; both: boolean; text: string }> = new Map([
  ['review', { groups: 2, channels: 2, both: false, text: 'two groups or two channels' }],
  ['consensus', { groups: 3, channels: 2, both: true, text: 'three groups and two channels' }],
]);

const feedback = (facts: Facts): Compared[] => recordsIn(facts, 'feedback');

const groupsOf = (facts: Facts): string[] => feedback(facts).map(({ text }) => text('feedback.group'));

/** Whether residents gave feedback: groups that live with the problem, or groups of which nobody said what they have to do with it. */
function isReviewed(facts: Facts): boolean {
  const residents = residentsAmong(facts, groupsOf(facts));
  return residents === undefined ? feedback(facts).length > 0 : residents.length > 0;
}

/** The channels through which feedback came. */
const channelsOf = (facts: Facts): string[] => distinct(feedback(facts).map(({ text }) => text('feedback.channel')));

/** Less review than the chosen formality asks for, once there was some and its time is over. */
function tooLittle(facts: Facts): Finding[] {
  const expected = EXPECTED.get(textOf(facts, 'formality'));
  if (!expected || feedback(facts).length === 0 || !reviewIsOver(facts)) return [];
  const [groups, channels] = [countGroups(groupsOf(facts)), channelsOf(facts).length];
  const enough = [groups >= expected.groups, channels >= expected.channels];
  return when(!(expected.both ? enough.every(Boolean) : enough.some(Boolean)), {
    values: {
      groups: count(groups, 'group', 'groups'),
      channels: count(channels, 'channel', 'channels'),
      expected: expected.text,
    },
  });
}

/** Only one way to comment is offered, or only one was used until the end. */
function oneChannel(facts: Facts): Finding[] {
  const channels = channelsOf(facts);
  const offered = distinct(listOf(facts, 'channels'));
  if (textOf(facts, 'formality') === 'email' || tooLittle(facts).length > 0) return [];
  return reviewIsOver(facts) && channels.length > 0
    ? when(channels.length === 1, { values: { came: 'came' } })
    : when(distinct([...offered, ...channels]).length === 1, { values: { came: 'can come' } });
}

/** Whether a piece of feedback was decided on in one of these ways. */
const decidedAs =
  (...decisions: readonly string[]) =>
  ({ text }: Compared): boolean =>
    decisions.includes(text('feedback.decision'));

/** Days that cannot be: something told before it was heard, or heard or told in the future. */
function impossibleDays(facts: Facts): Finding[] {
  return feedback(facts).flatMap((entry) => {
    const [heard, told] = [entry.text('feedback.heard'), entry.text('feedback.told')];
    if (heard > facts.today) return eachOf([entry], 'feedback.heard');
    return told !== '' && (told > facts.today || told < heard) ? eachOf([entry], 'feedback.told') : [];
  });
}

/** Answers, notes and names of whom to ask that hold a contact detail; words that may be quoted are another rule's. */
function contacts(facts: Facts): Finding[] {
  const quoted = new Set(
    feedback(facts).flatMap((entry) => (mayQuote(facts, entry.id) ? [entry.at('feedback.said')] : [])),
  );
  return Object.entries(facts.answers.byId).flatMap(([id, { note = '', findOut = '' }]) => {
    const question = questionAt(facts.method, id);
    if (question?.contact) return [];
    const what = contactWords([...(quoted.has(id) ? [] : facts.list(id)), note, findOut].join('\n'));
    return when(what !== '', { question: id, values: { label: question?.label ?? id, what } });
  });
}

/** Answers that are no more than such a word, as "idk" or "quit". */
function wordsToMove(facts: Facts): Finding[] {
  return Object.keys(facts.answers.byId).flatMap((id) => {
    const question = questionAt(facts.method, id);
    if (!question) return [];
    const { value = [], findOut = '' } = facts.at(id) ?? {};
    // In place of a day, a number or a choice, such a word is read as what is to be found out.
    const word = isInWords(question)
      ? [value].flat().find(saysNothing)
      : [findOut].find((whom) => whom !== '' && isNoChoice(whom));
    return when(word !== undefined, { question: id, values: { label: question.label, word: word ?? '' } });
  });
}

/** Answers that repeat, word for word, what somebody said who did not agree to be quoted. */
function quotedAnyway(facts: Facts): Finding[] {
  const repeatsIn = repeatsOf(facts);
  const pieces = new Map(feedback(facts).map((piece) => [piece.id, piece]));
  const own = new Set([...pieces.values()].flatMap(({ at }) => [at('feedback.said'), at('feedback.title')]));
  return Object.keys(facts.answers.byId).flatMap((id) => {
    const [repeated] = own.has(id) ? [] : repeatsIn(facts.list(id).join('\n'));
    const label = questionAt(facts.method, id)?.label ?? id;
    return repeated
      ? [{ question: id, values: { label, title: inShort(pieces.get(repeated.entry)?.title ?? '') } }]
      : [];
  });
}

/** All that was planned is done or dropped, and something was done. */
const isDone = (facts: Facts): boolean =>
  openActivities(facts).length === 0 &&
  recordsIn(facts, 'activities').some(({ text }) => text('activities.status') === 'done');

export const reviewRules: readonly Rule[] = [
  {
    id: 'not-reviewed',
    severity: 'warning',
    message: 'There is a plan, and residents have not reviewed it.',
    why: 'A plan that the people it is for have not seen is less likely to work.',
    source: STEP_3,
    mends: 'feedback',
    find: (facts) => hasPlan(facts) && !isReviewed(facts) && reviewIsOver(facts),
  },
  {
    id: 'not-reviewed-by-users',
    severity: 'warning',
    message: 'There is feedback on the plan, and none of it is from the intended users.',
    why: 'Those who will use the data know best whether the plan meets their needs.',
    source: STEP_3,
    mends: 'feedback',
    needs: ['intended-users'],
    byWords: true,
    find: (facts) => {
      const { groups, meant } = reviewersOf(facts);
      return groups.length > 0 && meant.length === 0 && reviewIsOver(facts);
    },
  },
  {
    id: 'one-channel-only',
    severity: 'warning',
    message: 'Feedback on the plan {came} through one channel only.',
    why: 'One way alone always misses someone.',
    source: STEP_3,
    mends: 'channels',
    find: oneChannel,
  },
  {
    id: 'too-little-review',
    severity: 'warning',
    message: 'Feedback came from {groups} through {channels}. Our own yardstick for such a plan is {expected}.',
    why: 'You said how formal the plan needs to be, and that sets how much review it takes.',
    source: 'added',
    mends: 'feedback',
    needs: ['formality', 'feedback.channel'],
    find: tooLittle,
  },
  {
    id: 'feedback-without-group',
    severity: 'warning',
    message: 'Nobody noted which group said "{title}".',
    why: 'Without the group you cannot see who has reviewed the plan, and who has not.',
    source: 'added',
    mends: 'feedback',
    find: (facts) => openIn(facts, 'feedback.group'),
  },
  {
    id: 'feedback-undecided',
    severity: 'warning',
    message: 'Nothing was decided yet on "{title}".',
    why: 'Feedback that nobody decides on is forgotten, but not by those who gave it.',
    source: STEP_3,
    mends: 'feedback',
    find: (facts) =>
      eachOf(
        feedback(facts).filter((piece) => decisionOn(piece) === 'open'),
        'feedback.decision',
      ),
  },
  {
    id: 'decided-without-reason',
    severity: 'warning',
    message: 'You do not, or not fully, follow "{title}", and no reason is given.',
    why: 'People can live with a no when they know the reason.',
    source: 'added',
    mends: 'feedback',
    needs: ['feedback.why'],
    find: (facts) => openIn(facts, 'feedback.why', decidedAs('no', 'partly')),
  },
  {
    id: 'decided-not-told',
    severity: 'warning',
    message: 'You decided on "{title}", and nobody told the group.',
    why: 'People come back if they hear what became of their words.',
    source: 'Step 3: Design, tactics',
    mends: 'feedback',
    find: (facts) => openIn(facts, 'feedback.told', (piece) => decisionOn(piece) !== 'open'),
  },
  {
    id: 'followed-without-change',
    severity: 'hint',
    message: 'You follow "{title}". Note what changed in the plan.',
    why: 'It shows people that speaking up made a difference.',
    source: 'added',
    mends: 'feedback',
    needs: ['feedback.changed'],
    find: (facts) => openIn(facts, 'feedback.changed', decidedAs('yes', 'partly')),
  },
  {
    id: 'impossible-days',
    severity: 'error',
    message: 'The days of "{title}" cannot be right: told before it was heard, or in the future.',
    why: 'The plan shows these days to everybody as facts.',
    source: 'added',
    mends: 'feedback',
    needs: ['feedback.heard'],
    find: impossibleDays,
  },
  {
    id: 'contact-details',
    severity: 'warning',
    message: 'The answer to "{label}" seems to hold {what}. Take it out.',
    why: 'Groups can be named in a plan, but nobody should be found through it; documents leave it out.',
    source: 'added',
    find: contacts,
  },
  {
    id: 'word-for-an-answer',
    severity: 'hint',
    message: '"{word}" stands as the answer to "{label}".',
    why: 'Nobody who reads it learns anything; what is not known yet is better noted with whom to ask.',
    source: 'added',
    byWords: true,
    find: wordsToMove,
  },
  {
    id: 'quote-with-contact',
    severity: 'error',
    message: 'What may be quoted of "{title}" seems to hold {what}.',
    why: 'A quote is for everybody to read, and this gives away who spoke; documents leave it out.',
    source: 'added',
    mends: 'feedback',
    needs: ['feedback.quote'],
    find: (facts) =>
      feedback(facts)
        .filter(({ id }) => mayQuote(facts, id))
        .flatMap((entry) => {
          const what = contactWords(entry.text('feedback.said'));
          return when(what !== '', {
            question: entry.at('feedback.said'),
            values: { title: inShort(entry.title), what },
          });
        }),
  },
  {
    id: 'quoted-without-consent',
    severity: 'error',
    message: 'The answer to "{label}" repeats, word for word, what may not be quoted of "{title}".',
    why: 'People spoke freely because their words were to stay in the team; documents leave them out.',
    source: 'added',
    mends: 'feedback',
    find: quotedAnyway,
  },
];

export const implementRules: readonly Rule[] = [
  {
    id: 'work-without-plan',
    severity: 'warning',
    message: 'The work has begun, and the plan lacks its use case or its intervention.',
    why: 'What you carry out should build on what you learned in the steps before.',
    source: STEP_4,
    mends: 'intervention',
    needs: ['chosen-use-case', 'work-step'],
    find: (facts) => {
      const missing = (['chosen-use-case', 'intervention'] as const).find((role) => !has(facts, role));
      return begun(facts, 'work-step') && missing !== undefined && [{ question: facts.method.roles[missing] }];
    },
  },
  {
    id: 'no-feedback-channel',
    severity: 'warning',
    message: 'Users have no open way to tell you what works and what does not.',
    why: 'The first try is not always the best, and its users notice first.',
    source: STEP_4,
    mends: 'open-channel',
    find: (facts) => (begun(facts, 'work-step') || isDone(facts)) && !settled(facts, 'open-channel'),
  },
  {
    id: 'no-result',
    severity: 'warning',
    message: 'The work is done or in use, and no result is recorded.',
    why: 'Residents, partners and whoever pays want to know if it was worth it.',
    source: STEP_4,
    mends: 'results',
    find: (facts) => (has(facts, 'actual-users') || isDone(facts)) && !settled(facts, 'results'),
  },
  {
    id: 'no-users-recorded',
    severity: 'warning',
    message: 'There are results, and nobody noted who used the data and how.',
    why: 'What counts is that people use data in a way they could not before.',
    source: STEP_4,
    mends: 'actual-users',
    needs: ['results'],
    find: (facts) => has(facts, 'results') && !settled(facts, 'actual-users'),
  },
  {
    id: 'open-at-the-end',
    severity: 'warning',
    message: 'The results are marked as finished, and the activity "{title}" is still open.',
    why: 'Readers should see whether each step was done or dropped.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.status', 'results'],
    find: (facts) => {
      const { section = '' } = questionAt(facts.method, facts.method.roles.results) ?? {};
      return facts.answers.finished.includes(section) && eachOf(openActivities(facts), 'activities.status');
    },
  },
  {
    id: 'no-lessons',
    severity: 'hint',
    message: 'There are results. Write down what you would tell others who want to do the same.',
    why: 'The method gets better when places write down what they learn.',
    source: 'Additional resources, real-time improvements',
    mends: 'lessons',
    needs: ['results'],
    find: (facts) => has(facts, 'results') && !settled(facts, 'lessons'),
  },
];
