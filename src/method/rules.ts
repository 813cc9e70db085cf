// The rules of a method pack that span several entries, which is one idea: ids are unique, what is named exists, kinds have what they
// need, texts use placeholders and roles that there are; and how a breach of one is noted.
import type * as z from 'zod/mini';
import { placeholders } from '../text.ts';
import { ROLE_NAMES, ROLES, type Role, type RoleNeeds } from './roles.ts';
import type { MethodFile, StepFile } from './types.ts';

/** The parsed files of a pack: method.yaml and the step files, by step in method.yaml's order. */
export type Pack = { method: z.infer<typeof MethodFile>; steps: Record<string, z.infer<typeof StepFile>> };

/** A place in a pack: a file of it, and a path of keys and indexes there. */
type InPack = { file: string; path: readonly (string | number)[] };

/** A breach of a rule: where it is, and what is wrong. */
export type Breach = InPack & { what: string };

/** Every breach of every rule; an empty list means that the pack holds together. */
export function checkReferences(pack: Pack): Breach[] {
  const all = entriesOf(pack);
  return RULES.flatMap((rule) => rule(all));
}

// --- internal ---

/** An entry of a pack, or a text or an id in one, with its place. */
type At<Entry> = InPack & { entry: Entry };
/** A question as its file gives it. */
type RawQuestion = Pack['method']['questions'][number];
type RawField = NonNullable<RawQuestion['fields']>[number];
type RawTactic = Pack['steps'][string]['tactics'][number];
type Entries = ReturnType<typeof entriesOf>;

/** What the rules look at, each entry at its place; the questions of method.yaml come first. */
function entriesOf({ method, steps }: Pack) {
  const files = Object.entries(steps).map(([name, entry]) => ({ file: `${name}.yaml`, path: [], name, entry }));
  const questions = [
    ...inList(METHOD, 'questions', method.questions),
    ...files.flatMap((each) => inList(each, 'questions', each.entry.questions)),
  ];
  return {
    method,
    /** The question (of a record's field the field) or the step that plays each part, by its id. */
    roles: method.roles as Readonly<Record<string, string | undefined>>,
    /** The names that any text may hold in braces. */
    names: Object.keys(method.names),
    steps: files,
    sections: inList(METHOD, 'sections', method.sections),
    tactics: files.flatMap((each) => inList(each, 'tactics', each.entry.tactics)),
    questions,
    byId: new Map(questions.map(({ entry }) => [entry.id, entry])),
  };
}

const METHOD: InPack = { file: 'method.yaml', path: [] };

/** Something in an entry, at its own place. */
const within = <Entry>({ file, path }: InPack, entry: Entry, ...keys: string[]): At<Entry> => ({
  file,
  path: [...path, ...keys],
  entry,
});

/** The entries of a list that stands at a key, each at its own place. */
const inList = <Entry>({ file, path }: InPack, key: string, list: readonly Entry[] = []): At<Entry>[] =>
  list.map((entry, i) => ({ file, path: [...path, key, i], entry }));

const fieldsIn = (question: At<RawQuestion>): At<RawField>[] => inList(question, 'fields', question.entry.fields);
const criteriaIn = (tactic: At<RawTactic>) => inList(tactic, 'criteria', tactic.entry.criteria);

/** A breach at a place, or at a path inside it. */
const breach = ({ file, path }: InPack, what: string, ...more: (string | number)[]): Breach => ({
  file,
  path: [...path, ...more],
  what,
});

/** Keys of a project file that are not questions. */
const RESERVED = ['tde', 'method', 'previous', 'finished', 'evidence'];

const RULES: ((all: Entries) => Breach[])[] = [
  idsAreUnique,
  idsDoNotContainEachOther,
  stepsBearTheirFilesName,
  sectionsExist,
  criteriaHaveTheirPart,
  criteriaAreRuledOutByOptions,
  questionsFitTheirKind,
  fieldsFit,
  questionsNamedExist,
  stepsNamedExist,
  addsToRecords,
  lessonsAreListed,
  outlineAndPitchFit,
  conversationFits,
  rolesAreFilled,
  namesHaveTheirRole,
  topicsAreFoundByOneName,
  textsUseKnownPlaceholders,
  variantsNameOptions,
  nothingIsMadeOfWhatIsPrivate,
];

