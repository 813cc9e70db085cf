// The rules of a method pack that span several entries, which is one idea: ids are unique, what is named exists, kinds have what they
// need, texts use placeholders and roles that there are; and how a breach of one is noted.
import type * as z from 'zod/mini';
import { placeholders } from '../words/fill.ts';
import { ROLE_NAMES, ROLES, type Role, type RoleNeeds } from './roles.ts';
import type { MethodFile, StepFile } from './types.ts';

/** The parsed files of a pack: method.yaml and the step files, by step in method.yaml's order. */
export type Pack = { method: z.infer<typeof MethodFile>; steps: Record<string, z.infer<typeof StepFile>> };

/** A breach of a rule: in which file of the pack, at which path of keys and indexes, and what is wrong. */
export type Breach = { file: string; path: (string | number)[]; what: string };

/** Every breach of every rule; an empty list means that the pack holds together. */
export function checkReferences(pack: Pack): Breach[] {
  return RULES.flatMap((rule) => rule(pack));
}

// --- internal ---
/** A question as its file gives it. */
type RawQuestion = Pack['method']['questions'][number];
/** A question with the file and the path it stands at. */
type Located = { file: string; path: (string | number)[]; question: RawQuestion };

/** Every question of a pack, those of method.yaml first. */
function questionsOf(pack: Pack): Located[] {
  const from = (file: string, list: RawQuestion[]) =>
    list.map((question, i): Located => ({ file, path: ['questions', i], question }));
  return [
    ...from('method.yaml', pack.method.questions),
    ...Object.entries(pack.steps).flatMap(([step, file]) => from(`${step}.yaml`, file.questions)),
  ];
}

/** A breach at a path inside a question. */
const breach = (each: Located, path: (string | number)[], what: string): Breach => ({
  file: each.file,
  path: [...each.path, ...path],
  what,
});

/** A breach in method.yaml. */
const inMethod = (path: (string | number)[], what: string): Breach => ({ file: 'method.yaml', path, what });

/** Keys of a project file that are not questions. */
const RESERVED = ['tde', 'method', 'previous', 'finished', 'evidence'];

