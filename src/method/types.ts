// The shape of a method pack: what an author may write in its YAML files, and the types that follow from it.
// Knows nothing of files, projects or answers; rules that span several entries stand in rules.ts.
import * as z from 'zod/mini';
import { CARRIES, ROLE_NAMES, type Role, type Roles, SOURCE_KINDS } from './roles.ts';

const id = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/,
      'an id is lower-case words joined by "-" or "."',
    ),
  );
const line = z.string().check(z.minLength(1));
/** One wording for everybody, or one for each option of the questions `who-answers` and `program`, with a `default` for the rest. */
const text = z.union([line, z.catchall(z.object({ default: line }), line)]);

/** The kinds of a question. `criterion` is not written in a pack: each line of a checklist becomes one. */
const KINDS = [
  'text',
  'paragraph',
  'list',
  'choice',
  'choices',
  'date',
  'number',
  'judgement',
  'phrase',
  'checklist',
  'records',
] as const;

const condition = z.strictObject({ question: id, equals: line });
const options = z.union([
  z.array(z.strictObject({ id, label: line, hint: z.optional(line) })).check(z.minLength(2)),
  z.strictObject({ from: z.literal('tactics'), step: id }),
  z.strictObject({ from: id, add: z.optional(z.literal(true)) }),
]);

/** How words of each form stand in their sentence (see advice/forms.ts): at {answer}; or something else, and they in one of their own. */
const frame = z.union([line, z.strictObject({ in: line, after: line })]);
const frames = z.strictObject({
  thing: frame,
  doing: z.optional(frame),
  gerund: z.optional(frame),
  sentence: z.optional(frame),
  question: z.optional(frame),
  indirect: z.optional(frame),
  predicate: z.optional(frame),
  request: z.optional(frame),
  reason: z.optional(frame),
  purpose: z.optional(frame),
  either: z.optional(frame),
  none: z.optional(frame),
  it: z.optional(frame),
  who: z.optional(frame),
  other: frame,
});

const field = {
  id,
  kind: z.enum(KINDS),
  label: line,
  ask: text,
  hint: z.optional(text),
  help: z.optional(text),
  why: z.optional(text),
  example: z.optional(text),
  optional: z.optional(z.boolean()),
  /** The answer is there to say how to reach somebody, such as where to send comments: an address or a number belongs in it. */
  contact: z.optional(z.boolean()),
  /** The answer is for the team alone: documents for everybody are made as if it had not been asked. */
  private: z.optional(z.boolean()),
  /**
   * How far an answer holds: for the `place` in every next cycle, for all that has the same `focus` area, or only for as long as the same
   * `plan` is worked on. Without it that goes by the part that the question plays (see roles.ts), else the answer belongs to its own cycle.
   */
  carries: z.optional(z.enum(CARRIES)),
  /** Of a date: whether it lies behind the day on which it is asked, or ahead of it; then it may be said without its year. */
  day: z.optional(z.enum(['past', 'coming'])),
  when: z.optional(condition),
  shows: z.optional(z.array(id)),
  options: z.optional(options),
  /** Of a phrase: the sentence it stands in, how words of each form stand there, and beginnings that it says already. */
  sentence: z.optional(line),
  frames: z.optional(frames),
  openers: z.optional(z.array(line)),
  source: z.optional(line),
};
/**
 * `column`: whether it is a column where records stand side by side in a table, or its heading there if the label says too little.
 * `more`: it is asked only of those who want to tell more than the few fields before it.
 */
const recordField = z.strictObject({
  ...field,
  column: z.optional(z.union([z.literal(true), line])),
  more: z.optional(z.literal(true)),
});
const question = z.strictObject({
  ...field,
  section: id,
  part: z.optional(z.int().check(z.minimum(1))),
  tactic: z.optional(id),
  fields: z.optional(z.array(recordField).check(z.minLength(1))),
  /** How many records are asked for; another one is suggested until there are so many. */
  'at-least': z.optional(z.int().check(z.minimum(2))),
});