/** Those entries of a list that bear an id which one before them has. */
function repeated(entries: readonly At<{ id: string }>[], name: string): Breach[] {
  const seen = new Set<string>();
  return entries.flatMap((each) => {
    const { id } = each.entry;
    if (seen.has(id)) return [breach(each, `a second ${name} has the id ${id}`, 'id')];
    seen.add(id);
    return [];
  });
}

function idsAreUnique({ questions, tactics, sections }: Entries): Breach[] {
  return [
    ...repeated(questions, 'question'),
    ...repeated(tactics, 'tactic'),
    ...repeated(sections, 'section'),
    ...tactics.flatMap((tactic) => repeated(criteriaIn(tactic), `criterion of ${tactic.entry.id}`)),
    ...questions.flatMap((question) => repeated(fieldsIn(question), 'field')),
  ];
}

/** A question's id is its path in the project file, so no id may lie inside another's. */
function idsDoNotContainEachOther({ questions, byId }: Entries): Breach[] {
  return questions.flatMap((each) => {
    const { id } = each.entry;
    const parts = id.split('.');
    const inside = parts
      .slice(1)
      .map((_, i) => parts.slice(0, i + 1).join('.'))
      .find((prefix) => byId.has(prefix));
    if (inside) return [breach(each, `the id ${id} lies inside the question ${inside}`, 'id')];
    if (RESERVED.includes(parts[0] ?? ''))
      return [breach(each, `the id ${id} begins with the reserved word ${parts[0]}`, 'id')];
    return parts.length < 2 ? [breach(each, `the id ${id} needs a group before it, such as project.${id}`, 'id')] : [];
  });
}

function stepsBearTheirFilesName({ steps }: Entries): Breach[] {
  return steps
    .filter(({ name, entry }) => entry.step.id !== name)
    .map((each) => breach(each, `the step ${each.entry.step.id} stands in ${each.file}`, 'step', 'id'));
}

function sectionsExist({ questions, sections }: Entries): Breach[] {
  const ids = new Set(sections.map(({ entry }) => entry.id));
  const used = new Set(questions.map(({ entry }) => entry.section));
  return [
    ...questions
      .filter(({ entry }) => !ids.has(entry.section))
      .map((each) => breach(each, `there is no section ${each.entry.section}`, 'section')),
    ...sections.flatMap((each) =>
      each.entry.after
        .filter((id) => !ids.has(id))
        .map((id) => breach(each, `the section ${each.entry.id} comes after ${id}, which does not exist`, 'after')),
    ),
    ...sections
      .filter(({ entry }) => !used.has(entry.id))
      .map((each) => breach(each, `no question is asked in the section ${each.entry.id}`)),
  ];
}

/** What rules a criterion out is an option of a question. */
function criteriaAreRuledOutByOptions({ tactics, byId }: Entries): Breach[] {
  return tactics.flatMap((tactic) =>
    criteriaIn(tactic).flatMap((criterion) => {
      const { question = '', equals = [] } = criterion.entry.unless ?? {};
      const options = optionIds(byId.get(question));
      const wrong = equals.filter((option) => !options.includes(option));
      const what = `${tactic.entry.id}: ${wrong.join(', ')} is no option of ${question}`;
      return wrong.length > 0 ? [breach(criterion, what, 'unless')] : [];
    }),
  );
}

/** The ids of the options that a question lists itself. */
const optionIds = (question: Pick<RawQuestion, 'options'> | undefined): string[] =>
  Array.isArray(question?.options) ? question.options.map(({ id }) => id) : [];

/** A tactic's criteria say of each or of none which part it plays; if they do, something is needed, or one of several is. */
function criteriaHaveTheirPart({ tactics }: Entries): Breach[] {
  return tactics.flatMap((tactic) => {
    const criteria = criteriaIn(tactic);
    const say = (at: InPack, what: string) => [breach(at, `${tactic.entry.id}: ${what}`)];
    const without = criteria.find(({ entry }) => entry.part === undefined);
    const [oneOf, ...others] = criteria.filter(({ entry }) => entry.part === 'one-of');
    if (criteria.every(({ entry }) => entry.part === undefined)) return [];
    if (without) return say(without, `${without.entry.id} has no part, and other criteria have one`);
    if (oneOf && others.length === 0)
      return say(oneOf, 'one-of takes several criteria; a single one is needed, or helps');
    return criteria.every(({ entry }) => entry.part === 'helps')
      ? say(within(tactic, criteria, 'criteria'), 'no criterion is needed, or one-of several')
      : [];
  });
}

