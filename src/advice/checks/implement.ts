// The rules about Implement: the work rests on a plan, users can speak up, and what came of it is told. Pure; knows no screen.
import { questionAt } from '../../method/ids.ts';
import { begun, eachOf, type Facts, has, openActivities, type Rule, recordsIn, settled } from './rule.ts';

const STEP_4 = 'Step 4: Implement';

/** All that was planned is done or dropped, and something was done. */
const isDone = (facts: Facts): boolean =>
  openActivities(facts).length === 0 &&
  recordsIn(facts, 'activities').some(({ text }) => text('activities.status') === 'done');

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
