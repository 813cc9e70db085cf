// The rules about Design's plan: the choice, the users, what is released, and the activities. Pure; knows no screen.
import { dayText } from '../../project/days.ts';
import {
  activities,
  begun,
  chosenUseCase,
  costs,
  dataSets,
  type Facts,
  has,
  hasPlan,
  hasTrait,
  isHarmWeighed,
  listOf,
  measures,
  openActivities,
  partsTaken,
  personas,
  personasOf,
  type RecordFacts,
  type Rule,
  settled,
  short,
  spokenOf,
  tacticsOf,
  textOf,
  useCases,
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
  const isKnown = facts.method.tactics.some(({ traits }) => traits?.includes('no-screen'));
  return isKnown && tactics.length > 0 && !hasTrait(facts, tactics, 'no-screen');
}

/** The personas of the chosen use case. */
function chosenPersonas(facts: Facts): RecordFacts<'personas'>[] {
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
    ...personas(facts).map((each) => `${each.get('who')}\n${each.get('groups')}`),
    ...useCases(facts).map((each) => each.get('as')),
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
    find: (facts) => when(has(facts, 'chosen-use-case') && !settled(facts, 'choice-reason')),
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
      when(
        has(facts, 'intended-users') &&
          has(facts, 'intervention') &&
          !settled(facts, 'chosen-use-case') &&
          !begun(facts, 'work-step'),
      ),
  },
  {
    id: 'no-intended-users',
    severity: 'warning',
    message: 'The plan does not say who is meant to use the data.',
    why: 'Only those who will use it can tell you what it has to do.',
    source: STEP_3,
    mends: 'intended-users',
    needs: ['intervention'],
    find: (facts) => when(has(facts, 'intervention') && !settled(facts, 'intended-users')),
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
      const users = listOf(facts, 'intended-users').map(short).join('; ');
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
    find: (facts) => when(has(facts, 'intended-users') && has(facts, 'intervention') && !settled(facts, 'users-part')),
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
      when(
        takesAScreen(facts) &&
          chosenPersonas(facts).some((persona) => ['helped', 'without'].includes(persona.get('screen'))),
      ),
  },
  {
    id: 'screen-not-asked',
    severity: 'hint',
    message: 'Each chosen way seems to need a screen, and nobody noted whether the persona can use one.',
    why: 'Whoever has no screen at hand is left out without a word.',
    source: 'Step 4: Implement, tactics',
    needs: ['personas.screen', 'chosen-use-case'],
    find: (facts) => {
      const open = chosenPersonas(facts).find((persona) => !persona.settled('screen'));
      return open && takesAScreen(facts) ? [{ question: open.at('screen') }] : [];
    },
  },
  {
    id: 'people-data-unchecked',
    severity: 'error',
    message: 'Data about people is to go out, and nobody has asked whom it could harm.',
    why: 'Data that has gone out cannot be called back.',
    source: 'added',
    mends: 'safeguards',
    find: (facts) => when(isUnchecked(facts)),
  },
  {
    id: 'people-data-not-asked',
    severity: 'warning',
    message: 'Nobody noted whether the data that goes out is about people.',
    why: 'Addresses, parcels and calls are about people, too, and it is easy to overlook.',
    source: 'added',
    mends: 'about-people',
    needs: ['release', 'safeguards'],
    find: (facts) => when(has(facts, 'release') && !settled(facts, 'about-people') && !isHarmWeighed(facts)),
  },
  {
    id: 'data-set-unchecked',
    severity: 'warning',
    message: 'For "{data-set}" nobody noted {what}.',
    why: 'Each data set about people carries risks of its own.',
    source: 'added',
    mends: 'data-sets',
    needs: ['data-sets.harm', 'data-sets.done'],
    find: (facts) =>
      dataSets(facts).flatMap((each) => {
        const open = (['harm', 'done'] as const).find((field) => !each.settled(field));
        const what = open === 'harm' ? 'who could be harmed' : 'what is done about harm';
        return open ? [{ question: each.at(open), values: { 'data-set': each.title, what } }] : [];
      }),
  },
  {
    id: 'harm-not-reviewed',
    severity: 'warning',
    message: 'Nobody outside the team has looked at what "{data-set}" could do.',
    why: 'Those who made a thing are the last to see its dangers.',
    source: 'added',
    mends: 'data-sets',
    needs: ['data-sets.looked', 'data-sets.done'],
    find: (facts) =>
      dataSets(facts).flatMap((each) =>
        when(each.settled('done') && !each.settled('looked'), {
          question: each.at('looked'),
          values: { 'data-set': each.title },
        }),
      ),
  },
  {
    id: 'no-measure',
    severity: 'hint',
    message: 'The plan does not say how you will know that it works.',
    why: 'With a sign agreed on before, you can look back with open eyes.',
    source: 'added',
    mends: 'measures',
    find: (facts) => when(hasPlan(facts) && measures(facts).length === 0),
  },
  {
    id: 'nobody-takes-over',
    severity: 'warning',
    message: 'Nobody takes over once the project has done its part.',
    why: 'The community should agree on who houses it and keeps it going.',
    source: STEP_3,
    mends: 'sustain',
    find: (facts) => when(hasPlan(facts) && !settled(facts, 'sustain')),
  },
  {
    id: 'activity-without-owner',
    severity: 'warning',
    message: 'Nobody sees to the activity "{activity}".',
    why: 'A step that belongs to everyone is done by no one.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.who'],
    find: (facts) =>
      openActivities(facts).flatMap((activity) =>
        when(!activity.settled('who'), { question: activity.at('who'), values: { activity: activity.title } }),
      ),
  },
  {
    id: 'activity-without-date',
    severity: 'warning',
    message: 'The activity "{activity}" has no date.',
    why: 'A date shows what comes first, and when to ask how it goes.',
    source: STEP_3,
    mends: 'activities',
    needs: ['activities.by-when'],
    find: (facts) =>
      openActivities(facts).flatMap((activity) =>
        when(!activity.settled('by-when'), { question: activity.at('by-when'), values: { activity: activity.title } }),
      ),
  },
  {
    id: 'activity-overdue',
    severity: 'warning',
    message: 'The activity "{activity}" was due on {date} and is still open.',
    why: 'A plan whose dates have passed is no longer believed.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.by-when', 'activities.status'],
    find: (facts) =>
      openActivities(facts).flatMap((activity) => {
        const date = activity.get('by-when');
        return when(date !== '' && date < facts.today, {
          question: activity.at('by-when'),
          values: { activity: activity.title, date: dayText(date) },
        });
      }),
  },
  {
    id: 'activity-before-its-time',
    severity: 'warning',
    message: 'The activity "{activity}" is set for {start}, and it waits for "{other}", which is to be done on {date}.',
    why: 'What waits for something else cannot start before it.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.start', 'activities.after', 'activities.by-when'],
    find: (facts) => {
      const open = openActivities(facts);
      const byId = new Map(open.map((activity) => [activity.id, activity]));
      return open.flatMap((activity) => {
        const other = byId.get(activity.get('after'));
        // Without a day of its own to start on, it has to be done later than what it waits for.
        const start = activity.get('start') || activity.get('by-when');
        const date = other?.get('by-when') ?? '';
        return when(start !== '' && start < date, {
          question: activity.at('start'),
          values: { activity: activity.title, start: dayText(start), other: other?.title ?? '', date: dayText(date) },
        });
      });
    },
  },
  {
    id: 'activity-ends-before-start',
    severity: 'error',
    message: 'The activity "{activity}" is to be done on {date}, before it starts on {start}.',
    why: 'One of the two days is wrong, and the plan shows both.',
    source: 'added',
    mends: 'activities',
    needs: ['activities.start', 'activities.by-when'],
    find: (facts) =>
      activities(facts).flatMap((activity) => {
        const [start, date] = [activity.get('start'), activity.get('by-when')];
        return when(start !== '' && date !== '' && date < start, {
          question: activity.at('start'),
          values: { activity: activity.title, start: dayText(start), date: dayText(date) },
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
      const parts = partsTaken(facts).map((each) => each.get('part').split('\n'));
      return when(parts.length > 0 && !parts.some((part) => part.includes('leads')));
    },
  },
  {
    id: 'cost-without-payer',
    severity: 'hint',
    message: 'Nobody is named who pays for "{cost}", or gives the hours.',
    why: 'Money without a payer is a wish.',
    source: 'added',
    mends: 'costs',
    needs: ['costs.who-pays'],
    find: (facts) =>
      costs(facts).flatMap((cost) =>
        when(!cost.settled('who-pays'), { question: cost.at('who-pays'), values: { cost: cost.title } }),
      ),
  },
  {
    id: 'activity-for-another-use-case',
    severity: 'warning',
    message: 'The activity "{activity}" serves a use case that was not chosen.',
    why: 'One use case at a time keeps the work small enough to finish.',
    source: STEP_3,
    mends: 'activities',
    needs: ['activities.use-case', 'chosen-use-case'],
    find: (facts) => {
      const chosen = textOf(facts, 'chosen-use-case');
      const planned = ['', chosen, ...listOf(facts, 'also-serves')];
      const serves = activities(facts).filter((activity) => !planned.includes(activity.get('use-case')));
      return serves.flatMap((activity) =>
        when(chosen !== '' && activity.get('status') !== 'dropped', {
          question: activity.at('use-case'),
          values: { activity: activity.title },
        }),
      );
    },
  },
];