const RULES: ((pack: Pack) => Breach[])[] = [
  idsAreUnique,
  idsDoNotContainEachOther,
  stepsBearTheirFilesName,
  sectionsExist,
  criteriaHaveTheirPart,
  criteriaAreRuledOutByOptions,
  questionsFitTheirKind,
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

const tacticsOf = (pack: Pack) => Object.values(pack.steps).flatMap((file) => file.tactics);

/** Repeated ids of a list, each with its index. */
function repeats(ids: string[]): { id: string; at: number }[] {
  const seen = new Set<string>();
  return ids.flatMap((id, at) => {
    if (seen.has(id)) return [{ id, at }];
    seen.add(id);
    return [];
  });
}

function idsAreUnique(pack: Pack): Breach[] {
  const questions = questionsOf(pack);
  const tactics = Object.entries(pack.steps).flatMap(([step, file]) =>
    file.tactics.map((tactic, i) => ({ file: `${step}.yaml`, path: ['tactics', i, 'id'], id: tactic.id, tactic })),
  );
  return [
    ...repeats(questions.map((each) => each.question.id)).map(({ id, at }) =>
      breach(questions[at] as Located, ['id'], `a second question has the id ${id}`),
    ),
    ...repeats(tactics.map((each) => each.id)).map(({ id, at }) => ({
      file: tactics[at]?.file ?? '',
      path: tactics[at]?.path ?? [],
      what: `a second tactic has the id ${id}`,
    })),
    ...repeats(pack.method.sections.map((section) => section.id)).map(({ id, at }) =>
      inMethod(['sections', at, 'id'], `a second section has the id ${id}`),
    ),
    ...tactics.flatMap(({ file, path, tactic }) =>
      repeats((tactic.criteria ?? []).map((criterion) => criterion.id)).map(({ id, at }) => ({
        file,
        path: [...path.slice(0, -1), 'criteria', at, 'id'],
        what: `a second criterion of ${tactic.id} has the id ${id}`,
      })),
    ),
  ];
}

/** A question's id is its path in the project file, so no id may lie inside another's. */
function idsDoNotContainEachOther(pack: Pack): Breach[] {
  const questions = questionsOf(pack);
  const ids = new Set(questions.map((each) => each.question.id));
  return questions.flatMap((each) => {
    const { id } = each.question;
    const parts = id.split('.');
    const inside = parts
      .slice(1)
      .map((_, i) => parts.slice(0, i + 1).join('.'))
      .find((prefix) => ids.has(prefix));
    if (inside) return [breach(each, ['id'], `the id ${id} lies inside the question ${inside}`)];
    if (RESERVED.includes(parts[0] ?? ''))
      return [breach(each, ['id'], `the id ${id} begins with the reserved word ${parts[0]}`)];
    return parts.length < 2
      ? [breach(each, ['id'], `the id ${id} needs a group before it, such as project.${id}`)]
      : [];
  });
}

function stepsBearTheirFilesName(pack: Pack): Breach[] {
  return Object.entries(pack.steps)
    .filter(([name, file]) => file.step.id !== name)
    .map(([name, file]) => ({
      file: `${name}.yaml`,
      path: ['step', 'id'],
      what: `the step ${file.step.id} stands in ${name}.yaml`,
    }));
}

function sectionsExist(pack: Pack): Breach[] {
  const ids = new Set(pack.method.sections.map((section) => section.id));
  const used = new Set(questionsOf(pack).map((each) => each.question.section));
  return [
    ...questionsOf(pack)
      .filter((each) => !ids.has(each.question.section))
      .map((each) => breach(each, ['section'], `there is no section ${each.question.section}`)),
    ...pack.method.sections.flatMap((section, i) => [
      ...section.after
        .filter((id) => !ids.has(id))
        .map((id) =>
          inMethod(['sections', i, 'after'], `the section ${section.id} comes after ${id}, which does not exist`),
        ),
      ...(used.has(section.id) ? [] : [inMethod(['sections', i], `no question is asked in the section ${section.id}`)]),
    ]),
  ];
}

/** What rules a criterion out is an option of a question. */
function criteriaAreRuledOutByOptions(pack: Pack): Breach[] {
  const asked = new Map(questionsOf(pack).map(({ question }) => [question.id, question]));
  return Object.entries(pack.steps).flatMap(([step, file]) =>
    file.tactics.flatMap(({ id, criteria = [] }, i) =>
      criteria.flatMap(({ unless }, j) => {
        const question = asked.get(unless?.question ?? '');
        const wrong = (unless?.equals ?? []).filter((option) => !question || !optionIds(question).includes(option));
        const what = `${id}: ${wrong.join(', ')} is no option of ${unless?.question}`;
        return wrong.length > 0 ? [{ file: `${step}.yaml`, path: ['tactics', i, 'criteria', j, 'unless'], what }] : [];
      }),
    ),
  );
}

/** The ids of the options that a question lists itself. */
const optionIds = ({ options }: Pick<RawQuestion, 'options'>): string[] =>
  Array.isArray(options) ? options.map(({ id }) => id) : [];

/** A tactic's criteria say of each or of none which part it plays; if they do, something is needed, or one of several is. */
function criteriaHaveTheirPart(pack: Pack): Breach[] {
  return Object.entries(pack.steps).flatMap(([step, file]) =>
    file.tactics.flatMap(({ id, criteria = [] }, i) => {
      const parts = criteria.map(({ part }) => part);
      const say = (what: string, ...path: (string | number)[]) => [
        { file: `${step}.yaml`, path: ['tactics', i, 'criteria', ...path], what: `${id}: ${what}` },
      ];
      const without = parts.indexOf(undefined);
      if (parts.every((part) => part === undefined)) return [];
      if (without >= 0) return say(`${criteria[without]?.id} has no part, and other criteria have one`, without);
      if (parts.filter((part) => part === 'one-of').length === 1)
        return say('one-of takes several criteria; a single one is needed, or helps', parts.indexOf('one-of'));
      return parts.every((part) => part === 'helps') ? say('no criterion is needed, or one-of several') : [];
    }),
  );
}

function questionsFitTheirKind(pack: Pack): Breach[] {
  const tactics = new Map(tacticsOf(pack).map((tactic) => [tactic.id, tactic]));
  return questionsOf(pack).flatMap((each) => {
    const { kind, options, sentence, frames, openers, tactic, fields, id } = each.question;
    const wrong: Breach[] = [];
    const say = (key: string, what: string) => wrong.push(breach(each, [key], `${id}: ${what}`));
    const chooses = kind === 'choice' || kind === 'choices';
    if (chooses && !options) say('kind', `a ${kind} needs options`);
    if (!chooses && options) say('options', `a ${kind} has no options`);
    if (kind !== 'date' && each.question.day) say('day', 'only a date lies in the past or is coming');
    if (kind === 'phrase' && !sentence?.includes('{answer}'))
      say('kind', 'a phrase needs a sentence with {answer} in it');
    if (kind !== 'phrase' && sentence) say('sentence', `a ${kind} has no sentence`);
    if (kind !== 'phrase' && kind !== 'text' && (frames || openers))
      say(frames ? 'frames' : 'openers', `a ${kind} stands in no sentence`);
    if (kind === 'checklist' && !tactics.get(tactic ?? '')?.criteria?.length)
      say('kind', 'a checklist needs a tactic that has criteria');
    if (kind !== 'checklist' && tactic) say('tactic', `a ${kind} has no tactic`);
    if (kind === 'records' && !fields) say('kind', 'a records question needs fields');
    if (kind !== 'records' && fields) say('fields', `a ${kind} has no fields`);
    if (fields) wrong.push(...fieldsFit(each, fields));
    return wrong;
  });
}

function fieldsFit(each: Located, fields: NonNullable<RawQuestion['fields']>): Breach[] {
  const ids = fields.map((field) => field.id);
  return [
    ...repeats(ids).map(({ id, at }) => breach(each, ['fields', at, 'id'], `a second field has the id ${id}`)),
    ...fields.flatMap((field, i) => {
      if (field.kind === 'records' || field.kind === 'checklist')
        return [breach(each, ['fields', i, 'kind'], `${field.id}: no ${field.kind} inside records`)];
      if (ids.some((id) => field.id.startsWith(`${id}.`)))
        return [breach(each, ['fields', i, 'id'], `the field ${field.id} lies inside another field`)];
      if ((field.kind === 'choice' || field.kind === 'choices') !== Boolean(field.options))
        return [
          breach(each, ['fields', i, 'kind'], `${field.id}: options belong to a choice or choices, and to them alone`),
        ];
      return [];
    }),
  ];
}

function questionsNamedExist(pack: Pack): Breach[] {
  const known = new Set(questionsOf(pack).map((each) => each.question.id));
  return questionsOf(pack).flatMap((each) => {
    const fields = each.question.fields ?? [];
    const inRecord = new Set([...known, ...fields.map((field) => field.id)]);
    return [
      ...namedBy(each.question, []).filter(({ id }) => !known.has(id)),
      ...fields.flatMap((field, i) => namedBy(field, ['fields', i]).filter(({ id }) => !inRecord.has(id))),
    ].map(({ id, path }) => breach(each, path, `${each.question.id} names ${id}, which is no question`));
  });
}

type Naming = Pick<RawQuestion, 'when' | 'shows' | 'options'>;

/** The questions that a question or a field names, each with the path of the naming. */
function namedBy(
  { when, shows, options }: Naming,
  path: (string | number)[],
): { id: string; path: (string | number)[] }[] {
  const from = options && 'from' in options && options.from !== 'tactics' ? [options.from] : [];
  return [
    ...(when ? [{ id: when.question, path: [...path, 'when'] }] : []),
    ...(shows ?? []).map((id) => ({ id, path: [...path, 'shows'] })),
    ...from.map((id) => ({ id, path: [...path, 'options'] })),
  ];
}

/** Documents for everybody do without what is private, so no part of them and no other question is made of it. */
function nothingIsMadeOfWhatIsPrivate(pack: Pack): Breach[] {
  const { boxes, pitch, conversation } = pack.method;
  const roles: Readonly<Record<string, string | undefined>> = pack.method.roles ?? {};
  const questions = questionsOf(pack);
  const named = (list: readonly (Naming & { private?: boolean | undefined })[]) =>
    list.filter((each) => !each.private).flatMap((each) => namedBy(each, []).map(({ id }) => id));
  const used = new Set<string | undefined>([
    ...boxes.map(({ from }) => from),
    ...pitch.slots.map(({ question }) => question),
    ...Object.values(pitch.stages ?? {}).flatMap(({ sentences }) => sentences.flatMap(placeholders)),
    ...pitch.notes.flatMap(({ text, when, unless }) => [...placeholders(text), when?.question, unless]),
    ...(pitch.closing ?? []).flatMap(placeholders),
    ...(conversation?.topic ?? []).flatMap(({ question, ask }) => [question, ...placeholders(ask)]),
    ...ROLE_NAMES.filter((role) => role !== 'team').map((role) => roles[role]),
    ...named(questions.flatMap(({ question }) => [question, ...(question.fields ?? [])])),
  ]);
  return questions.flatMap((each) => {
    const { id, kind, fields = [], private: isPrivate } = each.question;
    const talk = TALKS.flatMap(([part, role]) => (id === roles[role] ? (conversation?.[part] ?? []) : []));
    const usedFields = new Set([
      // A record is called by its first field.
      fields[0]?.id,
      ...ROLE_NAMES.filter((role) => roles[role.split('.', 1)[0] ?? ''] === id).map((role) => roles[role]),
      ...talk.map(({ field }) => field),
      ...named(fields),
    ]);
    const what = (own: string) => `documents are made of ${own}, so it cannot be private`;
    return [
      ...(isPrivate && (kind === 'checklist' || used.has(id)) ? [breach(each, ['private'], what(id))] : []),
      ...fields.flatMap((field, i) =>
        field.private && usedFields.has(field.id) ? [breach(each, ['fields', i, 'private'], what(field.id))] : [],
      ),
    ];
  });
}

/** An entry can only be added to a list of entries, and stand beside others. */
function addsToRecords(pack: Pack): Breach[] {
  const all = questionsOf(pack);
  const isHub = (from: string) => all.some(({ question }) => question.id === from && question.kind === 'records');
  return all.flatMap((each) =>
    [each.question, ...(each.question.fields ?? [])].flatMap(({ id, kind, options }) =>
      options && 'add' in options && !(kind === 'choices' && isHub(options.from))
        ? [breach(each, [], `${id} can add to entries only as choices from a list of them`)]
        : [],
    ),
  );
}

function stepsNamedExist(pack: Pack): Breach[] {
  return questionsOf(pack).flatMap((each) =>
    [each.question, ...(each.question.fields ?? [])]
      .flatMap(({ options }) => (options && 'step' in options ? [options.step] : []))
      .filter((step) => !pack.steps[step])
      .map((step) =>
        breach(each, [], `${each.question.id} takes its options from the step ${step}, which does not exist`),
      ),
  );
}

/** What was learned in a step stands in a list, which documents for everybody show. */
function lessonsAreListed(pack: Pack): Breach[] {
  return Object.entries(pack.steps).flatMap(([name, { step }]) => {
    const question = questionsOf(pack).find(({ question }) => question.id === step.lessons)?.question;
    if (step.lessons === undefined || (question?.kind === 'list' && !question.private)) return [];
    const what = question
      ? `${step.lessons} holds what was learned, so it has to be a list that is not private`
      : `there is no question ${step.lessons}`;
    return [{ file: `${name}.yaml`, path: ['step', 'lessons'], what }];
  });
}

function outlineAndPitchFit(pack: Pack): Breach[] {
  const { boxes, pitch } = pack.method;
  const known = new Set(questionsOf(pack).map((each) => each.question.id));
  const no = (id: string, path: (string | number)[]) =>
    known.has(id) ? [] : [inMethod(path, `there is no question ${id}`)];
  const slots = new Set([...namesOf(pack), ...pitch.slots.map((slot) => slot.id)]);
  const used = new Set(pitch.sentences.flatMap(placeholders));
  const said = (text: string, path: (string | number)[]) =>
    placeholders(text)
      .filter((name) => !slots.has(name) && !known.has(name))
      .map((name) => inMethod(path, `the pitch has no slot for {${name}}, and no question has that id`));
  return [
    ...boxes.flatMap((box, i) => no(box.from, ['boxes', i, 'from'])),
    ...pitch.slots.flatMap((slot, i) => no(slot.question, ['pitch', 'slots', i, 'question'])),
    ...pitch.sentences.flatMap((text, i) => said(text, ['pitch', 'sentences', i])),
    ...Object.entries(pitch.stages ?? {}).flatMap(([name, stage]) => [
      ...stage.sentences.flatMap((text, i) => said(text, ['pitch', 'stages', name, 'sentences', i])),
      ...Object.keys(stage.frames ?? {}).flatMap((id) => no(id, ['pitch', 'stages', name, 'frames', id])),
    ]),
    ...(pitch.closing ?? []).flatMap((text, i) => said(text, ['pitch', 'closing', i])),
    ...pitch.notes.flatMap((note, i) => said(note.text, ['pitch', 'notes', i, 'text'])),
    ...pitch.notes.flatMap((note, i) => (note.unless ? no(note.unless, ['pitch', 'notes', i, 'unless']) : [])),
    ...pitch.notes.flatMap((note, i) => (note.when ? no(note.when.question, ['pitch', 'notes', i, 'when']) : [])),
    ...pitch.slots
      .map((slot, i) => ({ slot, i }))
      .filter(({ slot }) => !used.has(slot.id))
      .map(({ slot, i }) => inMethod(['pitch', 'slots', i], `no sentence of the pitch uses the slot ${slot.id}`)),
  ];
}

/** The records that a talk is about, with the part that they play. */
const TALKS = [
  ['persona', 'personas'],
  ['use-case', 'use-cases'],
] as const;

/** What is asked in a talk stands for a question, or for a field of a persona or a use case, that there is. */
function conversationFits(pack: Pack): Breach[] {
  const { conversation, roles = {} } = pack.method;
  const questions = questionsOf(pack).map((each) => each.question);
  const known = new Set(questions.map(({ id }) => id));
  const fieldsOf = (role: Role) => questions.find(({ id }) => id === roles[role])?.fields ?? [];
  const at = (part: string, i: number, key: string, what: string) => inMethod(['conversation', part, i, key], what);
  return [
    ...(conversation?.opening ?? []).flatMap((ask, i) =>
      placeholders(ask).map((name) => inMethod(['conversation', 'opening', i], `unknown placeholder {${name}}`)),
    ),
    ...TALKS.flatMap(([part, role]) =>
      (conversation?.[part] ?? []).flatMap(({ field, ask }, i) => [
        ...(fieldsOf(role).some(({ id }) => id === field)
          ? []
          : [at(part, i, 'field', `there is no field ${field} of a ${part.replace('-', ' ')}`)]),
        ...placeholders(ask).map((name) => at(part, i, 'ask', `unknown placeholder {${name}}`)),
      ]),
    ),
    ...(conversation?.topic ?? []).flatMap(({ question, ask }, i) => [
      ...(known.has(question) ? [] : [at('topic', i, 'question', `there is no question ${question}`)]),
      ...placeholders(ask).flatMap((id) =>
        known.has(id) ? [] : [at('topic', i, 'ask', `there is no question ${id}`)],
      ),
    ]),
  ];
}

/** What plays a part exists, and is of the kind that the part needs. */
function rolesAreFilled(pack: Pack): Breach[] {
  const roles = pack.method.roles ?? {};
  return ROLE_NAMES.flatMap((role) => {
    const id = roles[role];
    return id === undefined
      ? []
      : lackingFor(pack, role, id).map((what) => inMethod(['roles', role], `the role ${role} ${what}`));
  });
}

/** What the question, the field or the step with this id lacks to play a part. */
function lackingFor(pack: Pack, role: Role, id: string): string[] {
  const needs: RoleNeeds = ROLES[role];
  const roles: Readonly<Record<string, string | undefined>> = pack.method.roles ?? {};
  if (needs.kinds === 'step') return pack.steps[id] ? [] : [`names the step ${id}, which does not exist`];
  const [whole = '', isField] = role.split('.');
  if (roles[whole] === undefined) return [`is a part of ${whole}, which no question plays`];
  const question = questionsOf(pack).find((each) => each.question.id === roles[whole])?.question;
  const player = isField ? question?.fields?.find((field) => field.id === id) : question;
  if (!player) return [`names ${id}, which is no ${isField ? `field of ${roles[whole]}` : 'question'}`];
  const kinds = needs.kinds.includes(player.kind)
    ? []
    : [`is for ${needs.kinds.join(' or ')}, and ${id} is ${player.kind}`];
  const beside = (needs.with ?? []).filter((other) => roles[other] === undefined);
  return [...kinds, ...lackingOptions(pack, needs, player), ...beside.map((other) => `needs ${other} beside it`)];
}

/** What the options of a question lack to play a part. */
function lackingOptions(pack: Pack, { offers }: RoleNeeds, { options }: Pick<RawQuestion, 'options'>): string[] {
  if (offers === undefined || options === undefined) return [];
  if (offers === 'tactics') return 'step' in options ? [] : ['has to choose from tactics'];
  if (typeof offers === 'string')
    return 'from' in options && options.from === pack.method.roles?.[offers]
      ? []
      : [`has to choose from the ${offers.replace('-', ' ')}`];
  const lacking = offers.filter((each) => !optionIds({ options }).includes(each));
  return lacking.length > 0 ? [`needs the option ${lacking.join(', ')}`] : [];
}

/** A name that texts may hold in braces goes with the role it stands for, and the other way round. */
function namesHaveTheirRole({ method: { names = {}, roles = {} } }: Pack): Breach[] {
  return (['place', 'government'] as const).flatMap((name) => {
    if ((names[name] === undefined) === (roles[name] === undefined)) return [];
    return names[name] === undefined
      ? [inMethod(['roles', name], `names does not say what {${name}} is until it is answered`)]
      : [inMethod(['names', name], `no question plays the role ${name}`)];
  });
}

/** The names that any text may hold in braces. */
const namesOf = ({ method: { names = {} } }: Pack): string[] => Object.keys(names);

/** A topic's id and other names are its own: no other topic, step or tactic bears one of them. */
function topicsAreFoundByOneName(pack: Pack): Breach[] {
  const taken = [...Object.keys(pack.steps), ...tacticsOf(pack).map((tactic) => tactic.id)];
  const names = (pack.method.topics ?? []).flatMap((topic, at) =>
    [topic.id, ...(topic.aliases ?? [])].map((name) => ({ name: name.toLowerCase(), at })),
  );
  return repeats([...taken, ...names.map((each) => each.name)]).map(({ id, at }) =>
    inMethod(['topics', names[at - taken.length]?.at ?? 0], `the name ${id} is taken by another topic, step or tactic`),
  );
}

/** Besides the names a text has no placeholder, but for {answer} in a phrase's sentence; the pitch and the talks have their own. */
function textsUseKnownPlaceholders(pack: Pack): Breach[] {
  const { pitch: _, conversation: _talks, ...method } = pack.method;
  const files = { method, ...pack.steps };
  return Object.entries(files).flatMap(([name, content]) =>
    textsIn(content, []).flatMap(({ text, path }) =>
      placeholders(text)
        .filter(
          (each) =>
            !namesOf(pack).includes(each) &&
            !(/^(?:(?:an|the|is) )?answer$/.test(each) && (path.at(-1) === 'sentence' || path.includes('frames'))),
        )
        .map((each) => ({ file: `${name}.yaml`, path, what: `unknown placeholder {${each}}` })),
    ),
  );
}

/** Every text of a file, with its path. */
function textsIn(value: unknown, path: (string | number)[]): { text: string; path: (string | number)[] }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, isList ? Number(key) : key]));
}