function questionsFitTheirKind({ questions, tactics }: Entries): Breach[] {
  const withCriteria = new Set(tactics.flatMap(({ entry }) => (entry.criteria.length ? [entry.id] : [])));
  return questions.flatMap((each) => {
    const { kind, options, sentence, frames, openers, tactic, fields, day, id } = each.entry;
    const wrong: Breach[] = [];
    const say = (key: string, what: string) => wrong.push(breach(each, `${id}: ${what}`, key));
    const chooses = kind === 'choice' || kind === 'choices';
    if (chooses && !options) say('kind', `a ${kind} needs options`);
    if (!chooses && options) say('options', `a ${kind} has no options`);
    if (kind !== 'date' && day) say('day', 'only a date lies in the past or is coming');
    if (kind === 'phrase' && !sentence?.includes('{answer}'))
      say('kind', 'a phrase needs a sentence with {answer} in it');
    if (kind !== 'phrase' && sentence) say('sentence', `a ${kind} has no sentence`);
    if (kind !== 'phrase' && kind !== 'text' && (frames || openers))
      say(frames ? 'frames' : 'openers', `a ${kind} stands in no sentence`);
    if (kind === 'checklist' && !withCriteria.has(tactic ?? ''))
      say('kind', 'a checklist needs a tactic that has criteria');
    if (kind !== 'checklist' && tactic) say('tactic', `a ${kind} has no tactic`);
    if (kind === 'records' && !fields) say('kind', 'a records question needs fields');
    if (kind !== 'records' && fields) say('fields', `a ${kind} has no fields`);
    return wrong;
  });
}

function fieldsFit({ questions, byId }: Entries): Breach[] {
  return questions.flatMap((question) => {
    const fields = fieldsIn(question);
    return fields.flatMap((field, i) => {
      const { id, kind, options } = field.entry;
      if (kind === 'records' || kind === 'checklist')
        return [breach(field, `${id}: no ${kind} inside records`, 'kind')];
      if (fields.some(({ entry }) => id.startsWith(`${entry.id}.`)))
        return [breach(field, `the field ${id} lies inside another field`, 'id')];
      if ((kind === 'choice' || kind === 'choices') !== Boolean(options))
        return [breach(field, `${id}: options belong to a choice or choices, and to them alone`, 'kind')];
      if (i === 0 && options && 'from' in options && byId.get(options.from)?.kind === 'records')
        return [breach(field, `${id} names its record, so it cannot be another one`, 'options')];
      return [];
    });
  });
}

function questionsNamedExist({ questions, byId }: Entries): Breach[] {
  return questions.flatMap((each) => {
    const fields = fieldsIn(each);
    const inRecord = new Set(fields.map(({ entry }) => entry.id));
    const named = [...namedBy(each), ...fields.flatMap(namedBy).filter(({ entry }) => !inRecord.has(entry))];
    return named
      .filter(({ entry }) => !byId.has(entry))
      .map((naming) => breach(naming, `${each.entry.id} names ${naming.entry}, which is no question`));
  });
}

/** The ids of the questions that a question or a field names, each where it does. */
function namedBy(at: At<Pick<RawQuestion, 'when' | 'shows' | 'options'>>): At<string>[] {
  const { when, shows = [], options } = at.entry;
  const from = options && 'from' in options && options.from !== 'tactics' ? [options.from] : [];
  return [
    ...(when ? [within(at, when.question, 'when')] : []),
    ...shows.map((id) => within(at, id, 'shows')),
    ...from.map((id) => within(at, id, 'options')),
  ];
}

