// Whether a step knows enough for the next one: what is known, what is thin, what is missing, each judged by a row of one table with its
// wording beside it; and which kind of intervention a team's capacity can carry. Pure.

import { listAt, questionAt } from '../method/ids.ts';
import type { Role } from '../method/roles.ts';
import type { Effort, Step } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { countHeard, missingVoices, voicesHeard } from '../project/feedback.ts';
import { capitalFirst, fill } from '../words.ts';
import {
  has,
  inShort,
  isHarmWeighed,
  listOf,
  openActivities,
  recordsIn,
  settled,
  textOf,
  titlesOf,
} from './checks/rule.ts';
import { residentsAmong, themesOf } from './people.ts';
import { basisOf, chosenUseCase, decisionOn, reviewersOf } from './progress.ts';
import { EFFORTS, fitsOf } from './recommend.ts';
import { answerText, textFor, whomText } from './said.ts';

/** One thing a step should find out: how that stands, in a sentence, and the question that is about it. */
export type Finding = { is: 'known' | 'thin' | 'missing'; text: string; question: string };

/**
 * How far a step is: `yes`, it knows enough for `next` (undefined after the last); `nearly`, enough to go on, and something is thin;
 * `no`, something is missing without which the next step would rest on nothing.
 */
export type Readiness = { step: Step; next?: Step; verdict: 'yes' | 'nearly' | 'no'; findings: Finding[] };

/** What is known of a step in which nothing has to be asked is enough. */
export function readinessOf(reader: Reader, step: Step): Readiness {
  const { method } = reader;
  const findings = LOOKS.flatMap(({ role, look }): Finding[] => {
    const question = method.roles[role] === undefined ? undefined : questionAt(method, listAt(method, role));
    const found = question?.step === step.id ? look(reader) : undefined;
    if (!question || !found) return [];
    const [is, text, values] = found;
    // A method may ask for priorities, and not whose they are.
    const names = { government: 'the public body', ...values };
    return [{ is, text: fill(textFor(reader, text), names), question: question.id }];
  });
  const some = (wanted: Finding['is']) => findings.some(({ is }) => is === wanted);
  const next = method.steps[method.steps.indexOf(step) + 1];
  return {
    step,
    ...(next && { next }),
    verdict: some('missing') ? 'no' : some('thin') ? 'nearly' : 'yes',
    findings,
  };
}

/** The step that a project is at: the first that does not know enough for the next, or the last. */
export function stepAt(reader: Reader): Step {
  const { steps } = reader.method;
  return (steps.find((step) => readinessOf(reader, step).verdict === 'no') ?? steps.at(-1)) as Step;
}

/**
 * The ways to carry a plan out by whether the team's capacity is enough for what they take: those it `can` carry (and that lack
 * nothing they need), and those that are `tooMuch`. `level` is undefined, and nothing too much, while the capacity is not noted;
 * the whole is undefined where the method asks for none, or says of no way what it takes.
 */
export type Capacity = { question: string; level?: Effort['level']; label: string; can: string[]; tooMuch: string[] };

export function capacityOf(reader: Reader): Capacity | undefined {
  const { method } = reader;
  const question = questionAt(method, method.roles.capacity);
  const ways = fitsOf(reader, method.roles['work-step'] ?? '').filter(({ effort }) => effort !== undefined);
  if (!question || ways.length === 0) return undefined;
  const level = EFFORTS.find((each) => each === textOf(reader, 'capacity'));
  const most = level === undefined ? EFFORTS.length : EFFORTS.indexOf(level);
  const fits = (effort: Effort['level'] | undefined) => effort !== undefined && EFFORTS.indexOf(effort) <= most;
  return {
    question: question.id,
    ...(level && { level }),
    label: answerText(reader, question),
    can: ways.filter(({ effort, ready }) => fits(effort) && ready !== 'no').map(({ name }) => name),
    tooMuch: ways.filter(({ effort }) => !fits(effort)).map(({ name }) => name),
  };
}

// --- internal ---

type Found = readonly [is: Finding['is'], text: string, values?: Readonly<Record<string, string | number>>] | undefined;

/** A row: the part whose question it is about, and how that stands; undefined where there is nothing to say of it yet. */
type Look = { role: Role; look: (reader: Reader) => Found };

/** Known where the question is answered, and else as it is given, with whom to ask where that is noted. */
const answered = (role: Role, known: string, is: 'thin' | 'missing', otherwise: string): Look => ({
  role,
  look: (reader) => {
    if (has(reader, role)) return ['known', known, { answer: inShort(textOf(reader, role)) }];
    const whom = capitalFirst(whomText(reader, reader.method.roles[role]));
    return [is, whom === '' ? otherwise : `${otherwise} {whom}.`, { whom }];
  },
});

