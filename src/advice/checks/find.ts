// The rules about Find: who was heard, and what the focus area rests on. Pure; knows no screen.
import { missingVoices, voicesHeard } from '../../project/groups.ts';
import { joinAnd } from '../../words.ts';
import { fitsOf, groupsOf } from '../recommend.ts';
import { namesATool } from '../texts.ts';
import {
  begun,
  type Facts,
  feedback,
  has,
  hasPitch,
  hasTrait,
  listOf,
  planRests,
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

/** Those who work for a government or were elected to it. */
const INSIDE =
  /\bcity hall\b|\b(?:staff|employees|officials?|officers?|inspectors?|(?:vice )?mayor|commission(?:ers?)?|alder\w+|clerk|assessor|department|departments|dept|divisions?|bureau|authority|colleagues|supervisors|police|call takers)\b|\b(?:city|county|town|village) (?:workers|manager|council|attorney)\b|\bcouncil members?\b|\b(?:our|data|gis|it) team\b|\b(?:budget|mayor['’]s|assessor['’]s|planning|permit|records|transportation|district['’]s \p{L}+) office\b|\bpublic (?:works|health nurses)\b|\butility\b|\bin it$/iu;

/** Those who do not, whatever else is said of them. */
const OUTSIDE =
  /\b(?:residents?|tenants?|renters?|neighbo\w+|parents?|famil\w+|owners?|youth|students?|seniors?|unions?|nonprofits?|church|parish|clubs?|callers?|visitors?|riders?|patients?|association|librar\w+|retired|former|volunteers?|requests?|comments?|contractors?)\b/i;

/** Of a voice, the people: what stands behind says where they were, and what about. */
const peopleIn = (voice: string): string => voice.split(/,| (?:at|on|to|who|about|with|when|during)\b/i, 1)[0] ?? '';

/** The voices that are the government's own. */
function insideVoices(facts: Facts): string[] {
  const government = textOf(facts, 'government').toLowerCase().replace(/^the /, '');
  const isInside = (voice: string) =>
    !OUTSIDE.test(peopleIn(voice)) &&
    (INSIDE.test(peopleIn(voice)) || (government !== '' && voice.toLowerCase().includes(government)));
  return listOf(facts, 'voices').filter(isInside);
}

/** Whether the focus area comes from another place. */
function isBorrowed(facts: Facts): boolean {
  const chosen = facts.method.steps.flatMap(({ id }) => tacticsOf(facts, id));
  return hasTrait(facts, chosen, 'from-elsewhere') && has(facts, 'focus-area');
}

/** Whether the focus area or its reason takes up a priority. */
function takesUpPriority(facts: Facts): boolean {
  const said = `${textOf(facts, 'focus-area')}\n${textOf(facts, 'focus-reason')}`;
  return (
    /\b(?:goals?|aims?|priorit\w+|strateg\w+|plans?)\b/i.test(said) ||
    listOf(facts, 'priorities').some((priority) => spokenOf(priority, [said]))
  );
}

/** Data as such, or what it is shown with, in the place of a problem. */
const NAMES_DATA =
  /\b(?:data|data ?sets?|metadata|statistics|digiti[sz]\w+|portals?|dashboards?|apps?|apis?|gis|web-based)\b/i;

const STEP_1 = 'Step 1: Find';

export const findRules: readonly Rule[] = [
  {
    id: 'nobody-heard',
    severity: 'warning',
    message: 'Nobody from outside your team is on the list of voices heard.',
    why: 'A focus area should rest on what residents say they need.',
    source: STEP_1,
    mends: 'voices',
    find: (facts) => {
      const [settledOn, heard] = [isSettledOn(facts), voicesHeard(facts).length > 0 || isBorrowed(facts)];
      return when(!heard && (settledOn || hasPitch(facts)), settledOn ? {} : { severity: 'hint' });
    },
  },
  {
    id: 'only-government-heard',
    severity: 'warning',
    message: 'All the voices heard seem to be the government itself: {voices}.',
    why: 'Staff can guess what residents need, but only residents can tell you.',
    source: STEP_1,
    mends: 'voices',
    needs: ['government'],
    byWords: true,
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
    message: 'Nobody is named yet who is missing, or left out.',
    why: 'Those who are left out often need public information the most.',
    source: STEP_1,
    mends: 'missing-voices',
    needs: ['voices'],
    find: (facts) => {
      const named = settled(facts, 'missing-voices') || !(voicesHeard(facts).length > 0 || hasPitch(facts));
      return when(!named, planRests(facts) ? {} : { severity: 'hint' });
    },
  },
  {
    id: 'no-way-to-missing-voices',
    severity: 'hint',
    message: 'You named who is missing. Note how you could reach them.',
    why: 'With a small plan it is more likely that they are heard before you decide.',
    source: 'added',
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
    byWords: true,
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
    byWords: true,
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
    source: 'added',
    mends: 'focus-area',
    byWords: true,
    find: (facts) => {
      const focus = textOf(facts, 'focus-area');
      return when(namesATool(focus) || NAMES_DATA.test(focus));
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
    find: (facts) => when(isBorrowed(facts) && voicesHeard(facts).length === 0),
  },
  {
    id: 'tactic-not-ready',
    severity: 'warning',
    message: 'You chose "{tactic}", and it lacks what it needs: {missing}.',
    why: 'A tactic works where what it cannot do without is in place.',
    source: 'Criteria checklists',
    find: (facts) => {
      const { method } = facts;
      const fits = method.steps.flatMap(({ id }) => fitsOf(facts, id));
      const choices = method.questions.filter(({ options }) => options && 'step' in options);
      return choices.flatMap(({ id: question }) =>
        facts.list(question).flatMap((chosen) => {
          const fit = fits.find((each) => each.id === chosen && each.ready === 'no');
          if (fit === undefined) return [];
          const lacking = groupsOf(fit).filter(({ is }) => is === 'needed' || is === 'one-of');
          const missing = joinAnd(lacking.flatMap(({ reasons }) => reasons.map(({ title }) => title)));
          return [{ question, values: { tactic: fit.name, missing } }];
        }),
      );
    },
  },
  {
    id: 'still-trying-out',
    severity: 'warning',
    message: 'You are still trying this focus area out.',
    why: 'A made-up topic is fine for practice, but a real plan should follow what people told you.',
    source: 'Worksheet, part 1',
    mends: 'focus-basis',
    find: (facts) => when(textOf(facts, 'focus-basis') === 'trying-out', planRests(facts) ? {} : { severity: 'hint' }),
  },
];