/** Documents for everybody do without what is private, so no part of them and no other question is made of it. */
function nothingIsMadeOfWhatIsPrivate({ method, roles, questions }: Entries): Breach[] {
  const { boxes, pitch, conversation } = method;
  const named = (list: readonly (At<RawQuestion> | At<RawField>)[]) =>
    list.filter(({ entry }) => !entry.private).flatMap((each) => namedBy(each).map(({ entry }) => entry));
  const used = new Set<string | undefined>([
    ...boxes.map(({ from }) => from),
    ...pitch.slots.map(({ question }) => question),
    ...Object.values(pitch.stages).flatMap(({ sentences }) => sentences.flatMap(placeholders)),
    ...pitch.notes.flatMap(({ text, when, unless }) => [...placeholders(text), when?.question, unless]),
    ...pitch.closing.flatMap(placeholders),
    ...conversation.topic.flatMap(({ question, ask }) => [question, ...placeholders(ask)]),
    ...ROLE_NAMES.filter((role) => role !== 'team').map((role) => roles[role]),
    ...named(questions.flatMap((each) => [each, ...fieldsIn(each)])),
  ]);
  const say = (at: At<{ id: string }>) =>
    breach(at, `documents are made of ${at.entry.id}, so it cannot be private`, 'private');
  return questions.flatMap((each) => {
    const { id, kind, private: isPrivate } = each.entry;
    const fields = fieldsIn(each);
    const talk = TALKS.flatMap(([part, role]) => (id === roles[role] ? conversation[part] : []));
    const usedFields = new Set([
      // A record is called by its first field.
      fields[0]?.entry.id,
      ...ROLE_NAMES.filter((role) => roles[role.split('.', 1)[0] ?? ''] === id).map((role) => roles[role]),
      ...talk.map(({ field }) => field),
      ...named(fields),
    ]);
    return [
      ...(isPrivate && (kind === 'checklist' || used.has(id)) ? [say(each)] : []),
      ...fields.filter(({ entry }) => entry.private && usedFields.has(entry.id)).map(say),
    ];
  });
}

/** What chooses: a question, or the fields of its records. */
const choosersIn = ({ entry }: At<RawQuestion>) => [entry, ...(entry.fields ?? [])];

/** An entry can only be added to a list of entries, and stand beside others. */
function addsToRecords({ questions, byId }: Entries): Breach[] {
  return questions.flatMap((each) =>
    choosersIn(each).flatMap(({ id, kind, options }) =>
      options && 'add' in options && !(kind === 'choices' && byId.get(options.from)?.kind === 'records')
        ? [breach(each, `${id} can add to entries only as choices from a list of them`)]
        : [],
    ),
  );
}

function stepsNamedExist({ questions, steps }: Entries): Breach[] {
  return questions.flatMap((each) =>
    choosersIn(each)
      .flatMap(({ options }) => (options && 'step' in options ? [options.step] : []))
      .filter((step) => !steps.some(({ name }) => name === step))
      .map((step) => breach(each, `${each.entry.id} takes its options from the step ${step}, which does not exist`)),
  );
}

/** What was learned in a step stands in a list, which documents for everybody show. */
function lessonsAreListed({ steps, byId }: Entries): Breach[] {
  return steps.flatMap((each) => {
    const { lessons } = each.entry.step;
    const question = byId.get(lessons ?? '');
    if (lessons === undefined || (question?.kind === 'list' && !question.private)) return [];
    const what = question
      ? `${lessons} holds what was learned, so it has to be a list that is not private`
      : `there is no question ${lessons}`;
    return [breach(each, what, 'step', 'lessons')];
  });
}

