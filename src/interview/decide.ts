// Decides on feedback in one sitting: the next piece that is open, with its words, and what stands near it; one decision for all that say
// the same, saved before the next is shown. No list is ever read again.

import { textFor } from '../advice/texts.ts';
import { fieldsOf } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { dayText } from '../project/days.ts';
import { type Feedback, feedbackOf, type Near, nearness, withWord } from '../project/feedback.ts';
import { optionsOf, printValue } from '../project/kinds.ts';
import { recordChanges } from '../project/records.ts';
import { count, fill, short, words } from '../words.ts';
import { NO_ANSWER } from './choice-screen.ts';
import { choicesOf } from './fields.ts';
import type { Screen } from './prompter.ts';
import { questionScreen } from './screens.ts';
import { ask, type Outcome, type Sitting, save, settle } from './sitting.ts';

/** Goes through what is to be decided until nothing is, or the person goes back. False: the person leaves. */
export async function decideOpen(sitting: Sitting, hub: Question): Promise<boolean> {
  const later = new Set<string>();
  const near = nearness(feedbackOf(sitting.project));
  for (;;) {
    const all = feedbackOf(sitting.project);
    const open = all.filter(({ state }) => state === 'to-decide');
    const one = open.find(({ id }) => !later.has(id));
    if (!one) {
      const left = count(open.length, ...words.decide.piece);
      sitting.prompter.say(open.length === 0 ? words.decide.all : fill(words.decide.left, { left }));
      return true;
    }
    const others = open.filter(({ id }) => id !== one.id);
    const decided = all.filter(({ state }) => state !== 'to-decide');
    const round = { hub, one, near: near(one, others), earlier: differentAnswers(near(one, decided)) };
    const end = await decideOne(sitting, round, later);
    if (end !== 'next') return end === 'back';
  }
}

// --- internal ---

const LATER = 'later!';
const CHOOSE = 'choose!';
const WORD = 'word!';
const AS = 'as!';
const MOVES = { back: true, skip: true, findOut: false, review: false, goto: false };
const MOST_EARLIER = 2;
const ANSWERS = ['decision', 'why', 'changed'] as const;

/** What is decided now: a piece, what stands near it, and what was decided on before and stands near it. */
type Round = { hub: Question; one: Feedback; near: readonly Near[]; earlier: readonly Feedback[] };

const openIn = ({ project }: Sitting): Feedback[] => feedbackOf(project).filter(({ state }) => state === 'to-decide');

/** How a round ended: on to the next piece, back to the list of all, or the person leaves. */
type End = 'next' | 'back' | 'left';

/** The nearest of those that were decided on, as long as their answers differ. */
function differentAnswers(near: readonly Near[]): Feedback[] {
  const byAnswer = new Map<string, Feedback>();
  for (const { entry } of near) {
    const answer = JSON.stringify(ANSWERS.map((part) => entry.answers[part] ?? ''));
    if (!byAnswer.has(answer)) byAnswer.set(answer, entry);
  }
  return [...byAnswer.values()].slice(0, MOST_EARLIER);
}

/** One round: what is decided, for how many, why, and what changed. */
async function decideOne(sitting: Sitting, round: Round, later: Set<string>): Promise<End> {
  const { hub, one, near } = round;
  let together = [one, ...near.filter(({ same }) => same).map(({ entry }) => entry)];
  for (;;) {
    const outcome = await ask(sitting, decisionScreen(sitting, round, together));
    settle(sitting, 'decide');
    if (outcome.kind === 'left' || outcome.kind === 'back') return outcome.kind;
    // What was taken back is decided again, or led out of here.
    if (outcome.kind === 'moved') return sitting.state.at === hub.id ? 'next' : 'back';
    const row = outcome.kind === 'answer' ? (outcome.draft.at ?? LATER) : LATER;
    if (row === LATER) {
      for (const { id } of together) later.add(id);
      return 'next';
    }
    if (row === CHOOSE || row === WORD) {
      const others = near.map(({ entry }) => entry);
      const wider =
        row === WORD
          ? await widen(sitting, one, together)
          : await chooseTogether(sitting, one, [...new Set([...others, ...together.slice(1)])], together);
      if (wider === 'left') return wider;
      together = wider;
      continue;
    }
    const as = round.earlier.find(({ id }) => row === `${AS}${id}`);
    const answers: Partial<Feedback['answers']> = as?.answers ?? { decision: row };
    const result = await saveForAll(sitting, hub, together, answers);
    if (result === 'left') return 'left';
    if (result !== 'saved') {
      sitting.prompter.say(result.refused);
      continue;
    }
    tell(sitting, hub, together, answers.decision ?? '');
    if (as) return 'next';
    for (const part of row === 'no' ? (['why'] as const) : (['why', 'changed'] as const)) {
      const end = await askForAll(sitting, hub, together, part);
      if (end !== 'next') return end;
    }
    return 'next';
  }
}

