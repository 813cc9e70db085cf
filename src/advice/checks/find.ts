// The rules about Find: who was heard, and what the focus area rests on. Pure; knows no screen.
import { missingVoices, voicesHeard } from '../../project/feedback.ts';
import { phrases } from '../../text.ts';
import { joinAnd } from '../../words.ts';
import { namesATool } from '../doubts.ts';
import { partOf, residentsAmong } from '../people.ts';
import { fitsOf, reasonGroups } from '../recommend.ts';
import {
  begun,
  type Facts,
  has,
  hasPitch,
  hasTrait,
  inShort,
  listOf,
  planRests,
  type Rule,
  recordsIn,
  settled,
  spokenOf,
  tacticsOf,
  textOf,
  when,
} from './rule.ts';

/** The focus area is said to come from listening, or a plan already builds on it. */
const isSettledOn = (facts: Facts): boolean =>
  textOf(facts, 'focus-basis') === 'listened' || begun(facts, 'plan-step') || begun(facts, 'work-step');

/** Words and their endings, parted by commas, as one pattern for any of them. */
const anyOf = (list: string): string => `(?:${phrases(list).join('|')})`;

/** What a government does, by the names its offices bear. */
const OFFICES = anyOf(`
  accounting, animal control, asset management, assessments?, budget, building, code, communications, community development,
  compliance, data, economic development, elections?, emergency management, (?:code |parking |law )?enforcement, engineering,
  environment(?:al)?(?: protection)?, facilities, finance, fire, fleet, forestry, gis, health, housing,
  human (?:resources|services), innovation, inspections?, it, land use, legal, licen[cs]ing, (?:street )?maintenance,
  parks(?: and recreation)?, payroll, permits?, permitting, planning, police, procurement, public (?:health|safety|works),
  purchasing, records, recycling, revenue, roads?, sanitation, sewers?, sheriff, social services, streets?, tax, technology, traffic,
  transit, transportation, treasury, utilit(?:y|ies), water, zoning`);

/** Those who were elected or appointed. */
const TITLES = anyOf(`
  city hall, elected, (?:vice |deputy )?mayors?, alder\\p{L}+, council (?:president|chair), council ?(?:m[ae]n|wom[ae]n|members?),
  council?lors?, select(?:m[ae]n|wom[ae]n|board), commission(?:ers?)?, (?:village|town|township) trustees,
  trustees of (?:our|the) (?:village|town|township), board of supervisors, school board (?:members?|president), comptroller,
  treasurer, auditor, assessor, registrar, register of deeds, recorder, sheriff, deput(?:y|ies), marshal, judges?, magistrates?,
  prosecutors?, ombuds\\p{L}+, superintendents?, chief of staff, cabinet, clerks?`);

/** Those who work there, and what they work at. */
const WORKERS = anyOf(`
  staff, employees, officials?, officers?, inspectors?, supervisors?, administrators?, dispatchers?, call takers, crossing guards,
  meter readers, (?:plow|plough|recycling|garbage) (?:drivers|trucks), my boss, colleagues, co-?workers, (?:employed|hired|paid) by us,
  departments?, depts?, divisions?, bureau, authority, (?:regional|state|federal|planning) agenc(?:y|ies), land bank,
  (?:our|data|gis|it) team, our (?:own )?(?:director|department|office), (?:mayor|assessor|attorney|clerk|council)['’]s office,
  district['’]s \\p{L}+ office, open (?:data|records) (?:coordinator|team|committee)`);

/** What makes those of an office of it: "sewer crews", "county engineer", "planning desk". */
const PLACES = anyOf(`
  crews?, crew leads, workers, manager, council, attorney, lawyers?, engineers?, planners?, nurses, schedulers, analysts?, engineering, enforcement,
  folks, people, agenc(?:y|ies), unit, (?:collector['’]s )?(?:desk|counter), team, heads?, director, coordinator, chief, technicians?`);

/** What a body of it is called by: "the pension board", "watershed district". */
const BODIES = anyOf(`
  offices?, boards?, commissions?, councils?, districts?, agenc(?:y|ies), bureaus?, municipalit(?:y|ies), administration,
  (?:planning|metropolitan) organization`);

/** Those who work for a government or were elected to it, in small letters. */
const INSIDE = new RegExp(
  [
    `\\b(?:${TITLES}|${WORKERS})\\b`,
    `\\b(?:city|county|town|township|village|state|federal|municipal|public|${OFFICES}) ${PLACES}\\b`,
    `^(?:the |our |everyone in )?${OFFICES}(?: and ${OFFICES})*$`,
    `^(?:the |our )?(?:[\\p{L}'’-]+ ){0,4}${BODIES}(?: members?)?$`,
    `\\boffice of\\b|\\bin it$`,
  ].join('|'),
  'u',
);

