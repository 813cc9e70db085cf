// The rules about Design's plan: the choice, the users, what is released, and the activities. Pure; knows no screen.
import { dayText } from '../../project/days.ts';
import { type Compared, chosenUseCase } from '../progress.ts';
import {
  begun,
  eachOf,
  type Facts,
  has,
  hasPlan,
  hasTrait,
  inShort,
  isHarmWeighed,
  isOpen,
  listOf,
  openActivities,
  openIn,
  personasOf,
  type Rule,
  recordsIn,
  settled,
  spokenOf,
  tacticsOf,
  textOf,
  when,
} from './rule.ts';

const STEP_3 = 'Step 3: Design';

/** The tactics by which the plan is carried out, or those that come into question. */
const workTactics = (facts: Facts): readonly string[] => {
  const used = tacticsOf(facts, facts.method.roles['work-step']);
  return used.length > 0 ? used : listOf(facts, 'planned-tactics');
};

/** Whether all ways that were chosen need a screen; never where the method says of none that it does not. */
function takesAScreen(facts: Facts): boolean {
  const tactics = workTactics(facts);
  const isKnown = facts.method.tactics.some(({ traits }) => traits.includes('no-screen'));
  return isKnown && tactics.length > 0 && !hasTrait(facts, tactics, 'no-screen');
}

/** The personas of the chosen use case. */
function chosenPersonas(facts: Facts): Compared[] {
  const chosen = chosenUseCase(facts);
  return chosen ? personasOf(facts, chosen) : [];
}

/** The data that goes out is about people, or a chosen way brings their stories to light, and nobody thought about harm. */
const isUnchecked = (facts: Facts): boolean =>
  (textOf(facts, 'about-people') === 'yes' || hasTrait(facts, workTactics(facts), 'about-people')) &&
  !isHarmWeighed(facts);

/** Whether there are personas, and not one of the intended users is in them; those who use it for others need not be. */
function areUsersUnknown(facts: Facts): boolean {
  const told = [
    ...recordsIn(facts, 'personas').map(({ text }) => `${text('personas.who')}\n${text('personas.groups')}`),
    ...recordsIn(facts, 'use-cases').map(({ text }) => text('use-cases.as')),
  ];
  const described = told.filter((text) => text.trim() !== '');
  const users = listOf(facts, 'intended-users');
  return described.length > 0 && users.length > 0 && !users.some((each) => spokenOf(each, described));
}