/** The use cases of which it is said who, what and why. */
const wholeOf = (reader: Reader) =>
  recordsIn(reader, 'use-cases').filter(
    ({ isSettled }) =>
      (isSettled('use-cases.personas') || isSettled('use-cases.as')) &&
      isSettled('use-cases.want') &&
      isSettled('use-cases.so-that'),
  );

const LOOKS: readonly Look[] = [
  {
    role: 'voices',
    look: (reader) => {
      const heard = countHeard(reader);
      if (heard === 0) return ['missing', 'Nobody from outside the team has been heard.'];
      if (heard === 1) return ['thin', 'Only one group has been heard.'];
      return ['known', '{heard} groups have been heard.', { heard }];
    },
  },
  {
    role: 'groups',
    look: (reader) => {
      const voices = voicesHeard(reader);
      if (voices.length === 0) return undefined;
      const residents = residentsAmong(reader, voices);
      if (residents === undefined)
        return ['thin', 'It is not noted which of those who were heard live with the problem.'];
      return residents.length === 0
        ? ['thin', 'None of those who were heard is noted as living with the problem.']
        : ['known', 'Some of those who were heard live with the problem.'];
    },
  },
  {
    role: 'missing-voices',
    look: (reader) => {
      if (!has(reader, 'missing-voices')) return ['thin', 'Nobody is named who is missing, or left out.'];
      const missing = missingVoices(reader).length;
      if (missing === 0) return ['known', 'Those who were missing have been heard since.'];
      return [
        'thin',
        missing === 1 ? 'One group is still missing.' : '{missing} groups are still missing.',
        { missing },
      ];
    },
  },
  answered(
    'priorities',
    'It is noted what {government} has set out to do.',
    'thin',
    'It is not noted what {government} has set out to do.',
  ),
  {
    role: 'opportunities',
    look: (reader) => {
      const count = listOf(reader, 'opportunities').length;
      if (count === 0) return ['thin', 'No need is noted that data could help with.'];
      const [most] = themesOf(reader).filter((theme) => theme.opportunities > 1);
      if (most)
        return [
          'known',
          'Of {count} needs that are noted, {same} are about "{theme}".',
          { count, same: most.opportunities, theme: inShort(most.theme) },
        ];
      return ['known', count === 1 ? 'One need is noted.' : '{count} needs are noted.', { count }];
    },
  },
  answered('focus-area', 'The focus area is "{answer}".', 'missing', 'There is no focus area.'),
  {
    role: 'focus-basis',
    look: (reader) => {
      const basis = textOf(reader, 'focus-basis');
      if (!has(reader, 'focus-area')) return undefined;
      if (basis === 'trying-out')
        return ['thin', 'The focus area is being tried out, and was not chosen by listening.'];
      return basis === 'listened'
        ? ['known', 'It was chosen by listening.']
        : ['thin', 'It is not noted whether the focus area was chosen by listening.'];
    },
  },
  {
    role: 'focus-reason',
    look: (reader) =>
      has(reader, 'focus-area') && !settled(reader, 'focus-reason')
        ? ['thin', 'There is no reason beside the focus area.']
        : undefined,
  },
  answered('data-supply', 'It is noted which data could help.', 'thin', 'It is not noted which data could help.'),
  {
    role: 'use-cases',
    look: (reader) => {
      const [all, whole] = [recordsIn(reader, 'use-cases'), wholeOf(reader)];
      if (all.length === 0) return ['missing', 'There is no use case: who would use data, for what, and why.'];
      if (whole.length === 0) return ['missing', 'No use case says who would use data, for what, and why.'];
      if (whole.length === 1)
        return ['thin', 'Only one use case says who, what and why, so there is none to choose from.'];
      return ['known', '{count} use cases say who, what and why.', { count: whole.length }];
    },
  },
  {
    role: 'use-cases.basis',
    look: (reader) => {
      const all = recordsIn(reader, 'use-cases');
      const heard = all.filter(({ id }) => basisOf(reader, id) === 'heard').length;
      if (all.length === 0) return undefined;
      if (heard === 0) return ['missing', 'No use case was heard from the people it is about; they are guesses.'];
      return [
        heard * 2 < all.length ? 'thin' : 'known',
        'Use cases that were heard from people: {heard} of {all}.',
        { heard, all: all.length },
      ];
    },
  },
  {
    role: 'use-cases.holder',
    look: (reader) => {
      const whole = wholeOf(reader);
      const open = whole.filter(({ text }) => text('use-cases.holder') === '');
      if (whole.length === 0) return undefined;
      return open.length === 0
        ? ['known', 'It is known who holds the data for them.']
        : ['thin', 'It is not known who holds the data for {titles}.', { titles: titlesOf(open) }];
    },
  },
  {
    role: 'use-cases.strength',
    look: (reader) => {
      const whole = wholeOf(reader);
      return whole.length > 0 && !whole.some((each) => each.isSettled('use-cases.strength'))
        ? ['thin', 'Nothing is noted that speaks for one of them: partners, interest, or a gap in the data.']
        : undefined;
    },
  },
  {
    role: 'feasible',
    look: (reader) =>
      textOf(reader, 'feasible') === 'no'
        ? ['thin', 'The plan to talk with people is marked as not doable.']
        : undefined,
  },
  {
    role: 'chosen-use-case',
    look: (reader) => {
      const chosen = chosenUseCase(reader);
      return chosen
        ? ['known', 'The use case is "{title}".', { title: inShort(chosen.title) }]
        : ['missing', 'No use case was chosen.'];
    },
  },
  {
    role: 'choice-reason',
    look: (reader) =>
      has(reader, 'chosen-use-case') && !settled(reader, 'choice-reason')
        ? ['thin', 'It is not said why that one, and why the others have to wait.']
        : undefined,
  },
  answered(
    'intended-users',
    'It is said who is meant to use the data.',
    'missing',
    'It is not said who is meant to use the data.',
  ),
  answered(
    'users-part',
    'It is noted how they want to take part.',
    'thin',
    'It is not noted how they want to take part.',
  ),
  answered('intervention', 'It is said what you will do: "{answer}".', 'missing', 'It is not said what you will do.'),
  answered('release', 'It is noted which data goes out.', 'thin', 'It is not noted which data goes out.'),
  {
    role: 'safeguards',
    look: (reader) => {
      const about = textOf(reader, 'about-people');
      if (about === '' && !has(reader, 'release')) return undefined;
      if (about === 'no') return ['known', 'None of the data that goes out is about people.'];
      if (isHarmWeighed(reader)) return ['known', 'It was asked whom the data could harm.'];
      return about === 'yes'
        ? ['missing', 'The data is about people, and nobody has asked whom it could harm.']
        : ['missing', 'Nobody has asked whether the data is about people, and whom it could harm.'];
    },
  },
  {
    role: 'activities',
    look: (reader) => {
      const [all, open] = [recordsIn(reader, 'activities').length, openActivities(reader)];
      if (all === 0) return ['missing', 'The plan has no line that says who does what.'];
      const loose = open.filter(
        ({ text }) => text('activities.who') === '' || text('activities.by-when') === '',
      ).length;
      if (all === 1 && loose === 1) return ['thin', 'The one activity lacks who, or by when.'];
      if (loose === 1) return ['thin', 'One of {all} activities lacks who, or by when.', { all }];
      if (loose > 0) return ['thin', 'Of {all} activities, {loose} lack who or by when.', { loose, all }];
      return [
        'known',
        all === 1 ? 'One activity is planned.' : '{all} activities are planned, with who and by when.',
        { all },
      ];
    },
  },
  {
    role: 'measures',
    look: (reader) => {
      const all = recordsIn(reader, 'measures');
      const now = all.filter(({ text }) => text('measures.now') !== '').length;
      if (all.length === 0) return ['thin', 'It is not said how you will know that it works.'];
      if (now === 0) return ['thin', 'It is said what will be counted, and not how it is now.'];
      return ['known', 'It is said how you will know that it works, and how things are now.'];
    },
  },
  answered('sustain', 'It is said who keeps it going.', 'thin', 'It is not said who keeps it going.'),
  {
    role: 'feedback',
    look: (reader) => {
      const { groups, meant } = reviewersOf(reader);
      const all = recordsIn(reader, 'feedback');
      if (all.length === 0) return ['missing', 'Nobody outside the team has looked over the plan.'];
      if (groups.length > 0 && meant.length === 0)
        return ['thin', 'People looked over the plan, and none of those it is meant for.'];
      const open = all.filter((each) => decisionOn(each) === 'open').length;
      if (open > 0)
        return ['thin', 'Feedback on which nothing was decided yet: {open} of {all}.', { open, all: all.length }];
      const untold = all.filter((each) => !each.isSettled('feedback.told')).length;
      if (untold > 0)
        return [
          'thin',
          'Feedback whose group was not told what became of it: {untold} of {all}.',
          { untold, all: all.length },
        ];
      return ['known', 'People it is meant for looked over the plan, and were told what became of their words.'];
    },
  },
  answered('open-channel', 'Users have a way to say what works.', 'thin', 'Users have no open way to say what works.'),
  answered('actual-users', 'It is noted who used the data.', 'missing', 'It is not noted who used the data.'),
  answered('results', 'It is noted what came of it.', 'missing', 'It is not noted what came of it.'),
  answered('did-not-work', 'It is noted what did not work.', 'thin', 'It is not noted what did not work.'),
  answered('lessons', 'There are lessons for others.', 'thin', 'There are no lessons for others.'),
];