/** Those who do not, whatever else is said of them. */
const OUTSIDE = new RegExp(
  `\\b${anyOf(`
  residents?, tenants?, renters?, neighbo\\w+, parents?, famil\\w+, owners?, youth, students?, seniors?, unions?,
  nonprofits?, shelters?, clinics?, food banks?, building superintendents?, health workers, church, parish, clubs?,
  callers?, visitors?, riders?, patients?, association, librar\\w+, retired, former, volunteers?, requests?,
  comments?, contractors?, panel, firms?, businesses, merchants?, advocates?, activists?, organi[sz]ers?, pastors?,
  community health, business, arts, pt[ao], hoas?, interfaith, co-?op, hospital, law`)}\\b`,
);

/** Those who work at a place of the government's own, whatever it is: "county health workers". */
const OWN_PEOPLE =
  /^(?:the |our )?(?:city|county|town|township|village|municipal) (?!nonprofit)(?:\p{L}+ ){1,2}(?:staff|employees|workers|nurses|officers|department)\b/u;

/** Of a voice in small letters, the people: what stands behind says where they were, and what about. */
const peopleIn = (voice: string): string =>
  voice.split(/,| (?:at|on|to|who|that|about|with|when|during)\b/, 1)[0] ?? '';

/** Whether a voice is the government's own: as it is noted, or by its words where nothing is noted. */
function isInside(facts: Facts, voice: string): boolean {
  const part = partOf(facts, voice);
  if (part !== undefined) return part === 'government';
  const said = voice.toLowerCase();
  const government = textOf(facts, 'government').toLowerCase().replace(/^the /, '');
  const people = peopleIn(said);
  if (OWN_PEOPLE.test(people)) return true;
  if (OUTSIDE.test(people)) return false;
  return (government !== '' && said.includes(government)) || INSIDE.test(people);
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
  /\b(?:(?<!(?:cell|cellular|mobile|phone) )data(?! plans?\b)|data ?sets?|metadata|statistics|digiti[sz]\w+|visuali[sz]\w+|gtfs|portals?|dashboards?|apps?|apis?|gis|web-based)\b/i;

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
      return when(voices.length > 0 && voices.every((voice) => isInside(facts, voice)), {
        values: { voices: voices.map(inShort).join('; ') },
      });
    },
  },
  {
    id: 'voices-not-placed',
    severity: 'hint',
    message: 'Nobody noted what the voices heard have to do with the matter.',
    why: 'Only then does it show whether those who live with the problem were heard, or others in their place.',
    source: 'added',
    mends: 'groups',
    needs: ['voices'],
    find: (facts) => {
      const voices = voicesHeard(facts);
      if (voices.length === 0 || !planRests(facts)) return false;
      return residentsAmong(facts, voices) === undefined && !voices.every((voice) => isInside(facts, voice));
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
    find: (facts) => has(facts, 'missing-voices') && !settled(facts, 'reach-missing'),
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
      const planned =
        has(facts, 'intervention') || recordsIn(facts, 'feedback').length > 0 || begun(facts, 'work-step');
      const groups = planned ? missingVoices(facts) : [];
      return when(groups.length > 0, { values: { groups: groups.map(inShort).join('; ') } });
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
      if (!has(facts, 'focus-area') || !isSettledOn(facts)) return false;
      if (!settled(facts, 'priorities')) return [{ question: facts.method.roles.priorities }];
      return !settled(facts, 'focus-reason') || !takesUpPriority(facts);
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
      return namesATool(focus) || NAMES_DATA.test(focus);
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
    find: (facts) => isBorrowed(facts) && voicesHeard(facts).length === 0,
  },
  {
    id: 'tactic-not-ready',
    severity: 'warning',
    message: 'You chose "{tactic}", and it lacks what it needs: {missing}.',
    why: 'A tactic works where what it cannot do without is in place.',
    source: 'Criteria checklists',
    find: (facts) =>
      facts.method.questions.flatMap(({ id: question, options }) => {
        const chosen = facts.list(question);
        if (!options || !('step' in options) || chosen.length === 0) return [];
        const fits = fitsOf(facts, options.step).filter(({ ready }) => ready === 'no');
        return chosen.flatMap((id) => {
          const fit = fits.find((each) => each.id === id);
          if (!fit) return [];
          const lacking = reasonGroups(fit).filter(({ is }) => is === 'needed' || is === 'one-of');
          const missing = joinAnd(lacking.flatMap(({ reasons }) => reasons.map(({ title }) => title)));
          return [{ question, values: { tactic: fit.name, missing } }];
        });
      }),
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