function outlineAndPitchFit({ method: { boxes, pitch }, names, byId }: Entries): Breach[] {
  const at = within(METHOD, pitch, 'pitch');
  const slots = inList(at, 'slots', pitch.slots);
  const notes = inList(at, 'notes', pitch.notes);
  const stages = Object.entries(pitch.stages).map(([name, stage]) => within(at, stage, 'stages', name));
  const texts = [
    ...inList(at, 'sentences', pitch.sentences),
    ...stages.flatMap((stage) => inList(stage, 'sentences', stage.entry.sentences)),
    ...inList(at, 'closing', pitch.closing),
    ...notes.map((note) => within(note, note.entry.text, 'text')),
  ];
  const named = [
    ...inList(METHOD, 'boxes', boxes).map((box) => within(box, box.entry.from, 'from')),
    ...slots.map((slot) => within(slot, slot.entry.question, 'question')),
    ...stages.flatMap((stage) => Object.keys(stage.entry.frames ?? {}).map((id) => within(stage, id, 'frames', id))),
    ...notes.flatMap((note) => (note.entry.unless ? [within(note, note.entry.unless, 'unless')] : [])),
    ...notes.flatMap((note) => (note.entry.when ? [within(note, note.entry.when.question, 'when')] : [])),
  ];
  const known = new Set([...names, ...pitch.slots.map(({ id }) => id)]);
  const used = new Set(pitch.sentences.flatMap(placeholders));
  return [
    ...noSuchQuestion(named, byId),
    ...texts.flatMap((text) =>
      placeholders(text.entry)
        .filter((name) => !known.has(name) && !byId.has(name))
        .map((name) => breach(text, `the pitch has no slot for {${name}}, and no question has that id`)),
    ),
    ...slots
      .filter(({ entry }) => !used.has(entry.id))
      .map((slot) => breach(slot, `no sentence of the pitch uses the slot ${slot.entry.id}`)),
  ];
}

/** Those of some ids that are of no question. */
const noSuchQuestion = (ids: readonly At<string>[], byId: Entries['byId']): Breach[] =>
  ids.filter(({ entry }) => !byId.has(entry)).map((each) => breach(each, `there is no question ${each.entry}`));

/** The records that a talk is about, with the part that they play. */
const TALKS = [
  ['persona', 'personas'],
  ['use-case', 'use-cases'],
] as const;

/** What is asked in a talk stands for a question, or for a field of a persona or a use case, that there is. */
function conversationFits({ method: { conversation }, roles, byId }: Entries): Breach[] {
  const at = within(METHOD, conversation, 'conversation');
  const topics = inList(at, 'topic', conversation.topic);
  const talks = TALKS.flatMap(([part, role]) => {
    const fields = byId.get(roles[role] ?? '')?.fields ?? [];
    return inList(at, part, conversation[part]).map((talk) => ({ ...talk, part, fields }));
  });
  const unknown = (text: At<string>) =>
    placeholders(text.entry).map((name) => breach(text, `unknown placeholder {${name}}`));
  return [
    ...inList(at, 'opening', conversation.opening).flatMap(unknown),
    ...talks.flatMap((talk) => [
      ...(talk.fields.some(({ id }) => id === talk.entry.field)
        ? []
        : [breach(talk, `there is no field ${talk.entry.field} of a ${talk.part.replace('-', ' ')}`, 'field')]),
      ...unknown(within(talk, talk.entry.ask, 'ask')),
    ]),
    ...topics.flatMap((topic) =>
      noSuchQuestion(
        [
          within(topic, topic.entry.question, 'question'),
          ...placeholders(topic.entry.ask).map((id) => within(topic, id, 'ask')),
        ],
        byId,
      ),
    ),
  ];
}

/** What plays a part exists, and is of the kind that the part needs. */
function rolesAreFilled(all: Entries): Breach[] {
  return ROLE_NAMES.flatMap((role) => {
    const id = all.roles[role];
    if (id === undefined) return [];
    return lackingFor(all, role, id).map((what) => breach(METHOD, `the role ${role} ${what}`, 'roles', role));
  });
}

/** What the question, the field or the step with this id lacks to play a part. */
function lackingFor({ roles, steps, byId }: Entries, role: Role, id: string): string[] {
  const needs: RoleNeeds = ROLES[role];
  if (needs.kinds === 'step')
    return steps.some(({ name }) => name === id) ? [] : [`names the step ${id}, which does not exist`];
  const [whole = '', isField] = role.split('.');
  const played = roles[whole];
  if (played === undefined) return [`is a part of ${whole}, which no question plays`];
  const question = byId.get(played);
  const player = isField ? question?.fields?.find((field) => field.id === id) : question;
  if (!player) return [`names ${id}, which is no ${isField ? `field of ${played}` : 'question'}`];
  const kinds = needs.kinds.includes(player.kind)
    ? []
    : [`is for ${needs.kinds.join(' or ')}, and ${id} is ${player.kind}`];
  const beside = (needs.with ?? []).filter((other) => roles[other] === undefined);
  return [...kinds, ...lackingOptions(roles, needs, player), ...beside.map((other) => `needs ${other} beside it`)];
}