export const designRules: readonly Rule[] = [
  {
    id: 'choice-without-reason',
    severity: 'warning',
    message: 'A use case was chosen, and no reason is given.',
    why: 'People whose use case has to wait have a right to know why.',
    source: STEP_3,
    mends: 'choice-reason',
    needs: ['chosen-use-case'],
    find: (facts) => has(facts, 'chosen-use-case') && !settled(facts, 'choice-reason'),
  },
  {
    id: 'no-use-case-chosen',
    severity: 'warning',
    message: 'The plan has users and an intervention, and no use case was chosen.',
    why: 'A plan made for one use case stays small enough to finish.',
    source: STEP_3,
    mends: 'chosen-use-case',
    needs: ['intended-users', 'intervention'],
    find: (facts) =>
      has(facts, 'intended-users') &&
      has(facts, 'intervention') &&
      !settled(facts, 'chosen-use-case') &&
      !begun(facts, 'work-step'),
  },
  {
    id: 'no-intended-users',
    severity: 'warning',
    message: 'The plan does not say who is meant to use the data.',
    why: 'Only those who will use it can tell you what it has to do.',
    source: STEP_3,
    mends: 'intended-users',
    needs: ['intervention'],
    find: (facts) => has(facts, 'intervention') && !settled(facts, 'intended-users'),
  },
  {
    id: 'users-without-persona',
    severity: 'warning',
    message: 'None of the intended users is in a persona: {users}.',
    why: 'You should plan for people whom you came to know when you refined.',
    source: 'Step 2: Refine; Step 3: Design',
    mends: 'intended-users',
    needs: ['personas'],
    byWords: true,
    find: (facts) => {
      const users = listOf(facts, 'intended-users').map(inShort).join('; ');
      return when(areUsersUnknown(facts), { values: { users } });
    },
  },
  {
    id: 'users-not-asked',
    severity: 'warning',
    message: 'Nobody noted how the intended users want to take part.',
    why: 'A plan that people had a hand in fits them better.',
    source: STEP_3,
    mends: 'users-part',
    needs: ['intended-users', 'intervention'],
    find: (facts) => has(facts, 'intended-users') && has(facts, 'intervention') && !settled(facts, 'users-part'),
  },
  {
    id: 'screen-for-people-without',
    severity: 'hint',
    message: 'The persona does without a screen, or needs help with one, and each chosen way seems to need one.',
    why: 'Signs, paper, a phone line or a helper can bring data to people without a screen.',
    source: 'Step 4: Implement, tactics',
    mends: 'planned-tactics',
    needs: ['personas.screen', 'chosen-use-case'],
    find: (facts) =>
      takesAScreen(facts) &&
      chosenPersonas(facts).some(({ text }) => ['helped', 'without'].includes(text('personas.screen'))),
  },
  {
    id: 'screen-not-asked',
    severity: 'hint',
    message: 'Each chosen way seems to need a screen, and nobody noted whether the persona can use one.',
    why: 'Whoever has no screen at hand is left out without a word.',
    source: 'Step 4: Implement, tactics',
    needs: ['personas.screen', 'chosen-use-case'],
    find: (facts) => {
      const open = chosenPersonas(facts).find((persona) => !persona.isSettled('personas.screen'));
      return open && takesAScreen(facts) ? [{ question: open.at('personas.screen') }] : [];
    },
  },
  {
    id: 'people-data-unchecked',
    severity: 'error',
    message: 'Data about people is to go out, and nobody has asked whom it could harm.',
    why: 'Data that has gone out cannot be called back.',
    source: 'added',
    mends: 'safeguards',
    find: isUnchecked,
  },
  {
    id: 'people-data-not-asked',
    severity: 'warning',
    message: 'Nobody noted whether the data that goes out is about people.',
    why: 'Addresses, parcels and calls are about people, too, and it is easy to overlook.',
    source: 'added',
    mends: 'about-people',
    needs: ['release', 'safeguards'],
    find: (facts) => has(facts, 'release') && !settled(facts, 'about-people') && !isHarmWeighed(facts),
  },
  {
    id: 'data-set-unchecked',
    severity: 'warning',
    message: 'For "{title}" nobody noted {what}.',
    why: 'Each data set about people carries risks of its own.',
    source: 'added',
    mends: 'data-sets',
    needs: ['data-sets.harm', 'data-sets.done'],
    find: (facts) =>
      recordsIn(facts, 'data-sets').flatMap((each) => {
        const open = (['data-sets.harm', 'data-sets.done'] as const).find((role) => !each.isSettled(role));
        const what = open === 'data-sets.harm' ? 'who could be harmed' : 'what is done about harm';
        return open ? [{ question: each.at(open), values: { title: inShort(each.title), what } }] : [];
      }),
  },
  {
    id: 'harm-not-reviewed',
    severity: 'warning',
    message: 'Nobody outside the team has looked at what "{title}" could do.',
    why: 'Those who made a thing are the last to see its dangers.',
    source: 'added',
    mends: 'data-sets',
    needs: ['data-sets.looked', 'data-sets.done'],
    find: (facts) => openIn(facts, 'data-sets.looked', ({ isSettled }) => isSettled('data-sets.done')),
  },
  {
    id: 'no-measure',
    severity: 'hint',
    message: 'The plan does not say how you will know that it works.',
    why: 'With a sign agreed on before, you can look back with open eyes.',
    source: 'added',
    mends: 'measures',
    find: (facts) => hasPlan(facts) && recordsIn(facts, 'measures').length === 0,
  },
  {
    id: 'nobody-takes-over',
    severity: 'warning',
    message: 'Nobody takes over once the project has done its part.',
    why: 'The community should agree on who houses it and keeps it going.',
    source: STEP_3,
    mends: 'sustain',
    find: (facts) => hasPlan(facts) && !settled(facts, 'sustain'),
  },
  {
    id: 'activity-without-owner',
    severity: 'warning',
    message: 'Nobody sees to the activity "{title}".',
    why: 'A step that belongs to everyone is done by no one.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.who'],
    find: (facts) => openIn(facts, 'activities.who', isOpen),
  },
  {
    id: 'activity-without-date',
    severity: 'warning',
    message: 'The activity "{title}" has no date.',
    why: 'A date shows what comes first, and when to ask how it goes.',
    source: STEP_3,
    mends: 'activities',
    needs: ['activities.by-when'],
    find: (facts) => openIn(facts, 'activities.by-when', isOpen),
  },
  {
    id: 'activity-overdue',
    severity: 'warning',
    message: 'The activity "{title}" was due on {date} and is still open.',
    why: 'A plan whose dates have passed is no longer believed.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.by-when', 'activities.status'],
    find: (facts) =>
      openActivities(facts).flatMap((activity) => {
        const date = activity.text('activities.by-when');
        return when(date !== '' && date < facts.today, {
          question: activity.at('activities.by-when'),
          values: { title: inShort(activity.title), date: dayText(date) },
        });
      }),
  },
  {
    id: 'activity-before-its-time',
    severity: 'warning',
    message: 'The activity "{title}" is set for {start}, and it waits for "{other}", which is to be done on {date}.',
    why: 'What waits for something else cannot start before it.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.start', 'activities.after', 'activities.by-when'],
    find: (facts) => {
      const open = openActivities(facts);
      const byId = new Map(open.map((activity) => [activity.id, activity]));
      return open.flatMap((activity) => {
        const other = byId.get(activity.text('activities.after'));
        // Without a day of its own to start on, it has to be done later than what it waits for.
        const start = activity.text('activities.start') || activity.text('activities.by-when');
        const date = other?.text('activities.by-when') ?? '';
        if (!other || start === '' || start >= date) return [];
        const values = { title: inShort(activity.title), other: inShort(other.title) };
        return [
          {
            question: activity.at('activities.start'),
            values: { ...values, start: dayText(start), date: dayText(date) },
          },
        ];
      });
    },
  },
  {
    id: 'activity-ends-before-start',
    severity: 'error',
    message: 'The activity "{title}" is to be done on {date}, before it starts on {start}.',
    why: 'One of the two days is wrong, and the plan shows both.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.start', 'activities.by-when'],
    find: (facts) =>
      recordsIn(facts, 'activities').flatMap((activity) => {
        const [start, date] = [activity.text('activities.start'), activity.text('activities.by-when')];
        return when(start !== '' && date !== '' && date < start, {
          question: activity.at('activities.start'),
          values: { title: inShort(activity.title), start: dayText(start), date: dayText(date) },
        });
      }),
  },
  {
    id: 'nobody-leads',
    severity: 'hint',
    message: 'Offices and groups are named, and none of them leads.',
    why: 'Where nobody leads, each one waits for the others.',
    source: 'added',
    mends: 'who-does',
    needs: ['who-does.part'],
    find: (facts) => {
      const all = recordsIn(facts, 'who-does');
      return all.length > 0 && !all.some(({ list }) => list('who-does.part').includes('leads'));
    },
  },
  {
    id: 'cost-without-payer',
    severity: 'hint',
    message: 'Nobody is named who pays for "{title}", or gives the hours.',
    why: 'Money without a payer is a wish.',
    source: 'added',
    mends: 'costs',
    needs: ['costs.who-pays'],
    find: (facts) => openIn(facts, 'costs.who-pays'),
  },
  {
    id: 'activity-for-another-use-case',
    severity: 'warning',
    message: 'The activity "{title}" serves a use case that was not chosen.',
    why: 'One use case at a time keeps the work small enough to finish.',
    source: STEP_3,
    mends: 'activities',
    needs: ['activities.use-case', 'chosen-use-case'],
    find: (facts) => {
      if (!has(facts, 'chosen-use-case')) return [];
      const planned = ['', ...listOf(facts, 'chosen-use-case'), ...listOf(facts, 'also-serves')];
      const others = recordsIn(facts, 'activities').filter(
        ({ text }) => !planned.includes(text('activities.use-case')) && text('activities.status') !== 'dropped',
      );
      return eachOf(others, 'activities.use-case');
    },
  },
];