/** A text that differs by who answers, or by where the program stands, names only options of the questions that ask for it. */
function variantsNameOptions(pack: Pack): Breach[] {
  const { roles = {} } = pack.method;
  const asking = questionsOf(pack).filter(({ question }) =>
    [roles['who-answers'], roles.program].includes(question.id),
  );
  const known = new Set(['default', ...asking.flatMap(({ question }) => optionIds(question))]);
  const unknown = (text: unknown) =>
    typeof text === 'object' && text !== null ? Object.keys(text).filter((name) => !known.has(name)) : [];
  const what = (id: string, name: string) =>
    `${id}: ${name} is no option of who answers, or of where the program stands`;
  return [
    ...questionsOf(pack).flatMap((each) =>
      TEXTS.flatMap((key) =>
        unknown(each.question[key]).map((name) => breach(each, [key, name], what(each.question.id, name))),
      ),
    ),
    ...Object.entries(pack.steps).flatMap(([step, { tactics }]) =>
      tactics.flatMap((tactic, i) =>
        unknown(tactic['first-step']).map((name) => ({
          file: `${step}.yaml`,
          path: ['tactics', i, 'first-step', name],
          what: what(tactic.id, name),
        })),
      ),
    ),
  ];
}

const TEXTS = ['ask', 'hint', 'help', 'why', 'example'] as const;