/** What a criterion is to its tactic: it cannot do without; any one of these will do; or it makes things easier. */
const part = z.enum(['needed', 'one-of', 'helps']);

/** Either each criterion of a tactic says which part it plays, or none does. */
const criterion = z.strictObject({
  id,
  title: line,
  text: line,
  good: line,
  get: text,
  /** Answers to another question with which it cannot hold: without a portal, nobody counts its visits. */
  unless: z.optional(z.strictObject({ question: id, equals: z.array(id).check(z.minLength(1)) })),
  part: z.optional(part),
  /**
   * The kinds of evidence that show it, from so many rows on. Where they show only `half` of it, that says what they do not, and it is
   * offered to be marked as unsure.
   */
  evidence: z.optional(
    z.strictObject({
      kinds: z.array(z.enum(SOURCE_KINDS)).check(z.minLength(1)),
      half: z.optional(line),
      'at-least': z.optional(z.int().check(z.minimum(1))),
    }),
  ),
  source: z.enum(['guide', 'added']),
});

/**
 * What the rules of `tde check` want to know of a tactic: it needs no screen, or a helper uses it; what it brings to light is about
 * people; the idea comes from another place.
 */
const trait = z.enum(['no-screen', 'about-people', 'from-elsewhere']);

/** What a tactic takes: how much of it all in all, and in words how long, whose help and what money. */
const effort = z.strictObject({ level: z.enum(['light', 'medium', 'heavy']), hours: line, people: line, money: line });

const tactic = z.strictObject({
  id,
  name: line,
  aliases: z._default(z.array(line), []),
  phrase: line,
  summary: line,
  'choose-when': line,
  how: z.array(line).check(z.minLength(1)),
  caution: line,
  'first-step': text,
  example: z.optional(line),
  effort: z.optional(effort),
  criteria: z._default(z.array(criterion), []),
  traits: z._default(z.array(trait), []),
  source: z.optional(line),
});

/** `tactics-title` stands above its tactics: "Tactics to find a focus area". The four components are what the step is about, where the method speaks of them. */
const step = z.strictObject({
  id,
  name: line,
  summary: line,
  'tactics-title': z.optional(line),
  action: z.optional(line),
  engagement: z.optional(line),
  collaborators: z.optional(line),
  result: z.optional(line),
  /** The list of what was learned in it. */
  lessons: z.optional(id),
  source: z.optional(line),
});

/** After a section: a word to the person, and whether to stop here for now or to go straight on. */
const pause = z.strictObject({ say: line, stop: line, 'go-on': line, back: z.optional(line) });
/** `offer`: how the section is offered to somebody who has just made a first pitch, as the thing to do next. */
const section = z.strictObject({
  id,
  title: line,
  intro: line,
  minutes: z.optional(z.int()),
  after: z.array(id),
  offer: z.optional(line),
  pause: z.optional(pause),
});

const box = z.strictObject({ id, title: line, from: id });

/** What the pitch says at a stage of the work; `frames` are those it has for some questions, by their ids. */
const stage = z.strictObject({
  sentences: z.array(line).check(z.minLength(1)),
  frames: z.optional(z.record(z.string(), frames)),
});

/**
 * The pitch: how many `minutes` a first one takes; an `example`, shown before it; its `sentences`, with {place}, {government} and one for each
 * slot, which the frames of the slot's question fill; `stages`, what it says in their place once there is a plan (an answer to the
 * question that plays `intervention`), and once there are `results`; `slots` in the order in which a quick start asks for them; `closing`, its last line; `notes`, lines before that.
 *
 * A `{question id}` stands for an answer, too: a sentence is left out where it has none. Of records it stands for what they are
 * told by (see advice/said.ts). A note is left out as well where its `when` does not hold, or its `unless` has an answer.
 */