/** Asks which of some others get the same answer as a piece; it stands before those that do. */
async function chooseTogether(
  sitting: Sitting,
  one: Feedback,
  others: readonly Feedback[],
  together: readonly Feedback[],
): Promise<Feedback[] | 'left'> {
  const ticked = others.filter((entry) => together.some(({ id }) => id === entry.id)).map(({ id }) => id);
  const outcome = await ask(sitting, {
    ...lookingScreen(sitting, one),
    id: 'alike',
    widget: 'many',
    ask: words.decide.alike,
    hint: words.decide.alikeHint,
    options: others.map((entry) => ({ id: entry.id, label: wordsOf(entry) })),
    draft: { ticked },
  });
  settle(sitting, 'alike');
  if (outcome.kind === 'left') return 'left';
  if (outcome.kind !== 'answer') return [...together];
  const chosen = outcome.draft.ticked ?? [];
  return [one, ...others.filter(({ id }) => chosen.includes(id))];
}

/** Looks for others by a word; those found are ticked, and go with the rest where they stay so. */
async function widen(sitting: Sitting, one: Feedback, together: readonly Feedback[]): Promise<Feedback[] | 'left'> {
  const others = openIn(sitting).filter(({ id }) => !together.some((each) => each.id === id));
  const outcome = await ask(sitting, {
    ...lookingScreen(sitting, one),
    id: 'word',
    widget: 'line',
    ask: words.decide.word,
    hint: words.decide.wordHint,
    draft: { text: '', cursor: 0 },
    check: ({ text = '' }) =>
      withWord(others, text).length === 0 ? fill(words.decide.noWord, { word: short(text.trim()) }) : undefined,
  });
  settle(sitting, 'word');
  if (outcome.kind === 'left') return 'left';
  if (outcome.kind !== 'answer') return [...together];
  const all = [...together, ...withWord(others, outcome.draft.text ?? '')];
  return chooseTogether(sitting, one, all.slice(1), all);
}

/** What the screens have in common on which others are looked for. */
const lookingScreen = (sitting: Sitting, one: Feedback) => ({
  where: whereIn(sitting),
  help: [words.decide.alikeHelp],
  context: contextOf(one),
  moves: { ...MOVES, skip: false },
  ...NO_ANSWER,
});

/** What was said, by how many, and what there is to decide. */
function decisionScreen(sitting: Sitting, { hub, one, near, earlier }: Round, together: readonly Feedback[]): Screen {
  const { project } = sitting;
  const question = fieldOf(sitting, hub, one.id, 'decision');
  const label = (entry: Feedback) => printValue(question, entry.answers.decision ?? '', optionsOf(project, question));
  return {
    id: 'decide',
    widget: 'one',
    where: whereIn(sitting),
    ask: textFor(project, question.ask),
    hint: textFor(project, question.hint),
    help: [textFor(project, question.help)],
    context: contextOf(...together),
    options: [
      ...choicesOf(project, question).filter(({ id }) => id !== 'open'),
      ...earlier.map((entry) => ({
        id: `${AS}${entry.id}`,
        label: fill(words.decide.as, { said: short(flat(entry.answers.said ?? ''), 60), decision: label(entry) }),
      })),
      ...(near.length > 0 ? [{ id: CHOOSE, label: words.decide.choose }] : []),
      ...(openIn(sitting).length > together.length ? [{ id: WORD, label: words.decide.byWord }] : []),
      { id: LATER, label: words.decide.later },
    ],
    draft: {},
    moves: MOVES,
    ...NO_ANSWER,
    check: ({ at }) => (at ? undefined : words.interview.nothingChosen),
  };
}