/** What the options of a question lack to play a part. */
function lackingOptions(
  roles: Entries['roles'],
  { offers }: RoleNeeds,
  player: Pick<RawQuestion, 'options'>,
): string[] {
  const { options } = player;
  if (offers === undefined || options === undefined) return [];
  if (offers === 'tactics') return 'step' in options ? [] : ['has to choose from tactics'];
  if (typeof offers === 'string')
    return 'from' in options && options.from === roles[offers]
      ? []
      : [`has to choose from the ${offers.replace('-', ' ')}`];
  const lacking = offers.filter((each) => !optionIds(player).includes(each));
  return lacking.length > 0 ? [`needs the option ${lacking.join(', ')}`] : [];
}

/** A name that texts may hold in braces goes with the role it stands for, and the other way round. */
function namesHaveTheirRole({ names, roles }: Entries): Breach[] {
  return ['place', 'government'].flatMap((name) => {
    if (names.includes(name) === (roles[name] !== undefined)) return [];
    return names.includes(name)
      ? [breach(METHOD, `no question plays the role ${name}`, 'names', name)]
      : [breach(METHOD, `names does not say what {${name}} is until it is answered`, 'roles', name)];
  });
}

/** A topic's id and other names are its own: no other topic, step or tactic bears one of them. */
function topicsAreFoundByOneName({ method, steps, tactics }: Entries): Breach[] {
  const taken = new Set([...steps.map(({ name }) => name), ...tactics.map(({ entry }) => entry.id)]);
  return inList(METHOD, 'topics', method.topics).flatMap((topic) =>
    [topic.entry.id, ...topic.entry.aliases].flatMap((typed) => {
      const name = typed.toLowerCase();
      if (taken.has(name)) return [breach(topic, `the name ${name} is taken by another topic, step or tactic`)];
      taken.add(name);
      return [];
    }),
  );
}

/** Besides the names a text has no placeholder, but for {answer} in a phrase's sentence; the pitch and the talks have their own. */
function textsUseKnownPlaceholders({ method, steps, names }: Entries): Breach[] {
  const { pitch: _, conversation: _talks, ...others } = method;
  const isAnswer = (name: string, { path }: InPack) =>
    /^(?:(?:an|the|is|can|i) )?answer$/.test(name) && (path.at(-1) === 'sentence' || path.includes('frames'));
  return [{ ...METHOD, entry: others }, ...steps].flatMap(textsIn).flatMap((text) =>
    placeholders(text.entry)
      .filter((name) => !names.includes(name) && !isAnswer(name, text))
      .map((name) => breach(text, `unknown placeholder {${name}}`)),
  );
}

/** Every text of an entry, with its place. */
function textsIn({ file, path, entry }: At<unknown>): At<string>[] {
  if (typeof entry === 'string') return [{ file, path, entry }];
  if (typeof entry !== 'object' || entry === null) return [];
  const isList = Array.isArray(entry);
  return Object.entries(entry).flatMap(([key, each]) =>
    textsIn({ file, path: [...path, isList ? Number(key) : key], entry: each }),
  );
}

/** A text that differs by who answers, or by where the program stands, names only options of the questions that ask for it. */
function variantsNameOptions({ roles, questions, tactics, byId }: Entries): Breach[] {
  const asking = [roles['who-answers'], roles.program].map((id) => byId.get(id ?? ''));
  const known = new Set(['default', ...asking.flatMap(optionIds)]);
  const wrongIn = (at: At<{ id: string }>, key: string, text: unknown) =>
    (typeof text === 'object' && text !== null ? Object.keys(text) : [])
      .filter((name) => !known.has(name))
      .map((name) => {
        const what = `${at.entry.id}: ${name} is no option of who answers, or of where the program stands`;
        return breach(at, what, key, name);
      });
  return [
    ...questions.flatMap((each) => TEXTS.flatMap((key) => wrongIn(each, key, each.entry[key]))),
    ...tactics.flatMap((each) => wrongIn(each, 'first-step', each.entry['first-step'])),
  ];
}

const TEXTS = ['ask', 'hint', 'help', 'why', 'example'] as const;