const pitch = z.strictObject({
  minutes: z.optional(z.int()),
  example: z.optional(line),
  sentences: z.array(line).check(z.minLength(1)),
  stages: z._default(z.strictObject({ planned: z.optional(stage), done: z.optional(stage) }), {}),
  slots: z.array(z.strictObject({ id, question: id })).check(z.minLength(1)),
  notes: z.array(z.strictObject({ text: line, when: z.optional(condition), unless: z.optional(id) })),
  closing: z._default(z.array(line), []),
});

/**
 * What to ask people in a talk: for each field of a use case, or of a persona, that is open; and without use cases, for each question
 * that is open, or `always`, as what a team writes about other people is a guess. `{question id}` in it stands for that answer.
 */
const conversation = z.strictObject({
  opening: z._default(z.array(line), []),
  persona: z._default(z.array(z.strictObject({ field: id, ask: line })), []),
  'use-case': z.array(z.strictObject({ field: id, ask: line })),
  topic: z.array(z.strictObject({ question: id, ask: line, always: z.optional(z.boolean()) })),
});

/** What {place} and {government} say in any text as long as the questions that play these parts have no answer. */
const names = z.strictObject({ place: z.optional(line), government: z.optional(line) });

/** Which question plays which part (see roles.ts). */
const roles = z.strictObject(
  Object.fromEntries(ROLE_NAMES.map((role) => [role, z.optional(id)])) as Record<Role, z.ZodMiniOptional<typeof id>>,
);

/** A page of `tde guide` on something that is neither a step, a tactic nor a criterion; `command` is what does it. */
const topic = z.strictObject({
  id,
  title: line,
  aliases: z._default(z.array(line), []),
  text: z.array(line).check(z.minLength(1)),
  command: line,
  source: z.optional(line),
});

export const MethodFile = z.strictObject({
  id: line,
  title: line,
  credit: line,
  /** The title of the guide that `source` names the sections of. */
  guide: z.optional(line),
  /** The steps in order; each has a file of its name: `find` stands in find.yaml. */
  steps: z.array(id).check(z.minLength(1)),
  roles: z._default(roles, {}),
  names: z._default(names, {}),
  sections: z.array(section).check(z.minLength(1)),
  boxes: z.array(box),
  pitch,
  conversation: z._default(conversation, { opening: [], persona: [], 'use-case': [], topic: [] }),
  topics: z._default(z.array(topic), []),
  questions: z.array(question),
});

export const StepFile = z.strictObject({
  step,
  tactics: z.array(tactic),
  questions: z.array(question),
});

export type Kind = (typeof KINDS)[number] | 'criterion';
export type Text = z.infer<typeof text>;
export type Condition = z.infer<typeof condition>;
export type Criterion = z.infer<typeof criterion>;
export type Part = z.infer<typeof part>;
export type Trait = z.infer<typeof trait>;
export type Effort = z.infer<typeof effort>;
export type Step = z.infer<typeof step>;
export type Tactic = z.infer<typeof tactic> & { step: string };
export type Pitch = z.infer<typeof pitch>;
/** A question as the rest of the program sees it: with its full id; a criterion and a record's field are questions too. */
export type Question = Omit<z.infer<typeof question>, 'kind' | 'section' | 'fields'> & {
  kind: Kind;
  /** The section it is asked in, and the step in whose file it stands; a question of method.yaml belongs to none. */
  section: string;
  step?: string;
  fields?: z.infer<typeof recordField>[];
  /** For a record's field: asked only of those who want to tell more. */
  more?: true;
  /** For a criterion: the line of the checklist it stands for. */
  criterion?: Criterion;
};
export type Section = z.infer<typeof section> & { questions: string[] };

/** A method pack, checked and put together: sections know their questions, tactics know their step. */
export type Method = Omit<z.infer<typeof MethodFile>, 'roles' | 'steps' | 'sections' | 'questions'> & {
  roles: Roles;
  steps: Step[];
  tactics: Tactic[];
  sections: Section[];
  questions: Question[];
};
