// The rules about Find: who was heard, and what the focus area rests on. Pure; knows no screen.
import { criteriaOf } from '../../method/ids.ts';
import { missingVoices } from '../../project/groups.ts';
import { namesATool } from '../texts.ts';
import {
  begun,
  type Facts,
  feedback,
  has,
  hasTrait,
  listOf,
  type Rule,
  settled,
  short,
  spokenOf,
  tacticsOf,
  textOf,
  when,
} from './rule.ts';

/** The focus area is said to come from listening, or a plan already builds on it. */
const isSettledOn = (facts: Facts): boolean =>
  textOf(facts, 'focus-basis') === 'listened' || begun(facts, 'plan-step') || begun(facts, 'work-step');

const INSIDE =
  /\bcity hall\b|\b(?:city|county|town|government|our(?: own)?) (?:staff|employees?|officials?|departments?|offices?|team)\b|\bcolleagues\b|\bdepartment heads?\b|\bmayor\b|\bcouncil members?\b/i;
const OUTSIDE =
  /\b(?:residents?|tenants?|renters?|neighbo|parents?|famil|owners?|youth|students?|seniors?|unions?|nonprofits?|church|parish|clubs?|callers?|visitors?|riders?|patients?|meetings?|association|library)/i;

/** The voices that are the government's own. */
function insideVoices(facts: Facts): string[] {
  const government = textOf(facts, 'government').toLowerCase().replace(/^the /, '');
  const isInside = (voice: string) =>
    !OUTSIDE.test(voice) && (INSIDE.test(voice) || (government !== '' && voice.toLowerCase().includes(government)));
  return listOf(facts, 'voices').filter(isInside);
}

/** Whether the focus area or its reason takes up a priority. */
function takesUpPriority(facts: Facts): boolean {
  const said = `${textOf(facts, 'focus-area')}\n${textOf(facts, 'focus-reason')}`;
  return (
    /\b(?:goals?|aims?|priorit\w+|strateg\w+|plans?)\b/i.test(said) ||
    listOf(facts, 'priorities').some((priority) => spokenOf(priority, [said]))
  );
}

const STEP_1 = 'Step 1: Find';

export const findRules: readonly Rule[] = [
  {
    id: 'nobody-heard',
    severity: 'warning',
    message: 'Nobody from outside your team is on the list of voices heard.',
    why: 'A focus area should rest on what residents say they need.',
    source: STEP_1,
    mends: 'voices',
    find: (facts) => when(isSettledOn(facts) && !has(facts, 'voices')),
  },
  {
    id: 'only-government-heard',
    severity: 'warning',
    message: 'All the voices heard seem to be the government itself: {voices}.',
    why: 'Staff can guess what residents need, but only residents can tell you.',
    source: STEP_1,
    mends: 'voices',
    needs: ['government'],
    find: (facts) => {
      const voices = listOf(facts, 'voices');
      const inside = insideVoices(facts);
      return when(voices.length > 0 && inside.length === voices.length, {
        values: { voices: inside.map(short).join('; ') },
      });
    },
  },
  {
    id: 'missing-voices-not-named',
    severity: 'warning',
    message: 'You noted whom you heard, and not yet who is missing.',
    why: 'Those who are left out often need public information the most.',
    source: STEP_1,
    mends: 'missing-voices',
    needs: ['voices'],
    find: (facts) => when(has(facts, 'voices') && !settled(facts, 'missing-voices')),
  },
  {
    id: 'no-way-to-missing-voices',
    severity: 'hint',
    message: 'You named who is missing. Note how you could reach them.',
    why: 'With a small plan it is more likely that they are heard before you decide.',
    source: STEP_1,
    mends: 'reach-missing',
    needs: ['missing-voices'],
    find: (facts) => when(has(facts, 'missing-voices') && !settled(facts, 'reach-missing')),
  },
  {
    id: 'missing-voices-never-heard',
    severity: 'warning',
    message: 'Named as missing, and not heard since: {groups}.',
    why: 'Naming a missing group helps only if somebody then goes and listens to it.',
    source: STEP_1,
    mends: 'voices',
    needs: ['missing-voices'],
    find: (facts) => {
      const planned = has(facts, 'intervention') || feedback(facts).length > 0 || begun(facts, 'work-step');
      const groups = planned ? missingVoices(facts) : [];
      return when(groups.length > 0, { values: { groups: groups.map(short).join('; ') } });
    },
  },
  {
    id: 'focus-area-not-tied',
    severity: 'warning',
    message: 'The focus area is not tied to a priority that residents and the government share.',
    why: 'Where both sides care about the same thing, support is already there.',
    source: STEP_1,
    mends: 'focus-reason',
    needs: ['focus-area', 'priorities', 'government'],
    find: (facts) => {
      if (!has(facts, 'focus-area') || !isSettledOn(facts)) return [];
      if (!settled(facts, 'priorities')) return [{ role: 'priorities' }];
      return when(!settled(facts, 'focus-reason') || !takesUpPriority(facts));
    },
  },
  {
    id: 'focus-area-names-tool',
    severity: 'hint',
    message: 'The focus area names data or a tool. Name the problem that people have.',
    why: 'A tool named this early shuts out needs that you have not heard yet.',
    source: STEP_1,
    mends: 'focus-area',
    find: (facts) => {
      const focus = textOf(facts, 'focus-area');
      return when(namesATool(focus) || /\b(?:open data|data ?sets?|portal|dashboard|apps?|api)\b/i.test(focus));
    },
  },
  {
    id: 'borrowed-without-asking',
    severity: 'warning',
    message: 'The idea comes from another place, and nobody here was asked about it.',
    why: 'What mattered elsewhere may not be what matters to people here.',
    source: 'Step 1: Find, tactics',
    mends: 'voices',
    needs: ['focus-area'],
    find: (facts) => {
      const chosen = facts.method.steps.flatMap(({ id }) => tacticsOf(facts, id));
      return when(hasTrait(facts, chosen, 'from-elsewhere') && has(facts, 'focus-area') && !has(facts, 'voices'));
    },
  },
  {
    id: 'tactic-lacks-everything',
    severity: 'warning',
    message: 'You chose "{tactic}", and marked every line of its checklist with no.',
    why: 'A tactic works best where some of what it needs is in place.',
    source: 'Criteria checklists',
    find: (facts) => {
      const { method } = facts;
      const choices = method.questions.filter(({ options }) => options && 'step' in options);
      return choices.flatMap(({ id: question }) =>
        facts.list(question).flatMap((chosen) => {
          const checklist = method.questions.find((each) => each.kind === 'checklist' && each.tactic === chosen);
          const lines = checklist ? criteriaOf(method, checklist) : [];
          const tactic = method.tactics.find((each) => each.id === chosen)?.name ?? chosen;
          const lacking = lines.length > 0 && lines.every(({ id }) => facts.at(id)?.value === 'no');
          return when(lacking, { question, values: { tactic } });
        }),
      );
    },
  },
  {
    id: 'still-trying-out',
    severity: 'warning',
    message: 'You design a plan for a focus area that you are only trying out.',
    why: 'A made-up topic is fine for practice, but a real plan should follow what people told you.',
    source: 'Worksheet, part 1',
    mends: 'focus-basis',
    find: (facts) =>
      when(textOf(facts, 'focus-basis') === 'trying-out' && (has(facts, 'intervention') || begun(facts, 'work-step'))),
  },
];