/** Asks for why or what changed, once for all; it may be left out. */
async function askForAll(
  sitting: Sitting,
  hub: Question,
  together: readonly Feedback[],
  part: 'why' | 'changed',
): Promise<End> {
  const [one] = together;
  const question = hub.fields?.some(({ id }) => id === sitting.method.roles[`feedback.${part}`])
    ? fieldOf(sitting, hub, one?.id ?? '', part)
    : undefined;
  if (!question) return 'next';
  const { ask: asked, hint, help, id, check, advise } = questionScreen(sitting.project, sitting.state, question);
  let message: string | undefined;
  for (;;) {
    const outcome: Outcome = await ask(sitting, {
      id,
      widget: 'line',
      where: whereIn(sitting),
      ask: asked,
      ...(hint && { hint }),
      help,
      context: contextOf(...together),
      draft: sitting.drafts[id] ?? { text: '', cursor: 0 },
      moves: { ...MOVES, back: false },
      check,
      advise,
      ...(message && { message }),
    });
    if (outcome.kind === 'left') return 'left';
    if (outcome.kind !== 'answer' || !outcome.draft.text?.trim()) {
      settle(sitting, id);
      return 'next';
    }
    sitting.unsaved.add(id);
    const saved = await saveForAll(sitting, hub, together, { [part]: outcome.draft.text });
    if (saved === 'left') return 'left';
    if (saved === 'saved') {
      settle(sitting, id);
      return 'next';
    }
    message = saved.refused;
  }
}

/** Puts the same answers into each of some pieces. */
const saveForAll = (
  sitting: Sitting,
  hub: Question,
  together: readonly Feedback[],
  answers: Partial<Feedback['answers']>,
): ReturnType<typeof save> => {
  const texts = Object.fromEntries(
    ANSWERS.flatMap((part) => (answers[part] === undefined ? [] : [[part, answers[part]]])),
  );
  return save(
    sitting,
    together.flatMap(({ id }) => recordChanges(sitting.project, hub, id, texts).changes),
  );
};

/** One line that stays: how many said it, and what was decided. */
function tell(
  { project, prompter, method }: Sitting,
  hub: Question,
  together: readonly Feedback[],
  decision: string,
): void {
  const field = hub.fields?.find(({ id }) => id === method.roles['feedback.decision']);
  const question = fieldsOf(hub, together[0]?.id ?? '').find(({ id }) => id.endsWith(`.${field?.id}`));
  const label = question ? printValue(question, decision, optionsOf(project, question)) : decision;
  const said = short(together[0]?.answers.title ?? together[0]?.answers.said ?? '', 80);
  const pieces = count(together.length, ...words.decide.said);
  prompter.say(fill(words.decide.done, { pieces, said, decision: label }));
}

function fieldOf({ method }: Sitting, hub: Question, record: string, part: 'decision' | 'why' | 'changed'): Question {
  const id = `${hub.id}.${record}.${method.roles[`feedback.${part}`]}`;
  return fieldsOf(hub, record).find((field) => field.id === id) as Question;
}

const whereIn = (sitting: Sitting): string =>
  fill(words.decide.where, { open: count(openIn(sitting).length, ...words.decide.piece) });

/** The words of those that are decided together, and where the first came from. */
function contextOf(...together: readonly Feedback[]): Screen['context'] {
  const [one, ...others] = together;
  if (!one) return [];
  const { group, channel, heard, version } = one.answers;
  const inUse = version && fill(words.onVersion, { version });
  const from = [group, channel, heard && dayText(heard), inUse].filter((part) => part !== undefined).join('; ');
  return [
    { label: words.decide.saidLabel, text: `"${flat(one.answers.said ?? one.answers.title ?? '')}"` },
    ...(from === '' ? [] : [{ label: words.decide.from, text: from }]),
    ...(others.length === 0
      ? []
      : [
          {
            label: fill(words.decide.too, { others: count(others.length, ...words.decide.other) }),
            text: others
              .map((each) => `"${short(flat(each.answers.said ?? each.answers.title ?? ''), 60)}"`)
              .join(' · '),
          },
        ]),
  ];
}

const wordsOf = ({ answers }: Feedback): string =>
  [`"${short(flat(answers.said ?? answers.title ?? ''), 160)}"`, answers.group].filter(Boolean).join(' — ');

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
